"""A guest who comes with a confirmed booking: the start that `concierge chat --jsonl` can give a conversation."""

import datetime as dt
from typing import Any
from uuid import uuid4

import msgspec

from bot.commands.json_lines import Unreadable
from bot.console import ACCOUNT, Console
from dialogs.booking.capacity import occupy
from dialogs.booking.model import Draft, Line
from dialogs.booking.price import quote
from dialogs.conversation import BookingRequested, Conversation
from dialogs.messages import Value
from storage import talks
from storage.store import Arrival, TurnRecord


class Booking(Value, frozen=True):
    """INTERFACE's `booking` of a line. `booked_on`: the day (or instant) on which it was booked; default: now."""

    service: str
    minutes: int
    people: int
    date: dt.date
    time: str
    name: str | None = None
    booked_on: str | None = None
    promo_code: str | None = None


async def seed_booking(talk: Console, chat: str, given: Any, now: int) -> None:
    """Raise Unreadable where the booking is incomplete or of an unknown service."""
    try:
        wanted = msgspec.convert(given, Booking)
        time = dt.time.fromisoformat(wanted.time)
    except (msgspec.ValidationError, ValueError) as error:
        raise Unreadable(f'"booking": {error}') from None
    service = talk.spa.service(wanted.service)
    if service is None:
        there = ", ".join(service.id for service in talk.spa.services)
        raise Unreadable(f'"booking": no service {wanted.service!r}; there is {there}')
    line = Line(service=wanted.service, minutes=wanted.minutes, people=wanted.people)
    draft = Draft(
        lines=(line,),
        people=wanted.people,
        date=wanted.date,
        time=time,
        name=wanted.name,
        messenger_contact=True,
        code=wanted.promo_code,
    )
    await _write(talk, chat, draft, _booked_at(wanted, talk, now), now)


def _booked_at(wanted: Booking, talk: Console, now: int) -> dt.datetime:
    if wanted.booked_on is None:
        return dt.datetime.fromtimestamp(now / 1000, talk.spa.zone)
    try:
        at = dt.datetime.fromisoformat(wanted.booked_on)
    except ValueError:
        raise Unreadable(f'"booked_on": {wanted.booked_on!r} is no date') from None
    return at if at.tzinfo else at.replace(tzinfo=talk.spa.zone)


async def _write(talk: Console, chat: str, draft: Draft, booked_at: dt.datetime, now: int) -> None:
    assert draft.date is not None
    assert draft.time is not None
    line = draft.lines[0]
    assert line.minutes is not None
    start = dt.datetime.combine(draft.date, draft.time, talk.spa.zone)
    begins = round(start.timestamp() * 1000)
    price = quote(draft.lines, start, booked_at, draft.code, talk.spa, talk.channel.name)
    request = BookingRequested(
        draft=draft,
        quote=price,
        start=begins,
        end=begins + line.minutes * 60_000,
        occupied=occupy(draft.lines, begins, talk.spa),
        contested=True,
    )
    name, event = talk.channel.name, uuid4().hex
    arrival = Arrival(channel=name, account=ACCOUNT, event=event, chat=chat, raw=b"{}", received_at=now)
    await talk.store.keep([arrival])
    (claim,) = await talk.store.claim("console", now, 1)
    turn = TurnRecord(
        claim=claim,
        handled=tuple(pending.seq for pending in claim.pending),
        handled_at=round(booked_at.timestamp() * 1000),
        state=msgspec.json.encode(Conversation(greeted=True, name=draft.name or "")),
        reading=b"null",
        spa_version=talk.spa.version,
        events=(request,),
    )
    await talk.store.record(turn)
    state = await talk.talk(chat)
    assert state is not None
    assert state.booking is not None
    await talk.store.write(talks.confirm, state.booking.id, now)
