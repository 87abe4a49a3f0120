"""Jobs of a turn: load what must be known for it, and record it: all of it or nothing, under the claim's fence."""

import datetime as dt
from typing import Any

import msgspec
from sqlalchemy import exists, func, update

from dialogs.conversation import (
    BookingRequested,
    ChangeRequested,
    Conversation,
    Event,
    GuestBlocked,
    GuestReturned,
    HeardByStaff,
    InquiryOpened,
    Known,
    MessageUnsent,
    Needs,
    ProposalAnswered,
    QuestionUnanswered,
    SafetySeen,
)
from dialogs.promise import window_until
from storage import bookings, decisions, outbox, unsent
from storage.claims import first_waiting, free, held
from storage.facts import facts
from storage.inquiries import QUESTIONS, guest_wrote, open_here, open_inquiry
from storage.notice_values import NewNotice
from storage.notices import add
from storage.schema import conversation, inbox, safety_sign, transcript, turn, unanswered
from storage.schema import outbox as outbox_table
from storage.statement import Db, declare, given, into, one, storable, word
from storage.store import Claim, Stale, ToSend, TurnRecord

HOUR = 3_600_000
NO_CHOICES = b"[]"
ABOUT_A_BOOKING = frozenset({"booking_request", "change", "cancel"})
DAY = 24 * HOUR
EPOCH = dt.date(1970, 1, 1)
encode = msgspec.json.Encoder().encode
_remembered = msgspec.json.Decoder(Conversation).decode

ADD_TURN = declare(
    into(turn, "conversation_id handled_at spa_version reading outcome"),
    "conversation_id handled_at spa_version reading outcome",
)
SETTLE = declare(
    update(inbox)
    .where(
        inbox.c.conversation_id == given("conversation"),
        inbox.c.seq == given("seq"),
        inbox.c.status == word("waiting"),
    )
    .values(status=given("status"), reason=given("reason"), turn_id=given("turn")),
    "status reason turn conversation seq",
)
ADVANCE = declare(
    update(conversation)
    .where(*held)
    .values(
        state=given("state"),
        due_at=first_waiting,
        **free,
        blocked=func.coalesce(given("blocked"), conversation.c.blocked),
        last_guest_at=func.coalesce(given("guest_at"), conversation.c.last_guest_at),
    )
    .returning(
        conversation.c.chat,
        conversation.c.blocked,
        conversation.c.held_by,
        # SQLite's RETURNING names columns without their table: only a parameter is sure to be the conversation's id
        exists().where(outbox_table.c.conversation_id == given("id"), outbox.unsent),
    ),
    "state blocked guest_at id fence id",
)
SAY = declare(
    into(transcript, "conversation_id author text at event choices"),
    "conversation_id author text at event choices",
)
SIGN = declare(
    into(safety_sign, "conversation_id seen_at sign action"),
    "conversation_id seen_at sign action",
)
QUESTION = declare(
    into(unanswered, "conversation_id turn_id text language suggested asked_at"),
    "conversation_id turn_id text language suggested asked_at",
)


def known(db: Db, claim: Claim, needs: Needs, now: int) -> Known:
    """A day is widened to what it can mean in any zone of the world (UTC-14 to UTC+14)."""
    starts = [(day - EPOCH).days * DAY for day in needs.days]
    spans = [(start - 14 * HOUR, start + 38 * HOUR) for start in starts]
    draft = (_remembered(claim.state) if claim.state else Conversation()).draft
    phone, email = (draft.phone, draft.email) if draft else (None, None)
    return Known(
        now=now,
        channel=claim.channel,
        account=claim.account,
        occupied=bookings.taken(db, spans),
        bookings=bookings.own(db, claim.conversation) if needs.bookings else (),
        code_uses=tuple(bookings.code_use(db, code, claim.conversation, phone, email) for code in needs.codes),
    )


def record(db: Db, t: TurnRecord, status: str = "done", reason: str | None = None) -> list[ToSend]:
    """`status` is that of the handled events: done, or set_aside with a reason."""
    talk = t.claim.conversation
    values = (talk, t.handled_at, t.spa_version, t.reading, encode(t.outcome))
    turn_id = db.execute(ADD_TURN, values).lastrowid
    assert turn_id is not None
    for seq in t.handled:
        db.execute(SETTLE, (status, reason, turn_id, talk, seq))
    state, booked = _book(db, t) if t.events else (t.state, None)
    floor = _advance(db, t, state)
    for line in t.said:
        labels = encode(line.choices) if line.choices else NO_CHOICES
        db.execute(SAY, (talk, line.author, storable(line.text), line.at, storable(line.event), labels))
    for event in t.events:
        _apply(db, event, t, turn_id, booked)
    return _queue(db, t, *floor) if t.outgoing else []


