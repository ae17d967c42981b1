"""A second implementation of the method, to hold the engine against.

Written from the text of the contract alone (rules M1-M12, the break-even share of M14, and M15), in another language,
by exact fractions. Every function names its rule. Where the contract leaves a reading open, the comment says "Reading:"
and which one was taken.

    import reference
    result = reference.evaluate(study)      # the study as it stands in the file

A figure is a Fraction, or a `Missing` with the reason why there is none.
"""

from decimal import Decimal, getcontext
from fractions import Fraction as F
from math import ceil

getcontext().prec = 60

PERIODS = {"month": 12, "week": 52, "quarter": 4, "year": 1}
IN_ROI = ("cash", "margin", "capacity")
STEPS = ("gross", "margin", "anyway", "factors", "doubt", "unused", "timing", "benefit", "cost", "net")


class Missing:
    """Why there is no figure."""

    def __init__(self, why):
        self.why = why

    def __repr__(self):
        return f"none: {self.why}"


def known(*values):
    return all(isinstance(value, F) for value in values)


def number(quantity, default=None):
    """The value of a quantity; an open or unknown answer has none."""
    if quantity and quantity.get("value") is not None:
        return F(str(quantity["value"]))
    return None if default is None else F(default)


def power(base, exponent):
    """base ** exponent for fractions, to 60 digits."""
    if exponent == 0:
        return F(1)
    if base <= 0:
        return F(0)
    to_decimal = lambda x: Decimal(x.numerator) / Decimal(x.denominator)
    return F((to_decimal(base).ln() * to_decimal(exponent)).exp())


# ---------------------------------------------------------------- M1, M2: change and what was coming anyway


def values(series):
    return [number(point.get("value")) for point in series if number(point.get("value")) is not None]


def mean(numbers):
    return sum(numbers, F(0)) / len(numbers)


def before_of(measure):
    """B. A series stands for its mean (M1)."""
    series = values(measure.get("before_series", []))
    return mean(series) if series else number(measure.get("baseline"))


def after_of(measure, state):
    """A, or the target in a forecast (M1)."""
    series = values(measure.get("after_series", []))
    after = mean(series) if series else number(measure.get("after"))
    if state == "forecast":
        target = number(measure.get("target"))
        return after if target is None else target
    return after


def line(points):
    """Least squares through (x, y): intercept and slope, or None where x does not vary."""
    n = len(points)
    if n < 2:
        return None
    mx, my = mean([x for x, _ in points]), mean([y for _, y in points])
    spread = sum(((x - mx) ** 2 for x, _ in points), F(0))
    if spread == 0:
        return None
    slope = sum(((x - mx) * (y - my) for x, y in points), F(0)) / spread
    return my - slope * mx, slope


def records(measure, state):
    """The methods I1-I4 that the data allow, each with its expected value E and the value it is held against."""
    found = []
    comparison = measure.get("comparison", {})
    sign = 1 if measure.get("better", "lower") == "higher" else -1
    before, after = before_of(measure), after_of(measure, state)
    others_before, others_after = number(comparison.get("before")), number(comparison.get("after"))
    if others_after is not None and after is not None:
        if others_before is not None and before is not None:
            found.append(("I2", sign * (after - (before + others_after - others_before))))
        elif others_before is None:
            found.append(("I1", sign * (after - others_after)))
    first, then = measure.get("before_series", []), measure.get("after_series", [])
    if comparison.get("trend") == "yes" and len(values(first)) >= 6 and after is not None:
        # Reading: a period without a value has passed all the same, so the periods after a gap keep their place.
        points = [(F(t), number(p.get("value"))) for t, p in enumerate(first, 1) if number(p.get("value")) is not None]
        at = [F(len(first) + t) for t, p in enumerate(then, 1) if number(p.get("value")) is not None]
        # Reading: one number after is a series of one period.
        at = at or [F(len(first) + 1)]
        fitted = line(points)
        if fitted:
            expected = mean([fitted[0] + fitted[1] * t for t in at])
            found.append(("I3", sign * (after - expected)))
    if comparison.get("driver"):
        points = [
            (number(p.get("driver")), number(p.get("value")))
            for p in first
            if number(p.get("driver")) is not None and number(p.get("value")) is not None
        ]
        # Reading: what was seen and what was expected are over the same periods, those with a driver and a value. In a
        # forecast the target stands for every period whose driver is known.
        target = number(measure.get("target")) if state == "forecast" else None
        both = [
            (number(p.get("driver")), number(p.get("value")) if target is None else target)
            for p in then
            if number(p.get("driver")) is not None
        ]
        both = [pair for pair in both if pair[1] is not None]
        fitted = line(points)
        if fitted and both:
            expected = mean([fitted[0] + fitted[1] * x for x, _ in both])
            found.append(("I4", sign * (mean([seen for _, seen in both]) - expected)))
    return found


