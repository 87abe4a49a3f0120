"""The page in a real browser: talking, coming back, and being cut off."""

import asyncio

import pytest
from playwright.async_api import CDPSession, expect

from bot.chat_page import Line
from bot.chat_page.visitors import Limits
from dialogs.messages import Reply, Tap, Text
from tests.bot.chat_page.a_browser import answered, said, type_and_send

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_a_guest_types_and_is_answered(page, spa):
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text))
    page.on("pageerror", lambda error: faults.append(str(error)))
    await page.reload()
    await type_and_send(page, "hello")
    await answered(page, "You said: hello")
    assert await said(page) == ["hello", "You said: hello"]
    assert [message.content for message in spa.kept.values()] == [Text(text="hello")]
    assert await page.get_by_role("textbox").input_value() == ""
    assert faults == []


async def test_a_way_to_begin_is_sent_as_the_guests_own_words(page, spa):
    await page.get_by_role("button", name="What does it cost?").click()
    await answered(page, "You said: What does it cost?")
    await expect(page.get_by_role("button", name="What does it cost?")).to_be_disabled()


async def test_a_choice_is_tapped_once(page, spa):
    await type_and_send(page, "menu")
    await page.get_by_role("group", name="Choices").get_by_role("button", name="Six hands").click()
    await answered(page, "You chose Six hands.")
    assert list(spa.kept.values())[-1].content == Tap(value="s:6", label="Six hands")
    for name in ("Four hands", "Six hands"):
        await expect(page.get_by_role("button", name=name)).to_be_disabled()


async def test_typing_is_shown_while_the_spa_thinks(page, spa):
    spa.thinks = 0.5
    await type_and_send(page, "hello")
    await expect(page.get_by_text("Lotus House is typing…")).to_be_attached()
    await expect(page.locator(".dots")).to_be_visible()
    await answered(page, "You said: hello")
    await expect(page.locator(".dots")).to_be_hidden()


async def test_after_a_reload_the_talk_and_its_choices_are_there(page, spa):
    await type_and_send(page, "hello")
    await type_and_send(page, "menu")
    await answered(page, "Which massage")
    await page.reload()
    await answered(page, "Which massage")
    assert await said(page) == ["hello", "You said: hello", "menu", "Which massage would you like?"]
    await page.get_by_role("button", name="Four hands").click()
    await answered(page, "You chose Four hands.")


async def test_messages_keep_their_order_however_fast_they_are_typed(page, spa):
    for n in range(12):
        await type_and_send(page, f"message {n}")
    await answered(page, "You said: message 11")
    assert [message.content for message in spa.kept.values()] == [Text(text=f"message {n}") for n in range(12)]


async def test_the_server_restarts_and_what_was_written_meanwhile_is_sent(page, spa):
    await type_and_send(page, "before")
    await answered(page, "You said: before")
    await spa.close()
    await type_and_send(page, "meanwhile")
    await expect(page.get_by_role("status").filter(has_text="Connecting again")).to_be_visible()
    await expect(page.get_by_text("Sending…")).to_be_visible()
    await spa.open()
    await answered(page, "You said: meanwhile")
    await expect(page.get_by_text("Connecting again")).to_be_hidden()
    assert await said(page) == ["before", "You said: before", "meanwhile", "You said: meanwhile"]
    assert len(spa.kept) == 2


async def test_what_was_said_while_the_line_was_down_is_shown_when_it_is_back(page, spa):
    await type_and_send(page, "hello")
    await answered(page, "You said: hello")
    (chat,) = spa.lines
    await spa.close()
    spa.lines[chat].append(Line(author="staff", text="A person here: see you at six!", at=1, key="staff-1"))
    await spa.open()
    await expect(page.locator(".line.staff", has_text="see you at six")).to_be_visible()
    assert await said(page) == ["hello", "You said: hello", "A person here: see you at six!"]


async def test_an_unsent_message_outlives_its_tab(page, spa, context):
    await spa.close()
    await type_and_send(page, "still here")
    await page.close()
    await spa.open()
    again = await context.new_page()
    await again.goto(spa.url)
    await answered(again, "You said: still here")
    assert len(spa.kept) == 1


