//! Rules of the house that the compiler does not keep: what belongs to the page stays in the page, money stays exact,
//! nothing panics on purpose, and every rule of the method can be found by its name.

use std::fs;
use std::path::{Path, PathBuf};

/// Every Rust file below `src/<part>`, with its path from `src` and its text without the tests at its end.
fn sources(part: &str) -> Vec<(String, String)> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut open: Vec<PathBuf> = vec![src.join(part)];
    let mut found = Vec::new();
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
        } else if path.extension().is_some_and(|end| end == "rs") {
            let name = path.strip_prefix(&src).unwrap().to_string_lossy().replace('\\', "/");
            found.push((name, without_tests(&fs::read_to_string(&path).unwrap())));
        }
    }
    found.sort();
    assert!(!found.is_empty(), "there is nothing in src/{part}");
    found
}

/// The text without its test modules and helpers, its lines in place.
fn without_tests(text: &str) -> String {
    let mut out = Vec::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if !line.trim_start().starts_with("#[cfg(test)]") {
            out.push(line);
            continue;
        }
        out.push("");
        let indent = line.len() - line.trim_start().len();
        // The item ends where its own indentation closes it, or on its first line.
        for inner in lines.by_ref() {
            out.push("");
            let own = inner.len() - inner.trim_start().len() == indent;
            let first_ends = own && inner.trim_end().ends_with(';');
            if first_ends || (own && inner.trim_start().starts_with('}')) {
                break;
            }
        }
    }
    out.join("\n")
}

/// The code of a line, its comment cut off.
fn code(line: &str) -> &str {
    line.split_once("//").map_or(line, |(code, _)| code)
}

/// Whether `word` stands in `line` as a word of its own.
fn has_word(line: &str, word: &str) -> bool {
    let part = |c: char| c.is_alphanumeric() || c == '_';
    line.match_indices(word).any(|(at, _)| !line[..at].ends_with(part) && !line[at + word.len()..].starts_with(part))
}

/// Places in the code of `files` that `wrong` finds fault with, as path, line and text.
fn places(files: &[(String, String)], wrong: impl Fn(&str, &str) -> bool) -> Vec<String> {
    let mut found = Vec::new();
    for (name, text) in files {
        for (at, line) in text.lines().enumerate() {
            if wrong(name, code(line)) {
                found.push(format!("src/{name}:{}: {}", at + 1, line.trim()));
            }
        }
    }
    found
}

fn none(found: Vec<String>, rule: &str) {
    assert!(found.is_empty(), "{rule}:\n{}", found.join("\n"));
}

/// The rooms in the order of `src/lib.rs`: each uses those before it and none after it.
const ROOMS: [&str; 13] = [
    "amount",
    "study",
    "engine",
    "steps",
    "scenario",
    "analysis",
    "words",
    "charts",
    "export",
    "command.rs",
    "shell",
    "parts",
    "page",
];

/// The rooms whose sources are values: compiled for the host and for the web.
fn pure() -> Vec<(String, String)> {
    ROOMS[..9].iter().flat_map(|room| sources(room)).collect()
}

/// Every path of this crate that `text` names, from its root: `use crate::a::{b, c::d};` names `a::b` and `a::c::d`.
fn named_paths(text: &str) -> Vec<String> {
    let code: String = text.lines().map(code).collect::<Vec<_>>().join(" ");
    let mut found = Vec::new();
    for (at, start) in code.match_indices("crate::") {
        if code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_') {
            continue;
        }
        // As far as names, colons and nested braces go.
        let (mut depth, mut end) = (0usize, code.len());
        for (offset, c) in code[at..].char_indices() {
            match c {
                '{' if code[..at + offset].trim_end().ends_with("::") || depth > 0 => depth += 1,
                '}' if depth > 0 => {
                    depth -= 1;
                    if depth == 0 {
                        end = at + offset + 1;
                        break;
                    }
                }
                _ if depth > 0 || c.is_alphanumeric() || c == '_' || c == ':' => {}
                _ => {
                    end = at + offset;
                    break;
                }
            }
        }
        unfold("", &code[at + start.len()..end], &mut found);
    }
    found
}

/// The paths of a use tree.
fn unfold(before: &str, tree: &str, found: &mut Vec<String>) {
    let tree = tree.trim();
    let Some((head, inner)) = tree.split_once('{') else {
        let name = tree.split_whitespace().next().unwrap_or_default();
        return found.push([before, name].concat());
    };
    let before = [before, head.trim()].concat();
    let inner = inner.strip_suffix('}').unwrap_or(inner);
    let (mut depth, mut from) = (0usize, 0);
    for (at, c) in inner.char_indices().chain([(inner.len(), ',')]) {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                if !inner[from..at].trim().is_empty() {
                    unfold(&before, &inner[from..at], found);
                }
                from = at + 1;
            }
            _ => {}
        }
    }
}

fn room_of(path: &str) -> Option<usize> {
    let first = path.split(['/', ':', '.']).next()?;
    ROOMS.iter().position(|room| room.split('.').next() == Some(first))
}

#[test]
fn what_is_pure_knows_neither_browser_nor_clock() {
    let foreign = ["leptos", "web_sys", "js_sys", "gloo", "gloo_storage", "wasm_bindgen", "wasm_bindgen_futures"];
    let found = places(&pure(), |_, line| {
        foreign.iter().any(|word| has_word(line, word))
            || line.contains("std::time")
            || ["crate::shell", "crate::parts", "crate::page"].iter().any(|room| line.contains(room))
    });
    none(found, "this belongs to src/shell, src/parts or src/page");
}

