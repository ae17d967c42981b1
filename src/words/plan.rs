//! The measurement plan: what is not known yet, what would tell, who finds it out, and by when.

use super::report::day_or_text;
use crate::analysis::Context;
use crate::analysis::weak_numbers::{gaps, weak};
use crate::steps::full;
use crate::study::*;

/// One line of the plan.
#[derive(Clone, Debug, PartialEq)]
pub struct ToMeasure {
    /// What is not known well enough.
    pub what: String,
    /// How it stands now, and how far it moves the result.
    pub now: String,
    /// What would tell.
    pub how: &'static str,
    /// Who it is known to concern; empty where nobody is named.
    pub who: String,
    /// The day by which it is wanted; empty where no day is named.
    pub by: String,
}

/// At most so many lines: a plan of everything is no plan.
const MOST: usize = 8;

/// What should be measured next, the answers that hold the result up first.
pub fn plan(context: Context) -> Vec<ToMeasure> {
    let study = context.study;
    let mut lines: Vec<ToMeasure> = Vec::new();
    for gap in gaps(full::STEPS, context) {
        let line = line(study, &gap.place, gap.words, gap.matters.into());
        lines.push(line);
    }
    for one in weak(context, MOST) {
        let now = format!("{}: {}. {}", one.known, one.shown, one.moves);
        lines.push(line(study, &one.place, one.label, now));
    }
    lines.truncate(MOST);
    lines
}

fn line(study: &Study, place: &str, what: String, now: String) -> ToMeasure {
    let measure = place.strip_prefix("measures.").and_then(|rest| rest.split('.').next()?.parse::<usize>().ok());
    let measure = measure.and_then(|at| study.measures.get(at));
    let owner = measure.map_or("", |one| one.owner.trim());
    let who = if owner.is_empty() { study.goal.owner.trim() } else { owner };
    let review = study.reviews.first().map_or("", |review| review.on.trim());
    let by = if review.is_empty() { study.challenge.decide_on.trim() } else { review };
    let by = if by.is_empty() { String::new() } else { day_or_text(by) };
    ToMeasure { what, now, how: how(place), who: who.into(), by }
}

/// What would tell the number at `place`, by what kind of number it is (M2, M5, M11).
fn how(place: &str) -> &'static str {
    let has = |part: &str| place.contains(part);
    match () {
        _ if has(".isolation.estimators") || has(".isolation.factors") => {
            "Ask several people apart from each other, or compare with people who were not trained"
        }
        _ if has(".isolation.respondents") => "Ask those who took part, each with how sure they are",
        _ if has(".comparison.") => "The same record of a group that was not trained",
        _ if has(".worth.") => "A value that Finance has agreed, or the books of the unit",
        _ if has("_series") || has(".baseline") || has(".after") || has(".target") => {
            "The record of the measure, for at least six periods"
        }
        _ if has(".effect.") => "Measure again after six and after twelve months",
        _ if place.starts_with("costs.") || place.starts_with("programme.") => "Invoices, time sheets and the payroll",
        _ if place.starts_with("expectations.") => "Ask whoever expects it",
        _ if place.starts_with("levels.") => "A short survey, and what managers see on the job",
        _ => "A record, or somebody who knows it",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::amount::Format;
    use crate::engine::evaluate;
    use rust_decimal::dec;

    fn of(study: &Study) -> Vec<ToMeasure> {
        let (outcome, format) = (evaluate(study), Format::named("en-US", "USD"));
        plan(Context { study, outcome: &outcome, format: &format })
    }

    #[test]
    fn what_holds_the_result_up_comes_first_with_who_and_by_when() {
        let mut study = catalogue::start(Situation::Quality, "a", "en-US", "USD");
        study.measures[0].owner = "Anna".into();
        study.reviews = vec![Review { on: "2026-08-20".into(), ..Review::default() }];
        let plan = of(&study);
        let first = plan.first().expect("a line");
        assert!(first.now.starts_with("The result waits") || first.now.starts_with("There is no result"), "{first:?}");
        assert!(plan.len() <= MOST && plan.iter().all(|line| line.by == "20 August 2026"));
        assert!(plan.iter().any(|line| line.who == "Anna"), "{plan:?}");
    }

    #[test]
    fn a_number_that_was_assumed_is_to_be_measured() {
        let mut study = examples::all().remove(0);
        study.measures[0].worth.salary = Quantity::assumed(dec!(42000), "A guess");
        assert!(of(&study).iter().any(|line| line.how.contains("Finance") && line.now.starts_with("Assumed")));
    }
}
