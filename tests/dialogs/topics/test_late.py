"""Coming late: rules 5 to 11, in words. What is not stated goes to a person."""

import pytest

from dialogs.conversation import InquiryOpened
from tests.dialogs.engine.talking import Talk
from tests.dialogs.topics.test_changes import a_booked_guest

BEFORE, AFTER = "2025-06-06T18:30", "2025-06-06T19:05"


@pytest.mark.parametrize(
    ("now", "minutes", "words", "handoff"),
    [
        (BEFORE, 12, "isn't cut short", "late"),
        (BEFORE, 40, "isn't cut short", "late"),
        (AFTER, 9, "nothing is cut", None),
        (AFTER, 10, "30 minutes off", None),
        (AFTER, 15, "60 minutes remain", None),
        (AFTER, 16, "a person of our team decides", "late"),
    ],
)
def test_a_late_guest_hears_what_it_means(now: str, minutes: int, words: str, handoff: str | None) -> None:
    talk = a_booked_guest()
    talk.now = now
    assert words in talk.says("I'm late", intent="late", late_minutes=minutes)
    assert talk.outcome.handoff == handoff
    assert [event.kind for event in talk.events(InquiryOpened)] == ["late"]


def test_the_price_after_a_cut_is_promised_neither_way() -> None:
    talk = a_booked_guest()
    talk.now = AFTER
    said = talk.says("12 minutes late", intent="late", late_minutes=12)
    assert "our team decides" in said
    assert "refund" not in said


def test_without_a_number_of_minutes_the_rule_is_told() -> None:
    talk = a_booked_guest()
    talk.now = AFTER
    assert "10 to 15 minutes" in talk.says("I'm late", intent="late")


def test_without_a_booking_the_rule_is_told_and_beyond_it_a_person_decides() -> None:
    talk = Talk()
    assert "10 to 15 minutes" in talk.says("what if I'm late?", intent="late", late_minutes=12)
    assert talk.outcome.topic == "spa.late_policy"
    assert talk.outcome.handoff is None
    talk.says("and 25 minutes?", intent="late", late_minutes=25)
    assert talk.outcome.handoff == "late"
