//! Where studies come from: a file, every file of a folder, or one study a line.

use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use crate::study::envelope::{self, CannotOpen, LARGEST_FILE, Opened};

/// Something that may hold studies.
pub(super) enum Source {
    File(PathBuf),
    /// A line of a file or of standard input: its name, its number counted from 1, and its bytes.
    Line(String, usize, Vec<u8>),
    /// What could not even be listed, and why.
    Unlisted(PathBuf, io::Error),
}

/// Why a source holds no study, for somebody at a terminal.
pub(super) struct SourceProblem {
    pub words: String,
    /// Whether it is one line of many.
    pub in_a_line: bool,
}

/// Hands each source that `names` stand for to `give`, until that says that it is enough.
pub(super) fn list(names: &[OsString], input: &mut dyn BufRead, give: &mut dyn FnMut(Source) -> bool) {
    for name in names {
        let path = Path::new(name);
        let go_on = if name == "-" {
            lines("-", input, give)
        } else if path.is_dir() {
            folder(path, give)
        } else {
            file(path, give)
        };
        if !go_on {
            return;
        }
    }
}

/// A file: one source, or one a line.
fn file(path: &Path, give: &mut dyn FnMut(Source) -> bool) -> bool {
    if !ends_in(path, &["jsonl", "ndjson"]) {
        return give(Source::File(path.into()));
    }
    match File::open(path) {
        Ok(file) => lines(&path.to_string_lossy(), &mut BufReader::new(file), give),
        Err(error) => give(Source::Unlisted(path.into(), error)),
    }
}

/// Every study file in a folder and below, in the order of their names. A link to a folder is not followed: it may lead
/// back.
fn folder(path: &Path, give: &mut dyn FnMut(Source) -> bool) -> bool {
    let mut entries = match std::fs::read_dir(path).and_then(|entries| entries.collect::<io::Result<Vec<_>>>()) {
        Ok(entries) => entries,
        Err(error) => return give(Source::Unlisted(path.into(), error)),
    };
    entries.sort_by_key(std::fs::DirEntry::file_name);
    entries.into_iter().all(|entry| {
        let path = entry.path();
        match entry.file_type() {
            Ok(kind) if kind.is_dir() => folder(&path, give),
            Ok(_) if ends_in(&path, &["json", "jsonl", "ndjson"]) && !path.is_dir() => file(&path, give),
            Ok(_) => true,
            Err(error) => give(Source::Unlisted(path, error)),
        }
    })
}

fn ends_in(path: &Path, ends: &[&str]) -> bool {
    path.extension().and_then(OsStr::to_str).is_some_and(|end| ends.iter().any(|one| end.eq_ignore_ascii_case(one)))
}

/// The lines of `input` that are not empty. Of a line that is too long for a study only the beginning is held.
fn lines(name: &str, input: &mut dyn BufRead, give: &mut dyn FnMut(Source) -> bool) -> bool {
    for number in 1.. {
        let mut line = Vec::new();
        match (&mut *input).take(LARGEST_FILE as u64 + 2).read_until(b'\n', &mut line) {
            Ok(0) => return true,
            Ok(_) if line.last() != Some(&b'\n') && line.len() > LARGEST_FILE => {
                if let Err(error) = input.skip_until(b'\n') {
                    return give(Source::Unlisted(name.into(), error));
                }
            }
            Ok(_) => {}
            Err(error) => return give(Source::Unlisted(name.into(), error)),
        }
        let line = line.trim_ascii_end();
        if !line.is_empty() && !give(Source::Line(name.into(), number, line.to_vec())) {
            return false;
        }
    }
    true
}

impl Source {
    /// What it is called: the name of its file, and of a line its number as well.
    pub(super) fn name(&self) -> String {
        match self {
            Source::File(path) | Source::Unlisted(path, _) => path.to_string_lossy().into(),
            Source::Line(name, number, _) => format!("{name}:{number}"),
        }
    }

    /// The studies in it.
    ///
    /// # Errors
    /// Why there are none.
    pub(super) fn open(&self) -> Result<Opened, SourceProblem> {
        match self {
            Source::File(path) => {
                let bytes = read(path).map_err(|error| SourceProblem { words: error.to_string(), in_a_line: false })?;
                studies(&bytes, envelope::open(&bytes), "file")
            }
            Source::Line(_, _, bytes) => studies(bytes, envelope::open_line(bytes), "line"),
            Source::Unlisted(_, error) => Err(SourceProblem { words: error.to_string(), in_a_line: false }),
        }
        .map_err(|problem| SourceProblem { in_a_line: matches!(self, Source::Line(..)), ..problem })
    }
}

/// The bytes of a file; of one that is too large only so many that this is seen.
fn read(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(LARGEST_FILE as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// What was opened, or why nothing was; `what` it was opened from.
fn studies(bytes: &[u8], opened: Result<Opened, CannotOpen>, what: &str) -> Result<Opened, SourceProblem> {
    let opened = opened.map_err(|cannot| match cannot {
        CannotOpen::Empty => format!("The {what} is empty"),
        CannotOpen::TooLarge => format!("The {what} is larger than 1 MB, so it is no study"),
        CannotOpen::NotText => {
            let valid = std::str::from_utf8(bytes).map_or_else(|error| error.valid_up_to(), str::len);
            format!("The {what} is not UTF-8 text: byte {} cannot be read", valid + 1)
        }
        CannotOpen::NotJson { column, .. } if what == "line" => {
            format!("The line is not JSON: look at column {column}")
        }
        CannotOpen::NotJson { line, column } => format!("The {what} is not JSON: look at line {line}, column {column}"),
        CannotOpen::NotOurs => format!("The {what} is not a study from Payoff"),
        CannotOpen::Newer(_) => {
            let known = envelope::VERSION;
            format!("The {what} comes from a newer version of Payoff, and this one reads version {known} of the format")
        }
        CannotOpen::Misfit { place, problem } => format!("The {what} does not fit at {place}: {problem}"),
    });
    match opened {
        Ok(opened) if opened.envelope.studies.is_empty() => Err(format!("There is no study in the {what}")),
        opened => opened,
    }
    .map_err(|words| SourceProblem { words, in_a_line: false })
}
