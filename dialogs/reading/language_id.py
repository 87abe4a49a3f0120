"""In which language a message is written: by its letters, then its words, then what is known of the guest.

Sticky: a message that shows no language ("ok", "hi", a number, a name) is in the language of the talk so far, else in
that of the guest's phone. It changes with another script, or with two words of another language in the same one.
"""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from dialogs.reading.language_words import (
    ALSO_ENGLISH,
    CHINESE_LETTERS,
    ENGLISH,
    JAPANESE_WORDS,
    LANGUAGE_NAMES,
    LONGEST_NAME,
    NEUTRAL,
    RUSSIAN,
    RUSSIAN_ALSO_OTHER,
    SIMPLIFIED_WORDS,
    TRADITIONAL_LETTERS,
    VIETNAMESE,
)
from dialogs.reading.model import Slot
from dialogs.reading.normal import folded, plain

ENOUGH = 2
"""Words of another language in the same script that change the language of a talk."""
FEW_LETTERS = 12
"""A name, an address: so few letters of another script answer a question for them without changing the language."""
_HAN_LANGUAGES = ("ja", "zh-Hans", "zh-Hant")
_TRADITIONAL_REGIONS = frozenset({"tw", "hk", "mo"})
_READ = frozenset({"en", "vi", "ko", "ja", "th", "ru"})
_WORD = re.compile(r"[a-z\u00c0-\u024f\u1e00-\u1eff]+(?:'[a-z]+)*")
_ADDRESS = re.compile(r"\S*(?:@|://|www\.)\S*|\b\w+\.(?:com|vn|net|org|ru|kr|jp|cn|th)\b")
_CLOCK = re.compile(r"\d ?(?:am|pm|a\.m|p\.m)\b")
_VIETNAMESE_MARKS = frozenset("\u0309\u0323\u031b\u0306")
"""Hook above, dot below, horn, breve: of the languages that guests write only Vietnamese has them."""


@lru_cache(maxsize=256)
def tag_of(locale: str) -> str:
    """The language of a platform's locale ("zh-TW", "ru_RU"), as the content names it; empty where it is unknown."""
    main, *rest = locale.lower().replace("_", "-").split("-")
    if main in ("zh", "yue", "cmn"):
        traditional = main == "yue" or "hant" in rest or (_TRADITIONAL_REGIONS & set(rest) and "hans" not in rest)
        return "zh-Hant" if traditional else "zh-Hans"
    return main if main in _READ else ""


def wish_alone(low: str) -> str | None:
    """The language that a message names and nothing else: its own name is understood in any talk."""
    return LANGUAGE_NAMES.get(low.strip(" .!?…\n")) if len(low) <= LONGEST_NAME else None


def language_of(text: str, memory: str = "", locale: str = "", expecting: Slot | None = None) -> str:
    """The language of `text`: en, vi, ko, ja, zh-Hans, zh-Hant, th or ru, or the language of the talk (`memory`).

    `locale` is a platform's hint (BCP 47), `expecting` the slot that was just asked for.
    """
    hint = memory or tag_of(locale)
    low = folded(plain(text))
    counts = _letters(low)
    own = _of_own_script(low, counts, hint)
    latin = counts.latin and _of_latin(_ADDRESS.sub(" ", low), "" if own else memory, hint)
    if own and (not latin or not _mostly_latin(counts)):
        if memory and own != memory and expecting in ("name", "contact") and counts.others <= FEW_LETTERS:
            return memory
        return own
    return latin or hint or "en"


class _Letters(NamedTuple):
    latin: int = 0
    hangul: int = 0
    kana: int = 0
    han: int = 0
    thai: int = 0
    cyrillic: int = 0

    @property
    def others(self) -> int:
        return sum(self) - self.latin


_SCRIPTS = {
    "latin": r"[a-z\u00c0-\u024f\u1e00-\u1eff]",
    "hangul": r"[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]",
    "kana": r"[\u3041-\u3096\u30a1-\u30fa\uff66-\uff9d]",
    "han": r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]",
    "thai": r"[\u0e01-\u0e4e]",
    "cyrillic": r"[\u0400-\u052f]",
}
_LETTERS = {name: re.compile(pattern) for name, pattern in _SCRIPTS.items()}


def _letters(low: str) -> _Letters:
    if low.isascii():
        return _Letters(latin=len(_LETTERS["latin"].findall(low)))
    return _Letters(**{name: len(pattern.findall(low)) for name, pattern in _LETTERS.items()})


def _mostly_latin(counts: _Letters) -> bool:
    return counts.latin > counts.others * (2 if counts.han or counts.hangul else 1)


def _of_own_script(low: str, counts: _Letters, hint: str) -> str:
    """The language of letters that only one of the languages has, or of Han letters."""
    if counts.han and not counts.kana and not counts.hangul:
        return _of_han(low, hint)
    several = {"ko": counts.hangul, "ja": counts.kana and counts.kana + counts.han, "th": counts.thai}
    several["ru"] = counts.cyrillic
    best = max(several, key=lambda tag: several[tag])
    return best if several[best] else ""


