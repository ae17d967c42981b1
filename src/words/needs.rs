//! What would have to be true, in words.

use rust_decimal::{Decimal, RoundingStrategy};

use super::text::filled;
use crate::amount::Format;
use crate::analysis::goals::{GoalProblem, Need, Reachable};
use crate::analysis::{Context, decimal};
use crate::engine::{Exact, Number, Sums};
use crate::steps::{number_at, words};

/// What the number must be and whether that is likely, in one sentence under its name.
pub fn need_line(need: &Need, facts: Context) -> String {
    let Context { study, format, .. } = facts;
    let said = said(need.reachable);
    let inside = words::inside(said);
    let value = need.value.map(|value| match number_at(&need.place) {
        Some((_, number, at)) => words::value(value, number.unit, study, at, format),
        None => format.money(value),
    });
    let text = match (&value, need.reachable) {
        (Some(_), _) if need.is_least => "It must be at least {value}: {inside}.",
        (Some(_), _) => "It must be at most {value}: {inside}.",
        (None, Reachable::NotByThisAlone) => "{said}.",
        (None, _) => "It may be any value: {inside}.",
    };
    filled(text, &[("value", value.as_deref().unwrap_or_default()), ("said", said), ("inside", &inside)])
}

/// Why a goal cannot be read, and what to type.
pub fn goal_problem(problem: GoalProblem) -> &'static str {
    match problem {
        GoalProblem::Months => "Months must be between 1 and 60",
        GoalProblem::NotANumber => "What you want must be a number, like 25",
    }
}

fn said(reachable: Reachable) -> &'static str {
    match reachable {
        Reachable::WholeRange => "True over its whole range",
        Reachable::AlreadyTrue => "Already true",
        Reachable::InsideRange => "Inside its range",
        Reachable::OutsideRange => "Outside its range",
        Reachable::NotYet => "Not true yet",
        Reachable::NotByThisAlone => "Not possible by this alone",
    }
}

/// "Benefits could be 25% lower before the study loses money." None where there is no margin.
pub fn margin_of_safety(facts: Context) -> Option<String> {
    let share = decimal(facts.outcome.figures.break_even_share).ok()?.times(Decimal::ONE_HUNDRED);
    // The break-even share and this room are one margin: what is shown of them adds up to the whole.
    let decimals = Format::percent_decimals(share);
    let room =
        Decimal::ONE_HUNDRED.less(share.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero));
    (room > Decimal::ZERO)
        .then(|| format!("Benefits could be {} lower before it loses money.", facts.format.percent_of(room, decimals)))
}

/// What is left if only half of the training's share were true: benefit is proportional to it, cost is not.
pub fn half_the_share(facts: Context) -> Option<String> {
    let totals = &facts.outcome.figures.totals;
    let (benefit, cost) = (totals.benefit.ok()?, totals.cost.ok()?);
    let net = (benefit / Exact::int(2) - cost).decimal()?;
    let money = facts.format.money(net.abs());
    Some(if net < Decimal::ZERO {
        format!("If the training’s share were half, it would lose {money}.")
    } else {
        format!("If the training’s share were half, {money} would still be left.")
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::evaluate;
    use crate::study::*;
    use rust_decimal::dec;

    /// 86.4% of the claim must be true: shown as 86%, and so the room is 14%, not the 13% of rounding it apart.
    #[test]
    fn one_margin_is_rounded_one_way() {
        let room = |cost: rust_decimal::Decimal| {
            let number = Quantity::entered;
            let measure = Measure {
                period: Period::Year,
                baseline: number(dec!(0)),
                after: number(dec!(60)),
                better: Better::Higher,
                scale: Scale::Count,
                worth: Worth {
                    class: Class::Cash,
                    valuation: Valuation::Agreed,
                    value: number(dec!(100)),
                    ..Worth::default()
                },
                ..Measure::default()
            };
            let cost = CostLine { rate: number(cost), ..CostLine::default() };
            let study =
                Study { state: State::Measured, measures: vec![measure], costs: vec![cost], ..Study::default() };
            let (outcome, format) = (evaluate(&study), Format::named("en-US", "USD"));
            margin_of_safety(Context { study: &study, outcome: &outcome, format: &format })
        };
        let said = |share: &str| Some(format!("Benefits could be {share} lower before it loses money."));
        assert_eq!((room(dec!(5184)), room(dec!(300)), room(dec!(270))), (said("14%"), said("95%"), said("95.5%")));
        assert_eq!(room(dec!(6000)), None);
    }

    #[test]
    fn a_need_is_one_sentence_with_its_side_its_value_and_how_likely_it_is() {
        let (study, format) = (Study::default(), Format::named("en-US", "USD"));
        let facts = Context { study: &study, outcome: &evaluate(&study), format: &format };
        let line =
            |value, is_least, reachable| need_line(&Need { place: String::new(), value, is_least, reachable }, facts);
        assert_eq!(line(Some(dec!(6000)), false, Reachable::NotYet), "It must be at most $6,000: not true yet.");
        assert_eq!(line(Some(dec!(5)), true, Reachable::InsideRange), "It must be at least $5: inside its range.");
        assert_eq!(line(None, false, Reachable::AlreadyTrue), "It may be any value: already true.");
        assert_eq!(line(None, false, Reachable::NotByThisAlone), "Not possible by this alone.");
    }
}
