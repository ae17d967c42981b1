//! The range against closed forms: what the simulation must come to where the answer is known without drawing (M13).

use payoff::engine::chance::{Chances, Ranged, Simulation, simulate};
use payoff::engine::evaluate;
use payoff::steps::ranged;
use payoff::study::*;
use rust_decimal::prelude::ToPrimitive;
use rust_decimal::{Decimal, dec};

const DRAWS: u32 = 100_000;
/// The 10% quantile of the standard normal, as M13 fixes it.
const TENTH: f64 = 1.2815515655;
/// The 90% quantile of Student's t with 4 degrees of freedom, as R prints it.
const T_OF_4: f64 = 1.533206274;

/// 100 errors fewer in a year, worth 100 each, at a cost of 4,000: benefit 10,000, net 6,000.
fn study() -> Study {
    let mut study = catalogue::start(Situation::Quality, "a", "en-US", "USD");
    study.state = State::Measured;
    study.chance.seed = 7;
    let measure = &mut study.measures[0];
    // An amount and no count of events, so that chance in the records is not known unless a test says so.
    measure.kind = "energy".into();
    measure.period = Period::Year;
    measure.scale = Scale::Count;
    measure.better = Better::Lower;
    measure.baseline = Quantity::entered(dec!(200));
    measure.after = Quantity::entered(dec!(100));
    measure.worth.class = Class::Cash;
    measure.worth.valuation = Valuation::Agreed;
    measure.worth.value = Quantity::entered(dec!(100));
    study.programme.people = Quantity::entered(dec!(10));
    study.programme.hours = Quantity::entered(dec!(0));
    study.costs = vec![line(dec!(4000))];
    study
}

fn line(rate: Decimal) -> CostLine {
    CostLine { name: "Fee".into(), rate: Quantity::entered(rate), ..CostLine::default() }
}

fn with_range(quantity: &mut Quantity, low: Decimal, high: Decimal) {
    quantity.low = Some(low);
    quantity.high = Some(high);
}

fn run(study: &Study) -> Chances {
    simulate(study, DRAWS, ranged).expect("a result")
}

/// Four standard errors of a quantile around which the density is `density` (David and Nagaraja, Order Statistics, 10.2).
fn tolerance(share: f64, density: f64) -> f64 {
    4.0 * (share * (1.0 - share) / f64::from(DRAWS)).sqrt() / density
}

fn density(z: f64) -> f64 {
    (-z * z / 2.0).exp() / std::f64::consts::TAU.sqrt()
}

fn near(found: f64, expected: f64, within: f64, what: &str) {
    assert!((found - expected).abs() <= within, "{what}: {found} instead of {expected} ± {within}");
}

#[test]
fn costs_that_are_normal_add_up_to_a_normal() {
    let mut study = study();
    study.costs = vec![line(dec!(1000)), line(dec!(1000)), line(dec!(2000))];
    with_range(&mut study.costs[0].rate, dec!(700), dec!(1300));
    with_range(&mut study.costs[1].rate, dec!(600), dec!(1400));
    with_range(&mut study.costs[2].rate, dec!(2000), dec!(2000));
    let found = run(&study);
    // Standard deviations 300/z and 400/z add up to 500/z; the bound at 0 is four of them away.
    let sd = 500.0 / TENTH;
    near(found.middle, 6000.0, tolerance(0.5, density(0.0) / sd), "middle");
    near(found.low, 5500.0, tolerance(0.1, density(TENTH) / sd), "low");
    near(found.high, 6500.0, tolerance(0.1, density(TENTH) / sd), "high");
}

#[test]
fn the_ends_of_a_lopsided_range_stay_where_they_were_put() {
    let mut study = study();
    with_range(&mut study.measures[0].worth.value, dec!(80), dec!(150));
    let found = run(&study);
    // Net = 100 · value − 4,000, so its quantiles are those of the value.
    near(found.low, 4000.0, tolerance(0.1, density(TENTH) / (2000.0 / TENTH)), "low");
    near(found.middle, 6000.0, tolerance(0.5, density(0.0) / (5000.0 / TENTH)), "middle");
    near(found.high, 11_000.0, tolerance(0.1, density(TENTH) / (5000.0 / TENTH)), "high");
}

