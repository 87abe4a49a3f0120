"""The composition root: builds the running bot from settings, starts it, drains it. Nothing else builds the world."""

import asyncio
import os
import socket
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from uuid import uuid4

import structlog
from aiohttp import web
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from msgspec.structs import replace

from bot.assembly import build_channels
from bot.chat_page import ChatPage, Line
from bot.clock import Clock, SystemClock
from bot.content import Book
from bot.delivery import Delivery
from bot.desk import Desk
from bot.metrics import Metrics, of
from bot.polling import start_polling
from bot.settings import Settings, channels_on
from bot.staff.end import Running, StaffEnd, staff_end
from bot.staff.phones import acts_in, group_of, senders
from bot.thinking import words
from bot.watching import Watching
from bot.webhooks import MAX_BODY, Inbox, Webhooks
from bot.worker import Worker
from channels.contract import Channel, Kept, Transport, Unparsable
from channels.transport import AiohttpTransport
from channels.web import Hub, WebChannel
from channels.web.channel import ACCOUNT
from storage import talks
from storage.sqlite import SqliteStore
from storage.store import Pending, StoreUnavailable

if TYPE_CHECKING:
    from bot.staff.group_acts import GroupActs

log = structlog.get_logger("house")

TICK_SECONDS = 1
HISTORY_LINES = 200


@dataclass
class House:
    """Everything that runs, wired together. `start` and `stop` are its whole life."""

    settings: Settings
    store: SqliteStore
    book: Book
    channels: dict[str, Channel]
    hub: Hub
    transport: Transport
    clock: Clock
    metrics: Metrics
    delivery: Delivery
    worker: Worker
    inbox: Inbox
    reader: ThreadPoolExecutor | None
    page: ChatPage
    staff: StaffEnd
    desk: Desk
    group: "GroupActs | None"
    background: list[asyncio.Task[None]]
    scheduler: AsyncIOScheduler

    def application(self) -> web.Application:
        app = web.Application(client_max_size=MAX_BODY)
        app.add_routes(Webhooks(self.channels, self.inbox).routes())
        app.add_routes(self.page.routes())
        app.add_routes(self.desk.routes())
        app.add_routes(Watching(self.store, self.metrics, self.clock, self.settings).routes())
        return app

    async def start(self) -> None:
        await self.store.recover(self.clock.now())
        await self.staff.start()
        self.background.append(asyncio.create_task(self.worker.run()))
        if self.group is not None:
            self.background.extend(map(asyncio.create_task, (self.group.run(), self.group.watch())))
        if poller := start_polling(self):
            self.background.append(poller)
        self.scheduler.start()
        self.worker.wake()
        with suppress(StoreUnavailable):
            await self.delivery.retry_due()  # what a dead process left under way

    async def tick(self) -> None:
        """Once a second: what fell due, what the owner edited, what the gauges show. Missed ticks are not made up."""
        self.worker.wake()
        with suppress(StoreUnavailable):
            await self.delivery.retry_due()
        with suppress(StoreUnavailable):
            await self.staff.tick(self.clock.now())
        await self._look_at_content()

    async def _look_at_content(self) -> None:
        known, version = self.book.faults, self.book.spa.version
        faults = await asyncio.to_thread(self.book.refresh)
        self.metrics.content_faults.set(len(faults))
        if faults != known:
            for fault in faults:
                log.error("content not used: the last good one stays", fault=str(fault))
        if self.book.spa.version != version:
            log.info("content read anew", version=self.book.spa.version)

    async def stop(self) -> None:
        """Take nothing new, finish what is in hand, close."""
        if self.scheduler.running:
            self.scheduler.shutdown(wait=False)
        await self.worker.stop()
        await self.staff.stop()
        await self.delivery.stop()
        for task in self.background:
            task.cancel()
        await asyncio.gather(*self.background, return_exceptions=True)
        await self.page.close()
        await self.desk.close()
        if isinstance(self.transport, AiohttpTransport):
            await self.transport.close()
        if self.reader is not None:
            self.reader.shutdown(wait=True)
        await self.store.close()


@dataclass(frozen=True)
class World:
    """What a house stands in: the real one by default, a simulated one for tests."""

    clock: Clock = field(default_factory=SystemClock)
    transport: Transport = field(default_factory=AiohttpTransport)
    threads: bool = True
    """False: read on the calling thread, so that one seed gives one run."""


