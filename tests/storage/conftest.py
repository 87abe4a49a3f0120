"""A real store on a real file for each test; the contract suite runs over every kind of store."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from storage.sqlite import SqliteStore
from tests.storage.factories import STORES


@pytest.fixture(params=STORES)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest_asyncio.fixture
async def store(kind: str, tmp_path: Path) -> AsyncIterator[SqliteStore]:
    """Each kind of store in turn."""
    opened = await STORES[kind](tmp_path)
    yield opened
    await opened.close()


@pytest_asyncio.fixture
async def threaded(tmp_path: Path) -> AsyncIterator[SqliteStore]:
    """The running bot's store alone, where the writer's kind is what is tested."""
    opened = await STORES["thread"](tmp_path)
    yield opened
    await opened.close()
