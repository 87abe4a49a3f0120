"""Answers remembered: the same question in the same state of a talk has the same answer all day.

Only plain answers are kept: nothing to book, nothing that causes an event, nothing that a clock but the day's date
decides. The answer of a new book, or of another day, is a new one.
"""

import datetime as dt

from dialogs.conversation import Conversation, Known, Turn
from dialogs.reading.model import Reading
from dialogs.spa.model import Spa

Key = tuple[int, Conversation, str, str, int]
AT_MOST = 1024
PLAIN = frozenset({"answer", "smalltalk"})
_turns: dict[Key, tuple[Reading, Turn]] = {}
"""The reading is kept with its turn, so that its identity stays its own."""


def recall(reading: Reading, conversation: Conversation, spa: Spa, channel: str, now: int) -> Turn | None:
    """The turn that was decided before for a reading that `dialogs.reading.memory` gave."""
    kept = _turns.get(_key(reading, conversation, spa, channel, now))
    return kept[1] if kept is not None else None


def keep(reading: Reading, conversation: Conversation, spa: Spa, known: Known, turn: Turn) -> None:
    """Remember the turn if it is a plain one. Only for turns that needed nothing of the store."""
    busy = conversation.draft is not None or conversation.changing is not None or conversation.summary is not None
    if busy or turn.events or turn.outcome.handoff is not None or turn.outcome.kind not in PLAIN:
        return
    while len(_turns) >= AT_MOST:
        _turns.pop(next(iter(_turns)), None)
    _turns[_key(reading, conversation, spa, known.channel, known.now)] = (reading, turn)


def _key(reading: Reading, conversation: Conversation, spa: Spa, channel: str, now: int) -> Key:
    day = dt.datetime.fromtimestamp(now / 1000, spa.zone).toordinal()
    return id(reading), conversation, spa.version, channel, day
