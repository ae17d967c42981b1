//! Where the formulas get their numbers from: the study as it stands, or one draw of a simulation.

use rust_decimal::Decimal;

use super::change::Method;
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

    /// An estimated share of 0 to 1. In a simulation it varies by the band that `doubt` leaves around it (M3, M13), unless
    /// a range of its own says how far it may vary.
    fn estimate(&self, share: N, _doubt: &Quantity, _has_range: bool) -> N {
        share
    }

    /// Sampling error of what `method` expects without the training, in units of the measure (M13).
    fn sampling_error(&self, _measure: &Measure, _method: Method) -> N {
        N::zero()
    }

    /// The way that counts, where it is settled already: a simulation stays with the one of the headline, because taking
    /// the lowest of several ways anew in each draw would pull all of them down.
    fn settled(&self, _measure: &Measure) -> Option<Method> {
        None
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
