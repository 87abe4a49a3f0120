"""The web channel's shapes: a message as the page's socket delivers it, a reply as it is kept and as it is pushed."""

from typing import Annotated, Literal

import msgspec

from channels.web.sessions import SESSION_PATTERN
from dialogs.messages import Choice, Value

MESSAGE_ID_PATTERN = r"\A[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}\Z"
MessageId = Annotated[str, msgspec.Meta(pattern=MESSAGE_ID_PATTERN)]
"""The page's own id of a message, a UUID: what it sends again after a broken connection is known by it."""


class PageMessage(Value, frozen=True):
    """One delivery: either `text` or `tap` (a choice's value, with the `label` that the guest saw).

    `sent_at` (epoch ms) is stamped by our server, less what the page says it waited; `locale` is a BCP 47 tag or empty.
    """

    id: MessageId
    session: Annotated[str, msgspec.Meta(pattern=SESSION_PATTERN)]
    text: str | None = None
    tap: str | None = None
    label: str = ""
    locale: str = ""
    sent_at: int = 0


class Rendered(Value, frozen=True):
    """The payload of an Outgoing."""

    text: str
    choices: tuple[Choice, ...] = ()
    language: str = "en"


class Typing(Value, frozen=True, tag="typing", tag_field="type"):
    """The guest's message has been taken up: an answer is being thought of."""


class PushedReply(msgspec.Struct, frozen=True, kw_only=True, tag="reply", tag_field="type"):
    """A reply on its way to the page. `key` is the same on every try: the page drops what it has. `at`: epoch ms."""

    key: str
    text: str
    choices: tuple[Choice, ...]
    language: str
    at: int
    author: Literal["bot", "staff", "system"] = "bot"
