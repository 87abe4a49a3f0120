"""What a visit costs. One function for the talk, `concierge quote` and the commit: `docs/rules.md` rules 12 to 25."""

import datetime as dt
from collections.abc import Sequence

import msgspec

from dialogs.booking.model import Line, PricedLine, PromotionVerdict, Quote, Verdict
from dialogs.booking.promotion import judge, tier_for
from dialogs.conversation import CodeUse
from dialogs.spa.model import Promotion, Spa

_REFUSED: dict[Verdict, str] = {
    "expired": "rule 20",
    "not_yet_valid": "rule 19",
    "unknown_code": "rule 21",
    "not_applicable": "rule 22",
}


def quote(
    lines: Sequence[Line],
    start: dt.datetime | None,
    booked_at: dt.datetime,
    code: str | None,
    spa: Spa,
    channel: str,
    uses: Sequence[CodeUse] = (),
) -> Quote:
    """The price of `lines`, each with the rule that gave its discount, or why the code gives none.

    `start` is the visit's (None: not known yet); `booked_at` is when the guest sent the request, for a moved booking
    what `promotion.counted_from` says. Both need a time zone. `channel` is "website" or the messenger's name; `uses`
    counts the code's bookings, this one left out. Amounts are minor units, None where no price is stated; a line's
    discount is known even then. Raise ValueError for a line whose service, length or people are not known yet.
    """
    visit = (booked_at.astimezone(spa.zone).date(), start.astimezone(spa.zone).date() if start else None)
    verdict, promotion = judge(code, visit, spa, channel, uses)
    percents = _percents(lines, promotion)
    priced = tuple(
        _priced(line, percent, promotion, _rule(line, percent, verdict, promotion), spa)
        for line, percent in zip(lines, percents, strict=True)
    )
    if promotion and not any(percents):
        verdict = msgspec.structs.replace(verdict, verdict="not_applicable", staff_confirm=False, reason="no_tier")
    return Quote(
        lines=priced,
        currency=spa.currency,
        subtotal=_sum([line.subtotal for line in priced]),
        total=_sum([line.total for line in priced]),
        promotion=verdict,
    )


def _percents(lines: Sequence[Line], promotion: Promotion | None) -> list[int]:
    """Rule 16: each line's own tier. With `per_line` off the whole bill gets the lowest of its lines' rates."""
    if promotion is None:
        return [0] * len(lines)
    tiers = [tier_for(line, promotion) for line in lines]
    percents = [tier.percent if tier else 0 for tier in tiers]
    return percents if promotion.per_line else [min(percents)] * len(percents) if percents else []


def _rule(line: Line, percent: int, verdict: PromotionVerdict, promotion: Promotion | None) -> str:
    if promotion is None:
        return _REFUSED.get(verdict.verdict, "")
    if not promotion.per_line:
        return "rule 16"
    tier = tier_for(line, promotion)
    if tier is None or not percent:
        return "rule 15"
    return "rule 13" if tier.services else "rule 14"


def _priced(line: Line, percent: int, promotion: Promotion | None, rule: str, spa: Spa) -> PricedLine:
    if line.service is None or line.minutes is None or line.people is None:
        raise ValueError(f"only a complete line has a price, got {line}")
    service = spa.service(line.service)
    unit = service.prices.get(line.minutes) if service else None
    subtotal = None if unit is None else unit * line.people
    return PricedLine(
        service=line.service,
        minutes=line.minutes,
        people=line.people,
        unit_price=unit,
        discount_percent=percent,
        subtotal=subtotal,
        total=subtotal if subtotal is None or promotion is None else discounted(subtotal, percent, promotion.round_to),
        rule=rule,
    )


def discounted(subtotal: int, percent: int, round_to: int) -> int:
    """Rule 24: the line's total after the discount, down to a multiple of `round_to`. A full price is not rounded."""
    if not percent:
        return subtotal
    return subtotal * (100 - percent) // 100 // round_to * round_to


def _sum(amounts: Sequence[int | None]) -> int | None:
    """None as soon as one amount is unknown: half a total would be an invented price."""
    known = [amount for amount in amounts if amount is not None]
    return sum(known) if len(known) == len(amounts) else None
