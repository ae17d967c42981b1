//! "Check our maths": published cases, worked out here and now by the engine that works out a study.

use leptos::prelude::*;

use crate::amount::Format;
use crate::parts::icon::{BACK, icon};
use crate::parts::markup::{escape, table};
use crate::words::published::{CASES, Case, PublishedRow, replay};

pub(super) fn maths() -> AnyView {
    let format = Format::named("en-GB", "GBP");
    let all: Vec<(&Case, Vec<PublishedRow>)> = CASES.iter().map(|case| (case, replay(case, &format))).collect();
    let figures = all.iter().flat_map(|(_, rows)| rows);
    let (count, same) = (figures.clone().count(), figures.filter(|row| row.agrees).count());
    let words = format!(
        "{same} of {count} printed figures come out the same. The others differ because the source is not right, and it is said why."
    );
    let html: String = all.iter().map(|(case, rows)| one(case, rows)).collect();
    view! {
        <main id="main" tabindex="-1" class="shell page">
            <a class="back" href="#/help">{icon(BACK)}"Help"</a>
            <h1 tabindex="-1">"Check our maths"</h1>
            <p class="why">"Cases that others have published, worked out on this page as you opened it."</p>
            <p><b>{words}</b></p>
            <div inner_html=html></div>
        </main>
    }
    .into_any()
}

fn one(case: &Case, rows: &[PublishedRow]) -> String {
    let cells: Vec<Vec<String>> = rows
        .iter()
        .map(|row| {
            let verdict = if row.agrees { "The same" } else { "Differs" };
            vec![row.name.into(), row.printed.clone(), row.ours.clone(), verdict.into()]
        })
        .collect();
    let source = match case.source {
        "" => "<p class=\"muted\">The source has no address of its own.</p>".to_string(),
        source => format!("<p class=\"muted maths__source\">Source: {}</p>", escape(source)),
    };
    let why = if case.why.is_empty() { String::new() } else { format!("<p>{}</p>", escape(case.why)) };
    format!(
        "<section class=\"part\"><h2 class=\"h3\">{}</h2>{source}{}{why}</section>",
        escape(case.title),
        table(case.title, &["Figure", "Printed", "Worked out here", "Result"], &cells)
    )
}
