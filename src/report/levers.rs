//! Which numbers move the result, how far, and how well each is known (M14).

use rust_decimal::{Decimal, dec};

use super::Facts;
use crate::engine::{AsEntered, Exact, figures, shown, totals};
use crate::steps::{At, Field, Kind, NumberField, Step, full, questions, words};
use crate::study::*;

/// A number that can be moved, and what the result does when it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Lever {
    pub place: String,
    pub label: String,
    /// The step that asks for it.
    pub step: &'static str,
    pub value: Decimal,
    pub low: Decimal,
    pub high: Decimal,
    /// Whether low and high are the user's own; otherwise they are 10% either way.
    pub own_range: bool,
    /// Net benefit with the number at its low and at its high end, the rest as it is.
    pub at_low: Decimal,
    pub at_high: Decimal,
    /// How weak the evidence is: 0 agreed … 3 assumed.
    pub weakness: u8,
    /// Where the value comes from, in words.
    pub source: String,
    pub shown: String,
}

impl Lever {
    pub fn swing(&self) -> Decimal {
        (self.at_high.saturating_sub(self.at_low)).abs()
    }
    /// The next best measurement has the largest swing × weakness (M14).
    pub fn urgency(&self) -> Decimal {
        self.swing().saturating_mul(Decimal::from(self.weakness))
    }
}

