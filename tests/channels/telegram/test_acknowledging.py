"""Taps stop spinning, anything else shows "typing"; failures are swallowed."""

from typing import Any

import pytest

from channels.contract import Response
from channels.telegram.channel import TelegramChannel
from dialogs.messages import InboundMessage
from tests.channels.telegram.a_bot import ANN, outgoing, parsed
from tests.standins.standin import Fault
from tests.standins.telegram import TelegramStandIn


def read(channel: TelegramChannel, update: dict[str, Any]) -> InboundMessage:
    message = parsed(channel, update)
    assert message is not None
    return message


async def tap(standin: TelegramStandIn, channel: TelegramChannel) -> InboundMessage:
    keyboard = b'{"inline_keyboard":[[{"text":"Yes","callback_data":"yes"}]]}'
    await channel.send(outgoing(b'{"text":"Sure?","reply_markup":' + keyboard + b"}"))
    return read(channel, standin.tap_update(ANN, "Yes"))


async def test_a_tap_is_answered_at_once(standin: TelegramStandIn, channel: TelegramChannel) -> None:
    message = await tap(standin, channel)
    await channel.acknowledge(message)
    assert standin.taps_answered == [message.reply_token]


async def test_a_text_shows_typing(standin: TelegramStandIn, channel: TelegramChannel) -> None:
    await channel.acknowledge(read(channel, standin.text_update(ANN, "hello")))
    assert standin.actions == [(ANN, "typing")]


async def test_a_guest_who_blocked_the_bot_is_shown_nothing(standin: TelegramStandIn, channel: TelegramChannel) -> None:
    await channel.acknowledge(read(channel, standin.membership_update(ANN, "kicked")))
    assert standin.calls == []


@pytest.mark.parametrize(
    "fault",
    [Fault(before=True), Fault(after=True), Fault(response=Response(400, b"{}")), Fault(response=Response(502, b"<"))],
)
async def test_failures_are_swallowed(standin: TelegramStandIn, channel: TelegramChannel, fault: Fault) -> None:
    message = await tap(standin, channel)
    standin.faults.append(fault)
    await channel.acknowledge(message)
    assert standin.calls[-1].path.endswith("/answerCallbackQuery")
