//! The outcome of a study: every figure in exact decimals, with the evidence behind it and what a reader would attack.

use rust_decimal::Decimal;

use super::break_even::{BreakEven, break_even};
use super::change::Grade;
use super::expectations::{Expected, expected};
use super::figures::{Figures, figures};
use super::guardrails::{Finding, Severity, findings, is_cost_whole};
use super::inaction::{ProblemCost, doing_nothing};
use super::number::{Exact, Number};
use super::reader::AsEntered;
use super::strength::grade_records;
use super::why::{Figure, Missing};
use crate::study::*;

/// Everything the page shows about a study. A half-filled study has one too.
#[derive(Clone, Debug)]
pub struct Outcome {
    pub figures: Figures<Exact>,
    pub expected: Expected<Exact>,
    /// The lowest grade among the measures that carry at least a tenth of all worths, gains and losses alike (M11).
    pub grade: Option<Grade>,
    /// The measure that has this grade; of several the one with the largest worth.
    pub graded_by: Option<usize>,
    pub break_even: Vec<BreakEven<Exact>>,
    /// What the problem costs in a year if nothing is done, and who says so.
    pub doing_nothing: Figure<Decimal>,
    /// What that is a cost of: the whole problem, or a gap.
    pub problem: ProblemCost,
    /// Yearly sales that would pay for the problem.
    pub sales_needed: Figure<Decimal>,
    /// Whether every number of the cost that is begun is known (M7): an unknown one is missing, and not 0.
    pub cost_is_whole: bool,
    pub findings: Vec<Finding>,
}

impl Outcome {
    /// Findings that hold the headline back: of severity block, and not kept with a reason.
    pub fn blocks(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(|finding| finding.severity() == Severity::Block && finding.kept.is_none())
    }

    /// Whether what the training earned may not be shown yet.
    pub fn is_withheld(&self) -> bool {
        self.blocks().next().is_some()
    }
}

/// Evaluates `study`. Pure and total: no study, however odd, makes it fail.
///
/// # Examples
/// The fifth example brings 65,772 a year; a study without an answer has a reason in place of the figure.
/// ```
/// use payoff::engine::{evaluate, shown};
/// use payoff::study::{Study, examples};
/// use rust_decimal::dec;
///
/// let outcome = evaluate(&examples::all()[4]);
/// assert_eq!(outcome.figures.totals.benefit.and_then(shown), Ok(dec!(65772)));
/// assert!(evaluate(&Study::default()).figures.totals.net.is_err());
/// ```
pub fn evaluate(study: &Study) -> Outcome {
    let mut figures = figures::<Exact>(study, &AsEntered);
    grade_records(study, &mut figures);
    let (grade, graded_by) = grade(&figures).map_or((None, None), |(grade, at)| (Some(grade), Some(at)));
    let (doing_nothing, problem) = doing_nothing(study, &figures);
    let sales_needed = doing_nothing.and_then(|cost| match study.challenge.sales_margin.value {
        Some(margin) if margin > Decimal::ZERO => {
            shown((Exact::of(cost) / Exact::of(margin) * Exact::int(100)).quantize())
        }
        _ => Err(Missing::NoMargin),
    });
    let mut outcome = Outcome {
        expected: expected(study, &AsEntered),
        grade,
        graded_by,
        break_even: break_even(&figures.totals),
        doing_nothing,
        problem,
        sales_needed,
        cost_is_whole: is_cost_whole(study),
        findings: Vec::new(),
        figures,
    };
    outcome.findings = findings(study, &outcome);
    outcome
}

/// A figure as a decimal.
pub fn shown(value: Exact) -> Figure<Decimal> {
    value.decimal().ok_or(Missing::TooLarge)
}

