//! The study: one saved document, from the challenge to what was learned.

use super::choices::*;
use super::measure::{HourRate, Measure};
use super::number::Bounds::*;
use super::number::Unit::{self, Hours, Money, Months, People, Percent, Plain};
use super::number::number;
use super::quantity::Quantity;
use super::record::record;

record! {
    /// A study. Every field may be empty: a half-filled study is a study.
    pub struct Study {
        /// What tells it from other studies on the same device.
        pub id: String,
        /// What it is called.
        pub title: String,
        /// The problem it started from.
        pub situation: Situation,
        /// Whether the value after is a target, a trial or a record.
        pub state: State,
        /// How many of the questions are on show.
        pub mode: Mode,
        /// Who answers for the study.
        pub owner: String,
        /// ISO 4217 code, for example EUR. No conversion takes place anywhere.
        pub currency: String,
        /// BCP 47 tag that decides how numbers are written, the same for every reader.
        pub locale: String,
        /// The year whose prices are used.
        pub price_level: String,
        /// Months of the longer view, 12 to 60 (M9).
        pub horizon: Quantity = number(Months, Whole(12, 60)),
        /// The ROI that is asked for, in percent.
        pub hurdle: Quantity = number(Percent, Between(0, 500)),
        /// The yearly discount rate, in percent.
        pub discount: Quantity = number(Percent, Between(0, 500)),
        /// When it was last changed, as the page wrote it.
        pub changed: String,
        /// Whether this is one of the examples that ship with the page.
        pub sample: bool,
        /// The training itself.
        pub programme: Programme,
        /// The business problem.
        pub challenge: Challenge,
        /// Why the problem exists, and whether training is the answer.
        pub cause: Cause,
        /// The business goal and what people will do differently.
        pub goal: Goal,
        /// The business measures.
        pub measures: Vec<Measure>,
        /// The lines of the full cost, without the participants' time.
        pub costs: Vec<CostLine>,
        /// What people who matter expect.
        pub expectations: Vec<Expectation>,
        /// The chain of impact, levels 1 to 4.
        pub levels: Levels,
        /// Gains that stay out of the money.
        pub intangibles: Vec<Intangible>,
        /// What people start, stop or continue.
        pub commitments: Vec<Commitment>,
        /// The story in blocks.
        pub story: Story,
        /// When the study is looked at again.
        pub reviews: Vec<Review>,
        /// Named sets of other values.
        pub scenarios: Vec<Scenario>,
        /// How the range is drawn.
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
        /// What the training is called.
        pub name: String,
        /// Who took part, in words.
        pub audience: String,
        /// The first day, as a date.
        pub starts: String,
        /// The last day, as a date.
        pub ends: String,
        /// What people did in it.
        pub what: String,
        /// What leaders did themselves.
        pub leaders_part: String,
        /// How many people took part.
        pub people: Quantity = number(People, Whole(1, 1_000_000)),
        /// Hours for each person.
        pub hours: Quantity = number(Hours, Between(0, 2000)),
        /// What one hour of theirs costs.
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
        /// Months after the first group.
        pub month: Quantity = number(Months, Whole(0, 60)),
        /// In percent; the waves add up to 100.
        pub share: Quantity = number(Percent, Between(0, 100)),
    }

    /// The business problem, before anybody speaks of training.
    pub struct Challenge {
        /// The problem in one sentence.
        pub sentence: String,
        /// Who is affected.
        pub affected: String,
        /// Since when.
        pub since: String,
        /// Which business goal it hurts.
        pub goal_hurt: String,
        /// What the problem costs in a year, where somebody knows it.
        pub cost_now: Quantity = number(Money, NotNegative),
        /// Profit share of sales, to say how many sales pay for the problem.
        pub sales_margin: Quantity = number(Percent, Between(0, 100)),
        /// What leaders are asked to decide.
        pub decision: Decision,
        /// The decision in words.
        pub decision_words: String,
        /// Who decides.
        pub decided_by: String,
        /// By when, as a date.
        pub decide_on: String,
    }

