//! P15, P16, P26, P31, P32, P39, P40, P44, P48, P49 and P52: the study as a whole.

use payoff::study::*;
use rust_decimal::{Decimal, dec};

use crate::sample::*;
use crate::told::*;

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
    // 51,200 and 50,000 are 101,200, which is 89.6% of the benefit. It is said once: 90% and the 10.4% left are one margin.
    let finding = check("P32", design(dec!(50000)), design(dec!(30000)));
    assert!(finding.message.contains("only if 90% of the claim"), "{}", finding.message);
    // Beyond the whole claim the result itself says so.
    check("P32", design(dec!(50000)), loses);
    // The other costs are 51,200: 80% of the benefit is 90,316.8, and all of it 112,896.
    check("P32", design(dec!(39117)), design(dec!(39116.8)));
    check("P32", design(dec!(61696)), design(dec!(61697)));
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
fn p56_a_level_called_met_reaches_its_target() {
    let learned = |met: YesNo, actual: Decimal| {
        move |study: &mut Study| {
            let level = &mut study.levels.learning;
            (level.met, level.target, level.actual) = (met, number(dec!(80)), number(actual));
        }
    };
    let finding = at("P56", "levels.learning.met", learned(YesNo::Yes, dec!(50)), learned(YesNo::Yes, dec!(80)));
    assert!(
        finding.message.starts_with("Level 2, learning: it is called met, but 50 does not reach the target of 80.")
    );
    check("P56", learned(YesNo::Yes, dec!(79.9)), learned(YesNo::No, dec!(79.9)));
    // Of turnover less is better, and the last level is the business number.
    let business = |actual: Decimal| {
        move |study: &mut Study| {
            let level = &mut study.levels.impact;
            (level.met, level.target, level.actual) = (YesNo::Yes, number(dec!(22)), number(actual));
        }
    };
    at("P56", "levels.impact.met", business(dec!(22.5)), business(dec!(21)));
    // What was saved of it is better when higher: 6 points where 5 were the target.
    let saved = |actual: Decimal| {
        move |study: &mut Study| {
            let level = &mut study.levels.impact;
            (level.met, level.target, level.actual) = (YesNo::Yes, number(dec!(5)), number(actual));
        }
    };
    at("P56", "levels.impact.met", saved(dec!(4)), saved(dec!(6)));
}

/// The gain is 112,896.
#[test]
fn p58_nobody_gains_more_than_the_problem_costs() {
    let cost = |cost: Decimal| move |study: &mut Study| study.challenge.cost_now = number(cost);
    let finding = at("P58", "challenge.cost_now", cost(dec!(112895)), cost(dec!(112896)));
    assert!(finding.message.contains("€112,895 a year, but €112,896 is claimed"), "{}", finding.message);
}
