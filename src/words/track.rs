//! What has come so far, in words: each measure against baseline and target, money against cost and promise, expectations,
//! early signs, behaviours, commitments, and what is due.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::next::{promise, whose};
use super::report::day_or_text;
use super::text::filled;
use crate::amount::Format;
use crate::analysis::track::{Course, Moment, SoFar, TrackLevel, When};
use crate::analysis::{Context, decimal};
use crate::scenario::recorded::last_month;
use crate::steps::words;
use crate::study::*;

/// What the period of a value is called.
pub fn when(moment: &Moment) -> String {
    let side = if moment.is_after { "After" } else { "Before" };
    match &moment.when {
        When::Named(name) => name.clone(),
        When::Side => side.into(),
        When::Nth(count) => format!("{side} {count}"),
        When::Month(month) => format!("Month {}", month.normalize()),
    }
}

/// Said below a picture whose scale does not begin at zero.
pub fn scale_begins(low: &str) -> String {
    filled("The scale begins at {low}, not at 0.", &[("low", low)])
}

/// What a level is called.
pub fn level_name(level: TrackLevel) -> &'static str {
    match level {
        TrackLevel::Baseline => "Baseline",
        TrackLevel::WithoutTraining => "Without the training",
        TrackLevel::Target => "Target",
    }
}

/// Where a measure stands today against where it began and where it should be.
pub fn stand(measure: &Measure, course: &Course, format: &Format) -> String {
    let name = words::name_of(measure);
    let Some(now) = course.moments.iter().rev().find(|one| one.is_after) else {
        return filled("{name}: nothing is recorded since the training.", &[("name", name)]);
    };
    let level = |wanted: TrackLevel| course.levels.iter().find(|one| one.0 == wanted).map(|one| one.1);
    let spell = |value: Decimal| words::of_measure(value, measure, format);
    let (now, when) = (now.value, when(now));
    let before = level(TrackLevel::Baseline).map(spell).unwrap_or_default();
    let (text, target) = match level(TrackLevel::Target) {
        Some(target) if is_reached(measure, now, target) => {
            ("{name}: from {before} to {now} ({when}). The target of {target} is reached.", spell(target))
        }
        Some(target) => {
            ("{name}: from {before} to {now} ({when}). The target of {target} is not reached yet.", spell(target))
        }
        None => ("{name}: from {before} to {now} ({when}).", String::new()),
    };
    let holes = [("name", name), ("before", &before), ("now", &spell(now)), ("when", &when), ("target", &target)];
    filled(text, &holes)
}

fn is_reached(measure: &Measure, now: Decimal, target: Decimal) -> bool {
    match measure.better {
        Better::Higher => now >= target,
        Better::Lower => now <= target,
    }
}

/// Benefit so far against cost so far and against the promise, after the last month that is recorded.
pub fn money_so_far(context: Context, months: &[SoFar]) -> String {
    let Context { study, format, .. } = context;
    let recorded = study.measures.iter().filter_map(last_month).max().and_then(|month| month.to_usize());
    let last = months.len().saturating_sub(1);
    let at = recorded.map_or(last, |month| month.min(last));
    let Some((benefit, cost, promised)) = months.get(at) else { return String::new() };
    let (benefit, cost) = (format.money(*benefit), format.money(*cost));
    let promised = promised.map(|promised| format.money(promised)).unwrap_or_default();
    let text = match (recorded, promised.is_empty()) {
        (Some(_), false) => {
            "After month {month}: {benefit} of benefit so far, against {cost} of cost and {promised} promised by then."
        }
        (Some(_), true) => "After month {month}: {benefit} of benefit so far, against {cost} of cost.",
        (None, false) => {
            "No month is recorded yet. For the year: {benefit} of benefit, against {cost} of cost and {promised} promised."
        }
        (None, true) => "No month is recorded yet. For the year: {benefit} of benefit, against {cost} of cost.",
    };
    let month = at.to_string();
    filled(text, &[("month", &month), ("benefit", &benefit), ("cost", &cost), ("promised", &promised)])
}

