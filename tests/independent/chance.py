"""Holds the range of the built program against a second simulation and against closed forms (M13).

1. Each example, drawn here and by the program. Two simulations agree only within chance, so a quantile is right if about
   as many of the draws made here lie below it, and a count if about as many have it: within 5 standard errors of the
   difference of two shares. The ranks say this without knowing the density at the quantile.
2. Studies in which one thing alone varies, so that every quantile and all odds follow from a formula: percentages counted
   of their own cases, events that were counted, Student's t where there are few periods.
3. Two studies that must print the same odds: one judgement on one measure and on ten.

    python3 tests/independent/chance.py

One line for each study; the exit code is 1 where anything differs.
"""

import json
import random
import sys
from bisect import bisect_left, bisect_right
from math import copysign, inf, sqrt
from statistics import NormalDist

sys.dont_write_bytecode = True

from levers import TENTH, Drawn
from program import ROOT, printed, printed_of
from quantity import number
from student import quantile

DRAWS, OWN_DRAWS = 10_000, 20_000
ERRORS = 5


def simulated(study, seed):
    """Net benefit and ROI in percent of many draws, each list sorted."""
    drawn, nets, rois = Drawn(study, random.Random(seed)), [], []
    for _ in range(OWN_DRAWS):
        net, cost = drawn.net_and_cost()
        nets.append(net)
        rois.append(net / cost * 100 if cost > 0 else copysign(inf, net))
    return sorted(nets), sorted(rois)


# ---------------------------------------------------------------- 1: two simulations side by side


def within(share, n, m):
    """5 standard errors of the difference between two shares, one among n draws and one among m."""
    return ERRORS * sqrt(share * (1 - share) * (1 / n + 1 / m)) + 1e-12


def differences(printed, study, seed):
    nets, rois = simulated(study, seed)
    found = []
    n = printed["draws"] - printed["without_result"]

    def at_rank(what, value, share, own):
        value, room = float(value), within(share, n, len(own))
        close = abs(value) * 1e-9 + 1e-9
        below, until = bisect_left(own, value - close) / len(own), bisect_right(own, value + close) / len(own)
        if below > share + room or until < share - room:
            here = own[min(int(share * len(own)), len(own) - 1)]
            found.append(
                f"{what}: of the draws made here {below:.4f} lie below {value:.6g}, not {share} ± {room:.4f}; "
                f"here it is {here:.6g}"
            )

    def count(what, one, other):
        room = within((one + other) / (n + len(rois)), n, len(rois))
        if abs(one / n - other / len(rois)) > room:
            found.append(f"{what}: printed {one / n:.4f} of the draws, here {other / len(rois):.4f} ± {room:.4f}")

    for name, share in (("low", 0.1), ("middle", 0.5), ("high", 0.9)):
        at_rank(f"net_{name}", printed[f"net_{name}"], share, nets)
        at_rank(f"roi_{name}", printed[f"roi_{name}"], share, rois)
    for at, dot in enumerate(printed["dots"]):
        at_rank(f"dots[{at}]", dot, (at + 0.5) / 20, nets)
    reached = lambda least: len(rois) - bisect_left(rois, least)
    count("break_even", printed["break_even"], reached(0))
    count("hurdle", printed["hurdle"], reached(float(number(study.get("hurdle"), 25))))
    return found


# ---------------------------------------------------------------- 2: one thing varies, so a formula says it all


def entered(value):
    return {"value": str(value), "status": "entered", "source": "record"}


def study(title, measures, cost):
    return {
        "id": title,
        "title": title,
        "state": "measured",
        "mode": "full",
        "currency": "EUR",
        "locale": "en-IE",
        "measures": measures,
        "costs": [{"id": "cost", "category": "delivery", "name": "Programme", "rate": entered(cost)}],
    }


def measure(**rest):
    worth = {"class": "cash", "valuation": "agreed", "value": entered(rest.pop("value"))}
    return {"name": "Errors", "better": "lower", "period": "year", "worth": worth} | rest


