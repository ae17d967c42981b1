//! The pictures of the what-if: dots, tornado, strips and bars, drawn for the width they are given. Their geometry comes
//! from `report`; marks are hidden from readers, who get the sentence and the table.

use super::markup::{escape, table};
use crate::analysis::Context;
use crate::charts::dots::Dots;
use crate::charts::tornado::Tornado;
use crate::charts::{NamedBar, percent, position};

/// Radius of a dot and the distance of two that stand on each other, in pixels.
const RADIUS: f64 = 11.0;
const APART: f64 = 26.0;

/// Twenty equally likely results.
pub fn dots(drawn: &Dots, title: &str) -> String {
    let base = drawn.room as f64 * APART + 28.0;
    let dots: String = drawn
        .dots
        .iter()
        .map(|dot| {
            let (class, radius) = if dot.loss { ("dot dot--loss", RADIUS - 1.5) } else { ("dot", RADIUS) };
            let radius = radius * drawn.closer;
            let y = base - 14.0 - dot.above as f64 * APART * drawn.closer;
            format!(
                "<circle class=\"{class}\" cx=\"{}\" cy=\"{}\" r=\"{}\"/>",
                percent(dot.x),
                position(y),
                position(radius)
            )
        })
        .collect();
    let marks: String = drawn
        .marks
        .iter()
        .map(|(x, amount)| {
            let x = percent(*x);
            format!(
                "<line class=\"axis\" x1=\"{x}\" x2=\"{x}\" y1=\"{}\" y2=\"{}\"/><text class=\"t-mid\" x=\"{x}\" y=\"{}\">{}</text>",
                position(base),
                position(base + 5.0),
                position(base + 21.0),
                escape(amount)
            )
        })
        .collect();
    let zero = percent(drawn.zero);
    // A word that has no room beside zero would run out of the picture.
    let loses = format!("<text class=\"t-end\" x=\"{zero}\" dx=\"-8\" y=\"12\">loses</text>");
    let makes = |words: &str| format!("<text x=\"{zero}\" dx=\"8\" y=\"12\">{words}</text>");
    let sides = match drawn.zero {
        zero if zero <= 15.0 || zero >= 88.0 => String::new(),
        zero if zero > 68.0 => loses + &makes("gains"),
        _ => loses + &makes("makes money"),
    };
    let (middle, amount) = &drawn.middle;
    let anchor = if *middle < 25.0 {
        "t-net"
    } else if *middle > 75.0 {
        "t-net t-end"
    } else {
        "t-net t-mid"
    };
    let loss = if *middle < drawn.zero { " t-loss" } else { "" };
    format!(
        "<svg width=\"100%\" height=\"{}\" role=\"img\" aria-label=\"{}\"><g aria-hidden=\"true\">\
         <line class=\"zero\" x1=\"{zero}\" x2=\"{zero}\" y1=\"0\" y2=\"{b}\"/>{sides}\
         <line class=\"axis\" x1=\"0\" x2=\"100%\" y1=\"{b}\" y2=\"{b}\"/>{marks}{dots}\
         <text class=\"likely {anchor}{loss}\" x=\"{}\" y=\"{}\">▲ middle {}</text></g></svg>",
        position(base + 50.0),
        escape(&format!("{title}. {}", drawn.words)),
        percent(*middle),
        position(base + 44.0),
        escape(amount),
        b = position(base),
    )
}

/// The dots as a table.
pub fn dots_table(drawn: &Dots) -> String {
    let rows: Vec<Vec<String>> =
        drawn.table.iter().map(|(from, to, count)| vec![from.clone(), to.clone(), format!("{count} of 20")]).collect();
    table("How many of 20 results fall into each range", &["From", "To", "Results"], &rows)
}

