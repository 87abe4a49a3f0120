"""Replies as WhatsApp messages."""

import json
from typing import Any

import pytest

from channels.whatsapp.render import OPENERS, render
from dialogs.messages import Choice, Reply


def calls(reply: Reply) -> list[dict[str, Any]]:
    return [json.loads(payload) for payload in render(reply)]


def choices(*labels: str) -> tuple[Choice, ...]:
    return tuple(Choice(label=label, value=f"topic:{n}") for n, label in enumerate(labels))


def test_a_reply_without_choices_is_a_text() -> None:
    [message] = calls(Reply(paragraphs=("Hello.", "How can I help?")))
    assert message["type"] == "text"
    assert message["text"] == {"body": "Hello.\n\nHow can I help?", "preview_url": False}


def test_three_short_choices_are_buttons() -> None:
    [message] = calls(Reply(paragraphs=("Sure?",), choices=choices("Yes", "No", "Later")))
    assert message["interactive"]["type"] == "button"
    assert message["interactive"]["body"]["text"] == "Sure?"
    assert [one["reply"] for one in message["interactive"]["action"]["buttons"]] == [
        {"id": "topic:0", "title": "Yes"},
        {"id": "topic:1", "title": "No"},
        {"id": "topic:2", "title": "Later"},
    ]


def test_four_to_ten_choices_are_a_list_in_the_guests_language() -> None:
    [message] = calls(Reply(paragraphs=("Which?",), choices=choices(*"abcd"), language="vi"))
    action = message["interactive"]["action"]
    assert (message["interactive"]["type"], action["button"]) == ("list", "Chọn")
    assert action["sections"] == [{"rows": [{"id": f"topic:{n}", "title": t} for n, t in enumerate("abcd")]}]


def test_a_long_label_stands_whole_in_its_rows_description() -> None:
    [message] = calls(Reply(paragraphs=("Which?",), choices=choices("Four hands for ninety minutes", "Six")))
    [section] = message["interactive"]["action"]["sections"]
    assert section["rows"] == [
        {"id": "topic:0", "title": "Four hands for ninety m…", "description": "Four hands for ninety minutes"},
        {"id": "topic:1", "title": "Six"},
    ]


def test_more_than_ten_choices_stand_numbered_in_the_text() -> None:
    [message] = calls(Reply(paragraphs=("Which?",), choices=choices(*(f"Day {n}" for n in range(1, 12)))))
    assert message["text"]["body"].startswith("Which?\n\n1. Day 1\n2. Day 2\n")
    assert message["text"]["body"].endswith("11. Day 11")


def test_choices_with_the_same_value_stand_numbered_in_the_text() -> None:
    twice = (Choice(label="Yes", value="yes"), Choice(label="Sure", value="yes"))
    [message] = calls(Reply(paragraphs=("Book?",), choices=twice))
    assert message["text"]["body"] == "Book?\n\n1. Yes\n2. Sure"


def test_words_too_long_for_a_question_go_ahead_as_a_text() -> None:
    text, question = calls(Reply(paragraphs=("word " * 300, "Sure?"), choices=choices("Yes")))
    assert text["text"]["body"] == ("word " * 300).strip()
    assert question["interactive"]["body"]["text"] == "Sure?"


def test_a_last_paragraph_too_long_for_a_question_is_split() -> None:
    *texts, question = calls(Reply(paragraphs=("word " * 2000,), choices=choices("Yes")))
    body = question["interactive"]["body"]["text"]
    assert len(body) <= 1024
    assert all(len(text["text"]["body"]) <= 4096 for text in texts)
    assert sum(text["text"]["body"].count("word") for text in texts) + body.count("word") == 2000


@pytest.mark.parametrize(
    ("language", "opener"), [("th", "เลือก"), ("zh-Hant", "請選擇"), ("en-GB", "Choose"), ("", "Choose")]
)
def test_a_list_is_opened_in_the_guests_language(language: str, opener: str) -> None:
    [message] = calls(Reply(paragraphs=("?",), choices=choices(*"abcd"), language=language))
    assert message["interactive"]["action"]["button"] == opener


def test_every_opener_fits() -> None:
    assert all(1 <= len(opener) <= 20 for opener in OPENERS.values())
