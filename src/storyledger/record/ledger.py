"""A ledger on disk: rows with the run that began and the run that ended them.

Writing happens in one transaction for each batch of a stage; a row of table `run` closes the run.  Readers
see closed runs only, so a run that was cut off is invisible until a later run has completed it.
"""

from __future__ import annotations

import errno
import fcntl
import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any, NamedTuple, TypeVar, cast

import sqlalchemy as sa
from sqlalchemy.exc import DatabaseError, IntegrityError, OperationalError

from storyledger.errors import LedgerError
from storyledger.record import migrate
from storyledger.record.groups import note_members
from storyledger.record.schema import (
    DONE,
    HASH,
    JUDGEMENT,
    METADATA,
    RUN,
    TABLES,
    from_columns,
    to_columns,
)
from storyledger.terms import ROWS, Fingerprints, Judgement, Place, Row, as_plain, digest

R = TypeVar("R", bound=Row)
MEMORY = ":memory:"
NO_SPACE = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
FULL = "free some space and give the same command again; what was recorded is kept"
CHUNK = 400  # values in one IN (...): SQLite allows 999 by default


class Result(NamedTuple):
    """What a stage gave for one key, and what it was made from."""

    key: str
    made_from: str
    rows: Sequence[Row]


class Ledger:
    """An open ledger file. Use as a context manager, or call `close`."""

    def __init__(self, path: str | Path, *, create: bool = True) -> None:
        self.path = Path(path)
        self.in_memory = str(path) == MEMORY
        if not create and not self.path.exists():
            raise LedgerError(f"no ledger at {self.path}", cure="storyledger run PATH -o DIR makes one")
        self.engine = _engine(self.path)
        try:
            with self._telling():
                self._bring_forward(create)
        except BaseException:
            self.engine.dispose()
            raise
        self._lock: IO[str] | None = None

    def _bring_forward(self, create: bool) -> None:
        """Make the tables that are missing."""
        if self.in_memory:
            METADATA.create_all(self.engine)
        else:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            migrate.upgrade(self.engine, self.path, create=create)
            _let_readers_read(self.engine)

    def close(self) -> None:
        """Release the file and the lock on writing."""
        self.engine.dispose()
        if self._lock:
            self._lock.close()
            self._lock = None

    def __enter__(self) -> Ledger:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # --- runs ---------------------------------------------------------------------------------------------

    def begin_run(self, version: str, settings: Mapping[str, Any]) -> int:
        """Begin a run and return its number. Raises LedgerError while another run writes to this ledger."""
        with self._telling():
            self._lock_out_others()
        with self._writing() as db:
            number = (db.scalar(sa.select(sa.func.max(RUN.c.number))) or 0) + 1
            db.execute(
                RUN.insert().values(number=number, began=_now(), version=version, settings=dict(settings))
            )
        return number

    def _lock_out_others(self) -> None:
        if self.in_memory or self._lock:
            return
        self._lock = open(f"{self.path}.lock", "w")  # noqa: SIM115  held until the run closes
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            self._lock.close()
            self._lock = None
            raise LedgerError(
                f"another run is writing to {self.path}", cure="wait until it has ended"
            ) from error

    def close_run(self, number: int) -> None:
        """Close a run: from now on readers see what it wrote."""
        with self._writing() as db:
            db.execute(RUN.update().where(RUN.c.number == number).values(closed=_now()))
        if self._lock:
            self._lock.close()
            self._lock = None

    def last_closed(self) -> int:
        """Return the number of the last closed run, 0 where there is none."""
        with self._reading() as db:
            return db.scalar(sa.select(sa.func.max(RUN.c.number)).where(RUN.c.closed.is_not(None))) or 0

    # --- reading ------------------------------------------------------------------------------------------

    def rows(self, kind: type[R], *, run: int | None = None) -> list[R]:
        """Return the rows of a kind that hold in `run` (default: the last closed one), ordered by id."""
        table = TABLES[kind]
        holds = _holds(table, self.last_closed() if run is None else run)
        with self._reading() as db:
            told = db.execute(sa.select(table).where(holds).order_by(table.c.id, table.c.stage)).mappings()
            return list({row["id"]: from_columns(kind, row) for row in told}.values())

    def rows_by_key(
        self, kind: type[R], *, stage: str, keys: Collection[str], run: int
    ) -> dict[str, list[R]]:
        """Return the rows of a kind that a stage gave for these keys, by key."""
        table, found = TABLES[kind], defaultdict[str, list[R]](list)
        holds = sa.and_(_holds(table, run), table.c.stage == stage)
        with self._reading() as db:
            for some in _chunks(keys):
                query = sa.select(table).where(holds, table.c.key.in_(some))
                for told in db.execute(query).mappings():
                    found[told["key"]].append(from_columns(kind, told))
        return found

    def all_rows(self, run: int | None = None) -> dict[type[Row], list[Row]]:
        """Return every row that holds in `run` (default: the last closed one), by kind."""
        at = self.last_closed() if run is None else run
        return {kind: self.rows(kind, run=at) for kind in ROWS}

    def export(self) -> Iterator[dict[str, Any]]:
        """Yield the canonical export: all rows that hold, by kind and id, without runs and aliases.

        "entry" names the kind of the row: some rows have a field "kind" of their own.
        """
        for kind in sorted(ROWS, key=lambda k: k.KIND):
            for row in self.rows(kind):
                yield {"entry": kind.KIND} | as_plain(row)

    def first_seen(self, run: int) -> dict[str, set[str]]:
        """Return the ids of the rows that began after the closed run before `run`, by kind.

        A run that was cut off counts with the one that completed it. In the first closed run nothing is told
        apart: nothing was there before.
        """
        with self._reading() as db:
            earlier = sa.and_(RUN.c.number < run, RUN.c.closed.is_not(None))
            before = db.scalar(sa.select(sa.func.max(RUN.c.number)).where(earlier))
            if before is None:
                return {kind.KIND: set() for kind in TABLES}
            return {kind.KIND: _begun(db, t, before, run) for kind, t in TABLES.items()}

    def done(self, stage: str) -> dict[str, tuple[str, str]]:
        """Return, for each key a stage has been worked out for, what it was made from and what it gave."""
        with self._reading() as db:
            found = db.execute(
                sa.select(DONE.c.key, DONE.c.made_from, DONE.c.gave).where(DONE.c.stage == stage)
            )
            return {key: (made_from, gave) for key, made_from, gave in found}

    def query(self, sql: str, parameters: Mapping[str, Any] | None = None) -> list[tuple[Any, ...]]:
        """Return the rows of a plain SQL text: the join of fingerprints runs here."""
        with self._reading() as db:
            return [tuple(r) for r in db.execute(sa.text(sql), dict(parameters or {}))]

    # --- what people decided ------------------------------------------------------------------------------

    def judge(self, judgement: Judgement, note: str = "") -> None:
        """Record what a person decided; every later run obeys it."""
        values = {"verdict": "same" if judgement.same else "different", "kind": judgement.kind,
                  "a": json.dumps(judgement.a), "b": json.dumps(judgement.b),
                  "note": note, "who": judgement.who, "when": _now()}  # fmt: skip
        with self._writing() as db:
            db.execute(JUDGEMENT.insert().values(values))

    def judgements(self) -> list[Judgement]:
        """Return what people decided, the oldest first."""
        with self._reading() as db:
            rows = db.execute(sa.select(JUDGEMENT).order_by(JUDGEMENT.c.number)).mappings().all()
        return [Judgement(r["kind"], Place(*json.loads(r["a"])), Place(*json.loads(r["b"])),
                          r["verdict"] == "same", r["who"]) for r in rows]  # fmt: skip

    # --- writing ------------------------------------------------------------------------------------------

    def write(self, stage: str, results: Sequence[Result], run: int) -> None:
        """Record what a stage gave for some keys, in one transaction: rows no longer given end here."""
        with self._writing() as db:
            self._write(db, stage, results, run)

    def _write(self, db: sa.Connection, stage: str, results: Sequence[Result], run: int) -> None:
        held = _held(db, stage, _done_of(db, stage, [r.key for r in results]))
        for kind in {type(row) for r in results for row in r.rows} | held.keys():
            _write_kind(db, kind, results, held.get(kind, {}), stage=stage, run=run)
        _note_done(db, stage, results)

    def drop(self, stage: str, keys: Collection[str], run: int) -> None:
        """End all rows of a stage for keys that are no more, in one transaction."""
        with self._writing() as db:
            self._write(db, stage, [Result(key, "", ()) for key in keys], run)
            for some in _chunks(keys):
                db.execute(DONE.delete().where(DONE.c.stage == stage, DONE.c.key.in_(some)))

    @contextmanager
    def _reading(self) -> Iterator[sa.Connection]:
        with self._telling(), self.engine.connect() as db:
            yield db

    @contextmanager
    def _writing(self) -> Iterator[sa.Connection]:
        with self._telling(), self.engine.begin() as db:
            yield db

    @contextmanager
    def _telling(self) -> Iterator[None]:
        """Turn the database's complaints into ours, with the cure."""
        try:
            yield
        except IntegrityError:
            raise  # a defect of ours, not of the file
        except OperationalError as error:
            what = f"cannot use the ledger {self.path}: {error.orig}"
            raise LedgerError(what, cure=_cure(str(error.orig))) from error
        except DatabaseError as error:
            what = f"{self.path} is no ledger, or a damaged one: {error.orig}"
            raise LedgerError(what, cure="give another -o DIR, or move this file away") from error
        except OSError as error:
            what = f"cannot use {self.path}: {error.strerror or error}"
            cure = FULL if error.errno in NO_SPACE else "give another -o DIR"
            raise LedgerError(what, cure=cure) from error


