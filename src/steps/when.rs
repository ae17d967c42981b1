//! When a question applies: what its answer depends on.

use super::field::At;
use crate::study::*;

pub(super) fn of(study: &Study, at: At) -> Option<&Measure> {
    study.measures.get(at.measure)
}
pub(super) fn estimator(study: &Study, at: At) -> Option<&Estimator> {
    of(study, at)?.isolation.estimators.get(at.row)
}

pub(super) fn is_forecast(study: &Study, _: At) -> bool {
    study.state.is_forecast()
}
pub(super) fn has_happened(study: &Study, _: At) -> bool {
    !study.state.is_forecast()
}

pub(super) fn has_base(study: &Study, at: At) -> bool {
    of(study, at).is_some_and(|one| one.scale != Scale::Count)
}
pub(super) fn is_percent(study: &Study, at: At) -> bool {
    of(study, at).is_some_and(|one| one.scale == Scale::Percent)
}
pub(super) fn is_total(study: &Study, at: At) -> bool {
    of(study, at).is_some_and(|one| one.period == Period::Total)
}
pub(super) fn has_periods(study: &Study, at: At) -> bool {
    !is_total(study, at)
}

/// The participants' table stands in place of the numbers before and after (M2, I5).
pub(super) fn by_participants(study: &Study, at: At) -> bool {
    of(study, at).is_some_and(|one| one.isolation.respondents.iter().any(|row| row.change.value.is_some()))
}
fn holds(series: &[Point]) -> bool {
    series.iter().any(|point| point.value.value.is_some())
}
/// A series, or the participants, stand in place of the number before.
pub(super) fn before_known(study: &Study, at: At) -> bool {
    of(study, at).is_some_and(|one| holds(&one.before_series)) || by_participants(study, at)
}
pub(super) fn after_known(study: &Study, at: At) -> bool {
    of(study, at).is_some_and(|one| holds(&one.after_series)) || by_participants(study, at)
}
pub(super) fn has_series(study: &Study, at: At) -> bool {
    of(study, at).is_some_and(|one| !one.before_series.is_empty())
}
pub(super) fn may_have_after(study: &Study, at: At) -> bool {
    has_happened(study, at) || of(study, at).is_some_and(|one| !one.after_series.is_empty())
}
pub(super) fn may_have_group_after(study: &Study, at: At) -> bool {
    has_happened(study, at) || of(study, at).is_some_and(|one| !one.comparison.after.is_open())
}
pub(super) fn has_group(study: &Study, at: At) -> bool {
    of(study, at).is_some_and(|one| {
        let group = &one.comparison;
        !group.group.is_empty()
            || [&group.before, &group.after, &group.trained, &group.compared].iter().any(|one| !one.is_open())
            || group.chosen != Selection::Open
    })
}

/// The same of a percentage that is counted of something else than people.
pub(super) fn has_group_of_cases(study: &Study, at: At) -> bool {
    has_rated_group(study, at) && of(study, at).is_some_and(|one| !catalogue::counts_people(one))
}
pub(super) fn has_rated_group(study: &Study, at: At) -> bool {
    has_group(study, at) && is_percent(study, at)
}

/// A record stands in place of an estimate: a comparison group, a trend, or a driver (M2, I1–I4).
pub(super) fn has_record(study: &Study, at: At) -> bool {
    of(study, at).is_some_and(|one| {
        let group = &one.comparison;
        let driven = |series: &[Point]| series.iter().any(|point| point.driver.value.is_some());
        group.after.value.is_some()
            || group.trend == YesNo::Yes
            || (!group.driver.is_empty() && driven(&one.before_series) && driven(&one.after_series))
    })
}
pub(super) fn no_record(study: &Study, at: At) -> bool {
    !has_record(study, at)
}
/// Whether some other factor has its share.
pub(super) fn factors_begun(study: &Study, at: At) -> bool {
    of(study, at).is_some_and(|one| one.isolation.factors.iter().any(|factor| factor.share.value.is_some()))
}
/// Whether every other factor has its share, so that the training's is what is left (M2, I8).
fn factors_shared(study: &Study, at: At) -> bool {
    factors_begun(study, at)
        && of(study, at).is_some_and(|one| one.isolation.factors.iter().all(|factor| factor.share.value.is_some()))
}
/// The share is known without anybody's estimate of it.
pub(super) fn share_known(study: &Study, at: At) -> bool {
    has_record(study, at) || by_participants(study, at) || factors_shared(study, at)
}
/// An estimate is not asked for where the share is known otherwise, unless it is half given.
pub(super) fn share_answered_elsewhere(study: &Study, at: At) -> bool {
    share_known(study, at) && estimator(study, at).is_none_or(|one| one.confidence.is_open())
}
pub(super) fn sure_answered_elsewhere(study: &Study, at: At) -> bool {
    share_known(study, at) && estimator(study, at).is_none_or(|one| one.share.is_open())
}
/// How sure the factors' shares are only counts where nothing better is known.
pub(super) fn factors_answered_elsewhere(study: &Study, at: At) -> bool {
    !factors_shared(study, at)
        || has_record(study, at)
        || by_participants(study, at)
        || of(study, at).is_some_and(|one| {
            one.isolation.estimators.iter().any(|one| one.share.value.is_some() && one.confidence.value.is_some())
        })
}
pub(super) fn has_estimators(study: &Study, at: At) -> bool {
    of(study, at).is_some_and(|one| one.isolation.estimators.len() > 1)
}

