"""LINE's stand-in: signed webhooks in, replies and pushes out, strict about what LINE publishes.

Sources: LINE Messaging API (reply, push, loading indicator, retry key, errors) and its OpenAPI description.
"""

import base64
import hashlib
import hmac
import itertools
import json
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from channels.contract import Response
from channels.limits import grapheme_size, utf16_size
from tests.standins import spec
from tests.standins.standin import Call, StandIn

TOKEN_MS = 60_000
REDELIVERY_MS = 20 * 60_000
MAX_BODY = 2_000_000
REQUIRED = {
    "ReplyMessageRequest": ("replyToken", "messages"),
    "PushMessageRequest": ("to", "messages"),
    "ShowLoadingAnimationRequest": ("chatId",),
}


@dataclass(frozen=True)
class Shown:
    """One call's messages as the guest sees them; `choices` are (label, value) of the quick replies."""

    chat: str
    texts: tuple[str, ...]
    choices: tuple[tuple[str, str], ...]
    by: str
    key: str


@dataclass
class Token:
    chat: str
    issued_at: int
    first_at: int
    used: bool = False


@dataclass
class LineStandIn(StandIn):
    """`sent` is what each chat saw, in order. `checks` False: bodies are not looked at (for measurements)."""

    secret: str = "line-secret"
    token: str = "line-token"
    destination: str = "Ustandin"
    now: Callable[[], int] = lambda: 1_790_000_000_000
    checks: bool = True
    blocked: set[str] = field(default_factory=set)
    monthly_limit: int | None = None
    pushes: int = 0
    loading: list[str] = field(default_factory=list)
    sent: dict[str, list[Shown]] = field(default_factory=lambda: defaultdict(list))
    tokens: dict[str, Token] = field(default_factory=dict)
    retry_keys: dict[str, bytes] = field(default_factory=dict)
    _serial: "itertools.count[int]" = field(default_factory=lambda: itertools.count(1))

    # What LINE delivers

    def event(self, kind: str, source: str | dict[str, str], **fields: Any) -> dict[str, Any]:
        """A webhook event. `source` is a user's id, or a whole source object. Kinds without answer have no token."""
        n = next(self._serial)
        event = {
            "type": kind,
            "mode": "active",
            "timestamp": self.now(),
            "source": {"type": "user", "userId": source} if isinstance(source, str) else source,
            "webhookEventId": f"01STANDIN{n:017d}",
            "deliveryContext": {"isRedelivery": False},
            **fields,
        }
        if kind not in ("unfollow", "unsend", "leave", "memberLeft"):
            event.setdefault("replyToken", f"token{n:027d}")
        return event

    def text_event(self, source: str | dict[str, str], text: str, **message: Any) -> dict[str, Any]:
        return self.message_event(source, "text", text=text, quoteToken="quote", **message)

    def message_event(self, source: str | dict[str, str], kind: str, **message: Any) -> dict[str, Any]:
        return self.event("message", source, message={"id": str(next(self._serial)), "type": kind, **message})

    def tap_event(self, source: str | dict[str, str], value: str, **postback: Any) -> dict[str, Any]:
        return self.event("postback", source, postback={"data": value, **postback})

    def webhook(self, events: Sequence[dict[str, Any]]) -> tuple[bytes, dict[str, str]]:
        """A signed delivery; its reply tokens are good for a minute from now, once."""
        for event in events:
            if token := event.get("replyToken"):
                self._issue(token, event)
        body = json.dumps({"destination": self.destination, "events": list(events)}, ensure_ascii=False).encode()
        return body, self.signed(body)

    def signed(self, body: bytes) -> dict[str, str]:
        signature = base64.b64encode(hmac.new(self.secret.encode(), body, hashlib.sha256).digest()).decode()
        return {"x-line-signature": signature, "content-type": "application/json"}

    def _issue(self, token: str, event: dict[str, Any]) -> None:
        source = event["source"]
        chat = source.get("groupId") or source.get("roomId") or source["userId"]
        known = self.tokens.setdefault(token, Token(chat, self.now(), self.now()))
        if self.now() - known.first_at <= REDELIVERY_MS:
            known.issued_at = self.now()

    # What LINE is sent

    async def answer(self, call: Call) -> Response:
        if call.headers.get("authorization") != f"Bearer {self.token}":
            return refusal(401, "Authentication failed. Confirm that the access token is valid.")
        if call.method != "POST" or call.path not in self._calls:
            return refusal(404, "Not found")
        if len(call.body) > MAX_BODY:
            return refusal(413, "Request Entity Too Large")
        try:
            body = json.loads(call.body)
        except ValueError:
            return refusal(400, "The request body could not be parsed as JSON.")
        schema, take = self._calls[call.path]
        if self.checks and (wrong := self._wrong(schema, call, body)):
            return invalid(wrong)
        return take(self, call, body)

    def _wrong(self, schema: str, call: Call, body: Any) -> list[str]:
        if "application/json" not in call.headers.get("content-type", ""):
            return ["Content-Type: application/json"]
        if not isinstance(body, dict):
            return ["body: an object"]
        wrong = [f"{name}: missing" for name in REQUIRED[schema] if not body.get(name)]
        wrong += spec.faults(spec.LINE, schema, body)
        wrong += unknown_fields(body, {*REQUIRED[schema], "notificationDisabled", "loadingSeconds"})
        messages = body.get("messages", [])
        wrong += [] if len(messages) <= 5 else ["messages: 1 to 5"]
        return wrong + [fault for n, one in enumerate(messages) for fault in message_faults(one, f"messages[{n}]")]

    def _reply(self, call: Call, body: dict[str, Any]) -> Response:
        if "x-line-retry-key" in call.headers:
            return refusal(400, "The header X-Line-Retry-Key can't be used with this API")
        token = self.tokens.get(body["replyToken"])
        if token is None or token.used or self.now() - token.issued_at > TOKEN_MS:
            return refusal(400, "Invalid reply token")
        token.used = True
        return self._show(token.chat, body["messages"], "reply", body["replyToken"])

    def _push(self, call: Call, body: dict[str, Any]) -> Response:
        key = call.headers.get("x-line-retry-key", "")
        if key and not _uuid(key):
            return refusal(400, "The header X-Line-Retry-Key is not a UUID")
        if key in self.retry_keys:
            return self._repeated(key, call.body)
        if self.monthly_limit is not None and self.pushes >= self.monthly_limit:
            return refusal(429, "You have reached your monthly limit.")
        self.pushes += 1
        if key:
            self.retry_keys[key] = call.body
        return self._show(body["to"], body["messages"], "push", key)

    def _repeated(self, key: str, body: bytes) -> Response:
        """A key stands for one request: another body under it is the caller's mistake."""
        if self.retry_keys[key] != body:
            return refusal(400, "The retry key was used with another request")
        answer = {"message": "The retry key is already accepted", "sentMessages": [{"id": "1"}]}
        return Response(409, json.dumps(answer).encode(), {"x-line-accepted-request-id": f"request-{key}"})

    def _show(self, chat: str, messages: list[dict[str, Any]], by: str, key: str) -> Response:
        if chat not in self.blocked:
            texts = tuple(str(message.get("text", "")) for message in messages)
            self.sent[chat].append(Shown(chat, texts, quick_replies(messages[-1]), by, key))
        ids = [{"id": str(next(self._serial)), "quoteToken": "quote"} for _ in messages]
        return Response(200, json.dumps({"sentMessages": ids}).encode())

    def _loading(self, call: Call, body: dict[str, Any]) -> Response:
        if self.checks and (body.get("loadingSeconds", 20) % 5 or not body["chatId"].startswith("U")):
            return invalid(["chatId: one-to-one chats only; loadingSeconds: 5 to 60, by 5"])
        self.loading.append(body["chatId"])
        return Response(202, b"{}")

    _calls = {  # noqa: RUF012  # a table of methods, never written to
        "/v2/bot/message/reply": ("ReplyMessageRequest", _reply),
        "/v2/bot/message/push": ("PushMessageRequest", _push),
        "/v2/bot/chat/loading/start": ("ShowLoadingAnimationRequest", _loading),
    }

    @property
    def duplicates(self) -> list[Shown]:
        """What was shown though the same words, choices included, had just been shown to that chat."""
        return [two for shown in self.sent.values() for one, two in itertools.pairwise(shown) if _alike(one, two)]