def _cure(complaint: str) -> str:
    if "full" in complaint or "disk I/O" in complaint:
        return FULL
    if "locked" in complaint:
        return "another program holds this ledger: wait until it has ended"
    if "readonly" in complaint:
        return "make the file and its folder writable (chmod u+w), or copy the ledger"
    return "check that the path is a file in a folder that you may write to"


def _begun(db: sa.Connection, table: sa.Table, after: int, run: int) -> set[str]:
    """The ids of rows that hold, began after one run and no later than another."""
    began = sa.and_(table.c.began > after, table.c.began <= run)
    return set(db.scalars(sa.select(table.c.id).where(began, table.c.ended.is_(None))))


def _engine(path: Path) -> sa.Engine:
    in_memory = {"poolclass": sa.StaticPool} if str(path) == MEMORY else {}
    # not as text: a path may hold "?" and "%"
    url = sa.URL.create("sqlite", database=str(path))
    engine = sa.create_engine(url, connect_args={"timeout": 30}, **in_memory)

    @sa.event.listens_for(engine, "connect")
    def _prepare(connection: sqlite3.Connection, _: object) -> None:
        # Python's own transactions leave out CREATE TABLE: cut off in a migration, half of it would stay
        connection.isolation_level = None
        connection.execute("PRAGMA synchronous=NORMAL")
        connection.execute("PRAGMA foreign_keys=ON")

    @sa.event.listens_for(engine, "begin")
    def _begin(db: sa.Connection) -> None:
        db.exec_driver_sql("BEGIN")

    return engine


