//! A rung of the claim ladder opened: its formula with the user's own values, and the questions it rests on (M12).

use crate::analysis::levers::{label, numbers};
use crate::analysis::{Context, decimal};
use crate::engine::{Exact, LadderStep, MeasureFigures, Number, counts};
use crate::steps::{full, quick, words};
use crate::study::{Class, Measure};
use crate::words::workings::{bracketed, costs, measures};
use crate::words::{Explanation, say};

/// Questions on show behind a rung: more would look equally important.
const MOST: usize = 8;

/// How the amount of `step` comes about. Cuts of a measure that are nothing are left out.
pub fn explain_rung(step: LadderStep, facts: Context) -> Explanation {
    let (formula, lines, rule) = match step {
        LadderStep::Gross => ("What changed in a year × what one is worth", cut(step, facts), "M1, M4, M5"),
        LadderStep::Margin => ("What changed in a year × (price − margin of one)", cut(step, facts), "M5"),
        LadderStep::Anyway => (
            "(What changed − what is better than expected without the training) × what one is worth",
            cut(step, facts),
            "M2",
        ),
        LadderStep::OtherFactors => {
            ("(What is better than expected − the training’s share of it) × what one is worth", cut(step, facts), "M3")
        }
        LadderStep::NotSure => {
            ("(The training’s share − what somebody is sure of) × what one is worth", cut(step, facts), "M3")
        }
        LadderStep::NoUse => ("Freed time × what it is worth × the share without a use", cut(step, facts), "M5"),
        LadderStep::Timing => ("Worth in a full year − worth in the first twelve months", cut(step, facts), "M6"),
        LadderStep::Benefit => {
            ("The benefit of months 1 to 12, added over all measures", measures(facts, counts), "M1–M6")
        }
        LadderStep::Cost => ("Every line of the full cost in the first year", costs(facts), "M7"),
        LadderStep::Net => {
            let totals = &facts.outcome.figures.totals;
            let money = |figure| say(figure, |value| facts.format.money_exact(value));
            let lines = [("Benefit", totals.benefit), ("Full cost", totals.cost), ("Net benefit", totals.net)];
            let lines = lines.map(|(name, figure)| (name.to_string(), money(figure))).to_vec();
            ("Net benefit = benefit − full cost", lines, "M8")
        }
    };
    Explanation { formula, lines, rule }
}

/// The answers that `step` rests on: the place of each in the study, and its name with its value.
pub fn questions_behind(step: LadderStep, facts: Context) -> Vec<(String, String)> {
    let study = facts.study;
    let mut found: Vec<(String, String)> = Vec::new();
    for (_, field, number, at) in [quick::STEPS, full::STEPS].into_iter().flat_map(|steps| numbers(steps, study)) {
        let key = number.lens.key;
        let of_measure = key.starts_with("measures.");
        let counted = study.measures.get(at.measure).is_some_and(|one| counts(one.worth.class));
        if rung_of(key) != Some(step) || (of_measure && !counted) {
            continue;
        }
        let Some((value, _)) = (number.lens.get)(study, at).and_then(|quantity| number.counted(quantity)) else {
            continue;
        };
        let place = field.place(at);
        if !found.iter().any(|(known, _)| *known == place) {
            let shown = words::value(value, number.unit, study, at, facts.format);
            found.push((place, format!("{}: {shown}", label(field, study, at))));
        }
    }
    found.truncate(MOST);
    found
}