async def test_a_message_that_the_store_refused_can_be_sent_again_even_after_a_reload(page, spa):
    spa.shut = True
    await type_and_send(page, "hello")
    await expect(page.get_by_text("Not sent. I could not keep your message")).to_be_visible()
    await page.reload()
    await expect(page.get_by_text("Not sent.")).to_be_visible()
    assert not spa.kept
    spa.shut = False
    await page.get_by_role("button", name="Send again").click()
    await answered(page, "You said: hello")
    await expect(page.get_by_text("Not sent.")).to_be_hidden()
    assert await said(page) == ["hello", "You said: hello"]


async def test_a_kept_message_that_is_not_answered_yet_is_still_there_after_a_reload(page, spa):
    spa.thinks = 60
    await type_and_send(page, "hello")
    await expect(page.get_by_text("Sending…")).to_be_hidden()
    assert len(spa.kept) == 1
    spa.lines.clear()
    await page.reload()
    await expect(page.locator(".line.guest", has_text="hello")).to_be_visible()


async def test_a_reply_delivered_twice_is_shown_once(page, spa):
    await type_and_send(page, "hello")
    await answered(page, "You said: hello")
    (chat,) = spa.lines
    for _ in range(2):
        await spa.say(chat, Reply(paragraphs=("Only once.",)), key="one-key")
    await spa.say(chat, Reply(paragraphs=("The end.",)))
    await answered(page, "The end.")
    assert await said(page) == ["hello", "You said: hello", "Only once.", "The end."]


async def test_a_phone_that_loses_its_network_says_so_and_comes_back(page, spa, context):
    await context.set_offline(True)
    await type_and_send(page, "in the lift")
    await expect(page.get_by_role("status").filter(has_text="You are offline")).to_be_visible()
    assert not spa.kept
    await context.set_offline(False)
    await answered(page, "You said: in the lift")
    await expect(page.get_by_text("You are offline")).to_be_hidden()


async def test_two_tabs_show_the_same_talk(page, spa, context):
    other = await context.new_page()
    await other.goto(spa.url)
    await expect(other.get_by_text("Welcome to Lotus House!")).to_be_visible()
    await type_and_send(page, "hello")
    await answered(other, "You said: hello")
    assert await said(other) == await said(page) == ["hello", "You said: hello"]


async def test_who_writes_too_fast_reads_why_and_loses_nothing(page, spa):
    await spa.close()
    spa.limits = Limits(session_burst=2, session_per_second=0.5)
    await spa.open()
    for word in ("one", "two", "three"):
        await type_and_send(page, word)
    await expect(page.get_by_text("Please wait a moment")).to_be_visible()
    await asyncio.sleep(2.1)
    await page.get_by_role("button", name="Send again").click()
    await answered(page, "You said: three")


async def test_a_lost_session_is_replaced_without_a_word(page, spa, context):
    await spa.close()
    await context.clear_cookies()
    await spa.open()
    await type_and_send(page, "hello")
    await answered(page, "You said: hello")


async def test_without_cookies_the_page_says_kindly_what_it_needs(spa, context):
    await spa.close()
    spa.without_cookies = True
    await spa.open()
    page = await context.new_page()
    await page.goto(spa.url)
    await expect(page.get_by_role("status").filter(has_text="Please allow cookies")).to_be_visible()


async def test_an_answer_longer_than_the_window_starts_at_its_first_line(page, spa):
    spa.answer = lambda _: Reply(paragraphs=tuple(f"Paragraph {n} of the answer." for n in range(60)))
    await type_and_send(page, "tell me everything")
    await answered(page, "Paragraph 0 of")
    await expect(page.get_by_text("Paragraph 0 of")).to_be_in_viewport()
    await expect(page.get_by_text("Paragraph 59 of")).not_to_be_in_viewport()
    await page.get_by_role("button", name="To the newest message").click()
    await expect(page.get_by_text("Paragraph 59 of")).to_be_in_viewport()
    await expect(page.get_by_role("button", name="To the newest message")).to_be_hidden()


