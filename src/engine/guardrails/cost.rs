//! What the training costs in full: P10–P13, P43, U03.

use super::rules::Check;
use super::{Found, text};
use crate::amount::Format;
use crate::engine::number::{Exact, Number};
use crate::engine::outcome::Outcome;
use crate::engine::why::Why;
use crate::study::*;

/// Cost categories that are easily forgotten, in the words of a sentence.
const FORGOTTEN: [(Category, &str); 4] = [
    (Category::Analysis, "needs analysis"),
    (Category::Technology, "technology"),
    (Category::Administration, "administration and overhead"),
    (Category::Evaluation, "evaluation"),
];

pub fn check(study: &Study, outcome: &Outcome, format: &Format, found: &mut Found) {
    participants_time(study, outcome, found);
    cover(study, outcome, found);
    share_of_pay(&study.programme.hour, "The hourly cost", "programme.hour.of_total", format, found);
    let totals = &outcome.figures.totals;
    if totals.benefit.is_ok() && totals.cost.is_ok() {
        forgotten(study, found);
        design(study, outcome, found);
    }
}

/// U03: what is not known yet of a cost that is shown. Where the number cannot even be read, that is said in its place.
pub fn unknown(study: &Study, outcome: &Outcome, found: &mut Found) {
    if outcome.figures.totals.cost.is_err() {
        return;
    }
    let Programme { people, hours, .. } = &study.programme;
    let missing = [
        (people, hours, "programme.people", "the number of people is not known. Enter it, or 0 hours"),
        (hours, people, "programme.hours", "the training hours for each person are not known. Enter them, or 0"),
    ];
    for (number, other, place, words) in missing {
        // Nobody, or no time at all, costs nothing whatever the other number is.
        let nothing = other.value.is_some_and(|other| other.is_zero());
        if number.value.is_none() && !nothing && !found.holds_at(place) {
            let words = ["Participants’ time is not in the cost yet: ", words, " if nobody spends time."];
            found.add(Check::U03, place.into(), &words);
        }
    }
    for (at, line) in study.costs.iter().enumerate() {
        let Some((field, words)) = gap(line) else { continue };
        let place = ["costs.", &at.to_string(), ".", field].concat();
        if !found.holds_at(&place) {
            let name = text::or(&line.name, || line.category.label().into());
            found.add(Check::U03, place, &[&name, words]);
        }
    }
}

/// The number that keeps a cost line from having an amount. A row that nobody has touched is no cost yet.
fn gap(line: &CostLine) -> Option<(&'static str, &'static str)> {
    let numbers = [&line.rate, &line.quantity, &line.share];
    if line.name.trim().is_empty() && numbers.iter().all(|number| number.is_open()) {
        return None;
    }
    let unknown = |number: &Quantity| number.value.is_none() && number.status == Status::Unknown;
    if line.rate.value.is_none() {
        Some(("rate", " has no amount yet, so the cost is not whole. Enter it, or 0 with a reason."))
    } else if unknown(&line.quantity) {
        Some(("quantity", ": how many there are is not known, so the cost is not whole. Enter the number."))
    } else if unknown(&line.share) {
        Some((
            "share",
            ": how much of it belongs to this study is not known, so the cost is not whole. Enter the share.",
        ))
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
        Err(why) => why == Why::NoHourCost,
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
        let words = "Participants’ paid time is a cost, and an hour of theirs costs nothing yet. \
                     Enter pay and on-costs for one hour.";
        found.add(Check::P10, field.into(), &[words]);
    }
}

fn cover(study: &Study, outcome: &Outcome, found: &mut Found) {
    let totals = &outcome.figures.totals;
    let Ok(time) = totals.time else { return };
    for (at, (cost, line)) in study.costs.iter().zip(&totals.lines).enumerate() {
        let twice = line.amount.is_ok_and(|amount| amount > Exact::zero());
        if cost.category == Category::Time && time > Exact::zero() && twice {
            let words = "This line counts participants’ time a second time: people, hours and the cost of an hour \
                         make an amount already. Take one of the two out.";
            found.add(Check::P11, ["costs.", &at.to_string(), ".rate"].concat(), &[words]);
        }
        let times = Exact::int(if line.timing == Timing::Monthly { 12 } else { 1 });
        let large = line.amount.is_ok_and(|amount| amount * times >= time);
        if cost.category == Category::Cover && time > Exact::zero() && large {
            let name = text::or(&cost.name, || cost.category.label().into());
            let words = ": this costs at least as much as the participants’ own time. \
                         Count their pay, or the margin lost beyond it, not both.";
            found.add(Check::P11, ["costs.", &at.to_string(), ".rate"].concat(), &[&name, words]);
        }
    }
}

/// P12: 30% of total compensation is 43% on top of pay, and the two are often mistaken.
pub fn share_of_pay(hour: &HourRate, name: &str, place: &str, format: &Format, found: &mut Found) {
    let Some(load) = hour.on_cost.value.map(Exact::of) else { return };
    let answered = matches!(hour.of_total, YesNo::Yes | YesNo::No);
    if answered || hour.value.value.is_some() || load < Exact::int(28) || load > Exact::int(32) {
        return;
    }
    let share = load.percent();
    let (load, on_top) = (text::percent(format, share), text::percent(format, share / (Exact::one() - share)));
    let words = [": on-costs of ", &load, " are often a share of pay and benefits together."].concat();
    let rest = [" In that case they are ", &on_top, " on top of pay."].concat();
    found.add(Check::P12, place.into(), &[name, &words, &rest]);
}

fn has_amount(study: &Study, category: Category) -> bool {
    study.costs.iter().any(|line| line.category == category && line.rate.value.is_some())
}

fn forgotten(study: &Study, found: &mut Found) {
    let blank: Vec<&str> =
        FORGOTTEN.iter().filter(|(category, _)| !has_amount(study, *category)).map(|(_, words)| *words).collect();
    if !blank.is_empty() {
        let words = ["Nothing is entered for ", &text::list(&blank), ". "].concat();
        found.add(Check::P13, "costs".into(), &[&words, "A full cost needs an amount, or a 0 with a reason."]);
    }
}

/// P43: what was paid before still belongs to the cost.
fn design(study: &Study, outcome: &Outcome, found: &mut Found) {
    if !has_amount(study, Category::Design) && !has_amount(study, Category::Delivery) {
        let words = "Neither the design nor the delivery of the training has a cost yet. \
                     What was paid earlier counts as well.";
        found.add(Check::P43, "costs".into(), &[words]);
    }
    if study.state != State::Measured {
        return;
    }
    for (at, (cost, line)) in study.costs.iter().zip(&outcome.figures.totals.lines).enumerate() {
        let nothing = line.amount.is_ok_and(|amount| amount == Exact::zero());
        // A reason is an answer, unless it is the very mistake.
        let sunk = ["paid", "sunk", "spent"].iter().any(|word| text::mentions(&cost.why_zero, word));
        if cost.category == Category::Design && nothing && (cost.why_zero.trim().is_empty() || sunk) {
            let name = text::or(&cost.name, || cost.category.label().into());
            let words = " stands at 0. What was already paid belongs to the cost, spread over all who use it.";
            found.add(Check::P43, ["costs.", &at.to_string(), ".rate"].concat(), &[&name, words]);
        }
    }
}
