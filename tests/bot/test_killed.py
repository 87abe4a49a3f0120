"""The process dies after each step of a message; the next one on the same file answers it, once and in order."""

import asyncio
from pathlib import Path

import aiohttp
import pytest

from bot.content import Book
from storage import lists
from storage.statement import Db
from tests.whole.a_house import AHouse, ALife, Signed
from tests.whole.guests import CHANNELS, Guest, guest_of
from tests.whole.killing import KillSwitch

STEPS = (
    "before keep",
    "after keep",
    "before known",
    "before record",
    "after record",
    "before send",
    "after send",
    "after mark",
)
WISHES, SUMMARY, THANKS = "Any wishes", "Shall I send it?", "Your request is with our team"
ALL_AT_ONCE = (
    "Please book six hands, 90 minutes for 2 people on 6 June at 17:00, code HBWK2025. "
    "My name is Ann Lee, ann@example.com."
)


async def lives_and_dies(
    place: AHouse, guest: Guest, point: str, delivery: Signed | None = None
) -> tuple[Signed, bool]:
    """The guest is about to confirm (or to send `delivery`) when the process dies. What was sent, and whether it was
    acknowledged."""
    switch = KillSwitch(point)
    async with place.open(switch) as life:
        await guest.writes(life, ALL_AT_ONCE)
        if delivery is None:
            await guest.chooses(life, "No wishes, skip")
            delivery = guest.taps("Yes, send it")
        switch.armed = True
        posting = asyncio.create_task(life.post(guest.channel, *delivery))
        await switch.thrown()
        await asyncio.wait([posting], timeout=0.1)
    (answer,) = await asyncio.gather(posting, return_exceptions=True)
    return delivery, answer == (200, "")


async def lives_on(place: AHouse, guest: Guest, delivery: Signed) -> None:
    """The next process; the platform delivers the message again, as some do even when it was acknowledged."""
    async with place.open() as life:
        await life.takes(guest.channel, guest.again(delivery))
        await life.settled()
        await booked_once(life, guest)


async def booked_once(life: ALife, guest: Guest) -> None:
    (booking,) = await life.store.read(lists.bookings)
    assert (booking.state, booking.quote.total, booking.draft.name) == ("requested", 3_520_000, "Ann Lee")
    assert await life.store.read(statuses) == {"done": 3}
    lines = await life.store.read(said)
    assert [author for author, _ in lines] == ["guest", "bot"] * 3
    for (_, text), words in zip(lines[1::2], (WISHES, SUMMARY, THANKS), strict=True):
        assert words in text.replace("\xa0", " ")


def statuses(db: Db) -> dict[str, int]:
    return dict(db.execute("SELECT status, count(*) FROM inbox WHERE conversation_id IS NOT NULL GROUP BY status"))


def said(db: Db) -> list[tuple[str, str]]:
    return db.execute("SELECT author, text FROM transcript ORDER BY id").fetchall()


def heard(guest: Guest) -> list[str]:
    """What the guest was told, by the words that tell one answer from another."""
    known = (WISHES, SUMMARY, THANKS)
    return [words for text in guest.texts for words in known if words in text.replace("\xa0", " ")]


@pytest.mark.parametrize("point", STEPS)
@pytest.mark.parametrize("channel", CHANNELS)
async def test_a_message_survives_the_death_of_the_process(
    channel: str, point: str, tmp_path: Path, book: Book
) -> None:
    async with AHouse(tmp_path / "concierge.db", book).standing() as place:
        guest = guest_of(channel, place.platforms)
        delivery, acknowledged = await lives_and_dies(place, guest, point)
        assert acknowledged == (point not in ("before keep", "after keep"))
        await lives_on(place, guest, delivery)
        doubled = point == "after send" and channel != "line"
        assert heard(guest) == [WISHES, SUMMARY, *[THANKS] * (2 if doubled else 1)]


@pytest.mark.parametrize("point", ["before postpone", "after postpone", "after claim"])
async def test_a_burst_that_was_waited_for_survives_the_death_of_the_process(
    point: str, tmp_path: Path, book: Book
) -> None:
    async with AHouse(tmp_path / "concierge.db", book).standing() as place:
        guest = guest_of("line", place.platforms)
        delivery, acknowledged = await lives_and_dies(place, guest, point, guest.says("and a female therapist"))
        assert acknowledged
        async with place.open() as life:
            await life.settled()
            await guest.chooses(life, "Yes, send it")
            await booked_once(life, guest)
        assert heard(guest) == [WISHES, SUMMARY, THANKS]
        assert delivery


async def test_on_whatsapp_a_status_of_the_lost_message_spares_the_guest_the_double(tmp_path: Path, book: Book) -> None:
    async with AHouse(tmp_path / "concierge.db", book).standing() as place:
        guest = guest_of("whatsapp", place.platforms)
        await lives_and_dies(place, guest, "after send")
        async with place.open() as life:
            await life.takes("whatsapp", place.platforms.whatsapp.status_webhook())
            await life.settled()
            await booked_once(life, guest)
        assert heard(guest) == [WISHES, SUMMARY, THANKS]


async def test_a_message_that_was_not_kept_is_not_acknowledged(tmp_path: Path, book: Book) -> None:
    """The platform sees a broken connection, and nothing of the message is in the store."""
    async with AHouse(tmp_path / "concierge.db", book).standing() as place:
        guest, switch = guest_of("line", place.platforms), KillSwitch("before keep")
        switch.armed = True
        async with place.open(switch) as life:
            posting = asyncio.create_task(life.post("line", *guest.says("Hello!")))
            await switch.thrown()
        with pytest.raises((aiohttp.ClientError, asyncio.CancelledError)):
            await posting
        async with place.open() as life:
            assert await life.store.read(statuses) == {}
