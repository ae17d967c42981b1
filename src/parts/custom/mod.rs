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

use super::series;
use crate::page::use_editor;
use crate::report::Facts;
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

/// Redraws a part whenever the study changes.
fn follows(draw: impl Fn(Facts) -> Option<AnyView> + Send + 'static) -> AnyView {
    let editor = use_editor();
    let draw: Box<dyn Fn(Facts) -> Option<AnyView> + Send> = Box::new(draw);
    (move || {
        let (study, outcome, format) = (editor.study.get(), editor.results().outcome.get(), editor.format.get());
        draw(Facts { study: &study, outcome: &outcome, format: &format })
    })
    .into_any()
}
