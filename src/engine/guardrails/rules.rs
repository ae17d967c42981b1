//! The fixed words of every check, in the order of the list of guardrails.

use super::Severity::{self, Block, Info, Warn};

/// What a check always says, whatever it finds.
pub struct Rule {
    pub id: &'static str,
    pub severity: Severity,
    pub why_finance_cares: &'static str,
    /// Words of the button that leads to the field.
    pub fix: &'static str,
}

macro_rules! rules {
    ($( $id:ident $severity:ident $why:literal $fix:literal, )+) => {
        /// The number of a check, in the order of the list.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Check { $( $id, )+ }

        pub const RULES: &[Rule] =
            &[ $( Rule { id: stringify!($id), severity: $severity, why_finance_cares: $why, fix: $fix }, )+ ];
    };
}

rules! {
    P01 Block "Finance first asks what else could have moved the number." "Choose a method",
    P02 Warn "An estimate that already carries its own doubt is hard to argue down." "Say how sure",
    P03 Warn "A business number hardly ever moves for one reason alone." "Check the share",
    P04 Block "Shares above the whole mean that some of the money is claimed twice." "Correct the shares",
    P05 Warn "The same saving under two names is the first thing an auditor looks for." "Take one out of the money",
    P06 Block "Only what is left of a sale after its costs can pay for the training." "Enter the margin",
    P07 Warn "A margin before all costs of the sale makes the gain look larger than it is." "Check the margin",
    P08 Warn "A claim is first held against the size of the business it is about." "Check price and numbers",
    P09 Warn "Saved minutes show up in no account unless they are used for something." "Name the use",
    P10 Block "Paid time is often the largest cost of a training." "Enter the cost of an hour",
    P11 Warn "Pay already stands for the work that was not done, so adding all lost output counts it twice."
        "Check this cost",
    P12 Warn "A share taken of the wrong whole makes every hour look cheaper than it is." "Say what it is a share of",
    P13 Warn "A cost that was left out is found later, and then every number is in doubt." "Fill in the open costs",
    P14 Warn "One unusual answer should not carry the result." "Check this answer",
    P15 Info "When a return looks too good, most readers doubt the method." "Check the largest gain",
    P16 Warn "When a return looks impossible, the whole study is put aside." "Check the largest gain",
    P17 Warn "Large changes do happen, but they are more often a mistake in the numbers." "Show the evidence",
    P18 Warn "Those who answer are often those who did best." "Ask more people",
    P19 Block "Silence is not an improvement, so a mean must not be stretched over everybody." "Correct the people",
    P20 Warn "A good start often does not last for twelve months." "Measure for longer",
    P21 Warn "A season can look like a result." "Enter the same months",
    P22 Warn "A line through few or scattered points can say anything." "Check the trend",
    P23 Warn "A change inside the usual ups and downs proves nothing." "Add periods or people",
    P24 Warn "A comparison only counts where both groups were alike before." "Check the comparison",
    P25 Warn "Very good and very bad results drift to the middle without any training." "Add a comparison group",
    P26 Warn "For short programmes the accepted rule is to count the first year only." "Check the horizon",
    P27 Warn "Skills fade and people leave, so nobody believes a flat line over years." "Enter how it fades",
    P31 Warn "A single number invites the question of what happens if it is wrong." "Enter a low and a high",
    P32 Info "The room for error decides how hard each number is questioned." "Check the largest gain",
    P33 Warn "A target that goes the wrong way puts every later figure in doubt." "Correct the target",
    P34 Warn "Points and percent are easily mixed up, and the money differs widely." "Check the number",
    P35 Warn "A rule of thumb is the easiest number in a study to take apart." "Use your own cost",
    P36 Warn "Only what the company itself pays can come back to it." "Use your own claims",
    P37 Warn "A fine that never came is not money saved." "Show it as a risk",
    P38 Warn "What stands in two lists looks counted twice, even where the sums are right." "Keep it once",
    P39 Warn "If nobody used it at work, the training can hardly be the cause." "Say whether it was applied",
    P40 Warn "A training that meets the wrong cause cannot pay for itself." "Look at the causes",
    P41 Info "Whoever ran the other changes will claim the same gain." "Give the others a share",
    P42 Warn "An estimate from somebody with a stake in it carries little weight." "Ask somebody else",
    P43 Warn "Money that was spent earlier was still spent on this training." "Enter the cost",
    P44 Info "Two currencies in one sum make the sum wrong." "Convert the amount",
    P47 Warn "A saving larger than the improvement behind it does not add up." "Check the numbers",
    P48 Info "A full study can cost more than its answer is worth." "Write down expectations",
    P49 Warn "A loss that is explained is trusted more than a gain that is not." "Say what held it back",
    P51 Warn "Use alone changes no account." "Take it out of the money",
    P52 Info "Happy participants are no proof of a business result." "Say whether it was applied",
    U01 Warn "What is not counted is missing from every figure." "Fill in what is missing",
    U02 Block "A number that cannot be read is missing from every figure." "Correct the number",
    U03 Block "What is unknown is not nothing: a cost that is left out makes the result look better." "Enter the cost",
    U04 Warn "A number that cannot be read is missing where readers look for it." "Correct the number",
}
