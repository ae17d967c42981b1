//! The tables of questions: what each of them must say, reach and keep.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use payoff::amount::Format;
use payoff::steps::field::{Lens, matches};
use payoff::steps::{
    At, Bounds, Custom, Field, Kind, Progress, Step, TextSize, check, find, full, glossary, problems, questions, quick,
    words,
};
use payoff::study::*;
use proptest::prelude::*;
use rust_decimal::{Decimal, dec};
use serde_json::Value;

const MODES: [&[Step]; 2] = [quick::STEPS, full::STEPS];

fn format() -> Format {
    Format::named("en-US", "USD")
}

/// A study with every field of every type filled, and one row in each list.
fn filled() -> Study {
    static FILLED: LazyLock<Study> = LazyLock::new(|| {
        let text = include_str!("fixtures/formats/v2.json");
        envelope::open(text.as_bytes()).expect("it opens").envelope.studies.remove(0)
    });
    FILLED.clone()
}

fn fresh(situation: Situation, state: State) -> Study {
    Study { state, ..catalogue::start(situation, "fresh", "en-US", "USD") }
}

/// Every field of a mode, those of rows after their list.
fn fields(steps: &'static [Step]) -> Vec<&'static Field> {
    fn walk(fields: &'static [Field], found: &mut Vec<&'static Field>) {
        for field in fields {
            found.push(field);
            if let Kind::Rows(rows) = &field.kind {
                walk(rows.fields, found);
            }
        }
    }
    let mut found = Vec::new();
    steps.iter().flat_map(|step| step.sections).for_each(|section| walk(section.fields, &mut found));
    found
}

fn both() -> Vec<&'static Field> {
    MODES.iter().flat_map(|steps| fields(steps)).collect()
}

/// Every text a person reads in the tables, with where it stands.
fn texts() -> Vec<(String, &'static str)> {
    let mut found: Vec<(String, &'static str)> = Vec::new();
    for step in MODES.into_iter().flatten() {
        for text in [step.caption, step.question, step.why] {
            found.push((step.id.into(), text));
        }
        for section in step.sections {
            for text in [section.title, section.note, section.fold] {
                found.push((format!("{} section", step.id), text));
            }
        }
    }
    for field in both() {
        for text in [field.label, field.hint, field.help, field.missing] {
            found.push((format!("{} {:?}", field.key(), field.label), text));
        }
        match &field.kind {
            Kind::Number(number) => {
                found.extend(number.presets.iter().map(|(_, words)| (field.key().to_string(), *words)));
                found.push((field.key().into(), number.example));
            }
            Kind::Rows(rows) => found.push((field.key().into(), rows.one)),
            _ => {}
        }
    }
    for (term, meaning) in glossary::TERMS {
        found.push((format!("glossary {term}"), meaning));
        found.push((format!("glossary {term}"), term));
    }
    found.retain(|(_, text)| !text.is_empty());
    found
}

fn words_of(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphanumeric() && c != '’' && c != '{' && c != '}')
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
}

// ---- What every question says ----

#[test]
fn every_field_has_a_label_and_a_help() {
    for field in both() {
        assert!(!field.label.is_empty(), "{}", field.key());
        assert!(!field.help.is_empty(), "{} {:?} has no help", field.key(), field.label);
        assert!(field.help.ends_with(['.', '?']), "{:?}: the help is sentences", field.label);
        assert!(!field.label.ends_with(['.', ':']), "{:?}", field.label);
        let sentences = field.help.matches(['.', '?']).count();
        assert!(sentences > 0 && field.help.len() <= 140, "{:?}: help of {}", field.label, field.help.len());
    }
}

#[test]
fn a_hint_is_one_short_line_without_full_stop_or_link() {
    for field in both() {
        let hint = field.hint;
        assert!(!hint.ends_with('.') && !hint.contains('\n') && hint.len() <= 80, "{hint:?}");
        assert!(!hint.contains("http") && !hint.contains('<'), "{hint:?}");
    }
}

#[test]
fn every_step_and_every_section_in_a_fold_has_its_words() {
    let mut ids = BTreeSet::new();
    for step in MODES.into_iter().flatten() {
        assert!(ids.insert(step.id), "{} is the address of two steps", step.id);
        assert!(
            !step.caption.is_empty() && step.question.ends_with('?') && step.why.starts_with("We ask this because ")
        );
    }
    let full: Vec<&str> = full::STEPS.iter().map(|step| step.id).collect();
    assert_eq!(
        full.join(" "),
        "project challenge root-cause goal baseline comparison isolation money costs levels gains story"
    );
}

#[test]
fn words_that_talk_down_or_only_insiders_know_do_not_occur() {
    const NEVER: &str = "please sorry oops valid invalid simply just easy forbidden required obviously kpi kpis \
                         leverage synergy stakeholder stakeholders attribution monetize monetise monetization upskill \
                         learnings holistic utilize utilise";
    /// Terms of the trade stand in brackets, after plain words.
    const IN_BRACKETS: &str = "baseline isolation intangible intangibles realisation contribution confidence";
    let never: BTreeSet<&str> = NEVER.split_whitespace().collect();
    let bracketed: BTreeSet<&str> = IN_BRACKETS.split_whitespace().collect();
    let captions: BTreeSet<&str> = MODES.into_iter().flatten().map(|step| step.caption).collect();
    for (place, text) in texts() {
        let mut plain = String::new();
        let mut depth = 0;
        for c in text.replace("Contribution margin", "").replace("contribution margin", "").chars() {
            depth += i32::from(c == '(') - i32::from(c == ')');
            if depth == 0 {
                plain.push(c);
            }
        }
        let of_the_trade = place.starts_with("glossary") || captions.contains(text);
        for word in words_of(text) {
            let driver = word == "required" && text.contains("(required driver)") || place.contains("Required");
            assert!(driver || !never.contains(word.as_str()), "{place}: {word:?} in {text:?}");
        }
        for word in words_of(&plain) {
            assert!(
                of_the_trade || !bracketed.contains(word.as_str()),
                "{place}: {word:?} not in brackets in {text:?}"
            );
        }
        assert!(!text.contains('\''), "{place}: typewriter apostrophe in {text:?}");
        assert!(!text.contains("  ") && text.trim() == text, "{place}: spaces in {text:?}");
    }
}

#[test]
fn a_sentence_has_at_most_twenty_words() {
    for (place, text) in texts() {
        for sentence in text.split_inclusive(['.', '?', ':', ';']) {
            let count = sentence.split_whitespace().count();
            assert!(count <= 20, "{place}: {count} words in {sentence:?}");
        }
    }
}

