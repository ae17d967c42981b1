//! A copy of a study without names and free texts: its figures and checks stay, and nobody can be recognised.
//!
//! A text is left out unless it is known to be harmless: what a later version adds is left out until somebody decides.

use serde_json::Value;

use crate::study::record::{Node, Reading};
use crate::study::{Study, catalogue};

/// What stands for a text that matters to the checks only by being there.
pub const LEFT_OUT: &str = "Left out";

/// Closed questions, numbers and settings: none of them is somebody's own words.
const CLOSED: &[&str] = &[
    "able_to_learn",
    "better",
    "category",
    "changed",
    "chosen",
    "class",
    "could_if_had_to",
    "currency",
    "decision",
    "did_it_before",
    "direction",
    "easier_way",
    "expectations_clear",
    "feedback_seen",
    "finding",
    "high",
    "id",
    "in_order",
    "interested",
    "judged",
    "leader",
    "locale",
    "low",
    "mandatory",
    "met",
    "mode",
    "of_total",
    "period",
    "place",
    "pooling",
    "progress",
    "punished",
    "role",
    "scale",
    "seasonal",
    "situation",
    "source",
    "state",
    "status",
    "timing",
    "tools_and_time",
    "trend",
    "unit_time",
    "used",
    "used_often",
    "valuation",
    "value",
    "worth_fixing",
    "wrong_rewarded",
];

/// Dates and names of periods stay where that is what they are.
const DAYS: &[&str] =
    &["agreed_on", "by", "decide_on", "ends", "frozen_on", "on", "price_level", "since", "starts", "target_by", "when"];

/// Names by their place without indexes, and what stands for them; a row gets its number as well.
const NAMES: &[(&str, &str)] = &[
    ("title", "Study"),
    ("programme.name", "The training"),
    ("measures.comparison.group", "Comparison group"),
    ("measures.comparison.driver", "Driver"),
    ("measures.isolation.estimators.name", "Estimate"),
    ("measures.isolation.factors.name", "Other factor"),
    ("measures.isolation.respondents.name", "Person"),
    ("measures.worth.parts.name", "Part"),
    ("measures.worth.use_named", LEFT_OUT),
    ("costs.name", "Cost"),
    ("costs.why_zero", LEFT_OUT),
    ("expectations.who", "Person"),
    ("expectations.what", "Expectation"),
    ("cause.causes.name", "Cause"),
    ("cause.whys.answer", LEFT_OUT),
    ("cause.other_measures.what", "Other measure"),
    ("goal.behaviours.what", "Behaviour"),
    ("goal.indicators.what", "Early sign"),
    ("intangibles.name", "Gain"),
    ("commitments.what", "Commitment"),
    ("commitments.who", "Person"),
    ("levels.blocked", LEFT_OUT),
    ("levels.helped", LEFT_OUT),
    ("reviews.what", LEFT_OUT),
    ("scenarios.name", "Scenario"),
    ("kept.reason", LEFT_OUT),
    ("forecast.measures.name", "Measure"),
];

/// `study` without names and free texts. Figures are those of the original; a finding that was kept stays kept.
pub fn without_words(study: &Study) -> Study {
    let mut value = serde_json::to_value(study).unwrap_or_default();
    strip(&mut value, "", 0);
    let mut bare = Study::default();
    bare.read(value, &mut Reading::default());
    for (measure, original) in bare.measures.iter_mut().zip(&study.measures) {
        // A name of the catalogue tells nothing about anybody.
        let entry = catalogue::find(&original.kind);
        let known = |text: &str, of: Option<&str>| !text.is_empty() && of == Some(text);
        measure.kind = entry.map_or(String::new(), |entry| entry.id.into());
        if known(&original.name, entry.map(|entry| entry.name)) {
            measure.name = original.name.clone();
        }
        if known(&original.unit, entry.map(|entry| entry.unit)) {
            measure.unit = original.unit.clone();
        }
        if known(&original.base_name, entry.map(|entry| entry.base_name)) {
            measure.base_name = original.base_name.clone();
        }
    }
    bare
}

/// Takes the words out of what stands at `path`, a place without indexes; `row` is its number in the list around it.
fn strip(value: &mut Value, path: &str, row: usize) {
    match value {
        Value::Object(fields) => {
            for (name, child) in fields.iter_mut() {
                let place = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
                strip(child, &place, row);
            }
        }
        Value::Array(items) => items.iter_mut().enumerate().for_each(|(at, item)| strip(item, path, at + 1)),
        Value::String(text) => *text = stand_in(path, text, row),
        _ => {}
    }
}

