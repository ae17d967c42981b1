//! One business measure: its numbers before and after, what else may explain them, and what they are worth.

use super::choices::*;
use super::quantity::Quantity;
use super::record::record;
use rust_decimal::Decimal;

record! {
    /// A measure with its baseline, comparison, isolation, worth and timing (M1–M6).
    pub struct Measure {
        /// Its own name in the study, the same wherever it stands in the list.
        pub id: String,
        /// The catalogue entry it was made from; empty for a measure of the user's own.
        pub kind: String,
        pub name: String,
        /// What one unit is called in the plural: errors, exits, hours.
        pub unit: String,
        pub better: Better,
        pub scale: Scale,
        pub period: Period,
        /// Periods in a year, where they differ from the calendar's: 44 working weeks, 230 working days.
        pub periods: Quantity,
        /// What the rate or the amount applies to: headcount, leads, contacts, people (M4).
        pub base: Quantity,
        pub base_name: String,
        /// How many periods each of the four numbers covers, to say what a percentage is counted of: base × periods (M13).
        pub covered: Quantity,
        /// How many months a total was measured over (M4).
        pub months: Quantity,
        pub target: Quantity,
        pub target_by: String,
        pub owner: String,
        pub baseline: Quantity,
        pub after: Quantity,
        pub before_series: Vec<Point>,
        pub after_series: Vec<Point>,
        /// The number month by month since the training, as far as it is recorded (M6).
        pub actuals: Vec<Actual>,
        pub seasonal: YesNo,
        pub comparison: Comparison,
        pub isolation: Isolation,
        pub worth: Worth,
        pub effect: Effect,
    }

    /// One period of a series: its name, its value, and the driver's value where there is one (I3, I4).
    pub struct Point {
        pub when: String,
        pub value: Quantity,
        pub driver: Quantity,
    }

    /// The number of one month after the training, 1 for the first.
    pub struct Actual {
        pub id: String,
        pub month: Quantity,
        /// A count of this month alone; a rate or an amount for each as the baseline is.
        pub value: Quantity,
    }

    /// What is known of people who did not take part, and how the trained were chosen (I1–I4).
    pub struct Comparison {
        pub group: String,
        pub before: Quantity,
        pub after: Quantity,
        /// How many people or cases stand on each side.
        pub trained: Quantity,
        pub compared: Quantity,
        /// What the group's percentage is counted of, in one period, as `base` is for the trained (M13).
        pub base: Quantity,
        pub chosen: Selection,
        /// Whether the old trend is expected to go on; yes turns the series into a trend line (I3).
        pub trend: YesNo,
        /// Name of the driver whose values stand beside the series (I4).
        pub driver: String,
    }

    /// Estimates of the training's share, and the caution put on records (M3).
    pub struct Isolation {
        /// Contribution and confidence put on a record (I1–I4); 100 where nothing is said.
        pub share: Quantity,
        pub confidence: Quantity,
        pub estimators: Vec<Estimator>,
        pub pooling: Pooling,
        pub factors: Vec<Factor>,
        /// How sure the shares of the other factors are (I8).
        pub factors_confidence: Quantity,
        pub respondents: Vec<Respondent>,
        /// Whether other things that changed were looked for.
        pub note: String,
    }

    /// Somebody's estimate of the training's share (I6, I7).
    pub struct Estimator {
        pub id: String,
        pub name: String,
        pub role: Role,
        pub share: Quantity,
        pub confidence: Quantity,
        /// Whether they sell, own or run the programme.
        pub interested: YesNo,
    }

    /// Something else that moved the measure, with its share of the change (I8).
    pub struct Factor {
        pub id: String,
        pub name: String,
        pub share: Quantity,
    }

    /// A participant's own estimate, or that of a group of `people` who said the same (I5).
    pub struct Respondent {
        pub id: String,
        pub name: String,
        pub people: Quantity,
        pub change: Quantity,
        pub share: Quantity,
        pub confidence: Quantity,
    }

    /// What one unit is worth (M5). All kinds keep their answers, so that a change of mind loses nothing.
    pub struct Worth {
        pub class: Class,
        pub valuation: Valuation,
        pub value: Quantity,
        pub price: Quantity,
        pub margin: Quantity,
        pub parts: Vec<Part>,
        pub salary: Quantity,
        pub replacement: Quantity,
        pub hour: HourRate,
        /// What one unit is in working time, or else the hours it takes (M5).
        pub unit_time: UnitTime,
        pub hours_per_unit: Quantity,
        /// Hours of a working day, where a unit is a day or a week (M5).
        pub hours_a_day: Quantity,
        pub direct: Quantity,
        pub indirect_ratio: Quantity,
        /// SD of yearly performance in money, or else its share of the salary.
        pub performance_sd: Quantity,
        pub performance_share: Quantity,
        pub variable_cost: Quantity,
        pub tax: Quantity,
        /// Whether the freed time has a named use, and which share of it (M5, class capacity).
        pub used: YesNo,
        pub use_named: String,
        pub usable: Quantity,
        pub agreed_by: String,
        pub agreed_on: String,
        /// Yearly revenue or cost of the unit the claim is about, to see whether it is plausible.
        pub pool: Quantity,
        pub why_not_money: String,
    }

    /// One part of what an event costs.
    pub struct Part {
        pub id: String,
        pub name: String,
        pub amount: Quantity,
    }

    /// What one hour of somebody's work costs: given, or worked out from pay (M5).
    pub struct HourRate {
        pub value: Quantity,
        pub pay: Quantity,
        pub on_cost: Quantity,
        /// Whether the on-cost was quoted as a share of total compensation: then it is `q/(1 − q)` of pay.
        pub of_total: YesNo,
        pub paid_hours: Quantity,
    }

    /// When the benefit starts, grows, fades and ends, in months after the training (M6).
    pub struct Effect {
        pub lag: Quantity,
        pub ramp: Quantity,
        pub lasts: Quantity,
        pub half_life: Quantity,
        /// Share of the trained people who leave in a year, in percent.
        pub attrition: Quantity,
    }
}

impl HourRate {
    /// Whether the on-costs are quoted as the whole of pay and benefits or more, which leaves nothing for pay.
    pub fn is_all_on_cost(&self) -> bool {
        self.of_total == YesNo::Yes && self.on_cost.value.is_some_and(|share| share >= Decimal::ONE_HUNDRED)
    }
}
