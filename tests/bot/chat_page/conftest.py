"""The spa and its visitors: over real HTTP and sockets, and in a real browser. One loop a file: the browser is dear."""

from collections.abc import AsyncIterator, Awaitable, Callable

import pytest
import pytest_asyncio
from playwright.async_api import Browser, BrowserContext, Page, async_playwright, expect

from tests.bot.chat_page.a_browser import CHROMIUM, DESK, MISSING
from tests.bot.chat_page.a_spa import Spa
from tests.bot.chat_page.a_visitor import Visitor


@pytest_asyncio.fixture(loop_scope="module")
async def spa() -> AsyncIterator[Spa]:
    spa = Spa()
    await spa.open()
    yield spa
    await spa.close()


@pytest_asyncio.fixture(loop_scope="module")
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


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def browser() -> AsyncIterator[Browser]:
    if CHROMIUM is None:
        pytest.skip(MISSING)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        await browser.close()


@pytest_asyncio.fixture(loop_scope="module")
async def context(browser: Browser) -> AsyncIterator[BrowserContext]:
    context = await browser.new_context(viewport=DESK, locale="en-GB")
    context.set_default_timeout(10_000)
    yield context
    await context.close()


@pytest_asyncio.fixture(loop_scope="module")
async def page(context: BrowserContext, spa: Spa) -> Page:
    """The page, loaded by a guest who was never here."""
    page = await context.new_page()
    await page.goto(spa.url)
    await expect(page.get_by_text("Welcome to Lotus House!")).to_be_visible()
    return page
