"""Telegram behind the contract: one bot, by webhook or by polling."""

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from msgspec.structs import replace

from channels.contract import (
    Delivery,
    Event,
    Kept,
    Later,
    NotDelivered,
    OutcomeUnknown,
    Outgoing,
    Response,
    Result,
    Sent,
    Transport,
)
from channels.telegram import incoming, webhook
from channels.telegram.groups import Me
from channels.telegram.render import render
from channels.telegram.sending import JSON, SECONDS, addressed, answer_of, body_of, result_of, sent_message, unknown
from dialogs.messages import Blocked, InboundMessage, Reply, Unsent

if TYPE_CHECKING:
    from channels.telegram.registration import Registration


class TelegramChannel:
    """`account` is the bot's id. `secret` is the webhook's; empty where the bot polls. No clock is needed here."""

    name = "telegram"
    reply_within: float | None = None
    taps_wait = True

    def __init__(
        self,
        token: str,
        secret: str,
        transport: Transport,
        now: Callable[[], int],
        api_base: str = "https://api.telegram.org",
    ) -> None:
        self.account, colon, _ = token.partition(":")
        if not colon or not (self.account.isascii() and self.account.isdecimal()):
            raise ValueError("a Telegram bot token is the bot's number, a colon, and a secret")
        self._token, self._secret, self._transport = token, secret, transport
        self._api_base = api_base.rstrip("/")
        self._me = Me(id=int(self.account))
        self.staff_chats: set[str] = set()
        """The staff's group, by all the ids that it has had; who knows it fills this in."""

    def verify(self, delivery: Delivery) -> None:
        webhook.verify(delivery, self._secret)

    def split(self, body: bytes) -> list[Event]:
        return [self._for_staff(event) for event in webhook.split(body, self.account)]

    def _for_staff(self, event: Event) -> Event:
        """What the staff's group says is no guest's. A group that becomes a supergroup names both its ids."""
        chats = {chat for chat in (event.chat, *event.aliases) if chat}
        if self.staff_chats.isdisjoint(chats):
            return event
        self.staff_chats |= chats
        return replace(event, chat=None, aliases=(), staff=True)

    def parse(self, kept: Kept) -> InboundMessage | None:
        return incoming.parse(kept, self._me)

    def render(self, reply: Reply) -> list[bytes]:
        return render(reply)

    async def send(self, outgoing: Outgoing) -> Result:
        try:
            response = await self.call("sendMessage", addressed(outgoing.chat, outgoing.payload))
        except NotDelivered as error:
            return Later(reason=f"not connected: {error}")
        except OutcomeUnknown as error:
            return unknown(outgoing, f"no answer: {error}")
        result = result_of(response, outgoing)
        if isinstance(result, Sent) and not self._me.username:
            self._learn_name(response)
        return result

    async def call(self, method: str, body: bytes, seconds: float = SECONDS) -> Response:
        """A Bot API call without the SDK. Raise NotDelivered or OutcomeUnknown."""
        url = f"{self._api_base}/bot{self._token}/{method}"
        return await self._transport.request("POST", url, headers=JSON, body=body, seconds=seconds)

    def _learn_name(self, response: Response) -> None:
        answer = answer_of(response)
        if answer is not None:
            self._me = Me(id=self._me.id, username=sent_message(answer).from_.username)

    async def acknowledge(self, message: InboundMessage) -> None:
        """A tapped button stops spinning; anything else shows "typing", five seconds or until our next message."""
        if message.reply_token:
            await self._tell("answerCallbackQuery", callback_query_id=message.reply_token)
        elif not isinstance(message.content, (Blocked, Unsent)):
            await self._tell("sendChatAction", chat_id=message.chat, action="typing")

    async def _tell(self, method: str, **parameters: str) -> None:
        """A call whose failure changes nothing (a callback query that is too old, a guest who is gone)."""
        with suppress(NotDelivered, OutcomeUnknown):
            await self.call(method, body_of(**parameters))

    def registration(self) -> "Registration":
        """The bot's standing with the platform, for the owner's commands. Imports python-telegram-bot."""
        from channels.telegram.registration import Registration
        from channels.telegram.request import bot_over

        return Registration(bot_over(self._transport, self._token, self._api_base), self._secret)