    /// Why the problem exists, and whether training is the answer (Gilbert; Mager and Pipe).
    pub struct Cause {
        /// Could they do it if they had to?
        pub could_if_had_to: YesNo,
        /// Do they have the tools and the time?
        pub tools_and_time: YesNo,
        /// Does anything punish doing it right?
        pub punished: YesNo,
        /// Is the gap worth closing?
        pub worth_fixing: YesNo,
        /// Do they know what is expected?
        pub expectations_clear: YesNo,
        /// Do they see how they are doing?
        pub feedback_seen: YesNo,
        /// Does anything reward doing it wrong?
        pub wrong_rewarded: YesNo,
        /// Did they do it well before?
        pub did_it_before: YesNo,
        /// Do they need it often?
        pub used_often: YesNo,
        /// Could the task be made easier?
        pub easier_way: YesNo,
        /// Are they able to learn it?
        pub able_to_learn: YesNo,
        /// The five whys, from the problem down.
        pub whys: Vec<WhyStep>,
        /// The causes with their shares.
        pub causes: Vec<RootCause>,
        /// Gilbert's first cell: expectations and feedback.
        pub information: Cell,
        /// Gilbert's second cell: tools, time and process.
        pub resources: Cell,
        /// Gilbert's third cell: consequences.
        pub incentives: Cell,
        /// Gilbert's fourth cell: do they want to?
        pub motives: Cell,
        /// Gilbert's fifth cell: could they?
        pub capacity: Cell,
        /// Gilbert's sixth cell: do they know how?
        pub knowledge: Cell,
        /// What is done besides training.
        pub other_measures: Vec<OtherMeasure>,
        /// Anything a reader should know about it.
        pub note: String,
    }

    /// One answered why.
    pub struct WhyStep {
        /// The answer.
        pub answer: String,
        /// Whether it is a fact or an opinion.
        pub evidence: Evidence,
    }

    /// One of Gilbert's cells: whether it is in order, and how one knows.
    pub struct Cell {
        /// Whether it is in order.
        pub in_order: YesNo,
        /// How one knows.
        pub note: String,
    }

    /// One cause of the problem.
    pub struct RootCause {
        /// What kind of cause it is.
        pub kind: CauseKind,
        /// The cause in words.
        pub name: String,
        /// Its share of the problem, in percent.
        pub share: Quantity = number(Percent, Between(0, 100)),
        /// Whether it is a fact or an opinion.
        pub evidence: Evidence,
        /// How one knows.
        pub how_we_know: String,
    }

    /// Something planned besides training. It becomes an other factor when training's share is asked.
    pub struct OtherMeasure {
        /// What is done.
        pub what: String,
        /// Who does it.
        pub who: String,
        /// When it starts.
        pub when: String,
    }

    /// The business goal and what people will do differently on the job.
    pub struct Goal {
        /// The goal in one sentence.
        pub sentence: String,
        /// Who owns it.
        pub owner: String,
        /// What people do differently on the job.
        pub behaviours: Vec<Behaviour>,
        /// Early signs that they do.
        pub indicators: Vec<Indicator>,
    }

    /// A critical behaviour and what keeps it going (Kirkpatrick, the New World model).
    pub struct Behaviour {
        /// What they do.
        pub what: String,
        /// What keeps it going.
        pub driver: String,
    }

    /// A leading indicator: an early sign that the behaviour is on its way.
    pub struct Indicator {
        /// What is looked at.
        pub what: String,
        /// Its value before.
        pub before: Quantity = number(Plain, Any),
        /// Its value now.
        pub now: Quantity = number(Plain, Any),
    }

    /// One line of the full cost: quantity × rate × share charged to this study (M7).
    pub struct CostLine {
        /// Its own name in the study, the same wherever it stands in the list.
        pub id: String,
        /// What kind of cost it is.
        pub category: Category,
        /// What it is, in words.
        pub name: String,
        /// 1 where nothing is said.
        pub quantity: Quantity = number(Plain, NotNegative),
        /// What one of them costs.
        pub rate: Quantity = number(Money, NotNegative),
        /// Share of the line charged to this study, in percent; 100 where nothing is said.
        pub share: Quantity = number(Percent, Between(0, 100)),
        /// Whether it falls once, each month or each year.
        pub timing: Timing,
        /// The month in which a line that falls once falls; 0, before the benefit begins, where nothing is said (M7).
        pub month: Quantity = number(Months, Whole(0, 60)),
        /// Why the line is 0.
        pub why_zero: String,
    }

    /// What somebody who matters expects, agreed before the training (M10).
    pub struct Expectation {
        /// Who expects it.
        pub who: String,
        /// What they expect.
        pub what: String,
        /// What shows whether it is met.
        pub indicator: String,
        /// The indicator before.
        pub baseline: Quantity = number(Plain, Any),
        /// The indicator that meets the expectation.
        pub target: Quantity = number(Plain, Any),
        /// The indicator now.
        pub actual: Quantity = number(Plain, Any),
        /// Weight against the other expectations; 1 where nothing is said.
        pub weight: Quantity = number(Plain, NotNegative),
        /// Whether it is met, where that is judged and not measured.
        pub judged: Judgement,
        /// How one knows.
        pub evidence: String,
        /// When it was agreed, as a date.
        pub agreed_on: String,
    }

