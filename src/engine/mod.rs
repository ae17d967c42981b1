//! One pure function from a study to its outcome. It reads no clock and no randomness, and it never fails: a figure is a
//! value or the reason why there is none. Every formula names its rule in the method (M1–M17).

mod break_even;
pub mod cash;
pub mod chance;
mod change;
pub(crate) mod estimates;
mod expectations;
mod figures;
pub mod guardrails;
mod inaction;
mod line;
mod normal;
mod number;
mod outcome;
mod power;
mod reader;
mod sampling;
mod strength;
mod student;
mod sums;
mod why;
mod worth;

pub use break_even::BreakEven;
pub use cash::CostAmount;
pub use change::{Grade, LEAST_TREND_PERIODS, MeasureChange, Method, Moved, Way, most_and_least};
pub use estimates::{Reported, reported};
pub use expectations::{Attainment, Expected};
pub(crate) use figures::counts;
pub use figures::{Figures, LadderStep, MeasureFigures, Parts, Rung, StudyPart, Totals, WholeView, figures, totals};
pub use guardrails::{Check, Fact, Finding, LimitUnit, Owner, Severity, Threshold, Trigger};
pub use inaction::{ProblemCost, gap, solved};
pub use line::{FitData, FittedLine, along_driver, over_time};
pub use number::{Exact, Number, Scalar};
pub use outcome::{Outcome, evaluate, shown};
pub use power::{Counting, Size, ToTell, to_tell};
pub use reader::{AsEntered, Reader};
pub use sampling::{StandardError, standard_error, told_from_chance};
pub use strength::{Shortfall, letter};
pub use sums::Sums;
pub use why::{Figure, Missing};
pub use worth::{UnitValue, hour_rate, unit_value};
