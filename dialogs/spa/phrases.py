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


def check_phrases(
    language: str, phrases: Phrases, reference: Mapping[str, Collection[str]], file: str, findings: Findings
) -> None:
    """`reference` is key -> placeholders. Every key must be there, and say the same facts as English does."""
    extra = [key for key in phrases if key not in reference]
    for key, names in reference.items():
        if key not in phrases:
            near = did_you_mean(key, extra)
            findings.add(file, _path_towards(key), f"the phrase `{key}` is missing: add it.{near}")
        elif wrong := _difference(set(names), placeholders(phrases[key])):
            findings.add(file, tuple(key.split(".")), f"`{key}` {wrong}")
    if language != "en":
        for key in extra:
            findings.add(
                file,
                tuple(key.split(".")),
                f"`{key}` is no phrase of English.{did_you_mean(key, reference) or ' Delete it.'}",
            )
    _check_plurals(language, phrases, file, findings)
    for key, phrase in phrases.items():
        if key.startswith("button.") and any(len(_PLACEHOLDER.sub("", text)) > BUTTON for text in _texts(phrase)):
            findings.add(file, tuple(key.split(".")), f"`{key}` is a button: {BUTTON} characters are the most that fit")


def _path_towards(key: str) -> Path:
    return tuple(key.split("."))


def _difference(wanted: set[str], found: set[str]) -> str:
    unknown, lacking = sorted(found - wanted), sorted(wanted - found - {"n"})
    if unknown:
        near = did_you_mean(unknown[0], wanted)
        return (
            f"holds the unknown placeholder {{{unknown[0]}}}.{near or ' Known: ' + (_braced(wanted) or 'none') + '.'}"
        )
    return f"must hold {_braced(lacking)}, as the English phrase does" if lacking else ""


def _braced(names: Collection[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in sorted(names))


def placeholders(phrase: Phrase) -> set[str]:
    return {name for text in _texts(phrase) for name in _PLACEHOLDER.findall(text)}


def _texts(phrase: Phrase) -> list[str]:
    return [phrase] if isinstance(phrase, str) else list(phrase.values())


def _check_plurals(language: str, phrases: Phrases, file: str, findings: Findings) -> None:
    plural = {key: phrase for key, phrase in phrases.items() if not isinstance(phrase, str)}
    wanted = _categories(language) if plural else frozenset()
    for key, forms in plural.items():
        for category in sorted(forms.keys() ^ wanted):
            message = "is never used in this language: delete it" if category in forms else "is missing: add it"
            where = (*key.split("."), category) if category in forms else tuple(key.split("."))
            findings.add(file, where, f"the plural form `{key}.{category}` {message}")


def _categories(language: str) -> frozenset[str]:
    from babel import Locale, UnknownLocaleError  # slow to import

    try:
        return frozenset(Locale.parse(language, sep="-").plural_form.tags) | {"other"}
    except (ValueError, UnknownLocaleError):
        return frozenset({"other"})
