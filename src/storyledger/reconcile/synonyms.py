"""Words that newsrooms and rewriters swap for each other, folded to one when statements are compared.

Common swaps only, each true in most news sentences; made by hand, from no page.
"""

from __future__ import annotations

_ROWS = """
troop force soldier servicemember serviceman
withdraw pullout pull-out pullback
drawdown draw-down
militant fighter insurgent extremist jihadist
begin start commence
stage phase
complete full total entire
reduce cut lower decrease shrink slash
increase raise hike boost
worker employee staff staffer personnel
closure shutdown
agreement accord deal pact
talk negotiation
kill dead slain death
wound injure injured injury
announce unveil
help assist aid assistance
attack assault strike raid
police cop
arrest detain apprehend
jail imprison prison
huge massive enormous
country nation
city town
big large
car vehicle automobile
plane aircraft airplane jet
home house residence
firm company corporation business
boss chief head
lawmaker legislator parliamentarian
vote ballot
probe investigation inquiry investigate
purchase buy acquire acquisition
sell sale
fire blaze
flood flooding inundation
storm hurricane typhoon cyclone
quake earthquake
doctor physician
kid child
teen teenager
quit resign resignation
ask request
show indicate
remain stay
defeat beat
victory win
continue proceed
maintain keep
need require
build construct construction
destroy demolish
join enter
allow permit
stop halt cease
ban prohibit prohibition
hit strike
price cost
pay salary wage
rule ruling
plan scheme
move transfer relocate relocation
send dispatch
leave depart departure
arrive arrival
return
area region
bus coach
people person
month
approximately around about
"""


def table(stem_of: dict[str, str]) -> dict[str, str]:
    """Return stem -> the first of its row, given each word's stem; a stem stays with its first row."""
    out: dict[str, str] = {}
    for row in _ROWS.strip().splitlines():
        stems = [stem_of[word] for word in row.split()]
        for one in stems:
            out.setdefault(one, stems[0])
    return out


WORDS = tuple(dict.fromkeys(_ROWS.split()))
