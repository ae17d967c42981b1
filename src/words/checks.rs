//! What each check says: the sentence of a finding, why it matters, what to do, and the list of all checks as a page.

use crate::amount::Format;
use crate::engine::{Check, Fact, Finding, LimitUnit, Owner, Severity, Trigger};
use crate::steps::words;
use crate::study::{Category, Choice, Study};

use super::text::{counted, filled, list, quoted};

/// A finding in words.
#[derive(Clone, Debug, PartialEq)]
pub struct CheckWords {
    /// What was found, and what to do.
    pub message: String,
    /// What was found, without what its author should do.
    pub found: String,
    pub why_finance_cares: &'static str,
    /// Words of the button that leads to the field.
    pub fix: &'static str,
}

/// A finding on `study` in words, its numbers as `format` writes them.
pub fn check_words(finding: &Finding, study: &Study, format: &Format) -> CheckWords {
    let (found, ask) = sentence(finding.trigger);
    let (why_finance_cares, fix) = always(finding.check());
    let holes: Vec<(&str, String)> = finding
        .trigger
        .facts()
        .iter()
        .zip(&finding.facts)
        .map(|(name, fact)| (*name, fact_words(fact, study, format)))
        .collect();
    let holes: Vec<(&str, &str)> = holes.iter().map(|(name, text)| (*name, text.as_str())).collect();
    let found = filled(found, &holes);
    let ask = filled(ask, &holes);
    let message = if ask.is_empty() { found.clone() } else { [&found, " ", &ask].concat() };
    CheckWords { message, found, why_finance_cares, fix }
}

fn fact_words(fact: &Fact, study: &Study, format: &Format) -> String {
    let number = |value: &Option<rust_decimal::Decimal>, write: &dyn Fn(rust_decimal::Decimal) -> String| {
        value.map_or_else(|| "more than can be shown".into(), write)
    };
    match fact {
        Fact::Measure(at) => words::measure_name(study, *at),
        Fact::Cost(at) => study.costs.get(*at).map_or_else(String::new, |line| {
            let name = line.name.trim();
            if name.is_empty() { line.category.label().into() } else { name.into() }
        }),
        Fact::Owner(owner) => owner_words(*owner).into(),
        Fact::Name(name) => name.clone(),
        Fact::Typed(typed) => quoted(typed),
        Fact::Number(value) => number(value, &|value| format.number(value, 1)),
        Fact::Percent(value) => number(value, &|value| format.percent(value)),
        Fact::Money(value) => number(value, &|value| format.money(value)),
        Fact::Level(level) => level_words(*level).into(),
        Fact::Entered(value) => format.number(*value, 6),
        Fact::Points(value) => number(value, &|value| counted(value.round_dp(1), "point", "points", format)),
        Fact::People(value) => number(value, &|value| words::people(value, format)),
        Fact::Groups(at, sizes) => words::cases(sizes, study, *at, format),
        Fact::Takes(time) => words::inside(time.label()),
        Fact::Categories(all) => list(&all.iter().map(|one| category_words(*one)).collect::<Vec<_>>()),
        Fact::Missing(why) => why.sentence().into(),
    }
}

fn owner_words(owner: Owner) -> &'static str {
    match owner {
        Owner::Study => "The study",
        Owner::Programme => "The programme",
        Owner::HourCost => "The hourly cost",
        Owner::Challenge => "The challenge",
        Owner::Causes => "The causes",
        Owner::EarlySigns => "The early signs",
        Owner::Expectations => "The expectations",
        Owner::Chain => "The chain of impact",
        Owner::Gains => "The gains that are not in money",
        Owner::Estimate => "An estimate",
        Owner::OtherCauses => "The list of other causes",
        Owner::Answer => "An answer",
        Owner::OneAnswer => "One answer",
        Owner::Somebody => "Somebody",
    }
}

/// A level of the chain of impact at the head of a sentence.
fn level_words(level: u8) -> &'static str {
    match level {
        1 => "Level 1, reaction",
        2 => "Level 2, learning",
        3 => "Level 3, application",
        _ => "Level 4, impact",
    }
}

