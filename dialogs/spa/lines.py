"""Where a key stands in a TOML text: tomllib says what a file means, but not in which line it says so."""

import re
import tomllib
from collections.abc import Mapping

Path = tuple[str | int, ...]
"""Keys from the top of a file down to a value; an int counts an array's members from 0."""

_SKIP = re.compile(r"(?:[ \t\n,]|#[^\n]*)*")
_KEY = re.compile(r"""[A-Za-z0-9_-]+|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'""")
_DOT = re.compile(r"[ \t]*\.[ \t]*")
_STRING = re.compile(
    r'"""(?:[^"\\]|\\[\s\S]|"{1,2}(?!"))*"{3,5}'
    r"|'''(?:[^']|'{1,2}(?!'))*'{3,5}"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'[^'\n]*'"
)
_PLAIN = re.compile(r"[^,\]}#\n]*")


def lines(source: str) -> Mapping[Path, int]:
    """The line (from 1) of every table, key and array member of `source`, which must be valid TOML."""
    walk = _Walk(source.replace("\r\n", "\n"))
    walk.statements()
    return walk.found


def line_of(path: Path, found: Mapping[Path, int]) -> int:
    """The line of `path`, or of the nearest table around it (a key that is missing has no line of its own)."""
    while path and path not in found:
        path = path[:-1]
    return found.get(path, 1)


class _Walk:
    """Walks the text once from left to right; `at` is the next character to be looked at."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.found: dict[Path, int] = {}
        self.members: dict[Path, int] = {}
        """How many tables each array of tables has so far."""

    def statements(self) -> None:
        here: Path = ()
        while self._more():
            if self.text[self.at] == "[":
                here = self._header()
            else:
                self._pair(here)

    def _header(self) -> Path:
        line = self._line()
        array = self.text.startswith("[[", self.at)
        self.at += 2 if array else 1
        *outer, last = self._keys()
        path: Path = ()
        for key in outer:
            path = self._newest((*path, key), line)
        path = (*path, last)
        self.found.setdefault(path, line)
        if array:
            self.members[path] = self.members.get(path, 0) + 1
            path = (*path, self.members[path] - 1)
            self.found[path] = line
        self.at = self.text.index("]", self.at) + (2 if array else 1)
        return path

    def _newest(self, path: Path, line: int) -> Path:
        self.found.setdefault(path, line)
        return (*path, self.members[path] - 1) if path in self.members else path

    def _pair(self, here: Path) -> None:
        line = self._line()
        for key in self._keys():
            here = (*here, key)
            self.found.setdefault(here, line)
        self.at = self.text.index("=", self.at) + 1
        self._value(here)

    def _keys(self) -> list[str]:
        keys = []
        while True:
            self._more()
            match = _KEY.match(self.text, self.at)
            assert match, "only valid TOML is walked"
            keys.append(_unquoted(match[0]))
            self.at = match.end()
            dot = _DOT.match(self.text, self.at)
            if not dot:
                return keys
            self.at = dot.end()

    def _value(self, path: Path) -> None:
        self._more()
        string = _STRING.match(self.text, self.at)
        if string:
            self.at = string.end()
        elif self.text[self.at] == "[":
            self._array(path)
        elif self.text[self.at] == "{":
            self._inline(path)
        else:
            plain = _PLAIN.match(self.text, self.at)
            self.at = plain.end() if plain else self.at

    def _array(self, path: Path) -> None:
        self.at += 1
        member = 0
        while self._more() and self.text[self.at] != "]":
            self.found[(*path, member)] = self._line()
            self._value((*path, member))
            member += 1
        self.at += 1

    def _inline(self, path: Path) -> None:
        self.at += 1
        while self._more() and self.text[self.at] != "}":
            self._pair(path)
        self.at += 1

    def _more(self) -> bool:
        """Step over blanks, commas and comments; False at the end."""
        skipped = _SKIP.match(self.text, self.at)
        self.at = skipped.end() if skipped else self.at
        return self.at < len(self.text)

    def _line(self) -> int:
        return self.text.count("\n", 0, self.at) + 1


def _unquoted(key: str) -> str:
    """A quoted key's own text: let the real parser undo its escapes."""
    return next(iter(tomllib.loads(f"{key} = 0")))
