"""What is asked next, one thing at a time, with choices where they help."""

import datetime as dt
from collections.abc import Callable, Iterable
from itertools import islice

from dialogs.booking.completeness import length_fits, missing
from dialogs.booking.hours import free_starts, opens_on
from dialogs.booking.model import Draft, Line
from dialogs.facts import service_name
from dialogs.messages import Choice
from dialogs.reading.model import Slot
from dialogs.topics import taps
from dialogs.topics.context import Context, Question

PAGES = frozenset({"web", "website", "terminal", "chat", ""})
"""Channels that cannot reach a guest who has left: there a phone number or an e-mail address is needed."""
DAYS_OFFERED, TIMES_OFFERED, PEOPLE_OFFERED = 5, 8, 4
LOOKED_AHEAD = 31


def next_question(context: Context, draft: Draft) -> Question | None:
    """The first thing that is missing; None: the draft is complete, and wishes were asked for."""
    lacking = missing(draft, context.spa)
    if lacking:
        return ASKING[lacking[0]](context, draft)
    return None if draft.wishes_asked else _wishes(context, draft)


def again(context: Context, question: Question) -> Question:
    """A question that was not answered keeps its choices: of two readings of a day it is still one of these two."""
    conversation = context.conversation
    if question.slot is None or question.slot != conversation.asked:
        return question
    kinds = {choice.value.partition(":")[0] for choice in question.choices}
    kept = tuple(choice for choice in conversation.offered if choice.value.partition(":")[0] in kinds)
    return Question(question.paragraphs, kept or question.choices, question.slot)


def _service(context: Context, draft: Draft) -> Question:
    names = [(service.id, service_name(service, context.voice.language)) for service in context.spa.services]
    key = "booking.ask.service_for_rest" if any(line.service for line in draft.lines) else "booking.ask.service"
    return Question(
        (context.say(key),),
        taps.choices(*(taps.choice(name, "service", service_id) for service_id, name in names)),
        "service",
    )


def _minutes(context: Context, draft: Draft) -> Question:
    lacking = [line for line in draft.lines if not length_fits(line, context.spa)]
    if len(lacking) > 1:
        return _minutes_of_all(context, lacking)
    line = lacking[0] if lacking else Line()
    service = context.spa.service(line.service) if line.service else None
    lengths = sorted(service.prices) if service else []
    key = "booking.ask.minutes_of" if service else "booking.ask.minutes"
    said = context.say(key, service=service_name(service, context.voice.language) if service else "")
    offered = (taps.choice(context.say("button.minutes", minutes=m), "minutes", m) for m in lengths)
    return Question((said,), taps.choices(*offered), "duration_minutes")


def _minutes_of_all(context: Context, lines: list[Line]) -> Question:
    """Most parties want the same length: those that all their massages have."""
    services = (context.spa.service(line.service) for line in lines if line.service)
    lengths = [set(service.prices) for service in services if service and service.prices]
    common = sorted(set.intersection(*lengths)) if lengths else []
    offered = (taps.choice(context.say("button.minutes", minutes=m), "minutes", m) for m in common)
    return Question((context.say("booking.ask.minutes_of_all"),), taps.choices(*offered), "duration_minutes")


def _people(context: Context, draft: Draft) -> Question:
    line = next((line for line in draft.lines if line.people is None), Line())
    service = context.spa.service(line.service) if line.service and len(draft.lines) > 1 else None
    key = "booking.ask.people_of" if service else "booking.ask.people"
    said = context.say(key, service=service_name(service, context.voice.language) if service else "")
    most = min(context.spa.booking.max_party or PEOPLE_OFFERED, PEOPLE_OFFERED)
    offered = (taps.choice(context.say("button.people", n=n), "people", n) for n in range(1, most + 1))
    return Question((said,), taps.choices(*offered), "party_size")


def date_question(context: Context, draft: Draft, among: Iterable[dt.date] = ()) -> Question:
    """Days on which the spa is open, or the days between which the guest must choose."""
    days = list(among)
    return Question(
        (context.say("booking.ask.date_two" if len(days) == 2 else "booking.ask.date"),),
        taps.choices(*(day_choice(context, day) for day in days or _open_days(context, draft))),
        "date",
    )


