//! Words that follow the odds: the verdict's verb is as sure as the chance that the net benefit is 0 or more (M16).

use crate::amount::Format;
use crate::engine::chance::{Chances, DOTS};
use crate::study::Study;
use rust_decimal::Decimal;
use rust_decimal::prelude::FromPrimitive;

/// What is known of the chance that the net benefit is 0 or more.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Odds {
    /// It is not drawn yet, or there is no result.
    NotYet,
    /// No number has a range: the result is what it is, if every number is exactly right.
    NoRange,
    /// The chance, 0 to 1.
    Of(f64),
}

impl Odds {
    /// The odds that draws have found.
    pub fn of(chances: Option<&Chances>) -> Odds {
        let Some(chances) = chances else { return Odds::NotYet };
        let [first, .., last] = chances.dots;
        let with = f64::from(chances.draws.saturating_sub(chances.without));
        if with <= 0.0 {
            Odds::NotYet
        } else if first == last && chances.low == chances.high {
            Odds::NoRange
        } else {
            Odds::Of(f64::from(chances.break_even) / with)
        }
    }

    /// The odds of a study, drawn now.
    pub fn drawn(study: &Study) -> Odds {
        Odds::of(drawn(study).as_ref())
    }

    /// How sure a sentence may be; without a range it follows the sign of the result.
    pub fn sureness(self, is_loss: bool) -> Option<Sureness> {
        match self {
            Odds::NotYet => None,
            Odds::NoRange if is_loss => Some(Sureness::No),
            Odds::NoRange => Some(Sureness::Yes),
            Odds::Of(chance) => Some(match chance {
                _ if chance >= SURE => Sureness::Yes,
                _ if chance >= VERY_PROBABLE => Sureness::VeryProbably,
                _ if chance >= PROBABLE => Sureness::Probably,
                _ if chance >= EVEN => Sureness::Even,
                _ if chance >= IMPROBABLE => Sureness::ProbablyNot,
                _ if chance >= VERY_IMPROBABLE => Sureness::VeryProbablyNot,
                _ => Sureness::No,
            }),
        }
    }
}

/// The range of a study, drawn now as often as it asks for, up to the usual number.
pub fn drawn(study: &Study) -> Option<Chances> {
    crate::analysis::chances(study)
}

/// "17 of 20 results make money".
pub fn how_many_make_money(chances: &Chances) -> String {
    match chances.of_twenty() {
        0 => "None of 20 results makes money".into(),
        1 => "1 of 20 results makes money".into(),
        DOTS => "All 20 results make money".into(),
        count => format!("{count} of 20 results make money"),
    }
}

/// How many lose money, and between which ends 16 of 20 lie.
pub fn how_far_apart(chances: &Chances, format: &Format) -> String {
    let made = chances.of_twenty();
    let spell = |value: f64| spell(chances, value, format);
    let worst = spell(chances.dots[0].abs());
    let losses = match DOTS - made {
        0 => "None of the 20 loses money".to_string(),
        1 => format!("1 of 20 loses money, and loses {worst}"),
        lost => format!("{lost} of 20 lose money; the worst of the 20 loses {worst}"),
    };
    let (low, high) = (spell(chances.low), spell(chances.high));
    let (least, most) = (spell(chances.dots[0]), spell(chances.dots[DOTS - 1]));
    match () {
        _ if least == most => format!("{losses}. All lie at about {low}."),
        _ if low == high => format!("{losses}. 16 of 20 lie at about {low}."),
        _ => format!("{losses}. 16 of 20 lie between {low} and {high}."),
    }
}

/// A result that was drawn, in as many digits as tell sixteen of twenty apart.
pub fn spell(chances: &Chances, value: f64, format: &Format) -> String {
    format.money(told_apart(value, chances.high - chances.low))
}

/// The ROI between which 16 of 20 results lie, in percent; none where it is one number or there is no cost.
pub fn roi_range(chances: &Chances) -> Option<(Decimal, Decimal)> {
    let ends = Decimal::from_f64(chances.roi_low).zip(Decimal::from_f64(chances.roi_high));
    ends.filter(|(low, high)| low < high)
}

