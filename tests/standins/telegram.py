"""A stand-in for Telegram: strict about the published rules, with guests that write, tap and block."""

import asyncio
import itertools
import json
import time
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from channels.contract import Response
from tests.standins.standin import Call, StandIn
from tests.standins.telegram_rules import Broken, check_prose, description

Update = dict[str, Any]


class Refusal(Exception):
    """The platform's `error_code`, `description` and `parameters`."""

    def __init__(self, code: int, said: str, **parameters: int) -> None:
        super().__init__(said)
        self.code, self.said, self.parameters = code, said, parameters

    def response(self) -> Response:
        answer = {"ok": False, "error_code": self.code, "description": self.said}
        return _response(self.code, {**answer, **({"parameters": self.parameters} if self.parameters else {})})


def _response(status: int, answer: Any) -> Response:
    return Response(status, json.dumps(answer).encode(), {"Content-Type": "application/json"})


@dataclass(frozen=True)
class SentMessage:
    """A message of ours that reached a chat. `rows` are the keyboard's (label, callback data)."""

    chat: str
    text: str
    message_id: int
    rows: tuple[tuple[tuple[str, str], ...], ...] = ()

    @property
    def choices(self) -> tuple[tuple[str, str], ...]:
        return tuple(button for row in self.rows for button in row)


