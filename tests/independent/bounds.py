"""What nobody could have typed: numbers beyond what their question allows are asked for again and do not count."""

from quantity import number

SHARE, AMOUNT, SOME = (0, 100), (0, None), (None, None)
# Least and most of each question, by the record it stands in. SOME is more than 0; what is not named may be anything.
ALLOWED = {
    "": dict(horizon=(12, 60), hurdle=(0, 500), discount=(0, 500)),
    "programme": dict(people=(1, 10**6), hours=(0, 2000)),
    "waves": dict(month=(0, 60), share=SHARE),
    "hour": dict(value=(0, 1000), pay=SOME, on_cost=(0, 150), paid_hours=(1, 4000)),
    "costs": dict(quantity=AMOUNT, rate=AMOUNT, share=SHARE, month=(0, 60)),
    "measures": dict(base=SOME, months=(0, 60), periods=(1, 366), covered=(0, 1000)),
    "actuals": dict(month=(1, 60), value=AMOUNT),
    "comparison": dict(trained=(0, 10**6), compared=(0, 10**6), base=SOME),
    "isolation": dict(share=SHARE, confidence=SHARE, factors_confidence=SHARE),
    "estimators": dict(share=SHARE, confidence=SHARE),
    "factors": dict(share=SHARE),
    "respondents": dict(people=(1, 10**6), share=SHARE, confidence=SHARE),
    "worth": dict(
        value=SOME, price=SOME, margin=SHARE, salary=SOME, replacement=(0, 300), direct=SOME, indirect_ratio=(0, 5),
        performance_sd=SOME, performance_share=SHARE, variable_cost=(-100, 100), tax=SHARE, usable=SHARE, pool=SOME,
        hours_per_unit=SOME, hours_a_day=(1, 24),
    ),
    "effect": dict(lasts=(1, 120), lag=(0, 60), ramp=(0, 60), half_life=SOME, attrition=SHARE),
    "expectations": dict(weight=AMOUNT),
}  # fmt: skip
WHOLE = {"": ("horizon",), "programme": ("people",), "comparison": ("trained", "compared"), "effect": ("lasts",)}
WHOLE |= {"respondents": ("people",), "waves": ("month",), "costs": ("month",), "actuals": ("month",)}


def beyond(record, name, value):
    """Whether the question of this field would not take the value."""
    least, most = ALLOWED[record][name]
    if (least, most) == SOME:
        return value <= 0
    whole = name in WHOLE.get(record, ())
    return value < least or (most is not None and value > most) or (whole and value.denominator != 1)


def settled(node, record=""):
    """The study without the values that are beyond: they stay in their boxes as text, so that an answer was begun."""
    if isinstance(node, list):
        return [settled(row, record) for row in node]
    if not isinstance(node, dict):
        return node
    asked = lambda name, value: name in ALLOWED.get(record, {}) and isinstance(value, dict) and value.get("value")
    is_kept = lambda name, value: not (asked(name, value) and beyond(record, name, number(value)))
    text = lambda value: {"typed": str(value["value"])}
    return {name: settled(value, name) if is_kept(name, value) else text(value) for name, value in node.items()}
