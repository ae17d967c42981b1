//! The draws run beside the page: in a worker with the same code, or in slices where there is none. An answer that comes
//! after a newer question is not listened to.

use std::cell::Cell;
use std::time::Duration;

use js_sys::{Array, Float64Array, Function, Promise, Reflect};
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use super::editor::Shared;
use crate::analysis::scenarios::{Which, all};
use crate::engine::chance::{Chances, DOTS, Simulation};
use crate::steps::ranged;
use crate::study::{Study, envelope};

/// Draws between two looks at what else there is to do: a worker may be busy longer than the page.
const SLICE_IN_WORKER: u32 = 4_000;
const SLICE_IN_PAGE: u32 = 400;
/// A worker that is silent for longer will not come.
const AWAKE_WITHIN: Duration = Duration::from_secs(8);
/// Draws while a slider moves: the same ones each time, so that dots do not jump. A slow device gets fewer.
const DRAWS_IN_FRAME: u32 = 200;
const FEWER: u32 = 100;
/// Milliseconds that the draws of one frame may take.
const SHARE_OF_FRAME: f64 = 5.0;

/// What is known of the range of each set of numbers.
#[derive(Clone, Copy)]
pub struct Draws {
    pub found: RwSignal<Vec<(Which, Chances)>>,
    /// Whether the draws for the newest question are still under way.
    pub busy: RwSignal<bool>,
    inner: StoredValue<Inner, LocalStorage>,
}

#[derive(Default)]
struct Inner {
    asked: u32,
    /// What was asked last, and the sets of numbers in it.
    study: Option<Shared<Study>>,
    sets: Vec<Which>,
    worker: Option<web_sys::Worker>,
    /// A question that waits until the worker is awake.
    waiting: Option<Array>,
    awake: bool,
    /// Workers do not run here.
    none: bool,
}

impl Default for Draws {
    fn default() -> Self {
        Draws {
            found: RwSignal::new(Vec::new()),
            busy: RwSignal::new(false),
            inner: StoredValue::new_local(Inner::default()),
        }
    }
}

impl Draws {
    /// The range of `which`, as far as it is known.
    pub fn of(&self, which: Which) -> Option<Chances> {
        self.found.with(|found| found.iter().find(|(one, _)| *one == which).map(|(_, chances)| chances.clone()))
    }

    /// Asks for the range of every set of numbers of `study`; what was asked before is forgotten.
    pub fn ask(&self, study: &Shared<Study>) {
        let draws = *self;
        let sets = all(study);
        self.found.update(|found| found.retain(|(which, _)| sets.contains(which)));
        self.busy.set(true);
        let Some(number) = self.inner.try_update_value(|inner| {
            inner.asked = inner.asked.wrapping_add(1);
            inner.study = Some(study.clone());
            inner.sets = sets;
            inner.asked
        }) else {
            return;
        };
        let text = envelope::write(&[study], "draws", "");
        let question = Array::of2(&number.into(), &text.into());
        let alone = self.inner.with_value(|inner| inner.none) || !self.wake();
        if alone {
            let study = study.clone();
            leptos::task::spawn_local(async move {
                let wanted = move || draws.inner.with_value(|inner| inner.asked == number);
                draw(&study, SLICE_IN_PAGE, wanted, |at, numbers| draws.hear(number, at, &numbers)).await;
            });
            return;
        }
        self.inner.update_value(|inner| match (&inner.worker, inner.awake) {
            (Some(worker), true) => {
                let _ = worker.post_message(&question);
            }
            _ => inner.waiting = Some(question),
        });
    }

    /// Starts the worker; false where there can be none.
    fn wake(&self) -> bool {
        if self.inner.with_value(|inner| inner.worker.is_some()) {
            return true;
        }
        let script = document().query_selector("link[rel=modulepreload]").ok().flatten();
        let script = script.and_then(|link| Reflect::get(&link, &"href".into()).ok());
        let options = web_sys::WorkerOptions::new();
        options.set_type(web_sys::WorkerType::Module);
        let worker = web_sys::Worker::new_with_options("worker.js", &options);
        let (Some(script), Ok(worker)) = (script, worker) else {
            self.inner.update_value(|inner| inner.none = true);
            return false;
        };
        let draws = *self;
        let listen = Closure::<dyn Fn(web_sys::MessageEvent)>::new(move |event: web_sys::MessageEvent| {
            draws.answered(&event.data());
        });
        let give_up = Closure::<dyn Fn(JsValue)>::new(move |_| draws.give_up());
        worker.set_onmessage(Some(listen.as_ref().unchecked_ref()));
        worker.set_onerror(Some(give_up.as_ref().unchecked_ref()));
        let _ = worker.post_message(&Array::of2(&script, &wasm_bindgen::module()));
        // The worker lives as long as the page.
        listen.forget();
        give_up.forget();
        self.inner.update_value(|inner| inner.worker = Some(worker));
        set_timeout(
            move || {
                if !draws.inner.with_value(|inner| inner.awake || inner.none) {
                    draws.give_up();
                }
            },
            AWAKE_WITHIN,
        );
        true
    }

    /// A message from the worker: that it is awake, or `[question, place, numbers]`.
    fn answered(&self, data: &JsValue) {
        let Some(answer) = data.dyn_ref::<Array>() else {
            let waiting = self.inner.try_update_value(|inner| {
                inner.awake = true;
                inner.worker.clone().zip(inner.waiting.take())
            });
            if let Some((worker, question)) = waiting.flatten() {
                let _ = worker.post_message(&question);
            }
            return;
        };
        let number = answer.get(0).as_f64().unwrap_or(0.0) as u32;
        let at = answer.get(1).as_f64().unwrap_or(0.0) as usize;
        let numbers = answer.get(2).dyn_into::<Float64Array>().map(|list| list.to_vec()).unwrap_or_default();
        self.hear(number, at, &numbers);
    }

