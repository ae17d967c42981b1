//! Where the number stood before, and how far it can be trusted.

use super::field::*;
use super::when::*;
use super::{Link, Section, Step};
use crate::study::*;

pub(super) const BASELINE: Field = Field::number("Number before the training (baseline)", measure!(baseline))
    .hint("{measure}, {period}")
    .help("From a record, over the same length of time as the number after.")
    .needed("Enter the number before the training")
    .example("410")
    .ranged()
    .unless(before_known)
    .rule(nothing_to_reduce);
/// Where lower is better there must be something to reduce.
fn nothing_to_reduce(study: &Study, at: At) -> Option<&'static str> {
    let one = of(study, at)?;
    (one.better == Better::Lower && one.baseline.value? == rust_decimal::Decimal::ZERO)
        .then_some("Number before the training must be more than 0, because there is nothing to reduce")
}
pub(super) const BASE: Field = Field::number("Number of {base}", measure!(base))
    .hint("All of them in one period, not only the bad ones")
    .help("It turns the number into a total. You find it in the same report.")
    .needed("Enter the number of {base}")
    .example("320")
    .ranged()
    .unless(by_participants)
    .when(has_base);
const COVERED: Field = Field::number("Periods that each number covers", measure!(covered))
    .hint("6 if each percentage is that of 6 months of {base}")
    .help("How many cases stand behind a percentage decides how much chance is in it.")
    .example("6")
    .assumed(&defaults::ONE)
    .when(is_percent);
pub(super) const MONTHS: Field = Field::number("Months measured", measure!(months))
    .hint("We bring the total to a year")
    .help("Fewer than three months say little about a year.")
    .needed("Enter how many months were measured")
    .example("6")
    .when(is_total);
pub(super) const BEFORE_SERIES: Field = Field::custom("Numbers of the periods before", Custom::Series(false))
    .hint("Paste a column from a spreadsheet, one value for each period")
    .help("Oldest first. Names or dates may stand beside them.");
const SPREAD: Field =
    Field::custom("What the numbers say", Custom::Spread).help("How much the number moves by itself.").when(has_series);
const SEASONAL: Field =
    Field::pick("Does the season move it?", pick!(YesNo, measure!(seasonal)), PickStyle::Line, true)
        .help("Then compare the same months of two years.");
const DATA_OWNER: Field =
    Field::text("Who owns the number", measure!(owner), TextSize::Line, 80).help("Whoever can confirm it.");

pub(super) const STEP: Step = Step {
    id: "baseline",
    caption: "Baseline",
    question: "Where did you start?",
    why: "We ask this because a change can only be seen from where it began.",
    link: Link::Baseline,
    sections: &[
        Section::new("", &[BASELINE, BASE, COVERED, MONTHS, DATA_OWNER, SEASONAL]).each_measure(),
        Section::new("", &[BEFORE_SERIES, SPREAD]).each_measure().fold("Several periods (time series)"),
    ],
};
