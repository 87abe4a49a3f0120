"""What a booking still lacks, in the order in which it is asked for (`docs/rules.md`, "What a booking needs")."""

from dialogs.booking.model import Draft, Line
from dialogs.reading.model import Slot
from dialogs.spa.model import Service, Spa

LONGEST = 12 * 60
"""Minutes; a service that states no lengths is taken at any length up to this."""


def missing(draft: Draft, spa: Spa) -> tuple[Slot, ...]:
    """The slots to ask for, first things first; empty: a summary can be shown. Wishes and a code are never required.

    "service" also stands where part of the party has none yet, "party_size" where it is not clear how many get what.
    """
    lines = settled(draft, spa)
    lacking: dict[Slot, bool] = {
        "service": not lines or any(_service(line, spa) is None for line in lines) or _some_left(draft, lines),
        "duration_minutes": any(_service(line, spa) and not length_fits(line, spa) for line in lines),
        "party_size": _unclear(draft, lines),
        "date": draft.date is None,
        "time": draft.time is None,
        "name": not draft.name,
        "contact": not (draft.phone or draft.email or draft.messenger_contact),
    }
    return tuple(slot for slot, lacks in lacking.items() if lacks)


def settled(draft: Draft, spa: Spa) -> tuple[Line, ...]:
    """The draft's lines with what follows from the rest filled in: a service's only length, the last line's people."""
    lines = [_with_only_length(line, spa) for line in draft.lines]
    open_lines = [at for at, line in enumerate(lines) if line.people is None]
    if draft.people is not None and len(open_lines) == 1:
        rest = draft.people - sum(line.people or 0 for line in lines)
        if rest > 0:
            lines[open_lines[0]] = _with_people(lines[open_lines[0]], rest)
    return tuple(lines)


def length_fits(line: Line, spa: Spa) -> bool:
    """Whether the line's length is one that its service comes in."""
    service = _service(line, spa)
    if service is None or line.minutes is None:
        return False
    return line.minutes in service.prices if service.prices else 0 < line.minutes <= LONGEST


def people(draft: Draft) -> int | None:
    """The whole party, as far as it is known."""
    if draft.people is not None:
        return draft.people
    counted = [line.people for line in draft.lines if line.people is not None]
    return sum(counted) if counted and len(counted) == len(draft.lines) else None


def _unclear(draft: Draft, lines: tuple[Line, ...]) -> bool:
    if not lines:
        return not draft.people
    if any(not line.people or line.people < 0 for line in lines):
        return True
    return draft.people is not None and sum(line.people or 0 for line in lines) > draft.people


def _some_left(draft: Draft, lines: tuple[Line, ...]) -> bool:
    """Every line has its people, and some of the party are in none."""
    counted = [line.people for line in lines if line.people is not None]
    return draft.people is not None and len(counted) == len(lines) and sum(counted) < draft.people


def _service(line: Line, spa: Spa) -> Service | None:
    return spa.service(line.service) if line.service else None


def _with_only_length(line: Line, spa: Spa) -> Line:
    service = _service(line, spa)
    if line.minutes is None and service and len(service.prices) == 1:
        return Line(service=line.service, minutes=next(iter(service.prices)), people=line.people)
    return line


def _with_people(line: Line, people: int) -> Line:
    return Line(service=line.service, minutes=line.minutes, people=people)
