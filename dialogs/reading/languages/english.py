"""English: words and rules for numbers, lengths of time, times, days and people; english_talk has the talk."""

from typing import Any

from dialogs.reading import making as make
from dialogs.reading.grammar import Digits, Made, Rule, layer
from dialogs.reading.languages.english_talk import MANY_PERSONS, ONE_PERSON, SAFETY, TALK
from dialogs.reading.languages.language import Language, listed
from dialogs.reading.when import ClockSpan, Day, Length

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
SHORT_WEEKDAYS = {
    "mon": 0, "tue": 1, "tues": 1, "wed": 2, "weds": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4, "sat": 5, "sun": 6,
}  # fmt: skip
SHORT_MONTHS = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11,
    "dec": 12,
}  # fmt: skip
UNITS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
TEENS = (
    "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
    "twentieth",
)  # fmt: skip

COUNTED = listed(
    """
    people, persons, person, pax, ppl, guests, guest, adults, adult, ladies, women, men, peoples, customers, clients,
    heads
    """
)


def _words(kind: str, phrases: str, value: Any = None) -> dict[str, tuple[str, Any]]:
    """Phrases parted by commas, all of one meaning."""
    return dict.fromkeys(listed(phrases), (kind, value))


def _counted(kind: str, names: tuple[str, ...], first: int = 1, step: int = 1) -> dict[str, tuple[str, Any]]:
    return {name: (kind, first + step * i) for i, name in enumerate(names)}


