//! What the gate says: whether training is the answer, which answer decides, and what to do besides (Gilbert; Mager and Pipe).

use crate::analysis::{Against, Light, gate};
use crate::study::Study;

/// The gate in words.
#[derive(Clone, Debug, PartialEq)]
pub struct GateWords {
    pub light: Light,
    pub sentence: &'static str,
    /// The sentence as a report says it: there nothing is to come.
    pub told: &'static str,
    /// Which answer decides, where one speaks against training.
    pub decides: Option<&'static str>,
    /// What should be fixed besides training, or before it.
    pub advice: Vec<&'static str>,
}

/// What the answers about the cause say.
pub fn gate_words(study: &Study) -> GateWords {
    let gate = gate(study);
    let first = gate.against.first().copied();
    let sentence = match gate.light {
        Light::NotChecked => "Answer these questions to see whether training is the answer.",
        Light::NotTheLever => {
            "Training alone is probably not the answer. The training’s share of any change will be small."
        }
        Light::Partly if first.is_some() => {
            "Training is part of the answer. Fix the rest too, and expect a smaller share for the training."
        }
        Light::Partly => "Nothing speaks against training so far. Some questions are still open.",
        Light::Fits => "Training fits: people do not know how, and nothing else holds them back.",
    };
    GateWords {
        light: gate.light,
        sentence,
        told: match gate.light {
            Light::NotChecked => "Nobody has checked whether training is the answer.",
            _ => sentence,
        },
        decides: first.map(decides),
        advice: gate.against.iter().map(|one| advice(*one)).collect(),
    }
}

/// The sentence that says which answer decides.
fn decides(against: Against) -> &'static str {
    use Against::*;
    match against {
        NotWorthSolving => "This rests on your answer that the problem is not worth solving.",
        CouldIfHadTo => {
            "This rests on your answer that people could do it if they had to: knowing how is not what is missing."
        }
        KnowHow => "This rests on your answer that people know how already.",
        CannotLearn => "This rests on your answer that people are not able to learn it.",
        LittleSkill => "This rests on the causes you named: knowledge and skill are less than a fifth of them.",
        SimplerWay => "This rests on your answer that there is a simpler way to do the task.",
        Punished => "This rests on your answer that doing it right is punished.",
        NoTools => "This rests on your answer that tools or time are missing.",
        WrongRewarded => "This rests on your answer that doing it wrong pays off.",
        NotTold => "This rests on your answer that people were not told what is expected.",
        NoFeedback => "This rests on your answer that people do not see how well they do it.",
        DidItBefore => "This rests on your answer that people did it right in the past.",
        RarelyUsed => "This rests on your answer that the skill is rarely used.",
        NoIncentive => "This rests on your answer that doing it right does not pay off for people.",
        NoMotive => "This rests on your answer that people do not want to do it.",
        NotCapable => "This rests on your answer that people are not able to do it, in body and mind.",
    }
}

fn advice(against: Against) -> &'static str {
    use Against::*;
    match against {
        NotWorthSolving => {
            "Compare the cost of the problem with that of a solution, and leave it where the problem is cheaper."
        }
        CouldIfHadTo => {
            "They can do it already. Look for what keeps them from doing it: time, tools, targets or the example set."
        }
        KnowHow => "They know how. Look for what keeps them from doing it: time, tools, targets or the example set.",
        CannotLearn => "Match the task and the person: choose, adapt or move.",
        LittleSkill => "Start with the heavier causes. Training can only claim the part for skill.",
        SimplerWay => "Try the simpler way first: a checklist, a form or a better process may cost less than training.",
        Punished => "Change what happens to people who do it right. Otherwise they stop after the course.",
        NoTools => "Give them the tools and the time first. Without them the training will not show.",
        WrongRewarded => "Stop rewarding the opposite, for example a bonus for speed where care is needed.",
        NotTold => "Say what is expected, in words that people would repeat in the same way.",
        NoFeedback => "Show people soon how well they do it, with their own number.",
        DidItBefore => "They did it once. Practice or feedback may be enough.",
        RarelyUsed => "A rare task needs a checklist at hand more than a course.",
        NoIncentive => "Make doing it right pay off: workload, praise, and what happens when nobody does it.",
        NoMotive => "Look at the job and its conditions: what would make people want to?",
        NotCapable => "Look at how people are chosen for this work.",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::study::YesNo;

    #[test]
    fn the_gate_says_which_answer_decides() {
        let mut study = Study::default();
        assert_eq!(gate_words(&study).told, "Nobody has checked whether training is the answer.");
        assert!(!gate_words(&study).sentence.contains("Nobody"), "before the first answer nobody is blamed");
        study.cause.easier_way = YesNo::Yes;
        study.cause.punished = YesNo::Yes;
        let words = gate_words(&study);
        assert!(words.decides.is_some_and(|words| words.ends_with("that there is a simpler way to do the task.")));
        assert_eq!(words.advice.len(), 2);
    }
}
