"""What a rule makes of what it joined: the functions that every language's patterns hand their captures to.

Each returns a new item's kind and value, or None where the numbers cannot mean that (25 o'clock, the 32nd).
"""

from typing import Any, Literal

from dialogs.reading.grammar import Digits, Made
from dialogs.reading.when import Ahead, Clock, ClockSpan, Day, DaySpan, Length, Part, Which, clock, with_part

CENTURY = 2000
MOST_PEOPLE = 40


def number(n: int | Digits) -> int:
    return n.value if isinstance(n, Digits) else n


# Numbers


def as_number(n: int) -> Made:
    return "number", Digits(n, 0)


def tens_and_unit(tens: int, unit: int) -> Made:
    return ("number", Digits(tens + unit, 0)) if tens + unit < 100 else None


def hundreds(n: Digits | None = None, rest: Digits | None = None) -> Made:
    return "number", Digits((n.value if n else 1) * 100 + (rest.value if rest else 0), 0)


def ordinal(n: Digits) -> Made:
    return ("ordinal", n.value) if 1 <= n.value <= 99 else None


def price(**_: Any) -> Made:
    """Money and percentages are nobody's time or count."""
    return "price", None


def grouped_price(first: Digits, last: Digits) -> Made:
    """1,100,000: groups of three."""
    return ("price", None) if last.size == 3 and first.size <= 3 else None


# Lengths of time


def minutes(n: Digits) -> Made:
    return "length", Length(minutes=n.value)


def hours(n: Digits, m: Digits | None = None, extra: int = 0) -> Made:
    if m is not None and not 0 < m.value < 60:
        return None
    return "length", Length(minutes=n.value * 60 + (m.value if m else 0) + extra)


def decimal_hours(n: Digits, tenths: Digits) -> Made:
    return "length", Length(minutes=round((n.value + tenths.value / 10 ** min(tenths.size, 18)) * 60))


