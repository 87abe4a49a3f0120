"""`concierge inquiries`: what waits for a person, the most urgent first, with the time that is left; the report."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.clock import Clock, SystemClock
from bot.commands.listing import iso, print_csv, print_json, print_table, read

if TYPE_CHECKING:
    from storage.lists import InquiryEntry
    from storage.report import ReportLine

COLUMNS = ("id", "state", "kind", "reason", "topic", "note", "opened_at", "due_at", "left", "channel", "conversation")
SHOWN = ("id", "state", "kind", "left", "due_at", "note", "channel", "conversation")
REPORTED = ("group", "name", "kept", "missed", "waiting", "withdrawn", "median", "slowest")
MINUTE = 60_000


def inquiries(database: str, *, as_json: bool = False, as_csv: bool = False, clock: Clock | None = None) -> int:
    """`database` as in DATABASE_URL. Returns the exit code."""
    from storage import lists

    found = read(database, lists.inquiries, (clock or SystemClock()).now())
    if found is None:
        return 1
    entries = [as_dict(entry) for entry in found]
    if as_json:
        print_json(entries)
    elif as_csv:
        print_csv(COLUMNS, [[entry[column] for column in COLUMNS] for entry in entries])
    else:
        print_table(SHOWN, [[entry[column] for column in SHOWN] for entry in entries], "Nothing waits for a person.")
    return 0


def report(
    database: str, content: Path, *, as_json: bool = False, as_csv: bool = False, clock: Clock | None = None
) -> int:
    """How the promise was kept, by channel, person and hour of the day in the spa's zone. Returns the exit code."""
    from bot.content import load, unmatched
    from dialogs.spa.faults import ContentFaults
    from storage import report as kept

    try:
        zone = load(content, unmatched).zone
    except ContentFaults as faults:
        print(faults, file=sys.stderr)
        return 1
    found = read(database, kept.report, (clock or SystemClock()).now(), zone)
    if found is None:
        return 1
    if as_json:
        print_json([_reported(line, None) for line in found])
    elif as_csv:
        print_csv(REPORTED, [list(_reported(line, None).values()) for line in found])
    else:
        print_table(REPORTED, [list(_reported(line, left).values()) for line in found], "Nobody has asked yet.")
    return 0


def _reported(line: "ReportLine", shown: Callable[[int], str] | None) -> dict[str, Any]:
    """Times in minutes for programs, in words for people."""

    def time(milliseconds: int | None) -> Any:
        if milliseconds is None:
            return None
        return shown(milliseconds) if shown else round(milliseconds / MINUTE, 1)

    return {
        "group": line.group,
        "name": line.name,
        "kept": line.kept,
        "missed": line.missed,
        "waiting": line.waiting,
        "withdrawn": line.withdrawn,
        "median": time(line.median_ms),
        "slowest": time(line.slowest_ms),
    }


def as_dict(entry: "InquiryEntry") -> dict[str, Any]:
    return {
        "id": entry.id,
        "state": entry.state,
        "kind": entry.kind,
        "reason": entry.reason,
        "topic": entry.topic,
        "note": entry.note,
        "opened_at": iso(entry.opened_at),
        "due_at": iso(entry.due_at),
        "left": left(entry.left_ms) if entry.state == "open" else None,
        "channel": entry.channel,
        "conversation": entry.conversation,
    }


def left(milliseconds: int) -> str:
    """`3 h 05 min`, or `overdue 0 h 20 min`."""
    hours, minutes = divmod(abs(milliseconds) // MINUTE, 60)
    return f"{'overdue ' if milliseconds < 0 else ''}{hours} h {minutes:02} min"
