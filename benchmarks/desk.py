"""How fast the desk's inbox is with many conversations: `python -m benchmarks.desk`."""

import asyncio
import tempfile
import time
from pathlib import Path

from bot.content import Book
from storage.statement import Db
from tests.bot.desk.a_desk import a_desk

CONVERSATIONS = 100_000
OPEN = 200
REQUESTS = 60
ROOT = Path(__file__).resolve().parents[1]


def fill(db: Db, now: int) -> None:
    """Conversations with three lines each, and inquiries, OPEN of them open."""
    everyone = range(1, CONVERSATIONS + 1)
    db.executemany(
        "INSERT INTO conversation (id, channel, account, chat, state, fence, blocked, created_at, last_guest_at) "
        "VALUES (?, 'line', 'a', ?, '', 1, 0, ?, ?)",
        ((n, f"c{n}", now, now) for n in everyone),
    )
    db.executemany(
        "INSERT INTO transcript (conversation_id, author, text, at, event, choices) VALUES (?, ?, 'hello', ?, ?, '[]')",
        ((n, who, now, f"{who}{n}") for n in everyone for who in ("guest", "bot", "guest")),
    )
    db.executemany(
        "INSERT INTO inquiry (conversation_id, kind, reason, note, state, opened_at, due_at) "
        "VALUES (?, 'question', 'asked', '', ?, ?, ?)",
        ((n * 4, "open" if n <= OPEN else "closed", now, now + 86_400_000 - n * 1000) for n in range(1, 20_001)),
    )


async def main() -> None:
    with tempfile.TemporaryDirectory(prefix="concierge-bench-") as folder:
        async with a_desk(Path(folder), Book(ROOT / "examples/sample-spa")) as spa:
            await spa.hires("Lan")
            await spa.life.store.write(fill, spa.life.clock.now())
            async with spa.member() as lan:
                await asyncio.sleep(3)
                took = []
                for _ in range(REQUESTS):
                    await asyncio.sleep(0.02)
                    began = time.perf_counter()
                    await lan.get("/desk")
                    took.append((time.perf_counter() - began) * 1000)
    took.sort()
    print(
        f"inbox, {CONVERSATIONS} conversations, {OPEN} open inquiries: median {took[REQUESTS // 2]:.0f} ms, "
        f"p95 {took[int(REQUESTS * 0.95)]:.0f} ms"
    )


if __name__ == "__main__":
    asyncio.run(main())
