"""What people must hear: rows of their own queue, each with a unique key, never behind a guest's message."""

from typing import Any

import msgspec
from sqlalchemy import case, exists, func, literal_column, select, update

from storage.notice_values import Facts, FailedNotice, NewNotice, Notice, NoticeKind, Outcome, Recipient, Way
from storage.schema import inquiry, notice
from storage.statement import Db, declare, given, into, number, one, rows, word, words

__all__ = ["Facts", "FailedNotice", "NewNotice", "Notice", "NoticeKind", "Outcome", "Recipient", "Way"]

LEASE_MS = 300_000
"""A sender that has not said what became of a notice after so long is taken for dead: another may claim it."""
STALE = ("opened", "reminder", "window")
"""Kinds that nobody needs any more once the inquiry's clock has stopped."""
encode = msgspec.json.Encoder().encode
_facts = msgspec.json.Decoder(Facts).decode
_n = notice.c
_unsent = _n.state.in_(words("waiting", "sending"))

ADD = declare(
    into(
        notice,
        "key way recipient kind conversation_id inquiry_id booking_id facts state due_at created_at",
        tries=number(0),
    ).on_conflict_do_nothing(),
    "key way recipient kind conversation_id inquiry_id booking_id facts state due_at created_at",
)
DROP_STALE = declare(
    update(notice)
    .where(
        _unsent,
        _n.state == word("waiting"),
        _n.way == given("way"),
        _n.due_at <= given("now"),
        _n.kind.in_(words(*STALE)),
        exists(literal_column("1")).where(inquiry.c.id == _n.inquiry_id, inquiry.c.state != word("open")),
    )
    .values(state=word("dropped")),
    "way now",
)
DROP_WAY = declare(
    update(notice).where(_unsent, _n.state == word("waiting"), _n.way == given("way")).values(state=word("dropped")),
    "way",
)
CLAIM = declare(
    update(notice)
    .where(
        _n.id.in_(
            select(_n.id)
            .where(_unsent, _n.way == given("way"), _n.due_at <= given("now"))
            .order_by(_n.due_at, _n.id)
            .limit(given("limit"))
        )
    )
    .values(
        state=word("sending"),
        unknown_at=case(
            (_n.state == word("sending"), func.coalesce(_n.unknown_at, given("now"))), else_=_n.unknown_at
        ),
        due_at=given("until"),
    )
    .returning(
        _n.id, _n.key, _n.way, _n.recipient, _n.kind, _n.conversation_id, _n.created_at, _n.facts, _n.inquiry_id,
        _n.booking_id, _n.tries, _n.unknown_at,
    ),
    "until now way now limit",
)  # fmt: skip
REFERENCE = declare(
    select(_n.reference)
    .where(
        _n.inquiry_id == given("inquiry"),
        _n.way == given("way"),
        _n.recipient == given("recipient"),
        _n.reference.is_not(None),
    )
    .order_by(_n.id)
    .limit(number(1)),
    "inquiry way recipient",
)
BY_REFERENCE = declare(
    select(
        _n.id, _n.key, _n.way, _n.recipient, _n.kind, _n.conversation_id, _n.created_at, _n.facts, _n.inquiry_id,
        _n.booking_id, _n.tries, _n.unknown_at,
    )
    .where(_n.way == given("way"), _n.reference == given("reference"))
    .order_by(_n.id)
    .limit(number(1)),
    "way reference",
)  # fmt: skip
BY_ID = declare(
    select(
        _n.id, _n.key, _n.way, _n.recipient, _n.kind, _n.conversation_id, _n.created_at, _n.facts, _n.inquiry_id,
        _n.booking_id, _n.tries, _n.unknown_at,
    ).where(_n.id == given("id")),
    "id",
)  # fmt: skip
TOLD = declare(
    select(
        _n.id, _n.key, _n.way, _n.recipient, _n.kind, _n.conversation_id, _n.created_at, _n.facts, _n.inquiry_id,
        _n.booking_id, _n.tries, _n.unknown_at, _n.reference,
    )
    .where(_n.conversation_id == given("conversation"), _n.way == given("way"), _n.reference.is_not(None))
    .order_by(_n.id.desc())
    .limit(given("limit")),
    "conversation way limit",
)  # fmt: skip
MARK = declare(
    update(notice)
    .where(_n.id == given("id"), _n.state == word("sending"))
    .values(
        state=given("state"),
        tries=_n.tries + number(1),
        due_at=given("due_at"),
        reason=func.coalesce(given("reason"), _n.reason),
        reference=func.coalesce(given("reference"), _n.reference),
        unknown_at=func.coalesce(_n.unknown_at, given("unknown_at")),
        sent_at=given("sent_at"),
    ),
    "state due_at unknown_at reason reference sent_at id",
)
FAILED = declare(
    select(_n.id, _n.way, _n.recipient, _n.kind, _n.conversation_id, _n.created_at, _n.reason)
    .where(_n.state == word("failed"))
    .order_by(_n.id.desc())
    .limit(given("limit")),
    "limit",
)


