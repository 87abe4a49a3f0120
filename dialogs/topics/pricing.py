"""Prices and promotions in words: which line costs what and why, and why a code does not apply, with its dates."""

import datetime as dt
from collections.abc import Iterable, Sequence

import msgspec

from dialogs.booking.model import Draft, Line, PricedLine, PromotionVerdict, Quote
from dialogs.booking.price import quote
from dialogs.booking.promotion import judge
from dialogs.facts import service_name
from dialogs.topics.context import Context


def quoted(context: Context, draft: Draft, booked_at: dt.datetime | None = None) -> Quote | None:
    """The quote of the draft's lines; None while a line is not complete."""
    if not draft.lines or not all(complete(line) for line in draft.lines):
        return None
    at = booked_at or context.now
    known = context.known
    return quote(draft.lines, start_of(context, draft), at, draft.code, context.spa, known.channel, known.code_uses)


def verdict_on(context: Context, draft: Draft) -> PromotionVerdict:
    """What became of the draft's code, as far as the lines are known."""
    priced = quoted(context, draft)
    if priced:
        return priced.promotion
    known = context.known
    verdict, _ = judge(draft.code, (context.today, draft.date), context.spa, known.channel, known.code_uses)
    return verdict


def complete(line: Line) -> bool:
    return line.service is not None and line.minutes is not None and line.people is not None


def start_of(context: Context, draft: Draft) -> dt.datetime | None:
    if draft.date is None or draft.time is None:
        return None
    return dt.datetime.combine(draft.date, draft.time, context.spa.zone)


def for_one(lines: Iterable[Line]) -> tuple[Line, ...]:
    """A price asked without a number of people is the price for one."""
    return tuple(msgspec.structs.replace(line, people=line.people or 1) for line in lines)


def price_lines(context: Context, priced: Quote) -> list[str]:
    """One text a line, and the sum where it says more than the only line."""
    words = [line_in_words(context, line, priced.currency) for line in priced.lines]
    if priced.total is None:
        words.append(context.say("price.total_unconfirmed"))
    elif len(priced.lines) > 1:
        words.append(context.say("price.total", price=context.voice.money(priced.total, priced.currency)))
    return words


def line_in_words(context: Context, line: PricedLine, currency: str) -> str:
    service = context.spa.service(line.service)
    name = service_name(service, context.voice.language) if service else line.service
    key = "line_unconfirmed" if line.total is None else "line"
    if line.discount_percent:
        key += "_discounted"
    money = context.voice.money
    return context.say(
        f"price.{key}",
        people=line.people,
        service=name,
        minutes=line.minutes,
        price="" if line.total is None else money(line.total, currency),
        full="" if line.subtotal is None else money(line.subtotal, currency),
        percent=line.discount_percent,
    )


def promotion_in_words(context: Context, verdict: PromotionVerdict) -> str:
    """Why the code counts or not; "" where no code was given."""
    if verdict.verdict == "none":
        return ""
    date = context.voice.date
    said = context.say(
        _key(context, verdict),
        code=verdict.code or "",
        starts=date(verdict.starts) if verdict.starts else "",
        ends=date(verdict.ends) if verdict.ends else "",
    )
    if verdict.suggestion:
        return f"{said} {context.say('promotion.suggestion', suggestion=verdict.suggestion)}"
    return said


def _key(context: Context, verdict: PromotionVerdict) -> str:
    worded = (
        f"promotion.{verdict.verdict}_{verdict.reason}" if verdict.verdict == "valid" else f"promotion.{verdict.reason}"
    )
    return worded if verdict.reason and context.voice.has(worded) else f"promotion.{verdict.verdict}"


def names(context: Context, lines: Sequence[Line]) -> str:
    """ "2 × Six Hands Massage, 90 min; Herbal Spa Signature": a booking's lines without their prices."""
    return "; ".join(_line_name(context, line) for line in lines)


def _line_name(context: Context, line: Line) -> str:
    service = context.spa.service(line.service) if line.service else None
    name = service_name(service, context.voice.language) if service else line.service or ""
    counted = f"{line.people} × {name}" if line.people else name
    return f"{counted}, {line.minutes} min" if line.minutes else counted
