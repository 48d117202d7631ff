"""Numbers that are no quantities: dates, clock times, ordinals, scores, and numbers that are names."""

from __future__ import annotations

import re

from storyledger.extract.numbers import Number
from storyledger.extract.phrases import plural

MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_AFTER_MONTH = re.compile(
    rf"(?<!\w){MONTH} ?(?:the )?$|(?<!\w){MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? ?$"
    rf"|(?<!\w){MONTH} \d{{1,2}}(?:-|–| to | and )$",
    re.IGNORECASE,
)
_MONTH_AFTER = re.compile(
    rf"(?:st|nd|rd|th)?(?: of|-| and \d{{1,2}}(?:st|nd|rd|th)?| to \d{{1,2}})?[ -]{MONTH}(?!\w)",
    re.IGNORECASE,
)
_ORDINAL = re.compile(
    r"(?:st|nd|rd|th)(?!\w)|-(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\b"
)
_CLOCK = re.compile(
    r"(?::\d\d| ?[ap]\.?m\b\.?| o['’]?clock\b|\.\d\d ?[ap]\.?m\b| (?:GMT|UTC|EST|EDT|ET|PT|hours GMT)\b)",
    re.IGNORECASE,
)
_GLUED = re.compile(
    r"[:/]\d|[-–]\d{1,3}(?:[-–]\d+)?(?! ?(?:%|per|pc|\w+s\b|mile|year|day|month|hour|minute|inch"
    r"|foot))(?!\w)|\.\d+\.\d"
)
_GLUED_LEFT = re.compile(
    r"(?:(?<!sub)(?<!minus)(?<!mid)(?<!pre)(?:(?<=\w)|(?<=\.))-|[A-Za-z]\d*/|\d[-–:/]|[#@§]|[A-Za-z]\.)$"
)
# Words that number what follows: "Section 427", "No. 10", "page 3".
_NUMBERED = re.compile(
    r"(?:(?<!\w)(?:no|number|nos|article|section|row|chapter|page|pages|route|highway|flight|phase|room"
    r"|area|level|type|"
    r"resolution|battalion|unit|channel|world war|division|group|formula|game|week|day|season|episode|stage"
    r"|round|act|"
    r"part|volume|vol|version|track|lane|gate|exit|apollo|class|grade|tier|category|figure|fig|table|block"
    r"|zone|district|"
    r"line|size|platform|model|series|mark|mk|windows|iphone|ipad|galaxy|pixel|model|boeing|airbus|covid"
    r"|top|u-?|under|"
    r"catch|super bowl|test|case|ward|proposition|prop|bill|amendment|clause|item|step|rule|chapter|psalm"
    r"|verse|since|"
    r"interstate|terminal|pier|sector|camp|sol|mission|planet|a\.d|ad|b\.c|circa)\.? ?#?)$",
    re.IGNORECASE,
)
_INDEX = re.compile(
    r"(?:S ?& ?P|S P|sp|ASX|FTSE|Russell|Nikkei|CAC|DAX|Stoxx|STOXX|Nasdaq|TOPIX|CSI|Hang Seng|Fortune"
    r"|Euro Stoxx)[ -]?$"
)
_NAME_BEFORE = re.compile(
    r"(?<![\w.!?:“\"])(?!The |In |A |An |At |On |About |Some |Over |Nearly |Almost |And |But |Of |For "
    r"|With |All |From |To |These |Those |Their |His |Her |Its |By |Our |My |Only |Just |Another |More "
    r"|Than |Up |If |When |As |After |Before |Between |Around )[A-Z][\w'’]*[A-Za-z] $"
    r"|[A-Za-z]*[a-z][A-Z]\w* $"
)
_YEAR_CUE = re.compile(
    r"\b(?:in|since|until|by|from|of|during|before|after|early|late|mid|summer|winter|spring|autumn|fall"
    r"|year|the|a|for|"
    r"circa|around|between|and|to|on|this|its|his|their|that|new|fiscal|throughout|through|back|than"
    r"|or)[ -]$|[(,'’] ?$",
    re.IGNORECASE,
)
_YEAR_RANGE = re.compile(r"[-–/]\d\d(?!\d)|s(?!\w)")
_COUNTED = re.compile(
    r" (?:people|troops|soldiers|men|women|children|workers|employees|jobs|homes|houses|units|students"
    r"|members|others|"
    r"residents|civilians|fighters|refugees|deaths|cases|victims|police|officers|patients|voters|shares"
    r"|companies|cars|"
    r"vehicles|miles|feet|metres|meters|times|dead|wounded|injured|migrants|prisoners|inmates|protesters"
    r"|votes|points)\b"
)
_HALF_OF = re.compile(
    r"(?<!\w)(?:first|second|latter|other|top|bottom|back|front|better|final|last|opening) $", re.IGNORECASE
)
_SPOKEN_YEAR = re.compile(
    r"(?:eighteen|nineteen|twenty)[ -](?:hundred|ten|eleven|twelve|\w+teen|\w+ty(?:[ -]\w+)?)$", re.IGNORECASE
)
_NOT_ONE = re.compile(
    r"(?<!\w)(?:this|that|the|each|no|any|every|some|which|another|only|good|last|next|first|day|number"
    r"|other|a|an|such|"
    r"right|wrong|new|old|big|loved|certain|particular|or) $",
    re.IGNORECASE,
)
_ONE_OF = re.compile(r" of (?:the|its|his|her|their|our|my|your|those|these) \w")
_ONE_GOES_ON = re.compile(
    r"(?:[ -](?!of\b|that\b|who\b|which\b|in\b|and\b|or\b(?! two\b)|to\b(?! two\b)|is\b|was\b|has\b|had\b"
    r"|can\b|could\b|would\b|will\b|for\b"
    r"|on\b|at\b|by\b|with\b|from\b|they\b|he\b|she\b|we\b|you\b|i\b|it\b|another\b|where\b|when\b|as\b"
    r"|but\b|thing\b"
    r"|way\b|knows\b|man's\b|side\b|hand\b|time\b|after\b|before\b|should\b|may\b|might\b|must\b|does\b"
    r"|sided\b|there\b"
    r"|if\b|being\b|were\b|are\b|more\b|off\b|over\b|said\b|told\b|the\b|this\b|that's\b|year's\b"
    r"|another's\b)"
    r"[A-Za-z]| of (?:the|[A-Z]\w*['’]s|its|his|her|their|our|my|your|those|these|several|many|about|some"
    r"|\d|two|three|four|five|six)\b)",
    re.IGNORECASE,
)


