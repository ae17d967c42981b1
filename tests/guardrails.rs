//! The guardrails: each check on a study that trips it and on one that does not, and what holds for all findings.

use payoff::engine::{Finding, Severity, evaluate};
use payoff::study::*;
use rust_decimal::{Decimal, dec};
use serde_json::{Value, json};

// ── a sound study, and how it is changed ──────────────────────────────────────────────────────────────────────────────

fn number(value: Decimal) -> Quantity {
    Quantity { source: Source::Record, ..Quantity::entered(value) }
}

fn typed(text: &str) -> Quantity {
    Quantity { typed: text.into(), status: Status::Entered, ..Quantity::default() }
}

fn line(category: Category, amount: Decimal) -> CostLine {
    CostLine { category, name: category.label().into(), rate: number(amount), ..CostLine::default() }
}

/// Measured, compared with a group, fully costed, with a range: nothing in it can be attacked.
fn sound() -> Study {
    let turnover = Measure {
        kind: "turnover".into(),
        name: "Voluntary turnover".into(),
        unit: "exits".into(),
        scale: Scale::Percent,
        period: Period::Year,
        base: number(dec!(320)),
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
fn estimated(study: &mut Study, share: Decimal, confidence: Decimal) {
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
fn reported(study: &mut Study, changes: &[Decimal]) {
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

const TWELVE: [Decimal; 12] = [dec!(2); 12];

/// The same, with a value for each month before and after, and the old trend carried on.
fn trended(study: &mut Study, before: &[i64], after: &[i64]) {
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

const STEADY: [i64; 8] = [50, 51, 50, 52, 51, 53, 52, 53];

/// The same, with sales valued at a price and a margin.
fn sold(study: &mut Study, margin: Quantity) {
    let measure = &mut study.measures[0];
    measure.kind = "deals".into();
    (measure.worth.class, measure.worth.valuation) = (Class::Margin, Valuation::Margin);
    measure.worth.price = Quantity { low: Some(dec!(20000)), ..number(dec!(25000)) };
    measure.worth.margin = margin;
}

fn second_measure(study: &mut Study, kind: &str) {
    let mut other = study.measures[0].clone();
    (other.kind, other.name) = (kind.into(), "Another measure".into());
    other.worth.value = number(dec!(1000));
    study.measures.push(other);
}

fn loses(study: &mut Study) {
    study.costs[1].rate = number(dec!(300000));
}

// ── the checks ────────────────────────────────────────────────────────────────────────────────────────────────────────

fn with(change: impl Fn(&mut Study)) -> Study {
    let mut study = sound();
    change(&mut study);
    study
}

fn findings(study: &Study) -> Vec<Finding> {
    let findings = evaluate(study).findings;
    findings.iter().for_each(read_well);
    findings
}

/// The finding `id` on `study`, which stands there once.
fn only(id: &str, study: &Study) -> Finding {
    let mut found: Vec<Finding> = findings(study).into_iter().filter(|finding| finding.id == id).collect();
    assert_eq!(found.len(), 1, "{id} on {:?}", findings(study));
    found.remove(0)
}

/// `id` is found on a sound study that was changed by `trips`, and not on one that was changed by `does_not`.
fn check(id: &str, trips: impl Fn(&mut Study), does_not: impl Fn(&mut Study)) -> Finding {
    let clean = findings(&with(does_not));
    assert!(clean.iter().all(|finding| finding.id != id), "{id} does not belong on {clean:?}");
    let study = with(trips);
    let found = findings(&study).into_iter().find(|finding| finding.id == id);
    found.unwrap_or_else(|| panic!("{id} is missing among {:?}", findings(&study)))
}

fn at(id: &str, place: &str, trips: impl Fn(&mut Study), does_not: impl Fn(&mut Study)) -> Finding {
    let finding = check(id, trips, does_not);
    assert_eq!(finding.place, place, "{id}");
    finding
}

#[test]
fn a_sound_study_has_no_findings() {
    assert_eq!(findings(&sound()), Vec::new());
}

#[test]
fn p01_a_gain_that_nobody_isolated() {
    let place = "measures.0.isolation.estimators.0.share";
    let bare = |study: &mut Study| study.measures[0].comparison = Comparison::default();
    at("P01", place, bare, |study| estimated(study, dec!(50), dec!(80)));
    check("P01", bare, |study| {
        bare(study);
        study.measures[0].worth.class = Class::Risk;
    });
    check("P01", bare, |study| {
        bare(study);
        study.measures[0].worth.class = Class::Intangible;
    });
    // A number that stayed or got worse claims nothing.
    for after in [dec!(28), dec!(30)] {
        check("P01", bare, |study| {
            bare(study);
            study.measures[0].after = number(after);
        });
    }
}

#[test]
fn p02_nobody_is_quite_sure() {
    let place = "measures.0.isolation.estimators.0.confidence";
    let careful = |study: &mut Study| estimated(study, dec!(50), dec!(80));
    at("P02", place, |study| estimated(study, dec!(50), dec!(100)), careful);
    let blank = |study: &mut Study| {
        careful(study);
        study.measures[0].isolation.estimators[0].confidence = Quantity::default();
    };
    at("P02", place, blank, careful);
    let factors = |sure: Quantity| {
        move |study: &mut Study| {
            study.measures[0].comparison = Comparison::default();
            let isolation = &mut study.measures[0].isolation;
            isolation.factors = vec![Factor { name: "New tools".into(), share: number(dec!(40)) }];
            isolation.factors_confidence = sure.clone();
        }
    };
    let sure = "measures.0.isolation.factors_confidence";
    at("P02", sure, factors(Quantity::default()), factors(number(dec!(80))));
    let answers = |study: &mut Study| {
        reported(study, &TWELVE);
        study.measures[0].isolation.respondents[3].confidence = Quantity::default();
        study.measures[0].isolation.respondents[7].confidence = number(dec!(100));
    };
    let answers = at("P02", "measures.0.isolation.respondents.3.confidence", answers, |study| {
        reported(study, &TWELVE);
    });
    assert!(answers.message.starts_with("An answer gives a share without"));
    // Text in the box is asked for as what it is.
    check("P02", blank, |study| {
        careful(study);
        study.measures[0].isolation.estimators[0].confidence = typed("fairly");
    });
}

#[test]
fn p03_hardly_anything_is_left_for_other_causes() {
    let finding = at(
        "P03",
        "measures.0.isolation.estimators.0.share",
        |study| estimated(study, dec!(95), dec!(90)),
        |study| estimated(study, dec!(90), dec!(80)),
    );
    assert!(finding.message.contains("86%"), "{}", finding.message);
    // 80% is not more than 80%, and of a loss nobody takes the credit.
    let credit = |share: Decimal, sure: Decimal| move |study: &mut Study| estimated(study, share, sure);
    check("P03", credit(dec!(90), dec!(90)), credit(dec!(100), dec!(80)));
    check("P03", credit(dec!(95), dec!(90)), |study| {
        estimated(study, dec!(95), dec!(90));
        study.measures[0].after = number(dec!(30));
    });
    let place = "measures.0.isolation.respondents.0.share";
    let sure_of_all = |study: &mut Study| {
        reported(study, &TWELVE);
        for row in &mut study.measures[0].isolation.respondents {
            (row.share, row.confidence) = (number(dec!(90)), number(dec!(95)));
        }
    };
    at("P03", place, sure_of_all, |study| reported(study, &TWELVE));
    let others = |share: Decimal| {
        move |study: &mut Study| {
            study.measures[0].comparison = Comparison::default();
            let isolation = &mut study.measures[0].isolation;
            isolation.factors = vec![Factor { name: "New tools".into(), share: number(share) }];
            isolation.factors_confidence = number(dec!(90));
        }
    };
    at("P03", "measures.0.isolation.factors.0.share", others(dec!(5)), others(dec!(40)));
    // What did not change has no cause, and what nobody isolated has no estimate.
    check("P03", credit(dec!(95), dec!(90)), |study| {
        estimated(study, dec!(95), dec!(90));
        study.measures[0].after = number(dec!(28));
    });
    check("P03", credit(dec!(95), dec!(90)), |study| study.measures[0].comparison = Comparison::default());
}

#[test]
fn p04_shares_above_the_whole() {
    let shared = |other: Decimal| {
        move |study: &mut Study| {
            estimated(study, dec!(60), dec!(80));
            let isolation = &mut study.measures[0].isolation;
            isolation.factors = vec![Factor { name: "New tools".into(), share: number(other) }];
            isolation.factors_confidence = number(dec!(80));
        }
    };
    let finding = at("P04", "measures.0.isolation.factors.0.share", shared(dec!(60)), shared(dec!(40)));
    assert!(finding.message.contains("120%"), "{}", finding.message);
    let factors_alone = |study: &mut Study| {
        shared(dec!(110))(study);
        study.measures[0].isolation.estimators.clear();
    };
    check("P04", factors_alone, shared(dec!(40)));
    // 40% and 80% are 60% on average, and 40% at their lowest.
    let two = |other: Decimal, pooling: Pooling| {
        move |study: &mut Study| {
            shared(other)(study);
            let isolation = &mut study.measures[0].isolation;
            isolation.pooling = pooling;
            isolation.estimators[0].share = number(dec!(80));
            isolation.estimators.push(Estimator { share: number(dec!(40)), ..isolation.estimators[0].clone() });
        }
    };
    check("P04", two(dec!(41), Pooling::Mean), two(dec!(40), Pooling::Mean));
    check("P04", two(dec!(61), Pooling::Lowest), two(dec!(60), Pooling::Lowest));
}

#[test]
fn p05_the_same_money_twice() {
    let finding = at(
        "P05",
        "measures.1.worth.class",
        |study| second_measure(study, "absence"),
        |study| second_measure(study, "energy"),
    );
    assert!(finding.message.starts_with("Another measure and Voluntary turnover"), "{}", finding.message);
    check(
        "P05",
        |study| second_measure(study, "early_attrition"),
        |study| {
            second_measure(study, "absence");
            study.measures[1].worth.class = Class::Intangible;
        },
    );
}

#[test]
fn p06_revenue_without_a_margin() {
    at(
        "P06",
        "measures.0.worth.margin",
        |study| sold(study, Quantity::default()),
        |study| sold(study, number(dec!(35))),
    );
    // Without a price there is no revenue either, and text in the box is asked for as what it is.
    let blank = |study: &mut Study| sold(study, Quantity::default());
    check("P06", blank, |study| sold(study, typed("a third")));
    check("P06", blank, |study| {
        blank(study);
        study.measures[0].worth.price = Quantity::default();
    });
}

#[test]
fn p07_a_margin_that_is_hardly_a_contribution_margin() {
    let finding = check("P07", |study| sold(study, number(dec!(75))), |study| sold(study, number(dec!(70))));
    assert!(finding.message.contains("75%"));
}

#[test]
fn p08_more_sales_than_the_unit_can_have() {
    // 12.8 deals at 25,000 are 320,000.
    let pool = |sales: Decimal| {
        move |study: &mut Study| {
            sold(study, number(dec!(35)));
            study.measures[0].worth.pool = number(sales);
        }
    };
    let finding = at("P08", "measures.0.worth.pool", pool(dec!(2000000)), pool(dec!(4000000)));
    assert!(finding.message.contains("the extra sales claimed are 16% of"), "{}", finding.message);
    assert!(check("P08", pool(dec!(200000)), pool(dec!(4000000))).message.contains("160%"));
    // 320,000 are a tenth of 3,200,000, and all of 320,000.
    check("P08", pool(dec!(3199999)), pool(dec!(3200000)));
    assert!(check("P08", pool(dec!(320000)), pool(dec!(4000000))).message.contains("Show why"));
    assert!(check("P08", pool(dec!(319999)), pool(dec!(4000000))).message.contains("more than the unit sells"));
    check("P08", pool(dec!(200000)), pool(dec!(0)));
    check("P08", pool(dec!(200000)), pool(dec!(-200000)));
    // A margin of 8,820 is agreed for each of the 12.8: 112,896 are more than a tenth of the sales up to 1,128,960.
    let agreed = |sales: Decimal| {
        move |study: &mut Study| {
            (study.measures[0].worth.class, study.measures[0].worth.pool) = (Class::Margin, number(sales));
        }
    };
    let finding = at("P08", "measures.0.worth.pool", agreed(dec!(1128959)), agreed(dec!(1128960)));
    assert!(finding.message.contains("the extra margin claimed is 10% of"), "{}", finding.message);
    // The cost that a saving is part of is no revenue.
    check("P08", agreed(dec!(200000)), |study| {
        agreed(dec!(200000))(study);
        study.measures[0].worth.class = Class::Cash;
    });
}

#[test]
fn p09_freed_time_needs_a_use() {
    let time = |used: YesNo, usable: Decimal| {
        move |study: &mut Study| {
            let worth = &mut study.measures[0].worth;
            (worth.class, worth.used, worth.usable) = (Class::Capacity, used, number(usable));
            worth.use_named = "Two more visits a week".into();
        }
    };
    // A use that nobody can name counts, and is asked for.
    let unnamed = |study: &mut Study| {
        time(YesNo::Yes, dec!(50))(study);
        study.measures[0].worth.use_named = " ".into();
    };
    at("P09", "measures.0.worth.use_named", unnamed, time(YesNo::Yes, dec!(50)));
    at("P09", "measures.0.worth.used", time(YesNo::Open, dec!(50)), time(YesNo::Yes, dec!(50)));
    at("P09", "measures.0.worth.usable", time(YesNo::Yes, dec!(100)), time(YesNo::Yes, dec!(50)));
    check("P09", time(YesNo::Yes, dec!(100)), time(YesNo::Yes, dec!(99)));
    // No time was freed: 22.5% where 22.5% was to be expected.
    check("P09", time(YesNo::Open, dec!(50)), |study| {
        time(YesNo::Open, dec!(50))(study);
        study.measures[0].comparison = Comparison::default();
        study.measures[0].baseline = number(dec!(22.5));
    });
}

#[test]
fn p10_participants_time_is_a_cost() {
    let hour = |value: Quantity| move |study: &mut Study| study.programme.hour.value = value.clone();
    at("P10", "programme.hour.value", hour(Quantity::default()), hour(number(dec!(40))));
    check("P10", hour(number(dec!(0))), |study| {
        hour(number(dec!(0)))(study);
        study.programme.hours = number(dec!(0));
    });
    // Pay of nothing, or no hours to share it among, leave no rate; a rate given as it is asks for nothing else.
    let paid = |pay: Quantity, paid_hours: Quantity| {
        move |study: &mut Study| {
            study.programme.hour = HourRate { pay: pay.clone(), paid_hours: paid_hours.clone(), ..HourRate::default() };
        }
    };
    let fine = paid(number(dec!(60000)), number(dec!(1800)));
    at("P10", "programme.hour.paid_hours", paid(number(dec!(60000)), number(dec!(0))), &fine);
    at("P10", "programme.hour.pay", paid(number(dec!(0)), number(dec!(1800))), &fine);
    // On-costs that are all of pay and benefits leave no pay.
    let of_total = |share: Decimal| {
        move |study: &mut Study| {
            paid(number(dec!(60000)), number(dec!(1800)))(study);
            (study.programme.hour.on_cost, study.programme.hour.of_total) = (number(share), YesNo::Yes);
        }
    };
    at("P10", "programme.hour.on_cost", of_total(dec!(100)), of_total(dec!(99)));
    // What cannot be read is asked for where it stands.
    check("P10", hour(Quantity::default()), hour(typed("forty")));
    check("P10", hour(Quantity::default()), paid(typed("a lot"), Quantity::default()));
    at(
        "P10",
        "programme.hour.value",
        |study| {
            paid(number(dec!(60000)), number(dec!(1800)))(study);
            study.programme.hour.value = number(dec!(0));
        },
        &fine,
    );
}

#[test]
fn p11_pay_and_lost_output_both() {
    // The participants' time is 24 × 20 × 40 = 19,200.
    let cover = |amount: Decimal| move |study: &mut Study| study.costs.push(line(Category::Cover, amount));
    at("P11", "costs.6.rate", cover(dec!(19200)), cover(dec!(5000)));
    check(
        "P11",
        |study| {
            cover(dec!(1600))(study);
            study.costs[6].timing = Timing::Monthly;
        },
        cover(dec!(1600)),
    );
    check("P11", cover(dec!(19200)), cover(dec!(19199)));
    check("P11", cover(dec!(19200)), |study| {
        study.programme.hours = number(dec!(0));
        cover(dec!(19200))(study);
    });
    // A line for the participants' time beside people, hours and their cost, however small it is.
    let time = |amount: Decimal| move |study: &mut Study| study.costs.push(line(Category::Time, amount));
    let finding = at("P11", "costs.6.rate", time(dec!(2400)), time(dec!(0)));
    assert!(finding.message.starts_with("This line counts participants’ time a second time"), "{}", finding.message);
    check("P11", time(dec!(2400)), |study| {
        study.programme.hours = number(dec!(0));
        time(dec!(2400))(study);
    });
}

#[test]
fn p12_on_costs_of_the_wrong_whole() {
    let pay = |hour: &mut HourRate, on_cost: Decimal, of_total: YesNo| {
        *hour = HourRate { pay: number(dec!(60000)), on_cost: number(on_cost), of_total, ..HourRate::default() };
    };
    let finding = at(
        "P12",
        "programme.hour.of_total",
        |study| pay(&mut study.programme.hour, dec!(30), YesNo::Open),
        |study| pay(&mut study.programme.hour, dec!(30), YesNo::No),
    );
    assert!(finding.message.contains("30%") && finding.message.contains("43%"), "{}", finding.message);
    let worth = |on_cost: Decimal| {
        move |study: &mut Study| {
            study.measures[0].worth.valuation = Valuation::Hour;
            pay(&mut study.measures[0].worth.hour, on_cost, YesNo::Open);
        }
    };
    at("P12", "measures.0.worth.hour.of_total", worth(dec!(28)), worth(dec!(43)));
    check("P12", worth(dec!(28)), worth(dec!(27.9)));
    check("P12", worth(dec!(32)), worth(dec!(32.1)));
    // With an hour's cost as it is, the on-cost is not in use.
    check("P12", worth(dec!(30)), |study| {
        worth(dec!(30))(study);
        study.measures[0].worth.hour.value = number(dec!(40));
    });
}

#[test]
fn p13_blank_cost_lines() {
    let without = |blank: &'static [Category]| {
        move |study: &mut Study| study.costs.retain(|line| !blank.contains(&line.category))
    };
    let finding = at("P13", "costs", without(&[Category::Analysis, Category::Evaluation]), without(&[]));
    assert!(
        finding.message.starts_with("Nothing is entered for needs analysis and evaluation."),
        "{}",
        finding.message
    );
    // A line without an amount is blank; before there is a benefit nobody asks.
    check(
        "P13",
        |study| study.costs[5].rate = Quantity::default(),
        |study| {
            study.costs.truncate(1);
            study.measures.clear();
        },
    );
    check("P13", without(&[Category::Evaluation]), |study| {
        study.costs.clear();
        study.programme.hours = Quantity::default();
    });
}

#[test]
fn p14_one_answer_carries_the_result() {
    let mut changes = TWELVE;
    changes[4] = dec!(20);
    let finding = check("P14", |study| reported(study, &changes), |study| reported(study, &TWELVE));
    assert_eq!(finding.place, "measures.0.isolation.respondents.4.change");
    let roi = |study: &Study| evaluate(study).figures.roi_percent.ok().and_then(format_percent);
    let without = with(|study| {
        reported(study, &changes);
        study.measures[0].isolation.respondents.remove(4);
    });
    let says = format!("Without that answer the ROI is {}", roi(&without).expect("it has an ROI"));
    assert!(finding.message.contains(&says), "{} does not say {says}", finding.message);
    // One of three always carries 30% or more, whatever they say; of four who say the same each carries 25%.
    let few = |changes: &'static [i64]| {
        move |study: &mut Study| reported(study, &changes.iter().copied().map(Decimal::from).collect::<Vec<_>>())
    };
    check("P14", few(&[1, 1, 1, 9]), few(&[1, 1, 9]));
    check("P14", few(&[5, 5, 5, 9]), few(&[2, 2, 2, 2]));
    // Where all others say the same, twice as much is as far as nobody asks.
    let alike = |most: i64| {
        move |study: &mut Study| {
            reported(study, &[10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, most].map(Decimal::from));
        }
    };
    check("P14", alike(21), alike(20));
    // A quarter of them lost 1 or more and a quarter gained something or nothing, so 0 + 3 · 1 is as far as they reach.
    let losing = |most: i64| {
        move |study: &mut Study| {
            reported(study, &[-2, -2, -1, -1, 0, 0, 0, 0, most].map(Decimal::from));
        }
    };
    let far = check("P14", losing(9), losing(0));
    assert!(far.message.contains(" reports far more than the others"), "{}", far.message);
    // A spread that is only wide.
    check(
        "P14",
        |study| reported(study, &changes),
        |study| {
            reported(study, &[dec!(1), dec!(2), dec!(3), dec!(4), dec!(5), dec!(6)]);
        },
    );
    // A quarter of all people lie below 10 and a quarter above 12, so 12 + 3 · 2 = 18 is as far as the others reach.
    let spread = |most: i64| {
        move |study: &mut Study| {
            reported(study, &[10, 10, 10, 11, 11, 11, 11, 12, 12, most].map(Decimal::from));
        }
    };
    check("P14", spread(19), spread(18));
    // Half of all people lie between 1 and 3, so 3 + 3 · 2 = 9 is as far as the others reach. 9 of 33 are below 30%.
    let wide = |most: Decimal| {
        move |study: &mut Study| {
            let mut changes = [1, 1, 1, 2, 2, 2, 3, 3, 3, 3, 3, 0].map(Decimal::from);
            changes[11] = most;
            reported(study, &changes);
        }
    };
    check("P14", wide(dec!(9.1)), wide(dec!(9)));
    // Where all others say 2 there is no spread, and twice as much is far.
    let alike = |most: Decimal| {
        move |study: &mut Study| {
            let mut changes = TWELVE;
            changes[0] = most;
            reported(study, &changes);
        }
    };
    check("P14", alike(dec!(4.1)), alike(dec!(4)));
    // 2.4 of 8.4 are 29%, and 2.7 of 8.7 are 31%.
    let four = |most: Decimal| move |study: &mut Study| reported(study, &[dec!(2), dec!(2), dec!(2), most]);
    let driving = check("P14", four(dec!(2.7)), four(dec!(2.4)));
    assert!(driving.message.starts_with("One answer alone carries 31% of the benefit"), "{}", driving.message);
    // A row may stand for several people: three say 1, and it makes no difference whether they stand in one row. What all
    // say alike is no extreme, for how many people a row may stand.
    let groups = |rows: &'static [(i64, i64)]| {
        move |study: &mut Study| {
            reported(study, &rows.iter().map(|(_, change)| Decimal::from(*change)).collect::<Vec<_>>());
            for (row, (people, _)) in study.measures[0].isolation.respondents.iter_mut().zip(rows) {
                row.people = number(Decimal::from(*people));
            }
        }
    };
    check("P14", groups(&[(3, 1), (1, 9)]), groups(&[(2, 1), (1, 9)]));
    check("P14", groups(&[(1, 2), (1, 2), (10, 3)]), groups(&[(1, 2), (1, 2), (10, 2)]));
    // 6 of 20 are 30% of the result, three times the mean, and inside of 3 + 3 · 3.
    let ten = |most: Decimal| {
        move |study: &mut Study| {
            let mut changes = [0, 0, 0, 1, 1, 2, 3, 3, 4, 0].map(Decimal::from);
            changes[9] = most;
            reported(study, &changes);
        }
    };
    check("P14", ten(dec!(6.1)), ten(dec!(6)));
    // Beside a gain of another measure it may carry little.
    check("P14", four(dec!(3)), |study| {
        second_measure(study, "energy");
        four(dec!(3))(study);
        study.measures[1].worth.value = number(dec!(1000000));
    });
    // Where most gained nothing, 2 lies outside of no spread; it drives the result unless others carry it.
    let most_nothing = |study: &mut Study| {
        let mut changes = [Decimal::ZERO; 12];
        changes[4] = dec!(2);
        reported(study, &changes);
    };
    let beside_another = |study: &mut Study| {
        second_measure(study, "energy");
        study.measures[1].worth.value = number(dec!(1000000));
    };
    check("P14", most_nothing, |study| {
        beside_another(study);
        most_nothing(study);
    });
    // Of answers that come to a loss none carries a gain.
    check("P14", most_nothing, |study| {
        beside_another(study);
        reported(study, &[dec!(-5), dec!(-5), dec!(-5), dec!(3)]);
    });
    check("P14", most_nothing, |study| {
        loses(study);
        reported(study, &[dec!(-5), dec!(-5), dec!(-5), dec!(3)]);
    });
}

/// An answer counts by change × share × confidence, for as many people as it stands for.
#[test]
fn p14_an_answer_is_weighed_by_its_share_its_confidence_and_its_people() {
    let answers = |share: Decimal, sure: Decimal, change: fn(&mut Respondent)| {
        move |study: &mut Study| {
            reported(study, &[dec!(10); 12]);
            let rows = &mut study.measures[0].isolation.respondents;
            rows.iter_mut().for_each(|row| (row.share, row.confidence) = (number(share), number(sure)));
            change(&mut rows[4]);
        }
    };
    // Where the others say the same, twice as much is far: 10 · 20% · 50% against 10 · 40% · 50%, and so with 40% sure.
    let place = "measures.0.isolation.respondents.4.change";
    let shares = |change: fn(&mut Respondent)| answers(dec!(20), dec!(50), change);
    at("P14", place, shares(|row| row.share = number(dec!(41))), shares(|row| row.share = number(dec!(40))));
    let sure = |change: fn(&mut Respondent)| answers(dec!(20), dec!(40), change);
    at("P14", place, sure(|row| row.confidence = number(dec!(82))), sure(|row| row.confidence = number(dec!(80))));
    // What stands for nobody is no answer.
    let much = |row: &mut Respondent| row.change = number(dec!(100));
    check("P14", shares(much), |study| {
        shares(much)(study);
        study.measures[0].isolation.respondents[4].people = number(dec!(0));
    });
    // Two people and one say 1, and one says 1.3: of 4 people with 4.3 in all that is 30.2%, and 1.28 of 4.28 are 29.9%.
    let three = |most: Decimal| {
        move |study: &mut Study| {
            reported(study, &[dec!(1), dec!(1), most]);
            study.measures[0].isolation.respondents[0].people = number(dec!(2));
        }
    };
    check("P14", three(dec!(1.3)), three(dec!(1.28)));
    // Two people who say 6 carry 12 of 26, where one carries 6 of 20.
    let twice = |people: Decimal| {
        move |study: &mut Study| {
            reported(study, &[0, 0, 0, 1, 1, 2, 3, 3, 4, 6].map(Decimal::from));
            study.measures[0].isolation.respondents[9].people = number(people);
        }
    };
    check("P14", twice(dec!(2)), twice(dec!(1)));
}

fn format_percent(roi: payoff::engine::Exact) -> Option<String> {
    let format = payoff::amount::Format::named("en-GB", "EUR");
    Some(format.percent(payoff::engine::shown(roi).ok()?))
}

#[test]
fn p15_and_p16_a_return_nobody_believes() {
    let worth = |value: Decimal| {
        move |study: &mut Study| {
            study.measures[0].worth.value = Quantity { low: Some(dec!(7000)), ..number(value) };
        }
    };
    at("P15", "measures.0.worth.value", worth(dec!(30000)), worth(dec!(8820)));
    at("P16", "measures.0.worth.value", worth(dec!(90000)), worth(dec!(30000)));
    check("P15", worth(dec!(30000)), worth(dec!(90000)));
    // Cost is 42,000 and 24 × 20 × 40 = 61,200 together: 300% is a benefit of 244,800 and 1,000% one of 673,200, for 12.8.
    check("P15", worth(dec!(19126)), worth(dec!(19125)));
    check("P16", worth(dec!(52594)), worth(dec!(52593.75)));
    check("P15", worth(dec!(52593.75)), worth(dec!(52594)));
}

#[test]
fn p17_a_rare_improvement() {
    let after = |value: Decimal, target: Decimal| {
        move |study: &mut Study| {
            study.measures[0].after = number(value);
            study.measures[0].target = number(target);
        }
    };
    let rare = at("P17", "measures.0.after", after(dec!(7), dec!(5)), after(dec!(22.5), dec!(22)));
    assert!(rare.message.contains("75%"), "{}", rare.message);
    let beyond = check("P17", after(dec!(22), dec!(25)), after(dec!(22.5), dec!(22)));
    assert!(beyond.message.contains("200% of the way"), "{}", beyond.message);
    let planned = |target: Decimal| {
        move |study: &mut Study| {
            estimated(study, dec!(50), dec!(80));
            study.state = State::Forecast;
            study.measures[0].target = number(target);
        }
    };
    at("P17", "measures.0.target", planned(dec!(10)), planned(dec!(22)));
    // Half of 28 is 14; a target that is reached is not passed; what got worse by much is no improvement.
    check("P17", after(dec!(13.9), dec!(5)), after(dec!(14), dec!(5)));
    check("P17", after(dec!(24.9), dec!(25)), after(dec!(25), dec!(25)));
    check("P17", after(dec!(7), dec!(5)), after(dec!(45), dec!(5)));
    check("P17", after(dec!(7), dec!(5)), |study| {
        after(dec!(7), dec!(5))(study);
        study.measures[0].worth.class = Class::Intangible;
    });
    check("P17", after(dec!(22), dec!(25)), |study| {
        planned(dec!(22))(study);
        study.measures[0].after = number(dec!(20));
    });
}

#[test]
fn p18_few_answers() {
    let place = "measures.0.isolation.respondents";
    let few = at("P18", place, |study| reported(study, &TWELVE[..11]), |study| reported(study, &TWELVE));
    assert!(few.message.contains("11 of 24 people"), "{}", few.message);
    let small = |study: &mut Study| {
        reported(study, &TWELVE[..4]);
        study.programme.people = number(dec!(6));
    };
    assert!(at("P18", place, small, |study| reported(study, &TWELVE)).message.contains("4 people"));
    let of_six = |answers: usize| {
        move |study: &mut Study| {
            reported(study, &TWELVE[..answers]);
            study.programme.people = number(dec!(6));
        }
    };
    check("P18", of_six(4), of_six(5));
    // A row may stand for a group; one that stands for nobody says nothing.
    let one_row = |people: Decimal, all: Decimal| {
        move |study: &mut Study| {
            reported(study, &TWELVE[..1]);
            study.measures[0].isolation.respondents[0].people = number(people);
            study.programme.people = number(all);
        }
    };
    check("P18", one_row(dec!(4), dec!(5)), one_row(dec!(5), dec!(5)));
    assert!(at("P18", place, one_row(dec!(1), dec!(2)), of_six(5)).message.contains("of 1 person."));
    check("P18", one_row(dec!(1), dec!(2)), one_row(dec!(0), dec!(2)));
    // A participant who estimates the share is one who answered; a manager is not.
    let by = |roles: &'static [Role]| {
        move |study: &mut Study| {
            estimated(study, dec!(50), dec!(80));
            let estimators = &mut study.measures[0].isolation.estimators;
            let one = estimators.remove(0);
            estimators.extend(roles.iter().map(|role| Estimator { role: *role, ..one.clone() }));
            study.programme.people = number(dec!(6));
        }
    };
    let one = at(
        "P18",
        "measures.0.isolation.estimators.1.share",
        by(&[Role::Manager, Role::Participant]),
        by(&[Role::Manager]),
    );
    assert!(one.message.contains("1 of 6 people answered"), "{}", one.message);
    check("P18", by(&[Role::Participant; 4]), by(&[Role::Participant; 5]));
    check("P18", of_six(4), |study| {
        by(&[Role::Participant])(study);
        of_six(4)(study);
    });
}

#[test]
fn p19_more_answers_than_people() {
    let people = |people: Decimal| {
        move |study: &mut Study| {
            reported(study, &TWELVE);
            study.measures[0].isolation.respondents[2].people = number(people);
        }
    };
    let finding = at("P19", "measures.0.isolation.respondents.2.people", people(dec!(24)), people(dec!(13)));
    assert!(finding.message.contains("35 people, but 24 took part"), "{}", finding.message);
    // Of two rows of the same size the first is asked.
    let two = |study: &mut Study| {
        people(dec!(20))(study);
        study.measures[0].isolation.respondents[5].people = number(dec!(20));
    };
    at("P19", "measures.0.isolation.respondents.2.people", two, people(dec!(13)));
    // A participant who also estimates the share is one of those who took part.
    check("P19", two, |study| {
        estimated(study, dec!(50), dec!(80));
        people(dec!(13))(study);
        study.measures[0].isolation.estimators[0].role = Role::Participant;
    });
}

#[test]
fn p20_a_short_time_brought_to_a_year() {
    let total = |months: Decimal| {
        move |study: &mut Study| {
            study.measures[0].period = Period::Total;
            study.measures[0].months = number(months);
        }
    };
    at("P20", "measures.0.months", total(dec!(2)), total(dec!(3)));
    at(
        "P20",
        "measures.0.after_series",
        |study| trended(study, &STEADY, &[30, 31]),
        |study| trended(study, &STEADY, &[30, 31, 30]),
    );
    let weeks = |count: usize| {
        move |study: &mut Study| {
            trended(study, &STEADY, &[30; 12][..count]);
            study.measures[0].period = Period::Week;
        }
    };
    at("P20", "measures.0.after_series", weeks(11), weeks(12));
    // Without a series nobody knows how long it was, and what is not counted is not brought to a year.
    check("P20", weeks(1), |study| {
        weeks(0)(study);
        study.measures[0].after = number(dec!(30));
    });
    check("P20", total(dec!(2)), |study| {
        total(dec!(2))(study);
        study.measures[0].after = Quantity::default();
    });
}

#[test]
fn p21_other_months_of_the_year() {
    let months = |after: &'static [&'static str]| {
        move |study: &mut Study| {
            trended(study, &[50, 51, 50, 52, 51, 53], &[30, 31, 30, 31, 30, 31][..after.len()]);
            study.measures[0].seasonal = YesNo::Yes;
            for (point, when) in study.measures[0].after_series.iter_mut().zip(after) {
                point.when = (*when).into();
            }
        }
    };
    // Before is January to June 2024.
    let same = months(&["Jan 2025", "February 2025", "2025-03", "2025-04-01", "may 25", "06.June"]);
    at("P21", "measures.0.after_series", months(&["2025-07", "2025-08", "2025-09"]), same);
    at(
        "P21",
        "measures.0.before_series",
        |study| {
            estimated(study, dec!(50), dec!(80));
            study.measures[0].period = Period::Month;
            study.measures[0].seasonal = YesNo::Yes;
        },
        |study| study.measures[0].seasonal = YesNo::Yes,
    );
    // Nobody has said whether the season moves it: then the names of the months say whether they are others.
    let asked = |answer: YesNo, after: &'static [&'static str]| {
        move |study: &mut Study| {
            months(after)(study);
            study.measures[0].seasonal = answer;
        }
    };
    let (later, alike) = (&["2025-07", "2025-08"], &["2025-01", "2025-02", "2025-03", "2025-04", "2025-05", "2025-06"]);
    for answer in [YesNo::Open, YesNo::Unsure] {
        let finding = at("P21", "measures.0.after_series", asked(answer, later), asked(answer, alike));
        assert!(finding.message.contains("the months after are not those from before"), "{}", finding.message);
    }
    check("P21", asked(YesNo::Open, later), asked(YesNo::No, later));
    // A period without a date may be any month.
    check("P21", asked(YesNo::Open, later), asked(YesNo::Open, &["7", "8"]));
    // A whole year holds every season, and a comparison group lived through the same one.
    fn alone(change: impl Fn(&mut Measure)) -> impl Fn(&mut Study) {
        move |study: &mut Study| {
            estimated(study, dec!(50), dec!(80));
            study.measures[0].seasonal = YesNo::Yes;
            change(&mut study.measures[0]);
        }
    }
    let total = |measure: &mut Measure, months: Decimal| {
        (measure.period, measure.months) = (Period::Total, number(months));
    };
    check("P21", alone(move |measure| total(measure, dec!(11))), alone(move |measure| total(measure, dec!(12))));
    check("P21", alone(|measure| measure.period = Period::Quarter), alone(|measure| measure.period = Period::Year));
    check("P21", alone(|measure| measure.period = Period::Month), |study| {
        (study.measures[0].seasonal, study.measures[0].period) = (YesNo::Yes, Period::Month);
    });
}

