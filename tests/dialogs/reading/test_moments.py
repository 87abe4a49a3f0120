"""Dates and times as guests write them, against a stated now: Tuesday 24 November 2026, 10:00, open 9 to 22."""

import datetime as dt

import pytest

from dialogs.reading.model import DateRange, Reading, Slot, TimeRange
from dialogs.reading.read import read_text
from tests.dialogs.a_spa import a_spa

NOW = dt.datetime.fromisoformat("2026-11-24T10:00")
SPA = a_spa()


def read(text: str, expecting: Slot | None = None, now: dt.datetime = NOW) -> Reading:
    return read_text(text, now, expecting, SPA)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("today", "2026-11-24"),
        ("tomorow please", "2026-11-25"),
        ("the day after tomorrow", "2026-11-26"),
        ("wednsday", "2026-11-25"),
        ("on thurs", "2026-11-26"),
        ("this saturday", "2026-11-28"),
        ("friday next week", "2026-12-04"),
        ("next monday", "2026-11-30"),
        ("5 December", "2026-12-05"),
        ("December the 5th", "2026-12-05"),
        ("the 5th", "2026-12-05"),
        ("5th of next month", "2026-12-05"),
        ("2026-12-05", "2026-12-05"),
        ("5.12.2026", "2026-12-05"),
        ("1 March", "2027-03-01"),
        ("29 february", "2028-02-29"),
        ("12/25", "2026-12-25"),
        ("in 3 days", "2026-11-27"),
        ("in two weeks", "2026-12-08"),
        ("a week from tomorrow", "2026-12-02"),
        ("Tuesday the 1st", "2026-12-01"),
        ("first Friday of next month", "2026-12-04"),
        ("coming sunday", "2026-11-29"),
    ],
)
def test_a_day_is_read(text: str, date: str) -> None:
    reading = read(text)
    assert reading.date is not None
    assert (reading.date.isoformat(), reading.date_options) == (date, ())


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("3pm", "15:00"),
        ("at 3", "15:00"),
        ("7:30", "19:30"),
        ("19h30", "19:30"),
        ("15h", "15:00"),
        ("half past six", "18:30"),
        ("quarter to eight", "19:45"),
        ("twenty past 2", "14:20"),
        ("noon", "12:00"),
        ("at 11", "11:00"),
        ("eleven in the morning", "11:00"),
        ("10.30 am", "10:30"),
        ("5 o'clock", "17:00"),
        ("around seven", "19:00"),
        ("4ish", "16:00"),
        ("12 pm", "12:00"),
        ("09:00", "09:00"),
        ("tonight at 8", "20:00"),
        ("8 tomorrow evening", "20:00"),
        ("at three twenty", "15:20"),
        ("730 pm", "19:30"),
    ],
)
def test_a_time_is_read_as_the_one_inside_the_opening_hours(text: str, time: str) -> None:
    reading = read(text)
    assert reading.time is not None
    assert (reading.time.strftime("%H:%M"), reading.time_options) == (time, ())


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("after 6", "18:00", None),
        ("before noon", None, "12:00"),
        ("between 2 and 4pm", "14:00", "16:00"),
        ("from 9:30 to 11:00", "09:30", "11:00"),
        ("10 to 12 am tomorrow", None, None),
        ("2-4pm", "14:00", "16:00"),
        ("tomorrow 3-5", "15:00", "17:00"),
        ("5pm or later", "17:00", None),
        ("no later than 8pm", None, "20:00"),
        ("not before 5", "17:00", None),
        ("from 11 to 3pm", "11:00", "15:00"),
        ("after 2 but before 6", "14:00", "18:00"),
    ],
)
def test_a_stretch_of_the_day_is_read(text: str, start: str | None, end: str | None) -> None:
    reading = read(text)
    if start is None and end is None:
        assert reading.time_range is not None
        return
    expected = TimeRange(
        start=dt.time.fromisoformat(start) if start else None, end=dt.time.fromisoformat(end) if end else None
    )
    assert reading.time_range == expected
    assert reading.time == expected.start


def test_a_bare_nine_is_asked_about_where_the_spa_is_open_at_both() -> None:
    assert read("tomorrow at 9").time_options == (dt.time(9), dt.time(21))
    assert read("tomorrow at 9 in the evening").time_options == ()