/// At a cost of 4,000 that does not vary, a net of −2,000, 6,000 or 14,000 is an ROI of −50%, 150% or 350%.
#[test]
fn the_roi_of_a_draw_is_its_net_benefit_on_its_cost() {
    let mut study = study();
    with_range(&mut study.measures[0].worth.value, dec!(20), dec!(180));
    let found = run(&study);
    for (roi, net) in [(found.roi_low, found.low), (found.roi_middle, found.middle), (found.roi_high, found.high)] {
        near(roi, net / 40.0, 1e-9, "ROI in percent");
    }
    near(found.roi_low, -50.0, 4.0, "low");
    near(found.roi_high, 350.0, 4.0, "high");
}

/// 10,000 on 8,000 are an ROI of exactly 25%, on 10,000 of exactly 0.
#[test]
fn a_draw_that_just_reaches_a_goal_has_reached_it() {
    let with = |cost: Decimal, hurdle: Decimal| {
        let mut study = study();
        study.costs = vec![line(cost)];
        study.hurdle = Quantity::entered(hurdle);
        let found = simulate(&study, 100, ranged).unwrap();
        (found.break_even, found.hurdle)
    };
    assert_eq!(with(dec!(8000), dec!(25)), (100, 100));
    assert_eq!(with(dec!(8000), dec!(25.1)), (100, 0));
    assert_eq!(with(dec!(10000), dec!(25)), (100, 0));
    assert_eq!(with(dec!(10001), dec!(25)), (0, 0));
}

#[test]
fn without_a_cost_a_gain_reaches_every_goal_and_a_loss_none() {
    let with = |after: Decimal| {
        let mut study = study();
        study.costs = vec![line(dec!(0))];
        study.measures[0].after = Quantity::entered(after);
        let found = simulate(&study, 100, ranged).unwrap();
        (found.middle, found.break_even, found.hurdle)
    };
    assert_eq!(with(dec!(150)), (5000.0, 100, 100));
    assert_eq!(with(dec!(250)), (-5000.0, 0, 0));
    // Every goal is a share of the cost, and a share of nothing is reached by nothing.
    assert_eq!(with(dec!(200)), (0.0, 100, 100));
}

#[test]
fn without_a_cost_the_command_says_that_there_is_no_roi() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/studies/zero_cost.json");
    let (mut out, mut err) = (Vec::new(), Vec::new());
    assert_eq!(payoff::command::run(&["--draws", "100", file].map(String::from), &mut out, &mut err), 0);
    let mut lines = std::str::from_utf8(&out).expect("text").lines();
    let line = lines.find(|line| line.contains("The cost is nothing")).expect("its line");
    let printed: serde_json::Value = serde_json::from_str(line).expect("a line of JSON");
    for name in ["roi_low", "roi_middle", "roi_high"] {
        assert_eq!(printed["chance"][name]["none"], "The cost is 0, so there is no ratio", "{name}");
    }
}

#[test]
fn without_any_range_nothing_varies() {
    let varies = |study: Study| Simulation::new(&study, 10, ranged).unwrap().varies();
    assert!(!varies(study()));
    let mut other = study();
    with_range(&mut other.costs[0].rate, dec!(3000), dec!(5000));
    assert!(varies(other));
}

/// Two factors of 50% and 30%, each with a range: where they come to more than all, the training has no share to claim.
#[test]
fn a_draw_without_a_result_is_counted_and_not_mixed_with_the_others() {
    let mut study = study();
    let factor = |share: Decimal, low: Decimal, high: Decimal| {
        let mut share = Quantity::entered(share);
        with_range(&mut share, low, high);
        Factor { name: "Other".into(), share, ..Factor::default() }
    };
    study.measures[0].isolation.factors =
        vec![factor(dec!(50), dec!(30), dec!(70)), factor(dec!(30), dec!(10), dec!(50))];
    study.measures[0].isolation.factors_confidence = Quantity::entered(dec!(80));
    let mut run = Simulation::new(&study, 2000, ranged).unwrap();
    assert!(run.go_on(u32::MAX));
    let with = run.nets().len() as u32;
    let found = run.into_chances().unwrap();
    // Together 80% ± 20%·√2/1.2816: above 100% in 18.3% of the draws (z = 0.906), less the few that a bound at 0 or 100 moves.
    assert!((250..=480).contains(&found.without), "{} without a result", found.without);
    assert_eq!(with + found.without, 2000);
}

