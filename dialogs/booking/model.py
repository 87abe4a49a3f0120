"""Values of a booking: what the guest wants, what it costs, what room there is. Money is integer minor units."""

import datetime as dt
from typing import Literal

from dialogs.messages import Value

BookingState = Literal[
    "draft", "blocked", "requested", "confirmed", "declined", "expired",
    "change_requested", "cancel_requested", "cancelled",
]  # fmt: skip
HOLDS_ITS_PLACE: frozenset[str] = frozenset({"requested", "confirmed", "change_requested", "cancel_requested"})
"""States in which a booking takes therapists, rooms and promotion uses."""
Verdict = Literal["valid", "expired", "not_yet_valid", "unknown_code", "not_applicable", "none"]


class Line(Value, frozen=True):
    """Part of a party that gets the same. None: not known yet."""

    service: str | None = None
    minutes: int | None = None
    people: int | None = None


class Draft(Value, frozen=True):
    """A booking being collected. `people` is the whole party where it is known apart from the lines."""

    lines: tuple[Line, ...] = ()
    people: int | None = None
    date: dt.date | None = None
    time: dt.time | None = None
    name: str | None = None
    phone: str | None = None
    email: str | None = None
    messenger_contact: bool = False
    """The guest wants to be reached here, in this chat, instead of by phone or e-mail."""
    wishes: tuple[str, ...] = ()
    wishes_asked: bool = False
    """Wishes and a code are asked for once; after that, silence means none."""
    between: tuple[dt.time, dt.time] | None = None
    """The part of the day that was named without a time ("in the evening"): free times are offered within it."""
    health_notes: tuple[str, ...] = ()
    """Ids of safety signs that the therapist must be told of."""
    code: str | None = None


class PricedLine(Value, frozen=True):
    """One line with its price. Prices are None where content names none; `rule` cites docs/rules.md."""

    service: str
    minutes: int
    people: int
    unit_price: int | None
    discount_percent: int
    subtotal: int | None
    total: int | None
    rule: str = ""


class PromotionVerdict(Value, frozen=True):
    """What became of the code. `code` is as normalised; `suggestion` is a real code one slip away, to be offered."""

    code: str | None = None
    verdict: Verdict = "none"
    starts: dt.date | None = None
    ends: dt.date | None = None
    suggestion: str | None = None
    staff_confirm: bool = False
    """Rules 17 and 22: the discount stands, and staff confirm it (visit after the window, or code given in chat)."""
    reason: str = ""
    """Why the code does not apply ("cap_reached", "cap_per_guest_reached", "wrong_channel", "no_tier"), or, with
    `staff_confirm`, why staff do ("visit_after_window", "given_in_chat"); keys of the phrases."""


class Quote(Value, frozen=True):
    lines: tuple[PricedLine, ...]
    currency: str
    subtotal: int | None
    total: int | None
    promotion: PromotionVerdict = PromotionVerdict()


class Occupied(Value, frozen=True):
    """Room taken from `start` to `end` (epoch ms, clean-up included in `end`) by a booking's line."""

    start: int
    end: int
    therapists: int
    rooms: int


class BookedView(Value, frozen=True):
    """A booking as stored, shown to the conversation that made it."""

    id: int
    state: BookingState
    draft: Draft
    quote: Quote
    booked_at: int
    start: int
    wanted: Draft | None = None
    """The fields after the change that the guest asks for, while staff have not decided."""
    wanted_quote: Quote | None = None
    proposal: "Proposal | None" = None
    """Another time that staff offered and the guest has not answered."""


class Proposal(Value, frozen=True):
    """Another time that staff offer for a request. `number` tells it from an earlier one of the same booking."""

    number: int
    draft: Draft
    quote: Quote
    start: int
    end: int
    occupied: tuple[Occupied, ...] = ()
