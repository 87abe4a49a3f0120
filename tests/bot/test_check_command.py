"""`concierge check`: every fault of settings and content as file:line, and 1 if there is any."""

from pathlib import Path

import pytest

from bot.clock import SetClock
from bot.commands.check import check
from tests.bot.test_content import lay
from tests.dialogs.spa.a_set import FILES

BEFORE = SetClock(1_799_978_400_000)  # 2027-01-15
AFTER = SetClock(1_801_980_000_000)  # 2027-02-07T06:00Z


def test_a_faultless_folder_is_in_order(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(lay(tmp_path), clock=BEFORE) == 0
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "Everything is in order: Leaf Spa. Services: 2, promotions: 1, topics: 2, languages: en." in printed.err


def test_every_fault_has_its_line_and_the_settings_come_first(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = FILES | {
        "spa.toml": FILES["spa.toml"].replace('"VND"', '"dong"'),
        "services.toml": FILES["services.toml"].replace("hands = 4", "hands = 5"),
    }
    assert check(lay(tmp_path, broken), settings_faults=["LINE_CHANNEL_SECRET is set, but …"], clock=BEFORE) == 1
    printed = capsys.readouterr()
    first, second, third = printed.out.splitlines()
    assert first.startswith("LINE_CHANNEL_SECRET")
    assert second.startswith(f"{tmp_path / 'services.toml'}:8: ")
    assert third.startswith(f"{tmp_path / 'spa.toml'}:3: ")
    assert "3 faults to mend." in printed.err


def test_a_fault_of_the_settings_alone_is_enough(tmp_path: Path) -> None:
    assert check(lay(tmp_path), settings_faults=["PUBLIC_URL: must be an address"], clock=BEFORE) == 1


def test_closed_days_that_are_over_are_noted_and_are_no_fault(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check(lay(tmp_path), clock=AFTER) == 0
    (note,) = capsys.readouterr().out.splitlines()
    assert note == f"{tmp_path / 'spa.toml'}:13: note: closed days that are over can be deleted: 2027-02-06"


def test_a_missing_folder_is_a_fault(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(tmp_path / "nowhere") == 1
    assert "does not exist" in capsys.readouterr().out