# Han letters


@lru_cache(maxsize=8_192)
def _used(letter: str) -> frozenset[str]:
    """Who writes a Han letter: by the character sets of the mainland, of Taiwan, and of everyday Japanese."""
    used = {tag for tag, codec in (("zh-Hans", "gb2312"), ("zh-Hant", "big5")) if _has(codec, letter)}
    if _has("shift_jis", letter) and letter.encode("shift_jis")[0] < 0x99:
        used.add("ja")
    if letter in TRADITIONAL_LETTERS:
        used.discard("zh-Hans")
    return frozenset(used)


def _has(codec: str, letter: str) -> bool:
    try:
        letter.encode(codec)
    except UnicodeEncodeError:
        return False
    return True


def _of_han(low: str, hint: str) -> str:
    """Kanji alone are Japanese where a letter or a mixture is that only Japanese write, or where the talk is."""
    letters = _LETTERS["han"].findall(low)
    able = {tag: sum(tag in _used(letter) for letter in letters) for tag in _HAN_LANGUAGES}
    if not CHINESE_LETTERS.isdisjoint(letters):
        able["ja"] = -1
    most = max(able.values())
    fitting = [tag for tag in _HAN_LANGUAGES if able[tag] == most]
    if len(fitting) > 1 and any(word in low for word in SIMPLIFIED_WORDS):
        fitting = ["zh-Hans"] if "zh-Hans" in fitting else fitting
    if hint in fitting:
        return hint
    if "ja" in fitting and len(fitting) > 1:
        japanese = hint not in _HAN_LANGUAGES and any(word in low for word in JAPANESE_WORDS)
        fitting = ["ja"] if japanese else [tag for tag in fitting if tag != "ja"]
    return fitting[0]


# Latin letters


class _Shown(NamedTuple):
    """How many words speak for each language."""

    en: int
    vi: int
    ru: int
    sure_vi: bool
    words: int


def _of_latin(low: str, memory: str, hint: str) -> str:
    """English, Vietnamese with or without its marks, Russian in Latin letters, or empty: the words show none."""
    shown = _shown(low)
    if shown.ru >= ENOUGH and shown.ru > max(shown.en, shown.vi):
        return "ru"
    if shown.vi and (shown.sure_vi or shown.vi > shown.en):
        return "vi" if _changes("vi", shown.vi + shown.sure_vi, memory, hint, shown) else ""
    if shown.en:
        return "en" if _changes("en", shown.en, memory, hint, shown) else ""
    return ""


def _changes(tag: str, count: int, memory: str, hint: str, shown: _Shown) -> bool:
    """Whether so many words are enough: one will do where the talk has no language yet, or one of another script."""
    if tag == (memory or hint) or count >= ENOUGH:
        return True
    if memory in ("en", "vi"):
        return False
    return not hint or shown.words <= ENOUGH


@lru_cache(maxsize=8_192)
def _bare(word: str) -> tuple[str, bool, bool]:
    """A word without its marks; whether it had any; whether one of them is Vietnamese alone."""
    if word.isascii():
        return word, False, False
    parts = unicodedata.normalize("NFD", word)
    marks = {letter for letter in parts if unicodedata.combining(letter)}
    bare = "".join(letter for letter in parts if not unicodedata.combining(letter)).replace("\u0111", "d")
    doubled = "\u0302" in marks and bool(marks & {"\u0300", "\u0301", "\u0303"})
    return bare, bare != word, bool(marks & _VIETNAMESE_MARKS) or doubled or "\u0111" in word


def _shown(low: str) -> _Shown:
    en = vi = ru = unsure_vi = words = marked = 0
    for match in _WORD.finditer(low):
        word = match.group()
        if word in NEUTRAL:
            continue
        words += 1
        bare, has_marks, is_vi = _bare(word)
        if has_marks:
            marked += is_vi
            vi += bare in VIETNAMESE or is_vi
            continue
        en += word in ENGLISH
        if bare in VIETNAMESE:
            vi, unsure_vi = (vi, unsure_vi + 1) if word in ALSO_ENGLISH or word in ENGLISH else (vi + 1, unsure_vi)
        ru += word in RUSSIAN and word not in RUSSIAN_ALSO_OTHER
    if not vi and not en and unsure_vi >= ENOUGH and unsure_vi == words:
        vi, unsure_vi = unsure_vi, 0
    return _Shown(
        en=en + bool(_CLOCK.search(low)) - (unsure_vi if vi > en else 0),
        vi=vi + (unsure_vi if vi else 0),
        ru=ru,
        sure_vi=marked > 0 and vi > marked // 2,
        words=words,
    )
