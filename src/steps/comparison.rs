//! Where the number stands after, and what it would be without the training.

use super::field::*;
use super::when::*;
use super::{Link, Section, Step};
use crate::study::*;

pub(super) const AFTER: Field = Field::number("Number after the training", measure!(after))
    .hint("The same number, counted the same way")
    .help("From the same record, over the same length of time as before.")
    .needed("Enter the number after the training")
    .example("265")
    .ranged()
    .doubt(super::doubt::of_change)
    .unless(after_known)
    .when(has_happened);
pub(super) const AFTER_SERIES: Field = Field::custom("Numbers of the periods after", Custom::Series(true))
    .hint("In the same order, if you have them")
    .help("Oldest first, the first one after the training.")
    .when(may_have_after);

pub(super) const GROUP: Field =
    Field::text("Name of the comparison group", measure!(comparison.group), TextSize::Line, 80)
        .hint("People like yours who were not trained")
        .help("Another team or site with the same work in the same time.");
pub(super) const GROUP_BEFORE: Field = Field::number("Their number before", measure!(comparison.before))
    .hint("Over the same time as yours")
    .help("Without it we can only compare after with after.")
    .example("27.5");
pub(super) const GROUP_AFTER: Field = Field::number("Their number after", measure!(comparison.after))
    .hint("What happened without the training")
    .help("It shows what would have happened anyway.")
    .example("26")
    .when(may_have_group_after);
pub(super) const GROUP_SIZE: Field = Field::number("People in the comparison group", measure!(comparison.compared))
    .help("Fewer than ten say little.")
    .example("310");
const TRAINED: Field = Field::number("People in the trained group", measure!(comparison.trained))
    .help("Those whose numbers are in your own value.")
    .example("320")
    .when(has_group);
pub(super) const GROUP_BASE: Field = Field::number("What their percentage is counted of", measure!(comparison.base))
    .hint("Their number of {base}")
    .help("Leads, parts or days, as in your own number. It says how much chance is in theirs.")
    .example("5000")
    .when(has_rated_group);
const ACTUAL_MONTH: Field = Field::number("Month after the training", measure_row!(actuals => month))
    .help("1 for the first month after it.")
    .needed("Enter the month, 1 for the first after the training")
    .example("3");
const ACTUAL_VALUE: Field = Field::number("Number in that month", measure_row!(actuals => value))
    .hint("A count of this month alone, or a rate as before")
    .help("From the same record as the number before.")
    .needed("Enter the number of that month")
    .example("240");
const ACTUALS: Field = Field::rows(
    "Recorded months",
    measure_rows!("month", 60, actuals, Actual::default(), &[ACTUAL_MONTH, ACTUAL_VALUE]),
)
.help("A month with a record counts as recorded; the others follow the curve of the benefit.")
.when(has_happened);
const CHOSEN: Field = Field::pick(
    "How {was} the trained group chosen?",
    pick!(Selection, measure!(comparison.chosen)),
    PickStyle::List,
    false,
)
.help("Volunteers and extremes often change by themselves.");

pub(super) const TRENDING: Field = Field::pick(
    "Did the number already move before the training?",
    pick!(YesNo, measure!(comparison.trend)),
    PickStyle::Line,
    true,
)
.hint("Yes draws the old trend on and counts only what is beyond it")
.help("We draw a line through at least six periods before the training and compare with it.");
const DRIVER: Field =
    Field::text("What else drives the number (driver)", measure!(comparison.driver), TextSize::Line, 80)
        .hint("For example orders; paste its values beside the numbers")
        .help("If the number follows it, we work out what it would have been.")
        .when(has_series);

const METHODS: Field = Field::custom("All ways to compare", Custom::Methods)
    .help("Records count before estimates, then the smallest gain.");
const WITH_WITHOUT: Field = Field::custom("With and without the training", Custom::WithWithout)
    .help("What came, and what would have come anyway.");

pub(super) const STEP: Step = Step {
    id: "comparison",
    caption: "Comparison",
    question: "What {changed}, and what {would_change} anyway?",
    why: "We ask this because some of every change comes by itself.",
    link: Link::Change,
    sections: &[
        Section::new("", &[AFTER, AFTER_SERIES]).each_measure(),
        Section::new("", &[GROUP, GROUP_BEFORE, GROUP_AFTER, GROUP_SIZE, TRAINED, GROUP_BASE, CHOSEN])
            .each_measure()
            .fold("I have a comparison group"),
        Section::new("", &[TRENDING, DRIVER]).each_measure().fold("I know the trend"),
        Section::new("", &[ACTUALS]).each_measure().fold("Month by month since the training"),
        Section::new("", &[METHODS, WITH_WITHOUT]).each_measure(),
    ],
};
