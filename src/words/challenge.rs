//! Ten questions that somebody from Finance asks of a figure, with what the study answers. What it does not answer is marked as
//! open and leads to the question that would.

use crate::analysis::weak_numbers::weak;
use crate::analysis::{Context, decimal};
use crate::engine::chance::Chances;
use crate::engine::{Grade, Method};
use crate::steps::words;
use crate::study::*;
use crate::words::evidence::evidence_words;
use crate::words::needs::margin_of_safety;
use crate::words::odds::{how_far_apart, how_many_make_money, spell};
use crate::words::text::{filled, list};
use crate::words::{Odds, benefit_and_cost_words, challenge_sentence, full_stop, gate_words, method_words, say};

/// A question with its answer.
#[derive(Clone, Debug, PartialEq)]
pub struct FinanceQuestion {
    pub question: &'static str,
    pub answer: String,
    /// The place of the answer in the study that is missing or weak; empty where the study answers.
    pub open: &'static str,
}

/// The ten questions, in the order of the chain from the problem to the money.
pub fn finance_questions(facts: Context, chances: Option<&Chances>) -> Vec<FinanceQuestion> {
    vec![
        problem(facts),
        cause(facts.study),
        change(facts),
        separated(facts),
        chance(facts, chances),
        worth(facts),
        cash(facts),
        cost(facts),
        lasting(facts),
        wrong(facts),
    ]
}

/// How many of them the study answers.
pub fn how_many_answered(all: &[FinanceQuestion]) -> String {
    let open = all.iter().filter(|one| !one.open.is_empty()).count();
    match open {
        0 => "The study answers all of them.".into(),
        1 => "The study answers all but one. The open one leads to what would answer it.".into(),
        _ => {
            let text = "The study answers {known} of {all}. Each open one leads to what would answer it.";
            let (known, all) = ((all.len() - open).to_string(), all.len().to_string());
            filled(text, &[("known", &known), ("all", &all)])
        }
    }
}

fn question(question: &'static str, answer: impl Into<String>, open: &'static str) -> FinanceQuestion {
    FinanceQuestion { question, answer: answer.into(), open }
}

const NOT_ANSWERED: &str = "The study does not say yet.";

fn problem(facts: Context) -> FinanceQuestion {
    const ASKED: &str = "What problem is this about, and what does it cost?";
    let own = facts.study.challenge.sentence.trim();
    let cost = crate::words::doing_nothing(facts);
    match (own.is_empty(), cost) {
        (false, Some(cost)) => question(ASKED, format!("{} {cost}", full_stop(own)), ""),
        (false, None) => question(ASKED, full_stop(own), "challenge.cost_now"),
        // What the measure says of the problem has its cost with it, where that is known.
        (true, cost) => match challenge_sentence(facts) {
            Some(said) => question(ASKED, full_stop(&said), if cost.is_some() { "" } else { "challenge.cost_now" }),
            None => question(ASKED, NOT_ANSWERED, "challenge.sentence"),
        },
    }
}

fn cause(study: &Study) -> FinanceQuestion {
    const ASKED: &str = "Why training, and not something cheaper?";
    let words = gate_words(study);
    let mut answer = words.told.to_string();
    if let Some(decides) = words.decides {
        answer = filled("{answer} {decides}", &[("answer", &answer), ("decides", decides)]);
    }
    let open = if study.cause.tools_and_time == YesNo::Open { "cause.tools_and_time" } else { "" };
    question(ASKED, answer, open)
}

fn change(facts: Context) -> FinanceQuestion {
    let Context { study, outcome, format } = facts;
    let ahead = study.state.is_forecast();
    let asked = if ahead { "What is to change, measured how?" } else { "What changed, measured how?" };
    let mut told = Vec::new();
    for (measure, one) in study.measures.iter().zip(&outcome.figures.totals.measures) {
        let (Ok(before), Ok(after)) = (decimal(one.change.before), decimal(one.change.after)) else { continue };
        let text = if ahead {
            "{name}, {covers}: {before} now, {after} aimed at."
        } else {
            "{name}, {covers}: {before} before, {after} after."
        };
        let (before, after) = (words::of_measure(before, measure, format), words::of_measure(after, measure, format));
        let holes = [
            ("name", words::name_of(measure)),
            ("covers", words::covers(measure)),
            ("before", before.as_str()),
            ("after", after.as_str()),
        ];
        told.push(filled(text, &holes));
    }
    match told.is_empty() {
        true => question(asked, NOT_ANSWERED, "measures.0.baseline"),
        false => question(asked, told.join(" "), ""),
    }
}

