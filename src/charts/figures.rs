//! Geometry of the pictures: positions in percent of the width and pixels of the height, no signals, no markup.

use rust_decimal::prelude::ToPrimitive;
use rust_decimal::{Decimal, dec};

use crate::amount::{add_up, add_up_to};
use crate::analysis::{Context, decimal};
use crate::engine::Sums;
use crate::engine::{Exact, FittedLine, Method, Number};
use crate::steps::words;
use crate::study::*;
use crate::words::benefit_and_cost;
use crate::words::scenarios::ScenarioRow;

/// A position for an attribute, to a hundredth. Spelled from a whole number: printing floats would weigh 10 kB in the page.
pub fn position(value: f64) -> String {
    let hundredths = (value * 100.0).round() as i64;
    let sign = if hundredths < 0 { "-" } else { "" };
    format!("{sign}{}.{:02}", hundredths.abs() / 100, hundredths.abs() % 100)
}

/// The same as a part of the width.
pub fn percent(value: f64) -> String {
    position(value) + "%"
}

/// A named bar from zero, in percent of the width.
#[derive(Clone, Debug, PartialEq)]
pub struct NamedBar {
    pub name: String,
    pub words: String,
    pub length: f64,
    /// Grey for what was or would have been, blue for what is.
    pub now: bool,
}

/// Before, expected without the training, and after, for one measure.
pub fn with_and_without(facts: Context, at: usize) -> Vec<NamedBar> {
    let Context { study, outcome, format } = facts;
    let (Some(measure), Some(figures)) = (study.measures.get(at), outcome.figures.totals.measures.get(at)) else {
        return Vec::new();
    };
    let isolated = figures.change.way().ok().filter(|way| way.method != Method::BeforeAfter);
    let expected = isolated.and_then(|way| way.expected).and_then(|value| decimal(Ok(value)).ok());
    let values = [
        ("Before", decimal(figures.change.before).ok(), false),
        ("Without the training", expected, false),
        (if study.state.is_forecast() { "Target" } else { "After" }, decimal(figures.change.after).ok(), true),
    ];
    let most = values.iter().filter_map(|(_, value, _)| *value).map(|value| value.abs()).max().unwrap_or_default();
    values
        .into_iter()
        .filter_map(|(name, value, now)| {
            let value = value?;
            let length = share(value.abs(), most);
            Some(NamedBar { name: name.into(), words: words::of_measure(value, measure, format), length, now })
        })
        .collect()
}

/// `part` of `whole` in percent, to a hundredth; 0 where there is no whole.
pub fn share(part: Decimal, whole: Decimal) -> f64 {
    let share = part.checked_div(whole).and_then(|share| share.to_f64()).unwrap_or(0.0);
    (share * 10_000.0).round() / 100.0
}

/// A scale that holds zero and every value it was made for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reach {
    low: Decimal,
    high: Decimal,
}

impl Reach {
    pub fn of(values: impl Iterator<Item = Decimal>) -> Reach {
        let mut reach = Reach { low: Decimal::ZERO, high: Decimal::ZERO };
        values.for_each(|value| (reach.low, reach.high) = (reach.low.min(value), reach.high.max(value)));
        reach
    }

    /// A scale with some room around `values`. It begins at zero, unless they all lie so close together that nothing would be
    /// seen: in less than a third of their size.
    pub fn around(values: impl Iterator<Item = Decimal> + Clone) -> Reach {
        let whole = Reach::of(values.clone());
        let (Some(low), Some(high)) = (values.clone().min(), values.max()) else { return whole };
        let apart = high.less(low);
        if apart.times(Decimal::from(3)) >= low.abs().max(high.abs()) || apart.is_zero() {
            return whole;
        }
        let room = apart / Decimal::from(5);
        Reach { low: low.less(room), high: high.plus(room) }
    }

    /// Where the scale begins.
    pub fn low(self) -> Decimal {
        self.low
    }

    /// Where `value` stands, in percent of the width.
    pub fn place(self, value: Decimal) -> f64 {
        share(value.less(self.low), self.high.less(self.low))
    }
}

/// One scale for the strips of all scenarios: every result and every range has its place on it.
pub fn scenario_scale(rows: &[ScenarioRow]) -> Reach {
    let ends = rows.iter().filter_map(|row| row.range).flat_map(|(low, high)| [low, high]);
    Reach::of(rows.iter().filter_map(|row| row.net).chain(ends))
}