    /// The chain of impact: what was asked and what was seen on levels 1 to 4 (Kirkpatrick, Phillips).
    pub struct Levels {
        /// Level 1: what people thought of it.
        pub reaction: Level,
        /// Level 2: what they learned.
        pub learning: Level,
        /// Level 3: what they do with it.
        pub application: Level,
        /// Level 4: what it did to the business.
        pub impact: Level,
        /// What helped people to use it.
        pub helped: String,
        /// Where the chain broke; a negative result without it is only half reported.
        pub blocked: String,
    }

    /// One level of the chain.
    pub struct Level {
        /// What is looked at.
        pub indicator: String,
        /// What was asked for.
        pub target: Quantity = number(Plain, Any),
        /// What was seen.
        pub actual: Quantity = number(Plain, Any),
        /// Whether that is enough.
        pub met: YesNo,
        /// How one knows.
        pub evidence: String,
    }

    /// A gain that stays out of the money, by choice or need. It is never added to the benefit.
    pub struct Intangible {
        /// What it is.
        pub name: String,
        /// Which way it moved.
        pub direction: Direction,
        /// Its value before.
        pub before: Quantity = number(Plain, Any),
        /// Its value after.
        pub after: Quantity = number(Plain, Any),
        /// How one knows.
        pub evidence: String,
        /// How much it matters, 1 to 5.
        pub importance: Quantity = number(Plain, Whole(1, 5)),
        /// Why it has no price.
        pub why_not_money: String,
    }

    /// What somebody starts, stops or continues. No money is derived from it.
    pub struct Commitment {
        /// Start, stop or continue.
        pub kind: CommitmentKind,
        /// The behaviour.
        pub what: String,
        /// Who commits to it.
        pub who: String,
        /// Whether a leader makes it.
        pub leader: YesNo,
        /// By when, as a date.
        pub by: String,
        /// How far it is.
        pub progress: Progress,
    }

    /// The story in six blocks. An empty block is written from the facts; an edited one is kept.
    pub struct Story {
        /// Who it is for.
        pub audience: Audience,
        /// The problem.
        pub problem: String,
        /// Why it existed.
        pub cause: String,
        /// What was done.
        pub action: String,
        /// What changed.
        pub change: String,
        /// Why one may believe it.
        pub belief: String,
        /// What it is worth and what comes next.
        pub next: String,
        /// A case where it worked.
        pub success: String,
        /// A case where it did not.
        pub failure: String,
        /// What the result cannot say.
        pub limits: String,
    }

    /// When the study is looked at again, and what would trigger a change.
    pub struct Review {
        /// The date.
        pub on: String,
        /// What is looked at.
        pub what: String,
        /// What would lead to a change.
        pub trigger: String,
    }

    /// A named set of other values on the same study.
    pub struct Scenario {
        /// What it is called.
        pub name: String,
        /// What it is about.
        pub note: String,
        /// The values that differ.
        pub changes: Vec<Change>,
    }

    /// One value that differs: the field's place and the value in it.
    pub struct Change {
        /// The field's place, for example measures.0.worth.replacement.
        pub place: String,
        /// The value in it.
        pub value: rust_decimal::Decimal,
    }

    /// The run environment of the range: randomness is an input (M13). 0 draws stand for the usual 10,000.
    pub struct Chance {
        /// The number the draws start from.
        pub seed: u32,
        /// How many draws.
        pub draws: u32,
    }

    /// A finding that somebody keeps, and why.
    pub struct Waiver {
        /// Number of the check.
        pub finding: String,
        /// The field it points to.
        pub place: String,
        /// Why it is kept.
        pub reason: String,
    }

    /// A forecast, frozen: what was promised, to be compared with what came.
    pub struct Promise {
        /// When it was frozen, as a date.
        pub frozen_on: String,
        /// The benefit it promised.
        pub benefit: Quantity = number(Money, Any),
        /// The cost it expected.
        pub cost: Quantity = number(Money, Any),
        /// The measures as they were promised.
        pub measures: Vec<PromisedMeasure>,
    }

    /// One measure as it was promised.
    pub struct PromisedMeasure {
        /// What is measured.
        pub name: String,
        /// Its value before.
        pub baseline: Quantity = number(Unit::Measure, Any),
        /// Its goal.
        pub target: Quantity = number(Unit::Measure, Any),
        /// What one unit was held to be worth.
        pub worth: Quantity = number(Money, Any),
    }
}
