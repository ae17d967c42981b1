//! What would make the figure firmer: the weak numbers that move it most, and what each open answer does to it (M14).

use rust_decimal::Decimal;

use crate::analysis::levers::{Lever, Order, label, levers, numbers};
use crate::analysis::{Context, decimal};
use crate::engine::{AsEntered, Exact, Figure, totals};
use crate::steps::{At, Field, Kind, Rows, Step, full, problems, quick, words};
use crate::study::*;

/// A number that moves the result and is not known well.
#[derive(Clone, Debug, PartialEq)]
pub struct Weak {
    pub place: String,
    pub label: String,
    pub shown: String,
    /// How well it is known.
    pub known: &'static str,
    /// How far it moves the result, and what it rests on.
    pub moves: String,
    /// How far it moves the result, as an amount.
    pub swing: String,
}

/// The weak numbers with the largest swing × weakness, at most `most` of them (M14).
pub fn weak(facts: Context, most: usize) -> Vec<Weak> {
    let found = levers(&[quick::STEPS, full::STEPS], facts, Order::Urgency, most);
    let words = |lever: &Lever| {
        let ends = match lever.own_range {
            _ if lever.by_chance => "as far as chance goes: more people, or more periods, would tell",
            true => "between its low and its high",
            false => "if it is 10% lower or higher",
        };
        format!("Moves the result by {} {ends}.", facts.format.money(lever.swing()))
    };
    found
        .into_iter()
        .map(|lever| {
            let assumed = lever.weakness == 3;
            let mut moves = words(&lever);
            if assumed && !lever.source.is_empty() {
                moves = format!("{moves} {}.", lever.source);
            }
            let known = match lever.weakness {
                3 => "Assumed",
                2 => "Entered, no record named",
                _ => "A record, with chance in it",
            };
            let swing = facts.format.money(lever.swing());
            Weak { place: lever.place, label: lever.label, shown: lever.shown, known, moves, swing }
        })
        .collect()
}

/// A needed answer that is not there, and how much that matters.
#[derive(Clone, Debug, PartialEq)]
pub struct Gap {
    /// The caption of the step that asks for it.
    pub step: &'static str,
    pub place: String,
    /// What is asked for.
    pub words: String,
    pub matters: &'static str,
    /// Whether somebody said that it is not known yet: an honest answer, yet the figure waits for it.
    pub unknown: bool,
}

impl Gap {
    /// Whether there is no result as long as this is open.
    pub fn holds_the_figure(&self) -> bool {
        self.matters == ALONE || self.matters == AMONG
    }
}

const ALONE: &str = "There is no result without it.";
const AMONG: &str = "The result waits for it, and for other answers.";
const MOVES: &str = "The result changes once it is known.";
const ASKED: &str = "No figure moves with it, but readers ask for it.";

/// Every problem of `steps` and every needed number that is not known yet: what stops a result comes first.
pub fn gaps(steps: &'static [Step], facts: Context) -> Vec<Gap> {
    let Context { study, format, .. } = facts;
    let mut found: Vec<Gap> = Vec::new();
    for step in steps {
        for (field, at, words) in problems(step, study, format) {
            let (place, matters) = (field.place(at), matters(field, study, at));
            found.push(Gap { step: step.caption, place, words, matters, unknown: false });
        }
    }
    for (step, field, number, at) in numbers(steps, study) {
        let unknown = (number.lens.get)(study, at).is_some_and(|one| one.status == Status::Unknown);
        if unknown && number.assumption.is_none() && !field.missing.is_empty() && !(field.answered_elsewhere)(study, at)
        {
            let words = format!("{}: not known yet", label(field, study, at));
            let (place, matters) = (field.place(at), matters(field, study, at));
            found.push(Gap { step: step.caption, place, words, matters, unknown: true });
        }
    }
    words::tell_apart(found.iter_mut().map(|gap| (gap.place.as_str(), &mut gap.words)).collect(), study);
    let order = [ALONE, AMONG, MOVES, ASKED];
    found.sort_by_key(|gap| order.iter().position(|words| *words == gap.matters));
    found
}

/// How much the open answer to `field` matters: it is answered for a moment, and the figures are looked at.
fn matters(field: &Field, study: &Study, at: At) -> &'static str {
    let (before, mut works, mut moves) = (figures(study), false, false);
    for trial in trials(field, study, at) {
        let after = figures(&trial);
        moves |= after != before;
        works |= after.net.is_ok();
    }
    match (before.net.is_ok(), moves) {
        (_, false) => ASKED,
        (true, true) => MOVES,
        (false, true) if works => ALONE,
        (false, true) => AMONG,
    }
}

/// `study` with an answer to `field`. Any number within its bounds will do: what matters is whether a figure follows it.
fn trials(field: &Field, study: &Study, at: At) -> Vec<Study> {
    let with = |change: &dyn Fn(&mut Study)| {
        let mut trial = study.clone();
        change(&mut trial);
        trial
    };
    match &field.kind {
        Kind::Number(_) => vec![with(&|study| put(field, study, at))],
        Kind::Pick { pick, .. } => {
            (0..pick.answers.len()).map(|answer| with(&|study| (pick.set)(study, at, answer))).collect()
        }
        Kind::Rows(rows) => vec![with(&|study| add(rows, study, at))],
        Kind::Text { .. } | Kind::Custom(_) => Vec::new(),
    }
}

fn put(field: &Field, study: &mut Study, at: At) {
    if let Kind::Number(number) = &field.kind
        && let Some(quantity) = (number.lens.edit)(study, at)
    {
        *quantity = Quantity::entered(Decimal::ONE);
    }
}

