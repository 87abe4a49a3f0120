"""The sample spa's book, read once: fitting its matcher takes a second."""

import shutil
from pathlib import Path

import pytest
import structlog

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


@pytest.fixture(scope="session", autouse=True)
def plain_logs() -> None:
    """As `concierge run` writes them: structlog's own default draws every variable of a traceback, for seconds."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.format_exc_info,
            structlog.processors.KeyValueRenderer(),
        ]
    )
