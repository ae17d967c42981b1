//! The chain: nine links from the problem to the result, in the user's own words and numbers.

use super::{Facts, decimal};
use crate::engine::Method;
use crate::steps::{Link, words};
use crate::study::*;

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
pub fn chain(facts: Facts) -> Vec<LinkWords> {
    let Facts { study, outcome, format } = facts;
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
        let state = if study.state == State::Forecast { "aimed at, " } else { "" };
        format!("{}, {state}{words}", words::of_measure(after, measure, format))
    });
    let share = figures.and_then(|one| one.change.way().ok()).map(|way| match way.method {
        Method::BeforeAfter => "Not separated from other causes".to_string(),
        _ if way.method.is_record() => {
            let own = decimal(Ok(way.improvement)).unwrap_or_default();
            let all = gross.unwrap_or_default();
            format!("{} of the {}", format.number(own, 2), words::difference(all.abs(), measure, format))
        }
        _ => {
            let share = decimal(Ok(way.share)).unwrap_or_default().saturating_mul(rust_decimal::Decimal::ONE_HUNDRED);
            let sure =
                decimal(Ok(way.confidence)).unwrap_or_default().saturating_mul(rust_decimal::Decimal::ONE_HUNDRED);
            format!("{} of the change, {} sure", format.percent_of(share, 0), format.percent_of(sure, 0))
        }
    });
    let worth = if measure.worth.class == Class::Intangible && !study.measures.is_empty() {
        Some("Not in money".to_string())
    } else {
        figures
            .and_then(|one| decimal(one.value.value).ok())
            .map(|value| format!("{} for each {}", format.money(value), words::one(words::unit(measure))))
    };
    let goal = study.goal.sentence.trim();
    let target = measure.target.value.map(|target| words::of_measure(target, measure, format));
    let gate = super::gate(study);
    let gate = (gate.light != super::Light::NotChecked).then_some(match gate.light {
        super::Light::Fits => "A lack of skill",
        super::Light::Partly => "Partly a lack of skill",
        _ => "Probably not a lack of skill",
    });
    let held = outcome.is_held();
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
        link(
            Link::Goal,
            "Goal",
            target.or_else(|| text(goal)).or_else(|| after.map(|value| words::of_measure(value, measure, format))),
        ),
        link(
            Link::Baseline,
            "Baseline",
            before.map(|value| format!("{} {}", words::of_measure(value, measure, format), words::period(measure))),
        ),
        link(Link::Change, "Change", change),
        link(Link::Share, "Training’s share", share),
        link(Link::Worth, "Worth", worth),
        link(
            Link::Cost,
            "Cost",
            decimal(outcome.figures.totals.cost).ok().map(|cost| format!("{}, all in", format.money(cost))),
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
