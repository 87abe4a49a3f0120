"""The LINE channel: the contract over this folder's parts. Source: LINE Messaging API."""

from collections.abc import Callable

import msgspec

from channels.contract import (
    Delivery,
    Event,
    Kept,
    NotDelivered,
    OutcomeUnknown,
    Outgoing,
    Result,
    Sent,
    Transport,
)
from channels.line import render, sending, webhook
from dialogs.messages import Blocked, InboundMessage, Reply, Unsent

SECONDS = 10.0
"""LINE answers within a second or two; what takes longer is tried again."""


class LineChannel:
    """One LINE Official Account. `now` gives epoch ms."""

    name = "line"
    reply_within: float | None = None
    taps_wait = False

    def __init__(
        self,
        secret: str,
        access_token: str,
        transport: Transport,
        now: Callable[[], int],
        api_base: str = "https://api.line.me",
        data_api_base: str = "https://api-data.line.me",
    ) -> None:
        self._secret = secret.encode()
        self._headers = {"Authorization": f"Bearer {access_token}", "Content-Type": "application/json"}
        self._transport = transport
        self._now = now
        base = api_base.rstrip("/")
        self._reply_url = f"{base}/v2/bot/message/reply"
        self._push_url = f"{base}/v2/bot/message/push"
        self._loading_url = f"{base}/v2/bot/chat/loading/start"
        self.data_api_base = data_api_base.rstrip("/")
        """Where the content of images, recordings and files lies."""

    def verify(self, delivery: Delivery) -> None:
        webhook.verify(self._secret, delivery)

    def split(self, body: bytes) -> list[Event]:
        return webhook.split(body)

    def parse(self, kept: Kept) -> InboundMessage | None:
        return webhook.parse(kept)

    def render(self, reply: Reply) -> list[bytes]:
        return render.render(reply)

    async def send(self, outgoing: Outgoing) -> Result:
        """Reply while the token is good, else push. A token refused on its first try was not used: push at once."""
        way = sending.route(outgoing, self._now())
        if way.replying:
            answer = await self._post(self._reply_url, sending.reply_body(outgoing), self._headers)
            if not sending.token_refused(answer):
                return sending.replied(answer, outgoing)
            if way.maybe_replied:
                return Sent()
        headers = {**self._headers, "X-Line-Retry-Key": outgoing.key}
        answer = await self._post(self._push_url, sending.push_body(outgoing), headers)
        return sending.pushed(answer, outgoing, self._now(), maybe_replied=way.maybe_replied)

    async def acknowledge(self, message: InboundMessage) -> None:
        """The loading indicator. LINE has it for one-to-one chats only."""
        if message.chat.startswith("U") and not isinstance(message.content, Blocked | Unsent):
            body = msgspec.json.encode({"chatId": message.chat, "loadingSeconds": 5})
            await self._post(self._loading_url, body, self._headers)

    async def _post(self, url: str, body: bytes, headers: dict[str, str]) -> sending.Answer:
        try:
            return await self._transport.request("POST", url, headers=headers, body=body, seconds=SECONDS)
        except (NotDelivered, OutcomeUnknown) as error:
            return error
