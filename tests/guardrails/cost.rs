//! P10 to P13, P43 and U03: what the training costs in full.

use payoff::engine::{Severity, evaluate};
use payoff::study::*;
use rust_decimal::{Decimal, dec};

use crate::sample::*;
use crate::told::*;

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
fn p43_what_was_already_paid() {
    let design = |why: &'static str| {
        move |study: &mut Study| {
            study.costs[1].rate = number(dec!(0));
            study.costs[1].why_zero = why.into();
        }
    };
    at("P43", "costs.1.rate", design(""), design("The provider's price holds it"));
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
    assert!(evaluate(&study).figures.roi_percent.is_ok() && evaluate(&study).is_withheld());
    let (finding, place) = ("U03".into(), "programme.hours".into());
    study.kept.push(Waiver { finding, place, reason: "Learned in their own time".into(), ..Waiver::default() });
    assert!(!evaluate(&study).is_withheld());
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
