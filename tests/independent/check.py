"""Holds the figures of the built program against the reference, study by study.

    python3 tests/independent/check.py [STUDY.json …]
    python3 tests/independent/check.py --write

Without files it takes the examples and every study of tests/fixtures/studies. It runs `cargo run --release`, or the
program named in PAYOFF_BIN. One line for each study; the exit code is 1 where anything differs. `--write` puts the
reference's figures of those studies into expected.jsonl, which the native tests read where there is no Python.
"""

import json
import os
import subprocess
import sys
from decimal import Decimal, localcontext
from fractions import Fraction as F
from pathlib import Path

sys.dont_write_bytecode = True

import reference

ROOT = Path(__file__).resolve().parents[2]
EXPECTED = Path(__file__).with_name("expected.jsonl")
TOLERANCE = F(1, 10**9)
# What is left of an exact zero after 28 digits, against the largest amount around it.
RESIDUE = F(1, 10**15)

FIGURES = (
    "benefit cost net_benefit bcr roi_percent cash_roi_percent payback_months break_even_share npv irr_percent roe_percent"
).split()
OF_MEASURE = "gross_improvement improvement adjusted_improvement units_per_year unit_value worth".split()
STEPS = dict(
    gross="gross", margin="margin", anyway="anyway", factors="other_factors", doubt="not_sure", unused="no_use",
    timing="timing", benefit="benefit", cost="cost", net="net",
)  # fmt: skip


def same(printed, expected, scale=F(0)):
    """Both are numbers and agree, or both say that there is none."""
    if not reference.known(expected):
        return isinstance(printed, dict) and isinstance(printed.get("none"), str) and printed["none"] != ""
    if not isinstance(printed, str):
        return False
    printed = F(printed)
    return abs(printed - expected) <= max(TOLERANCE * abs(expected), RESIDUE * scale)


def spelled(figure):
    if isinstance(figure, F):
        return f"{float(figure):.12g}"
    return json.dumps(figure) if not isinstance(figure, reference.Missing) else repr(figure)


def differences(printed, study):
    expected = reference.evaluate(reference.settled(study))
    found = []

    def compare(place, one, other, scale=F(0)):
        if not same(one, other, scale):
            found.append(f"{place}: printed {spelled(one)}, reference {spelled(other)}")

    for key in ("title", "state", "currency", "horizon_months"):
        if printed[key] != expected[key]:
            found.append(f"{key}: printed {printed[key]!r}, reference {expected[key]!r}")
    amounts = [abs(amount) for _, amount in expected["ladder"]] + [F(0)]
    for key in FIGURES:
        scale = {"net_benefit": max(amounts), "npv": max(amounts), "irr_percent": F(1)}.get(key, F(0))
        compare(key, printed[key], expected[key], scale)
    if printed["grade"] != expected["grade"] and not (
        isinstance(expected["grade"], reference.Missing) and same(printed["grade"], expected["grade"])
    ):
        found.append(f"grade: printed {printed['grade']}, reference {expected['grade']}")
    if len(printed["measures"]) != len(expected["measures"]):
        return found + ["not the same number of measures"]
    for row, (one, other) in enumerate(zip(printed["measures"], expected["measures"])):
        if one["name"] != other["name"]:
            found.append(f"measures[{row}].name: printed {one['name']!r}")
        for key in OF_MEASURE:
            compare(f"measures[{row}].{key}", one[key], other[key])
    steps = [rung["step"] for rung in printed["ladder"]]
    if steps != [STEPS[step] for step, _ in expected["ladder"]]:
        return found + [f"ladder: printed the steps {steps}, reference {[step for step, _ in expected['ladder']]}"]
    for rung, (step, amount) in zip(printed["ladder"], expected["ladder"]):
        compare(f"ladder.{step}", rung["amount"], amount, max(amounts))
    return found + sums(printed, max(amounts))


def sums(printed, scale):
    """The printed steps add up to the printed benefit, and with the cost to the printed net (M12)."""
    found, total = [], F(0)
    for rung in printed["ladder"]:
        if rung["step"] in ("benefit", "net"):
            figure = printed["benefit" if rung["step"] == "benefit" else "net_benefit"]
            if not same(figure, total, scale) or not same(rung["amount"], total, scale):
                found.append(f"ladder: the steps down to {rung['step']} add up to {spelled(total)}, printed {figure}")
        else:
            total += F(rung["amount"])
    return found


def digits(figure):
    """20 digits of a figure, or nothing where there is none."""
    if not isinstance(figure, F):
        return None
    with localcontext() as context:
        context.prec = 20
        return format((Decimal(figure.numerator) / Decimal(figure.denominator)).normalize(), "f")


def frozen(file, study):
    """The reference's figures of one study as a line of JSON, in the shape the program prints."""
    expected = reference.evaluate(reference.settled(study))
    row = {"file": file.stem, "title": expected["title"]} | {key: digits(expected[key]) for key in FIGURES}
    row["grade"] = expected["grade"] if isinstance(expected["grade"], str) else None
    row["measures"] = [{key: digits(one[key]) for key in OF_MEASURE} for one in expected["measures"]]
    row["ladder"] = [{"step": STEPS[step], "amount": digits(amount)} for step, amount in expected["ladder"]]
    return json.dumps(row, ensure_ascii=False)


def main(names):
    every = sorted((ROOT / "src/study/examples").glob("*.json")) + sorted((ROOT / "tests/fixtures/studies").glob("*.json"))
    files = [Path(name) for name in names if name != "--write"] or every
    studies = [(file, study) for file in files for study in json.loads(file.read_text())["studies"]]
    if files is every:
        lines = "".join(frozen(file, study) + "\n" for file, study in studies)
        if "--write" in names:
            EXPECTED.write_text(lines)
            return 0
        if not EXPECTED.exists() or EXPECTED.read_text() != lines:
            print(f"{EXPECTED.name} is out of date: run this with --write")
            return 1
    program = os.environ.get("PAYOFF_BIN")
    command = [program] if program else ["cargo", "run", "--release", "--locked", "-q", "--"]
    ran = subprocess.run(command + [str(file.resolve()) for file in files], cwd=ROOT, capture_output=True, text=True)
    lines = [json.loads(line) for line in ran.stdout.splitlines()]
    if ran.returncode != 0 or len(lines) != len(studies):
        print(f"The program ended with {ran.returncode} and printed {len(lines)} of {len(studies)} studies")
        print(ran.stderr, file=sys.stderr)
        return 1
    failed = 0
    for printed, (file, study) in zip(lines, studies):
        found = differences(printed, study)
        failed += bool(found)
        print(f"{'differs' if found else 'same':8}{file.stem}: {study.get('title', '')}")
        for line in found:
            print(f"        {line}")
    print(f"{len(studies) - failed} same, {failed} differ")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
