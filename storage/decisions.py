"""Decisions on bookings: by staff, by the guest on a proposal, by the clock when a request was not decided in time.

Room is checked inside the transaction that writes it, as for a request.
"""

from collections.abc import Sequence
from itertools import zip_longest
from typing import Any, Literal

import msgspec
from sqlalchemy import delete, null, select, update

from dialogs.booking.capacity import fits
from dialogs.booking.model import BookingState, Draft, Occupied, Proposal, Quote
from dialogs.conversation import ChangeRequested, ProposalAnswered
from dialogs.messages import Choice, Value
from dialogs.spa.model import Capacity
from storage import bookings, inquiries, ledger
from storage.facts import facts
from storage.ledger import About
from storage.notice_values import Facts, NewNotice, Way
from storage.notices import add
from storage.schema import booking, booking_line
from storage.speech import Speech, next_to_send, say
from storage.staff import raise_fence, remember
from storage.staff_values import Done, Gone, Press, Refused
from storage.standing import standing
from storage.statement import Db, declare, given, one, rows, word
from storage.store import Refused as TurnRefused
from storage.store import Stale, ToSend

ANY = frozenset({"booking_request", "change", "cancel"})
"""Kinds of inquiry that wait for a decision."""
encode = msgspec.json.Encoder().encode
_draft = msgspec.json.Decoder(Draft).decode
_quote = msgspec.json.Decoder(Quote).decode
_change = msgspec.json.Decoder(ChangeRequested).decode
_proposal = msgspec.json.Decoder(Proposal).decode
_b, _l = booking.c, booking_line.c

REQUEST = declare(
    select(
        _b.id, _b.conversation_id, _b.state, _b.before, _b.draft, _b.quote, _b.wanted, _b.proposal, _b.proposals,
        _b.start, _b.end, _b.booked_at, _b.changed_at, _b.contested,
    ).where(_b.id == given("id")),
    "id",
)  # fmt: skip
OWN_LINES = declare(select(_l.id).where(_l.booking_id == given("booking")), "booking")
OWN_ROOM = declare(
    select(_l.occupied_start, _l.occupied_end, _l.therapists, _l.rooms).where(
        _l.booking_id == given("booking"), _l.occupied_end.is_not(None)
    ),
    "booking",
)
DROP_LINES = declare(delete(booking_line).where(_l.booking_id == given("booking")), "booking")
PLACED = ("draft", "quote", "start", "end", "name", "phone", "email", "code", "subtotal", "total")
DECIDE = declare(
    update(booking)
    .where(_b.id == given("id"))
    .values(
        state=given("state"),
        wanted=null(),
        proposal=given("proposal"),
        proposals=given("proposals"),
        changed_at=given("changed_at"),
        contested=given("contested"),
    ),
    "state changed_at contested proposal proposals id",
)
PLACE = declare(
    update(booking).where(_b.id == given("id")).values({name: given(name) for name in PLACED}),
    "draft quote start end name phone email code subtotal total id",
)
UNDECIDED = declare(
    select(_b.id, _b.proposal).where(_b.state == word("requested"), _b.start <= given("now")).order_by(_b.start), "now"
)


class Request(Value, frozen=True):
    """A booking as staff find it. Equal values: nothing has happened to it in between."""

    booking: int
    conversation: int
    state: BookingState
    draft: Draft
    quote: Quote
    start: int
    end: int
    booked_at: int
    changed_at: int
    before: BookingState | None = None
    wanted: ChangeRequested | None = None
    proposal: Proposal | None = None
    proposals: int = 0
    contested: bool = False


class Decision(Value, frozen=True):
    """`act` as the ledger names it; `sentence` as `Done` does. `place`: the booking's new fields and room; `capacity`:
    what there is, unknown parts are not checked. `proposal`: offered to the guest. `offered`: the choices under the
    words that the guest reads; `letter` goes to the guest's e-mail."""

    act: str
    sentence: str
    state: BookingState
    place: Proposal | None = None
    capacity: Capacity = Capacity()
    kinds: frozenset[str] = ANY
    """Whose clocks it stops."""
    recheck: bool = False
    """There was no room when it was requested: look again before it is confirmed as it is."""
    proposal: Proposal | None = None
    offered: tuple[Choice, ...] = ()
    letter: Facts | None = None


