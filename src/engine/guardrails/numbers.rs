//! Every number of a study, with its place, as the document declares them. Answers that are kept but not in use, such as the
//! price of a measure that is valued by the hour, are left out.

use std::any::Any;

use super::{Fact, Owner};
use crate::study::record::{Node, numbers};
use crate::study::*;

/// A number and where it stands.
pub(super) struct NumberEntry<'a> {
    pub path: &'a str,
    /// Whether it is an amount of money.
    pub money: bool,
    pub quantity: &'a Quantity,
}

/// Every number in use that figures of money rest on, or else every other one, and who speaks of it.
pub(super) fn of_study(study: &Study, counts: bool, visit: &mut dyn FnMut(Fact, NumberEntry)) {
    let is_wanted = |record: &dyn Any, field: &str| match record.is::<Study>() {
        // What was promised and what is tried are copies of other numbers.
        true => !matches!(field, "forecast" | "scenarios") && rests_money_on(field) == counts,
        false => is_in_use(record, field),
    };
    walk(study, String::new(), &is_wanted, &mut |entry| visit(owner(entry.path), entry));
}

pub(super) fn of_measure(at: usize, measure: &Measure, visit: &mut dyn FnMut(NumberEntry)) {
    walk(measure, ["measures.", &at.to_string(), "."].concat(), &is_in_use, visit);
}

/// The numbers the value of one unit comes from (M5).
pub(super) fn of_worth(under: String, worth: &Worth, visit: &mut dyn FnMut(NumberEntry)) {
    let is_wanted = |record: &dyn Any, field: &str| match record.downcast_ref() {
        Some(worth) => makes_a_unit(worth, field),
        None => is_in_use(record, field),
    };
    walk(worth, under, &is_wanted, visit);
}

fn walk(
    node: &dyn Node,
    mut under: String,
    is_wanted: &dyn Fn(&dyn Any, &str) -> bool,
    visit: &mut dyn FnMut(NumberEntry),
) {
    numbers(node, &mut under, is_wanted, &mut |path, kind, quantity| {
        visit(NumberEntry { path, money: kind.unit == Unit::Money, quantity });
    });
}

/// Whether figures of money rest on this part of a study.
fn rests_money_on(part: &str) -> bool {
    matches!(part, "horizon" | "hurdle" | "discount" | "programme" | "measures" | "costs")
}

/// Whether an answer is in use beside the other answers of its record.
fn is_in_use(record: &dyn Any, field: &str) -> bool {
    if let Some(worth) = record.downcast_ref::<Worth>() {
        let is_used = match field {
            "pool" => true,
            "usable" => worth.class == Class::Capacity,
            _ => makes_a_unit(worth, field),
        };
        is_used && worth.class != Class::Intangible
    } else if let Some(hour) = record.downcast_ref::<HourRate>() {
        field == "value" || hour.value.value.is_none()
    } else {
        true
    }
}

/// Whether the value of one unit is made from it (M5).
fn makes_a_unit(worth: &Worth, field: &str) -> bool {
    let valuation = worth.valuation;
    match field {
        "value" => valuation == Valuation::Agreed,
        "price" | "margin" => valuation == Valuation::Margin,
        "parts" => valuation == Valuation::Event,
        "salary" => matches!(valuation, Valuation::Leaver | Valuation::Performance),
        "replacement" => valuation == Valuation::Leaver,
        "direct" | "indirect_ratio" => valuation == Valuation::Injury,
        "performance_sd" | "performance_share" | "variable_cost" | "tax" => valuation == Valuation::Performance,
        "hour" => valuation == Valuation::Hour,
        "hours_a_day" => valuation == Valuation::Hour && matches!(worth.unit_time, UnitTime::Day | UnitTime::Week),
        "hours_per_unit" => valuation == Valuation::Hour && matches!(worth.unit_time, UnitTime::Open | UnitTime::Other),
        "pool" | "usable" => false,
        _ => true,
    }
}

/// Who speaks of the number at `path`.
fn owner(path: &str) -> Fact {
    let mut names = path.split('.');
    let (part, row) = (names.next().unwrap_or_default(), names.next().and_then(|row| row.parse().ok()));
    let owner = match (part, row) {
        ("measures", Some(row)) => return Fact::Measure(row),
        ("costs", Some(row)) => return Fact::Cost(row),
        ("programme", _) => Owner::Programme,
        ("challenge", _) => Owner::Challenge,
        ("cause", _) => Owner::Causes,
        ("goal", _) => Owner::EarlySigns,
        ("expectations", _) => Owner::Expectations,
        ("levels", _) => Owner::Chain,
        ("intangibles", _) => Owner::Gains,
        _ => Owner::Study,
    };
    Fact::Owner(owner)
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
