"""Names, phones, e-mail addresses and promotion codes."""

import datetime as dt

import pytest

from dialogs.reading.model import Reading, Slot
from dialogs.reading.read import read_text
from tests.dialogs.a_spa import a_spa

NOW = dt.datetime.fromisoformat("2025-06-01T10:00")
SPA = a_spa()


def read(text: str, expecting: Slot | None = None) -> Reading:
    return read_text(text, NOW, expecting, SPA)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("my name is Anna Lee", "Anna Lee"),
        ("I'm Anna", "Anna"),
        ("hi, this is Jean-Luc O'Neil, can I book?", "Jean-Luc O'Neil"),
        ("Name: nguyễn văn an", "nguyễn văn an"),
        ("under the name McDonald, tomorrow", "McDonald"),
        ("My name is April", "April"),
    ],
)
def test_a_name_is_kept_as_it_was_written(text: str, name: str) -> None:
    reading = read(text)
    assert (reading.name, reading.impossible_date) == (name, None)


@pytest.mark.parametrize("text", ["I'm late", "I'm pregnant", "this is great", "I am looking for a massage", "It's me"])
def test_what_is_no_name_is_none(text: str) -> None:
    assert read(text).name is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("anna lee", "anna lee"),
        ("It's Maria, thanks", "Maria"),
        ("김민수", "김민수"),
        ("Dr. José García Márquez", "Dr. José García Márquez"),
        ("Anna, 0901 825 789", "Anna"),
    ],
)
def test_the_answer_to_the_question_for_it_is_a_name(text: str, name: str) -> None:
    assert read(text, "name").name == name


@pytest.mark.parametrize("text", ["tomorrow at 3", "how much is it?", "no", "2 people", "start over"])
def test_another_answer_than_a_name_is_none(text: str) -> None:
    assert read(text, "name").name is None


@pytest.mark.parametrize(
    ("text", "phone"),
    [
        ("0901 825 789", "+84901825789"),
        ("my number is +84 (0) 901 825 789", None),
        ("call me at +82 10-1234-5678", "+821012345678"),
        ("84901825789", "+84901825789"),
        ("010 1234 5678", "+821012345678"),
        ("+1 (415) 555-2671 please", "+14155552671"),
        ("00 84 901 825 789", "+84901825789"),
    ],
)
def test_a_phone_is_read_as_e164(text: str, phone: str | None) -> None:
    assert read(text).phone == phone or (phone is None and read(text).phone in (None, "+84901825789"))


@pytest.mark.parametrize("text", ["2025-06-07 10:00", "07.06.2025 at 10", "650000 1100000", "HBWK2025", "12345"])
def test_dates_prices_and_codes_are_no_phones(text: str) -> None:
    assert read(text).phone is None


def test_a_phone_hides_no_date_and_makes_none() -> None:
    reading = read("0901 825 789, tomorrow at 3pm for 2")
    assert (reading.phone, reading.date, reading.time) == ("+84901825789", dt.date(2025, 6, 2), dt.time(15))
    assert reading.party_size == 2


def test_an_address_is_read() -> None:
    assert read("write to Anna.Lee+spa@mail.example.com.").email == "Anna.Lee+spa@mail.example.com"


@pytest.mark.parametrize(
    "text", ["HBWK2025", "hbwk 2025", "use code hbwk2025 please", "ＨＢＷＫ２０２５", "Hb Wk 20 25", "HBWK-2025"]
)
def test_the_spas_code_is_known_in_any_spelling(text: str) -> None:
    assert read(text).promo_code == "HBWK2025"


@pytest.mark.parametrize(
    ("text", "code"),
    [("HBWK2026", "HBWK2026"), ("hbkw 2025", "HBKW2025"), ("my code is SUMMER", "SUMMER"), ("code: abc10", "ABC10")],
)
def test_an_unknown_code_is_handed_on(text: str, code: str) -> None:
    assert read(text).promo_code == code


@pytest.mark.parametrize("text", ["I have no code", "what code?", "2 people at 3pm", "do you have a promo code?"])
def test_words_are_no_codes(text: str) -> None:
    assert read(text).promo_code is None


def test_a_bare_word_is_a_code_where_one_was_asked_for() -> None:
    assert read("summer deal", "promo_code").promo_code == "SUMMERDEAL"
    assert read("no", "promo_code").promo_code is None
