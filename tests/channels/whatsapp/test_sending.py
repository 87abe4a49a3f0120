"""How WhatsApp is called, and what its answers mean (DESIGN "Sending", Cloud API error codes)."""

import json
from typing import Any

import msgspec
import pytest

from channels.contract import Later, Never, Outgoing, Response, Result, Sent, Unknown
from channels.whatsapp.channel import WhatsAppChannel
from dialogs.messages import Blocked, InboundMessage, Reply, Text
from tests.standins.standin import Fault, InProcess
from tests.standins.whatsapp import WhatsAppStandIn

GUEST = "84900111222"
SCOPED = "VN.13491208655302741918"
NOW = 1_790_000_000_000
KEY = "0b0f8a3e-6f5e-4a29-9c7e-000000000001"


@pytest.fixture
def platform() -> WhatsAppStandIn:
    standin = WhatsAppStandIn()
    standin.webhook(standin.text(GUEST, "hi"), standin.text(SCOPED, "hi"))
    return standin


@pytest.fixture
def channel(platform: WhatsAppStandIn) -> WhatsAppChannel:
    transport = InProcess({"https://graph.test": platform})
    return WhatsAppChannel(
        platform.access_token,
        platform.app_secret,
        platform.verify_token,
        platform.phone_number_id,
        transport,
        lambda: NOW,
        api_base="https://graph.test/v23.0",
    )


def row(channel: WhatsAppChannel, **more: Any) -> Outgoing:
    [payload] = channel.render(Reply(paragraphs=("Hello.",)))
    return msgspec.structs.replace(Outgoing(id=1, chat=GUEST, payload=payload, key=KEY), **more)


async def refused(platform: WhatsAppStandIn, channel: WhatsAppChannel, code: int, **more: Any) -> Result:
    error = {"error": {"code": code, "message": f"(#{code}) said", "error_data": {"details": "why"}}}
    platform.always = Fault(response=Response(400, json.dumps(error).encode()))
    return await channel.send(row(channel, **more))


async def test_a_message_goes_to_the_number_with_our_key(platform: WhatsAppStandIn, channel: WhatsAppChannel) -> None:
    result = await channel.send(row(channel))
    [shown] = platform.sent[GUEST]
    assert result == Sent(platform_id=shown.id)
    assert (shown.texts, shown.key) == (("Hello.",), KEY)


async def test_a_guest_without_a_number_is_the_recipient(platform: WhatsAppStandIn, channel: WhatsAppChannel) -> None:
    assert isinstance(await channel.send(row(channel, chat=SCOPED)), Sent)
    body = json.loads(platform.calls[-1].body)
    assert body["recipient"] == SCOPED
    assert "to" not in body


async def test_our_key_comes_back_in_the_statuses(platform: WhatsAppStandIn, channel: WhatsAppChannel) -> None:
    await channel.send(row(channel))
    body, _ = platform.status_webhook()
    statuses = [event.status for event in channel.split(body)]
    assert [(status.state, status.key) for status in statuses if status] == [("sent", KEY), ("delivered", KEY)]


ALARM = (0, 3, 10, 190, 200, 250, 299, 131005, 368, 131031, 130497, 131042)
OUR_FAULT = (
    100, 131008, 131009, 131051, 131052, 131053, 132000, 132001, 132005, 132007, 132012, 132015, 132016, 131037, 131045,
)  # fmt: skip


@pytest.mark.parametrize("code", [1, 2, 4, 80007, 130429, 131000, 131016, 131056, 131057, 133004, 131048, 131064])
async def test_codes_that_pass_are_tried_again_later(
    platform: WhatsAppStandIn, channel: WhatsAppChannel, code: int
) -> None:
    result = await refused(platform, channel, code, tries=100)
    assert isinstance(result, Later)
    assert str(code) in result.reason


@pytest.mark.parametrize("code", [131026, 131021, 131030, 130472, 131049, 131050, 131062, 131047, 470, *OUR_FAULT])
async def test_codes_that_stay_are_given_up_without_alarm(
    platform: WhatsAppStandIn, channel: WhatsAppChannel, code: int
) -> None:
    result = await refused(platform, channel, code)
    assert isinstance(result, Never)
    assert not result.alarm
    assert result.blocked == (code in (131026, 131021, 131030))


