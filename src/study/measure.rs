//! One business measure: its numbers before and after, what else may explain them, and what they are worth.

use serde::{Deserialize, Serialize};

use super::choices::*;
use super::quantity::{Quantity, is_default};

/// A measure with its baseline, comparison, isolation, worth and timing (M1–M6).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Measure {
    /// The catalogue entry it was made from; empty for a measure of the user's own.
    #[serde(skip_serializing_if = "is_default")]
    pub kind: String,
    pub name: String,
    /// What one unit is called in the plural: errors, exits, hours.
    pub unit: String,
    pub better: Better,
    pub scale: Scale,
    pub period: Period,
    /// Periods in a year, where they differ from the calendar's: 44 working weeks, 230 working days.
    #[serde(skip_serializing_if = "is_default")]
    pub periods: Quantity,
    /// What the rate or the amount applies to: headcount, leads, contacts, people (M4).
    #[serde(skip_serializing_if = "is_default")]
    pub base: Quantity,
    #[serde(skip_serializing_if = "is_default")]
    pub base_name: String,
    /// How many months a total was measured over (M4).
    #[serde(skip_serializing_if = "is_default")]
    pub months: Quantity,
    #[serde(skip_serializing_if = "is_default")]
    pub target: Quantity,
    #[serde(skip_serializing_if = "is_default")]
    pub target_by: String,
    #[serde(skip_serializing_if = "is_default")]
    pub owner: String,
    #[serde(skip_serializing_if = "is_default")]
    pub baseline: Quantity,
    #[serde(skip_serializing_if = "is_default")]
    pub after: Quantity,
    #[serde(skip_serializing_if = "is_default")]
    pub before_series: Vec<Point>,
    #[serde(skip_serializing_if = "is_default")]
    pub after_series: Vec<Point>,
    #[serde(skip_serializing_if = "is_default")]
    pub seasonal: YesNo,
    #[serde(skip_serializing_if = "is_default")]
    pub comparison: Comparison,
    #[serde(skip_serializing_if = "is_default")]
    pub isolation: Isolation,
    #[serde(skip_serializing_if = "is_default")]
    pub worth: Worth,
    #[serde(skip_serializing_if = "is_default")]
    pub effect: Effect,
}

/// One period of a series: its name, its value, and the driver's value where there is one (I3, I4).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Point {
    #[serde(skip_serializing_if = "is_default")]
    pub when: String,
    #[serde(skip_serializing_if = "is_default")]
    pub value: Quantity,
    #[serde(skip_serializing_if = "is_default")]
    pub driver: Quantity,
}

/// What is known of people who did not take part, and how the trained were chosen (I1–I4).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Comparison {
    #[serde(skip_serializing_if = "is_default")]
    pub group: String,
    #[serde(skip_serializing_if = "is_default")]
    pub before: Quantity,
    #[serde(skip_serializing_if = "is_default")]
    pub after: Quantity,
    #[serde(skip_serializing_if = "is_default")]
    pub trained: Quantity,
    #[serde(skip_serializing_if = "is_default")]
    pub compared: Quantity,
    #[serde(skip_serializing_if = "is_default")]
    pub chosen: Selection,
    /// Whether the old trend is expected to go on; yes turns the series into a trend line (I3).
    #[serde(skip_serializing_if = "is_default")]
    pub trend: YesNo,
    /// Name of the driver whose values stand beside the series (I4).
    #[serde(skip_serializing_if = "is_default")]
    pub driver: String,
}

/// Estimates of the training's share, and the caution put on records (M3).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Isolation {
    /// Contribution and confidence put on a record (I1–I4); 100 where nothing is said.
    #[serde(skip_serializing_if = "is_default")]
    pub share: Quantity,
    #[serde(skip_serializing_if = "is_default")]
    pub confidence: Quantity,
    #[serde(skip_serializing_if = "is_default")]
    pub estimators: Vec<Estimator>,
    #[serde(skip_serializing_if = "is_default")]
    pub pooling: Pooling,
    #[serde(skip_serializing_if = "is_default")]
    pub factors: Vec<Factor>,
    /// How sure the shares of the other factors are (I8).
    #[serde(skip_serializing_if = "is_default")]
    pub factors_confidence: Quantity,
    #[serde(skip_serializing_if = "is_default")]
    pub respondents: Vec<Respondent>,
    /// Whether other things that changed were looked for.
    #[serde(skip_serializing_if = "is_default")]
    pub note: String,
}

