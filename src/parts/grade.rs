//! The evidence grade: letter, bars and words, never colour alone.

use super::markup::escape;
use crate::engine::Grade;

/// The mark of a grade as markup, with what it rests on and why it is no better.
pub(crate) fn grade_html(grade: Grade, words: &str) -> String {
    let full = 4_usize.saturating_sub(grade as usize);
    let bars: String = [(0, 9, 5), (5, 6, 8), (10, 3, 11), (15, 0, 14)]
        .into_iter()
        .enumerate()
        .map(|(at, (x, y, height))| {
            let class = if at < full { "grade__on" } else { "grade__off" };
            format!("<rect class=\"{class}\" x=\"{x}\" y=\"{y}\" width=\"3.5\" height=\"{height}\" rx=\"1\"/>")
        })
        .collect();
    format!(
        "<span class=\"grade\"><span class=\"grade__letter\"><span class=\"vh\">Evidence grade </span>{}</span>\
         <svg width=\"19\" height=\"14\" aria-hidden=\"true\">{bars}</svg>{}</span>",
        grade.letter(),
        escape(words)
    )
}
