//! The numbers before and after, and what they are compared with: P17, P20–P25, P27, P33, P34, U01.

use std::collections::BTreeSet;

use super::rules::Trigger;
use super::thresholds::*;
use super::{Case, Fact, Found, numbers, read, statistics};
use crate::engine::change::Method;
use crate::engine::line::{self, FitData, along_driver, over_time};
use crate::engine::number::{Exact, Number};
use crate::engine::power::{Counting, Size, to_tell};
use crate::engine::reader::AsEntered;
use crate::engine::sampling::{Counted, standard_error};
use crate::engine::why::Missing;
use crate::study::*;

pub(super) fn check(case: &Case, found: &mut Found) {
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
    carried(case, found);
    beyond(case, found);
    chance_unknown(case, found);
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
    let rare = case.relative_change().filter(|share| RARE_CHANGE.is_passed_by(*share));
    let (trigger, share) = match (rare, beyond_target(case)) {
        (Some(share), _) => (Trigger::RareChange, share),
        (None, Some(share)) => (Trigger::BeyondTarget, share),
        (None, None) => return,
    };
    found.add(trigger, case.place(after_field(case)), vec![case.name(), Fact::share(share)]);
}

/// How much of the way to the target was covered, where it is more than all of it.
fn beyond_target(case: &Case) -> Option<Exact> {
    let change = &case.figures.change;
    let before = change.before.ok()?;
    let way = Exact::of(case.measure.target.value?) - before;
    let share = (change.after.ok()? - before) / way;
    (!case.is_forecast() && WHOLE.is_passed_by(share)).then_some(share)
}

fn direction(case: &Case, found: &mut Found) {
    let (Ok(before), Some(target)) = (case.figures.change.before, case.measure.target.value.map(Exact::of)) else {
        return;
    };
    let trigger = match case.measure.better {
        Better::Lower if target > before => Trigger::TargetTooHigh,
        Better::Higher if target < before => Trigger::TargetTooLow,
        _ => return,
    };
    found.add(trigger, case.place("target"), vec![case.name()]);
}

fn points_or_percent(case: &Case, found: &mut Found) {
    if case.measure.scale != Scale::Percent {
        return;
    }
    let half = |share: &Exact| *share * Exact::int(100) >= RARE_CHANGE.exact();
    if let Some(share) = case.relative_change().filter(half) {
        found.add(Trigger::PointsOrPercent, case.place(after_field(case)), vec![case.name(), Fact::share(share)]);
    }
}

/// P24 and P25: whether those who were trained and those who were not can be compared.
fn comparison(case: &Case, found: &mut Found) {
    let group = &case.measure.comparison;
    if group.after.value.is_none() {
        if group.chosen == Selection::Extremes {
            found.add(Trigger::Extremes, case.place("comparison.after"), vec![case.name()]);
        }
        return;
    }
    match (group.before.value.map(Exact::of), case.figures.change.before) {
        (Some(theirs), Ok(ours)) => {
            let apart = (theirs - ours).abs();
            if apart * Exact::int(100) > ours.abs() * GROUPS_APART.exact() {
                // There is no part of nothing.
                let (trigger, apart) = match (apart / ours).abs() {
                    share if share.exists() => (Trigger::GroupsApart, Fact::share(share)),
                    _ => (Trigger::GroupsApartFromNothing, Fact::number(apart)),
                };
                found.add(trigger, case.place("comparison.before"), vec![case.name(), apart]);
            }
        }
        // Without both numbers from before nobody knows whether the groups were equal; a draw makes them so only on average.
        (None, _) => {
            let drawn = group.chosen == Selection::Random;
            let trigger = if drawn { Trigger::GroupsDrawn } else { Trigger::GroupsUnknownBefore };
            found.add(trigger, case.place("comparison.before"), vec![case.name()]);
        }
        (Some(_), Err(_)) => found.add(Trigger::OwnStartUnknown, case.place("baseline"), vec![case.name()]),
    }
    if let Some(trained) = group.trained.value.map(Exact::of).filter(|people| *people < SMALL_GROUP.exact()) {
        found.add(
            Trigger::SmallTrainedGroup,
            case.place("comparison.trained"),
            vec![case.name(), Fact::people(trained)],
        );
    }
    if let Some(compared) = group.compared.value.map(Exact::of).filter(|people| *people < SMALL_GROUP.exact()) {
        found.add(Trigger::SmallGroup, case.place("comparison.compared"), vec![case.name(), Fact::people(compared)]);
    }
    if group.chosen == Selection::Volunteers {
        found.add(Trigger::Volunteers, case.place("comparison.chosen"), vec![case.name()]);
    }
}

