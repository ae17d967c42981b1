"""One bridge from the loudest claim to the net result, every cut with its reason (M12)."""

from fractions import Fraction as F

from quantity import known

CUTS = ("gross", "margin", "anyway", "other_factors", "not_sure", "no_use")


def cuts(chosen, gross, loud, units, value, price, rho):
    """The cuts of one measure for a year, from the full price down to its worth.

    `loud` is what an improvement of one comes to in a year without isolation, `units` the same for the method that counts.
    A comparison after only has no gross change, and neither has what nobody counted before: the bridge begins with what
    the method found.
    """
    found = chosen.improvement * units
    start = found if gross is None or loud is None else gross * loud
    full = chosen.adjusted * units * value
    return {
        "gross": start * price,
        "margin": start * (value - price),
        "anyway": (found - start) * value,
        "other_factors": (chosen.contributed - chosen.improvement) * units * value,
        "not_sure": (chosen.adjusted - chosen.contributed) * units * value,
        "no_use": full * rho - full,
    }


def bridge(counted, benefit, cost):
    """(step, amount) of the whole study; the cuts add up exactly to the benefit, and with the cost to the net."""
    if not known(benefit):
        return []
    steps = [(step, sum((one["cuts"][step] for one in counted), F(0))) for step in CUTS]
    steps += [("timing", benefit - sum((one["worth"] for one in counted), F(0))), ("benefit", benefit)]
    return steps + ([("cost", -cost), ("net", benefit - cost)] if known(cost) else [])
