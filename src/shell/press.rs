//! What waits until a mouse button or a finger is let go. A box takes the focus when it is pressed, and whatever grows or shrinks
//! then moves the page under the pointer: the button is let go over something else, and no click comes.

use std::cell::{Cell, RefCell};
use std::time::Duration;

use leptos::prelude::*;

type Act = Box<dyn FnOnce()>;

thread_local! {
    static WATCHED: Cell<bool> = const { Cell::new(false) };
    static PRESSED: Cell<bool> = const { Cell::new(false) };
    static WAITING: RefCell<Option<Act>> = const { RefCell::new(None) };
}

/// Does `act` now, or if something is pressed, after the click that comes of it. The last one that waits is the one that is done.
/// It outlives its view, so it may use signals of the page alone.
pub fn once_released(act: impl FnOnce() + 'static) {
    if PRESSED.get() {
        WAITING.with(|waiting| *waiting.borrow_mut() = Some(Box::new(act)));
    } else {
        act();
    }
}

/// Watches what is pressed from now on, once for the whole page.
pub fn watch() {
    if WATCHED.replace(true) {
        return;
    }
    // These stay as long as the page does.
    let _ = window_event_listener_untyped("mousedown", |_| PRESSED.set(true));
    for end in ["mouseup", "dragend", "keydown"] {
        let _ = window_event_listener_untyped(end, |_| {
            // The click is sent right after the button is let go, so it is over by then.
            if PRESSED.get() {
                set_timeout(release, Duration::ZERO);
            }
        });
    }
}

fn release() {
    PRESSED.set(false);
    if let Some(act) = WAITING.with(|waiting| waiting.borrow_mut().take()) {
        act();
    }
}
