"""The lists and the database commands as a person or a spreadsheet gets them."""

import asyncio
import csv
import datetime as dt
import io
import json
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import msgspec
import pytest

from bot.clock import SetClock
from bot.commands.bookings import bookings
from bot.commands.db import backup, restore, upgrade
from bot.commands.failed import failed
from bot.commands.inquiries import inquiries
from bot.commands.listing import harmless, plain, width
from bot.commands.unknown import unknown
from dialogs.conversation import InquiryOpened, QuestionUnanswered
from storage.sqlite import SqliteStore
from storage.store import Mark
from tests.storage.rows import HOUR, NOW, booking, claim_one, draft, keep, quote, turn

EVIL = '=HYPERLINK("http://evil.example","Click, ""me""")\n+1'


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'concierge.db'}"


def in_store(url: str, act: Callable[[SqliteStore], Coroutine[Any, Any, None]]) -> None:
    async def run() -> None:
        store = await SqliteStore.open(Path(url.removeprefix("sqlite:///")))
        await act(store)
        await store.close()

    asyncio.run(run())


async def a_day(store: SqliteStore) -> None:
    """A booking by somebody malicious, an inquiry, a question, and a message that failed."""
    guest = msgspec.structs.replace(draft(), name=EVIL, wishes=("no oil", "-2+3"), phone="+84901234567")
    asked = InquiryOpened(kind="question", reason="asked", note="wants\na person", hours=24)
    question = QuestionUnanswered(text="Is it \x1b[31mred?", language="en", suggested=("spa.hours",))
    await keep(store, "e1")
    record = turn(await claim_one(store), "k1", events=(booking(draft=guest, quote=quote("HBWK")), asked, question))
    (row,) = await store.record(record)
    failure = Mark(id=row.id, conversation=row.conversation, state="failed", now=NOW, reason="403 blocked")
    await store.mark([failure], NOW)


def test_bookings_as_csv_survive_a_spreadsheet(url: str, capsys: pytest.CaptureFixture[str]) -> None:
    in_store(url, a_day)
    assert bookings(url, as_csv=True) == 0
    text = capsys.readouterr().out
    assert text.count("\r\n") == 2
    (entry,) = csv.DictReader(io.StringIO(text, newline=""))
    assert entry["name"] == f"'{EVIL}"
    assert (entry["phone"], entry["wishes"]) == ("'+84901234567", "no oil; -2+3")
    assert (entry["services"], entry["total"], entry["currency"]) == ("six_hands 60 min x 2", "900000", "VND")
    assert (entry["date"], entry["time"], entry["code"], entry["verdict"]) == ("2026-12-01", "10:00", "HBWK", "valid")


def test_bookings_as_json_are_one_object_a_line(url: str, capsys: pytest.CaptureFixture[str]) -> None:
    in_store(url, a_day)
    assert bookings(url, as_json=True) == 0
    (line,) = capsys.readouterr().out.splitlines()
    entry = json.loads(line)
    assert entry["lines"] == [
        {
            "service": "six_hands",
            "minutes": 60,
            "people": 2,
            "unit_price": 450_000,
            "discount_percent": 0,
            "total": 900_000,
        }
    ]
    assert (entry["state"], entry["people"], entry["name"]) == ("requested", 2, EVIL)
    assert entry["promotion"] == {"code": "HBWK", "verdict": "valid"}
    assert entry["booked_at"] == dt.datetime.fromtimestamp(NOW / 1000, dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def test_the_table_is_one_line_a_booking_whatever_a_guest_wrote(url: str, capsys: pytest.CaptureFixture[str]) -> None:
    in_store(url, a_day)
    assert bookings(url) == 0
    header, entry = capsys.readouterr().out.splitlines()
    assert header.startswith("id  state")
    assert header.index("date") == entry.index("2026-12-01")


def test_inquiries_show_the_time_that_is_left(url: str, capsys: pytest.CaptureFixture[str]) -> None:
    in_store(url, a_day)
    clocks = {NOW: "24 h 00 min", NOW + 23 * HOUR + 60_000: "0 h 59 min", NOW + 25 * HOUR: "overdue 1 h 00 min"}
    for now, left in clocks.items():
        assert inquiries(url, as_json=True, clock=SetClock(now)) == 0
        assert json.loads(capsys.readouterr().out)["left"] == left
    assert inquiries(url, clock=SetClock(NOW)) == 0
    assert "wants a person" in capsys.readouterr().out
    assert inquiries(url, as_csv=True, clock=SetClock(NOW)) == 0
    assert '"wants\na person"' in capsys.readouterr().out


def test_unknown_questions_cannot_steer_the_terminal(url: str, capsys: pytest.CaptureFixture[str]) -> None:
    in_store(url, a_day)
    assert unknown(url) == 0
    shown = capsys.readouterr().out
    assert "\x1b" not in shown
    assert "spa.hours" in shown
    assert unknown(url, as_json=True) == 0
    assert json.loads(capsys.readouterr().out)["times"] == 1


def test_failed_messages_are_listed_with_their_reason(url: str, capsys: pytest.CaptureFixture[str]) -> None:
    in_store(url, a_day)
    assert failed(url) == 0
    assert "403 blocked" in capsys.readouterr().out
    assert failed(url, as_json=True) == 0
    assert json.loads(capsys.readouterr().out)["kind"] == "message"


@pytest.mark.parametrize("show", [bookings, inquiries, unknown, failed])
def test_an_empty_list_says_so_and_no_database_is_an_error(
    show: Callable[..., int], url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert show(url) == 1
    assert "concierge.db" in capsys.readouterr().err
    upgrade(url)
    capsys.readouterr()
    assert show(url) == 0
    assert capsys.readouterr().out.strip().endswith(".")
    assert show(url, as_json=True) == 0
    assert capsys.readouterr().out == ""


def test_the_database_is_upgraded_backed_up_and_restored(
    url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = tmp_path / "backup.db"
    assert [upgrade(url), upgrade(url), backup(url, copy)] == [0, 0, 0]
    in_store(url, a_day)
    assert restore(url, copy) == 0
    assert bookings(url) == 0
    told = capsys.readouterr().out.splitlines()
    assert [line.removeprefix(str(tmp_path)) for line in told[:2]] == [
        "/concierge.db is upgraded.",
        "/concierge.db is up to date.",
    ]
    assert told[-1] == "No bookings yet."


def test_a_database_command_that_cannot_be_done_says_why(
    url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert backup(url, tmp_path / "copy.db") == 1
    assert upgrade(url) == 0
    assert backup(url, tmp_path / "no folder" / "copy.db") == 1
    assert restore(url, tmp_path / "missing.db") == 1

    async def while_the_bot_runs(store: SqliteStore) -> None:
        assert backup(url, tmp_path / "copy.db") == 0
        assert restore(url, tmp_path / "copy.db") == 1

    in_store(url, while_the_bot_runs)
    assert "stop that one first" in capsys.readouterr().err


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "＝"])
def test_no_cell_starts_a_formula(start: str) -> None:
    assert harmless(f"{start}1+1") == f"'{start}1+1"


def test_numbers_stay_numbers_and_words_stay_words() -> None:
    assert [harmless(cell) for cell in (-5, 0, None, "An = Bo")] == [-5, 0, "", "An = Bo"]


def test_columns_line_up_in_every_script() -> None:
    assert (width("six"), width("여섯"), width("หก"), width("ก็")) == (3, 4, 2, 1)
    assert plain("a\x00b\u202ec\nd") == "a b c d"
