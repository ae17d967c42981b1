//! The numbers before and after, and what they are compared with: P17, P20–P25, P27, P33, P34, U01.

use std::collections::BTreeSet;

use super::rules::Check;
use super::{Case, Found, numbers, statistics, text};
use crate::engine::change::Method;
use crate::engine::line::{Course, along_driver, over_time};
use crate::engine::number::{Exact, Number};
use crate::engine::reader::AsEntered;
use crate::engine::why::{Figure, Why};
use crate::study::*;

pub fn check(case: &Case, found: &mut Found) {
    direction(case, found);
    if !case.is_in_money() {
        return;
    }
    large_change(case, found);
    points_or_percent(case, found);
    comparison(case, found);
    fading(case, found);
    if !case.is_forecast() {
        short_time(case, found);
        season(case, found);
        usual_variation(case, found);
        chance(case, found);
    }
    trend(case, found);
}

/// The field that holds the number after, or the target in a forecast.
fn after_field(case: &Case) -> &'static str {
    if case.is_forecast() && case.measure.target.value.is_some() {
        "target"
    } else if values(&case.measure.after_series).is_empty() {
        "after"
    } else {
        "after_series"
    }
}

fn values(series: &[Point]) -> Vec<Exact> {
    series.iter().filter_map(|point| point.value.value).map(Exact::of).collect()
}

fn large_change(case: &Case, found: &mut Found) {
    let Ok(gross) = case.figures.change.gross else { return };
    if gross <= Exact::zero() {
        return;
    }
    let rare = case.relative_change().filter(|share| *share * Exact::int(2) > Exact::one());
    let words = if let Some(share) = rare {
        [": an improvement of ", &case.percent(share), " is rare. Say which record shows it."].concat()
    } else if let Some(share) = beyond_target(case) {
        [": this is ", &case.percent(share), " of the way to the target. Say what explains it."].concat()
    } else {
        return;
    };
    found.add(Check::P17, case.place(after_field(case)), &[&case.name, &words]);
}

/// How much of the way to the target was covered, where it is more than all of it.
fn beyond_target(case: &Case) -> Option<Exact> {
    let change = &case.figures.change;
    let before = change.before.ok()?;
    let way = Exact::of(case.measure.target.value?) - before;
    let share = (change.after.ok()? - before) / way;
    (!case.is_forecast() && share > Exact::one()).then_some(share)
}

fn direction(case: &Case, found: &mut Found) {
    let (Ok(before), Some(target)) = (case.figures.change.before, case.measure.target.value.map(Exact::of)) else {
        return;
    };
    let words = match case.measure.better {
        Better::Lower if target > before => ": the target is higher than the number before, yet lower is better. ",
        Better::Higher if target < before => ": the target is lower than the number before, yet higher is better. ",
        _ => return,
    };
    found.add(Check::P33, case.place("target"), &[&case.name, words, "Correct the target or the direction."]);
}

fn points_or_percent(case: &Case, found: &mut Found) {
    if case.measure.scale != Scale::Percent {
        return;
    }
    if let Some(share) = case.relative_change().filter(|share| *share * Exact::int(2) >= Exact::one()) {
        let words = [" moves by ", &case.percent(share), " of where it started. "].concat();
        let ask = "Enter the level reached, not the change: from 25% to 20% is 5 points, or a fifth less.";
        found.add(Check::P34, case.place(after_field(case)), &[&case.name, &words, ask]);
    }
}

