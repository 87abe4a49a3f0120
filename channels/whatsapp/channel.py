"""The WhatsApp channel: the contract over this folder's parts. Source: WhatsApp Cloud API."""

from collections.abc import Callable, Mapping

import msgspec

from channels.contract import Delivery, Event, Kept, NotDelivered, OutcomeUnknown, Outgoing, Result, Transport
from channels.whatsapp import messages, render, sending, webhook
from dialogs.messages import Blocked, InboundMessage, Reply, Unsent

SECONDS = 15.0
"""A message that is not answered for so long has an unknown outcome, which on WhatsApp is costly: be patient."""


class WhatsAppChannel:
    """One WhatsApp business number. `api_base` includes the version; nothing here depends on `now`."""

    name = "whatsapp"
    reply_within: float | None = None
    taps_wait = False

    def __init__(
        self,
        access_token: str,
        app_secret: str,
        verify_token: str,
        phone_number_id: str,
        transport: Transport,
        now: Callable[[], int],
        api_base: str = "https://graph.facebook.com/v23.0",
    ) -> None:
        self._secret = app_secret.encode()
        self._verify_token = verify_token.encode()
        self._number = phone_number_id
        self._headers = {"Authorization": f"Bearer {access_token}", "Content-Type": "application/json"}
        self._transport, self._now = transport, now
        self._url = f"{api_base.rstrip('/')}/{phone_number_id}/messages"

    def challenge(self, query: Mapping[str, str]) -> str:
        """The answer to the GET by which the address is registered. Raise Forged (403)."""
        return webhook.challenge(self._verify_token, query)

    def verify(self, delivery: Delivery) -> None:
        webhook.verify(self._secret, delivery)

    def split(self, body: bytes) -> list[Event]:
        return webhook.split(body, self._number)

    def parse(self, kept: Kept) -> InboundMessage | None:
        return messages.parse(kept)

    def render(self, reply: Reply) -> list[bytes]:
        return render.render(reply)

    async def send(self, outgoing: Outgoing) -> Result:
        """After an unknown outcome the minute is waited out in which a status may tell it, also by a new process."""
        if waits := sending.waiting_for_a_status(outgoing, self._now()):
            return waits
        return sending.outcome(await self._post(sending.body_of(outgoing)), outgoing)

    async def acknowledge(self, message: InboundMessage) -> None:
        """Blue ticks and the typing bubble; it stays until our next message or 25 seconds."""
        if isinstance(message.content, Blocked | Unsent):
            return
        mark = {
            "messaging_product": "whatsapp",
            "status": "read",
            "message_id": message.event.partition("#")[0],
            "typing_indicator": {"type": "text"},
        }
        await self._post(msgspec.json.encode(mark))

    async def _post(self, body: bytes) -> sending.Answer:
        try:
            return await self._transport.request("POST", self._url, headers=self._headers, body=body, seconds=SECONDS)
        except (NotDelivered, OutcomeUnknown) as error:
            return error
