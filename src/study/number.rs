//! What a number of the study is: its unit and its bounds, declared once where the field stands.

/// What a number is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    Money,
    Percent,
    /// The unit of the measure: percent, or its own.
    Measure,
    /// A whole number of people.
    People,
    Hours,
    Months,
    /// Anything else, named.
    Named(&'static str),
    Plain,
}

/// Bounds of a number, both inclusive unless said otherwise.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Bounds {
    /// Any number up to 999,999,999,999 in size.
    Any,
    /// Any number; one below 0 is asked about, for only a score or a balance can be that.
    Level,
    /// 0 or more.
    NotNegative,
    /// More than 0.
    Positive,
    Between(i64, i64),
    /// A whole number in the range.
    Whole(i64, i64),
}

/// The declaration of a number. Question, registry of all numbers and schema follow from it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NumberKind {
    pub unit: Unit,
    pub bounds: Bounds,
}

/// `pub rate: Quantity = number(Money, NotNegative)`: how a field of the document declares its number.
pub(crate) const fn number(unit: Unit, bounds: Bounds) -> NumberKind {
    NumberKind { unit, bounds }
}