/// The full cost of the first year by category, the largest first; participants' time is a category of its own (M7).
pub fn costs(facts: Context) -> Vec<NamedBar> {
    let Context { study, outcome, format } = facts;
    let totals = &outcome.figures.totals;
    let mut sums: Vec<(&str, Decimal)> = Vec::new();
    let mut add = |name: &'static str, amount: Decimal| match sums.iter_mut().find(|(known, _)| *known == name) {
        Some((_, sum)) => *sum = sum.plus(amount),
        None => sums.push((name, amount)),
    };
    if let Ok(time) = decimal(totals.time) {
        add("Participants’ time", time);
    }
    for (line, one) in study.costs.iter().zip(&totals.lines) {
        let Ok(amount) = decimal(one.amount) else { continue };
        let times = if one.timing == Timing::Monthly { Decimal::from(12) } else { Decimal::ONE };
        add(line.category.label(), amount.times(times));
    }
    sums.retain(|(_, sum)| !sum.is_zero());
    sums.sort_by_key(|(_, sum)| std::cmp::Reverse(*sum));
    let most = sums.iter().map(|(_, sum)| sum.abs()).max().unwrap_or_default();
    // The shown parts add up to the cost as it is shown everywhere.
    if let [_, Ok(total)] = benefit_and_cost(outcome) {
        let unit = if total.abs() < Decimal::ONE_HUNDRED { dec!(0.01) } else { Decimal::ONE };
        let amounts: Vec<Decimal> = sums.iter().map(|(_, sum)| *sum).collect();
        let total = add_up(&[total], unit)[0];
        sums.iter_mut().zip(add_up_to(&amounts, unit, total)).for_each(|((_, sum), shown)| *sum = shown);
    }
    let bar = |(name, sum): (&str, Decimal)| NamedBar {
        name: name.into(),
        words: format.money(sum),
        length: share(sum.abs(), most),
        now: true,
    };
    sums.into_iter().map(bar).collect()
}

/// A series as a line: points before, points after, and the old trend drawn on.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    pub before: Vec<(f64, f64)>,
    pub after: Vec<(f64, f64)>,
    pub trend: Option<[(f64, f64); 2]>,
    /// The values at the bottom and at the top of the drawing.
    pub low: String,
    pub high: String,
}

/// Height of a series' drawing in pixels.
pub const SERIES_HEIGHT: f64 = 160.0;

/// The series of one measure, or none with fewer than two values.
pub fn series(facts: Context, at: usize) -> Option<Series> {
    let Context { study, format, .. } = facts;
    let measure = study.measures.get(at)?;
    let values = |points: &[Point]| -> Vec<Decimal> { points.iter().filter_map(|point| point.value.value).collect() };
    let (before, after) = (values(&measure.before_series), values(&measure.after_series));
    let count = before.len() + after.len();
    if count < 2 {
        return None;
    }
    let line = (measure.comparison.trend == YesNo::Yes && before.len() >= 2).then(|| {
        let x: Vec<Exact> = (1..=before.len()).map(Exact::int).collect();
        let y: Vec<Exact> = before.iter().copied().map(Exact::of).collect();
        FittedLine::through(&x, &y)
    });
    let on_line = |x: usize| line.flatten().and_then(|line| line.at(Exact::int(x)).decimal());
    let ends = [on_line(1), on_line(count)];
    let all = before.iter().chain(&after).copied().chain(ends.iter().flatten().copied());
    let (low, high) = all.fold((Decimal::MAX, Decimal::MIN), |(low, high), value| (low.min(value), high.max(value)));
    let place = |index: usize, value: Decimal| {
        let x = index as f64 / (count - 1) as f64 * 100.0;
        let up = share(value.less(low), high.less(low)) / 100.0;
        ((x * 100.0).round() / 100.0, ((1.0 - up) * SERIES_HEIGHT * 10.0).round() / 10.0)
    };
    let trend = match ends {
        [Some(first), Some(last)] => Some([place(0, first), place(count - 1, last)]),
        _ => None,
    };
    Some(Series {
        before: before.iter().enumerate().map(|(index, value)| place(index, *value)).collect(),
        after: after.iter().enumerate().map(|(index, value)| place(before.len() + index, *value)).collect(),
        trend,
        low: words::of_measure(low, measure, format),
        high: words::of_measure(high, measure, format),
    })
}

/// The share of the training at a glance: its part and the rest in units a year, and the band that doubt leaves.
#[derive(Clone, Debug, PartialEq)]
pub struct Split {
    /// Share in percent, 0 to 100.
    pub share: Decimal,
    pub own: String,
    pub rest: String,
    /// Low and high end of the share (M3): `a·k` and `a·(2 − k)`, never above all of it.
    pub band: Option<(Decimal, Decimal)>,
    /// The skill share of the causes, where a forecast claims more than it.
    pub skill: Option<Decimal>,
}

