"""Units of measure and money: how they are printed, what they are called here, and what kind they make."""

from __future__ import annotations

import re
from typing import NamedTuple


class Unit(NamedTuple):
    """A normalised unit and the kind of quantity it makes."""

    name: str  # "%", "US dollar", "kilometre"
    kind: str  # percentage money duration measure count


_MEASURES = """
yard: yard yards yd yds | mile: mile miles mi | foot: foot feet ft | inch: inch inches in.
metre: metre metres meter meters | kilometre: kilometre kilometres kilometer kilometers km kms
centimetre: centimetre centimetres centimeter centimeters cm
millimetre: millimetre millimetres millimeter millimeters mm
nanometre: nanometre nanometres nanometer nanometers | light-year: light-year light-years
nautical mile: nautical mile|nautical miles | hectare: hectare hectares ha | acre: acre acres
square metre: square metre|square metres|square meter|square meters|sq m|sq metres|m²|m2|sqm
square kilometre: square kilometre|square kilometres|square kilometer|square kilometers|sq km|km²|km2
square mile: square mile|square miles|sq miles|sq mi | square foot: square foot|square feet|sq ft|sqft
cubic metre: cubic metre|cubic metres|cubic meter|cubic meters|m³ | cubic foot: cubic foot|cubic feet
cubic centimetre: cc|cubic centimetres|cubic centimeters | cubic inch: cubic inch|cubic inches
gram: gram grams gramme grammes | kilogram: kilogram kilograms kilo kilos kilogramme kilogrammes kg kgs
milligram: milligram milligrams mg | microgram: microgram micrograms microgramme microgrammes μg µg
pound: lb lbs | ounce: ounce ounces oz | stone: stones | ton: ton tons
metric ton: tonne|tonnes|metric ton|metric tons|metric tonne|metric tonnes
megaton: megaton megatons megatonne megatonnes | kiloton: kiloton kilotons
gigaton: gigaton gigatons gigatonne gigatonnes
litre: litre litres liter liters | millilitre: millilitre millilitres milliliter milliliters ml
gallon: gallon gallons | barrel: barrel barrels bbl | pint: pint pints | quart: quart quarts
bushel: bushel bushels
mile per hour: mph|miles per hour|miles an hour|mile per hour | knot: knots
kilometre per hour: km/h|kmph|km/hr|kmh|kph
kilometre per hour: kilometres per hour|kilometers per hour|kilometers an hour|kilometres an hour
metre per second: m/s|metres per second|meters per second
mile per gallon: mpg|miles per gallon
kilowatt: kw kilowatt kilowatts | megawatt: mw megawatt megawatts | gigawatt: gw gigawatt gigawatts
watt: watt watts
terawatt: terawatt terawatts | volt: volt volts
kilowatt hour: kwh|kilowatt hours|kilowatt-hours|kilowatt-hour
megawatt hour: mwh|megawatt hours|megawatt-hours | gigawatt hour: gwh|gigawatt hours | milliampere-hour: mah
horsepower: horsepower hp ps | brake horsepower: bhp | pound-foot: pound-feet of torque|pound-feet|lb ft
foot pound-force: lb-ft|ft-lb|ft lb | newton metre: nm|newton metres|newton meters
revolutions per minute: rpm|revolutions per minute
byte: byte bytes | kilobyte: kb kilobyte kilobytes | megabyte: mb megabyte megabytes
gigabyte: gb gigabyte gigabytes
terabyte: tb terabyte terabytes | petabyte: pb petabyte petabytes
megabit per second: mbps|megabits per second
gigabit per second: gbps | gigabit: gigabit gigabits | megapixel: mp megapixel megapixels
hertz: hz hertz | kilohertz: khz kilohertz | megahertz: mhz megahertz | gigahertz: ghz gigahertz
degree: degree degrees ° | decibel: db decibel decibels | calorie: calorie calories | kilocalorie: kcal
celsius: °c|ºc|deg celsius|degrees c|deg c|degc|degrees celsius|degree celsius|celsius|degrees centigrade
fahrenheit: °f|ºf|deg fahrenheit|degrees f|deg f|degf|degrees fahrenheit|degree fahrenheit|fahrenheit
carat: carat carats | pascal: pascals | joule: joules | fps: fps | point per game: ppg|points per game
rebound per game: rpg | assist per game: apg | cylinder: cylinder cylinders cyl
micrometre: μm µm micrometre micrometres micrometer micrometers
kilopound per square inch: ksi | pound per square inch: psi | megapascal: mpa | bar: bar
parts-per-billion: ppb|parts per billion | part per million: ppm|parts per million
kilovolt per centimetre: kv/cm
ampere per square centimetre: a/cm2 | metre per second: m/s | kilovolt: kv kilovolts | ampere: amp amps
"""
_DURATIONS = """
second: second seconds sec secs | minute: minute minutes min mins | hour: hour hours hr hrs | day: day days
week: week weeks | month: month months | year: year years yr yrs | decade: decade decades
century: century centuries | quarter: quarters | millisecond: millisecond milliseconds ms | weekend: weekends
fortnight: fortnights | night: nights | generation: generations
"""
_MONEY = """
US dollar: dollar|dollars|$|us$|united states dollars|us dollar|us dollars
US dollar: u.s. dollar|u.s. dollars|usd|american dollars|dlrs|dlr|buck|bucks
cent: cent cents
pound sterling: pound|pounds|pounds sterling|£|gbp|british pounds|british pound|quid|sterling
penny: penny pence pennies | euro: euro euros eur € | yen: yen jpy | japanese yen: japanese yen|
chinese yuan: yuan|chinese yuan|renminbi|rmb|cny|元
hong kong dollar: hong kong dollar|hong kong dollars|hkd
australian dollar: australian dollar|australian dollars|aud
canadian dollar: canadian dollar|canadian dollars|cad
new zealand dollar: new zealand dollars|new zealand dollar|nzd
singapore dollar: singapore dollars|singapore dollar|sgd
taiwan dollar: taiwan dollars|new taiwan dollars|twd
swiss franc: swiss franc|swiss francs|franc|francs|chf|sfr
french franc: french franc|french francs | belgian franc: belgian francs| | rupee: rupee|rupees
indian rupee: indian rupee|indian rupees|inr | pakistani rupee: pakistani rupees| | sri lankan rupee: ரூ
shekel: shekel|shekels|nis|ils | ruble: ruble rubles rouble roubles rub | won: won krw
south korean won: south korean won|
malaysian ringgit: ringgit|ringgits|myr | baht: baht thb | rupiah: rupiah|idr | dong: vnd
peso: peso pesos | mexican peso: mexican pesos|mxn
philippine peso: philippine pesos| | argentine peso: argentine pesos|
brazilian real: reais|brazilian reais|brl
south african rand: rand zar | naira: naira ngn | cedi: cedi cedis | dirham: dirham dirhams aed
riyal: riyal riyals sar
dinar: dinar dinars | iraqi dinar: iraqi dinar|iraqi dinars | lira: lira liras try
turkish lira: turkish lira|turkish liras
krona: kronor krona sek | krone: kroner krone nok | danish krone: danish kroner|danish krone|dkk
swedish krona: swedish kronor|swedish krona | norwegian krone: norwegian kroner|norwegian krone
zloty: zloty zlotys pln | forint: forint forints huf | peseta: peseta pesetas
netherlands guilder: guilders|dutch guilders
german mark: marks|deutsche marks|deutschemarks|d-marks | bitcoin: bitcoin bitcoins btc | ether: ether eth
lao kip: ₭ | costa rican colón: ₡ | hryvnia: hryvnia hryvnias uah
taka: taka | shilling: shilling shillings
kenyan shilling: kenyan shillings|ksh|kes | bolivar: bolivars
"""
_SHARES_OF = """
%: %|percent|per cent|per-cent|pct|pc
percentage point: percentage point|percentage points|percentage-point|percent point|pp
basis point: basis point|basis points|basis-point|bps
"""
_FOLD = """
count: times|fold|-fold|x
"""


