"""Standing: what a page prints of a source. Named or not, person, body or paper, with its title."""

from __future__ import annotations

import re
from collections.abc import Sequence

from storyledger.extract.name_rules import KNOWN, TITLES
from storyledger.extract.reasons import ANONYMOUS
from storyledger.terms import Name, Span, Spans

PAPER = re.compile(
    r"\b(?:statement|charge|database|estimate|investigation|release|report|record|document|memo|letter|survey|study|poll|filing|indictment|complaint"
    r"|lawsuit|suit"
    r"|affidavit|transcript|e-?mail|data|figure|audit|law|ruling|agreement|web ?site|website|page|post|tweet"
    r"|book|article"
    r"|op-ed|editorial|column|analysis|review|census|statistic|research|paper|manual|guideline|resolution"
    r"|bill|petition"
    r"|message|testimony|warrant|order|notice|advisory|headline|profile|account|list|plan|policy|guide"
    r"|finding|speech"
    r"|interview|video|footage|song|story|motion|brief|opinion|budget|charter|constitution|treaty"
    r"|communiqu[eé]|contract|copy|draft|proposal|measure|dossier|subpoena|decree|directive|blog)(?:e?s)?$",
    re.I,
)
_GROUP = re.compile(
    r"(?:people|those|these|police|media|others|some|many|most|several|few|both|two|three|four|five|men|women|children"
    r"|authorities|all"
    r"|military|army|government|opposition|majority|minority|percent|half|staff|crowd|public|leadership|press"
    r"|team|campaign"
    r"|family|party|union|committee|council|coalition|group|company|organization|organisation|agency"
    r"|department|ministry"
    r"|[a-z-]{3,}(?:[^s'’i]s))$",
    re.I,
)
_BODY = re.compile(
    r"(?:military|army|government|coalition|company|organization|organisation|agency|department|ministry"
    r"|campaign|council"
    r"|committee|party|union|court|parliament|administration|bank|police|navy|ministry|embassy|office|team"
    r"|board|congress"
    r"|hospital|school|university|newspaper|network|airline|commission|group|firm|association|district|state"
    r"|city|country)$",
    re.I,
)
SPOKES = re.compile(
    r"\b(?:spokes(?:man|woman|person|people|men|women)|representatives?|officials?|press office)\b", re.I
)
_PRONOUN = re.compile(r"(?:he|she|they|it|we|i|you|who|which|that|him|her|them|his|their|its)$", re.I)
_HEAD_STOP = re.compile(
    r",|\s(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|of|for|in|at|from|with|who|whom|whose|that|which|to|by|about|on|near|and|close|familiar|briefed"
    r"|made|released"
    r"|published|filed|issued|obtained|reviewed|seen|viewed|compiled|shared|provided|posted|sent|released|including|not|under|involved|based|backed|along|—|–|\()(?:\s|$)|\s[\(\[]"
)


def head_of(text: str, source: Span) -> Span:
    """Return a source without what follows its head: "an official close to Ode" -> "an official".

    >>> "an official close to Ode"[slice(*head_of("an official close to Ode", Span(0, 24)))]
    'an official'
    """
    stop = _HEAD_STOP.search(text, source.start + 1, source.end)
    return Span(source.start, stop.start() if stop else source.end)


def kind_of_source(text: str, source: Spans, names: Sequence[Name], around: str) -> str:
    """Return the standing of a source by the words printed; "" where no source is printed, or only "he".

    `names` are those of the source; `around` is the sentence, where the reason for anonymity may stand.

    >>> kind_of_source("a coalition statement", (Span(0, 21),), [], "")
    'document'
    """
    if not source or _PRONOUN.match(text, source[0].start, source[0].end):
        return ""
    head = _with_name(head_of(text, source[0]), source[0], names)
    named = [
        n for n in names if source[0].start <= n.start and n.end <= source[-1].end and is_person(text, n)
    ]
    if any(_ends_phrase(text, n, source[0]) and not _in_body(text, n, source[0]) for n in named) or (
        named and _named_aside(text, head, source[-1].end, named[0])
    ):
        return "named_person"
    if ANONYMOUS.search(around):
        return "anonymous"
    return _kind_of_head(text, source[0], head, names)