#[test]
fn p22_a_trend_of_few_or_scattered_points() {
    let after = [30, 31, 30];
    let few = |study: &mut Study| trended(study, &STEADY[..4], &after);
    let steady = |study: &mut Study| trended(study, &STEADY, &after);
    assert!(at("P22", "measures.0.before_series", few, steady).message.contains("there are 4"));
    let scattered = |study: &mut Study| trended(study, &[50, 70, 40, 80, 45, 75], &after);
    assert!(at("P22", "measures.0.before_series", scattered, steady).message.contains("scatter"));
    // A flat line has nothing to explain.
    check("P22", scattered, |study| trended(study, &[50, 50, 50, 50, 50, 50], &after));
    check("P22", |study| trended(study, &STEADY[..5], &after), |study| trended(study, &STEADY[..6], &after));
    // R² = (Σ (t − t̄)(y − ȳ))² ÷ (17.5 · Σ (y − ȳ)²): 28² ÷ (17.5 · 149.33) = 0.3, and 36² ÷ (17.5 · 248) = 0.2986.
    check(
        "P22",
        |study| trended(study, &[40, 40, 42, 40, 58, 44], &after),
        |study| trended(study, &[40, 40, 40, 44, 54, 42], &after),
    );
}

/// A period without a value keeps its place in time, for the checks of a trend as for the trend itself.
#[test]
fn p22_and_p23_leave_a_gap_its_place_in_time() {
    let gap = |values: [i64; 6], after: i64| {
        move |study: &mut Study| {
            let [a, b, c, d, e, f] = values;
            trended(study, &[a, b, c, 0, 0, 0, 0, 0, 0, 0, 0, d, e, f], &[after]);
            study.measures[0].before_series[3..11].iter_mut().for_each(|point| point.value = Quantity::default());
        }
    };
    // At 1, 2, 3, 12, 13, 14: Σ (t − 7.5)(y − 50) = 200, R² = 200² ÷ (185.5 · 400) = 0.54. In a row it would be 40, and
    // 40² ÷ (17.5 · 400) = 0.23.
    let steady = gap([50, 40, 40, 60, 60, 50], 5);
    assert!(findings(&with(steady)).iter().all(|finding| finding.id != "P22"));
    check("P22", |study| trended(study, &[50, 40, 40, 60, 60, 50], &[5]), steady);
    // The line through 52, 48, 52, 62, 58, 62 with the gap stands at 62.34 ± 8.34 in period 15: 54.0 is its lower end. In
    // a row it stands at 64.67 ± 14.14 in period 7, where 52 would be usual.
    let trend = |after: i64| gap([52, 48, 52, 62, 58, 62], after);
    check("P23", trend(55), trend(53));
    check("P23", |study| trended(study, &[52, 48, 52, 62, 58, 62], &[53]), trend(53));
}

