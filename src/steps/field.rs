//! What a question is: one entry owns its label, hint, help, bounds, default and the place of its answer in the study.

use std::borrow::Cow;

use rust_decimal::Decimal;

use crate::engine::Sums;
use crate::study::defaults::Assumption;
use crate::study::number::{Bounds, NumberKind, Unit};
use crate::study::shape::{Shaped, number_at};
use crate::study::{Answer, Point, Quantity, Status, Study};

/// Where in the study's lists a question stands: which measure, and which row of a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct At {
    pub measure: usize,
    pub row: usize,
}

/// Reads and edits one value of the study. `key` is its path in the file, with `*` for the measure and `#` for the row.
pub struct Lens<T: 'static> {
    pub key: &'static str,
    pub get: fn(&Study, At) -> Option<&T>,
    /// A row that does not exist yet is made.
    pub edit: fn(&mut Study, At) -> Option<&mut T>,
}

impl<T> Clone for Lens<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Lens<T> {}

/// Rows a list may have; a longer list is a mistake of the file.
pub const MOST_ROWS: usize = 300;

/// The row at `at`, made where it is missing.
pub fn row_at<T: Default>(rows: &mut Vec<T>, at: usize) -> Option<&mut T> {
    while rows.len() <= at && at < MOST_ROWS {
        rows.push(T::default());
    }
    rows.get_mut(at)
}

/// Takes the row at `at` away, where there is one.
pub fn remove_row<T>(rows: &mut Vec<T>, at: usize) {
    if at < rows.len() {
        rows.remove(at);
    }
}

