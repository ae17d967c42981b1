//! One column for each measure: from before and after to its worth in the first year (M1–M6).

use super::inputs::Inputs;
use super::{formula, quoted};
use crate::analysis::Context;
use crate::engine::{self, AsEntered, Exact, Figure, MeasureFigures, Method, Missing, Number, Way, over_time};
use crate::export::xlsx::{self, Look, SheetCell, XlsxSheet};
use crate::steps::words;
use crate::study::*;
use crate::words::method_words;

const NAME: &str = "Measures";
const WAYS: &str = "Isolation";

/// The rows of the sheet, in their order.
const ROWS: [&str; 16] = [
    "Measure",
    "Kind of benefit",
    "Number before",
    "Number after, or target",
    "Better by, gross",
    "Separated by",
    "Better by, against what was expected",
    "Share due to the training",
    "How sure",
    "Better by, due to the training",
    "Units a year for each 1 of it",
    "Units a year",
    "Value of one unit",
    "Part of it that counts",
    "Worth of a full year",
    "Benefit, first 12 months",
];
const CLASS: usize = 1;
const BEFORE: usize = 2;
const AFTER: usize = 3;
const GROSS: usize = 4;
const IMPROVED: usize = 6;
const SHARE: usize = 7;
const VOLUME: usize = 10;
const UNITS: usize = 11;
const VALUE: usize = 12;
const USABLE: usize = 13;
const WORTH: usize = 14;
const YEAR: usize = 15;

pub(super) struct Measures {
    pub sheet: XlsxSheet,
    /// Every way to isolate each change, and which of them counts.
    pub ways: XlsxSheet,
    /// Where the rows of ways of each measure begin and end.
    rows: Vec<(usize, usize)>,
    count: usize,
}

impl Measures {
    /// The sum of the first year over all measures that count; without freed time where `cash` is asked for.
    pub(super) fn total(&self, cash: bool) -> String {
        let range = |row: usize| format!("{NAME}!{}:{}", xlsx::at(1, row), xlsx::at(self.count.max(1), row));
        let sum = |class: Class| format!("SUMIF({},{},{})", range(CLASS), quoted(class.label()), range(YEAR));
        let classes = [Class::Cash, Class::Margin, Class::Capacity];
        classes
            .iter()
            .filter(|class| !cash || **class != Class::Capacity)
            .map(|class| sum(*class))
            .collect::<Vec<_>>()
            .join("+")
    }

    /// The cell of a full year's worth of the measure at `at`.
    pub(super) fn worth(&self, at: usize) -> String {
        format!("{NAME}!{}", xlsx::at(at + 1, WORTH))
    }

    /// The months of the measure at `at` that were recorded, each with its money: isolated like the whole (M6).
    pub(super) fn recorded(&self, context: Context, at: usize, inputs: &mut Inputs) -> Vec<(usize, String)> {
        let (measure, one) = (&context.study.measures[at], &context.outcome.figures.totals.measures[at]);
        let (Ok(way), Some((first, last))) = (one.change.way(), self.rows.get(at)) else { return Vec::new() };
        if one.recorded.is_empty() {
            return Vec::new();
        }
        let here = |row: usize| format!("{NAME}!{}", xlsx::at(at + 1, row));
        let counting = |column: usize| {
            let range = |column: usize| format!("{WAYS}!{}:{}", xlsx::at(column, *first), xlsx::at(column, *last));
            format!("SUMIF({},1,{})", range(W_COUNTS), range(column))
        };
        let seen = if way.method.is_record() { counting(W_SEEN) } else { here(AFTER) };
        let sign = if measure.better == Better::Higher { "+" } else { "-" };
        let mut found: Vec<(usize, String)> = Vec::new();
        for (row, actual) in measure.actuals.iter().enumerate() {
            let month = actual.month.value.map_or(0, |month| engine::cash::whole_months(Exact::of(month)));
            if actual.value.value.is_none() || !(1..=one.shape.len()).contains(&month) {
                continue;
            }
            let value = inputs.known(&format!("measures.{at}.actuals.{row}.value"), &actual.value);
            let Some(value) = value.filter(|_| found.iter().all(|(known, _)| *known != month)) else { continue };
            let volume = here(VOLUME);
            let value = match measure.scale {
                Scale::Count => format!("IF({volume}=0,{value},{value}*12/{volume})"),
                Scale::Each | Scale::Percent => value,
            };
            let better = format!("({}{sign}({value}-{seen}))", here(IMPROVED));
            let sure = format!("IF({better}<0,1,{})", counting(W_OF_A_GAIN));
            let money = format!("{better}*{}*{sure}*{volume}*{}*{}/12", here(SHARE), here(VALUE), here(USABLE));
            found.push((month, money));
        }
        found
    }
}

