"""A whole house: the bot as `concierge run` wires it, on a real port, with its platforms' stand-ins on loopback."""

import asyncio
import copy
import io
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp
from aiohttp import web

from bot.content import Book
from bot.house import House, World, build
from bot.settings import Settings
from channels.transport import AiohttpTransport
from storage.sqlite import SqliteStore
from storage.statement import Db
from tests.standins.line import LineStandIn
from tests.standins.standin import StandIn, served
from tests.standins.telegram import TelegramStandIn
from tests.standins.whatsapp import WhatsAppStandIn
from tests.whole.killing import KillSwitch

SUNDAY_AT_TEN = 1_748_746_800_000
"""2025-06-01 10:00 at the sample spa: its promotion runs, and its doors have been open for an hour."""
Signed = tuple[bytes, dict[str, str]]
"""A delivery: body and headers."""


class RunningClock:
    """Runs as the real one does, from an instant of our own, and jumps when told to."""

    def __init__(self, start: int = SUNDAY_AT_TEN) -> None:
        self._ahead = start - time.time_ns() // 1_000_000

    def now(self) -> int:
        return time.time_ns() // 1_000_000 + self._ahead

    def jump(self, milliseconds: int) -> None:
        self._ahead += milliseconds


@dataclass
class Platforms:
    """The platforms outlive the house: what was said to a guest before a crash stays said."""

    line: LineStandIn
    telegram: TelegramStandIn
    whatsapp: WhatsAppStandIn

    @classmethod
    def by(cls, clock: Any) -> "Platforms":
        return cls(LineStandIn(now=clock.now), TelegramStandIn(), WhatsAppStandIn(now=clock.now))

    def each(self) -> dict[str, StandIn]:
        return {"line": self.line, "telegram": self.telegram, "whatsapp": self.whatsapp}


def settings_for(platforms: Platforms, addresses: Mapping[str, str], **changes: Any) -> Settings:
    """All channels on. `addresses` are the platforms' bases; nothing comes from this machine's environment."""
    line, telegram, whatsapp = platforms.line, platforms.telegram, platforms.whatsapp
    given = {
        "secret_key": "a made-up key of the tests",
        "metrics_token": None,
        "public_url": None,
        "line_channel_secret": line.secret,
        "line_channel_access_token": line.token,
        "line_api_base": addresses["line"],
        "telegram_bot_token": telegram.token,
        "telegram_webhook_secret": telegram.secret,
        "telegram_api_base": addresses["telegram"],
        "whatsapp_access_token": whatsapp.access_token,
        "whatsapp_app_secret": whatsapp.app_secret,
        "whatsapp_verify_token": whatsapp.verify_token,
        "whatsapp_phone_number_id": whatsapp.phone_number_id,
        "whatsapp_api_base": f"{addresses['whatsapp']}/v23.0",
    }
    return Settings(_env_file=None, **{**given, **changes})


@dataclass
class ALife:
    """One running house: from its start to its end."""

    house: House
    base: str
    http: aiohttp.ClientSession
    platforms: Platforms
    clock: Any

    @property
    def store(self) -> SqliteStore:
        return self.house.store

    async def post(self, channel: str, body: bytes, headers: Mapping[str, str]) -> tuple[int, str]:
        """Status and what was said with it."""
        async with self.http.post(f"{self.base}/webhooks/{channel}", data=io.BytesIO(body), headers=headers) as answer:
            return answer.status, await answer.text()

    async def takes(self, channel: str, *deliveries: Signed) -> None:
        """Each is acknowledged before the next is sent."""
        for body, headers in deliveries:
            assert await self.post(channel, body, headers) == (200, "")

    async def settled(self, seconds: float = 20) -> None:
        """Until every message is answered and every answer has gone out. Pauses and delays are not sat out: where
        nothing is in hand, the clock jumps to what is due next."""
        await until(self._settled, seconds)

    async def _settled(self) -> bool:
        waiting = await self.store.waiting(self.clock.now())
        if waiting.inbox or waiting.outbox:
            due = await self.store.read(next_due)
            if due is not None:
                self.clock.jump(max(0, due - self.clock.now()))
                await self.house.tick()
        return not (waiting.inbox or waiting.outbox)


