"""Days as said -> dates, against a today. Two readings are both returned, the likelier first."""

import calendar as months
import datetime as dt

from dialogs.reading.when import Day, DaySpan

YEARS_AHEAD = 40
"""How far a day of the month is looked for that falls on the said weekday."""


class NoSuchDay(Exception):
    """The words name a day that no calendar has: 31 June."""


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _months_on(day: dt.date, count: int) -> dt.date:
    """The same day of the month `count` months on, or that month's last day."""
    total = day.year * 12 + day.month - 1 + count
    year, month = divmod(total, 12)
    if not 1 <= year < 9999:
        raise NoSuchDay
    return dt.date(year, month + 1, min(day.day, months.monthrange(year, month + 1)[1]))


def _moved(day: dt.date, days: int) -> dt.date:
    try:
        return day + dt.timedelta(days=days)
    except OverflowError:
        raise NoSuchDay from None


def dates(day: Day, today: dt.date) -> tuple[dt.date, ...]:
    """All readings of `day`, the likeliest first, none twice. Raise NoSuchDay where not one exists."""
    found: list[dt.date] = []
    for reading in (day, day.other):
        if reading is None:
            continue
        try:
            found.extend(_shifted(reading, date) for date in _readings(reading, today))
        except NoSuchDay:
            continue
    if not found:
        raise NoSuchDay
    if day.weekday is not None and day.other is not None:
        found = [date for date in found if date.weekday() == day.weekday] or found
    return tuple(dict.fromkeys(found))


def _shifted(day: Day, date: dt.date) -> dt.date:
    if day.shift_months:
        date = _months_on(date, day.shift_months)
    return _moved(date, day.shift_days)


def _readings(day: Day, today: dt.date) -> tuple[dt.date, ...]:
    if day.offset is not None:
        return _with_weekday(_moved(today, day.offset), day)
    if day.nth is not None and day.month is not None:
        return (_nth_of_named_month(day, today),)
    if day.day is not None or day.month is not None:
        return _of_month(day, today)
    if day.weekday is not None:
        return _weekday(day, today)
    if day.month_offset is not None:
        return (_months_on(today.replace(day=1), day.month_offset),)
    return (today,)


def _with_weekday(date: dt.date, day: Day) -> tuple[dt.date, ...]:
    """A date said with a weekday that it isn't ("in 3 days on Friday"): both are readings."""
    if day.weekday is None or date.weekday() == day.weekday:
        return (date,)
    return (date, _nearest(date, day.weekday))


def _nearest(date: dt.date, weekday: int) -> dt.date:
    ahead = (weekday - date.weekday()) % 7
    return _moved(date, ahead if ahead <= 3 else ahead - 7)


def _weekday(day: Day, today: dt.date) -> tuple[dt.date, ...]:
    """A weekday alone. Weeks run from Monday to Sunday.

    "Next Friday" is the Friday of the next week; as long as this week's Friday is still to come, and isn't
    tomorrow, some people mean that one, so it is the second reading. "This Friday" and "Friday" are the coming
    one; on a Friday they are today, and "Friday" alone may also be a week from today, as "this coming Friday" is.
    """
    assert day.weekday is not None
    monday = _moved(today, -today.weekday())
    this_week = _moved(monday, day.weekday)
    coming = _moved(today, (day.weekday - today.weekday()) % 7)
    if day.nth is not None:
        return (_nth_weekday(day, today),)
    if day.week is not None:
        return (_moved(this_week, 7 * day.week),)
    if day.which == "coming":
        return (coming if coming != today else _moved(today, 7),)
    if day.which == "last":
        return (_moved(coming, -7),)
    if day.which == "after_next":
        return (_moved(coming, 7),)
    if day.which == "next":
        if (this_week - today).days > 1:
            return (_moved(this_week, 7), this_week)
        return (_moved(this_week, 7),)
    if day.which == "this" or coming != today:
        return (coming,)
    return (today, _moved(today, 7))


