"""Words from phrases and Babel; and the phrases of the house: all used, all there, no label too long."""

import datetime as dt
import re
from pathlib import Path

import pytest

from dialogs.phrasing import Phrases, language_name, price, short_date, split
from tests.dialogs.engine.talking import CONTENT, english

CODE = CONTENT.parent / "dialogs"
SAID = re.compile(r"""["']((?:[a-z_]+\.)+[a-z_]+)["']""")
BUILT = {
    "safety.emergency.", "safety.doctor.", "safety.tell.", "safety.ask.", "promotion.", "price.", "booking.not.",
    "button.fix.", "fact.promotion.", "fact.contact.", "smalltalk.", "staff.", "guest.reason.",
}  # fmt: skip
"""Families whose keys are put together from a value: a sign's group, a verdict, an obstacle, a field, an act …"""


def test_a_missing_phrase_is_said_in_english() -> None:
    voice = Phrases({"en": {"a": "English {x}"}, "vi": {}}, "vi")
    assert voice.say("a", x=1) == "English 1"


def test_a_placeholder_without_a_value_and_an_unknown_key_never_raise() -> None:
    voice = Phrases({"en": {"a": "Dear {name}!"}}, "en")
    assert voice.say("a") == "Dear !"
    assert voice.say("no.such.key") == ""


@pytest.mark.parametrize(
    ("language", "n", "words"),
    [("en", 1, "one"), ("en", 2, "other"), ("ru", 1, "one"), ("ru", 3, "few"), ("ru", 7, "many"), ("ko", 1, "other")],
)
def test_plurals_follow_the_language(language: str, n: int, words: str) -> None:
    forms = {"one": "one", "few": "few", "many": "many", "other": "other"}
    assert Phrases({language: {"a": forms}}, language).say("a", n=n) == words


def test_a_plural_that_falls_back_to_english_counts_as_english_does() -> None:
    voice = Phrases({"en": {"a": {"one": "{n} person", "other": "{n} people"}}, "ru": {}}, "ru")
    assert voice.say("a", n=21) == "21 people"


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "Friday, 6 June 2025"),
        ("vi", "Thứ Sáu, 6 tháng 6, 2025"),
        ("ko", "2025년 6월 6일 금요일"),
        ("xx", "Friday, 6 June 2025"),
    ],
)
def test_dates_have_their_weekday_in_the_language(language: str, words: str) -> None:
    assert Phrases({}, language).date(dt.date(2025, 6, 6)) == words


@pytest.mark.parametrize(
    ("amount", "currency", "language", "words"),
    [
        (1_235_000, "VND", "en", "1,235,000\xa0VND"),
        (1_235_000, "VND", "vi", "1.235.000\xa0VND"),
        (12_50, "USD", "en", "12.50\xa0USD"),
    ],
)
def test_money_counts_in_its_own_minor_units(amount: int, currency: str, language: str, words: str) -> None:
    assert price(amount, currency, language) == words


def test_short_dates_fit_a_button_in_every_language() -> None:
    days = [dt.date(2025, month, 28) for month in range(1, 13)]
    for language in ("en", "vi", "ko", "ja", "zh-Hans", "zh-Hant", "th", "ru"):
        assert all(len(short_date(day, language)) <= 20 for day in days)


def test_languages_are_named_in_themselves() -> None:
    assert language_name("ko", "ko") == "한국어"
    assert language_name("en", "en") == "English"


def test_a_template_is_split_once_and_keeps_its_words() -> None:
    assert split("a {b} c {d}") == ("a ", ("b",), " c ", ("d",))


def _keys_in_code() -> set[str]:
    files = [*CODE.glob("*.py"), *(CODE / "topics").glob("*.py"), *(CODE.parent / "bot").rglob("*.py")]
    return {key for file in files for key in SAID.findall(file.read_text("utf-8"))}


def test_every_phrase_that_is_said_is_there() -> None:
    families = {key.partition(".")[0] for key in english()["en"]}
    said = {key for key in _keys_in_code() if key.partition(".")[0] in families}
    said -= {"handoff.human", "handoff.complaint"}  # ids of topics
    assert said
    assert {key for key in said if key not in english()["en"]} == set()


def test_every_phrase_that_is_there_is_said() -> None:
    said = _keys_in_code()
    spare = [key for key in english()["en"] if key not in said and not key.startswith(tuple(BUILT)) and "." in key]
    assert spare == []


def test_no_button_is_longer_than_the_platforms_take() -> None:
    buttons = {key: text for key, text in english()["en"].items() if key.startswith("button.")}
    assert buttons
    for key, text in buttons.items():
        for form in [text] if isinstance(text, str) else text.values():
            assert len(re.sub(r"\{\w+\}", "00", form)) <= 20, key


def test_the_phrases_stand_where_owners_look_for_them() -> None:
    assert (CONTENT / "phrases" / "en.toml").is_file()
    assert isinstance(CONTENT, Path)
