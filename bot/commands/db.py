"""`concierge db`: upgrade, back up, restore."""

import sys
from collections.abc import Callable
from pathlib import Path

from bot.commands.listing import path_of


def upgrade(database: str) -> int:
    """Bring the database to this version's schema; made where there is none. Refused while the bot runs."""
    from storage.copies import upgrade_alone

    path = path_of(database)
    return _told(lambda: f"{path} is upgraded." if upgrade_alone(path) else f"{path} is up to date.")


def backup(database: str, file: Path) -> int:
    """Copy the database to `file`, whole and consistent, also while the bot runs."""
    from storage.copies import back_up

    def act() -> str:
        back_up(path_of(database), file)
        return f"{path_of(database)} is backed up to {file}."

    return _told(act)


def restore(database: str, file: Path) -> int:
    """Put the backup `file` in the database's place; what was there stays beside it. Refused while the bot runs."""
    from storage.copies import restore as put_back

    def act() -> str:
        former = put_back(path_of(database), file)
        kept = f" The former database is now {former}." if former else ""
        return f"{path_of(database)} is restored from {file}.{kept}"

    return _told(act)


def _told(act: Callable[[], str]) -> int:
    """Do it and say so; 1 and a sentence on standard error where it cannot be done."""
    from storage.errors import StoreProblem

    try:
        print(act())
    except (StoreProblem, OSError) as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0
