//! Why a figure does not exist. Nothing is ever NaN or infinite (M15).

/// A figure is a value, or the reason why there is none.
pub type Figure<N> = Result<N, Why>;

macro_rules! reasons {
    ($( $name:ident $words:literal, )+) => {
        /// The reason for a missing figure, in words for the person who reads it.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Why { $( $name, )+ }

        impl Why {
            /// The reason without a full stop, to stand in the place of the figure.
            pub fn sentence(self) -> &'static str {
                match self { $( Why::$name => $words, )+ }
            }
        }
    };
}

reasons! {
    NoMeasure "No measure yet, so nothing to compare",
    NoBaseline "The number before the training is missing",
    NoAfter "The number after the training is missing",
    NoTarget "The target is missing",
    NoBase "How many the rate applies to is missing",
    NoMonths "How many months were measured is missing",
    NoShare "The share due to the training is missing",
    NoConfidence "How sure the share is, is missing",
    NoReport "How much better it got for somebody who answered is missing",
    SharesTooLarge "The other factors add up to more than the whole",
    FewPoints "A trend needs at least 6 periods before the training",
    FlatDriver "The driver never changes, so nothing can be read from it",
    NoDriver "The driver and the number are not known for the same periods, before and after",
    NoValue "The value of one unit is missing",
    NoMargin "Revenue is not benefit: the margin is missing",
    NoPay "The yearly pay is missing",
    NoParts "The parts of the cost of one are missing",
    NotMoney "This measure is not in money",
    OutsideRoi "Avoided risk is shown outside the ROI",
    NoBenefit "No benefit is worked out yet",
    NoCost "No cost is entered yet",
    ZeroCost "The cost is 0, so there is no ratio",
    NoHourCost "The cost of one hour of the participants is missing",
    NoHours "The hours for each person are missing",
    NoPeople "How many people take part is missing",
    NoUnits "Nothing was gained, so there is no cost for each unit",
    NotWithin "It does not pay back within the time looked at",
    NoSignChange "The money never turns from minus to plus, so there is no rate",
    RateTooFar "The rate lies beyond what can be shown",
    SeveralRates "The money turns more than once, so no single rate fits",
    NoExpectation "No expectation is written down yet",
    NothingDue "It is too early for every expectation",
    NoSpread "Before and target are the same, so nothing can be reached",
    NotYet "Not known yet",
    NotPossible "Not possible by this alone",
    TooLarge "These numbers are larger than this page can work with",
}
