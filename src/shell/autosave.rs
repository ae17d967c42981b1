//! Keeping what is on the page on the device: in the task after each change, at once when the page is left, and never over what
//! another tab wrote.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;

use super::editor::{Editor, Notice, Saved, new_id, now, time_of_day};
use super::route::Route;
use super::store::{self, Mark, NotSaved};
use crate::study::Study;

/// Between two writes lie at least so many milliseconds: this is what a tab that is killed can lose …
const LEAST: f64 = 50.0;
/// … or so many times what the last write took, so that writing a large study takes a twentieth of the time …
const SHARE: f64 = 20.0;
/// … and never more than this.
const MOST: f64 = 1000.0;
/// The page says that all is saved once nothing has changed for so long: a line that flickers with every key tells nothing.
const QUIET: Duration = Duration::from_millis(400);
/// Where there was no room, it is tried again after so long.
const AGAIN: Duration = Duration::from_secs(4);

pub const NO_ROOM: &str = "There is no room to save on this device. Save a file instead.";

/// What is known of the device's copy.
#[derive(Default)]
pub struct AutosaveState {
    pub available: bool,
    /// Name of this tab, as it stands in what it writes.
    tab: String,
    /// Mark and content of each study as it is stored.
    pub stored: HashMap<String, (Mark, Arc<Study>)>,
    /// Studies that another tab is ahead of: not written until somebody decides.
    paused: Vec<String>,
    /// Studies that something took off the device, as they stood here: they are written again when they change, or when
    /// somebody asks for it.
    gone: HashMap<String, Arc<Study>>,
    writing: Option<TimeoutHandle>,
    telling: Option<TimeoutHandle>,
    /// When the last write ended, in milliseconds since 1970, and how long it took.
    wrote: f64,
    took: f64,
    /// Whether the browser was asked not to throw away what is kept.
    asked: bool,
}

thread_local! {
    /// What is on the page, for the moment in which the page stops and its signals cannot be read any more.
    static ON_PAGE: RefCell<Vec<Arc<Study>>> = const { RefCell::new(Vec::new()) };
    /// The last mark of each study, and the name of this tab, for the same moment.
    static MARKS: RefCell<(HashMap<String, Mark>, String)> = RefCell::default();
}

impl AutosaveState {
    pub fn new(available: bool) -> Self {
        AutosaveState { available, tab: new_id(), ..AutosaveState::default() }
    }

    /// Remembers what is on the page, for the moment in which it stops.
    pub fn show(studies: &[Arc<Study>]) {
        ON_PAGE.set(studies.to_vec());
    }

    pub fn know(&mut self, id: &str, mark: Mark, study: Arc<Study>) {
        MARKS.with_borrow_mut(|(marks, tab)| {
            marks.insert(id.into(), mark.clone());
            tab.clone_from(&self.tab);
        });
        self.stored.insert(id.into(), (mark, study));
    }

    fn forget(&mut self, id: &str) {
        MARKS.with_borrow_mut(|(marks, _)| marks.remove(id));
        self.stored.remove(id);
    }
}

/// Writes what is on the page when the page stops. Gives back all studies, and whether the device has them now.
pub(super) fn rescue() -> (Vec<Arc<Study>>, bool) {
    let studies = ON_PAGE.with(|page| page.try_borrow().map_or(Vec::new(), |page| page.clone()));
    let (marks, tab) =
        MARKS.with(|marks| marks.try_borrow().map_or_else(|_| Default::default(), |marks| marks.clone()));
    let save = |study: &Arc<Study>| {
        let same = store::stored(&study.id).is_some_and(|(kept, _)| kept == **study);
        same || store::save(study, marks.get(&study.id), &tab).is_ok()
    };
    let all = studies.iter().filter(|study| !save(study)).count() == 0;
    (studies, all)
}

impl Editor {
    pub(super) fn save_soon(&self) {
        self.shelf.with_untracked(|shelf| AutosaveState::show(shelf.studies()));
        if !self.keeper.with_value(|keeper| keeper.available) {
            return;
        }
        self.saved.set(Saved::Saving);
        let editor = *self;
        let waiting = self.keeper.try_update_value(|keeper| {
            if let Some(timer) = keeper.telling.take() {
                timer.clear();
            }
            (keeper.writing.is_none()).then(|| (keeper.took * SHARE).clamp(LEAST, MOST) - (now() - keeper.wrote))
        });
        // A clock that was turned back must not hold up the next write.
        if let Some(Some(wait)) = waiting {
            let wait = Duration::from_millis(wait.clamp(0.0, MOST) as u64);
            let timer = set_timeout_with_handle(move || editor.write_soon(), wait).ok();
            self.keeper.update_value(|keeper| keeper.writing = timer);
        }
        let telling = set_timeout_with_handle(move || editor.save_now(), QUIET).ok();
        let first = self.keeper.try_update_value(|keeper| {
            keeper.telling = telling;
            !std::mem::replace(&mut keeper.asked, true)
        });
        if first == Some(true) {
            super::device::ask_to_keep(editor);
        }
    }