@pytest.mark.parametrize(
    ("text", "options"),
    [
        ("06/07", ["2027-07-06", "2027-06-07"]),
        ("next friday", ["2026-12-04", "2026-11-27"]),
        ("tuesday", ["2026-11-24", "2026-12-01"]),
        ("friday or saturday", ["2026-11-27", "2026-11-28"]),
        ("thursday 27 november", ["2026-11-27", "2026-11-26"]),
    ],
)
def test_two_readings_are_both_given_the_likelier_first(text: str, options: list[str]) -> None:
    reading = read(text)
    assert [date.isoformat() for date in reading.date_options] == options
    assert reading.date == reading.date_options[0]


@pytest.mark.parametrize("text", ["31 June", "30 February", "the 32nd of May", "31/02", "2026-02-30"])
def test_a_day_that_no_calendar_has_is_named(text: str) -> None:
    reading = read(f"can I come on {text}?")
    assert reading.date is None
    assert reading.impossible_date is not None
    assert reading.impossible_date in f"can I come on {text}?"


def test_a_denied_day_is_excluded_and_the_other_taken() -> None:
    reading = read("not Friday, Saturday")
    assert (reading.date, reading.excluded_dates) == (dt.date(2026, 11, 28), (dt.date(2026, 11, 27),))
    assert read("not friday or saturday").excluded_dates == (dt.date(2026, 11, 27), dt.date(2026, 11, 28))


def test_a_corrected_day_replaces_the_first() -> None:
    reading = read("Friday, no, I meant Sunday at 4")
    assert (reading.date, reading.date_options, reading.correction) == (dt.date(2026, 11, 29), (), True)
    assert reading.time == dt.time(16)


def test_a_day_moved_from_another_is_the_later_one() -> None:
    assert read("please move it from friday to sunday").date == dt.date(2026, 11, 29)


def test_a_day_of_something_else_is_left_aside() -> None:
    assert read("we arrive on friday, can we come on sunday?").date == dt.date(2026, 11, 29)


def test_two_visits_are_kept_apart() -> None:
    reading = read("3pm tomorrow or friday morning")
    assert reading.date_options == (dt.date(2026, 11, 25), dt.date(2026, 11, 27))
    assert reading.time == dt.time(15)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("this weekend", "2026-11-28", "2026-11-29"),
        ("next week", "2026-11-30", "2026-12-06"),
        ("from friday to sunday", "2026-11-27", "2026-11-29"),
        ("3-5 december", "2026-12-03", "2026-12-05"),
        ("in January", "2027-01-01", "2027-01-31"),
    ],
)
def test_a_span_of_days_is_read(text: str, start: str, end: str) -> None:
    reading = read(text)
    assert reading.date_range == DateRange(start=dt.date.fromisoformat(start), end=dt.date.fromisoformat(end))
    assert reading.date == dt.date.fromisoformat(start)


def test_after_a_day_the_span_is_open() -> None:
    assert read("any day after friday").date_range == DateRange(start=dt.date(2026, 11, 28))


@pytest.mark.parametrize(
    ("text", "part"),
    [("tomorrow morning", "morning"), ("friday afternoon", "afternoon"), ("tonight", "evening"), ("at lunch", "noon")],
)
def test_a_part_of_the_day_is_read(text: str, part: str) -> None:
    assert read(text).part_of_day == part


def test_in_an_hour_is_a_day_and_a_time() -> None:
    reading = read("in an hour")
    assert (reading.date, reading.time) == (NOW.date(), dt.time(11))


def test_a_weekday_of_today_whose_time_is_past_is_next_weeks() -> None:
    late = NOW.replace(hour=18)
    assert read("tuesday at 3pm", now=late).date == dt.date(2026, 12, 1)


@pytest.mark.parametrize(
    ("text", "expecting", "field", "value"),
    [
        ("7", "time", "time", dt.time(19)),
        ("7", "party_size", "party_size", 7),
        ("7", "date", "date", dt.date(2026, 12, 7)),
        ("1130", "time", "time", dt.time(11, 30)),
        ("7", None, "time", None),
    ],
)
def test_a_bare_number_is_what_was_asked_for(text: str, expecting: Slot | None, field: str, value: object) -> None:
    assert getattr(read(text, expecting), field) == value


@pytest.mark.parametrize(
    "text", ["650,000 vnd", "$20", "1.5 million", "I sat for hours", "the first time", "we may come"]
)
def test_prices_and_plain_words_are_no_dates(text: str) -> None:
    reading = read(text)
    assert (reading.date, reading.time, reading.impossible_date) == (None, None, None)


def test_other_opening_hours_change_the_reading() -> None:
    nights = a_spa(hours=None)
    assert read_text("at 10", NOW, None, nights).time == dt.time(10)
    assert read_text("at 7", NOW, None, nights).time == dt.time(19)
