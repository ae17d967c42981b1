//! The evidence grade: letter, bars and words, never colour alone.

use leptos::prelude::*;

use crate::engine::Grade;

/// The mark of a grade, with what it rests on and why it is no better.
pub fn grade_mark(grade: Grade, words: &'static str) -> impl IntoView {
    let full = 4_usize.saturating_sub(grade as usize);
    let bars = [(0, 9, 5), (5, 6, 8), (10, 3, 11), (15, 0, 14)];
    view! {
        <span class="grade">
            <span class="grade__letter"><span class="vh">"Evidence grade "</span>{grade.letter()}</span>
            <svg width="19" height="14" aria-hidden="true">
                {bars.into_iter().enumerate().map(|(at, (x, y, height))| view! {
                    <rect class=if at < full { "grade__on" } else { "grade__off" } x=x y=y width="3.5" height=height rx="1"/>
                }).collect_view()}
            </svg>
            {words}
        </span>
    }
}
