"""How far a measure moved, what was coming anyway, and what is due to the training (M1, M2, M3).

Where the text leaves a reading open, the comment says "Reading:" and which one was taken.
"""

from dataclasses import dataclass
from fractions import Fraction as F

from quantity import between, mean, median, number, percent

RECORDS = ("I1", "I2", "I3", "I4")
FEWEST_FOR_A_LINE = 6


def sign(measure):
    return 1 if measure.get("better", "lower") == "higher" else -1


def is_forecast(state):
    """A state that nobody has named yet is a forecast."""
    return state in ("", "forecast")


def values(series):
    return [number(point.get("value")) for point in series or [] if number(point.get("value")) is not None]


def before_of(measure):
    """B. A series stands for its mean (M1)."""
    series = values(measure.get("before_series"))
    return mean(series) if series else number(measure.get("baseline"))


def after_of(measure, state):
    """A, or the target in a forecast (M1)."""
    if is_forecast(state) and number(measure.get("target")) is not None:
        return number(measure["target"])
    series = values(measure.get("after_series"))
    return mean(series) if series else number(measure.get("after"))


def gross(measure, state):
    before, after = before_of(measure), after_of(measure, state)
    return None if before is None or after is None else sign(measure) * (after - before)


# ---------------------------------------------------------------- lines through a past (I3, I4)


def line(points):
    """Least squares through (x, y): intercept and slope, or None where x does not vary."""
    if len(points) < 2:
        return None
    mx, my = mean([x for x, _ in points]), mean([y for _, y in points])
    spread = sum((x - mx) ** 2 for x, _ in points)
    if spread == 0:
        return None
    slope = sum((x - mx) * (y - my) for x, y in points) / spread
    return my - slope * mx, slope


@dataclass
class Course:
    """A line with what it rests on: the points before, where it is read, and what was seen there."""

    points: list
    at: list
    seen: object
    carried_too_far: bool = False

    def expected(self):
        intercept, slope = line(self.points)
        return mean([intercept + slope * x for x in self.at])


def trend(measure, state):
    """I3: the old line goes on. Needs six periods before that have a value."""
    first, then = measure.get("before_series", []), measure.get("after_series", [])
    seen = after_of(measure, state)
    if measure.get("comparison", {}).get("trend") != "yes" or len(values(first)) < FEWEST_FOR_A_LINE or seen is None:
        return None
    # Reading: a period without a value has passed all the same, so the periods after a gap keep their place.
    points = [(F(t), number(p.get("value"))) for t, p in enumerate(first, 1) if number(p.get("value")) is not None]
    at = [F(len(first) + t) for t, p in enumerate(then, 1) if number(p.get("value")) is not None]
    # Reading: one number after is a series of one period.
    at = at or [F(len(first) + 1)]
    # Reading: carried at most as many periods ahead as it was seen, the line stays where it is after that.
    last = F(2 * len(first))
    return Course(points, [min(t, last) for t in at], seen, max(at) > last)


def driven(measure, state):
    """I4: what the driver says. Both sides of the comparison are over the periods whose driver is known."""
    if not measure.get("comparison", {}).get("driver"):
        return None
    pair = lambda p: (number(p.get("driver")), number(p.get("value")))
    points = [pair(p) for p in measure.get("before_series", []) if None not in pair(p)]
    # Reading: in a forecast the target stands for every period whose driver is known.
    target = number(measure.get("target")) if is_forecast(state) else None
    after = [(x, y if target is None else target) for x, y in map(pair, measure.get("after_series", []))]
    after = [(x, y) for x, y in after if x is not None and y is not None]
    if line(points) is None or not after:
        return None
    return Course(points, [x for x, _ in after], mean([y for _, y in after]))


# ---------------------------------------------------------------- M2: what is expected without training


def inside(measure, state, expected):
    """E stays inside what the measure can be (M2).

    Reading: it can be below 0 where any number of it that the study holds is, the group's and the target among them.
    """
    if measure.get("scale") == "percent":
        return between(expected, F(0), F(100))
    comparison = measure.get("comparison", {})
    seen = [number(measure.get(key)) for key in ("baseline", "after", "target")]
    seen += [number(comparison.get(key)) for key in ("before", "after")]
    for key in ("before_series", "after_series"):
        seen += values(measure.get(key))
    return max(expected, F(0)) if all(value is None or value >= 0 for value in seen) else expected


def expected(measure, state):
    """(method, what was seen, E as it was found, the line it rests on) for each of I1-I4 that the numbers carry."""
    found = []
    comparison = measure.get("comparison", {})
    before, after = before_of(measure), after_of(measure, state)
    others_before, others_after = number(comparison.get("before")), number(comparison.get("after"))
    if others_after is not None and after is not None:
        if before is not None and others_before is not None:
            found.append(("I2", after, before + others_after - others_before, None))
        else:
            found.append(("I1", after, others_after, None))
    for method, course in (("I3", trend(measure, state)), ("I4", driven(measure, state))):
        if course and line(course.points):
            found.append((method, course.seen, course.expected(), course))
    return found


