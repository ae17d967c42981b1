//! How much better the measure is, and how much of that is the training's (M1–M4).

use super::estimates::{estimates, participants};
use super::line::{along_driver, mean, over_time};
use super::number::{Number, Scalar};
use super::reader::Reader;
use super::strength::Shortfall;
use super::why::{Figure, Missing};
use crate::study::*;

/// Fewer periods before the training make no trend line (M3).
pub const LEAST_TREND_PERIODS: usize = 6;

/// A method of isolation (M2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Method {
    BeforeAfter,
    GroupAfter,
    GroupDifference,
    Trend,
    Driver,
    Participants,
    Managers,
    Experts,
    OtherFactors,
}

impl Method {
    /// The method's number in `METHOD.md`.
    pub fn id(self) -> &'static str {
        ["I0", "I1", "I2", "I3", "I4", "I5", "I6", "I7", "I8"][self as usize]
    }
    /// Records override estimates (M2).
    pub fn is_record(self) -> bool {
        matches!(self, Method::GroupAfter | Method::GroupDifference | Method::Trend | Method::Driver)
    }
    /// Evidence grade of the method (M11).
    pub fn grade(self) -> Grade {
        match self {
            Method::GroupAfter | Method::GroupDifference => Grade::A,
            Method::Trend | Method::Driver => Grade::B,
            Method::Managers | Method::Experts | Method::OtherFactors => Grade::C,
            Method::Participants => Grade::D,
            Method::BeforeAfter => Grade::E,
        }
    }
}

/// How the change was isolated, A best (M11).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grade {
    A,
    B,
    C,
    D,
    E,
}

impl Grade {
    /// A to E, the best first (M11).
    pub fn letter(self) -> &'static str {
        ["A", "B", "C", "D", "E"][self as usize]
    }
}

/// One way to isolate the change, worked out: `improvement · a · k` is what may be claimed (M3).
#[derive(Clone, Copy, Debug)]
pub struct Way<N> {
    pub method: Method,
    pub grade: Grade,
    /// Why a record is graded like an estimate (M11): found out by `evaluate`, once its numbers are known.
    pub shortfall: Option<Shortfall>,
    /// Improvement against what was expected without the training, in the measure's unit; I5: summed over people.
    pub improvement: N,
    /// What was expected without the training, where the method says so.
    pub expected: Option<N>,
    /// The number after that the improvement was read from; none for a sum over people.
    pub seen: Option<N>,
    /// Whether the line or the driver pointed to a number that the measure cannot be, so that its bound stands instead (M2).
    pub bounded: bool,
    /// Whether nobody was named as the one who estimates: it is somebody's own estimate (M3).
    pub own: bool,
    pub share: N,
    pub confidence: N,
    /// How sure somebody is, whether it counts or not: of a loss doubt takes nothing.
    pub sure: N,
    /// Improvement after the share, before doubt. Kept apart, because gains and losses of participants may cancel.
    pub shared: N,
    pub adjusted: N,
    /// Whether the improvement is already a sum over people, so that the base is 1 (M4).
    pub summed: bool,
    /// Units in a year for one point of the improvement (M4).
    pub volume: Figure<N>,
    /// Units in a year (M4).
    pub units: Figure<N>,
}

impl<N: Copy> Way<N> {
    /// What tells the ways of one measure apart: participants have their own table, and may stand among the estimators too.
    pub(super) fn kind(&self) -> (Method, bool) {
        (self.method, self.summed)
    }
}

/// The change of one measure, in its unit.
#[derive(Clone, Debug)]
pub struct MeasureChange<N> {
    pub before: Figure<N>,
    pub after: Figure<N>,
    /// `G = s·(A − B)`: positive is better (M1). None where a group is compared that was not counted before (M2, I1).
    pub gross: Figure<N>,
    /// The gross change in units a year, what the loudest claim would be (M4).
    pub gross_units: Figure<N>,
    /// All ways that can be worked out, in the order of M2.
    pub ways: Vec<Way<N>>,
    /// The way that counts, or why there is none.
    pub chosen: Figure<usize>,
}

impl<N: Number> MeasureChange<N> {
    /// The way that counts, or why there is none (M2).
    pub fn way(&self) -> Figure<&Way<N>> {
        self.chosen.map(|at| &self.ways[at])
    }
}

