"""The socket: who may open it, and that nothing is acknowledged before it is kept."""

import asyncio

import aiohttp
import pytest
from aiohttp import WSMsgType

from bot.chat_page.frames import MAX_FRAME, MAX_TEXT
from bot.chat_page.page import CROWDED, NO_SESSION
from bot.chat_page.talk import MAX_WAITED_MS
from bot.chat_page.visitors import Limits
from dialogs.messages import Reply, Tap, Text
from tests.bot.chat_page.a_spa import Spa
from tests.bot.chat_page.a_visitor import Visitor, heard, say

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest.mark.parametrize("origin", [None, "null", "https://evil.example", "http://127.0.0.1.evil.example"])
async def test_another_sites_page_cannot_open_a_socket(visit, origin):
    visitor = await visit()
    with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
        await visitor.connect(origin=origin)
    assert refused.value.status == 403


async def test_a_socket_without_a_session_of_ours_is_closed_with_a_code_that_the_page_knows(spa):
    visitor = Visitor(spa.url)
    for cookie in ("", "guessed", "A" * 43 + "." + "A" * 43):
        socket = await visitor.connect(Cookie=f"chat={cookie}")
        assert (await socket.receive()).type == WSMsgType.CLOSE
        assert socket.close_code == NO_SESSION
    await visitor.leave()


async def test_a_message_is_kept_then_acknowledged_then_answered(spa, visit):
    socket = await (await visit()).connect(**{"Accept-Language": "vi-VN,vi;q=0.9"})
    assert await heard(socket, "history") == {"type": "history", "lines": []}
    message_id = await say(socket, "hello")
    assert await heard(socket, "kept") == {"type": "kept", "id": message_id}
    (message,) = spa.kept.values()
    assert (message.content, message.locale) == (Text(text="hello"), "vi-VN")
    await heard(socket, "typing")
    reply = await heard(socket, "reply")
    assert (reply["text"], reply["choices"]) == ("You said: hello", [])


async def test_nothing_is_acknowledged_before_it_is_on_disk(spa, visit):
    socket = await (await visit()).connect()
    await heard(socket, "history")
    spa.disk.clear()
    await say(socket, "hello")
    with pytest.raises(TimeoutError):
        await socket.receive(timeout=0.2)
    spa.disk.set()
    await heard(socket, "kept")


async def test_a_message_is_kept_even_if_its_page_is_gone_by_then(spa, visit):
    visitor = await visit()
    spa.disk.clear()
    await say(await visitor.connect(), "hello")
    await asyncio.sleep(0.05)
    await visitor.http.close()
    spa.disk.set()
    await asyncio.sleep(0.05)
    assert [message.content for message in spa.kept.values()] == [Text(text="hello")]


async def test_a_tap_is_kept_with_what_the_guest_saw(spa, visit):
    socket = await (await visit()).connect()
    await socket.send_json(
        {"id": "0" * 8 + "-0000-4000-8000-000000000000", "type": "tap", "value": "s:4", "label": "4"}
    )
    await heard(socket, "kept")
    assert [message.content for message in spa.kept.values()] == [Tap(value="s:4", label="4")]


async def test_a_message_sent_again_is_acknowledged_again_and_kept_once(spa, visit):
    visitor = await visit()
    first = await visitor.connect()
    message_id = await say(first, "hello")
    await heard(first, "kept")
    await first.close()
    second = await visitor.connect()
    await say(second, "hello", id=message_id)
    await heard(second, "kept")
    assert len(spa.kept) == 1


async def test_the_history_comes_back_with_keys_times_and_the_last_choices(spa, visit):
    visitor = await visit()
    socket = await visitor.connect()
    message_id = await say(socket, "menu")
    reply = await heard(socket, "reply")
    lines = (await heard(await visitor.connect(), "history"))["lines"]
    assert [(line["author"], line["text"], line["key"]) for line in lines] == [
        ("guest", "menu", message_id),
        ("bot", "Which massage would you like?", reply["key"]),
    ]
    assert "choices" not in lines[0]
    assert lines[1]["choices"] == reply["choices"] != []


async def test_the_store_refuses_and_the_guest_is_told_and_can_send_again(spa, visit):
    socket = await (await visit()).connect()
    spa.shut = True
    message_id = await say(socket, "hello")
    failed = await heard(socket, "failed")
    assert failed == {"type": "failed", "id": message_id, "why": failed["why"]}
    assert "send it again" in failed["why"]
    spa.shut = False
    await say(socket, "hello", id=message_id)
    assert (await heard(socket, "kept"))["id"] == message_id


async def test_who_is_too_fast_reads_a_kind_sentence_and_nothing_is_stored(spa, visit):
    socket = await (await visit()).connect()
    ids = [await say(socket, f"message {n}") for n in range(25)]
    assert (await heard(socket, "failed"))["id"] == ids[20]
    assert "wait a moment" in (await heard(socket, "failed"))["why"]
    assert len(spa.kept) == 20
    await asyncio.sleep(1.1)
    await say(socket, "slowly now")
    await heard(socket, "kept")