/// P24 and P25: whether those who were trained and those who were not can be compared.
fn comparison(case: &Case, found: &mut Found) {
    let group = &case.measure.comparison;
    if group.after.value.is_none() {
        if group.chosen == Selection::Extremes {
            let words = ": the weakest or the strongest were trained, and such results drift back by themselves. \
                         A comparison group would show by how much.";
            found.add(Check::P25, case.place("comparison.after"), &[&case.name, words]);
        }
        return;
    }
    match (group.before.value.map(Exact::of), case.figures.change.before) {
        (Some(theirs), Ok(ours)) => {
            let apart = (theirs - ours).abs();
            if apart * Exact::int(10) > ours.abs() {
                // There is no part of nothing.
                let apart = match (apart / ours).abs() {
                    share if share.exists() => case.percent(share),
                    _ => text::number(case.format, apart),
                };
                let words = [": the comparison group started ", &apart, " away from the trained group. "].concat();
                let ask = "Show why the two can still be compared.";
                found.add(Check::P24, case.place("comparison.before"), &[&case.name, &words, ask]);
            }
        }
        (None, _) if group.chosen != Selection::Random => {
            let words = ": nothing shows that the comparison group was alike before. Enter its number from that time.";
            found.add(Check::P24, case.place("comparison.before"), &[&case.name, words]);
        }
        _ => {}
    }
    if let Some(compared) = group.compared.value.map(Exact::of).filter(|people| *people < Exact::int(10)) {
        let words = [": the comparison group has only ", &text::number(case.format, compared), " people. "].concat();
        found.add(Check::P24, case.place("comparison.compared"), &[&case.name, &words, "Chance weighs a lot there."]);
    }
    if group.chosen == Selection::Volunteers {
        let words = ": the trained people chose to come, so they may differ from the others. \
                     Show what both groups have in common.";
        found.add(Check::P24, case.place("comparison.chosen"), &[&case.name, words]);
    }
}

fn short_time(case: &Case, found: &mut Found) {
    let points = values(&case.measure.after_series).len();
    let months = case.measure.months.value.map(Exact::of);
    let (short, field) = match case.measure.period {
        Period::Total => (months.is_some_and(|months| months < Exact::int(3)), "months"),
        Period::Month => ((1..3).contains(&points), "after_series"),
        Period::Week => ((1..12).contains(&points), "after_series"),
        Period::Quarter | Period::Year => (false, ""),
    };
    if short && case.way().is_some() {
        let words = " was measured for less than 3 months and then brought to a year. \
                     That takes for granted that nothing fades and no season plays in.";
        found.add(Check::P20, case.place(field), &[&case.name, words]);
    }
}

fn season(case: &Case, found: &mut Found) {
    let measure = case.measure;
    let Some(way) = case.way() else { return };
    // Those who were compared had the same season, and a whole year holds every season.
    let year = Exact::int(12);
    let covered = matches!(way.method, Method::GroupAfter | Method::GroupDifference)
        || measure.period == Period::Year
        || (measure.period == Period::Total && measure.months.value.is_some_and(|months| Exact::of(months) >= year));
    if measure.seasonal == YesNo::No || covered {
        return;
    }
    let seasons = |series: &[Point]| -> BTreeSet<String> {
        series.iter().filter(|point| point.value.value.is_some()).map(|point| text::season(&point.when)).collect()
    };
    let (before, after) = (seasons(&measure.before_series), seasons(&measure.after_series));
    if measure.seasonal != YesNo::Yes {
        // Nobody has said whether the season moves it. Other months than before are known by their names alone.
        let dated = |months: &BTreeSet<String>| !months.is_empty() && months.iter().all(|one| text::is_month(one));
        if dated(&before) && dated(&after) && before != after {
            let words = ": the months after are not those from before, and a season may explain the change. \
                         Compare the same months, or say that the season does not move it.";
            found.add(Check::P21, case.place("after_series"), &[&case.name, words]);
        }
        return;
    }
    if before.is_empty() || before != after || before.contains("") {
        let words = " changes with the season, and nothing shows that the same months are compared. \
                     Enter the same months before and after.";
        let field = if before.is_empty() { "before_series" } else { "after_series" };
        found.add(Check::P21, case.place(field), &[&case.name, words]);
    }
}

/// Periods before the training that an honest line, or an honest mean, takes at least (M2, I3).
const ENOUGH: usize = 6;

