//! How far a step is: what the task list says beside it.

use super::field::{At, Field, Kind};
use super::{Progress, Step, check, questions};
use crate::amount::Format;
use crate::study::*;

impl Step {
    /// How far the step is in `study`.
    pub fn progress(&'static self, study: &Study, format: &Format) -> Progress {
        let fresh = catalogue::start(study.situation, "", &study.locale, &study.currency);
        let (mut answered, mut numbers, mut assumed, mut firm) = (false, 0, false, true);
        for (field, at) in questions(self, study) {
            if check::mistake(field, study, at, format).is_some() {
                return Progress::Problem;
            }
            answered |= is_answered(field, study, &fresh, at);
            let settled = (field.answered_elsewhere)(study, at);
            assumed |= check::missing(field, study, at).is_some() || (!settled && rests_on_less(field, study, at));
            if let Kind::Number(number) = &field.kind
                && let Some(quantity) = (number.lens.get)(study, at)
                && quantity.value.is_some()
                && !settled
            {
                numbers += 1;
                firm &= is_firm(quantity);
            }
        }
        match (answered, assumed) {
            (false, _) => Progress::Empty,
            (_, true) => Progress::Assumed,
            _ if firm && numbers > 0 => Progress::Firm,
            _ => Progress::Entered,
        }
    }
}

/// Whether somebody gave the answer: it is not what a new study starts with.
fn is_answered(field: &Field, study: &Study, fresh: &Study, at: At) -> bool {
    match &field.kind {
        Kind::Number(number) => {
            let none = Quantity::default();
            let first = (number.lens.get)(fresh, at).unwrap_or(&none);
            (number.lens.get)(study, at).is_some_and(|quantity| quantity != first && !quantity.is_open())
        }
        Kind::Text { lens, .. } => {
            let first = (lens.get)(fresh, at).map_or("", String::as_str);
            (lens.get)(study, at).is_some_and(|text| text != first && !text.trim().is_empty())
        }
        Kind::Pick { pick, .. } => (pick.get)(study, at).is_some_and(|one| one != (pick.get)(fresh, at).unwrap_or(0)),
        Kind::Rows(_) | Kind::Custom(_) => {
            let key = field.key();
            let series = |measure: Option<&Measure>| {
                measure.map_or((0, 0, String::new()), |one| {
                    (one.before_series.len(), one.after_series.len(), one.name.clone())
                })
            };
            let (now, first) = (series(study.measures.get(at.measure)), series(fresh.measures.get(at.measure)));
            match key {
                "measures.*.before_series" => now.0 != first.0,
                "measures.*.after_series" => now.1 != first.1,
                "measures.*.name" => now.2 != first.2,
                _ => false,
            }
        }
    }
}

/// Whether the number is a guess about the study: assumed, not known though needed, or left to a default.
fn rests_on_less(field: &Field, study: &Study, at: At) -> bool {
    let Kind::Number(number) = &field.kind else { return false };
    let Some(quantity) = (number.lens.get)(study, at) else { return false };
    let guessed = number.assumption.is_some() && !number.by_rule;
    match quantity.status {
        Status::Assumed => true,
        Status::Unknown => guessed || !field.missing.is_empty(),
        _ => guessed && quantity.value.is_none(),
    }
}

fn is_firm(quantity: &Quantity) -> bool {
    quantity.status == Status::Agreed || matches!(quantity.source, Source::Record | Source::Finance)
}
