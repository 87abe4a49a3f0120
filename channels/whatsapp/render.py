"""A reply -> WhatsApp messages. Source: WhatsApp Cloud API, text, reply button and list messages.

One message a call. Up to three choices with short labels are reply buttons; up to ten are a list, whose rows carry a
long label whole in their description; more stand numbered in the text.
"""

from collections.abc import Mapping
from typing import Any

import msgspec

from channels.limits import UTF16, cut, fits, fitted, numbered, sayable, split_text
from dialogs.messages import Choice, Reply

MAX_TEXT = 4096
MAX_BODY = 1024
"""Of an interactive message."""
MAX_BUTTONS = 3
MAX_BUTTON = 20
MAX_ROWS = 10
MAX_ROW = 24
MAX_DESCRIPTION = 72

OPENERS: Mapping[str, str] = {
    "en": "Choose",
    "vi": "Chọn",
    "ko": "선택하기",
    "ja": "選択する",
    "zh-Hans": "请选择",
    "zh-Hant": "請選擇",
    "th": "เลือก",
    "ru": "Выбрать",
}
"""What opens a list, at most 20 characters."""

_encode = msgspec.json.Encoder().encode


def render(reply: Reply) -> list[bytes]:
    """API calls without their addressee and key. The choices stand under the last one."""
    paragraphs = [sayable(paragraph) for paragraph in reply.paragraphs]
    text = "\n\n".join(paragraph for paragraph in paragraphs if paragraph)
    choices = list({choice.value: choice for choice in reversed(reply.choices)}.values())[::-1]
    if len(reply.choices) > MAX_ROWS or len(choices) < len(reply.choices):
        return _texts(f"{text}\n\n{numbered([choice.label for choice in reply.choices])}".strip())
    if not choices:
        return _texts(text)
    if not text:
        text = numbered([choice.label for choice in choices])
    body = _last_words(text)
    return [*_texts(text[: -len(body)].rstrip()), _interactive(body, choices, reply.language)]


def _last_words(text: str) -> str:
    """What stands over the choices: all of it if it may, else the last paragraph, else its last piece."""
    if fits(text, MAX_BODY):
        return text
    return split_text(text[text.rfind("\n\n") + 1 :].lstrip(), MAX_BODY)[-1]


def _texts(text: str) -> list[bytes]:
    return [_message("text", {"body": piece, "preview_url": False}) for piece in split_text(text, MAX_TEXT)]


def _interactive(body: str, choices: list[Choice], language: str) -> bytes:
    labels = [choice.label for choice in choices]
    titles = fitted(labels, MAX_BUTTON, UTF16)
    if len(choices) <= MAX_BUTTONS and titles == labels:
        buttons = [_button(choice, title) for choice, title in zip(choices, titles, strict=True)]
        return _asking("button", body, {"buttons": buttons})
    rows = [_row(choice, title) for choice, title in zip(choices, fitted(labels, MAX_ROW, UTF16), strict=True)]
    return _asking("list", body, {"button": _opener(language), "sections": [{"rows": rows}]})


def _asking(kind: str, body: str, action: dict[str, Any]) -> bytes:
    return _message("interactive", {"type": kind, "body": {"text": body}, "action": action})


def _button(choice: Choice, title: str) -> dict[str, Any]:
    return {"type": "reply", "reply": {"id": choice.value, "title": title}}


def _row(choice: Choice, title: str) -> dict[str, str]:
    row = {"id": choice.value, "title": title}
    label = " ".join(sayable(choice.label).split())
    if label and label != title:
        row["description"] = cut(label, MAX_DESCRIPTION)
    return row


def _opener(language: str) -> str:
    return OPENERS.get(language) or OPENERS.get(language.split("-")[0]) or OPENERS["en"]


def _message(kind: str, content: dict[str, Any]) -> bytes:
    return _encode({"messaging_product": "whatsapp", "recipient_type": "individual", "type": kind, kind: content})
