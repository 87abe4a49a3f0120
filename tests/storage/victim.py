"""A process to be killed: `python -m tests.storage.victim FILE POINT`. It kills itself at the named point.

`keeping`, `claiming`, `recording`, `marking`: inside that transaction, after its last statement, before its commit.
`kept`, `claimed`, `recorded`, `marked`: right after the commit. `load`: never; it works until somebody kills it.
"""

import asyncio
import os
import signal
import sys
from pathlib import Path
from typing import Any
from uuid import uuid4

from dialogs.conversation import InquiryOpened
from storage import claims, inbox, outbox, turns
from storage.sqlite import SqliteStore
from storage.statement import Db
from storage.store import Mark
from tests.storage.rows import NOW, arrival, booking, bot_said, guest_said, turn

ARRIVALS = [arrival("e1"), arrival("e2")]


def die(db: Db | None = None) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


async def step(store: SqliteStore, during: str, after: str, job: Any, *given: Any) -> Any:
    """Run the job; die inside its transaction if `during` is the point, after its commit if `after` is."""
    point = sys.argv[2]

    def act(db: Db) -> Any:
        result = job(db, *given)
        if during == point:
            die()
        return result

    result = await store._writer.submit(act)
    if after == point:
        die()
    return result


async def one_message(path: Path) -> None:
    store = await SqliteStore.open(path)
    await step(store, "keeping", "kept", inbox.keep, ARRIVALS)
    (claim,) = await step(store, "claiming", "claimed", claims.claim, "victim", NOW, 10, 60_000)
    said = (guest_said("yes", "e1"), bot_said("Thank you.", "k1"))
    events = (booking(), InquiryOpened(kind="booking_request", reason="booking", steps=(0, 4)))
    rows = await step(store, "recording", "recorded", turns.record, turn(claim, "k1", "k2", said=said, events=events))
    marks = [Mark(id=row.id, conversation=row.conversation, state="sent", now=NOW) for row in rows]
    await step(store, "marking", "marked", outbox.mark, marks, NOW)


async def guest(store: SqliteStore, name: str) -> None:
    for number in range(100_000):
        event = f"{name}/{number:06}"
        await store.keep([arrival(event, name)])
        sys.stdout.write(f"kept {event}\n")
        sys.stdout.flush()
        await asyncio.sleep(0.001)


async def answer(store: SqliteStore) -> None:
    while True:
        for claim in await store.claim("victim", NOW, 64):
            said = tuple(guest_said(p.event, p.event) for p in claim.pending)
            rows = await store.record(turn(claim, str(uuid4()), said=said))
            await store.mark(
                [Mark(id=row.id, conversation=row.conversation, state="sent", now=NOW) for row in rows], NOW
            )
        await asyncio.sleep(0)


async def load(path: Path) -> None:
    store = await SqliteStore.open(path)
    await asyncio.gather(*(guest(store, f"g{number}") for number in range(8)), answer(store))


if __name__ == "__main__":
    asyncio.run((load if sys.argv[2] == "load" else one_message)(Path(sys.argv[1])))
