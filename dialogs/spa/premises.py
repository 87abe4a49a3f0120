"""spa.toml: the spa itself, when it is open, how it is reached, what can run side by side, and its rules."""

import re
from zoneinfo import ZoneInfo, available_timezones

from dialogs.spa.faults import did_you_mean
from dialogs.spa.model import (
    BookingRules,
    Capacity,
    Contacts,
    Handoff,
    LateRules,
    OpeningHours,
    Promise,
    Reminder,
    Team,
)
from dialogs.spa.section import Section

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
DAY = 24 * 60
_BLOCK = re.compile(r"(\d{1,2}):(\d{2})\s*[-–]\s*(\d{1,2}):(\d{2})")
_EMAIL = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+")
_WEBSITE = re.compile(r"(https?://)?[^\s/.@]+(\.[^\s/.@]+)+(/\S*)?")

RECIPIENTS = ("desk", "group", "email", "owner")

Block = tuple[int, int]
Week = tuple[tuple[Block, ...], ...]


def read_zone(spa: Section) -> ZoneInfo:
    name = spa.needed_text("zone")
    try:
        return ZoneInfo(name or "UTC")
    except (ValueError, OSError, LookupError):
        near = did_you_mean(name, available_timezones())
        spa.fault(f'the time zone "{name}" does not exist: write one such as "Asia/Ho_Chi_Minh".{near}', "zone")
        return ZoneInfo("UTC")


def read_currency(spa: Section) -> str:
    from babel.numbers import list_currencies  # babel is slow to import

    code = spa.needed_text("currency")
    if code and code not in list_currencies():
        near = did_you_mean(code.upper(), list_currencies())
        spa.fault(f'"{code}" is no ISO 4217 currency: write three capital letters such as "VND".{near}', "currency")
    return code


def read_contacts(contacts: Section) -> Contacts:
    stated = Contacts(**{name: contacts.text(name) for name in Contacts.__struct_fields__})
    for name in ("hotline", "whatsapp"):
        _check_phone(contacts, name, getattr(stated, name))
    if stated.email and not _EMAIL.fullmatch(stated.email):
        contacts.fault(f'"{stated.email}" is no e-mail address: write one such as "front@spa.example"', "email")
    if stated.website and not _WEBSITE.fullmatch(stated.website):
        contacts.fault(f'"{stated.website}" is no address: write one such as "https://spa.example"', "website")
    contacts.close()
    return stated


def _check_phone(contacts: Section, name: str, number: str) -> None:
    import phonenumbers  # slow to import

    if not number:
        return
    try:
        valid = number.startswith("+") and phonenumbers.is_valid_number(phonenumbers.parse(number))
    except phonenumbers.NumberParseException:
        valid = False
    if not valid:
        contacts.fault(
            f'"{number}" is no phone number: write it with + and the country code, such as "+84 901 825 789"', name
        )


def read_hours(spa: Section) -> OpeningHours | None:
    """None where no [hours] are stated: the bot then says that it does not know them."""
    if not spa.has("hours"):
        return None
    hours = spa.section("hours")
    daily = _blocks(hours, "daily")
    weekly: Week = tuple(_blocks(hours, day) if hours.has(day) else daily for day in WEEKDAYS)
    _check_nights(hours, weekly)
    closed = hours.days("closed")
    for at, day in enumerate(closed):
        if day in closed[:at]:
            hours.fault(f"{day} stands twice among the closed days: delete one", "closed", at)
    hours.close(*WEEKDAYS)
    stated = any(hours.has(key) for key in ("daily", *WEEKDAYS))
    if not stated and (closed or not hours.table):
        hours.fault('no opening hours are stated: write daily = ["09:00-22:00"], or delete [hours]')
    return OpeningHours(weekly=weekly, closed=tuple(sorted(set(closed)))) if stated else None


def _blocks(hours: Section, key: str) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for at, written in enumerate(hours.texts(key)):
        block = _block(hours, key, at, written)
        if block is None:
            continue
        if any(block[0] < closes and opens < block[1] for opens, closes in blocks):
            hours.fault(f'"{written}" overlaps another block of `{key}`: join them, or change one', key, at)
        else:
            blocks.append(block)
    return tuple(sorted(blocks))


def _block(hours: Section, key: str, at: int, written: str) -> Block | None:
    match = _BLOCK.fullmatch(written)
    if not match:
        hours.fault(f'"{written}" must be written as "09:00-22:00"', key, at)
        return None
    opens, closes = (int(match[i]) * 60 + int(match[i + 1]) for i in (1, 3))
    if max(int(match[2]), int(match[4])) > 59 or opens >= DAY or closes > DAY:
        hours.fault(f'"{written}" holds a time that no clock shows: hours go from 00:00 to 24:00', key, at)
        return None
    if closes <= opens:
        mend = 'for hours past midnight end this day at "24:00" and begin the next at "00:00"'
        hours.fault(f'"{written}" closes before it opens: swap the two, or {mend}', key, at)
        return None
    return opens, closes


