"""Which documents tell of one event (a story), and which stories continue each other (a storyline).

Two documents are alike as far as their weighted terms are (cosine), their days are close, and they copy
from each other.  Stories are made by average link inside what near pairs connect, so one page that tells of
two events does not chain them.  `Stream` takes documents as they come; this is the same, for all at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from storyledger.group.judgements import Judged
from storyledger.group.stream import Stream
from storyledger.terms import Copy, Sketch, Story


def stories(
    sketches: Iterable[Sketch], copies: Iterable[Copy] = (), *, judged: Sequence[Judged] = ()
) -> list[Story]:
    """Return the stories of all documents; each document is in one story, each story in one storyline.

    A judgement (the oldest first) is obeyed: two documents are of the same story, or are not.

    >>> told = ("dam", "korsa", "flood", "pump"), (0.5, 0.5, 0.5, 0.5)
    >>> day = [Sketch(name, *told, day=737000, size=900) for name in "ab"]
    >>> [story.documents for story in stories(day)]
    [('a', 'b')]
    >>> [story.documents for story in stories(day, judged=[Judged("a", "b", False)])]
    [('a',), ('b',)]
    """
    stream = Stream(judged)
    stream.add(sketches, copies)
    return stream.stories()