#[test]
fn what_is_needed_is_asked_for_with_a_verb_and_the_words_of_the_label() {
    const SMALL: &str = "the of a an in to you is it and or with for what who how from are be on they do";
    let small: BTreeSet<&str> = SMALL.split_whitespace().collect();
    for field in both().into_iter().filter(|field| !field.missing.is_empty()) {
        let verb = field.missing.split(' ').next().unwrap_or_default();
        assert!(["Enter", "Select", "Add"].contains(&verb), "{:?}", field.missing);
        assert_eq!(verb == "Select", matches!(field.kind, Kind::Pick { .. }), "{:?}", field.missing);
        assert_eq!(verb == "Add", matches!(field.kind, Kind::Rows(_)), "{:?}", field.missing);
        assert!(!field.missing.ends_with('.'), "{:?}", field.missing);
        let label: BTreeSet<String> = words_of(field.label).collect();
        let said = words_of(field.missing).any(|word| !small.contains(word.as_str()) && label.contains(&word));
        let only_small = label.iter().all(|word| small.contains(word.as_str()));
        let all_small = only_small && words_of(field.missing).filter(|word| label.contains(word)).count() > 1;
        assert!(said || all_small, "{:?} does not speak of {:?}", field.missing, field.label);
    }
}

#[test]
fn the_same_question_has_the_same_words_and_bounds_everywhere() {
    let mut known: BTreeMap<&str, &Field> = BTreeMap::new();
    for field in both().into_iter().filter(|field| !field.key().is_empty()) {
        // The programme price is the first cost line, asked in its own words in quick mode.
        if field.label.starts_with("Programme price") {
            continue;
        }
        let first = known.entry(field.key()).or_insert(field);
        assert_eq!((first.label, first.hint, first.help), (field.label, field.hint, field.help), "{}", field.key());
        if let (Kind::Number(one), Kind::Number(other)) = (&first.kind, &field.kind) {
            assert_eq!((one.bounds, one.unit, one.range), (other.bounds, other.unit, other.range), "{}", field.key());
            assert_eq!(one.presets, other.presets, "{}", field.key());
        }
    }
}

#[test]
fn every_number_shows_an_example_that_can_stand() {
    for field in both() {
        let Kind::Number(number) = &field.kind else { continue };
        let mut study = with_room();
        let quantity = (number.lens.edit)(&mut study, At::default()).expect("a place");
        *quantity = Quantity::default();
        check::take(quantity, number.example, &format());
        assert!(quantity.value.is_some(), "{}: {:?}", field.key(), number.example);
        assert_eq!(check::mistake(field, &study, At::default(), &format()), None, "{}", field.key());
        for (preset, _) in number.presets {
            let quantity = (number.lens.edit)(&mut study, At::default()).expect("a place");
            check::take(quantity, &preset.to_string(), &format());
            assert_eq!(check::mistake(field, &study, At::default(), &format()), None, "{}", field.key());
        }
    }
}

#[test]
fn all_words_together_stay_small() {
    let unique: BTreeSet<&str> = texts().into_iter().map(|(_, text)| text).collect();
    let bytes: usize = unique.iter().map(|text| text.len()).sum();
    assert!(bytes < 30 * 1024, "{bytes} bytes of text in the download");
}

#[test]
fn the_glossary_explains_each_term_once_in_one_sentence() {
    let mut last = String::new();
    for (term, meaning) in glossary::TERMS {
        let lower = term.to_lowercase();
        assert!(last < lower, "{term} stands in the order of the alphabet");
        last = lower;
        assert!(meaning.ends_with(['.', '?']) && meaning.len() <= 110, "{term}: {meaning}");
        let within = &meaning[..meaning.len() - 1];
        assert!(!within.replace("1.41", "").contains('.'), "{term}: one sentence");
        assert!(meaning.starts_with(|c: char| c.is_uppercase()), "{term}: {meaning}");
    }
    for term in [
        "Baseline",
        "Benefit–cost ratio",
        "Brinkerhoff",
        "Chain of impact",
        "Confidence",
        "Contribution",
        "Difference in differences",
        "Fully loaded cost",
        "Hurdle",
        "Intangible",
        "Isolation",
        "Kirkpatrick levels",
        "(NPV)",
        "(IRR)",
        "Payback",
        "Phillips",
        "Realisation",
        "(ROE)",
        "(ROI)",
        "Trend line",
        "Utility analysis",
    ] {
        assert!(glossary::TERMS.iter().any(|(known, _)| known.contains(term)), "{term} is missing");
    }
}

// ---- What every question reaches ----

#[test]
fn keys_are_unique_within_a_mode() {
    for (steps, twice) in [(full::STEPS, &[][..]), (quick::STEPS, &["costs.#.rate"][..])] {
        let mut known: BTreeMap<&str, &str> = BTreeMap::new();
        for field in fields(steps).into_iter().filter(|field| !field.key().is_empty()) {
            if let Some(other) = known.insert(field.key(), field.label) {
                // The programme price is one of the cost lines that the fold lists.
                assert!(twice.contains(&field.key()), "{}: {other:?} and {:?}", field.key(), field.label);
            }
        }
    }
}

/// Every leaf of a JSON value, with `*` for the measure and `#` for a row.
fn leaves(value: &Value, path: &str, found: &mut BTreeSet<String>) {
    let under = |key: &str| if path.is_empty() { key.to_string() } else { format!("{path}.{key}") };
    match value {
        Value::Object(map) => map.iter().for_each(|(key, inner)| leaves(inner, &under(key), found)),
        Value::Array(rows) => {
            let row = under(if path == "measures" { "*" } else { "#" });
            rows.iter().for_each(|inner| leaves(inner, &row, found));
        }
        _ => {
            found.insert(path.to_string());
        }
    }
}

