"""A turn's messages as one reading: taps, bursts, cards, attachments, topics; and when a burst is answered."""

import datetime as dt
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogs.conversation import Conversation
from dialogs.messages import Choice, Content, InboundMessage, Media, SharedContact, Tap, Text, Unsupported
from dialogs.reading.model import Reading, Slot, TopicMatch
from dialogs.reading.pause import LONGEST_MS, PAUSE_MS, due_at
from dialogs.reading.read import read, read_text
from dialogs.spa.model import Spa
from tests.dialogs.a_spa import a_spa
from tests.dialogs.reading.a_guarded_spa import a_guarded_spa

SENT = int(dt.datetime(2026, 11, 24, 3, 0, tzinfo=dt.UTC).timestamp() * 1000)
"""10:00 in the spa's zone."""
SPA = a_guarded_spa()
NOON = dt.datetime.fromisoformat("2026-11-24T12:00")
NEW = Conversation()
OFFERED = (Choice(label="Six Hands", value="service:six_hands"), Choice(label="Four Hands", value="service:four_hands"))


def message(content: Content | str, sent_at: int = SENT) -> InboundMessage:
    said = Text(text=content) if isinstance(content, str) else content
    return InboundMessage(channel="web", account="a", chat="c", event="e", sent_at=sent_at, content=said)


def turn(*contents: Content | str, conversation: Conversation = NEW, spa: Spa = SPA) -> Reading:
    return read([message(content) for content in contents], conversation, spa)


def test_tomorrow_is_counted_in_the_spas_zone_from_when_it_was_sent() -> None:
    late = int(dt.datetime(2026, 11, 24, 18, 0, tzinfo=dt.UTC).timestamp() * 1000)
    assert read([message("tomorrow", late)], Conversation(), SPA).date == dt.date(2026, 11, 26)


def test_a_burst_is_one_reading() -> None:
    reading = turn("hi", "four hands tomorrow", "at 3 for 2 people")
    assert (reading.date, reading.time, reading.party_size) == (dt.date(2026, 11, 25), dt.time(15), 2)
    assert len(reading.contents) == 3


def test_a_sign_is_seen_across_and_inside_the_messages_of_a_burst() -> None:
    assert turn("I have pain", "in my chest").emergency
    assert turn("hello", "I can't pee", "no fever").emergency


def test_a_tap_of_ours_is_only_itself() -> None:
    reading = turn(Tap(value="service:six_hands", label="Six Hands 60 min"))
    assert (reading.tap, reading.lines, reading.text) == ("service:six_hands", (), "Six Hands 60 min")


def test_a_forged_tap_is_read_by_its_label() -> None:
    reading = turn(Tap(value="evil:1", label="tomorrow at 3pm"))
    assert (reading.tap, reading.date) == (None, dt.date(2026, 11, 25))


@pytest.mark.parametrize(("typed", "value"), [("six hands", "service:six_hands"), ("2", "service:four_hands")])
def test_a_typed_label_or_its_number_is_the_tap(typed: str, value: str) -> None:
    assert turn(typed, conversation=Conversation(offered=OFFERED, asked="service")).tap == value


def test_a_number_that_was_asked_for_is_no_place_in_a_list() -> None:
    offered = tuple(Choice(label=f"{n} people", value=f"people:{n}") for n in (2, 3, 4))
    conversation = Conversation(offered=offered, asked="party_size")
    assert turn("2", conversation=conversation).tap == "people:2"
    reading = turn("1", conversation=conversation)
    assert (reading.tap, reading.party_size) == (None, 1)


def test_a_number_beyond_the_choices_is_no_tap() -> None:
    assert turn("7", conversation=Conversation(offered=OFFERED)).tap is None


def test_a_contact_card_gives_phone_and_name() -> None:
    reading = turn(SharedContact(phone="84901825789", name="Anna Lee", own=True))
    assert (reading.phone, reading.name) == ("+84901825789", "Anna Lee")


def test_attachments_are_named_and_captions_read() -> None:
    reading = turn(Media(kind="image", caption="tomorrow?"), Unsupported(kind="poll"))
    assert (reading.attachments, reading.date) == (("image", "unsupported"), dt.date(2026, 11, 25))


