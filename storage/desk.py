"""What the desk shows: what waits for a person, what staff hold, who wrote lately, and one conversation as a whole."""

import msgspec
from sqlalchemy import and_, exists, func, select

from dialogs.booking.model import Draft
from dialogs.conversation import Conversation
from dialogs.messages import Value
from dialogs.reading.model import Reading
from storage import bookings, decisions, history, ledger
from storage.decisions import Request
from storage.history import HistoryLine
from storage.ledger import Entry
from storage.schema import conversation, floor, inquiry, outbox, transcript, turn
from storage.standing import Standing, standing
from storage.statement import Db, declare, given, one, rows, word
from storage.store import Pending

_c, _f, _i, _t, _o = conversation.c, floor.c, inquiry.c, transcript.c, outbox.c
_conversation = msgspec.json.Decoder(Conversation).decode
_reading = msgspec.json.Decoder(Reading | None).decode
LINES = 300
LATELY = 25

_last = (
    select(_t.text)
    .where(_t.conversation_id == _c.id, _t.author == word("guest"), _t.text != word(""))
    .order_by(_t.id.desc())
    .limit(given("one"))
    .correlate(conversation)
    .scalar_subquery()
)
_card = (_c.id, _c.channel, _c.state, _c.last_guest_at, _f.member, _last)
WAITING = declare(
    select(*_card, _i.id, _i.kind, _i.reason, _i.due_at, _i.booking_id)
    .join_from(inquiry, conversation, _c.id == _i.conversation_id)
    .join(floor, _f.conversation_id == _c.id, isouter=True)
    .where(_i.state == word("open"))
    .order_by(_i.due_at, _i.id)
    .limit(given("limit")),
    "one limit",
)
HELD = declare(
    select(*_card)
    .join_from(floor, conversation, _c.id == _f.conversation_id)
    .where(~exists().where(and_(_i.conversation_id == _c.id, _i.state == word("open"))))
    .order_by(_f.touched_at.desc())
    .limit(given("limit")),
    "one limit",
)
_newest = (
    select(_t.conversation_id.label("talk"), _t.id.label("line"))
    .where(_t.author == word("guest"))
    .order_by(_t.id.desc())
    .limit(given("lines"))
    .subquery()
)
LATEST = declare(
    select(*_card)
    .join_from(_newest, conversation, _c.id == _newest.c.talk)
    .join(floor, _f.conversation_id == _c.id, isouter=True)
    .group_by(_c.id)
    .order_by(func.max(_newest.c.line).desc())
    .limit(given("limit")),
    "one lines limit",
)
CASES = declare(
    select(_i.id, _i.kind, _i.reason, _i.state, _i.note, _i.opened_at, _i.due_at, _i.booking_id)
    .where(_i.conversation_id == given("conversation"), _i.state != word("closed"))
    .order_by(_i.due_at),
    "conversation",
)
FAILED = declare(
    select(_o.id, _o.conversation_id, _c.channel, _o.author, _o.reason, _o.created_at, _t.text)
    .join_from(outbox, conversation, _c.id == _o.conversation_id)
    .join(transcript, and_(_t.event == _o.key, _t.conversation_id == _o.conversation_id), isouter=True)
    .where(_o.status == word("failed"))
    .order_by(_o.created_at.desc())
    .limit(given("limit")),
    "limit",
)
READING = declare(
    select(turn.c.reading)
    .where(turn.c.conversation_id == given("conversation"))
    .order_by(turn.c.id.desc())
    .limit(given("limit")),
    "conversation limit",
)


class Card(Value, frozen=True):
    """A conversation in a list. `last` is what the guest said last; `holder` who of the staff has it, or empty."""

    conversation: int
    channel: str
    guest: str
    language: str
    last_guest_at: int
    holder: str
    last: str
    inquiry: int | None = None
    kind: str = ""
    reason: str = ""
    due_at: int = 0
    booking: int | None = None


class Case(Value, frozen=True):
    """An inquiry that is not closed."""

    id: int
    kind: str
    reason: str
    state: str
    note: str
    opened_at: int
    due_at: int
    booking: int | None


class Undelivered(Value, frozen=True):
    """A message of ours that could not be delivered."""

    id: int
    conversation: int
    channel: str
    author: str
    reason: str
    at: int
    text: str


class Inbox(Value, frozen=True):
    """`waiting` by deadline; `held` by staff without a running clock; `lately` the newest, whoever has them."""

    waiting: tuple[Card, ...]
    held: tuple[Card, ...]
    lately: tuple[Card, ...]


class Talk(Value, frozen=True):
    """`pending` is kept and not answered yet. `reading`: what the last turn read."""

    standing: Standing
    lines: tuple[HistoryLine, ...]
    pending: tuple[Pending, ...]
    acts: tuple[Entry, ...]
    cases: tuple[Case, ...]
    requests: tuple[Request, ...]
    undelivered: tuple[Undelivered, ...]
    reading: Reading | None = None

    @property
    def draft(self) -> Draft:
        remembered = self.standing.remembered
        return remembered.draft or remembered.mentioned or Draft()


def inbox(db: Db, most: int = 500) -> Inbox:
    return Inbox(
        waiting=tuple(_as_card(row) for row in rows(db, WAITING, (1, most))),
        held=tuple(_as_card(row) for row in rows(db, HELD, (1, most))),
        lately=tuple(_as_card(row) for row in rows(db, LATEST, (1, LATELY * 12, LATELY))),
    )


def _as_card(row: tuple[object, ...]) -> Card:
    talk, channel, state, last_guest_at, member, last, *case = row
    remembered = _conversation(state) if state else Conversation()  # type: ignore[arg-type]  # bytes of the schema
    draft = remembered.draft or remembered.mentioned or Draft()
    known = (talk, channel, draft.name or remembered.name or "", remembered.language or "en")
    return Card(*known, last_guest_at or 0, member or "", last or "", *case)  # type: ignore[arg-type]  # columns


def undelivered(db: Db, most: int = 200) -> list[Undelivered]:
    """The newest first."""
    return [
        Undelivered(
            id=i, conversation=talk, channel=channel, author=author, reason=reason or "", at=at, text=text or ""
        )
        for i, talk, channel, author, reason, at, text in rows(db, FAILED, (most,))
    ]


def whole(db: Db, talk: int) -> Talk:
    """Raise Gone."""
    seen = standing(db, talk)
    here = (seen.channel, seen.account, seen.chat)
    last = one(db, READING, (talk, 1))
    return Talk(
        standing=seen,
        lines=tuple(history.history(db, *here, LINES)),
        pending=tuple(history.pending(db, *here)),
        acts=tuple(ledger.of_conversation(db, talk)),
        cases=tuple(Case(*row) for row in rows(db, CASES, (talk,))),
        requests=tuple(decisions.request(db, b.id) for b in reversed(bookings.own(db, talk)) if b.id is not None),
        undelivered=tuple(letter for letter in undelivered(db) if letter.conversation == talk),
        reading=_reading(last[0]) if last else None,
    )
