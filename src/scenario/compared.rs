//! Two versions of one study side by side: what differs, answer by answer, and answers taken over one by one.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::amount::Format;
use crate::steps::{At, Field, Kind, find, full, questions, words};
use crate::study::Study;

/// One answer in which two versions differ.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// Where the answer stands in a file: `measures.0.worth.salary`.
    pub place: String,
    pub label: String,
    pub mine: String,
    pub theirs: String,
}

/// Letters of an answer on show.
const MOST_LETTERS: usize = 120;

/// Every answer in which `theirs` differs from `mine`, in the order of the file. When it was changed is no answer.
pub fn compared(mine: &Study, theirs: &Study, format: &Format) -> Vec<Difference> {
    let is_answer = |field: &&Field| matches!(field.kind, Kind::Number(_) | Kind::Text { .. } | Kind::Pick { .. });
    let of = |study| full::STEPS.iter().flat_map(move |step| questions(step, study));
    let asked: BTreeMap<String, (&Field, At)> = of(mine)
        .chain(of(theirs))
        .filter(|(field, _)| is_answer(field))
        .map(|(field, at)| (field.place(at), (field, at)))
        .collect();
    let mut places = Vec::new();
    differing(&tree(mine), &tree(theirs), "", &|place| asked.contains_key(place), &mut places);
    places.retain(|place| !matches!(place.as_str(), "changed" | "id"));
    let difference = |place: String| {
        let exact = asked.get(&place);
        // What is a part of an answer, or stands behind one, has the name of that answer.
        let near = || find(full::STEPS, theirs, &place).map(|(_, field, at)| (field, at));
        let label = exact
            .copied()
            .or_else(near)
            .map_or_else(|| plain(&place), |(field, at)| words::name(field.label, theirs, at));
        let said = |study: &Study| match exact {
            Some((field, at)) => answer(field, study, *at, format),
            None => at(&tree(study), &place).map_or("Nothing".into(), spelled),
        };
        Difference { mine: said(mine), theirs: said(theirs), label, place }
    };
    places.into_iter().map(difference).collect()
}

/// `mine` with the answers at `places` as they are in `theirs`. A place that neither knows changes nothing.
pub fn taken_over(mine: &Study, theirs: &Study, places: &[String]) -> Study {
    let (mut ours, other) = (tree(mine), tree(theirs));
    for place in places {
        let wanted = at(&other, place).cloned().unwrap_or(Value::Null);
        let (parent, name) = place.rsplit_once('.').unwrap_or(("", place));
        match made(&mut ours, parent) {
            Some(Value::Object(fields)) if wanted.is_null() => _ = fields.remove(name),
            Some(Value::Object(fields)) => _ = fields.insert(name.into(), wanted),
            Some(Value::Array(items)) => {
                if let Some(item) = name.parse::<usize>().ok().and_then(|at| items.get_mut(at)) {
                    *item = wanted;
                }
            }
            _ => {}
        }
    }
    serde_json::from_value(ours).unwrap_or_else(|_| mine.clone())
}

fn tree(study: &Study) -> Value {
    serde_json::to_value(study).unwrap_or_default()
}

fn inner<'a>(value: &'a Value, name: &str) -> Option<&'a Value> {
    match value {
        Value::Array(items) => items.get(name.parse::<usize>().ok()?),
        value => value.get(name),
    }
}

fn at<'a>(tree: &'a Value, place: &str) -> Option<&'a Value> {
    place.split('.').try_fold(tree, |value, name| inner(value, name))
}

/// The value at `place`; what a file leaves out because nothing stands in it is made.
fn made<'a>(tree: &'a mut Value, place: &str) -> Option<&'a mut Value> {
    place.split('.').filter(|name| !name.is_empty()).try_fold(tree, |value, name| match value {
        Value::Array(items) => items.get_mut(name.parse::<usize>().ok()?),
        Value::Object(fields) => Some(fields.entry(name).or_insert_with(|| Value::Object(Default::default()))),
        _ => None,
    })
}

/// The places that differ: a question as a whole, a list as a whole where its rows came or went.
fn differing(mine: &Value, theirs: &Value, place: &str, is_question: &dyn Fn(&str) -> bool, found: &mut Vec<String>) {
    if mine == theirs {
        return;
    }
    let further = |name: &str| if place.is_empty() { name.to_string() } else { format!("{place}.{name}") };
    match (mine, theirs) {
        (Value::Object(_), _) | (_, Value::Object(_)) if is_question(place) => found.push(place.into()),
        (Value::Object(one), Value::Object(other)) => {
            let mut names: Vec<&String> =
                one.keys().chain(other.keys().filter(|name| !one.contains_key(*name))).collect();
            names.dedup();
            for name in names {
                let (one, other) = (one.get(name), other.get(name));
                differing(
                    one.unwrap_or(&Value::Null),
                    other.unwrap_or(&Value::Null),
                    &further(name),
                    is_question,
                    found,
                );
            }
        }
        (Value::Array(one), Value::Array(other)) if one.len() == other.len() => {
            for (at, (one, other)) in one.iter().zip(other).enumerate() {
                differing(one, other, &further(&at.to_string()), is_question, found);
            }
        }
        // A part that one of them leaves out is looked into, so that each question in it is a difference of its own.
        (Value::Object(fields), Value::Null) | (Value::Null, Value::Object(fields)) => {
            let is_mine = mine.is_object();
            for (name, value) in fields {
                let pair = if is_mine { (value, &Value::Null) } else { (&Value::Null, value) };
                differing(pair.0, pair.1, &further(name), is_question, found);
            }
        }
        _ => found.push(place.into()),
    }
}

