"""The page for everybody: by keyboard, by screen reader, on a small phone, in the dark, without motion."""

import pytest
from playwright.async_api import Browser, Page, expect

from dialogs.messages import Choice, Reply
from tests.bot.chat_page.a_browser import CONTRASTS, DESK, PHONE, answered, type_and_send
from tests.bot.chat_page.a_spa import Spa, echo

pytestmark = pytest.mark.asyncio(loop_scope="module")

LONG = "Verylongwordwithoutanyplacetobreakit" * 8
FULL = Reply(
    paragraphs=("Our massages:", f"{LONG} https://example.com/{LONG}", "Call +84 901 825 789."),
    choices=tuple(
        Choice(label=label, value=f"v:{n}") for n, label in enumerate(("Four hands", "Six hands", LONG[:80]))
    ),
)


async def full_page(page: Page, spa: Spa) -> None:
    """A talk that shows each thing that the page can show."""
    spa.answer = lambda message: FULL
    await type_and_send(page, "menu " + LONG)
    await answered(page, "Our massages:")
    spa.shut = True
    await type_and_send(page, "not kept")
    await expect(page.get_by_role("button", name="Send again")).to_be_visible()
    spa.shut = False
    spa.thinks = 60
    spa.answer = echo
    await type_and_send(page, "hello?")
    await expect(page.locator(".dots")).to_be_visible()


async def open_page(browser: Browser, spa: Spa, **how: object) -> Page:
    context = await browser.new_context(**{"viewport": DESK, **how})
    page = await context.new_page()
    await page.goto(spa.url)
    await expect(page.get_by_text("Welcome to Lotus House!")).to_be_visible()
    return page


@pytest.mark.parametrize("width", [320, 375, 1280])
async def test_nothing_needs_to_be_scrolled_sideways(browser, spa, width):
    page = await open_page(browser, spa, viewport={"width": width, "height": 740})
    await full_page(page, spa)
    for element in ("html", "body", "#scroller", "#log"):
        box = await page.locator(element).evaluate("e => [e.scrollWidth, e.clientWidth]")
        assert box[0] <= box[1], element
    await page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_every_text_stands_out_from_what_is_behind_it(browser, spa, scheme):
    page = await open_page(browser, spa, color_scheme=scheme)
    await full_page(page, spa)
    found = await page.evaluate(CONTRASTS)
    assert {"Lotus House", "Send again", "not kept", "Write a message…"} <= {text["text"] for text in found}
    assert [text for text in found if text["contrast"] < 4.5] == []
    await page.context.close()


async def test_whatever_is_tapped_is_large_enough_for_a_thumb(browser, spa):
    page = await open_page(browser, spa, viewport=PHONE, is_mobile=True, has_touch=True)
    await full_page(page, spa)
    for control in await page.locator("button:visible, textarea").all():
        box = await control.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 44, await control.inner_text()
    await page.context.close()


async def test_a_phone_may_zoom_and_its_keyboard_offers_to_send(page):
    viewport = await page.locator("meta[name=viewport]").get_attribute("content") or ""
    assert "viewport-fit=cover" in viewport
    assert not {"user-scalable", "maximum-scale"} & {part.partition("=")[0].strip() for part in viewport.split(",")}
    box = page.get_by_role("textbox")
    assert await box.get_attribute("enterkeyhint") == "send"
    # below 16 px iOS zooms in when the guest starts to type, and does not zoom out again
    assert await box.evaluate("e => parseFloat(getComputedStyle(e).fontSize)") >= 16


async def test_the_page_can_be_used_by_keyboard_alone(page, spa):
    await type_and_send(page, "menu")
    await answered(page, "Which massage")
    await page.keyboard.press("Shift+Tab")
    await expect(page.get_by_role("button", name="Six hands")).to_be_focused()
    assert await page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    await page.keyboard.press("Shift+Tab")
    await page.keyboard.press("Enter")
    await answered(page, "You chose Four hands.")
    await expect(page.get_by_role("textbox")).to_be_focused()
    await page.keyboard.type("thank you")
    await page.keyboard.press("Tab")
    await expect(page.get_by_role("button", name="Send", exact=True)).to_be_focused()
    await page.keyboard.press("Space")
    await answered(page, "You said: thank you")
    await expect(page.get_by_role("textbox")).to_be_focused()


async def test_the_log_can_be_scrolled_by_keyboard(page, spa):
    spa.answer = lambda _: Reply(paragraphs=("Line.\n" * 100,))
    await type_and_send(page, "go on")
    await answered(page, "Line.")
    await page.get_by_role("log").focus()
    before = await page.locator("#scroller").evaluate("s => s.scrollTop")
    await page.keyboard.press("PageDown")
    await page.wait_for_function("before => document.getElementById('scroller').scrollTop > before", arg=before)


async def test_a_screen_reader_finds_a_log_that_speaks_up_and_names_for_everything(page, spa):
    await full_page(page, spa)
    log = page.get_by_role("log", name="Conversation")
    assert await log.get_attribute("aria-live") == "polite"
    assert await log.get_attribute("aria-busy") is None
    await expect(page.get_by_role("heading", level=1)).to_have_text("Lotus House")
    await expect(page.get_by_role("main")).to_have_count(1)
    await expect(page.get_by_role("textbox", name="Your message")).to_have_count(1)
    assert await page.locator("html").get_attribute("lang") == "en"
    assert await page.title() == "Chat with Lotus House"
    assert await page.locator("img:not([alt])").count() == 0
    for button in await page.get_by_role("button").all():
        snapshot = await button.aria_snapshot()
        assert '"' in snapshot, f"a button without a name: {snapshot}"
    ids = await page.evaluate("[...document.querySelectorAll('[id]')].map(e => e.id)")
    assert len(ids) == len(set(ids))


async def test_a_screen_reader_hears_who_speaks_and_what_failed_but_not_every_sending(page, spa):
    await full_page(page, spa)
    await spa.close()
    await type_and_send(page, "on its way")
    await expect(page.get_by_text("Sending…")).to_be_visible()
    heard = await page.get_by_role("log").aria_snapshot()
    await spa.open()
    assert "You" in heard
    assert "on its way" in heard
    assert "Lotus House" in heard
    assert "Not sent. I could not keep your message" in heard
    assert "Sending" not in heard


async def test_who_wants_no_motion_sees_none(browser, spa):
    page = await open_page(browser, spa, reduced_motion="reduce")
    await full_page(page, spa)
    names = await page.locator(".dots i").evaluate_all("dots => dots.map(d => getComputedStyle(d).animationName)")
    assert set(names) == {"none"}
    await page.context.close()


async def test_the_conversation_keeps_its_place_when_a_phones_keyboard_opens(browser, spa):
    page = await open_page(browser, spa, viewport=PHONE)
    for n in range(8):
        await type_and_send(page, f"message {n}")
    await answered(page, "You said: message 7")
    await page.set_viewport_size({"width": 375, "height": 400})
    await expect(page.get_by_text("You said: message 7")).to_be_in_viewport()
    await expect(page.get_by_role("textbox")).to_be_in_viewport()
    await page.context.close()
