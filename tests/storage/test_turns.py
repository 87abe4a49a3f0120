"""A turn is one transaction: everything that it decides is written, or nothing (promise 4)."""

import datetime as dt

import msgspec
import pytest

from dialogs.booking.model import HOLDS_ITS_PLACE
from dialogs.conversation import (
    ChangeRequested,
    Conversation,
    GuestBlocked,
    GuestReturned,
    InquiryOpened,
    MessageUnsent,
    Needs,
    Outcome,
    QuestionUnanswered,
    SafetySeen,
)
from dialogs.reading.model import SafetySign
from storage import lists, talks
from storage.sqlite import SqliteStore
from storage.store import Refused, Stale
from tests.storage.rows import (
    HOUR,
    LATER,
    NOW,
    arrival,
    booking,
    bot_said,
    claim_one,
    draft,
    guest_said,
    keep,
    quote,
    say,
    turn,
)

PSOAS = QuestionUnanswered(text="Is my psoas blue?", language="en", suggested=("psoas.function",))
ASKED = InquiryOpened(kind="question", reason="asked", note="wants a person", hours=24, steps=(0, 4, 12, 20, 23))


async def state_of(store: SqliteStore) -> Conversation:
    """What the conversation remembers now (claimed by one more message)."""
    await keep(store, "look")
    return msgspec.json.decode((await claim_one(store)).state, type=Conversation)


async def test_a_turn_moves_the_conversation_on(store: SqliteStore) -> None:
    await keep(store, "e1")
    await store.record(turn(await claim_one(store), state=Conversation(topic="psoas.ball")))
    assert await store.claim("worker", NOW, 10) == []
    assert (await state_of(store)).topic == "psoas.ball"


async def test_what_was_said_is_the_history_of_the_chat(store: SqliteStore) -> None:
    await keep(store, "e1")
    said = (guest_said("Xin chào, mở cửa mấy giờ? \ud83d"), bot_said("From 10 to 22.", "k1", "Book", "Prices"))
    await store.record(turn(await claim_one(store), "k1", said=said))
    first, second = await store.history("line", "spa", "guest", 10)
    assert (first.author, first.text, first.event) == ("guest", "Xin chào, mở cửa mấy giờ? ?", "e1")
    assert (second.author, second.choices) == ("bot", ("Book", "Prices"))
    assert [line.id for line in await store.history("line", "spa", "guest", 1)] == [second.id]
    assert await store.history("line", "spa", "stranger", 10) == []


async def test_what_is_not_answered_yet_is_pending(store: SqliteStore) -> None:
    await keep(store, "e1", "e2")
    assert [p.event for p in await store.pending("line", "spa", "guest")] == ["e1", "e2"]
    claim = await claim_one(store)
    assert [p.handled_at for p in await store.pending("line", "spa", "guest")] == [NOW, NOW]
    await store.record(turn(claim))
    assert await store.pending("line", "spa", "guest") == []


async def test_an_event_that_could_not_be_answered_is_set_aside_and_counted(store: SqliteStore) -> None:
    await keep(store, "e1")
    failed = InquiryOpened(kind="failed", reason="unknown")
    rows = await store.set_aside(turn(await claim_one(store), "sorry", events=(failed,)), "ValueError")
    assert [row.key for row in rows] == ["sorry"]
    waiting = await store.waiting(NOW)
    assert (waiting.set_aside, waiting.inbox, waiting.inquiries_open) == (1, 0, 1)
    assert [(entry.kind, entry.reason) for entry in await store.read(lists.failed)] == [("event", "ValueError")]


async def test_nothing_of_a_stale_turn_is_written(store: SqliteStore) -> None:
    await keep(store, "e1")
    claim = await claim_one(store)
    await store.take_floor(claim.conversation, "Linh", NOW)
    events = (booking(), ASKED, PSOAS, SafetySeen(signs=(SafetySign(sign="RF01", action="emergency"),)))
    with pytest.raises(Stale):
        await store.record(turn(claim, "k1", events=events, said=(guest_said("hi"),)))
    assert await store.history("line", "spa", "guest", 10) == []
    assert await store.read(lists.bookings) == []
    assert await store.read(lists.unknown) == []
    waiting = await store.waiting(NOW)
    assert (waiting.inbox, waiting.outbox, waiting.inquiries_open) == (1, 0, 0)