/// As many periods are asked of a driver as of a trend, and as little scatter.
#[test]
fn p22_a_driver_of_few_or_scattered_points() {
    let driven = |values: &'static [i64]| {
        move |study: &mut Study| {
            trended(study, values, &[30, 31, 30]);
            let measure = &mut study.measures[0];
            measure.comparison = Comparison { driver: "Orders".into(), ..Comparison::default() };
            let points = measure.before_series.iter_mut().chain(&mut measure.after_series);
            points.enumerate().for_each(|(at, point)| point.driver = number(Decimal::from(at + 1)));
        }
    };
    let few = at("P22", "measures.0.before_series", driven(&STEADY[..5]), driven(&STEADY[..6]));
    assert!(few.message.contains("a driver needs at least 6 periods before the training, and there are 5."));
    // The R² of 0.2986 and of 0.3 that are worked out for the trend above.
    let scattered = check("P22", driven(&[40, 40, 42, 40, 58, 44]), driven(&[40, 40, 40, 44, 54, 42]));
    assert!(scattered.message.contains("hardly follow the driver"), "{}", scattered.message);
    // A driver that is only named draws no line.
    check("P22", driven(&STEADY[..5]), |study| {
        driven(&STEADY[..5])(study);
        study.measures[0].before_series.iter_mut().for_each(|point| point.driver = Quantity::default());
    });
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
fn p23_the_usual_ups_and_downs() {
    at(
        "P23",
        "measures.0.after_series",
        |study| trended(study, &STEADY, &[52, 53, 52]),
        |study| trended(study, &STEADY, &[30, 31, 30]),
    );
    // Without a trend it is held against the mean: 51.5, s² = 10/7, and 2.365 · √(10/7 · (1/3 + 1/8)) = 1.91.
    let level = |after: &'static [i64]| {
        move |study: &mut Study| {
            trended(study, &STEADY, after);
            study.measures[0].comparison.trend = YesNo::No;
        }
    };
    at("P23", "measures.0.after_series", level(&[52, 53, 52]), level(&[49, 50, 49]));
    at("P23", "measures.0.after_series", level(&[50, 50, 49]), level(&[49, 50, 49]));
    // Others who were compared say what was usual in the time after; a forecast has seen nothing yet.
    check("P23", level(&[52, 53, 52]), |study| {
        level(&[52, 53, 52])(study);
        let group = &mut study.measures[0].comparison;
        (group.before, group.after) = (number(dec!(51)), number(dec!(55)));
    });
    check("P23", level(&[52, 53, 52]), |study| {
        level(&[52, 53, 52])(study);
        study.state = State::Forecast;
    });
    // Too few periods say nothing of what is usual.
    check(
        "P23",
        |study| trended(study, &STEADY[..6], &[52, 53, 52]),
        |study| trended(study, &STEADY[..5], &[52, 53, 52]),
    );
}