def _with_name(head: Span, source: Span, names: Sequence[Name]) -> Span:
    """A head with the whole of a body's name that it cuts: "the House | of Commons"."""
    cut = [n.end for n in names if n.type == "ORG" and n.start < head.end < n.end <= source.end]
    return Span(head.start, max(cut, default=head.end))


# "PREPA", "Ode.com": a body's name, whether or not a reader found it.
_OF_BODY = re.compile(r"(?:[Tt]he\s)?(?:[A-Z]{3,8}|[\w-]{2,30}\.(?:com|org|net))$")


def _kind_of_head(text: str, source: Span, head: Span, names: Sequence[Name]) -> str:
    """The standing of a source that is no named person, by the noun that it ends with."""
    words, joined = text[head.start : head.end], text[head.start : _joined_end(text, source, head)]
    last = [n for n in names if head.start <= n.start and n.end <= head.end and head.end - n.end <= 3]
    if PAPER.search(words):
        return "document"
    if joined != words and _GROUP.search(joined) and not any(n.type in ("ORG", "LOC") for n in last):
        return "unnamed_group"
    if any(n.type != "NORP" for n in last) or (_BODY.search(words) and not re.match(r"an?\s", words)):
        inside = any(head.start <= n.start < head.end for n in names)
        return "named_organisation" if inside or re.search(r"[A-Z]", words[1:]) else "unnamed_group"
    if _OF_BODY.match(words):
        return "named_organisation"
    return "unnamed_group" if _GROUP.search(words) else "unnamed_person"


def _joined_end(text: str, source: Span, head: Span) -> int:
    """Where the second noun of two joined by "and" ends: "American and Iraqi officials"."""
    if not text.startswith(" and ", head.end):
        return head.end
    return head_of(text, Span(head.end + 5, source.end)).end


_RELATIVE = re.compile(r"(?:who|which|whose|that)$", re.I)
# Where a noun phrase begins: the last of these before a relative pronoun, with at most six words behind it.
_BEGINS = re.compile(
    r"\b(?:an?|the|one|some|two|three|four|many|several|his|her|their|its|these|those)\s", re.I
)
_PHRASE = re.compile(r"(?:[\w.’'-]+\s){0,6}[\w.’'-]+,?\s$")


def antecedent(text: str, source: Spans, floor: int) -> Spans:
    """Return what "who" or "which" stands for, the phrase right before it; the source itself for others.

    >>> line = "Seen by a sailor, who said no"
    >>> [line[slice(*s)] for s in antecedent(line, (Span(18, 21),), 0)]
    ['a sailor']
    """
    if len(source) != 1 or not _RELATIVE.fullmatch(text, *source[0]):
        return source
    end, low = source[0].start, max(floor, source[0].start - 90)
    for begun in reversed(list(_BEGINS.finditer(text, low, end))):
        if _PHRASE.fullmatch(text, begun.start(), end):
            return (Span(begun.start(), begun.start() + len(text[begun.start() : end].rstrip(" ,"))),)
    return source


# "Oil Price": where only the last of two capitalised words was read as a name, both are no person's.
_FIRST_WORDS = re.compile(r"(?:[A-Z][\w.’'-]*\s)+$")


def _in_body(text: str, name: Name, source: Span) -> bool:
    """Whether a person's name is but the end of a name that is no person's."""
    before = text[source.start : name.start]
    return (
        source.end == name.end
        and bool(_FIRST_WORDS.match(before))
        and not OFFICE.search(before)
        and not any(word.lower().strip(".") in TITLES or word in KNOWN for word in before.split())
    )