#[test]
fn everything_a_study_holds_is_asked_for_in_full_mode() {
    /// What no question asks for, and who sets it.
    const SET_ELSEWHERE: [(&str, &str); 18] = [
        ("id", "the page names each study"),
        ("changed", "the page writes it when it saves"),
        ("sample", "true in the examples that ship with the page"),
        ("chance", "seed and draws stand in the what-if view"),
        ("scenarios", "kept in the what-if view"),
        ("kept", "a reason is written beside the finding"),
        ("forecast", "frozen when measuring starts"),
        ("lessons", "written when the next round starts"),
        ("mode", "switched at the head of the page"),
        ("programme.waves.#.id", "rows are named by the page"),
        ("measures.*.actuals.#.id", "rows are named by the page"),
        ("costs.#.id", "rows are named by the page"),
        ("measures.*.id", "rows are named by the page"),
        ("measures.*.isolation.estimators.#.id", "rows are named by the page"),
        ("measures.*.isolation.factors.#.id", "rows are named by the page"),
        ("measures.*.isolation.respondents.#.id", "rows are named by the page"),
        ("measures.*.worth.parts.#.id", "rows are named by the page"),
        ("measures.*.kind", "set with the name, from the catalogue"),
    ];
    let mut all = BTreeSet::new();
    leaves(&serde_json::to_value(filled()).expect("JSON"), "", &mut all);
    assert!(all.len() > 1000, "the walk reaches the leaves: {}", all.len());
    let below = |leaf: &str, key: &str| leaf == key || leaf.strip_prefix(key).is_some_and(|rest| rest.starts_with('.'));
    let asked = fields(full::STEPS);
    let reached = |leaf: &str| {
        asked.iter().filter(|field| !field.key().is_empty()).any(|field| match &field.kind {
            Kind::Text { .. } | Kind::Pick { .. } => leaf == field.key(),
            // Source, agreement and note of a number are drawn with it; a series is pasted whole.
            Kind::Number(_) | Kind::Custom(_) => below(leaf, field.key()),
            Kind::Rows(_) => false,
        })
    };
    let missed: Vec<&String> =
        all.iter().filter(|leaf| !reached(leaf) && !SET_ELSEWHERE.iter().any(|(key, _)| below(leaf, key))).collect();
    assert!(missed.is_empty(), "{missed:#?}");
    for (key, why) in SET_ELSEWHERE {
        assert!(all.iter().any(|leaf| below(leaf, key) && !reached(leaf)), "{key} ({why}) is asked for after all");
    }
    for field in asked.iter().filter(|field| !field.key().is_empty()) {
        assert!(all.iter().any(|leaf| below(leaf, field.key())), "{} leads nowhere", field.key());
    }
}

#[test]
fn what_quick_mode_asks_full_mode_asks_too() {
    let known: BTreeSet<&str> = fields(full::STEPS).into_iter().map(Field::key).collect();
    for field in fields(quick::STEPS) {
        assert!(known.contains(field.key()), "{} {:?}", field.key(), field.label);
    }
}

#[test]
fn a_place_leads_to_the_question_it_names() {
    let study = filled();
    for (steps, step) in MODES.into_iter().flat_map(|steps| steps.iter().map(move |step| (steps, step))) {
        for (field, at) in questions(step, &study).into_iter().filter(|(field, _)| !field.key().is_empty()) {
            let place = field.place(at);
            assert!(matches(field.key(), &place).is_some(), "{place}");
            let (_, found, there) = find(steps, &study, &place).expect("a question");
            assert_eq!((found.place(there), found.key()), (place, field.key()));
        }
    }
}

#[test]
fn every_finding_on_the_examples_leads_to_a_question() {
    for study in examples::all() {
        let outcome = payoff::engine::evaluate(&study);
        for finding in &outcome.findings {
            let found = find(full::STEPS, &study, &finding.path);
            assert!(found.is_some(), "{}: {} points to {:?}", study.title, finding.id(), finding.path);
        }
    }
}

// ---- What an edit does, and what it leaves alone ----

/// What stands at `place` in the file; nothing where it is the default.
fn in_file(study: &Study, place: &str) -> Option<Value> {
    serde_json::to_value(study).ok()?.pointer(&format!("/{}", place.replace('.', "/"))).cloned()
}

fn obeys<T: Clone + Default + PartialEq + serde::Serialize + std::fmt::Debug>(lens: &Lens<T>, values: &[T]) {
    for at in [At::default(), At { measure: 1, row: 2 }] {
        let place = payoff::steps::field::place(lens.key, at);
        let mut study = filled();
        // Makes the rows, so that what follows changes one value only.
        let first = (lens.edit)(&mut study, at).expect("a place").clone();
        let before = study.clone();
        for value in values {
            *(lens.edit)(&mut study, at).expect("a place") = value.clone();
            assert_eq!((lens.get)(&study, at), Some(value), "{place}: what was set is there");
            if *value != T::default() {
                assert_eq!(in_file(&study, &place), serde_json::to_value(value).ok(), "{place}: the key says where");
            }
            let kept = study.clone();
            let same = (lens.get)(&study, at).cloned().expect("a value");
            *(lens.edit)(&mut study, at).expect("a place") = same;
            assert!(study == kept, "{place}: setting what is there changes nothing");
        }
        *(lens.edit)(&mut study, at).expect("a place") = first;
        assert!(study == before, "{place}: nothing else has changed");
    }
    let beyond = At { measure: 100_000, row: 100_000 };
    let mut study = Study::default();
    if lens.key.contains(['*', '#']) {
        assert!((lens.get)(&study, beyond).is_none() && (lens.edit)(&mut study, beyond).is_none(), "{}", lens.key);
    }
}

#[test]
fn a_lens_sets_one_value_and_no_other() {
    let quantities = [
        Quantity::entered(dec!(12.5)),
        Quantity { typed: "a dozen".into(), ..Quantity::default() },
        Quantity::default(),
        filled().horizon,
    ];
    for field in both() {
        match &field.kind {
            Kind::Number(number) => obeys(&number.lens, &quantities),
            Kind::Text { lens, .. } => obeys(lens, &["words".into(), String::new(), "Grüße, 2026-03-31".into()]),
            _ => {}
        }
    }
}

#[test]
fn a_closed_question_takes_each_of_its_answers_and_no_other() {
    for field in both() {
        let Kind::Pick { pick, .. } = &field.kind else { continue };
        for at in [At::default(), At { measure: 1, row: 2 }] {
            let place = field.place(at);
            let mut study = filled();
            (pick.set)(&mut study, at, 0);
            let first = study.clone();
            for (index, answer) in pick.answers.iter().enumerate() {
                (pick.set)(&mut study, at, index);
                assert_eq!((pick.get)(&study, at), Some(index), "{place}");
                if index > 0 {
                    assert_eq!(in_file(&study, &place), Some(answer.id.into()), "{place}: the key says where");
                }
            }
            let kept = study.clone();
            (pick.set)(&mut study, at, pick.answers.len());
            assert!(study == kept, "{place}: an answer that does not exist");
            (pick.set)(&mut study, at, 0);
            assert!(study == first, "{place}: nothing else has changed");
        }
    }
}

