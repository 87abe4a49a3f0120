"""The platforms' words on messages of ours: sent, delivered, read, failed. They come late, doubled and out of order."""

from sqlalchemy import case, exists, func, or_, update

from storage.schema import conversation, outbox
from storage.statement import Db, declare, given, word, words
from storage.store import StatusUpdate

_o = outbox.c
_BEFORE = {
    "sent": (),
    "delivered": ("sent",),
    "read": ("sent", "delivered"),
    "failed": ("sent",),
}
"""Which earlier words a later one replaces; a word that comes too late changes nothing."""


def _apply(state: str, column: str) -> str:
    becomes = "failed" if state == "failed" else "sent"
    unheard = _o.platform_state.is_(None)
    earlier = _BEFORE[state]
    here = exists().where(conversation.c.id == _o.conversation_id, conversation.c.channel == given("channel"))
    return declare(
        update(outbox)
        .where(
            _o[column] == given("found"),
            here,
            or_(unheard, _o.platform_state.in_(words(*earlier))) if earlier else unheard,
        )
        .values(
            platform_state=word(state),
            status=case((_o.status == word("withdrawn"), _o.status), else_=word(becomes)),
            reason=func.coalesce(given("reason"), _o.reason),
        ),
        "reason found channel",
    )


BY_KEY = {state: _apply(state, "key") for state in _BEFORE}
BY_PLATFORM_ID = {state: _apply(state, "platform_id") for state in _BEFORE}


def apply_status(db: Db, status: StatusUpdate) -> None:
    """A row that waits for a retry after an unknown outcome is settled by it: the platform knows."""
    reason = status.reason or None
    if status.key and db.execute(BY_KEY[status.state], (reason, status.key, status.channel)).rowcount:
        return
    if status.platform_id:
        db.execute(BY_PLATFORM_ID[status.state], (reason, status.platform_id, status.channel))