# "HUD", "LAist": a word of capitals is a body, whatever a reader took it for.
_ACRONYM = re.compile(r"[A-Z]{2,4}|[A-Z]{2,}[a-z]+")


def is_person(text: str, name: Name) -> bool:
    """Return whether a name typed as a person's can be one: it has a capital and is no acronym.

    >>> is_person("HUD", Name("d", 0, 3, "PER")), is_person("Ode", Name("d", 0, 3, "PER"))
    (False, True)
    """
    printed = text[name.start : name.end]
    return name.type == "PER" and not printed.islower() and not _ACRONYM.fullmatch(printed)


_PHRASE_END = re.compile(
    r"$|['’]s?$|[,(]|\s(?:of|for|in|at|from|with|who|whom|whose|on|and|himself|herself|[(—–])\b"
)


# "an aide to Ode", "a lawyer for Sen. Ode"; not "Ministry of Health spokesman Ode", "secretary of state Ode"
_GOVERNED = re.compile(
    r"\b[a-z]{2,}\s(?:to|for|of|by|with|from|on)\s(?:the\s|Mrs?\.\s|[A-Z][\w.'’-]*\s)*$"
    r"|\b(?:close|loyal|allied|related|opposed|linked|next|familiar|briefed|aides?|advis[eo]rs?)\s"
    r"(?:to|with|by|of)\s[^,.;\n]{0,60}$"
)


def _ends_phrase(text: str, name: Name, source: Span) -> bool:
    """Whether the source's first noun phrase ends with a name: "Ministry of Health spokesman Ode"."""
    comma = text.find(",", source.start, name.start)
    if _GOVERNED.search(text, source.start, name.start):
        return False
    return comma < 0 and bool(_PHRASE_END.match(text, name.end, source.end))


def person_of(text: str, source: Spans, names: Sequence[Name]) -> Name | None:
    """Return the name of the person that a source is: of several, the one that ends its first phrase.

    >>> line = "Bay Ode resident Ada Krol"
    >>> person_of(line, (Span(0, 25),), [Name("d", 0, 7, "PER"), Name("d", 17, 25, "PER")]).start
    17
    """
    people = [n for n in names if is_person(text, n)]
    ends = [n for n in people if any(s.start <= n.start < s.end and _ends_phrase(text, n, s) for s in source)]
    return next(iter(ends or people), None)


# "his wife, | Ann Lee", "a spokesman for Ode, | Ann Lee"
_UP_TO_ASIDE = re.compile(r"(?:\s(?:for|of|at|from|with)\s[^,\n]{2,60})?,\s*(?:[\w.]+\s){0,3}")


def _named_aside(text: str, head: Span, end: int, name: Name) -> bool:
    """Whether a name stands in apposition to the head: "his wife, Ann Lee,"."""
    between = text[head.end : name.start]
    return name.end <= end and bool(_UP_TO_ASIDE.fullmatch(between)) and text[name.end : name.end + 2] != "'s"


