"""Japanese: rules for numbers, lengths of time, times, days and people; japanese_words has the words."""

from typing import Any

from dialogs.reading import making as make
from dialogs.reading.grammar import Digits, Made, Rule, layer
from dialogs.reading.languages.japanese_safety import SAFETY
from dialogs.reading.languages.japanese_talk import TALK
from dialogs.reading.languages.japanese_words import HANDS, WORDS
from dialogs.reading.languages.language import Language
from dialogs.reading.when import Ahead, Clock, Day, DaySpan, Length, Part


def _first_year(e: int) -> Made:
    return "annus", e + 1


def _era_year(e: int, y: Digits) -> Made:
    return ("annus", e + y.value) if y.value < 100 else None


def _year(y: Digits) -> Made:
    """2025年 and 25年."""
    if y.size not in (2, 4) or y.value < 20:
        return None
    year = make.year_of(y)
    return ("annus", year) if year is not None and 1900 <= year <= 2100 else None


def _full(y: int, m: int, d: Digits | int | None = None) -> Made:
    if d is not None and make.number(d) > 99:
        return None
    return "day", Day(year=y, month=m, day=None if d is None else make.number(d))


def _era_short(e: int, y: Digits, m: Digits, d: Digits) -> Made:
    return _full(e + y.value, m.value, d) if y.value < 100 and 1 <= m.value <= 12 else None


def _month(n: Digits) -> Made:
    return ("named", n.value) if 1 <= n.value <= 12 and n.size <= 2 else None


def _month_first(a: Digits, b: Digits) -> Made:
    """6/5 is 5 June; what cannot be so was written day first."""
    if a.size > 2 or b.size > 2:
        return None
    if 1 <= a.value <= 12 and 1 <= b.value <= 99:
        return "day", Day(month=a.value, day=b.value)
    return make.numeric(a, b)


def _dom(d: Digits) -> Made:
    """A day of some month: which one is said beside it, or is the next that fits."""
    return ("dom", d.value) if 1 <= d.value <= 99 and d.size <= 2 else None


def _in_part(p: Part, c: Clock | Digits) -> Made:
    """午後0時 is noon, 夜12時 midnight, and 夜1時 comes after it."""
    time = c if isinstance(c, Clock) else make.of_digits(c)
    if time is None:
        return None
    if time.hour == 0 and p in ("afternoon", "noon"):
        return "clock", time._replace(hour=12, sure=True)
    if p == "night" and 1 <= time.hour <= 3:
        return "clock", time._replace(sure=True)
    return make.in_part(time, p)


def _in_part_of(h: Digits, p: Part) -> Made:
    return _in_part(p, h)


def _of_this_year(v: int, m: int, d: int) -> Made:
    return "day", Day(month=m, day=d, shift_months=12 * v)


def _ahead_of(n: int, **each: int) -> Made:
    return make.ahead(Length(**{unit: n * count for unit, count in each.items()})) if n < 1_000 else None


def _days_of_month(m: int, a: int, b: int) -> Made:
    return make.numbers_in_month(a, b, m)


def _second(b: Any) -> Made:
    """3時から5時に変更: the second is what is wanted."""
    return ("day", b) if isinstance(b, Day) else ("clock", b)


def _number_to_day(a: Digits, b: Day) -> Made:
    """5〜7日: the first number is a day of the second's month."""
    fits = b.day is not None and b.weekday is None and 1 <= a.value < b.day
    return ("dayspan", DaySpan(start=b._replace(day=a.value), end=b)) if fits else None


def _dotted(a: Digits, b: Digits) -> Made:
    """6.15 is 15 June; a single figure behind the point is a decimal."""
    return _month_first(a, b) if b.size == 2 and a.value <= 12 and 1 <= b.value <= 31 else None


def _days_ahead(length: Length) -> Made:
    """2週間で is two weeks ahead; 90分で is the length of a massage."""
    return make.ahead(length) if not length.minutes else None


