"""What a printed source is: a named person or body, a paper, a described person or group, a pronoun."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from storyledger.reconcile.alike import stem
from storyledger.reconcile.capitals import lends_capital, names_body, plain_word
from storyledger.reconcile.lexicon import (
    BODIES,
    COUNTRIES,
    FUNCTION_WORDS,
    HONORIFICS,
    PAPERS,
    PLURAL_ROLES,
    PRONOUNS,
    RELAY_NAMES,
    RELAY_WORDS,
    ROLES,
)  # fmt: skip
from storyledger.reconcile.persons import GENERATIONS, generation, own_name, person_name, title
from storyledger.terms import Document, Name, Place
from storyledger.text import Word, listed, words

_STOPS = listed(
    """of for to with from in at by near close familiar briefed based who whose which that on about
    involved working inside within under during speaking serving against over after before between among
    through without including as outside around across like such aboard"""
)
_PRESS_BODIES = listed(
    "agency agencies association service network channel organization organizations bureau"
)
_NAMES_TOO = ("may", "will")  # function words that are names where they have a capital: "May's office"
_COURTESY = ("mr", "mrs", "ms")
_SOME = listed("those some many people anyone everyone somebody someone others one none all any")
# Papers by which a body speaks: their speaker is the body that issued them.
_ISSUED = listed(
    "statement statements release releases communique tweet tweets memo letter post message email"
)


_ANY_BODY = frozenset(
    (stem(noun),)
    for noun in (
        "company", "firm", "bank", "airline", "retailer", "carmaker", "group", "agency", "organization",
        "organisation",
    )
)  # fmt: skip
_NEAR = 120  # code points before a name in which another may be joined to it
_JUNIOR = 5  # code points of ", Jr."
_INITIALS = 5  # letters: "BP" is no surname
_ASIDE = re.compile(r"(?<!\s)\s*+(?:[,;:(–—]|(?<=\s)(?:who|which|that|whose)\b)")
_ARTICLE = re.compile(r"\b(?:[Tt]he|[Aa]n?) ")
_ISSUER = re.compile(
    r"(?P<who>\b(?:the|a|an|[A-Z][\w'’.\-]*)(?: [\w'’.\-]+){0,4}) (?:issued|released|published|put out) "
    r"(?:a|an|its|the|their) (?:[\w\-]+ ){0,3}[\w\-]+,? $"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A printed source, read by itself."""

    place: Place
    kind: str  # person organisation document described pronoun
    label: str  # the words that name or describe it, as printed
    name: tuple[str, ...] = ()  # folded words of the name, without titles and particles
    role: str = ""  # class of the role, as in lexicon.ROLES
    marks: frozenset[str] = frozenset()  # stems of what else describes it: country, body, place
    definite: bool = False
    plural: bool = False
    proper: bool = True  # whether a body's name is printed, and not only what kind of body it is
    title: str = ""  # the folded word right before a person's name: "mr", "president"
    generation: str = ""  # of a person: "jr", "younger", as in persons.generation

    @property
    def printed(self) -> tuple[str, ...]:
        """The folded words of the label, as a person's name would be read."""
        return person_name(self.label, 0, len(self.label))

    @property
    def joined(self) -> bool:
        """Whether it is two bodies in one breath ("Reuters and the AP")."""
        return " and " in self.label or ", " in self.label or "other " in self.label.lower()

    @property
    def anybody(self) -> bool:
        """Whether any company may be called so: "the company"."""
        return self.kind == "organisation" and self.name in _ANY_BODY and self.label.islower()

    @property
    def named(self) -> bool:
        """Whether the page prints a name, or a paper that is known by what it is called."""
        return self.kind in ("person", "document") or (self.kind == "organisation" and self.proper)


