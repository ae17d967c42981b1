//! Whether training is the answer at all: what the questions about the cause add up to (Gilbert; Mager and Pipe).

use crate::engine::Sums;
use crate::study::*;
use rust_decimal::Decimal;

/// The light over the gate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Light {
    NotChecked,
    Fits,
    Partly,
    NotTheLever,
}

/// An answer that speaks against training, the most decisive first (Mager and Pipe, in the order of their questions).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Against {
    NotWorthSolving,
    CouldIfHadTo,
    KnowHow,
    CannotLearn,
    LittleSkill,
    SimplerWay,
    Punished,
    NoTools,
    WrongRewarded,
    NotTold,
    NoFeedback,
    DidItBefore,
    RarelyUsed,
    NoIncentive,
    NoMotive,
    NotCapable,
}

impl Against {
    /// Whether it alone says that training is not the lever.
    fn decides_alone(self) -> bool {
        self <= Against::LittleSkill
    }
}

/// What the answers about the cause come to.
#[derive(Clone, Debug, PartialEq)]
pub struct Gate {
    pub light: Light,
    /// What speaks against training, the most decisive first: that one decides.
    pub against: Vec<Against>,
    /// Whether some of the three questions that everybody is asked are still open.
    pub is_open: bool,
}

/// Knowledge and skill below this share of the causes are not a training problem (P40), in percent.
const SKILL_SHARE: i64 = 20;

/// Reads every answer about the cause: what anybody says against training counts.
pub fn gate(study: &Study) -> Gate {
    let cause = &study.cause;
    let shares = cause.causes.iter().filter(|one| one.kind == CauseKind::Skill).filter_map(|one| one.share.value);
    let skill = shares.reduce(|sum, share| sum.plus(share));
    // Questions that are not asked of people who could do it have no answer that counts.
    let lacks_skill = cause.could_if_had_to != YesNo::Yes;
    let (yes, no) = (YesNo::Yes, YesNo::No);
    let said = [
        (Against::NotWorthSolving, cause.worth_fixing == no),
        (Against::CouldIfHadTo, cause.could_if_had_to == yes),
        (Against::KnowHow, cause.knowledge.in_order == yes),
        (Against::CannotLearn, lacks_skill && cause.able_to_learn == no),
        (Against::LittleSkill, skill.is_some_and(|share| share < Decimal::from(SKILL_SHARE))),
        (Against::SimplerWay, cause.easier_way == yes),
        (Against::Punished, cause.punished == yes),
        (Against::NoTools, cause.tools_and_time == no || cause.resources.in_order == no),
        (Against::WrongRewarded, cause.wrong_rewarded == yes),
        (Against::NotTold, cause.expectations_clear == no || cause.information.in_order == no),
        (Against::NoFeedback, cause.feedback_seen == no),
        (Against::DidItBefore, lacks_skill && cause.did_it_before == yes),
        (Against::RarelyUsed, lacks_skill && cause.used_often == no),
        (Against::NoIncentive, cause.incentives.in_order == no),
        (Against::NoMotive, cause.motives.in_order == no),
        (Against::NotCapable, cause.capacity.in_order == no),
    ];
    let against: Vec<Against> = said.into_iter().filter(|(_, holds)| *holds).map(|(one, _)| one).collect();
    let asked = [cause.could_if_had_to, cause.tools_and_time, cause.punished];
    let unanswered = |answer: &YesNo| matches!(answer, YesNo::Open | YesNo::Unsure);
    let is_open = asked.iter().any(unanswered);
    let light = match against.first() {
        Some(first) if first.decides_alone() => Light::NotTheLever,
        Some(_) => Light::Partly,
        None if asked.iter().all(unanswered) && skill.is_none() => Light::NotChecked,
        None if is_open => Light::Partly,
        None => Light::Fits,
    };
    Gate { light, against, is_open }
}

/// A cause that is not a lack of skill, and what usually helps instead of training.
#[derive(Clone, Debug, PartialEq)]
pub struct Remedy {
    pub cause: String,
    pub share: Option<rust_decimal::Decimal>,
    pub what_helps: &'static str,
}

/// What to do instead of training, or beside it, cause by cause, the heaviest first (Gilbert).
pub fn instead(study: &Study) -> Vec<Remedy> {
    let cause = &study.cause;
    let mut found: Vec<Remedy> = cause
        .causes
        .iter()
        .filter(|one| one.kind != CauseKind::Skill)
        .map(|one| Remedy {
            cause: if one.name.trim().is_empty() { one.kind.label().into() } else { one.name.trim().into() },
            share: one.share.value,
            what_helps: remedy(one.kind),
        })
        .collect();
    found.sort_by_key(|one| std::cmp::Reverse(one.share));
    let mut add = |holds: bool, kind: CauseKind| {
        if holds && !cause.causes.iter().any(|one| one.kind == kind) {
            found.push(Remedy { cause: kind.label().into(), share: None, what_helps: remedy(kind) });
        }
    };
    add(cause.information.in_order == YesNo::No || cause.expectations_clear == YesNo::No, CauseKind::Expectations);
    add(cause.resources.in_order == YesNo::No || cause.tools_and_time == YesNo::No, CauseKind::Tools);
    add(cause.incentives.in_order == YesNo::No || cause.punished == YesNo::Yes, CauseKind::Incentives);
    add(cause.motives.in_order == YesNo::No || cause.could_if_had_to == YesNo::Yes, CauseKind::Motives);
    add(cause.capacity.in_order == YesNo::No, CauseKind::Selection);
    found
}