def recorded(measure, state):
    """(method, improvement) for each of I1-I4 that the numbers carry."""
    way = sign(measure)
    return [(method, way * (seen - inside(measure, state, e))) for method, seen, e, _ in expected(measure, state)]


# ---------------------------------------------------------------- M3: contribution, confidence, pooling


@dataclass
class Claim:
    """One method's view of one measure: the change it accepts, what is left after `a`, and what is left after `k`."""

    method: str
    improvement: object
    contributed: object
    adjusted: object
    # I5 is a sum over people already (M4).
    over_people: bool = False
    # What was taken for `a`, and for `k` if it were a gain.
    share: object = F(1)
    sure: object = F(1)
    # An estimate of the participants themselves (M11).
    participants: bool = False


def claim(method, improvement, a, k, **rest):
    """I·a·k; doubt never makes a loss smaller (M3)."""
    contributed = improvement * a
    adjusted = contributed if improvement < 0 else contributed * k
    return Claim(method, improvement, contributed, adjusted, share=a, sure=k, **rest)


def answers(measure):
    """I5: the sum over those who answered."""
    total = contributed = adjusted = F(0)
    count = 0
    for row in measure.get("isolation", {}).get("respondents", []):
        change, a, k = number(row.get("change")), percent(row.get("share")), percent(row.get("confidence"))
        if change is None or a is None or k is None:
            continue
        count += 1
        one = claim("I5", change * number(row.get("people"), 1), a, k)
        total, contributed, adjusted = total + one.improvement, contributed + one.contributed, adjusted + one.adjusted
    return Claim("I5", total, contributed, adjusted, over_people=True, participants=True) if count else None


def pooled(isolation):
    """(a, k) of all who gave both, and whether participants are among them; None without anybody."""
    rows = [(percent(r.get("share")), percent(r.get("confidence")), r.get("role", "")) for r in isolation.get("estimators", [])]
    rows = [row for row in rows if row[0] is not None and row[1] is not None]
    if not rows:
        return None
    shares, sure = [a for a, _, _ in rows], [a * k for a, k, _ in rows]
    if isolation.get("pooling") == "lowest":
        product, a = min(zip(sure, shares))
    else:
        pool = median if isolation.get("pooling") == "median" else mean
        product, a = pool(sure), pool(shares)
    return a, product / a if a else F(0), any(role == "participant" for _, _, role in rows)


def others(isolation):
    """(a, k) of what the other factors leave; None where one of them is not known, or they are more than all."""
    shares = [percent(row.get("share")) for row in isolation.get("factors", [])]
    k = percent(isolation.get("factors_confidence"))
    if not shares or None in shares or k is None or sum(shares) > 1:
        return None
    return 1 - sum(shares), k


def estimated(measure, change):
    found = []
    isolation = measure.get("isolation", {})
    said = answers(measure)
    if said:
        found.append(said)
    if change is not None and pooled(isolation):
        a, k, participants = pooled(isolation)
        found.append(claim("I6", change, a, k, participants=participants))
    if change is not None and others(isolation):
        found.append(claim("I8", change, *others(isolation)))
    return found


def begun(measure):
    """Whether a method was begun that its numbers do not carry.

    Reading: share and confidence are required and have no default (M3), so half an estimate is no figure; and where
    somebody asked for a trend, or gave a driver its values, a line that cannot be drawn does not turn the whole change
    into the training's.
    """
    comparison, isolation = measure.get("comparison", {}), measure.get("isolation", {})
    points = measure.get("before_series", []) + measure.get("after_series", [])
    has_driver = comparison.get("driver") and any(number(point.get("driver")) is not None for point in points)
    if comparison.get("trend") == "yes" or has_driver:
        return True
    rows = isolation.get("estimators", []) + isolation.get("respondents", []) + isolation.get("factors", [])
    # What was typed and cannot be read was an answer all the same.
    said = lambda quantity: number(quantity) is not None or bool((quantity or {}).get("typed"))
    # So is an estimate of which somebody said that it is not known yet: the figure waits for it.
    awaited = lambda quantity: (quantity or {}).get("status") == "unknown"
    estimators = isolation.get("estimators", [])
    if any(awaited(row.get(key)) for row in estimators for key in ("share", "confidence")):
        return True
    return any(said(row.get(key)) for row in rows for key in ("share", "confidence", "change"))


def claims(measure, state):
    """Every method that the answers carry; records override estimates (M2)."""
    isolation = measure.get("isolation", {})
    a, k = percent(isolation.get("share"), 100), percent(isolation.get("confidence"), 100)
    found = [claim(method, improvement, a, k) for method, improvement in recorded(measure, state)]
    change = gross(measure, state)
    found = found or estimated(measure, change)
    if not found and change is not None and not begun(measure):
        found = [claim("I0", change, F(1), F(1))]
    return found