# ---------------------------------------------------------------- M3: contribution, confidence, pooling


class Claim:
    """One method's view of one measure: the change it accepts, the part left after `a`, and the part left after `k`."""

    def __init__(self, method, grade, improvement, contributed, adjusted, over_people=False):
        self.method, self.grade = method, grade
        self.improvement, self.contributed, self.adjusted = improvement, contributed, adjusted
        self.over_people = over_people


def claim(method, grade, improvement, a, k):
    """I·a·k; a loss is not made smaller by doubt (M3)."""
    contributed = improvement * a
    return Claim(method, grade, improvement, contributed, contributed if improvement < 0 else contributed * k)


def percent(quantity, default=None):
    value = number(quantity, default)
    return None if value is None else value / 100


def estimates(measure, gross):
    found = []
    isolation = measure.get("isolation", {})
    total = contributed = adjusted = F(0)
    answers = 0
    for row in isolation.get("respondents", []):
        change, a, k = number(row.get("change")), percent(row.get("share")), percent(row.get("confidence"))
        if change is None or a is None or k is None:
            continue
        answers += 1
        change *= number(row.get("people"), 1)
        total += change
        contributed += change * a
        adjusted += change * a if change < 0 else change * a * k
    if answers:
        found.append(Claim("I5", "D", total, contributed, adjusted, over_people=True))
    pairs = [
        (percent(row.get("share")), percent(row.get("confidence")), row.get("role", ""))
        for row in isolation.get("estimators", [])
    ]
    pairs = [pair for pair in pairs if pair[0] is not None and pair[1] is not None]
    if pairs and gross is not None:
        graded = "C" if all(role in ("manager", "leader", "expert", "customer") for _, _, role in pairs) else "D"
        if isolation.get("pooling") == "lowest":
            a, k, _ = min(pairs, key=lambda pair: (pair[0] * pair[1], pair[0]))
        else:
            a = mean([pair[0] for pair in pairs])
            k = mean([pair[0] * pair[1] for pair in pairs]) / a if a else F(0)
        found.append(claim("I6/I7", graded, gross, a, k))
    # A named factor without a share is unknown, not 0, so the rest is unknown as well.
    shares = [percent(row.get("share")) for row in isolation.get("factors", [])]
    k = percent(isolation.get("factors_confidence"))
    if shares and None not in shares and k is not None and gross is not None and sum(shares) <= 1:
        found.append(claim("I8", "C", gross, 1 - sum(shares), k))
    return found


def begun(measure):
    """Whether a method was begun that its numbers do not carry.

    Reading: share and confidence are required and have no default (M3), so half an estimate is no figure; and where
    somebody asked for a trend, or gave a driver its values, a line that cannot be drawn does not turn the whole change
    into the training's.
    """
    comparison, isolation = measure.get("comparison", {}), measure.get("isolation", {})
    driven = comparison.get("driver") and any(
        number(point.get("driver")) is not None
        for point in measure.get("before_series", []) + measure.get("after_series", [])
    )
    if comparison.get("trend") == "yes" or driven:
        return True
    rows = isolation.get("estimators", []) + isolation.get("respondents", []) + isolation.get("factors", [])
    return any(number(row.get(key)) is not None for row in rows for key in ("share", "confidence", "change"))


# ---------------------------------------------------------------- M4, M5: units in a year, value of a unit


def periods(measure):
    given = number(measure.get("periods"))
    if given is not None:
        return given
    if measure.get("period", "month") == "total":
        months = number(measure.get("months"))
        return 12 / months if months else None
    return F(PERIODS[measure.get("period", "month")])


def yearly(measure, over_people):
    """What one unit of improvement comes to in a year (M4)."""
    times = periods(measure)
    if times is None:
        return None
    scale = measure.get("scale", "count")
    factor = F(1, 100) if scale == "percent" else F(1)
    if scale == "count" or over_people:
        return times * factor
    base = number(measure.get("base"))
    return None if base is None else base * times * factor


