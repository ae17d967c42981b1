//! P01 to P04, P14, P18, P19, P41 and P42: how much of a change is the training’s.

use payoff::engine::evaluate;
use payoff::study::*;
use rust_decimal::{Decimal, dec};

use crate::sample::*;
use crate::told::*;

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
            isolation.factors = vec![Factor { name: "New tools".into(), share: number(dec!(40)), ..Factor::default() }];
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
            isolation.factors = vec![Factor { name: "New tools".into(), share: number(share), ..Factor::default() }];
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
            isolation.factors = vec![Factor { name: "New tools".into(), share: number(other), ..Factor::default() }];
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
