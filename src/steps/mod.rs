//! The questions, as tables: one entry per field, one renderer for all. Views hold no rule and no word of their own.

pub mod check;
pub mod doubt;
pub mod field;
pub mod full;
pub mod glossary;
mod progress;
pub mod quick;
mod ranges;
pub mod words;

use std::collections::HashSet;

// One file for each step of full mode; quick mode shows some of their questions.
mod baseline;
mod challenge;
mod comparison;
mod costs;
mod gains;
mod goal;
mod isolation;
mod levels;
mod money;
mod project;
mod root_cause;
mod story;
mod when;

pub use crate::study::{Bounds, Unit};
pub use field::{At, Custom, Field, Kind, NumberField, Pick, PickStyle, Rows, TextSize};
pub use ranges::ranged;

use crate::study::Study;

/// Measures a study may have: more than eight tell no story.
pub const MOST_MEASURES: usize = 8;

/// A link of the chain from a problem to money.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Link {
    Challenge,
    Cause,
    Goal,
    Baseline,
    Change,
    Share,
    Worth,
    Cost,
    Result,
}

/// Whether a section stands once or for each measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Repeat {
    Once,
    EachMeasure,
}

/// Questions that belong together.
#[derive(Clone, Copy)]
pub struct Section {
    pub title: &'static str,
    pub note: &'static str,
    pub fields: &'static [Field],
    pub repeat: Repeat,
    /// The title of the fold it is in, where it is optional detail.
    pub fold: &'static str,
    /// Whether its answers only make the study stronger: they are folded away together, at the end of their step.
    pub is_more: bool,
    /// Which row the questions are about.
    pub at: fn(&Study) -> At,
}

impl Section {
    pub const fn new(title: &'static str, fields: &'static [Field]) -> Section {
        Section { title, note: "", fields, repeat: Repeat::Once, fold: "", is_more: false, at: |_| At::default() }
    }
    pub const fn fold(mut self, title: &'static str) -> Section {
        self.fold = title;
        self
    }
    pub const fn more(mut self) -> Section {
        self.is_more = true;
        self
    }
    pub const fn note(mut self, note: &'static str) -> Section {
        self.note = note;
        self
    }
    pub const fn each_measure(mut self) -> Section {
        self.repeat = Repeat::EachMeasure;
        self
    }
    pub const fn at(mut self, at: fn(&Study) -> At) -> Section {
        self.at = at;
        self
    }

    /// Where the section stands in `study`: once, or once for each measure.
    pub fn places(&self, study: &Study) -> Vec<At> {
        match self.repeat {
            Repeat::Once => vec![(self.at)(study)],
            Repeat::EachMeasure => (0..study.measures.len().max(1)).map(|measure| At { measure, row: 0 }).collect(),
        }
    }
}

/// One screen of questions.
#[derive(Clone, Copy)]
pub struct Step {
    /// Its name in the address.
    pub id: &'static str,
    pub caption: &'static str,
    pub question: &'static str,
    pub why: &'static str,
    /// The link of the chain it is about.
    pub link: Link,
    pub sections: &'static [Section],
}

/// Id and caption of each step, for who needs no question: a name leads to no table of them.
pub const fn names<const N: usize>(steps: &[Step]) -> [(&'static str, &'static str); N] {
    let mut names = [("", ""); N];
    let mut at = 0;
    while at < N {
        names[at] = (steps[at].id, steps[at].caption);
        at += 1;
    }
    names
}

/// How far a step is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// Nothing answered beyond what the page put there itself.
    Empty,
    /// A needed answer is missing, not known, or assumed.
    Assumed,
    Entered,
    /// All its numbers are agreed, or come from a record or from Finance.
    Firm,
    /// A box holds something that cannot stand.
    Problem,
}

/// Every question on show in `step`, with its place: what is checked, searched and listed.
pub fn questions(step: &'static Step, study: &Study) -> Vec<(&'static Field, At)> {
    let mut found = Vec::new();
    for section in step.sections {
        for at in section.places(study) {
            collect(section.fields, study, at, &mut found);
        }
    }
    found
}

