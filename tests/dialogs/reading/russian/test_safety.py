"""Signs of danger in Russian: found where they are meant, and only there."""

from pathlib import Path

import pytest

from dialogs.reading.languages import language
from dialogs.reading.safety import signs_in
from dialogs.reading.signs import fault_of
from tests.dialogs.reading.a_guarded_spa import a_guarded_spa

STRENGTH = ("emergency", "doctor_first", "tell_therapist")
LINES = [
    tuple(line.split("\t")) for line in Path(__file__).with_name("safety.tsv").read_text(encoding="utf-8").splitlines()
]


def strongest(text: str) -> str:
    found = {sign.action for sign in signs_in(text, a_guarded_spa(), ("ru", "en"))}
    return next((action for action in STRENGTH if action in found), "none")


@pytest.mark.parametrize(("expected", "text"), LINES)
def test_a_line_is_taken_as_it_is_meant(expected: str, text: str) -> None:
    assert strongest(text) == expected


def test_every_pattern_of_the_content_can_be_used_and_every_sign_is_there() -> None:
    signs = a_guarded_spa().signs["ru"]
    groups = language("ru").safety.groups
    assert [fault for sign in signs for p in sign.patterns if (fault := fault_of(p, groups))] == []
    assert {sign.id[:4] for sign in signs} == {f"RF{number:02d}" for number in range(1, 29)}


def test_a_sign_of_somebody_who_does_not_come_is_asked_about_where_it_is_grave() -> None:
    actions = {sign.action for sign in signs_in("у жены отошли воды", a_guarded_spa(), ("ru", "en"))}
    assert actions == {"ask"}


def test_small_misspellings_hide_no_sign() -> None:
    for text in ("я беремена", "темпиратура и болит спина", "недержаниие мочи"):
        assert strongest(text) != "none", text
