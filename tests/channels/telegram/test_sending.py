"""What becomes of a try: every error of the platform sorted, every way that a call can break."""

import asyncio
import json
from typing import Any

import pytest

from channels.contract import Later, Moved, Never, Response, Result, Sent, Unknown
from channels.telegram.channel import TelegramChannel
from channels.transport import AiohttpTransport
from tests.channels.telegram.a_bot import ANN, NOW, channel_over, outgoing
from tests.standins.standin import Fault, served
from tests.standins.telegram import TelegramStandIn


async def test_a_message_reaches_its_chat_with_the_platforms_id(
    standin: TelegramStandIn, channel: TelegramChannel
) -> None:
    result = await channel.send(outgoing(b'{"text":"hello"}'))
    [said] = standin.said_to(ANN)
    assert said.text == "hello"
    assert result == Sent(platform_id=str(said.message_id))


async def test_a_chat_without_a_number_is_asked_for_as_it_is(
    standin: TelegramStandIn, channel: TelegramChannel
) -> None:
    result = await channel.send(outgoing(chat='x","text":"injected'))
    assert isinstance(result, Never)
    assert json.loads(standin.calls[0].body) == {"chat_id": 'x","text":"injected', "text": "hello"}


def refusal(code: int, description: str, **parameters: int) -> Response:
    answer: dict[str, Any] = {"ok": False, "error_code": code, "description": description}
    if parameters:
        answer["parameters"] = parameters
    return Response(code, json.dumps(answer).encode())


BLOCKED = [
    (403, "Forbidden: bot was blocked by the user"),
    (403, "Forbidden: user is deactivated"),
    (403, "Forbidden: bot was kicked from the supergroup chat"),
    (403, "Forbidden: bot can't initiate conversation with a user"),
    (400, "Bad Request: chat not found"),
    (400, "Bad Request: PEER_ID_INVALID"),
    (400, "Bad Request: not enough rights to send text messages to the chat"),
]


@pytest.mark.parametrize(("code", "said"), BLOCKED)
async def test_a_guest_who_cannot_be_reached_is_given_up(
    standin: TelegramStandIn, channel: TelegramChannel, code: int, said: str
) -> None:
    standin.faults.append(Fault(response=refusal(code, said)))
    assert await channel.send(outgoing()) == Never(reason=f"{code} {said}", blocked=True)


@pytest.mark.parametrize(
    ("response", "result"),
    [
        (refusal(429, "Too Many Requests", retry_after=14), Later(reason="429 Too Many Requests", after=14)),
        (refusal(429, "Too Many Requests"), Later(reason="429 Too Many Requests")),
        (refusal(500, "Internal Server Error"), Later(reason="500 Internal Server Error")),
        (refusal(502, "Bad Gateway"), Later(reason="502 Bad Gateway")),
        (refusal(401, "Unauthorized"), Never(reason="401 Unauthorized", alarm=True)),
        (refusal(404, "Not Found"), Never(reason="404 Not Found", alarm=True)),
        (refusal(400, "Bad Request: message is too long"), Never(reason="400 Bad Request: message is too long")),
        (refusal(400, "upgraded", migrate_to_chat_id=-1001), Moved(chat="-1001")),
        (Response(403, b"<html>proxy</html>"), Later(reason="HTTP 403, not from the Bot API")),
        (Response(503, b""), Later(reason="HTTP 503, not from the Bot API")),
        (Response(400, b"[]"), Later(reason="HTTP 400, not from the Bot API")),
        (Response(200, b'{"ok":true,"res'), Unknown(reason="HTTP 200 without a readable answer", again_after=1.0)),
        (Response(200, b'{"ok":true,"result":true}'), Sent(platform_id="0")),
    ],
)
async def test_every_answer_is_sorted(
    standin: TelegramStandIn, channel: TelegramChannel, response: Response, result: Result
) -> None:
    standin.faults.append(Fault(response=response))
    assert await channel.send(outgoing()) == result


async def test_a_group_that_moved_says_where(standin: TelegramStandIn, channel: TelegramChannel) -> None:
    standin.moved[-5] = -1001
    assert await channel.send(outgoing(chat="-5")) == Moved(chat="-1001")


async def test_a_refused_connection_is_tried_later(standin: TelegramStandIn, channel: TelegramChannel) -> None:
    standin.faults.append(Fault(before=True))
    assert isinstance(await channel.send(outgoing()), Later)
    assert standin.sent == []


async def test_after_a_lost_answer_it_is_sent_again_once_and_counted(
    standin: TelegramStandIn, channel: TelegramChannel
) -> None:
    standin.faults.append(Fault(after=True))
    first = await channel.send(outgoing())
    assert isinstance(first, Unknown)
    assert first.again_after == 1.0
    second = await channel.send(outgoing(unknown_at=NOW))
    assert second == Sent(platform_id=str(standin.sent[1].message_id), counted=True)


async def test_a_second_lost_answer_is_the_last_try(standin: TelegramStandIn, channel: TelegramChannel) -> None:
    standin.faults.append(Fault(after=True))
    result = await channel.send(outgoing(unknown_at=NOW))
    assert isinstance(result, Unknown)
    assert result.again_after is None


async def test_a_known_refusal_after_a_lost_answer_is_a_refusal(
    standin: TelegramStandIn, channel: TelegramChannel
) -> None:
    standin.blocked.add(ANN)
    assert isinstance(await channel.send(outgoing(unknown_at=NOW)), Never)


async def test_by_real_http_a_message_is_sent_and_faults_are_sorted(standin: TelegramStandIn) -> None:
    transport = AiohttpTransport()
    async with served(standin) as base:
        channel = channel_over(standin, transport, base)
        assert isinstance(await channel.send(outgoing('{"text":"สวัสดี 😀"}'.encode())), Sent)
        assert standin.said_to(ANN)[0].text == "สวัสดี 😀"
        standin.faults.append(Fault(after=True))
        assert isinstance(await channel.send(outgoing()), Unknown)
        standin.per_chat = 60
        assert await channel.send(outgoing()) == Later(reason="429 Too Many Requests: retry after 60", after=60)
    await transport.close()


async def test_by_real_http_a_server_that_is_gone_never_got_the_message(standin: TelegramStandIn) -> None:
    transport = AiohttpTransport()
    async with served(standin) as base:
        pass
    assert isinstance(await channel_over(standin, transport, base).send(outgoing()), Later)
    await transport.close()


async def test_messages_to_many_chats_go_side_by_side(standin: TelegramStandIn, channel: TelegramChannel) -> None:
    standin.chats |= dict.fromkeys(range(1, 6), "private")
    await asyncio.gather(*(channel.send(outgoing(chat=str(chat))) for chat in range(1, 6)))
    assert sorted(message.chat for message in standin.sent) == ["1", "2", "3", "4", "5"]