def _days_on(offset: int, n: int) -> Made:
    return make.from_today(offset + n) if n < 10_000 else None


def _either_weekday(v: int, a: int, b: int) -> Made:
    """再来週の月曜か火曜: both are of that week."""
    return "day+day", (Day(weekday=a, week=v), Day(weekday=b, week=v))


def _day_to_number(a: Day, b: Digits) -> Made:
    """6/10〜12: the last number is a day of the same month."""
    fits = a.day is not None and a.day < b.value <= 31
    return ("dayspan", DaySpan(start=a, end=a._replace(day=b.value))) if fits else None


def _few(n: int) -> Digits:
    return Digits(n, 0)


NUMBERS: tuple[Rule, ...] = (
    ("a:unit b:_unit|_zero c:_unit|_zero d:_unit|_zero",
     lambda a, b, c, d: ("number", Digits(1000 * a + 100 * (b or 0) + 10 * (c or 0) + (d or 0), 4))),
    ("t:unit _ten u:_unit", lambda t, u: make.as_number(10 * t + u)),
    ("t:unit _ten", lambda t: make.as_number(10 * t)),
    ("ten u:_unit", lambda u: make.as_number(10 + u)),
    ("ten", lambda: make.as_number(10)),
    ("t:unit _zero", lambda t: make.as_number(10 * t)),
    ("n:unit", make.as_number),
    ("zero", lambda: make.as_number(0)),
    ("hundred", lambda: make.as_number(100)),
    ("hundred t:_unit _ten", lambda t: make.as_number(100 + 10 * t)),
    ("hundred _ten", lambda: make.as_number(110)),
    ("first:number _, last:_number", make.grouped_price),
    ("first:number _, _number _, last:_number money?", make.price),
)  # fmt: skip
COUNTS: tuple[Rule, ...] = (
    ("n:number|few money", make.price),
    ("n:number _. _number money", make.price),
    ("n:number x? counted", make.people),
    ("n:few counted", lambda n: make.people(_few(n))),
    ("group n:number counted", make.people),
    ("group n:number", make.people),
    ("n:meonly", lambda n: ("people", n)),
    ("e:era y:number year", _era_year),
    ("e:era first year", _first_year),
    ("e:era y:_number _. m:_number _. d:_number", _era_short),
    ("e:era y:_number / m:_number / d:_number", _era_short),
    ("y:number _year", _year),
    ("y:number / m:number / d:number", make.iso),
    ("y:number - m:number - d:number", make.iso),
    ("y:number _. m:_number _. d:_number", make.iso),
    ("y:number / m:number", lambda y, m: make.month_year(m, y)),
    ("a:number / b:number", _month_first),
    ("n:number", make.packed_iso),
    ("n:number _month", _month),
    ("h:number : m:_number", make.hour_and_minute),
    ("h:number _oclock", make.at_hour),
    ("n:kananumber _oclock", lambda n: make.at_hour(_few(n))),
    ("n:kananumber oclock half", lambda n: make.half_past(_few(n))),
    ("h:number oclock half", make.half_past),
    ("h:number oclock m:number minutes", make.minutes_past),
    ("h:number oclock m:_number", make.spoken),
    ("h:number oclock of? m:number minutes before", make.minutes_to),
    ("h:noon", lambda h: ("clock", make.exactly(h))),
    ("h:noon of? m:number minutes before", lambda h, m: make.minutes_to(make.exactly(h), m)),
    ("n:number hours", make.hours),
    ("n:number hours half", lambda n: make.hours(n, None, 30)),
    ("n:number hours m:number minutes", make.hours),
    ("n:number _. tenths:_number hours", make.decimal_hours),
    ("n:few hours", lambda n: make.hours(_few(n))),
    ("n:number minutes", make.minutes),
    ("n:few minutes", lambda n: make.minutes(_few(n))),
    ("n:number days", make.days_of),
    ("n:number nichi later", lambda n: ("dayslater", n.value)),
    ("n:kanaday|few nichi? later", lambda n: ("dayslater", n)),
    ("a:number _. b:_number", _dotted),
    ("n:number weeks", lambda n: make.days_of(n, 7)),
    ("n:number months", make.months_of),
    ("n:number year later", lambda n: _ahead_of(n.value, months=12)),
    ("d:number _nichi", _dom),
    ("d:kanaday", lambda d: ("dom", d)),
    ("ahead", lambda: ("ahead", Ahead(0))),
)  # fmt: skip
DATES: tuple[Rule, ...] = (
    ("offset:today", make.from_today),
    ("v:daypart", lambda v: ("day+part", (Day(offset=v[0]), v[1]))),
    ("w:weekday", make.weekday),
    ("( w:short|weekday )", make.weekday),
    ("( month )", lambda: make.weekday(0)),
    ("( nichi )", lambda: make.weekday(6)),
    ("y:annus m:named d:dom", _full),
    ("y:annus m:named", _full),
    ("y:yr of? m:named d:dom", lambda y, m, d: _of_this_year(y, m, d)),
    ("m:named of? d:dom", lambda m, d: make.day_month(d, m)),
    ("m:named a:dom from|~ b:dom before?", _days_of_month),
    ("m:named a:number ~ b:dom", _days_of_month),
    ("d:dom", make.day_of_month),
    ("v:mth of? d:dom", lambda v, d: make.of_month(d, v)),
    ("v:this of? w:weekday|short", lambda v, w: make.weekday_in_week(w, v)),
    ("v:this of? a:weekday or|and b:weekday", _either_weekday),
    ("v:this of? nichi", lambda v: make.weekday_in_week(6, v)),
    ("v:this of? offset:today", lambda v, offset: make.from_today(offset + 7 * v)),
    ("coming w:weekday", lambda w: make.weekday(w, "coming")),
    ("ahead? length:length later", make.ahead),
    ("later length:length at?", make.ahead),
    ("ahead length:length at?", make.ahead),
    ("length:length at", _days_ahead),
    ("w:short at", lambda w: make.weekday(w) if w != 2 else None),
    ("month at", lambda: make.weekday(0)),
    ("month at number|unit", lambda: ("word", None)),
    ("ahead? n:dayslater", lambda n: _ahead_of(n, days=1)),
    ("offset:today from n:dayslater", lambda offset, n: _days_on(offset, n)),
    ("offset:today from length:length later", lambda offset, length: make.length_after(length, Day(offset=offset))),
    ("v:monthday", lambda v: make.day_month(v[1], v[0])),
    ("coming? weekend", lambda: make.named_span("weekend")),
    ("v:this of? weekend", lambda v: make.named_span("weekend", v)),
    ("v:thisweekend", lambda v: make.named_span("weekend", v)),
    ("v:this", lambda v: make.named_span("week", v)),
    ("v:this part:endof", lambda v, part: make.named_span("week", v, part)),
    ("v:mth", lambda v: make.named_span("month", v)),
    ("v:mth part:endof", lambda v, part: make.named_span("month", v, part)),
    ("part:monthend", lambda part: make.named_span("month", 0, part)),
    ("v:mth of? part:monthend", lambda v, part: make.named_span("month", v, part)),
    ("n:named part:endof", lambda n, part: make.named_span("named_month", n, part)),
    ("nth n:number w:weekday", lambda n, w: make.nth_weekday(n.value, w)),
    ("v:mth of? nth n:number w:weekday", lambda v, n, w: make.nth_weekday(n.value, w, v)),
    ("v:mth of? last w:weekday", lambda v, w: make.nth_weekday(-1, w, v)),
)
TOGETHER: tuple[Rule, ...] = (
    ("a:day of? b:day", make.merged),
    ("a:day , b:day", make.merged),
    ("m:named", lambda m: make.named_span("named_month", m)),
    ("part of? p:part of? c:clock", _in_part),
    ("p:part of|at? c:clock", _in_part),
    ("p:part h:number around", _in_part_of),
    ("p:part ~ part", lambda p: ("part", p)),
    ("c:clock p:_part", lambda c, p: _in_part(p, c)),
    ("h:number p:_part", _in_part_of),
    ("n:number kin|kins", make.persons),
    ("n:kin", lambda n: ("persons", n)),
    ("n:kins|parents", lambda n: ("persons", n)),
    ("kin|kins n:people", make.persons),
    ("me also", lambda: ("me", None)),
)
COMPANY: tuple[Rule, ...] = (
    ("me and|together others:persons", make.guest_and),
    ("others:persons and|together me", make.guest_and),
    ("me and|together a:persons and b:persons", lambda a, b: make.guest_and(a + b)),
    ("others:persons together", make.guest_and),
    ("others:persons and", make.guest_and),
    ("persons and b:people", lambda b: ("people", b)),
    ("persons together b:people", lambda b: ("people", b)),
    ("me and|together persons of? b:people", lambda b: ("people", b)),
    ("a:persons and b:persons together|and", lambda a, b: make.guest_and(a + b)),
    ("n:people ,|and? others:people|persons", make.more_people),
    ("c:clock around", lambda c: ("clock", c)),
)
SPANS: tuple[Rule, ...] = (
    ("a:clock|number from|~ b:clock before? between?", make.between),
    ("a:clock and b:clock between", make.between),
    ("clock from b:clock at? moving", _second),
    ("day from b:day at? moving", _second),
    ("a:clock onwards", make.after_clock),
    ("a:part onwards", lambda a: ("part", a)),
    ("a:clock before", make.before_clock),
    ("a:day from|~ b:day before? between?", make.days_between),
    ("a:day and b:day between", make.days_between),
    ("a:number ~ b:day", _number_to_day),
    ("a:day onwards", make.from_day),
    ("a:day before", make.before_day),
    ("d:day not_after", lambda d: ("not+day", d)),
    ("d:day or|and day not_after", lambda d: ("not+day", d)),
    ("c:clock at? not_after", lambda c: ("not+clock", c)),
    ("a:day ~ b:number", _day_to_number),
    ("n:people at s:service", lambda n, s: ("people+service", (n, s))),
    ("me at? s:service", lambda s: ("people+service", (1, s))),
    ("n:persons at s:service", lambda n, s: ("people+service", (n, s))),
)