#[test]
fn rows_come_and_go_without_touching_others() {
    for field in both() {
        let Kind::Rows(rows) = &field.kind else { continue };
        let mut study = filled();
        let at = At::default();
        let (first, count) = (study.clone(), (rows.count)(&study, at));
        assert_eq!(count, 1, "{}", rows.key);
        (rows.add)(&mut study, at);
        (rows.add)(&mut study, at);
        assert_eq!((rows.count)(&study, at), 3, "{}", rows.key);
        (rows.remove)(&mut study, At { row: 2, ..at });
        (rows.remove)(&mut study, At { row: 1, ..at });
        (rows.remove)(&mut study, At { row: 7, ..at });
        assert_eq!(study, first, "{}: a row that does not exist", rows.key);
        assert_eq!((rows.count)(&study, At { measure: 50, row: 0 }) == 0, rows.key.contains('*'), "{}", rows.key);
        assert!(rows.most >= 5 && rows.most <= payoff::steps::field::MOST_ROWS, "{}", rows.key);
        for inner in rows.fields {
            assert!(inner.key().starts_with(&format!("{}.#.", rows.key)), "{} in {}", inner.key(), rows.key);
        }
    }
}

/// Answers every question on show in `steps` from `seeds`, twice, as answers bring new questions.
fn answer_all(steps: &'static [Step], study: &mut Study, seeds: &[u32]) {
    let mut next = seeds.iter().cycle().copied();
    for _ in 0..2 {
        let shown: Vec<(&Field, At)> = steps.iter().flat_map(|step| questions(step, study)).collect();
        for (field, at) in shown {
            let seed = next.next().unwrap_or(1);
            match &field.kind {
                Kind::Number(number) => {
                    let value = within(number.bounds, seed);
                    if let Some(quantity) = (number.lens.edit)(study, at)
                        && seed % 5 != 0
                    {
                        check::take(quantity, &value.to_string(), &format());
                    }
                }
                Kind::Text { lens, .. } => {
                    if let Some(text) = (lens.edit)(study, at) {
                        *text = format!("words {seed}");
                    }
                }
                Kind::Pick { pick, .. } => (pick.set)(study, at, seed as usize % pick.answers.len()),
                Kind::Rows(rows) => {
                    if (rows.count)(study, at) < 3 {
                        (rows.add)(study, at);
                    }
                }
                Kind::Custom(Custom::Series(after)) => {
                    let measure = &mut study.measures[at.measure];
                    let series = if *after { &mut measure.after_series } else { &mut measure.before_series };
                    if seed % 3 == 0 {
                        series.push(Point { value: Quantity::entered(seed.into()), ..Point::default() });
                    }
                }
                Kind::Custom(_) => {}
            }
        }
    }
}

fn within(bounds: Bounds, seed: u32) -> Decimal {
    let seed = i64::from(seed);
    match bounds {
        Bounds::Any | Bounds::Level | Bounds::NotNegative => Decimal::new(seed, 1),
        Bounds::Positive => Decimal::new(seed + 1, 1),
        Bounds::Between(low, high) | Bounds::Whole(low, high) => (low + seed % (high - low + 1)).into(),
    }
}

/// What an answer is, whatever kind it has.
fn answer(field: &Field, study: &Study, at: At) -> Option<Value> {
    let value = match &field.kind {
        Kind::Number(number) => serde_json::to_value((number.lens.get)(study, at)?),
        Kind::Text { lens, .. } => serde_json::to_value((lens.get)(study, at)?),
        Kind::Pick { pick, .. } => serde_json::to_value((pick.get)(study, at)?),
        Kind::Rows(rows) => serde_json::to_value((rows.count)(study, at)),
        Kind::Custom(_) => Ok(Value::Null),
    };
    value.ok()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn switching_modes_keeps_every_answer_and_hides_none(
        situation in 0..Situation::ALL.len(),
        state in 0..State::ALL.len(),
        seeds in prop::collection::vec(1u32..1000, 20..90),
    ) {
        let mut study = fresh(Situation::ALL[situation], State::ALL[state]);
        answer_all(quick::STEPS, &mut study, &seeds);
        let kept = study.clone();

        let deep = fields(full::STEPS);
        let on_show: BTreeSet<String> =
            full::STEPS.iter().flat_map(|step| questions(step, &study)).map(|(field, at)| field.place(at)).collect();
        for (field, at) in quick::STEPS.iter().flat_map(|step| questions(step, &study)) {
            if field.key().is_empty() || answer(field, &study, at).is_none() {
                continue;
            }
            let twin = deep.iter().find(|twin| twin.key() == field.key()).expect("the same question in full mode");
            prop_assert_eq!(answer(field, &study, at), answer(twin, &study, at), "{}", field.place(at));
            prop_assert!(on_show.contains(&field.place(at)), "{} is hidden in full mode", field.place(at));
        }

        // Looking at a study, in either mode, changes nothing.
        for step in MODES.into_iter().flatten() {
            problems(step, &study, &format());
            step.progress(&study, &format());
            for (field, at) in questions(step, &study).into_iter().take(2) {
                find(full::STEPS, &study, &field.place(at));
            }
        }
        prop_assert_eq!(&study, &kept);

        // Nor does a turn through full mode lose what quick mode shows.
        let before: Vec<_> = quick::STEPS.iter().flat_map(|step| questions(step, &study)).collect();
        study.goal.sentence = "Another goal".into();
        let after: Vec<_> = quick::STEPS.iter().flat_map(|step| questions(step, &study)).collect();
        prop_assert_eq!(before.len(), after.len());
    }
}

// ---- What can stand and what cannot ----

/// A study in which no other answer rules one out.
fn with_room() -> Study {
    let mut study = filled();
    study.measures[0].better = Better::Higher;
    study.measures[0].effect.lasts = Quantity::entered(dec!(120));
    study.measures[0].effect.lag = Quantity::entered(dec!(0));
    study.programme.starts = "2026-01-01".into();
    study.programme.ends = "2026-01-31".into();
    study
}

