"""The platforms' side of a measurement: one quick server that takes replies, and signed webhooks.

It checks nothing (the strict stand-ins of tests/ do): its own cost must not drown what is measured.
"""

import asyncio
import base64
import hashlib
import hmac
import itertools
import json
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from urllib.parse import parse_qs

import aiohttp
from aiohttp import web

SECRET = b"bench-secret"
TELEGRAM_TOKEN = "1000:bench"
TELEGRAM_SECRET = "bench-telegram"
WHATSAPP_NUMBER = "555000"


@dataclass
class Platform:
    """`replies[guest]` counts the answers that a guest got; `hang` delays them, all or one guest's."""

    base: str = ""
    replies: Counter[str] = field(default_factory=Counter)
    hang: float = 0.0
    hang_only: str | None = None
    texts: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    keep_texts: bool = False
    """With them, LINE's rule is kept that a reply token is good for one reply."""
    _replied: set[str] = field(default_factory=set)
    _waiting: dict[str, asyncio.Event] = field(default_factory=dict)

    async def start(self) -> web.AppRunner:
        app = web.Application(client_max_size=8_000_000)
        app.router.add_route("*", "/{path:.*}", self._take)
        runner = web.AppRunner(app, access_log=None)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0, backlog=1024)
        await site.start()
        self.base = f"http://127.0.0.1:{runner.addresses[0][1]}"
        return runner

    async def _take(self, request: web.Request) -> web.Response:
        body = await request.read()
        if self.keep_texts and request.path == "/v2/bot/message/reply" and self._used(body):
            return web.Response(status=400, body=b'{"message":"Invalid reply token"}', content_type="application/json")
        guest, answer, texts = self._read(request.path, body)
        if guest is not None:
            if self.hang and self.hang_only in (None, guest):
                await asyncio.sleep(self.hang)
            self.replies[guest] += 1
            if self.keep_texts:
                self.texts[guest].extend(texts)
            if waiting := self._waiting.pop(guest, None):
                waiting.set()
        return web.Response(body=answer, content_type="application/json")

    def _used(self, body: bytes) -> bool:
        token = json.loads(body)["replyToken"]
        used = token in self._replied
        self._replied.add(token)
        return used

    def _read(self, path: str, body: bytes) -> tuple[str | None, bytes, list[str]]:
        if path.startswith("/v2/bot/message"):
            data = json.loads(body)
            guest = data["to"] if "to" in data else data["replyToken"].split("~")[0]
            return guest, b'{"sentMessages":[{"id":"1"}]}', [m.get("text", "") for m in data["messages"]]
        if path.startswith("/bot"):
            if not path.endswith("/sendMessage"):
                return None, b'{"ok":true,"result":true}', []
            data = json.loads(body) if body[:1] == b"{" else {k: v[0] for k, v in parse_qs(body.decode()).items()}
            chat = str(data["chat_id"])
            sent = {"message_id": 1, "date": 1700000000, "chat": {"id": int(chat), "type": "private"}, "text": "x"}
            return chat, json.dumps({"ok": True, "result": sent}).encode(), [data["text"]]
        if path.endswith("/messages"):
            data = json.loads(body)
            if "to" not in data:
                return None, b'{"success":true}', []
            sent = {"messaging_product": "whatsapp", "messages": [{"id": f"wamid.{time.time_ns()}"}]}
            return data["to"], json.dumps(sent).encode(), [json.dumps(data, ensure_ascii=False)]
        return None, b"{}", []

    async def answered(self, guest: str, count: int, seconds: float = 30) -> None:
        """Wait until `guest` has had `count` replies."""
        async with asyncio.timeout(seconds):
            while self.replies[guest] < count:
                await self._waiting.setdefault(guest, asyncio.Event()).wait()


_serial = itertools.count(time.time_ns())


def webhook(channel: str, guest: str, text: str) -> tuple[str, bytes, dict[str, str]]:
    """Path, body and headers of one signed text message."""
    return {"line": _line, "whatsapp": _whatsapp, "telegram": _telegram}[channel](guest, text, next(_serial))


def _line(guest: str, text: str, n: int) -> tuple[str, bytes, dict[str, str]]:
    event = {
        "type": "message", "mode": "active", "timestamp": time.time_ns() // 1_000_000,
        "source": {"type": "user", "userId": guest}, "webhookEventId": f"01{n}", "replyToken": f"{guest}~{n}",
        "deliveryContext": {"isRedelivery": False},
        "message": {"id": str(n), "type": "text", "quoteToken": "q", "text": text},
    }  # fmt: skip
    body = json.dumps({"destination": "Ubench", "events": [event]}, ensure_ascii=False).encode()
    signature = base64.b64encode(hmac.new(SECRET, body, hashlib.sha256).digest()).decode()
    return "/webhooks/line", body, {"x-line-signature": signature}


def _whatsapp(guest: str, text: str, n: int) -> tuple[str, bytes, dict[str, str]]:
    message = {"from": guest, "id": f"wamid.{n}", "timestamp": str(int(time.time())), "type": "text"}
    value = {
        "messaging_product": "whatsapp",
        "metadata": {"display_phone_number": "1", "phone_number_id": WHATSAPP_NUMBER},
        "contacts": [{"profile": {"name": "Guest"}, "wa_id": guest}],
        "messages": [{**message, "text": {"body": text}}],
    }
    entry = [{"id": "1", "changes": [{"field": "messages", "value": value}]}]
    body = json.dumps({"object": "whatsapp_business_account", "entry": entry}).encode()
    return "/webhooks/whatsapp", body, {"X-Hub-Signature-256": f"sha256={hmac.new(SECRET, body, 'sha256').hexdigest()}"}


def _telegram(guest: str, text: str, n: int) -> tuple[str, bytes, dict[str, str]]:
    who = {"id": int(guest), "is_bot": False, "first_name": "Guest", "language_code": "en"}
    message = {
        "message_id": n % 1_000_000, "from": who, "chat": {"id": int(guest), "type": "private", "first_name": "Guest"},
        "date": int(time.time()), "text": text,
    }  # fmt: skip
    body = json.dumps({"update_id": n % 2_000_000_000, "message": message}).encode()
    return "/webhooks/telegram", body, {"X-Telegram-Bot-Api-Secret-Token": TELEGRAM_SECRET}


def guests(channel: str, count: int, salt: int = 0) -> list[str]:
    if channel == "line":
        return [f"U{salt:08x}{n:024x}" for n in range(count)]
    return [str(84_900_000_000 + salt * 1_000_000 + n) for n in range(count)]


async def post(session: aiohttp.ClientSession, base: str, parts: tuple[str, bytes, dict[str, str]]) -> int:
    path, body, headers = parts
    async with session.post(base + path, data=body, headers={"Content-Type": "application/json", **headers}) as answer:
        await answer.read()
        return answer.status
