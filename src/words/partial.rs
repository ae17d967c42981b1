//! What a study says before everything is known: what must be true, what is tried, and what is still open (M17).

use rust_decimal::Decimal;

use crate::amount::Format;
use crate::analysis::partial::{Condition, Trial};
use crate::steps::words;
use crate::study::*;

/// What must be true for the training to pay for itself, as one sentence.
pub fn must_be_true(trial: &Trial, format: &Format) -> String {
    let measures = &trial.study.measures;
    match &trial.condition {
        Condition::Always => "It pays for itself whatever the open numbers are.".into(),
        Condition::Cost { most } if *most <= Decimal::ZERO => {
            "It cannot pay for itself: at these numbers there is no benefit.".into()
        }
        Condition::Cost { most } => {
            format!(
                "It pays for itself if it costs {} or less in its first year, everyone’s time included.",
                format.money(*most)
            )
        }
        Condition::Worth { measure, each } => {
            let unit = measures.get(*measure).map_or("units", words::unit);
            format!("It pays for itself if one {} is worth {} or more.", words::one(unit), format.money(*each))
        }
        Condition::Change { measure, by, each, usable, most } => {
            let Some(measure) = measures.get(*measure) else { return String::new() };
            change(measure, *by, (*each, *usable), *most, format)
        }
    }
}

fn change(
    measure: &Measure,
    by: Decimal,
    (each, usable): (Decimal, Decimal),
    most: Option<Decimal>,
    format: &Format,
) -> String {
    let name = words::name_of(measure).to_lowercase();
    let money_itself = words::unit(measure).starts_with("of ");
    let size = |value: Decimal| {
        if money_itself { format.money(value) } else { words::difference(value, measure, format) }
    };
    let (amount, period) = (size(by), words::covers(measure));
    let worth = if money_itself {
        format!(", of which {} is left", format.percent_of(each * Decimal::ONE_HUNDRED, 1))
    } else if measure.scale == Scale::Count {
        format!(" at {} each", format.money(each))
    } else {
        format!(", at {} for each {}", format.money(each), words::one(words::unit(measure)))
    };
    let used = if usable < Decimal::ONE_HUNDRED {
        format!(", with {} of the time used", format.percent_of(usable, 0))
    } else {
        String::new()
    };
    if let Some(most) = most {
        let there = size(most);
        return match (measure.better, measure.scale) {
            (Better::Lower, Scale::Count) => format!(
                "It cannot pay for itself at these numbers: it would have to avoid {amount} {period}{worth}, and there are only {there}."
            ),
            _ => format!(
                "It cannot pay for itself at these numbers: it would have to change {name} by {amount}{worth}, and only {there} are left to change."
            ),
        };
    }
    let for_each = if measure.scale == Scale::Each && !measure.base_name.is_empty() {
        format!(" for each of the {}", measure.base_name)
    } else {
        String::new()
    };
    match (measure.better, measure.scale) {
        (Better::Lower, Scale::Count) if !money_itself => {
            format!("It pays for itself if it avoids {amount} {period}{worth}{used}.")
        }
        (Better::Higher, Scale::Count) if !money_itself => {
            format!("It pays for itself if it brings {amount} more {period}{worth}{used}.")
        }
        (Better::Lower, Scale::Percent) => {
            format!("It pays for itself if it lowers {name} by {amount}{worth}{used}.")
        }
        (Better::Higher, Scale::Percent) => format!("It pays for itself if it raises {name} by {amount}{worth}{used}."),
        (Better::Lower, _) => {
            format!("It pays for itself if it lowers {name} by {amount} {period}{for_each}{worth}{used}.")
        }
        (Better::Higher, _) => {
            format!("It pays for itself if it raises {name} by {amount} {period}{for_each}{worth}{used}.")
        }
    }
}

/// "This tries 8 hours for …, which nobody has answered." Empty where the sentence rests on answers alone.
pub fn what_is_tried(trial: &Trial) -> String {
    let tried: Vec<String> =
        trial.rests_on().map(|one| format!("{}: {}", one.label.trim_end_matches('?'), one.shown)).collect();
    match tried.len() {
        0 => String::new(),
        1 => format!("It tries one number that nobody has answered. {}.", tried[0]),
        count => format!("It tries {count} numbers that nobody has answered. {}.", tried.join("; ")),
    }
}

/// Answers named in a sentence; more would hide it.
const NAMED: usize = 4;

