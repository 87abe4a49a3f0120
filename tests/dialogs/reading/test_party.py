"""Who comes, and what each gets."""

import datetime as dt

import pytest

from dialogs.reading.model import LineReading, Reading, Slot
from dialogs.reading.read import read_text
from tests.dialogs.a_spa import a_spa

NOW = dt.datetime.fromisoformat("2026-11-24T10:00")
SPA = a_spa()


def read(text: str, expecting: Slot | None = None) -> Reading:
    return read_text(text, NOW, expecting, SPA)


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("for 2", 2),
        ("2 people", 2),
        ("we are three adults", 3),
        ("party of four", 4),
        ("me and my wife", 2),
        ("my mum and I", 2),
        ("me, my husband and our daughter", 3),
        ("me and 2 friends", 3),
        ("just me", 1),
        ("a couple massage", 2),
        ("the two of us", 2),
        ("I'd like to come with my wife", 2),
        ("for my mum", 1),
        ("book for 3 pax tomorrow", 3),
    ],
)
def test_a_party_is_counted(text: str, people: int) -> None:
    assert read(text).party_size == people


@pytest.mark.parametrize("text", ["at 2", "for 4 in the evening", "four hands please", "90 minutes", "tomorrow 3pm"])
def test_hours_hands_and_lengths_are_no_people(text: str) -> None:
    assert read(text).party_size is None


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("90 min", 90),
        ("an hour and a half", 90),
        ("1.5 hours", 90),
        ("2h", 120),
        ("1h30", 90),
        ("half an hour", 30),
        ("two hours", 120),
        ("60-minute massage", 60),
        ("one hour and 15 minutes", 75),
    ],
)
def test_a_length_is_read(text: str, minutes: int) -> None:
    assert [line.minutes for line in read(text).lines] == [minutes]


def test_a_bare_length_counts_where_it_was_asked_for() -> None:
    assert read("90", "duration_minutes").lines == (LineReading(minutes=90),)
    assert read("90").lines == ()


@pytest.mark.parametrize(
    ("text", "service"),
    [
        ("six hands massage", "six_hands"),
        ("the 4-hands one", "four_hands"),
        ("4hands", "four_hands"),
        ("herbal spa signature", "signature"),
        ("signiture please", "signature"),
        ("four hnads", "four_hands"),
        ("eight handed massage", "eight_hands"),
    ],
)
def test_a_service_is_known_by_names_nicknames_and_slips(text: str, service: str) -> None:
    assert [line.service for line in read(text).lines] == [service]


def test_a_badly_misspelt_service_counts_where_one_was_asked_for() -> None:
    assert read("sigantrue massge", "service").lines == (LineReading(service="signature"),)


def test_no_service_is_guessed_from_massage_alone() -> None:
    assert read("a massage please", "service").lines == ()


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("6 hands for me, signature for my mum", [("six_hands", None, 1), ("signature", None, 1)]),
        ("two signature 90 min and one four hands 60", [("signature", 90, 2), ("four_hands", 60, 1)]),
        ("2x six hands 90 minutes", [("six_hands", 90, 2)]),
        ("four hands 60 for 2 people", [("four_hands", 60, 2)]),
        ("signature and four hands, 90 minutes each", [("signature", 90, None), ("four_hands", 90, None)]),
        ("a 90 minute signature", [("signature", 90, None)]),
    ],
)
def test_each_part_of_a_party_has_its_line(text: str, lines: list[tuple[str, int | None, int | None]]) -> None:
    assert [(line.service, line.minutes, line.people) for line in read(text).lines] == lines


def test_the_lines_add_up_to_the_party() -> None:
    assert read("two signature 90 min and one four hands 60").party_size == 3


def test_a_delay_is_no_length_of_massage() -> None:
    reading = read("I'm running 10 minutes late")
    assert (reading.intent, reading.late_minutes, reading.lines) == ("late", 10, ())
