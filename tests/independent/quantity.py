"""Numbers of a study: exact fractions, and the reason where there is no number (M15)."""

from decimal import Decimal, getcontext
from fractions import Fraction as F
from functools import lru_cache

getcontext().prec = 60


class Missing:
    """Why there is no figure."""

    def __init__(self, why):
        self.why = why

    def __repr__(self):
        return f"none: {self.why}"


def known(*values):
    """Whether all of them are numbers. A simulation hands in binary fractions, which stay what they are."""
    return all(isinstance(value, (F, float, int)) for value in values)


def number(quantity, default=None):
    """The value of a quantity; an open or unknown answer has none."""
    value = (quantity or {}).get("value")
    if value is None:
        return None if default is None else F(default)
    return value if isinstance(value, (float, F)) else F(value)


def percent(quantity, default=None):
    value = number(quantity, default)
    return None if value is None else value / 100


def mean(numbers):
    return sum(numbers, F(0)) / len(numbers)


def median(numbers):
    ordered, half = sorted(numbers), len(numbers) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


def between(value, least, most):
    return min(max(value, least), most)


def decimal(fraction):
    return Decimal(fraction.numerator) / Decimal(fraction.denominator)


@lru_cache(maxsize=100_000)
def power(base, exponent):
    """base ** exponent to 60 digits."""
    if exponent == 0:
        return F(1)
    if base <= 0:
        return F(0)
    if isinstance(base, float) or isinstance(exponent, float):
        return float(base) ** float(exponent)
    return F((decimal(base).ln() * decimal(exponent)).exp())


def root(value):
    """The square root of a fraction to 60 digits."""
    return F(decimal(value).sqrt())
