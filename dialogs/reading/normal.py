"""A guest's text made plain: one form of every letter, no invisible signs, no runs. The original is kept for names."""

import re
import unicodedata

LONGEST = 4_000
"""Characters of one turn that are read; what comes after is kept in the transcript only."""
_INVISIBLE = re.compile(
    r"[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    r"\ufe00-\ufe0f\ufeff\ud800-\udfff]"
)
_SPACES = re.compile(r"[^\S\n]+")
_BLANK_LINES = re.compile(r"\s*\n\s*")
_RUN_OF_LETTERS = re.compile(r"([^\W\d_])\1{2,}")
_RUN_OF_MARKS = re.compile(r"([^\w\s])\1{2,}")
_ALIKE = str.maketrans("\u3001\u3002\u301c\u0451", ",.~\u0435")
"""Comma, full stop and wave dash of Chinese and Japanese as the ASCII marks they stand for; Russian ё as the е that
most people write for it."""
_THAI_TYPED = re.compile(r"\u0e40\u0e40|\u0e4d([\u0e48-\u0e4b]?)\u0e32")
"""The long e typed as two short ones, and the vowel am in the two parts into which NFKC takes it."""
_QUOTES = str.maketrans("\u2018\u2019\u02bc\u00b4`\u201c\u201d\u2013\u2014\u2212\u2012", "'''''\"\"----")


def plain(text: str) -> str:
    """`text` in NFKC, without invisible signs, quotes and dashes made ASCII, spaces collapsed; case is kept.

    Letters repeated three times and more are cut to two ("sooooo"), marks to two ("!!!!").
    """
    text = text[:LONGEST]
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)[:LONGEST].translate(_QUOTES)
        text = _THAI_TYPED.sub(_thai, text)
    text = _INVISIBLE.sub("", text)
    text = _BLANK_LINES.sub("\n", _SPACES.sub(" ", text)).strip()
    return _RUN_OF_MARKS.sub(r"\1\1", _RUN_OF_LETTERS.sub(r"\1\1", text))


def _thai(found: re.Match[str]) -> str:
    return "\u0e41" if found[1] is None else f"{found[1]}\u0e33"


def folded(text: str) -> str:
    """Lower case of the same length, with ASCII marks, so that places in it are places in `text`."""
    lowered = text.lower()
    if not text.isascii():
        lowered = lowered.translate(_ALIKE)
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)
