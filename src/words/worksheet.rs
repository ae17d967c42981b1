//! The quick questions on paper, with room to write, or with what a study knows already.

use crate::amount::Format;
use crate::steps::{At, Custom, Field, Kind, TextSize, Unit, questions, quick, words};
use crate::study::{Choice, Study};

/// One question on paper.
#[derive(Clone, Debug, PartialEq)]
pub struct PaperQuestion {
    pub label: String,
    pub hint: String,
    pub room: Room,
}

/// Where the answer goes.
#[derive(Clone, Debug, PartialEq)]
pub enum Room {
    /// Answers to tick, and whether each is ticked.
    Ticks(Vec<(&'static str, bool)>),
    /// A line for a number or a few words: what stands on it, and the unit behind it.
    Line(String, String),
    /// So many lines for words.
    Lines(usize, String),
}

/// A closed question with more answers than this is a line to write on.
const MOST_TICKS: usize = 6;

/// Lines for a list.
const LIST_LINES: usize = 3;

/// The quick questions by step: the question of the step, then what it asks.
///
/// A blank sheet is asked about an empty study and shows no answer, not even one that stands in every new study.
pub fn worksheet(study: &Study, format: &Format, is_blank: bool) -> Vec<(String, Vec<PaperQuestion>)> {
    let step = |(at, step): (usize, &'static crate::steps::Step)| {
        let title = words::fill(step.question, study, At::default());
        let asked =
            questions(step, study).into_iter().filter_map(|(field, at)| on_paper(field, study, at, format, is_blank));
        (format!("{}  {title}", at + 1), asked.collect())
    };
    quick::STEPS.iter().enumerate().map(step).collect()
}

fn on_paper(field: &Field, study: &Study, at: At, format: &Format, is_blank: bool) -> Option<PaperQuestion> {
    let room = match &field.kind {
        Kind::Pick { pick, .. } => {
            let chosen = (pick.get)(study, at).filter(|_| !is_blank);
            let answers = pick.answers.iter().enumerate().filter(|(_, answer)| !answer.id.is_empty());
            let ticks: Vec<(&str, bool)> =
                answers.map(|(place, answer)| (answer.label, chosen == Some(place))).collect();
            let ticked = ticks.iter().find(|(_, is_on)| *is_on).map_or("", |(label, _)| label).to_string();
            if ticks.len() > MOST_TICKS { Room::Line(ticked, String::new()) } else { Room::Ticks(ticks) }
        }
        Kind::Text { lens, size, .. } => {
            let text = (lens.get)(study, at).filter(|_| !is_blank).map_or("", |text| text.trim()).to_string();
            if *size == TextSize::Lines { Room::Lines(2, text) } else { Room::Line(text, String::new()) }
        }
        Kind::Number(number) => {
            // What the page would assume is no answer of whoever fills the sheet in.
            let known = (number.lens.get)(study, at).and_then(|quantity| quantity.value).filter(|_| !is_blank);
            let text = known.map_or(String::new(), |value| words::value(value, number.unit, study, at, format));
            Room::Line(text, if known.is_some() { String::new() } else { unit(number.unit, study, at) })
        }
        Kind::Rows(_) => Room::Lines(LIST_LINES, String::new()),
        Kind::Custom(Custom::MeasureName) => {
            let name = study.measures.get(at.measure).map_or("", |one| one.name.trim());
            Room::Line(name.to_string(), String::new())
        }
        // What only shows something, or is pasted from a spreadsheet, has no place on paper.
        Kind::Custom(_) => return None,
    };
    Some(PaperQuestion { label: words::fill(field.label, study, at), hint: words::fill(field.hint, study, at), room })
}

fn unit(unit: Unit, study: &Study, at: At) -> String {
    match unit {
        Unit::Money => study.currency.clone(),
        Unit::Percent => "%".into(),
        Unit::Measure => study.measures.get(at.measure).map_or(String::new(), |one| match one.scale {
            crate::study::Scale::Percent => "%".into(),
            _ => one.unit.trim().to_string(),
        }),
        Unit::People => "people".into(),
        Unit::Hours => "hours".into(),
        Unit::Months => "months".into(),
        Unit::Named(name) => name.into(),
        Unit::Plain => String::new(),
    }
}

/// An empty study to be asked about on paper, in the way of writing of this device.
pub fn blank(locale: &str, currency: &str) -> Study {
    let mut study = crate::study::catalogue::start(crate::study::Situation::ALL[0], "paper", locale, currency);
    study.title.clear();
    study.state = crate::study::State::Measured;
    if let Some(measure) = study.measures.first_mut() {
        // Nothing is ticked and nothing is named yet.
        *measure = crate::study::Measure { worth: measure.worth.clone(), ..Default::default() };
        measure.worth = Default::default();
    }
    study.measures.truncate(1);
    study.costs.clear();
    study
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::study::examples;

    fn all(study: &Study, is_blank: bool) -> Vec<PaperQuestion> {
        let format = Format::named("en-US", "USD");
        worksheet(study, &format, is_blank).into_iter().flat_map(|(_, asked)| asked).collect()
    }

    #[test]
    fn a_blank_sheet_asks_the_ten_quick_answers_and_answers_none() {
        let asked = all(&blank("en-US", "USD"), true);
        assert!((20..=60).contains(&asked.len()), "{}", asked.len());
        for one in &asked {
            assert!(!one.label.contains('{') && !one.hint.contains('{'), "{one:?}");
            match &one.room {
                Room::Line(text, _) | Room::Lines(_, text) => assert!(text.is_empty(), "{one:?}"),
                Room::Ticks(ticks) => assert!(ticks.iter().all(|(_, is_on)| !is_on), "{one:?}"),
            }
        }
    }

    #[test]
    fn a_sheet_of_a_study_holds_its_numbers() {
        let study = examples::all().remove(0);
        let written: Vec<String> = all(&study, false)
            .into_iter()
            .filter_map(|one| match one.room {
                Room::Line(text, _) => Some(text),
                _ => None,
            })
            .collect();
        for known in ["48", "24 hours", "Voluntary turnover"] {
            assert!(written.iter().any(|text| text == known), "{known} is not in {written:?}");
        }
    }
}
