"""Noun phrases right of a number: where "9,000 American troops" ends, and the words' dictionary forms."""

from __future__ import annotations

import re

from storyledger.terms import Span
from storyledger.text import listed

_TOKEN = re.compile(r"[ \u00a0]?[\"“'‘]?([^\W_][\w&]*(?:[.'’\-–](?=\w)[\w&]+)*\.?['’]?|\()")

LONGEST = 120  # code points of a noun phrase that are read


# Words that end a noun phrase.
STOP = listed(
    """
    a an the this that these those of in on at by for from to into onto with without within over
    under above below across through during since until till after before about around against
    between among near off out up down as than per via upon along behind beyond despite toward
    towards amid and or but nor so yet if when while where which who whom whose why how because
    although though unless whether what i you he she it we they me him us them his her its our their
    your my mine theirs itself themselves one himself is are was were be been being am has have had
    having do does did will would shall should can could may might must not no never also just only
    even still already now then there here ago later earlier annually daily weekly today yesterday
    tomorrow away apart back ahead said says say told tells reported report according including
    excluding compared versus vs each every both either rose fell gained lost came went made took
    got gets get make makes take takes give gave left leave leaves live last next monday tuesday
    wednesday thursday friday saturday sunday january february march april june july august
    september october november december jan feb mar apr jun jul aug sept sep oct nov dec instead
    such however meanwhile nearly almost roughly some any all more most less fewer further worldwide
    nationwide available suspected alike together long tall wide deep high old thick heavy south
    north east west southwest remain remains remained began begin begins continue continues died die
    dead became become stood stands sit sits want wants need needs know think believe see saw seen
    expect expects show shows use uses work works
    """
)
# Plural and singular.
_IRREGULAR = {
    pair.partition(":")[0]: pair.partition(":")[2]
    for pair in listed(
        """
    people:people men:man women:woman children:child feet:foot teeth:tooth mice:mouse geese:goose
    lives:life wives:wife knives:knife wolves:wolf halves:half leaves:leaf thieves:thief
    shelves:shelf criteria:criterion servicemen:serviceman policemen:policeman
    businessmen:businessman gunmen:gunman congressmen:congressman lawmen:lawman
    grandchildren:grandchild schoolchildren:schoolchild police:police troops:troop
    personnel:personnel staff:staff crew:crew aircraft:aircraft species:species series:series
    cattle:cattle viruses:virus buses:bus campuses:campus bonuses:bonus houses:house cases:case
    bases:base phases:phase causes:cause nurses:nurse horses:horse courses:course purchases:purchase
    releases:release increases:increase warehouses:warehouse licenses:license responses:response
    exercises:exercise expenses:expense databases:database analyses:analysis crises:crisis axes:axe
    movies:movie cookies:cookie calories:calorie zombies:zombie rookies:rookie ties:tie pies:pie
    shoes:shoe spacecraft:spacecraft fish:fish sheep:sheep deer:deer premises:premise
    enterprises:enterprise franchises:franchise promises:promise clauses:clause pauses:pause
    diseases:disease senses:sense defenses:defense offenses:offense vehicles:vehicle corpses:corpse
    glimpses:glimpse universes:universe doses:dose losses:loss servicewomen:servicewoman
    seamen:seaman fishermen:fisherman
    """
    )
}
PLURALS = frozenset(_IRREGULAR)
_UNCHANGED = frozenset(word for word in _IRREGULAR if _IRREGULAR[word] == word)  # "police officers"
_SINGULAR_S = ("ss", "us", "is", "'s", "’s")
# Plural in form, but they stand before a noun as often as not: "three sports teams".
_ATTRIBUTIVE = listed(
    """
    sports arms news goods sales savings earnings rights systems operations games
    """
)


_BODIES = listed(
    """
    contingent force army military navy police presence population workforce staff personnel budget territory
    government economy market electorate vote cavalry infantry crew clergy livestock poultry garrison
    """
)


def plural(word: str) -> bool:
    """Tell whether a word looks like a plural noun.

    >>> plural("troops"), plural("crisis"), plural("people")
    (True, False, True)
    """
    low = word.lower()
    by_form = len(low) > 2 and low.endswith("s") and not low.endswith(_SINGULAR_S)
    return low in PLURALS or (by_form and low not in STOP)


def counts(word: str) -> bool:
    """Tell whether a word can be what a number counts: a plural, or a body of many.

    >>> counts("troops"), counts("infantry"), counts("airliner")
    (True, True, False)
    """
    return plural(word) or word.lower() in _BODIES


