//! Each picture and each table of the result on its own: an SVG that stands in any document, and rows for a spreadsheet. They
//! show the study as it is saved; what is held back on the page is held back here.

use super::picture::wrapped;
use super::plain::{line, markup};
use crate::analysis::levers::{Order, levers};
use crate::analysis::track::{self, Course, TrackLevel};
use crate::analysis::{Context, decimal};
use crate::charts::dots::Dots;
use crate::charts::track::{HEIGHT, Place, course_drawing, money_drawing};
use crate::charts::{figures, position, tornado};
use crate::engine::chance::Chances;
use crate::steps::{full, quick, words};
use crate::study::*;
use crate::words::ledger::{cell, ledger};
use crate::words::tornado::{apart, tornado_title};
use crate::words::{LadderRow, RungRole, ladder, odds, plan, record, say, track as told};

/// Width of every picture; its height follows from what is in it.
pub const WIDTH: u32 = 1200;

/// Levers of the tornado, as on the page.
const LEVERS: usize = 6;

/// One picture or table that is handed on by itself.
#[derive(Clone, Debug, PartialEq)]
pub struct Exhibit {
    /// What it is called in a list and in the name of its file.
    pub name: String,
    pub picture: Option<Svg>,
    pub heads: Vec<&'static str>,
    pub rows: Vec<Vec<String>>,
}

/// A drawing and its height.
#[derive(Clone, Debug, PartialEq)]
pub struct Svg {
    pub text: String,
    pub height: u32,
}

/// Everything of a result that can be handed on by itself. What is not known yet is not among it.
pub fn exhibits(context: Context) -> Vec<Exhibit> {
    let chances = odds::drawn(context.study).filter(|_| !context.outcome.is_withheld());
    let mut all: Vec<Exhibit> = [
        claims(context),
        chances.as_ref().map(|chances| dots(context, chances)),
        decides(context),
        cash(context),
        costs(context),
    ]
    .into_iter()
    .flatten()
    .collect();
    all.extend((0..context.study.measures.len()).filter_map(|at| course(context, at)));
    all.extend(so_far(context));
    all.extend(tables(context));
    all
}

impl Exhibit {
    /// As CSV (RFC 4180), with the mark by which spreadsheets know that it is UTF-8. No cell is a formula.
    pub fn csv(&self) -> String {
        let heads = self.heads.iter().map(|head| head.to_string()).collect();
        let row = |cells: &Vec<String>| cells.iter().map(|one| cell(one)).collect::<Vec<_>>().join(",") + "\r\n";
        std::iter::once(&heads).chain(&self.rows).map(row).fold("\u{feff}".into(), |all: String, one| all + &one)
    }

    /// For the clipboard: cells between tabs. No cell is a formula, and none ends early.
    pub fn tabs(&self) -> String {
        let row = |cells: &Vec<String>| {
            let cells = cells.iter().map(|one| cell(&line(one)));
            // The quotes of a CSV cell are for commas, of which a tab knows nothing.
            cells.map(|one| one[1..one.len() - 1].replace("\"\"", "\"")).collect::<Vec<_>>().join("\t") + "\n"
        };
        let heads = self.heads.iter().map(|head| head.to_string()).collect();
        std::iter::once(&heads).chain(&self.rows).map(row).collect()
    }

    /// The same as HTML.
    pub fn html(&self) -> String {
        let heads: String = self.heads.iter().map(|head| format!("<th align=\"left\">{head}</th>")).collect();
        let row = |cells: &Vec<String>| {
            let cells: String = cells.iter().map(|one| format!("<td>{}</td>", markup(one))).collect();
            format!("<tr>{cells}</tr>")
        };
        format!("<table><tr>{heads}</tr>{}</table>", self.rows.iter().map(row).collect::<String>())
    }
}

