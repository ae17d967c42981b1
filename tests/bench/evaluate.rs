//! How long one evaluation takes: exact decimals and floats, the whole outcome with its checks, and what the page makes of
//! it, on the largest example and on the study with the longest lists; then what ten thousand draws of each example take.
//! Prints ratios and never fails on time.

mod longest;

use std::hint::black_box;
use std::time::Instant;

use payoff::amount::Format;
use payoff::analysis::{Context, weak_numbers as firm};
use payoff::engine::chance::{USUAL_DRAWS, simulate};
use payoff::engine::{AsEntered, Exact, evaluate, figures};
use payoff::steps::{full, problems, ranged};
use payoff::study::{Study, envelope, examples};
use payoff::words::ledger;

/// Median seconds of one run: of 301, or of as many as take two seconds.
fn median(mut run: impl FnMut()) -> f64 {
    let (begun, mut times) = (Instant::now(), Vec::new());
    while times.len() < 301 && (times.len() < 5 || begun.elapsed().as_secs() < 2) {
        let start = Instant::now();
        run();
        times.push(start.elapsed().as_secs_f64());
    }
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

/// What a keystroke costs before anything is drawn, and what a look at the result costs; the time of the outcome.
fn measure(study: &Study) -> f64 {
    let float = median(|| {
        black_box(figures::<f64>(black_box(study), &AsEntered));
    });
    let exact = median(|| {
        black_box(figures::<Exact>(black_box(study), &AsEntered));
    });
    let whole = median(|| {
        black_box(evaluate(black_box(study)));
    });
    let (outcome, format) = (evaluate(study), Format::named(&study.locale, &study.currency));
    let facts = Context { study, outcome: &outcome, format: &format };
    let steps = median(|| {
        for step in full::STEPS {
            black_box(problems(step, black_box(study), &format));
        }
    });
    let rows = median(|| {
        black_box(ledger::ledger(full::STEPS, facts));
    });
    let weak = median(|| {
        black_box(firm::weak(facts, 6));
    });
    let frame = 1.0 / 60.0;
    for (name, time) in [
        ("figures in f64", float),
        ("figures in decimals", exact),
        ("outcome with checks", whole),
        ("problems of all steps", steps),
        ("every number's source", rows),
        ("what to firm up", weak),
    ] {
        println!("{name:<22}{:>11.1} µs  {:>9.2} × f64  {:>8.4} of a frame", time * 1e6, time / float, time / frame);
    }
    whole
}

fn main() {
    let size = |study: &Study| envelope::write(&[study], "study", "").len();
    let largest = examples::all().into_iter().max_by_key(size).expect("an example");
    let longest = longest::longest();
    let mut times = Vec::new();
    for (what, study) in [("The largest example", &largest), ("The longest lists", &longest)] {
        println!("{what}, {:?}, {} bytes as a file", study.title, size(study));
        times.push(measure(study));
    }
    println!("The outcome of the longest lists takes {:.1} × that of the largest example", times[1] / times[0]);
    draw();
}

/// Ten thousand draws of every example, beside one evaluation of the largest in binary fractions.
fn draw() {
    let size = |study: &Study| envelope::write(&[study], "study", "").len();
    let largest = examples::all().into_iter().max_by_key(size).expect("an example");
    let float = median(|| {
        black_box(figures::<f64>(black_box(&largest), &AsEntered));
    });
    println!("{USUAL_DRAWS} draws, each beside one evaluation of the largest example in f64");
    for study in examples::all() {
        let time = median(|| {
            black_box(simulate(black_box(&study), USUAL_DRAWS, ranged));
        });
        let each = time / f64::from(USUAL_DRAWS);
        println!("{:<48}{:>8.1} ms  {:>6.2} µs a draw  {:>6.3} ×", study.title, time * 1e3, each * 1e6, each / float);
    }
}
