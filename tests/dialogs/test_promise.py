"""The promise as instants: wall clock and opening hours, summer time, quiet hours, the alarm."""

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogs.conversation import InquiryOpened
from dialogs.promise import HOUR, after, due, ladder, next_opening, promised, window_until
from dialogs.spa.model import OpeningHours, Promise, Reminder, Spa
from tests.dialogs.a_spa import a_spa

SAIGON, BERLIN = ZoneInfo("Asia/Ho_Chi_Minh"), ZoneInfo("Europe/Berlin")
DAILY = OpeningHours(weekly=(((9 * 60, 22 * 60),),) * 7)


def spa(zone: ZoneInfo = SAIGON, hours: OpeningHours | None = DAILY, **promise: Any) -> Spa:
    return msgspec.structs.replace(a_spa(), zone=zone, hours=hours, promise=Promise(**promise))


def at(text: str, zone: ZoneInfo = SAIGON) -> int:
    return round(dt.datetime.fromisoformat(text).replace(tzinfo=zone).timestamp() * 1000)


@pytest.mark.parametrize(
    ("opened", "hours", "ends"),
    [
        ("2026-11-25 10:00", 4, "2026-11-25 14:00"),
        ("2026-11-25 20:00", 4, "2026-11-26 11:00"),
        ("2026-11-25 23:30", 1, "2026-11-26 10:00"),
        ("2026-11-25 07:00", 13, "2026-11-25 22:00"),
        ("2026-11-25 10:00", 24, "2026-11-26 21:00"),
    ],
)
def test_only_opening_hours_count_where_the_owner_chose_so(opened: str, hours: float, ends: str) -> None:
    assert after(spa(clock="hours"), at(opened), hours) == at(ends)


def test_closed_days_do_not_count() -> None:
    closed = msgspec.structs.replace(DAILY, closed=(dt.date(2026, 11, 26),))
    assert after(spa(hours=closed, clock="hours"), at("2026-11-25 21:00"), 2) == at("2026-11-27 10:00")


@pytest.mark.parametrize("hours", [None, OpeningHours(weekly=((),) * 7)])
def test_without_known_opening_the_wall_clock_counts(hours: OpeningHours | None) -> None:
    assert after(spa(hours=hours, clock="hours"), at("2026-11-25 10:00"), 24) == at("2026-11-26 10:00")


def test_a_day_on_which_the_clocks_change_has_its_own_length() -> None:
    night = OpeningHours(weekly=(((0, 24 * 60),),) * 7)
    summer = spa(BERLIN, night, clock="hours")
    assert after(summer, at("2026-03-29 00:00", BERLIN), 24) == at("2026-03-30 01:00", BERLIN)
    assert after(spa(BERLIN), at("2026-03-29 00:00", BERLIN), 24) == at("2026-03-30 01:00", BERLIN)


def test_who_asks_at_night_learns_when_the_spa_opens() -> None:
    assert next_opening(spa(), at("2026-11-25 23:00")) == at("2026-11-26 09:00")
    assert next_opening(spa(), at("2026-11-25 12:00")) is None
    assert next_opening(spa(hours=None), at("2026-11-25 23:00")) is None


def steps(place: Spa, opened: str) -> list[tuple[str, float]]:
    start = at(opened)
    return [(step.name, round((step.at - start) / HOUR, 2)) for step in ladder(place, start)]


def test_quiet_hours_move_a_step_to_their_end_or_before_them_but_never_past_its_use() -> None:
    place = spa(quiet=(22 * 60, 7 * 60))
    assert steps(place, "2026-11-25 20:00") == [("0", 0), ("4", 11), ("12", 12), ("20", 20), ("23", 23)]
    assert steps(place, "2026-11-25 13:00") == [("0", 0), ("4", 4), ("12", 18), ("20", 20), ("23", 23)]
    # 23 hours later it is 02:00, and the promise ends at 03:00: the step comes before the night
    assert steps(place, "2026-11-25 03:00") == [("0", 0), ("4", 4), ("12", 12), ("20", 19), ("23", 19)]


def test_the_first_word_is_never_held_back_by_the_night() -> None:
    assert steps(spa(quiet=(22 * 60, 7 * 60)), "2026-11-25 23:00")[0] == ("0", 0)


@settings(max_examples=60, deadline=None)
@given(
    opened=st.integers(at("2026-01-01 00:00"), at("2026-12-31 00:00")),
    quiet=st.tuples(st.integers(0, 1439), st.integers(0, 1439)).filter(lambda pair: pair[0] != pair[1]),
    clock=st.sampled_from(["wall", "hours"]),
    zone=st.sampled_from([SAIGON, BERLIN]),
)
def test_every_step_comes_after_the_question_and_before_the_promise_ends(
    opened: int, quiet: tuple[int, int], clock: str, zone: ZoneInfo
) -> None:
    place = spa(zone, quiet=quiet, clock=clock)
    climbed = [step.at for step in ladder(place, opened)]
    assert len(climbed) == 5
    assert all(opened <= instant < due(place, opened) for instant in climbed)


def test_a_sign_of_danger_reaches_everybody_at_once_whatever_the_ladder_says() -> None:
    place = spa(quiet=(0, 1439), steps=(4,), reminders=(Reminder(after=4, to=("desk",)),))
    opened = promised(InquiryOpened(kind="safety", reason="safety"), place, at("2026-11-25 03:00"))
    first, later = opened.ladder
    assert (first.at, first.to) == (at("2026-11-25 03:00"), ("desk", "group", "email", "owner"))
    assert (later.at, later.to) == (at("2026-11-25 07:00"), ("desk",))


def test_only_whatsapp_shuts() -> None:
    assert window_until("whatsapp", 1000) == 1000 + 24 * HOUR
    assert window_until("telegram", 1000) is None