fn separated(facts: Context) -> FinanceQuestion {
    let Context { study, outcome, .. } = facts;
    let asked = if study.state.is_forecast() {
        "How will you know that it was the training?"
    } else {
        "How do you know that it was the training?"
    };
    let all = study.measures.iter().zip(&outcome.figures.totals.measures);
    let mut ways: Vec<&str> = Vec::new();
    let mut by_nothing = false;
    for (measure, one) in all {
        let Ok(way) = one.change.way() else { continue };
        by_nothing |= way.method == Method::BeforeAfter;
        let name = method_words(way, measure);
        if !ways.contains(&name) {
            ways.push(name);
        }
    }
    let Some(grade) = outcome.grade.filter(|_| !ways.is_empty()) else {
        return question(asked, NOT_ANSWERED, "measures.0.isolation.estimators.0.share");
    };
    let (ways, why) = (ways.join(", "), evidence_words(outcome));
    let text = if why == ways {
        "{ways}: evidence {grade}, on a scale from A to E."
    } else {
        "{ways}: evidence {grade}, on a scale from A to E. {why}."
    };
    let answer = filled(text, &[("ways", &ways), ("grade", grade.letter()), ("why", why)]);
    let open = if by_nothing || grade == Grade::E { "measures.0.isolation.estimators.0.share" } else { "" };
    question(asked, answer, open)
}

fn chance(facts: Context, chances: Option<&Chances>) -> FinanceQuestion {
    const ASKED: &str = "Could it be luck?";
    let withheld = facts.outcome.is_withheld() || facts.outcome.figures.totals.net.is_err();
    let open = "measures.0.baseline";
    match (chances.filter(|_| !withheld), Odds::of(chances)) {
        (Some(chances), Odds::Of(_)) => {
            let text = "{count}; {middle} in the middle. {range}";
            let (count, range) = (how_many_make_money(chances), how_far_apart(chances, facts.format));
            let middle = spell(chances, chances.middle, facts.format);
            question(ASKED, filled(text, &[("count", &count), ("middle", &middle), ("range", &range)]), "")
        }
        (Some(_), Odds::NoRange) => {
            question(ASKED, "Nobody can say: no number has a range, and no sample is known.", open)
        }
        _ => question(ASKED, NOT_ANSWERED, open),
    }
}

fn worth(facts: Context) -> FinanceQuestion {
    const ASKED: &str = "What is one worth, and who agreed to that?";
    let Context { study, outcome, format } = facts;
    let mut told = Vec::new();
    let mut all_agreed = true;
    for (measure, one) in study.measures.iter().zip(&outcome.figures.totals.measures) {
        let Ok(value) = decimal(one.value.value) else { continue };
        let who = measure.worth.agreed_by.trim();
        all_agreed &= !who.is_empty();
        let text = if who.is_empty() {
            "{name}: {value} for each {unit}; nobody is named who agreed."
        } else {
            "{name}: {value} for each {unit}, agreed by {who}."
        };
        let (unit, value) = (words::one(words::unit(measure)), format.money_full(value));
        let holes = [("name", words::name_of(measure)), ("value", &value), ("unit", &unit), ("who", who)];
        told.push(filled(text, &holes));
    }
    match told.is_empty() {
        true => question(ASKED, NOT_ANSWERED, "measures.0.worth.class"),
        false => question(ASKED, told.join(" "), if all_agreed { "" } else { "measures.0.worth.agreed_by" }),
    }
}

fn cash(facts: Context) -> FinanceQuestion {
    const ASKED: &str = "How much of it is cash?";
    let figures = &facts.outcome.figures;
    let money = |figure| say(figure, |value| facts.format.money(value));
    let (Ok(all), Ok(cash)) = (figures.totals.benefit, figures.totals.cash_benefit) else {
        return question(ASKED, NOT_ANSWERED, "measures.0.worth.class");
    };
    let time = all - cash;
    let is_some = |amount: crate::engine::Exact| decimal(Ok(amount)).is_ok_and(|amount| !amount.is_zero());
    let text = match (is_some(time), is_some(figures.risk)) {
        (false, false) => "All of it is cash or margin: {cash}.",
        (false, true) => "All of it is cash or margin: {cash}. Avoided risk of {risk} stands outside the ROI.",
        (true, false) => "{cash} is cash or margin, {time} is freed time with a named use.",
        (true, true) => {
            "{cash} is cash or margin, {time} is freed time with a named use. Avoided risk of {risk} stands outside the ROI."
        }
    };
    let holes = [("cash", money(Ok(cash))), ("time", money(Ok(time))), ("risk", money(Ok(figures.risk)))];
    let holes: Vec<(&str, &str)> = holes.iter().map(|(name, words)| (*name, words.as_str())).collect();
    question(ASKED, filled(text, &holes), "")
}

