"""In which language the page speaks, and that each of its tables is whole."""

import re
from pathlib import Path

import pytest

from bot.chat_page import texts


@pytest.mark.parametrize(
    ("header", "wanted"),
    [
        ("", []),
        ("vi", ["vi"]),
        ("de-AT, de;q=0.9, en;q=0.5", ["de-AT", "de", "en"]),
        ("en;q=0.2, ko ;q=0.7,*;q=0.1", ["ko", "en"]),
        ("en;q=0, ja;q=x, ru", ["ru"]),
        (";;q=1,,", []),
    ],
)
def test_accept_language_is_read_as_rfc_9110_says(header, wanted):
    assert texts.accepted(header) == wanted


@pytest.mark.parametrize(
    ("wanted", "spoken"),
    [(["zh-Hant", "vi"], "zh-Hant"), (["vi-VN"], "vi"), (["de", "EN"], "en"), (["de"], "en"), ([], "en")],
)
def test_the_page_speaks_the_first_wanted_language_that_it_has(wanted, spoken):
    assert texts.language_for(wanted, ["en", "vi", "zh-Hant"]) == spoken


@pytest.mark.parametrize("language", texts.TEXTS)
def test_each_language_says_all_that_english_says_with_the_same_places(language):
    said = texts.TEXTS[language]
    assert said.keys() == texts.ENGLISH.keys()
    for key, text in said.items():
        assert set(re.findall(r"\{\w+\}", text)) == set(re.findall(r"\{\w+\}", texts.ENGLISH[key])), key


NAMED_IN = {".js": r"texts\.(\w+)", ".html": r"\$text_(\w+)", ".py": r'_refuse\([^"]*"(\w+)"\)'}


def test_every_text_is_used_and_none_is_missing():
    files = [path for path in Path(texts.__file__).parent.rglob("*") if path.suffix in NAMED_IN]
    named = {name for path in files for name in re.findall(NAMED_IN[path.suffix], path.read_text("utf-8"))}
    assert named == texts.ENGLISH.keys()
