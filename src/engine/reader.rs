//! Where the formulas get their numbers from: the study as it stands, or one draw of a simulation.

use rust_decimal::Decimal;

use super::number::Number;
use super::why::{Figure, Why};
use crate::study::{Measure, Quantity};

/// A source of numbers for one evaluation.
pub trait Reader<N: Number> {
    fn value(&self, quantity: &Quantity) -> Option<N>;

    /// How sure an estimate is. Caution multiplies the benefit in the headline, never in a simulation (M13).
    fn confidence(&self, quantity: &Quantity) -> Option<N> {
        self.value(quantity).map(N::percent)
    }

    /// The same for a record, where it is a band around the improvement in a simulation (M13).
    fn record_confidence(&self, quantity: &Quantity) -> Option<N> {
        self.confidence(quantity)
    }

    /// Sampling error of what was expected without the training, in units of the measure (M13).
    fn sampling_error(&self, _measure: &Measure) -> N {
        N::zero()
    }

    fn or(&self, quantity: &Quantity, default: Decimal) -> N {
        self.value(quantity).unwrap_or_else(|| N::of(default))
    }

    fn need(&self, quantity: &Quantity, why: Why) -> Figure<N> {
        self.value(quantity).ok_or(why)
    }
}

/// The study's own values.
pub struct AsEntered;

impl<N: Number> Reader<N> for AsEntered {
    fn value(&self, quantity: &Quantity) -> Option<N> {
        quantity.value.map(N::of)
    }
}
