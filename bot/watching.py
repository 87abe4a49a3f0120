"""What watches the bot: /health/live, /health/ready, /metrics."""

import hmac
from dataclasses import dataclass

from aiohttp import web

from bot.clock import Clock
from bot.metrics import Metrics
from bot.settings import Settings
from storage.store import Store, StoreUnavailable


@dataclass
class Watching:
    store: Store
    metrics: Metrics
    clock: Clock
    settings: Settings

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/health/live", self.live),
            web.get("/health/ready", self.ready),
            web.get("/metrics", self.show_metrics),
        ]

    async def live(self, request: web.Request) -> web.Response:
        """The process answers."""
        return web.json_response({"status": "live"})

    async def ready(self, request: web.Request) -> web.Response:
        """The store can be read: messages that come now are kept and answered."""
        try:
            waiting = await self.store.waiting(self.clock.now())
        except StoreUnavailable as error:
            return web.json_response({"status": "not ready", "why": str(error)}, status=503)
        return web.json_response({"status": "ready", "inbox": waiting.inbox, "outbox": waiting.outbox})

    async def show_metrics(self, request: web.Request) -> web.Response:
        """Prometheus text. With METRICS_TOKEN only by it; without, only while PUBLIC_URL is unset."""
        if not self._may_read(request):
            return web.Response(status=401, text="send METRICS_TOKEN as a bearer token\n")
        try:
            now = self.clock.now()
            self.metrics.show_waiting(await self.store.waiting(now), now)
        except StoreUnavailable as error:
            return web.Response(status=503, text=f"{error}\n")
        return web.Response(body=self.metrics.text(), headers={"Content-Type": "text/plain; version=0.0.4"})

    def _may_read(self, request: web.Request) -> bool:
        token = self.settings.metrics_token
        if token is None:
            return self.settings.public_url is None
        given = request.headers.get("Authorization", "").removeprefix("Bearer ")
        return hmac.compare_digest(given.encode(), token.get_secret_value().encode())
