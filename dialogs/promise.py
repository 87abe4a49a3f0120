"""The answer promise as instants: when it ends, when staff are reminded, until when a platform takes an answer. Pure.

Instants are epoch milliseconds.
"""

import datetime as dt
from collections.abc import Iterator, Mapping

import msgspec

from dialogs.conversation import InquiryOpened, LadderStep
from dialogs.spa.model import OpeningHours, Promise, Reminder, Spa

HOUR, MINUTE = 3_600_000, 60_000
WINDOWS: Mapping[str, int] = {"whatsapp": 24 * HOUR}
"""How long after the guest's last message a platform takes free text (WhatsApp: customer service window)."""
BEFORE_SHUT = 30 * MINUTE
"""The last word to the guest and the last reminder come so long before the window shuts."""
AT_ONCE, TO_ALL = ("desk", "group", "email"), ("desk", "group", "email", "owner")
SEARCHED_DAYS = 400


def window_until(channel: str, last_guest_at: int | None) -> int | None:
    """Until when the platform takes an answer; None: always."""
    window = WINDOWS.get(channel)
    return None if window is None else (last_guest_at or 0) + window


def promised(opened: InquiryOpened, spa: Spa, now: int) -> InquiryOpened:
    """The inquiry with the spa's promise as its clock, from `now` on."""
    return msgspec.structs.replace(
        opened,
        hours=spa.promise.hours,
        steps=spa.promise.steps,
        due_at=due(spa, now),
        ladder=_alarm(spa, now) if opened.kind == "safety" else ladder(spa, now),
    )


def due(spa: Spa, opened_at: int) -> int:
    return after(spa, opened_at, spa.promise.hours)


def _alarm(spa: Spa, opened_at: int) -> tuple[LadderStep, ...]:
    """A sign of danger: everybody at once, whatever the hour and whatever the ladder says."""
    later = ladder(spa, opened_at, quiet=False)
    return (LadderStep(name="0", at=opened_at, to=TO_ALL), *(step for step in later if step.at > opened_at))


def ladder(spa: Spa, opened_at: int, *, quiet: bool = True) -> tuple[LadderStep, ...]:
    """Each reminder once, all before the promise ends."""
    reminders = spa.promise.reminders or usual(spa.promise)
    at = [after(spa, opened_at, reminder.after) for reminder in reminders]
    ends = due(spa, opened_at)
    steps = []
    for number, (reminder, instant) in enumerate(zip(reminders, at, strict=True)):
        following = at[number + 1] if number + 1 < len(at) else ends - BEFORE_SHUT
        moved = _outside_quiet(spa, instant, opened_at, following) if quiet and reminder.after else instant
        steps.append(LadderStep(name=f"{reminder.after:g}", at=moved, to=reminder.to))
    return tuple(steps)


def usual(promise: Promise) -> tuple[Reminder, ...]:
    """A plain list of hours: to everybody on duty, the last one to the owner too."""
    last = len(promise.steps) - 1
    return tuple(
        Reminder(after=hours, to=TO_ALL if number == last and hours else AT_ONCE)
        for number, hours in enumerate(promise.steps)
    )


def after(spa: Spa, instant: int, hours: float) -> int:
    """So many hours later: on the wall clock, or of opening time where the owner has chosen so and hours are known."""
    wanted = round(hours * HOUR)
    if spa.promise.clock == "wall" or spa.hours is None or not wanted:
        return instant + wanted
    for opens, closes in _open_from(spa, spa.hours, instant):
        begins = max(opens, instant)
        if begins + wanted <= closes:
            return begins + wanted
        wanted -= closes - begins
    return instant + round(hours * HOUR)


def next_opening(spa: Spa, instant: int) -> int | None:
    """When the spa opens again; None where it is open, or its hours are not known."""
    if spa.hours is None:
        return None
    opens = next((opens for opens, _ in _open_from(spa, spa.hours, instant)), None)
    return opens if opens is not None and opens > instant else None


def _open_from(spa: Spa, hours: OpeningHours, instant: int) -> Iterator[tuple[int, int]]:
    """The opening blocks that end after `instant`, in order."""
    first = dt.datetime.fromtimestamp(instant / 1000, spa.zone).date()
    for away in range(SEARCHED_DAYS):
        day = first + dt.timedelta(days=away)
        if day in hours.closed:
            continue
        for opens, closes in hours.weekly[day.weekday()]:
            block = _at(spa, day, opens), _at(spa, day, closes)
            if block[1] > instant:
                yield block


def _at(spa: Spa, day: dt.date, minute: int) -> int:
    """A minute of the day by the clock on the wall: a day on which the clocks change is no trouble."""
    midnight = dt.datetime.combine(day + dt.timedelta(days=minute // 1440), dt.time(), spa.zone)
    local = midnight.replace(hour=minute % 1440 // 60, minute=minute % 60)
    return round(local.timestamp() * 1000)


def _outside_quiet(spa: Spa, instant: int, opened_at: int, following: int) -> int:
    """After the quiet hours if that is still before the next step; else before them; else where it was."""
    quiet = spa.promise.quiet
    if quiet is None or not (span := _quiet_around(spa, instant, quiet)):
        return instant
    begins, ends = span
    if ends < following:
        return ends
    return begins if begins > opened_at else instant


def _quiet_around(spa: Spa, instant: int, quiet: tuple[int, int]) -> tuple[int, int] | None:
    day = dt.datetime.fromtimestamp(instant / 1000, spa.zone).date()
    begins, ends = quiet
    for first in (day - dt.timedelta(days=1), day):
        last = first + dt.timedelta(days=1) if ends <= begins else first
        span = _at(spa, first, begins), _at(spa, last, ends)
        if span[0] <= instant < span[1]:
            return span
    return None
