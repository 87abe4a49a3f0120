"""Deliveries: genuine or forged, and which conversation an update belongs to."""

import hashlib
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from channels.contract import Delivery, Forged, NotJSON
from channels.telegram.channel import TelegramChannel
from tests.channels.telegram.a_bot import ANN, channel_over, delivery, now
from tests.standins.standin import InProcess
from tests.standins.telegram import TelegramStandIn

CHANNEL = channel_over(TelegramStandIn())


def test_a_delivery_with_our_secret_is_genuine(standin: TelegramStandIn, channel: TelegramChannel) -> None:
    channel.verify(delivery(standin, standin.text_update(ANN, "hello")))


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"x-telegram-bot-api-secret-token": ""},
        {"x-telegram-bot-api-secret-token": "webhook-secreT"},
        {"x-telegram-bot-api-secret-token": "webhook-secret2"},
        {"x-telegram-bot-api-secret-token": "sécret \udcff"},
    ],
)
def test_a_delivery_without_our_secret_is_forged(channel: TelegramChannel, headers: dict[str, str]) -> None:
    with pytest.raises(Forged):
        channel.verify(Delivery(headers=headers, body=b"{}"))


def test_a_bot_that_polls_takes_no_webhook() -> None:
    polling = TelegramChannel("1:t", "", InProcess({}), now)
    with pytest.raises(Forged, match="polls"):
        polling.verify(Delivery(headers={"x-telegram-bot-api-secret-token": ""}, body=b"{}"))


@pytest.mark.parametrize("token", ["", "secret-without-a-number", ":secret", "bot12:secret", "１２:secret"])
def test_a_token_that_cannot_be_one_is_refused_without_being_shown(token: str) -> None:
    with pytest.raises(ValueError, match="colon") as refused:
        TelegramChannel(token, "s", InProcess({}), now)
    assert "secret-without" not in str(refused.value)


PRIVATE = {"id": 42, "type": "private"}
GROUP = {"id": -1001, "type": "supergroup"}


@pytest.mark.parametrize(
    ("update", "chat", "aliases"),
    [
        ({"message": {"chat": PRIVATE}}, "42", ()),
        ({"message": {"chat": GROUP}}, "-1001", ()),
        ({"edited_message": {"chat": PRIVATE}}, "42", ()),
        ({"callback_query": {"id": "1", "from": {"id": 7}, "message": {"chat": PRIVATE, "date": 0}}}, "42", ()),
        ({"callback_query": {"id": "1", "from": {"id": 7}, "inline_message_id": "x"}}, "7", ()),
        ({"my_chat_member": {"chat": PRIVATE}}, "42", ()),
        ({"my_chat_member": {"chat": GROUP}}, None, ()),
        ({"message": {"chat": {"id": -5, "type": "group"}, "migrate_to_chat_id": -1001}}, "-1001", ("-5",)),
        ({"message": {"chat": GROUP, "migrate_from_chat_id": -5}}, "-1001", ("-5",)),
        ({"channel_post": {"chat": {"id": -9, "type": "channel"}}}, None, ()),
        ({"business_message": {"chat": PRIVATE}}, None, ()),
        ({"guest_message": {"chat": PRIVATE}}, None, ()),
        ({"pre_checkout_query": {"from": {"id": 42}}}, None, ()),
        ({"message_reaction": {"chat": PRIVATE}}, None, ()),
        ({"something_new": {"chat": PRIVATE}}, None, ()),
        ({"message": "text"}, None, ()),
        ({"message": {"chat": {"id": "42"}}}, None, ()),
        ({"message": {"chat": {"id": True}}}, None, ()),
        ({"message": None}, None, ()),
    ],
)
def test_an_update_belongs_to_its_chat(update: dict[str, Any], chat: str | None, aliases: tuple[str, ...]) -> None:
    body = json.dumps({"update_id": 9, **update}).encode()
    [event] = CHANNEL.split(body)
    assert (event.id, event.account, event.raw) == ("9", "123456", body)
    assert (event.chat, event.aliases) == (chat, aliases)


@pytest.mark.parametrize(
    "body",
    [b"[]", b"{}", b"7", b'{"update_id":"9"}', b'{"update_id":true}', b'{"update_id":1e999}', b'{"update_id":null}'],
)
def test_json_of_an_unexpected_shape_is_one_event_of_nobody(body: bytes) -> None:
    [event] = CHANNEL.split(body)
    assert (event.id, event.chat, event.raw) == (hashlib.sha256(body).hexdigest(), None, body)


def test_half_a_surrogate_pair_does_not_bring_the_update_back_for_ever() -> None:
    [event] = CHANNEL.split(b'{"update_id":9,"message":{"chat":{"id":42,"type":"private"},"text":"\\ud83d"}}')
    assert (event.id, event.chat) == ("9", "42")


@pytest.mark.parametrize("body", [b"", b"{", b"hello", b'{"a":1}{"b":2}', b'{"a":"\xff"}', b'{"a":NaN}', b"[" * 90_000])
def test_what_is_no_json_is_refused(body: bytes) -> None:
    with pytest.raises(NotJSON):
        CHANNEL.split(body)


@settings(max_examples=300)
@given(st.binary(max_size=200))
def test_any_bytes_are_events_or_no_json(body: bytes) -> None:
    try:
        events = CHANNEL.split(body)
    except NotJSON:
        return
    assert [event.raw for event in events] == [body]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3),
    max_leaves=12,
)


@settings(max_examples=300)
@given(JSON)
def test_any_json_is_one_event(value: object) -> None:
    body = json.dumps(value).encode()
    assert len(CHANNEL.split(body)) == 1
