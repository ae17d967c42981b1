//! How the benefit of each measure and the full cost come about, line by line: every result in a line can be worked out
//! again from what stands before it, and every part of it is entered or has a line of its own.

use rust_decimal::Decimal;

use crate::analysis::{Context, decimal};
use crate::engine::Sums;
use crate::engine::{
    AsEntered, Exact, FitData, MeasureFigures, Method, Missing, Number, Way, along_driver, hour_rate, over_time,
};
use crate::steps::words;
use crate::study::*;
use crate::words::say;

/// A name, and what stands beside it.
pub(super) type Working = (String, String);

/// Digits after the point in a working: enough that no rounding shows in the result.
const DIGITS: u32 = 10;

/// Each measure that `counts`: where it stood, what is due to the training, how many, what one is worth, and the year.
pub(super) fn measures(facts: Context, counts: impl Fn(Class) -> bool) -> Vec<Working> {
    let Context { study, outcome, .. } = facts;
    let all = study.measures.iter().zip(&outcome.figures.totals.measures);
    all.filter(|(_, one)| counts(one.class)).flat_map(|(measure, one)| of_measure(facts, measure, one)).collect()
}

/// The same of one measure.
pub(super) fn of_measure(facts: Context, measure: &Measure, one: &MeasureFigures<Exact>) -> Vec<Working> {
    let format = facts.format;
    let mut lines = Vec::new();
    let name = words::name_of(measure).to_string();
    let (Ok(way), Ok(value), Ok(_)) = (one.change.way(), decimal(one.value.value), one.worth) else {
        let why = one.first_year.err().or(one.change.way().err()).map_or("", |why| why.sentence());
        return vec![(name, why.to_string())];
    };
    let of = Of { facts, measure, one, way };
    let detail = [of.change(), of.share(), of.volume(), worth_of_one(&measure.worth, facts)].concat();
    lines.extend(detail.into_iter().map(|(part, working)| (format!("{name}: {part}"), working)));
    let mut product = vec![of.gained()];
    if !way.summed && way.method != Method::BeforeAfter {
        product.push(format!("{} share", of.share_of(way.share)));
        product.push(format!("{} sure", of.share_of(way.confidence)));
    }
    product.push(format!("{} a year for each", of.number(way.volume.unwrap_or(Exact::zero()))));
    product.push(format.money_full(value));
    if measure.worth.class == Class::Capacity {
        product.push(format!("{} used", of.share_of(one.value.usable)));
    }
    let worth = say(one.worth, |worth| format.money_exact(worth));
    let outside = if one.counts() { "" } else { ", outside the ROI" };
    lines.push((format!("{name}: worth in a full year{outside}"), format!("{} = {worth}", product.join(" × "))));
    lines.extend(of.first_year().into_iter().map(|(part, working)| (format!("{name}: {part}"), working)));
    lines
}

/// One measure with the way that counts.
struct Of<'a> {
    facts: Context<'a>,
    measure: &'a Measure,
    one: &'a MeasureFigures<Exact>,
    way: &'a Way<Exact>,
}

