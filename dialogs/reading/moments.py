"""Items -> the days and times that are meant: what is excluded, what is corrected, what has two readings."""

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple, TypeVar

from dialogs.reading import calendar, clock
from dialogs.reading.calendar import NoSuchDay
from dialogs.reading.grammar import Digits, Item
from dialogs.reading.making import of_digits
from dialogs.reading.model import DateRange, PartOfDay, Slot, TimeRange
from dialogs.reading.when import Clock, ClockSpan, Day, DaySpan, Part, with_part
from dialogs.spa.model import Spa

MOST_OPTIONS = 6
LONGEST_VISIT = 240
"""Minutes: a longer stretch of hours is rather a time of the day."""
_BESIDE_A_DAY = frozenset({"day", "part", "dayspan"})
_DAYS_AND_TIMES = frozenset({"day", "dayspan", "part", "clock", "clocks", "ahead"})
_LETS_A_NOT_THROUGH = frozenset({"on", "at", "for", "in", "the", "this", "around", "a", "by"})
_ENDS_AN_ASIDE = frozenset({",", ".", ";", "and", "day", "clock", "?", "!"})
_PARTS: dict[Part, PartOfDay] = {
    "morning": "morning",
    "noon": "noon",
    "afternoon": "afternoon",
    "evening": "evening",
    "night": "night",
    "am": "morning",
    "pm": "afternoon",
}


class Moments(NamedTuple):
    """The fields of a Reading that are about days and times."""

    date: dt.date | None = None
    time: dt.time | None = None
    date_range: DateRange | None = None
    time_range: TimeRange | None = None
    part_of_day: PartOfDay | None = None
    date_options: tuple[dt.date, ...] = ()
    time_options: tuple[dt.time, ...] = ()
    impossible_date: str | None = None
    excluded_dates: tuple[dt.date, ...] = ()


NOTHING = Moments()


def flat(items: Sequence[Item]) -> list[Item]:
    """Items of several meanings taken apart: "tonight" is a "day+part", "not+day" a day denied behind it."""
    out: list[Item] = []
    for item in items:
        if item.kind.startswith("not+"):
            out += [Item("not", None, item.start, item.start), item._replace(kind=item.kind.removeprefix("not+"))]
        elif "+" in item.kind[1:]:
            meanings = zip(item.kind.split("+"), item.value, strict=True)
            out += [Item(kind, value, item.start, item.end) for kind, value in meanings]
        else:
            out.append(item)
    return out


def with_bare_hours(items: list[Item], expecting: Slot | None) -> list[Item]:
    """Bare numbers that are hours or days of the month by what stands beside them or by what was asked."""
    return [_bare(items, at, expecting) for at in range(len(items))]


def _bare(items: list[Item], at: int, expecting: Slot | None) -> Item:
    item = items[at]
    if item.kind in ("number", "for number"):
        return _bare_number(items, at, expecting)
    if item.kind == "hours~" and (expecting == "time" or _beside_a_day(items, at) or len(items) <= 2):
        return item._replace(kind="clocks")
    if item.kind == "clock~":
        return _clock_or_length(items, item, expecting)
    if item.kind == "ampm" and at and items[at - 1].kind in _BESIDE_A_DAY:
        return item._replace(kind="part")
    if item.kind == "count~":
        counted = expecting in ("party_size", "duration_minutes")
        return item._replace(kind="number" if counted else "clock", value=item.value[1 if counted else 0])
    if item.kind == "length~":
        return _length_or_clock(items, at, expecting)
    if item.kind == "month" and len(items) == 1 and item.value is not None:
        return item._replace(kind="dayspan", value=DaySpan(kind="named_month", at=item.value))
    if item.kind == "weekday~" and _stands_as_a_day(items, at):
        return item._replace(kind="day", value=Day(weekday=item.value))
    return item


def _clock_or_length(items: Sequence[Item], item: Item, expecting: Slot | None) -> Item:
    """ "2h": a length where one was asked for or the hour is said elsewhere, else an hour."""
    if expecting == "duration_minutes" or _has(items, "clock") or _has(items, "clocks"):
        return item._replace(kind="length", value=item.value.length)
    return item._replace(kind="clock", value=item.value.clock)


def _length_or_clock(items: list[Item], at: int, expecting: Slot | None) -> Item:
    """ "Два часа": a length, unless a day, a part of it, or what was asked makes it an hour."""
    item = items[at]
    length, time = item.value
    asked = expecting == "time" and not _has(items, "clock") and not _has(items, "clocks")
    said = _beside_a_day(items, at) or length.minutes > LONGEST_VISIT
    is_clock = expecting != "duration_minutes" and (asked or (said and not _has(items, "clock")))
    return item._replace(kind="clock", value=time) if is_clock else item._replace(kind="length", value=length)


