"""The webhook bodies that public libraries publish, posted signed as they are, each to an empty house."""

import asyncio
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.content import Book
from storage.statement import Db
from tests.whole.a_house import AHouse, ALife, Platforms, Signed
from tests.whole.guests import CHANNELS


def bodies_of(shared_eval: Path, platform: str) -> list[tuple[str, bytes]]:
    files = sorted((shared_eval / "webhooks" / platform).glob("*.json"))
    found = [(file.name, file.read_bytes()) for file in files if not file.name.startswith("response_")]
    assert len(found) > 20
    return found


def signed(platforms: Platforms, platform: str, body: bytes) -> Signed:
    """Over the very bytes."""
    if platform == "telegram":
        return body, {"X-Telegram-Bot-Api-Secret-Token": platforms.telegram.secret}
    return body, platforms.line.signed(body) if platform == "line" else platforms.whatsapp.signed(body)


def one_to_one(platform: str, body: Any) -> Iterator[str]:
    """The texts in it that a guest wrote to the bot alone."""
    if platform == "line":
        for event in body["events"]:
            said = event.get("message", {})
            active, alone = event.get("mode") != "standby", event.get("source", {}).get("type") == "user"
            if event["type"] == "message" and said.get("type") == "text" and active and alone:
                yield said["text"]
    elif platform == "telegram":
        message = body.get("message", {})
        if "text" in message and message["chat"]["type"] == "private":
            yield message["text"]
    else:
        for change in (change for entry in body["entry"] for change in entry["changes"]):
            for message in change["value"].get("messages", ()) if change["field"] == "messages" else ():
                if message.get("type") == "text" and "group_id" not in message:
                    yield message["text"]["body"]


def at_home(platforms: Platforms, platform: str, body: Any) -> None:
    """The platform knows the guest, and the number is ours."""
    if platform == "telegram":
        chat = body.get("message", body.get("callback_query", {}).get("message", {})).get("chat", {})
        platforms.telegram.chats[chat.get("id", 0)] = chat.get("type", "private")
    elif platform == "whatsapp":
        values = [change["value"] for entry in body["entry"] for change in entry["changes"]]
        numbers = [value["metadata"]["phone_number_id"] for value in values if "metadata" in value]
        platforms.whatsapp.phone_number_id = numbers[0] if numbers else "1"
        platforms.whatsapp.window = platforms.whatsapp.checks = False


def kept(db: Db) -> list[tuple[str]]:
    return db.execute("SELECT status FROM inbox").fetchall()


def said(db: Db) -> list[tuple[str, str]]:
    return db.execute("SELECT author, text FROM transcript ORDER BY id").fetchall()


def undelivered(db: Db) -> list[tuple[str, str]]:
    return db.execute("SELECT status, reason FROM outbox WHERE status <> 'sent'").fetchall()


async def received(life: ALife, platform: str, raw: bytes) -> None:
    body = json.loads(raw)
    await life.takes(platform, signed(life.platforms, platform, raw))
    await life.settled()
    statuses = [status for (status,) in await life.store.read(kept)]
    assert statuses
    assert set(statuses) <= {"done", "skipped", "noted"}, statuses
    lines = await life.store.read(said)
    for text in one_to_one(platform, body):
        assert ("guest", text) in lines
        answers = [author for author, _ in lines[lines.index(("guest", text)) :]]
        assert "bot" in answers, f"{text!r} had no answer"
    assert await life.store.read(undelivered) == []
    if b"smb_message_echoes" in raw:
        assert lines == [], "what the spa's own phone app said is not answered"


async def one_body(folder: Path, book: Book, platform: str, name: str, raw: bytes) -> int:
    """Returns how many texts had to be answered, and were."""
    place = AHouse(folder / name, book)
    at_home(place.platforms, platform, json.loads(raw))
    async with place.standing(), place.open() as life:
        await received(life, platform, raw)
    return len(list(one_to_one(platform, json.loads(raw))))


@pytest.mark.parametrize("platform", CHANNELS)
async def test_every_public_body_is_taken_and_each_text_in_it_answered(
    platform: str, tmp_path: Path, book: Book, shared_eval: Path
) -> None:
    answered, faults = 0, []
    for name, raw in bodies_of(shared_eval, platform):
        try:
            answered += await asyncio.wait_for(one_body(tmp_path, book, platform, f"{name}.db", raw), 30)
        except AssertionError as fault:
            faults.append(f"{name}: {fault}")
    assert faults == []
    assert answered >= 2
