//! Why a figure is missing, in words.

use crate::engine::Missing;

impl Missing {
    /// The reason without a full stop, to stand in the place of the figure.
    pub fn sentence(self) -> &'static str {
        match self {
            Missing::NoMeasure => "No measure yet, so nothing to compare",
            Missing::NoBaseline => "The number before the training is missing",
            Missing::NoAfter => "The number after the training is missing",
            Missing::NoTarget => "The target is missing",
            Missing::NoBase => "How many the rate applies to is missing",
            Missing::NoMonths => "How many months were measured is missing",
            Missing::NoShare => "The share due to the training is missing",
            Missing::NoConfidence => "How sure the share is, is missing",
            Missing::NoReport => "How much better it got for somebody who answered is missing",
            Missing::SharesTooLarge => "The other factors add up to more than the whole",
            Missing::FewPoints => "A trend needs at least 6 periods before the training",
            Missing::FlatDriver => "The driver never changes, so nothing can be read from it",
            Missing::NoDriver => "The driver and the number are not known for the same periods, before and after",
            Missing::NoValue => "The value of one unit is missing",
            Missing::NoUnitHours => "How many hours of work one unit takes is missing",
            Missing::NoMargin => "Revenue is not benefit: the margin is missing",
            Missing::NoPay => "The yearly pay is missing",
            Missing::NoParts => "The parts of the cost of one are missing",
            Missing::NotMoney => "This measure is not in money",
            Missing::OutsideRoi => "Avoided risk is shown outside the ROI",
            Missing::NoBenefit => "No benefit is worked out yet",
            Missing::NoCost => "No cost is entered yet",
            Missing::ZeroCost => "The cost is 0, so there is no ratio",
            Missing::NoHourCost => "The cost of one hour of the participants is missing",
            Missing::NoHours => "The hours for each person are missing",
            Missing::NoPeople => "How many people take part is missing",
            Missing::NoUnits => "Nothing was gained, so there is no cost for each unit",
            Missing::NotWithin => "It does not pay back within the time looked at",
            Missing::NoSignChange => "The money never turns from minus to plus, so there is no rate",
            Missing::RateTooFar => "The rate lies beyond what can be shown",
            Missing::SeveralRates => "The money turns more than once, so no single rate fits",
            Missing::NoExpectation => "No expectation is written down yet",
            Missing::NothingDue => "It is too early for every expectation",
            Missing::NoSpread => "Before and target are the same, so nothing can be reached",
            Missing::NotYet => "Not known yet",
            Missing::NotPossible => "Not possible by this alone",
            Missing::TooLarge => "These numbers are larger than this page can work with",
        }
    }
}