def _bare_number(items: list[Item], at: int, expecting: Slot | None) -> Item:
    item = items[at]
    digits: Digits = item.value
    following = items[at + 1].kind if at + 1 < len(items) else ""
    if following in ("service", "x", "people", "money", "kins"):
        return item
    if expecting == "date" and 1 <= digits.value <= 31 and not _has(items, "day"):
        return item._replace(kind="day", value=Day(day=digits.value))
    hour = of_digits(digits)
    if hour is None or (item.kind == "for number" and expecting != "time"):
        return item
    asked = expecting == "time" and not _has(items, "clock") and not _has(items, "clocks")
    if asked or (digits.size <= 2 and _beside_a_day(items, at)):
        return item._replace(kind="clock", value=hour)
    return item


def _has(items: Sequence[Item], kind: str) -> bool:
    return any(item.kind == kind for item in items)


def _beside_a_day(items: list[Item], at: int) -> bool:
    before, after = at - 1, at + 1
    if before >= 0 and items[before].kind == ",":
        before -= 1
    if after < len(items) and items[after].kind == ",":
        after += 1
    if before >= 0 and items[before].kind in _BESIDE_A_DAY:
        return True
    return after < len(items) and items[after].kind in _BESIDE_A_DAY


def _stands_as_a_day(items: list[Item], at: int) -> bool:
    """A short weekday that is also another word ("sat", "sun") is a day at the end, or before a mark or a time."""
    if at and items[at - 1].kind == "me":
        return False
    return at + 1 == len(items) or items[at + 1].kind not in ("word", "counted", "kin", "me")


T = TypeVar("T")


class _Found(NamedTuple):
    at: int
    item: Item


def moments(items: list[Item], text: str, now: dt.datetime, spa: Spa, *, corrected: bool = False) -> Moments:
    """`items` after `with_bare_hours`, places in `text`; `now` is the spa's local time."""
    if not any(item.kind in _DAYS_AND_TIMES for item in items):
        return NOTHING
    denied = _denied(items)
    days = _aside_left_out(items, [_Found(i, item) for i, item in enumerate(items) if item.kind == "day"], denied)
    read = _dates(items, days, denied, text, now, corrected)
    for item in items:
        if item.kind == "dayspan":
            read = _with_span(read, item.value, now, moved=_has(items, "moving"))
    if read.date is None and (ahead := _only(items, "ahead")) is not None:
        return _ahead(read, ahead.value.minutes, now)
    return _with_times(read, items, denied, now, spa, corrected)


def _only(items: Sequence[Item], kind: str) -> Item | None:
    return next((item for item in items if item.kind == kind), None)


def _ahead(read: Moments, minutes: int, now: dt.datetime) -> Moments:
    try:
        moment = now + dt.timedelta(minutes=minutes)
    except OverflowError:
        return read
    return read._replace(date=moment.date(), time=moment.time().replace(second=0, microsecond=0))


def _denied(items: list[Item]) -> frozenset[int]:
    """Places of the days and times that a "not" stands before: "not Friday or Saturday, Sunday" denies two."""
    denied: set[int] = set()
    reaching = False
    for at, item in enumerate(items):
        if item.kind == "not":
            reaching = True
        elif reaching and item.kind in _DAYS_AND_TIMES:
            denied.add(at)
            following = items[at + 1].kind if at + 1 < len(items) else ""
            reaching = following in ("or", "and")
        elif reaching and item.kind not in _LETS_A_NOT_THROUGH and item.kind not in ("or", "and"):
            reaching = False
    return frozenset(denied)


def _aside_left_out(items: list[Item], days: list[_Found], denied: frozenset[int]) -> list[_Found]:
    """Days of something else ("we arrive on Monday") are left out where another day is said."""
    aside = {found.at for found in days if _is_aside(items, found.at)}
    rest = [found for found in days if found.at not in aside]
    return rest if any(found.at not in denied for found in rest) else days


def _is_aside(items: list[Item], at: int) -> bool:
    for item in items[at + 1 : at + 4]:  # "周三到岘港", in languages whose verb comes behind
        if item.kind == "aside_after":
            return True
        if item.kind in _ENDS_AN_ASIDE:
            break
    for item in reversed(items[max(0, at - 4) : at]):
        if item.kind in _ENDS_AN_ASIDE:
            return False
        if item.kind == "aside":
            return True
    return False


def _dates(
    items: list[Item], days: list[_Found], denied: frozenset[int], text: str, now: dt.datetime, corrected: bool
) -> Moments:
    wanted: list[tuple[int, tuple[dt.date, ...]]] = []
    excluded: list[dt.date] = []
    impossible = None
    for at, item in days:
        try:
            found = calendar.dates(item.value, now.date())
        except NoSuchDay:
            impossible = text[item.start : item.end]
            continue
        if at in denied:
            excluded.append(found[0])
        else:
            wanted.append((at, found))
    options = _chosen(items, wanted, corrected)
    return Moments(
        date=options[0] if options else None,
        date_options=options if len(options) > 1 else (),
        impossible_date=impossible,
        excluded_dates=tuple(dict.fromkeys(excluded)),
    )


