"""The bot's standing with Telegram, by the SDK over our transport."""

import pytest

from channels.contract import Response
from channels.telegram.channel import TelegramChannel
from channels.telegram.registration import Refused
from channels.transport import AiohttpTransport
from tests.channels.telegram.a_bot import BASE, channel_over, now
from tests.standins.standin import Fault, InProcess, served
from tests.standins.telegram import TelegramStandIn

URL = "https://spa.example/webhooks/telegram"


async def test_the_bot_knows_itself_by_real_http(standin: TelegramStandIn) -> None:
    transport = AiohttpTransport()
    async with served(standin) as base:
        me = await channel_over(standin, transport, base).registration().me()
    await transport.close()
    assert (me.id, me.username, me.name, me.reads_groups) == (123456, "spa_bot", "Spa", False)


async def test_a_webhook_is_set_with_our_secret_and_deleted_on_command(
    standin: TelegramStandIn, channel: TelegramChannel
) -> None:
    registration = channel.registration()
    standin.secret = "old"
    await TelegramChannel(standin.token, "fresh", InProcess({BASE: standin}), now, BASE).registration().set_webhook(URL)
    assert (standin.webhook_url, standin.secret) == (URL, "fresh")
    state = await registration.webhook()
    assert (state.url, state.pending) == (URL, 0)
    assert state.allowed_updates == ("message", "edited_message", "callback_query", "my_chat_member")
    standin.arrive(standin.text_update(42, "waiting"))
    await registration.delete_webhook()
    assert (await registration.webhook()).url == ""
    assert (await registration.webhook()).pending == 1


@pytest.mark.parametrize("url", ["http://spa.example/", "https://spa.example:8080/"])
async def test_an_address_that_telegram_does_not_take_is_refused_with_its_word(
    channel: TelegramChannel, url: str
) -> None:
    with pytest.raises(Refused, match="ad webhook"):
        await channel.registration().set_webhook(url)


@pytest.mark.parametrize(
    "fault",
    [
        Fault(before=True),
        Fault(after=True),
        Fault(response=Response(200, b"<html>")),
        Fault(response=Response(200, b"[]")),
        Fault(response=Response(502, b"<html>")),
        Fault(response=Response(401, b'{"ok":false,"error_code":401,"description":"Unauthorized"}')),
    ],
)
async def test_trouble_is_one_named_error_without_the_token(
    standin: TelegramStandIn, channel: TelegramChannel, fault: Fault
) -> None:
    standin.faults.append(fault)
    with pytest.raises(Refused) as refused:
        await channel.registration().me()
    assert "stand-in-token" not in str(refused.value)
