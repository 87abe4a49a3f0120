"""Scores reading against the public rows beside the checkout: python -m tests.dialogs.reading.public_rows [-v]

Right, asked back (two readings, the right one among them) and missed are counted apart, per source.
"""

import datetime as dt
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from dialogs.reading.contact import contact
from dialogs.reading.model import Reading
from dialogs.reading.read import read_text
from dialogs.spa.model import Spa
from tests.dialogs.a_spa import a_spa

SHARED = Path(os.environ.get("CONCIERGE_SHARED") or Path(__file__).resolve().parents[4] / "shared")
ROWS = SHARED / "eval" / "nlu"
NOW = dt.datetime.fromisoformat("2026-01-01T10:00")
RESOLVED = (
    "datetime_duckling_en",
    "datetime_recognizers_en",
    "datetime_chrono_en",
    "datetime_duckling_ja",
    "datetime_recognizers_ja",
    "datetime_chrono_ja",
    "datetime_duckling_ko",
    "datetime_recognizers_ko",
    "datetime_misc_th",
    "datetime_duckling_vi",
    "datetime_chrono_vi",
    "datetime_duckling_zh-CN",
    "datetime_recognizers_zh-CN",
    "datetime_chrono_zh-CN",
    "datetime_duckling_zh-TW",
    "datetime_chrono_zh-TW",
)


def _line(text: str) -> None:
    sys.stdout.write(text + "\n")


class Score(NamedTuple):
    right: int = 0
    asked: int = 0
    missed: int = 0

    def __str__(self) -> str:
        return f"{self.right}/{self.right + self.missed} {100 * self.share:.1f} %, asked back {self.asked}"

    @property
    def share(self) -> float:
        return self.right / max(1, self.right + self.missed)

    def plus(self, verdict: str) -> "Score":
        return self._replace(**{verdict: getattr(self, verdict) + 1})