/// Reads the change of `measure` and isolates it in every way its numbers allow (M1–M4).
pub(super) fn change<N: Number>(measure: &Measure, state: State, read: &impl Reader<N>) -> MeasureChange<N> {
    let sign = if measure.better == Better::Higher { N::one() } else { -N::one() };
    let before = mean_or(&measure.before_series, &measure.baseline, read, Missing::NoBaseline);
    let after = after(measure, state, read);
    let gross = before.and_then(|b| after.map(|a| sign * (a - b)));
    let volume = volume(measure, read);
    let periods = periods(measure, read);

    let mut ways: Vec<Way<N>> = Vec::new();
    let mut begun = None;
    records(measure, state, read, before, &mut begun, &mut |method, seen, expected| {
        let Some(after) = seen.or(after.ok()) else { return };
        let (expected, bounded) = within(measure, expected);
        // Without a number before on both sides nobody knows what changed (M2, I1).
        let whole = gross.ok().filter(|_| method != Method::GroupAfter);
        let improvement = read.improvement(measure, method, sign * (after - expected), whole);
        let isolation = &measure.isolation;
        let share = read.value(&isolation.share).map(N::percent).unwrap_or_else(N::one);
        let sure = read.confidence(&isolation.confidence, share, isolation.share.has_range()).unwrap_or_else(N::one);
        let way = way(method, method.grade(), improvement, Some(expected), share, sure);
        ways.push(Way { seen: Some(after), bounded, ..way });
    });
    let of_records = ways.len();
    if let Ok(gross) = gross {
        estimates(&measure.isolation, read, &mut begun, &mut |method, grade, share, sure| {
            let own = method == Method::Managers && is_own(&measure.isolation);
            ways.push(Way { seen: after.ok(), own, ..way(method, grade, gross, None, share, sure) });
        });
    }
    if let Some(participants) = participants(&measure.isolation.respondents, read, &mut begun) {
        // The order of M2: their own table comes first among the estimates.
        ways.insert(of_records, participants);
    }
    if let Ok(gross) = gross
        && ways.is_empty()
        && begun.is_none()
    {
        let improvement = read.improvement(measure, Method::BeforeAfter, gross, Some(gross));
        let way = way(Method::BeforeAfter, Grade::E, improvement, before.ok(), N::one(), N::one());
        ways.push(Way { seen: after.ok(), ..way });
    }

    // The answers of the participants are a sum over people already: their base is 1, whatever the measure's (M4).
    let of_a_sum = periods.map(|periods| of_whole(measure, periods));
    for way in &mut ways {
        way.volume = if way.summed { of_a_sum } else { volume };
        way.units = way.volume.map(|volume| way.adjusted * volume);
    }
    let fixed = read.fixed_way(measure).and_then(|fixed| ways.iter().position(|way| way.kind() == fixed));
    let chosen = fixed.or_else(|| most_conservative(&ways)).ok_or(begun.or(gross.err()).unwrap_or(Missing::NoAfter));
    let compared = chosen.ok().map(|at: usize| &ways[at]).filter(|way| way.method == Method::GroupAfter);
    // Without a number before on both sides nobody knows what changed, and the ladder begins at the improvement (M2, I1).
    let (gross, gross_units) = match compared {
        Some(way) => (Err(Missing::NoBaseline), volume.map(|volume| way.improvement * volume)),
        None => (gross, gross.and_then(|gross| volume.map(|volume| gross * volume))),
    };
    // The participants' table alone knows what was claimed: everything its people reported.
    let gross_units = gross_units.or_else(|why| match ways.iter().find(|way| way.summed) {
        Some(way) => of_a_sum.map(|volume| way.improvement * volume),
        None => Err(why),
    });
    MeasureChange { before, after, gross, gross_units, ways, chosen }
}

/// The number after, or the target in a forecast (M1).
fn after<N: Number>(measure: &Measure, state: State, read: &impl Reader<N>) -> Figure<N> {
    let seen = mean_or(&measure.after_series, &measure.after, read, Missing::NoAfter);
    if state.is_forecast() {
        read.value(&measure.target).map(Ok).unwrap_or(seen.map_err(|_| Missing::NoTarget))
    } else {
        seen
    }
}

/// A series stands for its mean (M1); without one the single value counts.
fn mean_or<N: Number>(series: &[Point], single: &Quantity, read: &impl Reader<N>, why: Missing) -> Figure<N> {
    let values: Vec<N> = series.iter().filter_map(|point| read.value(&point.value)).collect();
    if values.is_empty() { read.need(single, why) } else { Ok(mean(&values)) }
}

