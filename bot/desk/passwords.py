"""Passwords of staff: judged, hashed with argon2id (RFC 9106), compared. Each hash costs tens of milliseconds."""

import secrets
import unicodedata
from functools import lru_cache

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

SHORTEST = 10
LONGEST = 256
_hasher = PasswordHasher()


def fault(password: str, name: str) -> str:
    """Why it will not do: `short`, `long`, `name`; "" for a good one."""
    if len(password) < SHORTEST:
        return "short"
    if len(password) > LONGEST:
        return "long"
    return "name" if password.casefold().strip() == name.casefold().strip() else ""


def hashed(password: str) -> str:
    return _hasher.hash(_plain(password))


def fits(stored: str | None, password: str) -> bool:
    """`stored` None: nobody of that name; takes as long as a wrong password does."""
    if len(password) > LONGEST:
        return False
    try:
        return _hasher.verify(stored or _nobodys(), _plain(password)) and stored is not None
    except (Argon2Error, InvalidHashError):
        return False


@lru_cache(1)
def _nobodys() -> str:
    return _hasher.hash(secrets.token_urlsafe(24))


def _plain(password: str) -> bytes:
    """The same letters typed on another keyboard are the same password (RFC 8265, OpaqueString)."""
    return unicodedata.normalize("NFC", password).encode("utf-8", "replace")
