//! Every sentence that the page makes, in every variant of number, tense, sign and odds: an editor reads them all.

use payoff::amount::Format;
use payoff::analysis::Context;
use payoff::engine::{Check, Fact, Finding, Missing, Owner, evaluate};
use payoff::study::*;
use payoff::words::{self, Odds};
use rust_decimal::Decimal;

/// One chance of each verb, and what is known without one (M16).
const ODDS: [Odds; 9] = [
    Odds::NotYet,
    Odds::NoRange,
    Odds::Of(0.97),
    Odds::Of(0.9),
    Odds::Of(0.7),
    Odds::Of(0.5),
    Odds::Of(0.3),
    Odds::Of(0.1),
    Odds::Of(0.01),
];

fn number(value: i64) -> Quantity {
    Quantity::entered(value.into())
}

/// A study for each state, each direction, one or several of everything, gains, nothing and losses.
fn studies() -> Vec<Study> {
    let mut all = examples::all().to_vec();
    for state in State::ALL {
        for situation in Situation::ALL {
            for (before, after, cost) in [(40, 30, 500), (30, 40, 500), (30, 30, 500), (40, 39, 100_000), (1, 0, 1)] {
                let mut study = catalogue::start(*situation, "a", "en-GB", "GBP");
                study.state = *state;
                let measure = &mut study.measures[0];
                (measure.baseline, measure.after, measure.target) = (number(before), number(after), number(after));
                (measure.base, measure.months) = (number(1), number(1));
                (measure.worth.valuation, measure.worth.value) = (Valuation::Agreed, number(100));
                (measure.worth.used, measure.worth.usable) = (YesNo::Yes, number(50));
                measure.isolation.estimators[0].share = number(50);
                measure.isolation.estimators[0].confidence = number(80);
                (study.programme.people, study.programme.hours) = (number(1), number(1));
                study.programme.hour.value = number(40);
                study.costs[0].rate = number(cost);
                all.push(study.clone());
                study.measures[0].comparison =
                    Comparison { before: number(before), after: number(after - 3), ..Comparison::default() };
                study.measures[0].isolation.estimators.clear();
                all.push(study);
            }
            all.push(catalogue::start(*situation, "a", "en-GB", "GBP"));
        }
    }
    all
}

/// Whole sentences that the page makes of `study`, with where they stand.
fn sentences(study: &Study, odds: Odds) -> Vec<(&'static str, String)> {
    let (outcome, format) = (evaluate(study), Format::named("en-GB", "GBP"));
    let facts = Context { study, outcome: &outcome, format: &format };
    let verdict = words::verdict(facts, odds);
    let mut all = vec![("verdict", words::full_stop(&verdict.sentence())), ("more", verdict.more)];
    all.extend(words::story(facts, odds).into_iter().filter(|block| !block.own).map(|block| ("story", block.text)));
    all.extend(words::break_even_sentences(facts).into_iter().map(|text| ("break-even", text)));
    all.extend(words::doing_nothing(facts).map(|text| ("doing nothing", text)));
    all.extend(words::challenge_sentence(facts).map(|text| ("challenge", words::full_stop(&text))));
    all.push(("impact", words::impact(facts, odds).1.into()));
    let gate = words::gate_words(study);
    all.extend([gate.sentence, gate.told].map(|text| ("gate", text.to_string())));
    all.extend(gate.decides.into_iter().chain(gate.advice).map(|text| ("gate", text.to_string())));
    for finding in &outcome.findings {
        let said = words::check_words(finding, study, &format);
        all.extend([said.message, said.found, said.why_finance_cares.into()].map(|text| ("check", text)));
    }
    all.retain(|(_, text)| !text.is_empty());
    all
}

