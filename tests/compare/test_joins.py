"""The integer join, told three times."""

import random
import sqlite3

import duckdb
from hypothesis import given
from hypothesis import strategies as st

from storyledger.compare.joins import ALL_CANDIDATES, CANDIDATES, candidates
from storyledger.terms import Fingerprints

piles = st.dictionaries(
    st.sampled_from("abcdefg"), st.frozensets(st.integers(-3, 8), max_size=6), min_size=1, max_size=7
)


def _rows(pile: dict[str, frozenset[int]]) -> list[Fingerprints]:
    return [Fingerprints(name, tuple(sorted(hashes)), (), ()) for name, hashes in pile.items()]


def _table(pile: dict[str, frozenset[int]]) -> sqlite3.Connection:
    db = sqlite3.connect(":memory:")
    db.execute("create table fingerprint_hash (document text, hash bigint)")
    db.executemany(
        "insert into fingerprint_hash values (?, ?)", [(d, h) for d, hs in pile.items() for h in hs]
    )
    return db


@given(piles)
def test_sqlite_and_numpy_give_the_same_pairs(pile: dict[str, frozenset[int]]) -> None:
    """The SQL over the whole table and the sorted join agree."""
    db = _table(pile)
    assert sorted(db.execute(ALL_CANDIDATES)) == candidates(_rows(pile))
    db.close()


@given(piles)
def test_one_document_at_a_time_gives_the_same_pairs(pile: dict[str, frozenset[int]]) -> None:
    """Each document asked alone finds all its pairs."""
    db = _table(pile)
    told = {tuple(pair) for d in pile for pair in db.execute(CANDIDATES, {"document": d})}
    assert sorted(told) == candidates(_rows(pile))
    db.close()


@given(piles, st.integers(0, 7))
def test_new_documents_meet_known_ones_and_each_other(pile: dict[str, frozenset[int]], cut: int) -> None:
    """However the pile is split, the pairs of its parts are the pairs of the whole."""
    rows = _rows(pile)
    known, new = rows[:cut], rows[cut:]
    assert sorted([*candidates(known), *candidates(new, known)]) == candidates(rows)


def test_few_new_documents_meet_many_known_ones() -> None:
    """Known hashes are sifted before they are sorted; pairs of two known documents are not told again."""
    chance = random.Random(5)
    pile = {f"d{n:03d}": frozenset(chance.sample(range(1 << 40), 20)) for n in range(60)}
    pile["new"] = frozenset(list(pile["d007"])[:3]) | {1 << 41}
    pile["d008"] |= pile["d009"]
    rows = _rows(pile)
    assert candidates(rows[-1:], rows[:-1]) == [("d007", "new")]
    assert candidates(rows) == [("d007", "new"), ("d008", "d009")]


def test_duckdb_runs_the_same_text() -> None:
    """DuckDB gives what numpy gives."""
    pile = {
        "a": frozenset((1, 2, 3)),
        "b": frozenset((2, 3)),
        "c": frozenset((3, 4)),
        "d": frozenset((2, 3, 4)),
    }
    db = duckdb.connect()
    db.execute("create table fingerprint_hash (document varchar, hash bigint)")
    db.executemany(
        "insert into fingerprint_hash values (?, ?)", [(d, h) for d, hs in pile.items() for h in hs]
    )
    assert sorted(db.execute(ALL_CANDIDATES).fetchall()) == candidates(_rows(pile))
    db.close()
