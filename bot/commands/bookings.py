"""`concierge bookings`: the bookings and requests, by their start."""

from typing import TYPE_CHECKING, Any

from bot.commands.listing import iso, print_csv, print_json, print_table, read

if TYPE_CHECKING:
    from storage.lists import BookingEntry

COLUMNS = (
    "id", "state", "date", "time", "people", "services", "name", "phone", "email", "code", "verdict", "total",
    "currency", "wishes", "channel", "booked_at", "contested",
)  # fmt: skip
SHOWN = ("id", "state", "date", "time", "people", "services", "name", "phone", "total", "currency", "channel")


def bookings(database: str, *, as_json: bool = False, as_csv: bool = False) -> int:
    """`database` as in DATABASE_URL. Returns the exit code."""
    from storage import lists

    found = read(database, lists.bookings)
    if found is None:
        return 1
    if as_json:
        print_json([as_dict(entry) for entry in found])
    elif as_csv:
        print_csv(COLUMNS, [[_cells(entry)[column] for column in COLUMNS] for entry in found])
    else:
        print_table(SHOWN, [[_cells(entry)[column] for column in SHOWN] for entry in found], "No bookings yet.")
    return 0


def as_dict(entry: "BookingEntry") -> dict[str, Any]:
    """The booking as `concierge chat --jsonl` shows it, with where it came from."""
    draft, quote = entry.draft, entry.quote
    lines = [
        {
            "service": line.service,
            "minutes": line.minutes,
            "people": line.people,
            "unit_price": line.unit_price,
            "discount_percent": line.discount_percent,
            "total": line.total,
        }
        for line in quote.lines
    ]
    return {
        "id": entry.id,
        "state": entry.state,
        "lines": lines,
        "people": _people(entry),
        "date": draft.date.isoformat() if draft.date else None,
        "time": draft.time.strftime("%H:%M") if draft.time else None,
        "name": draft.name,
        "phone": draft.phone,
        "email": draft.email,
        "wishes": list(draft.wishes),
        "currency": quote.currency,
        "subtotal": quote.subtotal,
        "total": quote.total,
        "promotion": {"code": quote.promotion.code, "verdict": quote.promotion.verdict},
        "start": iso(entry.start),
        "booked_at": iso(entry.booked_at),
        "contested": entry.contested,
        "channel": entry.channel,
        "conversation": entry.conversation,
    }


def _people(entry: "BookingEntry") -> int | None:
    return entry.draft.people or sum(line.people for line in entry.quote.lines) or None


def _cells(entry: "BookingEntry") -> dict[str, Any]:
    shown = as_dict(entry)
    services = ", ".join(f"{line.service} {line.minutes} min x {line.people}" for line in entry.quote.lines)
    return {
        **shown,
        "services": services,
        "wishes": "; ".join(entry.draft.wishes),
        "contested": "yes" if entry.contested else "",
        **shown["promotion"],
    }
