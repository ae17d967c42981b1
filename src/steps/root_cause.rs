//! Why the problem exists, and whether training is the answer.

use super::field::*;
use super::when::*;
use super::{Link, Section, Step};
use crate::study::*;

const WHY_ANSWER: Field =
    Field::text("Because", row!(cause.whys => answer), TextSize::Line, 200).help("Then ask why of this answer.");
const WHY_EVIDENCE: Field =
    Field::pick("Fact or opinion?", pick!(Evidence, row!(cause.whys => evidence)), PickStyle::Line, true)
        .help("A fact has been counted or seen.");
const WHYS: Field = Field::rows(
    "Why does it happen? (5 Whys)",
    rows!("why", 10, cause.whys, WhyStep::default(), &[WHY_ANSWER, WHY_EVIDENCE]),
)
.hint("Ask why, then ask why of each answer")
.help("Stop at something you can change.");

/// One of Gilbert's cells: whether it is in order, and how one knows.
macro_rules! cell {
    ($cell:ident, $question:literal, $note:literal, $help:literal) => {
        [
            Field::pick($question, pick!(YesNo, study!(cause.$cell.in_order)), PickStyle::Line, true).help($help),
            Field::text($note, study!(cause.$cell.note), TextSize::Line, 200)
                .help("One thing you saw or heard that shows it."),
        ]
    };
}
const INFORMATION: [Field; 2] = cell!(
    information,
    "Do people know what is expected, and how they do?",
    "Note on information",
    "Clear goals and prompt feedback cost little and often settle it."
);
const RESOURCES: [Field; 2] = cell!(
    resources,
    "Do they have the tools, the process and the access?",
    "Note on resources",
    "Systems, material, staff, a clear process."
);
const INCENTIVES: [Field; 2] = cell!(
    incentives,
    "Does doing it right pay off for them?",
    "Note on incentives",
    "Pay, praise, workload and what happens when nobody does it."
);
const MOTIVES: [Field; 2] =
    cell!(motives, "Do they want to do it?", "Note on motives", "Whether the work and what it offers suit them.");
const CAPACITY: [Field; 2] = cell!(
    capacity,
    "Are they able to do it, in body and mind?",
    "Note on capacity",
    "Whether the right people were chosen for the work."
);
const KNOWLEDGE: [Field; 2] =
    cell!(knowledge, "Do they know how?", "Note on knowledge", "Training helps with this one only.");

const WORTH_FIXING: Field =
    Field::pick("Is the problem worth solving?", pick!(YesNo, study!(cause.worth_fixing)), PickStyle::Line, true)
        .help("Compare its cost with that of a solution.");
const CLEAR: Field = Field::pick(
    "Has somebody told them what they should do?",
    pick!(YesNo, study!(cause.expectations_clear)),
    PickStyle::Line,
    true,
)
.help("In words they would repeat in the same way.");
const FEEDBACK: Field =
    Field::pick("Do they see how well they do it?", pick!(YesNo, study!(cause.feedback_seen)), PickStyle::Line, true)
        .help("Soon, and with their own number.");
pub(super) const COULD: Field =
    Field::pick("Could they do it if they had to?", pick!(YesNo, study!(cause.could_if_had_to)), PickStyle::Line, true)
        .hint("If everything depended on it, today")
        .help("If they could, they have the skill. Something else holds them back.");
pub(super) const TOOLS: Field = Field::pick(
    "Do they have the tools and the time?",
    pick!(YesNo, study!(cause.tools_and_time)),
    PickStyle::Line,
    true,
)
.hint("Systems, access, staffing, a clear process")
.help("Training cannot replace a missing tool or a missing hour.");
pub(super) const PUNISHED: Field =
    Field::pick("Does anything punish doing it right?", pick!(YesNo, study!(cause.punished)), PickStyle::Line, true)
        .hint("Extra work, slower numbers, an annoyed manager")
        .help("If doing it right costs people something, they stop after the course.");
const REWARDED: Field =
    Field::pick("Does doing it wrong pay off?", pick!(YesNo, study!(cause.wrong_rewarded)), PickStyle::Line, true)
        .help("For example a bonus for speed where care is needed.");
const DID_BEFORE: Field =
    Field::pick("Did they do it right in the past?", pick!(YesNo, study!(cause.did_it_before)), PickStyle::Line, true)
        .help("Then practice or feedback may be enough.")
        .when(may_lack_skill);
const OFTEN: Field =
    Field::pick("Is the skill used often?", pick!(YesNo, study!(cause.used_often)), PickStyle::Line, true)
        .help("A rare task needs a checklist at hand more than a course.")
        .when(may_lack_skill);
