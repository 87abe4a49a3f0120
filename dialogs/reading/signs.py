"""The format of content/signs/<language>.toml, and its patterns made ready for matching.

    [RF03]                                    # RF03b holds further patterns of RF03, with another action
    action = "emergency"                      # or doctor_first, tell_therapist
    patterns = [
        "weak* in both {leg}",                # words in a row; weak* is any word that begins so
        "{leg} (is|are) (getting)? weaker",   # alternatives; a question mark behind what may be missing
        "foot ... drop*",                     # ... up to four other words
        "numb* ~ {leg} ~ both",               # all within one clause, in any order
        "fever & {spine} ~ pain",             # all within the message, each of them meant
        "cancer @past",                       # counts also where it is told as past
    ]

`{leg}` stands for a group of words that many signs share; each language's file in `languages` has them ("groups").
A pattern may end in marks: `@past` counts in the past too, `@happened` unless that is
long ago (an accident), `@anyone` whoever it is about, `@asked` also inside a
plain question. Case, accents' form, invisible signs and small misspellings of words from six letters on don't matter.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from rapidfuzz.distance import OSA

from dialogs.reading.grammar import UNSPACED
from dialogs.reading.normal import folded, plain
from dialogs.reading.phrases import pieces
from dialogs.spa.model import Sign

GAP, GAP_OF_LETTERS = 4, 12
"""Words that `...` may pass over, and letters where a row is of a script that parts no words."""
NEAR = 12
"""Words within which the parts of a `~` must stand."""
OPENING = 3
"""Letters by which a row is found where letters count as words."""
MARKS = ("@past", "@happened", "@anyone", "@asked")


Forms = Callable[[str], tuple[str, ...]]
"""A word -> all ways in which it is written."""


class BadSign(ValueError):
    """A sign that cannot be used; the text says which, why, and how to mend it."""


def expanded(pattern: str, groups: Mapping[str, tuple[str, ...]]) -> str:
    """`{leg}` replaced by its words. Raise BadSign."""
    out, rest = "", pattern
    while "{" in rest:
        before, _, rest = rest.partition("{")
        group, closing, rest = rest.partition("}")
        if not closing or group not in groups:
            raise BadSign(f"there is no group of words {{{group}}}, in {pattern!r}; known: {', '.join(sorted(groups))}")
        out += f"{before}({'|'.join(groups[group])})"
    return out + rest


def fault_of(pattern: str, groups: Mapping[str, tuple[str, ...]]) -> str | None:
    """What is wrong with a pattern, in a sentence, or None: for `concierge check`."""
    try:
        compiled(expanded(pattern, groups))
    except BadSign as error:
        return str(error)
    return None


def forget_compiled() -> None:
    """Patterns are compiled again where they are needed."""
    compiled.cache_clear()
    row.cache_clear()


class Row(NamedTuple):
    """Words in a row. It may start with one of `words`, or with a word that begins with one of `stems`."""

    openings: frozenset[tuple[str, ...]]
    """First letters with which it may start, in scripts read letter by letter."""
    words: frozenset[str]
    stems: frozenset[str]
    pattern: re.Pattern[str]
    """Matches words that each have one space after them. Its repeats are bounded, so its time is too."""
    vocabulary: frozenset[str]
    """Every whole word in it."""
    all_stems: frozenset[str]


class Pattern(NamedTuple):
    """Parts that must all be meant; each is rows that stand in one clause."""

    parts: tuple[tuple[str, ...], ...]
    """Rows by their text."""
    past: bool = False
    happened: bool = False
    anyone: bool = False
    asked: bool = False


@lru_cache(maxsize=8_192)
def compiled(pattern: str) -> Pattern:
    """Raise BadSign where a row is empty or starts with something that may be missing."""
    text = pattern
    flags = {}
    for mark in MARKS:
        flags[mark[1:]] = mark in text
        text = text.replace(mark, "")
    parts = tuple(tuple(row.strip() for row in part.split("~")) for part in text.split("&"))
    for part in parts:
        for text_of_row in part:
            row(text_of_row)
    return Pattern(parts, **flags)


def as_written(word: str) -> tuple[str, ...]:
    """The forms of a word in languages that write it in one way only."""
    return (word,)


@lru_cache(maxsize=16_384)
def row(text: str, forms: Forms = as_written) -> Row:
    """Raise BadSign where it is empty or starts with what may be missing. `forms`: ways of writing each word."""
    elements = _elements(text)
    if not elements or elements[0] == "..." or elements[0].endswith("?"):
        raise BadSign(f"a row must start with words that cannot be missing: {text!r}")
    steps = [_alternatives(element) for element in elements]
    firsts = [tests[0] for tests in steps[0] if not _opening(tests)]
    every = [test for tests in steps for alternative in tests for test in alternative]
    gap = GAP_OF_LETTERS if UNSPACED.search(text) else GAP
    return Row(
        openings=frozenset(
            written for tests in steps[0] if (opening := _opening(tests)) for written in product(*map(forms, opening))
        ),
        words=frozenset(form for test in firsts if not _is_stem(test) for form in forms(test)),
        stems=frozenset(form for test in firsts if _is_stem(test) for form in forms(test[:-1])),
        pattern=re.compile("".join(_regex(e, tests, gap, forms) for e, tests in zip(elements, steps, strict=True))),
        vocabulary=frozenset(form for test in every if not _is_stem(test) for form in forms(test)),
        all_stems=frozenset(form for test in every if _is_stem(test) for form in forms(test[:-1])),
    )


def _opening(tests: tuple[str, ...]) -> tuple[str, ...]:
    """First letters of a word of a script read letter by letter, where there are two at least; else nothing."""
    letters = tests[:OPENING]
    single = len(letters) > 1 and all(len(letter) == 1 and UNSPACED.match(letter) for letter in letters)
    return letters if single else ()


def _is_stem(test: str) -> bool:
    return len(test) > 1 and test.endswith("*")


def _regex(element: str, alternatives: list[tuple[str, ...]], gap: int, forms: Forms) -> str:
    if element == "...":
        return rf"(?:\S+ ){{0,{gap}}}?"
    written = sorted(("".join(_test(t, forms) for t in tests) for tests in alternatives), key=len, reverse=True)
    return f"(?:{'|'.join(written)}){'?' if element.endswith('?') else ''}"


def _test(test: str, forms: Forms) -> str:
    written = sorted(map(re.escape, forms(test[:-1] if _is_stem(test) else test)), key=len, reverse=True)
    whole = written[0] if len(written) == 1 else f"(?:{'|'.join(written)})"
    return whole + r"\S* " if _is_stem(test) else whole + " "


def _elements(text: str) -> list[str]:
    """Split at spaces outside of brackets."""
    out, depth = [""], 0
    for sign in text:
        depth += (sign == "(") - (sign == ")")
        if depth < 0:
            raise BadSign(f"a bracket is closed that was not opened: {text!r}")
        if sign == " " and depth == 0:
            out.append("")
        else:
            out[-1] += sign
    if depth:
        raise BadSign(f"a bracket is not closed: {text!r}")
    return [element for element in out if element]


def _alternatives(element: str) -> list[tuple[str, ...]]:
    """What may stand at this place: each a row of words."""
    if element == "...":
        return []
    if _ODDLY_NESTED.search(element.removesuffix("?")):
        raise BadSign(f"brackets inside of brackets: {element!r}; write the alternatives out")
    several = element.removesuffix("?").replace("(", "").replace(")", "").split("|")
    found = [_tests(alternative) for alternative in several]
    if not all(found):
        raise BadSign(f"an empty alternative: {element!r}")
    return found


def _tests(alternative: str) -> tuple[str, ...]:
    """Words as the reader cuts them, each with its `*` kept."""
    tests: list[str] = []
    for piece in pieces(folded(plain(alternative))):
        if piece.text == "*" and tests:
            tests[-1] += "*"
        else:
            tests.append(piece.text)
    return tuple(tests)


FEWEST_FOR_SLIPS = 6
_ODDLY_NESTED = re.compile(r"[^(|]\(|\)[^)|]")


class Signs:
    """All signs of a language: which rows a word may start, and which patterns a row belongs to."""

    def __init__(
        self,
        signs: tuple[Sign, ...],
        known: frozenset[str],
        groups: Mapping[str, tuple[str, ...]],
        forms: Forms | None = None,
    ) -> None:
        """`known` are words that are never taken for misspellings. A pattern with a fault is passed over.

        Where a language gives `forms`, its words are short and their marks tell them apart: none is mended.
        """
        self.forms = forms or as_written
        self.mends = forms is None
        self.rows: list[Row] = []
        self.patterns: list[tuple[Sign, Pattern, tuple[tuple[int, ...], ...]]] = []
        self.using: dict[int, list[int]] = {}
        """Row -> patterns that need it."""
        self._by_word: dict[str, set[int]] = {}
        self._by_opening: dict[tuple[str, ...], list[int]] = {}
        self._by_prefix: list[tuple[str, int]] = []
        self._vocabulary: set[str] = set(known)
        self._stems: set[str] = set()
        numbers: dict[str, int] = {}
        for sign in signs:
            for text in sign.patterns:
                if fault_of(text, groups) is None:
                    self._add(sign, compiled(expanded(text, groups)), numbers)
        self._spelt = tuple(w for w in self._vocabulary - known if len(w) >= FEWEST_FOR_SLIPS - 1)
        self.look_up = lru_cache(maxsize=16_384)(self._look_up)

    def _add(self, sign: Sign, pattern: Pattern, numbers: dict[str, int]) -> None:
        needed = []
        for part in pattern.parts:
            ids = []
            for text in part:
                if text not in numbers:
                    numbers[text] = len(self.rows)
                    self._index(row(text, self.forms), len(self.rows))
                ids.append(numbers[text])
            needed.append(tuple(ids))
        for number in {n for ids in needed for n in ids}:
            self.using.setdefault(number, []).append(len(self.patterns))
        self.patterns.append((sign, pattern, tuple(needed)))

    def _index(self, new: Row, number: int) -> None:
        self.rows.append(new)
        for opening in new.openings:
            self._by_opening.setdefault(opening, []).append(number)
        for word in new.words:
            self._by_word.setdefault(word, set()).add(number)
        self._by_prefix += [(stem, number) for stem in new.stems]
        self._vocabulary |= new.vocabulary
        self._stems |= new.all_stems

    def opened(self, words: list[str], at: int) -> Iterable[int]:
        """The rows that the letters at a place may start, in scripts read letter by letter."""
        for size in range(2, OPENING + 1):
            yield from self._by_opening.get(tuple(words[at : at + size]), ())

    def _look_up(self, word: str) -> tuple[str, tuple[int, ...]]:
        """The word as it is meant (misspellings mended), and the rows it may start."""
        meant = word if self._knows(word) else self._nearest(word)
        starts = set(self._by_word.get(meant, ()))
        starts |= {number for prefix, number in self._by_prefix if meant.startswith(prefix)}
        return meant, tuple(sorted(starts))

    def _knows(self, word: str) -> bool:
        return (
            not self.mends
            or len(word) < FEWEST_FOR_SLIPS
            or word in self._vocabulary
            or any(len(stem) >= 4 and word.startswith(stem) for stem in self._stems)
        )

    def _nearest(self, word: str) -> str:
        """One slip (two from nine letters on), same first letter; a stem may be misspelt too ("pregnent")."""
        slips = 2 if len(word) >= 9 else 1
        for known in self._spelt:
            if known[0] == word[0] and OSA.distance(word, known, score_cutoff=slips) <= slips:
                return known
        for stem in self._stems:
            if len(stem) >= FEWEST_FOR_SLIPS and stem[0] == word[0]:
                near = OSA.distance(word[: len(stem)], stem, score_cutoff=1) <= 1
                if near or OSA.distance(word[: len(stem) + 1], stem, score_cutoff=1) <= 1:
                    return stem
        return word