fn short_time(case: &Case, found: &mut Found) {
    let points = values(&case.measure.after_series).len();
    let months = case.measure.months.value.map(Exact::of);
    let (short, field) = match case.measure.period {
        Period::Total => (months.is_some_and(|months| months < SHORT_MEASUREMENT.exact()), "months"),
        Period::Month => ((1..3).contains(&points), "after_series"),
        Period::Week => ((1..12).contains(&points), "after_series"),
        Period::Quarter | Period::Year => (false, ""),
    };
    if short && case.way().is_some() {
        found.add(Trigger::ShortMeasurement, case.place(field), vec![case.name()]);
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
        series.iter().filter(|point| point.value.value.is_some()).map(|point| read::season(&point.when)).collect()
    };
    let (before, after) = (seasons(&measure.before_series), seasons(&measure.after_series));
    if measure.seasonal != YesNo::Yes {
        // Nobody has said whether the season moves it. Other months than before are known by their names alone.
        let dated = |months: &BTreeSet<String>| !months.is_empty() && months.iter().all(|one| read::is_month(one));
        if dated(&before) && dated(&after) && before != after {
            found.add(Trigger::OtherMonths, case.place("after_series"), vec![case.name()]);
        }
        return;
    }
    if before.is_empty() || before != after || before.contains("") {
        let field = if before.is_empty() { "before_series" } else { "after_series" };
        found.add(Trigger::SeasonUnknown, case.place(field), vec![case.name()]);
    }
}

/// P22, for a line in time and for one along a driver: what is asked of the one is asked of the other.
fn trend(case: &Case, found: &mut Found) {
    let group = &case.measure.comparison;
    let in_time = (group.trend == YesNo::Yes).then(|| over_time(case.measure, &AsEntered));
    let driven = (!group.driver.is_empty()).then(|| along_driver(case.measure, case.study.state, &AsEntered));
    // A driver whose values are still missing draws no line yet.
    let driven = driven.filter(|course: &FitData<Exact>| !course.x.is_empty() && !course.later.is_empty());
    let (short, scattered) =
        ([Trigger::ShortTrend, Trigger::ShortDriver], [Trigger::ScatteredTrend, Trigger::ScatteredDriver]);
    for ((course, short), scattered) in [in_time, driven].into_iter().zip(short).zip(scattered) {
        let Some(course) = course else { continue };
        let place = case.place("before_series");
        let there = Exact::int(course.y.len());
        if there < TREND_PERIODS.exact() {
            let facts = vec![case.name(), Fact::number(TREND_PERIODS.exact()), Fact::number(there)];
            return found.add(short, place, facts);
        } else if scatters(&course) {
            return found.add(scattered, place, vec![case.name()]);
        }
    }
}

/// Whether the line explains less than 30% of the spread (R² < 0.3), although it is not flat.
fn scatters(course: &FitData<Exact>) -> bool {
    let Some(line) = course.line() else { return false };
    let mean = Exact::sum(course.y.iter().copied()) / Exact::int(course.y.len());
    let square = |value: Exact| value * value;
    let spread = Exact::sum(course.y.iter().map(|value| square(*value - mean)));
    let left = Exact::sum(course.x.iter().zip(&course.y).map(|(x, value)| square(*value - line.at(*x))));
    line.slope != Exact::zero() && left * Exact::int(100) > spread * (Exact::int(100) - SCATTERED.exact())
}

/// P23 for series: around the trend where one is expected to go on, else around the mean before.
fn usual_variation(case: &Case, found: &mut Found) {
    let measure = case.measure;
    if Exact::int(values(&measure.before_series).len()) < TREND_PERIODS.exact() {
        return;
    }
    // Others who were compared, and a driver, tell what was usual in the time after; rates have an interval of their own.
    let record = case.way().is_none_or(|way| way.method.is_record() || way.summed);
    let rates = measure.scale == Scale::Percent && Counted::of(measure).trained.is_some();
    let usual = match measure.comparison.trend {
        YesNo::Yes => statistics::is_usual_around_the_trend(measure),
        _ => !record && !rates && statistics::is_usual_around_the_mean(measure),
    };
    if usual {
        found.add(Trigger::UsualVariation, case.place(after_field(case)), vec![case.name()]);
    }
}

