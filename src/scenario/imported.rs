//! Studies that come from outside: what happens to each, under which id and name it comes in.

use std::sync::Arc;

use crate::steps::words::title;
use crate::study::Study;

/// What happens to one study of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImportWay {
    /// It comes beside what is here.
    Both,
    Replace,
    Leave,
}

/// What is done unless somebody says otherwise: the same study again is left out, and nothing is ever replaced.
pub fn usual_way(mine: Option<&Study>, study: &Study) -> ImportWay {
    if mine.is_some_and(|mine| mine == study) { ImportWay::Leave } else { ImportWay::Both }
}

/// The studies as they come in beside those that are `here`. One that replaces keeps its id; any other gets a new one where
/// its own is taken, is no id (it stands in addresses and in names of storage), or `is_address` of the page itself.
pub fn take_in(
    here: &[Arc<Study>],
    studies: Vec<(Study, ImportWay)>,
    is_address: impl Fn(&str) -> bool,
    mut new_id: impl FnMut() -> String,
) -> Vec<Study> {
    let mut taken: Vec<Study> = Vec::new();
    for (mut study, way) in studies.into_iter().filter(|(_, way)| *way != ImportWay::Leave) {
        let is_here = here.iter().any(|other| other.id == study.id);
        let comes_beside = is_here && way != ImportWay::Replace;
        if comes_beside && here.iter().any(|other| title(other) == title(&study)) {
            // Two of one name could not be told apart in the list.
            study.title = format!("{} (copy)", title(&study));
        }
        let is_unfit = !is_here && (!is_id(&study.id) || is_address(&study.id));
        if comes_beside || is_unfit || taken.iter().any(|other| other.id == study.id) {
            study.id = new_id();
        }
        taken.push(study);
    }
    taken
}

/// Whether a text can be the id of a study.
fn is_id(text: &str) -> bool {
    (1..40).contains(&text.len()) && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn study(id: &str, title: &str) -> Study {
        Study { id: id.into(), title: title.into(), ..Study::default() }
    }

    fn taken(here: &[Study], file: Vec<(Study, ImportWay)>) -> Vec<(String, String)> {
        let here: Vec<Arc<Study>> = here.iter().cloned().map(Arc::new).collect();
        let mut count = 0;
        let new_id = || {
            count += 1;
            format!("new{count}")
        };
        take_in(&here, file, |id| id == "help", new_id).into_iter().map(|one| (one.id, one.title)).collect()
    }

    #[test]
    fn the_same_study_again_is_left_out_and_another_version_comes_beside() {
        let mine = study("a", "Sales");
        assert_eq!(usual_way(Some(&mine), &mine), ImportWay::Leave);
        assert_eq!(usual_way(Some(&mine), &study("a", "Other")), ImportWay::Both);
        assert_eq!(usual_way(None, &mine), ImportWay::Both);
    }

    #[test]
    fn one_that_comes_beside_gets_its_own_id_and_a_name_that_can_be_told_apart() {
        let here = [study("a", "Sales")];
        let file = vec![(study("a", "Sales"), ImportWay::Both), (study("b", "Service"), ImportWay::Both)];
        let pair = |id: &str, title: &str| (id.to_string(), title.to_string());
        assert_eq!(taken(&here, file), [pair("new1", "Sales (copy)"), pair("b", "Service")]);
        let replaced = vec![(study("a", "Sales"), ImportWay::Replace), (study("c", "x"), ImportWay::Leave)];
        assert_eq!(taken(&here, replaced), [pair("a", "Sales")]);
    }

    #[test]
    fn what_is_no_id_an_address_or_there_twice_gets_a_new_one() {
        let both = |id: &str| (study(id, id), ImportWay::Both);
        let long = "x".repeat(40);
        let file = vec![both(""), both("../a"), both("help"), both(&long), both("a"), both("a")];
        let ids: Vec<String> = taken(&[], file).into_iter().map(|(id, _)| id).collect();
        assert_eq!(ids, ["new1", "new2", "new3", "new4", "a", "new5"]);
    }
}
