"""`docs/rules.md`, all 27: rows for each, on the pure part that it rests on. Prices are the sample spa's."""

import datetime as dt
import inspect
import sys
from typing import Any

import msgspec
import pytest

from dialogs.booking.completeness import missing
from dialogs.booking.late import LateVerdict, noticed, verdict
from dialogs.booking.model import HOLDS_ITS_PLACE, Draft, Line, Quote
from dialogs.booking.price import discounted, quote
from dialogs.booking.promotion import counted_from
from dialogs.conversation import CodeUse
from dialogs.phrasing import Phrases
from dialogs.spa.model import BookingRules, Contacts, LateRules, Promise, Spa, Tier
from tests.dialogs.a_spa import PROMOTION, a_spa

CODE = "HBWK2025"
INSIDE = "2025-05-20T09:00"


def at(text: str) -> dt.datetime:
    """In the spa's zone unless it says another."""
    instant = dt.datetime.fromisoformat(text)
    return instant if instant.tzinfo else instant.replace(tzinfo=a_spa().zone)


def line(text: str) -> Line:
    service, minutes, people = text.split(":")
    return Line(service=service, minutes=int(minutes), people=int(people))


def promoted(**changes: Any) -> Spa:
    return a_spa(promotions=(msgspec.structs.replace(PROMOTION, **changes),))


def priced(
    lines: str,
    booked: str = INSIDE,
    visit: str | None = "2025-06-01T10:00",
    *,
    code: str | None = CODE,
    spa: Spa | None = None,
    channel: str = "website",
    uses: tuple[CodeUse, ...] = (),
) -> Quote:
    start = at(visit) if visit else None
    return quote([line(text) for text in lines.split()], start, at(booked), code, spa or a_spa(), channel, uses)


def test_rule_1_a_request_is_confirmed_by_staff_unless_the_owner_says_otherwise() -> None:
    assert BookingRules().confirmation == "staff"
    assert "requested" in HOLDS_ITS_PLACE
    assert "draft" not in HOLDS_ITS_PLACE


def test_rule_2_the_promise_is_24_clock_hours() -> None:
    assert Promise().hours == 24
    assert max(Promise().steps) < 24


@pytest.mark.parametrize(
    ("contact", "asked"),
    [
        ({}, ("contact",)),
        ({"email": "ann@example.com"}, ()),
        ({"phone": "+84901234567"}, ()),
        ({"messenger_contact": True}, ()),
    ],
)
def test_rule_3_one_contact_is_enough_and_a_messenger_will_do(contact: dict[str, Any], asked: tuple[str, ...]) -> None:
    draft = Draft(lines=(line("signature:60:1"),), date=dt.date(2026, 12, 1), time=dt.time(10), name="Ann", **contact)
    assert missing(draft, a_spa()) == asked


def test_rule_4_a_message_that_did_not_come_falls_under_the_promise() -> None:
    steps = Promise().steps
    assert all(step < Promise().hours for step in steps)
    assert steps[0] == 0


@pytest.mark.parametrize("late", [0, 5, 9])
def test_rule_5_under_10_minutes_nothing_is_cut(late: int) -> None:
    assert verdict(late, 90, False, LateRules()) == LateVerdict(outcome="no_cut", remaining=90)


@pytest.mark.parametrize("late", [10, 12, 15])
def test_rule_6_from_10_to_15_minutes_30_are_cut(late: int) -> None:
    assert verdict(late, 90, False, LateRules()) == LateVerdict(outcome="cut", cut=30, remaining=60)


@pytest.mark.parametrize("late", [16, 30, 300])
def test_rule_7_beyond_15_minutes_a_person_decides(late: int) -> None:
    told = verdict(late, 90, False, LateRules())
    assert (told.outcome, told.cut, told.staff_decide, told.offer_move) == ("person", 0, True, True)


@pytest.mark.parametrize(("told_at", "counts"), [(0, True), (59_999, True), (60_000, False)])
def test_rule_8_notice_is_word_before_the_start(told_at: int, counts: bool) -> None:
    assert noticed(told_at, 60_000) is counts


@pytest.mark.parametrize("late", [5, 12, 45])
def test_rule_9_with_notice_nothing_is_cut_and_staff_decide_on_the_end(late: int) -> None:
    told = verdict(late, 90, True, LateRules())
    assert (told.outcome, told.cut, told.remaining, told.staff_decide) == ("with_notice", 0, 90, True)


@pytest.mark.parametrize(("service", "remaining"), [(60, 30), (45, 30), (30, 30), (90, 60)])
def test_rule_10_at_least_30_minutes_remain(service: int, remaining: int) -> None:
    assert verdict(12, service, False, LateRules()).remaining == remaining


