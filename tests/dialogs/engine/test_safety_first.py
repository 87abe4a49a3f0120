"""Safety comes before price, booking and small talk, holds what must be held, and tells staff without details."""

import datetime as dt

import pytest

from dialogs.booking_view import booking_view
from dialogs.conversation import BookingRequested, InquiryOpened, SafetySeen
from dialogs.reading.model import LineReading, SafetyAction, SafetySign
from tests.dialogs.engine.talking import Talk, asked


def sign(action: SafetyAction, sign_id: str) -> tuple[SafetySign, ...]:
    return (SafetySign(sign=sign_id, action=action, excerpt="it hurts here"),)


def a_booking_almost_done() -> Talk:
    talk = Talk()
    talk.says(
        "six hands 90 minutes for two on Friday at 7 pm, Ann, here please",
        intent="book",
        lines=(LineReading(service="six_hands", minutes=90, people=2),),
        date=dt.date(2025, 6, 6),
        time=dt.time(19),
        name="Ann",
    )
    talk.taps("contact:here")
    talk.taps("wishes:none")
    assert talk.conversation.summary is not None
    return talk


def test_an_emergency_gets_only_the_safety_answer() -> None:
    talk = Talk()
    said = talk.says(
        "numb between my legs. what does six hands cost?", safety=sign("emergency", "RF01"), intent="price"
    )
    assert "115" in said
    assert "taxi" in said
    assert "hotel" in said
    assert "VND" not in said
    assert talk.outcome.kind == "safety"
    assert talk.outcome.handoff == "safety"


def test_an_emergency_holds_the_booking_and_it_stays_held_whatever_is_said() -> None:
    talk = a_booking_almost_done()
    talk.says("I can't feel my legs", safety=sign("emergency", "RF03"))
    for attempt in ("yes", "book it anyway", "I want to book"):
        said = talk.says(attempt, yes_no="yes" if attempt == "yes" else None, intent="book")
        assert "hold" in said
        assert talk.events(BookingRequested) == []
    talk.taps("yes:1")
    assert talk.events(BookingRequested) == []
    view = booking_view(talk.conversation, None, talk.spa)
    assert view is not None
    assert view["state"] == "blocked"


def test_facts_told_with_an_emergency_are_kept_for_staff() -> None:
    talk = Talk()
    talk.says(
        "book six hands for tomorrow, I have chest pain",
        safety=sign("emergency", "RF05"),
        intent="book",
        lines=(LineReading(service="six_hands"),),
    )
    view = booking_view(talk.conversation, None, talk.spa)
    assert view is not None
    assert view["state"] == "blocked"
    assert view["lines"][0]["service"] == "six_hands"


def test_staff_are_told_of_an_emergency_but_not_what_was_said() -> None:
    talk = Talk()
    talk.says("chest pain", safety=sign("emergency", "RF05"))
    assert [event.signs[0].sign for event in talk.events(SafetySeen)] == ["RF05"]
    (opened,) = talk.events(InquiryOpened)
    assert opened.kind == "safety"
    assert opened.note == ""


def test_starting_over_does_not_lift_the_hold() -> None:
    talk = a_booking_almost_done()
    talk.says("chest pain", safety=sign("emergency", "RF05"))
    talk.says("start over", command="start_over")
    talk.says("book a massage", intent="book")
    assert "hold" in talk.says("yes, book", yes_no="yes", intent="book")


def test_a_question_is_still_answered_while_a_booking_is_held() -> None:
    talk = a_booking_almost_done()
    talk.says("chest pain", safety=sign("emergency", "RF05"))
    assert "09:00" in talk.says("when are you open", topics=asked("spa.hours"))
    assert "book" not in talk.offered


def test_kind_words_are_found_for_somebody_in_despair() -> None:
    said = Talk().says("I want to end my life", safety=sign("emergency", "RF25"))
    assert "not alone" in said
    assert "massage" not in said.lower()


@pytest.mark.parametrize(
    ("sign_id", "word"),
    [
        ("RF18", "midwife"),
        ("RF15", "blood thinners"),
        ("RF16", "surgeon"),
        ("RF22", "parent"),
        ("RF07", "today"),
        ("RF20", "doctor"),
    ],
)
def test_what_a_doctor_must_see_first_is_worded_for_its_group(sign_id: str, word: str) -> None:
    assert word in Talk().says("…", safety=sign("doctor_first", sign_id))


def test_a_doctor_first_sign_leaves_the_request_open_and_hands_it_over() -> None:
    talk = a_booking_almost_done()
    talk.says("I'm pregnant", safety=sign("doctor_first", "RF18"))
    assert talk.outcome.handoff == "safety"
    talk.says("yes", yes_no="yes")
    (requested,) = talk.events(BookingRequested)
    assert requested.draft.health_notes == ("RF18",)
    assert talk.outcome.handoff == "safety"


def test_hands_on_advice_is_not_given_to_somebody_who_should_see_a_doctor() -> None:
    talk = Talk()
    talk.says("I had a hip operation", safety=sign("doctor_first", "RF16"))
    said = talk.says("how do I massage it myself", topics=asked("psoas.self_massage_steps"))
    assert "doctor" in said
    assert "ball" not in said


def test_what_the_therapist_must_know_goes_with_a_booking_that_is_begun_later() -> None:
    talk = Talk()
    assert "therapist" in talk.says("I'm allergic to nut oil", safety=sign("tell_therapist", "RF26"))
    talk.says("book", intent="book")
    assert talk.conversation.draft is not None
    assert talk.conversation.draft.health_notes == ("RF26",)


def test_a_remark_for_the_therapist_does_not_stop_the_form() -> None:
    talk = a_booking_almost_done()
    said = talk.says("I have sensitive skin", safety=sign("tell_therapist", "RF26"))
    assert "noted" in said
    assert "Shall I send it?" in said


def test_an_unsure_sign_is_asked_about_once_and_a_yes_settles_it() -> None:
    talk = Talk()
    assert "it hurts here" in talk.says("my leg is hot", safety=sign("ask", "RF14"))
    assert talk.offered == ["yes", "no"]
    assert "doctor" in talk.says("yes", yes_no="yes")
    assert talk.conversation.doctor_first == ("RF14",)


def test_an_unsure_sign_that_is_denied_is_forgotten() -> None:
    talk = Talk()
    talk.says("my leg is hot", safety=sign("ask", "RF14"))
    talk.taps("no")
    assert talk.conversation.doctor_first == ()
    assert talk.conversation.unsure_sign is None


def test_no_answer_to_the_question_of_safety_is_taken_as_a_yes() -> None:
    talk = Talk()
    talk.says("my leg is hot", safety=sign("ask", "RF14"))
    said = talk.says("when are you open", topics=asked("spa.hours"))
    assert "doctor" in said
    assert "09:00" in said


def test_the_booking_waits_while_safety_asks() -> None:
    talk = a_booking_almost_done()
    talk.says("my leg is hot", safety=sign("ask", "RF14"))
    assert talk.offered == ["yes", "no"]
    said = talk.says("no", yes_no="no")
    assert talk.events(BookingRequested) == []
    assert "Shall I send it?" in said
