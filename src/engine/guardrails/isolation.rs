//! How much of the change is the training's: P01–P04, P14, P18, P19, P41, P42.

use super::rules::Trigger;
use super::thresholds::*;
use super::{Case, Fact, Found, Owner};
use crate::engine::change::Method;
use crate::engine::estimates::median;
use crate::engine::figures::figures;
use crate::engine::number::{Exact, Number};
use crate::engine::reader::AsEntered;
use crate::study::*;

pub(super) fn check(case: &Case, found: &mut Found) {
    if !case.is_in_money() {
        return;
    }
    not_isolated(case, found);
    how_sure(case, found);
    much_credit(case, found);
    other_changes(case, found);
    // A record overrides estimates: what is then wrong with them moves no figure.
    if case.way().is_none_or(|way| !way.method.is_record()) {
        too_much_shared(case, found);
        stakes(case, found);
        answers(case, found);
    }
    if case.way().is_some_and(|way| way.summed) {
        outlier(case, found);
    }
}

fn not_isolated(case: &Case, found: &mut Found) {
    if case.gain().is_some() && case.way().is_some_and(|way| way.method == Method::BeforeAfter) {
        found.add(Trigger::NotIsolated, case.place("isolation.estimators.0.share"), vec![case.name()]);
    }
}

/// P02. Participants' answers once for all, at the first one: a hundred answers are not a hundred findings.
fn how_sure(case: &Case, found: &mut Found) {
    let isolation = &case.measure.isolation;
    let doubt = |share: &Quantity, sure: &Quantity| match (share.value, sure.value) {
        (Some(_), None) if !sure.is_unread() => Some(Trigger::NoConfidence),
        (Some(_), Some(sure)) if Exact::of(sure) >= CERTAIN.exact() => Some(Trigger::QuiteSure),
        _ => None,
    };
    for (at, one) in isolation.estimators.iter().enumerate() {
        if let Some(trigger) = doubt(&one.share, &one.confidence) {
            let who = Fact::named(&one.name, Fact::Owner(Owner::Estimate));
            found.add(trigger, case.row("isolation.estimators", at, "confidence"), vec![who]);
        }
    }
    let factor = isolation.factors.iter().find(|factor| factor.share.value.is_some());
    if let Some(trigger) = factor.and_then(|factor| doubt(&factor.share, &isolation.factors_confidence)) {
        let who = Fact::Owner(Owner::OtherCauses);
        found.add(trigger, case.place("isolation.factors_confidence"), vec![who]);
    }
    let mut answers = isolation.respondents.iter().enumerate();
    if let Some((at, one, trigger)) =
        answers.find_map(|(at, one)| doubt(&one.share, &one.confidence).map(|trigger| (at, one, trigger)))
    {
        let who = Fact::named(&one.name, Fact::Owner(Owner::Answer));
        found.add(trigger, case.row("isolation.respondents", at, "confidence"), vec![who]);
    }
}

fn much_credit(case: &Case, found: &mut Found) {
    let Some(way) = case.way() else { return };
    let credit = way.share * way.confidence;
    let estimated = !way.method.is_record() && way.method != Method::BeforeAfter;
    if estimated && way.improvement > Exact::zero() && MUCH_CREDIT.is_passed_by(credit) {
        let field = match way.method {
            _ if way.summed => "isolation.respondents.0.share",
            Method::OtherFactors => "isolation.factors.0.share",
            _ => "isolation.estimators.0.share",
        };
        found.add(Trigger::MuchCredit, case.place(field), vec![case.name(), Fact::share(credit)]);
    }
}

fn too_much_shared(case: &Case, found: &mut Found) {
    let isolation = &case.measure.isolation;
    let others = Exact::sum(isolation.factors.iter().filter_map(|factor| factor.share.value).map(Exact::of));
    if others == Exact::zero() {
        return;
    }
    let shares: Vec<Exact> = isolation.estimators.iter().filter_map(|one| one.share.value).map(Exact::of).collect();
    let training = match (isolation.pooling, shares.as_slice()) {
        (_, []) => Exact::zero(),
        (Pooling::Mean, _) => Exact::sum(shares.iter().copied()) / Exact::int(shares.len()),
        (Pooling::Median, _) => median(shares),
        (Pooling::Lowest, [first, rest @ ..]) => rest.iter().fold(*first, |least, share| least.min(*share)),
    };
    let whole = training + others;
    if whole > WHOLE.exact() {
        let facts = vec![case.name(), Fact::percent(whole)];
        found.add(Trigger::SharesAboveWhole, case.place("isolation.factors.0.share"), facts);
    }
}

fn other_changes(case: &Case, found: &mut Found) {
    let Some(way) = case.way() else { return };
    // A comparison group lived through the other changes as well.
    let compared = matches!(way.method, Method::GroupAfter | Method::GroupDifference);
    if compared || way.improvement <= Exact::zero() || way.share < Exact::one() {
        return;
    }
    let factors = case.measure.isolation.factors.iter().map(|factor| factor.name.trim());
    let planned = case.study.cause.other_measures.iter().map(|other| other.what.trim());
    if let Some(other) = factors.chain(planned).find(|name| !name.is_empty()) {
        let facts = vec![case.name(), Fact::Typed(other.into())];
        found.add(Trigger::OtherChanges, case.place("isolation.factors.0.share"), facts);
    }
}

fn stakes(case: &Case, found: &mut Found) {
    for (at, one) in case.measure.isolation.estimators.iter().enumerate() {
        if one.interested == YesNo::Yes && one.share.value.is_some() {
            let who = Fact::named(&one.name, Fact::Owner(Owner::Somebody));
            found.add(Trigger::Stake, case.row("isolation.estimators", at, "interested"), vec![who]);
        }
    }
}

