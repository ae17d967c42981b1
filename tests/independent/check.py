"""Holds the figures of the built program against the second implementation, study by study.

    python3 tests/independent/check.py [STUDY.json …]
    python3 tests/independent/check.py --random COUNT [SEED]
    python3 tests/independent/check.py --write

Without files it takes the examples, every study of tests/fixtures/studies and a few hundred random ones. One line for each
file or for all random studies; the exit code is 1 where anything differs. `--random` takes COUNT random studies instead,
and says how many figures of which kind it compared. `--write` puts the second implementation's figures of the files into
expected.jsonl, which the native tests read where there is no Python.
"""

import json
import sys
from collections import Counter
from decimal import Decimal, localcontext
from fractions import Fraction as F
from pathlib import Path

sys.dont_write_bytecode = True

import awaited
import decides
import reference
import studies as made
from bounds import settled
from program import ROOT, printed, printed_of
from quantity import Missing, known

EXPECTED = Path(__file__).with_name("expected.jsonl")
SEED, RANDOM = "20261128", 300
TOLERANCE = F(1, 10**9)
# What is left of an exact zero after 28 digits, against the largest amount around it.
RESIDUE = F(1, 10**15)
# Decimals of 28 places carry a smaller number with fewer digits than the tolerance asks for, or as 0.
UNDERFLOW = F(1, 10**18)
# The program rounds money at a trillionth of a unit; what is smaller than a coin is right to so many digits alone.
GRAIN = F(1, 10**12)

FIGURES = (
    "benefit cost net_benefit bcr roi_percent cash_roi_percent payback_months break_even_share cost_per_head cost_per_hour "
    "risk npv irr_percent profitability_index discounted_payback_years roe_percent"
).split()
WHOLE = "benefit cost net_benefit roi_percent break_even_share".split()
OF_MEASURE = (
    "gross_improvement improvement adjusted_improvement units_per_year unit_value worth cost_per_unit"
).split()


class Comparison:
    """What differs between the printed and the expected figures of one study, and what was looked at."""

    def __init__(self, counts):
        self.found, self.counts, self.coarse = [], counts, F(0)

    def figure(self, place, one, other, scale=F(0)):
        kind = place.split("]")[-1].lstrip(".")
        self.counts[kind if known(other) else f"{kind}, none"] += 1
        if not self.agree(one, other, scale):
            self.found.append(f"{place}: printed {spelled(one)}, expected {spelled(other)}")

    def agree(self, one, other, scale):
        """Both are numbers and agree, or both say that there is none."""
        if not known(other):
            return isinstance(one, dict) and isinstance(one.get("none"), str) and one["none"] != ""
        if not isinstance(one, str):
            return False
        off = abs(F(one) - other)
        if off <= max(TOLERANCE * abs(other), RESIDUE * scale):
            return True
        if abs(other) < F(1, 100) and off <= GRAIN or off <= self.coarse * abs(other):
            self.counts["grain"] += 1
            return True
        if abs(other) < UNDERFLOW and off < UNDERFLOW:
            self.counts["underflow"] += 1
            return True
        return False

    def word(self, place, one, other):
        if place.endswith("grade") and "grade" in awaited.FIGURES:
            return
        self.counts[place.split("]")[-1].lstrip(".")] += 1
        if one != other:
            self.found.append(f"{place}: printed {one!r}, expected {other!r}")


def spelled(figure):
    if isinstance(figure, F):
        return f"{float(figure):.12g}"
    return json.dumps(figure) if not isinstance(figure, Missing) else repr(figure)


def differences(row, study, counts, try_out=True):
    expected = reference.evaluate(settled(study))
    compare = Comparison(counts)
    for key in ("title", "state", "currency", "horizon_months", "not_due"):
        compare.word(key, row[key], expected[key])
    amounts = [abs(amount) for _, amount in expected["ladder"]] + [F(0)]
    # What is divided by such an amount is no better than it.
    small = [expected[key] for key in ("benefit", "cost") if known(expected[key]) and expected[key] != 0]
    compare.coarse = max([3 * GRAIN / abs(amount) for amount in small if abs(amount) < F(1, 100)] + [F(0)])
    scales = {"net_benefit": max(amounts), "npv": max(amounts), "irr_percent": F(1), "roi_percent": F(1)}
    for key in FIGURES:
        compare.figure(key, row[key], expected[key], scales.get(key, F(0)))
    for key in WHOLE:
        compare.figure(f"horizon.{key}", row["horizon"][key], expected["whole"][key], scales.get(key, F(0)))
    if isinstance(expected["grade"], Missing):
        compare.figure("grade", row["grade"], expected["grade"])
    else:
        compare.word("grade", row["grade"], expected["grade"])
    for at, (one, other) in enumerate(zip(row["expectations"], expected["expectations"], strict=True)):
        compare.figure(f"expectations[{at}].attainment", one, Missing("not due") if other is None else other)
    for at, (one, other) in enumerate(zip(row["measures"], expected["measures"], strict=True)):
        compare.word(f"measures[{at}].name", one["name"], other["name"])
        compare.word(f"measures[{at}].grade", one["grade"], other["grade"])
        for key in OF_MEASURE:
            compare.figure(f"measures[{at}].{key}", one[key], other[key])
    if try_out:
        decides.levers(row, settled(study), compare)
        decides.goals(row, settled(study), compare)
    steps = [rung["step"] for rung in row["ladder"]]
    if steps != [step for step, _ in expected["ladder"]]:
        compare.found.append(f"ladder: printed the steps {steps}, expected {[step for step, _ in expected['ladder']]}")
        return compare.found
    for rung, (step, amount) in zip(row["ladder"], expected["ladder"]):
        compare.figure(f"ladder.{step}", rung["amount"], amount, max(amounts))
    return compare.found + sums(row, max(amounts), compare)