def _table(lines: str, kind: str) -> dict[str, Unit]:
    """Read `name: surface surface | name: surface`; surfaces with blanks are divided by a bare "|"."""
    table: dict[str, Unit] = {}
    for entry in re.split(r" \| |\n", lines.strip()):
        name, _, surfaces = entry.partition(": ")
        told = surfaces.split("|") if "|" in surfaces else surfaces.split()
        table.update({t.strip(): Unit(name.strip(), kind) for t in told if t.strip()})
    return table


UNITS: dict[str, Unit] = (
    _table(_MEASURES, "measure")
    | _table(_DURATIONS, "duration")
    | _table(_MONEY, "money")
    | _table(_SHARES_OF, "percentage")
    | _table(_FOLD, "count")
)
LONGEST = max(surface.count(" ") + 1 for surface in UNITS)

# Only when glued to the digits, or printed just so: "5m long", "1.0l", "40g".
GLUED = {
    "m": Unit("metre", "measure"), "l": Unit("litre", "measure"), "L": Unit("litre", "measure"),
    "g": Unit("gram", "measure"), "s": Unit("second", "duration"), "h": Unit("hour", "duration"),
    "W": Unit("watt", "measure"), "V": Unit("volt", "measure"), "C": Unit("celsius", "measure"),
    "p": Unit("penny", "money"), "″": Unit("inch", "measure"),
    "G": Unit("generation wireless", "measure"),
    "F": Unit("fahrenheit", "measure"), '"': Unit("inch", "measure"), "”": Unit("inch", "measure"),
}  # fmt: skip

