"""`make bench`: every figure of docs/performance.md, product and yardsticks in turn, medians of several rounds."""

import argparse
import asyncio
import statistics
import tempfile
from collections import defaultdict
from collections.abc import Awaitable, Callable
from pathlib import Path

from benchmarks.kill import killed_under_load
from benchmarks.load import KNOWN, REWORDED, Figures, bare_posts, closed_loop, doubled, open_loop, percentile
from benchmarks.platform import Platform, guests
from benchmarks.servers import Server, start_product, start_yardstick

GUESTS = 32


class Bench:
    def __init__(self, platform: Platform, folder: Path, rounds: int) -> None:
        self.platform, self.folder, self.rounds = platform, folder, rounds
        self.servers: dict[str, Server] = {}

    async def start(self) -> None:
        for name in ("bare", "durable", "sdk_echo"):
            self.servers[name] = await start_yardstick(name, self.platform, self.folder)
        self.servers["product"] = await start_product(self.platform, self.folder)

    async def stop(self) -> None:
        for server in self.servers.values():
            await server.stop()

    async def loop(self, name: str, channel: str, salt: int, turns: int, lines: tuple[str, ...] = KNOWN) -> Figures:
        people = guests(channel, GUESTS, salt)
        return await closed_loop(self.servers[name], self.platform, channel, people, turns, lines)

    async def cpu(self) -> None:
        """CPU per turn and turns a second, interleaved."""
        seen: dict[str, list[Figures]] = defaultdict(list)
        for round_ in range(-1, self.rounds):
            salt = 10 + round_
            plan = {
                "bare": bare_posts(self.servers["bare"], guests("line", GUESTS), 50),
                "durable": self.loop("durable", "line", salt, 50),
                "line-bot-sdk echo": self.loop("sdk_echo", "line", salt, 20),
                "product LINE": self.loop("product", "line", salt, 50),
                "product WhatsApp": self.loop("product", "whatsapp", salt, 50),
                "product Telegram": self.loop("product", "telegram", salt, 50),
                "product LINE, reworded": self.loop("product", "line", 50 + salt, 3, REWORDED),
            }
            for name, run in plan.items():
                figures = await run
                if round_ >= 0:  # the first round warms up
                    seen[name].append(figures)
        self.print_cpu(seen)

    def print_cpu(self, seen: dict[str, list[Figures]]) -> None:
        print(f"\n{GUESTS} guests in closed loop, medians of {self.rounds} rounds; ratio to durable within each round")
        print(f"{'':26}{'CPU us/turn':>12}{'ratio':>8}{'turns/s':>9}{'p50 ms':>8}{'p99 ms':>8}")
        for name, rounds in seen.items():
            ratio = statistics.median(
                mine.cpu_us / least.cpu_us for mine, least in zip(rounds, seen["durable"], strict=True)
            )
            columns = [statistics.median(getattr(r, key) for r in rounds) for key in ("per_second", "p50_ms", "p99_ms")]
            cpu = statistics.median(r.cpu_us for r in rounds)
            print(f"{name:26}{cpu:12.0f}{ratio:8.2f}{columns[0]:9.0f}{columns[1]:8.1f}{columns[2]:8.1f}")
        echo = statistics.median(
            ours.per_second / theirs.per_second
            for ours, theirs in zip(seen["product LINE"], seen["line-bot-sdk echo"], strict=True)
        )
        print(f"LINE turns a second / line-bot-sdk echo: {echo:.2f}")

    async def acknowledgement(self) -> None:
        """p99 of the 200 at 50 a second, healthy and while the platform hangs for 3 s."""
        for hang in (0.0, 3.0):
            ratios, ours, theirs = [], [], []
            for round_ in range(self.rounds):
                self.platform.hang = hang
                pair = {}
                for name in ("durable", "product"):
                    people = guests("line", 200, salt=100 + round_)
                    pair[name] = percentile(await open_loop(self.servers[name], "line", people, 50, 8), 0.99)
                    self.platform.hang, resume = 0.0, hang
                    await asyncio.sleep(hang + 0.5)
                    self.platform.hang = resume
                ours.append(pair["product"])
                theirs.append(pair["durable"])
                ratios.append(pair["product"] / pair["durable"])
            self.platform.hang = 0.0
            state = f"platform hangs {hang:.0f} s" if hang else "healthy"
            print(
                f"acknowledgement p99 at 50/s, {state}: product {statistics.median(ours):.1f} ms, durable "
                f"{statistics.median(theirs):.1f} ms, ratio {statistics.median(ratios):.2f}"
            )

    async def one_hangs(self) -> None:
        """One guest's replies hang 1 s: what everybody else feels."""
        ratios = []
        for round_ in range(self.rounds):
            healthy = await self.loop("product", "line", 200 + round_, 30)
            slow = guests("line", 1, salt=999)[0]
            self.platform.hang, self.platform.hang_only = 1.0, slow
            stuck = asyncio.create_task(closed_loop(self.servers["product"], self.platform, "line", [slow], 3))
            others = await self.loop("product", "line", 200 + round_, 30)
            await stuck
            self.platform.hang, self.platform.hang_only = 0.0, None
            ratios.append(others.p50_ms / healthy.p50_ms)
        print(f"one guest's reply hangs 1 s: p50 of everybody else's / healthy: {statistics.median(ratios):.2f}")

    async def memory(self, messages: int, people: int) -> None:
        """Resident memory: idle, and after many messages of many guests."""
        server = await start_product(self.platform, self.folder, "memory")
        await asyncio.sleep(3)
        idle = server.resident_mb()
        print(f"idle resident memory, all channels on: {idle:.0f} MB")
        crowd, turns = guests("line", people, salt=500), messages // people
        for start in range(0, people, GUESTS * 2):
            await closed_loop(server, self.platform, "line", crowd[start : start + GUESTS * 2], turns)
        await asyncio.sleep(3)
        after = server.resident_mb()
        print(f"after {messages} messages of {people} guests: {after:.0f} MB (+{after - idle:.0f})")
        await server.stop()

    async def twice(self) -> None:
        for channel in ("line", "whatsapp", "telegram"):
            count = await doubled(self.servers["product"], self.platform, channel, 500)
            print(f"{channel}: 20 % of 500 webhooks delivered twice: answered twice {count}")


async def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--rounds", type=int, default=5)
    arguments.add_argument("--only", choices=["cpu", "ack", "hang", "memory", "twice", "kill"], action="append")
    arguments.add_argument("--messages", type=int, default=100_000)
    arguments.add_argument("--guests", type=int, default=10_000)
    given = arguments.parse_args()
    wanted = given.only or ["cpu", "ack", "hang", "twice", "kill", "memory"]
    platform = Platform()
    runner = await platform.start()
    with tempfile.TemporaryDirectory(prefix="concierge-bench-") as folder:
        bench = Bench(platform, Path(folder), given.rounds)
        await bench.start()
        try:
            steps: dict[str, Callable[[], Awaitable[None]]] = {
                "cpu": bench.cpu,
                "ack": bench.acknowledgement,
                "hang": bench.one_hangs,
                "twice": bench.twice,
                "kill": lambda: killed_under_load(platform, Path(folder)),
                "memory": lambda: bench.memory(given.messages, given.guests),
            }
            for name in wanted:
                await steps[name]()
        finally:
            await bench.stop()
            await runner.cleanup()


if __name__ == "__main__":
    asyncio.run(main())