/// `study!(programme.people)`: a value that stands once in a study.
macro_rules! study {
    ($first:ident $(. $rest:ident)*) => {
        $crate::steps::field::Lens {
            key: concat!(stringify!($first) $(, ".", stringify!($rest))*),
            get: |study, _| Some(&study.$first $(.$rest)*),
            edit: |study, _| Some(&mut study.$first $(.$rest)*),
        }
    };
}
/// `measure!(baseline)`: a value of each measure.
macro_rules! measure {
    ($first:ident $(. $rest:ident)*) => {
        $crate::steps::field::Lens {
            key: concat!("measures.*.", stringify!($first) $(, ".", stringify!($rest))*),
            get: |study, at| study.measures.get(at.measure).map(|one| &one.$first $(.$rest)*),
            edit: |study, at| $crate::steps::field::row_at(&mut study.measures, at.measure).map(|one| &mut one.$first $(.$rest)*),
        }
    };
}
/// `row!(costs => rate)`: a value of each row of a list.
macro_rules! row {
    ($list:ident $(. $more:ident)* => $first:ident $(. $rest:ident)*) => {
        $crate::steps::field::Lens {
            key: concat!(stringify!($list) $(, ".", stringify!($more))*, ".#.", stringify!($first) $(, ".", stringify!($rest))*),
            get: |study, at| study.$list $(.$more)*.get(at.row).map(|one| &one.$first $(.$rest)*),
            edit: |study, at| $crate::steps::field::row_at(&mut study.$list $(.$more)*, at.row).map(|one| &mut one.$first $(.$rest)*),
        }
    };
}
/// `measure_row!(isolation.estimators => share)`: a value of each row of a list of each measure.
macro_rules! measure_row {
    ($list:ident $(. $more:ident)* => $first:ident $(. $rest:ident)*) => {
        $crate::steps::field::Lens {
            key: concat!("measures.*.", stringify!($list) $(, ".", stringify!($more))*, ".#.", stringify!($first) $(, ".", stringify!($rest))*),
            get: |study, at| study.measures.get(at.measure)?.$list $(.$more)*.get(at.row).map(|one| &one.$first $(.$rest)*),
            edit: |study, at| {
                let measure = $crate::steps::field::row_at(&mut study.measures, at.measure)?;
                $crate::steps::field::row_at(&mut measure.$list $(.$more)*, at.row).map(|one| &mut one.$first $(.$rest)*)
            },
        }
    };
}
/// `rows!("cost line", 60, costs, CostLine::default(), FIELDS)`: a list of the study whose rows come and go.
macro_rules! rows {
    ($one:literal, $most:expr, $list:ident $(. $more:ident)*, $new:expr, $fields:expr) => {
        $crate::steps::field::Rows {
            key: concat!(stringify!($list) $(, ".", stringify!($more))*),
            one: $one,
            count: |study, _| study.$list $(.$more)*.len(),
            add: |study, _| study.$list $(.$more)*.push($new),
            remove: |study, at| $crate::steps::field::remove_row(&mut study.$list $(.$more)*, at.row),
            most: $most,
            fields: $fields,
        }
    };
}
/// `measure_rows!("factor", 20, isolation.factors, Factor::default(), FIELDS)`: the same for a list of each measure.
macro_rules! measure_rows {
    ($one:literal, $most:expr, $list:ident $(. $more:ident)*, $new:expr, $fields:expr) => {
        $crate::steps::field::Rows {
            key: concat!("measures.*.", stringify!($list) $(, ".", stringify!($more))*),
            one: $one,
            count: |study, at| study.measures.get(at.measure).map_or(0, |one| one.$list $(.$more)*.len()),
            add: |study, at| {
                if let Some(one) = $crate::steps::field::row_at(&mut study.measures, at.measure) {
                    one.$list $(.$more)*.push($new);
                }
            },
            remove: |study, at| {
                if let Some(one) = study.measures.get_mut(at.measure) {
                    $crate::steps::field::remove_row(&mut one.$list $(.$more)*, at.row);
                }
            },
            most: $most,
            fields: $fields,
        }
    };
}
/// `pick!(YesNo, study!(cause.punished))`: a closed question over a lens.
macro_rules! pick {
    ($choice:ty, $lens:expr) => {{
        const LENS: $crate::steps::field::Lens<$choice> = $lens;
        $crate::steps::field::Pick {
            key: LENS.key,
            answers: <$choice as $crate::study::Choice>::ANSWERS,
            get: |study, at| (LENS.get)(study, at).map(|one| $crate::study::Choice::index(*one)),
            set: |study, at, index| {
                if let (Some(place), Some(answer)) =
                    ((LENS.edit)(study, at), <$choice as $crate::study::Choice>::ALL.get(index))
                {
                    *place = *answer;
                }
            },
        }
    }};
}
pub(crate) use {measure, measure_row, measure_rows, pick, row, rows, study};

/// A closed question: its answers, which one is chosen, and how to choose another.
#[derive(Clone, Copy)]
pub struct Pick {
    pub key: &'static str,
    pub answers: &'static [Answer],
    pub get: fn(&Study, At) -> Option<usize>,
    pub set: fn(&mut Study, At, usize),
}

/// A question whose answer is a number.
#[derive(Clone, Copy)]
pub struct NumberField {
    pub lens: Lens<Quantity>,
    pub unit: Unit,
    pub bounds: Bounds,
    pub example: &'static str,
    /// What is used until there is an answer.
    pub assumption: Option<&'static Assumption>,
    /// Whether that is a rule of the method, such as the first twelve months, and no guess about the study.
    pub by_rule: bool,
    /// Whether low and high are asked for.
    pub range: bool,
    /// Usual answers, offered as cards beside the box: value, and what it stands for.
    pub presets: &'static [(i64, &'static str)],
}

impl NumberField {
    /// The value that counts: the entered one, or what is assumed for it; and whether it is only assumed.
    pub fn counted(&self, quantity: &Quantity) -> Option<(Decimal, bool)> {
        match quantity.value {
            Some(value) => Some((value, quantity.status == Status::Assumed)),
            None => self.assumption.map(|assumption| (assumption.value, !self.by_rule)),
        }
    }