/// A category of cost in the middle of a sentence.
fn category_words(category: Category) -> &'static str {
    match category {
        Category::Analysis => "needs analysis",
        Category::Technology => "technology",
        Category::Administration => "administration and overhead",
        Category::Evaluation => "evaluation",
        other => other.label(),
    }
}

/// What was found, and what its author should do about it.
fn sentence(trigger: Trigger) -> (&'static str, &'static str) {
    use Trigger::*;
    match trigger {
        NotIsolated => (
            "{measure}: nothing says yet how much of the change is due to the training.",
            "Choose a method, or take it out of the money.",
        ),
        NoConfidence => {
            ("{who} gives a share without saying how sure it is.", "Ask: how confident are you, from 0 to 100%?")
        }
        QuiteSure => {
            ("{who} gives a share as 100% sure, and nobody is.", "Ask: how confident are you, from 0 to 100%?")
        }
        MuchCredit => (
            "{measure}: the training is credited with {share} of the change, after all caution.",
            "Which other causes were looked at?",
        ),
        SharesAboveWhole => {
            ("{measure}: the shares add up to {shares}, which is more than the whole change.", "Lower one of them.")
        }
        SameFamily => (
            "{measure} and {other} may be the same money twice.",
            "Keep the one with better evidence, or show that they do not overlap.",
        ),
        NoMargin => (
            "{measure}: revenue is not yet a benefit.",
            "Enter the contribution margin, which is what is left of each sale.",
        ),
        HighMargin => {
            ("{measure}: a margin of {margin} is high.", "Ask Finance whether it is the contribution margin.")
        }
        LargeSales => (
            "{measure}: the extra sales claimed are {share} of the unit’s yearly sales.",
            "Show why so much can be reached.",
        ),
        SalesAboveAll => (
            "{measure}: the extra sales claimed are {share} of the unit’s yearly sales.",
            "That is more than the unit sells.",
        ),
        LargeMargin => (
            "{measure}: the extra margin claimed is {share} of the unit’s yearly sales.",
            "Show why so much can be reached.",
        ),
        MarginAboveAll => (
            "{measure}: the extra margin claimed is {share} of the unit’s yearly sales.",
            "That is more than the unit sells.",
        ),
        NoUse => (
            "{measure}: freed time is not cash, so it counts as 0 until its use is named.",
            "What will people do with it?",
        ),
        UseUnnamed => (
            "{measure}: freed time counts because it has a use, and nobody says which.",
            "What will people do with it?",
        ),
        EveryHourUsed => (
            "{measure}: every freed hour counts as used, and hardly any work is that tight.",
            "Half of it is a careful start.",
        ),
        TimeCostsNothing => (
            "Participants’ paid time is a cost, and an hour of theirs costs nothing yet.",
            "Enter pay and on-costs for one hour.",
        ),
        TimeTwice => (
            "This line counts participants’ time a second time: people, hours and the cost of an hour make an amount already.",
            "Take one of the two out.",
        ),
        CoverAndPay => (
            "{line}: this costs at least as much as the participants’ own time.",
            "Count their pay, or the margin lost beyond it, not both.",
        ),
        ShareOfPay => (
            "{owner}: on-costs of {load} are often a share of pay and benefits together.",
            "In that case they are {on_top} on top of pay.",
        ),
        CostsForgotten => {
            ("Nothing is entered for {categories}.", "A full cost needs an amount, or a 0 with a reason.")
        }
        FarAnswer => ("{who} reports far more than the others in {measure}.", ""),
        FarAnswerWithRoi => (
            "{who} reports far more than the others in {measure}.",
            "Without that answer the ROI is {without}, not {with}.",
        ),
        CarryingAnswer => ("{who} alone carries {share} of the benefit, in {measure}.", ""),
        CarryingAnswerWithRoi => (
            "{who} alone carries {share} of the benefit, in {measure}.",
            "Without that answer the ROI is {without}, not {with}.",
        ),
        HighReturn => (
            "A return of {roi} is very high.",
            "Show first how little of the claim has to be true, and expect questions.",
        ),
        IncredibleReturn => (
            "Few readers will believe a return of {roi}.",
            "Look again at the training’s share, the costs and the value of one unit.",
        ),
        RareChange => ("{measure}: an improvement of {share} is rare.", "Say which record shows it."),
        BeyondTarget => ("{measure}: this is {share} of the way to the target.", "Say what explains it."),
        FewAnswered => {
            ("{measure}: {answered} of {all} answered.", "The others count as no improvement, so ask them as well.")
        }
        SmallSample => {
            ("{measure} rests on the answers of {answered}.", "So few are easily put aside: ask more people.")
        }
        MoreAnswersThanPeople => (
            "{measure}: the answers stand for {answered}, but {all} took part.",
            "Add up those who answered, and count nobody else.",
        ),
        ShortMeasurement => (
            "{measure} was measured for less than 3 months and then brought to a year.",
            "That takes for granted that nothing fades and no season plays in.",
        ),
        OtherMonths => (
            "{measure}: the months after are not those from before, and a season may explain the change.",
            "Compare the same months, or say that the season does not move it.",
        ),
        SeasonUnknown => (
            "{measure} changes with the season, and nothing shows that the same months are compared.",
            "Enter the same months before and after.",
        ),
        ShortTrend => {
            ("{measure}: a trend needs at least {least} periods before the training, and there are {there}.", "")
        }
        ShortDriver => {
            ("{measure}: a driver needs at least {least} periods before the training, and there are {there}.", "")
        }
        ScatteredTrend => (
            "{measure}: the numbers before the training scatter too much for a trend.",
            "Another method is safer here.",
        ),
        ScatteredDriver => {
            ("{measure}: the numbers before the training hardly follow the driver.", "Another method is safer here.")
        }
        UsualVariation => (
            "{measure}: the change is no larger than the usual ups and downs.",
            "It may have come without the training.",
        ),
        ChanceAlone => (
            "{measure}: among {now}, chance alone moves this by up to {most}, and the change counted is {seen}.",
            "It would take about {needed} on each side to tell such a change from chance.",
        ),
        GroupsApart => (
            "{measure}: the comparison group started {share} away from the trained group.",
            "Show why the two can still be compared.",
        ),
        GroupsApartFromNothing => (
            "{measure}: the comparison group started {apart} away from the trained group.",
            "Show why the two can still be compared.",
        ),
        GroupsUnknownBefore => {
            ("{measure}: nothing shows that the comparison group was alike before.", "Enter its number from that time.")
        }
        GroupsDrawn => (
            "{measure}: the groups were drawn by lot, which makes them alike only on average.",
            "Enter the number of the comparison group from before.",
        ),
        OwnStartUnknown => (
            "{measure}: nobody knows whether the groups were alike before, because the number before is missing.",
            "Enter where the trained group started.",
        ),
        SmallTrainedGroup => ("{measure}: the trained group has only {trained}.", "Chance weighs a lot there."),
        SmallGroup => ("{measure}: the comparison group has only {compared}.", "Chance weighs a lot there."),
        Volunteers => (
            "{measure}: the trained people chose to come, so they may differ from the others.",
            "Show what both groups have in common.",
        ),
        Extremes => (
            "{measure}: the weakest or the strongest were trained, and such results drift back by themselves.",
            "A comparison group would show by how much.",
        ),
        LongView => (
            "The programme lasts less than 3 months, so its first year is what counts.",
            "Show the longer view apart, as a second step.",
        ),
        NeverFades => (
            "{measure}: the longer view assumes that nobody forgets and nobody leaves.",
            "Enter how the effect fades, for example by half in 14 months.",
        ),
        NoRange => ("Every number stands as a single value.", "Give the most important ones a low and a high."),
        LittleRoom => (
            "The training pays for itself only if {needed} of the claim is true.",
            "Little of it may fail before money is lost.",
        ),
        TargetTooHigh => (
            "{measure}: the target is higher than the number before, yet lower is better.",
            "Correct the target or the direction.",
        ),
        TargetTooLow => (
            "{measure}: the target is lower than the number before, yet higher is better.",
            "Correct the target or the direction.",
        ),
        PointsOrPercent => (
            "{measure} moves by {share} of where it started.",
            "Enter the level reached, not the change: from 25% to 20% is 5 points, or a fifth less.",
        ),
        LeaverAbovePay => (
            "{measure}: {share} of the yearly pay for one leaver is far above what studies find.",
            "Their median is 21%, so Finance will ask for your own costs.",
        ),
        RuleOfThumb => (
            "{measure}: the figure of {who} is a rule of thumb with a range of 50% to 200%.",
            "Studies find a median of 21%, and your own cost is better still.",
        ),
        CostToSociety => (
            "{measure}: figures of the National Safety Council are costs to society, not to the employer.",
            "Use what your own claims cost.",
        ),
        FineNeverPaid => (
            "{measure}: no record shows that such fines were really paid.",
            "Show it as avoided risk, outside the ROI.",
        ),
        MoneyAndNot => (
            "{measure} stands among the money and among the gains that are not in money.",
            "Keep it in one of the two.",
        ),
        NotApplied => {
            ("The business number improved, but people did not apply what they learned.", "Say what else explains it.")
        }
        ApplicationUnknown => (
            "The business number improved, but nothing shows that people applied what they learned.",
            "Ask them, or their managers.",
        ),
        LittleSkill => ("Knowledge and skill are {share} of the cause.", "This is mostly not a training problem."),
        CouldIfHadTo => (
            "People could do it if they had to, so knowing how is not what is missing.",
            "Look at tools, time and incentives first.",
        ),
        OtherChanges => (
            "{measure}: other things changed in the same time, such as “{change}”, yet the training gets the whole change.",
            "Give each of them its share.",
        ),
        Stake => {
            ("{who} estimated the share and has a stake in the programme.", "Ask the line manager or Finance as well.")
        }
        NoDesign => (
            "Neither the design nor the delivery of the training has a cost yet.",
            "What was paid earlier counts as well.",
        ),
        DesignAtNothing => {
            ("{line} stands at 0.", "What was already paid belongs to the cost, spread over all who use it.")
        }
        OtherCurrency => {
            ("{owner}: an amount is in {unit}, but the study is in {currency}.", "Convert it, since the page does not.")
        }
        MoreSavedThanImproved => {
            ("{measure} claims {claimed} of the yearly cost, but the number itself moved by {improved}.", "Check both.")
        }
        Mandatory => (
            "A law or a rule asks for this training, so it takes place in any case.",
            "Expectations met and use at work may be the better proof.",
        ),
        LossUnexplained => (
            "The result is below zero, and nothing says where the chain broke.",
            "Write down what held people back and what will change.",
        ),
        UseIsNoResult => (
            "{measure} shows that people use something, which is a condition and not yet a result.",
            "Put money only on what the use brings.",
        ),
        LikingIsNoProof => (
            "It is known how people liked the training, but not yet whether they use it.",
            "The one does not predict the other.",
        ),
        BeyondZero => (
            "{measure}: without the training it would have come to less than nothing, so {bound} counts as expected.",
            "Check the numbers before the training.",
        ),
        BeyondHundred => (
            "{measure}: without the training it would have come to more than all, so {bound} counts as expected.",
            "Check the numbers before the training.",
        ),
        CarriedTooFar => (
            "{measure}: the old trend was seen for {seen} periods and is carried {ahead} ahead.",
            "A trend counts at most as far ahead as it was seen, so enter more periods before the training.",
        ),
        LikeNames => (
            "{measure} and {other} have like names, one base, one period and one owner, so they may be one money.",
            "Keep one of them, or show that they do not overlap.",
        ),
        OtherUnitOfTime => (
            "{measure}: its unit is {unit}, and its value is that of {takes}.",
            "Say on “Money” how long one unit takes.",
        ),
        MetBelowTarget => (
            "{level}: it is called met, but {actual} does not reach the target of {target}.",
            "Correct the answer, the number or the target.",
        ),
        ChanceUnknown => (
            "{measure}: how far chance alone moves it is not known, so the range leaves that out.",
            "Enter what it is counted of, or several periods.",
        ),
        ProblemSmallerThanGain => (
            "The problem is said to cost {cost} a year, but {gain} is claimed as gained.",
            "Check both: nobody gains more than the problem costs.",
        ),
        NotCounted => ("{measure} is not counted yet: {why}.", ""),
        Unread | UnreadElsewhere => ("{owner}: a box says “{typed}”, which cannot be used as a number.", ""),
        PeopleUnknown => (
            "Participants’ time is not in the cost yet: the number of people is not known.",
            "Enter it, or 0 hours if nobody spends time.",
        ),
        HoursUnknown => (
            "Participants’ time is not in the cost yet: the training hours for each person are not known.",
            "Enter them, or 0 if nobody spends time.",
        ),
        NoAmount => ("{line} has no amount yet, so the cost is not whole.", "Enter it, or 0 with a reason."),
        QuantityUnknown => ("{line}: how many there are is not known, so the cost is not whole.", "Enter the number."),
        CostShareUnknown => {
            ("{line}: how much of it belongs to this study is not known, so the cost is not whole.", "Enter the share.")
        }
    }
}

