"""The page's HTML with its texts filled in, and the headers that keep it ours."""

import json
from html import escape

from bot.chat_page.assets import Assets
from bot.chat_page.frames import MAX_TEXT
from bot.chat_page.texts import Texts

HEADERS = {
    "Cache-Control": "private, no-cache",
    "Vary": "Accept-Language, Cookie",
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
"""No script or style of the page stands in the page itself, so that the policy can forbid all that does."""


def filled(assets: Assets, language: str, texts: Texts, socket_path: str) -> str:
    """Addresses are relative, so that the page also works behind a proxy that serves it under a path of its own."""
    settings = {"texts": texts, "language": language, "socket": socket_path.lstrip("/"), "maxText": MAX_TEXT}
    places = {f"text_{key}": escape(text) for key, text in texts.items()}
    return assets.page.substitute(
        places,
        language=escape(language),
        files=assets.folder.lstrip("/"),
        settings=_for_script(settings),
    )


def _for_script(value: object) -> str:
    """JSON that cannot end the element it stands in."""
    return json.dumps(value, ensure_ascii=False).replace("<", "\\u003c").replace("&", "\\u0026")
