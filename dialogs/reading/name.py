"""A name as the guest wrote it: after "my name is", or the bare answer to the question for it."""

import re
from itertools import pairwise

from dialogs.reading.languages.language import TalkWords
from dialogs.reading.model import Slot
from dialogs.reading.phrases import Hit, Piece

MOST_WORDS, LONGEST = 6, 80
_ABBREVIATED = 3
_STOPS = frozenset('.,;:!?()[]{}<>"|/\\=+*&#@\n')
_INSIDE = frozenset({"-", "'", ".", "\u30fb"})


def name(words: list[Piece], hits: list[Hit], text: str, talk: TalkWords, expecting: Slot | None) -> str | None:
    """`words` and `text` after phones and addresses are blanked out; `text` keeps its case."""
    words = _until_its_end(words, hits)
    for hit in sorted(hits, key=lambda h: (h.start, -h.end)):
        if hit.tag == "names":
            at = hit.end
            while at < len(words) and words[at].text in (":", "is", "-", "="):
                at += 1
            found = _taken(words, at, text, talk, capitals=False)
            if found:
                return found
    if (found := _before(words, hits, text)) is not None:
        return found
    if expecting == "name" and not any(hit.tag == "no_names" for hit in hits):
        return _answer(words, hits, text, talk)
    return _introduced(words, hits, text, talk)


def _before(words: list[Piece], hits: list[Hit], text: str) -> str | None:
    """What stands before words that call it a name ("田中と申します"), back to a mark or another known phrase."""
    closing = next((hit for hit in hits if hit.tag == "names_before"), None)
    if closing is None:
        return None
    known = ("name_starts", "polite", "yes", "intent:greeting")
    other = {at for hit in hits if hit.tag in known and hit.end <= closing.start for at in range(hit.start, hit.end)}
    start = closing.start
    while start > 0 and start - 1 not in other and _is_of_name(words[start - 1]):
        start -= 1
    if start > 0 and words[start - 1].text[-1].isdigit():
        return None  # "2名" is a count, not a name
    found = text[words[start].start : words[closing.start - 1].end].strip() if start < closing.start else ""
    return found if 0 < len(found) <= LONGEST else None


def _is_of_name(word: Piece) -> bool:
    return word.text in _INSIDE or _is_letter(word.text)


def _until_its_end(words: list[Piece], hits: list[Hit]) -> list[Piece]:
    """What closes or follows a name without a space ("-입니다") becomes a mark that no name runs over."""
    closed = {at for hit in hits if hit.start and _closes(hit, words) for at in range(hit.start, hit.end)}
    return [w._replace(text="\n") if at in closed else w for at, w in enumerate(words)] if closed else words


def _closes(hit: Hit, words: list[Piece]) -> bool:
    return hit.tag == "name_breaks" or (hit.tag == "name_ends" and _ends_a_word(words, hit.end))


def _ends_a_word(words: list[Piece], end: int) -> bool:
    return end >= len(words) or words[end].start > words[end - 1].end or not words[end].text[0].isalpha()


def _introduced(words: list[Piece], hits: list[Hit], text: str, talk: TalkWords) -> str | None:
    """ "I'm Anna": only with capitals, for "I'm late" is no name."""
    for hit in hits:
        if hit.tag == "weak_names" and words[hit.start].text not in ("for", "under"):
            found = _taken(words, hit.end, text, talk, capitals=True)
            if found:
                return found
    return None


def _taken(words: list[Piece], at: int, text: str, talk: TalkWords, *, capitals: bool) -> str | None:
    end = at
    while end < len(words) and _count(words, at, end) < MOST_WORDS:
        told = not capitals and _certain(words, at, end, text)
        if not told and not _may_be_name(words[end], text, talk, capitals=capitals):
            break
        if words[end].text == "." and len(words[end - 1].text) > _ABBREVIATED:
            break
        end += 1
    while end > at and not _is_letter(words[end - 1].text):
        end -= 1
    return text[words[at].start : words[end - 1].end].strip() or None if end > at else None


_THAI = re.compile("[\u0e01-\u0e4e]")
_RUN = re.compile("[\u0e01-\u0e4e\u30a0-\u30ff]")


def _is_letter(word: str) -> bool:
    """Thai vowels above and below a letter are no letters of their own to Unicode."""
    return word[0].isalpha() or _THAI.match(word) is not None


def _count(words: list[Piece], start: int, end: int) -> int:
    """Words, of Thai letters and katakana by their spaces; other scripts without spaces count each letter."""
    count = end - start
    for before, word in pairwise(words[start:end]):
        count -= before.end == word.start and _RUN.match(word.text) is not None
    return count


def _certain(words: list[Piece], at: int, here: int, text: str) -> bool:
    """After "my name is" a capital, or a name begun in other letters, outweighs a common word ("May", "An")."""
    word = words[here]
    if len(word.text) < 2 or not word.text[0].isalpha() or (here > at and words[here - 1].text == "."):
        return False
    other_letters = here > at and not words[here - 1].text.isascii()
    return other_letters or (text[word.start].isupper() and not text.isupper())


def _may_be_name(word: Piece, text: str, talk: TalkWords, *, capitals: bool) -> bool:
    if word.text in _INSIDE:
        return True
    if not _is_letter(word.text) or word.text in talk.not_names:
        return False
    first = text[word.start]
    return not capitals or first.isupper() or not (first.isupper() or first.islower())


def _opens_an_answer(hit: Hit, words: list[Piece]) -> bool:
    return hit.tag == "weak_names" or (hit.tag == "name_starts" and _ends_a_word(words, hit.end))


def _is_polite(words: list[Piece], at: int, talk: TalkWords) -> bool:
    """A polite word that is a whole written word: a name may begin or end with the same letter (오세훈)."""
    return words[at].text in talk.polite and _ends_a_word(words, at + 1) and (at == 0 or _ends_a_word(words, at))


def _answer(words: list[Piece], hits: list[Hit], text: str, talk: TalkWords) -> str | None:
    """The bare answer to "what is your name": all of it, but for what introduces it."""
    start = max((hit.end for hit in hits if hit.start == 0 and _opens_an_answer(hit, words)), default=0)
    while start < len(words) and (words[start].text in _STOPS or _is_polite(words, start, talk)):
        start += 1
    end = start
    while end < len(words) and words[end].text not in _STOPS - {"."}:
        end += 1
    while end > start and (_is_polite(words, end - 1, talk) or words[end - 1].text in _INSIDE):
        end -= 1
    if not 0 < _count(words, start, end) <= 2 * MOST_WORDS or any(w.text[0].isdecimal() for w in words[start:end]):
        return None
    if any(word.text in talk.not_names for word in words[start:end]):
        return None
    found = text[words[start].start : words[end - 1].end].strip()
    return found if 0 < len(found) <= LONGEST else None
