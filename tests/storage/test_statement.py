"""Statements: declared once, compiled when imported, and none on the message path reads a whole table."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import select

from storage import (
    bookings,
    claims,
    counts,
    cursors,
    history,
    inbox,
    inquiries,
    outbox,
    schema,
    statuses,
    talks,
    turns,
    unsent,
)
from storage.statement import declare, given, into, storable, word
from storage.upgrade import upgrade

_VERBS = ("SELECT", "INSERT", "UPDATE", "DELETE")
JOBS = (bookings, claims, counts, cursors, history, inbox, inquiries, outbox, talks, turns, unsent)
FEW = ("ix_conversation_due_at", "ix_inbox_waiting", "ix_inbox_set_aside", "ix_inquiry_due_at", "ix_outbox_")
"""Indexes over the few rows that are still of interest: to walk one of these is cheap."""


def statements() -> Iterator[tuple[str, str]]:
    for module in JOBS:
        for name, value in vars(module).items():
            if name.isupper() and isinstance(value, str) and value.split(maxsplit=1)[0] in _VERBS:
                yield f"{module.__name__}.{name}", value
    for found in (statuses.BY_KEY, statuses.BY_PLATFORM_ID):
        yield from found.items()


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    path: Path = tmp_path_factory.mktemp("plans") / "concierge.db"
    upgrade(path)
    with closing(sqlite3.connect(path)) as db:
        yield db


@pytest.mark.parametrize(("name", "statement"), list(statements()))
def test_no_statement_reads_a_whole_table(database: sqlite3.Connection, name: str, statement: str) -> None:
    plan = database.execute(f"EXPLAIN QUERY PLAN {statement}", [None] * statement.count("?")).fetchall()
    steps = [step for *_, step in plan]
    whole = [step for step in steps if step.startswith("SCAN") and not any(index in step for index in FEW)]
    assert whole == [], f"{name}: {statement}"
    assert not any("TEMP B-TREE" in step for step in steps), f"{name} sorts: {steps}"


def test_a_declaration_whose_parameters_stand_in_another_order_is_refused() -> None:
    wanted = into(schema.setting, "key value")
    assert declare(wanted, "key value").endswith("VALUES (?, ?)")
    with pytest.raises(TypeError, match="key value"):
        declare(wanted, "value key")
    with pytest.raises(TypeError):
        declare(select(schema.setting.c.value).where(schema.setting.c.key == given("key")))


def test_only_plain_words_are_written_into_a_statement() -> None:
    with pytest.raises(ValueError, match="plain"):
        word("it's")


def test_text_is_stored_as_it_is_but_for_half_surrogate_pairs() -> None:
    assert storable("Phở 🍜 ok") == "Phở 🍜 ok"
    assert storable("\ud83d!") == "?!"
