"""Placeholders of answers: taken from the book, empty where the spa has not said it."""

import datetime as dt

import pytest

from dialogs.facts import facts, opening_hours
from dialogs.phrasing import phrases
from dialogs.spa.model import Contacts, OpeningHours, Service
from tests.dialogs.engine.talking import HOUSE, a_house

TODAY = dt.date(2025, 6, 1)
DAY = ((9 * 60, 22 * 60),)
SPLIT = ((9 * 60, 12 * 60), (14 * 60, 1440))


def test_the_price_list_names_each_length_of_each_service() -> None:
    listed = facts(HOUSE, "en", TODAY)["prices"]
    assert "Six Hands Massage: 60 min 1,600,000\xa0VND, 90 min 2,200,000\xa0VND" in listed
    assert len(listed.splitlines()) == 4


def test_a_spa_without_prices_has_no_price_list() -> None:
    bare = a_house(services=(Service(id="s", hands=2, names={"en": "S"}, prices={60: None}),))
    assert facts(bare, "en", TODAY)["prices"] == ""


def test_one_service_without_a_price_is_said_to_be_unconfirmed() -> None:
    services = (*HOUSE.services, Service(id="s", hands=2, names={"en": "Moon Bath"}, prices={60: None}))
    assert "Moon Bath: price not confirmed" in facts(a_house(services=services), "en", TODAY)["prices"]


@pytest.mark.parametrize(
    ("weekly", "words"),
    [
        ((DAY,) * 7, "every day 09:00–22:00"),
        ((DAY,) * 5 + ((), ()), "Monday to Friday 09:00–22:00; Saturday to Sunday closed"),
        ((DAY,) * 6 + (SPLIT,), "Monday to Saturday 09:00–22:00; Sunday 09:00–12:00, 14:00–24:00"),
    ],
)
def test_days_with_the_same_hours_are_told_together(
    weekly: tuple[tuple[tuple[int, int], ...], ...], words: str
) -> None:
    assert opening_hours(OpeningHours(weekly=weekly), phrases(HOUSE, "en"), TODAY) == words


def test_closed_days_of_the_near_future_are_named() -> None:
    hours = OpeningHours(weekly=(DAY,) * 7, closed=(dt.date(2025, 5, 1), dt.date(2025, 6, 10), dt.date(2026, 2, 17)))
    assert opening_hours(hours, phrases(HOUSE, "en"), TODAY).endswith("closed on Tuesday, 10 June 2025")


@pytest.mark.parametrize(
    ("today", "word"),
    [(dt.date(2025, 5, 5), "not valid yet"), (TODAY, "valid today"), (dt.date(2025, 7, 1), "expired")],
)
def test_the_promotion_is_told_with_its_dates_and_what_they_mean_today(today: dt.date, word: str) -> None:
    told = facts(HOUSE, "en", today)["promotion"]
    assert word in told
    assert "6 May 2025" in told
    assert "30 June 2025" in told
    assert "20 % off Six Hands Massage and Eight Hands Massage" in told


def test_each_channel_is_listed_and_the_guests_favourite_comes_first() -> None:
    house = a_house(contacts=Contacts(hotline="+84 1", kakaotalk="Herbal"))
    assert facts(house, "en", TODAY)["contacts"].startswith("hotline +84 1")
    assert facts(house, "ko", TODAY)["contacts"].startswith("KakaoTalk Herbal")


def test_what_is_not_stated_is_empty() -> None:
    known = facts(a_house(hours=None, contacts=Contacts(), promotions=()), "en", TODAY)
    assert [known[name] for name in ("hours", "contacts", "address", "payment", "promotion")] == [""] * 5


def test_facts_are_made_once_a_day() -> None:
    assert facts(HOUSE, "en", TODAY) is facts(HOUSE, "en", TODAY)
    assert facts(HOUSE, "en", TODAY) is not facts(HOUSE, "en", dt.date(2025, 6, 2))