WORDS: dict[str, tuple[str, Any]] = {
    **_counted("unit", UNITS),
    **_counted("teen", TEENS, 10),
    **_counted("tens", TENS, 20, 10),
    **_counted("nth", ORDINALS),
    **_words("nth", "thirtieth", 30),
    **_words("tens", "fourty", 40),
    **_words("tens", "ninty", 90),
    **_words("hundred", "hundred"),
    **_words("th", "st, nd, rd, th"),
    **{name: ("weekday", i) for i, name in enumerate(WEEKDAYS)},
    **{f"{name}s": ("weekday", i) for i, name in enumerate(WEEKDAYS)},
    **{f"{name}'s": ("weekday", i) for i, name in enumerate(WEEKDAYS)},
    **{name: ("weekday" if name not in ("sat", "sun", "wed", "mon") else "weekday~", i)
       for name, i in SHORT_WEEKDAYS.items()},
    **_counted("month", MONTHS),
    **{name: ("month", i) for name, i in SHORT_MONTHS.items()},
    **_words("today", "today, todays, today's, tdy, this day", 0),
    **_words("today", "tomorrow, tomorrows, tomorrow's, tmr, tmrw, tmrow, tomoz, 2moro, 2morrow, tommorow, tomorow", 1),
    **_words("today", "yesterday", -1),
    **_words("tonight", "tonight, tonite, 2nite, 2night"),
    **_words("ampm", "am, a.m., a.m, a m, a. m., a . m .", "am"),
    **_words("ampm", "pm, p.m., p.m, p m, p. m., p . m .", "pm"),
    **_words("p", "p", "pm"),
    **_words("part", "morning, mornings, early morning, late morning, mid morning, before lunch, mornin", "morning"),
    **_words("part", "lunch, lunchtime, lunch time, lunch-time, lunch hour, around lunch, midday hours", "noon"),
    **_words("part", "any time after lunch, anytime after lunch, afternoon, afternoons, early afternoon, "
             "late afternoon, mid afternoon, after lunch, arvo, "
             "afternon, aftenoon", "afternoon"),
    **_words("part", "evening, evenings, early evening, late evening, after work, dinner time, after dinner, eve",
             "evening"),
    **_words("part", "night, nights, nighttime, night time, late night, early night", "night"),
    **_words("noon", "noon, midday, mid-day, mid day, noontime", 12),
    **_words("noon", "midnight", 0),
    **_words("early", "early, late, mid, later"),
    **_words("hours", "hour, hours, hr, hrs, hour's, hours', houres"),
    **_words("h", "h"),
    **_words("minutes", "minute, minutes, min, mins, minuets, minutes', mns"),
    **_words("days", "day, days"),
    **_words("weeks", "week, weeks, wk, wks"),
    **_words("months", "month, months"),
    **_words("length", "fortnight, fortnight's", Length(days=14)),
    **_words("length", "a fortnight, a fortnight's, one fortnight", Length(days=14)),
    **_words("few", "a few, few", 3),
    **_words("few", "a couple of, couple of, a couple", 2),
    **_words("couple", "couple, couples, couple's, couples', a couples"),
    **_words("a", "a, an"),
    **_words("the", "the"),
    **_words("of", "of"),
    **_words("at", "at, @"),
    **_words("on", "on"),
    **_words("in", "in, during, within"),
    **_words("for", "for"),
    **_words("from", "from"),
    **_words("since", "starting, starting from, starting at, start at, since, beginning, beginning at"),
    **_words("to", "to"),
    **_words("until", "until, till, til, untill, 'til, thru, through"),
    **_words("between", "between, btw, betwen, beetween, anywhere between, sometime between, any time between"),
    **_words("and", "and, &, n, plus"),
    **_words("or", "or, /or, and/or, alternatively, otherwise, if not"),
    **_words("after", "after, later than, not before, no earlier than, not earlier than, "
             "any time after, anytime after, sometime after, past the"),
    **_words("past", "past"),
    **_words("before", "before, no later than, not later than, not after, as late as, any time before, anytime before, "
             "sometime before, latest, at the latest by, at latest, up to"),
    **_words("by", "by"),
    **_words("onwards", "onwards, onward, or later, or after, and after, and later, or so later, afterwards"),
    **_words("around", "around, about, approx, approximately, roughly, circa, ~, ca, near, say, approx."),
    **_words("ish", "ish, sharp, exactly, approximately"),
    **_words("oclock", "o'clock, oclock, o clock, o\"clock, o' clock, oclok, o'clok"),
    **_words("half", "half"),
    **_words("quarter", "quarter, quater, a quarter"),
    **_words("quarters", "quarters"),
    **_words("this", "this, the current, this current"),
    **_words("next", "next, nxt, the next"),
    **_words("coming", "coming, upcoming, this coming, this upcoming, the coming, the upcoming, this next, following, "
             "the following"),
    **_words("last", "last"),
    **_words("endof", "end of, the end of", "end"),
    **_words("endof", "beginning of, the beginning of, start of, the start of", "start"),
    **_words("endof", "middle of, the middle of", "middle"),
    **_words("fromnow", "from now, hence, later, from today"),
    **_words("ago", "ago"),
    **_words("weekend", "weekend, weekends, week end, the weekend, a weekend, wkend, weeknd"),
    **_words("not", "can't do, cannot do, can't make, can't come, can't come on, not available, not available on, "
             "unavailable on, busy on, busy, not free, not free on, not, except, except for, but not, cannot, "
             "can't, cant, isn't, won't work, instead of, "
             "anything but, any day but, any day except, other than, apart from, not on, not this, rather than, "
             "don't want, no longer"),
    **_words("me", "me, myself, i"),
    **_words("my", "my, our, his, her, their"),
    **_words("with", "with"),
    **_words("person", "a friend, another person, one more person, someone else, another friend, plus one", 1),
    **_words("person", "parents", 2),
    **dict.fromkeys(ONE_PERSON, ("kin", 1)),
    **dict.fromkeys(MANY_PERSONS, ("kins", None)),
    **dict.fromkeys(COUNTED, ("counted", None)),
    **_words("counted", "of us, of you, x massage, participants, spots, slots, seats"),
    **_words("group", "party of, group of, family of, table of, party size of, party size, group size, "
             "number of people, no of pax"),
    **_words("people", "just me, only me, me alone, just myself, myself only, only myself, alone, solo, by myself, "
             "on my own, me only, just for me, only for me, just the one, one person, single person, just 1, just one, "
             "only one, only 1, single", 1),
    **_words("people", "both of us, two of us, the two of us, us both, us two, we two, a couple massage, "
             "couples massage, couple massage, couple room, couples room, as a couple, we are a couple, "
             "a pair, for us two", 2),
    **_words("people", "we both, we'd both, we would both, for both, us both", 2),
    **_words("weare", "we are, we're, there are, there will be, we will be, we'll be, us is"),
    **_words("m", "m"),
    **_words("people", "three of us, us three, the three of us", 3),
    **_words("x", "x, ×"),
    **_words("money", "k, vnd, vnđ, dong, đ, usd, dollars, dollar, euro, euros, %, won, baht, million, "
             "mil, krw, $, percent, percentage"),
    **_words("word", "i am, i'm, im, so so, at all, at least, may i, in total, of course, for sure, sat down, as well, "
             "at home, last one, the one, one of, no one, this one, that one, any one, one more, one thing, "
             "one question, second thought, on second thought, for a second, for now"),
}  # fmt: skip

