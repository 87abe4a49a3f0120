"""Japanese as guests write it: days, times, parties, lengths, names, answers and wishes, held to tables of lines."""

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
SPA = a_spa(services=with_nicknames("ja"))
HERE = Path(__file__).parent
NEIGHBOUR = HERE.parent / "lines" / "reading_ja.tsv"


def rows(path: Path) -> list[tuple[str, ...]]:
    return [tuple(line.split("\t")) for line in path.read_text(encoding="utf-8").splitlines()]


def reading_of(text: str, expecting: str = "-", now: dt.datetime = NOW) -> Reading:
    slot: Slot | None = None if expecting == "-" else expecting  # type: ignore[assignment]
    return read_text(text, now, slot, SPA, "ja")


def plainly(wanted: str) -> str:
    """What another hand wrote: "-" for what must be absent; of lines only the services."""
    pairs = (pair.partition("=") for pair in wanted.split(";"))
    return ";".join(f"{key}={'' if value == '-' else value}" for key, _, value in pairs if key != "lines")


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
    reading = reading_of(text, expecting or "-", dt.datetime.fromisoformat(now))
    assert matches(reading, plainly(wanted)), fields(reading)
    if "lines=" in wanted:
        services = wanted.partition("lines=")[2].partition(";")[0]
        assert services == "+".join(line.service or "" for line in reading.lines)


@pytest.mark.parametrize(
    ("full", "plain"),
    [
        ("６月５日　１５時３０分", "6月5日15時30分"),
        ("明日、午後三時半に、二名で。", "明日午後3時半に2名で"),
        ("６／１０の１４：００", "6/10の14:00"),
    ],
)
def test_full_width_figures_and_kanji_numerals_are_read_alike(full: str, plain: str) -> None:
    assert fields(reading_of(full)) == fields(reading_of(plain))


def test_a_short_message_takes_well_under_a_millisecond() -> None:
    spa = a_guarded_spa()
    texts = [row[0] for row in rows(HERE / "moments.tsv")]
    took = []
    for text in (*texts, *texts):
        started = time.process_time()
        read_text(text, NOW, None, spa, "ja")
        took.append(time.process_time() - started)
    assert sorted(took[len(texts) :])[len(texts) // 2] < 0.001


@pytest.mark.parametrize("words", ["胸が痛いです", "3時から5時まで", "一二三四", "はない", "ーーwww"])
def test_time_grows_with_the_length_alone(words: str) -> None:
    def seconds(size: int) -> float:
        started = time.process_time()
        reading_of((words * 4_000)[:size])
        return time.process_time() - started

    seconds(500)
    assert min(seconds(4_000) for _ in range(3)) < 40 * max(seconds(500), 0.001)