/// P23 for rates: whether the difference that counts is one that as many people, leads or days show by chance alone.
fn chance(case: &Case, found: &mut Found) {
    let told = to_tell(case.measure, case.study.state, &case.figures.change);
    let Some(told) = told.filter(|told| told.counting == Counting::Cases && case.way().is_some()) else { return };
    let Some(most) = told.by_chance().filter(|most| told.change <= *most) else { return };
    let field = if told.compared { "comparison.compared" } else { after_field(case) };
    let groups = |sizes: &[Size]| {
        let whole = |size: &Size| Some((size.units.ceil().decimal()?, size.periods.decimal()?));
        Fact::Groups(case.at, sizes.iter().filter_map(whole).collect())
    };
    let (most, seen) = (Fact::Points(most.decimal()), Fact::Points(told.change.decimal()));
    let facts = vec![case.name(), groups(&told.now), most, seen, groups(&[told.needed])];
    found.add(Trigger::ChanceAlone, case.place(field), facts);
}

/// Where it stands what the percentage of the comparison group is counted of.
fn counted_in(measure: &Measure) -> &'static str {
    if catalogue::counts_people(measure) { "comparison.compared" } else { "comparison.base" }
}

/// P54: a line in time is carried at most as many periods ahead as it was seen (M2).
fn carried(case: &Case, found: &mut Found) {
    if case.way().is_none_or(|way| way.method != Method::Trend) {
        return;
    }
    let (seen, ahead) = line::carried(case.measure);
    if ahead > seen {
        let facts = vec![case.name(), Fact::number(Exact::int(seen)), Fact::number(Exact::int(ahead))];
        found.add(Trigger::CarriedTooFar, case.place("after_series"), facts);
    }
}

/// P53: what is expected without the training lies beyond what the measure can be, and is kept at that bound (M2).
fn beyond(case: &Case, found: &mut Found) {
    let (measure, Some(way)) = (case.measure, case.way()) else { return };
    let line = |course: FitData<Exact>| {
        let line = course.line()?;
        let later = course.later.iter().map(|x| line.at(*x));
        (!course.later.is_empty()).then(|| Exact::sum(later) / Exact::int(course.later.len()))
    };
    let group = |number: &Quantity| number.value.map(Exact::of);
    let (expected, field) = match way.method {
        Method::Trend => (line(over_time(measure, &AsEntered)), "before_series"),
        Method::Driver => (line(along_driver(measure, case.study.state, &AsEntered)), "before_series"),
        Method::GroupDifference => {
            let theirs = group(&measure.comparison.after).zip(group(&measure.comparison.before));
            let own = case.figures.change.before.ok();
            (own.zip(theirs).map(|(own, (after, before))| own + after - before), "comparison.after")
        }
        _ => return,
    };
    let Some(expected) = expected else { return };
    let percent = measure.scale == Scale::Percent;
    let (zero, hundred) = (Exact::zero(), Exact::int(100));
    if expected < zero && (percent || is_never_negative(measure)) {
        found.add(Trigger::BeyondZero, case.place(field), vec![case.name(), Fact::number(zero)]);
    } else if expected > hundred && percent {
        found.add(Trigger::BeyondHundred, case.place(field), vec![case.name(), Fact::percent(hundred)]);
    }
}

/// Whether no number of the measure was ever below 0.
fn is_never_negative(measure: &Measure) -> bool {
    let group = &measure.comparison;
    let single = [&measure.baseline, &measure.after, &measure.target, &group.before, &group.after];
    let series = measure.before_series.iter().chain(&measure.after_series).map(|point| &point.value);
    single
        .into_iter()
        .chain(series)
        .filter_map(|number| number.value)
        .all(|value| !value.is_sign_negative() || value.is_zero())
}

/// P57: chance in the records is not known, so the range leaves it out (M13).
fn chance_unknown(case: &Case, found: &mut Found) {
    let Some(way) = case.way().filter(|_| case.gain().is_some() && !case.is_forecast()) else { return };
    let reads_records = way.method.is_record() || way.method == Method::BeforeAfter;
    if reads_records && standard_error(case.measure, case.study.state, way.method).is_none() {
        let compared = matches!(way.method, Method::GroupAfter | Method::GroupDifference);
        let field = match case.measure.scale {
            Scale::Percent if case.measure.base.value.is_none() => "base",
            Scale::Percent if compared => counted_in(case.measure),
            _ => after_field(case),
        };
        found.add(Trigger::ChanceUnknown, case.place(field), vec![case.name()]);
    }
}

