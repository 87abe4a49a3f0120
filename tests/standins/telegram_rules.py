"""What the Bot API accepts: field types from its machine-readable description, and the limits it gives in prose.

The description is read from `shared/specs` where present; else a small table of the methods that we call stands in.
"""

import json
import os
import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

SPEC = (
    Path(os.environ.get("CONCIERGE_SHARED", Path(__file__).resolve().parents[3] / "shared"))
    / "specs"
    / "telegram-bot-api.json"
)

Fields = Mapping[str, tuple[tuple[str, ...], bool]]
"""Field name -> its types, and whether it is required."""


class Broken(Exception):
    """A rule that a call breaks, as the platform's description says it (without "Bad Request: ")."""


class Description:
    """Methods and types of the API: what may be sent, and of which type."""

    def __init__(self, methods: Mapping[str, Fields], types: Mapping[str, Fields], unions: Mapping[str, Any]) -> None:
        self.methods, self._types, self._unions = methods, types, unions
        self.names = {name.lower(): name for name in methods}

    def check(self, method: str, parameters: Mapping[str, Any]) -> None:
        """Raise Broken at the first field that is unknown, missing or of a wrong type."""
        self._fields(method, self.methods[method], parameters)

    def _fields(self, where: str, fields: Fields, values: Mapping[str, Any]) -> None:
        for name in values:
            if name not in fields:
                raise Broken(f"{where} has no field {name}")
        for name, (types, required) in fields.items():
            if required and name not in values:
                raise Broken(f"{where} needs {name}")
            if name in values and not self._is_any(values[name], types):
                raise Broken(f"{where}: {name} is no {' or '.join(types)}")

    def _is_any(self, value: Any, kinds: Sequence[str]) -> bool:
        """Where there is only one kind, what is wrong inside it is said in its own words."""
        if len(kinds) == 1:
            return self._is(value, kinds[0])
        for kind in kinds:
            with suppress(Broken):
                if self._is(value, kind):
                    return True
        return False

    def _is(self, value: Any, kind: str) -> bool:
        if kind in _PLAIN:
            return _PLAIN[kind](value)
        if kind.startswith("Array of "):
            return isinstance(value, list) and all(self._is(item, kind.removeprefix("Array of ")) for item in value)
        if kind in self._unions:
            return self._is_any(value, self._unions[kind])
        if kind not in self._types or not isinstance(value, dict):
            return kind not in self._types and isinstance(value, str)
        self._fields(kind, self._types[kind], value)
        return True

    def typed(self, method: str, texts: Mapping[str, str]) -> dict[str, Any]:
        """A form's texts as the values that they stand for: numbers, booleans, JSON of lists and objects."""
        fields = self.methods[method]
        return {name: _typed(text, fields[name][0]) if name in fields else text for name, text in texts.items()}


def _typed(text: str, types: Sequence[str]) -> Any:
    if "String" in types and not ("Integer" in types and re.fullmatch(r"-?\d+", text)):
        return text
    try:
        return json.loads(text)
    except ValueError:
        return text


_PLAIN: Mapping[str, Callable[[Any], bool]] = {
    "Integer": lambda value: type(value) is int,
    "Float": lambda value: type(value) in (int, float),
    "String": lambda value: isinstance(value, str),
    "Boolean": lambda value: isinstance(value, bool),
}


@cache
def description() -> Description:
    return _published(SPEC) if SPEC.is_file() else BUILT_IN


def _published(path: Path) -> Description:
    spec = json.loads(path.read_text())

    def fields(entry: Mapping[str, Any]) -> Fields:
        return {f["name"]: (tuple(f["types"]), f["required"]) for f in entry.get("fields", [])}

    types = {name: fields(entry) for name, entry in spec["types"].items() if not entry.get("subtypes")}
    unions = {name: entry["subtypes"] for name, entry in spec["types"].items() if entry.get("subtypes")}
    return Description({name: fields(entry) for name, entry in spec["methods"].items()}, types, unions)


def _table(**rows: str) -> Fields:
    """`chat_id="Integer|String!"`: the types, and `!` for a required field."""
    return {name: (tuple(row.rstrip("!").split("|")), row.endswith("!")) for name, row in rows.items()}


BUILT_IN = Description(
    methods={
        "getMe": {},
        "getWebhookInfo": {},
        "deleteWebhook": _table(drop_pending_updates="Boolean"),
        "setWebhook": _table(
            url="String!",
            ip_address="String",
            max_connections="Integer",
            allowed_updates="Array of String",
            drop_pending_updates="Boolean",
            secret_token="String",
        ),
        "getUpdates": _table(offset="Integer", limit="Integer", timeout="Integer", allowed_updates="Array of String"),
        "sendMessage": _table(
            chat_id="Integer|String!",
            text="String!",
            message_thread_id="Integer",
            parse_mode="String",
            link_preview_options="LinkPreviewOptions",
            disable_notification="Boolean",
            reply_markup="InlineKeyboardMarkup",
            reply_parameters="ReplyParameters",
        ),
        "editMessageText": _table(
            chat_id="Integer|String", message_id="Integer", text="String", reply_markup="InlineKeyboardMarkup"
        ),
        "editMessageReplyMarkup": _table(
            chat_id="Integer|String", message_id="Integer", reply_markup="InlineKeyboardMarkup"
        ),
        "getChat": _table(chat_id="Integer|String!"),
        "getChatMember": _table(chat_id="Integer|String!", user_id="Integer!"),
        "createForumTopic": _table(chat_id="Integer|String!", name="String!"),
        "answerCallbackQuery": _table(
            callback_query_id="String!", text="String", show_alert="Boolean", url="String", cache_time="Integer"
        ),
        "sendChatAction": _table(chat_id="Integer|String!", message_thread_id="Integer", action="String!"),
    },
    types={
        "InlineKeyboardMarkup": _table(inline_keyboard="Array of Array of InlineKeyboardButton!"),
        "InlineKeyboardButton": _table(text="String!", callback_data="String", url="String"),
        "ReplyParameters": _table(message_id="Integer!", allow_sending_without_reply="Boolean"),
        "LinkPreviewOptions": _table(is_disabled="Boolean", url="String"),
    },
    unions={},
)


