"""Guests on each platform: what they write and tap as signed deliveries, and what they saw, in order."""

import json
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from uuid import uuid4

import aiohttp

from tests.bot.chat_page.a_visitor import Visitor, heard
from tests.channels.kits import Seen
from tests.standins.line import LineStandIn
from tests.standins.telegram import TelegramStandIn
from tests.standins.whatsapp import WhatsAppStandIn
from tests.whole.a_house import ALife, Platforms, Signed, until


class Guest:
    """`says` and `taps` make a delivery; a test posts it when and as often as it likes."""

    channel: str
    id: str

    def says(self, text: str) -> Signed:
        raise NotImplementedError

    def taps(self, label: str) -> Signed:
        """A choice under the last message that they saw."""
        raise NotImplementedError

    def again(self, delivery: Signed) -> Signed:
        """As the platform delivers it a second time."""
        return delivery

    @property
    def saw(self) -> Sequence[Seen]:
        raise NotImplementedError

    @property
    def texts(self) -> list[str]:
        return ["\n\n".join(seen.texts) for seen in self.saw]

    def choice(self, label: str) -> str:
        """The value behind a label of the last message."""
        offered = dict(self.saw[-1].choices)
        assert label in offered, f"{label!r} is not among {list(offered)}; the bot said: {self.texts[-1]}"
        return offered[label]

    async def writes(self, life: ALife, text: str) -> str:
        """Posted, answered; what the bot said to it."""
        return await self._hears(life, self.says(text))

    async def chooses(self, life: ALife, label: str) -> str:
        return await self._hears(life, self.taps(label))

    async def _hears(self, life: ALife, delivery: Signed) -> str:
        before = len(self.saw)
        await life.takes(self.channel, delivery)
        await life.settled()
        return "\n\n".join(self.texts[before:])


@dataclass
class LineGuest(Guest):
    platform: LineStandIn
    id: str = "U" + "0123456789abcdef" * 2
    channel = "line"

    def says(self, text: str) -> Signed:
        return self.platform.webhook([self.platform.text_event(self.id, text)])

    def taps(self, label: str) -> Signed:
        return self.platform.webhook([self.platform.tap_event(self.id, self.choice(label))])

    def again(self, delivery: Signed) -> Signed:
        """LINE marks a redelivery, so that its bytes and signature are others."""
        events = json.loads(delivery[0])["events"]
        return self.platform.webhook([{**event, "deliveryContext": {"isRedelivery": True}} for event in events])

    @property
    def saw(self) -> Sequence[Seen]:
        return [Seen(shown.texts, shown.choices) for shown in self.platform.sent[self.id]]


@dataclass
class TelegramGuest(Guest):
    platform: TelegramStandIn
    id: str = "42"
    channel = "telegram"

    def says(self, text: str) -> Signed:
        return self.platform.webhook(self.platform.text_update(int(self.id), text))

    def taps(self, label: str) -> Signed:
        return self.platform.webhook(self.platform.tap_update(int(self.id), self.choice(label)))

    @property
    def saw(self) -> Sequence[Seen]:
        return [Seen((message.text,), message.choices) for message in self.platform.said_to(self.id)]


@dataclass
class WhatsAppGuest(Guest):
    platform: WhatsAppStandIn
    id: str = "84900111222"
    channel = "whatsapp"

    def says(self, text: str) -> Signed:
        return self.platform.webhook(self.platform.text(self.id, text))

    def taps(self, label: str) -> Signed:
        kind = self.platform.sent[self.id][-1].kind
        tap = self.platform.tap(self.id, self.choice(label), label, from_list=kind == "list")
        return self.platform.webhook(tap)

    @property
    def saw(self) -> Sequence[Seen]:
        return [Seen(shown.texts, shown.choices) for shown in self.platform.sent[self.id]]


@dataclass
class PollingGuest(TelegramGuest):
    """Telegram where the bot has no public address: what they write waits until the bot asks for it."""

    async def _hears(self, life: ALife, delivery: Signed) -> str:
        before = len(self.saw)
        self.platform.arrive(json.loads(delivery[0]))

        async def answered() -> bool:
            return len(self.saw) > before

        await until(answered)
        await life.settled()
        return "\n\n".join(self.texts[before:])


@dataclass
class WebGuest(Guest):
    """On the chat page: over its socket instead of a signed delivery."""

    visitor: Visitor
    socket: aiohttp.ClientWebSocketResponse
    pushed: list[Seen] = field(default_factory=list)
    channel = "web"

    @property
    def saw(self) -> Sequence[Seen]:
        return self.pushed

    async def writes(self, life: ALife, text: str) -> str:
        return await self._sends(type="message", text=text)

    async def chooses(self, life: ALife, label: str) -> str:
        return await self._sends(type="tap", value=self.choice(label), label=label)

    async def _sends(self, **said: str) -> str:
        await self.socket.send_json({"id": str(uuid4()), **said})
        frame = await heard(self.socket, "reply")
        choices = tuple((choice["label"], choice["value"]) for choice in frame["choices"])
        self.pushed.append(Seen((frame["text"],), choices))
        return self.texts[-1]


@asynccontextmanager
async def on_the_page(life: ALife) -> AsyncIterator[WebGuest]:
    visitor = Visitor(life.base)
    try:
        await visitor.load()
        yield WebGuest(visitor, await visitor.connect())
    finally:
        await visitor.leave()


CHANNELS = ("line", "telegram", "whatsapp")


def guest_of(channel: str, platforms: Platforms, number: int = 0) -> Guest:
    """The `number`th guest of a platform."""
    if channel == "line":
        return LineGuest(platforms.line, f"U{number:032x}")
    if channel == "telegram":
        return TelegramGuest(platforms.telegram, str(42 + number))
    return WhatsAppGuest(platforms.whatsapp, f"849001112{number:02}")