class Known:
    """A study whose benefit is `worth` for each unit of an improvement of `moved` with a known chance."""

    def __init__(self, study, moved, error, freedom, worth, gross, cost):
        self.study, self.cost, self.worth, self.freedom = study, cost, worth, freedom
        self.moved, self.spread, self.most = moved, error * quantile(0.9, freedom) / TENTH, max(gross, moved, 0)

    def net(self, share):
        drawn = self.moved + self.spread * NormalDist().inv_cdf(share)
        return min(max(drawn, min(0, self.moved)), self.most) * self.worth - self.cost

    def odds(self):
        """Chance of a net benefit of 0 and more."""
        needed = self.cost / self.worth
        if needed <= min(0, self.moved):
            return 1.0
        return 0.0 if needed > self.most else 1 - NormalDist().cdf((needed - self.moved) / self.spread)

    def differences(self, printed):
        found, n = [], printed["draws"]
        for at, dot in enumerate(printed["dots"]):
            share = (at + 0.5) / 20
            room = ERRORS * sqrt(share * (1 - share) / n)
            least, most = self.net(max(share - room, 1e-9)), self.net(min(share + room, 1 - 1e-9))
            if not least - 1e-6 <= float(dot) <= most + 1e-6:
                found.append(f"dots[{at}]: printed {float(dot):.6g}, the formula gives {self.net(share):.6g}")
        odds, seen = self.odds(), printed["break_even"] / n
        if abs(seen - odds) > ERRORS * sqrt(odds * (1 - odds) / n) + 1e-9:
            found.append(f"break_even: printed {seen:.4f} of the draws, the formula gives {odds:.4f}")
        return found


def own_denominators():
    """20% to 16% of 400 leads, of a month, against 20% to 19% of 900: each side by its own cases."""
    sides = [(20, 400), (16, 400), (20, 900), (19, 900)]
    error = sqrt(sum(p * (100 - p) / n for p, n in sides))
    one = measure(
        value=50, scale="percent", period="month", base=entered(400), covered=entered(1), baseline=entered(20), after=entered(16),
        comparison={"before": entered(20), "after": entered(19), "base": entered(900)},
    )  # fmt: skip
    # An improvement of 3 points; each is 400 · 12 / 100 leads a year at 50.
    return Known(study("A percentage of its own cases", [one], 4000), 3, error, inf, 400 * 12 / 100 * 50, 4, 4000)


def several_periods():
    """The same percentages over six months: six times the cases."""
    sides = [(20, 2400), (16, 2400), (20, 5400), (19, 5400)]
    error = sqrt(sum(p * (100 - p) / n for p, n in sides))
    one = own_denominators().study["measures"][0] | {"covered": entered(6)}
    return Known(study("A percentage over six months", [one], 4000), 3, error, inf, 400 * 12 / 100 * 50, 4, 4000)


def counted_events():
    """64 errors a year became 36: the error of a count is its root, so 8 and 6, and 10 together."""
    one = measure(value=100, scale="count", baseline=entered(64), after=entered(36), unit="errors")
    return Known(study("A count of events", [one], 2000), 28, 10, inf, 100, 28, 2000)


def six_periods_before():
    """A trend of six points: Student's t with four degrees of freedom."""
    points, after = [10, 12, 11, 13, 12, 14], [20, 21]
    mx, my = 3.5, sum(points) / 6
    slope = sum((t - mx) * (y - my) for t, y in enumerate(points, 1)) / 17.5
    fitted = [my + slope * (t - mx) for t in range(1, 7)]
    expected = my + slope * (7.5 - mx)
    left = sum((y - f) ** 2 for y, f in zip(points, fitted))
    error = sqrt(left / 4 * (1 / 2 + 1 / 6 + (7.5 - mx) ** 2 / 17.5))
    one = measure(
        value=100, scale="count", better="higher", period="month", comparison={"trend": "yes"},
        before_series=[{"value": entered(y)} for y in points], after_series=[{"value": entered(y)} for y in after],
    )  # fmt: skip
    moved, gross = 20.5 - expected, 20.5 - my
    return Known(study("A trend of six points", [one], 6000), moved, error, 4, 1200, gross, 6000)


