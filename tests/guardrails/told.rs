//! What the checks find, told in words, and whether the words read well.

use payoff::amount::Format;
use payoff::engine::{Fact, Finding, Severity, evaluate};
use payoff::study::*;
use payoff::words::check_words;
use serde_json::{Value, json};

use crate::sample::with;

/// A finding and what it says.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Told {
    pub id: &'static str,
    pub severity: Severity,
    pub place: String,
    pub message: String,
    pub facts: Vec<Fact>,
    pub kept: Option<String>,
}

/// A finding on `study` with what it says, which is looked through.
pub(crate) fn told(study: &Study, finding: &Finding) -> Told {
    let words = check_words(finding, study, &Format::named(&study.locale, &study.currency));
    assert_eq!(
        finding.facts.len(),
        finding.trigger.facts().len(),
        "{finding:?} hands on {:?}",
        finding.trigger.facts()
    );
    read_well(finding.id(), &finding.path, &words.message, words.why_finance_cares, words.fix);
    Told {
        id: finding.id(),
        severity: finding.severity(),
        place: finding.path.clone(),
        message: words.message,
        facts: finding.facts.clone(),
        kept: finding.kept.clone(),
    }
}

pub(crate) fn findings(study: &Study) -> Vec<Told> {
    evaluate(study).findings.iter().map(|finding| told(study, finding)).collect()
}

/// The finding `id` on `study`, which stands there once.
pub(crate) fn only(id: &str, study: &Study) -> Told {
    let mut found: Vec<Told> = findings(study).into_iter().filter(|finding| finding.id == id).collect();
    assert_eq!(found.len(), 1, "{id} on {:?}", findings(study));
    found.remove(0)
}

/// `id` is found on a sound study that was changed by `trips`, and not on one that was changed by `does_not`.
pub(crate) fn check(id: &str, trips: impl Fn(&mut Study), does_not: impl Fn(&mut Study)) -> Told {
    let clean = findings(&with(does_not));
    assert!(clean.iter().all(|finding| finding.id != id), "{id} does not belong on {clean:?}");
    let study = with(trips);
    let found = findings(&study).into_iter().find(|finding| finding.id == id);
    found.unwrap_or_else(|| panic!("{id} is missing among {:?}", findings(&study)))
}

pub(crate) fn at(id: &str, place: &str, trips: impl Fn(&mut Study), does_not: impl Fn(&mut Study)) -> Told {
    let finding = check(id, trips, does_not);
    assert_eq!(finding.place, place, "{id}");
    finding
}

pub(crate) const SCHEMA: &str = include_str!("../../src/study/study.schema.json");

pub(crate) fn resolved<'a>(schema: &'a Value, node: &'a Value) -> &'a Value {
    node["$ref"].as_str().and_then(|to| schema.pointer(&to[1..])).unwrap_or(node)
}

/// Whether `place` is a path of the file; the schema is held to the types by `tests/schema.rs`.
pub(crate) fn stands(place: &str) -> bool {
    let schema: Value = serde_json::from_str(SCHEMA).expect("the schema is JSON");
    let mut node = &schema["$defs"]["Study"];
    for step in place.split('.') {
        node = resolved(&schema, node);
        node =
            if step.bytes().all(|digit| digit.is_ascii_digit()) { &node["items"] } else { &node["properties"][step] };
    }
    !node.is_null()
}

/// The places of all numbers below `node`, with 0 for every row.
pub(crate) fn numbers(schema: &Value, node: &Value, place: String, found: &mut Vec<String>) {
    if node["$ref"] == "#/$defs/Quantity" {
        found.push(place);
        return;
    }
    let node = resolved(schema, node);
    if node["items"].is_object() {
        numbers(schema, &node["items"], format!("{place}.0"), found);
    }
    for (name, field) in node["properties"].as_object().into_iter().flatten() {
        numbers(schema, field, format!("{place}.{name}"), found);
    }
}

/// Puts `value` at `place`, making what leads there.
pub(crate) fn put(file: &mut Value, place: &str, value: Value) {
    let mut node = file;
    for step in place.split('.') {
        if step == "0" {
            if !node.is_array() {
                *node = json!([{}]);
            }
            node = &mut node[0];
        } else {
            node = &mut node[step];
        }
    }
    *node = value;
}

/// Words for people: whole sentences, at most two, without blame and without what only a programmer reads.
fn read_well(id: &str, place: &str, message: &str, why_finance_cares: &str, fix: &str) {
    assert!(stands(place), "{id} points to {place}, which is nowhere");
    for text in [message, why_finance_cares] {
        assert!(text.ends_with(['.', '?']), "{id}: {text}");
        assert!(text.starts_with(|first: char| first.is_uppercase()), "{id}: {text}");
        let ends = text.matches(". ").count() + text.matches("? ").count();
        assert!(ends <= 1, "{id} has too many sentences: {text}");
        let words: Vec<String> = text.split(|c: char| !c.is_alphabetic()).map(str::to_lowercase).collect();
        for word in ["please", "sorry", "valid", "invalid", "none", "nan"] {
            assert!(!words.iter().any(|one| one == word), "{id} says {word}: {text}");
        }
        assert!(
            !text.contains("Some(") && !text.contains("  ") && !text.contains(" %") && !text.contains('\n'),
            "{text}"
        );
    }
    assert!((6..=30).contains(&fix.len()) && !fix.ends_with('.'), "{id}: {fix}");
}
