"""The one writer: together or not at all, patient with others, honest when it cannot write."""

import asyncio
import sqlite3
import threading
from collections.abc import Callable, Coroutine
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from storage.sqlite import SqliteStore
from storage.statement import Db
from storage.store import Stale, StoreUnavailable
from storage.writer import ThreadWriter
from tests.storage.factories import STORES
from tests.storage.rows import NOW, arrival, claim_one, keep, turn

ORPHAN = "INSERT INTO safety_sign (conversation_id, seen_at, sign, action) VALUES (404, 0, 'RF01', 'emergency')"


async def together(store: SqliteStore, *jobs: Coroutine[Any, Any, Any]) -> list[Any]:
    """Run the jobs as one batch: a writer in a thread is held up until all of them are queued (inline, the jobs of
    one round of the loop are a batch anyway)."""
    gate = threading.Event()
    if isinstance(store._writer, ThreadWriter):
        await hold(store, gate)
    waiting = [asyncio.create_task(job) for job in jobs]
    await asyncio.sleep(0)
    gate.set()
    return await asyncio.gather(*waiting, return_exceptions=True)


async def hold(store: SqliteStore, gate: threading.Event) -> None:
    """Returns once the writer's thread stands at the gate."""
    begun = threading.Event()
    store._writer.submit(lambda db: begun.set() or gate.wait(5))
    assert await asyncio.to_thread(begun.wait, 5)


async def do(store: SqliteStore, act: Callable[[Db], Any]) -> Any:
    return await store._writer.submit(act)


def break_commit(db: Db) -> None:
    """A transaction whose every statement succeeds and whose COMMIT fails: a foreign key checked at its end."""
    db.execute("PRAGMA defer_foreign_keys = ON")
    db.execute(ORPHAN)


async def test_a_failed_commit_fails_every_job_of_the_batch_and_writes_nothing(store: SqliteStore) -> None:
    jobs = [store.keep([arrival(f"e{number}")]) for number in range(5)]
    results = await together(store, *jobs[:3], do(store, break_commit), *jobs[3:])
    assert [type(result) for result in results] == [StoreUnavailable] * 6
    assert (await store.waiting(NOW)).inbox == 0
    assert (await store.keep([arrival("e1")])).new == 1


async def test_a_failing_job_leaves_its_neighbours_in_the_batch_alone(store: SqliteStore) -> None:
    await keep(store, "e1")
    old = await claim_one(store)
    await store.take_floor(old.conversation, "Linh", NOW)
    results = await together(
        store,
        store.keep([arrival("before", "a")]),
        store.record(turn(old, "k1")),
        do(store, lambda db: db.execute(ORPHAN)),
        store.keep([arrival("after", "b")]),
    )
    kinds = [type(result) for result in results]
    assert kinds[1:3] == [Stale, StoreUnavailable]
    assert [results[0].new, results[3].new] == [1, 1]
    assert {claim.chat for claim in await store.claim("worker", NOW, 10)} == {"guest", "a", "b"}


async def test_a_fault_of_a_job_comes_back_as_it_is(store: SqliteStore) -> None:
    def faulty(db: Db) -> None:
        db.execute("DELETE FROM setting")
        raise ZeroDivisionError

    await store.set_setting("kept", "yes")
    with pytest.raises(ZeroDivisionError):
        await store._writer.submit(faulty)
    assert await store.setting("kept") == "yes"


async def test_a_job_whose_awaiter_was_cancelled_commits_all_the_same(store: SqliteStore) -> None:
    keeping = asyncio.ensure_future(store.keep([arrival("e1")]))
    await asyncio.sleep(0)
    keeping.cancel()
    with pytest.raises(asyncio.CancelledError):
        await keeping
    assert (await store.keep([arrival("e1")])).repeats == 1


async def test_a_full_queue_refuses_what_comes_next(tmp_path: Path) -> None:
    store = await SqliteStore.open(tmp_path / "concierge.db", waiting_at_most=3)
    gate = threading.Event()
    try:
        await hold(store, gate)
        queued = [asyncio.ensure_future(store.keep([arrival(f"e{number}")])) for number in range(5)]
        await asyncio.sleep(0)
        refused = [job for job in queued if job.done()]
        assert [type(job.exception()) for job in refused] == [StoreUnavailable] * 2
        gate.set()
        assert sum(kept.new for kept in await asyncio.gather(*(j for j in queued if j not in refused))) == 3
    finally:
        gate.set()
        await store.close()


