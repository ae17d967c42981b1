//! The chain: nine links from the problem to the result, in the user's own words and numbers.

use rust_decimal::Decimal;

use crate::analysis::{Context, Light, decimal, gate};
use crate::engine::{Exact, MeasureFigures, Method, Sums, Way};
use crate::steps::{Link, words};
use crate::study::*;
use crate::words::benefit_and_cost_words;
use crate::words::text::filled;

/// One link of the chain. Without a value it is not done.
#[derive(Clone, Debug, PartialEq)]
pub struct LinkWords {
    pub link: Link,
    pub name: &'static str,
    pub value: Option<String>,
    /// A second line, such as where a value was assumed.
    pub note: Option<String>,
    /// The result is a loss.
    pub loss: bool,
}

/// The nine links of `facts`.
pub fn chain(facts: Context) -> Vec<LinkWords> {
    let Context { study, outcome, format } = facts;
    let none = Measure::default();
    let first = First::of(study.measures.first().unwrap_or(&none), facts);
    let [_, cost] = benefit_and_cost_words(facts);
    let cost = cost.ok().map(|cost| {
        let text = if outcome.cost_is_whole { "{cost}, all in" } else { "{cost} so far" };
        filled(text, &[("cost", &cost)])
    });
    let held = outcome.is_withheld();
    let net = decimal(outcome.figures.totals.net).ok();
    let result = net.map(|net| if held { "held back".to_string() } else { format.money(net) });
    let more = study.measures.len().saturating_sub(1);
    let and_more = (more > 0).then(|| format!("and {more} more {}", if more == 1 { "measure" } else { "measures" }));
    let link = |link: Link, name: &'static str, value: Option<String>| LinkWords {
        link,
        name,
        value,
        note: None,
        loss: false,
    };
    let mut links = vec![
        link(Link::Challenge, "Challenge", first.challenge()),
        link(Link::Cause, "Cause", cause(facts)),
        link(Link::Goal, "Goal", first.goal()),
        link(Link::Baseline, "Baseline", first.baseline()),
        link(Link::Change, "Change", first.change()),
        link(Link::Share, "Training’s share", first.share()),
        link(Link::Worth, "Worth", first.worth()),
        link(Link::Cost, "Cost", cost),
        link(Link::Result, "Result", result),
    ];
    links[Link::Baseline as usize].note = and_more;
    links[Link::Result as usize].loss = !held && net.is_some_and(|net| net < Decimal::ZERO);
    links
}

/// Somebody's own words, cut to the room of a link.
fn own_words(text: &str) -> Option<String> {
    (!text.trim().is_empty()).then(|| words::shorten(text, 70))
}

/// The main cause, or what the gate says of the causes.
fn cause(facts: Context) -> Option<String> {
    let study = facts.study;
    let said = main_cause(study, facts.format).or_else(|| own_words(&study.cause.note));
    said.or_else(|| {
        let lack = match gate(study).light {
            Light::NotChecked => return None,
            Light::Fits => "A lack of skill",
            Light::Partly => "Partly a lack of skill",
            Light::NotTheLever => "Probably not a lack of skill",
        };
        Some(lack.into())
    })
}

/// The first measure, which the chain is told of.
struct First<'a> {
    measure: &'a Measure,
    /// None where there is no measure yet.
    figures: Option<&'a MeasureFigures<Exact>>,
    /// The way of separating the training that counts.
    way: Option<&'a Way<Exact>>,
    before: Option<Decimal>,
    after: Option<Decimal>,
    gross: Option<Decimal>,
    facts: Context<'a>,
}