fn remedy(kind: CauseKind) -> &'static str {
    match kind {
        CauseKind::Skill => "Training, a job aid, coaching.",
        CauseKind::Expectations => "Say what is expected, and show people each week how they do.",
        CauseKind::Tools => "Give the tools, the access and a process that works.",
        CauseKind::Time => "Give the time: staffing, priorities, fewer interruptions.",
        CauseKind::Incentives => "Reward doing it right, and stop rewarding the opposite.",
        CauseKind::Leadership => "Have leaders show it, ask for it and follow it up.",
        CauseKind::Motives => "Look at the job and its conditions: what would make people want to?",
        CauseKind::Selection => "Match the task and the person: choose, adapt or move.",
        CauseKind::Other => "Name who can change it, and by when.",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn light(could: YesNo, tools: YesNo, punished: YesNo) -> Light {
        let mut study = Study::default();
        study.cause.could_if_had_to = could;
        study.cause.tools_and_time = tools;
        study.cause.punished = punished;
        gate(&study).light
    }

    #[test]
    fn training_fits_only_where_people_cannot_do_it_and_nothing_else_is_in_the_way() {
        use YesNo::*;
        assert_eq!(light(No, Yes, No), Light::Fits);
        assert_eq!(light(Yes, Yes, No), Light::NotTheLever);
        assert_eq!(light(No, No, No), Light::Partly);
        assert_eq!(light(No, Yes, Yes), Light::Partly);
        assert_eq!(light(Open, Open, Open), Light::NotChecked);
        assert_eq!(light(Unsure, Unsure, Unsure), Light::NotChecked);
        assert_eq!(light(No, Open, No), Light::Partly);
    }

    /// Each answer alone, with the three questions answered in favour of training.
    #[test]
    fn every_answer_against_training_counts() {
        use {Against::*, YesNo::*};
        let with = |change: fn(&mut Cause)| {
            let mut study = Study::default();
            (study.cause.could_if_had_to, study.cause.tools_and_time, study.cause.punished) = (No, Yes, No);
            change(&mut study.cause);
            let gate = gate(&study);
            (gate.light, gate.against)
        };
        type Answered = (fn(&mut Cause), Light, Against);
        let cases: [Answered; 16] = [
            (|cause| cause.worth_fixing = No, Light::NotTheLever, NotWorthSolving),
            (|cause| cause.could_if_had_to = Yes, Light::NotTheLever, CouldIfHadTo),
            (|cause| cause.knowledge.in_order = Yes, Light::NotTheLever, KnowHow),
            (|cause| cause.able_to_learn = No, Light::NotTheLever, CannotLearn),
            (|cause| cause.easier_way = Yes, Light::Partly, SimplerWay),
            (|cause| cause.punished = Yes, Light::Partly, Punished),
            (|cause| cause.tools_and_time = No, Light::Partly, NoTools),
            (|cause| cause.resources.in_order = No, Light::Partly, NoTools),
            (|cause| cause.wrong_rewarded = Yes, Light::Partly, WrongRewarded),
            (|cause| cause.expectations_clear = No, Light::Partly, NotTold),
            (|cause| cause.information.in_order = No, Light::Partly, NotTold),
            (|cause| cause.feedback_seen = No, Light::Partly, NoFeedback),
            (|cause| cause.did_it_before = Yes, Light::Partly, DidItBefore),
            (|cause| cause.used_often = No, Light::Partly, RarelyUsed),
            (|cause| cause.incentives.in_order = No, Light::Partly, NoIncentive),
            (|cause| cause.motives.in_order = No, Light::Partly, NoMotive),
        ];
        for (change, light, against) in cases {
            assert_eq!(with(change), (light, vec![against]));
        }
        assert_eq!(with(|cause| cause.capacity.in_order = No), (Light::Partly, vec![NotCapable]));
        // What is not asked of people who could do it is not read.
        let could = with(|cause| (cause.could_if_had_to, cause.able_to_learn) = (Yes, No));
        assert_eq!(could, (Light::NotTheLever, vec![CouldIfHadTo]));
        // The most decisive answer comes first.
        let both = with(|cause| (cause.punished, cause.worth_fixing) = (Yes, No));
        assert_eq!(both, (Light::NotTheLever, vec![NotWorthSolving, Punished]));
    }

    #[test]
    fn a_small_share_of_skill_says_that_training_is_not_the_lever() {
        let mut study = Study::default();
        study.cause.causes = vec![RootCause { share: Quantity::entered(19.into()), ..RootCause::default() }];
        assert_eq!(gate(&study).light, Light::NotTheLever);
    }

    #[test]
    fn what_to_do_instead_names_every_cause_but_skill_the_heaviest_first() {
        let mut study = Study::default();
        let cause =
            |kind, share: i64| RootCause { kind, share: Quantity::entered(share.into()), ..RootCause::default() };
        study.cause.causes =
            vec![cause(CauseKind::Skill, 10), cause(CauseKind::Tools, 30), cause(CauseKind::Incentives, 60)];
        study.cause.could_if_had_to = YesNo::Yes;
        let names: Vec<String> = instead(&study).into_iter().map(|one| one.cause).collect();
        assert_eq!(names, ["Incentives and consequences", "Tools and process", "Motivation and job fit"]);
    }
}
