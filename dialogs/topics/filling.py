"""Facts into the draft, in any order: what is new is added, what is said again replaces, nothing else is lost."""

import datetime as dt

import msgspec

from dialogs.booking.completeness import settled
from dialogs.booking.model import Draft, Line
from dialogs.reading.model import LineReading, PartOfDay, Reading
from dialogs.spa.model import Spa

PARTS_OF_DAY: dict[PartOfDay, tuple[dt.time, dt.time]] = {
    "morning": (dt.time(0, 0), dt.time(11, 59)),
    "noon": (dt.time(11, 0), dt.time(13, 59)),
    "afternoon": (dt.time(12, 0), dt.time(17, 59)),
    "evening": (dt.time(17, 0), dt.time(23, 59)),
    "night": (dt.time(19, 0), dt.time(23, 59)),
}


def filled(draft: Draft, reading: Reading, spa: Spa) -> Draft:
    """`draft` with what the message says of a booking."""
    draft = _with_party(_with_lines(draft, reading, spa), reading)
    draft = _with_time(_with_date(draft, reading), reading)
    return msgspec.structs.replace(
        draft,
        lines=settled(draft, spa),
        name=reading.name or draft.name,
        phone=reading.phone or draft.phone,
        email=reading.email or draft.email,
        code=reading.promo_code or draft.code,
    )


def names_facts(reading: Reading) -> bool:
    """The message holds something that a booking needs, whatever it is about."""
    return bool(
        reading.lines
        or reading.party_size
        or reading.date
        or reading.time
        or reading.date_options
        or reading.time_options
        or reading.date_range
        or reading.time_range
        or reading.impossible_date
        or reading.part_of_day
        or reading.name
        or reading.phone
        or reading.email
        or reading.promo_code
    )


def unclear_dates(reading: Reading) -> tuple[dt.date, ...]:
    """Days between which the guest must choose: two readings, or the days of a short range."""
    if len(reading.date_options) > 1:
        return reading.date_options
    span = reading.date_range
    if span is None or span.start is None or span.end is None or not 0 < (span.end - span.start).days <= 31:
        return ()
    days = (span.start + dt.timedelta(days=n) for n in range((span.end - span.start).days + 1))
    return tuple(day for day in days if day not in reading.excluded_dates)


def unclear_times(reading: Reading) -> tuple[dt.time, ...]:
    return reading.time_options if len(reading.time_options) > 1 else ()


def _with_date(draft: Draft, reading: Reading) -> Draft:
    if unclear_dates(reading) or (reading.date is None and reading.impossible_date):
        return msgspec.structs.replace(draft, date=None)
    span = reading.date_range
    if span is not None and span.start != span.end:
        return draft
    return msgspec.structs.replace(draft, date=reading.date or draft.date)


def _with_time(draft: Draft, reading: Reading) -> Draft:
    if unclear_times(reading):
        return msgspec.structs.replace(draft, time=None)
    span = reading.time_range
    if span is not None and span.end is not None and span.start != span.end:
        return msgspec.structs.replace(draft, time=None, between=(span.start or dt.time(0, 0), span.end))
    # "From six", "after six": six is what was named; it is repeated, and another time is a word away.
    if reading.time is not None:
        return msgspec.structs.replace(draft, time=reading.time, between=None)
    if reading.part_of_day is not None:
        return msgspec.structs.replace(draft, time=None, between=PARTS_OF_DAY[reading.part_of_day])
    return draft


def _with_party(draft: Draft, reading: Reading) -> Draft:
    people = reading.party_size
    if people is None:
        return draft
    lines = draft.lines
    if len(lines) == 1 and not any(line.people for line in reading.lines):
        lines = (msgspec.structs.replace(lines[0], people=people),)
    elif len(lines) > 1:
        lines = _shared_out(lines, people)
    return msgspec.structs.replace(draft, people=people, lines=lines)


def _shared_out(lines: tuple[Line, ...], people: int) -> tuple[Line, ...]:
    """The one line without a count gets who is left; counts that no longer add up are asked again."""
    counted = sum(line.people or 0 for line in lines)
    open_lines = [line for line in lines if line.people is None]
    if len(open_lines) == 1 and counted < people:
        left = msgspec.structs.replace(open_lines[0], people=people - counted)
        return tuple(left if line is open_lines[0] else line for line in lines)
    if not open_lines and counted != people:
        return tuple(msgspec.structs.replace(line, people=None) for line in lines)
    return lines


