"""Safety signs in a guest's words: found where they are meant, and only there."""

from collections import Counter
from pathlib import Path

import pytest

from dialogs.reading.languages import language
from dialogs.reading.model import SafetyAction, SafetySign
from dialogs.reading.safety import signs_in
from dialogs.reading.signs import BadSign, compiled, expanded, fault_of, row
from dialogs.spa.model import Sign
from tests.dialogs.a_spa import a_spa
from tests.dialogs.reading.a_guarded_spa import a_guarded_spa

LINES = [
    tuple(line.split("\t"))
    for line in Path(__file__).with_name("safety_lines.tsv").read_text(encoding="utf-8").splitlines()
]
STRENGTH: tuple[SafetyAction, ...] = ("emergency", "doctor_first", "tell_therapist")


def signs(text: str) -> tuple[SafetySign, ...]:
    return signs_in(text, a_guarded_spa(), ("en",))


def strongest(text: str) -> str:
    found = {sign.action for sign in signs(text)}
    return next((action for action in STRENGTH if action in found), "none")


@pytest.mark.parametrize(("group", "kind", "expected", "text"), LINES)
def test_a_line_is_taken_as_it_is_meant(group: str, kind: str, expected: str, text: str) -> None:
    assert strongest(text) == expected


def test_every_kind_of_line_is_there() -> None:
    kinds = Counter(kind for _, kind, _, _ in LINES)
    assert len(LINES) >= 500
    for kind in ("positive", "negated", "past", "third", "guest", "figurative", "question", "supposed", "mixed"):
        assert kinds[kind] >= 10


def test_all_signs_of_the_table_are_known() -> None:
    known = {sign.id[:4] for sign in a_guarded_spa().signs["en"]}
    assert known == {f"RF{number:02d}" for number in range(1, 29)}


def test_every_pattern_of_the_content_can_be_used() -> None:
    groups = language("en").safety.groups
    faults = [fault_of(p, groups) for sign in a_guarded_spa().signs["en"] for p in sign.patterns]
    assert [fault for fault in faults if fault] == []


def test_the_excerpt_is_in_the_guests_own_letters() -> None:
    (sign, *_) = signs("Sorry, but I have CHEST Pain since noon")
    assert (sign.sign, sign.action, sign.excerpt) == ("RF05", "emergency", "CHEST Pain")


def test_the_gravest_sign_comes_first_and_doubts_fall_silent_beside_it() -> None:
    found = signs("I'm on my period, I have chest pain, and my mother can't pee")
    assert [sign.action for sign in found] == ["emergency", "tell_therapist"]


@pytest.mark.parametrize(
    ("text", "sign", "action"),
    [
        ("fever and my lower back hurts", "RF07", "doctor_first"),
        ("fever, my lower back hurts and I feel very ill", "RF07", "emergency"),
        ("I had a transplant, now my hip hurts", "RF12", "doctor_first"),
        ("I had a transplant, my hip hurts and I have a fever", "RF12", "emergency"),
        ("I have an aneurysm", "RF13", "doctor_first"),
        ("I have an aneurysm and a sudden pain in my belly", "RF04", "emergency"),
        ("my calf is swollen and red", "RF14", "doctor_first"),
        ("my calf is swollen and I'm short of breath", "RF14", "emergency"),
        ("I take blood thinners", "RF15", "doctor_first"),
        ("sudden pain in the groin and a weak thigh", "RF15", "emergency"),
        ("I am pregnant", "RF18", "doctor_first"),
        ("I am pregnant and bleeding", "RF19", "emergency"),
        ("a sudden pop in the groin while sprinting", "RF22", "doctor_first"),
        ("a pop in the groin and now I can't walk", "RF22", "emergency"),
    ],
)
def test_signs_that_come_together_weigh_more(text: str, sign: str, action: SafetyAction) -> None:
    assert (sign, action) in [(found.sign, found.action) for found in signs(text)]


@pytest.mark.parametrize(
    "text",
    [
        "my husband has chest pain",
        "Can I get a massage while pregnant or not",
        "I had chest pain",
        "chest pain?",
    ],
)
def test_an_unsure_sign_is_asked_about(text: str) -> None:
    assert "ask" in {sign.action for sign in signs(text)} or strongest(text) != "none"


def test_small_misspellings_hide_no_sign() -> None:
    for text in ("I am pregant", "I have a feaver and back pain", "numbnes in both legs", "suiside", "thrombossis"):
        assert strongest(text) != "none", text


def test_without_content_there_are_no_signs() -> None:
    assert signs_in("I have chest pain", a_spa(), ("en",)) == ()


def test_a_pattern_with_a_fault_is_named_and_passed_over() -> None:
    assert fault_of("numb* ~ {nowhere}", {}) is not None
    spa = a_spa(signs={"en": (Sign(id="RF01", action="emergency", patterns=("(broken", "numb* toe")),)})
    assert [sign.sign for sign in signs_in("I have a numb toe", spa, ("en",))] == ["RF01"]


@pytest.mark.parametrize("pattern", ["", "... pain", "(very)? strong pain", "(a|b", "a)", "a || b", "pain & "])
def test_a_pattern_that_could_match_anything_is_refused(pattern: str) -> None:
    with pytest.raises(BadSign):
        compiled(pattern)


def test_groups_of_words_are_put_into_their_patterns() -> None:
    assert expanded("weak {leg}", {"leg": ("leg", "left foot")}) == "weak (leg|left foot)"
    assert row("weak (leg|left foot)").pattern.match("weak left foot ")


def test_a_letter_behind_the_id_belongs_to_the_same_sign() -> None:
    spa = a_spa(signs={"en": (Sign(id="RF07b", action="emergency", patterns=("very ill",)),)})
    assert signs_in("I am very ill", spa, ("en",))[0].sign == "RF07"
