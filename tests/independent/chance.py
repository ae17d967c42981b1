"""A second simulation, to hold the range of the built program against.

Written from the text of the contract alone (M13), around the formulas of reference.py and with random numbers of its own.
Two parts:

1. Each example, drawn here and by the program. Two simulations agree only within chance, so a quantile is right if about
   as many of the draws made here lie below it, and a count if about as many have it: within 5 standard errors of the
   difference of two shares. The ranks say this without knowing the density at the quantile.
2. A study simple enough that its twenty dots follow from the uniform numbers alone. Those are worked out here in whole
   numbers, as chance.rs documents them, which shows that they depend on seed, lever and draw and on nothing else.

    python3 tests/independent/chance.py

It runs `cargo run --release`, or the program named in PAYOFF_BIN. One line for each study; the exit code is 1 where
anything differs.
"""

import copy
import importlib.util
import json
import os
import random
import subprocess
import sys
import tempfile
from bisect import bisect_left, bisect_right
from math import copysign, inf, sqrt
from pathlib import Path
from statistics import NormalDist

sys.dont_write_bytecode = True

import reference

ROOT = Path(__file__).resolve().parents[2]
DRAWS = 10_000
OWN_DRAWS = 20_000
ERRORS = 5
# The 10% quantile of the standard normal, as M13 fixes it.
TENTH = 1.2815515655
# Bounds of the fields, where they are not 0 and up.
BOUNDS = dict.fromkeys("share usable margin attrition performance_share tax".split(), (0, 100))
BOUNDS |= dict.fromkeys("change amount baseline after before target driver".split(), (-inf, inf))
BOUNDS |= {"replacement": (0, 300), "on_cost": (0, 150)}


def in_floats():
    """The formulas of the reference on binary floating point (M15): exact fractions would take an hour."""
    spec = importlib.util.spec_from_file_location("reference_in_floats", reference.__file__)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    records, estimates = module.records, module.estimates
    # Reading: the method that counts is that of the headline. To take the lowest anew in each draw would pull all of them
    # down, and M13 wants the range around the central figure.
    counts = lambda measure, method: "settled" not in measure or method == measure["settled"]
    module.F = lambda above, below=1: float(above) / below
    module.known = lambda *values: all(isinstance(value, float) for value in values)
    module.power = lambda base, exponent: base**exponent if base > 0 else float(exponent == 0)
    module.records = lambda measure, state: [one for one in records(measure, state) if counts(measure, one[0])]
    module.estimates = lambda measure, gross: [one for one in estimates(measure, gross) if counts(measure, one.method)]
    return module


floats = in_floats()


# ---------------------------------------------------------------- M13: what varies, and how


def two_piece(z, low, likely, high):
    return likely + z * (likely - low if z < 0 else high - likely) / TENTH


def between(value, least, most):
    return min(max(value, least), most)


def has_range(quantity):
    return (quantity or {}).get("low") is not None or (quantity or {}).get("high") is not None


def ranges(part, key=""):
    """Every number with low or high. How sure somebody is is none of them: k never multiplies inside the simulation."""
    if isinstance(part, list):
        for one in part:
            yield from ranges(one, key)
    elif isinstance(part, dict):
        if has_range(part) and part.get("value") is not None and not key.endswith("confidence"):
            yield key, part
        for name, one in part.items():
            yield from ranges(one, name)


