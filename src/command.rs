//! The command line of the host: figures of study files as JSON lines, as a table, or as CSV.

use std::ffi::OsStr;
use std::io::Write;

use rust_decimal::Decimal;
use serde::{Serialize, Serializer};

use crate::amount::Format;
use crate::engine::chance::{MOST_DRAWS, simulate};
use crate::engine::{Exact, Figure, Finding, Number, Outcome, Why, evaluate};
use crate::steps::{check, ranged};
use crate::study::envelope::{self, CannotOpen, Opened};
use crate::study::{Choice, Study};
use crate::words::{self, ledger::cell};

const USAGE: &str = "usage: payoff [--table | --csv] [--draws N] STUDY.json…\n";

/// How the figures are printed.
#[derive(Clone, Copy, PartialEq)]
enum Form {
    Lines,
    Table,
    Csv,
}

/// Runs the command with its arguments; the exit code is 1 where a file could not be read, 2 for a wrong call.
pub fn run<A: AsRef<OsStr>>(arguments: &[A], out: &mut dyn Write, err: &mut dyn Write) -> u8 {
    let mut form = Form::Lines;
    let mut draws = None;
    let mut files = Vec::new();
    let mut arguments = arguments.iter().map(AsRef::as_ref);
    while let Some(argument) = arguments.next() {
        match argument.to_str() {
            Some("--table") => form = Form::Table,
            Some("--csv") => form = Form::Csv,
            Some("--draws") => match arguments.next().and_then(OsStr::to_str).and_then(|count| count.parse().ok()) {
                Some(count) if (1..=MOST_DRAWS).contains(&count) => draws = Some(count),
                _ => {
                    let _ = write!(err, "payoff: --draws needs a whole number from 1 to {MOST_DRAWS}\n{USAGE}");
                    return 2;
                }
            },
            Some(flag) if flag.starts_with("--") => {
                let _ = write!(err, "payoff: there is no option {}\n{USAGE}", plain(flag));
                return 2;
            }
            _ => files.push(argument),
        }
    }
    if files.is_empty() {
        let _ = err.write_all(USAGE.as_bytes());
        return 2;
    }
    let (mut studies, mut failed) = (Vec::new(), false);
    for file in files {
        let mut say = |words: &str| {
            let _ = writeln!(err, "{}: {}", plain(&file.to_string_lossy()), plain(words));
        };
        match read(file) {
            Ok(opened) => {
                for place in &opened.doubled {
                    say(&format!("this name stands twice, and the later value is taken: {place}"));
                }
                for place in &opened.unknown {
                    say(&format!("not known here, and left out: {place}"));
                }
                for (at, mut study) in opened.envelope.studies.into_iter().enumerate() {
                    // The page puts these aside as well: both have to say the same.
                    let format = Format::named(&study.locale, &study.currency);
                    for place in check::settle(&mut study, &format) {
                        say(&format!("beyond what its question allows, and not counted: studies.{at}.{place}"));
                    }
                    studies.push(study);
                }
            }
            Err(problem) => {
                failed = true;
                say(&problem);
            }
        }
    }
    let printed = match form {
        Form::Lines => studies.iter().try_for_each(|study| writeln!(out, "{}", line(study, draws))),
        Form::Table => table(&studies, draws, out),
        Form::Csv => csv(&studies, draws, out),
    };
    u8::from(failed || printed.is_err())
}

/// The studies of a file, or why there are none, for somebody at a terminal.
fn read(file: &OsStr) -> Result<Opened, String> {
    let bytes = std::fs::read(file).map_err(|error| error.to_string())?;
    let opened = envelope::open(&bytes).map_err(|cannot| match cannot {
        CannotOpen::Empty => "The file is empty".into(),
        CannotOpen::TooLarge => "The file is larger than 1 MB, so it is no study".into(),
        CannotOpen::NotText => {
            let valid = std::str::from_utf8(&bytes).map_or_else(|error| error.valid_up_to(), str::len);
            format!("The file is not UTF-8 text: byte {} cannot be read", valid + 1)
        }
        CannotOpen::NotJson { line, column } => format!("The file is not JSON: look at line {line}, column {column}"),
        CannotOpen::NotOurs => "The file is not a study from Payoff".into(),
        CannotOpen::Newer(_) => {
            let known = envelope::VERSION;
            format!("The file comes from a newer version of Payoff, and this one reads version {known} of the format")
        }
        CannotOpen::Misfit { place, problem } => format!("The file does not fit at {place}: {problem}"),
    })?;
    if opened.envelope.studies.is_empty() { Err("There is no study in the file".into()) } else { Ok(opened) }
}

