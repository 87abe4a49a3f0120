"""What a webhook must not take: each refused with one line that says why, and nothing of it stored."""

import asyncio
import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.content import Book
from bot.webhooks import MAX_BODY
from storage.statement import Db
from tests.whole.a_house import ALife, Platforms, Signed, a_house
from tests.whole.guests import CHANNELS, guest_of


def rows(db: Db) -> list[tuple[str, str]]:
    return db.execute("SELECT channel, status FROM inbox ORDER BY seq").fetchall()


def signed(platforms: Platforms, channel: str, body: bytes) -> Signed:
    if channel == "telegram":
        return body, {"X-Telegram-Bot-Api-Secret-Token": platforms.telegram.secret}
    return body, platforms.line.signed(body) if channel == "line" else platforms.whatsapp.signed(body)


async def refused(life: ALife, channel: str, delivery: Signed, status: int, words: str) -> None:
    answered, why = await life.post(channel, *delivery)
    assert (answered, why.count("\n"), why[-1:]) == (status, 1, "\n"), why
    assert words in why
    assert await life.store.read(rows) == []


PROOF = {"line": "x-line-signature", "telegram": "X-Telegram-Bot-Api-Secret-Token", "whatsapp": "x-hub-signature-256"}


@pytest.mark.parametrize("channel", CHANNELS)
async def test_a_forged_delivery_is_refused(channel: str, tmp_path: Path, book: Book) -> None:
    async with a_house(tmp_path, book) as life:
        body, headers = guest_of(channel, life.platforms).says("Hello!")
        proof = PROOF[channel]
        bare = {name: value for name, value in headers.items() if name != proof}
        await refused(life, channel, (body, bare), 401, "")
        for forged in ("", "wrong", headers[proof][:-1], headers[proof] + "=", "sha256=" + "0" * 64, "ä" * 40):
            await refused(life, channel, (body, {**headers, proof: forged}), 401, "")
        if channel != "telegram":
            await refused(life, channel, (body.replace(b"Hello", b"Hallo"), headers), 401, "does not match")
        secrets = (life.platforms.line.secret, life.platforms.telegram.secret, life.platforms.whatsapp.app_secret)
        _, why = await life.post(channel, body, bare)
        assert not any(secret in why for secret in secrets)


SPOILT: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda body: b"",
    "truncated": lambda body: body[: len(body) // 2],
    "UTF-16": lambda body: body.decode().encode("utf-16"),
    "gzip": gzip.compress,
    "invalid UTF-8": lambda body: body.replace(b"Hello", b"\xff\xfe\xc3"),
    "words": lambda body: b"hello",
    "half a number": lambda body: b"-",
    "nested without end": lambda body: b"[" * 100_000,
}


@pytest.mark.parametrize("channel", CHANNELS)
async def test_a_genuine_body_that_is_no_json_is_refused_and_the_door_stays_open(
    channel: str, tmp_path: Path, book: Book
) -> None:
    async with a_house(tmp_path, book) as life:
        guest = guest_of(channel, life.platforms)
        body, _ = guest.says("Hello!")
        for spoil in SPOILT.values():
            await refused(life, channel, signed(life.platforms, channel, spoil(body)), 400, "JSON")
        assert "welcome" in (await guest.writes(life, "Hello!")).lower()


@pytest.mark.parametrize("channel", CHANNELS)
async def test_a_body_that_says_it_is_packed_and_is_not_is_refused(channel: str, tmp_path: Path, book: Book) -> None:
    async with a_house(tmp_path, book) as life:
        body, headers = signed(life.platforms, channel, b"\x1f\x8bgarbage")
        await refused(life, channel, (body, {**headers, "Content-Encoding": "gzip"}), 400, "Content-Encoding")
        assert "welcome" in (await guest_of(channel, life.platforms).writes(life, "Hello!")).lower()


@pytest.mark.parametrize("channel", CHANNELS)
async def test_a_body_of_three_megabytes_is_taken_and_one_byte_more_is_not(
    channel: str, tmp_path: Path, book: Book
) -> None:
    async with a_house(tmp_path, book) as life:
        body, _ = guest_of(channel, life.platforms).says("Hello!")
        most = body + b" " * (MAX_BODY - len(body))
        await refused(life, channel, signed(life.platforms, channel, most + b" "), 413, str(MAX_BODY))
        await life.takes(channel, signed(life.platforms, channel, most))
        await life.settled()
        assert await life.store.read(rows) == [(channel, "done")]


async def test_an_oversized_body_without_a_length_is_cut_off_too(tmp_path: Path, book: Book) -> None:
    async def endless() -> object:
        for _ in range(64):
            yield b" " * 65_536

    async with a_house(tmp_path, book) as life:
        async with life.http.post(f"{life.base}/webhooks/line", data=endless()) as answer:
            assert answer.status == 413
        assert await life.store.read(rows) == []


