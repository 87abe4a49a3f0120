"""Vietnamese: how its words are joined into times, days, lengths and people. The words stand in vietnamese.py."""

from typing import Any

from dialogs.reading import making as make
from dialogs.reading.grammar import Digits, Made, Rule, layer
from dialogs.reading.when import Clock, ClockOrLength, Day, Length, Part

SHORTEST, LONGEST = 30, 240
"""Minutes: "gói 90" names a length within these."""


def _ten_and(unit: int) -> Made:
    return "number", Digits(10 + unit, 0)


def _tens(tens: int, unit: int = 0) -> Made:
    return "number", Digits(10 * tens + unit, 0)


def _five_tens(unit: int = 0) -> Made:
    return _tens(5, unit)


def _year(y: Digits) -> Made:
    return ("year", y) if y.size == 4 else None


def _years(n: int | Digits) -> Made:
    return make.months_of(Digits(12 * make.number(n), 0))


# Times


def _hour(h: Digits) -> Made:
    """1h and 2h are an hour of the day or a length of a massage: what stands beside them, or the question, tells."""
    made = make.at_hour(h)
    if made is None or h.value not in (1, 2) or h.size > 1:
        return made
    return "clock~", ClockOrLength(made[1], Length(minutes=60 * h.value))


def _hour_minute(h: Digits, m: Digits) -> Made:
    if m.size not in (0, 2):
        return None
    made = make.hour_and_minute(h, Digits(m.value, 2))
    if made is None or h.value not in (1, 2) or h.size > 1:
        return made
    return "clock~", ClockOrLength(made[1], Length(minutes=60 * h.value + m.value))


def _spaced_minute(h: Digits, m: Digits) -> Made:
    """3h 30, but not the head of "3h 10 người"."""
    return _hour_minute(h, m) if m.value % 15 == 0 else None


def _minutes_said(h: Digits, m: Digits) -> Made:
    return _hour_minute(h, Digits(m.value, 2)) if m.value < 60 else None


def _half_past(h: Digits) -> Made:
    made = make.half_past(h)
    if made is None or h.value not in (1, 2) or h.size > 1:
        return made
    return "clock~", ClockOrLength(made[1], Length(minutes=60 * h.value + 30))


def _clock(h: Digits | Clock | ClockOrLength) -> Digits | Clock:
    return h.clock if isinstance(h, ClockOrLength) else h


def _half_of(h: Any) -> Made:
    return make.half_past(_clock(h))


def _less(h: Any, m: Any) -> Made:
    return make.minutes_to(_clock(h), m)


def _with_half_of_day(h: Digits, p: Any, m: Digits | None = None) -> Made:
    made = make.hour_and_minute(h, m) if m else make.at_hour(h)
    return make.in_part(made[1], p) if made else None


def _dotted(h: Digits, m: Digits) -> Made:
    return make.hour_and_minute(h, m) if m.size == 2 and m.value % 5 == 0 and h.value <= 23 else None


def _surely(h: Any) -> Made:
    return "clock", _clock(h)


def _in_part(h: Any, p: Part) -> Made:
    return make.in_part(_clock(h), p)


def _in_the_evening(h: Any) -> Made:
    return _in_part(h, "evening")


def _in_the_morning(h: Any) -> Made:
    return _in_part(h, "morning")


def _between(a: Any, b: Any) -> Made:
    return make.between(_clock(a), _clock(b))


def _after(a: Any) -> Made:
    return make.after_clock(_clock(a))


def _before(a: Any) -> Made:
    return make.before_clock(_clock(a))


def _hours_ahead(h: Digits) -> Made:
    return make.ahead(Length(minutes=60 * h.value)) if h.value <= 12 else None


def _length_ahead(length: Any) -> Made:
    return make.ahead(length.length if isinstance(length, ClockOrLength) else length)


def _as_length(c: ClockOrLength) -> Made:
    return "length", c.length


def _package_length(n: Digits) -> Made:
    return make.minutes(n) if SHORTEST <= n.value <= LONGEST and n.value % 5 == 0 else None


# Days


