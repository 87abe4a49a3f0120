"""A reply as sendMessage calls: plain text in pieces, the choices as an inline keyboard under the last one.

Bot API, sendMessage and InlineKeyboardMarkup. Lengths are counted in UTF-16 units, the safe side of "characters".
"""

from collections.abc import Sequence
from unicodedata import east_asian_width

import msgspec

from channels.limits import ELLIPSIS, UTF16, fitted, sayable, split_text
from dialogs.messages import Choice, Reply, Value

MAX_TEXT = 4096
MAX_BUTTONS = 100
MAX_LABEL = 60
"""No limit is published; a longer label does not fit a phone's width, and the app would cut it unseen."""

_SIDE_BY_SIDE = ((2, 8), (4, 5), (7, 4), (11, 3), (17, 2))
"""(columns of a row's widest label, buttons of one width that then fit a phone); never over 8, the API's limit."""


class Button(Value, frozen=True):
    text: str
    callback_data: str


class Keyboard(Value, frozen=True):
    inline_keyboard: tuple[tuple[Button, ...], ...]


class Call(Value, frozen=True):
    """A sendMessage body without its `chat_id`."""

    text: str
    reply_markup: Keyboard | None = None


_encode = msgspec.json.Encoder().encode


def render(reply: Reply) -> list[bytes]:
    """The calls in order; none for a reply that says nothing."""
    texts = split_text(sayable(reply.text), MAX_TEXT, UTF16)
    keyboards = [_keyboard(reply.choices[at : at + MAX_BUTTONS]) for at in range(0, len(reply.choices), MAX_BUTTONS)]
    if not keyboards:
        return [_encode(Call(text=text)) for text in texts]
    calls = [Call(text=text) for text in texts[:-1]]
    last = texts[-1] if texts else ELLIPSIS
    calls.append(Call(text=last, reply_markup=keyboards[0]))
    calls.extend(Call(text=ELLIPSIS, reply_markup=more) for more in keyboards[1:])
    return [_encode(call) for call in calls]


def _keyboard(choices: Sequence[Choice]) -> Keyboard:
    labels = fitted([choice.label for choice in choices], MAX_LABEL, UTF16)
    buttons = [Button(text=label, callback_data=c.value) for label, c in zip(labels, choices, strict=True)]
    return Keyboard(inline_keyboard=_rows(buttons))


def _rows(buttons: Sequence[Button]) -> tuple[tuple[Button, ...], ...]:
    """Short labels side by side, long ones alone, in order; the last two rows share what is left."""
    widths = [_columns(button.text) for button in buttons]
    rows = []
    at = 0
    while at < len(buttons):
        taken = _fitting(widths[at:])
        left = len(buttons) - at
        if taken < left < 2 * taken and _fitting(widths[at + taken :]) == left - taken:
            taken = (left + 1) // 2
        rows.append(tuple(buttons[at : at + taken]))
        at += taken
    return tuple(rows)


def _fitting(widths: Sequence[int]) -> int:
    """How many of the labels, from the first, go into one row."""
    taken, widest = 1, widths[0]
    for width in widths[1:]:
        widest = max(widest, width)
        if taken >= next((most for columns, most in _SIDE_BY_SIDE if widest <= columns), 1):
            break
        taken += 1
    return taken


def _columns(label: str) -> int:
    return len(label) if label.isascii() else sum(2 if east_asian_width(c) in "WF" else 1 for c in label)
