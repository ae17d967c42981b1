//! How a study stands to the standards of the field, line by line, each with the place that proves it: the twelve guiding
//! principles of Jack and Patti Phillips, Kirkpatrick's levels (with the New World model), Brinkerhoff's success cases, and the
//! grouping of measures in ISO 30437 and the TDRp.

use crate::analysis::levers::numbers;
use crate::analysis::{Context, decimal};
use crate::engine::{Method, Severity};
use crate::steps::full;
use crate::study::*;
use crate::words::text::filled;

/// How far a line is met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    Met,
    Partly,
    NotMet,
    /// The study has no need of it, or it is too early.
    NotAsked,
}

impl Standing {
    pub fn label(self) -> &'static str {
        match self {
            Standing::Met => "Met",
            Standing::Partly => "Partly",
            Standing::NotMet => "Not met",
            Standing::NotAsked => "Not asked",
        }
    }

    /// All, some or none of `all`; not asked where there is nothing to ask about.
    fn of(count: usize, all: usize) -> Standing {
        match (count, all) {
            (_, 0) => Standing::NotAsked,
            (0, _) => Standing::NotMet,
            (count, all) if count >= all => Standing::Met,
            _ => Standing::Partly,
        }
    }
}

/// Where a line is proved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proof {
    /// The question at this place of the study.
    Question(&'static str),
    /// A screen of the study, as its address names it.
    Screen(&'static str),
    /// A part of the page for Finance, by the id of its heading.
    Part(&'static str),
}

/// One line of a standard.
#[derive(Clone, Debug, PartialEq)]
pub struct StandardLine {
    pub name: &'static str,
    pub standing: Standing,
    pub why: String,
    pub proof: Proof,
}

/// A standard with its lines.
#[derive(Clone, Debug, PartialEq)]
pub struct Standard {
    pub title: &'static str,
    pub source: &'static str,
    pub lines: Vec<StandardLine>,
}

/// Of a hundred numbers, so many from records or from Finance are most of them. Ours: no source sets a bound.
const MOST_FROM_RECORDS: usize = 80;

/// How a study stands to each standard.
pub fn standards(context: Context) -> Vec<Standard> {
    vec![
        Standard {
            title: "Phillips: twelve guiding principles",
            source: "ROI Institute, ROI Methodology, guiding principles; in short",
            lines: principles(context),
        },
        Standard {
            title: "Kirkpatrick: four levels, and what keeps level 3 going",
            source: "Kirkpatrick Partners, the New World Kirkpatrick model",
            lines: levels(context),
        },
        Standard {
            title: "Brinkerhoff: success cases",
            source: "R. O. Brinkerhoff, The Success Case Method (2003)",
            lines: cases(context.study),
        },
        Standard {
            title: "Kinds of measures: plan and actual",
            source: "ISO 30437:2023 and Talent Development Reporting Principles (TDRp)",
            lines: kinds(context),
        },
    ]
}

fn line(name: &'static str, standing: Standing, why: impl Into<String>, proof: Proof) -> StandardLine {
    StandardLine { name, standing, why: why.into(), proof }
}

/// `text` with {count} and {all} in it.
fn count_of(text: &str, count: usize, all: usize) -> String {
    filled(text, &[("count", &count.to_string()), ("all", &all.to_string())])
}

/// What was seen on a level, and what was planned for it.
fn is_seen(level: &Level) -> bool {
    level.actual.value.is_some() || matches!(level.met, YesNo::Yes | YesNo::No)
}
fn is_planned(level: &Level) -> bool {
    level.target.value.is_some() || !level.indicator.trim().is_empty()
}

fn principles(context: Context) -> Vec<StandardLine> {
    let study = context.study;
    let ahead = study.state.is_forecast();
    let has_roi = context.outcome.figures.roi_percent.is_ok();
    let below = [&study.levels.reaction, &study.levels.learning, &study.levels.application];
    let seen = below.iter().filter(|level| if ahead { is_planned(level) } else { is_seen(level) }).count();
    let lower = if ahead {
        "A measure is planned on {count} of the {all} levels below the result: reaction, learning, use on the job."
    } else {
        "Something is known on {count} of the {all} levels below the result: reaction, learning, use on the job."
    };
    let (sourced, all) = from_records(study);
    let ways = methods(context);
    let isolated = ways.iter().filter(|method| **method != Method::BeforeAfter).count();
    let answered = ways.iter().filter(|method| **method == Method::Participants).count();
    let by_estimate = ways.iter().filter(|method| is_estimate(**method)).count();
    let intangible = study.intangibles.iter().filter(|one| !one.name.trim().is_empty()).count();
    vec![
        line(
            "1 Higher levels rest on lower ones",
            if has_roi { Standing::of(seen, 3) } else { Standing::NotAsked },
            count_of(lower, seen, 3),
            Proof::Question("levels.application.actual"),
        ),
        line(
            "2 Lower levels may be brief",
            Standing::Met,
            "One number or one sign is enough on each level below the result.",
            Proof::Question("levels.reaction.indicator"),
        ),
        line(
            "3 The most credible sources",
            match sourced * 100 >= all * MOST_FROM_RECORDS {
                true if all > 0 => Standing::Met,
                _ => Standing::of(sourced.min(all.saturating_sub(1)), all),
            },
            count_of("{count} of {all} numbers come from a record or from Finance, or are agreed.", sourced, all),
            Proof::Screen("assumptions"),
        ),
        conservative(study),
        line(
            "5 At least one way to isolate",
            Standing::of(isolated, ways.len()),
            count_of(
                "{count} of {all} measures have the training’s part separated from other causes.",
                isolated,
                ways.len(),
            ),
            Proof::Part("ways-h"),
        ),
        line(
            "6 No answer means no improvement",
            if answered > 0 { Standing::Met } else { Standing::NotAsked },
            match answered {
                0 => "No figure rests on answers of participants.",
                _ => "Only those who answered are counted; the cost counts everybody.",
            },
            Proof::Part("ways-h"),
        ),
        line(
            "7 Estimates are adjusted for error",
            if by_estimate > 0 { Standing::Met } else { Standing::NotAsked },
            match by_estimate {
                0 => "No figure rests on an estimate of the share.",
                _ => "Each estimate is cut by how sure its author is.",
            },
            Proof::Part("ways-h"),
        ),
        unsupported(context),
        line(
            "9 The first year alone",
            Standing::Met,
            "The headline counts months 1 to 12. A longer view stands apart from it.",
            Proof::Screen("result"),
        ),
        full_cost(context),
        line(
            "11 Gains kept out of the money",
            if intangible > 0 { Standing::Met } else { Standing::NotAsked },
            match intangible {
                0 => "No gain without a price is written down.".to_string(),
                count => count_of("{count} gains are told in words and never added to the money.", count, 0),
            },
            Proof::Question("intangibles"),
        ),
        told(study),
    ]
}

/// Numbers with a value, and how many of them come from a record, from Finance, or are agreed.
fn from_records(study: &Study) -> (usize, usize) {
    let known = numbers(full::STEPS, study)
        .into_iter()
        .filter_map(|(_, _, number, at)| (number.lens.get)(study, at).filter(|one| one.value.is_some()));
    let firm = |one: &&Quantity| one.status == Status::Agreed || matches!(one.source, Source::Record | Source::Finance);
    let known: Vec<&Quantity> = known.collect();
    (known.iter().copied().filter(|one| firm(one)).count(), known.len())
}

/// The way that counts for each measure whose worth is known.
fn methods(context: Context) -> Vec<Method> {
    let measures = &context.outcome.figures.totals.measures;
    measures.iter().filter_map(|one| one.change.way().ok().map(|way| way.method)).collect()
}

fn is_estimate(method: Method) -> bool {
    !matches!(
        method,
        Method::BeforeAfter | Method::GroupAfter | Method::GroupDifference | Method::Trend | Method::Driver
    )
}

fn conservative(study: &Study) -> StandardLine {
    let name = "4 The most careful alternative";
    let pooled = study.measures.iter().any(|measure| {
        let given = measure.isolation.estimators.iter().filter(|one| one.share.value.is_some()).count();
        given > 1 && measure.isolation.pooling != Pooling::Lowest
    });
    match pooled {
        false => line(
            name,
            Standing::Met,
            "Records come before estimates; among equals the lowest benefit counts.",
            Proof::Part("ways-h"),
        ),
        true => line(
            name,
            Standing::Partly,
            "Several people’s estimates are pooled to their middle. The lowest of them would be more careful.",
            Proof::Question("measures.0.isolation.pooling"),
        ),
    }
}

fn unsupported(context: Context) -> StandardLine {
    let open = context.outcome.findings.iter().filter(|one| one.kept.is_none() && one.severity() != Severity::Info);
    let (standing, why) = match (context.outcome.is_withheld(), open.count()) {
        (true, _) => (Standing::NotMet, "A finding holds the figure back.".to_string()),
        (false, 0) => (Standing::Met, "No check is open.".into()),
        (false, 1) => (Standing::Partly, "One check is open.".into()),
        (false, count) => (Standing::Partly, count_of("{count} checks are open.", count, 0)),
    };
    line("8 No extreme numbers, no bare claims", standing, why, Proof::Part("checks-h"))
}

fn full_cost(context: Context) -> StandardLine {
    let totals = &context.outcome.figures.totals;
    let lines = context.study.costs.iter().filter(|line| line.rate.value.is_some()).count();
    let (standing, why) = match (totals.time.is_ok(), lines) {
        (false, 0) => (Standing::NotMet, "No cost is entered yet.".to_string()),
        (false, _) => (Standing::Partly, "The participants’ paid time is not in the cost yet.".into()),
        (true, 0) => (Standing::Partly, "The participants’ time is the only cost.".into()),
        (true, _) if !context.outcome.cost_is_whole => (Standing::Partly, "A cost line has no amount yet.".into()),
        (true, count) => {
            (Standing::Met, count_of("The participants’ paid time and {count} more cost lines are counted.", count, 0))
        }
    };
    line("10 Full cost", standing, why, Proof::Part("costs-h"))
}

fn told(study: &Study) -> StandardLine {
    let asked = study.challenge.decision != Decision::Open;
    let who = study.challenge.decided_by.trim();
    let (standing, why) = match (asked, who) {
        (true, "") => (Standing::Partly, "A decision is asked for, and nobody is named who takes it.".to_string()),
        (true, who) => (Standing::Met, filled("The report asks {who} for a decision.", &[("who", who)])),
        (false, "") => (Standing::NotMet, "The report asks nobody for anything.".into()),
        (false, who) => (Standing::Partly, filled("{who} decides, and the report asks for nothing.", &[("who", who)])),
    };
    line("12 Told to those who matter", standing, why, Proof::Question("challenge.decided_by"))
}

fn levels(context: Context) -> Vec<StandardLine> {
    let study = context.study;
    let ahead = study.state.is_forecast();
    let one = |name: &'static str, level: &Level, place: &'static str| {
        let proved = !level.evidence.trim().is_empty();
        let (standing, why) = match (is_seen(level), proved, is_planned(level)) {
            (true, true, _) => {
                (Standing::Met, filled("Evidence: {what}.", &[("what", level.evidence.trim().trim_end_matches('.'))]))
            }
            (true, false, _) => (Standing::Partly, "A result is given, and not how one knows.".into()),
            (false, _, true) if ahead => (Standing::NotAsked, "Planned; it is too early for a result.".into()),
            (false, _, true) => (Standing::NotMet, "Planned, and no result yet.".into()),
            (false, _, false) => (Standing::NotMet, "Nothing is planned or seen.".into()),
        };
        line(name, standing, why, Proof::Question(place))
    };
    let behaviours: Vec<&Behaviour> = study.goal.behaviours.iter().filter(|one| !one.what.trim().is_empty()).collect();
    let driven = behaviours.iter().filter(|one| !one.driver.trim().is_empty()).count();
    let signs: Vec<&Indicator> = study.goal.indicators.iter().filter(|one| !one.what.trim().is_empty()).collect();
    let moved = signs.iter().filter(|one| one.now.value.is_some()).count();
    let at_least_one = |count: usize| if count == 0 { Standing::NotMet } else { Standing::Met };
    vec![
        one("Level 1: reaction", &study.levels.reaction, "levels.reaction.actual"),
        one("Level 2: learning", &study.levels.learning, "levels.learning.actual"),
        one("Level 3: behaviour", &study.levels.application, "levels.application.actual"),
        results(context),
        line(
            "Critical behaviours",
            at_least_one(behaviours.len()),
            match behaviours.len() {
                0 => "Nobody has said what people will do differently.".to_string(),
                1 => "One behaviour is named.".into(),
                count => count_of("{count} behaviours are named.", count, 0),
            },
            Proof::Question("goal.behaviours"),
        ),
        line(
            "Required drivers",
            Standing::of(driven, behaviours.len()),
            count_of("{count} of {all} behaviours have something that keeps them going.", driven, behaviours.len()),
            Proof::Question("goal.behaviours"),
        ),
        line(
            "Leading indicators",
            match (signs.len(), ahead) {
                (0, _) => Standing::NotMet,
                (_, true) => Standing::Met,
                (all, false) => Standing::of(moved, all),
            },
            count_of("{all} early signs are named; {count} have a newest value.", moved, signs.len()),
            Proof::Question("goal.indicators"),
        ),
    ]
}

/// Level 4: what changed in the measures, from which evidence.
fn results(context: Context) -> StandardLine {
    let name = "Level 4: results";
    let grade = context.outcome.grade.map(|grade| grade.letter());
    let (standing, why) = match (context.study.state.is_forecast(), grade) {
        (true, _) => (Standing::NotAsked, "A forecast: there is no result yet.".to_string()),
        (false, None) => (Standing::NotMet, "No measure has a number before and after.".into()),
        (false, Some(letter)) => {
            let standing = if letter == "E" { Standing::Partly } else { Standing::Met };
            (standing, filled("Measured, with evidence of grade {grade}.", &[("grade", letter)]))
        }
    };
    line(name, standing, why, Proof::Part("change-h"))
}

fn cases(study: &Study) -> Vec<StandardLine> {
    let ahead = study.state.is_forecast();
    let told = |name: &'static str, text: &str, place: &'static str, missing: &'static str| {
        let (standing, why) = match (text.trim().is_empty(), ahead) {
            (false, _) => (Standing::Met, "It is told, and stands in the story."),
            (true, true) => (Standing::NotAsked, "A forecast has no case yet."),
            (true, false) => (Standing::NotMet, missing),
        };
        line(name, standing, why, Proof::Question(place))
    };
    let success = "Nobody is named for whom it worked.";
    let failure = "Nobody is named for whom it did not work.";
    let helped = "Nobody has said what helped.";
    let blocked = "Nobody has said what got in the way.";
    vec![
        told("A success case", &study.story.success, "story.success", success),
        told("A case without success", &study.story.failure, "story.failure", failure),
        told("What helped", &study.levels.helped, "levels.helped", helped),
        told("What got in the way", &study.levels.blocked, "levels.blocked", blocked),
    ]
}

/// A kind of measures: how many have a plan, an actual value, or both.
fn kind(name: &'static str, pairs: &[(bool, bool)], proof: Proof) -> StandardLine {
    let [planned, known, both] =
        [|one: &(bool, bool)| one.0, |one: &(bool, bool)| one.1, |one: &(bool, bool)| one.0 && one.1]
            .map(|is: fn(&(bool, bool)) -> bool| pairs.iter().filter(|one| is(one)).count());
    let standing = match both {
        0 if planned + known > 0 => Standing::Partly,
        both => Standing::of(both, pairs.len()),
    };
    let [all, planned, known] = [pairs.len(), planned, known].map(|count| count.to_string());
    let why = filled(
        "Of {all}: {planned} with a plan, {known} with an actual value.",
        &[("all", &all), ("planned", &planned), ("known", &known)],
    );
    line(name, standing, why, proof)
}

fn kinds(context: Context) -> Vec<StandardLine> {
    let Context { study, outcome, .. } = context;
    let ahead = study.state.is_forecast();
    let promised = study.forecast.as_ref();
    let cost = decimal(outcome.figures.totals.cost).is_ok();
    let people = study.programme.people.value.is_some();
    let hours = study.programme.hours.value.is_some();
    let planned_cost = if ahead { cost } else { promised.is_some_and(|one| one.cost.value.is_some()) };
    // Of people and hours one number is kept: the plan as long as it is a forecast, the actual one after.
    let efficiency =
        [(planned_cost, cost && !ahead), (ahead && people, !ahead && people), (ahead && hours, !ahead && hours)];
    let level = |level: &Level| (level.target.value.is_some(), level.actual.value.is_some());
    let levels = &study.levels;
    let effectiveness = [level(&levels.reaction), level(&levels.learning), level(&levels.application)];
    let outcomes: Vec<(bool, bool)> = study
        .measures
        .iter()
        .zip(&outcome.figures.totals.measures)
        .map(|(measure, one)| {
            let promised = promised.is_some_and(|all| {
                all.measures.iter().any(|one| one.name == measure.name && one.target.value.is_some())
            });
            (promised || measure.target.value.is_some(), !ahead && one.change.after.is_ok())
        })
        .collect();
    vec![
        kind("Efficiency: cost, people, hours", &efficiency, Proof::Question("programme.people")),
        kind("Effectiveness: levels 1 to 3", &effectiveness, Proof::Question("levels.reaction.target")),
        kind("Outcomes: the business measures", &outcomes, Proof::Question("measures.0.target")),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::amount::Format;
    use crate::engine::evaluate;

    fn of(study: &Study) -> Vec<Standard> {
        let (outcome, format) = (evaluate(study), Format::named("en-US", "USD"));
        standards(Context { study, outcome: &outcome, format: &format })
    }
    fn standing(study: &Study, name: &str) -> (Standing, String) {
        let all = of(study);
        let line = all.iter().flat_map(|one| &one.lines).find(|line| line.name.starts_with(name));
        line.map(|line| (line.standing, line.why.clone())).unwrap_or_else(|| panic!("no line {name}"))
    }

    #[test]
    fn the_twelve_principles_stand_in_their_order_and_each_line_says_why() {
        for study in examples::all() {
            let all = of(&study);
            let names: Vec<&str> = all[0].lines.iter().map(|line| line.name).collect();
            assert_eq!(names.len(), 12);
            for (at, name) in names.iter().enumerate() {
                assert!(name.starts_with(&format!("{} ", at + 1)), "{name}");
            }
            for line in all.iter().flat_map(|one| &one.lines) {
                assert!(line.why.ends_with('.') && !line.why.contains('{'), "{line:?}");
            }
        }
    }

    #[test]
    fn every_proof_that_is_a_question_is_asked() {
        let mut study = examples::all().remove(0);
        study.measures[0].isolation.estimators = vec![
            Estimator {
                share: Quantity::entered(40.into()),
                confidence: Quantity::entered(80.into()),
                ..Estimator::default()
            },
            Estimator {
                share: Quantity::entered(50.into()),
                confidence: Quantity::entered(80.into()),
                ..Estimator::default()
            },
        ];
        for line in of(&study).iter().flat_map(|one| &one.lines) {
            if let Proof::Question(place) = line.proof {
                let found = crate::steps::find(full::STEPS, &study, place);
                assert!(found.is_some_and(|(_, field, at)| field.place(at) == place), "{place}");
            }
        }
    }

    #[test]
    fn an_empty_study_meets_what_holds_by_rule_and_nothing_else() {
        let study = catalogue::start(Situation::Quality, "a", "en-US", "USD");
        let met: Vec<&str> = of(&study)
            .iter()
            .flat_map(|one| &one.lines)
            .filter(|line| line.standing == Standing::Met && !line.name.starts_with("8 "))
            .map(|line| line.name)
            .collect();
        assert_eq!(met, ["2 Lower levels may be brief", "4 The most careful alternative", "9 The first year alone"]);
    }

    #[test]
    fn a_measure_that_nobody_separated_breaks_the_fifth_principle() {
        let mut study = examples::all().remove(4);
        assert_eq!(standing(&study, "5 ").0, Standing::Met);
        study.measures[0].comparison = Comparison::default();
        study.measures[0].isolation = Isolation::default();
        assert_eq!(standing(&study, "5 ").0, Standing::NotMet);
    }

    #[test]
    fn a_level_needs_a_result_and_how_one_knows() {
        let mut study = examples::all().remove(0);
        study.levels.learning = Level { indicator: "Role play".into(), ..Level::default() };
        assert_eq!(standing(&study, "Level 2").0, Standing::NotMet);
        study.levels.learning.actual = Quantity::entered(86.into());
        assert_eq!(standing(&study, "Level 2").0, Standing::Partly);
        study.levels.learning.evidence = "Test of 22 people".into();
        assert_eq!(standing(&study, "Level 2"), (Standing::Met, "Evidence: Test of 22 people.".into()));
        study.state = State::Forecast;
        study.levels.learning = Level { indicator: "Role play".into(), ..Level::default() };
        assert_eq!(standing(&study, "Level 2").0, Standing::NotAsked);
    }

    #[test]
    fn a_success_case_is_not_asked_of_a_forecast() {
        let mut study = examples::all().remove(0);
        (study.story.success, study.story.failure) = ("Ann did it".into(), String::new());
        assert_eq!(standing(&study, "A success case").0, Standing::Met);
        assert_eq!(standing(&study, "A case without").0, Standing::NotMet);
        study.state = State::Forecast;
        assert_eq!(standing(&study, "A case without").0, Standing::NotAsked);
    }

    #[test]
    fn a_kind_of_measure_needs_a_plan_and_an_actual_value() {
        let mut study = examples::all().remove(4);
        study.measures.truncate(1);
        study.measures[0].target = Quantity::default();
        assert_eq!(standing(&study, "Outcomes").0, Standing::Partly);
        study.measures[0].target = Quantity::entered(3.into());
        assert_eq!(
            standing(&study, "Outcomes"),
            (Standing::Met, "Of 1: 1 with a plan, 1 with an actual value.".into())
        );
    }
}
