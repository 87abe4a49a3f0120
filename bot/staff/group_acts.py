"""What people do in the staff's group: each press and reply is taken from the store, done once, and shown.

The platform's update was kept and acknowledged as any other (`bot/webhooks.py`); it waits in the inbox until it is done
with, so nothing is lost in a restart, and its number names the press, so nothing is done twice.
"""

import asyncio
import datetime as dt
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field

import structlog

from bot.staff import buttons, words
from bot.staff.acts import Acts, Done, Member, Refused
from bot.staff.buttons import Labelled, Press
from bot.staff.group import Group, Unsure
from bot.staff.group_watch import GroupWatch
from channels.contract import Unparsable
from channels.limits import UTF16
from channels.telegram.staff import Left, MovedTo, Person, Pressed, Replied, happening
from dialogs.phrasing import phrases
from storage import decisions, notices, staff_events
from storage.notice_values import Notice
from storage.staff_events import StaffEvent
from storage.standing import standing
from storage.store import StoreUnavailable

log = structlog.get_logger("group")

MAX_TOAST = 200
"""Bot API, answerCallbackQuery: UTF-16 units of its text."""
AGAIN_SECONDS = 3
TRIES = 3
OVER = frozenset({"take", "how", "snoozes", "snooze", "back"})
"""What makes no sense any more where the case is closed; of the rest, the act itself says so."""


class No(Exception):
    """A sentence of `staff.group.` for who pressed or replied."""


