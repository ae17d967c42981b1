//! Keeping what is on the page on the device: soon after each change, at once when the page is left, and never over what
//! another tab wrote.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;

use super::editor::{Editor, Notice, Saved, now, time_of_day};
use super::route::Route;
use super::store::{self, NotSaved};
use crate::study::Study;

/// Saved this long after the last change, in milliseconds …
const PAUSE: u64 = 400;
/// … and at the latest this long after the first.
const LATEST: f64 = 2000.0;

/// What is known of the device's copy.
#[derive(Default)]
pub struct Keeper {
    pub available: bool,
    /// Revision and content of each study as it is stored.
    pub stored: HashMap<String, (u64, Arc<Study>)>,
    /// Studies that another tab is ahead of: not written until somebody decides.
    pub paused: Vec<String>,
    pub timer: Option<TimeoutHandle>,
    pub dirty_since: Option<f64>,
}

impl Editor {
    pub(super) fn save_soon(&self) {
        if !self.keeper.with_value(|keeper| keeper.available) {
            return;
        }
        self.saved.set(Saved::Saving);
        let editor = *self;
        let waited = self.keeper.try_update_value(|keeper| {
            if let Some(timer) = keeper.timer.take() {
                timer.clear();
            }
            now() - *keeper.dirty_since.get_or_insert_with(now)
        });
        let pause = if waited.unwrap_or(0.0) > LATEST { 0 } else { PAUSE };
        let timer = set_timeout_with_handle(move || editor.save_now(), Duration::from_millis(pause)).ok();
        self.keeper.update_value(|keeper| keeper.timer = timer);
    }

    /// Writes what differs from the device.
    pub fn save_now(&self) {
        if super::crash::happened() || !self.keeper.with_value(|keeper| keeper.available) {
            return;
        }
        let studies: Vec<Arc<Study>> = self.shelf.with_untracked(|shelf| shelf.studies().to_vec());
        let mut problem = None;
        let mut conflict = None;
        self.keeper.update_value(|keeper| {
            if let Some(timer) = keeper.timer.take() {
                timer.clear();
            }
            keeper.dirty_since = None;
            for study in &studies {
                let known = keeper.stored.get(&study.id);
                if known.is_some_and(|(_, stored)| Arc::ptr_eq(stored, study) || **stored == **study)
                    || keeper.paused.contains(&study.id)
                {
                    continue;
                }
                match store::save(study, known.map_or(0, |(revision, _)| *revision)) {
                    Ok(revision) => {
                        keeper.stored.insert(study.id.clone(), (revision, study.clone()));
                    }
                    Err(NotSaved::Newer) => {
                        keeper.paused.push(study.id.clone());
                        conflict = Some(study.id.clone());
                    }
                    Err(other) => problem = Some(other),
                }
            }
            let gone: Vec<String> =
                keeper.stored.keys().filter(|id| !studies.iter().any(|study| study.id == **id)).cloned().collect();
            for id in gone {
                store::remove(&id);
                keeper.stored.remove(&id);
            }
            if !keeper.paused.is_empty() {
                problem = Some(NotSaved::Newer);
            }
        });
        if let Some(id) = conflict {
            self.ask_about(id);
        }
        match problem {
            None => self.saved.set(Saved::At(time_of_day())),
            Some(problem) => {
                self.saved.set(Saved::Not(problem));
                if problem == NotSaved::Full {
                    let text = "There is no room to save on this device. Save a file instead.";
                    self.notice.set(Some(Notice::plain(text)));
                    self.say(text);
                }
            }
        }
    }

    fn ask_about(&self, id: String) {
        let text = "This study was changed in another tab too. Choose which one to keep; the other stays in Undo.";
        self.notice.set(Some(Notice { conflict: Some(id), ..Notice::plain(text) }));
        self.say(text);
    }

    /// Settles a conflict: takes the other tab's study, or keeps this one.
    pub fn resolve(&self, id: &str, take_theirs: bool) {
        let Some((theirs, revision)) = store::stored(id) else { return };
        self.keeper.update_value(|keeper| {
            keeper.paused.retain(|paused| paused != id);
            keeper.stored.insert(id.into(), (revision, Arc::new(theirs.clone())));
        });
        let mine = self.shelf.with_untracked(|shelf| shelf.get(id).cloned());
        self.change("take the other tab’s study", vec![(id.into(), Some(theirs))]);
        if !take_theirs && let Some(mine) = mine {
            self.change("keep this tab’s study", vec![(id.into(), Some((*mine).clone()))]);
        }
        self.notice.set(None);
        self.save_now();
    }

    /// Another tab wrote under `key`.
    pub fn heard(&self, key: &str) {
        let Some(id) = store::id_of(key).map(str::to_string) else { return };
        let mine = self.shelf.with_untracked(|shelf| shelf.get(&id).cloned());
        let known = self.keeper.with_value(|keeper| keeper.stored.get(&id).cloned());
        let clean = match (&mine, &known) {
            (Some(mine), Some((_, stored))) => Arc::ptr_eq(mine, stored) || **mine == **stored,
            (None, _) => true,
            (Some(_), None) => false,
        };
        match store::stored(&id) {
            Some((_, revision)) if known.as_ref().is_some_and(|(seen, _)| *seen == revision) => {}
            Some((theirs, revision)) if clean => {
                let was = mine.is_some();
                self.keeper.update_value(|keeper| {
                    keeper.stored.insert(id.clone(), (revision, Arc::new(theirs.clone())));
                });
                if was {
                    self.shelf.update(|shelf| {
                        shelf.change("change from another tab", now() as u64, vec![(id.clone(), Some(theirs))])
                    });
                    if self.id() == id {
                        let text = "This study is open in another tab. The newest change is shown.";
                        self.notice.set(Some(Notice::plain(text)));
                    }
                } else {
                    self.shelf.update(|shelf| shelf.adopt(theirs));
                }
            }
            Some(_) => {
                self.keeper.update_value(|keeper| keeper.paused.push(id.clone()));
                self.saved.set(Saved::Not(NotSaved::Newer));
                self.ask_about(id);
            }
            // Deleted elsewhere: what is open here stays until it is closed, and is written again when it changes.
            None => {
                self.keeper.update_value(|keeper| {
                    keeper.stored.remove(&id);
                });
                if self.route.with_untracked(|route| matches!(route, Route::Study(open, _) if *open == id)) {
                    self.notice.set(Some(Notice::plain(
                        "This study was deleted in another tab. It stays here until you close it.",
                    )));
                } else if mine.is_some() {
                    self.shelf.update(|shelf| shelf.change("delete in another tab", now() as u64, vec![(id, None)]));
                }
            }
        }
    }

    /// Removes everything from this device; what is on the page stays in Undo until it is closed.
    pub fn wipe(&self) {
        let all: Vec<(String, Option<Study>)> =
            self.shelf.with_untracked(|shelf| shelf.studies().iter().map(|study| (study.id.clone(), None)).collect());
        self.change("clear this device", all);
        self.save_now();
        if self.keeper.with_value(|keeper| keeper.available) {
            store::wipe();
        }
        self.notice.set(Some(Notice::undoable("Everything is removed from this device.")));
        self.say("Everything is removed from this device. Undo is possible until you close the page.");
    }
}
