"""Groups and their members: who belongs to which since which run, and under what name a group goes on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import sqlalchemy as sa

from storyledger.record.schema import ALIAS, MEMBERSHIP
from storyledger.terms import Row


def note_members(
    db: sa.Connection, kind: type[Row], gone: Sequence[Row], new: Sequence[Row], run: int
) -> None:
    """Keep the memberships, and an alias where a group goes on under another id."""
    before = {(row.id, m): why for row in gone for m, why in _members(row).items()}
    after = {(row.id, m): why for row in new for m, why in _members(row).items()}
    table, home = MEMBERSHIP, defaultdict(set)
    for group, member in before.keys() - after.keys():
        where = sa.and_(
            table.c.kind == kind.KIND,
            table.c.group == group,
            table.c.member == member,
            table.c.ended.is_(None),
        )
        db.execute(table.delete().where(sa.and_(where, table.c.began == run)))
        db.execute(table.update().where(where).values(ended=run))
    fresh = [{"kind": kind.KIND, "group": g, "member": m, "reason": after[g, m], "began": run}
             for g, m in sorted(after.keys() - before.keys())]  # fmt: skip
    if fresh:
        db.execute(table.insert(), fresh)
    for group, member in after:
        home[member].add(group)
    ended = {row.id for row in gone} - {row.id for row in new}
    moved = {(g, h) for g, m in before if g in ended for h in home[m]}
    if moved:
        insert = ALIAS.insert().prefix_with("OR IGNORE")
        db.execute(
            insert, [{"old": g, "new": h, "run": run, "reason": "members moved"} for g, h in sorted(moved)]
        )


def _members(row: Row) -> dict[str, str]:
    """The members of a group, each with the reason it was put there."""
    members = getattr(row, row.MEMBERS)
    why = getattr(row, "why", "")
    reasons = list(why) if isinstance(why, tuple) else [why] * len(members)
    reasons += [""] * (len(members) - len(reasons))
    named = [m if isinstance(m, str) else ":".join(map(str, m)) for m in members]
    return dict(zip(named, reasons, strict=False))
