"""A line of the talk as the page shows it after a reload."""

from typing import Literal

from dialogs.messages import Choice, Value


class Line(Value, frozen=True):
    """`at` is epoch ms. `key` is the event id of a guest's line, the outbox key of a bot's: by it the page knows what
    it has already. `choices` are those of the last line, if the bot said it; the page shows no older ones."""

    author: Literal["guest", "bot", "staff", "system"]
    text: str
    at: int
    key: str = ""
    choices: tuple[Choice, ...] = ()
