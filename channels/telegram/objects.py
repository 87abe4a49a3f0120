"""The few fields of the Bot API's objects that we read; all others are skipped unseen.

Bot API, "Available types". A field that the API calls optional has a default here.
"""

from typing import Any

import msgspec


class Shape(msgspec.Struct, frozen=True, rename={"from_": "from"}):
    """`from` is a Python keyword: read as `from_`."""


class User(Shape, frozen=True):
    id: int
    is_bot: bool = False
    first_name: str = ""
    last_name: str = ""
    username: str = ""
    language_code: str = ""

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()


class Chat(Shape, frozen=True):
    """`type` is private, group, supergroup or channel."""

    id: int
    type: str = ""


class Entity(Shape, frozen=True):
    """A marked stretch of a text; `user` only where `type` is text_mention."""

    type: str = ""
    user: User | None = None


class Location(Shape, frozen=True):
    latitude: float
    longitude: float


class Venue(Shape, frozen=True):
    location: Location
    title: str = ""


class Contact(Shape, frozen=True):
    phone_number: str
    first_name: str = ""
    last_name: str = ""
    user_id: int | None = None


class File(Shape, frozen=True):
    """Of a photo, voice note, document …: all have a `file_id`, good for this bot alone."""

    file_id: str = ""


class RepliedTo(Shape, frozen=True):
    """`forum_topic_created`: every message of a forum's topic "replies" to the topic's first one."""

    from_: User | None = None
    forum_topic_created: Any = None


class Message(Shape, frozen=True):
    chat: Chat
    date: int = 0
    from_: User | None = None
    reply_to_message: RepliedTo | None = None
    text: str = ""
    entities: tuple[Entity, ...] = ()
    caption: str = ""
    caption_entities: tuple[Entity, ...] = ()
    location: Location | None = None
    venue: Venue | None = None
    contact: Contact | None = None
    photo: tuple[File, ...] = ()
    live_photo: File | None = None
    animation: File | None = None
    audio: File | None = None
    document: File | None = None
    sticker: File | None = None
    video: File | None = None
    video_note: File | None = None
    voice: File | None = None
    checklist: Any = None
    dice: Any = None
    game: Any = None
    invoice: Any = None
    paid_media: Any = None
    poll: Any = None
    rich_message: Any = None
    story: Any = None
    web_app_data: Any = None


class Button(Shape, frozen=True):
    text: str = ""
    callback_data: str = ""


class Keyboard(Shape, frozen=True):
    inline_keyboard: tuple[tuple[Button, ...], ...] = ()


class TappedMessage(Shape, frozen=True):
    """Ours, with the button; an "inaccessible" one has neither keyboard nor text, and `date` 0."""

    reply_markup: Keyboard | None = None


class CallbackQuery(Shape, frozen=True):
    """`message` is missing for buttons of inline mode; `data` for those of games."""

    id: str
    from_: User
    message: TappedMessage | None = None
    data: str | None = None


class Member(Shape, frozen=True):
    status: str = ""


class ChatMemberUpdated(Shape, frozen=True):
    chat: Chat
    from_: User
    new_chat_member: Member
    date: int = 0


class Update(Shape, frozen=True):
    """Of the kinds of update, those that a turn may be due for."""

    update_id: int
    message: Message | None = None
    callback_query: CallbackQuery | None = None
    my_chat_member: ChatMemberUpdated | None = None
