"""A kept update -> the guest's message, or None where no turn is due.

No turn is due for service messages, edits, bots, what a group says among itself, channels, business accounts and
payments. An edit is not answered again: it also comes for changes that nobody sees (a live location that moves).
"""

import msgspec

from channels.contract import Kept, Unparsable
from channels.raw import mended
from channels.telegram.groups import Me, command, spoken_to, without_name
from channels.telegram.objects import CallbackQuery, ChatMemberUpdated, File, Message, Update, User
from dialogs.messages import (
    Blocked,
    Content,
    InboundMessage,
    Location,
    Media,
    SharedContact,
    Started,
    Tap,
    Text,
    Unsupported,
)

_decode = msgspec.json.Decoder(Update).decode


def parse(kept: Kept, me: Me) -> InboundMessage | None:
    """Raise Unparsable, and nothing else."""
    try:
        update = _update(kept.raw)
    except (ValueError, RecursionError) as error:
        raise Unparsable(str(error)) from error
    if update.message is not None:
        return _of_message(update.message, kept, me)
    if update.callback_query is not None:
        return _of_tap(update.callback_query, kept)
    if update.my_chat_member is not None:
        return _of_membership(update.my_chat_member, kept)
    return None


def _update(raw: bytes) -> Update:
    try:
        return _decode(raw)
    except (ValueError, RecursionError):
        return _decode(mended(raw))


def _of_message(message: Message, kept: Kept, me: Me) -> InboundMessage | None:
    guest = message.from_
    if guest is None or guest.is_bot:
        return None
    if message.chat.type != "private" and not spoken_to(message, me):
        return None
    content = _content(message, guest, me)
    return _inbound(kept, guest, content, message.date) if content is not None else None


def _of_tap(tap: CallbackQuery, kept: Kept) -> InboundMessage | None:
    """The tap's own time is not told: `message.date` is when the keyboard was sent."""
    content = Tap(value=tap.data, label=_label(tap, tap.data)) if tap.data is not None else Unsupported(kind="game")
    return _inbound(kept, tap.from_, content, 0, reply_token=tap.id)


def _label(tap: CallbackQuery, data: str) -> str:
    if tap.message is None or tap.message.reply_markup is None:
        return ""
    buttons = (button for row in tap.message.reply_markup.inline_keyboard for button in row)
    return next((button.text for button in buttons if button.callback_data == data), "")


def _of_membership(change: ChatMemberUpdated, kept: Kept) -> InboundMessage | None:
    """In a private chat: `kicked` is a guest who blocked the bot, `member` one who came back."""
    contents: dict[str, Content] = {"kicked": Blocked(), "member": Started()}
    content = contents.get(change.new_chat_member.status)
    if change.chat.type != "private" or content is None:
        return None
    return _inbound(kept, change.from_, content, change.date)


def _inbound(kept: Kept, guest: User, content: Content, date: int, reply_token: str = "") -> InboundMessage:
    """`date` in seconds; 0 where none is told."""
    return InboundMessage(
        channel="telegram",
        account=kept.account,
        chat=kept.chat,
        event=kept.event,
        sent_at=min(date * 1000, kept.received_at) if date > 0 else kept.received_at,
        content=content,
        reply_token=reply_token,
        locale=guest.language_code,
        name=guest.name,
    )


def _content(message: Message, guest: User, me: Me) -> Content | None:
    """None for a service message (somebody joined, a title changed, a call ended …)."""
    if message.text:
        return _text(message, me)
    if message.venue is not None:
        place = message.venue.location
        return Location(latitude=place.latitude, longitude=place.longitude, title=message.venue.title)
    if message.location is not None:
        return Location(latitude=message.location.latitude, longitude=message.location.longitude)
    if message.contact is not None:
        card = message.contact
        name = f"{card.first_name} {card.last_name}".strip()
        return SharedContact(phone=card.phone_number, name=name, own=card.user_id == guest.id)
    return _media(message, me) or _unsupported(message)


def _text(message: Message, me: Me) -> Content:
    """A command other than /start is the words it is made of, so that the engine reads it in every language."""
    text = message.text if message.chat.type == "private" else without_name(message.text, me)
    parts = command(message.text)
    if parts is None:
        return Text(text=text)
    if parts.name.lower() == "start":
        return Started(payload=parts.rest)
    return Text(text=f"{parts.name.replace('_', ' ')} {parts.rest}".strip())


def _media(message: Message, me: Me) -> Media | None:
    """An animation comes as a document too, a live photo as a photo too: the first of the list wins."""
    caption = message.caption if message.chat.type == "private" else without_name(message.caption, me)
    if message.photo or message.live_photo:
        largest = message.photo[-1] if message.photo else message.live_photo or File()
        return Media(kind="image", caption=caption, reference=largest.file_id)
    if video := message.animation or message.video or message.video_note:
        return Media(kind="video", caption=caption, reference=video.file_id)
    if message.voice is not None:
        return Media(kind="voice", caption=caption, reference=message.voice.file_id)
    if message.audio is not None:
        return Media(kind="audio", caption=caption, reference=message.audio.file_id)
    if message.sticker is not None:
        return Media(kind="sticker", reference=message.sticker.file_id)
    if message.document is not None:
        return Media(kind="file", caption=caption, reference=message.document.file_id)
    return None


_UNSUPPORTED = (
    "checklist",
    "dice",
    "game",
    "invoice",
    "paid_media",
    "poll",
    "rich_message",
    "story",
    "web_app_data",
)


def _unsupported(message: Message) -> Unsupported | None:
    kind = next((kind for kind in _UNSUPPORTED if getattr(message, kind) is not None), None)
    return Unsupported(kind=kind) if kind else None
