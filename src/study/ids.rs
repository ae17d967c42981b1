//! Names for the rows whose numbers can vary: they stay the same wherever a row stands in its list (M13).

use std::collections::BTreeSet;

use super::{Actual, CostLine, Estimator, Factor, Measure, Part, Respondent, Study, Wave};

/// A row with a name of its own in its list.
trait Named {
    fn id(&self) -> &str;
    fn set_id(&mut self, id: String);
}

macro_rules! named {
    ($($row:ident)+) => { $(
        impl Named for $row {
            fn id(&self) -> &str {
                &self.id
            }
            fn set_id(&mut self, id: String) {
                self.id = id;
            }
        }
    )+ };
}
named!(Measure CostLine Estimator Factor Respondent Part Wave Actual);

impl Study {
    /// Gives every row without a name, or with one that an earlier row of its list has, the next free number of the list.
    /// Names once given stay.
    pub fn name_rows(&mut self) {
        name(&mut self.measures);
        name(&mut self.costs);
        name(&mut self.programme.waves);
        for measure in &mut self.measures {
            name(&mut measure.actuals);
            name(&mut measure.isolation.estimators);
            name(&mut measure.isolation.factors);
            name(&mut measure.isolation.respondents);
            name(&mut measure.worth.parts);
        }
    }
}

fn name<T: Named>(rows: &mut [T]) {
    let mut taken = BTreeSet::new();
    let is_open = |row: &T| row.id().is_empty();
    let open: Vec<usize> = (0..rows.len()).filter(|at| is_open(&rows[*at]) || !taken.insert(rows[*at].id())).collect();
    if open.is_empty() {
        return;
    }
    let numbers: BTreeSet<u64> = taken.iter().filter_map(|id| id.parse().ok()).collect();
    let mut next = numbers.last().copied().unwrap_or(0);
    for at in open {
        next = next.wrapping_add(1);
        while numbers.contains(&next) {
            next = next.wrapping_add(1);
        }
        rows[at].set_id(next.to_string());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(study: &Study) -> Vec<&str> {
        study.costs.iter().map(|line| line.id.as_str()).collect()
    }

    #[test]
    fn a_row_keeps_its_name_and_a_new_one_gets_the_next_free_number() {
        let line = |id: &str| CostLine { id: id.into(), ..CostLine::default() };
        let mut study = Study { costs: vec![line("7"), line(""), line("x"), line("7"), line("")], ..Study::default() };
        study.name_rows();
        assert_eq!(ids(&study), ["7", "8", "x", "9", "10"]);
        study.costs.swap(0, 2);
        study.costs.insert(1, line(""));
        study.name_rows();
        assert_eq!(ids(&study), ["x", "11", "8", "7", "9", "10"]);
        let again = study.clone();
        study.name_rows();
        assert_eq!(study, again);
    }

    #[test]
    fn a_number_beyond_counting_takes_no_name_from_another() {
        let line = |id: &str| CostLine { id: id.into(), ..CostLine::default() };
        let mut study = Study { costs: vec![line("18446744073709551615"), line(""), line("0")], ..Study::default() };
        study.name_rows();
        assert_eq!(ids(&study), ["18446744073709551615", "1", "0"]);
    }
}
