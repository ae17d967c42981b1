//! Scenarios side by side, in words.

use rust_decimal::Decimal;

use super::odds::about;
use super::what_if::{chips, money_delta, relative_delta};
use crate::analysis::Context;
use crate::analysis::scenarios::{Compared, WhichScenario};
use crate::engine::chance::Chances;
use crate::engine::{Figure, Missing};

/// One scenario as it stands in the comparison.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ScenarioRow {
    pub which: WhichScenario,
    pub name: String,
    /// Its note, or what differs from the base.
    pub note: String,
    pub net: Option<Decimal>,
    pub net_words: String,
    /// Difference to the base case: amount and part.
    pub delta: String,
    pub ratio: String,
    pub payback: String,
    /// Low and high of the draws, rounded to what can be known.
    pub range: Option<(Decimal, Decimal)>,
    /// How many of twenty make money.
    pub of_twenty: Option<usize>,
}

/// `one` of the scenarios of a study, in words.
pub fn scenario_row(one: &Compared, facts: Context) -> ScenarioRow {
    let Context { study, format, .. } = facts;
    let spelled = |figure: Figure<Decimal>, spell: &dyn Fn(Decimal) -> String| match figure {
        _ if one.is_withheld => "Held back".into(),
        Ok(value) => spell(value),
        Err(Missing::NotWithin) => format!("more than {} months", one.horizon_months),
        Err(why) => why.sentence().into(),
    };
    let net_words = |net: Decimal| match net < Decimal::ZERO {
        true => format!("{} loss", format.money(net)),
        false => format.money(net),
    };
    let payback = match one.payback_months {
        Err(Missing::NotWithin) => format!("more than {} months", one.horizon_months),
        Err(why) => why.sentence().into(),
        Ok(months) => format!("{} months", format.fixed(months, 1)),
    };
    let changes = one.which.changes(study);
    let own_note = match one.which {
        WhichScenario::Named(at) => study.scenarios.get(at).map(|scenario| scenario.note.clone()),
        _ => None,
    };
    let changed = || {
        let chips = chips(facts, changes);
        chips.iter().map(|chip| format!("{}: {}", chip.name, chip.change)).collect::<Vec<_>>().join("; ")
    };
    let delta = match (one.which, one.net.ok().zip(one.base_net)) {
        (WhichScenario::Base, _) => "Pinned. Your answers as they are".into(),
        (_, Some((net, base))) => {
            let part = relative_delta(net, base, format).map_or(String::new(), |part| format!(", {part}"));
            money_delta(net, base, format).words + &part
        }
        _ => String::new(),
    };
    ScenarioRow {
        which: one.which,
        name: one.which.name(study),
        note: own_note.filter(|note| !note.is_empty()).unwrap_or_else(changed),
        net: one.net.ok(),
        net_words: spelled(one.net, &net_words),
        delta,
        ratio: spelled(one.ratio, &|ratio| format.money_ratio(ratio)),
        payback,
        range: one.chances.as_ref().map(|chances| (about(chances.low), about(chances.high))),
        of_twenty: one.chances.as_ref().map(Chances::of_twenty),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::amount::Format;
    use crate::analysis::levers::ends;
    use crate::analysis::scenarios::compared;
    use crate::engine::evaluate;
    use crate::scenario::what_if::try_on;
    use crate::study::examples;

    /// All ranges of the first example at their worse end are 112,192, which is 197,467 below its result of 309,659.
    #[test]
    fn a_scenario_says_what_it_differs_by_as_money_and_as_a_part() {
        let mut study = examples::all()[0].clone();
        let (careful, _) = ends(&study);
        try_on(&mut study, careful);
        let (outcome, format) = (evaluate(&study), Format::named("en-US", "USD"));
        let facts = Context { study: &study, outcome: &outcome, format: &format };
        let rows: Vec<ScenarioRow> = compared(facts).iter().map(|one| scenario_row(one, facts)).collect();
        assert_eq!(rows[1].delta, "$197,467 less, 64% less");
        assert_eq!(rows[1].net_words, "$112,192");
        assert_eq!(rows[0].delta, "Pinned. Your answers as they are");
    }
}