/// 60% with a range of its own from 50% to 70%, and 50% sure: the careful figure is half of each, and doubt is no band beside it.
#[test]
fn a_share_with_a_range_of_its_own_has_no_band_of_doubt_beside_it() {
    let mut study = study();
    let mut share = Quantity::entered(dec!(60));
    with_range(&mut share, dec!(50), dec!(70));
    let confidence = Quantity::entered(dec!(50));
    study.measures[0].isolation.estimators =
        vec![Estimator { role: Role::Manager, share, confidence, ..Estimator::default() }];
    let found = run(&study);
    // Net = 10,000 · share · 0.5 − 4,000.
    three(&found, [-1500.0, -1000.0, -500.0]);
}

/// P(X·Y ≤ t) of two independent normals, by Simpson's rule over X: an answer that draws nothing.
fn product_below(t: f64, (mean_x, sd_x): (f64, f64), (mean_y, sd_y): (f64, f64)) -> f64 {
    let below = |z: f64| {
        // Normal distribution function by Abramowitz and Stegun 26.2.17, good to 7.5e-8.
        let k = 1.0 / (1.0 + 0.231_641_9 * z.abs());
        let poly =
            k * (0.319_381_530 + k * (-0.356_563_782 + k * (1.781_477_937 + k * (-1.821_255_978 + k * 1.330_274_429))));
        let tail = density(z) * poly;
        if z > 0.0 { 1.0 - tail } else { tail }
    };
    let steps = 2000;
    let height = |at: usize| {
        let z = -6.0 + 12.0 * at as f64 / steps as f64;
        let x = mean_x + sd_x * z;
        density(z) * if x > 0.0 { below((t / x - mean_y) / sd_y) } else { 1.0 - below((t / x - mean_y) / sd_y) }
    };
    let inner: f64 = (1..steps).map(|at| height(at) * if at % 2 == 1 { 4.0 } else { 2.0 }).sum();
    (height(0) + inner + height(steps)) * (12.0 / steps as f64) / 3.0
}

#[test]
fn a_product_of_two_normals_has_its_known_quantiles() {
    let mut study = study();
    with_range(&mut study.measures[0].worth.value, dec!(80), dec!(120));
    with_range(&mut study.measures[0].after, dec!(80), dec!(120));
    let found = run(&study);
    for (share, net) in [(0.1, found.low), (0.5, found.middle), (0.9, found.high)] {
        let known = product_below(net + 4000.0, (100.0, 20.0 / TENTH), (100.0, 20.0 / TENTH));
        let within = 4.0 * (share * (1.0 - share) / f64::from(DRAWS)).sqrt() + 1e-6;
        near(known, share, within, "share below the quantile");
    }
}

#[test]
fn a_range_is_cut_off_at_the_bounds_of_its_field() {
    let mut study = study();
    let worth = &mut study.measures[0].worth;
    (worth.class, worth.used) = (Class::Capacity, YesNo::Yes);
    worth.usable = Quantity::entered(dec!(50));
    with_range(&mut study.measures[0].worth.usable, dec!(0), dec!(100));
    let found = run(&study);
    // Below its 10% quantile the share is 0, above its 90% quantile it is 100: net −4,000 and 6,000, never beyond.
    assert_eq!((found.dots[0], found.dots[1]), (-4000.0, -4000.0));
    assert_eq!((found.dots[18], found.dots[19]), (6000.0, 6000.0));
    near(found.middle, 1000.0, tolerance(0.5, density(0.0) / (5000.0 / TENTH)), "middle");
}

