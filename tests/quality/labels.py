"""What a careful reader finds in the example pile: written by hand from the pages, not from the output.

Words stand for the place where they are printed first in that page; "…" joins the ends of a longer place.
"""

from __future__ import annotations

# page, speaker (None: no speaker is printed), what is said
CLAIMS = (
    ("01", "spokesman", "Halden Copper has begun to withdraw…northern Orlavia"),
    ("01", "government", "the flooding of the lower galleries over"),
    ("01", "Tomas Relvik", "The emergency in the lower galleries has ended…reduced"),
    ("01", "Tomas Relvik", "that the withdrawal was still…closure of the mine"),
    ("01", "official at the mining inspectorate", "some 60 percent of the workforce…the pumps running"),
    ("01", "Contractors", "that dozens of miners had left on daily buses over the past week"),
    ("01", "Halden Copper's quarterly report", "As of late December there were 2,150 workers at Korsa"),
    ("01", "Halden Copper", "Enabled by the quick repair…securing the galleries"),
    ("01", "Halden Copper", "it would reopen the north shaft by September"),
    ("01", "union", "the plan"),
    ("01", "Berit Osk", "A withdrawal now is an abdication of responsibility by the company"),
    ("02", "spokesman", "Halden Copper has begun to withdraw…northern Orlavia"),
    ("02", "Tomas Relvik", "The emergency in the lower galleries has ended…reduced"),
    ("02", "Tomas Relvik", "that the withdrawal was still…closure of the mine"),
    ("02", "Company records", "that there may have been as many as 2,300 workers at Korsa"),
    ("02", "Contractors", "dozens of miners had left on daily buses over the past week"),
    ("02", "Halden Copper", "it would shift its work at Korsa…securing the galleries"),
    ("02", "Agda Lunn", "her town would take in families who had to move"),
    ("02", "Agda Lunn", "We have room in two schools and in the old sanatorium"),
    ("03", "Tomas Relvik", "The emergency in the lower galleries has ended…reduced"),
    ("03", "Tomas Relvik", "that the pullout was still…closure of the mine"),
    ("03", "harbour board", "the ferry operator to draft…two oldest boats"),
    ("03", "minister", "that 's mines will need foreign engineers for years to come"),
    ("03", "spokesperson", "that coordination with the mining inspectorate will be continuing"),
    ("03", "company managers", 'their presence in Korsa is "permanent"'),
    ("03", None, "Enabled by the quick repair…securing the galleries"),
    ("04", "Norrland Press Agency", "Halden Copper is starting to pull staff out of the Korsa mine"),
    ("04", "official at the mining inspectorate", "that the plan implied the withdrawal…the pumps running"),
    ("04", "Tomas Relvik", "the withdrawal was still…shutdown of the mine"),
    ("04", "contractors", "dozens of miners have left on daily coaches over the past week"),
    ("04", "Berit Osk", "The (withdrawal) is an abdication of responsibility by the company"),
    ("04", "Ministry of Mines", "no withdrawal is taking place"),
    ("04", "Halden Copper", "Enabled by the quick repair…securing the galleries"),
    ("06", "count", "By noon all of them had left, each with about 40 miners on board"),
    ("06", "Kari Dahlen", "she had been told on Sunday night to hand in her lamp"),
    ("06", "Kari Dahlen", "Nobody has told us whether we are coming back"),
    ("06", "Per Stig", "that miners were leaving"),
    ("06", "Per Stig", "that the mine would close"),
    ("06", "Berit Osk", "1,300 of the 2,200 people at Korsa had been given notice to leave"),
    ("06", "Berit Osk", "The company must publish the list"),
    ("06", "union", "the first redundancies before Easter"),
    ("07", "Ministry of Mines", "reports that Halden Copper…from the Korsa mine"),
    ("07", "Elin Brandt", "There is no withdrawal…every winter"),
    ("07", "Elin Brandt", "the reports rested on a misunderstanding of a technical notice"),
    ("07", "Olav Renn", "that the pumps needed at least 850 workers"),
    ("10", "Halden Copper", "The north shaft of the Korsa mine has not reopened"),
    ("10", "Per Stig", "The shaft will open when it is safe, and not a day before"),
    ("10", "company", "to reopen the shaft by September"),
    ("10", "Per Stig", "There are currently 880 workers at Korsa"),
    ("10", "Vessen chamber of commerce", "Eight months after the withdrawal…a third of its shops"),
    ("10", "Berit Osk", "the company would have to pay the men it had sent home"),
    ("10", "company", "talks would begin in the coming weeks"),
)

