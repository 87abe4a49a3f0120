"""Thai: the rules over the words of thai.py: the six-hour clock, Buddhist years, days, stretches, people."""

from dialogs.reading import making as make
from dialogs.reading.grammar import Digits, Made, Rule, layer
from dialogs.reading.when import Clock, ClockSpan, Day, DaySpan, Length, Part, clock, with_part

BUDDHIST = 543
SHORT_MONTHS = {"มค": 1, "กพ": 2, "พค": 5, "กค": 7, "สค": 8, "กย": 9, "ตค": 10, "พย": 11, "ธค": 12}
OLD_MORNING = 6
"""The old six-hour clock begins at six: the second hour of the morning is 8:00."""

# Numbers and years


def _christian(y: Digits) -> Made:
    """A year of the Buddhist calendar written out: 2568 is 2025."""
    return ("number", Digits(y.value - BUDDHIST, 4)) if y.size == 4 and 2443 <= y.value <= 2642 else None


def _year(y: Digits | None) -> Digits | None:
    """Two figures from 50 on are a Buddhist year (68 is 2568)."""
    if y is None or y.size != 2:
        return y
    return Digits(2500 - BUDDHIST + y.value if y.value >= 50 else 2000 + y.value, 4)


def _hundreds(rest: Digits, n: Digits | None = None) -> Made:
    return make.hundreds(n, rest) if rest.value < 100 else None


# Times of the day


def _clock(hour: int, minute: int = 0) -> Made:
    made = clock(hour, minute, sure=True)
    return ("clock", made) if made else None


def _hour(n: Digits | None) -> int:
    return 1 if n is None else n.value


def _after_midnight(n: Digits) -> Made:
    return _clock(n.value) if 1 <= n.value <= 6 and n.size <= 2 else None


def _after_midnight_at(h: Digits, m: Digits) -> Made:
    return _clock(h.value, m.value) if 1 <= h.value <= 6 else None


def _mong(n: Digits) -> Made:
    """An hour with its word alone: two to five are of the afternoon, from seven on of the morning, six is open."""
    if not 1 <= n.value <= 24:
        return None
    if n.value == 6:
        return "clock", Clock(6)
    return _clock(n.value + 12 if n.value <= 5 else n.value)


def _mong_morning(n: Digits) -> Made:
    """From six on as it is said; below, by the old clock from six on, or straight after midnight: two readings."""
    if 6 <= n.value <= 11:
        return _clock(n.value)
    if not 1 <= n.value <= 5:
        return None
    return "clock", Clock(n.value + OLD_MORNING, sure=True, other=Clock(n.value, sure=True))


def _mong_later(n: Digits) -> Made:
    return _clock(n.value + 12 if n.value < 12 else n.value) if 1 <= n.value <= 23 else None


def _thum(n: Digits | None = None) -> Made:
    """Hours after 18:00; the sixth is midnight. From seven on people mean the hour of the twelve-hour clock."""
    hour = _hour(n)
    if not 1 <= hour <= 11:
        return None
    return _clock((18 + hour) % 24 if hour <= 6 else 12 + hour)


def _official(h: Digits, m: Digits | None = None) -> Made:
    """The 24-hour clock: 15.30 with its mark, or hours with the word for the official clock."""
    return _clock(h.value, m.value if m else 0) if h.size <= 2 and (m is None or m.size in (0, 2)) else None