#[test]
fn the_chance_to_break_even_is_the_normal_tail() {
    let mut study = study();
    // Net = 6,000 − (cost − 4,000) with standard deviation 5,000/z: it is lost above a cost of 10,000, 1.2 of the ends away.
    with_range(&mut study.costs[0].rate, dec!(0), dec!(9000));
    let found = run(&study);
    let expected = 0.937_95; // Φ(1.2 · 1.28155) = Φ(1.53786)
    near(
        f64::from(found.break_even) / f64::from(DRAWS),
        expected,
        4.0 * (0.0582f64 / f64::from(DRAWS)).sqrt(),
        "chance",
    );
    assert_eq!(found.of_twenty(), 19, "0.93795 of twenty is 18.76");
}

/// The net benefit has these quantiles at 10%, 50% and 90%, and is normal on either side of the middle.
fn three(found: &Chances, [low, middle, high]: [f64; 3]) {
    let (below, above) = ((middle - low) / TENTH, (high - middle) / TENTH);
    near(found.low, low, tolerance(0.1, density(TENTH) / below), "low");
    near(found.middle, middle, tolerance(0.5, density(0.0) / below.max(above)), "middle");
    near(found.high, high, tolerance(0.1, density(TENTH) / above), "high");
}

#[test]
fn an_estimate_varies_between_doubt_squared_and_its_face_value() {
    let mut study = study();
    let estimator = Estimator {
        role: Role::Manager,
        share: Quantity::entered(dec!(60)),
        confidence: Quantity::entered(dec!(80)),
        ..Estimator::default()
    };
    study.measures[0].isolation.estimators = vec![estimator];
    // The headline is careful: 10,000 · 0.6 · 0.8 − 4,000.
    assert_eq!(evaluate(&study).figures.totals.net.unwrap().decimal_for_test(), dec!(800));
    let found = run(&study);
    // 0.6 · 0.8², 0.6 · 0.8 and 0.6 of 10,000: the careful figure is the middle.
    three(&found, [-160.0, 800.0, 2000.0]);
    // However sure somebody is, no more than all of it is the training's.
    study.measures[0].isolation.estimators[0].share = Quantity::entered(dec!(95));
    assert_eq!(run(&study).dots[19], 6000.0);
}

/// 80% sure of a record: 0.64, 0.8 and 1 of 10,000, less 4,000, and never more than what was recorded.
#[test]
fn a_record_that_is_doubted_varies_like_an_estimate() {
    let mut study = study();
    study.measures[0].comparison.after = Quantity::entered(dec!(200));
    study.measures[0].isolation.confidence = Quantity::entered(dec!(80));
    let found = run(&study);
    near(found.low, 2400.0, tolerance(0.1, density(TENTH) / (1600.0 / TENTH)), "low");
    near(found.middle, 4000.0, tolerance(0.5, density(0.0) / (2000.0 / TENTH)), "middle");
    assert_eq!(found.dots[18..], [6000.0, 6000.0]);
}

/// The manager says 50% of 10,000; other factors took 40% and left 60%. In many draws they leave less, but the headline rests
/// on the manager, so every draw does: 5,000 less 4,000.
#[test]
fn every_draw_takes_the_way_of_the_headline() {
    let mut study = study();
    let isolation = &mut study.measures[0].isolation;
    let (share, confidence) = (Quantity::entered(dec!(50)), Quantity::entered(dec!(100)));
    isolation.estimators = vec![Estimator { role: Role::Manager, share, confidence, ..Estimator::default() }];
    let mut share = Quantity::entered(dec!(40));
    with_range(&mut share, dec!(0), dec!(90));
    isolation.factors = vec![Factor { share, ..Factor::default() }];
    isolation.factors_confidence = Quantity::entered(dec!(100));
    let found = simulate(&study, 1000, ranged).unwrap();
    assert_eq!((found.low, found.middle, found.high), (1000.0, 1000.0, 1000.0));
}

