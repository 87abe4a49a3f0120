"""The clock of what waits for a person, called once a second or whenever simulated time has moved: only `tick(now)`.

Reminders, the last word to the guest, requests that nobody decided on, floors that go back by themselves. What fell due
is claimed in the store; a tick that is late, doubled or broken off changes nothing about that.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

import structlog

from bot.delivery import Delivery
from bot.staff import legal, telling
from bot.staff.acts import Acts
from bot.staff.live import Change, Live
from bot.staff.notices import Notices
from bot.staff.speaking import speech
from channels.contract import Channel
from dialogs.messages import Reply
from dialogs.spa.model import Spa
from storage import decisions, promise
from storage.notice_values import Recipient, Way
from storage.promise import Ways, WordDue
from storage.speech import Speech
from storage.sqlite import SqliteStore
from storage.staff_values import CLOCK, Gone, Press, Refused
from storage.standing import Standing, quiet, standing
from storage.store import Stale

log = structlog.get_logger("promise")
HOUR = 3_600_000


@dataclass
class PromiseClock:
    store: SqliteStore
    channels: Mapping[str, Channel]
    spa: Callable[[], Spa]
    delivery: Delivery
    notices: Notices
    acts: Acts
    live: Live

    async def tick(self, now: int) -> None:
        """All that is due at `now`. Raise StoreUnavailable: the next tick finds it again."""
        await self._remind(now)
        for due in await self.store.read(promise.words_due, now):
            await self._alone(self._last_word(due, now))
        for booking in await self.store.read(decisions.undecided, now):
            await self._alone(self._expire(booking, now))
        for conversation in await self.store.read(quiet, now - round(self.spa().handoff.quiet_hours * HOUR)):
            await self._alone(self.acts.give_back_quiet(conversation, CLOCK))
        self.notices.wake()

    def ways(self) -> Ways:
        """Who can be reached, and how: the owner by their own address, else where the staff are."""
        ways: dict[str, tuple[Way, Recipient]] = {way: (way, "staff") for way in self.notices.senders}
        if "email" in ways:
            ways["owner"] = ("email", "owner" if self.spa().team.owner_email else "staff")
        elif "group" in ways:
            ways["owner"] = ways["group"]
        return ways

    async def _remind(self, now: int) -> None:
        if await self.store.read(promise.next_step, now) is None:
            return
        while fired := await self.store.write(promise.fire, now, self.ways()):
            self.live.publish(*(Change(what="inquiry", id=inquiry) for inquiry in dict.fromkeys(fired)))

    async def _last_word(self, due: WordDue, now: int) -> None:
        guest = await self.store.read(standing, due.conversation)
        spoken = self._spoken(guest, telling.overdue(self.spa(), guest.language), now)
        self.delivery.push(await self.store.write(promise.say_word, due, spoken, now))

    async def _expire(self, booking: int, now: int) -> None:
        seen = await self.store.read(decisions.request, booking)
        guest = await self.store.read(standing, seen.conversation)
        spoken = self._spoken(guest, telling.expired(self.spa(), guest.language, seen.draft), now)
        self.delivery.push(await self.store.write(decisions.expire, seen, spoken, Press(who=CLOCK, now=now)))
        self.live.publish(Change(what="booking", id=booking), Change(what="conversation", id=seen.conversation))

    def _spoken(self, guest: Standing, said: Reply, now: int) -> Speech | None:
        try:
            legal.reachable(guest, self.channels, now)
        except Refused:
            return None
        return speech(self.channels[guest.channel], said, "bot")

    async def _alone(self, act: Awaitable[object]) -> None:
        """One that has changed under our hands is found again by the next tick; the others go on."""
        try:
            await act
        except (Stale, Refused, Gone) as why:
            log.info("looked at again later", why=str(why))