/// What a check always says, whatever it finds: why Finance cares, and the words of the button.
fn always(check: Check) -> (&'static str, &'static str) {
    use Check::*;
    match check {
        P01 => ("Finance first asks what else could have moved the number.", "Choose a method"),
        P02 => ("An estimate that already carries its own doubt is hard to argue down.", "Say how sure"),
        P03 => ("A business number hardly ever moves for one reason alone.", "Check the share"),
        P04 => ("Shares above the whole mean that some of the money is claimed twice.", "Correct the shares"),
        P05 => {
            ("The same saving under two names is the first thing an auditor looks for.", "Take one out of the money")
        }
        P06 => ("Only what is left of a sale after its costs can pay for the training.", "Enter the margin"),
        P07 => ("A margin before all costs of the sale makes the gain look larger than it is.", "Check the margin"),
        P08 => ("A claim is first held against the size of the business it is about.", "Check price and numbers"),
        P09 => ("Saved minutes show up in no account unless they are used for something.", "Name the use"),
        P10 => ("Paid time is often the largest cost of a training.", "Enter the cost of an hour"),
        P11 => (
            "Pay already stands for the work that was not done, so adding all lost output counts it twice.",
            "Check this cost",
        ),
        P12 => {
            ("A share taken of the wrong whole makes every hour look cheaper than it is.", "Say what it is a share of")
        }
        P13 => {
            ("A cost that was left out is found later, and then every number is in doubt.", "Fill in the open costs")
        }
        P14 => ("One unusual answer should not carry the result.", "Check this answer"),
        P15 => ("When a return looks too good, most readers doubt the method.", "Check the largest gain"),
        P16 => ("When a return looks impossible, the whole study is put aside.", "Check the largest gain"),
        P17 => ("Large changes do happen, but they are more often a mistake in the numbers.", "Show the evidence"),
        P18 => ("Those who answer are often those who did best.", "Ask more people"),
        P19 => ("Silence is not an improvement, so a mean must not be stretched over everybody.", "Correct the people"),
        P20 => ("A good start often does not last for twelve months.", "Measure for longer"),
        P21 => ("A season can look like a result.", "Enter the same months"),
        P22 => ("A line through few or scattered points can say anything.", "Check the trend"),
        P23 => ("A change inside the usual ups and downs proves nothing.", "Add periods or people"),
        P24 => ("A comparison only counts where both groups were alike before.", "Check the comparison"),
        P25 => ("Very good and very bad results drift to the middle without any training.", "Add a comparison group"),
        P26 => ("For short programmes the accepted rule is to count the first year only.", "Check the horizon"),
        P27 => ("Skills fade and people leave, so nobody believes a flat line over years.", "Enter how it fades"),
        P31 => ("A single number invites the question of what happens if it is wrong.", "Enter a low and a high"),
        P32 => ("The room for error decides how hard each number is questioned.", "Check the largest gain"),
        P33 => ("A target that goes the wrong way puts every later figure in doubt.", "Correct the target"),
        P34 => ("Points and percent are easily mixed up, and the money differs widely.", "Check the number"),
        P35 => ("A rule of thumb is the easiest number in a study to take apart.", "Use your own cost"),
        P36 => ("Only what the company itself pays can come back to it.", "Use your own claims"),
        P37 => ("A fine that never came is not money saved.", "Show it as a risk"),
        P38 => ("What stands in two lists looks counted twice, even where the sums are right.", "Keep it once"),
        P39 => ("If nobody used it at work, the training can hardly be the cause.", "Say whether it was applied"),
        P40 => ("A training that meets the wrong cause cannot pay for itself.", "Look at the causes"),
        P41 => ("Whoever ran the other changes will claim the same gain.", "Give the others a share"),
        P42 => ("An estimate from somebody with a stake in it carries little weight.", "Ask somebody else"),
        P43 => ("Money that was spent earlier was still spent on this training.", "Enter the cost"),
        P44 => ("Two currencies in one sum make the sum wrong.", "Convert the amount"),
        P47 => ("A saving larger than the improvement behind it does not add up.", "Check the numbers"),
        P48 => ("A full study can cost more than its answer is worth.", "Write down expectations"),
        P49 => ("A loss that is explained is trusted more than a gain that is not.", "Say what held it back"),
        P51 => ("Use alone changes no account.", "Take it out of the money"),
        P52 => ("Happy participants are no proof of a business result.", "Say whether it was applied"),
        P53 => (
            "A forecast beyond what can be makes the training look better or worse than it was.",
            "Check the numbers before",
        ),
        P54 => ("The further a line is carried, the less anybody knows about it.", "Check the periods"),
        P55 => {
            ("The same saving under two names is the first thing an auditor looks for.", "Take one out of the money")
        }
        P56 => ("A target that is called met and was missed puts every other answer in doubt.", "Check this level"),
        P57 => ("A range that leaves chance out looks narrower than it is.", "Say what it is counted of"),
        P58 => ("A gain larger than its problem is the easiest number to take apart.", "Check the cost of the problem"),
        P59 => {
            ("A wrong unit of time makes a gain sixty times too large, and is found in a minute.", "Compare the units")
        }
        U01 => ("What is not counted is missing from every figure.", "Fill in what is missing"),
        U02 => ("A number that cannot be read is missing from every figure.", "Correct the number"),
        U03 => {
            ("What is unknown is not nothing: a cost that is left out makes the result look better.", "Enter the cost")
        }
        U04 => ("A number that cannot be read is missing where readers look for it.", "Correct the number"),
    }
}

