"""One answerer at a time: claims, their fence, their lapse; staff on the floor."""

import pytest

from storage.sqlite import SqliteStore
from storage.store import Stale, Taker
from tests.storage.rows import NOW, arrival, claim_one, keep, say, turn

LEASE = 60_000


async def test_a_claimed_conversation_is_not_claimed_again(store: SqliteStore) -> None:
    await keep(store, "e1")
    await claim_one(store)
    await keep(store, "e2")
    assert await store.claim("another", NOW + LEASE - 1, 10) == []


async def test_a_claim_whose_holder_died_lapses(store: SqliteStore) -> None:
    await keep(store, "e1")
    first = await claim_one(store)
    second = await claim_one(store, NOW + LEASE)
    assert second.fence == first.fence + 1
    assert [pending.attempts for pending in second.pending] == [2]
    with pytest.raises(Stale):
        await store.record(turn(first, "k1"))
    assert len(await store.record(turn(second, "k2"))) == 1


async def test_the_first_claim_stamps_handled_at_and_no_later_one_changes_it(store: SqliteStore) -> None:
    await keep(store, "e1")
    first = await claim_one(store, NOW + 7)
    await store.postpone(first, NOW + 50)
    await keep(store, "e2", at=NOW + 20)
    second = await claim_one(store, NOW + 60)
    assert [pending.handled_at for pending in second.pending] == [NOW + 7, NOW + 60]


async def test_at_most_so_many_conversations_are_claimed_the_longest_waiting_first(store: SqliteStore) -> None:
    for number in range(5):
        await keep(store, f"e{number}", chat=f"guest {number}", at=NOW - number)
    first = await store.claim("worker", NOW, 3)
    rest = await store.claim("worker", NOW, 10)
    assert sorted(claim.chat for claim in first) == ["guest 2", "guest 3", "guest 4"]
    assert sorted(claim.chat for claim in rest) == ["guest 0", "guest 1"]


async def test_a_message_from_the_future_is_not_due_yet(store: SqliteStore) -> None:
    await keep(store, "e1", at=NOW + 1)
    assert await store.claim("worker", NOW, 10) == []
    assert await store.next_due() == NOW + 1


async def test_a_postponed_conversation_waits_until_then(store: SqliteStore) -> None:
    await keep(store, "e1")
    await store.postpone(await claim_one(store), NOW + 1200)
    assert await store.claim("worker", NOW + 1199, 10) == []
    assert await store.next_due() == NOW + 1200
    assert (await claim_one(store, NOW + 1200)).pending[0].attempts == 2


async def test_a_pause_is_no_attempt(store: SqliteStore) -> None:
    await keep(store, "e1")
    for _ in range(5):
        claim = await claim_one(store, NOW + 2000)
        await store.postpone(claim, NOW + 2000, counts=False)
    assert (await claim_one(store, NOW + 2000)).pending[0].attempts == 1


async def test_a_message_during_a_pause_makes_the_conversation_due_at_once(store: SqliteStore) -> None:
    await keep(store, "e1")
    await store.postpone(await claim_one(store), NOW + 1200)
    await keep(store, "e2", at=NOW + 300)
    assert [pending.event for pending in (await claim_one(store, NOW + 300)).pending] == ["e1", "e2"]


async def test_a_message_between_claim_and_pause_makes_the_conversation_due_at_once(store: SqliteStore) -> None:
    await keep(store, "e1")
    claim = await claim_one(store)
    await keep(store, "e2", at=NOW + 5)
    await store.postpone(claim, NOW + 1200)
    assert [pending.event for pending in (await claim_one(store, NOW + 5)).pending] == ["e1", "e2"]


async def test_a_message_during_the_turn_is_due_as_soon_as_the_turn_is_written(store: SqliteStore) -> None:
    await keep(store, "e1")
    claim = await claim_one(store)
    await keep(store, "e2", at=NOW + 5)
    await store.record(turn(claim))
    assert [pending.event for pending in (await claim_one(store, NOW + 5)).pending] == ["e2"]


