//! What the problem costs while nothing is done: who says so, and that it is the whole problem, of which training can
//! remove a part.

use rust_decimal::Decimal;

use crate::analysis::Context;
use crate::engine::ProblemCost;
use crate::study::*;
use crate::words::text::filled;

/// What doing nothing costs in a year; none where nobody knows it, and where the gap it is worked out from is none.
pub fn cost_of_nothing(facts: Context) -> Option<Decimal> {
    facts.outcome.doing_nothing.ok().filter(|cost| *cost > Decimal::ZERO)
}

/// The cost of doing nothing as a sentence that does not claim more than is known. None where nobody knows it.
pub fn doing_nothing(facts: Context) -> Option<String> {
    let cost = facts.format.money(cost_of_nothing(facts)?);
    let text = match facts.outcome.problem {
        ProblemCost::Gap => "The gap to the best number seen costs about {cost} a year.",
        ProblemCost::Whole | ProblemCost::Entered => {
            "The whole problem costs about {cost} a year ({who}); training can remove a part of it."
        }
    };
    Some(filled(text, &[("cost", &cost), ("who", &who_says(facts.study))]))
}

/// What the cost of doing nothing is a cost of, in a few words.
pub fn problem_note(facts: Context) -> String {
    match facts.outcome.problem {
        ProblemCost::Gap => "The gap to the best number seen".into(),
        ProblemCost::Whole | ProblemCost::Entered => {
            filled("The whole problem, {who}", &[("who", &who_says(facts.study))])
        }
    }
}

/// Who says what the problem costs, in a few words.
pub fn who_says(study: &Study) -> String {
    let cost = &study.challenge.cost_now;
    if cost.value.is_none() {
        return "worked out from where the numbers started".into();
    }
    let source = match cost.source {
        Source::Open => None,
        Source::Finance => Some("Finance".to_string()),
        source => Some(source.label().to_lowercase()),
    };
    let agreed_by = cost.agreed_by.trim();
    match (cost.status, source) {
        (Status::Agreed, _) if !agreed_by.is_empty() => format!("agreed with {agreed_by}"),
        (Status::Assumed, Some(source)) => format!("assumed; source: {source}"),
        (Status::Assumed, None) => "assumed".into(),
        (_, Some(source)) => format!("source: {source}"),
        (_, None) => "as entered, no source named".into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::amount::Format;
    use crate::engine::evaluate;
    use rust_decimal::dec;

    fn said(study: &Study) -> Option<String> {
        let (outcome, format) = (evaluate(study), Format::named("en-US", "USD"));
        doing_nothing(Context { study, outcome: &outcome, format: &format })
    }

    #[test]
    fn a_cost_that_is_assumed_is_called_assumed() {
        let wanted = "The whole problem costs about $2,370,816 a year (assumed; source: Finance); \
                      training can remove a part of it.";
        assert_eq!(said(&examples::all()[0]).as_deref(), Some(wanted));
    }

    #[test]
    fn what_somebody_entered_says_where_it_comes_from() {
        let mut study = Study::default();
        study.challenge.cost_now = Quantity::entered(dec!(1000));
        assert_eq!(who_says(&study), "as entered, no source named");
        study.challenge.cost_now.source = Source::Record;
        assert_eq!(who_says(&study), "source: a record");
        study.challenge.cost_now.status = Status::Agreed;
        study.challenge.cost_now.agreed_by = "Ms Ito".into();
        assert_eq!(who_says(&study), "agreed with Ms Ito");
    }

    /// Better when higher, and it fell: the best number seen leaves no gap.
    #[test]
    fn a_gap_of_nothing_is_no_cost_and_is_not_said() {
        let number = |value| Quantity::entered(value);
        let measure = Measure {
            better: Better::Higher,
            period: Period::Month,
            baseline: number(dec!(40)),
            after: number(dec!(30)),
            worth: Worth { value: number(dec!(50)), ..Worth::default() },
            ..Measure::default()
        };
        let study = Study { state: State::Measured, measures: vec![measure], ..Study::default() };
        assert_eq!(evaluate(&study).doing_nothing, Ok(dec!(0)));
        assert_eq!(said(&study), None);
    }

    /// 30 errors a month × 12 × 50 = 18,000: all of them are the problem. 10 deals more than 30 a month are a gap of 6,000.
    #[test]
    fn what_is_worked_out_is_called_a_gap_where_the_whole_is_not_known() {
        let number = |value| Quantity::entered(value);
        let measure = |better, after| Measure {
            better,
            period: Period::Month,
            baseline: number(dec!(30)),
            after: number(after),
            worth: Worth { value: number(dec!(50)), ..Worth::default() },
            ..Measure::default()
        };
        let said =
            |measure: Measure| said(&Study { state: State::Measured, measures: vec![measure], ..Study::default() });
        let whole = "The whole problem costs about $18,000 a year (worked out from where the numbers started); \
                     training can remove a part of it.";
        assert_eq!(said(measure(Better::Lower, dec!(25))).as_deref(), Some(whole));
        let gap = "The gap to the best number seen costs about $6,000 a year.";
        assert_eq!(said(measure(Better::Higher, dec!(40))).as_deref(), Some(gap));
    }
}
