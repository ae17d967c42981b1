//! Folded text cut into numbers, words and signs.

use super::{DEEPEST, Unclear};
use crate::amount::signs::is_currency_sign;
use crate::amount::words;

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Kind {
    /// Digits with their marks, and a power of ten where one was written with them.
    Number(String, i32),
    Word(String),
    Sign(char),
    /// ½ and the like.
    Fraction(u32, u32),
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Token {
    pub(super) kind: Kind,
    /// Whether it follows without a blank.
    pub(super) is_glued: bool,
}

const MARKS: &[char] = &['.', ',', '\'', '_', '٫', '٬'];

/// Cuts folded text into numbers, words and signs.
pub(super) fn tokens(text: &str) -> Result<Vec<Token>, Unclear> {
    /// More than the longest sum has.
    const MOST: usize = 8 * DEEPEST;
    let chars: Vec<char> = text.chars().collect();
    let mut found: Vec<Token> = Vec::new();
    let (mut at, mut is_glued) = (0, false);
    while let Some(c) = chars.get(at) {
        if *c == ' ' {
            (at, is_glued) = (at + 1, false);
            continue;
        }
        let follows_number = matches!(found.last().map(|last| &last.kind), Some(Kind::Number(..)));
        let (kind, next) = match c {
            _ if follows_number && !is_glued && small_fraction(&chars, at).is_some() => {
                let (above, below, end) = small_fraction(&chars, at).unwrap_or_default();
                (Kind::Fraction(above, below), end)
            }
            _ if starts_number(&chars, at) => number_token(&chars, at),
            '\u{1}' => fraction_token(&chars, at)?,
            _ if is_letter(*c) => word_token(&chars, at),
            _ => (Kind::Sign(*c), at + 1),
        };
        found.push(Token { kind, is_glued });
        if found.len() > MOST {
            return Err(Unclear::NotANumber);
        }
        (at, is_glued) = (next, true);
    }
    Ok(found)
}

fn is_digit(chars: &[char], at: usize) -> bool {
    chars.get(at).is_some_and(char::is_ascii_digit)
}

fn starts_number(chars: &[char], at: usize) -> bool {
    is_digit(chars, at) || (matches!(chars[at], '.' | ',' | '٫') && is_digit(chars, at + 1))
}

/// The fraction behind a whole number, as in `1 1/2`: above, below, and the place after it.
fn small_fraction(chars: &[char], at: usize) -> Option<(u32, u32, usize)> {
    let digits = |at: usize| -> Option<(u32, usize)> {
        let text: String = chars.get(at..)?.iter().take_while(|c| c.is_ascii_digit()).collect();
        let value = text.parse().ok().filter(|_| text.len() <= 2)?;
        Some((value, at + text.len()))
    };
    let (above, slash) = digits(at)?;
    let (below, end) = digits(slash + 1).filter(|_| chars.get(slash) == Some(&'/'))?;
    let ends = chars.get(end).is_none_or(|next| !MARKS.contains(next) && *next != '/');
    (ends && (1..below).contains(&above)).then_some((above, below, end))
}

fn is_letter(c: char) -> bool {
    c.is_alphabetic()
        || (!c.is_ascii() && !is_currency_sign(c) && !matches!(c, '·' | '‰' | '٫' | '٬') && !c.is_control())
}

fn number_token(chars: &[char], mut at: usize) -> (Kind, usize) {
    let mut text = String::new();
    while let Some(c) = chars.get(at) {
        let follows = *c == ' ' && is_digit(chars, at + 1) && small_fraction(chars, at + 1).is_none();
        let belongs = c.is_ascii_digit() || MARKS.contains(c) || follows;
        if !belongs {
            break;
        }
        text.push(*c);
        at += 1;
    }
    let mut power = 0;
    if chars.get(at) == Some(&'e') {
        let sign = usize::from(matches!(chars.get(at + 1), Some('+' | '-')));
        let digits: String = chars[at + 1 + sign..].iter().take_while(|c| c.is_ascii_digit()).take(3).collect();
        let end = at + 1 + sign + digits.len();
        if !digits.is_empty() && !chars.get(end).is_some_and(|c| c.is_alphanumeric()) {
            power = digits.parse().unwrap_or(0) * if chars[at + 1] == '-' { -1 } else { 1 };
            at = end;
        }
    }
    (Kind::Number(text, power), at)
}

/// Where a dash stands for the cents behind position `at` (`1.200,-`, `50:-`, `50/-`): the place after it.
pub(super) fn dash_for_cents(chars: &[Token], at: usize) -> Option<usize> {
    let Kind::Number(text, _) = &chars.get(at)?.kind else { return None };
    let sign =
        |at: usize, wanted: char| chars.get(at).is_some_and(|one| one.is_glued && one.kind == Kind::Sign(wanted));
    // 50:- in Sweden, 50/- in India and East Africa.
    let colon = usize::from(sign(at + 1, ':') || sign(at + 1, '/'));
    if !text.ends_with(['.', ',']) && colon == 0 {
        return None;
    }
    let mut end = at + 1 + colon;
    while sign(end, '-') || sign(end, '=') {
        end += 1;
    }
    let goes_on = chars.get(end).is_some_and(|next| matches!(next.kind, Kind::Number(..) | Kind::Sign('(')));
    (end > at + 1 + colon && !goes_on).then_some(end)
}

fn word_token(chars: &[char], start: usize) -> (Kind, usize) {
    let mut at = start;
    let mut text = String::new();
    while let Some(c) = chars.get(at) {
        // A dot inside an abbreviation belongs to it: د.إ
        let inside = *c == '.' && chars.get(at + 1).is_some_and(|next| is_letter(*next)) && !text.is_ascii();
        if !is_letter(*c) && !inside {
            break;
        }
        text.push(*c);
        at += 1;
    }
    match chars.get(at) {
        // US$, R$, S/
        Some(c) if is_currency_sign(*c) && *c != '¤' && words::currency(&format!("{text}{c}"), "").is_some() => {
            text.push(*c);
            at += 1;
        }
        Some('/') if text == "s" => {
            text.push('/');
            at += 1 + usize::from(chars.get(at + 1) == Some(&'.'));
        }
        Some('.') => at += 1,
        _ => {}
    }
    (Kind::Word(text), at)
}

fn fraction_token(chars: &[char], at: usize) -> Result<(Kind, usize), Unclear> {
    let part = |at: usize| chars.get(at).and_then(|c| c.to_digit(10)).ok_or(Unclear::NotANumber);
    Ok((Kind::Fraction(part(at + 1)?, part(at + 3)?), at + 4))
}
