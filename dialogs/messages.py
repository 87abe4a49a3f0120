"""What crosses every border: a guest's message coming in, a reply going out.

Values only, frozen, storable as JSON; every member of a union carries a tag, so that a row written by
an older version still loads. Instants are integers: epoch milliseconds, UTC.
"""

from typing import Literal

import msgspec

MAX_TAP_BYTES = 64
"""The tightest of the platforms' limits on a button's hidden value (Telegram `callback_data`: 64 bytes)."""


class Value(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A frozen value; keyword arguments only; fields at their default are left out of the stored JSON."""


class Text(Value, frozen=True, tag="text"):
    text: str


class Tap(Value, frozen=True, tag="tap"):
    """A tap on a choice of ours. `value` is `Choice.value`; it may come from an old keyboard, or be forged."""

    value: str
    label: str = ""


class Location(Value, frozen=True, tag="location"):
    latitude: float
    longitude: float
    title: str = ""


class SharedContact(Value, frozen=True, tag="contact"):
    """A contact card. `own` is true only where the platform vouches that it is the sender's."""

    phone: str
    name: str = ""
    own: bool = False


class Media(Value, frozen=True, tag="media"):
    """An attachment, of which the bot reads the caption at most."""

    kind: Literal["image", "video", "audio", "voice", "file", "sticker"]
    caption: str = ""
    reference: str = ""
    """The platform's id by which the content could be fetched."""


class Started(Value, frozen=True, tag="started"):
    """The guest opened the conversation: /start, follow, unblocked, request_welcome."""

    payload: str = ""


class Blocked(Value, frozen=True, tag="blocked"):
    """The guest blocked the bot or unfollowed; nothing can be said to them."""


class Unsent(Value, frozen=True, tag="unsent"):
    """The guest took back the message with this event key."""

    reference: str = ""


class Unsupported(Value, frozen=True, tag="unsupported"):
    """A kind of message that the bot cannot read but a person would expect an answer to (a poll, a dice, an order)."""

    kind: str


Content = Text | Tap | Location | SharedContact | Media | Started | Blocked | Unsent | Unsupported


class InboundMessage(Value, frozen=True):
    """One event of a guest, read from its platform's bytes.

    `account` is the platform account that received it, `chat` the platform's id of the conversation,
    `event` the key under which it was stored. `sent_at` is the platform's time, never later than receipt.
    `locale` is the platform's hint of the guest's language (BCP 47, may be empty).
    """

    channel: str
    account: str
    chat: str
    event: str
    sent_at: int
    content: Content
    reply_token: str = ""
    locale: str = ""
    name: str = ""


class Choice(Value, frozen=True):
    """A tappable answer. `label` is what the guest sees; `value` (ASCII, at most 64 bytes) is what comes back.

    Typing the label, or the number under which a channel without buttons lists it, counts as the tap.
    """

    label: str
    value: str

    def __post_init__(self) -> None:
        if not self.value.isascii() or not 1 <= len(self.value) <= MAX_TAP_BYTES:
            raise ValueError(f"a choice's value is 1 to {MAX_TAP_BYTES} ASCII characters, got {self.value!r}")


class Reply(Value, frozen=True):
    """What is said, channel-neutral. Paragraphs are plain text (no markup); choices stand under the last one.

    A channel shows what its platform can, keeps every limit, and degrades choices to numbered text.
    """

    paragraphs: tuple[str, ...]
    choices: tuple[Choice, ...] = ()
    language: str = "en"

    @property
    def text(self) -> str:
        return "\n\n".join(self.paragraphs)
