//! The chain of formats: each step turns one version into the next, and is never changed again.
//!
//! A step is a small pure function on JSON. It says which answers it read differently than the version before it did, so
//! that whoever opens the file learns of it. `tests/fixtures/formats/v1.json` and its followers are frozen: every later
//! version must still read them. To change the format, add `fn v2_to_v3` to `STEPS`, raise `VERSION`, and freeze `v3.json`.

use rust_decimal::Decimal;
use serde_json::{Map, Value, json};

/// An answer that an older version read differently.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Migrated {
    /// The study, by its place in the file.
    pub study: usize,
    /// The answer's path in the study.
    pub path: String,
    /// What the row is called, where it has a name.
    pub name: String,
    pub change: Migration,
}

/// What is different from the older version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Migration {
    /// A unit was valued as one hour although nobody said that it takes one (M5): it has no value until somebody does.
    HoursOpen,
    /// One second, minute, working day or week of work was valued as one hour (M5).
    TimeOfUnit(&'static str),
    /// Paid days in a year became paid hours, at 8 a day; the figures stay.
    PaidDays,
    /// Months of the longer view below 12 became 12 (M9).
    Horizon,
    /// The page named nobody as estimator and graded it D; it is somebody's own estimate, grade C (M3, M11).
    OwnEstimate,
}

impl Migrated {
    /// What changed, for the person who opens the file.
    pub fn sentence(&self) -> String {
        let name = if self.name.is_empty() { "A measure without a name" } else { &self.name };
        match self.change {
            Migration::HoursOpen => format!(
                "{name}: one unit was valued as one hour of work. Say how many hours one takes, until then it has no value"
            ),
            Migration::TimeOfUnit(unit) => {
                format!("{name}: one {unit} was valued as one hour of work, and is now valued as one {unit}")
            }
            Migration::PaidDays => {
                format!("{name}: paid days in a year are now paid hours, 8 for each day. The result is the same")
            }
            Migration::Horizon => "The longer view is at least 12 months".into(),
            Migration::OwnEstimate => {
                format!("{name}: an estimate without a name counts as your own estimate now, grade C instead of D")
            }
        }
    }
}

type Step = fn(&mut Value, &mut Vec<Migrated>);

/// `STEPS[0]` reads version 1, and so on.
const STEPS: &[Step] = &[v1_to_v2];

/// Takes a file of `version` to the newest one; the answers that are read differently now come with it.
pub fn to_newest(mut value: Value, version: u32) -> (Value, Vec<Migrated>) {
    let mut changes = Vec::new();
    for step in STEPS.iter().skip((version as usize).saturating_sub(1)) {
        step(&mut value, &mut changes);
    }
    (value, changes)
}

/// Version 2: the time of one unit is an answer of its own, the state may be open, rows have names (given on reading), and
/// the longer view begins at 12 months. Everything else was only added.
fn v1_to_v2(file: &mut Value, changes: &mut Vec<Migrated>) {
    file["version"] = 2.into();
    let Some(studies) = file.get_mut("studies").and_then(Value::as_array_mut) else { return };
    for (at, study) in studies.iter_mut().enumerate() {
        let Some(study) = study.as_object_mut() else { continue };
        // A file without a state was read as a forecast.
        study.entry("state").or_insert_with(|| "forecast".into());
        let told = |path: String, name: &str, change| Migrated { study: at, path, name: name.into(), change };
        if number(study.get("horizon")).is_some_and(|months| months < Decimal::from(12))
            && let Some(horizon) = study.get_mut("horizon").and_then(Value::as_object_mut)
        {
            horizon.insert("value".into(), "12".into());
            horizon.remove("typed");
            changes.push(told("horizon".into(), "", Migration::Horizon));
        }
        let Some(measures) = study.get_mut("measures").and_then(Value::as_array_mut) else { continue };
        for (row, measure) in measures.iter_mut().enumerate() {
            let Some(measure) = measure.as_object_mut() else { continue };
            let name = text(measure.get("name")).to_string();
            for change in time_of_unit(measure) {
                changes.push(told(format!("measures.{row}.worth.unit_time"), &name, change));
            }
            if has_unnamed_estimate(measure) {
                let path = format!("measures.{row}.isolation.estimators");
                changes.push(told(path, &name, Migration::OwnEstimate));
            }
        }
    }
}

