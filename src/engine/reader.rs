//! Where the formulas get their numbers from: the study as it stands, or one draw of a simulation.

use rust_decimal::Decimal;

use super::change::Method;
use super::estimates::Reported;
use super::number::Number;
use super::why::{Figure, Missing};
use crate::study::{Measure, Quantity, Respondent};

/// A source of numbers for one evaluation.
pub trait Reader<N: Number> {
    fn value(&self, quantity: &Quantity) -> Option<N>;

    /// How sure somebody is of `share`, an estimate or what is claimed of a record, as the factor that doubt puts on it (M3). In a
    /// draw it varies between `k²` and 1, unless a range of its own says how far the share may vary (M13).
    fn confidence(&self, doubt: &Quantity, _share: N, _has_range: bool) -> Option<N> {
        self.value(doubt).map(N::percent)
    }

    /// The improvement that `method` reads from records. In a draw chance moves it between no effect and everything that
    /// changed, `gross` (M13).
    fn improvement(&self, _measure: &Measure, _method: Method, seen: N, _gross: Option<N>) -> N {
        seen
    }

    /// The way that counts, where it is settled already: a simulation stays with the one of the headline, because taking
    /// the lowest of several ways anew in each draw would pull all of them down.
    fn fixed_way(&self, _measure: &Measure) -> Option<(Method, bool)> {
        None
    }

    /// What the answers of participants come to, where it is known without asking each of them again.
    fn reported(&self, _rows: &[Respondent]) -> Option<Reported<N>> {
        None
    }

    fn or(&self, quantity: &Quantity, default: Decimal) -> N {
        self.value(quantity).unwrap_or_else(|| N::of(default))
    }

    fn need(&self, quantity: &Quantity, why: Missing) -> Figure<N> {
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