#[test]
fn p23_agrees_with_an_interval_worked_out_by_hand() {
    // 1…6 → 10, 12, 11, 13, 12, 14: slope 11/17.5, intercept 9.8, s = √(3.085714/4) = 0.878310; at period 7
    // 14.2 ± 2.776445 · 0.878310 · √(1 + 1/6 + 3.5²/17.5) = 14.2 ± 3.3318: 10.9 is inside and 10.8 is outside.
    let after = |value: Decimal| {
        move |study: &mut Study| {
            trended(study, &[10, 12, 11, 13, 12, 14], &[]);
            study.measures[0].after = number(value);
        }
    };
    check("P23", after(dec!(10.9)), after(dec!(10.8)));
}

/// The sound study has 24 people in the training and rates of 320; here both groups have a size.
fn grouped(study: &mut Study, trained: Decimal, compared: Decimal) {
    let group = &mut study.measures[0].comparison;
    (group.trained, group.compared) = (number(trained), number(compared));
}

#[test]
fn p23_a_difference_of_rates_that_groups_of_this_size_show_by_chance() {
    // 22.5 − (28 + 26 − 27.5) = −4 points. p(1 − p): 0.2016 and 0.174375, 0.199375 and 0.1924.
    // 320 and 310: √(0.375975/320 + 0.391775/310) = 0.049383, × 1.959964 = 9.679 points; (9.679/4)² = 5.855,
    // so it takes 1,874 and 1,816 people.
    // Groups alike: 1.959964² · 0.76775/0.04² = 1,843.3 people, so 1,843 trip it and 1,844 do not.
    let groups = |trained, compared| move |study: &mut Study| grouped(study, trained, compared);
    let few = groups(dec!(320), dec!(310));
    let finding = at("P23", "measures.0.comparison.compared", few, groups(dec!(1844), dec!(1844)));
    assert!(
        finding.message.contains("among 320 and 310 people, chance alone moves this by up to 9.7 points"),
        "{}",
        finding.message
    );
    assert!(
        finding.message.contains("and 4 are counted. It would take about 1,874 and 1,816 people"),
        "{}",
        finding.message
    );
    check("P23", groups(dec!(1843), dec!(1843)), groups(dec!(1844), dec!(1844)));
    // Without a size of each group nothing can be said, and a number that is no rate has no such error.
    check("P23", few, |study| study.measures[0].comparison.compared = number(dec!(310)));
    check("P23", few, |study| {
        few(study);
        study.measures[0].scale = Scale::Each;
    });
    // A forecast has drawn nobody yet.
    check("P23", few, |study| {
        few(study);
        study.state = State::Forecast;
    });
}

