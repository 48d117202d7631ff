"""How time is printed: one pattern whose outer groups name the reading of each expression."""

from __future__ import annotations

import re


def _words(listed: str) -> list[str]:
    return listed.split()


MONTHS = _words("january february march april may june july august september october november december")
DAYS = _words("monday tuesday wednesday thursday friday saturday sunday")
_SMALL = _words(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_TENS_WORDS = _words("twenty thirty forty fifty sixty seventy eighty ninety")
COUNTS: dict[str, float] = {w: float(n) for n, w in enumerate(_SMALL)}
COUNTS |= {w: 10.0 * n for n, w in enumerate(_TENS_WORDS, 2)} | {"a": 1, "an": 1, "hundred": 100, "half": 0.5}
ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4,
    "last": 4,
}  # fmt: skip
PARTS = {"morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI"}

_TEEN, _TENS, _ONES = "|".join(_SMALL[10:]), "|".join(_TENS_WORDS), "|".join(_SMALL[1:10])
_CUT_MONTH = "jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec"
# "may" and "march" are verbs in lower case.
_M = (
    "|".join(f"(?-i:{m.title()}|{m.upper()})" if m in ("may", "march") else m for m in MONTHS)
    + rf"|(?:{_CUT_MONTH})\b\.?"
)
_SURE_MONTH = "|".join(m for m in MONTHS if m not in ("march", "may"))
_D = "|".join(DAYS)
_WD = rf"(?:{_D}|(?:mon|tues|tue|wed|thurs|thu|fri|sat|sun)\b\.?)"
_Y = r"(?:1[5-9]|20)\d\d"
_U = r"(?:second|minute|hour|day|week|month|quarter|year|decade|weekend|centurie|century|night)s?"
_LONG = r"(?:week|month|quarter|year|decade|weekend|century)"
_S = r"(?:spring|summer|autumn|fall|winter)"
_P = r"(?:morning|afternoon|evening|night)"
_NUM = (
    r"(?:\d{1,3}(?:,\d{3})?(?:\.\d+|[ -]\d/\d(?!\d))?|(?:a|one|two|three)\ (?:hundred|dozen|couple\ of)"
    rf"|(?:{_TENS})(?:[-\ ](?:{_ONES}))?|{_TEEN}|{_ONES}|an?|several|a\ few|few|many|some|half\ an?"
    r"|a\ couple\ of|a\ number\ of)"
)
_ABOUT = (
    r"(?:(?:nearly|almost|about|around|over|more\ than|less\ than|at\ least|at\ most|up\ to|roughly|some"
    r"|only|just"
    r"|another|approximately|no\ more\ than|as\ little\ as|as\ long\ as|as\ many\ as|the\ full|the\ entire"
    r"|a\ full)\ )?"
)
_ZONE = r"(?:gmt|utc|est|edt|et|pt|pdt|pst|local\ time)"
_CLOCK = (
    r"(?:\d{1,2}(?::\d\d)?\ ?(?:a\.?m\b\.?|p\.?m\b\.?)|\d{1,2}:\d\d(?:\ ?(?:gmt|utc|est|edt))?"
    r"|[012]\d[0-5]\d(?=\ (?:gmt|utc))|noon|midday|midnight)"
)
_LAST = (
    r"(?:last|past|previous|preceding|prior|this|current|present|next|coming|following|upcoming|same|latest)"
)
_MID = r"(?:(?:early|late|mid)[\ -])?"
_ALL_OF = r"(?:the\ end\ of|the\ beginning\ of|the\ start\ of)"
_YEAR_AGO = r"(?:last\ year|a\ year\ (?:ago|earlier)|the\ (?:previous|prior)\ year)"
_COUNTED = (
    "troops|people|soldiers|dollars|miles|points|feet|percent|men|pounds|members|units|jobs|shares|homes"
)
_COUNTED += "|workers"
_GOES_ON = (
    "ended|ending|to|and|that|for|before|as|with|in|of|at|on|is|was|has|will|when|pet"
)  # fmt: skip

