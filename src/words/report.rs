//! The words of the one page for leaders: answer first, then why, how we know, and the limits.

use super::readers::{self, Named, ReportPart};
use super::what_if::chips;
use crate::analysis::partial::trial;
use crate::analysis::scenarios::WhichScenario;
use crate::analysis::{Context, decimal, levers};
use crate::engine::chance::Chances;
use crate::engine::{Exact, Figure, Method, Way};
use crate::steps::{quick, words};
use crate::study::*;
use crate::words::odds::{Odds, roi_range};
use crate::words::story::{done_and_changed, full_stop, moved, people_and_hours};
use crate::words::verdict::return_asked_for;
use crate::words::{KeyFigure, KeyFigureId, LadderRow, check_words, facts, gate_words, ladder, shorten, verdict};

/// What stands on the page, from its head to its foot.
#[derive(Clone, Debug, PartialEq)]
pub struct ReportPage {
    /// Whom it is for, and what it tells them.
    pub reader: &'static str,
    /// Whom it is about, how many, and how long.
    pub meta: String,
    /// The parts below the result, row by row.
    pub rows: &'static [&'static [ReportPart]],
    pub loss: bool,
    pub summary: String,
    /// The five figures of the headline.
    pub figures: Vec<KeyFigure>,
    /// What is asked for, of whom and by when.
    pub decision: Option<String>,
    pub why: String,
    /// Titles of the two parts that a forecast tells in the future.
    pub titles: (&'static str, &'static str),
    pub done: String,
    /// "After", or "Target" in a forecast.
    pub after: &'static str,
    /// Measure, before, after, and what of it is due to the training.
    pub changes: Vec<[String; 4]>,
    /// Empty as long as nothing is worked out.
    pub ladder: Vec<LadderRow>,
    pub must_be_true: Vec<String>,
    pub not_in_money: &'static str,
    /// Name and evidence of what got better and is not in the money.
    pub intangibles: Vec<(String, String)>,
    /// The assumed numbers that move the result most: label, and value with source.
    pub assumed: Vec<(String, String)>,
    /// What is assumed where no number is.
    pub by_rule: String,
    pub limits: String,
    /// What was expected and promised, what is done at work, and two cases; empty where nobody wrote of it.
    pub expected: Vec<Named>,
    pub commitments: Vec<Named>,
    pub on_the_job_title: &'static str,
    pub on_the_job: Vec<Named>,
    pub cases: Vec<Named>,
    pub end: String,
    /// When the study was last changed, and who made the page.
    pub made: String,
}

/// The study with its names cut to what one page can hold; the numbers stay.
pub fn trimmed(study: &Study) -> Study {
    let mut paper = study.clone();
    let cut = |text: &mut String, most: usize| *text = shorten(text, most);
    cut(&mut paper.title, 90);
    cut(&mut paper.programme.name, 60);
    cut(&mut paper.programme.audience, 70);
    cut(&mut paper.challenge.decision_words, 170);
    cut(&mut paper.challenge.decided_by, 50);
    for measure in &mut paper.measures {
        cut(&mut measure.name, 40);
        cut(&mut measure.unit, 24);
    }
    for line in &mut paper.costs {
        cut(&mut line.name, 40);
    }
    for one in &mut paper.intangibles {
        cut(&mut one.name, 50);
    }
    for review in &mut paper.reviews {
        cut(&mut review.what, 110);
    }
    paper
}

/// From which other numbers than the base case a page is made.
pub fn differs(base: Context, which: WhichScenario) -> String {
    let changes = chips(base, which.changes(base.study));
    let list: Vec<String> = changes.iter().map(|chip| format!("{} {}", chip.name, chip.change)).collect();
    let words = format!("{}. Differs from the base case: {}", which.name(base.study), list.join("; "));
    shorten(&words, 220) + "."
}

