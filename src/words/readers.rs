//! The one page for its reader: which parts stand on it, in which order, and what somebody promised, expects and saw.
//! No figure differs between readers.

use super::next::promise;
use super::report::{day_or_text, fitting};
use super::shorten;
use super::story::full_stop;
use super::track::expectations;
use crate::analysis::Context;
use crate::study::*;

/// A part of the page below its result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReportPart {
    Decision,
    Why,
    Done,
    Changed,
    Money,
    MustBeTrue,
    NotInMoney,
    Assumed,
    Limits,
    Expected,
    Commitments,
    OnTheJob,
    Cases,
}

/// The rows of the page for `reader`, each of one part or of two side by side: what matters to them comes first.
pub fn rows(reader: Audience) -> &'static [&'static [ReportPart]] {
    use ReportPart::*;
    match reader {
        Audience::Finance => {
            &[&[Decision], &[Why, Done], &[Changed, Money], &[MustBeTrue, NotInMoney], &[Assumed, Limits]]
        }
        Audience::Sponsor => {
            &[&[Decision], &[Expected, Commitments], &[Why, Done], &[Changed, Money], &[NotInMoney, Limits]]
        }
        Audience::Managers => {
            &[&[Changed, OnTheJob], &[Commitments, Done], &[Cases], &[NotInMoney, Limits], &[Decision]]
        }
        Audience::Participants => &[&[Cases], &[Changed, OnTheJob], &[NotInMoney, Commitments], &[Done, Limits]],
    }
}

/// Whom the page is for, in its head.
pub fn reader_line(reader: Audience, is_forecast: bool) -> &'static str {
    match (reader, is_forecast) {
        (Audience::Finance, _) => "For Finance.",
        (Audience::Sponsor, _) => "For the sponsor.",
        (Audience::Managers, _) => "For line managers.",
        // Nobody has taken part yet in what is forecast.
        (Audience::Participants, true) => "For the participants.",
        (Audience::Participants, false) => "For the participants, with thanks.",
    }
}

/// The heading of what people do at work.
pub fn on_the_job_title(is_forecast: bool) -> &'static str {
    if is_forecast { "What is to be done at work" } else { "What is done at work" }
}

/// The heading of the cases: nobody is counted who was not written of.
pub fn cases_title(cases: &[Named]) -> &'static str {
    if cases.len() == 1 { "One person’s case" } else { "Two people’s cases" }
}

/// A name and the words after it.
pub type Named = (String, String);

/// Items of a list on the page; the others are counted, because they stand in the record.
const MOST: usize = 3;

fn first_of(mut all: Vec<Named>) -> Vec<Named> {
    let more = all.len().saturating_sub(MOST);
    all.truncate(MOST);
    if more > 0 {
        all.push((format!("And {more} more"), ", in the full record".into()));
    }
    all
}

/// A text as the head of an item: without the full stop that somebody typed, because the sentence goes on.
fn name(text: &str) -> String {
    fitting(&[text.trim().trim_end_matches('.').to_string()], 70)
}

/// Who expects what, and how far it is reached.
pub fn expected(context: Context) -> Vec<Named> {
    let lines = expectations(context).into_iter().map(|[what, more, state]| {
        let more = if more.is_empty() { String::new() } else { format!(" {}", fitting(&[more], 60)) };
        (name(&what), format!(": {state}.{more}"))
    });
    first_of(lines.collect())
}

/// What somebody starts, stops or continues; a leader is marked as one.
pub fn commitments(study: &Study) -> Vec<Named> {
    let named = study.commitments.iter().filter(|one| !one.what.trim().is_empty());
    let line = |one: &Commitment| {
        let who = match (one.who.trim(), one.leader) {
            ("", _) => "nobody is named".to_string(),
            (who, YesNo::Yes) => format!("{who} (leader)"),
            (who, _) => who.to_string(),
        };
        let by = match (one.by.trim(), one.progress) {
            (_, Progress::Done) => ", done".to_string(),
            (_, Progress::Dropped) => ", dropped".to_string(),
            ("", Progress::Open) => String::new(),
            (by, Progress::Open) => format!(", by {}", day_or_text(by)),
        };
        (name(&promise(one)), format!(": {}{by}", shorten(&who, 40)))
    };
    first_of(named.map(line).collect())
}