/// A line of a list: what, more about it, and its state.
pub type TrackLine = [String; 3];

/// What was expected: who and what, the numbers agreed on, and how far it is.
pub fn expectations(context: Context) -> Vec<TrackLine> {
    let Context { study, outcome, format } = context;
    let all = study.expectations.iter().zip(&outcome.expected.each);
    all.map(|(one, reached)| {
        let who = [one.who.trim(), one.what.trim()];
        let what = who.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(": ");
        let number = |quantity: &Quantity| quantity.value.map(|value| format.number(value, 4));
        let numbers = match [&one.baseline, &one.target, &one.actual].map(number) {
            [Some(from), Some(to), Some(now)] => format!("From {from} to {to}; now {now}."),
            [Some(from), Some(to), None] => format!("From {from} to {to}."),
            _ => String::new(),
        };
        let seen = one.indicator.trim();
        let seen = if seen.is_empty() { String::new() } else { format!("Seen by: {seen}.") };
        let agreed = one.agreed_on.trim();
        let agreed = if agreed.is_empty() { String::new() } else { format!("Agreed on {}.", day_or_text(agreed)) };
        let more = [numbers, seen, agreed].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ");
        let state = match decimal(reached.reached) {
            _ if reached.early => "Too early".into(),
            Ok(share) => format!("{} met", format.percent_of(share * Decimal::ONE_HUNDRED, 0)),
            Err(_) => "Not known yet".into(),
        };
        [what, more, state]
    })
    .collect()
}

/// Early signs, then behaviours with what keeps them going, and what leaders do.
pub fn signs(context: Context) -> Vec<TrackLine> {
    let Context { study, format, .. } = context;
    let named = study.goal.indicators.iter().filter(|one| !one.what.trim().is_empty());
    let mut lines: Vec<TrackLine> = named
        .map(|one| {
            let number = |quantity: &Quantity| quantity.value.map(|value| format.number(value, 4));
            let state = match (number(&one.before), number(&one.now)) {
                (Some(before), Some(now)) => format!("{before} → {now}"),
                (None, Some(now)) => now,
                (Some(before), None) => format!("{before} before"),
                (None, None) => "No value yet".into(),
            };
            [one.what.trim().to_string(), "Early sign".into(), state]
        })
        .collect();
    let behaviours = study.goal.behaviours.iter().filter(|one| !one.what.trim().is_empty());
    lines.extend(behaviours.map(|one| {
        let driver = one.driver.trim();
        let more = if driver.is_empty() {
            "Nothing keeps it going yet".to_string()
        } else {
            format!("Kept going by: {driver}")
        };
        [one.what.trim().to_string(), more, "Behaviour".into()]
    }));
    let leaders = study.programme.leaders_part.trim();
    if !leaders.is_empty() {
        lines.push([leaders.to_string(), String::new(), "Leaders’ part".into()]);
    }
    lines
}

/// Every commitment with who, by when, and how far it is.
pub fn commitments(study: &Study, today: &str) -> Vec<TrackLine> {
    let named = study.commitments.iter().filter(|one| !one.what.trim().is_empty());
    named.map(|one| [promise(one), whose(one, today), one.progress.label().into()]).collect()
}

