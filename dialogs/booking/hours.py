"""When a visit can be: opening hours, closed days, lead time, party limit, and room beside what is taken already.

What is unknown limits nothing (no stated hours, therapists or rooms; a length not chosen yet counts as 0 minutes):
the spa confirms each request. `now` is a datetime with a time zone; days and times of day are the spa's.
`taken` must hold the bookings of the day in question (`Needs.days`).
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Literal

from dialogs.booking.capacity import Usage, fits, fits_beside, occupy, usage
from dialogs.booking.completeness import people, settled
from dialogs.booking.model import Draft, Line, Occupied
from dialogs.spa.model import OpeningHours, Spa

Trouble = Literal[
    "past", "too_soon", "too_far", "closed_day", "before_opening", "between_blocks", "after_closing", "ends_too_late",
    "party_too_large", "full",
]  # fmt: skip
"""Why a visit cannot be then; each is a key of the phrases."""
GRID = 30
"""Minutes between the starts that are offered."""
SEARCHED = 31
"""Days before and after the wished one that are searched for something that works."""
DAY = 24 * 60
_MINUTE = dt.timedelta(minutes=1)


def trouble(draft: Draft, spa: Spa, taken: Sequence[Occupied], now: dt.datetime) -> Trouble | None:
    """Why the draft's visit cannot be at its date and time; None: nothing that is known speaks against it.

    Without a time only the day is judged, without a date only the size of the party.
    """
    if too_many(draft, spa):
        return "party_too_large"
    if draft.date is None:
        return None
    if draft.time is None:
        return day_trouble(draft.date, spa, now)
    start = dt.datetime.combine(draft.date, draft.time, spa.zone)
    return _start_trouble(start, settled(draft, spa), spa, usage(taken), now)


def day_trouble(day: dt.date, spa: Spa, now: dt.datetime) -> Trouble | None:
    """Why there can be no visit at any time of `day`."""
    ahead = (day - now.astimezone(spa.zone).date()).days
    if ahead < 0:
        return "past"
    if ahead > spa.booking.max_days_ahead:
        return "too_far"
    return None if opens_on(spa, day) else "closed_day"


def opens_on(spa: Spa, day: dt.date) -> bool:
    """False only where the spa has said that it is closed then."""
    return spa.hours is None or bool(_blocks(day, spa.hours))


def too_many(draft: Draft, spa: Spa) -> bool:
    """More guests than the spa takes without asking, or than it has therapists and rooms for at all."""
    party = people(draft) or sum(line.people or 0 for line in draft.lines)
    if spa.booking.max_party is not None and party > spa.booking.max_party:
        return True
    return not fits(occupy(settled(draft, spa), 0, spa), (), spa.capacity)


def longest(lines: Sequence[Line]) -> int:
    """A party starts together: the visit lasts as long as its longest line, in minutes."""
    return max((line.minutes or 0 for line in lines), default=0)


def hours_trouble(start: dt.datetime, minutes: int, spa: Spa) -> Trouble | None:
    """A service must begin inside a block of the opening hours and end by that block's close."""
    if spa.hours is None:
        return None
    local = start.astimezone(spa.zone)
    blocks = _blocks(local.date(), spa.hours)
    begin = local.hour * 60 + local.minute
    inside = next((closes for opens, closes in blocks if opens <= begin < closes), None)
    if inside is not None:
        return "ends_too_late" if begin + minutes > inside else None
    if not blocks:
        return "closed_day"
    if begin < blocks[0][0]:
        return "before_opening"
    return "after_closing" if begin >= blocks[-1][1] else "between_blocks"


def free_starts(draft: Draft, day: dt.date, spa: Spa, taken: Sequence[Occupied], now: dt.datetime) -> list[dt.time]:
    """The starts of `day` that work for the draft, every 30 minutes from each block's opening.

    None where hours are not stated: no time is then offered, the guest names one.
    """
    if spa.hours is None or too_many(draft, spa) or day_trouble(day, spa, now):
        return []
    lines, used = settled(draft, spa), usage(taken)
    starts = (_at(day, minute, spa) for opens, closes in _blocks(day, spa.hours) for minute in _grid(opens, closes))
    return [start.time() for start in starts if _start_trouble(start, lines, spa, used, now) is None]


