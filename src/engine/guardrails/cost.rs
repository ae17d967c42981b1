//! What the training costs in full: P10–P13, P43, U03.

use super::rules::Trigger;
use super::thresholds::*;
use super::{Fact, Found, Owner};
use crate::engine::number::{Exact, Number};
use crate::engine::outcome::Outcome;
use crate::engine::why::Missing;
use crate::study::*;

/// Cost categories that are easily forgotten.
const FORGOTTEN: [Category; 4] =
    [Category::Analysis, Category::Technology, Category::Administration, Category::Evaluation];

pub(super) fn check(study: &Study, outcome: &Outcome, found: &mut Found) {
    participants_time(study, outcome, found);
    cover(study, outcome, found);
    share_of_pay(&study.programme.hour, Fact::Owner(Owner::HourCost), "programme.hour.of_total".into(), found);
    let totals = &outcome.figures.totals;
    if totals.benefit.is_ok() && totals.cost.is_ok() {
        forgotten(study, found);
        design(study, outcome, found);
    }
}

/// What is not known yet of the cost, each with its path and the cost line it is in (M7). The cost is whole where there is none.
pub(super) fn gaps(study: &Study) -> Vec<(String, Trigger, Option<usize>)> {
    let Programme { people, hours, .. } = &study.programme;
    let missing = [
        (people, hours, "programme.people", Trigger::PeopleUnknown),
        (hours, people, "programme.hours", Trigger::HoursUnknown),
    ];
    let mut gaps = Vec::new();
    for (number, other, path, trigger) in missing {
        // Nobody, or no time at all, costs nothing whatever the other number is.
        let nothing = other.value.is_some_and(|other| other.is_zero());
        if number.value.is_none() && !nothing {
            gaps.push((path.into(), trigger, None));
        }
    }
    for (at, line) in study.costs.iter().enumerate() {
        if let Some((field, trigger)) = gap(line) {
            gaps.push((["costs.", &at.to_string(), ".", field].concat(), trigger, Some(at)));
        }
    }
    gaps
}

/// U03: what is not known yet of a cost that is shown. Where the number cannot even be read, that is said in its place.
pub(super) fn unknown(study: &Study, outcome: &Outcome, found: &mut Found) {
    if outcome.figures.totals.cost.is_err() {
        return;
    }
    for (path, trigger, line) in gaps(study) {
        if !found.holds_at(&path) {
            found.add(trigger, path, line.map(Fact::Cost).into_iter().collect());
        }
    }
}

/// The number that keeps a cost line from having an amount. A row that nobody has touched is no cost yet.
fn gap(line: &CostLine) -> Option<(&'static str, Trigger)> {
    let numbers = [&line.rate, &line.quantity, &line.share];
    if line.name.trim().is_empty() && numbers.iter().all(|number| number.is_open()) {
        return None;
    }
    let unknown = |number: &Quantity| number.value.is_none() && number.status == Status::Unknown;
    if line.rate.value.is_none() {
        Some(("rate", Trigger::NoAmount))
    } else if unknown(&line.quantity) {
        Some(("quantity", Trigger::QuantityUnknown))
    } else if unknown(&line.share) {
        Some(("share", Trigger::CostShareUnknown))
    } else {
        None
    }
}

fn participants_time(study: &Study, outcome: &Outcome, found: &mut Found) {
    let Programme { people, hours, hour, .. } = &study.programme;
    let spent = match (people.value, hours.value) {
        (Some(people), Some(hours)) => Exact::of(people) * Exact::of(hours),
        _ => return,
    };
    let free = match outcome.figures.totals.time {
        Ok(amount) => amount <= Exact::zero(),
        Err(why) => why == Missing::NoHourCost,
    };
    let unread = if hour.pay.is_open() { hour.value.is_unread() } else { hour.pay.is_unread() };
    if spent > Exact::zero() && free && !unread {
        // Pay without a rate: the hours or the on-cost leave none.
        let field = match hour.pay.value {
            Some(_) if hour.value.value.is_none() && hour.is_all_on_cost() => "programme.hour.on_cost",
            Some(pay) if hour.value.value.is_none() && !pay.is_zero() => "programme.hour.paid_hours",
            Some(_) if hour.value.value.is_none() => "programme.hour.pay",
            _ => "programme.hour.value",
        };
        found.add(Trigger::TimeCostsNothing, field.into(), Vec::new());
    }
}

fn cover(study: &Study, outcome: &Outcome, found: &mut Found) {
    let totals = &outcome.figures.totals;
    let Ok(time) = totals.time else { return };
    for (at, (cost, line)) in study.costs.iter().zip(&totals.lines).enumerate() {
        let twice = line.amount.is_ok_and(|amount| amount > Exact::zero());
        if cost.category == Category::Time && time > Exact::zero() && twice {
            found.add(Trigger::TimeTwice, ["costs.", &at.to_string(), ".rate"].concat(), Vec::new());
        }
        let times = Exact::int(if line.timing == Timing::Monthly { 12 } else { 1 });
        let large = line.amount.is_ok_and(|amount| amount * times >= time);
        if cost.category == Category::Cover && time > Exact::zero() && large {
            found.add(Trigger::CoverAndPay, ["costs.", &at.to_string(), ".rate"].concat(), vec![Fact::Cost(at)]);
        }
    }
}

/// P12: 30% of total compensation is 43% on top of pay, and the two are often mistaken.
pub(super) fn share_of_pay(hour: &HourRate, owner: Fact, path: String, found: &mut Found) {
    let Some(load) = hour.on_cost.value.map(Exact::of) else { return };
    let answered = matches!(hour.of_total, YesNo::Yes | YesNo::No);
    if answered || hour.value.value.is_some() || load < LOAD_LOW.exact() || load > LOAD_HIGH.exact() {
        return;
    }
    let share = load.percent();
    let on_top = share / (Exact::one() - share);
    found.add(Trigger::ShareOfPay, path, vec![owner, Fact::share(share), Fact::share(on_top)]);
}

fn has_amount(study: &Study, category: Category) -> bool {
    study.costs.iter().any(|line| line.category == category && line.rate.value.is_some())
}

fn forgotten(study: &Study, found: &mut Found) {
    let blank: Vec<Category> = FORGOTTEN.into_iter().filter(|category| !has_amount(study, *category)).collect();
    if !blank.is_empty() {
        found.add(Trigger::CostsForgotten, "costs".into(), vec![Fact::Categories(blank)]);
    }
}

/// P43: what was paid before still belongs to the cost.
fn design(study: &Study, outcome: &Outcome, found: &mut Found) {
    if !has_amount(study, Category::Design) && !has_amount(study, Category::Delivery) {
        found.add(Trigger::NoDesign, "costs".into(), Vec::new());
    }
    if study.state != State::Measured {
        return;
    }
    for (at, (cost, line)) in study.costs.iter().zip(&outcome.figures.totals.lines).enumerate() {
        let nothing = line.amount.is_ok_and(|amount| amount == Exact::zero());
        if cost.category == Category::Design && nothing && cost.why_zero.trim().is_empty() {
            found.add(Trigger::DesignAtNothing, ["costs.", &at.to_string(), ".rate"].concat(), vec![Fact::Cost(at)]);
        }
    }
}
