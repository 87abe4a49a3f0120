"""The platforms' door: raw bytes -> verified -> split -> committed -> 200. Nothing is thought about here."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import structlog
from aiohttp import web

from bot.clock import Clock
from bot.inside import WaitingRooms
from bot.metrics import Metrics, of
from bot.worker import Worker
from channels.contract import Channel, Delivery, Event, Forged, NotJSON
from storage.store import Arrival, Kept, StatusUpdate, Store, StoreUnavailable

log = structlog.get_logger("webhooks")

MAX_BODY = 3 * 1024 * 1024
"""WhatsApp's bodies hold up to 3 MB; the others less."""
PLATFORMS = ("telegram", "line", "whatsapp")


@dataclass
class Inbox:
    """Keeps events and hands what is due to the worker; webhooks, poller and chat page all come in by it."""

    store: Store
    clock: Clock
    metrics: Metrics
    worker: Worker
    staff_came: Callable[[], None] = lambda: None
    """Told after the commit that something came from the staff's group."""

    async def keep(self, channel: str, events: Sequence[Event]) -> None:
        """Return after the commit. Raise StoreUnavailable, nothing kept."""
        now = self.clock.now()
        arrivals = [as_arrival(channel, event, now) for event in events]
        kept = await self.store.keep(arrivals, statuses_of(channel, events), self.worker.taker())
        self.worker.take(kept.claims)
        if kept.new > len(kept.claims):
            self.worker.missed()
        self.count(channel, kept)
        if any(event.staff for event in events):
            self.staff_came()

    def count(self, channel: str, kept: Kept) -> None:
        if kept.new:
            of(self.metrics.received, channel).inc(kept.new)
        if kept.repeats:
            of(self.metrics.repeats, channel).inc(kept.repeats)


def as_arrival(channel: str, event: Event, now: int) -> Arrival:
    return Arrival(
        channel=channel,
        account=event.account,
        event=event.id,
        chat=event.chat,
        raw=event.raw,
        received_at=now,
        aliases=event.aliases,
        wakes=event.wakes,
        staff=event.staff,
    )


def statuses_of(channel: str, events: Sequence[Event]) -> list[StatusUpdate]:
    return [
        StatusUpdate(
            channel=channel,
            state=event.status.state,
            platform_id=event.status.platform_id,
            key=event.status.key,
            reason=event.status.reason,
        )
        for event in events
        if event.status is not None
    ]


@dataclass
class Webhooks:
    channels: Mapping[str, Channel]
    inbox: Inbox
    rooms: WaitingRooms = field(default_factory=WaitingRooms)

    def routes(self) -> list[web.RouteDef]:
        paths = {name: f"/webhooks/{name}" for name in (*PLATFORMS, *self.channels) if name != "web"}
        routes = [web.post(path, self._handler(name)) for name, path in paths.items()]
        return [*routes, web.get("/webhooks/whatsapp", self._challenge)]

    def _handler(self, name: str) -> Callable[[web.Request], "asyncio.Future[web.Response]"]:
        async def handle(request: web.Request) -> web.Response:
            try:
                return await self._receive(name, request)
            except Refusal as refusal:
                of(self.inbox.metrics.refused, name, refusal.label).inc()
                return web.Response(status=refusal.status, text=refusal.why + "\n")

        return handle  # type: ignore[return-value]  # a coroutine function is what aiohttp calls

    async def _receive(self, name: str, request: web.Request) -> web.Response:
        channel = self._channel(name)
        body = await read_body(request)
        try:
            channel.verify(Delivery(headers=request.headers, body=body, query=request.query))
            events = channel.split(body)
        except Forged as error:
            raise Refusal(401, "forged", str(error)) from error
        except NotJSON as error:
            raise Refusal(400, "not_json", str(error)) from error
        if channel.reply_within is not None:
            return await self._answer_inside(channel, events)
        await self._keep(channel, events)
        return web.Response()

    async def _keep(self, channel: Channel, events: Sequence[Event]) -> None:
        if not events:
            return
        try:
            await self.inbox.keep(channel.name, events)
        except StoreUnavailable as error:
            log.error("webhook not stored", channel=channel.name, why=str(error))
            raise Refusal(503, "store", f"not stored, deliver it again: {error}") from error

    async def _answer_inside(self, channel: Channel, events: Sequence[Event]) -> web.Response:
        chat = next((event.chat for event in events if event.chat is not None), None)
        if chat is None:
            await self._keep(channel, events)
            return web.Response()
        with self.rooms.room(chat) as reply:
            await self._keep(channel, events)
            try:
                payload = await asyncio.wait_for(reply, channel.reply_within)
            except TimeoutError:
                return web.Response()
        return web.Response(body=payload, content_type="application/json")

    def _channel(self, name: str) -> Channel:
        channel = self.channels.get(name)
        if channel is None:
            raise Refusal(404, "off", f"{name} is off: its settings are not set")
        return channel

    async def _challenge(self, request: web.Request) -> web.Response:
        """WhatsApp's GET when the address is registered: the right verify token gets its challenge back."""
        try:
            channel = self._channel("whatsapp")
            challenge: Callable[[Mapping[str, str]], str] = channel.challenge  # type: ignore[attr-defined]
            return web.Response(text=challenge(request.query))
        except Refusal as refusal:
            return web.Response(status=refusal.status, text=refusal.why + "\n")
        except Forged as error:
            of(self.inbox.metrics.refused, "whatsapp", "forged").inc()
            return web.Response(status=403, text=f"{error}\n")


class Refusal(Exception):
    """A delivery that is not accepted: nothing was stored; `why` is one line for the platform's log."""

    def __init__(self, status: int, label: str, why: str) -> None:
        super().__init__(why)
        self.status, self.label, self.why = status, label, why


async def read_body(request: web.Request) -> bytes:
    """The raw bytes, never more than MAX_BODY of them in memory. Raise Refusal 413."""
    too_large = Refusal(413, "too_large", f"a body may hold at most {MAX_BODY} bytes")
    if (request.content_length or 0) > MAX_BODY:
        raise too_large
    try:
        return await request.read()
    except web.HTTPRequestEntityTooLarge as error:
        raise too_large from error
    except web.RequestPayloadError as error:
        raise Refusal(400, "broken", "the body is not packed as its Content-Encoding says, or broke off") from error
