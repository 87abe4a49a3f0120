"""Dead letters: messages that could not be delivered, sent again by a person's decision."""

from typing import Any

import msgspec
from sqlalchemy import select, update

from storage import ledger
from storage.ledger import About
from storage.schema import outbox
from storage.speech import next_to_send
from storage.staff import raise_fence
from storage.staff_values import Done, Gone, Press
from storage.statement import Db, declare, given, number, one, word
from storage.store import ToSend

_o = outbox.c

LETTER = declare(select(_o.conversation_id, _o.status, _o.author).where(_o.id == given("id")), "id")
AGAIN = declare(
    update(outbox)
    .where(_o.id == given("id"), _o.status == word("failed"))
    .values(
        status=word("waiting"), due_at=given("due_at"), created_at=given("created_at"), tries=number(0),
        reply_token=word(""), author=given("author"),
    ),
    "due_at author created_at id",
)  # fmt: skip


class Letter(msgspec.Struct, frozen=True):
    """A message of the outbox that staff look at."""

    conversation: int
    status: str
    author: str


def letter(db: Db, number_of_row: int) -> Letter:
    """Raise Gone."""
    found: Any = one(db, LETTER, (number_of_row,))
    if found is None:
        raise Gone("no_message")
    return Letter(*found)


def retry(db: Db, number_of_row: int, press: Press) -> tuple[Done, list[ToSend]]:
    """A dead letter is sent again: a person has decided it, so that it goes even while staff hold the floor."""
    found = letter(db, number_of_row)
    author = "staff" if found.author == "bot" else found.author
    done = Done(sentence="retried", conversation=found.conversation, outgoing=(number_of_row,))
    if db.execute(AGAIN, (press.now, author, press.now, number_of_row)).rowcount != 1:
        return msgspec.structs.replace(done, changed=False, outgoing=()), []
    raise_fence(db, found.conversation)
    ledger.enter(db, "retry", press, About(conversation=found.conversation))
    return done, next_to_send(db, found.conversation, press.now)
