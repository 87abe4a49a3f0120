"""WhatsApp's stand-in: signed webhooks in, messages out, strict about what Meta publishes.

Sources: WhatsApp Cloud API (messages, webhooks, error codes) and its OpenAPI description.
"""

import hashlib
import hmac
import itertools
import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from channels.contract import Response
from channels.limits import utf16_size
from tests.standins import spec
from tests.standins.standin import Call, StandIn

WINDOW_MS = 24 * 3600 * 1000
PHONE = re.compile(r"\d{5,20}")
BUSINESS_SCOPED = re.compile(r"[A-Z]{2}\.[A-Za-z0-9.]+")


@dataclass(frozen=True)
class Shown:
    """One message as the guest sees it; `choices` are (label, value) of buttons or rows."""

    chat: str
    texts: tuple[str, ...]
    choices: tuple[tuple[str, str], ...]
    key: str
    id: str
    kind: str


@dataclass
class WhatsAppStandIn(StandIn):
    """`sent` is what each guest saw, in order. `checks` False: bodies are not looked at (for measurements).

    `window` False: messages are taken from anyone at any time. `statuses` wait to be delivered (`status_webhook`).
    """

    access_token: str = "whatsapp-token"
    app_secret: str = "whatsapp-app-secret"
    verify_token: str = "whatsapp-verify"
    phone_number_id: str = "106540352242922"
    now: Callable[[], int] = lambda: 1_790_000_000_000
    checks: bool = True
    window: bool = True
    sent: dict[str, list[Shown]] = field(default_factory=lambda: defaultdict(list))
    read_marks: list[str] = field(default_factory=list)
    statuses: list[dict[str, Any]] = field(default_factory=list)
    heard_at: dict[str, int] = field(default_factory=dict)
    """When each guest last wrote, by all their ids."""
    received: set[str] = field(default_factory=set)
    _serial: "itertools.count[int]" = field(default_factory=lambda: itertools.count(1))

    # What WhatsApp delivers

    def message(self, guest: str, kind: str, **content: Any) -> dict[str, Any]:
        """A message of a guest, by phone number or business-scoped id."""
        who = {"from_user_id": guest} if BUSINESS_SCOPED.fullmatch(guest) else {"from": guest}
        stamp = str(self.now() // 1000)
        return {**who, "id": f"wamid.GUEST{next(self._serial):08d}", "timestamp": stamp, "type": kind, **content}

    def text(self, guest: str, text: str, **more: Any) -> dict[str, Any]:
        return self.message(guest, "text", text={"body": text}, **more)

    def tap(self, guest: str, value: str, title: str, *, from_list: bool = False) -> dict[str, Any]:
        kind = "list_reply" if from_list else "button_reply"
        return self.message(guest, "interactive", interactive={"type": kind, kind: {"id": value, "title": title}})

    def value(self, messages: Sequence[dict[str, Any]] = (), **more: Any) -> dict[str, Any]:
        """A change's value, with a contact for each sender; opens their windows."""
        guests = dict.fromkeys(one.get("from") or one["from_user_id"] for one in messages)
        for one in messages:
            self.received.add(one["id"])
        for guest in guests:
            self.heard_at[guest] = self.now()
        metadata = {"display_phone_number": "15550783881", "phone_number_id": self.phone_number_id}
        value: dict[str, Any] = {"messaging_product": "whatsapp", "metadata": metadata, **more}
        if messages:
            value |= {"contacts": [_contact(guest) for guest in guests], "messages": list(messages)}
        return value

    def webhook(self, *messages: dict[str, Any]) -> tuple[bytes, dict[str, str]]:
        """A signed delivery of messages, of one or many guests."""
        return self.delivery(self.value(messages))

    def status_webhook(self) -> tuple[bytes, dict[str, str]]:
        """A signed delivery of all statuses that wait."""
        waiting, self.statuses = self.statuses, []
        return self.delivery(self.value(statuses=waiting))

    def delivery(self, *values: dict[str, Any], field: str = "messages") -> tuple[bytes, dict[str, str]]:
        changes = [{"field": field, "value": value} for value in values]
        body = {"object": "whatsapp_business_account", "entry": [{"id": "419561257915477", "changes": changes}]}
        raw = json.dumps(body).encode()
        return raw, self.signed(raw)

    def signed(self, body: bytes) -> dict[str, str]:
        signature = hmac.new(self.app_secret.encode(), body, hashlib.sha256).hexdigest()
        return {"x-hub-signature-256": f"sha256={signature}", "content-type": "application/json"}

    def status(self, shown: Shown, state: str, code: int | None = None) -> dict[str, Any]:
        status = {"id": shown.id, "status": state, "timestamp": str(self.now() // 1000), "recipient_id": shown.chat}
        if shown.key:
            status["biz_opaque_callback_data"] = shown.key
        errors = [{"code": code, "title": f"error {code}", "message": f"error {code}"}]
        return {**status, "errors": errors} if code is not None else status

    # What WhatsApp is sent

    async def answer(self, call: Call) -> Response:
        if call.headers.get("authorization") != f"Bearer {self.access_token}":
            return refusal(401, 190, "Invalid OAuth access token")
        if call.method != "POST" or not re.fullmatch(rf"/v\d+\.0/{self.phone_number_id}/messages", call.path):
            return refusal(404, 100, "Unsupported request")
        try:
            body = json.loads(call.body)
        except ValueError:
            return refusal(400, 100, "Invalid JSON")
        if not isinstance(body, dict) or body.get("messaging_product") != "whatsapp":
            return refusal(400, 100, "messaging_product must be whatsapp")
        if "application/json" not in call.headers.get("content-type", ""):
            return refusal(400, 100, "Content-Type must be application/json")
        return self._mark_read(body) if "status" in body else self._take(body)

    def _mark_read(self, body: dict[str, Any]) -> Response:
        known = {"messaging_product", "status", "message_id", "typing_indicator"}
        typing = body.get("typing_indicator", {"type": "text"})
        if body["status"] != "read" or set(body) - known or typing != {"type": "text"}:
            return refusal(400, 100, "not a read mark")
        if body.get("message_id") not in self.received:
            return refusal(400, 131009, "message_id is not a message of a guest")
        self.read_marks.append(body["message_id"])
        return Response(200, b'{"success":true}')

    def _take(self, body: dict[str, Any]) -> Response:
        if self.checks and (wrong := message_faults(body)):
            return refusal(400, 131009, "; ".join(wrong)[:500])
        chat = body.get("to") or body["recipient"]
        if self.window and self.now() - self.heard_at.get(chat, -WINDOW_MS) >= WINDOW_MS:
            return refusal(400, 131047, "Re-engagement message")
        shown = self._shown(chat, body)
        self.sent[chat].append(shown)
        self.statuses += [self.status(shown, "sent"), self.status(shown, "delivered")]
        contact = {"input": chat, "wa_id": chat}
        answer = {"messaging_product": "whatsapp", "contacts": [contact], "messages": [{"id": shown.id}]}
        return Response(200, json.dumps(answer).encode())

    def _shown(self, chat: str, body: dict[str, Any]) -> Shown:
        inter = body.get("interactive", {})
        text = inter["body"]["text"] if inter else body["text"]["body"]
        return Shown(
            chat=chat,
            texts=(text,),
            choices=choices_of(inter.get("action", {})),
            key=body.get("biz_opaque_callback_data", ""),
            id=f"wamid.OURS{next(self._serial):08d}",
            kind=inter.get("type", "text"),
        )

    @property
    def duplicates(self) -> list[Shown]:
        """Messages whose key had been accepted before."""
        everything = [one for shown in self.sent.values() for one in shown if one.key]
        seen: Counter[str] = Counter()
        repeated = []
        for one in everything:
            seen[one.key] += 1
            repeated += [one] if seen[one.key] > 1 else []
        return repeated


def _contact(guest: str) -> dict[str, Any]:
    name = {"profile": {"name": f"Guest {guest[-4:]}"}}
    return {**name, "user_id": guest} if BUSINESS_SCOPED.fullmatch(guest) else {**name, "wa_id": guest}


def choices_of(action: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    rows = [row for section in action.get("sections", ()) for row in section["rows"]]
    replies = [button["reply"] for button in action.get("buttons", ())]
    return tuple((one["title"], one["id"]) for one in (*replies, *rows))


def message_faults(body: dict[str, Any]) -> list[str]:
    """What the reference asks of a text or interactive message."""
    kind = body.get("type")
    if kind not in ("text", "interactive"):
        return [f"type: this stand-in knows text and interactive, not {kind!r}"]
    wrong = addressee_faults(body)
    described = {name: value for name, value in body.items() if name not in NEWER}
    schema = "TextMessage" if kind == "text" else "InteractiveMessage"
    wrong += spec.faults(spec.WHATSAPP, schema, {**described, "to": body.get("to", "0")})
    allowed = {"messaging_product", "recipient_type", "type", kind, "to", "context", *NEWER}
    wrong += [f"{name}: unknown" for name in body if name not in allowed]
    if len(body.get("biz_opaque_callback_data", "")) > 512:
        wrong.append("biz_opaque_callback_data: at most 512")
    if wrong or kind not in body:
        return [*wrong, *([] if kind in body else [f"{kind}: missing"])]
    return text_faults(body["text"]) if kind == "text" else interactive_faults(body["interactive"])


NEWER = {"recipient", "biz_opaque_callback_data"}
"""Fields that the published description does not have yet."""


def addressee_faults(body: dict[str, Any]) -> list[str]:
    if ("to" in body) == ("recipient" in body):
        return ["to or recipient: one of them"]
    if "to" in body:
        return [] if PHONE.fullmatch(str(body["to"])) else ["to: a phone number"]
    return [] if BUSINESS_SCOPED.fullmatch(str(body["recipient"])) else ["recipient: a business-scoped id"]


def text_faults(text: dict[str, Any]) -> list[str]:
    return limit("text.body", text.get("body", ""), 4096) + unknown("text", text, {"body", "preview_url"})


def interactive_faults(inter: dict[str, Any]) -> list[str]:
    wrong = limit("interactive.body", inter.get("body", {}).get("text", ""), 1024)
    wrong += unknown("interactive", inter, {"type", "body", "action", "header", "footer"})
    action = inter.get("action", {})
    if inter.get("type") == "button":
        return wrong + button_faults(action)
    if inter.get("type") == "list":
        return wrong + list_faults(action)
    return [*wrong, "interactive.type: this stand-in knows button and list"]


def button_faults(action: dict[str, Any]) -> list[str]:
    replies = [button.get("reply", {}) for button in action.get("buttons", ())]
    wrong = unknown("action", action, {"buttons"})
    wrong += [] if 1 <= len(replies) <= 3 else ["action.buttons: 1 to 3"]
    wrong += [] if all(button.get("type") == "reply" for button in action.get("buttons", ())) else ["buttons: type"]
    for reply in replies:
        wrong += limit("button.title", reply.get("title", ""), 20) + limit("button.id", reply.get("id", ""), 256)
    return wrong + unique("buttons", replies)


def list_faults(action: dict[str, Any]) -> list[str]:
    sections = action.get("sections", ())
    rows = [row for section in sections for row in section.get("rows", ())]
    wrong = limit("action.button", action.get("button", ""), 20) + unknown("action", action, {"button", "sections"})
    wrong += [] if 1 <= len(rows) <= 10 else ["rows: 1 to 10 in all"]
    wrong += [] if 1 <= len(sections) <= 10 else ["sections: 1 to 10"]
    for section in sections:
        if len(sections) > 1 or "title" in section:
            wrong += limit("section.title", section.get("title", ""), 24)
    for row in rows:
        wrong += limit("row.title", row.get("title", ""), 24) + limit("row.id", row.get("id", ""), 200)
        wrong += limit("row.description", row["description"], 72) if "description" in row else []
    return wrong + unique("rows", rows)


def limit(name: str, text: Any, most: int) -> list[str]:
    fine = isinstance(text, str) and text.strip() and utf16_size(text) <= most
    return [] if fine else [f"{name}: 1 to {most} characters"]


def unique(name: str, parts: Sequence[dict[str, Any]]) -> list[str]:
    fields = [field for field in ("title", "id") if len({part.get(field) for part in parts}) < len(parts)]
    return [f"{name}.{field}: not unique" for field in fields]


def unknown(name: str, value: dict[str, Any], known: set[str]) -> list[str]:
    return [f"{name}.{field}: unknown" for field in value if field not in known]


def refusal(status: int, code: int, message: str) -> Response:
    error = {"message": f"(#{code}) {message}", "type": "OAuthException", "code": code, "fbtrace_id": "standin"}
    return Response(status, json.dumps({"error": error}).encode())
