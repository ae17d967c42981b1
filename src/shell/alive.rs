//! What the browser calls after a view is gone does nothing: the one way to make handlers, timers, frames and what follows
//! an await.
//!
//! Chromium sends blur and change to a box that is being taken away, a fold says so when it is closed already, a timer runs
//! late, a file is read slowly. The signals of the view are gone by then, and to read one stops the page. So everything that a
//! view hands to the browser is made here, and runs only while that view stands. What belongs to the page and not to a view
//! (saving, the address, the second part of the program) reads signals of the page alone, which are never gone.

use std::cell::Cell;
use std::future::{Future, poll_fn};
use std::task::Poll;
use std::time::Duration;

use leptos::prelude::*;

/// The life of the view in which it was made.
#[derive(Clone, Copy)]
struct Life(StoredValue<()>);

thread_local! {
    /// The view whose handler, timer or task runs at this moment.
    static RUNNING: Cell<Option<Life>> = const { Cell::new(None) };
}

impl Life {
    /// The life of the view that is being made, or whose handler runs; none where there is no view.
    fn current() -> Option<Life> {
        RUNNING.get().or_else(|| Owner::current().map(|_| Life(StoredValue::new(()))))
    }

    fn is_over(self) -> bool {
        self.0.is_disposed()
    }
}

/// Runs `act` unless `life` is over; what `act` begins belongs to the same life.
fn within<T>(life: Option<Life>, act: impl FnOnce() -> T) -> Option<T> {
    if life.is_some_and(Life::is_over) {
        return None;
    }
    let before = RUNNING.replace(life);
    let done = act();
    RUNNING.set(before);
    Some(done)
}

/// A handler of an event: `on:click=handler(move |_| …)`.
pub fn handler<E>(mut act: impl FnMut(E) + 'static) -> impl FnMut(E) + 'static {
    // Made while a view is built, so that the view is the owner, not a handler that happens to run.
    let life = Owner::current().map(|_| Life(StoredValue::new(())));
    move |event| {
        within(life, || act(event));
    }
}

/// Does `act` when the next frame is drawn.
pub fn next_frame(act: impl FnOnce() + 'static) {
    let life = Life::current();
    request_animation_frame(move || {
        within(life, act);
    });
}

/// Does `act` after a while, unless it is cleared before.
pub fn after(wait: Duration, act: impl FnOnce() + 'static) -> Option<TimeoutHandle> {
    let life = Life::current();
    set_timeout_with_handle(
        move || {
            within(life, act);
        },
        wait,
    )
    .ok()
}

/// Runs a task of a view; when the view is gone, nothing that follows an await is done.
pub fn spawn(task: impl Future<Output = ()> + 'static) {
    let life = Life::current();
    let mut task = Box::pin(task);
    let while_alive = poll_fn(move |context| within(life, || task.as_mut().poll(context)).unwrap_or(Poll::Ready(())));
    leptos::task::spawn_local(while_alive);
}

/// Does `act` after a while, whether its view still stands or not: it leads on to another screen, so it may read what the page
/// shows then, and no signal of the view that it comes from.
pub fn outliving(wait: Duration, act: impl FnOnce() + 'static) {
    set_timeout(act, wait);
}
