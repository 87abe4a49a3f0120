"""The embedded store: one SQLite file, one writer, everything that the `Store` promises and the views beside it."""

import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Concatenate, Literal, ParamSpec, Self, TypeVar

from dialogs.conversation import Known, Needs
from storage import claims, counts, cursors, inbox, outbox, turns
from storage.errors import named
from storage.history import HistoryLine, history, pending
from storage.lock import FileLock
from storage.reader import Reader
from storage.statement import Db
from storage.store import (
    Arrival,
    Claim,
    Kept,
    Mark,
    Pending,
    StatusUpdate,
    Taker,
    ToSend,
    TurnRecord,
    Waiting,
)
from storage.upgrade import upgrade
from storage.writer import InlineWriter, ThreadWriter, Writer

P = ParamSpec("P")
R = TypeVar("R")
BUSY_MS = 1000
"""How long SQLite itself waits for another program's write; then the writer asks again."""


def connect(path: Path) -> Db:
    """A connection that may write, with every guarantee switched on. Raise StoreProblem."""
    db = sqlite3.connect(path, isolation_level=None, check_same_thread=False, cached_statements=256)
    try:
        db.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = FULL")
        db.execute("PRAGMA foreign_keys = ON")
        db.execute("BEGIN IMMEDIATE")  # a file that cannot be written is found out here, not at the first message
        db.execute("ROLLBACK")
    except sqlite3.Error as error:
        db.close()
        raise named(error, path) from error
    return db


class SqliteStore:
    """A `storage.store.Store`. Open with `await SqliteStore.open(path)`, then `recover` once, before anything else."""

    def __init__(self, db: Db, path: Path, writer: Writer, lock: FileLock) -> None:
        self.path = path
        self._db, self._writer, self._lock = db, writer, lock
        self._closed = False
        self._reader = Reader(path, threads=isinstance(writer, ThreadWriter))

    @classmethod
    async def open(cls, path: Path, executor: Literal["thread", "inline"] = "thread", **limits: int) -> Self:
        """Lock, create or upgrade, open. Raise StoreProblem. `inline` runs the writer on the event loop."""
        lock = FileLock(path)
        try:
            upgrade(path)
            db = connect(path)
        except BaseException:
            lock.release()
            raise
        kind = ThreadWriter if executor == "thread" else InlineWriter
        return cls(db, path, kind(db, path, **limits), lock)

    async def recover(self, now: int) -> int:
        """What a dead process left: its claims are free again, and its messages under way come back with
        `unknown_at` set. Returns how many messages these were."""
        return await self._writer.submit(_recover, now)

    async def close(self) -> None:
        """Everything queued is written first. A second call does nothing."""
        if self._closed:
            return
        self._closed = True
        await self._writer.close()
        self._reader.close()
        self._db.close()
        self._lock.release()

    async def keep(
        self, arrivals: Sequence[Arrival], statuses: Sequence[StatusUpdate] = (), taker: Taker | None = None
    ) -> Kept:
        return await self._writer.submit(inbox.keep, arrivals, statuses, taker)

    async def claim(self, owner: str, now: int, limit: int, lease_ms: int = 60_000) -> list[Claim]:
        return await self._writer.submit(claims.claim, owner, now, limit, lease_ms)

    async def postpone(self, claim: Claim, due_at: int, *, counts: bool = True) -> None:
        await self._writer.submit(claims.postpone, claim, due_at, counts)

    async def known(self, claim: Claim, needs: Needs, now: int) -> Known:
        return await self._writer.submit(turns.known, claim, needs, now)

    async def record(self, turn: TurnRecord) -> list[ToSend]:
        return await self._writer.submit(turns.record, turn)

    async def set_aside(self, turn: TurnRecord, error: str) -> list[ToSend]:
        return await self._writer.submit(turns.record, turn, "set_aside", error)

    async def skip(self, claim: Claim, seqs: Sequence[int], reason: str) -> None:
        await self._writer.submit(claims.skip, claim, seqs, reason)

    async def mark(self, marks: Sequence[Mark], now: int) -> list[ToSend]:
        return await self._writer.submit(outbox.mark, marks, now)

    async def claim_sends(self, now: int, limit: int, busy: frozenset[int] = frozenset()) -> list[ToSend]:
        return await self._writer.submit(outbox.claim_sends, now, limit, busy)

    async def waiting(self, now: int) -> Waiting:
        return await self._writer.submit(counts.waiting, now)

    async def next_due(self) -> int | None:
        return await self._writer.submit(claims.next_due)

    async def take_floor(self, conversation: int, staff: str, now: int) -> int:
        """Staff speak from now on; a turn being thought is refused. Returns how many of the bot's unsent messages
        were withdrawn. Raise LookupError where there is no such conversation."""
        return await self._writer.submit(claims.take_floor, conversation, staff)

    async def hand_back(self, conversation: int, now: int) -> None:
        """The bot speaks again. Raise LookupError."""
        await self._writer.submit(claims.hand_back, conversation)

    async def setting(self, key: str) -> str | None:
        return await self._writer.submit(cursors.get_setting, key)

    async def set_setting(self, key: str, value: str) -> None:
        await self._writer.submit(cursors.set_setting, key, value)

    async def secret_key(self) -> bytes:
        """Made at the first call, the same ever after."""
        return await self._writer.submit(cursors.secret_key)

    async def take_lease(self, channel: str, account: str, owner: str, now: int, ms: int) -> int | None:
        """The right to poll this account until `now + ms`: the offset to go on from; None where another has it."""
        return await self._writer.submit(cursors.take_lease, channel, account, owner, now, ms)

    async def advance(
        self,
        channel: str,
        account: str,
        owner: str,
        offset: int,
        arrivals: Sequence[Arrival],
        statuses: Sequence[StatusUpdate] = (),
    ) -> Kept:
        """Keep what was polled and move the offset on, together. Raise Stale where another owner polls by now."""
        return await self._writer.submit(cursors.advance, channel, account, owner, offset, arrivals, statuses)

    async def history(self, channel: str, account: str, chat: str, limit: int) -> list[HistoryLine]:
        """The newest `limit` lines of a conversation, oldest first; none where the chat is unknown."""
        return await self._reader.read(history, channel, account, chat, limit)

    async def pending(self, channel: str, account: str, chat: str) -> list[Pending]:
        """What the guest sent and has no answer to yet, in order."""
        return await self._reader.read(pending, channel, account, chat)

    async def write(self, act: Callable[Concatenate[Db, P], R], *given: P.args, **no: P.kwargs) -> R:
        """A short transaction of its own: what people and clocks do. Raise StoreUnavailable."""
        return await self._writer.submit(act, *given, **no)

    async def read(self, view: Callable[Concatenate[Db, P], R], *given: P.args, **more: P.kwargs) -> R:
        """Any view of `storage.lists`, on the reading connection."""
        return await self._reader.read(view, *given, **more)


def _recover(db: Db, now: int) -> int:
    db.execute(claims.RECOVER)
    return db.execute(outbox.RECOVER, (now, now)).rowcount
