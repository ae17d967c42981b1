//! Trying other numbers on a study: what is tried, what it changes, and the sliders to try with.
//!
//! What is being tried is the scenario without a name. So it is saved, undone and sent along like everything else, and
//! the study itself stays the base case until somebody takes the tried numbers over.

use rust_decimal::{Decimal, dec};

use crate::amount::Format;
use crate::analysis::levers::{Lever, bounds, counted, label, net};
use crate::analysis::{Context, decimal};
use crate::charts::percent;
use crate::engine::Sums;
use crate::engine::{Exact, Figure, Figures, Number};
use crate::steps::{At, Bounds, NumberField, Unit, number_at, words};
use crate::study::*;
use crate::words::KeyFigureId;

/// Scenarios that may stand side by side beside the base case and what is being tried.
pub const MOST_SCENARIOS: usize = 4;

/// `study` with other values in some places. Places that do not exist in it are left alone.
pub fn applied(study: &Study, changes: &[Change]) -> Study {
    let mut other = study.clone();
    for change in changes {
        let Some((_, number, at)) = number_at(&change.place) else { continue };
        if (number.lens.get)(&other, at).is_none() {
            continue;
        }
        if let Some(quantity) = (number.lens.edit)(&mut other, at) {
            quantity.value = Some(change.value);
            quantity.typed = String::new();
            if matches!(quantity.status, Status::Open | Status::Unknown) {
                quantity.status = Status::Entered;
            }
        }
    }
    other
}

/// The same for the draws: a number that is tried is that number, and varies no more.
pub fn fixed(study: &Study, changes: &[Change]) -> Study {
    let mut other = applied(study, changes);
    for change in changes {
        let Some((_, number, at)) = number_at(&change.place) else { continue };
        if (number.lens.get)(&other, at).is_some()
            && let Some(quantity) = (number.lens.edit)(&mut other, at)
        {
            (quantity.low, quantity.high) = (None, None);
        }
    }
    other
}

/// The numbers that are being tried.
pub fn tried(study: &Study) -> &[Change] {
    study.scenarios.iter().find(|scenario| scenario.name.is_empty()).map_or(&[], |scenario| &scenario.changes)
}

/// The scenarios that were kept under a name, with their place in the file.
pub fn named(study: &Study) -> impl Iterator<Item = (usize, &Scenario)> {
    study.scenarios.iter().enumerate().filter(|(_, scenario)| !scenario.name.is_empty())
}

/// Tries `changes` in place of what was tried before; none of them ends the trial.
pub fn try_on(study: &mut Study, changes: Vec<Change>) {
    study.scenarios.retain(|scenario| !scenario.name.is_empty());
    // At the end, so that the scenarios before it keep their places.
    if !changes.is_empty() {
        study.scenarios.push(Scenario { changes, ..Scenario::default() });
    }
}

/// Keeps `changes` under a name that is still free; without a wish it is "Scenario 1", "Scenario 2" and so on.
pub fn keep(study: &mut Study, wish: &str, note: &str, changes: Vec<Change>) -> String {
    let wish = if wish.is_empty() { format!("Scenario {}", named(study).count() + 1) } else { wish.to_string() };
    let name = (1..)
        .map(|count| if count == 1 { wish.clone() } else { format!("{wish} ({count})") })
        .find(|name| named(study).all(|(_, scenario)| scenario.name != *name))
        .unwrap_or(wish);
    let at = study.scenarios.iter().position(|scenario| scenario.name.is_empty()).unwrap_or(study.scenarios.len());
    study.scenarios.insert(at, Scenario { name: name.clone(), note: note.into(), changes, ..Scenario::default() });
    name
}

/// `changes` with one value set; a value as it is in the study is no change.
pub fn changed(study: &Study, changes: &[Change], place: &str, value: Decimal) -> Vec<Change> {
    let base = number_at(place).and_then(|(_, number, at)| counted(number, (number.lens.get)(study, at)?));
    let is_base = base.is_some_and(|(base, _)| base == value);
    let mut changes = changes.to_vec();
    match changes.iter().position(|change| change.place == place) {
        Some(at) if is_base => {
            changes.remove(at);
        }
        Some(at) => changes[at].value = value,
        None if is_base => {}
        None => changes.push(Change { place: place.into(), value, ..Change::default() }),
    }
    changes
}

/// Takes the tried numbers over into the study.
pub fn adopt(study: &mut Study, changes: &[Change]) {
    *study = applied(study, changes);
    try_on(study, Vec::new());
}

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
        let (was, _) = counted(number, (number.lens.get)(study, place)?)?;
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

/// A slider: where it begins and ends, its step, and what is marked on it, in percent of its length.
#[derive(Clone, Debug, PartialEq)]
pub struct Slider {
    pub least: Decimal,
    pub most: Decimal,
    pub step: Decimal,
    /// The base value.
    pub base: String,
    /// The user's own range: its start and its length.
    pub own: Option<(String, String)>,
}