def nearest(draft: Draft, spa: Spa, now: dt.datetime) -> dt.datetime | None:
    """The start nearest to the draft's that opening hours and lead time allow, on the grid; None if there is none.

    None as well where hours are not stated, or date or time not chosen. Room is not looked at, as the bookings of
    other days are not at hand: for another time on the same day sort `free_starts` with `by_nearness`.
    """
    if draft.date is None or draft.time is None or spa.hours is None:
        return None
    wished = dt.datetime.combine(draft.date, draft.time, spa.zone)
    best: dt.datetime | None = None
    for away in range(SEARCHED + 1):
        if best is not None and abs(best - wished) <= (away - 1) * DAY * _MINUTE:
            break
        found = [start for day in _around(draft.date, away) for start in _starts(draft, day, spa, now)]
        best = min([*found, *([best] if best else [])], key=lambda start: (abs(start - wished), start), default=None)
    return best


def by_nearness(times: Sequence[dt.time], wished: dt.time) -> list[dt.time]:
    """The nearest first; of two equally near the earlier."""
    return sorted(times, key=lambda time: (abs(_minutes(time) - _minutes(wished)), time))


def _blocks(day: dt.date, hours: OpeningHours) -> tuple[tuple[int, int], ...]:
    """The open blocks of `day` in minutes from its midnight. One that runs past midnight goes on above 1440."""
    today = _plain_blocks(day, hours)
    if today and today[-1][1] == DAY and day < dt.date.max:
        tomorrow = _plain_blocks(day + dt.timedelta(days=1), hours)
        if tomorrow and tomorrow[0][0] == 0:
            return (*today[:-1], (today[-1][0], DAY + tomorrow[0][1]))
    return today


def _plain_blocks(day: dt.date, hours: OpeningHours) -> tuple[tuple[int, int], ...]:
    return () if day in hours.closed else hours.weekly[day.weekday()]


def _start_trouble(
    start: dt.datetime, lines: Sequence[Line], spa: Spa, used: Usage, now: dt.datetime
) -> Trouble | None:
    found = _lead_trouble(start, spa, now) or hours_trouble(start, longest(lines), spa)
    if found:
        return found
    wanted = occupy(lines, round(start.timestamp() * 1000), spa)
    return None if fits_beside(wanted, used, spa.capacity) else "full"


def _lead_trouble(start: dt.datetime, spa: Spa, now: dt.datetime) -> Trouble | None:
    minutes = (start.timestamp() - now.timestamp()) / 60
    if minutes < 0:
        return "past"
    if minutes < spa.booking.min_lead_minutes:
        return "too_soon"
    ahead = (start.date() - now.astimezone(spa.zone).date()).days
    return "too_far" if ahead > spa.booking.max_days_ahead else None


def _grid(opens: int, closes: int) -> range:
    return range(opens, min(closes, DAY), GRID)


def _starts(draft: Draft, day: dt.date, spa: Spa, now: dt.datetime) -> Iterator[dt.datetime]:
    return (dt.datetime.combine(day, time, spa.zone) for time in free_starts(draft, day, spa, (), now))


def _around(day: dt.date, away: int) -> set[dt.date]:
    """The days so far before and after, as far as the calendar goes."""
    ordinals = {day.toordinal() - away, day.toordinal() + away}
    return {dt.date.fromordinal(ordinal) for ordinal in ordinals if 1 <= ordinal <= dt.date.max.toordinal()}


def _at(day: dt.date, minute: int, spa: Spa) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(minute // 60, minute % 60), spa.zone)


def _minutes(time: dt.time) -> int:
    return time.hour * 60 + time.minute
