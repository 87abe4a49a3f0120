"""What the placeholders of answers stand for, in words of one language on one day. Empty: the spa has not said it.

An answer never types a figure of its own: prices, hours, addresses, dates and rules all come from here.
"""

import datetime as dt
from collections.abc import Mapping
from itertools import groupby

from dialogs.phrasing import Phrases, phrases
from dialogs.spa.model import Contacts, OpeningHours, Promotion, Service, Spa, Tier

CHANNELS = ("hotline", "whatsapp", "email", "kakaotalk", "wechat", "line", "website")
"""Of `Contacts`, in the order in which they are named."""
FAVOURITES = {"ko": "kakaotalk", "zh-Hans": "wechat", "zh-Hant": "line", "ja": "line", "th": "line"}
"""The channel that most guests of a language have on their phone: it is named first."""
CLOSED_DAYS_NAMED = 60
_KEPT = 64

_known: dict[tuple[str, str, dt.date], tuple[Spa, Mapping[str, str]]] = {}


def facts(spa: Spa, language: str, today: dt.date) -> Mapping[str, str]:
    """Every placeholder's words. Made once a day for each language and content version."""
    key = (spa.version, language, today)
    kept = _known.get(key)
    if kept is None or kept[0] is not spa:
        if len(_known) >= _KEPT:
            _known.clear()
        kept = _known[key] = (spa, _facts(spa, phrases(spa, language), today))
    return kept[1]


def _facts(spa: Spa, voice: Phrases, today: dt.date) -> Mapping[str, str]:
    return {
        "spa": spa.name,
        **{name: getattr(spa.contacts, name) for name in (*CHANNELS, "address", "payment", "cancellation")},
        "contacts": contact_list(spa.contacts, voice),
        "hours": opening_hours(spa.hours, voice, today) if spa.hours else "",
        "services": voice.together(service_name(service, voice.language) for service in spa.services),
        "lengths": length_list({m for service in spa.services for m in service.prices}, voice),
        "prices": price_list(spa, voice),
        "promotion": "\n".join(promotion_in_words(promotion, spa, voice, today) for promotion in spa.promotions),
        "promise_hours": voice.number(spa.promise.hours),
        "late_from": voice.number(spa.late.from_minutes),
        "late_to": voice.number(spa.late.to_minutes),
        "late_cut": voice.number(spa.late.cut_minutes),
        "late_min_remaining": voice.number(spa.late.min_remaining),
    }


def service_name(service: Service, language: str) -> str:
    return service.names.get(language) or service.names.get("en") or service.id


def length_list(minutes: set[int], voice: Phrases) -> str:
    """ "60, 90 and 120 minutes"."""
    if not minutes:
        return ""
    return voice.say("fact.minutes", list=voice.together(str(m) for m in sorted(minutes)))


def contact_list(contacts: Contacts, voice: Phrases) -> str:
    favourite = FAVOURITES.get(voice.language)
    order = sorted(CHANNELS, key=lambda channel: channel != favourite)
    stated = [(channel, getattr(contacts, channel)) for channel in order]
    return voice.together(voice.say(f"fact.contact.{channel}", value=value) for channel, value in stated if value)


def price_list(spa: Spa, voice: Phrases) -> str:
    """One line a service; "" where no price at all is known."""
    if not any(price is not None for service in spa.services for price in service.prices.values()):
        return ""
    return "\n".join(service_prices(service, spa.currency, voice) for service in spa.services)


def service_prices(service: Service, currency: str, voice: Phrases) -> str:
    """ "Six Hands Massage: 60 min 1,600,000 VND, 90 min 2,200,000 VND"."""
    name = service_name(service, voice.language)
    stated = [
        voice.say("fact.length_price", minutes=minutes, price=voice.money(price, currency))
        for minutes, price in sorted(service.prices.items())
        if price is not None
    ]
    if not stated:
        return voice.say("fact.price_unknown", service=name)
    return voice.say("fact.service_prices", service=name, prices=", ".join(stated))


def opening_hours(hours: OpeningHours, voice: Phrases, today: dt.date) -> str:
    """Days with the same blocks told together, and the closed days of the next two months."""
    told = [_days_and_blocks(blocks, [day for day, _ in run], voice) for blocks, run in _runs(hours)]
    last = today + dt.timedelta(days=CLOSED_DAYS_NAMED) if today.year < dt.MAXYEAR else today
    closed = [voice.date(day) for day in sorted(hours.closed) if today <= day <= last]
    if closed:
        told.append(voice.say("fact.closed_on", days=voice.together(closed)))
    return "; ".join(told)


def _runs(hours: OpeningHours) -> list[tuple[tuple[tuple[int, int], ...], list[tuple[int, object]]]]:
    return [(blocks, list(run)) for blocks, run in groupby(enumerate(hours.weekly), key=lambda pair: pair[1])]


def _days_and_blocks(blocks: tuple[tuple[int, int], ...], days: list[int], voice: Phrases) -> str:
    if len(days) == 7:
        when = voice.say("fact.every_day")
    elif len(days) == 1:
        when = voice.weekday(days[0])
    else:
        when = voice.say("fact.from_to", first=voice.weekday(days[0]), last=voice.weekday(days[-1]))
    spans = ", ".join(f"{minute_of_day(opens, voice)}–{minute_of_day(closes, voice)}" for opens, closes in blocks)
    return voice.say("fact.open" if spans else "fact.closed", days=when, hours=spans)


def minute_of_day(minute: int, voice: Phrases) -> str:
    """Midnight at the end of a day is written 24:00, which no clock type holds."""
    return "24:00" if minute == 1440 else voice.time(dt.time(minute // 60 % 24, minute % 60))


def promotion_in_words(promotion: Promotion, spa: Spa, voice: Phrases, today: dt.date) -> str:
    """Tiers, dates and what they mean today (`docs/rules.md` rules 12, 17 to 20)."""
    tiers = "; ".join(_tier(tier, spa, voice) for tier in promotion.tiers)
    return voice.say(
        f"fact.promotion.{_standing(promotion, today)}",
        code=promotion.code,
        tiers=tiers,
        starts=voice.date(promotion.starts),
        ends=voice.date(promotion.ends),
    )


def _standing(promotion: Promotion, today: dt.date) -> str:
    if today < promotion.starts:
        return "not_yet_valid"
    return "expired" if today > promotion.ends else "valid"


def _tier(tier: Tier, spa: Spa, voice: Phrases) -> str:
    if tier.services:
        services = (spa.service(service_id) for service_id in tier.services)
        names = voice.together(service_name(service, voice.language) for service in services if service)
        return voice.say("fact.tier.services", percent=tier.percent, services=names)
    if tier.minutes:
        return voice.say("fact.tier.minutes", percent=tier.percent, lengths=length_list(set(tier.minutes), voice))
    return voice.say("fact.tier.all", percent=tier.percent)
