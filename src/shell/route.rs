//! Where the person is, as the part of the address after `#`: it works from every folder and survives a reload.

use leptos::prelude::*;

use crate::analysis::scenarios::WhichScenario;
use crate::steps::{Step, full, quick};
use crate::study::{Choice, Situation};

/// One place of the page.
#[derive(Clone, Debug, PartialEq)]
pub enum Route {
    Start,
    /// A new study for a situation, made when the address is opened.
    New(Situation),
    Examples,
    Files,
    Help,
    /// Published cases, worked out again.
    Maths,
    /// A study that came in a link: the link from its `#` on.
    Received(String),
    /// Many studies side by side.
    Board,
    Study(String, StudyView),
}

/// A way to look at a study.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum StudyView {
    Step(&'static str),
    Overview,
    Result,
    Report,
    /// The report from what is being tried (0), or from a scenario: its place in the file, counted from 1.
    ReportOf(usize),
    Ledger,
    /// The second tab of the result: what Finance asks.
    Finance,
    /// The third tab: what has come so far, and what is due.
    Track,
    /// What to do instead of training.
    Instead,
    /// The result as a talk, one screen at a time.
    Present,
}

impl StudyView {
    fn id(self) -> String {
        let id = match self {
            StudyView::Step(id) => id,
            StudyView::Overview => "overview",
            StudyView::Result => "result",
            StudyView::Report => "report",
            StudyView::ReportOf(set) => return format!("report-{set}"),
            StudyView::Ledger => "assumptions",
            StudyView::Finance => "finance",
            StudyView::Track => "track",
            StudyView::Instead => "instead",
            StudyView::Present => "present",
        };
        id.into()
    }

    /// Whether it belongs to full mode, or to quick mode; none where both have it.
    pub fn is_full(self) -> Option<bool> {
        match self {
            StudyView::Overview => Some(true),
            StudyView::Step(id) => Some(full::NAMES.iter().any(|(full, _)| *full == id)),
            _ => None,
        }
    }

    /// The report made from a set of numbers.
    pub fn of_report(which: WhichScenario) -> StudyView {
        match which {
            WhichScenario::Base => StudyView::Report,
            WhichScenario::Tried => StudyView::ReportOf(0),
            WhichScenario::Named(at) => StudyView::ReportOf(at + 1),
        }
    }

    /// The set of numbers a report is made from.
    pub fn which(self) -> WhichScenario {
        match self {
            StudyView::ReportOf(0) => WhichScenario::Tried,
            StudyView::ReportOf(set) => WhichScenario::Named(set - 1),
            _ => WhichScenario::Base,
        }
    }
}

/// The step called `id`, and whether it belongs to full mode.
pub fn step(id: &str) -> Option<(&'static Step, bool)> {
    let find = |steps: &'static [Step]| steps.iter().find(|step| step.id == id);
    find(quick::STEPS).map(|step| (step, false)).or_else(|| find(full::STEPS).map(|step| (step, true)))
}

fn step_id(name: &str) -> Option<&'static str> {
    [quick::NAMES, full::NAMES].into_iter().flatten().map(|(id, _)| *id).find(|id| *id == name)
}

impl Route {
    /// Words that are addresses of the page itself, and so no ids of studies.
    pub fn is_address(id: &str) -> bool {
        PLACES.contains(&id)
    }

    /// The address of the place.
    pub fn hash(&self) -> String {
        match self {
            Route::Start => "#/".into(),
            Route::New(situation) => format!("#/new/{}", situation.id()),
            Route::Examples => "#/examples".into(),
            Route::Files => "#/files".into(),
            Route::Help => "#/help".into(),
            Route::Maths => "#/maths".into(),
            Route::Received(link) => link.clone(),
            Route::Board => "#/board".into(),
            Route::Study(id, view) => format!("#/{}/{}", written(id), view.id()),
        }
    }

    /// The place of an address; what is unknown leads to the start. Not ours: a link to a part of the same screen.
    pub fn read(hash: &str) -> Option<Route> {
        if hash.is_empty() || hash == "#" {
            return Some(Route::Start);
        }
        let mut parts = hash.strip_prefix("#/")?.split('/');
        Some(match (parts.next().unwrap_or(""), parts.next()) {
            ("", _) => Route::Start,
            ("new", situation) => {
                let wanted = situation.unwrap_or("other");
                let at = Situation::ANSWERS.iter().position(|answer| answer.id == wanted).unwrap_or(0);
                Route::New(Situation::ALL[at])
            }
            ("examples", _) => Route::Examples,
            ("files", _) => Route::Files,
            ("help", _) => Route::Help,
            ("maths", _) => Route::Maths,
            ("received", _) => Route::Received(hash.into()),
            ("board", _) => Route::Board,
            (id, view) => {
                let view = match view.unwrap_or("") {
                    "overview" => StudyView::Overview,
                    "report" => StudyView::Report,
                    "assumptions" => StudyView::Ledger,
                    "finance" => StudyView::Finance,
                    "track" => StudyView::Track,
                    "instead" => StudyView::Instead,
                    "present" => StudyView::Present,
                    name if name.starts_with("report-") => {
                        StudyView::ReportOf(name["report-".len()..].parse().unwrap_or(0))
                    }
                    name => step_id(name).map_or(StudyView::Result, StudyView::Step),
                };
                Route::Study(id_of(id), view)
            }
        })
    }
}

/// Words of an address that are places of the page itself.
const PLACES: [&str; 8] = ["", "new", "examples", "files", "help", "maths", "received", "board"];

/// The id of a study as it stands in an address. A file or another program may have given it any name.
fn written(id: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
    let coded: String = id
        .bytes()
        .map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect();
    if PLACES.contains(&id) || id.starts_with('~') { format!("~{coded}") } else { coded }
}

/// The id of a study from an address, which a browser or a person may have written otherwise.
fn id_of(written: &str) -> String {
    let coded = written.strip_prefix('~').unwrap_or(written);
    let (mut bytes, mut rest) = (Vec::new(), coded.as_bytes());
    while let Some((first, after)) = rest.split_first() {
        let code = after.get(..2).and_then(|code| u8::from_str_radix(std::str::from_utf8(code).ok()?, 16).ok());
        match code.filter(|_| *first == b'%') {
            Some(byte) => {
                bytes.push(byte);
                rest = &after[2..];
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The address as it stands.
pub fn current() -> Route {
    let hash = window().location().hash().unwrap_or_default();
    Route::read(&hash).unwrap_or(Route::Start)
}

/// Goes to a place; the browser's history keeps the one before.
pub fn go(route: &Route) {
    let _ = window().location().set_hash(&route.hash());
}

/// Goes to a place without leaving the present one in the history.
pub fn replace(route: &Route) {
    let _ = window().location().replace(&route.hash());
}