@dataclass
class TelegramStandIn(StandIn):
    """`chats` are the known ones with their type; `blocked` and `moved` those that cannot be written to.

    `strict` False leaves the fields' types unchecked (benchmarks). `per_chat`: seconds that two messages to one
    chat must lie apart, else 429. `longest_poll`: seconds that a getUpdates is really held open at most.
    """

    token: str = "123456:stand-in-token"
    username: str = "spa_bot"
    secret: str = "webhook-secret"
    strict: bool = True
    per_chat: float | None = None
    longest_poll: float = 0.2
    clock: Callable[[], float] = time.monotonic
    chats: dict[int, str] = field(default_factory=dict)
    blocked: set[int] = field(default_factory=set)
    moved: dict[int, int] = field(default_factory=dict)
    sent: list[SentMessage] = field(default_factory=list)
    actions: list[tuple[int, str]] = field(default_factory=list)
    taps_open: set[str] = field(default_factory=set)
    taps_answered: list[str] = field(default_factory=list)
    webhook_url: str = ""
    allowed: Sequence[str] = ()
    pending: list[Update] = field(default_factory=list)
    _last_sent: dict[int, float] = field(default_factory=dict)
    _numbers: Iterator[int] = field(default_factory=lambda: itertools.count(700_000_001))
    _polls: int = 0
    _changed: asyncio.Event = field(default_factory=asyncio.Event)

    # What guests do.

    def webhook(self, update: Update) -> tuple[bytes, dict[str, str]]:
        """The delivery that the platform makes of an update: body and headers."""
        headers = {"Content-Type": "application/json", "X-Telegram-Bot-Api-Secret-Token": self.secret}
        return json.dumps(update, ensure_ascii=False).encode(), headers

    def arrive(self, update: Update) -> None:
        """The update waits for the next getUpdates."""
        self.pending.append(update)
        self._changed.set()

    def text_update(self, chat: int, text: str, **more: Any) -> Update:
        return self.message_update(chat, text=text, **more)

    def message_update(self, chat: int, kind: str = "message", **fields: Any) -> Update:
        """`fields` are the message's; a guest who writes is known and has not blocked the bot."""
        self._know(chat)
        self.blocked.discard(chat)
        message = {"message_id": next(self._numbers), "from": _guest(chat), "chat": self._chat(chat), "date": _now()}
        return {"update_id": next(self._numbers), kind: {**message, **fields}}

    def tap_update(self, chat: int, button: str) -> Update:
        """A tap on a button (its label or its data) of the newest keyboard that shows it in the chat."""
        for message in reversed(self.said_to(chat)):
            for label, data in message.choices:
                if button in (label, data):
                    return self._tap(chat, message, data)
        raise AssertionError(f"no button {button!r} was sent to {chat}; the last were {self._last_choices(chat)}")

    def _tap(self, chat: int, message: SentMessage, data: str) -> Update:
        query = str(next(self._numbers))
        self.taps_open.add(query)
        tapped = self._message(message)
        tap = {"id": query, "from": _guest(chat), "message": tapped, "chat_instance": str(chat), "data": data}
        return {"update_id": next(self._numbers), "callback_query": tap}

    def membership_update(self, chat: int, status: str) -> Update:
        """`kicked`: the guest blocks the bot; `member`: they come back."""
        self._know(chat)
        (self.blocked.add if status == "kicked" else self.blocked.discard)(chat)
        states = {"old_chat_member": {"status": "member"}, "new_chat_member": {"status": status}}
        change = {"chat": self._chat(chat), "from": _guest(chat), "date": _now(), **states}
        return {"update_id": next(self._numbers), "my_chat_member": change}

    def _know(self, chat: int) -> None:
        self.chats.setdefault(chat, "private" if chat > 0 else "supergroup")

    def said_to(self, chat: int | str) -> list[SentMessage]:
        """What reached the chat, in order."""
        return [message for message in self.sent if message.chat == str(chat)]

    def _last_choices(self, chat: int) -> list[str]:
        said = self.said_to(chat)
        return [label for label, _ in said[-1].choices] if said else []

    # What the platform does.

    async def answer(self, call: Call) -> Response:
        try:
            method = self._method(call)
            parameters = _parameters(call, method)
            try:
                if self.strict:
                    description().check(method, parameters)
                check_prose(method, parameters)
            except (Broken, KeyError) as rule:
                raise Refusal(400, f"Bad Request: {rule}") from rule
            return _response(200, {"ok": True, "result": await self._result(method, parameters)})
        except Refusal as refusal:
            return refusal.response()

    def _method(self, call: Call) -> str:
        """Bot API, "Making requests": the names of methods are case-insensitive."""
        path = urlsplit(call.path).path
        if call.method not in ("GET", "POST") or not path.startswith("/bot"):
            raise Refusal(404, "Not Found")
        token, _, name = path.removeprefix("/bot").rpartition("/")
        if token != self.token:
            raise Refusal(401 if ":" in token else 404, "Unauthorized" if ":" in token else "Not Found")
        method = description().names.get(name.lower())
        if method is None or method not in self._answers():
            raise Refusal(404, "Not Found: method not found")
        return method

    def _answers(self) -> Mapping[str, Callable[[Mapping[str, Any]], Any]]:
        return {
            "getMe": lambda _: {**self._bot(), "can_read_all_group_messages": False},
            "getWebhookInfo": lambda _: self._webhook_info(),
            "setWebhook": self._set_webhook,
            "deleteWebhook": self._delete_webhook,
            "getUpdates": self._get_updates,
            "sendMessage": self._send_message,
            "sendChatAction": self._send_chat_action,
            "answerCallbackQuery": self._answer_callback_query,
        }

    async def _result(self, method: str, parameters: Mapping[str, Any]) -> Any:
        result = self._answers()[method](parameters)
        return await result if isinstance(result, Awaitable) else result

    def _send_message(self, call: Mapping[str, Any]) -> Any:
        chat = self._reachable(call["chat_id"])
        self._keep_rate(chat)
        message = SentMessage(str(chat), call["text"].strip(), next(self._numbers), keyboard_rows(call))
        self.sent.append(message)
        return self._message(message)

    def _reachable(self, chat_id: int | str) -> int:
        try:
            chat = int(chat_id)
        except ValueError:
            raise Refusal(400, "Bad Request: chat not found") from None
        if chat in self.moved:
            said = "Bad Request: group chat was upgraded to a supergroup chat"
            raise Refusal(400, said, migrate_to_chat_id=self.moved[chat])
        if chat not in self.chats:
            raise Refusal(400, "Bad Request: chat not found")
        if chat in self.blocked:
            raise Refusal(403, "Forbidden: bot was blocked by the user")
        return chat

    def _keep_rate(self, chat: int) -> None:
        now = self.clock()
        if self.per_chat is not None and now - self._last_sent.get(chat, -self.per_chat) < self.per_chat:
            wait = max(1, round(self.per_chat))
            raise Refusal(429, f"Too Many Requests: retry after {wait}", retry_after=wait)
        self._last_sent[chat] = now

    def _send_chat_action(self, call: Mapping[str, Any]) -> bool:
        self.actions.append((self._reachable(call["chat_id"]), call["action"]))
        return True

    def _answer_callback_query(self, call: Mapping[str, Any]) -> bool:
        if call["callback_query_id"] not in self.taps_open:
            said = "Bad Request: query is too old and response timeout expired or query ID is invalid"
            raise Refusal(400, said)
        self.taps_answered.append(call["callback_query_id"])
        return True

    def _set_webhook(self, call: Mapping[str, Any]) -> bool:
        self.webhook_url = call["url"]
        self.secret = call.get("secret_token", "")
        self.allowed = call.get("allowed_updates", self.allowed)
        return self._drop_pending(call)

    def _delete_webhook(self, call: Mapping[str, Any]) -> bool:
        self.webhook_url = ""
        return self._drop_pending(call)

    def _drop_pending(self, call: Mapping[str, Any]) -> bool:
        if call.get("drop_pending_updates"):
            self.pending.clear()
        return True

    def _webhook_info(self) -> Any:
        info = {"url": self.webhook_url, "has_custom_certificate": False, "pending_update_count": len(self.pending)}
        return {**info, "allowed_updates": list(self.allowed)} if self.allowed else info

    async def _get_updates(self, call: Mapping[str, Any]) -> list[Update]:
        """An `offset` confirms all updates before it; a newer poll ends an older one."""
        if self.webhook_url:
            said = "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete it first"
            raise Refusal(409, said)
        self._polls += 1
        mine = self._polls
        self._changed.set()
        self.allowed = call.get("allowed_updates", self.allowed)
        self._confirm(call.get("offset", 0))
        await self._wait(min(call.get("timeout", 0), self.longest_poll), mine)
        wanted = [update for update in self.pending if not self.allowed or set(update) & set(self.allowed)]
        return wanted[: call.get("limit", 100)]

    def _confirm(self, offset: int) -> None:
        if offset > 0:
            self.pending = [update for update in self.pending if update["update_id"] >= offset]
        elif offset < 0:
            self.pending = self.pending[offset:]

    async def _wait(self, seconds: float, mine: int) -> None:
        loop = asyncio.get_running_loop()
        until = loop.time() + seconds
        while not self.pending and (left := until - loop.time()) > 0 and self._polls == mine:
            self._changed.clear()
            try:
                await asyncio.wait_for(self._changed.wait(), left)
            except TimeoutError:
                break
        if self._polls != mine:
            said = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
            raise Refusal(409, said)

    def _message(self, sent: SentMessage) -> Update:
        rows = [[{"text": label, "callback_data": data} for label, data in row] for row in sent.rows]
        keyboard = {"reply_markup": {"inline_keyboard": rows}} if rows else {}
        where = {"from": self._bot(), "chat": self._chat(int(sent.chat)), "date": _now()}
        return {"message_id": sent.message_id, **where, "text": sent.text, **keyboard}

    def _bot(self) -> Update:
        return {"id": int(self.token.partition(":")[0]), "is_bot": True, "first_name": "Spa", "username": self.username}

    def _chat(self, chat: int) -> Update:
        kind = self.chats.get(chat, "private")
        return {"id": chat, "type": kind, **({"first_name": "Ann"} if kind == "private" else {"title": "Guests"})}


