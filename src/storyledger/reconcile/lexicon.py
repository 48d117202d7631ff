"""Closed classes of words: countries, offices, bodies, papers, relays, function words."""

from __future__ import annotations

from storyledger.text import listed

MONTH_NAMES = listed("january february march april may june july august september october november december")
DAY_NAMES = MONTH_NAMES | listed("monday tuesday wednesday thursday friday saturday sunday")


def _table(rows: str) -> dict[str, str]:
    """Read lines `key: word word ...` into word -> key (the key names itself)."""
    out: dict[str, str] = {}
    for row in rows.strip().splitlines():
        key, _, rest = row.strip().partition(":")
        out |= dict.fromkeys([key, *rest.split()], key)
    return out


# One word for a country and its people, so that "American troops" and "US troops" meet.
COUNTRIES = _table("""
usa: us american americans america
uk: british briton britons britain
iraq: iraqi iraqis
iran: iranian iranians
syria: syrian syrians
turkey: turkish turks turk turkiye
russia: russian russians
ukraine: ukrainian ukrainians
china: chinese
france: french
germany: german germans
israel: israeli israelis
palestine: palestinian palestinians
egypt: egyptian egyptians
libya: libyan libyans
yemen: yemeni yemenis
jordan: jordanian jordanians
lebanon: lebanese
saudi: saudis
qatar: qatari qataris
kuwait: kuwaiti kuwaitis
afghanistan: afghan afghans
pakistan: pakistani pakistanis
india: indian indians
japan: japanese
korea: korean koreans
vietnam: vietnamese
philippines: filipino filipinos philippine
indonesia: indonesian indonesians
australia: australian australians
canada: canadian canadians
mexico: mexican mexicans
brazil: brazilian brazilians
argentina: argentine argentines argentinian
venezuela: venezuelan venezuelans
colombia: colombian colombians
cuba: cuban cubans
spain: spanish spaniards
italy: italian italians
greece: greek greeks
poland: polish poles
hungary: hungarian hungarians
sweden: swedish swedes
norway: norwegian norwegians
finland: finnish finns
denmark: danish danes
netherlands: dutch
belgium: belgian belgians
switzerland: swiss
austria: austrian austrians
ireland: irish
scotland: scottish scots
europe: european europeans eu
africa: african africans
nigeria: nigerian nigerians
kenya: kenyan kenyans
somalia: somali somalis
sudan: sudanese
ethiopia: ethiopian ethiopians
georgia: georgian georgians
serbia: serbian serbs serb
croatia: croatian croats
myanmar: burmese burma
thailand: thai thais
malaysia: malaysian malaysians
""")

# Role nouns of persons -> class of role ("spokeswoman" and "spokesperson" are one).
ROLES = _table("""
spokesperson: spokesman spokeswoman spokespersons spokesmen speaker-for
official: officials
minister: ministers
president: presidents
premier: premiers
secretary: secretaries
ambassador: ambassadors envoy envoys
commander: commanders
general: gen generals
colonel: col
major: maj
captain: capt
lieutenant: lt
sergeant: sgt
admiral: adm
chief: chiefs head heads
director: directors
chairman: chairwoman chair chairperson
officer: officers
senator: sen senators
representative: rep representatives
congressman: congresswoman lawmaker lawmakers legislator legislators
governor: gov governors
mayor: mayors
judge: judges
lawyer: lawyers attorney attorneys
prosecutor: prosecutors
leader: leaders
analyst: analysts
expert: experts
professor: prof professors
doctor: dr doctors
journalist: journalists reporter reporters
contractor: contractors
diplomat: diplomats
soldier: soldiers
witness: witnesses
resident: residents
victim: victims
neighbor: neighbors neighbour neighbours
member: members
source: sources
aide: aides
adviser: advisers advisor advisors
king: kings
queen: queens
pope: popes
activist: activists
researcher: researchers
scientist: scientists
economist: economists
critic: critics
supporter: supporters
employee: employees worker workers
executive: executives ceo
manager: managers
owner: owners
teacher: teachers
student: students
farmer: farmers
investigator: investigators
planner: planners
people: person persons man men woman women
father: fathers
mother: mothers
brother: brothers
sister: sisters
son: sons
daughter: daughters
wife: wives
husband: husbands
friend: friends
relative: relatives
passenger: passengers
driver: drivers
player: players
coach: coaches
author: authors
candidate: candidates
voter: voters
protester: protesters
refugee: refugees
rebel: rebels
militant: militants
insider: insiders
someone: somebody
authority: authorities
agent: agents
democrat: democrats
republican: republicans
conservative: conservatives
liberal: liberals
speaker: speakers
uncle: uncles
aunt: aunts
cousin: cousins
parent: parents
specialist: specialists
historian: historians
surgeon: surgeons
""")

PLURAL_ROLES = frozenset(
    w
    for w in ROLES
    if w.endswith(("s", "men", "women", "people")) and w not in ("boss", "witness", "secretaries'")
)

# Offices that one person holds at a time in one country or body.
SOLE_OFFICES = listed("president premier minister secretary king queen pope governor mayor chancellor")

