"""Stored once, in order, with its conversation (promises 1 to 3)."""

import asyncio

import msgspec

from storage.sqlite import SqliteStore
from storage.store import Arrival
from tests.storage.rows import NOW, arrival, claim_one, keep, turn


async def test_a_repeated_event_is_kept_once(store: SqliteStore) -> None:
    first = await store.keep([arrival("e1"), arrival("e2"), arrival("e1")])
    again = await store.keep([arrival("e1"), arrival("e3")])
    assert (first.new, first.repeats) == (2, 1)
    assert (again.new, again.repeats) == (1, 1)
    claim = await claim_one(store)
    assert [pending.event for pending in claim.pending] == ["e1", "e2", "e3"]


async def test_the_same_event_delivered_many_times_at_the_same_moment_is_kept_once(store: SqliteStore) -> None:
    kept = await asyncio.gather(*(store.keep([arrival(f"e{number % 10}")]) for number in range(100)))
    assert sum(one.new for one in kept) == 10
    assert sum(one.repeats for one in kept) == 90
    assert len((await claim_one(store)).pending) == 10


async def test_the_same_id_of_another_account_or_channel_is_another_event(store: SqliteStore) -> None:
    event = arrival("e1")
    others = [msgspec.structs.replace(event, account="spa 2"), msgspec.structs.replace(event, channel="telegram")]
    assert (await store.keep([event, *others])).new == 3
    assert len(await store.claim("worker", NOW, 10)) == 3


async def test_a_repeat_after_its_answer_wakes_nobody(store: SqliteStore) -> None:
    await keep(store, "e1")
    await store.record(turn(await claim_one(store)))
    assert (await store.keep([arrival("e1")])).repeats == 1
    assert await store.claim("worker", NOW, 10) == []


async def test_messages_are_claimed_in_the_order_in_which_they_were_stored(store: SqliteStore) -> None:
    await keep(store, "z", at=NOW + 5)
    await keep(store, "a", "m", at=NOW)
    claim = await claim_one(store, NOW + 10)
    assert [pending.event for pending in claim.pending] == ["z", "a", "m"]
    assert [pending.seq for pending in claim.pending] == sorted(pending.seq for pending in claim.pending)


async def test_what_is_kept_comes_back_as_it_came(store: SqliteStore) -> None:
    raw = bytes(range(256)) * 40
    await store.keep([Arrival(channel="web", account="a", event="e", chat="c", raw=raw, received_at=NOW)])
    claim = await claim_one(store)
    assert (claim.channel, claim.account, claim.chat, claim.state) == ("web", "a", "c", b"")
    assert (claim.pending[0].raw, claim.pending[0].received_at) == (raw, NOW)


async def test_an_event_of_no_conversation_is_kept_and_wakes_nobody(store: SqliteStore) -> None:
    assert (await store.keep([arrival("e1", None)])).new == 1
    assert (await store.keep([arrival("e1", None)])).repeats == 1
    assert await store.claim("worker", NOW, 10) == []
    assert await store.next_due() is None


async def test_an_event_that_does_not_wake_is_kept_with_its_conversation_only(store: SqliteStore) -> None:
    await store.keep([msgspec.structs.replace(arrival("e1"), wakes=False)])
    assert await store.claim("worker", NOW, 10) == []
    await keep(store, "e2")
    assert [pending.event for pending in (await claim_one(store)).pending] == ["e2"]


async def test_the_ids_of_one_guest_lead_to_one_conversation(store: SqliteStore) -> None:
    await store.keep([arrival("e1", "+84", aliases=("BSUID",))])
    await store.keep([arrival("e2", "BSUID")])
    await store.keep([arrival("e3", "new number", aliases=("BSUID", "another"))])
    await store.keep([arrival("e4", "another")])
    claim = await claim_one(store)
    assert [pending.event for pending in claim.pending] == ["e1", "e2", "e3", "e4"]


async def test_the_newest_preferred_id_is_used_for_sending(store: SqliteStore) -> None:
    await store.keep([arrival("e1", "+84", aliases=("BSUID",))])
    await store.keep([arrival("e2", "BSUID", aliases=("+84",))])
    assert (await claim_one(store)).chat == "BSUID"


async def test_where_two_ids_lead_to_two_conversations_the_first_wins(store: SqliteStore) -> None:
    await store.keep([arrival("e1", "a"), arrival("e2", "b")])
    await store.keep([arrival("e3", "a", aliases=("b",)), arrival("e4", "c", aliases=("b", "a"))])
    claims = {claim.pending[0].event: claim for claim in await store.claim("worker", NOW, 10)}
    assert [pending.event for pending in claims["e1"].pending] == ["e1", "e3"]
    assert [pending.event for pending in claims["e2"].pending] == ["e2", "e4"]


async def test_text_that_no_database_takes_is_kept_all_the_same(store: SqliteStore) -> None:
    broken = "half a pair \ud83d"
    assert (await store.keep([arrival(broken, broken, aliases=(broken + "x",)), arrival("fine")])).new == 2
    assert (await store.keep([arrival(broken, broken)])).repeats == 1


async def test_a_repeat_with_an_unknown_chat_opens_no_conversation(store: SqliteStore) -> None:
    await store.keep([arrival("e1", "a")])
    assert (await store.keep([arrival("e1", "stranger")])).repeats == 1
    assert len(await store.claim("worker", NOW, 10)) == 1