/// How the first estimate splits the change of measure `at`.
pub fn share_of(study: &Study, at: usize, facts: Context) -> Option<Split> {
    let measure = study.measures.get(at)?;
    let estimator = measure.isolation.estimators.first()?;
    let hundred = Exact::int(100);
    let share = Exact::of(estimator.share.value?).max(Exact::zero()).min(hundred);
    let gross = facts.outcome.figures.totals.measures.get(at)?.change.gross_units.ok()?;
    let own = gross * share / hundred;
    // The two parts on show add up to the whole.
    let tenth = dec!(0.1);
    let whole = add_up(&[gross.decimal()?], tenth)[0];
    let parts = add_up_to(&[own.decimal()?, (gross - own).decimal()?], tenth, whole);
    let spell = |value: Decimal| facts.format.number(value.abs(), 1);
    let band = estimator.confidence.value.filter(|sure| *sure < Decimal::ONE_HUNDRED).and_then(|sure| {
        let sure = Exact::of(sure);
        let part = |factor: Exact| (share * factor / hundred).max(Exact::zero()).min(hundred).decimal();
        part(sure).zip(part(Exact::int(200) - sure))
    });
    let skill =
        study.cause.causes.iter().filter(|cause| cause.kind == CauseKind::Skill).filter_map(|cause| cause.share.value);
    let skill = skill.reduce(|sum, part| sum.plus(part));
    Some(Split {
        share: share.decimal()?,
        own: spell(parts[0]),
        rest: spell(parts[1]),
        band,
        skill: skill.filter(|skill| study.state.is_forecast() && share > Exact::of(*skill)),
    })
}

/// The benefit month by month.
#[derive(Clone, Debug, PartialEq)]
pub struct Curve {
    /// Each month in percent of the full effect.
    pub months: Vec<f64>,
    /// How many months of full effect the first twelve come to.
    pub full: String,
}

/// The benefit of measure `at` month by month, for twelve months or as long as is looked at.
pub fn curve(facts: Context, at: usize) -> Option<Curve> {
    let figures = facts.outcome.figures.totals.measures.get(at)?;
    let horizon = facts.outcome.figures.horizon_months.max(12);
    let shares = figures.shape.iter().take(60).filter_map(|share| share.decimal());
    let months: Vec<f64> = shares.take(horizon).map(|value| share(value, Decimal::ONE)).collect();
    // Hundredths of a month: what a picture rounds to is enough to be told.
    let full: f64 = months.iter().take(12).sum();
    Some(Curve { full: facts.format.number(Decimal::new(full.round() as i64, 2), 1), months })
}

/// Money in and out, month by month: cumulated benefit and cost as points, and the month of payback.
#[derive(Clone, Debug, PartialEq)]
pub struct Cash {
    /// Cumulated net money by month, from month 0.
    pub points: Vec<(f64, f64)>,
    /// Height of zero in pixels.
    pub zero: f64,
    /// Where it turns to plus, in percent of the width.
    pub payback: Option<f64>,
    pub low: String,
    pub high: String,
    pub months: usize,
    /// Month, money in and money out so far, and what is left.
    pub table: Vec<[String; 4]>,
}

/// Height of the cash drawing in pixels.
pub const CASH_HEIGHT: f64 = 180.0;

