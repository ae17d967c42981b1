//! Why a figure is missing, in words.

use crate::engine::Why;

impl Why {
    /// The reason without a full stop, to stand in the place of the figure.
    pub fn sentence(self) -> &'static str {
        match self {
            Why::NoMeasure => "No measure yet, so nothing to compare",
            Why::NoBaseline => "The number before the training is missing",
            Why::NoAfter => "The number after the training is missing",
            Why::NoTarget => "The target is missing",
            Why::NoBase => "How many the rate applies to is missing",
            Why::NoMonths => "How many months were measured is missing",
            Why::NoShare => "The share due to the training is missing",
            Why::NoConfidence => "How sure the share is, is missing",
            Why::NoReport => "How much better it got for somebody who answered is missing",
            Why::SharesTooLarge => "The other factors add up to more than the whole",
            Why::FewPoints => "A trend needs at least 6 periods before the training",
            Why::FlatDriver => "The driver never changes, so nothing can be read from it",
            Why::NoDriver => "The driver and the number are not known for the same periods, before and after",
            Why::NoValue => "The value of one unit is missing",
            Why::NoUnitHours => "How many hours of work one unit takes is missing",
            Why::NoMargin => "Revenue is not benefit: the margin is missing",
            Why::NoPay => "The yearly pay is missing",
            Why::NoParts => "The parts of the cost of one are missing",
            Why::NotMoney => "This measure is not in money",
            Why::OutsideRoi => "Avoided risk is shown outside the ROI",
            Why::NoBenefit => "No benefit is worked out yet",
            Why::NoCost => "No cost is entered yet",
            Why::ZeroCost => "The cost is 0, so there is no ratio",
            Why::NoHourCost => "The cost of one hour of the participants is missing",
            Why::NoHours => "The hours for each person are missing",
            Why::NoPeople => "How many people take part is missing",
            Why::NoUnits => "Nothing was gained, so there is no cost for each unit",
            Why::NotWithin => "It does not pay back within the time looked at",
            Why::NoSignChange => "The money never turns from minus to plus, so there is no rate",
            Why::RateTooFar => "The rate lies beyond what can be shown",
            Why::SeveralRates => "The money turns more than once, so no single rate fits",
            Why::NoExpectation => "No expectation is written down yet",
            Why::NothingDue => "It is too early for every expectation",
            Why::NoSpread => "Before and target are the same, so nothing can be reached",
            Why::NotYet => "Not known yet",
            Why::NotPossible => "Not possible by this alone",
            Why::TooLarge => "These numbers are larger than this page can work with",
        }
    }
}