LAYERS = tuple(layer(rules) for rules in (NUMBERS, COUNTS, DATES, TOGETHER, COMPANY, SPANS))

GENERIC = frozenset("マッサージの・, スパ")

LANGUAGE = Language(
    tag="ja",
    words=WORDS,
    spelt=(),
    layers=LAYERS,
    hands=HANDS,
    hand_counts={
        "フォー": 4, "フォア": 4, "四": 4, "よん": 4, "フォー・": 4, "シックス": 6, "シクス": 6, "六": 6, "ろく": 6,
        "シックス・": 6, "エイト": 8, "八": 8, "はち": 8, "エイト・": 8,
    },
    generic=GENERIC,
    wishes={
        "日本語でお願い": "ja", "日本語で": "ja", "にほんごで": "ja", "日本語にして": "ja", "日本語に変え": "ja",
        "日本語ok": "ja", "英語でお願い": "en", "英語で": "en", "英語にして": "en", "英語に変え": "en",
        "中国語でお願い": "zh-Hans", "中国語で": "zh-Hans", "簡体字": "zh-Hans", "繁体字": "zh-Hant",
        "台湾語": "zh-Hant", "韓国語でお願い": "ko", "韓国語で": "ko", "ベトナム語でお願い": "vi", "ベトナム語で": "vi",
        "タイ語で": "th", "ロシア語で": "ru",
    },
    talk=TALK,
    safety=SAFETY,
)  # fmt: skip