#[test]
fn p23_after_alone_and_before_with_after() {
    // After only: 22.5% against 26%; √((0.174375 + 0.1924)/n) · 1.959964 is 3.5 points at n = 1,150.2.
    let after_only = |people: Decimal| {
        move |study: &mut Study| {
            grouped(study, people, people);
            study.measures[0].comparison.before = Quantity::default();
        }
    };
    check("P23", after_only(dec!(1150)), after_only(dec!(1151)));
    // Before and after of the trained, with a manager's share: 28% to 22.5%;
    // √((0.2016 + 0.174375)/n) · 1.959964 is 5.5 points at n = 477.4.
    let alone = |people: Decimal| {
        move |study: &mut Study| {
            estimated(study, dec!(50), dec!(80));
            study.measures[0].comparison.trained = number(people);
        }
    };
    let finding = at("P23", "measures.0.after", alone(dec!(477)), alone(dec!(478)));
    assert!(finding.message.contains("among 477 people, chance"), "{}", finding.message);
}

/// A trend has an interval of its own, and a sum over people is no difference of two rates.
#[test]
fn p23_of_rates_leaves_lines_and_sums_alone() {
    let alone = |study: &mut Study| {
        estimated(study, dec!(50), dec!(80));
        study.measures[0].comparison.trained = number(dec!(24));
    };
    // 24 people move rates of about 50% by 28 points; the trend of STEADY is left far behind by 7.
    check("P23", alone, |study| {
        trended(study, &STEADY, &[45, 46, 45]);
        (study.measures[0].scale, study.measures[0].base) = (Scale::Percent, number(dec!(320)));
        study.measures[0].comparison.trained = number(dec!(24));
    });
    // Twelve answers of 2 are 24, where 24 people move 28% and 27% by 25 points.
    check("P23", alone, |study| {
        reported(study, &TWELVE);
        let measure = &mut study.measures[0];
        (measure.scale, measure.baseline, measure.after) = (Scale::Percent, number(dec!(28)), number(dec!(27)));
        measure.comparison.trained = number(dec!(24));
    });
}

#[test]
fn p23_on_the_example_of_leavers() {
    // Leavers as in the study above: 4 points where chance alone makes 9.7. Absence: 4.8 − (5.2 + 5 − 5.1) = −0.3
    // points; √((0.049296 + 0.045696)/320 + (0.048399 + 0.0475)/310) = 0.024621, × 1.959964 = 4.8.
    let found = findings(&examples::all()[0]);
    let places: Vec<&str> =
        found.iter().filter(|finding| finding.id == "P23").map(|finding| finding.place.as_str()).collect();
    assert_eq!(places, ["measures.0.comparison.compared", "measures.1.comparison.compared"]);
}

#[test]
fn p24_groups_that_differ() {
    let group = |change: fn(&mut Comparison)| move |study: &mut Study| change(&mut study.measures[0].comparison);
    let same = |_: &mut Study| {};
    at("P24", "measures.0.comparison.before", group(|group| group.before = number(dec!(24))), same);
    at("P24", "measures.0.comparison.compared", group(|group| group.compared = number(dec!(9))), same);
    at("P24", "measures.0.comparison.chosen", group(|group| group.chosen = Selection::Volunteers), same);
    at(
        "P24",
        "measures.0.comparison.before",
        group(|group| group.before = Quantity::default()),
        group(|group| {
            group.before = Quantity::default();
            group.chosen = Selection::Random;
        }),
    );
    // There is no part of nothing: any other start is another one.
    let from_nothing = |theirs: Decimal| {
        move |study: &mut Study| {
            (study.measures[0].baseline, study.measures[0].comparison.before) = (number(dec!(0)), number(theirs));
        }
    };
    let apart = at("P24", "measures.0.comparison.before", from_nothing(dec!(50)), from_nothing(dec!(0)));
    assert!(apart.message.contains("started 50 away"), "{}", apart.message);
    // A tenth of 28 is 2.8, on either side; ten people are enough.
    let before = |rate: Decimal| move |study: &mut Study| study.measures[0].comparison.before = number(rate);
    check("P24", before(dec!(30.9)), before(dec!(30.8)));
    check("P24", before(dec!(25.1)), before(dec!(25.2)));
    check("P24", group(|group| group.compared = number(dec!(9))), group(|group| group.compared = number(dec!(10))));
}