    /// The write after a change: that it is done is said once nothing changes any more.
    fn write_soon(&self) {
        let telling = self.keeper.try_update_value(|keeper| keeper.telling.take());
        if !self.write() {
            return;
        }
        self.keeper.update_value(|keeper| keeper.telling = telling.flatten());
    }

    /// Writes what differs from the device, and says so.
    pub fn save_now(&self) {
        if self.write() {
            self.saved.set(Saved::At(time_of_day()));
            if self.notice.with_untracked(|notice| notice.as_ref().is_some_and(|notice| notice.text == NO_ROOM)) {
                self.notice.set(None);
            }
        }
    }

    /// Writes what differs from the device; whether everything is there now.
    fn write(&self) -> bool {
        if super::crash::happened() || !self.keeper.with_value(|keeper| keeper.available) {
            return false;
        }
        let studies: Vec<Arc<Study>> = self.shelf.with_untracked(|shelf| shelf.studies().to_vec());
        let begun = now();
        let (mut problem, mut conflict, mut gone) = (None, None, Vec::new());
        self.keeper.update_value(|keeper| {
            for timer in [keeper.writing.take(), keeper.telling.take()].into_iter().flatten() {
                timer.clear();
            }
            for study in &studies {
                let known = keeper.stored.get(&study.id);
                let same = |kept: &Arc<Study>| Arc::ptr_eq(kept, study) || **kept == **study;
                if known.is_some_and(|(_, kept)| same(kept)) || keeper.paused.contains(&study.id) {
                    continue;
                }
                if keeper.gone.get(&study.id).is_some_and(same) {
                    problem = Some(NotSaved::Gone);
                    continue;
                }
                match store::save(study, known.map(|(mark, _)| mark), &keeper.tab) {
                    Ok(mark) => {
                        keeper.gone.remove(&study.id);
                        keeper.know(&study.id, mark, study.clone());
                    }
                    Err(NotSaved::Newer) => {
                        keeper.paused.push(study.id.clone());
                        conflict = Some(study.id.clone());
                    }
                    Err(NotSaved::Gone) => gone.push(study.id.clone()),
                    Err(other) => problem = Some(other),
                }
            }
            let closed: Vec<String> =
                keeper.stored.keys().filter(|id| !studies.iter().any(|study| study.id == **id)).cloned().collect();
            for id in closed {
                store::remove(&id);
                keeper.forget(&id);
            }
            if !keeper.paused.is_empty() {
                problem = Some(NotSaved::Newer);
            }
            keeper.wrote = now();
            keeper.took = keeper.wrote - begun;
        });
        if let Some(id) = conflict {
            self.ask_about(id);
        }
        if !gone.is_empty() {
            self.taken_away(gone);
            problem = Some(NotSaved::Gone);
        }
        if let Some(problem) = problem {
            let before = self.saved.get_untracked();
            self.saved.set(Saved::Not(problem));
            if problem == NotSaved::Full {
                let editor = *self;
                let again = set_timeout_with_handle(move || editor.save_now(), AGAIN).ok();
                self.keeper.update_value(|keeper| keeper.writing = again);
                if before != Saved::Not(NotSaved::Full)
                    && self.notice.with_untracked(|one| one.as_ref().is_none_or(|one| one.text != NO_ROOM))
                {
                    self.notice.set(Some(Notice::plain(NO_ROOM)));
                    self.say(NO_ROOM);
                }
            }
        }
        problem.is_none()
    }

    fn ask_about(&self, id: String) {
        let text = "This study was changed in another tab too. Choose which one to keep; the other stays in Undo.";
        self.notice.set(Some(Notice { conflict: Some(id), ..Notice::plain(text) }));
        self.say(text);
    }

    /// Studies are not on the device any more, and not because of this page.
    fn taken_away(&self, ids: Vec<String>) {
        let count = ids.len();
        self.shelf.with_untracked(|shelf| {
            self.keeper.update_value(|keeper| {
                for id in ids {
                    if let Some(study) = shelf.get(&id) {
                        keeper.gone.insert(id.clone(), study.clone());
                    }
                    keeper.forget(&id);
                }
            });
        });
        self.saved.set(Saved::Not(NotSaved::Gone));
        let text = if count == 1 {
            "Something outside this tab took a study off this device. It is still here in this tab.".to_string()
        } else {
            format!("Something outside this tab took {count} studies off this device. They are still here in this tab.")
        };
        self.say(text.clone());
        self.notice.set(Some(Notice { gone: true, ..Notice::plain(text) }));
    }

    /// Writes again what something took off the device, or lets it go here too.
    pub fn resolve_gone(&self, keep: bool) {
        let gone = self.keeper.try_update_value(|keeper| std::mem::take(&mut keeper.gone)).unwrap_or_default();
        self.notice.set(None);
        if !keep {
            self.change("let go what was removed", gone.into_keys().map(|id| (id, None)).collect());
        }
        self.save_now();
    }

