"""Text -> words -> features of the topic index: the word itself and its letter n-grams, edges marked."""

import re
import unicodedata
from collections.abc import Sequence

MIN_GRAM, MAX_GRAM = 3, 4
DENSE_MIN_GRAM, DENSE_MAX_GRAM = 1, 3
"""Scripts that put a word or a syllable into one character, and write without spaces."""
LONGEST_WORD = 40
"""Letters of a word that are looked at; Thai and Japanese sentences come as one run."""
MOST_WORDS = 60
"""Words of a message that are looked at: a topic is clear by then, and a flood costs no more."""

_WORD = re.compile(r"\w+")
_RUN = re.compile(r"([^\W\d])\1{2,}")
_DENSE = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_APOSTROPHES = str.maketrans("", "", "'\u2019\u02bc`\u00b4\u200b\u200d\ufeff")
_DOUBLED = re.compile(r"([^\W\d])\1")
SHORTHAND = {
    "u": "you",
    "ur": "your",
    "r": "are",
    "im": "i am",
    "whats": "what is",
    "wheres": "where is",
    "hows": "how is",
    "its": "it is",
    "thats": "that is",
    "ive": "i have",
    "dont": "do not",
    "doesnt": "does not",
    "cant": "can not",
    "cannot": "can not",
    "wont": "will not",
    "didnt": "did not",
    "isnt": "is not",
    "pls": "please",
    "plz": "please",
    "mins": "minutes",
    "min": "minutes",
    "thru": "through",
    "n": "and",
    "wanna": "want to",
    "gonna": "going to",
    "tmr": "tomorrow",
    "hrs": "hours",
    "4": "four",
    "6": "six",
    "8": "eight",
    "hand": "hands",
    "masage": "massage",
    "adress": "address",
}
"""What thumbs write for what is meant; folded words only."""


def words(text: str) -> list[str]:
    """Folded words: NFKC, case and diacritics away, runs of a letter cut to one or two, shorthand written out."""
    plain = text.lower() if text.isascii() else _without_marks(text)
    found = _WORD.findall(plain.translate(_APOSTROPHES), 0, 4_000)[:MOST_WORDS]
    spelled: list[str] = []
    for word in found:
        cut = word if len(word) < 3 else _RUN.sub(r"\1", word)
        spelled.extend(SHORTHAND[cut].split() if cut in SHORTHAND else (cut,))
    return spelled


def _without_marks(text: str) -> str:
    """Latin letters lose their diacritics; the vowel signs of Thai and Korean stay, since they are letters."""
    decomposed = unicodedata.normalize("NFKD", text[:4_000]).casefold()
    bare = "".join(c for c in decomposed if not "\u0300" <= c <= "\u036f")
    return unicodedata.normalize("NFC", bare).replace("\u0111", "d")


def features(word: str) -> list[str]:
    """The word and its n-grams: "spa" -> ["spa", "#sp", "spa", "pa#", ...]; the word alone is marked "=spa"."""
    word = word[:LONGEST_WORD]
    marked = f"#{word}#"
    low, high = (MIN_GRAM, MAX_GRAM) if not _DENSE.search(word) else (DENSE_MIN_GRAM, DENSE_MAX_GRAM)
    grams = [marked[i : i + n] for n in range(low, high + 1) for i in range(len(marked) - n + 1)]
    return ["=" + word, *dict.fromkeys(grams)]


def pairs(message: Sequence[str]) -> list[str]:
    """Neighbouring words, the edges of the message included: "how much", "how long" differ by these."""
    return [f"{a} {b}" for a, b in zip(("^", *message), (*message, "$"), strict=True)]