/// The sheets of all measures and of the ways to isolate their change.
pub(super) fn measures(context: Context, inputs: &mut Inputs) -> Measures {
    let mut rows: Vec<Vec<SheetCell>> = ROWS.iter().map(|name| vec![SheetCell::head(*name)]).collect();
    let mut ways: Vec<Vec<SheetCell>> = vec![WAY_HEADS.map(SheetCell::head).into()];
    let mut of_measures = Vec::new();
    let all = context.study.measures.iter().zip(&context.outcome.figures.totals.measures);
    for (at, (measure, one)) in all.enumerate() {
        let column = Column { context, at, measure, one };
        let first = ways.len();
        // A series is one range of cells: it has to be asked for before any of its numbers is.
        column.before_and_after(inputs);
        ways.extend(column.ways(first, inputs));
        of_measures.push((first, (ways.len() - 1).max(first)));
        for (row, cell) in rows.iter_mut().zip(column.cells(first, ways.len() - first, inputs)) {
            row.push(cell);
        }
    }
    let count = context.study.measures.len();
    let widths = [38].into_iter().chain((0..count).map(|_| 28)).collect();
    let ways = XlsxSheet { name: WAYS, widths: [30, 30].into_iter().chain([16; 10]).collect(), rows: ways };
    Measures { sheet: XlsxSheet { name: NAME, widths, rows }, ways, rows: of_measures, count }
}

/// The columns of the sheet of ways.
const WAY_HEADS: [&str; 12] = [
    "Measure",
    "Way",
    "Seen",
    "Expected without the training",
    "Better by",
    "Share due to the training",
    "How sure",
    "Better by, due to the training",
    "Units a year for each 1 of it",
    "Units a year",
    "Counts",
    "How sure of a gain",
];
const W_WAY: usize = 1;
const W_SEEN: usize = 2;
const W_EXPECTED: usize = 3;
const W_IMPROVED: usize = 4;
const W_SHARE: usize = 5;
const W_SURE: usize = 6;
const W_OWN: usize = 7;
const W_VOLUME: usize = 8;
const W_UNITS: usize = 9;
const W_COUNTS: usize = 10;
const W_OF_A_GAIN: usize = 11;

struct Column<'a> {
    context: Context<'a>,
    at: usize,
    measure: &'a Measure,
    one: &'a MeasureFigures<Exact>,
}

/// A formula where there is one, else the value, else the reason why there is none.
fn either(found: Option<String>, now: Figure<Exact>, look: Look) -> SheetCell {
    match (found, now) {
        (Some(text), Ok(_)) => formula(text, now, look),
        (_, Err(why)) => SheetCell::text(why.sentence()),
        (None, Ok(now)) => now.decimal().map_or(SheetCell::Empty, |now| SheetCell::Number(now, look)),
    }
}