def sampling_error(measure, state):
    """Standard error of what the method expects, in units of the measure.

    Reading: a rate among n people has the variance p(1 − p)/n, also where p is the mean of a series; the line predicts the
    mean of the periods after, so their own scatter belongs to it; errors are normal.
    """
    comparison, method = measure.get("comparison", {}), measure["settled"]
    number = floats.number
    before, after = floats.before_of(measure), floats.after_of(measure, state)
    if method in ("I1", "I2"):
        trained, compared = number(comparison.get("trained")), number(comparison.get("compared"))
        if measure.get("scale") != "percent" or not trained or not compared:
            return 0.0
        rates = [(after, trained), (number(comparison.get("after")), compared)]
        if method == "I2":
            rates += [(before, trained), (number(comparison.get("before")), compared)]
        shares = [(between(rate / 100, 0, 1), people) for rate, people in rates]
        return 100 * sqrt(sum(p * (1 - p) / people for p, people in shares))
    if method not in ("I3", "I4"):
        return 0.0
    first, then = measure.get("before_series", []), measure.get("after_series", [])
    if method == "I3":
        x = lambda start, points: [float(start + t) for t, _ in enumerate(points, 1)]
    else:
        x = lambda _, points: [number(point.get("driver")) for point in points]
    pairs = [(at, number(p.get("value"))) for at, p in zip(x(0, first), first)]
    pairs = [pair for pair in pairs if None not in pair]
    aimed = method == "I4" and state == "forecast" and number(measure.get("target")) is not None
    known = lambda p: aimed or number(p.get("value")) is not None
    later = [at for at, p in zip(x(len(first), then), then) if at is not None and known(p)]
    later = later or [float(len(first) + 1)]
    fitted = floats.line(pairs)
    n, m = len(pairs), len(later)
    if fitted is None or n < 3:
        return 0.0
    middle = sum(at for at, _ in pairs) / n
    spread = sum((at - middle) ** 2 for at, _ in pairs)
    left = sum((value - fitted[0] - fitted[1] * at) ** 2 for at, value in pairs)
    return sqrt(left / (n - 2) * (1 / m + 1 / n + (sum(later) / m - middle) ** 2 / spread))


def levers(study):
    """Everything that varies in `study`, as functions that set it for one draw; `study` is theirs from now on."""
    found = []

    def range_of(key, quantity):
        likely = float(quantity["value"])
        # An end that is not given is the likely number itself.
        low, high = (likely if quantity.get(end) is None else float(quantity[end]) for end in ("low", "high"))
        bounds = BOUNDS.get(key, (0, inf))

        def draw(z):
            quantity["value"] = between(two_piece(z, low, likely, high), *bounds)

        found.append(draw)

    def band_of(a, k, put):
        """An estimate without its own range: low a·k, central a, high min(1, a(2 − k)) (M3)."""
        found.append(lambda z: put(between(two_piece(z, a * k, a, min(1, a * (2 - k))), 0, 1)))

    def error_of(measure, size):
        """A lower number after is as much as a higher one expected."""
        comparison = measure["comparison"]
        if measure["settled"] in ("I1", "I2"):
            places = [comparison["after"]]
            sign = 1
        else:
            places = [p["value"] for p in measure.get("after_series", []) if floats.number(p.get("value")) is not None]
            last = "target" if study["state"] == "forecast" and floats.number(measure.get("target")) is not None else "after"
            places = places or [measure[last]]
            sign = -1
        stood = [float(place["value"]) for place in places]

        def draw(z):
            for place, value in zip(places, stood):
                place["value"] = value + sign * z * size

        found.append(draw)

    for key, quantity in ranges({name: part for name, part in study.items() if name != "scenarios"}):
        range_of(key, quantity)
    for measure in study["measures"]:
        isolation = measure.setdefault("isolation", {})
        for row in isolation.get("estimators", []) + isolation.get("respondents", []):
            a, k = floats.percent(row.get("share")), floats.percent(row.get("confidence"))
            if a is None or k is None:
                continue
            row["confidence"] = {"value": 100}
            if not has_range(row["share"]):
                band_of(a, k, lambda a, share=row["share"]: share.update(value=100 * a))
        k = floats.percent(isolation.get("factors_confidence"))
        shares = [floats.percent(row.get("share")) for row in isolation.get("factors", [])]
        if k is not None and shares and None not in shares:
            isolation["factors_confidence"] = {"value": 100}
            if not any(has_range(row["share"]) for row in isolation["factors"]):
                others = {"value": 100 * sum(shares)}
                isolation["factors"] = [{"share": others}]
                band_of(1 - sum(shares), k, lambda a, others=others: others.update(value=100 * (1 - a)))
        k = floats.percent(isolation.get("confidence"))
        if k is not None:
            # A record: the band k, 1, 2 − k on its improvement. Reading: as in M3, doubt does not touch a loss.
            isolation["confidence"] = sure = {"value": 100}
            if measure["settled"] in ("I1", "I2", "I3", "I4"):
                found.append(lambda z, sure=sure, k=k: sure.update(value=100 * two_piece(z, k, 1, 2 - k)))
        size = sampling_error(measure, study.get("state", "forecast"))
        if size > 0:
            error_of(measure, size)
    return found