/// When a check speaks, and where it comes from: for the list of checks.
fn rule(check: Check) -> (&'static str, &'static str) {
    use Check::*;
    match check {
        P01 => (
            "A measure in money got better, and nothing separates the training’s part (method I0).",
            "Phillips: always isolate the effects",
        ),
        P02 => (
            "A share of the training is estimated, and how sure is blank or 100%.",
            "Phillips: adjust estimates for error",
        ),
        P03 => ("Share times confidence of an estimate is above the limit.", "Phillips; published cases H1 to H8"),
        P04 => ("The shares of the training and of the other causes add up to more than the whole.", "Method M3"),
        P05 => (
            "Two measures in money belong to one family, such as turnover and absence.",
            "Phillips: do not count a benefit twice",
        ),
        P06 => ("A gain is valued by its price, and the margin is blank.", "Case H8: 300% becomes 20%"),
        P07 => ("The margin is above the limit.", "Ordinary contribution margins"),
        P08 => (
            "The extra sales claimed are more than the limit of what the unit sells in a year.",
            "Case C7 claims 225% of the revenue of its company",
        ),
        P09 => (
            "Freed time is in the money, and its use is not confirmed, not named, or all of it.",
            "Method M5, capacity",
        ),
        P10 => ("People spend hours, and an hour of theirs costs nothing.", "Phillips: fully loaded cost"),
        P11 => (
            "Participants’ time stands in a line beside people, hours and hourly cost; or cover costs at least as much as their time.",
            "Reference 1.9",
        ),
        P12 => (
            "On-costs lie between the limits, and nobody has said of which whole they are a share.",
            "U.S. Bureau of Labor Statistics, Employer Costs for Employee Compensation",
        ),
        P13 => (
            "Analysis, technology, administration or evaluation has no amount, not even 0.",
            "Phillips: fully loaded cost",
        ),
        P14 => (
            "One answer lies farther above the upper quarter than so many times the middle half, or carries more than the limit of the benefit.",
            "Tukey, Exploratory Data Analysis; Phillips: leave extremes out",
        ),
        P15 => ("The ROI is above the limit.", "Published studies"),
        P16 => ("The ROI is above the limit.", "Cases H5 and H7"),
        P17 => ("The measure moved by more than the limit of where it started, or beyond its target.", "Case H7"),
        P18 => (
            "Fewer than the limit of the participants answered, or fewer people than the limit.",
            "Phillips: no data means no improvement",
        ),
        P19 => ("The answers stand for more people than took part.", "Phillips: no data means no improvement"),
        P20 => ("Fewer months than the limit were measured and then brought to a year.", "Method M4"),
        P21 => ("The months before and after are not the same, where a season may play in.", "Method M2"),
        P22 => (
            "A trend or a driver has fewer periods than the limit, or explains less of the spread than the limit.",
            "Method M2, I3 and I4",
        ),
        P23 => (
            "The change lies inside the interval of chance: around the trend or the mean of a series, or between rates of groups of this size.",
            "Method M13; Fleiss, Levin and Paik; Draper and Smith",
        ),
        P24 => (
            "The groups started apart by more than the limit, or nobody knows where one of them started, or one is smaller than the limit, or the trained chose to come.",
            "Method M2 and M11",
        ),
        P25 => (
            "The weakest or the strongest were trained, and there is no comparison group.",
            "Regression to the mean: Galton; Campbell and Stanley",
        ),
        P26 => (
            "The programme is shorter than the first limit, and the view longer than the second.",
            "Phillips: first-year benefits",
        ),
        P27 => (
            "The view and the effect are longer than the limit, and neither fading nor leaving is entered.",
            "Saks and Belcourt 2006: application falls over the year",
        ),
        P31 => ("No number that the result rests on has a low or a high.", "Method M13"),
        P32 => ("The break-even share is above the limit, up to the whole.", "Method M8"),
        P33 => ("The target lies on the wrong side of where the measure started.", "Method M1"),
        P34 => {
            ("A percentage moves by at least the limit of where it started.", "Points and percent are easily mixed up")
        }
        P35 => (
            "A leaver costs more than the limit of the yearly pay, or the source is SHRM or Gallup.",
            "Boushey and Glynn 2012",
        ),
        P36 => ("The value of an injury comes from the National Safety Council.", "NSC Injury Facts: costs to society"),
        P37 => ("Fines avoided are in the money, and no record or Finance stands behind their value.", "Reference 1.8"),
        P38 => ("A gain of the same name stands in money and not in money.", "Phillips: do not count a benefit twice"),
        P39 => (
            "The business number improved, and use at work is denied or not known.",
            "Kirkpatrick; Phillips: chain of impact",
        ),
        P40 => (
            "Skill is a smaller share of the causes than the limit, or people could do it if they had to.",
            "Gilbert 1978; Mager and Pipe",
        ),
        P41 => (
            "Other changes are listed, and the training gets the whole change.",
            "Phillips: always isolate the effects",
        ),
        P42 => ("Whoever estimated the share has a stake in the programme.", "Phillips: use the most credible source"),
        P43 => (
            "Neither design nor delivery has a cost, or the design stands at 0 without a reason.",
            "Phillips: prorate the development cost",
        ),
        P44 => ("An amount of money is in another currency than the study.", "Method M7"),
        P47 => (
            "The saving claimed of a pool of cost is larger, by more than the limit, than the improvement behind it.",
            "Case B4: 53.5% of costs from a drop of 40%",
        ),
        P48 => ("A law or a rule asks for the training.", "Phillips: not every programme needs an ROI study"),
        P49 => (
            "The result is a loss, and what held people back is not written down.",
            "Phillips: negative results are results",
        ),
        P51 => ("Use of a tool is counted as money.", "Kirkpatrick: use is level 3"),
        P52 => ("Reaction is known, and use at work is not.", "Alliger et al. 1997: liking predicts little"),
        P53 => (
            "What is expected without the training lies below 0 where the measure cannot, or above 100 for a percentage; the bound counts instead.",
            "Method M2",
        ),
        P54 => ("A trend is read more periods ahead than it was seen.", "Method M2"),
        P55 => (
            "Two measures in money have one base, period and owner, and share a word of at least the limit; P05 sees catalogue kinds only.",
            "Phillips: do not count a benefit twice",
        ),
        P56 => (
            "A level is called met, and its number does not reach its target.",
            "Kirkpatrick; Phillips: objectives at each level",
        ),
        P57 => (
            "A measure in money is read from records, and their chance is not known: no base, no series, no count of events.",
            "Method M13",
        ),
        P58 => ("The cost entered for the problem is smaller than the benefit.", "Method M16"),
        P59 => ("The unit of a number is one time, and its value that of another.", "Method M5"),
        U01 => ("A measure was begun, and a number it needs is missing.", "Method M15"),
        U02 => ("A box that a figure of money rests on holds text that is no number.", "Method M15"),
        U03 => ("A number of the cost is not known.", "Method M7: an unknown cost is not 0"),
        U04 => ("Another box holds text that is no number.", "Method M15"),
    }
}

