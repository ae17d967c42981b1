//! Every number of a study, with its place. Answers that are kept but not in use, such as the price of a measure
//! that is valued by the hour, are left out.

use super::Owner;
use crate::study::*;

/// A number and where it stands.
pub(super) struct NumberEntry<'a> {
    /// The place without the field's own name, with the dot at its end.
    pub under: &'a str,
    pub field: &'a str,
    /// Whether it is an amount of money.
    pub money: bool,
    /// Whether a figure of money rests on it.
    pub counts: bool,
    pub quantity: &'a Quantity,
}

impl NumberEntry<'_> {
    pub(super) fn path(&self) -> String {
        [self.under, self.field].concat()
    }
}

/// What is done with each number.
pub(super) type Visit<'v> = dyn FnMut(NumberEntry) + 'v;

type Fields<'a> = [(&'a str, &'a Quantity)];

fn each(under: &str, money: bool, fields: &Fields, visit: &mut Visit) {
    for (field, quantity) in fields {
        visit(NumberEntry { under, field, money, counts: true, quantity });
    }
}

fn row(under: &str, list: &str, at: usize) -> String {
    [under, list, ".", &at.to_string(), "."].concat()
}

/// The numbers that belong to the whole study and to its programme.
pub(super) fn of_programme(study: &Study, visit: &mut Visit) {
    let programme = &study.programme;
    each("", false, &[("horizon", &study.horizon), ("hurdle", &study.hurdle), ("discount", &study.discount)], visit);
    each("programme.", false, &[("people", &programme.people), ("hours", &programme.hours)], visit);
    of_hour("programme.hour.", &programme.hour, visit);
    for (at, wave) in programme.waves.iter().enumerate() {
        each(&row("programme.", "waves", at), false, &[("month", &wave.month), ("share", &wave.share)], visit);
    }
}

/// The numbers that no figure of money rests on, each with its owner.
pub(super) fn of_the_rest(study: &Study, visit: &mut dyn FnMut(Owner, NumberEntry)) {
    let Study { challenge, cause, goal, levels, .. } = study;
    let mut each = |owner: Owner, under: &str, money: bool, fields: &Fields| {
        for (field, quantity) in fields {
            visit(owner, NumberEntry { under, field, money, counts: false, quantity });
        }
    };
    each(Owner::Challenge, "challenge.", true, &[("cost_now", &challenge.cost_now)]);
    each(Owner::Challenge, "challenge.", false, &[("sales_margin", &challenge.sales_margin)]);
    for (at, one) in cause.causes.iter().enumerate() {
        each(Owner::Causes, &row("", "cause.causes", at), false, &[("share", &one.share)]);
    }
    for (at, one) in goal.indicators.iter().enumerate() {
        each(Owner::EarlySigns, &row("", "goal.indicators", at), false, &[("before", &one.before), ("now", &one.now)]);
    }
    for (at, one) in study.expectations.iter().enumerate() {
        let fields =
            [("baseline", &one.baseline), ("target", &one.target), ("actual", &one.actual), ("weight", &one.weight)];
        each(Owner::Expectations, &row("", "expectations", at), false, &fields);
    }
    for (under, level) in [
        ("levels.reaction.", &levels.reaction),
        ("levels.learning.", &levels.learning),
        ("levels.application.", &levels.application),
        ("levels.impact.", &levels.impact),
    ] {
        each(Owner::Chain, under, false, &[("target", &level.target), ("actual", &level.actual)]);
    }
    for (at, one) in study.intangibles.iter().enumerate() {
        let fields = [("before", &one.before), ("after", &one.after), ("importance", &one.importance)];
        each(Owner::Gains, &row("", "intangibles", at), false, &fields);
    }
}

pub(super) fn of_cost(at: usize, line: &CostLine, visit: &mut Visit) {
    let under = row("", "costs", at);
    each(&under, true, &[("rate", &line.rate)], visit);
    each(&under, false, &[("quantity", &line.quantity), ("share", &line.share), ("month", &line.month)], visit);
}

pub(super) fn of_measure(at: usize, measure: &Measure, visit: &mut Visit) {
    let under = row("", "measures", at);
    let Measure { comparison, isolation, effect, .. } = measure;
    each(
        &under,
        false,
        &[
            ("periods", &measure.periods),
            ("base", &measure.base),
            ("covered", &measure.covered),
            ("months", &measure.months),
            ("target", &measure.target),
            ("baseline", &measure.baseline),
            ("after", &measure.after),
            ("comparison.before", &comparison.before),
            ("comparison.after", &comparison.after),
            ("comparison.trained", &comparison.trained),
            ("comparison.compared", &comparison.compared),
            ("comparison.base", &comparison.base),
            ("isolation.share", &isolation.share),
            ("isolation.confidence", &isolation.confidence),
            ("isolation.factors_confidence", &isolation.factors_confidence),
            ("effect.lag", &effect.lag),
            ("effect.ramp", &effect.ramp),
            ("effect.lasts", &effect.lasts),
            ("effect.half_life", &effect.half_life),
            ("effect.attrition", &effect.attrition),
        ],
        visit,
    );
    for (list, points) in [("before_series", &measure.before_series), ("after_series", &measure.after_series)] {
        for (at, point) in points.iter().enumerate() {
            each(&row(&under, list, at), false, &[("value", &point.value), ("driver", &point.driver)], visit);
        }
    }
    for (at, one) in measure.actuals.iter().enumerate() {
        each(&row(&under, "actuals", at), false, &[("month", &one.month), ("value", &one.value)], visit);
    }
    for (at, one) in isolation.estimators.iter().enumerate() {
        let under = row(&under, "isolation.estimators", at);
        each(&under, false, &[("share", &one.share), ("confidence", &one.confidence)], visit);
    }
    for (at, one) in isolation.factors.iter().enumerate() {
        each(&row(&under, "isolation.factors", at), false, &[("share", &one.share)], visit);
    }
    for (at, one) in isolation.respondents.iter().enumerate() {
        let fields =
            [("people", &one.people), ("change", &one.change), ("share", &one.share), ("confidence", &one.confidence)];
        each(&row(&under, "isolation.respondents", at), false, &fields, visit);
    }
    let (under, worth) = ([&under, "worth."].concat(), &measure.worth);
    if worth.class == Class::Intangible {
        return;
    }
    of_worth(&under, worth, visit);
    each(&under, true, &[("pool", &worth.pool)], visit);
    if worth.class == Class::Capacity {
        each(&under, false, &[("usable", &worth.usable)], visit);
    }
}

