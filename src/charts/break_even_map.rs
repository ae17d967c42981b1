//! The break-even map: for two open numbers, the pairs with which the training just pays for itself (M17).

use rust_decimal::Decimal;
use rust_decimal::prelude::{FromPrimitive, ToPrimitive};

use crate::analysis::Context;
use crate::analysis::levers::{Order, label, levers, with};
use crate::analysis::partial::{Trial, ends, question};
use crate::charts::figures::share;
use crate::engine::{AsEntered, Sums, totals};
use crate::steps::{At, NumberField, quick, words};
use crate::study::Study;

/// One axis: a number, its ends, and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct MapAxis {
    pub place: String,
    pub label: String,
    pub least: Decimal,
    pub most: Decimal,
    pub now: Decimal,
    pub least_shown: String,
    pub most_shown: String,
    pub now_shown: String,
}

/// Shapes in percent of width and height, the height counted from above.
#[derive(Clone, Debug, PartialEq)]
pub struct BreakEvenMap {
    pub x: MapAxis,
    pub y: MapAxis,
    /// The pairs that break even, from left to right; empty where one side fills the map.
    pub curve: Vec<(f64, f64)>,
    /// The side that makes money, as an area.
    pub gains: Vec<(f64, f64)>,
    /// The side that loses.
    pub losses: Vec<(f64, f64)>,
    pub dot: (f64, f64),
    /// For the table: a value of the first number and what the second must be.
    pub rows: Vec<(String, String)>,
}

/// Columns in which the border is looked for.
const COLUMNS: u32 = 24;

#[derive(Clone)]
struct Moved {
    number: &'static NumberField,
    at: At,
    axis: MapAxis,
}

/// The map of the two open numbers that move the result most; where only one is open, of that and of the number beside it
/// that moves it most. None where nothing is open.
pub fn break_even_map(facts: Context, trial: &Trial) -> Option<BreakEvenMap> {
    let mut work = trial.study.clone();
    let mut open: Vec<(f64, Moved)> = Vec::new();
    for one in &trial.open {
        let (_, number, at) = question(&one.place)?;
        let axis =
            axis(&one.place, one.label.clone(), number, at, (one.least, one.most), one.value, facts, &trial.study);
        let moved = Moved { number, at, axis };
        let ends = [one.least, one.most].map(|value| net(&mut work, &[(&moved, value)]));
        let swing = ends[0].zip(ends[1]).map_or(0.0, |(low, high)| (high - low).abs());
        open.push((swing, moved));
    }
    open.sort_by(|one, other| other.0.total_cmp(&one.0));
    let open: Vec<Moved> = open.into_iter().filter(|(swing, _)| *swing > 0.0).map(|(_, moved)| moved).collect();
    let first = open.first()?;
    if open.len() == 1 {
        let second = beside(facts, trial, first)?;
        return draw(&mut work, first, &second, facts);
    }
    // The first pair that has a border inside its ends; else the first pair, which says that one side fills it.
    let pairs = (1..open.len()).flat_map(|high| (0..high).map(move |low| (low, high)));
    let mut any = None;
    for (low, high) in pairs {
        let drawn = draw(&mut work, &open[low], &open[high], facts);
        if drawn.as_ref().is_some_and(|map| !map.curve.is_empty()) {
            return drawn;
        }
        any = any.or(drawn);
    }
    any
}

/// The answered number that moves the result most beside `first`.
fn beside(facts: Context, trial: &Trial, first: &Moved) -> Option<Moved> {
    let outcome = crate::engine::evaluate(&trial.study);
    let tried = Context { study: &trial.study, outcome: &outcome, format: facts.format };
    let lever =
        levers(&[quick::STEPS], tried, Order::Swing, 4).into_iter().find(|lever| lever.place != first.axis.place)?;
    let (field, number, at) = question(&lever.place)?;
    let range = ends(number, lever.value, &trial.study, at);
    let name = label(field, &trial.study, at);
    Some(Moved { number, at, axis: axis(&lever.place, name, number, at, range, lever.value, facts, &trial.study) })
}

