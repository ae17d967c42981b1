//! The study: one saved document, from the challenge to what was learned.

use serde::{Deserialize, Serialize};

use super::choices::*;
use super::measure::{HourRate, Measure};
use super::quantity::{Quantity, is_default};

/// A study. Every field may be empty: a half-filled study is a study.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Study {
    pub id: String,
    pub title: String,
    pub situation: Situation,
    pub state: State,
    #[serde(skip_serializing_if = "is_default")]
    pub owner: String,
    /// ISO 4217 code, for example EUR. No conversion takes place anywhere.
    pub currency: String,
    /// BCP 47 tag that decides how numbers are written, the same for every reader.
    pub locale: String,
    #[serde(skip_serializing_if = "is_default")]
    pub price_level: String,
    #[serde(skip_serializing_if = "is_default")]
    pub horizon: Quantity,
    #[serde(skip_serializing_if = "is_default")]
    pub hurdle: Quantity,
    #[serde(skip_serializing_if = "is_default")]
    pub discount: Quantity,
    /// When it was last changed, as the page wrote it.
    #[serde(skip_serializing_if = "is_default")]
    pub changed: String,
    /// Whether this is one of the examples that ship with the page.
    #[serde(skip_serializing_if = "is_default")]
    pub sample: bool,
    #[serde(skip_serializing_if = "is_default")]
    pub programme: Programme,
    #[serde(skip_serializing_if = "is_default")]
    pub challenge: Challenge,
    #[serde(skip_serializing_if = "is_default")]
    pub cause: Cause,
    #[serde(skip_serializing_if = "is_default")]
    pub goal: Goal,
    #[serde(skip_serializing_if = "is_default")]
    pub measures: Vec<Measure>,
    #[serde(skip_serializing_if = "is_default")]
    pub costs: Vec<CostLine>,
    #[serde(skip_serializing_if = "is_default")]
    pub expectations: Vec<Expectation>,
    #[serde(skip_serializing_if = "is_default")]
    pub levels: Levels,
    #[serde(skip_serializing_if = "is_default")]
    pub intangibles: Vec<Intangible>,
    #[serde(skip_serializing_if = "is_default")]
    pub commitments: Vec<Commitment>,
    #[serde(skip_serializing_if = "is_default")]
    pub story: Story,
    #[serde(skip_serializing_if = "is_default")]
    pub reviews: Vec<Review>,
    #[serde(skip_serializing_if = "is_default")]
    pub scenarios: Vec<Scenario>,
    #[serde(skip_serializing_if = "is_default")]
    pub chance: Chance,
    /// Findings that somebody read and kept, with the reason.
    #[serde(skip_serializing_if = "is_default")]
    pub kept: Vec<Kept>,
    /// The forecast as it stood when measuring began.
    #[serde(skip_serializing_if = "is_default")]
    pub forecast: Option<Promise>,
    /// What earlier rounds taught.
    #[serde(skip_serializing_if = "is_default")]
    pub lessons: Vec<String>,
}

/// The training: who took part, for how long, and what an hour of theirs costs.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Programme {
    pub name: String,
    #[serde(skip_serializing_if = "is_default")]
    pub audience: String,
    #[serde(skip_serializing_if = "is_default")]
    pub starts: String,
    #[serde(skip_serializing_if = "is_default")]
    pub ends: String,
    #[serde(skip_serializing_if = "is_default")]
    pub what: String,
    #[serde(skip_serializing_if = "is_default")]
    pub leaders_part: String,
    #[serde(skip_serializing_if = "is_default")]
    pub people: Quantity,
    #[serde(skip_serializing_if = "is_default")]
    pub hours: Quantity,
    #[serde(skip_serializing_if = "is_default")]
    pub hour: HourRate,
    /// Whether a law or a rule demands the training.
    #[serde(skip_serializing_if = "is_default")]
    pub mandatory: YesNo,
}