/// The numbers the value of one unit comes from (M5).
pub(super) fn of_worth(under: &str, worth: &Worth, visit: &mut Visit) {
    let (money, plain): (&Fields, &Fields) = match worth.valuation {
        Valuation::Agreed => (&[("value", &worth.value)], &[]),
        Valuation::Margin => (&[("price", &worth.price)], &[("margin", &worth.margin)]),
        Valuation::Leaver => (&[("salary", &worth.salary)], &[("replacement", &worth.replacement)]),
        Valuation::Injury => (&[("direct", &worth.direct)], &[("indirect_ratio", &worth.indirect_ratio)]),
        Valuation::Performance => (
            &[("performance_sd", &worth.performance_sd), ("salary", &worth.salary)],
            &[
                ("performance_share", &worth.performance_share),
                ("variable_cost", &worth.variable_cost),
                ("tax", &worth.tax),
            ],
        ),
        Valuation::Event => {
            for (at, part) in worth.parts.iter().enumerate() {
                each(&row(under, "parts", at), true, &[("amount", &part.amount)], visit);
            }
            return;
        }
        Valuation::Hour => {
            match worth.unit_time {
                UnitTime::Second | UnitTime::Minute | UnitTime::Hour => {}
                UnitTime::Day | UnitTime::Week => {
                    each(under, false, &[("hours_a_day", &worth.hours_a_day)], visit);
                }
                UnitTime::Open | UnitTime::Other => {
                    each(under, false, &[("hours_per_unit", &worth.hours_per_unit)], visit);
                }
            }
            return of_hour(&[under, "hour."].concat(), &worth.hour, visit);
        }
    };
    each(under, true, money, visit);
    each(under, false, plain, visit);
}

fn of_hour(under: &str, hour: &HourRate, visit: &mut Visit) {
    each(under, true, &[("value", &hour.value)], visit);
    if hour.value.value.is_none() {
        each(under, true, &[("pay", &hour.pay)], visit);
        each(under, false, &[("on_cost", &hour.on_cost), ("paid_hours", &hour.paid_hours)], visit);
    }
}

/// The field that leads to the value of one unit.
pub(super) fn value_field(worth: &Worth) -> &'static str {
    match worth.valuation {
        Valuation::Agreed => "worth.value",
        Valuation::Margin => "worth.price",
        Valuation::Event => "worth.parts",
        Valuation::Leaver => "worth.salary",
        Valuation::Hour if worth.hour.value.value.is_none() && worth.hour.pay.value.is_some() => {
            if worth.hour.is_all_on_cost() { "worth.hour.on_cost" } else { "worth.hour.pay" }
        }
        Valuation::Hour => "worth.hour.value",
        Valuation::Injury => "worth.direct",
        Valuation::Performance if worth.salary.value.is_some() => "worth.salary",
        Valuation::Performance => "worth.performance_sd",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_decimal::dec;

    /// The box that is filled in leads, and the plainest one where none is.
    #[test]
    fn the_value_of_a_unit_is_where_somebody_would_change_it() {
        let number = |known: bool| if known { Quantity::entered(dec!(7)) } else { Quantity::default() };
        let hour = |value: bool, pay: bool| Worth {
            valuation: Valuation::Hour,
            hour: HourRate { value: number(value), pay: number(pay), ..HourRate::default() },
            ..Worth::default()
        };
        let performance =
            |salary: bool| Worth { valuation: Valuation::Performance, salary: number(salary), ..Worth::default() };
        for (worth, field) in [
            (hour(false, false), "worth.hour.value"),
            (hour(true, false), "worth.hour.value"),
            (hour(false, true), "worth.hour.pay"),
            (hour(true, true), "worth.hour.value"),
            (performance(false), "worth.performance_sd"),
            (performance(true), "worth.salary"),
        ] {
            assert_eq!(value_field(&worth), field);
        }
        for (valuation, field) in [
            (Valuation::Agreed, "worth.value"),
            (Valuation::Margin, "worth.price"),
            (Valuation::Event, "worth.parts"),
            (Valuation::Leaver, "worth.salary"),
            (Valuation::Injury, "worth.direct"),
        ] {
            assert_eq!(value_field(&Worth { valuation, ..Worth::default() }), field);
        }
    }
}
