"""The grammar of our choices' values: one place, ASCII, short, and forged ones mean nothing."""

import datetime as dt

import pytest

from dialogs.messages import Choice, Tap, Text
from dialogs.reading.model import LineReading, Reading
from dialogs.topics import taps
from dialogs.topics.context import menu
from tests.dialogs.engine.talking import HOUSE, Talk


def meant(value: str) -> Reading:
    return taps.meaning(Reading(text="", contents=(Tap(value=value),), tap=value), HOUSE)


@pytest.mark.parametrize(
    ("value", "field", "expected"),
    [
        ("service:six_hands", "lines", (LineReading(service="six_hands"),)),
        ("minutes:90", "lines", (LineReading(minutes=90),)),
        ("people:2", "party_size", 2),
        ("date:2025-06-06", "date", dt.date(2025, 6, 6)),
        ("time:1930", "time", dt.time(19, 30)),
        ("code:HBWK2025", "promo_code", "HBWK2025"),
        ("language:en", "language_wish", "en"),
        ("book", "intent", "book"),
        ("human", "intent", "human"),
        ("yes", "yes_no", "yes"),
        ("no", "yes_no", "no"),
        ("start_over", "command", "start_over"),
    ],
)
def test_a_tap_means_what_it_says(value: str, field: str, expected: object) -> None:
    assert getattr(meant(value), field) == expected


@pytest.mark.parametrize(
    "value",
    [
        "service:nails",
        "minutes:-1",
        "minutes:0",
        "people:x",
        "date:2025-02-30",
        "time:2460",
        "time:9",
        "language:xx",
        "topic:none",
    ],
)
def test_a_forged_tap_means_nothing(value: str) -> None:
    assert meant(value) == Reading(text="", contents=(Tap(value=value),), tap=value)


def test_a_tap_alone_means_only_itself_whatever_its_label_says() -> None:
    reading = Reading(text="2", contents=(Text(text="2"),), tap="service:four_hands", party_size=2)
    assert taps.meaning(reading, HOUSE).party_size is None


def test_words_beside_a_tap_are_heard_too() -> None:
    contents = (Tap(value="service:four_hands"), Text(text="for 3"))
    reading = Reading(text="for 3", contents=contents, tap="service:four_hands", party_size=3)
    understood = taps.meaning(reading, HOUSE)
    assert understood.party_size == 3
    assert understood.lines == (LineReading(service="four_hands"),)


def test_a_value_that_fits_no_button_gives_no_choice() -> None:
    assert taps.choice("Long", "topic", "x" * 80) is None
    assert taps.choice("Other script", "topic", "цены") is None
    assert taps.choice("", "book") is None


def test_a_label_stands_once_among_choices_so_that_typing_it_is_clear() -> None:
    one, other = Choice(label="Yes", value="yes:1"), Choice(label="Yes", value="yes:2")
    assert taps.choices(one, None, other, one) == (one,)


def test_a_long_label_is_shortened_to_what_buttons_hold() -> None:
    assert len(taps.shortened("A very long label that no button holds")) == 20


def test_every_service_and_menu_choice_fits_its_button() -> None:
    talk = Talk()
    talk.says("hello", intent="greeting")
    assert len(talk.offered) >= 4
    assert menu is not None
