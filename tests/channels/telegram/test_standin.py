"""The stand-in is as strict as the published rules: each violation is refused, and the good neighbour taken."""

import json
from typing import Any
from urllib.parse import urlencode

import pytest

from channels.contract import Response
from tests.channels.telegram.a_bot import ANN
from tests.standins.standin import Call
from tests.standins.telegram import TelegramStandIn
from tests.standins.telegram_rules import BUILT_IN, SPEC, description

JSON = {"content-type": "application/json"}
FORM = {"content-type": "application/x-www-form-urlencoded"}


async def ask(standin: TelegramStandIn, method: str, parameters: Any, headers: dict[str, str] = JSON) -> Response:
    body = json.dumps(parameters) if headers is JSON else urlencode(parameters)
    return await standin.answer(Call("POST", f"/bot{standin.token}/{method}", headers, body.encode()))


def said(response: Response) -> str:
    answer = json.loads(response.body)
    assert answer["ok"] is False
    assert answer["error_code"] == response.status
    return str(answer["description"])


def button(**fields: str) -> dict[str, Any]:
    return {"chat_id": ANN, "text": "?", "reply_markup": {"inline_keyboard": [[{"text": "Yes", **fields}]]}}


def keyboard(*sizes: int) -> dict[str, Any]:
    rows = [[{"text": "x", "callback_data": "x"}] * size for size in sizes]
    return {"chat_id": ANN, "text": "?", "reply_markup": {"inline_keyboard": rows}}


TAKEN: list[tuple[str, dict[str, Any]]] = [
    ("sendMessage", {"chat_id": ANN, "text": "x" * 4096}),
    ("sendMessage", {"chat_id": str(ANN), "text": "😀" * 2048}),
    ("sendMessage", button(callback_data="x" * 64)),
    ("sendMessage", button(url="https://spa.example")),
    ("sendMessage", keyboard(*[8] * 12, 4)),
    ("SENDMESSAGE", {"chat_id": ANN, "text": "x"}),
    ("sendChatAction", {"chat_id": ANN, "action": "typing"}),
    ("setWebhook", {"url": "https://spa.example:8443/x", "secret_token": "a" * 256, "max_connections": 100}),
    ("setWebhook", {"url": ""}),
    ("getUpdates", {"offset": 0, "limit": 100, "timeout": 0, "allowed_updates": ["message"]}),
    ("getMe", {}),
]


@pytest.mark.parametrize(("method", "parameters"), TAKEN)
async def test_a_call_within_the_rules_is_taken(
    standin: TelegramStandIn, method: str, parameters: dict[str, Any]
) -> None:
    response = await ask(standin, method, parameters)
    assert (response.status, json.loads(response.body)["ok"]) == (200, True)


REFUSED: list[tuple[str, dict[str, Any], str]] = [
    ("sendMessage", {"chat_id": ANN}, "needs text"),
    ("sendMessage", {"text": "x"}, "needs chat_id"),
    ("sendMessage", {"chat_id": ANN, "text": 7}, "text is no String"),
    ("sendMessage", {"chat_id": ANN, "text": "x", "txt": "x"}, "no field txt"),
    ("sendMessage", {"chat_id": ANN, "text": "x", "disable_notification": "yes"}, "no Boolean"),
    ("sendMessage", {"chat_id": ANN, "text": " \n"}, "text is empty"),
    ("sendMessage", {"chat_id": ANN, "text": ""}, "text is empty"),
    ("sendMessage", {"chat_id": ANN, "text": "x" * 4097}, "too long"),
    ("sendMessage", {"chat_id": ANN, "text": "😀" * 2048 + "x"}, "too long"),
    ("sendMessage", {"chat_id": ANN, "text": "\ud800"}, "UTF-8"),
    ("sendMessage", {"chat_id": ANN, "text": "x", "parse_mode": "html5"}, "parse_mode"),
    ("sendMessage", {"chat_id": 9, "text": "x"}, "chat not found"),
    ("sendMessage", {"chat_id": "@nobody", "text": "x"}, "chat not found"),
    ("sendMessage", button(callback_data=""), "BUTTON_DATA_INVALID"),
    ("sendMessage", button(callback_data="x" * 65), "BUTTON_DATA_INVALID"),
    ("sendMessage", button(callback_data="é" * 33), "BUTTON_DATA_INVALID"),
    ("sendMessage", button(), "exactly one action"),
    ("sendMessage", button(callback_data="x", url="https://spa.example"), "exactly one action"),
    ("sendMessage", button(text=" ", callback_data="x"), "text must not be empty"),
    ("sendMessage", button(callback="x"), "InlineKeyboard"),
    ("sendMessage", keyboard(9), "at most 8"),
    ("sendMessage", keyboard(*[8] * 12, 5), "too long"),
    ("sendMessage", {"chat_id": ANN, "text": "x", "reply_markup": {"inline_keyboard": ["x"]}}, "InlineKeyboardMarkup"),
    ("sendChatAction", {"chat_id": ANN, "action": "thinking"}, "wrong parameter action"),
    ("answerCallbackQuery", {"callback_query_id": "q", "text": "x" * 201}, "MESSAGE_TOO_LONG"),
    ("answerCallbackQuery", {"callback_query_id": "unheard-of"}, "query is too old"),
    ("setWebhook", {"url": "http://spa.example/"}, "HTTPS"),
    ("setWebhook", {"url": "https://spa.example:8080/"}, "ports"),
    ("setWebhook", {"url": "https://spa.example/", "secret_token": "a b"}, "secret token"),
    ("setWebhook", {"url": "https://spa.example/", "secret_token": "a" * 257}, "secret token"),
    ("setWebhook", {"url": "https://spa.example/", "secret_token": ""}, "secret token"),
    ("setWebhook", {"url": "https://spa.example/", "max_connections": 101}, "max_connections"),
    ("setWebhook", {"url": "https://spa.example/", "allowed_updates": ["messages"]}, "unknown kind"),
    ("getUpdates", {"limit": 101}, "limit"),
    ("getUpdates", {"timeout": -1}, "timeout"),
]


