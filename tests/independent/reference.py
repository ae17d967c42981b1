"""A second implementation of the method, to hold the engine against.

Written from the text of the contract alone (rules M1-M14), in another language, by exact fractions. Every file names its
rules. Where the contract leaves a reading open, a comment says "Reading:" and which one was taken.

    import reference
    result = reference.evaluate(study)      # the study as it stands in the file

A figure is a Fraction, or a `Missing` with the reason why there is none.
"""

from fractions import Fraction as F

import change
import expectations
import figures
import grade
import ladder
from cash import cost_in, cost_lines, curve_of_waves, waves
from quantity import Missing, known, number
from worth import IN_ROI, hour_cost, unit_value, usable, yearly  # noqa: F401

FIRST_YEAR = range(1, 13)


def assess(measure, state, starts=((F(0), F(1)),)):
    """All that is known of one measure (M1-M6)."""
    worth = measure.get("worth", {})
    gross, candidates = change.gross(measure, state), change.claims(measure, state)
    value, price = unit_value(worth)
    rho = usable(worth)
    out = {"name": measure.get("name", ""), "class": worth.get("class", "cash")}
    for key in ("gross_improvement", "improvement", "adjusted_improvement", "units_per_year", "worth"):
        out[key] = Missing("before or after is not known")
    out["unit_value"] = Missing("the value of one unit is not known") if value is None else value
    out["method"] = out["grade"] = out["reason"] = None
    if gross is not None:
        out["gross_improvement"] = gross
    if not candidates:
        return out

    def units(one):
        factor = yearly(measure, one.over_people)
        return None if factor is None else one.adjusted * factor

    # The lowest benefit counts among equals (M2); the units decide, for the value of one is the same for all.
    chosen = min(candidates, key=lambda one: one.adjusted if units(one) is None else units(one))
    if chosen.method == "I1":
        # Without both baselines nobody knows how far it moved (M2).
        gross, out["gross_improvement"] = None, Missing("the groups were not counted before")
    out["method"] = chosen.method
    out["grade"], out["reason"] = grade.of_measure(chosen, measure, state)
    out["improvement"], out["adjusted_improvement"] = chosen.improvement, chosen.adjusted
    year = units(chosen)
    if year is None:
        out["units_per_year"] = out["worth"] = Missing("what it applies to is not known")
        return out
    out["units_per_year"] = year
    if out["class"] == "intangible":
        out["worth"] = Missing("it stays out of the money")
        return out
    if value is None:
        out["worth"] = Missing("the value of one unit is not known")
        return out
    out["worth"] = year * value * rho
    factor, loud = yearly(measure, chosen.over_people), yearly(measure)
    out["cuts"] = ladder.cuts(chosen, gross, loud, factor, value, price, rho)
    seen = recorded_months(measure, state, chosen, factor, value * rho)
    effect = measure.get("effect")
    out["months"] = lambda m: seen[m] if m in seen else out["worth"] / 12 * curve_of_waves(effect, starts, m)
    return out


def recorded_months(measure, state, chosen, factor, worth_of_one):
    """Benefit of every month with a record, isolated by the same share as the whole (M6).

    Reading: the month's number stands where the number after stood, so what was expected, `a` and `k` are those of the whole,
    and doubt makes no loss of a month smaller. In a forecast nothing was recorded yet, and the answers of participants are a
    sum over people and no number of a month. Of two records of one month the first counts.
    """
    rows = {}
    if change.is_forecast(state) or chosen.over_people:
        return rows
    read = {method: value for method, value, _, _ in change.expected(measure, state)}
    after = read.get(chosen.method, change.after_of(measure, state))
    # A count is that of the month alone; a rate or an amount is as the baseline is.
    count = measure.get("scale", "count") == "count"
    for row in measure.get("actuals", []):
        month, value = number(row.get("month")), number(row.get("value"))
        if month is None or value is None:
            continue
        value = value * 12 / factor if count and factor else value
        moved = chosen.improvement + change.sign(measure) * (value - after)
        part = chosen.share * (1 if moved < 0 else chosen.sure)
        rows.setdefault(int(month), moved * part * factor / 12 * worth_of_one)
    return rows


class Money:
    """Benefit and cost of a study, month by month and for the first twelve months (M6, M7, M8)."""

    def __init__(self, study):
        state, starts = study.get("state", "forecast"), waves(study.get("programme"))
        self.measures = [assess(measure, state, starts) for measure in study.get("measures", [])]
        self.counted = [one for one in self.measures if one["class"] in IN_ROI and known(one["worth"])]
        self.lines = cost_lines(study)
        self.horizon = int(number(study.get("horizon"), 12))
        self.months = {}
        self.benefit = self.over(FIRST_YEAR)
        self.cost = Missing("no cost is known")
        if self.lines:
            self.cost = sum((line.first_year() for line in self.lines), F(0))

    def benefit_in(self, month, classes=IN_ROI):
        if month not in self.months:
            self.months[month] = [one["months"](month) for one in self.counted]
        return sum((amount for one, amount in zip(self.counted, self.months[month]) if one["class"] in classes), F(0))

    def over(self, months, classes=IN_ROI):
        if not self.counted:
            return Missing("no measure has a worth")
        return sum((self.benefit_in(month, classes) for month in months), F(0))

    def spent(self):
        """All cost of the view."""
        if not self.lines:
            return self.cost
        return sum((cost_in(self.lines, m, self.horizon) for m in range(self.horizon + 1)), F(0))

    def payback(self):
        if not known(self.benefit, self.cost):
            return Missing("benefit or cost is not known")
        return figures.payback(self.lines, self.benefit_in, self.horizon)


def evaluate(study):
    money = Money(study)
    benefit, cost = money.benefit, money.cost
    out = {"title": study.get("title", ""), "state": study.get("state", "forecast") or "forecast"}
    out |= {"currency": study.get("currency", ""), "horizon_months": money.horizon} | figures.sums(benefit, cost)
    out["cash_roi_percent"] = figures.sums(money.over(FIRST_YEAR, ("cash", "margin")), cost)["roi_percent"]
    out["payback_months"] = money.payback()
    if known(benefit, cost):
        out |= figures.longer_view(study, money.lines, money.benefit_in, money.horizon)
    else:
        later = ("npv", "irr_percent", "profitability_index", "discounted_payback_years")
        out |= dict.fromkeys(later, Missing("benefit or cost is not known"))
    out["whole"] = figures.sums(money.over(range(1, money.horizon + 1)), money.spent())
    out |= figures.cost_of_one(study, cost)
    for one in money.measures:
        one["cost_per_unit"] = figures.over(cost, one["adjusted_improvement"], "nothing was gained")
    # As the headline, avoided risk is that of the first twelve months.
    avoided = [one for one in money.measures if one["class"] == "risk" and known(one["worth"])]
    out["risk"] = sum((one["months"](month) for one in avoided for month in FIRST_YEAR), F(0))
    out["roe_percent"], out["expectations"], out["not_due"] = expectations.met(study.get("expectations", []))
    out["grade"] = grade.of_study(money.counted)
    out["measures"], out["ladder"] = money.measures, ladder.bridge(money.counted, benefit, cost)
    return out
