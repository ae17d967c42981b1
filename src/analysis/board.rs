//! Many studies beside each other: one row each, how one number is spread over all, what they come to together, and one study
//! from several people's estimates. Amounts of different currencies, states and horizons are never added up.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use super::decimal;
use crate::engine::chance::simulate;
use crate::engine::{Exact, Grade, Number, Outcome, evaluate};
use crate::steps::{ranged, words};
use crate::study::*;

/// Draws for one row: enough for a count out of 20, few enough that 200 files open at once.
const DRAWS: u32 = 2_000;

/// A study with the name of the file or link it came from.
#[derive(Clone, Debug, PartialEq)]
pub struct Sent {
    pub from: String,
    pub study: Study,
}

/// One study on the board.
#[derive(Clone, Debug, PartialEq)]
pub struct BoardRow {
    pub from: String,
    pub title: String,
    pub measure: String,
    pub state: State,
    pub currency: String,
    pub months: usize,
    /// Net benefit of the first year; none while it is held back or not known.
    pub net: Option<Decimal>,
    /// Percent.
    pub roi: Option<Decimal>,
    /// Percent of expectations met.
    pub roe: Option<Decimal>,
    /// The share of the first measure's change that is due to the training, percent.
    pub share: Option<Decimal>,
    /// Results out of 20 that make money.
    pub odds: Option<usize>,
    /// Net benefit with 1 chance in 10 of less, and with 1 in 10 of more (M13).
    pub range: Option<(Decimal, Decimal)>,
    pub grade: Option<Grade>,
    /// Checks that nobody kept with a reason.
    pub open: usize,
    /// First-year benefit by class, as [`CLASSES`].
    pub by_class: [Decimal; 3],
    pub cost: Option<Decimal>,
    pub is_withheld: bool,
    /// Who was trained, and the kind of the first measure: two studies that share both may count the same gain.
    claim: (String, String),
}

/// The classes of [`BoardRow::by_class`]: those that are money (M5).
pub const CLASSES: [Class; 3] = [Class::Cash, Class::Margin, Class::Capacity];

/// The row of a study.
pub fn row(sent: &Sent) -> BoardRow {
    let study = &sent.study;
    let outcome = evaluate(study);
    let figures = &outcome.figures;
    let is_withheld = outcome.is_withheld();
    let shown = |figure| decimal(figure).ok().filter(|_| !is_withheld);
    let first = study.measures.first();
    let net = shown(figures.totals.net);
    let drawn = net.and_then(|_| simulate(study, DRAWS, ranged));
    let range = drawn.as_ref().and_then(|one| Number::decimal(one.low).zip(Number::decimal(one.high)));
    BoardRow {
        from: sent.from.clone(),
        title: study.title.trim().into(),
        measure: first.map_or(String::new(), |one| words::name_of(one).into()),
        state: study.state,
        currency: study.currency.clone(),
        months: figures.horizon_months,
        net,
        roi: shown(figures.roi_percent),
        roe: decimal(outcome.expected.roe_percent).ok(),
        share: share_of_first(&outcome),
        odds: drawn.as_ref().map(|one| one.of_twenty()),
        range: range.map(|(low, high)| (low.round(), high.round())),
        grade: outcome.grade,
        open: outcome.findings.iter().filter(|finding| finding.kept.is_none()).count(),
        by_class: CLASSES.map(|class| if is_withheld { Decimal::ZERO } else { benefit_of(&outcome, class) }),
        cost: decimal(figures.totals.cost).ok(),
        is_withheld,
        claim: (study.programme.audience.trim().to_lowercase(), first.map_or(String::new(), kind_of)),
    }
}

/// What a measure measures, by its kind of the catalogue, else by its name.
fn kind_of(measure: &Measure) -> String {
    let kind = if measure.kind.is_empty() { measure.name.trim() } else { measure.kind.as_str() };
    kind.to_lowercase()
}

fn share_of_first(outcome: &Outcome) -> Option<Decimal> {
    let way = outcome.figures.totals.measures.first()?.change.way().ok()?;
    (way.share * Exact::int(100)).decimal()
}

