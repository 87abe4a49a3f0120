"""The store's second connection: read only, beside the writer, off the event loop, for what people look at."""

import asyncio
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar
from urllib.parse import quote

from storage.errors import NotADatabase, named
from storage.statement import Db
from storage.store import StoreUnavailable

P = ParamSpec("P")
R = TypeVar("R")


def read_only(path: Path) -> Db:
    """A connection that cannot write. Raise StoreProblem where there is no usable database."""
    try:
        db = sqlite3.connect(
            f"file:{quote(str(path.absolute()))}?mode=ro", uri=True, isolation_level=None, check_same_thread=False
        )
    except sqlite3.Error as error:
        raise named(error, path) from error
    try:
        db.execute("PRAGMA busy_timeout = 5000")
        if db.execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").fetchone() is None:
            raise NotADatabase(f"{path} holds no Concierge data yet: `concierge db upgrade` makes it")
    except sqlite3.Error as error:
        db.close()
        raise named(error, path) from error
    except NotADatabase:
        db.close()
        raise
    return db


class Reader:
    """Reads in a thread of its own; `threads` False: on the calling thread (simulation)."""

    def __init__(self, path: Path, *, threads: bool = True) -> None:
        self._path = path
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="views") if threads else None
        self._db: Db | None = None
        self._closed = False

    async def read(self, view: Callable[Concatenate[Db, P], R], *given: P.args, **no: P.kwargs) -> R:
        """Raise StoreUnavailable where the database cannot be read, or no longer."""
        if self._closed:
            raise StoreUnavailable("the store is closed")
        if self._thread is None:
            return self._read(view, *given, **no)
        return await asyncio.get_running_loop().run_in_executor(self._thread, lambda: self._read(view, *given, **no))

    def _read(self, view: Callable[Concatenate[Db, P], R], *given: P.args, **no: P.kwargs) -> R:
        try:
            if self._db is None:
                self._db = read_only(self._path)
            return view(self._db, *given, **no)
        except sqlite3.Error as error:
            raise StoreUnavailable(str(named(error, self._path))) from error

    def close(self) -> None:
        self._closed = True
        if self._thread is not None:
            self._thread.shutdown(wait=True)
        if self._db is not None:
            self._db.close()
