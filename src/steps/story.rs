//! The study told in six blocks.

use super::field::*;
use super::{Link, Section, Step};
use crate::study::*;

const AUDIENCE: Field =
    Field::pick("Who is the story for?", pick!(Audience, study!(story.audience)), PickStyle::Line, false)
        .help("Finance reads the method first, others the result.");
const DRAFT: Field =
    Field::custom("Your story", Custom::Draft).help("What you leave empty is written from your numbers.");

/// One block of the story.
macro_rules! block {
    ($block:ident, $label:literal, $help:literal) => {
        Field::text($label, study!(story.$block), TextSize::Lines, 600).help($help)
    };
}
const PROBLEM: Field = block!(problem, "The problem", "What was wrong and what it cost.");
const CAUSE: Field = block!(cause, "The cause", "Why it was so, and why training fits.");
const ACTION: Field = block!(action, "What we did", "Who was trained, in what, and what leaders did.");
const CHANGE: Field = block!(change, "What changed", "From how much to how much, against what.");
const BELIEF: Field = block!(belief, "Why we believe it", "How you know it was the training.");
const NEXT: Field = block!(next, "What it is worth, and what comes next", "The result in money and your request.");
const SUCCESS: Field =
    block!(success, "Somebody for whom it worked", "Who, what they did, and what came of it (success case).");
const FAILURE: Field = block!(failure, "Somebody for whom it did not", "What stood in their way.");
const LIMITS: Field = block!(limits, "What we do not know", "The weak points, named before somebody else does.");

pub(super) const STEP: Step = Step {
    id: "story",
    caption: "Story",
    question: "How would you tell it?",
    why: "We ask this because people remember a story longer than a number.",
    link: Link::Result,
    sections: &[
        Section::new("", &[AUDIENCE, DRAFT]),
        Section::new("Two cases and the limits", &[SUCCESS, FAILURE, LIMITS]),
        Section::new("In your own words, block by block", &[PROBLEM, CAUSE, ACTION, CHANGE, BELIEF, NEXT]).more(),
    ],
};
