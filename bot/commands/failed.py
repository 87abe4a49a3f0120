"""`concierge failed`: messages that could not be delivered and events that could not be answered."""

import sys

import msgspec

from bot.settings import Settings
from storage import lists
from storage.errors import StoreProblem


def failed(database: str, *, as_json: bool = False) -> int:
    """A line each: what, where to, why. Exit code 0; 1 where the database cannot be read."""
    from bot.commands.database import reading

    try:
        with reading(Settings(database_url=database).sqlite_path) as db:
            entries = lists.failed(db)
    except StoreProblem as problem:
        print(problem, file=sys.stderr)
        return 1
    for entry in entries:
        print(msgspec.json.encode(entry).decode() if as_json else entry)
    if not entries and not as_json:
        print("Nothing failed.")
    return 0
