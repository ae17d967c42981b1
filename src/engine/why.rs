//! Why a figure does not exist. Nothing is ever NaN or infinite (M15). The words for it are made in `words`.

/// A figure is a value, or the reason why there is none.
pub type Figure<N> = Result<N, Missing>;

/// The reason for a missing figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    NoMeasure,
    NoBaseline,
    NoAfter,
    NoTarget,
    NoBase,
    NoMonths,
    NoShare,
    NoConfidence,
    NoReport,
    SharesTooLarge,
    FewPoints,
    FlatDriver,
    NoDriver,
    NoValue,
    NoUnitHours,
    NoMargin,
    NoPay,
    NoParts,
    NotMoney,
    OutsideRoi,
    NoBenefit,
    NoCost,
    ZeroCost,
    NoHourCost,
    NoHours,
    NoPeople,
    NoUnits,
    NotWithin,
    NoSignChange,
    RateTooFar,
    SeveralRates,
    NoExpectation,
    NothingDue,
    NoSpread,
    NotYet,
    NotPossible,
    TooLarge,
}
