"""The two sets that ship: both load, one is Herbal Spa as its page states it, the other the made-up sample."""

import datetime as dt
import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from bot.content import load, unmatched
from dialogs.spa.model import BookingRules, Capacity, Contacts, LateRules, Promise, Promotion, Spa, Tier
from dialogs.spa.parse import READ_LANGUAGES
from dialogs.spa.spoken import SPOKEN
from dialogs.spa.topics import FACTS
from tests.conftest import SHARED
from tests.content.spoken import TABLE, as_python, spoken

ROOT = Path(__file__).resolve().parents[2]
HERBAL, SAMPLE = ROOT / "content", ROOT / "examples" / "sample-spa"


@pytest.fixture(scope="module")
def herbal() -> Spa:
    return load(HERBAL, unmatched)


@pytest.fixture(scope="module")
def sample() -> Spa:
    return load(SAMPLE, unmatched)


@pytest.fixture(scope="module")
def stated() -> dict[str, Any]:
    if not (SHARED / "sample-spa.json").is_file():
        pytest.skip("shared/sample-spa.json not present")
    read: dict[str, Any] = json.loads((SHARED / "sample-spa.json").read_text("utf-8"))
    return read


PROMOTION = Promotion(
    code="HBWK2025",
    starts=dt.date(2025, 5, 6),
    ends=dt.date(2025, 6, 30),
    tiers=(
        Tier(percent=20, services=("six_hands", "eight_hands")),
        Tier(percent=10, minutes=(90, 120)),
        Tier(percent=5, minutes=(60,)),
    ),
)


def test_herbal_spa_says_what_its_page_states_and_nothing_more(herbal: Spa) -> None:
    assert (herbal.name, herbal.zone.key, herbal.currency, herbal.note) == (
        "Herbal Spa", "Asia/Ho_Chi_Minh", "VND", "",
    )  # fmt: skip
    assert herbal.contacts == Contacts(
        hotline="+84 901 825 789",
        whatsapp="+84 901 825 789",
        email="herbalspadn@gmail.com",
        kakaotalk="HerbalBoutique",
        wechat="Herbal-SPA-Danang",
        line="herbalspa",
    )
    assert (herbal.hours, herbal.capacity) == (None, Capacity())
    assert {price for service in herbal.services for price in service.prices.values()} == {None}
    assert (herbal.promise, herbal.late, herbal.booking) == (Promise(), LateRules(), BookingRules())
    assert herbal.promotions == (PROMOTION,)


@pytest.mark.parametrize("directory", [HERBAL, SAMPLE], ids=["herbal", "sample"])
def test_a_shipped_set_answers_what_it_is_asked(directory: Path) -> None:
    book = load(directory)
    assert book.matcher.match("what are your opening hours", "en").candidates[0].topic == "spa.hours"


def test_herbal_spa_offers_its_services_and_only_mentions_eight_hands(herbal: Spa) -> None:
    assert [(s.id, s.hands, s.therapists, s.confirmed) for s in herbal.services] == [
        ("signature", 2, 1, True), ("four_hands", 4, 2, True), ("six_hands", 6, 3, True), ("eight_hands", 8, 4, False),
    ]  # fmt: skip
    assert {tuple(service.prices) for service in herbal.services} == {(60, 90, 120)}


@pytest.mark.parametrize("directory", [HERBAL, SAMPLE], ids=["herbal", "sample"])
def test_every_service_has_its_name_in_all_languages(directory: Path) -> None:
    for service in load(directory, unmatched).services:
        assert set(service.names) == set(READ_LANGUAGES), service.id
        assert set(service.nicknames) == set(READ_LANGUAGES), service.id


NICKNAMES = [
    ("six hand", "six_hands"), ("6 hands", "six_hands"), ("6-hands", "six_hands"), ("3 therapists", "six_hands"),
    ("4 hand massage", "four_hands"), ("4 hands massage", "four_hands"), ("two therapists", "four_hands"),
    ("8-hands", "eight_hands"), ("four therapists", "eight_hands"), ("signature", "signature"),
    ("2 hands", "signature"),
]  # fmt: skip


@pytest.mark.parametrize(("written", "meant"), NICKNAMES)
def test_guests_words_mean_one_service(herbal: Spa, written: str, meant: str) -> None:
    named = [service.id for service in herbal.services if written in service.nicknames["en"]]
    assert named == [meant]


def test_both_sets_say_the_same_and_differ_in_their_data_alone(herbal: Spa, sample: Spa) -> None:
    assert (sample.topics, sample.phrases, sample.signs) == (herbal.topics, herbal.phrases, herbal.signs)
    assert sample.version != herbal.version
    assert not [path for path in SAMPLE.rglob("*") if path.is_dir()], "knowledge, phrases and signs have one place"


def test_the_sample_is_marked_as_made_up(sample: Spa) -> None:
    assert "made-up" in sample.note
    assert "NOT Herbal Spa" in sample.note
    assert sample.contacts == Contacts()


