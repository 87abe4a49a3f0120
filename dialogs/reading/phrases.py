"""Finding many known phrases in a text in one pass over its words. Letters of unspaced scripts count as words."""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from dialogs.reading.grammar import UNSPACED_LETTERS

_PIECE = re.compile(
    rf"\d+|[{UNSPACED_LETTERS}]|(?:[^\W\d_{UNSPACED_LETTERS}]|[\u0300-\u036f])+"
    rf"(?:'[^\W\d_{UNSPACED_LETTERS}]+)*|\S|\n"
)


class Piece(NamedTuple):
    """A word, a number, a mark or an unspaced letter, with its place in the text."""

    text: str
    start: int
    end: int


def pieces(text: str) -> list[Piece]:
    """The words of a folded text. `text` must be in the form of `normal.folded`."""
    return [Piece(m.group(), m.start(), m.end()) for m in _PIECE.finditer(text)]


def words_of(text: str) -> list[str]:
    """As `pieces`, without places."""
    return _PIECE.findall(text)


class Hit(NamedTuple):
    """A phrase found: places of its first word and after its last one."""

    tag: str
    start: int
    end: int


class Phrases:
    """Tag -> phrases, compiled; `find` returns every phrase that stands in the words, also inside longer ones."""

    def __init__(self, phrases: Mapping[str, Iterable[str]]) -> None:
        self.known: dict[tuple[str, ...], list[str]] = {}
        self.longest: dict[str, int] = {}
        for tag, several in phrases.items():
            for phrase in several:
                words = tuple(piece.text for piece in pieces(phrase))
                if tag not in self.known.setdefault(words, []):
                    self.known[words].append(tag)
                self.longest[words[0]] = max(self.longest.get(words[0], 0), len(words))

    def find(self, words: list[str]) -> list[Hit]:
        hits: list[Hit] = []
        for start, word in enumerate(words):
            size = self.longest.get(word)
            if size is None:
                continue
            for end in range(start + 1, min(start + size, len(words)) + 1):
                for tag in self.known.get(tuple(words[start:end]), ()):
                    hits.append(Hit(tag, start, end))
        return hits
