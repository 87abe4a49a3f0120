"""Thai safety signs: found where they are meant, and only there; lines of two hands."""

from pathlib import Path

import pytest

from dialogs.reading.languages import language
from dialogs.reading.safety import signs_in
from dialogs.reading.signs import fault_of
from tests.dialogs.reading.a_guarded_spa import a_guarded_spa

HERE = Path(__file__).parent
STRENGTH = ("emergency", "doctor_first", "tell_therapist")


def rows(path: Path) -> list[tuple[str, ...]]:
    return [tuple(line.split("\t")) for line in path.read_text(encoding="utf-8").splitlines()]


OWN = rows(HERE / "safety.tsv")
NEIGHBOUR = rows(HERE.parent / "lines" / "safety_th.tsv")


def strongest(text: str) -> str:
    found = {sign.action for sign in signs_in(text, a_guarded_spa(), ("th", "en"))}
    return next((action for action in STRENGTH if action in found), "-")


@pytest.mark.parametrize(("action", "text"), OWN)
def test_a_line_is_taken_as_it_is_meant(action: str, text: str) -> None:
    assert strongest(text) == action


def lines(action: str, *kinds: str) -> list[str]:
    return [text for _, act, kind, text in NEIGHBOUR if act == action and kind in kinds]


@pytest.mark.parametrize("text", lines("emergency", "positive", "mixed"))
def test_every_emergency_of_another_hand_is_found(text: str) -> None:
    assert strongest(text) == "emergency"


@pytest.mark.parametrize("text", lines("-", "positive"))
def test_no_ordinary_line_is_an_emergency(text: str) -> None:
    assert strongest(text) in ("-", "tell_therapist")


def test_hardly_any_denied_past_or_figurative_line_is_an_emergency() -> None:
    texts = lines("-", "negated", "past", "third", "figurative", "question", "hypothetical")
    wrong = [text for text in texts if strongest(text) == "emergency"]
    assert len(wrong) / len(texts) < 0.05, wrong


def test_doctor_first_signs_of_another_hand_are_found() -> None:
    texts = [text for sign, act, kind, text in NEIGHBOUR if act == "doctor_first" and sign != "RF28"]
    missed = [text for text in texts if strongest(text) not in ("doctor_first", "emergency")]
    assert len(missed) / len(texts) < 0.05, missed


def test_all_signs_of_the_table_are_known() -> None:
    known = {sign.id[:4] for sign in a_guarded_spa().signs["th"]}
    assert known == {f"RF{number:02d}" for number in range(1, 29)}


def test_every_pattern_of_the_content_can_be_used() -> None:
    groups = language("th").safety.groups
    faults = [fault_of(p, groups) for sign in a_guarded_spa().signs["th"] for p in sign.patterns]
    assert [fault for fault in faults if fault] == []


def test_letters_inside_a_longer_word_take_no_sign_back() -> None:
    assert strongest("พยายามแล้วแต่ฉี่ไม่ออก") == "emergency"
    assert strongest("ชามากที่หว่างขา") == "emergency"


def test_a_space_ends_the_reach_of_a_negation() -> None:
    assert strongest("ไม่มีไข้ แน่นหน้าอก") == "emergency"
    assert strongest("ไม่มีไข้ ไม่แน่นหน้าอก") == "-"
