//! All studies of a device with everything that was done to them: edit, import, delete, undo and redo.

use std::sync::Arc;

use super::Study;

/// Steps that can be undone; older ones are forgotten.
const MOST_STEPS: usize = 200;
/// Changes to the same field closer together than this are one step, in milliseconds.
const ONE_STROKE: u64 = 1000;

/// One study before and after; `None` where it did not or does not exist.
#[derive(Clone, Debug)]
pub struct ShelfChange {
    pub id: String,
    pub before: Option<Arc<Study>>,
    pub after: Option<Arc<Study>>,
}

/// One step of the history: what it is called, where it happened, and what it changed.
#[derive(Clone, Debug)]
pub struct UndoStep {
    pub label: String,
    /// The field, so that undo can lead back to it; empty for whole studies.
    pub place: String,
    pub changes: Vec<ShelfChange>,
    at: u64,
    /// Whether a later change to the same field may join it.
    open: bool,
}

/// The studies, newest first, with past and future.
#[derive(Clone, Debug, Default)]
pub struct Shelf {
    studies: Vec<Arc<Study>>,
    /// When an edit is made, as it is written into the study: this module reads no clock.
    pub stamp: String,
    past: Vec<UndoStep>,
    future: Vec<UndoStep>,
}

impl Shelf {
    pub fn with(studies: Vec<Arc<Study>>) -> Self {
        Shelf { studies, ..Shelf::default() }
    }

    pub fn studies(&self) -> &[Arc<Study>] {
        &self.studies
    }

    pub fn get(&self, id: &str) -> Option<&Arc<Study>> {
        self.studies.iter().find(|study| study.id == id)
    }

    /// Edits one study as one step; typing in the same place within a second goes on in the same step.
    pub fn edit(&mut self, id: &str, label: &str, place: &str, now: u64, change: impl FnOnce(&mut Study)) {
        let Some(before) = self.get(id).cloned() else { return };
        let mut after = before.clone();
        let study = Arc::make_mut(&mut after);
        change(study);
        study.name_rows();
        if *after == *before {
            return;
        }
        if !self.stamp.is_empty() {
            Arc::make_mut(&mut after).changed = self.stamp.clone();
        }
        self.future.clear();
        if let Some(last) = self.past.last_mut()
            && last.open
            && !place.is_empty()
            && last.place == place
            && now.saturating_sub(last.at) < ONE_STROKE
            && let [only] = last.changes.as_mut_slice()
            && only.id == id
        {
            only.after = Some(after.clone());
            last.at = now;
        } else {
            let changes = vec![ShelfChange { id: id.into(), before: Some(before), after: Some(after.clone()) }];
            self.remember(UndoStep { label: label.into(), place: place.into(), changes, at: now, open: true });
        }
        self.put(id, Some(after));
    }

    /// Adds, replaces or removes whole studies as one step.
    pub fn change(&mut self, label: &str, now: u64, changes: Vec<(String, Option<Study>)>) {
        let changes: Vec<ShelfChange> = changes
            .into_iter()
            .map(|(id, after)| ShelfChange { before: self.get(&id).cloned(), after: after.map(Arc::new), id })
            .collect();
        self.future.clear();
        for change in &changes {
            self.put(&change.id, change.after.clone());
        }
        self.remember(UndoStep { label: label.into(), place: String::new(), changes, at: now, open: false });
    }

    /// The next change is a step of its own: a box was left, or a slider let go.
    pub fn close_step(&mut self) {
        if let Some(last) = self.past.last_mut() {
            last.open = false;
        }
    }

    /// A study that changed elsewhere, taken over without a step of its own where nothing here differs.
    pub fn adopt(&mut self, study: Study) {
        let id = study.id.clone();
        self.put(&id, Some(Arc::new(study)));
    }

    /// Takes the last step back.
    pub fn undo(&mut self) -> Option<&UndoStep> {
        let entry = self.past.pop()?;
        for change in entry.changes.iter().rev() {
            self.put(&change.id, change.before.clone());
        }
        self.future.push(entry);
        self.future.last()
    }

