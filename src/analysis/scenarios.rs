//! Scenarios side by side: the base case, what is being tried, and what was kept under a name.

use rust_decimal::Decimal;

use crate::analysis::{Context, chances, decimal};
use crate::engine::chance::Chances;
use crate::engine::{Figure, Sums, evaluate};
use crate::scenario::what_if::{applied, fixed, named, tried};
use crate::study::*;

/// Which set of numbers is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WhichScenario {
    Base,
    Tried,
    /// The scenario at this place of the file.
    Named(usize),
}

impl WhichScenario {
    /// What differs from the base case.
    pub fn changes(self, study: &Study) -> &[Change] {
        match self {
            WhichScenario::Base => &[],
            WhichScenario::Tried => tried(study),
            WhichScenario::Named(at) => study.scenarios.get(at).map_or(&[], |scenario| &scenario.changes),
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
            WhichScenario::Base => "Base case".into(),
            WhichScenario::Tried => "Your what-if".into(),
            WhichScenario::Named(at) => study.scenarios.get(at).map_or(String::new(), |scenario| scenario.name.clone()),
        }
    }
}

/// All sets of numbers of `study`, the base case first.
pub fn all(study: &Study) -> Vec<WhichScenario> {
    let trial = (!tried(study).is_empty()).then_some(WhichScenario::Tried);
    [WhichScenario::Base].into_iter().chain(trial).chain(named(study).map(|(at, _)| WhichScenario::Named(at))).collect()
}

/// A set of numbers worked out: money in the study's currency, time in months.
#[derive(Clone, Debug, PartialEq)]
pub struct Compared {
    pub which: WhichScenario,
    /// Whether its figures are withheld, because something in it cannot be (M12).
    pub is_withheld: bool,
    pub net: Figure<Decimal>,
    pub base_net: Option<Decimal>,
    pub ratio: Figure<Decimal>,
    pub payback_months: Figure<Decimal>,
    pub horizon_months: usize,
    /// The draws; none where there is no result.
    pub chances: Option<Chances>,
}

impl Compared {
    /// What it brings more than the base case; none where one of the two has no result.
    pub fn more_than_base(&self) -> Option<Decimal> {
        Some(self.net.ok()?.less(self.base_net?))
    }
}

/// Every set of numbers on a few key figures, the base case first.
pub fn compared(facts: Context) -> Vec<Compared> {
    let Context { study, outcome, .. } = facts;
    let base_net = decimal(outcome.figures.totals.net).ok();
    let one = |which: WhichScenario| {
        let outcome = evaluate(&which.study(study));
        let is_withheld = outcome.is_withheld();
        let figures = &outcome.figures;
        Compared {
            which,
            is_withheld,
            net: decimal(figures.totals.net),
            base_net,
            ratio: decimal(figures.bcr),
            payback_months: decimal(figures.payback_months),
            horizon_months: figures.horizon_months,
            chances: chances(&which.drawn(study)).filter(|_| !is_withheld),
        }
    };
    all(study).into_iter().map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::amount::Format;
    use crate::analysis::levers::ends;
    use crate::scenario::what_if;
    use crate::scenario::what_if::try_on;
    use rust_decimal::dec;

    /// 57.6 exits at 16% of 42,000 and no absence are 387,072; at 33%, and with all of 153,014.40, they are 951,350.40. The cost is
    /// 274,880.
    #[test]
    fn the_careful_and_the_hopeful_numbers_are_all_ranges_at_one_end() {
        let mut study = examples::all()[0].clone();
        let (careful, hopeful) = ends(&study);
        try_on(&mut study, careful);
        what_if::keep(&mut study, "Hopeful", "", hopeful);
        let (outcome, format) = (evaluate(&study), Format::named("en-US", "USD"));
        let found = compared(Context { study: &study, outcome: &outcome, format: &format });
        let nets: Vec<Decimal> = found.iter().map(|row| row.net.unwrap().round()).collect();
        assert_eq!(nets, [dec!(309659), dec!(112192), dec!(676470)]);
        assert_eq!(found[1].more_than_base().map(|less| less.round()), Some(dec!(-197467)));
        assert_eq!(found[2].which, WhichScenario::Named(0));
    }
}