/// Which number decides it.
pub fn tornado(drawn: &Tornado, facts: Context) -> String {
    let Context { study, format, .. } = facts;
    let zero = percent(drawn.zero);
    let (now, now_words) = (percent(drawn.now), escape(&drawn.net.text(study, format)));
    let rows: String = drawn
        .rows
        .iter()
        .map(|row| {
            // Where the short form of both ends is the same, they stand in full.
            let ends = [row.worse, row.better];
            let [worse, better] = match ends.map(|end| end.short(study, format)) {
                [worse, better] if worse == better => ends.map(|end| end.text(study, format)),
                short => short,
            };
            let hollow = if row.hollow { " bar--hollow" } else { "" };
            let bar = |part: Option<(f64, f64)>, class: &str| {
                part.map_or(String::new(), |(from, length)| {
                    format!(
                        "<rect class=\"{class}{hollow}\" x=\"{}\" width=\"{}\" y=\"9\" height=\"22\"/>",
                        percent(from),
                        percent(length)
                    )
                })
            };
            format!(
                "<li class=\"tornado__row\"><span>{}</span><span class=\"tornado__swing\">{}</span>\
                 <svg width=\"100%\" height=\"40\" aria-hidden=\"true\">\
                 <line class=\"grid\" x1=\"{zero}\" x2=\"{zero}\" y1=\"0\" y2=\"44\"/>{}{}\
                 <line class=\"torn-gap\" x1=\"{now}\" x2=\"{now}\" y1=\"8\" y2=\"32\"/>\
                 <line class=\"torn-now\" x1=\"{now}\" x2=\"{now}\" y1=\"-2\" y2=\"42\"/>\
                 <text class=\"t-end t-halo\" x=\"{}\" dx=\"-6\" y=\"25\">{}</text>\
                 <text class=\"t-halo\" x=\"{}\" dx=\"6\" y=\"25\">{}</text></svg></li>",
                escape(&row.label),
                escape(&row.swing.short(study, format)),
                bar(row.loss, "bar--loss"),
                bar(row.gain, "bar--gain"),
                percent(row.from),
                escape(&worse),
                percent(row.to),
                escape(&better),
            )
        })
        .collect();
    let anchor = if drawn.now < 20.0 {
        "t-strong"
    } else if drawn.now > 80.0 {
        "t-strong t-end"
    } else {
        "t-strong t-mid"
    };
    format!(
        "<ol><li class=\"tornado__row\" aria-hidden=\"true\"><span></span><span class=\"tornado__swing\">moves by</span>\
         <svg width=\"100%\" height=\"20\"><text class=\"{anchor}\" x=\"{now}\" y=\"13\">now {now_words}</text></svg></li>{rows}</ol>"
    )
}

/// The tornado as a table.
pub fn tornado_table(drawn: &Tornado, facts: Context) -> String {
    let Context { study, format, .. } = facts;
    let rows: Vec<Vec<String>> = drawn
        .rows
        .iter()
        .map(|row| {
            let ((low, at_low), (high, at_high)) = (row.low, row.high);
            let [low, at_low, high, at_high] = [low, at_low, high, at_high].map(|one| one.text(study, format));
            vec![row.label.clone(), low, at_low, high, at_high, row.swing.short(study, format)]
        })
        .collect();
    let heads = ["Number", "Low end", "Result", "High end", "Result", "Swing"];
    table("Result at the low and high end of each number", &heads, &rows)
}

/// A range on a line: low to high, what is now, what is needed, all in percent.
#[derive(Clone, Copy, Default)]
pub struct Strip {
    pub zero: Option<f64>,
    pub base: Option<f64>,
    pub range: Option<(f64, f64)>,
    pub need: Option<f64>,
    pub now: Option<f64>,
    /// Whether what is now is a loss.
    pub loss: bool,
}

pub fn strip(drawn: Strip) -> String {
    let upright = |class: &str, at: Option<f64>, from: &str, to: &str| {
        at.map_or(String::new(), |at| {
            let x = percent(at);
            format!("<line class=\"{class}\" x1=\"{x}\" x2=\"{x}\" y1=\"{from}\" y2=\"{to}\"/>")
        })
    };
    let range = drawn.range.map_or(String::new(), |(from, to)| {
        format!("<line class=\"strip__range\" x1=\"{}\" x2=\"{}\" y1=\"14\" y2=\"14\"/>", percent(from), percent(to))
    });
    let now = drawn.now.map_or(String::new(), |at| {
        let class = if drawn.loss { "strip__loss" } else { "strip__now" };
        format!("<circle class=\"{class}\" cx=\"{}\" cy=\"14\" r=\"8\"/>", percent(at))
    });
    format!(
        "<svg class=\"strip\" width=\"100%\" height=\"28\" aria-hidden=\"true\">\
         <line class=\"strip__axis\" x1=\"0\" x2=\"100%\" y1=\"14\" y2=\"14\"/>{}{}{range}{}{now}</svg>",
        upright("zero", drawn.zero, "1", "27"),
        upright("now", drawn.base, "0", "28"),
        upright("strip__need", drawn.need, "3", "25"),
    )
}

/// Named bars from zero, each with its amount at the end.
pub fn bars(bars: &[NamedBar], now: &str, other: &str) -> String {
    let rows: String = bars
        .iter()
        .map(|bar| {
            format!(
                "<li class=\"ladder__row\"><span class=\"ladder__name\">{}</span><span class=\"ladder__amount\">{}</span>\
                 <svg class=\"ladder__bar\" width=\"100%\" height=\"18\" aria-hidden=\"true\">\
                 <rect class=\"{}\" width=\"{}\" height=\"18\" rx=\"2\"/></svg></li>",
                escape(&bar.name),
                escape(&bar.words),
                if bar.now { now } else { other },
                percent(bar.length),
            )
        })
        .collect();
    format!("<ol class=\"ladder ladder--bars\">{rows}</ol>")
}
