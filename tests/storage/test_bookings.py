"""Never overbooked (promise 7): whatever is asked for, in whatever order and by however many processes at once."""

import asyncio
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dialogs.booking.model import Occupied, PromotionVerdict
from dialogs.conversation import BookingRequested, Needs
from storage import bookings, lists
from storage.sqlite import SqliteStore, connect
from storage.store import Refused
from storage.upgrade import upgrade
from tests.storage.factories import second_store
from tests.storage.rows import LATER, MINUTE, NOW, arrival, booking, claim_one, draft, keep, quote, turn

CAPACITY = (4, 3)
HALF_HOUR = 30 * MINUTE


async def ask(store: SqliteStore, event: BookingRequested, chat: str = "guest") -> bool:
    """Whether the request was taken."""
    await keep(store, str(uuid4()), chat=chat)
    claim = await claim_one(store)
    try:
        await store.record(turn(claim, events=(event,)))
    except Refused:
        await store.skip(claim, [pending.seq for pending in claim.pending], "refused")
        return False
    return True


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    path: Path = tmp_path_factory.mktemp("capacity") / "concierge.db"
    upgrade(path)
    with closing(connect(path)) as db:
        db.execute(
            "INSERT INTO conversation (id, channel, account, chat, state, fence, blocked, created_at) "
            "VALUES (1, 'line', 'spa', 'guest', x'', 0, 0, 0)"
        )
        yield db


wishes = st.tuples(st.integers(0, 8), st.integers(1, 4), st.integers(1, 4), st.integers(1, 3), st.integers(0, 9))
"""Start and length in half hours, therapists, rooms, and the state the booking gets afterwards."""


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(wishes, max_size=14))
def test_at_no_instant_are_there_more_visits_than_room(
    database: sqlite3.Connection, wanted: list[tuple[int, int, int, int, int]]
) -> None:
    holding: list[Occupied] = []
    database.execute("BEGIN IMMEDIATE")
    try:
        for start, length, therapists, rooms, fate in wanted:
            event = booking(
                LATER + start * HALF_HOUR, length * 30, therapists=therapists, rooms=rooms, capacity=CAPACITY
            )
            would_fit = _fits([*holding, *event.occupied])
            try:
                made = bookings.request(database, 1, event, NOW)
            except Refused:
                assert not would_fit
                continue
            assert would_fit
            if fate == 0:
                database.execute("UPDATE booking SET state = 'cancelled' WHERE id = ?", (made,))
            else:
                holding += event.occupied
    finally:
        database.execute("ROLLBACK")


def _fits(visits: list[Occupied]) -> bool:
    """Counted the long way, half hour by half hour."""
    for instant in range(LATER, LATER + 13 * HALF_HOUR, HALF_HOUR):
        here = [visit for visit in visits if visit.start <= instant < visit.end]
        if sum(v.therapists for v in here) > CAPACITY[0] or sum(v.rooms for v in here) > CAPACITY[1]:
            return False
    return True


async def test_a_party_of_several_lines_needs_room_for_all_of_them(store: SqliteStore) -> None:
    line = Occupied(start=LATER, end=LATER + HALF_HOUR, therapists=2, rooms=1)
    party = booking(occupied=(line, line), capacity=(3, 9))
    assert not await ask(store, party)
    assert await ask(store, booking(occupied=(line,), capacity=(3, 9)))


async def test_a_visit_may_start_when_another_ends(store: SqliteStore) -> None:
    assert await ask(store, booking(LATER, 60, therapists=3))
    assert not await ask(store, booking(LATER + 59 * MINUTE, 60, therapists=1))
    assert await ask(store, booking(LATER + 60 * MINUTE, 60, therapists=3))


async def test_where_capacity_is_unknown_every_request_is_taken(store: SqliteStore) -> None:
    assert await ask(store, booking(therapists=9, rooms=9, capacity=(None, None)))
    assert await ask(store, booking(occupied=()))
    assert not await ask(store, booking(rooms=1, capacity=(None, 3)))


