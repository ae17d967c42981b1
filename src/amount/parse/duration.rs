//! Time that has passed, and what it is in one unit.

use rust_decimal::{Decimal, dec};

use super::Unclear;
use crate::amount::words::Span;

/// Time that has passed, in the units that do not turn into each other without a calendar.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Duration {
    pub(super) seconds: Decimal,
    pub(super) days: Decimal,
    pub(super) weeks: Decimal,
    pub(super) months: Decimal,
}

impl Duration {
    pub(super) fn add(&mut self, count: Decimal, span: Span) -> Result<(), Unclear> {
        let (place, times) = match span {
            Span::Second => (&mut self.seconds, dec!(1)),
            Span::Minute => (&mut self.seconds, dec!(60)),
            Span::Hour => (&mut self.seconds, dec!(3600)),
            Span::Day => (&mut self.days, dec!(1)),
            Span::Week => (&mut self.weeks, dec!(1)),
            Span::Month => (&mut self.months, dec!(1)),
            Span::Year => (&mut self.months, dec!(12)),
        };
        let more = count.checked_mul(times).and_then(|more| place.checked_add(more)).ok_or(Unclear::TooLarge)?;
        *place = more;
        Ok(())
    }

    /// The same time in one unit; nothing where a part of it has no fixed length in that unit.
    pub(super) fn in_units(self, span: Span) -> Option<Decimal> {
        let Duration { seconds, days, weeks, months } = self;
        let (own, times, others) = match span {
            Span::Second => (seconds, dec!(1), [days, weeks, months]),
            Span::Minute => (seconds, dec!(60), [days, weeks, months]),
            Span::Hour => (seconds, dec!(3600), [days, weeks, months]),
            Span::Day => (days, dec!(1), [seconds, weeks, months]),
            Span::Week => (weeks, dec!(1), [seconds, days, months]),
            Span::Month => (months, dec!(1), [seconds, days, weeks]),
            Span::Year => (months, dec!(12), [seconds, days, weeks]),
        };
        if others.iter().all(Decimal::is_zero) { own.checked_div(times) } else { None }
    }
}

impl Span {
    pub(super) fn smaller(self) -> Option<Span> {
        match self {
            Span::Year => Some(Span::Month),
            Span::Hour => Some(Span::Minute),
            Span::Minute => Some(Span::Second),
            Span::Second | Span::Day | Span::Week | Span::Month => None,
        }
    }
}
