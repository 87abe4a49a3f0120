"""The booking that a talk is about, as `concierge chat --jsonl` shows it (INTERFACE "chat --jsonl")."""

import datetime as dt
from typing import Any

from dialogs.booking.completeness import people
from dialogs.booking.model import BookedView, BookingState, Draft, Line, Quote
from dialogs.booking.price import quote
from dialogs.conversation import Conversation
from dialogs.spa.model import Spa


def booking_view(
    conversation: Conversation,
    known_booking: BookedView | None,
    spa: Spa,
    now: dt.datetime | None = None,
    channel: str = "web",
) -> dict[str, Any] | None:
    """The `booking` object; None where the talk is about none.

    `known_booking` is the stored booking of this conversation that matters now (the latest), if there is one. A
    booking being made or changed in the talk comes before it. `now` (with a time zone) prices a draft that has not
    been summed up yet; without it such a draft has no prices.
    """
    if conversation.draft is not None:
        return _shown(
            _state(conversation, known_booking), conversation.draft, _quote(conversation, spa, now, channel), spa
        )
    if known_booking is None:
        return None
    state = "blocked" if _held(conversation, known_booking) else known_booking.state
    if known_booking.state == "change_requested" and known_booking.wanted is not None:
        return _shown(state, known_booking.wanted, known_booking.wanted_quote or known_booking.quote, spa)
    return _shown(state, known_booking.draft, known_booking.quote, spa)


def _held(conversation: Conversation, booked: BookedView) -> bool:
    return bool(conversation.held_by_safety) and booked.state == "requested"


def _state(conversation: Conversation, booked: BookedView | None) -> BookingState:
    """What is asked for counts, although staff have not decided yet."""
    if conversation.changing is None or booked is None:
        return "blocked" if conversation.held_by_safety else "draft"
    if conversation.changing == "cancel":
        return "cancel_requested"
    return booked.state if conversation.draft == booked.draft else "change_requested"


def _quote(conversation: Conversation, spa: Spa, now: dt.datetime | None, channel: str) -> Quote | None:
    draft, summary = conversation.draft, conversation.summary
    if summary is not None:
        return summary.quote
    if draft is None or now is None or not draft.lines or not all(_complete(line) for line in draft.lines):
        return None
    start = dt.datetime.combine(draft.date, draft.time, spa.zone) if draft.date and draft.time else None
    return quote(draft.lines, start, now, draft.code, spa, channel)


def _complete(line: Line) -> bool:
    return line.service is not None and line.minutes is not None and line.people is not None


def _shown(state: BookingState, draft: Draft, priced: Quote | None, spa: Spa) -> dict[str, Any]:
    return {
        "state": state,
        "lines": _lines(draft, priced, spa),
        "people": people(draft),
        "date": draft.date.isoformat() if draft.date else None,
        "time": draft.time.strftime("%H:%M") if draft.time else None,
        "name": draft.name,
        "phone": draft.phone,
        "email": draft.email,
        "wishes": "; ".join(draft.wishes) or None,
        "currency": spa.currency,
        "subtotal": priced.subtotal if priced else None,
        "total": priced.total if priced else None,
        "promotion": {
            "code": priced.promotion.code if priced else draft.code,
            "verdict": priced.promotion.verdict if priced else "none",
        },
    }


def _lines(draft: Draft, priced: Quote | None, spa: Spa) -> list[dict[str, Any]]:
    if priced is not None:
        return [
            {
                "service": line.service,
                "minutes": line.minutes,
                "people": line.people,
                "unit_price": line.unit_price,
                "discount_percent": line.discount_percent,
                "total": line.total,
            }
            for line in priced.lines
        ]
    return [_unpriced(line, spa) for line in draft.lines]


def _unpriced(line: Line, spa: Spa) -> dict[str, Any]:
    service = spa.service(line.service) if line.service else None
    unit = service.prices.get(line.minutes) if service and line.minutes else None
    return {
        "service": line.service,
        "minutes": line.minutes,
        "people": line.people,
        "unit_price": unit,
        "discount_percent": 0,
        "total": None,
    }
