"""The promise's clock: what fell due is claimed and its notices written in one transaction, once, whatever restarts.

Nothing here asks what time it is. Each step's row changes from `waiting` once; each notice has a unique key.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import select, update

from dialogs.messages import Value
from storage.facts import facts
from storage.notice_values import NewNotice, NoticeKind, Recipient, Way
from storage.notices import add
from storage.schema import deadline, inquiry
from storage.speech import Speech, next_to_send, say
from storage.standing import standing
from storage.statement import Db, declare, given, one, rows, word
from storage.store import ToSend

Ways = Mapping[str, tuple[Way, Recipient]]
"""What content calls a recipient (desk, group, email, owner) -> the way and whom; only those that are set up."""
_d, _i = deadline.c, inquiry.c
_names = msgspec.json.Decoder(tuple[str, ...]).decode
EVERYBODY = ("desk", "group", "email")
"""Recipients of a step of the first schema, which named none."""

DUE = declare(
    select(_d.id, _d.key, _d.kind, _d.recipients, _d.due_at, _i.id, _i.conversation_id, _i.booking_id, _i.opened_at)
    .join_from(deadline, inquiry, _i.id == _d.inquiry_id)
    .where(_d.state == word("waiting"), _d.due_at <= given("now"), _d.kind != word("word"), _i.state == word("open"))
    .order_by(_d.due_at, _d.id)
    .limit(given("limit")),
    "now limit",
)
WORDS = declare(
    select(_d.id, _i.id, _i.conversation_id)
    .join_from(deadline, inquiry, _i.id == _d.inquiry_id)
    .where(_d.state == word("waiting"), _d.due_at <= given("now"), _d.kind == word("word"), _i.state == word("open"))
    .order_by(_d.due_at, _d.id)
    .limit(given("limit")),
    "now limit",
)
FIRST = declare(
    select(_d.id)
    .where(_d.state == word("waiting"), _d.due_at <= given("now"), _d.kind != word("word"))
    .limit(given("limit")),
    "now limit",
)
FIRE = declare(
    update(deadline)
    .where(_d.id == given("id"), _d.state == word("waiting"))
    .values(state=given("state"), fired_at=given("now")),
    "state now id",
)
OF_WORD = declare(
    select(_i.state, _i.conversation_id)
    .join_from(deadline, inquiry, _i.id == _d.inquiry_id)
    .where(_d.id == given("id"), _d.state == word("waiting")),
    "id",
)


class WordDue(Value, frozen=True):
    """The promise ends, or the platform's window does: the guest is to be told, while it can still be."""

    deadline: int
    inquiry: int
    conversation: int


class _Step(Value, frozen=True):
    id: int
    key: str
    kind: NoticeKind
    to: tuple[str, ...]
    inquiry: int
    conversation: int
    booking: int | None


def next_step(db: Db, now: int) -> int | None:
    """Some step that is due; None: nothing is, and no writing transaction is needed."""
    found = one(db, FIRST, (now, 1))
    return found[0] if found else None


def fire(db: Db, now: int, ways: Ways, limit: int = 200) -> list[int]:
    """Claim the steps that are due and write their notices. Returns the inquiries they belong to, one entry a step.

    Of steps of one inquiry that fall due together (after an outage) a recipient reads the last alone; the notices of
    the others are written as `overtaken`.
    """
    steps = [step for row in rows(db, DUE, (now, limit)) if (step := _claimed(db, row, now))]
    told: set[tuple[int, Way, Recipient]] = set()
    for step in reversed(steps):
        for way, to in _targets(step, ways):
            _notify(db, step, way, to, now, overtaken=(step.inquiry, way, to) in told)
            told.add((step.inquiry, way, to))
    return [step.inquiry for step in steps]


def _claimed(db: Db, row: Sequence[Any], now: int) -> _Step | None:
    number, key, kind, recipients, due_at, inquiry_id, talk, booking_id, opened_at = row
    if db.execute(FIRE, ("fired", now, number)).rowcount != 1:
        return None
    named: dict[str, NoticeKind] = {"window": "window", "due": "deadline"}
    return _Step(
        id=number,
        key=key,
        kind=named.get(kind, "opened" if due_at <= opened_at else "reminder"),
        to=_names(recipients) or EVERYBODY,
        inquiry=inquiry_id,
        conversation=talk,
        booking=booking_id,
    )


def _targets(step: _Step, ways: Ways) -> Iterator[tuple[Way, Recipient]]:
    """Each once, though the owner may be reached where the staff are."""
    yield from dict.fromkeys(ways[name] for name in step.to if name in ways)


def _notify(db: Db, step: _Step, way: Way, to: Recipient, now: int, *, overtaken: bool) -> None:
    new = NewNotice(
        key=f"{step.key}:{way}:{to}",
        way=way,
        to=to,
        kind=step.kind,
        conversation=step.conversation,
        facts=facts(db, step.conversation, step.inquiry),
        inquiry=step.inquiry,
        booking=step.booking,
        state="overtaken" if overtaken else "waiting",
    )
    add(db, new, now)


def words_due(db: Db, now: int, limit: int = 50) -> list[WordDue]:
    return [
        WordDue(deadline=number, inquiry=inquiry_id, conversation=talk)
        for number, inquiry_id, talk in rows(db, WORDS, (now, limit))
    ]


def say_word(db: Db, due: WordDue, speech: Speech | None, now: int) -> list[ToSend]:
    """Tell the guest that the answer is late, once; nothing where it cannot be said (`speech` None), where staff hold
    the floor, or where a person has answered meanwhile."""
    found = one(db, OF_WORD, (due.deadline,))
    if found is None:
        return []
    state, talk = found
    now_stands = standing(db, talk)
    can_be_said = speech is not None and now_stands.held_by is None and not now_stands.blocked and state == "open"
    db.execute(FIRE, ("fired" if can_be_said else "unsaid", now, due.deadline))
    if speech is None or not can_be_said:
        return []
    say(db, talk, speech, now)
    return next_to_send(db, talk, now)
