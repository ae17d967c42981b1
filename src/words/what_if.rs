//! What trying other numbers does, in words: a chip for each change, and how far a figure moved from the base case.

use rust_decimal::Decimal;

use super::KeyFigureId;
use crate::amount::Format;
use crate::analysis::levers::{label, net};
use crate::analysis::{Context, decimal};
use crate::engine::{Exact, Figure, Figures, Number, Sums};
use crate::scenario::what_if::applied;
use crate::steps::{number_at, words};
use crate::study::*;

/// One changed number: what it was, what it is, and what that does to the result.
#[derive(Clone, Debug, PartialEq)]
pub struct Chip {
    pub place: String,
    pub name: String,
    /// "21% → 18%".
    pub change: String,
    /// "takes $16,100 off the result".
    pub effect: String,
    /// What it adds to the result, where there is one with it and without it.
    pub by: Option<Decimal>,
}

/// The changed numbers of `changes` on the study of `facts`, in the order they were changed.
pub fn chips(facts: Context, changes: &[Change]) -> Vec<Chip> {
    let Context { study, format, .. } = facts;
    let all = net(&applied(study, changes));
    let chip = |at: usize| {
        let change = &changes[at];
        let (field, number, place) = number_at(&change.place)?;
        let (was, _) = number.counted(&*number.read(study, place)?)?;
        let spell = |value| words::value(value, number.unit, study, place, format);
        let others: Vec<Change> = changes.iter().filter(|other| *other != change).cloned().collect();
        let by = all.zip(net(&applied(study, &others))).map(|(with, without)| with.less(without));
        let effect = by.map_or("leaves no result".into(), |by| effect(by, ["adds", "takes", "does"], format));
        Some(Chip {
            place: change.place.clone(),
            name: label(field, study, place),
            change: format!("{} → {}", spell(was), spell(change.value)),
            effect,
            by,
        })
    };
    (0..changes.len()).filter_map(chip).collect()
}

/// What something does to the result, with the verbs for one or for several.
fn effect(by: Decimal, [adds, takes, does]: [&str; 3], format: &Format) -> String {
    let amount = format.money(by.abs());
    match () {
        _ if by > Decimal::ZERO => format!("{adds} {amount} to the result"),
        _ if by < Decimal::ZERO => format!("{takes} {amount} off the result"),
        _ => format!("{does} not change the result"),
    }
}

/// What all of `changes` do together, where the parts on their chips do not add up to it: a share of a smaller change is a
/// smaller share. None where they do, but for what is rounded away.
pub fn together(facts: Context, changes: &[Change], chips: &[Chip]) -> Option<String> {
    let whole = net(&applied(facts.study, changes))?.less(net(facts.study)?);
    let mut apart = whole;
    for chip in chips {
        apart = apart.less(chip.by?);
    }
    // Each part and the whole may be off by half a unit.
    let rounding = Decimal::new(5 * (chips.len() as i64 + 1), 1);
    (apart.abs() > rounding).then(|| {
        let effect = effect(whole, ["add", "take", "do"], facts.format);
        format!("They act on each other: together they {effect}.")
    })
}

/// Which way a figure moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    Same,
    Up,
    Down,
}

/// What a figure differs by, in words, and which way that is.
#[derive(Clone, Debug, PartialEq)]
pub struct Delta {
    pub direction: Direction,
    pub words: String,
}

impl Delta {
    /// A difference of `by` that is shown as `rounded`: almost the same where only what is rounded away differs.
    fn of(by: Decimal, rounded: Decimal, (more, less): (&str, &str), spell: impl Fn(Decimal) -> String) -> Delta {
        let (direction, words) = match () {
            _ if by.is_zero() => (Direction::Same, "No change".into()),
            _ if rounded.is_zero() => (Direction::Same, "Almost the same".into()),
            _ if by > Decimal::ZERO => (Direction::Up, format!("{} {more}", spell(rounded.abs()))),
            _ => (Direction::Down, format!("{} {less}", spell(rounded.abs()))),
        };
        Delta { direction, words }
    }
}

/// A difference in money: the amount, then the word; "almost the same" where only its cents differ.
pub fn money_delta(now: Decimal, base: Decimal, format: &Format) -> Delta {
    let by = now.less(base);
    Delta::of(by, by.round(), ("more", "less"), |by| format.money(by))
}

/// What the tried numbers do to the net benefit, as a sentence.
pub fn against_base(now: Decimal, base: Decimal, format: &Format) -> String {
    let Delta { direction, words } = money_delta(now, base, format);
    match direction {
        Direction::Same => format!("{words} against your base case."),
        _ => format!("That is {words} than your base case."),
    }
}

/// The same as a part of the base: "22% less".
pub fn relative_delta(now: Decimal, base: Decimal, format: &Format) -> Option<String> {
    let share = now.less(base).checked_div(base.abs())?.times(Decimal::ONE_HUNDRED);
    let word = if share > Decimal::ZERO { "more" } else { "less" };
    (!share.round_dp(1).is_zero()).then(|| format!("{} {word}", format.percent(share.abs())))
}

/// A difference of two percentages: "6.6 percentage points less".
pub fn points_delta(now: Decimal, base: Decimal, format: &Format) -> Delta {
    counted_delta(now, base, "percentage point", ("more", "less"), format)
}

/// A difference of two times: "0.4 months later".
pub fn months_delta(now: Decimal, base: Decimal, format: &Format) -> Delta {
    counted_delta(now, base, "month", ("later", "sooner"), format)
}

fn counted_delta(now: Decimal, base: Decimal, unit: &str, ways: (&str, &str), format: &Format) -> Delta {
    let by = now.less(base);
    Delta::of(by, by.round_dp(1), ways, |by| {
        let plural = if by == Decimal::ONE { "" } else { "s" };
        format!("{} {unit}{plural}", format.number(by, 1))
    })
}

