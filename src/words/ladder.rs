//! The claim ladder as rows with bars: from the loudest claim to what is left, every cut with its reason (M12).

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::amount::{add_up, add_up_to};
use crate::analysis::{Context, decimal};
use crate::engine::Sums;
use crate::engine::{Figure, LadderStep, Method, Outcome};
use crate::steps::words;
use crate::study::*;

/// What a bar stands for; its colour and its texture follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RungRole {
    Benefit,
    Cut,
    Cost,
    Net,
    Loss,
}

/// A bar in percent of the width, left edge and length.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bar {
    pub from: f64,
    pub length: f64,
    /// Where the next row's bar joins on.
    pub joins: f64,
    pub role: RungRole,
}

/// One row of the ladder.
#[derive(Clone, Debug, PartialEq)]
pub struct LadderRow {
    /// The step of the method; none before the worth is known.
    pub step: Option<LadderStep>,
    pub name: String,
    pub reason: String,
    pub amount: String,
    /// The amount in full, for the table.
    pub exact: String,
    pub bar: Bar,
    pub sum: bool,
    pub last: bool,
}

/// The ladder in money, empty as long as no benefit is known. Cuts of nothing are left out; amounts on show add up.
pub fn ladder(facts: Context) -> Vec<LadderRow> {
    let Context { study, outcome, format } = facts;
    let rungs = &outcome.figures.ladder;
    let amount = |at: usize| decimal(Ok(rungs[at].amount)).unwrap_or_default();
    let stands = |at: usize| decimal(Ok(rungs[at].stands)).unwrap_or_default();
    // Parts that add up: the cuts to the benefit by largest remainders, and benefit, cost and net as they are shown
    // elsewhere. Where those three do not add up in whole units, every amount is shown to the coin.
    let until = rungs.iter().position(|rung| rung.step == LadderStep::Benefit).unwrap_or(0);
    let has_cost = rungs.iter().any(|rung| rung.step == LadderStep::Cost);
    let whole = whole_totals(outcome).filter(|_| has_cost).map(|[benefit, cost, net]| vec![benefit, -cost, net]);
    let is_whole = whole.is_some() || !has_cost;
    let unit = if is_whole { Decimal::ONE } else { rust_decimal::dec!(0.01) };
    let sums = whole.unwrap_or_else(|| (until..rungs.len()).map(|at| add_up(&[amount(at)], unit)[0]).collect());
    let parts: Vec<Decimal> = (0..until).map(amount).collect();
    let parts = sums.first().map_or_else(Vec::new, |total| add_up_to(&parts, unit, *total));
    let rounded: Vec<Decimal> = parts.into_iter().chain(sums).collect();
    let spell = |value: Decimal| if is_whole { format.money(value) } else { format.money_exact(value) };
    let scale = Scale::new((0..rungs.len()).map(stands));
    let visible: Vec<usize> =
        (0..rungs.len()).filter(|at| rungs[*at].step.is_sum() || !amount(*at).is_zero()).collect();
    visible
        .iter()
        .map(|&at| {
            let step = rungs[at].step;
            let value = rounded[at];
            let role = match step {
                LadderStep::Gross | LadderStep::Benefit if amount(at) >= Decimal::ZERO => RungRole::Benefit,
                LadderStep::Net if amount(at) >= Decimal::ZERO => RungRole::Net,
                LadderStep::Cost => RungRole::Cost,
                LadderStep::Gross | LadderStep::Benefit | LadderStep::Net => RungRole::Loss,
                _ => RungRole::Cut,
            };
            let end = stands(at);
            let start = if step.is_sum() { Decimal::ZERO } else { end.less(amount(at)) };
            let (name, reason) = rung_words(step, facts);
            if step == LadderStep::Net && outcome.is_withheld() {
                let words = "held back".to_string();
                let bar = scale.bar(Decimal::ZERO, Decimal::ZERO, role);
                let reason = "Not ready to show".into();
                return LadderRow {
                    step: Some(step),
                    name,
                    reason,
                    amount: words.clone(),
                    exact: words,
                    bar,
                    sum: true,
                    last: true,
                };
            }
            LadderRow {
                step: Some(step),
                name,
                reason,
                amount: if step.is_sum() && step != LadderStep::Gross {
                    format!("= {}", spell(value))
                } else {
                    spell(value)
                },
                exact: format.money_exact(amount(at)),
                bar: scale.bar(start, end, role),
                sum: step.is_sum() && step != LadderStep::Gross,
                last: at + 1 == rungs.len(),
            }
        })
        .collect::<Vec<_>>()
        .into_iter()
        .filter(|row| !(study.measures.is_empty() && row.last))
        .collect()
}

