"""Jobs of the outbox: which message may be sent now, and what became of it. Out per conversation, in order."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import case, exists, func, select, update
from sqlalchemy.dialects.sqlite import insert

from storage.schema import alias, conversation, outbox
from storage.statement import Db, declare, given, into, number, one, rows, word, words
from storage.store import Mark, ToSend

_o = outbox.c
unsent = _o.status.in_(words("waiting", "sending"))
_earlier = outbox.alias("earlier")
_is_head = ~exists().where(
    _earlier.c.conversation_id == _o.conversation_id,
    _earlier.c.status.in_(words("waiting", "sending")),
    _earlier.c.id < _o.id,
)
_by_id = _o.id == given("id")

ADD = declare(
    into(
        outbox,
        "conversation_id key payload reply_token token_at due_at status author created_at",
        tries=number(0),
        token_tried=number(0),
    ),
    "conversation_id key payload reply_token token_at due_at status author created_at",
)
HEAD = declare(
    select(
        _o.status, _o.due_at, conversation.c.held_by, conversation.c.blocked,
        _o.id, _o.conversation_id, conversation.c.channel, conversation.c.account, conversation.c.chat,
        _o.key, _o.payload, _o.created_at, _o.tries, _o.unknown_at, _o.reply_token, _o.token_at, _o.token_tried,
        _o.author,
    )
    .join_from(outbox, conversation, conversation.c.id == _o.conversation_id)
    .where(_o.conversation_id == given("conversation"), unsent)
    .order_by(_o.id)
    .limit(number(1)),
    "conversation",
)  # fmt: skip
SET_STATUS = declare(update(outbox).where(_by_id).values(status=given("status")), "status id")
DUE_HEADS = declare(
    select(_o.conversation_id)
    .where(_o.status == word("waiting"), _o.due_at <= given("now"), _is_head)
    .order_by(_o.due_at, _o.id)
    .limit(given("limit")),
    "now limit",
)
NEXT_SEND = declare(select(func.min(_o.due_at)).where(_o.status == word("waiting"), _is_head))
_waiting_here = (_o.conversation_id == given("conversation"), unsent, _o.status == word("waiting"))
"""`unsent` says nothing new here, but names the index that lists the few rows of one conversation."""
WITHDRAW = declare(
    update(outbox).where(*_waiting_here, _o.author == word("bot")).values(status=word("withdrawn")), "conversation"
)
WITHDRAW_ALL = declare(update(outbox).where(*_waiting_here).values(status=word("withdrawn")), "conversation")
SENT = declare(
    update(outbox)
    .where(_by_id, _o.status.in_(words("sending", "sent")))
    .values(
        status=word("sent"),
        tries=_o.tries + number(1),
        platform_id=given("platform_id"),
        sent_at=given("now"),
    ),
    "platform_id now id",
)
FAILED = declare(
    update(outbox)
    .where(_by_id, _o.status == word("sending"))
    .values(status=word("failed"), tries=_o.tries + number(1), reason=given("reason")),
    "reason id",
)
WAIT = declare(
    update(outbox)
    .where(_by_id, _o.status == word("sending"))
    .values(
        status=word("waiting"),
        tries=_o.tries + given("tries"),
        due_at=given("due_at"),
        reason=func.coalesce(given("reason"), _o.reason),
        unknown_at=func.coalesce(_o.unknown_at, given("unknown_at")),
        token_tried=case((given("token_tried"), number(1)), else_=_o.token_tried),
    ),
    "tries unknown_at token_tried due_at reason id",
)
MOVE = declare(
    update(conversation).where(conversation.c.id == given("id")).values(chat=given("chat")),
    "chat id",
)
MOVED_TO = declare(
    insert(alias)
    .from_select(
        ["channel", "account", "chat", "conversation_id"],
        select(conversation.c.channel, conversation.c.account, given("chat"), conversation.c.id).where(
            conversation.c.id == given("id")
        ),
    )
    .on_conflict_do_nothing(),
    "chat id",
)
RECOVER = declare(
    update(outbox)
    .where(unsent, _o.status == word("sending"))
    .values(
        status=word("waiting"),
        unknown_at=func.coalesce(_o.unknown_at, given("now")),
        due_at=given("now"),
        token_tried=case((_o.reply_token != word(""), number(1)), else_=_o.token_tried),
    ),
    "now now",
)


def claim_head(db: Db, talk: int, now: int) -> ToSend | None:
    """The conversation's oldest unsent message, marked `sending`; None where it is on its way or not yet due.

    The floor is looked at here once more: what the bot may no longer say is withdrawn.
    """
    while (head := one(db, HEAD, (talk,))) is not None:
        status, due_at, held_by, blocked, *values = head
        if status != "waiting" or due_at > now:
            return None
        to_send = _to_send(values)
        if blocked or (held_by is not None and to_send.author == "bot"):
            db.execute(SET_STATUS, ("withdrawn", to_send.id))
            continue
        db.execute(SET_STATUS, ("sending", to_send.id))
        return to_send
    return None


def _to_send(values: Sequence[Any]) -> ToSend:
    row, talk, channel, account, chat, key, payload, created_at, tries, unknown_at, token, token_at, tried, author = (
        values
    )
    return ToSend(
        id=row,
        conversation=talk,
        channel=channel,
        account=account,
        chat=chat,
        key=key,
        payload=payload,
        created_at=created_at,
        tries=tries,
        unknown_at=unknown_at,
        reply_token=token,
        token_at=token_at,
        token_tried=bool(tried),
        author=author,
    )


def claim_sends(db: Db, now: int, limit: int, busy: frozenset[int]) -> list[ToSend]:
    talks = [talk for (talk,) in rows(db, DUE_HEADS, (now, limit + len(busy))) if talk not in busy]
    heads = (claim_head(db, talk, now) for talk in talks[:limit])
    return [head for head in heads if head is not None]


def mark(db: Db, marks: Sequence[Mark], now: int) -> list[ToSend]:
    for outcome in marks:
        _write(db, outcome)
    talks = dict.fromkeys(outcome.conversation for outcome in marks)
    heads = (claim_head(db, talk, now) for talk in talks)
    return [head for head in heads if head is not None]


def _write(db: Db, m: Mark) -> None:
    if m.state == "sent":
        db.execute(SENT, (m.platform_id or None, m.now, m.id))
    elif m.state == "failed":
        db.execute(FAILED, (m.reason, m.id))
    else:
        tried = 1 if m.reason else 0
        unknown_at = m.now if m.unknown else None
        db.execute(WAIT, (tried, unknown_at, m.token_tried, m.due_at, m.reason or None, m.id))
    if m.chat:
        db.execute(MOVE, (m.chat, m.conversation))
        db.execute(MOVED_TO, (m.chat, m.conversation))
