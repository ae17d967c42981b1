//! The story in six blocks: the user's own words where there are some, else sentences made from the facts. What is not
//! known is said, never invented.

use crate::amount::Format;
use crate::analysis::{Context, decimal};
use crate::engine::{Exact, Finding, MeasureFigures, Method, ProblemCost, Trigger};
use crate::steps::words;
use crate::study::*;
use crate::words::odds::{Odds, Sureness};
use crate::words::text::filled;
use crate::words::{cost_of_nothing, doing_nothing, gate_words, say, verdict};
use rust_decimal::Decimal;

/// A block of the story.
#[derive(Clone, Debug, PartialEq)]
pub struct StoryBlock {
    pub title: &'static str,
    pub text: String,
    /// Whether the user wrote it.
    pub own: bool,
}

/// The story of a study.
pub fn story(facts: Context, odds: Odds) -> Vec<StoryBlock> {
    let Context { study, .. } = facts;
    let told = &study.story;
    let titles = done_and_changed(study);
    let block = |title: &'static str, own: &str, made: String| {
        let own = own.trim();
        StoryBlock { title, text: if own.is_empty() { made } else { own.to_string() }, own: !own.is_empty() }
    };
    vec![
        block("The problem", &told.problem, problem(facts)),
        block("The cause", &told.cause, cause(facts)),
        block(titles.0, &told.action, action(facts)),
        block(titles.1, &told.change, change(facts)),
        block("Why we believe it", &told.belief, belief(facts)),
        block("What it is worth, and what is next", &told.next, next(facts, odds)),
    ]
}

fn problem(facts: Context) -> String {
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

fn cause(facts: Context) -> String {
    let Context { study, format, .. } = facts;
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
        (true, None) => gate_words(study).told.to_string(),
    }
}

/// Titles for what was done and what came of it; a forecast has done nothing yet.
pub fn done_and_changed(study: &Study) -> (&'static str, &'static str) {
    match study.state {
        State::Open | State::Forecast => ("What we will do", "What is to change"),
        _ => ("What we did", "What changed"),
    }
}

/// "24 people" and "16 hours each", or "1 person" and "1 hour"; none as long as one of them is open.
pub(super) fn people_and_hours(facts: Context) -> Option<(String, String)> {
    let programme = &facts.study.programme;
    let (people, hours) = programme.people.value.zip(programme.hours.value)?;
    let each = if people == Decimal::ONE { "" } else { " each" };
    Some((words::people(people, facts.format), words::with_word(hours, "hour", facts.format) + each))
}

fn action(facts: Context) -> String {
    let study = facts.study;
    let ahead = study.state.is_forecast();
    let programme = &study.programme;
    let name = if programme.name.trim().is_empty() { "The training" } else { programme.name.trim() };
    let size = match people_and_hours(facts) {
        Some((people, hours)) => {
            let took = if ahead { "is to take" } else { "took" };
            format!("{name} {took} {people} {hours}.")
        }
        None if ahead => "How many people are to take part is not known yet.".into(),
        None => "How many people took part is not known yet.".into(),
    };
    let leaders = programme.leaders_part.trim();
    if leaders.is_empty() { size } else { format!("{size} {}", full_stop(leaders)) }
}

/// "Errors moved from 410 to 265 errors a month." None as long as one of the two is open.
pub(super) fn moved(measure: &Measure, one: &MeasureFigures<Exact>, state: State, format: &Format) -> Option<String> {
    let (before, after) = (decimal(one.change.before).ok()?, decimal(one.change.after).ok()?);
    let from = match measure.scale {
        Scale::Percent => words::of_measure(before, measure, format),
        _ => format.number(before, 3),
    };
    let (to, period) = (words::of_measure(after, measure, format), words::covers(measure));
    let text = match state {
        State::Open | State::Forecast => "The aim for {name}: from {from} to {to} {period}.",
        State::Pilot | State::Measured => "{name} moved from {from} to {to} {period}.",
    };
    Some(filled(text, &[("name", words::name_of(measure)), ("from", &from), ("to", &to), ("period", period)]))
}