def check_prose(method: str, parameters: Mapping[str, Any]) -> None:
    """The limits that the description holds in sentences only. Raise Broken."""
    if method in _PROSE:
        _PROSE[method](parameters)


def _units(text: str) -> int:
    try:
        text.encode()
    except UnicodeEncodeError:
        raise Broken("strings must be encoded in UTF-8") from None
    return len(text.encode("utf-16-le")) // 2


def _message(call: Mapping[str, Any]) -> None:
    if not call["text"].strip():
        raise Broken("message text is empty")
    if _units(call["text"]) > 4096:
        raise Broken("message is too long")
    if call.get("parse_mode") not in (None, "HTML", "Markdown", "MarkdownV2"):
        raise Broken("unsupported parse_mode")
    if "reply_markup" in call:
        _keyboard(call["reply_markup"].get("inline_keyboard", []))


def _keyboard(rows: Sequence[Sequence[Mapping[str, Any]]]) -> None:
    if sum(len(row) for row in rows) > 100:
        raise Broken("reply markup is too long")
    if any(len(row) > 8 for row in rows):
        raise Broken("a row has at most 8 buttons")
    for button in (button for row in rows for button in row):
        _button(button)


_DECORATION = {"text", "style", "icon_custom_emoji_id"}


def _button(button: Mapping[str, Any]) -> None:
    if not button["text"].strip() or _units(button["text"]) == 0:
        raise Broken("button text must not be empty")
    if len(button.keys() - _DECORATION) != 1:
        raise Broken("a button has exactly one action")
    if not 1 <= len(button.get("callback_data", "x").encode()) <= 64:
        raise Broken("BUTTON_DATA_INVALID")


def _callback(call: Mapping[str, Any]) -> None:
    if _units(call.get("text", "")) > 200:
        raise Broken("MESSAGE_TOO_LONG")


ACTIONS = [
    "typing",
    "upload_photo",
    "record_video",
    "upload_video",
    "record_voice",
    "upload_voice",
    "upload_document",
    "choose_sticker",
    "find_location",
    "record_video_note",
    "upload_video_note",
]


def _action(call: Mapping[str, Any]) -> None:
    if call["action"] not in ACTIONS:
        raise Broken("wrong parameter action in request")


UPDATE_KINDS = [
    "message",
    "edited_message",
    "channel_post",
    "edited_channel_post",
    "business_connection",
    "business_message",
    "edited_business_message",
    "deleted_business_messages",
    "guest_message",
    "message_reaction",
    "message_reaction_count",
    "inline_query",
    "chosen_inline_result",
    "callback_query",
    "shipping_query",
    "pre_checkout_query",
    "purchased_paid_media",
    "poll",
    "poll_answer",
    "my_chat_member",
    "chat_member",
    "chat_join_request",
    "chat_boost",
    "removed_chat_boost",
    "managed_bot",
]


def _kinds(call: Mapping[str, Any]) -> None:
    for kind in call.get("allowed_updates", []):
        if kind not in UPDATE_KINDS:
            raise Broken(f"unknown kind of update {kind}")


def _webhook(call: Mapping[str, Any]) -> None:
    _kinds(call)
    if not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", call.get("secret_token", "x")):
        raise Broken("secret token contains unallowed characters")
    if not 1 <= call.get("max_connections", 40) <= 100:
        raise Broken("max_connections is 1 to 100")
    if not call["url"]:
        return
    address = urlsplit(call["url"])
    if address.scheme != "https" or not address.hostname:
        raise Broken("bad webhook: An HTTPS URL must be provided for webhook")
    if (address.port or 443) not in (443, 80, 88, 8443):
        raise Broken("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")


def _updates(call: Mapping[str, Any]) -> None:
    _kinds(call)
    if not 1 <= call.get("limit", 100) <= 100:
        raise Broken("limit is 1 to 100")
    if call.get("timeout", 0) < 0:
        raise Broken("timeout is positive")


_PROSE: Mapping[str, Callable[[Mapping[str, Any]], None]] = {
    "sendMessage": _message,
    "editMessageText": _message,
    "editMessageReplyMarkup": lambda call: _keyboard(call.get("reply_markup", {}).get("inline_keyboard", [])),
    "answerCallbackQuery": _callback,
    "sendChatAction": _action,
    "setWebhook": _webhook,
    "getUpdates": _updates,
}
