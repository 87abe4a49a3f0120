"""Lists on standard output: a table for people, CSV (RFC 4180) for spreadsheets, JSON lines for programs."""

import csv
import datetime as dt
import json
import sys
import unicodedata
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

R = TypeVar("R")

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet takes for the start of a formula (OWASP, "CSV Injection"); also full-width."""


def path_of(database: str) -> Path:
    """`sqlite:///relative/file.db` or `sqlite:////absolute/file.db`."""
    return Path(database.removeprefix("sqlite:///"))


def read(database: str, view: Callable[..., R], *given: Any) -> R | None:
    """What the view of `storage.lists` shows; None, and a sentence on standard error, where nothing can be read."""
    from storage.errors import StoreProblem
    from storage.reader import read_only

    try:
        db = read_only(path_of(database))
    except StoreProblem as problem:
        print(problem, file=sys.stderr)
        return None
    try:
        return view(db, *given)
    finally:
        db.close()


def iso(instant: int) -> str:
    """An instant (epoch ms) as ISO 8601 in UTC."""
    return dt.datetime.fromtimestamp(instant / 1000, dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def print_json(entries: Sequence[dict[str, Any]]) -> None:
    for entry in entries:
        print(json.dumps(entry, ensure_ascii=False))


def print_csv(columns: Sequence[str], entries: Sequence[Sequence[Any]]) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([harmless(cell) for cell in entry] for entry in entries)


def harmless(cell: Any) -> Any:
    """A text that a spreadsheet would run as a formula gets an apostrophe before it; numbers stay numbers."""
    if cell is None:
        return ""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell


def print_table(columns: Sequence[str], entries: Sequence[Sequence[Any]], none: str) -> None:
    """`none` is said where there is nothing to list."""
    if not entries:
        print(none)
        return
    table = [list(columns), *([plain(cell) for cell in entry] for entry in entries)]
    widths = [max(map(width, column)) for column in zip(*table, strict=True)]
    for line in table:
        print("  ".join(cell + " " * (wide - width(cell)) for cell, wide in zip(line, widths, strict=True)).rstrip())


def plain(cell: Any) -> str:
    """One line, without control characters: what a guest wrote must not steer the terminal."""
    text = "" if cell is None else str(cell)
    return "".join(c if c.isprintable() else " " for c in text)


def width(text: str) -> int:
    """Columns in a terminal: wide for East Asian characters, none for combining ones."""
    return sum(map(_columns, text))


def _columns(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