/// Periods in a year; a total over n months is brought to a year by 12/n (M4).
fn periods<N: Number>(measure: &Measure, read: &impl Reader<N>) -> Figure<N> {
    if measure.period == Period::Total {
        let months = read.need(&measure.months, Missing::NoMonths)?;
        return (N::int(12) / months).where_less(N::zero(), months, Missing::NoMonths);
    }
    let calendar = match measure.period {
        Period::Week => 52,
        Period::Month => 12,
        Period::Quarter => 4,
        Period::Year | Period::Total => 1,
    };
    Ok(read.value(&measure.periods).unwrap_or_else(|| N::int(calendar)))
}

/// Units in a year for one point of the measure: base × periods, ÷ 100 for a percentage (M4).
fn volume<N: Number>(measure: &Measure, read: &impl Reader<N>) -> Figure<N> {
    let periods = periods(measure, read)?;
    Ok(match measure.scale {
        Scale::Count => periods,
        Scale::Each | Scale::Percent => of_whole(measure, read.need(&measure.base, Missing::NoBase)? * periods),
    })
}

/// A point of a percentage is a hundredth of what it applies to (M4).
fn of_whole<N: Number>(measure: &Measure, many: N) -> N {
    if measure.scale == Scale::Percent { many / N::int(100) } else { many }
}

/// Doubt never makes a loss smaller: where the improvement is negative, confidence does not apply (M3).
fn way<N: Number>(method: Method, grade: Grade, improvement: N, expected: Option<N>, share: N, sure: N) -> Way<N> {
    let confidence = improvement.less(N::zero(), N::one(), sure);
    let adjusted = improvement * share * confidence;
    Way {
        method,
        grade,
        shortfall: None,
        improvement,
        expected,
        seen: None,
        bounded: false,
        own: false,
        share,
        confidence,
        sure,
        shared: improvement * share,
        adjusted,
        summed: false,
        volume: Err(Missing::NoBase),
        units: Err(Missing::NoBase),
    }
}

/// Whether the estimate names nobody, so that it is one's own (M3).
fn is_own(isolation: &Isolation) -> bool {
    let mut given = isolation.estimators.iter().filter(|one| one.share.value.is_some());
    given.all(|one| one.role == Role::Open)
}

/// What is expected is kept inside what the measure can be (M2): 0 to 100 for a percentage, and not below 0 where none of its
/// own numbers is. Whether a bound stands in comes with it.
fn within<N: Number>(measure: &Measure, expected: N) -> (N, bool) {
    let (never_below, percent) = most_and_least(measure);
    if !never_below {
        return (expected, false);
    }
    let most = N::int(100);
    let beyond = expected.is_less(N::zero()) == Some(true) || (percent && most.is_less(expected) == Some(true));
    let held = expected.max(N::zero());
    (if percent { held.min(most) } else { held }, beyond)
}

/// Whether what is expected of `measure` is kept at 0 and above, and whether it is kept at 100 and below (M2).
pub fn most_and_least(measure: &Measure) -> (bool, bool) {
    let group = &measure.comparison;
    let series = measure.before_series.iter().chain(&measure.after_series).map(|point| &point.value);
    let numbers = [&measure.baseline, &measure.after, &measure.target, &group.before, &group.after];
    let below = |number: &Quantity| number.value.is_some_and(|value| value < rust_decimal::Decimal::ZERO);
    let percent = measure.scale == Scale::Percent;
    (percent || !numbers.into_iter().chain(series).any(below), percent)
}

/// Which way a measure went, and whether that is more than it would have done anyway.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moved {
    Better,
    /// It got better, but by less than it would have anyway.
    BetterByLess,
    Stayed,
    /// It got worse, but by less than it would have anyway.
    WorseByLess,
    Worse,
}

impl<N: Scalar> MeasureChange<N> {
    /// Which way the measure went (M2): "worse" is said only where the number itself got worse. None where no change is known.
    pub fn moved(&self) -> Option<Moved> {
        let (gross, improvement) = (self.gross.ok()?, self.way().ok()?.improvement);
        let zero = N::zero();
        Some(match (gross < zero, gross > zero) {
            (true, _) if improvement > zero => Moved::WorseByLess,
            (true, _) => Moved::Worse,
            (_, true) if improvement < zero => Moved::BetterByLess,
            (_, true) => Moved::Better,
            _ => Moved::Stayed,
        })
    }
}