def test_rule_11_a_verdict_on_lateness_holds_no_price() -> None:
    assert not {"price", "refund", "charge", "total"} & set(LateVerdict.__struct_fields__)


@pytest.mark.parametrize(
    ("lines", "percent"),
    [("six_hands:90:1", 20), ("six_hands:60:1", 20), ("signature:90:1", 10), ("signature:60:1", 5)],
)
def test_rule_12_the_best_tier_alone(lines: str, percent: int) -> None:
    assert [line.discount_percent for line in priced(lines).lines] == [percent]


def test_rule_12_a_better_tier_for_the_length_wins_over_the_service() -> None:
    spa = promoted(tiers=(Tier(percent=20, services=("six_hands",)), Tier(percent=30, minutes=(90,))))
    assert priced("six_hands:90:1", spa=spa).lines[0].discount_percent == 30


@pytest.mark.parametrize(("lines", "total"), [("six_hands:90:1", 1_760_000), ("eight_hands:90:1", 2_320_000)])
def test_rule_13_six_and_eight_hands_have_20_percent_at_any_length(lines: str, total: int) -> None:
    (of,) = priced(lines).lines
    assert (of.discount_percent, of.total, of.rule) == (20, total, "rule 13")


@pytest.mark.parametrize(
    ("lines", "percent", "total"),
    [
        ("four_hands:60:1", 5, 1_045_000),
        ("four_hands:90:1", 10, 1_350_000),
        ("four_hands:120:1", 10, 1_710_000),
        ("signature:120:1", 10, 1_035_000),
    ],
)
def test_rule_14_four_hands_and_signature_go_by_their_length(lines: str, percent: int, total: int) -> None:
    (of,) = priced(lines).lines
    assert (of.discount_percent, of.total, of.rule) == (percent, total, "rule 14")


@pytest.mark.parametrize("minutes", [30, 45, 75, 150])
def test_rule_15_other_lengths_have_no_discount(minutes: int) -> None:
    got = priced(f"signature:{minutes}:1 four_hands:{minutes}:1")
    assert [(of.discount_percent, of.rule) for of in got.lines] == [(0, "rule 15")] * 2
    assert (got.promotion.verdict, got.promotion.reason) == ("not_applicable", "no_tier")


@pytest.mark.parametrize("minutes", [45, 150])
def test_rule_15_does_not_bind_six_and_eight_hands(minutes: int) -> None:
    got = priced(f"six_hands:{minutes}:1")
    assert (got.lines[0].discount_percent, got.promotion.verdict) == (20, "valid")


def test_rule_16_each_line_has_its_own_tier() -> None:
    got = priced("six_hands:90:2 signature:60:1 four_hands:120:1")
    assert [of.discount_percent for of in got.lines] == [20, 5, 10]
    assert got.total == 3_520_000 + 617_000 + 1_710_000


def test_rule_16_one_rate_for_the_bill_only_where_the_owner_wants_it() -> None:
    got = priced("six_hands:90:1 signature:60:1", spa=promoted(per_line=False))
    assert [(of.discount_percent, of.rule) for of in got.lines] == [(5, "rule 16")] * 2


RULE_17 = [
    # basis, booked, visit, verdict, staff confirm
    ("booking", "2025-06-30T12:00", "2025-07-15T10:00", "valid", True),
    ("booking", "2025-06-30T12:00", "2025-06-30T15:00", "valid", False),
    ("booking", "2025-07-01T12:00", "2025-07-02T10:00", "expired", False),
    ("booking", "2025-06-01T12:00", None, "valid", False),
    ("visit", "2025-05-01T12:00", "2025-05-06T10:00", "valid", False),
    ("visit", "2025-06-30T12:00", "2025-07-01T10:00", "expired", False),
    ("visit", "2025-05-01T12:00", "2025-05-05T10:00", "not_yet_valid", False),
    ("visit", "2025-05-01T12:00", None, "valid", False),
    ("visit", "2025-07-01T12:00", None, "expired", False),
    ("both", "2025-06-01T12:00", "2025-06-20T10:00", "valid", False),
    ("both", "2025-06-01T12:00", "2025-07-20T10:00", "expired", False),
    ("both", "2025-05-01T12:00", "2025-06-20T10:00", "not_yet_valid", False),
]


