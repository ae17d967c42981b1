//! The limits that checks compare with, each with where it comes from. Percent are of a hundred, as they are shown.

use crate::engine::number::{Exact, Number};

/// What a limit counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LimitUnit {
    Percent,
    Points,
    Count,
    Months,
    Multiple,
    /// Letters of a word.
    Letters,
}

/// A limit of a check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Threshold {
    pub value: i64,
    pub unit: LimitUnit,
    /// Where it comes from; a limit that is our own says so.
    pub source: &'static str,
}

impl Threshold {
    const fn percent(value: i64, source: &'static str) -> Self {
        Threshold { value, unit: LimitUnit::Percent, source }
    }

    const fn of(value: i64, unit: LimitUnit, source: &'static str) -> Self {
        Threshold { value, unit, source }
    }

    /// The limit in its own unit: 80 for 80%.
    pub fn exact(self) -> Exact {
        Exact::of(rust_decimal::Decimal::from(self.value))
    }

    /// Whether a share, 1 being the whole, lies above a limit in percent.
    pub fn is_passed_by(self, share: Exact) -> bool {
        share * Exact::int(100) > self.exact()
    }
}

pub(super) const CERTAIN: Threshold = Threshold::percent(100, "Phillips: no estimate is certain");
pub(super) const MUCH_CREDIT: Threshold =
    Threshold::percent(80, "our own; published studies credit a training with 20 to 70% of a change");
pub(super) const WHOLE: Threshold = Threshold::percent(100, "arithmetic: parts are no more than the whole");
pub(super) const HIGH_MARGIN: Threshold =
    Threshold::percent(70, "our own; contribution margins above it are rare outside software");
pub(super) const LARGE_SALES: Threshold =
    Threshold::percent(10, "our own; a published case claims 225% of the revenue of its company");
pub(super) const LOAD_LOW: Threshold =
    Threshold::percent(28, "U.S. Bureau of Labor Statistics: benefits are about 30% of total compensation");
pub(super) const LOAD_HIGH: Threshold =
    Threshold::percent(32, "U.S. Bureau of Labor Statistics: benefits are about 30% of total compensation");
pub(super) const OUTLIER_SPREADS: Threshold =
    Threshold::of(3, LimitUnit::Multiple, "Tukey: beyond three quartile ranges an answer is far out");
pub(super) const ONE_ANSWER: Threshold =
    Threshold::percent(30, "our own; one answer should not carry a third of the result");
pub(super) const FEWEST_FOR_OUTLIERS: Threshold =
    Threshold::of(4, LimitUnit::Count, "arithmetic: fewer answers have no quarters");
pub(super) const HIGH_RETURN: Threshold = Threshold::percent(300, "our own; few published studies lie above it");
pub(super) const INCREDIBLE_RETURN: Threshold =
    Threshold::percent(1000, "our own; published cases of 1,227% and 4,433% were doubted");
pub(super) const RARE_CHANGE: Threshold = Threshold::percent(50, "our own; a published case claims 95% fewer defects");
pub(super) const HALF_ANSWERED: Threshold = Threshold::percent(50, "Phillips: no data means no improvement");
pub(super) const FEW_ANSWERS: Threshold =
    Threshold::of(5, LimitUnit::Count, "our own; fewer answers are easily put aside");
pub(super) const SHORT_MEASUREMENT: Threshold =
    Threshold::of(3, LimitUnit::Months, "our own; under a quarter neither fading nor season can show");
pub(super) const TREND_PERIODS: Threshold = Threshold::of(6, LimitUnit::Count, "method M2, I3");
pub(super) const SCATTERED: Threshold =
    Threshold::percent(30, "our own; a line that explains less of the spread predicts little");
pub(super) const USUAL: Threshold =
    Threshold::percent(95, "two-sided interval; power of 80% for the number it would take (method M13)");
pub(super) const GROUPS_APART: Threshold = Threshold::percent(10, "our own; of where the trained group started");
pub(super) const SMALL_GROUP: Threshold = Threshold::of(10, LimitUnit::Count, "method M11");
pub(super) const SHORT_PROGRAMME: Threshold =
    Threshold::of(3, LimitUnit::Months, "Phillips: first-year benefits for short programmes");
pub(super) const FIRST_YEAR: Threshold = Threshold::of(12, LimitUnit::Months, "method M8");
pub(super) const LITTLE_ROOM: Threshold = Threshold::percent(80, "our own; then a fifth of the claim may not fail");
pub(super) const FULL_PAY: Threshold =
    Threshold::percent(100, "Boushey and Glynn 2012: the median cost of a leaver is 21% of pay");
pub(super) const SKILL_SHARE: Threshold = Threshold::percent(20, "Gilbert: most gaps are not gaps of skill");
pub(super) const LIKE_NAMES: Threshold =
    Threshold::of(4, LimitUnit::Letters, "our own; shorter words are shared by chance");
pub(super) const POOL_ROUNDING: Threshold =
    Threshold::of(1, LimitUnit::Points, "our own; less is rounding in the numbers entered");
