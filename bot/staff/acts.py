"""What people of the spa do: take, answer, hand back, close, snooze, decide on bookings, try a failed send again.

Every act is one short transaction at once that raises the conversation's fence, so that a turn being thought is refused
and thought again. Acts are idempotent: the same member pressing twice changes nothing the second time. The first press
wins; whoever comes second gets `Refused` with who was first and when. A clock stops by an answer or a decision, never
by a holding text.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from bot.clock import Clock
from bot.delivery import Delivery
from bot.staff.live import Live
from channels.contract import Channel
from dialogs.booking.model import Draft
from dialogs.spa.model import Spa
from storage.sqlite import SqliteStore
from storage.staff_values import Done, Gone, Member, Refused

__all__ = ["Acts", "Done", "Gone", "Member", "Refused"]


@dataclass
class Acts:
    """Each method raises `Refused` (or `Gone`) with a sentence for the person, StoreUnavailable where the database
    cannot take it. `spa` gives the current book, `wake` wakes the worker, `live` tells open desks."""

    store: SqliteStore
    channels: Mapping[str, Channel]
    spa: Callable[[], Spa]
    delivery: Delivery
    clock: Clock
    wake: Callable[[], None]
    live: Live = field(default_factory=Live)

    async def take(self, conversation: int, who: Member, *, over: bool = False) -> Done:
        """The member speaks from now on; the bot is silent and its unsent messages are withdrawn. `over`: also from a
        colleague who holds it (a change of shift)."""
        ...

    async def answer(self, conversation: int, text: str, who: Member, *, key: str = "") -> Done:
        """Say `text` to the guest in their channel. Takes the floor if it is free; refused if a colleague holds it.
        `key` names the press (a form's token, a Telegram update): the same key is sent once. Stops the clock of the
        conversation's questions, not of a request that waits for a decision. Refused before anything is written, with
        the next legal step, where the platform would refuse it: `empty`, `too_long` (values most, size),
        `window_shut`, `blocked`, `channel_off`."""
        ...

    async def hand_back(self, conversation: int, who: Member) -> Done:
        """The bot speaks again and says so once, with what staff changed of the draft."""
        ...

    async def close(self, inquiry: int, who: Member) -> Done:
        """The case is done. The last case of a conversation also gives the floor back, silently; the guest's next
        message starts clean, facts kept."""
        ...

    async def withdraw(self, inquiry: int, who: Member) -> Done:
        """The guest needs no answer any more: the promise ends, neither kept nor missed."""
        ...

    async def snooze(self, inquiry: int, hours: float, who: Member) -> Done:
        """No reminder for so many hours. Never past the last useful moment: `snooze_too_long` (values most)."""
        ...

    async def lift_hold(self, conversation: int, who: Member) -> Done:
        """A person has spoken with the guest: a booking held by an emergency sign may go on."""
        ...

    async def amend(self, conversation: int, draft: Draft, who: Member) -> Done:
        """Change the half-filled booking; the guest reads the changes when the floor is handed back."""
        ...

    async def confirm(self, booking: int, who: Member, *, proposed: bool = False) -> Done:
        """requested -> confirmed. `proposed`: at the time that was proposed, the guest has agreed elsewhere."""
        ...

    async def decline(self, booking: int, reason: str, who: Member) -> Done:
        """requested -> declined; `reason` is said to the guest as it is written, and may be empty."""
        ...

    async def propose(self, booking: int, date: dt.date, time: dt.time, who: Member) -> Done:
        """Offer another time for a request; the guest answers by a tap, and a yes confirms it if there is still room.
        Refused: `full`, `past`, `closed_then`."""
        ...

    async def accept_change(self, booking: int, who: Member) -> Done:
        """change_requested -> confirmed with the wanted fields; cancel_requested -> cancelled."""
        ...

    async def refuse_change(self, booking: int, reason: str, who: Member) -> Done:
        """The booking stays as it was before the guest asked."""
        ...

    async def retry(self, outbox: int, who: Member) -> Done:
        """Send a dead letter again."""
        ...
