//! What should be reached: the goal, its measures, what people do on the job, and what others expect.

use super::field::*;
use super::when::*;
use super::{Link, Section, Step};
use crate::study::*;

const GOAL: Field = Field::text("The goal in one sentence", study!(goal.sentence), TextSize::Lines, 300)
    .hint("What, from how much to how much, by when")
    .help("For example: turnover falls from 28% to 23% by March 2027.");
const GOAL_OWNER: Field = Field::text("Who owns the goal", study!(goal.owner), TextSize::Line, 80)
    .help("A leader of the business, not of learning.");
const MEASURES: Field = Field::custom("Your measures", Custom::Measures)
    .hint("One to eight; most studies need one or two")
    .help("Numbers that a leader looks at and the training should move.");

pub(super) const MEASURE: Field = Field::custom("What do you count?", Custom::MeasureName)
    .hint("The number that hurts today and should move")
    .help("A number that a leader already looks at, in a report or the books.")
    .needed("Enter what you count, like errors or hours");
pub(super) const UNIT: Field = Field::text("What one of them is called", measure!(unit), TextSize::Line, 40)
    .hint("In the plural, for example errors or hours")
    .help("We use the word in every sentence.");
pub(super) const BETTER: Field =
    Field::pick("What is better?", pick!(Better, measure!(better)), PickStyle::Cards, false)
        .help("Whether the number should fall or rise.");
pub(super) const SCALE: Field =
    Field::pick("What kind of number is it?", pick!(Scale, measure!(scale)), PickStyle::Cards, false)
        .help("A percentage or an amount for each is multiplied by how many there are.");
pub(super) const PERIOD: Field =
    Field::pick("How often is it counted?", pick!(Period, measure!(period)), PickStyle::List, false)
        .help("We bring every value to a year.");
pub(super) const PERIODS: Field = Field::number("Periods in a year", measure!(periods))
    .hint("Only if it is not what the calendar says, for example 44 working weeks")
    .help("Leave it empty for the calendar’s number.")
    .example("44")
    .when(has_periods);
const BASE_NAME: Field = Field::text("What it applies to", measure!(base_name), TextSize::Line, 80)
    .hint("In the plural, for example people or leads in a month")
    .help("What the percentage is of, or each amount is for.")
    .when(has_base);
pub(super) const TARGET: Field = Field::number("Your target", measure!(target))
    .hint("What the number should be after the training")
    .help("Agree on it with the person who owns the number.")
    .needed("Enter your target")
    .example("300")
    .ranged()
    .doubt(super::doubt::of_target)
    .unless(by_participants);
const TARGET_BY: Field = Field::text("Date of the target", measure!(target_by), TextSize::Date, 10)
    .help("The day by which the target should be reached.");

const BEHAVIOUR: Field = Field::text("What people will do", row!(goal.behaviours => what), TextSize::Line, 160)
    .help("Something to watch, for example: a weekly talk with every team member.");
const DRIVER: Field = Field::text("What keeps it going", row!(goal.behaviours => driver), TextSize::Line, 160)
    .help("A reminder, a check, praise or coaching (required driver).");
const BEHAVIOURS: Field = Field::rows(
    "What will people do differently? (critical behaviours)",
    rows!("behaviour", 10, goal.behaviours, Behaviour::default(), &[BEHAVIOUR, DRIVER]),
)
.help("The two or three actions that move the number most.");
const INDICATOR: Field = Field::text("Early sign", row!(goal.indicators => what), TextSize::Line, 120)
    .help("It moves before the result, for example: calls with a needs check, in %.");
const INDICATOR_BEFORE: Field = Field::number("Early sign before", row!(goal.indicators => before))
    .help("Its value before the training.")
    .example("40");
const INDICATOR_NOW: Field =
    Field::number("Early sign now", row!(goal.indicators => now)).help("Its newest value.").example("86");
