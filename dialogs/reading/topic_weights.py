"""Examples -> features: which letters and words speak for which topic. Fitted when content is loaded, in plain Python.

A linear classifier over IDF-weighted features. It starts from the topics' centroids and then goes over the examples;
one that does not win by a margin moves its topic's weights up and the nearest rival's down. Numbers stand for
features and lie packed in arrays: thousands of small objects would cost tens of megabytes.
"""

import math
import random
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
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

_Row = dict[int, float]
"""Class -> weight, while learning."""


class Example(Value, frozen=True):
    """The folded words of a line, and the number of its class."""

    words: list[str]
    own: int


class _Vector(NamedTuple):
    numbers: "array[int]"
    values: "array[float]"
    own: int


class Features:
    """What each feature says: its rarity, its weights for classes, and the classes that know it."""

    def __init__(self, rarities: Mapping[str, float], rows: Sequence[_Row], knowers: Sequence[Iterable[int]]) -> None:
        self._numbers = {text: number for number, text in enumerate(rarities)}
        self.rarest = max(rarities.values(), default=1.0)
        self._rare = array("f", rarities.values())
        kept = [[(own, weight) for own, weight in row.items() if abs(weight) > LEAST] for row in rows]
        self._owners = array("H", (own for row in kept for own, _ in row))
        self._weights = array("f", (weight for row in kept for _, weight in row))
        self._ends = _ends(kept)
        known = [sorted(owners) for owners in knowers]
        self._known = array("H", (own for owners in known for own in owners))
        self._known_ends = _ends(known)

    def number(self, text: str) -> int | None:
        return self._numbers.get(text)

    def rare(self, number: int) -> float:
        return self._rare[number]

    def weights(self, number: int) -> Iterator[tuple[int, float]]:
        """(class, weight)."""
        part = slice(self._ends[number], self._ends[number + 1])
        return zip(self._owners[part], self._weights[part], strict=True)

    def known_by(self, number: int) -> "array[int]":
        return self._known[self._known_ends[number] : self._known_ends[number + 1]]


def fit(examples: Sequence[Example]) -> Features:
    """The same examples give the same features: the order of learning is drawn from a fixed seed."""
    rarities = _rarities(examples)
    numbers = {text: number for number, text in enumerate(rarities)}
    knowers: list[set[int]] = [set() for _ in numbers]
    for example in examples:
        for word in example.words:
            for text in features(word):
                knowers[numbers[text]].add(example.own)
    vectors = [_vector(example, numbers, rarities) for example in examples]
    return Features(rarities, _learned(vectors, len(numbers)), knowers)


def _ends(rows: Sequence[Sequence[object]]) -> "array[int]":
    """Where each row's part ends in the packed whole; the first entry is where the first begins."""
    ends = array("I", [0])
    for row in rows:
        ends.append(ends[-1] + len(row))
    return ends


def _rarities(examples: Sequence[Example]) -> dict[str, float]:
    """Feature -> damped inverse document frequency."""
    seen: Counter[str] = Counter()
    for example in examples:
        seen.update({f for word in example.words for f in features(word)})
        seen.update(set(pairs(example.words)))
    total = len(examples)
    return {feature: math.log((total + 1) / (count + 0.5)) ** DAMPING for feature, count in sorted(seen.items())}


def _vector(example: Example, numbers: Mapping[str, int], rarities: Mapping[str, float]) -> _Vector:
    """The line's features; its length, as the sum of its words' own counts it, is 1."""
    counted: dict[int, float] = {}
    square = 0.0
    for text in (*(f for word in dict.fromkeys(example.words) for f in features(word)), *pairs(example.words)):
        rare = rarities[text]
        counted[numbers[text]] = counted.get(numbers[text], 0.0) + rare
        square += rare * rare
    length = math.sqrt(square) or 1.0
    return _Vector(array("I", counted), array("f", (value / length for value in counted.values())), example.own)


def _learned(vectors: Sequence[_Vector], features_in_all: int) -> list[_Row]:
    rows = _centroids(vectors, features_in_all)
    classes = 1 + max((vector.own for vector in vectors), default=0)
    short = list(vectors)
    shuffle = random.Random(1).shuffle  # noqa: S311 - an order of learning, no secret
    for _ in range(PASSES):
        shuffle(short)
        short = [vector for vector in short if _moved(vector, rows, classes)]
    return rows


def _centroids(vectors: Sequence[_Vector], features_in_all: int) -> list[_Row]:
    sizes = Counter(vector.own for vector in vectors)
    rows: list[_Row] = [{} for _ in range(features_in_all)]
    for numbers, values, own in vectors:
        share = CENTROID / math.sqrt(sizes[own])
        for number, value in zip(numbers, values, strict=True):
            rows[number][own] = rows[number].get(own, 0.0) + value * share
    return rows


def _moved(vector: _Vector, rows: Sequence[_Row], classes: int) -> bool:
    """Learn from the example where it does not win by the margin; whether it was so."""
    scores = [0.0] * classes
    for number, value in zip(vector.numbers, vector.values, strict=True):
        for other, weight in rows[number].items():
            scores[other] += value * weight
    lead = scores[vector.own]
    scores[vector.own] = -math.inf
    best = max(scores)
    if lead - best >= MARGIN:
        return False
    rival = scores.index(best)
    step = min(1.0, (MARGIN - lead + best) / 2)
    for number, value in zip(vector.numbers, vector.values, strict=True):
        row = rows[number]
        row[vector.own] = row.get(vector.own, 0.0) + step * value
        row[rival] = row.get(rival, 0.0) - step * value
    return True