_LEAD = re.compile(
    r"^(?:(?:the|an?|his|her|their|its|now|then|fellow|friend|while|and|but|as|when|according to|\d+-year-old"
    r"|one of)\s+)*",
    re.I,
)
OFFICE = re.compile(
    r"\b(?:president|minister|premier|secretary|senator|sen\.|rep\.|representative|congress(?:man|woman)"
    r"|governor|gov\.|mayor"
    r"|general|gen\.|lt\.|lieutenant|col\.|colonel|maj\.|major|capt\.|captain|sgt\.|sergeant|admiral"
    r"|commander|chief|judge"
    r"|justice|chancellor|ambassador|sheikh|imam|rabbi|rev\.|pastor|bishop|archbishop|cardinal|pope|king"
    r"|queen|prince|princess"
    r"|chair(?:man|woman|person)?|director|coach|officer|constable|inspector|detective|attorney|lawyer"
    r"|prosecutor|professor"
    r"|dean|spokes(?:man|woman|person)|ceo|cfo|coo|cto|executive|founder|co-founder|cofounder|head|leader"
    r"|manager|editor"
    r"|reporter|correspondent|columnist|analyst|economist|scientist|researcher|engineer|superintendent"
    r"|principal|teacher|doctor"
    r"|dr\.|prof\.|physician|surgeon|nurse|sheriff|commissioner|council(?:man|woman|member|or)|member"
    r"|delegate|lawmaker"
    r"|strategist|adviser|advisor|counsel|aide|consultant|partner|owner|organizer|coordinator|administrator"
    r"|curator|fellow"
    r"|scholar|historian|author|expert|specialist|official|deputy|clerk|treasurer|auditor|trustee|planner"
    r"|representative|agent"
    r"|legislator|assembly(?:man|woman|member)|supervisor|chairperson|chairwoman|guitarist|driver|pilot"
    r"|farmer|master|warden)s?(?![\w])",
    re.I,
)
_NO_TITLE = re.compile(
    r"\b(?:he|she|they|it|I|we|who|that|said|says|was|is|were|are|told|had|has)\b|\b(?:mr|mrs|ms)\.?$", re.I
)


def title_of(text: str, source: Spans, names: Sequence[Name]) -> Spans:
    """Return the words beside a person's name in the source: the office or role as printed.

    >>> line = "Ann Lee, the mayor of Ode, who left"
    >>> [line[slice(*s)] for s in title_of(line, (Span(0, 35),), [Name("d", 0, 7, "PER")])]
    ['mayor of Ode']
    """
    return tuple(s for s in _beside(text, source, names) if OFFICE.search(text, s.start, s.end))


def aside_of(text: str, source: Spans, names: Sequence[Name]) -> Spans:
    """Return the words beside a person's name that are no office: "a retired welder".

    >>> line = "Ann Lee, a retired welder"
    >>> [line[slice(*s)] for s in aside_of(line, (Span(0, 25),), [Name("d", 0, 7, "PER")])]
    ['retired welder']
    """
    return tuple(s for s in _beside(text, source, names) if not OFFICE.search(text, s.start, s.end))


def _beside(text: str, source: Spans, names: Sequence[Name]) -> list[Span]:
    """What stands before and after the name of the person that a source is."""
    for span in source:
        head = head_of(text, span)
        for n in (n for n in names if n.type == "PER" and span.start <= n.start and n.end <= span.end):
            if _ends_phrase(text, n, span) or _named_aside(text, head, span.end, n):
                found = (_before(text, span.start, n.start), _after(text, n.end, span.end))
                return [s for s in found if s and not _NO_TITLE.search(text, s.start, s.end)]
    return []


def _before(text: str, start: int, end: int) -> Span | None:
    while end > start and text[end - 1] in " ,\n":
        end -= 1
    lead = _LEAD.match(text[start:end])
    start += lead.end() if lead else 0
    if end - start < 3 or text[end - 2 : end] in ("'s", "’s"):
        return None
    return Span(start, end) if re.search(r"[a-z]{2}|[A-Z]{2}", text[start:end]) else None


_WHO = re.compile(
    r"^\s*,?\s*(?:whose|\d{1,3}\b|whom|which|of\b|in\b|at\b|from\b|with\b|and\b|said\b|\()", re.I
)
_TITLE_END = re.compile(r",?\s(?:who|whose|which|that|speaking|writing)\b|;|\s—|\s–")


def _after(text: str, start: int, end: int) -> Span | None:
    if text[start : start + 1] != "," or _WHO.match(text[start:end]):
        return None
    stop = _TITLE_END.search(text, start + 2, end)
    close = stop.start() if stop else end
    while start < close and text[start] in " ,\n":
        start += 1
    while close > start and text[close - 1] in " ,\n":
        close -= 1
    lead = _LEAD.match(text[start:close])
    start += lead.end() if lead else 0
    if text[start : start + 4] == "who ":
        close = start
    return Span(start, close) if close - start > 3 else None
