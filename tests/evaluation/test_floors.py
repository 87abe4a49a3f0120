"""Each language's scores hold their floors, every score has one, and a score that rises takes its floor along."""

import pytest

from tests.evaluation.floors import MUST, SLACK, floors
from tests.evaluation.lines import TAGS, reading_lines, safety_lines
from tests.evaluation.scores import Score, scores

MEASURED: dict[str, dict[str, Score]] = {}
RISEN = 0.1
"""A floor that lies further below its score is to be raised."""


def measured(tag: str) -> dict[str, Score]:
    if tag not in MEASURED:
        MEASURED[tag] = dict(scores(tag))
    return MEASURED[tag]


@pytest.mark.parametrize("tag", TAGS)
def test_no_score_is_below_its_floor(tag: str) -> None:
    below = {
        measure: score.misses
        for measure, score in measured(tag).items()
        if score.share < floors()[tag].get(measure, 0.0)
    }
    assert below == {}


@pytest.mark.parametrize("tag", TAGS)
def test_every_score_has_a_floor(tag: str) -> None:
    assert measured(tag).keys() - floors()[tag].keys() == set()


@pytest.mark.parametrize("tag", TAGS)
def test_a_floor_rises_with_its_score(tag: str) -> None:
    """`python -m tests.evaluation --raise` mends this."""
    kept = floors()[tag]
    lagging = {m: s.share for m, s in measured(tag).items() if s.share - kept[m] > max(RISEN, 3 / s.of) + SLACK}
    assert lagging == {}


@pytest.mark.parametrize("tag", TAGS)
def test_no_floor_is_below_what_guests_are_promised(tag: str) -> None:
    kept = floors()[tag]
    assert {measure: kept[measure] for measure in MUST if kept.get(measure, 1.0) < MUST[measure]} == {}


@pytest.mark.parametrize("tag", TAGS)
def test_there_are_lines_of_every_sort(tag: str) -> None:
    signs = {line.sign for line in safety_lines(tag) if line.action}
    assert len(safety_lines(tag)) >= 100
    assert len(signs) >= 20
    assert len(reading_lines(tag)) >= 40


def test_each_sign_has_lines_in_many_wordings() -> None:
    """Those that deny it are not counted: most languages write them without its number."""
    every = [line.sign for tag in TAGS for line in safety_lines(tag)]
    counts = {sign: every.count(sign) for sign in (f"RF{number:02d}" for number in range(1, 29))}
    assert {sign: count for sign, count in counts.items() if count < 25} == {}