def _chosen(items: list[Item], wanted: list[tuple[int, tuple[T, ...]]], corrected: bool) -> tuple[T, ...]:
    """One of several: what they have in common, the last where it corrects the others, else all of them."""
    if not wanted:
        return ()
    if len(wanted) == 1:
        return wanted[0][1]
    common = [option for option in wanted[0][1] if all(option in found for _, found in wanted)]
    if common:
        return (common[0],)
    first, last = wanted[0][0], wanted[-1][0]
    kinds = {item.kind for item in items[first:last]}
    moved = any(item.kind == "moving" for item in items[:last])
    if "or" not in kinds and (corrected or moved or "no" in kinds):
        return wanted[-1][1]
    return tuple(dict.fromkeys(option for _, found in wanted for option in found))[:MOST_OPTIONS]


def _with_span(read: Moments, days: DaySpan, now: dt.datetime, *, moved: bool) -> Moments:
    """A span of days; a day inside it, said beside it, is the day ("next week, maybe Wednesday")."""
    try:
        start, end = calendar.span(days, now.date())
    except NoSuchDay:
        return read
    if moved and start and end and days.start is not None:
        return read._replace(date=end, date_options=())
    if read.date is not None:
        return _inside_span(read, start, end)
    if read.date_range is not None:
        return read
    return read._replace(date=start, date_range=DateRange(start=start, end=end))


def _inside_span(read: Moments, start: dt.date | None, end: dt.date | None) -> Moments:
    options = read.date_options or ((read.date,) if read.date else ())
    weeks = [option + dt.timedelta(days=7 * n) for option in options for n in (0, 1, 2) if option.year < 9999]
    inside = [date for date in weeks if (start is None or date >= start) and (end is None or date <= end)]
    return read._replace(date=inside[0], date_options=()) if inside else read


def _with_times(
    read: Moments, items: list[Item], denied: frozenset[int], now: dt.datetime, spa: Spa, corrected: bool
) -> Moments:
    parts = [_Found(i, item) for i, item in enumerate(items) if item.kind == "part" and i not in denied]
    used: set[int] = set()
    wanted: list[tuple[int, tuple[dt.time, ...]]] = []
    stretch = ClockSpan(None, None)
    for at, item in enumerate(items):
        if at in denied:
            continue
        if item.kind == "clock":
            wanted.append((at, clock.times(_in_its_part(item.value, items, at, parts, used), spa, read.date)))
        elif item.kind == "clocks":
            stretch = _widened(stretch, _span_in_its_part(item.value, items, at, parts, used))
    options = _chosen(items, wanted, corrected)
    read = read._replace(time=options[0] if options else None, time_options=options if len(options) > 1 else ())
    if stretch != (None, None):
        read = _with_stretch(read, stretch, spa, moved=_has(items, "moving"))
    left = [found for found in parts if found.at not in used]
    if left and read.time is None and read.time_range is None:
        read = read._replace(part_of_day=_PARTS[left[0].item.value])
    return _not_past(read, now)


def _widened(stretch: ClockSpan, more: ClockSpan) -> ClockSpan:
    """ "After 9 but before 11": two open stretches make one."""
    if more.start and more.end:
        return more
    return ClockSpan(more.start or stretch.start, more.end or stretch.end)


def _nearest_part(items: list[Item], at: int, parts: list[_Found]) -> _Found | None:
    """The part of the day that belongs to the time at `at`: the nearest with no "or" and no other time between."""
    best, best_gap = None, 7
    for found in parts:
        low, high = sorted((found.at, at))
        if high - low < best_gap and not any(i.kind in ("or", "clock", "clocks") for i in items[low + 1 : high]):
            best, best_gap = found, high - low
    return best


def _in_its_part(time: Clock, items: list[Item], at: int, parts: list[_Found], used: set[int]) -> Clock:
    found = _nearest_part(items, at, parts)
    if found is None:
        return time
    used.add(found.at)
    return time if time.sure else with_part(time, found.item.value) or time


def _span_in_its_part(span: ClockSpan, items: list[Item], at: int, parts: list[_Found], used: set[int]) -> ClockSpan:
    def placed(end: Clock | None) -> Clock | None:
        return None if end is None else _in_its_part(end, items, at, parts, used)

    if span.start and span.end and (span.start.sure or span.end.sure):
        placed(span.end)
        return span
    return ClockSpan(placed(span.start), placed(span.end))


def _with_stretch(read: Moments, stretch: ClockSpan, spa: Spa, *, moved: bool) -> Moments:
    start, end = clock.span(stretch, spa, read.date)
    if moved and start and end:
        return read._replace(time=end, time_options=())
    whole = TimeRange(start=start, end=end)
    return read._replace(time_range=whole, time=read.time or start, time_options=() if start else read.time_options)


def _not_past(read: Moments, now: dt.datetime) -> Moments:
    """Where a day may be today or a week from today, a time that has passed leaves the latter."""
    if len(read.date_options) != 2 or read.time is None or read.date != now.date():
        return read
    if read.date_options[1] - read.date_options[0] != dt.timedelta(days=7) or read.time > now.time():
        return read
    return read._replace(date=read.date_options[1], date_options=())
