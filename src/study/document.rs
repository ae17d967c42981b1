//! The study: one saved document, from the challenge to what was learned.

use super::choices::*;
use super::measure::{HourRate, Measure};
use super::quantity::Quantity;
use super::record::record;

record! {
    /// A study. Every field may be empty: a half-filled study is a study.
    pub struct Study {
        pub id: String,
        pub title: String,
        pub situation: Situation,
        pub state: State,
        pub mode: Mode,
        pub owner: String,
        /// ISO 4217 code, for example EUR. No conversion takes place anywhere.
        pub currency: String,
        /// BCP 47 tag that decides how numbers are written, the same for every reader.
        pub locale: String,
        pub price_level: String,
        /// Months of the longer view, 12 to 60 (M9).
        pub horizon: Quantity,
        pub hurdle: Quantity,
        pub discount: Quantity,
        /// When it was last changed, as the page wrote it.
        pub changed: String,
        /// Whether this is one of the examples that ship with the page.
        pub sample: bool,
        pub programme: Programme,
        pub challenge: Challenge,
        pub cause: Cause,
        pub goal: Goal,
        pub measures: Vec<Measure>,
        pub costs: Vec<CostLine>,
        pub expectations: Vec<Expectation>,
        pub levels: Levels,
        pub intangibles: Vec<Intangible>,
        pub commitments: Vec<Commitment>,
        pub story: Story,
        pub reviews: Vec<Review>,
        pub scenarios: Vec<Scenario>,
        pub chance: Chance,
        /// Findings that somebody read and kept, with the reason.
        pub kept: Vec<Waiver>,
        /// The forecast as it stood when measuring began.
        pub forecast: Option<Promise>,
        /// What earlier rounds taught.
        pub lessons: Vec<String>,
    }

    /// The training: who took part, for how long, and what an hour of theirs costs.
    pub struct Programme {
        pub name: String,
        pub audience: String,
        pub starts: String,
        pub ends: String,
        pub what: String,
        pub leaders_part: String,
        pub people: Quantity,
        pub hours: Quantity,
        pub hour: HourRate,
        /// Whether a law or a rule demands the training.
        pub mandatory: YesNo,
        /// Groups that start one after another; without any, all start at once (M6).
        pub waves: Vec<Wave>,
    }

    /// People who start together: how many months after the first, and which share of all (M6).
    pub struct Wave {
        /// Its own name in the study, the same wherever it stands in the list.
        pub id: String,
        pub month: Quantity,
        /// In percent; the waves add up to 100.
        pub share: Quantity,
    }

    /// The business problem, before anybody speaks of training.
    pub struct Challenge {
        pub sentence: String,
        pub affected: String,
        pub since: String,
        pub goal_hurt: String,
        /// What the problem costs in a year, where somebody knows it.
        pub cost_now: Quantity,
        /// Profit share of sales, to say how many sales pay for the problem.
        pub sales_margin: Quantity,
        pub decision: Decision,
        pub decision_words: String,
        pub decided_by: String,
        pub decide_on: String,
    }

    /// Why the problem exists, and whether training is the answer (Gilbert; Mager and Pipe).
    pub struct Cause {
        pub could_if_had_to: YesNo,
        pub tools_and_time: YesNo,
        pub punished: YesNo,
        pub worth_fixing: YesNo,
        pub expectations_clear: YesNo,
        pub feedback_seen: YesNo,
        pub wrong_rewarded: YesNo,
        pub did_it_before: YesNo,
        pub used_often: YesNo,
        pub easier_way: YesNo,
        pub able_to_learn: YesNo,
        pub whys: Vec<WhyStep>,
        pub causes: Vec<RootCause>,
        /// Gilbert's six cells in the order they are asked: information, resources, incentives, motives, capacity, knowledge.
        pub information: Cell,
        pub resources: Cell,
        pub incentives: Cell,
        pub motives: Cell,
        pub capacity: Cell,
        pub knowledge: Cell,
        pub other_measures: Vec<OtherMeasure>,
        pub note: String,
    }

    pub struct WhyStep {
        pub answer: String,
        pub evidence: Evidence,
    }

    /// One of Gilbert's cells: whether it is in order, and how one knows.
    pub struct Cell {
        pub in_order: YesNo,
        pub note: String,
    }

    pub struct RootCause {
        pub kind: CauseKind,
        pub name: String,
        pub share: Quantity,
        pub evidence: Evidence,
        pub how_we_know: String,
    }