fn cost(facts: Context) -> FinanceQuestion {
    const ASKED: &str = "Is that the full cost?";
    let Context { study, outcome, format } = facts;
    let totals = &outcome.figures.totals;
    let [_, Ok(cost)] = benefit_and_cost_words(facts) else {
        return question(ASKED, NOT_ANSWERED, "costs.0.rate");
    };
    let mut named: Vec<String> = Vec::new();
    for line in &study.costs {
        let name = words::inside(line.category.label());
        if line.rate.value.is_some() && !named.contains(&name) {
            named.push(name);
        }
    }
    let time = say(totals.time, |time| format.money(time));
    let named: Vec<&str> = named.iter().map(String::as_str).collect();
    let text = match (totals.time.is_ok(), named.is_empty()) {
        (true, true) => "{cost}, which is everyone’s time.",
        (true, false) => "{cost}, of which everyone’s time is {time}. The rest: {lines}.",
        (false, _) => "{cost}, without the participants’ time: {lines}.",
    };
    let answer = filled(text, &[("cost", &cost), ("time", &time), ("lines", &list(&named))]);
    question(ASKED, answer, if totals.time.is_ok() { "" } else { "programme.hours" })
}

fn lasting(facts: Context) -> FinanceQuestion {
    const ASKED: &str = "How long does it last, and when is the money back?";
    let Context { study, outcome, format } = facts;
    let figures = &outcome.figures;
    let back = match decimal(figures.payback_months) {
        Ok(months) => format!("The money is back after {} months.", format.fixed(months, 1)),
        Err(why) => full_stop(why.sentence()),
    };
    let fades = study.measures.iter().any(|one| {
        let effect = &one.effect;
        [&effect.lasts, &effect.half_life, &effect.attrition].iter().any(|number| number.value.is_some())
    });
    let text = if fades {
        "Only the first twelve months count; the effect fades, ends or leaves with people as entered. {back}"
    } else {
        "Only the first twelve months count, at full effect: nobody has said how it fades or who leaves. {back}"
    };
    question(ASKED, filled(text, &[("back", &back)]), if fades { "" } else { "measures.0.effect.lasts" })
}

fn wrong(facts: Context) -> FinanceQuestion {
    const ASKED: &str = "And if you are wrong?";
    let heaviest = weak(facts, 1).into_iter().next();
    let margin = margin_of_safety(facts);
    let mut told: Vec<String> = margin.into_iter().collect();
    if let Some(one) = &heaviest {
        let text = "The weakest number that moves it most is “{label}”, {shown}: {known}.";
        let known = words::inside(one.known);
        told.push(filled(text, &[("label", &one.label), ("shown", &one.shown), ("known", &known)]));
    }
    match told.is_empty() {
        true => question(ASKED, NOT_ANSWERED, "measures.0.baseline"),
        false => question(ASKED, told.join(" "), ""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::amount::Format;
    use crate::engine::evaluate;
    use crate::words::odds::drawn;

    fn of(study: &Study) -> Vec<FinanceQuestion> {
        let (outcome, format) = (evaluate(study), Format::named("en-US", "USD"));
        finance_questions(Context { study, outcome: &outcome, format: &format }, drawn(study).as_ref())
    }

    #[test]
    fn there_are_ten_questions_and_an_empty_study_answers_none_of_the_figures() {
        let all = of(&Study::default());
        assert_eq!(all.len(), 10);
        let open: Vec<&str> = all.iter().filter(|one| !one.open.is_empty()).map(|one| one.question).collect();
        assert!(open.len() >= 8, "{open:?}");
        assert!(all.iter().all(|one| !one.answer.is_empty()));
    }

    /// What is open leads to a question that is asked.
    #[test]
    fn an_open_question_leads_to_a_question_of_a_step() {
        use crate::steps::{find, full, quick};
        for study in examples::all().into_iter().chain([Study::default()]) {
            for one in of(&study).into_iter().filter(|one| !one.open.is_empty()) {
                let found = [quick::STEPS, full::STEPS].into_iter().find_map(|steps| find(steps, &study, one.open));
                assert!(found.is_some(), "{}: {}", one.question, one.open);
            }
        }
    }

    /// Example 1: all three sums by hand from its ladder: 584,539 of benefit, of which 76,507 is time with a use.
    #[test]
    fn the_answers_carry_the_figures_of_the_result() {
        let all = of(&examples::all()[0]);
        let answer =
            |asked: &str| all.iter().find(|one| one.question.starts_with(asked)).expect("asked").answer.clone();
        assert!(answer("How do you know").contains("evidence A, on a scale from A to E"));
        assert!(
            answer("Is that the full cost").starts_with("$274,880, of which everyone’s time is $53,856"),
            "{}",
            answer("Is that")
        );
        assert!(answer("How long").contains("5.6 months"));
        assert!(answer("How much of it is cash").contains("$76,507 is freed time"), "{}", answer("How much"));
    }
}