impl Of<'_> {
    fn number(&self, value: Exact) -> String {
        number(value, self.facts)
    }

    fn share_of(&self, share: Exact) -> String {
        percent(share, self.facts)
    }

    fn improvement(&self) -> String {
        words::difference_in_full(
            decimal(Ok(self.way.improvement)).unwrap_or_default(),
            self.measure,
            self.facts.format,
        )
    }

    /// What the worth starts from: the improvement, or what is left of the sum of the participants' answers.
    fn gained(&self) -> String {
        if self.way.summed {
            let left = decimal(Ok(self.way.adjusted)).unwrap_or_default();
            return words::difference_in_full(left, self.measure, self.facts.format);
        }
        self.improvement()
    }

    /// The improvement, from what was seen and what was expected without the training (M1, M2).
    fn change(&self) -> Vec<Working> {
        if self.way.summed {
            return self.answers();
        }
        let (measure, change) = (self.measure, &self.one.change);
        let mut lines = Vec::new();
        let course = along_driver(measure, self.facts.study.state, &AsEntered);
        let driven = self.way.method == Method::Driver;
        // A driver is held against the periods for which it is known, and against no other.
        let seen = if driven { mean(&course.seen) } else { change.after.ok() };
        let (before, after) = (change.before.ok(), seen);
        for (part, series, mean) in
            [("before", &measure.before_series, before), ("after", &measure.after_series, after)]
        {
            let known = series.iter().any(|point| point.value.value.is_some());
            // A target stands in place of what was seen in a forecast, so its series makes no mean.
            let target = part == "after" && self.facts.study.state.is_forecast() && measure.target.value.is_some();
            if let Some(mean) = mean.filter(|_| known && !target) {
                let values = match part {
                    "after" if driven => course.seen.clone(),
                    _ => series.iter().filter_map(|point| point.value.value.map(Exact::of)).collect(),
                };
                lines.push((part.to_string(), format!("{} = {}", self.sum_of(values), self.number(mean))));
            }
        }
        let Some(after) = after else { return lines };
        let group = &measure.comparison;
        let theirs = |number: &Quantity| self.number(number.value.map_or(Exact::zero(), Exact::of));
        let expected = self.way.expected;
        let wanted = match (self.way.method, before, expected) {
            (Method::GroupDifference, Some(before), Some(expected)) => Some(format!(
                "{} + {} − {} = {}",
                self.number(before),
                theirs(&group.after),
                theirs(&group.before),
                self.number(expected)
            )),
            (Method::Trend, _, Some(expected)) => {
                let line = self.line(over_time(measure, &AsEntered), "periods");
                line.map(|line| format!("{line} = {}", self.number(expected)))
            }
            (Method::Driver, _, Some(expected)) => {
                self.line(course, "of the driver").map(|line| format!("{line} = {}", self.number(expected)))
            }
            _ => None,
        };
        // Where it points to what the measure cannot be, the bound stands (M2).
        let inside = |working: String| match self.way.bounded {
            true => working.replace(" = ", ", which it cannot be, so it counts as "),
            false => working,
        };
        lines.extend(wanted.map(|working| ("expected without the training".to_string(), inside(working))));
        if let Some(from) = expected.or(before) {
            let (more, less) = if measure.better == Better::Higher { (after, from) } else { (from, after) };
            let (more, less) = (self.number(more), bracketed(self.number(less)));
            lines.push(("improvement".into(), format!("{more} − {less} = {}", self.improvement())));
        }
        lines
    }

    fn sum_of(&self, values: Vec<Exact>) -> String {
        // A long series stands in the list of every number.
        const MOST: usize = 24;
        if values.len() > MOST {
            return format!("Mean of {} periods", values.len());
        }
        let values: Vec<String> = values.into_iter().map(|value| bracketed(self.number(value))).collect();
        match values.as_slice() {
            [one] => one.clone(),
            values => format!("({}) ÷ {}", values.join(" + "), values.len()),
        }
    }

    /// Start and slope of the line through the periods before, read at the mean of what came after (I3, I4).
    fn line(&self, course: FitData<Exact>, word: &str) -> Option<String> {
        let line = course.line()?;
        let slope = bracketed(self.number(line.slope));
        Some(format!("{} + {slope} × {} {word}", self.number(line.intercept), self.number(mean(&course.later)?)))
    }

    /// I5: what each row of answers brings, and their sum.
    fn answers(&self) -> Vec<Working> {
        let unit = if self.measure.scale == Scale::Percent { "points" } else { words::unit(self.measure) };
        let (mut lines, mut parts) = (Vec::new(), Vec::new());
        for (at, row) in self.measure.isolation.respondents.iter().enumerate() {
            let (Some(change), Some(share), Some(sure)) = (row.change.value, row.share.value, row.confidence.value)
            else {
                continue;
            };
            let (change, people) = (Exact::of(change), Exact::of(row.people.or(defaults::ONE.value)));
            // Doubt never makes a loss smaller (M3).
            let sure = if change * people < Exact::zero() { Exact::one() } else { Exact::of(sure).percent() };
            let share = Exact::of(share).percent();
            let left = people * change * share * sure;
            parts.push(bracketed(self.number(left)));
            let name = if row.name.trim().is_empty() { format!("answer {}", at + 1) } else { row.name.trim().into() };
            let change = bracketed(self.number(change));
            lines.push((
                name,
                format!(
                    "{} people × {change} {unit} × {} share × {} sure = {} {unit}",
                    self.number(people),
                    self.share_of(share),
                    self.share_of(sure),
                    self.number(left)
                ),
            ));
        }
        if lines.len() > 1 {
            lines.push(("all answers".into(), format!("{} = {}", parts.join(" + "), self.gained())));
        }
        lines
    }

    /// The share and how sure it is, where several estimates or other factors make it (M3).
    fn share(&self) -> Vec<Working> {
        let isolation = &self.measure.isolation;
        let way = self.way;
        if way.method == Method::OtherFactors {
            let others = isolation.factors.iter().filter_map(|factor| factor.share.value);
            let others: Vec<String> = others.map(|share| self.share_of(Exact::of(share).percent())).collect();
            let left = format!("100% − {} = {}", others.join(" − "), self.share_of(way.share));
            return vec![("share of the training".into(), left)];
        }
        let estimated = matches!(way.method, Method::Managers | Method::Experts | Method::Participants);
        let pairs: Vec<(&Estimator, Exact, Exact)> = isolation
            .estimators
            .iter()
            .filter_map(|one| {
                let share = |number: &Quantity| number.value.map(|value| Exact::of(value).percent());
                Some((one, share(&one.share)?, share(&one.confidence)?))
            })
            .collect();
        if !estimated || way.summed || pairs.len() < 2 {
            return Vec::new();
        }
        let mut lines: Vec<Working> = pairs
            .iter()
            .enumerate()
            .map(|(at, (one, share, sure))| {
                let name = one.name.trim();
                let name = if name.is_empty() { format!("estimate {}", at + 1) } else { name.to_string() };
                let (both, share, sure) = (*share * *sure, self.share_of(*share), self.share_of(*sure));
                (name, format!("{share} share × {sure} sure = {}", self.share_of(both)))
            })
            .collect();
        if isolation.pooling == Pooling::Lowest {
            lines.push(("what counts".into(), "The lowest of these estimates".into()));
            return lines;
        }
        let mean = |values: Vec<String>| format!("({}) ÷ {}", values.join(" + "), values.len());
        let shares = mean(pairs.iter().map(|(_, share, _)| self.share_of(*share)).collect());
        lines.push(("mean share".into(), format!("{shares} = {}", self.share_of(way.share))));
        if way.improvement >= Exact::zero() && way.share > Exact::zero() {
            let both = mean(pairs.iter().map(|(_, share, sure)| self.share_of(*share * *sure)).collect());
            let share = self.share_of(way.share);
            lines.push(("how sure".into(), format!("{both} ÷ {share} = {}", self.share_of(way.confidence))));
        }
        lines
    }

    /// How many a year (M4), where it is more than the periods of a count.
    fn volume(&self) -> Vec<Working> {
        let measure = self.measure;
        let Ok(volume) = self.way.volume else { return Vec::new() };
        let value = |quantity: &Quantity| quantity.value.map_or(Exact::zero(), Exact::of);
        let total = measure.period == Period::Total;
        let periods = if total {
            format!("12 ÷ {} months", self.number(value(&measure.months)))
        } else if measure.scale == Scale::Count || (self.way.summed && measure.scale == Scale::Each) {
            return Vec::new();
        } else {
            let calendar = match measure.period {
                Period::Week => 52,
                Period::Month => 12,
                Period::Quarter => 4,
                Period::Year | Period::Total => 1,
            };
            format!("{} a year", self.number(measure.periods.value.map_or(Exact::int(calendar), Exact::of)))
        };
        let base = format!("{} {} × ", self.number(value(&measure.base)), base_word(measure));
        let left = match measure.scale {
            Scale::Percent if self.way.summed => format!("{periods} ÷ 100"),
            _ if self.way.summed => periods,
            Scale::Count => periods,
            Scale::Each => format!("{base}{periods}"),
            Scale::Percent => format!("{base}{periods} ÷ 100"),
        };
        vec![("how many a year".into(), format!("{left} = {}", self.number(volume)))]
    }

    /// The first twelve months, where the effect starts later, grows, fades or ends (M6).
    fn first_year(&self) -> Vec<Working> {
        let (Ok(first), Ok(worth)) = (decimal(self.one.first_year), decimal(self.one.worth)) else { return Vec::new() };
        if first == worth {
            return Vec::new();
        }
        let format = self.facts.format;
        let shape: Vec<Exact> = self.one.shape.iter().copied().take(12).collect();
        let full = Exact::sum(shape.iter().copied());
        let months: Vec<String> = shape.into_iter().map(|share| self.number(share)).collect();
        let (worth, first) = (format.money_exact(worth), format.money_exact(first));
        let money = |amount: Exact| say(Ok(amount), |amount| format.money_exact(amount));
        let recorded = Exact::sum(self.one.recorded.iter().take(12).copied());
        let recorded =
            if self.one.recorded.is_empty() { String::new() } else { format!(" + {}", bracketed(money(recorded))) };
        vec![
            ("months at full effect".into(), format!("{} = {}", months.join(" + "), self.number(full))),
            (
                if recorded.is_empty() { "in the first twelve months" } else { "with the months that were recorded" }
                    .into(),
                format!("{worth} × {} ÷ 12 months{recorded} = {first}", self.number(full)),
            ),
        ]
    }
}