/// Tables that have no picture.
pub fn tables(context: Context) -> Vec<Exhibit> {
    let table = |name: &str, heads: &[&'static str], rows: Vec<Vec<String>>| {
        let exhibit = Exhibit { name: name.into(), picture: None, heads: heads.to_vec(), rows };
        Some(exhibit).filter(|one| !one.rows.is_empty())
    };
    let plan = plan::plan(context).into_iter().map(|one| vec![one.what, one.now, one.how.into(), one.who, one.by]);
    let numbers = ledger(full::STEPS, context).into_iter().map(|row| {
        let status = row.status.to_string();
        vec![row.label, row.value, status, row.letter.into(), row.source, row.agreed_by, row.agreed_on, row.note]
    });
    let record = record::record(context);
    let answers = record.answers.into_iter().flat_map(|(step, all)| {
        all.into_iter().map(move |(question, answer)| vec![step.to_string(), question, answer])
    });
    let workings = record.workings.into_iter().map(|(name, working)| vec![name, working]);
    [
        table("What to measure next", &["What", "Now", "What would tell", "Who", "By"], plan.collect()),
        table("Every answer", &["Step", "Question", "Answer"], answers.collect()),
        table(
            "Every number",
            &["Number", "Value", "Status", "Evidence", "Source", "Agreed by", "Agreed on", "Note"],
            numbers.collect(),
        ),
        table("How it is worked out", &["Figure", "Formula with its values"], workings.collect()),
    ]
    .into_iter()
    .flatten()
    .collect()
}

// ---- the pictures -------------------------------------------------------------------------------------------------

/// Light colours of the page (style/tokens.css): a picture is pasted on white.
const TEXT: &str = "#15202b";
const MUTED: &str = "#4a5968";
const GRID: &str = "#d3dbe4";
const BENEFIT: &str = "#2476d9";
const CUT: &str = "#a68700";
const COST: &str = "#8f3600";
const NET: &str = "#003d33";

/// A picture as it grows.
struct Canvas {
    marks: String,
    /// Pixels that are used so far.
    y: f64,
}

#[derive(Clone, Copy)]
enum Anchor {
    Start,
    Middle,
    End,
}

impl Canvas {
    /// A picture with its finding over it.
    fn titled(title: &str) -> Canvas {
        let mut canvas = Canvas { marks: String::new(), y: 60.0 };
        for one in wrapped(title, 58, 2) {
            canvas.text(40.0, canvas.y, 32, Anchor::Start, "#15202b\" font-weight=\"700", &one);
            canvas.y += 40.0;
        }
        canvas.y += 16.0;
        canvas
    }

    fn text(&mut self, x: f64, y: f64, size: u32, anchor: Anchor, colour: &str, text: &str) {
        let anchor = match anchor {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        };
        let (x, y, text) = (position(x), position(y), markup(text));
        self.marks += &format!(
            "<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\" text-anchor=\"{anchor}\" fill=\"{colour}\" stroke=\"#ffffff\" stroke-width=\"5\" paint-order=\"stroke\">{text}</text>"
        );
    }

    /// A rectangle; hollow where nothing says how long it is.
    fn bar(&mut self, [x, y, width, height]: [f64; 4], colour: &str, is_hollow: bool) {
        let fill = if is_hollow { "#ffffff" } else { colour };
        let [x, y, width, height] = [x, y, width.max(1.0), height].map(position);
        self.marks += &format!(
            "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" fill=\"{fill}\" stroke=\"{colour}\" stroke-width=\"2\"/>"
        );
    }

    fn line(&mut self, points: &[Place], colour: &str, width: u32, dashes: &str) {
        let points: String = points.iter().map(|(x, y)| position(*x) + "," + &position(*y) + " ").collect();
        self.marks += &format!(
            "<polyline points=\"{points}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"{width}\" stroke-dasharray=\"{dashes}\"/>"
        );
    }

