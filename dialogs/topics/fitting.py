"""What cannot be as it was wished: explained, with the nearest thing that works."""

import datetime as dt
from itertools import takewhile

import msgspec

from dialogs.booking.completeness import length_fits
from dialogs.booking.hours import Trouble, by_nearness, day_trouble, free_starts, nearest, too_many, trouble
from dialogs.booking.model import Draft, Line
from dialogs.facts import length_list, minute_of_day, service_name
from dialogs.messages import Choice
from dialogs.topics import taps
from dialogs.topics.asking import date_question, day_choice, time_choice, time_question, works
from dialogs.topics.context import Context, Question, human
from dialogs.topics.filling import unclear_dates, unclear_times

NEAR = 4
LARGEST = 60
"""Where content names no largest party: as many as a whole house may hold."""


class Obstacle(msgspec.Struct, frozen=True):
    """`draft` without what cannot be, why it cannot, and the question that mends it."""

    draft: Draft
    said: tuple[str, ...]
    question: Question


def obstacle(context: Context, draft: Draft) -> Obstacle | None:
    """The first thing that stands in the way of the draft; None: nothing that is known does."""
    for find in (_length, _party, _calendar, _two_readings, _day, _start):
        found = find(context, draft)
        if found:
            return found
    return None


def _length(context: Context, draft: Draft) -> Obstacle | None:
    """A length that the service does not have."""
    spa = context.spa
    wrong = next((line for line in draft.lines if line.minutes and line.service and not length_fits(line, spa)), None)
    service = spa.service(wrong.service) if wrong and wrong.service else None
    if wrong is None or service is None:
        return None
    lines = tuple(msgspec.structs.replace(line, minutes=None) if line is wrong else line for line in draft.lines)
    lengths = sorted(service.prices, key=lambda minutes: (abs(minutes - (wrong.minutes or 0)), minutes))
    said = context.say(
        "booking.not.length",
        service=service_name(service, context.voice.language),
        minutes=wrong.minutes,
        lengths=length_list(set(service.prices), context.voice),
    )
    offered = (taps.choice(context.say("button.minutes", minutes=m), "minutes", m) for m in lengths)
    question = Question((context.say("booking.ask.minutes"),), taps.choices(*offered), "duration_minutes")
    return Obstacle(msgspec.structs.replace(draft, lines=lines), (said,), question)


def _party(context: Context, draft: Draft) -> Obstacle | None:
    if not too_many(draft, context.spa):
        return None
    most = context.spa.booking.max_party
    lines = tuple(msgspec.structs.replace(line, people=None) for line in draft.lines)
    n = _largest(context, draft.lines, most)
    fewer = taps.choice(context.say("button.people", n=n), "people", n) if n else None
    said = context.say("booking.not.party", n=n) if n else context.say("booking.not.party_full")
    question = Question((said,), taps.choices(human(context), fewer), "party_size")
    return Obstacle(msgspec.structs.replace(draft, people=None, lines=lines), (), question)


def _largest(context: Context, lines: tuple[Line, ...], most: int | None) -> int:
    """The largest party that the spa takes of the first line's service."""
    line = lines[0] if lines else Line()
    upwards = takewhile(lambda n: not too_many(_of(line, n), context.spa), range(1, (most or LARGEST) + 1))
    return max(upwards, default=0)


def _of(line: Line, people: int) -> Draft:
    return Draft(lines=(msgspec.structs.replace(line, people=people),))


def _calendar(context: Context, draft: Draft) -> Obstacle | None:
    """A day that no calendar has ("31 June")."""
    written = context.reading.impossible_date
    if written is None or draft.date is not None:
        return None
    return Obstacle(draft, (context.say("booking.not.date_exists", date=written[:40]),), date_question(context, draft))


def _two_readings(context: Context, draft: Draft) -> Obstacle | None:
    """`docs/rules.md` rule 27: where more than one day or time may be meant, the guest says which."""
    reading = context.reading
    days = [day for day in unclear_dates(reading) if day >= context.today]
    if len(days) == 1 and len(reading.date_options) > 1:
        return None
    if days and draft.date is None:
        return Obstacle(draft, (), date_question(context, draft, _possible(context, draft, days)[:7]))
    if draft.date is not None and unclear_times(reading) and draft.time is None:
        return Obstacle(draft, (), time_question(context, draft, unclear_times(reading)[:4]))
    return None


