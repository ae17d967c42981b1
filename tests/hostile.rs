//! Text of others in every output: markup, formulas, marks that turn the writing, and names of 10,000 letters. It is shown as
//! text, runs nowhere, and keeps lines and columns as they are.

use payoff::amount::Format;
use payoff::analysis::Context;
use payoff::engine::evaluate;
use payoff::export::{exhibit, link, markdown, picture, summary, workbook};
use payoff::steps::full;
use payoff::study::{Study, envelope, examples};
use payoff::words::ledger;
use proptest::prelude::*;
use serde_json::Value;

/// What somebody may type into a name.
fn hostile() -> Vec<String> {
    [
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "]]>&lt;b&gt;<!--",
        "=HYPERLINK(\"http://x.y\",\"z\")",
        "+1+cmd|' /C calc'!A0",
        "-2+3",
        "@SUM(A1)",
        "\t=1+1",
        "one\r\ntwo\nthree\u{2028}four",
        "a | b | c\n| d |\n# e",
        "[x](javascript:alert(1)) ![y](http://x.y/z.png)",
        "\u{202e}desrever\u{2066}",
        "\u{1b}[31m\u{0}\u{7}",
        "שלום \u{200f}(עולם)",
    ]
    .map(String::from)
    .into_iter()
    .chain([format!("<b>{}", "x".repeat(10_000))])
    .collect()
}

/// An example with `text` in every place that takes any words.
fn filled(text: &str) -> Study {
    fn put(value: &mut Value, text: &str) {
        const NAMES: [&str; 10] =
            ["title", "name", "unit", "what", "who", "sentence", "from", "note", "reason", "owner"];
        match value {
            Value::Object(fields) => fields.iter_mut().for_each(|(name, child)| match child {
                Value::String(old) if NAMES.contains(&name.as_str()) => *old = text.into(),
                child => put(child, text),
            }),
            Value::Array(items) => items.iter_mut().for_each(|item| put(item, text)),
            _ => {}
        }
    }
    let mut value = serde_json::to_value(&examples::all()[0]).expect("a tree");
    put(&mut value, text);
    serde_json::from_value(value).expect("a study")
}

fn with<T>(study: &Study, make: impl Fn(Context) -> T) -> T {
    let (outcome, format) = (evaluate(study), Format::named("en-US", "USD"));
    make(Context { study, outcome: &outcome, format: &format })
}

/// The cells of a CSV text by RFC 4180.
fn cells(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut letters = text.chars().peekable();
    while let Some(c) = letters.next() {
        match (quoted, c) {
            (true, '"') if letters.peek() == Some(&'"') => cell.extend(letters.next()),
            (_, '"') => quoted = !quoted,
            (false, ',') => row.push(std::mem::take(&mut cell)),
            (false, '\r') => {}
            (false, '\n') => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            (_, c) => cell.push(c),
        }
    }
    assert!(!quoted && row.is_empty(), "a cell is open at the end");
    rows
}

/// Opening signs of markup: as many as in a study with harmless names, whatever the names are.
fn tags(text: &str) -> usize {
    text.matches('<').count()
}

#[test]
fn html_and_pictures_hold_it_as_text() {
    for text in hostile() {
        let study = filled(&text);
        let html = with(&study, |context| summary::summary(context).html());
        let card = with(&study, |context| picture::card(&summary::summary(context)));
        let plain = with(&filled("x"), |context| summary::summary(context).html());
        assert_eq!(tags(&html), tags(&plain), "{html}");
        for out in [&html, &card] {
            let lower = out.to_lowercase();
            assert!(!lower.contains("<script") && !lower.contains("<img") && !lower.contains("<b>x"), "{out}");
            assert!(!out.contains(['\u{202e}', '\u{2066}', '\u{0}', '\u{1b}']), "{out}");
        }
        assert!(card.len() < 12_000, "a long name is cut to what has room: {} bytes", card.len());
    }
}

#[test]
fn a_summary_in_plain_text_keeps_its_lines() {
    let lines = |text: &str| with(&filled(text), |context| summary::summary(context).text()).lines().count();
    for text in hostile() {
        assert_eq!(lines(&text), lines("x"), "{text}");
    }
}

