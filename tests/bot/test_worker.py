"""The worker: what cannot be answered is set aside, what the commit refuses is thought again, staff hold the floor."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec
import pytest

from bot.content import Book, unmatched
from channels.contract import Channel
from dialogs.reading.model import TopicMatch
from dialogs.spa.model import TopicMatcher
from storage import lists
from storage.sqlite import SqliteStore
from storage.statement import Db
from tests.bot.test_delivery import REFUSED, counted, statuses
from tests.standins.standin import Fault
from tests.whole.a_house import AHouse, ALife, a_house, until
from tests.whole.conftest import copied
from tests.whole.guests import CHANNELS, Guest, guest_of


class Stumbling:
    """A matcher that breaks over one word."""

    def __init__(self, matcher: TopicMatcher) -> None:
        self._matcher = matcher

    def match(self, text: str, language: str) -> TopicMatch:
        if "xyzzy" in text:
            raise RuntimeError("the matcher stumbled")
        return self._matcher.match(text, language)


@pytest.mark.parametrize("channel", CHANNELS)
async def test_a_message_that_cannot_be_answered_is_set_aside_honestly_and_the_talk_goes_on(
    channel: str, tmp_path: Path, book: Book
) -> None:
    async with a_house(tmp_path, book) as life:
        spa = life.house.book.spa
        life.house.book.spa = msgspec.structs.replace(spa, matcher=Stumbling(spa.matcher))
        guest = guest_of(channel, life.platforms)
        await life.takes(channel, guest.says("Is xyzzy open on holidays in spring?"))
        await life.settled()
        (said,) = guest.texts
        assert "24 hours" in said
        waiting = await life.store.waiting(life.clock.now())
        assert (waiting.set_aside, waiting.inquiries_open) == (1, 1)
        (inquiry,) = await life.store.read(lists.inquiries, life.clock.now())
        assert inquiry.kind == "failed"
        (aside,) = await life.store.read(lists.failed)
        assert (aside.kind, aside.tries) == ("event", 3)
        assert "09:00" in await guest.writes(life, "When are you open?")
        assert await counted(life, "concierge_events_set_aside_total") == 1


class BothAtOnce:
    """A world in which the first write of a booking waits until a second one is on its way."""

    def __init__(self) -> None:
        self.dead = asyncio.Event()
        self.armed = False
        self._together = asyncio.Barrier(2)

    def channel(self, channel: Channel) -> Channel:
        return channel

    def store(self, store: SqliteStore) -> Any:
        return Meeting(store, self._meet)

    async def _meet(self) -> None:
        if self.armed and not self._together.broken:
            await self._together.wait()
            await self._together.abort()


class Meeting:
    def __init__(self, store: SqliteStore, meets: Callable[[], Any]) -> None:
        self._store, self._meets = store, meets

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    async def record(self, turn: Any) -> Any:
        if turn.events:
            with suppress(asyncio.BrokenBarrierError):
                await self._meets()
        return await self._store.record(turn)


async def test_two_guests_who_confirm_the_last_place_at_once_are_never_both_booked(tmp_path: Path, book: Book) -> None:
    """Eight hands for two take eight of twelve therapists: both saw it free, one commit refuses."""
    world: Any = BothAtOnce()
    async with AHouse(tmp_path / "concierge.db", book).standing() as place, place.open(world) as life:
        guests = [guest_of("line", life.platforms), guest_of("telegram", life.platforms)]
        for guest in guests:
            await guest.writes(
                life, "Book eight hands, 60 minutes for 2 people on 6 June at 17:00, my name is Ann Lee."
            )
            await guest.chooses(life, "Here in this chat")
            assert "Shall I send it?" in await guest.chooses(life, "No wishes, skip")
        world.armed = True
        await asyncio.gather(*(life.takes(guest.channel, guest.taps("Yes, send it")) for guest in guests))
        await life.settled()
        assert len(await life.store.read(lists.bookings)) == 1
        last = sorted(guest.texts[-1] for guest in guests)
        assert sum("Your request is with our team" in text for text in last) == 1
        assert sum("17:00" in text and "Your request is with our team" not in text for text in last) == 1
        assert await counted(life, "concierge_turns_rethought_total") >= 1


def conversation(db: Db) -> int:
    return int(db.execute("SELECT id FROM conversation").fetchone()[0])


def lines(db: Db) -> list[tuple[str, str]]:
    return db.execute("SELECT author, text FROM transcript ORDER BY id").fetchall()


async def test_while_staff_hold_the_floor_the_bot_is_silent_and_keeps_what_is_said(tmp_path: Path, book: Book) -> None:
    async with a_house(tmp_path, book) as life:
        guest = guest_of("telegram", life.platforms)
        await guest.writes(life, "Hello!")
        talk = await life.store.read(conversation)
        await life.store.take_floor(talk, "mai", life.clock.now())
        assert await guest.writes(life, "Where are you?") == ""
        assert (await life.store.read(lines))[-1] == ("guest", "Where are you?")
        await life.store.hand_back(talk, life.clock.now())
        assert "09:00" in await guest.writes(life, "When are you open?")


async def test_what_the_bot_had_not_sent_when_staff_took_over_is_withdrawn(tmp_path: Path, book: Book) -> None:
    async with a_house(tmp_path, book) as life:
        guest, telegram = guest_of("telegram", life.platforms), life.platforms.telegram
        telegram.always = Fault(response=REFUSED["telegram"])
        await life.takes("telegram", guest.says("Where are you?"), guest.says("When are you open?"))

        async def both_wait() -> bool:
            return await life.store.read(statuses) == ["waiting", "waiting"]

        await until(both_wait)
        assert await life.store.take_floor(await life.store.read(conversation), "mai", life.clock.now()) == 2
        telegram.always = None
        life.clock.jump(3_600_000)
        await life.house.tick()
        await life.settled()
        assert await life.store.read(statuses) == ["withdrawn", "withdrawn"]
        assert guest.texts == []


async def test_while_the_content_is_broken_the_last_good_book_answers(tmp_path: Path) -> None:
    content = copied(tmp_path)
    async with a_house(tmp_path, Book(content, unmatched)) as life:
        guest = guest_of("line", life.platforms)
        good, file = life.house.book.spa.version, content / "spa.toml"
        whole = file.read_text(encoding="utf-8")
        file.write_text(whole + "\n[hours]\ndaily = [", encoding="utf-8")
        await ticked(life, lambda: bool(life.house.book.faults))
        assert life.house.book.spa.version == good
        assert await counted(life, "concierge_content_faults") >= 1
        assert "Which massage" in await book_by(guest, life)
        file.write_text(whole.replace("Sample Spa", "Fern Spa"), encoding="utf-8")
        await ticked(life, lambda: not life.house.book.faults and life.house.book.spa.version != good)
        assert life.house.book.spa.name == "Fern Spa"


async def book_by(guest: Guest, life: ALife) -> str:
    return await guest.writes(life, "I'd like to book.")


async def ticked(life: ALife, done: Callable[[], bool]) -> None:
    async def looked() -> bool:
        await life.house.tick()
        return done()

    await until(looked)
