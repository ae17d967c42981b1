//! How long the draws of one study file take, for draws.mjs, which holds them against other ways to draw the same model:
//! `cargo bench --bench draws -- DRAWS RUNS FILE` prints the fastest of the runs as JSON.

use std::hint::black_box;
use std::time::Instant;

use payoff::engine::chance::simulate;
use payoff::steps::ranged;
use payoff::study::envelope;

fn main() {
    // Cargo adds an option of its own.
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| !argument.starts_with("--")).collect();
    let [draws, runs, file] = &arguments[..] else {
        println!("node tests/bench/draws.mjs runs this with a study");
        return;
    };
    let count = |text: &str| text.parse::<u32>().expect("a whole number");
    let (draws, runs) = (count(draws), count(runs));
    let opened = envelope::open(&std::fs::read(file).expect("a file")).expect("a study file");
    let study = &opened.envelope.studies[0];
    let (mut times, mut middle) = (Vec::new(), 0.0);
    for _ in 0..runs {
        let start = Instant::now();
        let found = simulate(black_box(study), draws, ranged).expect("a result");
        times.push(start.elapsed().as_secs_f64());
        middle = found.middle;
    }
    let seconds = times.into_iter().fold(f64::INFINITY, f64::min);
    println!("{{\"seconds\": {seconds}, \"middle\": {middle}}}");
}
