//! docs/GUARDRAILS.md is the list of all checks, written from their table.

use std::path::Path;

#[test]
fn the_list_of_checks_is_that_of_the_table() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/GUARDRAILS.md");
    let list = payoff::words::list_of_checks();
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &list).expect("it is written");
    }
    let written = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        written == list,
        "docs/GUARDRAILS.md is not the list of the checks: UPDATE=1 cargo test --test guardrails list_of_checks"
    );
}