def read_mention(
    document: Document, place: Place, names: Sequence[Name], common: Collection[str] = ()
) -> Mention:
    """Read the source printed at a place; `names` are those of the document, in any order.

    `common` are words that the pages print in lower case too: their capital at the head of a sentence tells
    nothing.
    """
    inside = sorted((n for n in names if _within(n, place)), key=lambda n: (n.start, n.end))
    found = words(document.text, place.start, place.end)
    if not found:
        return Mention(place, "described", document.text[place.start : place.end])
    if len(found) == 1 and found[0].norm in ("which", "who"):
        before = _antecedent(document.text, place, names)
        return (
            replace(read_mention(document, before, names, common), place=place)
            if before
            else _pronoun(document, place)
        )
    if all(w.norm in PRONOUNS or w.norm in FUNCTION_WORDS for w in found):
        return _pronoun(document, place)
    for name in inside:
        person = name.type == "PER" and not plain_word(document.text, name, common)
        if person and _heads(document.text, place, name):
            joint = _joint(document.text, place, name, inside)
            return joint or _person(document.text, place, name, found)
    return _other(document.text, place, inside, found, common)


def _within(name: Name, place: Place) -> bool:
    """Whether a name stands in a place; "Jr." may hang over."""
    tail = _JUNIOR if name.type == "PER" and name.start < place.end else 0
    return place.start <= name.start and name.end <= place.end + tail


def _joint(text: str, place: Place, name: Name, inside: Sequence[Name]) -> Mention | None:
    """Two people in one breath, or one with "others": no single person."""
    if re.match(r"[Bb]oth ", text[place.start : place.end]):
        return Mention(place, "person", text[place.start : place.end])
    before = text[max(place.start, name.start - _NEAR) : name.start]
    two = re.search(r"[A-Z][\w'’\-]+ and ((?:[A-Z][\w.]* )*)$", before)
    if two and not any(w.norm in BODIES for w in words(two.group(1))):  # "Ways and Means Committee Chairman"
        return Mention(place, "person", text[place.start : name.end])
    if re.match(r"[^,]{0,40}\band (?:others?|his|her|their|colleagues)\b", text[name.end : place.end]):
        return Mention(place, "person", text[name.start : place.end])
    for other in inside:
        between = text[max(name.end, other.start - _NEAR) : other.start]
        if (
            other.type == "PER"
            and other.start > name.end
            and re.search(r"\band (?:[A-Z][\w.'’\-]* )*$", between)
        ):
            return Mention(place, "person", text[name.start : other.end])
    return None


def _pronoun(document: Document, place: Place) -> Mention:
    return Mention(place, "pronoun", document.text[place.start : place.end])


def _antecedent(text: str, place: Place, names: Sequence[Name]) -> Place | None:
    """What "which" or "who" stands for: who issued the paper before it, the body or person before it."""
    issued = _ISSUER.search(text, max(0, place.start - 160), place.start)
    if issued:
        start, end = issued.span("who")
        article = max((m.start() for m in _ARTICLE.finditer(text, start, end)), default=start)
        return Place(place.document, article, end)
    kinds = ("PER",) if text[place.start : place.end].lower() == "who" else ("ORG",)
    near = [
        n
        for n in names
        if n.type in kinds and n.end <= place.start and text[n.end : place.start] in (", ", " ")
    ]
    return Place(place.document, near[0].start, near[0].end) if near else None


def _heads(text: str, place: Place, name: Name) -> bool:
    """Whether a person's name is what the source is, and not a part of its description."""
    after = text[name.end : place.end]
    after = "" if after in ("'s", "’s") else after
    printed = text[name.start : name.end]
    run = re.match(r"(?: [A-Z][\w.'’\-]*)+", after)
    if run and any(w.norm in ROLES or w.norm in HONORIFICS for w in words(run.group())):
        return False  # "Orlavia Gov. Eva Dorn": the name is further on
    if person_name(text, name.start, name.end)[-1] in ROLES or (
        printed.isupper() and len(printed) < _INITIALS
    ):
        return False
    if re.match(r"['’]s?\b", after) or (
        re.match(r"\s+[a-z]+\b", after) and not re.match(r"\s+(?:of|who|in|at|from|and|with)\b", after)
    ):
        return False
    before = text[place.start : name.start]
    segment = re.split(r"[,(]", before)[-1]
    found = [w.norm for w in words(segment)]
    if not any(w in _STOPS for w in found):
        return True
    first = next(at for at, w in enumerate(found) if w in _STOPS)
    if found[first] in ("like", "such") or found[0] in _SOME:
        return False  # "leaders like Eva Dorn", "those close to Eva Dorn"
    if (
        all(w[0].isupper() for w in segment.split() if w.lower() not in _STOPS and w != "and")
        and found[-1] not in HONORIFICS
        and found[-1] != "and"
    ):
        return True  # a title with a preposition in it: "Special Agent in Charge", "Secretary of State"
    described = any(w in ROLES for w in found[:first])  # "an official close to President X" is not X
    return found[-1] in BODIES or (not described and (found[-1] in ROLES or found[-1] in HONORIFICS))


