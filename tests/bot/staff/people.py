"""A spa with its guests, its staff and its clock: the whole bot behind the console, with people who can be told."""

import datetime as dt
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec

from bot.console import ACCOUNT, Console, console
from bot.content import load
from bot.staff.end import Running, StaffEnd, staff_end
from bot.staff.notices import Later, Notice, Result, Sent, Way
from dialogs.messages import Reply
from dialogs.spa.model import Spa
from storage.staff_values import Member
from storage.statement import Db, rows

SAMPLE = Path(__file__).parents[3] / "examples" / "sample-spa"
LAN, MINH = Member(id="desk:1", name="Lan", via="desk"), Member(id="telegram:7", name="Minh", via="telegram")
HOUR = 3_600_000
MINUTE = 60_000
SKIPS = ("contact:here", "wishes:none", "code:none")
"""What a guest in a hurry taps."""
_spas: dict[str, Spa] = {}


def sample_spa() -> Spa:
    if "sample" not in _spas:
        _spas["sample"] = load(SAMPLE)
    return _spas["sample"]


def at(text: str) -> int:
    """ "2026-11-25 10:00" in the spa's zone, as epoch ms."""
    return round(dt.datetime.fromisoformat(text).replace(tzinfo=sample_spa().zone).timestamp() * 1000)


MORNING = at("2026-11-25 10:00")


@dataclass
class Told:
    """A way to people that keeps what it was given. `down`: nothing goes through."""

    way: Way
    notices: list[Notice] = field(default_factory=list)
    down: bool = False

    async def send(self, notice: Notice) -> Result:
        if self.down:
            return Later(reason="server is down")
        self.notices.append(notice)
        return Sent(platform_id=f"{self.way}-{notice.id}")

    @property
    def kinds(self) -> list[str]:
        return [notice.kind for notice in self.notices]


@dataclass
class People:
    talk: Console
    end: StaffEnd
    group: Told
    email: Told
    last: list[Reply] = field(default_factory=list)
    """The bot's answer to the last message of any guest."""

    @property
    def now(self) -> int:
        return self.talk.clock.now()

    async def guest(self, text: str, chat: str = "guest", *, tap: bool = False) -> list[Reply]:
        """What the bot answers; what was on its way to them before has come first."""
        await self.talk.worker.delivery.idle()
        self.talk.clock.instant += 1000
        self.last = await self.talk.say(chat, text, self.now, tap=tap)
        self.heard(chat)
        return self.last

    async def pass_(self, hours: float) -> None:
        """Time goes by; the clock ticks once, at the end."""
        self.talk.clock.instant += round(hours * HOUR)
        await self.tick()

    async def tick(self) -> None:
        await self.end.tick(self.now)
        await self.end.notices.send_due()
        await self.talk.worker.delivery.idle()

    def heard(self, chat: str = "guest") -> list[Reply]:
        """What the guest was told since the answer to their last message; then it is forgotten."""
        return self.talk.channel.replies.pop(chat, [])

    async def number(self, chat: str = "guest") -> int:
        found = await self.talk.talk(chat)
        assert found is not None
        return found.id

    async def all(self, statement: str, *values: Any) -> list[Any]:
        def look(db: Db) -> list[Any]:
            return rows(db, statement, values)

        return await self.talk.store.read(look)

    async def inquiry(self, kind: str = "question") -> int:
        (found, *_) = await self.all("SELECT id FROM inquiry WHERE kind = ? ORDER BY id DESC", kind)
        return int(found[0])

    async def booking_state(self) -> str:
        (found, *_) = await self.all("SELECT state FROM booking ORDER BY id DESC")
        return str(found[0])

    async def books(self, chat: str = "guest", words: str = "") -> int:
        """A request is sent; its number."""
        said = words or "I'd like to book six hands for 2 people for 90 minutes on 28 November 2026 at 15:00"
        await self.guest(f"{said}, my name is An", chat)
        for _ in range(8):
            talk = await self.talk.talk(chat)
            assert talk is not None
            if talk.conversation.summary is not None:
                await self.guest(f"yes:{talk.conversation.summary.number}", chat, tap=True)
                break
            offered = {choice.value for choice in talk.conversation.offered}
            await self.guest(next(value for value in SKIPS if value in offered), chat, tap=True)
        (found, *_) = await self.all("SELECT id FROM booking ORDER BY id DESC")
        return int(found[0])


@asynccontextmanager
async def people(spa: Spa | None = None, channel: str = "telegram", path: Path | None = None) -> AsyncIterator[People]:
    spa = spa or sample_spa()
    async with console(spa, channel, path) as talk:
        talk.clock.instant = MORNING
        group, email = Told("group"), Told("email")
        running = Running(
            talk.store, {channel: talk.channel}, lambda: spa, talk.worker.delivery, talk.clock,
            talk.worker.metrics, talk.worker.wake,
        )  # fmt: skip
        yield People(talk, staff_end(running, {"group": group, "email": email}), group, email)


def changed(spa: Spa, **fields: Any) -> Spa:
    return msgspec.structs.replace(spa, **fields)


__all__ = ["ACCOUNT", "HOUR", "LAN", "MINH", "MINUTE", "MORNING", "People", "at", "changed", "people", "sample_spa"]
