"""In a group the bot answers only what is said to it."""

from typing import Any

import pytest

from channels.telegram.channel import TelegramChannel
from dialogs.messages import Content, Media, Started, Text
from tests.channels.telegram.a_bot import channel_over, outgoing, parsed
from tests.standins.telegram import TelegramStandIn

GROUP = -1001
US = {"id": 123456, "is_bot": True, "first_name": "Spa"}
OTHER = {"id": 99, "is_bot": False, "first_name": "Bo"}


def content_of(channel: TelegramChannel, **fields: Any) -> Content | None:
    message = parsed(channel, TelegramStandIn().message_update(GROUP, **fields))
    return message.content if message else None


@pytest.mark.parametrize(
    ("fields", "content"),
    [
        ({"text": "/price@spa_bot"}, Text(text="price")),
        ({"text": "/start@spa_bot spring"}, Started(payload="spring")),
        ({"text": "@spa_bot how much?"}, Text(text="how much?")),
        ({"text": "how much, @Spa_Bot?"}, Text(text="how much,?")),
        ({"text": "and for two?", "reply_to_message": {"from": US}}, Text(text="and for two?")),
        ({"text": "Spa, hi", "entities": [{"type": "text_mention", "user": US}]}, Text(text="Spa, hi")),
        ({"photo": [{"file_id": "F"}], "caption": "@spa_bot this"}, Media(kind="image", reference="F", caption="this")),
    ],
)
def test_what_names_the_bot_or_replies_to_it_is_answered(
    channel: TelegramChannel, fields: dict[str, Any], content: Content
) -> None:
    assert content_of(channel, **fields) == content


@pytest.mark.parametrize(
    "fields",
    [
        {"text": "lunch?"},
        {"text": "/price"},
        {"text": "@bo lunch?"},
        {"text": "mail me at ann@spabot.example"},
        {"text": "yes", "reply_to_message": {"from": OTHER}},
        {"text": "in a topic", "reply_to_message": {"from": US, "forum_topic_created": {"name": "t"}}},
        {"text": "hi", "entities": [{"type": "text_mention", "user": OTHER}]},
        {"sticker": {"file_id": "F"}},
        {"new_chat_members": [OTHER]},
    ],
)
def test_what_the_group_says_among_itself_is_not(channel: TelegramChannel, fields: dict[str, Any]) -> None:
    assert content_of(channel, **fields) is None


async def test_once_the_bot_knows_its_name_another_bots_name_is_not_taken_for_it() -> None:
    standin = TelegramStandIn(chats={GROUP: "supergroup"}, username="spa_bot")
    channel = channel_over(standin)
    assert content_of(channel, text="/price@taxi_bot") == Text(text="price")
    await channel.send(outgoing(chat=str(GROUP)))
    assert content_of(channel, text="/price@taxi_bot") is None
    assert content_of(channel, text="@taxi_bot hello") is None
    assert content_of(channel, text="/price@spa_bot") == Text(text="price")


def test_a_group_is_one_conversation(channel: TelegramChannel) -> None:
    message = parsed(channel, TelegramStandIn().message_update(GROUP, text="@spa_bot hi"))
    assert message is not None
    assert message.chat == str(GROUP)