async def build(settings: Settings, store: SqliteStore, book: Book, world: World | None = None) -> House:
    """Wire a house. The store is open and upgraded, the book is loaded."""
    world = world or World()
    clock, transport, metrics, hub = world.clock, world.transport, Metrics(), Hub()
    secret = await _secret(settings, store)
    channels: dict[str, Channel] = {"web": WebChannel(hub, secret, clock.now)}
    channels.update(build_channels(settings, transport, clock.now))
    for name in ("web", *channels_on(settings)):
        of(metrics.channel_on, name).set(1)
    delivery = Delivery(store, channels, clock, metrics)
    reader = ThreadPoolExecutor(1, thread_name_prefix="reading") if world.threads else None
    owner = f"{socket.gethostname()}:{os.getpid()}:{uuid4().hex[:8]}"
    worker = Worker(store, channels, lambda: book.spa, delivery, clock, metrics, owner, reader)
    inbox = Inbox(store, clock, metrics, worker)
    page = _chat_page(settings, book, inbox, store, channels, secret)
    running = Running(store, channels, lambda: book.spa, delivery, clock, metrics, worker.wake)
    group = await group_of(settings, running, secret)
    staff = staff_end(running, senders(settings, running, group))
    worker.written = staff.written
    desk = _desk(settings, running, staff, secret)
    group_acts = acts_in(group, staff)
    if group_acts is not None:
        inbox.staff_came = group_acts.wake
    house = House(
        settings, store, book, channels, hub, transport, clock, metrics, delivery, worker, inbox, reader, page, staff,
        desk, group_acts, [], AsyncIOScheduler(),
    )  # fmt: skip
    house.scheduler.add_job(
        house.tick, "interval", seconds=TICK_SECONDS, max_instances=1, coalesce=True, misfire_grace_time=None
    )
    return house


async def _secret(settings: Settings, store: SqliteStore) -> bytes:
    if settings.secret_key is not None:
        return settings.secret_key.get_secret_value().encode()
    return await store.secret_key()


def _desk(settings: Settings, running: Running, staff: StaffEnd, secret: bytes) -> Desk:
    return Desk(
        store=running.store,
        acts=staff.acts,
        channels=running.channels,
        spa=running.spa,
        clock=running.clock,
        secret=secret,
        public_url=settings.public_url,
        trusted_proxies=settings.trusted_proxies,
    )


def _chat_page(
    settings: Settings, book: Book, inbox: Inbox, store: SqliteStore, channels: dict[str, Channel], secret: bytes
) -> ChatPage:
    channel = channels["web"]
    assert isinstance(channel, WebChannel)
    return ChatPage(
        channel=channel,
        keep=lambda events: inbox.keep("web", events),
        history=_history(store, channel),
        secret=secret,
        public_url=settings.public_url,
        spa_name=lambda: book.spa.name,
        trusted_proxies=settings.trusted_proxies,
        clock=inbox.clock,
    )


def _history(store: SqliteStore, channel: WebChannel) -> Callable[[str], Awaitable[list[Line]]]:
    """A chat's lines as the page shows them: what was said, then what is kept but not answered yet."""

    async def history(chat: str) -> list[Line]:
        said = await store.history("web", ACCOUNT, chat, HISTORY_LINES)
        waiting = await store.pending("web", ACCOUNT, chat)
        talk = await store.read(talks.talk, "web", ACCOUNT, chat)
        lines = [Line(author=line.author, text=line.text, at=line.at, key=line.event) for line in said]
        if lines and lines[-1].author != "guest" and talk is not None and not waiting:
            lines[-1] = replace(lines[-1], choices=talk.conversation.offered)
        return [*lines, *(line for pending in waiting if (line := _unanswered(channel, chat, pending)))]

    return history


def _unanswered(channel: WebChannel, chat: str, pending: Pending) -> Line | None:
    kept = Kept(account=ACCOUNT, chat=chat, event=pending.event, raw=pending.raw, received_at=pending.received_at)
    with suppress(Unparsable):
        message = channel.parse(kept)
        if message is not None and words(message):
            return Line(author="guest", text=words(message), at=message.sent_at, key=pending.event)
    return None
