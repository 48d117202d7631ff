"""The executor for one machine: works the pipeline out over a ledger, in this process or in several.

Only what is new or touched is worked out.  A key is known by what it was made from (its documents and what the
stages it needs gave for them); where that is unchanged, nothing is done.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from functools import partial
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

from storyledger.collect.inputs import Raw, inputs
from storyledger.collect.pages import Collected, collect, page_of
from storyledger.compare.joins import CANDIDATES
from storyledger.pipeline import COLLECT, PIPELINE, Given, Stage, Work, joined, marks, needed
from storyledger.record.ledger import Ledger, Result
from storyledger.settings import Settings
from storyledger.terms import Copy, Row, Story, digest

BATCH = 64  # keys a transaction
Progress = Callable[[str, int, int], None]  # stage, keys done, keys in all


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run did: pages read by it, pages known before, keys worked out by stage."""

    run: int
    pages: int
    known: int
    worked: Mapping[str, int]


def run(
    ledger: Ledger,
    paths: Iterable[str | Path],
    settings: Settings,
    *,
    version: str,
    progress: Progress | None = None,
    wanted: Collection[str] | None = None,
) -> Outcome:
    """Read what is at `paths` into the ledger and work out all that it touches, or only the wanted stages.

    Raises InputError, LedgerError.
    """
    tell = progress or (lambda *_: None)
    number = ledger.begin_run(version, asdict(settings))
    with _Workers(settings) as workers:
        engine = _Engine(ledger, settings, workers, number, tell)
        pages, known = engine.collect(inputs(paths, max_bytes=settings.max_bytes))
        worked = {stage.name: engine.work(stage) for stage in needed(wanted)}
    ledger.close_run(number)
    return Outcome(number, pages, known, worked)


