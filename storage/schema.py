"""The one schema. Instants: epoch milliseconds UTC. Money: integer minor units beside an ISO 4217 code. JSON: bytes
made by msgspec. Statuses: plain strings, checked in Python. Only `storage` reads or writes these rows."""

from typing import Any, ClassVar

from sqlalchemy import BigInteger, Index, Integer, LargeBinary, MetaData, Text, UniqueConstraint, text
from sqlmodel import Field, SQLModel

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
Identity = BigInteger().with_variant(Integer(), "sqlite")
"""SQLite numbers rows by itself only where the key's type is exactly INTEGER."""
NEVER_REUSED = {"sqlite_autoincrement": True}
"""A number once given to a guest, or still in a process's hands, must not come back as another row."""


class Row(SQLModel):
    metadata: ClassVar[MetaData] = MetaData(naming_convention=NAMES)


def _key() -> Any:
    return Field(default=None, primary_key=True, sa_type=Identity)


def _parent(column: str, *, index: bool = False, nullable: bool = False) -> Any:
    default = None if nullable else ...
    return Field(default, foreign_key=column, sa_type=Identity, index=index, nullable=nullable)


def _instant() -> Any:
    return Field(sa_type=BigInteger)


def _perhaps_instant() -> Any:
    return Field(default=None, sa_type=BigInteger, nullable=True)


def _text() -> Any:
    return Field(sa_type=Text)


def _bytes() -> Any:
    return Field(sa_type=LargeBinary)


def _only(name: str, column: str, where: str, *, unique: bool = False) -> Index:
    """An index over the few rows that are still of interest."""
    columns = column.split()
    return Index(name, *columns, unique=unique, sqlite_where=text(where), postgresql_where=text(where))


class ConversationRow(Row, table=True):
    __tablename__ = "conversation"
    __table_args__ = (_only("ix_conversation_due_at", "due_at", "due_at IS NOT NULL"), NEVER_REUSED)

    id: int | None = _key()
    channel: str = _text()
    account: str = _text()
    chat: str = _text()
    """The platform's id under which the guest is reached; all their ids are in `alias`."""
    state: bytes = _bytes()
    """dialogs.conversation.Conversation; empty for a new one."""
    fence: int = _instant()
    """Raised by every claim and every staff act; a write with an older number is refused."""
    claim_owner: str | None = Field(default=None, sa_type=Text)
    claim_until: int | None = _perhaps_instant()
    due_at: int | None = _perhaps_instant()
    """When to look at its events next; while claimed, when the claim lapses; null: nothing waits."""
    held_by: str | None = Field(default=None, sa_type=Text)
    """The member of staff who holds the floor."""
    blocked: bool
    last_guest_at: int | None = _perhaps_instant()
    created_at: int = _instant()


class AliasRow(Row, table=True):
    """Every id by which a guest is known on one platform account."""

    __tablename__ = "alias"
    __table_args__ = ({"sqlite_with_rowid": False},)

    channel: str = Field(primary_key=True, sa_type=Text)
    account: str = Field(primary_key=True, sa_type=Text)
    chat: str = Field(primary_key=True, sa_type=Text)
    conversation_id: int = _parent("conversation.id", index=True)


class TurnRow(Row, table=True):
    __tablename__ = "turn"

    id: int | None = _key()
    conversation_id: int = _parent("conversation.id", index=True)
    handled_at: int = _instant()
    spa_version: str = _text()
    reading: bytes = _bytes()
    outcome: bytes = _bytes()


class InboxRow(Row, table=True):
    """A platform's event. Status: waiting, done, skipped, set_aside, noted (never for a turn)."""

    __tablename__ = "inbox"
    __table_args__ = (
        UniqueConstraint("channel", "account", "event"),
        _only("ix_inbox_waiting", "conversation_id", "status = 'waiting'"),
        _only("ix_inbox_set_aside", "conversation_id", "status = 'set_aside'"),
        NEVER_REUSED,
    )

    seq: int | None = _key()
    channel: str = _text()
    account: str = _text()
    event: str = _text()
    conversation_id: int | None = _parent("conversation.id", nullable=True)
    raw: bytes | None = Field(default=None, sa_type=LargeBinary)
    """Null once it need not be kept; the key stays, longer than any platform redelivers."""
    received_at: int = _instant()
    handled_at: int | None = _perhaps_instant()
    attempts: int
    status: str = _text()
    reason: str | None = Field(default=None, sa_type=Text)
    turn_id: int | None = _parent("turn.id", nullable=True)


