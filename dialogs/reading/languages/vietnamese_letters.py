"""How Vietnamese is written on a phone: with marks, with a tone on another letter of its word, or without any mark."""

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_TONES = ("àáảãạ", "èéẻẽẹ", "ỳýỷỹỵ")
_MOVED = {
    **{f"o{late}": f"{early}a" for early, late in zip("òóỏõọ", _TONES[0], strict=True)},
    **{f"o{late}": f"{early}e" for early, late in zip("òóỏõọ", _TONES[1], strict=True)},
    **{f"u{late}": f"{early}y" for early, late in zip("ùúủũụ", _TONES[2], strict=True)},
}
"""Ends of words whose tone stands on either of two letters: "hoà" and "hòa", "huỷ" and "hủy"."""
_OTHER = {**_MOVED, **{early: late for late, early in _MOVED.items()}}


@lru_cache(maxsize=1_024)
def bare(text: str) -> str:
    """`text` without marks: "thứ sáu" is "thu sau"."""
    letters = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _other_tone(word: str) -> str:
    other = _OTHER.get(word[-2:]) if not word.startswith("q") else None
    return word[:-2] + other if other else word


@lru_cache(maxsize=1_024)
def forms(word: str) -> tuple[str, ...]:
    """All ways in which a word is written: as it should be, with its tone elsewhere, without marks."""
    return tuple(dict.fromkeys((word, _other_tone(word), bare(word))))


def marked(phrase: str) -> tuple[str, ...]:
    """A phrase in its two right spellings."""
    return tuple(dict.fromkeys((phrase, " ".join(map(_other_tone, phrase.split())))))


def written(phrases: Iterable[str]) -> tuple[str, ...]:
    """Phrases in all the ways in which guests write them."""
    return tuple(dict.fromkeys(form for phrase in phrases for form in (*marked(phrase), bare(phrase))))