/// The business problem, before anybody speaks of training.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Challenge {
    #[serde(skip_serializing_if = "is_default")]
    pub sentence: String,
    #[serde(skip_serializing_if = "is_default")]
    pub affected: String,
    #[serde(skip_serializing_if = "is_default")]
    pub since: String,
    #[serde(skip_serializing_if = "is_default")]
    pub goal_hurt: String,
    /// What the problem costs in a year, where somebody knows it.
    #[serde(skip_serializing_if = "is_default")]
    pub cost_now: Quantity,
    /// Profit share of sales, to say how many sales pay for the problem.
    #[serde(skip_serializing_if = "is_default")]
    pub sales_margin: Quantity,
    #[serde(skip_serializing_if = "is_default")]
    pub decision: Decision,
    #[serde(skip_serializing_if = "is_default")]
    pub decision_words: String,
    #[serde(skip_serializing_if = "is_default")]
    pub decided_by: String,
    #[serde(skip_serializing_if = "is_default")]
    pub decide_on: String,
}

/// Why the problem exists, and whether training is the answer (`reference.md` 1.4).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Cause {
    #[serde(skip_serializing_if = "is_default")]
    pub could_if_had_to: YesNo,
    #[serde(skip_serializing_if = "is_default")]
    pub tools_and_time: YesNo,
    #[serde(skip_serializing_if = "is_default")]
    pub punished: YesNo,
    #[serde(skip_serializing_if = "is_default")]
    pub worth_fixing: YesNo,
    #[serde(skip_serializing_if = "is_default")]
    pub expectations_clear: YesNo,
    #[serde(skip_serializing_if = "is_default")]
    pub feedback_seen: YesNo,
    #[serde(skip_serializing_if = "is_default")]
    pub wrong_rewarded: YesNo,
    #[serde(skip_serializing_if = "is_default")]
    pub did_it_before: YesNo,
    #[serde(skip_serializing_if = "is_default")]
    pub used_often: YesNo,
    #[serde(skip_serializing_if = "is_default")]
    pub easier_way: YesNo,
    #[serde(skip_serializing_if = "is_default")]
    pub able_to_learn: YesNo,
    #[serde(skip_serializing_if = "is_default")]
    pub whys: Vec<Why>,
    #[serde(skip_serializing_if = "is_default")]
    pub causes: Vec<RootCause>,
    /// Gilbert's six cells in the order they are asked: information, resources, incentives, motives, capacity, knowledge.
    #[serde(skip_serializing_if = "is_default")]
    pub information: Cell,
    #[serde(skip_serializing_if = "is_default")]
    pub resources: Cell,
    #[serde(skip_serializing_if = "is_default")]
    pub incentives: Cell,
    #[serde(skip_serializing_if = "is_default")]
    pub motives: Cell,
    #[serde(skip_serializing_if = "is_default")]
    pub capacity: Cell,
    #[serde(skip_serializing_if = "is_default")]
    pub knowledge: Cell,
    #[serde(skip_serializing_if = "is_default")]
    pub other_measures: Vec<OtherMeasure>,
    #[serde(skip_serializing_if = "is_default")]
    pub note: String,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Why {
    #[serde(skip_serializing_if = "is_default")]
    pub answer: String,
    #[serde(skip_serializing_if = "is_default")]
    pub evidence: Evidence,
}

/// One of Gilbert's cells: whether it is in order, and how one knows.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Cell {
    #[serde(skip_serializing_if = "is_default")]
    pub in_order: YesNo,
    #[serde(skip_serializing_if = "is_default")]
    pub note: String,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct RootCause {
    pub kind: CauseKind,
    pub name: String,
    #[serde(skip_serializing_if = "is_default")]
    pub share: Quantity,
    #[serde(skip_serializing_if = "is_default")]
    pub evidence: Evidence,
    #[serde(skip_serializing_if = "is_default")]
    pub how_we_know: String,
}

