"""SIGKILL under load: what was acknowledged is answered, in order, and nothing of it is lost.

Each guest fills in a booking, every fact a message of its own, two of them corrected later, while the process is killed
and started again. The platform delivers again what was not acknowledged. Judged by the store and by what guests saw.
"""

import asyncio
import datetime as dt
import json
import random
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple, Protocol

import aiohttp

from benchmarks.load import session
from benchmarks.platform import Platform, guests, post, webhook
from benchmarks.servers import Server, start_product
from dialogs.booking.model import Draft, Line
from storage import lists
from storage.reader import read_only
from storage.statement import Db

KILLS = 5
PEOPLE = 20
"""Of each platform."""
FIRST = ("Ann", "Bob", "Carol", "David", "Emma", "Frank", "Grace", "Henry", "Iris", "Jack")
LAST = ("Baker", "Carter", "Fisher", "Miller", "Potter", "Taylor", "Turner", "Walker", "Weaver", "Wright")


class Phone(Protocol):
    """A guest's end of the line: how they deliver a text, and what they have seen so far, in order."""

    channel: str
    chat: str

    def delivery(self, text: str) -> tuple[str, bytes, dict[str, str]]: ...

    def heard(self) -> Sequence[str]: ...


@dataclass
class Person:
    """The `number`th guest, and the texts that the bot has acknowledged to them."""

    phone: Phone
    number: int
    acknowledged: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        return f"{FIRST[self.number % 10]} {LAST[self.number // 10 % 10]}"

    @property
    def day(self) -> dt.date:
        """One guest a day: nobody takes another's place."""
        return dt.datetime.now(dt.UTC).date() + dt.timedelta(days=10 + self.number)

    @property
    def wanted(self) -> Draft:
        """What the request must hold in the end: every fact, as corrected."""
        return Draft(
            lines=(Line(service="six_hands", minutes=90, people=3),),
            date=self.day,
            time=dt.time(12),
            name=self.name,
            email=f"guest{self.number}@example.com",
        )

    async def books(self, posts: Callable[[tuple[str, bytes, dict[str, str]]], Awaitable[bool]]) -> None:
        """Facts are written without waiting for answers; where the bot must have asked, the guest waits for it."""
        for text in (
            "I want to book six hands.",
            "90 minutes, please.",
            "For 2 people.",
            f"On {self.day.day} {self.day:%B %Y} at 11:00, please.",
            "When are you open?",
            "Sorry, for 3 people please.",
            f"My name is {self.name}.",
            f"My mail is guest{self.number}@example.com.",
        ):
            await self._says(text, posts)
        await self._hears("Any wishes")
        await self._says("No wishes, skip.", posts)
        await self._hears("Shall I send it?", "11:00")
        await self._says("Sorry, at 12:00 please.", posts)
        await self._hears("Shall I send it?", "12:00")
        await self._says("Yes, send it.", posts)

    async def _says(self, text: str, posts: Callable[[tuple[str, bytes, dict[str, str]]], Awaitable[bool]]) -> None:
        """As a platform does: the same body again until it is acknowledged."""
        delivery = self.phone.delivery(text)
        while not await posts(delivery):
            await asyncio.sleep(0.05)
        self.acknowledged.append(text)
        await asyncio.sleep(random.uniform(0.0, 0.3))

    async def _hears(self, *words: str) -> None:
        async with asyncio.timeout(180):
            while not any(all(word in text for word in words) for text in self.phone.heard()[-3:]):
                await asyncio.sleep(0.02)


class Judgement(NamedTuple):
    unanswered: int
    """Acknowledged messages without a turn, or whose answer never left."""
    lost: int
    """Guests whose request is not in the store with every fact."""
    disorder: int
    """Guests whose messages were answered, or whose answers came, in another order."""
    doubled: int
    """Answers that a guest saw twice."""


def judged(database: Path, people: Sequence[Person]) -> Judgement:
    db = read_only(database)
    try:
        each = [_judged(db, person) for person in people]
    finally:
        db.close()
    return Judgement(*map(sum, zip(*each, strict=True)))