#[test]
fn p25_extremes_without_a_comparison() {
    let extremes = |study: &mut Study| study.measures[0].comparison.chosen = Selection::Extremes;
    let alone = |study: &mut Study| {
        estimated(study, dec!(50), dec!(80));
        extremes(study);
    };
    at("P25", "measures.0.comparison.after", alone, extremes);
}

#[test]
fn p26_a_long_view_of_a_short_programme() {
    let dates = |ends: &'static str, months: Decimal| {
        move |study: &mut Study| {
            (study.programme.starts, study.programme.ends) = ("2025-01-31".into(), ends.into());
            study.horizon = number(months);
        }
    };
    at("P26", "horizon", dates("2025-04-30", dec!(36)), dates("2025-05-01", dec!(36)));
    check("P26", dates("2025-02-01", dec!(36)), dates("2025-02-01", dec!(12)));
    check("P26", dates("2025-02-01", dec!(36)), dates("spring", dec!(36)));
    check("P26", dates("2025-02-01", dec!(13)), dates("2025-02-01", dec!(12)));
}

#[test]
fn p27_skills_that_never_fade() {
    let long = |study: &mut Study| {
        study.horizon = number(dec!(36));
        study.measures[0].effect.lasts = number(dec!(36));
    };
    at("P27", "measures.0.effect.half_life", long, |study| {
        long(study);
        study.measures[0].effect.half_life = number(dec!(14));
    });
    check("P27", long, |study| {
        long(study);
        study.measures[0].effect.attrition = number(dec!(10));
    });
    let view = |horizon: Decimal, lasts: Decimal| {
        move |study: &mut Study| {
            study.horizon = number(horizon);
            study.measures[0].effect.lasts = number(lasts);
        }
    };
    check("P27", view(dec!(13), dec!(13)), view(dec!(12), dec!(13)));
    check("P27", view(dec!(13), dec!(13)), view(dec!(13), dec!(12)));
    // A half-life of nothing is none, and a loss has nothing that could fade.
    let never = |study: &mut Study| {
        long(study);
        study.measures[0].effect.half_life = number(dec!(0));
    };
    check("P27", never, |study| {
        long(study);
        study.measures[0].after = number(dec!(30));
    });
}

#[test]
fn p31_no_range() {
    let place = "measures.0.worth.value";
    at("P31", place, |study| study.measures[0].worth.value = number(dec!(8820)), |_| {});
    // A low that is the number itself is no range.
    let flat = |study: &mut Study| {
        study.measures[0].worth.value = Quantity { low: Some(dec!(8820)), ..number(dec!(8820)) };
    };
    at("P31", place, flat, |study| {
        flat(study);
        study.costs[0].rate.high = Some(dec!(5000));
    });
    // It points to the measure that carries most, of equals to the first, and a risk carries nothing of the result.
    let two = |value: Decimal, class: Class| {
        move |study: &mut Study| {
            study.measures[0].worth.value = number(dec!(8820));
            second_measure(study, "energy");
            (study.measures[1].worth.value, study.measures[1].worth.class) = (number(value), class);
        }
    };
    at("P31", "measures.1.worth.value", two(dec!(8821), Class::Cash), |_| {});
    at("P31", place, two(dec!(8820), Class::Cash), |_| {});
    at("P31", place, two(dec!(8821), Class::Risk), |_| {});
    // A range of what no money rests on is none of the result.
    at(
        "P31",
        place,
        |study| {
            flat(study);
            study.challenge.cost_now = Quantity { low: Some(dec!(1)), ..number(dec!(2)) };
        },
        |_| {},
    );
    // Before there is a result nobody asks how far it may lie off.
    check("P31", flat, |study| {
        flat(study);
        study.costs.clear();
        study.programme.hours = Quantity::default();
    });
}

#[test]
fn p32_little_may_fail() {
    // The benefit is 12.8 × 8,820 = 112,896.
    let design = |amount: Decimal| move |study: &mut Study| study.costs[1].rate = number(amount);
    // 51,200 and 50,000 are 101,200, which is 89.6% of the benefit: 10.4% may fail.
    let finding = check("P32", design(dec!(50000)), design(dec!(30000)));
    assert!(finding.message.contains("only if 90% of the claim"), "{}", finding.message);
    assert!(finding.message.contains("If more than 10% of it fails"), "{}", finding.message);
    // Beyond the whole claim the result itself says so.
    check("P32", design(dec!(50000)), loses);
    // The other costs are 51,200: 80% of the benefit is 90,316.8, and all of it 112,896.
    check("P32", design(dec!(39117)), design(dec!(39116.8)));
    check("P32", design(dec!(61696)), design(dec!(61697)));
}

#[test]
fn p33_a_target_that_goes_the_wrong_way() {
    at("P33", "measures.0.target", |study| study.measures[0].target = number(dec!(30)), |_| {});
    check(
        "P33",
        |study| study.measures[0].better = Better::Higher,
        |study| {
            study.measures[0].better = Better::Higher;
            study.measures[0].target = number(dec!(30));
        },
    );
    // A target that is where it stands already goes nowhere.
    let target = |better: Better, target: Decimal| {
        move |study: &mut Study| {
            (study.measures[0].better, study.measures[0].target) = (better, number(target));
        }
    };
    check("P33", target(Better::Lower, dec!(28.1)), target(Better::Lower, dec!(28)));
    check("P33", target(Better::Higher, dec!(27.9)), target(Better::Higher, dec!(28)));
}

#[test]
fn p34_points_or_percent() {
    let finding = at("P34", "measures.0.after", |study| study.measures[0].after = number(dec!(5.5)), |_| {});
    assert!(finding.message.contains("80%"), "{}", finding.message);
    check(
        "P34",
        |study| study.measures[0].after = number(dec!(5.5)),
        |study| {
            study.measures[0].after = number(dec!(5.5));
            study.measures[0].scale = Scale::Count;
        },
    );
    let after = |value: Decimal| move |study: &mut Study| study.measures[0].after = number(value);
    check("P34", after(dec!(14)), after(dec!(14.1)));
}

#[test]
fn p35_rules_of_thumb_for_leavers() {
    let leaver = |share: Decimal, from: &'static str| {
        move |study: &mut Study| {
            let worth = &mut study.measures[0].worth;
            worth.valuation = Valuation::Leaver;
            worth.salary = Quantity { low: Some(dec!(40000)), ..number(dec!(42000)) };
            worth.replacement = Quantity { from: from.into(), ..number(share) };
        }
    };
    let place = "measures.0.worth.replacement";
    assert!(at("P35", place, leaver(dec!(150), ""), leaver(dec!(100), "")).message.contains("150%"));
    assert!(at("P35", place, leaver(dec!(60), "shrm 2016"), leaver(dec!(60), "HR")).message.contains("SHRM"));
    assert_eq!(only("P35", &with(leaver(dec!(150), "Gallup"))).place, place);
    check("P35", leaver(dec!(101), ""), leaver(dec!(100), ""));
    // Of a measure that is not about leavers the same name says nothing.
    let named = |kind: &'static str| {
        move |study: &mut Study| {
            study.measures[0].kind = kind.into();
            study.measures[0].worth.value.from = "SHRM 2016".into();
        }
    };
    at("P35", "measures.0.worth.value", named("turnover"), named("absence"));
    check("P35", named("early_attrition"), named("energy"));
}

#[test]
fn p36_the_cost_to_society() {
    let injury = |from: &'static str| {
        move |study: &mut Study| {
            let worth = &mut study.measures[0].worth;
            worth.valuation = Valuation::Injury;
            worth.direct = Quantity { from: from.into(), low: Some(dec!(3000)), ..number(dec!(4000)) };
        }
    };
    at("P36", "measures.0.worth.direct", injury("NSC, 2023"), injury("A transcript of our claims"));
    check("P36", injury("National Safety Council"), injury("Own claims"));
}

#[test]
fn p37_fines_nobody_paid() {
    let fine = |class: Class, source: Source| {
        move |study: &mut Study| {
            let measure = &mut study.measures[0];
            (measure.kind, measure.worth.class, measure.worth.value.source) = ("breaches".into(), class, source);
        }
    };
    let place = "measures.0.worth.class";
    at("P37", place, fine(Class::Cash, Source::Guess), fine(Class::Cash, Source::Record));
    at("P37", place, fine(Class::Cash, Source::Guess), fine(Class::Risk, Source::Guess));
    check("P37", fine(Class::Margin, Source::Guess), |study| {
        fine(Class::Margin, Source::Guess)(study);
        study.measures[0].worth.value = Quantity::default();
    });
    check("P37", fine(Class::Cash, Source::Guess), fine(Class::Cash, Source::Finance));
}

#[test]
fn p38_money_and_intangible_at_once() {
    let other = |name: &'static str| {
        move |study: &mut Study| study.intangibles.push(Intangible { name: name.into(), ..Intangible::default() })
    };
    at("P38", "intangibles.0.name", other("voluntary turnover "), other("Team spirit"));
    // What has no name yet is not named twice.
    check("P38", other("Voluntary turnover"), |study| {
        other("")(study);
        study.measures[0].name = String::new();
    });
}

