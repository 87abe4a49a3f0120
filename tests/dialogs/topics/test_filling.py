"""Facts go into the draft in any order; what is named again replaces, nothing else is lost."""

import datetime as dt
from typing import Any

import pytest

from dialogs.booking.model import Draft, Line
from dialogs.reading.model import DateRange, LineReading, Reading, TimeRange
from dialogs.topics.filling import filled, unclear_dates
from tests.dialogs.a_spa import a_spa

SPA = a_spa()
SIX = Line(service="six_hands", minutes=90, people=2)


def after(draft: Draft, **said: Any) -> Draft:
    return filled(draft, Reading(text="…", **said), SPA)


def read(service: str | None = None, minutes: int | None = None, people: int | None = None) -> LineReading:
    return LineReading(service=service, minutes=minutes, people=people)


FULL = Draft(lines=(SIX,), date=dt.date(2025, 6, 6), time=dt.time(19), name="Ann", email="ann@example.com", code="X")


@pytest.mark.parametrize(
    "said",
    [
        {"date": dt.date(2025, 6, 7)},
        {"time": dt.time(20)},
        {"party_size": 3},
        {"lines": (read("signature"),)},
        {"lines": (read(minutes=60),)},
        {"name": "Bob"},
        {"phone": "+84901825789"},
        {"promo_code": "HBWK2025"},
    ],
    ids=lambda said: next(iter(said)),
)
def test_one_fact_changes_and_all_others_stay(said: dict[str, Any]) -> None:
    changed = after(FULL, correction=True, **said)
    assert changed != FULL
    kept = {
        "date": changed.date == FULL.date,
        "time": changed.time == FULL.time,
        "name": changed.name == FULL.name,
        "email": changed.email == FULL.email,
        "code": changed.code == FULL.code,
        "lines": changed.lines == FULL.lines,
    }
    assert sum(not same for same in kept.values()) <= 1


@pytest.mark.parametrize(
    ("before", "said", "lines"),
    [
        ((), (read("six_hands"),), (Line(service="six_hands"),)),
        ((Line(service="six_hands"),), (read(minutes=60),), (Line(service="six_hands", minutes=60),)),
        ((Line(minutes=90, people=2),), (read("six_hands"),), (SIX,)),
        # A length that the new service lacks is asked again; one that it has stays.
        ((Line(service="signature", minutes=120),), (read("six_hands"),), (Line(service="six_hands"),)),
        ((Line(service="signature", minutes=90),), (read("six_hands"),), (Line(service="six_hands", minutes=90),)),
        # Of a known party, one gets something else.
        (
            (Line(service="signature", minutes=60, people=3),),
            (read("four_hands", people=1),),
            (Line(service="signature", minutes=60, people=2), Line(service="four_hands", minutes=60, people=1)),
        ),
        # Minutes named once hold for the whole party.
        (
            (),
            (read("six_hands", people=1), read("signature", 90, 2)),
            (Line(service="six_hands", minutes=90, people=1), Line(service="signature", minutes=90, people=2)),
        ),
        # A length for those that lack one, or for all.
        (
            (SIX, Line(service="signature", people=1)),
            (read(minutes=60),),
            (SIX, Line(service="signature", minutes=60, people=1)),
        ),
        (
            (SIX, Line(service="signature", minutes=90, people=1)),
            (read(minutes=60),),
            (
                Line(service="six_hands", minutes=60, people=2),
                Line(service="signature", minutes=60, people=1),
            ),
        ),
        # One line of the party is meant by its service.
        (
            (SIX, Line(service="signature", minutes=90, people=1)),
            (read("signature", 60),),
            (SIX, Line(service="signature", minutes=60, people=1)),
        ),
    ],
)
def test_lines(before: tuple[Line, ...], said: tuple[LineReading, ...], lines: tuple[Line, ...]) -> None:
    assert after(Draft(lines=before), lines=said).lines == lines


def test_the_party_size_comes_before_or_after_the_service() -> None:
    before = after(after(Draft(), party_size=2), lines=(read("six_hands"),))
    later = after(after(Draft(), lines=(read("six_hands"),)), party_size=2)
    assert before.lines == later.lines == (Line(service="six_hands", people=2),)


def test_who_is_left_of_a_party_gets_the_line_without_a_count() -> None:
    draft = Draft(lines=(Line(service="six_hands", people=1), Line(service="signature")))
    assert after(draft, party_size=3).lines[1].people == 2


def test_counts_that_no_longer_add_up_are_asked_again() -> None:
    draft = Draft(lines=(Line(service="six_hands", people=1), Line(service="signature", people=2)))
    assert [line.people for line in after(draft, party_size=5).lines] == [None, None]


def test_the_next_massage_named_is_for_those_who_have_none() -> None:
    draft = after(Draft(people=3), lines=(read("six_hands", 90, 1),))
    assert len(after(draft, lines=(read("signature"),)).lines) == 2


def test_two_readings_of_a_day_leave_it_open() -> None:
    options = (dt.date(2025, 7, 6), dt.date(2025, 6, 7))
    said = Reading(text="6/7", date=options[0], date_options=options)
    assert filled(Draft(date=dt.date(2025, 6, 1)), said, SPA).date is None
    assert unclear_dates(said) == options


def test_a_range_of_days_is_a_choice_and_not_its_first_day() -> None:
    said = Reading(
        text="next weekend",
        date=dt.date(2025, 6, 7),
        date_range=DateRange(start=dt.date(2025, 6, 7), end=dt.date(2025, 6, 8)),
    )
    assert filled(Draft(), said, SPA).date is None
    assert unclear_dates(said) == (dt.date(2025, 6, 7), dt.date(2025, 6, 8))


def test_days_that_the_guest_ruled_out_are_not_among_the_choices() -> None:
    said = Reading(
        text="next weekend but not Sunday",
        date_range=DateRange(start=dt.date(2025, 6, 7), end=dt.date(2025, 6, 8)),
        excluded_dates=(dt.date(2025, 6, 8),),
    )
    assert unclear_dates(said) == (dt.date(2025, 6, 7),)


def test_a_part_of_the_day_is_remembered_until_a_time_is_named() -> None:
    draft = after(Draft(), part_of_day="evening")
    assert draft.time is None
    assert draft.between == (dt.time(17), dt.time(23, 59))
    assert after(draft, time=dt.time(18)).between is None


def test_a_range_of_time_is_a_choice_and_an_open_one_begins_when_it_says() -> None:
    between = after(Draft(), time=dt.time(14), time_range=TimeRange(start=dt.time(14), end=dt.time(16)))
    assert (between.time, between.between) == (None, (dt.time(14), dt.time(16)))
    later = after(Draft(), time=dt.time(18), time_range=TimeRange(start=dt.time(18)))
    assert later.time == dt.time(18)
    before = after(Draft(), time_range=TimeRange(end=dt.time(12)))
    assert (before.time, before.between) == (None, (dt.time(0), dt.time(12)))
