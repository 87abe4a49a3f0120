"""A visitor's browser without the browser: cookies, the page, the socket and its frames."""

import asyncio
import json
from http.cookies import Morsel
from typing import Any
from uuid import uuid4

import aiohttp

Frame = dict[str, Any]


class Visitor:
    def __init__(self, url: str) -> None:
        self.url = url
        self.http = aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True))
        self.sockets: list[aiohttp.ClientWebSocketResponse] = []

    async def load(self, **headers: str) -> str:
        async with self.http.get(self.url + "/", headers=headers) as answer:
            assert answer.status == 200
            self.headers = answer.headers
            return await answer.text()

    @property
    def cookie(self) -> Morsel[str]:
        (cookie,) = self.http.cookie_jar
        return cookie

    async def connect(self, *, origin: str | None = "", **headers: str) -> aiohttp.ClientWebSocketResponse:
        """Origin "" is the page's own, None is none."""
        sent = headers if origin is None else {"Origin": origin or self.url, **headers}
        socket = await self.http.ws_connect(self.url + "/chat/socket", headers=sent)
        self.sockets.append(socket)
        return socket

    async def leave(self) -> None:
        for socket in self.sockets:
            await socket.close()
        await self.http.close()


async def heard(socket: aiohttp.ClientWebSocketResponse, kind: str) -> Frame:
    """The next frame of this kind; what comes before it is passed over."""
    async with asyncio.timeout(5):
        while (frame := await socket.receive_json())["type"] != kind:
            pass
    assert isinstance(frame, dict)
    return frame


async def say(socket: aiohttp.ClientWebSocketResponse, text: str, **more: object) -> str:
    message_id = str(more.pop("id", "") or uuid4())
    frame = {"id": message_id, "type": "message", "text": text, **more}
    await socket.send_str(json.dumps(frame, ensure_ascii=False))  # as a browser's JSON.stringify writes it
    return message_id
