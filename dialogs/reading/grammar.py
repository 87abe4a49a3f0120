"""The engine beneath every language: words become items, and layers of small rules join items into greater ones.

A language is data: a vocabulary (word or phrase -> kind and value) and layers of rules. A rule is a pattern of kinds
and a small function:

    ("half past h:number p:part?", half_past)

`|` parts alternatives, `?` marks what may be missing, `name:` hands the item's value to the function under that name.
In each layer the longest pattern wins at each place, from left to right, and what it joined is one item in the next
layer; a function that returns None refuses, and the next shorter pattern is tried. Layers are few and patterns short,
so the time grows with the length of the text alone.

Scripts without spaces: a run of such letters is cut by the longest words of the vocabulary, its rest letter by letter.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from inspect import Signature, signature
from itertools import product
from typing import Any, NamedTuple

from rapidfuzz.distance import OSA

WORD = "word"
"""The kind of what the vocabulary doesn't know."""
GLUE = "_"
"""In front of an element: no space may stand before it (`_pm`: "3pm", not "3 pm")."""

Made = tuple[str, Any] | None
"""A new item's kind and value, or None: the rule doesn't fit after all."""
Action = Callable[..., Made]
Rule = tuple[str, Action]


class Item(NamedTuple):
    """A stretch of text that means something. `start` and `end` are places in the text."""

    kind: str
    value: Any
    start: int
    end: int


class Node:
    """One step of a layer's patterns."""

    __slots__ = ("ends", "next")

    def __init__(self) -> None:
        self.next: dict[str, Node] = {}
        self.ends: list[tuple[tuple[str, ...], Action]] = []


_ELEMENT = re.compile(r"(?:(\w+):)?([^?]+)(\?)?")


def _branches(pattern: str) -> Iterable[tuple[tuple[str, str], ...]]:
    """Every sequence of (name, kind) that a pattern allows."""
    steps: list[list[tuple[str, str] | None]] = []
    for element in pattern.split():
        found = _ELEMENT.fullmatch(element)
        if found is None:
            raise ValueError(f"not a pattern element: {element!r} in {pattern!r}")
        name, kinds, may_miss = found.groups()
        choices: list[tuple[str, str] | None] = [(name or "", kind) for kind in kinds.split("|")]
        steps.append([*choices, None] if may_miss else choices)
    for branch in product(*steps):
        yield tuple(step for step in branch if step is not None)


def layer(rules: Sequence[Rule]) -> Node:
    """Rules compiled into one tree; where two rules have the same kinds, the earlier one is tried first.

    Raise TypeError where a function does not take what its pattern hands it.
    """
    root = Node()
    for pattern, action in rules:
        takes = signature(action)
        for branch in _branches(pattern):
            _check(takes, pattern, [name for name, _ in branch if name])
            node = root
            for _, kind in branch:
                node = node.next.setdefault(kind, Node())
            node.ends.append((tuple(name for name, _ in branch), action))
    return root


def _check(takes: Signature, pattern: str, names: list[str]) -> None:
    try:
        takes.bind(**dict.fromkeys(names))
    except TypeError as error:
        raise TypeError(f"{pattern!r}: {error}") from None


Match = tuple[int, tuple[str, ...], Action]


def _matches(root: Node, items: Sequence[Item], at: int) -> list[Match]:
    """Patterns that fit from `at` on, the longest last."""
    found: list[Match] = []
    nodes, i, previous_end = [root], at, -1
    while nodes and i < len(items):
        item = items[i]
        glued = item.start == previous_end
        following = [n.next[item.kind] for n in nodes if item.kind in n.next]
        if glued:
            kind = GLUE + item.kind
            following += [n.next[kind] for n in nodes if kind in n.next]
        nodes, previous_end, i = following, item.end, i + 1
        for node in nodes:
            found.extend((i, names, action) for names, action in reversed(node.ends))
    return found


def apply(root: Node, items: list[Item]) -> list[Item]:
    """One layer over all items, left to right."""
    starts = root.next
    if starts.keys().isdisjoint({item.kind for item in items}):
        return items
    out: list[Item] = []
    at = 0
    while at < len(items):
        if items[at].kind in starts:
            joined = _join(root, items, at)
            if joined is not None:
                item, at = joined
                out.append(item)
                continue
        out.append(items[at])
        at += 1
    return out


def _join(root: Node, items: list[Item], at: int) -> tuple[Item, int] | None:
    for end, names, action in reversed(_matches(root, items, at)):
        values = {name: items[at + i].value for i, name in enumerate(names) if name}
        made = action(**values)
        if made is not None:
            return Item(made[0], made[1], items[at].start, items[end - 1].end), end
    return None


