"""Signing in, and the first sign-in by the one-time link. Looking at the link (a mail scanner does) spends nothing."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from bot.desk import passwords
from bot.desk.door import Door, TooOften
from bot.desk.pages import HEADERS, Pages, language_of
from bot.desk.texts import texts
from dialogs.spa.model import Spa

LONGEST_NAME = 60


@dataclass
class Entry:
    door: Door
    pages: Pages
    spa: Callable[[], Spa]

    async def sign_in(self, request: web.Request) -> web.Response:
        if await self.door.guard(request) is not None:
            return _to(safe_next(request.query.get("next", "")))
        return self._form(request, "sign_in", next=safe_next(request.query.get("next", "")))

    async def try_sign_in(self, request: web.Request) -> web.Response:
        fields = await request.post()
        name, password, to = (str(fields.get(key, "")) for key in ("name", "password", "next"))
        again = {"name": name[:LONGEST_NAME], "next": safe_next(to)}
        try:
            account = await self.door.check(request, name[:LONGEST_NAME], password)
        except TooOften:
            return self._form(request, "sign_in", "too_often", 429, **again)
        if account is None:
            return self._form(request, "sign_in", "wrong", 403, **again)
        response = _to(safe_next(to))
        await self.door.let_in(account, response)
        return response

    async def first(self, request: web.Request) -> web.Response:
        if not await self.door.first_is_good(request.match_info["token"]):
            return self._form(request, "sign_in", "first_gone", 404)
        return self._form(request, "first")

    async def make_first(self, request: web.Request) -> web.Response:
        fields = await request.post()
        name, password, again = (str(fields.get(key, "")) for key in ("name", "password", "again"))
        name = " ".join(name.split())[:LONGEST_NAME]
        if fault := _fault(name, password, again):
            return self._form(request, "first", fault, 400, name=name)
        account = await self.door.take_first(request.match_info["token"], name, password)
        if account is None:
            return self._form(request, "sign_in", "first_gone", 404)
        response = _to("/desk")
        await self.door.let_in(account, response)
        return response

    def _form(self, request: web.Request, page: str, fault: str = "", status: int = 200, **more: Any) -> web.Response:
        alert = texts(language_of(request))[fault] if fault else ""
        fields = {"name": "", "next": "/desk", **more}
        return self.pages.page(request, page, self.spa().name, status=status, alert=alert, **fields)


def _fault(name: str, password: str, again: str) -> str:
    """Key of a text, or empty."""
    if not name:
        return "name_missing"
    if fault := passwords.fault(password, name):
        return f"password_{fault}"
    return "password_differs" if password != again else ""


def safe_next(path: str) -> str:
    """A page of the desk that can be looked at; for anything else the inbox, so that no link leads elsewhere."""
    return path if re.fullmatch(r"/desk(/talk/[0-9]{1,19}|/failed|/report|/sign-in)?", path, re.ASCII) else "/desk"


def _to(path: str) -> web.Response:
    return web.Response(status=303, headers={**HEADERS, "Location": path})
