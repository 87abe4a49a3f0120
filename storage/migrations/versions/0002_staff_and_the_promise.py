"""Staff take the floor and decide, the promise has a ladder with recipients, notices have a queue of their own."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

IDENTITY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    _booking()
    _inquiry()
    _deadline()
    _floor()
    _notice()
    _staff_act()


def _only(where: str) -> dict[str, Any]:
    """An index over some rows, in the words of either database."""
    return {"sqlite_where": sa.text(where), "postgresql_where": sa.text(where)}


def _booking() -> None:
    op.add_column("booking", sa.Column("before", sa.Text(), nullable=True))
    op.add_column("booking", sa.Column("proposal", sa.LargeBinary(), nullable=True))
    op.add_column("booking", sa.Column("proposals", sa.Integer(), nullable=True))
    op.create_index("ix_booking_undecided", "booking", ["start"], **_only("state = 'requested'"))


def _inquiry() -> None:
    """Closed inquiries of the first schema were closed by nobody: nothing did it then."""
    op.add_column("inquiry", sa.Column("booking_id", IDENTITY, nullable=True))
    for name in ("outcome", "answered_by", "answered_name"):
        op.add_column("inquiry", sa.Column(name, sa.Text(), nullable=True))
    op.add_column("inquiry", sa.Column("answered_at", sa.BigInteger(), nullable=True))
    op.drop_index("uq_inquiry_open", "inquiry")
    alone, about = "state = 'open' AND booking_id IS NULL", "state = 'open' AND booking_id IS NOT NULL"
    op.create_index("uq_inquiry_open", "inquiry", ["conversation_id", "kind"], unique=True, **_only(alone))
    op.create_index("uq_inquiry_open_booking", "inquiry", ["booking_id", "kind"], unique=True, **_only(about))


def _deadline() -> None:
    op.add_column("deadline", sa.Column("kind", sa.Text(), nullable=False, server_default="step"))
    recipients = sa.Column("recipients", sa.LargeBinary(), nullable=False, server_default=sa.text("'[]'"))
    op.add_column("deadline", recipients)
    op.add_column("deadline", sa.Column("fired_at", sa.BigInteger(), nullable=True))
    for kind in ("due", "word"):
        op.execute(
            f"INSERT INTO deadline (inquiry_id, key, due_at, state, kind, recipients) "  # noqa: S608  # two constants
            f"SELECT id, 'inquiry\\:' || id || '\\:{kind}', due_at, 'waiting', '{kind}', '[]' "
            "FROM inquiry WHERE state = 'open'"
        )


def _floor() -> None:
    op.create_table(
        "floor",
        sa.Column("conversation_id", IDENTITY, nullable=False),
        sa.Column("member_id", sa.Text(), nullable=False),
        sa.Column("member", sa.Text(), nullable=False),
        sa.Column("via", sa.Text(), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.Column("touched_at", sa.BigInteger(), nullable=False),
        sa.Column("draft", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversation.id"], name=op.f("fk_floor_conversation_id_conversation")
        ),
        sa.PrimaryKeyConstraint("conversation_id", name=op.f("pk_floor")),
    )


def _notice() -> None:
    op.create_table(
        "notice",
        sa.Column("id", IDENTITY, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("way", sa.Text(), nullable=False),
        sa.Column("recipient", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("conversation_id", IDENTITY, nullable=False),
        sa.Column("inquiry_id", IDENTITY, nullable=True),
        sa.Column("booking_id", IDENTITY, nullable=True),
        sa.Column("facts", sa.LargeBinary(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("due_at", sa.BigInteger(), nullable=False),
        sa.Column("unknown_at", sa.BigInteger(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("reference", sa.Text(), nullable=True),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("sent_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversation.id"], name=op.f("fk_notice_conversation_id_conversation")
        ),
        sa.ForeignKeyConstraint(["inquiry_id"], ["inquiry.id"], name=op.f("fk_notice_inquiry_id_inquiry")),
        sa.ForeignKeyConstraint(["booking_id"], ["booking.id"], name=op.f("fk_notice_booking_id_booking")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notice")),
        sa.UniqueConstraint("key", name=op.f("uq_notice_key")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_notice_conversation_id", "notice", ["conversation_id"])
    op.create_index("ix_notice_inquiry_id", "notice", ["inquiry_id"])
    op.create_index("ix_notice_due", "notice", ["way", "due_at"], **_only("state IN ('waiting', 'sending')"))
    op.create_index("ix_notice_reference", "notice", ["way", "reference"], **_only("reference IS NOT NULL"))


def _staff_act() -> None:
    op.create_table(
        "staff_act",
        sa.Column("id", IDENTITY, nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("member_id", sa.Text(), nullable=False),
        sa.Column("member", sa.Text(), nullable=False),
        sa.Column("via", sa.Text(), nullable=False),
        sa.Column("conversation_id", IDENTITY, nullable=False),
        sa.Column("inquiry_id", IDENTITY, nullable=True),
        sa.Column("booking_id", IDENTITY, nullable=True),
        sa.Column("key", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversation.id"], name=op.f("fk_staff_act_conversation_id_conversation")
        ),
        sa.ForeignKeyConstraint(["inquiry_id"], ["inquiry.id"], name=op.f("fk_staff_act_inquiry_id_inquiry")),
        sa.ForeignKeyConstraint(["booking_id"], ["booking.id"], name=op.f("fk_staff_act_booking_id_booking")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff_act")),
        sa.UniqueConstraint("key", name=op.f("uq_staff_act_key")),
        sqlite_autoincrement=True,
    )
    for column in ("conversation_id", "inquiry_id", "booking_id"):
        op.create_index(f"ix_staff_act_{column}", "staff_act", [column])
