"""Words that say who says what: a closed list of verbs, each with how it takes its source and content.

The verbs and their kinds come from counts on labelled training articles: a verb is listed where at least
three of five of its uses outside quotation marks were cues (two of five for verbs of saying).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from storyledger.text import listed

# What is said may stand before them: "..., he said".
_SAYING = """
    say tell add note explain argue state declare claim insist warn stress acknowledge admit reply
    respond continue write tweet ask recall predict conclude suggest assert contend allege report
    confirm emphasize emphasise reiterate complain joke observe remark concede lament boast quip testify
    counter caution maintain recount reveal shout chant yell read opine muse counsel reason wonder
    recite repeat pronounce proclaim stipulate estimate announce assure inform remind disclose indicate
    vow promise pledge
"""
# A clause or a thing follows them.
_TAKING = """
    criticize criticise praise endorse accuse blame denounce condemn reject deny dismiss defend oppose
    describe attack mock slam blast tout cite propose urge demand request question mention highlight
    echo thank welcome applaud portray deem voice express outline decry assail deride lambast bemoan
    liken ridicule rebuke chide refute dispute disavow rebut champion advocate favor favour challenge
    predict underscore recommend call underline signal imply think believe hope fear doubt expect insist
    discuss detail stipulate invoke reference rip brand label hail laud fault
"""
# Only before "to", "that", "whether" or a quotation.
_BOUND = """
    agree decide refuse decline want seek plan threaten intend offer know find show see feel learn
    understand realize realise worry swear resolve conclude ensure dream figure guess suspect assume
    prove rule appeal struggle prefer
"""
_LONGER_SAYING = """
    point out; make clear; make it clear; go on to say
"""
_LONGER_TAKING = """
    call for; call on; call upon; point to; refer to; talk about; speak about; speak of; complain about;
    complain of; warn of; warn against; speculate about; rail against; push for; object to; respond to;
    weigh in on; apologize for; vote for; vote against; lash out at; hint at; comment on; react to;
    argue for; argue against; insist on; inquire about; ask for; ask about
"""
_IRREGULAR_FORMS = """
    say says said saying; tell tells told telling; write writes wrote writing; read reads read reading;
    find finds found finding; think thinks thought thinking; know knows knew knowing; see sees saw seeing;
    seek seeks sought seeking; feel feels felt feeling; swear swears swore swearing;
    speak speaks spoke speaking; understand understands understood understanding; make makes made making;
    go goes went going; admit admits admitted admitting; quip quips quipped quipping;
    plan plans planned planning; refer refers referred referring; label labels labeled labeling;
    prefer prefers preferred preferring; rip rips ripped ripping; signal signals signaled signaling;
    show shows showed showing
"""
_IRREGULAR = {
    base: (third, past, ing) for base, third, past, ing in (f.split() for f in _IRREGULAR_FORMS.split(";"))
}
# Base forms that are seldom nouns: "officials say".
_BASE = """
    say tell argue insist warn believe think suggest show want hope acknowledge deny predict expect
    agree know contend allege oppose reject describe accuse indicate reveal add seek urge demand fear
    confirm find doubt
