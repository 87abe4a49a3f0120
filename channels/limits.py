"""Cutting text on the unit that a platform counts in: UTF-16 units, grapheme clusters or bytes.

Knows no platform: limits are handed in. Nothing here splits a grapheme cluster, unless it alone is too big.
"""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple
from unicodedata import category

ELLIPSIS = "…"


class Unit(NamedTuple):
    """How a platform counts: `size` of a text, and the longest `prefix` of a text of at most so many."""

    size: Callable[[str], int]
    prefix: Callable[[str, int], str]


def utf16_size(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def _utf16_prefix(text: str, most: int) -> str:
    return text.encode("utf-16-le", "surrogatepass")[: 2 * most].decode("utf-16-le", "ignore")


def byte_size(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-8", "surrogatepass"))


def _byte_prefix(text: str, most: int) -> str:
    return text.encode("utf-8", "surrogatepass")[:most].decode("utf-8", "ignore")


_PLAIN = re.compile(
    "[\x00-\x0c\x0e-\xac\xae-\u02ff\u0370-\u0482\u048a-\u0590\u1e00-\u1fff\u2010-\u2027\u2030-\u205f\u20a0-\u20cf"
    "\u3000-\u3029\u3030-\u3098\u309b-\u312f\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff9d]*"
)
"""Latin, Greek, Cyrillic, kana, Chinese and whole Korean syllables, where each character is a cluster of its own."""


def graphemes(text: str) -> list[str]:
    """The text's user-perceived characters, after the main rules of UAX #29.

    Where the rules left out would join more (conjuncts of Indic scripts, prepended marks) this counts more, never
    fewer, than the platform: the safe side of a limit.
    """
    if _PLAIN.fullmatch(text):
        return list(text)
    clusters: list[str] = []
    for c in text:
        if clusters and _joins(clusters[-1], c):
            clusters[-1] += c
        else:
            clusters.append(c)
    return clusters


def grapheme_size(text: str) -> int:
    return len(text) if _PLAIN.fullmatch(text) else len(graphemes(text))


def _grapheme_prefix(text: str, most: int) -> str:
    return "".join(graphemes(text)[:most])


UTF16 = Unit(utf16_size, _utf16_prefix)
BYTES = Unit(byte_size, _byte_prefix)
GRAPHEMES = Unit(grapheme_size, _grapheme_prefix)


def fits(text: str, most: int, unit: Unit = UTF16) -> bool:
    if unit is GRAPHEMES and len(text) <= most:
        return True
    return unit.size(text) <= most


_ZWJ = "\u200d"
_ON_PICTOGRAPHS = "\ufe0f\u200d\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff"
_EXTENDING_LETTERS = "\u0e33\u0eb3\u200c\u200d"
"""Thai and Lao AM, and the two joiners: extending, though their category does not say so."""


def _joins(cluster: str, c: str) -> bool:
    """Whether `c` goes on with `cluster` (UAX #29, GB3 to GB13)."""
    last = cluster[-1]
    if c == "\n" or last in "\r\n":
        return last == "\r" and c == "\n"
    if category(last) == "Cc":
        return False
    if _extends(c):
        return True
    if last == _ZWJ:
        return _pictograph(c) and _pictograph(cluster.rstrip(_ON_PICTOGRAPHS)[-1:])
    if _flag_half(c):
        return len(cluster) == 1 and _flag_half(last)
    return _hangul_joins(last, c)


def _extends(c: str) -> bool:
    return (
        category(c) in ("Mn", "Me", "Mc")
        or c in _EXTENDING_LETTERS
        or "\U0001f3fb" <= c <= "\U0001f3ff"
        or "\U000e0020" <= c <= "\U000e007f"
    )


def _pictograph(c: str) -> bool:
    return c >= "\U0001f000" or ("\u2190" <= c <= "\u3299" and category(c) == "So")


def _flag_half(c: str) -> bool:
    return "\U0001f1e6" <= c <= "\U0001f1ff"


def _hangul_joins(last: str, c: str) -> bool:
    """A syllable written in letters: leading + vowel + trailing, or a whole syllable + trailing."""
    leading = "\u1100" <= last <= "\u115f"
    vowel = "\u1160" <= last <= "\u11a7"
    whole = "\uac00" <= last <= "\ud7a3"
    if "\u1160" <= c <= "\u11a7":
        return leading or vowel or (whole and (ord(last) - 0xAC00) % 28 == 0)
    if "\u11a8" <= c <= "\u11ff":
        return vowel or whole or "\u11a8" <= last <= "\u11ff"
    return leading and ("\u1100" <= c <= "\u115f" or "\uac00" <= c <= "\ud7a3")


def sayable(text: str) -> str:
    """What a platform can be sent: no lone surrogates (they have no UTF-8), no NUL, no blank at either end."""
    if not text.isascii():
        text = text.encode("utf-8", "replace").decode()
    return text.replace("\x00", "").strip()


def cut(text: str, most: int, unit: Unit = UTF16) -> str:
    """At most `most` units of the text; an ellipsis says that something is missing."""
    if fits(text, most, unit):
        return text
    room = most - unit.size(ELLIPSIS)
    return _whole_clusters(text, unit.prefix(text, room)).rstrip() + ELLIPSIS if room > 0 else unit.prefix(text, most)


def split_text(text: str, most: int, unit: Unit = UTF16) -> list[str]:
    """The text in pieces of 1 to `most` units: between paragraphs where it can be, else lines, sentences, words."""
    pieces = []
    while not fits(text, most, unit):
        head = _whole_clusters(text, unit.prefix(text, most))
        head = head[: _break_in(head + text[len(head) : len(head) + 1])]
        pieces.append(head.rstrip())
        text = text[len(head) :].lstrip()
    return [piece for piece in (*pieces, text) if piece.strip()]


_BREAKS = (("\n\n",), ("\n",), (". ", "! ", "? ", "。", "！", "？"), (" ", "、", "，"))


def _break_in(reach: str) -> int:
    """Where to end a piece that may have all of `reach` but its last character: at the last good break in the second
    half, else as late as it can be. A blank at the end of a piece falls away, so that it may be that last character.
    """
    for marks in _BREAKS:
        at = max(reach.rfind(mark) + len(mark) if mark in reach else 0 for mark in marks)
        if at > len(reach) // 2 and (at < len(reach) or reach[-1].isspace()):
            return at
    return len(reach) - 1


_WIDEST = 64
"""Clusters are looked for so far back: longer ones are a joke on the reader, and are cut."""


def _whole_clusters(text: str, head: str) -> str:
    """`head`, a prefix of `text`, without a last cluster that goes on behind it."""
    end = len(head)
    start = max(0, end - _WIDEST)
    at = start
    for cluster in graphemes(text[start : end + _WIDEST]):
        if at + len(cluster) > end:
            break
        at += len(cluster)
    return head[:at] if at > start else head


def fitted(labels: Sequence[str], most: int, unit: Unit = GRAPHEMES) -> list[str]:
    """Each label in 1 to `most` units, on one line, and no two alike, so that the guest can tell them apart.

    Labels that would be cut to the same text keep their ends, where dates and times differ; else they are numbered.
    """
    lines = tuple(" ".join(sayable(label).split()) for label in labels)
    if len(set(lines)) == len(lines) and all(line and fits(line, most, unit) for line in lines):
        return list(lines)
    return list(_told_apart(lines, most, unit))


@lru_cache(maxsize=1024)
def _told_apart(lines: tuple[str, ...], most: int, unit: Unit) -> tuple[str, ...]:
    """Cutting is slow, and the same choices are offered again and again."""
    ends = tuple(cut(line, most, unit) for line in lines)
    if all(ends) and len(set(ends)) == len(ends):
        return ends
    middles = tuple(
        _cut_middle(line, most, unit) if ends.count(end) > 1 else end for line, end in zip(lines, ends, strict=True)
    )
    if all(middles) and len(set(middles)) == len(middles):
        return middles
    return tuple(cut(f"{n}. {line}".rstrip(), most, unit) for n, line in enumerate(lines, 1))


def _cut_middle(line: str, most: int, unit: Unit) -> str:
    if fits(line, most, unit):
        return line
    tail = ""
    for cluster in reversed(graphemes(line)):
        if unit.size(cluster + tail) > most // 2:
            break
        tail = cluster + tail
    tail = tail[tail.find(" ") + 1 :]
    head = unit.prefix(line, max(0, most - unit.size(tail) - unit.size(ELLIPSIS)))
    return _whole_clusters(line, head).rstrip() + ELLIPSIS + tail


def numbered(labels: Sequence[str]) -> str:
    """Choices as text, one a line, for where no buttons can be shown; the engine takes the number for the tap."""
    lines = (" ".join(sayable(label).split()) for label in labels)
    return "\n".join(f"{n}. {line}" for n, line in enumerate(lines, 1))
