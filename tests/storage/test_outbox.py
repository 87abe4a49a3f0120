"""Out in order, and honestly at least once (promise 5)."""

import msgspec

from storage import lists
from storage.sqlite import SqliteStore
from storage.store import Mark, StatusUpdate, ToSend
from tests.storage.rows import NOW, bot_said, claim_one, guest_said, keep, say, turn


def outcome(row: ToSend, state: str, **more: object) -> Mark:
    return Mark(id=row.id, conversation=row.conversation, state=state, now=NOW, **more)  # type: ignore[arg-type]


def later(row: ToSend, due_at: int, **more: object) -> Mark:
    return outcome(row, "waiting", due_at=due_at, **{"reason": "503", **more})


async def test_a_turns_messages_may_leave_in_order(store: SqliteStore) -> None:
    rows = await say(store, "k1", "k2", "k3")
    assert [row.key for row in rows] == ["k1", "k2", "k3"]
    assert [row.payload for row in rows] == [b"say k1", b"say k2", b"say k3"]
    assert (rows[0].channel, rows[0].account, rows[0].chat, rows[0].created_at) == ("line", "spa", "guest", NOW)


async def test_nothing_leaves_while_an_earlier_message_is_on_its_way(store: SqliteStore) -> None:
    first = await say(store, "k1", "k2")
    assert await say(store, "k3") == []
    assert await store.mark([outcome(first[0], "sent")], NOW) == []
    assert [row.key for row in await store.mark([outcome(first[1], "sent")], NOW)] == ["k3"]


async def test_other_conversations_do_not_wait(store: SqliteStore) -> None:
    await say(store, "k1", chat="a")
    assert [row.key for row in await say(store, "k2", chat="b")] == ["k2"]


async def test_a_message_that_failed_for_good_lets_the_next_one_go(store: SqliteStore) -> None:
    (first,) = await say(store, "k1")
    await say(store, "k2")
    assert [row.key for row in await store.mark([outcome(first, "failed", reason="403 blocked")], NOW)] == ["k2"]
    (dead,) = await store.read(lists.failed)
    assert (dead.kind, dead.reason, dead.tries) == ("message", "403 blocked", 1)
    assert (await store.waiting(NOW)).dead == 1


async def test_a_message_to_be_tried_later_holds_up_those_behind_it(store: SqliteStore) -> None:
    first, second = await say(store, "k1", "k2")
    behind = outcome(second, "waiting", due_at=0)
    assert await store.mark([later(first, NOW + 1000), behind], NOW) == []
    assert await store.next_due() == NOW + 1000
    assert await store.claim_sends(NOW + 999, 10) == []
    (again,) = await store.claim_sends(NOW + 1000, 10)
    assert (again.key, again.tries, again.unknown_at) == ("k1", 1, None)
    (after,) = await store.mark([outcome(again, "sent")], NOW + 1000)
    assert (after.key, after.tries) == ("k2", 0)


async def test_an_unknown_outcome_is_remembered_from_its_first_time(store: SqliteStore) -> None:
    (row,) = await say(store, "k1")
    (again,) = await store.mark([later(row, NOW, unknown=True, token_tried=True)], NOW)
    assert (again.unknown_at, again.token_tried, again.tries) == (NOW, True, 1)
    (third,) = await store.mark([msgspec.structs.replace(later(row, NOW, unknown=True), now=NOW + 9)], NOW)
    assert (third.unknown_at, third.token_tried, third.tries) == (NOW, True, 2)


async def test_conversations_being_sent_for_are_left_alone(store: SqliteStore) -> None:
    (a,) = await say(store, "k1", chat="a")
    (b,) = await say(store, "k2", chat="b")
    await store.mark([later(a, NOW), later(b, NOW)], NOW - 1)
    assert [row.key for row in await store.claim_sends(NOW, 1, frozenset({a.conversation}))] == ["k2"]
    assert [row.key for row in await store.claim_sends(NOW, 10)] == ["k1"]


async def test_one_message_a_conversation_is_claimed(store: SqliteStore) -> None:
    first, second = await say(store, "k1", "k2")
    await store.mark([later(first, NOW + 5), later(second, NOW + 5)], NOW)
    assert [row.key for row in await store.claim_sends(NOW + 5, 10)] == ["k1"]
    assert await store.claim_sends(NOW + 5, 10) == []