#[test]
fn a_number_may_reach_its_bound_and_not_go_beyond() {
    let step = dec!(0.000001);
    for field in both() {
        let Kind::Number(number) = &field.kind else { continue };
        let problem = |value: Decimal| {
            let mut study = with_room();
            *(number.lens.edit)(&mut study, At::default()).expect("a place") = Quantity::entered(value);
            check::problem(field, &study, At::default(), &format())
        };
        let (stand, fall): (Vec<Decimal>, Vec<Decimal>) = match number.bounds {
            Bounds::Any | Bounds::Level => (vec![dec!(-999999999999), dec!(0), dec!(999999999999)], vec![]),
            Bounds::NotNegative => (vec![dec!(0), step], vec![-step, dec!(-7)]),
            Bounds::Positive => (vec![step], vec![dec!(0), -step]),
            Bounds::Between(low, high) => {
                let (low, high) = (Decimal::from(low), Decimal::from(high));
                (vec![low, high], vec![low - step, high + step])
            }
            Bounds::Whole(low, high) => {
                let (low, high) = (Decimal::from(low), Decimal::from(high));
                (vec![low, high], vec![low - Decimal::ONE, high + Decimal::ONE, low + dec!(0.5), high - step])
            }
        };
        for value in stand {
            assert_eq!(problem(value), None, "{} at {value}", field.key());
        }
        for value in fall {
            let said = problem(value).unwrap_or_else(|| panic!("{} at {value} stands", field.key()));
            let name = words::name(field.label, &with_room(), At::default());
            assert!(said.starts_with(&name) && said.contains(" must be "), "{}: {said:?}", field.key());
            assert!(!said.ends_with('.') && !said.contains('{') && !said.contains('('), "{said:?}");
        }
    }
}

/// A value that stands, and one that breaks the bounds where a number can.
fn inside_and_outside(bounds: Bounds) -> (Decimal, Option<Decimal>) {
    match bounds {
        Bounds::Any | Bounds::Level => (dec!(-7), None),
        Bounds::NotNegative => (dec!(0), Some(dec!(-7.5))),
        Bounds::Positive => (dec!(0.5), Some(dec!(0))),
        Bounds::Between(low, high) => (Decimal::from(low), Some(Decimal::from(high) + dec!(0.5))),
        Bounds::Whole(low, _) => (Decimal::from(low), Some(Decimal::from(low) + dec!(0.5))),
    }
}

#[test]
fn a_value_of_a_file_that_breaks_its_bounds_becomes_text_in_its_box_and_does_not_count() {
    for locale in ["en-US", "de-DE"] {
        let format = Format::named(locale, "EUR");
        for field in both() {
            let Kind::Number(number) = &field.kind else { continue };
            let opened = |value: Decimal| {
                let mut study = with_room();
                check::quarantine(&mut study, &format);
                let quantity = Quantity { source: Source::Record, note: "a note".into(), ..Quantity::entered(value) };
                *(number.lens.edit)(&mut study, At::default()).expect("a place") = quantity;
                let count = check::quarantine(&mut study, &format).len();
                (count, study)
            };
            let answer = |study: &Study| (number.lens.get)(study, At::default()).expect("a place").clone();
            let (stands, breaks) = inside_and_outside(number.bounds);
            let (count, study) = opened(stands);
            assert_eq!((count, answer(&study).value), (0, Some(stands)), "{}", field.key());
            let Some(breaks) = breaks else { continue };
            let (count, study) = opened(breaks);
            let kept = answer(&study);
            assert_eq!((count, kept.value), (1, None), "{}", field.key());
            let read = payoff::amount::read(&kept.typed, &format).map(|typed| typed.value);
            assert_eq!(read, Ok(breaks), "{}: {:?}", field.key(), kept.typed);
            assert_eq!((kept.source, kept.note.as_str()), (Source::Record, "a note"), "{}", field.key());
            let said = check::problem(field, &study, At::default(), &format).unwrap_or_default();
            assert!(said.contains(" must be "), "{}: {said:?}", field.key());
            // What was put aside once stays as it is.
            let mut again = study.clone();
            assert_eq!((check::quarantine(&mut again, &format).len(), again), (0, study), "{}", field.key());
        }
    }
}

#[test]
fn what_is_out_of_bounds_is_found_in_every_row_and_also_where_nobody_is_asked() {
    let mut study = filled();
    check::quarantine(&mut study, &format());
    let measure = study.measures[0].clone();
    study.measures.push(measure);
    study.measures[1].isolation.estimators = vec![Estimator::default(), Estimator::default()];
    study.measures[1].isolation.estimators[1].share = Quantity::entered(dec!(120));
    // The price is not asked for where a value is agreed.
    study.measures[1].worth.valuation = Valuation::Agreed;
    study.measures[1].worth.price = Quantity::entered(dec!(-1));
    study.costs.push(CostLine { rate: Quantity::entered(dec!(-50)), ..CostLine::default() });
    let before = study.clone();
    let mut places = check::quarantine(&mut study, &format());
    places.sort();
    let line = format!("costs.{}.rate", study.costs.len() - 1);
    assert_eq!(places, [line.as_str(), "measures.1.isolation.estimators.1.share", "measures.1.worth.price"]);
    assert_eq!(study.measures[1].isolation.estimators[1].share.typed, "120");
    assert_eq!(study.measures[1].worth.price.typed, "-1");
    assert_eq!(study.costs.last().expect("a line").rate.typed, "-50");
    assert_eq!(study.measures[0], before.measures[0]);
    // Words that were typed stay as they were typed.
    let typed = Quantity { typed: "(50)".into(), ..Quantity::entered(dec!(-50)) };
    study.costs.push(CostLine { rate: typed, ..CostLine::default() });
    assert_eq!(check::quarantine(&mut study, &format()).len(), 1);
    assert_eq!(study.costs.last().expect("a line").rate.typed, "(50)");
}

#[test]
fn on_costs_of_pay_and_benefits_together_are_less_than_the_whole() {
    let said = |key: &str, share: Decimal, of_total: YesNo| {
        let mut study = with_room();
        let rate = HourRate { on_cost: Quantity::entered(share), of_total, ..HourRate::default() };
        (study.programme.hour, study.measures[0].worth.hour) = (rate.clone(), rate);
        let field = both().into_iter().find(|field| field.key() == key).expect("the question");
        check::mistake(field, &study, At::default(), &format())
    };
    let less = "On-costs as a share of pay and benefits together must be less than 100%";
    for key in ["programme.hour.on_cost", "measures.*.worth.hour.on_cost"] {
        assert_eq!(said(key, dec!(100), YesNo::Yes).as_deref(), Some(less), "{key}");
        assert_eq!((said(key, dec!(99), YesNo::Yes), said(key, dec!(100), YesNo::No)), (None, None), "{key}");
    }
}

#[test]
fn a_cost_below_zero_in_a_file_makes_nothing_cheaper() {
    let mut study = examples::all().remove(0);
    let cost = payoff::engine::evaluate(&study).figures.totals.cost;
    study.costs.push(CostLine { rate: Quantity::entered(dec!(-50000)), ..CostLine::default() });
    assert_ne!(payoff::engine::evaluate(&study).figures.totals.cost, cost);
    check::quarantine(&mut study, &format());
    assert_eq!(payoff::engine::evaluate(&study).figures.totals.cost, cost);
}

