"""What is wrong in the content: each fault with its file and line, all of them at once."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache

from rapidfuzz.distance import OSA

from dialogs.messages import Value
from dialogs.spa.lines import Path, line_of, lines

_POSITION = re.compile(r"\s*\(at line (\d+), column (\d+)\)|\s*\(at end of document\)")


class Fault(Value, frozen=True):
    """`message` says what is wrong and how to mend it; `line` counts from 1."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


class ContentFaults(Exception):
    """The content cannot be used; `faults` are all that were found, sorted by file and line."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__("\n".join(map(str, faults)))
        self.faults = faults


class Findings:
    """Collects what is wrong while the files are read; lines are looked up at the end, for faulty files only."""

    def __init__(self) -> None:
        self._found: list[tuple[str, Path | int, str]] = []

    def add(self, file: str, where: Path | int, message: str) -> None:
        """`where` is a key's path, or a line that is known already."""
        self._found.append((file, where, message))

    def __bool__(self) -> bool:
        return bool(self._found)

    def faults(self, files: Mapping[str, str]) -> tuple[Fault, ...]:
        @cache
        def places(file: str) -> Mapping[Path, int]:
            return lines(files.get(file, ""))

        return tuple(
            sorted(
                {
                    Fault(file=f, line=w if isinstance(w, int) else line_of(w, places(f)), message=m)
                    for f, w, m in self._found
                },
                key=lambda fault: (fault.file, fault.line, fault.message),
            )
        )


def load_toml(file: str, source: str, findings: Findings) -> Mapping[str, object] | None:
    """The file's tables; None, and a fault with the line, where it is no TOML."""
    try:
        return tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        said = str(error)
    except RecursionError:
        said = "arrays or tables are nested too deeply"
    position = _POSITION.search(said)
    line = int(position[1]) if position and position[1] else source.count("\n") + 1
    hint = _HINTS.get(said.split(" ", 1)[0], "check quotes, commas and brackets around this line")
    findings.add(file, line, f"this is not valid TOML: {_POSITION.sub('', said)}; {hint}")
    return None


_HINTS = {
    "Cannot": "each table and key may stand only once: give the second one another name, or delete it",
    "Unescaped": "a text ends at its quote: use three quotes for several lines",
    "Illegal": "save the file as UTF-8 text, and put three quotes around a text of several lines",
}


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """ " Did you mean `hours`?", or nothing where no known word is near."""
    slips = {other: OSA.distance(word.casefold(), other.casefold()) for other in known}
    near = [other for other, slip in slips.items() if slip <= max(1, len(word) // 3)]
    best = min(near, key=lambda other: (slips[other], other[:1] != word[:1], other), default=None)
    return f" Did you mean `{best}`?" if best else ""