def hours_of_one(worth):
    """Hours that one unit takes (M5); a unit that is no time has none until somebody says."""
    day = number(worth.get("hours_a_day"), 8)
    unit = worth.get("unit_time", "")
    times = {"second": F(1, 3600), "minute": F(1, 60), "hour": F(1), "day": day, "week": 5 * day}
    if unit in times:
        return times[unit]
    return number(worth.get("hours_per_unit"))


def hour_cost(hour):
    """Annual pay × (1 + on-cost) ÷ paid hours (M5)."""
    hour = hour or {}
    # Reading: nobody earns money by working, so an hour costs nothing at least.
    given = number(hour.get("value"))
    if given is not None:
        return given if given >= 0 else None
    pay, on_cost, paid = number(hour.get("pay")), percent(hour.get("on_cost"), 43), number(hour.get("paid_hours"), 2080)
    if pay is None or paid == 0:
        return None
    if hour.get("of_total") == "yes":
        # Reading: a share of 100% or more of the whole leaves nothing for pay, so q/(1 - q) has no meaning there.
        if on_cost >= 1:
            return None
        on_cost = on_cost / (1 - on_cost)
    cost = pay * (1 + on_cost) / paid
    return cost if cost >= 0 else None


def unit_value(worth):
    """V, and the full price the loudest claim would use (M5, M12)."""
    kind = worth.get("valuation", "agreed")
    value = None
    if kind == "agreed":
        value = number(worth.get("value"))
    elif kind == "margin":
        price, margin = number(worth.get("price")), percent(worth.get("margin"))
        if price is not None and margin is not None:
            return price * margin, price
    elif kind == "event":
        amounts = [number(part.get("amount")) for part in worth.get("parts", [])]
        amounts = [amount for amount in amounts if amount is not None]
        value = sum(amounts, F(0)) if amounts else None
    elif kind == "leaver":
        salary = number(worth.get("salary"))
        value = None if salary is None else salary * percent(worth.get("replacement"), 21)
    elif kind == "hour":
        value, hours = hour_cost(worth.get("hour")), hours_of_one(worth)
        value = None if value is None or hours is None else value * hours
    elif kind == "injury":
        direct = number(worth.get("direct"))
        value = None if direct is None else direct * (1 + number(worth.get("indirect_ratio"), "1.1"))
    elif kind == "performance":
        value = number(worth.get("performance_sd"))
        if value is None and number(worth.get("salary")) is not None:
            value = number(worth.get("salary")) * percent(worth.get("performance_share"), 40)
        if value is not None:
            value *= (1 + percent(worth.get("variable_cost"), 0)) * (1 - percent(worth.get("tax"), 0))
    return value, value


def usable(worth):
    """ρ: no named use, no value (M5)."""
    if worth.get("class", "cash") != "capacity":
        return F(1)
    return percent(worth.get("usable"), 50) if worth.get("used") == "yes" else F(0)


# ---------------------------------------------------------------- M6: benefit by month


def curve(effect, month):
    """Share of a twelfth of the yearly worth that falls in this month (M6)."""
    effect = effect or {}
    m = F(month)
    lag, ramp = number(effect.get("lag"), 0), number(effect.get("ramp"), 0)
    if m > number(effect.get("lasts"), 12):
        return F(0)
    share = min(max((m - lag) / ramp, F(0)), F(1)) if ramp > 0 else F(1 if m > lag else 0)
    half = number(effect.get("half_life"))
    if half and half > 0 and m > lag + ramp:
        share *= power(F(1, 2), (m - lag - ramp) / half)
    leaving = percent(effect.get("attrition"))
    if leaving is not None:
        share *= power(1 - leaving, m / 12)
    return share


# ---------------------------------------------------------------- one measure


def recorded(method, measure):
    """A or B "from records" (M11). Reading: numbers that a person remembers or guesses are an estimate, grade C."""
    comparison = measure.get("comparison", {})
    used = [measure.get("baseline"), measure.get("after"), comparison.get("before"), comparison.get("after")]
    used += [point.get("value") for key in ("before_series", "after_series") for point in measure.get(key, [])]
    if any((quantity or {}).get("source", "") not in ("", "record", "finance") for quantity in used):
        return "C"
    return "A" if method in ("I1", "I2") else "B"


