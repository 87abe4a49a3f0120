"""Cutting on the right unit."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from channels.limits import (
    BYTES,
    GRAPHEMES,
    UTF16,
    Unit,
    byte_size,
    cut,
    fitted,
    grapheme_size,
    graphemes,
    numbered,
    sayable,
    split_text,
    utf16_size,
)

FAMILY = "👩\u200d👩\u200d👧"
UNITS = pytest.mark.parametrize("unit", [UTF16, GRAPHEMES, BYTES], ids=["utf16", "graphemes", "bytes"])


@pytest.mark.parametrize(
    ("text", "clusters"),
    [
        ("spa", 3),
        ("", 0),
        ("e\u0301", 1),
        ("\r\n", 1),
        ("a\r\nb", 3),
        ("\n\u0301", 2),
        (FAMILY, 1),
        ("👍🏽", 1),
        ("❤\ufe0f", 1),
        ("👩🏽\u200d⚕\ufe0f", 1),
        ("a\u200db", 2),
        ("🇻🇳🇰🇷", 2),
        ("🇻🇳🇰", 2),
        ("🏴\U000e0067\U000e0062\U000e007f", 1),
        ("น้ำ", 1),
        ("นวดไทย", 6),
        ("한글", 2),
        ("\u1112\u1161\u11ab\u1100", 2),
        ("가\u11a8", 1),
        ("각\u1161", 2),
        ("か\u3099", 1),
        ("漢字", 2),
        ("ệ", 1),
        ("e\u0323\u0302", 1),
    ],
)
def test_a_perceived_character_is_counted_once(text: str, clusters: int) -> None:
    assert grapheme_size(text) == clusters
    assert "".join(graphemes(text)) == text


def test_an_emoji_is_two_utf16_units_and_four_bytes() -> None:
    assert utf16_size("🦊") == 2
    assert byte_size("🦊") == 4
    assert byte_size("é") == 2


def test_a_cut_text_ends_with_an_ellipsis_within_the_limit() -> None:
    assert cut("A long massage", 8) == "A long…"
    assert cut("short", 8) == "short"
    assert cut("日本語", 7, BYTES) == "日…"
    assert cut(FAMILY * 3, 2, GRAPHEMES) == FAMILY + "…"


def test_a_cut_never_splits_a_perceived_character() -> None:
    assert cut("ab" + FAMILY + "cd", 7) == "ab…"


def test_a_long_text_is_split_between_paragraphs_first_then_lines_sentences_and_words() -> None:
    assert split_text("One one one.\n\nTwo two. Two", 16) == ["One one one.", "Two two. Two"]
    assert split_text("One one one\nTwo two two", 16) == ["One one one", "Two two two"]
    assert split_text("One one one. Two two two", 16) == ["One one one.", "Two two two"]
    assert split_text("One one one two two two", 16) == ["One one one two", "two two"]
    assert split_text("x" * 10, 4) == ["xxxx", "xxxx", "xx"]
    assert split_text("  \n ", 4) == []


@UNITS
@settings(max_examples=80, deadline=None)
@given(text=st.text(max_size=200), most=st.integers(4, 40))
def test_pieces_and_cuts_keep_the_limit_and_lose_no_word(unit: Unit, text: str, most: int) -> None:
    pieces = split_text(text, most, unit)
    assert all(1 <= unit.size(piece) <= most for piece in pieces)
    assert "".join("".join(pieces).split()) == "".join(text.split())
    assert unit.size(cut(text, most, unit)) <= most


@UNITS
@settings(max_examples=80, deadline=None)
@given(labels=st.lists(st.text(max_size=60), min_size=1, max_size=14))
def test_fitted_labels_are_never_empty_too_long_or_alike(unit: Unit, labels: list[str]) -> None:
    shown = fitted(labels, 20, unit)
    assert len(shown) == len(labels) == len(set(shown))
    assert all(1 <= unit.size(label) <= 20 for label in shown)


def test_labels_that_differ_only_at_the_end_keep_their_ends() -> None:
    shown = fitted(["Saturday, 12 December, 10:00", "Saturday, 12 December, 11:00"], 20)
    assert shown == ["Saturday, 12 D…10:00", "Saturday, 12 D…11:00"]


def test_equal_labels_are_numbered() -> None:
    assert fitted(["Yes", "Yes"], 20) == ["1. Yes", "2. Yes"]


def test_choices_without_buttons_are_numbered_lines() -> None:
    assert numbered(["Four  hands", "Six\nhands"]) == "1. Four hands\n2. Six hands"


def test_what_no_platform_takes_is_left_out() -> None:
    assert sayable(" a\ud83d\x00b ") == "a?b"
    assert sayable("🦊\n") == "🦊"