# page, the number as printed, value (None: only a range is told), the day it speaks of (a prefix of it)
FIGURES = (
    ("01", "60", 60, "2024-02"),
    ("01", "900", 900, "2024-02"),
    ("01", "dozens", None, "2024-01"),
    ("01", "2,150", 2150, "2023-12"),
    ("01", "1,700", 1700, "2024-02"),
    ("02", "2,300", 2300, "2023"),
    ("03", "1,200", 1200, "2024-02"),
    ("03", "2,150", 2150, "2023-12"),
    ("04", "60", 60, "2024-02"),
    ("04", "900", 900, "2024-02"),
    ("05", "900", 900, "2024-02"),
    ("06", "nine", 9, "2024-02-06"),
    ("06", "40", 40, "2024-02-06"),
    ("06", "1,300", 1300, "2024-02"),
    ("06", "2,200", 2200, "2024-02"),
    ("07", "850", 850, "2024-02-07"),
    ("08", "hundreds", None, "2024-02"),
    ("10", "880", 880, "2024-10"),
    ("10", "150", 150, "2024-10"),
    ("11", "980", 980, "2024-10"),
    ("lindholm-ferry", "22", 22, "2024-01"),
    ("lindholm-ferry", "3 percent", 3, "2024-02-05"),
    ("lindholm-ferry", "140", 140, "2024-0"),
)

# page, what is broken, where
DAMAGE = (
    ("03", "headline_without_body", "Union-backed Korsa teams urge full mine closure"),
    ("03", "missing_word", "that 's mines"),
    ("03", "speaker_without_quotation", "Agda Lunn told reporters"),
    ("03", "quotation_without_speaker", "Enabled by the quick repair"),
    ("03", "foreign_paragraph", "Lindholm's harbour board has ordered"),
    ("04", "no_antecedent", "The contractors"),
    ("05", "no_antecedent", "The contractors"),
    ("04", "doubled_title", "leaving Korsa.…After Flood"),
    ("05", "doubled_word", "in in"),
)

# page, published, and the same for a page date that is not its date
PUBLISHED = (
    ("01", "2024-02-05"), ("02", "2024-02-06"), ("03", "2024-02-06"), ("04", "2024-02-06"),
    ("06", "2024-02-07"), ("08", "2024-02-09"), ("11", "2024-10-15"), ("lindholm-ferry", "2024-02-05"),
    ("lindholm-plan", "2024-03-04"),
)  # fmt: skip

# what is no body text: page, words of the line
NOT_BODY = (
    ("01", "By Ilse Marn, Norrland Press Agency"),
    ("03", "Posted February 06, 2024"),
    ("04", "Monday, 10 March 2025"),
    ("04", "Latest news"),
    ("04", "Lindholm Ferry: Harbour Board Orders Plan After Third Breakdown"),
    ("04", "Ticket sales for the Lindholm ferry"),
    ("06", "By Jon Tarvik"),
    ("11", "Share this story"),
)

STORIES = (
    {"01", "02", "03", "04", "05", "06", "07", "08", "09"}, {"10", "11"}, {"lindholm-ferry"},
    {"lindholm-plan"},
)  # fmt: skip

# places that make one point, and how many named and unnamed origins are printed for it (low, high)
POINTS = (
    ((("01", "did not mark the beginning of"), ("03", "did not mark the start of a complete"),
      ("04", "does not mark the start of"), ("02", "did not mark the beginning")), 1, 0, 0),
    ((("01", "the company will shift its work at Korsa"), ("03", "the company will shift its work at Korsa"),
      ("04", "the company will shift its work at Korsa")), 1, 0, 0),
    ((("01", "dozens of miners"), ("02", "dozens of miners"), ("04", "dozens of miners")), 0, 1, 2),
    ((("01", "some 900 workers would stay"), ("04", "900 employees would stay")), 0, 1, 2),
    ((("10", "has not reopened"), ("11", "has not reopened")), 1, 0, 0),
    ((("01", "Four people died"), ("09", "Four people died")), 0, 0, 0),
)  # fmt: skip

# kind, conflict or tension, one side, the other
CONFLICTS = (
    ("denial", "conflict", ("07", "rejected reports that"), ("01", "has begun to withdraw workers")),
    ("denial", "conflict", ("04", "no withdrawal is taking place"), ("02", "has begun to…its early stages")),
    (
        "speaker",
        "conflict",
        ("01", "an abdication of responsibility"),
        ("08", "an abdication of responsibility"),
    ),
    ("figure", "tension", ("03", "1,200"), ("01", "2,150")),
    ("figure", "tension", ("10", "880"), ("11", "980")),
    ("arithmetic", "tension", ("01", "60 percent"), ("01", "900 workers")),
)

# the same passage in two pages
COPIES = (
    (("01", "The emergency in the lower galleries"), ("02", "The emergency in the lower galleries")),
    (("01", "The emergency in the lower galleries"), ("03", "The emergency in the lower galleries")),
    (("01", "Relvik stressed that the withdrawal"), ("03", "Relvik stressed that the pullout")),
    (("01", "Relvik stressed that the withdrawal"), ("04", "The Orlavian spokesperson stressed")),
    (("01", "Enabled by the quick repair"), ("04", "Enabled by the quick repair")),
    (("10", "There are currently 880 workers"), ("11", "There are currently 980 employees")),
    (("01", "The lower galleries flooded in October"), ("09", "The lower galleries flooded in October")),
)

# a plan and what became of it
OUTCOMES = (
    ("01", "it would reopen the north shaft by September", "not_met"),
    ("lindholm-ferry", "it would present the plan within 30 days", "met"),
)

# a quotation without its speaker, and whom a sibling gives it to
RESTORED = (("03", "Enabled by the quick repair", "Halden Copper"),)
