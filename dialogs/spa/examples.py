"""Two topics must not claim the same example: the bot could not know which of them a guest means."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations

from rapidfuzz.distance import OSA

from dialogs.messages import Value
from dialogs.spa.faults import Findings
from dialogs.spa.model import Topic

_NO_WORD = re.compile(r"[^\w]+")
_FIGURES = re.compile(r"\d+")
SHORTEST_NEAR = 15
"""Letters from which one wrong letter cannot make another question of it."""


class Example(Value, frozen=True):
    topic: str
    language: str
    at: int
    text: str


def check_examples(topics: Mapping[str, Topic], files: Mapping[str, str], findings: Findings) -> None:
    for first, second in clashes(topics):
        where = f'{files[first.topic]} (topic {first.topic}: "{first.text}")'
        nearly = "" if first.text == second.text else "nearly "
        message = f'"{second.text}" is {nearly}the same example as one in {where}: keep it in one of the two'
        findings.add(files[second.topic], (second.language, "examples", second.at), message)


def clashes(topics: Mapping[str, Topic]) -> Iterator[tuple[Example, Example]]:
    """Pairs of examples of different topics that are the same but for case, marks, word order or one letter."""
    same_words: dict[tuple[str, str], list[Example]] = defaultdict(list)
    same_text: dict[tuple[str, str], Example] = {}
    for example in _all(topics):
        text = folded(example.text)
        same_words[example.language, " ".join(sorted(text.split()))].append(example)
        same_text.setdefault((example.language, text), example)
    for same in same_words.values():
        yield from ((same[0], other) for other in same[1:] if other.topic != same[0].topic)
    for one, other in _near(list(same_text)):
        first, second = sorted((same_text[one], same_text[other]), key=lambda example: example.topic)
        if first.topic != second.topic:
            yield first, second


def folded(text: str) -> str:
    """Case, width and punctuation taken away."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(_NO_WORD.sub(" ", plain).split())


def _all(topics: Mapping[str, Topic]) -> Iterator[Example]:
    for topic_id in sorted(topics):
        for language, texts in topics[topic_id].examples.items():
            for at, text in enumerate(texts):
                yield Example(topic=topic_id, language=language, at=at, text=text)


def _near(keys: list[tuple[str, str]]) -> Iterator[tuple[tuple[str, str], tuple[str, str]]]:
    """Pairs one letter apart. One of the two halves is then untouched, so only keys that share a half are compared."""
    halves: dict[tuple[str, str, str], list[tuple[str, str]]] = defaultdict(list)
    for key in keys:
        if len(key[1]) >= SHORTEST_NEAR and _alphabetic(key[1]):
            for side, half in _halves(key[1]):
                halves[key[0], side, half].append(key)
    near = {
        pair
        for bucket in halves.values()
        for pair in combinations(bucket, 2)
        if _one_letter_apart(pair[0][1], pair[1][1])
    }
    yield from sorted(near)


def _halves(text: str) -> Iterator[tuple[str, str]]:
    """Both halves, cut as the text itself and as one that is a letter shorter or longer would be cut."""
    for cut in {(len(text) - 1) // 2, len(text) // 2, (len(text) + 1) // 2}:
        yield "left", text[:cut]
        yield "right", text[-cut:]


def _one_letter_apart(one: str, other: str) -> bool:
    same_figures = _FIGURES.findall(one) == _FIGURES.findall(other)
    return same_figures and OSA.distance(one, other, score_cutoff=1) <= 1


def _alphabetic(text: str) -> bool:
    """Latin and Cyrillic letters: where one sign is a whole word, one sign apart is another question."""
    return all(ord(letter) < 0x0500 or 0x1E00 <= ord(letter) < 0x2000 for letter in text)
