"""Jobs of the inbox: keep what came, once, with its conversation."""

from collections.abc import Sequence

import msgspec
from sqlalchemy import and_, case, or_, select, update
from sqlalchemy.dialects.sqlite import insert

from storage.claims import claim
from storage.schema import alias, conversation, inbox
from storage.statement import Db, declare, given, into, number, one, storable
from storage.statuses import apply_status
from storage.store import Arrival, Claim, Kept, StatusUpdate, Taker

_here = and_(alias.c.channel == given("channel"), alias.c.account == given("account"), alias.c.chat == given("chat"))

KEEP_KNOWN = declare(
    insert(inbox)
    .from_select(
        ["channel", "account", "event", "conversation_id", "raw", "received_at", "attempts", "status"],
        select(
            alias.c.channel,
            alias.c.account,
            given("event"),
            alias.c.conversation_id,
            given("raw"),
            given("received_at"),
            number(0),
            given("status"),
        ).where(_here),
    )
    .on_conflict_do_nothing()
    .returning(inbox.c.conversation_id),
    "event raw received_at status channel account chat",
)
KEEP = declare(
    into(
        inbox, "channel account event conversation_id raw received_at status", attempts=number(0)
    ).on_conflict_do_nothing(),
    "channel account event conversation_id raw received_at status",
)
REPEAT = declare(
    select(number(1)).where(
        inbox.c.channel == given("channel"), inbox.c.account == given("account"), inbox.c.event == given("event")
    ),
    "channel account event",
)
FIND = declare(select(alias.c.conversation_id).where(_here), "channel account chat")
OPEN = declare(
    into(conversation, "channel account chat created_at state", fence=number(0), blocked=number(0)),
    "channel account chat state created_at",
)
NAME = declare(
    into(alias, "channel account chat conversation_id").on_conflict_do_nothing(),
    "channel account chat conversation_id",
)
WAKE = declare(
    update(conversation)
    .where(conversation.c.id == given("id"))
    .values(
        chat=given("chat"),
        due_at=case(
            (or_(conversation.c.due_at.is_(None), conversation.c.due_at > given("now")), given("now")),
            else_=conversation.c.due_at,
        ),
    ),
    "chat now now id",
)


def keep(
    db: Db, arrivals: Sequence[Arrival], statuses: Sequence[StatusUpdate] = (), taker: Taker | None = None
) -> Kept:
    new = 0
    for arrival in arrivals:
        new += _keep(db, _storable(arrival))
    for status in statuses:
        apply_status(db, status)
    claims = _handed(db, arrivals[0].received_at, taker) if new and taker is not None else ()
    return Kept(new=new, repeats=len(arrivals) - new, claims=claims)


def _handed(db: Db, now: int, taker: Taker) -> tuple[Claim, ...]:
    return tuple(claim(db, taker.owner, now, taker.limit, taker.lease_ms)) if taker.limit > 0 else ()


def _storable(a: Arrival) -> Arrival:
    if a.event.isascii() and (a.chat or "").isascii() and all(map(str.isascii, a.aliases)):
        return a
    return msgspec.structs.replace(
        a,
        event=storable(a.event),
        chat=None if a.chat is None else storable(a.chat),
        aliases=tuple(map(storable, a.aliases)),
    )


def _keep(db: Db, a: Arrival) -> bool:
    """Whether it was new."""
    if a.chat is None:
        return _insert(db, a, None, "waiting" if a.staff else "noted")
    status = "waiting" if a.wakes else "noted"
    found = one(db, KEEP_KNOWN, (a.event, a.raw, a.received_at, status, a.channel, a.account, a.chat))
    if found is None:
        return _keep_slowly(db, a, a.chat, status)
    _settle(db, a, a.chat, found[0])
    return True


def _keep_slowly(db: Db, a: Arrival, chat: str, status: str) -> bool:
    """A repeat, a guest's new id, or a new guest."""
    if one(db, REPEAT, (a.channel, a.account, a.event)) is not None:
        return False
    talk = _find(db, a, chat)
    known = talk is not None
    if talk is None:
        talk = next((t for other in a.aliases if (t := _find(db, a, other)) is not None), None)
    if talk is None:
        talk = db.execute(OPEN, (a.channel, a.account, chat, b"", a.received_at)).lastrowid
        assert talk is not None
    _insert(db, a, talk, status)
    if not known:
        db.execute(NAME, (a.channel, a.account, chat, talk))
    _settle(db, a, chat, talk)
    return True


def _insert(db: Db, a: Arrival, talk: int | None, status: str) -> bool:
    values = (a.channel, a.account, a.event, talk, a.raw, a.received_at, status)
    return db.execute(KEEP, values).rowcount == 1


def _find(db: Db, a: Arrival, chat: str) -> int | None:
    found = one(db, FIND, (a.channel, a.account, chat))
    return found[0] if found else None


def _settle(db: Db, a: Arrival, chat: str, talk: int) -> None:
    for other in a.aliases:
        db.execute(NAME, (a.channel, a.account, other, talk))
    if a.wakes:
        db.execute(WAKE, (chat, a.received_at, a.received_at, talk))
