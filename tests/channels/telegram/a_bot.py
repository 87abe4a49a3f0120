"""A Telegram channel over a stand-in's in-process face, and what a test hands to it."""

import json
from typing import Any

from channels.contract import Delivery, Kept, Outgoing, Transport
from channels.telegram.channel import TelegramChannel
from dialogs.messages import InboundMessage
from tests.standins.standin import InProcess
from tests.standins.telegram import TelegramStandIn

BASE = "https://telegram.test"
NOW = 1_790_000_000_000
ANN = 42


def now() -> int:
    return NOW


def channel_over(standin: TelegramStandIn, transport: Transport | None = None, base: str = BASE) -> TelegramChannel:
    return TelegramChannel(standin.token, standin.secret, transport or InProcess({BASE: standin}), now, api_base=base)


def delivery(standin: TelegramStandIn, update: dict[str, Any]) -> Delivery:
    body, headers = standin.webhook(update)
    return Delivery(headers={name.lower(): value for name, value in headers.items()}, body=body)


def kept(update: dict[str, Any] | bytes, chat: str = str(ANN)) -> Kept:
    raw = update if isinstance(update, bytes) else json.dumps(update).encode()
    return Kept(account="123456", chat=chat, event="1", raw=raw, received_at=NOW)


def parsed(channel: TelegramChannel, update: dict[str, Any]) -> InboundMessage | None:
    """The update as a webhook brings it: split, then parsed."""
    [event] = channel.split(json.dumps(update).encode())
    assert event.chat is not None
    return channel.parse(
        Kept(account=event.account, chat=event.chat, event=event.id, raw=event.raw, received_at=NOW),
    )


def outgoing(payload: bytes = b'{"text":"hello"}', chat: str = str(ANN), unknown_at: int | None = None) -> Outgoing:
    return Outgoing(id=1, chat=chat, payload=payload, key="k", unknown_at=unknown_at)