class TranscriptRow(Row, table=True):
    __tablename__ = "transcript"

    id: int | None = _key()
    conversation_id: int = _parent("conversation.id", index=True)
    author: str = _text()
    text: str = _text()
    at: int = _instant()
    event: str = _text()
    """A guest's line: its inbox event. A bot's or staff's: the key of its first outbox row."""
    choices: bytes = _bytes()


class OutboxRow(Row, table=True):
    """One API call to make. Status: waiting, sending, sent, failed, withdrawn."""

    __tablename__ = "outbox"
    __table_args__ = (
        UniqueConstraint("key"),
        _only("ix_outbox_unsent", "conversation_id", "status IN ('waiting', 'sending')"),
        _only("ix_outbox_due_at", "due_at", "status = 'waiting'"),
        _only("ix_outbox_failed", "created_at", "status = 'failed'"),
        _only("ix_outbox_platform_id", "platform_id", "platform_id IS NOT NULL"),
        NEVER_REUSED,
    )

    id: int | None = _key()
    conversation_id: int = _parent("conversation.id")
    key: str = _text()
    payload: bytes = _bytes()
    reply_token: str = _text()
    token_at: int = _instant()
    tries: int
    unknown_at: int | None = _perhaps_instant()
    token_tried: bool
    due_at: int = _instant()
    status: str = _text()
    reason: str | None = Field(default=None, sa_type=Text)
    platform_id: str | None = Field(default=None, sa_type=Text)
    platform_state: str | None = Field(default=None, sa_type=Text)
    """The platform's last word on it: sent, delivered, read, failed."""
    author: str = _text()
    created_at: int = _instant()
    sent_at: int | None = _perhaps_instant()


class BookingRow(Row, table=True):
    """States as dialogs.booking.model.BookingState. `code` is the promotion that it uses, null where none applies."""

    __tablename__ = "booking"
    __table_args__ = (
        _only("ix_booking_code", "code", "code IS NOT NULL"),
        _only("ix_booking_undecided", "start", "state = 'requested'"),
        NEVER_REUSED,
    )

    id: int | None = _key()
    conversation_id: int = _parent("conversation.id", index=True)
    state: str = _text()
    draft: bytes = _bytes()
    quote: bytes = _bytes()
    wanted: bytes | None = Field(default=None, sa_type=LargeBinary)
    """The change that the guest asks for, dialogs.conversation.ChangeRequested; staff decide."""
    start: int = _instant()
    end: int = _instant()
    booked_at: int = _instant()
    changed_at: int = _instant()
    name: str | None = Field(default=None, sa_type=Text)
    phone: str | None = Field(default=None, sa_type=Text)
    email: str | None = Field(default=None, sa_type=Text)
    code: str | None = Field(default=None, sa_type=Text)
    currency: str = _text()
    subtotal: int | None = _perhaps_instant()
    total: int | None = _perhaps_instant()
    contested: bool
    """Taken although the commit saw no room: the spa confirms the time."""
    before: str | None = Field(default=None, sa_type=Text)
    """The state before the guest asked for a change: a refused change leads back to it."""
    proposal: bytes | None = Field(default=None, sa_type=LargeBinary)
    """dialogs.booking.model.Proposal that the guest has not answered."""
    proposals: int | None = Field(default=None, nullable=True)
    """How many there have been."""


