"""The files of a content folder become the spa's book, or every fault in them at once. Pure: text in, values out."""

import hashlib
import re
from collections.abc import Callable, Mapping
from typing import Any

from dialogs.spa import phrases as said
from dialogs.spa import premises
from dialogs.spa.examples import check_examples
from dialogs.spa.faults import ContentFaults, Findings, load_toml
from dialogs.spa.model import Promotion, Service, Sign, Spa, Topic, TopicMatcher
from dialogs.spa.promotions import read_promotions
from dialogs.spa.section import Section
from dialogs.spa.services import read_services
from dialogs.spa.signs import read_signs
from dialogs.spa.spoken import SPOKEN
from dialogs.spa.topics import check_related, read_topic

READ_LANGUAGES = ("en", "vi", "ko", "ja", "zh-Hans", "zh-Hant", "th", "ru")
"""Languages that the shipped content is written for; a further one joins with its phrases file."""
SINGLE = ("spa.toml", "services.toml", "promotions.toml")
FOLDERS = ("knowledge", "phrases", "signs")
_LANGUAGE_TAG = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?")

Matching = Callable[[Mapping[str, Topic]], TopicMatcher]


def parse(files: Mapping[str, str], matching: Matching | None = None) -> Spa:
    """The book in `files` (path from the content folder, with forward slashes -> text).

    Raise ContentFaults with everything that is wrong. `matching` builds the topic matcher
    (`dialogs.reading.index.build` unless another is given).
    """
    reading = _Reading(files)
    fields = reading.spa()
    if reading.findings:
        raise ContentFaults(reading.findings.faults(files))
    matcher = (matching or _shipped)(fields["topics"])
    return Spa(version=version(files), matcher=matcher, **fields)


def version(files: Mapping[str, str]) -> str:
    """The same for the same names and texts, whatever the order."""
    digest = hashlib.sha256()
    for name in sorted(files):
        text = files[name].encode("utf-8", "surrogatepass")
        digest.update(f"{len(name)} {name} {len(text)} ".encode("utf-8", "surrogatepass") + text)
    return digest.hexdigest()[:16]


def _shipped(topics: Mapping[str, Topic]) -> TopicMatcher:
    from dialogs.reading.index import build

    return build(topics)


class _Reading:
    """One pass over the files, collecting faults."""

    def __init__(self, files: Mapping[str, str]) -> None:
        self.files = files
        self.findings = Findings()
        self.tables = self._tables()

    def _tables(self) -> Mapping[str, Mapping[str, Any]]:
        """Each file that belongs here and is TOML; the others are faults."""
        tables: dict[str, Mapping[str, Any]] = {}
        for file in sorted(self.files):
            if not _belongs(file):
                self.findings.add(file, 1, f"this file does not belong here: {_WHERE}")
            elif (table := load_toml(file, self.files[file], self.findings)) is not None:
                tables[file] = table
        for file in ("spa.toml", "services.toml", "phrases/en.toml", "signs/en.toml"):
            if file not in self.files:
                self.findings.add(file, 1, "this file is missing: the bot cannot work without it")
        return tables

    def spa(self) -> dict[str, Any]:
        languages = self._languages()
        known = {*languages, *READ_LANGUAGES}
        services = self._services(known)
        return {
            **self._premises(),
            "languages": languages,
            "services": services,
            "promotions": self._promotions(services),
            "topics": self._topics(known),
            "phrases": self._phrases(),
            "signs": self._signs(),
        }

    def _languages(self) -> tuple[str, ...]:
        """English first: the languages that have a file of phrases."""
        tags = [_stem(file) for file in self._in("phrases")]
        for tag in tags:
            if not _LANGUAGE_TAG.fullmatch(tag):
                self.findings.add(f"phrases/{tag}.toml", 1, f'"{tag}" is no language tag: name the file like vi.toml')
            elif tag != "en" and f"signs/{tag}.toml" not in self.files:
                message = f"signs/{tag}.toml is missing: in a language that the bot speaks it must know safety signs"
                self.findings.add(f"phrases/{tag}.toml", 1, message)
        return ("en", *sorted({*tags} - {"en"}))

    def _premises(self) -> dict[str, Any]:
        if "spa.toml" not in self.tables:
            return {}
        spa = self._section("spa.toml")
        fields = {
            "name": spa.needed_text("name"),
            "note": spa.text("note"),
            "zone": premises.read_zone(spa),
            "currency": premises.read_currency(spa),
            "contacts": premises.read_contacts(spa.section("contacts")),
            "hours": premises.read_hours(spa),
            "capacity": premises.read_capacity(spa.section("capacity")),
            "late": premises.read_late(spa.section("late")),
            "promise": premises.read_promise(spa.section("promise")),
            "handoff": premises.read_handoff(spa.section("handoff")),
            "team": premises.read_team(spa.section("staff")),
            "booking": premises.read_booking(spa.section("booking")),
        }
        spa.close("extends")
        return fields

    def _services(self, known: set[str]) -> tuple[Service, ...]:
        return read_services(self._section("services.toml"), known) if "services.toml" in self.tables else ()

    def _promotions(self, services: tuple[Service, ...]) -> tuple[Promotion, ...]:
        ids = [service.id for service in services]
        return read_promotions(self._section("promotions.toml"), ids) if "promotions.toml" in self.tables else ()

    def _topics(self, known: set[str]) -> dict[str, Topic]:
        of = {_stem(file): file for file in self._in("knowledge")}
        topics = {topic: read_topic(self._section(file), topic, known) for topic, file in of.items()}
        check_related(topics, of, self.findings)
        check_examples(topics, of, self.findings)
        return topics

    def _phrases(self) -> dict[str, said.Phrases]:
        phrases = {
            _stem(file): said.read_phrases(self.tables[file], file, self.findings) for file in self._in("phrases")
        }
        english = phrases.get("en")
        if english is not None:
            said.check_english(english, SPOKEN, "phrases/en.toml", self.findings)
        reference = {key: said.placeholders(phrase) for key, phrase in english.items()} if english else SPOKEN
        for language, spoken in phrases.items():
            if language != "en":
                said.check_translation(language, spoken, reference, f"phrases/{language}.toml", self.findings)
        return phrases

    def _signs(self) -> dict[str, tuple[Sign, ...]]:
        return {_stem(file): read_signs(self._section(file), _stem(file)) for file in self._in("signs")}

    def _in(self, folder: str) -> list[str]:
        return [file for file in self.tables if file.startswith(f"{folder}/")]

    def _section(self, file: str) -> Section:
        return Section(self.tables[file], file, self.findings)


_WHERE = f"{', '.join(SINGLE)} and .toml files in {', '.join(FOLDERS)} are read; move or delete it"


def _belongs(file: str) -> bool:
    folder, _, name = file.rpartition("/")
    return file in SINGLE or (folder in FOLDERS and name.endswith(".toml"))


def _stem(file: str) -> str:
    return file.rpartition("/")[2].removesuffix(".toml")