impl Slider {
    /// A slider for `lever`: its own range with room on both sides, or half as much again either way.
    pub fn of(lever: &Lever, number: &NumberField, study: &Study, at: At) -> Slider {
        let (floor, mut ceiling) = bounds(number, lever.value.min(lever.low));
        // A rate has no bound of its own, yet its slider ends at 100%; the box beside it takes more.
        let rate = study.measures.get(at.measure).is_some_and(|measure| measure.scale == Scale::Percent);
        if number.unit == Unit::Measure && rate && lever.high <= Decimal::ONE_HUNDRED {
            ceiling = ceiling.min(Decimal::ONE_HUNDRED);
        }
        let value = lever.value;
        let half = value.abs() / dec!(2);
        let room = if lever.own_range { lever.high.less(lever.low) / dec!(4) } else { half };
        let (mut least, mut most) = (lever.low.less(room), lever.high.plus(room));
        if number.unit == Unit::Percent && ceiling == Decimal::ONE_HUNDRED {
            (least, most) = (Decimal::ZERO, Decimal::ONE_HUNDRED);
        }
        let whole = matches!(number.bounds, Bounds::Whole(..));
        let mut step = round_step(most.less(least) / Decimal::ONE_HUNDRED);
        if whole {
            step = step.max(Decimal::ONE);
        }
        // The ends stand on whole steps, so that the slider can reach the round numbers between them.
        let on_step = |steps: Decimal| steps.times(step);
        least = on_step(least.checked_div(step).unwrap_or(least).floor()).max(floor).min(ceiling);
        most = on_step(most.checked_div(step).unwrap_or(most).ceil()).min(ceiling).max(least);
        let mut slider = Slider { least, most, step, base: String::new(), own: None };
        slider.base = percent(slider.place(value));
        slider.own = lever.own_range.then(|| {
            let (from, to) = (slider.place(lever.low), slider.place(lever.high));
            (percent(from), percent(to - from))
        });
        slider
    }

    /// Where `value` stands, in percent; outside values stand at the end.
    pub fn place(&self, value: Decimal) -> f64 {
        let from = value.max(self.least).min(self.most).less(self.least);
        crate::charts::figures::share(from, self.most.less(self.least))
    }

    /// One step up or down from `value`, on the slider's own steps and inside the bounds of the field.
    pub fn stepped(&self, value: Decimal, up: bool, number: &NumberField) -> Decimal {
        let (floor, ceiling) = bounds(number, value);
        let steps = value.checked_div(self.step).unwrap_or(value);
        let next = if up { steps.floor().plus(Decimal::ONE) } else { steps.ceil().less(Decimal::ONE) };
        next.times(self.step).max(floor).min(ceiling)
    }
}

/// `wish` rounded up to 1, 2 or 5 times a power of ten.
pub(crate) fn round_step(wish: Decimal) -> Decimal {
    let mut unit = dec!(0.000001);
    if wish <= Decimal::ZERO {
        return Decimal::ONE;
    }
    while unit < Decimal::from(1_000_000_000_000_000_000u64) {
        for factor in [Decimal::ONE, Decimal::TWO, dec!(5)] {
            if unit * factor >= wish {
                return (unit * factor).normalize();
            }
        }
        unit *= Decimal::TEN;
    }
    unit
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::evaluate;

    #[test]
    fn a_step_is_one_two_or_five_times_a_power_of_ten() {
        for (wish, step) in [(dec!(0.08), dec!(0.1)), (dec!(0.3), dec!(0.5)), (dec!(12), dec!(20)), (dec!(1), dec!(1))]
        {
            assert_eq!(round_step(wish), step);
        }
    }

    /// One exit costs 21% of a salary of 42,000; 18% would cost 3/21 less of what fewer exits are worth.
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

    /// 100 errors fewer a year at 100 each, half of them by the training: 5,000. At 200 each 10,000, with all of them 10,000,
    /// with both 20,000: each takes 10,000 away from that alone, and together they add 15,000.
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
    fn trying_leaves_the_study_as_it_is_until_it_is_adopted() {
        let mut study = examples::all()[0].clone();
        let base = net(&study);
        let changes = changed(&study, &[], "measures.0.worth.replacement", dec!(18));
        try_on(&mut study, changes.clone());
        assert_eq!((net(&study), tried(&study)), (base, changes.as_slice()));
        let wanted = net(&applied(&study, &changes));
        adopt(&mut study, &changes);
        assert_eq!(net(&study), wanted);
        assert!(wanted < base && study.scenarios.is_empty());
    }

    #[test]
    fn scenarios_keep_their_places_and_no_two_have_one_name() {
        let mut study = examples::all()[0].clone();
        let changes = |value| vec![Change { place: "measures.0.worth.replacement".into(), value, ..Change::default() }];
        assert_eq!(keep(&mut study, "", "", changes(dec!(18))), "Scenario 1");
        try_on(&mut study, changes(dec!(30)));
        assert_eq!(keep(&mut study, "Scenario 1", "", changes(dec!(17))), "Scenario 1 (2)");
        try_on(&mut study, Vec::new());
        let names: Vec<(usize, &str)> = named(&study).map(|(at, one)| (at, one.name.as_str())).collect();
        assert_eq!(names, [(0, "Scenario 1"), (1, "Scenario 1 (2)")]);
    }

    #[test]
    fn a_number_that_is_tried_has_no_range_in_the_draws() {
        let study = &examples::all()[0];
        let changes = changed(study, &[], "measures.0.worth.replacement", dec!(18));
        let ranges = |study: &Study| study.measures[0].worth.replacement.has_range();
        assert!(ranges(study) && ranges(&applied(study, &changes)) && !ranges(&fixed(study, &changes)));
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