async def test_nothing_of_a_refused_turn_is_written_and_it_can_be_answered_again(store: SqliteStore) -> None:
    await keep(store, "e1")
    claim = await claim_one(store)
    with pytest.raises(Refused):
        await store.record(turn(claim, "k1", events=(ASKED, booking(therapists=4)), said=(guest_said("yes"),)))
    assert await store.history("line", "spa", "guest", 10) == []
    assert (await store.waiting(NOW)).inquiries_open == 0
    assert [row.key for row in await store.record(turn(claim, "k2", events=(ASKED,)))] == ["k2"]


async def test_a_booking_request_is_stored_whole_and_the_talk_is_about_it(store: SqliteStore) -> None:
    await keep(store, "e1")
    await store.record(turn(await claim_one(store), events=(booking(),), state=Conversation(topic="spa.prices")))
    (entry,) = await store.read(lists.bookings)
    assert (entry.state, entry.draft, entry.quote, entry.booked_at) == ("requested", draft(), quote(), NOW)
    remembered = await state_of(store)
    assert (remembered.booking, remembered.topic) == (entry.id, "spa.prices")


async def test_a_conversation_sees_its_own_bookings_and_nobody_elses(store: SqliteStore) -> None:
    await keep(store, "e1")
    await store.record(turn(await claim_one(store), events=(booking(),)))
    await keep(store, "e2")
    mine = await store.known(await claim_one(store), Needs(bookings=True), NOW)
    assert [(view.state, view.draft, view.start) for view in mine.bookings] == [("requested", draft(), booking().start)]
    await keep(store, "e3", chat="another")
    theirs = await store.known(await claim_one(store), Needs(bookings=True), NOW)
    assert theirs.bookings == ()


@pytest.mark.parametrize(
    ("wanted", "state"), [(draft(phone="+841"), "change_requested"), (None, "cancel_requested")], ids=["move", "cancel"]
)
async def test_a_change_is_asked_for_and_staff_decide(store: SqliteStore, wanted: object, state: str) -> None:
    await keep(store, "e1")
    await store.record(turn(await claim_one(store), events=(booking(),)))
    (made,) = await store.read(lists.bookings)
    await keep(store, "e2")
    change = ChangeRequested(booking=made.id, draft=wanted)  # type: ignore[arg-type]
    await store.record(turn(await claim_one(store), events=(change,)))
    (asked,) = await store.read(lists.bookings)
    assert asked.state == state
    await keep(store, "e3")
    (view,) = (await store.known(await claim_one(store), Needs(bookings=True), NOW)).bookings
    assert (view.state, view.draft, view.wanted) == (state, draft(), wanted)
    assert asked.state in HOLDS_ITS_PLACE
    assert asked.draft == draft()


async def test_a_talk_shows_what_it_remembers_its_last_turn_and_its_newest_booking(store: SqliteStore) -> None:
    assert await store.read(talks.talk, "line", "spa", "guest") is None
    for number, start in enumerate((LATER, LATER + HOUR)):
        await keep(store, f"e{number}")
        await store.record(turn(await claim_one(store), events=(booking(start),)))
    talk = await store.read(talks.talk, "line", "spa", "guest")
    assert talk is not None
    assert talk.booking is not None
    assert (talk.booking.start, talk.conversation.booking) == (LATER + HOUR, talk.booking.id)
    assert (talk.reading, talk.outcome) == (b'{"text":"hello"}', Outcome(kind="answer", topic="spa.hours"))
    assert await store.write(talks.confirm, talk.booking.id, NOW)
    assert not await store.write(talks.confirm, talk.booking.id, NOW)
    await keep(store, "e9")
    await store.record(turn(await claim_one(store)))
    about_none = await store.read(talks.talk, "line", "spa", "guest")
    assert about_none is not None
    assert about_none.booking is not None
    assert (about_none.booking.start, about_none.booking.state) == (LATER + HOUR, "confirmed")


