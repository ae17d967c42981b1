//! What one unit is worth, and which part of it counts (M5).

use super::number::Number;
use super::reader::Reader;
use super::why::{Figure, Missing};
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
        Valuation::Agreed => read.need(&worth.value, Missing::NoValue),
        Valuation::Margin => margin(worth, read),
        Valuation::Event => parts(&worth.parts, read),
        Valuation::Leaver => read
            .need(&worth.salary, Missing::NoPay)
            .map(|salary| salary * read.or(&worth.replacement, defaults::REPLACEMENT.value).percent()),
        Valuation::Hour => an_hours_worth(worth, read),
        Valuation::Injury => read
            .need(&worth.direct, Missing::NoValue)
            .map(|direct| direct * (N::one() + read.or(&worth.indirect_ratio, defaults::INDIRECT_RATIO.value))),
        Valuation::Performance => performance(worth, read),
    };
    let full = match worth.valuation {
        Valuation::Margin => read.need(&worth.price, Missing::NoValue),
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
    let price = read.need(&worth.price, Missing::NoValue)?;
    Ok(price * read.need(&worth.margin, Missing::NoMargin)?.percent())
}

fn parts<N: Number>(parts: &[Part], read: &impl Reader<N>) -> Figure<N> {
    let known: Vec<N> = parts.iter().filter_map(|part| read.value(&part.amount)).collect();
    if known.is_empty() { Err(Missing::NoParts) } else { Ok(N::sum(known)) }
}

/// What one unit is worth by the hour: cost of one hour × hours that one unit takes (M5). A unit that is no time has no hours
/// of its own: somebody has to say how many one takes.
fn an_hours_worth<N: Number>(worth: &Worth, read: &impl Reader<N>) -> Figure<N> {
    let hour = hour_rate(&worth.hour, read, Missing::NoValue)?;
    let day = || read.or(&worth.hours_a_day, defaults::HOURS_A_DAY.value);
    Ok(match worth.unit_time {
        UnitTime::Second => hour / N::int(3600),
        UnitTime::Minute => hour / N::int(60),
        UnitTime::Hour => hour,
        UnitTime::Day => hour * day(),
        UnitTime::Week => hour * day() * N::int(defaults::DAYS_A_WEEK),
        UnitTime::Open | UnitTime::Other => hour * read.need(&worth.hours_per_unit, Missing::NoUnitHours)?,
    })
}

/// Cost of an hour: as given, or yearly pay × (1 + on-cost) ÷ paid hours. An on-cost quoted as a share `q` of total
/// compensation is `q/(1 − q)` of pay; nothing is left for pay where it is the whole. Nobody earns money by working.
pub fn hour_rate<N: Number>(hour: &HourRate, read: &impl Reader<N>, why: Missing) -> Figure<N> {
    let rate = match read.value(&hour.value) {
        Some(value) => value,
        None => {
            let pay = read.need(&hour.pay, why)?;
            let mut on_cost = read.or(&hour.on_cost, defaults::ON_COST.value).percent();
            if hour.of_total == YesNo::Yes {
                let left = N::one() - on_cost;
                on_cost = (on_cost / left).where_less(N::zero(), left, why)?;
            }
            pay * (N::one() + on_cost) / read.or(&hour.paid_hours, defaults::PAID_HOURS.value)
        }
    };
    if rate.exists() { rate.unless_less(rate, N::zero(), why) } else { Err(why) }
}

/// Brogden–Cronbach–Gleser: one standard deviation of performance, with Boudreau's factors where given.
fn performance<N: Number>(worth: &Worth, read: &impl Reader<N>) -> Figure<N> {
    let spread = match read.value(&worth.performance_sd) {
        Some(spread) => spread,
        None => {
            let salary = read.need(&worth.salary, Missing::NoPay)?;
            salary * read.or(&worth.performance_share, defaults::PERFORMANCE_SHARE.value).percent()
        }
    };
    let variable = read.value(&worth.variable_cost).map_or(N::zero(), N::percent);
    let tax = read.value(&worth.tax).map_or(N::zero(), N::percent);
    Ok(spread * (N::one() + variable) * (N::one() - tax))
}

#[cfg(test)]
mod tests {
    use super::super::number::Exact;
    use super::super::outcome::shown;
    use super::super::reader::AsEntered;
    use super::*;
    use rust_decimal::{Decimal, dec};

    fn hour(pay: Decimal, on_cost: Decimal, of_total: YesNo) -> Figure<Decimal> {
        let [pay, on_cost, paid_hours] = [pay, on_cost, dec!(2000)].map(Quantity::entered);
        let hour = HourRate { pay, on_cost, of_total, paid_hours, ..HourRate::default() };
        hour_rate::<Exact>(&hour, &AsEntered, Missing::NoHourCost).and_then(shown)
    }

    /// 50,000 are half of what 100,000 cost together, and a hundredth of 5,000,000; where on-costs are all of it, pay is
    /// no part of anything.
    #[test]
    fn on_costs_of_the_whole_leave_no_cost_of_an_hour() {
        let whole = |on_cost: Decimal| hour(dec!(50000), on_cost, YesNo::Yes);
        assert_eq!(whole(dec!(50)), Ok(dec!(50)));
        assert_eq!(whole(dec!(99)), Ok(dec!(2500)));
        assert_eq!([whole(dec!(100)), whole(dec!(150))], [Err(Missing::NoHourCost); 2]);
        // On top of pay 150% are 75,000 more.
        assert_eq!(hour(dec!(50000), dec!(150), YesNo::No), Ok(dec!(62.5)));
    }

    #[test]
    fn no_hour_costs_less_than_nothing() {
        assert_eq!(hour(dec!(50000), dec!(-100), YesNo::No), Ok(dec!(0)));
        assert_eq!(hour(dec!(50000), dec!(-101), YesNo::No), Err(Missing::NoHourCost));
        assert_eq!(hour(dec!(-50000), dec!(0), YesNo::No), Err(Missing::NoHourCost));
        let given = HourRate { value: Quantity::entered(dec!(-1)), ..HourRate::default() };
        assert_eq!(
            hour_rate::<Exact>(&given, &AsEntered, Missing::NoHourCost).and_then(shown),
            Err(Missing::NoHourCost)
        );
    }
}
