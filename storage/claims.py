"""Jobs on a conversation's floor: claim it for a turn, give it back, hand it to staff and back to the bot.

While a conversation is claimed, its `due_at` is the instant at which the claim lapses, unless more arrives first.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import case, func, null, or_, select, update

from storage.outbox import NEXT_SEND, WITHDRAW
from storage.schema import conversation, inbox
from storage.statement import Db, declare, given, number, one, rows, word
from storage.store import Claim, Pending, Stale

_id = conversation.c.id
free = {"claim_owner": null(), "claim_until": null()}
_waiting = select(inbox.c.received_at).where(inbox.c.conversation_id == _id, inbox.c.status == word("waiting"))
first_waiting = _waiting.order_by(inbox.c.seq).limit(number(1)).scalar_subquery()
"""When the oldest event arrived that still waits: due at once. Null: nothing waits."""
_first_after = _waiting.where(inbox.c.seq > given("last")).order_by(inbox.c.seq).limit(number(1)).scalar_subquery()
held = (_id == given("id"), conversation.c.fence == given("fence"))

CLAIM = declare(
    update(conversation)
    .where(
        _id.in_(
            select(_id)
            .where(
                conversation.c.due_at <= given("now"),
                or_(conversation.c.claim_owner.is_(None), conversation.c.claim_until <= given("now")),
            )
            .order_by(conversation.c.due_at)
            .limit(given("limit"))
        )
    )
    .values(
        fence=conversation.c.fence + number(1),
        claim_owner=given("owner"),
        claim_until=given("until"),
        due_at=given("until"),
    )
    .returning(
        _id,
        conversation.c.channel,
        conversation.c.account,
        conversation.c.chat,
        conversation.c.fence,
        conversation.c.state,
        conversation.c.held_by,
    ),
    "owner until until now now limit",
)
TAKE = declare(
    update(inbox)
    .where(inbox.c.conversation_id == given("conversation"), inbox.c.status == word("waiting"))
    .values(handled_at=func.coalesce(inbox.c.handled_at, given("now")), attempts=inbox.c.attempts + number(1))
    .returning(inbox.c.seq, inbox.c.event, inbox.c.raw, inbox.c.received_at, inbox.c.handled_at, inbox.c.attempts),
    "now conversation",
)
RELEASE = declare(
    update(conversation).where(*held).values(due_at=first_waiting, **free),
    "id fence",
)
POSTPONE = declare(
    update(conversation).where(*held).values(due_at=func.coalesce(_first_after, given("due_at")), **free),
    "last due_at id fence",
)
UNCOUNT = declare(
    update(inbox)
    .where(inbox.c.seq == given("seq"), inbox.c.status == word("waiting"))
    .values(attempts=inbox.c.attempts - number(1)),
    "seq",
)
SKIP = declare(
    update(inbox)
    .where(
        inbox.c.conversation_id == given("conversation"),
        inbox.c.seq == given("seq"),
        inbox.c.status == word("waiting"),
    )
    .values(status=word("skipped"), reason=given("reason")),
    "reason conversation seq",
)
TAKE_FLOOR = declare(
    update(conversation)
    .where(_id == given("id"))
    .values(fence=conversation.c.fence + number(1), held_by=given("staff"), due_at=first_waiting, **free),
    "staff id",
)
RECOVER = declare(
    update(conversation)
    .where(conversation.c.due_at.is_not(None), conversation.c.claim_owner.is_not(None))
    .values(fence=conversation.c.fence + number(1), due_at=first_waiting, **free),
)
NEXT_DUE = declare(
    select(
        func.min(
            case(
                (conversation.c.claim_until > conversation.c.due_at, conversation.c.claim_until),
                else_=conversation.c.due_at,
            )
        )
    ).where(conversation.c.due_at.is_not(None)),
)


def claim(db: Db, owner: str, now: int, limit: int, lease_ms: int) -> list[Claim]:
    until = now + lease_ms
    found = []
    for row in rows(db, CLAIM, (owner, until, until, now, now, limit)):
        if pending := _take(db, row[0], now):
            found.append(_claimed(row, pending))
        else:
            db.execute(RELEASE, (row[0], row[4]))
    found.sort(key=_first)
    return found


def _first(claim: Claim) -> int:
    return claim.pending[0].seq


def _take(db: Db, talk: int, now: int) -> tuple[Pending, ...]:
    """All its waiting events, in order of sequence (RETURNING promises none)."""
    taken = rows(db, TAKE, (now, talk))
    if len(taken) > 1:
        taken.sort()
    return tuple(
        Pending(seq=seq, event=event, raw=raw or b"", received_at=received_at, handled_at=handled_at, attempts=attempts)
        for seq, event, raw, received_at, handled_at, attempts in taken
    )


def _claimed(row: Sequence[Any], pending: tuple[Pending, ...]) -> Claim:
    talk, channel, account, chat, fence, state, held_by = row
    return Claim(
        conversation=talk,
        channel=channel,
        account=account,
        chat=chat,
        fence=fence,
        state=state,
        held_by=held_by,
        pending=pending,
    )


def postpone(db: Db, claim: Claim, due_at: int, counts: bool) -> None:
    if not counts:
        db.executemany(UNCOUNT, [(pending.seq,) for pending in claim.pending])
    last = claim.pending[-1].seq
    _guarded(db, POSTPONE, (last, due_at, claim.conversation, claim.fence), claim)


def skip(db: Db, claim: Claim, seqs: Sequence[int], reason: str) -> None:
    db.executemany(SKIP, [(reason, claim.conversation, seq) for seq in seqs])
    _guarded(db, RELEASE, (claim.conversation, claim.fence), claim)


def _guarded(db: Db, statement: str, values: tuple[Any, ...], claim: Claim) -> None:
    """The statement that needs the claim's fence; raising undoes what the job wrote before."""
    if db.execute(statement, values).rowcount != 1:
        raise Stale(f"conversation {claim.conversation}: the claim with fence {claim.fence} is no longer held")


def take_floor(db: Db, talk: int, staff: str) -> int:
    """Staff speak from now on. Returns how many of the bot's unsent messages were withdrawn."""
    _change_floor(db, talk, staff)
    return db.execute(WITHDRAW, (talk,)).rowcount


def hand_back(db: Db, talk: int) -> None:
    _change_floor(db, talk, None)


def _change_floor(db: Db, talk: int, staff: str | None) -> None:
    if db.execute(TAKE_FLOOR, (staff, talk)).rowcount != 1:
        raise LookupError(f"no conversation {talk}")


def next_due(db: Db) -> int | None:
    instants = [one(db, NEXT_DUE)[0], one(db, NEXT_SEND)[0]]
    return min((instant for instant in instants if instant is not None), default=None)
