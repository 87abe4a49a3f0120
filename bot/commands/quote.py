"""`concierge quote`: the price of a visit, by the same function that the talk and the commit use."""

import datetime as dt
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bot.clock import Clock, SystemClock
from bot.content import load, unmatched
from dialogs.booking.completeness import length_fits
from dialogs.booking.model import Line, PricedLine, PromotionVerdict, Quote
from dialogs.booking.price import quote as price
from dialogs.spa.faults import ContentFaults, did_you_mean
from dialogs.spa.model import Service, Spa

CHAT = "chat"
MOST_PEOPLE = 1000
LONGEST = 24 * 60


class Unreadable(Exception):
    """An option that cannot be read; says what would be right."""


def quote(
    content_dir: Path,
    *,
    line: Sequence[str],
    start: str | None = None,
    booked_at: str | None = None,
    code: str | None = None,
    as_json: bool = False,
    channel: str = CHAT,
    clock: Clock | None = None,
) -> int:
    """Print the quote; 1 and a sentence on standard error where content or an option is wrong."""
    try:
        spa = load(content_dir, unmatched)
        lines = [_line(text, spa) for text in line]
        booked = _instant("--booked-at", booked_at, spa) or _now(clock or SystemClock(), spa)
        priced = price(lines, _instant("--start", start, spa), booked, code, spa, channel)
    except (ContentFaults, Unreadable) as error:
        print(error, file=sys.stderr)
        return 1
    for wanted in lines:
        if not length_fits(wanted, spa):
            print(_no_such_length(wanted, spa), file=sys.stderr)
    print(json.dumps(as_dict(priced), ensure_ascii=False) if as_json else in_words(priced, spa))
    return 0


def as_dict(priced: Quote) -> dict[str, Any]:
    """INTERFACE's JSON: every key always there, null where nothing is known."""
    return {
        "lines": [
            {
                "service": line.service,
                "minutes": line.minutes,
                "people": line.people,
                "unit_price": line.unit_price,
                "discount_percent": line.discount_percent,
                "subtotal": line.subtotal,
                "total": line.total,
                "rule": line.rule or None,
            }
            for line in priced.lines
        ],
        "currency": priced.currency,
        "subtotal": priced.subtotal,
        "total": priced.total,
        "promotion": _promotion(priced.promotion),
    }


def _promotion(verdict: PromotionVerdict) -> dict[str, Any]:
    return {
        "code": verdict.code,
        "verdict": verdict.verdict,
        "reason": verdict.reason or None,
        "starts": verdict.starts.isoformat() if verdict.starts else None,
        "ends": verdict.ends.isoformat() if verdict.ends else None,
        "suggestion": verdict.suggestion,
        "staff_confirm": verdict.staff_confirm,
        "explanation": explanation(verdict) or None,
    }


def in_words(priced: Quote, spa: Spa) -> str:
    lines = [_line_in_words(line, priced.currency, spa) for line in priced.lines]
    lines.append(f"Total: {_money(priced.total, priced.currency)}")
    if words := explanation(priced.promotion):
        lines.append(words)
    return "\n".join(lines)


def explanation(verdict: PromotionVerdict) -> str:
    """Why the code gives a discount or none, with the rule of docs/rules.md; "" without a code."""
    window = f"it runs from {verdict.starts} to {verdict.ends}, both days included"
    said = {
        "none": "",
        "valid": f"{window} (rules 17, 18)",
        "expired": f"it has expired: {window} (rule 20)",
        "not_yet_valid": f"it is not valid yet: {window} (rule 19)",
        "unknown_code": "there is no such code (rule 21)",
        "not_applicable": _NOT_APPLICABLE.get(verdict.reason, "it does not apply"),
    }[verdict.verdict]
    if verdict.suggestion:
        said += f"; did the guest mean {verdict.suggestion}?"
    if verdict.staff_confirm:
        said += f"; staff confirm it: {_TO_CONFIRM.get(verdict.reason, verdict.reason)}"
    return f"Code {verdict.code}: {said}" if said else ""


_NOT_APPLICABLE = {
    "no_tier": "none of these services and lengths has a discount (rule 15)",
    "wrong_channel": "it does not work on this channel (rule 22)",
    "cap_reached": "it has been used as often as the spa allows",
    "cap_per_guest_reached": "this guest has used it as often as the spa allows",
}
_TO_CONFIRM = {
    "visit_after_window": "the visit is after the window (rule 17)",
    "given_in_chat": "it was given in a chat, not on the website (rule 22)",
}


def _line_in_words(line: PricedLine, currency: str, spa: Spa) -> str:
    service = spa.service(line.service)
    what = f"{line.people} × {service.names['en'] if service else line.service}, {line.minutes} min"
    if line.discount_percent:
        full, total = _money(line.subtotal, currency), _money(line.total, currency)
        return f"{what}: {full} less {line.discount_percent} % is {total} ({line.rule})"
    return f"{what}: {_money(line.total, currency)}" + (f" ({line.rule})" if line.rule else "")


def _money(amount: int | None, currency: str) -> str:
    from dialogs.phrasing import price as worded

    return "no confirmed price" if amount is None else worded(amount, currency, "en")


def _line(text: str, spa: Spa) -> Line:
    parts = [part.strip() for part in text.split(":")]
    if len(parts) != 3 or not all(part.isascii() and part.isdigit() and len(part) < 6 for part in parts[1:]):
        raise Unreadable(f'--line "{text}": write service:minutes:people, such as six_hands:90:2')
    service = _service(parts[0], spa)
    minutes, people = int(parts[1]), int(parts[2])
    if not 1 <= people <= MOST_PEOPLE or not 1 <= minutes <= LONGEST:
        raise Unreadable(f'--line "{text}": from 1 to {LONGEST} minutes, for 1 to {MOST_PEOPLE} people')
    return Line(service=service.id, minutes=minutes, people=people)


def _service(service_id: str, spa: Spa) -> Service:
    service = spa.service(service_id)
    if service is None:
        known = [service.id for service in spa.services]
        near = did_you_mean(service_id, known)
        raise Unreadable(f'there is no service "{service_id}". The services are: {", ".join(known)}.{near}')
    return service


def _no_such_length(line: Line, spa: Spa) -> str:
    service = spa.service(line.service) if line.service else None
    lengths = ", ".join(map(str, sorted(service.prices))) if service else ""
    return f"{line.service} does not come in {line.minutes} minutes, so it has no price. Its lengths are: {lengths}."


def _instant(option: str, text: str | None, spa: Spa) -> dt.datetime | None:
    """ISO 8601; without an offset in the spa's zone."""
    if text is None:
        return None
    try:
        instant = dt.datetime.fromisoformat(text.strip())
        local = instant.replace(tzinfo=spa.zone) if instant.tzinfo is None else instant.astimezone(spa.zone)
        local.astimezone(dt.UTC)  # the first and last days of the calendar have no instant in every zone
    except (ValueError, OverflowError):
        raise Unreadable(f'{option} "{text}": write an instant such as 2025-06-01T10:00') from None
    return local


def _now(clock: Clock, spa: Spa) -> dt.datetime:
    return dt.datetime.fromtimestamp(clock.now() / 1000, spa.zone)
