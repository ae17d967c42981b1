//! Digits and their marks: which one is the decimal mark, and whether the others part groups.

use rust_decimal::Decimal;

use super::Unclear;

/// A number without sign or unit.
#[derive(Clone, Copy, Debug)]
pub(super) struct Literal {
    pub(super) value: Decimal,
    pub(super) decimals: u32,
    pub(super) has_one_mark: bool,
    /// The value if its one mark were the other kind of mark.
    pub(super) other: Option<Decimal>,
}

/// Works out which mark is the decimal one; `decimal` is, where that cannot be seen.
pub(super) fn number(text: &str, decimal: char) -> Result<Literal, Unclear> {
    let text = text.trim_end();
    if !text.contains(|c: char| c.is_ascii_digit()) {
        return Err(Unclear::NotANumber);
    }
    let only_groups = |mark: char| matches!(mark, '\'' | ' ' | '_' | '٬');
    let marks: Vec<(usize, char)> = text.char_indices().filter(|(_, c)| !c.is_ascii_digit()).collect();
    let mut other_at = None;
    let decimal_at = match marks.as_slice() {
        [] => None,
        [(at, mark)] => {
            let (before, after) = (*at, text.len() - at - mark.len_utf8());
            let could_be_group = after == 3 && (1..=3).contains(&before) && !text.starts_with('0');
            let is_group = *mark != '٫' && (only_groups(*mark) || (could_be_group && *mark != decimal));
            if could_be_group && matches!(mark, '.' | ',') {
                other_at = Some(if is_group { Some(*at) } else { None });
            }
            if is_group { None } else { Some(*at) }
        }
        [.., (at, last)] => {
            let same = marks.iter().filter(|(_, mark)| mark == last).count();
            if same == 1 && *last == '٫' {
                Some(*at)
            } else if same == marks.len() || only_groups(*last) {
                None
            } else if same == 1 {
                Some(*at)
            } else {
                return Err(Unclear::Separators);
            }
        }
    };
    let (value, decimals) = spelled(text, decimal_at)?;
    let other = other_at.and_then(|at| spelled(text, at).ok()).map(|(other, _)| other);
    Ok(Literal { value, decimals, has_one_mark: marks.len() == 1 && decimal_at.is_some(), other })
}

/// The number whose decimal mark stands at `decimal_at`, and how many decimals it has.
fn spelled(text: &str, decimal_at: Option<usize>) -> Result<(Decimal, u32), Unclear> {
    let (whole, fraction) = match decimal_at {
        Some(at) => (&text[..at], text[at..].trim_start_matches(|c: char| !c.is_ascii_digit())),
        None => (text, ""),
    };
    if !fraction.chars().all(|c| c.is_ascii_digit()) {
        return Err(Unclear::Separators);
    }
    let grouped = groups(whole)?;
    let spelled = format!(
        "{}.{}",
        if grouped.is_empty() { "0" } else { &grouped },
        if fraction.is_empty() { "0" } else { fraction }
    );
    let value = Decimal::from_str_exact(&spelled)
        .map_err(|_| if fraction.len() > 6 { Unclear::TooManyDecimals } else { Unclear::TooLarge })?;
    Ok((value, fraction.len() as u32))
}

/// The digits of a whole number, its groups checked: three digits each, or two before the last as India writes them.
fn groups(text: &str) -> Result<String, Unclear> {
    let parts: Vec<&str> = text.split(|c: char| !c.is_ascii_digit()).collect();
    let marks: Vec<char> = text.chars().filter(|c| !c.is_ascii_digit()).collect();
    if marks.windows(2).any(|pair| pair[0] != pair[1]) {
        return Err(Unclear::Separators);
    }
    if let [first, inner @ .., last] = parts.as_slice() {
        let sizes = |wanted: usize| inner.iter().all(|part| part.len() == wanted);
        let usual = last.len() == 3 && (1..=3).contains(&first.len()) && (sizes(3) || (sizes(2) && first.len() < 3));
        if !usual {
            return Err(if marks.contains(&' ') { Unclear::TwoNumbers } else { Unclear::Separators });
        }
    }
    Ok(parts.concat())
}

/// `value` times a power of ten.
pub(super) fn times_ten(value: Decimal, power: i32) -> Option<Decimal> {
    let mut ten = Decimal::ONE;
    for _ in 0..power.unsigned_abs() {
        ten = ten.checked_mul(Decimal::TEN)?;
    }
    if power < 0 { value.checked_div(ten) } else { value.checked_mul(ten) }
}