def means_of_periods():
    """Hours for each, six months before and six after: the error of a mean of its periods, five degrees of freedom a side."""
    before, after = [10, 12, 11, 13, 12, 14], [8, 9, 10, 9, 8, 10]
    var = lambda seen: sum((y - sum(seen) / 6) ** 2 for y in seen) / 5
    error = sqrt(var(before) / 6 + var(after) / 6)
    # Welch and Satterthwaite, worked by hand from the variances 2 and 0.8: (2.8/6)² / ((2/6)² + (0.8/6)²) · 5.
    freedom = 2.8**2 / (2**2 + 0.8**2) * 5
    one = measure(
        value=100, scale="each", period="year", base=entered(10), before_series=[{"value": entered(y)} for y in before],
        after_series=[{"value": entered(y)} for y in after],
    )  # fmt: skip
    moved = (sum(before) - sum(after)) / 6
    return Known(study("Means of six periods", [one], 2500), moved, error, freedom, 1000, moved, 2500)


# ---------------------------------------------------------------- 3: one judgement


def judged(title, count):
    """A year's 12,000 in `count` equal measures, all judged by one manager: half, and 60% sure."""
    said = {"role": "manager", "name": "Ada", "share": entered(50), "confidence": entered(60)}
    row = lambda at: {
        "id": f"m{at}", "baseline": entered(200), "after": entered(200 - 120 // count), "isolation": {"estimators": [said]},
    }  # fmt: skip
    return study(title, [measure(value=100, scale="count") | row(at) for at in range(count)], 3000)


def judgement_differences(rows):
    """One in one measure and one in ten: the band of a·k, and the same odds."""
    found = []
    one, ten = rows
    for key in ("net_low", "net_middle", "net_high"):
        if abs(float(one[key]) - float(ten[key])) > 1e-6 * abs(float(one[key])) + 1e-6:
            found.append(f"{key}: {one[key]} in one measure, {ten[key]} in ten")
    if one["break_even"] != ten["break_even"]:
        found.append(f"break_even: {one['break_even']} in one measure, {ten['break_even']} in ten")
    # 12,000 · a·k², a·k, a at the tenth, the half and nine tenths.
    for key, net in (("net_low", 12000 * 0.18 - 3000), ("net_middle", 12000 * 0.3 - 3000), ("net_high", 12000 * 0.5 - 3000)):
        if abs(float(one[key]) - net) > 100:
            found.append(f"{key}: printed {one[key]}, the formula gives {net}")
    return found


# ---------------------------------------------------------------- what is run


def main():
    results = []
    files = sorted((ROOT / "src/study/examples").glob("*.json"))
    examples = [(file.stem, one) for file in files for one in json.loads(file.read_text())["studies"]]
    for seed, (row, (name, one)) in enumerate(zip(printed(files, "--draws", str(DRAWS)), examples, strict=True)):
        results.append((f"{name}: {one.get('title', '')}", differences(row["chance"], one, seed)))

    formulas = [own_denominators(), several_periods(), counted_events(), six_periods_before(), means_of_periods()]
    judgements = [judged("One judgement in one measure", 1), judged("One judgement in ten measures", 10)]
    rows = printed_of([one.study for one in formulas] + judgements, "--draws", str(DRAWS))
    for row, one in zip(rows, formulas):
        results.append((f"formula: {one.study['title']}", one.differences(row["chance"])))
    results.append(("One judgement in one measure and in ten", judgement_differences([row["chance"] for row in rows[-2:]])))

    failed = 0
    for name, found in results:
        failed += bool(found)
        print(f"{'differs' if found else 'same':8}{name}", flush=True)
        for line in found:
            print(f"        {line}")
    print(f"{len(results) - failed} same, {failed} differ")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
