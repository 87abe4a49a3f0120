"""Replies as LINE messages."""

import json
from typing import Any

from channels.limits import utf16_size
from channels.line.render import render
from dialogs.messages import Choice, Reply


def calls(reply: Reply) -> list[list[dict[str, Any]]]:
    return [json.loads(payload)["messages"] for payload in render(reply)]


def choices(*labels: str) -> tuple[Choice, ...]:
    return tuple(Choice(label=label, value=f"topic:{n}") for n, label in enumerate(labels))


def quick(message: dict[str, Any]) -> list[str]:
    return [item["action"]["label"] for item in message["quickReply"]["items"]]


def test_a_reply_is_one_message_of_its_paragraphs() -> None:
    assert calls(Reply(paragraphs=("Hello.", "How can I help?"))) == [
        [{"type": "text", "text": "Hello.\n\nHow can I help?"}]
    ]


def test_choices_are_quick_replies_whose_tap_sends_the_value_and_shows_the_label() -> None:
    [[message]] = calls(Reply(paragraphs=("Which day?",), choices=choices("Today")))
    assert message["text"] == "Which day?"
    [item] = message["quickReply"]["items"]
    assert item["action"] == {"type": "postback", "label": "Today", "data": "topic:0", "displayText": "Today"}


def test_a_long_reply_goes_out_in_one_call_with_the_choices_under_its_last_message() -> None:
    [messages] = calls(Reply(paragraphs=("🦊" * 6000, "end"), choices=choices("Yes")))
    assert len(messages) == 3
    assert all(utf16_size(message["text"]) <= 5000 for message in messages)
    assert ["quickReply" in message for message in messages] == [False, False, True]


def test_a_reply_of_more_than_five_messages_takes_a_second_call() -> None:
    first, second = calls(Reply(paragraphs=("x" * 26_000,), choices=choices("Yes")))
    assert (len(first), len(second)) == (5, 1)
    assert "quickReply" not in first[-1]
    assert quick(second[-1]) == ["Yes"]


def test_more_choices_than_quick_replies_stand_numbered_in_the_text() -> None:
    [[message]] = calls(Reply(paragraphs=("Which?",), choices=choices(*(f"Day {n}" for n in range(1, 16)))))
    assert len(quick(message)) == 13
    assert message["text"].startswith("Which?\n\n1. Day 1\n2. Day 2\n")
    assert message["text"].endswith("15. Day 15")


def test_a_label_that_had_to_be_cut_stands_whole_in_the_text() -> None:
    [[message]] = calls(Reply(paragraphs=("Which?",), choices=choices("Four hands for ninety minutes", "Six")))
    assert quick(message) == ["Four hands for nine…", "Six"]
    assert message["text"] == "Which?\n\n1. Four hands for ninety minutes\n2. Six"


def test_choices_without_words_list_themselves() -> None:
    [[message]] = calls(Reply(paragraphs=(), choices=choices("Yes", "No")))
    assert message["text"] == "1. Yes\n2. No"


def test_lines_own_library_takes_what_is_rendered() -> None:
    from linebot.v3.messaging.models import ReplyMessageRequest

    reply = Reply(paragraphs=("Which day?",), choices=choices("Today", "Tomorrow"))
    [payload] = render(reply)
    given = {"replyToken": "t", **json.loads(payload)}
    message = ReplyMessageRequest.from_dict(given).messages[0]
    assert message.text == "Which day?"
    assert [item.action.data for item in message.quick_reply.items] == ["topic:0", "topic:1"]