async def test_a_closed_store_refuses_and_has_written_what_was_queued(kind: str, tmp_path: Path) -> None:
    store = await STORES[kind](tmp_path)
    queued = [asyncio.ensure_future(store.keep([arrival(f"e{number}")])) for number in range(200)]
    await asyncio.sleep(0)
    await store.close()
    await store.close()
    assert sum(kept.new for kept in await asyncio.gather(*queued)) == 200
    with pytest.raises(StoreUnavailable, match="closed"):
        await store.keep([arrival("late")])
    again = await STORES[kind](tmp_path)
    assert (await again.waiting(NOW)).inbox == 200
    await again.close()


async def test_another_programs_write_lock_delays_jobs_and_fails_none(threaded: SqliteStore) -> None:
    with closing(sqlite3.connect(threaded.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        jobs = [asyncio.ensure_future(threaded.keep([arrival(f"e{number}")])) for number in range(10)]
        _, pending = await asyncio.wait(jobs, timeout=1.3)  # longer than SQLite itself waits
        assert len(pending) == 10
        other.execute("ROLLBACK")
        assert sum(kept.new for kept in await asyncio.gather(*jobs)) == 10


async def test_closing_does_not_wait_for_ever_for_another_programs_lock(threaded: SqliteStore) -> None:
    with closing(sqlite3.connect(threaded.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        job = asyncio.ensure_future(threaded.keep([arrival("e1")]))
        await asyncio.sleep(0)
        await threaded.close()
        with pytest.raises(StoreUnavailable, match="locked"):
            await job


async def test_a_full_disk_refuses_with_a_sentence_loses_nothing_and_recovers(store: SqliteStore) -> None:
    await keep(store, "e1")
    (pages,) = await do(store, lambda db: db.execute("PRAGMA page_count").fetchone())
    await do(store, lambda db: db.execute(f"PRAGMA max_page_count = {pages}").fetchone())
    big = [arrival(f"big {number}", "x" * 50_000) for number in range(3)]
    results = await together(store, *(store.keep([event]) for event in big))
    assert [type(result) for result in results] == [StoreUnavailable] * 3
    assert "free space" in str(results[0])
    await do(store, lambda db: db.execute("PRAGMA max_page_count = 1000000").fetchone())
    assert (await store.keep([arrival("e1"), *big])).new == 3


async def test_a_database_that_turns_read_only_refuses_with_a_sentence(store: SqliteStore) -> None:
    await keep(store, "e1")
    store._db.execute("PRAGMA query_only = ON")
    with pytest.raises(StoreUnavailable, match="write permission"):
        await store.keep([arrival("e2")])
    store._db.execute("PRAGMA query_only = OFF")
    assert (await store.keep([arrival("e2")])).new == 1


async def test_many_guests_at_once_lose_nothing_and_stay_in_order(store: SqliteStore) -> None:
    """Twelve guests write ten messages each while three workers answer whatever is due."""
    answered: dict[str, list[str]] = {}

    async def guest(name: str) -> None:
        for number in range(10):
            await store.keep([arrival(f"{name}/{number}", name)])

    async def worker(owner: str) -> None:
        while sum(map(len, answered.values())) < 120:
            for claim in await store.claim(owner, NOW, 3):
                await store.record(turn(claim))
                answered.setdefault(claim.chat, []).extend(pending.event for pending in claim.pending)

    async with asyncio.timeout(30):
        await asyncio.gather(*(guest(f"g{n}") for n in range(12)), *(worker(f"w{n}") for n in range(3)))
    assert answered == {f"g{n}": [f"g{n}/{index}" for index in range(10)] for n in range(12)}
    assert (await store.waiting(NOW)).inbox == 0


async def test_a_database_file_that_is_moved_away_takes_nothing_more_until_it_is_back(store: SqliteStore) -> None:
    elsewhere = store.path.with_name("elsewhere.db")
    store.path.rename(elsewhere)
    with pytest.raises(StoreUnavailable, match="moved or deleted"):
        await store.keep([arrival("e1")])
    elsewhere.rename(store.path)
    assert (await store.keep([arrival("e1")])).new == 1
