"""The cookie that says which conversation is whose: a session of channels/web, signed, out of scripts' reach."""

from aiohttp import web

from channels.contract import Forged
from channels.web import Sessions

_A_YEAR = 365 * 24 * 3600


class SessionCookie:
    """`secure`: the page is served over HTTPS only. The `__Host-` prefix (RFC 6265bis) then binds it to this host."""

    def __init__(self, sessions: Sessions, *, secure: bool) -> None:
        self._sessions = sessions
        self._secure = secure
        self.name = "__Host-chat" if secure else "chat"

    def session(self, request: web.Request) -> str | None:
        """The visitor's session; None where there is none that we signed."""
        try:
            return self._sessions.check(request.cookies.get(self.name, ""))
        except Forged:
            return None

    def renew(self, request: web.Request, response: web.Response) -> None:
        """Give the visitor a year from now with their session, or with a new one."""
        session = self.session(request) or self._sessions.new()
        response.set_cookie(
            self.name,
            self._sessions.sign(session),
            max_age=_A_YEAR,
            path="/",
            httponly=True,
            samesite="Lax",
            secure=self._secure,
        )
