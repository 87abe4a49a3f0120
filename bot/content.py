"""The content folder on disk: read whole, followed to the folder it extends, looked at again while the bot runs."""

import os
import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

from dialogs.reading.model import TopicMatch
from dialogs.spa.faults import ContentFaults, Fault
from dialogs.spa.lines import line_of, lines
from dialogs.spa.model import Spa, Topic, TopicMatcher
from dialogs.spa.parse import FOLDERS, Matching, parse

LARGEST = 5_000_000
"""Bytes: no file that an owner writes by hand is larger."""
_EXTENDS = re.compile(r"""^[ \t]*extends[ \t]*=[ \t]*["'](.+?)["']""", re.MULTILINE)

Places = Mapping[str, Path]
"""A file's name in the set ("knowledge/spa.prices.toml") -> where it lies."""
Print = tuple[tuple[str, int, int], ...]
"""Path, time of change and size of every file of a set: unchanged, so is the content."""


class BrokenContent(Exception):
    """The content cannot be used at start; the text names every fault with its file and line."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__("\n".join(map(str, faults)))
        self.faults = faults


class Book:
    """The current book of a running bot. `spa` is always a valid one: the last good one while the files are broken."""

    def __init__(self, directory: Path, matching: Matching | None = None) -> None:
        """Raise BrokenContent."""
        self.directory = directory
        self.faults: tuple[Fault, ...] = ()
        self._matching = matching
        self._print = _fingerprint(directory)
        try:
            self.spa = load(directory, matching)
        except ContentFaults as found:
            raise BrokenContent(found.faults) from None

    def refresh(self) -> tuple[Fault, ...]:
        """Read the files again if one has changed; swap the new book in if it is valid.

        Returns what is wrong with the files as they lie there now, each time until it is mended. Costs a look at
        each file's time and size while nothing changes. For one thread at a time.
        """
        now = _fingerprint(self.directory)
        if now != self._print:
            self._print = now
            try:
                self.spa = load(self.directory, self._matching)
                self.faults = ()
            except ContentFaults as found:
                self.faults = found.faults
        return self.faults


class Unmatched:
    """Stands in for the matcher where no question is asked: fitting the real one takes about a second."""

    def match(self, text: str, language: str) -> TopicMatch:
        return TopicMatch()


def unmatched(topics: Mapping[str, Topic]) -> TopicMatcher:
    return Unmatched()


def load(directory: Path, matching: Matching | None = None) -> Spa:
    """The book in `directory`. Raise ContentFaults with every fault; files are named as they lie on disk."""
    try:
        places = _places(directory)
    except OSError as error:
        message = f"this folder cannot be read ({error.strerror}): check that it exists and who may read it"
        raise ContentFaults((Fault(file=str(directory), line=1, message=message),)) from None
    texts: dict[str, str] = {}
    unreadable: list[Fault] = []
    for name, place in places.items():
        try:
            texts[name] = _text(place)
        except ContentFaults as found:
            unreadable.extend(found.faults)
    if unreadable:
        raise ContentFaults(tuple(unreadable))
    try:
        return parse(texts, matching)
    except ContentFaults as found:
        raise ContentFaults(tuple(_on_disk(fault, places, directory) for fault in found.faults)) from None


def _on_disk(fault: Fault, places: Places, directory: Path) -> Fault:
    place = places.get(fault.file, directory / fault.file)
    return Fault(file=str(place), line=fault.line, message=fault.message)


def _places(directory: Path) -> Places:
    """The set's files; those that a folder does not have come from the folder that it extends. Raise ContentFaults."""
    places: dict[str, Path] = {}
    for folder in _chain(directory):
        for name, place in _files(folder):
            if name != "spa.toml" or folder == directory:
                places.setdefault(name, place)
    return places


def _chain(directory: Path) -> Iterator[Path]:
    """The folder itself, the one it extends, and so on."""
    seen: set[Path] = set()
    folder, asked_by = directory, directory / "spa.toml"
    while True:
        if not folder.is_dir():
            raise ContentFaults((_extends_fault(asked_by, f"the folder {folder} does not exist"),))
        if folder.resolve() in seen:
            raise ContentFaults((_extends_fault(asked_by, f"the folder {folder} extends itself in a circle"),))
        seen.add(folder.resolve())
        yield folder
        asked_by = folder / "spa.toml"
        extended = _extended(asked_by)
        if extended is None:
            return
        folder = Path(os.path.normpath(folder / extended))


def _extended(file: Path) -> str | None:
    """The folder that spa.toml extends; found even while the file is no TOML, so that no other fault is hidden."""
    if not file.is_file():
        return None
    text = _text(file)
    try:
        value = tomllib.loads(text).get("extends")
    except (tomllib.TOMLDecodeError, RecursionError):
        found = _EXTENDS.search(text)
        return found[1] if found else None
    if value is not None and (not isinstance(value, str) or not value.strip()):
        raise ContentFaults((_extends_fault(file, "`extends` must be a folder's name in quotes"),))
    return value


def _extends_fault(file: Path, message: str) -> Fault:
    try:
        text = _text(file)
        tomllib.loads(text)
    except (ContentFaults, tomllib.TOMLDecodeError, RecursionError):
        return Fault(file=str(file), line=1, message=f"{message}: correct CONTENT_DIR or `extends`")
    return Fault(file=str(file), line=line_of(("extends",), lines(text)), message=f"{message}: correct `extends`")


def _files(folder: Path) -> Iterator[tuple[str, Path]]:
    """Every file of the set and, so that they are named, others beside it; not those that editors and systems leave."""
    for place in sorted((*folder.iterdir(), *(file for name in FOLDERS for file in _within(folder / name)))):
        if place.is_file() and not place.name.startswith(".") and not place.name.endswith("~"):
            yield place.relative_to(folder).as_posix(), place


def _within(folder: Path) -> Iterator[Path]:
    return folder.iterdir() if folder.is_dir() else iter(())


def _text(file: Path) -> str:
    """The file's text. Raise ContentFaults where it cannot be read as UTF-8."""
    try:
        if file.stat().st_size > LARGEST:
            raise ContentFaults((Fault(file=str(file), line=1, message=f"larger than {LARGEST} bytes: split it"),))
        raw = file.read_bytes()
    except OSError as error:
        message = f"this file cannot be read ({error.strerror}): check that it exists and who may read it"
        raise ContentFaults((Fault(file=str(file), line=1, message=message),)) from None
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        message = "this is not UTF-8 text: save the file with the encoding UTF-8"
        raise ContentFaults((Fault(file=str(file), line=line, message=message),)) from None


def _fingerprint(directory: Path) -> Print:
    """Never raises: a folder that cannot be read now has another print than one that can."""
    try:
        places = _places(directory)
        return tuple((str(place), place.stat().st_mtime_ns, place.stat().st_size) for place in places.values())
    except (OSError, ContentFaults):
        return ()