def assess(measure, state):
    """All that is known of one measure (M1-M6)."""
    worth = measure.get("worth", {})
    sign = 1 if measure.get("better", "lower") == "higher" else -1
    before, after = before_of(measure), after_of(measure, state)
    gross = sign * (after - before) if before is not None and after is not None else None
    value, price = unit_value(worth)
    rho = usable(worth)

    isolation = measure.get("isolation", {})
    a, k = percent(isolation.get("share"), 100), percent(isolation.get("confidence"), 100)
    candidates = [claim(method, recorded(method, measure), change, a, k) for method, change in records(measure, state)]
    candidates = candidates or estimates(measure, gross)
    if not candidates and gross is not None and not begun(measure):
        candidates = [claim("I0", "E", gross, F(1), F(1))]

    out = {"name": measure.get("name", ""), "class": worth.get("class", "cash")}
    for key in ("gross_improvement", "improvement", "adjusted_improvement", "units_per_year", "worth"):
        out[key] = Missing("before or after is not known")
    out["unit_value"] = Missing("the value of one unit is not known") if value is None else value
    out["method"] = out["grade"] = None
    out["parts"] = None
    if gross is not None:
        out["gross_improvement"] = gross
    if not candidates:
        return out

    def units(candidate, amount):
        factor = yearly(measure, candidate.over_people)
        return None if factor is None else amount * factor

    # The lowest benefit counts among equals (M2); the units decide, for the value of one is the same for all.
    chosen = min(candidates, key=lambda c: c.adjusted if units(c, c.adjusted) is None else units(c, c.adjusted))
    out["method"], out["grade"] = chosen.method, chosen.grade
    out["improvement"], out["adjusted_improvement"] = chosen.improvement, chosen.adjusted
    year = units(chosen, chosen.adjusted)
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
    full = year * value
    out["worth"] = full * rho
    # M12, first part: every cut of this measure, from the full price down to a year's worth.
    # Reading: without a before and an after there is no gross change (M1); the ladder then starts from what the
    # respondents report, which is the loudest claim there is.
    loud = yearly(measure, over_people=False) if gross is not None else None
    loud = units(chosen, chosen.improvement) if loud is None else gross * loud
    out["parts"] = {
        "gross": loud * price,
        "margin": loud * (value - price),
        "anyway": (units(chosen, chosen.improvement) - loud) * value,
        "factors": units(chosen, chosen.contributed - chosen.improvement) * value,
        "doubt": units(chosen, chosen.adjusted - chosen.contributed) * value,
        "unused": full * rho - full,
    }
    out["months"] = lambda m: out["worth"] / 12 * curve(measure.get("effect"), m)
    return out


# ---------------------------------------------------------------- M7: full cost


def cost_lines(study):
    """(amount, timing) of every line that is known, participants' time among them."""
    found = []
    programme = study.get("programme", {})
    people, hours, rate = number(programme.get("people")), number(programme.get("hours")), hour_cost(programme.get("hour"))
    if people is not None and hours is not None:
        # Reading: time that is known to be spent and has no price leaves the full cost unknown.
        if rate is None:
            return []
        found.append((people * hours * rate, "once"))
    for row in study.get("costs", []):
        rate = number(row.get("rate"))
        if rate is not None:
            amount = number(row.get("quantity"), 1) * rate * percent(row.get("share"), 100)
            found.append((amount, row.get("timing", "once")))
    return found


def cost_in(lines, month):
    """What falls in this month: once and yearly lines at 0, yearly ones again at 12, 24 …, monthly ones from 1 on."""
    total = F(0)
    for amount, timing in lines:
        if timing == "once":
            total += amount if month == 0 else 0
        elif timing == "monthly":
            total += amount if month >= 1 else 0
        elif month % 12 == 0:
            total += amount
    return total


# ---------------------------------------------------------------- M8: payback


def payback(lines, benefit_in, horizon):
    """First month from which the benefit has earned the cost back for good, inside the horizon."""
    balance = -cost_in(lines, 0)
    course = [balance]
    for month in range(1, horizon + 1):
        # What falls at the very end of the horizon belongs to the year after it.
        due = F(0) if month == horizon and month % 12 == 0 else None
        spent = sum((amount for amount, timing in lines if timing == "monthly"), F(0)) if due is not None else cost_in(lines, month)
        balance += benefit_in(month) - spent
        course.append(balance)
    below = [month for month, amount in enumerate(course) if amount < 0]
    if not below:
        return F(0)
    last = below[-1]
    if last == horizon:
        return Missing("does not pay back within the horizon")
    return last + (-course[last]) / (course[last + 1] - course[last])


# ---------------------------------------------------------------- M9: longer view


