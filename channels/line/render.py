"""A reply -> LINE messages. Source: LINE Messaging API, message objects and quick reply.

Choices become quick replies. Those show a short label, are gone after the next message, and hold 13 at most: where a
label had to be cut, or there are more, the choices stand numbered in the text too, and the number may be typed.
"""

from typing import Any

import msgspec

from channels.limits import fitted, numbered, sayable, split_text
from dialogs.messages import Choice, Reply

MAX_TEXT = 5000
"""UTF-16 units."""
MAX_MESSAGES = 5
"""In one call."""
MAX_QUICK = 13
MAX_LABEL = 20
"""Grapheme clusters."""

_encode = msgspec.json.Encoder().encode


def render(reply: Reply) -> list[bytes]:
    """API calls without their addressee: `{"messages": [...]}`, the quick replies under the last message of all."""
    labels = fitted([choice.label for choice in reply.choices], MAX_LABEL)
    paragraphs = [sayable(paragraph) for paragraph in reply.paragraphs]
    text = "\n\n".join(paragraph for paragraph in paragraphs if paragraph)
    if reply.choices and (not text or _needs_list(reply.choices, labels)):
        text = f"{text}\n\n{numbered([choice.label for choice in reply.choices])}".strip()
    messages: list[dict[str, Any]] = [{"type": "text", "text": piece} for piece in split_text(text, MAX_TEXT)]
    if reply.choices:
        messages[-1]["quickReply"] = {"items": _items(reply.choices, labels)}
    return [_encode({"messages": messages[at : at + MAX_MESSAGES]}) for at in range(0, len(messages), MAX_MESSAGES)]


def _needs_list(choices: tuple[Choice, ...], labels: list[str]) -> bool:
    return len(choices) > MAX_QUICK or any(c.label != label for c, label in zip(choices, labels, strict=True))


def _items(choices: tuple[Choice, ...], labels: list[str]) -> list[dict[str, Any]]:
    return [
        {"type": "action", "action": {"type": "postback", "label": label, "data": choice.value, "displayText": label}}
        for choice, label in zip(choices[:MAX_QUICK], labels, strict=False)
    ]