#[test]
fn p39_nobody_applied_it() {
    let place = "levels.application.met";
    let applied = |met: YesNo| move |study: &mut Study| study.levels.application.met = met;
    at("P39", place, applied(YesNo::Open), applied(YesNo::Yes));
    at("P39", place, applied(YesNo::No), |study| {
        applied(YesNo::No)(study);
        study.state = State::Forecast;
    });
    check("P39", applied(YesNo::Unsure), |study| {
        applied(YesNo::Unsure)(study);
        study.measures[0].after = number(dec!(35));
    });
    check("P39", applied(YesNo::Unsure), |study| {
        applied(YesNo::Unsure)(study);
        // 28 before and after, and nobody to compare with: no gain.
        study.measures[0].comparison = Comparison::default();
        study.measures[0].after = number(dec!(28));
    });
    // Before there is a cost there is no result to explain.
    check("P39", applied(YesNo::Open), |study| {
        applied(YesNo::Open)(study);
        study.costs.clear();
        study.programme.hours = Quantity::default();
    });
    // Where the level of results was seen to be reached, it needs no money; and what is not known there is not asked twice.
    let seen = |impact: YesNo, met: YesNo| {
        move |study: &mut Study| {
            (study.levels.impact.met, study.levels.application.met) = (impact, met);
            study.measures.clear();
        }
    };
    at("P39", place, seen(YesNo::Yes, YesNo::No), seen(YesNo::Yes, YesNo::Yes));
    check("P39", seen(YesNo::Yes, YesNo::No), seen(YesNo::No, YesNo::No));
    check("P39", seen(YesNo::Yes, YesNo::No), seen(YesNo::Yes, YesNo::Open));
    only("P39", &with(|study| (study.levels.impact.met, study.levels.application.met) = (YesNo::Yes, YesNo::No)));
    let says = |met: YesNo| check("P39", applied(met), applied(YesNo::Yes)).message;
    assert!(says(YesNo::No).contains("did not apply what they learned"));
    assert!(says(YesNo::Unsure).contains("nothing shows that people applied"));
}

#[test]
fn p40_not_a_training_problem() {
    let causes = |rows: &'static [(CauseKind, i64)]| {
        move |study: &mut Study| {
            study.cause.causes = rows
                .iter()
                .map(|(kind, share)| RootCause {
                    kind: *kind,
                    share: number(Decimal::from(*share)),
                    ..RootCause::default()
                })
                .collect();
        }
    };
    let skill = causes(&[(CauseKind::Tools, 40), (CauseKind::Skill, 60)]);
    let finding = at("P40", "cause.causes.1.share", causes(&[(CauseKind::Tools, 85), (CauseKind::Skill, 15)]), skill);
    assert!(finding.message.contains("15%"));
    at("P40", "cause.causes", causes(&[(CauseKind::Tools, 100)]), causes(&[(CauseKind::Tools, 60)]));
    let could = |answer: YesNo| move |study: &mut Study| study.cause.could_if_had_to = answer;
    at("P40", "cause.could_if_had_to", could(YesNo::Yes), could(YesNo::No));
    check(
        "P40",
        causes(&[(CauseKind::Tools, 81), (CauseKind::Skill, 19)]),
        causes(&[(CauseKind::Tools, 80), (CauseKind::Skill, 20)]),
    );
    check("P40", causes(&[(CauseKind::Tools, 81)]), causes(&[(CauseKind::Tools, 80)]));
    // The place is that of a skill with a share.
    let unsaid = |study: &mut Study| {
        causes(&[(CauseKind::Skill, 0), (CauseKind::Tools, 85), (CauseKind::Skill, 15)])(study);
        study.cause.causes[0].share = Quantity::default();
    };
    at("P40", "cause.causes.2.share", unsaid, causes(&[(CauseKind::Skill, 60)]));
}

#[test]
fn p41_other_changes_without_a_share() {
    let planned = |share: Decimal| {
        move |study: &mut Study| {
            estimated(study, share, dec!(70));
            study.cause.other_measures.push(OtherMeasure { what: "New shift plan".into(), ..OtherMeasure::default() });
        }
    };
    let finding = at("P41", "measures.0.isolation.factors.0.share", planned(dec!(100)), planned(dec!(60)));
    assert!(finding.message.contains("“New shift plan”"), "{}", finding.message);
    // A comparison group lived through the same changes.
    check("P41", planned(dec!(100)), |study| {
        study.cause.other_measures.push(OtherMeasure { what: "New shift plan".into(), ..OtherMeasure::default() });
    });
    // Whether they stand among the plans or among the factors; a line without words is no change.
    let named = |name: &'static str| {
        move |study: &mut Study| {
            estimated(study, dec!(100), dec!(70));
            study.measures[0].isolation.factors = vec![Factor { name: name.into(), ..Factor::default() }];
        }
    };
    check("P41", named("New tools"), named(" "));
    // Where nothing got better there is nothing to share.
    check("P41", planned(dec!(100)), |study| {
        planned(dec!(100))(study);
        study.measures[0].after = number(dec!(28));
    });
}

#[test]
fn p42_an_estimate_with_a_stake() {
    let stake = |interested: YesNo| {
        move |study: &mut Study| {
            estimated(study, dec!(50), dec!(80));
            study.measures[0].isolation.estimators[0].interested = interested;
        }
    };
    let finding = at("P42", "measures.0.isolation.estimators.0.interested", stake(YesNo::Yes), stake(YesNo::No));
    assert!(finding.message.starts_with("Anna estimated"));
    // A record overrides the estimate.
    check("P42", stake(YesNo::Yes), |study| {
        let group = study.measures[0].comparison.clone();
        stake(YesNo::Yes)(study);
        study.measures[0].comparison = group;
    });
    check("P42", stake(YesNo::Yes), |study| {
        stake(YesNo::Yes)(study);
        study.measures[0].isolation.estimators[0].share = Quantity::default();
    });
}

#[test]
fn p43_what_was_already_paid() {
    let design = |why: &'static str| {
        move |study: &mut Study| {
            study.costs[1].rate = number(dec!(0));
            study.costs[1].why_zero = why.into();
        }
    };
    at("P43", "costs.1.rate", design(""), design("The provider's price holds it"));
    at("P43", "costs.1.rate", design("Already paid last year"), |_| {});
    at(
        "P43",
        "costs",
        |study| study.costs.retain(|line| line.category != Category::Design && line.category != Category::Delivery),
        |_| {},
    );
    // One of the two is enough, and a pilot may still have its design to pay for.
    let without = |category: Category| move |study: &mut Study| study.costs.retain(|line| line.category != category);
    check("P43", design(""), without(Category::Design));
    check("P43", design(""), without(Category::Delivery));
    check("P43", design(""), |study| {
        design("")(study);
        study.state = State::Pilot;
    });
}

#[test]
fn p44_another_currency() {
    let unit = |unit: &'static str| move |study: &mut Study| study.costs[2].rate.unit = unit.into();
    let finding = at("P44", "costs.2.rate", unit("USD"), unit("EUR"));
    assert!(finding.message.contains("USD") && finding.message.contains("EUR"));
    check("P44", unit("USD"), unit("day"));
    let problem = |unit: &'static str| {
        move |study: &mut Study| {
            study.challenge.cost_now = Quantity { unit: unit.into(), ..number(dec!(90000)) };
        }
    };
    at("P44", "challenge.cost_now", problem("USD"), problem("EUR"));
    // What is not money has other units of three letters.
    check("P44", unit("USD"), |study| study.measures[0].base.unit = "FTE".into());
    // A currency is written in three capitals, and a study without one of its own has nothing to compare with.
    for other in ["", "usd", "US", "USDT", "U5D"] {
        check("P44", unit("USD"), unit(other));
    }
    check("P44", unit("USD"), |study| {
        unit("USD")(study);
        study.currency = String::new();
    });
}

#[test]
fn p47_more_saved_than_improved() {
    // Turnover fell by 20%; 112,896 are saved.
    let pool = |cost: Decimal| move |study: &mut Study| study.measures[0].worth.pool = number(cost);
    let finding = at("P47", "measures.0.worth.pool", pool(dec!(200000)), pool(dec!(790272)));
    assert!(finding.message.contains("56%") && finding.message.contains("20%"), "{}", finding.message);
    // To 22 from 27.5 is 20%; 4 points of 320 at 8,820 are 112,896 still, which is 21% of 537,600.
    let fifth = |cost: Decimal| {
        move |study: &mut Study| {
            let measure = &mut study.measures[0];
            (measure.baseline, measure.after) = (number(dec!(27.5)), number(dec!(22)));
            pool(cost)(study);
        }
    };
    check("P47", fifth(dec!(537599)), fifth(dec!(537600)));
    // What is no booked cost has no pool to save from, and below nothing there is none.
    check("P47", pool(dec!(200000)), |study| {
        pool(dec!(200000))(study);
        study.measures[0].worth.class = Class::Margin;
    });
    check("P47", pool(dec!(200000)), pool(dec!(0)));
}

#[test]
fn p48_a_training_the_law_asks_for() {
    let mandatory = |answer: YesNo| move |study: &mut Study| study.programme.mandatory = answer;
    at("P48", "expectations", mandatory(YesNo::Yes), mandatory(YesNo::No));
}

#[test]
fn p49_a_loss_nobody_explains() {
    at("P49", "levels.blocked", loses, |study| {
        loses(study);
        study.levels.blocked = "No time to practise".into();
    });
    check("P49", loses, |study| {
        loses(study);
        study.state = State::Forecast;
    });
    // The benefit of 112,896 and the same in cost are no loss.
    let design = |amount: Decimal| move |study: &mut Study| study.costs[1].rate = number(amount);
    check("P49", design(dec!(61697)), design(dec!(61696)));
}

#[test]
fn p51_use_is_not_a_result() {
    let kind = |kind: &'static str| move |study: &mut Study| study.measures[0].kind = kind.into();
    at("P51", "measures.0.worth.class", kind("adoption"), kind("time_saved"));
}

#[test]
fn p52_liking_is_no_proof() {
    let liked = |study: &mut Study| {
        study.levels.reaction.actual = number(dec!(4.4));
        study.levels.application.met = YesNo::Open;
    };
    at("P52", "levels.application.met", liked, |study| {
        liked(study);
        study.levels.application.met = YesNo::No;
    });
    let said = |met: YesNo| {
        move |study: &mut Study| {
            (study.levels.reaction.met, study.levels.application.met) = (met, YesNo::Open);
        }
    };
    check("P52", said(YesNo::Yes), said(YesNo::Open));
    check("P52", said(YesNo::No), said(YesNo::Unsure));
    check("P52", liked, |study| {
        liked(study);
        study.levels.application.actual = number(dec!(60));
    });
}

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
        study.measures[0].isolation.factors = vec![Factor { name: "New pay".into(), share: number(dec!(110)) }];
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
        .map(|valuation| json!({"measures": [{"worth": {"class": "capacity", "valuation": valuation.id()}}]}))
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