def _numeric(d: Digits, m: Digits, y: Digits | None = None) -> Made:
    """The day first, as in the whole country; 12/25 can only be meant the other way."""
    if m.value > 12 >= d.value:
        return make.numeric_day_first(m, d, y)
    return make.numeric_day_first(d, m, y)


def _dashed(d: Digits, m: Digits) -> Made:
    """15-6 is a day; 5-6 may be hours."""
    return _numeric(d, m) if d.value > 12 >= m.value else None


def _t_month(d: Digits, t: int) -> Made:
    """Ngày 5 t7: here t7 is July, not Saturday."""
    return make.day_month(d, t)


def _day_of_next_month(d: Digits) -> Made:
    """20 tháng sau; "2 tháng sau" is two months from now."""
    return make.of_month(d, 1) if d.value > 12 else make.ahead(Length(months=d.value))


def _first_of(m: int | Digits, y: Digits | None = None) -> Made:
    return make.day_month(1, m, y)


def _single_day(d: Digits) -> Made:
    return make.day_of_month(d) if 0 < d.size <= 2 or d.size == 0 else None


def _weekday_t(t: int) -> Made:
    return make.weekday(t - 2)


def _pointed(w: int, which: Any) -> Made:
    return make.weekday(w, which)


def _next_week(w: int) -> Made:
    return make.weekday_in_week(w, 1)


def _today_part(value: tuple[int, Part]) -> Made:
    return "day+part", (Day(offset=value[0]), value[1])


def _this_part(p: Part) -> Made:
    return "day+part", (Day(offset=0), p)


def _part_of(p: Part, d: Day) -> Made:
    return "part+day", (p, d)


def _days_in(a: Digits, b: Digits, m: int | Digits) -> Made:
    return make.numbers_in_month(a, b, make.number(m)) if 1 <= make.number(m) <= 12 else None


def _busy(d: Day) -> Made:
    return "not+day", d


def _span_of_week(week: int) -> Made:
    return make.named_span("week", week)


# People


def _people(n: int | Digits) -> Made:
    return make.people(Digits(make.number(n), 0))


def _both(a: Digits, b: Digits) -> Made:
    return _people(a.value + b.value)


def _with_me(n: Digits) -> Made:
    return _people(n.value + 1)


def _couple_and(n: Digits) -> Made:
    return _people(n.value + 2)