/// The least chance of each verb (M16).
const SURE: f64 = 0.95;
const VERY_PROBABLE: f64 = 0.8;
const PROBABLE: f64 = 0.6;
const EVEN: f64 = 0.4;
const IMPROBABLE: f64 = 0.2;
const VERY_IMPROBABLE: f64 = 0.05;

/// How sure a sentence is that the training pays for itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sureness {
    Yes,
    VeryProbably,
    Probably,
    Even,
    ProbablyNot,
    VeryProbablyNot,
    No,
}

/// When a result happens: only a whole year that was measured is told in the past.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tense {
    Did,
    IfItGoesOn,
    Would,
}

/// What the careful figure, the headline, is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Careful {
    Gain,
    Even,
    Loss,
}

/// The verdict as one text with the hole `{amount}` for the careful figure (M16).
pub fn verdict_text(sureness: Option<Sureness>, tense: Tense, careful: Careful) -> &'static str {
    use Careful::{Even as Nothing, Gain, Loss};
    use Sureness::*;
    use Tense::*;
    let Some(sureness) = sureness else {
        return match (tense, careful) {
            (Did, Gain) => "The careful figure is {amount} more than the training cost in the first year",
            (Did, Nothing) => "The careful figure is {amount}: the training just covered its cost in the first year",
            (Did, Loss) => "The careful figure is a loss of {amount} in the first year",
            (IfItGoesOn, Gain) => {
                "The careful figure is {amount} more than the training costs in the first year, if it goes on like this"
            }
            (IfItGoesOn, Nothing) => {
                "The careful figure is {amount}: the training just covers its cost in the first year, if it goes on like this"
            }
            (IfItGoesOn, Loss) => "The careful figure is a loss of {amount} in the first year, if it goes on like this",
            (Would, Gain) => "The careful figure would be {amount} more than the training costs in the first year",
            (Would, Nothing) => {
                "The careful figure would be {amount}: the training would just cover its cost in the first year"
            }
            (Would, Loss) => "The careful figure would be a loss of {amount} in the first year",
        };
    };
    match (sureness, tense, careful) {
        (Yes, Did, Gain) => "The training paid for itself: {amount} more than it cost in the first year",
        (VeryProbably, Did, Gain) => {
            "The training very probably paid for itself: {amount} more than it cost in the first year"
        }
        (Probably, Did, Gain) => "The training probably paid for itself: {amount} more than it cost in the first year",
        (Even, Did, Gain) => {
            "The training may have paid for itself: it is about even. The careful figure is {amount} more than it cost in the first year"
        }
        (ProbablyNot, Did, Gain) => {
            "The training probably did not pay for itself, although the careful figure is {amount} more than it cost in the first year"
        }
        (VeryProbablyNot, Did, Gain) => {
            "The training very probably did not pay for itself, although the careful figure is {amount} more than it cost in the first year"
        }
        (No, Did, Gain) => {
            "The training did not pay for itself, although the careful figure is {amount} more than it cost in the first year"
        }

        (Yes, Did, Loss) => {
            "The training paid for itself, although the careful figure is a loss of {amount} in the first year"
        }
        (VeryProbably, Did, Loss) => {
            "The training very probably paid for itself, although the careful figure is a loss of {amount} in the first year"
        }
        (Probably, Did, Loss) => {
            "The training probably paid for itself, although the careful figure is a loss of {amount} in the first year"
        }
        (Even, Did, Loss) => {
            "The training may have paid for itself: it is about even. The careful figure is a loss of {amount} in the first year"
        }
        (ProbablyNot, Did, Loss) => {
            "The training probably did not pay for itself in the first year: a loss of {amount}"
        }
        (VeryProbablyNot, Did, Loss) => {
            "The training very probably did not pay for itself in the first year: a loss of {amount}"
        }
        (No, Did, Loss) => "The training did not pay for itself in the first year: a loss of {amount}",

        (Yes, Did, Nothing) => "The training just covered its cost: {amount} either way in the first year",
        (VeryProbably, Did, Nothing) => {
            "The training very probably paid for itself. The careful figure is {amount}: it just covers the cost of the first year"
        }
        (Probably, Did, Nothing) => {
            "The training probably paid for itself. The careful figure is {amount}: it just covers the cost of the first year"
        }
        (Even, Did, Nothing) => {
            "The training may have paid for itself: it is about even. The careful figure is {amount}, which just covers the cost of the first year"
        }
        (ProbablyNot, Did, Nothing) => {
            "The training probably did not pay for itself. The careful figure is {amount}: it just covers the cost of the first year"
        }
        (VeryProbablyNot, Did, Nothing) => {
            "The training very probably did not pay for itself. The careful figure is {amount}: it just covers the cost of the first year"
        }
        (No, Did, Nothing) => {
            "The training did not pay for itself. The careful figure is {amount}: it just covers the cost of the first year"
        }

        (Yes, IfItGoesOn, Gain) => {
            "The training pays for itself: {amount} more than it costs in the first year, if it goes on like this"
        }
        (VeryProbably, IfItGoesOn, Gain) => {
            "The training very probably pays for itself: {amount} more than it costs in the first year, if it goes on like this"
        }
        (Probably, IfItGoesOn, Gain) => {
            "The training probably pays for itself: {amount} more than it costs in the first year, if it goes on like this"
        }
        (Even, IfItGoesOn, Gain) => {
            "The training may pay for itself: it is about even. The careful figure is {amount} more than it costs in the first year, if it goes on like this"
        }
        (ProbablyNot, IfItGoesOn, Gain) => {
            "The training probably does not pay for itself, although the careful figure is {amount} more than it costs in the first year, if it goes on like this"
        }
        (VeryProbablyNot, IfItGoesOn, Gain) => {
            "The training very probably does not pay for itself, although the careful figure is {amount} more than it costs in the first year, if it goes on like this"
        }
        (No, IfItGoesOn, Gain) => {
            "The training does not pay for itself, although the careful figure is {amount} more than it costs in the first year, if it goes on like this"
        }

        (Yes, IfItGoesOn, Loss) => {
            "The training pays for itself, although the careful figure is a loss of {amount} in the first year, if it goes on like this"
        }
        (VeryProbably, IfItGoesOn, Loss) => {
            "The training very probably pays for itself, although the careful figure is a loss of {amount} in the first year, if it goes on like this"
        }
        (Probably, IfItGoesOn, Loss) => {
            "The training probably pays for itself, although the careful figure is a loss of {amount} in the first year, if it goes on like this"
        }
        (Even, IfItGoesOn, Loss) => {
            "The training may pay for itself: it is about even. The careful figure is a loss of {amount} in the first year, if it goes on like this"
        }
        (ProbablyNot, IfItGoesOn, Loss) => {
            "The training probably does not pay for itself in the first year: a loss of {amount}, if it goes on like this"
        }
        (VeryProbablyNot, IfItGoesOn, Loss) => {
            "The training very probably does not pay for itself in the first year: a loss of {amount}, if it goes on like this"
        }
        (No, IfItGoesOn, Loss) => {
            "The training does not pay for itself in the first year: a loss of {amount}, if it goes on like this"
        }

        (Yes, IfItGoesOn, Nothing) => {
            "The training just covers its cost: {amount} either way in the first year, if it goes on like this"
        }
        (VeryProbably, IfItGoesOn, Nothing) => {
            "The training very probably pays for itself. The careful figure is {amount}: it just covers the cost of the first year, if it goes on like this"
        }
        (Probably, IfItGoesOn, Nothing) => {
            "The training probably pays for itself. The careful figure is {amount}: it just covers the cost of the first year, if it goes on like this"
        }
        (Even, IfItGoesOn, Nothing) => {
            "The training may pay for itself: it is about even. The careful figure is {amount}, which just covers the cost of the first year, if it goes on like this"
        }
        (ProbablyNot, IfItGoesOn, Nothing) => {
            "The training probably does not pay for itself. The careful figure is {amount}: it just covers the cost of the first year, if it goes on like this"
        }
        (VeryProbablyNot, IfItGoesOn, Nothing) => {
            "The training very probably does not pay for itself. The careful figure is {amount}: it just covers the cost of the first year, if it goes on like this"
        }
        (No, IfItGoesOn, Nothing) => {
            "The training does not pay for itself. The careful figure is {amount}: it just covers the cost of the first year, if it goes on like this"
        }

        (Yes, Would, Gain) => "The training would pay for itself: {amount} more than it costs in the first year",
        (VeryProbably, Would, Gain) => {
            "The training would very probably pay for itself: {amount} more than it costs in the first year"
        }
        (Probably, Would, Gain) => {
            "The training would probably pay for itself: {amount} more than it costs in the first year"
        }
        (Even, Would, Gain) => {
            "The training may pay for itself: it is about even. The careful figure is {amount} more than it costs in the first year"
        }
        (ProbablyNot, Would, Gain) => {
            "The training would probably not pay for itself, although the careful figure is {amount} more than it costs in the first year"
        }
        (VeryProbablyNot, Would, Gain) => {
            "The training would very probably not pay for itself, although the careful figure is {amount} more than it costs in the first year"
        }
        (No, Would, Gain) => {
            "The training would not pay for itself, although the careful figure is {amount} more than it costs in the first year"
        }

        (Yes, Would, Loss) => {
            "The training would pay for itself, although the careful figure is a loss of {amount} in the first year"
        }
        (VeryProbably, Would, Loss) => {
            "The training would very probably pay for itself, although the careful figure is a loss of {amount} in the first year"
        }
        (Probably, Would, Loss) => {
            "The training would probably pay for itself, although the careful figure is a loss of {amount} in the first year"
        }
        (Even, Would, Loss) => {
            "The training may pay for itself: it is about even. The careful figure is a loss of {amount} in the first year"
        }
        (ProbablyNot, Would, Loss) => {
            "The training would probably not pay for itself in the first year: a loss of {amount}"
        }
        (VeryProbablyNot, Would, Loss) => {
            "The training would very probably not pay for itself in the first year: a loss of {amount}"
        }
        (No, Would, Loss) => "The training would not pay for itself in the first year: a loss of {amount}",

        (Yes, Would, Nothing) => "The training would just cover its cost: {amount} either way in the first year",
        (VeryProbably, Would, Nothing) => {
            "The training would very probably pay for itself. The careful figure is {amount}: it just covers the cost of the first year"
        }
        (Probably, Would, Nothing) => {
            "The training would probably pay for itself. The careful figure is {amount}: it just covers the cost of the first year"
        }
        (Even, Would, Nothing) => {
            "The training may pay for itself: it is about even. The careful figure is {amount}, which just covers the cost of the first year"
        }
        (ProbablyNot, Would, Nothing) => {
            "The training would probably not pay for itself. The careful figure is {amount}: it just covers the cost of the first year"
        }
        (VeryProbablyNot, Would, Nothing) => {
            "The training would very probably not pay for itself. The careful figure is {amount}: it just covers the cost of the first year"
        }
        (No, Would, Nothing) => {
            "The training would not pay for itself. The careful figure is {amount}: it just covers the cost of the first year"
        }
    }
}

