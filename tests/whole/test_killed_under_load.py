"""SIGKILL of the real process while guests fill in bookings: nothing that was acknowledged is lost."""

import asyncio
import random
from collections.abc import Sequence
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass
from pathlib import Path

import aiohttp

from benchmarks.kill import Person, judged, settled
from bot.clock import SystemClock
from tests.standins.standin import served
from tests.whole.a_house import Platforms, until
from tests.whole.a_process import Process, environment, started
from tests.whole.guests import Guest, guest_of

KILLS = 3


@dataclass
class StrictPhone:
    """A guest of a stand-in that holds to its platform's rules."""

    guest: Guest

    @property
    def channel(self) -> str:
        return self.guest.channel

    @property
    def chat(self) -> str:
        return self.guest.id

    def delivery(self, text: str) -> tuple[str, bytes, dict[str, str]]:
        return f"/webhooks/{self.channel}", *self.guest.says(text)

    def heard(self) -> Sequence[str]:
        return self.guest.texts


@dataclass
class Door:
    """Where the process of the moment is reached; between two of them nobody answers."""

    http: aiohttp.ClientSession
    process: Process | None = None

    async def posts(self, delivery: tuple[str, bytes, dict[str, str]]) -> bool:
        """Whether it was acknowledged."""
        path, body, headers = delivery
        if self.process is None or not self.process.base:
            return False
        with suppress(aiohttp.ClientError):
            async with self.http.post(self.process.base + path, data=body, headers=headers) as answer:
                return answer.status == 200
        return False


async def test_what_was_acknowledged_before_a_kill_is_answered_in_order_and_booked(tmp_path: Path) -> None:
    """WhatsApp waits a minute after a kill: its part is played on a clock that jumps (tests/bot/test_killed.py)."""
    platforms, database = Platforms.by(SystemClock()), tmp_path / "concierge.db"
    guests = [guest_of(channel, platforms, n) for channel in ("line", "telegram") for n in range(4)]
    people = [Person(StrictPhone(guest), number) for number, guest in enumerate(guests)]
    async with AsyncExitStack() as stack, aiohttp.ClientSession() as http:
        bases = {name: await stack.enter_async_context(served(one)) for name, one in platforms.each().items()}
        given, door = environment(platforms, bases, database, LOG_FORMAT="json"), Door(http)
        writing = asyncio.gather(*(person.books(door.posts) for person in people))
        for _ in range(KILLS):
            async with started(tmp_path, given) as door.process:
                await door.process.up()
                await asyncio.sleep(random.uniform(0.1, 0.6))
                await door.process.killed()
        async with started(tmp_path, given) as door.process:
            await door.process.up()
            await writing
            await until(lambda: asyncio.to_thread(settled, database))
            assert await door.process.drained() == 0
    assert sum(len(person.acknowledged) for person in people) == len(people) * 11
    found = judged(database, people)
    assert (found.unanswered, found.lost, found.disorder) == (0, 0, 0)
    assert found.doubled <= KILLS * 4, "only a Telegram message that was under way at a kill may be seen twice"
    assert platforms.line.duplicates == []
