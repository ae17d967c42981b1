//! One spelling for each sign that has many: digits of every script, dashes, spaces, marks and letters of any width.

/// Digits of an exponent, from 0 on.
const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];

/// The zeros of the scripts that write decimal numbers (Unicode 16, category Nd): nine digits follow each.
const ZEROS: &[char] = &[
    '0',
    '\u{660}',
    '\u{6f0}',
    '\u{7c0}',
    '\u{966}',
    '\u{9e6}',
    '\u{a66}',
    '\u{ae6}',
    '\u{b66}',
    '\u{be6}',
    '\u{c66}',
    '\u{ce6}',
    '\u{d66}',
    '\u{de6}',
    '\u{e50}',
    '\u{ed0}',
    '\u{f20}',
    '\u{1040}',
    '\u{1090}',
    '\u{17e0}',
    '\u{1810}',
    '\u{1946}',
    '\u{19d0}',
    '\u{1a80}',
    '\u{1a90}',
    '\u{1b50}',
    '\u{1bb0}',
    '\u{1c40}',
    '\u{1c50}',
    '\u{a620}',
    '\u{a8d0}',
    '\u{a900}',
    '\u{a9d0}',
    '\u{a9f0}',
    '\u{aa50}',
    '\u{abf0}',
    '\u{ff10}',
    '\u{104a0}',
    '\u{10d30}',
    '\u{11066}',
    '\u{110f0}',
    '\u{11136}',
    '\u{111d0}',
    '\u{112f0}',
    '\u{11450}',
    '\u{114d0}',
    '\u{11650}',
    '\u{116c0}',
    '\u{11730}',
    '\u{118e0}',
    '\u{11950}',
    '\u{11c50}',
    '\u{11d50}',
    '\u{11da0}',
    '\u{1d7ce}',
    '\u{1d7d8}',
    '\u{1d7e2}',
    '\u{1d7ec}',
    '\u{1d7f6}',
    '\u{1e140}',
    '\u{1e2f0}',
    '\u{1e4f0}',
    '\u{1e950}',
    '\u{1fbf0}',
];

/// The value of a digit of any script.
fn digit(c: char) -> Option<char> {
    let above = |zero: &&char| (c as u32).checked_sub(**zero as u32).is_some_and(|digit| digit < 10);
    let zero = ZEROS.iter().rfind(above)?;
    char::from_digit(c as u32 - *zero as u32, 10)
}

/// Signs that take no room and mean nothing in a number: marks of direction, joiners, soft hyphens, a byte order mark.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

/// Signs of currencies that are no letters (Unicode category Sc).
pub(super) fn is_currency_sign(c: char) -> bool {
    matches!(c, '$' | '\u{a2}'..='\u{a5}' | '\u{58f}' | '\u{60b}' | '\u{9f2}' | '\u{9f3}' | '\u{9fb}' | '\u{af1}' | '\u{bf9}'
        | '\u{e3f}' | '\u{17db}' | '\u{20a0}'..='\u{20cf}' | '\u{fdfc}')
}

/// `text` in the one spelling that the grammar knows: ASCII digits, signs and marks, lower case, single blanks for spaces.
/// The Arabic marks stay, because they mean one thing each; dots in the middle of a line become `·`.
pub(super) fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut is_raised = false;
    for c in text.chars().filter(|c| !is_invisible(*c)) {
        // 10⁵ is 10^5.
        let was_raised = std::mem::replace(&mut is_raised, false);
        if let Some(digit) = RAISED.iter().position(|raised| *raised == c) {
            is_raised = true;
            if !was_raised {
                out.push('^');
            }
            out.extend(char::from_digit(u32::try_from(digit).unwrap_or_default(), 10));
            continue;
        }
        if c.is_ascii() {
            out.push(if c.is_ascii_whitespace() { ' ' } else { c.to_ascii_lowercase() });
            continue;
        }
        if let Some(digit) = digit(c) {
            out.push(digit);
            continue;
        }
        // The wide forms of East Asian keyboards stand in the order of ASCII.
        let narrow = (c as u32).checked_sub(0xfee0).and_then(char::from_u32).filter(|c| c.is_ascii_graphic());
        match narrow.unwrap_or(c) {
            // A triangle is the minus of Japanese ledgers.
            '\u{2212}' | '\u{2010}'..='\u{2015}' | '\u{fe63}' | '\u{30fc}' | '\u{207b}' | '▲' | '△' | '▴' => {
                out.push('-')
            }
            '、' | '､' | '،' | '﹐' => out.push(','),
            '。' | '｡' | '﹒' => out.push('.'),
            '·' | '‧' | '∙' | '⋅' | '•' | '・' | '･' => out.push('·'),
            '’' | '‘' | '´' | 'ʼ' | '′' | '‛' => out.push('\''),
            '”' | '“' | '″' => out.push('"'),
            '×' | '✕' | '✖' | '∗' => out.push('*'),
            '÷' | '∕' | '⁄' => out.push('/'),
            '∶' => out.push(':'),
            '〜' | '∼' | '…' | '≈' | '≃' | '≅' => out.push('~'),
            '٪' | '﹪' => out.push('%'),
            '￥' => out.push('¥'),
            '￡' => out.push('£'),
            '￠' => out.push('¢'),
            '￦' => out.push('₩'),
            '﹩' => out.push('$'),
            '½' => out.push_str("\u{1}1/2"),
            '¼' => out.push_str("\u{1}1/4"),
            '¾' => out.push_str("\u{1}3/4"),
            '⅓' => out.push_str("\u{1}1/3"),
            '⅔' => out.push_str("\u{1}2/3"),
            c if c.is_whitespace() => out.push(' '),
            c if c.is_ascii() => out.push(c.to_ascii_lowercase()),
            c => out.extend(c.to_lowercase()),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every digit that Rust's own tables know as a number of the decimal system is one here.
    #[test]
    fn the_digits_of_all_scripts_are_digits() {
        for zero in ZEROS {
            for value in 0..10u32 {
                let c = char::from_u32(*zero as u32 + value).unwrap_or(' ');
                assert!(c.is_numeric(), "{c:?}");
                assert_eq!(fold(&c.to_string()), value.to_string(), "{c:?}");
            }
        }
    }

    #[test]
    fn wide_signs_invisible_signs_and_dashes_have_one_spelling() {
        assert_eq!(fold("（１，２３４．５）％"), "(1,234.5)%");
        assert_eq!(fold("\u{feff}1\u{200b}2\u{200e}\u{202f}\u{a0}3"), "12  3");
        assert_eq!(fold("−–—-‑"), "-----");
        assert_eq!(fold("٬٫٪"), "٬٫%");
    }
}
