"""The spa's book as values. An empty field means that the spa has not said it: the bot then says so, and never guesses.

Minutes of the day count from midnight in the spa's zone; 24:00 is 1440. Weekdays are 0 (Monday) to 6.
"""

import datetime as dt
from collections.abc import Mapping
from typing import Literal, Protocol
from zoneinfo import ZoneInfo

from dialogs.messages import Value
from dialogs.reading.model import SafetyAction, TopicMatch


class Service(Value, frozen=True):
    """A service on the list. `prices` maps each length in minutes to its price per person, None: not stated."""

    id: str
    hands: int
    names: Mapping[str, str]
    """Language -> name; `en` is always there."""
    nicknames: Mapping[str, tuple[str, ...]] = {}
    """Language -> other ways in which guests write it."""
    prices: Mapping[int, int | None] = {}
    confirmed: bool = True
    """False: named by the spa but in no service list (eight hands): the request is taken, staff confirm."""

    @property
    def therapists(self) -> int:
        """Therapists that one person's massage takes: n hands take n/2; a plain massage takes one."""
        return max(1, self.hands // 2)


class OpeningHours(Value, frozen=True):
    """`weekly[weekday]` is that day's (opens, closes) blocks in minutes; a service must end by the block's close."""

    weekly: tuple[tuple[tuple[int, int], ...], ...]
    closed: tuple[dt.date, ...] = ()


class Contacts(Value, frozen=True):
    """How the spa is reached. Empty: not stated."""

    hotline: str = ""
    whatsapp: str = ""
    email: str = ""
    kakaotalk: str = ""
    wechat: str = ""
    line: str = ""
    website: str = ""
    address: str = ""
    payment: str = ""
    cancellation: str = ""


class Capacity(Value, frozen=True):
    """What can run side by side. None: unknown, the spa confirms each request."""

    therapists: int | None = None
    rooms: int | None = None
    cleanup_minutes: int = 0


class Tier(Value, frozen=True):
    """A discount for lines of these services, or of these lengths; the tier that names services ignores lengths."""

    percent: int
    services: tuple[str, ...] = ()
    minutes: tuple[int, ...] = ()


class Promotion(Value, frozen=True):
    code: str
    starts: dt.date
    ends: dt.date
    tiers: tuple[Tier, ...]
    date_basis: Literal["booking", "visit", "both"] = "booking"
    combine: Literal["best"] = "best"
    per_line: bool = True
    normalise: bool = True
    channels: tuple[str, ...] = ("website", "chat")
    keep_on_move: bool = True
    round_to: int = 1000
    round_direction: Literal["down"] = "down"
    cap: int | None = None
    cap_per_guest: int | None = None


class LateRules(Value, frozen=True):
    from_minutes: int = 10
    to_minutes: int = 15
    cut_minutes: int = 30
    min_remaining: int = 30
    with_notice_cut: int = 0


class Reminder(Value, frozen=True):
    """A step of the ladder: so many hours after the question, to whom and by what way (desk, group, email, owner)."""

    after: float
    to: tuple[str, ...]


class Promise(Value, frozen=True):
    """The spa's answer promise and its reminder ladder, in hours."""

    hours: float = 24
    steps: tuple[float, ...] = (0, 4, 12, 20, 23)
    reminders: tuple[Reminder, ...] = ()
    """The steps with their recipients, where content names them; else the usual ones."""
    clock: Literal["wall", "hours"] = "wall"
    """`hours`: only opening hours count, where they are stated."""
    quiet: tuple[int, int] | None = None
    """Minutes of the day between which staff are not reminded, where that leaves a reminder its use."""


class Handoff(Value, frozen=True):
    """`quiet_hours`: a conversation that staff hold goes back to the bot after so long without a word."""

    quiet_hours: float = 12


class Team(Value, frozen=True):
    """Who works here: the language of their notices, and the owner's own address (empty: that of the staff)."""

    language: str = "en"
    owner_email: str = ""


class BookingRules(Value, frozen=True):
    min_lead_minutes: int = 0
    max_party: int | None = None
    max_days_ahead: int = 365
    confirmation: Literal["staff", "automatic"] = "staff"


class Topic(Value, frozen=True):
    """One file of content/knowledge. `answers` are templates with {placeholders} of facts only."""

    id: str
    answers: Mapping[str, str]
    buttons: Mapping[str, str]
    examples: Mapping[str, tuple[str, ...]]
    related: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    reviewed: str = ""
    needs: tuple[str, ...] = ()
    """Facts without which `answers` cannot be said; where one is empty, `unknowns` is said instead."""
    unknowns: Mapping[str, str] = {}
    handoff: bool = False
    """Content says that this is for people: answering it also opens an inquiry."""


class Sign(Value, frozen=True):
    """A safety sign of one language: patterns as `dialogs.reading.signs` explains them."""

    id: str
    action: SafetyAction
    patterns: tuple[str, ...]


class TopicMatcher(Protocol):
    """The seam behind which matching may be replaced. Pure: the same text gives the same match."""

    def match(self, text: str, language: str) -> TopicMatch: ...


class Spa(Value, frozen=True):
    """The whole book. `version` is a hash of all content files."""

    version: str
    name: str
    zone: ZoneInfo
    currency: str
    languages: tuple[str, ...]
    services: tuple[Service, ...]
    matcher: TopicMatcher
    hours: OpeningHours | None = None
    contacts: Contacts = Contacts()
    capacity: Capacity = Capacity()
    promotions: tuple[Promotion, ...] = ()
    late: LateRules = LateRules()
    promise: Promise = Promise()
    handoff: Handoff = Handoff()
    team: Team = Team()
    booking: BookingRules = BookingRules()
    topics: Mapping[str, Topic] = {}
    phrases: Mapping[str, Mapping[str, str | Mapping[str, str]]] = {}
    """Language -> key -> template, or plural category (CLDR) -> template."""
    signs: Mapping[str, tuple[Sign, ...]] = {}
    note: str = ""
    """A word of the owner shown at start ("made-up prices")."""

    def service(self, service_id: str) -> Service | None:
        return next((s for s in self.services if s.id == service_id), None)