/// An answer in words, with where a number comes from.
fn answer(field: &Field, study: &Study, at: At, format: &Format) -> String {
    let said = match &field.kind {
        Kind::Number(number) => (number.lens.get)(study, at).map_or(String::new(), |quantity| {
            let value = quantity
                .value
                .map_or(quantity.typed.clone(), |value| words::value(value, number.unit, study, at, format));
            let from = quantity.from.trim();
            if from.is_empty() || value.is_empty() { value } else { format!("{value} ({from})") }
        }),
        Kind::Text { lens, .. } => (lens.get)(study, at).map_or(String::new(), |text| text.trim().to_string()),
        Kind::Pick { pick, .. } => (pick.get)(study, at)
            .and_then(|chosen| pick.answers.get(chosen))
            .map_or(String::new(), |answer| answer.label.to_string()),
        Kind::Rows(rows) => format!("{} rows", (rows.count)(study, at)),
        Kind::Custom(_) => String::new(),
    };
    if said.is_empty() { "Nothing".into() } else { cut(&said) }
}

fn spelled(value: &Value) -> String {
    match value {
        Value::Null => "Nothing".into(),
        Value::String(text) => cut(text),
        Value::Object(_) => "An answer".into(),
        Value::Array(rows) => format!("{} rows", rows.len()),
        other => other.to_string(),
    }
}

fn cut(text: &str) -> String {
    let mut short: String = text.chars().take(MOST_LETTERS).collect();
    if text.chars().nth(MOST_LETTERS).is_some() {
        short.push('…');
    }
    short
}

/// A place that no question asks about, as words.
fn plain(place: &str) -> String {
    let words = place.replace(['.', '_'], " ");
    let mut letters = words.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::study::{Quantity, Selection, examples};
    use proptest::prelude::*;
    use rust_decimal::dec;

    fn format() -> Format {
        Format::named("en-US", "USD")
    }

    #[test]
    fn a_question_is_one_difference_with_both_answers() {
        let mine = examples::all().remove(0);
        let mut theirs = mine.clone();
        theirs.changed = "2030-01-01".into();
        assert!(compared(&mine, &theirs, &format()).is_empty(), "the day of a change is no difference");
        theirs.programme.people = Quantity { from: "Payroll".into(), ..Quantity::entered(dec!(7)) };
        let found = compared(&mine, &theirs, &format());
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(
            (found[0].place.as_str(), found[0].mine.as_str(), found[0].theirs.as_str()),
            ("programme.people", "48 (Attendance list)", "7 (Payroll)")
        );
    }

    #[test]
    fn what_one_version_leaves_out_is_a_difference_of_its_own() {
        let mine = examples::all().remove(4);
        let mut theirs = mine.clone();
        theirs.measures[0].comparison.chosen = Selection::Random;
        theirs.costs.pop();
        let places: Vec<String> = compared(&mine, &theirs, &format()).into_iter().map(|one| one.place).collect();
        assert_eq!(places, ["costs", "measures.0.comparison.chosen"]);
        let one = taken_over(&mine, &theirs, &places[1..]);
        assert_eq!(one.measures[0].comparison.chosen, Selection::Random);
        assert_eq!(one.costs, mine.costs);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(16))]

        /// Taking over everything makes the other version; taking over nothing changes nothing; what is taken over differs no more.
        #[test]
        fn all_that_differs_taken_over_is_the_other_version(one in 0usize..8, other in 0usize..8, pick in any::<u64>()) {
            let all = examples::all();
            let (mine, theirs) = (&all[one], Study { id: all[one].id.clone(), changed: all[one].changed.clone(), ..all[other].clone() });
            let places: Vec<String> = compared(mine, &theirs, &format()).into_iter().map(|one| one.place).collect();
            prop_assert!(taken_over(mine, &theirs, &places) == theirs);
            prop_assert!(taken_over(mine, &theirs, &[]) == *mine);
            let every = places.into_iter().enumerate();
            let some: Vec<String> = every.filter(|(at, _)| (pick >> (at % 64)) & 1 == 1).map(|(_, place)| place).collect();
            let half = taken_over(mine, &theirs, &some);
            let left: Vec<String> = compared(&half, &theirs, &format()).into_iter().map(|one| one.place).collect();
            prop_assert!(some.iter().all(|place| !left.contains(place)), "{:?}", left);
        }
    }
}