/// One participant claims 50 of the 100, worth 5,000; as an estimator beside the others 60% of all, 6,000. Both are participants'
/// estimates, and the headline rests on the lower one: 5,000 less 4,000, in every draw.
#[test]
fn every_draw_takes_the_way_of_the_headline_although_another_has_its_name() {
    let mut study = study();
    let certain = || Quantity::entered(dec!(100));
    let mut claimed = estimator("Ann", dec!(60), certain());
    claimed.role = Role::Participant;
    let reported = Respondent {
        change: Quantity::entered(dec!(50)),
        share: certain(),
        confidence: certain(),
        ..Respondent::default()
    };
    (study.measures[0].isolation.estimators, study.measures[0].isolation.respondents) = (vec![claimed], vec![reported]);
    assert_eq!(evaluate(&study).figures.totals.net.unwrap().decimal_for_test(), dec!(1000));
    let found = simulate(&study, 1000, ranged).unwrap();
    assert_eq!((found.low, found.middle, found.high), (1000.0, 1000.0, 1000.0));
}

/// A confidence with a range of its own varies as entered: 60% of 10,000 is the manager's, 50%, 80% or 95% of it for certain.
#[test]
fn a_confidence_with_a_range_of_its_own_varies_as_entered() {
    let mut study = study();
    let mut confidence = Quantity::entered(dec!(80));
    with_range(&mut confidence, dec!(50), dec!(95));
    study.measures[0].isolation.estimators = vec![estimator("", dec!(60), confidence)];
    let ranges = |study: &Study| -> Option<Chances> {
        simulate(study, DRAWS, |study| {
            let quantity = &study.measures[0].isolation.estimators[0].confidence;
            let place = "measures.0.isolation.estimators.0.confidence".into();
            vec![Ranged { quantity, place, low: 50.0, likely: 80.0, high: 95.0, least: 0.0, most: 100.0 }]
        })
    };
    three(&ranges(&study).expect("a result"), [-1000.0, 800.0, 1700.0]);
}

fn estimator(name: &str, share: Decimal, confidence: Quantity) -> Estimator {
    let share = Quantity::entered(share);
    Estimator { role: Role::Manager, name: name.into(), share, confidence, ..Estimator::default() }
}

/// One manager's 60%, 50% sure, on a change worth 10,000 a year, or on ten changes worth 1,000 each: the same judgement, so the
/// same odds. Ten managers would not all be wrong in one direction.
#[test]
fn one_judgement_has_the_same_odds_in_one_measure_and_in_ten() {
    let with = |count: usize, name: fn(usize) -> String| {
        let mut study = study();
        study.costs = vec![line(dec!(2500))];
        let mut measure = study.measures.remove(0);
        measure.worth.value = Quantity::entered(Decimal::from(100 / count));
        study.measures = (0..count)
            .map(|at| {
                let mut measure = measure.clone();
                measure.name = format!("Measure {at}");
                let confidence = Quantity::entered(dec!(50));
                measure.isolation.estimators = vec![estimator(&name(at), dec!(60), confidence)];
                measure
            })
            .collect();
        simulate(&study, 10_000, ranged).expect("a result")
    };
    let (one, ten) = (with(1, |_| "Ann".into()), with(10, |_| "Ann".into()));
    assert_eq!((one.break_even, one.hurdle), (ten.break_even, ten.hurdle));
    for (one, ten) in one.dots.into_iter().zip(ten.dots) {
        near(one, ten, 1e-9, "dot");
    }
    let many = with(10, |at| at.to_string());
    assert!(many.high - many.low < 0.6 * (one.high - one.low), "ten people are ten causes");
}

/// Pay of 50,000 that may be 20% off either way, in what an hour of the participants costs and in what one of them is worth.
#[test]
fn pay_that_is_used_in_several_places_is_one_number() {
    let pay = || {
        let mut pay = Quantity::entered(dec!(50000));
        with_range(&mut pay, dec!(40000), dec!(60000));
        pay
    };
    let mut study = study();
    study.costs = Vec::new();
    let worth = &mut study.measures[0].worth;
    (worth.valuation, worth.salary, worth.replacement) = (Valuation::Leaver, pay(), Quantity::entered(dec!(0.2)));
    // 100 leavers at 100 each, and 10 people for 40 hours at 25: pay × (0.2 − 0.2) is nothing in every draw.
    (study.programme.people, study.programme.hours) = (Quantity::entered(dec!(10)), Quantity::entered(dec!(40)));
    let hour = &mut study.programme.hour;
    (hour.pay, hour.on_cost, hour.paid_hours) = (pay(), Quantity::entered(dec!(0)), Quantity::entered(dec!(2000)));
    let found = run(&study);
    near(found.low, 0.0, 1e-9, "low");
    near(found.high, 0.0, 1e-9, "high");
}

