"""One unit for each kind of measure, so that miles are held against kilometres; money stays as it is."""

from __future__ import annotations

from storyledger.reconcile.intervals import Interval, last_digit
from storyledger.terms import Figure

METRIC = {
    "metre": ("kilometre", 0.001), "mile": ("kilometre", 1.609344), "yard": ("kilometre", 0.0009144),
    "foot": ("kilometre", 0.0003048), "nautical mile": ("kilometre", 1.852),
    "centimetre": ("kilometre", 1e-5),
    "acre": ("hectare", 0.40468564), "square kilometre": ("hectare", 100.0),
    "square mile": ("hectare", 258.998811), "square metre": ("hectare", 1e-4),
    "square foot": ("hectare", 9.290304e-6), "pound": ("kilogram", 0.45359237),
    "ounce": ("kilogram", 0.028349523),
    "gram": ("kilogram", 0.001), "ton": ("kilogram", 1000.0),
    "metric ton": ("kilogram", 1000.0),
    "gallon": ("litre", 3.785411784), "barrel": ("litre", 158.987295), "millilitre": ("litre", 0.001),
    "mile per hour": ("kilometre per hour", 1.609344), "kilowatt": ("megawatt", 0.001),
    "gigawatt": ("megawatt", 1000.0),
}  # fmt: skip
ROUNDED = 0.1  # share of a measure that rounding changes at most: "10 miles" is hardly 6
# A ton may be short (907 kg) or long (1,016 kg), a gallon of the US (3.79 l) or imperial (4.55 l).
_LOOSE = {"ton": 0.11, "gallon": 0.21}


def metric(unit: str) -> tuple[str, float]:
    """Return the unit that a unit is held against others in, and the factor.

    >>> metric("mile"), metric("US dollar")
    (('kilometre', 1.609344), ('US dollar', 1.0))
    """
    return METRIC.get(unit, (unit, 1.0))


def reading(figure: Figure) -> Interval | None:
    """Return what a figure stands for in its metric unit; a measure or sum of money by its last digit.

    A count is a count, but "10 miles" may be 9.6 and "$2 million" 1.9.
    """
    if figure.low is None or figure.high is None:
        return None
    factor, loose = metric(figure.unit)[1], _LOOSE.get(figure.unit, 0.0)
    rounded = figure.value and figure.unit and figure.bound == "exact"
    half = min(last_digit(figure.value) / 2, figure.value * ROUNDED) if rounded and figure.value else 0.0
    return (figure.low - half) * factor * (1 - loose), (figure.high + half) * factor * (1 + loose)
