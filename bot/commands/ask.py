"""`concierge ask`: one question, one fresh conversation, no store. As text for people, as JSON lines for programs."""

import datetime as dt
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from bot.clock import Clock, SystemClock
from dialogs import engine
from dialogs.conversation import Conversation, Known, Turn
from dialogs.messages import InboundMessage, Text
from dialogs.reading.model import Reading, SafetyAction
from dialogs.spa.faults import ContentFaults
from dialogs.spa.model import Spa

CHANNEL = "web"
SHOWN: tuple[SafetyAction, ...] = ("emergency", "doctor_first", "tell_therapist")
"""Strongest first. A sign that the bot only asks about is none yet."""


class Unreadable(Exception):
    """A line or an option that cannot be read; says what would be right."""


def ask(
    content_dir: Path,
    *,
    text: str | None = None,
    now: str | None = None,
    jsonl: bool = False,
    lines: Iterable[bytes] | None = None,
    clock: Clock | None = None,
) -> int:
    """Answer `text`, or each JSON line of standard input (`lines` in its place); the exit code.

    1 where content cannot be loaded, nothing is asked, or a line was bad (the others are answered all the same).
    """
    from bot.content import load

    try:
        spa = load(content_dir)
        at = _instant(now, spa) or (clock or SystemClock()).now()
        if jsonl:
            return _each_line(sys.stdin.buffer if lines is None else lines, at, spa)
        if not text:
            raise Unreadable('nothing is asked; try: concierge ask "what is the psoas?"')
    except (ContentFaults, Unreadable) as error:
        print(error, file=sys.stderr)
        return 1
    print(in_words(answered(text, at, spa)[1]))
    return 0


def answered(text: str, now: int, spa: Spa) -> tuple[Reading, Turn]:
    """The first turn of a new guest who writes `text` at `now` (epoch ms)."""
    message = InboundMessage(
        channel=CHANNEL, account="ask", chat="ask", event="ask", sent_at=now, content=Text(text=text)
    )
    reading = engine.read([message], Conversation(), spa)
    return reading, engine.respond(reading, Conversation(), spa, Known(now=now, channel=CHANNEL))


def in_words(turn: Turn) -> str:
    if turn.reply is None:
        return ""
    choices = [f"  [{choice.label}]" for choice in turn.reply.choices]
    return "\n".join([turn.reply.text, *([""] if choices else []), *choices])


def as_dict(question_id: Any, reading: Reading, turn: Turn) -> dict[str, Any]:
    """INTERFACE's JSON of one answer."""
    outcome = turn.outcome
    actions = {sign.action for sign in reading.safety}
    return {
        "id": question_id,
        "kind": outcome.kind,
        "topic": outcome.topic,
        "also": list(outcome.also),
        "suggested": list(outcome.suggested),
        "confidence": round(outcome.confidence, 4),
        "lang": turn.conversation.language,
        "answer": turn.reply.text if turn.reply else "",
        "safety": next((action for action in SHOWN if action in actions), None),
    }


def _each_line(lines: Iterable[bytes], now: int, spa: Spa) -> int:
    failed = False
    for answer in _answers(lines, now, spa):
        failed = failed or "error" in answer
        print(json.dumps(answer, ensure_ascii=False), flush=True)
    return int(failed)


def _answers(lines: Iterable[bytes], now: int, spa: Spa) -> Iterator[dict[str, Any]]:
    for line in lines:
        if not line.strip():
            continue
        question_id: Any = None
        try:
            question = _question(line)
            question_id = question.get("id")
            text, at = _asked(question, now, spa)
        except Unreadable as error:
            yield {"id": question_id, "error": str(error)}
            continue
        yield as_dict(question_id, *answered(text, at, spa))


def _question(line: bytes) -> dict[str, Any]:
    try:
        question = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise Unreadable(f"not a line of JSON: {error}") from None
    if not isinstance(question, dict):
        raise Unreadable('a line is an object like {"id": 1, "text": "what is the psoas?"}')
    return question


def _asked(question: dict[str, Any], now: int, spa: Spa) -> tuple[str, int]:
    text, at = question.get("text"), question.get("now")
    if not isinstance(text, str):
        raise Unreadable('"text" is missing or no text')
    if at is not None and not isinstance(at, str):
        raise Unreadable('"now" is a text like "2025-06-01T10:00"')
    return text, _instant(at, spa) or now


def _instant(written: str | None, spa: Spa) -> int | None:
    """Epoch ms of an ISO 8601 instant; without an offset it is the spa's time."""
    if not written:
        return None
    try:
        at = dt.datetime.fromisoformat(written)
        if not 1970 <= at.year <= 2999:
            raise ValueError
        return round((at if at.tzinfo else at.replace(tzinfo=spa.zone)).timestamp() * 1000)
    except (ValueError, OverflowError):
        raise Unreadable(f'"{written[:40]}" is no instant; write it like 2025-06-01T10:00') from None
