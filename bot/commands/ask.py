"""`concierge ask`: one question, one fresh conversation, no store. As text for people, as JSON lines for programs."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from bot.clock import Clock, SystemClock
from bot.commands.json_lines import Unreadable, each_line, instant, text_of
from dialogs import engine
from dialogs.conversation import Conversation, Known, Turn
from dialogs.messages import InboundMessage, Text
from dialogs.reading.model import Reading, SafetyAction
from dialogs.spa.faults import ContentFaults
from dialogs.spa.model import Spa

CHANNEL = "web"
EXAMPLE = '{"id": 1, "text": "what is the psoas?"}'
SHOWN: tuple[SafetyAction, ...] = ("emergency", "doctor_first", "tell_therapist")
"""Strongest first. A sign that the bot only asks about is none yet."""


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
        at = instant(now, spa.zone) or (clock or SystemClock()).now()
        if jsonl:
            given = sys.stdin.buffer if lines is None else lines
            return each_line(given, lambda asked: _answer(asked, at, spa), "id", EXAMPLE)
        if not text:
            raise Unreadable('nothing is asked; try: concierge ask "what is the psoas?"')
    except (ContentFaults, Unreadable) as error:
        print(error, file=sys.stderr)
        return 1
    print(in_words(answered(text, at, spa)[1]))
    return 0


def _answer(asked: dict[str, Any], now: int, spa: Spa) -> dict[str, Any]:
    return as_dict(asked.get("id"), *answered(text_of(asked, "text"), instant(asked.get("now"), spa.zone) or now, spa))


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