    /// The number as it counts. A series stands for its mean (M1), and is no better known than its weakest value.
    pub fn read<'s>(&self, study: &'s Study, at: At) -> Option<Cow<'s, Quantity>> {
        match self.series(study, at) {
            Some(series) => mean_of(series).map(Cow::Owned),
            None => (self.lens.get)(study, at).map(Cow::Borrowed),
        }
    }

    /// Moves a series as a whole, until its mean is `value` (M14). None where no series stands in place of the number.
    pub fn move_series(&self, study: &mut Study, at: At, value: Decimal) -> Option<()> {
        let by = value.less(mean_of(self.series(study, at)?)?.value?);
        let points = study.measures.get_mut(at.measure)?.after_series.iter_mut();
        points.filter_map(|point| point.value.value.as_mut()).for_each(|value| *value = value.plus(by));
        Some(())
    }

    /// The numbers of the periods that stand in place of this one: those after the training.
    pub fn series<'s>(&self, study: &'s Study, at: At) -> Option<&'s [Point]> {
        let series = study.measures.get(at.measure).filter(|_| self.lens.key == "measures.*.after")?;
        series.after_series.iter().any(|point| point.value.value.is_some()).then_some(&series.after_series)
    }
}

/// The mean of a series, with the source that all its values have.
fn mean_of(series: &[Point]) -> Option<Quantity> {
    let known: Vec<&Quantity> = series.iter().map(|point| &point.value).filter(|one| one.value.is_some()).collect();
    let sum = known.iter().filter_map(|one| one.value).fold(Decimal::ZERO, Sums::plus);
    let mut mean = Quantity::entered(sum.checked_div(Decimal::from(known.len()))?);
    let first = known.first()?;
    if known.iter().all(|one| one.source == first.source) {
        (mean.source, mean.from) = (first.source, first.from.clone());
    }
    if known.iter().any(|one| one.status == Status::Assumed) {
        mean.status = Status::Assumed;
    }
    Some(mean)
}

/// How a text is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextSize {
    Line,
    Lines,
    /// A date, written as the browser's date box writes it: 2026-03-31.
    Date,
}

/// How a closed question is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PickStyle {
    /// Cards side by side.
    Cards,
    /// Short answers in one line.
    Line,
    /// A list that unfolds.
    List,
}

/// Rows that can be added and taken away.
#[derive(Clone, Copy)]
pub struct Rows {
    pub key: &'static str,
    /// What one row is called: cost line.
    pub one: &'static str,
    pub count: fn(&Study, At) -> usize,
    pub add: fn(&mut Study, At),
    pub remove: fn(&mut Study, At),
    pub most: usize,
    pub fields: &'static [Field],
}

/// Parts of a step that are more than a box: drawn by name in the shell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Custom {
    /// The measure's name with the catalogue behind it.
    MeasureName,
    /// A series pasted from a spreadsheet, before (false) or after (true).
    Series(bool),
    /// Participants' rows pasted from a spreadsheet.
    Respondents,
    /// The split bar between the training and everything else.
    Split,
    /// The light over the questions whether it is training at all.
    Gate,
    /// The picture with and without the training.
    WithWithout,
    /// All methods that can be worked out, and the one that counts.
    Methods,
    /// What one unit comes to.
    UnitValue,
    /// The full cost so far.
    CostSoFar,
    /// Cost of doing nothing.
    DoingNothing,
    /// How one hour's cost comes about.
    HourCost,
    /// The study's currency, from a list.
    Currency,
    /// How numbers are written, from a list of locales.
    Locale,
    /// The list of measures: add, name, remove.
    Measures,
    /// The challenge as a sentence made from the measure, to take over.
    Sentence,
    /// The causes' bar to 100%, with the verdict whether training fits.
    Causes,
    /// What a series says: mean, spread, and the change that would be noise.
    Spread,
    /// Causes and measures named earlier that may become other factors.
    KnownFactors,
    /// How far the estimates of the share lie apart, and what they pool to.
    Pooled,
    /// The benefit month by month.
    Curve,
    /// The chain of impact, level by level, and where it breaks.
    Chain,
    /// The story as it stands: own words, else words made from the numbers.
    Draft,
}