/// I1–I4: what the records say would have happened anyway.
///
/// `found` takes the method, what was seen where it is not the number after as a whole, and what was expected.
fn records<N: Number>(
    measure: &Measure,
    state: State,
    read: &impl Reader<N>,
    before: Figure<N>,
    begun: &mut Option<Missing>,
    found: &mut dyn FnMut(Method, Option<N>, N),
) {
    let group = &measure.comparison;
    // With numbers before, the difference in differences takes the place of the plain comparison.
    match (before, read.value(&group.before), read.value(&group.after)) {
        (Ok(before), Some(was), Some(now)) => found(Method::GroupDifference, None, before + now - was),
        (_, None, Some(now)) | (Err(_), Some(_), Some(now)) => found(Method::GroupAfter, None, now),
        _ => {}
    }
    if group.trend == YesNo::Yes {
        let course = over_time(measure, read);
        if course.y.len() < LEAST_TREND_PERIODS {
            *begun = Some(Missing::FewPoints);
        } else if let Some(line) = course.line() {
            found(Method::Trend, None, line.at(mean(&course.later)));
        }
    }
    if !group.driver.is_empty() {
        let course = along_driver(measure, state, read);
        let mut points = measure.before_series.iter().chain(&measure.after_series);
        if course.x.len() >= 2 && !course.later.is_empty() {
            match course.line() {
                Some(line) => found(Method::Driver, Some(mean(&course.seen)), line.at(mean(&course.later))),
                None => *begun = Some(Missing::FlatDriver),
            }
        } else if points.any(|point| read.value(&point.driver).is_some()) {
            // A driver that is only named is a question for the checks.
            *begun = Some(Missing::NoDriver);
        }
    }
}

/// Records override estimates; among equals the lowest benefit counts (M2).
fn most_conservative<N: Number>(ways: &[Way<N>]) -> Option<usize> {
    let rank = |way: &Way<N>| if way.method.is_record() { 0 } else { 1 };
    (0..ways.len()).reduce(|best, at| {
        let (kept, other) = (&ways[best], &ways[at]);
        let (was, is) = (kept.units.unwrap_or(kept.adjusted), other.units.unwrap_or(other.adjusted));
        let better = rank(other) < rank(kept) || (rank(other) == rank(kept) && is.is_less(was) == Some(true));
        if better { at } else { best }
    })
}

#[cfg(test)]
mod tests {
    use super::super::number::Exact;
    use super::super::outcome::shown;
    use super::super::reader::AsEntered;
    use super::*;
    use rust_decimal::{Decimal, dec};

    fn q(value: Decimal) -> Quantity {
        Quantity::entered(value)
    }

    /// A number that somebody said they do not know yet.
    fn unknown() -> Quantity {
        Quantity { status: Status::Unknown, ..Quantity::default() }
    }

    fn value(figure: Figure<Exact>) -> Figure<Decimal> {
        figure.and_then(shown)
    }

    fn worked_out(measure: &Measure) -> MeasureChange<Exact> {
        change(measure, State::Measured, &AsEntered)
    }

    /// A count that rose from 40 to 50 in a year, which is better.
    fn risen() -> Measure {
        Measure {
            better: Better::Higher,
            period: Period::Year,
            baseline: q(dec!(40)),
            after: q(dec!(50)),
            ..Measure::default()
        }
    }

    fn estimator(role: Role, share: Quantity, confidence: Quantity) -> Estimator {
        Estimator { role, share, confidence, ..Estimator::default() }
    }

    fn estimated(estimators: Vec<Estimator>) -> Measure {
        Measure { isolation: Isolation { estimators, ..Isolation::default() }, ..risen() }
    }

    fn reported(respondents: Vec<Respondent>) -> Measure {
        Measure { isolation: Isolation { respondents, ..Isolation::default() }, ..Measure::default() }
    }

    /// The way that counts, or why there is none.
    fn way_of(measure: &Measure) -> Figure<Way<Exact>> {
        worked_out(measure).way().copied()
    }

    fn share_and_confidence(measure: &Measure) -> Figure<(Decimal, Decimal)> {
        let way = way_of(measure)?;
        Ok((shown(way.share)?, shown(way.confidence)?))
    }

