//! From a number to the text a person reads. Rounding happens here and nowhere else, half away from zero (M15).

use rust_decimal::{Decimal, RoundingStrategy};

/// How a locale writes numbers and one currency.
#[derive(Clone, Debug, PartialEq)]
pub struct Format {
    pub decimal: char,
    pub group: String,
    /// Digits in the groups before the last one: 3, or 2 in India.
    pub inner_group: usize,
    /// Digits a number needs before groups are used beyond the first: 5 where 1234 is written without a mark.
    pub first_grouped: usize,
    /// The language of the locale, two or three letters: it decides what a word such as "mil" multiplies by.
    pub language: String,
    /// ISO 4217 code.
    pub currency: String,
    pub symbol: String,
    pub symbol_first: bool,
    /// What stands between amount and symbol.
    pub symbol_gap: String,
    pub percent_gap: String,
    /// Decimals of the smallest coin: 2 for most, 0 for JPY, 3 for KWD.
    pub coin_digits: u32,
}

/// Currencies of which it takes ten, a hundred and more to make a dollar; the power of ten is rounded up, so that no wage is refused.
const WEAK_CURRENCIES: &[(&str, i64)] = &[
    ("BOB BWP CNH CNY DKK GHS GTQ HKD MAD MOP MVR NOK SEK SRD TTD TJS VES", 10),
    (
        "AFN BDT CUP CZK DOP EGP ETB GMD HNL INR KGS LRD LSL MDL MKD MRU MUR MXN MZN NAD NIO NPR PHP RUB SCR SZL THB TMT TRY TWD UAH UYU ZAR ZMW",
        100,
    ),
    (
        "ALL AOA ARS BTN CRC CVE DJF DZD HTG HUF ISK JMD JPY KES KMF KZT LKR NGN PKR RSD SDG SOS SSP VUV XAF XOF XPF YER",
        1_000,
    ),
    ("AMD BIF CDF CLP COP IQD KHR KRW KPW MGA MMK MNT MWK RWF TZS UGX", 10_000),
    ("GNF IDR LAK LBP PYG SLE SLL STN SYP UZS VND ZWL", 100_000),
    ("IRR", 1_000_000),
];

const MINUS: char = '\u{2212}';

impl Format {
    /// The format of a few common locales, for the command line and for tests; the page asks the browser.
    ///
    /// # Examples
    /// ```
    /// use payoff::amount::Format;
    /// use rust_decimal::dec;
    ///
    /// let format = Format::named("en-US", "USD");
    /// assert_eq!(format.money(dec!(-1250.4)), "−$1,250");
    /// assert_eq!(format.percent_of(dec!(33.333), 1), "33.3%");
    /// ```
    pub fn named(locale: &str, currency: &str) -> Self {
        let symbol = match currency {
            "USD" => "$",
            "EUR" => "€",
            "GBP" => "£",
            "JPY" => "¥",
            "INR" => "₹",
            other => other,
        };
        let language = locale.split('-').next().unwrap_or("en");
        let (decimal, group) = match (language, locale) {
            (_, "de-CH") => ('.', "’"),
            ("de" | "es" | "it" | "nl" | "pt" | "da" | "id" | "tr", _) => (',', "."),
            ("fr" | "sv" | "nb" | "fi" | "pl" | "cs" | "uk" | "ru", _) => (',', "\u{202f}"),
            _ => ('.', ","),
        };
        let symbol_first = matches!(language, "en" | "nl" | "ja" | "zh" | "hi") || locale == "de-CH";
        let gap =
            if symbol.chars().all(char::is_alphabetic) || !symbol_first || decimal == ',' { "\u{a0}" } else { "" };
        Format {
            decimal,
            group: group.into(),
            inner_group: if locale == "en-IN" || language == "hi" { 2 } else { 3 },
            first_grouped: if language == "es" || language == "pl" { 5 } else { 4 },
            language: language.into(),
            currency: currency.into(),
            symbol: symbol.into(),
            symbol_first,
            symbol_gap: gap.into(),
            percent_gap: if decimal == ',' { "\u{a0}".into() } else { String::new() },
            coin_digits: if currency == "JPY" { 0 } else { 2 },
        }
    }

