//! What whoever leads a workshop needs: a run of 20 and of 45 minutes, and the exercise with its answers.

use super::check_words;
use super::ledger::ledger;
use super::record::record;
use crate::amount::Format;
use crate::analysis::Context;
use crate::engine::evaluate;
use crate::scenario::planted::Exercise;
use crate::steps::full;
use crate::study::Study;

/// A part of a run: how many minutes, what happens, and what to say.
pub type RunPart = (u32, &'static str, &'static str);

/// What to bring and to have ready.
pub const BEFORE: [&str; 5] = [
    "A week before: ask everybody for one business number from before the training and from after it, and for what the training cost.",
    "Print one blank worksheet for each person. For those who bring a study, print it filled in.",
    "Print the exercise for each table of three to five people. Keep the answers to yourself.",
    "Have one device for each table, with this page open once: from then on it works without a network.",
    "Invite somebody from Finance. A number they helped to make is a number they will stand by.",
];

/// The short run.
pub const SHORT: [RunPart; 5] = [
    (2, "Say why", "“Every programme has a cost that everybody sees. Today we look for the number it moved.”"),
    (
        6,
        "Each person fills in the first two parts of the worksheet",
        "“One number, from before and from after. If you do not know it, write who does.”",
    ),
    (6, "Tables look for the mistakes in one study", "“Be Finance for six minutes. What would you not believe?”"),
    (4, "Read out the answers", "“Which of these have we done ourselves?”"),
    (2, "Each person says one thing", "“Which number do you ask for tomorrow, and whom do you ask?”"),
];

/// The long run.
pub const LONG: [RunPart; 7] = [
    (3, "Say why", "“Every programme has a cost that everybody sees. Today we look for the number it moved.”"),
    (
        10,
        "Each person fills in the worksheet",
        "“Leave out what you do not know. An open question is better than a guess that looks like a number.”",
    ),
    (
        8,
        "Tables look for the mistakes in all three studies",
        "“Be Finance for eight minutes. What would you not believe?”",
    ),
    (5, "Read out the answers", "“Which of these have we done ourselves?”"),
    (
        10,
        "Each table types one study in and saves its file",
        "“The page asks for ten answers. What is assumed says so.”",
    ),
    (6, "Open all files on the board", "“Where do we differ, and who knows better?”"),
    (3, "Each person promises one thing, with a day", "“Which number do you ask for, whom do you ask, and by when?”"),
];

/// One study of the exercise, as it stands on paper.
#[derive(Clone, Debug, PartialEq)]
pub struct ExerciseSheet {
    pub title: &'static str,
    /// What its authors claim.
    pub claim: String,
    /// Each number, what it is, and where it comes from.
    pub numbers: Vec<Vec<String>>,
    /// What was answered without a number.
    pub answers: Vec<Vec<String>>,
    /// How many mistakes are in it.
    pub count: usize,
}

/// Words longer than this are a story, not an answer to check.
const LONGEST_ANSWER: usize = 48;

/// The exercise on paper, made from the example it names.
pub fn sheet(exercise: &Exercise, example: &Study, format: &Format) -> ExerciseSheet {
    let study = exercise.study(example);
    let outcome = evaluate(&study);
    let context = Context { study: &study, outcome: &outcome, format };
    let numbers = ledger(full::STEPS, context)
        .into_iter()
        .filter(|row| !row.assumed && row.status != "By rule")
        .map(|row| vec![row.label, row.value, row.source]);
    let answers = record(context).answers.into_iter().flat_map(|(_, all)| all);
    let short = |(_, answer): &(String, String)| answer.chars().count() <= LONGEST_ANSWER;
    ExerciseSheet {
        title: exercise.title,
        claim: claim(context),
        numbers: numbers.collect(),
        answers: answers.filter(short).map(|(question, answer)| vec![question, answer]).collect(),
        count: exercise.mistakes.len(),
    }
}

fn claim(context: Context) -> String {
    let totals = &context.outcome.figures;
    let net = super::say(totals.totals.net, |net| context.format.money(net));
    let roi = super::say(totals.roi_percent, |roi| context.format.percent(roi));
    format!("They claim a net benefit of {net} in the first year, and an ROI of {roi}.")
}

/// The answers to one study: what it comes to without its mistakes, and each mistake with what the page says to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Solution {
    pub title: &'static str,
    pub claim: String,
    /// What the sound study comes to.
    pub sound: String,
    pub mistakes: Vec<(&'static str, String)>,
    /// What the checks find besides, because one mistake brings another.
    pub besides: Vec<String>,
}

/// The answers, as the page's own checks give them.
pub fn solution(exercise: &Exercise, example: &Study, format: &Format) -> Solution {
    let study = exercise.study(example);
    let (sound, planted) = (evaluate(example), evaluate(&study));
    let found = exercise.found(&sound, &planted);
    let say = |finding| check_words(finding, &study, format).message;
    let said = |id: &str| found.iter().find(|one| one.id() == id).map_or(String::new(), |one| say(one));
    let is_planted = |id: &str| exercise.mistakes.iter().any(|mistake| mistake.check == id);
    let net = super::say(sound.figures.totals.net, |net| format.money(net));
    let roi = super::say(sound.figures.roi_percent, |roi| format.percent(roi));
    Solution {
        title: exercise.title,
        claim: claim(Context { study: &study, outcome: &planted, format }),
        sound: format!("Without the mistakes: a net benefit of {net} and an ROI of {roi}."),
        mistakes: exercise.mistakes.iter().map(|one| (one.told, said(one.check))).collect(),
        besides: found.iter().filter(|one| !is_planted(one.id())).map(|one| say(one)).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::planted::EXERCISES;
    use crate::study::examples;

    #[test]
    fn the_runs_take_20_and_45_minutes() {
        assert_eq!(SHORT.iter().map(|part| part.0).sum::<u32>(), 20);
        assert_eq!(LONG.iter().map(|part| part.0).sum::<u32>(), 45);
    }

    #[test]
    fn every_mistake_is_answered_by_a_sentence_of_the_page_and_the_claim_is_another_than_the_sound_result() {
        let (all, format) = (examples::all(), Format::named("en-US", "USD"));
        for exercise in &EXERCISES {
            let example = &all[exercise.example];
            let told = solution(exercise, example, &format);
            assert!(told.mistakes.iter().all(|(_, said)| !said.is_empty()), "{told:?}");
            assert!(!told.sound.contains(told.claim.split(' ').nth(7).unwrap_or("?")), "{told:?}");
            let sheet = sheet(exercise, example, &format);
            assert!(sheet.numbers.len() > 5 && sheet.count == 3, "{sheet:?}");
        }
    }
}
