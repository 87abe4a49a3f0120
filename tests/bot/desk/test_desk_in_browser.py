"""The desk in a real browser: on a phone, live, by keyboard, legible, without a complaint of the browser."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Page, async_playwright, expect

from bot.content import Book
from tests.bot.chat_page.a_browser import CHROMIUM, CONTRASTS, MISSING, PHONE
from tests.bot.desk.a_desk import PASSWORD, Spa, a_desk

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason=MISSING)


@asynccontextmanager
async def browsing(spa: Spa, **how: Any) -> AsyncIterator[Page]:
    """Lan, signed in by typing. No page may complain in its console."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        context = await browser.new_context(**{"viewport": PHONE, "locale": "en-GB", **how})
        context.set_default_timeout(10_000)
        page = await context.new_page()
        complaints: list[str] = []
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        await page.goto(f"{spa.base}/desk")
        await page.locator("#name").fill("Lan")
        await page.locator("#password").fill(PASSWORD)
        await page.keyboard.press("Enter")
        await expect(page.locator("#waiting")).to_be_visible()
        yield page
        assert complaints == []
        await browser.close()


async def fits(page: Page) -> bool:
    return bool(await page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


async def test_on_a_phone_a_request_for_a_person_appears_by_itself_and_is_dealt_with(
    tmp_path: Path, book: Book
) -> None:
    async with a_desk(tmp_path, book) as spa:
        await spa.hires("Lan")
        async with browsing(spa) as page:
            await expect(page.get_by_text("Live", exact=True)).to_be_visible()
            await spa.books()
            await spa.guest("I want to talk to a person please")
            await expect(page.locator("#waiting li")).to_have_count(2)
            assert await fits(page)
            await page.locator("#waiting a", has_text="a question for a person").click()
            await page.get_by_role("button", name="Take over from the assistant").click()
            await expect(page.get_by_text("You have the conversation now.")).to_be_visible()
            box = page.get_by_role("textbox", name="Your answer")
            await box.fill("Half a sen")
            await spa.guest("Are you there?")
            await expect(page.locator(".line.guest", has_text="Are you there?")).to_be_visible()
            await expect(box).to_have_value("Half a sen")
            await box.fill("Here is Lan.")
            await box.press("Control+Enter")
            await expect(page.locator(".line.staff", has_text="Here is Lan.")).to_be_visible()
            assert await fits(page)
            await page.get_by_role("button", name="Confirm", exact=True).click()
            await expect(page.locator("#requests .state", has_text="confirmed")).to_be_visible()
            await page.get_by_role("button", name="Hand back to the assistant").click()
            await expect(page.locator("#head").get_by_text("with the assistant")).to_be_visible()
            await page.get_by_role("link", name="Report").click()
            await expect(page.get_by_role("rowheader", name="Lan")).to_be_visible()
            assert await fits(page)
        assert await spa.rows("SELECT state FROM booking") == [("confirmed",)]


async def test_what_somebody_is_filling_in_is_left_alone_while_the_page_lives(tmp_path: Path, book: Book) -> None:
    async with a_desk(tmp_path, book) as spa:
        await spa.hires("Lan")
        await spa.books()
        talk = await spa.guest("thank you")
        async with browsing(spa) as page:
            await page.goto(f"{spa.base}/desk/talk/{talk}")
            await page.get_by_text("Decline", exact=True).click()
            reason = page.locator("#requests textarea")
            await reason.fill("We are closed that day.")
            await spa.guest("One more thing")
            await expect(page.locator(".line.guest", has_text="One more thing")).to_be_visible()
            await expect(reason).to_have_value("We are closed that day.")
            await page.get_by_role("button", name="Decline the request").click()
            await expect(page.locator("#requests .state", has_text="declined")).to_be_visible()


async def test_every_page_is_legible_in_the_light_and_in_the_dark(tmp_path: Path, book: Book) -> None:
    async with a_desk(tmp_path, book) as spa:
        await spa.hires("Lan")
        await spa.books()
        talk = await spa.guest("I want to talk to a person please")
        for scheme in ("light", "dark"):
            async with browsing(spa, color_scheme=scheme) as page:
                for path in ("/desk", f"/desk/talk/{talk}", "/desk/failed", "/desk/report"):
                    await page.goto(spa.base + path)
                    found = await page.evaluate(CONTRASTS)
                    assert len(found) > 5
                    assert [text for text in found if text["contrast"] < 4.5] == []
                    small = await page.evaluate(
                        "[...document.querySelectorAll('button, summary, nav a, .button')]"
                        ".filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 44)"
                        ".map((one) => one.textContent)"
                    )
                    assert small == [], path


async def test_without_a_mouse_and_without_scripts(tmp_path: Path, book: Book) -> None:
    async with a_desk(tmp_path, book) as spa:
        await spa.hires("Lan")
        await spa.guest("I want to talk to a person please")
        async with browsing(spa, java_script_enabled=False) as page:
            await page.keyboard.press("Tab")
            await expect(page.get_by_role("link", name="To the content")).to_be_focused()
            await page.locator("#waiting a").focus()
            await page.keyboard.press("Enter")
            await page.get_by_role("button", name="Take over from the assistant").focus()
            await page.keyboard.press("Enter")
            await expect(page.get_by_text("You have the conversation now.")).to_be_visible()
