"""Small things kept by name: settings, and how far each poller has read."""

import secrets
from collections.abc import Sequence

from sqlalchemy import or_, select, update

from storage.inbox import keep
from storage.schema import cursor, setting
from storage.statement import Db, declare, given, into, number, one
from storage.store import Arrival, Kept, Stale, StatusUpdate

SECRET_KEY = "SECRET_KEY"  # noqa: S105  # a name, not a secret

GET = declare(select(setting.c.value).where(setting.c.key == given("key")), "key")
_put = into(setting, "key value")
SET = declare(_put.on_conflict_do_update(index_elements=["key"], set_={"value": _put.excluded.value}), "key value")
SET_ONCE = declare(_put.on_conflict_do_nothing(), "key value")
_lease = into(cursor, "channel account owner until", offset=number(0))
LEASE = declare(
    _lease.on_conflict_do_update(
        index_elements=["channel", "account"],
        set_={"owner": _lease.excluded.owner, "until": _lease.excluded.until},
        where=or_(cursor.c.owner == _lease.excluded.owner, cursor.c.until <= given("now")),
    ).returning(cursor.c.offset),
    "channel account owner until now",
)
ADVANCE = declare(
    update(cursor)
    .where(cursor.c.channel == given("channel"), cursor.c.account == given("account"), cursor.c.owner == given("owner"))
    .values(offset=given("offset")),
    "offset channel account owner",
)


def get_setting(db: Db, key: str) -> str | None:
    found = one(db, GET, (key,))
    return found[0] if found else None


def set_setting(db: Db, key: str, value: str) -> None:
    db.execute(SET, (key, value))


def secret_key(db: Db) -> bytes:
    db.execute(SET_ONCE, (SECRET_KEY, secrets.token_urlsafe(48)))
    made = get_setting(db, SECRET_KEY)
    assert made is not None
    return made.encode()


def take_lease(db: Db, channel: str, account: str, owner: str, now: int, ms: int) -> int | None:
    """The offset to read on from; None where another owner's lease runs."""
    leased = db.execute(LEASE, (channel, account, owner, now + ms, now)).fetchall()
    return leased[0][0] if leased else None


def advance(
    db: Db,
    channel: str,
    account: str,
    owner: str,
    offset: int,
    arrivals: Sequence[Arrival],
    statuses: Sequence[StatusUpdate],
) -> Kept:
    if db.execute(ADVANCE, (offset, channel, account, owner)).rowcount != 1:
        raise Stale(f"{channel} is polled by another process")
    return keep(db, arrivals, statuses)
