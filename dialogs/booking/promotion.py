"""What becomes of a promotion code: `docs/rules.md` rules 12 to 23. Pure; the same for talk and commit."""

import datetime as dt
import re
import unicodedata
from collections.abc import Sequence
from typing import Literal

import msgspec
from rapidfuzz.distance import OSA

from dialogs.booking.model import Line, PromotionVerdict
from dialogs.conversation import CodeUse
from dialogs.spa.model import Promotion, Spa, Tier

LONGEST_CODE = 64
"""Longer than any code: a guest's whole message is not searched for slips."""
WEBSITE = "website"
"""The one channel that is no chat."""
_BLANK = re.compile(r"[\s\u200b-\u200d\u2060\ufeff]+")
_DIGITS = re.compile(r"\d+")
_LOOK_ALIKE = str.maketrans("OI", "01")

Visit = tuple[dt.date, dt.date | None]
"""The day of booking and the day of the visit (None: not known yet), both in the spa's zone (rule 18)."""


def normalised(code: str) -> str:
    """Rule 21: case, blanks and full-width letters do not matter."""
    return _BLANK.sub("", unicodedata.normalize("NFKC", code)).upper()


def judge(
    code: str | None, visit: Visit, spa: Spa, channel: str, uses: Sequence[CodeUse] = ()
) -> tuple[PromotionVerdict, Promotion | None]:
    """The verdict on `code`, and the promotion where it applies; whether a line has a tier is for `price.quote` to say.

    `channel` is "website" or the messenger's name; `uses` counts bookings other than this one.
    """
    if not code or not normalised(code):
        return PromotionVerdict(), None
    promotion = _meant(code, visit, spa)
    if promotion is None:
        wrong = PromotionVerdict(code=normalised(code), verdict="unknown_code", suggestion=suggestion(code, spa))
        return wrong, None
    verdict = PromotionVerdict(code=promotion.code, starts=promotion.starts, ends=promotion.ends)
    if outside := _outside(promotion, visit):
        return msgspec.structs.replace(verdict, verdict=outside), None
    if reason := _barred(promotion, channel, uses):
        return msgspec.structs.replace(verdict, verdict="not_applicable", reason=reason), None
    reason = _to_confirm(promotion, visit, channel)
    return msgspec.structs.replace(verdict, verdict="valid", staff_confirm=bool(reason), reason=reason), promotion


def tier_for(line: Line, promotion: Promotion) -> Tier | None:
    """Rules 12 to 15: of the tiers that fit the line the highest one, alone; None: the line has no discount."""
    fitting = [tier for tier in promotion.tiers if _covers(tier, line)]
    return max(fitting, key=lambda tier: tier.percent, default=None)


def suggestion(code: str, spa: Spa) -> str | None:
    """Rule 21: the one real code that is a slip of letters away, to be offered and never to be taken for granted.

    O and 0, I and 1 look alike; beyond that a single letter may be wrong, missing, doubled or swapped with its
    neighbour. Figures are never mended: HBWK2026 is another code, not a slip.
    """
    given = normalised(code)
    if len(given) > LONGEST_CODE:
        return None
    near = {promotion.code for promotion in spa.promotions if _slip(given, normalised(promotion.code))}
    return near.pop() if len(near) == 1 else None


def counted_from(code: str | None, first_booked: dt.datetime, moved_at: dt.datetime, spa: Spa) -> dt.datetime:
    """Rule 23: the booking instant by which a moved booking's code is judged."""
    promotion = _meant(code, (first_booked.astimezone(spa.zone).date(), None), spa) if code else None
    return first_booked if promotion is None or promotion.keep_on_move else moved_at


def _meant(code: str, visit: Visit, spa: Spa) -> Promotion | None:
    """The promotion of that code; where a code came back in another year, the run that the visit falls into."""
    runs = [promotion for promotion in spa.promotions if _is_code_of(code, promotion)]
    inside = [promotion for promotion in runs if _outside(promotion, visit) is None]
    begun = [promotion for promotion in runs if promotion.starts <= visit[0]]
    latest = max(begun, key=lambda promotion: promotion.starts, default=None)
    return next(iter(inside), latest or min(runs, key=lambda promotion: promotion.starts, default=None))


def _is_code_of(code: str, promotion: Promotion) -> bool:
    if promotion.normalise:
        return normalised(code) == normalised(promotion.code)
    return code.strip() == promotion.code


def _outside(promotion: Promotion, visit: Visit) -> Literal["expired", "not_yet_valid"] | None:
    """Rules 17 to 20; both days of the window are in it. A visit that has no day yet comes no earlier than today."""
    booked, day = visit
    decisive = {"booking": (booked,), "visit": (day,), "both": (booked, day)}[promotion.date_basis]
    known = [date for date in decisive if date is not None]
    if any(date > promotion.ends for date in (*known, *([booked] if day is None else []))):
        return "expired"
    return "not_yet_valid" if any(date < promotion.starts for date in known) else None


def _barred(promotion: Promotion, channel: str, uses: Sequence[CodeUse]) -> str:
    """Why a code inside its window still does not apply; a key of the phrases."""
    if not _places(channel) & set(promotion.channels):
        return "wrong_channel"
    code = normalised(promotion.code)
    used = next((use for use in uses if normalised(use.code) == code), CodeUse(code=code))
    if promotion.cap is not None and used.by_all >= promotion.cap:
        return "cap_reached"
    if promotion.cap_per_guest is not None and used.by_guest >= promotion.cap_per_guest:
        return "cap_per_guest_reached"
    return ""


def _places(channel: str) -> set[str]:
    return {WEBSITE} if channel == WEBSITE else {"chat"}


def _to_confirm(promotion: Promotion, visit: Visit, channel: str) -> str:
    """Why staff confirm a discount that stands: rule 17 (a visit after the window), rule 22 (given in a chat)."""
    if visit[1] is not None and visit[1] > promotion.ends:
        return "visit_after_window"
    return "" if channel == WEBSITE else "given_in_chat"


def _covers(tier: Tier, line: Line) -> bool:
    if tier.services:
        return line.service in tier.services
    return not tier.minutes or line.minutes in tier.minutes


def _slip(given: str, code: str) -> bool:
    if given == code:
        return False  # only where the promotion insists on exact spelling
    alike, wanted = given.translate(_LOOK_ALIKE), code.translate(_LOOK_ALIKE)
    same_figures = _DIGITS.findall(alike) == _DIGITS.findall(wanted)
    return alike == wanted or (same_figures and OSA.distance(alike, wanted, score_cutoff=1) <= 1)
