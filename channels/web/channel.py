"""The web chat behind the channels' contract. Its platform is our own page: `send` tells the pages that are open."""

import hashlib
import re
import time
from collections.abc import Callable

import msgspec

from channels.contract import Delivery, Event, Forged, Kept, Never, NotJSON, Outgoing, Result, Sent, Unparsable
from channels.limits import cut, fitted, sayable
from channels.web.hub import Hub
from channels.web.sessions import Sessions
from channels.web.wire import PageMessage, PushedReply, Rendered, Typing
from dialogs.messages import Choice, InboundMessage, Reply, Tap, Text

ACCOUNT = "page"
MOST_TEXT = 50_000
"""UTF-16 units of one reply. No platform asks for a limit; this one keeps an absurd reply from freezing the page."""
MOST_CHOICES = 50
MOST_LABEL = 80
_BROKEN = (msgspec.DecodeError, ValueError, RecursionError)
"""All that msgspec raises over any bytes: bad UTF-8 is a ValueError, very deep nesting a RecursionError."""
_LOCALE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,4}")
_NO_TEXT = re.compile(r"\s*")

_read_message = msgspec.json.Decoder(PageMessage).decode
_read_rendered = msgspec.json.Decoder(Rendered).decode
_write = msgspec.json.Encoder().encode
_TYPING = _write(Typing())


def _system_now() -> int:
    return time.time_ns() // 1_000_000


class WebChannel:
    name = "web"
    reply_within: float | None = None
    taps_wait = False

    def __init__(self, hub: Hub, secret: bytes, now: Callable[[], int] = _system_now) -> None:
        self.hub = hub
        self.sessions = Sessions(secret)
        self._now = now

    def verify(self, delivery: Delivery) -> None:
        """Genuine is a delivery whose `x-web-session` is a session signed by us, and the one that the body names."""
        session = self.sessions.check(delivery.headers.get("x-web-session", ""))
        named = _named_session(delivery.body)
        if named is not None and named != session:
            raise Forged("the message names another session than the one that sends it")

    def split(self, body: bytes) -> list[Event]:
        try:
            message = _read_message(body)
        except _BROKEN:
            _must_be_json(body)
            return [Event(id=hashlib.sha256(body).hexdigest(), account=ACCOUNT, chat=None, raw=body)]
        return [
            Event(id=event_id(message.session, message.id), account=ACCOUNT, chat=message.session, raw=body),
        ]

    def parse(self, kept: Kept) -> InboundMessage | None:
        try:
            message = _read_message(kept.raw)
        except _BROKEN as error:
            raise Unparsable(f"not a message of the page: {type(error).__name__}") from error
        return InboundMessage(
            channel=self.name,
            account=kept.account,
            chat=kept.chat,
            event=kept.event,
            sent_at=message.sent_at if 0 < message.sent_at <= kept.received_at else kept.received_at,
            content=_content(message),
            locale=message.locale if _LOCALE.fullmatch(message.locale) else "",
        )

    def render(self, reply: Reply) -> list[bytes]:
        """One payload, paragraphs kept; none where there is nothing to say."""
        paragraphs = filter(None, map(sayable, reply.paragraphs))
        text = cut("\n\n".join(paragraphs), MOST_TEXT)
        choices = reply.choices[:MOST_CHOICES]
        if not text and not choices:
            return []
        labels = fitted([choice.label for choice in choices], MOST_LABEL)
        shown = tuple(Choice(label=label, value=c.value) for label, c in zip(labels, choices, strict=True))
        return [_write(Rendered(text=text, choices=shown, language=sayable(reply.language)))]

    async def send(self, outgoing: Outgoing) -> Result:
        """Tell the open pages. A page that is away reads it in the history, so this is always Sent."""
        try:
            rendered = _read_rendered(outgoing.payload)
        except _BROKEN as error:
            return Never(reason=f"not a reply of this channel: {type(error).__name__}")
        if self.hub.is_open(outgoing.chat):
            self.hub.tell(outgoing.chat, self._pushed(outgoing, rendered))
        return Sent(platform_id=outgoing.key)

    def _pushed(self, outgoing: Outgoing, rendered: Rendered) -> bytes:
        return _write(
            PushedReply(
                key=outgoing.key,
                text=rendered.text,
                choices=rendered.choices,
                language=rendered.language,
                at=self._now(),
                author=outgoing.author,
            )
        )

    async def acknowledge(self, message: InboundMessage) -> None:
        self.hub.tell(message.chat, _TYPING)


def event_id(session: str, message_id: str) -> str:
    """A page's message ids are its own: they count within its session, so that no page can use up another's."""
    return f"{session}/{message_id.lower()}"


def message_id(event: str) -> str:
    """The page's own id in an event id; what is none is given back as it is."""
    return event.rpartition("/")[2]


def _content(message: PageMessage) -> Text | Tap:
    match message:
        case PageMessage(text=str(text), tap=None) if not _NO_TEXT.fullmatch(text):
            return Text(text=text)
        case PageMessage(text=None, tap=str(value)) if value:
            return Tap(value=value, label=message.label)
    raise Unparsable("a message of the page holds either a text or a tap")


def _named_session(body: bytes) -> str | None:
    try:
        return _read_message(body).session
    except _BROKEN:
        return None


def _must_be_json(body: bytes) -> None:
    try:
        msgspec.json.decode(body)
    except _BROKEN as error:
        raise NotJSON("the body is no JSON") from error
