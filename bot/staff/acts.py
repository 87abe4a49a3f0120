"""What people of the spa do: take, answer, hand back, close, snooze, decide on bookings, try a failed send again.

Every act is one short transaction at once that raises the conversation's fence, so that a turn being thought is refused
and thought again. Acts are idempotent: the same member pressing twice changes nothing the second time. The first press
wins; whoever comes second gets `Refused` with who was first and when. A clock stops by an answer or a decision, never
by a holding text.
"""

import datetime as dt
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

import msgspec

from bot.clock import Clock
from bot.delivery import Delivery
from bot.staff import deciding, legal, telling
from bot.staff.deciding import Repeated
from bot.staff.live import Change, Live
from bot.staff.speaking import speech
from channels.contract import Channel
from dialogs.booking.model import Draft
from dialogs.messages import Reply
from dialogs.spa.model import Spa
from storage import decisions, ledger, letters, staff
from storage.decisions import Decision, Request
from storage.ledger import Entry
from storage.notice_values import Facts
from storage.sqlite import SqliteStore
from storage.staff_values import Done, Gone, Member, Press, Refused
from storage.standing import Standing, standing
from storage.statement import Db
from storage.store import Stale, ToSend

__all__ = ["Acts", "Done", "Gone", "Member", "Refused"]

HOUR = 3_600_000
TRIES = 5
"""Something may happen between looking and writing; then it is looked at again."""
R = TypeVar("R")
Deciding = Callable[[Request, Entry | None, Press], Decision]
Wording = Callable[[str, Request, Decision], Reply]