def net_and_cost(study):
    """Net benefit and cost of the first twelve months (M8), or None."""
    assessed = [floats.assess(measure, study.get("state", "forecast")) for measure in study["measures"]]
    counted = [one for one in assessed if one["class"] in reference.IN_ROI and floats.known(one["worth"])]
    lines = floats.cost_lines(study)
    if not counted or not lines:
        return None
    cost = sum(amount * (12 if timing == "monthly" else 1) for amount, timing in lines)
    return sum(one["months"](month) for one in counted for month in range(1, 13)) - cost, cost


def simulated(study, seed):
    """Net benefit and ROI in percent of many draws, each list sorted."""
    settled = [one["method"] for one in reference.evaluate(study)["measures"]]
    study = copy.deepcopy(study)
    for measure, method in zip(study["measures"], settled):
        measure["settled"] = method
    drawn, chance = levers(study), random.Random(seed)
    nets, rois = [], []
    for _ in range(OWN_DRAWS):
        for draw in drawn:
            draw(chance.gauss(0, 1))
        found = net_and_cost(study)
        if found:
            net, cost = found
            nets.append(net)
            rois.append(net / cost * 100 if cost > 0 else copysign(inf, net))
    return sorted(nets), sorted(rois)


# ---------------------------------------------------------------- part 1: two simulations side by side


def within(share, n, m):
    """5 standard errors of the difference between two shares, one among n draws and one among m."""
    return ERRORS * sqrt(share * (1 - share) * (1 / n + 1 / m)) + 1e-12


def differences(printed, study, seed):
    nets, rois = simulated(study, seed)
    found = []
    n = printed["draws"] - printed["without_result"]

    def quantile(what, value, share, own):
        value, room = float(value), within(share, n, len(own))
        close = abs(value) * 1e-9 + 1e-9
        below, until = bisect_left(own, value - close) / len(own), bisect_right(own, value + close) / len(own)
        if below > share + room or until < share - room:
            here = own[min(int(share * len(own)), len(own) - 1)]
            found.append(
                f"{what}: of the draws made here {below:.4f} lie below {value:.6g}, not {share} ± {room:.4f}; "
                f"here it is {here:.6g}"
            )

    def count(what, one, other, among=n, own=len(rois)):
        room = within((one + other) / (among + own), among, own)
        if abs(one / among - other / own) > room:
            found.append(f"{what}: printed {one / among:.4f} of the draws, here {other / own:.4f} ± {room:.4f}")

    for name, share in (("low", 0.1), ("middle", 0.5), ("high", 0.9)):
        quantile(f"net_{name}", printed[f"net_{name}"], share, nets)
        quantile(f"roi_{name}", printed[f"roi_{name}"], share, rois)
    for at, dot in enumerate(printed["dots"]):
        quantile(f"dots[{at}]", dot, (at + 0.5) / 20, nets)
    count("without_result", printed["without_result"], OWN_DRAWS - len(nets), printed["draws"], OWN_DRAWS)
    reached = lambda least: len(rois) - bisect_left(rois, least)
    count("break_even", printed["break_even"], reached(0))
    count("hurdle", printed["hurdle"], reached(float(reference.number(study.get("hurdle"), 25))))
    # "17 of 20": the dots that make no loss, and the chance to reach what is asked for in twentieths.
    if printed["break_even_of_20"] != sum(float(dot) >= 0 for dot in printed["dots"]):
        found.append(f"break_even_of_20: printed {printed['break_even_of_20']}, the dots say otherwise")
    if abs(printed["hurdle_of_20"] - printed["hurdle"] / n * 20) > 0.5:
        found.append(f"hurdle_of_20: printed {printed['hurdle_of_20']}, {printed['hurdle']} of {n} draws reach it")
    return found


# ---------------------------------------------------------------- part 2: the very numbers

WORD = 2**64


def fnv1a(text):
    value = 0xCBF29CE484222325
    for byte in text.encode():
        value = (value ^ byte) * 0x100000001B3 % WORD
    return value


def finalised(bits):
    """The last step of SplitMix64."""
    bits = (bits ^ bits >> 30) * 0xBF58476D1CE4E5B9 % WORD
    bits = (bits ^ bits >> 27) * 0x94D049BB133111EB % WORD
    return bits ^ bits >> 31


