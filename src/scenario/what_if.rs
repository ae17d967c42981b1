//! Trying other numbers on a study, keeping them under a name, and taking them over.
//!
//! What is being tried is the scenario without a name. So it is saved, undone and sent along like everything else, and
//! the study itself stays the base case until somebody takes the tried numbers over.

use rust_decimal::Decimal;

use crate::steps::number_at;
use crate::study::*;

/// Scenarios that may stand side by side beside the base case and what is being tried.
pub const MOST_SCENARIOS: usize = 4;

/// `study` with other values in some places. Places that do not exist in it are left alone.
///
/// # Examples
/// ```
/// use payoff::scenario::what_if::applied;
/// use payoff::study::{Change, Quantity, Study};
/// use rust_decimal::dec;
///
/// let mut study = Study::default();
/// study.programme.people = Quantity::entered(dec!(12));
/// let change = Change { place: "programme.people".into(), value: dec!(20), ..Change::default() };
/// assert_eq!(applied(&study, &[change]).programme.people.value, Some(dec!(20)));
/// assert_eq!(study.programme.people.value, Some(dec!(12)), "the study itself stays");
/// ```
pub fn applied(study: &Study, changes: &[Change]) -> Study {
    let mut other = study.clone();
    for change in changes {
        let Some((_, number, at)) = number_at(&change.place) else { continue };
        if number.move_series(&mut other, at, change.value).is_some() {
            continue;
        }
        if (number.lens.get)(&other, at).is_none() {
            continue;
        }
        if let Some(quantity) = (number.lens.edit)(&mut other, at) {
            quantity.value = Some(change.value);
            quantity.typed = String::new();
            if matches!(quantity.status, Status::Open | Status::Unknown) {
                quantity.status = Status::Entered;
            }
        }
    }
    other
}

/// The same for the draws: a number that is tried is that number, and varies no more.
pub fn fixed(study: &Study, changes: &[Change]) -> Study {
    let mut other = applied(study, changes);
    for change in changes {
        let Some((_, number, at)) = number_at(&change.place) else { continue };
        if (number.lens.get)(&other, at).is_some()
            && let Some(quantity) = (number.lens.edit)(&mut other, at)
        {
            (quantity.low, quantity.high) = (None, None);
        }
    }
    other
}

/// The numbers that are being tried.
pub fn tried(study: &Study) -> &[Change] {
    study.scenarios.iter().find(|scenario| scenario.name.is_empty()).map_or(&[], |scenario| &scenario.changes)
}

/// The scenarios that were kept under a name, with their place in the file.
pub fn named(study: &Study) -> impl Iterator<Item = (usize, &Scenario)> {
    study.scenarios.iter().enumerate().filter(|(_, scenario)| !scenario.name.is_empty())
}

/// Tries `changes` in place of what was tried before; none of them ends the trial.
pub fn try_on(study: &mut Study, changes: Vec<Change>) {
    study.scenarios.retain(|scenario| !scenario.name.is_empty());
    // At the end, so that the scenarios before it keep their places.
    if !changes.is_empty() {
        study.scenarios.push(Scenario { changes, ..Scenario::default() });
    }
}

/// Keeps `changes` under a name that is still free; without a wish it is "Scenario 1", "Scenario 2" and so on.
pub fn keep(study: &mut Study, wish: &str, note: &str, changes: Vec<Change>) -> String {
    let wish = if wish.is_empty() { format!("Scenario {}", named(study).count() + 1) } else { wish.to_string() };
    let name = (1..)
        .map(|count| if count == 1 { wish.clone() } else { format!("{wish} ({count})") })
        .find(|name| named(study).all(|(_, scenario)| scenario.name != *name))
        .unwrap_or(wish);
    let at = study.scenarios.iter().position(|scenario| scenario.name.is_empty()).unwrap_or(study.scenarios.len());
    study.scenarios.insert(at, Scenario { name: name.clone(), note: note.into(), changes, ..Scenario::default() });
    name
}

/// `changes` with one value set; a value as it is in the study is no change.
pub fn changed(study: &Study, changes: &[Change], place: &str, value: Decimal) -> Vec<Change> {
    let base = number_at(place).and_then(|(_, number, at)| number.counted(&*number.read(study, at)?));
    let is_base = base.is_some_and(|(base, _)| base == value);
    let mut changes = changes.to_vec();
    match changes.iter().position(|change| change.place == place) {
        Some(at) if is_base => {
            changes.remove(at);
        }
        Some(at) => changes[at].value = value,
        None if is_base => {}
        None => changes.push(Change { place: place.into(), value, ..Change::default() }),
    }
    changes
}

/// Takes the tried numbers over into the study.
pub fn adopt(study: &mut Study, changes: &[Change]) {
    *study = applied(study, changes);
    try_on(study, Vec::new());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::{AsEntered, Exact, shown, totals};
    use rust_decimal::dec;

    fn net_of(study: &Study) -> Option<Decimal> {
        totals::<Exact>(study, 12, &AsEntered).net.and_then(shown).ok()
    }

    #[test]
    fn trying_leaves_the_study_as_it_is_until_it_is_adopted() {
        let mut study = examples::all()[0].clone();
        let base = net_of(&study);
        let changes = changed(&study, &[], "measures.0.worth.replacement", dec!(18));
        try_on(&mut study, changes.clone());
        assert_eq!((net_of(&study), tried(&study)), (base, changes.as_slice()));
        let wanted = net_of(&applied(&study, &changes));
        adopt(&mut study, &changes);
        assert_eq!(net_of(&study), wanted);
        assert!(wanted < base && study.scenarios.is_empty());
    }

    #[test]
    fn scenarios_keep_their_places_and_no_two_have_one_name() {
        let mut study = examples::all()[0].clone();
        let changes = |value| vec![Change { place: "measures.0.worth.replacement".into(), value, ..Change::default() }];
        assert_eq!(keep(&mut study, "", "", changes(dec!(18))), "Scenario 1");
        try_on(&mut study, changes(dec!(30)));
        assert_eq!(keep(&mut study, "Scenario 1", "", changes(dec!(17))), "Scenario 1 (2)");
        try_on(&mut study, Vec::new());
        let names: Vec<(usize, &str)> = named(&study).map(|(at, one)| (at, one.name.as_str())).collect();
        assert_eq!(names, [(0, "Scenario 1"), (1, "Scenario 1 (2)")]);
    }

    #[test]
    fn a_number_that_is_tried_has_no_range_in_the_draws() {
        let study = &examples::all()[0];
        let changes = changed(study, &[], "measures.0.worth.replacement", dec!(18));
        let ranges = |study: &Study| study.measures[0].worth.replacement.has_range();
        assert!(ranges(study) && ranges(&applied(study, &changes)) && !ranges(&fixed(study, &changes)));
    }
}
