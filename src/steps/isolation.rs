//! Which part of the change is the training's, and who says so.

use super::field::*;
use super::when::*;
use super::{Link, Section, Step};
use crate::study::*;

const RECORD_SHARE: Field =
    Field::number("Part of the compared change you claim, in percent", measure!(isolation.share))
        .hint("Less if something else reached the trained group only")
        .help("What would have happened anyway is already out.")
        .example("100")
        .by_rule(&defaults::WHOLE)
        .when(has_record);
const RECORD_SURE: Field =
    Field::number("How sure you are of the comparison, in percent", measure!(isolation.confidence))
        .help("Say less if the groups differ or the trend is rough.")
        .example("85")
        .by_rule(&defaults::WHOLE)
        .when(has_record);

const ESTIMATOR: Field =
    Field::text("Name of the person or group", measure_row!(isolation.estimators => name), TextSize::Line, 80)
        .help("For example: the shift managers together.");
pub(super) const SHARE: Field =
    Field::number("Share due to the training, in percent", measure_row!(isolation.estimators => share))
        .hint("Think of all that happened in that time. For example, 60")
        .help("What is left after new tools, pay, season and market. Ask the people’s managers.")
        .needed("Enter the share due to the training, in percent")
        .example("60")
        .ranged()
        .doubt(|study, at| {
            (estimator(study, at)?.share.value? == rust_decimal::dec!(100))
                .then_some("100% means nothing else helped. Most people choose less")
        })
        .unless(share_answered_elsewhere);
pub(super) const SURE: Field =
    Field::number("How sure are you of that share, in percent", measure_row!(isolation.estimators => confidence))
        .hint("Doubt makes the claim smaller, never larger")
        .presets(&[(50, "A first guess"), (70, "People close to the work agree"), (90, "We have numbers that show it")])
        .help("We multiply the benefit by it (confidence). It is caution, not a chance.")
        .needed("Enter how sure you are, in percent")
        .example("70")
        .doubt(|study, at| {
            (estimator(study, at)?.confidence.value? == rust_decimal::dec!(100))
                .then_some("100% means you cannot be wrong")
        })
        .unless(sure_answered_elsewhere);
pub(super) const WHO: Field = Field::pick(
    "Who gives this share?",
    pick!(Role, measure_row!(isolation.estimators => role)),
    PickStyle::List,
    false,
)
.hint("A manager of the people is believed more than the trainer")
.help("Managers and experts are graded C, participants D.");
pub(super) const INTERESTED: Field = Field::pick(
    "Do they sell, own or run the programme?",
    pick!(YesNo, measure_row!(isolation.estimators => interested)),
    PickStyle::Line,
    true,
)
.help("Readers doubt those who gain from a good result.");
const ESTIMATORS: Field = Field::rows(
    "Who estimates the share?",
    measure_rows!(
        "estimate",
        20,
        isolation.estimators,
        Estimator::default(),
        &[ESTIMATOR, WHO, SHARE, SURE, INTERESTED]
    ),
)
.help("Ask several people apart.")
.needed("Add at least one estimate of the share")
.unless(share_known);
const POOLING: Field =
    Field::pick("Which estimate counts?", pick!(Pooling, measure!(isolation.pooling)), PickStyle::Cards, false)
        .help("The lowest is the most careful choice.")
        .when(has_estimators);
pub(super) const SPLIT: Field = Field::custom("The training and everything else", Custom::Split)
    .help("The share of the training beside all other causes.");
const POOLED: Field = Field::custom("The estimates side by side", Custom::Pooled)
    .help("How far they lie apart, and what counts.")
    .when(has_estimators);

pub(super) const KNOWN_FACTORS: Field = Field::custom("Causes you named before", Custom::KnownFactors)
    .help("What you said about the cause may have moved the number too.");
pub(super) const FACTOR_NAME: Field =
    Field::text("What else changed", measure_row!(isolation.factors => name), TextSize::Line, 80)
        .help("For example a new tool, better pay, fewer orders, a new manager.");
pub(super) const FACTOR_SHARE: Field = Field::number("Its share, in percent", measure_row!(isolation.factors => share))
    .hint("Leave it empty to only name it")
    .help("Its part of the whole change. All shares together make 100% at most.")
    .example("25");
pub(super) const FACTORS: Field = Field::rows(
    "What else may have helped?",
    measure_rows!("factor", 20, isolation.factors, Factor::default(), &[FACTOR_NAME, FACTOR_SHARE]),
)
.help("Naming other causes makes your own share easier to believe.");
pub(super) const FACTORS_SURE: Field =
    Field::number("How sure are you of these shares, in percent", measure!(isolation.factors_confidence))
        .hint("Only used where every factor has a share")
        .help("The training’s share is what is left of 100%, times how sure you are.")
        .needed("Enter how sure you are of these shares, in percent")
        .example("80")
        .unless(factors_answered_elsewhere)
        .when(factors_begun);
const NOTE: Field = Field::text("How you looked for other causes", measure!(isolation.note), TextSize::Lines, 300)
    .help("Whom you asked and what you found.");

const PASTE: Field = Field::custom("Paste the participants’ answers", Custom::Respondents)
    .hint("Name, change, share and how sure, one person in each row")
    .help("Only people who answered count.");
const RESPONDENT: Field = Field::text("Name or group", measure_row!(isolation.respondents => name), TextSize::Line, 80)
    .help("Initials or a number are enough.");
const RESPONDENT_PEOPLE: Field = Field::number("People in this row", measure_row!(isolation.respondents => people))
    .help("More than one if a group gave the same answer.")
    .example("1")
    .by_rule(&defaults::ONE);
const RESPONDENT_CHANGE: Field =
    Field::number("How much better, for one person", measure_row!(isolation.respondents => change))
        .help("In units of the measure. A minus means it became worse.")
        .needed("Enter how much better it is for one person")
        .example("1.6");
const RESPONDENT_SHARE: Field =
    Field::number("Share they give the training, in percent", measure_row!(isolation.respondents => share))
        .help("Which part of their change came from the training.")
        .needed("Enter the share they give the training, in percent")
        .example("60");
const RESPONDENT_SURE: Field =
    Field::number("How sure they are, in percent", measure_row!(isolation.respondents => confidence))
        .help("0 is a guess, 100 is certain.")
        .needed("Enter how sure they are, in percent")
        .example("70");
const RESPONDENTS: Field = Field::rows(
    "What the participants say",
    measure_rows!(
        "answer",
        MOST_ROWS,
        isolation.respondents,
        Respondent::default(),
        &[RESPONDENT, RESPONDENT_PEOPLE, RESPONDENT_CHANGE, RESPONDENT_SHARE, RESPONDENT_SURE]
    ),
)
.help("Their answers are summed up. Nobody’s silence counts as a gain.");

pub(super) const STEP: Step = Step {
    id: "isolation",
    caption: "Training’s share",
    question: "How much of the change is due to the training?",
    why: "We ask this because other things may have helped, too.",
    link: Link::Share,
    sections: &[
        Section::new("", &[RECORD_SHARE, RECORD_SURE, KNOWN_FACTORS, FACTORS, FACTORS_SURE, NOTE]).each_measure(),
        Section::new("", &[ESTIMATORS, POOLING, POOLED, SPLIT]).each_measure(),
        Section::new("", &[PASTE, RESPONDENTS]).each_measure().fold("The participants’ own estimates"),
    ],
};