fn base_word(measure: &Measure) -> &str {
    if measure.base_name.trim().is_empty() { "people" } else { measure.base_name.trim() }
}

fn mean(values: &[Exact]) -> Option<Exact> {
    (!values.is_empty()).then(|| Exact::sum(values.iter().copied()) / Exact::int(values.len()))
}

fn number(value: Exact, facts: Context) -> String {
    say(Ok(value), |value| facts.format.number(value, DIGITS))
}

fn percent(share: Exact, facts: Context) -> String {
    say(Ok(share * Exact::int(100)), |share| facts.format.percent_of(share, DIGITS))
}

/// A number below zero in brackets, so that its sign does not meet another.
pub(super) fn bracketed(number: String) -> String {
    if number.starts_with('−') { format!("({number})") } else { number }
}

fn given(quantity: &Quantity, default: Decimal) -> Exact {
    Exact::of(quantity.or(default))
}

/// What one unit is worth, where it is worked out (M5).
fn worth_of_one(worth: &Worth, facts: Context) -> Vec<Working> {
    let format = facts.format;
    let money = |quantity: &Quantity| quantity.value.map_or_else(String::new, |value| format.money_full(value));
    let share = |quantity: &Quantity, default: Decimal| percent(given(quantity, default).percent(), facts);
    let left = match worth.valuation {
        Valuation::Agreed => return Vec::new(),
        Valuation::Margin => format!("{} × {} margin", money(&worth.price), share(&worth.margin, Decimal::ZERO)),
        Valuation::Event => {
            let parts: Vec<String> =
                worth.parts.iter().filter(|part| part.amount.value.is_some()).map(|part| money(&part.amount)).collect();
            parts.into_iter().map(bracketed).collect::<Vec<_>>().join(" + ")
        }
        Valuation::Leaver => {
            format!("{} yearly pay × {}", money(&worth.salary), share(&worth.replacement, defaults::REPLACEMENT.value))
        }
        Valuation::Hour => {
            let hour = match worth.hour.value.value {
                Some(rate) => format.money_full(rate),
                None => built_hour(&worth.hour, facts),
            };
            let day = number(given(&worth.hours_a_day, defaults::HOURS_A_DAY.value), facts);
            match worth.unit_time {
                UnitTime::Second => format!("{hour} ÷ 3600"),
                UnitTime::Minute => format!("{hour} ÷ 60"),
                UnitTime::Hour if worth.hour.value.value.is_some() => return Vec::new(),
                UnitTime::Hour => hour,
                UnitTime::Day => format!("{hour} × {day} hours"),
                UnitTime::Week => format!("{hour} × {day} hours × {} days", defaults::DAYS_A_WEEK),
                UnitTime::Open | UnitTime::Other => {
                    format!("{hour} × {} hours", number(given(&worth.hours_per_unit, Decimal::ZERO), facts))
                }
            }
        }
        Valuation::Injury => {
            let ratio = number(given(&worth.indirect_ratio, defaults::INDIRECT_RATIO.value), facts);
            format!("{} × (1 + {ratio})", money(&worth.direct))
        }
        Valuation::Performance => {
            let spread = match worth.performance_sd.value {
                Some(spread) => format.money_full(spread),
                None => {
                    let part = share(&worth.performance_share, defaults::PERFORMANCE_SHARE.value);
                    format!("{} yearly pay × {part}", money(&worth.salary))
                }
            };
            let variable = worth.variable_cost.value.map(|_| share(&worth.variable_cost, Decimal::ZERO));
            let tax = worth.tax.value.map(|_| share(&worth.tax, Decimal::ZERO));
            let variable = variable.map_or(String::new(), |part| format!(" × (1 + {part})"));
            let tax = tax.map_or(String::new(), |part| format!(" × (100% − {part})"));
            format!("{spread}{variable}{tax}")
        }
    };
    let value = crate::engine::unit_value::<Exact>(worth, &AsEntered).value;
    vec![("value of one".into(), format!("{left} = {}", say(value, |value| format.money_full(value))))]
}

