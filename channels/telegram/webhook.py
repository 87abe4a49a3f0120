"""What Telegram delivers: is it genuine, and which conversation does it belong to. Only ids are looked at."""

import json
from hashlib import sha256
from hmac import compare_digest
from typing import Any, NoReturn

import msgspec

from channels.contract import Delivery, Event, Forged, NotJSON

SECRET_HEADER = "x-telegram-bot-api-secret-token"  # noqa: S105  # a header's name, not a secret
ANSWERED = ("message", "edited_message", "callback_query", "my_chat_member")
"""The kinds of update that we ask for; others that come all the same are kept, and wake nobody."""

_decode = msgspec.json.Decoder().decode


def verify(delivery: Delivery, secret: str) -> None:
    """Bot API, setWebhook: the header repeats the `secret_token`. Raise Forged."""
    if not secret:
        raise Forged("no webhook secret is set: this bot polls")
    given = delivery.headers.get(SECRET_HEADER)
    if given is None:
        raise Forged(f"no {SECRET_HEADER} header")
    if not compare_digest(given.encode("utf-8", "surrogateescape"), secret.encode()):
        raise Forged("wrong secret token")


def split(body: bytes, account: str) -> list[Event]:
    """The body's one update. Raise NotJSON."""
    update = _json(body)
    key = _id(_get(update, "update_id"))
    if key is None:
        return [shapeless(body, account)]
    chat, *aliases = _chats(update) or (None,)
    return [Event(id=key, account=account, chat=chat, raw=body, aliases=tuple(alias for alias in aliases if alias))]


def shapeless(body: bytes, account: str) -> Event:
    """An update without a readable id is known by its digest."""
    return Event(id=sha256(body).hexdigest(), account=account, chat=None, raw=body)


def _json(body: bytes) -> Any:
    try:
        return _decode(body)
    except (ValueError, RecursionError):
        return _lenient(body)


def _lenient(body: bytes) -> Any:
    """msgspec refuses some JSON (half of a surrogate pair, numbers beyond a float); to refuse it here would only
    bring it back."""
    try:
        return json.loads(body.decode(), parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise NotJSON("the body is no JSON") from error


def _no_constant(name: str) -> NoReturn:
    raise ValueError(name)


def _chats(update: Any) -> tuple[str | None, ...]:
    """The conversation's id, then former ones of the same conversation."""
    message = _get(update, "message") or _get(update, "edited_message")
    if message:
        return _of_message(message)
    if tap := _get(update, "callback_query"):
        return (_chat(_get(tap, "message")) or _id(_get(_get(tap, "from"), "id")),)
    member = _get(update, "my_chat_member")
    if _get(_get(member, "chat"), "type") == "private":
        return (_chat(member),)
    return ()


def _of_message(message: Any) -> tuple[str | None, ...]:
    """A group that became a supergroup says so from both its ids (`migrate_to_chat_id`, `migrate_from_chat_id`)."""
    chat = _chat(message)
    if new := _id(_get(message, "migrate_to_chat_id")):
        return (new, chat)
    return (chat, _id(_get(message, "migrate_from_chat_id")))


def _chat(holder: Any) -> str | None:
    return _id(_get(_get(holder, "chat"), "id"))


def _get(value: Any, key: str) -> Any:
    return value.get(key) if isinstance(value, dict) else None


def _id(value: Any) -> str | None:
    """Ids are integers of at most 52 bits; a `true` is none."""
    return str(value) if type(value) is int and abs(value) < 2**63 else None
