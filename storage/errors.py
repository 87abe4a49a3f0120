"""Why the database cannot be opened, each with a sentence that says how to mend it."""

import sqlite3
from pathlib import Path


class StoreProblem(Exception):
    """The database cannot be used as it is. The text names the file and the mend."""


class InUse(StoreProblem):
    """Another process runs on this database file."""


class NewerVersion(StoreProblem):
    """The database was written by a later version of Concierge."""


class NotADatabase(StoreProblem):
    """The file is damaged, or belongs to another program."""


class ReadOnly(StoreProblem):
    """The file, or the folder it lies in, cannot be written."""


class Locked(StoreProblem):
    """Another program holds the database's write lock."""


class DiskFull(StoreProblem):
    """There is no room left to write."""


class CannotOpen(StoreProblem):
    """The file cannot be opened, or the disk fails."""


_KINDS: dict[str, tuple[type[StoreProblem], str]] = {
    "SQLITE_READONLY": (
        ReadOnly,
        "{path} cannot be written: give this user write permission on the file and on its folder",
    ),
    "SQLITE_NOTADB": (
        NotADatabase,
        (
            "{path} is not a database: name another file in DATABASE_URL, or put a backup in its place "
            "with `concierge db restore FILE`"
        ),
    ),
    "SQLITE_CORRUPT": (
        NotADatabase,
        "{path} is damaged: stop the bot and put a backup in its place with `concierge db restore FILE`",
    ),
    "SQLITE_BUSY": (Locked, "{path} is locked by another program: end that program, then start again"),
    "SQLITE_LOCKED": (Locked, "{path} is locked by another program: end that program, then start again"),
    "SQLITE_FULL": (DiskFull, "no room left for {path}: free space on its disk"),
    "SQLITE_CANTOPEN": (CannotOpen, "{path} cannot be opened: check that its folder exists and may be written"),
    "SQLITE_IOERR": (CannotOpen, "{path} cannot be read or written: the disk reports a fault"),
}


def named(error: sqlite3.Error, path: Path) -> StoreProblem:
    """SQLite's error as one of ours. Extended codes (SQLITE_READONLY_DIRECTORY) count as their first two words."""
    code = getattr(error, "sqlite_errorname", "") or ""
    kind, sentence = _KINDS.get("_".join(code.split("_")[:2]), (CannotOpen, "{path} cannot be used"))
    return kind(f"{sentence.format(path=path)} ({error})")