async def test_after_a_restart_messages_under_way_come_back_with_their_outcome_unknown(store: SqliteStore) -> None:
    rows = await say(store, "k1", "k2")
    assert await store.recover(NOW + 30) == 2
    (again,) = await store.claim_sends(NOW + 30, 10)
    assert (again.key, again.unknown_at, again.tries) == ("k1", NOW + 30, 0)
    assert rows[0].unknown_at is None


async def test_a_moved_conversation_is_written_to_at_its_new_id(store: SqliteStore) -> None:
    (row,) = await say(store, "k1")
    (again,) = await store.mark([outcome(row, "waiting", due_at=NOW, chat="-100777")], NOW)
    assert (again.chat, again.tries) == ("-100777", 0)
    await keep(store, "e2", chat="-100777")
    assert (await claim_one(store)).conversation == row.conversation


async def test_what_the_bot_had_not_sent_is_withdrawn_when_it_comes_up_while_staff_hold_the_floor(
    store: SqliteStore,
) -> None:
    first, _second = await say(store, "k1", "k2")
    await store.take_floor(first.conversation, "Linh", NOW)
    assert await store.mark([later(first, NOW), outcome(_second, "waiting", due_at=NOW)], NOW) == []
    assert await store.claim_sends(NOW, 10) == []
    assert (await store.waiting(NOW)).outbox == 0


async def test_what_was_withdrawn_is_not_shown_as_said(store: SqliteStore) -> None:
    (first,) = await say(store, "k1")
    await keep(store, "e2")
    said = (guest_said("hello?", "e2"), bot_said("never sent", "k2"))
    await store.record(turn(await claim_one(store), "k2", said=said))
    await store.take_floor(first.conversation, "Linh", NOW)
    assert [line.text for line in await store.history("line", "spa", "guest", 10)] == ["hello?"]


async def test_a_status_settles_a_message_whose_outcome_was_unknown(store: SqliteStore) -> None:
    (row,) = await say(store, "k1")
    await say(store, "k2")
    await store.mark([later(row, NOW + 60_000, unknown=True)], NOW)
    await store.keep([], [StatusUpdate(channel="line", state="delivered", key="k1")])
    assert [head.key for head in await store.claim_sends(NOW, 10)] == ["k2"]


async def test_a_status_that_overtakes_the_answer_of_the_platform_changes_nothing_wrongly(store: SqliteStore) -> None:
    (row,) = await say(store, "k1")
    await store.keep([], [StatusUpdate(channel="line", state="delivered", key="k1")])
    await store.mark([outcome(row, "sent", platform_id="wamid.1")], NOW)
    await store.keep([], [StatusUpdate(channel="line", state="read", platform_id="wamid.1")])
    await store.keep([], [StatusUpdate(channel="line", state="sent", platform_id="wamid.1")])
    found = await store.read(lambda db: db.execute("SELECT status, platform_state FROM outbox").fetchall())
    assert found == [("sent", "read")]


async def test_a_message_that_the_platform_reports_as_failed_is_a_dead_letter(store: SqliteStore) -> None:
    (row,) = await say(store, "k1")
    await store.mark([outcome(row, "sent", platform_id="wamid.1")], NOW)
    failed = StatusUpdate(channel="line", state="failed", platform_id="wamid.1", reason="131047 window shut")
    await store.keep([], [failed, failed])
    assert [dead.reason for dead in await store.read(lists.failed)] == ["131047 window shut"]


async def test_a_status_of_another_channel_with_the_same_id_is_not_ours(store: SqliteStore) -> None:
    (row,) = await say(store, "k1")
    await store.mark([outcome(row, "sent", platform_id="7")], NOW)
    await store.keep([], [StatusUpdate(channel="telegram", state="failed", platform_id="7", key="k1")])
    assert (await store.waiting(NOW)).dead == 0


async def test_a_status_for_nothing_of_ours_is_ignored(store: SqliteStore) -> None:
    kept = await store.keep([], [StatusUpdate(channel="line", state="read", platform_id="?", key="?")])
    assert kept.new == 0


async def test_waiting_counts_what_waits_and_how_long(store: SqliteStore) -> None:
    empty = await store.waiting(NOW)
    assert (empty.inbox, empty.inbox_oldest, empty.outbox, empty.outbox_oldest) == (0, None, 0, None)
    await say(store, "k1", now=NOW + 3)
    await keep(store, "e1", at=NOW + 5)
    await keep(store, "e2", at=NOW + 9)
    busy = await store.waiting(NOW)
    assert (busy.inbox, busy.inbox_oldest, busy.outbox, busy.outbox_oldest) == (2, NOW + 5, 1, NOW + 3)
