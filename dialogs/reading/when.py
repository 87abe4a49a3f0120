"""What grammars make of dates and times, before they are held against a now: plain values that every language fills.

`Day` says a day by whatever the guest said of it (a weekday, "next", a day of the month, a number of days from today);
`days` of calendar.py turns it into dates. `Clock` is a time whose half of the day may be open; clock.py settles it.
"""

import datetime as dt
from typing import Literal, NamedTuple

Part = Literal["morning", "noon", "afternoon", "evening", "night", "am", "pm"]
"""Parts of the day; `am` and `pm` are known halves and never become `Reading.part_of_day`."""
Which = Literal["", "this", "coming", "next", "after_next", "last"]


class Day(NamedTuple):
    """A day as said. Unsaid parts are None. `shift_*` are added after all else ("3 weeks after Friday")."""

    offset: int | None = None
    """Days from today: 0 today, 1 tomorrow."""
    weekday: int | None = None
    which: Which = ""
    """How the weekday was pointed at ("next Friday")."""
    week: int | None = None
    """Weeks from this one (Monday to Sunday): "Friday next week" is 1."""
    day: int | None = None
    month: int | None = None
    year: int | None = None
    month_offset: int | None = None
    """Months from this one ("the 20th of next month" is 1)."""
    nth: int | None = None
    """The nth such weekday of the month; -1 is the last."""
    shift_days: int = 0
    shift_months: int = 0
    other: "Day | None" = None
    """A second reading of the same words (06/07: 6 July, or 7 June)."""
    written: str = ""
    """Set where the words must be shown again: an impossible date."""


class DaySpan(NamedTuple):
    """From a day to a day, both included. `kind` names spans that only a now can settle."""

    start: Day | None = None
    end: Day | None = None
    kind: Literal["", "weekend", "week", "month", "named_month"] = ""
    at: int = 0
    """For `kind`: 0 this one, 1 the next; for a named month its number."""
    part: Literal["", "start", "middle", "end"] = ""


class Clock(NamedTuple):
    """A time of day. `sure`: written in a way that leaves one reading (15:30, 09:00, 3 pm)."""

    hour: int
    minute: int = 0
    sure: bool = False
    add: int = 0
    """Minutes to add once the half of the day is known ("quarter to five": -15)."""
    other: "Clock | None" = None
    """A second reading of the same words, in languages with two clocks (Thai)."""


class ClockSpan(NamedTuple):
    """From a time to a time, both included; an open end is None."""

    start: Clock | None
    end: Clock | None


class Ahead(NamedTuple):
    """A moment some minutes from now ("in two hours")."""

    minutes: int


class Length(NamedTuple):
    """A stretch of time: minutes, or days and months ("three weeks")."""

    minutes: int = 0
    days: int = 0
    months: int = 0


class ClockOrLength(NamedTuple):
    """What may be either, in languages whose word for the hour of a clock is that for an hour's length ("2h")."""

    clock: Clock
    length: Length


def clock(hour: int, minute: int = 0, *, sure: bool = False) -> Clock | None:
    """A clock, or None where there is no such time. 24:00 is midnight; hours from 13 on and 0 are sure."""
    if not (0 <= hour <= 24 and 0 <= minute <= 59) or (hour == 24 and minute):
        return None
    return Clock(hour % 24, minute, sure or hour > 12 or hour == 0)


def with_part(time: Clock, part: Part) -> Clock | None:
    """`time` in its part of the day: 3 in the afternoon is 15:00, 12 at night is 0:00. None where they contradict."""
    hour = time.hour
    if hour > 12 or (hour == 0 and time.sure):
        return time
    if part in ("am", "morning"):
        hour = 0 if hour == 12 else hour
    elif part == "noon":
        hour = hour if hour >= 10 else hour + 12
    elif part in ("pm", "afternoon"):
        hour = 12 if hour == 12 else hour + 12
    elif part == "evening":
        hour = 0 if hour == 12 else hour + 12
    elif 1 <= hour <= 4:
        return time
    else:
        hour = 0 if hour == 12 else hour + 12
    return time._replace(hour=hour, sure=True)


def settled(time: Clock) -> dt.time:
    """The time itself, its half of the day taken as written."""
    total = (time.hour * 60 + time.minute + time.add) % 1440
    return dt.time(total // 60, total % 60)
