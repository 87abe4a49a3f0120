"""One file a language, words and rules over the shared engine; where a language has none yet, English is used."""

from functools import cache

from dialogs.reading.languages import chinese, english, japanese, korean, russian, thai, vietnamese
from dialogs.reading.languages.language import Language

LANGUAGES: dict[str, Language] = {
    "en": english.LANGUAGE,
    "zh": chinese.LANGUAGE,
    "ja": japanese.LANGUAGE,
    "ko": korean.LANGUAGE,
    "th": thai.LANGUAGE,
    "ru": russian.LANGUAGE,
    "vi": vietnamese.LANGUAGE,
}


@cache
def language(tag: str) -> Language:
    """The rules of a BCP 47 tag, of its main language, or English."""
    return LANGUAGES.get(tag) or LANGUAGES.get(tag.split("-", maxsplit=1)[0]) or LANGUAGES["en"]