def request(db: Db, number: int) -> Request:
    """Raise Gone."""
    found = one(db, REQUEST, (number,))
    if found is None:
        raise Gone("no_booking")
    i, talk, state, before, draft, quote, wanted, proposal, proposals, start, end, booked_at, changed_at, contested = (
        found
    )
    return Request(
        booking=i,
        conversation=talk,
        state=state,
        before=before,
        draft=_draft(draft),
        quote=_quote(quote),
        wanted=_change(wanted) if wanted else None,
        proposal=_proposal(proposal) if proposal else None,
        proposals=proposals or 0,
        start=start,
        end=end,
        booked_at=booked_at,
        changed_at=changed_at,
        contested=bool(contested),
    )


def decide(db: Db, seen: Request, decision: Decision, speech: Speech | None, press: Press) -> tuple[Done, list[ToSend]]:
    """Write a decision, tell the guest, stop the clocks. Raise Stale where the booking is no longer as `seen`, Refused
    where there is no room."""
    done = Done(sentence=decision.sentence, conversation=seen.conversation, booking=seen.booking)
    if ledger.pressed(db, press):
        return msgspec.structs.replace(done, changed=False), []
    if request(db, seen.booking) != seen:
        raise Stale(f"booking {seen.booking} has moved on")
    _check_room(db, seen, decision)
    _write(db, seen, decision, press.now)
    stopped = inquiries.open_here(db, seen.conversation, decision.kinds, seen.booking)
    inquiries.stop(db, stopped, "decided", press.who, press.now)
    for inquiry_id in stopped:
        inquiries.close(db, inquiry_id, press.who, press.now)
    numbers = _tell(db, seen, decision, speech, press.now)
    about = About(conversation=seen.conversation, inquiry=stopped[0] if stopped else None, booking=seen.booking)
    ledger.enter(db, decision.act, press, about)
    done = msgspec.structs.replace(done, inquiry=about.inquiry, outgoing=numbers)
    return done, next_to_send(db, seen.conversation, press.now)


def _check_room(db: Db, seen: Request, decision: Decision) -> None:
    wanted = decision.place or decision.proposal
    occupied = wanted.occupied if wanted else _own(db, seen.booking) if decision.recheck else ()
    if not _has_room(db, seen.booking, occupied, decision.capacity):
        raise Refused("full")


def _has_room(db: Db, number: int, occupied: Sequence[Occupied], capacity: Capacity) -> bool:
    """Beside all others; what the booking itself takes now does not stand in its way."""
    if not occupied or (capacity.therapists is None and capacity.rooms is None):
        return True
    own = {line for (line,) in rows(db, OWN_LINES, (number,))}
    start, end = min(o.start for o in occupied), max(o.end for o in occupied)
    others = [
        Occupied(start=since, end=until, therapists=therapists, rooms=rooms)
        for line, since, until, therapists, rooms in rows(db, bookings.TAKEN, (start, end))
        if line not in own
    ]
    return fits(occupied, others, capacity)


def _own(db: Db, number: int) -> tuple[Occupied, ...]:
    found = rows(db, OWN_ROOM, (number,))
    return tuple(Occupied(start=s, end=e, therapists=t, rooms=r) for s, e, t, r in found)


def _write(db: Db, seen: Request, decision: Decision, now: int) -> None:
    if decision.place is not None:
        place(db, seen.booking, decision.place)
    proposal = encode(decision.proposal) if decision.proposal else None
    proposals = decision.proposal.number if decision.proposal else seen.proposals
    contested = seen.contested and decision.proposal is not None
    db.execute(DECIDE, (decision.state, now, contested, proposal, proposals, seen.booking))


