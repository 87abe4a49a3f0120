"""The stand-in for LINE refuses what LINE refuses."""

import json
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from channels.contract import Response
from tests.standins.line import LineStandIn
from tests.standins.standin import Call

USER = "U" + "0" * 32
REPLY, PUSH, LOADING = "/v2/bot/message/reply", "/v2/bot/message/push", "/v2/bot/chat/loading/start"


async def called(line: LineStandIn, path: str, body: object, **headers: str) -> Response:
    sent = {"authorization": f"Bearer {line.token}", "content-type": "application/json"}
    sent |= {name.replace("_", "-"): value for name, value in headers.items()}
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    return await line.answer(Call("POST", path, sent, raw))


def text(words: str = "hi", **more: Any) -> dict[str, Any]:
    return {"type": "text", "text": words, **more}


def quick(*labels: str, **action: Any) -> dict[str, Any]:
    made = [{"type": "postback", "label": label, "data": "a", **action} for label in labels]
    return {"items": [{"type": "action", "action": one} for one in made]}


@pytest.mark.parametrize(
    "messages",
    [
        [],
        [text()] * 6,
        [text("")],
        [text("   ")],
        [text("x" * 5001)],
        [text("🦊" * 2501)],
        [{"type": "text"}],
        [text(5)],  # type: ignore[arg-type]
        [{"type": "hologram", "text": "hi"}],
        [text(colour="red")],
        [text(quickReply=quick())],
        [text(quickReply=quick(*(f"{n}" for n in range(14))))],
        [text(quickReply=quick("x" * 21))],
        [text(quickReply=quick(""))],
        [text(quickReply=quick("a", data="x" * 301))],
        [text(quickReply=quick("a", data=""))],
        [text(quickReply=quick("a", displayText="x" * 301))],
        [text(quickReply=quick("a", type="hologram"))],
        [text(quickReply={"items": [{"type": "button", "action": {}}]})],
    ],
)
async def test_messages_against_the_rules_are_refused(messages: list[object]) -> None:
    line = LineStandIn()
    answer = await called(line, PUSH, {"to": USER, "messages": messages})
    assert answer.status == 400
    assert b"error(s)" in answer.body
    assert line.sent[USER] == []


async def test_bodies_are_held_against_the_published_description(shared_specs: Path) -> None:
    """What only the description says: this is refused by it alone."""
    line, push = LineStandIn(), {"to": USER, "messages": [text()]}
    assert (await called(line, PUSH, {**push, "notificationDisabled": "yes"})).status == 400
    assert (await called(line, LOADING, {"chatId": USER, "loadingSeconds": 65})).status == 400


async def test_messages_at_the_limits_are_taken() -> None:
    line = LineStandIn()
    full = text("x" * 5000, quickReply=quick(*(f"{n}" + "👩\u200d👩\u200d👧" * 18 for n in range(10, 23))))
    assert (await called(line, PUSH, {"to": USER, "messages": [full] * 5})).status == 200


async def test_calls_without_the_right_token_address_or_json_are_refused() -> None:
    line, body = LineStandIn(), {"to": USER, "messages": [text()]}
    assert (await called(line, PUSH, body, authorization="Bearer wrong")).status == 401
    assert (await called(line, "/v2/bot/message/shout", body)).status == 404
    assert (await called(line, PUSH, b"{")).status == 400
    assert (await called(line, PUSH, body, content_type="text/plain")).status == 400
    assert (await called(line, PUSH, {"messages": [text()]})).status == 400
    assert (await called(line, PUSH, {**body, "messages": [text("x" * 2_000_001)]})).status == 413


async def test_a_reply_token_is_good_once_for_a_minute_and_for_its_own_chat() -> None:
    clock = [1_790_000_000_000]
    line = LineStandIn(now=lambda: clock[0])
    first, second = line.text_event(USER, "a"), line.text_event("U2", "b")
    line.webhook([first, second])
    body = {"replyToken": first["replyToken"], "messages": [text()]}
    assert (await called(line, REPLY, body)).status == 200
    assert b"Invalid reply token" in (await called(line, REPLY, body)).body
    assert [shown.by for shown in line.sent[USER]] == ["reply"]
    clock[0] += 60_001
    late = {"replyToken": second["replyToken"], "messages": [text()]}
    assert b"Invalid reply token" in (await called(line, REPLY, late)).body
    line.webhook([second])
    assert (await called(line, REPLY, late)).status == 200
    assert b"Invalid reply token" in (await called(line, REPLY, {**late, "replyToken": "made up"})).body


async def test_a_retry_key_is_for_pushes_and_each_is_accepted_once() -> None:
    line, key = LineStandIn(), str(uuid4())
    event = line.text_event(USER, "a")
    line.webhook([event])
    reply = {"replyToken": event["replyToken"], "messages": [text()]}
    assert (await called(line, REPLY, reply, x_line_retry_key=key)).status == 400
    push = {"to": USER, "messages": [text()]}
    assert (await called(line, PUSH, push, x_line_retry_key="not-a-uuid")).status == 400
    assert (await called(line, PUSH, push, x_line_retry_key=key)).status == 200
    again = await called(line, PUSH, push, x_line_retry_key=key)
    assert again.status == 409
    assert "x-line-accepted-request-id" in again.headers
    assert (await called(line, PUSH, {**push, "to": "U2"}, x_line_retry_key=key)).status == 400
    assert (line.pushes, len(line.sent[USER])) == (1, 1)


async def test_the_months_pushes_run_out() -> None:
    line, push = LineStandIn(monthly_limit=1), {"to": USER, "messages": [text()]}
    assert (await called(line, PUSH, push)).status == 200
    over = await called(line, PUSH, push)
    assert (over.status, b"monthly limit" in over.body) == (429, True)


async def test_loading_is_for_users_and_by_five_seconds() -> None:
    line = LineStandIn()
    assert (await called(line, LOADING, {"chatId": USER, "loadingSeconds": 5})).status == 202
    assert (await called(line, LOADING, {"chatId": USER, "loadingSeconds": 7})).status == 400
    assert (await called(line, LOADING, {"chatId": "C1", "loadingSeconds": 5})).status == 400
    assert line.loading == [USER]


async def test_the_same_words_twice_in_a_row_are_reported() -> None:
    line, push = LineStandIn(), {"to": USER, "messages": [text()]}
    await called(line, PUSH, push)
    assert line.duplicates == []
    await called(line, PUSH, push)
    assert len(line.duplicates) == 1