/// Amounts from here on are shown in whole units also where one of them has to give way: nobody reads their coins.
const LARGE: Decimal = Decimal::from_parts(10_000, 0, 0, false, 0);

/// Benefit, full cost and net benefit in whole units that add up; none where they would have to be shown to the coin.
///
/// The net benefit is the headline and never gives way. Of the other two it is the one that stays nearer to what it is.
fn whole_totals(outcome: &Outcome) -> Option<[Decimal; 3]> {
    let totals = &outcome.figures.totals;
    let exact = [decimal(totals.benefit).ok()?, decimal(totals.cost).ok()?, decimal(totals.net).ok()?];
    let [benefit, cost, net] = exact.map(|amount| add_up(&[amount], Decimal::ONE)[0]);
    let (other_benefit, other_cost) = (net.plus(cost), benefit.less(net));
    // A net benefit that is shown to the coin is one of amounts that are.
    if net_has_coins(exact[2]) {
        return None;
    }
    let largest = outcome.figures.ladder.iter().filter_map(|rung| decimal(Ok(rung.amount)).ok());
    match () {
        _ if other_benefit == benefit => Some([benefit, cost, net]),
        _ if largest.map(|amount| amount.abs()).max()? < LARGE => None,
        _ if other_benefit.less(exact[0]).abs() <= other_cost.less(exact[1]).abs() => Some([other_benefit, cost, net]),
        _ => Some([benefit, other_cost, net]),
    }
}

/// Benefit and full cost as sentences and facts show them: as in the ladder, where one of them gave way there.
pub fn benefit_and_cost(outcome: &Outcome) -> [Figure<Decimal>; 2] {
    let totals = &outcome.figures.totals;
    let exact = [decimal(totals.benefit), decimal(totals.cost)];
    let Some([benefit, cost, _]) = whole_totals(outcome) else { return exact };
    let own = |exact: Decimal, shown: Decimal| if add_up(&[exact], Decimal::ONE)[0] == shown { exact } else { shown };
    [exact[0].map(|exact| own(exact, benefit)), exact[1].map(|exact| own(exact, cost))]
}

/// Benefit and full cost in words; to the coin where the net benefit between them is shown so.
pub fn benefit_and_cost_words(facts: Context) -> [Figure<String>; 2] {
    let Context { outcome, format, .. } = facts;
    let to_the_coin = decimal(outcome.figures.totals.net).is_ok_and(net_has_coins);
    benefit_and_cost(outcome)
        .map(|figure| figure.map(|amount| if to_the_coin { format.money_exact(amount) } else { format.money(amount) }))
}

/// Whether a net benefit is shown with its coins, as every amount below a hundred (`Format::money`).
fn net_has_coins(net: Decimal) -> bool {
    net.abs() < Decimal::ONE_HUNDRED && !net.fract().is_zero()
}

fn rung_words(step: LadderStep, facts: Context) -> (String, String) {
    let Context { study, outcome, .. } = facts;
    let measures = &outcome.figures.totals.measures;
    let counted: Vec<&Measure> = study
        .measures
        .iter()
        .zip(measures)
        .filter(|(_, one)| one.first_year.is_ok() && one.counts())
        .map(|(measure, _)| measure)
        .collect();
    let names = match counted.as_slice() {
        [one, two, _, ..] => format!("{}, {} and {} more", words::name_of(one), words::name_of(two), counted.len() - 2),
        _ => counted.iter().map(|measure| words::name_of(measure)).collect::<Vec<_>>().join(" and "),
    };
    let methods: Vec<Method> = measures.iter().filter_map(|one| one.change.way().ok().map(|way| way.method)).collect();
    let has = |wanted: Method| methods.contains(&wanted);
    let ahead = study.state.is_forecast();
    let (name, reason) = match step {
        LadderStep::Gross => (everything(study), names),
        LadderStep::Margin => ("Price is not profit", "Only the margin of a sale counts".into()),
        LadderStep::Anyway => (
            anyway(study),
            if has(Method::GroupAfter) || has(Method::GroupDifference) {
                "The comparison group moved too"
            } else if measures.iter().any(|one| one.change.way().is_ok_and(|way| way.summed)) {
                "Only those who answered count"
            } else {
                "The old trend would have gone on"
            }
            .into(),
        ),
        LadderStep::OtherFactors => (others(study), "Not due to the training".into()),
        LadderStep::NotSure => ("Cut because you are not sure", "Caution, not chance".into()),
        LadderStep::NoUse => ("Time with no named use", "Freed hours are not cash".into()),
        LadderStep::Timing => ("Starts late, fades or ends", "Only months with an effect count".into()),
        LadderStep::Benefit if has(Method::BeforeAfter) => {
            (if ahead { "Is to change" } else { "Changed" }, "The cause is not shown".into())
        }
        LadderStep::Benefit => ("Due to the training", "What you can claim".into()),
        LadderStep::Cost => ("Full cost", crate::words::whose_time(outcome).into()),
        LadderStep::Net => ("Net benefit", "First year".into()),
    };
    (name.into(), reason)
}

