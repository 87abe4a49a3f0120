"""What page and server say to each other over the socket: JSON text frames, told apart by `type`."""

import re
from collections.abc import Sequence
from typing import Annotated

import msgspec

from bot.chat_page.lines import Line
from channels.web.channel import message_id
from channels.web.wire import MessageId
from dialogs.messages import MAX_TAP_BYTES

MAX_TEXT = 10_000
"""Characters (Unicode code points) of one message."""
MAX_FRAME = 64 * 1024
"""Bytes of one frame. A text of MAX_TEXT fits, in any script."""


class _Frame(msgspec.Struct, frozen=True, kw_only=True, tag_field="type", omit_defaults=False):
    pass


class Said(_Frame, frozen=True, tag="message"):
    """The guest typed. `waited`: milliseconds since, by the page's clock, if it could not be sent at once."""

    id: MessageId
    text: str
    waited: int = 0


class Tapped(_Frame, frozen=True, tag="tap"):
    """The guest tapped a choice."""

    id: MessageId
    value: Annotated[str, msgspec.Meta(min_length=1, max_length=MAX_TAP_BYTES, pattern=r"\A[\x00-\x7f]*\Z")]
    label: Annotated[str, msgspec.Meta(max_length=200)] = ""
    waited: int = 0


class Ping(_Frame, frozen=True, tag="ping"):
    """The page wants to know whether the line still stands."""


class KeptFrame(_Frame, frozen=True, tag="kept"):
    """The message is on disk: the page may forget that it is unsent."""

    id: str


class FailedFrame(_Frame, frozen=True, tag="failed"):
    """Nothing of the message was kept; `why` is a sentence for the guest. `id` None: which one could not be read."""

    id: str | None
    why: str


class EchoFrame(_Frame, frozen=True, tag="said"):
    """What the guest said in another tab."""

    id: str
    text: str
    at: int


class Pong(_Frame, frozen=True, tag="pong"):
    pass


class HistoryFrame(_Frame, frozen=True, tag="history"):
    """The talk so far, oldest first. Keys of the guest's lines are the page's own message ids."""

    lines: list[dict[str, object]]


FromPage = Said | Tapped | Ping
ToPage = KeptFrame | FailedFrame | EchoFrame | Pong | HistoryFrame


class Unreadable(Exception):
    """A frame that is none of FromPage. `id` is the message it seems to hold, if one can be made out."""

    def __init__(self, found: str | None) -> None:
        super().__init__(found)
        self.id = found


_decoder: msgspec.json.Decoder[FromPage] = msgspec.json.Decoder(FromPage)
_ID = re.compile(r'"id"\s*:\s*"([0-9a-fA-F-]{36})"')


def read_frame(data: str | bytes) -> FromPage:
    """Raise Unreadable, and nothing else."""
    try:
        return _decoder.decode(data)
    except (msgspec.DecodeError, ValueError, RecursionError):
        raise Unreadable(id_in(data)) from None


def id_in(data: str | bytes) -> str | None:
    """The id of a message that is not read in full; the page writes it first."""
    head = data[:200]
    found = _ID.search(head if isinstance(head, str) else head.decode("latin-1"))
    return found[1] if found else None


def frame_bytes(data: str | bytes) -> int:
    """The frame's size on the wire."""
    if isinstance(data, bytes) or data.isascii():
        return len(data)
    return len(data.encode("utf-8", "replace"))


def history_frame(lines: Sequence[Line]) -> HistoryFrame:
    last = len(lines) - 1
    return HistoryFrame(lines=[_shown(line, is_last=i == last) for i, line in enumerate(lines)])


def _shown(line: Line, *, is_last: bool) -> dict[str, object]:
    key = message_id(line.key) if line.author == "guest" else line.key
    shown: dict[str, object] = {"author": line.author, "text": line.text, "at": line.at, "key": key}
    if is_last and line.author != "guest":
        shown["choices"] = line.choices
    return shown