@dataclass
class GroupActs:
    group: Group
    acts: Acts
    _woken: asyncio.Event = field(default_factory=asyncio.Event)
    _tries: dict[int, int] = field(default_factory=dict)

    def wake(self) -> None:
        self._woken.set()

    async def watch(self) -> None:
        """Until cancelled: show in the group what is done elsewhere."""
        await GroupWatch(self.group, self.acts.live).run()

    async def run(self) -> None:
        """Until cancelled: what is not done with then is found again."""
        while True:
            self._woken.clear()
            pause = AGAIN_SECONDS if not await self.handle_waiting() else None
            with suppress(TimeoutError):
                await asyncio.wait_for(self._woken.wait(), pause)

    async def handle_waiting(self) -> bool:
        """All that waits, in order; False: something has to be tried again."""
        try:
            while found := await self.group.store.read(staff_events.waiting):
                for event in found:
                    await self._once(event)
        except (StoreUnavailable, Unsure) as error:
            log.warning("group not handled yet", why=str(error))
            return False
        return True

    async def _once(self, event: StaffEvent) -> None:
        """Raise StoreUnavailable, Unsure: it stays waiting."""
        reason = ""
        try:
            await self._handle(event)
        except Unparsable as error:
            reason = f"unparsable: {error}"
        except (StoreUnavailable, Unsure):
            raise
        except Exception as error:  # one update that breaks must not stop the others for good
            tries = self._tries[event.seq] = self._tries.get(event.seq, 0) + 1
            log.error("group update broke", event=event.event, exc_info=error)
            if tries < TRIES:
                raise Unsure(type(error).__name__) from error
            reason = type(error).__name__
        await self.group.store.write(staff_events.handled, event.seq, self.acts.clock.now(), reason)
        self._tries.pop(event.seq, None)

    async def _handle(self, event: StaffEvent) -> None:
        match happening(event.raw, int(self.group.channel.account)):
            case MovedTo(chat=chat):
                await self.group.moved(chat)
            case Left(person=person):
                self.group.forget(person)
            case Pressed() as pressed:
                await self._pressed(pressed, event.event)
            case Replied() as reply:
                await self._replied(reply, event.event)

    # A button.

    async def _pressed(self, pressed: Pressed, key: str) -> None:
        press = buttons.read(pressed.data, self.group.secret)
        notice = await self.group.store.read(notices.by_id, press.notice) if press else None
        if press is None or notice is None or notice.way != "group":
            return await self._toast(pressed, self._say("old"), alert=True)
        try:
            who = await self._member(pressed.who)
            await self._do(pressed, press, notice, who, key)
        except No as no:
            await self._toast(pressed, self._say(str(no)), alert=True)
        except Refused as refusal:
            await self._toast(pressed, words.refused(self.acts.spa(), self.group.language, refusal), alert=True)
            await self.group.refresh(notice, pressed.chat, pressed.message)
        return None

    async def _do(self, pressed: Pressed, press: Press, notice: Notice, who: Member, key: str) -> None:
        """Raise Refused, No."""
        case = await self.group.store.read(staff_events.case_of, notice)
        if case.over and press.act in OVER:
            await self.group.refresh(notice, pressed.chat, pressed.message)
            raise No("closed_case")
        if press.act == "how":
            raise No("how_to_answer")
        if (rows := await self._second(press, notice)) is not None:
            markup = buttons.keyboard(rows, notice.id, self.group.secret)
            await self._toast(pressed)
            await self.group.tell(
                "editMessageReplyMarkup", chat_id=pressed.chat, message_id=pressed.message, reply_markup=markup
            )
            return
        act = self._acts(press, notice, who, key).get(press.act)
        if act is None:
            raise No("old")
        done = await act()
        await self._toast(pressed, self._done(done), alert="untold" in done.values)
        await self.group.refresh(notice, pressed.chat, pressed.message)

    async def _second(self, press: Press, notice: Notice) -> list[list[Labelled]] | None:
        """The keyboard that a button opens, or None for a button that acts."""
        spa = self.acts.spa()
        voice = phrases(spa, self.group.language)
        match press.act:
            case "reasons":
                return buttons.reasons(voice)
            case "snoozes":
                return buttons.snoozes(voice)
            case "times" if notice.booking is not None:
                seen = await self.group.store.read(decisions.request, notice.booking)
                return buttons.times(spa, voice, seen, self.acts.clock.now())
            case "menu":
                case = await self.group.store.read(staff_events.case_of, notice)
                return buttons.possible(voice, notice, case)
        return None

    def _acts(self, press: Press, notice: Notice, who: Member, key: str) -> Mapping[str, Callable[[], Awaitable[Done]]]:
        acts, talk, inquiry, booking = self.acts, notice.conversation, notice.inquiry, notice.booking
        found: dict[str, Callable[[], Awaitable[Done]]] = {
            "take": lambda: acts.take(talk, who),
            "back": lambda: acts.hand_back(talk, who),
        }
        if inquiry is not None:
            found["close"] = lambda: acts.close(inquiry, who)
            found["snooze"] = lambda: acts.snooze(inquiry, float(press.argument), who)
        if booking is not None:
            found["confirm"] = lambda: acts.confirm(booking, who, key=key)
            found["decline"] = lambda: self._decline(booking, press.argument, who, key)
            found["propose"] = lambda: self._propose(booking, press.argument, who, key)
            found["accept"] = lambda: acts.accept_change(booking, who, key=key)
            found["refuse"] = lambda: acts.refuse_change(booking, "", who, key=key)
        return found

    async def _decline(self, booking: int, reason: str, who: Member, key: str) -> Done:
        """The reason is said in the guest's language."""
        seen = await self.group.store.read(decisions.request, booking)
        guest = await self.group.store.read(standing, seen.conversation)
        voice = phrases(self.acts.spa(), guest.language)
        said = voice.say(f"guest.reason.{reason}") if reason in buttons.REASONS else ""
        return await self.acts.decline(booking, said, who, key=key)

    async def _propose(self, booking: int, argument: str, who: Member, key: str) -> Done:
        at = dt.datetime.strptime(argument, buttons.ARGUMENT)  # noqa: DTZ007  # the spa's own time
        return await self.acts.propose(booking, at.date(), at.time(), who, key=key)

    # A reply.

    async def _replied(self, reply: Replied, key: str) -> None:
        notice = await self.group.store.read(notices.by_reference, "group", f"{reply.chat}:{reply.to}")
        try:
            who = await self._member(reply.who)
            done = await self._answer(reply, notice, who, key)
        except No as no:
            return await self._tell(reply, self._say(str(no)))
        except Refused as refusal:
            return await self._tell(reply, words.refused(self.acts.spa(), self.group.language, refusal))
        if done.changed:
            await self._tell(reply, self._done(done))
        assert notice is not None
        return await self.group.refresh(notice, reply.chat, reply.to)

    async def _answer(self, reply: Replied, notice: Notice | None, who: Member, key: str) -> Done:
        if notice is None:
            raise No("no_notice")
        if reply.edited:
            raise No("edited")
        if not reply.text:
            raise No("text_only")
        case = await self.group.store.read(staff_events.case_of, notice)
        if case.over:
            raise No("closed_case")
        return await self.acts.answer(notice.conversation, reply.text, who, key=key)

    async def _member(self, person: Person) -> Member:
        """Raise No, Unsure."""
        if person.is_bot or not await self.group.has(person.id):
            raise No("stranger")
        return Member(id=f"telegram:{person.id}", name=person.name, via="telegram")

    # What they are told.

    def _say(self, sentence: str) -> str:
        return phrases(self.acts.spa(), self.group.language).say(f"staff.group.{sentence}")

    def _done(self, done: Done) -> str:
        return words.done(self.acts.spa(), self.group.language, done)

    async def _toast(self, pressed: Pressed, text: str = "", *, alert: bool = False) -> None:
        said = text if UTF16.size(text) <= MAX_TOAST else UTF16.prefix(text, MAX_TOAST - 1) + "…"
        await self.group.tell("answerCallbackQuery", callback_query_id=pressed.query, text=said, show_alert=alert)

    async def _tell(self, reply: Replied, text: str) -> None:
        where = {"message_thread_id": reply.topic} if reply.topic is not None else {}
        to = {"message_id": reply.message, "allow_sending_without_reply": True}
        await self.group.tell("sendMessage", chat_id=reply.chat, text=text, reply_parameters=to, **where)
