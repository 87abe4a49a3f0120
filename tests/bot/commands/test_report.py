"""`concierge inquiries --report` as a person, a spreadsheet and a program get it."""

import asyncio
import csv
import io
import json
from pathlib import Path

import pytest

from bot.clock import SetClock
from bot.commands.inquiries import report
from dialogs.conversation import InquiryOpened
from storage import staff
from storage.speech import Speech
from storage.sqlite import SqliteStore
from storage.staff_values import Member, Press
from storage.standing import standing
from storage.statement import Db
from tests.storage.rows import HOUR, NOW, claim_one, keep, turn

CONTENT = Path(__file__).parents[3] / "examples" / "sample-spa"


@pytest.fixture
def url(tmp_path: Path) -> str:
    async def fill() -> None:
        store = await SqliteStore.open(tmp_path / "concierge.db")
        await keep(store, "e1")
        await store.record(turn(await claim_one(store), events=(InquiryOpened(kind="question", reason="asked"),)))
        await store.write(_answered, Press(who=Member(id="1", name="=Lan", via="desk"), now=NOW + 3 * HOUR))
        await keep(store, "e2")
        await store.record(turn(await claim_one(store), events=(InquiryOpened(kind="complaint", reason="complaint"),)))
        await store.close()

    asyncio.run(fill())
    return f"sqlite:///{tmp_path / 'concierge.db'}"


def _answered(db: Db, press: Press) -> None:
    staff.answer(db, standing(db, 1), Speech(text="Hi", outgoing=(), author="staff"), press)


def test_a_person_reads_a_table(url: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert report(url, CONTENT, clock=SetClock(NOW + 30 * HOUR)) == 0
    first, everything, *rest = capsys.readouterr().out.splitlines()
    assert first.split() == ["group", "name", "kept", "missed", "waiting", "withdrawn", "median", "slowest"]
    assert everything.split()[:5] == ["all", "1", "1", "0", "0"]
    assert "3 h 00 min" in everything
    assert any(line.split()[:2] == ["channel", "line"] for line in rest)


def test_a_spreadsheet_gets_minutes_and_runs_no_name_as_a_formula(url: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert report(url, CONTENT, as_csv=True, clock=SetClock(NOW)) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [row["name"] for row in rows if row["group"] == "person"] == ["", "'=Lan"]
    assert rows[0]["median"] == "180.0"
    assert (rows[0]["kept"], rows[0]["missed"], rows[0]["waiting"]) == ("1", "0", "1")


def test_a_program_gets_json_lines(url: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert report(url, CONTENT, as_json=True, clock=SetClock(NOW)) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert lines[0]["slowest"] == 180.0
    assert {line["group"] for line in lines} == {"all", "channel", "person", "hour"}


def test_without_a_database_or_content_it_says_why(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert report(f"sqlite:///{tmp_path / 'none.db'}", CONTENT) == 1
    assert report("sqlite:///x.db", tmp_path / "nowhere") == 1
    assert "nowhere" in capsys.readouterr().err


def test_before_anybody_asked_it_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    async def make() -> None:
        await (await SqliteStore.open(tmp_path / "new.db")).close()

    asyncio.run(make())
    assert report(f"sqlite:///{tmp_path / 'new.db'}", CONTENT) == 0
    assert capsys.readouterr().out == "Nobody has asked yet.\n"
