"""Every channel with its platform's stand-in, behind one shape, for the contract suite.

A kit knows how its platform delivers a text and a tap, what the guest sees, and how the platform refuses.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol
from uuid import uuid4

from channels.contract import Channel, Delivery, Outgoing, Response, Transport
from channels.line.channel import LineChannel
from channels.telegram.channel import TelegramChannel
from channels.web.channel import WebChannel
from channels.web.hub import Hub
from channels.whatsapp.channel import WhatsAppChannel
from tests.standins.line import LineStandIn
from tests.standins.standin import InProcess, StandIn
from tests.standins.telegram import TelegramStandIn
from tests.standins.whatsapp import WhatsAppStandIn

NOW = 1_790_000_000_000
BASE = "https://platform.test"


def now() -> int:
    return NOW


@dataclass(frozen=True)
class Seen:
    """What the guest sees of one call: its words, and the choices as (label, value)."""

    texts: tuple[str, ...]
    choices: tuple[tuple[str, str], ...]


class Kit(Protocol):
    name: str
    guest: str
    signature: str
    """Header that proves a delivery."""
    covers_body: bool
    """Whether the proof is of these very bytes, or only of the sender."""
    standin: StandIn | None
    refusals: Mapping[str, Response]
    """As the platform says: too many, bad request, wrong token, its own failure."""

    def channel(self, transport: Transport | None = None, base: str = BASE) -> Channel: ...

    def text(self, text: str) -> Delivery: ...

    def tap(self, label: str, value: str) -> Delivery: ...
    def seen(self) -> Sequence[Seen]: ...
    def drawn(self, payload: bytes) -> Seen:
        """What a payload shows, read without the platform."""


def lowered(signed: tuple[bytes, dict[str, str]]) -> Delivery:
    body, headers = signed
    return Delivery(headers={name.lower(): value for name, value in headers.items()}, body=body)


def outgoing(kit: Kit, payload: bytes, *, unknown_at: int | None = None, tries: int = 0) -> Outgoing:
    return Outgoing(id=1, chat=kit.guest, payload=payload, key=str(uuid4()), unknown_at=unknown_at, tries=tries)


def _said(status: int, message: object) -> Response:
    return Response(status, json.dumps(message).encode())


class LineKit(Kit):
    name = "line"
    guest = "U" + "0123456789abcdef" * 2
    signature = "x-line-signature"
    covers_body = True
    refusals: Mapping[str, Response] = {
        "too many": _said(429, {"message": "The API rate limit has been exceeded. Try again later."}),
        "bad request": _said(400, {"message": "The request body has 1 error(s)"}),
        "wrong token": _said(401, {"message": "Authentication failed."}),
        "own failure": _said(500, {"message": "Internal server error"}),
    }

    def __init__(self) -> None:
        self.standin = LineStandIn(now=now)

    def channel(self, transport: Transport | None = None, base: str = BASE) -> Channel:
        platform = self.standin
        return LineChannel(
            platform.secret, platform.token, transport or InProcess({BASE: platform}), now, api_base=base
        )

    def text(self, text: str) -> Delivery:
        return lowered(self.standin.webhook([self.standin.text_event(self.guest, text)]))

    def tap(self, label: str, value: str) -> Delivery:
        return lowered(self.standin.webhook([self.standin.tap_event(self.guest, value)]))

    def seen(self) -> Sequence[Seen]:
        return [Seen(shown.texts, shown.choices) for shown in self.standin.sent[self.guest]]

    def drawn(self, payload: bytes) -> Seen:
        messages = json.loads(payload)["messages"]
        items = messages[-1].get("quickReply", {}).get("items", ())
        choices = tuple((item["action"]["label"], item["action"]["data"]) for item in items)
        return Seen(tuple(message["text"] for message in messages), choices)


class WhatsAppKit(Kit):
    name = "whatsapp"
    guest = "84900111222"
    signature = "x-hub-signature-256"
    covers_body = True
    refusals: Mapping[str, Response] = {
        "too many": _said(400, {"error": {"code": 130429, "message": "(#130429) Rate limit hit"}}),
        "bad request": _said(400, {"error": {"code": 100, "message": "(#100) Invalid parameter"}}),
        "wrong token": _said(401, {"error": {"code": 190, "message": "Access token has expired"}}),
        "own failure": _said(500, {"error": {"code": 131000, "message": "Something went wrong"}}),
    }

    def __init__(self) -> None:
        self.standin = WhatsAppStandIn(now=now, window=False)

    def channel(self, transport: Transport | None = None, base: str = BASE, number: str = "") -> Channel:
        platform = self.standin
        return WhatsAppChannel(
            platform.access_token,
            platform.app_secret,
            platform.verify_token,
            number or platform.phone_number_id,
            transport or InProcess({BASE: platform}),
            now,
            api_base=f"{base}/v23.0",
        )

    def text(self, text: str) -> Delivery:
        return lowered(self.standin.webhook(self.standin.text(self.guest, text)))

    def tap(self, label: str, value: str) -> Delivery:
        return lowered(self.standin.webhook(self.standin.tap(self.guest, value, label)))

    def seen(self) -> Sequence[Seen]:
        return [Seen(shown.texts, shown.choices) for shown in self.standin.sent[self.guest]]

    def drawn(self, payload: bytes) -> Seen:
        message = json.loads(payload)
        if message["type"] == "text":
            return Seen((message["text"]["body"],), ())
        action = message["interactive"]["action"]
        rows = [row for section in action.get("sections", ()) for row in section["rows"]]
        replies = [button["reply"] for button in action.get("buttons", ())]
        choices = tuple((one["title"], one["id"]) for one in (*replies, *rows))
        return Seen((message["interactive"]["body"]["text"],), choices)


class TelegramKit(Kit):
    name = "telegram"
    guest = "42"
    signature = "x-telegram-bot-api-secret-token"
    covers_body = False
    refusals: Mapping[str, Response] = {
        "too many": _said(429, {"ok": False, "error_code": 429, "parameters": {"retry_after": 3}}),
        "bad request": _said(400, {"ok": False, "error_code": 400, "description": "Bad Request"}),
        "wrong token": _said(401, {"ok": False, "error_code": 401, "description": "Unauthorized"}),
        "own failure": _said(500, {"ok": False, "error_code": 500, "description": "Internal Server Error"}),
    }

    def __init__(self) -> None:
        self.standin = TelegramStandIn()
        self.standin.chats[int(self.guest)] = "private"

    def channel(self, transport: Transport | None = None, base: str = BASE) -> Channel:
        platform = self.standin
        return TelegramChannel(
            platform.token, platform.secret, transport or InProcess({BASE: platform}), now, api_base=base
        )

    def text(self, text: str) -> Delivery:
        return lowered(self.standin.webhook(self.standin.text_update(int(self.guest), text)))

    def tap(self, label: str, value: str) -> Delivery:
        """On the newest keyboard that was sent."""
        return lowered(self.standin.webhook(self.standin.tap_update(int(self.guest), value)))

    def seen(self) -> Sequence[Seen]:
        return [Seen((message.text,), message.choices) for message in self.standin.said_to(self.guest)]

    def drawn(self, payload: bytes) -> Seen:
        message = json.loads(payload)
        rows = message.get("reply_markup", {}).get("inline_keyboard", ())
        return Seen((message["text"],), tuple((one["text"], one["callback_data"]) for row in rows for one in row))


class WebKit(Kit):
    """The page is ours: there is no platform that could refuse; what is sent goes to the open pages."""

    name = "web"
    signature = "x-web-session"
    covers_body = False
    standin = None
    refusals: Mapping[str, Response] = {}

    def __init__(self) -> None:
        self._channel = WebChannel(Hub(), b"a secret key of the tests")
        self.guest = self._channel.sessions.new()

    def channel(self, transport: Transport | None = None, base: str = BASE) -> Channel:
        return self._channel

    def text(self, text: str) -> Delivery:
        return self._delivery(text=text)

    def tap(self, label: str, value: str) -> Delivery:
        return self._delivery(tap=value, label=label)

    def _delivery(self, **said: str) -> Delivery:
        body = json.dumps({"id": str(uuid4()), "session": self.guest, **said}).encode()
        return Delivery(headers={self.signature: self._channel.sessions.sign(self.guest)}, body=body)

    def seen(self) -> Sequence[Seen]:
        return []

    def drawn(self, payload: bytes) -> Seen:
        reply = json.loads(payload)
        return Seen((reply["text"],), tuple((one["label"], one["value"]) for one in reply.get("choices", ())))


PLATFORMS: tuple[type[Kit], ...] = (LineKit, WhatsAppKit, TelegramKit)
KITS: tuple[type[Kit], ...] = (*PLATFORMS, WebKit)
SIGNING = tuple(kit for kit in KITS if kit.covers_body)
