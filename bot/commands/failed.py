"""`concierge failed`: messages that could not be delivered and events that could not be answered."""

from bot.commands.listing import iso, print_json, print_table, read

COLUMNS = ("kind", "id", "conversation", "channel", "at", "tries", "reason")


def failed(database: str, *, as_json: bool = False) -> int:
    """`database` as in DATABASE_URL. Returns the exit code."""
    from storage import lists

    found = read(database, lists.failed)
    if found is None:
        return 1
    entries = [{**{column: getattr(entry, column) for column in COLUMNS}, "at": iso(entry.at)} for entry in found]
    if as_json:
        print_json(entries)
    else:
        print_table(COLUMNS, [[entry[column] for column in COLUMNS] for entry in entries], "Nothing failed.")
    return 0
