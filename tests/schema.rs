//! The JSON Schema of the file format and the frozen file of its newest version, written from the types:
//! `UPDATE=1 cargo test --test schema` writes both anew.

use std::collections::BTreeSet;

use payoff::study::envelope::{self, Envelope};
use payoff::study::*;
use serde_json::Value;

const DECIMAL: &str = r"^-?(?![0.]*[1-9](\.?[0-9]){28})[0-9]{1,29}(\.[0-9]{1,28})?$";

fn schema() -> Value {
    serde_json::from_str(&payoff::study::schema::schema()).expect("the schema is JSON")
}

fn examples() -> Vec<(String, String)> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/study/examples");
    (1..=8)
        .map(|n| {
            let name = format!("s{n}.json");
            let text = std::fs::read_to_string(folder.join(&name)).expect("the example is there");
            (name, text)
        })
        .collect()
}

/// Follows `$ref`s.
fn resolved<'a>(root: &'a Value, mut node: &'a Value) -> &'a Value {
    while let Some(to) = node.get("$ref").and_then(Value::as_str) {
        node = root.pointer(to.trim_start_matches('#')).unwrap_or_else(|| panic!("{to} leads nowhere"));
    }
    node
}

fn properties(node: &Value) -> Option<&serde_json::Map<String, Value>> {
    node.get("properties").and_then(Value::as_object)
}

/// Every key path the schema knows below `node`; `[]` is a row of a list.
fn paths_of_schema(root: &Value, node: &Value, at: &str, found: &mut BTreeSet<String>) {
    let node = resolved(root, node);
    if let Some(items) = node.get("items") {
        paths_of_schema(root, items, &format!("{at}[]"), found);
    }
    for (key, child) in properties(node).into_iter().flatten() {
        let path = format!("{at}.{key}");
        found.insert(path.clone());
        paths_of_schema(root, child, &path, found);
    }
}

/// Every key path that stands in a JSON value.
fn paths_of_value(value: &Value, at: &str, found: &mut BTreeSet<String>) {
    match value {
        Value::Array(rows) => rows.iter().for_each(|row| paths_of_value(row, &format!("{at}[]"), found)),
        Value::Object(map) => map.iter().for_each(|(key, child)| {
            let path = format!("{at}.{key}");
            found.insert(path.clone());
            paths_of_value(child, &path, found);
        }),
        _ => {}
    }
}

/// The smallest file with every field the schema knows: each list with one row, each closed question with its last
/// answer.
fn filled_by_schema(root: &Value, node: &Value) -> Value {
    let node = resolved(root, node);
    if let Some(constant) = node.get("const") {
        return constant.clone();
    }
    if let Some(last) = node["enum"].as_array().and_then(|all| all.last()) {
        return last.clone();
    }
    match node["type"].as_str() {
        Some("string") if node.get("pattern").is_some() => "1.5".into(),
        Some("string") => "text".into(),
        Some("boolean") => true.into(),
        Some("integer") => 7.into(),
        Some("array") => vec![filled_by_schema(root, &node["items"])].into(),
        Some("object") => {
            let fields = properties(node).into_iter().flatten();
            fields.map(|(key, child)| (key.clone(), filled_by_schema(root, child))).collect()
        }
        other => panic!("{other:?} is not in the subset we use"),
    }
}

/// The envelope with every field filled that the schema knows. None of them is unknown to the types.
fn filled() -> Envelope {
    let root = schema();
    let opened = envelope::open_value(filled_by_schema(&root, &root)).expect("what the schema allows is read");
    assert_eq!(opened.unknown, Vec::<String>::new(), "the schema knows fields that the types do not");
    opened.envelope
}

/// Every field path of a value of our types, said or not, from the way it prints itself: every struct derives `Debug`.
fn paths_of_types(value: &impl std::fmt::Debug) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    // What is open: how far it is indented, and what it adds to the path.
    let mut open: Vec<(usize, String)> = Vec::new();
    for line in format!("{value:#?}").lines() {
        let (text, indent) = (line.trim_start(), line.len() - line.trim_start().len());
        while open.last().is_some_and(|(at, _)| *at >= indent) {
            open.pop();
        }
        let Some((field, rest)) = text.split_once(": ") else { continue };
        // What a newer program wrote beside the fields is no field of ours.
        if field == "extra" {
            continue;
        }
        let path: String = open.iter().map(|(_, part)| part.as_str()).collect();
        found.insert(format!("{path}.{field}"));
        if rest.ends_with(['{', '[', '(']) {
            let row = if rest.ends_with('[') { "[]" } else { "" };
            open.push((indent, format!(".{field}{row}")));
        }
    }
    found
}

