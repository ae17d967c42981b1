//! The result as a talk: five to seven screens, each with one thing to say and a note for whoever says it.

use super::odds::Odds;
use super::story::{challenge_sentence, done_and_changed};
use super::{break_even_sentences, doing_nothing, full_stop, story, verdict};
use crate::analysis::Context;
use crate::study::*;

/// One screen of the talk.
#[derive(Clone, Debug, PartialEq)]
pub struct Slide {
    pub title: &'static str,
    /// The sentence in big type.
    pub big: String,
    pub lines: Vec<String>,
    /// What to say with it; not on the screen.
    pub note: String,
    /// Whether numbers are tried on it.
    pub is_live: bool,
}

/// The talk of a study.
pub fn slides(context: Context, odds: Odds) -> Vec<Slide> {
    let study = context.study;
    let blocks = story(context, odds);
    let block = |at: usize| blocks.get(at).map_or(String::new(), |block| block.text.clone());
    let titles = done_and_changed(study);
    let slide = |title: &'static str, text: String, note: &str| {
        let mut sentences = sentences(&text);
        let big = if sentences.is_empty() { String::new() } else { sentences.remove(0) };
        Slide { title, big, lines: sentences, note: note.into(), is_live: false }
    };
    let said = verdict(context, odds);
    let mut talk = vec![
        Slide {
            // The sentence itself says what the problem costs where that is known.
            lines: if challenge_sentence(context).is_some() {
                Vec::new()
            } else {
                doing_nothing(context).into_iter().collect()
            },
            ..slide(
                "The problem",
                challenge_sentence(context).unwrap_or_else(|| block(0)),
                "Begin with the problem and what it costs, before anybody hears of training.",
            )
        },
        slide("The cause", block(1), "Say why training is the answer, and what else is done."),
        slide(titles.1, block(3), "Name the numbers before and after, then what would have happened anyway."),
        slide("Why we believe it", block(4), "Say how training was separated from all else, and how sure you are."),
        Slide {
            title: "What it is worth",
            big: full_stop(&said.sentence()),
            lines: vec![said.more],
            note: "Let the room choose a number they doubt, and move it.".into(),
            is_live: true,
        },
    ];
    let must = break_even_sentences(context);
    if !must.is_empty() {
        talk.push(Slide {
            title: "What must be true",
            big: must[0].clone(),
            lines: must.iter().skip(1).take(2).cloned().collect(),
            note: "Ask which of these somebody in the room does not believe.".into(),
            is_live: false,
        });
    }
    talk.push(ask(study));
    talk.retain(|slide| !slide.big.trim().is_empty());
    talk
}

/// What is asked for, and what happens next.
fn ask(study: &Study) -> Slide {
    let challenge = &study.challenge;
    let words = challenge.decision_words.trim();
    let big = match (challenge.decision, words) {
        (Decision::Open, "") => "What do you need to decide?".to_string(),
        (Decision::Open, words) => full_stop(words),
        (decision, "") => full_stop(decision.label()),
        (decision, words) => format!("{}: {}", decision.label(), full_stop(words)),
    };
    let promised = study.commitments.iter().filter(|one| !one.what.trim().is_empty()).take(4).map(|one| {
        let who = if one.who.trim().is_empty() { String::new() } else { format!(" – {}", one.who.trim()) };
        let leader = if one.leader == YesNo::Yes { ", a leader" } else { "" };
        format!("{}: {}{who}{leader}", one.kind.label(), one.what.trim())
    });
    Slide {
        title: "What we ask",
        big,
        lines: promised.collect(),
        note: "Stop here and wait for the answer.".into(),
        is_live: false,
    }
}

/// The first sentences of a text, at most four: a screen is no page.
fn sentences(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() && found.len() < 4 {
        let ends = rest.match_indices(['.', '!', '?']).map(|(at, end)| at + end.len());
        let end = ends.into_iter().find(|end| rest[*end..].starts_with(' ')).unwrap_or(rest.len());
        found.push(rest[..end].trim().to_string());
        rest = rest[end..].trim_start();
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::amount::Format;
    use crate::engine::evaluate;

    #[test]
    fn every_example_is_a_talk_of_five_to_seven_screens_with_one_to_try_numbers_on() {
        for study in examples::all() {
            let (outcome, format) = (evaluate(&study), Format::named("en-US", "USD"));
            let talk = slides(Context { study: &study, outcome: &outcome, format: &format }, Odds::NotYet);
            assert!((5..=7).contains(&talk.len()), "{}: {}", study.title, talk.len());
            assert_eq!(talk.iter().filter(|slide| slide.is_live).count(), 1);
            assert!(talk.iter().all(|slide| !slide.note.is_empty() && slide.lines.len() <= 4));
        }
    }

    #[test]
    fn a_text_is_cut_into_sentences_and_not_into_numbers() {
        assert_eq!(
            sentences("It cost 1.50 a day. Then it fell! And now?"),
            ["It cost 1.50 a day.", "Then it fell!", "And now?"]
        );
        assert!(sentences("  ").is_empty());
    }
}
