//! A line chart of a series: before grey, after blue, the old trend dashed.

use leptos::prelude::*;

use crate::report::{self, figures};

pub fn line(series: figures::Series) -> AnyView {
    let height = figures::SERIES_HEIGHT;
    let points = |list: &[(f64, f64)], class: &'static str| {
        list.iter()
            .map(|(x, y)| view! { <circle class=class cx=report::percent(*x) cy=report::position(*y) r="4"/> })
            .collect_view()
    };
    let trend = series.trend.map(|[(x1, y1), (x2, y2)]| {
        view! { <line class="line line--trend" x1=report::percent(x1) y1=report::position(y1) x2=report::percent(x2) y2=report::position(y2)/> }
    });
    let words = format!(
        "From {} to {}, {} periods before and {} after",
        series.low,
        series.high,
        series.before.len(),
        series.after.len()
    );
    view! {
        <figure class="chart" role="group" aria-label="The periods one after the other">
            <div class="chart__head"><p>{words}". The scale does not start at zero."</p></div>
            <div class="chart__inset">
                <svg width="100%" height=report::position(height) aria-hidden="true">
                    <line class="grid" x1="0" x2="100%" y1="0" y2="0"/>
                    <line class="grid" x1="0" x2="100%" y1=report::position(height) y2=report::position(height)/>
                    {trend}{points(&series.before, "pt pt--before")}{points(&series.after, "pt pt--after")}
                </svg>
            </div>
        </figure>
    }
    .into_any()
}
