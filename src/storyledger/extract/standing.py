"""Standing: what a page prints of a source. Named or not, person, body or paper, with title and reason."""

from __future__ import annotations

import re
from collections.abc import Sequence

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
    r"|communique)(?:e?s)?$",
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
ANONYMOUS = re.compile(
    r"\b(?:on (?:the )?condition (?:of anonymity|that (?:he|she|they|it|his|her|their)\b)|spoke anonymously"
    r"|anonymously"
    r"|asked (?:not to be|that (?:he|she|they) not be) (?:named|identified)|declined to be (?:named"
    r"|identified)"
    r"|(?:requested|requesting|granted|sought) anonymity|not authori[sz]ed to (?:speak|discuss|comment|talk)"
    r"|did not want to be (?:named|identified)|whose name was withheld)\b",
    re.I,
)
_REASON = re.compile(
    r"\b(?:(?:because|in line with|citing|for fear|out of fear|as|since|due to|to (?:discuss|describe|speak"
    r"|protect|avoid))\b"
    r"[^.\n]{3,160})",
    re.I,
)
_KNOWS = re.compile(
    r"\b(?:who (?:was|were|has been|have been|had been|is|are) (?:briefed|told|involved|present|there"
    r"|familiar|aware|close|at"
    r"|in the|among|on the|working|shown)\b[^,.;\n]{0,120}|who (?:saw|witnessed|attended|reviewed|heard|read"
    r"|works?|worked"
    r"|has worked|survived|lives?|lived|studies|studied|served|represents?|leads?|led|runs?|ran|knows|knew"
    r"|took part)\b"
    r"[^,.;\n]{0,120}|(?:with (?:direct )?knowledge of|familiar with|briefed on|close to)\s[^,.;\n]{3,100})",
    re.I,
)
_FIRST_HAND = re.compile(
    r"\bwho (?:saw|witnessed|heard|attended|survived|took part|was (?:there|present|at|inside|among|injured"
    r"|wounded)"
    r"|were (?:there|present|at|inside|among|injured|wounded))\b|\bwitness(?:es)?\b|\beyewitness(?:es)?\b"
    r"|\bsurvivors?\b",
    re.I,
)
_SELF = re.compile(
    r"\b(?:I|we) (?:saw|heard|watched|was there|were there|witnessed|felt|ran|counted|found)\b", re.I
)
_RELAY = (
    r"(?P<relay>(?:the\s+)?[A-Z][\w.’'&\-]*[\w)](?:\s+(?:\([A-Z]{2,8}\)|[A-Z][\w.’'&\-]*\w|of(?=\s[A-Z])))*)"
)
_TOLD = re.compile(
    r"\b(?:told|tells|in an interview (?:with|on|to)|speaking (?:to|with|on)|spoke (?:to|with)|quoted by"
    r"|cited by|as reported by|reported by"
    r"|in remarks to|in (?:an? )?(?:e-?mail|statement|letter|text message) to|gave)\s+" + _RELAY
)
_QUOTING = re.compile(
    r"\b(?:quoting|citing|quoted|cited|quotes|cites)\s+(?P<relay>[^,.;:\n\"“]{3,80}?)(?=[,.;\n]|\s(?:as|that"
    r"|who|who's)\b|$)",
    re.I,
)
_REPORTERS = re.compile(
    r"\b(?:reporters|journalists|the press|congress|lawmakers|supporters|senate|house)\b", re.I
)
_PRONOUN = re.compile(r"(?:he|she|they|it|we|i|you|who|which|that|him|her|them|his|their|its)$", re.I)
_HEAD_STOP = re.compile(
    r",|\s(?:of|for|in|at|from|with|who|whom|whose|that|which|to|by|about|on|near|and|close|familiar|briefed"
    r"|made|released"
    r"|published|filed|issued|obtained|including|not|under|involved|based|backed|along|—|–|\()(?:\s|$)|\s[\(\[]"
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
    head = head_of(text, source[0])
    words = text[head.start : head.end]
    last = [n for n in names if head.start <= n.start and n.end <= head.end and head.end - n.end <= 3]
    named = [
        n for n in names if source[0].start <= n.start and n.end <= source[-1].end and is_person(text, n)
    ]
    if any(_ends_phrase(text, n, source[0]) for n in named) or (
        named and _named_aside(text, head, source[-1].end, named[0])
    ):
        return "named_person"
    if ANONYMOUS.search(around):
        return "anonymous"
    if PAPER.search(words):
        return "document"
    if last or (_BODY.search(words) and not re.match(r"an?\s", words)):
        inside = any(head.start <= n.start < head.end for n in names)
        return "named_organisation" if inside or re.search(r"[A-Z]", words[1:]) else "unnamed_group"
    return "unnamed_group" if _GROUP.search(words) else "unnamed_person"


# "HUD", "LAist": a word of capitals is a body, whatever a reader took it for.
_ACRONYM = re.compile(r"[A-Z]{2,4}|[A-Z]{2,}[a-z]+")


def is_person(text: str, name: Name) -> bool:
    """Return whether a name typed as a person's can be one: it has a capital and is no acronym.

    >>> is_person("HUD", Name("d", 0, 3, "PER")), is_person("Ode", Name("d", 0, 3, "PER"))
    (False, True)
    """
    printed = text[name.start : name.end]
    return name.type == "PER" and not printed.islower() and not _ACRONYM.fullmatch(printed)


_PHRASE_END = re.compile(r"$|[,(]|\s(?:of|for|in|at|from|with|who|whom|whose|on|and|himself|herself|[(—–])\b")


# "an aide to Ode", "a lawyer for Sen. Ode"; not "Ministry of Health spokesman Ode", "secretary of state Ode"
_GOVERNED = re.compile(r"\b[a-z]{2,}\s(?:to|for|of|by|with|from|on)\s(?:the\s|Mrs?\.\s|[A-Z][\w.'’-]*\s)*$")


def _ends_phrase(text: str, name: Name, source: Span) -> bool:
    """Whether the source's first noun phrase ends with a name: "Ministry of Health spokesman Ode"."""
    comma = text.find(",", source.start, name.start)
    if _GOVERNED.search(text, source.start, name.start):
        return False
    return comma < 0 and bool(_PHRASE_END.match(text, name.end, source.end))


def _named_aside(text: str, head: Span, end: int, name: Name) -> bool:
    """Whether a name stands in apposition to the head: "his wife, Ann Lee,"."""
    between = text[head.end : name.start]
    return (
        name.end <= end
        and bool(re.fullmatch(r",\s*(?:[\w.]+\s){0,3}", between))
        and text[name.end : name.end + 2] != "'s"
    )


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
    r"|farmer)s?(?![\w])",
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
        for n in (n for n in names if n.type == "PER" and span.start <= n.start and n.end <= span.end):
            if _ends_phrase(text, n, span):
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


def justification_of(text: str, start: int, end: int) -> Spans:
    """Return the stated reason for anonymity, or how the source knows, inside a stretch of text."""
    if hidden := ANONYMOUS.search(text, start, end):
        reason = _REASON.search(text, hidden.end(), min(end, hidden.end() + 200))
        stop = reason.end() if reason and reason.start() - hidden.end() < 60 else hidden.end()
        return (Span(hidden.start(), stop),)
    knows = _KNOWS.search(text, start, end)
    return (Span(knows.start(), knows.end()),) if knows else ()


def saw_it(text: str, start: int, end: int, said: str) -> bool:
    """Return whether the page prints that the source, at `[start, end)`, saw it, or the source says so."""
    return bool(_FIRST_HAND.search(text, start, end) or _SELF.search(said))


def via_of(text: str, start: int, end: int) -> Spans:
    """Return the relays that a stretch prints: "told the Associated Press", "quoting military sources".

    >>> line = "Lee told the Ode Times, quoting two aides."
    >>> [line[slice(*s)] for s in via_of(line, 0, 42)]
    ['the Ode Times', 'two aides']
    """
    found = [Span(m.start("relay"), m.end("relay")) for m in _TOLD.finditer(text, start, end)]
    found += [Span(m.start("relay"), m.end("relay")) for m in _QUOTING.finditer(text, start, end)]
    return tuple(sorted({s for s in found if not _REPORTERS.search(text[s.start : s.end])}))
