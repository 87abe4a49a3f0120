"""The floors under the scores (floors.toml): they are raised by `python -m tests.evaluation --raise`, never lowered."""

import tomllib
from collections.abc import Mapping
from math import floor
from pathlib import Path

from tests.evaluation.scores import Score

FLOORS = Path(__file__).with_name("floors.toml")
SLACK, LINES_OF_SLACK = 0.03, 1
"""A floor lies so far below what is measured, and at least by one line: a better rule may lose a line elsewhere."""
MUST = {
    "emergencies found": 1.0,
    "doctor first found": 0.95,
    "ordinary, no emergency": 0.99,
    "denied, no emergency": 0.95,
}
"""No floor is ever below these: what the spa promises its guests."""


def floors() -> dict[str, dict[str, float]]:
    return tomllib.loads(FLOORS.read_text(encoding="utf-8"))


def fitting(measure: str, score: Score) -> float:
    """The floor for a score; a sign of an emergency that is found stays found."""
    if measure == "emergencies found":
        return score.share
    below = score.share - max(SLACK, LINES_OF_SLACK / score.of)
    return max(0.0, floor(100 * below) / 100, MUST.get(measure, 0.0))


def raised(measured: Mapping[str, Mapping[str, Score]]) -> str:
    """floors.toml anew: each floor as it was, or higher."""
    before = floors() if FLOORS.exists() else {}
    out = ["# Shares that the scores must not fall below. Raised by: python -m tests.evaluation --raise"]
    for tag, found in measured.items():
        out += ["", f"[{tag}]"]
        for measure, score in found.items():
            kept = max(before.get(tag, {}).get(measure, 0.0), fitting(measure, score))
            out.append(f'"{measure}" = {kept}')
    return "\n".join(out) + "\n"
