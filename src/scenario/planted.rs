//! Studies with mistakes in them, for a workshop: people look for the mistakes on paper, and the page's own checks are the
//! answers. Each is made from one of the examples that ship with the page.

use rust_decimal::{Decimal, dec};

use crate::engine::{Finding, Outcome};
use crate::study::*;

/// A study with mistakes in it.
pub struct Exercise {
    /// What it is called, without saying what is wrong.
    pub title: &'static str,
    /// Which of the examples it is made from.
    pub example: usize,
    pub mistakes: &'static [Mistake],
}

/// One mistake that was put in.
pub struct Mistake {
    /// The check that finds it.
    pub check: &'static str,
    /// What was done, for whoever leads the exercise.
    pub told: &'static str,
    plant: fn(&mut Study),
}

/// The exercises, from the easiest on.
pub const EXERCISES: [Exercise; 3] = [
    Exercise {
        title: "Fewer accidents, fewer complaints",
        example: 3,
        mistakes: &[
            Mistake {
                check: "P02",
                told: "The managers gave a share of the change. Nobody asked them how sure they are, and 100% was put in.",
                plant: |study| {
                    for one in &mut study.measures {
                        one.isolation.estimators.iter_mut().for_each(|who| set(&mut who.confidence, dec!(100)));
                    }
                },
            },
            Mistake {
                check: "P10",
                told: "60 people spend two days in a room, and their time costs nothing.",
                plant: |study| {
                    study.programme.hour = HourRate::default();
                    set(&mut study.programme.hour.value, Decimal::ZERO);
                },
            },
            Mistake {
                check: "P39",
                told: "The number moved, but people do not use what they learned. Then it was probably not the training.",
                plant: |study| study.levels.application.met = YesNo::No,
            },
        ],
    },
    Exercise {
        title: "More sales from the same leads",
        example: 1,
        mistakes: &[
            Mistake {
                check: "P07",
                told: "The margin of 85% is not what is left of a sale after its own costs.",
                plant: |study| study.measures.iter_mut().for_each(|one| set(&mut one.worth.margin, dec!(85))),
            },
            Mistake {
                check: "P25",
                told: "The weakest were trained, and nobody stands beside them to compare with. The weakest get better anyway.",
                plant: |study| study.measures.iter_mut().for_each(|one| one.comparison.chosen = Selection::Extremes),
            },
            Mistake {
                check: "P43",
                told: "What it cost to make the training and to give it was left out.",
                plant: |study| {
                    study.costs.retain(|line| !matches!(line.category, Category::Design | Category::Delivery))
                },
            },
        ],
    },
    Exercise {
        title: "Hours saved with a new tool",
        example: 7,
        mistakes: &[
            Mistake {
                check: "P09",
                told: "Every freed hour is counted as used, as if nobody ever waited for anything.",
                plant: |study| study.measures.iter_mut().for_each(|one| set(&mut one.worth.usable, dec!(100))),
            },
            Mistake {
                check: "P04",
                told: "The shares of the training and of the other causes come to more than the whole change.",
                plant: |study| {
                    for one in &mut study.measures {
                        let share = || Quantity::entered(dec!(60));
                        let factor =
                            Factor { name: "A better version of the tool".into(), share: share(), ..Factor::default() };
                        one.isolation.factors = vec![factor];
                        set(&mut one.isolation.factors_confidence, dec!(80));
                        one.isolation.estimators = vec![Estimator {
                            name: "The team leaders".into(),
                            share: share(),
                            confidence: Quantity::entered(dec!(80)),
                            ..Estimator::default()
                        }];
                    }
                },
            },
            Mistake {
                check: "P13",
                told: "What the tool itself costs was left out.",
                plant: |study| study.costs.retain(|line| line.category != Category::Technology),
            },
        ],
    },
];

/// Another number in the same place: its source stays, its range goes.
fn set(quantity: &mut Quantity, value: Decimal) {
    (quantity.value, quantity.low, quantity.high) = (Some(value), None, None);
    quantity.status = Status::Entered;
    [&mut quantity.typed, &mut quantity.typed_low, &mut quantity.typed_high].into_iter().for_each(String::clear);
}

impl Exercise {
    /// The study with all mistakes in it, made from `example`. What was kept with a reason is open again.
    pub fn study(&self, example: &Study) -> Study {
        let mut study = Study { title: self.title.into(), ..example.clone() };
        study.kept.clear();
        self.mistakes.iter().for_each(|mistake| (mistake.plant)(&mut study));
        study
    }

    /// What the checks find that they did not find in the sound study.
    pub fn found<'a>(&self, sound: &Outcome, planted: &'a Outcome) -> Vec<&'a Finding> {
        let is_new = |one: &&Finding| !sound.findings.iter().any(|old| old.id() == one.id() && old.path == one.path);
        planted.findings.iter().filter(is_new).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::evaluate;

    #[test]
    fn each_mistake_is_found_by_its_check_and_by_no_other_mistake() {
        let examples = examples::all();
        for exercise in &EXERCISES {
            let example = &examples[exercise.example];
            let sound = evaluate(example);
            let planted = evaluate(&exercise.study(example));
            let found: Vec<&str> = exercise.found(&sound, &planted).iter().map(|one| one.id()).collect();
            for mistake in exercise.mistakes {
                assert!(found.contains(&mistake.check), "{}: {} is not in {found:?}", exercise.title, mistake.check);
                let mut alone = Study { ..example.clone() };
                alone.kept.clear();
                (mistake.plant)(&mut alone);
                let alone = evaluate(&alone);
                let found: Vec<&str> = exercise.found(&sound, &alone).iter().map(|one| one.id()).collect();
                let others = exercise.mistakes.iter().filter(|other| other.check != mistake.check);
                for other in others {
                    assert!(
                        !found.contains(&other.check),
                        "{}: {} trips {}",
                        exercise.title,
                        mistake.check,
                        other.check
                    );
                }
            }
        }
    }
}
