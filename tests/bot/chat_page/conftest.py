"""The spa and its visitors, over real HTTP and real sockets."""

from collections.abc import AsyncIterator, Awaitable, Callable

import pytest

from tests.bot.chat_page.a_spa import Spa
from tests.bot.chat_page.a_visitor import Visitor


@pytest.fixture
async def spa() -> AsyncIterator[Spa]:
    spa = Spa()
    await spa.open()
    yield spa
    await spa.close()


@pytest.fixture
async def visit(spa: Spa) -> AsyncIterator[Callable[[], Awaitable[Visitor]]]:
    """A visitor of its own for each call, who has loaded the page."""
    visitors: list[Visitor] = []

    async def new() -> Visitor:
        visitor = Visitor(spa.url)
        visitors.append(visitor)
        await visitor.load()
        return visitor

    yield new
    for visitor in visitors:
        await visitor.leave()
