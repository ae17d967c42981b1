//! The list of checks: for each its number, its severity, the limits it compares with, and what can trip it. A trigger says
//! which facts it hands on; the sentences are made in `words`.

use super::Severity::{self, Block, Info, Warn};
use super::thresholds::{self as limit, Threshold};

macro_rules! checks {
    ($( $id:ident $severity:ident [$($limit:ident)*] { $( $trigger:ident($($hole:ident)*) )+ } )+) => {
        /// The number of a check, in the order of the list.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Check { $( $id, )+ }

        impl Check {
            pub const ALL: &[Check] = &[ $( Check::$id, )+ ];

            /// How heavy what it finds is.
            pub fn severity(self) -> Severity {
                const SEVERITIES: &[Severity] = &[ $( $severity, )+ ];
                SEVERITIES.get(self as usize).copied().unwrap_or(Info)
            }

            /// Its number as it is written: "P01".
            pub fn id(self) -> &'static str {
                const IDS: &[&str] = &[ $( stringify!($id), )+ ];
                IDS.get(self as usize).copied().unwrap_or_default()
            }

            /// The limits it compares with.
            pub fn limits(self) -> &'static [Threshold] {
                match self { $( Check::$id => &[ $( limit::$limit, )* ], )+ }
            }

            /// What can trip it.
            pub fn triggers(self) -> &'static [Trigger] {
                match self { $( Check::$id => &[ $( Trigger::$trigger, )+ ], )+ }
            }
        }

        /// What has tripped a check. Each has one sentence.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Trigger { $( $( $trigger, )+ )+ }

        impl Trigger {
            /// The check that it belongs to.
            pub fn check(self) -> Check {
                const CHECKS: &[Check] = &[ $( $( { let _ = Trigger::$trigger; Check::$id }, )+ )+ ];
                CHECKS.get(self as usize).copied().unwrap_or(Check::U01)
            }

            /// Names of the facts that it hands on.
            pub fn facts(self) -> &'static [&'static str] {
                match self { $( $( Trigger::$trigger => &[ $( stringify!($hole), )* ], )+ )+ }
            }
        }
    };
}

checks! {
    P01 Block [] { NotIsolated(measure) }
    P02 Warn [CERTAIN] { NoConfidence(who) QuiteSure(who) }
    P03 Warn [MUCH_CREDIT] { MuchCredit(measure share) }
    P04 Block [WHOLE] { SharesAboveWhole(measure shares) }
    P05 Warn [] { SameFamily(measure other) }
    P06 Block [] { NoMargin(measure) }
    P07 Warn [HIGH_MARGIN] { HighMargin(measure margin) }
    P08 Warn [LARGE_SALES WHOLE] {
        LargeSales(measure share) SalesAboveAll(measure share) LargeMargin(measure share) MarginAboveAll(measure share)
    }
    P09 Warn [CERTAIN] { NoUse(measure) UseUnnamed(measure) EveryHourUsed(measure) }
    P10 Block [] { TimeCostsNothing() }
    P11 Warn [] { TimeTwice() CoverAndPay(line) }
    P12 Warn [LOAD_LOW LOAD_HIGH] { ShareOfPay(owner load on_top) }
    P13 Warn [] { CostsForgotten(categories) }
    P14 Warn [OUTLIER_SPREADS ONE_ANSWER FEWEST_FOR_OUTLIERS] {
        FarAnswer(who measure) FarAnswerWithRoi(who measure without with)
        CarryingAnswer(who measure share) CarryingAnswerWithRoi(who measure share without with)
    }
    P15 Info [HIGH_RETURN] { HighReturn(roi) }
    P16 Warn [INCREDIBLE_RETURN] { IncredibleReturn(roi) }
    P17 Warn [RARE_CHANGE WHOLE] { RareChange(measure share) BeyondTarget(measure share) }
    P18 Warn [HALF_ANSWERED FEW_ANSWERS] { FewAnswered(measure answered all) SmallSample(measure answered) }
    P19 Block [] { MoreAnswersThanPeople(measure answered all) }
    P20 Warn [SHORT_MEASUREMENT] { ShortMeasurement(measure) }
    P21 Warn [] { OtherMonths(measure) SeasonUnknown(measure) }
    P22 Warn [TREND_PERIODS SCATTERED] {
        ShortTrend(measure least there) ShortDriver(measure least there) ScatteredTrend(measure) ScatteredDriver(measure)
    }
    P23 Warn [USUAL TREND_PERIODS] { UsualVariation(measure) ChanceAlone(measure now most seen needed) }
    P24 Warn [GROUPS_APART SMALL_GROUP] {
        GroupsApart(measure share) GroupsApartFromNothing(measure apart) GroupsUnknownBefore(measure) GroupsDrawn(measure)
        OwnStartUnknown(measure) SmallGroup(measure compared) SmallTrainedGroup(measure trained) Volunteers(measure)
    }
    P25 Warn [] { Extremes(measure) }
    P26 Warn [SHORT_PROGRAMME FIRST_YEAR] { LongView() }
    P27 Warn [FIRST_YEAR] { NeverFades(measure) }
    P31 Warn [] { NoRange() }
    P32 Info [LITTLE_ROOM] { LittleRoom(needed) }
    P33 Warn [] { TargetTooHigh(measure) TargetTooLow(measure) }
    P34 Warn [RARE_CHANGE] { PointsOrPercent(measure share) }
    P35 Warn [FULL_PAY] { LeaverAbovePay(measure share) RuleOfThumb(measure who) }
    P36 Warn [] { CostToSociety(measure) }
    P37 Warn [] { FineNeverPaid(measure) }
    P38 Warn [] { MoneyAndNot(measure) }
    P39 Warn [] { NotApplied() ApplicationUnknown() }
    P40 Warn [SKILL_SHARE] { LittleSkill(share) CouldIfHadTo() }
    P41 Info [] { OtherChanges(measure change) }
    P42 Warn [] { Stake(who) }
    P43 Warn [] { NoDesign() DesignAtNothing(line) }
    P44 Info [] { OtherCurrency(owner unit currency) }
    P47 Warn [POOL_ROUNDING] { MoreSavedThanImproved(measure claimed improved) }
    P48 Info [] { Mandatory() }
    P49 Warn [] { LossUnexplained() }
    P51 Warn [] { UseIsNoResult(measure) }
    P52 Info [] { LikingIsNoProof() }
    P53 Info [] { BeyondZero(measure bound) BeyondHundred(measure bound) }
    P54 Warn [] { CarriedTooFar(measure seen ahead) }
    P55 Warn [LIKE_NAMES] { LikeNames(measure other) }
    P56 Warn [] { MetBelowTarget(level actual target) }
    P57 Info [] { ChanceUnknown(measure) }
    P58 Warn [] { ProblemSmallerThanGain(cost gain) }
    P59 Warn [] { OtherUnitOfTime(measure unit takes) }
    U01 Warn [] { NotCounted(measure why) }
    U02 Block [] { Unread(owner typed) }
    U03 Block [] { PeopleUnknown() HoursUnknown() NoAmount(line) QuantityUnknown(line) CostShareUnknown(line) }
    U04 Warn [] { UnreadElsewhere(owner typed) }
}
