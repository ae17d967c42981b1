"""What decides the result, tried out: every lever at its ends, and every value that is said to reach a goal (M14)."""

from fractions import Fraction as F
from math import floor

import awaited
import reference
from bounds import ALLOWED, WHOLE, beyond
from quantity import known, number

# Numbers of the past are no levers: their chance is the improvement's.
OF_THE_PAST = {"baseline", "before_series", "after_series", "comparison", "covered"}


def field_of(place):
    """(record, name) of a place such as measures.0.worth.replacement."""
    names = [name for name in place.split(".") if not name.isdigit()]
    return (names[-2] if len(names) > 1 else ""), names[-1]


def tried(study, place, value):
    """The study with another value of a lever. A number after that is a series moves as a whole, until its mean is the value."""
    names = place.split(".")
    if names[0] != "measures" or names[2:] != ["after"]:
        return with_value(study, place, value)
    known = [F(str(point["value"]["value"])) for point in study["measures"][int(names[1])].get("after_series") or [] if number(point.get("value")) is not None]
    if not known:
        return with_value(study, place, value)
    by = F(str(value)) - sum(known) / len(known)
    for at, point in enumerate(study["measures"][int(names[1])]["after_series"]):
        if number(point.get("value")) is not None:
            moved = F(str(point["value"]["value"])) + by
            study = with_value(study, f"measures.{names[1]}.after_series.{at}.value", moved)
    return study


def with_value(node, place, value):
    """The study with another value in one place; everything else is shared."""
    name, _, rest = place.partition(".")
    if isinstance(node, list):
        return [with_value(row, rest, value) if str(at) == name else row for at, row in enumerate(node)]
    inner = with_value(node.get(name, {}), rest, value) if rest else {"value": str(value)}
    return node | {name: inner}


def value_in(study, place):
    node = study
    for name in place.split("."):
        node = node[int(name)] if isinstance(node, list) else (node or {}).get(name)
    return node or {}


def levers(row, study, compare):
    """Low and high ends, and the net benefit with each."""
    for at, lever in enumerate(row["levers"]):
        record, name = field_of(lever["place"])
        place = f"levers[{at}].{lever['place']}"
        if "levers" not in awaited.FIGURES and OF_THE_PAST & set(lever["place"].split(".")):
            compare.found.append(f"{place}: a number of the past is no lever")
        for end, net in (("low", "net_at_low"), ("high", "net_at_high")):
            value = F(lever[end])
            if name in WHOLE.get(record, ()) and value.denominator != 1:
                if "levers" not in awaited.FIGURES:
                    compare.found.append(f"{place}: {end} is {lever[end]}, and its field takes whole numbers")
                continue
            # Ends of a range may stand beyond the field; the result there is what the formulas give.
            money = reference.Money(tried(study, lever["place"], lever[end]))
            found = money.benefit - money.cost if known(money.benefit, money.cost) else money.benefit
            compare.figure(f"levers[{at}].net at its {end} end", lever[net], found, F(10**6))
        ends = value_in(study, lever["place"])
        value = number(ends)
        if value is not None and (ends.get("low") or ends.get("high")):
            low, high = (F(ends[end]) if ends.get(end) else value for end in ("low", "high"))
            # Reading: what is whole moves to the next whole number of its range.
            if name in WHOLE.get(record, ()) and "levers" not in awaited.FIGURES:
                low, high = (F(floor(end + F(1, 2))) for end in (low, high))
            low, high = min(low, value), max(high, value)
            if (F(lever["low"]), F(lever["high"])) != (low, high):
                compare.found.append(f"{place}: printed {lever['low']} to {lever['high']}, its range is {low} to {high}")


def reached(goal, study):
    money, wanted = reference.Money(study), F(goal["wanted"])
    if not known(money.benefit, money.cost):
        return False
    if goal["goal"] == "payback":
        payback = money.payback()
        return known(payback) and payback <= wanted + F(1, 10**8)
    return money.benefit - money.cost >= (money.cost * wanted / 100 if goal["goal"] == "roi" else 0) - F(1, 10**5)


def goals(row, study, compare):
    """A needed value reaches its goal; where it is said that none does, neither end of the field does."""
    for goal in row["goals"]:
        place = f"goals.{goal['goal']} {goal['wanted']} by {goal['place'] or 'all costs'}"
        compare.counts[f"goals.{goal['goal']}"] += 1
        if not goal["place"]:
            continue
        record, name = field_of(goal["place"])
        try_out = lambda value: reached(goal, tried(study, goal["place"], value))
        if goal["value"] is not None:
            if beyond_its_field(record, name, F(goal["value"])):
                compare.found.append(f"{place}: {goal['value']} is not a value its field takes")
            if not try_out(goal["value"]):
                compare.found.append(f"{place}: {goal['value']} does not reach it")
        elif not goal["possible"]:
            for end in ends_of(record, name, number(value_in(study, goal["place"]), 1)):
                if try_out(end):
                    compare.found.append(f"{place}: said to be impossible, and {end} reaches it")


def beyond_its_field(record, name, value):
    return name in ALLOWED.get(record, {}) and beyond(record, name, value)


def ends_of(record, name, value):
    """The least and the most that the field takes, or what is far off where it has no bound."""
    least, most = ALLOWED.get(record, {}).get(name, (None, None))
    if least is None:
        # A number that is 0 or more is one of which nobody has less than none.
        least = F(1, 1000) if value >= 0 else 100 * value
    most = 100 * max(abs(value), 1) if most is None else most
    return [str(end) if F(end).denominator == 1 else f"{float(end):.6f}" for end in (least, most)]
