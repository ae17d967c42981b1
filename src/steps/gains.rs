//! What is gained beyond money, what people commit to, and when it is looked at again.

use super::field::*;
use super::{Link, Section, Step};
use crate::study::*;

const NAME: Field = Field::text("What is gained", row!(intangibles => name), TextSize::Line, 120)
    .help("For example engagement, fewer complaints, a good name.")
    .needed("Enter what is gained");
const DIRECTION: Field =
    Field::pick("Which way did it move?", pick!(Direction, row!(intangibles => direction)), PickStyle::Line, true)
        .help("Say it, too, when it got worse.");
const BEFORE: Field = Field::number("Value before", row!(intangibles => before))
    .help("From a survey or a count, if you have one.")
    .example("3.4");
const AFTER: Field =
    Field::number("Value after", row!(intangibles => after)).help("Asked or counted in the same way.").example("3.8");
const EVIDENCE: Field = Field::text("How you know", row!(intangibles => evidence), TextSize::Line, 200)
    .help("A number, a record or a quote.");
const IMPORTANCE: Field = Field::number("Importance, 1 to 5", row!(intangibles => importance))
    .help("To those who decide. 5 is most.")
    .example("4");
const WHY: Field = Field::text("Why it is not in money", row!(intangibles => why_not_money), TextSize::Line, 160)
    .help("For example: nobody would believe a price for it.");
const INTANGIBLES: Field = Field::rows(
    "What else is gained?",
    rows!("gain", 20, intangibles, Intangible::default(), &[NAME, DIRECTION, BEFORE, AFTER, IMPORTANCE, EVIDENCE, WHY]),
)
.hint("Never added to the money")
.help("Three with proof say more than ten without.");

const KIND: Field =
    Field::pick("Start, stop or continue?", pick!(CommitmentKind, row!(commitments => kind)), PickStyle::Line, false)
        .help("What happens to the behaviour from now on.");
const WHAT: Field = Field::text("What they do", row!(commitments => what), TextSize::Line, 160)
    .help("Something others can see, for example: weekly one-to-ones.")
    .needed("Enter what they do");
const WHO: Field =
    Field::text("Who does it", row!(commitments => who), TextSize::Line, 80).help("Everybody means nobody.");
const LEADER: Field = Field::pick("Is it a leader?", pick!(YesNo, row!(commitments => leader)), PickStyle::Line, true)
    .help("Leaders make a result last.");
const BY: Field =
    Field::text("Date it is due", row!(commitments => by), TextSize::Date, 10).help("The day you look at it again.");
const PROGRESS: Field =
    Field::pick("How far is it?", pick!(Progress, row!(commitments => progress)), PickStyle::Line, false)
        .help("Dropped is an honest answer.");
const COMMITMENTS: Field = Field::rows(
    "Who starts, stops or continues what?",
    rows!("commitment", 30, commitments, Commitment::default(), &[KIND, WHAT, WHO, LEADER, BY, PROGRESS]),
)
.help("We count how many are done, never in money.");

const REVIEW_ON: Field = Field::text("Date of the review", row!(reviews => on), TextSize::Date, 10)
    .help("Often after three, six and twelve months.");
const REVIEW_WHAT: Field =
    Field::text("What you look at", row!(reviews => what), TextSize::Line, 160).help("The measure or the question.");
const TRIGGER: Field = Field::text("What would make you act", row!(reviews => trigger), TextSize::Line, 200)
    .help("For example: above 24.5% for two months.");
const REVIEWS: Field = Field::rows(
    "When do you look again?",
    rows!("review", 12, reviews, Review::default(), &[REVIEW_ON, REVIEW_WHAT, TRIGGER]),
)
.help("A date keeps the result from fading unseen.");

pub(super) const STEP: Step = Step {
    id: "gains",
    caption: "Gains and commitments",
    question: "What else is gained, and what happens next?",
    why: "We ask this because not all that counts is money, and somebody must keep it up.",
    link: Link::Result,
    sections: &[
        Section::new("Gains without a price (intangibles)", &[INTANGIBLES]),
        Section::new("Start, stop, continue", &[COMMITMENTS]),
        Section::new("Reviews", &[REVIEWS]),
    ],
};
