"""`concierge understand`: what the bot reads out of a sentence. As a table for people, as JSON lines for programs."""

import datetime as dt
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any, cast, get_args

from bot.clock import Clock, SystemClock
from bot.commands.json_lines import Unreadable, each_line, instant, text_of
from dialogs.reading.language_id import language_of
from dialogs.reading.model import LineReading, Reading, SafetyAction, Slot
from dialogs.reading.read import local, read_text
from dialogs.spa.faults import ContentFaults
from dialogs.spa.model import Spa

SHOWN: tuple[SafetyAction, ...] = ("emergency", "doctor_first", "tell_therapist")
"""Strongest first. A sign that the bot only asks about is none yet."""
_EXAMPLE = '{"id": 1, "text": "tomorrow at 3pm for two", "now": "2025-06-01T10:00"}'


def understand(
    content_dir: Path,
    *,
    text: str | None = None,
    now: str | None = None,
    expecting: str | None = None,
    jsonl: bool = False,
    lines: Iterable[bytes] | None = None,
    clock: Clock | None = None,
) -> int:
    """Read `text`, or each JSON line of standard input (`lines` in its place); the exit code.

    1 where content cannot be loaded, nothing is given to read, or a line was bad (the others are read all the same).
    """
    from bot.content import load, unmatched

    try:
        spa = load(content_dir, unmatched)
        at = _at(now, clock or SystemClock(), spa)
        if jsonl:
            given = sys.stdin.buffer if lines is None else lines
            return each_line(given, lambda asked: _answered(asked, at, spa), "id", _EXAMPLE)
        if not text:
            raise Unreadable('nothing to read; try: concierge understand "tomorrow at 3pm for two"')
        reading = _read(text, local(at, spa.zone), expecting, spa)
    except (ContentFaults, Unreadable) as error:
        print(error, file=sys.stderr)
        return 1
    print(in_words(as_dict(None, reading)))
    return 0


def _at(written: object, clock: Clock, spa: Spa) -> int:
    at = instant(written, spa.zone)
    return clock.now() if at is None else at


def _slot(expecting: object) -> Slot | None:
    if expecting is None or expecting == "":
        return None
    if expecting not in get_args(Slot):
        raise Unreadable(f'"expecting" is one of {", ".join(get_args(Slot))}')
    return cast("Slot", expecting)


def _answered(asked: dict[str, Any], now: int, spa: Spa) -> dict[str, Any]:
    text = text_of(asked, "text")
    given = instant(asked.get("now"), spa.zone)
    at = local(now if given is None else given, spa.zone)
    return as_dict(asked.get("id"), _read(text, at, asked.get("expecting"), spa))


def _read(text: str, at: dt.datetime, expecting: object, spa: Spa) -> Reading:
    slot = _slot(expecting)
    return read_text(text, at, slot, spa, language_of(text, expecting=slot))


def as_dict(reading_id: Any, reading: Reading) -> dict[str, Any]:
    """INTERFACE's JSON: every key always there, null where nothing was said."""
    only = reading.lines[0] if len(reading.lines) == 1 else LineReading()
    actions = {sign.action for sign in reading.safety}
    return {
        "id": reading_id,
        "lang": reading.language,
        "date": _iso(reading.date),
        "time": _hhmm(reading.time),
        "date_range": _range(reading.date_range, _iso),
        "time_range": _range(reading.time_range, _hhmm),
        "part_of_day": reading.part_of_day,
        "options": _options(reading),
        "party_size": reading.party_size,
        "lines": [{"service": x.service, "minutes": x.minutes, "people": x.people} for x in reading.lines] or None,
        "service": only.service,
        "duration_minutes": only.minutes,
        "name": reading.name,
        "phone": reading.phone,
        "email": reading.email,
        "promo_code": reading.promo_code,
        "yes_no": reading.yes_no,
        "safety": next((action for action in SHOWN if action in actions), None),
        "intent": reading.intent,
    }


def _options(reading: Reading) -> dict[str, Any] | None:
    if not reading.date_options and not reading.time_options:
        return None
    return {
        "date": [_iso(day) for day in reading.date_options] or None,
        "time": [_hhmm(time) for time in reading.time_options] or None,
    }


def _iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


def _hhmm(time: dt.time | None) -> str | None:
    return None if time is None else time.strftime("%H:%M")


def _range(span: Any, written: Any) -> dict[str, str | None] | None:
    return None if span is None else {"start": written(span.start), "end": written(span.end)}


def in_words(shown: dict[str, Any]) -> str:
    """One line for each thing read; what was not said is left out."""
    held = {key: value for key, value in shown.items() if value is not None}
    width = max(map(len, held))
    return "\n".join(
        f"{key.ljust(width)}  {value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)}"
        for key, value in held.items()
    )