def flows(lines, benefit_in, horizon):
    """Yearly net flows: month 0 first, then the end of every begun year."""
    out = [-cost_in(lines, 0)]
    for year in range(1, ceil(F(horizon, 12)) + 1):
        months = range(12 * (year - 1) + 1, min(12 * year, horizon) + 1)
        total = sum((benefit_in(m) for m in months), F(0))
        for m in months:
            if m % 12 == 0 and m == horizon:
                total -= sum((amount for amount, timing in lines if timing == "monthly"), F(0))
            else:
                total -= cost_in(lines, m)
        out.append(total)
    return out


def present(amounts, rate):
    return sum((amount / (1 + rate) ** t for t, amount in enumerate(amounts)), F(0))


def internal_rate(amounts):
    """The one rate at which the flows are worth nothing; none without a sign change, none where several fit."""
    signs = [amount > 0 for amount in amounts if amount != 0]
    changes = sum(1 for one, other in zip(signs, signs[1:]) if one != other)
    if changes == 0:
        return Missing("the flows never change their sign")
    # NPV(r) = 0 as a polynomial in x = 1/(1+r) on (0, ∞): walk over x in fine steps and count the crossings.
    # Reading: rates are looked for from -99% to 10,000%, beyond which nobody would believe one.
    at = lambda x: sum((float(amount) * x**t for t, amount in enumerate(amounts)), 0.0)
    grid = [1 / 101 * 10101 ** (e / 2000) for e in range(-1, 2002)]
    crossings = [(low, high) for low, high in zip(grid, grid[1:]) if (at(low) > 0) != (at(high) > 0)]
    if len(crossings) > 1 or (changes > 1 and not crossings):
        return Missing("several rates fit")
    if not crossings:
        return Missing("the rate lies too far away")
    # Reading: after several changes of sign a rate is the only one that counts where Norstrom's criterion holds, which
    # speaks of rates above 0 alone: what has come in up to each year turns once.
    totals = [sum(amounts[: t + 1], F(0)) for t in range(len(amounts))]
    up = [total > 0 for total in totals if total != 0]
    once = totals[-1] != 0 and sum(1 for one, other in zip(up, up[1:]) if one != other) == 1
    if changes > 1 and not (once and crossings[0][0] < 1):
        return Missing("several rates may fit")
    exact = lambda x: sum((amount * x**t for t, amount in enumerate(amounts)), F(0))
    low, high = (F(end) for end in crossings[0])
    rising = exact(high) > 0
    for _ in range(90):
        middle = F(Decimal((low + high).numerator) / Decimal((low + high).denominator)) / 2
        middle = middle.limit_denominator(10**40)
        if (exact(middle) > 0) == rising:
            high = middle
        else:
            low = middle
    return (1 / ((low + high) / 2) - 1) * 100


# ---------------------------------------------------------------- M10: expectations met


def expectations_met(rows):
    weighed = weights = F(0)
    for row in rows:
        judged = row.get("judged", "")
        if judged == "too_early":
            continue
        base, target, actual = (number(row.get(key)) for key in ("baseline", "target", "actual"))
        if base is not None and target is not None and actual is not None and base != target:
            met = min(max((actual - base) / (target - base), F(0)), F(1))
        elif judged in ("met", "partly", "not_met"):
            met = {"met": F(1), "partly": F(1, 2), "not_met": F(0)}[judged]
        else:
            continue
        weight = number(row.get("weight"), 1)
        weighed, weights = weighed + weight * met, weights + weight
    return weighed / weights * 100 if weights > 0 else Missing("no expectation is due")


# ---------------------------------------------------------------- what nobody could have typed

SHARE, AMOUNT, SOME = (0, 100), (0, None), (None, None)
# What each question allows, by the record it stands in: least and most. SOME is more than 0; the rest may be anything.
ALLOWED = {
    "": dict(horizon=(12, 60), hurdle=(0, 500), discount=(0, 50)),
    "programme": dict(people=(1, 10**6), hours=(0, 2000)),
    "hour": dict(value=(0, 1000), pay=SOME, on_cost=(0, 150), paid_hours=(1, 4000)),
    "costs": dict(quantity=AMOUNT, rate=AMOUNT, share=SHARE),
    "measures": dict(baseline=AMOUNT, after=AMOUNT, target=AMOUNT, base=SOME, months=(0, 60), periods=(1, 366)),
    "comparison": dict(before=AMOUNT, after=AMOUNT, trained=(0, 10**6), compared=(0, 10**6)),
    "isolation": dict(share=SHARE, confidence=SHARE, factors_confidence=SHARE),
    "estimators": dict(share=SHARE, confidence=SHARE),
    "factors": dict(share=SHARE),
    "respondents": dict(people=(1, 10**6), share=SHARE, confidence=SHARE),
    "worth": dict(
        value=SOME, price=SOME, margin=SHARE, salary=SOME, replacement=(0, 300), direct=SOME, indirect_ratio=(0, 5),
        hours_per_unit=SOME, hours_a_day=(1, 24), performance_sd=SOME, performance_share=SHARE, variable_cost=(-100, 100), tax=SHARE, usable=SHARE, pool=SOME,
    ),
    "effect": dict(lasts=(1, 120), lag=(0, 60), ramp=(0, 60), half_life=SOME, attrition=SHARE),
    "expectations": dict(weight=AMOUNT),
}  # fmt: skip
WHOLE = ("horizon", "people", "trained", "compared", "lasts")


