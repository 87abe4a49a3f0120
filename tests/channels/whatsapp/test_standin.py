"""The stand-in for WhatsApp refuses what WhatsApp refuses."""

import json
from pathlib import Path
from typing import Any

import pytest

from channels.contract import Response
from tests.standins.standin import Call
from tests.standins.whatsapp import WhatsAppStandIn

GUEST = "84900111222"


@pytest.fixture
def platform() -> WhatsAppStandIn:
    standin = WhatsAppStandIn()
    standin.webhook(standin.text(GUEST, "hi"))
    return standin


async def called(platform: WhatsAppStandIn, body: object, path: str = "", **headers: str) -> Response:
    sent = {"authorization": f"Bearer {platform.access_token}", "content-type": "application/json", **headers}
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    return await platform.answer(Call("POST", path or f"/v23.0/{platform.phone_number_id}/messages", sent, raw))


def code(answer: Response) -> int:
    found: int = json.loads(answer.body)["error"]["code"]
    return found


def text(body: Any = "hi", **more: Any) -> dict[str, Any]:
    return {**HEAD, "type": "text", "text": {"body": body, "preview_url": False}, **more}


HEAD = {"messaging_product": "whatsapp", "recipient_type": "individual", "to": GUEST}


def buttons(*titles: str, body: str = "Which?", **reply: str) -> dict[str, Any]:
    made = [{"type": "reply", "reply": {"id": f"id{n}", "title": title, **reply}} for n, title in enumerate(titles)]
    return interactive("button", {"buttons": made}, body)


def listed(*titles: str, opener: str = "Choose", body: str = "Which?", **row: str) -> dict[str, Any]:
    rows = [{"id": f"id{n}", "title": title, **row} for n, title in enumerate(titles)]
    return interactive("list", {"button": opener, "sections": [{"rows": rows}]}, body)


def interactive(kind: str, action: dict[str, Any], body: str = "Which?") -> dict[str, Any]:
    return {**HEAD, "type": "interactive", "interactive": {"type": kind, "body": {"text": body}, "action": action}}


@pytest.mark.parametrize(
    "body",
    [
        text(""),
        text("  "),
        text("x" * 4097),
        text("🦊" * 2049),
        text(5),
        text(colour="red"),
        text(recipient="VN.1"),
        text(to="not a number"),
        text(biz_opaque_callback_data="x" * 513),
        {**HEAD, "type": "text"},
        {**HEAD, "type": "hologram"},
        {"messaging_product": "whatsapp", "type": "text", "text": {"body": "hi"}},
        {**text(), "text": {"body": "hi", "bold": True}},
        buttons(),
        buttons("a", "b", "c", "d"),
        buttons("x" * 21),
        buttons(""),
        buttons("same", "same"),
        buttons("a", "b", id="same"),
        buttons("a", id="x" * 257),
        buttons("a", body="x" * 1025),
        buttons("a", body=""),
        listed(),
        listed(*(f"{n}" for n in range(11))),
        listed("x" * 25),
        listed("a", description="x" * 73),
        listed("a", id="x" * 201),
        listed("a", "b", id="same"),
        listed("a", opener="x" * 21),
        listed("a", opener=""),
        interactive("list", {"button": "b", "sections": [{"rows": [{"id": "1", "title": "a"}]}] * 11}),
        interactive("list", {"button": "b", "sections": [{"rows": [{"id": "1", "title": "a"}]}, {"rows": []}]}),
        interactive("hologram", {"buttons": []}),
    ],
)
async def test_messages_against_the_rules_are_refused(platform: WhatsAppStandIn, body: dict[str, Any]) -> None:
    answer = await called(platform, body)
    assert (answer.status, code(answer)) == (400, 131009)
    assert platform.sent[GUEST] == []


async def test_bodies_are_held_against_the_published_description(platform: WhatsAppStandIn, shared_specs: Path) -> None:
    """What only the description says: this is refused by it alone."""
    assert code(await called(platform, text(recipient_type="crowd"))) == 131009
    assert code(await called(platform, text(context=5))) == 131009


@pytest.mark.parametrize(
    "body",
    [
        text("x" * 4096),
        buttons("x" * 20, "b", "c", body="x" * 1024),
        listed(*(f"{n:024}" for n in range(10)), description="x" * 72, opener="x" * 20),
    ],
)
async def test_messages_at_the_limits_are_taken(platform: WhatsAppStandIn, body: dict[str, Any]) -> None:
    assert (await called(platform, body)).status == 200
    assert len(platform.sent[GUEST]) == 1


async def test_calls_without_the_right_token_address_or_json_are_refused(platform: WhatsAppStandIn) -> None:
    assert code(await called(platform, text(), authorization="Bearer wrong")) == 190
    assert (await called(platform, text(), "/v23.0/999/messages")).status == 404
    assert code(await called(platform, b"{")) == 100
    assert code(await called(platform, [])) == 100
    assert code(await called(platform, text(messaging_product="signal"))) == 100
    assert code(await called(platform, text(), **{"content-type": "text/plain"})) == 100


async def test_free_words_are_taken_within_24_hours_of_the_guests_last_ones() -> None:
    clock = [1_790_000_000_000]
    platform = WhatsAppStandIn(now=lambda: clock[0])
    assert code(await called(platform, text())) == 131047
    platform.webhook(platform.text(GUEST, "hi"))
    clock[0] += 24 * 3600 * 1000 - 1
    assert (await called(platform, text())).status == 200
    clock[0] += 1
    assert code(await called(platform, text())) == 131047


async def test_a_read_mark_names_a_message_of_a_guest(platform: WhatsAppStandIn) -> None:
    one = platform.text(GUEST, "hi")
    platform.webhook(one)
    mark = {"messaging_product": "whatsapp", "status": "read", "message_id": one["id"]}
    assert (await called(platform, {**mark, "typing_indicator": {"type": "text"}})).status == 200
    assert code(await called(platform, {**mark, "message_id": "wamid.made-up"})) == 131009
    assert code(await called(platform, {**mark, "typing_indicator": {"type": "dance"}})) == 100
    assert platform.read_marks == [one["id"]]


async def test_a_key_accepted_twice_is_reported(platform: WhatsAppStandIn) -> None:
    await called(platform, text(biz_opaque_callback_data="k1"))
    await called(platform, text(biz_opaque_callback_data="k2"))
    assert platform.duplicates == []
    await called(platform, text(biz_opaque_callback_data="k1"))
    assert [shown.key for shown in platform.duplicates] == ["k1"]
