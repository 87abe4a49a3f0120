"""The store's seam: whole transactions, no clock inside (every instant is handed in), no single database's tricks.

`storage.sqlite.SqliteStore` is the embedded store; a second database joins behind this interface.
All instants are epoch milliseconds.
"""

from collections.abc import Sequence
from typing import Literal, Protocol

from dialogs.conversation import Event, Known, Needs, Outcome
from dialogs.messages import Value


class Stale(Exception):
    """The claim's fence has moved on (staff acted, or the claim was lost): nothing was written; think again."""


class Refused(Exception):
    """The transaction's own check refused the turn (overbooked, promotion cap): nothing was written; answer afresh."""


class StoreUnavailable(Exception):
    """The database cannot take it now (full, read-only, locked, gone): nothing was written. Webhooks answer 503."""


class Arrival(Value, frozen=True):
    """An event as it is kept. `chat` None: it wakes no conversation. `wakes` False: kept with the conversation only."""

    channel: str
    account: str
    event: str
    chat: str | None
    raw: bytes
    received_at: int
    aliases: tuple[str, ...] = ()
    wakes: bool = True
    staff: bool = False
    """From the staff's own group: it waits for `storage.staff_events`, in no conversation."""


class StatusUpdate(Value, frozen=True):
    """A platform's word on a message of ours, found by our key or by the platform's id."""

    channel: str
    state: Literal["sent", "delivered", "read", "failed"]
    platform_id: str = ""
    key: str = ""
    reason: str = ""


class Pending(Value, frozen=True):
    """A kept event waiting for its turn. `handled_at` is stamped by its first claim and never changes."""

    seq: int
    event: str
    raw: bytes
    received_at: int
    handled_at: int
    attempts: int


class Claim(Value, frozen=True):
    """A conversation held for one turn. Writes need `fence` to be unchanged."""

    conversation: int
    channel: str
    account: str
    chat: str
    fence: int
    state: bytes
    """Conversation as JSON; empty for a new one."""
    held_by: str | None
    """The member of staff who holds the floor; the bot then says nothing of its own."""
    pending: tuple[Pending, ...]


class Taker(Value, frozen=True):
    """Who may be handed what is due in the commit that keeps it, and how many conversations at most."""

    owner: str
    limit: int
    lease_ms: int = 60_000


class Kept(Value, frozen=True):
    """What `keep` did: how many were new, how many repeats, and what its taker was handed."""

    new: int = 0
    repeats: int = 0
    claims: tuple[Claim, ...] = ()


class Said(Value, frozen=True):
    """A line of the transcript. `event` ties a guest's line to its event, so that an unsent one can be forgotten."""

    author: Literal["guest", "bot", "staff", "system"]
    text: str
    at: int
    event: str = ""
    choices: tuple[str, ...] = ()


class OutgoingRow(Value, frozen=True):
    """One API call to write into the outbox. Keys are made by the caller (UUID text), unique for ever."""

    key: str
    payload: bytes
    reply_token: str = ""
    token_at: int = 0


class TurnRecord(Value, frozen=True):
    """All that one turn writes, together or not at all."""

    claim: Claim
    handled: tuple[int, ...]
    """Sequence numbers of the pending events that this turn answered."""
    handled_at: int
    state: bytes
    reading: bytes
    spa_version: str
    outcome: Outcome = Outcome()
    said: tuple[Said, ...] = ()
    outgoing: tuple[OutgoingRow, ...] = ()
    events: tuple[Event, ...] = ()


class ToSend(Value, frozen=True):
    """An outbox row claimed for sending (marked `sending` in the transaction that returned it)."""

    id: int
    conversation: int
    channel: str
    account: str
    chat: str
    key: str
    payload: bytes
    created_at: int
    tries: int = 0
    unknown_at: int | None = None
    reply_token: str = ""
    token_at: int = 0
    token_tried: bool = False
    author: Literal["bot", "staff", "system"] = "bot"


class Mark(Value, frozen=True):
    """What became of a try. `waiting` needs `due_at`; without a `reason` the row was given back untried, and no try
    is counted. `unknown_at` is kept once set."""

    id: int
    conversation: int
    state: Literal["sent", "waiting", "failed"]
    now: int
    due_at: int = 0
    reason: str = ""
    platform_id: str = ""
    unknown: bool = False
    token_tried: bool = False
    chat: str = ""
    """The conversation's new id on the platform, where it moved."""


class Waiting(Value, frozen=True):
    """For metrics and readiness: counts and the oldest age's instant (None: nothing waits)."""

    inbox: int
    inbox_oldest: int | None
    outbox: int
    outbox_oldest: int | None
    dead: int
    """Messages that failed for good and were not dealt with."""
    set_aside: int
    inquiries_open: int
    inquiries_overdue: int


class Store(Protocol):
    async def keep(
        self, arrivals: Sequence[Arrival], statuses: Sequence[StatusUpdate] = (), taker: Taker | None = None
    ) -> Kept:
        """Insert what is new (unique channel, account, event), resolve chat and aliases to its conversation (made
        if need be), make that conversation due now; apply statuses to outbox rows. Returns after the commit.
        A `taker` is handed claims as by `claim`, of what is due now, in the same transaction."""

    async def claim(self, owner: str, now: int, limit: int, lease_ms: int = 60_000) -> list[Claim]:
        """Claim up to `limit` due, unclaimed conversations with all their pending events in order of sequence;
        raises each one's fence by one, stamps handled_at on first claim, counts attempts."""

    async def postpone(self, claim: Claim, due_at: int, *, counts: bool = True) -> None:
        """Give the claim back: not before `due_at` (a burst's pause, a retry's delay). A message that arrives
        meanwhile makes the conversation due at once. `counts` False (a pause): the claim was no attempt.
        Raise Stale."""

    async def known(self, claim: Claim, needs: Needs, now: int) -> Known: ...

    async def record(self, turn: TurnRecord) -> list[ToSend]:
        """Write the turn in one transaction guarded by the claim's fence, release the claim (due again at once if
        more has arrived), and return the outbox rows that may be sent now: claimed as `sending`, in order, none
        where earlier ones of the conversation are still on their way. Raise Stale or Refused, writing nothing."""

    async def set_aside(self, turn: TurnRecord, error: str) -> list[ToSend]:
        """As `record`, for events whose answering failed: they are marked set aside with `error` and an inquiry of
        kind `failed` is expected among `turn.events`."""

    async def skip(self, claim: Claim, seqs: Sequence[int], reason: str) -> None:
        """Mark events as needing no answer (or as unparsable, with the reason) and release the claim. Raise Stale."""

    async def mark(self, marks: Sequence[Mark], now: int) -> list[ToSend]:
        """Write outcomes; for each conversation whose head row is settled, claim and return its next due row."""

    async def claim_sends(self, now: int, limit: int, busy: frozenset[int] = frozenset()) -> list[ToSend]:
        """Due head rows of conversations that nobody is sending for: at start (rows left `sending` by a dead process
        come back with `unknown_at` set), and for retries. One row a conversation, never of those in `busy`."""

    async def waiting(self, now: int) -> Waiting: ...

    async def next_due(self) -> int | None:
        """The earliest instant at which a conversation or an outbox row becomes due; None: nothing waits."""

    async def close(self) -> None: ...