/// What a figure of the headline differs by from the base case, in words; none for a figure that is not compared.
pub fn delta(id: KeyFigureId, base: Context, now: Context) -> Option<Delta> {
    let format = now.format;
    let (was, is) = (&base.outcome.figures, &now.outcome.figures);
    let both = |pick: fn(&Figures<Exact>) -> Figure<Exact>| {
        decimal(pick(was)).ok().zip(decimal(pick(is)).ok()).map(|(was, is)| (is, was))
    };
    let (is, was) = match id {
        KeyFigureId::Net => both(|figures| figures.totals.net)?,
        KeyFigureId::Benefit => both(|figures| figures.totals.benefit)?,
        KeyFigureId::Cost => both(|figures| figures.totals.cost)?,
        KeyFigureId::Roi => both(|figures| figures.roi_percent)?,
        KeyFigureId::CashRoi => both(|figures| figures.cash_roi_percent)?,
        KeyFigureId::Payback => both(|figures| figures.payback_months)?,
        KeyFigureId::BreakEven => both(|figures| figures.break_even_share.map(|share| share * Exact::int(100)))?,
        KeyFigureId::Ratio => {
            let (is, was) = both(|figures| figures.bcr)?;
            let by = is.less(was);
            return Some(Delta::of(by, by.round_dp(2), ("more", "less"), |by| format.money_ratio(by)));
        }
        _ => return None,
    };
    Some(match id {
        KeyFigureId::Net | KeyFigureId::Benefit | KeyFigureId::Cost => money_delta(is, was, format),
        KeyFigureId::Payback => months_delta(is, was, format),
        _ => points_delta(is, was, format),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::evaluate;
    use crate::scenario::what_if::changed;
    use rust_decimal::dec;

    #[test]
    fn a_chip_says_what_was_changed_and_what_it_does() {
        let study = &examples::all()[0];
        let (outcome, format) = (evaluate(study), Format::named("en-US", "USD"));
        let facts = Context { study, outcome: &outcome, format: &format };
        let place = "measures.0.worth.replacement";
        let changes = changed(study, &[], place, dec!(18));
        let chip = chips(facts, &changes).remove(0);
        assert_eq!((chip.place.as_str(), chip.change.as_str()), (place, "21% → 18%"));
        assert!(chip.effect.starts_with("takes $") && chip.effect.ends_with(" off the result"), "{}", chip.effect);
        assert!(changed(study, &changes, place, dec!(21)).is_empty(), "back at the base there is no change");
    }

    #[test]
    fn parts_that_do_not_add_up_are_told_with_their_whole() {
        let number = |value| Quantity::entered(value);
        let measure = Measure {
            period: Period::Year,
            better: Better::Lower,
            baseline: number(dec!(200)),
            after: number(dec!(100)),
            worth: Worth { value: number(dec!(100)), ..Worth::default() },
            isolation: Isolation {
                estimators: vec![Estimator {
                    role: Role::Manager,
                    share: number(dec!(50)),
                    confidence: number(dec!(100)),
                    ..Estimator::default()
                }],
                ..Isolation::default()
            },
            ..Measure::default()
        };
        let costs = vec![CostLine { rate: number(dec!(1000)), ..CostLine::default() }];
        let study = Study { state: State::Measured, measures: vec![measure], costs, ..Study::default() };
        let (outcome, format) = (evaluate(&study), Format::named("en-US", "USD"));
        let facts = Context { study: &study, outcome: &outcome, format: &format };
        let together = |changes: &[Change]| together(facts, changes, &chips(facts, changes));
        let (worth, cost) = ("measures.0.worth.value", "costs.0.rate");
        let share = "measures.0.isolation.estimators.0.share";
        let one = changed(&study, &[], worth, dec!(200));
        assert_eq!(together(&one), None);
        let both = changed(&study, &one, share, dec!(100));
        let wanted = "They act on each other: together they add $15,000 to the result.";
        assert_eq!(together(&both).as_deref(), Some(wanted));
        // A cost acts on no benefit.
        assert_eq!(together(&changed(&study, &one, cost, dec!(900))), None);
    }

    #[test]
    fn a_difference_is_said_in_words_and_never_as_nothing() {
        let format = Format::named("en-US", "USD");
        let said = |delta: Delta| (delta.direction, delta.words);
        let of = |direction, words: &str| (direction, words.to_string());
        use Direction::{Down, Same, Up};
        assert_eq!(said(money_delta(dec!(31480), dec!(40458), &format)), of(Down, "$8,978 less"));
        assert_eq!(said(money_delta(dec!(100.2), dec!(100), &format)), of(Same, "Almost the same"));
        assert_eq!(said(money_delta(dec!(100), dec!(100), &format)), of(Same, "No change"));
        assert_eq!(said(months_delta(dec!(8.9), dec!(8.5), &format)), of(Up, "0.4 months later"));
        assert_eq!(said(months_delta(dec!(7.5), dec!(8.5), &format)), of(Down, "1 month sooner"));
        assert_eq!(said(points_delta(dec!(34.7), dec!(41.3), &format)), of(Down, "6.6 percentage points less"));
        assert_eq!(against_base(dec!(31480), dec!(40458), &format), "That is $8,978 less than your base case.");
        assert_eq!(against_base(dec!(100), dec!(100), &format), "No change against your base case.");
        assert_eq!(relative_delta(dec!(75), dec!(-100), &format).as_deref(), Some("175% more"));
        assert_eq!(relative_delta(dec!(75), dec!(0), &format), None);
    }
}
