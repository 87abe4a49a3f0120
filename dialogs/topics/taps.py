"""The values of our choices: what a tap means. The only place where they are written and read.

    topic:<id>        answer this topic            book             start a booking, or go on with it
    service:<id>      minutes:<n>  people:<n>      date:<iso>       time:<hhmm>
    contact:here      answer in this chat          wishes:none      no wishes, no code
    code:<code>       use this code                code:none        go on without a code
    yes:<n>  change:<n>  cancel:<n>                of summary n     fix:<slot>  this is to change
    move:<id>  drop:<id>                           move or cancel the stored booking <id>
    suits:<id>:<n>  suits_not:<id>:<n>             of the time that staff offered for booking <id>, their offer n
    language:<tag>    human   yes   no   start_over

All are ASCII of at most 64 bytes. A value may come from an old keyboard or be forged: `meaning` gives None for what
nobody can have been offered.
"""

import datetime as dt
import re
from collections.abc import Callable
from functools import lru_cache

import msgspec

from dialogs.messages import MAX_TAP_BYTES, Choice
from dialogs.reading.model import LineReading, Reading, TopicCandidate, TopicMatch
from dialogs.spa.model import Spa

FIXABLE = ("service", "duration_minutes", "party_size", "date", "time", "name", "contact", "wishes", "promo_code")
_NUMBER = re.compile(r"[0-9]{1,9}")
_LABEL = 20
"""The tightest label of the platforms (LINE quick reply, WhatsApp reply button: 20 characters)."""


@lru_cache(4096)
def choice(label: str, *value: object) -> Choice | None:
    """A choice, or None where its value would not fit a button (an id too long, or not ASCII)."""
    text = ":".join(str(part) for part in value)
    if not label or not text.isascii() or len(text) > MAX_TAP_BYTES:
        return None
    return Choice(label=shortened(label), value=text)


def choices(*given: Choice | None) -> tuple[Choice, ...]:
    """Those that fit, each value and each label once: a label that is typed must mean one thing."""
    kept: dict[str, Choice] = {}
    for one in given:
        if one and one.value not in kept and all(one.label != other.label for other in kept.values()):
            kept[one.value] = one
    return tuple(kept.values())


def shortened(label: str) -> str:
    return label if len(label) <= _LABEL else label[: _LABEL - 1].rstrip() + "…"


def split(tap: str) -> tuple[str, str]:
    """Kind and value: `"yes:3"` is `("yes", "3")`."""
    kind, _, value = tap.partition(":")
    return kind, value


def number(value: str) -> int | None:
    return int(value) if _NUMBER.fullmatch(value) else None


def meaning(reading: Reading, spa: Spa) -> Reading:
    """The reading with the tap's meaning in its fields, as if the guest had said it in words.

    A tap alone means only itself: its label may hold words that say something else ("Signature 60 min").
    """
    if reading.tap is None:
        return reading
    kind, value = split(reading.tap)
    tells = _MEANINGS.get(kind)
    said = tells(value, spa) if tells else {}
    if len(reading.contents) > 1:
        return msgspec.structs.replace(reading, **said)
    alone = Reading(
        text=reading.text,
        contents=reading.contents,
        language=reading.language,
        safety=reading.safety,
        tap=reading.tap,
    )
    return msgspec.structs.replace(alone, **said)


def _service(value: str, spa: Spa) -> dict[str, object]:
    return {"lines": (LineReading(service=value),)} if spa.service(value) else {}


def _minutes(value: str, _: Spa) -> dict[str, object]:
    minutes = number(value)
    return {"lines": (LineReading(minutes=minutes),)} if minutes else {}


def _people(value: str, _: Spa) -> dict[str, object]:
    people = number(value)
    return {"party_size": people} if people else {}


def _date(value: str, _: Spa) -> dict[str, object]:
    try:
        return {"date": dt.date.fromisoformat(value)}
    except ValueError:
        return {}


def _time(value: str, _: Spa) -> dict[str, object]:
    if not re.fullmatch(r"([01][0-9]|2[0-3])[0-5][0-9]", value):
        return {}
    return {"time": dt.time(int(value[:2]), int(value[2:]))}


def _topic(value: str, spa: Spa) -> dict[str, object]:
    if value not in spa.topics:
        return {}
    candidate = TopicCandidate(topic=value, confidence=1.0)
    return {"topics": TopicMatch(asked=(value,), candidates=(candidate,), near_duplicate=True), "intent": "question"}


def _language(value: str, spa: Spa) -> dict[str, object]:
    return {"language_wish": value} if value in spa.languages else {}


def _code(value: str, _: Spa) -> dict[str, object]:
    return {"promo_code": value} if value and value != "none" else {}


_MEANINGS: dict[str, Callable[[str, Spa], dict[str, object]]] = {
    "topic": _topic,
    "service": _service,
    "minutes": _minutes,
    "people": _people,
    "date": _date,
    "time": _time,
    "code": _code,
    "language": _language,
    "book": lambda _, __: {"intent": "book"},
    "human": lambda _, __: {"intent": "human"},
    "start_over": lambda _, __: {"command": "start_over"},
    "yes": lambda value, _: {"yes_no": None if value else "yes"},
    "no": lambda _, __: {"yes_no": "no"},
}
"""Kinds that are not here (a summary's, a booking's) act on more than the reading; their topic reads them."""
