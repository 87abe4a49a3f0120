"""The form: what cannot be is explained with what is near, the summary stands or falls with what it said."""

import datetime as dt
from typing import Any

import pytest

from dialogs.booking.model import Draft, Line
from dialogs.conversation import BookingRequested, InquiryOpened
from dialogs.reading.model import LineReading
from dialogs.spa.model import BookingRules, Capacity, OpeningHours
from tests.dialogs.engine.talking import HOUSE, Talk, a_house

DAY = ((9 * 60, 22 * 60),)
CLOSED_MONDAYS = OpeningHours(weekly=((), DAY, DAY, DAY, DAY, DAY, DAY), closed=(dt.date(2025, 6, 10),))


def booking(talk: Talk, **fields: Any) -> str:
    """A message that holds all facts, but for what `fields` replaces."""
    said: dict[str, Any] = {
        "intent": "book",
        "lines": (LineReading(service="six_hands", minutes=90, people=2),),
        "date": dt.date(2025, 6, 6),
        "time": dt.time(19),
        "name": "Ann",
        "email": "ann@example.com",
    }
    return talk.says("…", **{**said, **fields})


def at_the_summary(talk: Talk | None = None, **fields: Any) -> Talk:
    talk = talk or Talk()
    booking(talk, **fields)
    talk.taps("wishes:none")
    assert talk.conversation.summary is not None
    return talk


@pytest.mark.parametrize(
    ("fields", "words", "offered"),
    [
        ({"date": dt.date(2025, 5, 31)}, "has already passed", "date:2025-06-01"),
        ({"date": dt.date(2027, 6, 6)}, "further ahead", "date:2025-06-01"),
        ({"date": None, "impossible_date": "31 June"}, "isn't a day in the calendar", "date:2025-06-01"),
        ({"time": dt.time(7)}, "09:00–22:00", "time:0900"),
        ({"time": dt.time(21, 30)}, "has to end by closing time", "time:2030"),
        ({"date": dt.date(2025, 6, 1), "time": dt.time(10, 30)}, "too soon", "time:1100"),
        ({"date": dt.date(2025, 6, 1), "time": dt.time(9, 30)}, "already passed", "time:1100"),
        ({"lines": (LineReading(service="six_hands", minutes=120, people=2),)}, "60 and 90 minutes", "minutes:90"),
        ({"lines": (LineReading(service="signature", minutes=60, people=15),)}, "up to 8 people", "human"),
        ({"lines": (LineReading(service="six_hands", minutes=60, people=5),)}, "up to 4 people", "people:4"),
    ],
)
def test_what_cannot_be_is_explained_with_what_is_near(fields: dict[str, Any], words: str, offered: str) -> None:
    talk = Talk()
    assert words in booking(talk, **fields)
    assert offered in talk.offered
    assert talk.events(BookingRequested) == []


@pytest.mark.parametrize("day", [dt.date(2025, 6, 9), dt.date(2025, 6, 10)])
def test_a_closed_day_is_explained_and_open_days_near_it_are_offered(day: dt.date) -> None:
    talk = Talk(a_house(hours=CLOSED_MONDAYS))
    assert "closed" in booking(talk, date=day)
    assert "date:2025-06-08" in talk.offered
    assert "date:2025-06-09" not in talk.offered
    assert "date:2025-06-10" not in talk.offered


def test_only_what_is_missing_is_asked_one_thing_at_a_time() -> None:
    talk = Talk()
    booking(talk, lines=(LineReading(service="six_hands", people=2),), name=None)
    assert talk.conversation.asked == "duration_minutes"
    talk.taps("minutes:90")
    assert talk.conversation.asked == "name"
    talk.says("Ann")
    assert talk.offered == ["wishes:none"]


def test_two_readings_of_a_day_become_two_choices_and_the_tap_settles_it() -> None:
    talk = Talk()
    options = (dt.date(2025, 7, 6), dt.date(2025, 6, 7))
    booking(talk, date=options[0], date_options=options)
    assert talk.offered == ["date:2025-07-06", "date:2025-06-07"]
    assert "Saturday, 7 June 2025, 19:00" in talk.taps("date:2025-06-07")


def test_of_two_readings_of_a_day_one_that_has_passed_is_not_asked_about() -> None:
    talk = Talk()
    booking(talk, date=dt.date(2025, 6, 7), date_options=(dt.date(2025, 6, 7), dt.date(2025, 5, 7)))
    assert talk.conversation.draft is not None
    assert talk.conversation.draft.date == dt.date(2025, 6, 7)


