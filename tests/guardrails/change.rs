//! P17, P20 to P22, P27, P33 and P34: the numbers before and after.

use payoff::engine::Severity;
use payoff::study::*;
use rust_decimal::{Decimal, dec};

use crate::sample::*;
use crate::told::*;

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

/// 10, 8, 6, 4, 2, 0 fall by 2 a month: the line stands at −2 in the next. A count is never below 0, money may be.
#[test]
fn p53_what_is_expected_stays_inside_what_the_measure_can_be() {
    let falling = |after: &'static [i64]| {
        move |study: &mut Study| {
            trended(study, &[10, 8, 6, 4, 2, 0], after);
            study.measures[0].better = Better::Higher;
        }
    };
    let rising = |study: &mut Study| trended(study, &STEADY, &[30, 31, 30]);
    let finding = at("P53", "measures.0.before_series", falling(&[3, 3, 3]), rising);
    assert!(finding.message.contains("less than nothing, so 0 counts as expected"), "{}", finding.message);
    // Numbers that have been below 0 may be so again.
    check("P53", falling(&[3, 3, 3]), falling(&[3, -1, 3]));
    // 70, 76 … 100 rise by 6: 112 after the last three periods on average is more than all of it.
    let share = |scale: Scale| {
        move |study: &mut Study| {
            trended(study, &[70, 76, 82, 88, 94, 100], &[99, 99, 99]);
            (study.measures[0].scale, study.measures[0].base) = (scale, number(dec!(320)));
            study.measures[0].better = Better::Lower;
        }
    };
    let finding = at("P53", "measures.0.before_series", share(Scale::Percent), share(Scale::Each));
    assert!(finding.message.contains("more than all, so 100% counts as expected"), "{}", finding.message);
    // 4 + 20 − 26 is −2.
    let group = |ours: Decimal| {
        move |study: &mut Study| {
            study.measures[0].baseline = number(ours);
            (study.measures[0].comparison.before, study.measures[0].comparison.after) =
                (number(dec!(26)), number(dec!(20)));
        }
    };
    at("P53", "measures.0.comparison.after", group(dec!(5)), group(dec!(6)));
}

/// Six months were seen: six more may follow, and a seventh is too far.
#[test]
fn p54_a_trend_is_carried_no_further_than_it_was_seen() {
    let after = |count: usize| move |study: &mut Study| trended(study, &STEADY[..6], &[30; 7][..count]);
    let finding = at("P54", "measures.0.after_series", after(7), after(6));
    assert!(finding.message.contains("seen for 6 periods and is carried 7 ahead"), "{}", finding.message);
    // What is not read from the trend is not carried.
    check("P54", after(7), |study| {
        after(7)(study);
        study.measures[0].comparison.trend = YesNo::No;
        estimated(study, dec!(50), dec!(80));
    });
}

/// Hours for each person, one number before and one after: nobody knows how far people differ.
#[test]
fn p57_chance_that_is_not_known_is_named() {
    let each = |study: &mut Study| (study.measures[0].scale, study.measures[0].better) = (Scale::Each, Better::Lower);
    let finding = at("P57", "measures.0.after", each, |_| {});
    assert_eq!(finding.severity, Severity::Info);
    at(
        "P57",
        "measures.0.comparison.compared",
        |study| study.measures[0].comparison.compared = Quantity::default(),
        |_| {},
    );
    // Of leads it is their leads that have to be said, and not their people.
    let leads = |base: Quantity| {
        move |study: &mut Study| {
            study.measures[0].base_name = "leads in a month".into();
            study.measures[0].comparison.base = base.clone();
        }
    };
    at("P57", "measures.0.comparison.base", leads(Quantity::default()), leads(number(dec!(310))));
    // An estimate is no record: its doubt is its range. A forecast has drawn nobody yet.
    check("P57", each, |study| {
        each(study);
        estimated(study, dec!(50), dec!(80));
    });
    check("P57", each, |study| {
        each(study);
        study.state = State::Forecast;
    });
}
