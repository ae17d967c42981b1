//! What holds for all findings.

use payoff::engine::{Severity, evaluate};
use payoff::study::*;
use rust_decimal::dec;

use crate::sample::*;
use crate::told::*;

#[test]
fn a_sound_study_has_no_findings() {
    assert_eq!(findings(&sound()), Vec::new());
}

#[test]
fn an_empty_study_is_left_in_peace() {
    assert_eq!(findings(&Study::default()), Vec::new());
    for situation in Situation::ALL {
        assert_eq!(findings(&catalogue::start(*situation, "1", "en-GB", "EUR")), Vec::new());
    }
}

#[test]
fn the_first_answers_raise_only_what_helps() {
    let mut study = catalogue::start(Situation::Turnover, "1", "en-GB", "EUR");
    study.measures[0].baseline = number(dec!(28));
    study.measures[0].target = number(dec!(22));
    let ids: Vec<&str> = findings(&study).iter().map(|finding| finding.id).collect();
    assert_eq!(ids, ["U01"]);
}

#[test]
fn the_heaviest_come_first_and_then_the_order_of_the_list() {
    let findings = findings(&with(|study| {
        estimated(study, dec!(100), dec!(100));
        study.programme.mandatory = YesNo::Yes;
        study.programme.hour.value = Quantity::default();
        study.costs.truncate(3);
        study.cause.other_measures.push(OtherMeasure { what: "New pay".into(), ..OtherMeasure::default() });
    }));
    let order: Vec<(Severity, &str)> = findings.iter().map(|finding| (finding.severity, finding.id)).collect();
    assert!(order.is_sorted(), "{order:?}");
    assert!(order.len() > 4, "{order:?}");
    assert_eq!(order.first(), Some(&(Severity::Block, "P10")));
    assert_eq!(order.last(), Some(&(Severity::Info, "P48")));
}

#[test]
fn each_severity_has_its_name() {
    assert_eq!([Severity::Block, Severity::Warn, Severity::Info].map(Severity::id), ["block", "warn", "info"]);
}

#[test]
fn a_finding_is_kept_with_a_reason_at_its_place() {
    let kept = |finding: &'static str, place: &'static str, reason: &'static str| {
        let study = with(|study| {
            study.programme.hour.value = Quantity::default();
            let (finding, place, reason) = (finding.into(), place.into(), reason.into());
            study.kept.push(Waiver { finding, place, reason, ..Waiver::default() });
        });
        let outcome = evaluate(&study);
        assert_eq!(outcome.is_withheld(), outcome.blocks().count() == 1);
        (only("P10", &study).kept, outcome.blocks().count())
    };
    assert_eq!(kept("P10", "programme.hour.value", "Volunteers, unpaid"), (Some("Volunteers, unpaid".into()), 0));
    assert_eq!(kept("P10", "programme.hour.value", " "), (None, 1));
    assert_eq!(kept("P10", "costs", "Volunteers"), (None, 1));
    assert_eq!(kept("P01", "programme.hour.value", "Volunteers"), (None, 1));
}

#[test]
fn no_example_is_held_back() {
    for study in examples::all() {
        let outcome = evaluate(&study);
        outcome.findings.iter().for_each(|finding| drop(told(&study, finding)));
        let blocks: Vec<_> = outcome.blocks().collect();
        assert!(blocks.is_empty(), "{}: {blocks:?}", study.title);
    }
}

#[test]
fn findings_on_odd_studies_read_well_too() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/studies");
    for file in std::fs::read_dir(folder).expect("the fixtures are there") {
        let bytes = std::fs::read(file.expect("a file").path()).expect("it can be read");
        let Ok(opened) = envelope::open(&bytes) else { continue };
        for study in &opened.envelope.studies {
            findings(study);
        }
    }
}
