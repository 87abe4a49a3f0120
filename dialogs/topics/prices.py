"""A price that was asked for a certain massage, length or party. The whole list is the topic spa.prices."""

import msgspec

from dialogs.booking.model import Draft, Line
from dialogs.conversation import Outcome
from dialogs.facts import length_list, service_name, service_prices
from dialogs.spa.model import Service
from dialogs.topics import taps
from dialogs.topics.context import Context, Part
from dialogs.topics.filling import filled
from dialogs.topics.knowledge import not_confirmed
from dialogs.topics.pricing import for_one, price_lines, promotion_in_words, quoted
from dialogs.topics.promotions import PROMOTION

PRICES = "spa.prices"


def answer(context: Context) -> Part | None:
    if not _asked(context) or PRICES in context.covered:
        return None
    said = _said(context, _wanted(context))
    if not said:
        return None
    with_code = context.reading.promo_code is not None
    also = (PROMOTION,) if with_code and PROMOTION in context.reading.topics.asked else ()
    return Part(
        conversation=msgspec.structs.replace(context.conversation, topic=PRICES),
        said=said,
        offers=taps.choices(taps.choice(context.say("button.book"), "book")),
        outcome=Outcome(kind="answer", topic=PRICES, also=also, confidence=1.0),
        covers=(PRICES, PROMOTION) if with_code else (PRICES,),
    )


def _asked(context: Context) -> bool:
    """For a price, or whether a code counts for a certain massage: that is answered with its price too."""
    reading = context.reading
    of_a_massage = reading.intent == "promotion" and any(line.service and line.minutes for line in reading.lines)
    return reading.intent == "price" or PRICES in reading.topics.asked or of_a_massage


def _wanted(context: Context) -> Draft:
    """What the price is asked of: what the message names, else what was talked of before."""
    known = context.conversation.draft or context.conversation.mentioned or Draft()
    if any(line.service for line in context.reading.lines):
        known = msgspec.structs.replace(known, lines=(), people=None)
    return filled(known, context.reading, context.spa)


def _said(context: Context, draft: Draft) -> tuple[str, ...]:
    lines = draft.lines
    if not lines:
        return ()
    impossible = [words for line in lines if (words := _not_offered(context, line))]
    if impossible:
        return tuple(impossible)
    if all(line.service and line.minutes for line in lines):
        return _exact(context, msgspec.structs.replace(draft, lines=for_one(lines)))
    ids = dict.fromkeys(line.service for line in lines if line.service)
    services = [service for service_id in ids if (service := context.spa.service(service_id))]
    if services:
        return _lists(context, services)
    return _of_length(context, lines[0].minutes) if lines[0].minutes else ()


def _exact(context: Context, draft: Draft) -> tuple[str, ...]:
    priced = quoted(context, draft)
    if priced is None:
        return ()
    if priced.subtotal is None and all(line.unit_price is None for line in priced.lines):
        return tuple(
            words for words in (not_confirmed(context), promotion_in_words(context, priced.promotion)) if words
        )
    told = "\n".join(price_lines(context, priced))
    return tuple(words for words in (told, promotion_in_words(context, priced.promotion)) if words)


def _lists(context: Context, services: list[Service]) -> tuple[str, ...]:
    if not any(price is not None for service in services for price in service.prices.values()):
        return (not_confirmed(context),)
    told = [service_prices(service, context.spa.currency, context.voice) for service in services]
    return ("\n".join(told), context.say("price.per_person"))


def _of_length(context: Context, minutes: int) -> tuple[str, ...]:
    lines = [
        Line(service=service.id, minutes=minutes, people=1)
        for service in context.spa.services
        if minutes in service.prices
    ]
    priced = quoted(context, Draft(lines=tuple(lines))) if lines else None
    if priced is None or all(line.unit_price is None for line in priced.lines):
        return (not_confirmed(context),)
    stated = msgspec.structs.replace(priced, lines=tuple(line for line in priced.lines if line.total is not None))
    return ("\n".join(price_lines(context, stated)[: len(stated.lines)]),)


def _not_offered(context: Context, line: Line) -> str:
    service = context.spa.service(line.service) if line.service else None
    if service is None or not service.prices or line.minutes is None or line.minutes in service.prices:
        return ""
    return context.say(
        "price.not_offered",
        service=service_name(service, context.voice.language),
        minutes=line.minutes,
        lengths=length_list(set(service.prices), context.voice),
    )
