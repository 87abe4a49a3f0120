"""A guest took a message back: its words leave every row that holds them."""

import re

from sqlalchemy import ColumnElement, delete, null, or_, update

from storage.schema import inbox, transcript, turn, unanswered
from storage.statement import Db, declare, given, rows, word
from storage.store import Claim


def _meant(column: ColumnElement[str]) -> ColumnElement[bool]:
    """The event of that key, or one whose key ends in "/" and the platform's id of the message (LINE)."""
    return or_(column == given("event"), column.like(given("ending"), escape="\\"))


BLANK = declare(
    update(transcript)
    .where(
        transcript.c.conversation_id == given("conversation"),
        _meant(transcript.c.event),
        transcript.c.author == word("guest"),
    )
    .values(text=word("")),
    "conversation event ending",
)
ERASE = declare(
    update(inbox)
    .where(
        inbox.c.channel == given("channel"),
        inbox.c.account == given("account"),
        _meant(inbox.c.event),
        inbox.c.conversation_id == given("conversation"),
    )
    .values(raw=null())
    .returning(inbox.c.turn_id),
    "channel account event ending conversation",
)
UNREAD = declare(
    update(turn).where(turn.c.id == given("turn")).values(reading=given("reading")),
    "reading turn",
)
UNASK = declare(delete(unanswered).where(unanswered.c.turn_id == given("turn")), "turn")


def forget(db: Db, claim: Claim, event: str) -> None:
    """Only what came in this conversation: a guest cannot take back another's words."""
    talk = claim.conversation
    ending = "%/" + re.sub(r"([\\%_])", r"\\\1", event)
    db.execute(BLANK, (talk, event, ending))
    for (turn_id,) in rows(db, ERASE, (claim.channel, claim.account, event, ending, talk)):
        if turn_id is not None:
            db.execute(UNREAD, (b"null", turn_id))
            db.execute(UNASK, (turn_id,))
