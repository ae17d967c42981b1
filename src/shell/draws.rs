//! The range beside a result. It is drawn in the frame that shows it; only where a study asks for more draws than fit into a
//! frame are they drawn in slices, and take the place of the first ones when they are there.

use js_sys::{Function, Promise, Reflect};
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use super::alive::spawn;
use crate::analysis::chances;
use crate::engine::chance::{Chances, Simulation, USUAL_DRAWS};
use crate::steps::ranged;
use crate::study::Study;

/// Participants whose doubts are drawn, beyond whom fewer draws than usual fit into a frame.
const MANY: usize = 100;

/// Draws of the numbers on show, as many as their study asks for.
#[derive(Clone, Copy)]
pub struct Draws {
    /// The numbers that were drawn in slices, and what came of it: a range belongs to its study and to its numbers.
    finer: RwSignal<Option<(Study, Chances)>>,
    /// Counts the questions: an answer to an older one is not listened to.
    asked: StoredValue<u32>,
    /// Whether slices are still under way.
    pub busy: RwSignal<bool>,
}

impl Default for Draws {
    fn default() -> Self {
        Draws { finer: RwSignal::new(None), asked: StoredValue::new(0), busy: RwSignal::new(false) }
    }
}

impl Draws {
    /// The range of `study`; none where it has no result.
    pub fn of(&self, study: &Study) -> Option<Chances> {
        let finer = self.finer.with(|finer| {
            finer.as_ref().filter(|(drawn, _)| is_same(drawn, study)).map(|(_, chances)| chances.clone())
        });
        finer.or_else(|| chances(study))
    }

    /// Draws `study` in slices, where it asks for more draws than fit into a frame.
    pub fn refine(&self, study: Study) {
        let draws = *self;
        let number = self.asked.try_update_value(|asked| {
            *asked = asked.wrapping_add(1);
            *asked
        });
        let known = self.finer.with_untracked(|finer| finer.as_ref().is_some_and(|(drawn, _)| is_same(drawn, &study)));
        let answers: usize = study.measures.iter().map(|measure| measure.isolation.respondents.len()).sum();
        let more = (study.chance.draws > USUAL_DRAWS || answers > MANY) && !known;
        if self.busy.get_untracked() != more {
            self.busy.set(more);
        }
        if !more {
            return;
        }
        spawn(async move {
            let Some(mut run) = Simulation::new(&study, study.chance.draws, ranged) else {
                return draws.busy.set(false);
            };
            let slice = run.in_a_frame();
            if slice >= run.wanted() {
                return draws.busy.set(false);
            }
            loop {
                pause().await;
                if draws.asked.try_get_value() != number {
                    return;
                }
                if run.go_on(slice) {
                    break;
                }
            }
            if let Some(found) = run.into_chances() {
                draws.finer.set(Some((study, found)));
            }
            draws.busy.set(false);
        });
    }
}

/// Whether two studies are the same but for the time of the last change.
fn is_same(one: &Study, other: &Study) -> bool {
    one.measures == other.measures
        && one.costs == other.costs
        && one.programme == other.programme
        && (one.id == other.id && one.state == other.state)
        && (one.hurdle == other.hurdle && one.chance == other.chance)
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
