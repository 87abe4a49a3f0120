"""What is said to a guest outside their turns: by staff, for a decision of theirs, or when a promise ends."""

from typing import Literal

import msgspec

from dialogs.messages import Value
from storage import outbox
from storage.schema import transcript
from storage.statement import Db, declare, into, storable
from storage.store import OutgoingRow, ToSend

encode = msgspec.json.Encoder().encode

SAY = declare(
    into(transcript, "conversation_id author text at event choices"),
    "conversation_id author text at event choices",
)


class Speech(Value, frozen=True):
    """One text as rendered for the guest's channel. `author` bot: withdrawn should staff take the floor before it is
    sent; staff: typed by a person, or the words of their decision."""

    text: str
    outgoing: tuple[OutgoingRow, ...]
    author: Literal["bot", "staff"]
    choices: tuple[str, ...] = ()


def say(db: Db, talk: int, speech: Speech, now: int) -> tuple[int, ...]:
    """Write it into the outbox, behind what waits there, and into the transcript. Returns the outbox rows."""
    numbers = []
    for row in speech.outgoing:
        values = (
            talk, row.key, row.payload, row.reply_token, row.token_at, now, "waiting", speech.author, now,
        )  # fmt: skip
        added = db.execute(outbox.ADD, values).lastrowid
        assert added is not None
        numbers.append(added)
    first = speech.outgoing[0].key if speech.outgoing else ""
    db.execute(SAY, (talk, speech.author, storable(speech.text), now, first, encode(speech.choices)))
    return tuple(numbers)


def next_to_send(db: Db, talk: int, now: int) -> list[ToSend]:
    """What may leave now: the conversation's oldest unsent message, unless it is on its way already."""
    head = outbox.claim_head(db, talk, now)
    return [head] if head is not None else []
