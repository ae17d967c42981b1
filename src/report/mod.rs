//! From an outcome to sentences, tables and the geometry of figures. Pure: views draw what stands here and compute nothing.

mod chain;
pub mod dots;
mod explain;
pub mod figures;
pub mod firm;
mod gate;
pub mod goals;
mod ladder;
pub mod ledger;
pub mod levers;
mod nothing;
pub mod promise;
mod scatter;
pub mod scenarios;
pub mod sheet;
mod story;
pub mod tornado;
mod verdict;
pub mod what_if;
mod workings;

pub use chain::{LinkWords, chain, shorten};
pub use explain::{Explanation, explain};
pub use figures::{NamedBar, percent, position};
pub use gate::{Gate, Light, Remedy, gate, instead};
pub use goals::{half_the_share, margin_of_safety};
pub use ladder::{Bar, LadderRow, Role, ladder, so_far};
pub use levers::range;
pub use nothing::{cost_of_nothing, doing_nothing, who_says};
pub use scatter::{Estimates, Noise, estimates, noise};
pub use sheet::{day, method_words};
pub use story::{Block, challenge_sentence, done_and_changed, full_stop, impact, story};
pub use verdict::{Fact, FactId, Verdict, break_even_sentences, facts, facts_with, verdict};

use rust_decimal::Decimal;

use crate::amount::Format;
use crate::engine::{Exact, Figure, Number, Outcome, shown};
use crate::study::Study;

/// What every sentence is made from.
#[derive(Clone, Copy)]
pub struct Facts<'a> {
    pub study: &'a Study,
    pub outcome: &'a Outcome,
    pub format: &'a Format,
}

/// Sums and products of amounts that stay at the largest number instead of failing.
///
/// They go through the arithmetic of the engine, which stands in the page once: that of the library is put in wherever it is
/// used, at one to two kilobytes each time.
pub(crate) trait Sums {
    fn plus(self, other: Self) -> Self;
    fn less(self, other: Self) -> Self;
    fn times(self, other: Self) -> Self;
}

impl Sums for Decimal {
    #[inline(never)]
    fn plus(self, other: Decimal) -> Decimal {
        let largest = if self.is_sign_negative() { Decimal::MIN } else { Decimal::MAX };
        (Exact::of(self) + Exact::of(other)).decimal().unwrap_or(largest)
    }

    fn less(self, other: Decimal) -> Decimal {
        self.plus(-other)
    }

    #[inline(never)]
    fn times(self, other: Decimal) -> Decimal {
        let negative = self.is_sign_negative() != other.is_sign_negative();
        let largest = if negative { Decimal::MIN } else { Decimal::MAX };
        (Exact::of(self) * Exact::of(other)).decimal().unwrap_or(largest)
    }
}

/// Whether the participants' time is in the cost (M7): it is not as long as nobody knows how many they are, or for how long.
pub fn whose_time(outcome: &Outcome) -> &'static str {
    if outcome.figures.totals.time.is_ok() { "With everyone’s time" } else { "Without the participants’ time" }
}

/// Whether somebody's doubt makes the headline smaller: caution that the range does not repeat (M13).
pub fn is_cut_by_doubt(outcome: &Outcome) -> bool {
    let ways =
        outcome.figures.totals.measures.iter().filter(|one| one.counts()).filter_map(|one| one.change.way().ok());
    ways.into_iter().any(|way| way.confidence < Exact::one())
}

/// A figure of the engine as a decimal.
pub fn decimal(figure: Figure<Exact>) -> Figure<Decimal> {
    figure.and_then(shown)
}

/// A figure in words: spelled, or why there is none.
pub fn say(figure: Figure<Exact>, spell: impl Fn(Decimal) -> String) -> String {
    match decimal(figure) {
        Ok(value) => spell(value),
        Err(why) => why.sentence().to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_decimal::dec;

    #[test]
    fn sums_and_products_stay_at_the_largest_number() {
        assert_eq!(
            [dec!(2.5).plus(dec!(1)), dec!(2.5).less(dec!(4)), dec!(2.5).times(dec!(4))],
            [dec!(3.5), dec!(-1.5), dec!(10)]
        );
        assert_eq!([Decimal::MAX.plus(dec!(1)), Decimal::MIN.less(dec!(1))], [Decimal::MAX, Decimal::MIN]);
        assert_eq!([Decimal::MAX.times(dec!(2)), Decimal::MAX.times(dec!(-2))], [Decimal::MAX, Decimal::MIN]);
    }
}