    /// 10 more in 3 months are 40 in a year, and in 24 months 5; no months are no time to measure in.
    #[test]
    fn a_total_is_brought_to_a_year_by_its_months() {
        let units =
            |months: Quantity| value(worked_out(&Measure { period: Period::Total, months, ..risen() }).gross_units);
        assert_eq!(units(q(dec!(3))), Ok(dec!(40)));
        assert_eq!(units(q(dec!(24))), Ok(dec!(5)));
        assert_eq!(units(q(dec!(0))), Err(Missing::NoMonths));
        assert_eq!(units(Quantity::default()), Err(Missing::NoMonths));
    }

    /// Confidence does not apply to a loss; a change of nothing is none.
    #[test]
    fn only_a_loss_is_free_of_doubt() {
        let after = |after: Decimal| {
            let sure = vec![estimator(Role::Manager, q(dec!(50)), q(dec!(80)))];
            share_and_confidence(&Measure { after: q(after), ..estimated(sure) })
        };
        assert_eq!(after(dec!(41)), Ok((dec!(0.5), dec!(0.8))));
        assert_eq!(after(dec!(40)), Ok((dec!(0.5), dec!(0.8))));
        assert_eq!(after(dec!(39)), Ok((dec!(0.5), dec!(1))));
    }

    /// From 40 to 60: half of 20 is the training's, and 80% of that is claimed. The rung between them is the 10.
    #[test]
    fn the_training_has_its_share_before_doubt_cuts_it() {
        let sure = vec![estimator(Role::Manager, q(dec!(50)), q(dec!(80)))];
        let change = change::<Exact>(&Measure { after: q(dec!(60)), ..estimated(sure) }, State::Measured, &AsEntered);
        let of = |number: fn(&Way<Exact>) -> Exact| change.way().and_then(|way| shown(number(way)));
        assert_eq!(
            [of(|way| way.improvement), of(|way| way.shared), of(|way| way.adjusted)],
            [20, 10, 8].map(|n| Ok(n.into()))
        );
    }

    /// Six points on 10 + 2·t and one after, at t = 7: 24 was to be expected.
    #[test]
    fn a_trend_takes_six_points_and_goes_on_from_the_last() {
        let point = |value: i64| Point { value: q(value.into()), ..Point::default() };
        let trend = |before: i64| {
            let mut measure = Measure {
                before_series: (1..=before).map(|t| point(10 + 2 * t)).collect(),
                after_series: vec![point(30)],
                ..risen()
            };
            measure.comparison.trend = YesNo::Yes;
            way_of(&measure)
        };
        assert_eq!(trend(6).map(|way| (way.method, way.grade)), Ok((Method::Trend, Grade::B)));
        assert_eq!(trend(6).and_then(|way| shown(way.improvement)), Ok(dec!(6)));
        assert_eq!(trend(5).err(), Some(Missing::FewPoints));
    }

    /// Two points draw the line y = 10·x; at 6 it stands at 60, and 75 was seen.
    #[test]
    fn a_driver_has_to_be_known_before_and_after() {
        let point = |driver: Option<i64>, value: i64| Point {
            driver: driver.map(|driver| q(driver.into())).unwrap_or_default(),
            value: q(value.into()),
            ..Point::default()
        };
        let driven = |before: Vec<Point>, after: Vec<Point>| {
            let mut measure = Measure { before_series: before, after_series: after, ..risen() };
            measure.comparison.driver = "Visitors".into();
            let way = way_of(&measure)?;
            Ok((way.method, shown(way.improvement)?))
        };
        let two = || vec![point(Some(4), 40), point(Some(5), 50)];
        assert_eq!(driven(two(), vec![point(Some(6), 75)]), Ok((Method::Driver, dec!(15))));
        // A driver that is known on one side only isolates nothing, and neither does the whole change in its place.
        assert_eq!(driven(two(), vec![point(None, 75)]), Err(Missing::NoDriver));
        let one = vec![point(Some(4), 40)];
        assert_eq!(driven(one, vec![point(Some(6), 75)]), Err(Missing::NoDriver));
        assert_eq!(driven(vec![point(None, 40)], vec![point(Some(6), 75)]), Err(Missing::NoDriver));
        // One that is only named leaves the change as it is: 75 − 40.
        assert_eq!(driven(vec![point(None, 40)], vec![point(None, 75)]), Ok((Method::BeforeAfter, dec!(35))));
        let flat = vec![point(Some(4), 40), point(Some(4), 50)];
        assert_eq!(driven(flat, vec![point(Some(6), 75)]), Err(Missing::FlatDriver));
    }

