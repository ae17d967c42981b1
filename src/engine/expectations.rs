//! Return on Expectations: how far what was agreed has been reached (M10).

use super::number::Scalar;
use super::reader::Reader;
use super::why::{Figure, Missing};
use crate::study::*;

/// How far one expectation is reached.
#[derive(Clone, Debug)]
pub struct Attainment<N> {
    /// 0 to 1, or why it cannot be said.
    pub reached: Figure<N>,
    pub weight: N,
    /// Too early to say: left out and counted apart.
    pub early: bool,
}

/// All expectations together.
#[derive(Clone, Debug)]
pub struct Expected<N> {
    pub each: Vec<Attainment<N>>,
    /// `Σ weight·attainment / Σ weight` in percent, over those that are due.
    pub roe_percent: Figure<N>,
}

/// Works out the expectations of `study` (M10).
pub(super) fn expected<N: Scalar>(study: &Study, read: &impl Reader<N>) -> Expected<N> {
    let each: Vec<_> = study.expectations.iter().map(|one| attainment(one, read)).collect();
    let due: Vec<(N, N)> = each.iter().filter_map(|one| Some((one.reached.ok()?, one.weight))).collect();
    let weights = N::sum(due.iter().map(|one| one.1));
    let roe_percent = if each.is_empty() {
        Err(Missing::NoExpectation)
    } else if weights > N::zero() {
        Ok(N::sum(due.iter().map(|(reached, weight)| *reached * *weight)) / weights * N::int(100))
    } else if each.iter().all(|one| one.early) {
        Err(Missing::NothingDue)
    } else {
        Err(Missing::NotYet)
    };
    Expected { each, roe_percent: roe_percent.and_then(super::figures::exists) }
}

fn attainment<N: Scalar>(one: &Expectation, read: &impl Reader<N>) -> Attainment<N> {
    let weight = read.or(&one.weight, defaults::ONE.value);
    // Numbers, where there are some, come before a judgement.
    let judged = match one.judged {
        Judgement::Met => Some(N::one()),
        Judgement::Partly => Some(N::one() / N::int(2)),
        Judgement::NotMet => Some(N::zero()),
        Judgement::Open | Judgement::TooEarly => None,
    };
    let reached = match one.judged {
        Judgement::TooEarly => Err(Missing::NothingDue),
        _ => measured(one, read).or_else(|why| judged.ok_or(why)),
    };
    Attainment { reached, weight, early: one.judged == Judgement::TooEarly }
}

/// `(actual − baseline)/(target − baseline)`, clamped to 0…1: right for both directions.
fn measured<N: Scalar>(one: &Expectation, read: &impl Reader<N>) -> Figure<N> {
    let baseline = read.need(&one.baseline, Missing::NoBaseline)?;
    let target = read.need(&one.target, Missing::NoTarget)?;
    let actual = read.need(&one.actual, Missing::NotYet)?;
    if target == baseline {
        return Err(Missing::NoSpread);
    }
    super::figures::exists(((actual - baseline) / (target - baseline)).max(N::zero()).min(N::one()))
}

#[cfg(test)]
mod tests {
    use super::super::number::Exact;
    use super::super::outcome::shown;
    use super::super::reader::AsEntered;
    use super::*;
    use rust_decimal::{Decimal, dec};

    fn judged(judged: Judgement, weight: Decimal) -> Expectation {
        Expectation { judged, weight: Quantity::entered(weight), ..Expectation::default() }
    }

    fn roe(expectations: Vec<Expectation>) -> Figure<Decimal> {
        let all: Expected<Exact> = expected(&Study { expectations, ..Study::default() }, &AsEntered);
        all.roe_percent.and_then(shown)
    }

    /// (3 · 1 + 1 · ½ + 4 · 0) / 8 = 43.75%; what is too early is in neither sum.
    #[test]
    fn only_what_is_due_counts_by_its_weight() {
        let rows = vec![
            judged(Judgement::Met, dec!(3)),
            judged(Judgement::Partly, dec!(1)),
            judged(Judgement::NotMet, dec!(4)),
            judged(Judgement::TooEarly, dec!(9)),
        ];
        let all: Expected<Exact> = expected(&Study { expectations: rows.clone(), ..Study::default() }, &AsEntered);
        let early: Vec<bool> = all.each.iter().map(|one| one.early).collect();
        assert_eq!(early, [false, false, false, true]);
        assert_eq!(roe(rows), Ok(dec!(43.75)));
    }

    #[test]
    fn without_anything_due_there_is_a_reason_and_no_percentage() {
        assert_eq!(roe(vec![]), Err(Missing::NoExpectation));
        assert_eq!(roe(vec![judged(Judgement::TooEarly, dec!(1))]), Err(Missing::NothingDue));
        assert_eq!(
            roe(vec![judged(Judgement::TooEarly, dec!(1)), judged(Judgement::Open, dec!(1))]),
            Err(Missing::NotYet)
        );
        // Weights of nothing are no weights.
        assert_eq!(roe(vec![judged(Judgement::Met, dec!(0))]), Err(Missing::NotYet));
    }

    /// From 20 to 10: at 14 six tenths are reached, at 25 nothing, at 8 everything.
    #[test]
    fn attainment_is_the_way_come_by_the_way_to_go_and_stays_within_it() {
        for (baseline, target, actual, wanted) in [
            (dec!(20), dec!(10), dec!(14), Ok(dec!(60))),
            (dec!(20), dec!(10), dec!(25), Ok(dec!(0))),
            (dec!(20), dec!(10), dec!(8), Ok(dec!(100))),
            (dec!(10), dec!(20), dec!(14), Ok(dec!(40))),
            (dec!(10), dec!(10), dec!(14), Err(Missing::NotYet)),
        ] {
            let (baseline, target) = (Quantity::entered(baseline), Quantity::entered(target));
            let actual = Quantity::entered(actual);
            assert_eq!(roe(vec![Expectation { baseline, target, actual, ..Expectation::default() }]), wanted);
        }
    }
}