async def test_a_guest_who_reads_further_up_is_not_dragged_down(page, spa):
    for n in range(15):
        await type_and_send(page, f"message {n}")
    await answered(page, "You said: message 14")
    await page.locator("#scroller").evaluate("s => s.scrollTo(0, 0)")
    await expect(page.get_by_role("button", name="To the newest message")).to_be_visible()
    (chat,) = spa.lines
    await spa.say(chat, Reply(paragraphs=("Are you still there?",)))
    await answered(page, "Are you still there?")
    assert await page.locator("#scroller").evaluate("s => s.scrollTop") == 0


async def test_markup_is_shown_as_text_whoever_says_it(page, spa):
    evil = "<img src=x onerror=alert(1)><b>bold</b> &amp; <script>alert(1)</script>"
    await type_and_send(page, evil)
    await answered(page, "You said:")
    assert await said(page) == [evil, f"You said: {evil}"]
    assert await page.locator(".bubble :not(p):not(a)").count() == 0
    await page.reload()
    await answered(page, "You said:")
    assert await said(page) == [evil, f"You said: {evil}"]


async def test_addresses_of_the_spa_become_links_and_nothing_else_does(page, spa):
    words = (
        "Call +84 901 825 789, write to spa@example.com, see https://example.com/a_(b)?c=d, or (https://example.com). "
        "Not javascript:alert(1), 450,000, 2026-11-24 or +5."
    )
    spa.answer = lambda _: Reply(paragraphs=(words,))
    await type_and_send(page, "https://guest.example")
    await answered(page, "Call +84")
    links = await page.locator(".bubble a").evaluate_all(
        "links => links.map(a => [a.textContent, a.getAttribute('href')])"
    )
    assert links == [
        ["+84 901 825 789", "tel:+84901825789"],
        ["spa@example.com", "mailto:spa@example.com"],
        ["https://example.com/a_(b)?c=d", "https://example.com/a_(b)?c=d"],
        ["https://example.com", "https://example.com/"],
    ]
    assert (await said(page))[-1] == words


async def compose(devtools: CDPSession, text: str) -> None:
    """An input method shows candidates; the guest has not chosen one yet."""
    await devtools.send("Input.imeSetComposition", {"text": text, "selectionStart": 0, "selectionEnd": len(text)})


async def test_enter_that_ends_an_input_methods_composition_sends_nothing(page, spa, context):
    box = page.get_by_role("textbox")
    await box.focus()
    devtools = await context.new_cdp_session(page)
    await compose(devtools, "さんにん")
    await page.keyboard.press("Enter")
    await asyncio.sleep(0.2)
    assert await said(page) == []
    await box.fill("")
    await devtools.send("Input.insertText", {"text": "三人"})
    assert await box.input_value() == "三人"
    await page.keyboard.press("Enter")
    await answered(page, "You said: 三人")


async def test_shift_enter_makes_a_new_line_and_the_box_grows_with_it(page, spa):
    box = page.get_by_role("textbox")
    low = (await box.bounding_box())["height"]
    await box.press_sequentially("two")
    await box.press("Shift+Enter")
    await box.press_sequentially("lines")
    assert (await box.bounding_box())["height"] > low
    await box.press("Enter")
    await answered(page, "You said: two\nlines")
    assert (await box.bounding_box())["height"] == low


async def test_a_text_beyond_the_limit_stays_in_the_box_with_a_word_why(page, spa):
    await type_and_send(page, "a" * 10_001)
    await expect(page.get_by_role("alert")).to_have_text(
        "That is longer than 10,000 characters. Could you say it in two messages?"
    )
    assert len(await page.get_by_role("textbox").input_value()) == 10_001
    await type_and_send(page, "a" * 10_000)
    await answered(page, "You said: aaa")


async def test_without_storage_the_page_still_talks(spa, context):
    await context.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new Error('off') }})")
    page = await context.new_page()
    await page.goto(spa.url)
    await type_and_send(page, "hello")
    await answered(page, "You said: hello")
