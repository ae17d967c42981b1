//! The claim ladder: a list with bars, not only a picture. Its words are the table.

use super::markup::escape;
use crate::charts::percent;
use crate::words::{LadderRow, RungRole};

pub fn class_of(role: RungRole) -> &'static str {
    match role {
        RungRole::Benefit => "bar--benefit",
        RungRole::Cut => "bar--cut",
        RungRole::Cost => "bar--cost",
        RungRole::Net => "bar--net",
        RungRole::Loss => "bar--loss",
    }
}

/// Rows from the loudest claim to what is left; `wide` puts name, bar and amount side by side.
pub fn ladder(rows: &[LadderRow], wide: bool) -> String {
    let (height, drop) = if wide { (30, 52) } else { (18, 0) };
    let count = rows.len();
    let items: String = rows
        .iter()
        .enumerate()
        .map(|(at, row)| {
            let class = if row.last {
                " ladder__row--end"
            } else if row.sum {
                " ladder__row--sum"
            } else {
                ""
            };
            let x = percent(row.bar.joins);
            let joins = if wide && at + 1 < count {
                format!("<line class=\"drop\" x1=\"{x}\" x2=\"{x}\" y1=\"{height}\" y2=\"{drop}\"/>")
            } else {
                String::new()
            };
            format!(
                "<li class=\"ladder__row{class}\"><span class=\"ladder__name\">{}<small>{}</small></span>\
                 <span class=\"ladder__amount\">{}</span>\
                 <svg class=\"ladder__bar\" width=\"100%\" height=\"{height}\" aria-hidden=\"true\">\
                 <rect class=\"{}\" x=\"{}\" width=\"{}\" height=\"{height}\" rx=\"2\"/>{joins}</svg></li>",
                escape(&row.name),
                escape(&row.reason),
                escape(&row.amount),
                class_of(row.bar.role),
                percent(row.bar.from),
                percent(row.bar.length),
            )
        })
        .collect();
    format!("<ol class=\"ladder{}\">{items}</ol>", if wide { " ladder--wide" } else { "" })
}
