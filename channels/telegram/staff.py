"""What happens in the staff's group: a button is pressed, a notice is replied to, somebody leaves, the group moves.

Bot API, CallbackQuery, Message (`reply_to_message`, `left_chat_member`, `migrate_to_chat_id`). Everything else that
people say there among themselves is none of ours.
"""

from typing import Any

import msgspec

from channels.contract import Unparsable
from channels.raw import mended
from channels.telegram.objects import Shape, User
from dialogs.messages import Value

PRESENT = ("creator", "administrator", "member")


class Person(Value, frozen=True):
    id: int
    name: str
    is_bot: bool = False


class Pressed(Value, frozen=True):
    """`query` is what is answered, so that the button stops spinning."""

    query: str
    who: Person
    chat: str
    message: int
    data: str


class Replied(Value, frozen=True):
    """To message `to` of the bot's. `text` is empty where something else was sent. `topic`: in a forum, which one."""

    who: Person
    chat: str
    message: int
    to: int
    text: str
    topic: int | None = None
    edited: bool = False


class Left(Value, frozen=True):
    chat: str
    person: int


class MovedTo(Value, frozen=True):
    chat: str


Happening = Pressed | Replied | Left | MovedTo


class _Chat(Shape, frozen=True):
    id: int


class _Message(Shape, frozen=True):
    chat: _Chat
    message_id: int = 0
    message_thread_id: int | None = None
    is_topic_message: bool = False
    from_: User | None = None
    text: str = ""
    reply_to_message: "_Message | None" = None
    forum_topic_created: Any = None
    left_chat_member: User | None = None
    migrate_to_chat_id: int | None = None
    migrate_from_chat_id: int | None = None


class _Tap(Shape, frozen=True):
    id: str
    from_: User
    message: _Message | None = None
    data: str = ""


class _Update(Shape, frozen=True):
    message: _Message | None = None
    edited_message: _Message | None = None
    callback_query: _Tap | None = None


class _Standing(Shape, frozen=True):
    status: str = ""
    is_member: bool = False


_decode = msgspec.json.Decoder(_Update).decode
_standing = msgspec.json.Decoder(_Standing).decode


def happening(raw: bytes, bot: int) -> Happening | None:
    """Raise Unparsable, and nothing else. None: nothing that concerns us."""
    try:
        update = _update(raw)
    except (ValueError, RecursionError) as error:
        raise Unparsable(str(error)) from error
    if update.callback_query is not None:
        return _pressed(update.callback_query)
    message = update.message or update.edited_message
    return _said(message, bot, edited=update.message is None) if message is not None else None


def _update(raw: bytes) -> _Update:
    try:
        return _decode(raw)
    except (ValueError, RecursionError):
        return _decode(mended(raw))


def _pressed(tap: _Tap) -> Pressed | None:
    if tap.message is None:
        return None
    where = tap.message
    return Pressed(
        query=tap.id, who=_person(tap.from_), chat=str(where.chat.id), message=where.message_id, data=tap.data
    )


def _said(message: _Message, bot: int, *, edited: bool) -> Happening | None:
    if message.migrate_to_chat_id is not None:
        return MovedTo(chat=str(message.migrate_to_chat_id))
    if message.migrate_from_chat_id is not None:
        return MovedTo(chat=str(message.chat.id))
    if message.left_chat_member is not None:
        return Left(chat=str(message.chat.id), person=message.left_chat_member.id)
    to = message.reply_to_message
    if to is None or to.from_ is None or to.from_.id != bot or to.forum_topic_created is not None:
        return None
    if message.from_ is None:
        return None
    return Replied(
        who=_person(message.from_),
        chat=str(message.chat.id),
        message=message.message_id,
        to=to.message_id,
        text=message.text,
        topic=message.message_thread_id if message.is_topic_message else None,
        edited=edited,
    )


def _person(user: User) -> Person:
    return Person(id=user.id, name=user.name or user.username or str(user.id), is_bot=user.is_bot)


def is_present(result: bytes) -> bool:
    """A ChatMember's standing: one who may do less than others (`restricted`) may be in the group or not."""
    try:
        found = _standing(result)
    except (ValueError, RecursionError):
        return False
    return found.status in PRESENT or (found.status == "restricted" and found.is_member)
