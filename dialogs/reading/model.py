"""What was read out of a guest's words. Pure values; the fields mirror `concierge understand`."""

import datetime as dt
from typing import Literal

from dialogs.messages import Content, Value

Intent = Literal[
    "book", "change", "cancel", "late", "price", "promotion", "human", "question", "greeting", "thanks", "other"
]
PartOfDay = Literal["morning", "noon", "afternoon", "evening", "night"]
Slot = Literal["date", "time", "party_size", "service", "duration_minutes", "name", "contact", "promo_code", "yes_no"]
YesNo = Literal["yes", "no"]
SafetyAction = Literal["emergency", "doctor_first", "tell_therapist", "ask"]
"""`ask`: a sign may be there, the wording is unsure: ask before going on."""
Command = Literal["start_over", "stop", "help", "back"]


class DateRange(Value, frozen=True):
    start: dt.date | None = None
    end: dt.date | None = None


class TimeRange(Value, frozen=True):
    """Both ends inclusive; an open range has a None end ("after 6")."""

    start: dt.time | None = None
    end: dt.time | None = None


class SafetySign(Value, frozen=True):
    """A positive sign of `content/signs/`; `sign` is its id (RF01 ...), `excerpt` the words that showed it."""

    sign: str
    action: SafetyAction
    excerpt: str = ""


class LineReading(Value, frozen=True):
    """Part of a party as read: any of the three may be missing."""

    service: str | None = None
    minutes: int | None = None
    people: int | None = None


class TopicCandidate(Value, frozen=True):
    topic: str
    confidence: float
    """Calibrated probability, 0 to 1, that this is what the guest asks."""


class TopicMatch(Value, frozen=True):
    """Topics that the message may ask for, most likely first.

    `asked` are those sure enough to be answered at once, in the order of the message (several questions in
    one message are several topics); empty where the bot is not sure. `candidates` are the likely ones.
    """

    asked: tuple[str, ...] = ()
    candidates: tuple[TopicCandidate, ...] = ()
    near_duplicate: bool = False
    """True where the message is (nearly) one of a topic's examples."""


class Reading(Value, frozen=True):
    """All that the words of one turn hold, read against a stated now. Absent things are None or empty.

    Where a wording has two readings, `date` or `time` is the likelier and `date_options`/`time_options` hold
    all, most likely first. `impossible_date` is a date that does not exist, as the guest wrote it ("31 June").
    """

    text: str
    contents: tuple[Content, ...] = ()
    """The turn's messages as they came, in order; `text` joins their words."""
    language: str = "en"
    language_wish: str | None = None
    """A language that the guest asked to be answered in."""
    safety: tuple[SafetySign, ...] = ()
    tap: str | None = None
    """Value of the last tapped choice (or of the offered choice that was typed by label or number)."""
    command: Command | None = None
    intent: Intent = "other"
    date: dt.date | None = None
    time: dt.time | None = None
    date_range: DateRange | None = None
    time_range: TimeRange | None = None
    part_of_day: PartOfDay | None = None
    date_options: tuple[dt.date, ...] = ()
    time_options: tuple[dt.time, ...] = ()
    impossible_date: str | None = None
    excluded_dates: tuple[dt.date, ...] = ()
    party_size: int | None = None
    lines: tuple[LineReading, ...] = ()
    name: str | None = None
    phone: str | None = None
    email: str | None = None
    promo_code: str | None = None
    yes_no: YesNo | None = None
    correction: bool = False
    """The guest corrects something said before ("no, I meant Sunday", "actually 3 people")."""
    late_minutes: int | None = None
    topics: TopicMatch = TopicMatch()
    attachments: tuple[str, ...] = ()
    """Kinds of what came and cannot be read: image, voice, unsupported ..."""

    @property
    def emergency(self) -> bool:
        return any(sign.action == "emergency" for sign in self.safety)
