"""What varies in a study and how, drawn here with random numbers of its own (M13).

Only the first twelve months are drawn. The formulas are those of the second implementation, on binary fractions: exact ones
would take an hour, and chance is no place for them (M15).
"""

import copy
from math import inf

import change
import reference
from cash import cost_lines, curve_of_waves, waves
from quantity import between, known, mean, median, number, percent
from standard_error import of_improvement
from student import quantile
from worth import IN_ROI, unit_value, usable, yearly

# The 10% quantile of the standard normal, as M13 fixes it.
TENTH = 1.2815515655
# Whoever is not named counts as one.
NOBODY = ("", "")
# Bounds of the fields that may be drawn, where they are not 0 and up.
BOUNDS = dict.fromkeys("share confidence factors_confidence usable margin attrition performance_share tax".split(), (0, 100))
BOUNDS |= dict.fromkeys("change amount".split(), (-inf, inf)) | {"replacement": (0, 300), "on_cost": (0, 150)}


def two_piece(z, low, likely, high):
    return likely + z * (likely - low if z < 0 else high - likely) / TENTH


def has_range(quantity):
    return (quantity or {}).get("low") is not None or (quantity or {}).get("high") is not None


def in_floats(node):
    """The study with binary fractions for its numbers."""
    if isinstance(node, list):
        return [in_floats(row) for row in node]
    if not isinstance(node, dict):
        return node
    made = {key: in_floats(value) for key, value in node.items()}
    for key in ("value", "low", "high"):
        if isinstance(made.get(key), str):
            made[key] = float(made[key])
    return made


def ranges(part, key=""):
    """Every number with low or high, and the name of its field."""
    if isinstance(part, list):
        for one in part:
            yield from ranges(one, key)
    elif isinstance(part, dict):
        if has_range(part) and isinstance(part.get("value"), float):
            yield key, part
        for name, one in part.items():
            yield from ranges(one, name)


def once(part, compute):
    """What has no range in it is worked out once, and the rest in each draw."""
    if any(True for _ in ranges(part)):
        return compute
    fixed = compute()
    return lambda: fixed


class Drawn:
    """A study of which one result after another can be drawn."""

    def __init__(self, study, random):
        self.random = random
        exact = reference.evaluate(study)
        state = study.get("state", "forecast")
        self.study = in_floats(copy.deepcopy({key: part for key, part in study.items() if key != "scenarios"}))
        counted = lambda found: found["class"] in IN_ROI and known(found["worth"])
        self.measures = [
            Measure(exact_one, own, state, found, random)
            for exact_one, own, found in zip(study["measures"], self.study["measures"], exact["measures"])
            if counted(found)
        ]
        self.free = list(ranges({key: part for key, part in self.study.items() if key not in ("measures", "forecast")}))
        for one in self.measures:
            self.free += one.ranges()
        self.likely = [part["value"] for _, part in self.free]
        spent = {key: self.study.get(key, {}) for key in ("programme", "costs")}
        self.cost = once(spent, lambda: float(sum(line.first_year() for line in cost_lines(self.study))))
        starts = waves(study.get("programme"))
        for one in self.measures:
            one.prepare(starts)

    def net_and_cost(self):
        """Net benefit and cost of the first twelve months in one draw."""
        for (key, part), likely in zip(self.free, self.likely):
            low, high = (likely if part.get(end) is None else part[end] for end in ("low", "high"))
            part["value"] = between(two_piece(self.random.gauss(0, 1), low, likely, high), *BOUNDS.get(key, (0, inf)))
        # All that one estimator judges moves together.
        judges = {}
        judge = lambda who: judges.setdefault(who, self.random.gauss(0, 1))
        benefit = sum(one.benefit(self.random.gauss(0, 1), judge) for one in self.measures)
        cost = self.cost()
        return benefit - cost, cost


class Measure:
    """One measure of it: the improvement as it was found, with its chance, and who judged the rest."""

    def __init__(self, exact, own, state, found, random):
        self.own, self.method, self.random = own, found["method"], random
        self.improvement, change_seen = float(found["improvement"]), change.gross(exact, state)
        self.gross = inf if change_seen is None or self.method == "I1" else float(change_seen)
        error = of_improvement(exact, state, self.method) if self.method in ("I0", *change.RECORDS) else None
        self.spread = 0.0 if error is None else float(error[0]) * quantile(0.9, error[1])

    def ranges(self):
        """Numbers of the past are no levers: their chance is the improvement's (M14)."""
        return [one for part in ("worth", "effect") for one in ranges(self.own.get(part, {}), part)]

    def prepare(self, starts):
        worth, effect = self.own["worth"], self.own.get("effect", {})
        times = float(yearly(self.own, self.method == "I5"))
        self.worth_of_one = once(worth, lambda: float(times * unit_value(worth)[0] * usable(worth)))
        self.months = once(effect, lambda: float(sum(curve_of_waves(effect, starts, m) for m in range(1, 13))))

    def benefit(self, z, judge):
        return self.adjusted(z, judge) * self.worth_of_one() * self.months() / 12

    def adjusted(self, z, judge):
        isolation = self.own.get("isolation", {})
        if self.method == "I5":
            return sum(self.answer(row, judge) for row in isolation["respondents"])
        moved = self.improvement + z * self.spread / TENTH
        moved = between(moved, min(0.0, self.improvement), max(self.gross, self.improvement, 0.0)) if self.spread else moved
        if self.method == "I0":
            return moved
        if self.method in change.RECORDS:
            sure = {key: isolation.get(key, {"value": 100.0}) for key in ("share", "confidence")}
            return moved * due(sure, moved, judge, NOBODY)
        if self.method == "I8":
            # Reading: what other factors did is no estimate of an estimator, so each answer moves on its own.
            own = lambda: self.random.gauss(0, 1)
            rows, doubt = isolation["factors"], isolation["factors_confidence"]
            rest = 1 - sum(judged(row["share"], own()) for row in rows)
            if any(map(has_range, [doubt, *(row["share"] for row in rows)])):
                return moved * max(rest, 0.0) * (1 if moved < 0 else judged(doubt, own()))
            return moved * due({"share": {"value": 100 * rest}, "confidence": doubt}, moved, judge, NOBODY)
        rows = [row for row in isolation["estimators"] if None not in map(percent, (row.get("share"), row.get("confidence")))]
        parts = [due(row, moved, judge, (row.get("role", ""), row.get("name", ""))) for row in rows]
        return moved * {"lowest": min, "median": median, "mean": mean}[isolation.get("pooling", "mean")](parts)

    def answer(self, row, judge):
        if None in (number(row.get("change")), percent(row.get("share")), percent(row.get("confidence"))):
            return 0.0
        moved = row["change"]["value"] * number(row.get("people"), 1)
        return moved * due(row, moved, judge, ("participant", row.get("name", "")))


def due(row, moved, judge, who):
    """The part of what moved that is due to the training, with both answers of one judge moved together.

    Without ranges of their own: a·k, with the face value a as the high end and a·k² as the low one.
    """
    z = judge(who)
    a, k = (judged(row[key], z) for key in ("share", "confidence"))
    if moved < 0:
        return a
    if has_range(row["share"]) or has_range(row["confidence"]):
        return a * k
    return between(two_piece(z, a * k * k, a * k, a), 0.0, 1.0)


def judged(quantity, z):
    """An answer of a judge as a share, inside its own range if it has one."""
    likely = quantity["value"]
    low, high = (likely if quantity.get(end) is None else quantity[end] for end in ("low", "high"))
    return between(two_piece(z, low, likely, high), 0.0, 100.0) / 100