fn benefit_of(outcome: &Outcome, class: Class) -> Decimal {
    let measures = outcome.figures.totals.measures.iter();
    let years = measures.filter(|one| one.class == class).filter_map(|one| one.first_year.ok());
    Exact::sum(years).decimal().unwrap_or_default()
}

/// What the board shows of a study, and can be sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BoardColumn {
    From,
    Measure,
    Net,
    Roi,
    Range,
    Odds,
    Grade,
    Roe,
    Share,
    Open,
}

impl BoardColumn {
    pub const ALL: [BoardColumn; 10] = [
        BoardColumn::From,
        BoardColumn::Measure,
        BoardColumn::Net,
        BoardColumn::Roi,
        BoardColumn::Range,
        BoardColumn::Odds,
        BoardColumn::Grade,
        BoardColumn::Roe,
        BoardColumn::Share,
        BoardColumn::Open,
    ];

    /// The number of a row in this column; none where it has no value, or where the column holds no number.
    pub fn number(self, row: &BoardRow) -> Option<Decimal> {
        match self {
            BoardColumn::Net => row.net,
            BoardColumn::Roi => row.roi,
            BoardColumn::Odds => row.odds.map(Decimal::from),
            BoardColumn::Roe => row.roe,
            BoardColumn::Share => row.share,
            BoardColumn::Open => Some(row.open.into()),
            _ => None,
        }
    }
}

/// Sorts rows, the best first; what has no value comes last.
pub fn sort(rows: &mut [BoardRow], by: BoardColumn) {
    let last_if_empty =
        |left: &str, right: &str| (left.is_empty(), left.to_lowercase()).cmp(&(right.is_empty(), right.to_lowercase()));
    rows.sort_by(|left, right| match by {
        BoardColumn::From => last_if_empty(&left.from, &right.from),
        BoardColumn::Measure => last_if_empty(&left.measure, &right.measure),
        // A wide range is worse than a narrow one only where the middle is the same, so the low end decides.
        BoardColumn::Range => right.range.map(|one| one.0).cmp(&left.range.map(|one| one.0)),
        BoardColumn::Grade => {
            let letter = |row: &BoardRow| row.grade.map_or("Z", |grade| grade.letter());
            letter(left).cmp(letter(right))
        }
        BoardColumn::Open => left.open.cmp(&right.open),
        by => most_first(by.number(left), by.number(right)),
    });
}

fn most_first(left: Option<Decimal>, right: Option<Decimal>) -> Ordering {
    right.cmp(&left)
}

/// How one number is spread over the studies of one currency.
#[derive(Clone, Debug, PartialEq)]
pub struct BoardSpread {
    /// Empty where the number is no money.
    pub currency: String,
    /// From the lowest to the highest, with the place of its row.
    pub values: Vec<(Decimal, usize)>,
    pub median: Decimal,
}

/// How the number of a column is spread over `rows`; money is told apart by currency.
pub fn spread(rows: &[BoardRow], column: BoardColumn) -> Vec<BoardSpread> {
    let mut all: Vec<BoardSpread> = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        let Some(value) = column.number(row) else { continue };
        let currency = if column == BoardColumn::Net { row.currency.as_str() } else { "" };
        match all.iter_mut().find(|one| one.currency == currency) {
            Some(known) => known.values.push((value, at)),
            None => all.push(BoardSpread { currency: currency.into(), values: vec![(value, at)], median: value }),
        }
    }
    for one in &mut all {
        one.values.sort();
        one.median = median(&one.values).unwrap_or(one.median);
    }
    all
}

/// The middle of sorted values; half way between the two of an even count.
fn median(sorted: &[(Decimal, usize)]) -> Option<Decimal> {
    let (low, high) = (sorted.get(sorted.len().saturating_sub(1) / 2)?.0, sorted.get(sorted.len() / 2)?.0);
    low.checked_add(high)?.checked_div(Decimal::TWO)
}

