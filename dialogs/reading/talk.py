"""What the guest wants and how they answer: yes and no, commands, corrections, delays, a wish for a language."""

from collections.abc import Sequence
from typing import NamedTuple, cast

from dialogs.reading.grammar import Item
from dialogs.reading.model import Command, Intent, Slot, YesNo
from dialogs.reading.phrases import Hit

_MARKS = frozenset(".,;:!?()'\"-~*")
_INTENTS_OF_RULES = frozenset({"book", "change", "cancel", "late"})
_SHOWS_A_BOOKING = frozenset(
    {"day", "dayspan", "clock", "clocks", "ahead", "service", "length", "people", "part", "for number"}
)
_ANSWERS = frozenset({"yes", "yes_alone", "no", "no_alone"})
LONGEST_DELAY = 240


class Talk(NamedTuple):
    intent: Intent = "other"
    yes_no: YesNo | None = None
    command: Command | None = None
    correction: bool = False
    late_minutes: int | None = None
    language_wish: str | None = None


def talk(
    words: list[str], hits: Sequence[Hit], items: Sequence[Item], expecting: Slot | None, after_no: frozenset[str]
) -> Talk:
    """`words` of the folded text, `hits` of the language's phrases in them, `items` of its grammar.

    `after_no`: words that may follow a "no" that answers.
    """
    tags = {hit.tag for hit in hits}
    intent = _intent(words, hits, tags, items)
    late = "late" in tags and any(item.kind == "length" for item in items)
    return Talk(
        intent=intent,
        yes_no=_yes_no(words, hits, expecting, after_no),
        command=_command(words, hits),
        correction="correction" in tags,
        late_minutes=_late(items) if late or intent == "late" else None,
        language_wish=_wish(words, hits),
    )


def _content(words: Sequence[str]) -> int:
    return sum(word not in _MARKS for word in words)


def _polite(hits: Sequence[Hit]) -> set[int]:
    return {at for hit in hits if hit.tag == "polite" for at in range(hit.start, hit.end)}


def _is_all(hit: Hit, words: Sequence[str], polite: set[int]) -> bool:
    """Nothing but marks and polite words stands beside the phrase."""
    return all(hit.start <= at < hit.end or at in polite or word in _MARKS for at, word in enumerate(words))


def _command(words: Sequence[str], hits: Sequence[Hit]) -> Command | None:
    polite: set[int] | None = None
    for hit in hits:
        if hit.tag in ("start_over", "stop", "help", "back"):
            polite = _polite(hits) if polite is None else polite
            if _is_all(hit, words, polite):
                return cast("Command", hit.tag)
    return None


def _yes_no(
    words: Sequence[str], hits: Sequence[Hit], expecting: Slot | None, after_no: frozenset[str]
) -> YesNo | None:
    polite = _polite(hits)
    first = next((at for at, word in enumerate(words) if word not in _MARKS), 0)
    opening = {first}
    while first in polite and first + 1 < len(words):
        first += 1
        opening.add(first)
    for hit in sorted(hits, key=lambda h: (h.start, h.start - h.end)):
        answer: YesNo = "no" if hit.tag.startswith("no") else "yes"
        if hit.tag in ("yes", "no") and hit.start in opening and _answers(hit, words, expecting, after_no):
            return answer
        if hit.tag == "no_code" and expecting == "promo_code" and hit.start in opening:
            return "no"
        if hit.tag in ("yes_alone", "no_alone") and (
            _is_all(hit, words, polite) or (expecting == "yes_no" and hit.start in opening)
        ):
            return answer
    return None


def _answers(hit: Hit, words: Sequence[str], expecting: Slot | None, after_no: frozenset[str]) -> bool:
    """ "No fever" is no answer; "no, Sunday", "no thanks" and a "no" that was asked for are."""
    if hit.tag == "yes" or expecting == "yes_no" or hit.end - hit.start > 1 or hit.end >= len(words):
        return True
    return not words[hit.end][0].isalnum() or words[hit.end] in after_no


def _late(items: Sequence[Item]) -> int | None:
    """Minutes of delay."""
    for item in items:
        if item.kind == "length" and 0 < item.value.minutes <= LONGEST_DELAY:
            return int(item.value.minutes)
    return None


def _wish(words: Sequence[str], hits: Sequence[Hit]) -> str | None:
    polite: set[int] | None = None
    for hit in sorted(hits, key=lambda h: h.start - h.end):
        if hit.tag.startswith("wish:"):
            polite = _polite(hits) if polite is None else polite
            if hit.end - hit.start > 1 or _is_all(hit, words, polite):
                return hit.tag.removeprefix("wish:")
    return None


def _intent(words: Sequence[str], hits: Sequence[Hit], tags: set[str], items: Sequence[Item]) -> Intent:
    wanted = {hit.tag.removeprefix("intent:") for hit in hits if hit.tag.startswith("intent:")}
    asks = "?" in words or _ends_asking(words, hits)
    about_rules = ("about_rules" in tags and asks) or _asks_for_rules(hits)
    for intent in ("human", "late", "cancel", "change", "promotion", "price", "book"):
        if intent in wanted:
            if intent in _INTENTS_OF_RULES and about_rules:
                return "question"
            return cast("Intent", intent)
    if asks or _opens_asking(words, hits):
        return "question"
    if any(item.kind in _SHOWS_A_BOOKING for item in items):
        return "book"
    for intent in ("thanks", "greeting"):
        if intent in wanted:
            return cast("Intent", intent)
    return "other"


def _asks_for_rules(hits: Sequence[Hit]) -> bool:
    """The message opens with the question ("how do i cancel")."""
    return any(hit.tag == "about_rules" and hit.start <= 1 for hit in hits)


def _ends_asking(words: Sequence[str], hits: Sequence[Hit]) -> bool:
    """A sentence ends with a word that asks, in languages that have such words; alone it may be a plain "no"."""
    polite = _polite(hits)
    if any(hit.tag in _ANSWERS and _is_all(hit, words, polite) for hit in hits):
        return False
    return any(
        hit.tag == "question_end" and (hit.end == len(words) or words[hit.end] in _MARKS or words[hit.end] == "\n")
        for hit in hits
    )


def _opens_asking(words: Sequence[str], hits: Sequence[Hit]) -> bool:
    return any(hit.tag == "question" and hit.start == 0 for hit in hits) and _content(words) > 1