@pytest.mark.parametrize(("basis", "booked", "visit", "told", "confirm"), RULE_17)
def test_rule_17_the_owner_says_which_day_counts(
    basis: str, booked: str, visit: str | None, told: str, confirm: bool
) -> None:
    got = priced("signature:60:1", booked, visit, spa=promoted(date_basis=basis)).promotion
    assert (got.verdict, got.staff_confirm) == (told, confirm)


RULE_18 = [
    ("2025-05-05T23:59:59", "not_yet_valid"),
    ("2025-05-06T00:00:00", "valid"),
    ("2025-06-30T23:59:59.999", "valid"),
    ("2025-07-01T00:00:00", "expired"),
    ("2025-05-05T17:00:00+00:00", "valid"),
    ("2025-05-05T16:59:59+00:00", "not_yet_valid"),
    ("2025-06-30T16:59:59+00:00", "valid"),
    ("2025-06-30T17:00:00+00:00", "expired"),
    ("2025-06-30T12:00:00-07:00", "expired"),
]


@pytest.mark.parametrize(("booked", "told"), RULE_18)
def test_rule_18_both_days_are_in_to_the_last_second_of_the_spas_zone(booked: str, told: str) -> None:
    assert priced("signature:60:1", booked, "2025-08-01T10:00").promotion.verdict == told


def test_rule_19_before_the_window_there_is_no_discount_and_the_start_is_told() -> None:
    got = priced("six_hands:90:1", "2025-05-01T12:00", "2025-05-20T10:00")
    assert (got.total, got.lines[0].rule, got.promotion.verdict) == (2_200_000, "rule 19", "not_yet_valid")
    assert got.promotion.starts == dt.date(2025, 5, 6)


def test_rule_20_after_the_window_there_is_no_discount_and_no_other_code() -> None:
    got = priced("six_hands:90:1", "2026-11-24T12:00", "2026-11-27T10:00")
    assert (got.total, got.lines[0].rule, got.promotion.verdict) == (2_200_000, "rule 20", "expired")
    assert (got.promotion.ends, got.promotion.suggestion) == (dt.date(2025, 6, 30), None)


@pytest.mark.parametrize(
    "code", ["HBWK2025", "hbwk2025", " hbwk 2025 ", "HbWk20 25", "ＨＢＷＫ２０２５", "hbwk\u200b2025"]
)
def test_rule_21_case_blanks_and_width_do_not_matter(code: str) -> None:
    got = priced("signature:60:1", code=code).promotion
    assert (got.verdict, got.code) == ("valid", CODE)


RULE_21 = [
    ("HBWK2026", None), ("HBWK25", None), ("HBWK20255", None), ("HBWK205", None), ("HBWK2052", None), ("HELLO", None),
    ("HBKW2025", CODE), ("HBW2025", CODE), ("HBWKK2025", CODE), ("HBWX2025", CODE), ("HBWK2O25", CODE),
    ("HBWK-2025", CODE), ("BHKW2025", None), ("HBW2K025", None),
]  # fmt: skip


@pytest.mark.parametrize(("code", "suggestion"), RULE_21)
def test_rule_21_a_wrong_code_is_wrong_and_only_a_slip_of_letters_is_asked_about(
    code: str, suggestion: str | None
) -> None:
    got = priced("six_hands:90:1", code=code)
    assert (got.promotion.verdict, got.promotion.suggestion) == ("unknown_code", suggestion)
    assert (got.total, got.lines[0].rule) == (2_200_000, "rule 21")


def test_rule_21_two_codes_as_near_are_not_guessed_between() -> None:
    twin = msgspec.structs.replace(PROMOTION, code="HBWX2025")
    spa = a_spa(promotions=(PROMOTION, twin))
    assert priced("signature:60:1", code="HBWA2025", spa=spa).promotion.suggestion is None
    assert priced("signature:60:1", code="HBBWK2025", spa=spa).promotion.suggestion == CODE


def test_rule_21_exact_spelling_only_where_the_owner_wants_it() -> None:
    spa = promoted(normalise=False)
    assert priced("signature:60:1", code="hbwk2025", spa=spa).promotion.verdict == "unknown_code"
    assert priced("signature:60:1", code=" HBWK2025 ", spa=spa).promotion.verdict == "valid"


RULE_22 = [
    (("website", "chat"), "website", "valid", False, ""),
    (("website", "chat"), "telegram", "valid", True, "given_in_chat"),
    (("website", "chat"), "web", "valid", True, "given_in_chat"),
    (("website",), "line", "not_applicable", False, "wrong_channel"),
    (("website",), "website", "valid", False, ""),
    (("chat",), "website", "not_applicable", False, "wrong_channel"),
    (("chat",), "whatsapp", "valid", True, "given_in_chat"),
]


