"""The public update bodies, as they are; and our reading beside python-telegram-bot's."""

import json
from pathlib import Path

import pytest
from telegram import Update

from channels.contract import Kept
from dialogs.messages import Media, SharedContact, Tap, Text
from tests.channels.telegram.a_bot import channel_over
from tests.standins.telegram import TelegramStandIn

CHANNEL = channel_over(TelegramStandIn())
NOW = 2_000_000_000_000


@pytest.fixture(scope="module")
def bodies(shared_eval: Path) -> list[bytes]:
    found = [path.read_bytes() for path in sorted((shared_eval / "webhooks" / "telegram").glob("*.json"))]
    updates = [body for body in found if "update_id" in json.loads(body)]
    assert len(updates) > 30
    return updates


def test_every_public_body_is_split_and_read_without_an_error(bodies: list[bytes]) -> None:
    for body in bodies:
        [event] = CHANNEL.split(body)
        assert event.id == str(json.loads(body)["update_id"])
        chat = event.chat or ""
        CHANNEL.parse(Kept(account="1", chat=chat, event=event.id, raw=event.raw, received_at=NOW))


def test_our_reading_agrees_with_the_sdks(bodies: list[bytes]) -> None:
    compared = 0
    for body in bodies:
        [event] = CHANNEL.split(body)
        ours = CHANNEL.parse(Kept(account="1", chat=event.chat or "", event="e", raw=event.raw, received_at=NOW))
        if ours is None:
            continue
        try:
            theirs = Update.de_json(json.loads(body))
        except TypeError:  # the SDK wants fields that older bodies lack (a poll's); we read those all the same
            continue
        assert theirs.effective_user
        assert (ours.name, ours.locale) == (theirs.effective_user.full_name, theirs.effective_user.language_code or "")
        assert theirs.effective_chat
        assert event.chat == str(theirs.effective_chat.id)
        same_content(ours.content, theirs)
        if theirs.message:
            assert ours.sent_at == theirs.message.date.timestamp() * 1000
        compared += 1
    assert compared >= 10


def same_content(ours: object, theirs: Update) -> None:
    match ours:
        case Text(text=text):
            assert theirs.message
            assert theirs.message.text == text
        case Tap(value=value):
            assert theirs.callback_query
            assert theirs.callback_query.data == value
        case SharedContact(phone=phone):
            assert theirs.message
            assert theirs.message.contact
            assert theirs.message.contact.phone_number == phone
        case Media(caption=caption):
            assert theirs.message
            assert (theirs.message.caption or "") == caption


def test_each_text_of_a_guest_in_private_gets_a_turn(bodies: list[bytes]) -> None:
    for body in bodies:
        message = json.loads(body).get("message")
        if message and message.get("text") and message["chat"]["type"] == "private":
            read = CHANNEL.parse(Kept(account="1", chat="1", event="e", raw=body, received_at=NOW))
            assert read is not None
