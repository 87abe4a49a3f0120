"""`concierge ask`: as text, and as JSON lines that carry their id and outlive a bad one."""

import json
from pathlib import Path
from typing import Any

import pytest

from bot.commands.ask import ask

SAMPLE = Path(__file__).parents[2] / "examples" / "sample-spa"


def lines(capsys: pytest.CaptureFixture[str], *asked: Any) -> tuple[int, list[dict[str, Any]]]:
    written = [line if isinstance(line, bytes) else json.dumps(line).encode() for line in asked]
    code = ask(SAMPLE, jsonl=True, lines=written, now="2025-06-01T10:00")
    return code, [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_a_question_is_answered_as_text(capsys: pytest.CaptureFixture[str]) -> None:
    assert ask(SAMPLE, text="what is the psoas?") == 0
    assert "iliacus" in capsys.readouterr().out


def test_nothing_asked_is_a_clear_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert ask(SAMPLE, text=None) == 1
    assert "concierge ask" in capsys.readouterr().err


def test_a_json_line_holds_what_scripts_rely_on(capsys: pytest.CaptureFixture[str]) -> None:
    code, (answer,) = lines(capsys, {"id": 7, "text": "what is the psoas?"})
    assert code == 0
    assert set(answer) == {"id", "kind", "topic", "also", "suggested", "confidence", "lang", "answer", "safety"}
    assert (answer["id"], answer["kind"], answer["topic"], answer["lang"]) == (7, "answer", "psoas.anatomy", "en")
    assert answer["safety"] is None
    assert 0 < answer["confidence"] <= 1


@pytest.mark.parametrize(
    ("text", "kind", "topic"),
    [
        ("I want to talk to a person", "handoff", "handoff.human"),
        ("hello", "smalltalk", "smalltalk.greeting"),
        ("how do I book?", "booking", "spa.booking_how"),
        ("is the code HBWK2025 still valid?", "promotion", "spa.promotion"),
        ("I have chest pain and I can't breathe", "safety", None),
    ],
)
def test_the_kind_says_what_the_answer_is_about(
    capsys: pytest.CaptureFixture[str], text: str, kind: str, topic: str | None
) -> None:
    _, (answer,) = lines(capsys, {"id": 1, "text": text})
    assert (answer["kind"], answer["topic"]) == (kind, topic)


def test_an_emergency_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    _, (answer,) = lines(capsys, {"id": 1, "text": "I have chest pain and I can't breathe"})
    assert answer["safety"] == "emergency"
    assert "115" in answer["answer"]


def test_each_line_is_a_guest_of_its_own_at_its_own_time(capsys: pytest.CaptureFixture[str]) -> None:
    early = {"id": "a", "text": "is HBWK2025 valid?", "now": "2025-06-01T10:00"}
    late = {"id": "b", "text": "is HBWK2025 valid?", "now": "2025-07-01T10:00+07:00"}
    _, (first, second) = lines(capsys, early, late)
    assert "valid today" in first["answer"]
    assert "expired" in second["answer"]


@pytest.mark.parametrize(
    "bad",
    [
        b"{",
        b"[]",
        b"\xff\xfe",
        {"id": 3},
        {"id": 3, "text": 5},
        {"id": 3, "text": "x", "now": "soon"},
        {"id": 3, "text": "x", "now": 5},
    ],
)
def test_a_bad_line_gets_an_error_and_the_rest_goes_on(capsys: pytest.CaptureFixture[str], bad: Any) -> None:
    code, (wrong, right) = lines(capsys, bad, {"id": 4, "text": "hello"})
    assert code == 1
    assert wrong["error"]
    assert wrong["id"] == (3 if isinstance(bad, dict) else None)
    assert right["id"] == 4