"""
# Forms that are as often nouns: no article or adjective may stand before them.
_NOUNS = listed(
    """
    reports claims calls plans hopes notes fears demands promises estimates states reads questions
    requests doubts attacks shows charges remarks responds demand fear claim report call plan hope note
    show doubt details praise reports signals brands labels voices references challenges complaints
    repeats blasts slams read found felt saw finding reading feeling understanding writing meaning
    saying thought
    """
)


def forms(verb: str) -> tuple[str, str, str]:
    """Return a verb's third person, past and -ing form.

    >>> forms("deny"), forms("urge")
    (('denies', 'denied', 'denying'), ('urges', 'urged', 'urging'))
    """
    if verb in _IRREGULAR:
        return _IRREGULAR[verb]
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    third = verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z")) else "s")
    stem = verb[:-1] if verb.endswith("e") else verb
    return third, stem + "ed", stem + "ing"


def _table() -> dict[str, tuple[str, str]]:
    """Each form with its kind (say, took, bound) and shape (third, past, ing, base)."""
    table: dict[str, tuple[str, str]] = {}
    kinds = [(v, "bound") for v in _BOUND.split()] + [(v, "took") for v in _TAKING.split()]
    kinds += [(v, "say") for v in _SAYING.split()]
    kinds += [(" ".join(v.split()), "say") for v in _LONGER_SAYING.split(";")]
    kinds += [(" ".join(v.split()), "took") for v in _LONGER_TAKING.split(";")]
    for verb, kind in kinds:
        head, _, rest = verb.partition(" ")
        for form, shape in zip(forms(head), ("third", "past", "ing"), strict=True):
            table[f"{form} {rest}".strip()] = kind, shape
        if head in _BASE.split() or rest:
            table[verb] = kind, "base"
    return table | {"according to": ("according", "third")}


VERBS = _table()
BE = listed(
    """
    is are was were be been being am ’s 's ’re 're get gets got
    """
)
_AUX = listed(
    """
    has have had is are was were be been being am did does do will would could can may might must should
    never not also later previously repeatedly long already recently then once often publicly again
    still even only just now further initially first reportedly privately consistently frequently
    sharply quickly instead earlier ever always strongly since himself herself themselves both all
    explicitly openly famously currently simply formally didn't doesn't don't hasn't haven't hadn't
    isn't aren't wasn't weren't wouldn't couldn't shouldn't won't can't
    """
)
_WORD = re.compile(r"[A-Za-z]+(?:[’'-][A-Za-z]+)*")


class Cue(NamedTuple):
    """A cue: its auxiliaries begin at `left`, its verb is `[start, end)`; all code points."""

    left: int
    start: int
    end: int
    verb: str  # in lower case
    kind: str  # say took bound according
    shape: str  # third past ing base
    aux: tuple[str, ...]


_FIRST: dict[str, list[tuple[str, ...]]] = {}
for _verb in sorted(VERBS, key=lambda v: -v.count(" ")):
    _FIRST.setdefault(_verb.split()[0], []).append(tuple(_verb.split()))


def cues(text: str, start: int, end: int) -> Iterator[Cue]:
    """Yield the cues of `text[start:end]`, each with the auxiliaries and adverbs before it.

    >>> [(c.verb, c.aux) for c in cues("He has also called for it.", 0, 26)]
    [('called for', ('has', 'also'))]
    """
    aux: list[str] = []
    left = start
    found = list(_WORD.finditer(text, start, end))
    busy = 0
    for at, word in enumerate(found):
        low = word.group().lower().replace("’", "'")
        if at >= busy and low in _FIRST and (verb := _longest(found, at, low)):
            stop = found[at + len(verb) - 1].end()
            kind, shape = VERBS[" ".join(verb)]
            begun = left if aux and text[left : word.start()].replace(" ", "").isascii() else word.start()
            yield Cue(begun, word.start(), stop, " ".join(verb), kind, shape, tuple(aux))
            aux, busy = [], at + len(verb)
        elif _helps(low) and (not aux or text[found[at - 1].end() : word.start()] == " "):
            left = word.start() if not aux else left
            aux.append(low)
            continue
        elif _helps(low):
            aux, left = [low], word.start()
            continue
        aux = []


def _helps(low: str) -> bool:
    return low in _AUX or (low.endswith("ly") and low not in _NO_ADVERBS)


_NO_ADVERBS = listed(
    """
    family only supply reply july italy ally assembly rally emily kelly sally billy lily apply fly rely
    """
)


def _longest(found: Sequence[re.Match[str]], at: int, low: str) -> tuple[str, ...] | None:
    for verb in _FIRST[low]:
        rest = found[at + 1 : at + len(verb)]
        if len(rest) == len(verb) - 1 and all(
            m.group().lower() == v for m, v in zip(rest, verb[1:], strict=True)
        ):
            return verb
    return None


_NOUN_BEFORE = re.compile(
    r"(?:^|[\s\"“(])(?:the|an?|his|her|its|their|our|my|your|this|these|those|that|of|in|for|no|any|some|such"
    r"|by|with|from|on|"
    r"about|several|many|other|new|two|three|recent|earlier|previous|more|most|conflicting|public"
    r"|[A-Za-z]+['’]s?)\s+$",
    re.I,
)
_NOUN_AFTER = re.compile(
    r"\s+(?:of|from|by|for|were|was|are|is|have|had|has|will|would|and|or|on|in|about|said|came)\b"
)


_PLURAL_BEFORE = re.compile(r"(?:\b(?:i|we|they|you|who|to|and|people|would|will)|[a-z]s)\s+$", re.I)


def is_noun(text: str, start: int, end: int, lowest: int) -> bool:
    """Return whether the form at `[start, end)` is a noun by the words beside it: "the reports", "calls of".

    >>> is_noun("The claims of Ode", 4, 10, 0), is_noun("Ode claims it", 4, 10, 0)
    (True, False)
    """
    form = text[start:end].lower()
    if form.startswith(("call ", "push ", "vote ", "argue ")):
        return not _PLURAL_BEFORE.search(text, max(lowest, start - 24), start)
    if form in _NOUNS and text[start].isupper() and text[end : end + 5] != " for ":
        return True
    if form not in _NOUNS and not form.endswith("ing"):
        return False
    if _NOUN_BEFORE.search(text, max(lowest, start - 24), start):
        return not (
            form.endswith("ing")
            and re.search(
                r"\b(?:in|for|by|of|from|on|with|about)\s+$", text[max(lowest, start - 8) : start], re.I
            )
        )
    return form in _NOUNS and bool(_NOUN_AFTER.match(text, end))
