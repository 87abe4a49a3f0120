"""`concierge quote`: the JSON that scripts read, the words that people read, and clear errors."""

import json
from pathlib import Path
from typing import Any

import pytest

from bot.clock import SetClock
from bot.commands.quote import quote
from tests.bot.test_content import lay
from tests.dialogs.spa.a_set import FILES

RUNS = "Code LEAF20: it runs from 2027-01-01 to 2027-01-31, both days included (rules 17, 18)"
JANUARY = SetClock(1_799_978_400_000)  # 2027-01-15T01:00Z


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return lay(tmp_path)


def as_json(capsys: pytest.CaptureFixture[str], folder: Path, *lines: str, **options: Any) -> dict[str, Any]:
    assert quote(folder, line=lines, as_json=True, clock=JANUARY, **options) == 0
    printed: dict[str, Any] = json.loads(capsys.readouterr().out)
    return printed


def test_the_json_has_every_line_the_sum_and_the_verdict(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    printed = as_json(
        capsys, folder, "signature:90:2", "four_hands:60:1", code="leaf20", start="2027-01-20T10:00", channel="website"
    )
    assert printed == {
        "lines": [
            {"service": "signature", "minutes": 90, "people": 2, "unit_price": 900_000, "discount_percent": 10,
             "subtotal": 1_800_000, "total": 1_620_000, "rule": "rule 14"},
            {"service": "four_hands", "minutes": 60, "people": 1, "unit_price": 1_100_000, "discount_percent": 20,
             "subtotal": 1_100_000, "total": 880_000, "rule": "rule 13"},
        ],
        "currency": "VND",
        "subtotal": 2_900_000,
        "total": 2_500_000,
        "promotion": {
            "code": "LEAF20", "verdict": "valid", "reason": None, "starts": "2027-01-01", "ends": "2027-01-31",
            "suggestion": None, "staff_confirm": False,
            "explanation": RUNS,
        },
    }  # fmt: skip


def test_without_a_code_the_verdict_is_none(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    printed = as_json(capsys, folder, "signature:60:1")
    assert (printed["total"], printed["lines"][0]["rule"]) == (650_000, None)
    assert (printed["promotion"]["code"], printed["promotion"]["verdict"]) == (None, "none")


def test_an_unknown_price_is_null_and_so_is_the_sum(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    printed = as_json(capsys, folder, "four_hands:90:1", "signature:60:1", code="LEAF20")
    assert [line["total"] for line in printed["lines"]] == [None, 650_000]
    assert (printed["lines"][0]["discount_percent"], printed["total"]) == (20, None)


@pytest.mark.parametrize(
    ("booked_at", "verdict"),
    [
        ("2026-12-31T23:59:59", "not_yet_valid"),
        ("2027-01-01", "valid"),
        ("2026-12-31T17:00:00Z", "valid"),
        ("2027-02-01T01:00+07:00", "expired"),
        (None, "valid"),
    ],
)
def test_an_instant_without_an_offset_is_in_the_spas_zone(
    folder: Path, capsys: pytest.CaptureFixture[str], booked_at: str | None, verdict: str
) -> None:
    printed = as_json(capsys, folder, "signature:90:1", code="LEAF20", booked_at=booked_at)
    assert printed["promotion"]["verdict"] == verdict


def test_the_words_say_price_discount_rule_and_why(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert quote(folder, line=["signature:90:2"], code="LEAF20", clock=JANUARY) == 0
    assert capsys.readouterr().out.replace("\xa0", " ").splitlines() == [
        "2 × Signature Massage, 90 min: 1,800,000 VND less 10 % is 1,620,000 VND (rule 14)",
        "Total: 1,620,000 VND",
        f"{RUNS}; staff confirm it: it was given in a chat, not on the website (rule 22)",
    ]


@pytest.mark.parametrize(
    ("code", "words"),
    [("LAEF20", "there is no such code (rule 21); did the guest mean LEAF20?"), ("LEAF21", "no such code (rule 21)")],
)
def test_a_wrong_code_is_explained(
    folder: Path, capsys: pytest.CaptureFixture[str], code: str, words: str
) -> None:  # fmt: skip
    assert quote(folder, line=["signature:60:1"], code=code, clock=JANUARY) == 0
    assert words in capsys.readouterr().out


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"line": ["six_hands:60:1"]}, 'no service "six_hands". The services are: signature, four_hands.'),
        ({"line": ["four_hand:60:1"]}, "Did you mean `four_hands`?"),
        ({"line": ["signature:60"]}, "service:minutes:people"),
        ({"line": ["signature:sixty:1"]}, "service:minutes:people"),
        ({"line": ["signature:60:0"]}, "1 to 1000 people"),
        ({"line": ["signature:60:-1"]}, "service:minutes:people"),
        ({"line": ["signature:60:٣"]}, "service:minutes:people"),
        ({"line": [""]}, "service:minutes:people"),
        ({"line": ["signature:60:1"], "start": "tomorrow"}, '--start "tomorrow"'),
        ({"line": ["signature:60:1"], "booked_at": "2027-02-30"}, "--booked-at"),
        ({"line": ["signature:60:1"], "booked_at": "0001-01-01T00:00+14:00"}, "--booked-at"),
    ],
)
def test_an_option_that_cannot_be_read_is_one_clear_sentence(
    folder: Path, capsys: pytest.CaptureFixture[str], options: dict[str, Any], words: str
) -> None:
    assert quote(folder, clock=JANUARY, **options) == 1
    printed = capsys.readouterr()
    assert words in printed.err
    assert printed.err.count("\n") == 1
    assert printed.out == ""


def test_a_length_that_is_not_offered_has_no_price_and_no_discount(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert quote(folder, line=["signature:75:1"], code="LEAF20", as_json=True, clock=JANUARY) == 0
    printed = capsys.readouterr()
    assert "signature does not come in 75 minutes" in printed.err
    assert "60, 90" in printed.err
    line = json.loads(printed.out)["lines"][0]
    assert (line["total"], line["discount_percent"], line["rule"]) == (None, 0, "rule 15")


def test_broken_content_is_said_fault_by_fault(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lay(tmp_path, FILES | {"services.toml": FILES["services.toml"].replace("hands = 4", "hands = 5")})
    assert quote(tmp_path, line=["signature:60:1"]) == 1
    assert f"{tmp_path / 'services.toml'}:8: 5 hands" in capsys.readouterr().err