    /// On the line y = 10·x a period of 7 and 70 gained nothing. The next one saw 170 and has no driver to be held against.
    #[test]
    fn a_driver_is_held_against_what_was_seen_in_the_same_periods() {
        let point = |driver: Option<i64>, value: Option<i64>| Point {
            driver: driver.map(|driver| q(driver.into())).unwrap_or_default(),
            value: value.map(|value| q(value.into())).unwrap_or_default(),
            ..Point::default()
        };
        let mut measure = Measure {
            before_series: (1..=6).map(|x| point(Some(x), Some(10 * x))).collect(),
            after_series: vec![point(Some(7), Some(70)), point(None, Some(170)), point(Some(50), None)],
            ..risen()
        };
        measure.comparison.driver = "Visitors".into();
        let improvement =
            |state| change::<Exact>(&measure, state, &AsEntered).way().and_then(|way| shown(way.improvement));
        assert_eq!(improvement(State::Measured), Ok(dec!(0)));
        // A target of 400 stands for every period with a driver: 10 · (7 + 50)/2 = 285 was to be expected.
        measure.target = q(dec!(400));
        let improvement =
            |state| change::<Exact>(&measure, state, &AsEntered).way().and_then(|way| shown(way.improvement));
        assert_eq!(improvement(State::Forecast), Ok(dec!(115)));
        assert_eq!(improvement(State::Measured), Ok(dec!(0)));
    }

    /// Two people say 3 points and 5, half of it, 80% sure: (3 + 5) · 0.5 · 0.8 = 3.2 points, of 12 months a year and a
    /// hundredth each: 0.384. What they claim at the loudest is 8 · 12/100 = 0.96.
    #[test]
    fn a_point_that_participants_report_is_a_hundredth_like_any_other() {
        let row = |change: Decimal| Respondent {
            change: q(change),
            share: q(dec!(50)),
            confidence: q(dec!(80)),
            ..Respondent::default()
        };
        let measure =
            Measure { scale: Scale::Percent, base: q(dec!(500)), ..reported(vec![row(dec!(3)), row(dec!(5))]) };
        let worked_out = worked_out(&measure);
        assert_eq!(value(worked_out.way().and_then(|way| way.units)), Ok(dec!(0.384)));
        assert_eq!(value(worked_out.gross_units), Ok(dec!(0.96)));
    }

    /// Who estimates says which method it is (M2) and what it is good for (M11); the weakest of several sets both.
    #[test]
    fn the_role_of_the_estimator_sets_method_and_grade() {
        let by = |roles: &[Role]| {
            let estimators = roles.iter().map(|role| estimator(*role, q(dec!(50)), q(dec!(80)))).collect();
            way_of(&estimated(estimators)).map(|way| (way.method.id(), way.grade.letter()))
        };
        for (roles, wanted) in [
            (&[Role::Manager][..], ("I6", "C")),
            (&[Role::Leader], ("I7", "C")),
            (&[Role::Expert], ("I7", "C")),
            (&[Role::Customer], ("I7", "C")),
            (&[Role::Participant], ("I5", "D")),
            (&[Role::Open], ("I6", "C")),
            (&[Role::Manager, Role::Expert], ("I7", "C")),
            (&[Role::Expert, Role::Participant, Role::Manager], ("I5", "D")),
        ] {
            assert_eq!(by(roles), Ok(wanted), "{roles:?}");
        }
    }

    #[test]
    fn an_estimate_that_was_begun_is_asked_for_and_an_empty_row_is_not() {
        let (open, fifty) = (Quantity::default, || q(dec!(50)));
        for (share, confidence, wanted) in [
            (fifty(), open(), Missing::NoConfidence),
            (open(), fifty(), Missing::NoShare),
            (unknown(), open(), Missing::NoShare),
            (open(), unknown(), Missing::NoShare),
            (unknown(), unknown(), Missing::NoShare),
        ] {
            let asked = way_of(&estimated(vec![estimator(Role::Manager, share, confidence)]));
            assert_eq!(asked.err(), Some(wanted));
        }
        // So is a factor whose share was typed and cannot be read: all of the change is not the training's.
        let mut typed = estimated(Vec::new());
        let share = Quantity { typed: "about ten".into(), ..Quantity::default() };
        typed.isolation.factors = vec![Factor { share, ..Factor::default() }];
        assert_eq!(way_of(&typed).err(), Some(Missing::NoShare));
        let empty = way_of(&estimated(vec![estimator(Role::Manager, open(), open())]));
        assert_eq!(empty.map(|way| way.method), Ok(Method::BeforeAfter));
    }