/// On which rung a number first tells, by its path in the study.
fn rung_of(key: &str) -> Option<LadderStep> {
    let of_measure = key.strip_prefix("measures.*.");
    Some(match of_measure {
        None if key.starts_with("costs.") || key.starts_with("programme.hour") || key == "programme.people" => {
            LadderStep::Cost
        }
        None if key.starts_with("programme.waves") => LadderStep::Timing,
        None => return None,
        Some("worth.margin") => LadderStep::Margin,
        Some("worth.usable") => LadderStep::NoUse,
        Some("worth.pool" | "target_date") => return None,
        Some(key) if key.starts_with("worth.") => LadderStep::Gross,
        Some(key) if key.starts_with("comparison.") => LadderStep::Anyway,
        Some(key) if key.starts_with("effect.") || key.starts_with("actuals") => LadderStep::Timing,
        Some(key) if key.starts_with("isolation.") && key.ends_with("confidence") => LadderStep::NotSure,
        Some(key) if key.starts_with("isolation.") => LadderStep::OtherFactors,
        Some(_) => LadderStep::Gross,
    })
}

/// What `step` takes off each measure, in units where it takes units; with their sum where there are several.
fn cut(step: LadderStep, facts: Context) -> Vec<(String, String)> {
    let mut lines = Vec::new();
    let mut total = Exact::zero();
    for (measure, one) in facts.study.measures.iter().zip(&facts.outcome.figures.totals.measures) {
        if !one.counts() {
            continue;
        }
        let Some((working, amount)) = of_measure(step, measure, one, facts) else { continue };
        total = total + amount;
        lines.push((words::name_of(measure).to_string(), working));
    }
    if lines.len() > 1 {
        lines.push(("All measures".into(), say(Ok(total), |total| facts.format.money_exact(total))));
    }
    lines
}

