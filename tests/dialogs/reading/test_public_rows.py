"""Reading held against rows that others wrote. Skipped where they are not beside the checkout. Floors only rise."""

from pathlib import Path

import pytest

from tests.dialogs.a_spa import a_spa
from tests.dialogs.reading import public_rows
from tests.dialogs.reading.public_rows import Score

FLOORS = {
    "datetime_duckling_en": (0.98, 0.98),
    "datetime_recognizers_en": (0.93, 0.95),
    "datetime_chrono_en": (0.95, 0.90),
    "datetime_misc_th": (0.99, 0.99),
    "datetime_duckling_ko": (0.99, 0.99),
    "datetime_recognizers_ko": (0.96, 0.94),
    "datetime_duckling_ja": (0.97, 0.99),
    "datetime_recognizers_ja": (0.88, 0.93),
    "datetime_chrono_ja": (0.99, 0.99),
    "datetime_duckling_vi": (0.99, 0.99),
    "datetime_chrono_vi": (0.99, 0.99),
}
ASKED = {"datetime_duckling_ja": 0.09}
"""Three of its 36 rows name the weekday that it is, which may be today or a week from today."""


def test_appointments_are_read_with_their_dates_and_times(shared_eval: Path) -> None:
    date, time = public_rows.appointments(a_spa())
    assert date.share >= 0.99
    assert time.share >= 0.99
    assert date.asked + time.asked == 0


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_dates_and_times_of_a_source_are_read(shared_eval: Path, name: str) -> None:
    date, time = public_rows.resolved(name, a_spa())
    assert date.share >= FLOORS[name][0]
    assert time.share >= FLOORS[name][1]
    assert _asked_back(date, time) < ASKED.get(name, 0.06)


def _asked_back(date: Score, time: Score) -> float:
    scores = (date, time)
    return sum(s.asked for s in scores) / sum(s.right + s.asked + s.missed for s in scores)


def test_phones_of_eight_countries_are_read(shared_eval: Path) -> None:
    assert public_rows.phones(a_spa()).share >= 0.995


def test_lengths_and_numbers_are_read(shared_eval: Path) -> None:
    assert public_rows.durations(a_spa()).share >= 0.9
    assert public_rows.numbers(a_spa()).share >= 0.8