class BookingLineRow(Row, table=True):
    """Part of a party, priced, and the room that it takes (null where capacity was not known)."""

    __tablename__ = "booking_line"

    id: int | None = _key()
    booking_id: int = _parent("booking.id", index=True)
    service: str = _text()
    minutes: int
    people: int
    unit_price: int | None = _perhaps_instant()
    discount_percent: int
    subtotal: int | None = _perhaps_instant()
    total: int | None = _perhaps_instant()
    rule: str = _text()
    occupied_start: int | None = _perhaps_instant()
    occupied_end: int | None = Field(default=None, sa_type=BigInteger, nullable=True, index=True)
    therapists: int | None = Field(default=None, nullable=True)
    rooms: int | None = Field(default=None, nullable=True)


class InquiryRow(Row, table=True):
    """Something that waits for a person. State: open (its clock runs), answered, closed. `outcome` is what stopped the
    clock: answered, decided, closed, withdrawn; then `answered_at` and who it was."""

    __tablename__ = "inquiry"
    __table_args__ = (
        _only("uq_inquiry_open", "conversation_id kind", "state = 'open' AND booking_id IS NULL", unique=True),
        _only("uq_inquiry_open_booking", "booking_id kind", "state = 'open' AND booking_id IS NOT NULL", unique=True),
        _only("ix_inquiry_due_at", "due_at", "state = 'open'"),
        NEVER_REUSED,
    )

    id: int | None = _key()
    conversation_id: int = _parent("conversation.id", index=True)
    kind: str = _text()
    reason: str = _text()
    topic: str | None = Field(default=None, sa_type=Text)
    note: str = _text()
    state: str = _text()
    opened_at: int = _instant()
    due_at: int = _instant()
    closed_at: int | None = _perhaps_instant()
    closed_by: str | None = Field(default=None, sa_type=Text)
    booking_id: int | None = Field(default=None, sa_type=Identity, nullable=True)
    outcome: str | None = Field(default=None, sa_type=Text)
    answered_at: int | None = _perhaps_instant()
    answered_by: str | None = Field(default=None, sa_type=Text)
    answered_name: str | None = Field(default=None, sa_type=Text)


class DeadlineRow(Row, table=True):
    """A step of an inquiry's reminder ladder. `key` is unique, so that a step fires once.

    Kind: step, window (the platform is about to take no more answers), word (to the guest), due (the promise ends).
    State: waiting, fired, void (nobody waits any more), snoozed, unsaid (a word that could not be said).
    """

    __tablename__ = "deadline"
    __table_args__ = (UniqueConstraint("key"), _only("ix_deadline_due_at", "due_at", "state = 'waiting'"))

    id: int | None = _key()
    inquiry_id: int = _parent("inquiry.id", index=True)
    key: str = _text()
    due_at: int = _instant()
    state: str = _text()
    kind: str = _text()
    recipients: bytes = _bytes()
    """Names of content: desk, group, email, owner."""
    fired_at: int | None = _perhaps_instant()


class NoticeRow(Row, table=True):
    """What people must hear. State: waiting, sending, sent, failed, dropped (no longer true), overtaken (by a later
    step that was due at the same time)."""

    __tablename__ = "notice"
    __table_args__ = (
        UniqueConstraint("key"),
        _only("ix_notice_due", "way due_at", "state IN ('waiting', 'sending')"),
        _only("ix_notice_reference", "way reference", "reference IS NOT NULL"),
        NEVER_REUSED,
    )

    id: int | None = _key()
    key: str = _text()
    way: str = _text()
    recipient: str = _text()
    kind: str = _text()
    conversation_id: int = _parent("conversation.id", index=True)
    inquiry_id: int | None = _parent("inquiry.id", index=True, nullable=True)
    booking_id: int | None = _parent("booking.id", nullable=True)
    facts: bytes = _bytes()
    """storage.notices.Facts: never what a guest said about health."""
    state: str = _text()
    tries: int
    due_at: int = _instant()
    """When to send it; while `sending`, when its sender is taken for dead."""
    unknown_at: int | None = _perhaps_instant()
    reason: str | None = Field(default=None, sa_type=Text)
    reference: str | None = Field(default=None, sa_type=Text)
    """What the way calls the message it made of it."""
    created_at: int = _instant()
    sent_at: int | None = _perhaps_instant()