def settled(node, record=""):
    """The study without the numbers that their question does not allow: they are asked for again and do not count."""
    if isinstance(node, list):
        return [settled(row, record) for row in node]
    if not isinstance(node, dict):
        return node
    out = {}
    for name, value in node.items():
        asked = name in ALLOWED.get(record, {}) and isinstance(value, dict)
        given = number(value) if asked else None
        if given is not None:
            least, most = ALLOWED[record][name]
            beyond = given <= 0 if (least, most) == SOME else given < least or (most is not None and given > most)
            if beyond or (name in WHOLE and given.denominator != 1):
                continue
        out[name] = settled(value, name)
    return out


# ---------------------------------------------------------------- the study


def evaluate(study):
    state = study.get("state", "forecast")
    measures = [assess(measure, state) for measure in study.get("measures", [])]
    lines = cost_lines(study)
    horizon = int(number(study.get("horizon"), 12))
    counted = [m for m in measures if m["class"] in IN_ROI and known(m["worth"])]

    def benefit_in(month, classes=IN_ROI):
        return sum((m["months"](month) for m in counted if m["class"] in classes), F(0))

    first_year = range(1, 13)
    out = {"title": study.get("title", ""), "state": state, "currency": study.get("currency", ""), "horizon_months": horizon}
    benefit = sum((benefit_in(m) for m in first_year), F(0)) if counted else Missing("no measure has a worth")
    cost = sum((amount * (12 if timing == "monthly" else 1) for amount, timing in lines), F(0))
    cost = cost if lines else Missing("no cost is known")
    out["benefit"], out["cost"] = benefit, cost
    both = known(benefit, cost)
    out["net_benefit"] = benefit - cost if both else Missing("benefit or cost is not known")
    ratio = both and cost > 0
    why = Missing("no cost, so no ROI")
    out["bcr"] = benefit / cost if ratio else why
    out["roi_percent"] = (benefit - cost) / cost * 100 if ratio else why
    hard = sum((benefit_in(m, ("cash", "margin")) for m in first_year), F(0))
    out["cash_roi_percent"] = (hard - cost) / cost * 100 if ratio else why
    # Reading: a cost below 0 leaves no share that has to be true.
    out["break_even_share"] = cost / benefit if both and cost >= 0 and benefit > 0 else Missing("no benefit to share")
    out["payback_months"] = payback(lines, benefit_in, horizon) if both else why
    if both:
        amounts = flows(lines, benefit_in, horizon)
        out["npv"] = present(amounts, percent(study.get("discount"), 10))
        out["irr_percent"] = internal_rate(amounts)
    else:
        out["npv"] = out["irr_percent"] = why
    out["roe_percent"] = expectations_met(study.get("expectations", []))
    out["grade"] = grade(counted, benefit)
    out["measures"] = measures
    out["ladder"] = ladder(counted, benefit, cost)
    return out


def grade(counted, benefit):
    """The lowest grade among the measures that carry at least a tenth of the benefit (M11)."""
    if not counted:
        return Missing("no measure has a worth")
    amounts = [(m["grade"], sum((m["months"](month) for month in range(1, 13)), F(0))) for m in counted]
    carrying = [g for g, amount in amounts if abs(amount) * 10 >= abs(benefit)]
    return max(carrying or [g for g, _ in amounts])


def ladder(counted, benefit, cost):
    """From the loudest claim to the net result; the cuts add up exactly (M12)."""
    if not known(benefit):
        return []
    total = {step: sum((m["parts"][step] for m in counted), F(0)) for step in STEPS[:6]}
    yearly_worth = sum((m["worth"] for m in counted), F(0))
    total["timing"] = benefit - yearly_worth
    total["benefit"] = benefit
    if known(cost):
        total["cost"], total["net"] = -cost, benefit - cost
    return [(step, total[step]) for step in STEPS if step in total]
