"""What waits for a person: an inquiry with its promise, the rows of its reminder ladder, and the end of its clock."""

from collections.abc import Sequence

import msgspec
from sqlalchemy import func, select, update

from dialogs.conversation import InquiryOpened
from dialogs.promise import BEFORE_SHUT, HOUR, TO_ALL, WINDOWS
from storage.schema import deadline, inquiry
from storage.staff_values import Member
from storage.statement import Db, declare, given, into, number, one, rows, storable, word

MAX_NOTE = 4000
QUESTIONS = frozenset({"question", "complaint", "safety", "late", "failed"})
"""Kinds whose clock an answer stops. A request waits for a decision, whatever is said about it."""
encode = msgspec.json.Encoder().encode
_i, _d = inquiry.c, deadline.c

OPEN = declare(
    into(inquiry, "conversation_id kind reason topic note opened_at due_at booking_id", state=word("open")),
    "conversation_id kind reason topic note opened_at due_at booking_id",
)
FIND_OPEN = declare(
    select(_i.id, _i.note).where(
        _i.conversation_id == given("conversation"),
        _i.kind == given("kind"),
        _i.state == word("open"),
        func.coalesce(_i.booking_id, number(0)) == given("booking"),
    ),
    "conversation kind booking",
)
ADD_NOTE = declare(update(inquiry).where(_i.id == given("id")).values(note=given("note")), "note id")
ADD_STEP = declare(
    into(deadline, "inquiry_id key due_at kind recipients", state=word("waiting")).on_conflict_do_nothing(),
    "inquiry_id key due_at kind recipients",
)
OPEN_HERE = declare(
    select(_i.id, _i.kind, _i.booking_id, _i.due_at).where(
        _i.conversation_id == given("conversation"), _i.state == word("open")
    ),
    "conversation",
)
UNCLOSED = declare(
    select(_i.id, _i.state).where(_i.conversation_id == given("conversation"), _i.state != word("closed")),
    "conversation",
)
STOP = declare(
    update(inquiry)
    .where(_i.id == given("id"), _i.state == word("open"))
    .values(
        state=word("answered"),
        outcome=given("outcome"),
        answered_at=given("now"),
        answered_by=given("by"),
        answered_name=given("name"),
    ),
    "outcome now by name id",
)
CLOSE = declare(
    update(inquiry)
    .where(_i.id == given("id"), _i.state != word("closed"))
    .values(state=word("closed"), closed_at=given("now"), closed_by=given("by")),
    "now by id",
)
VOID = declare(
    update(deadline).where(_d.inquiry_id == given("inquiry"), _d.state == word("waiting")).values(state=word("void")),
    "inquiry",
)
MOVE_KIND = declare(
    update(deadline)
    .where(_d.inquiry_id == given("inquiry"), _d.kind == given("kind"), _d.state == word("waiting"))
    .values(due_at=given("due_at")),
    "due_at inquiry kind",
)


def open_inquiry(
    db: Db, talk: int, event: InquiryOpened, now: int, booking: int | None = None, window: int | None = None
) -> None:
    """One open inquiry of a kind per conversation, and per booking: a second one only adds its note, the promise stays
    the first's. `window`: until when the platform takes an answer."""
    about = event.booking or booking
    note = storable(event.note)[:MAX_NOTE]
    found = one(db, FIND_OPEN, (talk, event.kind, about or 0))
    if found is not None:
        inquiry_id, so_far = found
        _add_note(db, inquiry_id, so_far, note)
        return
    due_at = event.due_at or now + round(event.hours * HOUR)
    values = (talk, event.kind, event.reason, event.topic, note, now, due_at, about)
    inquiry_id = db.execute(OPEN, values).lastrowid
    assert inquiry_id is not None
    db.executemany(ADD_STEP, _ladder(inquiry_id, event, now, due_at, window))


def _ladder(
    inquiry_id: int, event: InquiryOpened, now: int, due_at: int, window: int | None
) -> list[tuple[int, str, int, str, bytes]]:
    steps = [(step.name, step.at, "step", step.to) for step in event.ladder]
    if not steps:
        steps = [(f"{hours:g}", now + round(hours * HOUR), "step", ()) for hours in event.steps]
    steps.append(("due", due_at, "due", TO_ALL))
    steps.append(("word", _last_word(due_at, window), "word", ()))
    if window is not None:
        steps.append((f"window:{window}", window - BEFORE_SHUT, "window", TO_ALL))
    return [(inquiry_id, f"inquiry:{inquiry_id}:{name}", at, kind, encode(to)) for name, at, kind, to in steps]


def _last_word(due_at: int, window: int | None) -> int:
    """When the promise ends, or while it can still be sent."""
    return due_at if window is None else min(due_at, window - BEFORE_SHUT)


def guest_wrote(db: Db, talk: int, channel: str, at: int) -> None:
    """The platform's window begins anew with every message: what had to come before its end moves with it."""
    if channel not in WINDOWS:
        return
    window = at + WINDOWS[channel]
    for inquiry_id, _, _, due_at in rows(db, OPEN_HERE, (talk,)):
        db.execute(MOVE_KIND, (_last_word(due_at, window), inquiry_id, "word"))
        if db.execute(MOVE_KIND, (window - BEFORE_SHUT, inquiry_id, "window")).rowcount == 0:
            key = f"inquiry:{inquiry_id}:window:{window}"
            db.execute(ADD_STEP, (inquiry_id, key, window - BEFORE_SHUT, "window", encode(TO_ALL)))


def _add_note(db: Db, inquiry_id: int, so_far: str, note: str) -> None:
    if note and note not in so_far:
        db.execute(ADD_NOTE, (f"{so_far}\n{note}".strip()[:MAX_NOTE], inquiry_id))


def stop(db: Db, inquiries: Sequence[int], outcome: str, who: Member, now: int) -> None:
    """The clocks stop: a person has answered or decided, or the guest needs no answer any more."""
    for inquiry_id in inquiries:
        db.execute(STOP, (outcome, now, who.id, who.name, inquiry_id))
        db.execute(VOID, (inquiry_id,))


def close(db: Db, inquiry_id: int, who: Member, now: int) -> None:
    db.execute(CLOSE, (now, who.id, inquiry_id))


def open_here(db: Db, talk: int, kinds: frozenset[str], booking: int | None = None) -> list[int]:
    """The conversation's inquiries of these kinds whose clock runs; of `booking` alone, if one is named."""
    found = rows(db, OPEN_HERE, (talk,))
    return [i for i, kind, about, _ in found if kind in kinds and (booking is None or about in (booking, None))]


def unclosed(db: Db, talk: int) -> list[tuple[int, str]]:
    """Number and state of what is not closed."""
    return [(i, state) for i, state in rows(db, UNCLOSED, (talk,))]
