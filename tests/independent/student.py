"""Quantiles of Student's t for whole degrees of freedom, from the closed form of its distribution (M11, M13)."""

from functools import lru_cache
from math import atan, cos, inf, pi, sin, sqrt
from statistics import NormalDist


def below(t, freedom):
    """P(T ≤ t): the finite series of Abramowitz and Stegun, 26.7.3 and 26.7.4."""
    angle = atan(t / sqrt(freedom))
    c2 = cos(angle) ** 2
    total, term = 0.0, 1.0
    if freedom % 2:
        term = cos(angle)
        for j in range(3, freedom + 1, 2):
            total += term
            term *= c2 * (j - 1) / j
        share = 2 / pi * (angle + sin(angle) * total) if freedom > 1 else 2 / pi * angle
    else:
        for j in range(2, freedom + 1, 2):
            total += term
            term *= c2 * (j - 1) / j
        share = sin(angle) * total
    return (1 + share) / 2


@lru_cache(maxsize=None)
def quantile(p, freedom):
    """The t with P(T ≤ t) = p; the normal one where the degrees of freedom are endless.

    Between whole degrees of freedom it is read from a line over their reciprocals, as in tables.
    """
    if freedom == inf:
        return NormalDist().inv_cdf(p)
    fewer = max(int(freedom), 1)
    if freedom <= fewer:
        return at_whole(p, fewer)
    part = (1 / freedom - 1 / fewer) / (1 / (fewer + 1) - 1 / fewer)
    return at_whole(p, fewer) * (1 - part) + at_whole(p, fewer + 1) * part


def at_whole(p, freedom):
    low, high = -1e6, 1e6
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (middle, high) if below(middle, freedom) < p else (low, middle)
    return (low + high) / 2
