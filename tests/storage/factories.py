"""Every store that the contract suite runs over. A second database joins by one more entry."""

from collections.abc import Awaitable, Callable
from pathlib import Path

from storage.lock import FileLock
from storage.sqlite import SqliteStore, connect
from storage.writer import ThreadWriter

Open = Callable[[Path], Awaitable[SqliteStore]]


async def thread_writer(folder: Path) -> SqliteStore:
    return await SqliteStore.open(folder / "concierge.db")


async def inline_writer(folder: Path) -> SqliteStore:
    return await SqliteStore.open(folder / "concierge.db", "inline")


STORES: dict[str, Open] = {"thread": thread_writer, "inline": inline_writer}


def second_store(path: Path, name: str) -> SqliteStore:
    """A store on a file that another one holds: what the lock prevents between bots, and a command may still do."""
    db = connect(path)
    return SqliteStore(db, path, ThreadWriter(db, path), FileLock(path.with_name(name)))