@dataclass
class Acts:
    """Each method raises `Refused` (or `Gone`) with a sentence for the person, StoreUnavailable where the database
    cannot take it. `spa` gives the current book, `wake` wakes the worker, `live` tells open desks.

    `key` names a press where the way can (a form's token, a Telegram update): the same key acts once."""

    store: SqliteStore
    channels: Mapping[str, Channel]
    spa: Callable[[], Spa]
    delivery: Delivery
    clock: Clock
    wake: Callable[[], None]
    live: Live = field(default_factory=Live)

    async def take(self, conversation: int, who: Member, *, over: bool = False) -> Done:
        """The member speaks from now on; the bot is silent and its unsent messages are withdrawn. `over`: also from a
        colleague who holds it (a change of shift). Refused: `held`."""
        return self._done(await self.store.write(staff.take, conversation, self._press(who), over))

    async def answer(self, conversation: int, text: str, who: Member, *, key: str = "") -> Done:
        """Say `text` to the guest in their channel. Takes the floor if it is free. Stops the clock of the
        conversation's questions, not of a request that waits for a decision. Refused before anything is written, with
        the next possible step: `held` by a colleague, `empty`, `too_long` (values most, size), `window_shut`, `blocked`
        and `channel_off` (value reach: the guest's own phone or e-mail, or empty)."""
        press = self._press(who, key)

        async def act() -> tuple[Done, list[ToSend]]:
            guest = await self.store.read(standing, conversation)
            legal.reachable(guest, self.channels, press.now)
            said = Reply(paragraphs=(legal.checked(text, guest.channel),), language=guest.language)
            spoken = speech(self.channels[guest.channel], said, "staff")
            return await self.store.write(staff.answer, guest, spoken, press)

        return self._sent(await _again(act))

    async def hand_back(self, conversation: int, who: Member) -> Done:
        """The bot speaks again and says so once, with what staff changed of the draft."""
        return await self._back(conversation, self._press(who), "hand_back")

    async def give_back_quiet(self, conversation: int, clock: Member) -> Done:
        """As `hand_back`, by the clock: nobody has said a word for the quiet time. Staff are told."""
        return await self._back(conversation, self._press(clock), "return")

    async def close(self, inquiry: int, who: Member) -> Done:
        """The case is done. The last case of a conversation also gives the floor back, silently; the guest's next
        message starts clean, facts kept. Refused: `closed` by a colleague."""
        return self._done(await self.store.write(staff.close, inquiry, self._press(who), "closed"))

    async def withdraw(self, inquiry: int, who: Member) -> Done:
        """The guest needs no answer any more: the promise ends, neither kept nor missed."""
        return self._done(await self.store.write(staff.close, inquiry, self._press(who), "withdrawn"))

    async def snooze(self, inquiry: int, hours: float, who: Member) -> Done:
        """No reminder for so many hours. Refused: `snooze_too_long` (`at` is the last useful moment), `no_clock`."""
        press = self._press(who)
        until, last = press.now + round(hours * HOUR), await self.store.read(staff.last_useful, inquiry)
        if hours <= 0 or until >= last:
            raise Refused("snooze_too_long", at=last)
        return self._done(await self.store.write(staff.snooze, inquiry, until, press))

    async def lift_hold(self, conversation: int, who: Member) -> Done:
        """A person has spoken with the guest: a booking held by an emergency sign may go on."""
        return self._done(await self.store.write(staff.lift_hold, conversation, self._press(who)))

    async def amend(self, conversation: int, draft: Draft, who: Member) -> Done:
        """Change the half-filled booking (takes the floor if it is free); the guest reads the changes when the floor is
        handed back."""
        return self._done(await self.store.write(staff.amend, conversation, draft, self._press(who)))

    async def confirm(self, booking: int, who: Member, *, proposed: bool = False, key: str = "") -> Done:
        """requested -> confirmed. `proposed`: at the time that was proposed, the guest has agreed elsewhere. Refused:
        `decided` (who, at, value state), `decided_already` (by the guest or the clock), `change_waits`, `past`, `full`,
        `no_proposal`."""

        def decide(seen: Request, last: Entry | None, press: Press) -> Decision:
            return deciding.confirm(seen, last, press, self.spa(), proposed=proposed)

        def words(language: str, seen: Request, decision: Decision) -> Reply:
            to = decision.place or seen
            return telling.confirmed(self.spa(), language, to.draft, to.quote)

        return await self._decide(booking, self._press(who, key), decide, words)

    async def decline(self, booking: int, reason: str, who: Member, *, key: str = "") -> Done:
        """requested -> declined; `reason` is said to the guest as it is written, and may be empty."""

        def words(language: str, seen: Request, decision: Decision) -> Reply:
            return telling.declined(self.spa(), language, seen.draft, reason)

        return await self._decide(booking, self._press(who, key), deciding.decline, words)

    async def propose(self, booking: int, date: dt.date, time: dt.time, who: Member, *, key: str = "") -> Done:
        """Offer another time for a request; the guest answers by a tap, and a yes confirms it if there is still room.
        Refused: `full`, `past`, `closed_then`."""
        spa = self.spa()
        start = dt.datetime.combine(date, time, spa.zone)

        def decide(seen: Request, last: Entry | None, press: Press) -> Decision:
            return deciding.propose(seen, last, press, spa, start)

        def words(language: str, seen: Request, decision: Decision) -> Reply:
            assert decision.proposal is not None
            return telling.proposed(spa, language, seen, decision.proposal)

        return await self._decide(booking, self._press(who, key), decide, words)

    async def accept_change(self, booking: int, who: Member, *, key: str = "") -> Done:
        """change_requested -> confirmed with the wanted fields; cancel_requested -> cancelled."""

        def decide(seen: Request, last: Entry | None, press: Press) -> Decision:
            return deciding.accept_change(seen, last, press, self.spa())

        def words(language: str, seen: Request, decision: Decision) -> Reply:
            if decision.place is None:
                return telling.cancelled(self.spa(), language, seen.draft)
            return telling.moved(self.spa(), language, decision.place.draft, decision.place.quote)

        return await self._decide(booking, self._press(who, key), decide, words)

    async def refuse_change(self, booking: int, reason: str, who: Member, *, key: str = "") -> Done:
        """The booking stays as it was before the guest asked; `reason` is said as it is written, and may be empty."""

        def words(language: str, seen: Request, decision: Decision) -> Reply:
            return telling.kept(self.spa(), language, seen.draft, reason)

        return await self._decide(booking, self._press(who, key), deciding.refuse_change, words)

    async def retry(self, outbox: int, who: Member) -> Done:
        """Send a dead letter again. Refused: `window_shut`, `blocked`, `channel_off`."""
        press = self._press(who)
        found = await self.store.read(letters.letter, outbox)
        guest = await self.store.read(standing, found.conversation)
        legal.reachable(guest, self.channels, press.now)
        return self._sent(await self.store.write(letters.retry, outbox, press))

    def _press(self, who: Member, key: str = "") -> Press:
        return Press(who=who, now=self.clock.now(), key=key)

    async def _back(self, conversation: int, press: Press, act: str) -> Done:
        async def back() -> tuple[Done, list[ToSend]]:
            guest = await self.store.read(standing, conversation)
            return await self.store.write(staff.hand_back, guest, self._return(guest, act, press.now), press)

        return self._sent(await _again(back))

    def _return(self, guest: Standing, act: str, now: int) -> staff.Back:
        """What the bot says on its return; nothing where it cannot be sent."""
        said = telling.back(self.spa(), guest.language, guest.draft_before, guest.remembered.draft)
        remembered = msgspec.structs.replace(
            guest.remembered, offered=said.choices, asked=None, summary=None, unsure_sign=None, unknown_in_row=0
        )
        spoken = None if self._unreachable(guest, now) else speech(self.channels[guest.channel], said, "bot")
        return staff.Back(remembered, spoken, "return" if act == "return" else "hand_back")

    def _unreachable(self, guest: Standing, now: int) -> Refused | None:
        try:
            legal.reachable(guest, self.channels, now)
        except Refused as why:
            return why
        return None

    async def _decide(self, booking: int, press: Press, deciding_on: Deciding, wording: Wording) -> Done:
        """Decide, and tell the guest at once. A guest who cannot be told here does not keep it from being decided: then
        the sentence says so, with another way to reach them."""

        async def act() -> tuple[Done, list[ToSend]]:
            seen, last, guest = await self.store.read(_looked_at, booking)
            try:
                decision = deciding_on(seen, last, press)
            except Repeated:
                return Done(sentence="repeated", conversation=seen.conversation, booking=booking, changed=False), []
            said = wording(guest.language, seen, decision)
            untold = self._unreachable(guest, press.now)
            spoken = None if untold else speech(self.channels[guest.channel], said, "staff")
            decision = msgspec.structs.replace(
                decision,
                offered=said.choices if spoken else (),
                letter=self._letter(seen, decision, guest, said),
            )
            done, rows = await self.store.write(decisions.decide, seen, decision, spoken, press)
            return (done if untold is None else _untold(done, seen)), rows

        return self._sent(await _again(act))

    def _letter(self, seen: Request, decision: Decision, guest: Standing, said: Reply) -> Facts | None:
        draft = (decision.place or seen).draft
        if not draft.email:
            return None
        return Facts(
            language=guest.language,
            channel=guest.channel,
            guest=draft.name or "",
            email=draft.email,
            date=draft.date,
            time=draft.time,
            booking_state=decision.state,
            subject=telling.subject(self.spa(), guest.language, draft),
            text=said.text,
        )

    def _sent(self, outcome: tuple[Done, list[ToSend]]) -> Done:
        done, rows = outcome
        self.delivery.push(rows)
        return self._done(done)

    def _done(self, done: Done) -> Done:
        if done.changed:
            self.live.publish(*_changes(done))
            self.wake()
        return done


async def _again(act: Callable[[], Awaitable[R]]) -> R:
    """Raise Refused where the conversation does not stand still long enough to be looked at."""
    for _ in range(TRIES):
        try:
            return await act()
        except Stale:
            continue
    raise Refused("busy")


def _looked_at(db: Db, booking: int) -> tuple[Request, Entry | None, Standing]:
    """Raise Gone."""
    seen = decisions.request(db, booking)
    return seen, ledger.last_on_booking(db, booking), standing(db, seen.conversation)


def _untold(done: Done, seen: Request) -> Done:
    reach = legal.other_way(seen.draft)
    return msgspec.structs.replace(done, values={"reach": reach, "untold": "yes"})


def _changes(done: Done) -> list[Change]:
    changes = [Change(what="conversation", id=done.conversation)]
    if done.inquiry is not None:
        changes.append(Change(what="inquiry", id=done.inquiry))
    if done.booking is not None:
        changes.append(Change(what="booking", id=done.booking))
    return changes
