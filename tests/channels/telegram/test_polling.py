"""Polling: nothing is passed over before it is kept, one poller at a time, 409 reported and not fought."""

import asyncio
import json
from collections.abc import Callable

import pytest

from channels.contract import Event, Response
from channels.telegram.channel import TelegramChannel
from channels.telegram.polling import Poller
from channels.transport import AiohttpTransport
from tests.channels.telegram.a_bot import ANN, channel_over
from tests.standins.standin import Fault, served
from tests.standins.telegram import TelegramStandIn


class Ledger:
    """A store of one row in memory: the lease, the offset, and what was kept."""

    def __init__(self) -> None:
        self.offset = 0
        self.kept: list[Event] = []
        self.ours = True
        self.full = 0
        self.reports: list[str] = []
        self.slept: list[float] = []

    async def take_lease(self) -> int | None:
        return self.offset if self.ours else None

    async def advance(self, offset: int, events: list[Event]) -> None:
        if self.full:
            self.full -= 1
            raise OSError("disk full")
        self.kept += events
        self.offset = offset

    async def sleep(self, seconds: float) -> None:
        """Delays are noted, and take no time; the breath between polls is not of interest."""
        if seconds >= 1:
            self.slept.append(seconds)
        await asyncio.sleep(0)

    def poller(self, channel: TelegramChannel) -> Poller:
        return Poller(channel, self.take_lease, self.advance, self.reports.append, self.sleep)


@pytest.fixture
def ledger() -> Ledger:
    return Ledger()


async def reached(goal: Callable[[], bool]) -> None:
    async with asyncio.timeout(10):
        while not goal():  # noqa: ASYNC110  # the goal is a state of plain objects
            await asyncio.sleep(0.005)


async def runs_until(poller: Poller, goal: Callable[[], bool]) -> None:
    """Run the poller until the goal is reached, then stop it, as the bot does."""
    task = asyncio.create_task(poller.run())
    try:
        await reached(goal)
    finally:
        task.cancel()
        await asyncio.wait([task], timeout=1)
    assert task.cancelled()


async def test_updates_are_kept_in_order_and_then_confirmed(
    standin: TelegramStandIn, channel: TelegramChannel, ledger: Ledger
) -> None:
    updates = [standin.text_update(ANN, f"message {n}") for n in range(3)]
    for update in updates:
        standin.arrive(update)
    await runs_until(ledger.poller(channel), lambda: not standin.pending)
    assert [event.id for event in ledger.kept] == [str(update["update_id"]) for update in updates]
    assert [json.loads(event.raw) for event in ledger.kept] == updates
    assert ledger.offset == updates[-1]["update_id"] + 1
    assert ledger.reports == []


async def test_by_real_http_an_update_arrives_while_the_poll_is_open(standin: TelegramStandIn, ledger: Ledger) -> None:
    transport = AiohttpTransport()
    async with served(standin) as base:
        poller = ledger.poller(channel_over(standin, transport, base))
        asyncio.get_running_loop().call_later(0.05, lambda: standin.arrive(standin.text_update(ANN, "late")))
        await runs_until(poller, lambda: bool(ledger.kept))
    await transport.close()
    assert [event.chat for event in ledger.kept] == ["42"]


async def test_what_could_not_be_kept_comes_again(
    standin: TelegramStandIn, channel: TelegramChannel, ledger: Ledger
) -> None:
    ledger.full = 2
    standin.arrive(standin.text_update(ANN, "hello"))
    await runs_until(ledger.poller(channel), lambda: bool(ledger.kept))
    assert len(ledger.kept) == 1
    assert len(ledger.reports) == 2
    assert "disk full" in ledger.reports[0]
    assert ledger.slept[:2] == [1.0, 3.0]


async def test_no_poll_is_made_while_another_process_has_the_lease(
    standin: TelegramStandIn, channel: TelegramChannel, ledger: Ledger
) -> None:
    ledger.ours = False
    await runs_until(ledger.poller(channel), lambda: len(ledger.slept) > 3)
    assert standin.calls == []
    assert ledger.reports == []