def sums(row, scale, compare):
    """The printed steps add up to the printed benefit, and with the cost to the printed net (M12)."""
    found, total = [], F(0)
    for rung in row["ladder"]:
        if rung["step"] in ("benefit", "net"):
            figure = row["benefit" if rung["step"] == "benefit" else "net_benefit"]
            if not compare.agree(figure, total, scale) or not compare.agree(rung["amount"], total, scale):
                found.append(f"ladder: the steps down to {rung['step']} add up to {spelled(total)}, printed {figure}")
        else:
            total += F(rung["amount"])
    return found


# ---------------------------------------------------------------- figures for where there is no Python


def digits(figure):
    """20 digits of a figure, or nothing where there is none."""
    if not known(figure):
        return None
    with localcontext() as context:
        context.prec = 20
        return format((Decimal(figure.numerator) / Decimal(figure.denominator)).normalize(), "f")


def frozen(file, study):
    """The figures of one study as a line of JSON, in the shape the program prints."""
    expected = reference.evaluate(settled(study))
    row = {"file": file.stem, "title": expected["title"]}
    if awaited.touched(settled(study)):
        return json.dumps(row | {"awaited": awaited.touched(settled(study))}, ensure_ascii=False)
    row |= {key: digits(expected[key]) for key in FIGURES}
    row["horizon"] = {key: digits(expected["whole"][key]) for key in WHOLE}
    graded = "grade" not in awaited.FIGURES
    if graded:
        row["grade"] = expected["grade"] if isinstance(expected["grade"], str) else None
    row["expectations"] = [None if one is None else digits(one) for one in expected["expectations"]]
    of = lambda one: {key: digits(one[key]) for key in OF_MEASURE} | ({"grade": one["grade"]} if graded else {})
    row["measures"] = [of(one) for one in expected["measures"]]
    row["ladder"] = [{"step": step, "amount": digits(amount)} for step, amount in expected["ladder"]]
    return json.dumps(row, ensure_ascii=False)


# ---------------------------------------------------------------- what is run


def read(files):
    return [(file, study) for file in files for study in json.loads(file.read_text())["studies"]]


def told(name, found):
    print(f"{'differs' if found else 'same':8}{name}", flush=True)
    for line in found:
        print(f"        {line}")
    return bool(found)


def random_studies(count, seed, tell):
    """How many of `count` random studies differ."""
    named = [(name, study) for name, study in made.many(seed, count)]
    rows, counts, failed = printed_of([study for _, study in named]), Counter(), 0
    # What moves the result is tried out forty times a study: one in ten is enough.
    rows[::10] = printed_of([study for _, study in named[::10]], "--decides")
    for at, (row, (name, study)) in enumerate(zip(rows, named, strict=True)):
        if awaited.touched(settled(study)):
            counts["studies that wait for a rule"] += 1
            continue
        found = differences(row, study, counts, at % 10 == 0)
        if found:
            failed += told(f"random study {name}", found[:6])
    if tell:
        for kind, number in sorted(counts.items()):
            print(f"        {number:9} {kind}")
    waiting = counts["studies that wait for a rule"]
    print(f"        {count} random studies of seed {seed}, {failed} differ, {waiting} wait for a rule, "
          f"{sum(counts.values()) - waiting} figures compared, {counts['underflow']} of them below 10^-18 and beyond the places of the program's decimals, {counts['grain']} of less than a coin, which it rounds at 10^-12")  # fmt: skip
    return failed


def main(arguments):
    if arguments[:1] == ["--random"]:
        return 1 if random_studies(int(arguments[1]), (arguments[2:] or [SEED])[0], True) else 0
    every = sorted((ROOT / "src/study/examples").glob("*.json")) + sorted((ROOT / "tests/fixtures/studies").glob("*.json"))
    names = [name for name in arguments if name != "--write"]
    files = [Path(name) for name in names] or every
    studies = read(files)
    if files is every:
        lines = "".join(frozen(file, study) + "\n" for file, study in studies)
        if "--write" in arguments:
            EXPECTED.write_text(lines)
            return 0
        if not EXPECTED.exists() or EXPECTED.read_text() != lines:
            print(f"{EXPECTED.name} is out of date: run this with --write")
            return 1
    failed, waiting, held_back = 0, {}, []
    for row, (file, study) in zip(printed(files, "--decides"), studies, strict=True):
        rules, example = awaited.touched(settled(study)), file.parent.name == "examples"
        found = differences(row, study, Counter(), example)
        for rule in rules:
            waiting.setdefault(rule, []).extend(found)
        if rules:
            held_back.append(file)
            print(f"waits   {file.stem}: {study.get('title', '')} ({', '.join(rules)}, {len(found)} figures)")
        else:
            failed += told(f"{file.stem}: {study.get('title', '')}", found)
    for rule, found in waiting.items():
        if not found:
            failed += told(f"{rule} is followed now", ["take it off the list in awaited.py"])
    print(f"{len(studies)} studies in files: {failed} differ, {len(held_back)} wait for a rule and are not held to it")
    if files is every:
        failed += random_studies(RANDOM, SEED, False)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
