"""The one writer: takes whatever jobs wait, runs them in one transaction, commits once, answers all.

A job is a function of the connection. Where one of a batch fails, the batch is rolled back and run again with a
savepoint around each job, so that only the failing one fails; jobs therefore have no effect but on the database.
"""

import asyncio
import os
import sqlite3
import threading
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from queue import SimpleQueue
from typing import Any, Concatenate, NamedTuple, ParamSpec, TypeVar

from storage.errors import named
from storage.statement import Db
from storage.store import StoreUnavailable

P = ParamSpec("P")
R = TypeVar("R")

BATCH = 64
WAITING_AT_MOST = 2048
"""Jobs in the queue: more than that, and the store is refusing rather than late."""
GATHERED = 3
"""Jobs in a batch from which the store is busy: commits are then made larger rather than sooner."""
GATHER_SECONDS = 0.003
"""What a busy store waits for more jobs: a commit of many costs little more than a commit of few."""
BUSY = ("SQLITE_BUSY", "SQLITE_LOCKED")


class Job(NamedTuple):
    answer: "asyncio.Future[Any]"
    act: Callable[..., Any]
    given: tuple[Any, ...]


class Failed(NamedTuple):
    error: Exception


class Writer(ABC):
    """Runs batches on the thread that calls `work` or `work_off`. Belongs to the event loop that made it."""

    def __init__(self, db: Db, path: Path, waiting_at_most: int = WAITING_AT_MOST) -> None:
        self._db, self._path, self._waiting_at_most = db, path, waiting_at_most
        self._loop = asyncio.get_running_loop()
        self._jobs: SimpleQueue[Job | None] = SimpleQueue()
        self._closing = False
        self._file = _identity(path)

    def submit(self, act: Callable[Concatenate[Db, P], R], *given: P.args, **no: P.kwargs) -> "asyncio.Future[R]":
        """Queue a job; its answer comes after the commit. Raise StoreUnavailable where the queue is full or closed.

        An awaiter that is cancelled does not call its job back: it commits all the same.
        """
        if self._closing:
            raise StoreUnavailable("the store is closed")
        if self._jobs.qsize() >= self._waiting_at_most:
            raise StoreUnavailable(f"{self._waiting_at_most} writes wait already")
        answer: asyncio.Future[R] = self._loop.create_future()
        self._jobs.put(Job(answer, act, given))
        self._queued()
        return answer

    def _queued(self) -> None:  # noqa: B027 - a writer with a thread of its own need not be told
        """Called after each submit."""

    @abstractmethod
    async def close(self) -> None:
        """Finish what is queued; then take nothing more."""

    def _take(self, *, wait: bool) -> list[Job] | None:
        """The next batch; empty: nothing is queued; None: closed."""
        batch: list[Job] = []
        while len(batch) < BATCH and (wait or not self._jobs.empty()):
            job = self._jobs.get()
            if job is None:
                self._jobs.put(None)  # seen again once this batch is through
                return batch or None
            batch.append(job)
            wait = False
        return batch

    def _run(self, batch: Sequence[Job]) -> list[Any]:
        """Each job's result, or Failed. Whatever goes wrong, every job gets one."""
        try:
            return self._transaction(batch)
        except sqlite3.Error as error:
            failure = Failed(self._unavailable(error))
        except Exception as error:
            failure = Failed(error)
        with suppress(sqlite3.Error):
            self._roll_back()
        return [failure] * len(batch)

    def _transaction(self, batch: Sequence[Job]) -> list[Any]:
        self._same_file()
        self._roll_back()  # what a disk fault may have left open
        self._begin()
        db = self._db
        try:
            results = [job.act(db, *job.given) for job in batch]
        except Exception:
            self._roll_back()
            self._begin()
            results = [self._apart(job) for job in batch]
        self._patiently("COMMIT")
        return results

    def _apart(self, job: Job) -> Any:
        """One job in a savepoint of its own: its failure leaves its neighbours alone."""
        db = self._db
        db.execute("SAVEPOINT job")
        try:
            result = job.act(db, *job.given)
        except Exception as error:
            if not db.in_transaction:
                raise  # SQLite gave the whole transaction up (disk full, disk fault)
            db.execute("ROLLBACK TO job")
            result = Failed(self._unavailable(error) if isinstance(error, sqlite3.Error) else error)
        db.execute("RELEASE job")
        return result

    def _same_file(self) -> None:
        """SQLite goes on writing into a file that has lost its name, and all of it would be gone with the process."""
        if _identity(self._path) != self._file:
            raise StoreUnavailable(f"{self._path} was moved or deleted: put it back, or stop the bot and restore it")

    def _begin(self) -> None:
        self._patiently("BEGIN IMMEDIATE")

    def _patiently(self, statement: str) -> None:
        """Wait for another program's write to end, however long, unless we are to close."""
        while True:
            try:
                self._db.execute(statement)
                return
            except sqlite3.OperationalError as error:
                if error.sqlite_errorname.startswith(BUSY) and not self._closing:
                    continue
                raise

    def _roll_back(self) -> None:
        if self._db.in_transaction:
            self._db.execute("ROLLBACK")

    def _unavailable(self, error: sqlite3.Error) -> StoreUnavailable:
        unavailable = StoreUnavailable(str(named(error, self._path)))
        unavailable.__cause__ = error
        return unavailable


def _answer(batch: Sequence[Job], results: Sequence[Any]) -> None:
    for job, result in zip(batch, results, strict=True):
        if job.answer.done():  # its awaiter was cancelled
            continue
        if isinstance(result, Failed):
            job.answer.set_exception(result.error)
        else:
            job.answer.set_result(result)


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = os.stat(path)  # noqa: PTH116  # on every batch: a third of Path.stat's cost
    except OSError:
        return None
    return found.st_dev, found.st_ino


class ThreadWriter(Writer):
    """The running bot's: a thread of its own, so that the disk never holds the event loop up."""

    def __init__(self, db: Db, path: Path, waiting_at_most: int = WAITING_AT_MOST) -> None:
        super().__init__(db, path, waiting_at_most)
        self._thread = threading.Thread(target=self._serve, name="writer", daemon=True)
        self._thread.start()

    def _serve(self) -> None:
        while (batch := self._take(wait=True)) is not None:
            results = self._run(batch)
            try:
                self._loop.call_soon_threadsafe(_answer, batch, results)
            except RuntimeError:
                return  # the loop was closed under us: nobody waits for answers any more
            if len(batch) >= GATHERED and not self._closing:
                time.sleep(GATHER_SECONDS)

    async def close(self) -> None:
        self._closing = True
        self._jobs.put(None)
        await asyncio.to_thread(self._thread.join)


class InlineWriter(Writer):
    """The simulation's: batches run on the event loop itself, in one fixed order."""

    _planned = False

    def _queued(self) -> None:
        if not self._planned:
            self._planned = True
            self._loop.call_soon(self._serve)

    def _serve(self) -> None:
        self._planned = False
        while batch := self._take(wait=False):
            _answer(batch, self._run(batch))

    async def close(self) -> None:
        self._closing = True
        self._serve()
