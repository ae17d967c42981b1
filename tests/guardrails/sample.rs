//! A sound study, and how it is changed.

use payoff::study::*;
use rust_decimal::{Decimal, dec};

pub(crate) fn number(value: Decimal) -> Quantity {
    Quantity { source: Source::Record, ..Quantity::entered(value) }
}

pub(crate) fn typed(text: &str) -> Quantity {
    Quantity { typed: text.into(), status: Status::Entered, ..Quantity::default() }
}

pub(crate) fn line(category: Category, amount: Decimal) -> CostLine {
    CostLine { category, name: category.label().into(), rate: number(amount), ..CostLine::default() }
}

/// Measured, compared with a group, fully costed, with a range: nothing in it can be attacked.
pub(crate) fn sound() -> Study {
    let turnover = Measure {
        kind: "turnover".into(),
        name: "Voluntary turnover".into(),
        unit: "exits".into(),
        scale: Scale::Percent,
        period: Period::Year,
        // Six years of people, so that chance does not explain the change.
        base: number(dec!(320)),
        covered: number(dec!(6)),
        target: number(dec!(22)),
        baseline: number(dec!(28)),
        after: number(dec!(22.5)),
        comparison: Comparison {
            group: "The other sites".into(),
            before: number(dec!(27.5)),
            after: number(dec!(26)),
            compared: number(dec!(310)),
            chosen: Selection::Site,
            ..Comparison::default()
        },
        worth: Worth {
            value: Quantity { low: Some(dec!(7000)), high: Some(dec!(11000)), ..number(dec!(8820)) },
            ..Worth::default()
        },
        ..Measure::default()
    };
    let costs = [
        (Category::Analysis, dec!(4000)),
        (Category::Design, dec!(10000)),
        (Category::Delivery, dec!(20000)),
        (Category::Technology, dec!(0)),
        (Category::Administration, dec!(3000)),
        (Category::Evaluation, dec!(5000)),
    ];
    let mut study = Study {
        state: State::Measured,
        currency: "EUR".into(),
        locale: "en-GB".into(),
        measures: vec![turnover],
        costs: costs.map(|(category, amount)| line(category, amount)).into(),
        ..Study::default()
    };
    study.programme.people = number(dec!(24));
    study.programme.hours = number(dec!(20));
    study.programme.hour.value = number(dec!(40));
    study.levels.application.met = YesNo::Yes;
    study
}

/// The same, with the share estimated by a manager in place of a comparison group.
pub(crate) fn estimated(study: &mut Study, share: Decimal, confidence: Decimal) {
    let measure = &mut study.measures[0];
    measure.comparison = Comparison::default();
    measure.isolation.estimators = vec![Estimator {
        name: "Anna".into(),
        role: Role::Manager,
        share: number(share),
        confidence: number(confidence),
        ..Estimator::default()
    }];
}

/// The same, with participants who each report hours saved a week.
pub(crate) fn reported(study: &mut Study, changes: &[Decimal]) {
    let measure = &mut study.measures[0];
    (measure.kind, measure.name) = ("time_saved".into(), "Hours saved".into());
    (measure.scale, measure.period, measure.periods) = (Scale::Each, Period::Week, number(dec!(44)));
    measure.comparison = Comparison::default();
    (measure.baseline, measure.after, measure.target) = Default::default();
    (measure.worth.class, measure.worth.used) = (Class::Capacity, YesNo::Yes);
    measure.worth.use_named = "Two more visits a week".into();
    measure.worth.value = Quantity { low: Some(dec!(30)), ..number(dec!(40)) };
    measure.isolation.respondents = changes
        .iter()
        .map(|change| Respondent {
            change: number(*change),
            share: number(dec!(80)),
            confidence: number(dec!(70)),
            ..Respondent::default()
        })
        .collect();
}

pub(crate) const TWELVE: [Decimal; 12] = [dec!(2); 12];

/// The same, with a value for each month before and after, and the old trend carried on.
pub(crate) fn trended(study: &mut Study, before: &[i64], after: &[i64]) {
    let points = |values: &[i64], year: usize| -> Vec<Point> {
        let named = |(at, value): (usize, &i64)| Point {
            when: format!("{}-{:02}", year + at / 12, at % 12 + 1),
            value: number(Decimal::from(*value)),
            ..Point::default()
        };
        values.iter().enumerate().map(named).collect()
    };
    let measure = &mut study.measures[0];
    (measure.kind, measure.scale, measure.period) = ("errors".into(), Scale::Count, Period::Month);
    measure.target = Quantity::default();
    measure.comparison = Comparison { trend: YesNo::Yes, ..Comparison::default() };
    measure.before_series = points(before, 2024);
    measure.after_series = points(after, 2025);
    measure.worth.value = Quantity { low: Some(dec!(400)), ..number(dec!(500)) };
}

pub(crate) const STEADY: [i64; 8] = [50, 51, 50, 52, 51, 53, 52, 53];

/// The same, with sales valued at a price and a margin.
pub(crate) fn sold(study: &mut Study, margin: Quantity) {
    let measure = &mut study.measures[0];
    measure.kind = "deals".into();
    (measure.worth.class, measure.worth.valuation) = (Class::Margin, Valuation::Margin);
    measure.worth.price = Quantity { low: Some(dec!(20000)), ..number(dec!(25000)) };
    measure.worth.margin = margin;
}

pub(crate) fn second_measure(study: &mut Study, kind: &str) {
    let mut other = study.measures[0].clone();
    (other.kind, other.name) = (kind.into(), "Another measure".into());
    other.worth.value = number(dec!(1000));
    study.measures.push(other);
}

pub(crate) fn loses(study: &mut Study) {
    study.costs[1].rate = number(dec!(300000));
}

/// The sound study has 24 people in the training and rates of 320; here both groups have a size.
pub(crate) fn grouped(study: &mut Study, trained: Decimal, compared: Decimal) {
    let measure = &mut study.measures[0];
    (measure.base, measure.covered) = (number(trained), Quantity::default());
    (measure.comparison.trained, measure.comparison.compared) = (number(trained), number(compared));
}

pub(crate) fn with(change: impl Fn(&mut Study)) -> Study {
    let mut study = sound();
    change(&mut study);
    study
}
