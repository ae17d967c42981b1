//! The study with the longest lists that anybody may come to: 8 measures, each with 60 periods, 60 cost lines, and 200
//! participants' answers on the first measure. `tests/fixtures/longest.mjs` makes the same one for the page.

use payoff::study::*;
use rust_decimal::Decimal;

fn number(value: usize) -> Quantity {
    Quantity { source: Source::Record, ..Quantity::entered(Decimal::from(value)) }
}

fn point(row: usize, value: usize) -> Point {
    Point { when: format!("{}-{:02}", 2022 + row / 12, row % 12 + 1), value: number(value), ..Point::default() }
}

fn measure(at: usize) -> Measure {
    let estimator = |row: usize| Estimator {
        name: format!("Manager {}", row + 1),
        role: Role::Manager,
        share: number(50 + row),
        confidence: number(70),
        ..Estimator::default()
    };
    let respondent = |row: usize| Respondent {
        name: format!("Answer {}", row + 1),
        change: number(1 + row % 4),
        share: number(60),
        confidence: number(70),
        ..Respondent::default()
    };
    Measure {
        name: format!("Errors at site {}", at + 1),
        unit: "errors".into(),
        period: Period::Month,
        before_series: (0..48).map(|row| point(row, 400 + (row * 7 + at) % 23)).collect(),
        after_series: (0..12).map(|row| point(48 + row, 300 + (row * 5 + at) % 17)).collect(),
        isolation: Isolation {
            estimators: (0..2).map(estimator).collect(),
            respondents: (0..if at > 0 { 0 } else { 200 }).map(respondent).collect(),
            ..Isolation::default()
        },
        worth: Worth { value: number(40), ..Worth::default() },
        ..Measure::default()
    }
}

pub(crate) fn longest() -> Study {
    let line = |row: usize| CostLine {
        category: Category::Other,
        name: format!("Line {}", row + 1),
        quantity: number(1 + row % 3),
        rate: number(100 + row),
        share: number(100),
        ..CostLine::default()
    };
    let mut study = Study {
        id: "longest".into(),
        title: "As long as its lists may be".into(),
        situation: Situation::Quality,
        state: State::Measured,
        locale: "en-US".into(),
        currency: "USD".into(),
        measures: (0..8).map(measure).collect(),
        costs: (0..60).map(line).collect(),
        ..Study::default()
    };
    study.programme.people = number(200);
    study.programme.hours = number(8);
    study.programme.hour.value = number(40);
    study
}