/// What studies of one currency, one state and one horizon come to together.
#[derive(Clone, Debug, PartialEq)]
pub struct BoardTotal {
    pub currency: String,
    pub state: State,
    pub months: usize,
    pub count: usize,
    pub by_class: [Decimal; 3],
    pub cost: Decimal,
    pub net: Decimal,
}

impl BoardTotal {
    /// The ROI of all of them together, percent; none where nothing was spent (M8).
    pub fn roi(&self) -> Option<Decimal> {
        self.net.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(self.cost)
    }
}

/// The totals of all rows with a result, state and horizon kept apart. What is held back is in none of them.
pub fn totals(rows: &[BoardRow]) -> Vec<BoardTotal> {
    let mut all: Vec<BoardTotal> = Vec::new();
    for row in rows {
        let (Some(net), Some(cost)) = (row.net, row.cost) else { continue };
        let same = |total: &BoardTotal| {
            total.currency == row.currency && total.state == row.state && total.months == row.months
        };
        let known = all.iter().position(same).unwrap_or_else(|| {
            let (currency, state, months) = (row.currency.clone(), row.state, row.months);
            let zero = Decimal::ZERO;
            all.push(BoardTotal { currency, state, months, count: 0, by_class: [zero; 3], cost: zero, net: zero });
            all.len() - 1
        });
        let Some(total) = all.get_mut(known) else { continue };
        total.count += 1;
        for (sum, part) in total.by_class.iter_mut().zip(row.by_class) {
            *sum = plus(*sum, part);
        }
        (total.cost, total.net) = (plus(total.cost, cost), plus(total.net, net));
    }
    all
}

fn plus(left: Decimal, right: Decimal) -> Decimal {
    (Exact::of(left) + Exact::of(right)).decimal().unwrap_or(left)
}

/// Pairs of rows that may count the same gain of the same people twice, by their places.
pub fn counted_twice(rows: &[BoardRow]) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        let named = !row.claim.0.is_empty() && !row.claim.1.is_empty();
        let others = rows.iter().enumerate().skip(at + 1).filter(|(_, other)| named && other.claim == row.claim);
        found.extend(others.map(|(other, _)| (at, other)));
    }
    found
}

/// The first study that has the measure called `name`, with everybody's estimates of the training's share of it, each under the
/// name of the file it came from (M3 pools them). None where nobody estimated it.
pub fn pooled(sent: &[Sent], name: &str) -> Option<Study> {
    let is_it = |measure: &&Measure| measure.name.trim().eq_ignore_ascii_case(name.trim());
    let mut study = sent.iter().find(|one| one.study.measures.iter().any(|measure| is_it(&measure)))?.study.clone();
    let mut all = Vec::new();
    for one in sent {
        for estimator in one.study.measures.iter().filter(is_it).flat_map(|measure| &measure.isolation.estimators) {
            if estimator.share.value.is_some() {
                let who = estimator.name.trim();
                let who = if who.is_empty() { String::new() } else { format!(", {who}") };
                all.push(Estimator {
                    id: format!("pooled-{}", all.len() + 1),
                    name: format!("{}{who}", one.from),
                    ..estimator.clone()
                });
            }
        }
    }
    let pool = study.measures.iter_mut().find(|measure| is_it(&&**measure)).filter(|_| !all.is_empty())?;
    pool.isolation.estimators = all;
    Some(study)
}