@pytest.mark.parametrize("channel", CHANNELS)
async def test_a_wrong_method_is_405_and_a_channel_that_is_off_404(channel: str, tmp_path: Path, book: Book) -> None:
    keys = {"line": ("channel_secret", "channel_access_token"), "telegram": ("bot_token", "webhook_secret")}
    whatsapp = ("access_token", "app_secret", "verify_token", "phone_number_id")
    off = {f"{channel}_{key}": None for key in keys.get(channel, whatsapp)}
    async with a_house(tmp_path, book, changes=off) as life:
        await refused(life, channel, guest_of(channel, life.platforms).says("Hello!"), 404, f"{channel} is off")
        for method in ("PUT", "DELETE", "PATCH"):
            async with life.http.request(method, f"{life.base}/webhooks/{channel}") as answer:
                assert answer.status == 405
                assert (await answer.text()).strip()
        async with life.http.get(f"{life.base}/webhooks/{channel}") as answer:
            assert answer.status == (404 if channel == "whatsapp" else 405)


async def test_whatsapps_challenge_needs_the_verify_token(tmp_path: Path, book: Book) -> None:
    async with a_house(tmp_path, book) as life:
        asked = {"hub.mode": "subscribe", "hub.challenge": "1158201444"}
        right = {**asked, "hub.verify_token": life.platforms.whatsapp.verify_token}
        async with life.http.get(f"{life.base}/webhooks/whatsapp", params=right) as answer:
            assert (answer.status, await answer.text()) == (200, "1158201444")
        for wrong in ({**right, "hub.verify_token": "no"}, asked, {**right, "hub.mode": "other"}, {}):
            async with life.http.get(f"{life.base}/webhooks/whatsapp", params=wrong) as answer:
                text = await answer.text()
                assert (answer.status, text.count("\n")) == (403, 1)
                assert life.platforms.whatsapp.verify_token not in text


@pytest.mark.parametrize("channel", CHANNELS)
async def test_a_delivery_doubled_at_the_same_moment_and_later_is_answered_once(
    channel: str, tmp_path: Path, book: Book
) -> None:
    async with a_house(tmp_path, book) as life:
        guest = guest_of(channel, life.platforms)
        delivery = guest.says("What is the psoas?")
        answers = await asyncio.gather(*(life.post(channel, *delivery) for _ in range(10)))
        await life.settled()
        await life.takes(channel, guest.again(delivery))
        await life.settled()
        assert answers == [(200, "")] * 10
        assert len(guest.texts) == 1
        assert await life.store.read(rows) == [(channel, "done")]


@pytest.mark.parametrize("channel", CHANNELS)
async def test_deliveries_out_of_order_are_answered_in_the_order_they_were_stored(
    channel: str, tmp_path: Path, book: Book
) -> None:
    async with a_house(tmp_path, book) as life:
        guest = guest_of(channel, life.platforms)
        first, second = guest.says("When are you open?"), guest.says("Where are you?")
        await life.takes(channel, second)
        await life.settled()
        await life.takes(channel, first, second)
        await life.settled()
        assert len(guest.texts) == 2
        assert "09:00" in guest.texts[1]


UNKNOWN = {
    "line": {"destination": "U1", "events": [{"type": "greatNewFeature", "webhookEventId": "01", "timestamp": 1}]},
    "telegram": {"update_id": 1, "great_new_feature": {}},
    "whatsapp": {"object": "x", "entry": [{"id": "1", "changes": [{"field": "great_new_feature", "value": {}}]}]},
}


@pytest.mark.parametrize("channel", CHANNELS)
@pytest.mark.parametrize("strange", [None, 5, "text", [], {}, {"events": 1, "entry": 2, "update_id": "x"}, True])
async def test_json_of_an_unexpected_shape_is_kept_and_answered_200(
    channel: str, strange: object, tmp_path: Path, book: Book
) -> None:
    async with a_house(tmp_path, book) as life:
        for body in (json.dumps(strange).encode(), json.dumps(UNKNOWN[channel]).encode()):
            await life.takes(channel, signed(life.platforms, channel, body))
        await life.settled()
        assert await life.store.read(rows) == [(channel, "noted")] * 2


@pytest.mark.parametrize("channel", ["line", "whatsapp"])
async def test_one_bad_event_loses_none_of_its_neighbours(channel: str, tmp_path: Path, book: Book) -> None:
    async with a_house(tmp_path, book) as life:
        guest, other = guest_of(channel, life.platforms), guest_of(channel, life.platforms, 1)
        line, whatsapp = life.platforms.line, life.platforms.whatsapp
        if channel == "line":
            events = [line.text_event(guest.id, "Hello!"), line.event("message", other.id, message="bad"),
                      line.text_event(other.id, "Where are you?")]  # fmt: skip
            delivery = line.webhook(events)
        else:
            bad = {**whatsapp.text(other.id, "x"), "text": "bad"}
            delivery = whatsapp.webhook(
                whatsapp.text(guest.id, "Hello!"), bad, whatsapp.text(other.id, "Where are you?")
            )
        await life.takes(channel, delivery)
        await life.settled()
        assert (len(guest.texts), len(other.texts)) == (1, 1)