fn fading(case: &Case, found: &mut Found) {
    let effect = &case.measure.effect;
    let year = FIRST_YEAR.exact();
    let lasts = Exact::of(effect.lasts.or(defaults::LASTS.value));
    let set = |number: &Quantity| number.value.is_some_and(|value| Exact::of(value) > Exact::zero());
    let fades = set(&effect.half_life) || set(&effect.attrition);
    let long = Exact::int(case.outcome.figures.horizon_months) > year && lasts > year;
    if long && !fades && case.gain().is_some() {
        found.add(Trigger::NeverFades, case.place("effect.half_life"), vec![case.name()]);
    }
}

/// U01: a measure that was begun but is not counted. A finding at the same place says more, so it stands alone.
pub(super) fn missing(case: &Case, found: &mut Found) {
    let Err(why) = case.figures.first_year else { return };
    if !case.figures.counts() || !is_begun(case) {
        return;
    }
    let place = case.place(&missing_field(case, why));
    if !found.stands_at(&place) {
        found.add(Trigger::NotCounted, place, vec![case.name(), Fact::Missing(why)]);
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
fn missing_field(case: &Case, why: Missing) -> String {
    let (measure, isolation) = (case.measure, &case.measure.isolation);
    let field = match why {
        Missing::NoBaseline => "baseline",
        Missing::NoAfter => "after",
        Missing::NoTarget => "target",
        Missing::NoBase => "base",
        Missing::NoMonths => "months",
        Missing::SharesTooLarge => "isolation.factors.0.share",
        Missing::FewPoints | Missing::FlatDriver => "before_series",
        Missing::NoDriver if along_driver::<Exact>(measure, case.study.state, &AsEntered).x.len() < 2 => {
            "before_series"
        }
        Missing::NoDriver => "after_series",
        Missing::NoMargin => "worth.margin",
        Missing::NoShare | Missing::NoConfidence | Missing::NoReport => return missing_estimate(isolation, why),
        _ => numbers::value_field(&measure.worth),
    };
    field.into()
}

/// The first gap in the lists of estimates that `why` speaks of.
fn missing_estimate(isolation: &Isolation, why: Missing) -> String {
    let row = |list: &str, at: usize, field: &str| ["isolation.", list, ".", &at.to_string(), ".", field].concat();
    let open = |number: &Quantity| number.value.is_none();
    for (at, one) in isolation.estimators.iter().enumerate() {
        match why {
            Missing::NoShare if open(&one.share) && !(one.share.is_open() && one.confidence.is_open()) => {
                return row("estimators", at, "share");
            }
            Missing::NoConfidence if !open(&one.share) && open(&one.confidence) => {
                return row("estimators", at, "confidence");
            }
            _ => {}
        }
    }
    let factors = &isolation.factors;
    if factors.iter().any(|one| !open(&one.share)) {
        match factors.iter().position(|one| open(&one.share)) {
            Some(at) if why == Missing::NoShare => return row("factors", at, "share"),
            None if why == Missing::NoConfidence && open(&isolation.factors_confidence) => {
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
    row("estimators", 0, if why == Missing::NoShare { "share" } else { "confidence" })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::why::Missing;
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
            (estimators(estimator(open(), half())), Missing::NoShare, "estimators.2.share"),
            (estimators(estimator(unknown(), open())), Missing::NoShare, "estimators.2.share"),
            (estimators(estimator(half(), open())), Missing::NoConfidence, "estimators.2.confidence"),
            (factors(open(), half()), Missing::NoShare, "factors.1.share"),
            (factors(half(), open()), Missing::NoConfidence, "factors_confidence"),
            (answers(answer(open(), half(), half())), Missing::NoReport, "respondents.2.change"),
            (answers(answer(half(), open(), half())), Missing::NoShare, "respondents.2.share"),
            (answers(answer(half(), half(), open())), Missing::NoConfidence, "respondents.2.confidence"),
            (
                beside(factors(open(), half()), answer(open(), half(), half())),
                Missing::NoReport,
                "respondents.2.change",
            ),
            (beside(factors(half(), open()), answer(half(), open(), half())), Missing::NoShare, "respondents.2.share"),
            (
                beside(factors(half(), half()), answer(half(), half(), open())),
                Missing::NoConfidence,
                "respondents.2.confidence",
            ),
            // Where nothing was begun, the first estimate is the way in.
            (Isolation::default(), Missing::NoShare, "estimators.0.share"),
            (nameless, Missing::NoShare, "estimators.0.share"),
            (Isolation::default(), Missing::NoConfidence, "estimators.0.confidence"),
        ] {
            assert_eq!(missing_estimate(&isolation, why), ["isolation.", place].concat());
        }
    }
}
