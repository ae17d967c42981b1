//! The story in six blocks: the user's own words where there are some, else sentences made from the facts. What is not
//! known is said, never invented.

use super::{Facts, decimal, doing_nothing, gate, say, verdict};
use crate::engine::Method;
use crate::steps::words;
use crate::study::*;

/// A block of the story.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    pub title: &'static str,
    pub text: String,
    /// Whether the user wrote it.
    pub own: bool,
}

/// The story of a study, in the order of `report.md` 4.5.
pub fn story(facts: Facts) -> Vec<Block> {
    let Facts { study, .. } = facts;
    let told = &study.story;
    let block = |title: &'static str, own: &str, made: String| {
        let own = own.trim();
        Block { title, text: if own.is_empty() { made } else { own.to_string() }, own: !own.is_empty() }
    };
    vec![
        block("The problem", &told.problem, problem(facts)),
        block("The cause", &told.cause, cause(facts)),
        block("What we did", &told.action, action(facts)),
        block("What changed", &told.change, change(facts)),
        block("Why we believe it", &told.belief, belief(facts)),
        block("What it is worth, and what is next", &told.next, next(facts)),
    ]
}

fn problem(facts: Facts) -> String {
    let mut parts = Vec::new();
    let sentence = facts.study.challenge.sentence.trim();
    parts.push(if sentence.is_empty() {
        "The challenge is not described yet.".to_string()
    } else {
        full_stop(sentence)
    });
    parts.extend(doing_nothing(facts));
    parts.join(" ")
}

fn cause(facts: Facts) -> String {
    let Facts { study, format, .. } = facts;
    let named = study.cause.causes.iter().filter_map(|cause| {
        let share = cause.share.value?;
        let name = if cause.name.trim().is_empty() { cause.kind.label() } else { cause.name.trim() };
        Some(format!("{name} ({})", format.percent_of(share, 0)))
    });
    let named: Vec<String> = named.collect();
    let last_why = study.cause.whys.iter().rev().map(|why| why.answer.trim()).find(|answer| !answer.is_empty());
    match (named.is_empty(), last_why) {
        (false, Some(why)) => format!("{} The causes: {}.", full_stop(why), named.join(", ")),
        (false, None) => format!("The causes: {}.", named.join(", ")),
        (true, Some(why)) => full_stop(why),
        (true, None) => gate(study).sentence.to_string(),
    }
}

fn action(facts: Facts) -> String {
    let Facts { study, format, .. } = facts;
    let programme = &study.programme;
    let name = if programme.name.trim().is_empty() { "The training" } else { programme.name.trim() };
    let size = match (programme.people.value, programme.hours.value) {
        (Some(people), Some(hours)) => {
            format!("{name} took {} people {} hours each.", format.number(people, 0), format.number(hours, 1))
        }
        _ => "How many people took part is not known yet.".into(),
    };
    let leaders = programme.leaders_part.trim();
    if leaders.is_empty() { size } else { format!("{size} {}", full_stop(leaders)) }
}

fn change(facts: Facts) -> String {
    let Facts { study, outcome, format } = facts;
    let mut parts = Vec::new();
    for (measure, one) in study.measures.iter().zip(&outcome.figures.totals.measures) {
        if let (Ok(before), Ok(after)) = (decimal(one.change.before), decimal(one.change.after)) {
            let verb = if study.state == State::Forecast { "is to go" } else { "went" };
            parts.push(format!(
                "{} {verb} from {} to {}.",
                words::name_of(measure),
                words::of_measure(before, measure, format),
                words::of_measure(after, measure, format)
            ));
        }
    }
    if parts.is_empty() { "What changed is not known yet.".into() } else { parts.join(" ") }
}

fn belief(facts: Facts) -> String {
    let Facts { study, outcome, format } = facts;
    let mut parts = Vec::new();
    for (measure, one) in study.measures.iter().zip(&outcome.figures.totals.measures) {
        let Ok(way) = one.change.way() else { continue };
        if way.method == Method::BeforeAfter {
            let name = words::name_of(measure).to_lowercase();
            parts.push(["Nothing says how much of the change in ", &name, " is due to the training."].concat());
            continue;
        }
        let own = decimal(Ok(way.adjusted)).unwrap_or_default();
        parts.push(format!(
            "Of the change in {}, {} is counted as due to the training.",
            words::name_of(measure).to_lowercase(),
            words::difference(own, measure, format)
        ));
    }
    let grade = outcome.grade.map(|grade| format!("The evidence is graded {}.", grade.letter()));
    parts.extend(grade);
    if parts.is_empty() { "The training’s share is not known yet.".into() } else { parts.join(" ") }
}