#[allow(clippy::too_many_arguments)]
fn axis(
    place: &str,
    label: String,
    number: &NumberField,
    at: At,
    (least, most): (Decimal, Decimal),
    now: Decimal,
    facts: Context,
    study: &Study,
) -> MapAxis {
    let spell = |value| words::value(value, number.unit, study, at, facts.format);
    MapAxis {
        place: place.into(),
        label,
        least,
        most,
        now,
        least_shown: spell(least),
        most_shown: spell(most),
        now_shown: spell(now),
    }
}

/// Net benefit with one or two numbers moved.
fn net(work: &mut Study, moved: &[(&Moved, Decimal)]) -> Option<f64> {
    let Some(((one, value), others)) = moved.split_first() else {
        return totals::<f64>(work, 12, &AsEntered).net.ok();
    };
    let kept = (one.number.lens.edit)(work, one.at)?.value.replace(*value);
    let found = net(work, others);
    (one.number.lens.edit)(work, one.at)?.value = kept;
    found
}

fn draw(work: &mut Study, x: &Moved, y: &Moved, facts: Context) -> Option<BreakEvenMap> {
    let (x_span, y_span) = (x.axis.most.less(x.axis.least), y.axis.most.less(y.axis.least));
    let mut columns: Vec<(f64, Border)> = Vec::new();
    for column in 0..=COLUMNS {
        let part = Decimal::from(column) / Decimal::from(COLUMNS);
        let value = x.axis.least.plus(x_span.times(part));
        let border = with(work, x.number, x.at, value, |study| border(&mut study.clone(), y)).flatten();
        if let Some(border) = border {
            columns.push((part.to_f64()? * 100.0, border));
        }
    }
    // Whether more of the second number is better, from any column that has a border.
    let upward = columns.iter().find_map(|(_, border)| match border {
        Border::At(_, upward) => Some(*upward),
        _ => None,
    });
    let upward = upward.unwrap_or(true);
    let height = |border: &Border| match border {
        Border::At(value, _) => 100.0 - share(value.less(y.axis.least), y_span),
        Border::AllGains => {
            if upward {
                100.0
            } else {
                0.0
            }
        }
        Border::AllLoses => {
            if upward {
                0.0
            } else {
                100.0
            }
        }
    };
    let line: Vec<(f64, f64)> = columns.iter().map(|(x, border)| (*x, height(border))).collect();
    let (top, bottom) = (area(&line, 0.0), area(&line, 100.0));
    let (gains, losses) = if upward { (top, bottom) } else { (bottom, top) };
    let curve = columns
        .iter()
        .filter(|(_, border)| matches!(border, Border::At(..)))
        .map(|(x, border)| (*x, height(border)))
        .collect();
    let spell = |moved: &Moved, value| words::value(value, moved.number.unit, work, moved.at, facts.format);
    let rows = columns
        .iter()
        .step_by((COLUMNS / 6) as usize)
        .map(|(part, border)| {
            let share = Decimal::from_f64(*part).unwrap_or_default() / Decimal::ONE_HUNDRED;
            let value = x.axis.least.plus(x_span.times(share)).round_dp(2).normalize();
            let needed = match border {
                Border::At(value, true) => format!("at least {}", spell(y, value.round_dp(1).normalize())),
                Border::At(value, false) => format!("at most {}", spell(y, value.round_dp(1).normalize())),
                Border::AllGains => "any value makes money".into(),
                Border::AllLoses => "no value here makes money".into(),
            };
            (spell(x, value), needed)
        })
        .collect();
    let place = |axis: &MapAxis, span| share(axis.now.less(axis.least), span).clamp(0.0, 100.0);
    let dot = (place(&x.axis, x_span), 100.0 - place(&y.axis, y_span));
    Some(BreakEvenMap { x: x.axis.clone(), y: y.axis.clone(), curve, gains, losses, dot, rows })
}

/// The area between a line and the edge at `edge`.
fn area(line: &[(f64, f64)], edge: f64) -> Vec<(f64, f64)> {
    let (Some(first), Some(last)) = (line.first(), line.last()) else { return Vec::new() };
    line.iter().copied().chain([(last.0, edge), (first.0, edge)]).collect()
}

/// Where in a column the result turns.
#[derive(Clone, Copy)]
enum Border {
    /// At this value; above it the result is better, or below.
    At(Decimal, bool),
    AllGains,
    AllLoses,
}