def _let_readers_read(engine: sa.Engine) -> None:
    """Set WAL mode, which lasts; only after a file is known to be a ledger, for it is written to the file."""
    with closing(engine.raw_connection()) as connection, closing(connection.cursor()) as cursor:
        cursor.execute("PRAGMA journal_mode=WAL")


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _holds(table: sa.Table, run: int) -> sa.ColumnElement[bool]:
    return sa.and_(table.c.began <= run, sa.or_(table.c.ended.is_(None), table.c.ended > run))


def _chunks(keys: Collection[str]) -> Iterator[list[str]]:
    ordered = sorted(keys)
    for i in range(0, len(ordered), CHUNK):
        yield ordered[i : i + CHUNK]


def _done_of(db: sa.Connection, stage: str, keys: Collection[str]) -> list[str]:
    """Return those of the keys for which the stage has been recorded."""
    asked = (sa.select(DONE.c.key).where(DONE.c.stage == stage, DONE.c.key.in_(k)) for k in _chunks(keys))
    return [key for query in asked for key in db.scalars(query)]


def _held(db: sa.Connection, stage: str, keys: Collection[str]) -> dict[type[Row], dict[str, sa.RowMapping]]:
    """Return the rows of a stage and these keys that hold now, by kind and id; no kind without one."""
    held: dict[type[Row], dict[str, sa.RowMapping]] = defaultdict(dict)
    for some in _chunks(keys):
        for kind, table in TABLES.items():
            query = sa.select(table).where(
                table.c.key.in_(some), table.c.stage == stage, table.c.ended.is_(None)
            )
            for row in db.execute(query).mappings():
                held[kind][row["id"]] = row
    return held


