"""The ledger of staff's acts: who did what, when, by which way. Only ever added to."""

from sqlalchemy import select

from dialogs.messages import Value
from storage.schema import staff_act
from storage.staff_values import Press
from storage.statement import Db, declare, given, into, number, one, rows

_a = staff_act.c

ADD = declare(
    into(staff_act, "at act member_id member via conversation_id inquiry_id booking_id key"),
    "at act member_id member via conversation_id inquiry_id booking_id key",
)
PRESSED = declare(select(_a.act).where(_a.key == given("key")), "key")
LAST_ON_BOOKING = declare(
    select(_a.act, _a.member_id, _a.member, _a.at)
    .where(_a.booking_id == given("booking"))
    .order_by(_a.id.desc())
    .limit(number(1)),
    "booking",
)
LAST_ON_INQUIRY = declare(
    select(_a.act, _a.member_id, _a.member, _a.at)
    .where(_a.inquiry_id == given("inquiry"))
    .order_by(_a.id.desc())
    .limit(number(1)),
    "inquiry",
)
OF_CONVERSATION = declare(
    select(_a.act, _a.member_id, _a.member, _a.at, _a.via, _a.inquiry_id, _a.booking_id)
    .where(_a.conversation_id == given("conversation"))
    .order_by(_a.id.desc())
    .limit(given("limit")),
    "conversation limit",
)


class Entry(Value, frozen=True):
    act: str
    member_id: str
    member: str
    at: int
    via: str = ""
    inquiry: int | None = None
    booking: int | None = None


class About(Value, frozen=True):
    """What an act was about."""

    conversation: int
    inquiry: int | None = None
    booking: int | None = None


def enter(db: Db, act: str, press: Press, about: About) -> None:
    who = press.who
    values = (about.conversation, about.inquiry, about.booking, _key(press))
    db.execute(ADD, (press.now, act, who.id, who.name, who.via, *values))


def pressed(db: Db, press: Press) -> bool:
    """This very press has acted before."""
    key = _key(press)
    return key is not None and one(db, PRESSED, (key,)) is not None


def _key(press: Press) -> str | None:
    return f"{press.who.via}:{press.key}" if press.key else None


def last_on_booking(db: Db, booking: int) -> Entry | None:
    found = one(db, LAST_ON_BOOKING, (booking,))
    return Entry(act=found[0], member_id=found[1], member=found[2], at=found[3]) if found else None


def last_on_inquiry(db: Db, inquiry: int) -> Entry | None:
    found = one(db, LAST_ON_INQUIRY, (inquiry,))
    return Entry(act=found[0], member_id=found[1], member=found[2], at=found[3]) if found else None


def of_conversation(db: Db, conversation: int, limit: int = 200) -> list[Entry]:
    """Oldest first."""
    return [
        Entry(act=act, member_id=i, member=name, at=at, via=via, inquiry=inquiry, booking=booking)
        for act, i, name, at, via, inquiry, booking in reversed(rows(db, OF_CONVERSATION, (conversation, limit)))
    ]
