"""Counts for metrics and readiness."""

from sqlalchemy import func, select

from storage import outbox as messages
from storage.schema import inbox, inquiry, outbox
from storage.statement import Db, declare, given, one, word
from storage.store import Waiting

INBOX = declare(select(func.count(), func.min(inbox.c.seq)).where(inbox.c.status == word("waiting")))
RECEIVED = declare(select(inbox.c.received_at).where(inbox.c.seq == given("seq")), "seq")
OUTBOX = declare(select(func.count(), func.min(outbox.c.id)).where(messages.unsent))
CREATED = declare(select(outbox.c.created_at).where(outbox.c.id == given("id")), "id")
FAILED_COUNT = declare(select(func.count()).select_from(outbox).where(outbox.c.status == word("failed")))
SET_ASIDE_COUNT = declare(select(func.count()).select_from(inbox).where(inbox.c.status == word("set_aside")))
OPEN_COUNT = declare(
    select(func.count(), func.count().filter(inquiry.c.due_at <= given("now"))).where(inquiry.c.state == word("open")),
    "now",
)


def waiting(db: Db, now: int) -> Waiting:
    in_count, first_in = one(db, INBOX)
    out_count, first_out = one(db, OUTBOX)
    opened, overdue = one(db, OPEN_COUNT, (now,))
    return Waiting(
        inbox=in_count,
        inbox_oldest=one(db, RECEIVED, (first_in,))[0] if in_count else None,
        outbox=out_count,
        outbox_oldest=one(db, CREATED, (first_out,))[0] if out_count else None,
        dead=one(db, FAILED_COUNT)[0],
        set_aside=one(db, SET_ASIDE_COUNT)[0],
        inquiries_open=opened,
        inquiries_overdue=overdue,
    )