    /// Something planned besides training. It becomes an other factor when training's share is asked.
    pub struct OtherMeasure {
        pub what: String,
        pub who: String,
        pub when: String,
    }

    /// The business goal and what people will do differently on the job.
    pub struct Goal {
        pub sentence: String,
        pub owner: String,
        pub behaviours: Vec<Behaviour>,
        pub indicators: Vec<Indicator>,
    }

    /// A critical behaviour and what keeps it going (Kirkpatrick, the New World model).
    pub struct Behaviour {
        pub what: String,
        pub driver: String,
    }

    /// A leading indicator: an early sign that the behaviour is on its way.
    pub struct Indicator {
        pub what: String,
        pub before: Quantity,
        pub now: Quantity,
    }

    /// One line of the full cost: quantity × rate × share charged to this study (M7).
    pub struct CostLine {
        /// Its own name in the study, the same wherever it stands in the list.
        pub id: String,
        pub category: Category,
        pub name: String,
        /// 1 where nothing is said.
        pub quantity: Quantity,
        pub rate: Quantity,
        /// Share of the line charged to this study, in percent; 100 where nothing is said.
        pub share: Quantity,
        pub timing: Timing,
        /// The month in which a line that falls once falls; 0, before the benefit begins, where nothing is said (M7).
        pub month: Quantity,
        pub why_zero: String,
    }

    /// What somebody who matters expects, agreed before the training (M10).
    pub struct Expectation {
        pub who: String,
        pub what: String,
        pub indicator: String,
        pub baseline: Quantity,
        pub target: Quantity,
        pub actual: Quantity,
        /// Weight against the other expectations; 1 where nothing is said.
        pub weight: Quantity,
        pub judged: Judgement,
        pub evidence: String,
        pub agreed_on: String,
    }

    /// The chain of impact: what was asked and what was seen on levels 1 to 4 (Kirkpatrick, Phillips).
    pub struct Levels {
        pub reaction: Level,
        pub learning: Level,
        pub application: Level,
        pub impact: Level,
        pub helped: String,
        /// Where the chain broke; a negative result without it is only half reported.
        pub blocked: String,
    }

    pub struct Level {
        pub indicator: String,
        pub target: Quantity,
        pub actual: Quantity,
        pub met: YesNo,
        pub evidence: String,
    }

    /// A gain that stays out of the money, by choice or need. It is never added to the benefit.
    pub struct Intangible {
        pub name: String,
        pub direction: Direction,
        pub before: Quantity,
        pub after: Quantity,
        pub evidence: String,
        pub importance: Quantity,
        pub why_not_money: String,
    }

    /// What somebody starts, stops or continues. No money is derived from it.
    pub struct Commitment {
        pub kind: CommitmentKind,
        pub what: String,
        pub who: String,
        /// Whether a leader makes it.
        pub leader: YesNo,
        pub by: String,
        pub progress: Progress,
    }

    /// The story in six blocks. An empty block is written from the facts; an edited one is kept.
    pub struct Story {
        pub audience: Audience,
        pub problem: String,
        pub cause: String,
        pub action: String,
        pub change: String,
        pub belief: String,
        pub next: String,
        pub success: String,
        pub failure: String,
        pub limits: String,
    }

    /// When the study is looked at again, and what would trigger a change.
    pub struct Review {
        pub on: String,
        pub what: String,
        pub trigger: String,
    }

    /// A named set of other values on the same study.
    pub struct Scenario {
        pub name: String,
        pub note: String,
        pub changes: Vec<Change>,
    }

    /// One value that differs: the field's place and the value in it.
    pub struct Change {
        pub place: String,
        pub value: rust_decimal::Decimal,
    }

    /// The run environment of the range: randomness is an input (M13). 0 draws stand for the usual 10,000.
    pub struct Chance {
        pub seed: u32,
        pub draws: u32,
    }

    /// A finding that somebody keeps, and why.
    pub struct Waiver {
        pub finding: String,
        pub place: String,
        pub reason: String,
    }

    /// A forecast, frozen: what was promised, to be compared with what came.
    pub struct Promise {
        pub frozen_on: String,
        pub benefit: Quantity,
        pub cost: Quantity,
        pub measures: Vec<PromisedMeasure>,
    }

    pub struct PromisedMeasure {
        pub name: String,
        pub baseline: Quantity,
        pub target: Quantity,
        pub worth: Quantity,
    }
}