# "Group of Seven", "Gang of Eight": the number is part of the name; "one-on-one" counts nothing.
_COUNTED_NAME = re.compile(r"(?<!\w)(?!One |Two |Half )([A-Z][a-z]+) of $")
_FACING = re.compile(r"(?<!\w)(?:one-(?:on|to|by|for)|two-(?:by|for)|three-(?:on|by))-$", re.IGNORECASE)


def is_date(text: str, n: Number, floor: int, ceiling: int) -> bool:
    """Tell whether a number is part of a date or a clock time.

    >>> from storyledger.extract.numbers import numbers
    >>> text = "On 3 May 2014 at 11 a.m."
    >>> [is_date(text, n, 0, len(text)) for n in numbers(text, 0, len(text))]
    [True, True, True]
    """
    del floor  # a sentence may seem to begin after "Dec.": the words before it count as well
    if n.form != "digits":
        if _SPOKEN_YEAR.match(text, n.start, n.end):
            return True
        return bool(_MONTH_AFTER.match(text, n.end, ceiling)) and n.value < 32
    before = text[max(0, n.start - 24) : n.start]
    small = n.value < 32 and n.whole.isdigit()
    if small and (_MONTH_AFTER.match(text, n.end, ceiling)):
        return True
    if (small or _like_year(n)) and _AFTER_MONTH.search(before):
        return True
    return bool(_CLOCK.match(text, n.end, ceiling)) or _is_year(text, n, before, ceiling)


def _like_year(n: Number) -> bool:
    return len(n.whole) == 4 and n.whole.isdigit() and 1000 <= n.value <= 2100 and not n.scale


def _is_year(text: str, n: Number, before: str, ceiling: int) -> bool:
    if not _like_year(n) or (n.value < 1500 and not _YEAR_CUE.search(before)):
        return False
    if _YEAR_RANGE.match(text, n.end, ceiling):
        return True
    if _COUNTED.match(text, n.end, ceiling):
        return False
    following = re.compile(r" ([a-z][\w'’-]*)").match(text, n.end, ceiling)
    if following and plural(following[1]):
        return bool(_YEAR_CUE.search(before)) and 1800 <= n.value <= 2050
    return True


def is_name(text: str, n: Number, floor: int, ceiling: int) -> bool:
    """Tell whether a number is an ordinal, a score or part of a name, and counts nothing.

    >>> from storyledger.extract.numbers import numbers
    >>> text = "They won 2-1 in the 10th game"
    >>> [is_name(text, n, 0, len(text)) for n in numbers(text, 0, len(text))]
    [True, True, True]
    """
    named = _COUNTED_NAME.search(text, max(floor, n.start - 40), n.start)
    if named and (text[n.start].isupper() or named[1] in ("Group", "Gang", "Club")):
        return True
    if _FACING.search(text, max(floor, n.start - 8), n.start):
        return True
    if n.form == "share":
        return bool(_HALF_OF.search(text[max(floor, n.start - 12) : n.start]))
    if n.form != "digits":
        return n.form == "words" and _bare_word(text, n, floor, ceiling)
    before = text[max(floor, n.start - 24) : n.start]
    listed = text[n.end : n.end + 2].strip().startswith(")") and "(" not in before
    if (
        listed
        or _ORDINAL.match(text, n.end, ceiling)
        or _GLUED.match(text, n.end, ceiling)
        or _GLUED_LEFT.search(before)
    ):
        return True
    if _NUMBERED.search(before) and not re.match(r"[ -]?(?:%|per ?cent)", text[n.end : n.end + 8]):
        return not _COUNTED.match(text, n.end, ceiling)
    if _INDEX.search(before):
        return True
    bare = n.whole.isdigit() and not n.scale
    return (
        bare
        and bool(_NAME_BEFORE.search(before))
        and not re.match(r",? [a-z]+s\b|%| per", text[n.end : n.end + 24])
    )


def _bare_word(text: str, n: Number, floor: int, ceiling: int) -> bool:
    """A word for a number that stands for something else: "each one", "one can", "Nine", "twenty-first"."""
    if _ORDINAL.match(text, n.end, ceiling):
        return True
    before = text[max(floor, n.start - 16) : n.start]
    if text[n.start : n.end].lower() == "one":
        if _ONE_OF.match(text, n.end, ceiling):
            return False
        return bool(_NOT_ONE.search(before)) or not _ONE_GOES_ON.match(text, n.end, ceiling)
    return text[n.start].isupper() and bool(re.search(r"[A-Z][a-z]+ $", before))