/// What stands in the file at `path`; written anew first where that is asked for.
fn generated(path: &str, text: &str) -> String {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, text).expect("it is written");
    }
    std::fs::read_to_string(&path).unwrap_or_default()
}

#[test]
fn the_schema_is_that_of_the_types() {
    let text = payoff::study::schema::schema();
    let written = generated("src/study/study.schema.json", &text);
    assert!(written == text, "study.schema.json is not what the types say: UPDATE=1 cargo test --test schema");
}

#[test]
fn the_schema_and_the_types_know_the_same_fields() {
    let root = schema();
    let mut of_schema = BTreeSet::new();
    paths_of_schema(&root, &root, "", &mut of_schema);
    let envelope = filled();
    assert_eq!(paths_of_types(&envelope), of_schema);

    let mut written = BTreeSet::new();
    paths_of_value(&serde_json::to_value(&envelope).expect("it is written"), "", &mut written);
    assert_eq!(written, of_schema, "what is written has every field that is read");
    assert!(of_schema.len() > 500, "the walk reaches the leaves");
}

#[test]
fn a_study_with_every_field_filled_conforms_and_comes_back_equal() {
    let envelope = filled();
    let text = serde_json::to_string(&envelope).expect("it is written");
    assert_eq!(problems(&serde_json::from_str(&text).expect("JSON")), Vec::<String>::new());
    let opened = envelope::open(text.as_bytes()).expect("it is read");
    assert_eq!(opened.envelope, envelope);
    assert_eq!(opened.unknown, Vec::<String>::new());
}

#[test]
fn the_frozen_file_of_the_newest_version_has_every_field() {
    let text = serde_json::to_string_pretty(&filled()).expect("it is written") + "\n";
    let frozen = generated("tests/fixtures/formats/v2.json", &text);
    let opened = envelope::open(frozen.as_bytes()).expect("version 2 is read for ever");
    assert_eq!((opened.unknown, opened.migrated_from), (Vec::new(), None));
    assert_eq!(
        (envelope::VERSION, opened.envelope),
        (2, filled()),
        "a field was added or left out: raise the version, or freeze it anew before the first release"
    );
}

/// Every field of version 1 is still there under its name, with the same value, but for the version itself.
#[test]
fn the_frozen_file_of_version_1_is_read_with_all_it_holds() {
    let frozen = include_str!("fixtures/formats/v1.json");
    let opened = envelope::open(frozen.as_bytes()).expect("version 1 is read for ever");
    assert_eq!((opened.unknown, opened.migrated_from), (Vec::new(), Some(1)));
    let mut old: Value = serde_json::from_str(frozen).expect("JSON");
    old["version"] = 2.into();
    // Its longer view was one month and a half; version 2 begins at 12 (M9).
    assert_eq!(opened.migrated.iter().map(|one| one.path.as_str()).collect::<Vec<_>>(), ["horizon"]);
    old["studies"][0]["horizon"]["value"] = "12".into();
    old["studies"][0]["horizon"].as_object_mut().expect("a number").remove("typed");
    let new = serde_json::to_value(&opened.envelope).expect("it is written");
    let differs = differences(&old, &new, "");
    assert_eq!(differs, Vec::<String>::new());
}

/// Where `old` holds something that `new` does not hold.
fn differences(old: &Value, new: &Value, at: &str) -> Vec<String> {
    match (old, new) {
        (Value::Object(old), Value::Object(new)) => old
            .iter()
            .flat_map(|(key, value)| differences(value, new.get(key).unwrap_or(&Value::Null), &format!("{at}.{key}")))
            .collect(),
        (Value::Array(old), Value::Array(new)) if old.len() == new.len() => {
            old.iter().zip(new).flat_map(|(old, new)| differences(old, new, &format!("{at}[]"))).collect()
        }
        _ if old == new => Vec::new(),
        _ => vec![format!("{at}: {old} became {new}")],
    }
}

/// Fields of a newer program, wherever they stand, come back as they were; the preview still names them.
#[test]
fn what_a_newer_program_wrote_beside_our_fields_comes_back_as_it_was() {
    let mut file: Value = serde_json::from_str(include_str!("fixtures/formats/v2.json")).expect("JSON");
    let extra = serde_json::json!({"deep": [1, {"er": null}], "text": "ü"});
    let places = ["", "/studies/0", "/studies/0/programme/hour/pay", "/studies/0/measures/0/isolation/estimators/0"];
    for place in places {
        file.pointer_mut(place).and_then(Value::as_object_mut).expect(place).insert("mood".into(), extra.clone());
    }
    let opened = envelope::open(file.to_string().as_bytes()).expect("it opens");
    assert_eq!(opened.unknown.len(), places.len());
    assert_eq!(serde_json::to_value(&opened.envelope).expect("it is written"), file);
    let study = &opened.envelope.studies[0];
    let stored = serde_json::to_value(envelope::around(study)).expect("it is written");
    assert_eq!(stored["studies"][0], file["studies"][0], "and through the device's own storage");
}