#[derive(Clone, Copy)]
pub enum Kind {
    Number(NumberField),
    Text { lens: Lens<String>, size: TextSize, most: usize },
    Pick { pick: Pick, style: PickStyle, skip_first: bool },
    Rows(Rows),
    Custom(Custom),
}

/// One question.
#[derive(Clone, Copy)]
pub struct Field {
    /// May hold {unit}, {measure}, {currency}, {period}, {base}, {one}.
    pub label: &'static str,
    /// One short line, no full stop.
    pub hint: &'static str,
    /// Meaning, an example, where to find it: shown where people click.
    pub help: &'static str,
    pub kind: Kind,
    /// The sentence for an empty answer; empty where the question may stay open.
    pub missing: &'static str,
    /// When the question applies; always, where nothing says otherwise.
    pub shown: Option<fn(&Study, At) -> bool>,
    /// Whether another answer has settled a needed question, or put an assumption out of use.
    pub answered_elsewhere: fn(&Study, At) -> bool,
    /// What keeps the answer from standing beside other answers, as a sentence.
    pub rule: fn(&Study, At) -> Option<&'static str>,
    /// What is odd about an answer that can stand, as a note beside the box that stops nobody.
    pub doubt: fn(&Study, At) -> Option<&'static str>,
}

const NEVER: fn(&Study, At) -> bool = |_, _| false;
const NOTHING: fn(&Study, At) -> Option<&'static str> = |_, _| None;

