"""How values become words: phrases by key, plurals by CLDR, dates, times, money and lists by Babel. Never by hand."""

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton, format_time, get_day_names
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal, get_currency_precision

from dialogs.spa.model import Spa

FALLBACK = "en"
_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_LOCALES = {"en": "en_GB"}
"""Guests come from everywhere: day before month and the 24-hour clock, as the spa's own country writes them."""
_KEPT = 64

Piece = str | tuple[str]
"""Of a split template: plain words, or the name of a placeholder in a tuple."""
Template = tuple[Piece, ...]
Stored = str | Mapping[str, str]


class Phrases:
    """The phrases of one content version in one language. A phrase missing there is said in English.

    `say` never raises: an unknown key gives "", a placeholder without a value gives nothing.
    """

    __slots__ = ("_plurals", "_source", "_templates", "language")

    def __init__(self, source: Mapping[str, Mapping[str, Stored]], language: str) -> None:
        self.language = language
        self._source = source
        self._templates: dict[str, Template] = {}
        self._plurals: dict[str, tuple[str, dict[str, Template]]] = {}

    def say(self, key: str, **values: object) -> str:
        template = self._templates.get(key)
        if template is None:
            template = self._find(key, values.get("n"))
        return fill(template, values)

    def has(self, key: str) -> bool:
        return self._stored(key) is not None

    def _stored(self, key: str) -> tuple[str, Stored] | None:
        for language in (self.language, FALLBACK):
            phrase = self._source.get(language, {}).get(key)
            if phrase is not None:
                return language, phrase
        return None

    def _find(self, key: str, n: object) -> Template:
        if key not in self._plurals:
            stored = self._stored(key)
            if stored is None:
                return ()
            language, phrase = stored
            if isinstance(phrase, str):
                return self._templates.setdefault(key, split(phrase))
            self._plurals[key] = language, {category: split(text) for category, text in phrase.items()}
        language, forms = self._plurals[key]
        category = plural_category(n, language) if isinstance(n, int) else "other"
        return forms.get(category) or forms.get("other", ())

    def date(self, day: dt.date) -> str:
        """Weekday and full date: "Friday, 27 November 2026"."""
        return long_date(day, self.language)

    def day(self, day: dt.date) -> str:
        """Short, for a button: "Fri 27 Nov"."""
        return short_date(day, self.language)

    def time(self, time: dt.time) -> str:
        return clock(time, self.language)

    def money(self, amount: int, currency: str) -> str:
        """`amount` in minor units."""
        return price(amount, currency, self.language)

    def number(self, number: float) -> str:
        return decimal(number, self.language)

    def together(self, items: Iterable[str]) -> str:
        return joined(tuple(items), self.language, "standard")

    def either(self, items: Iterable[str]) -> str:
        return joined(tuple(items), self.language, "or")

    def weekday(self, weekday: int) -> str:
        return weekdays(self.language)[weekday]


_voices: dict[tuple[str, str], Phrases] = {}


def phrases(spa: Spa, language: str) -> Phrases:
    """The phrases of `spa` in `language`; made once for each version."""
    key = (spa.version, language)
    voice = _voices.get(key)
    # Two books under one version happen where tests change a value: the phrases themselves decide.
    if voice is None or voice._source is not spa.phrases:
        if len(_voices) >= _KEPT:
            _voices.clear()
        voice = _voices[key] = Phrases(spa.phrases, language)
    return voice


@lru_cache(maxsize=2048)
def split(template: str) -> Template:
    """A template cut at its placeholders, ready to be filled."""
    parts = _PLACEHOLDER.split(template)
    return tuple((part,) if at % 2 else part for at, part in enumerate(parts) if part)


def fill(template: Template, values: Mapping[str, object]) -> str:
    return "".join(piece if isinstance(piece, str) else str(values.get(piece[0], "")) for piece in template)


def placeholders(template: Template) -> tuple[str, ...]:
    return tuple(piece[0] for piece in template if not isinstance(piece, str))


@lru_cache(maxsize=32)
def locale_of(language: str) -> Locale:
    """Babel's locale for one of the content's languages; English for one that Babel does not know."""
    try:
        return Locale.parse(_LOCALES.get(language, language.replace("-", "_")))
    except (ValueError, UnknownLocaleError):
        return Locale.parse(_LOCALES[FALLBACK])


@lru_cache(maxsize=1024)
def plural_category(n: int, language: str) -> str:
    return str(locale_of(language).plural_form(n))


@lru_cache(maxsize=4096)
def long_date(day: dt.date, language: str) -> str:
    return format_date(day, "full", locale=locale_of(language))


@lru_cache(maxsize=4096)
def short_date(day: dt.date, language: str) -> str:
    return format_skeleton("MMMEd", day, locale=locale_of(language))


@lru_cache(maxsize=2048)
def clock(time: dt.time, language: str) -> str:
    return format_time(time, "HH:mm", locale=locale_of(language))


@lru_cache(maxsize=4096)
def price(amount: int, currency: str, language: str) -> str:
    """The ISO code instead of a sign: "₫" and "$" mean different money to different guests."""
    whole = Decimal(amount).scaleb(-get_currency_precision(currency))
    return format_currency(whole, currency, "#,##0.00\xa0¤¤", locale=locale_of(language))


@lru_cache(maxsize=1024)
def decimal(number: float, language: str) -> str:
    return format_decimal(number, locale=locale_of(language))


@lru_cache(maxsize=1024)
def joined(items: tuple[str, ...], language: str, style: str) -> str:
    return format_list(items, style=style, locale=locale_of(language))  # type: ignore[arg-type]


@lru_cache(maxsize=32)
def weekdays(language: str) -> Mapping[int, str]:
    return get_day_names("wide", locale=locale_of(language))


@lru_cache(maxsize=256)
def language_name(tag: str, spoken_in: str) -> str:
    """ "Korean" in English, "한국어" in Korean; the tag itself where Babel has no name for it."""
    try:
        return Locale.parse(tag.replace("-", "_")).get_display_name(locale_of(spoken_in)) or tag
    except (ValueError, UnknownLocaleError):
        return tag
