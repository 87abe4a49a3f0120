"""promotions.toml: one [[promotion]] a code and a window. The rules it sets are `docs/rules.md` rules 12 to 25."""

import datetime as dt
import unicodedata
from collections.abc import Collection, Sequence

from dialogs.booking.promotion import normalised
from dialogs.spa.faults import did_you_mean
from dialogs.spa.model import Promotion, Tier
from dialogs.spa.section import Section

CHANNELS = ("website", "chat")


def read_promotions(file: Section, service_ids: Collection[str]) -> tuple[Promotion, ...]:
    tables = file.sections("promotion")
    file.close()
    promotions = [_promotion(table, service_ids) for table in tables]
    _check_codes(tables, promotions)
    return tuple(promotion for promotion in promotions if promotion is not None)


def _promotion(table: Section, service_ids: Collection[str]) -> Promotion | None:
    default = Promotion(code="", starts=dt.date.min, ends=dt.date.max, tiers=())
    read = Promotion(
        code=_code(table),
        starts=table.day("starts") or _missing(table, "starts"),
        ends=table.day("ends") or _missing(table, "ends"),
        tiers=_tiers(table, service_ids),
        date_basis=table.one_of("date_basis", ("booking", "visit", "both"), default.date_basis),
        combine=table.one_of("combine", ("best",), default.combine),
        per_line=table.flag("per_line", default.per_line),
        normalise=table.flag("normalise", default.normalise),
        channels=_channels(table) if table.has("channels") else default.channels,
        keep_on_move=table.flag("keep_on_move", default.keep_on_move),
        round_to=table.whole("round_to", default.round_to, 1),
        round_direction=table.one_of("round_direction", ("down",), default.round_direction),
        cap=table.maybe_whole("cap", 1),
        cap_per_guest=table.maybe_whole("cap_per_guest", 1),
    )
    if read.ends < read.starts and table.has("starts") and table.has("ends"):
        table.fault(f"the promotion ends ({read.ends}) before it starts ({read.starts}): swap the two", "ends")
    table.close()
    return read if read.code else None


def _missing(table: Section, key: str) -> dt.date:
    if not table.has(key):
        table.fault(f"`{key}` is missing: write {key} = 2027-01-31")
    return dt.date.min if key == "starts" else dt.date.max


def _code(table: Section) -> str:
    code = table.needed_text("code")
    if code and not all(unicodedata.category(letter)[0] in "LN" or letter in "-_" for letter in code):
        table.fault(f'the code "{code}" may hold letters, digits, - and _ only', "code")
    return code


def _channels(table: Section) -> tuple[str, ...]:
    channels = table.texts("channels")
    for at, channel in enumerate(channels):
        if channel not in CHANNELS:
            near = did_you_mean(channel, CHANNELS)
            table.fault(f'"{channel}" is no channel of a promotion: write "website" or "chat".{near}', "channels", at)
    if not channels:
        table.fault('`channels` is empty, so the code works nowhere: write ["website", "chat"]', "channels")
    return channels


def _tiers(table: Section, service_ids: Collection[str]) -> tuple[Tier, ...]:
    tables = table.sections("tier")
    if not tables:
        table.fault("the promotion has no discount: write a [[promotion.tier]] with its `percent`")
    return tuple(_tier(tier, service_ids) for tier in tables)


def _tier(table: Section, service_ids: Collection[str]) -> Tier:
    if not table.has("percent"):
        table.fault("`percent` is missing: write percent = 10")
    tier = Tier(
        percent=table.whole("percent", 0, 0, 100),
        services=table.texts("services"),
        minutes=table.wholes("minutes", 1, 24 * 60),
    )
    for at, service in enumerate(tier.services):
        if service not in service_ids:
            near = did_you_mean(service, service_ids)
            table.fault(f'"{service}" is no service of services.toml.{near}', "services", at)
    if tier.services and tier.minutes:
        table.fault("a tier is for `services` or for `minutes`, not both: make two tiers of it", "minutes")
    table.close()
    return tier


def _check_codes(tables: Sequence[Section], promotions: Sequence[Promotion | None]) -> None:
    """The same code may come back next year, but on one day it must mean one promotion."""
    for at, later in enumerate(promotions):
        for earlier in promotions[:at]:
            if later and earlier and _clash(earlier, later):
                message = f'the code "{later.code}" is already used from {earlier.starts} to {earlier.ends}'
                tables[at].fault(f"{message}: change the code or the dates", "code")


def _clash(one: Promotion, other: Promotion) -> bool:
    same = normalised(one.code) == normalised(other.code)
    return same and one.starts <= other.ends and other.starts <= one.ends