def _write_kind(
    db: sa.Connection,
    kind: type[Row],
    results: Sequence[Result],
    held: Mapping[str, sa.RowMapping],
    *,
    stage: str,
    run: int,
) -> None:
    """Record the rows of one kind; those held that are no longer given end."""
    table = TABLES[kind]
    given = {row.id: (r.key, row) for r in results for row in r.rows if type(row) is kind}
    if len(given) < sum(type(row) is kind for r in results for row in r.rows):
        raise LedgerError(f"stage {stage} gave two {kind.KIND} rows with one id", cure="report this as a bug")
    same = {i for i, (key, row) in given.items() if i in held and from_columns(kind, held[i]) == row
            and held[i]["key"] == key}  # fmt: skip
    gone = [held[i] for i in held if i not in same]
    new = [i for i in given if i not in same]
    _end(db, table, gone, run)
    fresh = [
        {"id": i, "began": run, "stage": stage, "key": given[i][0], **to_columns(given[i][1])} for i in new
    ]
    if fresh:
        db.execute(table.insert(), fresh)
    if kind.MEMBERS:
        note_members(db, kind, [from_columns(kind, g) for g in gone], [given[i][1] for i in new], run)
    if kind is Fingerprints:
        _note_hashes(db, {str(g["document"]) for g in gone}, [given[i][1] for i in new])


def _end(db: sa.Connection, table: sa.Table, gone: Sequence[sa.RowMapping], run: int) -> None:
    """End rows in this run; a row that this very run began has never been seen and is taken away."""
    for row in gone:
        where = sa.and_(*(table.c[name] == row[name] for name in ("id", "began", "stage")))
        db.execute(
            table.delete().where(where)
            if row["began"] == run
            else table.update().where(where).values(ended=run)
        )


def _note_done(db: sa.Connection, stage: str, results: Sequence[Result]) -> None:
    """Note what each key was made from and a digest of what it gave; two statements for all of them."""
    done = [{"stage": stage, "key": r.key, "made_from": r.made_from, "gave": _gave(r)} for r in results]
    if done:
        of_key = sa.and_(DONE.c.stage == stage, DONE.c.key == sa.bindparam("of"))
        db.execute(DONE.delete().where(of_key), [{"of": r.key} for r in results])
        db.execute(DONE.insert(), done)


def _gave(result: Result) -> str:
    return digest(sorted(digest(as_plain(row)) for row in result.rows))


def _note_hashes(db: sa.Connection, gone: Collection[str], new: Iterable[Row]) -> None:
    """Keep the hashes of the documents that hold, and of no others: they are joined."""
    for document in sorted(gone):
        db.execute(HASH.delete().where(HASH.c.document == document))
    for row in cast(Iterable[Fingerprints], new):
        pairs = [{"hash": h, "document": row.document} for h in sorted(set(row.hashes))]
        if pairs:
            db.execute(HASH.insert(), pairs)