/// A participant's answer that is complete, for one person of those it stands for.
#[derive(Clone, Copy)]
struct Answer {
    row: usize,
    people: Exact,
    value: Exact,
}

fn complete(isolation: &Isolation) -> Vec<Answer> {
    let rows = isolation.respondents.iter().enumerate();
    rows.filter_map(|(row, one)| {
        let (share, sure) = (Exact::of(one.share.value?), Exact::of(one.confidence.value?));
        let value = Exact::of(one.change.value?) * share.percent() * sure.percent();
        let people = one.people.value.map_or(Exact::one(), Exact::of);
        (people > Exact::zero() && value.exists()).then_some(Answer { row, people, value })
    })
    .collect()
}

fn people(answers: &[Answer]) -> Exact {
    Exact::sum(answers.iter().map(|answer| answer.people))
}

/// P18 and P19: who answered, against who took part. A participant who estimates the share answers for one person.
fn answers(case: &Case, found: &mut Found) {
    let isolation = &case.measure.isolation;
    let answers = complete(isolation);
    let estimates =
        |one: &Estimator| one.role == Role::Participant && one.share.value.is_some() && one.confidence.value.is_some();
    let estimators = isolation.estimators.iter().filter(|one| estimates(one)).count();
    let largest = answers.iter().copied().reduce(|most, one| if one.people > most.people { one } else { most });
    let place = match (largest, isolation.estimators.iter().position(estimates)) {
        (Some(_), _) => case.place("isolation.respondents"),
        (None, Some(at)) => case.row("isolation.estimators", at, "share"),
        (None, None) => return,
    };
    let all = case.study.programme.people.value.map(Exact::of);
    let reported = people(&answers);
    let answered = reported + Exact::int(estimators);
    let took_part = || all.map_or(Fact::People(None), Fact::people);
    if let Some(largest) = largest.filter(|_| all.is_some_and(|all| reported > all)) {
        let place = case.row("isolation.respondents", largest.row, "people");
        found.add(
            Trigger::MoreAnswersThanPeople,
            place,
            vec![case.name(), Fact::people(reported), all.map_or(Fact::Number(None), Fact::number)],
        );
    } else if all.is_some_and(|all| answered * Exact::int(100) < all * HALF_ANSWERED.exact()) {
        found.add(Trigger::FewAnswered, place, vec![case.name(), Fact::number(answered), took_part()]);
    } else if answered < FEW_ANSWERS.exact() {
        found.add(Trigger::SmallSample, place, vec![case.name(), Fact::people(answered)]);
    }
}

/// P14: the largest answer, where it stands far outside the others or carries the result by itself.
fn outlier(case: &Case, found: &mut Found) {
    let mut answers = complete(&case.measure.isolation);
    answers.sort_by(|a, b| a.value.partial_cmp(&b.value).unwrap_or(std::cmp::Ordering::Equal));
    let (Some(most), all) = (answers.last().copied(), people(&answers)) else { return };
    let total = Exact::sum(answers.iter().map(|one| one.value * one.people));
    // The value below which `quarters` of all people lie.
    let quartile = |quarters: usize| {
        let mut below = Exact::zero();
        let up_to = answers.iter().find(|one| {
            below = below + one.people;
            below * Exact::int(4) >= all * Exact::int(quarters)
        });
        up_to.map_or(most.value, |one| one.value)
    };
    let (first, third) = (quartile(1), quartile(3));
    let spread = third - first;
    // Where most people say the same, there is no spread to speak of, and a hair more would lie outside of it: twice as
    // much is then the least that stands out.
    let far = third + if spread > Exact::zero() { spread * OUTLIER_SPREADS.exact() } else { third };
    let outside = most.value > far && (spread > Exact::zero() || third > Exact::zero());
    // Where nothing was gained there is no part of a gain: the division by 0 is none, and none is above no limit.
    let gained = total.max(Exact::zero());
    let of_the_study = match (case.figures.first_year, case.outcome.figures.totals.benefit) {
        (Ok(gain), Ok(benefit)) => most.value * most.people / gained * gain / benefit,
        _ => Exact::zero(),
    };
    // What all the others say as well is no extreme, for how many people it may stand.
    let drives = ONE_ANSWER.is_passed_by(of_the_study) && most.value * all > total;
    // One of three people always carries 30% or more, and so few have no quarters.
    if all < FEWEST_FOR_OUTLIERS.exact() || !(outside || drives) {
        return;
    }
    let row = most.row;
    let who = case.measure.isolation.respondents.get(row).map_or("", |one| &one.name);
    let mut facts = vec![Fact::named(who, Fact::Owner(Owner::OneAnswer)), case.name()];
    if !outside {
        facts.push(Fact::share(of_the_study));
    }
    let mut without = case.study.clone();
    if let Some(measure) = without.measures.get_mut(case.at) {
        measure.isolation.respondents.remove(row);
    }
    let without = figures::<Exact>(&without, &AsEntered).roi_percent;
    let roi = case.outcome.figures.roi_percent.ok().zip(without.ok());
    facts.extend(roi.into_iter().flat_map(|(with, without)| [Fact::percent(without), Fact::percent(with)]));
    let trigger = match (outside, roi.is_some()) {
        (true, false) => Trigger::FarAnswer,
        (true, true) => Trigger::FarAnswerWithRoi,
        (false, false) => Trigger::CarryingAnswer,
        (false, true) => Trigger::CarryingAnswerWithRoi,
    };
    found.add(trigger, case.row("isolation.respondents", row, "change"), facts);
}
