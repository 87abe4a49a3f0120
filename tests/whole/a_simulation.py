"""The whole house in one thread on a clock that only the simulation moves: one seed, one run.

The store's writer runs inline, the platforms are called in process, nothing reads in a thread. Time jumps from one
thing that falls due to the next.
"""

import copy
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.clock import SetClock
from bot.content import Book
from bot.house import House, World, build
from channels.contract import Delivery
from storage.sqlite import SqliteStore
from tests.standins.standin import InProcess
from tests.whole.a_house import SUNDAY_AT_TEN, Platforms, Signed, next_due, settings_for

BASES = {name: f"https://{name}.test" for name in ("line", "telegram", "whatsapp")}


@dataclass
class Simulation:
    house: House
    platforms: Platforms
    clock: SetClock

    async def arrives(self, channel: str, delivery: Signed) -> None:
        """What the webhook does between the request and the 200."""
        body, headers = delivery
        door = self.house.channels[channel]
        door.verify(Delivery(headers={name.lower(): value for name, value in headers.items()}, body=body))
        await self.house.inbox.keep(channel, door.split(body))

    async def runs_until(self, instant: int) -> None:
        """Everything that falls due by then, at its time, in order; then the clock stands at `instant`."""
        while True:
            await self.house.worker.answer_due()
            await self.house.delivery.retry_due()
            await self.house.delivery.idle()
            due = await self.house.store.read(next_due)
            if due is None or due > instant:
                break
            self.clock.instant = max(self.clock.instant, due)
        self.clock.instant = instant


@asynccontextmanager
async def simulated(path: Path, book: Book) -> AsyncIterator[Simulation]:
    clock = SetClock(SUNDAY_AT_TEN)
    platforms = Platforms.by(clock)
    transport = InProcess({BASES[name]: one for name, one in platforms.each().items()})
    store = await SqliteStore.open(path, "inline")
    world = World(clock=clock, transport=transport, threads=False)
    house = await build(settings_for(platforms, BASES), store, copy.copy(book), world)
    try:
        yield Simulation(house, platforms, clock)
    finally:
        await house.stop()
