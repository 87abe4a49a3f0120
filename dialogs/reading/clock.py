"""Times as said -> times of the day. A bare hour is the one inside the opening hours; if both are, both count."""

import datetime as dt

from dialogs.reading.when import Clock, ClockSpan, settled
from dialogs.spa.model import Spa

UNSTATED_HOURS = ((8 * 60, 22 * 60),)
"""Where the spa has stated no opening hours, a bare hour is read as one of the waking day."""


def blocks(spa: Spa, day: dt.date | None) -> tuple[tuple[int, int], ...]:
    """Opening blocks of `day`, or of the most open weekday where the day is unknown or closed."""
    if spa.hours is None:
        return UNSTATED_HOURS
    open_that_day = spa.hours.weekly[day.weekday()] if day else ()
    return open_that_day or max(spa.hours.weekly, key=lambda b: sum(e - s for s, e in b), default=()) or UNSTATED_HOURS


def shortest(spa: Spa) -> int:
    """Minutes of the shortest service: a start later than this before closing is no start."""
    return min((minutes for service in spa.services for minutes in service.prices), default=0)


def _minutes(time: dt.time) -> int:
    return time.hour * 60 + time.minute


def _inside(time: dt.time, open_blocks: tuple[tuple[int, int], ...], needed: int) -> bool:
    return any(opens <= _minutes(time) <= closes - needed for opens, closes in open_blocks)


def readings(time: Clock) -> tuple[dt.time, ...]:
    """Both halves of the day, or the one that was said."""
    if time.sure:
        return (settled(time), settled(time.other)) if time.other else (settled(time),)
    morning = time._replace(hour=time.hour % 12)
    return settled(morning), settled(morning._replace(hour=morning.hour + 12))


def times(time: Clock, spa: Spa, day: dt.date | None) -> tuple[dt.time, ...]:
    """All readings of a time of starting, the likeliest first.

    Both halves of the day are kept only where a service could start at either.
    """
    both = readings(time)
    if len(both) == 1:
        return both
    open_blocks = blocks(spa, day)
    for needed in (shortest(spa), 0):
        inside = tuple(t for t in both if _inside(t, open_blocks, needed))
        if inside:
            return inside
    if time.other is not None:
        return both
    return (both[1],) if _minutes(both[0]) < min(opens for opens, _ in open_blocks) else (both[0],)


def span(stretch: ClockSpan, spa: Spa, day: dt.date | None) -> tuple[dt.time | None, dt.time | None]:
    """Both ends of a stretch. An end whose half of the day is open follows the other one."""
    start, end = stretch
    if start is None:
        return None, times(end, spa, day)[0] if end else None
    if end is None:
        return times(start, spa, day)[0], None
    ends = readings(end)
    if not start.sure and end.sure:
        earlier = [t for t in readings(start) if t < ends[0]]
        return (earlier or list(readings(start)))[-1], ends[0]
    first = times(start, spa, day)[0]
    later = [t for t in ends if t > first]
    return first, (later or list(ends))[0]