# Nouns of bodies that speak as one.
BODIES = listed(
    """government military army navy ministry coalition parliament congress senate house council
    cabinet police department agency office commission committee court union party company firm bank
    group organization organisation administration command force forces campaign team university
    institute association federation board authority bureau service corporation club
    hospital school city state county alliance junta palace chamber society league inspectorate
    operator embassy consulate kingdom regime foundation fund network movement militia union"""
)

# Papers that are quoted; the body that issued one is its speaker where the page prints it.
PAPERS = listed(
    """statement statements report reports release records record document documents letter letters
    memo memos filing filings study studies survey surveys poll polls complaint complaints affidavit
    affidavits indictment email emails transcript transcripts communique count tally estimate
    estimates analysis review ruling rulings order orders data figures statistics law bill draft
    agreement deal pact treaty resolution manifesto message messages tweet tweets post posts paper
    papers documentation lawsuit lawsuits footage video warrant warrants notice notices article
    articles book books interview interviews"""
)

# Words of agencies, outlets and the press: they relay, they are no root of what they relay.
RELAY_WORDS = listed(
    """ap reuters afp sputnik tass xinhua irna isna fars kyodo upi dpa ansa interfax anadolu bloomberg bbc
    cnn cbs nbc abc msnbc npr pbs cbn rt aljazeera newspaper newspapers newsroom media press tv
    television radio magazine tabloid broadcaster channel outlet outlets website journal times post
    tribune herald gazette guardian telegraph independent politico axios huffpost buzzfeed vox newsweek
    daily weekly observer chronicle examiner news"""
)
RELAY_NAMES = frozenset(
    ("associated press", "agence france presse", "al jazeera", "fox news", "usa today", "wall street journal",
     "washington post", "new york times", "russia today", "press tv", "press association", "financial times")
)  # fmt: skip

# Short forms of first names.
FIRST_NAMES = _table("""
richard: rick dick rich
david: dave
robert: bob rob bobby
william: bill will billy
michael: mike
james: jim jimmy
joseph: joe
thomas: tom
charles: chuck charlie
edward: ed ted eddie
anthony: tony
timothy: tim
daniel: dan
benjamin: ben
samuel: sam
matthew: matt
christopher: chris
nicholas: nick
gregory: greg
jeffrey: jeff
kenneth: ken
patrick: pat
philip: phil
ronald: ron
steven: steve stephen
katherine: kate kathy catherine
elizabeth: liz beth
susan: sue
margaret: peggy
deborah: debbie
andrew: andy
donald: don
lawrence: larry
""")
PRONOUNS = listed("he she they it we i you who him her them")
PARTICLES = listed("al el bin ibn ben abu de da di van von der den la le mac mc st ul ur")
HONORIFICS = listed(
    """mr mrs ms miss dr prof sir dame lord lady rev st president minister secretary gen general col
    colonel maj major capt captain lt lieutenant sgt sergeant adm admiral sen senator rep representative
    gov governor mayor judge justice ambassador prime deputy vice former ex acting chief king queen
    prince princess pope sheikh sheik ayatollah imam brig brigadier cmdr commander chancellor premier
    spokesman spokeswoman spokesperson congressman congresswoman"""
)

NEGATORS = listed(
    """not no never none nobody nothing neither nor cannot cant wont dont doesnt didnt isnt arent wasnt
    werent hasnt havent hadnt shouldnt wouldnt couldnt without hardly"""
)
DENIERS = listed(
    """deny denied denies denying reject rejected rejects rejecting dismiss dismissed dismisses refute
    refuted refutes dispute disputed disputes rebut rebutted false untrue refuse refused refuses fail
    failed fails"""
)
FUNCTION_WORDS = listed(
    """a an the this that these those of in on at to for from by with as into onto over under about after
    before between through during against among within upon and or but so if then than while when where
    which who whom whose what how why because although though however also too very just only even still
    yet already now there here it its he his him she her hers they their them we our us' i me my you
    your is are was were be been being am has have had having do does did done will would shall should
    can could may might must not no nor up out off down again more most some any each every both all
    other another such own same per one 's s t d ll ve re said say says saying told tell tells according
    added adding adds mr mrs ms"""
)

# Pairs of words of which one statement has one and the other the other: they do not say the same.
OPPOSITES = tuple(
    frozenset(pair.split("/"))
    for pair in sorted(
        listed(
            """rise/fall rise/drop rise/decline gain/lose gain/drop gain/fall increase/decrease
    increase/decline increase/reduce up/down win/lose begin/end start/end start/stop open/close
    accept/reject approve/reject agree/refuse support/oppose back/oppose arrive/leave enter/leave
    buy/sell convict/acquit guilty/innocent alive/dead higher/lower more/fewer more/less above/below
    before/after early/late first/last allow/ban allow/forbid confirm/deny strengthen/weaken
    widen/narrow arrest/release expand/shrink success/failure succeed/fail hire/fire improve/worsen
    better/worse"""
        )
    )
)
