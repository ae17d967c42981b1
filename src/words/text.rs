//! How a sentence is put together: one whole text with named holes, and one helper for one or several.

use rust_decimal::Decimal;

use crate::amount::Format;

/// `template` with each `{name}` replaced by the text of that name. What is filled in is never read again.
pub fn filled(template: &str, holes: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(template.len() + 32);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((name, after)) = after.split_once('}') else { break };
        out.push_str(before);
        out.push_str(holes.iter().find(|(hole, _)| *hole == name).map_or("", |(_, text)| text));
        rest = after;
    }
    out.push_str(rest);
    out
}

/// The holes of a template, in their order.
pub fn holes(template: &str) -> Vec<&str> {
    template.split('{').skip(1).filter_map(|part| part.split_once('}').map(|(name, _)| name)).collect()
}

/// "1 month", "7 months": a number and what it counts, in up to two decimals.
pub fn counted(value: Decimal, one: &str, many: &str, format: &Format) -> String {
    [&format.number(value, 2), " ", plural(value, one, many)].concat()
}

/// The word for this many: one of them where it is exactly 1.
pub fn plural<'a>(value: Decimal, one: &'a str, many: &'a str) -> &'a str {
    if value == Decimal::ONE { one } else { many }
}

/// The words as a list: `a, b and c`.
pub fn list(words: &[&str]) -> String {
    match words {
        [] => String::new(),
        [one] => (*one).into(),
        [most @ .., last] => [&most.join(", "), " and ", *last].concat(),
    }
}

/// Typed text, cut where it is too long for a sentence.
pub fn quoted(typed: &str) -> String {
    const MOST: usize = 30;
    let mut cut: String = typed.chars().take(MOST).collect();
    if typed.chars().nth(MOST).is_some() {
        cut.push('…');
    }
    cut
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_decimal::dec;

    #[test]
    fn holes_are_filled_once_and_what_nobody_fills_is_left_out() {
        assert_eq!(filled("{a} of {b}{c}.", &[("a", "{b}"), ("b", "2")]), "{b} of 2.");
        assert_eq!(filled("an open { brace", &[]), "an open { brace");
        assert_eq!(holes("{a} of {b}: {a}"), ["a", "b", "a"]);
    }

    #[test]
    fn only_exactly_one_is_told_in_the_singular() {
        let format = Format::named("en-US", "USD");
        let months = |value| counted(value, "month", "months", &format);
        assert_eq!(
            [dec!(1), dec!(0), dec!(1.5), dec!(-1)].map(months),
            ["1 month", "0 months", "1.5 months", "−1 months"]
        );
    }

    #[test]
    fn a_list_has_commas_and_an_and_before_its_last_word() {
        assert_eq!(list(&[]), "");
        assert_eq!(list(&["a"]), "a");
        assert_eq!(list(&["a", "b"]), "a and b");
        assert_eq!(list(&["a", "b", "c"]), "a, b and c");
    }

    #[test]
    fn typed_text_is_cut_after_thirty_letters() {
        let letters = |count| "ä".repeat(count);
        assert_eq!(quoted(&letters(30)), letters(30));
        assert_eq!(quoted(&letters(31)), letters(30) + "…");
    }
}