def time_question(context: Context, draft: Draft, among: Iterable[dt.time] = ()) -> Question:
    """Free starts of the day, or the times between which the guest must choose."""
    times = list(among)
    if len(times) == 2:
        said = context.say("booking.ask.time_two")
    elif draft.date:
        said = context.say("booking.ask.time", date=context.voice.date(draft.date))
    else:
        said = context.say("booking.ask.time_plain")
    offered = times or spread(free_times(context, draft))
    return Question((said,), taps.choices(*(time_choice(context, time) for time in offered)), "time")


def day_choice(context: Context, day: dt.date) -> Choice | None:
    return taps.choice(context.voice.day(day), "date", day.isoformat())


def time_choice(context: Context, time: dt.time) -> Choice | None:
    return taps.choice(context.voice.time(time), "time", time.strftime("%H%M"))


def free_times(context: Context, draft: Draft, day: dt.date | None = None) -> list[dt.time]:
    """Starts that work for the draft on its day, within the part of the day that was named if any of it is free."""
    wanted = day or draft.date
    if wanted is None:
        return []
    times = free_starts(draft, wanted, context.spa, context.known.occupied, context.now)
    if draft.between is None:
        return times
    first, last = draft.between
    return [time for time in times if first <= time <= last] or times


def spread(times: list[dt.time]) -> list[dt.time]:
    """At most eight of them, evenly over the day; full hours first where there are enough of them."""
    full = [time for time in times if time.minute == 0]
    chosen = full if len(full) >= TIMES_OFFERED // 2 else times
    step = max(1, -(-len(chosen) // TIMES_OFFERED))
    return chosen[::step]


def _open_days(context: Context, draft: Draft) -> list[dt.date]:
    first = context.today
    days = (first + dt.timedelta(days=n) for n in range(LOOKED_AHEAD))
    fitting = (day for day in days if day not in context.reading.excluded_dates and works(context, draft, day))
    return list(islice(fitting, DAYS_OFFERED))


def works(context: Context, draft: Draft, day: dt.date) -> bool:
    """The spa is open on `day`; today also means that there is time left."""
    if day != context.today or context.spa.hours is None:
        return opens_on(context.spa, day)
    return bool(free_times(context, draft, day))


def _name(context: Context, _: Draft) -> Question:
    return Question((context.say("booking.ask.name"),), (), "name")


def _contact(context: Context, _: Draft) -> Question:
    if context.known.channel in PAGES:
        return Question((context.say("booking.ask.contact"),), (), "contact")
    here = taps.choice(context.say("button.here"), "contact", "here")
    return Question((context.say("booking.ask.contact_here"),), taps.choices(here), "contact")


def _wishes(context: Context, draft: Draft) -> Question:
    with_code = draft.code is None and any(p.starts <= context.today <= p.ends for p in context.spa.promotions)
    said = context.say("booking.ask.wishes" if with_code else "booking.ask.wishes_plain")
    return Question((said,), no_wishes(context))


def no_wishes(context: Context) -> tuple[Choice, ...]:
    return taps.choices(taps.choice(context.say("button.no_wishes"), "wishes", "none"))


def code_question(context: Context) -> Question:
    choices = taps.choices(taps.choice(context.say("button.no_code"), "code", "none"))
    return Question((context.say("booking.ask.code"),), choices, "promo_code")


def change_question(context: Context, number: int | None) -> Question:
    fields = (taps.choice(context.say(f"button.fix.{slot}"), "fix", slot) for slot in taps.FIXABLE)
    cancel = taps.choice(context.say("button.cancel"), "cancel", number) if number is not None else None
    return Question((context.say("booking.ask.change"),), taps.choices(*fields, cancel))


ASKING: dict[Slot, Callable[[Context, Draft], Question]] = {
    "service": _service,
    "duration_minutes": _minutes,
    "party_size": _people,
    "date": date_question,
    "time": time_question,
    "name": _name,
    "contact": _contact,
}