fn add(rows: &Rows, study: &mut Study, at: At) {
    let row = (rows.count)(study, at);
    (rows.add)(study, at);
    rows.fields.iter().for_each(|field| put(field, study, At { row, ..at }));
}

/// What the result is made of, to be compared.
#[derive(PartialEq)]
struct Made {
    net: Figure<Decimal>,
    parts: Vec<Figure<Decimal>>,
}

fn figures(study: &Study) -> Made {
    let totals = totals::<Exact>(study, 12, &AsEntered);
    let mut parts = vec![totals.time, totals.cost, totals.benefit];
    for one in &totals.measures {
        parts.extend([one.change.gross, one.value.value, one.first_year]);
        parts.push(one.change.way().and_then(|way| way.units));
    }
    parts.extend(totals.lines.iter().map(|line| line.amount));
    Made { net: decimal(totals.net), parts: parts.into_iter().map(decimal).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::amount::Format;
    use crate::engine::evaluate;
    use rust_decimal::dec;

    /// 10 errors fewer a month, half of them due to the training and 80% sure, at 100 each: 4,800 a year; costs 1,000.
    fn small() -> Study {
        let number = |value| Quantity { source: Source::Record, ..Quantity::entered(value) };
        let guess = |value| Quantity { source: Source::Guess, ..Quantity::entered(value) };
        let mut study = Study { state: State::Measured, ..Study::default() };
        study.measures.push(Measure {
            name: "Errors".into(),
            better: Better::Lower,
            period: Period::Month,
            baseline: number(dec!(30)),
            after: number(dec!(20)),
            worth: Worth { value: guess(dec!(100)), ..Worth::default() },
            isolation: Isolation {
                estimators: vec![Estimator {
                    share: guess(dec!(50)),
                    confidence: number(dec!(80)),
                    ..Estimator::default()
                }],
                ..Isolation::default()
            },
            ..Measure::default()
        });
        study.costs.push(CostLine { rate: number(dec!(1000)), ..CostLine::default() });
        study
    }

    fn with<T>(study: &Study, make: impl Fn(Context) -> T) -> T {
        let (outcome, format) = (evaluate(study), Format::named("en-US", "USD"));
        make(Context { study, outcome: &outcome, format: &format })
    }

    fn gap(study: &Study, place: &str) -> Option<Gap> {
        with(study, |facts| gaps(full::STEPS, facts)).into_iter().find(|gap| gap.place == place)
    }

    #[test]
    fn a_weak_number_says_how_far_it_moves_the_result() {
        // 10% either way of 4,800 is 4,320 to 5,280, so the value and the share each move it by 960.
        let found = with(&small(), |facts| weak(facts, 6));
        let value = found.iter().find(|one| one.place == "measures.0.worth.value").expect("the value");
        assert_eq!(value.moves, "Moves the result by $960 if it is 10% lower or higher.");
        assert_eq!((value.known, value.shown.as_str()), ("Entered, no record named", "$100"));
        assert!(found.iter().any(|one| one.place == "measures.0.isolation.estimators.0.share"));
        // What a record shows is firm.
        assert!(found.iter().all(|one| one.place != "measures.0.baseline"), "{found:?}");
        assert_eq!(with(&small(), |facts| weak(facts, 1)).len(), 1);
    }

    #[test]
    fn a_gap_says_whether_the_result_waits_for_it() {
        let mut study = small();
        study.measures[0].worth.value = Quantity::default();
        assert_eq!(gap(&study, "measures.0.worth.value").map(|gap| gap.matters), Some(ALONE));
        study.measures[0].baseline = Quantity::default();
        assert_eq!(gap(&study, "measures.0.worth.value").map(|gap| gap.matters), Some(AMONG));
        assert_eq!(gap(&study, "measures.0.baseline").map(|gap| gap.matters), Some(AMONG));
    }

    #[test]
    fn a_gap_beside_a_result_says_whether_the_result_moves_with_it() {
        let mut study = small();
        study.costs.push(CostLine::default());
        assert_eq!(gap(&study, "costs.1.rate").map(|gap| gap.matters), Some(MOVES));
        assert_eq!(gap(&study, "challenge.sentence").map(|gap| gap.matters), Some(ASKED));
        // Freed time counts once it has a use.
        study.measures[0].worth.class = Class::Capacity;
        assert_eq!(gap(&study, "measures.0.worth.used").map(|gap| gap.matters), Some(MOVES));
    }

    #[test]
    fn gaps_that_ask_for_the_same_say_where() {
        let mut study = small();
        study.costs.push(CostLine::default());
        let said = |study: &Study, place: &str| gap(study, place).map(|gap| gap.words).unwrap_or_default();
        assert_eq!(said(&study, "costs.1.rate"), "Enter the amount for each, in money");
        study.costs.push(CostLine::default());
        assert_eq!(said(&study, "costs.1.rate"), "Enter the amount for each, in money (line 2)");
        assert_eq!(said(&study, "costs.2.rate"), "Enter the amount for each, in money (line 3)");
        study.measures.push(Measure { name: "Absence".into(), ..Measure::default() });
        study.measures[0].baseline = Quantity::default();
        assert_eq!(said(&study, "measures.1.baseline"), "Enter the number before the training (Absence)");
    }

    #[test]
    fn what_is_not_known_yet_is_a_gap_too_and_what_stops_a_result_comes_first() {
        let mut study = small();
        study.measures[0].worth.value = Quantity { status: Status::Unknown, ..Quantity::default() };
        let found = with(&study, |facts| gaps(full::STEPS, facts));
        let first = found.first().expect("a gap");
        assert_eq!((first.place.as_str(), first.matters, first.unknown), ("measures.0.worth.value", ALONE, true));
        assert!(found.len() > 1);
    }
}