def rows(name: str) -> Iterator[dict[str, Any]]:
    with (ROWS / f"{name}.jsonl").open(encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


def _instant(text: str) -> tuple[str | None, str | None]:
    """Date and time of "2013-02-13T15:00", "2013-02-13" or "T15:00"."""
    date, _, time = text.partition("T")
    return date or None, time or None


def _expected(value: Any, kind: str) -> tuple[str | None, str | None, str | None]:
    """Date, time of the start, time of the end."""
    if isinstance(value, str):
        date, time = _instant(value)
        return (date, None, time) if kind == "open_before" else (date, time, None)
    start, end = _instant(value["start"] or ""), _instant(value["end"] or "")
    return start[0] or end[0], start[1], end[1]


def _near(read: dt.time | None, wanted: str) -> bool:
    """An end may be written one grain later (a minute, an hour)."""
    if read is None:
        return False
    minutes, at = (int(wanted[:2]) * 60 + int(wanted[3:5])), read.hour * 60 + read.minute
    return (minutes - at) % 1440 in (0, 1, 60)


def _time_verdict(reading: Reading, wanted: list[tuple[str | None, str | None, str | None]]) -> str:
    for _, start, end in wanted:
        if start is not None and reading.time is not None and reading.time.strftime("%H:%M") == start:
            closing = reading.time_range.end if reading.time_range else None
            if end is None or closing is None or _near(closing, end):
                return "right" if not reading.time_options else "asked"
        if start is None and end is not None and reading.time_range and _near(reading.time_range.end, end):
            return "right"
    starts = {start for _, start, _ in wanted}
    return "asked" if any(t.strftime("%H:%M") in starts for t in reading.time_options) else "missed"


def _date_verdict(reading: Reading, wanted: set[str | None]) -> str:
    if reading.date_options:
        return "asked" if any(d.isoformat() in wanted for d in reading.date_options) else "missed"
    read = reading.date.isoformat() if reading.date else None
    if read is None and reading.date_range and reading.date_range.end:
        read = reading.date_range.end.isoformat()
    return "right" if read in wanted else "missed"


def resolved(name: str, spa: Spa, verbose: bool = False) -> tuple[Score, Score]:
    """Date and time of one source's rows, read in the language that its name ends with."""
    language = {"zh-CN": "zh-Hans", "zh-TW": "zh-Hant"}.get(tag := name.rpartition("_")[2], tag)
    date, time = Score(), Score()
    for row in rows(name):
        reading = read_text(row["text"], dt.datetime.fromisoformat(row["reference"]), None, spa, language)
        wanted = [_expected(v, row["kind"]) for v in row.get("accept") or [row["expected"]]]
        if "date" in row["score"]:
            verdict = _date_verdict(reading, {w[0] for w in wanted})
            date = date.plus(verdict)
            _show(verbose, verdict, "date", row["text"], row["reference"], row["expected"], reading)
        if "time" in row["score"]:
            verdict = _time_verdict(reading, wanted)
            time = time.plus(verdict)
            _show(verbose, verdict, "time", row["text"], row["reference"], row["expected"], reading)
    return date, time


def _show(verbose: bool, verdict: str, what: str, text: str, now: str, wanted: Any, reading: Reading) -> None:
    if verbose and verdict != "right":
        held = [reading.date, reading.time, reading.date_range, reading.time_range]
        options = [*map(str, reading.date_options), *map(str, reading.time_options)]
        shown = [str(h) for h in held if h is not None]
        _line(f"  {verdict} {what}: {text!r} ({now}) wanted {wanted}, read {shown} {options}")


def appointments(spa: Spa, verbose: bool = False) -> tuple[Score, Score]:
    """Schedule-guided turns: every slot of a turn must be read."""
    date, time = Score(), Score()
    for row in rows("booking_datetime_en"):
        reading = read_text(row["user"], dt.datetime.fromisoformat(row["reference"] + "T08:00"), None, spa)
        for slot in row["slots"].get("date", ()):
            verdict = _date_verdict(reading, {slot["canonical"]})
            date = date.plus(verdict)
            _show(verbose, verdict, "date", row["user"], row["reference"], slot["canonical"], reading)
        for slot in row["slots"].get("time", ()):
            wanted = {slot["canonical"]}
            if not row.get("ampm_explicit", True):
                hour, minute = slot["canonical"].split(":")
                wanted.add(f"{(int(hour) + 12) % 24:02d}:{minute}")
            verdict = _time_verdict(reading, [(None, w, None) for w in wanted])
            time = time.plus(verdict)
            _show(verbose, verdict, "time", row["user"], row["reference"], slot["canonical"], reading)
    return date, time


def numbers(spa: Spa, verbose: bool = False, language: str = "en") -> Score:
    return _simple("number_duckling", "value", "party_size", spa, verbose, language)


def durations(spa: Spa, verbose: bool = False) -> Score:
    return _simple("duration_duckling", "minutes", "duration_minutes", spa, verbose, "en")


def _simple(name: str, key: str, expecting: Any, spa: Spa, verbose: bool, language: str) -> Score:
    score = Score()
    for row in rows(name):
        if row["lang"] != language:
            continue
        reading = read_text(row["text"], NOW, expecting, spa, language)
        read = reading.party_size if expecting == "party_size" else next((x.minutes for x in reading.lines), None)
        verdict = "right" if read == row[key] else "missed"
        score = score.plus(verdict)
        if verbose and verdict != "right":
            _line(f"  missed {key}: {row['text']!r} wanted {row[key]}, read {read}")
    return score


def phones(spa: Spa, verbose: bool = False) -> Score:
    """Each number with its own country tried first, as the rows say."""
    score = Score()
    for row in rows("phones"):
        read = contact(row["text"], spa, regions=(row["region"],)).phone
        verdict = "right" if read == row["e164"] else "missed"
        if verdict == "missed" and not row["libphonenumber_reads"]:
            continue
        score = score.plus(verdict)
        if verbose and verdict != "right":
            _line(f"  missed phone: {row['text']!r} {row['region']} wanted {row['e164']}, read {read}")
    return score


def main(verbose: bool) -> None:
    spa = a_spa()
    for name, (date, time) in {
        "booking_datetime_en": appointments(spa, verbose),
        **{name: resolved(name, spa, verbose) for name in RESOLVED},
    }.items():
        _line(f"{name}: date {date}; time {time}")
    _line(f"number_duckling (en): {numbers(spa, verbose)}")
    _line(f"number_duckling (ko): {numbers(spa, verbose, 'ko')}")
    _line(f"number_duckling (vi): {numbers(spa, verbose, 'vi')}")
    _line(f"duration_duckling (en): {durations(spa, verbose)}")
    _line(f"phones: {phones(spa, verbose)}")


if __name__ == "__main__":
    main("-v" in sys.argv)
