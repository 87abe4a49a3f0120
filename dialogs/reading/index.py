"""Which topics a message asks for: the first `TopicMatcher`, by the letters and words of the topics' examples.

A known example is found in a dictionary. Else a linear classifier (`topic_weights`) over letter n-grams scores all
topics of all languages at once; a word's share of the scores is kept, so that a message is a sum of rows. Pure; an
encoder may join later behind the same seam. What it reaches in English: `tests/dialogs/reading/test_index.py`.
"""

import math
from array import array
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from rapidfuzz import fuzz, process

from dialogs.reading.foreign_lines import BOOKING, FOREIGN
from dialogs.reading.model import TopicCandidate, TopicMatch
from dialogs.reading.ngrams import features, pairs, words
from dialogs.reading.questions import MOST_QUESTIONS, keywords, questions
from dialogs.reading.topic_weights import Example, fit
from dialogs.spa.model import Topic

SURE = 0.7
"""Answered at once from here; of the test lines answered so, 98 in 100 are right."""
SURE_FOREIGN = 0.5
"""Of `out_of_scope` itself: nothing is promised by it, and of real questions hardly one comes so far."""
LIKELY = 0.2
"""Offered as a choice from here."""
MOST_CHOICES = 3
EXACT = 0.99
NEARLY = 0.97
NEAR_RATIO = 92.0
"""Letters in common order (Indel ratio, 0 to 100) that make a message a misspelt example of a likely topic."""
LEAD_WEIGHT, SUPPORT_WEIGHT, BIAS = 14.0, 2.2, -2.2
"""Logistic mapping to a probability, as `python -m tests.dialogs.reading.calibration` prints it: fitted on the
examples themselves, a tenth at a time held out, over the three best topics of each."""
LONE_WORD = 0.6
"""The most that one word which is no example can tell: "hip" may be about anything. Thai writes sentences so."""
KEPT_WORDS = 4_096
OUT_OF_SCOPE = "out_of_scope"
NOTHING = ""
"""The class of what belongs to no topic: a booking's facts, lines that content calls foreign."""
UNOFFERED = (OUT_OF_SCOPE, "out_of_scope.sexual")
"""Never a choice where the bot is unsure: one is empty, the other an insult to who meant something else."""
GREETINGS = ("smalltalk.greeting", "smalltalk.thanks")
MINOR = (*GREETINGS, OUT_OF_SCOPE)
"""Said beside a real question, these need no answer of their own."""


class Evidence(NamedTuple):
    """For a topic: its `lead` over the best other one, and the share of the message's letters that it knows."""

    topic: str
    lead: float
    support: float


class Scored(NamedTuple):
    topic: str
    confidence: float
    near: bool = False


class _Row(NamedTuple):
    """A word's share: `scores` and `known` by class, `square` of its known length, `mass` of all its letters."""

    scores: "array[float]"
    known: "array[float]"
    square: float
    mass: float


class TopicIndex:
    """Fitted on examples; `match` is pure (all that it keeps are the rows of words seen before)."""

    def __init__(self, classes: Sequence[str], examples: Sequence[Example]) -> None:
        """`classes[example.own]` is the topic of an example; several classes may stand for one topic."""
        self._classes = tuple(classes)
        self._lines: dict[str, list[str]] = {topic: [] for topic in classes}
        self._exact: dict[str, TopicMatch] = {}
        for example in examples:
            line, topic = " ".join(example.words), self._classes[example.own]
            self._lines[topic].append(line)
            self._exact.setdefault(line, _told((Scored(topic, EXACT, near=True),)))
        self._features = fit(examples)
        self._unseen = self._features.rarest**2
        self._rows: dict[str, _Row] = {}

    def match(self, text: str, language: str) -> TopicMatch:
        """The topics asked for, in the order of the message. `language` is not needed: all are matched together."""
        known = self._exact.get(text)
        if known is not None:
            return known
        said = words(text)
        known = self._exact.get(" ".join(said))
        if known is not None:
            return known
        parts, listed = questions(text), keywords(text)
        whole = self._scored(said)
        if len(listed) > 1 and all(" ".join(words(keyword)) in self._exact for keyword in listed):
            parts = listed
        return _told(whole if len(parts) < 2 else _several([self._part(part) for part in parts], whole))

    def evidence(self, said: Sequence[str]) -> tuple[Evidence, ...]:
        """The best topics for folded words, best first; the class of nothing keeps its place among them."""
        rows = [self._row(word) for word in dict.fromkeys(said)]
        if not rows or not self._classes:
            return ()
        best = self._best(rows, said)
        mass = sum(row.mass for row in rows)
        found = []
        for place, (score, own) in enumerate(best[:MOST_CHOICES]):
            rival = best[0][0] if place else best[1][0] if len(best) > 1 else 0.0
            support = sum(row.known[own] for row in rows) / mass
            found.append(Evidence(self._classes[own], score - rival, support))
        return tuple(found)

    def _part(self, text: str) -> tuple[Scored, ...]:
        said = words(text)
        known = self._exact.get(" ".join(said))
        if known is None:
            return self._scored(said)
        return tuple(Scored(topic, EXACT, near=True) for topic in known.asked) or (Scored(NOTHING, EXACT),)

    def _scored(self, said: Sequence[str]) -> tuple[Scored, ...]:
        most = LONE_WORD if len(said) == 1 and said[0].isascii() else 1.0
        scored = [Scored(found.topic, min(most, _probability(found))) for found in self.evidence(said)]
        topic = self._misspelt([s.topic for s in scored if s.topic != NOTHING], " ".join(said))
        if topic is None:
            return tuple(scored)
        sure = max((s.confidence for s in scored if s.topic == topic), default=0.0)
        return (Scored(topic, max(sure, NEARLY), near=True), *(s for s in scored if s.topic != topic))

    def _misspelt(self, likely: Sequence[str], line: str) -> str | None:
        """Of the likely topics the one with nearly this line among its examples."""
        near = (
            (topic, process.extractOne(line, self._lines[topic], scorer=fuzz.ratio, score_cutoff=NEAR_RATIO))
            for topic in likely
        )
        found = [(hit[1], topic) for topic, hit in near if hit is not None]
        return max(found)[1] if found else None

    def _best(self, rows: Sequence[_Row], said: Sequence[str]) -> list[tuple[float, int]]:
        """(score, class), best first, one class a topic."""
        totals = [sum(column) for column in zip(*(row.scores for row in rows), strict=True)]
        square = sum(row.square for row in rows)
        for pair in pairs(said):
            number = self._features.number(pair)
            if number is not None:
                rare = self._features.rare(number)
                square += rare * rare
                for own, weight in self._features.weights(number):
                    totals[own] += weight * rare
        length = math.sqrt(square) or 1.0
        best: dict[str, tuple[float, int]] = {}
        for own in sorted(range(len(totals)), key=totals.__getitem__, reverse=True):
            best.setdefault(self._classes[own], (totals[own] / length, own))
            if len(best) > MOST_CHOICES:
                break
        return list(best.values())

    def _row(self, word: str) -> _Row:
        row = self._rows.get(word)
        if row is None:
            if len(self._rows) >= KEPT_WORDS:
                self._rows.clear()
            row = self._rows[word] = self._made(word)
        return row

    def _made(self, word: str) -> _Row:
        scores, known = (array("d", bytes(8 * len(self._classes))) for _ in range(2))
        square = mass = 0.0
        for text in features(word):
            number = self._features.number(text)
            if number is None:
                mass += self._unseen
                continue
            rare = self._features.rare(number)
            square += rare * rare
            for own, weight in self._features.weights(number):
                scores[own] += weight * rare
            for own in self._features.known_by(number):
                known[own] += rare * rare
        return _Row(scores, known, square, mass + square)