/// Something planned besides training. It becomes an other factor when training's share is asked.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct OtherMeasure {
    pub what: String,
    #[serde(skip_serializing_if = "is_default")]
    pub who: String,
    #[serde(skip_serializing_if = "is_default")]
    pub when: String,
}

/// The business goal and what people will do differently on the job.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Goal {
    #[serde(skip_serializing_if = "is_default")]
    pub sentence: String,
    #[serde(skip_serializing_if = "is_default")]
    pub owner: String,
    #[serde(skip_serializing_if = "is_default")]
    pub behaviours: Vec<Behaviour>,
    #[serde(skip_serializing_if = "is_default")]
    pub indicators: Vec<Indicator>,
}

/// A critical behaviour and what keeps it going (`reference.md` 1.5).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Behaviour {
    pub what: String,
    #[serde(skip_serializing_if = "is_default")]
    pub driver: String,
}

/// A leading indicator: an early sign that the behaviour is on its way.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Indicator {
    pub what: String,
    #[serde(skip_serializing_if = "is_default")]
    pub before: Quantity,
    #[serde(skip_serializing_if = "is_default")]
    pub now: Quantity,
}

/// One line of the full cost: quantity × rate × share charged to this study (M7).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct CostLine {
    pub category: Category,
    pub name: String,
    /// 1 where nothing is said.
    #[serde(skip_serializing_if = "is_default")]
    pub quantity: Quantity,
    #[serde(skip_serializing_if = "is_default")]
    pub rate: Quantity,
    /// Share of the line charged to this study, in percent; 100 where nothing is said.
    #[serde(skip_serializing_if = "is_default")]
    pub share: Quantity,
    #[serde(skip_serializing_if = "is_default")]
    pub timing: Timing,
    #[serde(skip_serializing_if = "is_default")]
    pub why_zero: String,
}

/// What somebody who matters expects, agreed before the training (M10).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Expectation {
    #[serde(skip_serializing_if = "is_default")]
    pub who: String,
    pub what: String,
    #[serde(skip_serializing_if = "is_default")]
    pub indicator: String,
    #[serde(skip_serializing_if = "is_default")]
    pub baseline: Quantity,
    #[serde(skip_serializing_if = "is_default")]
    pub target: Quantity,
    #[serde(skip_serializing_if = "is_default")]
    pub actual: Quantity,
    /// Weight against the other expectations; 1 where nothing is said.
    #[serde(skip_serializing_if = "is_default")]
    pub weight: Quantity,
    #[serde(skip_serializing_if = "is_default")]
    pub judged: Judgement,
    #[serde(skip_serializing_if = "is_default")]
    pub evidence: String,
    #[serde(skip_serializing_if = "is_default")]
    pub agreed_on: String,
}

/// The chain of impact: what was asked and what was seen on levels 1 to 4 (`reference.md` 1.2).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Levels {
    #[serde(skip_serializing_if = "is_default")]
    pub reaction: Level,
    #[serde(skip_serializing_if = "is_default")]
    pub learning: Level,
    #[serde(skip_serializing_if = "is_default")]
    pub application: Level,
    #[serde(skip_serializing_if = "is_default")]
    pub impact: Level,
    #[serde(skip_serializing_if = "is_default")]
    pub helped: String,
    /// Where the chain broke; a negative result without it is only half reported.
    #[serde(skip_serializing_if = "is_default")]
    pub blocked: String,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Level {
    #[serde(skip_serializing_if = "is_default")]
    pub indicator: String,
    #[serde(skip_serializing_if = "is_default")]
    pub target: Quantity,
    #[serde(skip_serializing_if = "is_default")]
    pub actual: Quantity,
    #[serde(skip_serializing_if = "is_default")]
    pub met: YesNo,
    #[serde(skip_serializing_if = "is_default")]
    pub evidence: String,
}