#[test]
fn csv_keeps_its_columns_and_holds_no_formula() {
    for text in hostile() {
        let csv = with(&filled(&text), |context| ledger::csv(&ledger::ledger(full::STEPS, context)));
        let rows = cells(&csv);
        assert!(rows.len() > 50 && rows.iter().all(|row| row.len() == rows[0].len()), "{text}");
        for cell in rows.iter().flatten() {
            let first = cell.trim_start().chars().next();
            // A number below zero is a number: words with a minus come from the page itself, with its own sign.
            assert!(!matches!(first, Some('=' | '+' | '@' | '-')), "{cell}");
        }
    }
}

#[test]
fn markdown_keeps_its_tables_and_headings() {
    let bars = |line: &str| line.replace("\\|", "").matches('|').count();
    // Each table has as many columns in every row as in its head.
    let is_whole = |document: &str| {
        let lines: Vec<&str> = document.lines().collect();
        lines.windows(2).all(|two| two.iter().any(|line| !line.starts_with('|')) || bars(two[0]) == bars(two[1]))
    };
    let headings = |document: &str| document.lines().filter(|line| line.starts_with('#')).count();
    let plain = headings(&with(&filled("x"), markdown::document));
    for text in hostile() {
        let document = with(&filled(&text), markdown::document);
        assert!(is_whole(&document) && headings(&document) == plain, "{text}");
        // A sign with a backslash before it is the sign.
        let document = document.replace("\\<", "").replace("\\]", "");
        for raw in ["<script", "<img", "](http", "](java"] {
            assert!(!document.contains(raw), "{raw} in {text}");
        }
    }
}

#[test]
fn a_workbook_holds_it_as_text_and_keeps_its_formulas() {
    let parts = |text: &str| {
        let bytes = with(&filled(text), workbook::workbook);
        let whole = String::from_utf8_lossy(&bytes).into_owned();
        let formulas: Vec<String> =
            whole.split("<f>").skip(1).filter_map(|rest| Some(rest.split("</f>").next()?.to_string())).collect();
        (whole, formulas)
    };
    let (_, plain) = parts("x");
    for text in hostile() {
        let (whole, formulas) = parts(&text);
        assert_eq!(formulas, plain, "no text becomes part of a formula: {text}");
        let texts = whole.split("<t xml:space=\"preserve\">").skip(1).filter_map(|rest| rest.split("</t>").next());
        for shown in texts {
            assert!(!shown.contains(['<', '>', '\u{0}', '\u{1b}', '\u{202e}']), "{shown}");
        }
    }
}

#[test]
fn a_link_and_a_file_bring_it_back_as_it_was() {
    for text in hostile() {
        let study = filled(&text);
        let packed = link::text(&study, true);
        let (sum, bytes) = link::parts(&link::address(&packed, packed.as_bytes())).unwrap_or_default();
        if packed.len() < 150_000 {
            let opened = link::open(sum, &bytes).expect("it opens");
            assert_eq!(opened.envelope.studies, std::slice::from_ref(&study));
        }
        let file = envelope::write(&[&study], "study", "2026-11-22T12:00:00Z");
        if file.len() < envelope::LARGEST_FILE {
            let opened = envelope::open(file.as_bytes()).expect("it opens");
            assert_eq!(opened.envelope.studies, [study]);
        }
    }
}

/// A file as others may have left it: pieces of a real one cut, doubled, swapped or overwritten.
fn spoilt(file: &str, cuts: &[(usize, usize, u8, String)]) -> Vec<u8> {
    let mut bytes = file.as_bytes().to_vec();
    for (at, many, way, text) in cuts {
        let from = at % bytes.len().max(1);
        let to = (from + many).min(bytes.len());
        match way % 4 {
            0 => drop(bytes.drain(from..to)),
            1 => {
                let piece = bytes[from..to].to_vec();
                bytes.splice(from..from, piece);
            }
            2 => drop(bytes.splice(from..to, text.bytes())),
            _ => bytes[from..to].reverse(),
        }
    }
    bytes
}

