"""Russian: rules for numbers, lengths of time, times, days and people; the words are in russian_words, russian_talk.

Cases do much of the work: "в пять" is at five, "к пяти" for five, "после пяти" after it, "десять минут пятого" is
4:10, "пол пятого" 4:30, "без десяти пять" 4:50. "Два часа" is a length or a time by what stands beside it.
"""

from typing import Any

from dialogs.reading import making as make
from dialogs.reading.grammar import Digits, Made, Rule, layer
from dialogs.reading.languages.language import Language, listed
from dialogs.reading.languages.russian_safety import SAFETY
from dialogs.reading.languages.russian_talk import TALK
from dialogs.reading.languages.russian_words import SPELT, WORDS
from dialogs.reading.when import Clock, Day, Length, clock

LONGEST_MASSAGE = 2
"""Hours: "на три часа" is a time, "на два часа" a length."""


def _hundred(rest: Digits | None = None) -> Made:
    return make.hundreds(None, rest)


# Lengths that may be times


def _hours(n: Digits, m: Digits | None = None) -> Made:
    """ "2 часа": a length, or two o'clock."""
    length, time = make.hours(n, m), clock(n.value, m.value if m else 0) if n.value <= 24 else None
    if length is None or time is None:
        return length
    return ("length~", (length[1], time)) if n.value else ("clock", time)


def _hour() -> Made:
    return _hours(Digits(1, 0))


def _days(n: Digits) -> Made:
    """ "3 дня": three days, or three in the afternoon."""
    if n.value == 12:
        return "clock", make.exactly(12)
    length, time = make.days_of(n), make.in_part(n, "pm") if n.value <= 6 else None
    return ("length~", (length[1], time[1])) if length and time else length


def _of_noon(h: tuple[Length, Clock] | Clock) -> Made:
    """ "Час дня", "два часа дня", "полтретьего дня"."""
    time: Clock = _plainly(h)
    return make.in_part(time, "noon" if time.hour >= 10 else "pm")


def _only_clock(c: tuple[Length, Clock]) -> Made:
    return "clock", c[1]


def _clock_in(c: tuple[Length, Clock] | Clock | Digits, p: Any) -> Made:
    return make.in_part(_plainly(c), p)


def _on(c: tuple[Length, Clock]) -> Made:
    """ "На три часа" is a time; "на два часа" is left open."""
    return ("clock", c[1]) if c[0].minutes > LONGEST_MASSAGE * 60 else ("length~", c)


def _on_number(n: Digits) -> Made:
    """ "На пять": a time, unless people or minutes were asked for."""
    time = make.of_digits(n)
    return ("count~", (time, n)) if time and n.size <= 2 else None


def _half_more(n: Digits) -> Made:
    return make.hours(n, None, 30)


# Times


def _to_hour(n: int) -> int:
    """Ten minutes of the fifth hour: it began at four."""
    return 12 if n == 1 else n - 1


def _past(m: Digits | Length, n: int) -> Made:
    return make.minutes_past(Clock(_to_hour(n)), m) if 1 <= n <= 12 else None


def _quarter_past(n: int) -> Made:
    return _past(Digits(15, 0), n)


def _before(m: Digits | Length, h: Digits | Clock | tuple[Length, Clock]) -> Made:
    return make.minutes_to(_plainly(h), m)


def _quarter_to(h: Digits | Clock | tuple[Length, Clock]) -> Made:
    return _before(Digits(15, 0), h)


def _noon(h: int) -> Made:
    return "clock", make.exactly(h)


def _dotted_time(h: Digits, m: Digits) -> Made:
    return make.hour_and_minute(h, m) if m.size == 2 else None


def _dotted(a: Digits, b: Digits) -> Made:
    """15.06 is a day, 15.30 and 10.00 are times: no month is a nought or beyond twelve."""
    if 1 <= b.value <= 12 and 1 <= a.value <= 31:
        return make.numeric_day_first(a, b)
    return _dotted_time(a, b)


def _dashed(h: Digits, m: Digits) -> Made:
    """15-30; 10-12 is rather a stretch of hours."""
    return make.hour_and_minute(h, m) if m.size == 2 and (m.value in (0, 30, 45) or m.value > 24) else None


