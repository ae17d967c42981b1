//! A line chart of a series: before grey, after blue, the old trend dashed.

use super::escape;
use crate::charts::figures::{SERIES_HEIGHT, Series};
use crate::charts::{percent, position};

pub(super) fn line(series: &Series) -> String {
    let height = position(SERIES_HEIGHT);
    let points = |list: &[(f64, f64)], class: &str| -> String {
        let point = |(x, y): &(f64, f64)| {
            format!("<circle class=\"{class}\" cx=\"{}\" cy=\"{}\" r=\"4\"/>", percent(*x), position(*y))
        };
        list.iter().map(point).collect()
    };
    let trend = series.trend.map_or(String::new(), |[(x1, y1), (x2, y2)]| {
        let (x1, y1, x2, y2) = (percent(x1), position(y1), percent(x2), position(y2));
        format!("<line class=\"line line--trend\" x1=\"{x1}\" y1=\"{y1}\" x2=\"{x2}\" y2=\"{y2}\"/>")
    });
    let words = escape(&format!(
        "From {} to {}, {} periods before and {} after. The scale does not start at zero.",
        series.low,
        series.high,
        series.before.len(),
        series.after.len()
    ));
    let (before, after) = (points(&series.before, "pt pt--before"), points(&series.after, "pt pt--after"));
    format!(
        "<figure class=\"chart\" role=\"group\" aria-label=\"The periods one after the other\">\
         <div class=\"chart__head\"><p>{words}</p></div><div class=\"chart__inset\">\
         <svg width=\"100%\" height=\"{height}\" aria-hidden=\"true\">\
         <line class=\"grid\" x1=\"0\" x2=\"100%\" y1=\"0\" y2=\"0\"/>\
         <line class=\"grid\" x1=\"0\" x2=\"100%\" y1=\"{height}\" y2=\"{height}\"/>{trend}{before}{after}</svg></div></figure>"
    )
}
