"""A stand-in platform: one object with two faces, a real HTTP server and an in-process Transport.

A platform's stand-in subclasses `StandIn` and writes `answer(call)`. Faults are queued or held and apply to the next
calls whichever face they come by. Nothing here knows a platform.
"""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from aiohttp import web

from channels.contract import NotDelivered, OutcomeUnknown, Response


@dataclass(frozen=True)
class Call:
    """A request as the platform received it. Header names are lower-case; `path` includes the query."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes


@dataclass
class Fault:
    """What goes wrong with a call.

    `before`: the platform never sees it (connection refused in process, closed socket by HTTP).
    `after`: the platform does its work, but the answer is lost (time-out, broken connection).
    `response`: the platform refuses with this instead of doing its work.
    `delay`: seconds before anything happens.
    """

    before: bool = False
    after: bool = False
    response: Response | None = None
    delay: float = 0.0
    only: Callable[[Call], bool] = lambda call: True


@dataclass
class StandIn:
    """`calls` are all requests seen, faulty ones included; `faults` are used up one a call, `always` stays."""

    calls: list[Call] = field(default_factory=list)
    faults: deque[Fault] = field(default_factory=deque)
    always: Fault | None = None
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep

    async def answer(self, call: Call) -> Response:
        """The platform's own rules. Subclasses write it."""
        return Response(404, b"{}")

    def _fault_for(self, call: Call) -> Fault | None:
        if self.faults and self.faults[0].only(call):
            return self.faults.popleft()
        return self.always if self.always and self.always.only(call) else None

    async def handle(self, call: Call) -> Response:
        """Both faces end here. Raises NotDelivered or OutcomeUnknown where a fault says so."""
        self.calls.append(call)
        fault = self._fault_for(call)
        if fault is None:
            return await self.answer(call)
        if fault.delay:
            await self.sleep(fault.delay)
        if fault.before:
            raise NotDelivered("stand-in: connection refused")
        if fault.response is not None:
            return fault.response
        response = await self.answer(call)
        if fault.after:
            raise OutcomeUnknown("stand-in: answer lost")
        return response


class InProcess:
    """The in-process face: a Transport that takes every URL to one of the stand-ins, by its base address."""

    def __init__(self, standins: Mapping[str, StandIn]) -> None:
        self._standins = standins

    async def request(
        self, method: str, url: str, *, headers: Mapping[str, str], body: bytes, seconds: float
    ) -> Response:
        for base, standin in self._standins.items():
            if url.startswith(base):
                parts = urlsplit(url)
                path = parts.path + (f"?{parts.query}" if parts.query else "")
                lowered = {name.lower(): value for name, value in headers.items()}
                try:
                    async with asyncio.timeout(seconds):
                        return await standin.handle(Call(method, path, lowered, body))
                except TimeoutError as error:
                    raise OutcomeUnknown("TimeoutError") from error
        raise NotDelivered(f"no stand-in for {url}")


@asynccontextmanager
async def served(standin: StandIn, port: int = 0) -> AsyncIterator[str]:
    """The HTTP face: a real server on loopback; yields its base address, without a slash at the end."""

    async def handler(request: web.Request) -> web.StreamResponse:
        lowered = {name.lower(): value for name, value in request.headers.items()}
        try:
            response = await standin.handle(Call(request.method, request.path_qs, lowered, await request.read()))
        except (NotDelivered, OutcomeUnknown):
            assert request.transport is not None
            request.transport.abort()
            return web.Response(status=500)
        headers = {"Content-Type": "application/json", **response.headers}
        return web.Response(status=response.status, body=response.body, headers=headers)

    app = web.Application(client_max_size=8 * 1024 * 1024)
    app.router.add_route("*", "/{path:.*}", handler)
    runner = web.AppRunner(app, access_log=None, handler_cancellation=False)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", port)
    await site.start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()