def place(db: Db, number: int, p: Proposal) -> None:
    """The booking's fields, price and room become these."""
    draft, quote = p.draft, p.quote
    values: tuple[Any, ...] = (
        encode(draft), encode(quote), p.start, p.end, draft.name, draft.phone, draft.email, bookings.code_of(quote),
        quote.subtotal, quote.total, number,
    )  # fmt: skip
    db.execute(PLACE, values)
    db.execute(DROP_LINES, (number,))
    db.executemany(bookings.ADD_LINE, bookings.line_rows(number, zip_longest(quote.lines, p.occupied)))


def _tell(db: Db, seen: Request, decision: Decision, speech: Speech | None, now: int) -> tuple[int, ...]:
    talk = seen.conversation
    raise_fence(db, talk)
    guest = standing(db, talk)
    if decision.offered:
        remembered = msgspec.structs.replace(guest.remembered, offered=decision.offered, asked="yes_no", summary=None)
        remember(db, talk, remembered)
    if decision.letter is not None:
        key = f"booking:{seen.booking}:{decision.act}:{now}:guest"
        letter = NewNotice(
            key=key,
            way="email",
            to="guest",
            kind="decided",
            conversation=talk,
            facts=decision.letter,
            booking=seen.booking,
        )
        add(db, letter, now)
    return say(db, talk, speech, now) if speech is not None and not guest.blocked else ()


def tell_staff(db: Db, talk: int, booking_id: int, kind: Literal["expired", "decided"], now: int) -> None:
    """What became of a booking without their doing."""
    told = facts(db, talk, booking_id=booking_id)
    ways: tuple[Way, ...] = ("group", "email", "desk") if kind == "expired" else ("group", "desk")
    for way in ways:
        new = NewNotice(
            key=f"booking:{booking_id}:{kind}:{way}",
            way=way,
            to="staff",
            kind=kind,
            conversation=talk,
            facts=told,
            booking=booking_id,
        )
        add(db, new, now)


def answer_proposal(db: Db, talk: int, event: ProposalAnswered, now: int) -> None:
    """The guest's word on another time. Raise storage.store.Refused where it does not stand any more, or there is no
    room: the turn is thought again."""
    seen = request(db, event.booking)
    offered = seen.proposal
    if seen.conversation != talk or seen.state != "requested" or offered is None or offered.number != event.number:
        raise TurnRefused(f"booking {event.booking}: that time is no longer offered")
    state: BookingState = "requested"
    if event.accepted:
        capacity = Capacity(therapists=event.therapists, rooms=event.rooms)
        if not _has_room(db, seen.booking, offered.occupied, capacity):
            raise TurnRefused("the time is taken")
        place(db, seen.booking, offered)
        state = "confirmed"
    db.execute(DECIDE, (state, now, False, None, seen.proposals, seen.booking))
    if event.accepted:
        tell_staff(db, talk, seen.booking, "decided", now)


def undecided(db: Db, now: int) -> list[int]:
    """Requests whose start has come without a decision; one that the guest may still move to a proposed time waits."""
    return [
        number
        for number, proposal in rows(db, UNDECIDED, (now,))
        if proposal is None or _proposal(proposal).start <= now
    ]


def expire(db: Db, seen: Request, speech: Speech | None, press: Press) -> list[ToSend]:
    """Nobody decided in time. The inquiry's clock runs on: the guest is still owed an answer. Raise Stale."""
    if request(db, seen.booking) != seen:
        raise Stale(f"booking {seen.booking} has moved on")
    talk = seen.conversation
    db.execute(DECIDE, ("expired", press.now, seen.contested, None, seen.proposals, seen.booking))
    raise_fence(db, talk)
    guest = standing(db, talk)
    if speech is not None and guest.held_by is None and not guest.blocked:
        say(db, talk, speech, press.now)
    tell_staff(db, talk, seen.booking, "expired", press.now)
    ledger.enter(db, "expire", press, About(conversation=talk, booking=seen.booking))
    return next_to_send(db, talk, press.now)
