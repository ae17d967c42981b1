//! Text of others on its way to a terminal: nothing in it may steer one.

/// Whether a character moves the cursor, colours the screen or turns the writing round.
fn is_control(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' | '\u{61c}')
}

/// Text of others for a terminal and for one row of a table.
pub(super) fn plain(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\n' | '\r' | '\t' => ' ',
            c if is_control(c) => char::REPLACEMENT_CHARACTER,
            c => c,
        })
        .collect()
}

/// The same for JSON, where such a character has a spelling: nothing is lost.
pub(super) fn escaped(json: String) -> String {
    if !json.contains(is_control) {
        return json;
    }
    json.chars().map(|c| if is_control(c) { format!("\\u{:04x}", u32::from(c)) } else { c.to_string() }).collect()
}
