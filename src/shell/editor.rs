//! The editor: the studies of this device, the one that is open, its outcome, and everything that is done to them.

use std::cell::Cell;
use std::collections::HashMap;
use std::ops::Deref;
use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;
use rust_decimal::Decimal;

use super::autosave::AutosaveState;
use super::deferred::Deferred;
use super::draws::Draws;
use super::route::{self, Route, StudyView};
use super::store::{self, NotSaved, Settings};
use super::turns::Turns;
use super::{dom, format};
use crate::amount::Format;
use crate::engine::{Outcome, evaluate};
use crate::scenario::{promise, what_if};
use crate::steps::{Step, full, quick};
use crate::study::shelf::Shelf;
use crate::study::{Change, Mode, Situation, State, Study, catalogue};

/// A value behind a counted pointer; the same pointer is the same value, so that memos stay cheap.
#[derive(Debug)]
pub struct Shared<T>(pub Arc<T>);

impl<T> Clone for Shared<T> {
    fn clone(&self) -> Self {
        Shared(self.0.clone())
    }
}
impl<T> PartialEq for Shared<T> {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}
impl<T> Deref for Shared<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.0
    }
}

/// Whether what is on the page is on the device too.
#[derive(Clone, Debug, PartialEq)]
pub enum Saved {
    /// Nothing to save yet.
    Nothing,
    Saving,
    /// At this time of day.
    At(String),
    Not(NotSaved),
}

/// A message that stays until the next action, with a button where something can be done.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    pub text: String,
    pub undo: bool,
    /// The study that another tab changed at the same time.
    pub conflict: Option<String>,
    /// Texts that could not be read, offered as a file.
    pub rescue: Vec<String>,
    /// A newer build waits to take over.
    pub reload: bool,
    /// Something took studies off the device that are still here.
    pub gone: bool,
    /// It tells what Undo or Redo did, which the next edit makes old.
    pub travel: bool,
}

impl Notice {
    pub fn plain(text: impl Into<String>) -> Self {
        Notice {
            text: text.into(),
            undo: false,
            conflict: None,
            rescue: Vec::new(),
            reload: false,
            gone: false,
            travel: false,
        }
    }
    pub fn undoable(text: impl Into<String>) -> Self {
        Notice { undo: true, ..Notice::plain(text) }
    }
}

/// How long numbers have to rest until all that is slow to work out follows them. The eye takes it as at once.
const REST: Duration = Duration::from_millis(100);

thread_local! {
    /// What ends the rest.
    static RESTING: Cell<Option<TimeoutHandle>> = const { Cell::new(None) };
}

/// The outcome of the open study, and that of the numbers that are being tried on it.
#[derive(Clone, Copy)]
pub struct Results {
    pub outcome: Memo<Shared<Outcome>>,
    /// The study with the numbers that are being tried; the study itself where nothing is.
    pub shown: Memo<Shared<Study>>,
    pub shown_outcome: Memo<Shared<Outcome>>,
    /// The same, but for a number under a slider or a key: what is not watched while numbers move waits until they rest.
    pub debounced: Memo<Shared<Study>>,
    pub debounced_outcome: Memo<Shared<Outcome>>,
}

impl Results {
    fn of(editor: Editor) -> Self {
        let Editor { study, live, restless, .. } = editor;
        let outcome = Memo::new(move |_| Shared(Arc::new(study.with(|study| evaluate(study)))));
        let shown = Memo::new(move |_| {
            let study = study.get();
            let changes = live.get().unwrap_or_else(|| what_if::tried(&study).to_vec());
            if changes.is_empty() { study } else { Shared(Arc::new(what_if::applied(&study, &changes))) }
        });
        let shown_outcome = Memo::new(move |_| {
            let shown = shown.get();
            if shown == study.get() { outcome.get() } else { Shared(Arc::new(evaluate(&shown))) }
        });
        let debounced = Memo::new(move |before: Option<&Shared<Study>>| {
            let moves = live.with(Option::is_some) || restless.get();
            match before {
                Some(before) if moves && study.with(|study| study.id == before.id) => before.clone(),
                _ => shown.get(),
            }
        });
        let debounced_outcome = Memo::new(move |before: Option<&(Shared<Study>, Shared<Outcome>)>| match before {
            Some(before) if before.0 == debounced.get() => before.clone(),
            _ => (debounced.get(), shown_outcome.get()),
        });
        let debounced_outcome = Memo::new(move |_| debounced_outcome.with(|both| both.1.clone()));
        Results { outcome, shown, shown_outcome, debounced, debounced_outcome }
    }
}

