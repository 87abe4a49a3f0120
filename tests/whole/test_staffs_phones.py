"""The whole house with its staff's phones: a Telegram group by webhook or by polling, and a real mail server."""

import copy
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.content import Book
from storage.staff_events import waiting
from storage.staff_values import Member
from tests.bot.staff.test_mail import a_server
from tests.standins.standin import Fault
from tests.standins.telegram import SentMessage, Update
from tests.standins.telegram_group import GroupStandIn
from tests.whole.a_house import AHouse, ALife, until
from tests.whole.guests import TelegramGuest

LAN, MINH = 71, 72


@asynccontextmanager
async def a_place(folder: Path, book: Book, **changes: object) -> AsyncIterator[tuple[AHouse, GroupStandIn]]:
    group = GroupStandIn(members={LAN: "Lan", MINH: "Minh"})
    place = AHouse(folder / "concierge.db", book, changes={"telegram_staff_chat_id": group.staff, **changes})
    place.platforms.telegram = group
    async with place.standing():
        yield place, group


async def comes(life: ALife, group: GroupStandIn, update: Update) -> None:
    """By webhook, or as the next poll finds it."""
    if life.house.settings.telegram_webhook_secret is None:
        group.arrive(update)
    else:
        await life.takes("telegram", group.webhook(update))


async def notice(group: GroupStandIn) -> SentMessage:
    async def there() -> bool:
        return any(message.choices for message in group.notices)

    await until(there)
    return next(message for message in reversed(group.notices) if message.choices)


async def heard(group: GroupStandIn, guest: str, words: str) -> None:
    async def there() -> bool:
        return any(words in message.text for message in group.said_to(guest))

    await until(there)


@pytest.mark.parametrize("polls", [False, True])
async def test_a_guest_asks_for_a_person_and_the_group_answers(tmp_path: Path, book: Book, *, polls: bool) -> None:
    changes = {"telegram_webhook_secret": None} if polls else {}
    async with a_place(tmp_path, book, **changes) as (place, group), place.open() as life:
        guest = TelegramGuest(group)
        await comes(life, group, group.text_update(int(guest.id), "I want to talk to a person please"))
        told = await notice(group)
        await comes(life, group, group.press(LAN, "Take"))
        await until(lambda: shows(group, told, "Lan took it"))
        await comes(life, group, group.reply(LAN, told, "Hello from Lan"))
        await heard(group, guest.id, "Hello from Lan")
        await comes(life, group, group.press(MINH, "Hand back"))
        await until(lambda: shows(group, told, "Minh handed it back"))
        (talk,) = await life.store.read(lambda db: db.execute("SELECT id FROM conversation").fetchone())
        await life.house.staff.acts.take(talk, Member(id="desk:3", name="Hoa", via="desk"))
        await until(lambda: shows(group, told, "Hoa took it"))
        talks = await life.store.read(lambda db: db.execute("SELECT chat FROM conversation").fetchall())
        assert talks == [(guest.id,)]


async def shows(group: GroupStandIn, told: SentMessage, words: str) -> bool:
    return any(words in message.text for message in group.sent if message.message_id == told.message_id)


async def test_what_the_group_said_before_a_stop_is_done_after_the_next_start(tmp_path: Path, book: Book) -> None:
    async with a_place(tmp_path, book) as (place, group):
        async with place.open() as life:
            await comes(life, group, group.text_update(42, "I want to talk to a person please"))
            told = await notice(group)
            group.always = Fault(before=True)
            await comes(life, group, group.reply(LAN, told, "Hello from Lan"))
            assert len(await life.store.read(waiting)) == 1
        group.always = None
        async with place.open() as life:
            await heard(group, "42", "Hello from Lan")
            await until(lambda: nothing_waits(life))
        assert len([m for m in group.said_to(42) if m.text == "Hello from Lan"]) == 1


async def test_where_the_group_is_no_longer_set_nothing_waits_for_it(tmp_path: Path, book: Book) -> None:
    async with a_place(tmp_path, book) as (place, group):
        async with place.open() as life:
            group.always = Fault(before=True)
            told = SentMessage(str(group.staff), "a notice", 5)
            await comes(life, group, group.reply(LAN, told, "Hello"))
            assert len(await life.store.read(waiting)) == 1
        del place.changes["telegram_staff_chat_id"]
        async with place.open() as life:
            assert await nothing_waits(life)
            assert (await life.store.waiting(life.clock.now())).inbox == 0


async def nothing_waits(life: ALife) -> bool:
    return await life.store.read(waiting) == []


async def test_the_team_gets_a_letter(tmp_path: Path, book: Book) -> None:
    with a_server() as server:
        changes = {
            "smtp_url": f"smtp://127.0.0.1:{server.port}", "mail_from": "front@spa.example",
            "staff_email": "team@spa.example",
        }  # fmt: skip
        async with a_place(tmp_path, copy.copy(book), **changes) as (place, group), place.open() as life:
            await comes(life, group, group.text_update(42, "I want to talk to a person please"))

            async def there() -> bool:
                return bool(server.letters)

            await until(there)
            assert "New: a question for a person" in server.letters[0]["Subject"]
            assert server.recipients[0] == "team@spa.example"
