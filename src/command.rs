//! The command line of the host: figures of many studies as JSON lines, as a table, or as CSV.
//!
//! Files, folders and lines of standard input are worked out on all cores and printed in the order they came in.

mod further;
mod in_order;
mod line;
mod rows;
mod source;
mod text;

use std::ffi::{OsStr, OsString};
use std::io::{BufRead, BufReader, Write};

use crate::amount::Format;
use crate::engine::chance::MOST_DRAWS;
use crate::steps::check;
use source::{Source, SourceProblem};
use text::plain;

const USAGE: &str =
    "usage: payoff [--table | --csv] [--draws N] [--decides] [--jobs N] STUDY.json… FOLDER… STUDIES.jsonl… -
  FOLDER        every .json and .jsonl file in it and below
  STUDIES.jsonl one study a line; - reads such lines from standard input
  --draws N     work out the range of the result from N draws
  --decides     add what moves each result most, and what would reach its goals
  --jobs N      use N cores instead of all
";
const MOST_JOBS: usize = 256;

/// How the figures are printed.
#[derive(Clone, Copy, PartialEq)]
enum Form {
    Lines,
    Table,
    Csv,
}

/// What was asked for.
struct Call {
    form: Form,
    draws: Option<u32>,
    decides: bool,
    jobs: usize,
    names: Vec<OsString>,
}

/// Runs the command with its arguments; the exit code is 1 where something could not be read, 2 for a wrong call.
pub fn run<A: AsRef<OsStr>>(arguments: &[A], out: &mut dyn Write, err: &mut dyn Write) -> u8 {
    run_with(arguments, BufReader::new(std::io::stdin()), out, err)
}

/// The same with `input` for standard input.
pub fn run_with<A: AsRef<OsStr>>(
    arguments: &[A],
    mut input: impl BufRead + Send,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> u8 {
    let call = match call(arguments) {
        Ok(call) => call,
        Err(problem) => {
            let _ = write!(err, "{problem}{USAGE}");
            return 2;
        }
    };
    let Call { form, draws, decides, jobs, ref names } = call;
    let (mut failed, mut table) = (false, rows::RowTable::new(draws));
    // Small writes are gathered; a reader that is slower than the command is waited for.
    let mut out = std::io::BufWriter::with_capacity(1 << 16, out);
    let printed = if form == Form::Csv { writeln!(out, "{}\r", rows::csv_heading(draws)) } else { Ok(()) };
    let printed = printed.and_then(|()| {
        in_order::in_order(
            jobs,
            |give| source::list(names, &mut input, give),
            |source| work(&source, form, draws, decides),
            |done| {
                for words in &done.said {
                    let _ = writeln!(err, "{words}");
                }
                failed |= done.failed;
                done.rows.into_iter().try_for_each(|row| match row {
                    Row::Text(text) => out.write_all(text.as_bytes()),
                    Row::Cells(cells) => {
                        table.rows.push(cells);
                        Ok(())
                    }
                })
            },
        )
    });
    let printed = printed.and_then(|()| if form == Form::Table { table.print(&mut out) } else { Ok(()) });
    u8::from(printed.and_then(|()| out.flush()).is_err() || failed)
}

/// Reads the arguments, or says what is wrong with them.
fn call<A: AsRef<OsStr>>(arguments: &[A]) -> Result<Call, String> {
    let cores = std::thread::available_parallelism().map_or(1, |cores| cores.get());
    let mut call = Call { form: Form::Lines, draws: None, decides: false, jobs: cores, names: Vec::new() };
    let mut arguments = arguments.iter().map(AsRef::as_ref);
    while let Some(argument) = arguments.next() {
        let mut number = |most: usize| {
            let given = arguments.next().and_then(OsStr::to_str).and_then(|count| count.parse().ok());
            let name = plain(&argument.to_string_lossy());
            given
                .filter(|count| (1..=most).contains(count))
                .ok_or(format!("payoff: {name} needs a whole number from 1 to {most}\n"))
        };
        match argument.to_str() {
            Some("--table") => call.form = Form::Table,
            Some("--csv") => call.form = Form::Csv,
            Some("--draws") => call.draws = u32::try_from(number(MOST_DRAWS as usize)?).ok(),
            Some("--decides") => call.decides = true,
            Some("--jobs") => call.jobs = number(MOST_JOBS)?,
            Some(flag) if flag.starts_with("--") => {
                return Err(format!("payoff: there is no option {}\n", plain(flag)));
            }
            _ => call.names.push(argument.into()),
        }
    }
    if call.names.is_empty() { Err(String::new()) } else { Ok(call) }
}

/// A study as it is printed: at once, or when the widths of all columns are known.
enum Row {
    Text(String),
    Cells(Vec<String>),
}

/// What came of one source: words for standard error, and a row for each study.
#[derive(Default)]
struct Done {
    said: Vec<String>,
    rows: Vec<Row>,
    failed: bool,
}

/// Reads and works out the studies of one source.
fn work(source: &Source, form: Form, draws: Option<u32>, decides: bool) -> Done {
    let mut done = Done::default();
    let name = source.name();
    let say = |said: &mut Vec<String>, words: &str| said.push(format!("{}: {}", plain(&name), plain(words)));
    let opened = match source.open() {
        Ok(opened) => opened,
        Err(SourceProblem { words, in_a_line }) => {
            say(&mut done.said, &words);
            done.failed = true;
            // Whoever counts lines finds one for each that went in.
            if in_a_line && form == Form::Lines {
                done.rows.push(Row::Text(line::problem(&name, &words) + "\n"));
            }
            return done;
        }
    };
    for place in &opened.doubled {
        say(&mut done.said, &format!("this name stands twice, and the later value is taken: {place}"));
    }
    for place in &opened.unknown {
        say(&mut done.said, &format!("not known here, and left out: {place}"));
    }
    for (at, mut study) in opened.envelope.studies.into_iter().enumerate() {
        // The page puts these aside as well: both have to say the same.
        let format = Format::named(&study.locale, &study.currency);
        for place in check::quarantine(&mut study, &format) {
            say(&mut done.said, &format!("beyond what its question allows, and not counted: studies.{at}.{place}"));
        }
        done.rows.push(match form {
            Form::Lines => Row::Text(line::line(&name, &study, draws, decides) + "\n"),
            Form::Csv => Row::Text(rows::csv_row(&study, draws) + "\r\n"),
            Form::Table => Row::Cells(rows::cells(&study, draws)),
        });
    }
    done
}
