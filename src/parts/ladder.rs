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

/// The class of a row: sums and the end of the ladder stand out.
pub fn row_class(row: &LadderRow) -> &'static str {
    match (row.last, row.sum) {
        (true, _) => "ladder__row ladder__row--end",
        (false, true) => "ladder__row ladder__row--sum",
        (false, false) => "ladder__row",
    }
}

/// The bar of a row; on wide screens it leads on to the next one, where there is one.
pub fn bar(row: &LadderRow, wide: bool, is_end: bool) -> String {
    let (height, drop) = if wide { (30, 52) } else { (18, 0) };
    let x = percent(row.bar.joins);
    let joins = if wide && !is_end {
        format!("<line class=\"drop\" x1=\"{x}\" x2=\"{x}\" y1=\"{height}\" y2=\"{drop}\"/>")
    } else {
        String::new()
    };
    format!(
        "<svg class=\"ladder__bar\" width=\"100%\" height=\"{height}\" aria-hidden=\"true\">\
         <rect class=\"{}\" x=\"{}\" width=\"{}\" height=\"{height}\" rx=\"2\"/>{joins}</svg>",
        class_of(row.bar.role),
        percent(row.bar.from),
        percent(row.bar.length),
    )
}

/// Rows from the loudest claim to what is left, name above the bar.
pub fn ladder(rows: &[LadderRow]) -> String {
    let items: String = rows
        .iter()
        .map(|row| {
            format!(
                "<li class=\"{}\"><span class=\"ladder__name\">{}<small>{}</small></span>\
                 <span class=\"ladder__amount\">{}</span>{}</li>",
                row_class(row),
                escape(&row.name),
                escape(&row.reason),
                escape(&row.amount),
                bar(row, false, true),
            )
        })
        .collect();
    format!("<ol class=\"ladder\">{items}</ol>")
}
