"""How firm the evidence is: how the change was separated, and whether it can be told from chance (M11)."""

from fractions import Fraction as F

import change
from quantity import Missing, number
from standard_error import of_improvement
from student import quantile

RECORD = ("", "record", "finance", "system")
FEWEST_IN_A_GROUP = 10


def read_by(method, measure, state):
    """Every number that the method reads."""
    comparison = measure.get("comparison", {})
    before, after = measure.get("before_series", []), measure.get("after_series", [])
    aimed = change.is_forecast(state) and number(measure.get("target")) is not None
    then = [p.get("value") for p in after] if change.values(after) else [measure.get("after")]
    then = [measure["target"]] if aimed else then
    first = [p.get("value") for p in before] if change.values(before) else [measure.get("baseline")]
    if method == "I1":
        return then + [comparison.get("after")]
    if method == "I2":
        return first + then + [comparison.get("before"), comparison.get("after")]
    drivers = [p.get("driver") for p in before + after] if method == "I4" else []
    return first + then + drivers


def is_record(quantity):
    """Reading: a number of which nobody said where it comes from is taken for a record; an assumed one never."""
    quantity = quantity or {}
    return quantity.get("source", "") in RECORD and quantity.get("status", "") != "assumed"


def of_each_side(measure):
    """People on each side; where nobody counted them, the cases a percentage is counted of."""
    comparison = measure.get("comparison", {})
    trained, compared = (number(comparison.get(key)) for key in ("trained", "compared"))
    if measure.get("scale") == "percent":
        base, covered = number(measure.get("base")), max(number(measure.get("covered"), 1), 1)
        theirs = number(comparison.get("base"))
        trained = trained if trained is not None or base is None else base * covered
        compared = compared if compared is not None or theirs is None else theirs * covered
    return trained, compared


def of_measure(chosen, measure, state):
    """(letter, reason it is C although designed better, or None)."""
    method = chosen.method
    if method == "I0":
        return "E", None
    if method not in change.RECORDS:
        return ("D" if chosen.participants else "C"), None
    if method == "I1":
        return "C", "nobody knows whether the groups were equal before"
    letter = "A" if method == "I2" else "B"
    comparison = measure.get("comparison", {})
    sizes = of_each_side(measure)
    # A target is no record.
    aimed = change.is_forecast(state) and number(measure.get("target")) is not None
    if aimed or not all(is_record(one) for one in read_by(method, measure, state) if number(one) is not None):
        return "C", "not from records"
    if method == "I2" and any(size is not None and size < FEWEST_IN_A_GROUP for size in sizes):
        return "C", "too few"
    if comparison.get("chosen") == "volunteers":
        return "C", "the group chose itself"
    error = of_improvement(measure, state, method)
    if error is not None:
        size, freedom = error
        if abs(chosen.improvement) <= F(quantile(0.975, freedom)) * size:
            return "C", "not told from chance"
    return letter, None


def of_study(counted):
    """The lowest among the measures that carry at least a tenth of the sum of the absolute worths; else the lowest of all."""
    if not counted:
        return Missing("no measure has a worth")
    total = sum(abs(one["worth"]) for one in counted)
    carrying = [one["grade"] for one in counted if abs(one["worth"]) * 10 >= total]
    return max(carrying or [one["grade"] for one in counted])