# Only in these letters, blank or not between: "0.5 WAR" is no war.
CASED = {
    "WAR": Unit("win above replacement", "measure"), "W": Unit("watt", "measure"), "V": Unit("volt",
    "measure"),
    "kn": Unit("croatian kuna", "money"), "Mt": Unit("megaton", "measure"), "t": Unit("metric ton",
    "measure"),
}  # fmt: skip

# Money signs before the number, letters that may stand before the sign included.
SIGNS: dict[str, str] = {
    "$": "US dollar", "US$": "US dollar", "U.S.$": "US dollar", "USD": "US dollar", "U.S $": "US dollar",
    "U.S. $": "US dollar", "US $": "US dollar", "$US": "US dollar", "$A": "australian dollar",
    "$NZ": "new zealand dollar",
    "£": "pound sterling", "GBP": "pound sterling", "PS": "pound sterling",
    "€": "euro", "EUR": "euro", "¥": "yen", "￥": "yen", "JPY": "yen", "A$": "australian dollar",
    "AU$": "australian dollar", "AUD": "australian dollar", "AUD$": "australian dollar",
    "C$": "canadian dollar",
    "CA$": "canadian dollar", "CAD": "canadian dollar", "Can$": "canadian dollar",
    "NZ$": "new zealand dollar",
    "HK$": "hong kong dollar", "HK $": "hong kong dollar", "S$": "singapore dollar", "NT$": "taiwan dollar",
    "R$": "brazilian real", "₹": "indian rupee", "Rs": "rupee", "Rs.": "rupee", "INR": "indian rupee",
    "₩": "won",
    "₽": "ruble", "₪": "shekel", "₺": "turkish lira", "₦": "naira", "₫": "dong", "฿": "baht", "₿": "bitcoin",
    "₱": "philippine peso", "₴": "hryvnia", "RM": "malaysian ringgit", "RMB": "chinese yuan",
    "CNY": "chinese yuan",
    "CHF": "swiss franc", "SFr": "swiss franc", "DM": "german mark", "dlrs": "US dollar", "Dlrs": "US dollar",
    "₡": "costa rican colón", "₭": "lao kip", "BTC": "bitcoin", "R": "south african rand",
    "ZAR": "south african rand", "Ksh": "kenyan shilling",
    "Dh": "dirham", "AED": "dirham", "SAR": "riyal", "NIS": "shekel", "Rp": "rupiah", "usd": "US dollar",
    "rmb": "chinese yuan", "hk $": "hong kong dollar", "u.s $": "US dollar", "c$": "canadian dollar",
}  # fmt: skip
SIGN = re.compile(
    r"(?<!\w)(?:" + "|".join(re.escape(s) for s in sorted(SIGNS, key=len, reverse=True)) + r")\.?[ \u00a0]?$"
)

# What a rate may be per, beside units: "a share", "per game".
PER = {
    "share": "share",
    "head": "head",
    "person": "person",
    "capita": "capita",
    "game": "game",
    "unit": "unit",
    "ounce": "ounce",
    "household": "household",
    "vehicle": "vehicle",
    "employee": "employee",
    "user": "user",
    "square": "square foot",
    "square foot": "square foot",
    "square inch": "square inch",
    "square mile": "square mile",
    "square metre": "square metre",
    "square meter": "square metre",
    "month": "month",
    "night": "night",
}