/// Names of the rungs: a forecast has not happened.
fn everything(study: &Study) -> &'static str {
    if study.state.is_forecast() { "Everything that is to change" } else { "Everything that changed" }
}
fn anyway(study: &Study) -> &'static str {
    if study.state.is_forecast() { "Would happen anyway" } else { "Would have happened anyway" }
}
fn others(study: &Study) -> &'static str {
    if study.state.is_forecast() { "Other things help" } else { "Other things helped" }
}

/// The first steps of the ladder in the measure's own units, before its worth is known; and in words what is left.
pub fn so_far(facts: Context) -> (Vec<LadderRow>, Option<String>) {
    let Context { study, outcome, format } = facts;
    let (Some(measure), Some(figures)) = (study.measures.first(), outcome.figures.totals.measures.first()) else {
        return (Vec::new(), None);
    };
    let Ok(gross) = decimal(figures.change.gross_units) else { return (Vec::new(), None) };
    let spell = |value: Decimal| {
        let digits = if value.abs() >= Decimal::ONE_HUNDRED { 0 } else { 1 };
        format.number(value, digits)
    };
    let mut levels = vec![(everything(study).to_string(), gross_reason(facts), gross)];
    if let Ok(way) = figures.change.way()
        && let Ok(volume) = way.volume
    {
        let units = |value| decimal(Ok(value)).unwrap_or_default();
        levels.push((
            anyway(study).into(),
            "What the records show without training".into(),
            units(way.improvement * volume),
        ));
        levels.push((others(study).into(), "Not due to the training".into(), units(way.shared * volume)));
        levels.push((
            "Cut because you are not sure".into(),
            "Caution, not chance".into(),
            units(way.adjusted * volume),
        ));
    }
    let left = levels.last().map_or(gross, |level| level.2);
    let scale = Scale::new(levels.iter().map(|level| level.2).chain([Decimal::ZERO]));
    let mut rows = Vec::new();
    let mut before = Decimal::ZERO;
    for (index, (name, reason, stands)) in levels.into_iter().enumerate() {
        let amount = stands.less(before);
        if index == 0 || !amount.is_zero() {
            let role = if index > 0 {
                RungRole::Cut
            } else if amount < Decimal::ZERO {
                RungRole::Loss
            } else {
                RungRole::Benefit
            };
            let bar = scale.bar(if index == 0 { Decimal::ZERO } else { before }, stands, role);
            rows.push(LadderRow {
                step: None,
                name,
                reason,
                amount: spell(amount),
                exact: format.number(amount, 6),
                bar,
                sum: false,
                last: false,
            });
        }
        before = stands;
    }
    let unit = words::unit(measure);
    let direction = if left.is_sign_negative() {
        "worse"
    } else if measure.better == Better::Lower {
        "fewer"
    } else {
        "more"
    };
    let claim = format!("{} {direction} {unit} a year", spell(left.abs()));
    rows.push(LadderRow {
        step: None,
        name: "Your claim so far".into(),
        reason: format!("{} {unit} a year", if direction == "fewer" { "Fewer" } else { "More" }),
        amount: spell(left),
        exact: format.number(left, 6),
        bar: scale.bar(Decimal::ZERO, left, if left < Decimal::ZERO { RungRole::Loss } else { RungRole::Net }),
        sum: true,
        last: true,
    });
    (rows, Some(claim))
}

fn gross_reason(facts: Context) -> String {
    let Context { study, outcome, format } = facts;
    let (Some(measure), Some(figures)) = (study.measures.first(), outcome.figures.totals.measures.first()) else {
        return String::new();
    };
    match (decimal(figures.change.before), decimal(figures.change.after)) {
        (Ok(before), Ok(after)) => {
            format!("{} to {}", words::of_measure(before, measure, format), words::of_measure(after, measure, format))
        }
        _ => "As the participants report it".into(),
    }
}

/// A scale that holds all values and zero; positions in percent of its width.
pub(super) struct Scale {
    low: f64,
    span: f64,
}

impl Scale {
    pub(super) fn new(values: impl Iterator<Item = Decimal>) -> Self {
        let (mut low, mut high) = (0.0_f64, 0.0_f64);
        for value in values.filter_map(|value| value.to_f64()) {
            low = low.min(value);
            high = high.max(value);
        }
        Scale { low, span: if high > low { high - low } else { 1.0 } }
    }

