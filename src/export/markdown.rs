//! The report and its record as Markdown, for a wiki or a document.

use super::plain::{line, markdown};
use crate::analysis::Context;
use crate::study::Choice;
use crate::words::odds::{self, Odds};
use crate::words::{FinanceQuestion, finance_questions, ladder, plan, record, report, story};

/// The whole report of a study.
pub fn document(context: Context) -> String {
    let study = context.study;
    let chances = odds::drawn(study);
    let odds = Odds::of(chances.as_ref());
    let sheet = report::sheet(context, chances.as_ref());
    let mut out = Document(format!("# {}\n\n", markdown(&crate::words::title(study))));
    out.say(&format!("{} · {}", study.state.label(), sheet.meta));
    out.say(&sheet.summary);
    out.table(
        ["Figure", "Value", "Note"],
        sheet.figures.iter().map(|one| [&one.name, &one.number, &one.note].map(String::from)),
    );
    if let Some(asked) = &sheet.decision {
        out.part("Decision we ask for");
        out.say(asked);
    }
    for block in story(context, odds) {
        out.part(block.title);
        out.say(&block.text);
    }
    out.part("What changed");
    out.table(["Measure", "Before", sheet.after, "Due to the training"], sheet.changes.iter().cloned());
    out.part("What it is worth");
    out.table(["Step", "Amount", "Why"], ladder(context).into_iter().map(|row| [row.name, row.amount, row.reason]));
    out.part("What must be true");
    out.list(sheet.must_be_true.iter());
    out.part("Limits");
    out.say(&sheet.limits);
    out.part("Ten questions of Finance");
    let asked = finance_questions(context, chances.as_ref());
    let open = |one: &FinanceQuestion| if one.open.is_empty() { "" } else { "Open" };
    let rows = asked.iter().map(|one| [one.question.to_string(), one.answer.clone(), open(one).to_string()]);
    out.table(["Question", "Answer", ""], rows);
    let plan = plan::plan(context);
    if !plan.is_empty() {
        out.part("What to measure next");
        let rows = plan.into_iter().map(|one| [one.what, one.now, one.how.to_string(), one.who, one.by]);
        out.table(["What", "Now", "What would tell", "Who", "By"], rows);
    }
    let record = record::record(context);
    out.part("Every answer");
    for (step, answers) in &record.answers {
        out.table([*step, "Answer"], answers.iter().map(|(question, answer)| [question, answer].map(String::from)));
    }
    out.part("Every number");
    let rows =
        record.numbers.into_iter().map(|row| [row.label, row.value, row.status.to_string(), row.source, row.agreed_by]);
    out.table(["Number", "Value", "Status", "Source", "Agreed by"], rows);
    out.part("How it is worked out");
    out.table(
        ["Figure", "Formula with its values"],
        record.workings.into_iter().map(|(name, working)| [name, working]),
    );
    if !record.open.is_empty() {
        out.part("Checks that are open");
        out.list(record.open.iter());
    }
    if !record.kept.is_empty() {
        out.part("Checks that were kept");
        out.table(["Found", "Reason"], record.kept.into_iter().map(|(found, reason)| [found, reason]));
    }
    out.say(&record.run);
    out.0
}

/// Markdown as it grows.
struct Document(String);

impl Document {
    fn part(&mut self, title: &str) {
        self.0 += &format!("## {}\n\n", markdown(title));
    }

    fn say(&mut self, text: &str) {
        if !line(text).is_empty() {
            self.0 += &format!("{}\n\n", markdown(text));
        }
    }

    fn list<'a>(&mut self, lines: impl Iterator<Item = &'a String>) {
        lines.for_each(|line| self.0 += &format!("- {}\n", markdown(line)));
        self.0.push('\n');
    }

    fn table<const N: usize>(&mut self, heads: [&str; N], rows: impl Iterator<Item = [String; N]>) {
        let row = |cells: [String; N]| format!("| {} |\n", cells.map(|cell| markdown(&cell)).join(" | "));
        self.0 += &row(heads.map(String::from));
        self.0 += &format!("|{}\n", " --- |".repeat(N));
        rows.for_each(|cells| self.0 += &row(cells));
        self.0.push('\n');
    }
}
