"""Room: the sweep against counting instant by instant, and whether a visit fits."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogs.booking.capacity import fits, occupy, peak
from dialogs.booking.model import Line, Occupied
from dialogs.spa.model import Capacity
from tests.dialogs.a_spa import a_spa

HOUR = 3_600_000


def taken(start: int, end: int, therapists: int = 1, rooms: int = 1) -> Occupied:
    return Occupied(start=start, end=end, therapists=therapists, rooms=rooms)


@pytest.mark.parametrize(
    ("occupied", "start", "end", "most"),
    [
        ((), 0, 10, (0, 0)),
        ((taken(0, 5), taken(5, 10)), 0, 10, (1, 1)),
        ((taken(0, 6), taken(5, 10)), 0, 10, (2, 2)),
        ((taken(0, 6), taken(5, 10)), 6, 10, (1, 1)),
        ((taken(0, 100, 3, 1),), 40, 50, (3, 1)),
        ((taken(0, 5, 6, 1), taken(5, 9, 1, 4)), 0, 10, (6, 4)),
        ((taken(10, 20),), 0, 10, (0, 0)),
        ((taken(3, 3, 9, 9),), 0, 10, (0, 0)),
        ((taken(0, 10),), 5, 5, (0, 0)),
    ],
)
def test_the_peak_counts_half_open_intervals(
    occupied: tuple[Occupied, ...], start: int, end: int, most: tuple[int, int]
) -> None:
    assert peak(occupied, start, end) == most


_visits = st.lists(
    st.builds(
        taken, st.integers(0, 20), st.integers(0, 20), therapists=st.integers(0, 4), rooms=st.integers(0, 3)
    ),
    max_size=8,
)  # fmt: skip


@given(_visits, st.integers(0, 20), st.integers(0, 20))
@settings(max_examples=100)
def test_the_peak_is_what_counting_each_instant_gives(visits: list[Occupied], start: int, end: int) -> None:
    counts = [[(v.therapists, v.rooms) for v in visits if v.start <= instant < v.end] for instant in range(start, end)]
    most_therapists = max((sum(t for t, _ in there) for there in counts), default=0)
    most_rooms = max((sum(r for _, r in there) for there in counts), default=0)
    assert peak(visits, start, end) == (most_therapists, most_rooms)


def test_six_hands_for_two_take_six_therapists_and_two_places_for_the_whole_time() -> None:
    lines = (Line(service="six_hands", minutes=90, people=2), Line(service="signature", minutes=60, people=1))
    assert occupy(lines, HOUR, a_spa()) == (
        taken(HOUR, HOUR + 90 * 60_000, therapists=6, rooms=2),
        taken(HOUR, HOUR + 60 * 60_000, therapists=1, rooms=1),
    )


def test_clean_up_counts_as_taken() -> None:
    spa = a_spa(capacity=Capacity(therapists=12, rooms=8, cleanup_minutes=15))
    (line,) = occupy((Line(service="signature", minutes=60, people=1),), 0, spa)
    assert line.end == 75 * 60_000


def test_lines_that_are_not_settled_take_nothing() -> None:
    assert occupy((Line(service="signature", minutes=60), Line(people=2), Line()), 0, a_spa()) == ()


@pytest.mark.parametrize(
    ("capacity", "fitting"),
    [
        (Capacity(therapists=4, rooms=2), True),
        (Capacity(therapists=3, rooms=2), False),
        (Capacity(therapists=4, rooms=1), False),
        (Capacity(therapists=4), True),
        (Capacity(rooms=1), False),
        (Capacity(), True),
    ],
)
def test_a_visit_fits_beside_what_is_taken_or_not(capacity: Capacity, fitting: bool) -> None:
    assert fits((taken(0, 10, therapists=3),), (taken(5, 15),), capacity) is fitting


def test_the_lines_of_one_visit_share_the_room() -> None:
    both = (taken(0, 10, therapists=3), taken(0, 10, therapists=3))
    assert not fits(both, (), Capacity(therapists=5))
    assert fits(both, (), Capacity(therapists=6))


def test_a_short_line_gives_its_room_back_before_the_long_one_ends() -> None:
    both = (taken(0, 10, therapists=3), taken(0, 20, therapists=1))
    assert fits(both, (taken(10, 20, therapists=3),), Capacity(therapists=4))
    assert not fits(both, (taken(9, 20, therapists=1),), Capacity(therapists=4))


@given(_visits, _visits, st.integers(0, 8), st.integers(0, 6))
@settings(max_examples=100)
def test_it_fits_where_no_instant_has_too_many(
    wanted: list[Occupied], busy: list[Occupied], therapists: int, rooms: int
) -> None:
    instants = [i for visit in wanted for i in range(visit.start, visit.end)]
    there = [[v for v in (*wanted, *busy) if v.start <= instant < v.end] for instant in instants]
    enough = all(sum(v.therapists for v in vs) <= therapists and sum(v.rooms for v in vs) <= rooms for vs in there)
    assert fits([v for v in wanted if v.start < v.end], busy, Capacity(therapists=therapists, rooms=rooms)) is enough
