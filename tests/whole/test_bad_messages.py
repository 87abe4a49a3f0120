"""What guests send that no form expects: each gets a kind answer, and the booking under way stays as it was."""

from pathlib import Path
from typing import Any

import pytest

from bot.content import Book
from storage import lists
from storage.statement import Db
from tests.whole.a_house import ALife, Signed, a_house
from tests.whole.guests import CHANNELS, Guest, guest_of

STRANGE = {
    "ten thousand letters": "ab cd " * 1666 + "abcd",
    "ten thousand emoji": "🌿" * 4000,
    "control characters": "a\x01b\x1b[31mred\x7f\u202e\u200b",
    "another script": "ᚠᛇᚻ᛫ᛒᛦᚦ ہیلو ሰላም",
    "markup": "<script>alert(1)</script> *bold* _x_ [a](http://x.test) &amp; {name} %s",
    "only emoji": "😀👍🏽",
    "only a dot": ".",
    "words of a database": "'); DROP TABLE booking; --",
    "a nought byte": "a\x00b",
}


def drafts(db: Db) -> list[tuple[bytes]]:
    return db.execute("SELECT state FROM conversation").fetchall()


async def still_booking(life: ALife, guest: Guest) -> None:
    """The form goes on where it was."""
    assert "What name" in await guest.writes(life, "On 6 June at 17:00, please.")
    assert await life.store.read(lists.bookings) == []
    waiting = await life.store.waiting(life.clock.now())
    assert (waiting.set_aside, waiting.dead) == (0, 0)


async def begun(life: ALife, channel: str, number: int = 0) -> Guest:
    guest = guest_of(channel, life.platforms, number)
    assert "Which day" in await guest.writes(life, "I want to book six hands, 90 minutes for 2 people.")
    return guest


@pytest.mark.parametrize("channel", CHANNELS)
async def test_a_strange_text_gets_an_answer_and_harms_nothing(channel: str, tmp_path: Path, book: Book) -> None:
    async with a_house(tmp_path, book) as life:
        for number, (kind, text) in enumerate(STRANGE.items()):
            guest = await begun(life, channel, number)
            assert (await guest.writes(life, text)).strip(), kind
            await still_booking(life, guest)


def attachment(life: ALife, guest: Guest) -> Signed:
    if guest.channel == "line":
        line = life.platforms.line
        return line.webhook([line.message_event(guest.id, "image", contentProvider={"type": "line"})])
    if guest.channel == "telegram":
        photo = [{"file_id": "f", "file_unique_id": "u", "width": 1, "height": 1}]
        return life.platforms.telegram.webhook(life.platforms.telegram.message_update(int(guest.id), photo=photo))
    whatsapp = life.platforms.whatsapp
    return whatsapp.webhook(whatsapp.message(guest.id, "image", image={"id": "1", "mime_type": "image/jpeg"}))


@pytest.mark.parametrize("channel", CHANNELS)
async def test_only_an_attachment_gets_an_answer(channel: str, tmp_path: Path, book: Book) -> None:
    async with a_house(tmp_path, book) as life:
        guest = await begun(life, channel)
        await life.takes(channel, attachment(life, guest))
        await life.settled()
        assert len(guest.texts) == 2
        assert "[image]" in [text for _, text in await life.store.read(said)]
        await still_booking(life, guest)


def said(db: Db) -> list[tuple[Any, str]]:
    return db.execute("SELECT author, text FROM transcript ORDER BY id").fetchall()


@pytest.mark.parametrize("channel", CHANNELS)
async def test_a_forged_or_stale_tap_is_answered_and_books_nothing(channel: str, tmp_path: Path, book: Book) -> None:
    async with a_house(tmp_path, book) as life:
        guest = await begun(life, channel)
        for value in ("confirm:999", "minutes:-5", "service:nothing", "x" * 64):
            await life.takes(channel, forged_tap(life, guest, value))
        await life.settled()
        assert len(guest.texts) > 1
        await still_booking(life, guest)


def forged_tap(life: ALife, guest: Guest, value: str) -> Signed:
    if guest.channel == "line":
        return life.platforms.line.webhook([life.platforms.line.tap_event(guest.id, value)])
    if guest.channel == "telegram":
        telegram = life.platforms.telegram
        tap = telegram.tap_update(int(guest.id), guest.saw[0].choices[0][0])
        return telegram.webhook({**tap, "callback_query": {**tap["callback_query"], "data": value}})
    return life.platforms.whatsapp.webhook(life.platforms.whatsapp.tap(guest.id, value, "Forged"))