class FloorRow(Row, table=True):
    """A conversation that a member of staff holds: who, since when, the last word of theirs, the draft as it was."""

    __tablename__ = "floor"

    conversation_id: int = Field(primary_key=True, foreign_key="conversation.id", sa_type=Identity)
    member_id: str = _text()
    member: str = _text()
    via: str = _text()
    since: int = _instant()
    touched_at: int = _instant()
    draft: bytes = _bytes()


class StaffActRow(Row, table=True):
    """The ledger: who did what, when, by which way. Never changed."""

    __tablename__ = "staff_act"
    __table_args__ = (UniqueConstraint("key"), NEVER_REUSED)

    id: int | None = _key()
    at: int = _instant()
    act: str = _text()
    member_id: str = _text()
    member: str = _text()
    via: str = _text()
    conversation_id: int = _parent("conversation.id", index=True)
    inquiry_id: int | None = _parent("inquiry.id", index=True, nullable=True)
    booking_id: int | None = _parent("booking.id", index=True, nullable=True)
    key: str | None = Field(default=None, sa_type=Text)
    """Of one press, where the way names it: the same press acts once."""


class StaffAccountRow(Row, table=True):
    """Who may sign in to the desk. `name` is what colleagues read; `key` the same with case folded, unique."""

    __tablename__ = "staff_account"
    __table_args__ = (UniqueConstraint("key"), NEVER_REUSED)

    id: int | None = _key()
    name: str = _text()
    key: str = _text()
    password: str = _text()
    """Argon2id, in PHC form (RFC 9106)."""
    created_at: int = _instant()


class StaffSessionRow(Row, table=True):
    """A browser that is signed in. Only the hash of its token is kept; without the row the token is worth nothing."""

    __tablename__ = "staff_session"

    token_hash: str = Field(primary_key=True, sa_type=Text)
    account_id: int = _parent("staff_account.id", index=True)
    created_at: int = _instant()
    until: int = _instant()


class SafetySignRow(Row, table=True):
    """A sign seen in a conversation. The guest's words stay in the transcript alone."""

    __tablename__ = "safety_sign"

    id: int | None = _key()
    conversation_id: int = _parent("conversation.id", index=True)
    seen_at: int = _instant()
    sign: str = _text()
    action: str = _text()


class UnansweredRow(Row, table=True):
    __tablename__ = "unanswered"

    id: int | None = _key()
    conversation_id: int = _parent("conversation.id", index=True)
    turn_id: int = _parent("turn.id", index=True)
    text: str = _text()
    language: str = _text()
    suggested: bytes = _bytes()
    asked_at: int = _instant()


class SettingRow(Row, table=True):
    __tablename__ = "setting"

    key: str = Field(primary_key=True, sa_type=Text)
    value: str = _text()


class CursorRow(Row, table=True):
    """How far a poller has read, and which process may poll until when."""

    __tablename__ = "cursor"

    channel: str = Field(primary_key=True, sa_type=Text)
    account: str = Field(primary_key=True, sa_type=Text)
    owner: str = _text()
    until: int = _instant()
    offset: int = _instant()


metadata = Row.metadata
alias = metadata.tables["alias"]
booking = metadata.tables["booking"]
booking_line = metadata.tables["booking_line"]
conversation = metadata.tables["conversation"]
cursor = metadata.tables["cursor"]
deadline = metadata.tables["deadline"]
floor = metadata.tables["floor"]
inbox = metadata.tables["inbox"]
inquiry = metadata.tables["inquiry"]
notice = metadata.tables["notice"]
outbox = metadata.tables["outbox"]
safety_sign = metadata.tables["safety_sign"]
setting = metadata.tables["setting"]
staff_account = metadata.tables["staff_account"]
staff_act = metadata.tables["staff_act"]
staff_session = metadata.tables["staff_session"]
transcript = metadata.tables["transcript"]
turn = metadata.tables["turn"]
unanswered = metadata.tables["unanswered"]