macro_rules! ids {
    ($($name:ident)+) => {
        [$((stringify!($name), $name::ANSWERS.iter().map(|answer| answer.id).collect::<Vec<_>>())),+]
    };
}

#[test]
fn every_closed_question_has_the_same_answers_in_the_schema() {
    let root = schema();
    let of_types = ids!(
        State Mode Situation YesNo Status Source Better Scale Period Class Valuation UnitTime Role Pooling Selection Timing Category
        CauseKind Evidence Judgement CommitmentKind Progress Direction Decision Audience
    );
    for (name, ids) in &of_types {
        let of_schema = root["$defs"][name]["enum"].as_array().unwrap_or_else(|| panic!("{name} is not in the schema"));
        assert_eq!(&of_schema.iter().filter_map(Value::as_str).collect::<Vec<_>>(), ids, "{name}");
    }
    let in_schema = root["$defs"].as_object().expect("definitions").values().filter(|def| def.get("enum").is_some());
    assert_eq!(in_schema.count(), of_types.len(), "no question stands in the schema alone");
}

#[test]
fn every_definition_and_every_field_says_in_one_sentence_what_it_is() {
    let root = schema();
    let said = |node: &Value, place: &str| {
        let text = node["description"].as_str().unwrap_or_else(|| panic!("{place} has no description"));
        assert!(text.ends_with(['.', '?']) && text.len() <= 110 && !text.contains(". "), "{place}: {text}");
    };
    for (name, node) in root["$defs"].as_object().expect("definitions").iter().chain([(&"file".into(), &root)]) {
        said(node, name);
        properties(node).into_iter().flatten().for_each(|(key, field)| said(field, &format!("{name}.{key}")));
    }
}

#[test]
fn the_eight_examples_conform() {
    for (name, text) in examples() {
        assert_eq!(problems(&serde_json::from_str(&text).expect("JSON")), Vec::<String>::new(), "{name}");
    }
}

#[test]
fn the_eight_examples_are_written_as_the_page_writes_them() {
    for (name, text) in examples() {
        let opened = envelope::open(text.as_bytes()).expect("it opens");
        assert_eq!(opened.unknown, Vec::<String>::new(), "{name}");
        let studies: Vec<&Study> = opened.envelope.studies.iter().collect();
        let again = envelope::write(&studies, &opened.envelope.kind, &opened.envelope.written);
        let differs = again.lines().zip(text.lines()).enumerate().find(|(_, (one, other))| one != other);
        assert_eq!((differs, again.len()), (None, text.len()), "{name}");
    }
}

#[test]
fn what_does_not_conform_is_found() {
    let with = |change: &dyn Fn(&mut Value)| {
        let mut file: Value = serde_json::from_str(&examples()[0].1).expect("JSON");
        change(&mut file);
        problems(&file)
    };
    let study = "/studies/0";
    let put = |place: &str, value: Value| {
        let place = format!("{study}{place}");
        with(&|file| *file.pointer_mut(&place).unwrap_or_else(|| panic!("{place}")) = value.clone())
    };
    assert_eq!(put("/situation", "fun".into()).len(), 1, "an answer that does not exist");
    assert_eq!(put("/programme/people/value", 24.into()).len(), 1, "a number that is no text");
    assert_eq!(put("/programme/people/value", "24,5".into()).len(), 1, "a decimal comma");
    assert_eq!(put("/sample", "yes".into()).len(), 1, "a text for yes or no");
    assert_eq!(put("/measures", Value::Object(Default::default())).len(), 1, "no list");
    let unknown = with(&|file| file["studies"][0]["mood"] = "good".into());
    assert_eq!(unknown.len(), 1, "a field nobody knows");
    assert_eq!(with(&|file| drop(file.as_object_mut().map(|map| map.remove("studies")))).len(), 1, "no studies at all");
    assert_eq!(with(&|file| file["version"] = 3.into()).len(), 1, "another version");
}

