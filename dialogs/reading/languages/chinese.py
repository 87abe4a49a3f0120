"""Chinese in both scripts: the rules for numbers, lengths of time, times, days and people.

The words are in chinese_words, what guests say to show what they want in chinese_talk, safety in chinese_safety.
"""

from typing import Any

from dialogs.reading import making as make
from dialogs.reading.grammar import Digits, Made, Rule, layer
from dialogs.reading.languages.chinese_safety import SAFETY
from dialogs.reading.languages.chinese_talk import TALK
from dialogs.reading.languages.chinese_words import WISHES, WORDS
from dialogs.reading.languages.language import Language, listed
from dialogs.reading.when import ClockSpan, Day, DaySpan

YEAR_ZERO_OF_TAIWAN = 1911
"""Year 1 of the Republic (民国) is 1912."""


# Numbers


def _tens(u: int = 0, t: int = 1) -> Made:
    return "number", Digits(10 * t + u, 0)


def _scores(s: int, u: int = 0) -> Made:
    return "number", Digits(s + u, 0)


def _after_zero(u: int) -> Made:
    """零五: the five of 三点零五."""
    return "number", Digits(u, 2)


def _in_a_row(a: int, b: int) -> Made:
    """三四点: from three to four."""
    return ("either_number", (a, b)) if b == a + 1 else None


def _year(a: int, b: int, c: int = -1, d: int = -1) -> Made:
    if c < 0:
        return "year_written", Digits(a * 10 + b, 2)
    return "year_written", Digits(a * 1000 + b * 100 + c * 10 + d, 4)


def _year_of(y: Digits) -> Made:
    return ("year_written", y) if y.size in (2, 3, 4) else None


def _hundreds(n: Digits, rest: Digits | None = None) -> Made:
    """一百二 is 120, 一百零二 is 102."""
    if rest is not None and rest.value < 10 and rest.size == 0:
        rest = Digits(rest.value * 10, 0)
    return make.hundreds(n, rest)


# Days


def _full_year(y: Digits | int | None) -> Digits | int | None:
    """Years of the Republic (民国114年, 114/6/5) and of two figures in four."""
    if not isinstance(y, Digits):
        return y
    if y.size == 3 and 90 <= y.value <= 199:
        return Digits(y.value + YEAR_ZERO_OF_TAIWAN, 4)
    return Digits(make.CENTURY + y.value, 4) if y.size == 2 else y


def _month_day(m: Digits, d: Digits, y: Digits | int | None = None) -> Made:
    year = _full_year(y)
    if isinstance(year, int):
        return make.day_month(d, m) if year == 0 else None
    if m.size > 2 or d.size > 2 or not 1 <= d.value <= 99:
        return None
    return make.day_month(d, m, year)


def _slashed(m: Digits, d: Digits) -> Made:
    """6/5: the month comes first wherever Chinese is written; 15/6 leaves no choice."""
    if m.value > 12:
        m, d = d, m
    return _month_day(m, d) if d.value <= 31 else None


def _slashed_year(y: Digits, m: Digits, d: Digits) -> Made:
    if y.size == 3:
        return _month_day(m, d, y)
    return make.iso(y, m, d)


def _dotted(m: Digits, d: Digits) -> Made:
    """6.15 is a day; 6.5 may be anything."""
    return _slashed(m, d) if d.size == 2 and m.value <= 12 and d.value > 0 else None


def _dotted_and_clock(m: Digits, d: Digits, h: Digits, minute: Digits) -> Made:
    """6.5 beside a time, a part of the day or a weekday is a day."""
    day, time = _slashed(m, d), make.hour_and_minute(h, minute)
    return ("day+clock", (day[1], time[1])) if day and time and m.value <= 12 else None


def _dotted_and_part(m: Digits, d: Digits, p: Any) -> Made:
    day = _slashed(m, d)
    return ("day+part", (day[1], p)) if day and m.value <= 12 else None


def _dotted_and_weekday(m: Digits, d: Digits, w: int) -> Made:
    day = _slashed(m, d)
    return make.merged(day[1], Day(weekday=w)) if day and m.value <= 12 else None


def _dashed(m: Digits, d: Digits) -> Made:
    return _slashed(m, d) if (m.value > 12) != (d.value > 12) and m.size and d.size else None


def _roc(y: Digits, m: Digits, d: Digits) -> Made:
    return make.day_month(d, m, Digits(y.value + YEAR_ZERO_OF_TAIWAN, 4))


def _days_of_month(a: Digits, b: Digits) -> Made:
    if not (1 <= a.value < b.value <= 31):
        return None
    return "dayspan", DaySpan(start=Day(day=a.value), end=Day(day=b.value))


