"""Readings remembered: guests of a spa write the same short lines, and reading one costs more than all else in a turn.

A reading that holds no date and no time is the same whenever it is read; only such are kept. Bounded; the oldest goes.
"""

from collections.abc import Sequence

from dialogs.conversation import Conversation
from dialogs.messages import Choice, InboundMessage, Text
from dialogs.reading.language_id import tag_of
from dialogs.reading.model import Reading, Slot
from dialogs.reading.read import locale_of
from dialogs.reading.read import read as read_anew
from dialogs.spa.model import Spa

Key = tuple[str, str, Slot | None, str, str, tuple[Choice, ...]]
"""Version of the content, text, and all that the reading of a text depends on besides the clock."""
AT_MOST = 2048
LONGEST = 200
"""Characters: longer lines are hardly ever written twice."""
_readings: dict[Key, Reading] = {}


def read(messages: Sequence[InboundMessage], conversation: Conversation, spa: Spa) -> Reading:
    """As `dialogs.reading.read.read`."""
    key = _key(messages, conversation, spa)
    known = _readings.get(key) if key is not None else None
    if known is not None:
        return known
    reading = read_anew(messages, conversation, spa)
    if key is not None and _timeless(reading):
        _keep(key, reading)
    return reading


def recall(messages: Sequence[InboundMessage], conversation: Conversation, spa: Spa) -> Reading | None:
    """What `read` would give, where it was read before."""
    key = _key(messages, conversation, spa)
    return _readings.get(key) if key is not None else None


def _key(messages: Sequence[InboundMessage], conversation: Conversation, spa: Spa) -> Key | None:
    if len(messages) != 1 or not isinstance(messages[0].content, Text) or len(messages[0].content.text) > LONGEST:
        return None
    text = messages[0].content.text
    hint = "" if conversation.language else tag_of(locale_of(messages))
    return spa.version, text, conversation.asked, conversation.language, hint, conversation.offered


def _timeless(reading: Reading) -> bool:
    return not (
        reading.date
        or reading.time
        or reading.date_range
        or reading.time_range
        or reading.part_of_day
        or reading.date_options
        or reading.time_options
        or reading.excluded_dates
        or reading.impossible_date
    )


def _keep(key: Key, reading: Reading) -> None:
    while len(_readings) >= AT_MOST:
        _readings.pop(next(iter(_readings)), None)
    _readings[key] = reading
