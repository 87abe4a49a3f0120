"""The desk's door: who is signed in, by which cookie, and whether a form is our own page's (OWASP, "CSRF Prevention").

Three locks on a form: the cookie is SameSite=Lax, the browser must name our own origin, and a token of the session must
come along.
"""

import asyncio
import hashlib
import hmac
import secrets
from dataclasses import dataclass, field

from aiohttp import web

from bot.chat_page import addresses, origins
from bot.chat_page.rates import Buckets
from bot.clock import Clock
from bot.desk import passwords
from dialogs.messages import Value
from storage import accounts
from storage.sqlite import SqliteStore
from storage.staff_values import Member

DAY = 24 * 3_600_000
SESSION = 14 * DAY
FIRST = 15 * 60_000
"""How long the owner's one-time link is good."""


class Guard(Value, frozen=True):
    """Somebody of the spa, signed in. `token` goes into every form of theirs."""

    member: Member
    session: str
    """Hash of the session's token."""
    token: str


@dataclass
class Door:
    """`secret` signs the forms' tokens."""

    store: SqliteStore
    clock: Clock
    secret: bytes
    public_url: str | None
    trusted_proxies: str = ""
    by_name: Buckets = field(default_factory=lambda: Buckets(burst=8, per_second=1 / 60))
    by_address: Buckets = field(default_factory=lambda: Buckets(burst=20, per_second=1 / 20))

    def __post_init__(self) -> None:
        self.secure = (self.public_url or "").startswith("https://")
        self.cookie = "__Host-desk" if self.secure else "desk"
        self._trusted = addresses.networks(self.trusted_proxies)
        self._hashing = asyncio.Semaphore(2)  # each hash takes 64 MB

    async def guard(self, request: web.Request) -> Guard | None:
        """Raise StoreUnavailable."""
        token = request.cookies.get(self.cookie, "")
        if not token:
            return None
        session = _hash(token)
        found = await self.store.read(accounts.signed_in, session, self.clock.now())
        if found is None:
            return None
        member = Member(id=f"desk:{found.account}", name=found.name, via="desk")
        return Guard(member=member, session=session, token=self._form_token(session))

    async def still_in(self, guard: Guard) -> bool:
        return await self.store.read(accounts.signed_in, guard.session, self.clock.now()) is not None

    def is_own_page(self, request: web.Request) -> bool:
        """The browser says that our own page sends the form."""
        site = request.headers.get("Sec-Fetch-Site")
        if site is not None and site != "same-origin":
            return False
        origin = request.headers.get("Origin")
        if origin is None:
            return site == "same-origin"
        return origins.is_own(origin, request.host, self.public_url)

    def is_own_form(self, guard: Guard, token: str) -> bool:
        return hmac.compare_digest(guard.token.encode(), token.encode("utf-8", "replace"))

    async def check(self, request: web.Request, name: str, password: str) -> int | None:
        """The account's number; None where name and password do not fit. Raise TooOften."""
        now = self.clock.now()
        address = addresses.client_address(request.remote, request.headers.getall("X-Forwarded-For", []), self._trusted)
        if not (self.by_address.take(address, now) and self.by_name.take(accounts.folded(name), now)):
            raise TooOften
        account = await self.store.read(accounts.named, name)
        async with self._hashing:
            good = await asyncio.to_thread(passwords.fits, account.password if account else None, password)
        return account.id if account and good else None

    async def let_in(self, account: int, response: web.Response) -> None:
        """A new session, whatever cookie came along."""
        token, now = secrets.token_urlsafe(32), self.clock.now()
        await self.store.write(accounts.sign_in, account, _hash(token), now, now + SESSION)
        response.set_cookie(
            self.cookie,
            token,
            max_age=SESSION // 1000,
            path="/",
            httponly=True,
            samesite="Lax",
            secure=self.secure,
        )

    async def let_out(self, guard: Guard, response: web.Response) -> None:
        await self.store.write(accounts.sign_out, guard.session)
        response.del_cookie(self.cookie, path="/", httponly=True, samesite="Lax", secure=self.secure)

    async def offer_first(self) -> str | None:
        """The token of the owner's one-time link; None once there is an account. Raise StoreUnavailable."""
        token = secrets.token_urlsafe(32)
        offered = await self.store.write(accounts.offer_first, _hash(token), self.clock.now() + FIRST)
        return token if offered else None

    async def first_is_good(self, token: str) -> bool:
        return await self.store.read(accounts.first_is_good, _hash(token), self.clock.now())

    async def take_first(self, token: str, name: str, password: str) -> int | None:
        """The owner's new account; None where the link is worth nothing (any more)."""
        if not await self.first_is_good(token):
            return None
        async with self._hashing:
            kept = await asyncio.to_thread(passwords.hashed, password)
        return await self.store.write(accounts.take_first, _hash(token), name, kept, self.clock.now())

    def _form_token(self, session: str) -> str:
        return hmac.new(self.secret, b"desk form " + session.encode(), "sha256").hexdigest()


class TooOften(Exception):
    """Somebody has tried too many passwords; a minute later one more try is free."""


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()