SPELT = (*WEEKDAYS, *(m for m in MONTHS if len(m) > 6), "tomorrow", "tonight", "afternoon", "evening", "morning",
         "weekend", "minutes", "o'clock", "midnight", "yesterday")  # fmt: skip


def _tonight() -> Made:
    return "day+part", (Day(offset=0), "evening")


def _this_part(p: Any) -> Made:
    return "day+part", (Day(offset=0), p)


def _last_night() -> Made:
    return "day", Day(offset=-1)


def _noon(h: int) -> Made:
    return "clock", make.exactly(h)


def _glued_minutes(n: Digits) -> Made:
    """120m; a few metres or millions are no massage."""
    return make.minutes(n) if 20 <= n.value <= 300 else None


def _hour_mark(h: Digits) -> Made:
    """15h is a time; 1h and 2h are lengths of a massage."""
    return make.at_hour(h) if h.value >= 3 else make.hours(h)


def _hour_mark_minutes(h: Digits, m: Digits) -> Made:
    if m.size != 2:
        return None
    return make.hour_and_minute(h, m) if h.value >= 3 else make.hours(h, m)


def _dotted(h: Digits, m: Digits) -> Made:
    """8.30 is a time, 8.5 is not."""
    return make.hour_and_minute(h, m) if m.size == 2 and m.value % 5 == 0 else None


def _dotted_sure(h: Digits, m: Digits, p: Any = None) -> Made:
    made = make.hour_and_minute(h, m)
    return make.in_part(made[1], p) if made and p else made


def _spoken_in_part(h: Digits, m: Digits, p: Any = None) -> Made:
    made = make.spoken(h, m)
    return make.in_part(made[1], p) if made and p else made


def _nth_after_tens(t: int, n: int) -> Made:
    return ("nth", t + n) if n < 10 and t < 40 else None


def _on_number(d: Digits) -> Made:
    return make.day_of_month(d) if d.size <= 2 else None


def _word_nth(d: int) -> Made:
    return make.day_of_month(d)


def _until_after(a: Any, b: Any) -> Made:
    start, end = make.after_clock(a), make.before_clock(b)
    return ("clocks", ClockSpan(start[1].start, end[1].end)) if start and end else None


def _month_span(m: int) -> Made:
    return make.named_span("named_month", m)


def _month_part(part: Any, m: int) -> Made:
    return make.named_span("named_month", m, part)


def _to_the_hour(m: Digits, h: Any) -> Made:
    """20 to 5. Up to 12 it could be a stretch of hours, so only fives beyond are minutes."""
    return make.minutes_to(h, m) if m.value in (20, 25) else None


def _to_noon(m: Digits, h: int) -> Made:
    return make.minutes_to(make.exactly(h), m)