# Name of the reading, and how it is printed. The order counts: the first that fits is taken.
_FORMS = {
    "iso": r"(?:19|20)\d\d-[01]\d-[0-3]\d",
    "slashed": r"(?P<sm>\d{1,2})/(?P<sd>\d{1,2})/(?P<sy>(?:19|20)?\d\d)",
    "at": rf"""(?P<at_clock>{_CLOCK})(?:\ {_ZONE})?,?\ (?:on\ )?
        (?:(?P<at_day>today|yesterday|tomorrow|{_D})(?!\w)
          |(?P<at_month>{_M})\ (?P<at_number>\d{{1,2}})(?!\d))""",
    "clock": rf"{_CLOCK}(?:\ (?:gmt|utc|est|edt|et|pt))?",
    "mdy": rf"""(?:{_WD},?\ )?(?P<m1>{_M})\ (?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?!\d|:\d)
        (?!\ ?(?:%|percent|million|billion))(?:,?\ (?P<y1>{_Y})(?!\d))?(?:\ (?P<part1>{_P}))?""",
    "dmy": rf"""(?:{_WD},?\ )?(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?:\ of)?[\ -](?P<m2>{_M})
        (?:,?[\ -](?P<y2>{_Y}|\d\d(?=[\s,.)]))(?!\d))?""",
    "my": rf"""(?:(?:early|late|mid|{_ALL_OF})[\ -])?(?P<m3>{_M}),?\ (?:of\ )?(?:(?P<y3>{_Y})(?![\d-])
        |(?:(?P<y3w>last|previous|this|next)|the\ (?P<y3t>previous|following|same))\ year
        |(?P<y3s>nineteen\ (?:{_TENS})(?:[-\ ](?:{_ONES}))?))""",
    "quarter": rf"""(?:(?:the\ )?(?P<qw>last|this|next)\ year['’]s\ |(?:the\ )?
          (?:(?P<qy>{_Y})\ |(?P<qago>year-ago|year-earlier)\ )?(?:fiscal[\ -])?)
        (?P<qn>first|second|third|fourth|final|1st|2nd|3rd|4th)[\ -](?:fiscal[\ -])?quarter(?!-final|s|final)
        (?:\ (?:of|in)\ (?:(?P<qoy>{_Y})|(?P<qow>last|this|next)\ year)|(?:\ of\ fiscal)?,?\ (?P<qfy>{_Y})
          |\ (?P<qaw>last|this|next)\ year)?""",
    "sameq": r"""the\ (?:latest|recent|most\ recent)\ (?:quarter|period)|the\ quarter|this\ quarter
        |latest[\ -]quarter""",
    "agoq": rf"""(?:the\ )?year-(?:ago|earlier|before)(?:\ (?:quarter|period))?
        |the\ (?:corresponding|same|comparable|like)\ (?:(?:quarter|period)|(?:time|month)(?=\ (?:last
        |a\ year)))
          (?:\ (?:of\ )?{_YEAR_AGO})?
        |last\ year['’]s\ (?:quarter|period|(?P<aqn>first|second|third|fourth)\ quarter)""",
    "oldperiod": rf"the\ (?P<opy>{_Y})\ (?:period|quarter)",
    "fiscal": rf"(?:the\ )?fiscal\ (?:year\ )?(?P<fy>{_Y})|fiscal['’](?P<fy2>\d\d)|the\ year\ (?P<fy3>{_Y})",
    "ends": rf"""(?:(?:by|at|until|before|near|toward|towards)\ )?(?:the\ )?(?:very\ )?
        (?:end|start|beginning|middle|rest|remainder|close|first\ half|second\ half|course)\ of\ (?:
        (?P<ew>last|this|next|the|the\ next|the\ last|the\ current)\ (?P<eu>{_LONG}|day)(?!\w)
        |(?P<ey>{_Y})(?!\d)|(?P<em>{_M})(?!\w))""",
    "span": rf"""{_ABOUT}(?:the\ |its\ |their\ |his\ |her\ )?
        (?:last|past|next|coming|previous|following|first|final|latest|preceding|recent|over\ the)[ ]
        (?P<n1>{_NUM})[\ -](?P<u1>{_U})(?!\w)""",
    "ago": rf"""{_ABOUT}(?P<n2>{_NUM})(?:\ and\ a\ half)?[\ -](?P<u2>{_U})(?:\ and\ a\ half)?
        (?:\ or\ (?:so|two))?[ ]
        (?P<dir>ago|earlier|later|from\ now|before(?=[.,;\ ])(?!\ (?:the|his|her|a|it|he|she|they))
          |hence|previously|after\ that)""",
    "wholeyear": r"""the\ (?:full|entire|whole|fiscal|calendar)\ year(?!\ \d)|(?:the\ )?year(?:['’]s|-|\ )end
        |(?:earlier|later)\ in\ the\ year""",
    "inday": r"""(?:(?:early|earlier|late|later)\ )?in\ the\ (?P<idp>day|morning|afternoon|evening)
        (?=[.,;:]|\ (?:after|before|at)\b)""",
    "recent": r"""(?:the\ )?(?:recent|coming|past|last\ few|next\ few|previous|early|final|later
          |intervening)[ ]
        (?P<ru>(?:second|minute|hour|day|week|month|quarter|year|decade|centurie)s)(?!\w)""",
    "rel": rf"""(?:(?:earlier|later|early|late|mid|sometime)[\ -])?(?:the\ )?(?P<which>{_LAST})[\ -]
        (?:(?P<wd1>{_D})(?:\ (?P<part2>{_P}))?|(?P<mo1>{_M})|(?:fiscal\ |calendar\ )?(?P<un1>{_LONG}|day
          |night)
          |(?P<se1>{_S})|(?P<pa1>morning|afternoon|evening))
        (?:(?=['’]s)|(?!\w)(?!-(?:old|long|ago|end)\b))""",
    "yearbefore": r"""(?:the|a)\ (?P<ybu>day|week|month|year)\
        (?P<ybd>before|previous|earlier|after|later|prior)
        (?!\ the\b)(?!\ (?:he|she|it|they)\b)""",
    "season": rf"{_MID}(?:the\ )?(?P<s2>{_S})(?:\ of)?,?\ (?P<y4>{_Y})(?!\d)",
    "dur": rf"""{_ABOUT}(?!three-quarters|a\ quarter\ of)(?P<n3>{_NUM})
        (?:\ (?:and\ a\ half|or\ more|more|consecutive|straight|long|full|whole|additional))?
        [\ -](?P<u3>{_U})(?!\w)(?P<and3>\ and\ a\ half\b)?(?:-(?:old|long)\b|\ (?:old|long)\b)?""",
    "set": rf"""(?:each|every|once\ a|twice\ a)\ (?:other\ |single\ )?
        (?P<su>{_D}|{_M}|day|week|month|quarter|year|morning|night|evening|summer|winter|spring|fall|hour
          |minute
          |decade)(?!\w)""",
    "often": r"daily|weekly|monthly|annually|yearly|annual|nightly|hourly",
    "deictic": rf"(?:(?:earlier|later)\ )?(?:today|yesterday|tomorrow|tonight)(?:\ (?P<part3>{_P}))?",
    "present": r"""(?:right\ now|just\ now|for\ now|by\ now|until\ now|now|currently|presently|nowadays
        |these\ days
        |at\ present|current|at\ the\ moment|at\ this\ (?:time|point)|the\ present)(?![\w-])""",
    "past": rf"""(?:more\ recently|most\ recently|recently|recent|formerly
        |the\ past(?!\ (?:{_NUM}|{_U}|few|{_S})\b)|long\ ago|lately
        |the\ (?:cold\ war|second\ world\ war)(?=\ era))(?![\w-])""",
    "future": r"""(?:(?<!as\ )soon(?!\ after|er)|(?:in\ )?the\ future
        |(?:the\ near|near|the\ foreseeable|the\ not-too-distant)\ future
        |the\ (?:near|short|long)\ term|some\ day|someday)(?![\w-])""",
    "then": r"""(?:that|(?:that|the)\ same)\ (?P<tu>year|month|day|week|morning|afternoon|evening|night)
        (?![\w-])""",
    "weekday": rf"{_MID}(?P<wd3>{_D})(?:\ (?P<part4>{_P}))?(?![\w-])",
    "weekend": r"(?:the|over\ the|this)\ (?:holiday\ )?weekend",
    "holiday": r"""thanksgiving(?:\ day)?|christmas(?:\ (?:day|eve))?|new\ year['’]s(?:\ (?:day|eve))?
        |independence\ day(?=,)|labor\ day|memorial\ day|halloween|valentine['’]s\ day|veterans\ day""",
    "decade": rf"""(?:the\ )?{_MID}(?:(?P<dec>(?:1[5-9]|20)\d)0['’]?s|['’](?P<dec2>[2-9])0s
        |(?P<dec3>nineties|eighties|seventies|sixties|fifties|forties|thirties|twenties))""",
    "century": rf"""(?:the\ )?{_MID}(?P<cent>\d\d|nineteenth|twentieth|twenty-first)
        (?:th|st|nd|rd)?[\ -]century""",
    "spoken": rf"""(?P<sp1>eighteen|nineteen|twenty)[\ -]
        (?:(?P<sp2>{_TENS})(?:[-\ ](?P<sp3>{_ONES}))?|(?P<sp4>{_TEEN}))""",
    "y2k": r"(?:the\ year\ )?two\ thousand(?=[\s.,])(?!\ \w+s\b)",
    "month": rf"""{_MID}(?:{_SURE_MONTH}
        |(?<=[a-z]\ )(?-i:March|May)(?!\ (?:\w+ed|be|have|not|also|on|in|to|through)\b)
        |(?:jan|feb|sept|oct|nov|dec)\.)(?![\w-])""",
    "the": rf"the\ (?P<thu>week|month|year|day|decade|century|night)(?=['’]s\b|[.,;]|\ (?:{_GOES_ON})\b)",
    "plural": r"""(?:(?:for|in|within|over\ the|after|of|over|the|many|take|takes|took|just|and|by)\ )?
        (?P<pu>years|months|weeks|days|decades|centuries|hours|minutes|seconds)(?![\w-])""",
    "years": rf"""{_Y}[-–]\d\d(?!\d)|{_MID}(?P<year>{_Y})(?=['’]s\b|[^\w]|$)
        (?!\ (?:{_COUNTED})\b)(?!,\d{{3}})(?!\.\d)(?![%-])""",
    "aweek": r"""(?<=\ )(?:a|per)\ (?P<aw>day|week|month|year|decade|century|quarter|while|minute|hour|night)
        (?![\w-])""",
    "summer": r"""(?:early|late|mid|the|the\ early|the\ late|in\ the|in\ early|in\ late|in)[\ -]
        (?P<s3>spring|summer|autumn|winter)(?![\w-])""",
}
TIME = re.compile(
    r"(?<![\w$£€#/.-])(?:" + "|".join(f"(?P<{name}>{form})" for name, form in _FORMS.items()) + r")(?!\w)",
    re.VERBOSE | re.IGNORECASE,
)
# The pattern is slow where nothing is printed, so it is only tried at words that may begin an expression.
WORD = re.compile(r"['’](?=[2-9]0s)\w+|\w+")
_FIRST = """
    early late mid earlier later sometime noon midday midnight mon tues tue wed thurs thu fri sat sun
    the last this next year first second third fourth final latest fiscal by at until before near toward
    towards very end start beginning middle rest remainder close course nearly almost about around
    over more less up
    roughly some only just another approximately no as a an its their his her past coming previous following
    preceding recent several few many half in for within after of take takes took and prior current present
    upcoming same each every once twice daily weekly monthly annually yearly annual nightly hourly today
    yesterday tomorrow tonight right now currently presently nowadays these most recently formerly long lately
    soon someday that thanksgiving christmas new independence labor memorial halloween valentine veterans
    nineties eighties seventies sixties fifties forties thirties twenties nineteenth twentieth years months
    weeks days decades centuries hours minutes seconds per spring summer autumn fall winter intervening
"""
MAY_BEGIN = frozenset([*MONTHS, *DAYS, *_SMALL, *_TENS_WORDS, *_CUT_MONTH.split("|"), *_words(_FIRST)])
