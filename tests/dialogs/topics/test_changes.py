"""After the request: the guest asks, staff decide; nobody touches another guest's booking."""

import datetime as dt

from dialogs.booking_view import booking_view
from dialogs.conversation import ChangeRequested, InquiryOpened
from dialogs.reading.model import LineReading
from tests.dialogs.engine.talking import Talk
from tests.dialogs.topics.test_booking import at_the_summary


def a_booked_guest() -> Talk:
    talk = at_the_summary(promo_code="HBWK2025")
    talk.says("yes", yes_no="yes")
    talk.decided("confirmed")
    return talk


def test_a_move_is_summed_up_and_sent_on_a_yes() -> None:
    talk = a_booked_guest()
    said = talk.says("can I move it to Sunday 3 pm", intent="change", date=dt.date(2025, 6, 8), time=dt.time(15))
    assert "Sunday, 8 June 2025, 15:00" in said
    assert talk.events(ChangeRequested) == []
    view = booking_view(talk.conversation, talk.bookings[-1], talk.spa)
    assert view is not None
    assert (view["state"], view["date"], view["total"]) == ("change_requested", "2025-06-08", 3_520_000)
    talk.says("yes", yes_no="yes")
    (change,) = talk.events(ChangeRequested)
    assert change.draft is not None
    assert change.draft.date == dt.date(2025, 6, 8)
    assert change.draft.lines == talk.bookings[0].draft.lines
    assert [event.kind for event in talk.events(InquiryOpened)] == ["change"]
    assert talk.conversation.changing is None


def test_a_move_without_a_date_asks_what_shall_be_different() -> None:
    talk = a_booked_guest()
    assert "What shall be different" in talk.says("can I change my booking", intent="change") or talk.offered
    talk.taps("fix:date")
    assert talk.conversation.asked == "date"
    talk.taps("date:2025-06-08")
    talk.says("yes", yes_no="yes")
    assert len(talk.events(ChangeRequested)) == 1


def test_a_changed_service_is_priced_anew_under_the_first_booking_day() -> None:
    talk = a_booked_guest()
    talk.now = "2025-07-01T10:00"
    talk.bookings[0] = type(talk.bookings[0])(
        id=1,
        state="confirmed",
        draft=talk.bookings[0].draft,
        quote=talk.bookings[0].quote,
        booked_at=talk.bookings[0].booked_at,
        start=talk.bookings[0].start + 30 * 86_400_000,
    )
    said = talk.says(
        "signature instead, on 10 July",
        intent="change",
        lines=(LineReading(service="signature"),),
        date=dt.date(2025, 7, 10),
    )
    assert "10 % off" in said
    assert "Your discount stays" in said


def test_the_guests_own_place_does_not_stand_in_the_way_of_moving_by_half_an_hour() -> None:
    talk = a_booked_guest()
    said = talk.says("half an hour later please", intent="change", time=dt.time(19, 30))
    assert "19:30" in said
    assert "fully booked" not in said


def test_a_question_between_asks_again_only_shortly() -> None:
    talk = a_booked_guest()
    talk.says("move it to Sunday", intent="change", date=dt.date(2025, 6, 8))
    number = talk.conversation.summaries
    said = talk.says("thank you", intent="thanks")
    assert "This is what" not in said
    assert talk.offered[0] == f"yes:{number}"


def test_keeping_it_sends_nothing() -> None:
    talk = a_booked_guest()
    talk.says("cancel my booking", intent="cancel")
    assert "stays as it is" in talk.taps("no")
    assert talk.events(ChangeRequested) == []
    assert talk.conversation.changing is None


def test_a_cancellation_invents_no_fee_and_is_sent_on_a_yes() -> None:
    talk = a_booked_guest()
    assert "no published cancellation terms" in talk.says("cancel my booking", intent="cancel")
    talk.says("yes", yes_no="yes")
    (change,) = talk.events(ChangeRequested)
    assert change.draft is None
    assert [event.kind for event in talk.events(InquiryOpened)] == ["cancel"]


def test_with_two_bookings_the_guest_says_which() -> None:
    talk = a_booked_guest()
    second = at_the_summary(talk, date=dt.date(2025, 6, 7))
    second.says("yes", yes_no="yes")
    talk.says("cancel my booking", intent="cancel")
    assert talk.offered == ["drop:1", "drop:2"]
    assert "Saturday, 7 June 2025" in talk.taps("drop:2")


def test_another_guests_booking_is_nothing_here() -> None:
    talk = a_booked_guest()
    talk.taps("drop:77")
    assert talk.conversation.changing is None
    assert talk.events(ChangeRequested) == []


def test_a_guest_without_a_booking_is_offered_a_person() -> None:
    talk = Talk()
    assert "can't find a booking" in talk.says("cancel my booking", intent="cancel")
    assert talk.offered == ["human"]
    talk.says("yes", yes_no="yes")
    assert talk.outcome.handoff == "asked"


def test_a_booking_that_staff_declined_meanwhile_can_no_longer_be_changed() -> None:
    talk = a_booked_guest()
    talk.says("move it to Sunday", intent="change", date=dt.date(2025, 6, 8))
    talk.decided("declined")
    talk.says("yes", yes_no="yes")
    assert talk.events(ChangeRequested) == []
    assert talk.conversation.changing is None


def test_a_second_change_starts_from_the_first() -> None:
    talk = a_booked_guest()
    talk.says("move it to Sunday", intent="change", date=dt.date(2025, 6, 8))
    talk.says("at 4 pm", time=dt.time(16))
    talk.says("yes", yes_no="yes")
    (change,) = talk.events(ChangeRequested)
    assert change.draft is not None
    assert (change.draft.date, change.draft.time) == (dt.date(2025, 6, 8), dt.time(16))
