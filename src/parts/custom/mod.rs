//! The parts of a step that are more than a box, one in each file.

mod causes;
mod choice;
mod cost_so_far;
mod curve;
mod doing_nothing;
mod draft;
mod gate;
mod hour_cost;
mod impact;
mod known_factors;
mod line;
mod measure_name;
mod measures;
mod methods;
mod pooled;
mod sentence;
mod split;
mod spread;
mod unit_value;
mod with_without;

use leptos::prelude::*;

use super::markup::escape;
use super::patch_html::patch_html;
use super::series;
use crate::analysis::Context;
use crate::shell::use_editor;
use crate::steps::{At, Custom, Field};

pub fn custom(field: &'static Field, part: Custom, at: At) -> AnyView {
    match part {
        Custom::MeasureName => measure_name::measure_name(field, at),
        Custom::Series(after) => series::periods(field, after, at),
        Custom::Respondents => series::respondents(field, at),
        Custom::Split => split::split(at),
        Custom::Gate => gate::gate(),
        Custom::UnitValue => unit_value::unit_value(at),
        Custom::CostSoFar => cost_so_far::cost_so_far(),
        Custom::HourCost => hour_cost::hour_cost(),
        Custom::Currency => choice::currency(field),
        Custom::Locale => choice::locale(field),
        Custom::Measures => measures::measures(),
        Custom::Sentence => sentence::sentence(),
        Custom::DoingNothing => doing_nothing::doing_nothing(),
        Custom::Causes => causes::causes(),
        Custom::Spread => spread::spread(at),
        Custom::WithWithout => with_without::with_without(at),
        Custom::Methods => methods::methods(at),
        Custom::Pooled => pooled::pooled(at),
        Custom::KnownFactors => known_factors::known_factors(at),
        Custom::Curve => curve::curve(at),
        Custom::Chain => impact::impact(),
        Custom::Draft => draft::draft(),
    }
}

/// What a part is drawn from: made anew with the study, and followed only where it differs.
fn made<T: PartialEq + Send + Sync + 'static>(make: impl Fn(Context) -> T + Send + Sync + 'static) -> Memo<T> {
    let editor = use_editor();
    Memo::new(move |_| {
        let (study, outcome, format) = (editor.study.get(), editor.results().outcome.get(), editor.format.get());
        make(Context { study: &study, outcome: &outcome, format: &format })
    })
}

/// A part that only shows something, as markup; nothing while there is nothing to show.
fn shows(make: impl Fn(Context) -> Option<String> + Send + Sync + 'static) -> AnyView {
    let make: Box<dyn Fn(Context) -> Option<String> + Send + Sync> = Box::new(make);
    let html = made(move |facts| make(facts).unwrap_or_default());
    view! { <div class="own" use:patch_html=html></div> }.into_any()
}

/// A sentence of what was understood or comes out, already escaped.
fn echo(words: &str) -> String {
    format!("<p class=\"echo\">{words}</p>")
}

/// What a sentence of an echo is about.
fn bold(words: &str) -> String {
    format!("<b>{}</b>", escape(words))
}
