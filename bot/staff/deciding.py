"""What a decision makes of a booking, or why it cannot be made. Pure: the store checks room and writes it."""

import datetime as dt

import msgspec

from dialogs.booking.capacity import occupy
from dialogs.booking.hours import hours_trouble, longest
from dialogs.booking.model import Draft, Proposal, Quote
from dialogs.booking.price import quote
from dialogs.spa.model import Spa
from storage.decisions import Decision, Request
from storage.ledger import Entry
from storage.staff_values import Press, Refused

CHANGES = frozenset({"change", "cancel"})
REQUESTS = frozenset({"booking_request"})


class Repeated(Exception):
    """The same person has decided just this before: a doubled press."""


def confirm(seen: Request, last: Entry | None, press: Press, spa: Spa, *, proposed: bool) -> Decision:
    """Raise Refused, Repeated."""
    must_be_requested(seen, last, press, "confirm")
    place = None
    if proposed:
        if seen.proposal is None:
            raise Refused("no_proposal")
        place = seen.proposal
    _not_past(place.start if place else seen.start, press.now)
    return Decision(
        act="confirm",
        sentence="confirmed",
        state="confirmed",
        place=place,
        capacity=spa.capacity,
        recheck=seen.contested,
        kinds=REQUESTS,
    )


def decline(seen: Request, last: Entry | None, press: Press) -> Decision:
    must_be_requested(seen, last, press, "decline")
    return Decision(act="decline", sentence="declined", state="declined", kinds=REQUESTS)


def propose(seen: Request, last: Entry | None, press: Press, spa: Spa, start: dt.datetime) -> Decision:
    must_be_requested(seen, last, press, "propose")
    draft = msgspec.structs.replace(seen.draft, date=start.date(), time=start.time())
    offered = place_of(seen, draft, None, spa)
    _not_past(offered.start, press.now)
    if hours_trouble(start, longest(draft.lines), spa):
        raise Refused("closed_then")
    if seen.proposal is not None and seen.proposal.draft == draft:
        raise Repeated
    return Decision(
        act="propose", sentence="proposed", state="requested", proposal=offered, capacity=spa.capacity, kinds=REQUESTS
    )


def accept_change(seen: Request, last: Entry | None, press: Press, spa: Spa) -> Decision:
    must_wait_for_a_change(seen, last, press, "accept_change")
    if seen.state == "cancel_requested" or seen.wanted is None or seen.wanted.draft is None:
        return Decision(act="accept_change", sentence="cancelled", state="cancelled")
    place = place_of(seen, seen.wanted.draft, seen.wanted.quote, spa)
    _not_past(place.start, press.now)
    return Decision(act="accept_change", sentence="moved", state="confirmed", place=place, capacity=spa.capacity)


def refuse_change(seen: Request, last: Entry | None, press: Press) -> Decision:
    must_wait_for_a_change(seen, last, press, "refuse_change")
    return Decision(act="refuse_change", sentence="kept", state=seen.before or "confirmed", kinds=CHANGES)


def must_be_requested(seen: Request, last: Entry | None, press: Press, act: str) -> None:
    if seen.state == "requested":
        return
    if seen.state in ("change_requested", "cancel_requested"):
        raise Refused("change_waits")
    _too_late(seen, last, press, act)


def must_wait_for_a_change(seen: Request, last: Entry | None, press: Press, act: str) -> None:
    if seen.state not in ("change_requested", "cancel_requested"):
        _too_late(seen, last, press, act)


def _too_late(seen: Request, last: Entry | None, press: Press, act: str) -> None:
    """Somebody was first: a colleague, the guest, or the clock."""
    if last is not None and last.act == act and last.member_id == press.who.id:
        raise Repeated
    if last is not None and last.member:
        raise Refused("decided", last.member, last.at, state=seen.state)
    raise Refused("decided_already", state=seen.state)


def _not_past(start: int, now: int) -> None:
    if start <= now:
        raise Refused("past")


def place_of(seen: Request, draft: Draft, priced: Quote | None, spa: Spa) -> Proposal:
    """The booking as it would be with these fields: price as first booked (`docs/rules.md` rule 23), room, start."""
    assert draft.date is not None
    assert draft.time is not None
    start = dt.datetime.combine(draft.date, draft.time, spa.zone)
    begins = round(start.timestamp() * 1000)
    first = dt.datetime.fromtimestamp(seen.booked_at / 1000, spa.zone)
    occupied = occupy(draft.lines, begins, spa)
    known = spa.capacity.therapists is not None or spa.capacity.rooms is not None
    return Proposal(
        number=seen.proposals + 1,
        draft=draft,
        quote=priced or quote(draft.lines, start, first, draft.code, spa, "chat"),
        start=begins,
        end=max((taken.end for taken in occupied), default=begins),
        occupied=occupied if known else (),
    )
