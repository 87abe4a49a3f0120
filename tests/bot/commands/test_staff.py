"""`concierge staff`: people are let in and out while the bot runs or not."""

import io
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.commands import staff
from bot.desk import passwords
from storage import accounts
from storage.sqlite import SqliteStore

PASSWORD = "seven quiet lotus ponds"


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'concierge.db'}"


@pytest.fixture
def typed() -> Iterator[None]:
    """The password comes by standard input."""
    before, sys.stdin = sys.stdin, io.StringIO(f"{PASSWORD}\n" * 5)
    yield
    sys.stdin = before


@pytest.mark.usefixtures("typed")
def test_a_member_is_added_listed_and_removed(url: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert staff.add(url, "  Lan  Anh ") == 0
    assert staff.add(url, "lan anh") == 1
    assert staff.show(url) == 0
    said = capsys.readouterr()
    assert "Lan Anh" in said.out
    assert "already" in said.err
    assert PASSWORD not in said.out + said.err
    assert staff.password(url, "LAN ANH") == 0
    assert staff.remove(url, "Lan Anh") == 0
    assert staff.remove(url, "Lan Anh") == 1
    assert staff.password(url, "Lan Anh") == 1
    capsys.readouterr()
    staff.show(url)
    assert "Nobody can sign in yet" in capsys.readouterr().out


def test_a_weak_password_or_no_name_adds_nobody(url: str, capsys: pytest.CaptureFixture[str]) -> None:
    before = sys.stdin
    try:
        for given in ("short", "Lan the Great One", "x" * 300):
            sys.stdin = io.StringIO(given + "\n")
            assert staff.add(url, "Lan the Great One") == 1
        assert staff.add(url, " ") == 1
    finally:
        sys.stdin = before
    assert "too short" in capsys.readouterr().err
    assert not Path(url.removeprefix("sqlite:///")).exists()


@pytest.mark.usefixtures("typed")
async def test_it_works_while_the_bot_runs_and_signs_out_whoever_is_removed(url: str) -> None:
    store = await SqliteStore.open(Path(url.removeprefix("sqlite:///")))
    try:
        assert staff.add(url, "Lan") == 0
        account = await store.read(accounts.named, "lan")
        assert account is not None
        assert passwords.fits(account.password, PASSWORD)
        assert not passwords.fits(account.password, PASSWORD + " ")
        await store.write(accounts.sign_in, account.id, "hash", 1, 100)
        assert await store.read(accounts.signed_in, "hash", 99) is not None
        assert await store.read(accounts.signed_in, "hash", 100) is None
        assert staff.remove(url, "Lan") == 0
        assert await store.read(accounts.signed_in, "hash", 50) is None
    finally:
        await store.close()
