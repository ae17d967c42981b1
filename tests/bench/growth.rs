//! How the work behind a result grows with the number of participants who answered: it doubles with them, or nearly so.
//! Prints milliseconds and the ratio to half as many, and never fails on time.

use std::hint::black_box;
use std::time::Instant;

use payoff::amount::{Choices, Format, What, table};
use payoff::analysis::levers::{Order, levers};
use payoff::analysis::{Context, chances, goals, weak_numbers};
use payoff::engine::evaluate;
use payoff::steps::{full, problems, quick};
use payoff::study::*;
use payoff::words::ledger;
use rust_decimal::Decimal;

fn number(value: usize) -> Quantity {
    Quantity { source: Source::Participant, ..Quantity::entered(Decimal::from(value)) }
}

/// An example whose change is what so many participants report.
fn study(many: usize) -> Study {
    let mut study = examples::all()[0].clone();
    let answer = |row: usize| Respondent {
        name: format!("Person {}", row + 1),
        change: number(1 + row % 4),
        share: number(40 + row % 50),
        confidence: number(50 + row % 40),
        ..Respondent::default()
    };
    study.programme.people = number(many);
    let measure = study.measures.first_mut().expect("a measure");
    measure.isolation.estimators.clear();
    measure.isolation.respondents = (0..many).map(answer).collect();
    study.name_rows();
    study
}

/// The result is worked out and let go.
fn only<T>(_: T) {}

/// The quickest of three runs, in milliseconds: other work of the machine is none of ours.
fn time(mut run: impl FnMut()) -> f64 {
    let once = |_| {
        let start = Instant::now();
        run();
        start.elapsed().as_secs_f64() * 1e3
    };
    (0..3).map(once).fold(f64::INFINITY, f64::min)
}

fn main() {
    let format = Format::named("en-US", "USD");
    let mut before: Vec<f64> = Vec::new();
    for many in [625, 1250, 2500, 5000] {
        let study = study(many);
        let outcome = evaluate(&study);
        let facts = Context { study: &study, outcome: &outcome, format: &format };
        let pasted: String = (0..many).map(|row| format!("Person {row}\t{}\t60%\t70%\n", row % 4)).collect();
        let steps: &[&'static [_]] = &[quick::STEPS, full::STEPS];
        let parts = [
            ("outcome with checks", time(|| only(black_box(evaluate(&study))))),
            ("draws of one frame", time(|| only(black_box(chances(&study))))),
            ("levers", time(|| only(black_box(levers(steps, facts, Order::Swing, 6))))),
            ("weak numbers", time(|| only(black_box(weak_numbers::weak(facts, 6))))),
            (
                "what a goal needs",
                time(|| only(black_box(goals::needs(steps, facts, goals::FinancialGoal::Net(Decimal::ZERO))))),
            ),
        ];
        let shown: f64 = parts.iter().map(|(_, time)| time).sum();
        let beside = [
            ("all of the result", shown),
            ("open answers", time(|| only(black_box(weak_numbers::gaps(full::STEPS, facts))))),
            (
                "problems of all steps",
                time(|| full::STEPS.iter().for_each(|step| only(black_box(problems(step, &study, &format))))),
            ),
            ("every number's source", time(|| only(black_box(ledger::ledger(full::STEPS, facts))))),
            (
                "the same pasted",
                time(|| {
                    let wanted = series::respondents_wanted(What::Number.into());
                    let found = table(&pasted, &format, &wanted, &Choices::default());
                    only(black_box(series::respondents_of(&found)));
                }),
            ),
            ("written as a file", time(|| only(black_box(envelope::write(&[&study], "study", ""))))),
        ];
        println!("{many} participants");
        let all: Vec<f64> = parts.iter().chain(&beside).map(|(_, time)| *time).collect();
        for (at, ((name, _), time)) in parts.iter().chain(&beside).zip(&all).enumerate() {
            let ratio = before.get(at).map_or(String::new(), |before| format!("{:>7.1} ×", time / before));
            println!("  {name:<24}{time:>10.2} ms{ratio}");
        }
        before = all;
    }
}