/// Of 2,000 leads 8% were won, then 10%: 2 points of 2,000 leads at 100 each are 4,000, and the standard error is
/// √(0.08·0.92/2,000 + 0.1·0.9/2,000) = 0.904434 points, 1,808.87. How many people were trained is no part of it.
#[test]
fn a_rate_varies_by_what_it_is_counted_of() {
    let mut study = study();
    let measure = &mut study.measures[0];
    (measure.scale, measure.better, measure.base) = (Scale::Percent, Better::Higher, Quantity::entered(dec!(2000)));
    (measure.baseline, measure.after) = (Quantity::entered(dec!(8)), Quantity::entered(dec!(10)));
    measure.comparison.trained = Quantity::entered(dec!(12));
    study.costs = vec![line(dec!(0))];
    let found = run(&study);
    let low = 4000.0 - TENTH * 1808.8670;
    near(found.low, low, tolerance(0.1, density(TENTH) / 1808.867), "low");
    near(found.middle, 4000.0, tolerance(0.5, density(0.0) / 1808.867), "middle");
    // It got better by 2 points and no more: that is all there is to claim.
    assert_eq!(found.high, 4000.0);
}

/// 64 errors, then 36: 28 fewer, give or take √(64 + 36) = 10, at 100 each.
#[test]
fn a_count_of_events_varies_by_its_root() {
    let mut study = study();
    let measure = &mut study.measures[0];
    (measure.kind, measure.baseline, measure.after) =
        ("errors".into(), Quantity::entered(dec!(64)), Quantity::entered(dec!(36)));
    study.costs = vec![line(dec!(0))];
    let found = run(&study);
    near(found.low, 2800.0 - 1000.0 * TENTH, tolerance(0.1, density(TENTH) / 1000.0), "low");
    near(found.middle, 2800.0, tolerance(0.5, density(0.0) / 1000.0), "middle");
}

/// 8 fewer, give or take 10: where chance feigned it, there was no effect, and none is what the training had at worst.
#[test]
fn no_draw_is_worse_than_no_effect_or_better_than_everything_that_changed() {
    let mut study = study();
    let measure = &mut study.measures[0];
    (measure.kind, measure.baseline, measure.after) =
        ("errors".into(), Quantity::entered(dec!(54)), Quantity::entered(dec!(46)));
    study.costs = vec![line(dec!(500))];
    let found = run(&study);
    assert_eq!((found.dots[0], found.dots[19]), (-500.0, 300.0));
    // A loss is one as far as it was seen: 8 more errors are at worst 8 more.
    study.measures[0].after = Quantity::entered(dec!(62));
    let found = run(&study);
    assert_eq!((found.dots[0], found.dots[19]), (-1300.0, -500.0));
}

/// Six periods before around 200 and six after around 100, each ±2: the variance of each is 6·4/5 = 4.8, so the error of the
/// difference of means is √(4.8/6 + 4.8/6) = 1.264911; by Welch 10 degrees of freedom, whose 90% quantile is 1.372184.
#[test]
fn two_series_vary_by_students_t() {
    let mut study = study();
    let point = |value: i64| Point { value: Quantity::entered(value.into()), ..Point::default() };
    let measure = &mut study.measures[0];
    measure.before_series = [202, 198, 202, 198, 202, 198].map(point).to_vec();
    measure.after_series = [102, 98, 102, 98, 102, 98].map(point).to_vec();
    let found = run(&study);
    let sd = 126.4911 * 1.372184 / TENTH;
    near(found.low, 6000.0 - 126.4911 * 1.372184, tolerance(0.1, density(TENTH) / sd), "low");
    near(found.middle, 6000.0, tolerance(0.5, density(0.0) / sd), "middle");
}

