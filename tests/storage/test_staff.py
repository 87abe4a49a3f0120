"""Staff's acts in the store: each raises the fence and refuses a turn being thought; each is one transaction."""

from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from dialogs.booking.model import Draft
from dialogs.conversation import BookingRequested, Conversation, InquiryOpened
from storage import decisions, inquiries, letters, staff
from storage.decisions import Decision
from storage.speech import Speech
from storage.sqlite import SqliteStore
from storage.staff import Back
from storage.staff_values import Member, Press, Refused
from storage.standing import standing
from storage.statement import Db
from storage.store import Mark, OutgoingRow, Stale, ToSend
from tests.storage.rows import HOUR, NOW, booking, claim_one, keep, say, turn

LAN, MINH = Member(id="desk:1", name="Lan", via="desk"), Member(id="telegram:7", name="Minh", via="telegram")
ASKED = InquiryOpened(kind="question", reason="asked", hours=24, steps=(0, 4))


def press(who: Member = LAN, now: int = NOW, key: str = "") -> Press:
    return Press(who=who, now=now, key=key)


def speech(key: str = "s1", author: Any = "staff") -> Speech:
    return Speech(text="Hello", outgoing=(OutgoingRow(key=key, payload=b"hello"),), author=author)


async def a_case(store: SqliteStore) -> int:
    """A conversation with an open question, a booking request, an emergency hold and a dead letter; it is number 1."""
    await keep(store, "first")
    claim = await claim_one(store)
    events: tuple[BookingRequested | InquiryOpened, ...] = (booking(), ASKED)
    state = Conversation(greeted=True, held_by_safety=("RF01",), draft=Draft(people=2))
    await store.record(turn(claim, "k1", events=events, state=state))

    def dead(db: Db) -> None:
        db.execute("UPDATE outbox SET status = 'failed'")

    await store.write(dead)
    return claim.conversation


def _answer(db: Db) -> Any:
    return staff.answer(db, standing(db, 1), speech(), press())


def _hand_back(db: Db) -> Any:
    return staff.hand_back(db, standing(db, 1), Back(Conversation()), press())


def _decide(db: Db) -> Any:
    decision = Decision(act="confirm", sentence="confirmed", state="confirmed")
    return decisions.decide(db, decisions.request(db, 1), decision, speech("d1"), press())


def _expire(db: Db) -> Any:
    return decisions.expire(db, decisions.request(db, 1), None, press())


ACTS: dict[str, Callable[[Db], Any]] = {
    "take": lambda db: staff.take(db, 1, press(MINH), over=True),
    "answer": _answer,
    "hand_back": _hand_back,
    "close": lambda db: staff.close(db, 1, press()),
    "snooze": lambda db: staff.snooze(db, 1, NOW + HOUR, press()),
    "lift_hold": lambda db: staff.lift_hold(db, 1, press()),
    "amend": lambda db: staff.amend(db, 1, Draft(people=3), press()),
    "confirm": _decide,
    "expire": _expire,
    "retry": lambda db: letters.retry(db, 1, press()),
}


@pytest.mark.parametrize("name", ACTS)
async def test_a_turn_being_thought_while_staff_act_is_refused_and_thought_again(store: SqliteStore, name: str) -> None:
    conversation = await a_case(store)
    if name == "hand_back":
        await store.write(staff.take, conversation, press())
    await keep(store, "second", at=NOW + 5)
    thinking = await claim_one(store, NOW + 5)
    await store.write(ACTS[name])
    with pytest.raises(Stale):
        await store.record(turn(thinking, "k2"))
    assert [pending.event for pending in (await claim_one(store, NOW + 6)).pending] == ["second"]


@pytest.mark.parametrize("name", ACTS)
async def test_every_act_is_in_the_ledger_with_who_and_when(store: SqliteStore, name: str) -> None:
    conversation = await a_case(store)
    if name == "hand_back":
        await store.write(staff.take, conversation, press())
    await store.write(ACTS[name])
    entries = await store.read(lambda db: db.execute("SELECT act, at, conversation_id FROM staff_act").fetchall())
    assert (name, NOW, conversation) in [tuple(entry) for entry in entries]