    /// Roughly how many of the currency make a dollar, as a power of ten and never less than one: what is a wage in one currency
    /// is the price of bread in another. Bounds of money are multiplied by it.
    pub fn money_scale(&self) -> Decimal {
        let listed = |(codes, _): &&(&str, i64)| codes.split(' ').any(|code| code == self.currency);
        Decimal::from(WEAK_CURRENCIES.iter().find(listed).map_or(1, |(_, scale)| *scale))
    }

    /// A number with at most `decimals` decimals, trailing zeros left out.
    pub fn number(&self, value: Decimal, decimals: u32) -> String {
        self.spell(round(value, decimals).normalize())
    }

    /// A number with exactly `decimals` decimals.
    pub fn fixed(&self, value: Decimal, decimals: u32) -> String {
        let mut value = round(value, decimals);
        value.rescale(decimals);
        self.spell(value)
    }

    /// Money: whole units from 100 on, to the coin below.
    pub fn money(&self, value: Decimal) -> String {
        let coins = value.abs() < Decimal::ONE_HUNDRED && !value.fract().is_zero();
        self.with_symbol(value, self.fixed(value.abs(), if coins { self.coin_digits } else { 0 }))
    }

    /// Money to the coin, whatever its size.
    pub fn money_exact(&self, value: Decimal) -> String {
        self.with_symbol(value, self.fixed(value.abs(), self.coin_digits))
    }

    /// A ratio of money for money: always two decimals, also where the currency has no coins.
    pub fn money_ratio(&self, value: Decimal) -> String {
        self.with_symbol(value, self.fixed(value.abs(), 2))
    }

    /// Money with all its decimals up to six, and at least those of a coin: for workings that can be done again.
    pub fn money_full(&self, value: Decimal) -> String {
        let digits = round(value, 6).normalize().scale().max(self.coin_digits);
        self.with_symbol(value, self.fixed(value.abs(), digits))
    }

    /// Money for charts: $53k, $1.2m.
    pub fn money_short(&self, value: Decimal) -> String {
        let size = value.abs();
        let (unit, letter) = match () {
            _ if size >= Decimal::from(999_500_000) => (1_000_000_000, "bn"),
            _ if size >= Decimal::from(999_500) => (1_000_000, "m"),
            _ if size >= Decimal::from(1_000) => (1_000, "k"),
            _ => (1, ""),
        };
        let scaled = size / Decimal::from(unit);
        let decimals = if unit > 1_000 && scaled < Decimal::from(10) { 1 } else { 0 };
        self.with_symbol(value, format!("{}{letter}", self.number(scaled, decimals)))
    }

    /// A percentage from a number where 60 means 60%: no decimals, one below 10 (M8).
    pub fn percent(&self, value: Decimal) -> String {
        self.percent_of(value, Format::percent_decimals(value))
    }

    /// The decimals that `percent` shows of `value`: one below 10, none from there.
    pub fn percent_decimals(value: Decimal) -> u32 {
        if value.abs() < Decimal::TEN { 1 } else { 0 }
    }

    /// A percentage with up to `decimals` decimals, for what somebody entered.
    pub fn percent_of(&self, value: Decimal, decimals: u32) -> String {
        format!("{}{}%", self.number(value, decimals), self.percent_gap)
    }

    fn with_symbol(&self, value: Decimal, amount: String) -> String {
        let lost = value.is_sign_negative() && amount.contains(|c: char| ('1'..='9').contains(&c));
        let sign = if lost { MINUS.to_string() } else { String::new() };
        if self.symbol_first {
            format!("{sign}{}{}{amount}", self.symbol, self.symbol_gap)
        } else {
            format!("{sign}{amount}{}{}", self.symbol_gap, self.symbol)
        }
    }

