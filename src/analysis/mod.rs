//! What decides the figure: levers, tornado, goals, weak numbers, spread, the cause, and scenarios side by side.

pub mod board;
pub mod causes;
pub mod chance;
mod gate;
pub mod goals;
pub mod levers;
pub mod partial;
mod scatter;
pub mod scenarios;
pub mod track;
pub mod weak_numbers;

pub use chance::chances;
pub use gate::{Against, Gate, Light, Remedy, gate, instead};
pub use scatter::{Estimates, Noise, estimates, noise};

use rust_decimal::Decimal;

use crate::amount::Format;
use crate::engine::{Exact, Figure, Outcome, shown};
use crate::study::Study;

/// What every sentence and picture is made from.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    pub study: &'a Study,
    pub outcome: &'a Outcome,
    pub format: &'a Format,
}

/// A figure of the engine as a decimal.
pub fn decimal(figure: Figure<Exact>) -> Figure<Decimal> {
    figure.and_then(shown)
}