/// P22, for a line in time and for one along a driver: what is asked of the one is asked of the other.
fn trend(case: &Case, found: &mut Found) {
    let group = &case.measure.comparison;
    let in_time = (group.trend == YesNo::Yes).then(|| over_time(case.measure, &AsEntered));
    let driven = (!group.driver.is_empty()).then(|| along_driver(case.measure, case.study.state, &AsEntered));
    // A driver whose values are still missing draws no line yet.
    let driven = driven.filter(|course: &Course<Exact>| !course.x.is_empty() && !course.later.is_empty());
    let scattered = ": the numbers before the training scatter too much for a trend. Another method is safer here.";
    let apart = ": the numbers before the training hardly follow the driver. Another method is safer here.";
    for (course, line, words) in [(in_time, ": a trend", scattered), (driven, ": a driver", apart)] {
        let Some(course) = course else { continue };
        let place = case.place("before_series");
        if course.y.len() < ENOUGH {
            let there = text::number(case.format, Exact::int(course.y.len()));
            let needs = " needs at least 6 periods before the training, and there are ";
            return found.add(Check::P22, place, &[&case.name, line, needs, &there, "."]);
        } else if scatters(&course) {
            return found.add(Check::P22, place, &[&case.name, words]);
        }
    }
}

/// Whether the line explains less than 30% of the spread (R² < 0.3), although it is not flat.
fn scatters(course: &Course<Exact>) -> bool {
    let Some(line) = course.line() else { return false };
    let mean = Exact::sum(course.y.iter().copied()) / Exact::int(course.y.len());
    let square = |value: Exact| value * value;
    let spread = Exact::sum(course.y.iter().map(|value| square(*value - mean)));
    let left = Exact::sum(course.x.iter().zip(&course.y).map(|(x, value)| square(*value - line.at(*x))));
    line.slope != Exact::zero() && left * Exact::int(10) > spread * Exact::int(7)
}

/// P23 for series: around the trend where one is expected to go on, else around the mean before.
fn usual_variation(case: &Case, found: &mut Found) {
    let measure = case.measure;
    if values(&measure.before_series).len() < ENOUGH {
        return;
    }
    // Others who were compared, and a driver, tell what was usual in the time after; rates have an interval of their own.
    let record = case.way().is_none_or(|way| way.method.is_record() || way.summed);
    let rates = measure.scale == Scale::Percent && measure.comparison.trained.value.is_some();
    let usual = match measure.comparison.trend {
        YesNo::Yes => statistics::is_usual_around_the_trend(measure),
        _ => !record && !rates && statistics::is_usual_around_the_mean(measure),
    };
    if usual {
        let words = ": the change is no larger than the usual ups and downs. It may have come without the training.";
        found.add(Check::P23, case.place(after_field(case)), &[&case.name, words]);
    }
}

/// P23 for rates: whether the difference that counts is one that groups of this size show by chance alone.
fn chance(case: &Case, found: &mut Found) {
    let (measure, change) = (case.measure, &case.figures.change);
    let Some(way) = case.way().filter(|_| measure.scale == Scale::Percent) else { return };
    let group = &measure.comparison;
    let (value, figure) = (|number: &Quantity| number.value.map(Exact::of), |rate: Figure<Exact>| rate.ok());
    let (trained, compared) = (value(&group.trained), value(&group.compared));
    let (before, after) = ((figure(change.before), trained), (figure(change.after), trained));
    let (their_before, their_after) = ((value(&group.before), compared), (value(&group.after), compared));
    let (rates, field): (&[_], _) = match way.method {
        Method::GroupAfter => (&[after, their_after], "comparison.compared"),
        Method::GroupDifference => (&[before, after, their_before, their_after], "comparison.compared"),
        // A line has its own usual variation; a sum over people is no difference of two rates.
        Method::Trend | Method::Driver => return,
        _ if way.summed => return,
        _ => (&[before, after], after_field(case)),
    };
    let known = rates.iter().filter_map(|(rate, people)| Some(((*rate)?.percent(), (*people)?)));
    let known: Vec<(Exact, Exact)> = known.collect();
    let difference = way.improvement.abs();
    if known.len() < rates.len() || difference <= Exact::zero() {
        return;
    }
    let Some(most) = statistics::usual_difference(&known).map(|most| most * Exact::int(100)) else { return };
    if difference > most {
        return;
    }
    // What chance alone does falls with the root of the people: twice as close takes four times as many.
    let times = most / difference * (most / difference);
    let number = |value: Exact| text::number(case.format, value);
    let whole = |value: Exact| value.decimal().map_or(value, |value| Exact::of(value.ceil()));
    let groups = |times: Exact| {
        let sizes = [trained, compared.filter(|_| field == "comparison.compared")];
        let sizes: Vec<String> = sizes.into_iter().flatten().map(|size| number(whole(size * times))).collect();
        sizes.join(" and ")
    };
    let (now, needed) = (groups(Exact::one()), groups(times));
    let seen =
        [": among ", &now, " people, chance alone moves this by up to ", &number(most), " points, and "].concat();
    let counted = [&number(difference), " are counted. It would take about ", &needed, " people to be sure."].concat();
    found.add(Check::P23, case.place(field), &[&case.name, &seen, &counted]);
}

