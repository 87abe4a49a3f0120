"""Opening a database: made, upgraded, recognised, or refused with a sentence that says how to mend it."""

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command
from alembic.script import ScriptDirectory

from storage.errors import CannotOpen, InUse, Locked, NewerVersion, NotADatabase, StoreProblem
from storage.lock import FileLock
from storage.sqlite import SqliteStore, connect
from storage.upgrade import _engine, configuration, head, upgrade

ROOT = Path(__file__).parents[2]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "var" / "concierge.db"


@pytest.fixture
def made(path: Path) -> Path:
    path.parent.mkdir()
    upgrade(path)
    return path


async def test_a_database_is_made_with_its_folder_where_there_is_none(path: Path) -> None:
    store = await SqliteStore.open(path)
    await store.set_setting("a", "1")
    await store.close()
    again = await SqliteStore.open(path)
    assert await again.setting("a") == "1"
    await again.close()


def test_a_new_database_is_its_owners_alone(made: Path) -> None:
    assert made.stat().st_mode & 0o077 == 0


async def test_every_guarantee_is_switched_on(made: Path) -> None:
    store = await SqliteStore.open(made)
    pragmas = {name: store._db.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous")}
    assert pragmas == {"journal_mode": "wal", "synchronous": 2}
    assert store._db.execute("PRAGMA foreign_keys").fetchone() == (1,)
    await store.close()


def test_the_history_makes_exactly_the_schema(made: Path) -> None:
    engine = _engine(made)
    with engine.connect() as connection:
        command.check(configuration(connection))
    with engine.connect() as connection:
        connection.exec_driver_sql("DROP INDEX ix_outbox_unsent")
        with pytest.raises(Exception, match="ix_outbox_unsent"):
            command.check(configuration(connection))
    engine.dispose()


def test_the_revisions_are_those_that_the_files_names_say() -> None:
    assert ScriptDirectory.from_config(configuration(None)).get_current_head() == head()


def test_a_second_start_imports_neither_alembic_nor_sqlalchemy_for_the_check(made: Path) -> None:
    look = (
        "import sys; from pathlib import Path; from storage.upgrade import upgrade; "
        "assert upgrade(Path(sys.argv[1])) is False; "
        "sys.exit('alembic' in sys.modules or 'sqlalchemy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", look, str(made)], cwd=ROOT, check=False).returncode == 0


def test_an_upgrade_that_fails_leaves_the_file_as_it_was(path: Path) -> None:
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE alembic_version (version_num TEXT)")
        db.execute("CREATE TABLE unanswered (in_the_way TEXT)")
    with pytest.raises(StoreProblem, match="unanswered"):
        upgrade(path)
    with closing(sqlite3.connect(path)) as db:
        tables = {name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert tables == {"alembic_version", "unanswered"}


async def test_a_database_of_a_newer_version_is_refused_and_left_alone(made: Path) -> None:
    with closing(sqlite3.connect(made)) as db, db:
        db.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(NewerVersion, match="newer version of Concierge"):
        await SqliteStore.open(made)
    with closing(sqlite3.connect(made)) as db:
        assert db.execute("SELECT version_num FROM alembic_version").fetchone() == ("9999",)


@pytest.mark.parametrize("content", [b"not a database at all" * 100, b"SQLite format 3\0" + b"\xff" * 8000])
async def test_a_file_that_is_no_database_is_refused_and_left_alone(path: Path, content: bytes) -> None:
    put(path, content)
    with pytest.raises(NotADatabase, match="restore"):
        await SqliteStore.open(path)
    assert found(path) == content


def put(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True)
    path.write_bytes(content)


def found(path: Path) -> bytes:
    return path.read_bytes()


async def test_another_programs_database_is_refused_and_left_alone(path: Path) -> None:
    put(path, b"")
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE photos (name TEXT)")
    with pytest.raises(NotADatabase, match="another program"):
        await SqliteStore.open(path)
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("SELECT name FROM sqlite_master").fetchall() == [("photos",)]


async def test_a_folder_in_the_databases_place_is_refused(path: Path) -> None:
    put(path / "a file in it", b"")
    with pytest.raises(CannotOpen, match="cannot be opened"):
        await SqliteStore.open(path)


async def test_a_database_that_another_program_locks_is_refused(made: Path) -> None:
    await (await SqliteStore.open(made)).close()
    with closing(sqlite3.connect(made, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Locked, match="end that program"):
            await SqliteStore.open(made)
    await (await SqliteStore.open(made)).close()


async def test_a_second_run_on_the_same_file_is_refused_and_told_which_process_runs(made: Path) -> None:
    store = await SqliteStore.open(made)
    link = made.with_name("link.db")
    link.symlink_to(made)
    for same in (made, link):
        with pytest.raises(InUse, match=f"process {os.getpid()}"):
            await SqliteStore.open(same)
    await store.close()
    await (await SqliteStore.open(made)).close()


def test_a_process_that_is_killed_lets_the_lock_go(made: Path) -> None:
    hold = (
        "import sys, time; from pathlib import Path; from storage.lock import FileLock; "
        "lock = FileLock(Path(sys.argv[1])); print('held', flush=True); time.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", hold, str(made)], cwd=ROOT, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(InUse, match=f"process {holder.pid}"):
            FileLock(made)
        holder.kill()
    FileLock(made).release()


@pytest.fixture
def in_the_open() -> Iterator[Path]:
    """A folder that a process without privileges can reach (pytest's own are private to their user)."""
    folder = Path(tempfile.mkdtemp(prefix="concierge-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


def test_a_file_that_may_only_be_read_is_refused(in_the_open: Path) -> None:
    path = in_the_open / "concierge.db"
    upgrade(path)
    path.chmod(0o444)
    assert _refusal_without_privileges(path) == "ReadOnly"


def test_a_folder_that_may_only_be_read_is_refused(in_the_open: Path) -> None:
    in_the_open.chmod(0o555)
    assert _refusal_without_privileges(in_the_open / "concierge.db") == "ReadOnly"


def _refusal_without_privileges(path: Path) -> str:
    """The name of the error of opening `path` as a user who owns nothing (root may write everything)."""
    user = os.geteuid()
    if user == 0:
        os.seteuid(65534)
    try:
        return _refusal(path)
    finally:
        os.seteuid(user)


def _refusal(path: Path) -> str:
    try:
        FileLock(path).release() if not path.exists() else connect(path).close()
    except StoreProblem as problem:
        return type(problem).__name__
    return "opened"