def _nth_of_named_month(day: Day, today: dt.date) -> dt.date:
    """The first Tuesday of October: this year's or, where that is past, the next year's."""
    first = _first_of_month(day, today)
    date = _nth_weekday(day._replace(month=None, month_offset=0), first)
    if date < today and day.year is None:
        date = _nth_weekday(
            day._replace(month=None, month_offset=0), _first_of_month(day._replace(year=first.year + 1), today)
        )
    return date


def _nth_weekday(day: Day, today: dt.date) -> dt.date:
    assert day.weekday is not None
    assert day.nth is not None
    first = _months_on(today.replace(day=1), day.month_offset or 0)
    if day.nth < 0:
        last = _moved(_months_on(first, 1), -1)
        return _moved(last, -((last.weekday() - day.weekday) % 7))
    date = _moved(first, (day.weekday - first.weekday()) % 7 + 7 * (day.nth - 1))
    if date.month != first.month:
        raise NoSuchDay
    return date


def _of_month(day: Day, today: dt.date) -> tuple[dt.date, ...]:
    if day.day is None:
        return (_first_of_month(day, today),)
    if day.month_offset is not None:
        month = _months_on(today.replace(day=1), day.month_offset)
        return _exactly(month.year, month.month, day)
    if day.month is not None and day.year is not None:
        return _exactly(day.year, day.month, day)
    if day.month is not None:
        return _with_weekday(_coming_yearly(day, today), day)
    return (_coming_monthly(day, today),)


def _first_of_month(day: Day, today: dt.date) -> dt.date:
    assert day.month is not None
    year = day.year if day.year is not None else today.year + (day.month < today.month)
    date = _date(year, day.month, 1)
    if date is None:
        raise NoSuchDay
    return date


def _exactly(year: int, month: int, day: Day) -> tuple[dt.date, ...]:
    date = _date(year, month, day.day or 1)
    if date is None:
        raise NoSuchDay
    return _with_weekday(date, day)


def _coming_yearly(day: Day, today: dt.date) -> dt.date:
    """A day and a month without a year: this year's or, where that is past, the next that there is (29 February)."""
    assert day.month is not None
    assert day.day is not None
    for year in range(today.year, min(today.year + 9, 9999)):
        date = _date(year, day.month, day.day)
        if date is not None and date >= today:
            return date
    raise NoSuchDay


def _coming_monthly(day: Day, today: dt.date) -> dt.date:
    """A day of the month alone, or with its weekday ("Friday the 13th"): the next that fits."""
    assert day.day is not None
    year, month = today.year, today.month
    for _ in range(12 * YEARS_AHEAD):
        date = _date(year, month, day.day)
        if date is not None and date >= today and day.weekday in (None, date.weekday()):
            return date
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
        if year >= 9999:
            break
    raise NoSuchDay


def span(days: DaySpan, today: dt.date) -> tuple[dt.date | None, dt.date | None]:
    """Both ends of a span, None where it is open. Raise NoSuchDay."""
    if days.kind:
        return _named_span(days, today)
    start = dates(days.start, today)[0] if days.start else None
    if days.end is None:
        return start, None
    ends = dates(days.end, start or today)
    return start, next((end for end in ends if start is None or end >= start), ends[0])


def _named_span(days: DaySpan, today: dt.date) -> tuple[dt.date, dt.date]:
    monday = _moved(today, 7 * days.at - today.weekday())
    if days.kind == "weekend":
        start, end = _moved(monday, 5), _moved(monday, 6)
    elif days.kind == "week":
        start, end = _part(monday, _moved(monday, 6), days.part)
    else:
        months_ahead = (days.at - today.month) % 12 if days.kind == "named_month" else days.at
        first = _months_on(today.replace(day=1), months_ahead)
        start, end = _part(first, _moved(_months_on(first, 1), -1), days.part)
    return (max(start, today) if end >= today else start), end


def _part(start: dt.date, end: dt.date, part: str) -> tuple[dt.date, dt.date]:
    third = max(1, ((end - start).days + 1) // 3)
    if part == "start":
        return start, _moved(start, third - 1)
    if part == "middle":
        return _moved(start, third), _moved(start, 2 * third - 1)
    if part == "end":
        return _moved(end, 1 - third), end
    return start, end
