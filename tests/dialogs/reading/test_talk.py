"""Yes and no, commands, corrections, a wish for a language, and what is wanted."""

import datetime as dt

import pytest

from dialogs.reading.model import Command, Intent, Slot, YesNo
from dialogs.reading.read import read_text
from tests.dialogs.a_spa import a_spa

NOW = dt.datetime.fromisoformat("2026-11-24T10:00")
SPA = a_spa()


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("yes", "yes"),
        ("Yes please!", "yes"),
        ("yeah that's right", "yes"),
        ("ok", "yes"),
        ("sounds good", "yes"),
        ("Perfect, thank you", "yes"),
        ("no", "no"),
        ("nope", "no"),
        ("No, I meant Sunday", "no"),
        ("no thanks", "no"),
        ("that's wrong", "no"),
        ("no fever", None),
        ("ok and how much is it?", None),
        ("what is the psoas", None),
    ],
)
def test_yes_and_no_are_read(text: str, answer: YesNo | None) -> None:
    assert read_text(text, NOW, None, SPA).yes_no == answer


def test_a_yes_that_was_asked_for_may_go_on() -> None:
    assert read_text("ok then do that", NOW, "yes_no", SPA).yes_no == "yes"


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("start over", "start_over"),
        ("Stop please", "stop"),
        ("cancel", "stop"),
        ("help", "help"),
        ("go back", "back"),
        ("cancel my booking for friday", None),
        ("stop at noon", None),
    ],
)
def test_a_command_is_the_whole_message(text: str, command: Command | None) -> None:
    assert read_text(text, NOW, None, SPA).command == command


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("I'd like to book a massage", "book"),
        ("four hands tomorrow at 3 for 2", "book"),
        ("can I reschedule to Sunday?", "change"),
        ("I need to cancel my appointment", "cancel"),
        ("I'll be 15 minutes late", "late"),
        ("how much is six hands?", "price"),
        ("any discount right now?", "promotion"),
        ("can I talk to a real person", "human"),
        ("what is the psoas?", "question"),
        ("how do I cancel a booking?", "question"),
        ("what is your cancellation policy if I cancel?", "question"),
        ("hello", "greeting"),
        ("thanks a lot", "thanks"),
        ("blue", "other"),
    ],
)
def test_what_is_wanted_is_read(text: str, intent: Intent) -> None:
    assert read_text(text, NOW, None, SPA).intent == intent


@pytest.mark.parametrize(
    ("text", "wish"),
    [("English please", "en"), ("can we speak english", "en"), ("english", "en"), ("in Korean please", "ko")],
)
def test_a_wish_for_a_language_is_read(text: str, wish: str) -> None:
    assert read_text(text, NOW, None, SPA).language_wish == wish


def test_an_english_breakfast_is_no_wish() -> None:
    assert read_text("do you serve english breakfast", NOW, None, SPA).language_wish is None


@pytest.mark.parametrize("asked", ["date", "time", "name", None])
def test_a_correction_is_seen(asked: Slot | None) -> None:
    assert read_text("actually make it 3 people", NOW, asked, SPA).correction
