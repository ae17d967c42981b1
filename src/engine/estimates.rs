//! What people estimate: the share due to the training and how sure they are, pooled, and what participants report (M2, I5–I8; M3).

use super::change::{Grade, Method, Way};
use super::line::mean;
use super::number::Number;
use super::reader::Reader;
use super::why::Missing;
use crate::study::*;

/// I6, I7 and I8: estimates of the share, pooled (M3).
pub(crate) fn estimates<N: Number>(
    isolation: &Isolation,
    read: &impl Reader<N>,
    begun: &mut Option<Missing>,
    found: &mut dyn FnMut(Method, Grade, N, N),
) {
    let mut pairs: Vec<(N, N)> = Vec::new();
    let (mut method, mut grade) = (Method::Managers, Grade::C);
    for estimator in &isolation.estimators {
        let share = read.value(&estimator.share).map(N::percent);
        let sure = share.map_or_else(
            || read.value(&estimator.confidence),
            |share| read.confidence(&estimator.confidence, share, estimator.share.has_range()),
        );
        match (share, sure) {
            (Some(share), Some(sure)) => {
                pairs.push((share, sure));
                match estimator.role {
                    // Where nobody is named it is one's own estimate, as good as one manager's (M3).
                    Role::Manager | Role::Open => {}
                    Role::Leader | Role::Expert | Role::Customer => method = method.max(Method::Experts),
                    Role::Participant => grade = Grade::D,
                }
            }
            (None, Some(_)) => *begun = Some(Missing::NoShare),
            (Some(_), None) => *begun = Some(Missing::NoConfidence),
            (None, None) => {
                if !estimator.share.is_open() || !estimator.confidence.is_open() {
                    *begun = Some(Missing::NoShare);
                }
            }
        }
    }
    if grade == Grade::D {
        method = Method::Participants;
    }
    if let Some((share, sure)) = pool(&pairs, isolation.pooling) {
        found(method, grade, share, sure);
    }
    if isolation.factors.is_empty() {
        return;
    }
    let shares: Vec<N> =
        isolation.factors.iter().filter_map(|factor| read.value(&factor.share).map(N::percent)).collect();
    // A factor that is only named is a question for the checks, not yet a share; one whose share cannot be read has one.
    if shares.is_empty() {
        if isolation.factors.iter().any(|factor| factor.share.is_unread()) {
            *begun = Some(Missing::NoShare);
        }
        return;
    }
    let others = N::sum(shares.iter().copied());
    if shares.len() < isolation.factors.len() {
        *begun = Some(Missing::NoShare);
    } else {
        let left = (N::one() - others).unless_less(N::one(), others, Missing::SharesTooLarge);
        let ranged = isolation.factors.iter().any(|factor| factor.share.has_range());
        let share = left.and_then(|share| {
            let sure = read.confidence(&isolation.factors_confidence, share, ranged);
            sure.map(|sure| (share, sure)).ok_or(Missing::NoConfidence)
        });
        match share {
            Ok((share, sure)) => found(Method::OtherFactors, Grade::C, share, sure),
            Err(why) => *begun = Some(why),
        }
    }
}

/// Several estimators: the mean or the median of `a·k`, shown as that of `a` and the `k` that goes with it, or the lowest (M3). Of those that
/// come to the same the lower share stands: the order of rows decides nothing.
fn pool<N: Number>(pairs: &[(N, N)], pooling: Pooling) -> Option<(N, N)> {
    let lowest = pairs.iter().copied().reduce(lower)?;
    if pooling == Pooling::Lowest || pairs.len() == 1 {
        return Some(lowest);
    }
    let middle = |values: Vec<N>| if pooling == Pooling::Median { median(values) } else { mean(&values) };
    let share = middle(pairs.iter().map(|pair| pair.0).collect());
    let both = middle(pairs.iter().map(|pair| pair.0 * pair.1).collect());
    Some((share, both.over(share, N::zero())))
}

/// Of two estimates the one that claims less, and of the same claim the one with the lower share.
fn lower<N: Number>(one: (N, N), other: (N, N)) -> (N, N) {
    let (first, second) = (one.0 * one.1, other.0 * other.1);
    let choose = |one_has: N, other_has: N| {
        let of_the_same = one.0.less(other.0, one_has, other_has);
        first.less(second, one_has, second.less(first, other_has, of_the_same))
    };
    (choose(one.0, other.0), choose(one.1, other.1))
}

/// The middle of values, of which there must be some; of an even number of them the mean of the two in the middle.
///
/// Odd-even transposition, which compares by place alone: it sorts a block of draws lane by lane.
pub(crate) fn median<N: Number>(mut values: Vec<N>) -> N {
    let count = values.len();
    for round in 0..count {
        for at in (round % 2..count.saturating_sub(1)).step_by(2) {
            let (one, other) = (values[at], values[at + 1]);
            (values[at], values[at + 1]) = (one.min(other), one.max(other));
        }
    }
    let (below, above) = (values[(count - 1) / 2], values[count / 2]);
    if count % 2 == 1 { below } else { (below + above) / N::int(2) }
}

/// What the answers of participants come to, summed over people.
#[derive(Clone, Copy, Debug)]
pub struct Reported<N> {
    pub change: N,
    /// After the share, and after doubt.
    pub shared: N,
    pub sure: N,
    /// Whether any answer is complete.
    pub answered: bool,
    /// What the first answer that is begun lacks.
    pub begun: Option<Missing>,
}

/// Sums `rows`. Nobody's silence is an improvement (M2).
pub fn reported<N: Number>(rows: &[Respondent], read: &impl Reader<N>) -> Reported<N> {
    let mut all = Reported { change: N::zero(), shared: N::zero(), sure: N::zero(), answered: false, begun: None };
    for row in rows {
        let share = read.value(&row.share).map(N::percent);
        let confidence = share.and_then(|share| read.confidence(&row.confidence, share, row.share.has_range()));
        let (Some(better), Some(share), Some(confidence)) = (read.value(&row.change), share, confidence) else {
            let given = [&row.change, &row.share, &row.confidence].iter().any(|one| !one.is_open());
            if all.begun.is_none() && given {
                all.begun = Some(match (&row.change.value, &row.share.value) {
                    (None, _) => Missing::NoReport,
                    (_, None) => Missing::NoShare,
                    _ => Missing::NoConfidence,
                });
            }
            continue;
        };
        let better = better * read.value(&row.people).unwrap_or_else(N::one);
        all = Reported {
            change: all.change + better,
            shared: all.shared + better * share,
            sure: all.sure + better * share * better.less(N::zero(), N::one(), confidence),
            answered: true,
            begun: all.begun,
        };
    }
    all
}

/// I5: the sum over those who answered.
pub(crate) fn participants<N: Number>(
    rows: &[Respondent],
    read: &impl Reader<N>,
    begun: &mut Option<Missing>,
) -> Option<Way<N>> {
    let all = read.reported(rows).unwrap_or_else(|| reported(rows, read));
    *begun = begun.or(all.begun);
    let Reported { change, shared, sure, answered, .. } = all;
    let ratio = |part: N, whole: N| part.over(whole, N::one());
    answered.then(|| Way {
        method: Method::Participants,
        grade: Grade::D,
        shortfall: None,
        improvement: change,
        expected: None,
        seen: None,
        bounded: false,
        own: false,
        share: ratio(shared, change),
        confidence: ratio(sure, shared),
        sure: ratio(sure, shared),
        shared,
        adjusted: sure,
        summed: true,
        volume: Err(Missing::NoMonths),
        units: Err(Missing::NoMonths),
    })
}