/// The page of a study that was trimmed.
pub fn sheet(it: Context, chances: Option<&Chances>) -> ReportPage {
    let odds = Odds::of(chances);
    let study = it.study;
    let ahead = study.state.is_forecast();
    let verdict = verdict(it, odds);
    let mut figures = facts(it, chances);
    figures.retain(|fact| {
        matches!(
            fact.id,
            KeyFigureId::Net | KeyFigureId::Ratio | KeyFigureId::Roi | KeyFigureId::Payback | KeyFigureId::BreakEven
        )
    });
    // Paper has less room: the range and the cash ROI stand there in a few words.
    if let Some(roi) = figures.iter_mut().find(|fact| fact.id == KeyFigureId::Roi && fact.exists) {
        roi.note = roi_note(it, chances);
    }
    let (assumed, by_rule) = assumptions(it);
    ReportPage {
        reader: readers::reader_line(study.story.audience, ahead),
        meta: meta(it),
        rows: readers::rows(study.story.audience),
        loss: verdict.loss,
        summary: summary(it, odds),
        figures,
        decision: decision(study),
        why: why(it),
        titles: done_and_changed(study),
        done: done(it),
        after: if ahead { "Target" } else { "After" },
        changes: changes(it),
        ladder: ladder(it),
        must_be_true: must_be_true(it),
        not_in_money: if ahead {
            "What else is to get better, not in the money"
        } else {
            "What else got better, not in the money"
        },
        intangibles: intangibles(study),
        assumed,
        by_rule,
        limits: limits(it),
        expected: readers::expected(it),
        commitments: readers::commitments(study),
        on_the_job_title: readers::on_the_job_title(ahead),
        on_the_job: readers::on_the_job(it),
        cases: readers::cases(study),
        end: end(it),
        made: day(&study.changed).map_or(String::new(), |day| day + ". ") + "Made with Payoff. Checked by Finance: ",
    }
}

fn meta(facts: Context) -> String {
    let programme = &facts.study.programme;
    let trained = if facts.study.state.is_forecast() { "to be trained" } else { "trained" };
    let people = programme.people.value.map(|people| format!("{} {trained}", words::people(people, facts.format)));
    let audience = Some(programme.audience.clone()).filter(|text| !text.is_empty());
    let parts = [audience, people, Some("First 12 months".into())];
    parts.into_iter().flatten().collect::<Vec<_>>().join(". ") + "."
}

/// The first ways to break even, where there is a result.
fn must_be_true(facts: Context) -> Vec<String> {
    let mut sentences = crate::words::break_even_sentences(facts);
    if let (true, Some(trial)) = (sentences.is_empty(), trial(facts, &[])) {
        sentences.push(crate::words::must_be_true(&trial, facts.format));
    }
    if sentences.is_empty() {
        sentences.push("Not shown as long as there is no result.".into());
    }
    sentences.truncate(3);
    sentences
}