    fn circle(&mut self, (x, y): Place, radius: f64, fill: &str, stroke: &str) {
        let [x, y, radius] = [x, y, radius].map(position);
        self.marks += &format!(
            "<circle cx=\"{x}\" cy=\"{y}\" r=\"{radius}\" fill=\"{fill}\" stroke=\"{stroke}\" stroke-width=\"3\"/>"
        );
    }

    /// A bar with its name left of it and its amount right of it.
    fn row(&mut self, name: &str, reason: &str, amount: &str, bars: &[([f64; 2], &str, bool)]) {
        let one = |text: &str, most| wrapped(text, most, 1).swap_remove(0);
        let (middle, mut y) = (self.y + 28.0, self.y + if reason.is_empty() { 28.0 } else { 20.0 });
        for name in wrapped(name, 36, 2) {
            self.text(40.0, y, 21, Anchor::Start, TEXT, &name);
            y += 23.0;
        }
        if !reason.is_empty() {
            self.text(40.0, y, 17, Anchor::Start, MUTED, &one(reason, 46));
        }
        for ([from, length], colour, is_hollow) in bars {
            self.bar([BARS + from * BARS_WIDE, self.y + 4.0, length * BARS_WIDE, 34.0], colour, *is_hollow);
        }
        self.text(1160.0, middle, 22, Anchor::End, TEXT, &one(amount, 24));
        self.y = (self.y + 58.0).max(y + 18.0);
    }

    /// The whole drawing, with the study it shows and what kind of figure that is below it.
    fn done(mut self, context: Context) -> Option<Svg> {
        self.y += 24.0;
        let study = context.study;
        let about = format!("{} · {}", line(&crate::words::title(study)), study.state.label());
        for one in wrapped(&about, 100, 1) {
            self.text(40.0, self.y, 18, Anchor::Start, MUTED, &one);
        }
        self.y += 30.0;
        let height = self.y as u32;
        Some(Svg {
            text: format!(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{height}\" viewBox=\"0 0 {WIDTH} {height}\" font-family=\"system-ui, sans-serif\"><rect width=\"{WIDTH}\" height=\"{height}\" fill=\"#ffffff\"/>{}</svg>",
                self.marks
            ),
            height,
        })
    }
}

/// Where bars begin, and pixels for each percent of their scale.
const BARS: f64 = 440.0;
const BARS_WIDE: f64 = 5.0;

/// Where lines begin, and pixels for each percent of their width and each of their own pixels in height.
const PLOT: f64 = 60.0;
const PLOT_WIDE: f64 = 10.8;
const PLOT_HIGH: f64 = 2.0;

fn claims(context: Context) -> Option<Exhibit> {
    let rows = ladder(context);
    let first = rows.first()?;
    let title = match rows.last() {
        Some(last) if last.last => format!("{}: {}", last.name, last.amount.trim_start_matches("= ")),
        _ => first.name.clone(),
    };
    let mut canvas = Canvas::titled(&title);
    for row in &rows {
        let colour = match row.bar.role {
            RungRole::Benefit => BENEFIT,
            RungRole::Cut => CUT,
            RungRole::Cost | RungRole::Loss => COST,
            RungRole::Net => NET,
        };
        let hollow = row.bar.role == RungRole::Cut;
        canvas.row(&row.name, &row.reason, &row.amount, &[([row.bar.from, row.bar.length], colour, hollow)]);
    }
    let cells = |row: LadderRow| vec![row.name, row.reason, row.exact];
    Some(Exhibit {
        name: "Where the value goes".into(),
        picture: canvas.done(context),
        heads: vec!["Step", "Reason", "Amount"],
        rows: rows.into_iter().map(cells).collect(),
    })
}

