"""Updates -> what the guest said, and for which updates a turn is due."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from channels.contract import Unparsable
from channels.telegram.channel import TelegramChannel
from dialogs.messages import (
    Blocked,
    Content,
    InboundMessage,
    Location,
    Media,
    SharedContact,
    Started,
    Tap,
    Text,
    Unsupported,
)
from tests.channels.telegram.a_bot import ANN, NOW, channel_over, kept, outgoing, parsed
from tests.standins.telegram import TelegramStandIn

STANDIN = TelegramStandIn()
CHANNEL = channel_over(STANDIN)


def content_of(**fields: Any) -> Content | None:
    message = parsed(CHANNEL, STANDIN.message_update(ANN, **fields))
    return message.content if message else None


def test_a_text_carries_who_wrote_it_when_and_in_which_language() -> None:
    update = STANDIN.text_update(ANN, "How much is a massage?", date=1_700_000_000)
    assert parsed(CHANNEL, update) == InboundMessage(
        channel="telegram",
        account="123456",
        chat="42",
        event=str(update["update_id"]),
        sent_at=1_700_000_000_000,
        content=Text(text="How much is a massage?"),
        locale="en",
        name="Ann Lee",
    )


@pytest.mark.parametrize("date", [0, NOW // 1000 + 3600, 10**30])
def test_no_message_is_sent_after_it_was_received(date: int) -> None:
    message = parsed(CHANNEL, STANDIN.text_update(ANN, "hello", date=date))
    assert message is not None
    assert message.sent_at == NOW


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("/start", Started()),
        ("/start spring-2026", Started(payload="spring-2026")),
        ("/START@spa_bot spring", Started(payload="spring")),
        ("/help", Text(text="help")),
        ("/cancel", Text(text="cancel")),
        ("/start_over", Text(text="start over")),
        ("/book two hands\non Friday", Text(text="book two hands\non Friday")),
        ("/help@spa_bot", Text(text="help")),
        ("/ no command", Text(text="/ no command")),
        ("/ราคา", Text(text="/ราคา")),
        ("and/or", Text(text="and/or")),
        ("aa /test", Text(text="aa /test")),
    ],
)
def test_a_command_is_the_words_it_is_made_of(text: str, content: Content) -> None:
    assert content_of(text=text) == content


FILE = {"file_id": "F1", "file_unique_id": "u"}
PLACE = {"latitude": 13.75, "longitude": 100}


@pytest.mark.parametrize(
    ("fields", "content"),
    [
        ({"location": PLACE}, Location(latitude=13.75, longitude=100)),
        (
            {"location": PLACE, "venue": {"location": PLACE, "title": "Hotel", "address": "1 Road"}},
            Location(latitude=13.75, longitude=100, title="Hotel"),
        ),
        ({"photo": [{"file_id": "small"}, {"file_id": "large"}]}, Media(kind="image", reference="large")),
        ({"photo": [FILE], "caption": "this one"}, Media(kind="image", reference="F1", caption="this one")),
        ({"live_photo": FILE, "photo": [{"file_id": "P"}]}, Media(kind="image", reference="P")),
        ({"animation": FILE, "document": FILE}, Media(kind="video", reference="F1")),
        ({"video": FILE}, Media(kind="video", reference="F1")),
        ({"video_note": FILE}, Media(kind="video", reference="F1")),
        ({"voice": FILE}, Media(kind="voice", reference="F1")),
        ({"audio": FILE, "caption": "song"}, Media(kind="audio", reference="F1", caption="song")),
        ({"document": FILE}, Media(kind="file", reference="F1")),
        ({"sticker": {**FILE, "emoji": "👍"}}, Media(kind="sticker", reference="F1")),
        ({"dice": {"emoji": "🎲", "value": 3}}, Unsupported(kind="dice")),
        ({"poll": {"id": "1"}}, Unsupported(kind="poll")),
        ({"story": {"id": 1}}, Unsupported(kind="story")),
        ({"game": {"title": "g"}}, Unsupported(kind="game")),
        ({"checklist": {"title": "c"}}, Unsupported(kind="checklist")),
        ({"invoice": {"title": "c"}}, Unsupported(kind="invoice")),
        ({"paid_media": {"star_count": 1}}, Unsupported(kind="paid_media")),
        ({"rich_message": {"blocks": []}}, Unsupported(kind="rich_message")),
        ({"web_app_data": {"data": "x", "button_text": "y"}}, Unsupported(kind="web_app_data")),
    ],
)
def test_every_kind_of_message_is_read(fields: dict[str, Any], content: Content) -> None:
    assert content_of(**fields) == content


def test_only_the_senders_own_card_is_vouched_for() -> None:
    card = {"phone_number": "+66812345678", "first_name": "Ann", "last_name": "Lee"}
    assert content_of(contact={**card, "user_id": ANN}) == SharedContact(phone="+66812345678", name="Ann Lee", own=True)
    assert content_of(contact={**card, "user_id": 7}) == SharedContact(phone="+66812345678", name="Ann Lee")
    assert content_of(contact=card) == SharedContact(phone="+66812345678", name="Ann Lee")


@pytest.mark.parametrize(
    "fields",
    [
        {"new_chat_title": "t"},
        {"pinned_message": {"message_id": 1}},
        {"successful_payment": {"currency": "XTR"}},
        {"write_access_allowed": {}},
        {"video_chat_ended": {"duration": 1}},
        {"text": "I am a bot", "from": {"id": 9, "is_bot": True, "first_name": "B"}},
    ],
)
def test_service_messages_and_bots_get_no_turn(fields: dict[str, Any]) -> None:
    assert content_of(**fields) is None


def test_a_message_of_nobody_gets_no_turn() -> None:
    update = STANDIN.text_update(ANN, "hello")
    del update["message"]["from"]
    assert parsed(CHANNEL, update) is None


def test_an_edit_is_kept_with_its_conversation_but_not_answered_again() -> None:
    assert parsed(CHANNEL, STANDIN.message_update(ANN, "edited_message", text="three of us")) is None


@pytest.mark.parametrize(
    ("status", "content"), [("kicked", Blocked()), ("member", Started()), ("restricted", None), ("left", None)]
)
def test_blocking_and_coming_back_are_told(status: str, content: Content | None) -> None:
    message = parsed(CHANNEL, STANDIN.membership_update(ANN, status))
    assert (message.content if message else None) == content


def test_the_bots_place_in_a_group_is_nobodys_turn() -> None:
    update = STANDIN.membership_update(-7, "kicked")
    assert CHANNEL.parse(kept(update, chat="-7")) is None


async def test_a_tap_brings_its_value_its_label_and_its_query(
    standin: TelegramStandIn, channel: TelegramChannel
) -> None:
    keyboard = b'{"inline_keyboard":[[{"text":"Tomorrow","callback_data":"day:2026-11-25"}]]}'
    await channel.send(outgoing(b'{"text":"When?","reply_markup":' + keyboard + b"}"))
    update = standin.tap_update(ANN, "Tomorrow")
    message = parsed(channel, update)
    assert message is not None
    assert message.content == Tap(value="day:2026-11-25", label="Tomorrow")
    assert message.reply_token == update["callback_query"]["id"]
    assert message.sent_at == NOW


USER = {"id": 7, "is_bot": False, "first_name": "Ann"}


@pytest.mark.parametrize(
    ("query", "content", "chat"),
    [
        ({"data": "x", "inline_message_id": "i"}, Tap(value="x"), "7"),
        ({"data": "x", "message": {"chat": {"id": 42}, "date": 0, "message_id": 1}}, Tap(value="x"), "42"),
        ({"data": ""}, Tap(value=""), "7"),
        ({"game_short_name": "g"}, Unsupported(kind="game"), "7"),
    ],
)
def test_a_tap_on_a_message_that_is_gone_still_counts(query: dict[str, Any], content: Content, chat: str) -> None:
    message = parsed(CHANNEL, {"update_id": 1, "callback_query": {"id": "q", "from": USER, **query}})
    assert message is not None
    assert (message.content, message.reply_token, message.chat) == (content, "q", chat)


def test_a_guest_is_called_by_the_name_the_platform_has() -> None:
    guest = {"id": ANN, "is_bot": False, "first_name": "สมชาย", "language_code": "zh-hans"}
    message = parsed(CHANNEL, STANDIN.text_update(ANN, "x", **{"from": guest}))
    assert message is not None
    assert (message.name, message.locale) == ("สมชาย", "zh-hans")


def test_a_text_cut_within_an_emoji_is_still_read() -> None:
    raw = b'{"update_id":1,"message":{"chat":{"id":42,"type":"private"},"from":{"id":42},"text":"hi \\ud83d"}}'
    message = CHANNEL.parse(kept(raw))
    assert message is not None
    assert message.content == Text(text="hi \ufffd")


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"[]",
        b"{}",
        b'{"update_id":"1"}',
        b'{"update_id":1,"message":"hello"}',
        b'{"update_id":1,"message":{"chat":{"id":42},"from":{"id":42},"text":7}}',
        b'{"update_id":1,"message":{"chat":{"id":42},"from":{"id":"42"},"text":"x"}}',
        b'{"update_id":1,"callback_query":{"from":{"id":42}}}',
        b'{"update_id":1,"message":{"chat":{"id":42,"type":"private"},"from":{"id":42},"text":"\xff"}}',
        b"[" * 90_000,
    ],
)
def test_what_cannot_be_read_is_unparsable(raw: bytes) -> None:
    with pytest.raises(Unparsable):
        CHANNEL.parse(kept(raw))


@settings(max_examples=300)
@given(st.binary(max_size=120))
def test_any_bytes_are_a_message_or_nothing_or_unparsable(raw: bytes) -> None:
    reads(raw)


def reads(raw: bytes) -> None:
    try:
        message = CHANNEL.parse(kept(raw))
    except Unparsable:
        return
    assert message is None or isinstance(message, InboundMessage)


FIELDS = """chat id type private from text entities contact photo file_id data message date location venue user
reply_markup inline_keyboard is_bot first_name caption"""
NAMES = st.sampled_from(FIELDS.split())
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5) | NAMES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=4),
    max_leaves=10,
)


@settings(max_examples=300)
@given(
    st.sampled_from(["message", "callback_query", "my_chat_member"]),
    st.dictionaries(NAMES, VALUES, max_size=5),
    st.sampled_from([{}, {"chat": {"id": 1, "type": "private"}, "from": {"id": 1}}]),
)
def test_any_shape_of_update_is_a_message_or_nothing_or_unparsable(
    kind: str, fields: dict[str, Any], known: dict[str, Any]
) -> None:
    reads(json.dumps({"update_id": 1, kind: {**fields, **known}}).encode())
