//! How many people, cases or periods would tell a change from chance, and what those there are could tell (M13).

use rust_decimal::Decimal;

use super::text::filled;
use crate::analysis::Context;
use crate::engine::{Counting, Number, Size, ToTell, to_tell};
use crate::steps::words;
use crate::study::{Measure, Period};

/// What it takes for the measure at `at`, for planning a comparison. None where there is no change yet, or nobody knows how far
/// one unit varies.
pub fn to_tell_words(at: usize, facts: Context) -> Option<String> {
    let Context { study, outcome, format } = facts;
    let measure = study.measures.get(at)?;
    let told = to_tell(measure, study.state, &outcome.figures.totals.measures.get(at)?.change)?;
    let sizes = |sizes: &[Size]| match told.counting {
        Counting::Cases => {
            let whole = |size: &Size| Some((size.units.ceil().decimal()?, size.periods.decimal()?));
            words::cases(&sizes.iter().filter_map(whole).collect::<Vec<_>>(), study, at, format)
        }
        Counting::Periods => {
            let count = sizes.first().and_then(|size| size.units.decimal()).unwrap_or_default();
            words::with_word(count, period(measure), format)
        }
    };
    let change = |size: Option<Decimal>| size.map(|size| words::difference(rounded(size), measure, format));
    let takes = match told.compared {
        true => "To tell a change of {change} from chance takes about {needed} in each group.",
        false => "To tell a change of {change} from chance takes about {needed} before, and as many after.",
    };
    let takes = filled(takes, &[("change", &change(told.change.decimal())?), ("needed", &sizes(&[told.needed]))]);
    Some([takes, now(&told, &sizes(&told.now), change(told.least().and_then(Number::decimal)))].concat())
}

/// What as many as there are could tell; empty where nobody said how many there are.
fn now(told: &ToTell, sizes: &str, least: Option<String>) -> String {
    let text = match (told.least(), &least) {
        (Some(least), _) if least <= told.change => " As it is, with {sizes}, it can be told.",
        (Some(_), Some(_)) => " With {sizes} only a change of {least} or more can be told.",
        _ => return String::new(),
    };
    filled(text, &[("sizes", sizes), ("least", least.as_deref().unwrap_or_default())])
}

/// One decimal, or two significant digits of a smaller number.
fn rounded(size: Decimal) -> Decimal {
    let large = size.abs() >= Decimal::ONE;
    if large { size.round_dp(1) } else { size.round_sf(2).unwrap_or(size) }.normalize()
}

fn period(measure: &Measure) -> &'static str {
    match measure.period {
        Period::Week => "week",
        Period::Month => "month",
        Period::Quarter => "quarter",
        Period::Year => "year",
        Period::Total => "measurement",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::amount::Format;
    use crate::engine::evaluate;
    use crate::study::*;
    use rust_decimal::dec;

    fn said(measure: Measure) -> Option<String> {
        let study = Study { state: State::Forecast, measures: vec![measure], ..Study::default() };
        let (outcome, format) = (evaluate(&study), Format::named("en-US", "USD"));
        to_tell_words(0, Context { study: &study, outcome: &outcome, format: &format })
    }

    fn rate() -> Measure {
        let number = Quantity::entered;
        Measure {
            better: Better::Lower,
            scale: Scale::Percent,
            base: number(dec!(400)),
            baseline: number(dec!(28)),
            target: number(dec!(22)),
            ..Measure::default()
        }
    }

    /// 7.84 · (0.2016 + 0.1716)/0.06² = 812.7; 400 people find 2.8 · √(0.3732/400) = 8.55 points, and 900 find 5.7.
    #[test]
    fn a_forecast_says_what_would_tell_it_and_what_the_groups_there_are_could_tell() {
        let takes = "To tell a change of 6 points from chance takes about 813 people before, and as many after.";
        assert_eq!(
            said(rate()),
            Some([takes, " With 400 people only a change of 8.6 points or more can be told."].concat())
        );
        let large = Measure { base: Quantity::entered(dec!(900)), ..rate() };
        assert_eq!(said(large), Some([takes, " As it is, with 900 people, it can be told."].concat()));
        assert_eq!(said(Measure { base: Quantity::default(), ..rate() }).as_deref(), Some(takes));
        let mut compared = rate();
        compared.comparison.before = Quantity::entered(dec!(27.5));
        assert!(said(compared).is_some_and(|words| words.contains("about 1,682 people in each group.")));
        assert_eq!(said(Measure { target: Quantity::default(), ..rate() }), None);
    }
}
