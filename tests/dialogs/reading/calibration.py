"""How sure is sure: fits the constants of `dialogs/reading/index.py`. Run: python -m tests.dialogs.reading.calibration

A tenth of all lines at a time is held out, the index is fitted on the rest, and the evidence for its three best
topics is kept with whether each was the right one. A logistic regression over lead and support then gives the
constants, and the table shows predicted beside observed shares.
"""

import math
import random
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from dialogs.reading.index import NOTHING, TopicIndex, classes_and_examples
from dialogs.reading.topic_weights import Example
from tests.dialogs.reading.shipped import topics

CONTENT = Path(__file__).parents[3] / "content" / "knowledge"
Row = tuple[float, float, bool]


def rows(folds: int = 10) -> Iterator[Row]:
    classes, examples = classes_and_examples(topics(CONTENT))
    order = list(examples)
    random.Random(5).shuffle(order)
    for fold in range(folds):
        index = TopicIndex(classes, [e for i, e in enumerate(order) if i % folds != fold])
        yield from _judged(index, classes, order[fold::folds])


def _judged(index: TopicIndex, classes: Sequence[str], held_out: Sequence[Example]) -> Iterator[Row]:
    for example in held_out:
        for found in index.evidence(example.words):
            if found.topic != NOTHING:
                yield found.lead, found.support, found.topic == classes[example.own]


def fitted(observed: Sequence[Row], steps: int = 3_000, rate: float = 2.0) -> tuple[float, float, float]:
    """(weight of lead, weight of support, bias) by gradient descent on the log loss."""
    lead_weight = support_weight = bias = 0.0
    for _ in range(steps):
        slopes = [0.0, 0.0, 0.0]
        for lead, support, right in observed:
            error = predicted(lead_weight * lead + support_weight * support + bias) - right
            for place, value in enumerate((lead, support, 1.0)):
                slopes[place] += error * value
        lead_weight -= 8 * rate * slopes[0] / len(observed)
        support_weight -= rate * slopes[1] / len(observed)
        bias -= rate * slopes[2] / len(observed)
    return lead_weight, support_weight, bias


def predicted(logit: float) -> float:
    return 1.0 / (1.0 + math.exp(-logit))


def main() -> None:
    observed = list(rows())
    lead, support, bias = fitted(observed)
    say = sys.stdout.write
    say(f"LEAD_WEIGHT, SUPPORT_WEIGHT, BIAS = {lead:.1f}, {support:.1f}, {bias:.1f}\n")
    bins: dict[int, list[tuple[float, bool]]] = {}
    for row in observed:
        chance = predicted(lead * row[0] + support * row[1] + bias)
        bins.setdefault(min(9, int(chance * 10)), []).append((chance, row[2]))
    for _, members in sorted(bins.items()):
        chance, right = (sum(m[i] for m in members) / len(members) for i in range(2))
        say(f"predicted {chance:.2f} observed {right:.2f} of {len(members)}\n")


if __name__ == "__main__":
    main()