#[derive(Clone, Copy)]
pub struct Editor {
    pub shelf: RwSignal<Shelf>,
    pub route: RwSignal<Route>,
    pub study: Memo<Shared<Study>>,
    /// Numbers under a slider that has not been let go yet.
    pub live: RwSignal<Option<Vec<Change>>>,
    /// The id of the number box that a person used last.
    pub box_in_use: RwSignal<String>,
    /// What is tried in the place of open numbers, and of which study: seen until the page is left, and never saved (M17).
    pub trying: RwSignal<(String, Vec<Change>)>,
    /// Where somebody was led to a question from, until the way back is used.
    pub way_back: RwSignal<Option<Route>>,
    /// Which half of the result follows a slider in this frame, where a device is slow.
    pub turns: Turns,
    /// Whether another number was tried a moment ago.
    restless: RwSignal<bool>,
    pub draws: Draws,
    results: StoredValue<Option<Results>>,
    /// What lives as long as the page is made under it.
    owner: StoredValue<Owner>,
    pub format: Memo<Shared<Format>>,
    pub settings: RwSignal<Settings>,
    pub saved: RwSignal<Saved>,
    pub notice: RwSignal<Option<Notice>>,
    /// Whether the browser has promised to keep what is on the device; none as long as it was not asked.
    pub persisted: RwSignal<Option<bool>>,
    /// The second part of the program, once it is there.
    pub deferred: RwSignal<Option<&'static Deferred>>,
    /// The one sentence for a screen reader.
    pub spoken: RwSignal<String>,
    /// Places whose problems are shown, by step: those of the last failed Continue.
    pub flagged: RwSignal<HashMap<&'static str, Vec<String>>>,
    pub(super) keeper: StoredValue<AutosaveState>,
}

/// The editor of the page.
pub fn use_editor() -> Editor {
    expect_context::<Editor>()
}

pub fn now() -> f64 {
    js_sys::Date::now()
}

pub fn now_iso() -> String {
    js_sys::Date::new_0().to_iso_string().into()
}

pub fn time_of_day() -> String {
    let date = js_sys::Date::new_0();
    format!("{:02}:{:02}", date.get_hours(), date.get_minutes())
}

/// A short name for a new study, unlikely to be taken.
pub fn new_id() -> String {
    let number = (js_sys::Math::random() * 36f64.powi(8)) as u64;
    let digit = |value: u64| char::from_digit((value % 36) as u32, 36).unwrap_or('0');
    let text: String = (0..8).map(|place| digit(number / 36u64.pow(place))).collect();
    format!("s{text}")
}