@pytest.mark.parametrize("name", ["take", "close", "snooze", "lift_hold", "amend", "retry"])
async def test_an_act_pressed_twice_acts_once(store: SqliteStore, name: str) -> None:
    await a_case(store)
    await store.write(ACTS[name])
    before = await store.read(lambda db: db.execute("SELECT count(*) FROM staff_act").fetchone())
    again = await store.write(ACTS[name])
    done = again[0] if isinstance(again, tuple) else again
    assert not done.changed
    assert await store.read(lambda db: db.execute("SELECT count(*) FROM staff_act").fetchone()) == before


async def test_a_key_that_was_pressed_sends_nothing_again(store: SqliteStore) -> None:
    conversation = await a_case(store)

    def answer(db: Db, key: str) -> Any:
        return staff.answer(db, standing(db, conversation), speech(key), press(key="form-1"))

    first, rows = await store.write(answer, "s1")
    again, none = await store.write(answer, "s2")
    assert (first.changed, len(rows), again.changed, none) == (True, 1, False, [])


async def test_an_act_on_what_has_moved_on_is_refused_and_writes_nothing(store: SqliteStore) -> None:
    conversation = await a_case(store)
    seen = await store.read(standing, conversation)
    asked = await store.read(decisions.request, 1)
    await store.write(ACTS["confirm"])
    decision = Decision(act="decline", sentence="declined", state="declined")
    for act, *given in (
        (staff.answer, seen, speech("s9"), press()),
        (decisions.decide, asked, decision, speech("s9"), press()),
        (decisions.expire, asked, None, press()),
    ):
        with pytest.raises(Stale):
            await store.write(act, *given)  # type: ignore[arg-type]
    assert await store.read(lambda db: db.execute("SELECT key FROM outbox WHERE key = 's9'").fetchall()) == []
    assert (await store.read(decisions.request, 1)).state == "confirmed"


async def test_the_bots_unsent_words_are_withdrawn_and_staffs_go_out(store: SqliteStore) -> None:
    (first,) = await say(store, "b1")
    await say(store, "b2")
    seen = await store.read(standing, first.conversation)
    done, rows = await store.write(staff.answer, seen, speech(), press())
    statuses = await store.read(lambda db: db.execute("SELECT key, status FROM outbox ORDER BY id").fetchall())
    assert [tuple(status) for status in statuses] == [("b1", "sending"), ("b2", "withdrawn"), ("s1", "waiting")]
    assert (done.withdrawn, rows) == (1, [])  # what is on its way goes first


async def test_a_decision_told_while_staff_hold_the_floor_is_not_withdrawn(store: SqliteStore) -> None:
    conversation = await a_case(store)
    await store.write(staff.take, conversation, press(MINH))
    _, rows = await store.write(ACTS["confirm"])
    assert [(row.key, row.author) for row in rows] == [("d1", "staff")]


async def test_a_colleagues_case_is_not_closed_twice(store: SqliteStore) -> None:
    await a_case(store)
    await store.write(staff.close, 1, press(LAN, NOW + 5))
    with pytest.raises(Refused) as why:
        await store.write(staff.close, 1, press(MINH, NOW + 9))
    assert (why.value.sentence, why.value.who, why.value.at) == ("closed", "Lan", NOW + 5)


async def test_two_requests_of_one_guest_have_a_clock_each(store: SqliteStore) -> None:
    for number in (1, 2):
        await keep(store, f"e{number}")
        claim = await claim_one(store)
        asked = InquiryOpened(kind="booking_request", reason="booking")
        await store.record(turn(claim, events=(booking(start=NOW + number * 48 * HOUR), asked)))
    assert await store.read(inquiries.open_here, 1, decisions.ANY) == [1, 2]
    await store.write(ACTS["confirm"])
    assert await store.read(inquiries.open_here, 1, decisions.ANY) == [2]


async def test_what_the_bot_remembers_is_changed_only_where_staff_changed_it(store: SqliteStore) -> None:
    conversation = await a_case(store)
    before = (await store.read(standing, conversation)).remembered
    await store.write(ACTS["lift_hold"])
    after = (await store.read(standing, conversation)).remembered
    assert after == msgspec.structs.replace(before, held_by_safety=())


async def test_staffs_words_are_told_in_order_behind_what_is_on_its_way(store: SqliteStore) -> None:
    sending = await say(store, "b1")
    seen = await store.read(standing, sending[0].conversation)
    await store.write(staff.answer, seen, speech(), press())
    rows: list[ToSend] = await store.mark(
        [Mark(id=sending[0].id, conversation=sending[0].conversation, state="sent", now=NOW)], NOW
    )
    assert [row.key for row in rows] == ["s1"]
