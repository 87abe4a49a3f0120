"""The terminal in a channel's place: the whole bot (store, worker, delivery) behind a talk that a person types."""

import time
from collections import defaultdict
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

import msgspec

from bot.clock import SetClock
from bot.delivery import Delivery
from bot.metrics import Metrics
from bot.webhooks import Inbox
from bot.worker import Worker
from channels.contract import Delivery as Arriving
from channels.contract import Event, Kept, NotJSON, Outgoing, Result, Sent, Unparsable
from dialogs.messages import Content, InboundMessage, Reply, Started, Tap, Text, Value
from dialogs.spa.model import Spa
from storage import talks
from storage.sqlite import SqliteStore

ACCOUNT = "console"


class Typed(Value, frozen=True):
    text: str
    at: int
    tap: bool = False


class ConsoleChannel:
    """Goes by the name of the channel it stands for, so that the bot says what it would say there."""

    reply_within: float | None = None
    taps_wait = False

    def __init__(self, name: str) -> None:
        self.name = name
        self.replies: dict[str, list[Reply]] = defaultdict(list)

    def verify(self, delivery: Arriving) -> None:
        """Whoever sits at the terminal is welcome."""

    def split(self, body: bytes) -> list[Event]:
        try:
            msgspec.json.decode(body)
        except (msgspec.DecodeError, RecursionError) as error:
            raise NotJSON(str(error)) from error
        return [Event(id=uuid4().hex, account=ACCOUNT, chat="terminal", raw=body)]

    def parse(self, kept: Kept) -> InboundMessage | None:
        try:
            typed = msgspec.json.decode(kept.raw, type=Typed)
        except msgspec.MsgspecError as error:
            raise Unparsable(str(error)) from error
        content: Content = Tap(value=typed.text) if typed.tap else Text(text=typed.text)
        if typed.text == "/start":
            content = Started()
        return InboundMessage(
            channel=self.name,
            account=kept.account,
            chat=kept.chat,
            event=kept.event,
            sent_at=typed.at,
            content=content,
        )

    def render(self, reply: Reply) -> list[bytes]:
        return [msgspec.json.encode(reply)]

    async def send(self, outgoing: Outgoing) -> Result:
        self.replies[outgoing.chat].append(msgspec.json.decode(outgoing.payload, type=Reply))
        return Sent()

    async def acknowledge(self, message: InboundMessage) -> None:
        """The terminal shows no typing."""


@dataclass
class Console:
    """Talks with any number of guests, each message a turn of its own, at the instants that it is told."""

    store: SqliteStore
    spa: Spa
    channel: ConsoleChannel
    clock: SetClock
    worker: Worker
    inbox: Inbox

    async def say(self, chat: str, text: str, now: int, *, tap: bool = False) -> list[Reply]:
        """The bot's replies to one message."""
        self.clock.instant = now
        self.channel.replies.pop(chat, None)
        raw = msgspec.json.encode(Typed(text=text, at=now, tap=tap))
        event = Event(id=uuid4().hex, account=ACCOUNT, chat=chat, raw=raw)
        await self.inbox.keep(self.channel.name, [event])
        await self.worker.answer_due()
        return self.channel.replies.get(chat, [])

    async def talk(self, chat: str) -> talks.Talk | None:
        return await self.store.read(talks.talk, self.channel.name, ACCOUNT, chat)


@asynccontextmanager
async def console(spa: Spa, channel: str, database: Path | None) -> AsyncIterator[Console]:
    """Without a database it keeps a throw-away one."""
    with TemporaryDirectory(prefix="concierge-") as folder:
        store = await SqliteStore.open(database or Path(folder) / "talk.db")
        await store.recover(round(time.time() * 1000))
        try:
            yield _wired(store, spa, ConsoleChannel(channel))
        finally:
            await store.close()


def _wired(store: SqliteStore, spa: Spa, channel: ConsoleChannel) -> Console:
    clock, metrics = SetClock(0), Metrics()
    channels: Mapping[str, ConsoleChannel] = {channel.name: channel}
    delivery = Delivery(store, channels, clock, metrics)
    worker = Worker(store, channels, lambda: spa, delivery, clock, metrics, "console", pausing=False)
    return Console(store, spa, channel, clock, worker, Inbox(store, clock, metrics, worker))