/// Yearly pay with on-costs, over the paid hours.
fn built_hour(hour: &HourRate, facts: Context) -> String {
    let pay = hour.pay.value.map_or_else(String::new, |pay| facts.format.money_full(pay));
    let on_cost = percent(given(&hour.on_cost, defaults::ON_COST.value).percent(), facts);
    let on_cost = if hour.of_total == YesNo::Yes { format!("{on_cost} ÷ (100% − {on_cost})") } else { on_cost };
    let hours = number(given(&hour.paid_hours, defaults::PAID_HOURS.value), facts);
    format!("{pay} × (1 + {on_cost}) ÷ {hours}")
}

/// Every cost line with its arithmetic, the participants' time first.
pub(super) fn costs(facts: Context) -> Vec<Working> {
    let Context { study, outcome, format } = facts;
    let totals = &outcome.figures.totals;
    let mut lines = Vec::new();
    let programme = &study.programme;
    if let Ok(time) = decimal(totals.time) {
        let rate = hour_rate::<Exact>(&programme.hour, &AsEntered, Missing::NoHourCost);
        // No hours cost nothing, whatever an hour costs.
        let rate = say(rate.or(Ok(Exact::zero())), |rate| format.money_full(rate));
        if programme.hour.value.value.is_none() && programme.hour.pay.value.is_some() {
            let left = built_hour(&programme.hour, facts);
            lines.push(("Cost of one hour".to_string(), format!("{left} = {rate}")));
        }
        let known =
            |quantity: &Quantity| quantity.value.map_or_else(String::new, |value| number(Exact::of(value), facts));
        let (people, hours) = (known(&programme.people), known(&programme.hours));
        let time = format.money_exact(time);
        let working = format!("{people} people × {hours} hours × {rate} = {time}");
        lines.push(("Participants’ time".to_string(), working));
    }
    for (cost, line) in study.costs.iter().zip(&totals.lines) {
        let (Ok(amount), Some(rate)) = (decimal(line.amount), cost.rate.value) else { continue };
        let name = if cost.name.trim().is_empty() { cost.category.label() } else { &cost.name };
        let mut product = Vec::new();
        if let Some(many) = cost.quantity.value.filter(|many| *many != Decimal::ONE) {
            product.push(number(Exact::of(many), facts));
        }
        product.push(format.money_full(rate));
        if let Some(share) = cost.share.value.filter(|share| *share != Decimal::ONE_HUNDRED) {
            product.push(percent(Exact::of(share).percent(), facts));
        }
        let mut first_year = amount;
        if cost.timing == Timing::Monthly {
            product.push("12 months".into());
            first_year = amount.times(Decimal::from(12));
        }
        let often = if cost.timing == Timing::Yearly { " each year" } else { "" };
        let first_year = format.money_exact(first_year);
        let working = if product.len() == 1 { first_year } else { format!("{} = {first_year}", product.join(" × ")) };
        lines.push((name.to_string(), format!("{working}{often}")));
    }
    lines
}
