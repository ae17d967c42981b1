//! What one unit is worth, and which part of it counts (M5).

use super::number::Number;
use super::reader::Reader;
use super::why::{Figure, Why};
use crate::study::*;

/// The money value of one unit of a measure.
#[derive(Clone, Copy, Debug)]
pub struct UnitValue<N> {
    /// What counts: margin, not price.
    pub value: Figure<N>,
    /// What the loudest claim would take: the price.
    pub full: Figure<N>,
    /// Share of freed capacity with a named use; 1 for every other class.
    pub usable: N,
}

/// The value of one unit of `worth`, in the study's currency (M5).
pub fn unit_value<N: Number>(worth: &Worth, read: &impl Reader<N>) -> UnitValue<N> {
    let value = match worth.valuation {
        Valuation::Agreed => read.need(&worth.value, Why::NoValue),
        Valuation::Margin => margin(worth, read),
        Valuation::Event => parts(&worth.parts, read),
        Valuation::Leaver => read
            .need(&worth.salary, Why::NoPay)
            .map(|salary| salary * read.or(&worth.replacement, defaults::REPLACEMENT.value).percent()),
        Valuation::Hour => hour_rate(&worth.hour, read, Why::NoValue),
        Valuation::Injury => read
            .need(&worth.direct, Why::NoValue)
            .map(|direct| direct * (N::one() + read.or(&worth.indirect_ratio, defaults::INDIRECT_RATIO.value))),
        Valuation::Performance => performance(worth, read),
    };
    let full = match worth.valuation {
        Valuation::Margin => read.need(&worth.price, Why::NoValue),
        _ => value,
    };
    let usable = match (worth.class, worth.used) {
        (Class::Capacity, YesNo::Yes) => read.or(&worth.usable, defaults::USABLE.value).percent(),
        (Class::Capacity, _) => N::zero(),
        _ => N::one(),
    };
    UnitValue { value, full, usable }
}

/// Revenue without a margin has no value.
fn margin<N: Number>(worth: &Worth, read: &impl Reader<N>) -> Figure<N> {
    let price = read.need(&worth.price, Why::NoValue)?;
    Ok(price * read.need(&worth.margin, Why::NoMargin)?.percent())
}

fn parts<N: Number>(parts: &[Part], read: &impl Reader<N>) -> Figure<N> {
    let known: Vec<N> = parts.iter().filter_map(|part| read.value(&part.amount)).collect();
    if known.is_empty() { Err(Why::NoParts) } else { Ok(N::sum(known)) }
}

/// Cost of an hour: as given, or yearly pay × (1 + on-cost) ÷ paid hours. An on-cost quoted as a share `q` of total
/// compensation is `q/(1 − q)` of pay.
pub fn hour_rate<N: Number>(hour: &HourRate, read: &impl Reader<N>, why: Why) -> Figure<N> {
    if let Some(value) = read.value(&hour.value) {
        return Ok(value);
    }
    let pay = read.need(&hour.pay, why)?;
    let on_cost = read.or(&hour.on_cost, defaults::ON_COST.value).percent();
    let on_cost = if hour.of_total == YesNo::Yes { on_cost / (N::one() - on_cost) } else { on_cost };
    let rate = pay * (N::one() + on_cost) / read.or(&hour.paid_hours, defaults::PAID_HOURS.value);
    if rate.exists() { Ok(rate) } else { Err(why) }
}

/// Brogden–Cronbach–Gleser: one standard deviation of performance, with Boudreau's factors where given.
fn performance<N: Number>(worth: &Worth, read: &impl Reader<N>) -> Figure<N> {
    let spread = match read.value(&worth.performance_sd) {
        Some(spread) => spread,
        None => {
            let salary = read.need(&worth.salary, Why::NoPay)?;
            salary * read.or(&worth.performance_share, defaults::PERFORMANCE_SHARE.value).percent()
        }
    };
    let variable = read.value(&worth.variable_cost).map_or(N::zero(), N::percent);
    let tax = read.value(&worth.tax).map_or(N::zero(), N::percent);
    Ok(spread * (N::one() + variable) * (N::one() - tax))
}
