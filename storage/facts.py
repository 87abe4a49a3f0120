"""What a notice tells of an inquiry, a booking or a conversation, as it stands now. Nothing that was said of health."""

from typing import Any

import msgspec
from sqlalchemy import exists, literal_column, select

from dialogs.booking.model import Draft
from dialogs.conversation import ChangeRequested, Conversation
from dialogs.promise import window_until
from storage.notice_values import Facts
from storage.schema import booking, conversation, floor, inquiry, safety_sign
from storage.statement import Db, declare, given, one

_conversation = msgspec.json.Decoder(Conversation).decode
_draft = msgspec.json.Decoder(Draft).decode
_wanted = msgspec.json.Decoder(ChangeRequested).decode
_c, _b, _i = conversation.c, booking.c, inquiry.c

TALK = declare(
    select(
        _c.channel,
        _c.state,
        _c.last_guest_at,
        floor.c.member,
        exists(literal_column("1")).where(safety_sign.c.conversation_id == _c.id),
    )
    .join_from(conversation, floor, floor.c.conversation_id == _c.id, isouter=True)
    .where(_c.id == given("id")),
    "id",
)
INQUIRY = declare(
    select(_i.kind, _i.reason, _i.topic, _i.note, _i.opened_at, _i.due_at, _i.booking_id).where(_i.id == given("id")),
    "id",
)
BOOKING = declare(select(_b.state, _b.draft, _b.wanted).where(_b.id == given("id")), "id")


def facts(db: Db, talk: int, inquiry_id: int | None = None, booking_id: int | None = None, **more: Any) -> Facts:
    """`more`: fields of `Facts` that the occasion adds."""
    channel, state, last_guest_at, holder, signs = one(db, TALK, (talk,))
    remembered = _conversation(state) if state else Conversation()
    told = _of_inquiry(db, inquiry_id)
    about = booking_id or told.pop("booking_id", None)
    told.pop("booking_id", None)
    booking_state, draft = _of_booking(db, about, remembered)
    health = bool(signs) or _health(remembered, draft) or told.get("inquiry_kind") == "safety"
    if health:
        more = {**more, "words": ""}
    return Facts(
        **{
            "language": remembered.language or "en",
            "channel": channel,
            "guest": draft.name or remembered.name,
            "held_by": holder or "",
            "window_until": window_until(channel, last_guest_at),
            "booking_state": booking_state,
            "health": health,
            **_of_draft(draft, health),
            **told,
            **more,
        }
    )


def _of_inquiry(db: Db, inquiry_id: int | None) -> dict[str, Any]:
    found = one(db, INQUIRY, (inquiry_id,)) if inquiry_id is not None else None
    if found is None:
        return {}
    names = ("inquiry_kind", "reason", "topic", "note", "opened_at", "due_at", "booking_id")
    return dict(zip(names, found, strict=True))


def _of_booking(db: Db, booking_id: int | None, remembered: Conversation) -> tuple[Any, Draft]:
    """The booking's state and fields, those that are wanted where a change is asked for; else what is being filled."""
    found = one(db, BOOKING, (booking_id,)) if booking_id is not None else None
    if found is None:
        return None, remembered.draft or remembered.mentioned or Draft()
    state, stored, wanted = found
    asked = _wanted(wanted).draft if wanted and state == "change_requested" else None
    return state, asked or _draft(stored)


def _health(remembered: Conversation, draft: Draft) -> bool:
    told = (remembered.health_notes, remembered.doctor_first, remembered.held_by_safety, remembered.unsure_sign)
    return any(told) or bool(draft.health_notes)


def _of_draft(draft: Draft, health: bool) -> dict[str, Any]:
    return {
        "date": draft.date,
        "time": draft.time,
        "people": draft.people,
        "lines": draft.lines,
        "wishes": () if health else draft.wishes,
        "phone": draft.phone or "",
        "email": draft.email or "",
    }