fn fading(case: &Case, found: &mut Found) {
    let effect = &case.measure.effect;
    let year = Exact::int(12);
    let lasts = Exact::of(effect.lasts.or(defaults::LASTS.value));
    let set = |number: &Quantity| number.value.is_some_and(|value| Exact::of(value) > Exact::zero());
    let fades = set(&effect.half_life) || set(&effect.attrition);
    let long = case.outcome.figures.horizon_months > 12 && lasts > year;
    if long && !fades && case.gain().is_some() {
        let words = ": the longer view assumes that nobody forgets and nobody leaves. \
                     Enter how the effect fades, for example by half in 14 months.";
        found.add(Check::P27, case.place("effect.half_life"), &[&case.name, words]);
    }
}

/// U01: a measure that was begun but is not counted. A finding at the same place says more, so it stands alone.
pub fn missing(case: &Case, found: &mut Found) {
    let Err(why) = case.figures.first_year else { return };
    if !case.figures.counts() || !is_begun(case) {
        return;
    }
    let place = case.place(&missing_field(case, why));
    if !found.stands_at(&place) {
        found.add(Check::U01, place, &[&case.name, " is not counted yet: ", why.sentence(), "."]);
    }
}

/// Whether somebody has answered anything about it; what the catalogue assumed is no answer.
fn is_begun(case: &Case) -> bool {
    let mut begun = false;
    numbers::of_measure(case.at, case.measure, &mut |entry| {
        begun |= !entry.quantity.is_open() && entry.quantity.status != Status::Assumed;
    });
    begun
}

/// The field that `why` speaks of.
fn missing_field(case: &Case, why: Why) -> String {
    let (measure, isolation) = (case.measure, &case.measure.isolation);
    let field = match why {
        Why::NoBaseline => "baseline",
        Why::NoAfter => "after",
        Why::NoTarget => "target",
        Why::NoBase => "base",
        Why::NoMonths => "months",
        Why::SharesTooLarge => "isolation.factors.0.share",
        Why::FewPoints | Why::FlatDriver => "before_series",
        Why::NoDriver if along_driver::<Exact>(measure, case.study.state, &AsEntered).x.len() < 2 => "before_series",
        Why::NoDriver => "after_series",
        Why::NoMargin => "worth.margin",
        Why::NoShare | Why::NoConfidence | Why::NoReport => return missing_estimate(isolation, why),
        _ => numbers::value_field(&measure.worth),
    };
    field.into()
}