impl Editor {
    /// Reads the device and makes the editor.
    pub fn open() -> Self {
        let available = store::available();
        let found = if available { store::open() } else { store::OpenedShelf::default() };
        let mut keeper = AutosaveState::new(available);
        let mut studies = Vec::new();
        for (study, mark) in found.studies {
            let study = Arc::new(study);
            keeper.know(&study.id, mark, study.clone());
            studies.push(study);
        }
        AutosaveState::show(&studies);
        let shelf = RwSignal::new(Shelf::with(studies));
        let route = RwSignal::new(route::current());
        let id = Memo::new(move |_| match route.get() {
            Route::Study(id, _) => id,
            _ => String::new(),
        });
        let empty = Arc::new(Study::default());
        let study = Memo::new(move |_| {
            Shared(shelf.with(|shelf| id.with(|id| shelf.get(id).cloned())).unwrap_or_else(|| empty.clone()))
        });
        let live: RwSignal<Option<Vec<Change>>> = RwSignal::new(None);
        let tongue = Memo::new(move |_| study.with(|study| (study.locale.clone(), study.currency.clone())));
        let format =
            Memo::new(move |_| tongue.with(|(locale, currency)| Shared(Arc::new(format::of(locale, currency)))));
        let notice = if !found.unreadable.is_empty() {
            Some(Notice {
                rescue: found.unreadable,
                ..Notice::plain(
                    "A study on this device could not be read. It is set aside and kept; you can save it as a file. It is listed under “Save or open”.",
                )
            })
        } else if found.newer {
            Some(Notice::plain(
                "A study on this device comes from a newer version of this page. It is left as it is. Reload to see it, or find it under “Save or open”.",
            ))
        } else if !available {
            Some(Notice::plain("This browser does not let us save. Save a file before you close."))
        } else {
            None
        };
        Editor {
            shelf,
            route,
            study,
            live,
            box_in_use: RwSignal::new(String::new()),
            trying: RwSignal::new(Default::default()),
            way_back: RwSignal::new(None),
            turns: Turns::default(),
            restless: RwSignal::new(false),
            draws: Draws::default(),
            results: StoredValue::new(None),
            owner: StoredValue::new(Owner::current().unwrap_or_default()),
            format,
            settings: RwSignal::new(if available { store::settings() } else { Settings::default() }),
            saved: RwSignal::new(if available { Saved::Nothing } else { Saved::Not(NotSaved::Blocked) }),
            notice: RwSignal::new(notice),
            persisted: RwSignal::new(None),
            deferred: RwSignal::new(None),
            spoken: RwSignal::new(String::new()),
            flagged: RwSignal::new(HashMap::new()),
            keeper: StoredValue::new(keeper),
        }
    }

    /// Id of the open study, empty on other screens.
    pub fn id(&self) -> String {
        self.route.with(|route| match route {
            Route::Study(id, _) => id.clone(),
            _ => String::new(),
        })
    }

    /// What comes of the open study. The first screen has none of it, so who asks first makes it: the engine comes later.
    pub fn results(&self) -> Results {
        self.results.get_value().unwrap_or_else(|| {
            let editor = *self;
            let made = self.owner.get_value().with(|| Results::of(editor));
            self.results.set_value(Some(made));
            made
        })
    }

    /// Whether every question is on show: as the open screen has it, else as its study is set. Without a study, as new ones begin.
    pub fn is_full(&self) -> bool {
        match self.route.with(|route| if let Route::Study(_, view) = route { Some(view.is_full()) } else { None }) {
            Some(Some(full)) => full,
            Some(None) => self.study.with(|study| study.mode == Mode::Full),
            None => self.settings.with(|settings| settings.full),
        }
    }

    /// Shows every question of the open study, or the few that matter most. New studies begin in the same way.
    pub fn show_all(&self, full: bool) {
        self.set(|settings| settings.full = full);
        let mode = if full { Mode::Full } else { Mode::Quick };
        let label = if full { "show every question" } else { "show fewer questions" };
        self.edit(label, "", |study| study.mode = mode);
    }

