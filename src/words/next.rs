//! What to do next: what makes the figure firmer, heaviest first, and what keeps the result going.

use super::report::day_or_text;
use super::{check_words, full_stop};
use crate::analysis::Context;
use crate::analysis::weak_numbers::weak;
use crate::study::*;

/// Where a line leads.
#[derive(Clone, Debug, PartialEq)]
pub enum Lead {
    /// To the source and range of the number at this place.
    FirmUp(String),
    /// To the question at this place.
    Question(String),
    /// To the track of the study.
    Track,
}

/// One thing to do.
#[derive(Clone, Debug, PartialEq)]
pub struct Todo {
    pub what: String,
    pub why: String,
    /// What the button says.
    pub button: &'static str,
    pub lead: Lead,
}

/// All of it, in two lists.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Next {
    /// Weak numbers by swing × weakness (M14), then the open checks that weigh most.
    pub firmer: Vec<Todo>,
    /// How many checks are open beyond those.
    pub more_checks: usize,
    /// Expectations, commitments and the next look.
    pub going: Vec<Todo>,
}

/// Lines of each kind on show: more would look equally important.
const MOST: usize = 3;
/// Checks on show: all of them stand on the page for Finance.
const MOST_CHECKS: usize = 2;

/// What to do next on the day `today`, written as 2026-03-31.
pub fn next(context: Context, today: &str) -> Next {
    let Context { study, outcome, format } = context;
    let mut firmer: Vec<Todo> = weak(context, MOST)
        .into_iter()
        .map(|weak| Todo {
            what: [weak.label.as_str(), ": ", &weak.shown].concat(),
            why: format!("{}. It moves the result by {}.", weak.known, weak.swing),
            button: "Firm it up",
            lead: Lead::FirmUp(weak.place),
        })
        .collect();
    firmer.extend(to_be_told(context));
    let open: Vec<_> = outcome.findings.iter().filter(|finding| finding.kept.is_none()).collect();
    let more_checks = open.len().saturating_sub(MOST_CHECKS);
    firmer.extend(open.into_iter().take(MOST_CHECKS).map(|finding| {
        let words = check_words(finding, study, format);
        Todo {
            what: full_stop(&words.found),
            why: String::new(),
            button: words.fix,
            lead: Lead::Question(finding.path.clone()),
        }
    }));
    let mut going = vec![expectations(context)];
    going.extend(commitments(study, today));
    going.push(review(study, today));
    Next { firmer, more_checks, going }
}

/// Beside a forecast, what it will take to tell its change from chance: too late to plan it once it is measured.
fn to_be_told(context: Context) -> Option<Todo> {
    if !context.study.state.is_forecast() {
        return None;
    }
    let first = |at| super::power::to_tell_words(at, context).map(|words| (at, words));
    let (at, words) = (0..context.study.measures.len()).find_map(first)?;
    let lead = Lead::Question(format!("measures.{at}.comparison.before"));
    Some(todo("How it will be told from chance", words, "Plan the comparison", lead))
}

fn todo(what: impl Into<String>, why: impl Into<String>, button: &'static str, lead: Lead) -> Todo {
    Todo { what: what.into(), why: why.into(), button, lead }
}

fn expectations(context: Context) -> Todo {
    let Context { study, outcome, format } = context;
    if study.expectations.is_empty() {
        let why = "Ask two or three people who matter, and agree on it with them.";
        return todo("Nobody has said what they expect", why, "Write it down", Lead::Question("expectations".into()));
    }
    let each = &outcome.expected.each;
    let due = each.iter().filter(|one| one.reached.is_ok()).count();
    let why = match crate::analysis::decimal(outcome.expected.roe_percent) {
        Ok(percent) => {
            format!("{} met so far (ROE): {due} of {} are due.", format.percent_of(percent, 0), each.len())
        }
        Err(why) => full_stop(why.sentence()),
    };
    todo("What was expected", why, "See each", Lead::Track)
}

/// The open commitments, what is due first at the top.
fn commitments(study: &Study, today: &str) -> Vec<Todo> {
    let named: Vec<&Commitment> = study.commitments.iter().filter(|one| !one.what.trim().is_empty()).collect();
    if named.is_empty() {
        let why = "A result lasts where somebody does something: who starts, stops or continues what?";
        return vec![todo("Nobody has committed to anything", why, "Add one", Lead::Question("commitments".into()))];
    }
    let mut open: Vec<&Commitment> = named.into_iter().filter(|one| one.progress == Progress::Open).collect();
    // A day sorts as text; what has no day comes last.
    open.sort_by_key(|one| (one.by.trim().is_empty(), one.by.trim().to_string()));
    let Some(last) = open.len().checked_sub(1) else {
        return vec![todo("All commitments are settled", "Done or dropped, each of them.", "See each", Lead::Track)];
    };
    let line = |(at, one): (usize, &&Commitment)| {
        let more = last.saturating_sub(MOST - 1);
        let are = if more == 1 { "is" } else { "are" };
        let more = if at + 1 == MOST && more > 0 { format!(" {more} more {are} open.") } else { String::new() };
        let lead = study.commitments.iter().position(|other| std::ptr::eq(other, *one));
        let place = lead.map_or("commitments".into(), |at| format!("commitments.{at}.progress"));
        let why = [whose(one, today), more].concat();
        todo(promise(one), why, "Say how far it is", Lead::Question(place))
    };
    open.iter().enumerate().take(MOST).map(line).collect()
}

