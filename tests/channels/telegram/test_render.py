"""Replies as sendMessage calls: every limit kept, nothing lost."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from channels.telegram.render import render
from dialogs.messages import Choice, Reply
from tests.channels.telegram.a_bot import ANN, channel_over, outgoing
from tests.standins.telegram import TelegramStandIn


def calls(reply: Reply) -> list[dict[str, Any]]:
    return [json.loads(payload) for payload in render(reply)]


def choices(*labels: str) -> tuple[Choice, ...]:
    return tuple(Choice(label=label, value=f"v{n}") for n, label in enumerate(labels))


def rows(*labels: str) -> list[list[str]]:
    [call] = calls(Reply(paragraphs=("?",), choices=choices(*labels)))
    return [[button["text"] for button in row] for row in call["reply_markup"]["inline_keyboard"]]


def test_a_reply_is_one_plain_text_with_its_choices_under_it() -> None:
    reply = Reply(paragraphs=("First <b>.", "Second."), choices=(Choice(label="Yes", value="yes"),))
    keyboard = {"inline_keyboard": [[{"text": "Yes", "callback_data": "yes"}]]}
    assert calls(reply) == [{"text": "First <b>.\n\nSecond.", "reply_markup": keyboard}]


def test_a_long_reply_is_cut_between_paragraphs_and_the_last_piece_has_the_choices() -> None:
    paragraphs = tuple(f"{n} " + "word " * 250 + "end." for n in range(5))
    pieces = calls(Reply(paragraphs=paragraphs, choices=choices("Yes")))
    assert [piece["text"] for piece in pieces] == ["\n\n".join(paragraphs[:3]), "\n\n".join(paragraphs[3:])]
    assert ["reply_markup" in piece for piece in pieces] == [False, True]


def test_length_is_counted_in_utf_16_units() -> None:
    texts = [call["text"] for call in calls(Reply(paragraphs=("😀" * 2049,)))]
    assert [len(text) for text in texts] == [2048, 1]


def test_a_reply_that_says_nothing_is_no_call() -> None:
    assert render(Reply(paragraphs=())) == []
    assert render(Reply(paragraphs=("  \n",))) == []


def test_choices_without_words_still_have_something_to_stand_under() -> None:
    [call] = calls(Reply(paragraphs=(), choices=choices("Yes")))
    assert call["text"] == "…"


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        (("Yes", "No"), [["Yes", "No"]]),
        (("1", "2", "3", "4", "5", "6", "7", "8"), [["1", "2", "3", "4", "5", "6", "7", "8"]]),
        (tuple("123456789"), [["1", "2", "3", "4", "5"], ["6", "7", "8", "9"]]),
        (("Signature massage 90", "Four hands together"), [["Signature massage 90"], ["Four hands together"]]),
        (
            ("60 min", "90 min", "120 min", "150 min", "180 min"),
            [["60 min", "90 min", "120 min"], ["150 min", "180 min"]],
        ),
        (
            ("Mon 24 Nov", "Tue 25 Nov", "Another day altogether"),
            [["Mon 24 Nov", "Tue 25 Nov"], ["Another day altogether"]],
        ),
        (("オイルマッサージ", "予約する"), [["オイルマッサージ", "予約する"]]),
        (("オイルマッサージを予約", "はい"), [["オイルマッサージを予約"], ["はい"]]),
    ],
)
def test_short_labels_stand_side_by_side_and_long_ones_alone(
    labels: tuple[str, ...], expected: list[list[str]]
) -> None:
    assert rows(*labels) == expected


def test_labels_that_are_cut_can_still_be_told_apart() -> None:
    shown = [label for row in rows(*(f"{'very ' * 20}long {n}" for n in range(3))) for label in row]
    assert len(set(shown)) == 3
    assert all(len(label) <= 60 for label in shown)


def test_more_choices_than_one_keyboard_holds_go_into_a_second() -> None:
    pieces = calls(Reply(paragraphs=("Which?",), choices=choices(*(f"label {n}" for n in range(150)))))
    sizes = [sum(len(row) for row in piece["reply_markup"]["inline_keyboard"]) for piece in pieces]
    assert sizes == [100, 50]


TEXTS = st.text(max_size=60) | st.sampled_from(
    ["", " ", "\x00", "a" * 5000, "😀" * 3000, "word. " * 1500, "\ud800", "\n\n"]
)
CHOICES = st.lists(
    st.builds(
        Choice,
        label=st.text(max_size=90),
        value=st.text(st.characters(min_codepoint=32, max_codepoint=126), min_size=1, max_size=64),
    ),
    max_size=20,
)


@settings(max_examples=120, deadline=None)
@given(st.builds(Reply, paragraphs=st.lists(TEXTS, max_size=4).map(tuple), choices=CHOICES.map(tuple)))
async def test_the_platform_takes_any_reply(reply: Reply) -> None:
    standin = TelegramStandIn(chats={ANN: "private"})
    channel = channel_over(standin)
    for payload in channel.render(reply):
        result = await channel.send(outgoing(payload))
        assert type(result).__name__ == "Sent", result
    shown = [value for message in standin.sent for _, value in message.choices]
    assert shown == [choice.value for choice in reply.choices]