fn border(work: &mut Study, y: &Moved) -> Option<Border> {
    let (mut low, mut high) = (y.axis.least, y.axis.most);
    let at_low = net(work, &[(y, low)])?;
    let at_high = net(work, &[(y, high)])?;
    match (at_low >= 0.0, at_high >= 0.0) {
        (true, true) => return Some(Border::AllGains),
        (false, false) => return Some(Border::AllLoses),
        _ => {}
    }
    let upward = at_high >= 0.0;
    for _ in 0..24 {
        let middle = low.plus(high) / Decimal::TWO;
        let gains = net(work, &[(y, middle)])? >= 0.0;
        if gains == upward { high = middle } else { low = middle }
    }
    Some(Border::At(low.plus(high) / Decimal::TWO, upward))
}

/// The value of an axis at `share` of its length, on whole steps of a hundredth of it.
pub fn value_at(axis: &MapAxis, share: f64) -> Decimal {
    let span = axis.most.less(axis.least);
    let step = crate::amount::round_step(span / Decimal::ONE_HUNDRED);
    let share = Decimal::from_f64(share.clamp(0.0, 1.0)).unwrap_or_default();
    let value = axis.least.plus(span.times(share));
    let steps = value.checked_div(step).map_or(value, |steps| steps.round());
    steps.times(step).max(axis.least).min(axis.most).normalize()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::amount::Format;
    use crate::analysis::partial::trial;
    use crate::engine::evaluate;
    use crate::study::*;
    use rust_decimal::dec;

    /// 1,200 in all; one error fewer a month is 12 a year, all of it the training's.
    fn study() -> Study {
        let mut study = catalogue::start(Situation::Quality, "a", "en-GB", "GBP");
        study.state = State::Forecast;
        study.measures[0].baseline = Quantity::entered(dec!(40));
        let sure = Quantity::entered(dec!(100));
        study.measures[0].isolation.estimators[0].share = sure.clone();
        study.measures[0].isolation.estimators[0].confidence = sure;
        study.programme.people = Quantity::entered(dec!(10));
        study.programme.hours = Quantity::entered(dec!(0));
        study.programme.hour.value = Quantity::entered(dec!(25));
        study.costs[0].rate = Quantity::entered(dec!(1200));
        study
    }

    fn drawn(study: &Study) -> BreakEvenMap {
        let (outcome, format) = (evaluate(study), Format::named("en-GB", "GBP"));
        let facts = Context { study, outcome: &outcome, format: &format };
        break_even_map(facts, &trial(facts, &[]).expect("a trial")).expect("a map")
    }

    /// On the curve 12 × (errors fewer) × (worth of one) is the cost, 1,200: the product is 100 everywhere.
    #[test]
    fn on_the_curve_the_two_numbers_pay_the_cost_together() {
        let map = drawn(&study());
        assert!(map.curve.len() > 10);
        let value = |axis: &MapAxis, share: f64| {
            let (least, most) = (axis.least.to_f64().unwrap(), axis.most.to_f64().unwrap());
            least + (most - least) * share / 100.0
        };
        let target_is_x = map.x.place.ends_with("target");
        for (x, y) in &map.curve {
            let (x, y) = (value(&map.x, *x), value(&map.y, 100.0 - *y));
            let (target, worth) = if target_is_x { (x, y) } else { (y, x) };
            let product = (40.0 - target) * worth;
            assert!((product - 100.0).abs() < 3.0, "{target} and {worth}: {product}");
        }
    }

    #[test]
    fn the_dot_lies_on_the_border_or_on_the_side_that_makes_money() {
        let map = drawn(&study());
        assert!((0.0..=100.0).contains(&map.dot.0) && (0.0..=100.0).contains(&map.dot.1));
        assert!(!map.gains.is_empty() && !map.losses.is_empty());
        assert_eq!(map.rows.len(), 7);
    }

    #[test]
    fn a_place_on_an_axis_is_a_value_on_whole_steps() {
        let map = drawn(&study());
        assert_eq!(value_at(&map.x, 0.0), map.x.least);
        assert_eq!(value_at(&map.x, 1.0), map.x.most);
        assert_eq!(value_at(&map.x, 7.0), map.x.most);
    }
}