/// "No figure yet: 2 answers are open (…)." for what is printed or sent: nothing that is tried stands there.
pub fn answers_open(trial: &Trial) -> String {
    let names: Vec<String> =
        trial.open.iter().take(NAMED).map(|one| words::inside(one.label.trim_end_matches('?'))).collect();
    let names = names.join("; ");
    match (trial.open.len(), trial.open.len().saturating_sub(NAMED)) {
        (0, _) => String::new(),
        (1, _) => format!("No figure yet: one answer is open ({names})."),
        (count, 0) => format!("No figure yet: {count} answers are open ({names})."),
        (count, more) => format!("No figure yet: {count} answers are open ({names}; and {more} more)."),
    }
}

/// "3 answers to go".
pub fn to_go(trial: &Trial) -> String {
    match trial.open.len() {
        0 => String::new(),
        1 => "One answer to go".into(),
        count => format!("{count} answers to go"),
    }
}

/// What comes out with the numbers that are being tried; it says that they are tried.
pub fn what_comes_out(trial: &Trial, format: &Format) -> String {
    let amount = format.money(trial.net.abs());
    match trial.net.cmp(&Decimal::ZERO) {
        std::cmp::Ordering::Less => format!("With what is tried: a loss of {amount} in the first year."),
        std::cmp::Ordering::Equal => "With what is tried it just breaks even.".into(),
        std::cmp::Ordering::Greater => format!("With what is tried: {amount} more than it costs in the first year."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Context;
    use crate::analysis::partial::trial;
    use crate::engine::evaluate;
    use rust_decimal::dec;

    fn said(study: &Study) -> String {
        let (outcome, format) = (evaluate(study), Format::named("en-GB", "GBP"));
        let trial = trial(Context { study, outcome: &outcome, format: &format }, &[]).expect("a trial");
        must_be_true(&trial, &format)
    }

    /// 12 people for 8 hours at 25 an hour and a price of 3,360 are 5,760; over 12 months at 60 each that is 8 a month.
    fn study(situation: Situation) -> Study {
        let mut study = catalogue::start(situation, "a", "en-GB", "GBP");
        study.state = State::Forecast;
        study.programme.people = Quantity::entered(dec!(12));
        study.programme.hours = Quantity::entered(dec!(8));
        study.programme.hour.value = Quantity::entered(dec!(25));
        study.costs[0].rate = Quantity::entered(dec!(3360));
        study.measures[0].worth.valuation = Valuation::Agreed;
        study.measures[0].worth.class = Class::Cash;
        study.measures[0].worth.value = Quantity::entered(dec!(60));
        study.measures[0].baseline = Quantity::entered(dec!(40));
        study
    }

    /// What is sent or printed says what must be true and what is open, and nothing is held back that is not known.
    #[test]
    fn what_is_passed_on_says_what_must_be_true_and_which_answers_are_open() {
        let study = study(Situation::Quality);
        let (outcome, format) = (evaluate(&study), Format::named("en-GB", "GBP"));
        let context = Context { study: &study, outcome: &outcome, format: &format };
        let wanted = "It pays for itself if it avoids 8 errors a month at £60 each";
        let said = crate::words::verdict(context, crate::words::Odds::NotYet);
        assert_eq!(said.before, wanted);
        assert!(said.more.starts_with("No figure yet: "), "{}", said.more);
        let page = crate::words::report::sheet(context, None);
        assert!(page.summary.starts_with(wanted), "{}", page.summary);
        assert_eq!(page.must_be_true, [wanted.to_string() + "."]);
        for fact in crate::words::facts(context, None) {
            assert_ne!(fact.number, "Held back", "{:?}", fact.id);
        }
    }

    #[test]
    fn the_first_sentence_says_what_must_be_true() {
        assert_eq!(said(&study(Situation::Quality)), "It pays for itself if it avoids 8 errors a month at £60 each.");
        assert_eq!(said(&study(Situation::Sales)), "It pays for itself if it brings 8 deals more a month at £60 each.");
    }

    #[test]
    fn what_cannot_be_reached_is_said() {
        let mut few = study(Situation::Quality);
        few.measures[0].baseline = Quantity::entered(dec!(5));
        let sentence = said(&few);
        assert!(sentence.starts_with("It cannot pay for itself at these numbers"), "{sentence}");
        assert!(sentence.contains("8 errors a month") && sentence.contains("only 5 errors"), "{sentence}");
    }

    /// A percentage of 120 people: 5,760 ÷ (120 × 60) = 0.8 of the whole, 80 points.
    #[test]
    fn a_percentage_is_changed_by_points() {
        let mut rate = study(Situation::Turnover);
        rate.measures[0].base = Quantity::entered(dec!(960));
        assert_eq!(
            said(&rate),
            "It pays for itself if it lowers voluntary turnover by 10 points, at £60 for each exit."
        );
    }
}