/// Values that stand where others belong.
fn odd() -> impl Strategy<Value = Value> {
    let fixed =
        ["", "abc", "-1", "1e999", "79228162514264337593543950335", "9999999999999999999999", "2026-02-31", "en-USA"];
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(|number| serde_json::Number::from_f64(number).map_or(Value::Null, Value::Number)),
        prop::sample::select(fixed.to_vec()).prop_map(Value::from),
        Just(Value::Array(Vec::new())),
        Just(serde_json::json!({ "value": "5", "status": "entered" })),
    ]
}

/// Puts `value` in the place of leaf `number`.
fn replace(tree: &mut Value, number: &mut usize, value: &Value) {
    match tree {
        Value::Object(fields) => fields.values_mut().for_each(|child| replace(child, number, value)),
        Value::Array(items) => items.iter_mut().for_each(|child| replace(child, number, value)),
        leaf => {
            if *number == 0 {
                *leaf = value.clone();
            }
            *number = number.wrapping_sub(1);
        }
    }
}

/// Opens a file, and works out and writes again what was in it.
fn opened(bytes: &[u8]) -> bool {
    let Ok(found) = envelope::open(bytes) else { return false };
    let studies: Vec<&Study> = found.envelope.studies.iter().collect();
    studies.iter().for_each(|study| drop(evaluate(study)));
    let again = envelope::write(&studies, "backup", "");
    let again = envelope::open(again.as_bytes()).expect("what was opened is written so that it opens");
    assert_eq!(again.envelope.studies, found.envelope.studies);
    true
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(
        std::env::var("PAYOFF_CASES").ok().and_then(|text| text.parse().ok()).unwrap_or(64)
    ))]

    #[test]
    fn no_spoilt_file_stops_the_import(
        which in 0usize..8,
        cuts in proptest::collection::vec((any::<usize>(), 0usize..400, any::<u8>(), "\\PC{0,12}"), 1..5),
    ) {
        let file = envelope::write(&[&examples::all()[which]], "study", "");
        opened(&spoilt(&file, &cuts));
    }

    #[test]
    fn no_odd_value_in_a_file_stops_the_import(which in 0usize..8, changes in proptest::collection::vec((0usize..400, odd()), 1..6)) {
        let file = envelope::write(&[&examples::all()[which]], "study", "");
        let mut tree: Value = serde_json::from_str(&file).expect("our own file");
        for (number, value) in &changes {
            if let Some(studies) = tree.get_mut("studies") {
                replace(studies, &mut { *number }, value);
            }
        }
        opened(tree.to_string().as_bytes());
    }

    #[test]
    fn no_bytes_stop_the_import(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        opened(&bytes);
    }
}

/// Each picture and table that is handed on by itself.
#[test]
fn pictures_and_tables_hold_it_as_text() {
    for text in hostile() {
        let all = with(&filled(&text), exhibit::exhibits);
        assert!(all.len() > 8, "{text}");
        for one in &all {
            // A table, its head and its rows: each opens and closes, and so does each cell.
            let (wide, count) = (one.heads.len(), one.rows.len());
            assert_eq!(tags(&one.html()), 2 + (count + 1) * (2 + 2 * wide), "{text} in {}", one.name);
            let rows = cells(&one.csv());
            assert!(rows.iter().all(|row| row.len() == one.heads.len()), "{text} in {}", one.name);
            let tabs: Vec<Vec<String>> =
                one.tabs().lines().map(|row| row.split('\t').map(String::from).collect()).collect();
            assert_eq!(tabs.len(), count + 1, "{text} in {}", one.name);
            assert!(tabs.iter().all(|row| row.len() == one.heads.len()), "{text} in {}", one.name);
            for cell in rows.iter().chain(&tabs).flatten() {
                assert!(!cell.trim_start().starts_with(['=', '+', '@', '-']), "{cell}");
            }
            if let Some(svg) = &one.picture {
                let lower = svg.text.to_lowercase();
                assert!(!lower.contains("<script") && !lower.contains("<img") && !lower.contains("<b>x"), "{lower}");
                assert!(!svg.text.contains(['\u{202e}', '\u{2066}', '\u{0}', '\u{1b}']), "{lower}");
                assert!(svg.text.len() < 30_000, "{}: {} bytes", one.name, svg.text.len());
            }
        }
    }
}
