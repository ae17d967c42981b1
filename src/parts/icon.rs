//! Icons of one stroke, hidden from readers: the words beside them say what they mean.

use leptos::prelude::*;

pub const BACK: &str = "M14.5 6l-6 6 6 6";
pub const DOWN: &str = "M6 9.5l6 6 6-6";
pub const CHECK: &str = "M5 12.5l4.5 4.5L19 7.5";
pub const CROSS: &str = "M7 7l10 10M17 7L7 17";
pub const PLUS: &str = "M12 6v12M6 12h12";
pub const MINUS: &str = "M6 12h12";
pub const UNDO: &str = "M8 5L4 9l4 4M4 9h10a6 6 0 010 12h-3";
pub const REDO: &str = "M16 5l4 4-4 4M20 9H10a6 6 0 000 12h3";
pub const WARN: &str = "M12 4l9 16H3zM12 10v4.5M12 17.2v.3";
pub const INFO: &str = "M12 3.5a8.5 8.5 0 100 17 8.5 8.5 0 000-17M12 11v5M12 7.8v.3";
pub const STOP: &str = "M8 3.5h8l4.5 4.5v8L16 20.5H8L3.5 16V8zM8 12h8";
pub const PRINT: &str = "M7 9V3.5h10V9M7 17H4V9h16v8h-3M7 14h10v6.5H7z";
pub const HELP: &str =
    "M12 3.5a8.5 8.5 0 100 17 8.5 8.5 0 000-17M9.5 9.5a2.5 2.5 0 113.6 2.3c-.8.4-1.1.9-1.1 1.9M12 16.6v.3";

/// An icon drawn from a path in a 24-unit square.
pub fn icon(path: &'static str) -> impl IntoView {
    view! { <svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d=path/></svg> }
}
