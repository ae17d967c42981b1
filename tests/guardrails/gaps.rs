//! U01, U02 and U04: what is missing, and what cannot be read.

use payoff::engine::Severity;
use payoff::study::*;
use rust_decimal::{Decimal, dec};
use serde_json::{Value, json};

use crate::sample::*;
use crate::told::*;

#[test]
fn u01_what_is_not_counted_yet() {
    let base = |base: Quantity| move |study: &mut Study| study.measures[0].base = base.clone();
    let finding = at("U01", "measures.0.base", base(Quantity::default()), base(number(dec!(320))));
    assert!(finding.message.starts_with("Voluntary turnover is not counted yet: "), "{}", finding.message);
    // With a comparison group the number before is not needed (M2, I1); without one it is.
    let no_baseline = |study: &mut Study| {
        study.measures[0].comparison = Comparison::default();
        study.measures[0].baseline = Quantity::default();
    };
    at("U01", "measures.0.baseline", no_baseline, |_| {});
    at("U01", "measures.0.after", |study| study.measures[0].after = Quantity::default(), |_| {});
    at("U01", "measures.0.worth.value", |study| study.measures[0].worth.value = Quantity::default(), |_| {});
    let no_share = |study: &mut Study| {
        estimated(study, dec!(50), dec!(80));
        study.measures[0].isolation.estimators[0].share = Quantity::default();
    };
    at("U01", "measures.0.isolation.estimators.0.share", no_share, |_| {});
    let no_change = |study: &mut Study| {
        reported(study, &TWELVE[..1]);
        study.measures[0].isolation.respondents[0].change = Quantity::default();
    };
    at("U01", "measures.0.isolation.respondents.0.change", no_change, |_| {});
    let no_target = |study: &mut Study| {
        study.state = State::Forecast;
        (study.measures[0].target, study.measures[0].after) = Default::default();
    };
    at("U01", "measures.0.target", no_target, |_| {});
    let all_on_cost = |share: Decimal| {
        move |study: &mut Study| {
            let worth = &mut study.measures[0].worth;
            (worth.valuation, worth.hour.pay) = (Valuation::Hour, number(dec!(60000)));
            worth.unit_time = UnitTime::Hour;
            (worth.hour.on_cost, worth.hour.of_total) = (number(share), YesNo::Yes);
        }
    };
    at("U01", "measures.0.worth.hour.on_cost", all_on_cost(dec!(100)), all_on_cost(dec!(99)));
    at("U01", "measures.0.months", |study| study.measures[0].period = Period::Total, |_| {});
    let flat_driver = |study: &mut Study| {
        trended(study, &STEADY, &[30, 31, 30]);
        let measure = &mut study.measures[0];
        measure.comparison = Comparison { driver: "Orders".into(), ..Comparison::default() };
        for point in measure.before_series.iter_mut().chain(&mut measure.after_series) {
            point.driver = number(dec!(7));
        }
    };
    at("U01", "measures.0.before_series", flat_driver, |_| {});
    // Too few points for a trend and shares above the whole have findings of their own at their places.
    check("U01", no_share, |study| trended(study, &STEADY[..4], &[30, 31, 30]));
    check("U01", no_share, |study| {
        estimated(study, dec!(50), dec!(80));
        study.measures[0].isolation.factors =
            vec![Factor { name: "New pay".into(), share: number(dec!(110)), ..Factor::default() }];
        study.measures[0].isolation.estimators.clear();
    });
    // Nobody has begun it; it is not in money; another finding says more about the same place.
    let fresh = || {
        let mut measure = Measure::default();
        if let Some(entry) = catalogue::find("time_saved") {
            catalogue::apply(entry, &mut measure);
        }
        measure
    };
    check("U01", base(Quantity::default()), |study| study.measures.push(fresh()));
    check("U01", base(Quantity::default()), |study| {
        base(Quantity::default())(study);
        study.measures[0].worth.class = Class::Intangible;
    });
    check("U01", base(Quantity::default()), |study| sold(study, Quantity::default()));
}

#[test]
fn u01_asks_for_the_driver_where_it_is_missing() {
    let driven = |before: bool, after: bool| {
        move |study: &mut Study| {
            trended(study, &STEADY, &[30, 31, 30]);
            let measure = &mut study.measures[0];
            measure.comparison = Comparison { driver: "Orders".into(), ..Comparison::default() };
            let fill = |points: &mut Vec<Point>| {
                points.iter_mut().enumerate().for_each(|(at, point)| point.driver = number(Decimal::from(at + 1)));
            };
            if before {
                fill(&mut measure.before_series);
            }
            if after {
                fill(&mut measure.after_series);
            }
        }
    };
    at("U01", "measures.0.after_series", driven(true, false), driven(true, true));
    at("U01", "measures.0.before_series", driven(false, true), driven(true, true));
}

#[test]
fn u02_text_that_is_no_number() {
    let finding = at("U02", "costs.0.rate", |study| study.costs[0].rate = typed("about 4k?"), |_| {});
    assert!(finding.message.contains("says “about 4k?”, which cannot be used as a number"), "{}", finding.message);
    // An answer that is not in use holds nothing back.
    check(
        "U02",
        |study| study.measures[0].worth.value = typed("x"),
        |study| study.measures[0].worth.price = typed("x"),
    );
    // A measure without a name is called by its number.
    let nameless = |study: &mut Study| {
        second_measure(study, "energy");
        study.measures[1].name = String::new();
        study.measures[1].base = typed("many");
    };
    assert!(at("U02", "measures.1.base", nameless, |_| {}).message.starts_with("Measure 2: "));
}

/// A number that is added to the types must be looked at as well.
#[test]
fn every_number_of_a_study_that_cannot_be_read_is_seen() {
    let schema: Value = serde_json::from_str(SCHEMA).expect("the schema is JSON");
    let mut places = Vec::new();
    // What was promised is frozen from what was worked out: nobody types it.
    let parts = schema["$defs"]["Study"]["properties"].as_object().expect("the parts of a study");
    for part in parts.keys().filter(|part| *part != "forecast") {
        numbers(&schema, &schema["$defs"]["Study"]["properties"][part], part.into(), &mut places);
    }
    assert!(places.len() > 50, "{places:?}");
    let worths: Vec<Value> = Valuation::ALL
        .iter()
        .flat_map(|valuation| UnitTime::ALL.iter().map(move |time| (valuation.id(), time.id())))
        .map(|(valuation, time)| {
            json!({"measures": [{"worth": {"class": "capacity", "valuation": valuation, "unit_time": time}}]})
        })
        .collect();
    for place in places {
        let seen = worths.iter().any(|worth| {
            let mut file = worth.clone();
            put(&mut file, &place, json!({"typed": "many"}));
            let study: Study = serde_json::from_value(file).expect("a study");
            findings(&study).iter().any(|finding| matches!(finding.id, "U02" | "U04") && finding.place == place)
        });
        assert!(seen, "nobody looks at {place}");
    }
}

#[test]
fn u04_what_is_in_no_figure_of_money_does_not_hold_one_back() {
    let unread = Quantity { typed: "soon".into(), ..Quantity::default() };
    let expect = |study: &mut Study| {
        study.expectations.push(Expectation { target: unread.clone(), ..Expectation::default() });
    };
    let finding = at("U04", "expectations.0.target", expect, |_| {});
    assert_eq!(finding.severity, Severity::Warn);
}
