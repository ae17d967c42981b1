//! What the first part of the program asks of the second one, which comes after the first screen.

use std::sync::Arc;

use leptos::prelude::*;

use super::editor::Editor;
use super::route::Route;
use crate::study::Study;

/// What the first part asks of the second one.
pub struct Deferred {
    /// Draws every screen but the first one.
    pub screen: fn(Editor, Route) -> AnyView,
    /// Draws one study of the list on the first screen.
    pub plan: fn(Editor, Arc<Study>) -> AnyView,
    /// The step that asks for a place of a study, in the mode that is chosen.
    pub step_of: fn(Editor, &Study, &str) -> Option<&'static str>,
    /// Keeps numbers of stored studies that are beyond their bounds as text, so that they do not count.
    pub quarantine: fn(Editor),
}