def _alike(one: Shown, two: Shown) -> bool:
    return (one.texts, one.choices) == (two.texts, two.choices)


def quick_replies(message: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    items = message.get("quickReply", {}).get("items", ())
    return tuple((item["action"].get("label", ""), item["action"].get("data", "")) for item in items)


def message_faults(message: dict[str, Any], at: str) -> list[str]:
    """What the prose of the reference asks of a text message and its quick replies, and the schemas do not."""
    if message.get("type") != "text":
        return [f"{at}: this stand-in knows text messages only"]
    wrong = [f"{at}{fault}" for fault in spec.faults(spec.LINE, "TextMessage", message)]
    wrong += unknown_fields(message, {"type", "text", "quickReply"}, at)
    text = message.get("text")
    if not isinstance(text, str) or not text.strip() or utf16_size(text) > 5000:
        wrong.append(f"{at}.text: 1 to 5000 UTF-16 units")
    if "quickReply" in message:
        items = message["quickReply"].get("items", [])
        wrong += [] if 1 <= len(items) <= 13 else [f"{at}.quickReply: 1 to 13 items"]
        wrong += [fault for n, item in enumerate(items) for fault in item_faults(item, f"{at}.quickReply.items[{n}]")]
    return wrong


def item_faults(item: dict[str, Any], at: str) -> list[str]:
    action = item.get("action", {})
    wrong = [f"{at}{fault}" for fault in spec.faults(spec.LINE, "PostbackAction", action)]
    wrong += unknown_fields(item, {"type", "action", "imageUrl"}, at)
    if item.get("type") != "action" or action.get("type") != "postback":
        wrong.append(f"{at}: a quick reply is an action; ours are postbacks")
    limits = (("label", 20, grapheme_size), ("data", 300, utf16_size), ("displayText", 300, grapheme_size))
    for name, most, size in limits:
        if name in action and not 1 <= size(str(action[name])) <= most:
            wrong.append(f"{at}.action.{name}: 1 to {most}")
    return wrong + [f"{at}.action.{name}: missing" for name in ("label", "data") if name not in action]


def unknown_fields(value: dict[str, Any], known: set[str], at: str = "") -> list[str]:
    return [f"{at}.{name}: unknown" for name in value if name not in known]


def invalid(wrong: list[str]) -> Response:
    details = [{"message": fault, "property": fault.split(":")[0]} for fault in wrong]
    answer = {"message": f"The request body has {len(wrong)} error(s)", "details": details}
    return Response(400, json.dumps(answer).encode())


def refusal(status: int, message: str) -> Response:
    return Response(status, json.dumps({"message": message}).encode())


def _uuid(text: str) -> bool:
    try:
        return str(UUID(text)) == text.lower()
    except ValueError:
        return False
