//! The business problem, what it costs, and the decision it asks for.

use super::field::*;
use super::{Link, Section, Step};
use crate::study::*;

pub(super) const SENTENCE: Field =
    Field::text("The challenge in one sentence", study!(challenge.sentence), TextSize::Lines, 300)
        .hint("For example: 28 of 100 people leave each year, it should be 20")
        .help("What is wrong, how big it is, and what it should be. Leave the training out.");
const BUILD: Field = Field::custom("A sentence from your numbers", Custom::Sentence)
    .help("Made from your first measure. Take it over and change it.");
const AFFECTED: Field = Field::text("Who is affected", study!(challenge.affected), TextSize::Line, 160)
    .hint("How many people, teams or customers")
    .help("For example: 320 service staff and their 24 team leads.");
const SINCE: Field =
    Field::text("Since when", study!(challenge.since), TextSize::Line, 40).help("The month or the year it began.");
const GOAL_HURT: Field =
    Field::text("Which goal of the company it hurts", study!(challenge.goal_hurt), TextSize::Line, 160)
        .help("You find it in the plan for the year.");

const COST_NOW: Field = Field::number("What the problem costs in a year, in {currency}", study!(challenge.cost_now))
    .hint("Leave it empty if nobody knows yet")
    .help("Finance may know it. Otherwise: how often, times what one costs.")
    .example("790000")
    .ranged();
const SALES_MARGIN: Field = Field::number("Profit share of your sales, in percent", study!(challenge.sales_margin))
    .help("It tells how much must be sold to pay for the problem.")
    .example("32");
const DOING_NOTHING: Field = Field::custom("The cost of doing nothing", Custom::DoingNothing)
    .help("What each month costs as long as nothing changes.");

const DECISION: Field =
    Field::pick("What should leaders decide?", pick!(Decision, study!(challenge.decision)), PickStyle::Line, true)
        .help("The report begins with it.");
const DECISION_WORDS: Field =
    Field::text("The decision in your words", study!(challenge.decision_words), TextSize::Lines, 300)
        .help("What, for how much and from when.");
const DECIDED_BY: Field = Field::text("Who decides", study!(challenge.decided_by), TextSize::Line, 80)
    .help("Whoever has the money and can say yes.");
const DECIDE_ON: Field = Field::text("Date of the decision", study!(challenge.decide_on), TextSize::Date, 10)
    .help("When you need an answer.");

pub(super) const STEP: Step = Step {
    id: "challenge",
    caption: "Challenge",
    question: "What is the problem?",
    why: "We ask this because leaders pay to solve a problem, not for a course.",
    link: Link::Challenge,
    sections: &[
        Section::new(
            "",
            &[SENTENCE.needed("Enter the challenge in one sentence"), BUILD, AFFECTED.needed("Enter who is affected")],
        ),
        Section::new("What it costs", &[COST_NOW, DOING_NOTHING]),
        Section::new("", &[SINCE, GOAL_HURT, SALES_MARGIN]).more(),
        Section::new("What you ask for", &[DECISION, DECISION_WORDS, DECIDED_BY, DECIDE_ON]).more(),
    ],
};
