"""The tables of a ledger, one for each kind of row, and how rows become columns and come back.

The tables follow the types of `terms`; what is written on disk changes only by a migration, and a test holds
the migrations against these tables.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy import RowMapping

from storyledger.terms import ROWS, Place, Row, Span

R = TypeVar("R", bound=Row)
METADATA = sa.MetaData()

_SIMPLE: dict[str, Any] = {
    "str": sa.Text, "str | None": sa.Text, "int": sa.Integer, "float": sa.Float, "float | None": sa.Float,
    "bool": sa.Boolean,
}  # fmt: skip
_FROM_JSON: dict[str, Callable[[Any], Any]] = {
    "Span": lambda v: Span(*v),
    "Span | None": lambda v: None if v is None else Span(*v),
    "Spans": lambda v: tuple(Span(*s) for s in v),
    "Place": lambda v: Place(*v),
    "Place | None": lambda v: None if v is None else Place(*v),
    "Places": lambda v: tuple(Place(*p) for p in v),
    "tuple[str, ...]": tuple,
    "tuple[int, ...]": tuple,
    "tuple[float, ...]": tuple,
}


def _table(kind: type[Row]) -> sa.Table:
    """One table of a kind: id, key (what it was worked out for), stage, the runs that began and ended it."""
    columns: list[sa.schema.SchemaItem] = [
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("began", sa.Integer, sa.ForeignKey("run.number"), primary_key=True),
        sa.Column("ended", sa.Integer, sa.ForeignKey("run.number")),
        sa.Column("stage", sa.Text, primary_key=True),  # two stages may find the same damage
        sa.Column("key", sa.Text, nullable=False),
    ]
    for f in fields(kind):
        # JSON's null is None here, as in every other column
        made = _SIMPLE[str(f.type)] if str(f.type) in _SIMPLE else sa.JSON(none_as_null=True)
        columns.append(sa.Column(f.name, made))
    table = sa.Table(kind.KIND, METADATA, *columns)
    sa.Index(f"{kind.KIND}_key", table.c.key, table.c.stage)
    return table


RUN = sa.Table(
    "run",
    METADATA,
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("began", sa.Text, nullable=False),  # ISO time
    sa.Column("closed", sa.Text),  # null: under way, or cut off
    sa.Column("version", sa.Text, nullable=False),
    sa.Column("settings", sa.JSON, nullable=False),
)
TABLES: dict[type[Row], sa.Table] = {kind: _table(kind) for kind in ROWS}
DONE = sa.Table(
    "done",  # which stage has been worked out for which key, from what
    METADATA,
    sa.Column("stage", sa.Text, primary_key=True),
    sa.Column("key", sa.Text, primary_key=True),
    sa.Column("made_from", sa.Text, nullable=False),
    sa.Column("gave", sa.Text, nullable=False),
)
HASH = sa.Table(
    "fingerprint_hash",
    METADATA,
    sa.Column("hash", sa.BigInteger, primary_key=True),
    sa.Column("document", sa.Text, primary_key=True),
    sa.Index(
        "fingerprint_hash_document", "document"
    ),  # one document meets all others without reading them all
    sqlite_with_rowid=False,
)
MEMBERSHIP = sa.Table(
    "membership",
    METADATA,
    sa.Column("kind", sa.Text, primary_key=True),
    sa.Column("group", sa.Text, primary_key=True),
    sa.Column("member", sa.Text, primary_key=True),
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("began", sa.Integer, sa.ForeignKey("run.number"), primary_key=True),
    sa.Column("ended", sa.Integer, sa.ForeignKey("run.number")),
)
ALIAS = sa.Table(
    "alias",
    METADATA,
    sa.Column("old", sa.Text, primary_key=True),
    sa.Column("new", sa.Text, primary_key=True),
    sa.Column("run", sa.Integer, sa.ForeignKey("run.number"), primary_key=True),
    sa.Column("reason", sa.Text, nullable=False),
)
JUDGEMENT = sa.Table(
    "judgement",
    METADATA,
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("verdict", sa.Text, nullable=False),  # same different confirmed wrong note
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("a", sa.Text, nullable=False),
    sa.Column("b", sa.Text),
    sa.Column("note", sa.Text, nullable=False),
    sa.Column("who", sa.Text, nullable=False),
    sa.Column("when", sa.Text, nullable=False),
)


# the fields of a kind, each with what turns its column value into what it was, if that is another
_COLUMNS: dict[type[Row], tuple[tuple[str, Callable[[Any], Any] | None], ...]] = {
    kind: tuple((f.name, _FROM_JSON.get(str(f.type))) for f in fields(kind)) for kind in ROWS
}


def to_columns(row: Row) -> dict[str, Any]:
    """Return a row's fields as column values."""
    return {name: getattr(row, name) for name, _ in _COLUMNS[type(row)]}


def from_columns(kind: type[R], values: RowMapping) -> R:
    """Return the row that was written as these column values."""
    return kind(**{name: made(values[name]) if made else values[name] for name, made in _COLUMNS[kind]})
