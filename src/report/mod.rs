//! From an outcome to sentences, tables and the geometry of figures. Pure: views draw what stands here and compute nothing.

mod chain;
mod explain;
pub mod figures;
pub mod firm;
mod gate;
mod ladder;
pub mod ledger;
pub mod levers;
mod nothing;
pub mod promise;
mod scatter;
mod story;
mod verdict;
mod workings;

pub use chain::{LinkWords, chain, shorten};
pub use explain::{Explanation, explain};
pub use figures::{percent, position};
pub use gate::{Gate, Light, Remedy, gate, instead};
pub use ladder::{Bar, LadderRow, Role, ladder, so_far};
pub use levers::range;
pub use nothing::{doing_nothing, who_says};
pub use scatter::{Estimates, Noise, estimates, noise};
pub use story::{Block, challenge_sentence, full_stop, impact, story};
pub use verdict::{Fact, FactId, Verdict, break_even_sentences, facts, verdict};

use rust_decimal::Decimal;

use crate::amount::Format;
use crate::engine::{Exact, Figure, Outcome, shown};
use crate::study::Study;

/// What every sentence is made from.
#[derive(Clone, Copy)]
pub struct Facts<'a> {
    pub study: &'a Study,
    pub outcome: &'a Outcome,
    pub format: &'a Format,
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