/// Every list of every example turned round, and a cost line without a range put first: not one bit is another.
#[test]
fn neither_order_nor_rows_without_a_range_change_a_bit() {
    for study in examples::all() {
        let Some(before) = simulate(&study, 2000, ranged) else { continue };
        let mut turned = study.clone();
        turned.costs.reverse();
        for measure in &mut turned.measures {
            measure.isolation.estimators.reverse();
            measure.isolation.respondents.reverse();
            measure.isolation.factors.reverse();
            measure.worth.parts.reverse();
        }
        turned.programme.waves.reverse();
        turned
            .costs
            .insert(0, CostLine { name: "Nothing".into(), rate: Quantity::entered(dec!(0)), ..CostLine::default() });
        turned.measures.reverse();
        let after = simulate(&turned, 2000, ranged).expect("a result");
        assert_eq!(before, after, "{}", study.title);
    }
}

#[test]
fn a_comparison_of_two_rates_varies_by_the_binomial() {
    let mut study = study();
    let measure = &mut study.measures[0];
    measure.scale = Scale::Percent;
    measure.base = Quantity::entered(dec!(1000));
    (measure.baseline, measure.after) = (Quantity::default(), Quantity::entered(dec!(20)));
    measure.comparison.after = Quantity::entered(dec!(30));
    // A thousand leads of a hundred people, and two hundred of the others, however many they are.
    measure.comparison.trained = Quantity::entered(dec!(100));
    measure.comparison.compared = Quantity::entered(dec!(90));
    measure.comparison.base = Quantity::entered(dec!(200));
    let found = run(&study);
    // 10 points of 1,000 at 100 each; standard error √(0.2·0.8/1,000 + 0.3·0.7/200) = 3.478505 points.
    let sd = 3478.505;
    near(found.middle, 6000.0, tolerance(0.5, density(0.0) / sd), "middle");
    near(found.high, 6000.0 + sd * TENTH, tolerance(0.1, density(TENTH) / sd), "high");
}

#[test]
fn a_trend_varies_by_the_prediction_error_of_its_mean() {
    let mut study = study();
    let point = |value: i64| Point { value: Quantity::entered(value.into()), ..Point::default() };
    let measure = &mut study.measures[0];
    measure.period = Period::Year;
    measure.before_series = [202, 198, 202, 198, 202, 198].map(point).to_vec();
    measure.after_series = [100].map(point).to_vec();
    measure.comparison.trend = YesNo::Yes;
    let found = run(&study);
    // By hand: Sxy = Σ(t − 3.5)(y − 200) = −6, Sxx = 17.5, slope −0.342857; residual sum 24 − 36/17.5 = 21.942857; s² = 5.485714; at t = 7: 1/1 + 1/6 + 12.25/17.5 = 1.866667; standard error √10.24 = 3.2.
    // With 4 degrees of freedom the 1 in 10 lies 1.533206 of them away.
    let sd = 320.0 * T_OF_4 / TENTH;
    // Expected 200 − 0.342857 · 3.5 = 198.8; improvement 98.8 at 100 each, less 4,000.
    near(found.middle, 5880.0, tolerance(0.5, density(0.0) / sd), "middle");
    near(found.low, 5880.0 - sd * TENTH, tolerance(0.1, density(TENTH) / sd), "low");
}

/// The same numbers with their months as the driver: the same line, so the same error.
#[test]
fn a_forecast_from_a_driver_varies_by_its_prediction_error() {
    let mut study = study();
    let point = |(value, driver): (i64, i64)| Point {
        value: Quantity::entered(value.into()),
        driver: Quantity::entered(driver.into()),
        ..Point::default()
    };
    let measure = &mut study.measures[0];
    measure.before_series = [(202, 1), (198, 2), (202, 3), (198, 4), (202, 5), (198, 6)].map(point).to_vec();
    measure.after_series = [(100, 7)].map(point).to_vec();
    measure.comparison.driver = "Month".into();
    let found = run(&study);
    near(found.middle, 5880.0, tolerance(0.5, density(0.0) / (320.0 * T_OF_4 / TENTH)), "middle");
    near(found.low, 5880.0 - 320.0 * T_OF_4, tolerance(0.1, density(TENTH) / (320.0 * T_OF_4 / TENTH)), "low");
}

