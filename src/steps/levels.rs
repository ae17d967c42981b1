//! The chain of impact: what was asked and what was seen on levels 1 to 4.

use super::field::*;
use super::when::has_happened;
use super::{Link, Section, Step};
use crate::study::*;

/// What is asked on each level.
macro_rules! level {
    ($level:ident, $example:literal) => {{
        fn may_be_known(study: &Study, at: At) -> bool {
            let level = &study.levels.$level;
            has_happened(study, at)
                || level.actual.value.is_some()
                || level.met != YesNo::Open
                || !level.evidence.is_empty()
        }
        [
            Field::text("What you look at", study!(levels.$level.indicator), TextSize::Line, 120)
                .hint($example)
                .help("One number or sign is enough, with its scale or unit."),
            Field::number("Target on this level", study!(levels.$level.target))
                .help("What would be good enough.")
                .example("80"),
            Field::number("Result on this level", study!(levels.$level.actual))
                .help("What was measured.")
                .example("86")
                .when(may_be_known),
            Field::pick("Was the target met?", pick!(YesNo, study!(levels.$level.met)), PickStyle::Line, true)
                .help("Where the chain breaks, look for the reason.")
                .when(may_be_known),
            Field::text("How you know", study!(levels.$level.evidence), TextSize::Line, 160)
                .help("Which survey or test, and how many answered.")
                .when(may_be_known),
        ]
    }};
}
const REACTION: [Field; 5] = level!(reaction, "For example: useful for my work, 1 to 5");
const LEARNING: [Field; 5] = level!(learning, "For example: role play passed, in %");
const APPLICATION: [Field; 5] = level!(application, "For example: one-to-ones held as planned, in %");
const IMPACT: [Field; 5] = level!(impact, "For example: turnover, in % a year");

const CHAIN: Field =
    Field::custom("The chain so far", Custom::Chain).help("A link without proof weakens all after it.");
const HELPED: Field = Field::text("What helped", study!(levels.helped), TextSize::Lines, 300)
    .help("What made it possible to use the skill.");
const BLOCKED: Field = Field::text("What got in the way", study!(levels.blocked), TextSize::Lines, 300)
    .help("A poor result with its reason is a result, too.");

pub(super) const STEP: Step = Step {
    id: "levels",
    caption: "Chain of impact",
    question: "{did_it} reach the job?",
    why: "We ask this because without use on the job the result came from elsewhere.",
    link: Link::Result,
    sections: &[
        Section::new("1 Did they like it? (reaction)", &REACTION).more(),
        Section::new("2 Did they learn it? (learning)", &LEARNING).more(),
        Section::new("3 Do they use it? (application)", &APPLICATION),
        Section::new("", &[CHAIN]),
        Section::new("4 Did the number move? (impact)", &IMPACT).more(),
        Section::new("What helped and what got in the way", &[HELPED, BLOCKED]).more(),
    ],
};
