"""What a conversation remembers, what a turn decides, and what it asks the store to write.

A stored state of an older version still loads: fields are only ever added, each with a default
(`tests/dialogs/golden/` holds states of every version).
"""

from datetime import date
from typing import Literal

from dialogs.booking.model import BookedView, Draft, Occupied, Quote
from dialogs.messages import Choice, Reply, Value
from dialogs.reading.model import SafetySign, Slot

HandoffReason = Literal["asked", "complaint", "unknown", "safety", "late", "booking", "content"]
InquiryKind = Literal["question", "booking_request", "change", "cancel", "complaint", "safety", "late", "failed"]


class Summary(Value, frozen=True):
    """A summary shown and not answered yet. A yes counts only for this quote under this content version."""

    number: int
    quote: Quote
    draft: Draft
    spa_version: str


class Conversation(Value, frozen=True):
    language: str = ""
    """BCP 47 tag of the content's languages; empty until the first words."""
    language_fixed: bool = False
    """The guest asked for this language; only asking changes it again."""
    asked: Slot | None = None
    """The slot that the last reply asked for."""
    offered: tuple[Choice, ...] = ()
    """Choices under the last reply: their labels and numbers may be typed."""
    draft: Draft | None = None
    summary: Summary | None = None
    summaries: int = 0
    held_by_safety: tuple[str, ...] = ()
    """Ids of emergency signs that hold the booking; stays until staff lift it."""
    doctor_first: tuple[str, ...] = ()
    unsure_sign: str | None = None
    """A sign the guest was asked about; the next yes or no settles it."""
    health_notes: tuple[str, ...] = ()
    """Ids of signs told so far: a booking begun later takes them along for the therapist."""
    mentioned: Draft | None = None
    """Facts named before a booking was asked for ("how much is six hands for two on Friday?"); it starts with them."""
    topic: str | None = None
    """The last topic answered: the context of "and how long?"."""
    unknown_in_row: int = 0
    booking: int | None = None
    """Id of the booking that the talk is about."""
    changing: Literal["change", "cancel"] | None = None
    """The guest is asking to move or cancel `booking`; `draft` then holds the fields after the change."""
    handoff: HandoffReason | None = None
    """A person was promised; cleared when the case is closed."""
    greeted: bool = False
    name: str = ""


class Needs(Value, frozen=True):
    """What respond() must know from the store about this turn."""

    days: tuple[date, ...] = ()
    """Days whose occupation matters."""
    bookings: bool = False
    """This conversation's own bookings."""
    codes: tuple[str, ...] = ()
    """Promotion codes whose use is counted."""


class CodeUse(Value, frozen=True):
    code: str
    by_all: int = 0
    by_guest: int = 0


class Known(Value, frozen=True):
    """What the store knew when the turn was thought.

    `now` is the turn's handled_at: it decides what is free, past, too soon. `contested` is true on the last
    try after the commit refused twice: take the request, say that the spa will confirm the time.
    """

    now: int
    channel: str
    account: str = ""
    occupied: tuple[Occupied, ...] = ()
    bookings: tuple[BookedView, ...] = ()
    code_uses: tuple[CodeUse, ...] = ()
    contested: bool = False


class BookingRequested(Value, frozen=True, tag="booking_requested"):
    """Write a booking in state `requested`. Checked against capacity and caps inside the transaction.

    `occupied` is one entry a line; empty `occupied` means that capacity is unknown and cannot be checked.
    """

    draft: Draft
    quote: Quote
    start: int
    end: int
    occupied: tuple[Occupied, ...] = ()
    therapists: int | None = None
    """Therapists in all, as content says at the time; None: unknown, not checked."""
    rooms: int | None = None
    code_cap: int | None = None
    code_cap_per_guest: int | None = None
    contested: bool = False
    """Take it without the capacity check: the guest is told that the spa will confirm the time."""
    confirmed: bool = False
    """The owner lets what fits be confirmed at once, and nothing is left for a person to look at."""


class ChangeRequested(Value, frozen=True, tag="change_requested"):
    """The guest asks to change `booking` to `draft`, or to cancel it (`draft` None); staff decide."""

    booking: int
    draft: Draft | None = None
    quote: Quote | None = None


class LadderStep(Value, frozen=True):
    """A reminder at an instant (epoch ms), to "desk", "group", "email" or "owner". `name` is unique in its ladder."""

    name: str
    at: int
    to: tuple[str, ...] = ()


class InquiryOpened(Value, frozen=True, tag="inquiry_opened"):
    """Something waits for a person: due `hours` after handled_at. One open inquiry of a kind per conversation, and
    one per booking where it is about one."""

    kind: InquiryKind
    reason: HandoffReason
    topic: str | None = None
    note: str = ""
    """What the bot understood, for staff; never what a guest said about health."""
    hours: float = 24
    steps: tuple[float, ...] = ()
    """Hours after handled_at at which staff are reminded."""
    due_at: int = 0
    """When the promise ends, where that is not `hours` by the wall clock; 0: it is."""
    ladder: tuple[LadderStep, ...] = ()
    """The reminders as instants with their recipients; they stand for `steps` where there are any."""
    booking: int | None = None
    """The booking that is to be decided on; None: the one that this turn requests, or none."""


class ProposalAnswered(Value, frozen=True, tag="proposal_answered"):
    """The guest answers the other time that staff proposed for `booking`. Accepted, it is confirmed, checked against
    capacity inside the transaction."""

    booking: int
    number: int
    accepted: bool
    therapists: int | None = None
    rooms: int | None = None


class HeardByStaff(Value, frozen=True, tag="heard_by_staff"):
    """The guest wrote while a person holds the floor. `words` are empty where they speak of health. `opened` starts a
    clock, unless one runs that an answer stops."""

    words: str = ""
    opened: InquiryOpened | None = None


class SafetySeen(Value, frozen=True, tag="safety_seen"):
    signs: tuple[SafetySign, ...]


class QuestionUnanswered(Value, frozen=True, tag="question_unanswered"):
    text: str
    language: str
    suggested: tuple[str, ...] = ()


class GuestBlocked(Value, frozen=True, tag="guest_blocked"):
    """The guest blocked the bot: waiting messages to them are withdrawn."""


class GuestReturned(Value, frozen=True, tag="guest_returned"):
    pass


class MessageUnsent(Value, frozen=True, tag="message_unsent"):
    """The guest took a message back: its text leaves the transcript."""

    reference: str


Event = (
    BookingRequested
    | ChangeRequested
    | InquiryOpened
    | ProposalAnswered
    | SafetySeen
    | QuestionUnanswered
    | GuestBlocked
    | GuestReturned
    | HeardByStaff
    | MessageUnsent
)


class Outcome(Value, frozen=True):
    """What the answer was about, in the terms of `concierge ask` and `chat --jsonl`; kept with the turn."""

    kind: Literal["answer", "smalltalk", "booking", "promotion", "handoff", "safety", "unknown"] = "unknown"
    topic: str | None = None
    also: tuple[str, ...] = ()
    suggested: tuple[str, ...] = ()
    confidence: float = 0.0
    handoff: HandoffReason | None = None


class Turn(Value, frozen=True):
    """One decided turn. `reply` None: nothing is said (a guest who blocked, a message taken back)."""

    conversation: Conversation
    reply: Reply | None
    events: tuple[Event, ...] = ()
    outcome: Outcome = Outcome()
