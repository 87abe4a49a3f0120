"""What the store shows -> what the templates print: words in the reader's language, instants in the spa's zone."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from bot.desk.texts import left, span
from bot.staff import telling, words
from channels.contract import Channel, Kept, Unparsable
from dialogs.booking.model import Draft
from dialogs.phrasing import language_name, phrases
from dialogs.promise import window_until
from dialogs.spa.model import Spa
from storage import desk
from storage.decisions import Request
from storage.report import ReportLine
from storage.store import Pending

Shown = dict[str, Any]
Said = Callable[[Pending], str]
"""A kept event's words; "" for what is no utterance."""
CHANGEABLE = ("change_requested", "cancel_requested")


@dataclass(frozen=True)
class Reader:
    """Whoever looks: their language, the book, the instant, and their own member id."""

    spa: Spa
    language: str
    texts: Mapping[str, str]
    now: int
    member: str = ""

    def moment(self, instant: int) -> str:
        return words.moment(self.spa, phrases(self.spa, self.language), instant)

    def say(self, key: str, **values: object) -> str:
        return phrases(self.spa, self.language).say(key, **values)

    def when(self, draft: Draft) -> str:
        return telling.when(phrases(self.spa, self.language), draft)

    def lines(self, draft: Draft) -> str:
        return telling.lines(self.spa, phrases(self.spa, self.language), draft.lines)

    def channel(self, name: str) -> str:
        return self.texts["channel_web"] if name == "web" else words.channel_name(name)

    def text(self, key: str, **values: object) -> str:
        return self.texts[key].format(**values)


def inbox(reader: Reader, found: desk.Inbox) -> Shown:
    return {
        "waiting": [_card(reader, card) for card in found.waiting],
        "held": [_card(reader, card) for card in found.held],
        "lately": [_card(reader, card) for card in found.lately],
    }


def _card(reader: Reader, card: desk.Card) -> Shown:
    holder = reader.text("with_who", who=card.holder) if card.holder else reader.texts["with_bot"]
    return {
        "talk": card.conversation,
        "guest": card.guest or reader.texts["someone"],
        "channel": reader.channel(card.channel),
        "language": _language(card.language, reader.language),
        "kind": reader.say(f"staff.kind.{card.kind}") if card.kind else "",
        "last": card.last,
        "at": reader.moment(card.last_guest_at),
        "holder": holder,
        "left": left(reader.texts, card.due_at - reader.now) if card.due_at else "",
        "due": reader.moment(card.due_at),
        "urgency": _urgency(card.due_at - reader.now) if card.due_at else "",
    }


@lru_cache(256)
def _language(tag: str, spoken_in: str) -> str:
    """Babel parses a locale anew at each call: a long inbox asks for the same few hundreds of times."""
    return language_name(tag, spoken_in)


def _urgency(milliseconds: int) -> str:
    return "late" if milliseconds < 0 else "soon" if milliseconds < 2 * 3_600_000 else "calm"


def talk(reader: Reader, found: desk.Talk, said: Said) -> Shown:
    seen = found.standing
    until = window_until(seen.channel, seen.last_guest_at)
    held = bool(seen.held_by)
    return {
        "id": seen.conversation,
        "guest": found.draft.name or seen.remembered.name or reader.texts["someone"],
        "channel": reader.channel(seen.channel),
        "language": _language(seen.language, reader.language),
        "guest_language": seen.language,
        "window": reader.text("window", channel=reader.channel(seen.channel), until=reader.moment(until))
        if until
        else "",
        "held": held,
        "mine": seen.held_by == reader.member,
        "holder": seen.holder,
        "on_hold": bool(seen.remembered.held_by_safety),
        "lines": [*_lines(reader, found), *_waiting(reader, found, said)],
        "cases": [_case(reader, case) for case in found.cases],
        "requests": [_request(reader, request) for request in found.requests],
        "undelivered": [_letter(reader, letter) for letter in found.undelivered],
        "facts": list(_facts(reader, found)),
        "acts": [_act(reader, entry) for entry in reversed(found.acts)],
    }


def _lines(reader: Reader, found: desk.Talk) -> Iterator[Shown]:
    for line in found.lines:
        yield {
            "author": line.author,
            "who": reader.texts[line.author],
            "text": line.text,
            "at": reader.moment(line.at),
            "choices": line.choices,
            "note": "",
        }


def _waiting(reader: Reader, found: desk.Talk, said: Said) -> Iterator[Shown]:
    for pending in found.pending:
        if text := said(pending):
            yield {
                "author": "guest",
                "who": reader.texts["guest"],
                "text": text,
                "at": reader.moment(pending.received_at),
                "choices": (),
                "note": reader.texts["unanswered"],
            }