/// Without ranges, doubt and sampling error every draw is the headline.
#[test]
fn zero_spread_is_the_decimal_result() {
    fn certain(quantity: &mut Quantity) {
        (quantity.low, quantity.high) = (None, None);
    }
    for mut study in examples::all() {
        for place in ranged(&study.clone()).into_iter().map(|one| one.place).collect::<Vec<_>>() {
            for step in payoff::steps::full::STEPS.iter().chain(payoff::steps::quick::STEPS) {
                for (field, at) in payoff::steps::questions(step, &study.clone()) {
                    if let payoff::steps::Kind::Number(number) = &field.kind
                        && field.place(at) == place
                    {
                        certain((number.lens.edit)(&mut study, at).unwrap());
                    }
                }
            }
        }
        for measure in &mut study.measures {
            let isolation = &mut measure.isolation;
            let sure = [&mut isolation.confidence, &mut isolation.factors_confidence].into_iter();
            let estimators = isolation.estimators.iter_mut().map(|one| &mut one.confidence);
            let respondents = isolation.respondents.iter_mut().map(|one| &mut one.confidence);
            for confidence in sure.chain(estimators).chain(respondents).filter(|one| one.value.is_some()) {
                confidence.value = Some(dec!(100));
            }
            // A record is never free of chance, so somebody says for certain how much of the change is the training's.
            measure.comparison = Comparison::default();
            let isolation = &mut measure.isolation;
            if isolation.estimators.iter().all(|one| one.share.value.is_none()) && isolation.respondents.is_empty() {
                isolation.estimators = vec![estimator("", dec!(60), Quantity::entered(dec!(100)))];
            }
        }
        let net = evaluate(&study).figures.totals.net.ok().and_then(|net| payoff::engine::shown(net).ok());
        let Some(net) = net.and_then(|net| net.to_f64()) else { panic!("{} has no result", study.title) };
        let found = simulate(&study, 40, ranged).expect("a result");
        for dot in found.dots {
            near(dot, net, net.abs() * 1e-12 + 1e-9, &study.title);
        }
    }
}

#[test]
fn the_same_seed_gives_the_same_bits_in_one_go_and_in_pieces() {
    for study in examples::all() {
        let Some(whole) = simulate(&study, 3000, ranged) else { continue };
        let mut pieces = Simulation::new(&study, 3000, ranged).unwrap();
        while !pieces.go_on(77) {}
        assert_eq!(pieces.into_chances().unwrap(), whole);
        let mut other = study.clone();
        other.chance.seed = study.chance.seed.wrapping_add(1);
        let other = simulate(&other, 3000, ranged).unwrap();
        assert_eq!(other.dots == whole.dots, !Simulation::new(&study, 1, ranged).unwrap().varies());
    }
}

/// Costs add up, so in each draw the change by both levers is the sum of the changes by each alone.
#[test]
fn a_lever_keeps_its_draws_when_others_come_and_go() {
    let nets = |first: bool, second: bool| {
        let mut study = study();
        study.costs = vec![line(dec!(1000)), line(dec!(3000))];
        for (wanted, line) in [first, second].into_iter().zip(&mut study.costs) {
            if wanted {
                let rate = line.rate.value.unwrap();
                with_range(&mut line.rate, rate / dec!(2), rate * dec!(2));
            }
        }
        let mut run = Simulation::new(&study, 500, ranged).unwrap();
        run.go_on(500);
        run.nets().to_vec()
    };
    let (first, second, both) = (nets(true, false), nets(false, true), nets(true, true));
    for at in 0..500 {
        near(both[at] - 6000.0, first[at] + second[at] - 12_000.0, 1e-9, "sum of the changes");
    }
    assert!(first.iter().zip(&second).any(|(a, b)| (a > &6000.0) != (b > &6000.0)), "two levers are not one");
}

trait ForTest {
    fn decimal_for_test(self) -> Decimal;
}
impl ForTest for payoff::engine::Exact {
    fn decimal_for_test(self) -> Decimal {
        payoff::engine::shown(self).unwrap()
    }
}