/// What stands for `text`.
fn stand_in(path: &str, text: &str, row: usize) -> String {
    let name = path.rsplit('.').next().unwrap_or(path);
    let own = match path {
        "measures.name" => Some("Measure"),
        // A unit and a base are words in the middle of a sentence.
        "measures.unit" => return if text.is_empty() { String::new() } else { "units".into() },
        "measures.base_name" => return if text.is_empty() { String::new() } else { "cases".into() },
        "programme.audience" => None,
        _ => NAMES.iter().find(|(place, _)| *place == path).map(|(_, stand_in)| *stand_in),
    };
    let closed = CLOSED.contains(&name)
        || path == "story.audience"
        || matches!(path, "cause.causes.kind" | "commitments.kind" | "cause.causes.evidence" | "cause.whys.evidence");
    match own {
        Some(_) if text.trim().is_empty() => String::new(),
        Some(LEFT_OUT) => LEFT_OUT.into(),
        Some(own) if row > 0 && path.contains('.') && !path.starts_with("measures.comparison") => {
            format!("{own} {row}")
        }
        Some(own) => own.into(),
        None if closed || (DAYS.contains(&name) && is_day(text)) => text.into(),
        None => String::new(),
    }
}

/// Whether a text is a day, a month, a quarter or a year, and nothing else.
fn is_day(text: &str) -> bool {
    const WORDS: [&str; 16] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "q1",
        "q2",
        "q3",
        "q4",
    ];
    let word = |word: &str| {
        let lower = word.to_lowercase();
        let number = lower.len() <= 4 && lower.bytes().all(|one| one.is_ascii_digit());
        number
            || (lower.len() > 1
                && WORDS.iter().any(|whole| *whole == lower || (lower.len() == 3 && whole.starts_with(&lower))))
    };
    text.len() <= 20 && text.split(['-', ' ', '/', '.', ',']).filter(|word| !word.is_empty()).all(word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::evaluate;
    use crate::study::{Choice, examples};

    /// Every text of a study that takes any words is filled with a secret.
    fn with_secrets(study: &Study) -> Study {
        fn fill(whole: &Value, path: &[String]) -> Value {
            let mut filled = whole.clone();
            if let Some(place) = path.iter().try_fold(&mut filled, |node, name| match node {
                Value::Array(items) => items.get_mut(name.parse::<usize>().ok()?),
                node => node.get_mut(name),
            }) {
                *place = "SECRET Anna".into();
            }
            filled
        }
        fn texts(value: &Value, path: &mut Vec<String>, found: &mut Vec<Vec<String>>) {
            let mut inner = |name: String, child: &Value| {
                path.push(name);
                texts(child, path, found);
                path.pop();
            };
            match value {
                Value::Object(fields) => fields.iter().for_each(|(name, child)| inner(name.clone(), child)),
                Value::Array(items) => items.iter().enumerate().for_each(|(at, child)| inner(at.to_string(), child)),
                Value::String(_) => found.push(path.clone()),
                _ => {}
            }
        }
        let fits = |value: Value| {
            let (mut study, mut reading) = (Study::default(), Reading::default());
            study.read(value, &mut reading);
            reading.misfit.is_none()
        };
        let mut value = serde_json::to_value(study).expect("a tree");
        let mut places = Vec::new();
        texts(&value, &mut Vec::new(), &mut places);
        // An id, a currency, a locale and a place have a form of their own; the check of a file holds it.
        let formed = ["id", "currency", "locale", "place", "finding", "changed"];
        for place in places.iter().filter(|place| place.last().is_none_or(|name| !formed.contains(&name.as_str()))) {
            let filled = fill(&value, place);
            if fits(filled.clone()) {
                value = filled;
            }
        }
        let mut study = Study::default();
        study.read(value, &mut Reading::default());
        study
    }

    #[test]
    fn no_word_of_anybody_is_left() {
        for study in examples::all() {
            let secret = with_secrets(&study);
            assert!(serde_json::to_string(&secret).expect("a text").matches("SECRET").count() > 40);
            let bare = serde_json::to_string(&without_words(&secret)).expect("a text");
            assert!(!bare.contains("SECRET"), "{}: {bare}", study.title);
        }
    }

    #[test]
    fn every_figure_and_all_that_holds_it_back_stay() {
        for study in examples::all() {
            let bare = without_words(&study);
            let (left, right) = (evaluate(&study), evaluate(&bare));
            let figures = |outcome: &crate::engine::Outcome| {
                let totals = &outcome.figures.totals;
                (
                    totals.benefit,
                    totals.cost,
                    outcome.figures.roi_percent,
                    outcome.figures.payback_months,
                    outcome.grade,
                    outcome.expected.roe_percent,
                )
            };
            assert_eq!(figures(&left), figures(&right), "{}", study.title);
            let ids = |outcome: &crate::engine::Outcome| outcome.blocks().map(|one| one.id()).collect::<Vec<_>>();
            assert_eq!(ids(&left), ids(&right), "{}", study.title);
            assert_eq!((bare.state.id(), bare.measures.len()), (study.state.id(), study.measures.len()));
        }
    }

    #[test]
    fn a_day_is_no_name() {
        for (text, day) in [
            ("2026-03-31", true),
            ("2026-01", true),
            ("Mar 2026", true),
            ("Q1 2026", true),
            ("March", true),
            ("Marta", false),
            ("2026 by Anna", false),
            ("Augustin", false),
            ("q", false),
        ] {
            assert_eq!(is_day(text), day, "{text}");
        }
    }
}