def _book(db: Db, t: TurnRecord) -> tuple[bytes, int | None]:
    """The turn's new state, with the number of the booking that the turn makes or is about."""
    state, booked = t.state, None
    for event in t.events:
        if isinstance(event, BookingRequested):
            booked = bookings.request(db, t.claim.conversation, event, t.handled_at)
            state = bookings.with_booking(state, booked)
            if event.confirmed:
                decisions.tell_staff(db, t.claim.conversation, booked, "decided", t.handled_at)
        elif isinstance(event, ChangeRequested):
            booked = event.booking
    return state, booked


def _advance(db: Db, t: TurnRecord, state: bytes) -> Any:
    """Move the conversation on and release it; what is known of its floor comes back. Raise Stale."""
    guest_at = _guest_at(t)
    blocked = 0 if guest_at is not None else None
    for event in t.events:
        if isinstance(event, GuestBlocked | GuestReturned):
            blocked = int(isinstance(event, GuestBlocked))
    talk = t.claim.conversation
    floor = one(db, ADVANCE, (state, blocked, guest_at, talk, t.claim.fence, talk))
    if floor is None:
        raise Stale(f"conversation {talk}: the claim with fence {t.claim.fence} is no longer held")
    if guest_at is not None:
        guest_wrote(db, talk, t.claim.channel, guest_at)
    return floor


def _guest_at(t: TurnRecord) -> int | None:
    """When the guest last wrote, in this turn."""
    return max((line.at for line in t.said if line.author == "guest"), default=None)


def _queue(db: Db, t: TurnRecord, chat: str, blocked: int, held_by: str | None, behind: int) -> list[ToSend]:
    """Write the messages. They may leave now unless an earlier one of the conversation is still here."""
    claim = t.claim
    status = "withdrawn" if blocked or held_by is not None else "waiting" if behind else "sending"
    sending = []
    for row in t.outgoing:
        added = db.execute(
            outbox.ADD,
            (
                claim.conversation, row.key, row.payload, row.reply_token, row.token_at, t.handled_at, status, "bot",
                t.handled_at,
            ),
        ).lastrowid  # fmt: skip
        assert added is not None
        if status == "sending":
            sending.append(
                ToSend(
                    id=added,
                    conversation=claim.conversation,
                    channel=claim.channel,
                    account=claim.account,
                    chat=chat,
                    key=row.key,
                    payload=row.payload,
                    created_at=t.handled_at,
                    reply_token=row.reply_token,
                    token_at=row.token_at,
                )
            )
    return sending


def _apply(db: Db, event: Event, t: TurnRecord, turn_id: int, booked: int | None) -> None:
    talk, now = t.claim.conversation, t.handled_at
    match event:
        case ChangeRequested():
            bookings.ask_change(db, talk, event, now)
        case InquiryOpened():
            window = window_until(t.claim.channel, _guest_at(t) or now)
            open_inquiry(db, talk, event, now, booked if event.kind in ABOUT_A_BOOKING else None, window)
        case ProposalAnswered():
            decisions.answer_proposal(db, talk, event, now)
        case HeardByStaff():
            _heard(db, event, t, turn_id)
        case SafetySeen(signs=signs):
            for sign in signs:
                db.execute(SIGN, (talk, now, sign.sign, sign.action))
        case QuestionUnanswered(text=text, language=language, suggested=suggested):
            db.execute(QUESTION, (talk, turn_id, storable(text), language, encode(suggested), now))
        case GuestBlocked():
            db.execute(outbox.WITHDRAW_ALL, (talk,))
        case MessageUnsent(reference=reference):
            unsent.forget(db, t.claim, storable(reference))
        case BookingRequested() | GuestReturned():
            pass  # done before the conversation moved on


def _heard(db: Db, event: HeardByStaff, t: TurnRecord, turn_id: int) -> None:
    """The guest wrote to the person who holds the floor: the group hears of it, and a clock runs for an answer."""
    talk, now = t.claim.conversation, t.handled_at
    if event.opened is not None and not open_here(db, talk, QUESTIONS):
        open_inquiry(db, talk, event.opened, now, None, window_until(t.claim.channel, _guest_at(t) or now))
    told = facts(db, talk, words=event.words)
    new = NewNotice(
        key=f"said:{turn_id}", way="group", to="staff", kind="guest_said", conversation=talk, facts=told
    )  # fmt: skip
    add(db, new, now)
