"""A real browser for the page's tests: Debian's Chromium, driven by Playwright."""

import shutil
from pathlib import Path

from playwright.async_api import Page, expect

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
MISSING = "no Chromium on this machine (apt-get install chromium)"
PHONE = {"width": 375, "height": 740}
DESK = {"width": 1280, "height": 800}

CONTRASTS = Path(__file__).with_name("contrasts.js").read_text("utf-8")


async def type_and_send(page: Page, text: str) -> None:
    box = page.get_by_role("textbox", name="Your message")
    await box.fill(text)
    await box.press("Enter")


async def answered(page: Page, text: str) -> None:
    await expect(page.locator(".line.bot", has_text=text)).to_be_visible()


async def said(page: Page) -> list[str]:
    """What the log shows, in order; the page's own welcome left out."""
    lines = await page.locator(".line .bubble").all_inner_texts()
    return [line for line in lines if not line.startswith("Welcome to")]
