//! Whether training is the answer at all: what the questions about the cause add up to (Gilbert; Mager and Pipe).

use crate::engine::Sums;
use crate::study::*;

/// The light over the gate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Light {
    NotChecked,
    Fits,
    Partly,
    NotTheLever,
}

/// What the answers say, and what to do about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Gate {
    pub light: Light,
    pub sentence: &'static str,
    /// What should be fixed besides training, or before it.
    pub advice: Vec<&'static str>,
}

impl Gate {
    /// The sentence as a report says it: there it is no announcement.
    pub fn told(&self) -> &'static str {
        match self.light {
            Light::NotChecked => "Nobody has checked whether training is the answer.",
            _ => self.sentence,
        }
    }
}

/// Reads the three questions of quick mode and the skill share of full mode.
pub fn gate(study: &Study) -> Gate {
    let cause = &study.cause;
    let mut advice = Vec::new();
    if cause.could_if_had_to == YesNo::Yes {
        advice.push(
            "They can do it already. Look for what keeps them from doing it: time, tools, targets or the example set.",
        );
    }
    if cause.tools_and_time == YesNo::No {
        advice.push("Give them the tools and the time first. Without them the training will not show.");
    }
    if cause.punished == YesNo::Yes {
        advice.push("Change what happens to people who do it right. Otherwise they stop after the course.");
    }
    let skill: Option<rust_decimal::Decimal> = {
        let shares = cause.causes.iter().filter(|one| one.kind == CauseKind::Skill).filter_map(|one| one.share.value);
        shares.reduce(|sum, share| sum.plus(share))
    };
    let twenty = rust_decimal::Decimal::from(20);
    let asked = [cause.could_if_had_to, cause.tools_and_time, cause.punished];
    let open = asked.iter().all(|answer| matches!(answer, YesNo::Open | YesNo::Unsure));
    let (light, sentence) = if skill.is_some_and(|share| share < twenty) || cause.could_if_had_to == YesNo::Yes {
        (
            Light::NotTheLever,
            "Training alone is probably not the answer. The training’s share of any change will be small.",
        )
    } else if !advice.is_empty() {
        (
            Light::Partly,
            "Training is part of the answer. Fix the rest too, and expect a smaller share for the training.",
        )
    } else if open && skill.is_none() {
        (Light::NotChecked, "Nobody has checked yet whether training is the answer. The report will say so.")
    } else if asked.contains(&YesNo::Open) || asked.contains(&YesNo::Unsure) {
        (Light::Partly, "Nothing speaks against training so far. Some questions are still open.")
    } else {
        (Light::Fits, "Training fits: people do not know how, and nothing else holds them back.")
    };
    Gate { light, sentence, advice }
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