/// Whether a character moves the cursor, colours the screen or turns the writing round.
fn is_control(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' | '\u{61c}')
}

/// Text of others for a terminal and for one row of a table.
fn plain(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\n' | '\r' | '\t' => ' ',
            c if is_control(c) => char::REPLACEMENT_CHARACTER,
            c => c,
        })
        .collect()
}

/// The same for JSON, where such a character has a spelling: nothing is lost.
fn escaped(json: String) -> String {
    if !json.contains(is_control) {
        return json;
    }
    json.chars().map(|c| if is_control(c) { format!("\\u{:04x}", u32::from(c)) } else { c.to_string() }).collect()
}

/// Ids of the findings that hold the headline back, each once.
fn held_by(outcome: &Outcome) -> String {
    let mut ids: Vec<&str> = outcome.blocks().map(Finding::id).collect();
    ids.dedup();
    ids.join(" ")
}

/// A figure in the output: its text, or `{"none": "why"}`.
struct Shown<T = Decimal>(Figure<T>);

impl<T: std::fmt::Display> Serialize for Shown<T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct None {
            none: &'static str,
        }
        match &self.0 {
            Ok(value) => to.collect_str(value),
            Err(why) => None { none: why.sentence() }.serialize(to),
        }
    }
}

fn shown(figure: Figure<Exact>) -> Shown {
    Shown(figure.and_then(|value| value.decimal().ok_or(Why::TooLarge)).map(|value| value.normalize()))
}

#[derive(Serialize)]
struct Line<'a> {
    title: &'a str,
    state: &'static str,
    currency: &'a str,
    horizon_months: usize,
    benefit: Shown,
    cost: Shown,
    net_benefit: Shown,
    bcr: Shown,
    roi_percent: Shown,
    cash_roi_percent: Shown,
    payback_months: Shown,
    break_even_share: Shown,
    npv: Shown,
    irr_percent: Shown,
    roe_percent: Shown,
    grade: Shown<&'static str>,
    measures: Vec<MeasureLine<'a>>,
    ladder: Vec<RungLine>,
    findings: Vec<FindingLine<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    chance: Option<ChanceLine>,
}

/// An ROI of the draws, in percent: a number, or `{"none": "why"}` where there is no cost to compare with.
struct Ratio(f64);

impl Serialize for Ratio {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        Shown(if self.0.is_finite() { Ok(self.0) } else { Err(Why::ZeroCost) }).serialize(to)
    }
}

/// The range of the result (M13): all amounts are binary fractions, written so that they read back to the same bits.
#[derive(Serialize)]
struct ChanceLine {
    seed: u32,
    draws: u32,
    without_result: u32,
    net_low: String,
    net_middle: String,
    net_high: String,
    roi_low: Ratio,
    roi_middle: Ratio,
    roi_high: Ratio,
    break_even: u32,
    break_even_of_20: usize,
    hurdle: u32,
    hurdle_of_20: usize,
    dots: Vec<String>,
}

fn chance_line(study: &Study, draws: u32) -> Option<ChanceLine> {
    let found = simulate(study, draws, ranged)?;
    Some(ChanceLine {
        seed: study.chance.seed,
        draws: found.draws,
        without_result: found.without,
        net_low: found.low.to_string(),
        net_middle: found.middle.to_string(),
        net_high: found.high.to_string(),
        roi_low: Ratio(found.roi_low),
        roi_middle: Ratio(found.roi_middle),
        roi_high: Ratio(found.roi_high),
        break_even: found.break_even,
        break_even_of_20: found.of_twenty(),
        hurdle: found.hurdle,
        hurdle_of_20: found.hurdle_of_twenty(),
        dots: found.dots.iter().map(f64::to_string).collect(),
    })
}