def _possible(context: Context, draft: Draft, days: list[dt.date]) -> list[dt.date]:
    return [day for day in days if works(context, draft, day)] or days


def _day(context: Context, draft: Draft) -> Obstacle | None:
    """A day that has passed, is too far away, or is closed; whatever the time will be."""
    if draft.date is None:
        return None
    found = day_trouble(draft.date, context.spa, context.now)
    if found is None:
        return None
    key = "past_date" if found == "past" else WORDED[found]
    n = context.spa.booking.max_days_ahead
    said = context.say(f"booking.not.{key}", date=context.voice.date(draft.date), n=n)
    without = msgspec.structs.replace(draft, date=None)
    if found != "closed_day":
        return Obstacle(without, (said,), date_question(context, without))
    return Obstacle(without, (said,), date_question(context, without, _days_near(context, draft, draft.date)))


def _days_near(context: Context, draft: Draft, day: dt.date) -> list[dt.date]:
    ordinals = range(max(day.toordinal() - NEAR, context.today.toordinal()), min(day.toordinal() + 14, 3_652_059))
    near = (dt.date.fromordinal(ordinal) for ordinal in ordinals)
    return [other for other in near if other != day and works(context, draft, other)][: NEAR + 1]


def _start(context: Context, draft: Draft) -> Obstacle | None:
    """A start that does not work: past, too soon, outside hours, or taken."""
    if draft.date is None or draft.time is None:
        return None
    taken = () if context.known.contested else context.known.occupied
    found = trouble(draft, context.spa, taken, context.now)
    if found is None or found == "party_too_large":
        return None
    without = msgspec.structs.replace(draft, time=None)
    said, offered = _explained(context, draft, found)
    if not offered:
        dateless = msgspec.structs.replace(without, date=None)
        return Obstacle(dateless, said, date_question(context, dateless))
    return Obstacle(without, said, Question((), offered, "time"))


def _explained(context: Context, draft: Draft, found: Trouble) -> tuple[tuple[str, ...], tuple[Choice, ...]]:
    """Why not, and what is near: times of that day, or the nearest start on another."""
    assert draft.date is not None
    assert draft.time is not None
    voice = context.voice
    why = _why(context, draft.date, draft.time, found)
    free = free_starts(draft, draft.date, context.spa, context.known.occupied, context.now)
    near = sorted(by_nearness(free, draft.time)[:NEAR])
    if near:
        return (f"{why} {context.say('booking.not.nearest_several')}",), _times(context, near)
    if found == "full":
        return (context.say("booking.not.full_day", date=voice.date(draft.date)),), ()
    other = nearest(draft, context.spa, context.now)
    if other is None:
        return (why,), ()
    when = f"{voice.date(other.date())}, {voice.time(other.time())}"
    words = f"{why} {context.say('booking.not.nearest', when=when)}"
    return (words,), taps.choices(day_choice(context, other.date()))


def _times(context: Context, times: list[dt.time]) -> tuple[Choice, ...]:
    return taps.choices(*(time_choice(context, time) for time in times))


def _why(context: Context, day: dt.date, time: dt.time, found: Trouble) -> str:
    return context.say(
        f"booking.not.{WORDED.get(found, 'outside')}",
        date=context.voice.date(day),
        time=context.voice.time(time),
        n=context.spa.booking.min_lead_minutes,
        hours=_open(context, day),
    )


WORDED: dict[Trouble, str] = {
    "past": "past_time",
    "too_soon": "too_soon",
    "too_far": "too_far",
    "closed_day": "closed",
    "full": "full",
}
"""Keys of `booking.not`; what is not here is a time outside the opening hours."""


def _open(context: Context, day: dt.date) -> str:
    hours = context.spa.hours
    blocks = hours.weekly[day.weekday()] if hours else ()
    return ", ".join(
        f"{minute_of_day(opens, context.voice)}–{minute_of_day(closes, context.voice)}" for opens, closes in blocks
    )
