"""What belongs to a printed name, and the type of names that are known by themselves.

Offices and forms of address before a person's name are no part of it.  Countries are places, well-known
bodies are organisations and nationalities are NORP, whatever the model takes them for: together these rules
gave .03 to .07 strict F1 on UNER and worldwide dev with the weights of half a training run, and cost .05 on
GUM, which counts titles.
"""

from __future__ import annotations

import re

from storyledger.terms import Span

_TITLES = """
    mr mrs ms miss mx dr prof professor president vice prime minister premier senator sen rep
    representative congressman congresswoman governor gov mayor secretary general gen lt lieutenant
    col colonel major maj capt captain sgt sergeant cpl corporal pvt private brig brigadier admiral
    adm marshal commander cmdr chief judge justice chancellor ambassador sheikh sheik shaikh imam
    ayatollah mullah maulana rabbi rev reverend father bishop archbishop cardinal pope king queen
    prince princess emperor sultan emir sir lord lady dame baroness chairman chairwoman chairperson
    director coach officer constable inspector detective attorney foreign defense defence interior
    finance deputy former spokesman spokeswoman hon honourable
"""
TITLES = frozenset(_TITLES.split())
_COUNTRIES = """
    Afghanistan; Albania; Algeria; Angola; Argentina; Armenia; Australia; Austria; Azerbaijan; Bahrain;
    Bangladesh; Belarus; Belgium; Benin; Bolivia; Bosnia; Botswana; Brazil; Brunei; Bulgaria; Burkina
    Faso; Burundi; Cambodia; Cameroon; Canada; Chile; China; Colombia; Costa Rica; Croatia; Cuba;
    Cyprus; Denmark; Djibouti; Ecuador; Egypt; El Salvador; England; Eritrea; Estonia; Ethiopia; Fiji;
    Finland; France; Gabon; Gambia; Germany; Ghana; Greece; Guatemala; Guinea; Haiti; Honduras; Hong
    Kong; Hungary; Iceland; India; Indonesia; Iran; Iraq; Ireland; Israel; Italy; Jamaica; Japan;
    Kazakhstan; Kenya; Kosovo; Kuwait; Kyrgyzstan; Laos; Latvia; Lebanon; Lesotho; Liberia; Libya;
    Lithuania; Luxembourg; Macedonia; Madagascar; Malawi; Malaysia; Mali; Malta; Mauritania; Mauritius;
    Mexico; Moldova; Mongolia; Montenegro; Morocco; Mozambique; Myanmar; Namibia; Nepal; Netherlands;
    New Zealand; Nicaragua; Niger; Nigeria; North Korea; Norway; Oman; Pakistan; Palestine; Panama;
    Papua New Guinea; Paraguay; Peru; Philippines; Poland; Portugal; Qatar; Romania; Russia; Rwanda;
    Saudi Arabia; Scotland; Senegal; Serbia; Sierra Leone; Singapore; Slovakia; Slovenia; Somalia; South
    Africa; South Korea; South Sudan; Soviet Union; Spain; Sri Lanka; Sudan; Swaziland; Sweden;
    Switzerland; Syria; Taiwan; Tajikistan; Tanzania; Thailand; Togo; Tunisia; Turkey; Turkmenistan;
    Uganda; Ukraine; United Arab Emirates; UAE; United Kingdom; UK; U.K.; Britain; United States; United
    States of America; US; U.S.; USA; U.S.A.; Uruguay; Uzbekistan; Venezuela; Vietnam; Wales; Yemen;
    Zambia; Zimbabwe; Europe; Africa; Asia; Middle East; Gaza; West Bank; Crimea; Kurdistan
"""
_BODIES = """
    Taliban; Hezbollah; Hamas; Fatah; Al Qaeda; al Qaeda; Al-Qaeda; al-Qaeda; Islamic State; ISIS; ISIL;
    Daesh; Boko Haram; PKK; NATO; Nato; UN; U.N.; United Nations; Security Council; EU; European Union;
    African Union; Arab League; IMF; World Bank; WHO; World Health Organization; Red Cross; Interpol;
    OPEC; AP; Associated Press; AFP; Reuters; Xinhua; Yonhap; Kyodo; Interfax; TASS; Politico; ProPublica;
    Axios; Breitbart; Newsmax; HuffPost; BuzzFeed; Al Jazeera; Mashable; Bloomberg News; Fox News; USA TODAY;
    USA Today; CNN; BBC; FBI; CIA; NASA; Congress; Senate; House of
    Representatives; Parliament; State Department; Pentagon; Kremlin; Supreme Court; Amnesty
    International; Human Rights Watch; Google; Microsoft; Facebook; Twitter
"""
_PEOPLES = """
    Afghan; African; Albanian; Algerian; American; Angolan; Arab; Arabic; Argentine; Argentinian;
    Armenian; Asian; Australian; Austrian; Azerbaijani; Bahraini; Bangladeshi; Basque; Belarusian;
    Belgian; Bolivian; Bosnian; Brazilian; British; Briton; Bulgarian; Burmese; Cambodian; Cameroonian;
    Canadian; Catalan; Catholic; Chechen; Chilean; Chinese; Christian; Colombian; Congolese; Croat;
    Croatian; Cuban; Cypriot; Czech; Danish; Democrat; Democratic; Dutch; Ecuadorian; Egyptian; Emirati;
    English; Eritrean; Estonian; Ethiopian; European; Filipino; Finnish; Flemish; French; Gambian;
    Georgian; German; Ghanaian; Greek; Guatemalan; Haitian; Hindu; Hispanic; Honduran; Hungarian;
    Icelandic; Indian; Indonesian; Iranian; Iraqi; Irish; Islamic; Islamist; Israeli; Italian; Jamaican;
    Japanese; Jew; Jewish; Jordanian; Kazakh; Kenyan; Korean; Kosovar; Kurd; Kurdish; Kuwaiti; Kyrgyz;
    Latino; Latvian; Lebanese; Liberian; Libyan; Lithuanian; Macedonian; Malaysian; Malian; Maltese;
    Mexican; Moldovan; Mongolian; Montenegrin; Moroccan; Moslem; Mozambican; Muslim; Namibian; Nepalese;
    Nepali; Nicaraguan; Nigerian; Norwegian; Omani; Orthodox; Ottoman; Pakistani; Palestinian;
    Panamanian; Paraguayan; Persian; Peruvian; Polish; Portuguese; Protestant; Qatari; Republican;
    Romanian; Russian; Rwandan; Saudi; Scottish; Senegalese; Serb; Serbian; Shia; Shiite; Sikh;
    Singaporean; Slovak; Slovenian; Somali; Soviet; Spaniard; Spanish; Sri Lankan; Sudanese; Sunni;
    Swede; Swedish; Swiss; Syrian; Taiwanese; Tajik; Tamil; Tanzanian; Thai; Tibetan; Tunisian; Turk;
    Turkish; Turkmen; Ugandan; Ukrainian; Uruguayan; Uzbek; Venezuelan; Vietnamese; Welsh; Yazidi;
    Yemeni; Zambian; Zimbabwean
"""


