"""Expectations met (M10)."""

from fractions import Fraction as F

from quantity import Missing, between, number

JUDGED = {"met": F(1), "partly": F(1, 2), "not_met": F(0)}


def attainment(row):
    """How far one expectation is met, 0 to 1; None where it is not due or nobody knows."""
    if row.get("judged", "") == "too_early":
        return None
    base, target, actual = (number(row.get(key)) for key in ("baseline", "target", "actual"))
    if None not in (base, target, actual) and base != target:
        return between((actual - base) / (target - base), F(0), F(1))
    return JUDGED.get(row.get("judged", ""))


def met(rows):
    """ROE in percent, the attainment of each in percent or None, and how many are not due yet."""
    each = [attainment(row) for row in rows]
    weights = [number(row.get("weight"), 1) for row in rows]
    due = [(weight, one) for weight, one in zip(weights, each) if one is not None]
    total = sum(weight for weight, _ in due)
    roe = sum(weight * one for weight, one in due) / total * 100 if total > 0 else Missing("no expectation is due")
    early = sum(row.get("judged", "") == "too_early" for row in rows)
    return roe, [None if one is None else one * 100 for one in each], early
