"""Examples -> features: which letters and words speak for which topic. Fitted when content is loaded, in plain Python.

A linear classifier over IDF-weighted features. It starts from the topics' centroids and then goes over the examples;
one that does not win by a margin moves its topic's weights up and the nearest rival's down.
"""

import math
import random
from array import array
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from dialogs.messages import Value
from dialogs.reading.ngrams import features, pairs

PASSES = 3
"""The third wins one held-out line in a hundred more; a fourth wins none."""
MARGIN = 0.3
CENTROID = 0.5
DAMPING = 0.5
"""Power of the IDF: rare letters are often chance."""
LEAST = 0.001

Vector = dict[str, float]
_Rows = dict[str, dict[int, float]]
"""Feature -> class -> weight, while learning."""


class Example(Value, frozen=True):
    """The folded words of a line, and the number of its class."""

    words: list[str]
    own: int


class Feature(NamedTuple):
    """What a feature says: its rarity, the `weights` for the classes in `owners`, and the classes that know it."""

    rare: float
    owners: "array[int]"
    weights: "array[float]"
    known_by: "array[int]"


def fit(examples: Sequence[Example]) -> dict[str, Feature]:
    """The same examples give the same features: the order of learning is drawn from a fixed seed."""
    rarities = _rarities(examples)
    known_by = _known_by(examples)
    rows = _learned([(_vector(example.words, rarities), example.own) for example in examples])
    return {text: _feature(rare, rows[text], known_by.get(text, ())) for text, rare in rarities.items()}


def _feature(rare: float, row: Mapping[int, float], known_by: Sequence[int]) -> Feature:
    kept = [(own, weight) for own, weight in row.items() if abs(weight) > LEAST]
    owners, weights = array("H", (own for own, _ in kept)), array("f", (weight for _, weight in kept))
    return Feature(rare=rare, owners=owners, weights=weights, known_by=array("H", known_by))


def _rarities(examples: Sequence[Example]) -> dict[str, float]:
    """Feature -> damped inverse document frequency."""
    seen: Counter[str] = Counter()
    for example in examples:
        seen.update({f for word in example.words for f in features(word)})
        seen.update(set(pairs(example.words)))
    total = len(examples)
    return {feature: math.log((total + 1) / (count + 0.5)) ** DAMPING for feature, count in seen.items()}


def _known_by(examples: Sequence[Example]) -> dict[str, list[int]]:
    known: dict[str, set[int]] = {}
    for example in examples:
        for word in example.words:
            for feature in features(word):
                known.setdefault(feature, set()).add(example.own)
    return {feature: sorted(owners) for feature, owners in known.items()}


def _vector(message: Sequence[str], rarities: Mapping[str, float]) -> Vector:
    """The message's features; its length, as the sum of its words' own counts it, is 1."""
    counted: Vector = {}
    square = 0.0
    for feature in (*(f for word in dict.fromkeys(message) for f in features(word)), *pairs(message)):
        weight = rarities[feature]
        counted[feature] = counted.get(feature, 0.0) + weight
        square += weight * weight
    length = math.sqrt(square) or 1.0
    return {feature: weight / length for feature, weight in counted.items()}


def _learned(examples: Sequence[tuple[Vector, int]]) -> _Rows:
    rows = _centroids(examples)
    classes = 1 + max((own for _, own in examples), default=0)
    short = [(tuple((rows[feature], value) for feature, value in vector.items()), own) for vector, own in examples]
    shuffle = random.Random(1).shuffle  # noqa: S311 - an order of learning, no secret
    for _ in range(PASSES):
        shuffle(short)
        short = [(example, own) for example, own in short if _moved(example, own, classes)]
    return rows


def _centroids(examples: Sequence[tuple[Vector, int]]) -> _Rows:
    sizes = Counter(own for _, own in examples)
    rows: _Rows = {}
    for example, own in examples:
        share = CENTROID / math.sqrt(sizes[own])
        for feature, value in example.items():
            row = rows.setdefault(feature, {})
            row[own] = row.get(own, 0.0) + value * share
    return rows


def _moved(example: Sequence[tuple[dict[int, float], float]], own: int, classes: int) -> bool:
    """Learn from the example (rows and values of its features) where it does not win by the margin; whether so."""
    scores = [0.0] * classes
    for row, value in example:
        for other, weight in row.items():
            scores[other] += value * weight
    lead = scores[own]
    scores[own] = -math.inf
    best = max(scores)
    if lead - best >= MARGIN:
        return False
    rival = scores.index(best)
    step = min(1.0, (MARGIN - lead + best) / 2)
    for row, value in example:
        row[own] = row.get(own, 0.0) + step * value
        row[rival] = row.get(rival, 0.0) - step * value
    return True