    /// 40% and 80%, both 75% sure: a = 60%, a·k = (30% + 60%)/2 = 45%, so k = 75%. The lower of the two is 40% and 75%.
    #[test]
    fn several_estimates_pool_to_their_mean_or_to_the_lowest() {
        let of = |pooling: Pooling, pairs: &[(Decimal, Decimal)]| {
            let rows = pairs.iter().map(|(share, sure)| estimator(Role::Manager, q(*share), q(*sure))).collect();
            let mut measure = estimated(rows);
            measure.isolation.pooling = pooling;
            share_and_confidence(&measure)
        };
        let two = [(dec!(80), dec!(75)), (dec!(40), dec!(75))];
        assert_eq!(of(Pooling::Mean, &two), Ok((dec!(0.6), dec!(0.75))));
        assert_eq!(of(Pooling::Lowest, &two), Ok((dec!(0.4), dec!(0.75))));
        // 90%, 30% sure, is off the others: 80%·75%, 40%·75% and 27% have 30% in the middle, and 80% of the shares.
        let three = [two[0], two[1], (dec!(90), dec!(30))];
        assert_eq!(of(Pooling::Median, &three), Ok((dec!(0.8), dec!(0.375))));
        // Of two the middle is their mean.
        assert_eq!(of(Pooling::Median, &two), of(Pooling::Mean, &two));
        // Where two come to the same, the lower share stands, in whatever order they are.
        let [one, other] = [(dec!(50), dec!(80)), (dec!(80), dec!(50))];
        assert_eq!(of(Pooling::Lowest, &[one, other]), Ok((dec!(0.5), dec!(0.8))));
        assert_eq!(of(Pooling::Lowest, &[other, one]), Ok((dec!(0.5), dec!(0.8))));
        assert_eq!(of(Pooling::Mean, &[(dec!(0), dec!(80)), (dec!(0), dec!(60))]), Ok((dec!(0), dec!(0))));
    }

    #[test]
    fn an_answer_without_its_parts_says_which_one_is_missing() {
        let answer = |change: Option<Decimal>, share: Option<Decimal>, confidence: Option<Decimal>| {
            let number = |value: Option<Decimal>| value.map(q).unwrap_or_default();
            let (change, share, confidence) = (number(change), number(share), number(confidence));
            let row = Respondent { change, share, confidence, ..Respondent::default() };
            way_of(&reported(vec![row])).err()
        };
        let some = Some(dec!(50));
        assert_eq!(answer(None, some, some), Some(Missing::NoReport));
        assert_eq!(answer(some, None, some), Some(Missing::NoShare));
        assert_eq!(answer(some, some, None), Some(Missing::NoConfidence));
        assert_eq!(answer(some, None, None), Some(Missing::NoShare));
        // A confidence alone is an answer that was begun.
        assert_eq!(answer(None, None, some), Some(Missing::NoReport));
        assert_eq!(answer(some, some, some), None);
    }

    /// Two people gained 5 each, half of it by the training, 80% sure; one gained 30, all of it, 40% sure; and one lost 4,
    /// half of it, where doubt does not apply: Σ Δ = 36, Σ Δ·a = 5 + 30 − 2 = 33, Σ Δ·a·k = 4 + 12 − 2 = 14.
    #[test]
    fn answers_are_summed_over_people_and_shown_as_one_share_and_one_confidence() {
        let row = |people: Option<Decimal>, change: Decimal, share: Decimal, confidence: Decimal| Respondent {
            people: people.map(q).unwrap_or_default(),
            change: q(change),
            share: q(share),
            confidence: q(confidence),
            ..Respondent::default()
        };
        let rows = vec![
            row(Some(dec!(2)), dec!(5), dec!(50), dec!(80)),
            row(None, dec!(30), dec!(100), dec!(40)),
            row(None, dec!(-4), dec!(50), dec!(25)),
        ];
        let way = way_of(&reported(rows)).expect("three answers");
        let of = |number: Exact| shown(number).map(|number| number.round_dp(9));
        assert_eq!([of(way.improvement), of(way.shared), of(way.adjusted)], [dec!(36), dec!(33), dec!(14)].map(Ok));
        assert_eq!(of(way.share), Ok((dec!(33) / dec!(36)).round_dp(9)));
        assert_eq!(of(way.confidence), Ok((dec!(14) / dec!(33)).round_dp(9)));

        // What cancels out has no share to show, and takes nothing off.
        let even = vec![row(None, dec!(5), dec!(50), dec!(100)), row(None, dec!(-5), dec!(50), dec!(100))];
        assert_eq!(share_and_confidence(&reported(even)), Ok((dec!(1), dec!(1))));
    }

