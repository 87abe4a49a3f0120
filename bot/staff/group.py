"""The staff's Telegram group as a way to people: a notice is a message with buttons, in its guest's topic if there are
topics. Who reads and presses there: `bot/staff/group_acts.py`.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import msgspec

from bot.clock import Clock
from bot.staff import buttons, words
from channels.contract import Later, Moved, Never, NotDelivered, OutcomeUnknown, Outgoing, Result, Sent
from channels.limits import UTF16
from channels.telegram.channel import TelegramChannel
from channels.telegram.sending import Answer, answer_of, body_of, result_of, unknown
from channels.telegram.staff import is_present
from dialogs.phrasing import phrases
from dialogs.spa.model import Spa
from storage import ledger, staff_events
from storage.ledger import Entry
from storage.notice_values import Notice, Way
from storage.sqlite import SqliteStore

MAX_TEXT = 4096
ROOM = 900
"""UTF-16 units of a notice that are kept for who did what."""
TOPIC_NAME = 128
DEEDS = 8
MEMBER_MS = 30_000
"""How long somebody found in the group is taken to be there still."""
FORUM_MS = 600_000


class Unsure(Exception):
    """The platform does not say just now whether somebody is in the group: asked again later."""


class _Forum(msgspec.Struct, frozen=True):
    is_forum: bool = False


class _Topic(msgspec.Struct, frozen=True):
    message_thread_id: int


@dataclass
class Group:
    """`configured` is the chat's id by the settings; `chat` the one that it has now (a group may become a supergroup).
    `secret` signs the buttons."""

    channel: TelegramChannel
    store: SqliteStore
    spa: Callable[[], Spa]
    clock: Clock
    secret: bytes
    configured: str
    chat: str = ""
    way: Way = "group"
    _present_until: dict[int, int] = field(default_factory=dict)
    _forum: tuple[bool, int] | None = None

    async def open(self) -> None:
        """Know the group by all its ids, before anything comes in."""
        self.chat = await self.store.setting(self._moved_key) or self.configured
        self.channel.staff_chats |= {self.configured, self.chat}

    @property
    def _moved_key(self) -> str:
        return f"telegram.staff_chat.{self.configured}"

    @property
    def language(self) -> str:
        return self.spa().team.language

    async def moved(self, chat: str) -> None:
        """The group is a supergroup now. Raise StoreUnavailable."""
        await self.store.set_setting(self._moved_key, chat)
        self.chat, self._forum = chat, None
        self._present_until.clear()
        self.channel.staff_chats.add(chat)

    async def send(self, notice: Notice) -> Result:
        outgoing = Outgoing(id=notice.id, chat=self.chat, payload=b"", key=notice.key, unknown_at=notice.unknown_at)
        try:
            topic = await self._topic(notice)
        except (NotDelivered, OutcomeUnknown) as error:
            return Later(reason=f"no topic: {error}")
        try:
            response = await self.channel.call("sendMessage", body_of(**await self._message(notice, topic)))
        except NotDelivered as error:
            return Later(reason=f"not connected: {error}")
        except OutcomeUnknown as error:
            return unknown(outgoing, f"no answer: {error}")
        return await self._became(result_of(response, outgoing), notice, topic)

    async def _became(self, result: Result, notice: Notice, topic: int | None) -> Result:
        match result:
            case Sent(platform_id=message):
                return Sent(platform_id=f"{self.chat}:{message}")
            case Moved(chat=chat):
                await self.moved(chat)
            case Never(reason=reason) if topic is not None and "thread not found" in reason.lower():
                await self.store.set_setting(self._topic_key(notice.conversation), "")
                return Later(reason=reason)
            case Never(reason=reason) if result.blocked or result.alarm:
                return Later(reason=reason)  # put back into the group, the bot tells what waited
        return result

    async def _message(self, notice: Notice, topic: int | None) -> dict[str, Any]:
        made: dict[str, Any] = {"chat_id": self.chat, **await self.shown(notice)}
        if topic is not None:
            made["message_thread_id"] = topic
        chat, _, first = notice.reference.rpartition(":")
        if chat == self.chat:
            made["reply_parameters"] = {"message_id": int(first), "allow_sending_without_reply": True}
        return made

    async def shown(self, notice: Notice) -> dict[str, Any]:
        """A notice as its message shows it now: facts, who did what since, and what can be done."""
        case = await self.store.read(staff_events.case_of, notice)
        deeds = await self.store.read(ledger.of_conversation, notice.conversation, DEEDS)
        rows = buttons.possible(phrases(self.spa(), self.language), notice, case)
        lines = [self._deed(deed) for deed in deeds if _concerns(deed, notice)]
        since = "\n".join(line for line in lines if line)
        return {
            "text": UTF16.prefix(f"{self._told(notice)}\n\n{since}".strip(), MAX_TEXT),
            "reply_markup": buttons.keyboard(rows, notice.id, self.secret),
        }

    def as_told(self, notice: Notice) -> str:
        """Its text as it was sent, before anybody did anything."""
        return self._told(notice).strip()

    def _told(self, notice: Notice) -> str:
        spa = self.spa()
        told = "\n".join((words.headline(spa, self.language, notice), *words.details(spa, self.language, notice)))
        most = MAX_TEXT - ROOM
        return told if UTF16.size(told) <= most else UTF16.prefix(told, most - 1) + "…"

    def _deed(self, deed: Entry) -> str:
        spa = self.spa()
        voice = phrases(spa, self.language)
        at = words.moment(spa, voice, deed.at)
        return voice.say(f"staff.group.did.{deed.act}", who=UTF16.prefix(deed.member, 64), at=at)

    async def refresh(self, notice: Notice, chat: str, message: int) -> None:
        """Show under the notice who did what. A failure changes nothing: the act stands."""
        await self.tell("editMessageText", chat_id=chat, message_id=message, **await self.shown(notice))

    async def tell(self, method: str, **parameters: Any) -> None:
        with suppress(NotDelivered, OutcomeUnknown):
            await self.channel.call(method, body_of(**parameters))

    def _topic_key(self, conversation: int) -> str:
        return f"telegram.topic.{self.chat}.{conversation}"

    async def _topic(self, notice: Notice) -> int | None:
        """The guest's topic, made where there is none; None: the group has no topics, or we may not make any.
        Raise NotDelivered, OutcomeUnknown."""
        if not await self._is_forum():
            return None
        if known := await self.store.setting(self._topic_key(notice.conversation)):
            return int(known)
        told = notice.facts
        guest = " ".join(told.guest.split())
        name = f"{guest} · {words.channel_name(told.channel)} · {notice.conversation}".removeprefix(" · ")
        answer = await self._ask("createForumTopic", chat_id=self.chat, name=UTF16.prefix(name, TOPIC_NAME))
        if answer is None or not answer.ok:
            return None
        topic = msgspec.json.decode(answer.result, type=_Topic).message_thread_id
        await self.store.set_setting(self._topic_key(notice.conversation), str(topic))
        return topic

    async def _is_forum(self) -> bool:
        now = self.clock.now()
        if self._forum is None or not 0 <= now - self._forum[1] < FORUM_MS:
            answer = await self._ask("getChat", chat_id=self.chat)
            if answer is None or not answer.ok:
                return False
            self._forum = msgspec.json.decode(answer.result, type=_Forum).is_forum, now
        return self._forum[0]

    async def _ask(self, method: str, **parameters: Any) -> Answer | None:
        return answer_of(await self.channel.call(method, body_of(**parameters)))

    async def has(self, person: int) -> bool:
        """Whether somebody is in the group now. Raise Unsure."""
        now = self.clock.now()
        if 0 < self._present_until.get(person, 0) - now <= MEMBER_MS:
            return True
        try:
            answer = await self._ask("getChatMember", chat_id=self.chat, user_id=person)
        except (NotDelivered, OutcomeUnknown) as error:
            raise Unsure(str(error)) from error
        if answer is None or answer.error_code == 429 or answer.error_code >= 500:
            raise Unsure("the platform gave no answer")
        present = answer.ok and is_present(bytes(answer.result))
        if present:
            self._present_until[person] = now + MEMBER_MS
        return present

    def forget(self, person: int) -> None:
        self._present_until.pop(person, None)


def _concerns(deed: Entry, notice: Notice) -> bool:
    """Since the notice, by a person, and not about another booking of the guest."""
    other = deed.booking is not None and notice.booking is not None and deed.booking != notice.booking
    return deed.at >= notice.created_at and bool(deed.member) and not other
