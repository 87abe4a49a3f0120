"""The disk is full, or another program holds the database: nothing is acknowledged that is not kept."""

import asyncio
import sqlite3
from pathlib import Path

import pytest

from bot.content import Book
from storage.statement import Db
from tests.whole.a_house import ALife, a_house
from tests.whole.guests import CHANNELS, guest_of


def fill(db: Db) -> None:
    """From now on the file may not grow."""
    (pages,) = db.execute("PRAGMA page_count").fetchone()
    db.execute(f"PRAGMA max_page_count = {pages}")


def free(db: Db) -> None:
    db.execute("PRAGMA max_page_count = 1000000")


def rows(db: Db) -> int:
    return int(db.execute("SELECT count(*) FROM inbox").fetchone()[0])


@pytest.mark.parametrize("channel", CHANNELS)
async def test_on_a_full_disk_it_answers_503_and_the_redelivery_works(channel: str, tmp_path: Path, book: Book) -> None:
    async with a_house(tmp_path, book) as life:
        guest = guest_of(channel, life.platforms)
        await guest.writes(life, "Hello!")
        await life.store.write(fill)
        kept, delivery = await life.store.read(rows), guest.says("Where are you? " + "x" * 60_000)
        status, why = await life.post(channel, *delivery)
        assert (status, why.count("\n")) == (503, 1)
        assert "no room left" in why
        assert await life.store.read(rows) == kept
        await life.store.write(free)
        await life.takes(channel, guest.again(delivery))
        await life.settled()
        assert len(guest.texts) == 2


async def test_while_another_program_writes_the_delivery_waits_and_is_kept(tmp_path: Path, book: Book) -> None:
    async with a_house(tmp_path, book) as life:
        guest = guest_of("line", life.platforms)
        other = sqlite3.connect(life.store.path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        posting = asyncio.create_task(life.post("line", *guest.says("Hello!")))
        await asyncio.sleep(1.3)
        assert not posting.done(), "acknowledged before it was kept"
        other.execute("ROLLBACK")
        other.close()
        assert await posting == (200, "")
        await life.settled()
        assert len(guest.texts) == 1


async def test_readiness_says_when_the_store_is_gone(tmp_path: Path, book: Book) -> None:
    async with a_house(tmp_path, book) as life:
        assert await ready(life) == 200
        moved = life.store.path.rename(tmp_path / "moved.db")
        assert await ready(life) == 503
        status, why = await life.post("line", *guest_of("line", life.platforms).says("Hello!"))
        assert (status, "moved or deleted" in why) == (503, True)
        moved.rename(life.store.path)
        assert await ready(life) == 200


async def ready(life: ALife) -> int:
    async with life.http.get(f"{life.base}/health/ready") as answer:
        assert (await answer.json())["status"]
        return answer.status
