//! The chain: nine links from the problem to the result, in the user's own words and numbers.

use rust_decimal::Decimal;

use crate::analysis::{Context, decimal};
use crate::engine::{Method, Sums};
use crate::steps::{Link, words};
use crate::study::*;
use crate::words::benefit_and_cost;
use crate::words::text::filled;

/// One link of the chain. Without a value it is not done.
#[derive(Clone, Debug, PartialEq)]
pub struct LinkWords {
    pub link: Link,
    pub name: &'static str,
    pub value: Option<String>,
    /// A second line, such as where a value was assumed.
    pub note: Option<String>,
    /// The result is a loss.
    pub loss: bool,
}

/// The nine links of `facts`.
pub fn chain(facts: Context) -> Vec<LinkWords> {
    let Context { study, outcome, format } = facts;
    let none = Measure::default();
    let measure = study.measures.first().unwrap_or(&none);
    let figures = outcome.figures.totals.measures.first();
    let more = study.measures.len().saturating_sub(1);
    let and_more = (more > 0).then(|| format!("and {more} more {}", if more == 1 { "measure" } else { "measures" }));
    let text = |text: &str| (!text.trim().is_empty()).then(|| shorten(text, 70));

    let before = figures.and_then(|one| decimal(one.change.before).ok());
    let after = figures.and_then(|one| decimal(one.change.after).ok());
    let gross = figures.and_then(|one| decimal(one.change.gross).ok());
    let change = after.zip(gross).map(|(after, gross)| {
        let size = gross.abs();
        let words = match (measure.scale, gross.is_sign_negative(), measure.better) {
            (Scale::Percent, worse, _) => {
                let way = if worse { "worse" } else { "better" };
                format!("{} {way}", words::difference(size, measure, format))
            }
            (_, false, Better::Lower) | (_, true, Better::Higher) => format!("{} fewer", format.number(size, 2)),
            _ => format!("{} more", format.number(size, 2)),
        };
        let text = if study.state.is_forecast() { "Aim: {after}, {change}" } else { "{after}, {change}" };
        filled(text, &[("after", &words::of_measure(after, measure, format)), ("change", &words)])
    });
    let way = figures.and_then(|one| one.change.way().ok());
    let reported = way.filter(|way| way.summed && before.is_none());
    let change = change.or_else(|| {
        let size = decimal(Ok(reported?.improvement)).ok()?;
        let more = if size.is_sign_negative() { "worse" } else { "better" };
        let spelled = words::difference(size.abs(), measure, format);
        Some(format!("{spelled} {} {more}, as reported", words::period(measure)))
    });
    // That nobody separated it is known once the questions after it are answered; before that it is an open question.
    let passed = outcome.figures.totals.cost.is_ok();
    let share = way.filter(|way| passed || way.method != Method::BeforeAfter).map(|way| match way.method {
        Method::BeforeAfter => "Not separated from other causes".to_string(),
        _ if way.method.is_record() => {
            let own = decimal(Ok(way.improvement)).unwrap_or_default();
            let all = gross.unwrap_or_default();
            format!("{} of the {}", format.number(own, 2), words::difference(all.abs(), measure, format))
        }
        _ => {
            let share = decimal(Ok(way.share)).unwrap_or_default().times(Decimal::ONE_HUNDRED);
            let share = format!("{} of the change", format.percent_of(share, 0));
            let worse = decimal(Ok(way.improvement)).is_ok_and(|size| size < Decimal::ZERO);
            if worse && !way.summed {
                // Doubt makes no loss smaller (M3), so how sure somebody is stands here as it was said.
                let sure = said_sure(measure, way.method);
                let sure = sure.map_or(String::new(), |sure| format!(", {} sure", format.percent_of(sure, 0)));
                let got = if study.state.is_forecast() { "gets" } else { "got" };
                format!("{share}{sure}; counted in full, because it {got} worse")
            } else {
                let sure = decimal(Ok(way.confidence)).unwrap_or_default().times(Decimal::ONE_HUNDRED);
                format!("{share}, {} sure", format.percent_of(sure, 0))
            }
        }
    });
    let worth = if measure.worth.class == Class::Intangible && !study.measures.is_empty() {
        Some("Not in money".to_string())
    } else {
        figures
            .and_then(|one| decimal(one.value.value).ok())
            .map(|value| format!("{} for each {}", format.money(value), words::one(words::unit(measure))))
    };
    // In a forecast the number after is the target; one that was measured is no goal.
    let aimed = after.map(|value| match study.state {
        State::Open | State::Forecast => words::of_measure(value, measure, format),
        _ => "No goal set".to_string(),
    });
    let aimed = aimed.or_else(|| reported.map(|_| "No goal set".to_string()));
    let answered = reported.map(|_| {
        let who = &measure.isolation.respondents;
        let who = who.iter().filter(|one| one.change.value.is_some() && one.share.value.is_some());
        let people = who.map(|one| one.people.value.unwrap_or(Decimal::ONE)).fold(Decimal::ZERO, Sums::plus);
        format!("Estimated by {}", words::people(people, format))
    });
    let goal = study.goal.sentence.trim();
    let target = measure.target.value.map(|target| words::of_measure(target, measure, format));
    let gate = crate::analysis::gate(study);
    let gate = (gate.light != crate::analysis::Light::NotChecked).then_some(match gate.light {
        crate::analysis::Light::Fits => "A lack of skill",
        crate::analysis::Light::Partly => "Partly a lack of skill",
        _ => "Probably not a lack of skill",
    });
    let held = outcome.is_held();
    let [_, cost] = benefit_and_cost(outcome);
    let link = |link: Link, name: &'static str, value: Option<String>| LinkWords {
        link,
        name,
        value,
        note: None,
        loss: false,
    };
    let mut links = vec![
        link(Link::Challenge, "Challenge", text(&study.challenge.sentence).or_else(|| before.and(text(&measure.name)))),
        link(
            Link::Cause,
            "Cause",
            main_cause(study, format).or_else(|| text(&study.cause.note)).or(gate.map(str::to_string)),
        ),
        link(Link::Goal, "Goal", target.or_else(|| text(goal)).or(aimed)),
        link(
            Link::Baseline,
            "Baseline",
            before
                .map(|value| format!("{} {}", words::of_measure(value, measure, format), words::covers(measure)))
                .or(answered),
        ),
        link(Link::Change, "Change", change),
        link(Link::Share, "Training’s share", share),
        link(Link::Worth, "Worth", worth),
        link(
            Link::Cost,
            "Cost",
            cost.ok().map(|cost| {
                format!("{}{}", format.money(cost), if outcome.cost_is_whole { ", all in" } else { " so far" })
            }),
        ),
        link(
            Link::Result,
            "Result",
            decimal(outcome.figures.totals.net)
                .ok()
                .map(|net| if held { "held back".to_string() } else { format.money(net) }),
        ),
    ];
    links[Link::Baseline as usize].note = and_more;
    links[Link::Result as usize].loss =
        !held && decimal(outcome.figures.totals.net).is_ok_and(|net| net.is_sign_negative() && !net.is_zero());
    links
}

