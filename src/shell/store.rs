//! Studies on this device: read at the start, written shortly after each change, never overwritten when in doubt.
//!
//! One key for each study, so that one write is all or nothing: `payoff/study/<id>` holds the mark of the write and the file as
//! it would be exported. What cannot be read is set aside under `payoff/unreadable/<time>`, never deleted. A study of a newer
//! version is left where it is.

use gloo_storage::errors::StorageError;
use gloo_storage::{LocalStorage, SessionStorage, Storage as _};
use leptos::prelude::window;
use serde_json::{Value, json};
use web_sys::Storage;

use crate::steps::check;
use crate::study::Study;
use crate::study::envelope::{self, CannotOpen};

const STUDY: &str = "payoff/study/";
const UNREADABLE: &str = "payoff/unreadable/";
const SETTINGS: &str = "payoff/settings";
/// Where the tab keeps what was here before a file was opened or the device was cleared: it survives a reload, and goes with
/// the tab.
const BEFORE: &str = "payoff/before/";
/// Copies of that kind; older ones give way.
const MOST_BEFORE: usize = 3;

/// Choices of the person, not of a study.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Settings {
    pub full: bool,
    /// Whether the help of a box stays folded when somebody goes to the box.
    pub help_folded: bool,
    /// `light`, `dark`, or empty for the system's.
    pub theme: String,
    /// When a file was last saved, in milliseconds since 1970; 0 for never.
    pub last_file: f64,
}

/// Why a study is not saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotSaved {
    Blocked,
    Full,
    /// Another tab has saved a newer one.
    Newer,
    /// Something else took it off the device.
    Gone,
}

/// Which write a stored study comes from: its number and the tab that made it. Two tabs that write at the same moment make
/// the same number, but not the same mark.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mark {
    pub revision: u64,
    pub tab: String,
}

/// What was found on the device.
#[derive(Default)]
pub struct OpenedShelf {
    pub studies: Vec<(Study, Mark)>,
    /// Texts that could not be read and were set aside this time.
    pub unreadable: Vec<String>,
    /// Whether something of a newer version was left untouched.
    pub newer: bool,
}

/// A text of the device that this page cannot show as a study: its key, and what it holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Aside {
    pub key: String,
    pub text: String,
    pub newer: bool,
}

/// The storage of this device. `gloo-storage` stops the page where the browser forbids it, so that the way is tried first each
/// time: a person may forbid it while the page is open.
fn local() -> Option<Storage> {
    window().local_storage().ok()?.map(|_| LocalStorage::raw())
}

/// The storage of this tab, which ends with it.
fn session() -> Option<Storage> {
    window().session_storage().ok()?.map(|_| SessionStorage::raw())
}

/// What stands under `key`; the error where it is no JSON.
fn value(key: &str) -> Option<Result<Value, StorageError>> {
    local()?;
    match LocalStorage::get(key) {
        Err(StorageError::KeyNotFound(_)) => None,
        read => Some(read),
    }
}

/// Writes `value` under `key`, all of it or nothing.
fn put(key: &str, value: &Value) -> Result<(), NotSaved> {
    local().ok_or(NotSaved::Blocked)?;
    LocalStorage::set(key, value).map_err(|_| NotSaved::Full)
}

/// Whether this browser lets the page keep anything.
pub fn available() -> bool {
    let Some(storage) = local() else { return false };
    let probe = "payoff/probe";
    storage.set_item(probe, "1").is_ok() && storage.remove_item(probe).is_ok()
        // A full device still lets us read.
        || storage.length().is_ok_and(|count| count > 0)
}

/// Reads every study.
pub fn open() -> OpenedShelf {
    let mut opened = OpenedShelf::default();
    for key in keys(local(), STUDY) {
        match read(&key) {
            Some(Ok((study, mark))) => opened.studies.push((study, mark)),
            Some(Err(CannotOpen::Newer(_))) => opened.newer = true,
            Some(Err(_)) => set_aside(&key, &mut opened),
            None => {}
        }
    }
    opened.studies.sort_by(|(left, _), (right, _)| right.changed.cmp(&left.changed));
    opened
}

/// What was set aside, now or before, and what is left where it is because it is newer.
pub fn aside() -> Vec<Aside> {
    let newer = keys(local(), STUDY).into_iter().filter(|key| matches!(read(key), Some(Err(CannotOpen::Newer(_)))));
    let all = keys(local(), UNREADABLE).into_iter().map(|key| (key, false)).chain(newer.map(|key| (key, true)));
    all.filter_map(|(key, newer)| Some(Aside { text: raw(&key)?, key, newer })).collect()
}

/// Takes off the device what was set aside.
pub fn drop_aside(key: &str) {
    if let Some(storage) = local() {
        let _ = storage.remove_item(key);
    }
}

fn read(key: &str) -> Option<Result<(Study, Mark), CannotOpen>> {
    let Ok(mut found) = value(key)? else { return Some(Err(CannotOpen::NotOurs)) };
    let mark = mark_of(&found);
    Some(envelope::open_value(found["file"].take()).and_then(|opened| {
        let mut study = opened.envelope.studies.into_iter().next().ok_or(CannotOpen::NotOurs)?;
        study.id = key[STUDY.len()..].into();
        Ok((study, mark))
    }))
}

