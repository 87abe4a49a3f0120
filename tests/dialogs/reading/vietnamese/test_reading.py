"""Vietnamese as guests write it, with marks and without: days, times, parties, lengths, names, answers and wishes."""

import datetime as dt
import time
from pathlib import Path

import pytest

from dialogs.reading.languages.vietnamese_letters import bare, forms
from dialogs.reading.model import Reading, Slot
from dialogs.reading.read import read_text
from tests.dialogs.a_spa import a_spa
from tests.dialogs.reading.a_guarded_spa import a_guarded_spa, with_nicknames
from tests.dialogs.reading.fields import fields, matches

NOW = dt.datetime.fromisoformat("2025-06-04T10:00")
SPA = a_spa(services=with_nicknames("vi"))
HERE = Path(__file__).parent


def rows(path: Path) -> list[tuple[str, ...]]:
    return [tuple(line.split("\t")) for line in path.read_text(encoding="utf-8").splitlines()]


NEIGHBOUR = rows(HERE.parent / "lines" / "reading_vi.tsv")


def written(how: str, text: str) -> tuple[str, ...]:
    """A line as it stands and, where the table says so, without its marks."""
    return (text, bare(text)) if how == "both" else (text,)


def reading_of(text: str, expecting: str = "-", now: dt.datetime = NOW) -> Reading:
    slot: Slot | None = None if expecting in ("", "-") else expecting  # type: ignore[assignment]
    return read_text(text, now, slot, SPA, "vi")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [(text, wanted) for how, line, wanted in rows(HERE / "moments.tsv") for text in written(how, line)],
)
def test_days_and_times_are_read(text: str, wanted: str) -> None:
    reading = reading_of(text)
    assert matches(reading, wanted), fields(reading)


@pytest.mark.parametrize(
    ("expecting", "text", "wanted"),
    [(slot, text, wanted) for slot, how, line, wanted in rows(HERE / "answers.tsv") for text in written(how, line)],
)
def test_answers_parties_and_wishes_are_read(expecting: str, text: str, wanted: str) -> None:
    reading = reading_of(text, expecting)
    assert matches(reading, wanted), fields(reading)


def test_lines_of_another_hand_are_read() -> None:
    right = [
        matches(reading_of(text, slot, dt.datetime.fromisoformat(now)), want) for now, slot, text, want in NEIGHBOUR
    ]
    assert len(right) >= 80
    assert sum(right) / len(right) >= 0.97


def test_words_that_lose_their_marks_are_told_by_what_stands_beside_them() -> None:
    assert reading_of("toi nay 7h").time == dt.time(19)
    assert reading_of("toi muon dat lich 9h").time == dt.time(9)
    assert reading_of("sau 5h chieu").time_range is not None
    assert reading_of("sau nguoi").party_size == 6
    assert reading_of("co khuyen mai khong").date is None
    assert reading_of("20 thang sau").date == dt.date(2025, 7, 20)


def test_one_and_two_hours_are_a_time_or_a_length_by_their_surroundings() -> None:
    assert reading_of("mai 2h").time == dt.time(14)
    assert [line.minutes for line in reading_of("gói 6 tay 2h").lines] == [120]
    assert [line.minutes for line in reading_of("2h", "duration_minutes").lines] == [120]
    both = reading_of("massage 1h lúc 4h chiều")
    assert (both.time, [line.minutes for line in both.lines]) == (dt.time(16), [60])


def test_a_tone_may_stand_on_either_letter() -> None:
    assert forms("hủy") == ("hủy", "huỷ", "huy")
    assert reading_of("huỷ lịch giúp mình").intent == reading_of("hủy lịch giúp mình").intent == "cancel"


def test_a_message_takes_well_under_a_millisecond() -> None:
    spa = a_guarded_spa()
    texts = [line for _, line, _ in rows(HERE / "moments.tsv")]
    took = []
    for text in (texts[0], *texts):
        started = time.process_time()
        read_text(text, NOW, None, spa, "vi")
        took.append(time.process_time() - started)
    assert sorted(took)[len(took) // 2] < 0.001


@pytest.mark.parametrize("piece", ["hai giờ ", "thứ sáu ", "với vợ ", "không ", "đau bụng ", "toi "])
def test_the_time_grows_with_the_length_alone(piece: str) -> None:
    spa = a_guarded_spa()
    read_text(piece, NOW, None, spa, "vi")
    started = time.process_time()
    read_text(piece * (4000 // len(piece)), NOW, None, spa, "vi")
    assert time.process_time() - started < 1.0