    /// A manager's 60%, 50% sure, and other factors of 70%, wholly sure: both leave 30% of the change.
    #[test]
    fn of_two_ways_that_come_to_the_same_the_first_of_the_list_counts() {
        let mut measure = estimated(vec![estimator(Role::Manager, q(dec!(60)), q(dec!(50)))]);
        measure.isolation.factors = vec![Factor { name: "Season".into(), share: q(dec!(70)), ..Factor::default() }];
        measure.isolation.factors_confidence = q(dec!(100));
        assert_eq!(worked_out(&measure).ways.len(), 2);
        assert_eq!(way_of(&measure).map(|way| way.method), Ok(Method::Managers));
        // A point less, and the other counts.
        measure.isolation.factors[0].share = q(dec!(71));
        assert_eq!(way_of(&measure).map(|way| way.method), Ok(Method::OtherFactors));
    }

    /// Of 60 and of nothing of it nothing is left, by the table of the participants as by the manager: the table comes first (M2).
    #[test]
    fn the_table_of_the_participants_comes_before_other_estimates() {
        let mut measure = estimated(vec![estimator(Role::Manager, q(dec!(0)), q(dec!(50)))]);
        let row =
            Respondent { change: q(dec!(60)), share: q(dec!(50)), confidence: q(dec!(0)), ..Respondent::default() };
        measure.isolation.respondents = vec![row];
        let way = way_of(&measure).expect("a way");
        assert_eq!((way.kind(), shown(way.improvement)), ((Method::Participants, true), Ok(dec!(60))));
    }

    /// One draw: the improvement of a record lies off by `error`, and the way that counts may be settled already.
    struct Drawn {
        error: Decimal,
        fixed_way: Option<(Method, bool)>,
    }

    impl Reader<Exact> for Drawn {
        fn value(&self, quantity: &Quantity) -> Option<Exact> {
            AsEntered.value(quantity)
        }
        fn improvement(&self, _: &Measure, _: Method, seen: Exact, _: Option<Exact>) -> Exact {
            seen - Exact::of(self.error)
        }
        fn fixed_way(&self, _: &Measure) -> Option<(Method, bool)> {
            self.fixed_way
        }
    }

    /// From 40 to 50 where others went from 40 to 43: 43 was expected; 5 are left of the 7 where the error is 2.
    #[test]
    fn chance_in_the_records_moves_the_improvement() {
        let mut measure = risen();
        (measure.comparison.before, measure.comparison.after) = (q(dec!(40)), q(dec!(43)));
        let of = |error: Decimal| {
            let drawn = change(&measure, State::Measured, &Drawn { error, fixed_way: None });
            let way = drawn.way().expect("a comparison");
            [way.expected.expect("an expectation"), way.improvement].map(shown)
        };
        assert_eq!(of(dec!(0)), [dec!(43), dec!(7)].map(Ok));
        assert_eq!(of(dec!(2)), [dec!(43), dec!(5)].map(Ok));
    }

    /// A manager's 60%, 50% sure, leaves less of the change than other factors of 40%, wholly sure.
    #[test]
    fn a_way_that_is_settled_counts_although_another_is_lower() {
        let mut measure = estimated(vec![estimator(Role::Manager, q(dec!(60)), q(dec!(50)))]);
        measure.isolation.factors = vec![Factor { name: "Season".into(), share: q(dec!(40)), ..Factor::default() }];
        measure.isolation.factors_confidence = q(dec!(100));
        let counts = |fixed: Option<Method>| {
            let fixed_way = fixed.map(|method| (method, false));
            change(&measure, State::Measured, &Drawn { error: dec!(0), fixed_way }).way().map(|way| way.method)
        };
        assert_eq!(counts(None), Ok(Method::Managers));
        assert_eq!(counts(Some(Method::OtherFactors)), Ok(Method::OtherFactors));
        assert_eq!(counts(Some(Method::Managers)), Ok(Method::Managers));
        // A settled way that cannot be worked out any more leaves the choice as it was.
        assert_eq!(counts(Some(Method::Trend)), Ok(Method::Managers));
    }
}