async def test_another_guests_booking_cannot_be_changed(store: SqliteStore) -> None:
    await keep(store, "e1")
    await store.record(turn(await claim_one(store), events=(booking(),)))
    (made,) = await store.read(lists.bookings)
    await keep(store, "e2", chat="another")
    with pytest.raises(Refused):
        await store.record(turn(await claim_one(store), events=(ChangeRequested(booking=made.id),)))
    assert [entry.state for entry in await store.read(lists.bookings)] == ["requested"]


async def test_an_inquiry_keeps_its_promise_and_each_step_of_its_ladder(store: SqliteStore) -> None:
    await keep(store, "e1")
    await store.record(turn(await claim_one(store), events=(ASKED,)))
    (entry,) = await store.read(lists.inquiries, NOW + HOUR)
    assert (entry.due_at, entry.left_ms, entry.note) == (NOW + 24 * HOUR, 23 * HOUR, "wants a person")
    steps = await store.read(
        lambda db: db.execute("SELECT key, due_at FROM deadline WHERE kind = 'step' ORDER BY due_at").fetchall()
    )
    assert steps == [(f"inquiry:{entry.id}:{hours}", NOW + hours * HOUR) for hours in (0, 4, 12, 20, 23)]


async def test_a_second_inquiry_of_a_kind_only_adds_its_note(store: SqliteStore) -> None:
    for event, note in (("e1", "first"), ("e2", "second"), ("e3", "second")):
        await keep(store, event, at=NOW + HOUR)
        again = msgspec.structs.replace(ASKED, note=note)
        await store.record(turn(await claim_one(store, NOW + HOUR), events=(again,)))
    other = InquiryOpened(kind="complaint", reason="complaint")
    await keep(store, "e4", at=NOW + HOUR)
    await store.record(turn(await claim_one(store, NOW + HOUR), events=(other,)))
    found = {entry.kind: entry.note for entry in await store.read(lists.inquiries, NOW)}
    assert found == {"question": "first\nsecond", "complaint": ""}
    assert (
        await store.read(lambda db: db.execute("SELECT count(*) FROM deadline WHERE kind = 'step'").fetchone()[0]) == 5
    )


async def test_overdue_inquiries_are_counted(store: SqliteStore) -> None:
    await keep(store, "e1")
    await store.record(turn(await claim_one(store), events=(ASKED,)))
    assert (await store.waiting(NOW + 24 * HOUR - 1)).inquiries_overdue == 0
    assert (await store.waiting(NOW + 24 * HOUR)).inquiries_overdue == 1


async def test_safety_signs_are_stored_without_the_guests_words(store: SqliteStore) -> None:
    await keep(store, "e1")
    seen = SafetySeen(signs=(SafetySign(sign="RF01", action="emergency", excerpt="numb down there"),))
    await store.record(turn(await claim_one(store), events=(seen,)))
    found = await store.read(lambda db: db.execute("SELECT * FROM safety_sign").fetchall())
    assert [row[2:] for row in found] == [(NOW, "RF01", "emergency")]


async def test_questions_without_an_answer_are_grouped_by_likeness(store: SqliteStore) -> None:
    wordings = ("Is my psoas blue?", "is my psoas  BLUE", "Do you sell ice cream?", "Is my psoas blue??")
    for number, text in enumerate(wordings):
        await keep(store, f"e{number}")
        question = msgspec.structs.replace(PSOAS, text=text)
        await store.record(turn(await claim_one(store), events=(question,)))
    blue, ice = await store.read(lists.unknown)
    assert (blue.times, blue.text, blue.suggested) == (3, "Is my psoas blue??", ("psoas.function",))
    assert (ice.times, ice.text) == (1, "Do you sell ice cream?")


async def test_a_guest_who_blocked_the_bot_gets_nothing_more(store: SqliteStore) -> None:
    await say(store, "k1")
    await say(store, "k2")
    await keep(store, "blocked")
    await store.record(turn(await claim_one(store), events=(GuestBlocked(),)))
    assert (await store.waiting(NOW)).outbox == 1
    await keep(store, "e3")
    assert await store.record(turn(await claim_one(store), "k3")) == []
    await keep(store, "back")
    await store.record(turn(await claim_one(store), "k4", events=(GuestReturned(),)))
    assert (await store.waiting(NOW)).outbox == 2


