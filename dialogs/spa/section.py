"""One table of a content file, read key by key.

Every reading method gives a value that is safe to go on with: what is wrong is noted as a fault, and nothing is raised,
so that the owner sees all faults at once. `close` names the keys that nobody asked for.
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from dialogs.spa.faults import Findings, did_you_mean
from dialogs.spa.lines import Path

HUGE = 10**15
"""Above this a number is a slip of the key, and no store could hold it."""


class Section:
    def __init__(self, table: Mapping[str, Any], file: str, findings: Findings, path: Path = ()) -> None:
        self.table = table
        self.file = file
        self.findings = findings
        self.path = path
        self._asked: set[str] = set()

    def fault(self, message: str, *at: str | int) -> None:
        """Note a fault at the key or member `at`, or at the table itself."""
        self.findings.add(self.file, (*self.path, *at), message)

    def has(self, key: str) -> bool:
        return key in self.table

    def close(self, *known: str) -> None:
        """Each key that was neither asked for nor is `known` is a fault."""
        for key in self.table:
            if key not in self._asked and key not in known:
                near = did_you_mean(key, (*self._asked, *known))
                self.fault(f"`{key}` is not a key that belongs here.{near or ' Delete the line.'}", key)

    def text(self, key: str, default: str = "") -> str:
        value = self._typed(key, str, "a text in quotes")
        return default if value is None else str(value).strip()

    def needed_text(self, key: str) -> str:
        value = self.text(key)
        if not value and isinstance(self.table.get(key, ""), str):
            self.fault(f'`{key}` is missing: write {key} = "…"', *([key] if self.has(key) else []))
        return value

    def whole(self, key: str, default: int, low: int = 0, high: int = HUGE) -> int:
        value = self.maybe_whole(key, low, high)
        return default if value is None else value

    def maybe_whole(self, key: str, low: int = 0, high: int = HUGE) -> int | None:
        return self._whole(self._take(key), low, high, key)

    def hours(self, key: str, default: float, low: float, high: float) -> float:
        value = self._take(key)
        if value is None:
            return default
        if not _is_number(value) or not low <= value <= high:
            self.fault(f"`{key}` must be a number of hours from {low:g} to {high:g}, without quotes", key)
            return default
        return float(value)

    def flag(self, key: str, default: bool) -> bool:
        value = self._typed(key, bool, "true or false, without quotes")
        return default if value is None else bool(value)

    def one_of(self, key: str, choices: Sequence[str], default: str) -> Any:
        value = self._take(key)
        if value is None:
            return default
        if value not in choices:
            listed = " or ".join(f'"{choice}"' for choice in choices)
            self.fault(f"`{key}` must be {listed}", key)
            return default
        return value

    def day(self, key: str) -> dt.date | None:
        value = self._take(key)
        return None if value is None else self._day(value, key)

    def days(self, key: str) -> tuple[dt.date, ...]:
        days = (self._day(value, key, at) for at, value in self._members(key))
        return tuple(day for day in days if day is not None)

    def texts(self, key: str) -> tuple[str, ...]:
        texts = []
        for at, value in self._members(key):
            if isinstance(value, str) and value.strip():
                texts.append(value.strip())
            else:
                self.fault(f"each member of `{key}` must be a text in quotes that is not empty", key, at)
        return tuple(texts)

    def wholes(self, key: str, low: int, high: int) -> tuple[int, ...]:
        wholes = (self._whole(value, low, high, key, at) for at, value in self._members(key))
        return tuple(value for value in wholes if value is not None)

    def numbers(self, key: str) -> tuple[float, ...]:
        numbers = []
        for at, value in self._members(key):
            if _is_number(value):
                numbers.append(float(value))
            else:
                self.fault(f"each member of `{key}` must be a number, without quotes", key, at)
        return tuple(numbers)

    def section(self, key: str) -> "Section":
        """The table `key`; an empty one where it is missing or no table."""
        value = self._typed(
            key, dict, f"a table: write a line [{'.'.join(map(str, (*self.path, key)))}] above its keys"
        )
        return Section(value or {}, self.file, self.findings, (*self.path, key))

    def sections(self, key: str) -> "list[Section]":
        """The tables of [[key]], in the order of the file."""
        value = self._take(key)
        if value is None:
            return []
        if not isinstance(value, list) or not all(isinstance(member, dict) for member in value):
            self.fault(f"`{key}` must be a list of tables: write [[{key}]] above the keys of each", key)
            return []
        return [Section(m, self.file, self.findings, (*self.path, key, at)) for at, m in enumerate(value)]

    def _take(self, key: str) -> Any:
        self._asked.add(key)
        return self.table.get(key)

    def _typed(self, key: str, kind: type, wanted: str) -> Any:
        value = self._take(key)
        if value is None or isinstance(value, kind):
            return value
        self.fault(f"`{key}` must be {wanted}", key)
        return None

    def _members(self, key: str) -> Iterator[tuple[int, Any]]:
        value = self._typed(key, list, f"a list: {key} = [ … ]")
        return iter(enumerate(value or []))

    def _whole(self, value: Any, low: int, high: int, *at: str | int) -> int | None:
        if value is None:
            return None
        if type(value) is int and low <= value <= high:
            return value
        limit = f"from {low} to {high}" if high < HUGE else f"of at least {low}"
        self.fault(f"`{at[0]}` must be a whole number {limit}, without quotes, dots or commas", *at)
        return None

    def _day(self, value: Any, *at: str | int) -> dt.date | None:
        if type(value) is dt.date:
            return value
        self.fault(f"`{at[0]}` must be a date as YYYY-MM-DD, without quotes and time of day", *at)
        return None


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < HUGE