NUMBERS: tuple[Rule, ...] = (
    ("tens:tens -? unit:unit", make.tens_and_unit),
    ("t:tens -? n:nth", _nth_after_tens),
    ("n:unit|teen|tens", make.as_number),
    ("n:number th", make.ordinal),
    ("first:number _, last:_number", make.grouped_price),
    ("first:number _. last:_number money", make.grouped_price),
    ("first:number _, last:_number money", make.price),
    ("first:number _, _number _, last:_number money?", make.price),
    ("first:number _. _number _. last:_number money", make.price),
    ("n:number _. _number money", make.price),
    ("n:number money", make.price),
    ("money n:number", make.price),
    ("money n:number _. m:_number", make.price),
)
HUNDREDS: tuple[Rule, ...] = (
    ("n:number|a hundred", lambda n: make.hundreds(n if isinstance(n, Digits) else None)),
    ("n:number|a hundred and? rest:number",
     lambda n, rest: make.hundreds(n if isinstance(n, Digits) else None, rest)),
)  # fmt: skip
PEOPLE_FIRST: tuple[Rule, ...] = (
    ("n:number|few x? counted", make.people),
    ("n:number -? counted", make.people),
    ("group n:number", make.people),
    ("weare n:number", make.people),
    ("n:number kin|kins", lambda n: make.persons(n)),
    ("n:few kin|kins", lambda n: make.persons(n)),
    ("my n:number kin|kins", lambda n: make.persons(n)),
    ("my|the n:kin", lambda n: make.persons(n)),
    ("n:person", lambda n: make.persons(n)),
    ("my n:person", lambda n: make.persons(n)),
    ("a n:kin", lambda n: make.persons(n)),
)
PEOPLE_TOGETHER: tuple[Rule, ...] = (
    ("persons:persons ,? and me", lambda persons: make.guest_and(persons)),
    ("me ,? and|with others:persons", make.guest_and),
    ("me , n:persons ,? and others:persons", lambda n, others: make.guest_and(n + others)),
    ("me and n:persons and others:persons", lambda n, others: make.guest_and(n + others)),
    ("n:persons , others:persons ,? and me", lambda n, others: make.guest_and(n + others)),
    ("n:people and|, others:persons|people", make.more_people),
    ("n:persons and others:persons", lambda n, others: make.persons(n + others)),
    ("with others:persons", make.guest_and),
    ("for couple", lambda: ("people", 2)),
    ("for a couple", lambda: ("people", 2)),
)
LENGTHS: tuple[Rule, ...] = (
    ("n:number -? hours", make.hours),
    ("a hours", lambda: make.exact_length(minutes=60)),
    ("n:number -? hours and? m:number minutes?", make.hours),
    ("a hours and? m:number minutes", lambda m: make.hours(Digits(1, 0), m)),
    ("n:number hours and? a? half", lambda n: make.hours(n, None, 30)),
    ("a hours and? a? half", lambda: make.exact_length(minutes=90)),
    ("n:number hours and? a? quarter", lambda n: make.hours(n, None, 15)),
    ("a hours and? a? quarter", lambda: make.exact_length(minutes=75)),
    ("n:number and a? half hours", lambda n: make.hours(n, None, 30)),
    ("n:number a half hours", lambda n: make.hours(n, None, 30)),
    ("n:number and a? quarter of? a? hours", make.quarters),
    ("n:number and q:number quarter|quarters of? a? hours", make.quarters),
    ("n:number _. tenths:_number -? hours|h", make.decimal_hours),
    ("n:number _, tenths:_number hours", make.decimal_hours),
    ("half -? a? -? hours", lambda: make.exact_length(minutes=30)),
    ("a half -? hours", lambda: make.exact_length(minutes=30)),
    ("quarter of? a? hours", lambda: make.exact_length(minutes=15)),
    ("n:number quarters of? a? hours", lambda n: make.minutes(Digits(15 * n.value, 0))),
    ("a:number / b:number hours|h", make.fraction_of),
    ("a:number / b:number days", lambda a, b: make.fraction_of(a, b, 1440)),
    ("half a? days", lambda: make.exact_length(minutes=720)),
    ("n:number -? minutes", make.minutes),
    ("n:number '", make.minutes),
    ("n:number _m", _glued_minutes),
    ("h:number _h", _hour_mark),
    ("h:number _h m:_number minutes?", _hour_mark_minutes),
    ("n:number days", make.days_of),
    ("n:few days", lambda n: make.days_of(Digits(n, 0))),
    ("a days", lambda: make.exact_length(days=1)),
    ("n:number weeks", lambda n: make.days_of(n, 7)),
    ("n:few weeks", lambda n: make.days_of(Digits(n, 0), 7)),
    ("a weeks", lambda: make.exact_length(days=7)),
    ("n:number months", make.months_of),
    ("n:few months", lambda n: make.months_of(Digits(n, 0))),
    ("a months", lambda: make.exact_length(months=1)),
    ("n:few hours", lambda n: make.hours(Digits(n, 0))),
    ("n:few minutes", lambda n: make.minutes(Digits(n, 0))),
)
CLOCKS: tuple[Rule, ...] = (
    ("a:length and? b:length", make.both_lengths),
    ("h:number : m:_number", make.hour_and_minute),
    ("h:number : m:_number in? the? p:ampm|_p", _dotted_sure),
    ("h:number _. m:_number in? the? p:ampm|_p", _dotted_sure),
    ("h:number _h m:_number", make.hour_and_minute),
    ("h:number _. m:_number", _dotted),
    ("h:number in? the? p:ampm", make.in_part),
    ("h:number p:_p .?", make.in_part),
    ("h:number ish p:ampm", make.in_part),
    ("h:number oclock", make.at_hour),
    ("h:number oclock p:ampm", make.in_part),
    ("h:number ish", make.at_hour),
    ("h:number m:number p:ampm", _spoken_in_part),
    ("h:noon", _noon),
    ("m:number|length minutes? to h:noon", lambda m, h: make.minutes_to(make.exactly(h), m)),
    ("m:number|length minutes? past|after h:noon", lambda m, h: make.minutes_past(make.exactly(h), m)),
    ("half past h:noon", lambda h: make.half_past(make.exactly(h))),
    ("quarter to h:noon", lambda h: make.minutes_to(make.exactly(h), 15)),
    ("quarter past|after h:noon", lambda h: make.minutes_past(make.exactly(h), 15)),
    ("y:number - m:number - d:number", make.iso),
    ("y:number / m:number / d:number", make.iso),
    ("y:number _. m:_number _. d:_number", make.iso),
    ("y:number /|- m:month /|- d:number", make.iso),
    ("a:number / b:number / y:number", make.numeric),
    ("a:number - b:number - y:number", make.numeric),
    ("d:number _. m:_number _. y:_number", make.numeric_day_first),
    ("a:number / b:number", make.numeric),
    ("a:number - b:number", make.numeric_month_first),
    ("m:number / y:number", make.month_year),
    ("n:number", make.packed_iso),
    ("a:number|ordinal -|to|until b:number|ordinal of? m:month", make.numbers_in_month),
    ("m:month the? a:number|ordinal -|to|until the? b:number|ordinal", make.numbers_in_month),
    ("between the? a:number|ordinal and the? b:number|ordinal of? m:month", make.numbers_in_month),
    ("from the? a:number|ordinal -|to|until the? b:number|ordinal of? m:month", make.numbers_in_month),
    ("the? d:number|ordinal|nth of? the? m:month", make.day_month),
    ("the? d:number|ordinal|nth of? m:month ,|in? y:number", make.day_month),
    ("m:month .|/|-? the? d:number|ordinal|nth", make.day_month),
    ("m:month .|/|-? the? d:number|ordinal|nth ,? y:number", make.day_month),
    ("the? d:ordinal|nth|number days? of? this months", make.of_month),
    ("the? d:ordinal|nth|number days? of? next|coming months", lambda d: make.of_month(d, 1)),
    ("in? m:month y:number", make.month_year),
)
CLOCKS_JOINED: tuple[Rule, ...] = (
    ("half past? h:number|clock", make.half_past),
    ("quarter to|of h:number|clock", lambda h: make.minutes_to(h, 15)),
    ("quarter past|after h:number|clock", lambda h: make.minutes_past(h, 15)),
    ("m:length to|before h:number|clock", make.minutes_to),
    ("m:length past|after|from h:clock", make.minutes_past),
    ("m:length past h:number", make.minutes_past),
    ("m:number past h:number|clock", make.minutes_past),
    ("m:number after h:clock", make.minutes_past),
    ("m:number to h:number|clock", _to_the_hour),
    ("at|around h:number m:number", make.spoken),
    ("h:number m:number minutes?", make.spoken),
    ("the d:ordinal", make.day_of_month),
    ("d:ordinal", make.day_of_month),
    ("on the? d:nth", _word_nth),
    ("on the? d:number", _on_number),
    ("offset:today", make.from_today),
    ("early|the offset:today", make.from_today),
    ("the? days after offset:today", lambda offset: make.from_today(offset + 1)),
    ("the? days after next", lambda: make.from_today(2)),
    ("next days", lambda: make.from_today(1)),
    ("tonight", _tonight),
    ("early tonight", _tonight),
    ("this early? p:part", _this_part),
    ("early this p:part", _this_part),
    ("last part", _last_night),
    ("w:weekday", make.weekday),
    ("on|this|for w:weekday~", make.weekday),
    ("this w:weekday|weekday~", lambda w: make.weekday(w, "this")),
    ("coming w:weekday|weekday~", lambda w: make.weekday(w, "coming")),
    ("next w:weekday|weekday~", lambda w: make.weekday(w, "next")),
    ("next coming w:weekday|weekday~", lambda w: make.weekday(w, "coming")),
    ("last w:weekday|weekday~", lambda w: make.weekday(w, "last")),
    ("w:weekday|weekday~ after next", lambda w: make.weekday(w, "after_next")),
    ("w:weekday|weekday~ of? next weeks", lambda w: make.weekday_in_week(w, 1)),
    ("w:weekday|weekday~ of? this weeks", lambda w: make.weekday_in_week(w, 0)),
    ("next weeks on? w:weekday|weekday~", lambda w: make.weekday_in_week(w, 1)),
    ("this weeks on? w:weekday|weekday~", lambda w: make.weekday_in_week(w, 0)),
    ("the? n:nth|ordinal w:weekday of? next months", lambda n, w: make.nth_weekday(n, w, 1)),
    ("the? n:nth|ordinal w:weekday of? this months", make.nth_weekday),
    ("the? last w:weekday of? this months", lambda w: make.nth_weekday(-1, w)),
    ("the? n:nth|ordinal w:weekday part of? next months", lambda n, w: make.nth_weekday(n, w, 1)),
    ("w:weekday|weekday~ ,? the? d:nth|ordinal", lambda w, d: make.merged(Day(weekday=w), Day(day=d))),
    ("w:weekday|weekday~ ,? d:number", make.weekday_and_number),
    ("w:weekday~ ,? d:day", lambda w, d: make.merged(Day(weekday=w), d)),
    ("this|on|at? weekend", lambda: make.named_span("weekend")),
    ("next weekend", lambda: make.named_span("weekend", 1)),
    ("coming weekend", lambda: make.named_span("weekend")),
    ("this weeks", lambda: make.named_span("week")),
    ("next weeks", lambda: make.named_span("week", 1)),
    ("this months", lambda: make.named_span("month")),
    ("next months", lambda: make.named_span("month", 1)),
    ("part:endof this weeks", lambda part: make.named_span("week", 0, part)),
    ("part:endof next weeks", lambda part: make.named_span("week", 1, part)),
)
DAYS: tuple[Rule, ...] = (
    ("in? length:length fromnow", make.ahead),
    ("in length:length", make.ahead),
    ("length:length after|from day:day", make.length_after),
    ("in length:length after|from day:day", make.length_after),
    ("a:day ,? on? the? b:day", make.merged),
    ("a:day ( b:day )", make.merged),
    ("at|around h:number", make.at_hour),
    ("early? p:part at|@|around? h:number", lambda p, h: make.in_part(h, p)),
    ("part:part at|around? c:clock", lambda part, c: make.in_part(c, part)),
    ("h:number in the? p:part", make.in_part),
    ("h:number ,? in|at? the? early? p:part", make.in_part),
    ("c:clock ,? in|at? the? early? p:part", lambda c, p: make.in_part(c, p)),
    ("in? the? p:part ,? at|@|around? h:number|clock", lambda p, h: make.in_part(h, p)),
    ("in|next m:month", _month_span),
    ("this m:month", _month_span),
    ("part:endof m:month", _month_part),
)
SPANS: tuple[Rule, ...] = (
    ("at|around? between|from around? a:clock|number and|to|until|-|by b:clock|number", make.between),
    ("at? a:clock to|until|-|and b:clock|number", make.between),
    ("a:number to|until|-|and b:clock", make.between),
    ("a:number to|until|- b:number", make.bare_between),
    ("between|from|since? a:day to|until|-|through b:day", make.days_between),
    ("between a:day and b:day", make.days_between),
    ("after|past around? a:clock|number", make.after_clock),
    ("a:clock onwards", make.after_clock),
    ("from|since around? a:clock|number onwards?", make.after_clock),
    ("at a:clock onwards", make.after_clock),
    ("before|until|by around? a:clock|number", make.before_clock),
    ("after a:clock|number ,? and|but? before b:clock|number", _until_after),
    ("after a:day", make.after_day),
    ("from|since a:day onwards?", make.from_day),
    ("a:day onwards", make.from_day),
    ("before a:day", lambda a: make.before_day(a, included=False)),
    ("until|by a:day", make.before_day),
    ("a:day ,? on? the? b:day", make.merged),
    ("around|at h:number", make.at_hour),
    ("for n:number", lambda n: ("for number", n)),
    ("for n:persons", lambda n: ("for persons", n)),
    ("for me", lambda: ("for persons", 1)),
)