/// What people do at work: the behaviours with what keeps them going, how far it is seen, what helped and what blocked.
pub fn on_the_job(context: Context) -> Vec<Named> {
    let Context { study, format, .. } = context;
    let mut all: Vec<Named> = Vec::new();
    for one in study.goal.behaviours.iter().filter(|one| !one.what.trim().is_empty()).take(2) {
        let driver = match one.driver.trim() {
            "" => String::new(),
            driver => format!(". Kept going by: {}", fitting(&[full_stop(driver)], 70)),
        };
        all.push((name(&one.what), driver));
    }
    let level = &study.levels.application;
    if let Some(actual) = level.actual.value {
        let target = level.target.value.map_or(String::new(), |target| format!(" of {}", format.number(target, 2)));
        let seen = if level.indicator.trim().is_empty() { "Use at work" } else { level.indicator.trim() };
        all.push((fitting(&[seen.to_string()], 70), format!(": {}{target}", format.number(actual, 2))));
    }
    for (name, text) in [("What helped", &study.levels.helped), ("What stood in the way", &study.levels.blocked)] {
        if !text.trim().is_empty() {
            all.push((name.into(), format!(": {}", fitting(&[full_stop(text.trim())], 110))));
        }
    }
    all
}

/// Somebody for whom it worked, and somebody for whom it did not (Brinkerhoff).
pub fn cases(study: &Study) -> Vec<Named> {
    let both = [("It worked", &study.story.success), ("It did not", &study.story.failure)];
    let told = both.into_iter().filter(|(_, text)| !text.trim().is_empty());
    told.map(|(name, text)| (name.to_string(), format!(": {}", fitting(&[full_stop(text.trim())], 240)))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::amount::Format;
    use crate::engine::evaluate;

    #[test]
    fn every_reader_gets_the_limits_and_what_changed_and_no_two_get_the_same_page() {
        let all = Audience::ALL.iter().map(|reader| rows(*reader));
        for rows in all.clone() {
            let parts: Vec<ReportPart> = rows.concat();
            assert!(parts.contains(&ReportPart::Limits) && parts.contains(&ReportPart::Changed), "{parts:?}");
            assert!(rows.iter().all(|row| (1..=2).contains(&row.len())));
            assert!((1..parts.len()).all(|at| !parts[..at].contains(&parts[at])), "twice in {parts:?}");
        }
        let firsts: Vec<&[ReportPart]> = all.map(|rows| rows[1]).collect();
        assert!((1..firsts.len()).all(|at| !firsts[..at].contains(&firsts[at])), "{firsts:?}");
    }

    #[test]
    fn nobody_is_thanked_for_what_is_still_to_come() {
        for reader in Audience::ALL {
            assert!(!reader_line(*reader, true).contains("thanks"), "{reader:?}");
        }
        assert!(reader_line(Audience::Participants, false).ends_with("with thanks."));
        assert_ne!(on_the_job_title(true), on_the_job_title(false));
    }

    #[test]
    fn a_list_without_room_counts_the_rest_and_a_leader_is_marked() {
        let one = |what: &str, leader| Commitment {
            what: what.into(),
            who: "Ann".into(),
            by: "2026-05-01".into(),
            leader,
            ..Commitment::default()
        };
        let mut study = Study { commitments: vec![one("talks", YesNo::Yes), one("", YesNo::No)], ..Study::default() };
        assert_eq!(commitments(&study), [("Start: talks".to_string(), ": Ann (leader), by 1 May 2026".to_string())]);
        study.commitments = ["a", "b", "c", "d", "e"].map(|what| one(what, YesNo::No)).to_vec();
        let told = commitments(&study);
        assert_eq!(told.len(), MOST + 1);
        assert_eq!(told[MOST], ("And 2 more".to_string(), ", in the full record".to_string()));
    }

    #[test]
    fn what_nobody_wrote_takes_no_room_and_what_somebody_wrote_is_there() {
        let format = Format::named("en-US", "USD");
        let empty = Study::default();
        let context = Context { study: &empty, outcome: &evaluate(&empty), format: &format };
        assert!(expected(context).is_empty() && on_the_job(context).is_empty() && cases(&empty).is_empty());
        let mut study = Study::default();
        study.goal.behaviours =
            vec![Behaviour { what: "Talks.".into(), driver: "The head asks".into(), ..Behaviour::default() }];
        study.story.failure = "Nobody had time".into();
        study.levels.blocked = "The queue".into();
        let context = Context { study: &study, outcome: &evaluate(&study), format: &format };
        assert_eq!(cases(&study), [("It did not".to_string(), ": Nobody had time.".to_string())]);
        assert_eq!(cases_title(&cases(&study)), "One person’s case");
        let job = [("Talks", ". Kept going by: The head asks."), ("What stood in the way", ": The queue.")];
        assert_eq!(on_the_job(context), job.map(|(name, words)| (name.to_string(), words.to_string())));
    }
}
