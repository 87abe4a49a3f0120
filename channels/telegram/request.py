"""python-telegram-bot's calls over our Transport. Importing this imports the SDK: do it on first use."""

from typing import Any, cast

import msgspec
from telegram import Bot
from telegram.error import NetworkError, TelegramError, TimedOut
from telegram.request import BaseRequest, RequestData

from channels.contract import NotDelivered, OutcomeUnknown, Transport

SECONDS = 20.0
_JSON = {"Content-Type": "application/json"}


class TransportRequest(BaseRequest):
    """The SDK's one hole for HTTP. It has no connections of its own, so there is nothing to open or shut."""

    __slots__ = ("_transport",)

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    @property
    def read_timeout(self) -> float:
        return SECONDS

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to shut."""

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """One time-out covers the whole call: the SDK's read time-out where it gives one."""
        seconds = float(read_timeout) if isinstance(read_timeout, (int, float)) else SECONDS
        body = msgspec.json.encode(request_data.parameters) if request_data else b""
        try:
            answer = await self._transport.request(method, url, headers=_JSON, body=body, seconds=seconds)
        except NotDelivered as error:
            raise NetworkError(f"not connected: {error}") from error
        except OutcomeUnknown as error:
            raise TimedOut(f"no answer: {error}") from error
        return answer.status, answer.body

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """As the SDK's, without its log of the whole body."""
        try:
            answer = msgspec.json.decode(payload)
        except (ValueError, RecursionError) as error:
            raise TelegramError("the answer is no JSON") from error
        if not isinstance(answer, dict):
            raise TelegramError("the answer is no JSON object")
        return cast("dict[str, Any]", answer)


def bot_over(transport: Transport, token: str, api_base: str) -> Bot:
    """The SDK's client, not initialised: no call is made before the first that is asked for."""
    request = TransportRequest(transport)
    return Bot(
        token,
        base_url=f"{api_base}/bot",
        base_file_url=f"{api_base}/file/bot",
        request=request,
        get_updates_request=request,
    )
