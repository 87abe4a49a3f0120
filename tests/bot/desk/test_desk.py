"""Staff at the desk: what they see, what their forms do, and the sentence that a refusal is shown as."""

import asyncio
import csv
import io
import re
import time
from pathlib import Path

import pytest

from bot.content import Book
from bot.desk.texts import texts
from storage import accounts
from tests.bot.desk.a_desk import GUEST, HASHED, a_desk

HOUR = 3_600_000


async def test_the_inbox_is_sorted_by_deadline_and_shows_each_clock(tmp_path: Path, book: Book) -> None:
    async with a_desk(tmp_path, book) as spa:
        await spa.hires("Lan")
        await spa.guest("I want to talk to a person please, I am the first", "a" * 43)
        spa.life.clock.jump(25 * HOUR)
        await spa.guest("I want to talk to a person please, I am the second", "b" * 43)
        async with spa.member() as lan:
            page = await lan.get("/desk")
            waiting = page.partition("Lately")[0]
            assert waiting.index("the first") < waiting.index("the second")
            assert "1 h 00 min late" in waiting
            assert "23 h 59 min left" in waiting
            assert "a question for a person" in waiting


async def test_a_conversation_shows_all_that_was_said_also_what_is_not_answered_yet(tmp_path: Path, book: Book) -> None:
    async with a_desk(tmp_path, book) as spa:
        await spa.hires("Lan")
        talk = await spa.guest("Six hands for 2 people on 7 June 2025 <script>alert(1)</script>")
        await spa.life.house.worker.stop()
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.3):
                await spa.guest("Are you still there?")
        async with spa.member() as lan:
            page = await lan.get(f"/desk/talk/{talk}")
            assert "<script>alert(1)" in page
            assert "&lt;script&gt;alert(1)" in lan.html
            assert "Are you still there?" in page
            assert "kept, not answered yet" in page
            assert "Saturday, 7 June 2025" in page.partition("What the assistant understood")[2]


async def test_taking_answering_and_handing_back(tmp_path: Path, book: Book) -> None:
    async with a_desk(tmp_path, book) as spa:
        await spa.hires("Lan")
        talk = await spa.guest("I want to talk to a person please")
        path = f"/desk/talk/{talk}"
        async with spa.member() as lan:
            await lan.get(path)
            assert "You have the conversation now." in await lan.post(path, act="take")
            assert "with you" in lan.text
            assert "You have the conversation now." not in await lan.get(path), "said once"
            press = lan.press
            assert "Sent." in await lan.post(path, act="answer", text="Here is Lan.\r\nHow can I help?", press=press)
            await lan.post(path, act="answer", text="Here is Lan.\r\nHow can I help?", press=press)
            await lan.post(path, act="hand_back")
            assert "with the assistant" in lan.text
            assert "Nobody waits" in await lan.get("/desk")
        heard = await spa.heard()
        assert heard.count("Here is Lan.\nHow can I help?") == 1
        acts = await spa.rows("SELECT act, member_id, member, via FROM staff_act ORDER BY id")
        assert acts == [(act, "desk:1", "Lan", "desk") for act in ("take", "answer", "hand_back")]