#[derive(Serialize)]
struct MeasureLine<'a> {
    name: &'a str,
    gross_improvement: Shown,
    improvement: Shown,
    adjusted_improvement: Shown,
    units_per_year: Shown,
    unit_value: Shown,
    worth: Shown,
}

#[derive(Serialize)]
struct RungLine {
    step: &'static str,
    amount: Shown,
}

#[derive(Serialize)]
struct FindingLine<'a> {
    id: &'static str,
    severity: &'static str,
    field: &'a str,
    message: String,
    /// The reason for which it was kept; what is not kept and blocks holds the headline back.
    kept: Option<&'a str>,
}

/// One study as one line of JSON.
fn line(study: &Study, draws: Option<u32>) -> String {
    let outcome = evaluate(study);
    let format = Format::named(&study.locale, &study.currency);
    let figures = &outcome.figures;
    let measures = study.measures.iter().zip(&figures.totals.measures).map(|(measure, one)| {
        let way = one.change.way();
        MeasureLine {
            name: &measure.name,
            gross_improvement: shown(one.change.gross),
            improvement: shown(way.map(|way| way.improvement)),
            adjusted_improvement: shown(way.map(|way| way.adjusted)),
            units_per_year: shown(way.and_then(|way| way.units)),
            unit_value: shown(one.value.value),
            worth: shown(one.worth),
        }
    });
    let line = Line {
        title: &study.title,
        state: study.state.id(),
        currency: &study.currency,
        horizon_months: figures.horizon_months,
        benefit: shown(figures.totals.benefit),
        cost: shown(figures.totals.cost),
        net_benefit: shown(figures.totals.net),
        bcr: shown(figures.bcr),
        roi_percent: shown(figures.roi_percent),
        cash_roi_percent: shown(figures.cash_roi_percent),
        payback_months: shown(figures.payback_months),
        break_even_share: shown(figures.break_even_share),
        npv: shown(figures.npv),
        irr_percent: shown(figures.irr_percent),
        roe_percent: shown(outcome.expected.roe_percent),
        grade: Shown(match (outcome.grade, figures.totals.benefit) {
            (Some(grade), _) => Ok(grade.letter()),
            (None, benefit) => Err(benefit.err().unwrap_or(Why::NoBenefit)),
        }),
        measures: measures.collect(),
        ladder: figures
            .ladder
            .iter()
            .map(|rung| RungLine { step: rung.step.id(), amount: shown(Ok(rung.amount)) })
            .collect(),
        findings: outcome
            .findings
            .iter()
            .map(|finding| FindingLine {
                id: finding.id(),
                severity: finding.severity().id(),
                field: &finding.path,
                message: words::check_words(finding, study, &format).message,
                kept: finding.kept.as_deref(),
            })
            .collect(),
        chance: draws.and_then(|draws| chance_line(study, draws)),
    };
    escaped(serde_json::to_string(&line).unwrap_or_default())
}

const COLUMNS: [&str; 10] =
    ["Study", "State", "Grade", "Benefit", "Full cost", "Net benefit", "Back for each 1", "ROI", "Payback", "ROE"];

const HELD: &str = "held back";