/// The list of all checks as a page of Markdown: trigger, limits, source, severity and sentences.
pub fn list_of_checks() -> String {
    let mut page = String::from(LIST_HEAD);
    for check in Check::ALL {
        let (trigger, source) = rule(*check);
        let (why, _) = always(*check);
        let limits: Vec<String> = check
            .limits()
            .iter()
            .map(|limit| [&limit_words(limit.value, limit.unit), " (", limit.source, ")"].concat())
            .collect();
        let severity = match check.severity() {
            Severity::Block => "Holds the figure back",
            Severity::Warn => "Check",
            Severity::Info => "Hint",
        };
        page += &filled(
            "\n## {id} · {severity}\n\n- When: {trigger}\n- Limit: {limits}\n- Source: {source}\n- Why: {why}\n",
            &[
                ("id", check.id()),
                ("severity", severity),
                ("trigger", trigger),
                ("limits", &if limits.is_empty() { "none".into() } else { limits.join("; ") }),
                ("source", source),
                ("why", why),
            ],
        );
        for trigger in check.triggers() {
            let (found, ask) = sentence(*trigger);
            page += &["- Says: ", found, if ask.is_empty() { "" } else { " " }, ask, "\n"].concat();
        }
    }
    page
}

const LIST_HEAD: &str = "# The checks