def _spoken(h: Digits, m: Digits) -> Made:
    """ "В семь тридцать", "в 19 15"."""
    fits = h.value <= 24 and h.size <= 2 and (m.value >= 10 or m.size == 2) and m.value <= 59
    return make.hour_and_minute(Digits(h.value, 1), Digits(m.value, 2)) if fits else None


def _on_the_quarter(h: Digits, m: Digits) -> Made:
    """ "16 00", "9 30": without a word only full and quarter hours."""
    return _spoken(h, m) if m.size == 2 and m.value in (0, 15, 30, 45) and h.size in (1, 2) else None


# Days


def _slashed(d: Digits, m: Digits, y: Digits | None = None) -> Made:
    return make.numeric_day_first(d, m, y)


def _week_on(w: int) -> Made:
    return make.weekday_in_week(w, 1)


def _weekday_ahead(length: Length, w: int) -> Made:
    return make.weekday_in_week(w, length.days // 7) if length.days and length.days % 7 == 0 else None


# People


def _with_several(n: Digits | int) -> Made:
    return make.guest_and(make.number(n))


def _counted_in(n: Digits | int) -> Made:
    return make.people(Digits(make.number(n), 0))


def _plainly(said: Any) -> Any:
    """Number, clock, or the clock of what may be a length."""
    return said[1] if isinstance(said, tuple) and not isinstance(said, Clock | Digits) else said


def _between(a: Any, b: Any) -> Made:
    return make.between(_plainly(a), _plainly(b))


def _several(n: Digits) -> Made:
    """2х: two of something, mostly people."""
    return ("several", n.value) if n.value <= make.MOST_PEOPLE else ("number", n)


def _years(n: Digits) -> Made:
    """A year of the calendar belongs to a date; an age is nobody's hour."""
    return ("year", n) if n.size == 4 else make.price()


NUMBERS: tuple[Rule, ...] = (
    ("tens:tens -? unit:unit", make.tens_and_unit),
    ("tens:tens one", lambda tens: make.tens_and_unit(tens, 1)),
    ("n:unit|teen|tens", make.as_number),
    ("t:tens n:nth", lambda t, n: ("nth", t + n) if n < 10 and t < 40 else None),
    ("n:number -? _th", make.ordinal),
    ("n:number -? _ending", lambda n: ("number", n)),
    ("n:number -? _peopleending", _several),
    ("first:number _, last:_number", make.grouped_price),
    ("n:number money", make.price),
    ("n:number _. _number money", make.price),
    ("n:number _, _number money", make.price),
    ("n:number _, _number _, last:_number money?", make.price),
    ("n:number number money", make.price),
    ("money n:number", make.price),
    ("n:number years", _years),
)
HUNDREDS: tuple[Rule, ...] = (
    ("hundred", _hundred),
    ("hundred rest:number", _hundred),
)  # fmt: skip
PEOPLE_FIRST: tuple[Rule, ...] = (
    ("n:number|several|coll -? counted", _counted_in),
    ("n:several|coll kin|kins", lambda n: make.persons(n)),
    ("one counted", lambda: make.people(Digits(1, 0))),
    ("few counted", lambda: make.people(Digits(2, 0))),
    ("group n:number|several|coll", _counted_in),
    ("group n:number|several|coll counted", _counted_in),
    ("us be? be? n:number|several|coll", _counted_in),
    ("us be? be? n:number|several|coll counted", _counted_in),
    ("we be? n:coll|several", _counted_in),
    ("we be? n:number|coll|several counted", _counted_in),
    ("us be? one", lambda: ("people", 1)),
    ("me be? one", lambda: ("people", 1)),
    ("for|on n:several|coll", lambda n: ("people", n)),
    ("for n:number", _counted_in),
    ("for|on one", lambda: ("people", 1)),
    ("n:number kin|kins", lambda n: make.persons(n)),
    ("one kin", lambda: make.persons(1)),
    ("my n:kin|kinto", lambda n: make.persons(n)),
    ("my n:number|several|coll kin|kins", lambda n: make.persons(n)),
    ("s my? others:kin", make.guest_and),
    ("s my? n:number|several|coll kin|kins", _with_several),
    ("s my? few kins", lambda: make.guest_and(2)),
    ("s my? n:kin and s? my? m:kin", lambda n, m: make.guest_and(n + m)),
    ("s my? n:kin and s? m:number|several|coll kins|kin", lambda n, m: make.guest_and(n + make.number(m))),
    ("s my? n:kin , my? m:kin and s? my? o:kin", lambda n, m, o: make.guest_and(n + m + o)),
    ("me and my? others:kin", make.guest_and),
    ("me , my? n:kin and my? m:kin", lambda n, m: make.guest_and(n + m)),
    ("me and my? n:kin and my? m:kin", lambda n, m: make.guest_and(n + m)),
    ("me and n:number|several|coll kins|kin", _with_several),
    ("others:kin and me", make.guest_and),
    ("n:kin and my? m:kin and me", lambda n, m: make.guest_and(n + m)),
    ("for|on me and for|on? my? others:kin", make.guest_and),
    ("for|on me and n:number|several|coll kins|kin|counted", _with_several),
    ("for|on my? n:kin", lambda n: ("for persons", n)),
    ("for|on my? n:kin and my? m:kin", lambda n, m: ("for persons", n + m)),
    ("for|on me", lambda: ("for persons", 1)),
    ("for|on few", lambda: ("couple", 2)),
    ("meto and my? others:kinto", make.guest_and),
    ("others:kinto and meto", make.guest_and),
    ("meto", lambda: make.persons(1)),
    ("my? n:kinto", lambda n: make.persons(n)),
    ("my? n:kinto and my? m:kinto", lambda n, m: make.persons(n + m)),
)
PEOPLE_TOGETHER: tuple[Rule, ...] = (
    ("n:people and|, others:people|persons|kin", make.more_people),
    ("n:people people", lambda n: ("people", n)),
    ("we|me|us n:people", lambda n: ("people", n)),
    ("n:coll", lambda n: ("people", n)),
    ("n:coll and|, others:people|persons|kin", make.more_people),
    ("n:several", lambda n: ("number", Digits(n, 0))),
)
LENGTHS: tuple[Rule, ...] = (
    ("n:number -? hours|ofhours", _hours),
    ("one hours", _hour),
    ("hours", _hour),
    ("n:number hours|ofhours and? m:number minutes|m", _hours),
    ("hours and? m:number minutes", lambda m: _hours(Digits(1, 0), m)),
    ("one hours and? m:number minutes", lambda m: _hours(Digits(1, 0), m)),
    ("n:number andhalf hours|ofhours", _half_more),
    ("n:number hours|ofhours andhalf", _half_more),
    ("hours andhalf", lambda: make.exact_length(minutes=90)),
    ("one andhalf hours|ofhours", lambda: make.exact_length(minutes=90)),
    ("n:number _. tenths:_number -? hours|ofhours", make.decimal_hours),
    ("n:number _, tenths:_number -? hours|ofhours", make.decimal_hours),
    ("few ofhours", lambda: make.hours(Digits(2, 0))),
    ("few minutes", lambda: make.minutes(Digits(2, 0))),
    ("n:number -? minutes", make.minutes),
    ("n:number '", make.minutes),
    ("n:number _m", lambda n: make.minutes(n) if 20 <= n.value <= 300 else None),
    ("minutes n:number", make.minutes),
    ("minutes on n:number", make.minutes),
    ("ofhours n:number", lambda n: make.hours(n) if n.value <= 3 else None),
    ("n:number dnya", _days),
    ("few dnya|days", lambda: make.days_of(Digits(2, 0))),
    ("n:number days", make.days_of),
    ("one days", lambda: make.exact_length(days=1)),
    ("n:number weeks", lambda n: make.days_of(n, 7)),
    ("few weeks", lambda: make.days_of(Digits(2, 0), 7)),
    ("one weeks", lambda: make.exact_length(days=7)),
    ("n:number months", make.months_of),
    ("few months", lambda: make.months_of(Digits(2, 0))),
)
DATES: tuple[Rule, ...] = (
    ("d:number _. m:_number _. y:_number|year", make.numeric_day_first),
    ("d:number / m:number", _slashed),
    ("d:number / m:number / y:number", _slashed),
    ("d:number - m:number - y:number", _slashed),
    ("y:number - m:number - d:number", make.iso),
    ("n:number", make.packed_iso),
    ("on|to? d:number|ordinal|nth th? m:month", make.day_month),
    ("on|to? d:number|ordinal|nth th? m:month y:number|year", make.day_month),
    ("a:number|ordinal|nth -|through|until b:number|ordinal|nth m:month", make.numbers_in_month),
    ("s|from a:number|ordinal|nth -|through|until b:number|ordinal|nth m:month", make.numbers_in_month),
    ("between a:number|ordinal|nth and b:number|ordinal|nth m:month", make.numbers_in_month),
    ("d:ordinal|nth|number th? next months", lambda d: make.of_month(d, 1)),
    ("d:ordinal|nth|number th? this months", make.of_month),
)
CLOCKS: tuple[Rule, ...] = (
    ("h:number : m:_number", make.hour_and_minute),
    ("at|to h:number _. m:_number", _dotted_time),
    ("at|to h:number _- m:_number", _dotted_time),
    ("at|to h:number _, m:_number", _dotted_time),
    ("h:number _- m:_number", _dashed),
    ("a:number _. b:_number", _dotted),
    ("m:number|length n:nth", _past),
    ("quarter n:nth", _quarter_past),
    ("at h:number m:number", _spoken),
    ("at|to? h:number m:number minutes", _spoken),
    ("h:number m:number", _on_the_quarter),
    ("h:noon", _noon),
)
BEFORE_THE_HOUR: tuple[Rule, ...] = (
    ("without m:number|length h:number|clock|length~", _before),
    ("without m:number minutes h:number|clock|length~", _before),
    ("without quarter h:number|clock|length~", _quarter_to),
)
IN_THEIR_PART: tuple[Rule, ...] = (
    ("c:length~|clock|number p:ofpart", _clock_in),
    ("h:length~|clock dnya", _of_noon),
    ("offset:today dnya", lambda offset: ("day+part", (Day(offset=offset), "afternoon"))),
)
HOURS: tuple[Rule, ...] = (
    ("ofhours at|to|around h:number", make.at_hour),
    ("ofhours at|to|around h:clock", lambda h: ("clock", h)),
    ("at|to around? h:number", make.at_hour),
    ("around at|to? h:number", make.at_hour),
    ("ofhours around h:number", make.at_hour),
    ("at|to|around at? c:length~", _only_clock),
    ("at one", lambda: ("clock", Clock(1))),
    ("on c:length~", _on),
    ("on c:length~ p:part", _clock_in),
    ("in c:length~", lambda c: make.ahead(c[0])),
    ("in length:length", make.ahead),
    ("in days", lambda: make.from_today(2)),
    ("in weeks", lambda: make.from_today(7)),
    ("in months", lambda: make.ahead(Length(months=1))),
    ("in weeks at? w:weekday", _week_on),
    ("at? w:weekday in weeks", _week_on),
    ("in length:length at w:weekday", _weekday_ahead),
    ("length:length|length~ ago", lambda length: ("past length", None)),
    ("on|at|to? offset:today", make.from_today),
    ("at|on|to? w:weekday", make.weekday),
    ("at|on|to? this w:weekday", lambda w: make.weekday(w, "this")),
    ("at|on|to? this? coming w:weekday", lambda w: make.weekday(w, "coming")),
    ("at|on|to? next w:weekday", lambda w: make.weekday(w, "next")),
    ("at|on? last w:weekday", lambda w: make.weekday(w, "last")),
    ("at|on? w:weekday on|at? next weeks", _week_on),
    ("at|on? w:weekday on|at this weeks", lambda w: make.weekday_in_week(w, 0)),
    ("on|at next weeks ,? at|on? w:weekday", _week_on),
    ("on|at this weeks ,? at|on? w:weekday", lambda w: make.weekday_in_week(w, 0)),
    ("at|on? w:weekday ,? d:ordinal|nth", lambda w, d: make.merged(Day(weekday=w), Day(day=d))),
    ("on? d:ordinal|nth ,? at w:weekday", lambda w, d: make.merged(Day(weekday=w), Day(day=d))),
    ("on|to? d:ordinal", make.day_of_month),
    ("on d:nth", make.day_of_month),
    ("on|to? d:number|nth|ordinal th", make.day_of_month),
    ("at|on|to? this|coming? weekend", lambda: make.named_span("weekend")),
    ("at|on|to? next weekend", lambda: make.named_span("weekend", 1)),
    ("on|at? this weeks", lambda: make.named_span("week")),
    ("on|at? next weeks", lambda: make.named_span("week", 1)),
    ("at this months", lambda: make.named_span("month")),
    ("at|on next months", lambda: make.named_span("month", 1)),
    ("at|to|on? part:endof this? weeks", lambda part: make.named_span("week", 0, part)),
    ("at|to|on? part:endof next weeks", lambda part: make.named_span("week", 1, part)),
    ("at|to|on? part:endof this? months", lambda part: make.named_span("month", 0, part)),
    ("at|to|on? part:endof next months", lambda part: make.named_span("month", 1, part)),
    ("at|to|on? part:endof m:month", lambda part, m: make.named_span("named_month", m, part)),
    ("at|on m:month", lambda m: make.named_span("named_month", m)),
    ("this p:part", lambda p: ("day+part", (Day(offset=0), p))),
)
DAYS: tuple[Rule, ...] = (
    ("a:day ,? b:day", make.merged),
    ("a:day ( b:day )", make.merged),
    ("p:part c:clock|number|length~", lambda p, c: _clock_in(c, p)),
    ("c:clock|number|length~ p:part", _clock_in),
    ("not not~", lambda: ("not~", None)),
)
SPANS: tuple[Rule, ...] = (
    ("s|from around? a:clock|number|length~ until|through|- around? b:clock|number|length~", _between),
    ("a:clock until|- b:clock|number|length~", _between),
    ("s a:clock|length~ on b:clock|number|length~", _between),
    ("s a:day on? b:day", make.days_between),
    ("a:number until|- b:clock|length~", _between),
    ("a:number - b:number", make.bare_between),
    ("between a:clock|number|length~ and b:clock|number|length~", _between),
    ("s|from|between? a:day through|until|-|and b:day", make.days_between),
    ("after a:clock|number|length~", lambda a: make.after_clock(_plainly(a))),
    ("s|since a:clock|number|length~", lambda a: make.after_clock(_plainly(a))),
    ("a:clock onwards", make.after_clock),
    ("before|until a:clock|number|length~", lambda a: make.before_clock(_plainly(a))),
    ("after a:day", make.after_day),
    ("s|since a:day", make.from_day),
    ("until|before a:day", make.before_day),
    ("on n:number", _on_number),
    ("d:day part? not~", lambda d: ("not+day", d)),
    ("c:clock not~", lambda c: ("not+clock", c)),
)
LAST: tuple[Rule, ...] = (
    ("not~", lambda: ("not", None)),
    ("one", lambda: ("nth", 1)),
)  # fmt: skip


LAYERS = tuple(
    layer(rules)
    for rules in (
        NUMBERS, HUNDREDS, PEOPLE_FIRST, PEOPLE_TOGETHER, LENGTHS, DATES, CLOCKS, BEFORE_THE_HOUR, IN_THEIR_PART, HOURS,
        DAYS, SPANS, LAST,
    )
)  # fmt: skip

GENERIC = frozenset(
    listed(
        """
        массаж, массажа, массажу, массажем, массаже, массажи, спа, spa, massage, herbal, сеанс, сеанса, процедура,
        процедуру, программа, программу, услуга, услугу, в, на, для, с, и
        """
    )
)

LANGUAGE = Language(
    tag="ru",
    words=WORDS,
    spelt=SPELT,
    layers=LAYERS,
    hands=("руки", "рук", "руках", "руками", "рука", "ручный", "ручной", "ручного", "х ручный", "ми руками", "hands"),
    hand_counts={
        "четыре": 4, "четырех": 4, "четырьмя": 4, "шесть": 6, "шести": 6, "шестью": 6, "восемь": 8, "восьми": 8,
        "восемью": 8,
    },
    generic=GENERIC,
    wishes={
        "по-русски": "ru", "на русском": "ru", "по русски": "ru", "русский": "ru", "русский язык": "ru",
        "на русский": "ru", "говорите по-русски": "ru", "по-английски": "en", "на английском": "en",
        "по английски": "en", "английский": "en", "на английский": "en", "in english": "en", "english": "en",
        "по-вьетнамски": "vi", "на вьетнамском": "vi", "по-корейски": "ko", "на корейском": "ko", "по-японски": "ja",
        "на японском": "ja", "по-китайски": "zh-Hans", "на китайском": "zh-Hans", "по-тайски": "th", "на тайском": "th",
    },
    talk=TALK,
    safety=SAFETY,
)  # fmt: skip
