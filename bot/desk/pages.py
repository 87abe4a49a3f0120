"""Templates and the headers of every page: nothing of the desk is kept by a browser, framed, or run from elsewhere."""

from pathlib import Path
from typing import Any
from uuid import uuid4

from aiohttp import web
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bot.chat_page.texts import accepted, language_for
from bot.desk.door import Guard
from bot.desk.files import Files
from bot.desk.texts import LANGUAGES, texts

LANGUAGE = "desk-language"
HEADERS = {
    "Cache-Control": "no-store",
    "Vary": "Accept-Language, Cookie",
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class Pages:
    def __init__(self) -> None:
        self.files = Files()
        loader = FileSystemLoader(Path(__file__).with_name("templates"))
        self._made = Environment(
            loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
        )

    def page(
        self,
        request: web.Request,
        name: str,
        spa: str,
        guard: Guard | None = None,
        /,
        *,
        status: int = 200,
        **more: Any,
    ) -> web.Response:
        language = language_of(request)
        html = self._made.get_template(f"{name}.html").render(
            t=texts(language),
            language=language,
            languages=LANGUAGES,
            files=self.files.folder,
            spa=spa,
            guard=guard,
            here=request.path,
            page=name,
            press=lambda: uuid4().hex,
            **{"alert": "", "said": "", **more},
        )
        return web.Response(text=html, status=status, content_type="text/html", headers=HEADERS)


def language_of(request: web.Request) -> str:
    chosen = request.cookies.get(LANGUAGE, "")
    if chosen in LANGUAGES:
        return chosen
    return language_for(accepted(request.headers.get("Accept-Language", "")), LANGUAGES)
