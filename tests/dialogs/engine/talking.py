"""A talk with the engine where each turn's reading is made by hand, so that a test says exactly what was understood."""

import datetime as dt
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from dialogs import engine
from dialogs.booking.model import BookedView, BookingState
from dialogs.conversation import BookingRequested, ChangeRequested, Conversation, Known, Turn
from dialogs.messages import Content, Tap, Text
from dialogs.reading.model import Reading, TopicCandidate, TopicMatch
from dialogs.spa.model import Contacts, Spa, Topic
from tests.dialogs.a_spa import a_spa

CONTENT = Path(__file__).parents[3] / "content"
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
SUNDAY = "2025-06-01T10:00"


@cache
def english() -> Mapping[str, Mapping[str, Any]]:
    return {"en": dict(_flat(tomllib.loads((CONTENT / "phrases" / "en.toml").read_text("utf-8"))))}


def _flat(table: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, Any]]:
    for key, value in table.items():
        if isinstance(value, dict) and "other" not in value:
            yield from _flat(value, f"{before}{key}.")
        else:
            yield f"{before}{key}", value


@cache
def topics() -> Mapping[str, Topic]:
    return {file.stem: _topic(file) for file in (CONTENT / "knowledge").glob("*.toml")}


def _topic(file: Path) -> Topic:
    table = tomllib.loads(file.read_text("utf-8"))
    english = table["en"]
    return Topic(
        id=file.stem,
        answers={"en": english["answer"].strip()},
        buttons={"en": english["button"]},
        examples={"en": tuple(english["examples"])},
        related=tuple(table.get("related", ())),
        needs=tuple(table.get("needs", ())),
        unknowns={"en": english["unknown"].strip()} if "unknown" in english else {},
        handoff=table.get("handoff", False),
    )


def a_house(**changes: Any) -> Spa:
    """The hand-made spa with the shipped English words and topics."""
    contacts = Contacts(hotline="+84 901 825 789", email="spa@example.com")
    return a_spa(**{"phrases": english(), "topics": topics(), "contacts": contacts, **changes})


HOUSE = a_house()


def instant(local: str) -> int:
    return round(dt.datetime.fromisoformat(local).replace(tzinfo=ZONE).timestamp() * 1000)


def asked(*topic_ids: str) -> TopicMatch:
    return TopicMatch(asked=topic_ids, candidates=tuple(TopicCandidate(topic=t, confidence=0.9) for t in topic_ids))


class Talk:
    """Keeps the conversation and the bookings that it made; the guest's words are given as fields of a Reading."""

    def __init__(self, spa: Spa = HOUSE, now: str = SUNDAY, channel: str = "telegram") -> None:
        self.spa, self.now, self.channel = spa, now, channel
        self.conversation = Conversation()
        self.bookings: list[BookedView] = []
        self.turn: Turn | None = None
        self.contested = False

    def says(self, text: str = "", *contents: Content, **fields: Any) -> str:
        """The bot's answer as one text."""
        contents = contents or ((Tap(value=fields["tap"]),) if "tap" in fields else (Text(text=text),))
        reading = Reading(text=text, contents=contents, **fields)
        engine.needs(reading, self.conversation, self.spa)
        self.turn = engine.respond(reading, self.conversation, self.spa, self.known())
        self.conversation = self.turn.conversation
        self._store(self.turn)
        return self.turn.reply.text if self.turn.reply else ""

    def taps(self, value: str) -> str:
        return self.says(tap=value)

    def known(self) -> Known:
        return Known(
            now=instant(self.now), channel=self.channel, bookings=tuple(self.bookings), contested=self.contested
        )

    def events(self, kind: type) -> list[Any]:
        assert self.turn is not None
        return [event for event in self.turn.events if isinstance(event, kind)]

    @property
    def offered(self) -> list[str]:
        return [choice.value for choice in self.conversation.offered]

    @property
    def outcome(self) -> Any:
        assert self.turn is not None
        return self.turn.outcome

    def decided(self, state: BookingState) -> None:
        """Staff decide on the last booking."""
        self.bookings[-1] = _with_state(self.bookings[-1], state)

    def _store(self, turn: Turn) -> None:
        for event in turn.events:
            if isinstance(event, BookingRequested):
                self.bookings.append(
                    BookedView(
                        id=len(self.bookings) + 1,
                        state="requested",
                        draft=event.draft,
                        quote=event.quote,
                        booked_at=instant(self.now),
                        start=event.start,
                    )
                )
            elif isinstance(event, ChangeRequested):
                state: BookingState = "change_requested" if event.draft else "cancel_requested"
                self.bookings = [_with_state(b, state) if b.id == event.booking else b for b in self.bookings]


def _with_state(booked: BookedView, state: BookingState) -> BookedView:
    return BookedView(
        id=booked.id,
        state=state,
        draft=booked.draft,
        quote=booked.quote,
        booked_at=booked.booked_at,
        start=booked.start,
    )
