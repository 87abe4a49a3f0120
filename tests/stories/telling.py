"""How a story is read from its file and played against the engine, with a store of lists."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from bot.content import load
from dialogs import engine
from dialogs.booking.model import HOLDS_ITS_PLACE, BookedView, Occupied
from dialogs.booking_view import booking_view
from dialogs.conversation import BookingRequested, ChangeRequested, CodeUse, Conversation, Known, Needs, Turn
from dialogs.messages import Blocked, Content, InboundMessage, Media, Reply, Started, Tap, Text
from dialogs.spa.model import Spa

HOUSE = Path(__file__).parents[2]
SETS = {"sample": HOUSE / "examples" / "sample-spa", "herbal": HOUSE / "content"}
FRAME = re.compile(r"set (\w+), channel (\w+), now (\d{4}-\d\d-\d\d \d\d:\d\d)")
EVENTS: dict[str, Content] = {
    "Guest sends a photo": Media(kind="image"),
    "Guest opens the chat": Started(),
    "Guest blocks the bot": Blocked(),
}


@cache
def book(name: str) -> Spa:
    return load(SETS[name])


@dataclass(frozen=True)
class Story:
    title: str
    spa: str
    channel: str
    now: str
    lines: tuple[tuple[int, str], ...]


def stories() -> Iterator[tuple[str, Story]]:
    for file in sorted(Path(__file__).parent.glob("*.txt")):
        yield file.stem, read(file.read_text("utf-8"))


def read(text: str) -> Story:
    title, frame, *rest = text.splitlines()
    matched = FRAME.fullmatch(frame.strip())
    assert matched, f"the second line says: set NAME, channel NAME, now DATE TIME; it is {frame!r}"
    numbered = enumerate((line.strip() for line in rest), 3)
    lines = tuple((number, line) for number, line in numbered if line and not line.startswith("#"))
    return Story(title, *matched.groups(), lines)


@dataclass
class Telling:
    """The state of a story while it is told. A store keeps exactly this much, in rows."""

    spa: Spa
    channel: str
    now: int
    conversation: Conversation = field(default_factory=Conversation)
    bookings: list[BookedView] = field(default_factory=list)
    occupied: dict[int, tuple[Occupied, ...]] = field(default_factory=dict)
    turn: Turn | None = None
    heard: int = 0

    def says(self, content: Content) -> None:
        self.heard += 1
        message = InboundMessage(
            channel=self.channel, account="a", chat="c", event=str(self.heard), sent_at=self.now, content=content
        )
        reading = engine.read([message], self.conversation, self.spa)
        needs = engine.needs(reading, self.conversation, self.spa)
        self.turn = engine.respond(reading, self.conversation, self.spa, self._known(needs))
        # What is kept between turns went through the store's JSON.
        self.conversation = msgspec.json.decode(msgspec.json.encode(self.turn.conversation), type=Conversation)
        for event in self.turn.events:
            self._write(event)

    def _known(self, needs: Needs | None) -> Known:
        needs = needs or Needs()
        taken = (o for booked in self.bookings if booked.state in HOLDS_ITS_PLACE for o in self.occupied[booked.id])
        days = set(needs.days)
        return Known(
            now=self.now,
            channel=self.channel,
            occupied=tuple(o for o in taken if self._day(o.start) in days),
            bookings=tuple(self.bookings) if needs.bookings else (),
            code_uses=tuple(CodeUse(code=code, by_all=self._uses(code)) for code in needs.codes),
        )

    def _day(self, instant: int) -> dt.date:
        return dt.datetime.fromtimestamp(instant / 1000, self.spa.zone).date()

    def _uses(self, code: str) -> int:
        return sum(booked.quote.promotion.code == code for booked in self.bookings)

    def _write(self, event: Any) -> None:
        if isinstance(event, BookingRequested):
            self._add(event)
        elif isinstance(event, ChangeRequested):
            at = next(at for at, booked in enumerate(self.bookings) if booked.id == event.booking)
            state = "change_requested" if event.draft else "cancel_requested"
            self.bookings[at] = msgspec.structs.replace(
                self.bookings[at], state=state, wanted=event.draft, wanted_quote=event.quote
            )

    def _add(self, event: BookingRequested) -> None:
        booked = BookedView(
            id=len(self.bookings) + 1,
            state="requested",
            draft=event.draft,
            quote=event.quote,
            booked_at=self.now,
            start=event.start,
        )
        self.bookings.append(booked)
        self.occupied[booked.id] = event.occupied
        self.conversation = msgspec.structs.replace(self.conversation, booking=booked.id)

    @property
    def reply(self) -> Reply:
        assert self.turn is not None
        return self.turn.reply or Reply(paragraphs=())

    def booking(self) -> dict[str, Any]:
        view = booking_view(self.conversation, self.bookings[-1] if self.bookings else None, self.spa)
        return view or {}


def told(story: Story) -> Telling:
    spa = book(story.spa)
    telling = Telling(spa=spa, channel=story.channel, now=instant(story.now, spa))
    for number, line in story.lines:
        try:
            _line(telling, line)
        except AssertionError as error:
            raise AssertionError(f"line {number}: {line}\n{error}\nthe bot said:\n{_heard(telling)}") from None
    return telling


def instant(written: str, spa: Spa) -> int:
    return round(dt.datetime.fromisoformat(written).replace(tzinfo=spa.zone).timestamp() * 1000)


def _heard(telling: Telling) -> str:
    labels = [f"[{choice.label}]" for choice in telling.reply.choices]
    return "\n".join([telling.reply.text, *labels])


def _line(telling: Telling, line: str) -> None:
    if line in EVENTS:
        telling.says(EVENTS[line])
    elif line == "Bot is silent":
        assert telling.turn is not None
        assert telling.turn.reply is None
    else:
        what, _, value = line.partition(": ")
        assert what in ACTS, f"no such line; there are {', '.join(ACTS)}"
        ACTS[what](telling, value.strip())


def _taps(telling: Telling, label: str) -> None:
    offered = {choice.label: choice.value for choice in telling.conversation.offered}
    assert label in offered, f"offered are {list(offered)}"
    telling.says(Tap(value=offered[label], label=label))


def _says_words(telling: Telling, words: str) -> None:
    assert words.casefold() in telling.reply.text.casefold(), f"{words!r} is not there"


def _does_not_say(telling: Telling, words: str) -> None:
    assert words.casefold() not in telling.reply.text.casefold(), f"{words!r} is there"


def _offers(telling: Telling, label: str) -> None:
    assert label in [choice.label for choice in telling.reply.choices]


def _booking(telling: Telling, expected: str) -> None:
    view = telling.booking()
    if expected == "none":
        assert view == {}, view
        return
    for part in expected.split(", "):
        key, _, value = part.partition(" ")
        found = view.get("promotion", {}).get(key) if key in ("verdict", "code") else view.get(key)
        assert str(found) == value, f"{key} is {found}"


def _lines(telling: Telling, expected: str) -> None:
    found = [f"{line['service']} {line['minutes']} {line['people']}" for line in telling.booking().get("lines", ())]
    assert sorted(found) == sorted(part.strip() for part in expected.split("+")), f"they are {found}"


def _handoff(telling: Telling, reason: str) -> None:
    assert telling.turn is not None
    assert (telling.turn.outcome.handoff or "none") == reason, f"it is {telling.turn.outcome.handoff}"


def _staff(telling: Telling, state: str) -> None:
    telling.bookings[-1] = msgspec.structs.replace(telling.bookings[-1], state=state)


def _clock(telling: Telling, written: str) -> None:
    telling.now = instant(written, telling.spa)


ACTS = {
    "Guest": lambda telling, words: telling.says(Text(text=words)),
    "Guest taps": _taps,
    "Guest taps an old button": lambda telling, value: telling.says(Tap(value=value)),
    "Bot": _says_words,
    "Bot does not say": _does_not_say,
    "Bot offers": _offers,
    "Booking": _booking,
    "Lines": _lines,
    "Handoff": _handoff,
    "Staff": _staff,
    "Clock": _clock,
}
