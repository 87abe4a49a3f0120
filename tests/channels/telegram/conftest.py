"""What the Telegram tests share: a stand-in that knows one guest, and a channel over it."""

import pytest

from channels.telegram.channel import TelegramChannel
from tests.channels.telegram.a_bot import ANN, channel_over
from tests.standins.telegram import TelegramStandIn


@pytest.fixture
def standin() -> TelegramStandIn:
    return TelegramStandIn(chats={ANN: "private"})


@pytest.fixture
def channel(standin: TelegramStandIn) -> TelegramChannel:
    return channel_over(standin)