/// "Start: weekly one-to-ones".
pub fn promise(one: &Commitment) -> String {
    format!("{}: {}", one.kind.label(), one.what.trim())
}

/// "Anna Meyer, due on 20 August 2026.": who does it and by when, or what is missing of the two.
pub fn whose(one: &Commitment, today: &str) -> String {
    let (who, by) = (one.who.trim(), one.by.trim());
    let who = match (who, one.leader) {
        ("", _) => "Nobody is named".to_string(),
        (who, YesNo::Yes) => format!("{who} (leader)"),
        (who, _) => who.to_string(),
    };
    match by {
        "" => format!("{who}, no date."),
        by if by < today && one.progress == Progress::Open => format!("{who}, was due on {}.", day_or_text(by)),
        by => format!("{who}, due on {}.", day_or_text(by)),
    }
}

/// The next day on which the study is looked at again.
fn review(study: &Study, today: &str) -> Todo {
    let mut days: Vec<&Review> = study.reviews.iter().filter(|one| one.on.trim() >= today).collect();
    days.sort_by(|one, other| one.on.cmp(&other.on));
    match days.first() {
        Some(one) => {
            let act = one.trigger.trim();
            let act = if act.is_empty() { String::new() } else { format!(" Act if: {}", full_stop(act)) };
            let what = if one.what.trim().is_empty() { "The result" } else { one.what.trim() };
            todo(
                format!("Look again on {}", day_or_text(&one.on)),
                full_stop(what) + &act,
                "See all dates",
                Lead::Track,
            )
        }
        None => todo(
            "No day is set to look again",
            "Three, six and twelve months after the training are usual.",
            "Set a day",
            Lead::Question("reviews".into()),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::amount::Format;
    use crate::engine::evaluate;

    fn of(study: &Study, today: &str) -> Next {
        let (outcome, format) = (evaluate(study), Format::named("en-US", "USD"));
        next(Context { study, outcome: &outcome, format: &format }, today)
    }

    #[test]
    fn weak_numbers_come_first_and_two_checks_follow() {
        for study in examples::all() {
            let next = of(&study, "2026-01-01");
            let kinds: Vec<bool> = next.firmer.iter().map(|one| matches!(one.lead, Lead::FirmUp(_))).collect();
            let firm = kinds.iter().take_while(|kind| **kind).count();
            assert!(kinds[firm..].iter().all(|kind| !kind) && firm <= MOST && kinds.len() - firm <= MOST_CHECKS);
        }
    }

    #[test]
    fn a_forecast_says_how_many_would_tell_its_change() {
        let mut study = examples::all().remove(0);
        let says = |study: &Study| {
            let told = of(study, "2026-01-01").firmer.into_iter().find(|one| one.button == "Plan the comparison");
            told.map(|one| one.why)
        };
        assert_eq!(says(&study), None, "what is measured is told by its own check");
        study.state = State::Forecast;
        let why = says(&study).expect("a plan");
        assert!(why.starts_with("To tell a change of ") && why.contains("people"), "{why}");
    }

    #[test]
    fn what_nobody_wrote_down_is_asked_for() {
        let mut study = examples::all().remove(0);
        study.expectations.clear();
        study.commitments.clear();
        study.reviews.clear();
        let leads: Vec<Lead> = of(&study, "2026-01-01").going.into_iter().map(|one| one.lead).collect();
        let question = |place: &str| Lead::Question(place.into());
        assert_eq!(leads, [question("expectations"), question("commitments"), question("reviews")]);
    }

    #[test]
    fn open_commitments_stand_by_their_day_with_who_and_what_is_late_says_so() {
        let mut study = examples::all().remove(0);
        let one = |what: &str, by: &str, progress| Commitment {
            what: what.into(),
            who: "Ann".into(),
            by: by.into(),
            progress,
            ..Commitment::default()
        };
        study.commitments = vec![
            one("c", "", Progress::Open),
            one("b", "2026-09-01", Progress::Open),
            one("a", "2026-03-01", Progress::Open),
            one("d", "2026-01-01", Progress::Done),
            one("e", "2026-10-01", Progress::Open),
        ];
        let going = of(&study, "2026-06-01").going;
        let lines: Vec<(&str, &str)> = going[1..4].iter().map(|one| (one.what.as_str(), one.why.as_str())).collect();
        assert_eq!(
            lines,
            [
                ("Start: a", "Ann, was due on 1 March 2026."),
                ("Start: b", "Ann, due on 1 September 2026."),
                ("Start: e", "Ann, due on 1 October 2026. 1 more is open."),
            ]
        );
        assert_eq!(going[1].lead, Lead::Question("commitments.2.progress".into()));
    }

    #[test]
    fn the_next_look_is_the_first_day_that_is_not_over() {
        let mut study = examples::all().remove(0);
        let on = |day: &str| Review {
            on: day.into(),
            what: "Turnover".into(),
            trigger: "above 24%".into(),
            ..Review::default()
        };
        study.reviews = vec![on("2026-12-01"), on("2026-08-20"), on("2026-02-01")];
        let last = of(&study, "2026-06-01").going.pop().expect("a line");
        assert_eq!(
            (last.what.as_str(), last.why.as_str()),
            ("Look again on 20 August 2026", "Turnover. Act if: above 24%.")
        );
    }
}
