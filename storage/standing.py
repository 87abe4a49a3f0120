"""A conversation as staff find it: whose floor it is, what was said last, whether the guest can be told."""

import msgspec
from sqlalchemy import select

from dialogs.booking.model import Draft
from dialogs.conversation import Conversation
from dialogs.messages import Value
from storage.schema import conversation, floor
from storage.staff_values import Gone
from storage.statement import Db, declare, given, one, rows

_conversation = msgspec.json.Decoder(Conversation).decode
_draft = msgspec.json.Decoder(Draft | None).decode
_c, _f = conversation.c, floor.c


class Standing(Value, frozen=True):
    """`fence` tells whether anything has happened since. `holder` is the name of who holds the floor since `since`;
    `draft_before` what the half-filled booking was then."""

    conversation: int
    channel: str
    account: str
    chat: str
    fence: int
    remembered: Conversation
    blocked: bool
    last_guest_at: int | None = None
    held_by: str | None = None
    holder: str = ""
    since: int = 0
    touched_at: int = 0
    draft_before: Draft | None = None

    @property
    def language(self) -> str:
        return self.remembered.language or "en"


STANDING = declare(
    select(
        _c.id, _c.channel, _c.account, _c.chat, _c.fence, _c.state, _c.blocked, _c.last_guest_at, _c.held_by,
        _f.member, _f.since, _f.touched_at, _f.draft,
    )
    .join_from(conversation, floor, _f.conversation_id == _c.id, isouter=True)
    .where(_c.id == given("id")),
    "id",
)  # fmt: skip
HELD = declare(
    select(_c.id, _c.last_guest_at, _f.touched_at).join_from(floor, conversation, _c.id == _f.conversation_id)
)


def standing(db: Db, talk: int) -> Standing:
    """Raise Gone."""
    found = one(db, STANDING, (talk,))
    if found is None:
        raise Gone("no_conversation")
    i, channel, account, chat, fence, state, blocked, last_guest_at, held_by, holder, since, touched_at, before = found
    return Standing(
        conversation=i,
        channel=channel,
        account=account,
        chat=chat,
        fence=fence,
        remembered=_conversation(state) if state else Conversation(),
        blocked=bool(blocked),
        last_guest_at=last_guest_at,
        held_by=held_by,
        holder=holder or held_by or "",
        since=since or 0,
        touched_at=touched_at or 0,
        draft_before=_draft(before) if before else None,
    )


def quiet(db: Db, since: int) -> list[int]:
    """Conversations that staff hold and in which nobody has said a word since then."""
    return [talk for talk, guest_at, touched_at in rows(db, HELD) if max(guest_at or 0, touched_at) <= since]