    /// Does the last undone step again.
    pub fn redo(&mut self) -> Option<&UndoStep> {
        let mut entry = self.future.pop()?;
        entry.open = false;
        for change in &entry.changes {
            self.put(&change.id, change.after.clone());
        }
        self.past.push(entry);
        self.past.last()
    }

    /// What undo and redo would do.
    pub fn next_undo(&self) -> Option<&UndoStep> {
        self.past.last()
    }
    pub fn next_redo(&self) -> Option<&UndoStep> {
        self.future.last()
    }

    fn remember(&mut self, entry: UndoStep) {
        self.past.push(entry);
        if self.past.len() > MOST_STEPS {
            self.past.remove(0);
        }
    }

    fn put(&mut self, id: &str, study: Option<Arc<Study>>) {
        match (self.studies.iter().position(|one| one.id == id), study) {
            (Some(at), Some(study)) => self.studies[at] = study,
            (Some(at), None) => {
                self.studies.remove(at);
            }
            (None, Some(study)) => self.studies.insert(0, study),
            (None, None) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn named(id: &str) -> Study {
        Study { id: id.into(), ..Study::default() }
    }

    #[test]
    fn typing_in_one_box_is_one_step_until_a_pause_or_until_it_is_left() {
        let mut shelf = Shelf::with(vec![Arc::new(named("a"))]);
        for (at, title) in [(0, "S"), (300, "Sa"), (700, "Sal")] {
            shelf.edit("a", "name", "title", at, |study| study.title = title.into());
        }
        shelf.edit("a", "name", "title", 5000, |study| study.title = "Sales".into());
        shelf.close_step();
        shelf.edit("a", "name", "title", 5100, |study| study.title = "Sales!".into());
        let title = |shelf: &Shelf| shelf.get("a").unwrap().title.clone();
        shelf.undo();
        assert_eq!(title(&shelf), "Sales");
        shelf.undo();
        assert_eq!(title(&shelf), "Sal");
        shelf.undo();
        assert_eq!(title(&shelf), "");
        assert!(shelf.undo().is_none());
    }

    #[test]
    fn a_new_edit_cuts_the_redo_tail_and_an_edit_that_changes_nothing_does_not() {
        let mut shelf = Shelf::with(vec![Arc::new(named("a"))]);
        shelf.edit("a", "name", "title", 0, |study| study.title = "One".into());
        shelf.undo();
        shelf.edit("a", "name", "title", 0, |_| {});
        assert!(shelf.next_redo().is_some());
        shelf.edit("a", "name", "title", 0, |study| study.title = "Two".into());
        assert!(shelf.next_redo().is_none());
    }

    proptest! {
        #[test]
        fn after_undoing_all_and_redoing_all_nothing_differs(steps in prop::collection::vec((0u8..5, 0usize..4, 0u64..3000), 1..200)) {
            let start: Vec<Arc<Study>> = ["a", "b"].iter().map(|id| Arc::new(named(id))).collect();
            let mut shelf = Shelf::with(start.clone());
            let mut now = 0;
            for (number, (kind, which, wait)) in steps.into_iter().enumerate() {
                now += wait;
                let id = ["a", "b", "c", "d"][which];
                match kind {
                    0 | 1 => shelf.edit(id, "edit", "title", now, |study| study.title = number.to_string()),
                    2 => shelf.change("import", now, vec![(id.into(), Some(Study { title: number.to_string(), ..named(id) }))]),
                    3 => shelf.change("delete", now, vec![(id.into(), None)]),
                    _ => shelf.close_step(),
                }
            }
            let sorted = |shelf: &Shelf| {
                let mut all: Vec<Study> = shelf.studies().iter().map(|study| (**study).clone()).collect();
                all.sort_by(|left, right| left.id.cmp(&right.id));
                all
            };
            let end = sorted(&shelf);
            while shelf.undo().is_some() {}
            prop_assert_eq!(sorted(&shelf), sorted(&Shelf::with(start)));
            while shelf.redo().is_some() {}
            prop_assert_eq!(sorted(&shelf), end);
        }
    }
}
