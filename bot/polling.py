"""Telegram without a public address: one poller (a lease row), its offset moved by the commit that keeps."""

import asyncio
from collections.abc import Sequence
from typing import TYPE_CHECKING

import structlog

from bot.settings import channels_on
from bot.webhooks import as_arrival, statuses_of
from channels.contract import Event

if TYPE_CHECKING:
    from bot.house import House

log = structlog.get_logger("polling")

LEASE_MS = 90_000
"""Longer than one long poll: a poller that died is followed after this."""


def polls(house: "House") -> bool:
    return "telegram" in channels_on(house.settings) and not house.settings.telegram_webhook_secret


def start_polling(house: "House") -> asyncio.Task[None] | None:
    """The poller's task where a token is set and no webhook secret; else None."""
    if not polls(house):
        return None
    from channels.telegram.channel import TelegramChannel
    from channels.telegram.polling import Poller

    channel = house.channels["telegram"]
    assert isinstance(channel, TelegramChannel)
    owner, account, store, clock = house.worker.owner, channel.account, house.store, house.clock

    async def take_lease() -> int | None:
        return await store.take_lease("telegram", account, owner, clock.now(), LEASE_MS)

    async def advance(offset: int, events: Sequence[Event]) -> None:
        now = clock.now()
        arrivals = [as_arrival("telegram", event, now) for event in events]
        kept = await store.advance("telegram", account, owner, offset, arrivals, statuses_of("telegram", events))
        house.inbox.count("telegram", kept)
        house.worker.wake()
        if any(event.staff for event in events):
            house.inbox.staff_came()

    def report(why: str) -> None:
        log.warning("telegram polling", why=why)

    poller = Poller(channel, take_lease, advance, report, asyncio.sleep)
    return asyncio.create_task(poller.run())
