//! The study as a whole: P15, P16, P26, P31, P32, P39, P40, P44, P48, P49, P52, U02, U04.

use super::numbers::{self, Entry};
use super::rules::Check;
use super::{Found, text};
use crate::amount::Format;
use crate::engine::number::{Exact, Number};
use crate::engine::outcome::Outcome;
use crate::study::*;

pub fn check(study: &Study, outcome: &Outcome, format: &Format, found: &mut Found) {
    causes(study, format, found);
    every_number(study, outcome, found);
    let programme = &study.programme;
    if programme.mandatory == YesNo::Yes {
        let words = "A law or a rule asks for this training, so it takes place in any case. \
                     Expectations met and use at work may be the better proof.";
        found.add(Check::P48, "expectations".into(), &[words]);
    }
    let reaction = &study.levels.reaction;
    let known = reaction.actual.value.is_some() || matches!(reaction.met, YesNo::Yes | YesNo::No);
    let application = &study.levels.application;
    if known && application.met == YesNo::Open && application.actual.value.is_none() {
        let words = "It is known how people liked the training, but not yet whether they use it. \
                     The one does not predict the other.";
        found.add(Check::P52, "levels.application.met".into(), &[words]);
    }
    chain(study, outcome, found);
    if outcome.figures.totals.benefit.is_ok() && outcome.figures.totals.cost.is_ok() {
        result(study, outcome, format, found);
    }
}

/// P39: where the business number improved, in money or by what was seen on its level, people have used what they learned.
fn chain(study: &Study, outcome: &Outcome, found: &mut Found) {
    let Levels { application, impact, .. } = &study.levels;
    let totals = &outcome.figures.totals;
    let gain = totals.benefit.is_ok_and(|benefit| benefit > Exact::zero()) && totals.cost.is_ok();
    let words = match application.met {
        _ if study.state == State::Forecast => return,
        YesNo::No if gain || impact.met == YesNo::Yes => {
            "The business number improved, but people did not apply what they learned. Say what else explains it."
        }
        YesNo::Open | YesNo::Unsure if gain => {
            "The business number improved, but nothing shows that people applied what they learned. \
             Ask them, or their managers."
        }
        _ => return,
    };
    found.add(Check::P39, "levels.application.met".into(), &[words]);
}

/// What only a study with a benefit and a cost can be asked.
fn result(study: &Study, outcome: &Outcome, format: &Format, found: &mut Found) {
    let figures = &outcome.figures;
    let largest = largest_gain(study, outcome);
    if let Ok(roi) = figures.roi_percent {
        let percent = text::whole_percent(format, roi);
        if roi > Exact::int(1000) {
            let words = ["Few readers will believe a return of ", &percent, ". "].concat();
            let ask = "Look again at the training’s share, the costs and the value of one unit.";
            found.add(Check::P16, largest.clone(), &[&words, ask]);
        } else if roi > Exact::int(300) {
            let words = ["A return of ", &percent, " is very high. "].concat();
            let ask = "Show first how little of the claim has to be true, and expect questions.";
            found.add(Check::P15, largest.clone(), &[&words, ask]);
        }
    }
    if let Ok(share) = figures.break_even_share
        && share * Exact::int(100) > Exact::int(80)
        && share <= Exact::one()
    {
        let (needed, spare) = (text::percent(format, share), text::percent(format, Exact::one() - share));
        let words = ["The training pays for itself only if ", &needed, " of the claim is true. "].concat();
        let rest = ["If more than ", &spare, " of it fails, money is lost."].concat();
        found.add(Check::P32, largest, &[&words, &rest]);
    }
    let dates = &study.programme;
    if figures.horizon_months > 12 && text::closer_than(3, &dates.starts, &dates.ends) {
        let words = "The programme lasts less than 3 months, so its first year is what counts. \
                     Show the longer view apart, as a second step.";
        found.add(Check::P26, "horizon".into(), &[words]);
    }
    if study.state == State::Forecast {
        return;
    }
    let loss = figures.totals.net.is_ok_and(|net| net < Exact::zero());
    if loss && study.levels.blocked.trim().is_empty() {
        let words = "The result is below zero, and nothing says where the chain broke. \
                     Write down what held people back and what will change.";
        found.add(Check::P49, "levels.blocked".into(), &[words]);
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
fn causes(study: &Study, format: &Format, found: &mut Found) {
    let shares = |skill: bool| {
        let rows = study.cause.causes.iter().filter(move |cause| (cause.kind == CauseKind::Skill) == skill);
        rows.filter_map(|cause| cause.share.value).map(Exact::of)
    };
    let (skill, others) = (Exact::sum(shares(true)), Exact::sum(shares(false)));
    // Where skill is not in the list, the other causes say how much is left for it.
    let known = shares(true).next().is_some() || others > Exact::int(80);
    if known && skill < Exact::int(20) {
        let percent = text::whole_percent(format, skill);
        let words = ["Knowledge and skill are ", &percent, " of the cause. "].concat();
        let at =
            study.cause.causes.iter().position(|cause| cause.kind == CauseKind::Skill && cause.share.value.is_some());
        let place = at.map_or("cause.causes".into(), |at| ["cause.causes.", &at.to_string(), ".share"].concat());
        found.add(Check::P40, place, &[&words, "This is mostly not a training problem."]);
    } else if study.cause.could_if_had_to == YesNo::Yes {
        let words = "People could do it if they had to, so knowing how is not what is missing. \
                     Look at tools, time and incentives first.";
        found.add(Check::P40, "cause.could_if_had_to".into(), &[words]);
    }
}

/// P31, P44, U02 and U04: what can be said of any number.
fn every_number(study: &Study, outcome: &Outcome, found: &mut Found) {
    let mut ranged = false;
    let mut look = |owner: &str, entry: Entry| {
        let number = entry.quantity;
        // A range of what is in no figure of money says nothing of how far the result may lie off.
        let ends = [number.low, number.high];
        ranged |= entry.counts && ends.iter().any(|end| end.is_some() && *end != number.value);
        let unit = number.unit.trim();
        let currency = unit.len() == 3 && unit.bytes().all(|letter| letter.is_ascii_uppercase());
        if entry.money && currency && !study.currency.is_empty() && unit != study.currency {
            let words = [": an amount is in ", unit, ", but the study is in ", &study.currency, ". "].concat();
            found.add(Check::P44, entry.place(), &[owner, &words, "Convert it, since the page does not."]);
        }
        if number.is_unread() {
            let words =
                [": a box says “", &text::quoted(&number.typed), "”, which cannot be used as a number."].concat();
            found.add(if entry.counts { Check::U02 } else { Check::U04 }, entry.place(), &[owner, &words]);
        }
    };
    numbers::of_programme(study, &mut |entry| {
        look(if entry.under.is_empty() { "The study" } else { "The programme" }, entry);
    });
    for (at, measure) in study.measures.iter().enumerate() {
        let owner = text::or(&measure.name, || ["Measure ", &(at + 1).to_string()].concat());
        numbers::of_measure(at, measure, &mut |entry| look(&owner, entry));
    }
    for (at, line) in study.costs.iter().enumerate() {
        let owner = text::or(&line.name, || line.category.label().into());
        numbers::of_cost(at, line, &mut |entry| look(&owner, entry));
    }
    numbers::of_the_rest(study, &mut look);
    let totals = &outcome.figures.totals;
    if !ranged && totals.benefit.is_ok() && totals.cost.is_ok() {
        let words = "Every number stands as a single value. Give the most important ones a low and a high.";
        found.add(Check::P31, largest_gain(study, outcome), &[words]);
    }
}
