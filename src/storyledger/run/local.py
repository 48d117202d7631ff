"""The executor for one machine: works the pipeline out over a ledger, in this process or in several.

Only what is new or touched is worked out.  A key is known by what it was made from (its documents and what
the stages it needs gave for them); where that is unchanged, nothing is done.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from storyledger.collect.inputs import Raw, inputs
from storyledger.collect.pages import Collected, page_of
from storyledger.compare.joins import CANDIDATES
from storyledger.given import Given
from storyledger.pipeline import COLLECT, PIPELINE, Stage, joined, marks, needed
from storyledger.record.ledger import Ledger, Result
from storyledger.run.workers import Workers
from storyledger.settings import Settings
from storyledger.terms import Copy, Judgement, Page, Row, Story, digest

BATCH = 64  # keys a transaction
BATCH_BYTES = 50_000_000  # of pages read at once: large ones come in smaller batches
SAME_PAGE = "duplicate"
SAME_CURE = "nothing needs doing: the two are told as copies of each other"
# pages whose bytes came in more than once (JSON lines with a URL each are pages of their own)
SAME = """
select p.id from page p join (
  select content_hash, live_address from page where ended is null and content_hash <> ''
  group by content_hash, live_address having count(*) > 1
) s on s.content_hash = p.content_hash and s.live_address is p.live_address
where p.ended is null"""
Progress = Callable[[str, int, int], None]  # stage, keys done, keys in all


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run did: pages read by it, pages known before, keys worked out by stage.

    `troubled` are the pages given to this run that were not read, or of which something is to be told
    (`problem`).
    """

    run: int
    pages: int
    known: int
    worked: Mapping[str, int]
    troubled: tuple[Page, ...] = ()


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

    A run that is cut off leaves what it has recorded, and the next one goes on from there.
    Raises InputError, LedgerError, ModelError, WorkerError.
    """
    tell = progress or (lambda *_: None)
    # first: where nothing is there, no run begins
    raws = inputs(paths, max_bytes=settings.max_bytes, leave_out=_own(ledger.path))
    number = ledger.begin_run(version, asdict(settings))
    with Workers(settings) as workers:
        engine = _Engine(ledger, settings, workers, number, tell)
        pages, known = engine.collect(raws)
        worked = {stage.name: engine.work(stage) for stage in needed(wanted)}
        troubled = engine.troubled()
    ledger.close_run(number)
    return Outcome(number, pages, known, worked, troubled)


class _Engine:
    """One run over one ledger."""

    def __init__(
        self, ledger: Ledger, settings: Settings, workers: Workers, number: int, tell: Progress
    ) -> None:
        self.ledger, self.workers, self.run, self.tell = ledger, workers, number, tell
        self.marks = marks(settings)
        self.judgements = ledger.judgements()
        self.stages = {stage.name: stage for stage in (COLLECT, *PIPELINE)}
        self.gave: dict[str, dict[str, str]] = {}  # stage -> key -> digest of what it gave
        self.met: set[str] = set()  # ids of the pages given to this run
        self.members: dict[str, dict[str, tuple[str, ...]]] = {}  # kind of key -> key -> documents

    def collect(self, raws: Iterator[Raw]) -> tuple[int, int]:
        """Read pages that the ledger does not hold yet; return how many were read and how many known."""
        done, mark, texts = self.ledger.done("collect"), self.marks["collect"], self._texts()
        read = known = 0
        for batch in _batches(raws):
            ids = [page_of(raw).id for raw in batch]
            # what could not be opened is looked at again: it may have another reason now
            fresh = [
                r for r, i in zip(batch, ids, strict=True) if r.data is None or done.get(i, ("",))[0] != mark
            ]
            results = {}
            for found in self.workers.collect(fresh):
                old = {replace(found.page, content_hash="").id, *texts[found.page.id]} & done.keys()
                results.update({result.key: result for result in _collected(found, mark, old)})
            self.ledger.write("collect", list(results.values()), self.run)
            self.met.update(ids)
            known += len(batch) - len(fresh)
            read += len(fresh)
            self.tell("collect", read + known, read + known)
        self._note_same()
        return read, known

    def _texts(self) -> defaultdict[str, list[str]]:
        """Return the documents of each page."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for i, page in self.ledger.query("select id, page from document where ended is null"):
            found[str(page)].append(str(i))
        return found

    def _note_same(self) -> None:
        """Mark pages whose bytes came from a lesser address too: they are read all the same, and told of."""
        keys = [str(i) for (i,) in self.ledger.query(SAME)]
        groups: dict[str, list[Page]] = defaultdict(list)
        for rows in self.ledger.rows_by_key(Page, stage="collect", keys=keys, run=self.run).values():
            for page in rows:
                groups[f"{page.content_hash} {page.live_address}"].append(page)
        done = self.ledger.done("collect") if groups else {}
        changed = [page for group in groups.values() for page in _told_of(group)]
        self.ledger.write("collect", [Result(p.id, done[p.id][0], [p]) for p in changed], self.run)

    def troubled(self) -> tuple[Page, ...]:
        """Return the pages met in this run that have a problem, by address."""
        held = self.ledger.rows_by_key(Page, stage="collect", keys=self.met, run=self.run)
        found = [page for rows in held.values() for page in rows if page.problem]
        return tuple(sorted(found, key=lambda page: (page.address, page.id)))

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
        """Join the fingerprints of documents that have not met the others; a pair lasts while both do."""
        met, gave = self.ledger.done("met"), self._gave("fingerprints")
        here = self._keys("document")
        new = [d for d in here if met.get(d, ("",))[0] != gave.get(d)]
        if old := met.keys() - (here.keys() - set(new)):  # gone, or of other fingerprints now
            pairs = [p for p in self.ledger.done("meet") if not old.isdisjoint((p[:16], p[17:]))]
            self.ledger.drop("meet", pairs, self.run)
            self.ledger.drop("met", sorted(old), self.run)
        for at in range(0, len(new), BATCH):
            some = new[at : at + BATCH]
            found = {_pair(a, b) for d in some for a, b in self.ledger.query(CANDIDATES, {"document": d})}
            self.ledger.write("meet", [Result(pair, "", ()) for pair in sorted(found)], self.run)
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
        judged = self._judged(stage, documents)
        return digest(self.marks[stage.name], key, documents, parts, *([judged] if judged else []))

    def _judged(self, stage: Stage, documents: Sequence[str]) -> tuple[Judgement, ...]:
        """Return the judgements that a stage obeys for these documents."""
        inside = set(documents) if stage.judged and self.judgements else set()
        return tuple(j for j in self.judgements
                     if j.kind == stage.judged and {j.a.document, j.b.document} <= inside)  # fmt: skip

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
        return [
            Given(key, documents, _ordered(found[key]), self._judged(stage, documents))
            for key, documents in keys.items()
        ]


