"""What waits for a person: an inquiry with its promise, and the rows of its reminder ladder."""

from sqlalchemy import select, update

from dialogs.conversation import InquiryOpened
from storage.schema import deadline, inquiry
from storage.statement import Db, declare, given, into, one, storable, word

HOUR = 3_600_000
MAX_NOTE = 4000

OPEN = declare(
    into(inquiry, "conversation_id kind reason topic note opened_at due_at", state=word("open")),
    "conversation_id kind reason topic note opened_at due_at",
)
FIND_OPEN = declare(
    select(inquiry.c.id, inquiry.c.note).where(
        inquiry.c.conversation_id == given("conversation"),
        inquiry.c.kind == given("kind"),
        inquiry.c.state == word("open"),
    ),
    "conversation kind",
)
ADD_NOTE = declare(update(inquiry).where(inquiry.c.id == given("id")).values(note=given("note")), "note id")
ADD_STEP = declare(
    into(deadline, "inquiry_id key due_at", state=word("waiting")).on_conflict_do_nothing(), "inquiry_id key due_at"
)


def open_inquiry(db: Db, talk: int, event: InquiryOpened, now: int) -> None:
    """One open inquiry of a kind per conversation: a second one only adds its note, the promise stays the first's."""
    note = storable(event.note)[:MAX_NOTE]
    found = one(db, FIND_OPEN, (talk, event.kind))
    if found is not None:
        inquiry_id, so_far = found
        _add_note(db, inquiry_id, so_far, note)
        return
    due_at = now + round(event.hours * HOUR)
    values = (talk, event.kind, event.reason, event.topic, note, now, due_at)
    inquiry_id = db.execute(OPEN, values).lastrowid
    db.executemany(
        ADD_STEP,
        [(inquiry_id, f"inquiry:{inquiry_id}:{hours:g}", now + round(hours * HOUR)) for hours in event.steps],
    )


def _add_note(db: Db, inquiry_id: int, so_far: str, note: str) -> None:
    if note and note not in so_far:
        db.execute(ADD_NOTE, (f"{so_far}\n{note}".strip()[:MAX_NOTE], inquiry_id))