/// How sure somebody said to be of the share that counts, in percent; none where several said it.
fn said_sure(measure: &Measure, method: Method) -> Option<Decimal> {
    let isolation = &measure.isolation;
    if method == Method::OtherFactors {
        return isolation.factors_confidence.value;
    }
    let mut said = isolation.estimators.iter().filter(|one| one.share.value.is_some()).map(|one| one.confidence.value);
    said.next().flatten().filter(|_| said.next().is_none())
}

/// The heaviest cause with its share.
fn main_cause(study: &Study, format: &crate::amount::Format) -> Option<String> {
    let cause =
        study.cause.causes.iter().filter(|cause| cause.share.value.is_some()).max_by_key(|cause| cause.share.value)?;
    let name = if cause.name.trim().is_empty() { cause.kind.label() } else { cause.name.trim() };
    Some(format!("{} ({})", shorten(name, 60), format.percent_of(cause.share.value?, 0)))
}

/// Text cut at the end of a sentence where there is one, else at a word, with a mark that something is left out.
pub fn shorten(text: &str, most: usize) -> String {
    let text = text.trim();
    if text.chars().count() <= most {
        return text.to_string();
    }
    let cut: String = text.chars().take(most).collect();
    if let Some(end) = cut.rfind(". ").filter(|end| *end > most / 3) {
        return cut[..=end].to_string();
    }
    let at = cut.rfind(' ').unwrap_or(cut.len());
    format!("{}…", cut[..at].trim_end_matches([',', '.', ';']))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::amount::Format;
    use crate::engine::evaluate;
    use rust_decimal::dec;

    fn said(study: &Study, link: Link) -> Option<String> {
        let (outcome, format) = (evaluate(study), Format::named("en-US", "USD"));
        chain(Context { study, outcome: &outcome, format: &format }).remove(link as usize).value
    }

    /// From 40 errors a month to 50, 90% of it by the training, as somebody says who is 70% sure.
    fn worse() -> Study {
        let mut study = catalogue::start(Situation::Quality, "a", "en-US", "USD");
        study.state = State::Measured;
        let measure = &mut study.measures[0];
        measure.unit = "errors".into();
        (measure.scale, measure.period, measure.better) = (Scale::Count, Period::Month, Better::Lower);
        (measure.baseline, measure.after) = (Quantity::entered(dec!(40)), Quantity::entered(dec!(50)));
        measure.isolation.estimators = vec![Estimator {
            share: Quantity::entered(dec!(90)),
            confidence: Quantity::entered(dec!(70)),
            ..Estimator::default()
        }];
        study
    }

    #[test]
    fn what_got_worse_keeps_the_doubt_that_was_said_and_is_counted_in_full() {
        let mut study = worse();
        let share = said(&study, Link::Share);
        assert_eq!(share.as_deref(), Some("90% of the change, 70% sure; counted in full, because it got worse"));
        study.measures[0].after = Quantity::entered(dec!(30));
        assert_eq!(said(&study, Link::Share).as_deref(), Some("90% of the change, 70% sure"));
    }

    #[test]
    fn a_number_that_was_measured_is_no_goal() {
        let mut study = worse();
        assert_eq!(said(&study, Link::Goal).as_deref(), Some("No goal set"));
        study.measures[0].target = Quantity::entered(dec!(30));
        assert_eq!(said(&study, Link::Goal).as_deref(), Some("30 errors"));
    }

    #[test]
    fn the_share_is_open_until_its_question_was_passed() {
        let mut study = worse();
        study.measures[0].isolation.estimators.clear();
        assert_eq!(said(&study, Link::Share), None);
        study.programme.people = Quantity::entered(dec!(10));
        study.programme.hours = Quantity::entered(dec!(0));
        study.costs = vec![CostLine { rate: Quantity::entered(dec!(4000)), ..CostLine::default() }];
        assert_eq!(said(&study, Link::Share).as_deref(), Some("Not separated from other causes"));
    }

    /// 102 active users report 1.6 hours each, 163.2 together; nobody measured any.
    #[test]
    fn what_participants_report_has_no_baseline_and_is_no_open_question() {
        let study = &examples::all()[7];
        assert_eq!(said(study, Link::Baseline).as_deref(), Some("Estimated by 102 people"));
        assert_eq!(said(study, Link::Change).as_deref(), Some("163.2 hours a week better, as reported"));
    }
}
