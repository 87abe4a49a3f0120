"""Phones, e-mail addresses and promotion codes in a text, and the text without them: no date is seen in a phone."""

import re
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA

from dialogs.reading.book import Book
from dialogs.reading.grammar import UNSPACED, UNSPACED_LETTERS
from dialogs.reading.model import Slot
from dialogs.reading.phrases import Hit, Piece
from dialogs.spa.model import Spa

_SPACED = rf"[^\W{UNSPACED_LETTERS}]"
"""A letter of a script with spaces: others stand right beside a number or an address without being part of it."""
_EMAIL = re.compile(
    rf"(?:{_SPACED}|[.+-]){{1,64}}@(?:(?:{_SPACED}|-){{1,63}}\.){{1,6}}[^\W\d_{UNSPACED_LETTERS}]{{2,24}}"
)
_PHONE = re.compile(rf"(?<!{_SPACED})(?<!/)(?:\+\s?|\(\+?)?\d[\d ().\-/]{{5,26}}\d(?!{_SPACED}|/)")
_DIGIT = re.compile(r"\d")
_DATE_LIKE = re.compile(
    r"(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}|\d{1,2}\.[0-5]\d ?- ?\d{1,2}\.[0-5]\d)(?!\d)"
)
"""Dates, and stretches of the day (10.00-12.00)."""
FEWEST_DIGITS, MOST_DIGITS = 7, 16
FURTHER_REGIONS = ("KR", "JP", "CN", "TW", "HK", "TH", "RU", "US", "GB", "AU", "SG", "MY", "FR", "DE", "IN")
"""Tried after the spa's own country, in this order, for numbers written without a country code."""
_WITHOUT_ZERO = frozenset({"CN", "HK", "RU", "SG", "US"})
"""Of these countries a number needs no 0 in front; elsewhere any row of figures would be one."""
_SLIPS = 2
_FEWEST_CODE, _MOST_CODE = 4, 24
_BEFORE_A_CODE = frozenset({":", "is", "=", "-", "#", '"', "'"})


class Contact(NamedTuple):
    phone: str | None = None
    email: str | None = None
    rest: str = ""
    """The text with blanks in place of phones and e-mail addresses: every place stays where it was."""


@lru_cache(maxsize=64)
def region_of(zone: str) -> str:
    """The country of a time zone (CLDR through Babel), for phones written as in that country."""
    from babel.core import get_global  # babel takes long to import and most turns hold no phone

    return str(get_global("zone_territories").get(zone, "VN"))


def contact(text: str, spa: Spa, *, regions: tuple[str, ...] = ()) -> Contact:
    """Phone (E.164) and e-mail of `text`; `regions` are tried before the spa's own for numbers without a country."""
    email, rest = None, text
    if "@" in text and (found := _EMAIL.search(text)) is not None:
        email = found.group().strip(".-")
        rest = _blanked(rest, found.start(), found.end())
    if not _DIGIT.search(rest):
        return Contact(None, email, rest)
    for found in _PHONE.finditer(rest):
        start, end = found.span()
        digits = sum(c.isdecimal() for c in found.group())
        if not FEWEST_DIGITS <= digits <= MOST_DIGITS or _DATE_LIKE.search(found.group()):
            continue
        phone = _phone(found.group(), (*regions, region_of(spa.zone.key)))
        if phone is not None:
            return Contact(phone, email, _blanked(rest, start, end))
    return Contact(None, email, rest)


def _blanked(text: str, start: int, end: int) -> str:
    return text[:start] + " " * (end - start) + text[end:]


def _phone(written: str, regions: tuple[str, ...]) -> str | None:
    """E.164 of the first region in which the number is a valid one; an international one needs none."""
    import phonenumbers  # takes long to import, and most turns hold no phone

    nought = written.lstrip("( ").startswith(("0", "+"))
    further = [region for region in FURTHER_REGIONS if nought or region in _WITHOUT_ZERO]
    for region in dict.fromkeys((*regions, *further)):
        for form in _forms(written):
            try:
                number = phonenumbers.parse(form, None if form.startswith("+") else region)
            except phonenumbers.NumberParseException:
                continue
            if phonenumbers.is_valid_number(number):
                return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))
    return None


