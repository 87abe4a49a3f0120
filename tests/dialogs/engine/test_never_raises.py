"""Whatever is read, in whatever state: a turn comes out, and what it says can be shown and stored."""

import datetime as dt

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogs import engine
from dialogs.booking.model import BookedView, Draft, Line, Occupied, Quote
from dialogs.conversation import CodeUse, Conversation, Known, Summary, Turn
from dialogs.messages import Blocked, Choice, Media, SharedContact, Started, Tap, Text, Unsent
from dialogs.reading.model import DateRange, LineReading, Reading, SafetySign, TimeRange, TopicCandidate, TopicMatch
from dialogs.spa.model import Capacity
from dialogs.topics import taps
from tests.dialogs.engine.talking import HOUSE, a_house, instant, topics

BARE = a_house(hours=None, capacity=Capacity(), services=(), promotions=(), topics={})
WORDS = st.one_of(st.text(max_size=40), st.sampled_from(["yes", "book it", "😀", "six hands", "", " ", "a" * 3000]))
SERVICES = st.sampled_from(["signature", "six_hands", "eight_hands", "nails", ""])
IDS = st.sampled_from(["RF01", "RF14", "RF18", "RF25", "RF99"])
NUMBERS = st.sampled_from([0, 1, 2, 3, 8, 45, 60, 90, 10**9])
TOPICS = st.sampled_from([*sorted(topics()), "no.such.topic"])
DAYS = st.one_of(st.dates(), st.dates(dt.date(2025, 5, 30), dt.date(2025, 6, 20)))
TIMES = st.times().map(lambda time: time.replace(microsecond=0, second=0))
OFFERED = (
    "book human yes no yes:1 yes:2 change:1 cancel:1 contact:here wishes:none code:none fix:date fix:service "
    "fix:party_size fix:contact fix:promo_code fix:zzz move:1 drop:1 service:six_hands minutes:90 people:2 "
    "date:2025-06-06 time:1900 topic:spa.hours language:en"
)
TAPS = st.one_of(st.sampled_from(OFFERED.split()), st.text(max_size=30))
lines = st.builds(LineReading, service=st.none() | SERVICES, minutes=st.none() | NUMBERS, people=st.none() | NUMBERS)
contents = st.one_of(
    st.builds(Text, text=WORDS),
    st.builds(Tap, value=st.text(max_size=20)),
    st.just(Media(kind="image")),
    st.just(Started()),
    st.just(Blocked()),
    st.just(Unsent(reference="e")),
    st.just(SharedContact(phone="+84901825789")),
)
matches = st.builds(
    TopicMatch,
    asked=st.lists(TOPICS, max_size=3).map(tuple),
    candidates=st.lists(st.builds(TopicCandidate, topic=TOPICS, confidence=st.floats(0, 1)), max_size=4).map(tuple),
)
readings = st.builds(
    Reading,
    text=WORDS,
    contents=st.lists(contents, max_size=3).map(tuple),
    language=st.sampled_from(["en", "vi", "xx", ""]),
    language_wish=st.none() | st.sampled_from(["en", "vi", "xx"]),
    safety=st.lists(
        st.builds(SafetySign, sign=IDS, action=st.sampled_from(["emergency", "doctor_first", "tell_therapist", "ask"])),
        max_size=1,
    ).map(tuple),
    tap=st.none() | TAPS,
    command=st.none() | st.sampled_from(["start_over", "stop", "help", "back"]),
    intent=st.sampled_from(
        ["book", "change", "cancel", "late", "price", "promotion", "human", "question", "greeting", "thanks", "other"]
    ),
    date=st.none() | DAYS,
    time=st.none() | TIMES,
    date_range=st.none() | st.builds(DateRange, start=st.none() | DAYS, end=st.none() | DAYS),
    time_range=st.none() | st.builds(TimeRange, start=st.none() | TIMES, end=st.none() | TIMES),
    part_of_day=st.none() | st.sampled_from(["morning", "evening", "night"]),
    date_options=st.lists(DAYS, max_size=3).map(tuple),
    time_options=st.lists(TIMES, max_size=3).map(tuple),
    impossible_date=st.none() | st.just("31 June"),
    excluded_dates=st.lists(DAYS, max_size=2).map(tuple),
    party_size=st.none() | NUMBERS,
    lines=st.lists(lines, max_size=3).map(tuple),
    name=st.none() | WORDS,
    phone=st.none() | st.just("+84901825789"),
    promo_code=st.none() | st.sampled_from(["HBWK2025", "hbwk 2025", "x", "", "É" * 100]),
    yes_no=st.none() | st.sampled_from(["yes", "no"]),
    correction=st.booleans(),
    late_minutes=st.none() | NUMBERS,
    topics=matches,
)
draft_lines = st.builds(Line, service=st.none() | SERVICES, minutes=st.none() | NUMBERS, people=st.none() | NUMBERS)
drafts = st.builds(
    Draft,
    lines=st.lists(draft_lines, max_size=3).map(tuple),
    people=st.none() | NUMBERS,
    date=st.none() | DAYS,
    time=st.none() | TIMES,
    name=st.none() | WORDS,
    messenger_contact=st.booleans(),
    wishes_asked=st.booleans(),
    code=st.none() | st.just("HBWK2025"),
)
quotes = st.just(Quote(lines=(), currency="VND", subtotal=None, total=None))
summaries = st.builds(Summary, number=st.just(1), quote=quotes, draft=drafts, spa_version=st.just("made-by-hand"))
FULL = Occupied(start=instant("2025-06-06T18:00"), end=instant("2025-06-06T21:00"), therapists=12, rooms=8)
conversations = st.builds(
    Conversation,
    language=st.sampled_from(["", "en", "vi"]),
    asked=st.none() | st.sampled_from(["date", "name", "contact", "yes_no", "promo_code"]),
    offered=st.sampled_from([(), (Choice(label="No", value="wishes:none"),), (Choice(label="P", value="human"),)]),
    draft=st.none() | drafts,
    summary=st.none() | summaries,
    held_by_safety=st.just(()) | st.just(("RF01",)),
    unsure_sign=st.none() | IDS,
    booking=st.none() | st.just(1),
    changing=st.none() | st.sampled_from(["change", "cancel"]),
    handoff=st.none() | st.sampled_from(["asked", "safety", "unknown"]),
)
booked = st.builds(
    BookedView,
    id=st.sampled_from([1, 2]),
    state=st.sampled_from(["requested", "confirmed", "declined", "change_requested", "cancel_requested", "cancelled"]),
    draft=drafts,
    quote=quotes,
    booked_at=st.just(instant("2025-05-20T10:00")),
    start=st.sampled_from([instant("2025-06-01T09:50"), instant("2025-06-06T19:00"), instant("2025-05-01T09:00")]),
)
knowns = st.builds(
    Known,
    now=st.sampled_from([instant("2025-06-01T10:00"), instant("2025-12-31T23:59")]),
    channel=st.sampled_from(["web", "telegram", "website"]),
    occupied=st.just(()) | st.just((FULL,)),
    bookings=st.lists(booked, max_size=2).map(tuple),
    code_uses=st.just(()) | st.just((CodeUse(code="HBWK2025", by_all=3, by_guest=1),)),
    contested=st.booleans(),
)


