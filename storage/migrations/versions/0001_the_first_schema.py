"""The first schema."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

IDENTITY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    _conversation()
    _cursor()
    _setting()
    _alias()
    _booking()
    _inquiry()
    _outbox()
    _safety_sign()
    _transcript()
    _turn()
    _booking_line()
    _deadline()
    _inbox()
    _unanswered()


def _only(where: str) -> dict[str, Any]:
    """An index over some rows, in the words of either database."""
    return {"sqlite_where": sa.text(where), "postgresql_where": sa.text(where)}


def _conversation() -> None:
    op.create_table(
        "conversation",
        sa.Column("id", IDENTITY, nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("chat", sa.Text(), nullable=False),
        sa.Column("state", sa.LargeBinary(), nullable=False),
        sa.Column("fence", sa.BigInteger(), nullable=False),
        sa.Column("claim_owner", sa.Text(), nullable=True),
        sa.Column("claim_until", sa.BigInteger(), nullable=True),
        sa.Column("due_at", sa.BigInteger(), nullable=True),
        sa.Column("held_by", sa.Text(), nullable=True),
        sa.Column("blocked", sa.Boolean(), nullable=False),
        sa.Column("last_guest_at", sa.BigInteger(), nullable=True),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_conversation")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_conversation_due_at", "conversation", ["due_at"], **_only("due_at IS NOT NULL"))


def _cursor() -> None:
    op.create_table(
        "cursor",
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=False),
        sa.Column("offset", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("channel", "account", name=op.f("pk_cursor")),
    )


def _setting() -> None:
    op.create_table(
        "setting",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_setting")),
    )


def _alias() -> None:
    op.create_table(
        "alias",
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("chat", sa.Text(), nullable=False),
        sa.Column("conversation_id", IDENTITY, nullable=False),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversation.id"], name=op.f("fk_alias_conversation_id_conversation")
        ),
        sa.PrimaryKeyConstraint("channel", "account", "chat", name=op.f("pk_alias")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_alias_conversation_id", "alias", ["conversation_id"])


def _booking() -> None:
    op.create_table(
        "booking",
        sa.Column("id", IDENTITY, nullable=False),
        sa.Column("conversation_id", IDENTITY, nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("draft", sa.LargeBinary(), nullable=False),
        sa.Column("quote", sa.LargeBinary(), nullable=False),
        sa.Column("wanted", sa.LargeBinary(), nullable=True),
        sa.Column("start", sa.BigInteger(), nullable=False),
        sa.Column("end", sa.BigInteger(), nullable=False),
        sa.Column("booked_at", sa.BigInteger(), nullable=False),
        sa.Column("changed_at", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column("email", sa.Text(), nullable=True),
        sa.Column("code", sa.Text(), nullable=True),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("subtotal", sa.BigInteger(), nullable=True),
        sa.Column("total", sa.BigInteger(), nullable=True),
        sa.Column("contested", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversation.id"], name=op.f("fk_booking_conversation_id_conversation")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_booking")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_booking_code", "booking", ["code"], **_only("code IS NOT NULL"))
    op.create_index("ix_booking_conversation_id", "booking", ["conversation_id"])


def _inquiry() -> None:
    op.create_table(
        "inquiry",
        sa.Column("id", IDENTITY, nullable=False),
        sa.Column("conversation_id", IDENTITY, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("topic", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("opened_at", sa.BigInteger(), nullable=False),
        sa.Column("due_at", sa.BigInteger(), nullable=False),
        sa.Column("closed_at", sa.BigInteger(), nullable=True),
        sa.Column("closed_by", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversation.id"], name=op.f("fk_inquiry_conversation_id_conversation")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inquiry")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_inquiry_conversation_id", "inquiry", ["conversation_id"])
    op.create_index("ix_inquiry_due_at", "inquiry", ["due_at"], **_only("state = 'open'"))
    op.create_index("uq_inquiry_open", "inquiry", ["conversation_id", "kind"], unique=True, **_only("state = 'open'"))


def _outbox() -> None:
    op.create_table(
        "outbox",
        sa.Column("id", IDENTITY, nullable=False),
        sa.Column("conversation_id", IDENTITY, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("payload", sa.LargeBinary(), nullable=False),
        sa.Column("reply_token", sa.Text(), nullable=False),
        sa.Column("token_at", sa.BigInteger(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("unknown_at", sa.BigInteger(), nullable=True),
        sa.Column("token_tried", sa.Boolean(), nullable=False),
        sa.Column("due_at", sa.BigInteger(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("platform_id", sa.Text(), nullable=True),
        sa.Column("platform_state", sa.Text(), nullable=True),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("sent_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversation.id"], name=op.f("fk_outbox_conversation_id_conversation")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
        sa.UniqueConstraint("key", name=op.f("uq_outbox_key")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_outbox_due_at", "outbox", ["due_at"], **_only("status = 'waiting'"))
    op.create_index("ix_outbox_failed", "outbox", ["created_at"], **_only("status = 'failed'"))
    op.create_index("ix_outbox_platform_id", "outbox", ["platform_id"], **_only("platform_id IS NOT NULL"))
    op.create_index("ix_outbox_unsent", "outbox", ["conversation_id"], **_only("status IN ('waiting', 'sending')"))


def _safety_sign() -> None:
    op.create_table(
        "safety_sign",
        sa.Column("id", IDENTITY, nullable=False),
        sa.Column("conversation_id", IDENTITY, nullable=False),
        sa.Column("seen_at", sa.BigInteger(), nullable=False),
        sa.Column("sign", sa.Text(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversation.id"], name=op.f("fk_safety_sign_conversation_id_conversation")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_safety_sign")),
    )
    op.create_index("ix_safety_sign_conversation_id", "safety_sign", ["conversation_id"])


def _transcript() -> None:
    op.create_table(
        "transcript",
        sa.Column("id", IDENTITY, nullable=False),
        sa.Column("conversation_id", IDENTITY, nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("event", sa.Text(), nullable=False),
        sa.Column("choices", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversation.id"], name=op.f("fk_transcript_conversation_id_conversation")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_transcript")),
    )
    op.create_index("ix_transcript_conversation_id", "transcript", ["conversation_id"])


def _turn() -> None:
    op.create_table(
        "turn",
        sa.Column("id", IDENTITY, nullable=False),
        sa.Column("conversation_id", IDENTITY, nullable=False),
        sa.Column("handled_at", sa.BigInteger(), nullable=False),
        sa.Column("spa_version", sa.Text(), nullable=False),
        sa.Column("reading", sa.LargeBinary(), nullable=False),
        sa.Column("outcome", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversation.id"], name=op.f("fk_turn_conversation_id_conversation")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_turn")),
    )
    op.create_index("ix_turn_conversation_id", "turn", ["conversation_id"])


def _booking_line() -> None:
    op.create_table(
        "booking_line",
        sa.Column("id", IDENTITY, nullable=False),
        sa.Column("booking_id", IDENTITY, nullable=False),
        sa.Column("service", sa.Text(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("unit_price", sa.BigInteger(), nullable=True),
        sa.Column("discount_percent", sa.Integer(), nullable=False),
        sa.Column("subtotal", sa.BigInteger(), nullable=True),
        sa.Column("total", sa.BigInteger(), nullable=True),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("occupied_start", sa.BigInteger(), nullable=True),
        sa.Column("occupied_end", sa.BigInteger(), nullable=True),
        sa.Column("therapists", sa.Integer(), nullable=True),
        sa.Column("rooms", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["booking_id"], ["booking.id"], name=op.f("fk_booking_line_booking_id_booking")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_booking_line")),
    )
    op.create_index("ix_booking_line_booking_id", "booking_line", ["booking_id"])
    op.create_index("ix_booking_line_occupied_end", "booking_line", ["occupied_end"])


def _deadline() -> None:
    op.create_table(
        "deadline",
        sa.Column("id", IDENTITY, nullable=False),
        sa.Column("inquiry_id", IDENTITY, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("due_at", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["inquiry_id"], ["inquiry.id"], name=op.f("fk_deadline_inquiry_id_inquiry")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deadline")),
        sa.UniqueConstraint("key", name=op.f("uq_deadline_key")),
    )
    op.create_index("ix_deadline_due_at", "deadline", ["due_at"], **_only("state = 'waiting'"))
    op.create_index("ix_deadline_inquiry_id", "deadline", ["inquiry_id"])


def _inbox() -> None:
    op.create_table(
        "inbox",
        sa.Column("seq", IDENTITY, nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("event", sa.Text(), nullable=False),
        sa.Column("conversation_id", IDENTITY, nullable=True),
        sa.Column("raw", sa.LargeBinary(), nullable=True),
        sa.Column("received_at", sa.BigInteger(), nullable=False),
        sa.Column("handled_at", sa.BigInteger(), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("turn_id", IDENTITY, nullable=True),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversation.id"], name=op.f("fk_inbox_conversation_id_conversation")
        ),
        sa.ForeignKeyConstraint(["turn_id"], ["turn.id"], name=op.f("fk_inbox_turn_id_turn")),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_inbox")),
        sa.UniqueConstraint("channel", "account", "event", name=op.f("uq_inbox_channel_account_event")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_inbox_set_aside", "inbox", ["conversation_id"], **_only("status = 'set_aside'"))
    op.create_index("ix_inbox_waiting", "inbox", ["conversation_id"], **_only("status = 'waiting'"))


def _unanswered() -> None:
    op.create_table(
        "unanswered",
        sa.Column("id", IDENTITY, nullable=False),
        sa.Column("conversation_id", IDENTITY, nullable=False),
        sa.Column("turn_id", IDENTITY, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("suggested", sa.LargeBinary(), nullable=False),
        sa.Column("asked_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversation.id"], name=op.f("fk_unanswered_conversation_id_conversation")
        ),
        sa.ForeignKeyConstraint(["turn_id"], ["turn.id"], name=op.f("fk_unanswered_turn_id_turn")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unanswered")),
    )
    op.create_index("ix_unanswered_conversation_id", "unanswered", ["conversation_id"])
    op.create_index("ix_unanswered_turn_id", "unanswered", ["turn_id"])