#[test]
fn u03_what_is_unknown_is_not_nothing() {
    let unknown = || Quantity { status: Status::Unknown, ..Quantity::default() };
    let people = |people: Quantity| move |study: &mut Study| study.programme.people = people.clone();
    let hours = |hours: Quantity| move |study: &mut Study| study.programme.hours = hours.clone();
    for gap in [Quantity::default(), unknown()] {
        let finding = at("U03", "programme.people", people(gap.clone()), |_| {});
        assert_eq!(finding.severity, Severity::Block);
        assert!(finding.message.contains("the number of people is not known"), "{}", finding.message);
        at("U03", "programme.hours", hours(gap.clone()), |_| {});
        let rate = at("U03", "costs.2.rate", |study| study.costs[2].rate = gap.clone(), |_| {});
        assert!(rate.message.starts_with("Programme and trainers has no amount yet"), "{}", rate.message);
    }
    let both = with(|study| (study.programme.people, study.programme.hours) = Default::default());
    assert_eq!(findings(&both).iter().filter(|finding| finding.id == "U03").count(), 2);
    // Nobody, or no hours, cost nothing: the other number is then not needed.
    check("U03", people(Quantity::default()), |study| {
        study.programme.people = Quantity::default();
        study.programme.hours = number(dec!(0));
    });
    check("U03", hours(Quantity::default()), |study| {
        study.programme.people = number(dec!(0));
        study.programme.hours = Quantity::default();
    });
    // How many and which share have a value of their own where nothing is said, and none where it is not known.
    at("U03", "costs.2.quantity", |study| study.costs[2].quantity = unknown(), |_| {});
    at("U03", "costs.2.share", |study| study.costs[2].share = unknown(), |_| {});
    // A row that was only added is no cost yet; one with a name or with "not known yet" is.
    let added = |line: CostLine| move |study: &mut Study| study.costs.push(line.clone());
    let fresh = CostLine { category: Category::Other, ..CostLine::default() };
    check("U03", added(CostLine { name: "Venue".into(), ..fresh.clone() }), added(fresh.clone()));
    at("U03", "costs.6.rate", added(CostLine { rate: unknown(), ..fresh.clone() }), added(fresh));
    // What cannot be read is asked for as what it is.
    check("U03", people(Quantity::default()), people(typed("two dozen")));
    check("U03", |study| study.costs[2].rate = Quantity::default(), |study| study.costs[2].rate = typed("a lot"));
    // Where there is no cost at all, nothing looks better for it.
    check("U03", people(Quantity::default()), |study| {
        study.costs.clear();
        (study.programme.people, study.programme.hours) = Default::default();
    });
}

/// 12.8 exits at 8,820 are 112,896 against 42,000 of cost lines: the ROI of 169% leaves the time of 24 people out.
#[test]
fn u03_holds_the_headline_back_until_it_is_kept_with_a_reason() {
    let mut study = with(|study| study.programme.hours = Quantity::default());
    assert!(evaluate(&study).figures.roi_percent.is_ok() && evaluate(&study).is_held());
    let (finding, place) = ("U03".into(), "programme.hours".into());
    study.kept.push(Kept { finding, place, reason: "Learned in their own time".into() });
    assert!(!evaluate(&study).is_held());
}

#[test]
fn u03_every_situation_asks_for_the_price_it_begins_with() {
    for situation in Situation::ALL {
        let mut study = catalogue::start(*situation, "1", "en-GB", "EUR");
        study.costs.push(line(Category::Travel, dec!(100)));
        let places: Vec<String> =
            findings(&study).into_iter().filter(|one| one.id == "U03").map(|one| one.place).collect();
        assert_eq!(places, ["programme.people", "programme.hours", "costs.0.rate"]);
    }
}

// ── what holds for all findings ───────────────────────────────────────────────────────────────────────────────────────

const SCHEMA: &str = include_str!("../src/study/study.schema.json");

fn resolved<'a>(schema: &'a Value, node: &'a Value) -> &'a Value {
    node["$ref"].as_str().and_then(|to| schema.pointer(&to[1..])).unwrap_or(node)
}

/// Whether `place` is a path of the file; the schema is held to the types by `tests/schema.rs`.
fn stands(place: &str) -> bool {
    let schema: Value = serde_json::from_str(SCHEMA).expect("the schema is JSON");
    let mut node = &schema["$defs"]["Study"];
    for step in place.split('.') {
        node = resolved(&schema, node);
        node =
            if step.bytes().all(|digit| digit.is_ascii_digit()) { &node["items"] } else { &node["properties"][step] };
    }
    !node.is_null()
}

/// The places of all numbers below `node`, with 0 for every row.
fn numbers(schema: &Value, node: &Value, place: String, found: &mut Vec<String>) {
    if node["$ref"] == "#/$defs/Quantity" {
        found.push(place);
        return;
    }
    let node = resolved(schema, node);
    if node["items"].is_object() {
        numbers(schema, &node["items"], format!("{place}.0"), found);
    }
    for (name, field) in node["properties"].as_object().into_iter().flatten() {
        numbers(schema, field, format!("{place}.{name}"), found);
    }
}

/// Puts `value` at `place`, making what leads there.
fn put(file: &mut Value, place: &str, value: Value) {
    let mut node = file;
    for step in place.split('.') {
        if step == "0" {
            if !node.is_array() {
                *node = json!([{}]);
            }
            node = &mut node[0];
        } else {
            node = &mut node[step];
        }
    }
    *node = value;
}

/// Words for people: whole sentences, at most two, without blame and without what only a programmer reads.
fn read_well(finding: &Finding) {
    let Finding { id, place, message, why_finance_cares, fix, .. } = finding;
    assert!(stands(place), "{id} points to {place}, which is nowhere");
    for text in [message.as_str(), why_finance_cares] {
        assert!(text.ends_with(['.', '?']), "{id}: {text}");
        assert!(text.starts_with(|first: char| first.is_uppercase()), "{id}: {text}");
        let ends = text.matches(". ").count() + text.matches("? ").count();
        assert!(ends <= 1, "{id} has too many sentences: {text}");
        let words: Vec<String> = text.split(|c: char| !c.is_alphabetic()).map(str::to_lowercase).collect();
        for word in ["please", "sorry", "valid", "invalid", "none", "nan"] {
            assert!(!words.iter().any(|one| one == word), "{id} says {word}: {text}");
        }
        assert!(
            !text.contains("Some(") && !text.contains("  ") && !text.contains(" %") && !text.contains('\n'),
            "{text}"
        );
    }
    assert!((6..=30).contains(&fix.len()) && !fix.ends_with('.'), "{id}: {fix}");
}

#[test]
fn an_empty_study_is_left_in_peace() {
    assert_eq!(findings(&Study::default()), Vec::new());
    for situation in Situation::ALL {
        assert_eq!(findings(&catalogue::start(*situation, "1", "en-GB", "EUR")), Vec::new());
    }
}

#[test]
fn the_first_answers_raise_only_what_helps() {
    let mut study = catalogue::start(Situation::Turnover, "1", "en-GB", "EUR");
    study.measures[0].baseline = number(dec!(28));
    study.measures[0].target = number(dec!(22));
    let ids: Vec<&str> = findings(&study).iter().map(|finding| finding.id).collect();
    assert_eq!(ids, ["U01"]);
}

#[test]
fn the_heaviest_come_first_and_then_the_order_of_the_list() {
    let findings = findings(&with(|study| {
        estimated(study, dec!(100), dec!(100));
        study.programme.mandatory = YesNo::Yes;
        study.programme.hour.value = Quantity::default();
        study.costs.truncate(3);
        study.cause.other_measures.push(OtherMeasure { what: "New pay".into(), ..OtherMeasure::default() });
    }));
    let order: Vec<(Severity, &str)> = findings.iter().map(|finding| (finding.severity, finding.id)).collect();
    assert!(order.is_sorted(), "{order:?}");
    assert!(order.len() > 4, "{order:?}");
    assert_eq!(order.first(), Some(&(Severity::Block, "P10")));
    assert_eq!(order.last(), Some(&(Severity::Info, "P48")));
}

#[test]
fn each_severity_has_its_name() {
    assert_eq!([Severity::Block, Severity::Warn, Severity::Info].map(Severity::id), ["block", "warn", "info"]);
}

#[test]
fn a_finding_is_kept_with_a_reason_at_its_place() {
    let kept = |finding: &'static str, place: &'static str, reason: &'static str| {
        let study = with(|study| {
            study.programme.hour.value = Quantity::default();
            let (finding, place, reason) = (finding.into(), place.into(), reason.into());
            study.kept.push(Kept { finding, place, reason });
        });
        let outcome = evaluate(&study);
        assert_eq!(outcome.is_held(), outcome.blocks().count() == 1);
        (only("P10", &study).kept, outcome.blocks().count())
    };
    assert_eq!(kept("P10", "programme.hour.value", "Volunteers, unpaid"), (Some("Volunteers, unpaid".into()), 0));
    assert_eq!(kept("P10", "programme.hour.value", " "), (None, 1));
    assert_eq!(kept("P10", "costs", "Volunteers"), (None, 1));
    assert_eq!(kept("P01", "programme.hour.value", "Volunteers"), (None, 1));
}

#[test]
fn no_example_is_held_back() {
    for study in examples::all() {
        let outcome = evaluate(&study);
        outcome.findings.iter().for_each(read_well);
        let blocks: Vec<&Finding> = outcome.blocks().collect();
        assert!(blocks.is_empty(), "{}: {blocks:?}", study.title);
    }
}

#[test]
fn findings_on_odd_studies_read_well_too() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/studies");
    for file in std::fs::read_dir(folder).expect("the fixtures are there") {
        let bytes = std::fs::read(file.expect("a file").path()).expect("it can be read");
        let Ok(opened) = envelope::open(&bytes) else { continue };
        for study in &opened.envelope.studies {
            findings(study);
        }
    }
}
