//! The few values the page assumes when nothing is said, each with its source.
//!
//! They are mechanics only. There is no default for an effect, a share, a confidence or a margin: those are required.

use rust_decimal::{Decimal, dec};

/// A value used until the user gives another, and where it comes from.
pub struct Assumption {
    pub value: Decimal,
    pub source: &'static str,
}

/// Percent on top of pay.
pub const ON_COST: Assumption = Assumption {
    value: dec!(43),
    source: "US Bureau of Labor Statistics: benefits are 30% of compensation, which is 43% on top of pay",
};
/// Hours a year, paid holidays included.
pub const PAID_HOURS: Assumption = Assumption {
    value: dec!(2080),
    source: "Full time in the United States: 52 weeks of 40 hours. In Europe it is usually less",
};
/// Hours of a working day, where a unit is a day or a week (M5).
pub const HOURS_A_DAY: Assumption = Assumption { value: dec!(8), source: "A full working day" };
/// Working days of a week (M5).
pub const DAYS_A_WEEK: usize = 5;
/// Weeks a year in which work is done.
pub const WORKING_WEEKS: Assumption = Assumption { value: dec!(44), source: "52 weeks less holidays and absence" };
/// Cost of a leaver in percent of yearly pay (M5).
pub const REPLACEMENT: Assumption =
    Assumption { value: dec!(21), source: "Median of 27 case studies (Boushey and Glynn, 2012)" };
/// Percent of freed time with a use (M5).
pub const USABLE: Assumption =
    Assumption { value: dec!(50), source: "A careful half of freed time, once it has a named use" };
/// Indirect cost of an injury for each 1 of direct cost (M5).
pub const INDIRECT_RATIO: Assumption = Assumption { value: dec!(1.1), source: "OSHA Safety Pays" };
/// One standard deviation of performance in percent of yearly pay (M5).
pub const PERFORMANCE_SHARE: Assumption =
    Assumption { value: dec!(40), source: "40% of yearly pay, the careful end of Schmidt and Hunter’s rule" };
/// ROI asked for, in percent (M8).
pub const HURDLE: Assumption =
    Assumption { value: dec!(25), source: "The return usually asked of training (Phillips)" };
/// Months of the longer view (M9).
pub const HORIZON: Assumption =
    Assumption { value: dec!(12), source: "First-year benefits only, the field’s careful rule" };
/// Months the benefit lasts (M6).
pub const LASTS: Assumption = Assumption { value: dec!(12), source: "Benefits are counted for the first year" };
/// Percent a year (M9).
pub const DISCOUNT: Assumption =
    Assumption { value: dec!(10), source: "A textbook rate; your finance team has its own" };
/// Percent of a recorded change that is claimed, and how sure it is (M3).
pub const WHOLE: Assumption = Assumption { value: dec!(100), source: "A record needs no further cut" };
/// A count or a weight.
pub const ONE: Assumption = Assumption { value: dec!(1), source: "One, unless you say more" };
/// Percent of a cost that is charged to this study (M7).
pub const ALL_OF_IT: Assumption = Assumption { value: dec!(100), source: "All of it is charged to this study" };
/// Months of delay, or of growing into the full effect (M6).
pub const NONE: Assumption = Assumption { value: dec!(0), source: "None, unless you say so" };