fn dots(context: Context, chances: &Chances) -> Exhibit {
    let drawn = Dots::of(chances, None, context.format);
    let mut canvas = Canvas::titled(&drawn.title);
    let (top, apart) = (canvas.y + 20.0, 46.0);
    let base = top + drawn.room as f64 * apart + 10.0;
    let along = |x: f64| PLOT + x * PLOT_WIDE;
    canvas.line(&[(along(0.0), base), (along(100.0), base)], GRID, 2, "");
    canvas.line(&[(along(drawn.zero), top - 20.0), (along(drawn.zero), base)], TEXT, 2, "");
    for dot in &drawn.dots {
        let y = base - 26.0 - dot.above as f64 * apart * drawn.closer;
        let (fill, stroke) = if dot.loss { ("#ffffff", COST) } else { (NET, NET) };
        canvas.circle((along(dot.x), y), 20.0 * drawn.closer, fill, stroke);
    }
    for (x, amount) in &drawn.marks {
        canvas.text(along(*x), base + 30.0, 18, Anchor::Middle, MUTED, amount);
    }
    let (middle, amount) = &drawn.middle;
    let x = along(*middle);
    canvas.text(x, base + 58.0, 22, anchor_at(*middle), TEXT, &format!("▲ middle {amount}"));
    canvas.y = base + 100.0;
    for one in wrapped(&drawn.words, 100, 2) {
        canvas.text(40.0, canvas.y, 22, Anchor::Start, TEXT, &one);
        canvas.y += 30.0;
    }
    Exhibit {
        name: "Twenty equally likely results".into(),
        picture: canvas.done(context),
        heads: vec!["From", "To", "Results of 20"],
        rows: drawn.table.into_iter().map(|(from, to, count)| vec![from, to, count.to_string()]).collect(),
    }
}

/// A word at a place near an edge is written away from it.
fn anchor_at(x: f64) -> Anchor {
    match x {
        x if x < 20.0 => Anchor::Start,
        x if x > 80.0 => Anchor::End,
        _ => Anchor::Middle,
    }
}

fn decides(context: Context) -> Option<Exhibit> {
    let Context { study, outcome, format } = context;
    let net = decimal(outcome.figures.totals.net).ok().filter(|_| !outcome.is_withheld())?;
    let all = apart(levers(&[quick::STEPS, full::STEPS], context, Order::Swing, LEVERS), context);
    let mut canvas = Canvas::titled(&tornado_title(&all, net)?);
    let drawn = tornado::tornado(&all, net);
    let spell = |amount: words::Amount| amount.text(study, format);
    let (top, now) = (canvas.y, BARS + drawn.now * BARS_WIDE);
    canvas.text(now, top, 20, anchor_at(drawn.now), TEXT, &format!("now {}", spell(drawn.net)));
    canvas.y += 20.0;
    for row in &drawn.rows {
        let part = |part: Option<(f64, f64)>, colour| part.map(|(from, length)| ([from, length], colour, row.hollow));
        let bars: Vec<_> = [part(row.loss, COST), part(row.gain, NET)].into_iter().flatten().collect();
        let ends = format!("{} to {}", row.worse.short(study, format), row.better.short(study, format));
        canvas.row(&row.label, &ends, &row.swing.short(study, format), &bars);
    }
    canvas.line(&[(now, top + 8.0), (now, canvas.y)], TEXT, 2, "6 4");
    let rows = drawn.rows.into_iter().map(|row| {
        let [low, at_low, high, at_high] = [row.low.0, row.low.1, row.high.0, row.high.1].map(spell);
        vec![row.label, low, at_low, high, at_high, spell(row.swing)]
    });
    Some(Exhibit {
        name: "What decides it".into(),
        rows: rows.collect(),
        picture: canvas.done(context),
        heads: vec!["Number", "Low end", "Result at low end", "High end", "Result at high end", "Moves the result by"],
    })
}

