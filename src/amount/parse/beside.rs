//! Words beside a number: thousands, currencies, coins, percent, people, and lengths of time.

use super::digits::times_ten;
use super::phrase::Phrase;
use super::token::{Kind, Token};
use super::{Unclear, What};
use crate::amount::signs::{fold, is_currency_sign};
use crate::amount::words::{self, Span};

impl Phrase<'_> {
    /// Takes a word; one that means nothing here stops the reading.
    pub(super) fn word(&mut self, word: &str, tokens: &[Token], at: usize) -> Result<(), Unclear> {
        if self.known(word, tokens, at)? {
            return Ok(());
        }
        // TEUR, Mkr, 万円: words without a blank between them.
        let cut = word.char_indices().skip(1).map(|(at, _)| word.split_at(at));
        for (first, rest) in cut {
            let scaled = self.scale_of(first).is_some();
            let is_whole = |rest: &str| {
                words::currency(rest, "").is_some()
                    // The w of kW is no week.
                    || (rest.len() > 1 && words::span(rest, Span::Hour).is_some())
                    || words::is_people(rest)
                    || (!rest.is_ascii() && self.scale_of(rest).is_some())
            };
            if scaled && is_whole(rest) {
                return self.known(first, tokens, at).and_then(|_| self.known(rest, tokens, at)).map(|_| ());
            }
        }
        let between =
            self.part.is_some() && matches!(tokens.get(at + 1).map(|next| &next.kind), Some(Kind::Number(..)));
        Err(if between { Unclear::TwoNumbers } else { Unclear::NotANumber })
    }

    /// Takes a word that means something here; says whether it does.
    fn known(&mut self, word: &str, tokens: &[Token], at: usize) -> Result<bool, Unclear> {
        let behind = self.part.is_some();
        if let (What::Time(asked), true) = (self.what, behind)
            && let Some(span) = words::span(word, asked)
        {
            return self.span_word(span).map(|()| true);
        }
        let scale = self.scale_of(word).filter(|_| behind || self.is_prefix_scale(word, tokens, at));
        let own = fold(&self.format.symbol);
        let is_own = own.trim().trim_end_matches('.') == word || self.format.currency.eq_ignore_ascii_case(word);
        if let Some(scale) = scale {
            self.scale(scale)?;
        } else if is_own {
            self.currency(true)?;
        } else if words::is_coin(word, &self.format.currency) && behind {
            self.coin(word)?;
        } else if words::is_percent(word) {
            self.is_percent = true;
        } else if matches!(word, "points" | "pp") && matches!(self.what, What::Number | What::Count | What::Percent) {
        } else if words::is_people(word) && matches!(self.what, What::Number | What::Count | What::People) {
            self.has_people = true;
        } else if self.before_sign(tokens, at).is_some() || (self.span.is_some() && words::is_and(word)) {
            // US $ is told by its sign; and five minutes and ten seconds by their units.
        } else if let Some(fits) = words::currency(word, &self.format.currency) {
            let follows_dollar = at.checked_sub(1).is_some_and(|at| tokens[at].kind == Kind::Sign('$'));
            self.currency(fits || (follows_dollar && self.has_currency))?;
        } else if let Some(fits) = self.after_dollar(word, tokens, at) {
            self.currency(fits)?;
        } else if behind && words::span(word, Span::Hour).is_some() {
            let is_unit = self.what == What::Number && !self.has_span && self.least == u32::MAX;
            self.has_span = true;
            return if is_unit { Ok(true) } else { Err(Unclear::Duration) };
        } else {
            return Ok(false);
        }
        Ok(true)
    }

    /// TEUR 12 and k€ 12 have their thousand before the number.
    fn is_prefix_scale(&self, word: &str, tokens: &[Token], at: usize) -> bool {
        let is_part = matches!(&tokens[at].kind, Kind::Word(whole) if whole.len() > word.len());
        let is_number = |at: usize| tokens.get(at).is_some_and(|next| matches!(next.kind, Kind::Number(..)));
        let is_currency = matches!(tokens.get(at + 1), Some(Token { kind: Kind::Sign(sign), is_glued: true }) if is_currency_sign(*sign));
        (is_part && is_number(at + 1)) || (is_currency && is_number(at + 2))
    }

    fn scale_of(&self, word: &str) -> Option<words::Scale> {
        words::scale(word, &self.format.language, &self.format.currency)
    }

    /// The US of `US $`, where it stands at `at`: whether the two fit the study's currency.
    pub(super) fn before_sign(&self, tokens: &[Token], at: usize) -> Option<bool> {
        let (Kind::Word(word), Kind::Sign(sign)) = (&tokens.get(at)?.kind, &tokens.get(at + 1)?.kind) else {
            return None;
        };
        words::currency(&format!("{word}{sign}"), &self.format.currency).filter(|_| is_currency_sign(*sign))
    }

    /// The US of `$ US`.
    fn after_dollar(&self, word: &str, tokens: &[Token], at: usize) -> Option<bool> {
        let before = at.checked_sub(1).map(|at| &tokens[at].kind)?;
        let Kind::Sign(sign) = before else { return None };
        words::currency(&format!("{sign}{word}"), &self.format.currency)
    }

    fn scale(&mut self, scale: words::Scale) -> Result<(), Unclear> {
        let Some(part) = self.part else {
            self.prefix = scale.power as i32;
            return Ok(());
        };
        let power = self.power.unwrap_or(0) + scale.power;
        self.part = Some(times_ten(part, scale.power as i32).ok_or(Unclear::TooLarge)?);
        self.power = Some(power);
        self.other_word = scale.other.map(|other| other as i32 - scale.power as i32);
        self.is_changed = true;
        if power > self.least { Err(Unclear::TwoNumbers) } else { Ok(()) }
    }

    fn span_word(&mut self, span: Span) -> Result<(), Unclear> {
        // Behind a clock the word says what its first part counts.
        if self.span.is_none_or(|own| own == span) || self.clock.is_empty() {
            self.span = Some(span);
            self.is_changed = true;
            return Ok(());
        }
        Err(Unclear::Duration)
    }

    pub(super) fn currency(&mut self, fits: bool) -> Result<(), Unclear> {
        self.has_currency = true;
        match self.what {
            _ if !fits => Err(Unclear::OtherCurrency),
            What::Money | What::Number | What::Count => Ok(()),
            What::Percent | What::People | What::Time(_) => Err(Unclear::Money),
        }
    }

    pub(super) fn coin(&mut self, word: &str) -> Result<(), Unclear> {
        if self.what != What::Money || self.format.coin_digits == 0 || !words::is_coin(word, &self.format.currency) {
            return Err(Unclear::NotANumber);
        }
        self.is_coin = true;
        self.is_changed = true;
        Ok(())
    }
}