/// The cumulated net money, or none without benefit and cost.
pub fn cash(facts: Context) -> Option<Cash> {
    let figures = &facts.outcome.figures;
    decimal(figures.totals.net).ok()?;
    let flow = &figures.flow;
    let months = flow.horizon();
    let net: Vec<Decimal> =
        (0..=months).filter_map(|month| (flow.benefit[month] - flow.cost[month]).decimal()).collect();
    if net.len() < 2 {
        return None;
    }
    let low = net.iter().copied().min().unwrap_or_default().min(Decimal::ZERO);
    let high = net.iter().copied().max().unwrap_or_default().max(Decimal::ZERO);
    let height = |value: Decimal| {
        let up = share(value.less(low), high.less(low)) / 100.0;
        ((1.0 - up) * CASH_HEIGHT * 10.0).round() / 10.0
    };
    let spell = |value: Exact| value.decimal().map_or(String::new(), |value| facts.format.money(value));
    let table = (0..=months)
        .map(|month| {
            let (benefit, cost) = (flow.benefit[month], flow.cost[month]);
            [month.to_string(), spell(benefit), spell(cost), spell(benefit - cost)]
        })
        .collect();
    let points =
        net.iter().enumerate().map(|(month, value)| (share(month.into(), months.into()), height(*value))).collect();
    Some(Cash {
        points,
        zero: height(Decimal::ZERO),
        payback: decimal(figures.payback_months).ok().map(|month| share(month, months.into())),
        low: facts.format.money_short(low),
        high: facts.format.money_short(high),
        months,
        table,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 55% of 9 accidents are 4.95, the rest 4.05: 5.0 and 4.1 would be more than there were.
    #[test]
    fn the_two_parts_of_a_change_add_up_as_they_are_shown() {
        let study = &examples::all()[2];
        let (outcome, format) = (crate::engine::evaluate(study), crate::amount::Format::named("en-US", "USD"));
        let split = share_of(study, 0, Context { study, outcome: &outcome, format: &format }).expect("a share");
        let number = |text: &str| text.parse::<Decimal>().expect("a number");
        assert_eq!(number(&split.own) + number(&split.rest), Decimal::from(9));
    }
    use crate::amount::Format;
    use crate::engine::evaluate;
    use rust_decimal::dec;

    fn study() -> Study {
        let mut study = catalogue::start(Situation::Quality, "a", "en-US", "USD");
        study.state = State::Measured;
        study.measures[0].baseline = Quantity::entered(dec!(200));
        study.measures[0].after = Quantity::entered(dec!(150));
        study
    }

    #[test]
    fn bars_start_at_zero_and_the_longest_fills_the_width() {
        let (study, format) = (study(), Format::named("en-US", "USD"));
        let outcome = evaluate(&study);
        let bars = with_and_without(Context { study: &study, outcome: &outcome, format: &format }, 0);
        let lengths: Vec<f64> = bars.iter().map(|bar| bar.length).collect();
        assert_eq!(lengths, [100.0, 75.0], "an unanswered share has nothing to compare with");
    }

    /// 20 people × 3 hours × 50 are 3,000; a monthly 100 is 1,200 in a year; a grant is shown as what it is.
    #[test]
    fn costs_are_summed_by_category_and_the_largest_comes_first() {
        let (mut study, format) = (study(), Format::named("en-US", "USD"));
        study.programme.people = Quantity::entered(dec!(20));
        study.programme.hours = Quantity::entered(dec!(3));
        study.programme.hour.value = Quantity::entered(dec!(50));
        let line = |category, rate, timing| CostLine {
            category,
            rate: Quantity::entered(rate),
            timing,
            ..CostLine::default()
        };
        let first = study.costs.first().map_or(Category::ALL[1], |line| line.category);
        study.costs = vec![
            line(first, dec!(100), Timing::Monthly),
            line(first, dec!(500), Timing::Once),
            line(first, dec!(0), Timing::Once),
        ];
        let outcome = evaluate(&study);
        let bars = costs(Context { study: &study, outcome: &outcome, format: &format });
        let shown: Vec<(&str, f64)> = bars.iter().map(|bar| (bar.words.as_str(), bar.length)).collect();
        assert_eq!(shown, [("$3,000", 100.0), ("$1,700", 56.67)]);
    }

    /// A lag of two months leaves ten of full effect.
    #[test]
    fn the_first_twelve_months_are_added_up_in_months_of_full_effect() {
        let mut study = study();
        study.measures[0].effect.lag = Quantity::entered(dec!(2));
        let (outcome, format) = (evaluate(&study), Format::named("en-US", "USD"));
        let drawn = curve(Context { study: &study, outcome: &outcome, format: &format }, 0).expect("a curve");
        assert_eq!((drawn.months.len(), drawn.months[1], drawn.months[2]), (12, 0.0, 100.0));
        assert_eq!(drawn.full, "10");
    }

    #[test]
    fn a_series_runs_from_edge_to_edge_and_its_largest_value_is_at_the_top() {
        let mut study = study();
        let point = |value: i64| Point { value: Quantity::entered(value.into()), ..Point::default() };
        study.measures[0].before_series = vec![point(10), point(20)];
        study.measures[0].after_series = vec![point(15)];
        let (outcome, format) = (evaluate(&study), Format::named("en-US", "USD"));
        let drawn = series(Context { study: &study, outcome: &outcome, format: &format }, 0).unwrap();
        assert_eq!(drawn.before, [(0.0, SERIES_HEIGHT), (50.0, 0.0)]);
        assert_eq!(drawn.after, [(100.0, SERIES_HEIGHT / 2.0)]);
    }

    /// From −12,000, the low end of a range, to 48,000, a result: 60,000 wide, and zero is a fifth of it in.
    #[test]
    fn one_scale_holds_every_result_every_range_and_zero() {
        let study = examples::all()[0].clone();
        let (outcome, format) = (evaluate(&study), Format::named("en-US", "USD"));
        let facts = Context { study: &study, outcome: &outcome, format: &format };
        let mut rows: Vec<ScenarioRow> = crate::analysis::scenarios::compared(facts)
            .iter()
            .map(|one| crate::words::scenarios::scenario_row(one, facts))
            .collect();
        (rows[0].net, rows[0].range) = (Some(dec!(48000)), Some((dec!(-12000), dec!(30000))));
        let scale = scenario_scale(&rows);
        let places = [dec!(-12000), dec!(0), dec!(30000), dec!(48000)].map(|value| scale.place(value));
        assert_eq!(places, [0.0, 20.0, 70.0, 100.0]);
    }
}