def _person(text: str, place: Place, name: Name, found: Sequence[Word]) -> Mention:
    name = replace(name, **own_name(text, name.start, name.end)._asdict())
    rest = [w for w in found if w.end <= name.start or w.start >= name.end]
    inside = [w.norm for w in words(text, name.start, name.end)]
    role = _role([w.norm for w in rest] + inside[:-1])
    return Mention(
        place,
        "person",
        text[name.start : name.end],
        person_name(text, name.start, name.end),
        role,
        _marks(rest),
        title=title(text, name.start),
        generation=generation(text, name.start, name.end),
    )


def _role(norms: Sequence[str]) -> str:
    if ("prime", "minister") in pairwise(norms):
        return "premier"
    return next((ROLES[n] for n in norms if n in ROLES), "")


def _marks(found: Sequence[Word]) -> frozenset[str]:
    parts = (p for w in found for p in w.norm.split("-"))
    return frozenset(
        stem(p)
        for p in parts
        if p not in FUNCTION_WORDS and p not in ROLES and p not in HONORIFICS and len(p) > 1
    )


def _phrase(text: str, found: Sequence[Word]) -> list[Word]:
    """The words up to the first preposition, comma or relative: the noun phrase without what hangs on it."""
    out: list[Word] = []
    for at, word in enumerate(found):
        after = found[at + 1].norm if at + 1 < len(found) else ""
        if word.norm == "of" and _inside_name(text, out, found[at + 1 : at + 2]):
            out.append(word)
            continue
        mark = bool(out) and re.search(r"[,(;:]", text[out[-1].end : word.start])
        if out and (mark or word.norm in _STOPS or (word.norm.endswith("ed") and after in _STOPS)):
            break
        if word.norm != "s" or out:  # a name cut off before its "'s"
            out.append(word)
    return out or list(found)


def _inside_name(text: str, before: Sequence[Word], after: Sequence[Word]) -> bool:
    """Whether "of" stands inside a name: "Department of Mines", but not "Residents of Korsa"."""
    if not before or not after or before[-1].norm in ROLES:
        return False
    return text[before[-1].start].isupper() and text[after[0].start].isupper()


def _other(
    text: str, place: Place, inside: Sequence[Name], found: Sequence[Word], common: Collection[str]
) -> Mention:
    phrase = _phrase(text, found)
    head, first = phrase[-1].norm, phrase[0].norm
    label = _label(text, phrase, inside)
    if head in GENERATIONS and len(phrase) > 1 and text[phrase[-1].start].isupper():
        return _person(text, place, Name(place.document, phrase[0].start, phrase[-1].end, "PER"), found)
    if first in _COURTESY and re.fullmatch(r"\w+\.? (?:[A-Z][\w\-]* ?){1,3}", label):
        return Mention(place, "person", label, person_name(label, 0, len(label)))
    definite = first in ("the", "this", "that", "these", "those", "both") or (
        text[phrase[0].start].isupper() and first in COUNTRIES
    )
    capital = text[phrase[-1].start].isupper() and head not in FUNCTION_WORDS
    if head in PAPERS and not (capital and head in RELAY_WORDS and len(phrase) > 1):  # "the Korsa Post"
        return _paper(text, place, phrase, label, definite=definite)
    if head in ROLES:
        role = _role([w.norm for w in phrase])
        plural = head in PLURAL_ROLES
        given = first in ("the", "this", "that")
        return Mention(
            place, "described", _described(text, place, phrase), (), role, _marks(found), given, plural
        )
    if (
        not text[phrase[-1].start].isupper()
        and head.endswith("s")
        and head.removesuffix("s") in BODIES
        and head not in BODIES | RELAY_WORDS
    ) or head == "forces":
        return Mention(
            place,
            "described",
            _described(text, place, phrase),
            (),
            stem(head),
            _marks(found),
            first == "the",
            plural=True,
        )
    capital = capital and not lends_capital(text, phrase[-1], common)
    named = [n for n in inside if n.end == phrase[-1].end or n.start <= phrase[-1].start < n.end]
    named = [n for n in named if not plain_word(text, n, common)]
    if head in BODIES or named or capital or head.rstrip("s") in RELAY_WORDS:
        known = bool(named) or names_body(text, phrase, common)
        name, marks = _body_name(text, phrase), _marks(found)
        return Mention(place, "organisation", label, name, "", marks, definite, proper=known)
    return Mention(
        place,
        "described",
        _described(text, place, phrase),
        (),
        stem(head),
        _marks(found),
        first == "the",
        head.endswith("s"),
    )


