"""The sample spa's book, read once: fitting its matcher takes a second."""

import shutil
from pathlib import Path

import pytest

from bot.content import Book

ROOT = Path(__file__).resolve().parents[2]


def copied(folder: Path) -> Path:
    """The sample spa and what it extends, where an edit harms nobody. Returns the CONTENT_DIR."""
    for name in ("content", "examples/sample-spa"):
        shutil.copytree(ROOT / name, folder / name)
    return folder / "examples" / "sample-spa"


@pytest.fixture(scope="session")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    return Book(copied(tmp_path_factory.mktemp("content")))
