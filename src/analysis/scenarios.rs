//! Scenarios side by side: the base case, what is being tried, and what was kept under a name.

use rust_decimal::Decimal;

use crate::analysis::{Context, chances, decimal};
use crate::charts::dots::about;
use crate::charts::figures::Reach;
use crate::engine::chance::Chances;
use crate::engine::{Why, evaluate};
use crate::scenario::what_if::{applied, chips, fixed, money_delta, named, relative_delta, tried};
use crate::study::*;

/// Which set of numbers is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Which {
    Base,
    Tried,
    /// The scenario at this place of the file.
    Named(usize),
}

impl Which {
    /// What differs from the base case.
    pub fn changes(self, study: &Study) -> &[Change] {
        match self {
            Which::Base => &[],
            Which::Tried => tried(study),
            Which::Named(at) => study.scenarios.get(at).map_or(&[], |scenario| &scenario.changes),
        }
    }

    /// The study as the draws see it.
    pub fn drawn(self, study: &Study) -> Study {
        fixed(study, self.changes(study))
    }

    /// The study with those numbers.
    pub fn study(self, study: &Study) -> Study {
        applied(study, self.changes(study))
    }

    pub fn name(self, study: &Study) -> String {
        match self {
            Which::Base => "Base case".into(),
            Which::Tried => "Your what-if".into(),
            Which::Named(at) => study.scenarios.get(at).map_or(String::new(), |scenario| scenario.name.clone()),
        }
    }
}

/// All sets of numbers of `study`, the base case first.
pub fn all(study: &Study) -> Vec<Which> {
    let trial = (!tried(study).is_empty()).then_some(Which::Tried);
    [Which::Base].into_iter().chain(trial).chain(named(study).map(|(at, _)| Which::Named(at))).collect()
}

/// One scenario in the comparison.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Row {
    pub which: Which,
    pub name: String,
    /// Its note, or what differs from the base.
    pub note: String,
    pub net: Option<Decimal>,
    pub net_words: String,
    /// Difference to the base case: amount and part.
    pub delta: String,
    pub ratio: String,
    pub payback: String,
    /// Low and high of the draws, and how many of twenty make money; none where there is no result.
    pub range: Option<(Decimal, Decimal)>,
    pub of_twenty: Option<usize>,
}

/// The scenarios on a few key figures, with their difference to the base case.
pub fn rows(facts: Context) -> Vec<Row> {
    let Context { study, format, .. } = facts;
    let base = decimal(facts.outcome.figures.totals.net).ok();
    let row = |which: Which| {
        let outcome = evaluate(&which.study(study));
        let held = outcome.is_held();
        let figures = &outcome.figures;
        let net = decimal(figures.totals.net);
        let delta = match (which, net, base) {
            (Which::Base, ..) => "Pinned. Your answers as they are".into(),
            (_, Ok(net), Some(base)) => {
                let part = relative_delta(net, base, format).map_or(String::new(), |part| format!(", {part}"));
                money_delta(net, base, format).words + &part
            }
            _ => String::new(),
        };
        let note = match which {
            Which::Named(at) if study.scenarios.get(at).is_some_and(|one| !one.note.is_empty()) => {
                study.scenarios[at].note.clone()
            }
            _ => {
                let changed = chips(facts, which.changes(study));
                changed.iter().map(|chip| format!("{}: {}", chip.name, chip.change)).collect::<Vec<_>>().join("; ")
            }
        };
        let chances = chances(&which.drawn(study)).filter(|_| !held);
        let say = |text: Result<String, Why>| text.unwrap_or_else(|why| why.sentence().into());
        Row {
            which,
            name: which.name(study),
            note,
            net: net.ok(),
            net_words: match net {
                _ if held => "Held back".into(),
                Ok(net) if net < Decimal::ZERO => format!("{} loss", format.money(net)),
                net => say(net.map(|net| format.money(net))),
            },
            delta,
            ratio: if held {
                "Held back".into()
            } else {
                say(decimal(figures.bcr).map(|ratio| format.money_ratio(ratio)))
            },
            payback: match decimal(figures.payback_months) {
                Err(Why::NotWithin) => format!("more than {} months", figures.horizon_months),
                months => say(months.map(|months| format!("{} months", format.fixed(months, 1)))),
            },
            range: chances.as_ref().map(range_of),
            of_twenty: chances.as_ref().map(Chances::of_twenty),
        }
    };
    all(study).into_iter().map(row).collect()
}

/// One scale for the strips of all scenarios: every result and every range has its place on it.
pub fn reach(rows: &[Row]) -> Reach {
    let ends = rows.iter().filter_map(|row| row.range).flat_map(|(low, high)| [low, high]);
    Reach::of(rows.iter().filter_map(|row| row.net).chain(ends))
}

/// Low and high of the draws, rounded to what can be known.
fn range_of(chances: &Chances) -> (Decimal, Decimal) {
    (about(chances.low), about(chances.high))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::amount::Format;
    use crate::analysis::levers::ends;
    use crate::scenario::what_if;
    use crate::scenario::what_if::try_on;
    use rust_decimal::dec;

    /// The published low and high cases of the first example: ROI −12.17% and 133.22% of a cost of 97,940.
    #[test]
    fn the_careful_and_the_hopeful_numbers_are_the_published_low_and_high_case() {
        let mut study = examples::all()[0].clone();
        let (careful, hopeful) = ends(&study);
        try_on(&mut study, careful);
        what_if::keep(&mut study, "Hopeful", "", hopeful);
        let (outcome, format) = (evaluate(&study), Format::named("en-US", "USD"));
        let found = rows(Context { study: &study, outcome: &outcome, format: &format });
        let nets: Vec<Decimal> = found.iter().map(|row| row.net.unwrap().round()).collect();
        assert_eq!(nets, [dec!(40458), dec!(-11924), dec!(130473)]);
        assert_eq!(found[1].delta, "$52,382 less, 129% less");
        assert_eq!(found[2].which, Which::Named(0));
    }

    /// From −12,000, the low end of a range, to 48,000, a result: 60,000 wide, and zero is a fifth of it in.
    #[test]
    fn one_scale_holds_every_result_every_range_and_zero() {
        let study = examples::all()[0].clone();
        let (outcome, format) = (evaluate(&study), Format::named("en-US", "USD"));
        let mut all = rows(Context { study: &study, outcome: &outcome, format: &format });
        (all[0].net, all[0].range) = (Some(dec!(48000)), Some((dec!(-12000), dec!(30000))));
        let scale = reach(&all);
        let places = [dec!(-12000), dec!(0), dec!(30000), dec!(48000)].map(|value| scale.place(value));
        assert_eq!(places, [0.0, 20.0, 70.0, 100.0]);
    }
}
