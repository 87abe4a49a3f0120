"""What a guest is told outside their turns, in their language: decisions, a late answer, the bot's return. Pure."""

from collections.abc import Sequence

from dialogs.booking.model import Draft, Line, Proposal, Quote
from dialogs.facts import service_name
from dialogs.messages import Choice, Reply
from dialogs.phrasing import Phrases, phrases
from dialogs.spa.model import Spa
from dialogs.topics import taps
from storage.decisions import Request


def confirmed(spa: Spa, language: str, draft: Draft, quote: Quote) -> Reply:
    voice = phrases(spa, language)
    said = voice.say("guest.confirmed", when=when(voice, draft), lines=lines(spa, voice, draft.lines))
    return Reply(paragraphs=_filled(said, price(voice, quote)), language=language)


def declined(spa: Spa, language: str, draft: Draft, reason: str) -> Reply:
    voice = phrases(spa, language)
    said = voice.say("guest.declined", when=when(voice, draft))
    return Reply(paragraphs=_filled(said, reason, voice.say("guest.another_time")), language=language)


def proposed(spa: Spa, language: str, seen: Request, offer: Proposal) -> Reply:
    """With the two answers as choices; a typed yes or no counts as well."""
    voice = phrases(spa, language)
    said = voice.say("guest.proposed", when=when(voice, seen.draft), offer=when(voice, offer.draft))
    cost = price(voice, offer.quote) if offer.quote.total != seen.quote.total else ""
    return Reply(
        paragraphs=_filled(said, cost, voice.say("guest.proposed_ask")),
        choices=answers(voice, seen.booking, offer.number),
        language=language,
    )


def answers(voice: Phrases, booking: int, number: int) -> tuple[Choice, ...]:
    return taps.choices(
        taps.choice(voice.say("button.suits"), "suits", booking, number),
        taps.choice(voice.say("button.suits_not"), "suits_not", booking, number),
    )


def moved(spa: Spa, language: str, draft: Draft, quote: Quote) -> Reply:
    voice = phrases(spa, language)
    said = voice.say("guest.moved", when=when(voice, draft), lines=lines(spa, voice, draft.lines))
    return Reply(paragraphs=_filled(said, price(voice, quote)), language=language)


def cancelled(spa: Spa, language: str, draft: Draft) -> Reply:
    voice = phrases(spa, language)
    return Reply(paragraphs=(voice.say("guest.cancelled", when=when(voice, draft)),), language=language)


def kept(spa: Spa, language: str, draft: Draft, reason: str) -> Reply:
    voice = phrases(spa, language)
    said = voice.say("guest.kept", when=when(voice, draft), lines=lines(spa, voice, draft.lines))
    return Reply(paragraphs=_filled(said, reason), language=language)


def expired(spa: Spa, language: str, draft: Draft) -> Reply:
    voice = phrases(spa, language)
    said = voice.say("guest.expired", when=when(voice, draft))
    return Reply(paragraphs=_filled(said, _call(spa, voice)), language=language)


def overdue(spa: Spa, language: str) -> Reply:
    """The last word: nobody has answered in time. It promises nothing new."""
    voice = phrases(spa, language)
    return Reply(paragraphs=_filled(voice.say("guest.overdue"), _call(spa, voice)), language=language)


def back(spa: Spa, language: str, before: Draft | None, after: Draft | None) -> Reply:
    """The assistant speaks again: once, with what staff changed of the half-filled booking."""
    voice = phrases(spa, language)
    changes = changed(spa, voice, before, after)
    noted = voice.say("guest.back_changed", changes="; ".join(changes)) if changes else ""
    waits = voice.say("guest.back_booking") if after is not None else ""
    choices = taps.choices(taps.choice(voice.say("button.go_on"), "book")) if after is not None else ()
    return Reply(paragraphs=_filled(voice.say("guest.back"), noted, waits), choices=choices, language=language)


def changed(spa: Spa, voice: Phrases, before: Draft | None, after: Draft | None) -> list[str]:
    """The fields that are others now, each in words."""
    was, now = before or Draft(), after or Draft()
    told = []
    if (was.date, was.time) != (now.date, now.time):
        told.append(when(voice, now))
    if was.lines != now.lines:
        told.append(lines(spa, voice, now.lines))
    elif was.people != now.people and now.people:
        told.append(voice.say("button.people", n=now.people))
    if was.name != now.name and now.name:
        told.append(voice.say("booking.summary.name", name=now.name))
    if was.wishes != now.wishes and now.wishes:
        told.append(voice.say("booking.summary.wishes", wishes="; ".join(now.wishes)))
    return [words for words in told if words]


def when(voice: Phrases, draft: Draft) -> str:
    """ "Friday, 27 November 2026, 15:00", or the part of it that is known."""
    return ", ".join(
        part
        for part in (
            voice.date(draft.date) if draft.date else "",
            voice.time(draft.time) if draft.time else "",
        )
        if part
    )


def lines(spa: Spa, voice: Phrases, wanted: Sequence[Line]) -> str:
    """ "2 × Six Hands Massage, 90 min; Signature, 60 min"."""
    return "; ".join(_line(spa, voice, line) for line in wanted if line.service or line.minutes)


def _line(spa: Spa, voice: Phrases, line: Line) -> str:
    service = spa.service(line.service) if line.service else None
    name = service_name(service, voice.language) if service else line.service or ""
    counted = f"{line.people} × {name}" if line.people else name
    return f"{counted}, {line.minutes} min" if line.minutes else counted


def price(voice: Phrases, quote: Quote) -> str:
    return voice.say("price.total", price=voice.money(quote.total, quote.currency)) if quote.total is not None else ""


def subject(spa: Spa, language: str, draft: Draft) -> str:
    voice = phrases(spa, language)
    return voice.say("guest.letter_subject", spa=spa.name, when=when(voice, draft))


def _call(spa: Spa, voice: Phrases) -> str:
    hotline = spa.contacts.hotline
    return voice.say("handoff.urgent", hotline=hotline) if hotline else ""


def _filled(*paragraphs: str) -> tuple[str, ...]:
    return tuple(paragraph for paragraph in paragraphs if paragraph)
