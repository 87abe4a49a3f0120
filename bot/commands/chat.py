"""`concierge chat`: talk to the bot in the terminal, or let a program talk by JSON lines."""

import asyncio
import datetime as dt
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec

from bot import logs
from bot.commands.json_lines import Unreadable, each_line, instant, text_of
from bot.commands.shown import CHANNELS, shown
from bot.console import Console, console
from bot.seeding import seed_booking
from dialogs.booking_view import booking_view
from dialogs.messages import Reply
from dialogs.reading.model import Reading
from dialogs.spa.faults import ContentFaults
from storage.errors import StoreProblem

EXAMPLE = '{"conversation": "c1", "text": "hello", "now": "2025-06-01T10:00"}'


def chat(
    content_dir: Path,
    *,
    now: str | None = None,
    channel: str = "web",
    jsonl: bool = False,
    database: str | None = None,
    lines: Iterable[bytes] | None = None,
) -> int:
    """The exit code: 1 where it cannot start or a JSON line was bad."""
    from bot.content import load

    logs.configure("text", "ERROR")
    path = Path(database.removeprefix("sqlite:///")) if database else None
    try:
        if channel not in CHANNELS:
            raise Unreadable(f"--channel {channel}: there is {', '.join(CHANNELS)}")
        spa = load(content_dir)
        pinned = instant(now, spa.zone)
        with asyncio.Runner() as runner:
            place = console(spa, channel, path)
            talk = runner.run(place.__aenter__())
            try:
                if jsonl:
                    return _by_lines(runner, talk, pinned, sys.stdin.buffer if lines is None else lines)
                return _by_hand(runner, talk, pinned)
            finally:
                runner.run(place.__aexit__(None, None, None))
    except (ContentFaults, StoreProblem, Unreadable) as error:
        print(error, file=sys.stderr)
        return 1


def _now(pinned: int | None) -> int:
    return pinned if pinned is not None else round(dt.datetime.now(dt.UTC).timestamp() * 1000)


def _by_hand(runner: asyncio.Runner, talk: Console, pinned: int | None) -> int:
    print(f"You are a guest of {talk.spa.name}. An empty line or Ctrl-D ends the talk.", file=sys.stderr)
    while text := _typed():
        for reply in runner.run(talk.say("terminal", text, _now(pinned))):
            print(shown(talk.channel.name, reply) + "\n", flush=True)
    return 0


def _typed() -> str:
    try:
        return input("> " if sys.stdin.isatty() else "").strip()
    except EOFError:
        return ""


def _by_lines(runner: asyncio.Runner, talk: Console, pinned: int | None, lines: Iterable[bytes]) -> int:
    def answer(asked: dict[str, Any]) -> dict[str, Any]:
        return runner.run(_answer(talk, asked, _now(pinned)))

    return each_line(lines, answer, "conversation", EXAMPLE)


async def _answer(talk: Console, asked: dict[str, Any], now: int) -> dict[str, Any]:
    chat = str(text_of(asked, "conversation")) if isinstance(asked.get("conversation"), str) else None
    if chat is None and not isinstance(asked.get("conversation"), int):
        raise Unreadable('"conversation" is missing: a text that names the guest')
    chat = chat if chat is not None else str(asked["conversation"])
    at = instant(asked.get("now"), talk.spa.zone) or now
    if "booking" in asked:
        await seed_booking(talk, chat, asked["booking"], at)
        return await _as_dict(talk, asked["conversation"], chat, [], at)
    replies = await talk.say(chat, text_of(asked, "text"), at)
    return await _as_dict(talk, asked["conversation"], chat, replies, at)


async def _as_dict(talk: Console, name: object, chat: str, replies: list[Reply], now: int) -> dict[str, Any]:
    """INTERFACE's JSON of one turn."""
    state = await talk.talk(chat)
    assert state is not None
    reading = msgspec.json.decode(state.reading, type=Reading | None)
    actions = {sign.action for sign in reading.safety} if reading else set()
    order = ("emergency", "doctor_first", "tell_therapist")
    outcome, conversation = state.outcome, state.conversation
    reason = (outcome.handoff if outcome else None) or conversation.handoff
    return {
        "conversation": name,
        "lang": conversation.language or "en",
        "topic": outcome.topic if outcome else None,
        "also": list(outcome.also) if outcome else [],
        "safety": next((action for action in order if action in actions), None),
        "replies": [{"text": r.text, "choices": [choice.label for choice in r.choices]} for r in replies],
        "handoff": {"wanted": reason is not None, "reason": reason},
        "booking": booking_view(
            conversation,
            state.booking,
            talk.spa,
            dt.datetime.fromtimestamp(now / 1000, talk.spa.zone),
            talk.channel.name,
        ),
    }
