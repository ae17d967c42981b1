//! What would have to be true: for each lever alone the value at which a goal is reached (M14).

use rust_decimal::prelude::ToPrimitive;
use rust_decimal::{Decimal, RoundingStrategy, dec};

use crate::amount::{Format, read};
use crate::analysis::levers::{Lever, Order, bounds, levers, with};
use crate::analysis::{Context, decimal};
use crate::engine::Sums;
use crate::engine::{AsEntered, Exact, Number, figures as work_out, totals};
use crate::steps::{At, Bounds, NumberField, Step, Unit, number_at};
use crate::study::*;

/// What somebody wants to be true.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum FinancialGoal {
    BreakEven,
    /// At least this ROI, in percent.
    Roi(Decimal),
    /// At least this net benefit in the first year.
    Net(Decimal),
    /// The money back within this many months.
    Payback(Decimal),
}

/// A goal cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GoalProblem {
    NotANumber,
    /// Months outside [`LEAST_MONTHS`] to [`MOST_MONTHS`].
    Months,
}

/// Bounds of the months of a payback: the horizon is at most 60 months (M9).
pub const LEAST_MONTHS: Decimal = Decimal::ONE;
pub const MOST_MONTHS: Decimal = dec!(60);

/// The kinds of goal somebody can ask for, in the order they are offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GoalKind {
    BreakEven,
    Roi,
    Net,
    Payback,
}

impl GoalKind {
    pub const ALL: [GoalKind; 4] = [GoalKind::BreakEven, GoalKind::Roi, GoalKind::Net, GoalKind::Payback];

    /// The amount that is meant until somebody types one: the ROI that the study asks for, no net benefit, a year.
    pub fn usual(self, study: &Study) -> Decimal {
        match self {
            GoalKind::Roi => study.hurdle.or(defaults::HURDLE.value),
            GoalKind::Payback => Decimal::from(12),
            GoalKind::BreakEven | GoalKind::Net => Decimal::ZERO,
        }
    }

    /// The goal with this amount: percent, money or months.
    pub fn goal(self, amount: Decimal) -> Result<FinancialGoal, GoalProblem> {
        match self {
            GoalKind::BreakEven => Ok(FinancialGoal::BreakEven),
            GoalKind::Roi => Ok(FinancialGoal::Roi(amount)),
            GoalKind::Net => Ok(FinancialGoal::Net(amount)),
            GoalKind::Payback if (LEAST_MONTHS..=MOST_MONTHS).contains(&amount) => Ok(FinancialGoal::Payback(amount)),
            GoalKind::Payback => Err(GoalProblem::Months),
        }
    }

    /// The same from what stands in the box; none typed is the usual amount.
    pub fn read(self, typed: Option<&str>, study: &Study, format: &Format) -> Result<FinancialGoal, GoalProblem> {
        match (self, typed) {
            (GoalKind::BreakEven, _) => Ok(FinancialGoal::BreakEven),
            (_, None) => self.goal(self.usual(study)),
            (_, Some(text)) => self.goal(read(text, format).map_err(|_| GoalProblem::NotANumber)?.value),
        }
    }
}

impl FinancialGoal {
    /// Whether `study` reaches it. Ties are reached.
    fn reached(self, study: &Study) -> bool {
        match self {
            FinancialGoal::Payback(months) => {
                let limit = months.to_f64().unwrap_or(0.0);
                work_out::<f64>(study, &AsEntered).payback_months.is_ok_and(|payback| payback <= limit + 1e-9)
            }
            _ => {
                let totals = totals::<f64>(study, 12, &AsEntered);
                let (Ok(benefit), Ok(cost)) = (totals.benefit, totals.cost) else { return false };
                // What is missing or left over; a ten-thousandth of a coin is a rounding of the binary fractions.
                let wanted = match self {
                    FinancialGoal::Roi(percent) => cost * (1.0 + percent.to_f64().unwrap_or(0.0) / 100.0),
                    FinancialGoal::Net(money) => cost + money.to_f64().unwrap_or(0.0),
                    _ => cost,
                };
                benefit - wanted >= -1e-6
            }
        }
    }

    /// What is left over beyond the goal, exactly; none for a goal in time.
    fn margin(self, study: &Study) -> Option<Exact> {
        let totals = totals::<Exact>(study, 12, &AsEntered);
        let (benefit, cost) = (totals.benefit.ok()?, totals.cost.ok()?);
        match self {
            FinancialGoal::BreakEven => Some(benefit - cost),
            FinancialGoal::Roi(percent) => Some(benefit - cost * (Exact::one() + Exact::of(percent).percent())),
            FinancialGoal::Net(money) => Some(benefit - cost - Exact::of(money)),
            FinancialGoal::Payback(_) => None,
        }
    }
}

