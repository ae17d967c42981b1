//! One business measure: its numbers before and after, what else may explain them, and what they are worth.

use super::choices::*;
use super::number::Bounds::*;
use super::number::Unit::{self, Hours, Money, Months, People, Percent, Plain};
use super::number::number;
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
        /// What is measured.
        pub name: String,
        /// What one unit is called in the plural: errors, exits, hours.
        pub unit: String,
        /// Which direction is an improvement.
        pub better: Better,
        /// Whether it is a count, a percentage, or an amount for each.
        pub scale: Scale,
        /// The time one value covers.
        pub period: Period,
        /// Periods in a year, where they differ from the calendar's: 44 working weeks, 230 working days.
        pub periods: Quantity = number(Plain, Between(1, 366)),
        /// What the rate or the amount applies to: headcount, leads, contacts, people (M4).
        pub base: Quantity = number(People, Positive),
        /// What the base is, in words.
        pub base_name: String,
        /// How many periods each of the values covers. A percentage is counted of base × periods (M13).
        pub covered: Quantity = number(Plain, Between(0, 1000)),
        /// How many months a total was measured over (M4).
        pub months: Quantity = number(Months, Between(0, 60)),
        /// The goal; it stands for the value after in a forecast.
        pub target: Quantity = number(Unit::Measure, Level),
        /// The date by which the goal should be reached.
        pub target_by: String,
        /// Who answers for the measure.
        pub owner: String,
        /// The value before the training.
        pub baseline: Quantity = number(Unit::Measure, Level),
        /// The value after the training.
        pub after: Quantity = number(Unit::Measure, Level),
        /// Values before the training, period by period.
        pub before_series: Vec<Point>,
        /// Values after the training, period by period.
        pub after_series: Vec<Point>,
        /// The number month by month since the training, as far as it is recorded (M6).
        pub actuals: Vec<Actual>,
        /// Whether the measure moves with the season.
        pub seasonal: YesNo,
        /// People who did not take part, the old trend, and the driver.
        pub comparison: Comparison,
        /// Which share of the change is due to the training.
        pub isolation: Isolation,
        /// What one unit is worth.
        pub worth: Worth,
        /// When the benefit starts, grows, fades and ends.
        pub effect: Effect,
    }

    /// One period of a series: its name, its value, and the driver's value where there is one (I3, I4).
    pub struct Point {
        /// The period, for example 2026-03.
        pub when: String,
        /// The value of the measure.
        pub value: Quantity = number(Unit::Measure, Any),
        /// The value of the driver in the same period.
        pub driver: Quantity = number(Plain, Any),
    }

    /// The number of one month after the training, 1 for the first.
    pub struct Actual {
        /// Its own name in the list, the same wherever it stands.
        pub id: String,
        /// The month, 1 for the first.
        pub month: Quantity = number(Plain, Whole(1, 60)),
        /// A count of this month alone; a rate or an amount for each as the baseline is.
        pub value: Quantity = number(Unit::Measure, NotNegative),
    }

    /// What is known of people who did not take part, and how the trained were chosen (I1–I4).
    pub struct Comparison {
        /// Who was compared with.
        pub group: String,
        /// The comparison group's value before.
        pub before: Quantity = number(Unit::Measure, Level),
        /// The comparison group's value after.
        pub after: Quantity = number(Unit::Measure, Level),
        /// How many people or cases stand on each side.
        pub trained: Quantity = number(People, Whole(0, 1_000_000)),
        /// How many people the comparison group has.
        pub compared: Quantity = number(People, Whole(0, 1_000_000)),
        /// What the group's percentage is counted of, in one period, as `base` is for the trained (M13).
        pub base: Quantity = number(Plain, Positive),
        /// How people came into the trained group.
        pub chosen: Selection,
        /// Whether the old trend is expected to go on; yes turns the series into a trend line (I3).
        pub trend: YesNo,
        /// Name of the driver whose values stand beside the series (I4).
        pub driver: String,
    }

    /// Estimates of the training's share, and the caution put on records (M3).
    pub struct Isolation {
        /// Contribution and confidence put on a record (I1–I4); 100 where nothing is said.
        pub share: Quantity = number(Percent, Between(0, 100)),
        /// How sure a recorded change is, in percent; 100 where nothing is said.
        pub confidence: Quantity = number(Percent, Between(0, 100)),
        /// People who estimated the training's share.
        pub estimators: Vec<Estimator>,
        /// How several estimates become one.
        pub pooling: Pooling,
        /// Other things that moved the measure.
        pub factors: Vec<Factor>,
        /// How sure the shares of the other factors are (I8).
        pub factors_confidence: Quantity = number(Percent, Between(0, 100)),
        /// What participants said themselves.
        pub respondents: Vec<Respondent>,
        /// Whether other things that changed were looked for.
        pub note: String,
    }

    /// Somebody's estimate of the training's share (I6, I7).
    pub struct Estimator {
        /// Its own name in the list, the same wherever it stands.
        pub id: String,
        /// Who gives the estimate.
        pub name: String,
        /// In which role they give it.
        pub role: Role,
        /// The training's share of the change, in percent.
        pub share: Quantity = number(Percent, Between(0, 100)),
        /// How sure they are, in percent.
        pub confidence: Quantity = number(Percent, Between(0, 100)),
        /// Whether they sell, own or run the programme.
        pub interested: YesNo,
    }

    /// Something else that moved the measure, with its share of the change (I8).
    pub struct Factor {
        /// Its own name in the list, the same wherever it stands.
        pub id: String,
        /// What it is.
        pub name: String,
        /// Its share of the change, in percent.
        pub share: Quantity = number(Percent, Between(0, 100)),
    }

    /// A participant's own estimate, or that of a group of `people` who said the same (I5).
    pub struct Respondent {
        /// Its own name in the list, the same wherever it stands.
        pub id: String,
        /// Who answered.
        pub name: String,
        /// How many people said the same; 1 where nothing is said.
        pub people: Quantity = number(People, Whole(1, 1_000_000)),
        /// The improvement each of them reports, in units of the measure.
        pub change: Quantity = number(Unit::Measure, Any),
        /// The training's share of it, in percent.
        pub share: Quantity = number(Percent, Between(0, 100)),
        /// How sure they are, in percent.
        pub confidence: Quantity = number(Percent, Between(0, 100)),
    }

    /// What one unit is worth (M5). All kinds keep their answers, so that a change of mind loses nothing.
    pub struct Worth {
        /// What the benefit is made of.
        pub class: Class,
        /// How the value of one unit is found.
        pub valuation: Valuation,
        /// An agreed or standard value of one unit.
        pub value: Quantity = number(Money, Positive),
        /// The price of one unit.
        pub price: Quantity = number(Money, Positive),
        /// What is left of the price, in percent.
        pub margin: Quantity = number(Percent, Between(0, 100)),
        /// The parts of what one event costs.
        pub parts: Vec<Part>,
        /// Yearly pay, for a leaver or for performance.
        pub salary: Quantity = number(Money, Positive),
        /// What replacing a leaver costs, in percent of the yearly pay.
        pub replacement: Quantity = number(Percent, Between(0, 300)),
        /// What one hour, or day, of work costs.
        pub hour: HourRate,
        /// What one unit is in working time, or else the hours it takes (M5).
        pub unit_time: UnitTime,
        /// Hours that one unit takes, where it is no time itself.
        pub hours_per_unit: Quantity = number(Hours, Positive),
        /// Hours of a working day, where a unit is a day or a week (M5).
        pub hours_a_day: Quantity = number(Hours, Between(1, 24)),
        /// The direct cost of one injury.
        pub direct: Quantity = number(Money, Positive),
        /// Indirect cost for each 1 of direct cost.
        pub indirect_ratio: Quantity = number(Plain, Between(0, 5)),
        /// SD of yearly performance in money, or else its share of the salary.
        pub performance_sd: Quantity = number(Money, Positive),
        /// The same in percent of the yearly pay, where the money is not known.
        pub performance_share: Quantity = number(Percent, Between(0, 100)),
        /// Cost that moves with output, in percent; negative where it rises.
        pub variable_cost: Quantity = number(Percent, Between(-100, 100)),
        /// Tax on the gain, in percent.
        pub tax: Quantity = number(Percent, Between(0, 100)),
        /// Whether the freed time has a named use, and which share of it (M5, class capacity).
        pub used: YesNo,
        /// What the freed time is used for.
        pub use_named: String,
        /// Share of the freed time that has a use, in percent.
        pub usable: Quantity = number(Percent, Between(0, 100)),
        /// Who in finance agreed to the value.
        pub agreed_by: String,
        /// When it was agreed, as a date.
        pub agreed_on: String,
        /// Yearly revenue or cost of the unit the claim is about, to see whether it is plausible.
        pub pool: Quantity = number(Money, Positive),
        /// Why it stays out of the money.
        pub why_not_money: String,
    }

    /// One part of what an event costs.
    pub struct Part {
        /// Its own name in the list, the same wherever it stands.
        pub id: String,
        /// What it is.
        pub name: String,
        /// What it costs.
        pub amount: Quantity = number(Money, Any),
    }

    /// What one hour of somebody's work costs: given, or worked out from pay (M5).
    pub struct HourRate {
        /// The cost of one hour, where it is known.
        pub value: Quantity = number(Money, Between(0, 1000)),
        /// Yearly pay, where it has to be worked out.
        pub pay: Quantity = number(Money, Positive),
        /// What comes on top of pay, in percent.
        pub on_cost: Quantity = number(Percent, Between(0, 150)),
        /// Whether the on-cost was quoted as a share of total compensation: then it is `q/(1 − q)` of pay.
        pub of_total: YesNo,
        /// Paid hours in a year, or days where the measure counts days.
        pub paid_hours: Quantity = number(Hours, Between(1, 4000)),
    }

    /// When the benefit starts, grows, fades and ends, in months after the training (M6).
    pub struct Effect {
        /// Months before it starts.
        pub lag: Quantity = number(Months, Between(0, 60)),
        /// Months it takes to grow to its full size.
        pub ramp: Quantity = number(Months, Between(0, 60)),
        /// Month after which it is counted no more; 12 where nothing is said.
        pub lasts: Quantity = number(Months, Whole(1, 120)),
        /// Months in which it fades to one half.
        pub half_life: Quantity = number(Months, Positive),
        /// Share of the trained people who leave in a year, in percent.
        pub attrition: Quantity = number(Percent, Between(0, 100)),
    }
}

impl HourRate {
    /// Whether the on-costs are quoted as the whole of pay and benefits or more, which leaves nothing for pay.
    pub fn is_all_on_cost(&self) -> bool {
        self.of_total == YesNo::Yes && self.on_cost.value.is_some_and(|share| share >= Decimal::ONE_HUNDRED)
    }
}
