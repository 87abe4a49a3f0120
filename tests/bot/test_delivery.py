"""Delivery end to end: what a platform's failures mean for the guest, in order and per platform."""

import asyncio
import json
from pathlib import Path

import pytest

from bot.commands.failed import failed
from bot.content import Book
from bot.delivery import DELAYS
from channels.contract import Response
from storage.statement import Db
from tests.standins.standin import Call, Fault
from tests.whole.a_house import ALife, a_house, next_due, until
from tests.whole.guests import CHANNELS, guest_of

REFUSED = {
    "line": Response(429, b'{"message":"The API rate limit has been exceeded. Try again later."}'),
    "telegram": Response(500, b'{"ok":false,"error_code":500,"description":"Internal Server Error"}'),
    "whatsapp": Response(400, b'{"error":{"code":130429,"message":"(#130429) Rate limit hit"}}'),
}
QUESTIONS = ("When are you open?", "Where are you?", "How much is the signature massage?")


def statuses(db: Db) -> list[str]:
    return [status for (status,) in db.execute("SELECT status FROM outbox ORDER BY id")]


def spoken(db: Db) -> list[str]:
    return [text for (text,) in db.execute("SELECT text FROM transcript WHERE author = 'bot' ORDER BY id")]


async def counted(life: ALife, line: str) -> float:
    async with life.http.get(f"{life.base}/metrics") as answer:
        found = [row for row in (await answer.text()).splitlines() if row.startswith(line)]
    return sum(float(row.rsplit(" ", 1)[1]) for row in found)


@pytest.mark.parametrize("channel", CHANNELS)
async def test_when_the_first_of_several_must_wait_all_go_out_in_order(
    channel: str, tmp_path: Path, book: Book
) -> None:
    async with a_house(tmp_path, book) as life:
        guest = guest_of(channel, life.platforms)
        life.platforms.each()[channel].faults.extend(Fault(response=REFUSED[channel]) for _ in range(2))
        await life.takes(channel, *(guest.says(question) for question in QUESTIONS))
        await life.settled()
        assert [" ".join(text.split()) for text in guest.texts] == [
            " ".join(text.split()) for text in await life.store.read(spoken)
        ]
        assert set(await life.store.read(statuses)) == {"sent"}
        assert await counted(life, "concierge_messages_retried_total") == 2


@pytest.mark.parametrize("channel", CHANNELS)
@pytest.mark.parametrize("lost", ["request", "answer"])
async def test_after_an_unknown_outcome_the_platforms_rule_holds(
    channel: str, lost: str, tmp_path: Path, book: Book
) -> None:
    """LINE: the same token or key, never a double. Telegram and WhatsApp: once more, and counted."""
    async with a_house(tmp_path, book) as life:
        guest, platform = guest_of(channel, life.platforms), life.platforms.each()[channel]
        platform.faults.append(Fault(before=lost == "request", after=lost == "answer"))
        await life.takes(channel, guest.says(QUESTIONS[0]))
        started = life.clock.now()
        await life.settled()
        doubled = lost == "answer" and channel != "line"
        assert len(guest.texts) == (2 if doubled else 1)
        assert await counted(life, "concierge_messages_possibly_doubled_total") == (0 if channel == "line" else 1)
        assert (life.clock.now() - started >= 60_000) == (channel == "whatsapp"), "a minute for the status to come"


async def test_on_whatsapp_the_status_settles_an_unknown_outcome(tmp_path: Path, book: Book) -> None:
    async with a_house(tmp_path, book) as life:
        guest = guest_of("whatsapp", life.platforms)
        life.platforms.whatsapp.faults.append(Fault(after=True))
        await life.takes("whatsapp", guest.says(QUESTIONS[0]))

        async def waits() -> bool:
            return await life.store.read(statuses) == ["waiting"]

        await until(waits)
        await life.takes("whatsapp", life.platforms.whatsapp.status_webhook())
        await life.settled()
        assert len(guest.texts) == 1
        assert await life.store.read(statuses) == ["sent"]


async def test_a_message_is_tried_ever_less_often_for_a_day_and_then_is_a_dead_letter(
    tmp_path: Path, book: Book, capsys: pytest.CaptureFixture[str]
) -> None:
    async with a_house(tmp_path, book) as life:
        guest, telegram = guest_of("telegram", life.platforms), life.platforms.telegram
        telegram.always = Fault(response=REFUSED["telegram"])
        started, waits = life.clock.now(), []
        await life.takes("telegram", guest.says(QUESTIONS[0]))
        while (state := await life.store.read(statuses)) != ["failed"]:
            due = await life.store.read(next_due) if state == ["waiting"] else None
            if due is not None and due > life.clock.now():
                waits.append(round((due - life.clock.now()) / 1000))
                life.clock.jump(due - life.clock.now())
                await life.house.tick()
            await asyncio.sleep(0.001)
        assert life.clock.now() - started >= 24 * 3_600_000
        assert len(waits) > len(DELAYS)
        expected = [*DELAYS, *[DELAYS[-1]] * len(waits)]
        assert all(abs(seconds - wanted) <= 2 for seconds, wanted in zip(waits, expected, strict=False))
        telegram.always = None
        assert await guest.writes(life, QUESTIONS[1]), "the conversation goes on"
        assert await counted(life, "concierge_messages_dead") == 1
        assert failed(f"sqlite:///{life.store.path}", as_json=True) == 0
        (entry,) = [json.loads(line) for line in capsys.readouterr().out.splitlines() if line.startswith("{")]
        assert (entry["kind"], entry["channel"]) == ("message", "telegram")
        assert "gave up after a day" in entry["reason"]


async def test_a_guest_whose_reply_hangs_holds_up_nobody_else(tmp_path: Path, book: Book) -> None:
    async with a_house(tmp_path, book) as life:
        telegram, answered = life.platforms.telegram, asyncio.Event()
        slow, *others = (guest_of("telegram", life.platforms, number) for number in range(5))

        async def hangs(seconds: float) -> None:
            await answered.wait()

        def theirs(call: Call) -> bool:
            return f'"chat_id":"{slow.id}"'.encode() in call.body

        telegram.sleep, telegram.always = hangs, Fault(delay=1, only=theirs)
        await life.takes("telegram", slow.says(QUESTIONS[0]), *(guest.says(QUESTIONS[0]) for guest in others))

        async def others_answered() -> bool:
            return all(guest.texts for guest in others)

        await until(others_answered)
        assert slow.texts == []
        await life.takes("telegram", slow.says(QUESTIONS[1]))
        answered.set()
        await life.settled()
        assert "09:00" in slow.texts[0]
        assert len(slow.texts) == 2


@pytest.mark.parametrize("channel", CHANNELS)
async def test_what_can_never_be_delivered_is_not_tried_again_and_is_shown(
    channel: str, tmp_path: Path, book: Book
) -> None:
    refusals = {
        "line": Response(400, b'{"message":"Failed to send messages"}'),
        "telegram": Response(403, b'{"ok":false,"error_code":403,"description":"Forbidden: bot was blocked"}'),
        "whatsapp": Response(400, b'{"error":{"code":131026,"message":"Message undeliverable"}}'),
    }
    async with a_house(tmp_path, book) as life:
        guest, platform = guest_of(channel, life.platforms), life.platforms.each()[channel]
        platform.faults.append(Fault(response=refusals[channel]))
        await life.takes(channel, guest.says(QUESTIONS[0]))
        await life.settled()
        assert await life.store.read(statuses) == ["failed"]
        assert len(platform.calls) == 1
        assert await guest.writes(life, QUESTIONS[1])
        assert await counted(life, "concierge_messages_failed_total") == 1