#[test]
fn a_text_may_be_as_long_as_its_box_and_no_longer() {
    for field in both() {
        let Kind::Text { lens, size, most } = &field.kind else { continue };
        let problem = |text: String| {
            let mut study = with_room();
            *(lens.edit)(&mut study, At::default()).expect("a place") = text;
            check::problem(field, &study, At::default(), &format())
        };
        if *size == TextSize::Date {
            assert_eq!(problem("2028-02-29".into()), None, "{}", field.key());
            for day in ["2026-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "31.3.2026", "2026-03", "soon"] {
                let said = problem(day.into()).unwrap_or_default();
                assert!(said.ends_with("must be a real date, like 2026-03-31"), "{}: {day} {said:?}", field.key());
            }
        } else {
            assert_eq!(problem("ä".repeat(*most)), None, "{}", field.key());
            assert!(problem("ä".repeat(most + 1)).is_some(), "{}", field.key());
        }
    }
}

#[test]
fn answers_that_rule_each_other_out_are_named() {
    type Change = fn(&mut Study);
    let cases: [(&str, Change, &str); 3] = [
        (
            "measures.0.baseline",
            |study| {
                study.measures[0].better = Better::Lower;
                study.measures[0].baseline = Quantity::entered(dec!(0));
            },
            "Number before the training must be more than 0, because there is nothing to reduce",
        ),
        (
            "measures.0.effect.lag",
            |study| {
                study.measures[0].effect.lag = Quantity::entered(dec!(12));
                study.measures[0].effect.lasts = Quantity::default();
            },
            "Months until it starts must be less than the months the benefit lasts",
        ),
        (
            "programme.ends",
            |study| study.programme.ends = "2025-12-31".into(),
            "Last day of the training must be the same as or after the first day",
        ),
    ];
    for (place, change, said) in cases {
        let mut study = with_room();
        let (_, field, at) = find(full::STEPS, &study, place).expect("a question");
        assert_eq!(check::mistake(field, &study, at, &format()), None, "{place}");
        change(&mut study);
        assert_eq!(check::mistake(field, &study, at, &format()).as_deref(), Some(said));
    }
    let ruled: BTreeSet<&str> = both()
        .into_iter()
        .filter(|field| {
            cases.iter().any(|(place, change, _)| {
                let mut study = with_room();
                change(&mut study);
                field.place(At::default()) == *place && (field.rule)(&study, At::default()).is_some()
            })
        })
        .map(Field::key)
        .collect();
    assert_eq!(ruled.len(), cases.len());
}

#[test]
fn a_line_of_a_series_that_is_no_number_is_named() {
    let mut study = fresh(Situation::Quality, State::Measured);
    study.measures[0].before_series = vec![
        Point { value: Quantity::entered(dec!(40)), ..Point::default() },
        Point { value: Quantity { typed: "n/a".into(), ..Quantity::default() }, ..Point::default() },
    ];
    let (step, field, at) = find(full::STEPS, &study, "measures.0.before_series").expect("the series");
    let said = "Numbers of the periods before must be numbers. Look at line 2";
    assert_eq!(check::problem(field, &study, at, &format()).as_deref(), Some(said));
    assert_eq!(step.progress(&study, &format()), Progress::Problem);
}

// ---- What is asked, and when ----

/// What a new study must still answer in quick mode, in the order of the screens.
fn needed(study: &Study) -> Vec<&'static str> {
    quick::STEPS
        .iter()
        .flat_map(|step| questions(step, study))
        .filter(|(field, at)| check::missing(field, study, *at).is_some())
        .map(|(field, _)| field.key())
        .collect()
}

#[test]
fn quick_mode_asks_for_ten_answers_and_says_why_where_it_is_more() {
    let cases = [
        (Situation::Sales, 11, "deals are worth price × margin, and revenue is not benefit"),
        (Situation::Onboarding, 12, "weeks for each new person: how many, and what the freed time is used for"),
        (Situation::Turnover, 11, "a percentage: of how many people"),
        (Situation::Quality, 10, "a count"),
        (Situation::Service, 10, "a count"),
        (Situation::Safety, 10, "a count"),
        (Situation::Time, 12, "hours for each person: how many, and what the freed time is used for"),
        (Situation::Other, 11, "no measure comes with it: its name"),
    ];
    for (situation, count, why) in cases {
        for state in [State::Forecast, State::Pilot, State::Measured] {
            let study = fresh(situation, state);
            let keys = needed(&study);
            // One answer is given before the first screen: the situation.
            assert_eq!(keys.len() + 1, count, "{situation:?} ({why}): {keys:?}");
            let end = if state == State::Forecast { "measures.*.target" } else { "measures.*.after" };
            assert!(keys.contains(&end), "{situation:?}: {keys:?}");
        }
    }
    assert_eq!(
        needed(&fresh(Situation::Quality, State::Measured)),
        [
            "measures.*.baseline",
            "measures.*.after",
            "measures.*.isolation.estimators.#.share",
            "measures.*.isolation.estimators.#.confidence",
            "measures.*.worth.value",
            "programme.people",
            "programme.hours",
            "costs.#.rate",
            "programme.hour.value",
        ]
    );
}

#[test]
fn what_another_answer_settles_is_not_asked_for() {
    let has = |study: &Study, key: &str| needed(study).contains(&key);
    let mut study = fresh(Situation::Turnover, State::Measured);
    study.programme.hour.pay = Quantity::entered(dec!(42000));
    assert!(!has(&study, "programme.hour.value"), "the yearly pay gives the hour");
    study.measures[0].comparison.after = Quantity::entered(dec!(26));
    assert!(!has(&study, "measures.*.isolation.estimators.#.share"), "a comparison group needs no estimate");
    study.measures[0].before_series = vec![Point { value: Quantity::entered(dec!(28)), ..Point::default() }];
    assert!(!has(&study, "measures.*.baseline"), "a series stands for its mean");

    let mut study = fresh(Situation::Time, State::Measured);
    study.measures[0].isolation.respondents =
        vec![Respondent { change: Quantity::entered(dec!(1.6)), ..Respondent::default() }];
    for key in ["measures.*.baseline", "measures.*.after", "measures.*.base", "measures.*.isolation.estimators.#.share"]
    {
        assert!(!has(&study, key), "the participants say how much better it is: {key}");
    }

    let mut study = fresh(Situation::Quality, State::Measured);
    let share = Quantity::entered(dec!(40));
    study.measures[0].isolation.factors = vec![Factor { name: "New fixtures".into(), share, ..Factor::default() }];
    assert!(!has(&study, "measures.*.isolation.estimators.#.share"), "what the other factors leave is the share");
    assert!(has(&study, "measures.*.isolation.factors_confidence"), "and how sure that is counts");
    study.measures[0].isolation.estimators[0].confidence = Quantity::entered(dec!(70));
    assert!(has(&study, "measures.*.isolation.estimators.#.share"), "half an estimate is none");

    let mut bare = fresh(Situation::Quality, State::Measured);
    (bare.measures, bare.costs) = (Vec::new(), Vec::new());
    for key in ["measures.*.name", "measures.*.baseline", "costs.#.rate"] {
        assert!(has(&bare, key), "a row that is not there is not an answer: {key}");
    }

    study.measures[0].worth.value.status = Status::Unknown;
    assert!(!has(&study, "measures.*.worth.value"), "“I do not know yet” is an answer");
}

