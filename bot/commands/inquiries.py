"""`concierge inquiries`: what waits for a person, the most urgent first, with the time that is left."""

from typing import TYPE_CHECKING, Any

from bot.clock import Clock, SystemClock
from bot.commands.listing import iso, print_csv, print_json, print_table, read

if TYPE_CHECKING:
    from storage.lists import InquiryEntry

COLUMNS = ("id", "state", "kind", "reason", "topic", "note", "opened_at", "due_at", "left", "channel", "conversation")
SHOWN = ("id", "state", "kind", "left", "due_at", "note", "channel", "conversation")
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
