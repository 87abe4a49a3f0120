"""The project's own lines, written by another hand than the rules: what was written, and what should be read in it."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, cast

from dialogs.reading.model import Slot

LINES = Path(__file__).resolve().parents[1] / "dialogs" / "reading" / "lines"
ENGLISH = LINES.parent / "safety_lines.tsv"
TAGS = ("en", "vi", "ko", "ja", "zh-Hans", "zh-Hant", "th", "ru")
DENYING = frozenset({"negated", "past", "third", "figurative", "question", "hypothetical", "supposed"})


class SafetyLine(NamedTuple):
    """`action` is empty where the line holds no sign."""

    text: str
    sign: str
    action: str
    kind: str

    @property
    def ordinary(self) -> bool:
        return not self.action and self.kind not in DENYING


class ReadingLine(NamedTuple):
    """`wanted` as the tables write it: "date=2025-06-05;time=15:00"."""

    text: str
    wanted: str
    now: dt.datetime
    expecting: Slot | None


def _rows(file: Path, columns: int) -> Iterator[list[str]]:
    if not file.is_file():
        return
    for line in file.read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if line.strip() and cells[0] not in ("now", "sign"):
            yield [*cells, *[""] * (columns - len(cells))][:columns]


def safety_lines(tag: str) -> list[SafetyLine]:
    """Lines about signs; empty where none are written for a language. English has a second table, with wider groups."""
    rows = _rows(LINES / f"safety_{tag}.tsv", 4)
    found = [SafetyLine(text, sign.strip("-"), _action(sign, action), kind) for sign, action, kind, text in rows]
    return [*found, *_english()] if tag == "en" else found


def _action(sign: str, action: str) -> str:
    """Pain of some weeks (RF28) is for the therapist to know, with the advice to see a doctor: lines say either."""
    return "tell_therapist" if sign == "RF28" and action == "doctor_first" else action.strip("-")


def _english() -> Iterator[SafetyLine]:
    for group, kind, action, text in _rows(ENGLISH, 4):
        yield SafetyLine(text, group, "" if action == "none" else action, kind)


def reading_lines(tag: str) -> list[ReadingLine]:
    return [
        ReadingLine(text, wanted, dt.datetime.fromisoformat(now), cast("Slot", expecting.strip("-")) or None)
        for now, expecting, text, wanted in _rows(LINES / f"reading_{tag}.tsv", 4)
    ]
