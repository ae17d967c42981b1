//! Where two versions of a study differ, in words: the question with both answers.

use crate::steps::{self, full};
use crate::study::Study;

/// Differences on show for one study.
const MOST_DIFFERENCES: usize = 6;

/// The answers in which `mine` and `file` differ, the first six of them, and how many more there are.
pub fn differences(mine: &Study, file: &Study) -> Vec<String> {
    let tree = |study: &Study| serde_json::to_value(study).unwrap_or_default();
    let mut places = Vec::new();
    differing(&tree(mine), &tree(file), "", &mut places);
    places.retain(|(place, ..)| place != "changed");
    let count = places.len();
    let mut list: Vec<String> = places
        .into_iter()
        .take(MOST_DIFFERENCES)
        .map(|(place, mine, theirs)| {
            let parent = place.rsplit_once('.').map_or("", |(parent, _)| parent);
            let found = [place.as_str(), parent].into_iter().find_map(|place| steps::find(full::STEPS, file, place));
            let name =
                found.map_or(place.replace('.', " "), |(_, field, at)| steps::words::fill(field.label, file, at));
            format!("{name}: {mine} here, {theirs} in the file")
        })
        .collect();
    if count > MOST_DIFFERENCES {
        list.push(format!("and {} more", count - MOST_DIFFERENCES));
    }
    list
}

/// Leaves that differ, by path, as words.
fn differing(
    mine: &serde_json::Value,
    theirs: &serde_json::Value,
    place: &str,
    found: &mut Vec<(String, String, String)>,
) {
    use serde_json::Value;
    let inner = |name: &str| if place.is_empty() { name.to_string() } else { format!("{place}.{name}") };
    match (mine, theirs) {
        _ if mine == theirs => {}
        (Value::Object(one), Value::Object(other)) => {
            let mut names: Vec<&String> = one.keys().chain(other.keys()).collect();
            names.sort();
            names.dedup();
            for name in names {
                differing(
                    one.get(name).unwrap_or(&Value::Null),
                    other.get(name).unwrap_or(&Value::Null),
                    &inner(name),
                    found,
                );
            }
        }
        (Value::Array(one), Value::Array(other)) => {
            for at in 0..one.len().max(other.len()) {
                differing(
                    one.get(at).unwrap_or(&Value::Null),
                    other.get(at).unwrap_or(&Value::Null),
                    &inner(&at.to_string()),
                    found,
                );
            }
        }
        _ => found.push((place.into(), spelled(mine), spelled(theirs))),
    }
}

fn spelled(value: &serde_json::Value) -> String {
    match value {
        serde_json::Value::Null => "nothing".into(),
        serde_json::Value::String(text) if text.chars().count() > 40 => {
            format!("{}…", text.chars().take(40).collect::<String>())
        }
        serde_json::Value::String(text) => text.clone(),
        serde_json::Value::Object(_) => "an answer".into(),
        serde_json::Value::Array(rows) => format!("{} rows", rows.len()),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::study::{Quantity, examples};
    use rust_decimal::dec;

    #[test]
    fn a_difference_names_its_question_and_both_answers() {
        let mine = examples::all().remove(0);
        let mut other = mine.clone();
        other.changed = "2030-01-01".into();
        assert!(differences(&mine, &other).is_empty(), "the day of a change is no difference");
        other.programme.people = Quantity::entered(dec!(7));
        let told = differences(&mine, &other);
        assert!(told.iter().any(|one| one.ends_with("7 in the file")), "{told:?}");
        for cost in &mut other.costs {
            cost.rate = Quantity::entered(dec!(1));
            cost.name = "other".into();
        }
        let told = differences(&mine, &other);
        assert_eq!(told.len(), MOST_DIFFERENCES + 1);
        assert!(told.last().is_some_and(|last| last.starts_with("and ") && last.ends_with(" more")), "{told:?}");
    }
}
