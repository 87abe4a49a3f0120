"""What came from the staff's group and is not handled yet; and how the case of a notice stands now."""

from sqlalchemy import null, select, update

from dialogs.messages import Value
from storage.notice_values import Notice
from storage.schema import booking, conversation, floor, inbox, inquiry
from storage.statement import Db, declare, given, one, rows, word

_i = inbox.c

WAITING = declare(
    select(_i.seq, _i.event, _i.raw, _i.received_at)
    .where(_i.status == word("waiting"), _i.conversation_id.is_(None), _i.seq > given("after"))
    .order_by(_i.seq)
    .limit(given("limit")),
    "after limit",
)
DONE = declare(
    update(inbox)
    .where(_i.seq == given("seq"), _i.status == word("waiting"))
    .values(status=word("done"), raw=null(), handled_at=given("now"), reason=given("reason")),
    "now reason seq",
)
WRITE_OFF = declare(
    update(inbox)
    .where(_i.status == word("waiting"), _i.conversation_id.is_(None))
    .values(status=word("skipped"), raw=null(), handled_at=given("now")),
    "now",
)
FLOOR = declare(
    select(conversation.c.held_by, floor.c.member)
    .join_from(conversation, floor, floor.c.conversation_id == conversation.c.id, isouter=True)
    .where(conversation.c.id == given("id")),
    "id",
)
INQUIRY = declare(select(inquiry.c.state).where(inquiry.c.id == given("id")), "id")
BOOKING = declare(select(booking.c.state).where(booking.c.id == given("id")), "id")


class StaffEvent(Value, frozen=True):
    """`event` is the platform's number of it: the name of the press."""

    seq: int
    event: str
    raw: bytes
    received_at: int


class Case(Value, frozen=True):
    """`inquiry` and `booking` are states, empty where the notice is about none; `holder` has the floor."""

    inquiry: str = ""
    booking: str = ""
    held: bool = False
    holder: str = ""

    @property
    def over(self) -> bool:
        return self.inquiry == "closed"


def waiting(db: Db, after: int = 0, limit: int = 100) -> list[StaffEvent]:
    """In the order in which they were kept."""
    found = rows(db, WAITING, (after, limit))
    return [StaffEvent(seq=seq, event=event, raw=raw or b"", received_at=at) for seq, event, raw, at in found]


def handled(db: Db, seq: int, now: int, reason: str = "") -> None:
    """Done with, for good: its bytes are no longer needed, its key stays."""
    db.execute(DONE, (now, reason or None, seq))


def write_off(db: Db, now: int) -> int:
    """There is no staff's group any more: what still waits from it will not be done."""
    return db.execute(WRITE_OFF, (now,)).rowcount


def case_of(db: Db, notice: Notice) -> Case:
    held = one(db, FLOOR, (notice.conversation,))
    asked = one(db, INQUIRY, (notice.inquiry,)) if notice.inquiry is not None else None
    booked = one(db, BOOKING, (notice.booking,)) if notice.booking is not None else None
    return Case(
        inquiry=asked[0] if asked else "",
        booking=booked[0] if booked else "",
        held=bool(held and held[0]),
        holder=(held[1] or held[0] or "") if held else "",
    )
