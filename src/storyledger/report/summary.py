"""What a run tells on the screen: a few lines of plain text."""

from __future__ import annotations

from storyledger.report.conflicts import ConflictView, conflict_views, question_views
from storyledger.report.figures import series_views
from storyledger.report.first_screen import FirstScreen, first_screen
from storyledger.report.pile import Pile, Rows
from storyledger.report.points import PointView
from storyledger.report.printed import clip, listed, several
from storyledger.report.wanted import wanted_views

WIDE = 100
MOST = 3


def summary(rows: Rows) -> str:
    """Return what the ledger tells, in about 30 lines."""
    pile = Pile(rows)
    screen = first_screen(pile)
    if not screen.pages:
        return _head(screen)
    parts = [
        _head(screen),
        _said(screen),
        _lone(screen),
        _conflicts(pile),
        _sums(pile),
        _questions(pile),
        _cautions(screen),
        _wanted(pile),
    ]
    return "\n".join(part for part in parts if part)


def _head(screen: FirstScreen) -> str:
    unread = f" · {screen.unread} not read, or read with a note" if screen.unread else ""
    events = several(screen.events, "event")
    if not screen.pages:
        return f"{screen.title}{unread}"
    lines = f" in {several(len(screen.storylines), 'storyline')}" if screen.storylines else ""
    counts = f"{several(screen.pages, 'page')} · {events}{lines} · {screen.span}{unread}"
    return f"{clip(screen.title, WIDE)}\n{counts}\n{screen.facts}{_others(screen)}"


def _others(screen: FirstScreen) -> str:
    """The storylines beside the largest, whose title stands on top."""
    told = [f"{clip(title, 70)} ({several(pages, 'page')})" for title, _, pages in screen.storylines[1:4]]
    more = f"\n  and {len(screen.storylines) - 4} more" if len(screen.storylines) > 4 else ""
    return "\nALSO HERE\n  " + "\n  ".join(told) + more if told else ""


def _said(screen: FirstScreen) -> str:
    if not screen.said_most:
        return "SAID MOST\n  nothing here is said in two places"
    return "SAID MOST\n" + "\n".join(_point(p) for _, p in screen.said_most)


def _point(p: PointView) -> str:
    printed = listed([*p.named, *(f'"{u}"' for u in p.unnamed)])
    via = f", via {listed(p.via)}" if p.via else ""
    where = " ".join(label + ("*" if again else "") for label, _, again in p.labels)
    starred = " (* restored: no speaker printed there)" if any(again for _, _, again in p.labels) else ""
    denied = (
        f"\n      denied by {listed([f'{name} ({page})' for name, page, _ in p.denied_by])}"
        if p.denied_by
        else ""
    )
    told = clip(f"{p.counts}  {printed}{via}" if printed else p.counts, 84)
    return f"  {clip(p.words, WIDE)}\n      {told} · {where}{starred}{denied}"


def _lone(screen: FirstScreen) -> str:
    lines = [
        f"  {clip(p.words, 70)} ({' '.join(w[0] for w in p.labels)}): “{clip(p.unnamed[0], 40)}”"
        for p in screen.one_unnamed[:2]
        if p.unnamed
    ]
    return "RESTS ON ONE UNNAMED PERSON\n" + "\n".join(lines) if lines else ""


def _conflicts(pile: Pile) -> str:
    views = [c for c in conflict_views(pile) if c.kind != "arithmetic"]
    lines = [_conflict(c) for c in views[:MOST]]
    more = f"\n  and {len(views) - MOST} more" if len(views) > MOST else ""
    return "AGAINST EACH OTHER\n" + "\n".join(lines) + more if lines else ""


def _conflict(c: ConflictView) -> str:
    sides = [
        f"{clip(s.words, 80)} ({' '.join(s.labels)}{', ' + s.as_of if s.as_of else ''})" for s in (c.a, c.b)
    ]
    return f"  {c.strength}, {c.kind}: {sides[0]}\n      against {sides[1]}"


def _sums(pile: Pile) -> str:
    lines = [f"  {clip(v.name, 40)}: {clip(v.implied_why, 170)}" for v in series_views(pile) if v.implied_why]
    return "FIGURES\n" + "\n".join(lines[:2]) if lines else ""


def _questions(pile: Pile) -> str:
    told = [q for q in question_views(pile) if q.answered and q.answers][:2]
    lines = [
        f"  {clip(q.words, 90)} ({q.quote.label})\n      {q.outcome} ({q.answers[0].label})" for q in told
    ]
    return "WHAT BECAME OF IT\n" + "\n".join(lines) if lines else ""


def _cautions(screen: FirstScreen) -> str:
    lines = []
    for reason in screen.cautions[:4]:
        places = [f"{c.label} {clip(c.words, 36)}".strip() for c in reason.cautions]
        lines.append(f"  {clip(reason.why, WIDE)}\n      {listed(places, 2)}")
    if more := len(screen.cautions) - 4 if len(screen.cautions) > 4 else 0:
        lines.append(f"  and {several(more, 'more reason')}, in the report")
    return "DO NOT USE AS PRINTED\n" + "\n".join(lines) if lines else ""


def _wanted(pile: Pile) -> str:
    lines = []
    for w in wanted_views(pile)[:MOST]:
        hangs = f": {several(len(w.points), 'point')} on it" if w.points else ""
        by = ", printed by one name only" if w.kind == "person" else f", {w.by[0]}" if w.by else ""
        pages = " ".join(dict.fromkeys(q.label for q in w.quotes))
        lines.append(f"  {clip(w.what, 60)}{by} ({pages}){hangs}")
    return "TO GET\n" + "\n".join(lines) if lines else ""
