//! How much of the problem training can reach.

use rust_decimal::Decimal;

use crate::engine::Sums;
use crate::study::{CauseKind, Study};

/// What the causes come to, in percent of the problem.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CauseShares {
    /// Knowledge and skill: what training can reach at most.
    pub skill: Decimal,
    pub other: Decimal,
    /// All of them; 100 where they are complete.
    pub total: Decimal,
}

/// The shares of the causes that have one; none where no cause has.
pub fn cause_shares(study: &Study) -> Option<CauseShares> {
    let known = || study.cause.causes.iter().filter_map(|cause| Some((cause.kind, cause.share.value?)));
    known().next()?;
    let sum = |all: &mut dyn Iterator<Item = Decimal>| all.fold(Decimal::ZERO, |sum, share| sum.plus(share));
    let total = sum(&mut known().map(|one| one.1));
    let skill = sum(&mut known().filter(|one| one.0 == CauseKind::Skill).map(|one| one.1));
    Some(CauseShares { skill, other: total.less(skill).max(Decimal::ZERO), total })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::study::{Choice, Quantity, RootCause};
    use rust_decimal::dec;

    #[test]
    fn skill_is_told_from_the_rest_and_a_cause_without_a_share_is_left_out() {
        let mut study = Study::default();
        assert_eq!(cause_shares(&study), None);
        let cause = |kind, share: Option<Decimal>| RootCause {
            kind,
            share: share.map_or(Quantity::default(), Quantity::entered),
            ..RootCause::default()
        };
        let other = CauseKind::ALL.iter().copied().find(|kind| *kind != CauseKind::Skill).expect("another kind");
        study.cause.causes =
            vec![cause(CauseKind::Skill, Some(dec!(30))), cause(other, Some(dec!(50))), cause(other, None)];
        let shares = CauseShares { skill: dec!(30), other: dec!(50), total: dec!(80) };
        assert_eq!(cause_shares(&study), Some(shares));
    }
}
