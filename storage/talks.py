"""A conversation as it stands: what it remembers, its last turn, its newest booking."""

import msgspec
from sqlalchemy import select, update

from dialogs.booking.model import BookedView
from dialogs.conversation import Conversation, Outcome
from dialogs.messages import Value
from storage import bookings
from storage.schema import alias, booking, conversation, turn
from storage.statement import Db, declare, given, one, word

_conversation = msgspec.json.Decoder(Conversation).decode
_outcome = msgspec.json.Decoder(Outcome).decode


class Talk(Value, frozen=True):
    id: int
    conversation: Conversation
    outcome: Outcome | None = None
    reading: bytes = b"null"
    """The last turn's Reading as JSON."""
    booking: BookedView | None = None
    """The booking that the talk is about, else its newest."""


TALK = declare(
    select(conversation.c.id, conversation.c.state)
    .join_from(alias, conversation, alias.c.conversation_id == conversation.c.id)
    .where(alias.c.channel == given("channel"), alias.c.account == given("account"), alias.c.chat == given("chat")),
    "channel account chat",
)
LAST_TURN = declare(
    select(turn.c.outcome, turn.c.reading)
    .where(turn.c.conversation_id == given("id"))
    .order_by(turn.c.id.desc())
    .limit(given("limit")),
    "id limit",
)
CONFIRM = declare(
    update(booking)
    .where(booking.c.id == given("id"), booking.c.state == word("requested"))
    .values(state=word("confirmed"), changed_at=given("now")),
    "now id",
)


def talk(db: Db, channel: str, account: str, chat: str) -> Talk | None:
    """None: nobody has written from there."""
    found = one(db, TALK, (channel, account, chat))
    if found is None:
        return None
    number, state = found
    remembered = _conversation(state) if state else Conversation()
    last = one(db, LAST_TURN, (number, 1))
    own = bookings.own(db, number)
    about = next((b for b in own if b.id == remembered.booking), own[-1] if own else None)
    return Talk(
        id=number,
        conversation=remembered,
        outcome=_outcome(last[0]) if last else None,
        reading=last[1] if last else b"null",
        booking=about,
    )


def confirm(db: Db, booking_id: int, now: int) -> bool:
    """requested -> confirmed; False where it is not requested (any more)."""
    return db.execute(CONFIRM, (now, booking_id)).rowcount == 1