/// The questions on show in full mode, by key.
fn shown(study: &Study) -> BTreeSet<&'static str> {
    full::STEPS.iter().flat_map(|step| questions(step, study)).map(|(field, _)| field.key()).collect()
}

#[test]
fn nobody_sees_a_question_that_cannot_apply() {
    let count = fresh(Situation::Quality, State::Forecast);
    let seen = shown(&count);
    for key in ["base", "base_name", "months", "after", "after_series", "comparison.after", "comparison.driver"] {
        assert!(!seen.contains(format!("measures.*.{key}").as_str()), "{key} in a forecast of a count");
    }
    for key in ["price", "margin", "parts", "salary", "hour.value", "direct", "performance_sd", "used", "why_not_money"]
    {
        assert!(!seen.contains(format!("measures.*.worth.{key}").as_str()), "{key} where one has an agreed value");
    }
    assert!(!seen.contains("levels.impact.actual") && seen.contains("levels.impact.target"));

    for (valuation, asked) in [
        (Valuation::Agreed, "value"),
        (Valuation::Margin, "price"),
        (Valuation::Event, "parts"),
        (Valuation::Leaver, "replacement"),
        (Valuation::Hour, "hour.value"),
        (Valuation::Injury, "direct"),
        (Valuation::Performance, "performance_sd"),
    ] {
        let mut study = count.clone();
        study.measures[0].worth.valuation = valuation;
        assert!(shown(&study).contains(format!("measures.*.worth.{asked}").as_str()), "{valuation:?}");
        study.measures[0].worth.class = Class::Intangible;
        let seen = shown(&study);
        assert!(!seen.contains(format!("measures.*.worth.{asked}").as_str()), "{valuation:?} without money");
        assert!(seen.contains("measures.*.worth.why_not_money"));
    }

    let mut judged = count.clone();
    judged.expectations.push(Expectation::default());
    assert!(!shown(&judged).contains("expectations.#.actual"), "nothing is reached before the training");
    judged.expectations[0].actual = Quantity::entered(dec!(5));
    assert!(shown(&judged).contains("expectations.#.actual"), "what counts is never hidden");

    let mut able = count;
    able.cause.could_if_had_to = YesNo::Yes;
    assert!(!shown(&able).contains("cause.did_it_before"), "they have the skill");
}

#[test]
fn gilberts_cells_are_asked_environment_first_and_knowledge_last() {
    let keys: Vec<&str> = fields(full::STEPS).into_iter().map(Field::key).collect();
    let order = ["information", "resources", "incentives", "motives", "capacity", "knowledge"].map(|cell| {
        let at = keys.iter().position(|key| *key == format!("cause.{cell}.in_order")).expect("the cell");
        assert_eq!(keys[at + 1], format!("cause.{cell}.note"));
        at
    });
    assert!(order.is_sorted());
}

#[test]
fn every_question_of_full_mode_can_be_reached() {
    let mut seen = BTreeSet::new();
    for valuation in Valuation::ALL {
        for (class, state, scale, period) in [
            (Class::Capacity, State::Measured, Scale::Each, Period::Total),
            (Class::Intangible, State::Forecast, Scale::Count, Period::Week),
        ] {
            let mut study = filled();
            let zero = Quantity::entered(dec!(0));
            study.costs.push(CostLine { rate: zero, ..CostLine::default() });
            study.state = state;
            study.measures[0].worth.valuation = *valuation;
            study.measures[0].worth.class = class;
            study.measures[0].worth.used = YesNo::Yes;
            study.measures[0].scale = scale;
            study.measures[0].period = period;
            study.measures[0].isolation.estimators.push(Estimator::default());
            study.costs[0].timing = Timing::Once;
            seen.extend(shown(&study));
            study.measures[0].worth.unit_time = UnitTime::Day;
            study.measures[0].scale = Scale::Percent;
            seen.extend(shown(&study));
        }
    }
    for field in fields(full::STEPS) {
        assert!(seen.contains(field.key()), "{} {:?} is never on show", field.key(), field.label);
    }
}

// ---- How far a step is ----

fn step(id: &str) -> &'static Step {
    MODES.into_iter().flatten().find(|step| step.id == id).expect("a step")
}

#[test]
fn a_new_study_is_empty_in_every_step() {
    for situation in Situation::ALL {
        let study = fresh(*situation, State::Open);
        for step in MODES.into_iter().flatten() {
            assert_eq!(step.progress(&study, &format()), Progress::Empty, "{situation:?} {}", step.id);
        }
    }
}

