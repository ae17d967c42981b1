"""Money by month: how the benefit comes, and when the cost falls (M6, M7)."""

from fractions import Fraction as F

from quantity import between, number, percent, power
from worth import hour_cost


def started(t, lag, ramp):
    """S(t): what a start that rises from 0 at the lag to 1 at lag + ramp has added up to by month t."""
    if t <= lag:
        return F(0)
    if t < lag + ramp:
        return (t - lag) ** 2 / (2 * ramp)
    return t - lag - ramp / 2


def curve(effect, m):
    """Share of a twelfth of the yearly worth that falls in month m, of people who start at once (M6)."""
    effect = effect or {}
    lag, ramp = number(effect.get("lag"), 0), number(effect.get("ramp"), 0)
    share = started(m, lag, ramp) - started(m - 1, lag, ramp)
    share = share * between(number(effect.get("lasts"), 12) - (m - 1), F(0), F(1))
    half_life = number(effect.get("half_life"))
    fading = m - F(1, 2) - lag - ramp
    if half_life and half_life > 0 and fading > 0:
        share = share * power(F(1, 2), fading / half_life)
    leaving = percent(effect.get("attrition"))
    if leaving is not None and share:
        share = share * power(1 - leaving, (m - F(1, 2)) / 12)
    return share


def waves(programme):
    """(month, share) of every group that starts; one wave in month 0 without a list."""
    rows = [(number(row.get("month")), percent(row.get("share"))) for row in (programme or {}).get("waves", [])]
    rows = [(month, share) for month, share in rows if month is not None and share is not None]
    return rows or [(F(0), F(1))]


def curve_of_waves(effect, starts, m):
    """Reading: shares of more than everybody together are held to everybody."""
    everybody = max(sum(share for _, share in starts), F(1))
    return sum((share * curve(effect, F(m) - month) for month, share in starts), F(0)) / everybody


# ---------------------------------------------------------------- M7: full cost


class Line:
    """One line of the full cost: its amount, when it falls, and in which month if once."""

    def __init__(self, amount, timing="once", month=F(0)):
        self.amount, self.timing, self.month = amount, timing, month

    def in_month(self, m, horizon):
        """What falls in month m of a view of `horizon` months."""
        if self.timing == "once":
            return self.amount if m == self.month else F(0)
        if self.timing == "monthly":
            return self.amount if m >= 1 else F(0)
        # At the start of each year; of a year that the view cuts off, its part.
        return self.amount * between(F(horizon - m, 12), F(0), F(1)) if m % 12 == 0 else F(0)

    def first_year(self):
        """All that the first year costs: a yearly line counts once (M8)."""
        if self.timing == "monthly":
            return 12 * self.amount
        return self.amount if self.timing == "yearly" or self.month <= 12 else F(0)


def time_of_participants(programme):
    """People × hours × hourly cost; None where it is not known. No hours cost nothing, whatever an hour costs.

    Reading: as long as nobody knows how many come, nothing is known of their time, be it no hours.
    """
    people, hours = number(programme.get("people")), number(programme.get("hours"))
    if hours == 0 and people is not None:
        return F(0)
    rate = hour_cost(programme.get("hour"))
    return None if people is None or hours is None or rate is None else people * hours * rate


def cost_lines(study):
    """Every line that is known, participants' time among them; nothing where spent time has no price."""
    programme = study.get("programme", {})
    found = []
    time = time_of_participants(programme)
    if time is not None:
        found.append(Line(time))
    elif number(programme.get("people")) is not None and number(programme.get("hours")) is not None:
        # Reading: time that is known to be spent and has no price leaves the full cost unknown.
        return []
    for row in study.get("costs", []):
        rate = number(row.get("rate"))
        if rate is not None:
            amount = number(row.get("quantity"), 1) * rate * percent(row.get("share"), 100)
            found.append(Line(amount, row.get("timing", "once"), number(row.get("month"), 0)))
    return found


def cost_in(lines, m, horizon):
    return sum((line.in_month(m, horizon) for line in lines), F(0))
