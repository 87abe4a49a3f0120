"""What a line of a table wants of a reading ("date=2025-06-05;time=15:00"), compared with what was read."""

from collections.abc import Callable
from typing import Any

from dialogs.reading.model import Reading


def _hhmm(time: Any) -> str:
    return time.strftime("%H:%M") if time else ""


def _iso(day: Any) -> str:
    return day.isoformat() if day else ""


def _range(span: Any, written: Callable[[Any], str]) -> str:
    return f"{written(span.start)}..{written(span.end)}" if span else ""


def fields(reading: Reading) -> dict[str, str]:
    """Everything that a table may ask for, as the tables write it; absent things are empty."""
    only = reading.lines[0] if len(reading.lines) == 1 else None
    return {
        "date": _iso(reading.date),
        "time": _hhmm(reading.time),
        "date_range": _range(reading.date_range, _iso),
        "time_range": _range(reading.time_range, _hhmm),
        "part": reading.part_of_day or "",
        "excluded": ",".join(map(_iso, reading.excluded_dates)),
        "party_size": str(reading.party_size or ""),
        "service": (only.service if only else None) or "",
        "duration_minutes": str((only.minutes if only else None) or ""),
        "lines": "+".join(f"{x.service or ''}:{x.minutes or ''}:{x.people or ''}" for x in reading.lines),
        "name": reading.name or "",
        "phone": reading.phone or "",
        "email": reading.email or "",
        "promo_code": reading.promo_code or "",
        "yes_no": reading.yes_no or "",
        "intent": reading.intent,
        "late": str(reading.late_minutes or ""),
        "command": reading.command or "",
        "wish": reading.language_wish or "",
        "correction": "yes" if reading.correction else "",
        "date_options": ",".join(map(_iso, reading.date_options)),
        "time_options": ",".join(map(_hhmm, reading.time_options)),
        "impossible_date": reading.impossible_date or "",
    }


SHORT = {"minutes": "duration_minutes", "part_of_day": "part"}


def missed(reading: Reading, wanted: str) -> list[str]:
    """The fields that were read otherwise than wanted; fields that a table does not name are free."""
    read = fields(reading)
    pairs = [pair.partition("=") for pair in wanted.split(";") if "=" in pair]
    return [
        f"{key}: wanted {value!r}, read {read[SHORT.get(key, key)]!r}"
        for key, _, value in pairs
        if read[SHORT.get(key, key)] != value
    ]


def matches(reading: Reading, wanted: str) -> bool:
    return not missed(reading, wanted)