#[test]
fn a_step_goes_from_empty_over_assumed_and_entered_to_firm() {
    let format = format();
    let costs = step("costs");
    let mut study = fresh(Situation::Quality, State::Measured);
    study.programme.people = Quantity::entered(dec!(24));
    assert_eq!(costs.progress(&study, &format), Progress::Assumed, "needed answers are missing");
    study.programme.hours = Quantity::entered(dec!(8));
    study.costs[0].rate = Quantity::entered(dec!(9000));
    study.programme.hour.pay = Quantity::entered(dec!(42000));
    assert_eq!(costs.progress(&study, &format), Progress::Assumed, "on-costs and paid hours are defaults");
    study.programme.hour.value = Quantity::entered(dec!(38));
    assert_eq!(costs.progress(&study, &format), Progress::Entered, "the hour is known, the defaults are out of use");
    study.programme.hours.status = Status::Unknown;
    assert_eq!(costs.progress(&study, &format), Progress::Assumed, "“I do not know yet”");
    study.programme.hours.status = Status::Assumed;
    assert_eq!(costs.progress(&study, &format), Progress::Assumed);
    for quantity in [
        &mut study.programme.people,
        &mut study.programme.hours,
        &mut study.programme.hour.value,
        &mut study.costs[0].rate,
    ] {
        assert_ne!(quantity.status, Status::Agreed);
        quantity.status = Status::Entered;
        quantity.source = Source::Record;
    }
    assert_eq!(costs.progress(&study, &format), Progress::Firm, "pay is out of use, its source does not matter");
    study.costs[0].rate.source = Source::Guess;
    assert_eq!(costs.progress(&study, &format), Progress::Entered);
    study.costs[0].rate.status = Status::Agreed;
    assert_eq!(costs.progress(&study, &format), Progress::Firm);
    check::take(&mut study.programme.people, "two dozen", &format);
    assert_eq!(costs.progress(&study, &format), Progress::Problem);
    check::take(&mut study.programme.people, "24.5", &format);
    assert_eq!(costs.progress(&study, &format), Progress::Problem);
}

#[test]
fn rules_of_the_method_leave_a_step_as_firm_as_its_answers() {
    let mut study = fresh(Situation::Quality, State::Measured);
    study.title = "Fewer errors".into();
    assert_eq!(step("project").progress(&study, &format()), Progress::Entered, "12 months and 25% are no guesses");
    study.horizon = Quantity { source: Source::Finance, ..Quantity::entered(dec!(24)) };
    assert_eq!(step("project").progress(&study, &format()), Progress::Firm);

    let mut leavers = fresh(Situation::Turnover, State::Measured);
    leavers.measures[0].worth.salary = Quantity { source: Source::Finance, ..Quantity::entered(dec!(42000)) };
    assert_eq!(step("money").progress(&leavers, &format()), Progress::Assumed, "21% of the pay is a guess about us");
    leavers.measures[0].worth.replacement = Quantity { source: Source::Finance, ..Quantity::entered(dec!(25)) };
    assert_eq!(step("money").progress(&leavers, &format()), Progress::Firm);

    let mut story = fresh(Situation::Quality, State::Measured);
    story.story.problem = "Too many errors".into();
    assert_eq!(step("story").progress(&story, &format()), Progress::Entered, "words alone are not firm");
}

#[test]
fn a_second_measure_counts_as_an_answer() {
    let mut study = fresh(Situation::Quality, State::Measured);
    study.measures.push(Measure { name: "Rework".into(), ..Measure::default() });
    assert_eq!(step("goal").progress(&study, &format()), Progress::Assumed);
}

#[test]
fn the_examples_have_no_problem_and_no_empty_step() {
    for study in examples::all() {
        let format = Format::named(&study.locale, &study.currency);
        for step in full::STEPS {
            let said: Vec<String> = problems(step, &study, &format).into_iter().map(|(_, _, said)| said).collect();
            assert!(said.is_empty(), "{}, {}: {said:?}", study.title, step.id);
            let progress = step.progress(&study, &format);
            // Example 8 has the participants’ answers in place of numbers before and after.
            let other_way =
                step.id == "comparison" && study.measures.iter().all(|one| !one.isolation.respondents.is_empty());
            assert_ne!(progress, Progress::Problem, "{}, {}", study.title, step.id);
            assert_eq!(progress == Progress::Empty, other_way, "{}, {}", study.title, step.id);
        }
        for step in quick::STEPS {
            assert!(problems(step, &study, &format).is_empty(), "{}, {}", study.title, step.id);
        }
    }
}

// ---- Every answer is used ----

/// The words of every output that is made from a study: record, plan, what to do next, track, story, standards.
fn outputs(study: &Study) -> String {
    use payoff::analysis::Context;
    use payoff::words as said;
    let (outcome, format) = (payoff::engine::evaluate(study), format());
    let context = Context { study, outcome: &outcome, format: &format };
    let odds = said::Odds::of(None);
    let track =
        (said::track::expectations(context), said::track::signs(context), said::track::due(study, "2026-01-01"));
    let more = (said::track::commitments(study, "2026-01-01"), said::track::lessons(study), said::story(context, odds));
    let lists =
        (said::plan::plan(context), said::next::next(context, "2026-01-01"), said::standards::standards(context));
    format!("{:?} {track:?} {more:?} {lists:?}", said::record::record(context))
}

/// A question that nobody reads the answer of is not asked: every text, choice and number that a person gives is found in at least
/// one output, by its own words or in the list of all numbers.
#[test]
fn every_answer_is_found_in_an_output() {
    let mut study = filled();
    let seeds: Vec<u32> = (1..400).filter(|seed| seed % 5 != 0).collect();
    answer_all(full::STEPS, &mut study, &seeds);
    let asked: Vec<(&Field, At)> = full::STEPS.iter().flat_map(|step| questions(step, &study)).collect();
    let marker = |at: usize| format!("Word{at}x");
    for (index, (field, at)) in asked.iter().enumerate() {
        if let Kind::Text { lens, size, .. } = &field.kind
            && *size != TextSize::Date
            && let Some(text) = (lens.edit)(&mut study, *at)
        {
            *text = marker(index);
        }
    }
    let told = outputs(&study);
    let numbers: BTreeSet<String> = {
        let (outcome, format) = (payoff::engine::evaluate(&study), format());
        let context = payoff::analysis::Context { study: &study, outcome: &outcome, format: &format };
        payoff::words::ledger::ledger(full::STEPS, context).into_iter().map(|row| row.place).collect()
    };
    let mut nowhere = BTreeSet::new();
    for (index, (field, at)) in asked.into_iter().enumerate() {
        let found = match &field.kind {
            Kind::Text { size: TextSize::Date, .. } | Kind::Rows(_) | Kind::Custom(_) => true,
            // What two steps ask for carries the marker of the later one.
            Kind::Text { lens, .. } => {
                (lens.get)(&study, at).is_none_or(|text| told.contains(text.as_str())) || told.contains(&marker(index))
            }
            Kind::Pick { pick, .. } => {
                let answer = (pick.get)(&study, at).and_then(|one| pick.answers.get(one));
                answer.is_none_or(|answer| answer.id.is_empty() || told.contains(answer.label))
            }
            Kind::Number(number) => {
                (number.lens.get)(&study, at).is_none_or(|one| one.value.is_none())
                    || numbers.contains(&field.place(at))
            }
        };
        if !found {
            nowhere.insert(field.key());
        }
    }
    assert!(nowhere.is_empty(), "asked, and found nowhere: {nowhere:?}");
}
