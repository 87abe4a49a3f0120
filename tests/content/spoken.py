"""Writes `dialogs/spa/spoken.py` anew from the English phrases: `python -m tests.content.spoken`."""

import tomllib
from pathlib import Path

from dialogs.spa.faults import Findings
from dialogs.spa.phrases import placeholders, read_phrases

ROOT = Path(__file__).resolve().parents[2]
ENGLISH = ROOT / "content" / "phrases" / "en.toml"
TABLE = ROOT / "dialogs" / "spa" / "spoken.py"
HEAD = '''"""The phrases that the program says, each with its placeholders. Written by `python -m tests.content.spoken`.

A content set whose English lacks one of them is faulty, for the bot would fall silent there.
"""

from collections.abc import Mapping

SPOKEN: Mapping[str, tuple[str, ...]] = {
'''


def spoken() -> dict[str, tuple[str, ...]]:
    """Key -> the placeholders of the shipped English phrase, sorted."""
    table = tomllib.loads(ENGLISH.read_text("utf-8"))
    phrases = read_phrases(table, ENGLISH.name, Findings())
    return {key: tuple(sorted(placeholders(phrase))) for key, phrase in sorted(phrases.items())}


def as_python() -> str:
    rows = [f"    {_quoted(key)}: {_tuple(names)},\n" for key, names in spoken().items()]
    return HEAD + "".join(rows) + "}\n"


def _tuple(names: tuple[str, ...]) -> str:
    return f"({', '.join(map(_quoted, names))}{',' if len(names) == 1 else ''})"


def _quoted(text: str) -> str:
    return f'"{text}"'


if __name__ == "__main__":
    TABLE.write_text(as_python(), "utf-8")
