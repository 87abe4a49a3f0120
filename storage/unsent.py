"""A guest took a message back: its words leave every row that holds them."""

import re

from sqlalchemy import delete, null, or_, update

from storage.schema import inbox, notice, transcript, turn, unanswered
from storage.statement import Db, declare, given, rows, word
from storage.store import Claim

BLANK = declare(
    update(transcript)
    .where(
        transcript.c.conversation_id == given("conversation"),
        transcript.c.author == word("guest"),
        or_(transcript.c.event == given("event"), transcript.c.event.like(given("ending"), escape="\\")),
    )
    .values(text=word(""))
    .returning(transcript.c.event),
    "conversation event ending",
)
"""The event of that key, or one whose key ends in "/" and the platform's id of the message (LINE)."""
ERASE = declare(
    update(inbox)
    .where(
        inbox.c.channel == given("channel"),
        inbox.c.account == given("account"),
        inbox.c.event == given("event"),
        inbox.c.conversation_id == given("conversation"),
    )
    .values(raw=null())
    .returning(inbox.c.turn_id),
    "channel account event conversation",
)
UNREAD = declare(
    update(turn).where(turn.c.id == given("turn")).values(reading=given("reading")),
    "reading turn",
)
UNSAY = declare(delete(notice).where(notice.c.key == given("key")), "key")
UNASK = declare(delete(unanswered).where(unanswered.c.turn_id == given("turn")), "turn")


def forget(db: Db, claim: Claim, reference: str) -> None:
    """Only what came in this conversation: a guest cannot take back another's words."""
    ending = "%/" + re.sub(r"([\\%_])", r"\\\1", reference)
    spoken = {event for (event,) in rows(db, BLANK, (claim.conversation, reference, ending))}
    for event in spoken | {reference}:
        for (turn_id,) in rows(db, ERASE, (claim.channel, claim.account, event, claim.conversation)):
            if turn_id is not None:
                db.execute(UNREAD, (b"null", turn_id))
                db.execute(UNASK, (turn_id,))
                db.execute(UNSAY, (f"said:{turn_id}",))
