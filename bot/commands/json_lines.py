"""JSON lines for programs: one object a line in, one a line out, in the same order; a bad line spoils only itself."""

import datetime as dt
import json
from collections.abc import Callable, Iterable
from typing import Any
from zoneinfo import ZoneInfo


class Unreadable(Exception):
    """A line or an option that cannot be read; says what would be right."""


def each_line(
    lines: Iterable[bytes], answer: Callable[[dict[str, Any]], dict[str, Any]], carried: str, example: str
) -> int:
    """Print `answer` of each line's object. Where it raises Unreadable, the line gets {carried: …, "error": …}.

    `carried` is the key that is passed through, `example` a line as it should be. The exit code: 1 if a line was bad.
    """
    failed = False
    for line in lines:
        if not line.strip():
            continue
        asked: dict[str, Any] = {}
        try:
            asked = _object(line, example)
            answered = answer(asked)
        except Unreadable as error:
            failed, answered = True, {carried: asked.get(carried), "error": str(error)}
        print(json.dumps(answered, ensure_ascii=False), flush=True)
    return int(failed)


def _object(line: bytes, example: str) -> dict[str, Any]:
    try:
        read = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise Unreadable(f"not a line of JSON: {error}") from None
    if not isinstance(read, dict):
        raise Unreadable(f"a line is an object like {example}")
    return read


def text_of(asked: dict[str, Any], key: str) -> str:
    if not isinstance(value := asked.get(key), str):
        raise Unreadable(f'"{key}" is missing or no text')
    return value


def instant(written: object, zone: ZoneInfo) -> int | None:
    """Epoch ms of an ISO 8601 instant; without an offset it is the spa's time. None for None and the empty text."""
    if written is None or written == "":
        return None
    try:
        at = dt.datetime.fromisoformat(str(written)) if isinstance(written, str) else None
        if at is None or not 1970 <= at.year <= 2999:
            raise ValueError
        return round((at if at.tzinfo else at.replace(tzinfo=zone)).timestamp() * 1000)
    except (ValueError, OverflowError):
        raise Unreadable(f'"{str(written)[:40]}" is no instant; write it like 2025-06-01T10:00') from None
