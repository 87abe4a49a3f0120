"""A visitor's session: 256 random bits that nobody can guess, and our signature under them that nobody can forge."""

import hashlib
import hmac
import re
from base64 import urlsafe_b64encode
from secrets import token_urlsafe

from channels.contract import Forged

SESSION_PATTERN = r"\A[A-Za-z0-9_-]{43}\Z"
_SESSION = re.compile(SESSION_PATTERN)
_PURPOSE = b"concierge web session\n"
"""Goes into each signature, so that what the key signs elsewhere never passes for a session."""


class Sessions:
    """Makes, signs and checks session ids with one secret key (any length, at least one byte)."""

    def __init__(self, secret: bytes) -> None:
        if not secret:
            raise ValueError("sessions cannot be signed with an empty secret key")
        self._key = secret

    def new(self) -> str:
        return token_urlsafe(32)

    def sign(self, session: str) -> str:
        """`session.signature`, the signature an HMAC-SHA256 in 43 characters of base64url."""
        return f"{session}.{self._signature(session)}"

    def check(self, signed: str) -> str:
        """The session of what `sign` made. Raise Forged. In constant time, whatever is wrong with the signature."""
        session, _, signature = signed.partition(".")
        genuine = hmac.compare_digest(self._signature(session).encode(), signature.encode("utf-8", "replace"))
        if not genuine or not _SESSION.match(session):
            raise Forged("the session is not signed by us")
        return session

    def _signature(self, session: str) -> str:
        mac = hmac.digest(self._key, _PURPOSE + session.encode("utf-8", "replace"), hashlib.sha256)
        return urlsafe_b64encode(mac).rstrip(b"=").decode()