fn change(facts: Context) -> String {
    let Context { study, outcome, format } = facts;
    let all = study.measures.iter().zip(&outcome.figures.totals.measures);
    let parts: Vec<String> = all.filter_map(|(measure, one)| moved(measure, one, study.state, format)).collect();
    match parts.is_empty() {
        true if study.state.is_forecast() => "What is to change is not known yet.".into(),
        true => "What changed is not known yet.".into(),
        false => parts.join(" "),
    }
}

fn belief(facts: Context) -> String {
    let Context { study, outcome, format } = facts;
    let mut parts = Vec::new();
    for (measure, one) in study.measures.iter().zip(&outcome.figures.totals.measures) {
        let Ok(way) = one.change.way() else { continue };
        if way.method == Method::BeforeAfter {
            let name = words::name_inside(measure);
            parts.push(["Nothing says how much of the change in ", &name, " is due to the training."].concat());
            continue;
        }
        let own = decimal(Ok(way.adjusted)).unwrap_or_default();
        parts.push(format!(
            "Counted as due to the training, of the change in {}: {}.",
            words::name_inside(measure),
            words::difference(own, measure, format)
        ));
    }
    let grade = outcome.grade.map(|grade| format!("The evidence is graded {}.", grade.letter()));
    parts.extend(grade);
    if parts.is_empty() { "The training’s share is not known yet.".into() } else { parts.join(" ") }
}

fn next(facts: Context, odds: Odds) -> String {
    let Context { study, outcome, format } = facts;
    let asked = study.challenge.decision_words.trim();
    let ask = if asked.is_empty() { String::new() } else { format!(" We ask: {}", full_stop(asked)) };
    let worth = full_stop(&verdict(facts, odds).sentence());
    if outcome.is_withheld() {
        return worth + &ask;
    }
    let one = format.money(Decimal::ONE);
    let ratio = say(outcome.figures.bcr, |ratio| {
        let text = match (study.state.stated(), ratio < Decimal::ZERO) {
            (State::Forecast, false) => "For each {one} spent, {ratio} would come back.",
            (State::Forecast, true) => "For each {one} spent, another {ratio} would be lost.",
            (_, false) => "For each {one} spent, {ratio} came back.",
            (_, true) => "For each {one} spent, another {ratio} was lost.",
        };
        filled(text, &[("one", &one), ("ratio", &format.money_exact(ratio.abs()))])
    });
    format!("{worth} {}{ask}", full_stop(&ratio))
}

/// A text with a full stop at its end.
pub fn full_stop(text: &str) -> String {
    if text.ends_with(['.', '!', '?', '…', '”']) { text.to_string() } else { format!("{text}.") }
}

/// The challenge in a sentence made from the first measure: what it is, what it should be, what it costs.
pub fn challenge_sentence(facts: Context) -> Option<String> {
    let Context { study, outcome, format } = facts;
    let measure = study.measures.first()?;
    let before = decimal(outcome.figures.totals.measures.first()?.change.before).ok()?;
    let mut sentence = format!(
        "{}: {} {}",
        words::name_of(measure),
        words::of_measure(before, measure, format),
        words::covers(measure)
    );
    if let Some(target) = measure.target.value {
        sentence.push_str(&format!(", it should be {}", words::of_measure(target, measure, format)));
    }
    if let Some(cost) = cost_of_nothing(facts) {
        let text = match outcome.problem {
            ProblemCost::Gap => "; the gap to the best number seen costs about {cost} a year",
            ProblemCost::Whole | ProblemCost::Entered => "; the whole problem costs about {cost} a year",
        };
        sentence.push_str(&filled(text, &[("cost", &format.money(cost))]));
    }
    Some(sentence)
}