/// The lowest grade among the measures that carry at least a tenth of the sum of the absolute worths; where none does, the
/// lowest of all (M11). There is one wherever there is a benefit. With it the measure that has it, of several the heaviest.
fn grade(figures: &Figures<Exact>) -> Option<(Grade, usize)> {
    figures.totals.benefit.ok()?;
    let counted = figures.totals.measures.iter().enumerate().filter(|(_, one)| one.counts());
    let carried: Vec<(Grade, usize, Exact)> =
        counted.filter_map(|(at, one)| Some((one.change.way().ok()?.grade, at, one.worth.ok()?.abs()))).collect();
    let whole = Exact::sum(carried.iter().map(|(_, _, worth)| *worth));
    let weighty = |(_, _, worth): &&(Grade, usize, Exact)| *worth * Exact::int(10) >= whole;
    let lowest = carried.iter().filter(weighty).map(|(grade, ..)| *grade).max();
    let lowest = lowest.or_else(|| carried.iter().map(|(grade, ..)| *grade).max())?;
    let of_it = carried.iter().filter(|(grade, ..)| *grade == lowest);
    let heaviest = of_it.reduce(|one, other| if other.2 > one.2 { other } else { one })?;
    Some((lowest, heaviest.1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_decimal::dec;

    fn q(value: Decimal) -> Quantity {
        Quantity::entered(value)
    }

    /// A yearly amount of money, seen before and after; a comparison group that stays as it was makes it grade A.
    fn amount(a_year: Decimal, compared: bool) -> Measure {
        let zero = || if compared { q(dec!(0)) } else { Quantity::default() };
        Measure {
            better: Better::Higher,
            period: Period::Year,
            baseline: q(dec!(0)),
            after: q(a_year),
            comparison: Comparison { before: zero(), after: zero(), ..Comparison::default() },
            worth: Worth { value: q(dec!(1)), ..Worth::default() },
            ..Measure::default()
        }
    }

    fn study(measures: Vec<Measure>) -> Study {
        Study { state: State::Measured, measures, ..Study::default() }
    }

    /// Of a benefit of 100, 10 are a tenth and 9 are not.
    #[test]
    fn the_grade_is_the_lowest_that_carries_a_tenth_of_the_benefit() {
        let grade = |compared: Decimal, claimed: Decimal| {
            evaluate(&study(vec![amount(compared, true), amount(claimed, false)])).grade
        };
        assert_eq!(grade(dec!(90), dec!(10)), Some(Grade::E));
        assert_eq!(grade(dec!(91), dec!(9)), Some(Grade::A));
        // A loss weighs like a gain of its size.
        assert_eq!(grade(dec!(115), dec!(-15)), Some(Grade::E));
        assert_eq!(grade(dec!(109), dec!(-9)), Some(Grade::A));
        assert_eq!(evaluate(&study(vec![])).grade, None);
    }

    #[test]
    fn sales_that_pay_for_the_problem_need_a_margin_above_nothing() {
        let needed = |margin: Decimal| {
            let mut one = Study::default();
            (one.challenge.cost_now, one.challenge.sales_margin) = (q(dec!(1200)), q(margin));
            evaluate(&one).sales_needed
        };
        assert_eq!(needed(dec!(8)), Ok(dec!(15000)));
        assert_eq!(needed(dec!(0)), Err(Missing::NoMargin));
        assert_eq!(needed(dec!(-8)), Err(Missing::NoMargin));
    }

    #[test]
    fn doing_nothing_costs_the_whole_problem_in_every_measure_that_counts() {
        let mut exits = amount(dec!(22.5), false);
        (exits.better, exits.scale, exits.baseline, exits.base) =
            (Better::Lower, Scale::Percent, q(dec!(28)), q(dec!(320)));
        exits.worth.value = q(dec!(100));
        let mut hours = amount(dec!(8), false);
        (hours.better, hours.baseline, hours.target) = (Better::Lower, q(dec!(10)), q(dec!(6)));
        (hours.worth.class, hours.worth.used, hours.worth.value) = (Class::Capacity, YesNo::Yes, q(dec!(30)));
        let mut sales = amount(dec!(45), false);
        (sales.baseline, sales.target, sales.worth.value) = (q(dec!(40)), q(dec!(50)), q(dec!(20)));
        let mut reached = amount(dec!(60), false);
        (reached.baseline, reached.target) = (q(dec!(50)), q(dec!(40)));
        let mut risk = amount(dec!(1000), false);
        risk.worth.class = Class::Risk;
        // 28% of 320 are 89.6, × 100. 10 hours × 30, half of them usable. 10 × 20. What is better than its target already costs
        // nothing, and a risk is not counted.
        let mut all = study(vec![exits, hours, sales, reached, risk]);
        assert_eq!(evaluate(&all).doing_nothing, Ok(dec!(8960) + dec!(150) + dec!(200)));
        assert_eq!(evaluate(&all).problem, ProblemCost::Whole);
        all.challenge.cost_now = q(dec!(777));
        assert_eq!(evaluate(&all).doing_nothing, Ok(dec!(777)));
        assert_eq!(evaluate(&study(vec![])).doing_nothing, Err(Missing::NotYet));
    }

    /// 40 deals were won and 50 are: without a target the gap to the best number seen is 10 × 20, and called so. A gain of 30 × 20
    /// is more than the way to a target of 50, and a problem is never smaller than what was gained.
    #[test]
    fn a_problem_is_never_smaller_than_its_gain_and_a_gap_is_called_one() {
        let sales = |after: Decimal, target: Option<Decimal>| {
            let mut sales = amount(after, false);
            (sales.baseline, sales.worth.value) = (q(dec!(40)), q(dec!(20)));
            sales.target = target.map(q).unwrap_or_default();
            let outcome = evaluate(&study(vec![sales]));
            (outcome.doing_nothing, outcome.problem)
        };
        assert_eq!(sales(dec!(50), None), (Ok(dec!(200)), ProblemCost::Gap));
        assert_eq!(sales(dec!(50), Some(dec!(60))), (Ok(dec!(400)), ProblemCost::Whole));
        assert_eq!(sales(dec!(70), Some(dec!(50))), (Ok(dec!(600)), ProblemCost::Whole));
    }

    #[test]
    fn a_cost_is_whole_once_every_number_of_it_is_known() {
        let mut one = study(vec![amount(dec!(500), true)]);
        one.programme.people = q(dec!(10));
        one.programme.hours = q(dec!(0));
        one.costs = vec![CostLine { rate: q(dec!(100)), ..CostLine::default() }];
        assert!(evaluate(&one).cost_is_whole);
        one.programme.hours = Quantity::default();
        assert!(!evaluate(&one).cost_is_whole);
    }
}
