//! The study as a whole: P15, P16, P26, P31, P32, P39, P40, P44, P48, P49, P52, U02, U04.

use super::numbers::{self, NumberEntry};
use super::rules::Trigger;
use super::thresholds::*;
use super::{Fact, Found, read};
use crate::engine::number::{Exact, Number};
use crate::engine::outcome::Outcome;
use crate::study::*;

pub(super) fn check(study: &Study, outcome: &Outcome, found: &mut Found) {
    causes(study, found);
    every_number(study, outcome, found);
    let programme = &study.programme;
    if programme.mandatory == YesNo::Yes {
        found.add(Trigger::Mandatory, "expectations".into(), Vec::new());
    }
    let reaction = &study.levels.reaction;
    let known = reaction.actual.value.is_some() || matches!(reaction.met, YesNo::Yes | YesNo::No);
    let application = &study.levels.application;
    if known && application.met == YesNo::Open && application.actual.value.is_none() {
        found.add(Trigger::LikingIsNoProof, "levels.application.met".into(), Vec::new());
    }
    chain(study, outcome, found);
    below_target(study, outcome, found);
    problem(study, outcome, found);
    if outcome.figures.totals.benefit.is_ok() && outcome.figures.totals.cost.is_ok() {
        result(study, outcome, found);
    }
}

/// P39: where the business number improved, in money or by what was seen on its level, people have used what they learned.
fn chain(study: &Study, outcome: &Outcome, found: &mut Found) {
    let Levels { application, impact, .. } = &study.levels;
    let totals = &outcome.figures.totals;
    let gain = totals.benefit.is_ok_and(|benefit| benefit > Exact::zero()) && totals.cost.is_ok();
    let trigger = match application.met {
        _ if study.state.is_forecast() => return,
        YesNo::No if gain || impact.met == YesNo::Yes => Trigger::NotApplied,
        YesNo::Open | YesNo::Unsure if gain => Trigger::ApplicationUnknown,
        _ => return,
    };
    found.add(trigger, "levels.application.met".into(), Vec::new());
}

/// P56: a level that is called met although its number lies on the wrong side of its target.
fn below_target(study: &Study, outcome: &Outcome, found: &mut Found) {
    let levels = &study.levels;
    // Scores and shares of people are better when higher. The business number says for itself what is better, but what was saved
    // of it, such as points of turnover, is better when higher: that lies nearer to nothing than to where the measure stood.
    let before = outcome.figures.totals.measures.first().and_then(|one| one.change.before.ok());
    let is_of_its_own = before.zip(levels.impact.actual.value).is_some_and(|(before, actual)| {
        let actual = Exact::of(actual);
        (actual - before).abs() <= actual.abs()
    });
    let business = study.measures.first().filter(|_| is_of_its_own).map_or(Better::Higher, |measure| measure.better);
    let all = [
        ("levels.reaction.met", &levels.reaction, Better::Higher),
        ("levels.learning.met", &levels.learning, Better::Higher),
        ("levels.application.met", &levels.application, Better::Higher),
        ("levels.impact.met", &levels.impact, business),
    ];
    for (number, (path, level, better)) in (1..).zip(all) {
        let (Some(actual), Some(target)) = (level.actual.value, level.target.value) else { continue };
        let short = if better == Better::Lower { actual > target } else { actual < target };
        if level.met == YesNo::Yes && short {
            let facts = vec![Fact::Level(number), Fact::Entered(actual), Fact::Entered(target)];
            found.add(Trigger::MetBelowTarget, path.into(), facts);
        }
    }
}

/// P58: nobody can gain more from a problem than it costs.
fn problem(study: &Study, outcome: &Outcome, found: &mut Found) {
    let (Some(cost), Ok(gain)) = (study.challenge.cost_now.value, outcome.figures.totals.benefit) else { return };
    if gain > Exact::of(cost) {
        let facts = vec![Fact::Money(Some(cost)), Fact::Money(gain.decimal())];
        found.add(Trigger::ProblemSmallerThanGain, "challenge.cost_now".into(), facts);
    }
}

