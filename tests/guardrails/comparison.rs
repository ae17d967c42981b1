//! P24 and P25: whether two groups can be compared.

use payoff::study::*;
use rust_decimal::{Decimal, dec};

use crate::sample::*;
use crate::told::*;

#[test]
fn p24_groups_that_differ() {
    let group = |change: fn(&mut Comparison)| move |study: &mut Study| change(&mut study.measures[0].comparison);
    let same_start = |_: &mut Study| {};
    let same = same_start;
    at("P24", "measures.0.comparison.before", group(|group| group.before = number(dec!(24))), same);
    at("P24", "measures.0.comparison.compared", group(|group| group.compared = number(dec!(9))), same);
    at("P24", "measures.0.comparison.chosen", group(|group| group.chosen = Selection::Volunteers), same);
    // Where one of the two numbers from before is missing, nobody knows whether the groups were equal (M2). A draw makes them
    // so only on average.
    let unknown = |chosen: Selection| {
        move |study: &mut Study| {
            let group = &mut study.measures[0].comparison;
            (group.before, group.chosen) = (Quantity::default(), chosen);
        }
    };
    let site = at("P24", "measures.0.comparison.before", unknown(Selection::Site), same_start);
    assert!(site.message.contains("nothing shows that the comparison group was alike before"), "{}", site.message);
    let drawn = at("P24", "measures.0.comparison.before", unknown(Selection::Random), same_start);
    assert!(drawn.message.contains("drawn by lot"), "{}", drawn.message);
    let own = at("P24", "measures.0.baseline", |study| study.measures[0].baseline = Quantity::default(), same_start);
    assert!(own.message.contains("the number before is missing"), "{}", own.message);
    at("P24", "measures.0.comparison.trained", group(|group| group.trained = number(dec!(9))), same_start);
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
