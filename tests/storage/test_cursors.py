"""Settings, and the poller's lease and offset."""

import pytest

from storage.sqlite import SqliteStore
from storage.store import Stale, StatusUpdate
from tests.storage.rows import NOW, arrival

BOT = ("telegram", "42")
MS = 90_000


async def test_a_setting_is_what_was_set_last(store: SqliteStore) -> None:
    assert await store.setting("colour") is None
    await store.set_setting("colour", "green")
    await store.set_setting("colour", "blue")
    assert await store.setting("colour") == "blue"


async def test_the_secret_key_is_made_once_and_kept(store: SqliteStore) -> None:
    first = await store.secret_key()
    assert len(first) >= 32
    assert await store.secret_key() == first


async def test_one_owner_polls_at_a_time_until_the_lease_ends(store: SqliteStore) -> None:
    assert await store.take_lease(*BOT, "a", NOW, MS) == 0
    assert await store.take_lease(*BOT, "b", NOW + MS - 1, MS) is None
    assert await store.take_lease(*BOT, "a", NOW + 10, MS) == 0
    assert await store.take_lease(*BOT, "b", NOW + 10 + MS, MS) == 0
    assert await store.take_lease(*BOT, "a", NOW + 11 + MS, MS) is None
    assert await store.take_lease("telegram", "another bot", "a", NOW, MS) == 0


async def test_the_offset_moves_with_what_it_brought_or_not_at_all(store: SqliteStore) -> None:
    await store.take_lease(*BOT, "a", NOW, MS)
    kept = await store.advance(*BOT, "a", 8, [arrival("7"), arrival("7")])
    assert (kept.new, kept.repeats) == (1, 1)
    await store.take_lease(*BOT, "b", NOW + MS, MS)
    with pytest.raises(Stale):
        await store.advance(*BOT, "a", 9, [arrival("8")], [StatusUpdate(channel="line", state="read", key="k")])
    assert await store.take_lease(*BOT, "b", NOW + MS, MS) == 8
    assert (await store.waiting(NOW)).inbox == 1
