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
        /// The number itself; percentages are 0 to 100, money is in the study's currency.
        pub value: Option<Decimal>,
        /// The low end: 1 chance in 10 of less.
        pub low: Option<Decimal>,
        /// The high end: 1 chance in 10 of more.
        pub high: Option<Decimal>,
        /// How far the number can be relied on.
        pub status: Status,
        /// What kind of place the number comes from.
        pub source: Source,
        /// Which record, study or person, in words.
        pub from: String,
        /// What the number counts, where it differs from its field.
        pub unit: String,
        /// Anything a reader should know about it.
        pub note: String,
        /// Who agreed to the number.
        pub agreed_by: String,
        /// When it was agreed, as a date.
        pub agreed_on: String,
        /// The text as it was typed, where it is not the plain spelling of the value.
        pub typed: String,
        /// The text typed for the low end.
        pub typed_low: String,
        /// The text typed for the high end.
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

    /// An answer that somebody picked: it stands as it is, and nothing that was typed before it is left.
    pub fn pick(&mut self, value: Decimal) {
        self.value = Some(value);
        self.status = Status::Entered;
        self.typed.clear();
    }

    /// "I do not know yet": there is no value, and what stood in the box stays and comes back with [`Quantity::ask_again`].
    pub fn mark_unknown(&mut self, in_the_box: String) {
        self.typed = in_the_box;
        self.value = None;
        self.status = Status::Unknown;
    }

    /// The tick is taken away: the text is still to be read.
    pub fn ask_again(&mut self) {
        self.status = Status::Open;
    }

    /// Who agreed to it. A number counts as agreed while somebody is named, and only where there is one.
    pub fn agree(&mut self, by: String) {
        self.status = match (by.trim().is_empty(), self.status) {
            (false, Status::Entered | Status::Assumed) => Status::Agreed,
            (true, Status::Agreed) => Status::Entered,
            (_, status) => status,
        };
        self.agreed_by = by;
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_agreed_while_somebody_is_named_and_an_open_one_never() {
        let mut number = Quantity::entered(Decimal::TEN);
        number.agree("Finance".into());
        assert_eq!((number.status, number.agreed_by.as_str()), (Status::Agreed, "Finance"));
        number.agree(" ".into());
        assert_eq!(number.status, Status::Entered);
        let mut open = Quantity::default();
        open.agree("Finance".into());
        assert_eq!(open.status, Status::Open);
    }

    #[test]
    fn what_was_typed_stays_while_it_is_not_known_and_a_picked_answer_replaces_it() {
        let mut number = Quantity { typed: "12 or so".into(), ..Quantity::entered(Decimal::TEN) };
        number.mark_unknown("12 or so".into());
        assert_eq!((number.value, number.status, number.typed.as_str()), (None, Status::Unknown, "12 or so"));
        number.ask_again();
        assert_eq!((number.status, number.typed.as_str()), (Status::Open, "12 or so"));
        number.pick(Decimal::ONE);
        assert_eq!((number.value, number.status, number.typed.as_str()), (Some(Decimal::ONE), Status::Entered, ""));
    }
}