def _with_lines(draft: Draft, reading: Reading, spa: Spa) -> Draft:
    said = reading.lines
    if not said:
        return draft
    if len(said) > 1 and not (len(draft.lines) == len(said) and not any(line.service for line in said)):
        # Minutes named once hold for all: "two six hands and one signature, 90 minutes".
        lines = _completed(said, draft)
    elif len(said) > 1:
        lines = tuple(_overlaid(line, told, spa) for line, told in zip(draft.lines, said, strict=True))
    else:
        lines = _one_said(draft, said[0], reading.correction, spa)
    people = draft.people
    counted = sum(line.people or 0 for line in lines)
    if people is not None and all(line.people for line in lines) and (draft.lines or counted >= people):
        people = None
    if people and not reading.party_size and not all(line.people for line in lines):
        lines = _counted(lines, people)
    return msgspec.structs.replace(draft, lines=lines, people=people)


def _counted(lines: tuple[Line, ...], people: int) -> tuple[Line, ...]:
    if len(lines) == 1 and lines[0].people is None:
        return (msgspec.structs.replace(lines[0], people=people),)
    return _shared_out(lines, people)


def _completed(said: tuple[LineReading, ...], draft: Draft) -> tuple[Line, ...]:
    stated = {line.minutes for line in said if line.minutes} or {line.minutes for line in draft.lines if line.minutes}
    usual = stated.pop() if len(stated) == 1 else None
    return tuple(Line(service=line.service, minutes=line.minutes or usual, people=line.people) for line in said)


def _one_said(draft: Draft, said: LineReading, correction: bool, spa: Spa) -> tuple[Line, ...]:
    lines = draft.lines
    if not lines:
        return (Line(service=said.service, minutes=said.minutes, people=said.people),)
    if said.service is None:
        return _for_all(lines, said, spa)
    if any(line.service == said.service for line in lines):
        return tuple(_overlaid(line, said, spa) if line.service == said.service else line for line in lines)
    if _others_wait(draft):
        return (*lines, Line(service=said.service, minutes=said.minutes, people=said.people))
    if len(lines) == 1:
        return _split_or_replaced(lines[0], said, spa)
    if correction:
        return (Line(service=said.service, minutes=said.minutes or lines[0].minutes, people=said.people),)
    return (*lines, Line(service=said.service, minutes=said.minutes, people=said.people))


def _others_wait(draft: Draft) -> bool:
    """Part of the party has no massage yet: the next one named is theirs."""
    counted = [line.people for line in draft.lines]
    return draft.people is not None and all(counted) and sum(n or 0 for n in counted) < draft.people


def _for_all(lines: tuple[Line, ...], said: LineReading, spa: Spa) -> tuple[Line, ...]:
    """A length without a service: for the lines that lack one, or, where none does, for all of them."""
    lacking = [line for line in lines if line.minutes is None]
    meant = lacking if said.minutes and lacking and len(lines) > 1 else lines
    return tuple(_overlaid(line, said, spa) if line in meant else line for line in lines)


def _split_or_replaced(line: Line, said: LineReading, spa: Spa) -> tuple[Line, ...]:
    """ "One of us would like four hands": of a known party, some get something else; else the service changes."""
    if line.service and said.people and line.people and said.people < line.people:
        rest = msgspec.structs.replace(line, people=line.people - said.people)
        minutes = said.minutes or _kept_minutes(line.minutes, said.service, spa)
        return rest, Line(service=said.service, minutes=minutes, people=said.people)
    return (_overlaid(line, said, spa),)


def _overlaid(line: Line, said: LineReading, spa: Spa) -> Line:
    service = said.service or line.service
    minutes = said.minutes or (line.minutes if said.service is None else _kept_minutes(line.minutes, service, spa))
    return Line(service=service, minutes=minutes, people=said.people or line.people)


def _kept_minutes(minutes: int | None, service_id: str | None, spa: Spa) -> int | None:
    """A length survives a change of service only where the new one has it."""
    service = spa.service(service_id) if service_id else None
    return minutes if service is None or not service.prices or minutes in service.prices else None