impl<'a> First<'a> {
    fn of(measure: &'a Measure, facts: Context<'a>) -> First<'a> {
        let figures = facts.outcome.figures.totals.measures.first();
        let change = figures.map(|one| &one.change);
        First {
            measure,
            figures,
            way: change.and_then(|change| change.way().ok()),
            before: change.and_then(|change| decimal(change.before).ok()),
            after: change.and_then(|change| decimal(change.after).ok()),
            gross: change.and_then(|change| decimal(change.gross).ok()),
            facts,
        }
    }

    /// The sum that participants reported, where there is no number of before.
    fn reported(&self) -> Option<&'a Way<Exact>> {
        self.way.filter(|way| way.summed && self.before.is_none())
    }

    fn spell(&self, value: Decimal) -> String {
        words::of_measure(value, self.measure, self.facts.format)
    }

    fn challenge(&self) -> Option<String> {
        let said = own_words(&self.facts.study.challenge.sentence);
        said.or_else(|| self.before.and(own_words(&self.measure.name)))
    }

    /// The target or the sentence of the goal. In a forecast the number after is the target; one that was measured is no goal.
    fn goal(&self) -> Option<String> {
        let target = self.measure.target.value.map(|target| self.spell(target));
        let aimed = || match self.facts.study.state {
            State::Open | State::Forecast => self.after.map(|value| self.spell(value)),
            _ => self.after.map(|_| "No goal set".to_string()),
        };
        let none = || self.reported().map(|_| "No goal set".to_string());
        target.or_else(|| own_words(self.facts.study.goal.sentence.trim())).or_else(aimed).or_else(none)
    }

    fn baseline(&self) -> Option<String> {
        let known = self.before.map(|value| format!("{} {}", self.spell(value), words::covers(self.measure)));
        known.or_else(|| {
            self.reported()?;
            let answered = self.measure.isolation.respondents.iter();
            let answered = answered.filter(|one| one.change.value.is_some() && one.share.value.is_some());
            let people = answered.map(|one| one.people.value.unwrap_or(Decimal::ONE)).fold(Decimal::ZERO, Sums::plus);
            Some(filled("Estimated by {people}", &[("people", &words::people(people, self.facts.format))]))
        })
    }

    fn change(&self) -> Option<String> {
        let (measure, format) = (self.measure, self.facts.format);
        let Some((after, gross)) = self.after.zip(self.gross) else {
            let size = decimal(Ok(self.reported()?.improvement)).ok()?;
            let text = match size < Decimal::ZERO {
                true => "{size} {period} worse, as reported",
                false => "{size} {period} better, as reported",
            };
            let size = words::difference(size.abs(), measure, format);
            return Some(filled(text, &[("size", &size), ("period", words::period(measure))]));
        };
        let worse = gross.is_sign_negative();
        let (text, size) = match (measure.scale, worse, measure.better) {
            (Scale::Percent, true, _) => ("{size} worse", words::difference(gross.abs(), measure, format)),
            (Scale::Percent, false, _) => ("{size} better", words::difference(gross.abs(), measure, format)),
            (_, false, Better::Lower) | (_, true, Better::Higher) => ("{size} fewer", format.number(gross.abs(), 2)),
            _ => ("{size} more", format.number(gross.abs(), 2)),
        };
        let change = filled(text, &[("size", &size)]);
        let ahead = self.facts.study.state.is_forecast();
        let text = if ahead { "Aim: {after}, {change}" } else { "{after}, {change}" };
        Some(filled(text, &[("after", &self.spell(after)), ("change", &change)]))
    }

    fn share(&self) -> Option<String> {
        // That nobody separated it is known once the questions after it are answered; before that it is an open question.
        let passed = self.facts.outcome.figures.totals.cost.is_ok();
        let way = self.way.filter(|way| passed || way.method != Method::BeforeAfter)?;
        let (measure, format) = (self.measure, self.facts.format);
        if way.method == Method::BeforeAfter {
            return Some("Not separated from other causes".into());
        }
        if way.method.is_record() {
            let own = format.number(decimal(Ok(way.improvement)).unwrap_or_default(), 2);
            let all = words::difference(self.gross.unwrap_or_default().abs(), measure, format);
            return Some(filled("{own} of the {all}", &[("own", &own), ("all", &all)]));
        }
        let percent =
            |part: Exact| format.percent_of(decimal(Ok(part)).unwrap_or_default().times(Decimal::ONE_HUNDRED), 0);
        let worse = decimal(Ok(way.improvement)).is_ok_and(|size| size < Decimal::ZERO);
        let (text, sure) = if worse && !way.summed {
            // Doubt makes no loss smaller (M3), so how sure somebody is stands here as it was said.
            let sure = said_sure(measure, way.method).map(|sure| format.percent_of(sure, 0));
            let text = match (sure.is_some(), self.facts.study.state.is_forecast()) {
                (true, true) => "{share} of the change, {sure} sure; counted in full, because it gets worse",
                (true, false) => "{share} of the change, {sure} sure; counted in full, because it got worse",
                (false, true) => "{share} of the change; counted in full, because it gets worse",
                (false, false) => "{share} of the change; counted in full, because it got worse",
            };
            (text, sure.unwrap_or_default())
        } else {
            ("{share} of the change, {sure} sure", percent(way.confidence))
        };
        Some(filled(text, &[("share", &percent(way.share)), ("sure", &sure)]))
    }

    fn worth(&self) -> Option<String> {
        if self.measure.worth.class == Class::Intangible && self.figures.is_some() {
            return Some("Not in money".into());
        }
        let value = self.facts.format.money(decimal(self.figures?.value.value).ok()?);
        let unit = words::one(words::unit(self.measure));
        Some(filled("{value} for each {unit}", &[("value", &value), ("unit", &unit)]))
    }
}

