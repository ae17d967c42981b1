//! How the style sheets are written: one declaration a line, so that a change shows as the line it is.

use std::path::Path;

/// The text without comments and quoted words, which may hold any sign; every line keeps its number.
fn plain(text: &str) -> String {
    let (mut out, mut rest) = (String::new(), text);
    while let Some(first) = rest.chars().next() {
        let end = match first {
            '/' if rest.starts_with("/*") => rest.find("*/").map_or(rest.len(), |at| at + 2),
            '"' => rest[1..].find('"').map_or(rest.len(), |at| at + 2),
            _ => {
                out.push(first);
                first.len_utf8()
            }
        };
        if first == '/' || first == '"' {
            out.extend(rest[..end].chars().filter(|sign| *sign == '\n'));
        }
        rest = &rest[end..];
    }
    out
}

/// Lines with more than one declaration, or with a declaration beside a brace.
fn crowded(text: &str) -> Vec<usize> {
    let is_crowded = |line: &str| {
        let declarations = line.matches(';').count();
        declarations > 1 || (declarations == 1 && line.contains(['{', '}'])) || line.matches('{').count() > 1
    };
    plain(text).lines().enumerate().filter(|(_, line)| is_crowded(line)).map(|(at, _)| at + 1).collect()
}

#[test]
fn every_declaration_has_a_line_of_its_own() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("style");
    let files = std::fs::read_dir(folder).expect("the style sheets").map(|file| file.expect("a file").path());
    let mut found = Vec::new();
    for file in files.filter(|file| file.extension().is_some_and(|ext| ext == "css")) {
        let text = std::fs::read_to_string(&file).expect("it is text");
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        found.extend(crowded(&text).into_iter().map(|line| format!("{name}:{line}")));
    }
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn two_declarations_on_a_line_are_found() {
    assert_eq!(crowded("a {\n  color: red; margin: 0;\n}\n"), [2]);
    assert_eq!(crowded("a { color: red; }\nb {\n  margin: 0;\n}\n"), [1]);
    assert_eq!(crowded("/* a; b; */\na::before {\n  content: \"; { ;\"; /* x; */\n}\n"), [0; 0]);
}