const INDICATORS: Field = Field::rows(
    "How will you see it early? (leading indicators)",
    rows!("early sign", 10, goal.indicators, Indicator::default(), &[INDICATOR, INDICATOR_BEFORE, INDICATOR_NOW]),
)
.help("They tell you in weeks what the result tells in months.");
const LEADERS: Field = Field::text("What leaders do themselves", study!(programme.leaders_part), TextSize::Lines, 300)
    .help("For example: each manager coaches two people a month.");

/// The expectation at `at`, where it has been judged or measured, or may be by now.
fn may_be_met(study: &Study, at: At) -> bool {
    has_happened(study, at)
        || study
            .expectations
            .get(at.row)
            .is_some_and(|one| one.actual.value.is_some() || one.judged != Judgement::Open || !one.evidence.is_empty())
}
fn is_judged(study: &Study, at: At) -> bool {
    study.expectations.get(at.row).is_some_and(|one| one.judged != Judgement::Open)
}
const EXPECT_WHO: Field = Field::text("Who expects it", row!(expectations => who), TextSize::Line, 80)
    .help("Somebody who matters for the decision.");
const EXPECT_WHAT: Field = Field::text("What they expect", row!(expectations => what), TextSize::Line, 160)
    .help("In their own words.")
    .needed("Enter what they expect");
const EXPECT_BY: Field = Field::text("How they will see it", row!(expectations => indicator), TextSize::Line, 120)
    .help("A number or a sign you can both look up.");
const EXPECT_BEFORE: Field = Field::number("Number they start from", row!(expectations => baseline))
    .help("Empty if they will judge without a number.")
    .example("28");
const EXPECT_TARGET: Field = Field::number("Number they expect", row!(expectations => target))
    .help("Half of the way counts half.")
    .example("23");
const EXPECT_ACTUAL: Field = Field::number("Number reached", row!(expectations => actual))
    .help("From the place you agreed on.")
    .example("22.5")
    .when(may_be_met);
const EXPECT_WEIGHT: Field = Field::number("Weight of the expectation", row!(expectations => weight))
    .help("Against the others. Equal if you leave it empty.")
    .example("60")
    .by_rule(&defaults::ONE);
const EXPECT_JUDGED: Field =
    Field::pick("Was it met?", pick!(Judgement, row!(expectations => judged)), PickStyle::List, false)
        .hint("Only where no number says so")
        .help("Ask them. Their word counts before the numbers.")
        .when(may_be_met);
const EXPECT_EVIDENCE: Field = Field::text("How you know", row!(expectations => evidence), TextSize::Line, 160)
    .help("The record it rests on.")
    .when(may_be_met);
const EXPECT_AGREED: Field = Field::text("Date you agreed on it", row!(expectations => agreed_on), TextSize::Date, 10)
    .help("Best before the training.");
const EXPECTATIONS: Field = Field::rows(
    "What do others expect? (ROE)",
    rows!(
        "expectation",
        12,
        expectations,
        Expectation::default(),
        &[
            EXPECT_WHO,
            EXPECT_AGREED,
            EXPECT_WHAT,
            EXPECT_BY,
            EXPECT_BEFORE,
            EXPECT_TARGET,
            EXPECT_ACTUAL.unless(is_judged),
            EXPECT_WEIGHT,
            EXPECT_JUDGED,
            EXPECT_EVIDENCE
        ]
    ),
)
.help("Return on Expectations says how far they are met. Agree before the training.")
.needed("Add at least one thing that others expect");

pub(super) const STEP: Step = Step {
    id: "goal",
    caption: "Goal and expectations",
    question: "What should be different, and who expects it?",
    why: "We ask this because success is believed when it was described before.",
    link: Link::Goal,
    sections: &[
        Section::new("", &[MEASURES]),
        Section::new("", &[MEASURE, TARGET, TARGET_BY]).each_measure(),
        Section::new("", &[UNIT, BETTER, SCALE, PERIOD, PERIODS, BASE_NAME]).each_measure().fold("How it is counted"),
        Section::new("Expectations", &[EXPECTATIONS]),
        Section::new("The goal in words", &[GOAL, GOAL_OWNER]).more(),
        Section::new("On the job", &[BEHAVIOURS, INDICATORS, LEADERS]).more(),
    ],
};
