"""Who may sign in to the desk, and who is signed in. Passwords and tokens come in hashed: none can be read back."""

import hmac

from sqlalchemy import delete, select, update

from dialogs.messages import Value
from storage import cursors
from storage.schema import setting, staff_account, staff_session
from storage.statement import Db, declare, given, into, one, rows, storable

FIRST = "FIRST_SIGN_IN"
"""The setting that holds the owner's one-time link: "hash until"."""
_a, _s = staff_account.c, staff_session.c

ADD = declare(
    into(staff_account, "name key password created_at").on_conflict_do_nothing(), "name key password created_at"
)
BY_KEY = declare(select(_a.id, _a.name, _a.password, _a.created_at).where(_a.key == given("key")), "key")
ALL = declare(select(_a.id, _a.name, _a.password, _a.created_at).order_by(_a.key))
ANY = declare(select(_a.id).limit(given("limit")), "limit")
REMOVE = declare(delete(staff_account).where(_a.id == given("id")), "id")
CHANGE = declare(update(staff_account).where(_a.id == given("id")).values(password=given("password")), "password id")
SIGN_IN = declare(
    into(staff_session, "token_hash account_id created_at until"), "token_hash account_id created_at until"
)
SIGNED_IN = declare(
    select(_a.id, _a.name)
    .join_from(staff_session, staff_account, _a.id == _s.account_id)
    .where(_s.token_hash == given("token_hash"), _s.until > given("now")),
    "token_hash now",
)
SIGN_OUT = declare(delete(staff_session).where(_s.token_hash == given("token_hash")), "token_hash")
SIGN_OUT_ALL = declare(delete(staff_session).where(_s.account_id == given("account")), "account")
LAPSED = declare(delete(staff_session).where(_s.until <= given("now")), "now")
FORGET = declare(delete(setting).where(setting.c.key == given("key")), "key")


class NameTaken(Exception):
    """Another member of staff goes by this name."""


class Account(Value, frozen=True):
    """`password` is its argon2 hash."""

    id: int
    name: str
    password: str
    created_at: int


class SignedIn(Value, frozen=True):
    account: int
    name: str


def folded(name: str) -> str:
    return storable(" ".join(name.split()).casefold())


def add(db: Db, name: str, password: str, now: int) -> int:
    """Raise NameTaken. A first account makes the one-time link worthless."""
    made = db.execute(ADD, (storable(" ".join(name.split())), folded(name), password, now))
    if made.rowcount != 1 or made.lastrowid is None:
        raise NameTaken(name)
    db.execute(FORGET, (FIRST,))
    return made.lastrowid


def named(db: Db, name: str) -> Account | None:
    found = one(db, BY_KEY, (folded(name),))
    return Account(*found) if found else None


def everybody(db: Db) -> list[Account]:
    """By name."""
    return [Account(*row) for row in rows(db, ALL)]


def remove(db: Db, name: str) -> bool:
    """The account and its sessions; False where there is none of that name. The ledger keeps who did what."""
    account = named(db, name)
    if account is None:
        return False
    db.execute(SIGN_OUT_ALL, (account.id,))
    db.execute(REMOVE, (account.id,))
    return True


def change_password(db: Db, name: str, password: str) -> bool:
    """Whoever is signed in by the old one is signed out. False where there is no account of that name."""
    account = named(db, name)
    if account is None:
        return False
    db.execute(CHANGE, (password, account.id))
    db.execute(SIGN_OUT_ALL, (account.id,))
    return True


def sign_in(db: Db, account: int, token_hash: str, now: int, until: int) -> None:
    db.execute(LAPSED, (now,))
    db.execute(SIGN_IN, (token_hash, account, now, until))


def signed_in(db: Db, token_hash: str, now: int) -> SignedIn | None:
    """None: no such session, or its time is over, or it was revoked."""
    found = one(db, SIGNED_IN, (token_hash, now))
    return SignedIn(*found) if found else None


def sign_out(db: Db, token_hash: str) -> None:
    db.execute(SIGN_OUT, (token_hash,))


def nobody_yet(db: Db) -> bool:
    return one(db, ANY, (1,)) is None


def offer_first(db: Db, token_hash: str, until: int) -> bool:
    """The owner's one-time link; the former one is worth nothing any more. False where there is an account already."""
    if not nobody_yet(db):
        return False
    cursors.set_setting(db, FIRST, f"{token_hash} {until}")
    return True


def first_is_good(db: Db, token_hash: str, now: int) -> bool:
    """Whether the one-time link of this hash still opens the desk."""
    kept, _, until = (cursors.get_setting(db, FIRST) or "").partition(" ")
    return bool(kept) and hmac.compare_digest(kept, token_hash) and now < int(until) and nobody_yet(db)


def take_first(db: Db, token_hash: str, name: str, password: str, now: int) -> int | None:
    """The owner's account, made by the link, once. None: the link is worth nothing (any more)."""
    return add(db, name, password, now) if first_is_good(db, token_hash, now) else None
