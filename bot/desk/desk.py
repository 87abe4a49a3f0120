"""The desk's routes: each page for whoever is signed in, each form through the door's locks, each act by `Acts`."""

import csv
import datetime as dt
import io
import re
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from bot.clock import Clock
from bot.commands.listing import harmless
from bot.desk import entry, views
from bot.desk.doing import Form, Unclear, as_number, do
from bot.desk.door import Door, Guard
from bot.desk.files import PREFIX
from bot.desk.pages import HEADERS, LANGUAGE, Pages, language_of
from bot.desk.texts import LANGUAGES, texts
from bot.desk.views import Reader
from bot.desk.watching import Streams
from bot.staff import words
from bot.staff.acts import Acts
from bot.thinking import words as utterance
from channels.contract import Channel
from dialogs.spa.model import Spa
from storage import desk
from storage.report import ReportLine, Span, report
from storage.sqlite import SqliteStore
from storage.staff_values import Gone, Refused
from storage.store import StoreUnavailable

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
Inside = Callable[[web.Request, Guard], Awaitable[web.StreamResponse]]
DAY = 24 * 3_600_000
REMEMBERED = 500
MINUTE = 60_000
COLUMNS = ("group", "name", "kept", "missed", "waiting", "withdrawn", "median", "slowest")