async def test_a_guest_who_writes_again_has_not_blocked_the_bot(store: SqliteStore) -> None:
    await keep(store, "blocked")
    await store.record(turn(await claim_one(store), events=(GuestBlocked(),)))
    await keep(store, "e1")
    assert len(await store.record(turn(await claim_one(store), "k1", said=(guest_said("hello again"),)))) == 1


async def test_a_message_taken_back_leaves_every_row_that_held_it(store: SqliteStore) -> None:
    await keep(store, "e1")
    said = (guest_said("my secret", "e1"), bot_said("I see.", "k1"))
    await store.record(turn(await claim_one(store), "k1", said=said, events=(PSOAS,)))
    await keep(store, "unsend")
    await store.record(turn(await claim_one(store), events=(MessageUnsent(reference="e1"),)))
    assert [line.text for line in await store.history("line", "spa", "guest", 10)] == ["I see."]
    assert await store.read(lists.unknown) == []
    left = await store.read(
        lambda db: db.execute(
            "SELECT raw, reading FROM inbox JOIN turn ON turn.id = turn_id WHERE event = 'e1'"
        ).fetchone()
    )
    assert left == (None, b"null")


async def test_a_message_is_also_found_by_the_platforms_id_at_the_end_of_its_key(store: SqliteStore) -> None:
    for key in ("01H/100_1", "01J/100x1", "01K/2100_1"):
        await keep(store, key)
        await store.record(turn(await claim_one(store), said=(guest_said(f"said {key}", key),)))
    await keep(store, "unsend")
    await store.record(turn(await claim_one(store), events=(MessageUnsent(reference="100_1"),)))
    left = [line.text for line in await store.history("line", "spa", "guest", 10)]
    assert left == ["said 01J/100x1", "said 01K/2100_1"]
    erased = await store.read(lambda db: db.execute("SELECT event FROM inbox WHERE raw IS NULL").fetchall())
    assert erased == [("01H/100_1",)]


async def test_a_message_taken_back_before_it_was_answered_leaves_too(store: SqliteStore) -> None:
    await keep(store, "e1", "unsend")
    gone = MessageUnsent(reference="e1")
    await store.record(turn(await claim_one(store), said=(guest_said("my secret", "e1"),), events=(gone,)))
    assert await store.history("line", "spa", "guest", 10) == []
    assert (await store.keep([arrival("e1")])).repeats == 1


async def test_known_holds_what_takes_room_on_the_day_in_any_zone(store: SqliteStore) -> None:
    day = dt.date(2026, 12, 1)
    midnight = int(dt.datetime(2026, 12, 1, tzinfo=dt.UTC).timestamp() * 1000)
    starts = [midnight - 16 * HOUR, midnight - 14 * HOUR, midnight + 37 * HOUR, midnight + 39 * HOUR]
    for number, start in enumerate(starts):
        await keep(store, f"e{number}")
        await store.record(turn(await claim_one(store), events=(booking(start),)))
    await keep(store, "ask")
    claim = await claim_one(store)
    one_day = await store.known(claim, Needs(days=(day,)), NOW)
    assert sorted(taken.start for taken in one_day.occupied) == starts[1:3]
    two_days = await store.known(claim, Needs(days=(day, day + dt.timedelta(days=1))), NOW)
    assert sorted(taken.start for taken in two_days.occupied) == starts[1:]
    assert (await store.known(claim, Needs(), NOW)).occupied == ()


async def test_a_guest_cannot_take_back_another_guests_message(store: SqliteStore) -> None:
    await keep(store, "e1", chat="another")
    await store.record(turn(await claim_one(store), said=(guest_said("hello", "e1"),)))
    await keep(store, "unsend")
    await store.record(turn(await claim_one(store), events=(MessageUnsent(reference="e1"),)))
    assert [line.text for line in await store.history("line", "spa", "another", 10)] == ["hello"]
    assert await store.read(lambda db: db.execute("SELECT raw FROM inbox WHERE event = 'e1'").fetchone()) != (None,)