/// What only a study with a benefit and a cost can be asked.
fn result(study: &Study, outcome: &Outcome, found: &mut Found) {
    let figures = &outcome.figures;
    let largest = largest_gain(study, outcome);
    if let Ok(roi) = figures.roi_percent {
        if roi > INCREDIBLE_RETURN.exact() {
            found.add(Trigger::IncredibleReturn, largest.clone(), vec![Fact::percent(roi)]);
        } else if roi > HIGH_RETURN.exact() {
            found.add(Trigger::HighReturn, largest.clone(), vec![Fact::percent(roi)]);
        }
    }
    if let Ok(share) = figures.break_even_share
        && LITTLE_ROOM.is_passed_by(share)
        && share <= Exact::one()
    {
        found.add(Trigger::LittleRoom, largest, vec![Fact::share(share)]);
    }
    let dates = &study.programme;
    let long = Exact::int(figures.horizon_months) > FIRST_YEAR.exact();
    if long && read::closer_than(SHORT_PROGRAMME.value, &dates.starts, &dates.ends) {
        found.add(Trigger::LongView, "horizon".into(), Vec::new());
    }
    if study.state.is_forecast() {
        return;
    }
    let loss = figures.totals.net.is_ok_and(|net| net < Exact::zero());
    if loss && study.levels.blocked.trim().is_empty() {
        found.add(Trigger::LossUnexplained, "levels.blocked".into(), Vec::new());
    }
}

/// The value of one unit of the measure that carries the most benefit.
fn largest_gain(study: &Study, outcome: &Outcome) -> String {
    let mut largest = (0, Exact::zero());
    for (at, one) in outcome.figures.totals.measures.iter().enumerate() {
        if let Some(gain) = one.first_year.ok().filter(|gain| one.counts() && *gain > largest.1) {
            largest = (at, gain);
        }
    }
    let field = study.measures.get(largest.0).map_or("worth.value", |measure| numbers::value_field(&measure.worth));
    ["measures.", &largest.0.to_string(), ".", field].concat()
}

/// P40: whether training meets the cause.
fn causes(study: &Study, found: &mut Found) {
    let shares = |skill: bool| {
        let rows = study.cause.causes.iter().filter(move |cause| (cause.kind == CauseKind::Skill) == skill);
        rows.filter_map(|cause| cause.share.value).map(Exact::of)
    };
    let (skill, others) = (Exact::sum(shares(true)), Exact::sum(shares(false)));
    // Where skill is not in the list, the other causes say how much is left for it.
    let known = shares(true).next().is_some() || others > Exact::int(100) - SKILL_SHARE.exact();
    if known && skill < SKILL_SHARE.exact() {
        let at =
            study.cause.causes.iter().position(|cause| cause.kind == CauseKind::Skill && cause.share.value.is_some());
        let place = at.map_or("cause.causes".into(), |at| ["cause.causes.", &at.to_string(), ".share"].concat());
        found.add(Trigger::LittleSkill, place, vec![Fact::percent(skill)]);
    } else if study.cause.could_if_had_to == YesNo::Yes {
        found.add(Trigger::CouldIfHadTo, "cause.could_if_had_to".into(), Vec::new());
    }
}

/// P31, P44, U02 and U04: what can be said of any number.
fn every_number(study: &Study, outcome: &Outcome, found: &mut Found) {
    let mut ranged = false;
    let mut look = |counts: bool, owner: Fact, entry: NumberEntry| {
        let number = entry.quantity;
        // A range of what is in no figure of money says nothing of how far the result may lie off.
        let ends = [number.low, number.high];
        ranged |= counts && ends.iter().any(|end| end.is_some() && *end != number.value);
        let unit = number.unit.trim();
        let currency = unit.len() == 3 && unit.bytes().all(|letter| letter.is_ascii_uppercase());
        if entry.money && currency && !study.currency.is_empty() && unit != study.currency {
            let currencies = [unit, &study.currency].map(|code| Fact::Name(code.into()));
            let facts = [owner.clone()].into_iter().chain(currencies).collect();
            found.add(Trigger::OtherCurrency, entry.path.into(), facts);
        }
        if number.is_unread() {
            let trigger = if counts { Trigger::Unread } else { Trigger::UnreadElsewhere };
            found.add(trigger, entry.path.into(), vec![owner, Fact::Typed(number.typed.clone())]);
        }
    };
    for counts in [true, false] {
        numbers::of_study(study, counts, &mut |owner, entry| look(counts, owner, entry));
    }
    let totals = &outcome.figures.totals;
    if !ranged && totals.benefit.is_ok() && totals.cost.is_ok() {
        found.add(Trigger::NoRange, largest_gain(study, outcome), Vec::new());
    }
}