/// The first gap in the lists of estimates that `why` speaks of.
fn missing_estimate(isolation: &Isolation, why: Why) -> String {
    let row = |list: &str, at: usize, field: &str| ["isolation.", list, ".", &at.to_string(), ".", field].concat();
    let open = |number: &Quantity| number.value.is_none();
    for (at, one) in isolation.estimators.iter().enumerate() {
        match why {
            Why::NoShare if open(&one.share) && !(one.share.is_open() && one.confidence.is_open()) => {
                return row("estimators", at, "share");
            }
            Why::NoConfidence if !open(&one.share) && open(&one.confidence) => {
                return row("estimators", at, "confidence");
            }
            _ => {}
        }
    }
    let factors = &isolation.factors;
    if factors.iter().any(|one| !open(&one.share)) {
        match factors.iter().position(|one| open(&one.share)) {
            Some(at) if why == Why::NoShare => return row("factors", at, "share"),
            None if why == Why::NoConfidence && open(&isolation.factors_confidence) => {
                return "isolation.factors_confidence".into();
            }
            _ => {}
        }
    }
    for (at, one) in isolation.respondents.iter().enumerate() {
        let numbers = [("change", &one.change), ("share", &one.share), ("confidence", &one.confidence)];
        let begun = numbers.iter().any(|(_, number)| !open(number));
        if let Some((field, _)) = numbers.into_iter().find(|(_, number)| begun && open(number)) {
            return row("respondents", at, field);
        }
    }
    row("estimators", 0, if why == Why::NoShare { "share" } else { "confidence" })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::why::Why;
    use rust_decimal::dec;

    fn half() -> Quantity {
        Quantity::entered(dec!(50))
    }

    fn estimator(share: Quantity, confidence: Quantity) -> Estimator {
        Estimator { share, confidence, ..Estimator::default() }
    }

    fn factor(share: Quantity) -> Factor {
        Factor { share, ..Factor::default() }
    }

    fn answer(change: Quantity, share: Quantity, confidence: Quantity) -> Respondent {
        Respondent { change, share, confidence, ..Respondent::default() }
    }

    /// Each list holds what is complete or empty first, and the gap after it.
    #[test]
    fn the_gap_of_an_estimate_is_the_first_that_was_begun() {
        let open = Quantity::default;
        let unknown = || Quantity { status: Status::Unknown, ..Quantity::default() };
        let estimators = |last: Estimator| Isolation {
            estimators: vec![estimator(half(), half()), estimator(open(), open()), last],
            ..Isolation::default()
        };
        let factors = |last: Quantity, sure: Quantity| Isolation {
            factors: vec![factor(half()), factor(last)],
            factors_confidence: sure,
            ..Isolation::default()
        };
        let answers = |last: Respondent| Isolation {
            respondents: vec![answer(half(), half(), half()), answer(open(), open(), open()), last],
            ..Isolation::default()
        };
        let nameless = Isolation { factors: vec![factor(open())], ..Isolation::default() };
        // The factors have a gap of another kind, or none: what is missing is in the answers.
        let beside =
            |factors: Isolation, last: Respondent| Isolation { respondents: answers(last).respondents, ..factors };
        for (isolation, why, place) in [
            (estimators(estimator(open(), half())), Why::NoShare, "estimators.2.share"),
            (estimators(estimator(unknown(), open())), Why::NoShare, "estimators.2.share"),
            (estimators(estimator(half(), open())), Why::NoConfidence, "estimators.2.confidence"),
            (factors(open(), half()), Why::NoShare, "factors.1.share"),
            (factors(half(), open()), Why::NoConfidence, "factors_confidence"),
            (answers(answer(open(), half(), half())), Why::NoReport, "respondents.2.change"),
            (answers(answer(half(), open(), half())), Why::NoShare, "respondents.2.share"),
            (answers(answer(half(), half(), open())), Why::NoConfidence, "respondents.2.confidence"),
            (beside(factors(open(), half()), answer(open(), half(), half())), Why::NoReport, "respondents.2.change"),
            (beside(factors(half(), open()), answer(half(), open(), half())), Why::NoShare, "respondents.2.share"),
            (
                beside(factors(half(), half()), answer(half(), half(), open())),
                Why::NoConfidence,
                "respondents.2.confidence",
            ),
            // Where nothing was begun, the first estimate is the way in.
            (Isolation::default(), Why::NoShare, "estimators.0.share"),
            (nameless, Why::NoShare, "estimators.0.share"),
            (Isolation::default(), Why::NoConfidence, "estimators.0.confidence"),
        ] {
            assert_eq!(missing_estimate(&isolation, why), ["isolation.", place].concat(), "{}", why.sentence());
        }
    }
}