/// Where a file does not conform to the schema. It knows the subset of JSON Schema that ours uses, and says so where
/// ours uses more.
fn problems(file: &Value) -> Vec<String> {
    let root = schema();
    let mut found = Vec::new();
    check(&root, &root, file, "", &mut found);
    found
}

fn check(root: &Value, node: &Value, value: &Value, at: &str, found: &mut Vec<String>) {
    let node = resolved(root, node);
    let mut fail = |what: String| found.push(format!("{at}: {what}"));
    for (keyword, rule) in node.as_object().expect("a schema is an object") {
        match keyword.as_str() {
            "type" => {
                let fits = match rule.as_str() {
                    Some("string") => value.is_string(),
                    Some("boolean") => value.is_boolean(),
                    Some("integer") => value.is_u64(),
                    Some("array") => value.is_array(),
                    Some("object") => value.is_object(),
                    other => panic!("type {other:?} is not in the subset we use"),
                };
                if !fits {
                    fail(format!("{value} is no {rule}"));
                }
            }
            "const" if rule != value => fail(format!("{value} is not {rule}")),
            "enum" if !rule.as_array().is_some_and(|all| all.contains(value)) => fail(format!("{value} is no answer")),
            "pattern" => {
                assert_eq!(rule, DECIMAL, "the only pattern we use");
                if value.as_str().is_some_and(|text| !is_decimal(text)) {
                    fail(format!("{value} is no decimal"));
                }
            }
            "minimum" | "maximum" => {
                let (value, rule) = (value.as_i64().unwrap_or_default(), rule.as_i64().expect("a whole number"));
                if if keyword == "minimum" { value < rule } else { value > rule } {
                    fail(format!("{value} is beyond the {keyword} of {rule}"));
                }
            }
            "required" => {
                for key in rule.as_array().into_iter().flatten().filter_map(Value::as_str) {
                    if value.get(key).is_none() {
                        fail(format!("{key} is missing"));
                    }
                }
            }
            "additionalProperties" => {
                assert_eq!(rule, &Value::Bool(false));
                for key in value.as_object().into_iter().flat_map(|map| map.keys()) {
                    if properties(node).is_none_or(|all| !all.contains_key(key)) {
                        fail(format!("{key} is not known"));
                    }
                }
            }
            "const" | "enum" | "properties" | "items" | "description" | "title" | "$comment" | "$schema" | "$defs" => {}
            other => panic!("{other} is not in the subset we use"),
        }
    }
    for (key, child) in properties(node).into_iter().flatten() {
        if let Some(inner) = value.get(key) {
            check(root, child, inner, &format!("{at}.{key}"), found);
        }
    }
    if let Some(items) = node.get("items") {
        for (row, inner) in value.as_array().into_iter().flatten().enumerate() {
            check(root, items, inner, &format!("{at}[{row}]"), found);
        }
    }
}

/// What `DECIMAL` says.
fn is_decimal(text: &str) -> bool {
    let text = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let digits =
        |part: &str, most: usize| (1..=most).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    // Zeros before the first other digit do not count.
    let counted = text.bytes().filter(u8::is_ascii_digit).skip_while(|digit| *digit == b'0').count();
    digits(whole, 29) && digits(fraction, 28) && counted <= 28
}

/// 2⁹⁶ has 29 digits: a number of 28 is read as it stands, and one of 29 may not be.
#[test]
fn a_number_that_conforms_is_read_to_its_last_digit() {
    let all_nines = |count: usize| "9".repeat(count);
    let read = |text: &str| {
        let file = serde_json::json!({
            "format": "payoff-study", "version": 2, "studies": [{"horizon": {"value": text, "status": "entered"}}]
        });
        let conforms = problems(&file).is_empty();
        let opened = envelope::open(file.to_string().as_bytes()).ok();
        (conforms, opened.and_then(|opened| opened.envelope.studies[0].horizon.value).map(|value| value.to_string()))
    };
    let small = format!("0.{}1", "0".repeat(27));
    for text in [
        "0",
        "-1.5",
        "007",
        &all_nines(28),
        &small,
        "9.999999999999999999999999999",
        "0.9999999999999999999999999999",
        "-99999999999999.99999999999999",
    ] {
        let (conforms, value) = read(text);
        assert!(conforms, "{text}");
        assert_eq!(value.as_deref(), Some(text.trim_start_matches("00")), "{text}");
    }
    for text in [
        &all_nines(29),
        "79228162514264337593543950336",
        "12.1234567890123456789012345678",
        "9.9999999999999999999999999999",
        "10000000000000000000000000000",
        "0.99999999999999999999999999999",
        "1.",
        "1e2",
    ] {
        assert!(!read(text).0, "{text}");
    }
}
