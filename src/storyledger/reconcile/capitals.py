"""Whether a capital tells a name: not where it only tells that a sentence begins."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from storyledger.reconcile.lexicon import FUNCTION_WORDS
from storyledger.terms import Name
from storyledger.text import Word, listed

_SPACE = 4  # code points of space and marks before the first word of a sentence
# Bodies that are known without a name; which company "the company" is, nobody knows.
_PUBLIC = listed(
    """government military army navy parliament congress senate house council cabinet police administration
    coalition palace kingdom"""
)
_ONE_OF_MANY = listed("a an one some another any two three several many each other")


def plain_word(text: str, name: Name, common: Collection[str]) -> bool:
    """Return whether what was read as a name is none: "firefighters", "Evacuees" at the head of a sentence.

    `common` are the words that the pages print in lower case too.

    >>> plain_word("Evacuees slept.", Name("d", 0, 8, "PER"), {"evacuees"})
    True
    """
    printed = text[name.start : name.end]
    if printed == printed.lower():
        return True
    lower = printed[0] + printed[1:].lower() == printed and _begins(text, name.start)
    return lower and all(word in common for word in printed.lower().split())


def names_body(text: str, phrase: Sequence[Word], common: Collection[str]) -> bool:
    """Return whether a phrase names a body: by a capital of its own, or as "the council", one of a place."""
    if phrase[-1].norm in _PUBLIC and phrase[0].norm not in _ONE_OF_MANY:
        return True
    capitals = (w for w in phrase if text[w.start].isupper() and w.norm not in ("the", "a", "an"))
    return any(_of_its_own(text, w, common) for w in capitals)


def _of_its_own(text: str, word: Word, common: Collection[str]) -> bool:
    """Whether a word would have its capital anywhere; "May's" would."""
    if text[word.start : word.end].endswith(("'s", "’s")) and word.norm in FUNCTION_WORDS:
        return True
    return not lends_capital(text, word, common) and not (
        word.norm in FUNCTION_WORDS and _begins(text, word.start)
    )


def lends_capital(text: str, word: Word, common: Collection[str]) -> bool:
    """Return whether a word has its capital from the sentence that it begins: "Videos", "Police"."""
    return word.norm in common and _begins(text, word.start)


def _begins(text: str, at: int) -> bool:
    """Whether a sentence or a line begins at a code point."""
    before = text[max(0, at - _SPACE) : at].rstrip(" \"“‘'")
    return not before or before[-1] in ".!?\n:;–—"
