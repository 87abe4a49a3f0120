"""When a visit can be, and what is offered instead. The sample spa: daily 09:00 to 22:00, an hour's lead, 8 guests."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogs.booking.hours import by_nearness, day_trouble, free_starts, nearest, opens_on, trouble
from dialogs.booking.model import Draft, Line, Occupied
from dialogs.spa.model import BookingRules, Capacity, OpeningHours, Spa
from tests.dialogs.a_spa import a_spa

SPA = a_spa()
ZONE = SPA.zone
NOW = dt.datetime(2026, 11, 24, 14, 10, tzinfo=ZONE)  # a Tuesday
FRIDAY = dt.date(2026, 11, 27)
SPLIT = OpeningHours(weekly=(((9 * 60, 12 * 60), (13 * 60 + 30, 20 * 60)),) * 6 + ((),), closed=(FRIDAY,))


def draft(date: dt.date | None = FRIDAY, time: str | None = "10:00", line: str = "signature:90:1") -> Draft:
    service, minutes, people = line.split(":")
    lines = (Line(service=service, minutes=int(minutes), people=int(people)),)
    return Draft(lines=lines, date=date, time=dt.time.fromisoformat(time) if time else None)


def with_hours(hours: OpeningHours | None, **changes: Any) -> Spa:
    return a_spa(hours=hours, **changes)


def taken(day: dt.date, first: str, last: str, therapists: int, rooms: int = 1) -> Occupied:
    start, end = (dt.datetime.combine(day, dt.time.fromisoformat(clock), ZONE) for clock in (first, last))
    return Occupied(
        start=int(start.timestamp() * 1000), end=int(end.timestamp() * 1000), therapists=therapists, rooms=rooms
    )


@pytest.mark.parametrize(
    ("wish", "found"),
    [
        (draft(time="09:00"), None),
        (draft(time="08:59"), "before_opening"),
        (draft(time="20:30"), None),
        (draft(time="20:31"), "ends_too_late"),
        (draft(time="21:59"), "ends_too_late"),
        (draft(time="22:00"), "after_closing"),
        (draft(NOW.date(), "14:00"), "past"),
        (draft(dt.date(2026, 11, 23), "10:00"), "past"),
        (draft(NOW.date(), "15:09"), "too_soon"),
        (draft(NOW.date(), "15:10"), None),
        (draft(dt.date(2027, 11, 24)), None),
        (draft(dt.date(2027, 11, 25)), "too_far"),
        (draft(line="signature:60:8"), None),
        (draft(line="signature:60:9"), "party_too_large"),
        (draft(line="six_hands:90:4"), None),
        (draft(line="six_hands:90:5"), "party_too_large"),  # 15 therapists, and the spa has 12
        (draft(time=None), None),
        (draft(dt.date(2026, 11, 23), None), "past"),
        (draft(None, None, "signature:60:9"), "party_too_large"),
        (draft(None, "03:00"), None),
        (Draft(people=9), "party_too_large"),
        (Draft(), None),
    ],
)
def test_a_visit_can_be_then_or_this_speaks_against_it(wish: Draft, found: str | None) -> None:
    assert trouble(wish, SPA, (), NOW) == found


@pytest.mark.parametrize(
    ("date", "time", "found"),
    [
        (dt.date(2026, 11, 28), "10:00", None),
        (dt.date(2026, 11, 28), "10:31", "ends_too_late"),
        (dt.date(2026, 11, 28), "12:00", "between_blocks"),
        (dt.date(2026, 11, 28), "13:30", None),
        (FRIDAY, "10:00", "closed_day"),
        (dt.date(2026, 11, 29), "10:00", "closed_day"),
        (dt.date(2026, 11, 29), None, "closed_day"),
    ],
)
def test_breaks_and_closed_days_are_kept(date: dt.date, time: str | None, found: str | None) -> None:
    assert trouble(draft(date, time), with_hours(SPLIT), (), NOW) == found


def test_the_longest_line_must_end_by_the_close() -> None:
    lines = (Line(service="signature", minutes=60, people=1), Line(service="four_hands", minutes=120, people=1))
    assert trouble(Draft(lines=lines, date=FRIDAY, time=dt.time(20, 30)), SPA, (), NOW) == "ends_too_late"
    assert trouble(Draft(lines=lines[:1], date=FRIDAY, time=dt.time(20, 30)), SPA, (), NOW) is None


def test_a_night_spa_takes_visits_that_run_past_midnight() -> None:
    night = with_hours(OpeningHours(weekly=(((0, 120), (18 * 60, 1440)),) * 7))
    assert trouble(draft(time="23:30"), night, (), NOW) is None
    assert trouble(draft(time="00:31"), night, (), NOW) == "ends_too_late"
    assert (
        trouble(draft(time="23:30"), with_hours(OpeningHours(weekly=(((1080, 1440),),) * 7)), (), NOW)
        == "ends_too_late"
    )


def test_what_the_spa_has_not_said_limits_nothing() -> None:
    silent = a_spa(hours=None, capacity=Capacity(), booking=BookingRules())
    assert trouble(draft(time="03:00", line="six_hands:90:40"), silent, (), NOW) is None
    assert free_starts(draft(), FRIDAY, silent, (), NOW) == []
    assert nearest(draft(), silent, NOW) is None


def test_a_full_hour_is_full_and_the_next_is_free() -> None:
    busy = (taken(FRIDAY, "10:00", "11:00", therapists=12),)
    assert trouble(draft(time="10:30"), SPA, busy, NOW) == "full"
    assert trouble(draft(time="09:00"), SPA, busy, NOW) == "full"
    assert trouble(draft(time="11:00"), SPA, busy, NOW) is None
    assert trouble(draft(time="10:30"), SPA, (taken(FRIDAY, "10:00", "11:00", therapists=1, rooms=8),), NOW) == "full"


def test_free_starts_are_on_the_half_hour_and_leave_out_what_does_not_fit() -> None:
    busy = (taken(FRIDAY, "10:00", "20:00", therapists=10),)
    times = free_starts(draft(line="six_hands:60:1"), FRIDAY, SPA, busy, NOW)
    assert times == [dt.time(9), dt.time(20), dt.time(20, 30), dt.time(21)]


def test_free_starts_of_today_keep_the_lead_time() -> None:
    assert free_starts(draft(), NOW.date(), SPA, (), NOW)[0] == dt.time(15, 30)


@pytest.mark.parametrize("day", [FRIDAY, dt.date(2026, 11, 29), dt.date(2026, 11, 23), dt.date(2028, 1, 3)])
def test_there_are_no_starts_on_a_day_that_cannot_be(day: dt.date) -> None:
    assert free_starts(draft(), day, with_hours(SPLIT), (), NOW) == []
    assert day_trouble(day, with_hours(SPLIT), NOW) is not None


@pytest.mark.parametrize(
    ("date", "time", "found"),
    [
        (dt.date(2026, 11, 28), "08:00", "2026-11-28T09:00"),
        (dt.date(2026, 11, 28), "12:10", "2026-11-28T13:30"),
        (dt.date(2026, 11, 28), "19:30", "2026-11-28T18:30"),
        (FRIDAY, "10:00", "2026-11-26T18:30"),
        (dt.date(2026, 11, 29), "19:00", "2026-11-30T09:00"),
        (NOW.date(), "10:00", "2026-11-24T15:30"),
        (dt.date(2027, 12, 20), "10:00", "2027-11-24T18:30"),
        (dt.date(2029, 1, 1), "10:00", None),
        (dt.date.max, "23:59", None),
        (dt.date.min, "00:00", None),
    ],
)
def test_the_nearest_start_that_works_is_found(date: dt.date, time: str, found: str | None) -> None:
    got = nearest(draft(date, time), with_hours(SPLIT), NOW)
    assert (got.replace(tzinfo=None).isoformat(timespec="minutes") if got else None) == found


def test_no_nearest_start_exists_for_a_party_that_is_too_large() -> None:
    assert nearest(draft(line="signature:60:9"), SPA, NOW) is None


def test_days_are_open_unless_the_spa_says_otherwise() -> None:
    assert opens_on(a_spa(hours=None), FRIDAY)
    assert [opens_on(with_hours(SPLIT), FRIDAY + dt.timedelta(days=n)) for n in range(3)] == [False, True, False]


def test_the_nearest_time_comes_first() -> None:
    times = [dt.time(9), dt.time(10), dt.time(11), dt.time(12)]
    assert by_nearness(times, dt.time(10, 30)) == [dt.time(10), dt.time(11), dt.time(9), dt.time(12)]


_blocks = st.sampled_from([(), ((540, 1320),), ((540, 720), (810, 1200)), ((0, 1440),), ((0, 120), (1080, 1440))])


@given(
    st.tuples(*[_blocks] * 7),
    st.dates(dt.date(2026, 11, 20), dt.date(2026, 12, 5)),
    st.times(),
    st.sampled_from([60, 90, 120]),
    st.lists(st.tuples(st.integers(0, 40), st.integers(1, 6), st.integers(1, 12)), max_size=4),
)
@settings(max_examples=80)
def test_every_start_that_is_offered_works(
    weekly: tuple[Any, ...], date: dt.date, time: dt.time, minutes: int, busy: list[tuple[int, int, int]]
) -> None:
    spa = with_hours(OpeningHours(weekly=weekly))
    midnight = int(dt.datetime.combine(date, dt.time(), ZONE).timestamp() * 1000)
    half = 30 * 60_000
    occupied = [
        Occupied(start=midnight + begin * half, end=midnight + (begin + long) * half, therapists=count, rooms=1)
        for begin, long, count in busy
    ]
    wish = draft(date, time.isoformat(), f"six_hands:{minutes}:1")
    for offered in free_starts(wish, date, spa, occupied, NOW):
        assert trouble(draft(date, offered.isoformat(), f"six_hands:{minutes}:1"), spa, occupied, NOW) is None
    found = nearest(wish, spa, NOW)
    if found:
        assert trouble(draft(found.date(), found.time().isoformat(), f"six_hands:{minutes}:1"), spa, (), NOW) is None
