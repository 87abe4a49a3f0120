"""Lists for people: bookings, inquiries with their clock, unanswered questions by likeness, what failed."""

import msgspec
from rapidfuzz import fuzz, process
from sqlalchemy import case, select

from dialogs.booking.model import BookingState, Draft, Quote
from dialogs.conversation import HandoffReason, InquiryKind
from dialogs.messages import Value
from storage.schema import booking, conversation, inbox, inquiry, outbox, unanswered
from storage.statement import Db, declare, given, number, rows, word

ALIKE = 85
"""Similarity (rapidfuzz ratio, 0 to 100) from which two questions are counted as one."""

_draft = msgspec.json.Decoder(Draft).decode
_quote = msgspec.json.Decoder(Quote).decode
_topics = msgspec.json.Decoder(tuple[str, ...]).decode


class BookingEntry(Value, frozen=True):
    """`start` and `booked_at` epoch ms; the draft's date and time are the spa's own."""

    id: int
    conversation: int
    channel: str
    state: BookingState
    draft: Draft
    quote: Quote
    start: int
    booked_at: int
    contested: bool = False


class InquiryEntry(Value, frozen=True):
    """`left_ms` until the promise ends, negative: overdue; of a closed one, 0."""

    id: int
    conversation: int
    channel: str
    kind: InquiryKind
    reason: HandoffReason
    topic: str | None
    note: str
    state: str
    opened_at: int
    due_at: int
    left_ms: int = 0


class QuestionGroup(Value, frozen=True):
    """Questions that read alike; `text` is the newest wording, `suggested` the topics then offered."""

    text: str
    language: str
    times: int
    last_at: int
    suggested: tuple[str, ...] = ()
    wordings: tuple[str, ...] = ()


class FailedEntry(Value, frozen=True):
    """A message that could not be delivered, or an event that could not be answered."""

    kind: str
    id: int
    conversation: int | None
    channel: str
    at: int
    reason: str
    tries: int


_b, _c, _i, _u = booking.c, conversation.c, inquiry.c, unanswered.c
BOOKINGS = declare(
    select(_b.id, _b.conversation_id, _c.channel, _b.state, _b.draft, _b.quote, _b.start, _b.booked_at, _b.contested)
    .join_from(booking, conversation, _c.id == _b.conversation_id)
    .order_by(_b.start, _b.id)
)
INQUIRIES = declare(
    select(
        _i.id, _i.conversation_id, _c.channel, _i.kind, _i.reason, _i.topic, _i.note, _i.state, _i.opened_at, _i.due_at
    )
    .join_from(inquiry, conversation, _c.id == _i.conversation_id)
    .order_by(case((_i.state == word("open"), number(0)), else_=number(1)), _i.due_at, _i.id)
)
QUESTIONS = declare(
    select(_u.text, _u.language, _u.suggested, _u.asked_at).order_by(_u.id.desc()).limit(given("limit")), "limit"
)
FAILED_MESSAGES = declare(
    select(outbox.c.id, outbox.c.conversation_id, _c.channel, outbox.c.created_at, outbox.c.reason, outbox.c.tries)
    .join_from(outbox, conversation, _c.id == outbox.c.conversation_id)
    .where(outbox.c.status == word("failed"))
    .order_by(outbox.c.id)
)
SET_ASIDE = declare(
    select(inbox.c.seq, inbox.c.conversation_id, inbox.c.channel, inbox.c.received_at, inbox.c.reason, inbox.c.attempts)
    .where(inbox.c.status == word("set_aside"))
    .order_by(inbox.c.seq)
)


def bookings(db: Db) -> list[BookingEntry]:
    """In order of their start."""
    return [
        BookingEntry(
            id=i,
            conversation=talk,
            channel=channel,
            state=state,
            draft=_draft(draft),
            quote=_quote(quote),
            start=start,
            booked_at=booked_at,
            contested=bool(contested),
        )
        for i, talk, channel, state, draft, quote, start, booked_at, contested in rows(db, BOOKINGS)
    ]


def inquiries(db: Db, now: int) -> list[InquiryEntry]:
    """The open ones first, the most urgent first."""
    return [
        InquiryEntry(
            id=i,
            conversation=talk,
            channel=channel,
            kind=kind,
            reason=reason,
            topic=topic,
            note=note,
            state=state,
            opened_at=opened_at,
            due_at=due_at,
            left_ms=due_at - now if state == "open" else 0,
        )
        for i, talk, channel, kind, reason, topic, note, state, opened_at, due_at in rows(db, INQUIRIES)
    ]


def unknown(db: Db, limit: int = 5000) -> list[QuestionGroup]:
    """The newest `limit` questions, grouped by likeness within a language, the most asked first."""
    heads: dict[str, list[str]] = {}
    groups: dict[tuple[str, str], list[tuple[str, bytes, int]]] = {}
    for text, language, suggested, asked_at in rows(db, QUESTIONS, (limit,)):
        words = " ".join(text.casefold().split())
        known = heads.setdefault(language, [])
        alike = process.extractOne(words, known, scorer=fuzz.ratio, score_cutoff=ALIKE)
        head = alike[0] if alike else words
        if alike is None:
            known.append(words)
        groups.setdefault((language, head), []).append((text, suggested, asked_at))
    found = [_group(language, asked) for (language, _), asked in groups.items()]
    return sorted(found, key=lambda group: (-group.times, -group.last_at))


def _group(language: str, asked: list[tuple[str, bytes, int]]) -> QuestionGroup:
    """`asked` is newest first."""
    text, suggested, last_at = asked[0]
    return QuestionGroup(
        text=text,
        language=language,
        times=len(asked),
        last_at=last_at,
        suggested=_topics(suggested),
        wordings=tuple(dict.fromkeys(wording for wording, _, _ in asked)),
    )


def failed(db: Db) -> list[FailedEntry]:
    """Dead letters, then events set aside, oldest first."""
    kinds = (("message", FAILED_MESSAGES), ("event", SET_ASIDE))
    return [
        FailedEntry(kind=kind, id=i, conversation=talk, channel=channel, at=at, reason=reason or "", tries=tries)
        for kind, statement in kinds
        for i, talk, channel, at, reason, tries in rows(db, statement)
    ]