def fraction_of(a: Digits, b: Digits, whole: int = 60) -> Made:
    return ("length", Length(minutes=whole * a.value // b.value)) if 0 < a.value < b.value <= 4 else None


def quarters(n: Digits, q: Digits | None = None) -> Made:
    return "length", Length(minutes=n.value * 60 + 15 * (q.value if q else 1))


def exact_length(**parts: int) -> Made:
    return "length", Length(**parts)


def days_of(n: Digits, each: int = 1) -> Made:
    return ("length", Length(days=n.value * each)) if n.value * each < 10_000 else None


def months_of(n: Digits) -> Made:
    return ("length", Length(months=n.value)) if n.value < 1_000 else None


def both_lengths(a: Length, b: Length) -> Made:
    return "length", Length(a.minutes + b.minutes, a.days + b.days, a.months + b.months)


# Times of the day


def _time(time: Clock | None) -> Made:
    return None if time is None else ("clock", time)


def of_digits(h: Digits) -> Clock | None:
    """An hour, or hours and minutes without a mark ("730", "0930")."""
    if h.size in (3, 4):
        return clock(h.value // 100, h.value % 100, sure=h.size == 4 and h.value < 1000)
    return clock(h.value) if h.size <= 2 else None


def at_hour(h: Digits) -> Made:
    return _time(of_digits(h))


def hour_and_minute(h: Digits, m: Digits) -> Made:
    """7:30. A hour with a nought in front is of the 24-hour clock."""
    if h.size > 2 or m.size not in (0, 2):
        return None
    return _time(clock(h.value, m.value, sure=h.size == 2 and h.value < 10))


def spoken(h: Digits, m: Digits) -> Made:
    """Three twenty."""
    return _time(clock(h.value, m.value)) if 1 <= h.value <= 12 and 10 <= m.value <= 59 and h.size <= 2 else None


def in_part(h: Digits | Clock, p: Part, m: Digits | None = None) -> Made:
    time = h if isinstance(h, Clock) else of_digits(h)
    if time is None or (m is not None and not 0 <= m.value <= 59):
        return None
    if time.hour == 0 and not isinstance(h, Clock) and p == "pm":
        return None
    return _time(with_part(time if m is None else time._replace(minute=m.value), p))


def half_past(h: Digits | Clock) -> Made:
    return _moved(h, 30)


def before_half(h: Digits | Clock) -> Made:
    """Half of the fourth hour is 3:30, in languages that count so."""
    return _moved(h, -30)


def minutes_past(h: Digits | Clock, m: Digits | Length | int) -> Made:
    return _moved(h, _below_hour(m))


def minutes_to(h: Digits | Clock, m: Digits | Length | int) -> Made:
    past = _below_hour(m)
    return _moved(h, -past) if past is not None else None


def _below_hour(m: Digits | Length | int) -> int | None:
    count = m.minutes if isinstance(m, Length) else number(m)
    return count if 0 < count < 60 else None


def _moved(h: Digits | Clock, by: int | None) -> Made:
    time = h if isinstance(h, Clock) else (clock(h.value) if h.size <= 2 else None)
    if time is None or by is None or time.minute or time.add:
        return None
    if by > 0:
        return _time(time._replace(minute=by))
    return _time(time._replace(add=by))


def exactly(hour: int) -> Clock:
    return Clock(hour, sure=True)


# Stretches of the day


def _clock(c: Digits | Clock) -> Clock | None:
    return c if isinstance(c, Clock) else of_digits(c)


def between(a: Digits | Clock, b: Digits | Clock) -> Made:
    start, end = _clock(a), _clock(b)
    return ("clocks", ClockSpan(start, end)) if start and end else None


def bare_between(a: Digits, b: Digits) -> Made:
    """6-8: hours only where a day, a part of the day or a question for the time stands near."""
    made = between(a, b)
    return ("hours~", made[1]) if made and a.value <= 24 and b.value <= 24 else None


def after_clock(a: Digits | Clock) -> Made:
    start = _clock(a)
    return ("clocks", ClockSpan(start, None)) if start else None


def before_clock(a: Digits | Clock) -> Made:
    end = _clock(a)
    return ("clocks", ClockSpan(None, end)) if end else None


# Days


def _day(day: Day) -> Made:
    if day.day is not None and not 1 <= day.day <= 31:
        return None
    if day.month is not None and not 1 <= day.month <= 12:
        return None
    return "day", day


def year_of(y: Digits | None) -> int | None:
    if y is None:
        return None
    return CENTURY + y.value if y.size == 2 else y.value


def _no_year(y: Digits | None) -> bool:
    return y is not None and not (y.size == 2 or (y.size == 4 and 1900 <= y.value <= 2100))


def day_month(d: Digits | int, m: int | Digits, y: Digits | None = None) -> Made:
    """A day and a month's name. 32 June is kept, so that it can be named as impossible."""
    if _no_year(y) or (y is not None and y.size == 2) or not 1 <= number(m) <= 12 or number(d) > 99:
        return None
    return "day", Day(day=number(d), month=number(m), year=year_of(y))


def numeric(a: Digits, b: Digits, y: Digits | None = None) -> Made:
    """Two numbers with a mark between: the day first, the month first as the second reading."""
    if _no_year(y) or a.size > 2 or b.size > 2:
        return None
    year = year_of(y)
    first, second = Day(day=a.value, month=b.value, year=year), Day(day=b.value, month=a.value, year=year)
    if not (1 <= a.value <= 31 and 1 <= b.value <= 31):
        return None
    if b.value > 12:
        return _day(second)
    return _day(first._replace(other=second if a.value <= 12 and a.value != b.value else None))


def numeric_day_first(d: Digits, m: Digits, y: Digits | None = None) -> Made:
    """5.12.2026: with points the day comes first everywhere."""
    if _no_year(y) or d.size > 2 or m.size > 2:
        return None
    return _day(Day(day=d.value, month=m.value, year=year_of(y)))


def numeric_month_first(a: Digits, b: Digits) -> Made:
    """Only what cannot be two hours: 2 - 15."""
    return numeric(a, b) if (a.value > 12) != (b.value > 12) else None


def iso(y: Digits, m: Digits | int, d: Digits) -> Made:
    if y.size != 4 or not 1900 <= y.value <= 2100 or d.size > 2:
        return None
    return _day(Day(year=y.value, month=number(m), day=d.value))


def packed_iso(n: Digits) -> Made:
    if n.size != 8 or not 1900 <= n.value // 10_000 <= 2100:
        return None
    return _day(Day(year=n.value // 10_000, month=n.value // 100 % 100, day=n.value % 100))


def month_year(m: int | Digits, y: Digits) -> Made:
    if y.size != 4 or _no_year(y) or not 1 <= number(m) <= 12:
        return None
    return "day", Day(month=number(m), year=y.value)


def of_month(d: Digits | int, month_offset: int = 0) -> Made:
    return _day(Day(day=number(d), month_offset=month_offset))


def day_of_month(d: Digits | int) -> Made:
    return _day(Day(day=number(d)))


def weekday_and_number(w: int, d: Digits) -> Made:
    """Monday 21. Up to twelve it is an hour rather ("Monday 8")."""
    return _day(Day(weekday=w, day=d.value)) if 12 < d.value <= 31 and d.size <= 2 else None


def weekday(w: int, which: Which = "") -> Made:
    return "day", Day(weekday=w, which=which)


def weekday_in_week(w: int, week: int) -> Made:
    return "day", Day(weekday=w, week=week)


def nth_weekday(n: int, w: int, month_offset: int = 0) -> Made:
    return ("day", Day(weekday=w, nth=n, month_offset=month_offset)) if n <= 5 else None


def from_today(offset: int) -> Made:
    return "day", Day(offset=offset)


def ahead(length: Length) -> Made:
    """In two hours, in three days, in a month."""
    if length.minutes:
        return ("ahead", Ahead(length.minutes + 1440 * length.days)) if not length.months else None
    return "day", Day(offset=0, shift_days=length.days, shift_months=length.months)


def length_after(length: Length, day: Day) -> Made:
    if length.minutes:
        return None
    shifted = day._replace(shift_days=day.shift_days + length.days, shift_months=day.shift_months + length.months)
    return "day", shifted


def merged(a: Day, b: Day) -> Made:
    """A weekday and a date that say one day ("Tuesday, 10 January")."""
    for name, date in ((a, b), (b, a)):
        only_weekday = name.weekday is not None and (name.day, name.month, name.offset, name.nth) == (None,) * 4
        if only_weekday and date.weekday is None and (date.day is not None or date.offset is not None):
            return "day", date._replace(weekday=name.weekday)
    return None


def days_between(a: Day, b: Day) -> Made:
    return "dayspan", DaySpan(start=a, end=b)


def numbers_in_month(a: Digits | int, b: Digits | int, m: int) -> Made:
    start, end = Day(day=number(a), month=m), Day(day=number(b), month=m)
    return ("dayspan", DaySpan(start=start, end=end)) if number(a) < number(b) <= 31 else None


def after_day(a: Day) -> Made:
    return "dayspan", DaySpan(start=a._replace(shift_days=a.shift_days + 1))


def from_day(a: Day) -> Made:
    return "dayspan", DaySpan(start=a)


def before_day(a: Day, *, included: bool = True) -> Made:
    return "dayspan", DaySpan(end=a if included else a._replace(shift_days=a.shift_days - 1))


def named_span(
    kind: Literal["weekend", "week", "month", "named_month"],
    at: int = 0,
    part: Literal["", "start", "middle", "end"] = "",
) -> Made:
    return "dayspan", DaySpan(kind=kind, at=at, part=part)


# People


def people(n: Digits | int) -> Made:
    return ("people", number(n)) if 1 <= number(n) <= MOST_PEOPLE else None


def persons(n: Digits | int) -> Made:
    """Others than the guest: my mum, two friends."""
    return ("persons", number(n)) if 1 <= number(n) <= MOST_PEOPLE else None


def guest_and(others: int) -> Made:
    return "people", 1 + others


def more_people(n: int, others: int) -> Made:
    return "people", n + others