/// Whether a lever can reach the goal alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reachable {
    /// Over the whole of the user's own range.
    WholeRange,
    /// As the number is now; there is no range.
    AlreadyTrue,
    InsideRange,
    OutsideRange,
    /// Not as the number is now; there is no range.
    NotYet,
    NotByThisAlone,
}

/// One row: what a number has to be, and whether that is likely.
#[derive(Clone, Debug, PartialEq)]
pub struct Need {
    /// Empty for all costs together, which is no number of its own.
    pub place: String,
    /// The needed value, rounded to the safe side; none where any value does or no value does.
    pub value: Option<Decimal>,
    /// Whether more of the number is better.
    pub is_least: bool,
    pub reachable: Reachable,
}

/// The rows for `goal`: the levers that move the result most, the likeliest to be true first, then all costs together.
///
/// # Examples
/// All costs together may come to the benefit of 65,772, and the study breaks even.
/// ```
/// use payoff::amount::Format;
/// use payoff::analysis::Context;
/// use payoff::analysis::goals::{FinancialGoal, needs};
/// use payoff::engine::evaluate;
/// use payoff::steps::quick;
/// use payoff::study::examples;
/// use rust_decimal::dec;
///
/// let study = &examples::all()[4];
/// let (outcome, format) = (evaluate(study), Format::named("en-US", "USD"));
/// let context = Context { study, outcome: &outcome, format: &format };
/// let needs = needs(&[quick::STEPS], context, FinancialGoal::BreakEven);
/// assert_eq!(needs.last().and_then(|all_costs| all_costs.value), Some(dec!(65772)));
/// ```
pub fn needs(steps: &[&'static [Step]], facts: Context, goal: FinancialGoal) -> Vec<Need> {
    rows(levers(steps, facts, Order::Swing, 6), facts, goal)
}

/// The same for the levers at `places` and no others.
pub fn needs_at(steps: &[&'static [Step]], facts: Context, goal: FinancialGoal, places: &[String]) -> Vec<Need> {
    let mut found = levers(steps, facts, Order::Swing, usize::MAX);
    found.retain(|lever| places.contains(&lever.place));
    rows(found, facts, goal)
}

fn rows(levers: Vec<Lever>, facts: Context, goal: FinancialGoal) -> Vec<Need> {
    let mut rows: Vec<(Decimal, Need)> = levers
        .into_iter()
        .filter_map(|lever| {
            let (_, number, at) = number_at(&lever.place)?;
            Some(row(&lever, number, at, facts, goal))
        })
        .collect();
    rows.sort_by_key(|(distance, _)| *distance);
    let mut rows: Vec<Need> = rows.into_iter().map(|(_, row)| row).collect();
    rows.extend(all_costs(facts, goal));
    rows
}

/// The row of `lever`, and how far its needed value is from the likely one; true ones come first.
fn row(lever: &Lever, number: &'static NumberField, at: At, facts: Context, goal: FinancialGoal) -> (Decimal, Need) {
    let mut work = facts.study.clone();
    let mut search = Search { work: &mut work, number, at, goal };
    let found = search.boundary(lever);
    let is_reached = search.reached(lever.value);
    let mut need =
        Need { place: lever.place.clone(), value: None, is_least: false, reachable: Reachable::NotByThisAlone };
    let rounded = found.map(|(needed, upward)| (to_the_safe_side(needed, number, upward), upward));
    // A field that takes no 0 takes nothing that is at most 0, and anything that is at least 0.
    let is_none = |needed: Decimal| matches!(number.bounds, Bounds::Positive) && needed.is_zero();
    let taken = rounded.filter(|(needed, _)| !is_none(*needed));
    let is_any = rounded.is_none_or(|(needed, upward)| is_none(needed) && upward);
    if let Some((needed, upward)) = taken {
        let ends = if upward { lever.low >= needed } else { lever.high <= needed };
        let inside = lever.low <= needed && needed <= lever.high;
        need.reachable = match (lever.own_range, is_reached) {
            (true, _) if ends => Reachable::WholeRange,
            (true, _) if inside => Reachable::InsideRange,
            (true, _) => Reachable::OutsideRange,
            (false, true) => Reachable::AlreadyTrue,
            (false, false) => Reachable::NotYet,
        };
        (need.value, need.is_least) = (Some(needed), upward);
    } else if is_reached && is_any {
        // No value of it would lose the goal.
        need.reachable = if lever.own_range { Reachable::WholeRange } else { Reachable::AlreadyTrue };
    }
    // The distance is measured in the lever's own range.
    let own = lever.high.less(lever.low).max(lever.value.abs() / dec!(1000)).max(dec!(0.000001));
    let distance = match need.value {
        None if is_reached && is_any => Decimal::MIN,
        None => Decimal::MAX,
        Some(value) => {
            let away = (value.less(lever.value)).abs().checked_div(own).unwrap_or(Decimal::MAX);
            if is_reached { -away } else { away }
        }
    };
    (distance, need)
}

/// All costs together: closed form, as long as the goal is one in money.
fn all_costs(facts: Context, goal: FinancialGoal) -> Option<Need> {
    let totals = &facts.outcome.figures.totals;
    let (benefit, cost) = (totals.benefit.ok()?, decimal(totals.cost).ok()?);
    let most = match goal {
        FinancialGoal::BreakEven => benefit,
        FinancialGoal::Net(money) => benefit - Exact::of(money),
        FinancialGoal::Roi(percent) => benefit / (Exact::one() + Exact::of(percent).percent()),
        FinancialGoal::Payback(_) => return None,
    };
    let most = most.decimal()?.round_dp_with_strategy(0, RoundingStrategy::ToNegativeInfinity);
    let reachable = match () {
        _ if most < Decimal::ZERO => Reachable::NotByThisAlone,
        _ if cost <= most => Reachable::AlreadyTrue,
        _ => Reachable::NotYet,
    };
    let value = (reachable != Reachable::NotByThisAlone).then_some(most);
    Some(Need { place: String::new(), value, is_least: false, reachable })
}

/// A needed value is never shown better than it is: rounded up for "at least", down for "at most".
fn to_the_safe_side(value: Decimal, number: &NumberField, upward: bool) -> Decimal {
    let digits = match number.unit {
        // What its field takes (M14).
        _ if matches!(number.bounds, Bounds::Whole(..)) => 0,
        Unit::Money if value.abs() >= Decimal::ONE_HUNDRED => 0,
        Unit::Money => 2,
        Unit::People => 0,
        Unit::Percent | Unit::Months | Unit::Hours => 1,
        _ => 2,
    };
    let side = if upward { RoundingStrategy::ToPositiveInfinity } else { RoundingStrategy::ToNegativeInfinity };
    let (least, most) = bounds(number, value);
    value.round_dp_with_strategy(digits, side).max(least).min(most).normalize()
}

/// One number of a study being moved in search of the goal.
struct Search<'a> {
    work: &'a mut Study,
    number: &'static NumberField,
    at: At,
    goal: FinancialGoal,
}

impl Search<'_> {
    fn reached(&mut self, value: Decimal) -> bool {
        with(self.work, self.number, self.at, value, |study| self.goal.reached(study)).unwrap_or(false)
    }

    fn margin(&mut self, value: Decimal) -> Option<Exact> {
        with(self.work, self.number, self.at, value, |study| self.goal.margin(study))?
    }

    /// Where the goal begins to be reached, and whether more of the number is better. None where it is reached nowhere, or
    /// everywhere.
    fn boundary(&mut self, lever: &Lever) -> Option<(Decimal, bool)> {
        let (least, most) = bounds(self.number, lever.value);
        // Without bounds of its own a number is looked for up to a thousand times its size.
        let reach = lever.value.abs().max(lever.high.abs()).max(Decimal::ONE).times(dec!(1000));
        let (least, most) = (least.max(-reach), most.min(reach));
        if let Some(found) = self.on_a_line(lever, least, most) {
            return found;
        }
        // The nearest of fifty places on either side where the goal turns; then halving between the two.
        let now = self.reached(lever.value);
        let mut turns = [None, None];
        for (turn, end) in turns.iter_mut().zip([least, most]) {
            let mut last = lever.value;
            for step in 1..=50 {
                // Steps grow with the square, so that the neighbourhood of today's value is looked at closely.
                let share = Decimal::from(step * step) / dec!(2500);
                let next = lever.value.plus(end.less(lever.value).times(share));
                if self.reached(next) != now {
                    *turn = Some((last, next));
                    break;
                }
                last = next;
            }
        }
        let near = |turn: &Option<(Decimal, Decimal)>| turn.map_or(Decimal::MAX, |(_, at)| at.less(lever.value).abs());
        let [down, up] = turns;
        let (mut kept, mut turned) = if near(&down) <= near(&up) { down? } else { up? };
        for _ in 0..60 {
            let middle = kept.plus(turned) / Decimal::TWO;
            if self.reached(middle) == now { kept = middle } else { turned = middle }
        }
        let upward = (turned > kept) != now;
        // The side on which the goal is reached.
        Some((if now { kept } else { turned }, upward))
    }

    /// The closed form: where what is left over grows evenly with the number, the goal is one division away.
    ///
    /// The outer none: it does not. The inner none: it does, and the value would be out of bounds.
    fn on_a_line(&mut self, lever: &Lever, least: Decimal, most: Decimal) -> Option<Option<(Decimal, bool)>> {
        let other = if lever.high != lever.value { lever.high } else { lever.low };
        let third = lever.value.times(dec!(0.5)).max(least);
        let [a, b, c] = [lever.value, other, third].map(|value| self.margin(value));
        let (a, b, c) = (a?, b?, c?);
        let slope = (b - a) / (Exact::of(other) - Exact::of(lever.value));
        if slope == Exact::zero() || !slope.exists() {
            return None;
        }
        let expected = a + slope * (Exact::of(third) - Exact::of(lever.value));
        let (off, size) = (expected - c).decimal().zip(a.decimal())?;
        if off.abs() > size.abs().max(Decimal::ONE).times(dec!(0.000000001)) {
            return None;
        }
        let needed = (Exact::of(lever.value) - a / slope).decimal()?;
        // The division may end a hair outside of a bound that it meets.
        let hair = lever.value.abs().max(Decimal::ONE).times(dec!(0.000000000001));
        let needed = match () {
            _ if needed < least && least.less(needed) <= hair => least,
            _ if needed > most && needed.less(most) <= hair => most,
            _ => needed,
        };
        let upward = slope > Exact::zero();
        // Straight between three points is not yet straight to the end: the goal must turn where it is said to.
        let step = needed.less(lever.value).abs().max(Decimal::ONE).times(dec!(0.001));
        let (more, less) = (needed.plus(step), needed.less(step));
        let (inner, outer) = if upward { (more, less) } else { (less, more) };
        if needed < least || needed > most {
            return Some(None);
        }
        let turns = (inner > most || inner < least || self.reached(inner))
            && (outer > most || outer < least || !self.reached(outer));
        turns.then_some(Some((needed, upward)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::evaluate;
    use crate::steps::{full, quick};

    fn rows(study: &Study, goal: FinancialGoal) -> Vec<Need> {
        let (outcome, format) = (evaluate(study), Format::named("en-US", "USD"));
        needs(&[quick::STEPS, full::STEPS], Context { study, outcome: &outcome, format: &format }, goal)
    }

    /// 100 errors fewer a year, worth 100 each, 60% due to the training and sure of it; cost 4,000: net 2,000.
    fn study() -> Study {
        let mut study = catalogue::start(Situation::Quality, "a", "en-US", "USD");
        study.state = State::Measured;
        let measure = &mut study.measures[0];
        (measure.period, measure.scale, measure.better) = (Period::Year, Scale::Count, Better::Lower);
        measure.baseline = Quantity::entered(dec!(200));
        measure.after = Quantity { low: Some(dec!(80)), high: Some(dec!(140)), ..Quantity::entered(dec!(100)) };
        measure.worth.class = Class::Cash;
        measure.worth.valuation = Valuation::Agreed;
        measure.worth.value = Quantity::entered(dec!(100));
        measure.isolation.estimators = vec![Estimator {
            role: Role::Manager,
            share: Quantity::entered(dec!(60)),
            confidence: Quantity::entered(dec!(100)),
            ..Estimator::default()
        }];
        study.programme.people = Quantity::entered(dec!(10));
        study.programme.hours = Quantity::entered(dec!(0));
        study.costs = vec![CostLine { rate: Quantity::entered(dec!(4000)), ..CostLine::default() }];
        study
    }

    fn need<'a>(rows: &'a [Need], place: &str) -> &'a Need {
        rows.iter().find(|row| row.place == place).unwrap_or_else(|| panic!("{place} in {rows:#?}"))
    }

    /// A loss, and no cost: only a share of 0 loses nothing, and 0 is what its field takes. A price of 0 it does not take.
    #[test]
    fn a_value_that_lies_on_a_bound_is_found() {
        let mut study = study();
        study.costs = vec![CostLine { rate: Quantity::entered(dec!(0)), ..CostLine::default() }];
        study.measures[0].after = Quantity::entered(dec!(230.7));
        study.measures[0].worth.value = Quantity::entered(dec!(21.08));
        let rows = rows(&study, FinancialGoal::BreakEven);
        let share = need(&rows, "measures.0.isolation.estimators.0.share");
        assert_eq!((share.value, share.reachable), (Some(dec!(0)), Reachable::NotYet));
        assert_eq!(need(&rows, "measures.0.worth.value").reachable, Reachable::NotByThisAlone);
    }

    #[test]
    fn a_goal_is_read_within_its_bounds_and_the_usual_one_stands_until_somebody_types() {
        let (study, format) = (study(), Format::named("en-US", "USD"));
        let read = |kind: GoalKind, typed| kind.read(typed, &study, &format);
        assert_eq!(read(GoalKind::Payback, None), Ok(FinancialGoal::Payback(dec!(12))));
        assert_eq!(read(GoalKind::Net, None), Ok(FinancialGoal::Net(dec!(0))));
        assert_eq!(read(GoalKind::Roi, Some("1,250%")), Ok(FinancialGoal::Roi(dec!(1250))));
        assert_eq!(read(GoalKind::Net, Some("-$500")), Ok(FinancialGoal::Net(dec!(-500))));
        assert_eq!(read(GoalKind::Net, Some("much")), Err(GoalProblem::NotANumber));
        let months = |text| read(GoalKind::Payback, Some(text));
        assert_eq!([months("1"), months("60")], [1, 60].map(|months| Ok(FinancialGoal::Payback(months.into()))));
        assert_eq!([months("0"), months("61")], [Err(GoalProblem::Months); 2]);
        assert_eq!(read(GoalKind::BreakEven, Some("much")), Ok(FinancialGoal::BreakEven));
    }

    #[test]
    fn break_even_values_are_those_worked_by_hand() {
        let rows = rows(&study(), FinancialGoal::BreakEven);
        // Benefit = (200 − after) · share · value; it must be 4,000.
        let after = need(&rows, "measures.0.after");
        assert_eq!((after.value, after.reachable), (Some(dec!(133.33)), Reachable::InsideRange));
        assert!(!after.is_least, "it must be at most that");
        assert_eq!(need(&rows, "measures.0.isolation.estimators.0.share").value, Some(dec!(40)));
        assert_eq!(need(&rows, "measures.0.worth.value").value, Some(dec!(66.67)));
        assert_eq!(need(&rows, "").value, Some(dec!(6000)));
    }

    #[test]
    fn a_wanted_roi_and_a_wanted_net_benefit_are_closed_forms_too() {
        // ROI of 100%: benefit 8,000, so 80% of 100 · 100 …
        let roi = rows(&study(), FinancialGoal::Roi(dec!(100)));
        assert_eq!(need(&roi, "measures.0.isolation.estimators.0.share").value, Some(dec!(80)));
        assert_eq!(need(&roi, "").value, Some(dec!(3000)));
        // … and net 5,000: benefit 9,000, at most 50 errors left: outside 80 to 140.
        let net = rows(&study(), FinancialGoal::Net(dec!(5000)));
        let after = need(&net, "measures.0.after");
        assert_eq!((after.value, after.reachable), (Some(dec!(50)), Reachable::OutsideRange));
    }

    #[test]
    fn what_no_value_of_a_number_reaches_is_said_to_be_impossible() {
        // A share of 100% brings 10,000; net 7,000 needs 11,000.
        let rows = rows(&study(), FinancialGoal::Net(dec!(7000)));
        let share = need(&rows, "measures.0.isolation.estimators.0.share");
        assert_eq!((share.value, share.reachable), (None, Reachable::NotByThisAlone));
    }

    #[test]
    fn money_back_within_n_months_is_found_by_halving() {
        // 500 a month pay 4,000 back after 8 months; after 6 months it takes a benefit of 8,000, a share of 80%.
        let rows = rows(&study(), FinancialGoal::Payback(dec!(6)));
        assert_eq!(need(&rows, "measures.0.isolation.estimators.0.share").value, Some(dec!(80)));
        let rate = rows.iter().find(|row| row.place.starts_with("costs.")).expect("the cost line");
        assert_eq!(rate.value, Some(dec!(3000)));
    }
}