impl Field {
    /// Whether the question is asked at `at`.
    pub fn applies(&self, study: &Study, at: At) -> bool {
        self.shown.is_none_or(|shown| shown(study, at))
    }
    const fn new(label: &'static str, kind: Kind) -> Field {
        let (answered_elsewhere, rule, doubt) = (NEVER, NOTHING, NOTHING);
        Field { label, hint: "", help: "", kind, missing: "", shown: None, answered_elsewhere, rule, doubt }
    }
    /// A number; its unit and bounds are those of its declaration in the document.
    pub const fn number(label: &'static str, lens: Lens<Quantity>) -> Field {
        let NumberKind { unit, bounds } = match number_at(&Study::SHAPE, lens.key) {
            Some(kind) => *kind,
            None => NumberKind { unit: Unit::Plain, bounds: Bounds::Any },
        };
        let number = NumberField {
            lens,
            unit,
            bounds,
            example: "",
            assumption: None,
            by_rule: false,
            range: false,
            presets: &[],
        };
        Field::new(label, Kind::Number(number))
    }
    pub const fn text(label: &'static str, lens: Lens<String>, size: TextSize, most: usize) -> Field {
        Field::new(label, Kind::Text { lens, size, most })
    }
    pub const fn pick(label: &'static str, pick: Pick, style: PickStyle, skip_first: bool) -> Field {
        Field::new(label, Kind::Pick { pick, style, skip_first })
    }
    pub const fn rows(label: &'static str, rows: Rows) -> Field {
        Field::new(label, Kind::Rows(rows))
    }
    pub const fn custom(label: &'static str, custom: Custom) -> Field {
        Field::new(label, Kind::Custom(custom))
    }
    pub const fn hint(mut self, hint: &'static str) -> Field {
        self.hint = hint;
        self
    }
    pub const fn help(mut self, help: &'static str) -> Field {
        self.help = help;
        self
    }
    /// The question must be answered for a finished study; `sentence` says so when it is not.
    pub const fn needed(mut self, sentence: &'static str) -> Field {
        self.missing = sentence;
        self
    }
    pub const fn when(mut self, shown: fn(&Study, At) -> bool) -> Field {
        self.shown = Some(shown);
        self
    }
    pub const fn unless(mut self, answered: fn(&Study, At) -> bool) -> Field {
        self.answered_elsewhere = answered;
        self
    }
    /// An answer that other answers rule out; `rule` says so in a sentence.
    pub const fn rule(mut self, rule: fn(&Study, At) -> Option<&'static str>) -> Field {
        self.rule = rule;
        self
    }
    /// An answer that can stand and is yet unusual; `doubt` says so.
    pub const fn doubt(mut self, doubt: fn(&Study, At) -> Option<&'static str>) -> Field {
        self.doubt = doubt;
        self
    }
    pub const fn example(mut self, example: &'static str) -> Field {
        if let Kind::Number(number) = &mut self.kind {
            number.example = example;
        }
        self
    }
    pub const fn assumed(mut self, assumption: &'static Assumption) -> Field {
        if let Kind::Number(number) = &mut self.kind {
            number.assumption = Some(assumption);
        }
        self
    }
    /// A rule of the method stands in until there is an answer.
    pub const fn by_rule(mut self, assumption: &'static Assumption) -> Field {
        if let Kind::Number(number) = &mut self.kind {
            number.assumption = Some(assumption);
            number.by_rule = true;
        }
        self
    }
    pub const fn presets(mut self, presets: &'static [(i64, &'static str)]) -> Field {
        if let Kind::Number(number) = &mut self.kind {
            number.presets = presets;
        }
        self
    }
    pub const fn ranged(mut self) -> Field {
        if let Kind::Number(number) = &mut self.kind {
            number.range = true;
        }
        self
    }

    /// The answer's path in the file, with `*` and `#` for measure and row; empty for parts that only show something.
    pub fn key(&self) -> &'static str {
        match &self.kind {
            Kind::Number(number) => number.lens.key,
            Kind::Text { lens, .. } => lens.key,
            Kind::Pick { pick, .. } => pick.key,
            Kind::Rows(rows) => rows.key,
            Kind::Custom(custom) => match custom {
                Custom::MeasureName => "measures.*.name",
                Custom::Series(false) => "measures.*.before_series",
                Custom::Series(true) => "measures.*.after_series",
                Custom::Currency => "currency",
                Custom::Locale => "locale",
                _ => "",
            },
        }
    }

    /// Whether the figures of the headline are made from the answer: measures, cost, and the time of those who take part.
    pub fn moves_a_figure(&self) -> bool {
        let key = self.key();
        ["measures.", "costs", "programme.people", "programme.hour"].iter().any(|part| key.starts_with(part))
    }

    /// Whether something stands in the answer.
    pub fn has_answer(&self, study: &Study, at: At) -> bool {
        match &self.kind {
            Kind::Number(number) => (number.lens.get)(study, at).is_some_and(|one| !one.is_open()),
            Kind::Text { lens, .. } => (lens.get)(study, at).is_some_and(|text| !text.trim().is_empty()),
            Kind::Pick { pick, .. } => (pick.get)(study, at).is_some_and(|one| one > 0),
            Kind::Rows(rows) => (rows.count)(study, at) > 0,
            Kind::Custom(_) => false,
        }
    }

    /// The path with the indexes of `at` in it: `measures.0.baseline`.
    pub fn place(&self, at: At) -> String {
        place(self.key(), at)
    }
}

/// `key` with the indexes of `at` in it.
pub fn place(key: &str, at: At) -> String {
    key.replace('*', &at.measure.to_string()).replace('#', &at.row.to_string())
}

/// The indexes in `place`, if it is `key` with indexes in it.
pub fn matches(key: &str, place: &str) -> Option<At> {
    let (mut keys, mut places) = (key.split('.'), place.split('.'));
    let mut at = At::default();
    loop {
        match (keys.next(), places.next()) {
            (None, None) => return Some(at),
            (Some("*"), Some(index)) => at.measure = index.parse().ok()?,
            (Some("#"), Some(index)) => at.row = index.parse().ok()?,
            (Some(key), Some(place)) if key == place => {}
            _ => return None,
        }
    }
}