def keyboard_rows(call: Mapping[str, Any]) -> tuple[tuple[tuple[str, str], ...], ...]:
    rows = call.get("reply_markup", {}).get("inline_keyboard", [])
    return tuple(tuple((b["text"], b.get("callback_data", "")) for b in row) for row in rows)


def _guest(chat: int) -> Update:
    guest = chat if chat > 0 else 555
    return {"id": guest, "is_bot": False, "first_name": "Ann", "last_name": "Lee", "language_code": "en"}


def _now() -> int:
    return int(time.time())


def _parameters(call: Call, method: str) -> dict[str, Any]:
    """From the query and the body: JSON, or a form whose values are texts."""
    parts = dict(parse_qsl(urlsplit(call.path).query, keep_blank_values=True))
    kind = call.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == "application/json" and call.body:
        try:
            given = json.loads(call.body)
        except ValueError:
            given = None
        if not isinstance(given, dict):
            raise Refusal(400, "Bad Request: can't parse request JSON object")
        return {**description().typed(method, parts), **given}
    if kind in ("", "application/x-www-form-urlencoded"):
        try:
            parts |= dict(parse_qsl(call.body.decode(), keep_blank_values=True))
        except UnicodeDecodeError:
            raise Refusal(400, "Bad Request: strings must be encoded in UTF-8") from None
        return description().typed(method, parts)
    raise Refusal(400, f"Bad Request: unsupported content type {kind}")