    /// Looks whether the device still holds what was written: no browser tells a tab that slept.
    pub fn look_after(&self) {
        if !self.keeper.with_value(|keeper| keeper.available) {
            return;
        }
        let gone: Vec<String> =
            self.keeper.with_value(|keeper| keeper.stored.keys().filter(|id| !store::is_there(id)).cloned().collect());
        if !gone.is_empty() {
            self.taken_away(gone);
        }
        for id in self.keeper.with_value(|keeper| keeper.stored.keys().cloned().collect::<Vec<_>>()) {
            self.heard_of(id);
        }
    }

    /// Settles a conflict: takes the other tab's study, or keeps this one.
    pub fn resolve(&self, id: &str, take_theirs: bool) {
        self.keeper.update_value(|keeper| keeper.paused.retain(|paused| paused != id));
        self.notice.set(None);
        let mine = self.shelf.with_untracked(|shelf| shelf.get(id).cloned());
        match store::stored(id) {
            Some((theirs, mark)) => {
                self.keeper.update_value(|keeper| keeper.know(id, mark, Arc::new(theirs.clone())));
                self.change("take the other tab’s study", vec![(id.into(), Some(theirs))]);
                if !take_theirs && let Some(mine) = mine {
                    self.change("keep this tab’s study", vec![(id.into(), Some((*mine).clone()))]);
                }
            }
            // The other tab has deleted it since: what is here is all there is.
            None => self.keeper.update_value(|keeper| keeper.forget(id)),
        }
        self.save_now();
    }

    /// Another tab wrote under `key`, or something cleared the storage, which names no key.
    pub fn heard(&self, key: Option<&str>) {
        match key {
            None => self.look_after(),
            Some(key) => {
                if let Some(id) = store::id_of(key) {
                    self.heard_of(id.to_string());
                }
            }
        }
    }

    fn heard_of(&self, id: String) {
        let mine = self.shelf.with_untracked(|shelf| shelf.get(&id).cloned());
        let known = self.keeper.with_value(|keeper| keeper.stored.get(&id).cloned());
        if self.keeper.with_value(|keeper| keeper.paused.contains(&id)) {
            return;
        }
        match store::stored(&id) {
            Some((_, mark)) if known.as_ref().is_some_and(|(seen, _)| *seen == mark) => {}
            Some((theirs, mark)) => {
                // Two tabs that wrote at the same moment made the same number: neither has seen the other's words.
                let blind = known.as_ref().is_some_and(|(seen, kept)| {
                    seen.tab == self.keeper.with_value(|keeper| keeper.tab.clone())
                        && mark.revision <= seen.revision
                        && **kept != theirs
                });
                let clean = match (&mine, &known) {
                    (Some(mine), Some((_, kept))) => Arc::ptr_eq(mine, kept) || **mine == **kept || **mine == theirs,
                    (Some(mine), None) => **mine == theirs,
                    (None, _) => true,
                };
                if blind || !clean {
                    self.keeper.update_value(|keeper| keeper.paused.push(id.clone()));
                    self.saved.set(Saved::Not(NotSaved::Newer));
                    return self.ask_about(id);
                }
                let was = mine.is_some();
                self.keeper.update_value(|keeper| keeper.know(&id, mark, Arc::new(theirs.clone())));
                if !was {
                    return self.shelf.update(|shelf| shelf.adopt(theirs));
                }
                if mine.is_some_and(|mine| *mine == theirs) {
                    return;
                }
                self.shelf.update(|shelf| {
                    shelf.change("change from another tab", now() as u64, vec![(id.clone(), Some(theirs))]);
                });
                if self.route.with_untracked(|route| matches!(route, Route::Study(open, _) if *open == id)) {
                    let text = "This study is open in another tab. The newest change is shown.";
                    self.notice.set(Some(Notice::plain(text)));
                }
            }
            // What stands there cannot be read, or belongs to a newer page: it is neither taken over nor written over.
            None if store::is_there(&id) => {
                self.keeper.update_value(|keeper| keeper.paused.push(id.clone()));
                self.saved.set(Saved::Not(NotSaved::Newer));
            }
            None if known.is_none() => {}
            // Deleted elsewhere: what is open here stays until it is closed, and is written again when it changes.
            None => {
                let clean = mine.as_ref().zip(known.as_ref()).is_none_or(|(mine, (_, kept))| **mine == **kept);
                let open = self.route.with_untracked(|route| matches!(route, Route::Study(open, _) if *open == id));
                self.keeper.update_value(|keeper| {
                    keeper.forget(&id);
                    if let Some(mine) = mine.as_ref().filter(|_| open || !clean) {
                        keeper.gone.insert(id.clone(), mine.clone());
                    }
                });
                if open || !clean {
                    self.notice.set(Some(Notice {
                        gone: true,
                        ..Notice::plain("This study was deleted in another tab. It stays here until you close it.")
                    }));
                } else if mine.is_some() {
                    self.shelf.update(|shelf| shelf.change("delete in another tab", now() as u64, vec![(id, None)]));
                }
            }
        }
    }

    /// Removes everything from this device; what is on the page stays in Undo, and in this tab until it is closed.
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