    /// The worker could not be started or fell over: the page draws for itself from now on.
    fn give_up(&self) {
        let asked = self.inner.try_update_value(|inner| {
            inner.none = true;
            inner.worker = None;
            inner.study.clone()
        });
        if let Some(study) = asked.flatten() {
            self.ask(&study);
        }
    }

    fn hear(&self, number: u32, at: usize, numbers: &[f64]) {
        let (asked, sets) = self.inner.with_value(|inner| (inner.asked, inner.sets.clone()));
        if asked != number {
            return;
        }
        self.busy.set(at + 1 < sets.len());
        if let (Some(which), Some(chances)) = (sets.get(at).copied(), from_numbers(numbers)) {
            self.found.update(|found| {
                found.retain(|(one, _)| *one != which);
                found.push((which, chances));
            });
        }
    }
}

/// Draws every set of numbers of `study` in slices, for as long as it is wanted.
async fn draw(study: &Study, slice: u32, wanted: impl Fn() -> bool, found: impl Fn(usize, Vec<f64>)) {
    for (at, which) in all(study).into_iter().enumerate() {
        let Some(mut run) = Simulation::new(&which.drawn(study), study.chance.draws, ranged) else {
            found(at, Vec::new());
            continue;
        };
        while !run.go_on(slice) {
            pause().await;
            if !wanted() {
                return;
            }
        }
        found(at, run.chances().map_or(Vec::new(), |chances| to_numbers(&chances)));
        pause().await;
        if !wanted() {
            return;
        }
    }
}

/// Lets everything else that waits have its turn.
async fn pause() {
    let promise = Promise::new(&mut |resolve, _| {
        let global = js_sys::global();
        let timer =
            Reflect::get(&global, &"setTimeout".into()).ok().and_then(|timer| timer.dyn_into::<Function>().ok());
        if let Some(timer) = timer {
            let _ = timer.call2(&global, &resolve, &0.into());
        }
    });
    let _ = JsFuture::from(promise).await;
}

/// Draws that fit into a frame, for `study` as it stands.
pub fn at_once(study: Study) -> Option<Chances> {
    let begun = js_sys::Date::now();
    let mut run = Simulation::new(&study, if SLOW.get() { FEWER } else { DRAWS_IN_FRAME }, ranged)?;
    run.go_on(u32::MAX);
    let found = run.chances();
    if js_sys::Date::now() - begun > SHARE_OF_FRAME {
        SLOW.set(true);
    }
    found
}

thread_local! {
    static SLOW: Cell<bool> = const { Cell::new(false) };
    /// The newest question, in the worker.
    static NEWEST: Cell<u32> = const { Cell::new(0) };
}

/// What the worker does: it listens for questions, and leaves one as soon as the next is there.
pub fn listen() {
    let Ok(scope) = js_sys::global().dyn_into::<web_sys::DedicatedWorkerGlobalScope>() else { return };
    let answers = scope.clone();
    let listen = Closure::<dyn Fn(web_sys::MessageEvent)>::new(move |event: web_sys::MessageEvent| {
        let Ok(question) = event.data().dyn_into::<Array>() else { return };
        let number = question.get(0).as_f64().unwrap_or(0.0) as u32;
        let text = question.get(1).as_string().unwrap_or_default();
        NEWEST.set(number);
        let answers = answers.clone();
        wasm_bindgen_futures::spawn_local(async move {
            // Questions that came meanwhile are taken first.
            pause().await;
            let Ok(opened) = envelope::open(text.as_bytes()) else { return };
            let Some(study) = opened.envelope.studies.first() else { return };
            let wanted = move || NEWEST.get() == number;
            if wanted() {
                draw(study, SLICE_IN_WORKER, wanted, |at, numbers| {
                    let answer = Array::of3(&number.into(), &(at as u32).into(), &Float64Array::from(&numbers[..]));
                    let _ = answers.post_message(&answer);
                })
                .await;
            }
        });
    });
    scope.set_onmessage(Some(listen.as_ref().unchecked_ref()));
    listen.forget();
    let _ = scope.post_message(&"awake".into());
}

fn to_numbers(chances: &Chances) -> Vec<f64> {
    let mut numbers: Vec<f64> =
        [chances.draws, chances.without, chances.break_even, chances.hurdle].map(f64::from).to_vec();
    numbers.extend([chances.low, chances.middle, chances.high]);
    numbers.extend([chances.roi_low, chances.roi_middle, chances.roi_high]);
    numbers.extend(chances.dots);
    numbers
}

fn from_numbers(numbers: &[f64]) -> Option<Chances> {
    let (head, dots) = numbers.split_at_checked(10)?;
    let [draws, without, break_even, hurdle, low, middle, high, roi_low, roi_middle, roi_high] =
        head.try_into().ok()?;
    let dots: [f64; DOTS] = dots.try_into().ok()?;
    let count = |number: f64| number as u32;
    Some(Chances {
        draws: count(draws),
        without: count(without),
        dots,
        low,
        middle,
        high,
        roi_low,
        roi_middle,
        roi_high,
        break_even: count(break_even),
        hurdle: count(hurdle),
    })
}
