"""Japanese safety signs: found where they are meant, and only there; lines of two hands."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from dialogs.reading.languages import language
from dialogs.reading.safety import signs_in
from dialogs.reading.signs import fault_of
from tests.dialogs.reading.a_guarded_spa import a_guarded_spa

HERE = Path(__file__).parent
OWN = [tuple(line.split("\t")) for line in (HERE / "safety.tsv").read_text(encoding="utf-8").splitlines()]
NEIGHBOUR = [
    tuple(line.split("\t"))
    for line in (HERE.parent / "lines" / "safety_ja.tsv").read_text(encoding="utf-8").splitlines()[1:]
]
STRENGTH = ("emergency", "doctor_first", "tell_therapist")
PLAIN = "ordinary"


def strongest(text: str) -> str:
    found = {sign.action for sign in signs_in(text, a_guarded_spa(), ("ja", "en"))}
    return next((action for action in STRENGTH if action in found), "-")


@pytest.mark.parametrize(("action", "text"), OWN)
def test_a_line_is_taken_as_it_is_meant(action: str, text: str) -> None:
    assert strongest(text) == action


def lines(kinds: Iterable[str], action: str | None = None) -> list[str]:
    wanted = set(kinds)
    return [text for _, act, kind, text in NEIGHBOUR if kind in wanted and (action is None or act == action)]


@pytest.mark.parametrize("text", lines(("positive", "mixed"), "emergency"))
def test_every_emergency_of_another_hand_is_found(text: str) -> None:
    assert strongest(text) == "emergency"


@pytest.mark.parametrize("text", lines((PLAIN,)))
def test_no_ordinary_line_is_a_sign(text: str) -> None:
    assert strongest(text) == "-"


def test_no_denied_past_asked_or_figurative_line_is_an_emergency() -> None:
    texts = lines(("negated", "past", "third", "figurative", "question", "hypothetical"))
    assert [text for text in texts if strongest(text) == "emergency"] == []


def test_doctor_first_signs_of_another_hand_are_found() -> None:
    texts = lines(("positive", "mixed"), "doctor_first")
    found = [text for text in texts if strongest(text) in ("doctor_first", "emergency")]
    assert len(found) / len(texts) >= 0.98


def test_all_signs_of_the_table_are_known() -> None:
    known = {sign.id[:4] for sign in a_guarded_spa().signs["ja"]}
    assert known == {f"RF{number:02d}" for number in range(1, 29)}


def test_every_pattern_can_be_used() -> None:
    groups = language("ja").safety.groups
    assert [p for sign in a_guarded_spa().signs["ja"] for p in sign.patterns if fault_of(p, groups)] == []


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("胸が痛いです", "emergency"),
        ("胸は痛くないです", "-"),
        ("胸の痛みはありません", "-"),
        ("熱はないけど胸が痛い", "emergency"),
        ("胸が痛いですが、熱はありません", "emergency"),
        ("胸が痛い、熱はない", "emergency"),
        ("胸が痛くて眠れない", "emergency"),
        ("胸が痛くなったらどうすればいいですか", "-"),
        ("以前は胸が痛かったけど、もう大丈夫です", "-"),
        ("両足に力が入らないです", "emergency"),
        ("熱、しびれ、痛みはありません", "-"),
    ],
)
def test_a_denial_reaches_its_own_clause_and_no_other(text: str, action: str) -> None:
    assert strongest(text) == action
