"""phrases/<language>.toml: what the bot says. English is the reference that every other language must match."""

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from dialogs.spa.faults import Findings, did_you_mean
from dialogs.spa.lines import Path

PLURALS = frozenset({"zero", "one", "two", "few", "many", "other"})
"""CLDR's names of plural categories; a table with `other` that holds nothing else is one phrase."""
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_NAME = re.compile(r"[a-z][a-z0-9_]*")

BUTTON = 20
"""Characters: the tightest platform's limit on a button (WhatsApp reply buttons, LINE quick replies)."""

Phrase = str | Mapping[str, str]
Phrases = Mapping[str, Phrase]


def read_phrases(table: Mapping[str, Any], file: str, findings: Findings) -> Phrases:
    """Dotted key -> template, or plural category -> template."""
    return dict(_walk(table, (), file, findings))


def _walk(table: Mapping[str, Any], path: Path, file: str, findings: Findings) -> Iterator[tuple[str, Phrase]]:
    for key, value in table.items():
        here = (*path, key)
        if isinstance(value, str):
            _check_template(value, here, file, findings)
            yield _dotted(here), value.strip()
        elif not isinstance(value, dict):
            findings.add(file, here, f'`{_dotted(here)}` must be a text in quotes: {key} = "…"')
        elif "other" in value and set(value) <= PLURALS and all(isinstance(text, str) for text in value.values()):
            for category, text in value.items():
                _check_template(text, (*here, category), file, findings)
            yield _dotted(here), {category: text.strip() for category, text in value.items()}
        else:
            yield from _walk(value, here, file, findings)


def _check_template(text: str, where: Path, file: str, findings: Findings) -> None:
    if not text.strip():
        findings.add(file, where, f"`{_dotted(where)}` is empty: write what the bot is to say")
    rest = _PLACEHOLDER.sub("", text)
    wrong = [name for name in _PLACEHOLDER.findall(text) if not _NAME.fullmatch(name)]
    if wrong or "{" in rest or "}" in rest:
        findings.add(file, where, "braces may only stand around a placeholder's name, such as {name}")


def _dotted(path: Path) -> str:
    return ".".join(map(str, path))


Reference = Mapping[str, Collection[str]]
"""Key -> the placeholders that the phrase holds."""


def check_english(phrases: Phrases, spoken: Reference, file: str, findings: Findings) -> None:
    """Every phrase that the program says must be there, and hold no placeholder that the program does not fill."""
    _check_keys(phrases, spoken, file, findings)
    for key in spoken.keys() & phrases.keys():
        if unknown := _unknown(placeholders(phrases[key]), spoken[key]):
            findings.add(file, _path(key), f"`{key}` {unknown}")
    _check_forms("en", phrases, file, findings)


def check_translation(language: str, phrases: Phrases, english: Reference, file: str, findings: Findings) -> None:
    """Every phrase of English must be there, say the same facts, and nothing else."""
    _check_keys(phrases, english, file, findings)
    for key, phrase in phrases.items():
        if key not in english:
            near = did_you_mean(key, english) or " Delete it."
            findings.add(file, _path(key), f"`{key}` is no phrase of English.{near}")
        elif wrong := _unknown(placeholders(phrase), english[key]) or _lacking(placeholders(phrase), english[key]):
            findings.add(file, _path(key), f"`{key}` {wrong}")
    _check_forms(language, phrases, file, findings)


def _check_keys(phrases: Phrases, reference: Reference, file: str, findings: Findings) -> None:
    extra = [key for key in phrases if key not in reference]
    for key in reference:
        if key not in phrases:
            findings.add(file, _path(key), f"the phrase `{key}` is missing: add it.{did_you_mean(key, extra)}")


def _path(key: str) -> Path:
    return tuple(key.split("."))


def _unknown(found: set[str], wanted: Collection[str]) -> str:
    unknown = sorted(found - set(wanted))
    if not unknown:
        return ""
    near = did_you_mean(unknown[0], wanted) or f" Known: {_braced(wanted) or 'none'}."
    return f"holds the unknown placeholder {{{unknown[0]}}}.{near}"


def _lacking(found: set[str], wanted: Collection[str]) -> str:
    """The number may be left out: "one person" is as good as "1 person"."""
    lacking = set(wanted) - found - {"n"}
    return f"must hold {_braced(lacking)}, as the English phrase does" if lacking else ""


def _braced(names: Collection[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in sorted(names))


def placeholders(phrase: Phrase) -> set[str]:
    return {name for text in _texts(phrase) for name in _PLACEHOLDER.findall(text)}


def _texts(phrase: Phrase) -> list[str]:
    return [phrase] if isinstance(phrase, str) else list(phrase.values())


def _check_forms(language: str, phrases: Phrases, file: str, findings: Findings) -> None:
    for key, phrase in phrases.items():
        if key.startswith("button.") and any(len(_PLACEHOLDER.sub("", text)) > BUTTON for text in _texts(phrase)):
            findings.add(file, _path(key), f"`{key}` is a button: {BUTTON} characters are the most that fit")
    _check_plurals(language, phrases, file, findings)


def _check_plurals(language: str, phrases: Phrases, file: str, findings: Findings) -> None:
    """Each plural form of the language must be there, and no other."""
    plural = {key: phrase for key, phrase in phrases.items() if not isinstance(phrase, str)}
    wanted = _categories(language) if plural else frozenset()
    for key, forms in plural.items():
        for category in sorted(forms.keys() ^ wanted):
            message = "is never used in this language: delete it" if category in forms else "is missing: add it"
            where = (*_path(key), category) if category in forms else _path(key)
            findings.add(file, where, f"the plural form `{key}.{category}` {message}")


SHIPPED: Mapping[str, frozenset[str]] = {
    "en": frozenset({"one", "other"}),
    "ru": frozenset({"one", "few", "many", "other"}),
    **dict.fromkeys(("vi", "ko", "ja", "zh-Hans", "zh-Hant", "th"), frozenset({"other"})),
}
"""CLDR's plural categories of the languages that ship, noted down: eight locales of Babel for this alone would take
10 MB of the running bot. A test holds them against CLDR."""


def _categories(language: str) -> frozenset[str]:
    return SHIPPED.get(language) or categories(language)


def categories(language: str) -> frozenset[str]:
    """As CLDR has them; `other` alone for a language that it does not know."""
    from babel import Locale, UnknownLocaleError  # slow to import

    try:
        return frozenset(Locale.parse(language, sep="-").plural_form.tags) | {"other"}
    except (ValueError, UnknownLocaleError):
        return frozenset({"other"})
