"""The `booking` object of `chat --jsonl`."""

import datetime as dt

import msgspec

from dialogs.booking.model import BookedView
from dialogs.booking_view import booking_view
from dialogs.conversation import Conversation
from dialogs.reading.model import LineReading
from tests.dialogs.engine.talking import HOUSE, ZONE, Talk
from tests.dialogs.topics.test_booking import at_the_summary, booking
from tests.dialogs.topics.test_changes import a_booked_guest


def test_a_talk_about_no_booking_shows_none() -> None:
    assert booking_view(Conversation(), None, HOUSE) is None


def test_a_draft_shows_what_is_known_and_null_for_the_rest() -> None:
    talk = Talk()
    booking(talk, lines=(LineReading(service="six_hands"),), time=None, name=None, email=None)
    view = booking_view(talk.conversation, None, HOUSE)
    assert view == {
        "state": "draft",
        "lines": [
            {
                "service": "six_hands",
                "minutes": None,
                "people": None,
                "unit_price": None,
                "discount_percent": 0,
                "total": None,
            }
        ],
        "people": None,
        "date": "2025-06-06",
        "time": None,
        "name": None,
        "phone": None,
        "email": None,
        "wishes": None,
        "currency": "VND",
        "subtotal": None,
        "total": None,
        "promotion": {"code": None, "verdict": "none"},
    }


def test_a_complete_draft_is_priced_before_its_summary_where_the_time_is_given() -> None:
    talk = Talk()
    booking(talk, name=None, promo_code="HBWK2025")
    now = dt.datetime(2025, 6, 1, 10, tzinfo=ZONE)
    view = booking_view(talk.conversation, None, HOUSE, now, "telegram")
    assert view is not None
    assert (view["total"], view["promotion"]) == (3_520_000, {"code": "HBWK2025", "verdict": "valid"})


def test_a_summary_shows_its_quote() -> None:
    talk = at_the_summary(promo_code="HBWK2025")
    view = booking_view(talk.conversation, None, HOUSE)
    assert view is not None
    assert (view["state"], view["subtotal"], view["total"]) == ("draft", 4_400_000, 3_520_000)
    assert view["lines"][0]["discount_percent"] == 20


def test_a_stored_booking_shows_its_state() -> None:
    talk = a_booked_guest()
    view = booking_view(talk.conversation, talk.bookings[0], HOUSE)
    assert view is not None
    assert (view["state"], view["email"], view["people"]) == ("confirmed", "ann@example.com", 2)


def test_a_request_of_a_guest_with_an_emergency_is_shown_as_blocked() -> None:
    talk = at_the_summary()
    talk.says("yes", yes_no="yes")
    held = msgspec.structs.replace(talk.conversation, held_by_safety=("RF05",))
    view = booking_view(held, talk.bookings[0], HOUSE)
    assert view is not None
    assert view["state"] == "blocked"


def test_while_a_change_waits_for_staff_its_fields_are_those_after_it() -> None:
    talk = a_booked_guest()
    booked = talk.bookings[0]
    wanted = msgspec.structs.replace(booked.draft, date=dt.date(2025, 6, 8))
    waiting: BookedView = msgspec.structs.replace(booked, state="change_requested", wanted=wanted)
    view = booking_view(talk.conversation, waiting, HOUSE)
    assert view is not None
    assert (view["state"], view["date"]) == ("change_requested", "2025-06-08")


def test_while_a_cancellation_is_asked_for_it_is_shown_as_such() -> None:
    talk = a_booked_guest()
    talk.says("cancel it", intent="cancel")
    view = booking_view(talk.conversation, talk.bookings[0], HOUSE)
    assert view is not None
    assert view["state"] == "cancel_requested"
    talk.taps("no")
    view = booking_view(talk.conversation, talk.bookings[0], HOUSE)
    assert view is not None
    assert view["state"] == "confirmed"