async def test_two_at_once_one_wins_and_the_other_reads_who_and_may_take_over(tmp_path: Path, book: Book) -> None:
    async with a_desk(tmp_path, book) as spa:
        await spa.hires("Lan")
        await spa.hires("Minh")
        path = f"/desk/talk/{await spa.guest('I want to talk to a person please')}"
        async with spa.member("Lan") as lan, spa.member("Minh") as minh:
            await lan.get(path)
            await minh.get(path)
            await lan.post(path, act="take")
            refused = await minh.post(path, act="answer", text="A long & careful answer")
            assert minh.status == 409
            assert "Lan has had this conversation since" in refused
            assert "A long & careful answer" in refused, "what was typed is still there"
            assert "Take over from Lan" in refused
            await minh.post(path, act="take_over")
            assert "Sent." in await minh.post(path, act="answer", text="Now it is me", press=minh.press)
        assert "Now it is me" in await spa.heard()


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"act": "answer", "text": " "}, "There is nothing to send."),
        ({"act": "answer", "text": "x" * 5000}, "That is too long: 5000 characters"),
        ({"act": "confirm", "id": "77"}, "There is no such booking"),
        ({"act": "close", "id": "77"}, "There is no such inquiry"),
        ({"act": "retry", "id": "77"}, "There is no such message"),
        ({"act": "retry", "id": "-1"}, "There is nothing here"),
        ({"act": "confirm", "id": "9" * 19}, "There is nothing here"),
        ({"act": "explode"}, "There is nothing here"),
        ({"act": "propose", "id": "1", "date": "soon", "time": ""}, "Please give a date and a time."),
        ({"act": "snooze", "id": "1", "hours": "a while"}, "Please give the hours as a number."),
        ({"act": "snooze", "id": "1", "hours": "900"}, "That is too long: the last useful moment is"),
    ],
)
async def test_what_cannot_be_done_is_a_sentence(
    tmp_path: Path, book: Book, fields: dict[str, str], sentence: str
) -> None:
    async with a_desk(tmp_path, book) as spa:
        await spa.hires("Lan")
        path = f"/desk/talk/{await spa.guest('I want to talk to a person please')}"
        async with spa.member() as lan:
            await lan.get(path)
            assert sentence in await lan.post(path, **fields)
            assert lan.status == 409
        assert await spa.rows("SELECT * FROM staff_act") == []


async def test_a_request_is_confirmed_and_a_second_decision_reads_who_was_first(tmp_path: Path, book: Book) -> None:
    async with a_desk(tmp_path, book) as spa:
        await spa.hires("Lan")
        await spa.hires("Minh")
        booking = str(await spa.books())
        path = f"/desk/talk/{await spa.guest('thank you')}"
        async with spa.member() as lan, spa.member("Minh") as minh:
            shown = await lan.get(path)
            assert "Saturday, 7 June 2025, 15:00" in shown
            await minh.get(path)
            assert "Confirmed. The guest has been told." in await lan.post(path, act="confirm", id=booking)
            refused = await minh.post(path, act="decline", id=booking, reason="full")
            assert "Lan was first" in refused
            assert "confirmed" in refused
        assert await spa.rows("SELECT state FROM booking") == [("confirmed",)]


async def test_a_request_is_declined_with_a_reason_as_it_is_written(tmp_path: Path, book: Book) -> None:
    async with a_desk(tmp_path, book) as spa:
        await spa.hires("Lan")
        booking = str(await spa.books())
        path = f"/desk/talk/{await spa.guest('thank you')}"
        async with spa.member() as lan:
            await lan.get(path)
            await lan.post(path, act="decline", id=booking, reason="Our house has a wedding & is closed.")
        assert await spa.rows("SELECT state FROM booking") == [("declined",)]
        assert any("Our house has a wedding & is closed." in said for said in await spa.heard())


async def test_another_time_is_proposed_and_confirmed_when_the_guest_agreed_elsewhere(
    tmp_path: Path, book: Book
) -> None:
    async with a_desk(tmp_path, book) as spa:
        await spa.hires("Lan")
        booking = str(await spa.books())
        path = f"/desk/talk/{await spa.guest('thank you')}"
        async with spa.member() as lan:
            await lan.get(path)
            past = await lan.post(path, act="propose", id=booking, date="2025-05-01", time="15:00")
            assert "That time has passed." in past
            offered = await lan.post(path, act="propose", id=booking, date="2025-06-08", time="16:00")
            assert "Offered. The guest has been asked." in offered
            assert "Offered instead: Sunday, 8 June 2025, 16:00" in offered
            await lan.post(path, act="confirm_proposed", id=booking)
        (row,) = await spa.rows("SELECT state, draft FROM booking")
        assert row[0] == "confirmed"
        assert b"2025-06-08" in bytes(row[1])  # type: ignore[call-overload]