def test_two_readings_of_a_time_become_two_choices() -> None:
    talk = Talk(a_house(hours=None))
    booking(talk, time=dt.time(7), time_options=(dt.time(7), dt.time(19)))
    assert talk.offered == ["time:0700", "time:1900"]


def test_free_times_are_offered_in_the_part_of_the_day_that_was_named() -> None:
    talk = Talk()
    booking(talk, time=None, part_of_day="evening")
    assert talk.offered[0] == "time:1700"
    assert all(value >= "time:1700" for value in talk.offered)


def test_a_wish_is_asked_for_once_and_a_question_in_its_place_is_no_wish() -> None:
    talk = Talk()
    assert "Any wishes" in booking(talk)
    said = talk.says("thanks", intent="thanks")
    assert "Shall I send it?" in said
    assert talk.conversation.draft is not None
    assert talk.conversation.draft.wishes == ()


def test_a_price_that_moves_before_the_yes_shows_the_new_summary_instead() -> None:
    talk = at_the_summary(promo_code="HBWK2025")
    shown = talk.conversation.summary
    assert shown is not None
    talk.now = "2025-07-01T00:10"
    talk.conversation = _later(talk, dt.date(2025, 7, 4))
    said = talk.taps(f"yes:{shown.number}")
    assert talk.events(BookingRequested) == []
    assert "changed" in said
    assert "expired" in said
    assert talk.conversation.summary is not None
    talk.taps(f"yes:{talk.conversation.summary.number}")
    assert len(talk.events(BookingRequested)) == 1


def _later(talk: Talk, day: dt.date) -> Any:
    import msgspec

    def moved(draft: Draft | None) -> Draft | None:
        return msgspec.structs.replace(draft, date=day) if draft else None

    summary = talk.conversation.summary
    assert summary is not None
    return msgspec.structs.replace(
        talk.conversation,
        draft=moved(talk.conversation.draft),
        summary=msgspec.structs.replace(summary, draft=moved(summary.draft)),
    )


def test_a_yes_under_another_version_of_the_book_shows_the_summary_again() -> None:
    talk = at_the_summary()
    talk.spa = a_house(version="edited")
    talk.says("yes", yes_no="yes")
    assert talk.events(BookingRequested) == []
    talk.says("yes", yes_no="yes")
    assert len(talk.events(BookingRequested)) == 1


def test_a_yes_with_a_correction_is_not_sent_but_summed_up_anew() -> None:
    talk = at_the_summary()
    said = talk.says("yes but at 8 pm", yes_no="yes", time=dt.time(20))
    assert talk.events(BookingRequested) == []
    assert "20:00" in said


def test_the_request_holds_what_the_store_must_check() -> None:
    talk = at_the_summary(promo_code="HBWK2025")
    talk.says("yes", yes_no="yes")
    (requested,) = talk.events(BookingRequested)
    (occupied,) = requested.occupied
    assert (occupied.therapists, occupied.rooms) == (6, 2)
    assert requested.end - requested.start == 90 * 60_000
    assert (requested.therapists, requested.rooms) == (12, 8)
    assert requested.quote.total == 3_520_000
    assert [event.kind for event in talk.events(InquiryOpened)] == ["booking_request"]


def test_with_unknown_capacity_the_spa_confirms_the_time() -> None:
    talk = Talk(a_house(capacity=Capacity()))
    booking(talk)
    assert "confirms the time" in talk.taps("wishes:none")
    talk.says("yes", yes_no="yes")
    (requested,) = talk.events(BookingRequested)
    assert requested.occupied == ()


def test_a_contested_time_is_taken_with_an_honest_word() -> None:
    talk = at_the_summary()
    talk.contested = True
    said = talk.says("yes", yes_no="yes")
    (requested,) = talk.events(BookingRequested)
    assert requested.contested
    assert "confirm whether it works" in said


def test_a_visit_sooner_than_the_promise_is_taken_and_calling_is_advised() -> None:
    talk = Talk()
    booking(talk, date=dt.date(2025, 6, 1), time=dt.time(18))
    assert "+84 901 825 789" in talk.taps("wishes:none")


def test_eight_hands_are_taken_and_staff_confirm_that_they_are_on_offer() -> None:
    talk = at_the_summary(lines=(LineReading(service="eight_hands", minutes=60, people=1),))
    assert talk.turn is not None
    assert talk.turn.reply is not None
    assert "confirms whether Eight Hands Massage is on offer" in talk.turn.reply.text


