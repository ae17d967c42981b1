"""Random studies over every field of the file format, from its schema.

    studies.many(seed, count)       # the same studies for the same seed

Most answers are such as somebody could give, so that most studies have a result. Some are left open, some are known to be
unknown, some stand on a bound of their question and some beyond it. A field that the format gets tomorrow varies too.
"""

import json
import random
from pathlib import Path

from bounds import ALLOWED, SOME, WHOLE

SCHEMA = json.loads((Path(__file__).resolve().parents[2] / "src/study/study.schema.json").read_text())
TYPES = SCHEMA["$defs"]
VERSION = SCHEMA["properties"]["version"]["const"]

# What people answer, by record and name: least and most, and how many places.
USUAL = {
    ("", "horizon"): (12, 60, 0), ("", "hurdle"): (0, 60, 0), ("", "discount"): (0, 20, 1),
    ("programme", "people"): (1, 300, 0), ("programme", "hours"): (0, 40, 1),
    ("waves", "month"): (0, 14, 0), ("waves", "share"): (5, 60, 0),
    ("hour", "value"): (10, 90, 2), ("hour", "pay"): (20000, 90000, 0), ("hour", "on_cost"): (10, 60, 1),
    ("hour", "paid_hours"): (1500, 2200, 0),
    ("costs", "quantity"): (0, 8, 1), ("costs", "rate"): (0, 4000, 2), ("costs", "share"): (10, 100, 0),
    ("costs", "month"): (0, 30, 0),
    ("measures", "base"): (1, 3000, 0), ("measures", "months"): (1, 18, 1), ("measures", "periods"): (1, 260, 0),
    ("measures", "covered"): (1, 24, 0), ("actuals", "month"): (1, 24, 0),
    ("comparison", "trained"): (2, 300, 0), ("comparison", "compared"): (2, 300, 0), ("comparison", "base"): (2, 3000, 0),
    ("respondents", "people"): (1, 30, 0), ("respondents", "change"): (-2, 20, 2),
    ("worth", "value"): (1, 900, 2), ("worth", "price"): (1, 900, 2), ("worth", "salary"): (20000, 90000, 0),
    ("worth", "replacement"): (5, 220, 1), ("worth", "direct"): (500, 40000, 0), ("worth", "indirect_ratio"): (0, 4, 2),
    ("worth", "performance_sd"): (4000, 30000, 0), ("worth", "variable_cost"): (-40, 10, 1), ("worth", "tax"): (0, 40, 1),
    ("worth", "hours_per_unit"): (0.1, 12, 2), ("worth", "hours_a_day"): (6, 10, 1), ("worth", "pool"): (10000, 9000000, 0),
    ("parts", "amount"): (-50, 900, 2),
    ("effect", "lasts"): (1, 70, 0), ("effect", "lag"): (0, 8, 1), ("effect", "ramp"): (0, 9, 1),
    ("effect", "half_life"): (1, 40, 1), ("effect", "attrition"): (0, 40, 1),
    ("expectations", "weight"): (0, 5, 1),
}  # fmt: skip
# Numbers of the measure itself: they lie around one level, or none of the methods would ever find a change like a real one.
OF_THE_LEVEL = {
    ("measures", "baseline"), ("measures", "after"), ("measures", "target"), ("comparison", "before"),
    ("comparison", "after"), ("before_series", "value"), ("after_series", "value"), ("actuals", "value"),
}  # fmt: skip
AFTER = {("measures", "after"), ("measures", "target")}
# How often an answer is given that would be rare among answers drawn evenly, or would hide all others.
GIVEN = {
    "comparison": 0.5, "worth": 0.97, "costs": 0.97, "actuals": 0.25, "waves": 0.3, "before_series": 0.45, "after_series": 0.35, "driver": 0.6,
    "performance_sd": 0.5, "half_life": 0.3, "attrition": 0.3, "periods": 0.3, "covered": 0.5, "month": 0.9, "share": 0.85,
    "isolation": 0.7, "respondents": 0.25, "factors": 0.25, "estimators": 0.6, "lag": 0.4, "ramp": 0.4, "value": 0.93,
    "rate": 0.93, "people": 0.9, "hours": 0.9, "confidence": 0.9, "factors_confidence": 0.9, "programme": 0.9, "scenarios": 0.0,
}  # fmt: skip
LIKELY = {
    "state": ["measured", "measured", "pilot", "forecast", "forecast", ""],
    "class": ["cash", "margin", "capacity", "cash", "capacity", "risk", "intangible"],
    "trend": ["yes", "yes", "no", "", "unsure"],
    "chosen": ["", "all", "random", "site", "volunteers", "extremes"],
    "source": ["record", "record", "record", "finance", "system", "", "manager", "expert", "study", "participant", "guess"],
    "valuation": ["agreed", "agreed", "margin", "event", "leaver", "hour", "hour", "injury", "performance"],
    "used": ["yes", "yes", "yes", "no", ""],
}
ROWS = {"measures": (1, 3), "costs": (0, 5), "before_series": (0, 14), "after_series": (0, 8), "estimators": (0, 4), "parts": (1, 3)}
WORDS = ["Alpha", "a b", "ä ß", "", "north"]