async def test_ten_thousand_characters_are_kept_and_one_more_is_not(spa, visit):
    socket = await (await visit()).connect()
    longest = "\U0001f9d8" * MAX_TEXT
    await say(socket, longest)
    await heard(socket, "kept")
    message_id = await say(socket, longest + "!")
    assert await heard(socket, "failed") == {
        "type": "failed",
        "id": message_id,
        "why": "That is longer than 10,000 characters. Could you say it in two messages?",
    }
    assert [message.content for message in spa.kept.values()] == [Text(text=longest)]


async def test_a_frame_that_is_too_large_is_refused_and_the_socket_stays_usable(spa, visit):
    socket = await (await visit()).connect()
    message_id = await say(socket, "a" * MAX_FRAME)
    failed = await heard(socket, "failed")
    assert (failed["id"], "too large" in failed["why"]) == (message_id, True)
    await say(socket, "short")
    await heard(socket, "kept")


@pytest.mark.parametrize(
    "frame",
    [
        "", "hello", "[]", '{"type":"message"}', '{"type":"shout","id":"7"}', "[" * 50_000, "\ufffe",
        '{"type":"message","id":"not a uuid","text":"hi"}', '{"type":"message","text":7}',
        '{"type":"tap","id":"00000000-0000-4000-8000-000000000000","value":""}',
        '{"type":"tap","id":"00000000-0000-4000-8000-000000000000","value":"é"}',
        '{"type":"message","id":"00000000-0000-4000-8000-000000000000","text":"\\ud800"}',
    ],
)  # fmt: skip
async def test_a_frame_that_cannot_be_read_is_refused_and_the_socket_stays_usable(spa, visit, frame):
    socket = await (await visit()).connect()
    await socket.send_str(frame)
    failed = await heard(socket, "failed")
    assert failed["why"] == "I could not read that message. Please write it again."
    assert failed["id"] == ("00000000-0000-4000-8000-000000000000" if "0-4000-" in frame else None)
    await say(socket, "hello")
    await heard(socket, "kept")


async def test_bytes_that_are_no_text_are_refused_as_well(spa, visit):
    socket = await (await visit()).connect()
    await socket.send_bytes(b"\xff\x00{")
    await heard(socket, "failed")
    await socket.send_json({"type": "ping"})
    await heard(socket, "pong")


async def test_a_message_without_words_is_not_kept(spa, visit):
    socket = await (await visit()).connect()
    await say(socket, " \n\t")
    await heard(socket, "failed")
    assert not spa.kept


@pytest.mark.parametrize(("waited", "earlier"), [(5_000, 5_000), (10**12, MAX_WAITED_MS), (-(10**12), 0)])
async def test_a_page_may_say_how_long_a_message_waited_but_not_date_it_at_will(spa, visit, waited, earlier):
    socket = await (await visit()).connect()
    before = spa.clock.now()
    await say(socket, "tomorrow", waited=waited)
    await heard(socket, "kept")
    (message,) = spa.kept.values()
    assert before - earlier <= message.sent_at <= spa.clock.now() - earlier


async def test_another_tab_sees_what_was_said_and_answered(spa, visit):
    visitor = await visit()
    desk, phone = await visitor.connect(), await visitor.connect()
    await heard(phone, "history")
    message_id = await say(desk, "hello")
    said = await heard(phone, "said")
    assert (said["id"], said["text"]) == (message_id, "hello")
    assert (await heard(phone, "reply"))["key"] == (await heard(desk, "reply"))["key"]


async def test_another_guest_hears_nothing(spa, visit):
    ann, bob = await (await visit()).connect(), await (await visit()).connect()
    await heard(bob, "history")
    await say(ann, "hello")
    await heard(ann, "reply")
    await bob.send_json({"type": "ping"})
    assert await bob.receive_json() == {"type": "pong"}


async def test_a_reply_to_a_page_that_was_away_is_in_its_history(spa, visit):
    visitor = await visit()
    socket = await visitor.connect()
    await say(socket, "hello")
    await heard(socket, "reply")
    await socket.close()
    (chat,) = spa.lines
    await spa.say(chat, Reply(paragraphs=("We look forward to seeing you.",)))
    lines = (await heard(await visitor.connect(), "history"))["lines"]
    assert lines[-1]["text"] == "We look forward to seeing you."


async def test_a_history_that_cannot_be_read_closes_the_socket_for_another_try(spa, visit):
    visitor = await visit()
    spa.broken = True
    socket = await visitor.connect()
    assert (await socket.receive()).type == WSMsgType.CLOSE
    assert socket.close_code == aiohttp.WSCloseCode.TRY_AGAIN_LATER
    spa.broken = False
    await heard(await visitor.connect(), "history")


async def test_too_many_open_pages_of_one_session_are_turned_away():
    spa = Spa(limits=Limits(pages_per_session=1))
    await spa.open()
    visitor = Visitor(spa.url)
    await visitor.load()
    await heard(await visitor.connect(), "history")
    second = await visitor.connect()
    await second.receive()
    assert second.close_code == CROWDED
    await visitor.leave()
    await spa.close()


async def test_closing_the_house_hangs_up_on_every_page_at_once(spa, visit):
    socket = await (await visit()).connect()
    await heard(socket, "history")
    async with asyncio.timeout(3):
        await spa.close()
        assert (await socket.receive()).type == WSMsgType.CLOSE
    assert socket.close_code == aiohttp.WSCloseCode.GOING_AWAY
