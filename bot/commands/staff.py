"""`concierge staff`: who may sign in to the desk. Works while the bot runs; a removed account is signed out at once."""

import getpass
import sys
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import TypeVar

from bot.clock import Clock, SystemClock
from bot.commands.listing import iso, path_of, print_table, read
from storage import accounts
from storage.errors import InUse, StoreProblem
from storage.statement import Db

R = TypeVar("R")
FAULTS = {
    "short": "The password is too short: at least 10 characters.",
    "long": "The password is too long: at most 256 characters.",
    "name": "The password must not be the name.",
}


def add(database: str, name: str, clock: Clock | None = None) -> int:
    """The password is asked for, or read from standard input where that is no terminal. Returns the exit code."""
    name = " ".join(name.split())
    if not name or len(name) > 60:
        return _sorry("A name has 1 to 60 characters.")
    kept = _hashed(name)
    if kept is None:
        return 1
    now = (clock or SystemClock()).now()
    try:
        made = _write(database, lambda db: accounts.add(db, name, kept, now))
    except accounts.NameTaken:
        return _sorry(f"There is a member of staff called {name} already: choose another name.")
    if made is None:
        return 1
    print(f"{name} can sign in at /desk.")
    return 0


def show(database: str) -> int:
    found = read(database, accounts.everybody)
    if found is None:
        return 1
    entries = [[account.name, iso(account.created_at)] for account in found]
    print_table(("name", "since"), entries, "Nobody can sign in yet: `concierge staff add NAME`.")
    return 0


def remove(database: str, name: str) -> int:
    gone = _write(database, lambda db: accounts.remove(db, name))
    if gone is None:
        return 1
    if not gone:
        return _sorry(f"There is no member of staff called {name}: `concierge staff list` shows all.")
    print(f"{name} can't sign in any more.")
    return 0


def password(database: str, name: str) -> int:
    """A new password; whoever is signed in by the old one is signed out."""
    kept = _hashed(name)
    if kept is None:
        return 1
    changed = _write(database, lambda db: accounts.change_password(db, name, kept))
    if changed is None:
        return 1
    if not changed:
        return _sorry(f"There is no member of staff called {name}: `concierge staff list` shows all.")
    print(f"{name} has a new password, and has to sign in again.")
    return 0


def _hashed(name: str) -> str | None:
    from bot.desk import passwords

    if sys.stdin.isatty():
        given = getpass.getpass("Password: ")
        if given != getpass.getpass("Once more: "):
            _sorry("The two passwords differ.")
            return None
    else:
        given = sys.stdin.readline().rstrip("\r\n")
    if fault := passwords.fault(given, name):
        _sorry(FAULTS[fault])
        return None
    return passwords.hashed(given)


def _write(database: str, act: Callable[[Db], R]) -> R | None:
    """In a transaction of its own, also while the bot runs; None, and a sentence, where the database can't take it."""
    import sqlite3

    from storage.sqlite import connect

    path = path_of(database)
    try:
        _upgraded(path)
        with closing(connect(path)) as db:
            db.execute("BEGIN IMMEDIATE")
            try:
                done = act(db)
            except BaseException:
                db.execute("ROLLBACK")
                raise
            db.execute("COMMIT")
            return done
    except (StoreProblem, OSError, sqlite3.Error) as problem:
        _sorry(str(problem))
        return None


def _upgraded(path: Path) -> None:
    """Whoever runs on it has upgraded it."""
    from storage.copies import upgrade_alone

    with suppress(InUse):
        upgrade_alone(path)


def _sorry(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 1