fn next(facts: Facts) -> String {
    let Facts { study, outcome, format } = facts;
    let asked = study.challenge.decision_words.trim();
    let ask = if asked.is_empty() { String::new() } else { format!(" We ask: {}", full_stop(asked)) };
    let worth = full_stop(&verdict(facts).sentence());
    if outcome.is_held() {
        return worth + &ask;
    }
    let ratio = say(outcome.figures.bcr, |ratio| {
        format!("For each {} spent, {} came back.", format.money(rust_decimal::Decimal::ONE), format.money_exact(ratio))
    });
    format!("{worth} {}{ask}", full_stop(&ratio))
}

/// A text with a full stop at its end.
pub fn full_stop(text: &str) -> String {
    if text.ends_with(['.', '!', '?', '…', '”']) { text.to_string() } else { format!("{text}.") }
}

/// The challenge in a sentence made from the first measure: what it is, what it should be, what it costs.
pub fn challenge_sentence(facts: Facts) -> Option<String> {
    let Facts { study, outcome, format } = facts;
    let measure = study.measures.first()?;
    let before = decimal(outcome.figures.totals.measures.first()?.change.before).ok()?;
    let mut sentence = format!(
        "{} is {} {}",
        words::name_of(measure),
        words::of_measure(before, measure, format),
        words::period(measure)
    );
    if let Some(target) = measure.target.value {
        sentence.push_str(&format!(", it should be {}", words::of_measure(target, measure, format)));
    }
    if let Ok(cost) = outcome.doing_nothing {
        sentence.push_str(&format!("; the whole problem costs about {} a year", format.money(cost)));
    }
    Some(sentence)
}

/// The chain of impact: each level with met or not met, and where it breaks (`reference.md` 1.2).
pub fn impact(facts: Facts) -> (Vec<(&'static str, &'static str)>, &'static str) {
    let Facts { study, outcome, .. } = facts;
    let levels = &study.levels;
    let met = |answer: YesNo| match answer {
        YesNo::Yes => "met",
        YesNo::No => "not met",
        YesNo::Open | YesNo::Unsure => "not known",
    };
    let improved = match decimal(outcome.figures.totals.benefit) {
        Ok(benefit) if benefit > rust_decimal::Decimal::ZERO => YesNo::Yes,
        Ok(_) => YesNo::No,
        Err(_) => levels.impact.met,
    };
    let paid = match decimal(outcome.figures.totals.net) {
        _ if outcome.is_held() => "held back",
        Ok(net) if net >= rust_decimal::Decimal::ZERO => "met",
        Ok(_) => "not met",
        Err(_) => "not known",
    };
    let links = vec![
        ("1 They found it useful (reaction)", met(levels.reaction.met)),
        ("2 They learned it (learning)", met(levels.learning.met)),
        ("3 They use it (application)", met(levels.application.met)),
        ("4 The number moved (impact)", met(improved)),
        ("5 It paid for itself (ROI)", paid),
    ];
    let sentence = match (levels.learning.met, levels.application.met, improved) {
        (YesNo::No, YesNo::Yes, _) => "Learning fell short of its target, yet people use it.",
        (YesNo::No, ..) => "The chain breaks at learning: people did not learn it.",
        (_, YesNo::No, YesNo::Yes) => {
            "The number moved although people do not use it. The training is probably not the cause."
        }
        (_, YesNo::No, _) => "The chain breaks at application: people do not use it.",
        (_, YesNo::Yes, YesNo::No) => "People use it and the number did not move: wrong lever, or too early.",
        (_, YesNo::Yes, YesNo::Yes) => "The chain holds: people use it and the number moved.",
        _ => "The chain is not complete yet: nobody has looked whether people use it.",
    };
    (links, sentence)
}
