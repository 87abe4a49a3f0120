"""`concierge unknown`: the questions that the bot could not answer, alike ones as one, the most asked first."""

from bot.commands.listing import iso, print_json, print_table, read

SHOWN = ("times", "language", "last_at", "question", "suggested")


def unknown(database: str, *, as_json: bool = False) -> int:
    """`database` as in DATABASE_URL. Returns the exit code."""
    from storage import lists

    found = read(database, lists.unknown)
    if found is None:
        return 1
    entries = [
        {
            "question": group.text,
            "language": group.language,
            "times": group.times,
            "last_at": iso(group.last_at),
            "suggested": list(group.suggested),
            "wordings": list(group.wordings),
        }
        for group in found
    ]
    if as_json:
        print_json(entries)
    else:
        table = [[", ".join(c) if isinstance(c := entry[column], list) else c for column in SHOWN] for entry in entries]
        print_table(SHOWN, table, "Every question so far had an answer.")
    return 0