def _days_in_month(a: Digits, b: Digits, m: Digits) -> Made:
    return make.numbers_in_month(a, b, m.value) if 1 <= m.value <= 12 else None


def _weekday_of(n: Digits) -> int | None:
    return n.value - 1 if 1 <= n.value <= 6 else None


def _bracketed(a: Day, n: Digits) -> Made:
    """6/5(四)."""
    weekday = _weekday_of(n)
    return None if weekday is None else make.merged(a, Day(weekday=weekday))


def _nth(m: Digits, n: int, w: int) -> Made:
    return ("day", Day(weekday=w, nth=n, month=m.value)) if 1 <= m.value <= 12 and n <= 5 else None


def _day_and_part(d: Day, p: Any) -> Made:
    return "day+part", (d, p)


def _of_month(at: int, d: Digits) -> Made:
    return make.of_month(d, at)


def _either() -> Made:
    return "dayspan", DaySpan(start=Day(offset=1), end=Day(offset=2))


def _in_month(m: Digits, part: Any = "") -> Made:
    return make.named_span("named_month", m.value, part) if 1 <= m.value <= 12 else None


# Times of the day


def _clock(h: Digits, m: Digits | None = None) -> Made:
    if m is None:
        return make.at_hour(h) if h.size <= 2 else None
    return make.hour_and_minute(h, Digits(m.value, 2)) if m.value < 60 else None


def _clock_of_fives(h: Digits, m: Digits) -> Made:
    """三點三 is 3:15 in Cantonese: the figure on the dial. Beyond eleven, and after a zero, they are minutes."""
    return _clock(h, Digits(5 * m.value, 0)) if m.size == 0 and 0 < m.value < 12 else _clock(h, m)


def _quarters_past(h: Digits, n: Digits) -> Made:
    return make.minutes_past(h, 15 * n.value)


def _quarters_to(h: Digits, n: Digits) -> Made:
    return make.minutes_to(h, 15 * n.value)


def _either_hour(hours: tuple[int, int]) -> Made:
    return make.between(Digits(hours[0], 0), Digits(hours[1], 0))


def _english(made: Made, p: Any) -> Made:
    return make.in_part(made[1], p) if made else None


def _in_part(p: Any, h: Any) -> Made:
    """下午3: an hour, if it is one of the half day."""
    if isinstance(h, Digits) and not (1 <= h.value <= 12 and h.size <= 2):
        return None
    return make.in_part(h, p)


def _part_before(p: Any) -> Made:
    return make.before_clock(make.exactly(12)) if p == "noon" else None


def _part_after(p: Any) -> Made:
    return make.after_clock(make.exactly(12)) if p == "noon" else None


def _from_to(a: Any, b: Any) -> Made:
    start, end = make.after_clock(a), make.before_clock(b)
    return ("clocks", ClockSpan(start[1].start, end[1].end)) if start and end else None


# Lengths


def _half_more(n: Digits) -> Made:
    return make.hours(n, None, 30)


def _bare_minutes(n: Digits) -> Made:
    """90分: below an hour it is the minutes of a time."""
    return make.minutes(n) if 60 <= n.value <= 300 else None


def _weeks(n: Digits) -> Made:
    return make.days_of(n, 7)


# People


def _together(n: int = 1, others: int = 0) -> Made:
    return make.guest_and(n + others)


def _total(n: Digits) -> Made:
    made = make.people(n)
    return ("total", made[1]) if made else None


def _larger(a: int, b: int) -> Made:
    """我和老婆两个人: the same people said twice."""
    return "people", max(a, b)


def _sum(a: Digits, b: Digits) -> Made:
    return make.people(Digits(a.value + b.value, 0))