@dataclass
class Desk:
    """`secret` signs forms; `public_url` and `trusted_proxies` are the settings of those names."""

    store: SqliteStore
    acts: Acts
    channels: Mapping[str, Channel]
    spa: Callable[[], Spa]
    clock: Clock
    secret: bytes
    public_url: str | None = None
    trusted_proxies: str = ""
    _said: OrderedDict[str, str] = field(default_factory=OrderedDict)
    """What an act did, for the page that is shown next to the same session."""

    def __post_init__(self) -> None:
        self.door = Door(self.store, self.clock, self.secret, self.public_url, self.trusted_proxies)
        self.pages = Pages()
        self.streams = Streams(self.acts.live, self.door)

    def routes(self) -> list[web.RouteDef]:
        own, inside = entry.Entry(self.door, self.pages, self.spa), self._inside
        return [
            web.get("/desk", inside(self._inbox)),
            web.get("/desk/", _to_inbox),
            web.get("/desk/talk/{talk}", inside(self._talk)),
            web.post("/desk/talk/{talk}", inside(self._act)),
            web.get("/desk/failed", inside(self._failed)),
            web.get("/desk/report", inside(self._report)),
            web.get("/desk/report.csv", inside(self._report_csv)),
            web.get("/desk/events", inside(self.streams.stream)),
            web.post("/desk/sign-out", inside(self._sign_out)),
            web.get("/desk/sign-in", self._safe(own.sign_in)),
            web.post("/desk/sign-in", self._safe(own.try_sign_in)),
            web.get("/desk/first/{token}", self._safe(own.first)),
            web.post("/desk/first/{token}", self._safe(own.make_first)),
            web.post("/desk/language", self._safe(self._language)),
            web.get(PREFIX + "/{version}/{name}", self._file),
        ]

    async def close(self) -> None:
        await self.streams.close()

    def _safe(self, handler: Handler) -> Handler:
        """Forms are our own page's, and a database that cannot be reached is said in a sentence."""

        async def safe(request: web.Request) -> web.StreamResponse:
            if request.method == "POST" and not self.door.is_own_page(request):
                return self._sorry(request, "not_own", 403)
            try:
                return await handler(request)
            except StoreUnavailable:
                return self._sorry(request, "unavailable", 503)
            except Gone:
                return self._sorry(request, "gone", 404)
            except Unclear as unclear:
                return self._sorry(request, unclear.key, 404)

        return safe

    def _inside(self, handler: Inside) -> Handler:
        """For whoever is signed in; all others are led to the door."""

        async def checked(request: web.Request) -> web.StreamResponse:
            guard = await self.door.guard(request)
            if guard is None:
                return self._turned_away(request)
            if request.method == "POST":
                fields = await request.post()
                if not self.door.is_own_form(guard, str(fields.get("token", ""))):
                    return self._sorry(request, "form_old", 403)
            return await handler(request, guard)

        return self._safe(checked)

    def _turned_away(self, request: web.Request) -> web.Response:
        if request.path == "/desk/events" or "X-Desk-Live" in request.headers:
            return web.Response(status=401, text="sign in\n", headers=HEADERS)
        to = f"?next={request.path}" if request.method == "GET" and request.path != "/desk" else ""
        return web.Response(status=303, headers={**HEADERS, "Location": f"/desk/sign-in{to}"})

    def _sorry(self, request: web.Request, key: str, status: int) -> web.Response:
        alert = texts(language_of(request))[key]
        return self.pages.page(request, "sorry", self.spa().name, status=status, alert=alert)

    def _reader(self, request: web.Request, guard: Guard) -> Reader:
        language = language_of(request)
        return Reader(self.spa(), language, texts(language), self.clock.now(), guard.member.id)

    def _page(self, request: web.Request, guard: Guard, name: str, **more: Any) -> web.Response:
        if "X-Desk-Live" not in request.headers:
            more = {"said": self._said.pop(guard.session, ""), **more}
        return self.pages.page(request, name, self.spa().name, guard, **more)

    async def _inbox(self, request: web.Request, guard: Guard) -> web.Response:
        found = await self.store.read(desk.inbox)
        return self._page(request, guard, "inbox", **views.inbox(self._reader(request, guard), found))

    async def _talk(self, request: web.Request, guard: Guard) -> web.Response:
        return await self._shown(request, guard, as_number(request.match_info["talk"]))

    async def _shown(self, request: web.Request, guard: Guard, talk: int, **more: Any) -> web.Response:
        found = await self.store.read(desk.whole, talk)
        said = views.said_in(self.channels, found, utterance)
        shown = views.talk(self._reader(request, guard), found, said)
        return self._page(request, guard, "talk", talk=shown, **{"typed": "", **more})

    async def _act(self, request: web.Request, guard: Guard) -> web.Response:
        """A refusal shows the page again, with its sentence and with what was typed."""
        talk, language = as_number(request.match_info["talk"]), language_of(request)
        fields = {name: value for name, value in (await request.post()).items() if isinstance(value, str)}
        form = Form(talk, guard.member, fields)
        try:
            done = await do(self.acts, form)
        except Refused as refused:
            alert = words.refused(self.spa(), language, refused)
        except Unclear as unclear:
            alert = texts(language)[unclear.key]
        else:
            self._remember(guard, words.done(self.spa(), language, done))
            to = "/desk/failed" if form.text("from") == "failed" else f"/desk/talk/{done.conversation}"
            return web.Response(status=303, headers={**HEADERS, "Location": to})
        return await self._shown(request, guard, talk, status=409, alert=alert, typed=form.text("text"))

    def _remember(self, guard: Guard, sentence: str) -> None:
        self._said[guard.session] = sentence
        while len(self._said) > REMEMBERED:
            self._said.popitem(last=False)

    async def _failed(self, request: web.Request, guard: Guard) -> web.Response:
        found = await self.store.read(desk.undelivered)
        return self._page(request, guard, "failed", letters=views.undelivered(self._reader(request, guard), found))

    async def _report(self, request: web.Request, guard: Guard) -> web.Response:
        lines = views.report(self._reader(request, guard), await self._reported(request))
        span = {name: request.query.get(name, "") for name in ("since", "until") if _day(request.query.get(name, ""))}
        groups = {group: [line for line in lines if line["group"] == group] for group in ("channel", "person", "hour")}
        every = [line for line in lines if line["group"] == "all"]
        span = {"since": "", "until": "", **span}
        return self._page(request, guard, "report", every=every, groups=groups, span=span)

    async def _report_csv(self, request: web.Request, guard: Guard) -> web.Response:
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\r\n")
        writer.writerow(COLUMNS)
        for line in await self._reported(request):
            writer.writerow([harmless(cell) for cell in _cells(line)])
        headers = {**HEADERS, "Content-Disposition": 'attachment; filename="promise.csv"'}
        return web.Response(text="\ufeff" + out.getvalue(), content_type="text/csv", headers=headers)

    async def _reported(self, request: web.Request) -> list[ReportLine]:
        zone = self.spa().zone
        since, until = (_day(request.query.get(name, "")) for name in ("since", "until"))
        span = Span(
            since=_midnight(since, zone) if since else 0,
            until=_midnight(until + dt.timedelta(days=1), zone) if until else 2**62,
        )
        return await self.store.read(report, self.clock.now(), zone, span)

    async def _sign_out(self, request: web.Request, guard: Guard) -> web.Response:
        response = web.Response(status=303, headers={**HEADERS, "Location": "/desk/sign-in"})
        await self.door.let_out(guard, response)
        return response

    async def _language(self, request: web.Request) -> web.Response:
        fields = await request.post()
        chosen, here = str(fields.get("language", "")), str(fields.get("here", ""))
        response = web.Response(status=303, headers={**HEADERS, "Location": entry.safe_next(here)})
        if chosen in LANGUAGES:
            secure = self.door.secure
            response.set_cookie(
                LANGUAGE, chosen, max_age=365 * DAY // 1000, path="/", httponly=True, samesite="Lax", secure=secure
            )
        return response

    async def _file(self, request: web.Request) -> web.Response:
        asset = self.pages.files.get(request.match_info["version"], request.match_info["name"])
        if asset is None:
            return web.Response(status=404, text="no such file; load the page again\n")
        return asset.response(request)


async def _to_inbox(request: web.Request) -> web.StreamResponse:
    return web.Response(status=308, headers={"Location": "/desk"})


def _day(text: str) -> dt.date | None:
    """Of a form; None for what is no day that a report can begin or end on."""
    if not re.fullmatch(r"20\d\d-\d\d-\d\d", text, re.ASCII):
        return None
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


def _midnight(day: dt.date, zone: dt.tzinfo) -> int:
    return round(dt.datetime.combine(day, dt.time(), zone).timestamp() * 1000)


def _cells(line: ReportLine) -> list[Any]:
    """Times in minutes."""
    times = [None if ms is None else round(ms / MINUTE, 1) for ms in (line.median_ms, line.slowest_ms)]
    return [line.group, line.name, line.kept, line.missed, line.waiting, line.withdrawn, *times]