def many(seed, count):
    """(name, study) of `count` studies."""
    for at in range(count):
        yield f"{seed}-{at}", Maker(random.Random(f"{seed}:{at}")).study(f"{seed}-{at}")


class Maker:
    def __init__(self, chance):
        self.chance = chance
        self.level, self.moved, self.sources = 10.0, (1, 1), LIKELY["source"]

    def study(self, name):
        made = self.record("Study", "")
        made |= {"id": f"random-{name}", "title": f"Random {name}", "currency": "EUR", "locale": "en-IE"}
        return made

    def record(self, kind, place):
        made = {}
        for name, field in TYPES[kind]["properties"].items():
            if place == "" and name == "measures":
                made[name] = [self.measure() for _ in range(self.rows("measures"))]
            elif self.chance.random() < GIVEN.get(name, 0.9):
                made[name] = self.field(field, place, name)
        if kind == "Programme":
            self.add_up(made.get("waves", []))
        return {name: value for name, value in made.items() if value is not None}

    def measure(self):
        scale = self.chance.choice(TYPES["Scale"]["enum"])
        top = {"percent": 90, "each": 40, "count": 400}[scale]
        self.level = self.chance.choice([self.chance.uniform(0, top), self.chance.uniform(0, top / 20)])
        better = self.chance.choice(TYPES["Better"]["enum"])
        # Most changes are for the better.
        self.moved = (0.45, 1.1) if better == "lower" else (0.9, 1.6)
        # Half of all measures come from records alone: elsewhere no design would ever be firmer than an estimate.
        self.sources = self.chance.choice([["record", "finance"], LIKELY["source"]])
        made = self.record("Measure", "measures") | {"scale": scale, "better": better}
        # A group after would override every line; half of the comparisons are none of people.
        if self.chance.random() < 0.5:
            made.get("comparison", {}).pop("after", None)
        return made

    def rows(self, name):
        return self.chance.randint(*ROWS.get(name, (0, 3)))

    def field(self, field, place, name):
        if "$ref" in field:
            kind = field["$ref"].rsplit("/", 1)[-1]
            if kind == "Quantity":
                return self.quantity(place, name)
            if "enum" in TYPES[kind]:
                return self.chance.choice(LIKELY.get(name, TYPES[kind]["enum"]))
            return self.record(kind, name) if "properties" in TYPES[kind] else "0"
        if field["type"] == "array":
            return [self.field(field["items"], name, name) for _ in range(self.rows(name))]
        if field["type"] == "boolean":
            return self.chance.random() < 0.5
        if field["type"] == "integer":
            return self.chance.randint(0, 9999)
        if name == "id":
            return f"r{self.chance.getrandbits(48):x}"
        if name == "kind":
            return ""
        return self.chance.choice(WORDS)

    def add_up(self, rows):
        """Shares of waves that add up to 100, most of the time."""
        if not rows or self.chance.random() < 0.2:
            return
        left = 100
        for row in rows[:-1]:
            part = self.chance.randint(0, left)
            row["share"] = {"value": str(part)}
            left -= part
        rows[-1]["share"] = {"value": str(left)}
        for row in rows:
            row.setdefault("month", {"value": str(self.chance.randint(0, 14))})

    def quantity(self, place, name):
        fate = self.chance.random()
        if fate < 0.02:
            return {"status": "unknown"}
        if fate < 0.03:
            return {"typed": "about ten", "note": "later"}
        value = self.value(place, name)
        assumed = len(self.sources) > 2 and self.chance.random() < 0.15
        made = {"value": spelled(value), "status": "assumed" if assumed else self.chance.choice(["entered", "agreed", ""])}
        made["source"] = self.chance.choice(self.sources)
        if self.chance.random() < 0.25:
            made["low"] = spelled(value * self.chance.uniform(0.5, 1))
            made["high"] = spelled(value * self.chance.uniform(1, 1.6))
        return made

    def value(self, place, name):
        least, most = ALLOWED.get(place, {}).get(name, (-20, 200))
        fate = self.chance.random()
        if fate < 0.02:
            return self.chance.choice([end for end in (least, most) if end is not None] or [0])
        if fate < 0.03 and (least, most) != SOME:
            return self.chance.choice([least - 1, (least if most is None else most + 1)])
        if (place, name) in OF_THE_LEVEL:
            after = place in ("after_series", "actuals") or (place, name) in AFTER
            part = self.chance.uniform(*self.moved) if after else self.chance.uniform(0.85, 1.15)
            return rounded(self.level * part, self.chance.choice([0, 1, 2, 3]))
        low, high, places = USUAL.get((place, name), (0 if least is None else least, 200 if most is None else most, 1))
        if name in WHOLE.get(place, ()) and self.chance.random() < 0.97:
            places = 0
        return rounded(self.chance.uniform(low, high), places)


def rounded(value, places):
    return round(value, places) if places else int(round(value))


def spelled(value):
    """The number as the format writes it."""
    return f"{value:.6f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)


def envelope(studies):
    return {"format": "payoff-study", "version": VERSION, "kind": "backup", "studies": list(studies)}