NUMBERS: tuple[Rule, ...] = (
    ("a:unit b:unit|zero c:unit|zero d:unit|zero year", _year),
    ("a:unit b:unit year", _year),
    ("y:number year", _year_of),
    ("ten", _tens),
    ("ten u:unit", _tens),
    ("t:unit ten", _tens),
    ("t:unit ten u:unit", _tens),
    ("s:score u:unit?", _scores),
    ("zero u:unit", _after_zero),
    ("zero t:unit ten u:unit?", _tens),
    ("zero", lambda: ("number", Digits(0, 0))),
    ("n:unit", make.as_number),
    ("a:unit b:unit", _in_a_row),
)
HUNDREDS: tuple[Rule, ...] = (
    ("th n:number", lambda n: ("ordinal", n.value)),
    ("n:number hundred", _hundreds),
    ("n:number hundred rest:number", _hundreds),
    ("first:number _, last:_number", make.grouped_price),
    ("first:number _, _number _, last:_number money?", make.price),
    ("first:number _. last:_number money|thousand|measure", make.price),
    ("n:number thousand money?", make.price),
    ("n:number thousand n2:number money?", lambda n, n2: make.price()),
    ("n:number money", make.price),
    ("money n:number", make.price),
    ("n:number ge? measure", make.price),
)
PEOPLE_FIRST: tuple[Rule, ...] = (
    ("we? n:number ge? counted", make.people),
    ("in_all n:number ge? counted", _total),
    ("in_all n:number ge", _total),
    ("we n:number ge", make.people),
    ("we n:number ge hours", make.hours),
    ("we n:number ge half hours", _half_more),
    ("we? n:number counted|ge? therapist", lambda n: make.price()),
    ("a:number ge? counted|big ,|and? b:number ge? child|small", _sum),
    ("n:number ge? child", make.people),
    ("n:number ge? kin", lambda n: make.persons(n)),
    ("we n:number ge? kin", make.people),
)
PEOPLE_TOGETHER: tuple[Rule, ...] = (
    ("me ,|and|with me? n:kin|persons", _together),
    ("me ,|and|with me? n:kin|persons ,|and? me? others:kin|persons|people", _together),
    ("n:kin|persons and me", _together),
    ("n:kin|persons ,|and? others:kin|persons and me", _together),
    ("for me ,|and me? n:kin|persons", _together),
    ("and|with me? n:kin|persons", _together),
    ("and|with me? n:kin|persons ,|and? me? others:kin|persons", _together),
    ("n:people and others:people", make.more_people),
    ("n:kin|persons ,|and? others:kin|persons", lambda n, others: make.persons(n + others)),
    ("for me? n:kin|persons", lambda n: ("for persons", n)),
    ("for me? n:kin|persons ,|and? me? others:kin|persons", lambda n, others: ("for persons", n + others)),
    ("for me? n:kin|persons ,|and me", _together),
)
LENGTHS: tuple[Rule, ...] = (
    ("n:total", lambda n: ("people", n)),
    ("people ,? n:total", lambda n: ("people", n)),
    ("a:people b:people", _larger),
    ("n:number ge? hours", make.hours),
    ("n:number ge? half ge? hours", _half_more),
    ("n:number ge? hours half", _half_more),
    ("n:number ge? hours and|zero? m:number minutes|fen", make.hours),
    ("ge half hours|zhong", lambda: make.exact_length(minutes=90)),
    ("h:number oclock m:number ge zi", _clock_of_fives),
    ("n:number ge zi", lambda n: make.minutes(Digits(5 * n.value, 0))),
    ("half ge? hours", lambda: make.exact_length(minutes=30)),
    ("n:number _. tenths:_number ge? hours", make.decimal_hours),
    ("n:number ge zhong", make.hours),
    ("n:number ge half zhong", _half_more),
    ("n:number ge zhong half", _half_more),
    ("half ge zhong", lambda: make.exact_length(minutes=30)),
    ("n:number quarter zhong", lambda n: make.minutes(Digits(15 * n.value, 0))),
    ("n:number minutes", make.minutes),
    ("n:number fen zhong", make.minutes),
    ("n:number fen", _bare_minutes),
    ("n:number days", make.days_of),
    ("n:number ge? weekly", _weeks),
    ("n:number ge|months? months", make.months_of),
    ("n:number ge month", make.months_of),
    ("half months", lambda: make.exact_length(days=15)),
)
CLOCKS: tuple[Rule, ...] = (
    ("h:number oclock", _clock),
    ("h:number oclock half zhong?", make.half_past),
    ("h:number oclock m:number fen", _clock),
    ("h:number oclock m:number", _clock_of_fives),
    ("h:number oclock treads m:number", _clock_of_fives),
    ("h:number oclock treads half", make.half_past),
    ("h:number oclock guo m:number fen?", _clock),
    ("h:number oclock guo? n:number quarter", _quarters_past),
    ("h:number oclock short_of m:number fen", make.minutes_to),
    ("h:number oclock short_of n:number quarter", _quarters_to),
    ("short_of m:number fen h:number oclock", make.minutes_to),
    ("short_of n:number quarter h:number oclock", lambda n, h: _quarters_to(h, n)),
    ("h:number : m:_number", make.hour_and_minute),
    ("h:number : m:_number p:ampm", lambda h, m, p: _english(make.hour_and_minute(h, m), p)),
    ("h:number p:ampm", make.in_part),
    ("hours:either_number oclock", lambda hours: _either_hour(hours)),
    ("y:year_written m:number month d:number ri?", _month_day),
    ("roc y:year_written m:number month d:number ri?", _roc),
    ("y:year_said? m:number month d:number ri?", _month_day),
    ("y:number /|-|. m:number /|-|. d:number", _slashed_year),
    ("m:number / d:number ri?", _slashed),
    ("m:number _. d:_number", _dotted),
    ("m:number _. d:_number ri", _slashed),
    ("m:number _. d:_number h:number : minute:_number", _dotted_and_clock),
    ("m:number _. d:_number p:part", _dotted_and_part),
    ("m:number _. d:_number ,|(? w:weekday )?", _dotted_and_weekday),
    ("m:number - d:number", _dashed),
    ("n:number", make.packed_iso),
    ("d:number ri", make.day_of_month),
    ("at:this_month of? d:number ri?", _of_month),
    ("m:number month a:number ri? to|- b:number ri?", _days_in_month),
    ("a:number to|-|and b:number ri", _days_of_month),
)
CLOCKS_JOINED: tuple[Rule, ...] = (
    ("around c:clock exact?", lambda c: ("clock", c)),
    ("c:clock exact", lambda c: ("clock", c)),
    ("around h:number exact", make.at_hour),
    ("offset:today", make.from_today),
    ("either", _either),
    ("w:weekday", make.weekday),
    ("week:week of? w:weekday", lambda week, w: make.weekday_in_week(w, week)),
    ("m:number month of? n:ordinal ge? w:weekday", _nth),
    ("at:this_month of? n:ordinal ge? w:weekday", lambda at, n, w: make.nth_weekday(n, w, at)),
    ("at:this_month of? last w:weekday", lambda at, w: make.nth_weekday(-1, w, at)),
    ("again|guo length:length", make.ahead),
    ("length:length after", make.ahead),
    ("again|guo length:length after", make.ahead),
    ("at:weekend", lambda at: make.named_span("weekend", at)),
    ("at:this_month part:month_part", lambda at, part: make.named_span("month", at, part)),
    ("m:number month part:month_part", _in_month),
    ("m:number part:part_of_month", _in_month),
    ("at:this_month part:part_of_month", lambda at, part: make.named_span("month", at, part)),
)
DAYS: tuple[Rule, ...] = (
    ("at:week", lambda at: make.named_span("week", at)),
    ("at:this_month", lambda at: make.named_span("month", at)),
    ("m:number month", _in_month),
    ("part:part_of_month", lambda part: make.named_span("month", 0, part)),
    ("a:day ,|of|at? b:day", make.merged),
    ("a:day ( b:day )", make.merged),
    ("a:day ( n:number )", _bracketed),
    ("d:day p:part~", _day_and_part),
    ("p:part|part~ of? at|around? c:clock|number", lambda p, c: _in_part(p, c)),
)
SPANS: tuple[Rule, ...] = (
    ("from? a:clock|number to|-|and b:clock between?", make.between),
    ("from? a:clock to|- b:number between?", make.between),
    ("a:number to|- b:number", make.bare_between),
    ("from? a:day to|- b:day between?", make.days_between),
    ("a:clock after", make.after_clock),
    ("a:clock onwards", make.after_clock),
    ("from a:clock onwards?", make.after_clock),
    ("not_before|guo a:clock after?", make.after_clock),
    ("a:clock before", make.before_clock),
    ("not_after a:clock before?", make.before_clock),
    ("c:clock after ,? c2:clock before", lambda c, c2: _from_to(c, c2)),
    ("p:part before", _part_before),
    ("p:part after", _part_after),
    ("a:day after", make.after_day),
    ("from? a:day onwards", make.from_day),
    ("a:day before", make.before_day),
    ("d:day at? denied", lambda d: ("not+day", d)),
    ("p:part denied", lambda p: ("not+part", p)),
    ("c:clock denied", lambda c: ("not+clock", c)),
    ("d:day p:part denied", lambda d, p: ("not+part", p)),
    ("a:day ,|of|at? b:day", make.merged),
)


LAYERS = tuple(
    layer(rules)
    for rules in (NUMBERS, HUNDREDS, PEOPLE_FIRST, PEOPLE_TOGETHER, LENGTHS, CLOCKS, CLOCKS_JOINED, DAYS, SPANS)
)

GENERIC = frozenset(listed("按, 摩, 推, 拿, spa, herbal, 护, 理, 療, 疗, 程, 服, 务, 務, 的, massage, 手法"))

LANGUAGE = Language(
    tag="zh",
    words=WORDS,
    spelt=(),
    layers=LAYERS,
    hands=("手", "只手", "隻手", "个手", "hands", "hand", "手联弹", "手聯彈"),
    hand_counts={"四": 4, "六": 6, "八": 8, "十": 10},
    generic=GENERIC,
    wishes=WISHES,
    talk=TALK,
    safety=SAFETY,
)  # fmt: skip