class _Workers:
    """Runs one stage over many keys, in this process or in `settings.workers` others, in the order given."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.made: dict[str, Work] = {}
        self.pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> _Workers:
        if self.settings.workers > 1:
            context = get_context("spawn")
            self.pool = ProcessPoolExecutor(self.settings.workers, context, _begin_worker, (self.settings,))
        return self

    def __exit__(self, *_: object) -> None:
        if self.pool:
            self.pool.shutdown(wait=True, cancel_futures=True)

    def map(self, stage: Stage, todo: Sequence[Given]) -> Iterator[Sequence[Row]]:
        """Yield what the stage gives for each key."""
        if self.pool and stage.key != "pile":
            chunk = max(1, len(todo) // (4 * self.settings.workers))
            return self.pool.map(partial(_work, stage.name), todo, chunksize=chunk)
        if stage.name not in self.made:
            self.made[stage.name] = stage.make(self.settings)
        return map(self.made[stage.name], todo)

    def collect(self, raws: Sequence[Raw]) -> Iterator[Collected]:
        """Yield what each page holds."""
        if self.pool:
            return self.pool.map(partial(collect, settings=self.settings), raws, chunksize=4)
        return map(partial(collect, settings=self.settings), raws)


_WORKER: dict[str, Work] = {}
_SETTINGS = [Settings()]


def _begin_worker(settings: Settings) -> None:
    _SETTINGS[0] = settings


def _work(name: str, given: Given) -> Sequence[Row]:
    """Run a stage in a worker, which makes it at its first use."""
    if name not in _WORKER:
        _WORKER[name] = next(s for s in PIPELINE if s.name == name).make(_SETTINGS[0])
    return _WORKER[name](given)


class _Engine:
    """One run over one ledger."""

    def __init__(
        self, ledger: Ledger, settings: Settings, workers: _Workers, number: int, tell: Progress
    ) -> None:
        self.ledger, self.workers, self.run, self.tell = ledger, workers, number, tell
        self.marks = marks(settings)
        self.stages = {stage.name: stage for stage in (COLLECT, *PIPELINE)}
        self.gave: dict[str, dict[str, str]] = {}  # stage -> key -> digest of what it gave
        self.members: dict[str, dict[str, tuple[str, ...]]] = {}  # kind of key -> key -> documents

    def collect(self, raws: Iterator[Raw]) -> tuple[int, int]:
        """Read pages that the ledger does not hold yet; return how many were read and how many known."""
        done, mark = self.ledger.done("collect"), self.marks["collect"]
        read = known = 0
        while batch := list(islice(raws, BATCH)):
            fresh = [r for r in batch if done.get(page_of(r).id, ("",))[0] != mark]
            known += len(batch) - len(fresh)
            results = {}
            for found in self.workers.collect(fresh):
                results.update({result.key: result for result in _collected(found, mark)})
            self.ledger.write("collect", list(results.values()), self.run)
            read += len(fresh)
            self.tell("collect", read + known, read + known)
        return read, known

    def work(self, stage: Stage) -> int:
        """Work out a stage for all keys that are new or touched; return how many."""
        if stage.name == "copies":
            self._meet()
        keys = self._keys(stage.key)
        done = self.ledger.done(stage.name)
        made_from = {key: self._made_from(stage, key, keys[key]) for key in keys}
        gone = sorted(done.keys() - keys.keys())
        if gone:
            self.ledger.drop(stage.name, gone, self.run)
        todo = sorted(key for key in keys if done.get(key, ("",))[0] != made_from[key])
        for at in range(0, len(todo), BATCH):
            some = todo[at : at + BATCH]
            rows = self.workers.map(stage, self._given(stage, {key: keys[key] for key in some}))
            self.ledger.write(
                stage.name, [Result(k, made_from[k], r) for k, r in zip(some, rows, strict=True)], self.run
            )
            self.tell(stage.name, at + len(some), len(todo))
        self.gave.pop(stage.name, None)
        return len(todo)

    # --- keys ---------------------------------------------------------------------------------------------

    def _keys(self, kind: str) -> dict[str, tuple[str, ...]]:
        """Return the keys of a kind with their documents; worked out once a run, when first asked for."""
        if kind not in self.members:
            self.members[kind] = getattr(self, f"_by_{kind}")()
        return self.members[kind]

    def _by_document(self) -> dict[str, tuple[str, ...]]:
        return {d: (d,) for d in self._addresses()}

    def _addresses(self) -> dict[str, str]:
        sql = "select id, address from document where ended is null"
        return {str(i): str(address) for i, address in self.ledger.query(sql)}

    def _by_address(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, list[str]] = defaultdict(list)
        for document, address in self._addresses().items():
            found[address].append(document)
        return {address: tuple(sorted(ds)) for address, ds in found.items() if len(ds) > 1}

    def _by_pair(self) -> dict[str, tuple[str, ...]]:
        return {pair: (pair[:16], pair[17:]) for pair in self.ledger.done("meet")}

    def _by_kin(self) -> dict[str, tuple[str, ...]]:
        sql = "select distinct json_extract(a, '$[0]'), json_extract(b, '$[0]') from copy where ended is null"
        return _groups(joined([(str(a), str(b)) for a, b in self.ledger.query(sql)]))

    def _by_storyline(self) -> dict[str, tuple[str, ...]]:
        told = self.ledger.rows(Story, run=self.run)
        return _groups({d: story.storyline for story in told for d in story.documents})

    def _by_pile(self) -> dict[str, tuple[str, ...]]:
        return {"pile": tuple(sorted(self._keys("document")))}

    def _meet(self) -> None:
        """Join the fingerprints of documents that have not met the others yet: each pair is noted for good."""
        met = self.ledger.done("met")
        gave = self._gave("fingerprints")
        new = [d for d in self._keys("document") if met.get(d, ("",))[0] != gave.get(d)]
        for at in range(0, len(new), BATCH):
            some = new[at : at + BATCH]
            pairs = {_pair(a, b) for d in some for a, b in self.ledger.query(CANDIDATES, {"document": d})}
            self.ledger.write("meet", [Result(pair, "", ()) for pair in sorted(pairs)], self.run)
            self.ledger.write("met", [Result(d, gave.get(d, ""), ()) for d in some], self.run)

    # --- what a key is given ------------------------------------------------------------------------------

    def _gave(self, stage: str) -> dict[str, str]:
        if stage not in self.gave:
            self.gave[stage] = {key: gave for key, (_, gave) in self.ledger.done(stage).items()}
        return self.gave[stage]

    def _made_from(self, stage: Stage, key: str, documents: Sequence[str]) -> str:
        parts = [
            (n, k, self._gave(n).get(k, "")) for n in stage.needs for k in self._keys_in(n, key, documents)
        ]
        return digest(self.marks[stage.name], key, documents, parts)

    def _keys_in(self, stage: str, key: str, documents: Sequence[str]) -> list[str]:
        """Return the keys under which a needed stage's rows for these documents stand."""
        kind = self.stages[stage].key
        if kind in ("page", "document"):
            return list(documents)
        if kind in ("storyline", "pile"):
            return [key] if kind == "storyline" else ["pile"]
        return sorted({k for d in documents for k in self._holding(kind, d)})

    def _holding(self, kind: str, document: str) -> list[str]:
        """Return the keys (pairs, kin, addresses) that hold a document."""
        index = f"{kind} of"
        if index not in self.members:
            found: dict[str, list[str]] = defaultdict(list)
            for key, documents in self._keys(kind).items():
                for d in documents:
                    found[d].append(key)
            self.members[index] = {d: tuple(keys) for d, keys in found.items()}
        return list(self.members[index].get(document, ()))

    def _given(self, stage: Stage, keys: Mapping[str, tuple[str, ...]]) -> list[Given]:
        """Return what the stage is given for each of these keys; rows are read once for all of them."""
        found: dict[str, dict[type[Row], dict[str, Row]]] = {key: defaultdict(dict) for key in keys}
        inside = {key: set(documents) for key, documents in keys.items()}
        for name in stage.needs:
            under = {key: self._keys_in(name, key, documents) for key, documents in keys.items()}
            every = {k for some in under.values() for k in some}
            for kind in self.stages[name].gives:
                held = self.ledger.rows_by_key(kind, stage=name, keys=every, run=self.run)
                for key, some in under.items():
                    rows = (row for k in some for row in held.get(k, ()) if _concerns(row, inside[key]))
                    found[key][kind].update((row.id, row) for row in rows)
        return [Given(key, documents, _ordered(found[key])) for key, documents in keys.items()]


def _ordered(rows: Mapping[type[Row], Mapping[str, Row]]) -> dict[type[Row], list[Row]]:
    return {kind: [some[i] for i in sorted(some)] for kind, some in rows.items()}


def _collected(found: Collected, mark: str) -> Iterator[Result]:
    yield Result(found.page.id, mark, [found.page])
    if found.document is not None:
        yield Result(found.document.id, mark, [found.document, *found.dated, *found.lines])


def _groups(group_of: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for document, group in group_of.items():
        found[group].append(document)
    return {group: tuple(sorted(documents)) for group, documents in found.items()}


def _pair(a: str, b: str) -> str:
    return "|".join(sorted((a, b)))


def _concerns(row: Row, documents: set[str]) -> bool:
    """Whether a row lies wholly inside these documents (rows of one document and groups within the key do)."""
    document = getattr(row, "document", None)
    if document is not None:
        return document in documents
    if isinstance(row, Copy):
        return row.a.document in documents and row.b.document in documents
    return True