def fit_to_be_shown_and_stored(turn: Turn) -> None:
    stored = msgspec.json.encode(turn.conversation)
    assert msgspec.json.decode(stored, type=Conversation) == turn.conversation
    msgspec.json.encode(turn.events)
    if turn.reply is not None:
        assert turn.reply.paragraphs
        assert all(paragraph.strip() for paragraph in turn.reply.paragraphs)
        labels = [choice.label for choice in turn.reply.choices]
        assert len(labels) == len(set(labels))
        assert all(0 < len(label) <= 20 for label in labels)
        assert turn.conversation.offered == turn.reply.choices
    assert 0 <= turn.outcome.confidence <= 1


@settings(max_examples=200, deadline=None)
@given(reading=readings, conversation=conversations, known=knowns, bare=st.booleans())
def test_any_reading_in_any_state_gives_a_turn(
    reading: Reading, conversation: Conversation, known: Known, bare: bool
) -> None:
    spa = BARE if bare else HOUSE
    engine.needs(reading, conversation, spa)
    turn = engine.respond(reading, conversation, spa, known)
    fit_to_be_shown_and_stored(turn)
    assert turn == engine.respond(reading, conversation, spa, known)


@settings(max_examples=60, deadline=None)
@given(sequence=st.lists(readings, min_size=2, max_size=8), known=knowns)
def test_any_sequence_of_readings_gives_turns(sequence: list[Reading], known: Known) -> None:
    conversation = Conversation()
    for reading in sequence:
        turn = engine.respond(reading, conversation, HOUSE, known)
        fit_to_be_shown_and_stored(turn)
        conversation = turn.conversation


@settings(max_examples=100, deadline=None)
@given(tap=st.text(max_size=80))
def test_any_tap_has_a_meaning_or_none(tap: str) -> None:
    taps.meaning(Reading(text="", tap=tap), HOUSE)


@settings(max_examples=80, deadline=None)
@given(reading=readings, conversation=conversations, known=knowns)
def test_an_emergency_is_never_followed_by_anything_else(
    reading: Reading, conversation: Conversation, known: Known
) -> None:
    emergency = SafetySign(sign="RF05", action="emergency")
    reading = msgspec.structs.replace(reading, safety=(emergency,), contents=(Text(text="x"),))
    turn = engine.respond(reading, conversation, HOUSE, known)
    assert turn.reply is not None
    assert "115" in turn.reply.text
    assert turn.outcome.kind == "safety"
    assert turn.reply.choices == ()
    assert "RF05" in turn.conversation.held_by_safety
    assert not any(type(event).__name__ in ("BookingRequested", "ChangeRequested") for event in turn.events)