/// The measures that more than one study estimates, or one several people: what can be pooled, by name.
pub fn poolable(sent: &[Sent]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for measure in sent.iter().flat_map(|one| &one.study.measures) {
        let name = measure.name.trim();
        let estimated = measure.isolation.estimators.iter().any(|one| one.share.value.is_some());
        if estimated && !name.is_empty() && !names.iter().any(|known| known.eq_ignore_ascii_case(name)) {
            names.push(name.into());
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_decimal::dec;

    fn all() -> Vec<Sent> {
        let entry = |(at, study): (usize, Study)| Sent { from: format!("{at}.json"), study };
        examples::all().into_iter().enumerate().map(entry).collect()
    }

    #[test]
    fn a_total_adds_what_may_be_added_and_nothing_else() {
        let mut entries = all();
        let count = entries.len();
        entries.push(entries[0].clone());
        entries[count].study.state = State::Forecast;
        let rows: Vec<BoardRow> = entries.iter().map(row).collect();
        let totals = totals(&rows);
        assert_eq!(
            totals.iter().map(|total| total.count).sum::<usize>(),
            rows.iter().filter(|row| row.net.is_some()).count()
        );
        for total in &totals {
            let same = |row: &&BoardRow| {
                row.currency == total.currency && row.state == total.state && row.months == total.months
            };
            let sum: Decimal = rows.iter().filter(same).filter_map(|row| row.net).sum();
            assert_eq!(sum, total.net);
            assert_eq!(total.by_class.iter().sum::<Decimal>() - total.cost, total.net);
        }
    }

    #[test]
    fn the_same_people_and_the_same_measure_are_a_warning() {
        let mut entries = all();
        entries.push(entries[0].clone());
        let rows: Vec<BoardRow> = entries.iter().map(row).collect();
        assert_eq!(counted_twice(&rows), [(0, rows.len() - 1)]);
    }

    #[test]
    fn what_has_no_value_is_last_whatever_is_sorted_by() {
        let mut entries = all();
        entries.insert(0, Sent { from: "blank.json".into(), study: Study::default() });
        let mut rows: Vec<BoardRow> = entries.iter().map(row).collect();
        for by in [BoardColumn::Net, BoardColumn::Roi, BoardColumn::Odds, BoardColumn::Grade, BoardColumn::Roe] {
            sort(&mut rows, by);
            assert_eq!(rows.last().map(|row| row.from.as_str()), Some("blank.json"), "{by:?}");
        }
        sort(&mut rows, BoardColumn::Roi);
        assert!(rows.windows(2).all(|two| two[0].roi >= two[1].roi));
    }

    #[test]
    fn everybodys_estimate_becomes_one_of_one_study_under_the_name_of_its_file() {
        let estimate = |share| Estimator {
            share: Quantity::entered(share),
            confidence: Quantity::entered(dec!(80)),
            ..Estimator::default()
        };
        let study = |share| {
            let isolation = Isolation { estimators: vec![estimate(share)], ..Isolation::default() };
            Study {
                measures: vec![Measure { name: "Errors".into(), isolation, ..Measure::default() }],
                ..Study::default()
            }
        };
        let entries = [("anna.json", dec!(40)), ("ben.json", dec!(60))]
            .map(|(from, share)| Sent { from: from.into(), study: study(share) });
        let estimators = pooled(&entries, " errors ")
            .map(|study| study.measures[0].isolation.estimators.clone())
            .unwrap_or_default();
        let found: Vec<_> = estimators.iter().map(|one| (one.name.as_str(), one.share.value)).collect();
        assert_eq!(found, [("anna.json", Some(dec!(40))), ("ben.json", Some(dec!(60)))]);
        assert_eq!(pooled(&[], "Errors"), None);
    }

    #[test]
    fn the_spread_of_money_is_told_by_currency_and_that_of_a_percentage_is_not() {
        let entries = all();
        let rows: Vec<BoardRow> = entries.iter().map(row).collect();
        let with_net = rows.iter().filter(|row| row.net.is_some()).count();
        let money = spread(&rows, BoardColumn::Net);
        assert!(money.len() > 1 && money.iter().all(|one| !one.currency.is_empty()));
        assert_eq!(money.iter().map(|one| one.values.len()).sum::<usize>(), with_net);
        assert_eq!(spread(&rows, BoardColumn::Roi).len(), 1);
        assert_eq!(median(&[(dec!(1), 0), (dec!(2), 1), (dec!(6), 2)]), Some(dec!(2)));
        assert_eq!(median(&[(dec!(1), 0), (dec!(2), 1)]), Some(dec!(1.5)));
        assert_eq!(median(&[]), None);
    }
}
