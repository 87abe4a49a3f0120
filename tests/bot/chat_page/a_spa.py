"""A tiny spa behind a real chat page on a real server: keeps lines in a list, answers by its channel, can be shut."""

import asyncio
import contextlib
from collections.abc import Callable
from dataclasses import dataclass, field
from uuid import uuid4

from aiohttp import web

from bot.chat_page import ChatPage, Line
from bot.chat_page.visitors import Limits
from bot.clock import SystemClock
from channels.contract import Event, Kept, Outgoing
from channels.web import Hub, WebChannel
from dialogs.messages import Choice, InboundMessage, Reply, Tap, Text
from storage.store import StoreUnavailable

SECRET = b"a made-up key of the tests"


def echo(message: InboundMessage) -> Reply | None:
    match message.content:
        case Text(text="menu"):
            choices = (Choice(label="Four hands", value="s:4"), Choice(label="Six hands", value="s:6"))
            return Reply(paragraphs=("Which massage would you like?",), choices=choices)
        case Text(text=text):
            return Reply(paragraphs=(f"You said: {text}",))
        case Tap(value=value, label=label):
            return Reply(paragraphs=(f"You chose {label}.", f"({value})"))
    return None


async def take_cookie_away(request: web.Request, response: web.StreamResponse) -> None:
    """What a browser that takes no cookies does with ours."""
    response.headers.popall("Set-Cookie", None)


@dataclass
class Spa:
    """`answer` says what is replied to a message, after `thinks` seconds; `shut` makes its store refuse to
    write, `broken` to read."""

    answer: Callable[[InboundMessage], Reply | None] = echo
    limits: Limits = field(default_factory=Limits)
    public_url: str | None = None
    trusted_proxies: str = ""
    name: str = "Lotus House"
    thinks: float = 0
    shut: bool = False
    broken: bool = False
    without_cookies: bool = False
    disk: asyncio.Event = field(default_factory=asyncio.Event)
    """Set: what is to be kept is on disk."""
    kept: dict[str, InboundMessage] = field(default_factory=dict)
    lines: dict[str, list[Line]] = field(default_factory=dict)
    port: int = 0
    _tasks: set[asyncio.Task[None]] = field(default_factory=set)
    _runner: web.AppRunner | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def __post_init__(self) -> None:
        self.disk.set()

    async def open(self) -> None:
        """Start the server; again on the same port after a `close`. What was kept outlives it."""
        self.clock = SystemClock()
        self.hub = Hub()
        self.channel = WebChannel(self.hub, SECRET)
        self.page = ChatPage(
            channel=self.channel,
            keep=self.keep,
            history=self.history,
            secret=SECRET,
            public_url=self.public_url,
            spa_name=lambda: self.name,
            trusted_proxies=self.trusted_proxies,
            limits=self.limits,
        )
        app = web.Application()
        app.add_routes(self.page.routes())
        if self.without_cookies:
            app.on_response_prepare.append(take_cookie_away)
        self._runner = web.AppRunner(app, access_log=None)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", self.port).start()
        self.port = self._runner.addresses[0][1]

    async def close(self) -> None:
        await self.page.close()
        assert self._runner
        await self._runner.cleanup()
        for task in tuple(self._tasks):
            with contextlib.suppress(asyncio.CancelledError):
                task.cancel()
                await task

    async def keep(self, events: list[Event]) -> None:
        if self.shut:
            raise StoreUnavailable("the disk is full")
        await self.disk.wait()
        for event in events:
            if event.id not in self.kept:
                self._take(event)

    async def history(self, chat: str) -> list[Line]:
        if self.broken:
            raise StoreUnavailable("the disk is gone")
        return list(self.lines.get(chat, ()))

    def _take(self, event: Event) -> None:
        assert event.chat
        kept = Kept(account=event.account, chat=event.chat, event=event.id, raw=event.raw, received_at=self.clock.now())
        message = self.channel.parse(kept)
        assert message
        self.kept[event.id] = message
        text = message.content.text if isinstance(message.content, Text) else getattr(message.content, "label", "")
        self._write(message.chat, Line(author="guest", text=text, at=message.sent_at, key=event.id))
        task = asyncio.create_task(self._reply(message))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _reply(self, message: InboundMessage) -> None:
        await self.channel.acknowledge(message)
        await asyncio.sleep(self.thinks)
        if reply := self.answer(message):
            await self.say(message.chat, reply)

    async def say(self, chat: str, reply: Reply, key: str = "") -> str:
        """What delivery does with each payload; returns the last one's key."""
        for payload in self.channel.render(reply):
            key = key or str(uuid4())
            line = Line(author="bot", text=reply.text, at=self.clock.now(), key=key, choices=reply.choices)
            self._write(chat, line)
            await self.channel.send(Outgoing(id=1, chat=chat, payload=payload, key=key))
        return key

    def _write(self, chat: str, line: Line) -> None:
        self.lines.setdefault(chat, []).append(line)