/// How sure somebody said to be of the share that counts, in percent; none where several said it.
fn said_sure(measure: &Measure, method: Method) -> Option<Decimal> {
    let isolation = &measure.isolation;
    if method == Method::OtherFactors {
        return isolation.factors_confidence.value;
    }
    let mut said = isolation.estimators.iter().filter(|one| one.share.value.is_some()).map(|one| one.confidence.value);
    said.next().flatten().filter(|_| said.next().is_none())
}

/// The heaviest cause with its share.
fn main_cause(study: &Study, format: &crate::amount::Format) -> Option<String> {
    let cause =
        study.cause.causes.iter().filter(|cause| cause.share.value.is_some()).max_by_key(|cause| cause.share.value)?;
    let name = if cause.name.trim().is_empty() { cause.kind.label() } else { cause.name.trim() };
    Some(format!("{} ({})", words::shorten(name, 60), format.percent_of(cause.share.value?, 0)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::amount::Format;
    use crate::engine::evaluate;
    use rust_decimal::dec;

    fn said(study: &Study, link: Link) -> Option<String> {
        let (outcome, format) = (evaluate(study), Format::named("en-US", "USD"));
        chain(Context { study, outcome: &outcome, format: &format }).remove(link as usize).value
    }

    /// From 40 errors a month to 50, 90% of it by the training, as somebody says who is 70% sure.
    fn worse() -> Study {
        let mut study = catalogue::start(Situation::Quality, "a", "en-US", "USD");
        study.state = State::Measured;
        let measure = &mut study.measures[0];
        measure.unit = "errors".into();
        (measure.scale, measure.period, measure.better) = (Scale::Count, Period::Month, Better::Lower);
        (measure.baseline, measure.after) = (Quantity::entered(dec!(40)), Quantity::entered(dec!(50)));
        measure.isolation.estimators = vec![Estimator {
            share: Quantity::entered(dec!(90)),
            confidence: Quantity::entered(dec!(70)),
            ..Estimator::default()
        }];
        study
    }

    #[test]
    fn what_got_worse_keeps_the_doubt_that_was_said_and_is_counted_in_full() {
        let mut study = worse();
        let share = said(&study, Link::Share);
        assert_eq!(share.as_deref(), Some("90% of the change, 70% sure; counted in full, because it got worse"));
        study.measures[0].after = Quantity::entered(dec!(30));
        assert_eq!(said(&study, Link::Share).as_deref(), Some("90% of the change, 70% sure"));
    }

    #[test]
    fn a_number_that_was_measured_is_no_goal() {
        let mut study = worse();
        assert_eq!(said(&study, Link::Goal).as_deref(), Some("No goal set"));
        study.measures[0].target = Quantity::entered(dec!(30));
        assert_eq!(said(&study, Link::Goal).as_deref(), Some("30 errors"));
    }

    #[test]
    fn the_share_is_open_until_its_question_was_passed() {
        let mut study = worse();
        study.measures[0].isolation.estimators.clear();
        assert_eq!(said(&study, Link::Share), None);
        study.programme.people = Quantity::entered(dec!(10));
        study.programme.hours = Quantity::entered(dec!(0));
        study.costs = vec![CostLine { rate: Quantity::entered(dec!(4000)), ..CostLine::default() }];
        assert_eq!(said(&study, Link::Share).as_deref(), Some("Not separated from other causes"));
    }

    /// 102 active users report 1.6 hours each, 163.2 together; nobody measured any.
    #[test]
    fn what_participants_report_has_no_baseline_and_is_no_open_question() {
        let study = &examples::all()[7];
        assert_eq!(said(study, Link::Baseline).as_deref(), Some("Estimated by 102 people"));
        assert_eq!(said(study, Link::Change).as_deref(), Some("163.2 hours a week better, as reported"));
    }
}
