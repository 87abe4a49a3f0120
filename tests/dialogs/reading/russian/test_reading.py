"""Russian as guests write it: days, times, parties, lengths, names, answers and wishes, held to tables of lines."""

import datetime as dt
import time
from pathlib import Path

import pytest

from dialogs.reading.languages import language
from dialogs.reading.model import Reading, Slot
from dialogs.reading.read import read_text
from tests.dialogs.a_spa import a_spa
from tests.dialogs.reading.a_guarded_spa import with_nicknames
from tests.dialogs.reading.fields import fields, matches

NOW = dt.datetime.fromisoformat("2025-06-04T10:00")
SPA = a_spa(services=with_nicknames("ru"))
HERE = Path(__file__).parent


def rows(name: str) -> list[list[str]]:
    return [line.split("\t") for line in (HERE / name).read_text(encoding="utf-8").splitlines()]


def reading_of(text: str, expecting: Slot | None = None) -> Reading:
    return read_text(text, NOW, expecting, SPA, "ru")


@pytest.mark.parametrize(("text", "wanted"), [tuple(row) for row in rows("moments.tsv")])
def test_days_and_times_are_read(text: str, wanted: str) -> None:
    reading = reading_of(text)
    assert matches(reading, wanted), fields(reading)


@pytest.mark.parametrize(("expecting", "text", "wanted"), [tuple(row) for row in rows("answers.tsv")])
def test_answers_and_wishes_are_read(expecting: str, text: str, wanted: str) -> None:
    reading = reading_of(text, None if expecting == "-" else expecting)  # type: ignore[arg-type]
    assert matches(reading, wanted), fields(reading)


def test_a_time_that_is_a_length_elsewhere_is_told_by_its_surroundings() -> None:
    assert reading_of("массаж 2 часа").lines[0].minutes == 120
    assert reading_of("завтра 2 часа").time == dt.time(14)
    assert reading_of("болит уже 3 часа").time is None


def test_e_and_yo_are_one_letter() -> None:
    assert reading_of("с двух до четырёх").time_range == reading_of("с двух до четырех").time_range


def test_a_message_takes_well_under_a_millisecond() -> None:
    texts = [row[0] for row in rows("moments.tsv")]
    reading_of(texts[0])
    took = []
    for text in texts:
        started = time.process_time()
        reading_of(text)
        took.append(time.process_time() - started)
    assert sorted(took)[len(took) // 2] < 0.001


def test_the_time_grows_with_the_length_alone() -> None:
    for piece in ("два часа ", "в пятницу ", "с мужем и ", "пол ", "не "):
        started = time.process_time()
        reading_of(piece * (4000 // len(piece)))
        assert time.process_time() - started < 1.0


def test_a_slip_in_a_word_that_only_phrases_hold_is_no_fault() -> None:
    assert reading_of("половну дня свободны").date is None
    words = language("ru").words
    assert [word for word in language("ru").spelt if word not in words] == []
