"""Backups: taken while the bot writes, put back while it does not, never half."""

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from storage.copies import back_up, restore, upgrade_alone
from storage.errors import CannotOpen, InUse, NewerVersion, NotADatabase
from storage.sqlite import SqliteStore
from tests.storage.rows import NOW, arrival, keep


async def inbox_of(path: Path) -> int:
    store = await SqliteStore.open(path)
    waiting = await store.waiting(NOW)
    await store.close()
    return waiting.inbox


def names(folder: Path, start: str = "") -> list[str]:
    return sorted(file.name for file in folder.iterdir() if file.name.startswith(start) and file.suffix != ".lock")


def mode(path: Path) -> int:
    return path.stat().st_mode


async def test_a_backup_taken_while_the_bot_writes_is_whole(threaded: SqliteStore, tmp_path: Path) -> None:
    await keep(threaded, "e1", "e2")
    writing = [asyncio.ensure_future(threaded.keep([arrival(f"more {n}", f"g{n}")])) for n in range(200)]
    copy = tmp_path / "backup.db"
    await asyncio.to_thread(back_up, threaded.path, copy)
    await asyncio.gather(*writing)
    assert names(tmp_path, "backup") == ["backup.db"]
    assert mode(copy) & 0o077 == 0
    with closing(sqlite3.connect(copy)) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert db.execute("SELECT count(*) >= 2 FROM inbox").fetchone() == (1,)


async def test_a_restored_backup_is_the_database_and_the_former_one_stays(
    threaded: SqliteStore, tmp_path: Path
) -> None:
    copy = tmp_path / "backup.db"
    await keep(threaded, "e1")
    back_up(threaded.path, copy)
    await keep(threaded, "e2", "e3")
    with pytest.raises(InUse):
        restore(threaded.path, copy)
    await threaded.close()
    former = restore(threaded.path, copy)
    assert former == tmp_path / "concierge.db.replaced"
    assert (await inbox_of(threaded.path), await inbox_of(former)) == (1, 3)
    assert "backup.db" in names(tmp_path)


async def test_a_restore_in_the_place_of_a_crashed_or_damaged_database_works(
    threaded: SqliteStore, tmp_path: Path
) -> None:
    copy = tmp_path / "backup.db"
    await keep(threaded, "e1")
    back_up(threaded.path, copy)
    await threaded.close()
    damage(threaded.path)
    restore(threaded.path, copy)
    assert await inbox_of(threaded.path) == 1
    assert restore(tmp_path / "fresh.db", copy) is None
    assert await inbox_of(tmp_path / "fresh.db") == 1


def damage(path: Path) -> None:
    path.write_bytes(b"damaged")
    path.with_name("concierge.db-wal").write_bytes(b"a log of another database")


def test_what_is_no_backup_is_refused_and_the_database_left_alone(tmp_path: Path) -> None:
    path, bad = tmp_path / "concierge.db", tmp_path / "bad.db"
    upgrade_alone(path)
    before = path.read_bytes()
    bad.write_bytes(b"no database" * 1000)
    with pytest.raises(NotADatabase):
        restore(path, bad)
    with pytest.raises(CannotOpen):
        restore(path, tmp_path / "missing.db")
    newer = tmp_path / "newer.db"
    back_up(path, newer)
    with closing(sqlite3.connect(newer)) as db, db:
        db.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(NewerVersion):
        restore(path, newer)
    assert path.read_bytes() == before
    assert names(tmp_path) == ["bad.db", "concierge.db", "newer.db"]


async def test_the_database_is_not_upgraded_under_a_running_bot(threaded: SqliteStore) -> None:
    with pytest.raises(InUse):
        upgrade_alone(threaded.path)
    await threaded.close()
    assert upgrade_alone(threaded.path) is False