def test_the_samples_services_and_prices_are_those_of_the_shared_file(sample: Spa, stated: dict[str, Any]) -> None:
    assert {s.id: {"name": s.names["en"], "prices": dict(s.prices)} for s in sample.services} == {
        key: {"name": service["name"], "prices": {int(m): price for m, price in service["prices"].items()}}
        for key, service in stated["services"].items()
    }


def test_the_samples_premises_are_those_of_the_shared_file(sample: Spa, stated: dict[str, Any]) -> None:
    def minutes(clock: str) -> int:
        return int(clock[:2]) * 60 + int(clock[3:])

    block = (minutes(stated["hours"]["open"]), minutes(stated["hours"]["close"]))
    assert sample.hours is not None
    assert (sample.hours.weekly, list(sample.hours.closed)) == (((block,),) * 7, stated["hours"]["holidays"])
    assert sample.capacity == Capacity(therapists=stated["therapists"], rooms=stated["rooms"])
    assert (sample.name, sample.zone.key, sample.currency) == (stated["name"], stated["timezone"], stated["currency"])
    assert (sample.note, sample.promise.hours) == (stated["note"], stated["response"]["hours"])
    assert (sample.booking.min_lead_minutes, sample.booking.max_party) == (
        stated["min_lead_minutes"], stated["max_party"],
    )  # fmt: skip
    assert (sample.contacts.address, sample.contacts.payment, sample.contacts.cancellation) == (
        stated["address"], stated["payment"], stated["cancellation_policy"],
    )  # fmt: skip


def test_the_samples_rules_are_those_of_the_shared_file(sample: Spa, stated: dict[str, Any]) -> None:
    promo, late = stated["promo"], stated["late"]
    (promotion,) = sample.promotions
    assert promotion == Promotion(
        code=promo["code"],
        starts=dt.date.fromisoformat(promo["from"]),
        ends=dt.date.fromisoformat(promo["to"]),
        tiers=tuple(
            Tier(percent=t["pct"], services=tuple(t.get("services", ())), minutes=tuple(t.get("minutes", ())))
            for t in promo["tiers"]
        ),
        date_basis=promo["date_basis"],
        combine=promo["combine"],
        per_line=promo["per_line"],
        normalise=promo["normalise"],
        channels=tuple(promo["channels"]),
        keep_on_move=promo["keep_on_move"],
        round_to=promo["round_to"],
        round_direction=promo["round_dir"],
    )
    assert sample.late == LateRules(
        from_minutes=late["from_min"],
        to_minutes=late["to_min"],
        cut_minutes=late["cut_min"],
        min_remaining=late["min_remaining"],
        with_notice_cut=late["with_notice_cut"],
    )


GUIDE = (ROOT / "docs" / "content.md").read_text("utf-8")


def test_the_guide_names_every_fact() -> None:
    assert {fact for fact in FACTS if f"`{{{fact}}}`" not in GUIDE} == set()


@pytest.mark.parametrize("file", ["spa.toml", "services.toml", "promotions.toml"])
@pytest.mark.parametrize("directory", [HERBAL, SAMPLE], ids=["herbal", "sample"])
def test_the_guide_names_every_key_that_ships(directory: Path, file: str) -> None:
    text = (directory / file).read_text("utf-8")
    keys = set(re.findall(r"^\s*(?:#\s+)?([a-z_]+) =", text, re.MULTILINE))
    assert {key for key in keys - set(READ_LANGUAGES) if f"`{key}`" not in GUIDE and f"{key} =" not in GUIDE} == set()


def test_the_keys_that_are_commented_out_are_right_when_the_owner_takes_the_mark_away() -> None:
    text = (HERBAL / "spa.toml").read_text("utf-8")
    opened = re.sub(r"^# (\[hours\]|[a-z_]+ = )", r"\1", text, flags=re.MULTILINE)
    table = tomllib.loads(opened)
    assert set(table["hours"]) == {"daily", "sunday", "closed"}
    assert (table["capacity"]["therapists"], table["booking"]["max_party"]) == (12, 8)


def test_the_examples_of_the_guide_are_valid_toml() -> None:
    blocks = re.findall(r"(?:^    .*\n|^\n(?=    ))+", GUIDE, re.MULTILINE)
    tomls = [block for block in blocks if " = " in block and "concierge " not in block]
    assert len(tomls) >= 6
    for block in tomls:
        tomllib.loads(re.sub(r"^    ", "", block, flags=re.MULTILINE))


def test_the_list_of_spoken_phrases_is_that_of_the_english_file() -> None:
    assert dict(SPOKEN) == spoken(), "a key or placeholder changed: run python -m tests.content.spoken"
    assert TABLE.read_text("utf-8") == as_python()


def test_every_phrase_that_the_code_names_in_full_is_there() -> None:
    said = re.compile(r"""\bsay\(\s*"([a-z_.]+)\"""")
    named = {key for file in (ROOT / "dialogs").rglob("*.py") for key in said.findall(file.read_text("utf-8"))}
    assert len(named) > 50
    assert named - SPOKEN.keys() == set()
