"""Scores of the reading on the project's own lines: language, safety, and what is read, for one language each."""

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import NamedTuple

import msgspec

from dialogs.reading.language_id import language_of
from dialogs.reading.model import Reading
from dialogs.reading.read import read_text
from dialogs.reading.safety import signs_in
from dialogs.spa.model import Spa
from tests.dialogs.reading.a_guarded_spa import a_guarded_spa, with_nicknames
from tests.dialogs.reading.fields import fields
from tests.evaluation.lines import ReadingLine, SafetyLine, reading_lines, safety_lines

GRAVEST = ("emergency", "doctor_first", "tell_therapist")


class Score(NamedTuple):
    """How many of how many, and what went wrong, in words."""

    right: int
    of: int
    misses: tuple[str, ...]

    @property
    def share(self) -> float:
        return self.right / self.of


@cache
def spa() -> Spa:
    """The guarded spa, its services under the names of every language."""
    tags = ("vi", "ko", "ja", "zh-Hans", "zh-Hant", "th", "ru")
    return msgspec.structs.replace(a_guarded_spa(), services=with_nicknames(*tags))


def scores(tag: str) -> Iterator[tuple[str, Score]]:
    """Measure -> score, for the lines that are there."""
    about_signs, to_read = safety_lines(tag), reading_lines(tag)
    first = [line.text for line in to_read if line.expecting is None]
    texts = [text for text in (*(line.text for line in about_signs), *first) if any(map(str.isalpha, text))]
    for measure, made in (
        ("language", _language(tag, texts, "")),
        ("language with the phone's", _language(tag, texts, tag)),
        *_of_marks(tag, texts),
        *_safety(tag, about_signs),
        *_read(tag, to_read),
    ):
        if made.of:
            yield measure, made


def _score(told: Iterable[str | None]) -> Score:
    """None is right; words say what was wrong."""
    verdicts = list(told)
    misses = tuple(verdict for verdict in verdicts if verdict is not None)
    return Score(right=len(verdicts) - len(misses), of=len(verdicts), misses=misses)


def _language(tag: str, texts: list[str], locale: str) -> Score:
    def verdict(text: str) -> str | None:
        named = language_of(text, locale=locale)
        return None if named == tag else f"{text!r} is taken for {named}"

    return _score(map(verdict, texts))


def _of_marks(tag: str, texts: list[str]) -> Iterator[tuple[str, Score]]:
    if tag == "vi":
        yield "language without marks", _language(tag, [text for text in texts if text.isascii()], "")


# Safety


def _gravest(line: SafetyLine, tag: str) -> tuple[str, str]:
    found = signs_in(line.text, spa(), (tag, "en"))
    actions = {sign.action for sign in found}
    shown = ", ".join(f"{sign.sign} {sign.action} {sign.excerpt!r}" for sign in found)
    return next((action for action in GRAVEST if action in actions), ""), shown or "nothing"


def _safety(tag: str, lines: list[SafetyLine]) -> Iterator[tuple[str, Score]]:
    def score(wanted: Callable[[SafetyLine], bool], right: Callable[[SafetyLine, str], bool]) -> Score:
        def verdict(line: SafetyLine) -> str | None:
            action, shown = _gravest(line, tag)
            said = f"{line.text!r} ({line.sign} {line.kind}) wanted {line.action or 'no sign'}, read {shown}"
            return None if right(line, action) else said

        return _score(verdict(line) for line in lines if wanted(line))

    def no_emergency(line: SafetyLine, action: str) -> bool:
        return action != "emergency"

    yield "emergencies found", score(lambda x: x.action == "emergency", lambda _, a: a == "emergency")
    yield "doctor first found", score(lambda x: x.action == "doctor_first", lambda _, a: a in GRAVEST[:2])
    yield "tell found", score(lambda x: x.action == "tell_therapist", lambda _, a: a != "")
    yield "ordinary, no emergency", score(lambda x: x.ordinary, no_emergency)
    yield "denied, no emergency", score(lambda x: not x.action and not x.ordinary, no_emergency)
    yield "denied, no sign", score(lambda x: not x.action and not x.ordinary, lambda _, a: not a)


# What is read


def _read(tag: str, lines: list[ReadingLine]) -> Iterator[tuple[str, Score]]:
    verdicts: dict[str, list[str | None]] = {}
    for line in lines:
        reading = read_text(line.text, line.now, line.expecting, spa(), tag)
        for key, value in _pairs(line.wanted):
            read = _field(reading, key)
            said = f"{line.text!r} (asked: {line.expecting}) wanted {key} {value!r}, read {read!r}"
            same = _same_lines(read, value) if key == "lines" else _same(read, value)
            verdicts.setdefault(key, []).append(None if same else said)
    for key in sorted(verdicts):
        yield key.replace("_", " "), _score(verdicts[key])


def _pairs(wanted: str) -> list[tuple[str, str]]:
    found = [pair.partition("=") for pair in wanted.split(";") if "=" in pair]
    return [(key.strip(), value.strip()) for key, _, value in found]


def _field(reading: Reading, key: str) -> str:
    if key == "duration_minutes":
        return next((str(line.minutes) for line in reading.lines if line.minutes), "")
    return fields(reading)[key]


def _same(read: str, wanted: str) -> bool:
    wanted = "" if wanted == "-" else wanted
    return read == wanted or read == wanted.replace("/", "..")


def _same_lines(read: str, wanted: str) -> bool:
    """Parts of a party as "six_hands//1+signature//1", or by comma and colon; what is not wanted is free."""
    got, asked = _parts(read), _parts(wanted)
    pairs = zip(got, asked, strict=False)
    return len(got) == len(asked) and all(
        not w or r == w for one, other in pairs for r, w in zip(one, other, strict=True)
    )


def _parts(written: str) -> list[tuple[str, str, str]]:
    """Service, minutes, people of each part."""
    cut = (part.replace("/", ":").split(":") for part in written.replace(",", "+").split("+"))
    return sorted((cells[0], cells[1] if len(cells) > 2 else "", cells[-1] if len(cells) > 1 else "") for cells in cut)
