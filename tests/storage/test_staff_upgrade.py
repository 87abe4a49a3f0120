"""A database of the first version opens with its inquiries' clocks running on."""

import sqlite3
from contextlib import closing
from pathlib import Path

from alembic import command

from storage import promise
from storage.sqlite import SqliteStore
from storage.upgrade import _engine, configuration

NOW = 1_764_000_000_000
HOUR = 3_600_000


def first_version(path: Path) -> None:
    engine = _engine(path)
    with engine.begin() as connection:
        command.upgrade(configuration(connection), "0001")
    engine.dispose()
    with closing(sqlite3.connect(path)) as db, db:
        db.execute(
            "INSERT INTO conversation (id, channel, account, chat, state, fence, blocked, created_at) "
            "VALUES (1, 'line', 'spa', 'guest', '', 1, 0, ?)",
            (NOW,),
        )
        for number, state in ((1, "open"), (2, "closed")):
            db.execute(
                "INSERT INTO inquiry (id, conversation_id, kind, reason, note, state, opened_at, due_at) "
                "VALUES (?, 1, 'question', 'asked', '', ?, ?, ?)",
                (number, state, NOW, NOW + 24 * HOUR),
            )
        db.execute(
            "INSERT INTO deadline (inquiry_id, key, due_at, state) VALUES (1, 'inquiry:1:23', ?, 'waiting')",
            (NOW + 23 * HOUR,),
        )


async def test_an_open_inquiry_of_the_first_version_keeps_its_step_and_gets_its_end(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    first_version(path)
    store = await SqliteStore.open(path)
    ways: promise.Ways = {"group": ("group", "staff")}
    assert await store.write(promise.fire, NOW + 23 * HOUR, ways) == [1]
    assert await store.write(promise.fire, NOW + 24 * HOUR, ways) == [1]
    assert [due.inquiry for due in await store.read(promise.words_due, NOW + 24 * HOUR)] == [1]
    told = await store.read(lambda db: db.execute("SELECT kind, way FROM notice ORDER BY id").fetchall())
    assert [tuple(row) for row in told] == [("reminder", "group"), ("deadline", "group")]
    await store.close()