/// Under the ROI on paper: its range, and the same in cash where that differs.
fn roi_note(facts: Context, chances: Option<&Chances>) -> String {
    let (figures, format) = (&facts.outcome.figures, facts.format);
    let range = chances
        .and_then(roi_range)
        .map(|(low, high)| format!("from {} to {}", format.percent(low), format.percent(high)));
    let cash = decimal(figures.cash_roi_percent).ok().filter(|cash| decimal(figures.roi_percent).ok() != Some(*cash));
    let cash = cash.map(|cash| format!("in cash alone {}", format.percent(cash)));
    [range, cash].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// The headline of the page in two or three sentences.
fn summary(facts: Context, odds: Odds) -> String {
    let Context { study, outcome, format } = facts;
    let verdict = verdict(facts, odds);
    if verdict.amount.is_none() {
        return format!("{}. {}", verdict.before, verdict.more);
    }
    let first = study.measures.first().zip(outcome.figures.totals.measures.first());
    let moved = first.and_then(|(measure, one)| moved(measure, one, study.state, format));
    let parts = [moved, Some(full_stop(&verdict.sentence())), Some(verdict.more)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn decision(study: &Study) -> Option<String> {
    let challenge = &study.challenge;
    let mut asked = match (challenge.decision, challenge.decision_words.trim()) {
        (Decision::Open, "") => return None,
        (Decision::Open, words) => words.to_string(),
        (decision, "") => format!("{}.", decision.label()),
        (decision, words) => format!("{}: {words}", decision.label()),
    };
    if !challenge.decided_by.is_empty() {
        asked += &format!(" From: {}.", challenge.decided_by);
    }
    if !challenge.decide_on.is_empty() {
        asked += &format!(" By: {}.", day_or_text(&challenge.decide_on));
    }
    Some(asked)
}

fn why(facts: Context) -> String {
    let study = facts.study;
    let mut parts = Vec::new();
    let sentence = study.challenge.sentence.trim();
    if !sentence.is_empty() {
        parts.push(full_stop(sentence));
    }
    parts.extend(crate::words::doing_nothing(facts));
    let cause = study.cause.note.trim();
    parts.push(if cause.is_empty() { gate_words(study).told.to_string() } else { full_stop(cause) });
    if !study.goal.sentence.trim().is_empty() {
        parts.push(format!("Goal: {}", full_stop(study.goal.sentence.trim())));
    }
    fitting(&parts, 320)
}

fn done(facts: Context) -> String {
    let programme = &facts.study.programme;
    let mut parts = Vec::new();
    let name = if programme.name.trim().is_empty() { "The training" } else { programme.name.trim() };
    if let Some((people, hours)) = people_and_hours(facts) {
        parts.push(format!("{name}: {people}, {hours}."));
    }
    if !programme.what.trim().is_empty() {
        parts.push(full_stop(programme.what.trim()));
    }
    if !programme.leaders_part.trim().is_empty() {
        parts.push(format!("Leaders’ part: {}", full_stop(programme.leaders_part.trim())));
    }
    if parts.is_empty() { "Not described yet.".into() } else { fitting(&parts, 320) }
}

fn changes(facts: Context) -> Vec<[String; 4]> {
    let Context { study, outcome, format } = facts;
    let row = |(measure, one): (&Measure, &crate::engine::MeasureFigures<Exact>)| {
        let reported = one.change.way().is_ok_and(|way| way.summed);
        // What is missing, and for what, is said above.
        let value = |figure: Figure<Exact>| match decimal(figure) {
            _ if reported => "as reported".to_string(),
            Ok(value) => words::of_measure(value, measure, format),
            Err(_) => "Not yet".into(),
        };
        let own = one.change.way().map_or_else(
            |_| "Not yet".to_string(),
            |way| {
                let own = decimal(Ok(way.adjusted)).unwrap_or_default().round_dp(2);
                let own = words::difference(own, measure, format);
                match way.method {
                    Method::BeforeAfter if outcome.is_withheld() => "Not separated".into(),
                    Method::BeforeAfter => own + ", not separated",
                    _ => own,
                }
            },
        );
        let name = format!("{}, {}", words::name_of(measure), words::covers(measure));
        [name, value(one.change.before), value(one.change.after), own]
    };
    study.measures.iter().zip(&outcome.figures.totals.measures).take(4).map(row).collect()
}

fn intangibles(study: &Study) -> Vec<(String, String)> {
    let one = |one: &Intangible| {
        let evidence =
            if one.evidence.is_empty() { String::new() } else { format!(": {}", shorten(&one.evidence, 110)) };
        (one.name.clone(), evidence)
    };
    study.intangibles.iter().take(3).map(one).collect()
}

/// The numbers that are assumed and move the result, with their source, and what stands where there are none.
fn assumptions(facts: Context) -> (Vec<(String, String)>, String) {
    let assumed = levers::levers(&[quick::STEPS], facts, levers::Order::Assumed, 3).into_iter();
    let assumed = assumed.map(|lever| (lever.label, format!(": {}. {}", lever.shown, shorten(&lever.source, 90))));
    let rest = if facts.outcome.figures.totals.net.is_ok() { " All else was entered." } else { "" };
    let asked = return_asked_for(facts);
    let rule = format!("By rule: twelve months of benefit. The return is held against the {asked}.{rest}");
    (assumed.collect(), rule)
}

fn limits(facts: Context) -> String {
    let Context { study, outcome, format } = facts;
    let mut parts: Vec<String> = Vec::new();
    let own = study.story.limits.trim();
    if !own.is_empty() {
        parts.push(fitting(&[full_stop(own)], 230));
    }
    let mut methods: Vec<String> = Vec::new();
    for (measure, one) in study.measures.iter().zip(&outcome.figures.totals.measures) {
        let Ok(way) = one.change.way() else { continue };
        let name = words::inside(method_words(way, measure));
        if !methods.contains(&name) {
            methods.push(name);
        }
    }
    if !methods.is_empty() {
        parts.push(format!("Separated by: {}.", methods.join(", ")));
    }
    parts.push("Only the first twelve months count.".into());
    let kept: Vec<&str> =
        study.kept.iter().filter(|kept| !kept.reason.is_empty()).map(|kept| kept.reason.as_str()).collect();
    if !kept.is_empty() {
        parts.push(format!("Kept after a check: {}", full_stop(&shorten(&kept.join(" "), 160))));
    }
    let open = outcome.findings.iter().filter(|finding| finding.kept.is_none()).take(2);
    // A check ends with what its author should do; a reader gets what was found.
    parts.extend(open.map(|finding| check_words(finding, study, format).found));
    fitting(&parts, 420)
}

/// How far expectations were met, and what is next.
fn end(facts: Context) -> String {
    let Context { study, outcome, format } = facts;
    let next = match study.reviews.first() {
        Some(review) if !review.on.is_empty() => {
            format!("Next review {}: {}", day_or_text(&review.on), full_stop(review.what.trim()))
        }
        _ => "No review is planned yet.".into(),
    };
    match decimal(outcome.expected.roe_percent) {
        Ok(roe) => {
            format!("Expectations met (ROE): {}, {} agreed. {next}", format.percent(roe), study.expectations.len())
        }
        Err(_) => next,
    }
}

/// How the change was isolated, in words. Nobody is named until somebody is (M3).
pub fn method_words(way: &Way<Exact>, measure: &Measure) -> &'static str {
    let estimators = || measure.isolation.estimators.iter().filter(|one| one.share.value.is_some());
    match way.method {
        Method::BeforeAfter => "Before and after only",
        Method::GroupAfter => "Comparison group, after only",
        Method::GroupDifference => "Comparison group",
        Method::Trend => "Trend line",
        Method::Driver => "Forecast from a driver",
        Method::OtherFactors => "Other factors taken off",
        Method::Participants if way.summed => "What participants reported",
        _ if estimators().all(|one| one.role == Role::Open) => "Your own estimate",
        Method::Participants if estimators().any(|one| one.role == Role::Participant) => {
            "Participants’ estimate of the share"
        }
        Method::Participants | Method::Managers => "Managers’ estimate",
        Method::Experts => "Experts’ estimate",
    }
}

/// A time of the file as a person writes a day: 20 August 2026.
pub fn day(iso: &str) -> Option<String> {
    let (year, rest) = iso.get(..10)?.split_once('-')?;
    let (month, day) = rest.split_once('-')?;
    let names = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let month = names.get(month.parse::<usize>().ok()?.checked_sub(1)?)?;
    Some(format!("{} {month} {year}", day.parse::<u8>().ok()?))
}

/// A day as a person writes it, or the text as it stands.
pub fn day_or_text(text: &str) -> String {
    day(text).unwrap_or_else(|| text.to_string())
}

/// As many of `parts` as have room, each whole or cut at the end of a sentence. The first is cut at a word rather than left
/// out.
pub fn fitting(parts: &[String], most: usize) -> String {
    let mut text = String::new();
    for part in parts {
        let room = most.saturating_sub(text.chars().count() + 1);
        let kept = match sentences(part, room) {
            Some(kept) => kept.to_string(),
            None if text.is_empty() => shorten(part, most),
            None => continue,
        };
        if !text.is_empty() {
            text.push(' ');
        }
        text += &kept;
    }
    text
}

/// `text`, or those of its sentences that have room.
fn sentences(text: &str, most: usize) -> Option<&str> {
    if text.chars().count() <= most {
        return Some(text);
    }
    let ends = text.match_indices(['.', '!', '?']).map(|(at, end)| at + end.len());
    let ends = ends.filter(|end| text[*end..].starts_with(' ') && text[..*end].chars().count() <= most);
    ends.max().map(|end| &text[..end])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::amount::Format;
    use crate::engine::evaluate;
    use crate::words::odds::drawn;
    use rust_decimal::dec;

    fn made(study: &Study) -> ReportPage {
        let study = trimmed(study);
        let (outcome, format) = (evaluate(&study), Format::named("en-US", "USD"));
        sheet(Context { study: &study, outcome: &outcome, format: &format }, drawn(&study).as_ref())
    }

    #[test]
    fn the_page_of_an_example_begins_with_what_moved_and_what_came_of_it() {
        let page = made(&examples::all()[0]);
        let first = "Voluntary turnover moved from 28% to 21% a year. The training ";
        assert!(page.summary.starts_with(first), "{}", page.summary);
        assert_eq!(page.figures.len(), 5);
        assert_eq!(page.changes[0], ["Voluntary turnover, a year", "28%", "21%", "6 points"]);
        assert_eq!((page.titles, page.after), (("What we did", "What changed"), "After"));
        assert!(page.meta.ends_with("48 people trained. First 12 months."), "{}", page.meta);
        assert_eq!(page.must_be_true.len(), 3);
    }

    #[test]
    fn the_page_of_a_blank_study_says_what_is_not_there() {
        let page = made(&Study::default());
        assert!(page.summary.starts_with("There is no result yet. "), "{}", page.summary);
        assert_eq!(page.meta, "First 12 months.");
        assert_eq!(page.why, "Nobody has checked whether training is the answer.");
        assert_eq!(page.done, "Not described yet.");
        assert_eq!(page.must_be_true, ["Not shown as long as there is no result."]);
        assert_eq!(page.by_rule, "By rule: twelve months of benefit. The return is held against the usual 25%.");
        assert_eq!(page.limits, "Only the first twelve months count.");
        assert_eq!(page.end, "No review is planned yet.");
        assert!(page.decision.is_none() && page.changes.is_empty() && page.ladder.is_empty());
        assert_eq!(page.made, "Made with Payoff. Checked by Finance: ");
    }

    #[test]
    fn the_page_of_a_forecast_is_told_in_the_future() {
        let mut study = catalogue::start(Situation::Quality, "a", "en-US", "USD");
        study.state = State::Forecast;
        study.programme.people = Quantity::entered(dec!(1));
        study.programme.hours = Quantity::entered(dec!(1));
        let page = made(&study);
        assert_eq!((page.titles, page.after), (("What we will do", "What is to change"), "Target"));
        assert_eq!(page.meta, "1 person to be trained. First 12 months.");
        assert_eq!(page.done, "The training: 1 person, 1 hour.");
        assert_eq!(page.not_in_money, "What else is to get better, not in the money");
    }

    /// Two measures that a manager estimated with one that a group was compared for between them.
    #[test]
    fn a_method_is_named_once_wherever_it_stands() {
        let number = |value| Quantity::entered(value);
        let estimated = Measure {
            better: Better::Lower,
            baseline: number(dec!(40)),
            after: number(dec!(30)),
            isolation: Isolation {
                estimators: vec![Estimator {
                    role: Role::Manager,
                    share: number(dec!(50)),
                    confidence: number(dec!(80)),
                    ..Estimator::default()
                }],
                ..Isolation::default()
            },
            ..Measure::default()
        };
        let mut compared = estimated.clone();
        (compared.comparison.before, compared.comparison.after) = (number(dec!(40)), number(dec!(38)));
        let measures = vec![estimated.clone(), compared, estimated];
        let page = made(&Study { state: State::Measured, measures, ..Study::default() });
        assert!(page.limits.starts_with("Separated by: managers’ estimate, comparison group. "), "{}", page.limits);
    }

    #[test]
    fn a_text_without_room_is_cut_at_the_end_of_a_sentence() {
        let limits = made(&examples::all()[6]).limits;
        let own = "The first year is the headline, and it is negative: about −23%. If the effect fades ";
        let kept = "a present value of about 92,000 at 10%. Separated by: managers’ estimate. ";
        assert!(limits.starts_with(own) && limits.contains(kept) && !limits.contains('…'), "{limits}");
        let parts = |texts: &[&str]| texts.iter().map(|text| text.to_string()).collect::<Vec<_>>();
        assert_eq!(fitting(&parts(&["One two. Three four.", "Five."]), 15), "One two. Five.");
        assert_eq!(fitting(&parts(&["One two three four.", "Five."]), 12), "One two…");
    }

    #[test]
    fn a_day_is_written_as_a_person_writes_it() {
        assert_eq!(day("2026-08-20T10:00:00Z").as_deref(), Some("20 August 2026"));
        assert_eq!([day("2026-13-20"), day("soon")], [None, None]);
    }
}
