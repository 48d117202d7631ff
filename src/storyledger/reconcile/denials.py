"""Denials: a claim that something is not so, against all that report it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from storyledger.reconcile.alike import Statement, concept, likeness, shared, weight
from storyledger.reconcile.intervals import Days, within
from storyledger.reconcile.statements import Unit, clauses
from storyledger.terms import Attribution, Claim, Conflict, Document, Place, Places, Sentence, Span, Speaker
from storyledger.text import listed, words

CARRIED = 0.75  # share of what is denied that a report has: at .6, other reports on the same names came in
CORE = 0.85  # a word that tells this much may carry a denial alone ("no withdrawal is taking place")
# Weight shared, and that of one word of it that is no name, where no word tells as much as CORE.
MUCH, SOME = 2.0, 0.6
_DENIES = re.compile(r"\b(?:den(?:y|ies|ied|ying)|reject\w*|refut\w*|dismiss\w*|disput\w*|insist\w*)\b", re.I)
_VOTES = re.compile(r"\b(?:reject|dismiss|disput)\w*", re.I)
_TOLD = re.compile(r"\b(?:that|reports?|claims?|allegations?|accusations?|suggestions?|rumou?rs?)\b", re.I)
_NEGATED = re.compile(r"\b(?:no|not|never|n['’]t|none|nothing)\b|n['’]t\b", re.I)
_OPEN = re.compile(r"\b(?:if|whether|might|may|could|would|will|urge\w*|demand\w*|call\w* for)\b", re.I)
# Words by which a denial says that something is so; what it denies is in the others.
_EMPTY = frozenset(
    concept(w)
    for w in listed(
        """take takes taking taken took place happen happening happened happens occur occurring occurred
        underway way report reports reported said true any such there claim claims allegation
        allegations accusation accusations charge charges characterization suggestion
        suggestions notion idea story account version comment comments criticism remark remarks
        statement statements"""
    )
)
_REFUSES = re.compile(r"\b(?:declin|refus)\w*", re.I)
RULE = "a denial against what it denies"
# The page itself prints that others say it: "denied accounts from classmates that he was bullied".
_REPORTED = re.compile(
    r"(?:[\w'’\-]+ ){0,4}(?:reports?|claims?|accounts?|allegations?|accusations?"
    r"|suggestions?|rumou?rs?|assertions?)\b[^,;:.]{0,80}? that\b",
    re.I,
)
_ADVISED = re.compile(r"\b(?:should|must|ought)\b", re.I)  # advice is declined, not denied
HERE = "a denial of what the same page says is reported"
# What somebody is charged with is not yet said of him.
_CHARGED = re.compile(
    r"\b(?:charge[sd]?|plead\w*|pleas?|guilty|accus\w*|alleg\w*|trial|den(?:y|ies|ied))\b", re.I
)
_PLEA = re.compile(r"(?:\w+ )?(?:\w+ )?(?:charges?|counts?)\b", re.I)  # to a court: no word on a report
# What is denied to somebody is withheld, not untrue: "denied the envoys access".
_WITHHELD = re.compile(
    r"\b(?:access|entry|visas?|bail|permission|motions?|requests?|appeals?|petitions?|applications?|parole|asylum|services?"
    r"|coverage|rights?|chance|opportunity|bid|claim to)\b[\s\"”’.,]*$",
    re.I,
)
# A deed or a crime without its doer: whoever denies it is the doer.
_DEED = re.compile(
    r"(?:(?:ever|having|being) )*(?:[a-z]+ly )?[a-z]{2,}ing\b(?! (?:is|are|was|were|has|have|had)\b)"
)
_OWN = re.compile(r"(?:that )?(?:he|she|it|they|we|i|his|her|its|their|our|my)\b", re.I)
WITHIN = 92  # days between the pages: a later page tells of another time than a denial does


def denials(  # noqa: PLR0913  (one argument for each table it is made from)
    storyline: str,
    documents: Sequence[Document],
    sentences: Mapping[str, Sequence[Sentence]],
    claims: Sequence[Claim],
    attributions: Mapping[str, Sequence[Attribution]],
    *,
    speakers: Sequence[Speaker] = (),
    published: Mapping[str, Days | None] | None = None,
    said: Sequence[Unit] | None = None,
) -> list[Conflict]:
    """Return each denial with the places that report what it denies, the plainest of each page."""
    text = {d.id: d.text for d in documents}
    cue = {
        a.id: " ".join(text[a.document][s.start : s.end] for s in a.cue)
        for told in attributions.values()
        for a in told
    }
    if said is None:
        said = clauses(documents, sentences, claims, attributions)
    by_claim = {a.id: a for told in attributions.values() for a in told}
    by_member = {c.id: c for c in claims}
    label = {s.id: s.label for s in speakers}
    days = published or {}
    found = []
    for unit in said:
        claim = by_member.get(unit.member)
        if claim and _denies(text[unit.place.document], unit.place, cue.get(claim.attribution, ""), claim):
            near = [u for u in said if _same_time(unit.place, u.place, days, sentences)]
            printed = text[unit.place.document][unit.place.start : unit.place.end]
            doer = _doer(printed, label.get(claim.speaker or "", ""))
            near = [u for u in near if doer is None or doer & u.said.weights.keys()]
            owner = _words_of(label.get(claim.speaker or "", "")) if _OWN.match(printed) else None
            near = [u for u in near if not owner or owner & u.said.weights.keys() or not _others(unit, u)]
            b = _plainest(list(_reports(unit, near, by_member, text, cue)))
            if (
                not b
                and _REPORTED.match(printed)
                and not _ADVISED.search(printed)
                and (told := by_claim.get(claim.attribution))
            ):
                found.append(_told_here(storyline, unit.place, told))
            if b:
                why = f"denied here: “{printed}”; the other side reports it"
                found.append(Conflict(storyline, "denial", "conflict", (unit.place,), b, RULE, why))
    return joined(found)


def _same_time(
    a: Place, b: Place, published: Mapping[str, Days | None], sentences: Mapping[str, Sequence[Sentence]]
) -> bool:
    """Whether two places may be of one time, and not of one sentence."""
    if a.document == b.document:
        told = sentences.get(a.document, ())
        return not any(
            s.start < a.end and a.start < s.end and s.start < b.end and b.start < s.end for s in told
        )
    return within(published.get(a.document), published.get(b.document), WITHIN)


def _told_here(storyline: str, content: Place, row: Attribution) -> Conflict:
    """The denial against the reports that its own sentence tells of."""
    spans = [s for s in (*row.source, *row.cue) if s.end <= content.start or s.start >= content.end]
    near = [s for s in spans if s.end <= content.start] or spans or [Span(*content[1:])]
    a = Place(row.document, min(s.start for s in near), max(s.end for s in near))
    why = "denied here; the same sentence says that it is reported, and no other page of the pile does"
    return Conflict(storyline, "denial", "conflict", (a,), (content,), HERE, why)


def _others(denial: Unit, report: Unit) -> bool:
    """Whether a report names somebody whom the denial does not: "his forces" are not those of anybody."""
    return any(not name & denial.said.weights.keys() for name in report.said.names)


def _words_of(speaker: str) -> frozenset[str]:
    return frozenset(concept(w.norm) for w in words(speaker) if weight(w.norm) > SOME)


def _doer(denied: str, speaker: str) -> frozenset[str] | None:
    """The words of whoever denies a deed of his own ("denies killing her"); None where it is no deed."""
    if not _DEED.match(denied):
        return None
    return _words_of(speaker)


def _plainest(found: Sequence[Unit]) -> Places:
    """Of each page the place that is most like what the other pages report."""
    pages: dict[str, list[Unit]] = defaultdict(list)
    for unit in found:
        pages[unit.place.document].append(unit)

    def common(unit: Unit) -> float:
        others = (some for page, some in pages.items() if page != unit.place.document)
        return sum(max(likeness(unit.said, o.said) for o in some) for some in others)

    return tuple(sorted(min(some, key=lambda u: (-common(u), u.place)).place for some in pages.values()))


def _denies(text: str, place: Place, cue: str, claim: Claim) -> bool:
    printed = text[place.start : place.end]
    if not _DENIES.search(cue) or claim.stance == "demanded" or _PLEA.match(printed):
        return False
    if _WITHHELD.search(printed) and not _TOLD.match(printed):
        return False
    if _VOTES.search(cue):  # a plan may be rejected too; only of what was told is that a denial
        return bool(_TOLD.search(printed))
    return claim.stance == "denied" or bool(_NEGATED.search(printed))


def _reports(
    denial: Unit,
    said: Sequence[Unit],
    claims: Mapping[str, Claim],
    text: Mapping[str, str],
    cues: Mapping[str, str],
) -> Iterator[Unit]:
    """Yield what says what is denied."""
    core, claim = _core(denial.said), claims[denial.member]
    told = text[denial.place.document][denial.place.start : denial.place.end]
    for unit in said:
        other = claims.get(unit.member)
        if unit.place == denial.place or (
            other and (other.stance == "denied" or other.speaker == claim.speaker)
        ):
            continue
        printed = text[unit.place.document][unit.place.start : unit.place.end]
        if (unit.said.negated or _NEGATED.search(printed)) and not _half_negated(printed):
            continue
        if other and _REFUSES.search(cues.get(other.attribution, "")):
            continue
        if unit.said.asks or _OPEN.search(printed):
            continue
        if _CHARGED.search(printed) and not _CHARGED.search(told):
            continue
        if _carries(core, unit.said):
            yield unit


_JOINS = re.compile(r",|;| and | but ")  # what ends the first of two statements


def _half_negated(printed: str) -> bool:
    """Whether the statement says one thing before it denies another: "is at its start and does not mark"."""
    at = _NEGATED.search(printed)
    return bool(at and at.start() > 40 and _JOINS.search(printed, 0, at.start()))


def _core(denied: Statement) -> Statement:
    weights = {k: w for k, w in denied.weights.items() if k not in _EMPTY}
    return replace(denied, weights=weights, negated=False)


def _carries(core: Statement, by: Statement) -> bool:
    """Whether a report has what is denied: its one telling word, or much of it; names are not enough."""
    both = shared(core, by)
    if not core.mass or both / core.mass < CARRIED:
        return False
    named = frozenset().union(*core.names)
    told = max((w for k, w in core.weights.items() if k in by.weights and k not in named), default=0.0)
    return told >= CORE or (both >= MUCH and told >= SOME)


def joined(found: Sequence[Conflict]) -> list[Conflict]:
    """Make what stands against the same places one conflict."""
    by_reports: dict[object, Conflict] = {}
    for c in found:
        before = by_reports.get(c.b)
        by_reports[c.b] = replace(before, a=tuple(sorted({*before.a, *c.a}))) if before else c
    return list(by_reports.values())
