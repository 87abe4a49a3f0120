"""Answers remembered: the same question in the same state of a talk has the same answer all day.

Only plain answers are kept: nothing to book, nothing that causes an event, nothing that a clock but the day's date
decides. The answer of a new book, or of another day, is a new one.
"""

import datetime as dt

from dialogs import engine
from dialogs.conversation import Conversation, Known, Turn
from dialogs.reading.model import Reading
from dialogs.spa.model import Spa

Key = tuple[int, Conversation, str, str, int]
AT_MOST = 1024
PLAIN = frozenset({"answer", "smalltalk"})
_turns: dict[Key, tuple[Reading, Turn]] = {}
"""The reading is kept with its turn, so that its identity stays its own."""


def respond(reading: Reading, conversation: Conversation, spa: Spa, known: Known) -> Turn:
    """As `engine.respond`, for a reading that `dialogs.reading.memory` gave and that needs nothing of the store."""
    if conversation.draft is not None or conversation.changing is not None or conversation.summary is not None:
        return engine.respond(reading, conversation, spa, known)
    day = dt.datetime.fromtimestamp(known.now / 1000, spa.zone).toordinal()
    key = (id(reading), conversation, spa.version, known.channel, day)
    if (kept := _turns.get(key)) is not None:
        return kept[1]
    turn = engine.respond(reading, conversation, spa, known)
    if turn.outcome.kind in PLAIN and not turn.events and turn.outcome.handoff is None:
        _keep(key, reading, turn)
    return turn


def _keep(key: Key, reading: Reading, turn: Turn) -> None:
    while len(_turns) >= AT_MOST:
        _turns.pop(next(iter(_turns)), None)
    _turns[key] = (reading, turn)