What a careful reader of a study would attack, as this page checks it. This list is written by a test from the table of the
checks (`UPDATE=1 cargo test --test guardrails list_of_checks`); do not edit it by hand. Words in braces are filled in.

Not checked, because a study cannot hold the mistake: P28 (no period beside the ROI: the report writes it with every figure), P29 and P30
(an ROI or a doubt of it that is typed in: there is no such box), P45 (real money at a nominal rate: a study has one price level),
P46 (year 0 discounted: it never is), P50 (studies of unlike evidence compared: a study is one).
";

fn limit_words(value: i64, unit: LimitUnit) -> String {
    let number = value.to_string();
    match unit {
        LimitUnit::Percent => [&number, "%"].concat(),
        LimitUnit::Points => [number.as_str(), if value == 1 { " point" } else { " points" }].concat(),
        LimitUnit::Count => number,
        LimitUnit::Months => [&number, " months"].concat(),
        LimitUnit::Letters => [&number, " letters"].concat(),
        LimitUnit::Multiple => [&number, " times"].concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::text::holes;

    /// Every sentence names what its trigger hands on, and nothing else.
    #[test]
    fn the_holes_of_a_sentence_are_the_facts_of_its_trigger() {
        for trigger in Check::ALL.iter().flat_map(|check| check.triggers()) {
            let (found, ask) = sentence(*trigger);
            let mut named: Vec<&str> = [holes(found), holes(ask)].concat();
            named.sort();
            named.dedup();
            let mut facts = trigger.facts().to_vec();
            facts.sort();
            assert_eq!(named, facts, "{trigger:?}");
            assert!(trigger.check().triggers().contains(trigger), "{trigger:?}");
        }
    }
}
