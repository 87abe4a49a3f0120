"""Made-up rows: what a guest sends and what the bot answers, with everything unimportant filled in."""

import datetime as dt
from uuid import uuid4

import msgspec

from dialogs.booking.model import Draft, Occupied, PricedLine, PromotionVerdict, Quote
from dialogs.conversation import BookingRequested, Conversation, Event, Outcome
from storage.sqlite import SqliteStore
from storage.store import Arrival, Claim, OutgoingRow, Said, ToSend, TurnRecord

NOW = 1_764_000_000_000
MINUTE = 60_000
HOUR = 60 * MINUTE
DAY = 24 * HOUR
LATER = NOW + 365 * DAY


def arrival(event: str, chat: str | None = "guest", *, at: int = NOW, aliases: tuple[str, ...] = ()) -> Arrival:
    return Arrival(
        channel="line",
        account="spa",
        event=event,
        chat=chat,
        raw=ascii(event).encode(),
        received_at=at,
        aliases=aliases,
    )


async def keep(store: SqliteStore, *events: str, chat: str = "guest", at: int = NOW) -> None:
    await store.keep([arrival(event, chat, at=at) for event in events])


async def claim_one(store: SqliteStore, now: int = NOW) -> Claim:
    (claim,) = await store.claim("worker", now, 10)
    return claim


def turn(
    claim: Claim,
    *keys: str,
    events: tuple[Event, ...] = (),
    said: tuple[Said, ...] = (),
    state: Conversation | None = None,
) -> TurnRecord:
    """An answer to all that the claim holds; one message for each key."""
    return TurnRecord(
        claim=claim,
        handled=tuple(pending.seq for pending in claim.pending),
        handled_at=claim.pending[0].handled_at,
        state=msgspec.json.encode(state or Conversation(greeted=True)),
        reading=b'{"text":"hello"}',
        spa_version="v1",
        outcome=Outcome(kind="answer", topic="spa.hours"),
        said=said,
        outgoing=tuple(OutgoingRow(key=key, payload=f"say {key}".encode()) for key in keys),
        events=events,
    )


async def say(store: SqliteStore, *keys: str, chat: str = "guest", now: int = NOW) -> list[ToSend]:
    """A guest's message answered with one message a key; what may be sent now."""
    await keep(store, f"event-{uuid4()}", chat=chat, at=now)
    claim = await claim_one(store, now)
    return await store.record(turn(claim, *keys))


def guest_said(text: str, event: str = "e1", at: int = NOW) -> Said:
    return Said(author="guest", text=text, at=at, event=event)


def bot_said(text: str, key: str, *choices: str) -> Said:
    return Said(author="bot", text=text, at=NOW, event=key, choices=choices)


def quote(code: str | None = None, total: int | None = 900_000) -> Quote:
    line = PricedLine(
        service="six_hands", minutes=60, people=2, unit_price=450_000, discount_percent=0, subtotal=total, total=total,
        rule="R1",
    )  # fmt: skip
    promotion = PromotionVerdict(code=code, verdict="valid") if code else PromotionVerdict()
    return Quote(lines=(line,), currency="VND", subtotal=total, total=total, promotion=promotion)


def draft(phone: str | None = "+84901234567", email: str | None = None) -> Draft:
    return Draft(people=2, date=dt.date(2026, 12, 1), time=dt.time(10), name="An", phone=phone, email=email)


def booking(
    start: int = LATER,
    minutes: int = 60,
    *,
    therapists: int = 1,
    rooms: int = 1,
    capacity: tuple[int | None, int | None] = (3, 3),
    **more: object,
) -> BookingRequested:
    """A request that takes `therapists` and `rooms` of a spa that has `capacity`."""
    end = start + minutes * MINUTE
    fields = {
        "draft": draft(),
        "quote": quote(),
        "start": start,
        "end": end,
        "occupied": (Occupied(start=start, end=end, therapists=therapists, rooms=rooms),),
        "therapists": capacity[0],
        "rooms": capacity[1],
    }
    return BookingRequested(**{**fields, **more})  # type: ignore[arg-type]