@pytest.mark.parametrize(("method", "parameters", "why"), REFUSED)
async def test_a_call_that_breaks_a_rule_is_refused(
    standin: TelegramStandIn, method: str, parameters: dict[str, Any], why: str
) -> None:
    response = await ask(standin, method, parameters)
    assert response.status == 400
    assert why in said(response)
    assert standin.sent == []


async def test_without_strictness_types_and_unknown_fields_pass(standin: TelegramStandIn) -> None:
    standin.strict = False
    assert (await ask(standin, "sendMessage", {"chat_id": ANN, "text": "x", "txt": "x"})).status == 200
    assert (await ask(standin, "sendMessage", {"chat_id": ANN})).status == 400


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/bot123456:wrong/getMe", 401),
        ("/botwrong/getMe", 404),
        ("/bot123456:stand-in-token/getYou", 404),
        ("/elsewhere", 404),
    ],
)
async def test_a_wrong_token_or_method_is_refused(standin: TelegramStandIn, path: str, status: int) -> None:
    response = await standin.answer(Call("POST", path, JSON, b"{}"))
    assert response.status == status
    said(response)


async def test_a_form_is_read_like_json(standin: TelegramStandIn) -> None:
    call = keyboard(1)
    call["reply_markup"] = json.dumps(call["reply_markup"])
    assert (await ask(standin, "sendMessage", call, FORM)).status == 200
    assert standin.sent[0].choices == (("x", "x"),)
    assert (await ask(standin, "sendMessage", {**call, "reply_markup": "x"}, FORM)).status == 400


async def test_parameters_may_stand_in_the_address(standin: TelegramStandIn) -> None:
    response = await standin.answer(Call("GET", f"/bot{standin.token}/sendMessage?chat_id=42&text=7", {}, b""))
    assert response.status == 200
    assert standin.sent[0].text == "7"


@pytest.mark.parametrize("body", [b"{", b"[]", b"\xff"])
async def test_a_body_that_is_no_json_object_is_refused(standin: TelegramStandIn, body: bytes) -> None:
    response = await standin.answer(Call("POST", f"/bot{standin.token}/getMe", JSON, body))
    assert response.status == 400


async def test_blocked_moved_and_hasty_are_refused_as_the_platform_does(standin: TelegramStandIn) -> None:
    call = {"chat_id": ANN, "text": "x"}
    standin.membership_update(ANN, "kicked")
    assert (await ask(standin, "sendMessage", call)).status == 403
    standin.membership_update(ANN, "member")
    standin.per_chat = 60
    assert (await ask(standin, "sendMessage", call)).status == 200
    hasty = json.loads((await ask(standin, "sendMessage", call)).body)
    assert (hasty["error_code"], hasty["parameters"]) == (429, {"retry_after": 60})
    standin.moved[ANN] = -1001
    moved = json.loads((await ask(standin, "sendMessage", call)).body)
    assert (moved["error_code"], moved["parameters"]) == (400, {"migrate_to_chat_id": -1001})


async def test_updates_stay_until_a_later_offset_confirms_them(standin: TelegramStandIn) -> None:
    first, second = standin.text_update(ANN, "a"), standin.text_update(ANN, "b")
    standin.arrive(first)
    standin.arrive(second)
    for _ in range(2):
        assert json.loads((await ask(standin, "getUpdates", {})).body)["result"] == [first, second]
    answer = await ask(standin, "getUpdates", {"offset": first["update_id"] + 1})
    assert json.loads(answer.body)["result"] == [second]
    assert standin.pending == [second]


async def test_webhook_and_polling_exclude_each_other(standin: TelegramStandIn) -> None:
    await ask(standin, "setWebhook", {"url": "https://spa.example/"})
    response = await ask(standin, "getUpdates", {})
    assert response.status == 409
    assert "webhook is active" in said(response)
    await ask(standin, "deleteWebhook", {"drop_pending_updates": True})
    assert (await ask(standin, "getUpdates", {})).status == 200


async def test_a_tap_needs_a_button_that_was_sent(standin: TelegramStandIn) -> None:
    await ask(standin, "sendMessage", keyboard(1))
    update = standin.tap_update(ANN, "x")
    query = update["callback_query"]
    assert (query["data"], query["message"]["message_id"]) == ("x", standin.sent[0].message_id)
    assert (await ask(standin, "answerCallbackQuery", {"callback_query_id": query["id"]})).status == 200
    with pytest.raises(AssertionError, match="no button"):
        standin.tap_update(ANN, "Another")


def test_the_built_in_table_says_no_more_than_the_published_description() -> None:
    if not SPEC.is_file():
        pytest.skip("shared/specs not present")
    published = description()
    for method, fields in BUILT_IN.methods.items():
        for name, (types, required) in fields.items():
            assert set(types) <= set(published.methods[method][name][0]), (method, name)
            assert required == published.methods[method][name][1], (method, name)
