"""A running house with its desk, guests on the chat page, and staff with cookies and forms of their own."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from uuid import uuid4

import aiohttp
import msgspec

from bot.content import Book
from bot.desk import passwords
from channels.contract import Event
from channels.web.channel import ACCOUNT, event_id
from storage import accounts
from tests.whole.a_house import ALife, a_house

PASSWORD = "seven quiet lotus ponds"
HASHED = passwords.hashed(PASSWORD)
SKIPS = ("contact:here", "wishes:none", "code:none")
GUEST = "g" * 43


@dataclass
class Staff:
    """A browser without scripts. `html` is the page that came last, `status` its status, `at` its path."""

    http: aiohttp.ClientSession
    base: str
    html: str = ""
    status: int = 0
    at: str = ""

    async def get(self, path: str, **headers: str) -> str:
        async with self.http.get(self.base + path, headers=headers) as answer:
            return await self._took(answer)

    async def post(self, path: str, headers: dict[str, str] | None = None, **fields: str) -> str:
        """As our own page's form: with its origin, and with the token of the page that was shown last."""
        sent = {"token": self.token, **fields}
        given = {"Origin": self.base, **(headers or {})}
        async with self.http.post(self.base + path, data=sent, headers=given) as answer:
            return await self._took(answer)

    async def _took(self, answer: aiohttp.ClientResponse) -> str:
        self.html, self.status, self.at = await answer.text(), answer.status, answer.url.path
        return self.text

    @property
    def token(self) -> str:
        found = re.search(r'name="token" value="([^"]+)"', self.html)
        return found[1] if found else ""

    @property
    def press(self) -> str:
        found = re.search(r'name="press" value="([^"]+)"', self.html)
        assert found
        return found[1]

    @property
    def text(self) -> str:
        """The page's words."""
        return " ".join(unescape(re.sub(r"<[^>]*>", " ", self.html)).split())

    async def sign_in(self, name: str = "Lan", password: str = PASSWORD) -> str:
        await self.get("/desk/sign-in")
        return await self.post("/desk/sign-in", name=name, password=password)


@dataclass
class Spa:
    life: ALife

    @property
    def base(self) -> str:
        return self.life.base

    async def hires(self, name: str) -> None:
        await self.life.store.write(accounts.add, name, HASHED, self.life.clock.now())

    @asynccontextmanager
    async def member(self, name: str = "Lan") -> AsyncIterator[Staff]:
        """Signed in."""
        async with self.stranger() as staff:
            await staff.sign_in(name)
            yield staff

    @asynccontextmanager
    async def stranger(self, **headers: str) -> AsyncIterator[Staff]:
        jar = aiohttp.CookieJar(unsafe=True)
        async with aiohttp.ClientSession(cookie_jar=jar, headers=headers) as http:
            yield Staff(http, self.base)

    async def guest(self, text: str, session: str = GUEST, *, tap: bool = False) -> int:
        """A message is kept and answered; the conversation's number."""
        key, now = str(uuid4()), self.life.clock.now()
        said = {
            "id": key,
            "session": session,
            "sent_at": now,
            **({"tap": text, "label": text} if tap else {"text": text}),
        }
        event = Event(id=event_id(session, key), account=ACCOUNT, chat=session, raw=msgspec.json.encode(said))
        await self.life.house.inbox.keep("web", [event])
        await self.life.settled()
        found = await self.rows("SELECT conversation_id FROM alias WHERE chat = ?", session)
        return int(found[0][0])

    async def books(self) -> int:
        """The guest's request; its number."""
        talk = await self.guest(
            "I'd like to book six hands for 2 people for 90 minutes on 7 June 2025 at 15:00, "
            "my name is An, +84 901 234 567"
        )
        for _ in range(8):
            state = await self.rows("SELECT state FROM conversation WHERE id = ?", talk)
            remembered = msgspec.json.decode(state[0][0])
            if summary := remembered.get("summary"):
                await self.guest(f"yes:{summary['number']}", tap=True)
                break
            offered = {choice["value"] for choice in remembered.get("offered", ())}
            await self.guest(next(value for value in SKIPS if value in offered), tap=True)
        return int((await self.rows("SELECT max(id) FROM booking"))[0][0])

    async def rows(self, statement: str, *values: object) -> list[tuple[object, ...]]:
        return await self.life.store.read(lambda db: db.execute(statement, values).fetchall())

    async def heard(self) -> list[str]:
        """What was said to the first guest by the spa's people and its assistant."""
        return [str(text) for (text,) in await self.rows("SELECT text FROM transcript WHERE author != 'guest'")]


@asynccontextmanager
async def a_desk(folder: Path, book: Book, **changes: object) -> AsyncIterator[Spa]:
    async with a_house(folder, book, changes=changes) as life:
        yield Spa(life)