def test_a_question_is_matched_and_a_clean_answer_is_not() -> None:
    assert turn("what is the psoas").topics.asked == ("psoas.anatomy",)

    class Never:
        def match(self, text: str, language: str) -> TopicMatch:
            raise AssertionError("a clean answer costs no matching")

    assert turn("tomorrow", conversation=Conversation(asked="date"), spa=a_spa(matcher=Never())).date is not None


@pytest.mark.parametrize(
    ("text", "asked", "waits"),
    [
        ("hi there I", None, True),
        ("I would like to book", None, True),
        ("I would like to book.", None, False),
        ("how much is it?", None, False),
        ("how much is it", None, False),
        ("I have chest pain", None, False),
        ("tomorrow", "date", False),
        ("tomorrow", "name", True),
        ("start over", None, False),
    ],
)
def test_a_text_waits_only_where_more_may_come(text: str, asked: Slot | None, waits: bool) -> None:
    due = due_at([message(text)], Conversation(asked=asked), SPA, [1_000_000])
    assert due == 1_000_000 + (PAUSE_MS if waits else 0)


def test_a_tap_is_answered_at_once() -> None:
    assert due_at([message("hi there I"), message(Tap(value="book"))], Conversation(), SPA, [1_000, 1_500]) == 1_500


def test_a_typed_choice_is_answered_as_a_tap_is() -> None:
    asking = Conversation(asked="service", offered=OFFERED)
    assert due_at([message("2")], asking, SPA, [1_000_000]) == 1_000_000
    assert due_at([message("3")], asking, SPA, [1_000_000]) == 1_000_000 + PAUSE_MS


def test_a_burst_is_never_awaited_longer_than_four_seconds() -> None:
    instants = [0, 1_000, 2_000, 3_000, 3_900]
    assert due_at([message("and then")] * 5, Conversation(), SPA, instants) == LONGEST_MS


def test_nothing_said_is_nothing_read() -> None:
    assert read([], Conversation(), SPA) == Reading(text="")
    assert due_at([], Conversation(), SPA, []) == 0


_SLOTS = st.sampled_from(
    [None, "date", "time", "party_size", "service", "duration_minutes", "name", "contact", "promo_code", "yes_no"]
)
_EVERY = (
    "not no friday 06/07 31 june at 3 pm for 2 people my wife and i six hands 90 min 0901825789 next last of the 5th "
    "from to between - : . , ? 2026-02-31 half past quarter noon tonight code HBWK2025 fever pain in both legs numb "
    "99999999999999999999 in weeks hours before after 24:00 0 00 วัน 三点 한 ngày @ + ' \" ( $"
)
_WORDS = st.sampled_from(_EVERY.split())


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=200), st.lists(_WORDS, max_size=40).map(" ".join)), _SLOTS)
def test_any_text_is_read_without_an_error(text: str, expecting: Slot | None) -> None:
    reading = read_text(text, NOON, expecting, SPA)
    assert reading.date_options == () or reading.date == reading.date_options[0]
    assert reading.time_options == () or reading.time == reading.time_options[0]


MICROSECONDS_A_LETTER = 200
"""Ten times what a slow machine needs for the worst of these."""


@pytest.mark.parametrize(
    "piece",
    ["9", "9 ", "not ", "1:", "1/2/", "friday or ", "my wife and ", "between 3 and ", "numb ", "no fever or ", "+84 ",
     "a@", "next ", "two hundred and ", "\u4e09\u70b9", "pain in both legs ", "((((", "half past ", "six hands 90 ",
     "\n"],
)  # fmt: skip
def test_the_time_grows_with_the_length_alone(piece: str) -> None:
    text = (piece * 4_000)[:4_000]
    read_text(text, NOON, None, SPA)
    began = time.process_time()
    read_text(text, NOON, None, SPA)
    assert (time.process_time() - began) * 1e6 / len(text) < MICROSECONDS_A_LETTER


@settings(max_examples=40, deadline=None)
@given(st.integers(min_value=-(2**62), max_value=2**62), st.text(max_size=30))
def test_any_instant_is_a_now(sent_at: int, text: str) -> None:
    assert read([message(f"tomorrow {text}", sent_at)], Conversation(), SPA).text.startswith("tomorrow")
