//! The result in three sentences and five figures, for mail and chat: as plain text and as HTML.

use super::plain::{line, markup};
use crate::analysis::Context;
use crate::study::Choice;
use crate::words::odds::{self, Odds};
use crate::words::{KeyFigure, KeyFigureId, facts, full_stop, verdict};

/// The result in short.
#[derive(Clone, Debug, PartialEq)]
pub struct Summary {
    pub title: String,
    /// What came out, what it cost and brought, and how far to rely on it.
    pub sentences: [String; 3],
    pub figures: Vec<KeyFigure>,
}

/// The short form of a result. What is held back is held back here as well.
pub fn summary(context: Context) -> Summary {
    let chances = odds::drawn(context.study);
    let verdict = verdict(context, Odds::of(chances.as_ref()));
    let outcome = context.outcome;
    let state = context.study.state.label();
    let evidence = match outcome.grade {
        Some(grade) => format!("{state}, with evidence of grade {} on a scale from A to E", grade.letter()),
        None => format!("{state}, without evidence that could be graded"),
    };
    let range = chances.as_ref().and_then(odds::roi_range).filter(|_| verdict.amount.is_some()).map_or(
        String::new(),
        |(low, high)| {
            let format = context.format;
            format!("; the ROI lies between {} and {}", format.percent(low), format.percent(high))
        },
    );
    let headline = |one: &KeyFigure| {
        use KeyFigureId::{BreakEven, Net, Payback, Ratio, Roi};
        one.exists && matches!(one.id, Net | Ratio | Roi | Payback | BreakEven)
    };
    Summary {
        title: line(&crate::words::title(context.study)),
        sentences: [verdict.sentence(), verdict.more, evidence + &range].map(|one| full_stop(&line(&one))),
        figures: facts(context, chances.as_ref()).into_iter().filter(headline).collect(),
    }
}

impl Summary {
    /// As plain text.
    pub fn text(&self) -> String {
        let figures = self.figures.iter().map(|one| format!("{}: {}\n", line(&one.name), line(&one.number)));
        format!("{}\n{}\n\n{}", self.title, self.sentences.join(" "), figures.collect::<String>())
    }

    /// As HTML, with the direction of the writing kept inside each text.
    pub fn html(&self) -> String {
        let figures = self.figures.iter().map(|one| {
            format!(
                "<tr><th align=\"left\">{}</th><td>{}</td></tr>",
                markup(&line(&one.name)),
                markup(&line(&one.number))
            )
        });
        format!(
            "<p><b><bdi>{}</bdi></b><br>{}</p><table>{}</table>",
            markup(&self.title),
            markup(&self.sentences.join(" ")),
            figures.collect::<String>()
        )
    }
}