def _listed(names: str) -> list[str]:
    return [" ".join(name.split()) for name in names.split(";")]


PEOPLES = _listed(_PEOPLES)
KNOWN = (
    dict.fromkeys(_listed(_COUNTRIES), "LOC")
    | dict.fromkeys(_listed(_BODIES), "ORG")
    | {name + ending: "NORP" for name in PEOPLES for ending in ("", "s")}
)
_PARTICLES = "al el de da di do du von van der den bin ibn abu ben la le los las dos das"
PARTICLES = frozenset(_PARTICLES.split())

_TOKEN = re.compile(r"[^\W_]+|[^\w\s]")


def without_title(text: str, start: int, end: int) -> Span:
    """A person's name without the offices and forms of address that stand before it.

    >>> "Prime Minister Ada Krol"[slice(*without_title("Prime Minister Ada Krol", 0, 23))]
    'Ada Krol'
    """
    tokens = list(_TOKEN.finditer(text, start, end))
    first = 0
    for at, token in enumerate(tokens[:-1]):
        if token.group().lower() in TITLES:
            after = at + 2 if tokens[at + 1].group() == "." else at + 1
            if after < len(tokens) and tokens[after].group()[0].isupper():
                first = after
    return Span(tokens[first].start() if first else start, end)


def without_common_words(text: str, start: int, end: int) -> Span:
    """A name without articles and other lower-case words at its ends; a name all in lower case stays.

    >>> without_common_words("the southern US area", 0, 20)
    Span(start=13, end=15)
    """
    tokens = [token for token in _TOKEN.finditer(text, start, end) if any(c.isalnum() for c in token.group())]
    printed = [at for at, token in enumerate(tokens) if any(char.isupper() for char in token.group())]
    if not printed:
        return Span(start, end)
    first, last = 0, len(tokens) - 1
    while first < printed[0] and _common(tokens[first].group()):
        first += 1
    while last > printed[-1] and _common(tokens[last].group()):
        last -= 1
    left = start if first == 0 else tokens[first].start()
    return Span(left, end if last == len(tokens) - 1 else tokens[last].end())


def _common(word: str) -> bool:
    return len(word) > 1 and word.isalpha() and word.islower() and word not in PARTICLES


def tidy_name(text: str, start: int, end: int, kind: str) -> tuple[int, int, str]:
    """A name without common words and titles, and with the type it has by itself where it is well known.

    >>> tidy_name("the U.S. and Mr. Ode", 0, 8, "ORG"), tidy_name("the U.S. and Mr. Ode", 13, 20, "PER")
    ((4, 8, 'LOC'), (17, 20, 'PER'))
    """
    start, end = without_common_words(text, start, end)
    if kind == "PER":
        start, end = without_title(text, start, end)
    return start, end, KNOWN.get(text[start:end], kind)