    fn spell(&self, value: Decimal) -> String {
        let text = value.abs().to_string();
        let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
        let mut out = String::with_capacity(text.len() + 8);
        if value.is_sign_negative() && !value.is_zero() {
            out.push(MINUS);
        }
        let digits = whole.chars().count();
        for (at, digit) in whole.chars().enumerate() {
            let left = digits - at;
            // The last group has three digits, whatever the others have.
            let before_a_group = left.checked_sub(3).is_some_and(|above| above.is_multiple_of(self.inner_group));
            let mark = at > 0 && digits >= self.first_grouped && before_a_group;
            if mark {
                out.push_str(&self.group);
            }
            out.push(digit);
        }
        if !fraction.is_empty() {
            out.push(self.decimal);
            out.push_str(fraction);
        }
        out
    }
}

/// A whole number below a million in words: "one thousand two hundred and thirty-four".
pub fn in_words(value: Decimal) -> Option<String> {
    const SMALL: [&str; 20] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 10] = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    fn below_hundred(number: usize) -> String {
        match (number / 10, number % 10) {
            (tens @ 2.., 0) => TENS[tens].into(),
            (tens @ 2.., ones) => [TENS[tens], "-", SMALL[ones]].concat(),
            _ => SMALL[number].into(),
        }
    }
    fn below_thousand(number: usize, and: &str) -> String {
        match (number / 100, number % 100) {
            (0, rest) => below_hundred(rest),
            (hundreds, 0) => [SMALL[hundreds], " hundred"].concat(),
            (hundreds, rest) => [SMALL[hundreds], " hundred", and, &below_hundred(rest)].concat(),
        }
    }
    let whole = value.fract().is_zero().then(|| value.abs().normalize())?;
    let number = usize::try_from(whole).ok().filter(|number| *number < 1_000_000)?;
    let words = match (number / 1000, number % 1000) {
        (0, rest) => below_thousand(rest, " and "),
        (thousands, 0) => [&below_thousand(thousands, " "), " thousand"].concat(),
        (thousands, rest) => {
            let and = if rest < 100 { " and " } else { " " };
            [&below_thousand(thousands, " "), " thousand", and, &below_thousand(rest, " and ")].concat()
        }
    };
    Some(if value.is_sign_negative() { ["minus ", &words].concat() } else { words })
}

fn round(value: Decimal, decimals: u32) -> Decimal {
    value.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero)
}

/// Rounds `parts` to multiples of `unit` so that they add up to the rounded total: the largest remainders give way (M15).
/// Amounts too large to be counted in that unit stay as they are.
pub fn add_up(parts: &[Decimal], unit: Decimal) -> Vec<Decimal> {
    rounded_to(parts, unit, None).unwrap_or_else(|| parts.to_vec())
}

/// The same where the total is shown as `total`, which is the sum of `parts` rounded up or down.
pub fn add_up_to(parts: &[Decimal], unit: Decimal, total: Decimal) -> Vec<Decimal> {
    rounded_to(parts, unit, Some(total)).unwrap_or_else(|| parts.to_vec())
}