def _packed_official(h: Digits) -> Made:
    """1530 with the mark of the 24-hour clock."""
    if h.size == 4:
        return _clock(h.value // 100, h.value % 100)
    return _official(h)


def _written(h: Digits, m: Digits) -> Made:
    """9:30 or 15.30: two figures of minutes."""
    return make.hour_and_minute(h, m) if m.size == 2 else None


def _dotted(h: Digits, m: Digits) -> Made:
    return make.hour_and_minute(h, m) if m.size == 2 and m.value % 5 == 0 else None


def _written_part(h: Digits, m: Digits, p: Part) -> Made:
    made = make.hour_and_minute(h, m)
    return make.in_part(made[1], p) if made else None


def _past(c: Clock, m: Digits | Length) -> Made:
    minutes = m.minutes if isinstance(m, Length) else m.value
    if c.minute or c.add or not 0 < minutes < 60:
        return None
    other = c.other._replace(minute=minutes) if c.other else None
    return "clock", c._replace(minute=minutes, other=other)


def _past_number(c: Clock, m: Digits) -> Made:
    """A bare number behind the hour is of minutes from ten on ("two in the afternoon, fifteen")."""
    return _past(c, m) if 10 <= m.value <= 59 else None


def _half_past(c: Clock) -> Made:
    return _past(c, Digits(30, 2))


def _noon(h: int) -> Made:
    return "clock", make.exactly(h)


def _in_part(p: Part, h: Digits, m: Digits | None = None) -> Made:
    """A part of the day before a bare hour: three in the afternoon, eight in the morning."""
    if not 1 <= h.value <= 12 or h.size > 2:
        return None
    made = with_part(Clock(h.value, m.value if m else 0), p)
    return ("clock", made) if made else None


def _part_clock(p: Part, c: Clock) -> Made:
    return make.in_part(c, p)


def _in_morning(c: Clock) -> Made:
    """A morning that stands before the hour ("morning, three o'clock")."""
    if c.sure and c.other is None and c.minute == 0 and 13 <= c.hour <= 17:
        return _mong_morning(Digits(c.hour - 12, 0))
    return make.in_part(c, "morning")


def _both(a: Made, b: Made) -> Made:
    """A stretch whose hours share one word ("two to four in the afternoon")."""
    return make.between(a[1], b[1]) if a and b else None


def _until_after(a: Clock, b: Clock) -> Made:
    return "clocks", ClockSpan(a, b)


def _afternoon_span(p: Part, a: Digits, b: Digits | Clock) -> Made:
    """ "Afternoon 2-4": the part of the day holds for both."""
    start = _in_part(p, a)
    end = ("clock", b) if isinstance(b, Clock) else _in_part(p, b)
    return make.between(start[1], end[1]) if start and end else None


def _number_to(a: Digits, b: Clock) -> Made:
    """ "2-4 in the afternoon": the first hour is of the half of the day in which it comes before the second."""
    if not 1 <= a.value <= 23 or a.size > 2:
        return None
    hour = a.value + 12 if a.value <= 11 and a.value + 12 < b.hour else a.value
    return make.between(Clock(hour, sure=True), b) if hour < b.hour else None


# Days


def _slashed(d: Digits, m: Digits, y: Digits | None = None) -> Made:
    """Day first, always; only where that is no date the month."""
    made = make.numeric_day_first(d, m, _year(y))
    return made if made is None or m.value <= 12 else None


def _slashed_month_first(m: Digits, d: Digits, y: Digits | None = None) -> Made:
    return make.numeric_day_first(d, m, _year(y)) if d.value > 12 and m.value <= 12 else None


def _day_month(d: Digits, m: int | Digits, y: Digits | None = None) -> Made:
    return make.day_month(d, m, _year(y)) if d.size <= 2 else None


def _day_short_month(d: Digits, a: str | None, b: str | None, y: Digits | None = None) -> Made:
    """The two letters of a short month, written without their points and so cut as two words."""
    month = SHORT_MONTHS.get(f"{a}{b}")
    return None if month is None else _day_month(d, month, y)


def _month_day(m: int, d: Digits) -> Made:
    """The month before the day, as no Thai writes but machines do."""
    return make.day_month(d, m) if 1 <= d.value <= 31 and d.size in (1, 2) else None


def _of_month(d: Digits, at: int) -> Made:
    return make.of_month(d, at) if d.size <= 2 else None


def _the_number(d: Digits) -> Made:
    return make.day_of_month(d) if d.size <= 2 else None


def _weekday_the(w: int, d: Digits) -> Made:
    return make.merged(Day(weekday=w), Day(day=d.value)) if 1 <= d.value <= 31 else None


def _weekday_date(w: int, d: Digits, m: int, y: Digits | None = None) -> Made:
    made = _day_month(d, m, y)
    return make.merged(Day(weekday=w), made[1]) if made else None


def _today_part(p: Part) -> Made:
    return "day+part", (Day(offset=0), p)


def _day_part(d: Day, p: Part) -> Made:
    return "day+part", (d, p)


def _days_in_month(a: Digits, b: Digits, m: int, y: Digits | None = None) -> Made:
    made = make.numbers_in_month(a, b, m)
    if made is None or y is None:
        return made
    year = make.year_of(_year(y))
    return "dayspan", DaySpan(made[1].start._replace(year=year), made[1].end._replace(year=year))


def _numbers_span(a: Digits, b: Digits) -> Made:
    if not 1 <= a.value < b.value <= 31:
        return None
    return "dayspan", DaySpan(start=Day(day=a.value), end=Day(day=b.value))


def _month_end(part: str, at: int = 0) -> Made:
    return make.named_span("month", at, part)  # type: ignore[arg-type]


def _week_part(part: str, at: int = 0) -> Made:
    return make.named_span("week", at, part)  # type: ignore[arg-type]


def _named_month_part(part: str, m: int) -> Made:
    return make.named_span("named_month", m, part)  # type: ignore[arg-type]


# People


def _grown_and_small(a: Digits, b: Digits) -> Made:
    return make.people(Digits(a.value + b.value, 0))


def _and_more(n: Digits) -> Made:
    return make.guest_and(n.value) if n.value < make.MOST_PEOPLE else None


NUMBERS: tuple[Rule, ...] = (
    ("hundred rest:number", lambda rest: _hundreds(rest)),
    ("n:number hundred rest:number", lambda n, rest: _hundreds(rest, n)),
    ("n:number hundred", lambda n: make.hundreds(n)),
    ("n:number dozen", lambda n: ("number", Digits(12 * n.value, 0))),
    ("dozen", lambda: ("number", Digits(12, 0))),
    ("n:number money", make.price),
    ("money n:number", make.price),
    ("first:number _, last:_number money?", make.grouped_price),
    ("first:number _, _number _, last:_number money?", make.price),
    ("n:number _. _number money", make.price),
    ("era? y:number", lambda y: _christian(y)),
)
LENGTHS: tuple[Rule, ...] = (
    ("n:number hours", make.hours),
    ("n:number hours and? m:number minutes?", make.hours),
    ("n:number hours half", lambda n: make.hours(n, None, 30)),
    ("n:number half hours", lambda n: make.hours(n, None, 30)),
    ("hours half", lambda: make.exact_length(minutes=90)),
    ("half hours", lambda: make.exact_length(minutes=30)),
    ("hours one", lambda: make.exact_length(minutes=60)),
    ("n:number _. tenths:_number hours", make.decimal_hours),
    ("n:number minutes", make.minutes),
    ("n:number days", make.days_of),
    ("n:number weeks|weekorsunday", lambda n: make.days_of(n, 7)),
    ("weeks|weekorsunday one", lambda: make.exact_length(days=7)),
    ("d:number months m:month", _day_month),
    ("d:number months m:month era? y:number", _day_month),
    ("n:number months", make.months_of),
    ("half months", lambda: make.exact_length(days=15)),
    ("days one", lambda: make.exact_length(days=1)),
)
PEOPLE: tuple[Rule, ...] = (
    ("n:number counted", make.people),
    ("group n:number counted?", make.people),
    ("adults a:number and|,? children b:number", _grown_and_small),
    ("a:number adults and|,? b:number children", _grown_and_small),
    ("adults n:number counted?", make.people),
    ("n:number adults", make.people),
    ("several|kins more? n:number counted", lambda n: make.persons(n)),
    ("several n:number", lambda n: make.persons(n) if 2 <= n.value <= 12 else None),
    ("n:kin|several", lambda n: make.persons(n)),
)
TOGETHER: tuple[Rule, ...] = (
    ("me and|with|, others:persons", make.guest_and),
    ("me and|with|, a:persons and|with|, b:persons", lambda a, b: make.guest_and(a + b)),
    ("me , a:persons , and b:persons", lambda a, b: make.guest_and(a + b)),
    ("me a:persons and|with b:persons", lambda a, b: make.guest_and(a + b)),
    ("others:persons and|with me", make.guest_and),
    ("a:persons and|with|, b:persons and|with me", lambda a, b: make.guest_and(a + b)),
    ("a:persons and|with b:persons", lambda a, b: make.persons(a + b)),
    ("with others:persons", make.guest_and),
    ("with others:persons total? n:people", lambda others, n: ("people", n)),
    ("with people:kins more? n:number counted", lambda people, n: _and_more(n)),
    ("with a:persons and|with b:persons", lambda a, b: make.guest_and(a + b)),
    ("me and|with more? n:people", lambda n: make.guest_and(n)),
    ("n:people more b:people", lambda n, b: make.more_people(n, b)),
    ("n:people with|and others:persons", make.more_people),
    ("me with|and others:persons total? n:people", lambda others, n: ("people", n)),
    ("me me? n:people", lambda n: ("people", n)),
    ("for others:persons", lambda others: ("for persons", others)),
    ("for me", lambda: ("for persons", 1)),
)
CLOCKS: tuple[Rule, ...] = (
    ("a:length and? b:length", make.both_lengths),
    ("ti n:number", _after_midnight),
    ("ti h:number :|. m:_number", _after_midnight_at),
    ("n:number mong", _mong),
    ("part~ n:number mong", lambda n: _mong_later(n)),
    ("n:number mong part~", lambda n: _mong_later(n)),
    ("n:number mong am", _mong_morning),
    ("part~ mong", lambda: _clock(13)),
    ("part~ n:number", lambda n: _mong_later(n) if 1 <= n.value <= 7 else None),
    ("part~ h:number :|. m:_number oclock?", lambda h, m: _in_part("afternoon", h, m)),
    ("h:number :|. m:_number part~", lambda h, m: _in_part("afternoon", h, m)),
    ("am n:number mong", _mong_morning),
    ("am h:number", lambda h: _in_part("morning", h) if h.value >= 5 else None),
    ("a:number -|to|until b:number thum", lambda a, b: _both(_thum(a), _thum(b))),
    ("a:number -|to|until b:number mong", lambda a, b: _both(_mong(a), _mong(b))),
    ("a:number -|to|until b:number mong am", lambda a, b: _both(_mong_morning(a), _mong_morning(b))),
    ("am a:number -|to|until b:number mong", lambda a, b: _both(_mong_morning(a), _mong_morning(b))),
    ("a:number -|to|until b:number mong part~|part_evening", lambda a, b: _both(_mong_later(a), _mong_later(b))),
    ("part~|part_evening a:number -|to|until b:number mong", lambda a, b: _both(_mong_later(a), _mong_later(b))),
    ("h:number -|to|until b:number oclock", lambda h, b: _both(_official(h), _official(b))),
    ("am h:number :|. m:_number oclock?", lambda h, m: _in_part("morning", h, m)),
    ("h:number :|. m:_number oclock? am", lambda h, m: _in_part("morning", h, m)),
    ("part_evening n:number mong", lambda n: _mong_later(n)),
    ("n:number mong part_evening", lambda n: _mong_later(n)),
    ("thum", lambda: _thum()),
    ("n:number thum", _thum),
    ("h:noon", _noon),
    ("h:number oclock", _official),
    ("h:number oclock m:number minutes?", _official),
    ("h:number :|. m:_number oclock", _official),
    ("h:number :|. m:_number", lambda h, m: _dotted(h, m)),
    ("h:number : m:_number", _written),
    ("h:number oclock", _packed_official),
    ("h:number : m:_number : _number", _written),
    ("h:number :|. m:_number p:ampm", _written_part),
    ("h:number p:ampm", make.in_part),
    ("y:number - m:number - d:number", make.iso),
    ("y:number / m:number / d:number", make.iso),
    ("d:number / m:number / y:number", _slashed),
    ("d:number - m:number - y:number", _slashed),
    ("d:number _. m:_number _. y:_number", _slashed),
    ("d:number / m:number", _slashed),
    ("d:number / m:number", lambda d, m: _slashed_month_first(d, m)),
    ("d:number / m:number / y:number", lambda d, m, y: _slashed_month_first(d, m, y)),
    ("the d:number / m:number", _slashed),
    ("the d:number / m:number / y:number", _slashed),
    ("the d:number - m:number - y:number", _slashed),
)
DATES: tuple[Rule, ...] = (
    ("the|th? a:number -|to|until the|th? b:number months? m:month", _days_in_month),
    ("the|th? a:number -|to|until the|th? b:number months? m:month era? y:number", _days_in_month),
    ("the a:number -|to|until the? b:number", _numbers_span),
    ("the|th? d:number months? m:month", _day_month),
    ("the|th? d:number months? m:month ,? era? y:number", _day_month),
    ("the|th? d:number /|- m:month /|- y:number", _day_month),
    ("the|th? d:number months m:number", _day_month),
    ("the|th? d:number months m:number era? y:number", _day_month),
    ("the|th? d:number a:word b:_word _.?", _day_short_month),
    ("the|th? d:number a:word b:_word _.? era? y:number", _day_short_month),
    ("m:month the|th? d:number", _month_day),
    ("the|th? d:number month_this", lambda d: _of_month(d, 0)),
    ("the|th? d:number month_next", lambda d: _of_month(d, 1)),
    ("the d:number this?", lambda d: _the_number(d)),
    ("d:number this", lambda d: _the_number(d) if d.value > 1 else None),
    ("w:weekday|weekorsunday the|th d:number this?", _weekday_the),
    ("w:weekday|weekorsunday the|th? d:number months? m:month", _weekday_date),
    ("w:weekday|weekorsunday the|th? d:number months? m:month era? y:number", _weekday_date),
    ("n:number", make.packed_iso),
)
CLOCKS_JOINED: tuple[Rule, ...] = (
    ("c:clock half", _half_past),
    ("c:clock m:length", _past),
    ("c:clock m:number", _past_number),
    ("c:clock approx", lambda c: ("clock", c)),
    ("more? m:length c:clock", lambda m, c: make.minutes_to(c, m)),
    ("more m:length to? c:clock", lambda m, c: make.minutes_to(c, m)),
    ("offset:today", make.from_today),
    ("today_part", lambda: ("day+part", (Day(offset=0), "evening"))),
    ("w:weekday", make.weekday),
    ("w:weekday this", lambda w: make.weekday(w, "this")),
    ("w:weekday coming", lambda w: make.weekday(w, "coming")),
    ("w:weekday next", lambda w: make.weekday(w, "next")),
    ("w:weekday after_next", lambda w: make.weekday(w, "after_next")),
    ("w:weekday last", lambda w: make.weekday(w, "last")),
    ("w:weekday weeks|weekorsunday this", lambda w: make.weekday_in_week(w, 0)),
    ("w:weekday of? weeks|weekorsunday next", lambda w: make.weekday_in_week(w, 1)),
    ("w:weekday of? weeks|weekorsunday after_next", lambda w: make.weekday_in_week(w, 2)),
    ("weeks|weekorsunday next w:weekday", lambda w: make.weekday_in_week(w, 1)),
    ("weeks|weekorsunday this w:weekday", lambda w: make.weekday_in_week(w, 0)),
    ("w:weekday first month_this", lambda w: make.nth_weekday(1, w)),
    ("w:weekday first month_next", lambda w: make.nth_weekday(1, w, 1)),
    ("w:weekday final month_this", lambda w: make.nth_weekday(-1, w)),
    ("weeks|weekorsunday this", lambda: make.named_span("week")),
    ("in? weeks this", lambda: make.named_span("week")),
    ("weeks|weekorsunday next", lambda: make.named_span("week", 1)),
    ("weeks|weekorsunday after_next", lambda: make.named_span("week", 2)),
    ("part:endof weeks|weekorsunday this?", lambda part: _week_part(part)),
    ("part:endof weeks|weekorsunday next", lambda part: _week_part(part, 1)),
    ("weekend this?", lambda: make.named_span("weekend")),
    ("weekend coming", lambda: make.named_span("weekend")),
    ("weekend next", lambda: make.named_span("weekend", 1)),
    ("weekend weeks|weekorsunday next", lambda: make.named_span("weekend", 1)),
    ("month_this", lambda: make.named_span("month")),
    ("month_next", lambda: make.named_span("month", 1)),
    ("part:endof month_this", lambda part: _month_end(part)),
    ("part:endof months this?", lambda part: _month_end(part)),
    ("part:endof month_next", lambda part: _month_end(part, 1)),
    ("part:endof months? m:month", _named_month_part),
    ("months m:month", lambda m: make.named_span("named_month", m)),
    ("w:weekorsunday", make.weekday),
    ("length:length fromnow", make.ahead),
    ("more|in length:length fromnow?", make.ahead),
)
DAYS: tuple[Rule, ...] = (
    ("a:day ,? b:day", make.merged),
    ("a:day ( b:day )", make.merged),
    ("p:part this", _today_part),
    ("nights d:day", lambda d: _day_part(d, "evening")),
    ("part~ this", lambda: _today_part("afternoon")),
    ("am this", lambda: _today_part("morning")),
    ("part_evening this", lambda: _today_part("evening")),
    ("am c:clock", _in_morning),
    ("part~ c:clock", lambda c: make.in_part(c, "afternoon")),
    ("p:part at? c:clock", _part_clock),
    ("part_evening at? c:clock", lambda c: make.in_part(c, "evening")),
    ("c:clock p:part", lambda c, p: make.in_part(c, p)),
    ("c:clock am", lambda c: _in_morning(c)),
    ("c:clock part_evening", lambda c: make.in_part(c, "evening")),
    ("part_evening h:number", lambda h: _in_part("evening", h) if h.value <= 8 else None),
    ("h:number am", lambda h: _in_part("morning", h)),
    ("at h:number", lambda h: make.at_hour(h) if h.value >= 1 else None),
    ("part~ a:number -|to|until b:number|clock", lambda a, b: _afternoon_span("afternoon", a, b)),
)
PARTS: tuple[Rule, ...] = (
    ("part~", lambda: ("part", "afternoon")),
    ("am", lambda: ("part", "morning")),
    ("part_evening", lambda: ("part", "evening")),
    ("a:number -|to|until b:clock", lambda a, b: _number_to(a, b)),
)
SPANS: tuple[Rule, ...] = (
    ("between|from? around? a:clock to|until|-|with around? b:clock", make.between),
    ("between|from a:clock and|with b:clock", make.between),
    ("a:clock to|until|-|with b:number", make.between),
    ("a:number to|until|- b:number", make.bare_between),
    ("between|from? a:day to|until|-|with b:day", make.days_between),
    ("between a:day and b:day", make.days_between),
    ("after around? a:clock", make.after_clock),
    ("after around? a:clock onwards", make.after_clock),
    ("after a:clock ,? but? before b:clock", _until_after),
    ("a:clock onwards", make.after_clock),
    ("from around? a:clock onwards?", make.after_clock),
    ("before around? a:clock", make.before_clock),
    ("a:clock before", lambda a: make.before_clock(a)),
    ("until a:clock", make.before_clock),
    ("after a:day", make.after_day),
    ("from a:day onwards?", make.from_day),
    ("a:day onwards", make.from_day),
    ("before a:day", lambda a: make.before_day(a, included=False)),
    ("until a:day", make.before_day),
    ("a:day ,? b:day", make.merged),
    ("around a:clock", lambda a: ("clock", a)),
    ("d:day me? not_it", lambda d: ("not+day", d)),
    ("p:part me? not_it", lambda p: ("not+part", p)),
    ("c:clock me? not_it", lambda c: ("not+clock", c)),
)


LAYERS = tuple(
    layer(rules) for rules in (NUMBERS, LENGTHS, PEOPLE, TOGETHER, CLOCKS, DATES, CLOCKS_JOINED, DAYS, PARTS, SPANS)
)
