"""Chance in the records: the standard error of an improvement, where it is known (M13)."""

from fractions import Fraction as F
from math import inf

import change
from quantity import between, mean, number, root


def part(spread, freedom=inf):
    """A variance with its degrees of freedom."""
    return spread, freedom


def of_series(series):
    """The standard error of the mean of the periods (t, n - 1), squared."""
    values = change.values(series)
    if len(values) < 2:
        return None
    middle = mean(values)
    spread = sum((value - middle) ** 2 for value in values) / (len(values) - 1)
    return part(spread / len(values), len(values) - 1)


def of_percentage(value, counted_of):
    """p(1 - p)/n in squared points."""
    if value is None or not counted_of:
        return None
    # Reading: what is beyond 0 and 100 varies as little as what is there.
    value = between(value, F(0), F(100))
    return part(value * (100 - value) / counted_of)


def counts_events(measure):
    """Reading: hours, and amounts of money whose unit is worth 1, are no events."""
    worth = measure.get("worth", {})
    kind = worth.get("valuation", "agreed")
    one = {"margin": number(worth.get("price")), "agreed": number(worth.get("value"))}.get(kind) == 1
    return measure.get("scale", "count") == "count" and kind not in ("hour", "performance") and not one


def of_count(value, covered):
    """The square root of the events, for a number that stands for one of `covered` periods."""
    return None if value is None or value < 0 or not covered else part(value / covered)


def of_people(measure):
    """Reading: a percentage is one of people where nobody names anything else."""
    name = (measure.get("base_name") or "").strip()
    return not name or name.startswith("people")


def own(measure, state, after):
    """The trained side of before or after."""
    series = measure.get("after_series" if after else "before_series")
    seen = len(change.values(series))
    covered = number(measure.get("covered")) or (seen or 1)
    value = change.after_of(measure, state) if after else change.before_of(measure)
    if measure.get("scale") == "percent":
        # Reading: none counted is nothing counted.
        people = number(measure.get("comparison", {}).get("trained")) if of_people(measure) else None
        base = number(measure.get("base")) or people
        return None if not base else of_percentage(value, base * covered)
    # One period has no spread: it is a number like any other.
    if seen > 1:
        return of_series(series)
    return of_count(value, covered) if counts_events(measure) else None


def others(measure, key):
    """The comparison group's side of before or after."""
    comparison = measure.get("comparison", {})
    covered, value = number(measure.get("covered")) or 1, number(comparison.get(key))
    if measure.get("scale") == "percent":
        base, ours = number(comparison.get("base")), number(measure.get("base"))
        # Reading: a percentage is one of people where nobody says otherwise, and so is the group's.
        same = not ours or number(comparison.get("trained")) in (None, ours)
        if not base and same and of_people(measure):
            base = number(comparison.get("compared"))
        return None if not base else of_percentage(value, base * covered)
    return of_count(value, covered) if counts_events(measure) else None


def of_line(course):
    """The prediction error of a mean from a line (t, n - 2), squared."""
    n, m = len(course.points), len(course.at)
    fitted = change.line(course.points)
    if fitted is None or n < 3:
        return None
    middle = mean([x for x, _ in course.points])
    spread = sum((x - middle) ** 2 for x, _ in course.points)
    left = sum((y - fitted[0] - fitted[1] * x) ** 2 for x, y in course.points)
    return part(left / (n - 2) * (F(1, m) + F(1, n) + (mean(course.at) - middle) ** 2 / spread), n - 2)


def of_improvement(measure, state, method):
    """(standard error, degrees of freedom) of the improvement that the method finds; None where chance is not known."""
    # A target is no record.
    aimed = change.is_forecast(state) and number(measure.get("target")) is not None
    if aimed or method == "I5":
        return None
    if method in ("I3", "I4"):
        parts = [of_line((change.trend if method == "I3" else change.driven)(measure, state))]
    else:
        parts = [own(measure, state, after=True)]
        if method != "I1":
            parts.append(own(measure, state, after=False))
        if method in ("I1", "I2"):
            parts.append(others(measure, "after"))
        if method == "I2":
            parts.append(others(measure, "before"))
    if None in parts:
        return None
    # Independent parts add in squares. Reading: their degrees of freedom are joined as Welch and Satterthwaite do.
    total = sum(spread for spread, _ in parts)
    narrow = sum(spread**2 / freedom for spread, freedom in parts if freedom != inf)
    return root(total), float(total**2 / narrow) if narrow else inf