fn rounded_to(parts: &[Decimal], unit: Decimal, total: Option<Decimal>) -> Option<Vec<Decimal>> {
    let sum = |parts: &[Decimal]| parts.iter().try_fold(Decimal::ZERO, |sum, part| sum.checked_add(*part));
    let in_units: Vec<Decimal> = parts.iter().map(|part| part.checked_div(unit)).collect::<Option<_>>()?;
    let mut rounded: Vec<Decimal> = in_units.iter().map(Decimal::floor).collect();
    let total = match total {
        Some(total) => total.checked_div(unit)?,
        None => round(sum(parts)?.checked_div(unit)?, 0),
    };
    let mut left = total.checked_sub(sum(&rounded)?)?;
    let mut order: Vec<usize> = (0..parts.len()).collect();
    order.sort_by_key(|at| std::cmp::Reverse(in_units[*at] - rounded[*at]));
    for at in order {
        if left > Decimal::ZERO {
            rounded[at] = rounded[at].checked_add(Decimal::ONE)?;
            left -= Decimal::ONE;
        }
    }
    rounded.into_iter().map(|part| part.checked_mul(unit)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_decimal::dec;

    #[test]
    fn a_whole_number_below_a_million_has_words() {
        let words = |value: i64| in_words(value.into());
        assert_eq!(words(1234).as_deref(), Some("one thousand two hundred and thirty-four"));
        assert_eq!(words(1005).as_deref(), Some("one thousand and five"));
        assert_eq!(words(120_000).as_deref(), Some("one hundred twenty thousand"));
        assert_eq!(words(-19).as_deref(), Some("minus nineteen"));
        assert_eq!((words(1_000_000), in_words(dec!(1.5))), (None, None));
    }

    #[test]
    fn money_is_whole_from_a_hundred_on_and_exact_below() {
        let us = Format::named("en-US", "USD");
        assert_eq!(us.money(dec!(62000)), "$62,000");
        assert_eq!(us.money(dec!(13.8)), "$13.80");
        assert_eq!(us.money(dec!(8)), "$8");
        assert_eq!(us.money(dec!(-34000)), "−$34,000");
        assert_eq!(us.money(dec!(-0.001)), "$0.00");
        assert_eq!(us.money_exact(dec!(138398.4)), "$138,398.40");
    }

    #[test]
    fn a_ratio_of_money_has_two_decimals_in_every_currency() {
        assert_eq!(Format::named("en-US", "USD").money_ratio(dec!(1.4131)), "$1.41");
        assert_eq!(Format::named("ja-JP", "JPY").money_ratio(dec!(1.5)), "¥1.50");
    }

    #[test]
    fn money_for_workings_keeps_up_to_six_decimals_and_at_least_those_of_a_coin() {
        let us = Format::named("en-US", "USD");
        assert_eq!(us.money_full(dec!(43.2692307)), "$43.269231");
        assert_eq!(us.money_full(dec!(1234.5)), "$1,234.50");
        assert_eq!(Format::named("ja-JP", "JPY").money_full(dec!(1234.5)), "¥1,234.5");
    }

    #[test]
    fn each_locale_writes_numbers_its_own_way() {
        assert_eq!(Format::named("de-DE", "EUR").money(dec!(1234567)), "1.234.567\u{a0}€");
        assert_eq!(Format::named("fr-FR", "EUR").number(dec!(1234.5), 2), "1\u{202f}234,5");
        assert_eq!(Format::named("de-CH", "CHF").money(dec!(62000)), "CHF\u{a0}62’000");
        assert_eq!(Format::named("en-IN", "INR").money(dec!(1234567)), "₹12,34,567");
        assert_eq!(Format::named("nl-NL", "EUR").money(dec!(1234567)), "€\u{a0}1.234.567");
        assert_eq!(Format::named("ja-JP", "JPY").money(dec!(50)), "¥50");
        assert_eq!(Format::named("de-DE", "EUR").percent(dec!(60)), "60\u{a0}%");
    }

    /// A rule of Spanish and of Polish spelling.
    #[test]
    fn four_digits_stand_without_a_mark_where_the_language_says_so() {
        for (locale, large) in [("es-ES", "12.345"), ("pl-PL", "12\u{202f}345")] {
            let format = Format::named(locale, "EUR");
            let both = [format.number(dec!(1234), 0), format.number(dec!(12345), 0)];
            assert_eq!(both, ["1234", large], "{locale}");
        }
    }

    #[test]
    fn charts_use_short_money() {
        let us = Format::named("en-US", "USD");
        let short = |value| us.money_short(value);
        assert_eq!(
            [
                short(dec!(0)),
                short(dec!(950)),
                short(dec!(53400)),
                short(dec!(999_600)),
                short(dec!(1_234_000)),
                short(dec!(-40_000))
            ],
            ["$0", "$950", "$53k", "$1m", "$1.2m", "−$40k"].map(String::from)
        );
    }

    /// A unit begins where the number would round up to it, and only millions and more under ten have a decimal.
    #[test]
    fn short_money_changes_its_unit_where_rounding_would() {
        let us = Format::named("en-US", "USD");
        for (value, text) in [
            (dec!(999), "$999"),
            (dec!(1_000), "$1k"),
            (dec!(5_340), "$5k"),
            (dec!(999_499), "$999k"),
            (dec!(999_500), "$1m"),
            (dec!(12_340_000), "$12m"),
            (dec!(999_499_999), "$999m"),
            (dec!(999_500_000), "$1bn"),
            (dec!(1_250_000_000), "$1.3bn"),
        ] {
            assert_eq!(us.money_short(value), text, "{value}");
        }
    }

    #[test]
    fn a_percentage_somebody_entered_keeps_the_decimals_it_has() {
        assert_eq!(Format::named("en-US", "USD").percent_of(dec!(62.25), 2), "62.25%");
        assert_eq!(Format::named("de-DE", "EUR").percent_of(dec!(62.5), 2), "62,5\u{a0}%");
        assert_eq!(Format::named("en-US", "USD").percent_of(dec!(62.25), 1), "62.3%");
    }

    #[test]
    fn rounding_is_half_away_from_zero_and_a_ratio_under_ten_keeps_a_decimal() {
        let us = Format::named("en-US", "USD");
        assert_eq!(us.percent(dec!(-32.5)), "−33%");
        assert_eq!(us.percent(dec!(41.31)), "41%");
        assert_eq!(us.percent(dec!(9.44)), "9.4%");
    }

    #[test]
    fn parts_too_large_for_the_unit_stay_as_they_are() {
        // 7 · 10²⁶ are 7 · 10²⁸ cents, and a decimal holds no three of them: 2⁹⁶ is 7.9 · 10²⁸.
        let part = dec!(700_000_000_000_000_000_000_000_000);
        let parts = [part, part, part, dec!(-2_800_000_000_000_000_000_000_000_000)];
        assert_eq!(add_up(&parts, dec!(0.01)), parts);
        assert_eq!(add_up(&[Decimal::MAX, Decimal::MAX], dec!(1)), [Decimal::MAX, Decimal::MAX]);
    }

    #[test]
    fn rounded_parts_add_up_to_the_rounded_whole() {
        let parts = [dec!(33.4), dec!(33.4), dec!(33.4), dec!(-0.2)];
        let rounded = add_up(&parts, dec!(1));
        assert_eq!(rounded.iter().sum::<Decimal>(), dec!(100));
        assert_eq!(add_up(&[dec!(1500), dec!(-400)], dec!(1000)).iter().sum::<Decimal>(), dec!(1000));
    }

    /// 2.6 + 1.5 = 4.1: where 5 is shown for it, both are rounded up.
    #[test]
    fn parts_add_up_to_a_total_that_is_shown_otherwise() {
        assert_eq!(add_up_to(&[dec!(2.6), dec!(1.5)], dec!(1), dec!(5)), [dec!(3), dec!(2)]);
        assert_eq!(add_up_to(&[dec!(10.9), dec!(-0.4)], dec!(1), dec!(10)), [dec!(11), dec!(-1)]);
    }

    /// 10.2 + 1.8 = 12, and 0.8 is the larger remainder; 2.6 + 1.5 = 4.1, about 4, and 0.6 is.
    #[test]
    fn the_part_with_the_largest_remainder_is_rounded_up() {
        assert_eq!(add_up(&[dec!(10.2), dec!(1.8)], dec!(1)), [dec!(10), dec!(2)]);
        assert_eq!(add_up(&[dec!(2.6), dec!(1.5)], dec!(1)), [dec!(3), dec!(1)]);
    }
}
