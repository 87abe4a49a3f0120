"""The staff's end in the running house: threads, scheduler's tick, real clock of the event loop."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from uuid import uuid4

import msgspec

from bot import settings
from bot.clock import SetClock
from bot.content import Book
from bot.house import House, World, build
from channels.contract import Event
from channels.web.channel import ACCOUNT, WebChannel, event_id
from storage.sqlite import SqliteStore
from tests.bot.staff.people import HOUR, LAN, MORNING, SAMPLE


@asynccontextmanager
async def a_house(path: Path, clock: SetClock) -> AsyncIterator[House]:
    store = await SqliteStore.open(path / "house.db")
    made = await build(settings.Settings(_env_file=None), store, Book(SAMPLE), World(clock=clock))  # type: ignore[call-arg]
    await made.start()
    try:
        yield made
    finally:
        await made.stop()


async def says(house: House, text: str, session: str) -> None:
    channel = house.channels["web"]
    assert isinstance(channel, WebChannel)
    message = {"id": str(uuid4()), "session": session, "text": text, "sent_at": house.clock.now()}
    event = Event(id=event_id(session, message["id"]), account=ACCOUNT, chat=session, raw=msgspec.json.encode(message))
    await house.inbox.keep("web", [event])


async def told(house: House, count: int) -> list[str]:
    """What the first visitor's page would show, once it shows so much."""
    for _ in range(300):
        lines = await house.store.read(lambda db: db.execute("SELECT author, text FROM transcript").fetchall())
        if len(lines) >= count:
            return [f"{author}: {text}" for author, text in lines]
        await asyncio.sleep(0.01)
    raise AssertionError(f"only {lines}")


async def test_an_open_desk_hears_of_a_message_at_once_and_of_the_promise_by_the_tick(tmp_path: Path) -> None:
    clock = SetClock(MORNING)
    async with a_house(tmp_path, clock) as house:
        await house.worker.answer_due()
        with house.staff.live.watching() as watcher:
            begun = time.perf_counter()
            await says(house, "I want to talk to a person please.", "a" * 43)
            change = await asyncio.wait_for(watcher.queue.get(), 5)
            assert change.what == "conversation"
            assert time.perf_counter() - begun < 2
            await told(house, 2)
            await house.tick()
            assert (await asyncio.wait_for(watcher.queue.get(), 5)).what == "inquiry"
        await house.staff.acts.answer(change.id, "Here is Lan.", LAN)
        assert (await told(house, 3))[-1] == "staff: Here is Lan."
        clock.instant += 13 * HOUR
        await house.tick()
        assert "assistant" in (await told(house, 4))[-1]


async def test_a_store_that_is_away_stops_no_tick(tmp_path: Path) -> None:
    async with a_house(tmp_path, SetClock(MORNING)) as house:
        await house.store.close()
        await house.tick()
