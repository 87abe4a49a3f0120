"""SIGKILL under load: what was acknowledged is answered, in order, and nothing is lost."""

import asyncio
import random
import re
from pathlib import Path

import aiohttp

from benchmarks.load import session
from benchmarks.platform import Platform, guests, post, webhook
from benchmarks.servers import Server, start_product

KILLS = 3
PEOPLE = 40
MESSAGES = 6


async def killed_under_load(platform: Platform, folder: Path) -> None:
    """Guests count their people up in one booking each; the process is killed between and during their messages."""
    platform.keep_texts = True
    people = guests("line", PEOPLE, salt=4242)
    server = await start_product(platform, folder, "killed")
    holder = [server]
    acknowledged: dict[str, list[int]] = {name: [] for name in people}
    async with session() as http:
        writers = [asyncio.create_task(_guest(http, holder, name, acknowledged[name])) for name in people]
        for _ in range(KILLS):
            await asyncio.sleep(random.uniform(0.7, 1.3))
            await holder[0].kill()
            holder[0] = await start_product(platform, folder, "killed")
        await asyncio.gather(*writers)
    await _quiet(platform, people)
    await holder[0].stop()
    platform.keep_texts = False
    unanswered, disorder, doubles = _judge(platform, acknowledged)
    total = sum(map(len, acknowledged.values()))
    print(
        f"{KILLS} SIGKILLs under load, {total} messages acknowledged: never answered {unanswered}, "
        f"out of order {disorder}, answered more than once {doubles} (possible after an unknown outcome)"
    )


async def _guest(http: aiohttp.ClientSession, holder: list[Server], name: str, acknowledged: list[int]) -> None:
    """As LINE's redelivery does: the same body again until it is acknowledged. Each text carries its number."""
    for number in range(MESSAGES):
        parts = webhook("line", name, f"zzqx {number} zzqx?")
        while True:
            try:
                if await post(http, holder[0].base, parts) == 200:
                    acknowledged.append(number)
                    break
            except aiohttp.ClientError:
                pass
            await asyncio.sleep(0.05)
        await asyncio.sleep(random.uniform(0.1, 0.8))


async def _quiet(platform: Platform, people: list[str]) -> None:
    """Until no reply has come for five seconds."""
    before = -1
    while before != (before := sum(platform.replies[name] for name in people)):
        await asyncio.sleep(5)


def _judge(platform: Platform, acknowledged: dict[str, list[int]]) -> tuple[int, int, int]:
    unanswered = disorder = doubles = 0
    for name, numbers in acknowledged.items():
        replies = platform.replies[name]
        unanswered += max(0, len(numbers) - replies)
        doubles += max(0, replies - len(numbers))
        seen = [int(n) for text in platform.texts[name] for n in re.findall(r"zzqx (\d+)", text)]
        disorder += sum(a > b for a, b in zip(seen, seen[1:], strict=False))
    return unanswered, disorder, doubles
