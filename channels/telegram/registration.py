"""The bot's standing with Telegram: who it is, and where its updates go. Changed on the owner's command only."""

from collections.abc import Awaitable
from typing import TypeVar

from telegram import Bot
from telegram.error import TelegramError

from channels.telegram.webhook import ANSWERED
from dialogs.messages import Value

T = TypeVar("T")


class Refused(Exception):
    """Telegram did not do it. Says why in one line, never a secret."""


class Identity(Value, frozen=True):
    id: int
    username: str
    name: str
    reads_groups: bool
    """Privacy mode is off: the bot sees all that is said in its groups."""


class Webhook(Value, frozen=True):
    """`url` is empty where none is set: then the bot can poll. `last_error` is Telegram's word on our answers."""

    url: str
    pending: int
    last_error: str = ""
    last_error_at: int = 0
    """Epoch ms."""
    allowed_updates: tuple[str, ...] = ()


class Registration:
    def __init__(self, bot: Bot, secret: str) -> None:
        self._bot, self._secret = bot, secret

    async def me(self) -> Identity:
        """getMe. Raise Refused (a wrong token, no connection)."""
        user = await _asked(self._bot.get_me())
        return Identity(
            id=user.id,
            username=user.username or "",
            name=user.full_name,
            reads_groups=bool(user.can_read_all_group_messages),
        )

    async def webhook(self) -> Webhook:
        """getWebhookInfo. Raise Refused."""
        info = await _asked(self._bot.get_webhook_info())
        return Webhook(
            url=info.url,
            pending=info.pending_update_count,
            last_error=info.last_error_message or "",
            last_error_at=int(info.last_error_date.timestamp() * 1000) if info.last_error_date else 0,
            allowed_updates=tuple(info.allowed_updates),
        )

    async def set_webhook(self, url: str) -> None:
        """setWebhook with our secret and the kinds that we answer: HTTPS, port 443, 80, 88 or 8443. Raise Refused."""
        await _asked(self._bot.set_webhook(url, secret_token=self._secret or None, allowed_updates=ANSWERED))

    async def delete_webhook(self) -> None:
        """deleteWebhook; what waits at Telegram stays there for the poller. Raise Refused."""
        await _asked(self._bot.delete_webhook(drop_pending_updates=False))


async def _asked(call: Awaitable[T]) -> T:
    try:
        return await call
    except TelegramError as error:
        raise Refused(error.message) from error