def test_on_a_messenger_this_chat_is_a_contact_and_on_the_page_it_is_the_last_resort() -> None:
    talk = Talk(channel="line")
    booking(talk, email=None)
    assert talk.offered == ["contact:here"]
    page = Talk(channel="web")
    booking(page, email=None)
    assert page.offered == []
    assert "look in again" in page.says("no", yes_no="no")


def test_a_dropped_request_says_that_nothing_was_sent() -> None:
    talk = at_the_summary()
    assert "Nothing was sent" in talk.taps("cancel:1")
    assert talk.conversation.draft is None
    assert talk.events(BookingRequested) == []


def test_who_books_again_is_not_asked_for_the_name_again() -> None:
    talk = at_the_summary()
    talk.says("yes", yes_no="yes")
    talk.says("I want another booking", intent="book")
    assert talk.conversation.draft is not None
    assert talk.conversation.draft.name == "Ann"
    assert talk.conversation.draft.lines == ()


@pytest.mark.parametrize(
    ("slot", "asked"),
    [("service", "service"), ("duration_minutes", "duration_minutes"), ("party_size", "party_size"), ("date", "date"),
     ("time", "time"), ("name", "name"), ("contact", "contact"), ("promo_code", "promo_code")],
)  # fmt: skip
def test_any_field_can_be_asked_again(slot: str, asked: str) -> None:
    talk = at_the_summary()
    assert f"fix:{slot}" in talk.taps("change:1") or f"fix:{slot}" in talk.offered
    talk.taps(f"fix:{slot}")
    assert talk.conversation.asked == asked


def test_a_spa_without_a_stated_party_limit_takes_what_it_has_room_for() -> None:
    talk = Talk(a_house(booking=BookingRules()))
    said = booking(talk, lines=(LineReading(service="signature", minutes=60, people=9),))
    assert "up to 8 people" in said


def test_the_lines_of_a_party_start_together_and_take_their_therapists_side_by_side() -> None:
    lines = (
        LineReading(service="six_hands", minutes=90, people=1),
        LineReading(service="signature", minutes=60, people=2),
    )
    talk = at_the_summary(lines=lines)
    talk.says("yes", yes_no="yes")
    (requested,) = talk.events(BookingRequested)
    assert {occupied.start for occupied in requested.occupied} == {requested.start}
    assert sorted(occupied.therapists for occupied in requested.occupied) == [2, 3]
    assert requested.end - requested.start == 90 * 60_000
    assert requested.draft.lines[0] == Line(service="six_hands", minutes=90, people=1)
    assert HOUSE.capacity.therapists == 12


@pytest.mark.parametrize("words", ["skip", "No wishes.", "skip!"])
def test_a_word_of_the_label_skips_the_wishes(words: str) -> None:
    talk = Talk()
    booking(talk)
    assert "Shall I send it?" in talk.says(words)
    assert talk.conversation.draft is not None
    assert talk.conversation.draft.wishes == ()


def test_a_question_that_was_not_answered_keeps_its_choices() -> None:
    talk = Talk()
    options = (dt.date(2025, 7, 6), dt.date(2025, 6, 7))
    booking(talk, date=options[0], date_options=options)
    talk.says("thanks", intent="thanks")
    assert talk.offered == ["date:2025-07-06", "date:2025-06-07"]


def test_a_party_is_asked_for_its_length_once_with_the_lengths_that_all_have() -> None:
    talk = Talk()
    lines = (LineReading(service="six_hands", people=1), LineReading(service="signature", people=1))
    booking(talk, lines=lines)
    assert talk.offered == ["minutes:60", "minutes:90"]
    talk.taps("minutes:90")
    assert talk.conversation.draft is not None
    assert [line.minutes for line in talk.conversation.draft.lines] == [90, 90]


def test_a_correction_of_the_party_is_repeated() -> None:
    talk = Talk()
    booking(talk, name=None)
    said = talk.says("actually 3 people", correction=True, party_size=3)
    assert "3 × Six Hands Massage, 90 min" in said


def test_a_question_about_free_times_begins_a_booking() -> None:
    talk = Talk()
    talk.says("anything free tomorrow for two?", intent="question", date=dt.date(2025, 6, 2), party_size=2)
    assert talk.conversation.draft is not None
    assert talk.conversation.draft.date == dt.date(2025, 6, 2)