def _forms(written: str) -> tuple[str, ...]:
    digits = "".join(c for c in written if c.isdecimal())
    if "+" in written:
        return (f"+{digits}",)
    if digits.startswith("00"):
        return written, f"+{digits[2:]}"
    whole = digits == written and not digits.startswith("0")
    return (written, f"+{digits}") if whole else (written,)


class Code(NamedTuple):
    """A promotion code and where it stands."""

    code: str
    start: int
    end: int


def promo_code(words: list[Piece], hits: list[Hit], text: str, known: Book, expecting: Slot | None) -> Code | None:
    """A promotion code: one of the spa's in any spelling, a near miss of one, or what is called or looks like a code.

    Unknown codes are handed on as they were written, without spaces, for the talk to say that they are unknown.
    """
    if (
        expecting != "promo_code"
        and known.coded
        and not _DIGIT.search(text)
        and not any(h.tag == "codes" for h in hits)
    ):
        return None
    found = _known(words, known) or _after_a_word(words, hits, text)
    if found is None:
        found = next((c for at in range(len(words)) if (c := _written(words, at, text, called=False))), None)
    return found or (_bare_answer(words, hits, text) if expecting == "promo_code" else None)


def blanked_code(text: str, code: Code | None) -> str:
    return text if code is None else _blanked(text, code.start, code.end)


def _known(words: list[Piece], known: Book) -> Code | None:
    near: Code | None = None
    if not known.codes:
        return None
    for at, first in enumerate(words):
        joined = ""
        for piece in words[at : at + 5]:
            joined += "".join(filter(str.isalnum, piece.text))
            if joined in known.codes:
                return Code(known.codes[joined], first.start, piece.end)
            if len(joined) > _MOST_CODE:
                break
            if near is None and _near(joined, known):
                near = Code(joined.upper(), first.start, piece.end)
    return near


def _near(joined: str, known: Book) -> bool:
    if len(joined) < 6 or joined.isdecimal() or joined.isalpha():
        return False
    return any(
        abs(len(code) - len(joined)) <= _SLIPS and OSA.distance(joined, code, score_cutoff=_SLIPS) <= _SLIPS
        for code in known.codes
    )


def _after_a_word(words: list[Piece], hits: list[Hit], text: str) -> Code | None:
    for hit in hits:
        if hit.tag != "codes":
            continue
        at = hit.end
        while at < len(words) and words[at].text in _BEFORE_A_CODE:
            at += 1
        found = _written(words, at, text, called=True) if at < len(words) else None
        if found is not None:
            return found
    return None


def _bare_answer(words: list[Piece], hits: list[Hit], text: str) -> Code | None:
    """The whole of a short message, where a code was asked for."""
    if not 0 < len(words) <= 3 or any(
        hit.tag in ("no_code", "no", "yes", "polite", "question", "codes") for hit in hits
    ):
        return None
    joined = "".join(text[piece.start : piece.end] for piece in words if piece.text.isalnum())
    if not _FEWEST_CODE <= len(joined) <= _MOST_CODE or not joined.isascii():
        return None
    return Code(joined.upper(), words[0].start, words[-1].end)


def _written(words: list[Piece], at: int, text: str, *, called: bool) -> Code | None:
    """Letters and figures in one run ("ABC10"); in capitals, or after a word for code in any case."""
    start, end = words[at].start, words[at].end
    if at and words[at - 1].end == start and not UNSPACED.match(words[at - 1].text):
        return None
    for piece in words[at + 1 : at + 6]:
        if piece.start != end or not piece.text.isalnum():
            break
        end = piece.end
    run = text[start:end]
    if not _FEWEST_CODE <= len(run) <= _MOST_CODE or not (run.isascii() and run.isalnum()):
        return None
    letters = sum(c.isalpha() for c in run)
    mixed = 0 < letters < len(run)
    capitals = run.upper() == run
    right = (mixed or (capitals and letters)) if called else (mixed and capitals and letters >= 3 and run[0].isalpha())
    return Code(run.upper(), start, end) if right else None