/// What is wrong with a sentence, where something is.
fn fault(text: &str) -> Option<&'static str> {
    let odd = [
        ("{", "an open hole"),
        ("}", "an open hole"),
        ("  ", "two spaces"),
        (" .", "a space before its full stop"),
        (" ,", "a space before a comma"),
        ("..", "two full stops"),
        (",,", "two commas"),
        ("“”", "empty quotation marks"),
        ("()", "empty brackets"),
        (" 1 people", "one of several"),
        (" 1 hours", "one of several"),
        (" 1 months", "one of several"),
        (" 1 points", "one of several"),
        ("Some(", "text for programmers"),
        ("None(", "text for programmers"),
        ("\n", "a line break"),
    ];
    let first = text.chars().next()?;
    if !text.ends_with(['.', '?', '!', '”', '…']) {
        return Some("no end");
    }
    if !(first.is_uppercase() || first.is_numeric() || "“£−".contains(first)) {
        return Some("a small beginning");
    }
    let begins_small = |after: &str| after.chars().next().is_some_and(char::is_lowercase);
    if text.split(". ").skip(1).any(begins_small) {
        return Some("a small beginning after a full stop");
    }
    odd.into_iter().find(|(words, _)| text.contains(words)).map(|(_, fault)| fault)
}

#[test]
fn every_sentence_reads_well_in_every_variant() {
    let mut seen = std::collections::BTreeSet::new();
    for study in studies() {
        for odds in ODDS {
            for (place, text) in sentences(&study, odds) {
                if let Some(fault) = fault(&text) {
                    panic!("{place} of “{}”, {}: {fault}: {text}", study.title, study.state.id());
                }
                seen.insert((place, text));
            }
        }
    }
    assert!(seen.len() > 500, "{} sentences are not all of them", seen.len());
    // The list for an editor: LIST=file cargo test --test sentences.
    if let Some(path) = std::env::var_os("LIST") {
        let lines: Vec<String> = seen.iter().map(|(place, text)| format!("{place}\t{text}")).collect();
        std::fs::write(path, lines.join("\n")).expect("it is written");
    }
}

/// A fact of each name, once as one and once as several.
fn fact(name: &str, one: bool) -> Fact {
    let count = Some(if one { Decimal::ONE } else { Decimal::from(24) });
    match name {
        "measure" | "other" => Fact::Measure(0),
        "line" => Fact::Cost(0),
        "owner" => Fact::Owner(Owner::Programme),
        "who" => Fact::Owner(if one { Owner::Estimate } else { Owner::Somebody }),
        "categories" => Fact::Categories(if one { vec![Category::Analysis] } else { Category::ALL.to_vec() }),
        "why" => Fact::Missing(Missing::NoBaseline),
        "typed" | "change" => Fact::Typed("about 4k".into()),
        "unit" | "currency" => Fact::Name("USD".into()),
        "now" | "needed" => Fact::Groups(0, vec![(if one { 1 } else { 24 }.into(), 1.into()); if one { 1 } else { 2 }]),
        "most" | "seen" => Fact::Points(count),
        "compared" | "trained" | "answered" | "all" => Fact::People(count),
        "cost" | "gain" => Fact::Money(count),
        "level" => Fact::Level(2),
        "actual" | "target" => Fact::Entered(Decimal::from(50)),
        "least" | "there" | "ahead" | "apart" | "bound" => Fact::Number(count),
        _ => Fact::Percent(count),
    }
}

#[test]
fn every_check_reads_well_with_one_and_with_several() {
    let mut study = catalogue::start(Situation::Turnover, "a", "en-GB", "GBP");
    study.measures[0].name = "NPS of leavers".into();
    let format = Format::named("en-GB", "GBP");
    for trigger in Check::ALL.iter().flat_map(|check| check.triggers()) {
        for one in [true, false] {
            let facts = trigger.facts().iter().map(|name| fact(name, one)).collect();
            let finding = Finding { trigger: *trigger, path: "costs".into(), facts, kept: None };
            let said = words::check_words(&finding, &study, &format);
            for text in [&said.message, &said.found, &said.why_finance_cares.to_string()] {
                assert_eq!(fault(text), None, "{trigger:?}: {text}");
            }
            assert!(!said.message.contains("nps"), "{}", said.message);
        }
    }
}

#[test]
fn every_reason_for_a_missing_figure_begins_large_and_has_no_full_stop() {
    for why in [
        Missing::NoMeasure,
        Missing::NoBaseline,
        Missing::NoShare,
        Missing::NotWithin,
        Missing::NotYet,
        Missing::TooLarge,
        Missing::ZeroCost,
    ] {
        let text = why.sentence();
        assert_eq!(fault(&words::full_stop(text)), None, "{text}");
        assert!(!text.ends_with('.'), "{text}");
    }
}