/// Somebody's estimate of the training's share (I6, I7).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Estimator {
    #[serde(skip_serializing_if = "is_default")]
    pub name: String,
    pub role: Role,
    #[serde(skip_serializing_if = "is_default")]
    pub share: Quantity,
    #[serde(skip_serializing_if = "is_default")]
    pub confidence: Quantity,
    /// Whether they sell, own or run the programme.
    #[serde(skip_serializing_if = "is_default")]
    pub interested: YesNo,
}

/// Something else that moved the measure, with its share of the change (I8).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Factor {
    pub name: String,
    #[serde(skip_serializing_if = "is_default")]
    pub share: Quantity,
}

/// A participant's own estimate, or that of a group of `people` who said the same (I5).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Respondent {
    #[serde(skip_serializing_if = "is_default")]
    pub name: String,
    #[serde(skip_serializing_if = "is_default")]
    pub people: Quantity,
    #[serde(skip_serializing_if = "is_default")]
    pub change: Quantity,
    #[serde(skip_serializing_if = "is_default")]
    pub share: Quantity,
    #[serde(skip_serializing_if = "is_default")]
    pub confidence: Quantity,
}

/// What one unit is worth (M5). All kinds keep their answers, so that a change of mind loses nothing.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Worth {
    pub class: Class,
    pub valuation: Valuation,
    #[serde(skip_serializing_if = "is_default")]
    pub value: Quantity,
    #[serde(skip_serializing_if = "is_default")]
    pub price: Quantity,
    #[serde(skip_serializing_if = "is_default")]
    pub margin: Quantity,
    #[serde(skip_serializing_if = "is_default")]
    pub parts: Vec<Part>,
    #[serde(skip_serializing_if = "is_default")]
    pub salary: Quantity,
    #[serde(skip_serializing_if = "is_default")]
    pub replacement: Quantity,
    #[serde(skip_serializing_if = "is_default")]
    pub hour: HourRate,
    #[serde(skip_serializing_if = "is_default")]
    pub direct: Quantity,
    #[serde(skip_serializing_if = "is_default")]
    pub indirect_ratio: Quantity,
    /// SD of yearly performance in money, or else its share of the salary.
    #[serde(skip_serializing_if = "is_default")]
    pub performance_sd: Quantity,
    #[serde(skip_serializing_if = "is_default")]
    pub performance_share: Quantity,
    #[serde(skip_serializing_if = "is_default")]
    pub variable_cost: Quantity,
    #[serde(skip_serializing_if = "is_default")]
    pub tax: Quantity,
    /// Whether the freed time has a named use, and which share of it (M5, class capacity).
    #[serde(skip_serializing_if = "is_default")]
    pub used: YesNo,
    #[serde(skip_serializing_if = "is_default")]
    pub use_named: String,
    #[serde(skip_serializing_if = "is_default")]
    pub usable: Quantity,
    #[serde(skip_serializing_if = "is_default")]
    pub agreed_by: String,
    #[serde(skip_serializing_if = "is_default")]
    pub agreed_on: String,
    /// Yearly revenue or cost of the unit the claim is about, to see whether it is plausible.
    #[serde(skip_serializing_if = "is_default")]
    pub pool: Quantity,
    #[serde(skip_serializing_if = "is_default")]
    pub why_not_money: String,
}

/// One part of what an event costs.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Part {
    pub name: String,
    #[serde(skip_serializing_if = "is_default")]
    pub amount: Quantity,
}

/// What one hour (or day) of somebody's work costs: given, or worked out from pay (M5).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct HourRate {
    #[serde(skip_serializing_if = "is_default")]
    pub value: Quantity,
    #[serde(skip_serializing_if = "is_default")]
    pub pay: Quantity,
    #[serde(skip_serializing_if = "is_default")]
    pub on_cost: Quantity,
    /// Whether the on-cost was quoted as a share of total compensation: then it is `q/(1 − q)` of pay.
    #[serde(skip_serializing_if = "is_default")]
    pub of_total: YesNo,
    #[serde(skip_serializing_if = "is_default")]
    pub paid_hours: Quantity,
}

/// When the benefit starts, grows, fades and ends, in months after the training (M6).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Effect {
    #[serde(skip_serializing_if = "is_default")]
    pub lag: Quantity,
    #[serde(skip_serializing_if = "is_default")]
    pub ramp: Quantity,
    #[serde(skip_serializing_if = "is_default")]
    pub lasts: Quantity,
    #[serde(skip_serializing_if = "is_default")]
    pub half_life: Quantity,
    /// Share of the trained people who leave in a year, in percent.
    #[serde(skip_serializing_if = "is_default")]
    pub attrition: Quantity,
}