#[test]
fn a_room_uses_only_rooms_before_it() {
    let map = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lib.rs")).unwrap();
    let listed: Vec<&str> = map.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).collect();
    let rooms: Vec<&str> = ROOMS.iter().filter_map(|room| room.split('.').next()).collect();
    assert_eq!(listed, rooms, "src/lib.rs lists the rooms in this order");
    let mut upward = Vec::new();
    let mut edges = 0;
    for (name, text) in sources("") {
        let Some(own) = room_of(&name) else { continue };
        for path in named_paths(&text) {
            edges += 1;
            if room_of(&path).is_some_and(|other| other > own) {
                upward.push(format!("src/{name} uses {path}"));
            }
        }
    }
    assert!(edges > 500, "only {edges} imports were found");
    none(upward, "a room uses only rooms that stand before it in src/lib.rs");
}

#[test]
fn imports_are_found_in_every_form_they_are_written_in() {
    let text = "use crate::a::{b, c::{d, e as f}};\nfn g() { crate::h::i(); { 1 } }\npub(crate) fn j() {}\nlet k = mycrate::l; // crate::m";
    assert_eq!(named_paths(text), ["a::b", "a::c::d", "a::c::e", "h::i"]);
    assert_eq!((room_of("words::text"), room_of("page/app.rs"), room_of("main.rs")), (Some(6), Some(12), None));
}

/// Amounts are worked out where they can be tested on the host: a view shows what it is handed.
#[test]
fn views_work_out_no_amounts() {
    let sums = [
        ".plus(",
        ".less(",
        ".times(",
        ".checked_div(",
        ".checked_mul(",
        ".checked_add(",
        ".checked_sub(",
        "rust_decimal::MathematicalOps",
    ];
    let views = [sources("page"), sources("parts")].concat();
    let found = places(&views, |_, line| sums.iter().any(|sum| line.contains(sum)));
    none(found, "this is arithmetic on amounts");
}

#[test]
fn binary_fractions_stay_in_the_files_that_are_made_for_them() {
    // JSON itself knows fractions: the envelope hands them on as they are, and a decimal is read from their text.
    let allowed = [
        "engine/chance/lanes.rs",
        "engine/chance/mod.rs",
        "engine/chance/quantiles.rs",
        "engine/chance/simulation.rs",
        "engine/chance/streams.rs",
        "engine/normal.rs",
        "engine/number.rs",
        "engine/power.rs",
        "engine/sampling.rs",
        "engine/strength.rs",
        "engine/student.rs",
        "engine/guardrails/statistics.rs",
        "charts/break_even_map.rs",
        "charts/dots.rs",
        "analysis/goals.rs",
        "words/ladder.rs",
        "words/odds.rs",
        "analysis/levers.rs",
        "charts/tornado.rs",
        "charts/slider.rs",
        "charts/figures.rs",
        "charts/track.rs",
        "export/exhibit.rs",
        "steps/ranges.rs",
        "study/envelope.rs",
    ];
    let found =
        places(&pure(), |name, line| !allowed.contains(&name) && (has_word(line, "f64") || has_word(line, "f32")));
    none(found, "money is worked out exactly");
}

#[test]
fn nothing_panics_on_purpose() {
    let calls = [".unwrap()", ".expect(", "panic!(", "unreachable!(", "todo!(", "unimplemented!("];
    let found = places(&sources(""), |_, line| calls.iter().any(|call| line.contains(call)));
    none(found, "every case is handled");
}

/// What fires while a screen is taken down reads signals that are gone; `shell::alive` is the one way round it.
#[test]
fn handlers_timers_and_tasks_of_a_view_end_with_it() {
    let views = [sources("page"), sources("parts")].concat();
    let bare = places(&views, |_, line| {
        line.match_indices(" on:")
            .any(|(at, _)| line[at..].split_once('=').is_some_and(|(_, made)| !made.starts_with("handler(")))
    });
    none(bare, "a handler is made by shell::alive::handler");
    // The frame of all screens and the second part of the program live as long as the page; an observer is cut off by hand.
    let allowed = ["page/app.rs", "page/deferred.rs", "page/result/hold.rs"];
    let calls =
        ["set_timeout", "set_interval", "request_animation_frame", "spawn_local", "window_event_listener", "Closure::"];
    let found = places(&views, |name, line| !allowed.contains(&name) && calls.iter().any(|call| line.contains(call)));
    none(found, "timers, frames and tasks of a view are made by shell::alive");
}

#[test]
fn words_for_people_hold_no_text_for_programmers() {
    let found = places(&sources(""), |_, line| {
        let debug = line.contains(":?}") || line.contains(":#?}");
        debug && !line.contains("assert")
    });
    none(found, "a sentence must not show how a value is spelled in the code");
}

#[test]
fn every_rule_of_the_method_is_named_where_it_is_worked_out() {
    // What must be true where numbers are open is worked out beside the levers.
    let texts = [sources("engine"), sources("analysis/partial.rs")].concat();
    let text: String = texts.into_iter().map(|(_, text)| text).collect();
    let rules = (1..=17).map(|number| format!("M{number}"));
    let missing: Vec<String> = rules.filter(|rule| !has_word(&text, rule)).collect();
    assert!(missing.is_empty(), "no word of {} in src/engine", missing.join(", "));
}

#[test]
fn tests_are_found_and_left_out() {
    let text =
        "fn a() {}\n#[cfg(test)]\nuse b::C;\nfn d() {}\n#[cfg(test)]\nmod tests {\n    fn e() {\n    }\n}\nfn f() {}";
    let kept: Vec<&str> = text.lines().collect();
    let left = without_tests(text);
    assert_eq!(left.lines().count(), kept.len(), "lines keep their numbers");
    for (word, stays) in [("a", true), ("C", false), ("d", true), ("e", false), ("f", true)] {
        assert_eq!(has_word(&left, word), stays, "{word}");
    }
}
