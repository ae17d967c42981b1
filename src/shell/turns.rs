//! Words and pictures take turns while a slider moves on a slow device: each frame does half of the work, and the thumb is
//! never left behind. Where a frame is fast enough for both, both move in every frame.

use std::cell::Cell;
use std::time::Duration;

use leptos::prelude::*;

/// A move that takes longer to the screen than this is too slow for both, in milliseconds: two frames, and a little.
const TOO_LONG: f64 = 36.0;
/// Moves of a drag that are not looked at: a browser makes code fast while it runs.
const WARMING_UP: u32 = 6;
/// A thumb that is held still for so long lets all that waited for its turn follow.
const HELD_STILL: Duration = Duration::from_millis(80);
/// So many moves after one another have to be too slow: one alone may be an accident.
const TELLING: u32 = 3;

thread_local! {
    /// What waits for the thumb to be held still.
    static WAITING: Cell<Option<TimeoutHandle>> = const { Cell::new(None) };
}

#[derive(Clone, Copy, PartialEq)]
enum Turn {
    Both,
    Words,
    Pictures,
}

#[derive(Clone, Copy)]
pub struct Turns {
    turn: RwSignal<Turn>,
    /// Moves of this drag.
    moves: StoredValue<u32>,
    /// Moves in a row that were too slow; once they tell, they stay.
    slow: StoredValue<u32>,
}

impl Default for Turns {
    fn default() -> Self {
        Turns { turn: RwSignal::new(Turn::Both), moves: StoredValue::new(0), slow: StoredValue::new(0) }
    }
}

impl Turns {
    /// Whether words follow this move, and whether pictures do.
    pub fn words(&self) -> bool {
        self.turn.get() != Turn::Pictures
    }

    pub fn pictures(&self) -> bool {
        self.turn.get() != Turn::Words
    }

    /// A slider moves: who follows it this time.
    pub fn next(&self) {
        let turns = *self;
        let count = self.moves.get_value() + 1;
        self.moves.set_value(count);
        let next = match self.turn.get_untracked() {
            _ if self.slow.get_value() < TELLING => Turn::Both,
            Turn::Words => Turn::Pictures,
            _ => Turn::Words,
        };
        if self.turn.get_untracked() != next {
            self.turn.set(next);
        }
        if next != Turn::Both {
            let waiting = set_timeout_with_handle(move || turns.both(), HELD_STILL).ok();
            if let Some(before) = WAITING.replace(waiting) {
                before.clear();
            }
        }
        if count > WARMING_UP && self.slow.get_value() < TELLING {
            let begun = js_sys::Date::now();
            // The task after the frame begins when the frame is on its way to the screen.
            request_animation_frame(move || {
                set_timeout(
                    move || {
                        let slow = js_sys::Date::now() - begun > TOO_LONG;
                        turns.slow.update_value(|count| *count = if slow { *count + 1 } else { 0 });
                    },
                    Duration::ZERO,
                );
            });
        }
    }

    /// The slider is let go: all that waited for its turn follows.
    pub fn end(&self) {
        self.moves.set_value(0);
        self.both();
    }

    fn both(&self) {
        if self.turn.get_untracked() != Turn::Both {
            self.turn.set(Turn::Both);
        }
    }
}
