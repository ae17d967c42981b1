//! A number with everything a reader may ask of it.

use super::choices::{Source, Status};
use super::record::record;
use rust_decimal::Decimal;

record! {
    /// A number as a person gave it: the value, how sure they are, and where it comes from.
    ///
    /// Percentages are stored as 0–100, money in the study's currency. `low` and `high` are the ends that would be a
    /// surprise, about 1 chance in 10 each (M13). `typed` is the text as it was typed, kept when it is not the plain
    /// spelling of `value`, so that nothing typed is ever lost; where `typed` does not parse there is no value.
    pub struct Quantity {
        pub value: Option<Decimal>,
        pub low: Option<Decimal>,
        pub high: Option<Decimal>,
        pub status: Status,
        pub source: Source,
        /// Which record, study or person, in words.
        pub from: String,
        pub unit: String,
        pub note: String,
        pub agreed_by: String,
        pub agreed_on: String,
        pub typed: String,
        pub typed_low: String,
        pub typed_high: String,
    }
}

impl Quantity {
    pub fn entered(value: Decimal) -> Self {
        Quantity { value: Some(value), status: Status::Entered, ..Quantity::default() }
    }

    pub fn assumed(value: Decimal, from: &str) -> Self {
        Quantity { value: Some(value), status: Status::Assumed, from: from.into(), ..Quantity::default() }
    }

    /// The value, or `default` where there is none.
    pub fn or(&self, default: Decimal) -> Decimal {
        self.value.unwrap_or(default)
    }

    /// Whether somebody said how low or how high it may be.
    pub fn has_range(&self) -> bool {
        self.low.is_some() || self.high.is_some()
    }

    /// Nothing has been said about it, not even "I do not know yet".
    pub fn is_open(&self) -> bool {
        self.value.is_none() && self.typed.is_empty() && self.status == Status::Open
    }

    /// Text stands in the box that is not a number.
    pub fn is_unread(&self) -> bool {
        self.value.is_none() && !self.typed.is_empty() && self.status != Status::Unknown
    }
}
