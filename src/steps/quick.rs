//! Quick mode: ten answers in about five minutes. The same study as full mode, with fewer questions on show.

use super::baseline::{BASE, BASELINE, BEFORE_SERIES, MONTHS};
use super::challenge::SENTENCE;
use super::comparison::{AFTER, AFTER_SERIES, GROUP, GROUP_AFTER, GROUP_BASE, GROUP_BEFORE, GROUP_SIZE, TRENDING};
use super::costs::*;
use super::field::At;
use super::goal::{BETTER, MEASURE, PERIOD, PERIODS, SCALE, TARGET, UNIT};
use super::isolation::{FACTORS, FACTORS_SURE, INTERESTED, KNOWN_FACTORS, SHARE, SPLIT, SURE, WHO};
use super::money::*;
use super::project::{CURRENCY, LOCALE, TITLE, WHETHER_PAST};
use super::root_cause::{COULD, GATE, NOTE, PUNISHED, TOOLS};
use super::when::{has_group_of_cases, is_forecast, no_record};
use super::{Link, Section, Step};
use crate::study::{Category, Study};

const PROBLEM: Step = Step {
    id: "problem",
    caption: "Problem and goal",
    question: "What is the problem, in one number?",
    why: "We ask this because a result counts when it moves a number that leaders look at.",
    link: Link::Baseline,
    sections: &[
        Section::new("", &[WHETHER_PAST]),
        Section::new("", &[MEASURE, BASELINE, AFTER, TARGET.when(is_forecast), BASE, MONTHS]).each_measure(),
        Section::new("", &[UNIT, BETTER, SCALE, PERIOD, PERIODS]).each_measure().fold("How it is counted"),
        Section::new("", &[TITLE, SENTENCE]).fold("Name the study and the challenge"),
        Section::new("", &[CURRENCY, LOCALE]).fold("Currency, and how numbers are written"),
    ],
};

const TRAINING: Step = Step {
    id: "training",
    caption: "Is it training?",
    question: "Is training the answer?",
    why: "We ask this because training only helps where people do not know how.",
    link: Link::Cause,
    sections: &[Section::new("", &[COULD, TOOLS, PUNISHED, GATE]), Section::new("", &[NOTE]).fold("Add a note")],
};

const SHARES: Step = Step {
    id: "share",
    caption: "Training’s share",
    question: "How much of the change is due to the training?",
    why: "We ask this because other things may have helped, too.",
    link: Link::Share,
    sections: &[
        Section::new("", &[SHARE.when(no_record), SPLIT.when(no_record), SURE.when(no_record)]).each_measure(),
        Section::new("", &[KNOWN_FACTORS, FACTORS, FACTORS_SURE, WHO.when(no_record), INTERESTED.when(no_record)])
            .each_measure()
            .fold("What else may have helped, and who says so"),
        Section::new("", &[GROUP, GROUP_BEFORE, GROUP_AFTER, GROUP_SIZE, GROUP_BASE.when(has_group_of_cases)])
            .each_measure()
            .fold("I have a comparison group"),
        Section::new("", &[TRENDING, BEFORE_SERIES, AFTER_SERIES]).each_measure().fold("I know the trend"),
    ],
};

const WORTH: Step = Step {
    id: "worth",
    caption: "Worth",
    question: "What {is_one_worth}?",
    why: "We ask this because leaders fund what is shown in money.",
    link: Link::Worth,
    sections: &[
        Section::new(
            "",
            &[
                VALUATION,
                VALUE,
                PRICE,
                MARGIN,
                PARTS,
                SALARY,
                REPLACEMENT,
                DIRECT,
                INDIRECT,
                UNIT_TIME,
                UNIT_HOURS,
                HOUR_VALUE,
                HOUR_PAY,
                HOUR_ON_COST,
                HOUR_PAID,
                DAY_HOURS,
                USED,
                USABLE,
                USE_NAMED,
                UNIT_VALUE,
            ],
        )
        .each_measure(),
        Section::new("", &[LASTS, LAG, RAMP]).each_measure().fold("How long it lasts"),
        Section::new("", &[CLASS]).each_measure().fold("What kind of benefit it is"),
    ],
};

/// The line that holds the programme price: the first of category delivery.
fn price_line(study: &Study) -> At {
    let row = study.costs.iter().position(|line| line.category == Category::Delivery).unwrap_or(study.costs.len());
    At { measure: 0, row }
}

const COST: Step = Step {
    id: "cost",
    caption: "People and cost",
    question: "What does it cost, with everyone’s time?",
    why: "We ask this because people are paid while they learn. Finance would find what is left out.",
    link: Link::Cost,
    sections: &[
        Section::new("", &[PEOPLE, HOURS]),
        Section::new("", &[PRICE_OF_TRAINING]).at(price_line),
        Section::new("", &[HOUR_COST]),
        Section::new("", &[PAY, ON_COST, OF_TOTAL, PAID_HOURS, HOUR_RESULT]).fold("Work out the cost of one hour"),
        Section::new("", &[lines(&[LINE_CATEGORY, LINE_TIMING, LINE_NAME, LINE_QUANTITY, LINE_RATE])])
            .fold("Travel, preparation and other costs"),
        Section::new("", &[COST_SO_FAR]),
    ],
};

/// The five question screens of quick mode, in the order of the chain.
pub const STEPS: &[Step] = &[PROBLEM, TRAINING, SHARES, WORTH, COST];
pub const NAMES: &[(&str, &str)] = &super::names::<{ STEPS.len() }>(STEPS);
