"""A day of guests on a virtual clock: the same seed says the same, word for word, faults included."""

import random
from pathlib import Path

from bot.content import Book
from channels.contract import Response
from storage import lists
from storage.statement import Db
from tests.channels.kits import Seen
from tests.standins.standin import Fault
from tests.whole.a_simulation import Simulation, simulated
from tests.whole.guests import CHANNELS, Guest, guest_of

LINES = (
    "Hello!",
    "I want to book six hands",
    "90 minutes",
    "for 2 people",
    "on 6 June at 17:00",
    "no, 7 June please.",
    "My name is Ann Lee.",
    "ann@example.com",
    "When are you open?",
    "No wishes, skip",
    "Yes, send it",
    "I have chest pain",
    "Can a person call me?",
)
FAULTS = (
    Fault(before=True),
    Fault(after=True),
    Fault(response=Response(500, b"busy")),
    Fault(response=Response(429, b'{"ok":false,"error_code":429,"message":"rate"}')),
)


async def a_day(simulation: Simulation, seed: int) -> None:
    dice = random.Random(seed)
    guests = [guest_of(channel, simulation.platforms, number) for channel in CHANNELS for number in range(3)]
    for _ in range(80):
        guest = dice.choice(guests)
        delivery = said(guest, dice)
        if dice.random() < 0.1:
            simulation.platforms.each()[guest.channel].faults.append(dice.choice(FAULTS))
        for _ in range(dice.choice((1, 1, 1, 2))):
            await simulation.arrives(guest.channel, delivery)
        await simulation.runs_until(simulation.clock.instant + dice.randrange(0, 30_000))
    await simulation.runs_until(simulation.clock.instant + 3_600_000)


def said(guest: Guest, dice: random.Random) -> tuple[bytes, dict[str, str]]:
    """A text, or a tap on one of the last choices."""
    if guest.saw and guest.saw[-1].choices and dice.random() < 0.4:
        return guest.taps(dice.choice(guest.saw[-1].choices)[0])
    return guest.says(dice.choice(LINES))


def heard(simulation: Simulation) -> dict[tuple[str, int], list[Seen]]:
    platforms = simulation.platforms
    return {(channel, n): list(guest_of(channel, platforms, n).saw) for channel in CHANNELS for n in range(3)}


def rest(db: Db) -> list[tuple[str, int]]:
    """What is left open or went wrong: nothing, an hour later."""
    inbox = "SELECT status, count(*) FROM inbox WHERE status IN ('waiting', 'set_aside') GROUP BY status"
    outbox = "SELECT status, count(*) FROM outbox WHERE status IN ('waiting', 'sending') GROUP BY status"
    return [*db.execute(inbox).fetchall(), *db.execute(outbox).fetchall()]


def sent_on_line(db: Db) -> int:
    of_line = "conversation_id IN (SELECT id FROM conversation WHERE channel = 'line')"
    return int(db.execute(f"SELECT count(*) FROM outbox WHERE status = 'sent' AND {of_line}").fetchone()[0])


async def lived(folder: Path, book: Book, seed: int) -> tuple[dict[tuple[str, int], list[Seen]], list[str]]:
    async with simulated(folder, book) as simulation:
        await a_day(simulation, seed)
        assert await simulation.house.store.read(rest) == []
        everything = heard(simulation)
        on_line = sum(len(saw) for (channel, _), saw in everything.items() if channel == "line")
        assert on_line == await simulation.house.store.read(sent_on_line), "on LINE nothing is ever said twice"
        bookings = await simulation.house.store.read(lists.bookings)
        return everything, [f"{one.channel} {one.draft} {one.quote.total}" for one in bookings]


async def test_the_same_seed_says_the_same_and_another_something_else(tmp_path: Path, book: Book) -> None:
    first = await lived(tmp_path / "first.db", book, 1)
    assert await lived(tmp_path / "second.db", book, 1) == first
    assert await lived(tmp_path / "third.db", book, 2) != first
    assert sum(map(len, first[0].values())) > 40
