//! How long one evaluation of the largest example takes: exact decimals and floats, and the whole outcome with its checks.
//! Then what ten thousand draws of each example take. Prints ratios and never fails on time.

use std::hint::black_box;
use std::time::Instant;

use payoff::engine::chance::{USUAL_DRAWS, simulate};
use payoff::engine::{AsEntered, Exact, evaluate, figures};
use payoff::steps::ranged;
use payoff::study::{Study, envelope, examples};

/// Median seconds of one run.
fn median(mut run: impl FnMut()) -> f64 {
    let mut times: Vec<f64> = (0..301)
        .map(|_| {
            let start = Instant::now();
            run();
            start.elapsed().as_secs_f64()
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

fn main() {
    let size = |study: &Study| envelope::write(&[study], "study", "").len();
    let study = examples::all().into_iter().max_by_key(size).expect("an example");
    println!("The largest example, {:?}, {} bytes as a file", study.title, size(&study));
    let float = median(|| {
        black_box(figures::<f64>(black_box(&study), &AsEntered));
    });
    let exact = median(|| {
        black_box(figures::<Exact>(black_box(&study), &AsEntered));
    });
    let whole = median(|| {
        black_box(evaluate(black_box(&study)));
    });
    let frame = 1.0 / 60.0;
    for (name, time) in [("figures in f64", float), ("figures in decimals", exact), ("outcome with checks", whole)] {
        println!("{name:<22}{:>9.1} µs  {:>7.2} × f64  {:>8.4} of a frame", time * 1e6, time / float, time / frame);
    }
    println!("{USUAL_DRAWS} draws, beside as many whole evaluations of the largest example in f64");
    for study in examples::all() {
        let mut times: Vec<f64> = (0..9)
            .map(|_| {
                let start = Instant::now();
                black_box(simulate(black_box(&study), USUAL_DRAWS, ranged));
                start.elapsed().as_secs_f64()
            })
            .collect();
        times.sort_by(f64::total_cmp);
        let time = times[times.len() / 2];
        let each = time / f64::from(USUAL_DRAWS);
        println!("{:<48}{:>8.1} ms  {:>6.2} µs a draw  {:>6.3} ×", study.title, time * 1e3, each * 1e6, each / float);
    }
}
