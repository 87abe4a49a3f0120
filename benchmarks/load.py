"""Loads: closed loop (each guest waits for the answer), open loop (a fixed rate), doubled deliveries."""

import asyncio
import itertools
import random
import statistics
import time
from collections.abc import Sequence
from dataclasses import dataclass

import aiohttp

from benchmarks.platform import Platform, guests, post, webhook
from benchmarks.servers import Server

KNOWN = (
    "what is the psoas?",
    "how much is it?",
    "where are you?",
    "does it hurt?",
    "how long does it take?",
    "what are your opening hours?",
    "what services do you have?",
    "how often should i do it?",
)
"""Lines that the content holds as examples (or ends as questions): no burst pause, no encoder."""
REWORDED = (
    "my lower back is stiff after sitting all day would it be good for me",
    "tell me which muscle you mean exactly and where i would find it",
    "wondering what a treatment with three therapists would cost us",
    "we would come by scooter so which street is your place on",
    "is there anything i should do or not do before coming in",
)
"""The same questions as guests word them: no sentence end, so the bot waits for the rest of a burst."""


@dataclass
class Figures:
    turns: int
    seconds: float
    cpu_us: float
    """Microseconds of CPU of the whole process per turn."""
    p50_ms: float
    p99_ms: float

    @property
    def per_second(self) -> float:
        return self.turns / self.seconds


def percentile(values: Sequence[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def session() -> aiohttp.ClientSession:
    return aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=512))


async def closed_loop(
    server: Server, platform: Platform, channel: str, people: Sequence[str], turns: int, lines: Sequence[str] = KNOWN
) -> Figures:
    """Each guest writes, waits for the answer at the platform, writes again. Latency is from posting to the answer."""
    waits: list[float] = []
    async with session() as http:

        async def guest(name: str) -> None:
            before = platform.replies[name]
            for n in range(turns):
                started = time.perf_counter()
                status = await post(http, server.base, webhook(channel, name, lines[n % len(lines)]))
                assert status == 200, status
                await platform.answered(name, before + n + 1)
                waits.append((time.perf_counter() - started) * 1000)

        cpu, started = server.cpu_seconds(), time.perf_counter()
        await asyncio.gather(*(guest(name) for name in people))
        seconds, cpu = time.perf_counter() - started, server.cpu_seconds() - cpu
    total = len(people) * turns
    return Figures(total, seconds, cpu / total * 1e6, statistics.median(waits), percentile(waits, 0.99))


async def bare_posts(server: Server, people: Sequence[str], turns: int) -> Figures:
    """For the yardstick that answers nobody."""
    waits: list[float] = []
    async with session() as http:

        async def guest(name: str) -> None:
            for n in range(turns):
                started = time.perf_counter()
                assert await post(http, server.base, webhook("line", name, KNOWN[n % len(KNOWN)])) == 200
                waits.append((time.perf_counter() - started) * 1000)

        cpu, started = server.cpu_seconds(), time.perf_counter()
        await asyncio.gather(*(guest(name) for name in people))
        seconds, cpu = time.perf_counter() - started, server.cpu_seconds() - cpu
    total = len(people) * turns
    return Figures(total, seconds, cpu / total * 1e6, statistics.median(waits), percentile(waits, 0.99))


async def open_loop(server: Server, channel: str, people: Sequence[str], rate: float, seconds: float) -> list[float]:
    """Post at a fixed rate whatever the answers do; the acknowledgements' times in ms."""
    waits: list[float] = []
    async with session() as http:

        async def one(name: str, n: int) -> None:
            started = time.perf_counter()
            assert await post(http, server.base, webhook(channel, name, KNOWN[n % len(KNOWN)])) == 200
            waits.append((time.perf_counter() - started) * 1000)

        tasks, begin = [], time.perf_counter()
        for n, name in zip(range(int(rate * seconds)), itertools.cycle(people), strict=False):
            await asyncio.sleep(max(0, begin + n / rate - time.perf_counter()))
            tasks.append(asyncio.create_task(one(name, n)))
        await asyncio.gather(*tasks)
    return waits


async def doubled(server: Server, platform: Platform, channel: str, count: int, share: float = 0.2) -> int:
    """A share of the webhooks is delivered twice, most at the same moment. Returns how many were answered twice."""
    people, dice = guests(channel, count, salt=77), random.Random(5)
    before = {name: platform.replies[name] for name in people}
    async with session() as http:

        async def guest(name: str) -> None:
            parts = webhook(channel, name, KNOWN[0])
            posts = [post(http, server.base, parts)]
            if dice.random() < share:
                posts.append(post(http, server.base, parts) if dice.random() < 0.8 else late(parts))
            assert set(await asyncio.gather(*posts)) == {200}

        async def late(parts: tuple[str, bytes, dict[str, str]]) -> int:
            await asyncio.sleep(dice.random())
            return await post(http, server.base, parts)

        for start in range(0, count, 50):
            await asyncio.gather(*(guest(name) for name in people[start : start + 50]))
        for name in people:
            await platform.answered(name, before[name] + 1)
        await asyncio.sleep(2)
    return sum(platform.replies[name] - before[name] > 1 for name in people)
