"""Raw webhook bodies: signatures over them, ids out of them, and JSON that is not quite right.

What LINE and WhatsApp have in common; knows neither.
"""

import hashlib
import hmac
import re
from collections.abc import Callable
from math import isfinite
from typing import Any, TypeVar

import msgspec

from channels.contract import NotJSON

T = TypeVar("T")
Unreadable = (msgspec.DecodeError, UnicodeError, RecursionError)
"""All that msgspec raises for bytes that are not the JSON that was asked for."""

_ESCAPES = re.compile(
    rb"\\\\|\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[dD][89a-fA-F][0-9a-fA-F]{2}"
)


def hmac_sha256(secret: bytes, body: bytes) -> bytes:
    return hmac.digest(secret, body, "sha256")


def same(given: str, expected: bytes) -> bool:
    """Compare a header with what it must be, in constant time, whatever characters it holds."""
    return hmac.compare_digest(given.encode("utf-8", "replace"), expected)


def digest(raw: bytes | memoryview | msgspec.Raw) -> str:
    """SHA-256 in hex: the id of an event whose platform gives none."""
    return hashlib.sha256(raw).hexdigest()


def mended(body: bytes) -> bytes:
    r"""The body with every lone half of a surrogate pair (a name cut at 20 units ends in \ud83d) made \ufffd.

    Such an escape is no text, and strict readers refuse the whole body for it.
    """
    return _ESCAPES.sub(lambda found: found[0] if len(found[0]) != 6 else rb"\ufffd", body)


def read_body(body: bytes, decode: Callable[[bytes], T]) -> tuple[bytes, T | None]:
    """The body as it can be read, and what `decode` makes of it: None for JSON of another shape. Raise NotJSON."""
    try:
        body.decode()  # the parts that are only split off are decoded later, and bytes that are no UTF-8 are no JSON
        return body, decode(body)
    except Unreadable:
        pass
    body = mended(body)
    try:
        body.decode()
        return body, decode(body)
    except msgspec.ValidationError:
        _any_json(body)
        return body, None
    except Unreadable as error:
        raise NotJSON(f"the body is no JSON: {error}") from error


def _any_json(body: bytes) -> None:
    """Raise NotJSON. A decoder that wants a shape stops at the first wrong value and has not seen the rest."""
    try:
        msgspec.json.decode(body)
    except Unreadable as error:
        raise NotJSON(f"the body is no JSON: {error}") from error


def read(raw: msgspec.Raw | bytes, decode: Callable[[Any], T]) -> T | None:
    """A part of a body; None where it has another shape."""
    try:
        return decode(raw)
    except Unreadable:
        return None


def number(value: float | str | None) -> float | None:
    """A finite number that a platform writes as one, or as text."""
    try:
        read = float(value) if value is not None else None
    except ValueError:
        return None
    return read if read is not None and isfinite(read) else None


def instant(value: float | str | None, received_at: int, *, ms_per_unit: int) -> int:
    """The platform's time in epoch ms, never later than receipt; receipt where it gives none."""
    stated = number(value)
    if stated is None or not 0 < stated < 1e15:
        return received_at
    return min(int(stated * ms_per_unit), received_at)