def build(topics: Mapping[str, Topic], negatives: Sequence[str] = ()) -> TopicIndex:
    """An index over all languages' examples of `topics`, and over what the code and `negatives` call foreign."""
    return TopicIndex(*classes_and_examples(topics, negatives))


def classes_and_examples(
    topics: Mapping[str, Topic], negatives: Sequence[str] = ()
) -> tuple[tuple[str, ...], list[Example]]:
    """One class a topic; one for each group of foreign lines, which count as `out_of_scope` where there is one."""
    foreign = OUT_OF_SCOPE if OUT_OF_SCOPE in topics else NOTHING
    groups: list[tuple[str, Sequence[str]]] = [
        *((t.id, [line for lines in t.examples.values() for line in lines]) for t in topics.values()),
        *((foreign, group) for group in FOREIGN.values()),
        (NOTHING, BOOKING),
        (NOTHING, negatives),
    ]
    told = [(topic, [said for line in lines if (said := words(line))]) for topic, lines in groups]
    told = [(topic, lines) for topic, lines in told if lines]
    examples = [Example(words=said, own=own) for own, (_, lines) in enumerate(told) for said in lines]
    return tuple(topic for topic, _ in told), examples


def _probability(found: Evidence) -> float:
    return 1.0 / (1.0 + math.exp(-(BIAS + LEAD_WEIGHT * found.lead + SUPPORT_WEIGHT * found.support)))


def _sure(scored: Scored) -> bool:
    return scored.confidence >= (SURE_FOREIGN if scored.topic == OUT_OF_SCOPE else SURE)


def _told(scored: Sequence[Scored]) -> TopicMatch:
    """The tiers: sure ones are asked, else likely ones are offered, else nothing."""
    if not scored or (scored[0].topic == NOTHING and scored[0].confidence >= SURE):
        return TopicMatch()
    real = [s for s in scored if s.topic != NOTHING]
    sure = [s for s in real if _sure(s)][:MOST_QUESTIONS]
    likely = (s for s in real if s.confidence >= LIKELY and s.topic not in UNOFFERED)
    told = sure or sorted(likely, key=lambda s: -s.confidence)
    return TopicMatch(
        asked=tuple(s.topic for s in sure),
        candidates=tuple(TopicCandidate(topic=s.topic, confidence=round(s.confidence, 3)) for s in told),
        near_duplicate=bool(sure) and all(s.near for s in sure),
    )


def _several(parts: Sequence[tuple[Scored, ...]], whole: tuple[Scored, ...]) -> tuple[Scored, ...]:
    """The sure topics of the parts where there are several; else the surer of the whole and the one part that counts.

    A greeting beside a question that nobody understands must not pass for the answer.
    """
    telling = [scored for scored in parts if scored and not (scored[0].topic in MINOR and _sure(scored[0]))]
    if not telling:
        return whole if whole and _sure(whole[0]) else next((scored for scored in parts if scored), whole)
    sure = {s[0].topic: s[0] for s in reversed(telling) if s[0].topic != NOTHING and _sure(s[0])}
    asked = tuple(reversed(sure.values()))
    if len(asked) > 1:
        return asked
    one = asked or max(telling, key=lambda scored: scored[0].confidence)
    if whole and whole[0].topic in GREETINGS:
        return one
    counts = asked or len(telling) == 1
    return one if counts and (not whole or one[0].confidence > whole[0].confidence) else whole
