"""A guest took a message back: its words leave every row that holds them."""

from sqlalchemy import delete, null, update

from storage.schema import inbox, transcript, turn, unanswered
from storage.statement import Db, declare, given, rows, word
from storage.store import Claim

BLANK = declare(
    update(transcript)
    .where(
        transcript.c.conversation_id == given("conversation"),
        transcript.c.event == given("event"),
        transcript.c.author == word("guest"),
    )
    .values(text=word("")),
    "conversation event",
)
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
UNASK = declare(delete(unanswered).where(unanswered.c.turn_id == given("turn")), "turn")


def forget(db: Db, claim: Claim, event: str) -> None:
    """Only what came in this conversation: a guest cannot take back another's words."""
    talk = claim.conversation
    db.execute(BLANK, (talk, event))
    for (turn_id,) in rows(db, ERASE, (claim.channel, claim.account, event, talk)):
        if turn_id is not None:
            db.execute(UNREAD, (b"null", turn_id))
            db.execute(UNASK, (turn_id,))
