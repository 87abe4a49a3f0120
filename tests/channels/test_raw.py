"""Raw bodies: mended, measured, dated."""

import json
import re
import unicodedata

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from channels.limits import graphemes
from channels.raw import instant, mended, number, same

RECEIVED = 1_790_000_000_000


@pytest.mark.parametrize(
    ("body", "read"),
    [
        (rb'"\ud83d"', "\ufffd"),
        (rb'"\udc00x"', "\ufffdx"),
        (rb'"\ud83d\ud83d\ude00"', "\ufffd😀"),
        (rb'"\ud83d\ude00"', "😀"),
        (rb'"\\ud83d"', "\\ud83d"),
        (rb'"\\\ud83d"', "\\\ufffd"),
        (b'"plain"', "plain"),
    ],
)
def test_half_a_surrogate_pair_becomes_a_replacement_and_whole_ones_stay(body: bytes, read: str) -> None:
    assert msgspec.json.decode(mended(body)) == read


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet=st.characters() | st.characters(categories=["Cs"]) | st.sampled_from('\\u"d8'), max_size=20))
def test_any_text_that_python_can_write_is_read_after_mending(text: str) -> None:
    expected = re.sub("[\ud800-\udfff]", "\ufffd", text.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))
    read = msgspec.json.decode(mended(json.dumps(text).encode()))
    assert read.replace("\ufffd", "") == expected.replace("\ufffd", "")


@pytest.mark.parametrize(
    ("stated", "unit", "read"),
    [
        (RECEIVED - 5, 1, RECEIVED - 5),
        ("1789999999", 1000, 1_789_999_999_000),
        (1_789_999_999.5, 1000, 1_789_999_999_500),
        (RECEIVED + 5, 1, RECEIVED),
        (None, 1, RECEIVED),
        ("soon", 1, RECEIVED),
        ("nan", 1, RECEIVED),
        ("1e999", 1, RECEIVED),
        (-3, 1, RECEIVED),
    ],
)
def test_a_stated_time_is_taken_where_it_is_one_and_never_later_than_receipt(
    stated: float | str | None, unit: int, read: int
) -> None:
    assert instant(stated, RECEIVED, ms_per_unit=unit) == read


def test_numbers_may_come_as_text() -> None:
    assert (number("1.5"), number(2)) == (1.5, 2.0)
    assert [number(value) for value in ("x", "nan", "inf", "", None)] == [None] * 5


def test_headers_are_compared_whatever_they_hold() -> None:
    assert same("abc", b"abc")
    assert not same("ab\udcff", b"abc")
    assert not same("é", b"abc")


def test_no_mark_that_joins_is_taken_for_a_character_of_its_own() -> None:
    marks = [chr(c) for c in range(0x300, 0x10000) if unicodedata.category(chr(c)) in ("Mn", "Me", "Mc")]
    assert all(graphemes("a" + mark) == ["a" + mark] for mark in marks)