YEARS: tuple[Rule, ...] = (
    ("year5 y:number", _year),
    ("first:number _. last:_number", make.grouped_price),
    ("first:number _, last:_number", make.grouped_price),
    ("first:number _.|_, _number _.|_, last:_number money?", make.grouped_price),
    ("first:number _.|_, last:_number money", make.price),
    ("n:number _money", make.price),
    ("n:number money", make.price),
    ("n:number _money _number", make.price),
    ("n:unit hundred|money money?", make.price),
    ("money n:number", make.price),
)
NUMBERS: tuple[Rule, ...] = (
    ("n:number|unit year5", _years),
    ("year5", lambda: ("number", Digits(5, 0))),
    ("n:unit", make.as_number),
    ("ten", lambda: ("number", Digits(10, 0))),
    ("ten unit:unit|tail", _ten_and),
    ("tens:unit tens unit:unit|tail?", _tens),
    ("tens:unit tens mot", lambda tens: _tens(tens, 1)),
    ("year5 tens mot", lambda: _five_tens(1)),
    ("tens:unit tens year5", lambda tens: _tens(tens, 5)),
    ("year5 tens unit:unit|tail?", _five_tens),
    ("h:unit hundred rest:unit tens", lambda h, rest: ("number", Digits(100 * h + 10 * rest, 0))),
)
MARKED: tuple[Rule, ...] = (
    ("h:number h", _hour),
    ("h:number h m:_number min|'?", _hour_minute),
    ("h:number h m:number", _spaced_minute),
    ("h:number h m:number min", _minutes_said),
    ("h:number h half", _half_past),
    ("h:number half", _half_past),
    ("h:number h less m:number min?", _less),
    ("h:number less m:number min?", _less),
    ("h:number h nua", _hours_ahead),
    ("after h:number h nua", _hours_ahead),
    ("h:hour#", make.at_hour),
    ("h:hour# half", make.half_past),
    ("h:hour# less m:number min?", _less),
    ("h:hour# m:number min?", _minutes_said),
    ("h:number : m:_number", make.hour_and_minute),
    ("h:number : m:_number h|min", make.hour_and_minute),
    ("h:number : m:_number p:ampm", _with_half_of_day),
    ("h:number h? p:ampm", _with_half_of_day),
    ("h:number h m:number p:ampm", _with_half_of_day),
    ("h:number _. m:_number", _dotted),
    ("h:number _. m:_number h", _dotted),
    ("h:number _. m:_number p:ampm", _with_half_of_day),
    ("n:number hours", make.hours),
    ("n:number hours m:number min?", make.hours),
    ("n:number hours half", lambda n: make.hours(n, None, 30)),
    ("n:number _.|_, tenths:_number hours|h", make.decimal_hours),
    ("nua hours|h", lambda: make.exact_length(minutes=30)),
    ("a:number / b:number hours|h", make.fraction_of),
    ("a:number / b:number days", lambda a, b: make.fraction_of(a, b, 1440)),
    ("n:number min", make.minutes),
    ("n:number '", make.minutes),
    ("n:number days", make.days_of),
    ("n:number weeks", lambda n: make.days_of(n, 7)),
    ("n:number month", make.months_of),
    ("d:number month after|next|toi~", _day_of_next_month),
    ("y:number - m:number - d:number", make.iso),
    ("y:number / m:number / d:number", make.iso),
    ("n:number", make.packed_iso),
    ("days? d:number / m:number / y:number", _numeric),
    ("days? d:number - m:number - y:number", _numeric),
    ("days? d:number _. m:_number _. y:_number", _numeric),
    ("days? d:number / m:number", _numeric),
    ("days d:number -|_. m:number", _numeric),
    ("d:number - m:number", _dashed),
    ("days|mung? d:number month m:number ,? y:year?", make.day_month),
    ("days|mung? d:number /|-|,? m:month# ,? y:year?", make.day_month),
    ("days|mung? d:number month m:number /|- y:number", make.day_month),
    ("days|mung? d:number / t:t", _t_month),
    ("days|mung d:number t:t", _t_month),
    ("first of? month m:number y:year?", _first_of),
    ("first of? m:month# y:year?", _first_of),
    ("month m:number /|- y:number", make.month_year),
    ("month m:number y:year", make.month_year),
    ("m:month# y:year", make.month_year),
    ("month m:number", lambda m: ("month#", m.value) if 1 <= m.value <= 12 and m.size <= 2 else None),
    ("days? a:number -|to days? b:number / m:number", _days_in),
    ("from days? a:number -|to days? b:number / m:number", _days_in),
    ("days? a:number -|to days? b:number month m:number", _days_in),
    ("from days? a:number -|to days? b:number month m:number", _days_in),
    ("days? a:number -|to days? b:number m:month#", _days_in),
    ("mung d:number", _single_day),
    ("days d:number", _single_day),
)
WEEKS: tuple[Rule, ...] = (
    ("weeks this|nay", lambda: ("week#", 0)),
    ("weeks next|after|toi~", lambda: ("week#", 1)),
    ("weeks twice", lambda: ("week#", 2)),
    ("weeks next|after nua", lambda: ("week#", 2)),
    ("month this|nay", lambda: ("months#", 0)),
    ("month next|after|toi~", lambda: ("months#", 1)),
    ("month twice", lambda: ("months#", 2)),
    ("weeks nua", lambda: make.ahead(Length(days=7))),
    ("month nua", lambda: make.ahead(Length(months=1))),
    ("n:number days", make.days_of),
    ("length:length|clock~ nua", _length_ahead),
    ("after length:length|clock~ nua", _length_ahead),
    ("after length:length", _length_ahead),
    ("length:length after", _length_ahead),
    ("at? h:clock|clock~ p:part", _in_part),
    ("at? h:clock|clock~ toi~", _in_the_evening),
    ("at? h:clock|clock~ sang~", _in_the_morning),
    ("at? h:clock|clock~ dem~", lambda h: _in_part(h, "night")),
    ("p:part at? h:clock|clock~", lambda p, h: _in_part(h, p)),
    ("toi~ at? h:clock|clock~", _in_the_evening),
    ("p:part at h:number", lambda p, h: _in_part(h, p)),
    ("at h:clock|clock~", _surely),
    ("at h:number p:part", _in_part),
    ("h:number p:part", _in_part),
    ("h:number toi~", _in_the_evening),
    ("h:number sang~", _in_the_morning),
    ("p:part nay", _this_part),
    ("toi~ nay", lambda: _this_part("evening")),
    ("sang~ nay", lambda: _this_part("morning")),
    ("h:clock|clock~ less m:number|length min?", _less),
)
PEOPLE_FIRST: tuple[Rule, ...] = (
    ("n:number x? counted me?", _people),
    ("plus n:number counted|friend", lambda n: ("word", None)),
    ("n:number female|male", _people),
    ("n:number male before", lambda n: ("word", None)),
    ("a:number female ,|and? b:number male", _both),
    ("a:number male ,|and? b:number female", _both),
    ("a:number grown ,|and? b:number small", _both),
    ("n:number pair me?", _people),
    ("me and friend me?", lambda: _people(2)),
    ("friend me? and me", lambda: _people(2)),
    ("n:number? spouses me?", lambda n=None: _people(2) if n is None or n.value == 2 else None),
    ("n:number? spouses me? ,|and? kids:number friend|counted|kin|me|small", lambda kids, n=None: _couple_and(kids)),
    ("weare n:number", _people),
    ("weare n:number counted|friend", _people),
    ("n:number portion", lambda n: ("portions", n)),
    ("n:number friend", _people),
    ("me and n:number friend|counted|female|male", _with_me),
    ("n:number friend|counted and me", _with_me),
    ("n:kin me?", make.persons),
    ("parents me?", lambda: make.persons(2)),
    ("me and others:kin me?", make.guest_and),
    ("others:kin me? and me", make.guest_and),
    ("me and parents me?", lambda: _people(3)),
    ("parents me? and me", lambda: _people(3)),
)
PEOPLE_TOGETHER: tuple[Rule, ...] = (
    ("me and others:persons", make.guest_and),
    ("persons:persons and me", lambda persons: make.guest_and(persons)),
    ("n:people and|,|plus others:persons", make.more_people),
    ("n:persons and others:persons", lambda n, others: make.persons(n + others)),
    ("me , n:persons ,? and others:persons", lambda n, others: make.guest_and(n + others)),
    ("and others:persons", make.guest_and),
    ("for n:persons", lambda n: ("for persons", n)),
    ("n:people female|male|friend", _people),
)
DAYS: tuple[Rule, ...] = (
    ("offset:today", make.from_today),
    ("mot", lambda: make.from_today(2)),
    ("nay", lambda: make.from_today(0)),
    ("value:daypart", _today_part),
    ("days? w:weekday", make.weekday),
    ("days? t:t", _weekday_t),
    ("w:weekday this|nay", lambda w: _pointed(w, "this")),
    ("t:t this|nay", lambda t: _pointed(t - 2, "this")),
    ("w:weekday next|toi~", lambda w: _pointed(w, "coming")),
    ("t:t next|toi~", lambda t: _pointed(t - 2, "coming")),
    ("w:weekday after", _next_week),
    ("t:t after", lambda t: _next_week(t - 2)),
    ("w:weekday of? week:week#", make.weekday_in_week),
    ("t:t of? week:week#", lambda t, week: make.weekday_in_week(t - 2, week)),
    ("week:week# ,? w:weekday", make.weekday_in_week),
    ("week:week# ,? t:t", lambda t, week: make.weekday_in_week(t - 2, week)),
    ("weekend", lambda: make.named_span("weekend")),
    ("weekend this|nay", lambda: make.named_span("weekend")),
    ("weekend next|toi~", lambda: make.named_span("weekend")),
    ("weekend after", lambda: make.named_span("weekend", 1)),
    ("part:endof of? week:week#", lambda part, week: make.named_span("weekend", week)
     if part == "end" else make.named_span("week", week, part)),
    ("part:endof of? at:months#", lambda part, at: make.named_span("month", at, part)),
    ("part:endof of? m:month#", lambda part, m: make.named_span("named_month", m, part)),
    ("part:endof month", lambda part: make.named_span("month", 0, part)),
    ("week:week#", _span_of_week),
    ("at:months#", lambda at: make.named_span("month", at)),
    ("m:month#", lambda m: make.named_span("named_month", m)),
    ("days|mung? d:number of? at:months#", lambda d, at: make.of_month(d, at)),
    ("d:day of? at:months#", lambda d, at: make.of_month(d.day, at) if d.day and not d.month else None),
    ("first of? at:months#", lambda at: make.of_month(1, at)),
    ("d:day y:year", lambda d, y: ("day", d._replace(year=y.value)) if d.month and d.day else None),
)  # fmt: skip
MERGED: tuple[Rule, ...] = (
    ("a:day ,? days? b:day", make.merged),
    ("a:day ( b:day )", make.merged),
    ("days d:day", lambda d: ("day", d)),
    ("toi~ d:day", lambda d: _part_of("evening", d)),
    ("sang~ d:day", lambda d: _part_of("morning", d)),
    ("d:day me? busy", _busy),
    ("from|between? at? a:clock|clock~|number -|to at? b:clock|clock~", _between),
    ("a:clock|clock~ -|to b:clock|clock~|number", _between),
    ("from|between at? a:number -|to b:number", make.between),
    ("between a:clock|clock~ and b:clock|clock~", _between),
    ("a:number - b:number", make.bare_between),
    ("a:number to b:number", make.bare_between),
    ("from? days? a:day -|to days? b:day", make.days_between),
    ("after at? a:clock|clock~", _after),
    ("a:clock|clock~ onwards", _after),
    ("from at? a:clock|clock~ onwards?", _after),
    ("before at? a:clock|clock~", _before),
    ("from a:day onwards?", make.from_day),
    ("after a:day", make.after_day),
    ("a:day onwards", make.from_day),
    ("before a:day", lambda a: make.before_day(a, included=False)),
    ("for n:number", lambda n: ("for number", n)),
    ("package n:number", _package_length),
    ("package c:clock~", _as_length),
    ("package c:clock~ d:day", lambda c, d: ("clock+day", (c.clock, d))),
    ("package c:clock~ v:day+part", lambda c, v: ("clock+day+part", (c.clock, *v))),
)
LAST: tuple[Rule, ...] = (
    ("a:day ,? days? b:day", make.merged),
    ("s:service c:clock~", lambda s, c: ("service+length", (s, c.length))),
    ("c:clock~ s:service", lambda c, s: ("length+service", (c.length, s))),
    ("s:service c:clock~ d:day", lambda s, c, d: ("service+clock+day", (s, c.clock, d))),
    ("n:portions package? s:service", lambda n, s: ("number+service", (n, s))),
    ("n:portions minutes:length s:service", lambda n, minutes, s: ("number+length+service", (n, minutes, s))),
    ("n:portions", _people),
    ("s:service for me", lambda s: ("service+for persons", (s, 1))),
    ("s:service c:clock~ v:day+part", lambda s, c, v: ("service+clock+day+part", (s, c.clock, *v))),
    ("n:number package s:service", lambda n, s: ("number+service", (n, s))),
    ("h:hours~ p:part", lambda h, p: ("clocks+part", (h, p))),
    ("p:part h:hours~", lambda h, p: ("part+clocks", (p, h))),
    ("package", lambda: ("word", None)),
    ("toi~|sang~|dem~", lambda: ("word", None)),
)

LAYERS = tuple(
    layer(rules)
    for rules in (YEARS, NUMBERS, MARKED, WEEKS, PEOPLE_FIRST, PEOPLE_TOGETHER, DAYS, MERGED, LAST)
)  # fmt: skip