/// Every number question with a value, entered or assumed, in `steps`; each place once.
pub fn numbers(
    steps: &'static [Step],
    study: &Study,
) -> Vec<(&'static Step, &'static Field, &'static NumberField, At)> {
    let mut found: Vec<(&'static Step, &'static Field, &'static NumberField, At)> = Vec::new();
    for step in steps {
        for (field, at) in questions(step, study) {
            if let Kind::Number(number) = &field.kind
                && !found.iter().any(|(_, _, known, place)| known.lens.key == number.lens.key && *place == at)
            {
                found.push((step, field, number, at));
            }
        }
    }
    found
}

/// The value that counts for a number: the entered one, or what is assumed for it.
pub fn counted(number: &NumberField, quantity: &Quantity) -> Option<(Decimal, bool)> {
    match quantity.value {
        Some(value) => Some((value, quantity.status == Status::Assumed)),
        None => number.assumption.map(|assumption| (assumption.value, !number.by_rule)),
    }
}

/// The levers of a study with a result, the largest swing first.
pub fn levers(steps: &'static [Step], facts: Facts) -> Vec<Lever> {
    let Facts { study, format, .. } = facts;
    let mut work = study.clone();
    let mut found: Vec<Lever> = Vec::new();
    for (step, field, number, at) in numbers(steps, study) {
        let Some(quantity) = (number.lens.get)(study, at) else { continue };
        let Some((value, assumed)) = counted(number, quantity) else { continue };
        let tenth = value.saturating_mul(dec!(0.1)).abs();
        let own_range = quantity.low.is_some() || quantity.high.is_some();
        let (low, high) = if own_range {
            (quantity.low.unwrap_or(value), quantity.high.unwrap_or(value))
        } else {
            within(number, value.saturating_sub(tenth), value.saturating_add(tenth))
        };
        let mut net_at = |value: Decimal| -> Option<Decimal> {
            let place = (number.lens.edit)(&mut work, at)?;
            let kept = place.value.replace(value);
            let net = net(&work);
            if let Some(place) = (number.lens.edit)(&mut work, at) {
                place.value = kept;
            }
            net
        };
        let (Some(at_low), Some(at_high)) = (net_at(low), net_at(high)) else { continue };
        if at_low == at_high {
            continue;
        }
        let weakness = match (assumed, quantity.status, quantity.source) {
            (true, ..) => 3,
            (_, Status::Agreed, _) | (_, _, Source::Finance) => 0,
            (_, _, Source::Record) => 1,
            // A rule of the method needs no record: nobody has to firm it up.
            _ if number.by_rule && quantity.value.is_none() => 0,
            _ => 2,
        };
        let source = if !quantity.from.is_empty() {
            quantity.from.clone()
        } else if assumed {
            number.assumption.map_or(String::new(), |assumption| assumption.source.into())
        } else {
            quantity.source.label().into()
        };
        found.push(Lever {
            place: field.place(at),
            label: label(field, study, at),
            step: step.id,
            value,
            low,
            high,
            own_range,
            at_low,
            at_high,
            weakness,
            source,
            shown: words::value(value, number.unit, study, at, format),
        });
    }
    found.sort_by_key(|lever| std::cmp::Reverse(lever.swing()));
    found
}

/// What a number is called in a list: with the name of its cost line or of its measure, where there are several.
pub fn label(field: &Field, study: &Study, at: At) -> String {
    let name = words::name(field.label, study, at);
    let key = field.key();
    if key.starts_with("costs.#") {
        let line =
            study.costs.get(at.row).map(|line| if line.name.is_empty() { line.category.label() } else { &line.name });
        return line.map_or(name.clone(), |line| format!("{line}: {}", name.to_lowercase()));
    }
    match study.measures.get(at.measure) {
        Some(measure) if key.contains('*') && study.measures.len() > 1 => {
            format!("{} ({})", name, words::name_of(measure).to_lowercase())
        }
        _ => name,
    }
}

fn within(number: &NumberField, low: Decimal, high: Decimal) -> (Decimal, Decimal) {
    use crate::steps::Bounds;
    let (least, most) = match number.bounds {
        Bounds::Any => (Decimal::MIN, Decimal::MAX),
        Bounds::NotNegative | Bounds::Positive => (Decimal::ZERO, Decimal::MAX),
        Bounds::Between(least, most) | Bounds::Whole(least, most) => (Decimal::from(least), Decimal::from(most)),
    };
    (low.max(least), high.min(most))
}

/// ROI in percent with every number that has a range of its own at its worse end, and at its better end, all at once.
/// None where no number has a range.
pub fn range(facts: Facts) -> Option<(Decimal, Decimal)> {
    let study = facts.study;
    let base = net(study)?;
    let (mut worst, mut best) = (study.clone(), study.clone());
    let mut ranged = false;
    for (_, _, number, at) in numbers(full::STEPS, study) {
        let Some(quantity) = (number.lens.get)(study, at) else { continue };
        let ends: Vec<Decimal> = [quantity.low, quantity.high].into_iter().flatten().collect();
        if quantity.value.is_none() || ends.is_empty() {
            continue;
        }
        let with = |study: &mut Study, value: Decimal| {
            if let Some(place) = (number.lens.edit)(study, at) {
                place.value = Some(value);
            }
        };
        let mut alone = study.clone();
        for end in ends {
            with(&mut alone, end);
            match net(&alone) {
                Some(net) if net < base => with(&mut worst, end),
                Some(net) if net > base => with(&mut best, end),
                _ => continue,
            }
            ranged = true;
        }
    }
    let roi = |study: &Study| figures::<Exact>(study, &AsEntered).roi_percent.and_then(shown).ok();
    ranged.then(|| roi(&worst).zip(roi(&best))).flatten()
}

/// Net benefit of `study`, where there is one.
pub fn net(study: &Study) -> Option<Decimal> {
    totals::<Exact>(study, 12, &AsEntered).net.and_then(shown).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::amount::Format;
    use crate::engine::evaluate;

    /// The published low and high cases of the examples: every range at its worse or better end.
    #[test]
    fn the_range_of_an_example_is_its_published_low_and_high_case() {
        let format = Format::named("en-US", "USD");
        for (example, low, high) in
            [(0, dec!(-12.17), dec!(133.22)), (4, dec!(-20.51), dec!(60.6)), (6, dec!(-45.39), dec!(3.64))]
        {
            let study = &examples::all()[example];
            let outcome = evaluate(study);
            let found = range(Facts { study, outcome: &outcome, format: &format }).expect("ranges");
            assert_eq!((found.0.round_dp(2), found.1.round_dp(2)), (low, high), "example {example}");
        }
    }
}
