"""Booking requests: written only where there is room and the promotion's caps allow, in one transaction."""

from collections.abc import Iterable
from itertools import zip_longest
from typing import Any

import msgspec
from sqlalchemy import and_, case, func, or_, select, update

from dialogs.booking.capacity import fits
from dialogs.booking.model import (
    HOLDS_ITS_PLACE,
    BookedView,
    BookingState,
    Draft,
    Occupied,
    PricedLine,
    Proposal,
    Quote,
)
from dialogs.conversation import BookingRequested, ChangeRequested, CodeUse, Conversation
from dialogs.spa.model import Capacity
from storage.schema import booking, booking_line
from storage.statement import Db, declare, given, into, number, one, rows, words
from storage.store import Refused

_b, _l = booking.c, booking_line.c
_holds = _b.state.in_(words(*sorted(HOLDS_ITS_PLACE)))
encode = msgspec.json.Encoder().encode
_draft = msgspec.json.Decoder(Draft).decode
_quote = msgspec.json.Decoder(Quote).decode
_proposal = msgspec.json.Decoder(Proposal).decode
_change = msgspec.json.Decoder(ChangeRequested).decode

TAKEN = declare(
    select(_l.id, _l.occupied_start, _l.occupied_end, _l.therapists, _l.rooms)
    .join_from(booking_line, booking, _b.id == _l.booking_id)
    .where(_l.occupied_end > given("start"), _l.occupied_start < given("end"), _holds),
    "start end",
)
CODE_USE = declare(
    select(
        func.count(),
        func.count().filter(
            or_(
                _b.conversation_id == given("conversation"),
                _b.phone == given("phone"),
                _b.email == given("email"),
            )
        ),
    )
    .select_from(booking)
    .where(_b.code == given("code"), _holds),
    "conversation phone email code",
)
OWN = declare(
    select(_b.id, _b.state, _b.draft, _b.quote, _b.booked_at, _b.start, _b.wanted, _b.proposal)
    .where(_b.conversation_id == given("conversation"))
    .order_by(_b.id.desc())
    .limit(number(50)),
    "conversation",
)
ADD = declare(
    into(
        booking,
        "conversation_id state draft quote start end booked_at changed_at name phone email code currency subtotal "
        "total contested",
    ),
    "conversation_id state draft quote start end booked_at changed_at name phone email code currency subtotal total "
    "contested",
)
ADD_LINE = declare(
    into(
        booking_line,
        "booking_id service minutes people unit_price discount_percent subtotal total rule occupied_start "
        "occupied_end therapists rooms",
    ),
    "booking_id service minutes people unit_price discount_percent subtotal total rule occupied_start "
    "occupied_end therapists rooms",
)
CHANGE = declare(
    update(booking)
    .where(and_(_b.id == given("id"), _b.conversation_id == given("conversation"), _holds))
    .values(
        before=case((_b.state.in_(words("requested", "confirmed")), _b.state), else_=_b.before),
        state=given("state"),
        wanted=given("wanted"),
        changed_at=given("now"),
    ),
    "state wanted now id conversation",
)
_NO_LINE = PricedLine(service="", minutes=0, people=0, unit_price=None, discount_percent=0, subtotal=None, total=None)


def request(db: Db, talk: int, event: BookingRequested, now: int) -> int:
    """Write the request and return its id. Raise Refused where there is no room or a cap is reached."""
    if not event.contested:
        _refuse_without_room(db, event)
    code = code_of(event.quote)
    if code is not None:
        _refuse_over_cap(db, talk, code, event)
    return _write(db, talk, event, code, now)


def code_of(quote: Quote) -> str | None:
    """The promotion whose discount this booking takes."""
    return quote.promotion.code if quote.promotion.verdict == "valid" else None


def _refuse_without_room(db: Db, event: BookingRequested) -> None:
    if not event.occupied or (event.therapists is None and event.rooms is None):
        return
    start, end = min(o.start for o in event.occupied), max(o.end for o in event.occupied)
    capacity = Capacity(therapists=event.therapists, rooms=event.rooms)
    if not fits(event.occupied, list(taken(db, [(start, end)])), capacity):
        raise Refused("the time is taken")