def uniform(seed, place, draw):
    stream = finalised(finalised(seed) ^ fnv1a(place))
    return ((finalised((stream + (draw + 1) * 0x9E3779B97F4A7C15) % WORD) >> 11) + 0.5) / 2**53


def simple(name, seed, costs):
    """100 errors fewer in a year at 100 each, so a benefit of 10,000, and cost lines with (low, likely, high)."""
    entered = lambda value: {"value": str(value), "status": "entered"}
    rate = lambda low, likely, high: entered(likely) | {"low": str(low), "high": str(high)}
    return {
        "id": f"simple-{seed}-{len(costs)}",
        "title": name,
        "situation": "quality",
        "state": "measured",
        "currency": "USD",
        "locale": "en-US",
        "chance": {"seed": seed},
        "measures": [
            {
                "name": "Errors",
                "better": "lower",
                "scale": "count",
                "period": "year",
                "baseline": entered(200),
                "after": entered(100),
                "worth": {"class": "cash", "valuation": "agreed", "value": entered(100)},
            }
        ],
        "costs": [{"category": "delivery", "name": f"Line {at}", "rate": rate(*cost)} for at, cost in enumerate(costs)],
    }


def exact_dots(seed, costs, draws):
    """The twenty dots of a simple study, and how many draws make no loss."""
    normal = NormalDist()
    nets = []
    for draw in range(draws):
        spent = 0.0
        for at, (low, likely, high) in enumerate(costs):
            z = normal.inv_cdf(uniform(seed, f"costs.{at}.rate", draw))
            spent += max(two_piece(z, low, likely, high), 0.0)
        nets.append(10_000 - spent)
    nets.sort()
    dots = []
    for at in range(20):
        # The quantile between neighbours in the middle of their steps (Hyndman and Fan, type 5).
        place = between(draws * (at + 0.5) / 20 - 0.5, 0, draws - 1)
        below, rest = int(place), place % 1
        above = nets[min(below + 1, draws - 1)]
        dots.append(nets[below] + (above - nets[below]) * rest)
    return dots, sum(net >= 0 for net in nets)


SIMPLE = [
    ("one range", 7, [(3000, 4000, 7000)]),
    ("one range, another seed", 4_294_967_295, [(3000, 4000, 7000)]),
    ("the same range beside a second one", 7, [(3000, 4000, 7000), (500, 6500, 7000)]),
]


def exact_differences(printed, seed, costs):
    dots, break_even = exact_dots(seed, costs, printed["draws"])
    found = []
    for at, (one, other) in enumerate(zip(printed["dots"], dots, strict=True)):
        if abs(float(one) - other) > 1e-9 * max(abs(other), 1):
            found.append(f"dots[{at}]: printed {one}, the uniform numbers give {other!r}")
    if printed["break_even"] != break_even:
        found.append(f"break_even: printed {printed['break_even']}, the uniform numbers give {break_even}")
    return found


# ---------------------------------------------------------------- the program


def run(files, draws):
    """The printed `chance` of every study in `files`."""
    program = os.environ.get("PAYOFF_BIN")
    command = [program] if program else ["cargo", "run", "--release", "--locked", "-q", "--"]
    command += ["--draws", str(draws)] + [str(Path(file).resolve()) for file in files]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    if ran.returncode != 0:
        sys.exit(f"The program ended with {ran.returncode}\n{ran.stderr}")
    return [json.loads(line).get("chance") for line in ran.stdout.splitlines()]


def main():
    results = []
    files = sorted((ROOT / "src/study/examples").glob("*.json"))
    studies = [(file.stem, study) for file in files for study in json.loads(file.read_text())["studies"]]
    printed = run(files, DRAWS)
    if len(printed) != len(studies) or None in printed:
        sys.exit(f"The program printed a range for {len(printed) - printed.count(None)} of {len(studies)} studies")
    for seed, (chance, (name, study)) in enumerate(zip(printed, studies)):
        results.append((f"{name}: {study.get('title', '')}", differences(chance, study, seed)))

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "simple.json")
        envelope = {"format": "payoff-study", "version": 1, "kind": "backup", "studies": [simple(*one) for one in SIMPLE]}
        file.write_text(json.dumps(envelope))
        for draws in (10, 10_000):
            for chance, (name, seed, costs) in zip(run([file], draws), SIMPLE, strict=True):
                results.append((f"exact, {draws} draws: {name}", exact_differences(chance, seed, costs)))

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
