"""How time is printed: one pattern whose outer groups name the reading of each expression."""

from __future__ import annotations

import re

MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
COUNTS = {
    w: n
    for n, w in enumerate(
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
    )
} | {"a": 1, "an": 1, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
     "eighty": 80, "ninety": 90, "hundred": 100, "half": 0.5}  # fmt: skip
ORDINALS = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "final": 4,
    "1st": 1,
    "2nd": 2,
    "3rd": 3,
    "4th": 4,
    "last": 4,
}
PARTS = {"morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI"}
_TEEN = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_ONES = "one|two|three|four|five|six|seven|eight|nine"
# "may" and "march" are verbs in lower case.
_M = (
    "|".join(f"(?-i:{m.title()}|{m.upper()})" if m in ("may", "march") else m for m in MONTHS)
    + r"|(?:jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)\b\.?"
)
_D = "|".join(DAYS)
_WD = rf"(?:{_D}|(?:mon|tues|tue|wed|thurs|thu|fri|sat|sun)\b\.?)"
_Y = r"(?:1[5-9]|20)\d\d"
_U = r"(?:second|minute|hour|day|week|month|quarter|year|decade|weekend|centurie|century|night)s?"
_LONG = r"(?:week|month|quarter|year|decade|weekend|century)"
_S = r"(?:spring|summer|autumn|fall|winter)"
_P = r"(?:morning|afternoon|evening|night)"
_NUM = (
    rf"(?:\d{{1,3}}(?:,\d{{3}})?(?:\.\d+)?|(?:a|one|two|three)\ (?:hundred|dozen|couple\ of)|(?:{_TENS})(?:[-\ ](?:{_ONES}))?"
    rf"|{_TEEN}|{_ONES}|an?|several|a\ few|few|many|some|half\ an?|a\ couple\ of|a\ number\ of)"
)
_ABOUT = (
    r"(?:(?:nearly|almost|about|around|over|more\ than|less\ than|at\ least|at\ most|up\ to|roughly|some|only|just|another|"
    r"approximately|no\ more\ than|as\ little\ as|as\ long\ as|as\ many\ as|the\ full|the\ entire|a\ full)\ )?"
)
_CLOCK = (
    r"(?:\d{1,2}(?::\d\d)?\ ?(?:a\.?m\b\.?|p\.?m\b\.?)|\d{1,2}:\d\d(?:\ ?(?:gmt|utc|est|edt))?|noon|midnight)"
)
_LAST = (
    r"(?:last|past|previous|preceding|prior|this|current|present|next|coming|following|upcoming|same|latest)"
)
TIME = re.compile(
    rf"""(?<![\w$£€#/.-])(?:
      (?P<iso>(?:19|20)\d\d-[01]\d-[0-3]\d)
    | (?P<slashed>(?P<sm>\d{{1,2}})/(?P<sd>\d{{1,2}})/(?P<sy>(?:19|20)?\d\d))
    | (?P<at>(?P<at_clock>{_CLOCK})(?:\ (?:gmt|utc|est|edt|et|pt|pdt|pst|local\ time))?,?\ (?:on\ )?
        (?:(?P<at_day>today|yesterday|tomorrow|{_D})(?!\w)|(?P<at_month>{_M})\ (?P<at_number>\d{{1,2}})(?!\d)))
    | (?P<clock>{_CLOCK}(?:\ (?:gmt|utc|est|edt|et|pt))?)
    | (?P<mdy>(?:{_WD},?\ )?(?P<m1>{_M})\ (?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:])(?!\ ?(?:%|percent|million|billion))(?:,?\ (?P<y1>{_Y})(?!\d))?
        (?:\ (?P<part1>{_P}))?)
    | (?P<dmy>(?:{_WD},?\ )?(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?:\ of)?[\ -](?P<m2>{_M})(?:,?[\ -](?P<y2>{_Y}|\d\d(?=[\s,.)]))(?!\d))?)
    | (?P<my>(?:(?:early|late|mid|the\ end\ of|the\ beginning\ of|the\ start\ of)[\ -])?(?P<m3>{_M}),?\ (?:of\ )?(?:(?P<y3>{_Y})(?![\d-])
        |(?:(?P<y3w>last|previous|this|next)|the\ (?P<y3t>previous|following|same))\ year|(?P<y3s>nineteen[\ ](?:{_TENS})(?:[-\ ](?:{_ONES}))?)))
    | (?P<quarter>(?:(?:the\ )?(?P<qw>last|this|next)\ year['’]s\ |(?:the\ )?(?:(?P<qy>{_Y})\ |(?P<qago>year-ago|year-earlier)\ )?(?:fiscal[\ -])?)
        (?P<qn>first|second|third|fourth|final|1st|2nd|3rd|4th)[\ -](?:fiscal[\ -])?quarter(?!-final|s|final)
        (?:\ (?:of|in)\ (?:(?P<qoy>{_Y})|(?P<qow>last|this|next)\ year)|(?:\ of\ fiscal)?,?\ (?P<qfy>{_Y})|\ (?P<qaw>last|this|next)\ year)?)
    | (?P<sameq>the\ (?:latest|recent|most\ recent)\ (?:quarter|period)|the\ quarter|this\ quarter|latest[\ -]quarter)
    | (?P<agoq>(?:the\ )?year-(?:ago|earlier|before)(?:\ (?:quarter|period))?
        |the\ (?:corresponding|same|comparable|like)\ (?:(?:quarter|period)|(?:time|month)(?=\ (?:last|a\ year)))(?:\ (?:of\ )?(?:last\ year|a\ year\ (?:ago|earlier)|the\ (?:previous|prior)\ year))?
        |last\ year['’]s\ (?:quarter|period|(?P<aqn>first|second|third|fourth)\ quarter))
    | (?P<oldperiod>the\ (?P<opy>{_Y})\ (?:period|quarter))
    | (?P<fiscal>(?:the\ )?fiscal\ (?:year\ )?(?P<fy>{_Y})|fiscal['’](?P<fy2>\d\d)|the\ year\ (?P<fy3>{_Y}))
    | (?P<ends>(?:(?:by|at|until|before|near|toward|towards)\ )?(?:the\ )?(?:very\ )?(?:end|start|beginning|middle|rest|remainder|close|first\ half|second\ half|course)\ of\ (?:
        (?P<ew>last|this|next|the|the\ next|the\ last|the\ current)\ (?P<eu>{_LONG}|day)(?!\w)|(?P<ey>{_Y})(?!\d)|(?P<em>{_M})(?!\w)))
    | (?P<span>{_ABOUT}(?:the\ |its\ |their\ |his\ |her\ )?(?:last|past|next|coming|previous|following|first|final|latest|preceding|recent|over\ the)\ (?P<n1>{_NUM})[\ -](?P<u1>{_U})(?!\w))
    | (?P<ago>{_ABOUT}(?P<n2>{_NUM})(?:\ and\ a\ half)?[\ -](?P<u2>{_U})(?:\ or\ (?:so|two))?\ (?P<dir>ago|earlier|later|from\ now|before(?=[.,;\ ])(?!\ (?:the|his|her|a|it|he|she|they))|hence|previously|after\ that))
    | (?P<wholeyear>the\ (?:full|entire|whole|fiscal|calendar)\ year(?!\ \d)|(?:the\ )?year(?:['’]s|-|\ )end|(?:earlier|later)\ in\ the\ year)
    | (?P<recent>(?:the\ )?(?:recent|coming|past|last\ few|next\ few|previous|early|final|later|intervening)\ (?P<ru>(?:second|minute|hour|day|week|month|quarter|year|decade|centurie)s)(?!\w))
    | (?P<rel>(?:(?:earlier|later|early|late|mid|sometime)[\ -])?(?:the\ )?(?P<which>{_LAST})[\ -](?:(?P<wd1>{_D})(?:\ (?P<part2>{_P}))?|(?P<mo1>{_M})|(?:fiscal\ |calendar\ )?(?P<un1>{_LONG}|day|night)|(?P<se1>{_S})|(?P<pa1>morning|afternoon|evening))
        (?:(?=['’]s)|(?!\w)(?!-(?:old|long|ago|end)\b)))
    | (?P<yearbefore>(?:the|a)\ (?P<ybu>day|week|month|year)\ (?P<ybd>before|previous|earlier|after|later|prior)(?!\ the\b)(?!\ (?:he|she|it|they)\b))
    | (?P<season>(?:(?:early|late|mid)[\ -])?(?:the\ )?(?P<s2>{_S})(?:\ of)?,?\ (?P<y4>{_Y})(?!\d))
    | (?P<dur>(?!three-quarters){_ABOUT}(?P<n3>{_NUM})(?:\ (?:and\ a\ half|or\ more|more|consecutive|straight|long|full|whole|additional|whole))?[\ -](?P<u3>{_U})(?![\w])(?:-(?:old|long)\b|\ (?:old|long)\b)?)
    | (?P<set>(?:each|every|once\ a|twice\ a)\ (?:other\ |single\ )?(?P<su>{_D}|{_M}|day|week|month|quarter|year|morning|night|evening|summer|winter|spring|fall|hour|minute|decade)(?!\w))
    | (?P<often>daily|weekly|monthly|annually|yearly|annual|nightly|hourly)
    | (?P<deictic>(?:(?:earlier|later)\ )?(?:today|yesterday|tomorrow|tonight)(?:\ (?P<part3>{_P}))?)
    | (?P<present>(?:right\ now|just\ now|for\ now|by\ now|until\ now|now|currently|presently|nowadays|these\ days|at\ present|current|ongoing|at\ the\ moment|at\ this\ (?:time|point)|this\ time|the\ present)(?![\w-]))
    | (?P<past>(?:more\ recently|most\ recently|recently|recent|formerly|the\ past(?!\ (?:{_NUM}|{_U}|few|{_S})\b)|long\ ago|lately|the\ (?:cold\ war|second\ world\ war)(?=\ era))(?![\w-]))
    | (?P<future>(?:(?<!as\ )soon|(?:the|the\ near|near|the\ foreseeable|the\ not-too-distant)\ future|some\ day|someday)(?![\w-]))
    | (?P<then>(?:that|(?:that|the)\ same)\ (?P<tu>year|month|day|week|morning|afternoon|evening|night)(?![\w-]))
    | (?P<weekday>(?:(?:early|late|mid)[\ -])?(?P<wd3>{_D})(?:\ (?P<part4>{_P}))?(?![\w-]))
    | (?P<weekend>(?:the|over\ the|this)\ (?:holiday\ )?weekend)
    | (?P<holiday>thanksgiving(?:\ day)?|christmas(?:\ (?:day|eve))?|new\ year['’]s(?:\ (?:day|eve))?|independence\ day(?=,)|labor\ day|memorial\ day|halloween|valentine['’]s\ day|veterans\ day)
    | (?P<decade>(?:the\ )?(?:(?:early|late|mid)[\ -])?(?:(?P<dec>(?:1[5-9]|20)\d)0['’]?s|['’](?P<dec2>[2-9])0s|(?P<dec3>nineties|eighties|seventies|sixties|fifties|forties|thirties|twenties)))
    | (?P<century>(?:the\ )?(?:(?:early|late|mid)[\ -])?(?P<cent>\d\d|nineteenth|twentieth|twenty-first)(?:th|st|nd|rd)?[\ -]century)
    | (?P<spoken>(?P<sp1>eighteen|nineteen|twenty)[\ -](?:(?P<sp2>{_TENS})(?:[-\ ](?P<sp3>{_ONES}))?|(?P<sp4>{_TEEN})))
    | (?P<y2k>(?:the\ year\ )?two\ thousand(?=[\s.,]))
    | (?P<month>(?:(?:early|late|mid)[\ -])?(?:{"|".join(m for m in MONTHS if m not in ("march", "may"))}|(?<=[a-z]\ )(?-i:March|May)(?!\ (?:\w+ed|be|have|not|also|on|in|to|through)\b)|(?:jan|feb|sept|oct|nov|dec)\.)(?![\w-]))
    | (?P<the>the\ (?P<thu>week|month|year|day|decade|century|night)(?=['’]s\b|[.,;]|\ (?:ended|ending|to|and|that|for|before|as|with|in|of|at|on|is|was|has|will|when|pet)\b))
    | (?P<plural>(?:(?:for|in|within|over\ the|after|of|over|the|many|take|takes|took|just|and|by)\ )?(?P<pu>years|months|weeks|days|decades|centuries|hours|minutes|seconds)(?![\w-]))
    | (?P<years>{_Y}[-–]\d\d(?!\d)|(?P<year>{_Y})(?=['’]s\b|[^\w]|$)(?!\ (?:troops|people|soldiers|dollars|miles|points|feet|percent|men|pounds|members|units|jobs|shares|homes|workers)\b)(?!,\d{{3}})(?![%-]))
    | (?P<aweek>(?<=\ )(?:a|per)\ (?P<aw>day|week|month|year|decade|century|quarter|while|minute|hour|night)(?![\w-]))
    | (?P<summer>(?:early|late|mid|the|the\ early|the\ late|in\ the|in\ early|in\ late|in)[\ -](?P<s3>spring|summer|autumn|winter)(?![\w-]))
    )(?![\w])""",
    re.VERBOSE | re.IGNORECASE,
)