def _refuse_over_cap(db: Db, talk: int, code: str, event: BookingRequested) -> None:
    use = code_use(db, code, talk, event.draft.phone, event.draft.email)
    if event.code_cap is not None and use.by_all >= event.code_cap:
        raise Refused(f"{code} is used up")
    if event.code_cap_per_guest is not None and use.by_guest >= event.code_cap_per_guest:
        raise Refused(f"this guest has used {code} as often as it may be used")


def _write(db: Db, talk: int, event: BookingRequested, code: str | None, now: int) -> int:
    draft, quote = event.draft, event.quote
    state = "confirmed" if event.confirmed else "requested"
    values = (
        talk, state, encode(draft), encode(quote), event.start, event.end, now, now, draft.name, draft.phone,
        draft.email, code, quote.currency, quote.subtotal, quote.total, event.contested,
    )  # fmt: skip
    booking_id = db.execute(ADD, values).lastrowid
    assert booking_id is not None
    db.executemany(ADD_LINE, line_rows(booking_id, zip_longest(event.quote.lines, event.occupied)))
    return booking_id


def line_rows(booking_id: int, lines: Iterable[tuple[PricedLine | None, Occupied | None]]) -> list[tuple[Any, ...]]:
    """Rows of `booking_line`: each line's price, and the room that it takes."""
    values: list[tuple[Any, ...]] = []
    for line, room in lines:
        p = line or _NO_LINE
        takes = (room.start, room.end, room.therapists, room.rooms) if room else (None,) * 4
        price = (p.unit_price, p.discount_percent, p.subtotal, p.total, p.rule)
        values.append((booking_id, p.service, p.minutes, p.people, *price, *takes))
    return values


def ask_change(db: Db, talk: int, event: ChangeRequested, now: int) -> None:
    """Raise Refused where the booking holds no place any more, or is another guest's."""
    state = "cancel_requested" if event.draft is None else "change_requested"
    if db.execute(CHANGE, (state, encode(event), now, event.booking, talk)).rowcount != 1:
        raise Refused(f"booking {event.booking} can no longer be changed")


def taken(db: Db, spans: list[tuple[int, int]]) -> tuple[Occupied, ...]:
    """What holding bookings occupy within any of the spans, each line once."""
    found = {}
    for start, end in spans:
        for line, since, until, therapists, rooms in rows(db, TAKEN, (start, end)):
            found[line] = Occupied(start=since, end=until, therapists=therapists, rooms=rooms)
    return tuple(found.values())


def code_use(db: Db, code: str, talk: int, phone: str | None, email: str | None) -> CodeUse:
    """By this guest: from the same conversation, or under the same phone or e-mail."""
    by_all, by_guest = one(db, CODE_USE, (talk, phone, email, code))
    return CodeUse(code=code, by_all=by_all, by_guest=by_guest)


def own(db: Db, talk: int) -> tuple[BookedView, ...]:
    """The conversation's newest bookings, oldest first."""
    return tuple(_view(*row) for row in reversed(rows(db, OWN, (talk,))))


def _view(number: int, state: BookingState, draft: bytes, quote: bytes, *rest: Any) -> BookedView:
    booked_at, start, wanted, proposal = rest
    change = _change(wanted) if wanted else None
    return BookedView(
        id=number,
        state=state,
        draft=_draft(draft),
        quote=_quote(quote),
        booked_at=booked_at,
        start=start,
        wanted=change.draft if change else None,
        wanted_quote=change.quote if change else None,
        proposal=_proposal(proposal) if proposal else None,
    )


def with_booking(state: bytes, booking_id: int) -> bytes:
    """The conversation's state, talking about this booking."""
    remembered = msgspec.json.decode(state, type=Conversation)
    return encode(msgspec.structs.replace(remembered, booking=booking_id))
