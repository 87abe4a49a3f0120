"""`concierge understand`, with the sample spa's content: every key of the interface, one line out for each line in."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.clock import SetClock
from bot.commands.understand import understand

CONTENT = Path(__file__).resolve().parents[2] / "examples" / "sample-spa"
KEYS = {
    "id", "lang", "date", "time", "date_range", "time_range", "part_of_day", "options", "party_size", "lines",
    "service", "duration_minutes", "name", "phone", "email", "promo_code", "yes_no", "safety", "intent",
}  # fmt: skip
Out = pytest.CaptureFixture[str]


def answers(capsys: Out, *asked: dict[str, Any] | str) -> tuple[int, list[dict[str, Any]]]:
    lines = [(line if isinstance(line, str) else json.dumps(line)).encode() for line in asked]
    code = understand(CONTENT, jsonl=True, lines=lines, clock=SetClock(0))
    return code, list(_read(capsys.readouterr().out))


def _read(out: str) -> Iterator[dict[str, Any]]:
    return (json.loads(line) for line in out.splitlines())


def test_all_keys_are_always_there(capsys: Out) -> None:
    code, (answer,) = answers(capsys, {"id": "a", "text": ""})
    assert (code, set(answer)) == (0, KEYS)
    assert {key for key, value in answer.items() if value is not None} == {"id", "lang", "intent"}


def test_a_sentence_is_understood_against_its_own_now(capsys: Out) -> None:
    asked = {"id": 7, "text": "6 hands 90 min for 2 next friday after 6", "now": "2025-06-03T10:00"}
    _, (answer,) = answers(capsys, asked)
    assert (answer["id"], answer["date"], answer["time"]) == (7, "2025-06-13", "18:00")
    assert answer["options"] == {"date": ["2025-06-13", "2025-06-06"], "time": None}
    assert answer["time_range"] == {"start": "18:00", "end": None}
    assert (answer["service"], answer["duration_minutes"], answer["party_size"]) == ("six_hands", 90, 2)


def test_what_was_asked_for_decides_about_a_bare_number(capsys: Out) -> None:
    _, (time, people) = answers(
        capsys, {"text": "3", "expecting": "time"}, {"text": "3", "expecting": "party_size", "now": None}
    )
    assert (time["time"], people["party_size"]) == ("15:00", 3)


def test_two_services_are_lines_and_no_single_service(capsys: Out) -> None:
    _, (answer,) = answers(capsys, {"text": "6 hands for me, signature for my mum"})
    assert (answer["service"], answer["duration_minutes"]) == (None, None)
    assert [line["service"] for line in answer["lines"]] == ["six_hands", "signature"]


def test_a_sign_that_is_only_asked_about_is_none_yet(capsys: Out) -> None:
    _, (sure, unsure) = answers(capsys, {"text": "I have chest pain"}, {"text": "my uncle has chest pain"})
    assert (sure["safety"], unsure["safety"]) == ("emergency", None)


@pytest.mark.parametrize(
    "bad", ["no json", "[1]", '{"id": 3}', '{"id": 3, "text": 5}', '{"id": 3, "text": "x", "now": "soon"}',
            '{"id": 3, "text": "x", "expecting": "weather"}']
)  # fmt: skip
def test_a_bad_line_spoils_only_itself(capsys: Out, bad: str) -> None:
    code, (error, good) = answers(capsys, bad, {"id": 4, "text": "yes"})
    assert code == 1
    assert set(error) == {"id", "error"}
    assert (good["id"], good["yes_no"]) == (4, "yes")


def test_a_text_is_shown_as_a_table(capsys: Out) -> None:
    assert understand(CONTENT, text="tomorrow at 3pm", now="2025-06-01T10:00") == 0
    shown = dict(line.split(maxsplit=1) for line in capsys.readouterr().out.splitlines())
    assert shown["date"] == "2025-06-02"
    assert shown["time"] == "15:00"
    assert "phone" not in shown


def test_nothing_to_read_is_said(capsys: Out) -> None:
    assert understand(CONTENT) == 1
    assert "concierge understand" in capsys.readouterr().err
