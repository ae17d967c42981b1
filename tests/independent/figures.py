"""From the benefit and the cost of each month to the figures of the headline and of the longer view (M8, M9)."""

from decimal import Decimal
from fractions import Fraction as F
from math import ceil

from cash import cost_in
from quantity import Missing, known, number, percent


def over(above, below, why):
    return above / below if known(above, below) and below > 0 else Missing(why)


def sums(benefit, cost):
    """Net benefit, benefit for each 1 of cost, ROI and break-even share of any benefit and cost (M8)."""
    both = known(benefit, cost)
    return {
        "benefit": benefit,
        "cost": cost,
        "net_benefit": benefit - cost if both else Missing("benefit or cost is not known"),
        "bcr": over(benefit, cost, "no cost, so no ratio"),
        "roi_percent": over((benefit - cost) * 100, cost, "no cost, so no ROI") if both else Missing("not known"),
        "break_even_share": over(cost, benefit, "no benefit to share"),
    }


def payback(lines, benefit_in, horizon):
    """First month from which the benefit has earned the cost back for good, inside the horizon (M8)."""
    course = [-cost_in(lines, 0, horizon)]
    for month in range(1, horizon + 1):
        course.append(course[-1] + benefit_in(month) - cost_in(lines, month, horizon))
    return crossing(course) if known(crossing(course)) else Missing("does not pay back within the horizon")


def crossing(course):
    """Where a course rises above 0 and stays there, interpolated; a Missing where it ends below."""
    below = [at for at, amount in enumerate(course) if amount < 0]
    if not below:
        return F(0)
    last = below[-1]
    if last == len(course) - 1:
        return Missing("it ends below 0")
    return last + course[last] / (course[last] - course[last + 1])


# ---------------------------------------------------------------- M9: longer view


def flows(lines, benefit_in, horizon):
    """(benefit, cost) of month 0 and of the end of every begun year."""
    out = [(F(0), cost_in(lines, 0, horizon))]
    for year in range(1, ceil(F(horizon, 12)) + 1):
        months = range(12 * (year - 1) + 1, min(12 * year, horizon) + 1)
        out.append((sum(map(benefit_in, months), F(0)), sum((cost_in(lines, m, horizon) for m in months), F(0))))
    return out


def present(amounts, rate):
    return sum((amount / (1 + rate) ** t for t, amount in enumerate(amounts)), F(0))


def longer_view(study, lines, benefit_in, horizon):
    rate = percent(study.get("discount"), 10)
    years = flows(lines, benefit_in, horizon)
    benefits, costs = [benefit for benefit, _ in years], [cost for _, cost in years]
    net = [benefit - cost for benefit, cost in years]
    discounted = [amount / (1 + rate) ** t for t, amount in enumerate(net)]
    course = [sum(discounted[: t + 1], F(0)) for t in range(len(net))]
    paid = crossing(course)
    return {
        "npv": present(net, rate),
        "irr_percent": internal_rate(net),
        "profitability_index": over(present(benefits, rate), present(costs, rate), "no cost, so no ratio"),
        "discounted_payback_years": paid if known(paid) else Missing("does not pay back within the horizon"),
    }


def internal_rate(amounts):
    """The one rate at which the flows are worth nothing; none without a sign change, none where several fit."""
    signs = [amount > 0 for amount in amounts if amount != 0]
    changes = sum(1 for one, other in zip(signs, signs[1:]) if one != other)
    if changes == 0:
        return Missing("the flows never change their sign")
    # NPV(r) = 0 as a polynomial in x = 1/(1+r) on (0, ∞): walk over x in fine steps and count the crossings.
    # Reading: rates are looked for from -99% to 10,000%, beyond which nobody would believe one.
    terms = [float(amount) for amount in amounts]
    at = lambda x: sum(amount * x**t for t, amount in enumerate(terms))
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
    rate = (1 / ((low + high) / 2) - 1) * 100
    return rate if -99 <= rate <= 10_000 else Missing("the rate lies too far away")


# ---------------------------------------------------------------- M8: what one of something costs


def cost_of_one(study, cost):
    """Full cost a head and an hour of training."""
    programme = study.get("programme", {})
    people, hours = number(programme.get("people")), number(programme.get("hours"))
    spent = None if people is None or hours is None else people * hours
    return {"cost_per_head": over(cost, people, "nobody came"), "cost_per_hour": over(cost, spent, "no hours")}