/// The working of one measure, and its amount; none where `step` takes nothing of it.
fn of_measure(
    step: LadderStep,
    measure: &Measure,
    one: &MeasureFigures<Exact>,
    facts: Context,
) -> Option<(String, Exact)> {
    let stands = one.stands()?;
    let way = one.change.way().ok()?;
    let (value, volume) = (one.value.value.ok()?, way.volume.ok()?);
    let full = one.value.full.unwrap_or(value);
    let gross = one.change.gross_units.unwrap_or(way.improvement * volume);
    let number = |value: Exact| say(Ok(value), |value| facts.format.number(value, 10));
    let money = |value: Exact| say(Ok(value), |value| facts.format.money_full(value));
    let units =
        |more: Exact, less: Exact| format!("({} − {}) × {}", number(more), bracketed(number(less)), money(value));
    let (working, amount) = match step {
        LadderStep::Gross => (format!("{} × {}", number(gross), money(full)), stands[0]),
        LadderStep::Margin => {
            (format!("{} × ({} − {})", number(gross), money(full), bracketed(money(value))), stands[0] - stands[1])
        }
        LadderStep::Anyway => (units(gross, way.improvement * volume), stands[1] - stands[2]),
        LadderStep::OtherFactors => (units(way.improvement * volume, way.shared * volume), stands[2] - stands[3]),
        LadderStep::NotSure => (units(way.shared * volume, way.adjusted * volume), stands[3] - stands[4]),
        LadderStep::NoUse if measure.worth.class == Class::Capacity => {
            let used = say(Ok(one.value.usable * Exact::int(100)), |share| facts.format.percent_of(share, 10));
            let freed = number(way.adjusted * volume);
            (format!("{freed} × {} × (100% − {used})", money(value)), stands[4] - stands[5])
        }
        LadderStep::Timing => {
            let coin = |value: Exact| say(Ok(value), |value| facts.format.money_exact(value));
            (format!("{} − {}", coin(stands[5]), bracketed(coin(stands[6]))), stands[5] - stands[6])
        }
        _ => return None,
    };
    let shown = decimal(Ok(amount)).ok()?;
    (!shown.is_zero()).then(|| (format!("{working} = {}", facts.format.money_exact(shown)), amount))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::amount::Format;
    use crate::engine::evaluate;
    use crate::study::examples;
    use rust_decimal::dec;

    const STEPS: [LadderStep; 10] = [
        LadderStep::Gross,
        LadderStep::Margin,
        LadderStep::Anyway,
        LadderStep::OtherFactors,
        LadderStep::NotSure,
        LadderStep::NoUse,
        LadderStep::Timing,
        LadderStep::Benefit,
        LadderStep::Cost,
        LadderStep::Net,
    ];

    fn with<T>(example: usize, ask: impl FnOnce(Context) -> T) -> T {
        let study = &examples::all()[example];
        let (outcome, format) = (evaluate(study), Format::named("en-US", "USD"));
        ask(Context { study, outcome: &outcome, format: &format })
    }

    /// Example 1 by hand: 960 people, of whom 7 points fewer leave and 1 point would have stayed anyway, at 21% of 42,000 each:
    /// 67.2 − 57.6 exits at 8,820. Of 0.3 points of 220,800 working days half have a use: 662.4 days at 231.
    #[test]
    fn a_rung_opens_to_the_working_of_each_measure() {
        let lines = |step| with(0, |facts| explain_rung(step, facts).lines);
        let of = |step, at: usize| lines(step)[at].1.clone();
        assert_eq!(of(LadderStep::Gross, 0), "67.2 × $8,820.00 = $592,704.00");
        assert_eq!(of(LadderStep::Anyway, 0), "(67.2 − 57.6) × $8,820.00 = $84,672.00");
        assert_eq!(of(LadderStep::Anyway, 2), "$135,676.80");
        assert_eq!(of(LadderStep::NoUse, 0), "662.4 × $231.00 × (100% − 50%) = $76,507.20");
        assert!(lines(LadderStep::NotSure).is_empty(), "the comparison is taken whole");
    }

    /// What is shown behind a cut adds up to the rung, to the coin, in every example.
    #[test]
    fn the_measures_of_a_cut_add_up_to_its_rung() {
        for example in 0..examples::all().len() {
            with(example, |facts| {
                for rung in &facts.outcome.figures.ladder {
                    if matches!(rung.step, LadderStep::Benefit | LadderStep::Cost | LadderStep::Net) {
                        continue;
                    }
                    let measures = facts.study.measures.iter().zip(&facts.outcome.figures.totals.measures);
                    let sum = measures
                        .filter(|(_, one)| one.counts())
                        .filter_map(|(measure, one)| of_measure(rung.step, measure, one, facts))
                        .fold(Exact::zero(), |sum, (_, amount)| sum + amount);
                    let rung_amount = decimal(Ok(rung.amount)).expect("known").abs();
                    let off = (decimal(Ok(sum)).expect("known").abs() - rung_amount).abs();
                    assert!(off < dec!(0.005), "example {example}, {:?}: {off} off", rung.step);
                }
            });
        }
    }

    /// A reader with a calculator comes from what stands before the sign to the amount behind it, in every example.
    #[test]
    fn the_working_of_a_cut_can_be_worked_out_again() {
        use crate::words::explain::tests::worked_out;
        let mut seen = 0;
        for example in 0..examples::all().len() {
            // One way of writing numbers for all of them.
            with(example, |facts| {
                for step in STEPS.into_iter().take(7) {
                    for (name, working) in explain_rung(step, facts).lines {
                        let Some((left, right)) = working.rsplit_once(" = ") else { continue };
                        let off = (worked_out(left) - worked_out(right)).abs();
                        assert!(off < dec!(0.01), "example {example}, {step:?}, {name}: {working} is {off} off");
                        seen += 1;
                    }
                }
            });
        }
        assert!(seen > 20, "{seen} workings");
    }

    /// No number is behind two rungs.
    #[test]
    fn no_number_is_behind_two_rungs() {
        for example in 0..examples::all().len() {
            with(example, |facts| {
                let mut seen = std::collections::HashSet::new();
                for step in STEPS {
                    for (place, _) in questions_behind(step, facts) {
                        assert!(seen.insert(place.clone()), "{place} stands behind two rungs");
                    }
                }
                assert!(seen.iter().any(|place| place.starts_with("costs.") || place.starts_with("programme.")));
                assert!(seen.iter().any(|place| place.starts_with("measures.0.")));
            });
        }
    }
}