/// The chain of impact: each level with met or not met, and where it breaks (Kirkpatrick, Phillips).
pub fn impact(facts: Context, odds: Odds) -> (Vec<(&'static str, &'static str)>, &'static str) {
    let Context { study, outcome, .. } = facts;
    let levels = &study.levels;
    let met = |answer: YesNo| match answer {
        YesNo::Yes => "met",
        YesNo::No => "not met",
        YesNo::Open | YesNo::Unsure => "not known",
    };
    // What a forecast claims is no number that moved.
    let ahead = study.state.is_forecast();
    let improved = match decimal(outcome.figures.totals.benefit) {
        _ if ahead => levels.impact.met,
        Ok(benefit) if benefit > Decimal::ZERO => YesNo::Yes,
        Ok(_) => YesNo::No,
        Err(_) => levels.impact.met,
    };
    // No surer than the odds (M16).
    let paid = match decimal(outcome.figures.totals.net) {
        _ if outcome.is_withheld() => "held back",
        _ if ahead => "not known",
        Ok(net) => match odds.sureness(net < Decimal::ZERO) {
            Some(Sureness::Yes) => "met",
            Some(Sureness::VeryProbably) => "very probably met",
            Some(Sureness::Probably) => "probably met",
            Some(Sureness::Even) | None => "about even",
            Some(Sureness::ProbablyNot) => "probably not met",
            Some(Sureness::VeryProbablyNot) => "very probably not met",
            Some(Sureness::No) => "not met",
        },
        Err(_) => "not known",
    };
    // What is called met below its target is not met (P56).
    let missed = |path: &str| {
        let below = |finding: &Finding| finding.trigger == Trigger::MetBelowTarget && finding.path == path;
        outcome.findings.iter().any(below)
    };
    let level =
        |path: &str, level: &Level| if missed(path) { "called met, but below its target" } else { met(level.met) };
    let links = vec![
        ("1 They found it useful (reaction)", level("levels.reaction.met", &levels.reaction)),
        ("2 They learned it (learning)", level("levels.learning.met", &levels.learning)),
        ("3 They use it (application)", level("levels.application.met", &levels.application)),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::amount::Format;
    use crate::engine::evaluate;
    use rust_decimal::dec;

    fn told(study: &Study) -> Vec<StoryBlock> {
        let (outcome, format) = (evaluate(study), Format::named("en-US", "USD"));
        story(Context { study, outcome: &outcome, format: &format }, Odds::NotYet)
    }

    fn complaints(state: State) -> Study {
        let mut study = catalogue::start(Situation::Quality, "a", "en-US", "USD");
        study.state = state;
        let measure = &mut study.measures[0];
        (measure.name, measure.unit) = ("Complaints".into(), "letters".into());
        (measure.scale, measure.period, measure.better) = (Scale::Count, Period::Month, Better::Lower);
        measure.baseline = Quantity::entered(dec!(40));
        (measure.after, measure.target) = (Quantity::entered(dec!(30)), Quantity::entered(dec!(30)));
        study.programme.people = Quantity::entered(dec!(1));
        study.programme.hours = Quantity::entered(dec!(1));
        study
    }

    #[test]
    fn a_change_is_told_with_its_period_and_a_forecast_in_the_future() {
        let (past, future) = (told(&complaints(State::Measured)), told(&complaints(State::Forecast)));
        assert_eq!(past[3].text, "Complaints moved from 40 to 30 letters a month.");
        assert_eq!(future[3].text, "The aim for Complaints: from 40 to 30 letters a month.");
        assert_eq!([past[2].title, past[3].title], ["What we did", "What changed"]);
        assert_eq!([future[2].title, future[3].title], ["What we will do", "What is to change"]);
    }

    #[test]
    fn one_person_takes_one_hour() {
        let mut study = complaints(State::Measured);
        assert_eq!(told(&study)[2].text, "The training took 1 person 1 hour.");
        study.state = State::Forecast;
        study.programme.people = Quantity::entered(dec!(2));
        assert_eq!(told(&study)[2].text, "The training is to take 2 people 1 hour each.");
    }
}