async def test_a_contested_request_is_taken_and_marked(store: SqliteStore) -> None:
    await ask(store, booking(therapists=3))
    assert await ask(store, booking(therapists=3, contested=True))
    assert [entry.contested for entry in await store.read(lists.bookings)] == [False, True]
    assert not await ask(store, booking(therapists=1))


async def test_a_code_is_used_as_often_as_its_cap_allows(store: SqliteStore) -> None:
    for number in range(4):
        event = booking(LATER, therapists=0, rooms=0, quote=quote("HBWK"), draft=draft(phone=None), code_cap=3)
        assert await ask(store, event, f"guest {number}") == (number < 3)


@pytest.mark.parametrize(
    ("chat", "contact", "taken"),
    [
        ("guest", draft(phone=None), False),
        ("other", draft(phone="+841"), False),
        ("other", draft(phone=None, email="an@example.com"), False),
        ("other", draft(phone="+842", email="bo@example.com"), True),
        ("other", draft(phone=None), True),
    ],
    ids=["same conversation", "same phone", "same e-mail", "another guest", "no contact"],
)
async def test_a_code_is_used_once_by_the_same_guest(
    store: SqliteStore, chat: str, contact: object, taken: bool
) -> None:
    first = draft(phone="+841", email="an@example.com")
    assert await ask(store, booking(quote=quote("HBWK"), draft=first, code_cap_per_guest=1))
    assert await ask(store, booking(quote=quote("HBWK"), draft=contact, code_cap_per_guest=1), chat) == taken


async def test_a_code_that_gives_no_discount_is_no_use_of_it(store: SqliteStore) -> None:
    lapsed = quote()
    lapsed = type(lapsed)(
        lines=lapsed.lines, currency="VND", subtotal=1, total=1, promotion=PromotionVerdict(code="X", verdict="expired")
    )
    assert await ask(store, booking(quote=lapsed, code_cap=0))
    await keep(store, "look")
    known = await store.known(await claim_one(store), Needs(codes=("X",)), NOW)
    assert [(use.by_all, use.by_guest) for use in known.code_uses] == [(0, 0)]


async def test_known_counts_a_codes_uses_as_the_commit_will(store: SqliteStore) -> None:
    await ask(store, booking(quote=quote("HBWK")), "a")
    await ask(store, booking(quote=quote("HBWK"), draft=draft(phone="+849")), "b")
    await keep(store, "look", chat="a")
    claim = await claim_one(store)
    known = await store.known(claim, Needs(codes=("HBWK", "NONE")), NOW)
    assert [(use.code, use.by_all, use.by_guest) for use in known.code_uses] == [("HBWK", 2, 1), ("NONE", 0, 0)]


def test_of_many_guests_at_once_only_as_many_are_taken_as_there_is_room(tmp_path: Path) -> None:
    """Four writers, each with its own connection and thread, race for three therapists and two uses of a code."""
    path = tmp_path / "concierge.db"
    upgrade(path)
    taken: list[str] = []
    threads = [threading.Thread(target=lambda n=n: taken.extend(asyncio.run(_race(path, n)))) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(taken) == ["code", "code", "room", "room", "room"]


async def _race(path: Path, number: int) -> list[str]:
    """Six guests write; then this writer answers whomever it gets hold of. What it took."""
    wanted = {
        "room": booking(LATER, therapists=1, draft=draft(phone=None)),
        "code": booking(LATER * 2, quote=quote("HBWK"), draft=draft(phone=None), code_cap=2, capacity=(None, None)),
    }
    store = second_store(path, f"racer {number}")
    taken = []
    try:
        await store.keep([arrival(f"{number} {n} {what}", f"{number} {n} {what}") for n in range(3) for what in wanted])
        while claims := await store.claim(f"racer {number}", NOW, 1):
            what = claims[0].chat.split()[-1]
            try:
                await store.record(turn(claims[0], events=(wanted[what],)))
            except Refused:
                await store.skip(claims[0], [claims[0].pending[0].seq], "refused")
            else:
                taken.append(what)
    finally:
        await store.close()
    return taken