fn cash(context: Context) -> Option<Exhibit> {
    let Context { outcome, format, .. } = context;
    let drawn = figures::cash(context).filter(|_| !outcome.is_withheld())?;
    let back = say(outcome.figures.payback_months, |months| {
        format!("The money is back after {} months", format.fixed(months, 1))
    });
    let mut canvas = Canvas::titled(&back);
    let top = canvas.y;
    let place = |(x, y): Place| (PLOT + x * PLOT_WIDE, top + y * PLOT_HIGH);
    canvas.line(&[place((0.0, drawn.zero)), place((100.0, drawn.zero))], TEXT, 2, "");
    let points: Vec<Place> = drawn.points.iter().copied().map(place).collect();
    canvas.line(&points, BENEFIT, 4, "");
    if let Some(x) = drawn.payback {
        canvas.circle(place((x, drawn.zero)), 9.0, NET, NET);
    }
    let below = top + figures::CASH_HEIGHT * PLOT_HIGH + 34.0;
    let left = |row: Option<&[String; 4]>| row.map_or("", |row| row[3].as_str()).to_string();
    let ends = [left(drawn.table.first()), left(drawn.table.last())];
    canvas.text(PLOT, below, 20, Anchor::Start, MUTED, &format!("start, {}", ends[0]));
    canvas.text(1140.0, below, 20, Anchor::End, MUTED, &format!("month {}, {}", drawn.months, ends[1]));
    canvas.y = below + 20.0;
    Some(Exhibit {
        name: "Money in and out by month".into(),
        picture: canvas.done(context),
        heads: vec!["Month", "In so far", "Out so far", "Left"],
        rows: drawn.table.into_iter().map(Vec::from).collect(),
    })
}

fn costs(context: Context) -> Option<Exhibit> {
    let drawn = figures::costs(context);
    let mut canvas = Canvas::titled(&format!("{} is the largest cost", drawn.first()?.name));
    for bar in &drawn {
        canvas.row(&bar.name, "", &bar.words, &[([0.0, bar.length], COST, false)]);
    }
    Some(Exhibit {
        name: "Full cost of the first year".into(),
        picture: canvas.done(context),
        heads: vec!["Category", "First year"],
        rows: drawn.into_iter().map(|bar| vec![bar.name, bar.words]).collect(),
    })
}

fn course(context: Context, at: usize) -> Option<Exhibit> {
    let measure = context.study.measures.get(at)?;
    let course: Course = track::course(context, at)?;
    let spell = |value| words::of_measure(value, measure, context.format);
    let drawn = course_drawing(&course);
    let mut canvas = Canvas::titled(&told::stand(measure, &course, context.format));
    let top = canvas.y + 20.0;
    let place = |(x, y): Place| (PLOT + x * PLOT_WIDE, top + y * PLOT_HIGH);
    let levels = course.levels.iter().zip(&drawn.levels).zip([0.0, 50.0, 100.0]);
    for (((level, value), y), x) in levels {
        let dashes = if *level == TrackLevel::Target { "" } else { "8 6" };
        canvas.line(&[place((0.0, *y)), place((100.0, *y))], MUTED, 2, dashes);
        let (at_x, at_y) = place((x, *y));
        let name = format!("{} {}", told::level_name(*level), spell(*value));
        canvas.text(at_x, at_y - 8.0, 18, anchor_at(x), MUTED, &wrapped(&name, 34, 1).swap_remove(0));
    }
    let points: Vec<Place> = drawn.points.iter().copied().map(place).collect();
    canvas.line(&points, BENEFIT, 4, "");
    for (point, one) in points.iter().zip(&course.moments) {
        canvas.circle(*point, 8.0, if one.is_after { BENEFIT } else { "#ffffff" }, BENEFIT);
    }
    canvas.y = top + HEIGHT * PLOT_HIGH + 30.0;
    let mut rows: Vec<Vec<String>> = course.moments.iter().map(|one| vec![told::when(one), spell(one.value)]).collect();
    rows.extend(course.levels.iter().map(|(level, value)| vec![told::level_name(*level).into(), spell(*value)]));
    Some(Exhibit {
        name: format!("So far: {}", wrapped(&line(words::name_of(measure)), 60, 1).swap_remove(0)),
        picture: canvas.done(context),
        heads: vec!["When", "Value"],
        rows,
    })
}