class Digits(NamedTuple):
    """A number in figures. `size` is how many figures were written ("09" has two)."""

    value: int
    size: int


UNSPACED_LETTERS = r"\u0e01-\u0e4e\u1100-\u11ff\u3040-\u30ff\u3131-\u318e\u3400-\u9fff\uac00-\ud7a3"
"""Thai, kana, Han and Hangul, where spaces part no words, or not those that matter: a part of a character class."""
_LETTER = rf"[^\W\d_{UNSPACED_LETTERS}]"
_PIECE = re.compile(rf"\d+|[{UNSPACED_LETTERS}]+|(?:{_LETTER}|[\u0300-\u036f])+(?:'{_LETTER}+)*|\S|\n")
UNSPACED = re.compile(f"[{UNSPACED_LETTERS}]")


class Vocabulary:
    """Words and phrases of a language with their kinds; `spelt` are those that may be misspelt.

    A run of letters that starts with one of `cut` is cut into the longest known words.
    """

    def __init__(
        self, words: Mapping[str, tuple[str, Any]], spelt: Iterable[str] = (), cut: re.Pattern[str] = UNSPACED
    ) -> None:
        self.cut = cut
        self.longest: dict[str, int] = {}
        """First piece of a phrase -> how many pieces the longest phrase that starts with it has."""
        self.phrases: dict[tuple[str, ...], tuple[str, Any]] = {}
        self.packed: dict[str, int] = {}
        """First letter -> length of the longest word that starts with it, for scripts without spaces."""
        for phrase, meaning in words.items():
            self._add(phrase, meaning)
        self.spelt = tuple(word for word in spelt if (word,) in self.phrases)
        self.nearest = lru_cache(maxsize=8_192)(self._nearest)

    def _add(self, phrase: str, meaning: tuple[str, Any]) -> None:
        pieces = tuple(_PIECE.findall(phrase))
        self.phrases[pieces] = meaning
        self.longest[pieces[0]] = max(self.longest.get(pieces[0], 0), len(pieces))
        if self.cut.match(phrase):
            self.packed[phrase[0]] = max(self.packed.get(phrase[0], 0), len(phrase))

    def _nearest(self, word: str) -> str | None:
        """The one misspelt word that is meant: same first letter, one slip (two from eight letters on)."""
        slips = 2 if len(word) >= 8 else 1
        near = {
            known
            for known in self.spelt
            if known[0] == word[0]
            and abs(len(known) - len(word)) <= slips
            and OSA.distance(word, known, score_cutoff=slips) <= slips
        }
        return near.pop() if len(near) == 1 else None

    def pieces(self, text: str) -> list[tuple[str, int]]:
        """Words, numbers and marks of a folded text with their places."""
        found: list[tuple[str, int]] = []
        for match in _PIECE.finditer(text):
            piece, start = match.group(), match.start()
            if len(piece) > 1 and self.packed and self.cut.match(piece):
                found.extend(self._cut(piece, start))
            else:
                found.append((piece, start))
        return found

    def _cut(self, run: str, start: int) -> Iterable[tuple[str, int]]:
        at = 0
        while at < len(run):
            size = min(self.packed.get(run[at], 1), len(run) - at)
            while size > 1 and (run[at : at + size],) not in self.phrases:
                size -= 1
            yield run[at : at + size], start + at
            at += size

    def items(self, text: str) -> list[Item]:
        """The text as items; figures have kind `number`, what is unknown has kind `word`, a mark its own sign."""
        pieces = self.pieces(text)
        out: list[Item] = []
        at = 0
        while at < len(pieces):
            piece, start = pieces[at]
            size = self.longest.get(piece, 0)
            if size:
                item, used = self._phrase(pieces, at, size)
                if item is not None:
                    out.append(item)
                    at += used
                    continue
            out.append(self._single(piece, start))
            at += 1
        return out

    def _phrase(self, pieces: list[tuple[str, int]], at: int, size: int) -> tuple[Item | None, int]:
        for used in range(min(size, len(pieces) - at), 0, -1):
            meaning = self.phrases.get(tuple(piece for piece, _ in pieces[at : at + used]))
            if meaning is not None:
                last, place = pieces[at + used - 1]
                return Item(meaning[0], meaning[1], pieces[at][1], place + len(last)), used
        return None, 0

    def _single(self, piece: str, start: int) -> Item:
        end = start + len(piece)
        if piece.isdecimal():
            return Item("number", Digits(int(piece), len(piece)), start, end)
        if piece[0].isalpha():
            meant = self.nearest(piece) if len(piece) >= 5 else None
            if meant is not None:
                kind, value = self.phrases[(meant,)]
                return Item(kind, value, start, end)
            return Item(WORD, piece, start, end)
        return Item("," if piece == "\n" else piece, None, start, end)
