"""Vietnamese safety signs, with marks and without: found where they are meant, and only there; lines of two hands."""

from pathlib import Path

import pytest

from dialogs.reading.languages import language
from dialogs.reading.languages.vietnamese_letters import bare
from dialogs.reading.safety import signs_in
from dialogs.reading.signs import fault_of
from tests.dialogs.reading.a_guarded_spa import a_guarded_spa

HERE = Path(__file__).parent


def rows(path: Path) -> list[tuple[str, ...]]:
    return [tuple(line.split("\t")) for line in path.read_text(encoding="utf-8").splitlines()]


OWN = rows(HERE / "safety.tsv")
NEIGHBOUR = rows(HERE.parent / "lines" / "safety_vi.tsv")
STRENGTH = ("emergency", "doctor_first", "tell_therapist")
NOT_MEANT = {"negated", "past", "third", "figurative", "question", "hypothetical"}


def strongest(text: str) -> str:
    found = {sign.action for sign in signs_in(text, a_guarded_spa(), ("vi", "en"))}
    return next((action for action in STRENGTH if action in found), "none")


@pytest.mark.parametrize(("action", "text"), OWN)
def test_a_line_is_taken_as_it_is_meant_with_its_marks_and_without(action: str, text: str) -> None:
    assert strongest(text) == action
    assert strongest(bare(text)) == action


@pytest.mark.parametrize("text", [text for _, action, _, text in NEIGHBOUR if action == "emergency"])
def test_every_emergency_of_another_hand_is_found_with_its_marks_and_without(text: str) -> None:
    assert strongest(text) == strongest(bare(text)) == "emergency"


@pytest.mark.parametrize("text", [text for _, action, _, text in NEIGHBOUR if action == "doctor_first"])
def test_every_doctor_first_sign_of_another_hand_is_found(text: str) -> None:
    assert strongest(text) in ("doctor_first", "emergency")


@pytest.mark.parametrize("text", [text for _, _, kind, text in NEIGHBOUR if kind == "ordinary"])
def test_no_ordinary_line_is_a_sign(text: str) -> None:
    assert strongest(text) == strongest(bare(text)) == "none"


def test_no_denied_past_asked_or_figurative_line_is_an_emergency() -> None:
    texts = [text for _, action, kind, text in NEIGHBOUR if kind in NOT_MEANT and action == "-"]
    assert len(texts) >= 60
    assert [text for text in texts if strongest(text) == "emergency"] == []


def test_all_signs_of_the_table_are_known() -> None:
    known = {sign.id[:4] for sign in a_guarded_spa().signs["vi"]}
    assert known == {f"RF{number:02d}" for number in range(1, 29)}


def test_every_pattern_can_be_used() -> None:
    groups = language("vi").safety.groups
    assert [p for sign in a_guarded_spa().signs["vi"] for p in sign.patterns if fault_of(p, groups)] == []


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("không sốt nhưng đau ngực", "emergency"),
        ("đau ngực, không sốt", "emergency"),
        ("không bị đau ngực", "none"),
        ("hai chân không tê", "none"),
        ("massage được không, em đau ngực quá", "emergency"),
        ("em không biết sao hai chân tê rần", "emergency"),
        ("đau hông đi không nổi sau khi té xe", "emergency"),
        ("đau lưng chút thôi", "none"),
    ],
)
def test_a_denial_reaches_its_own_sign_and_no_other(text: str, action: str) -> None:
    assert strongest(text) == action
    assert strongest(bare(text)) == action
