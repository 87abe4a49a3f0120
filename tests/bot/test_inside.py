"""A channel whose platform wants the answer inside the HTTP response: in time, and too late."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from aiohttp import web

from bot.content import Book
from bot.inside import WaitingRooms
from bot.webhooks import Webhooks
from channels.contract import Delivery, Event, Kept, NotJSON, Outgoing, Result
from dialogs.messages import InboundMessage, Reply, Text
from storage.statement import Db
from tests.whole.a_house import ALife, a_house

WITHIN = 5.0


class Kiosk:
    """A made-up platform: `{"id", "guest", "text"}` in, `{"say"}` out, within seconds, or never."""

    name = "kiosk"
    taps_wait = False

    def __init__(self, rooms: WaitingRooms, within: float = WITHIN) -> None:
        self._rooms = rooms
        self.reply_within: float | None = within

    def verify(self, delivery: Delivery) -> None:
        """Everybody may."""

    def split(self, body: bytes) -> list[Event]:
        try:
            said = json.loads(body)
        except ValueError as error:
            raise NotJSON("the body is no JSON") from error
        return [Event(id=said["id"], account="lobby", chat=said["guest"], raw=body)]

    def parse(self, kept: Kept) -> InboundMessage:
        content = Text(text=json.loads(kept.raw)["text"])
        return InboundMessage(
            channel=self.name, account=kept.account, chat=kept.chat, event=kept.event, sent_at=kept.received_at,
            content=content,
        )  # fmt: skip

    def render(self, reply: Reply) -> list[bytes]:
        return [json.dumps({"say": reply.text}, ensure_ascii=False).encode()]

    async def send(self, outgoing: Outgoing) -> Result:
        return self._rooms.hand_over(outgoing)

    async def acknowledge(self, message: InboundMessage) -> None:
        """It shows nothing."""


@asynccontextmanager
async def lobby(life: ALife, within: float = WITHIN) -> AsyncIterator[str]:
    """The house with a kiosk; its webhook's address."""
    rooms = WaitingRooms()
    life.house.channels["kiosk"] = Kiosk(rooms, within)
    app = web.Application()
    app.add_routes(Webhooks(life.house.channels, life.house.inbox, rooms).routes())
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}/webhooks/kiosk"
    finally:
        await runner.cleanup()


async def asked(life: ALife, address: str, number: int, text: str, guest: str = "ann") -> str:
    async with life.http.post(address, json={"id": str(number), "guest": guest, "text": text}) as answer:
        assert answer.status == 200
        raw = await answer.read()
        return json.loads(raw)["say"] if raw else ""


def unsent(db: Db) -> list[tuple[str, str]]:
    return db.execute("SELECT status, reason FROM outbox WHERE status <> 'sent'").fetchall()


async def test_the_answer_comes_inside_the_response(tmp_path: Path, book: Book) -> None:
    async with a_house(tmp_path, book) as life, lobby(life) as address:
        assert "09:00" in await asked(life, address, 1, "When are you open?")
        assert "Which massage" in await asked(life, address, 2, "I'd like to book.")
        await life.settled()
        assert await life.store.read(unsent) == []


async def test_guests_who_ask_at_once_each_get_their_own_answer(tmp_path: Path, book: Book) -> None:
    async with a_house(tmp_path, book) as life, lobby(life) as address:
        hours, price = await asyncio.gather(
            asked(life, address, 1, "When are you open?", "ann"),
            asked(life, address, 2, "How much is the signature massage?", "bob"),
        )
        assert "09:00" in hours
        assert "650,000" in price.replace("\xa0", " ")


async def test_an_answer_that_comes_too_late_waits_for_the_guests_next_request(tmp_path: Path, book: Book) -> None:
    """The text may be the begin of a burst, and the platform does not wait as long."""
    async with a_house(tmp_path, book) as life, lobby(life, within=0.05) as address:
        assert await asked(life, address, 1, "I want to book the six hands for us") == ""
        life.house.channels["kiosk"].reply_within = WITHIN
        async with asyncio.timeout(10):
            while not await life.store.read(unsent):  # noqa: ASYNC110  # nobody tells a test when a row has changed
                await asyncio.sleep(0.01)
        asking = asyncio.create_task(asked(life, address, 2, "When are you open?"))
        await asyncio.sleep(0.2)
        await life.settled()
        assert "How long" in await asking
