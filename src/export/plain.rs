//! Text of others for another place: in markup, in a line, in Markdown. It is shown as it is and does nothing.

/// Whether a character cannot stand in XML or turns the writing of what comes after it round. The marks of Arabic and Hebrew
/// that turn nothing stay.
fn is_harmful(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\t'))
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fffe}' | '\u{ffff}')
}

/// Text for HTML and XML, between tags or in an attribute with double quotes.
pub fn markup(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars().filter(|c| !is_harmful(*c)) {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

/// Text as one line: a break in it becomes a space.
pub fn line(text: &str) -> String {
    let broken = |c: char| matches!(c, '\n' | '\t' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}');
    let text: String = text.chars().map(|c| if broken(c) { ' ' } else { c }).filter(|c| !is_harmful(*c)).collect();
    text.trim().to_string()
}

/// Text as one line of Markdown, every sign that means something there escaped.
pub fn markdown(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let text = line(text);
    for (at, c) in text.char_indices() {
        let always = matches!(c, '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '<' | '>' | '|' | '~' | '&' | '$');
        // At the beginning of a line these would be a heading, a list or a rule; after a number, a list.
        let first = at == 0 && matches!(c, '#' | '+' | '-' | '=' | ':');
        let listed = matches!(c, '.' | ')') && at > 0 && text[..at].bytes().all(|one| one.is_ascii_digit());
        let picture = c == '!' && text[at..].starts_with("![");
        if always || first || listed || picture {
            out.push('\\');
        }
        out.push(c);
    }
    // An address would become a link.
    out.replace("://", ":\\//").replace("www.", "www\\.")
}

/// A name for a file from a title: its letters in every script, and nothing that a file system refuses.
pub fn file_name(title: &str) -> String {
    let refused = |c: char| c.is_whitespace() || is_harmful(c) || "/\\:*?\"<>|.,;'&%#{}$!@`=+^~()[]_-".contains(c);
    let mut out = String::new();
    for c in title.to_lowercase().chars().take(400) {
        if !refused(c) {
            out.push(c);
        } else if !out.ends_with('-') && !out.is_empty() {
            out.push('-');
        }
    }
    // File systems count bytes, and a letter may have four.
    while out.len() > 90 || out.ends_with('-') {
        out.pop();
    }
    if out.is_empty() { "study".into() } else { out }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_is_text() {
        assert_eq!(markup("<b a='\"'>&\u{1}\u{202e}"), "&lt;b a=&#39;&quot;&#39;&gt;&amp;");
    }

    #[test]
    fn a_line_has_no_break_and_nothing_that_turns_the_writing() {
        assert_eq!(line(" a\r\nb\u{2028}c\u{202e}d\u{7f} "), "a  b cd");
        assert_eq!(line("א\u{200f}ב"), "א\u{200f}ב");
    }

    #[test]
    fn markdown_means_nothing() {
        assert_eq!(markdown("# a | b"), "\\# a \\| b");
        assert_eq!(markdown("1. x\n2. y"), "1\\. x 2. y");
        assert_eq!(markdown("![x](http://a.b) <i>"), "\\!\\[x\\](http:\\//a.b) \\<i\\>");
    }

    #[test]
    fn a_file_keeps_its_letters_in_every_script() {
        for (title, name) in [
            ("Führung: weniger Fluktuation!", "führung-weniger-fluktuation"),
            ("研修の効果 2026", "研修の効果-2026"),
            ("प्रशिक्षण", "प्रशिक्षण"),
            ("../../etc/passwd", "etc-passwd"),
            ("= \u{202e}<b>", "b"),
            ("???", "study"),
        ] {
            assert_eq!(file_name(title), name);
        }
        assert!(file_name(&"𝒳".repeat(10_000)).len() <= 90);
    }
}
