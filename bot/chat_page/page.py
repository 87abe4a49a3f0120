"""The chat page's routes: the page, its files, the socket. Store and engine stand behind what is handed in."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field

import structlog
from aiohttp import WSCloseCode, web

from bot.chat_page import addresses, assets, document, origins, texts
from bot.chat_page.cookies import SessionCookie
from bot.chat_page.lines import Line
from bot.chat_page.talk import Behind, Talk
from bot.chat_page.visitors import Doors, Limits, Visitor
from bot.clock import Clock, SystemClock
from channels.contract import Event
from channels.web import Sessions, WebChannel

SOCKET_PATH = "/chat/socket"
NO_SESSION = 4401
"""Close code (RFC 6455 leaves 4000 to 4999 to us): no session of ours came along. The page fetches one, or says why."""
CROWDED = 4429
"""Close code: too many open at once."""
_READ_AT_MOST = 1024 * 1024
"""A frame beyond this is not even read: the connection ends. Between MAX_FRAME and this a sentence says what to do."""
_HEARTBEAT = 25.0
_CLOSES_WITHIN = 3.0
"""Seconds that a page which is hung up on may take to answer: a dead one must not hold the house up."""

log = structlog.get_logger("chat page")


@dataclass
class ChatPage:
    """`keep` returns once the events are on disk and raises if they are not; `history` gives a chat's lines, oldest
    first. `public_url` and `trusted_proxies` are the settings of those names; `phrases` the page's texts by language.
    """

    channel: WebChannel
    keep: Callable[[list[Event]], Awaitable[None]]
    history: Callable[[str], Awaitable[list[Line]]]
    secret: bytes
    public_url: str | None
    spa_name: Callable[[], str]
    trusted_proxies: str = ""
    phrases: Mapping[str, texts.Texts] = field(default_factory=lambda: texts.TEXTS)
    clock: Clock = field(default_factory=SystemClock)
    limits: Limits = field(default_factory=Limits)

    def __post_init__(self) -> None:
        self._assets = assets.load()
        self._cookie = SessionCookie(Sessions(self.secret), secure=(self.public_url or "").startswith("https://"))
        self._trusted = addresses.networks(self.trusted_proxies)
        self._doors = Doors(self.clock, self.limits)
        self._behind = Behind(self.channel, self.keep, self.history, self.clock, self._doors)
        self._closing = False

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/", self._page),
            web.get(assets.PREFIX + "/{version}/{name}", self._asset),
            web.get(SOCKET_PATH, self._socket),
        ]

    async def close(self) -> None:
        """Hang up on every open page (they connect again by themselves) and take no further ones."""
        self._closing = True
        self.channel.hub.hang_up()

    async def _page(self, request: web.Request) -> web.Response:
        language, said = self._texts(_wanted(request))
        html = document.filled(self._assets, language, said, SOCKET_PATH)
        response = web.Response(text=html, content_type="text/html", headers=document.HEADERS)
        self._cookie.renew(request, response)
        return response

    async def _asset(self, request: web.Request) -> web.Response:
        asset = self._assets.get(request.match_info["version"], request.match_info["name"])
        if asset is None:
            return web.Response(status=404, text="no such file; load the page again\n")
        return asset.response(request)

    async def _socket(self, request: web.Request) -> web.StreamResponse:
        origin = request.headers.get("Origin")
        if not origins.is_own(origin, request.host, self.public_url):
            log.warning("socket refused", origin=origin, host=request.host, mend="if this is the spa's, set PUBLIC_URL")
            return web.Response(status=403, text="the chat is opened by its own page only\n")
        socket = web.WebSocketResponse(
            heartbeat=_HEARTBEAT, timeout=_CLOSES_WITHIN, max_msg_size=_READ_AT_MOST, compress=False
        )
        await socket.prepare(request)
        session = self._cookie.session(request)
        if self._closing:
            await socket.close(code=WSCloseCode.GOING_AWAY)
        elif session is None:
            await socket.close(code=NO_SESSION, message=b"no session")
        else:
            await self._talk(socket, self._visitor(request, session))
        return socket

    async def _talk(self, socket: web.WebSocketResponse, visitor: Visitor) -> None:
        with self._doors.come_in(visitor) as is_in:
            if not is_in:
                await socket.close(code=CROWDED, message=b"too many open at once")
                return
            with self.channel.hub.connected(visitor.session) as connection:
                await Talk(self._behind, visitor, connection).run(socket)

    def _visitor(self, request: web.Request, session: str) -> Visitor:
        forwarded = request.headers.getall("X-Forwarded-For", [])
        wanted = _wanted(request)
        return Visitor(
            session=session,
            address=addresses.client_address(request.remote, forwarded, self._trusted),
            locale=wanted[0] if wanted else "",
            texts=self._texts(wanted)[1],
        )

    def _texts(self, wanted: list[str]) -> tuple[str, texts.Texts]:
        language = texts.language_for(wanted, self.phrases)
        return language, texts.said(self.phrases[language], self.spa_name())


def _wanted(request: web.Request) -> list[str]:
    return texts.accepted(request.headers.get("Accept-Language", ""))
