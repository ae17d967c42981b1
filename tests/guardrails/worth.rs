//! P05 to P09, P35 to P38, P47 and P51: what a gain is worth, and whether it counts once.

use payoff::study::*;
use rust_decimal::{Decimal, dec};

use crate::sample::*;
use crate::told::*;

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
fn p51_use_is_not_a_result() {
    let kind = |kind: &'static str| move |study: &mut Study| study.measures[0].kind = kind.into();
    at("P51", "measures.0.worth.class", kind("adoption"), kind("time_saved"));
}

#[test]
fn p55_like_names_of_one_base_period_and_owner_may_be_one_money() {
    let other = |name: &'static str, change: fn(&mut Measure)| {
        move |study: &mut Study| {
            second_measure(study, "");
            study.measures[1].name = name.into();
            change(&mut study.measures[1]);
        }
    };
    let finding =
        at("P55", "measures.1.worth.class", other("Turnovers of leads", |_| {}), other("Energy used", |_| {}));
    assert!(
        finding.message.starts_with("Turnovers of leads and Voluntary turnover have like names"),
        "{}",
        finding.message
    );
    let like = "Unwanted turnover";
    check("P55", other(like, |_| {}), other(like, |one| one.base = number(dec!(310))));
    check("P55", other(like, |_| {}), other(like, |one| one.base_name = "team leads".into()));
    check("P55", other(like, |_| {}), other(like, |one| one.period = Period::Month));
    check("P55", other(like, |_| {}), other(like, |one| one.owner = "Ms Ito".into()));
    check("P55", other(like, |_| {}), other(like, |one| one.worth.class = Class::Intangible));
    // Three letters are shared by chance, and two measures of one family are asked about once.
    check("P55", other(like, |_| {}), |study| {
        other("New pay", |_| {})(study);
        study.measures[0].name = "Old pay".into();
    });
    check("P55", other(like, |_| {}), other(like, |one| one.kind = "absence".into()));
}

/// Minutes that are valued by the hour are worth sixty times too much.
#[test]
fn p59_the_unit_of_time_is_that_of_the_measure() {
    let takes = |unit: &'static str, time: UnitTime| {
        move |study: &mut Study| {
            let measure = &mut study.measures[0];
            measure.unit = unit.into();
            (measure.worth.valuation, measure.worth.unit_time) = (Valuation::Hour, time);
            measure.worth.hour.value = number(dec!(38));
        }
    };
    let hours = takes("minutes a call", UnitTime::Hour);
    let finding = at("P59", "measures.0.worth.unit_time", hours, takes("minutes a call", UnitTime::Minute));
    assert!(finding.message.contains("its unit is a minute, and its value is that of an hour"), "{}", finding.message);
    check("P59", takes("days of absence", UnitTime::Hour), takes("days of absence", UnitTime::Day));
    // What is no time of its own says how many hours it takes.
    check("P59", hours, takes("errors", UnitTime::Hour));
}