/// Puts aside what an opened study holds out of bounds, so that it does not count in silence.
pub fn quarantine(study: &mut Study) {
    let format = super::format::of(&study.locale, &study.currency);
    check::quarantine(study, &format);
}

/// The study as it is stored now, with its mark.
pub fn stored(id: &str) -> Option<(Study, Mark)> {
    read(&format!("{STUDY}{id}"))?.ok()
}

/// Whether the device holds something for the study.
pub fn is_there(id: &str) -> bool {
    raw(&format!("{STUDY}{id}")).is_some()
}

/// Writes a study over the write `known`, as `tab`; the new mark, or why it was not written.
pub fn save(study: &Study, known: Option<&Mark>, tab: &str) -> Result<Mark, NotSaved> {
    let key = format!("{STUDY}{}", study.id);
    let now = value(&key).map(|found| found.map_or_else(|_| Mark::default(), |found| mark_of(&found)));
    match (&now, known) {
        (None, Some(_)) => return Err(NotSaved::Gone),
        (Some(now), known) if known != Some(now) => return Err(NotSaved::Newer),
        _ => {}
    }
    let mark = Mark { revision: known.map_or(0, |known| known.revision) + 1, tab: tab.into() };
    // The stored text is the mark and the file as it would be exported.
    put(&key, &json!({ "revision": mark.revision, "tab": mark.tab, "file": envelope::around(study) }))?;
    Ok(mark)
}

/// Takes a study off the device.
pub fn remove(id: &str) {
    if let Some(storage) = local() {
        let _ = storage.remove_item(&format!("{STUDY}{id}"));
    }
}

/// The id of a study whose key changed in another tab.
pub fn id_of(key: &str) -> Option<&str> {
    key.strip_prefix(STUDY)
}

fn mark_of(found: &Value) -> Mark {
    Mark {
        revision: found.get("revision").and_then(Value::as_u64).unwrap_or(0),
        tab: found.get("tab").and_then(Value::as_str).unwrap_or("").into(),
    }
}

pub fn settings() -> Settings {
    let found = value(SETTINGS).and_then(Result::ok).unwrap_or_default();
    // A time that no clock shows is no time.
    let last_file = found["last_file"].as_f64().filter(|time| (0.0..8.64e15).contains(time)).unwrap_or(0.0);
    Settings {
        full: found["full"].as_bool().unwrap_or(false),
        help_folded: found["help_folded"].as_bool().unwrap_or(false),
        theme: found["theme"].as_str().filter(|theme| ["light", "dark"].contains(theme)).unwrap_or("").into(),
        last_file,
    }
}

pub fn save_settings(settings: &Settings) {
    let Settings { full, help_folded, theme, last_file } = settings;
    // Where there is no room the settings of this visit are enough.
    let _ = put(SETTINGS, &json!({ "full": full, "help_folded": help_folded, "theme": theme, "last_file": last_file }));
}

/// Removes everything of ours from the device.
pub fn wipe() {
    if let Some(storage) = local() {
        for key in keys(Some(storage.clone()), "payoff/") {
            let _ = storage.remove_item(&key);
        }
    }
}

/// Keeps a file of all studies for as long as the tab lives, under what happens to them next; false where there is no room.
pub fn keep_before(what: &str, file: &str) -> bool {
    let Some(storage) = session() else { return false };
    let mut old = keys(Some(storage.clone()), BEFORE);
    old.sort();
    while old.len() >= MOST_BEFORE {
        let _ = storage.remove_item(&old.remove(0));
    }
    storage.set_item(&format!("{BEFORE}{:015}/{what}", js_sys::Date::now() as u64), file).is_ok()
}

/// What was kept in this tab: what happened then, when in milliseconds since 1970, and the file; the newest first.
pub fn before() -> Vec<(String, f64, String)> {
    let mut all = keys(session(), BEFORE);
    all.sort();
    let read = |key: &String| {
        let (time, what) = key[BEFORE.len()..].split_once('/')?;
        let text = session()?.get_item(key).ok()??;
        Some((what.to_string(), time.parse().ok()?, text))
    };
    all.iter().rev().filter_map(read).collect()
}

fn set_aside(key: &str, opened: &mut OpenedShelf) {
    let (Some(text), Some(storage)) = (raw(key), local()) else { return };
    let name = key.rsplit('/').next().unwrap_or_default();
    // The original stays until its copy stands.
    if storage.set_item(&format!("{UNREADABLE}{}-{name}", js_sys::Date::now() as u64), &text).is_ok() {
        let _ = storage.remove_item(key);
    }
    opened.unreadable.push(text);
}

fn raw(key: &str) -> Option<String> {
    local()?.get_item(key).ok()?
}

fn keys(storage: Option<Storage>, prefix: &str) -> Vec<String> {
    let Some(storage) = storage else { return Vec::new() };
    let count = storage.length().unwrap_or(0);
    (0..count).filter_map(|at| storage.key(at).ok()?).filter(|key| key.starts_with(prefix)).collect()
}