@pytest.mark.parametrize("code", ALARM)
async def test_codes_of_the_account_alarm_the_owner(
    platform: WhatsAppStandIn, channel: WhatsAppChannel, code: int
) -> None:
    result = await refused(platform, channel, code)
    assert isinstance(result, Never)
    assert result.alarm


async def test_a_spam_limit_is_given_time(platform: WhatsAppStandIn, channel: WhatsAppChannel) -> None:
    result = await refused(platform, channel, 131048)
    assert isinstance(result, Later)
    assert result.after is not None
    assert result.after >= 60


async def test_an_unknown_code_is_tried_a_few_times_then_given_up(
    platform: WhatsAppStandIn, channel: WhatsAppChannel
) -> None:
    assert isinstance(await refused(platform, channel, 987654), Later)
    assert isinstance(await refused(platform, channel, 987654, tries=2), Later)
    assert isinstance(await refused(platform, channel, 987654, tries=3), Never)


async def test_after_24_hours_of_silence_the_window_is_shut(
    platform: WhatsAppStandIn, channel: WhatsAppChannel
) -> None:
    platform.now = lambda: NOW + 24 * 3600 * 1000
    result = await channel.send(row(channel))
    assert isinstance(result, Never)
    assert result.reason.startswith("outside window: 131047")


async def test_a_lost_answer_waits_a_minute_for_a_status_then_sends_again_and_counts(
    platform: WhatsAppStandIn, channel: WhatsAppChannel
) -> None:
    platform.faults.append(Fault(after=True))
    assert await channel.send(row(channel)) == Unknown(reason="no answer: stand-in: answer lost", again_after=60)
    again = await channel.send(row(channel, unknown_at=NOW - 60_000, tries=1))
    assert isinstance(again, Sent)
    assert again.counted
    assert [shown.key for shown in platform.duplicates] == [KEY]


async def test_within_the_minute_of_a_status_nothing_is_sent_again(
    platform: WhatsAppStandIn, channel: WhatsAppChannel
) -> None:
    result = await channel.send(row(channel, unknown_at=NOW - 45_000, tries=1))
    assert result == Unknown(reason="waiting for a status", again_after=15)
    assert platform.calls == []


async def test_without_ever_an_answer_it_is_not_sent_for_ever(
    platform: WhatsAppStandIn, channel: WhatsAppChannel
) -> None:
    platform.always = Fault(after=True)
    second = await channel.send(row(channel, unknown_at=NOW - 60_000, tries=1))
    assert isinstance(second, Unknown)
    assert second.again_after == 300
    last = await channel.send(row(channel, unknown_at=NOW - 60_000, tries=5))
    assert isinstance(last, Unknown)
    assert last.again_after is None


@pytest.mark.parametrize("status", [200, 408, 502, 504])
async def test_a_gateways_own_answer_leaves_the_outcome_unknown(
    platform: WhatsAppStandIn, channel: WhatsAppChannel, status: int
) -> None:
    platform.always = Fault(response=Response(status, b"<html>"))
    assert isinstance(await channel.send(row(channel)), Unknown)


def message(content: Text | Blocked, event: str) -> InboundMessage:
    return InboundMessage(channel="whatsapp", account="", chat=GUEST, event=event, sent_at=NOW, content=content)


async def test_a_slow_answer_shows_blue_ticks_and_typing(platform: WhatsAppStandIn, channel: WhatsAppChannel) -> None:
    wamid = platform.text(GUEST, "hi")
    platform.webhook(wamid)
    await channel.acknowledge(message(Text(text="hi"), f"{wamid['id']}#0123456789abcdef"))
    assert platform.read_marks == [wamid["id"]]
    assert b"typing_indicator" in platform.calls[-1].body


async def test_a_failed_read_mark_is_swallowed_and_a_guest_who_left_gets_none(
    platform: WhatsAppStandIn, channel: WhatsAppChannel
) -> None:
    platform.always = Fault(before=True)
    await channel.acknowledge(message(Text(text="hi"), "wamid.x"))
    await channel.acknowledge(message(Blocked(), "wamid.x"))
    assert len(platform.calls) == 1
