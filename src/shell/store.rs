//! Studies on this device: read at the start, written shortly after each change, never overwritten when in doubt.
//!
//! One key for each study, so that one write is all or nothing: `payoff/study/<id>` holds a revision and the file as it
//! would be exported. What cannot be read is set aside under `payoff/unreadable/<time>`, never deleted. A study of a newer
//! version is left where it is.

use gloo_storage::{LocalStorage, Storage, errors::StorageError};
use leptos::prelude::window;
use serde_json::{Value, json};

use crate::steps::check;
use crate::study::Study;
use crate::study::envelope::{self, CannotOpen};

const STUDY: &str = "payoff/study/";
const UNREADABLE: &str = "payoff/unreadable/";
const SETTINGS: &str = "payoff/settings";

/// Choices of the person, not of a study.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Settings {
    pub full: bool,
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
}

/// What was found on the device.
#[derive(Default)]
pub struct Opened {
    pub studies: Vec<(Study, u64)>,
    /// Texts that could not be read and were set aside.
    pub unreadable: Vec<String>,
    /// Whether something of a newer version was left untouched.
    pub newer: bool,
}

/// Whether this browser lets the page keep anything. `gloo-storage` panics where it does not, so it is asked first.
pub fn available() -> bool {
    let Ok(Some(storage)) = window().local_storage() else { return false };
    let probe = "payoff/probe";
    storage.set_item(probe, "1").is_ok() && storage.remove_item(probe).is_ok()
        // A full device still lets us read.
        || storage.length().is_ok_and(|count| count > 0)
}

/// Reads every study.
pub fn open() -> Opened {
    let mut opened = Opened::default();
    for key in keys(STUDY) {
        match read(&key) {
            Some(Ok((study, revision))) => opened.studies.push((study, revision)),
            Some(Err(CannotOpen::Newer(_))) => opened.newer = true,
            Some(Err(_)) => set_aside(&key, &mut opened),
            None => {}
        }
    }
    opened.studies.sort_by(|(left, _), (right, _)| right.changed.cmp(&left.changed));
    opened.unreadable.extend(keys(UNREADABLE).iter().filter_map(|key| raw(key)));
    opened.unreadable.dedup();
    opened
}

fn read(key: &str) -> Option<Result<(Study, u64), CannotOpen>> {
    let mut found: Value = match LocalStorage::get(key) {
        Ok(found) => found,
        Err(StorageError::KeyNotFound(_)) => return None,
        Err(_) => return Some(Err(CannotOpen::NotOurs)),
    };
    let revision = revision_of(&found);
    Some(envelope::open_value(found["file"].take()).and_then(|opened| {
        let mut study = opened.envelope.studies.into_iter().next().ok_or(CannotOpen::NotOurs)?;
        study.id = key[STUDY.len()..].into();
        // A field this page does not know would be lost at the next save; such a study is not touched.
        if opened.unknown.is_empty() { Ok((study, revision)) } else { Err(CannotOpen::Newer(0)) }
    }))
}

/// Puts aside what an opened study holds out of bounds, so that it does not count in silence.
pub fn settle(study: &mut Study) {
    let format = super::format::of(&study.locale, &study.currency);
    check::settle(study, &format);
}

/// The study as it is stored now, with its revision.
pub fn stored(id: &str) -> Option<(Study, u64)> {
    read(&format!("{STUDY}{id}"))?.ok()
}

/// Writes a study over revision `known`; the new revision, or why it was not written.
pub fn save(study: &Study, known: u64) -> Result<u64, NotSaved> {
    let key = format!("{STUDY}{}", study.id);
    let revision = LocalStorage::get::<Value>(&key).map_or(0, |found| revision_of(&found));
    if revision > known {
        return Err(NotSaved::Newer);
    }
    // The stored text is the revision and the file as it would be exported.
    match LocalStorage::set(&key, json!({ "revision": known + 1, "file": envelope::around(study) })) {
        Ok(()) => Ok(known + 1),
        Err(_) => Err(NotSaved::Full),
    }
}

/// Takes a study off the device.
pub fn remove(id: &str) {
    LocalStorage::delete(format!("{STUDY}{id}"));
}

/// The id of a study whose key changed in another tab.
pub fn id_of(key: &str) -> Option<&str> {
    key.strip_prefix(STUDY)
}

fn revision_of(found: &Value) -> u64 {
    found.get("revision").and_then(Value::as_u64).unwrap_or(0)
}

pub fn settings() -> Settings {
    let found: Value = LocalStorage::get(SETTINGS).unwrap_or_default();
    Settings {
        full: found["full"].as_bool().unwrap_or(false),
        theme: found["theme"].as_str().unwrap_or("").into(),
        last_file: found["last_file"].as_f64().unwrap_or(0.0),
    }
}

pub fn save_settings(settings: &Settings) {
    let Settings { full, theme, last_file } = settings;
    let _ = LocalStorage::set(SETTINGS, json!({ "full": full, "theme": theme, "last_file": last_file }));
}

/// Removes everything of ours from the device.
pub fn wipe() {
    for key in keys("payoff/") {
        LocalStorage::delete(key);
    }
}

fn set_aside(key: &str, opened: &mut Opened) {
    let Some(text) = raw(key) else { return };
    let Ok(Some(storage)) = window().local_storage() else { return };
    // The original stays until its copy stands.
    if storage
        .set_item(
            &format!("{UNREADABLE}{}-{}", js_sys::Date::now() as u64, key.rsplit('/').next().unwrap_or_default()),
            &text,
        )
        .is_ok()
    {
        let _ = storage.remove_item(key);
    }
    opened.unreadable.push(text);
}

fn raw(key: &str) -> Option<String> {
    window().local_storage().ok()??.get_item(key).ok()?
}

fn keys(prefix: &str) -> Vec<String> {
    let Ok(Some(storage)) = window().local_storage() else { return Vec::new() };
    let count = storage.length().unwrap_or(0);
    (0..count).filter_map(|at| storage.key(at).ok()?).filter(|key| key.starts_with(prefix)).collect()
}