def _label(text: str, phrase: Sequence[Word], inside: Sequence[Name]) -> str:
    """The words of a phrase without its article, and without "'s" where that is not of the name."""
    led = len(phrase) > 1 and phrase[0].norm in ("the", "a", "an", "both", "this", "that", "these", "those")
    label = text[phrase[1 if led else 0].start : phrase[-1].end]
    own = any(n.end == phrase[-1].end for n in inside)
    return label if own else re.sub(r"['’]s?$", "", label)


def _described(text: str, place: Place, phrase: Sequence[Word]) -> str:
    """An unnamed source with all that tells who it is, up to a comma or a relative clause."""
    start = phrase[1 if len(phrase) > 1 and phrase[0].norm in ("the", "a", "an") else 0].start
    told = text[start : place.end]
    end = _ASIDE.search(told, phrase[-1].end - start)
    return told[: end.start() if end else None].strip()


def _body_name(text: str, phrase: Sequence[Word]) -> tuple[str, ...]:
    parts = (
        p for w in phrase for p in w.norm.split("-")
        if p not in FUNCTION_WORDS or (p in _NAMES_TOO and text[w.start].isupper())
    )  # fmt: skip
    return tuple(stem(p) for p in parts)


def _paper(text: str, place: Place, phrase: Sequence[Word], label: str, *, definite: bool) -> Mention:
    """A statement speaks for the body that issued it, if that is printed; other papers for themselves."""
    issuer = [
        w
        for w in phrase[:-1]
        if w.norm not in ("press", "news", "joint", "written", "separate") and w.norm not in FUNCTION_WORDS
    ]
    if (
        phrase[-1].norm in _ISSUED
        and issuer
        and (issuer[-1].norm in BODIES or text[issuer[-1].start].isupper())
    ):
        said = re.sub(r"['’]s?$", "", text[issuer[0].start : issuer[-1].end])
        return Mention(place, "organisation", said, _body_name(text, issuer), "", _marks(issuer), definite)
    return Mention(place, "document", label, _body_name(text, phrase), "", _marks(phrase), definite)


def is_relay(mention: Mention) -> bool:
    """Whether a source is an agency, an outlet or "media": it passes on what others say."""
    return mention.kind in ("organisation", "described") and relays(mention.label)


def relays(label: str) -> bool:
    """Whether a label is that of an agency or outlet.

    >>> relays("The Associated Press"), relays("U.S. media"), relays("Iraq's military")
    (True, True, False)
    """
    norms = [w.norm for w in words(label)]
    if not norms:
        return False
    if any(name in " ".join(norms) for name in RELAY_NAMES) or norms[-1] in RELAY_WORDS:
        return True
    return bool({"news", "press"} & set(norms)) and norms[-1] in _PRESS_BODIES


def names_somebody(label: str) -> bool:
    """Whether a printed source has a name in it: a capitalised word that is neither its first nor a country.

    >>> names_somebody("military sources"), names_somebody("Jane Roe"), names_somebody("Iraqi officials")
    (False, True, False)
    """
    found = words(label)
    if found and found[-1].norm in ROLES:
        return False
    return any(
        label[w.start].isupper() and w.norm not in COUNTRIES and w.norm not in FUNCTION_WORDS for w in found
    )