def _check_nights(hours: Section, weekly: Week) -> None:
    """Round the clock is possible; what cannot be is a week without any open block."""
    if any(hours.has(key) for key in ("daily", *WEEKDAYS)) and not any(weekly):
        hours.fault('no day has an open block: write daily = ["09:00-22:00"], or delete [hours]')


def read_capacity(capacity: Section) -> Capacity:
    read = Capacity(
        therapists=capacity.maybe_whole("therapists", 1, 10_000),
        rooms=capacity.maybe_whole("rooms", 1, 10_000),
        cleanup_minutes=capacity.whole("cleanup_minutes", 0, 0, DAY),
    )
    capacity.close()
    return read


def read_late(late: Section) -> LateRules:
    """`docs/rules.md` rules 5 to 10."""
    default = LateRules()
    read = LateRules(
        from_minutes=late.whole("from_minutes", default.from_minutes, 1, DAY),
        to_minutes=late.whole("to_minutes", default.to_minutes, 1, DAY),
        cut_minutes=late.whole("cut_minutes", default.cut_minutes, 0, DAY),
        min_remaining=late.whole("min_remaining", default.min_remaining, 0, DAY),
        with_notice_cut=late.whole("with_notice_cut", default.with_notice_cut, 0, DAY),
    )
    if read.to_minutes < read.from_minutes:
        late.fault("`to_minutes` is less than `from_minutes`: swap them", *(["to_minutes"] if late.table else []))
    late.close()
    return read


def read_promise(promise: Section) -> Promise:
    default = Promise()
    hours = promise.hours("hours", default.hours, 0.25, 24 * 14)
    reminders = _reminders(promise)
    if reminders:
        steps = tuple(reminder.after for reminder in reminders)
    else:
        steps = promise.numbers("steps") if promise.has("steps") else tuple(s for s in default.steps if s < hours)
    _check_steps(promise, steps, hours)
    read = Promise(
        hours=hours,
        steps=steps,
        reminders=reminders,
        clock=promise.one_of("clock", ("wall", "hours"), default.clock),
        quiet=_quiet(promise),
    )
    promise.close()
    return read


def _reminders(promise: Section) -> tuple[Reminder, ...]:
    """[[promise.steps]] with `after` and `to`; none where `steps` is the plain list of hours."""
    written = promise.table.get("steps")
    if not isinstance(written, list) or not any(isinstance(step, dict) for step in written):
        return ()
    reminders = []
    for step in promise.sections("steps"):
        to = step.texts("to")
        for at, one in enumerate(to):
            if one not in RECIPIENTS:
                near = did_you_mean(one, RECIPIENTS)
                step.fault(f'"{one}" is nobody who can be reminded: there is {", ".join(RECIPIENTS)}.{near}', "to", at)
        if not to:
            step.fault('`to` is missing: write to = ["group"]')
        reminders.append(Reminder(after=step.hours("after", 0, 0, 24 * 14), to=to))
        step.close()
    return tuple(reminders)


def _check_steps(promise: Section, steps: tuple[float, ...], hours: float) -> None:
    for at, step in enumerate(steps):
        if not 0 <= step < hours:
            promise.fault(f"the reminder at {step:g} h must come before the promise ends, at {hours:g} h", "steps", at)
        elif at and step <= steps[at - 1]:
            promise.fault(f"the reminder at {step:g} h must come after the one before it", "steps", at)


def _quiet(promise: Section) -> tuple[int, int] | None:
    """When staff sleep: it may go past midnight."""
    written = promise.text("quiet")
    if not written:
        return None
    match = _BLOCK.fullmatch(written)
    begins, ends = (int(match[i]) * 60 + int(match[i + 1]) for i in (1, 3)) if match else (0, 0)
    if not match or max(int(match[2]), int(match[4])) > 59 or max(begins, ends) > DAY or begins % DAY == ends % DAY:
        promise.fault(f'"{written}" must be written as "22:00-07:00"', "quiet")
        return None
    return begins % DAY, ends % DAY


def read_handoff(handoff: Section) -> Handoff:
    read = Handoff(quiet_hours=handoff.hours("quiet_hours", Handoff().quiet_hours, 0.25, 24 * 14))
    handoff.close()
    return read


def read_team(team: Section) -> Team:
    read = Team(language=team.text("language") or Team().language, owner_email=team.text("owner_email"))
    if read.owner_email and not _EMAIL.fullmatch(read.owner_email):
        mend = 'write one such as "owner@spa.example"'
        team.fault(f'"{read.owner_email}" is no e-mail address: {mend}', "owner_email")
    team.close()
    return read


def read_booking(booking: Section) -> BookingRules:
    default = BookingRules()
    read = BookingRules(
        min_lead_minutes=booking.whole("min_lead_minutes", default.min_lead_minutes, 0, 60 * DAY),
        max_party=booking.maybe_whole("max_party", 1, 1000),
        max_days_ahead=booking.whole("max_days_ahead", default.max_days_ahead, 1, 3650),
        confirmation=booking.one_of("confirmation", ("staff", "automatic"), default.confirmation),
    )
    booking.close()
    return read