    /// The steps of the chosen mode.
    pub fn steps(&self) -> &'static [Step] {
        if self.is_full() { full::STEPS } else { quick::STEPS }
    }

    /// Changes the open study as one step; see `Shelf::edit`.
    pub fn edit(&self, label: &str, place: &str, change: impl FnOnce(&mut Study)) {
        self.let_go();
        let id = self.route.with_untracked(|route| match route {
            Route::Study(id, _) => id.clone(),
            _ => String::new(),
        });
        self.shelf.update(|shelf| {
            shelf.stamp = now_iso();
            let stamp = shelf.stamp.clone();
            shelf.edit(&id, label, place, now() as u64, |study| {
                // When measuring begins, the forecast is kept as it stood; a study that never said it is one has promised nothing.
                let forecast = (study.state == State::Forecast && study.forecast.is_none()).then(|| study.clone());
                change(study);
                if let Some(forecast) = forecast.filter(|_| !study.state.is_forecast()) {
                    study.forecast = promise::freeze(&forecast, &stamp);
                }
            });
        });
        if self.notice.with_untracked(|notice| notice.as_ref().is_some_and(|notice| notice.travel)) {
            self.notice.set(None);
        }
        self.save_soon();
    }

    /// Numbers move: what waits for them to rest begins to wait anew.
    fn stir(&self) {
        let restless = self.restless;
        if !restless.get_untracked() {
            restless.set(true);
        }
        let rested = set_timeout_with_handle(move || restless.set(false), REST).ok();
        if let Some(before) = RESTING.replace(rested) {
            before.clear();
        }
    }

    /// The numbers that are being tried, under the slider or kept.
    pub fn with_changes<T>(&self, look: impl Fn(&[Change]) -> T) -> T {
        let kept = || self.study.with(|study| look(what_if::tried(study)));
        self.live.with(|live| live.as_ref().map_or_else(kept, |live| look(live)))
    }

    pub fn changes(&self) -> Vec<Change> {
        self.with_changes(<[Change]>::to_vec)
    }

    /// What is tried in the place of the open study's open numbers.
    pub fn open_tried(&self) -> Vec<Change> {
        let id = self.id();
        self.trying.with(|(whose, tried)| if *whose == id { tried.clone() } else { Vec::new() })
    }

    /// Tries `value` in the place of an open number. It is no answer: nothing of the study changes.
    pub fn try_open(&self, place: &str, value: Decimal) {
        let id = self.route.with_untracked(|route| match route {
            Route::Study(id, _) => id.clone(),
            _ => String::new(),
        });
        let place = place.to_string();
        self.trying.update(|(whose, tried)| {
            if *whose != id {
                (*whose, *tried) = (id, Vec::new());
            }
            tried.retain(|change| change.place != place);
            tried.push(Change { place, value, ..Change::default() });
        });
    }

    /// Moves a number under the slider; nothing is kept before it is let go.
    pub fn slide(&self, place: &str, value: Decimal) {
        let kept = self.live.get_untracked();
        let changes = self.study.with_untracked(|study| {
            let before = kept.as_deref().unwrap_or_else(|| what_if::tried(study));
            what_if::changed(study, before, place, value)
        });
        self.turns.next();
        self.live.set(Some(changes));
    }

    /// Forgets what is under a slider: something else happened, or the slider was let go where it began.
    pub fn let_go(&self) {
        if self.live.with_untracked(Option::is_some) {
            self.turns.end();
            self.live.set(None);
        }
    }

    /// Tries a number, as one step for as long as the same one is moved.
    pub fn try_number(&self, label: &str, place: &str, value: Decimal) {
        self.stir();
        self.edit(&format!("try {label}"), &format!("try {place}"), |study| {
            let changes = what_if::changed(study, what_if::tried(study), place, value);
            what_if::try_on(study, changes);
        });
    }

    /// Tries a whole set of numbers in place of what was tried before; an empty one ends the trial.
    pub fn try_all(&self, label: &str, changes: Vec<Change>) {
        self.edit(label, "", |study| what_if::try_on(study, changes));
    }

    /// A box was left, or a slider let go.
    pub fn close_step(&self) {
        self.shelf.update_untracked(Shelf::close_step);
    }

    /// Adds, replaces or removes whole studies as one step.
    pub fn change(&self, label: &str, changes: Vec<(String, Option<Study>)>) {
        self.shelf.update(|shelf| shelf.change(label, now() as u64, changes));
        self.save_soon();
    }

    /// Makes a study for `situation` and opens its first step.
    pub fn begin(&self, situation: Situation) {
        let (locale, currency) = format::habits();
        let mut study = catalogue::start(situation, &new_id(), &locale, &currency);
        study.changed = now_iso();
        study.chance.seed = (js_sys::Math::random() * f64::from(u32::MAX)) as u32;
        let full = self.settings.with_untracked(|settings| settings.full);
        study.mode = if full { Mode::Full } else { Mode::Quick };
        let id = study.id.clone();
        let first = if full { StudyView::Overview } else { StudyView::Step(quick::NAMES[0].0) };
        self.change("new study", vec![(id.clone(), Some(study))]);
        route::replace(&Route::Study(id, first));
    }

    pub fn delete(&self, study: &Study) {
        self.change("delete", vec![(study.id.clone(), None)]);
        self.notice.set(Some(Notice::undoable(format!("“{}” is deleted.", title_of(study)))));
        self.say(format!("{} is deleted. Undo is possible.", title_of(study)));
    }

    pub fn duplicate(&self, study: &Study) -> String {
        let mut copy = study.clone();
        copy.id = new_id();
        copy.sample = false;
        copy.title = format!("{} (copy)", title_of(study));
        copy.changed = now_iso();
        let id = copy.id.clone();
        self.change("duplicate", vec![(id.clone(), Some(copy))]);
        self.say("The study is duplicated.");
        id
    }

    /// Starts the next round from what this one reached, as a study of its own.
    pub fn next_round(&self) {
        let id = new_id();
        let mut next = self.study.with_untracked(|study| promise::next_round(study, &id));
        next.changed = now_iso();
        self.change("next round", vec![(id.clone(), Some(next))]);
        self.say("The next round starts from what was reached.");
        route::go(&Route::Study(id, StudyView::Step(self.steps().first().map_or("", |step| step.id))));
    }

    /// Takes the last step back, or does it again, and leads to where it happened.
    pub fn travel(&self, back: bool) {
        self.let_go();
        let mut moved = None;
        self.shelf.update(|shelf| {
            shelf.close_step();
            let entry = if back { shelf.undo() } else { shelf.redo() };
            moved = entry.map(|entry| {
                let id = entry.changes.first().map(|change| change.id.clone()).unwrap_or_default();
                (entry.label.clone(), entry.place.clone(), id)
            });
        });
        let Some((label, place, id)) = moved else { return };
        let words = format!("{}: {label}", if back { "Undone" } else { "Done again" });
        self.notice.set(Some(Notice { travel: true, ..Notice::plain(words.clone()) }));
        self.save_soon();
        self.say(words);
        stay_near(id.clone());
        let exists = self.shelf.with_untracked(|shelf| shelf.get(&id).is_some());
        let here = self.route.get_untracked();
        match (exists, &here) {
            (false, Route::Study(open, _)) if *open == id => route::go(&Route::Start),
            (true, Route::Study(open, StudyView::Step(step))) if *open == id && !place.is_empty() => {
                let study = self.study.get_untracked();
                let deferred = self.deferred.get_untracked();
                if let Some(found) = deferred.and_then(|deferred| (deferred.step_of)(*self, &study, &place)) {
                    if found == *step {
                        // Focus stays where it is, so that undo can be pressed again; only the view moves.
                        if let Some(changed) = document().get_element_by_id(&dom::dom_id(&place)) {
                            changed.scroll_into_view();
                        }
                    } else {
                        route::go(&Route::Study(id, StudyView::Step(found)));
                    }
                }
            }
            _ => {}
        }
    }

    /// Says one whole sentence to a screen reader. The same sentence twice in a row is said once.
    pub fn say(&self, sentence: impl Into<String>) {
        let sentence = sentence.into();
        if self.spoken.with_untracked(|spoken| *spoken != sentence) {
            self.spoken.set(sentence);
        }
    }

    pub fn set(&self, change: impl FnOnce(&mut Settings)) {
        self.settings.update(change);
        if self.keeper.with_value(|keeper| keeper.available) {
            self.settings.with_untracked(store::save_settings);
        }
    }
}

/// Where a step takes the button away that was pressed, focus goes to what the step was about, not to the top of the page:
/// to the study in the list, to the list, or to the message.
fn stay_near(id: String) {
    request_animation_frame(move || {
        let lost = document().active_element().is_none_or(|element| element.tag_name() == "BODY");
        let card = dom::card_id(&id);
        let there = |id: &str| document().get_element_by_id(id).is_some();
        match [card.as_str(), dom::STUDIES].into_iter().find(|id| there(id)) {
            _ if !lost => {}
            Some(near) => dom::focus(&format!("[id='{near}']")),
            None => dom::focus(".notice button"),
        }
    });
}

/// The study's name, or what it is about.
pub fn title_of(study: &Study) -> String {
    crate::words::title(study)
}