/// Rounded to what can be known: two digits, three from a hundred thousand on.
pub fn about(value: f64) -> Decimal {
    told_apart(value, f64::INFINITY)
}

/// The same with as many digits as it takes to tell results apart that lie within `spread`: where they lie close the
/// headline does too, and would contradict a rounder number.
pub fn told_apart(value: f64, spread: f64) -> Decimal {
    let digits = if value.abs() < 99_500.0 { 2 } else { 3 };
    let mut unit = 1.0;
    while value.abs() / unit >= [99.5, 999.5][digits - 2] {
        unit *= 10.0;
    }
    while unit > 1.0 && unit * 10.0 > spread {
        unit /= 10.0;
    }
    if spread < 10.0 {
        // Coins stand apart only where nothing larger does.
        return Decimal::new((value * 100.0).round() as i64, 2);
    }
    whole((value / unit).round() * unit)
}

/// To a whole unit of money.
pub fn whole(value: f64) -> Decimal {
    Decimal::from(value.round() as i64)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [Sureness; 7] = [
        Sureness::Yes,
        Sureness::VeryProbably,
        Sureness::Probably,
        Sureness::Even,
        Sureness::ProbablyNot,
        Sureness::VeryProbablyNot,
        Sureness::No,
    ];

    /// The table of M16, with the verbs of its two columns.
    #[test]
    fn the_verb_follows_the_odds() {
        for (chance, measured, forecast) in [
            (1.0, " paid for itself", " would pay for itself"),
            (0.95, " paid for itself", " would pay for itself"),
            (0.949, " very probably paid for itself", " would very probably pay for itself"),
            (0.80, " very probably paid for itself", " would very probably pay for itself"),
            (0.799, " probably paid for itself", " would probably pay for itself"),
            (0.60, " probably paid for itself", " would probably pay for itself"),
            (0.599, " may have paid for itself: it is about even", " may pay for itself: it is about even"),
            (0.40, " may have paid for itself: it is about even", " may pay for itself: it is about even"),
            (0.399, " probably did not pay for itself", " would probably not pay for itself"),
            (0.20, " probably did not pay for itself", " would probably not pay for itself"),
            (0.199, " very probably did not pay for itself", " would very probably not pay for itself"),
            (0.05, " very probably did not pay for itself", " would very probably not pay for itself"),
            (0.049, " did not pay for itself", " would not pay for itself"),
            (0.0, " did not pay for itself", " would not pay for itself"),
        ] {
            // Whatever the sign of the headline.
            for careful in [Careful::Gain, Careful::Loss] {
                let sureness = Odds::Of(chance).sureness(careful == Careful::Loss);
                for (tense, verb) in [(Tense::Did, measured), (Tense::Would, forecast)] {
                    let text = verdict_text(sureness, tense, careful);
                    assert!(text.starts_with(&["The training", verb].concat()), "{chance}: {text}");
                    assert_eq!(
                        text.contains("although"),
                        text.contains(" not pay") == (careful == Careful::Gain) && !text.contains("even")
                    );
                }
            }
        }
    }

    #[test]
    fn every_verdict_has_the_careful_figure_once_and_ends_open() {
        let surenesses = ALL.into_iter().map(Some).chain([None]);
        for sureness in surenesses {
            for tense in [Tense::Did, Tense::IfItGoesOn, Tense::Would] {
                for careful in [Careful::Gain, Careful::Even, Careful::Loss] {
                    let text = verdict_text(sureness, tense, careful);
                    assert_eq!(text.matches("{amount}").count(), 1, "{text}");
                    assert!(
                        text.starts_with("The ") && text.ends_with(|last: char| last.is_alphabetic() || last == '}'),
                        "{text}"
                    );
                    assert_eq!(text.contains("a loss of {amount}"), careful == Careful::Loss, "{text}");
                }
            }
        }
    }

    #[test]
    fn without_a_range_the_sign_decides() {
        assert_eq!(Odds::NoRange.sureness(false), Some(Sureness::Yes));
        assert_eq!(Odds::NoRange.sureness(true), Some(Sureness::No));
        assert_eq!(Odds::NotYet.sureness(false), None);
    }

    #[test]
    fn estimates_are_rounded_to_two_digits_and_to_three_when_large() {
        for (value, shown) in
            [(31_480.0, 31_000), (-3_342.0, -3_300), (87.4, 87), (130_473.0, 130_000), (412_700.0, 413_000), (0.0, 0)]
        {
            assert_eq!(about(value), Decimal::from(shown));
        }
    }
}
