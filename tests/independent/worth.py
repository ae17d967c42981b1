"""Units in a year and what one of them is worth (M4, M5)."""

from fractions import Fraction as F

from quantity import number, percent

PERIODS = {"month": 12, "week": 52, "quarter": 4, "year": 1}
IN_ROI = ("cash", "margin", "capacity")
DAYS_A_WEEK = 5


def periods(measure):
    """How often a value comes in a year. A total has no periods: it is annualised by its months (M4)."""
    if measure.get("period", "month") == "total":
        months = number(measure.get("months"))
        return 12 / months if months else None
    given = number(measure.get("periods"))
    return F(PERIODS[measure.get("period", "month")]) if given is None else given


def yearly(measure, over_people=False):
    """What an improvement of one comes to in a year (M4)."""
    times, scale = periods(measure), measure.get("scale", "count")
    base = F(1) if scale == "count" or over_people else number(measure.get("base"))
    if times is None or base is None:
        return None
    return base * times * (F(1, 100) if scale == "percent" else 1)


def hour_cost(hour):
    """Annual pay × (1 + on-cost) ÷ paid hours, or as given (M5)."""
    hour = hour or {}
    given = number(hour.get("value"))
    if given is not None:
        return given
    pay, on_cost, paid = number(hour.get("pay")), percent(hour.get("on_cost"), 43), number(hour.get("paid_hours"), 2080)
    if pay is None or paid == 0:
        return None
    if hour.get("of_total") == "yes":
        # Reading: a share of 100% or more of the whole leaves nothing for pay, so q/(1 - q) has no meaning there.
        if on_cost >= 1:
            return None
        on_cost = on_cost / (1 - on_cost)
    return pay * (1 + on_cost) / paid


def hours_of_a_unit(worth):
    """Hours that one unit takes (M5); there is no default."""
    a_day = number(worth.get("hours_a_day"), 8)
    fixed = {"second": F(1, 3600), "minute": F(1, 60), "hour": F(1), "day": a_day, "week": DAYS_A_WEEK * a_day}
    unit = worth.get("unit_time", "")
    return fixed[unit] if unit in fixed else number(worth.get("hours_per_unit"))


def unit_value(worth):
    """V, and the full price that the loudest claim would use (M5, M12)."""
    kind = worth.get("valuation", "agreed")
    value = None
    if kind == "agreed":
        value = number(worth.get("value"))
    elif kind == "margin":
        price, margin = number(worth.get("price")), percent(worth.get("margin"))
        return (None, None) if price is None or margin is None else (price * margin, price)
    elif kind == "event":
        amounts = [number(part.get("amount")) for part in worth.get("parts", [])]
        amounts = [amount for amount in amounts if amount is not None]
        value = sum(amounts, F(0)) if amounts else None
    elif kind == "leaver":
        salary = number(worth.get("salary"))
        value = None if salary is None else salary * percent(worth.get("replacement"), 21)
    elif kind == "hour":
        hour, hours = hour_cost(worth.get("hour")), hours_of_a_unit(worth)
        value = None if hour is None or hours is None else hour * hours
    elif kind == "injury":
        direct = number(worth.get("direct"))
        value = None if direct is None else direct * (1 + number(worth.get("indirect_ratio"), "1.1"))
    elif kind == "performance":
        value = number(worth.get("performance_sd"))
        if value is None and number(worth.get("salary")) is not None:
            value = number(worth.get("salary")) * percent(worth.get("performance_share"), 40)
        if value is not None:
            value = value * (1 + percent(worth.get("variable_cost"), 0)) * (1 - percent(worth.get("tax"), 0))
    return value, value


def usable(worth):
    """ρ: no named use, no value (M5)."""
    if worth.get("class", "cash") != "capacity":
        return F(1)
    return percent(worth.get("usable"), 50) if worth.get("used") == "yes" else F(0)
