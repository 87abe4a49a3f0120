"""HTTP out over aiohttp: the running bot's Transport, shared by all channels."""

from collections.abc import Mapping
from functools import lru_cache

import aiohttp
from yarl import URL

from channels.contract import NotDelivered, OutcomeUnknown, Response

CONNECT_SECONDS = 5
_NEVER_LEFT = (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError, aiohttp.InvalidURL)
"""aiohttp's errors that are raised before a byte of the request was written."""


@lru_cache(64)
def _within(seconds: float) -> aiohttp.ClientTimeout:
    return aiohttp.ClientTimeout(total=seconds, sock_connect=CONNECT_SECONDS)


@lru_cache(256)
def _parsed(url: str) -> URL:
    return URL(url, encoded=True)


class AiohttpTransport:
    """One ClientSession for the life of the process; made on first use, inside the running loop."""

    def __init__(self, connections: int = 256) -> None:
        self._connections = connections
        self._session: aiohttp.ClientSession | None = None

    async def request(
        self, method: str, url: str, *, headers: Mapping[str, str], body: bytes, seconds: float
    ) -> Response:
        session = self._session or self._open()
        try:
            async with session.request(
                method, _parsed(url), headers=headers, data=body or None, timeout=_within(seconds)
            ) as answer:
                return Response(answer.status, await answer.read(), answer.headers)
        except _NEVER_LEFT as error:
            raise NotDelivered(type(error).__name__) from error
        except (TimeoutError, aiohttp.ClientError) as error:
            raise OutcomeUnknown(type(error).__name__) from error

    def _open(self) -> aiohttp.ClientSession:
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(limit=self._connections, ttl_dns_cache=300),
            cookie_jar=aiohttp.DummyCookieJar(),
            auto_decompress=True,
        )
        return self._session

    async def close(self) -> None:
        if self._session is not None:
            await self._session.close()
            self._session = None