@pytest.mark.parametrize(("channels", "channel", "told", "confirm", "reason"), RULE_22)
def test_rule_22_in_a_chat_the_code_is_noted_and_staff_confirm_it(
    channels: tuple[str, ...], channel: str, told: str, confirm: bool, reason: str
) -> None:
    got = priced("signature:60:1", spa=promoted(channels=channels), channel=channel).promotion
    assert (got.verdict, got.staff_confirm, got.reason) == (told, confirm, reason)


@pytest.mark.parametrize(("keep", "total", "told"), [(True, 1_760_000, "valid"), (False, 2_200_000, "expired")])
def test_rule_23_a_moved_booking_keeps_the_discount_of_its_first_day(keep: bool, total: int, told: str) -> None:
    spa = promoted(keep_on_move=keep)
    moved = counted_from(CODE, at("2025-06-30T20:00"), at("2025-07-03T09:00"), spa)
    got = quote([line("six_hands:90:1")], at("2025-07-10T10:00"), moved, CODE, spa, "website")
    assert (got.total, got.promotion.verdict) == (total, told)


def test_rule_23_a_changed_service_gets_its_own_tier() -> None:
    moved = counted_from(CODE, at("2025-06-30T20:00"), at("2025-07-03T09:00"), a_spa())
    got = quote([line("signature:60:1")], at("2025-07-10T10:00"), moved, CODE, a_spa(), "website")
    assert (got.lines[0].discount_percent, got.total) == (5, 617_000)


@pytest.mark.parametrize(
    ("lines", "total"), [("signature:60:1", 617_000), ("signature:60:2", 1_235_000), ("signature:60:3", 1_852_000)]
)
def test_rule_24_the_discounted_line_is_rounded_down_to_whole_thousands(lines: str, total: int) -> None:
    assert priced(lines).total == total


@pytest.mark.parametrize(
    ("subtotal", "percent", "round_to", "total"),
    [(650_500, 0, 1000, 650_500), (999, 5, 1000, 0), (0, 20, 1000, 0), (10_001, 10, 1, 9_000), (650_000, 100, 1000, 0)],
)
def test_rule_24_a_full_price_is_left_alone_and_no_total_is_below_zero(
    subtotal: int, percent: int, round_to: int, total: int
) -> None:
    assert discounted(subtotal, percent, round_to) == total


@pytest.mark.parametrize("code", ["HBWK2025 HBWK2025", "HBWK2025,OTHER10", "HBWK2025+OTHER10"])
def test_rule_25_two_codes_in_one_are_no_code(code: str) -> None:
    got = priced("signature:60:1", code=code)
    assert (got.promotion.verdict, got.total) == ("unknown_code", 650_000)


def test_rule_26_terms_that_are_not_stated_are_empty() -> None:
    assert (Contacts().cancellation, Contacts().payment) == ("", "")


def test_rule_27_a_date_is_repeated_with_weekday_full_date_and_24_hour_clock() -> None:
    voice = Phrases({}, "en")
    assert voice.date(dt.date(2026, 7, 6)) == "Monday, 6 July 2026"
    assert voice.time(dt.time(19)) == "19:00"


def test_each_of_the_27_rules_has_its_row() -> None:
    tests = [name for name, _ in inspect.getmembers(sys.modules[__name__], inspect.isfunction)]
    covered = {int(name.split("_")[2]) for name in tests if name.startswith("test_rule_")}
    assert covered == set(range(1, 28))


CAPS = [
    ({"cap": 2}, CodeUse(code=CODE, by_all=1), "valid", ""),
    ({"cap": 2}, CodeUse(code=CODE, by_all=2), "not_applicable", "cap_reached"),
    ({"cap_per_guest": 1}, CodeUse(code=CODE, by_all=9), "valid", ""),
    ({"cap_per_guest": 1}, CodeUse(code="hbwk2025", by_guest=1), "not_applicable", "cap_per_guest_reached"),
    ({"cap": 1}, CodeUse(code="OTHER", by_all=5), "valid", ""),
    ({}, CodeUse(code=CODE, by_all=10_000, by_guest=50), "valid", ""),
]


@pytest.mark.parametrize(("caps", "use", "told", "reason"), CAPS)
def test_a_code_used_up_gives_no_discount(caps: dict[str, int], use: CodeUse, told: str, reason: str) -> None:
    got = priced("signature:60:1", spa=promoted(**caps), uses=(use,))
    assert (got.promotion.verdict, got.promotion.reason) == (told, reason)
    assert got.total == (617_000 if told == "valid" else 650_000)
