"""Korean as guests write it: days, times, parties, lengths, names, answers and wishes, held to tables of lines."""

import datetime as dt
import time
from pathlib import Path

import pytest

from dialogs.reading.model import Reading, Slot
from dialogs.reading.read import read_text
from tests.dialogs.a_spa import a_spa
from tests.dialogs.reading.a_guarded_spa import a_guarded_spa, with_nicknames
from tests.dialogs.reading.fields import fields, matches

NOW = dt.datetime.fromisoformat("2025-06-04T10:00")
SPA = a_spa(services=with_nicknames("ko"))
HERE = Path(__file__).parent
NEIGHBOUR = HERE.parent / "lines" / "reading_ko.tsv"


def rows(path: Path) -> list[tuple[str, ...]]:
    return [tuple(line.split("\t")) for line in path.read_text(encoding="utf-8").splitlines()]


def reading_of(text: str, expecting: str = "-", now: dt.datetime = NOW) -> Reading:
    slot: Slot | None = None if expecting == "-" else expecting  # type: ignore[assignment]
    return read_text(text, now, slot, SPA, "ko")


@pytest.mark.parametrize(("text", "wanted"), rows(HERE / "moments.tsv"))
def test_days_times_and_parties_are_read(text: str, wanted: str) -> None:
    reading = reading_of(text)
    assert matches(reading, wanted), fields(reading)


@pytest.mark.parametrize(("expecting", "text", "wanted"), rows(HERE / "answers.tsv"))
def test_answers_and_wishes_are_read(expecting: str, text: str, wanted: str) -> None:
    reading = reading_of(text, expecting)
    assert matches(reading, wanted), fields(reading)


@pytest.mark.parametrize(("now", "expecting", "text", "wanted"), rows(NEIGHBOUR)[1:])
def test_lines_by_another_hand_are_read(now: str, expecting: str, text: str, wanted: str) -> None:
    reading = reading_of(text, expecting, dt.datetime.fromisoformat(now))
    assert matches(reading, wanted.replace(",signature", "+signature").replace("//", "::")), fields(reading)


@pytest.mark.parametrize(
    ("spaced", "unspaced"),
    [
        ("내일 오후 세 시 반에 두 명", "내일오후세시반에두명"),
        ("다음 주 금요일 저녁 일곱 시", "다음주금요일저녁일곱시"),
        ("식스 핸즈 한 시간 반", "식스핸즈한시간반"),
    ],
)
def test_spaces_do_not_matter(spaced: str, unspaced: str) -> None:
    assert fields(reading_of(spaced)) == fields(reading_of(unspaced))


def test_a_short_message_takes_well_under_a_millisecond() -> None:
    spa = a_guarded_spa()
    texts = [row[0] for row in rows(HERE / "moments.tsv")]
    took = []
    for text in (*texts, *texts):
        started = time.process_time()
        read_text(text, NOW, None, spa, "ko")
        took.append(time.process_time() - started)
    assert sorted(took[len(texts) :])[len(texts) // 2] < 0.001


@pytest.mark.parametrize("words", ["가슴이 아프고 ", "3시부터 5시까지 ", "한두세네열", "안 아파요 없어요 ", "ㅋㅋㅠㅠ"])
def test_time_grows_with_the_length_alone(words: str) -> None:
    def seconds(size: int) -> float:
        started = time.process_time()
        reading_of((words * 4_000)[:size])
        return time.process_time() - started

    seconds(500)
    assert min(seconds(4_000) for _ in range(3)) < 40 * max(seconds(500), 0.001)
