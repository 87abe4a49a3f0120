"""LINE's webhook bytes: verified, split into events, read into messages. Source: LINE Messaging API, webhook events."""

from binascii import b2a_base64
from collections.abc import Callable

import msgspec

from channels.contract import Delivery, Event, Forged, Kept, Unparsable
from channels.line import messages
from channels.line.messages import Incoming, Source
from channels.raw import Unreadable, digest, hmac_sha256, instant, mended, read, read_body, same
from dialogs.messages import Content, InboundMessage


class _Body(msgspec.Struct, frozen=True):
    events: list[msgspec.Raw]
    destination: str = ""


class _Head(msgspec.Struct, frozen=True, rename="camel"):
    type: str = ""
    mode: str | None = None
    webhook_event_id: str | None = None
    source: Source | None = None
    message: msgspec.Raw = msgspec.Raw(b"{}")


class _Named(msgspec.Struct, frozen=True):
    id: str | None = None


_body = msgspec.json.Decoder(_Body).decode
_head = msgspec.json.Decoder(_Head).decode
_named = msgspec.json.Decoder(_Named).decode
_incoming = msgspec.json.Decoder(Incoming).decode


def verify(secret: bytes, delivery: Delivery) -> None:
    """Raise Forged unless `x-line-signature` is the base64 HMAC-SHA256 of the raw body under the channel secret."""
    given = delivery.headers.get("x-line-signature")
    if given is None:
        raise Forged("x-line-signature is missing")
    if not same(given, b2a_base64(hmac_sha256(secret, delivery.body), newline=False)):
        raise Forged("x-line-signature does not match the body and the channel secret")


def split(body: bytes) -> list[Event]:
    """One Event for each element of `events`, its raw bytes as they came. Raise NotJSON."""
    body, shaped = read_body(body, _body)
    if shaped is None:
        return [Event(id=digest(body), account="", chat=None, raw=body)]
    return [_event(raw, shaped.destination) for raw in shaped.events]


def _event(raw: msgspec.Raw, account: str) -> Event:
    head = read(raw, _head)
    kept = bytes(raw)
    if head is None:
        return Event(id=digest(kept), account=account, chat=None, raw=kept)
    chat = head.source.chat if head.source else None
    wakes = head.type in messages.KINDS and head.mode != "standby"
    return Event(id=_event_id(head, kept), account=account, chat=chat, raw=kept, wakes=wakes)


def _event_id(head: _Head, kept: bytes) -> str:
    """`<event id>/<message id>`: an unsend event names only the message."""
    event = head.webhook_event_id or digest(kept)
    message = read(head.message, _named)
    return f"{event}/{message.id}" if message and message.id else event


def parse(kept: Kept) -> InboundMessage | None:
    """The message of one event; None where no answer is due. Raise Unparsable."""
    try:
        incoming = _read(kept.raw)
        content = _content(incoming)
    except Unreadable as error:
        raise Unparsable(f"LINE event: {error}") from error
    if content is None:
        return None
    return InboundMessage(
        channel="line",
        account=kept.account,
        chat=kept.chat,
        event=kept.event,
        sent_at=instant(incoming.timestamp, kept.received_at, ms_per_unit=1),
        content=content,
        reply_token=incoming.reply_token or "",
    )


def _read(raw: bytes) -> Incoming:
    try:
        return _incoming(raw)
    except msgspec.ValidationError:
        raise
    except msgspec.DecodeError:
        return _incoming(mended(raw))


def _content(incoming: Incoming) -> Content | None:
    """`mode: standby`: another module has the conversation, and nothing may be sent."""
    reader: Callable[[Incoming], Content | None] | None = messages.KINDS.get(incoming.type)
    if reader is None or incoming.mode == "standby":
        return None
    return reader(incoming)