fn collect(fields: &'static [Field], study: &Study, at: At, found: &mut Vec<(&'static Field, At)>) {
    for field in fields.iter().filter(|field| field.applies(study, at)) {
        found.push((field, at));
        if let Kind::Rows(rows) = &field.kind {
            for row in 0..(rows.count)(study, at) {
                collect(rows.fields, study, At { row, ..at }, found);
            }
        }
    }
}

/// How many numbers in `steps` were answered and cannot stand as they are.
pub fn mistaken_numbers(steps: &'static [Step], study: &Study, format: &crate::amount::Format) -> usize {
    let is_answered = |field: &Field, at: At| match &field.kind {
        Kind::Number(number) => (number.lens.get)(study, at).is_some_and(|one| one.value.is_some() || one.is_unread()),
        _ => false,
    };
    let found = steps.iter().flat_map(|step| problems(step, study, format));
    found.filter(|(field, at, _)| is_answered(field, *at)).count()
}

/// What keeps `step` from being finished: the questions with their sentences, in the order they stand.
pub fn problems(
    step: &'static Step,
    study: &Study,
    format: &crate::amount::Format,
) -> Vec<(&'static Field, At, String)> {
    let mut found: Vec<(&'static Field, At, String)> = Vec::new();
    let mut known = HashSet::new();
    for (field, at) in questions(step, study) {
        // An answer that is asked for in two places is one problem, named where it is asked first.
        let place = field.place(at);
        if known.contains(&place) {
            continue;
        }
        if let Some(problem) = check::problem(field, study, at, format) {
            if !place.is_empty() {
                known.insert(place);
            }
            found.push((field, at, problem));
        }
    }
    found
}

/// What keeps somebody from going on in a step of full mode: what cannot stand, and what a figure needs and is not there. What
/// only a report needs is asked for at the report.
pub fn obstacles(
    step: &'static Step,
    study: &Study,
    format: &crate::amount::Format,
) -> Vec<(&'static Field, At, String)> {
    let mut found = problems(step, study, format);
    found.retain(|(field, at, _)| field.moves_a_figure() || check::mistake(field, study, *at, format).is_some());
    found
}

/// How many questions of `sections` apply, and how many of them are answered.
pub fn more_questions(sections: &[&'static Section], study: &Study) -> (usize, usize) {
    let places = sections.iter().flat_map(|section| {
        section.places(study).into_iter().flat_map(move |at| section.fields.iter().map(move |field| (field, at)))
    });
    let asked = places.filter(|(field, at)| !matches!(field.kind, Kind::Custom(_)) && field.applies(study, *at));
    let asked: Vec<_> = asked.collect();
    let answered = asked.iter().filter(|(field, at)| field.has_answer(study, *at)).count();
    (asked.len(), answered)
}

/// The question of a number by its place in the file, whatever the study holds.
pub fn number_at(place: &str) -> Option<(&'static Field, &'static NumberField, At)> {
    fn among(fields: &'static [Field], place: &str) -> Option<(&'static Field, &'static NumberField, At)> {
        fields.iter().find_map(|field| match &field.kind {
            Kind::Number(number) => field::matches(number.lens.key, place).map(|at| (field, number, at)),
            Kind::Rows(rows) => among(rows.fields, place),
            _ => None,
        })
    }
    let sections = quick::STEPS.iter().chain(full::STEPS).flat_map(|step| step.sections);
    sections.into_iter().find_map(|section| among(section.fields, place))
}

/// The step and question that `place` belongs to, among `steps`. A part of an answer leads to the whole.
pub fn find(steps: &'static [Step], study: &Study, wanted: &str) -> Option<(&'static Step, &'static Field, At)> {
    let mut best: Option<(usize, &'static Step, &'static Field, At)> = None;
    for step in steps {
        for (field, at) in questions(step, study) {
            let place = field.place(at);
            let fits = place == wanted
                || (!place.is_empty()
                    && (wanted.starts_with(&format!("{place}.")) || place.starts_with(&format!("{wanted}."))));
            let score = if place == wanted { usize::MAX } else { place.len().min(wanted.len()) };
            if fits && best.is_none_or(|(kept, ..)| score > kept) {
                best = Some((score, step, field, at));
            }
        }
    }
    best.map(|(_, step, field, at)| (step, field, at))
}
