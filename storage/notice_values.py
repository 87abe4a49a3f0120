"""What people must hear: the values of a notice. `storage.notices` keeps them."""

import datetime as dt
from typing import Literal

from dialogs.booking.model import BookingState, Line
from dialogs.conversation import HandoffReason, InquiryKind
from dialogs.messages import Value

Way = Literal["group", "email", "desk"]
Recipient = Literal["staff", "owner", "guest"]
"""`guest`: a confirmation by e-mail to the address that the guest gave; only with the way `email`."""
NoticeKind = Literal["opened", "reminder", "window", "deadline", "guest_said", "returned", "expired", "decided"]
"""opened: the step at once. reminder: a later step. window: the last moment in which the platform still takes an
answer. deadline: the promise is missed. guest_said: the guest wrote while staff hold the floor. returned: the floor
went back by itself. expired: a request was not decided until its start. decided: what the guest is told by e-mail."""


class Facts(Value, frozen=True):
    """What a notice tells. Instants epoch ms. Never what a guest said about health: then `health` is true, `wishes` and
    `words` are empty, and the text says "open the desk"."""

    reason: HandoffReason | None = None
    inquiry_kind: InquiryKind | None = None
    topic: str | None = None
    note: str = ""
    language: str = "en"
    channel: str = ""
    guest: str = ""
    """The name that the guest gave; may be empty."""
    date: dt.date | None = None
    time: dt.time | None = None
    people: int | None = None
    lines: tuple[Line, ...] = ()
    wishes: tuple[str, ...] = ()
    phone: str = ""
    email: str = ""
    health: bool = False
    words: str = ""
    opened_at: int = 0
    due_at: int = 0
    """When the promise ends; 0: no promise is involved."""
    window_until: int | None = None
    """Until when the platform takes an answer; None: always."""
    booking_state: BookingState | None = None
    held_by: str = ""
    """The name of the member who holds the floor."""
    subject: str = ""
    text: str = ""
    """Only of a notice to the guest: the letter itself, in their language."""


class Notice(Value, frozen=True):
    """A notice claimed for sending. `tries` counts the tries before this one; `key` is the same on every try (an
    e-mail's Message-ID is made of it). `reference` is what the sender's `Sent` gave for the inquiry's first notice by
    this way (a Telegram message to reply to, a topic), empty at first."""

    id: int
    key: str
    way: Way
    to: Recipient
    kind: NoticeKind
    conversation: int
    created_at: int
    facts: Facts
    inquiry: int | None = None
    booking: int | None = None
    tries: int = 0
    unknown_at: int | None = None
    reference: str = ""


class NewNotice(Value, frozen=True):
    """A notice to write. `state` is waiting, or overtaken where a later step says all."""

    key: str
    way: Way
    to: Recipient
    kind: NoticeKind
    conversation: int
    facts: Facts
    inquiry: int | None = None
    booking: int | None = None
    state: Literal["waiting", "overtaken"] = "waiting"


class Outcome(Value, frozen=True):
    """What became of a try. `waiting` needs `due_at`."""

    id: int
    state: Literal["sent", "waiting", "failed"]
    due_at: int = 0
    reason: str = ""
    reference: str = ""
    unknown: bool = False


class FailedNotice(Value, frozen=True):
    """A notice that was given up: the desk shows it."""

    id: int
    way: Way
    to: Recipient
    kind: NoticeKind
    conversation: int
    created_at: int
    reason: str
