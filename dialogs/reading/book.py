"""What reading needs of a spa and a language, made once for each: vocabulary with the services in it, codes."""

import re
from collections.abc import Iterable
from typing import Any, NamedTuple

from rapidfuzz import fuzz, process

from dialogs.reading.grammar import UNSPACED, Vocabulary
from dialogs.reading.languages import language
from dialogs.reading.languages.language import Language, listed
from dialogs.reading.normal import folded, plain
from dialogs.reading.phrases import Phrases, pieces
from dialogs.spa.model import Service, Spa

SURE = 85.0
LEAD = 5.0
"""A misspelt name of a service counts from this likeness on, this far ahead of every other service."""
_NOT_CODE = re.compile(r"[^0-9a-z]+")


class Book(NamedTuple):
    """A spa in one language, ready for reading."""

    language: Language
    vocabulary: Vocabulary
    talk: Phrases
    lengths: frozenset[int]
    """All lengths on the list, in minutes: a bare number among them may be one."""
    names: dict[str, str]
    """Telling part of a service's name ("six hands") -> its id, for names that are misspelt."""
    coded: bool
    """Every code of the spa has a figure in it: a text without figures holds none of them."""
    codes: dict[str, str]
    """Code squeezed to letters and figures -> code as the owner wrote it."""


_books: dict[tuple[int, str, str], tuple[Spa, Book]] = {}
_KEPT = 32


def book(spa: Spa, tag: str) -> Book:
    """The book of `spa` in a language; made at the first use, kept for the newest few."""
    key = (id(spa), spa.version, tag)
    kept = _books.get(key)
    if kept is not None:
        return kept[1]
    made = _made(spa, language(tag))
    if len(_books) >= _KEPT:
        _books.pop(next(iter(_books)), None)
    _books[key] = (spa, made)
    return made


def _made(spa: Spa, tongue: Language) -> Book:
    words: dict[str, tuple[str, Any]] = {}
    for kind, phrases in (("aside", tongue.talk.aside), ("moving", tongue.talk.moving), ("no", tongue.talk.no_word)):
        words.update(dict.fromkeys(phrases, (kind, None)))
    words.update(tongue.words)
    names: dict[str, str] = {}
    spelt = list(tongue.spelt)
    for service in spa.services:
        for name in _names(service, tongue):
            words[name] = ("service", service.id)
            telling = _telling(name, tongue)
            if telling:
                names[telling] = service.id
                words.setdefault(telling, ("service", service.id))
                spelt += [telling] if " " not in telling and len(telling) >= 6 else []
    return Book(
        language=tongue,
        vocabulary=Vocabulary(words, dict.fromkeys(spelt)),
        talk=Phrases(_talk_phrases(tongue)),
        lengths=frozenset(minutes for service in spa.services for minutes in service.prices),
        names=names,
        coded=all(any(c.isdecimal() for c in promotion.code) for promotion in spa.promotions),
        codes={squeezed(promotion.code): promotion.code for promotion in spa.promotions},
    )


def squeezed(code: str) -> str:
    """A code as it is compared: NFKC, lower case, letters and figures only."""
    return _NOT_CODE.sub("", folded(plain(code)))


def _names(service: Service, tongue: Language) -> Iterable[str]:
    """A service's names and nicknames, and its hands in words and figures, in the language and in English."""
    for tag in dict.fromkeys((tongue.tag, *service.names)):
        if tag == tongue.tag or tag == "en" or tag.split("-")[0] == tongue.tag:
            yield from (n for n in (folded(plain(service.names.get(tag, ""))),) if n)
            yield from (folded(plain(name)) for name in service.nicknames.get(tag, ()) if plain(name))
    if service.hands > 2:
        counts = [str(service.hands), *(word for word, hands in tongue.hand_counts.items() if hands == service.hands)]
        yield from (f"{count} {hand}" for count in counts for hand in tongue.hands)
        yield from (f"{count}-{hand}" for count in counts for hand in tongue.hands)
        yield from (f"{count}{hand}" for count in counts for hand in tongue.hands if UNSPACED.match(hand))


def _telling(name: str, tongue: Language) -> str:
    """A name without the words that every service has ("massage")."""
    words = [piece.text for piece in pieces(name)]
    return " ".join(word for word in words if word not in tongue.generic and word != "-")


def _talk_phrases(tongue: Language) -> dict[str, Iterable[str]]:
    talk = tongue.talk
    phrases: dict[str, Iterable[str]] = {
        name: getattr(talk, name)
        for name in listed(
            """
            yes, yes_alone, no, no_alone, correction, start_over, stop, help, back, polite, about_rules, question,
            question_end, late, names, weak_names, name_starts, name_ends, name_breaks, no_names, names_before, codes,
            no_code
            """
        )
    }
    phrases.update({f"intent:{intent}": several for intent, several in talk.intents.items()})
    phrases.update({f"wish:{tag}": [w for w, t in tongue.wishes.items() if t == tag] for tag in tongue.wishes.values()})
    return phrases


def meant_service(words: list[str], known: Book) -> str | None:
    """The service whose misspelt name stands in `words`; None unless one is sure and far ahead of all others.

    Asked only where a service is awaited or nothing else was understood: it looks at every stretch of words.
    """
    telling = [word for word in words if word not in known.language.generic and len(word) > 1][:24]
    best: dict[str, float] = {}
    for size in (1, 2, 3):
        for at in range(len(telling) - size + 1):
            window = " ".join(telling[at : at + size])
            if len(window) < 4:
                continue
            for name, score, _ in process.extract(window, list(known.names), scorer=fuzz.WRatio, limit=4):
                if abs(len(name) - len(window)) <= 3:
                    service = known.names[name]
                    best[service] = max(best.get(service, 0.0), score)
    ranked = sorted(best.items(), key=lambda entry: -entry[1])
    if not ranked or ranked[0][1] < SURE or (len(ranked) > 1 and ranked[0][1] - ranked[1][1] < LEAD):
        return None
    return ranked[0][0]