LAYERS = tuple(
    layer(rules)
    for rules in (
        NUMBERS, HUNDREDS, PEOPLE_FIRST, PEOPLE_TOGETHER, LENGTHS, CLOCKS, CLOCKS_JOINED, DAYS, SPANS,
    )
)  # fmt: skip

GENERIC = frozenset(
    listed("massage, massages, spa, herbal, treatment, treatments, therapy, session, service, the, a, an, of, and")
)

LANGUAGE = Language(
    tag="en",
    words=WORDS,
    spelt=SPELT,
    layers=LAYERS,
    hands=("hands", "hand", "handed", "hand's", "hnads", "hads", "handss"),
    hand_counts={"two": 2, "four": 4, "six": 6, "eight": 8, "ten": 10},
    generic=GENERIC,
    wishes={
        "english please": "en", "in english": "en", "speak english": "en", "english pls": "en",
        "switch to english": "en", "english": "en", "can we speak english": "en", "use english": "en",
        "vietnamese please": "vi", "in vietnamese": "vi", "speak vietnamese": "vi", "korean please": "ko",
        "in korean": "ko", "speak korean": "ko", "japanese please": "ja", "in japanese": "ja", "speak japanese": "ja",
        "chinese please": "zh-Hans", "in chinese": "zh-Hans", "speak chinese": "zh-Hans",
        "traditional chinese": "zh-Hant", "simplified chinese": "zh-Hans", "thai please": "th", "in thai": "th",
        "speak thai": "th", "russian please": "ru", "in russian": "ru", "speak russian": "ru",
    },
    talk=TALK,
    safety=SAFETY,
)  # fmt: skip