async def test_a_message_after_a_lapsed_claim_that_still_records_is_not_lost(store: SqliteStore) -> None:
    await keep(store, "e1")
    claim = await claim_one(store)
    await keep(store, "e2", at=NOW + LEASE + 5)
    await store.record(turn(claim))
    assert [pending.event for pending in (await claim_one(store, NOW + LEASE + 5)).pending] == ["e2"]


async def test_skipped_events_are_never_claimed_again(store: SqliteStore) -> None:
    await keep(store, "e1", "e2")
    claim = await claim_one(store)
    await store.skip(claim, [claim.pending[0].seq], "unparsable")
    assert [pending.event for pending in (await claim_one(store)).pending] == ["e2"]


async def test_a_stale_claim_can_neither_skip_nor_postpone(store: SqliteStore) -> None:
    await keep(store, "e1")
    old = await claim_one(store)
    await claim_one(store, NOW + LEASE)
    with pytest.raises(Stale):
        await store.postpone(old, NOW, counts=False)
    with pytest.raises(Stale):
        await store.skip(old, [old.pending[0].seq], "too late")
    newest = await claim_one(store, NOW + 2 * LEASE)
    assert [(pending.event, pending.attempts) for pending in newest.pending] == [("e1", 3)]


async def test_when_staff_take_the_floor_the_turn_being_thought_is_refused(store: SqliteStore) -> None:
    await keep(store, "e1")
    claim = await claim_one(store)
    await store.take_floor(claim.conversation, "Linh", NOW)
    with pytest.raises(Stale):
        await store.record(turn(claim, "k1"))
    again = await claim_one(store)
    assert (again.held_by, again.pending[0].event) == ("Linh", "e1")


async def test_when_staff_take_the_floor_what_the_bot_had_not_sent_is_withdrawn(store: SqliteStore) -> None:
    sending = await say(store, "k1")
    await say(store, "k2", "k3")
    assert await store.take_floor(sending[0].conversation, "Linh", NOW) == 2
    assert (await store.waiting(NOW)).outbox == 1


async def test_staff_hand_the_floor_back(store: SqliteStore) -> None:
    (row,) = await say(store, "k1")
    await store.take_floor(row.conversation, "Linh", NOW)
    await store.hand_back(row.conversation, NOW)
    await keep(store, "e2")
    assert (await claim_one(store)).held_by is None


async def test_the_floor_of_an_unknown_conversation_is_a_lookup_error(store: SqliteStore) -> None:
    with pytest.raises(LookupError):
        await store.take_floor(99, "Linh", NOW)
    with pytest.raises(LookupError):
        await store.hand_back(99, NOW)


async def test_after_a_restart_what_was_claimed_is_due_at_once(store: SqliteStore) -> None:
    await keep(store, "e1")
    old = await claim_one(store)
    await store.recover(NOW + 1)
    assert (await claim_one(store, NOW + 1)).pending[0].event == "e1"
    with pytest.raises(Stale):
        await store.record(turn(old))


async def test_next_due_of_a_claimed_conversation_is_when_its_claim_lapses(store: SqliteStore) -> None:
    assert await store.next_due() is None
    await keep(store, "e1")
    assert await store.next_due() == NOW
    claim = await claim_one(store)
    await keep(store, "e2")
    assert await store.next_due() == NOW + LEASE
    await store.record(turn(claim))
    assert await store.next_due() == NOW


async def test_whoever_keeps_may_be_handed_what_is_due_in_the_same_commit(store: SqliteStore) -> None:
    await keep(store, "e1", chat="earlier")
    kept = await store.keep([arrival("e2")], taker=Taker(owner="worker", limit=2))
    assert sorted(claim.pending[0].event for claim in kept.claims) == ["e1", "e2"]
    assert await store.claim("another", NOW, 10) == []
    again = await store.keep([arrival("e2")], taker=Taker(owner="worker", limit=2))
    assert (again.repeats, again.claims) == (1, ())
    busy = await store.keep([arrival("e3", "third")], taker=Taker(owner="worker", limit=0))
    assert (busy.new, busy.claims) == (1, ())
    assert len(await store.record(turn(kept.claims[0], "k1"))) == 1
