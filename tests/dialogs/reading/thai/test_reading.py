"""Thai as guests write it: two clocks, two calendars, no spaces; held to tables of lines."""

import datetime as dt
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogs.reading.languages.thai import WORDS
from dialogs.reading.model import Reading, Slot
from dialogs.reading.normal import plain
from dialogs.reading.read import read_text
from tests.dialogs.a_spa import a_spa
from tests.dialogs.reading.a_guarded_spa import a_guarded_spa, with_nicknames
from tests.dialogs.reading.fields import missed

NOW = dt.datetime.fromisoformat("2025-06-04T10:00")
SPA = a_spa(services=with_nicknames("th"))
HERE = Path(__file__).parent
NEIGHBOUR = HERE.parent / "lines" / "reading_th.tsv"


def rows(path: Path) -> list[tuple[str, ...]]:
    return [tuple(line.split("\t")) for line in path.read_text(encoding="utf-8").splitlines()]


def reading_of(text: str, expecting: str = "-", now: dt.datetime = NOW) -> Reading:
    slot: Slot | None = None if expecting == "-" else expecting  # type: ignore[assignment]
    return read_text(text, now, slot, SPA, "th")


@pytest.mark.parametrize(("text", "wanted"), rows(HERE / "moments.tsv"))
def test_days_times_and_parties_are_read(text: str, wanted: str) -> None:
    assert missed(reading_of(text), wanted) == []


@pytest.mark.parametrize(("expecting", "text", "wanted"), rows(HERE / "answers.tsv"))
def test_answers_and_wishes_are_read(expecting: str, text: str, wanted: str) -> None:
    assert missed(reading_of(text, expecting), wanted) == []


@pytest.mark.parametrize(("now", "expecting", "text", "wanted"), rows(NEIGHBOUR))
def test_lines_by_another_hand_are_read(now: str, expecting: str, text: str, wanted: str) -> None:
    reading = reading_of(text, expecting, dt.datetime.fromisoformat(now))
    assert missed(reading, wanted.replace("/", ".." if "_range" in wanted else ":")) == []


@pytest.mark.parametrize(
    ("written", "typed"),
    [("แปดโมงเช้า", "เเปดโมงเช้า"), ("นำธวัช", "น\u0e4d\u0e32ธวัช"), ("น้ำ", "น\u0e4d\u0e49\u0e32"), ("ครับบ", "ครับบบบ")],
)
def test_one_word_typed_in_several_ways_is_one_word(written: str, typed: str) -> None:
    assert plain(typed) == plain(written) == written


@pytest.mark.parametrize(
    ("spaced", "unspaced"),
    [
        ("พรุ่งนี้ บ่าย 3 โมง 2 คน", "พรุ่งนี้บ่าย3โมง2คน"),
        ("วันศุกร์ ที่ 6 มิถุนายน 2568 หก มือ", "วันศุกร์ที่6มิถุนายน2568หกมือ"),
    ],
)
def test_spaces_do_not_matter(spaced: str, unspaced: str) -> None:
    one, other = reading_of(spaced), reading_of(unspaced)
    assert (one.date, one.time, one.party_size, one.lines) == (other.date, other.time, other.party_size, other.lines)


def test_a_short_message_takes_well_under_a_millisecond() -> None:
    spa = a_guarded_spa()
    texts = [row[0] for row in rows(HERE / "moments.tsv")]
    took = []
    for text in (*texts, *texts):
        started = time.process_time()
        read_text(text, NOW, None, spa, "th")
        took.append(time.process_time() - started)
    assert sorted(took[len(texts) :])[len(texts) // 2] < 0.001


@pytest.mark.parametrize("words", ["ปวดหลัง", "ไม่มีไข้ ", "บ่ายสามโมงครึ่ง", "สองสามสี่ห้า", "ก", "่้๊"])
def test_time_grows_with_the_length_alone(words: str) -> None:
    spa = a_guarded_spa()

    def seconds(size: int) -> float:
        started = time.process_time()
        read_text((words * 4_000)[:size], NOW, None, spa, "th")
        return time.process_time() - started

    seconds(500)
    assert min(seconds(4_000) for _ in range(3)) < 40 * max(seconds(500), 0.001)


ANY_WORDS = st.lists(
    st.sampled_from([*WORDS, "1", "12", "31", "68", "2568", " ", ".", ":", "-", "/", "ก"]), max_size=12
)
ANY_SLOT = st.sampled_from(["-", "date", "time", "name", "party_size", "yes_no", "duration_minutes"])


@given(ANY_WORDS, ANY_SLOT)
@settings(max_examples=200, deadline=None)
def test_no_row_of_thai_words_is_too_odd_to_be_read(words: list[str], expecting: str) -> None:
    text = "".join(words)
    assert reading_of(text, expecting).text == plain(text)