def _judged(db: Db, person: Person) -> Judgement:
    (talk,) = db.execute("SELECT conversation_id FROM alias WHERE chat = ?", (person.phone.chat,)).fetchone()
    said = db.execute("SELECT author, text FROM transcript WHERE conversation_id = ? ORDER BY id", (talk,)).fetchall()
    theirs = [text for author, text in said if author == "guest"]
    ours = [_plain(text) for author, text in said if author == "bot"]
    heard = [_plain(text) for text in person.phone.heard()]
    once = [text for n, text in enumerate(heard) if n == 0 or text != heard[n - 1]]
    unanswered = (
        sum(text not in theirs for text in person.acknowledged) + _waiting(db, talk) + max(0, len(ours) - len(once))
    )
    disordered = theirs != person.acknowledged or once != ours
    return Judgement(unanswered, int(not _booked(db, talk, person.wanted)), int(disordered), len(heard) - len(once))


def _plain(text: str) -> str:
    return " ".join(text.split())


def _waiting(db: Db, talk: int) -> int:
    waiting = "SELECT count(*) FROM inbox WHERE conversation_id = ? AND status NOT IN ('done', 'skipped')"
    unsent = "SELECT count(*) FROM outbox WHERE conversation_id = ? AND status <> 'sent'"
    return sum(int(db.execute(count, (talk,)).fetchone()[0]) for count in (waiting, unsent))


def _booked(db: Db, talk: int, wanted: Draft) -> bool:
    """Exactly one request, with what was wanted."""
    requests = [booking.draft for booking in lists.bookings(db) if booking.conversation == talk]
    return [(d.lines, d.date, d.time, d.name, d.email) for d in requests] == [
        (wanted.lines, wanted.date, wanted.time, wanted.name, wanted.email)
    ]


def settled(database: Path) -> bool:
    db = read_only(database)
    try:
        return not any(
            db.execute(f"SELECT 1 FROM {table} WHERE status IN ('waiting', 'sending') LIMIT 1").fetchone()
            for table in ("inbox", "outbox")
        )
    finally:
        db.close()


@dataclass
class BenchPhone:
    """On the quick platform that the benchmarks share."""

    platform: Platform
    channel: str
    chat: str

    def delivery(self, text: str) -> tuple[str, bytes, dict[str, str]]:
        return webhook(self.channel, self.chat, text)

    def heard(self) -> Sequence[str]:
        texts = self.platform.texts[self.chat]
        return [_of_whatsapp(text) for text in texts] if self.channel == "whatsapp" else texts


def _of_whatsapp(body: str) -> str:
    message = json.loads(body)
    text = message["text"] if message["type"] == "text" else message["interactive"]["body"]
    return str(text.get("body") or text.get("text"))


async def killed_under_load(platform: Platform, folder: Path) -> None:
    platform.keep_texts = True
    channels = ("line", "telegram", "whatsapp")
    phones = [
        BenchPhone(platform, channel, chat)
        for salt, channel in enumerate(channels)
        for chat in guests(channel, PEOPLE, 4242 + salt)
    ]
    people = [Person(phone, number) for number, phone in enumerate(phones)]
    server = await _started(platform, folder)
    async with session() as http:
        holder = [server]

        async def posts(delivery: tuple[str, bytes, dict[str, str]]) -> bool:
            with suppress(aiohttp.ClientError, OSError):
                return await post(http, holder[0].base, delivery) == 200
            return False

        writing = asyncio.gather(*(person.books(posts) for person in people))
        for _ in range(KILLS):
            await asyncio.sleep(random.uniform(0.3, 1.3))
            await holder[0].kill()
            holder[0] = await _started(platform, folder)
        await writing
    await _quiet(folder / "killed.db", holder[0])
    platform.keep_texts = False
    found = judged(folder / "killed.db", people)
    print(
        f"{KILLS} SIGKILLs under load, {sum(len(person.acknowledged) for person in people)} messages of {len(people)} "
        f"guests acknowledged: never answered {found.unanswered}, state lost {found.lost}, out of order "
        f"{found.disorder}, seen twice {found.doubled} (Telegram and WhatsApp have no idempotency key)"
    )


async def _started(platform: Platform, folder: Path) -> Server:
    """The port was free when it was chosen; a guest's connection may have taken it since."""
    for _ in range(3):
        with suppress(RuntimeError):
            return await start_product(platform, folder, "killed")
    return await start_product(platform, folder, "killed")


async def _quiet(database: Path, server: Server) -> None:
    """WhatsApp waits a minute for a status before it sends again what may have been sent."""
    async with asyncio.timeout(240):
        while not settled(database):
            await asyncio.sleep(0.5)
    await server.stop()
