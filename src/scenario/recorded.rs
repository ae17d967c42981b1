//! The number of a month as it comes in: which month is next, and a month that is added (M6).

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::study::{Actual, Measure, Quantity, Study};

/// The month after the training whose number is not recorded yet; 1 where none is.
pub fn next_month(measure: &Measure) -> u32 {
    last_month(measure).map_or(1, |month| month.saturating_add(1))
}

/// The last month whose number is recorded.
pub fn last_month(measure: &Measure) -> Option<u32> {
    let known = measure.actuals.iter().filter(|one| one.value.value.is_some());
    known.filter_map(|one| one.month.value?.to_u32()).max()
}

/// Adds the number of the next month; a row of that month without a number takes it.
pub fn record(study: &mut Study, measure: usize, value: Decimal) {
    let Some(measure) = study.measures.get_mut(measure) else { return };
    let month = next_month(measure);
    let open = measure.actuals.iter_mut().find(|one| {
        one.value.is_open() && one.month.value.and_then(|value| value.to_u32()).is_none_or(|known| known == month)
    });
    let row = Actual {
        month: Quantity::entered(month.into()),
        value: Quantity::entered(value),
        ..open.as_ref().map(|one| (**one).clone()).unwrap_or_default()
    };
    match open {
        Some(open) => *open = row,
        None => measure.actuals.push(row),
    }
    study.name_rows();
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::study::examples;
    use rust_decimal::dec;

    #[test]
    fn each_month_follows_the_last_one_that_is_known() {
        let mut study = examples::all().remove(0);
        record(&mut study, 0, dec!(27));
        record(&mut study, 0, dec!(26));
        let months = |study: &Study| -> Vec<(Option<Decimal>, Option<Decimal>)> {
            study.measures[0].actuals.iter().map(|one| (one.month.value, one.value.value)).collect()
        };
        let first = [(Some(dec!(1)), Some(dec!(27))), (Some(dec!(2)), Some(dec!(26)))];
        assert_eq!(months(&study), first);
        // A row that somebody added by hand and left empty takes the number.
        study.measures[0].actuals.push(Actual::default());
        record(&mut study, 0, dec!(25));
        assert_eq!(months(&study)[2], (Some(dec!(3)), Some(dec!(25))));
        let ids: std::collections::BTreeSet<&str> =
            study.measures[0].actuals.iter().map(|one| one.id.as_str()).collect();
        assert_eq!(ids.len(), 3, "each row has a name of its own");
    }
}