def said_in(channels: Mapping[str, Channel], found: desk.Talk, utterance: Callable[[Any], str]) -> Said:
    """How a kept event of this conversation reads, by its channel; nothing where the channel is off."""
    seen = found.standing

    def said(pending: Pending) -> str:
        channel = channels.get(seen.channel)
        if channel is None:
            return ""
        kept = Kept(
            account=seen.account,
            chat=seen.chat,
            event=pending.event,
            raw=pending.raw,
            received_at=pending.received_at,
        )
        try:
            message = channel.parse(kept)
        except Unparsable:
            return ""
        return utterance(message) if message is not None else ""

    return said


def _case(reader: Reader, case: desk.Case) -> Shown:
    return {
        "id": case.id,
        "kind": reader.say(f"staff.kind.{case.kind}"),
        "reason": reader.say(f"staff.reason.{case.reason}"),
        "open": case.state == "open",
        "note": case.note,
        "due": reader.moment(case.due_at),
        "left": left(reader.texts, case.due_at - reader.now),
        "urgency": _urgency(case.due_at - reader.now),
    }


def _request(reader: Reader, found: Request) -> Shown:
    draft, quote = found.draft, found.quote
    wanted = found.wanted.draft if found.wanted else None
    return {
        "id": found.booking,
        "state": reader.say(f"staff.state.{found.state}"),
        "when": reader.when(draft),
        "lines": reader.lines(draft),
        "price": telling.price(phrases(reader.spa, reader.language), quote),
        "name": draft.name or "",
        "contact": ", ".join(part for part in (draft.phone, draft.email) if part),
        "wishes": "; ".join(draft.wishes),
        "health": "; ".join(draft.health_notes),
        "booked": reader.text("booked_at", at=reader.moment(found.booked_at)),
        "contested": found.contested,
        "waits": found.state == "requested",
        "change": found.state in CHANGEABLE,
        "cancel": found.state == "cancel_requested",
        "wanted": _offer(reader, "wanted", wanted),
        "proposed": _offer(reader, "proposed", found.proposal.draft if found.proposal else None),
        "date": draft.date.isoformat() if draft.date else "",
        "time": draft.time.strftime("%H:%M") if draft.time else "",
    }


def _offer(reader: Reader, key: str, draft: Draft | None) -> str:
    if draft is None:
        return ""
    return reader.text(key, when="; ".join(part for part in (reader.when(draft), reader.lines(draft)) if part))


def undelivered(reader: Reader, found: list[desk.Undelivered]) -> list[Shown]:
    return [_letter(reader, letter) for letter in found]


def _letter(reader: Reader, letter: desk.Undelivered) -> Shown:
    return {
        "id": letter.id,
        "talk": letter.conversation,
        "channel": reader.channel(letter.channel),
        "at": reader.moment(letter.at),
        "text": letter.text,
        "why": reader.text("why", reason=letter.reason) if letter.reason else "",
    }


def _facts(reader: Reader, found: desk.Talk) -> Iterator[tuple[str, str]]:
    """What the assistant has understood, a label and its words each; nothing for what is not known."""
    draft, remembered = found.draft, found.standing.remembered
    health = dict.fromkeys((*remembered.health_notes, *draft.health_notes, *remembered.doctor_first))
    topic = reader.spa.topics.get(remembered.topic) if remembered.topic else None
    known = {
        "language": _language(found.standing.language, reader.language),
        "when": reader.when(draft),
        "what": reader.lines(draft),
        "people": str(draft.people or ""),
        "name": draft.name or remembered.name,
        "phone": draft.phone or "",
        "email": draft.email or "",
        "wishes": "; ".join(draft.wishes),
        "code": draft.code or "",
        "health": "; ".join(health),
        "topic": (topic.buttons.get(reader.language) or topic.buttons.get("en", "")) if topic else "",
    }
    for label, value in known.items():
        if value:
            yield reader.texts[f"label_{label}"], value


def _act(reader: Reader, entry: Any) -> Shown:
    return {
        "who": entry.member or reader.texts["clock"],
        "what": reader.texts.get(f"act_{entry.act}", reader.texts["act_other"]),
        "at": reader.moment(entry.at),
    }


def report(reader: Reader, found: list[ReportLine]) -> list[Shown]:
    return [
        {
            "group": line.group,
            "name": _named(reader, line),
            "kept": line.kept,
            "missed": line.missed,
            "waiting": line.waiting,
            "withdrawn": line.withdrawn,
            "median": span(reader.texts, line.median_ms),
            "slowest": span(reader.texts, line.slowest_ms),
        }
        for line in found
    ]


def _named(reader: Reader, line: ReportLine) -> str:
    match line.group:
        case "channel":
            return reader.channel(line.name)
        case "person":
            return line.name or reader.texts["nobody"]
        case "hour":
            return f"{line.name}:00"
    return ""
