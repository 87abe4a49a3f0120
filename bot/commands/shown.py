"""A reply as a channel would show it, for the terminal: the real rendering, read back."""

import json
from collections.abc import Callable, Iterator
from typing import Any

from dialogs.messages import Reply

CHANNELS = ("web", "line", "telegram", "whatsapp")


def shown(channel: str, reply: Reply) -> str:
    """Texts in order, then the buttons in brackets. Raises nothing: each channel renders any reply."""
    if channel == "web":
        return _text([reply.text], [choice.label for choice in reply.choices])
    bubbles = [_READ[channel](json.loads(call)) for call in _render(channel)(reply)]
    return "\n".join(_text(texts, labels) for texts, labels in bubbles)


def _render(channel: str) -> Callable[[Reply], list[bytes]]:
    if channel == "line":
        from channels.line.render import render
    elif channel == "telegram":
        from channels.telegram.render import render
    else:
        from channels.whatsapp.render import render
    return render


def _text(texts: list[str], labels: list[str]) -> str:
    return "\n".join([*texts, *(f"  [{label}]" for label in labels)])


def _line(call: dict[str, Any]) -> tuple[list[str], list[str]]:
    items = call["messages"][-1].get("quickReply", {}).get("items", [])
    return [message["text"] for message in call["messages"]], [item["action"]["label"] for item in items]


def _telegram(call: dict[str, Any]) -> tuple[list[str], list[str]]:
    rows = call.get("reply_markup", {}).get("inline_keyboard", [])
    return [call["text"]], [button["text"] for row in rows for button in row]


def _whatsapp(call: dict[str, Any]) -> tuple[list[str], list[str]]:
    if call["type"] == "text":
        return [call["text"]["body"]], []
    return [call["interactive"]["body"]["text"]], list(_titles(call["interactive"]["action"]))


def _titles(action: dict[str, Any]) -> Iterator[str]:
    for button in action.get("buttons", []):
        yield button["reply"]["title"]
    for section in action.get("sections", []):
        for row in section["rows"]:
            yield ": ".join(filter(None, (row["title"], row.get("description"))))


_READ = {"line": _line, "telegram": _telegram, "whatsapp": _whatsapp}