/// A gain that stays out of the money, by choice or need. It is never added to the benefit.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Intangible {
    pub name: String,
    #[serde(skip_serializing_if = "is_default")]
    pub direction: Direction,
    #[serde(skip_serializing_if = "is_default")]
    pub before: Quantity,
    #[serde(skip_serializing_if = "is_default")]
    pub after: Quantity,
    #[serde(skip_serializing_if = "is_default")]
    pub evidence: String,
    #[serde(skip_serializing_if = "is_default")]
    pub importance: Quantity,
    #[serde(skip_serializing_if = "is_default")]
    pub why_not_money: String,
}

/// What somebody starts, stops or continues. No money is derived from it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Commitment {
    pub kind: CommitmentKind,
    pub what: String,
    #[serde(skip_serializing_if = "is_default")]
    pub who: String,
    /// Whether a leader makes it.
    #[serde(skip_serializing_if = "is_default")]
    pub leader: YesNo,
    #[serde(skip_serializing_if = "is_default")]
    pub by: String,
    #[serde(skip_serializing_if = "is_default")]
    pub progress: Progress,
}

/// The story in six blocks. An empty block is written from the facts; an edited one is kept.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Story {
    #[serde(skip_serializing_if = "is_default")]
    pub audience: Audience,
    #[serde(skip_serializing_if = "is_default")]
    pub problem: String,
    #[serde(skip_serializing_if = "is_default")]
    pub cause: String,
    #[serde(skip_serializing_if = "is_default")]
    pub action: String,
    #[serde(skip_serializing_if = "is_default")]
    pub change: String,
    #[serde(skip_serializing_if = "is_default")]
    pub belief: String,
    #[serde(skip_serializing_if = "is_default")]
    pub next: String,
    #[serde(skip_serializing_if = "is_default")]
    pub success: String,
    #[serde(skip_serializing_if = "is_default")]
    pub failure: String,
    #[serde(skip_serializing_if = "is_default")]
    pub limits: String,
}

/// When the study is looked at again, and what would trigger a change.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Review {
    #[serde(skip_serializing_if = "is_default")]
    pub on: String,
    pub what: String,
    #[serde(skip_serializing_if = "is_default")]
    pub trigger: String,
}

/// A named set of other values on the same study.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Scenario {
    pub name: String,
    #[serde(skip_serializing_if = "is_default")]
    pub note: String,
    #[serde(skip_serializing_if = "is_default")]
    pub changes: Vec<Change>,
}

/// One value that differs: the field's place and the value in it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Change {
    #[serde(skip_serializing_if = "is_default")]
    pub place: String,
    pub value: rust_decimal::Decimal,
}

/// The run environment of the range: randomness is an input (M13).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Chance {
    pub seed: u32,
    pub draws: u32,
}

impl Default for Chance {
    fn default() -> Self {
        Chance { seed: 1, draws: 10_000 }
    }
}

/// A finding that somebody keeps, and why.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Kept {
    #[serde(skip_serializing_if = "is_default")]
    pub finding: String,
    #[serde(skip_serializing_if = "is_default")]
    pub place: String,
    #[serde(skip_serializing_if = "is_default")]
    pub reason: String,
}

/// A forecast, frozen: what was promised, to be compared with what came.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Promise {
    #[serde(skip_serializing_if = "is_default")]
    pub frozen_on: String,
    #[serde(skip_serializing_if = "is_default")]
    pub benefit: Quantity,
    #[serde(skip_serializing_if = "is_default")]
    pub cost: Quantity,
    #[serde(skip_serializing_if = "is_default")]
    pub measures: Vec<PromisedMeasure>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct PromisedMeasure {
    pub name: String,
    #[serde(skip_serializing_if = "is_default")]
    pub baseline: Quantity,
    #[serde(skip_serializing_if = "is_default")]
    pub target: Quantity,
    #[serde(skip_serializing_if = "is_default")]
    pub worth: Quantity,
}