def singular(word: str) -> str:
    """Return a noun's singular, by rule.

    >>> singular("companies"), singular("boxes"), singular("women")
    ('company', 'box', 'woman')
    """
    low = word.lower()
    if low in _IRREGULAR:
        return _IRREGULAR[low]
    if low.endswith(_SINGULAR_S) or len(low) < 3 or not low.endswith("s"):
        return word
    if low.endswith("ies") and len(low) > 4:
        return word[:-3] + "y"
    if low.endswith(("sses", "shes", "ches", "xes", "zes", "oes")):
        return word[:-2]
    return word[:-1]


def noun_phrase(text: str, start: int, end: int, *, many: bool = True) -> Span | None:
    """Return the noun phrase that begins at `start`, or None: up to its first plural (or up to a stop word).

    >>> text = "four different bosses to battle"
    >>> text[slice(*noun_phrase(text, 4, 31))]
    'different bosses'
    """
    spans, words = _run(text, start, min(end, start + LONGEST))
    if not words:
        return None
    last = len(words) - 1
    if many:
        found = next((i for i in range(len(words)) if plural(words[i]) and not _goes_on(words, i)), None)
        joined = _joined(text, spans, words, end) if found is None else None
        if joined:
            return Span(spans[0].start, joined)
        last = last if found is None else found
    while (
        last > 0 and words[last].lower().endswith(("ly", "ing", "ed")) and last == len(words) - 1 and not many
    ):
        last -= 1
    return Span(spans[0].start, spans[last].end)


def _goes_on(words: list[str], i: int) -> bool:
    """A plural that stands before its noun: "sports teams", "the United States contingent"."""
    if i + 1 == len(words):
        return False
    if words[i][0].isupper() and words[i + 1][0].isupper():  # "Los Angeles residents"
        return any(plural(w) and w[0].islower() for w in words[i + 1 :])
    if i and words[i - 1] == "United" and words[i][0].isupper():
        return words[i + 1][0].islower() and not words[i + 1].endswith(("ed", "ing"))
    if i and words[i][0].isupper() and words[i - 1][0].isupper():  # "Delta Airlines flights"
        return words[i + 1][0].islower() and (plural(words[i + 1]) or words[i + 1].lower() in _BODIES)
    before_noun = words[i].lower() in _ATTRIBUTIVE or words[i].lower() in _UNCHANGED or words[i][0].isupper()
    return before_noun and plural(words[i + 1]) and words[i + 1][0].islower()


def _joined(text: str, spans: list[Span], words: list[str], end: int) -> int | None:
    """Where a phrase ends whose names are joined before their noun: "460 Kia and Hyundai vehicles"."""
    if not words[-1][0].isupper() or len(words) > 3:
        return None
    m = _AND_NAME.match(text, spans[-1].end, min(end, spans[-1].end + LONGEST))
    return m.end() if m and plural(m[1]) else None


_AND_NAME = re.compile(r" (?:and|or) (?:[A-Z][\w’'-]{0,20} ){1,2}([a-z][\w-]{0,20})")


def _run(text: str, start: int, end: int) -> tuple[list[Span], list[str]]:
    """The words up to a stop word, punctuation, a number or the sixth word."""
    spans: list[Span] = []
    words: list[str] = []
    place = start
    while len(words) < 6 and (m := _TOKEN.match(text, place, end)):
        word = m[1]
        if word == "(" or word[0].isdigit() or _stops(word, words) or (words and m.start(1) == place):
            break
        word = word.rstrip("'’")
        stop = word.endswith(".") and not (len(word) > 2 and word[-3] == ".")
        word = word.rstrip(".") if stop else word
        spans.append(Span(m.start(1), m.start(1) + len(word)))
        words.append(word)
        place = m.end()
        if stop or (m[1] != word and not stop):
            break
    return spans, words


def _stops(word: str, words: list[str]) -> bool:
    """Whether a word ends the phrase; "US" is no pronoun, and "the most liberal members" goes on."""
    if word == "US" or (word == "most" and (not words or words[-1].endswith(("'s", "’s")))):
        return False
    return word.rstrip(".'’").lower() in STOP


_POSSESSIVE = re.compile(r"['’]s?(?!\w)")
_BASE = {
    "earliest": "early", "best": "good", "worst": "bad", "oldest": "old", "largest": "large",
    "biggest": "big", "highest": "high",
    "smaller": "small", "larger": "large", "older": "old", "bigger": "big", "lowest": "low",
    "smallest": "small",
    "greatest": "great", "newest": "new", "youngest": "young", "longest": "long", "richest": "rich",
    "newer": "new",
}  # fmt: skip


def lemma(text: str, span: Span) -> str:
    """Return a noun phrase in its dictionary form: lower case, the last word singular.

    >>> lemma("American troops", Span(0, 15))
    'american troop'
    """
    words = [_BASE.get(w, w) for w in _POSSESSIVE.sub("", text[span.start : span.end].lower()).split()]
    words = [w for w in words if w not in ("and", "or")]
    return " ".join([*words[:-1], singular(words[-1])]).lower() if words else ""