async def test_a_webhook_that_is_set_is_reported_and_left_alone(
    standin: TelegramStandIn, channel: TelegramChannel, ledger: Ledger
) -> None:
    standin.webhook_url = "https://spa.example/webhooks/telegram"
    await runs_until(ledger.poller(channel), lambda: len(ledger.slept) >= 6)
    assert "TELEGRAM_WEBHOOK_SECRET" in ledger.reports[0]
    assert ledger.slept[:6] == [1.0, 3.0, 10.0, 30.0, 60.0, 60.0]
    assert standin.webhook_url
    assert {call.path.rpartition("/")[2] for call in standin.calls} == {"getUpdates"}


async def test_another_programs_poll_is_reported(
    standin: TelegramStandIn, channel: TelegramChannel, ledger: Ledger
) -> None:
    standin.longest_poll = 5
    poller = asyncio.create_task(ledger.poller(channel).run())
    await reached(lambda: bool(standin.calls))
    standin.longest_poll = 0
    await channel.call("getUpdates", b'{"timeout":0}')
    await reached(lambda: bool(ledger.reports))
    poller.cancel()
    assert "another program" in ledger.reports[0]


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (Fault(before=True), "no connection"),
        (Fault(after=True), "no connection"),
        (Fault(response=Response(502, b"<html>")), "HTTP 502"),
        (Fault(response=Response(200, b'{"ok":true,"result":7}')), "not kept"),
        (Fault(response=Response(401, b'{"ok":false,"error_code":401,"description":"Unauthorized"}')), "BOT_TOKEN"),
    ],
)
async def test_trouble_is_reported_and_outlived(
    standin: TelegramStandIn, channel: TelegramChannel, ledger: Ledger, fault: Fault, said: str
) -> None:
    standin.faults.append(fault)
    standin.arrive(standin.text_update(ANN, "hello"))
    await runs_until(ledger.poller(channel), lambda: bool(ledger.kept))
    assert said in ledger.reports[0]
    assert ledger.slept[0] == 1.0


async def test_the_platforms_own_delay_is_kept(
    standin: TelegramStandIn, channel: TelegramChannel, ledger: Ledger
) -> None:
    answer = b'{"ok":false,"error_code":429,"description":"Too Many Requests","parameters":{"retry_after":14}}'
    standin.faults.append(Fault(response=Response(429, answer)))
    await runs_until(ledger.poller(channel), lambda: bool(ledger.slept))
    assert ledger.slept[0] == 14


async def test_one_odd_update_loses_none_of_its_neighbours(
    standin: TelegramStandIn, channel: TelegramChannel, ledger: Ledger
) -> None:
    result = b'[{"update_id":5,"message":{"chat":7}},{"no":"id"},{"update_id":6,"message":{"chat":{"id":42}}}]'
    standin.faults.append(Fault(response=Response(200, b'{"ok":true,"result":' + result + b"}")))
    await runs_until(ledger.poller(channel), lambda: bool(ledger.kept))
    assert [event.chat for event in ledger.kept] == [None, None, "42"]
    assert ledger.offset == 7


async def test_updates_without_any_id_are_reported_not_swallowed(
    standin: TelegramStandIn, channel: TelegramChannel, ledger: Ledger
) -> None:
    standin.faults.append(Fault(response=Response(200, b'{"ok":true,"result":[{"no":"id"}]}')))
    await runs_until(ledger.poller(channel), lambda: bool(ledger.reports))
    assert "without ids" in ledger.reports[0]
    assert ledger.offset == 0


async def test_after_a_quiet_week_a_lower_number_is_followed(
    standin: TelegramStandIn, channel: TelegramChannel, ledger: Ledger
) -> None:
    ledger.offset = 900
    standin.faults.append(Fault(response=Response(200, b'{"ok":true,"result":[{"update_id":7}]}')))
    await runs_until(ledger.poller(channel), lambda: bool(ledger.kept))
    assert ledger.offset == 8


async def test_only_the_kinds_that_are_answered_are_asked_for(
    standin: TelegramStandIn, channel: TelegramChannel, ledger: Ledger
) -> None:
    await runs_until(ledger.poller(channel), lambda: bool(standin.calls))
    asked = json.loads(standin.calls[0].body)
    assert asked["allowed_updates"] == ["message", "edited_message", "callback_query", "my_chat_member"]
    assert 25 <= asked["timeout"] <= 50