/// What has a day: reviews, open commitments, targets and the decision, the first day first; what is over says so.
pub fn due(study: &Study, today: &str) -> Vec<TrackLine> {
    let mut all: Vec<(&str, String, String)> = Vec::new();
    for one in &study.reviews {
        let what = if one.what.trim().is_empty() { "The result" } else { one.what.trim() };
        let act = one.trigger.trim();
        all.push((
            &one.on,
            format!("Look at: {what}"),
            if act.is_empty() { String::new() } else { format!("Act if: {act}") },
        ));
    }
    for one in study.commitments.iter().filter(|one| one.progress == Progress::Open) {
        all.push((&one.by, promise(one), one.who.trim().into()));
    }
    for measure in &study.measures {
        all.push((
            &measure.target_by,
            format!("Target of {}", words::name_inside(measure)),
            measure.owner.trim().into(),
        ));
    }
    let decides = study.challenge.decided_by.trim();
    all.push((&study.challenge.decide_on, "The decision is taken".into(), decides.into()));
    all.retain(|(day, ..)| super::report::day(day).is_some());
    all.sort_by(|one, other| one.0.cmp(other.0));
    let line = |(day, what, more): (&str, String, String)| {
        let late = if day < today { ", over" } else { "" };
        [what, more, day_or_text(day) + late]
    };
    all.into_iter().map(line).collect()
}

/// What earlier rounds taught: it stands at the head of the next one.
pub fn lessons(study: &Study) -> Vec<&str> {
    study.lessons.iter().map(|one| one.trim()).filter(|one| !one.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::track::{course, money};
    use crate::engine::evaluate;
    use crate::scenario::recorded::record;
    use rust_decimal::dec;

    fn with<T>(study: &Study, make: impl Fn(Context) -> T) -> T {
        let (outcome, format) = (evaluate(study), Format::named("en-US", "USD"));
        make(Context { study, outcome: &outcome, format: &format })
    }

    #[test]
    fn the_newest_month_is_held_against_baseline_and_target() {
        let mut study = examples::all().remove(4);
        let measure = &mut study.measures[0];
        (measure.better, measure.scale, measure.unit) = (Better::Lower, Scale::Count, "defects".into());
        (measure.baseline, measure.target) = (Quantity::entered(dec!(40)), Quantity::entered(dec!(25)));
        measure.name = "Defects".into();
        measure.before_series.clear();
        let said = |study: &Study| {
            with(study, |context| {
                course(context, 0).map(|course| stand(&study.measures[0], &course, context.format)).unwrap_or_default()
            })
        };
        record(&mut study, 0, dec!(30));
        assert_eq!(
            said(&study),
            "Defects: from 40 defects to 30 defects (Month 1). The target of 25 defects is not reached yet."
        );
        record(&mut study, 0, dec!(24));
        assert!(said(&study).ends_with("(Month 2). The target of 25 defects is reached."), "{}", said(&study));
    }

    #[test]
    fn money_so_far_ends_with_the_last_month_that_came_in() {
        let mut study = examples::all().remove(4);
        let said = |study: &Study| with(study, |context| money_so_far(context, &money(context).expect("money")));
        assert!(said(&study).starts_with("No month is recorded yet. For the year: "), "{}", said(&study));
        study.measures[0].actuals.push(Actual {
            month: Quantity::entered(dec!(3)),
            value: Quantity::entered(dec!(1)),
            ..Actual::default()
        });
        assert!(said(&study).starts_with("After month 3: "), "{}", said(&study));
    }

    #[test]
    fn what_is_due_stands_by_its_day_and_what_is_over_says_so() {
        let review = Review { on: "2026-09-01".into(), what: "Turnover".into(), ..Review::default() };
        let mut study = Study { reviews: vec![review], ..Study::default() };
        study.challenge.decide_on = "2026-02-01".into();
        study.commitments = vec![
            Commitment { what: "talks".into(), who: "Ann".into(), by: "2026-05-01".into(), ..Commitment::default() },
            Commitment { what: "soon".into(), by: "next week".into(), ..Commitment::default() },
        ];
        let due: Vec<String> =
            due(&study, "2026-04-01").into_iter().map(|[what, _, day]| format!("{day}: {what}")).collect();
        assert_eq!(
            due,
            [
                "1 February 2026, over: The decision is taken",
                "1 May 2026: Start: talks",
                "1 September 2026: Look at: Turnover"
            ]
        );
    }
}