/// The cells of one study, for people. What rests on a claim that is held back is not shown, as on the page.
fn cells(study: &Study, outcome: &Outcome) -> [String; 10] {
    let format = Format::named(&study.locale, &study.currency);
    let figures = &outcome.figures;
    let words = |figure: Figure<Exact>, spell: &dyn Fn(Decimal) -> String| match shown(figure).0 {
        Ok(value) => spell(value),
        Err(why) => why.sentence().to_string(),
    };
    let claim = |figure: Figure<Exact>, spell: &dyn Fn(Decimal) -> String| {
        if outcome.is_held() { HELD.into() } else { words(figure, spell) }
    };
    [
        study.title.clone(),
        study.state.label().into(),
        outcome.grade.map_or("–", |grade| grade.letter()).into(),
        claim(figures.totals.benefit, &|value| format.money(value)),
        words(figures.totals.cost, &|value| format.money(value)),
        claim(figures.totals.net, &|value| format.money(value)),
        claim(figures.bcr, &|value| format.fixed(value, 2)),
        claim(figures.roi_percent, &|value| format.percent(value)),
        claim(figures.payback_months, &|value| format!("{} months", format.fixed(value, 1))),
        words(outcome.expected.roe_percent, &|value| format.percent(value)),
    ]
    .map(|cell| plain(&cell))
}

fn table(studies: &[Study], draws: Option<u32>, out: &mut dyn Write) -> std::io::Result<()> {
    let chances = |study: &Study, outcome: &Outcome| {
        let found = draws.filter(|_| !outcome.is_held()).map(|draws| simulate(study, draws, ranged));
        let spelled = found.map(|found| found.map_or("–".into(), |found| format!("{} of 20", found.of_twenty())));
        draws.map(|_| spelled.unwrap_or(HELD.into()))
    };
    let row = |study: &Study| {
        let outcome = evaluate(study);
        cells(study, &outcome).into_iter().chain(chances(study, &outcome)).chain([held_by(&outcome)]).collect()
    };
    let rows: Vec<Vec<String>> = studies.iter().map(row).collect();
    let columns = COLUMNS.into_iter().chain(draws.map(|_| "Makes money")).chain(["Held back by"]);
    let heading: Vec<String> = columns.map(String::from).collect();
    let width = |column: usize| {
        rows.iter()
            .chain([&heading])
            .filter_map(|row| row.get(column))
            .map(|cell| cell.chars().count())
            .max()
            .unwrap_or(0)
    };
    let widths: Vec<usize> = (0..heading.len()).map(width).collect();
    let mut print = |row: &[String]| {
        let cells: Vec<String> = row.iter().zip(&widths).map(|(cell, width)| format!("{cell:<width$}")).collect();
        writeln!(out, "{}", cells.join("  ").trim_end())
    };
    print(&heading)?;
    rows.iter().try_for_each(|row| print(row))
}

/// CSV for spreadsheets: unrounded figures, empty where there is none; `held` says what must be resolved before they are
/// shown to anybody.
fn csv(studies: &[Study], draws: Option<u32>, out: &mut dyn Write) -> std::io::Result<()> {
    writeln!(
        out,
        "title,state,currency,grade,benefit,cost,net_benefit,bcr,roi_percent,cash_roi_percent,payback_months,break_even_share,npv,irr_percent,roe_percent,held{}\r",
        if draws.is_some() { ",net_low,net_middle,net_high,break_even_of_20" } else { "" }
    )?;
    for study in studies {
        let outcome = evaluate(study);
        let figures = &outcome.figures;
        let mut row = vec![
            cell(&plain(&study.title)),
            study.state.id().into(),
            cell(&plain(&study.currency)),
            outcome.grade.map_or("", |grade| grade.letter()).into(),
        ];
        let totals = &figures.totals;
        for figure in [
            totals.benefit,
            totals.cost,
            totals.net,
            figures.bcr,
            figures.roi_percent,
            figures.cash_roi_percent,
            figures.payback_months,
            figures.break_even_share,
            figures.npv,
            figures.irr_percent,
            outcome.expected.roe_percent,
        ] {
            row.push(shown(figure).0.map(|value| value.to_string()).unwrap_or_default());
        }
        row.push(held_by(&outcome));
        if let Some(draws) = draws {
            let found = simulate(study, draws, ranged);
            let cells = found.map(|found| [found.low, found.middle, found.high, found.of_twenty() as f64]);
            row.extend(cells.map_or([(); 4].map(|()| String::new()), |cells| cells.map(|cell| cell.to_string())));
        }
        writeln!(out, "{}\r", row.join(","))?;
    }
    Ok(())
}
