"""Whole copies of the database: backed up while the bot runs, put back while it does not."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from storage.errors import NotADatabase, named
from storage.lock import FileLock
from storage.reader import read_only
from storage.upgrade import check_known, make_private, upgrade


def upgrade_alone(path: Path) -> bool:
    """Upgrade under the lock. Raise InUse while the bot runs, or any other StoreProblem."""
    lock = FileLock(path)
    try:
        return upgrade(path)
    finally:
        lock.release()


def back_up(path: Path, file: Path) -> None:
    """Copy to `file`, complete or not at all. Raise StoreProblem, or OSError for a place that cannot be written."""
    with closing(read_only(path)) as db:
        _copy(db, path, file)


def restore(path: Path, file: Path) -> Path | None:
    """Put a sound backup in the place of `path`; what stood there is moved aside, and its new name returned.

    Raise InUse while the bot runs; NotADatabase or NewerVersion for a file that is no usable backup.
    """
    path = path.resolve()
    lock = FileLock(path)
    try:
        fresh = path.with_name(path.name + ".restoring")
        with closing(read_only(file)) as backup:
            check_known(backup, file)
            _copy(backup, file, fresh)
        former = _move_aside(path)
        fresh.replace(path)
        _settle(path.parent)
        return former
    finally:
        lock.release()


def _move_aside(path: Path) -> Path | None:
    """Its log goes first: a log must never meet another database."""
    if not path.exists():
        return None
    former = path.with_name(path.name + ".replaced")
    for suffix in ("-wal", "-shm", ""):
        there, here = path.with_name(path.name + suffix), former.with_name(former.name + suffix)
        here.unlink(missing_ok=True)
        if there.exists():
            there.replace(here)
    return former


def _copy(source: sqlite3.Connection, path: Path, file: Path) -> None:
    part = file.with_name(file.name + ".part")
    part.unlink(missing_ok=True)
    make_private(part)
    try:
        with closing(sqlite3.connect(part)) as copy:
            source.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
            if copy.execute("PRAGMA quick_check").fetchone() != ("ok",):
                raise NotADatabase(f"{path} is damaged: it cannot be copied")
    except sqlite3.Error as error:
        part.unlink(missing_ok=True)
        damaged = error.sqlite_errorname.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB"))
        raise named(error, path if damaged else file) from error
    except NotADatabase:
        part.unlink(missing_ok=True)
        raise
    with part.open("rb+") as written:
        os.fsync(written.fileno())
    part.replace(file)
    _settle(file.absolute().parent)


def _settle(folder: Path) -> None:
    """A new name survives a power cut only once its folder is on disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
