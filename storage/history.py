"""One conversation as the guest's page shows it: what was said, and what is still waiting for its answer."""

from typing import Literal

import msgspec
from sqlalchemy import and_, exists, select

from dialogs.messages import Value
from storage.schema import alias, inbox, outbox, transcript
from storage.statement import Db, declare, given, rows, word
from storage.store import Pending

_labels = msgspec.json.Decoder(tuple[str, ...]).decode


class HistoryLine(Value, frozen=True):
    """A line of the transcript. `event` is a guest's event key, or the outbox key of what the spa said."""

    id: int
    author: Literal["guest", "bot", "staff", "system"]
    text: str
    at: int
    event: str = ""
    choices: tuple[str, ...] = ()


_t = transcript.c
_talk = (
    select(alias.c.conversation_id)
    .where(alias.c.channel == given("channel"), alias.c.account == given("account"), alias.c.chat == given("chat"))
    .scalar_subquery()
)
_withdrawn = exists().where(and_(outbox.c.key == _t.event, outbox.c.status == word("withdrawn")))
LINES = declare(
    select(_t.id, _t.author, _t.text, _t.at, _t.event, _t.choices)
    .where(_t.conversation_id == _talk, _t.text != word(""), ~_withdrawn)
    .order_by(_t.id.desc())
    .limit(given("limit")),
    "channel account chat limit",
)
UNANSWERED = declare(
    select(inbox.c.seq, inbox.c.event, inbox.c.raw, inbox.c.received_at, inbox.c.handled_at, inbox.c.attempts)
    .where(inbox.c.conversation_id == _talk, inbox.c.status == word("waiting"), inbox.c.raw.is_not(None))
    .order_by(inbox.c.seq),
    "channel account chat",
)


def history(db: Db, channel: str, account: str, chat: str, limit: int) -> list[HistoryLine]:
    """The newest `limit` lines, oldest first; without what was taken back or never sent. Unknown chat: none."""
    found = rows(db, LINES, (channel, account, chat, limit))
    return [
        HistoryLine(id=i, author=author, text=text, at=at, event=event, choices=_labels(choices))
        for i, author, text, at, event, choices in reversed(found)
    ]


def pending(db: Db, channel: str, account: str, chat: str) -> list[Pending]:
    """Events kept and not answered yet, in order (`handled_at` 0: not claimed yet)."""
    return [
        Pending(seq=seq, event=event, raw=raw, received_at=received_at, handled_at=handled_at or 0, attempts=attempts)
        for seq, event, raw, received_at, handled_at, attempts in rows(db, UNANSWERED, (channel, account, chat))
    ]
