//! What the study is, and the frame its money stands in.

use super::field::*;
use super::{Link, Section, Step};
use crate::study::*;

pub(super) const TITLE: Field = Field::text("Name of the study", study!(title), TextSize::Line, 80)
    .hint("You see it in your list and on the report")
    .help("For example: Manager training to cut turnover.");
pub(super) const WHETHER_PAST: Field =
    Field::pick("Has the training taken place?", pick!(State, study!(state)), PickStyle::Cards, true)
        .hint("This decides whether we call the result a forecast")
        .help("A forecast compares with a target, a measured result with a number seen.");
const SITUATION: Field =
    Field::pick("What is the problem about?", pick!(Situation, study!(situation)), PickStyle::List, false)
        .hint("It decides which measures we offer first")
        .help("Your answers stay when you change it.");
const OWNER: Field = Field::text("Who owns the study", study!(owner), TextSize::Line, 80)
    .hint("You, or your team")
    .help("It stands on the report, so that readers know whom to ask.");
const MANDATORY: Field = Field::pick(
    "Does a law or a rule demand the training?",
    pick!(YesNo, study!(programme.mandatory)),
    PickStyle::Line,
    true,
)
.help("Then expectations met say more than an ROI.");

pub(super) const CURRENCY: Field =
    Field::custom("Currency", Custom::Currency).help("All amounts are in this currency. We convert nothing.");
pub(super) const LOCALE: Field = Field::custom("How numbers are written", Custom::Locale)
    .help("For example 1,234.50 or 1.234,50. Every reader sees the same.");
const PRICE_LEVEL: Field = Field::text("Year of the amounts (price level)", study!(price_level), TextSize::Line, 40)
    .hint("For example 2026")
    .help("Bring amounts of different years to one year first.");

const HORIZON: Field = Field::number("Months of the longer view", study!(horizon))
    .hint("The headline always counts the first twelve months")
    .presets(&[(12, "The first year"), (24, "Two years"), (36, "Three years"), (60, "Five years")])
    .help("How far we look ahead for payback and net present value.")
    .example("12")
    .by_rule(&defaults::HORIZON);
const HURDLE: Field = Field::number("Return you ask for (hurdle), in percent", study!(hurdle))
    .help("Ask Finance what other projects must reach.")
    .example("25")
    .by_rule(&defaults::HURDLE);
const DISCOUNT: Field = Field::number("Yearly discount rate, in percent", study!(discount))
    .help("Finance has a rate. It only counts in the longer view.")
    .example("8")
    .doubt(|study, _| {
        (study.discount.value? > rust_decimal::dec!(50)).then_some("More than 50% is rare outside of high inflation")
    })
    .by_rule(&defaults::DISCOUNT);

pub(super) const STEP: Step = Step {
    id: "project",
    caption: "Project",
    question: "What is this study?",
    why: "We ask this because a reader first wants to know what this is, and whose.",
    link: Link::Challenge,
    sections: &[
        Section::new("", &[TITLE.needed("Enter the name of the study"), WHETHER_PAST, SITUATION]),
        Section::new("Money and numbers", &[CURRENCY, LOCALE]),
        Section::new("", &[OWNER, MANDATORY, PRICE_LEVEL]).more(),
        Section::new("The longer view", &[HORIZON, HURDLE, DISCOUNT]).more(),
    ],
};