pub(super) fn in_money(study: &Study, at: At) -> bool {
    of(study, at).is_some_and(|one| one.worth.class != Class::Intangible)
}
pub(super) fn not_in_money(study: &Study, at: At) -> bool {
    of(study, at).is_some_and(|one| one.worth.class == Class::Intangible)
}
fn valued(study: &Study, at: At, valuation: Valuation) -> bool {
    in_money(study, at) && of(study, at).is_some_and(|one| one.worth.valuation == valuation)
}
pub(super) fn by_value(study: &Study, at: At) -> bool {
    valued(study, at, Valuation::Agreed)
}
pub(super) fn by_margin(study: &Study, at: At) -> bool {
    valued(study, at, Valuation::Margin)
}
pub(super) fn by_parts(study: &Study, at: At) -> bool {
    valued(study, at, Valuation::Event)
}
pub(super) fn by_leaver(study: &Study, at: At) -> bool {
    valued(study, at, Valuation::Leaver)
}
pub(super) fn by_hour(study: &Study, at: At) -> bool {
    valued(study, at, Valuation::Hour)
}
/// One unit is no time itself, so that somebody has to say how many hours it takes (M5).
pub(super) fn by_hour_of_no_time(study: &Study, at: At) -> bool {
    by_hour(study, at)
        && of(study, at).is_some_and(|one| matches!(one.worth.unit_time, UnitTime::Open | UnitTime::Other))
}
/// The hours that one unit takes are said, so that it need not be a time.
pub(super) fn unit_hours_known(study: &Study, at: At) -> bool {
    of(study, at).is_some_and(|one| one.worth.hours_per_unit.value.is_some())
}
/// One unit is a working day or a week of them.
pub(super) fn by_day(study: &Study, at: At) -> bool {
    by_hour(study, at) && of(study, at).is_some_and(|one| matches!(one.worth.unit_time, UnitTime::Day | UnitTime::Week))
}
pub(super) fn by_injury(study: &Study, at: At) -> bool {
    valued(study, at, Valuation::Injury)
}
pub(super) fn by_performance(study: &Study, at: At) -> bool {
    valued(study, at, Valuation::Performance)
}
pub(super) fn by_salary(study: &Study, at: At) -> bool {
    by_leaver(study, at) || by_performance(study, at)
}
/// One standard deviation is given in money, so that no pay is needed for it.
pub(super) fn spread_known(study: &Study, at: At) -> bool {
    by_performance(study, at) && of(study, at).is_some_and(|one| one.worth.performance_sd.value.is_some())
}
pub(super) fn hour_known(study: &Study, at: At) -> bool {
    of(study, at).is_some_and(|one| one.worth.hour.value.value.is_some())
}
pub(super) fn hour_pay_known(study: &Study, at: At) -> bool {
    of(study, at).is_some_and(|one| one.worth.hour.pay.value.is_some())
}
pub(super) fn is_capacity(study: &Study, at: At) -> bool {
    of(study, at).is_some_and(|one| one.worth.class == Class::Capacity)
}
pub(super) fn is_used(study: &Study, at: At) -> bool {
    is_capacity(study, at) && of(study, at).is_some_and(|one| one.worth.used == YesNo::Yes)
}

/// They could not do it if they had to, as far as we know: the questions about the skill apply.
pub(super) fn may_lack_skill(study: &Study, _: At) -> bool {
    study.cause.could_if_had_to != YesNo::Yes
}
