"""What a run tells on the screen: a few lines of plain text."""

from __future__ import annotations

from storyledger.report.first_screen import FirstScreen, first_screen
from storyledger.report.pile import Pile, Rows
from storyledger.report.views import PointView, conflict_view, question_view, wanted_views

WIDE = 96
MOST = 4


def summary(rows: Rows) -> str:
    """Return what the ledger tells, in about thirty lines."""
    pile = Pile(rows)
    screen = first_screen(pile)
    parts = [_head(screen), _said(screen), _conflicts(pile), _questions(pile), _cautions(screen), _wanted(pile)]
    return "\n\n".join(part for part in parts if part)


def _head(screen: FirstScreen) -> str:
    events = f"{screen.events} event" + ("s" if screen.events != 1 else "")
    pages = f"{screen.pages} page" + ("s" if screen.pages != 1 else "")
    unread = f" · {screen.unread} not read" if screen.unread else ""
    outlets = f"no outlet is printed on {screen.no_outlet} of them" if screen.no_outlet else "an outlet is printed on each"
    return f"{clip(screen.title)}\n{pages} · {events} · {screen.span}{unread}\n{outlets}; {screen.latest}"


def _said(screen: FirstScreen) -> str:
    if not screen.said_most:
        return "SAID MOST\n  nothing here is said on two pages"
    return "SAID MOST\n" + "\n".join(_point(p) for p in screen.said_most)


def _point(p: PointView) -> str:
    printed = "; ".join(p.named + [f'"{u}"' for u in p.unnamed]) or "nobody is printed"
    where = " ".join(dict.fromkeys(q.label for q in p.quotes))
    denied = f"\n      denied by {', '.join(p.denied_by[:3])}" if p.denied_by else ""
    return f"  {clip(p.words)}\n      {p.counts} · {clip(printed, 70)} · pages {where}{denied}"


def _conflicts(pile: Pile) -> str:
    lines = []
    for c in (conflict_view(pile, c) for c in pile.conflicts[:MOST]):
        lines.append(f"  {c.strength} ({c.kind}): {clip(c.why, 80)}")
        lines.append(f"      {clip(c.a[0].words, 42)} ({c.a[0].label}) against {clip(c.b[0].words, 42)} ({c.b[0].label}"
                     + (f" and {len(c.b) - 1} more)" if len(c.b) > 1 else ")"))  # fmt: skip
    more = f"\n  and {len(pile.conflicts) - MOST} more" if len(pile.conflicts) > MOST else ""
    return "AGAINST EACH OTHER\n" + "\n".join(lines) + more if lines else ""


def _questions(pile: Pile) -> str:
    told = [q for q in (question_view(pile, q) for q in pile.questions) if q.answers][:MOST]
    lines = [f"  {clip(q.words.words, 60)} ({q.words.label}): {q.outcome} ({q.answers[0].label})" for q in told]
    return "WHAT BECAME OF IT\n" + "\n".join(lines) if lines else ""


def _cautions(screen: FirstScreen) -> str:
    lines = [f"  {c.label}: {clip(c.why, 74)}" + (f" ({clip(c.words, 34)})" if c.words else "") for c in screen.cautions[:6]]
    return "DO NOT USE AS PRINTED\n" + "\n".join(lines) if lines else ""


def _wanted(pile: Pile) -> str:
    lines = [f"  {clip(w.what, 60)} (pages {' '.join(dict.fromkeys(q.label for q in w.quotes))})" for w in wanted_views(pile)[:MOST]]
    return "TO GET\n" + "\n".join(lines) if lines else ""


def clip(words: str, width: int = WIDE) -> str:
    """Return words on one line, cut with an ellipsis where they are longer.

    >>> clip("one two\\nthree", 9)
    'one two …'
    """
    flat = " ".join(words.split())
    return flat if len(flat) <= width else flat[: width - 1].rstrip() + ("…" if flat[width - 2] != " " else " …")