HEADS = "SELECT min(id) FROM outbox WHERE status IN ('waiting', 'sending') GROUP BY conversation_id"


def next_due(db: Db) -> int | None:
    """When the next conversation or message is looked at that only waits for its time; None while one is in hand."""
    sending = db.execute("SELECT 1 FROM outbox WHERE status = 'sending'").fetchone()
    answering = db.execute("SELECT 1 FROM conversation WHERE claim_owner IS NOT NULL AND due_at IS NOT NULL").fetchone()
    if sending or answering:
        return None
    dues = (
        db.execute(f"SELECT min(due_at) FROM outbox WHERE id IN ({HEADS})").fetchone()[0],
        db.execute("SELECT min(due_at) FROM conversation").fetchone()[0],
    )
    return min((due for due in dues if due is not None), default=None)


async def until(done: Callable[[], Awaitable[bool]], seconds: float = 20) -> None:
    """Look again and again, without load, and not for ever."""
    async with asyncio.timeout(seconds):
        while not await done():  # noqa: ASYNC110  # nobody tells a test when a row has changed
            await asyncio.sleep(0.01)


def first_due(db: Db) -> int | None:
    """When the next message is to be tried that only waits for its time; None while one is under way."""
    if db.execute("SELECT 1 FROM outbox WHERE status = 'sending'").fetchone():
        return None
    (due,) = db.execute("SELECT min(due_at) FROM outbox WHERE status = 'waiting'").fetchone()
    return due


@dataclass
class AHouse:
    """Where a house stands: its database, its book, its platforms. It may be started again and again."""

    path: Path
    book: Book
    clock: Any = field(default_factory=RunningClock)
    changes: dict[str, Any] = field(default_factory=dict)
    addresses: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.platforms = Platforms.by(self.clock)
        self.book = copy.copy(self.book)  # what a test changes in it stays its own

    @asynccontextmanager
    async def standing(self) -> AsyncIterator["AHouse"]:
        """Its platforms are served."""
        async with AsyncExitStack() as stack:
            for name, platform in self.platforms.each().items():
                self.addresses[name] = await stack.enter_async_context(served(platform))
            yield self

    async def built(self, store: SqliteStore) -> House:
        settings = settings_for(self.platforms, self.addresses, **self.changes)
        return await build(settings, store, self.book, World(clock=self.clock))

    @asynccontextmanager
    async def open(self, switch: KillSwitch | None = None) -> AsyncIterator[ALife]:
        """One life of it: drained at the end, or left as it stood when the switch was thrown."""
        others = asyncio.all_tasks()
        store = await SqliteStore.open(self.path)
        house = await self.built(switch.store(store) if switch else store)
        if switch:
            house.channels.update({name: switch.channel(one) for name, one in house.channels.items()})
        runner = web.AppRunner(house.application(), access_log=None, handler_cancellation=False, shutdown_timeout=0.1)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        await house.start()
        try:
            async with aiohttp.ClientSession() as http:
                yield ALife(house, f"http://127.0.0.1:{runner.addresses[0][1]}", http, self.platforms, self.clock)
        finally:
            if switch and switch.dead.is_set():
                await abandoned(house, store, others)
            else:
                await house.stop()
            await runner.cleanup()


async def abandoned(house: House, store: SqliteStore, others: set[asyncio.Task[Any]]) -> None:
    """Nothing is finished: what the dead process had in hand is gone; its files are let go, as the system would."""
    house.scheduler.shutdown(wait=False)
    gone = asyncio.all_tasks() - others - {asyncio.current_task()}
    for task in gone:
        task.cancel()
    await asyncio.gather(*gone, return_exceptions=True)
    assert isinstance(house.transport, AiohttpTransport)
    assert house.reader is not None
    await house.transport.close()
    house.reader.shutdown(wait=True)
    await store.close()


@asynccontextmanager
async def a_house(folder: Path, book: Book, **given: Any) -> AsyncIterator[ALife]:
    """A house standing and open, for tests that need no second life."""
    async with AHouse(folder / "concierge.db", book, **given).standing() as place, place.open() as life:
        yield life
