"""Statements declared on the schema, compiled once to text, run by the plain driver with positional parameters."""

import re
import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, bindparam, literal_column
from sqlalchemy.dialects import sqlite
from sqlalchemy.dialects.sqlite import Insert, insert
from sqlalchemy.schema import Table
from sqlalchemy.sql.base import Executable

Db = sqlite3.Connection


def given(name: str) -> BindParameter[Any]:
    """A parameter. (A prefix keeps it apart from the column names that SQLAlchemy reserves.)"""
    return bindparam(f"given_{name}")


def word(text: str) -> ColumnElement[str]:
    """A constant written into the statement, so that the planner can match it to a partial index."""
    if not re.fullmatch(r"[a-z_]*", text):
        raise ValueError(f"not a plain word: {text!r}")
    return literal_column(f"'{text}'")


def number(value: int) -> ColumnElement[Any]:
    return literal_column(str(int(value)))


def words(*texts: str) -> list[ColumnElement[str]]:
    return [word(text) for text in texts]


def into(table: Table, columns: str, **constants: ColumnElement[Any] | None) -> Insert:
    """INSERT of the named columns from parameters of the same names, and of constants."""
    return insert(table).values({**{name: given(name) for name in columns.split()}, **constants})


def declare(statement: Executable, parameters: str = "") -> str:
    """The statement's text. `parameters` are the names in the order in which a caller hands in the values; a
    declaration whose order is another one fails when its module is imported."""
    compiled = statement.compile(dialect=sqlite.dialect(paramstyle="qmark"))  # type: ignore[attr-defined]
    places = compiled.positiontup or ()
    order = [name.removeprefix("given_") for name in places if name.startswith("given_")]
    if order != parameters.split():
        raise TypeError(f"parameters are {' '.join(order)!r}, not {parameters!r}: {compiled}")
    return _with_constants(str(compiled), places, compiled.params)


def _with_constants(text: str, places: Sequence[str], params: Mapping[str, Any]) -> str:
    """Numbers that SQLAlchemy adds by itself (OFFSET 0) are written out; what is given stays a question mark."""
    first, *rest = " ".join(text.split()).split("?")
    marks = ["?" if name.startswith("given_") else str(int(params[name])) for name in places]
    return first + "".join(mark + part for mark, part in zip(marks, rest, strict=True))


def one(db: Db, statement: str, values: Sequence[Any] = ()) -> Any:
    """The only row, or None."""
    return db.execute(statement, values).fetchone()


def rows(db: Db, statement: str, values: Sequence[Any] = ()) -> list[Any]:
    return db.execute(statement, values).fetchall()


def storable(text: str) -> str:
    """Half a surrogate pair, which JSON can carry and no database takes, becomes a question mark."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode()
