"""WhatsApp's message kinds -> what the guest said. Source: WhatsApp Cloud API, webhooks, messages."""

from collections.abc import Callable
from typing import Literal

import msgspec

from channels.contract import Kept, Unparsable
from channels.raw import Unreadable, instant, mended, number, read
from dialogs.messages import (
    Content,
    InboundMessage,
    Location,
    Media,
    SharedContact,
    Started,
    Tap,
    Text,
    Unsent,
    Unsupported,
)

_NONE = msgspec.Raw(b"{}")


class Incoming(msgspec.Struct, frozen=True, rename={"sender": "from"}):
    """A message; what only some kinds have is left raw until its kind is known."""

    type: str
    sender: str | None = None
    timestamp: int | float | str | None = None
    group_id: str | None = None
    text: msgspec.Raw = _NONE
    button: msgspec.Raw = _NONE
    interactive: msgspec.Raw = _NONE
    location: msgspec.Raw = _NONE
    contacts: msgspec.Raw = _NONE
    image: msgspec.Raw = _NONE
    video: msgspec.Raw = _NONE
    audio: msgspec.Raw = _NONE
    document: msgspec.Raw = _NONE
    sticker: msgspec.Raw = _NONE
    edit: msgspec.Raw = _NONE
    revoke: msgspec.Raw = _NONE


class _Kept(msgspec.Struct, frozen=True):
    message: Incoming | None = None
    contact: msgspec.Raw = _NONE


class _Profile(msgspec.Struct, frozen=True):
    name: str = ""


class _Contact(msgspec.Struct, frozen=True):
    profile: _Profile | None = None


class _Text(msgspec.Struct, frozen=True):
    body: str


class _Button(msgspec.Struct, frozen=True):
    payload: str
    text: str = ""


class _Picked(msgspec.Struct, frozen=True):
    id: str
    title: str = ""


class _Interactive(msgspec.Struct, frozen=True):
    type: str | None = None
    button_reply: _Picked | None = None
    list_reply: _Picked | None = None


class _Place(msgspec.Struct, frozen=True):
    latitude: float | str | None = None
    longitude: float | str | None = None
    name: str | None = None
    address: str | None = None


class _Media(msgspec.Struct, frozen=True):
    id: str | None = None
    caption: str | None = None
    voice: bool | None = None


class _Name(msgspec.Struct, frozen=True):
    formatted_name: str = ""


class _Phone(msgspec.Struct, frozen=True):
    phone: str | None = None
    wa_id: str | None = None


class _Card(msgspec.Struct, frozen=True):
    name: _Name | None = None
    phones: list[_Phone] | None = None


class _Revoke(msgspec.Struct, frozen=True):
    original_message_id: str = ""


class _Edit(msgspec.Struct, frozen=True):
    message: Incoming | None = None


_kept = msgspec.json.Decoder(_Kept).decode
_contact = msgspec.json.Decoder(_Contact).decode
_text = msgspec.json.Decoder(_Text).decode
_button = msgspec.json.Decoder(_Button).decode
_interactive = msgspec.json.Decoder(_Interactive).decode
_place = msgspec.json.Decoder(_Place).decode
_media = msgspec.json.Decoder(_Media).decode
_cards = msgspec.json.Decoder(list[_Card]).decode
_revoke = msgspec.json.Decoder(_Revoke).decode
_edit = msgspec.json.Decoder(_Edit).decode


def parse(kept: Kept) -> InboundMessage | None:
    """The message of one kept event; None where no answer is due. Raise Unparsable."""
    try:
        stored = _read(kept.raw)
        content = _content(stored.message)
    except Unreadable as error:
        raise Unparsable(f"WhatsApp event: {error}") from error
    if content is None or stored.message is None:
        return None
    contact = read(stored.contact, _contact)
    return InboundMessage(
        channel="whatsapp",
        account=kept.account,
        chat=kept.chat,
        event=kept.event,
        sent_at=instant(stored.message.timestamp, kept.received_at, ms_per_unit=1000),
        content=content,
        name=contact.profile.name if contact and contact.profile else "",
    )


def _read(raw: bytes) -> _Kept:
    try:
        return _kept(raw)
    except msgspec.ValidationError:
        raise
    except msgspec.DecodeError:
        return _kept(mended(raw))


def _content(message: Incoming | None) -> Content | None:
    if message is None or message.group_id:
        return None
    reader = KINDS.get(message.type)
    return reader(message) if reader else Unsupported(kind=message.type)


def _written(message: Incoming) -> Content | None:
    return Text(text=_text(message.text).body)


def _pressed(message: Incoming) -> Content | None:
    button = _button(message.button)
    return Tap(value=button.payload, label=button.text)


def _chosen(message: Incoming) -> Content | None:
    """A reply button or a list row; without its body (the platform then states an error) nobody knows which."""
    interactive = _interactive(message.interactive)
    picked = interactive.button_reply or interactive.list_reply
    if picked:
        return Tap(value=picked.id, label=picked.title)
    return None if interactive.type == "call_permission_reply" else Unsupported(kind=interactive.type or "interactive")


def _placed(message: Incoming) -> Content | None:
    place = _place(message.location)
    latitude, longitude = number(place.latitude), number(place.longitude)
    if latitude is None or longitude is None:
        return Unsupported(kind="location")
    return Location(latitude=latitude, longitude=longitude, title=place.name or place.address or "")


def _attached(kind: Literal["image", "video", "file", "sticker"], field: str) -> Callable[[Incoming], Content | None]:
    def attached(message: Incoming) -> Content | None:
        media = _media(getattr(message, field))
        return Media(kind=kind, caption=media.caption or "", reference=media.id or "")

    return attached


def _spoken(message: Incoming) -> Content | None:
    media = _media(message.audio)
    return Media(kind="voice" if media.voice else "audio", reference=media.id or "")


def _shared(message: Incoming) -> Content | None:
    """The first card with a number. It is the sender's own only if it is the number that they write from."""
    for card in _cards(message.contacts):
        for phone in card.phones or ():
            if stated := phone.phone or phone.wa_id:
                own = bool(message.sender) and "".join(filter(str.isdecimal, stated)) == message.sender
                return SharedContact(phone=stated, name=card.name.formatted_name if card.name else "", own=own)
    return Unsupported(kind="contacts")


def _corrected(message: Incoming) -> Content | None:
    """A text written anew counts as said now: a later message corrects an earlier one. Other edits change nothing."""
    edited = _edit(message.edit).message
    return _written(edited) if edited is not None and edited.type == "text" else None


def _took_back(message: Incoming) -> Content | None:
    return Unsent(reference=_revoke(message.revoke).original_message_id)


def _opened(message: Incoming) -> Content | None:
    return Started()


def _silent(message: Incoming) -> Content | None:
    """Reactions, and the platform's own notices."""
    return None


KINDS: dict[str, Callable[[Incoming], Content | None]] = {
    "text": _written,
    "button": _pressed,
    "interactive": _chosen,
    "location": _placed,
    "image": _attached("image", "image"),
    "video": _attached("video", "video"),
    "document": _attached("file", "document"),
    "sticker": _attached("sticker", "sticker"),
    "audio": _spoken,
    "contacts": _shared,
    "edit": _corrected,
    "revoke": _took_back,
    "request_welcome": _opened,
    "reaction": _silent,
    "system": _silent,
}
