"""Brings a database file to this version's schema. A file that is there already costs one small query, no Alembic."""

import io
import logging
import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from storage.errors import NewerVersion, NotADatabase, StoreProblem, named

VERSIONS = Path(__file__).with_name("migrations") / "versions"


def revisions() -> list[str]:
    """All revisions of the history, first to last: the numbers before the first underscore of the file names."""
    return sorted(file.name.split("_")[0] for file in VERSIONS.glob("[0-9]*.py"))


def head() -> str:
    return revisions()[-1]


def revision(db: sqlite3.Connection, path: Path) -> str | None:
    """The revision that the file is at; None: it is empty. Raise NotADatabase for another program's tables."""
    tables = {name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if "alembic_version" in tables:
        found = db.execute("SELECT version_num FROM alembic_version").fetchone()
        return str(found[0]) if found else None
    if tables:
        raise NotADatabase(f"{path} belongs to another program: name another file in DATABASE_URL")
    return None


def upgrade(path: Path) -> bool:
    """Create or upgrade the file; False: it was up to date. Raise StoreProblem with a sentence that says the mend."""
    try:
        make_private(path)
        with closing(sqlite3.connect(path, timeout=5, isolation_level=None)) as db:
            return _upgrade(db, path)
    except sqlite3.Error as error:
        raise named(error, path) from error


def check_known(db: sqlite3.Connection, path: Path) -> str | None:
    """The file's revision. Raise NewerVersion where this version does not know it."""
    at = revision(db, path)
    if at is not None and at not in revisions():
        raise NewerVersion(
            f"{path} was written by a newer version of Concierge (revision {at}, this one knows {head()}): "
            "install that version, or name another file in DATABASE_URL"
        )
    return at


def make_private(path: Path) -> None:
    """A new file that its owner alone may read: it will hold guests' words and the secret key."""
    with suppress(OSError):  # what is in the way is told by SQLite
        os.close(os.open(path, os.O_CREAT | os.O_EXCL, 0o600))


def _upgrade(db: sqlite3.Connection, path: Path) -> bool:
    if check_known(db, path) == head():
        return False
    _migrate(path)
    return True


def _migrate(path: Path) -> None:
    """The whole way up in one transaction: a process that dies in between leaves the file as it was."""
    from alembic import command
    from sqlalchemy.exc import DBAPIError

    logging.getLogger("alembic").setLevel(logging.WARNING)
    engine = _engine(path)
    try:
        with engine.begin() as connection:
            command.upgrade(configuration(connection), "head")
    except DBAPIError as error:
        if isinstance(error.orig, sqlite3.Error):
            raise named(error.orig, path) from error
        raise StoreProblem(f"{path} cannot be upgraded: {error}") from error
    finally:
        engine.dispose()


def configuration(connection: Any) -> Any:
    """Alembic's, for this package's history on an open SQLAlchemy connection."""
    from alembic.config import Config

    config = Config(stdout=io.StringIO())  # what Alembic would tell a person; ours are told by our own words
    config.set_main_option("script_location", "storage:migrations")
    config.attributes["connection"] = connection
    return config


def _engine(path: Path) -> Any:
    from sqlalchemy import NullPool, create_engine, event

    engine = create_engine("sqlite://", creator=lambda: _open(path), poolclass=NullPool)
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    return engine


def _open(path: Path) -> sqlite3.Connection:
    """Transactions are begun by us alone, so that CREATE TABLE is part of them."""
    return sqlite3.connect(path, timeout=5, isolation_level=None, check_same_thread=False)