const EASIER: Field = Field::pick(
    "Is there a simpler way to do the task?",
    pick!(YesNo, study!(cause.easier_way)),
    PickStyle::Line,
    true,
)
.help("A checklist, a form or a better process may cost less than training.");
const ABLE: Field =
    Field::pick("Are they able to learn it?", pick!(YesNo, study!(cause.able_to_learn)), PickStyle::Line, true)
        .help("If not, the task and the person do not fit.")
        .when(may_lack_skill);
pub(super) const GATE: Field = Field::custom("What your answers say", Custom::Gate)
    .help("Whether training fits, fits in part, or is not the lever.");

const CAUSE_KIND: Field =
    Field::pick("Kind of cause", pick!(CauseKind, row!(cause.causes => kind)), PickStyle::List, false)
        .help("Only knowledge and skill are a matter for training.");
const CAUSE_NAME: Field = Field::text("Name of the cause", row!(cause.causes => name), TextSize::Line, 120)
    .help("For example: reps pitch before they ask.")
    .needed("Enter the name of the cause");
const CAUSE_SHARE: Field = Field::number("Weight of the cause, in percent", row!(cause.causes => share))
    .help("All together make 100%. Training can only claim the part for skill.")
    .needed("Enter the weight of the cause, in percent")
    .example("50");
const CAUSE_EVIDENCE: Field =
    Field::pick("Fact or opinion?", pick!(Evidence, row!(cause.causes => evidence)), PickStyle::Line, true)
        .help("A fact has been counted or seen.");
const CAUSE_KNOWN: Field = Field::text("How you know", row!(cause.causes => how_we_know), TextSize::Line, 160)
    .help("For example: 41 exit talks, a test.");
const CAUSES: Field = Field::rows(
    "Which causes hold the number back?",
    rows!(
        "cause",
        12,
        cause.causes,
        RootCause::default(),
        &[CAUSE_NAME, CAUSE_KIND, CAUSE_SHARE, CAUSE_EVIDENCE, CAUSE_KNOWN]
    ),
)
.help("Name those that training cannot change, too.")
.needed("Add at least one of the causes");
const CAUSE_BAR: Field =
    Field::custom("All causes together", Custom::Causes).help("How much of the problem training can reach.");

const OTHER_WHAT: Field = Field::text("What is done", row!(cause.other_measures => what), TextSize::Line, 160)
    .help("For example: new tools, a pay review, a new process.");
const OTHER_WHO: Field =
    Field::text("Who does it", row!(cause.other_measures => who), TextSize::Line, 80).help("A name or a department.");
const OTHER_WHEN: Field = Field::text("When", row!(cause.other_measures => when), TextSize::Line, 40)
    .help("To see whether it falls into the time you measure.");
const OTHERS: Field = Field::rows(
    "What is done besides training?",
    rows!("planned step", 20, cause.other_measures, OtherMeasure::default(), &[OTHER_WHAT, OTHER_WHO, OTHER_WHEN]),
)
.help("They may move the number, too.");

pub(super) const NOTE: Field = Field::text("What holds the number back", study!(cause.note), TextSize::Lines, 600)
    .hint("In a sentence or two")
    .help("It goes into the report.");

pub(super) const STEP: Step = Step {
    id: "root-cause",
    caption: "Root cause",
    question: "Why does the problem exist?",
    why: "We ask this because training only helps where people do not know how.",
    link: Link::Cause,
    sections: &[
        Section::new(
            "Is training the answer? (Mager and Pipe)",
            &[
                TOOLS.needed("Select whether they have the tools and the time"),
                PUNISHED.needed("Select whether anything punishes doing it right"),
                COULD.needed("Select whether they could do it if they had to"),
                GATE,
            ],
        ),
        Section::new("The causes and their weight", &[CAUSES, CAUSE_BAR]),
        Section::new("", &[WHYS]).more(),
        Section::new(
            "What must be in place (Gilbert’s six cells)",
            &[
                INFORMATION[0],
                INFORMATION[1],
                RESOURCES[0],
                RESOURCES[1],
                INCENTIVES[0],
                INCENTIVES[1],
                MOTIVES[0],
                MOTIVES[1],
                CAPACITY[0],
                CAPACITY[1],
                KNOWLEDGE[0],
                KNOWLEDGE[1],
            ],
        )
        .more(),
        Section::new(
            "More on whether training is the answer",
            &[WORTH_FIXING, CLEAR, FEEDBACK, REWARDED, DID_BEFORE, OFTEN, EASIER, ABLE],
        )
        .more(),
        Section::new("What else is planned", &[OTHERS, NOTE]).more(),
    ],
};
