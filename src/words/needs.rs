//! What would have to be true, in words.

use rust_decimal::{Decimal, RoundingStrategy};

use super::text::filled;
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
        Reachable::WholeRange => "True over your whole range",
        Reachable::AlreadyTrue => "Already true",
        Reachable::InsideRange => "Inside your range",
        Reachable::OutsideRange => "Outside your range",
        Reachable::NotYet => "Not true yet",
        Reachable::NotByThisAlone => "Not possible by this alone",
    }
}

/// "Benefits could be 25% lower before the study loses money." None where there is no margin.
pub fn margin_of_safety(facts: Context) -> Option<String> {
    let share = decimal(facts.outcome.figures.break_even_share).ok()?;
    let room = Decimal::ONE.less(share).times(Decimal::ONE_HUNDRED);
    // Rounded down: the shown room must be there.
    let room = room.round_dp_with_strategy(0, RoundingStrategy::ToZero);
    (room > Decimal::ZERO)
        .then(|| format!("Benefits could be {} lower before it loses money.", facts.format.percent_of(room, 0)))
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
    use crate::amount::Format;
    use crate::engine::evaluate;
    use crate::study::Study;
    use rust_decimal::dec;

    #[test]
    fn a_need_is_one_sentence_with_its_side_its_value_and_how_likely_it_is() {
        let (study, format) = (Study::default(), Format::named("en-US", "USD"));
        let facts = Context { study: &study, outcome: &evaluate(&study), format: &format };
        let line =
            |value, is_least, reachable| need_line(&Need { place: String::new(), value, is_least, reachable }, facts);
        assert_eq!(line(Some(dec!(6000)), false, Reachable::NotYet), "It must be at most $6,000: not true yet.");
        assert_eq!(line(Some(dec!(5)), true, Reachable::InsideRange), "It must be at least $5: inside your range.");
        assert_eq!(line(None, false, Reachable::AlreadyTrue), "It may be any value: already true.");
        assert_eq!(line(None, false, Reachable::NotByThisAlone), "Not possible by this alone.");
    }
}
