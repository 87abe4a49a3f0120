"""Properties of every quote, and what it does where prices are not stated."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogs.booking.model import Line, Quote
from dialogs.booking.price import quote
from dialogs.spa.model import Promotion, Service, Spa, Tier
from tests.dialogs.a_spa import SERVICES, a_spa

ZONE = a_spa().zone
NOW = dt.datetime(2025, 5, 20, 9, tzinfo=ZONE)
UNPRICED = Service(id="eight_hands", hands=8, names={"en": "Eight"}, prices={60: None, 90: None}, confirmed=False)

_lines = st.lists(
    st.builds(
        Line,
        service=st.sampled_from(["signature", "four_hands", "six_hands", "eight_hands"]),
        minutes=st.sampled_from([60, 90]),
        people=st.integers(1, 8),
    ),
    min_size=1,
    max_size=5,
)
_tiers = st.lists(
    st.builds(
        Tier,
        percent=st.integers(0, 100),
        services=st.sampled_from([(), ("signature",), ("six_hands", "eight_hands")]),
        minutes=st.sampled_from([(), (60,), (60, 90), (120,)]),
    ),
    min_size=1,
    max_size=4,
)


def spa_with(tiers: list[Tier], round_to: int = 1000, per_line: bool = True) -> Spa:
    promotion = Promotion(
        code="ANY", starts=dt.date(2025, 1, 1), ends=dt.date(2025, 12, 31), tiers=tuple(tiers), round_to=round_to,
        per_line=per_line,
    )  # fmt: skip
    return a_spa(promotions=(promotion,))


def quoted(lines: list[Line], spa: Spa) -> Quote:
    return quote(lines, NOW + dt.timedelta(days=3), NOW, "any", spa, "chat")


@given(_lines, _tiers, st.sampled_from([1, 500, 1000, 10**7]), st.booleans())
@settings(max_examples=100)
def test_no_total_is_negative_or_above_the_full_price(
    lines: list[Line], tiers: list[Tier], round_to: int, per_line: bool
) -> None:
    got = quoted(lines, spa_with(tiers, round_to, per_line))
    highest = max(tier.percent for tier in tiers)
    assert got.total is not None
    assert got.subtotal is not None
    assert 0 <= got.total <= got.subtotal
    for line in got.lines:
        assert line.subtotal is not None
        assert line.total is not None
        assert line.discount_percent <= highest
        assert line.subtotal * (100 - highest) - 100 * round_to < line.total * 100 <= line.subtotal * 100


@given(_lines, _tiers)
@settings(max_examples=60)
def test_a_line_costs_the_same_alone_and_in_company(lines: list[Line], tiers: list[Tier]) -> None:
    spa = spa_with(tiers)
    assert quoted(lines, spa).lines == tuple(quoted([line], spa).lines[0] for line in lines)


@given(_lines, _tiers, st.randoms(use_true_random=False), st.booleans())
@settings(max_examples=60)
def test_the_order_of_the_lines_does_not_matter(
    lines: list[Line], tiers: list[Tier], random: "st.random.Random", per_line: bool
) -> None:
    spa = spa_with(tiers, per_line=per_line)
    shuffled = random.sample(lines, len(lines))
    one, other = quoted(lines, spa), quoted(shuffled, spa)
    assert (one.subtotal, one.total, one.promotion) == (other.subtotal, other.total, other.promotion)


@given(_lines)
@settings(max_examples=30)
def test_without_a_code_the_full_price_is_due(lines: list[Line]) -> None:
    for code in (None, "", "   "):
        got = quote(lines, None, NOW, code, a_spa(), "chat")
        assert (got.total, got.promotion.verdict, got.promotion.code) == (got.subtotal, "none", None)
        assert {line.rule for line in got.lines} == {""}


@given(st.text(max_size=80), st.text(max_size=10))
@settings(max_examples=100)
def test_any_text_may_be_given_as_a_code(code: str, channel: str) -> None:
    got = quote([Line(service="signature", minutes=60, people=1)], None, NOW, code, a_spa(), channel)
    assert got.promotion.verdict in {"none", "unknown_code", "valid"}


def test_one_unknown_price_makes_the_total_unknown_and_not_a_part_of_it() -> None:
    spa = a_spa(services=(*SERVICES[:3], UNPRICED))
    lines = [Line(service="signature", minutes=60, people=1), Line(service="eight_hands", minutes=90, people=2)]
    got = quote(lines, None, NOW, "HBWK2025", spa, "website")
    assert (got.subtotal, got.total) == (None, None)
    assert (got.lines[0].total, got.lines[1].total, got.lines[1].unit_price) == (617_000, None, None)
    assert (got.lines[1].discount_percent, got.promotion.verdict) == (20, "valid")


def test_a_length_or_service_that_is_gone_from_the_book_has_no_price() -> None:
    lines = [Line(service="six_hands", minutes=120, people=1), Line(service="gone", minutes=60, people=1)]
    assert [line.unit_price for line in quote(lines, None, NOW, None, a_spa(), "chat").lines] == [None, None]


@pytest.mark.parametrize("line", [Line(service="signature", minutes=60), Line(minutes=60, people=1), Line()])
def test_a_line_that_is_not_settled_has_no_quote(line: Line) -> None:
    with pytest.raises(ValueError, match="complete line"):
        quote([line], None, NOW, None, a_spa(), "chat")


def test_the_run_of_a_code_that_the_booking_falls_into_is_the_one_meant() -> None:
    first = Promotion(code="TET", starts=dt.date(2025, 1, 1), ends=dt.date(2025, 1, 31), tiers=(Tier(percent=10),))
    second = Promotion(code="TET", starts=dt.date(2026, 1, 1), ends=dt.date(2026, 1, 31), tiers=(Tier(percent=30),))
    spa = a_spa(promotions=(first, second))
    line = [Line(service="signature", minutes=60, people=1)]

    def booked(year: int, month: int) -> tuple[str, int]:
        got = quote(line, None, dt.datetime(year, month, 9, tzinfo=ZONE), "tet", spa, "website")
        return got.promotion.verdict, got.lines[0].discount_percent

    assert [booked(2024, 12), booked(2025, 1), booked(2025, 6), booked(2026, 1), booked(2026, 2)] == [
        ("not_yet_valid", 0), ("valid", 10), ("expired", 0), ("valid", 30), ("expired", 0),
    ]  # fmt: skip
