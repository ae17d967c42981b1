//! Every sentence made from a study and its outcome. Pure: views draw what stands here and compute nothing.

pub mod board;
mod break_even;
mod chain;
mod challenge;
mod checks;
mod cost_of_inaction;
pub mod differences;
pub mod evidence;
mod explain;
mod gate;
mod ladder;
pub mod ledger;
pub mod needs;
pub mod next;
pub mod odds;
mod partial;
pub mod plan;
pub mod power;
pub mod promise;
pub mod published;
pub mod readers;
pub mod record;
pub mod report;
mod rungs;
pub mod scenarios;
pub mod slides;
pub mod standards;
mod story;
pub mod text;
pub mod tornado;
pub mod track;
mod verdict;
pub mod what_if;
mod why;
mod workings;
pub mod worksheet;
pub mod workshop;

pub use break_even::break_even_sentences;
pub use chain::{LinkWords, chain};
pub use challenge::{FinanceQuestion, finance_questions, how_many_answered};
pub use checks::{CheckWords, check_words, list_of_checks};
pub use cost_of_inaction::{cost_of_nothing, doing_nothing, problem_note, who_says};
pub use explain::{Explanation, explain};
pub use gate::{GateWords, gate_words};
pub use ladder::{Bar, LadderRow, RungRole, benefit_and_cost, benefit_and_cost_words, ladder, so_far};
pub use odds::Odds;
pub use partial::{answers_open, must_be_true, to_go, what_comes_out, what_is_tried};
pub use report::{day, method_words};
pub use rungs::{explain_rung, questions_behind};
pub use story::{StoryBlock, challenge_sentence, done_and_changed, full_stop, impact, story};
pub use verdict::{KeyFigure, KeyFigureId, Verdict, facts, roe_beside, verdict};

pub use crate::steps::words::{shorten, title};

use rust_decimal::Decimal;

use crate::analysis::decimal;
use crate::engine::{Exact, Figure, Outcome};

/// Whether the participants' time is in the cost (M7): it is not as long as nobody knows how many they are, or for how long.
pub fn whose_time(outcome: &Outcome) -> &'static str {
    if outcome.figures.totals.time.is_ok() { "With everyone’s time" } else { "Without the participants’ time" }
}

/// A figure in words: spelled, or why there is none.
pub fn say(figure: Figure<Exact>, spell: impl Fn(Decimal) -> String) -> String {
    match decimal(figure) {
        Ok(value) => spell(value),
        Err(why) => why.sentence().to_string(),
    }
}