def add(db: Db, new: NewNotice, now: int) -> bool:
    """Write a notice; False: one of this key is there already."""
    values = (
        new.key, new.way, new.to, new.kind, new.conversation, new.inquiry, new.booking, encode(new.facts), new.state,
        now, now,
    )  # fmt: skip
    return db.execute(ADD, values).rowcount == 1


def claim_notices(db: Db, way: Way, now: int, limit: int) -> list[Notice]:
    """Due notices of a way, marked `sending` for `LEASE_MS`, oldest first. What a dead sender left comes back with
    `unknown_at` set. What nobody needs any more is dropped."""
    db.execute(DROP_STALE, (way, now))
    found = [_notice(row) for row in rows(db, CLAIM, (now + LEASE_MS, now, way, now, limit))]
    found.sort(key=lambda claimed: claimed.id)
    return [_with_reference(db, claimed) for claimed in found]


def _notice(row: tuple[Any, ...]) -> Notice:
    i, key, way, to, kind, talk, created_at, told, inquiry_id, booking_id, tries, unknown_at = row
    return Notice(
        id=i,
        key=key,
        way=way,
        to=to,
        kind=kind,
        conversation=talk,
        created_at=created_at,
        facts=_facts(told),
        inquiry=inquiry_id,
        booking=booking_id,
        tries=tries,
        unknown_at=unknown_at,
    )


def _with_reference(db: Db, claimed: Notice) -> Notice:
    if claimed.inquiry is None:
        return claimed
    found = one(db, REFERENCE, (claimed.inquiry, claimed.way, claimed.to))
    return msgspec.structs.replace(claimed, reference=found[0]) if found else claimed


def by_reference(db: Db, way: Way, reference: str) -> Notice | None:
    """The notice that a reply or a button belongs to; None: not one of ours."""
    found = one(db, BY_REFERENCE, (way, reference))
    return _notice(found) if found else None


def by_id(db: Db, number: int) -> Notice | None:
    found = one(db, BY_ID, (number,))
    return _notice(found) if found else None


def told(db: Db, way: Way, conversation: int, limit: int) -> list[Notice]:
    """The newest of a conversation that were sent, each with its own reference."""
    found = rows(db, TOLD, (conversation, way, limit))
    return [msgspec.structs.replace(_notice(row[:-1]), reference=row[-1]) for row in found]


def mark_notice(db: Db, outcome: Outcome, now: int) -> bool:
    """Write what became of a try; False: the row is no longer in this sender's hands."""
    values = (
        outcome.state, outcome.due_at, now if outcome.unknown else None, outcome.reason or None,
        outcome.reference or None, now if outcome.state == "sent" else None, outcome.id,
    )  # fmt: skip
    return db.execute(MARK, values).rowcount == 1


def drop_way(db: Db, way: Way) -> int:
    """Nobody can be told this way (it is not set up): what waits for it is given up."""
    return db.execute(DROP_WAY, (way,)).rowcount


def failed_notices(db: Db, limit: int = 100) -> list[FailedNotice]:
    """The newest first."""
    return [
        FailedNotice(id=i, way=way, to=to, kind=kind, conversation=talk, created_at=at, reason=reason or "")
        for i, way, to, kind, talk, at, reason in rows(db, FAILED, (limit,))
    ]
