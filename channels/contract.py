"""The contract between a platform and the rest of the house.

`verify`, `split`, `parse` and `render` are pure; `send` is the one await. A channel keeps no state that a restart
would lose. `tests/channels/test_contract.py` runs over every channel.
"""

from collections.abc import Mapping
from typing import Literal, Protocol

import msgspec

from dialogs.messages import InboundMessage, Reply, Value


class Forged(Exception):
    """The delivery is not from the platform: 401 (a wrong WhatsApp verify token: 403). Says why, never a secret."""


class NotJSON(Exception):
    """The body is no JSON: 400."""


class Unparsable(Exception):
    """An event of a shape that this channel cannot read. Kept, acknowledged, counted; never retried."""


class Delivery(Value, frozen=True):
    """A webhook request as it arrived: header names lower-case, the body's raw bytes."""

    headers: Mapping[str, str]
    body: bytes
    query: Mapping[str, str] = {}


class Status(Value, frozen=True):
    """What the platform says of a message of ours: `key` is our outbox key where it echoes one."""

    state: Literal["sent", "delivered", "read", "failed"]
    platform_id: str = ""
    key: str = ""
    reason: str = ""


class Event(Value, frozen=True):
    """One event of a delivery, only its ids looked at.

    `id` is the platform's event id, or the SHA-256 (hex) of the event's raw bytes where it gives none.
    `chat` is None for events of no conversation: kept, acknowledged, nobody is woken.
    `aliases` are further ids of the same guest on this platform; `chat` is the one preferred for sending.
    `raw` is self-contained JSON: all that `parse` needs.
    """

    id: str
    account: str
    chat: str | None
    raw: bytes
    aliases: tuple[str, ...] = ()
    status: Status | None = None
    wakes: bool = True
    """False: kept with its conversation, but its kind never wants an answer."""
    staff: bool = False
    """True: from the staff's own group: kept, and waiting, but of no guest's conversation (`chat` is None)."""


class Kept(Value, frozen=True):
    """A stored event handed to `parse`. `event` is its key; `received_at` epoch ms."""

    account: str
    chat: str
    event: str
    raw: bytes
    received_at: int


class Outgoing(Value, frozen=True):
    """One API call to make. `payload` is what `render` made; `key` (UUID text) is ours and the same on every try.

    `tries` counts the tries made before this one; `unknown_at` is when (epoch ms) an earlier try ended without
    a known outcome, None if none did. `reply_token` is the guest message's free token, received at `token_at`;
    `token_tried` says whether a try with it has been made.
    """

    id: int
    chat: str
    payload: bytes
    key: str
    tries: int = 0
    unknown_at: int | None = None
    reply_token: str = ""
    token_at: int = 0
    token_tried: bool = False
    author: Literal["bot", "staff", "system"] = "bot"
    """Who speaks, for a channel that can show it."""


class Sent(Value, frozen=True, tag="sent"):
    platform_id: str = ""
    counted: bool = False
    """True: a double is possible (sent again after an unknown outcome on a platform without an idempotency key)."""


class Later(Value, frozen=True, tag="later"):
    """Certainly not delivered; trying again may help, after `after` seconds where the platform says so."""

    reason: str
    after: float | None = None


class Never(Value, frozen=True, tag="never"):
    """Certainly not delivered; trying again cannot help. `blocked`: this guest cannot be reached at all.

    `new_chat`: the platform says the conversation moved there (Telegram's migrate_to_chat_id)."""

    reason: str
    blocked: bool = False
    alarm: bool = False
    """The account itself is at fault (token revoked, payment, restriction): the owner must act."""


class Unknown(Value, frozen=True, tag="unknown"):
    """It may or may not have been delivered. `again_after`: seconds until one more try is right by the platform's
    rule (DESIGN "Sending"); None: do not try again."""

    reason: str
    again_after: float | None


class Moved(Value, frozen=True, tag="moved"):
    """The conversation has a new id on the platform; send again there."""

    chat: str


Result = Sent | Later | Never | Unknown | Moved


class Response(msgspec.Struct, frozen=True):
    status: int
    body: bytes
    headers: Mapping[str, str] = {}


class NotDelivered(Exception):
    """The request certainly did not reach the platform (no connection)."""


class OutcomeUnknown(Exception):
    """The request may have reached the platform (time-out or broken connection after it was written)."""


class Transport(Protocol):
    """HTTP out: aiohttp in the running bot, a stand-in's in-process face in simulation."""

    async def request(
        self, method: str, url: str, *, headers: Mapping[str, str], body: bytes, seconds: float
    ) -> Response:
        """Wait at most `seconds`. Raise NotDelivered or OutcomeUnknown where there is no response."""


class Channel(Protocol):
    """One platform account. Constructed with its settings, a Transport and a clock (`now() -> epoch ms`)."""

    name: str
    reply_within: float | None
    """Seconds within which the platform wants the answer inside the HTTP response (KakaoTalk, WeChat); None: pushed."""
    taps_wait: bool
    """A tapped button keeps spinning until `acknowledge` (Telegram); else it is called for slow answers only."""

    def verify(self, delivery: Delivery) -> None:
        """Raise Forged unless the delivery is genuine. Over the raw bytes, in constant time."""

    def split(self, body: bytes) -> list[Event]:
        """The events of a genuine body. Raise NotJSON. JSON of an unexpected shape is one Event without a chat."""

    def parse(self, kept: Kept) -> InboundMessage | None:
        """The message of a kept event; None where no turn is due (service messages, reactions, echoes).

        Raise Unparsable, and nothing else, whatever the bytes.
        """

    def render(self, reply: Reply) -> list[bytes]:
        """The reply as API calls in order, every limit kept. Each is the `payload` of one Outgoing."""

    async def send(self, outgoing: Outgoing) -> Result:
        """Make the call. Never raises; platform errors are sorted as PLATFORMS lists them."""

    async def acknowledge(self, message: InboundMessage) -> None:
        """Typing, read marks, callback answers: fire-and-forget, failures are swallowed."""
