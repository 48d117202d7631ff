"""Scales of charts: days with the long empty stretches broken, and values, straight or logarithmic."""

from __future__ import annotations

import math
from collections.abc import Sequence

SPREAD = 25  # a series whose largest value is over 25 times the least is drawn on a logarithmic scale
STRETCH = 4.0  # an empty stretch longer than this many times the rest together is broken, and says so


class Days:
    """Days to pixels. A long empty stretch is cut to a share of the width, and `breaks` tells where."""

    def __init__(self, days: Sequence[float], start: float, end: float) -> None:
        self.days = sorted(set(days))
        gaps = [b - a for a, b in zip(self.days, self.days[1:], strict=False)]
        longest = sorted(gaps)
        rest = [sum(g for g in gaps if g < gap) for gap in gaps]
        broken = [gap > STRETCH * max(r, 30) for gap, r in zip(gaps, rest, strict=True)]
        plain = sum(g for g, cut in zip(gaps, broken, strict=True) if not cut)
        cut_to = max(plain, 1) * 0.35 if plain else 1.0
        shown = [cut_to if cut else g for g, cut in zip(gaps, broken, strict=True)]
        total = sum(shown) or 1
        self.at = [start]
        for step in shown:
            self.at.append(self.at[-1] + step / total * (end - start))
        if len(self.days) == 1:
            self.at = [(start + end) / 2]
        self.breaks = (
            [(self.at[n] + self.at[n + 1]) / 2 for n, cut in enumerate(broken) if cut] if longest else []
        )

    def __call__(self, day: float) -> float:
        """Return the pixel of a day that is one of those drawn."""
        return self.at[self.days.index(day)]


class Values:
    """Values to pixels; `logarithmic` where they are spread over decades."""

    def __init__(self, values: Sequence[float], bottom: float, top: float) -> None:
        low, high = min(values), max(values)
        self.whole = all(float(v).is_integer() for v in values)
        self.logarithmic = low > 0 and high / low > SPREAD
        if self.logarithmic:
            self.low, self.high = math.log10(low) - 0.15, math.log10(high) + 0.15
        else:
            room = (high - low) * 0.15 or abs(high) * 0.1 or 1
            self.low, self.high = (0 if 0 <= low < high * 0.4 else low - room), high + room
        self.bottom, self.top = bottom, top

    def __call__(self, value: float) -> float:
        """Return the pixel of a value, within the frame."""
        told = (
            math.log10(value) if self.logarithmic and value > 0 else self.low if self.logarithmic else value
        )
        share = (told - self.low) / ((self.high - self.low) or 1)
        return self.bottom + min(1.0, max(0.0, share)) * (self.top - self.bottom)

    def ticks(self) -> list[float]:
        """Return round values between the ends."""
        if self.logarithmic:
            held = [
                m * 10**p for p in range(math.floor(self.low), math.ceil(self.high) + 1) for m in (1, 2, 5)
            ]
            inside = [v for v in held if self.low <= math.log10(v) <= self.high]
            return inside if len(inside) <= 8 else [v for v in inside if f"{v:e}".startswith("1")]
        told = round_values(self.low, self.high)
        return [v for v in told if float(v).is_integer()] if self.whole else told


def round_values(low: float, high: float) -> list[float]:
    """Return about five round values between low and high.

    >>> round_values(0, 10000)
    [0, 2000, 4000, 6000, 8000, 10000]
    """
    raw = (high - low) / 5
    power = 10 ** math.floor(math.log10(raw)) if raw > 0 else 1
    step = next(m * power for m in (1, 2, 5, 10) if m * power >= raw * 0.99)
    return [n * step for n in range(math.ceil(low / step), math.floor(high / step) + 1)]
