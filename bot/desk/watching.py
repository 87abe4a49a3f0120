"""Server-sent events (WHATWG HTML): an open desk hears that something changed, and reads its page anew."""

import asyncio
from contextlib import suppress
from dataclasses import dataclass, field

import msgspec
from aiohttp import web

from bot.desk.door import Door, Guard
from bot.staff.live import Live, Watcher
from storage.store import StoreUnavailable

HEARTBEAT = 20.0
"""Seconds: proxies keep the line open, a browser that left is noticed, and a revoked session ends."""
MOST = 200
"""Open desks at once."""


@dataclass
class Streams:
    live: Live
    door: Door
    _open: set[asyncio.Task[None]] = field(default_factory=set)

    async def stream(self, request: web.Request, guard: Guard) -> web.StreamResponse:
        if len(self._open) >= MOST:
            return web.Response(status=503, text="too many open desks\n")
        headers = {"Content-Type": "text/event-stream", "Cache-Control": "no-store", "X-Accel-Buffering": "no"}
        response = web.StreamResponse(headers=headers)
        await response.prepare(request)
        with self.live.watching() as watcher:
            task = asyncio.create_task(self._tell(response, watcher, guard))
            self._open.add(task)
            try:
                with suppress(asyncio.CancelledError, ConnectionError, StoreUnavailable):
                    await task
            finally:
                self._open.discard(task)
        return response

    async def _tell(self, response: web.StreamResponse, watcher: Watcher, guard: Guard) -> None:
        await response.write(b'retry: 2000\ndata: {"what":"open"}\n\n')
        while True:
            try:
                async with asyncio.timeout(HEARTBEAT):
                    change = await watcher.queue.get()
            except TimeoutError:
                if not await self.door.still_in(guard):
                    return
                await response.write(b": still here\n\n")
                continue
            await response.write(b"data: " + msgspec.json.encode(change) + b"\n\n")

    async def close(self) -> None:
        tasks = tuple(self._open)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
