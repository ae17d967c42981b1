//! The full record behind the report: every answer, every number with its source, every formula with its values, every
//! check. What it leaves out, nobody wrote.

use super::ledger::{self, LedgerRow};
use super::report::day_or_text;
use super::workings::{self, Working};
use super::{check_words, full_stop};
use crate::analysis::Context;
use crate::steps::{At, Field, Kind, full, questions, words};
use crate::study::*;

/// Answers in words: the step that asks, then each question with its answer.
pub type Answers = (&'static str, Vec<(String, String)>);

/// Everything that stands in a study.
#[derive(Clone, Debug, PartialEq)]
pub struct FullRecord {
    pub answers: Vec<Answers>,
    pub numbers: Vec<LedgerRow>,
    pub workings: Vec<Working>,
    /// Checks that are open: what was found.
    pub open: Vec<String>,
    /// Checks that somebody read and kept, each with the reason.
    pub kept: Vec<(String, String)>,
    /// How the range was drawn, and by which version.
    pub run: String,
}

/// The record of a study.
pub fn record(context: Context) -> FullRecord {
    let Context { study, outcome, format } = context;
    let found = |finding| full_stop(&check_words(finding, study, format).message);
    let open = outcome.findings.iter().filter(|finding| finding.kept.is_none());
    let kept = outcome.findings.iter().filter_map(|finding| Some((found(finding), finding.kept.clone()?)));
    let mut all = workings::measures(context, |_| true);
    all.extend(workings::costs(context));
    FullRecord {
        answers: answers(study),
        numbers: ledger::ledger(full::STEPS, context),
        workings: all,
        open: open.map(found).collect(),
        kept: kept.collect(),
        run: run(study),
    }
}

/// Every question that was answered in words or with a choice, by step.
fn answers(study: &Study) -> Vec<Answers> {
    let mut seen: Vec<String> = Vec::new();
    let steps = full::STEPS.iter().map(|step| {
        let found = questions(step, study).into_iter().filter_map(|(field, at)| {
            let answer = answer(field, study, at)?;
            let place = field.place(at);
            // What two steps ask for is one answer.
            let first = !seen.contains(&place);
            seen.push(place);
            first.then(|| (named(field, study, at), answer))
        });
        (step.caption, found.collect::<Vec<_>>())
    });
    steps.collect::<Vec<_>>().into_iter().filter(|(_, answers)| !answers.is_empty()).collect()
}

/// A question with the row it belongs to, where it stands in one.
fn named(field: &Field, study: &Study, at: At) -> String {
    let name = words::name(field.label, study, at);
    let of_a_measure = field.key().starts_with("measures.*") && study.measures.len() > 1;
    let measure = study.measures.get(at.measure).filter(|_| of_a_measure).map(words::name_of);
    let name = measure.map_or(name.clone(), |measure| format!("{name} ({measure})"));
    if field.key().contains('#') { format!("{}. {name}", at.row + 1) } else { name }
}

/// The answer in words; none where there is none.
fn answer(field: &Field, study: &Study, at: At) -> Option<String> {
    match &field.kind {
        Kind::Text { lens, .. } => {
            let text = (lens.get)(study, at)?.trim();
            (!text.is_empty()).then(|| day_or_text(text))
        }
        Kind::Pick { pick, .. } => {
            let chosen = pick.answers.get((pick.get)(study, at)?)?;
            (!chosen.id.is_empty()).then(|| chosen.label.to_string())
        }
        Kind::Number(_) | Kind::Rows(_) | Kind::Custom(_) => None,
    }
}

fn run(study: &Study) -> String {
    let draws = if study.chance.draws == 0 { 10_000 } else { study.chance.draws };
    format!(
        "The range comes from {draws} draws with the seed {}. Worked out by Payoff {}.",
        study.chance.seed,
        env!("CARGO_PKG_VERSION")
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::amount::Format;
    use crate::engine::evaluate;

    fn of(study: &Study) -> FullRecord {
        let (outcome, format) = (evaluate(study), Format::named("en-US", "USD"));
        record(Context { study, outcome: &outcome, format: &format })
    }

    /// What a person wrote is printed: no commitment, review, gain or expectation is dropped.
    #[test]
    fn every_text_of_an_example_stands_in_its_record() {
        for study in examples::all() {
            let record = of(&study);
            let printed: Vec<&str> =
                record.answers.iter().flat_map(|(_, all)| all.iter().map(|(_, answer)| answer.as_str())).collect();
            let written = study
                .commitments
                .iter()
                .flat_map(|one| [&one.what, &one.who])
                .chain(study.reviews.iter().flat_map(|one| [&one.what, &one.trigger]))
                .chain(study.intangibles.iter().flat_map(|one| [&one.name, &one.evidence, &one.why_not_money]))
                .chain(study.expectations.iter().flat_map(|one| [&one.who, &one.what]))
                .chain([&study.levels.helped, &study.levels.blocked, &study.story.success, &study.story.failure]);
            for text in written.filter(|text| !text.trim().is_empty()) {
                assert!(printed.contains(&text.trim()), "{}: “{text}” is not printed", study.title);
            }
            assert!(!record.workings.is_empty() && !record.numbers.is_empty());
        }
    }

    #[test]
    fn a_check_that_was_kept_stands_with_its_reason() {
        for study in examples::all() {
            let record = of(&study);
            let outcome = evaluate(&study);
            let kept = outcome.findings.iter().filter(|one| one.kept.is_some()).count();
            assert_eq!((record.kept.len(), record.open.len()), (kept, outcome.findings.len() - kept));
        }
    }

    #[test]
    fn a_blank_study_has_a_record_with_nothing_in_it() {
        let record = of(&Study::default());
        assert!(record.kept.is_empty() && record.run.contains("10000 draws with the seed 0"), "{}", record.run);
    }
}