async def test_a_failed_send_is_tried_again(tmp_path: Path, book: Book) -> None:
    async with a_desk(tmp_path, book) as spa:
        await spa.hires("Lan")
        talk = await spa.guest("hello")
        dead = "UPDATE outbox SET status = 'failed', reason = '403 forbidden' WHERE conversation_id = ?"
        await spa.life.store.write(lambda db: db.execute(dead, (talk,)).rowcount)
        async with spa.member() as lan:
            assert "403 forbidden" in await lan.get("/desk/failed")
            assert "403 forbidden" in await lan.get(f"/desk/talk/{talk}")
            (row,) = await spa.rows("SELECT max(id) FROM outbox WHERE status = 'failed'")
            said = await lan.post(f"/desk/talk/{talk}", act="retry", id=str(row[0]), **{"from": "failed"})
            assert lan.at == "/desk/failed"
            assert "It is being sent again." in said
        await spa.life.settled()
        assert ("sent",) in await spa.rows("SELECT status FROM outbox WHERE id = ?", row[0])


async def test_the_report_is_a_page_and_a_spreadsheet_that_runs_no_formula(tmp_path: Path, book: Book) -> None:
    async with a_desk(tmp_path, book) as spa:
        await spa.life.store.write(accounts.add, "=1+1", HASHED, 0)
        path = f"/desk/talk/{await spa.guest('I want to talk to a person please')}"
        async with spa.member("=1+1") as lan:
            await lan.get(path)
            await lan.post(path, act="answer", text="Here I am")
            assert "By channel" in await lan.get("/desk/report?since=2025-05-01&until=2025-06-30")
            assert "Nobody has asked yet." in await lan.get("/desk/report?since=2030-01-01&until=nonsense")
            async with lan.http.get(f"{spa.base}/desk/report.csv") as answer:
                assert "attachment" in answer.headers["Content-Disposition"]
                lines = list(csv.DictReader(io.StringIO((await answer.text()).removeprefix("\ufeff"))))
        assert (lines[0]["group"], lines[0]["kept"], lines[0]["missed"]) == ("all", "1", "0")
        assert [line["name"] for line in lines if line["group"] == "person"] == ["'=1+1"]


async def test_an_open_desk_hears_within_300_ms_and_the_house_stops_with_it_open(tmp_path: Path, book: Book) -> None:
    async with a_desk(tmp_path, book) as spa:
        await spa.hires("Lan")
        async with spa.member() as lan, lan.http.get(f"{spa.base}/desk/events") as stream:
            assert stream.content_type == "text/event-stream"
            assert b"retry" in await stream.content.readline()
            assert b"open" in await stream.content.readline()
            await stream.content.readline()
            begun = time.perf_counter()
            sending = asyncio.create_task(spa.guest("hello", GUEST))
            line = await asyncio.wait_for(stream.content.readline(), 5)
            took = time.perf_counter() - begun
            assert b'"conversation"' in line
            assert took < 2, "0.3 s on a machine that does nothing else"
            await sending
            begun = time.perf_counter()
            await spa.life.house.desk.close()
            assert time.perf_counter() - begun < 1


async def test_the_desk_speaks_vietnamese_by_the_browser_or_by_choice(tmp_path: Path, book: Book) -> None:
    async with a_desk(tmp_path, book) as spa:
        await spa.hires("Lan")
        async with spa.stranger(**{"Accept-Language": "vi-VN,vi;q=0.9"}) as lan:
            await lan.sign_in()
            assert "Hộp thư" in lan.text
            await lan.post("/desk/language", language="en", here="/desk/report")
            assert lan.at == "/desk/report"
            assert "Inbox" in lan.text


def test_both_languages_say_everything_with_the_same_placeholders() -> None:
    english, vietnamese = texts("en"), texts("vi")
    assert english.keys() == vietnamese.keys()
    for key, said in english.items():
        assert set(re.findall(r"\{\w+\}", said)) == set(re.findall(r"\{\w+\}", vietnamese[key])), key