    pub(super) fn at(&self, value: Decimal) -> f64 {
        let place = (value.to_f64().unwrap_or(0.0) - self.low) / self.span * 100.0;
        (place * 100.0).round() / 100.0
    }

    fn bar(&self, start: Decimal, end: Decimal, role: RungRole) -> Bar {
        let (from, to) = (self.at(start), self.at(end));
        let length = ((from - to).abs() * 100.0).round() / 100.0;
        Bar { from: from.min(to), length: length.max(0.25), joins: to, role }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::amount::Format;
    use crate::engine::evaluate;

    /// The amounts of an example's ladder as they are shown.
    fn shown(example: usize) -> Vec<String> {
        let study = &examples::all()[example];
        let (outcome, format) = (evaluate(study), Format::named("en-US", "USD"));
        let rows = ladder(Context { study, outcome: &outcome, format: &format });
        rows.into_iter().map(|row| row.amount).collect()
    }

    #[test]
    fn shown_amounts_add_up_and_agree_with_the_headline() {
        assert_eq!(shown(0), ["$796,723", "−$135,677", "−$76,507", "= $584,539", "−$274,880", "= $309,659"]);
    }

    /// 161,987.50 − 209,850 = −47,862.50: whole units would round both halves away from zero and not add up. The half that
    /// is rounded down is the benefit's, so that the loss is the one of the headline.
    #[test]
    fn large_amounts_are_whole_and_add_up_to_the_headline() {
        let amounts = shown(6);
        assert_eq!(amounts[amounts.len() - 3..], ["= $161,987", "−$209,850", "= −$47,863"]);
        let parts: Decimal = amounts[..amounts.len() - 3].iter().map(|amount| plain(amount)).sum();
        assert_eq!(parts, Decimal::from(161_987));
    }

    fn plain(amount: &str) -> Decimal {
        let digits: String =
            amount.replace('−', "-").chars().filter(|c| c.is_ascii_digit() || "-.".contains(*c)).collect();
        digits.parse().expect("an amount")
    }

    /// 56,376 − 56,312.50 = 63.50: the headline shows coins, and so does everything that it is the difference of.
    #[test]
    fn a_small_net_benefit_is_the_same_text_in_ladder_and_headline() {
        let mut study = examples::all()[4].clone();
        study.state = State::Forecast;
        let (outcome, format) = (evaluate(&study), Format::named("en-US", "USD"));
        let facts = Context { study: &study, outcome: &outcome, format: &format };
        let amounts: Vec<String> = ladder(facts).into_iter().map(|row| row.amount).collect();
        assert_eq!(amounts[amounts.len() - 3..], ["= $56,376.00", "−$56,312.50", "= $63.50"]);
        assert_eq!(benefit_and_cost_words(facts).map(Result::unwrap), ["$56,376.00", "$56,312.50"]);
    }

    /// One error fewer in a year, at 1,061.50, less 2,000 are −938.50: 1,062 − 2,000 would be −938 and not −939.
    #[test]
    fn small_amounts_that_would_not_add_up_are_shown_to_the_coin() {
        let mut study = catalogue::start(Situation::Quality, "a", "en-US", "USD");
        study.state = State::Measured;
        study.measures.truncate(1);
        let measure = &mut study.measures[0];
        (measure.scale, measure.period, measure.better) = (crate::study::Scale::Count, Period::Year, Better::Lower);
        (measure.baseline, measure.after) = (Quantity::entered(2.into()), Quantity::entered(1.into()));
        (measure.worth.class, measure.worth.valuation) = (Class::Cash, Valuation::Agreed);
        measure.worth.value = Quantity::entered(rust_decimal::dec!(1061.5));
        let sure = Quantity::entered(100.into());
        let role = crate::study::Role::Manager;
        measure.isolation.estimators =
            vec![Estimator { role, share: sure.clone(), confidence: sure, ..Estimator::default() }];
        study.programme.people = Quantity::entered(1.into());
        study.programme.hours = Quantity::entered(0.into());
        study.costs = vec![CostLine { rate: Quantity::entered(2000.into()), ..CostLine::default() }];
        let (outcome, format) = (evaluate(&study), Format::named("en-US", "USD"));
        let rows = ladder(Context { study: &study, outcome: &outcome, format: &format });
        let amounts: Vec<String> = rows.into_iter().map(|row| row.amount).collect();
        assert_eq!(amounts[amounts.len() - 3..], ["= $1,061.50", "−$2,000.00", "= −$938.50"]);
    }
}