fn text(value: Option<&Value>) -> &str {
    value.and_then(Value::as_str).unwrap_or_default()
}

/// The value of a number as version 1 wrote it, to compare.
fn number(quantity: Option<&Value>) -> Option<Decimal> {
    match quantity?.get("value")? {
        Value::String(text) => text.parse().ok(),
        Value::Number(number) => number.to_string().parse().ok(),
        _ => None,
    }
}

fn has_unnamed_estimate(measure: &Map<String, Value>) -> bool {
    let rows = measure.get("isolation").and_then(|isolation| isolation.get("estimators")).and_then(Value::as_array);
    rows.into_iter().flatten().any(|row| {
        text(row.get("role")).is_empty()
            && number(row.get("share")).is_some()
            && number(row.get("confidence")).is_some()
    })
}

/// Sets the time that one unit takes from what version 1 called it. Version 1 knew one hour for one unit and, for days, a
/// yearly pay divided by paid days.
fn time_of_unit(measure: &mut Map<String, Value>) -> Vec<Migration> {
    let unit = time_in(text(measure.get("unit")));
    let Some(worth) = measure.get_mut("worth").and_then(Value::as_object_mut) else { return Vec::new() };
    if text(worth.get("valuation")) != "hour" {
        return Vec::new();
    }
    let Some(unit) = unit else { return vec![Migration::HoursOpen] };
    worth.insert("unit_time".into(), unit.into());
    if unit == "hour" {
        return Vec::new();
    }
    let hour = worth.get_mut("hour").and_then(Value::as_object_mut);
    let by_pay = hour.as_ref().is_some_and(|hour| number(hour.get("value")).is_none());
    // Nobody is paid for fewer than 400 hours a year, and no year has more than 366 days.
    let paid = hour.and_then(|hour| hour.get_mut("paid_hours")).and_then(Value::as_object_mut);
    if unit == "day"
        && by_pay
        && let Some(paid) = paid
        && let Some(days) = paid.get("value").and_then(Value::as_str).and_then(|text| text.parse::<u32>().ok())
        && days <= 366
    {
        paid.insert("value".into(), json!((days * 8).to_string()));
        for stale in ["low", "high", "typed", "typed_low", "typed_high", "unit"] {
            paid.remove(stale);
        }
        return vec![Migration::PaidDays];
    }
    vec![Migration::TimeOfUnit(unit)]
}

/// The time a unit's name speaks of, in the languages whose number formats version 1 offered first.
fn time_in(unit: &str) -> Option<&'static str> {
    const WORDS: [(&str, &[&str]); 5] = [
        (
            "second",
            &["second", "seconds", "sec", "secs", "sekunde", "sekunden", "seconde", "secondes", "segundos", "secondi"],
        ),
        ("minute", &["minute", "minutes", "min", "mins", "minuten", "minutos", "minuti", "minuut"]),
        (
            "hour",
            &[
                "hour", "hours", "h", "hr", "hrs", "stunde", "stunden", "std", "heure", "heures", "hora", "horas",
                "ore", "ora", "uur", "uren",
            ],
        ),
        (
            "day",
            &["day", "days", "tag", "tage", "jour", "jours", "día", "días", "dias", "giorno", "giorni", "dag", "dagen"],
        ),
        (
            "week",
            &[
                "week",
                "weeks",
                "woche",
                "wochen",
                "semaine",
                "semaines",
                "semana",
                "semanas",
                "settimana",
                "settimane",
                "weken",
            ],
        ),
    ];
    let first = unit.split(|letter: char| !letter.is_alphabetic()).find(|word| !word.is_empty())?.to_lowercase();
    WORDS.iter().find(|(_, words)| words.contains(&first.as_str())).map(|(unit, _)| *unit)
}
