//! The business problem, what it costs, and the decision it asks for.

use super::field::*;
use super::{Link, Section, Step};
use crate::study::*;

pub const SENTENCE: Field =
    Field::text("The challenge in one sentence", study!(challenge.sentence), TextSize::Lines, 300)
        .hint("For example: 28 of 100 people leave each year, it should be 20")
        .help("Say what is wrong, how big it is and what it should be. Leave the training out of it.");
const BUILD: Field = Field::custom("A sentence from your numbers", Custom::Sentence)
    .help("We put your first measure into a sentence. Take it over and change it as you like.");
const AFFECTED: Field = Field::text("Who is affected", study!(challenge.affected), TextSize::Line, 160)
    .hint("How many people, teams or customers")
    .help("For example: 320 service staff and their 24 team leads.");
const SINCE: Field = Field::text("Since when", study!(challenge.since), TextSize::Line, 40)
    .help("The month or the year it began. An old problem needs another answer than a new one.");
const GOAL_HURT: Field =
    Field::text("Which goal of the company it hurts", study!(challenge.goal_hurt), TextSize::Line, 160)
        .help("A goal that leaders are measured by. You find it in the plan for the year.");

const COST_NOW: Field = Field::number(
    "What the problem costs in a year, in {currency}",
    study!(challenge.cost_now),
    Unit::Money,
    Bounds::NotNegative,
)
.hint("Leave it empty if nobody knows yet")
.help("The cost of doing nothing. Finance may know it; otherwise multiply how often by what one costs.")
.example("790000")
.ranged();
const SALES_MARGIN: Field = Field::number(
    "Profit share of your sales, in percent",
    study!(challenge.sales_margin),
    Unit::Percent,
    Bounds::Between(0, 100),
)
.help("With it we say how much must be sold to pay for the problem. It is the contribution margin in the books.")
.example("32");
const DOING_NOTHING: Field = Field::custom("The cost of doing nothing", Custom::DoingNothing)
    .help("What the problem costs each month as long as nothing changes.");

const DECISION: Field =
    Field::pick("What should leaders decide?", pick!(Decision, study!(challenge.decision)), PickStyle::Line, true)
        .help("A study that asks for nothing changes nothing. The report begins with this.");
const DECISION_WORDS: Field =
    Field::text("The decision in your words", study!(challenge.decision_words), TextSize::Lines, 300)
        .help("What is done, how much it costs and from when.");
const DECIDED_BY: Field = Field::text("Who decides", study!(challenge.decided_by), TextSize::Line, 80)
    .help("The person who can say yes and has the money.");
const DECIDE_ON: Field = Field::text("Date of the decision", study!(challenge.decide_on), TextSize::Date, 10)
    .help("The day by which you need an answer.");

pub const STEP: Step = Step {
    id: "challenge",
    caption: "Challenge",
    question: "What is the problem?",
    why: "We ask this because leaders pay to solve a problem, not for a course.",
    link: Link::Challenge,
    sections: &[
        Section::new(
            "",
            &[
                SENTENCE.needed("Enter the challenge in one sentence"),
                BUILD,
                AFFECTED.needed("Enter who is affected"),
                SINCE,
                GOAL_HURT,
            ],
        ),
        Section::new("What it costs", &[COST_NOW, SALES_MARGIN, DOING_NOTHING]),
        Section::new("What you ask for", &[DECISION, DECISION_WORDS, DECIDED_BY, DECIDE_ON]),
    ],
};
