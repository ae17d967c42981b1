//! P23: whether chance alone moves a number this far.

use payoff::study::*;
use rust_decimal::{Decimal, dec};

use crate::sample::*;
use crate::told::*;

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

#[test]
fn p23_a_difference_of_rates_that_groups_of_this_size_show_by_chance() {
    // 22.5 − (28 + 26 − 27.5) = −4 points. p(1 − p): 0.2016 and 0.174375, 0.199375 and 0.1924.
    // 320 and 310: √(0.375975/320 + 0.391775/310) = 0.049383, × 1.959964 = 9.679 points.
    // With 80% power it takes 2.8² · 0.76775/0.04² = 3,761.98 on each side.
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
        finding.message.contains("and the change counted is 4 points. It would take about 3,762 people"),
        "{}",
        finding.message
    );
    check("P23", groups(dec!(1843), dec!(1843)), groups(dec!(1844), dec!(1844)));
    // Without a size of each group nothing can be said, and a number that is no rate has no such error.
    check("P23", few, |study| study.measures[0].comparison.compared = Quantity::default());
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
            (study.measures[0].base, study.measures[0].covered) = (number(people), Quantity::default());
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
        (study.measures[0].base, study.measures[0].covered) = (number(dec!(24)), Quantity::default());
    };
    // 24 people move rates of about 50% by 28 points; the trend of STEADY is left far behind by 7.
    check("P23", alone, |study| {
        trended(study, &STEADY, &[45, 46, 45]);
        let measure = &mut study.measures[0];
        (measure.scale, measure.base, measure.covered) = (Scale::Percent, number(dec!(24)), Quantity::default());
    });
    // Twelve answers of 2 are 24, where 24 people move 28% and 27% by 25 points.
    check("P23", alone, |study| {
        reported(study, &TWELVE);
        let measure = &mut study.measures[0];
        (measure.scale, measure.baseline, measure.after) = (Scale::Percent, number(dec!(28)), number(dec!(27)));
        (measure.base, measure.covered) = (number(dec!(24)), Quantity::default());
    });
}

/// 12% became 12.4% of 500 leads a month: p(1 − p) are 0.1056 and 0.108624, and √(0.214224/n) · 1.959964 is 0.4 points at
/// n = 51,434. Three months are 1,500 leads, however many people sell; of people as many are asked for in each month.
#[test]
fn p23_counts_leads_over_all_periods_and_people_once() {
    let leads = |covered: Decimal| {
        move |study: &mut Study| {
            estimated(study, dec!(50), dec!(80));
            let measure = &mut study.measures[0];
            measure.better = Better::Higher;
            (measure.baseline, measure.after, measure.target) =
                (number(dec!(12)), number(dec!(12.4)), Quantity::default());
            (measure.base, measure.base_name, measure.covered) = (number(dec!(500)), "leads".into(), number(covered));
            measure.comparison.trained = number(dec!(40));
        }
    };
    let finding = at("P23", "measures.0.after", leads(dec!(3)), leads(dec!(103)));
    assert!(finding.message.contains("among 1,500 leads, chance alone"), "{}", finding.message);
    // 7.84 · 0.214224/0.004² = 104,969.8.
    assert!(finding.message.contains("about 104,970 leads"), "{}", finding.message);
    let people = |study: &mut Study| {
        leads(dec!(3))(study);
        study.measures[0].base_name = "people".into();
    };
    let finding = at("P23", "measures.0.after", people, leads(dec!(103)));
    assert!(finding.message.contains("among 500 people"), "{}", finding.message);
    assert!(finding.message.contains("about 34,990 people"), "{}", finding.message);
}

/// The example of leavers is large enough (method M11, `examples.json`); a quarter of it is not.
#[test]
fn p23_on_the_example_of_leavers() {
    let places = |study: &Study| -> Vec<String> {
        findings(study).into_iter().filter(|finding| finding.id == "P23").map(|finding| finding.place).collect()
    };
    let mut study = examples::all()[0].clone();
    assert_eq!(places(&study), Vec::<String>::new());
    for measure in &mut study.measures {
        let group = &mut measure.comparison;
        for number in [&mut measure.base, &mut group.base, &mut group.trained, &mut group.compared] {
            number.value = number.value.map(|value| value / dec!(4));
        }
    }
    assert_eq!(places(&study), ["measures.0.comparison.compared", "measures.1.comparison.compared"]);
}