impl Column<'_> {
    fn place(&self, rest: &str) -> String {
        format!("measures.{}.{rest}", self.at)
    }

    /// The cell of this column in `row`.
    fn here(&self, row: usize) -> String {
        format!("{NAME}!{}", xlsx::at(self.at + 1, row))
    }

    fn sign(&self) -> &'static str {
        if self.measure.better == Better::Higher { "" } else { "-" }
    }

    /// The rows of all ways that can be worked out, which begin in row `first` of their sheet. The lowest record counts, and
    /// without a record the lowest estimate; of equal ones the first (M2).
    fn ways(&self, first: usize, inputs: &mut Inputs) -> Vec<Vec<SheetCell>> {
        let ways = &self.one.change.ways;
        let records = ways.iter().take_while(|way| way.method.is_record()).count();
        let candidates = if records > 0 { records } else { ways.len() };
        let chosen = self.one.change.chosen.ok();
        let rows = ways.iter().enumerate().map(|(at, way)| {
            let row = first + at;
            let cell = |column: usize| xlsx::at(column, row);
            let (seen, expected) = self.expected(way.method, inputs);
            let expected = expected.map(|text| if way.method.is_record() { self.inside(text) } else { text });
            let seen = seen.unwrap_or_else(|| self.here(AFTER));
            let improved = match way.method {
                _ if way.summed => self.reported(inputs).map(|all| all[0].clone()),
                _ if expected.is_some() => Some(format!("{}({}-{})", self.sign(), cell(W_SEEN), cell(W_EXPECTED))),
                _ => Some(self.here(GROSS)),
            };
            let (share, sure) = self.share(way, &cell(W_SHARE), inputs);
            let of_a_gain = sure.clone();
            let sure = sure.map(|sure| if way.summed { sure } else { format!("IF({}<0,1,{sure})", cell(W_IMPROVED)) });
            let own = match way.summed {
                true => self.reported(inputs).map(|all| all[2].clone()),
                false => Some(format!("{}*{}*{}", cell(W_IMPROVED), cell(W_SHARE), cell(W_SURE))),
            };
            let lowest = if way.units.is_ok() { W_UNITS } else { W_OWN };
            let earlier = (first..row).map(|row| format!("+{}", xlsx::at(W_COUNTS, row))).collect::<String>();
            let counts = format!(
                "IF(AND({}=MIN({}:{}),0{earlier}=0),1,0)",
                cell(lowest),
                xlsx::at(lowest, first),
                xlsx::at(lowest, first + candidates - 1)
            );
            let now = Exact::int(usize::from(chosen == Some(at)));
            let record = |text: Option<String>, now: Figure<Exact>| match &expected {
                Some(_) => either(text, now, Look::Plain),
                None => SheetCell::text("–"),
            };
            vec![
                SheetCell::text(words::name_of(self.measure)),
                SheetCell::text(method_words(way, self.measure)),
                record(Some(seen), Ok(Exact::zero())).without_value(),
                record(expected.clone(), way.expected.ok_or(Missing::NoAfter)),
                either(improved, Ok(way.improvement), Look::Plain),
                either(share, Ok(way.share), Look::Plain),
                either(sure, Ok(way.confidence), Look::Plain),
                either(own, Ok(way.adjusted), Look::Plain),
                either(self.volume(way.summed, inputs), way.volume, Look::Plain),
                either(Some(format!("{}*{}", cell(W_OWN), cell(W_VOLUME))), way.units, Look::Plain),
                if at < candidates {
                    formula(counts, Ok(now), Look::Plain)
                } else {
                    SheetCell::Number(0.into(), Look::Plain)
                },
                either(of_a_gain, Ok(way.sure), Look::Plain),
            ]
        });
        rows.collect()
    }

    /// The column of the measure, whose ways stand in `rows` rows from row `first` of their sheet.
    fn cells(&self, first: usize, rows: usize, inputs: &mut Inputs) -> Vec<SheetCell> {
        let Column { measure, one, .. } = self;
        let change = &one.change;
        let way = change.way();
        let of = |number: fn(&Way<Exact>) -> Exact| way.map(number);
        let [before, after] = self.before_and_after(inputs);
        let gross = format!("{}({}-{})", self.sign(), self.here(AFTER), self.here(BEFORE));
        let range = |column: usize| {
            format!("{WAYS}!{}:{}", xlsx::at(column, first), xlsx::at(column, (first + rows).saturating_sub(1)))
        };
        let counting = |column: usize, now: Figure<Exact>| {
            either(Some(format!("SUMIF({},1,{})", range(W_COUNTS), range(column))), now, Look::Plain)
        };
        let worth = format!("{}*{}*{}", self.here(UNITS), self.here(VALUE), self.here(USABLE));
        let shape = super::months::shape_sum(self.at);
        let recorded = match one.recorded.is_empty() {
            true => String::new(),
            false => format!("+{}", super::months::recorded_sum(self.at, self.context.study.measures.len())),
        };
        vec![
            SheetCell::head(words::name_of(measure)),
            SheetCell::text(measure.worth.class.label()),
            either(before, change.before, Look::Plain),
            either(after, change.after, Look::Plain),
            either(Some(gross), change.gross, Look::Plain),
            match way {
                Ok(_) => SheetCell::Formula(
                    format!("INDEX({},MATCH(1,{},0))", range(W_WAY), range(W_COUNTS)),
                    None,
                    Look::Plain,
                ),
                Err(why) => SheetCell::text(why.sentence()),
            },
            counting(W_IMPROVED, of(|way| way.improvement)),
            counting(W_SHARE, of(|way| way.share)),
            counting(W_SURE, of(|way| way.confidence)),
            counting(W_OWN, of(|way| way.adjusted)),
            counting(W_VOLUME, way.and_then(|way| way.volume)),
            counting(W_UNITS, way.and_then(|way| way.units)),
            either(self.unit_value(inputs), one.value.value, Look::Money),
            either(Some(self.usable(inputs)), Ok(one.value.usable), Look::Plain),
            either(Some(worth), one.worth, Look::Money),
            either(Some(format!("{}*{shape}/12{recorded}", self.here(WORTH))), one.first_year, Look::Money),
        ]
    }

    /// The numbers before and after, each the mean of its series where there is one (M1).
    fn before_and_after(&self, inputs: &mut Inputs) -> [Option<String>; 2] {
        let measure = self.measure;
        let mut side = |series: &[Point], name: &str, single: &Quantity| {
            let places = (0..series.len()).map(|at| self.place(&format!("{name}_series.{at}.value")));
            let mean = inputs.range(places.zip(series.iter().map(|point| &point.value)));
            mean.map(|range| format!("AVERAGE({range})"))
                .or_else(|| inputs.known(&self.place(if name == "before" { "baseline" } else { "after" }), single))
        };
        let before = side(&measure.before_series, "before", &measure.baseline);
        let mut after = side(&measure.after_series, "after", &measure.after);
        if self.context.study.state.is_forecast() {
            after = inputs.known(&self.place("target"), &measure.target).or(after);
        }
        [before, after]
    }

    /// For a record: what was seen where it is not the number after, and what was expected (M2, I1–I4).
    fn expected(&self, method: Method, inputs: &mut Inputs) -> (Option<String>, Option<String>) {
        let group = &self.measure.comparison;
        let was = inputs.known(&self.place("comparison.before"), &group.before);
        let now = inputs.known(&self.place("comparison.after"), &group.after);
        match method {
            Method::GroupDifference => {
                let parts = was.zip(now).map(|(was, now)| format!("{}+{now}-{was}", self.here(BEFORE)));
                (None, parts)
            }
            Method::GroupAfter => (None, now),
            Method::Trend => (None, self.trend(inputs)),
            Method::Driver => self.driver(inputs),
            Method::BeforeAfter => (None, Some(self.here(BEFORE))),
            _ => (None, None),
        }
    }

    /// What is expected, kept inside what the measure can be (M2).
    fn inside(&self, expected: String) -> String {
        match engine::most_and_least(self.measure) {
            (true, true) => format!("MAX(0,MIN(100,{expected}))"),
            (true, false) => format!("MAX(0,{expected})"),
            (false, _) => expected,
        }
    }

    /// The old trend at the middle of the periods after: `FORECAST` is the ordinary least squares line (I3).
    fn trend(&self, inputs: &mut Inputs) -> Option<String> {
        let course = over_time::<Exact>(self.measure, &AsEntered);
        let list = |values: &[Exact]| -> Option<Vec<String>> {
            values.iter().map(|value| value.decimal().map(|value| value.normalize().to_string())).collect()
        };
        let series = &self.measure.before_series;
        let places = (0..series.len()).map(|at| self.place(&format!("before_series.{at}.value")));
        let y: Vec<String> =
            places.zip(series).filter_map(|(place, point)| inputs.known(&place, &point.value)).collect();
        let (x, later) = (list(&course.x)?, list(&course.later)?);
        Some(line_at(&x, &y, &format!("(({})/{})", later.join("+"), later.len())))
    }

    /// What the driver made of the periods after, held against what was seen in them (I4).
    fn driver(&self, inputs: &mut Inputs) -> (Option<String>, Option<String>) {
        let mut pairs = |series: &[Point], name: &str| -> (Vec<String>, Vec<String>, Vec<String>) {
            let mut both = |at: usize, point: &Point| {
                let place = |end: &str| self.place(&format!("{name}_series.{at}.{end}"));
                let driver = point.driver.value.is_some().then(|| inputs.known(&place("driver"), &point.driver))??;
                let value = inputs.known(&place("value"), &point.value);
                Some((driver, value))
            };
            let found: Vec<_> = series.iter().enumerate().filter_map(|(at, point)| both(at, point)).collect();
            let whole = found.iter().filter_map(|(driver, value)| Some((driver.clone(), value.clone()?)));
            let all = found.iter().map(|(driver, _)| driver.clone()).collect();
            let (x, y): (Vec<_>, Vec<_>) = whole.unzip();
            (x, y, all)
        };
        let (x, y, _) = pairs(&self.measure.before_series, "before");
        let (later, seen, all) = pairs(&self.measure.after_series, "after");
        // A target stands for every period whose driver is known.
        let forecast = self.context.study.state.is_forecast() && self.measure.target.value.is_some();
        let mean = |cells: &[String]| format!("(({})/{})", cells.join("+"), cells.len().max(1));
        let seen = if forecast { None } else { Some(mean(&seen)) };
        (seen, Some(line_at(&x, &y, &mean(if forecast { &all } else { &later }))))
    }

    /// What the participants report: as it stands, their share of it, and what doubt leaves of that (I5).
    fn reported(&self, inputs: &mut Inputs) -> Option<[String; 3]> {
        let mut sums: [Vec<String>; 3] = Default::default();
        for (at, row) in self.measure.isolation.respondents.iter().enumerate() {
            let place = |end: &str| self.place(&format!("isolation.respondents.{at}.{end}"));
            if row.change.value.is_none() || row.share.value.is_none() || row.confidence.value.is_none() {
                continue;
            }
            let people = inputs.cell(&place("people"), &row.people, defaults::ONE.value);
            let change = inputs.known(&place("change"), &row.change)?;
            let share = inputs.known(&place("share"), &row.share)?;
            let sure = inputs.known(&place("confidence"), &row.confidence)?;
            sums[0].push(format!("{change}*{people}"));
            sums[1].push(format!("{change}*{people}*{share}/100"));
            sums[2].push(format!("{change}*{people}*{share}/100*IF({change}<0,1,{sure}/100)"));
        }
        Some(sums.map(|sum| sum.join("+"))).filter(|sums| !sums[0].is_empty())
    }

    /// The share that is claimed, which stands in the cell `share`, and how sure somebody is of it (M3).
    fn share(&self, way: &Way<Exact>, share: &str, inputs: &mut Inputs) -> (Option<String>, Option<String>) {
        let isolation = &self.measure.isolation;
        let percent = |cell: String| format!("{cell}/100");
        match way.method {
            Method::BeforeAfter => (None, None),
            method if method.is_record() => {
                let whole = defaults::WHOLE.value;
                let share = inputs.cell(&self.place("isolation.share"), &isolation.share, whole);
                let sure = inputs.cell(&self.place("isolation.confidence"), &isolation.confidence, whole);
                (Some(percent(share)), Some(percent(sure)))
            }
            Method::OtherFactors => {
                let mut shares = Vec::new();
                for (at, factor) in isolation.factors.iter().enumerate() {
                    shares.extend(inputs.known(&self.place(&format!("isolation.factors.{at}.share")), &factor.share));
                }
                let sure = inputs.known(&self.place("isolation.factors_confidence"), &isolation.factors_confidence);
                (Some(format!("1-({})/100", shares.join("+"))), sure.map(percent))
            }
            _ if way.summed => {
                let Some([all, shared, sure]) = self.reported(inputs) else { return (None, None) };
                let ratio = |part: &str, whole: &str| format!("IF(({whole})=0,1,({part})/({whole}))");
                (Some(ratio(&shared, &all)), Some(ratio(&sure, &shared)))
            }
            _ => self.pooled(share, inputs),
        }
    }

    /// Several estimates: the mean of `a·k`, shown as the mean of `a` and the `k` that goes with it, or the lowest (M3).
    fn pooled(&self, own: &str, inputs: &mut Inputs) -> (Option<String>, Option<String>) {
        let mut pairs = Vec::new();
        for (at, one) in self.measure.isolation.estimators.iter().enumerate() {
            let place = |end: &str| self.place(&format!("isolation.estimators.{at}.{end}"));
            if one.share.value.is_some() && one.confidence.value.is_some() {
                let share = inputs.known(&place("share"), &one.share);
                pairs.extend(share.zip(inputs.known(&place("confidence"), &one.confidence)));
            }
        }
        match pairs.as_slice() {
            [] => (None, None),
            [(share, sure)] => (Some(format!("{share}/100")), Some(format!("{sure}/100"))),
            _ if self.measure.isolation.pooling == Pooling::Median => {
                let list = |parts: Vec<String>| parts.join(",");
                let share = format!("MEDIAN({})/100", list(pairs.iter().map(|(share, _)| share.clone()).collect()));
                let both = list(pairs.iter().map(|(share, sure)| format!("{share}*{sure}")).collect());
                (Some(share), Some(format!("IF({own}=0,0,MEDIAN({both})/10000/{own})")))
            }
            _ if self.measure.isolation.pooling == Pooling::Mean => {
                let (count, sum) = (pairs.len(), |parts: Vec<String>| parts.join("+"));
                let share = format!("({})/{count}/100", sum(pairs.iter().map(|(share, _)| share.clone()).collect()));
                let both = sum(pairs.iter().map(|(share, sure)| format!("{share}*{sure}")).collect());
                (Some(share), Some(format!("IF({own}=0,0,({both})/{count}/10000/{own})")))
            }
            _ => {
                // The lowest of all; of those that come to the same, the first.
                let products: Vec<String> = pairs.iter().map(|(share, sure)| format!("{share}*{sure}")).collect();
                let lowest = format!("MIN({})", products.join(","));
                let pick = |part: fn(&(String, String)) -> &String| {
                    pairs.iter().zip(&products).rev().fold(String::from("0"), |rest, (pair, product)| {
                        format!("IF({product}={lowest},{},{rest})", part(pair))
                    })
                };
                (Some(format!("{}/100", pick(|pair| &pair.0))), Some(format!("{}/100", pick(|pair| &pair.1))))
            }
        }
    }

    /// Units a year for one point of the measure (M4).
    fn volume(&self, summed: bool, inputs: &mut Inputs) -> Option<String> {
        let measure = self.measure;
        let calendar = |count: i64| rust_decimal::Decimal::from(count);
        let periods =
            |inputs: &mut Inputs, count: i64| inputs.cell(&self.place("periods"), &measure.periods, calendar(count));
        let periods = match measure.period {
            Period::Total => format!("12/{}", inputs.known(&self.place("months"), &measure.months)?),
            Period::Week => periods(inputs, 52),
            Period::Month => periods(inputs, 12),
            Period::Quarter => periods(inputs, 4),
            Period::Year => periods(inputs, 1),
        };
        let hundredth = if measure.scale == Scale::Percent { "/100" } else { "" };
        if summed || measure.scale == Scale::Count {
            return Some(periods + hundredth);
        }
        let base = inputs.known(&self.place("base"), &measure.base)?;
        Some(format!("{base}*{periods}{hundredth}"))
    }

    /// What one unit is worth (M5).
    fn unit_value(&self, inputs: &mut Inputs) -> Option<String> {
        let worth = &self.measure.worth;
        let place = |end: &str| self.place(&format!("worth.{end}"));
        match worth.valuation {
            Valuation::Agreed => inputs.known(&place("value"), &worth.value),
            Valuation::Margin => {
                let price = inputs.known(&place("price"), &worth.price)?;
                Some(format!("{price}*{}/100", inputs.known(&place("margin"), &worth.margin)?))
            }
            Valuation::Event => {
                let mut parts = Vec::new();
                for (at, part) in worth.parts.iter().enumerate() {
                    parts.extend(inputs.known(&place(&format!("parts.{at}.amount")), &part.amount));
                }
                Some(parts.join("+"))
            }
            Valuation::Leaver => {
                let pay = inputs.known(&place("salary"), &worth.salary)?;
                let share = inputs.cell(&place("replacement"), &worth.replacement, defaults::REPLACEMENT.value);
                Some(format!("{pay}*{share}/100"))
            }
            Valuation::Hour => {
                let hour = super::money::hour(&place("hour"), &worth.hour, inputs)?;
                let mut day = || inputs.cell(&place("hours_a_day"), &worth.hours_a_day, defaults::HOURS_A_DAY.value);
                Some(match worth.unit_time {
                    UnitTime::Second => format!("{hour}/3600"),
                    UnitTime::Minute => format!("{hour}/60"),
                    UnitTime::Hour => hour,
                    UnitTime::Day => format!("{hour}*{}", day()),
                    UnitTime::Week => format!("{hour}*{}*{}", day(), defaults::DAYS_A_WEEK),
                    UnitTime::Open | UnitTime::Other => {
                        format!("{hour}*{}", inputs.known(&place("hours_per_unit"), &worth.hours_per_unit)?)
                    }
                })
            }
            Valuation::Injury => {
                let direct = inputs.known(&place("direct"), &worth.direct)?;
                let ratio =
                    inputs.cell(&place("indirect_ratio"), &worth.indirect_ratio, defaults::INDIRECT_RATIO.value);
                Some(format!("{direct}*(1+{ratio})"))
            }
            Valuation::Performance => {
                let spread = match inputs.known(&place("performance_sd"), &worth.performance_sd) {
                    Some(spread) => spread,
                    None => {
                        let pay = inputs.known(&place("salary"), &worth.salary)?;
                        let share = &worth.performance_share;
                        let share = inputs.cell(&place("performance_share"), share, defaults::PERFORMANCE_SHARE.value);
                        format!("{pay}*{share}/100")
                    }
                };
                let variable = inputs.known(&place("variable_cost"), &worth.variable_cost);
                let variable = variable.map_or(String::new(), |cell| format!("*(1+{cell}/100)"));
                let tax =
                    inputs.known(&place("tax"), &worth.tax).map_or(String::new(), |cell| format!("*(1-{cell}/100)"));
                Some(spread + &variable + &tax)
            }
        }
    }

    /// Which part of freed time counts (M5, class capacity).
    fn usable(&self, inputs: &mut Inputs) -> String {
        let worth = &self.measure.worth;
        match (worth.class, worth.used) {
            (Class::Capacity, YesNo::Yes) => {
                inputs.cell(&self.place("worth.usable"), &worth.usable, defaults::USABLE.value) + "/100"
            }
            (Class::Capacity, _) => "0".into(),
            _ => "1".into(),
        }
    }
}

/// The ordinary least squares line through points at `at`, in sums: the points stand in cells that need not be neighbours.
fn line_at(x: &[String], y: &[String], at: &str) -> String {
    let count = x.len().max(1);
    let (sum_x, sum_y) = (format!("({})", x.join("+")), format!("({})", y.join("+")));
    let products: Vec<String> = x.iter().zip(y).map(|(x, y)| format!("{x}*{y}")).collect();
    let squares: Vec<String> = x.iter().map(|x| format!("{x}*{x}")).collect();
    let slope =
        format!("(({})-{sum_x}*{sum_y}/{count})/(({})-{sum_x}*{sum_x}/{count})", products.join("+"), squares.join("+"));
    format!("{sum_y}/{count}+{slope}*({at}-{sum_x}/{count})")
}