fn so_far(context: Context) -> Option<Exhibit> {
    let months = track::money(context).filter(|_| !context.outcome.is_withheld())?;
    let drawn = money_drawing(&months);
    let mut canvas = Canvas::titled(&told::money_so_far(context, &months));
    let key = [("Benefit", BENEFIT, &drawn.benefit), ("Cost", COST, &drawn.cost), ("Promised", MUTED, &drawn.promised)];
    let top = canvas.y + 30.0;
    let place = |(x, y): Place| (PLOT + x * PLOT_WIDE, top + y * PLOT_HIGH);
    canvas.line(&[place((0.0, drawn.zero)), place((100.0, drawn.zero))], TEXT, 2, "");
    for (at, (name, colour, points)) in key.into_iter().filter(|(_, _, points)| !points.is_empty()).enumerate() {
        let dashes = if colour == MUTED { "8 6" } else { "" };
        canvas.line(&points.iter().copied().map(place).collect::<Vec<_>>(), colour, 4, dashes);
        let x = PLOT + at as f64 * 180.0;
        canvas.line(&[(x, canvas.y - 6.0), (x + 30.0, canvas.y - 6.0)], colour, 4, dashes);
        canvas.text(x + 40.0, canvas.y, 20, Anchor::Start, TEXT, name);
    }
    canvas.y = top + HEIGHT * PLOT_HIGH + 20.0;
    let money = |value| context.format.money(value);
    let row = |(month, (benefit, cost, promised)): (usize, &track::SoFar)| {
        vec![month.to_string(), money(*benefit), money(*cost), promised.map_or(String::new(), money)]
    };
    Some(Exhibit {
        name: "Benefit so far".into(),
        picture: canvas.done(context),
        heads: vec!["Month", "Benefit so far", "Cost so far", "Promised by then"],
        rows: months.iter().enumerate().map(row).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::amount::Format;
    use crate::engine::evaluate;

    fn of(study: &Study) -> Vec<Exhibit> {
        let (outcome, format) = (evaluate(study), Format::named("en-US", "USD"));
        exhibits(Context { study, outcome: &outcome, format: &format })
    }

    #[test]
    fn every_example_has_its_five_pictures_each_with_a_table_of_whole_rows() {
        for study in examples::all() {
            let all = of(&study);
            let pictures = all.iter().filter(|one| one.picture.is_some()).count();
            assert!(pictures >= 5, "{}: {pictures}", study.title);
            for one in &all {
                assert!(!one.rows.is_empty(), "{}: {}", study.title, one.name);
                assert!(one.rows.iter().all(|row| row.len() == one.heads.len()), "{}: {}", study.title, one.name);
            }
            let mut names: Vec<&str> = all.iter().map(|one| one.name.as_str()).collect();
            names.sort_unstable();
            names.dedup();
            assert_eq!(names.len(), all.len(), "no two have one name");
        }
    }

    #[test]
    fn a_study_without_numbers_has_no_picture() {
        assert!(of(&Study::default()).iter().all(|one| one.picture.is_none()));
    }

    #[test]
    fn what_is_held_back_on_the_page_is_in_no_picture_of_money() {
        // Hours that nobody typed leave the time of the people out of the cost, which holds the headline back (U03).
        let mut study = examples::all().remove(0);
        study.programme.hours = Quantity::default();
        let (outcome, format) = (evaluate(&study), Format::named("en-US", "USD"));
        assert!(outcome.is_withheld());
        let all = exhibits(Context { study: &study, outcome: &outcome, format: &format });
        let names: Vec<&str> = all.iter().map(|one| one.name.as_str()).collect();
        for gone in ["Twenty equally likely results", "What decides it", "Money in and out by month", "Benefit so far"]
        {
            assert!(!names.contains(&gone), "{names:?}");
        }
    }
}
