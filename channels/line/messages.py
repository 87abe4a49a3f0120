"""LINE's event kinds -> what the guest said. Kinds not listed here want no answer. Source: LINE, webhook event objects.

In groups and rooms people talk with each other: there the bot answers only a text that mentions it, a tap on its own
buttons, and being invited; everything else is kept in silence.
"""

from collections.abc import Callable
from typing import Literal

import msgspec

from channels.raw import number
from dialogs.messages import Blocked, Content, Location, Media, Started, Tap, Text, Unsent, Unsupported


class Source(msgspec.Struct, frozen=True, rename="camel"):
    type: str | None = None
    user_id: str | None = None
    group_id: str | None = None
    room_id: str | None = None

    @property
    def chat(self) -> str | None:
        """Where an answer goes: to the group or room, else to the user."""
        return self.group_id or self.room_id or self.user_id or None


class Incoming(msgspec.Struct, frozen=True, rename="camel"):
    """An event; what only some kinds have is left raw until its kind is known."""

    type: str
    mode: str | None = None
    timestamp: int | float | str | None = None
    source: Source | None = None
    reply_token: str | None = None
    message: msgspec.Raw = msgspec.Raw(b"{}")
    postback: msgspec.Raw = msgspec.Raw(b"{}")
    unsend: msgspec.Raw = msgspec.Raw(b"{}")

    @property
    def among_others(self) -> bool:
        return self.source is not None and (self.source.group_id or self.source.room_id) is not None


class _Mentionee(msgspec.Struct, frozen=True, rename="camel"):
    index: int = 0
    length: int = 0
    is_self: bool | None = None


class _Mention(msgspec.Struct, frozen=True):
    mentionees: list[_Mentionee] = []


class _Message(msgspec.Struct, frozen=True, rename="camel"):
    type: str
    id: str | None = None
    text: str | None = None
    mention: _Mention | None = None
    keywords: list[str] | None = None
    title: str | None = None
    address: str | None = None
    latitude: float | str | None = None
    longitude: float | str | None = None


class _Params(msgspec.Struct, frozen=True, rename="camel"):
    date: str | None = None
    time: str | None = None
    datetime: str | None = None
    new_rich_menu_alias_id: str | None = None


class _Postback(msgspec.Struct, frozen=True):
    data: str
    params: _Params | None = None


class _Unsend(msgspec.Struct, frozen=True, rename="camel"):
    message_id: str = ""


_message = msgspec.json.Decoder(_Message).decode
_postback = msgspec.json.Decoder(_Postback).decode
_unsend = msgspec.json.Decoder(_Unsend).decode

_MEDIA: dict[str, Literal["image", "video", "audio", "file"]] = {
    "image": "image",
    "video": "video",
    "audio": "audio",
    "file": "file",
}


def _said(incoming: Incoming) -> Content | None:
    message = _message(incoming.message)
    if incoming.among_others:
        return _said_to_us(message)
    if message.type == "text":
        return Text(text=message.text or "")
    if message.type == "sticker":
        words = message.text or ", ".join(message.keywords or ())
        return Media(kind="sticker", caption=words, reference=message.id or "")
    if message.type == "location":
        return _place(message)
    if kind := _MEDIA.get(message.type):
        return Media(kind=kind, reference=message.id or "")
    return Unsupported(kind=message.type)


def _said_to_us(message: _Message) -> Text | None:
    """A group's text without the mention of us; None where nobody mentioned us."""
    mentionees = message.mention.mentionees if message.mention else []
    ours = [one for one in mentionees if one.is_self]
    if message.type != "text" or not ours:
        return None
    units = (message.text or "").encode("utf-16-le", "surrogatepass")
    for one in sorted(ours, key=lambda one: -one.index):
        units = units[: 2 * one.index] + units[2 * (one.index + one.length) :]
    return Text(text=units.decode("utf-16-le", "replace").strip())


def _place(message: _Message) -> Content:
    latitude, longitude = number(message.latitude), number(message.longitude)
    if latitude is None or longitude is None:
        return Unsupported(kind="location")
    return Location(latitude=latitude, longitude=longitude, title=message.title or message.address or "")


def _tapped(incoming: Incoming) -> Content | None:
    """A tap on a choice, or a picked date or time; switching the rich menu is nothing said."""
    postback = _postback(incoming.postback)
    picked = postback.params
    if picked is None:
        return Tap(value=postback.data)
    if picked.datetime:
        return Text(text=picked.datetime.replace("T", " "))
    if picked.date:
        return Tap(value=f"date:{picked.date}", label=picked.date)
    if picked.time:
        return Tap(value=f"time:{picked.time.replace(':', '')}", label=picked.time)
    return None if picked.new_rich_menu_alias_id is not None else Tap(value=postback.data)


def _came(incoming: Incoming) -> Content | None:
    return Started()


def _left(incoming: Incoming) -> Content | None:
    return Blocked()


def _took_back(incoming: Incoming) -> Content | None:
    return Unsent(reference=_unsend(incoming.unsend).message_id)


KINDS: dict[str, Callable[[Incoming], Content | None]] = {
    "message": _said,
    "postback": _tapped,
    "follow": _came,
    "join": _came,
    "unfollow": _left,
    "leave": _left,
    "unsend": _took_back,
}