def _ordered(rows: Mapping[type[Row], Mapping[str, Row]]) -> dict[type[Row], list[Row]]:
    return {kind: [some[i] for i in sorted(some)] for kind, some in rows.items()}


def _batches(raws: Iterator[Raw]) -> Iterator[list[Raw]]:
    """Yield pages in batches that fit into memory: at most BATCH pages, fewer once BATCH_BYTES are held."""
    batch: list[Raw] = []
    size = 0
    for raw in raws:
        batch.append(raw)
        size += len(raw.data or b"")
        if len(batch) >= BATCH or size >= BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _collected(found: Collected, mark: str, old: Collection[str]) -> Iterator[Result]:
    """What a page gives, and the end of what it gave before: as unread, or by another extractor."""
    page, document = found.page, found.document
    given = [Result(page.id, mark, [page])]
    if document is not None:
        given.append(Result(document.id, mark, [document, *found.dated, *found.lines]))
    yield from given
    for key in sorted(set(old) - {result.key for result in given}):
        yield Result(key, "", ())


def _own(ledger: Path) -> set[Path]:
    """The files that a run writes: they may lie in the folder that is read."""
    beside = [ledger.with_name(ledger.name + end) for end in ("", "-wal", "-shm", ".lock")]
    return {*beside, ledger.with_name("report.html")}


def _told_of(group: Sequence[Page]) -> Iterator[Page]:
    """Yield the pages of one content whose entry changes: all but the one of the least address are again."""
    first, *others = sorted(group, key=lambda page: (page.address, page.id))
    if first.problem == SAME_PAGE:
        yield replace(first, problem=None, detail="", cure="")
    for page in others:
        if page.problem in (None, SAME_PAGE):
            told = replace(
                page, problem=SAME_PAGE, detail=f"the same bytes as {first.address}", cure=SAME_CURE
            )
            if told != page:
                yield told


def _groups(group_of: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for document, group in group_of.items():
        found[group].append(document)
    return {group: tuple(sorted(documents)) for group, documents in found.items()}


def _pair(a: str, b: str) -> str:
    return "|".join(sorted((a, b)))


def _concerns(row: Row, documents: set[str]) -> bool:
    """Whether a row lies wholly inside these documents (groups within the key do)."""
    document = getattr(row, "document", None)
    if document is not None:
        return document in documents
    if isinstance(row, Copy):
        return row.a.document in documents and row.b.document in documents
    return True
