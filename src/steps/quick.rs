//! Quick mode: ten answers in about five minutes. The same study as full mode, with fewer questions on show.

use super::field::*;
use super::{Link, Repeat, Section, Step};
use crate::study::*;

fn is_forecast(study: &Study, _: At) -> bool {
    study.state == State::Forecast
}
fn has_happened(study: &Study, _: At) -> bool {
    study.state != State::Forecast
}
fn of(study: &Study, at: At) -> Option<&Measure> {
    study.measures.get(at.measure)
}
fn has_base(study: &Study, at: At) -> bool {
    of(study, at).is_some_and(|one| one.scale != Scale::Count)
}
fn is_total(study: &Study, at: At) -> bool {
    of(study, at).is_some_and(|one| one.period == Period::Total)
}
/// A record stands in place of an estimate: a comparison group, or a trend.
pub fn has_record(study: &Study, at: At) -> bool {
    of(study, at).is_some_and(|one| one.comparison.after.value.is_some() || one.comparison.trend == YesNo::Yes)
}
fn no_record(study: &Study, at: At) -> bool {
    !has_record(study, at)
}
fn in_money(study: &Study, at: At) -> bool {
    of(study, at).is_some_and(|one| one.worth.class != Class::Intangible)
}
fn valued(study: &Study, at: At, valuation: Valuation) -> bool {
    in_money(study, at) && of(study, at).is_some_and(|one| one.worth.valuation == valuation)
}
fn by_value(study: &Study, at: At) -> bool {
    valued(study, at, Valuation::Agreed)
}
fn by_margin(study: &Study, at: At) -> bool {
    valued(study, at, Valuation::Margin)
}
fn by_parts(study: &Study, at: At) -> bool {
    valued(study, at, Valuation::Event)
}
fn by_leaver(study: &Study, at: At) -> bool {
    valued(study, at, Valuation::Leaver)
}
fn by_hour(study: &Study, at: At) -> bool {
    valued(study, at, Valuation::Hour)
}
fn by_injury(study: &Study, at: At) -> bool {
    valued(study, at, Valuation::Injury)
}
fn is_capacity(study: &Study, at: At) -> bool {
    of(study, at).is_some_and(|one| one.worth.class == Class::Capacity)
}
fn is_used(study: &Study, at: At) -> bool {
    is_capacity(study, at) && of(study, at).is_some_and(|one| one.worth.used == YesNo::Yes)
}

// ---- Problem and goal ----

pub const WHETHER_PAST: Field = Field::pick("Has the training taken place?", pick!(State, study!(state)), PickStyle::Cards, false)
    .hint("This decides whether we call the result a forecast")
    .help("A forecast compares with a target. A measured result compares with a number you have seen. Both are useful, and a reader must know which it is.");

const MEASURE: Field = Field::custom("What do you count?", Custom::MeasureName)
    .hint("The number that hurts today and should move")
    .help("Choose a number that a leader already looks at. You find it in a report, a dashboard or the books.");

pub const BASELINE: Field = Field::number("Number before the training", measure!(baseline), Unit::Measure, Bounds::NotNegative)
    .hint("{measure}, {period}")
    .help("The value before the training, or as it is today. Take it from a record, over the same length of time as the number after.")
    .needed("Enter the number before the training")
    .example("410")
    .ranged();

pub const AFTER: Field =
    Field::number("Number after the training", measure!(after), Unit::Measure, Bounds::NotNegative)
        .hint("The same number, counted the same way")
        .help(
            "The value after the training, from the same record and over the same length of time as the number before.",
        )
        .needed("Enter the number after the training")
        .example("265")
        .ranged()
        .when(has_happened);

pub const TARGET: Field = Field::number("Your target", measure!(target), Unit::Measure, Bounds::NotNegative)
    .hint("What the number should be after the training")
    .help("What you expect to reach, agreed with the person who owns the number.")
    .needed("Enter your target")
    .example("300")
    .ranged()
    .when(is_forecast);

pub const BASE: Field = Field::number("How many {base}", measure!(base), Unit::People, Bounds::Positive)
    .hint("The whole that this number applies to")
    .help("A percentage or an amount for each only becomes a total with the number of people, leads or contacts it applies to. Take it from the same report.")
    .needed("Enter how many {base}")
    .example("320")
    .ranged()
    .when(has_base);

pub const MONTHS: Field = Field::number("Months measured", measure!(months), Unit::Months, Bounds::Between(0, 60))
    .hint("We bring the total to a year")
    .help("Over how many months the total was counted. Fewer than three months say little about a year.")
    .needed("Enter how many months were measured")
    .example("6")
    .when(is_total);

pub const SENTENCE: Field =
    Field::text("The challenge in one sentence", study!(challenge.sentence), TextSize::Lines, 300)
        .hint("For example: 28 of 100 people leave each year, it should be 20")
        .help("Say what is wrong, how big it is and what it should be. Leave the training out of it.");
pub const TITLE: Field = Field::text("Name of the study", study!(title), TextSize::Line, 80)
    .hint("You see it in your list and on the report")
    .help("A short name, for example: Manager training to cut turnover.");
pub const UNIT: Field = Field::text("What one of them is called", measure!(unit), TextSize::Line, 40)
    .hint("In the plural, for example errors or hours")
    .help("The word for what you count. We use it in every sentence.");
pub const BETTER: Field = Field::pick("What is better?", pick!(Better, measure!(better)), PickStyle::Cards, false)
    .help("Whether the number should fall or rise.");
pub const SCALE: Field = Field::pick("What kind of number is it?", pick!(Scale, measure!(scale)), PickStyle::Cards, false)
    .help("A count stands for itself. A percentage, or an amount for each person or case, is multiplied by how many there are.");
pub const PERIOD: Field =
    Field::pick("How often is it counted?", pick!(Period, measure!(period)), PickStyle::List, false)
        .help("The time that one value covers. We bring every value to a year.");
pub const PERIODS: Field = Field::number("Periods in a year", measure!(periods), Unit::Plain, Bounds::Between(1, 366))
    .hint("Only if it is not what the calendar says, for example 44 working weeks")
    .help("How many such weeks, months or days count in a year. Leave it empty for the calendar's number.")
    .example("44");

const PROBLEM: Step = Step {
    id: "problem",
    caption: "Problem and goal",
    question: "What is the problem, in one number?",
    why: "We ask this because a result counts when it moves a number that your leaders already look at.",
    link: Link::Baseline,
    sections: &[
        Section::new("", &[WHETHER_PAST]),
        Section::new("", &[MEASURE, BASELINE, AFTER, TARGET, BASE, MONTHS]).each_measure(),
        Section::new("", &[UNIT, BETTER, SCALE, PERIOD, PERIODS]).each_measure().fold("How it is counted"),
        Section::new("", &[TITLE, SENTENCE]).fold("Name the study and the challenge"),
    ],
};

// ---- Is it training? ----

pub const COULD: Field = Field::pick("Could they do it if they had to?", pick!(YesNo, study!(cause.could_if_had_to)), PickStyle::Line, true)
    .hint("If everything depended on it, today")
    .help("If people could do it but do not, they already have the skill. Then something other than training holds them back.");
pub const TOOLS: Field = Field::pick(
    "Do they have the tools and the time?",
    pick!(YesNo, study!(cause.tools_and_time)),
    PickStyle::Line,
    true,
)
.hint("Systems, access, staffing, a clear process")
.help("Training cannot replace a missing tool or a missing hour.");
pub const PUNISHED: Field =
    Field::pick("Does anything punish doing it right?", pick!(YesNo, study!(cause.punished)), PickStyle::Line, true)
        .hint("Extra work, slower numbers, an annoyed manager")
        .help("If doing it right costs people something, they stop after the course.");
const CAUSE_NOTE: Field = Field::text("What holds the number back", study!(cause.note), TextSize::Lines, 600)
    .hint("In a sentence or two")
    .help("What you have seen or heard. It goes into the report.");
const GATE: Field = Field::custom("What your answers say", Custom::Gate);

const TRAINING: Step = Step {
    id: "training",
    caption: "Is it training?",
    question: "Is training the answer?",
    why: "We ask this because training only helps where people do not know how. You may skip a question; the report then says it was not checked.",
    link: Link::Cause,
    sections: &[Section::new("", &[COULD, TOOLS, PUNISHED, GATE]), Section::new("", &[CAUSE_NOTE]).fold("Add a note")],
};

// ---- Training's share ----

pub const SHARE: Field = Field::number("Share due to the training, in percent", measure_row!(isolation.estimators => share), Unit::Percent, Bounds::Between(0, 100))
    .hint("Think of all that happened in that time. For example, 60")
    .help("Name everything else that may have moved the number: new tools, pay, season, the market. What is left is the training's share. Ask the managers of the people, not only the trainer.")
    .needed("Enter the share due to the training, in percent")
    .example("60")
    .ranged()
    .when(no_record);
pub const SURE: Field = Field::number(
    "How sure are you of that share, in percent",
    measure_row!(isolation.estimators => confidence),
    Unit::Percent,
    Bounds::Between(0, 100),
)
.hint("Doubt makes the claim smaller, never larger")
.presets(&[(50, "A first guess"), (70, "People close to the work agree"), (90, "We have numbers that show it")])
.help("We multiply the benefit by it, so that doubt makes the claim smaller. It is caution, not a chance.")
.needed("Enter how sure you are, in percent")
.example("70")
.when(no_record);
const WHO: Field = Field::pick(
    "Who gives this share?",
    pick!(Role, measure_row!(isolation.estimators => role)),
    PickStyle::List,
    false,
)
.hint("A manager of the people is believed more than the trainer")
.help("An estimate by managers or experts is graded C, one by the participants D.")
.when(no_record);
const INTERESTED: Field = Field::pick(
    "Do they sell, own or run the programme?",
    pick!(YesNo, measure_row!(isolation.estimators => interested)),
    PickStyle::Line,
    true,
)
.help("An estimate by somebody who gains from a good result is worth less to a reader.")
.when(no_record);
const SPLIT: Field = Field::custom("The training and everything else", Custom::Split).when(no_record);

pub const FACTOR_NAME: Field =
    Field::text("What else changed", measure_row!(isolation.factors => name), TextSize::Line, 80)
        .help("For example a new tool, better pay, fewer orders, a new manager.");
pub const FACTOR_SHARE: Field = Field::number(
    "Its share, in percent",
    measure_row!(isolation.factors => share),
    Unit::Percent,
    Bounds::Between(0, 100),
)
.hint("Leave it empty to only name it")
.help("Which part of the whole change came from it. All shares together cannot be more than 100%.")
.example("25");
pub const FACTORS: Field = Field::rows(
    "What else may have helped?",
    Rows {
        key: "measures.*.isolation.factors",
        one: "factor",
        count: |study, at| of(study, at).map_or(0, |one| one.isolation.factors.len()),
        add: |study, at| {
            if let Some(one) = study.measures.get_mut(at.measure) {
                one.isolation.factors.push(Factor::default());
            }
        },
        remove: |study, at| {
            if let Some(one) = study.measures.get_mut(at.measure)
                && at.row < one.isolation.factors.len()
            {
                one.isolation.factors.remove(at.row);
            }
        },
        most: 20,
        fields: &[FACTOR_NAME, FACTOR_SHARE],
    },
)
.help("Naming other causes makes your own share easier to believe.");
pub const FACTORS_SURE: Field = Field::number(
    "How sure are you of these shares, in percent",
    measure!(isolation.factors_confidence),
    Unit::Percent,
    Bounds::Between(0, 100),
)
.hint("Only used where every factor has a share")
.help(
    "With shares for all other factors, the training's share is what is left of 100%. We multiply by how sure you are.",
)
.example("80")
.when(|study, at| {
    of(study, at).is_some_and(|one| one.isolation.factors.iter().any(|factor| factor.share.value.is_some()))
});

pub const GROUP: Field = Field::text("Name of the comparison group", measure!(comparison.group), TextSize::Line, 80)
    .hint("People like yours who were not trained")
    .help("Another team, site or region with the same work, the same period and no training.");
pub const GROUP_BEFORE: Field =
    Field::number("Their number before", measure!(comparison.before), Unit::Measure, Bounds::NotNegative)
        .hint("Over the same time as yours")
        .help("The comparison group's value in the period before. Without it we can only compare after with after.")
        .example("27.5");
pub const GROUP_AFTER: Field =
    Field::number("Their number after", measure!(comparison.after), Unit::Measure, Bounds::NotNegative)
        .hint("What happened without the training")
        .help("The comparison group's value in the period after. It shows what would have happened anyway.")
        .example("26");
pub const GROUP_SIZE: Field = Field::number(
    "People in the comparison group",
    measure!(comparison.compared),
    Unit::People,
    Bounds::Whole(0, 1_000_000),
)
.help("Fewer than ten say little.")
.example("310");
pub const TRENDING: Field = Field::pick("Did the number already move before the training?", pick!(YesNo, measure!(comparison.trend)), PickStyle::Line, true)
    .hint("Yes draws the old trend on and counts only what is beyond it")
    .help("With at least six periods before the training, we draw a line through them and compare with where it would have gone.");
pub const BEFORE_SERIES: Field = Field::custom("Numbers of the periods before", Custom::Series(false))
    .hint("Paste a column from a spreadsheet, one value for each period")
    .help("Values in order, oldest first. You may paste names or dates beside them.");
pub const AFTER_SERIES: Field = Field::custom("Numbers of the periods after", Custom::Series(true))
    .hint("In the same order, if you have them")
    .help("Values after the training, oldest first.");

const SHARES: Step = Step {
    id: "share",
    caption: "Training’s share",
    question: "How much of the change is due to the training?",
    why: "We ask this because other things may have helped too. A careful share makes the result hard to argue with.",
    link: Link::Share,
    sections: &[
        Section::new("", &[SHARE, SPLIT, SURE]).each_measure(),
        Section::new("", &[FACTORS, FACTORS_SURE, WHO, INTERESTED])
            .each_measure()
            .fold("What else may have helped, and who says so"),
        Section::new("", &[GROUP, GROUP_BEFORE, GROUP_AFTER, GROUP_SIZE])
            .each_measure()
            .fold("I have a comparison group"),
        Section::new("", &[TRENDING, BEFORE_SERIES, AFTER_SERIES]).each_measure().fold("I know the trend"),
    ],
};

// ---- Worth ----

pub const VALUATION: Field = Field::pick(
    "How do you know what one {one} is worth?",
    pick!(Valuation, measure!(worth.valuation)),
    PickStyle::List,
    false,
)
.help("Take a value that Finance already uses, where there is one. Otherwise we help you work it out.")
.when(in_money);
pub const VALUE: Field =
    Field::number("Value of one {one}, in {currency}", measure!(worth.value), Unit::Money, Bounds::Positive)
        .hint("What one more or one less means in money")
        .help("A standard value, or what one costs in the books. Ask Finance; a value they use is hard to argue with.")
        .needed("Enter the value of one {one}, in {currency}")
        .example("138")
        .ranged()
        .when(by_value);
pub const PRICE: Field =
    Field::number("Price of one {one}, in {currency}", measure!(worth.price), Unit::Money, Bounds::Positive)
        .hint("The average revenue of one")
        .help("What a customer pays for one, on average, without tax.")
        .needed("Enter the price of one {one}, in {currency}")
        .example("1900")
        .ranged()
        .when(by_margin);
pub const MARGIN: Field =
    Field::number("Contribution margin, in percent", measure!(worth.margin), Unit::Percent, Bounds::Between(0, 100))
        .hint("What is left of each sale after its direct costs")
        .help("Revenue is not profit. Ask Finance for the contribution margin of this product.")
        .needed("Enter the margin, in percent. Revenue is not benefit")
        .example("32")
        .ranged()
        .when(by_margin);
pub const PART_NAME: Field = Field::text("What it is", measure_row!(worth.parts => name), TextSize::Line, 80)
    .help("For example material, hours to fix it, a refund.");
pub const PART_AMOUNT: Field =
    Field::number("Amount for one, in {currency}", measure_row!(worth.parts => amount), Unit::Money, Bounds::Any)
        .help("What this part costs for one {one}.")
        .example("14.50");
pub const PARTS: Field = Field::rows(
    "What one {one} costs",
    Rows {
        key: "measures.*.worth.parts",
        one: "part",
        count: |study, at| of(study, at).map_or(0, |one| one.worth.parts.len()),
        add: |study, at| {
            if let Some(one) = study.measures.get_mut(at.measure) {
                one.worth.parts.push(Part::default());
            }
        },
        remove: |study, at| {
            if let Some(one) = study.measures.get_mut(at.measure)
                && at.row < one.worth.parts.len()
            {
                one.worth.parts.remove(at.row);
            }
        },
        most: 20,
        fields: &[PART_NAME, PART_AMOUNT],
    },
)
.help("Add up only what is really saved when one of them does not happen.")
.when(by_parts);
pub const SALARY: Field =
    Field::number("Yearly pay of one person, in {currency}", measure!(worth.salary), Unit::Money, Bounds::Positive)
        .hint("The average of those who leave")
        .help("Yearly pay before tax, from payroll.")
        .needed("Enter the yearly pay of one person, in {currency}")
        .example("42000")
        .ranged()
        .when(by_leaver);
pub const REPLACEMENT: Field = Field::number(
    "Cost of replacing one person, in percent of yearly pay",
    measure!(worth.replacement),
    Unit::Percent,
    Bounds::Between(0, 300),
)
.help("Hiring, training and the slow start of a new person. Published rules of 50% to 200% are rarely believed.")
.example("21")
.assumed(&defaults::REPLACEMENT)
.ranged()
.when(by_leaver);
pub const HOUR_VALUE: Field = Field::number(
    "Cost of one hour of this work, in {currency}",
    measure!(worth.hour.value),
    Unit::Money,
    Bounds::Between(0, 1000),
)
.hint("Leave it empty to work it out from the yearly pay below")
.help("Pay and on-costs for one hour. Finance has a standard rate.")
.needed("Enter the cost of one hour, or the yearly pay below it")
.example("38")
.ranged()
.unless(|study, at| of(study, at).is_some_and(|one| one.worth.hour.pay.value.is_some()))
.when(by_hour);
pub const HOUR_PAY: Field =
    Field::number("Yearly pay for this work, in {currency}", measure!(worth.hour.pay), Unit::Money, Bounds::Positive)
        .help("Yearly pay before tax. We add on-costs and divide by the paid hours.")
        .example("42000")
        .when(by_hour);
pub const HOUR_ON_COST: Field = Field::number(
    "On-costs of this work, in percent of pay",
    measure!(worth.hour.on_cost),
    Unit::Percent,
    Bounds::Between(0, 150),
)
.help("What the employer pays on top of pay: insurance, pension, leave.")
.example("43")
.assumed(&defaults::ON_COST)
.when(by_hour);
pub const HOUR_PAID: Field = Field::number(
    "Paid hours of this work in a year",
    measure!(worth.hour.paid_hours),
    Unit::Hours,
    Bounds::Between(1, 4000),
)
.help("Paid hours in a year. Enter paid days instead if your unit is a day.")
.example("2080")
.assumed(&defaults::PAID_HOURS)
.when(by_hour);
pub const DIRECT: Field =
    Field::number("Direct cost of one {one}, in {currency}", measure!(worth.direct), Unit::Money, Bounds::Positive)
        .hint("From your own claims, where you can")
        .help("Treatment, claims and repair of one incident, from your insurer or the books.")
        .needed("Enter the direct cost of one {one}, in {currency}")
        .example("12500")
        .ranged()
        .when(by_injury);
pub const INDIRECT: Field = Field::number(
    "Indirect cost for each 1 of direct cost",
    measure!(worth.indirect_ratio),
    Unit::Plain,
    Bounds::Between(0, 5),
)
.help("Lost time, replacement, paperwork: how much comes on top of each 1 of direct cost.")
.example("1.1")
.assumed(&defaults::INDIRECT_RATIO)
.when(by_injury);
pub const USED: Field =
    Field::pick("Is there a named use for the freed time?", pick!(YesNo, measure!(worth.used)), PickStyle::Line, true)
        .hint("No use named means no money counted")
        .help("Saved minutes are capacity, not cash. They count when somebody can say what they are used for.")
        .needed("Select whether the freed time has a named use")
        .when(is_capacity);
pub const USABLE: Field = Field::number(
    "Share of the freed time that is used, in percent",
    measure!(worth.usable),
    Unit::Percent,
    Bounds::Between(0, 100),
)
.help("Which part of the freed time really goes into other work.")
.example("50")
.assumed(&defaults::USABLE)
.ranged()
.when(is_used);
const USE_NAMED: Field = Field::text("What the time is used for", measure!(worth.use_named), TextSize::Line, 160)
    .help("For example: two more client visits a week, no more overtime on Fridays.")
    .when(is_used);
const UNIT_VALUE: Field = Field::custom("What one {one} comes to", Custom::UnitValue).when(in_money);

pub const LASTS: Field =
    Field::number("Months the benefit lasts", measure!(effect.lasts), Unit::Months, Bounds::Whole(1, 120))
        .help("Only the first twelve months enter the headline. Say less if the effect ends sooner.")
        .example("12")
        .assumed(&defaults::LASTS)
        .ranged();
pub const LAG: Field =
    Field::number("Months until it starts", measure!(effect.lag), Unit::Months, Bounds::Between(0, 60))
        .help("How long after the training nothing is to be seen yet.")
        .example("1")
        .assumed(&defaults::NONE);
pub const RAMP: Field =
    Field::number("Months until it is in full effect", measure!(effect.ramp), Unit::Months, Bounds::Between(0, 60))
        .help("How long it takes to grow from nothing to the full effect.")
        .example("3")
        .assumed(&defaults::NONE);
pub const CLASS: Field = Field::pick(
    "What kind of benefit is it?",
    pick!(Class, measure!(worth.class)),
    PickStyle::Cards,
    false,
)
.help(
    "Cash and margin convince Finance first. Time counts with a named use. Risk is shown beside the ROI, never in it.",
);

const WORTH: Step = Step {
    id: "worth",
    caption: "Worth",
    question: "What is one {one} worth?",
    why: "We ask this because leaders fund what is shown in money. A value that Finance knows is best.",
    link: Link::Worth,
    sections: &[
        Section::new(
            "",
            &[
                VALUATION,
                VALUE,
                PRICE,
                MARGIN,
                PARTS,
                SALARY,
                REPLACEMENT,
                DIRECT,
                INDIRECT,
                HOUR_VALUE,
                HOUR_PAY,
                HOUR_ON_COST,
                HOUR_PAID,
                USED,
                USABLE,
                USE_NAMED,
                UNIT_VALUE,
            ],
        )
        .each_measure(),
        Section::new("", &[LASTS, LAG, RAMP]).each_measure().fold("How long it lasts"),
        Section::new("", &[CLASS]).each_measure().fold("What kind of benefit it is"),
    ],
};

// ---- People and cost ----

pub const PEOPLE: Field =
    Field::number("Number of people", study!(programme.people), Unit::People, Bounds::Whole(1, 1_000_000))
        .hint("Everyone who takes part in the training")
        .help("All participants, also those who drop out: their time is spent too.")
        .needed("Enter how many people take part")
        .example("24");
pub const HOURS: Field =
    Field::number("Training hours for each person", study!(programme.hours), Unit::Hours, Bounds::Between(0, 2000))
        .hint("In the course, before it and for practice")
        .help("All paid time a participant spends on the training, travel in working hours included.")
        .needed("Enter the training hours for each person")
        .example("24");
pub const PRICE_OF_TRAINING: Field =
    Field::number("Programme price, in {currency}", row!(costs => rate), Unit::Money, Bounds::NotNegative)
        .hint("All you pay for design, trainers and licences, without VAT")
        .help("From the offer or the invoice. For your own trainers, their time and their material.")
        .needed("Enter the programme price, in {currency}. Enter 0 if there is none")
        .example("38000")
        .ranged();
pub const HOUR_COST: Field = Field::number(
    "Cost of one working hour, in {currency}",
    study!(programme.hour.value),
    Unit::Money,
    Bounds::Between(0, 1000),
)
.hint("Pay and on-costs of one participant. Leave it empty to work it out below")
.help("Participants are paid while they learn. Finance has a standard rate for one hour.")
.needed("Enter the cost of one working hour, in {currency}")
.example("46.75")
.ranged()
.unless(|study, _| study.programme.hour.pay.value.is_some());
pub const PAY: Field = Field::number(
    "Yearly pay of one participant, in {currency}",
    study!(programme.hour.pay),
    Unit::Money,
    Bounds::Positive,
)
.help("Yearly pay before tax, on average. We add on-costs and divide by the paid hours.")
.example("68000");
pub const ON_COST: Field = Field::number(
    "On-costs, in percent of pay",
    study!(programme.hour.on_cost),
    Unit::Percent,
    Bounds::Between(0, 150),
)
.help("What the employer pays on top of pay. A figure quoted as a share of total compensation must be marked as such.")
.example("43")
.assumed(&defaults::ON_COST);
pub const OF_TOTAL: Field = Field::pick(
    "Is that a share of total compensation?",
    pick!(YesNo, study!(programme.hour.of_total)),
    PickStyle::Line,
    true,
)
.hint("30% of compensation is 43% on top of pay")
.help("Statistics often quote benefits as a share of the whole. On top of pay the same money is a higher percentage.");
pub const PAID_HOURS: Field =
    Field::number("Paid hours in a year", study!(programme.hour.paid_hours), Unit::Hours, Bounds::Between(1, 4000))
        .help("52 weeks of the contract's hours, holidays included because they are paid.")
        .example("2080")
        .assumed(&defaults::PAID_HOURS);
const HOUR_RESULT: Field = Field::custom("What one hour comes to", Custom::HourCost);
const COST_SO_FAR: Field = Field::custom("Full cost so far", Custom::CostSoFar);

pub const LINE_CATEGORY: Field =
    Field::pick("Category", pick!(Category, row!(costs => category)), PickStyle::List, false)
        .help("Where the cost belongs in a full cost.");
pub const LINE_NAME: Field =
    Field::text("What it is", row!(costs => name), TextSize::Line, 80).help("For example venue, travel, evaluation.");
pub const LINE_QUANTITY: Field = Field::number("How many", row!(costs => quantity), Unit::Plain, Bounds::NotNegative)
    .help("Days, people or licences. One if you leave it empty.")
    .example("1")
    .assumed(&defaults::ONE);
pub const LINE_RATE: Field =
    Field::number("Amount for each, in {currency}", row!(costs => rate), Unit::Money, Bounds::NotNegative)
        .help("What one of them costs. Enter 0 if it costs nothing.")
        .example("1200")
        .ranged();
pub const LINE_TIMING: Field = Field::pick("How often", pick!(Timing, row!(costs => timing)), PickStyle::List, false)
    .help("Once, each month or each year. A yearly cost counts once in the first year.");
pub const LINES: Field = Field::rows("All cost lines", Rows {
    key: "costs",
    one: "cost line",
    count: |study, _| study.costs.len(),
    add: |study, _| study.costs.push(CostLine { category: Category::Other, ..CostLine::default() }),
    remove: |study, at| {
        if at.row < study.costs.len() {
            study.costs.remove(at.row);
        }
    },
    most: 60,
    fields: &[LINE_CATEGORY, LINE_NAME, LINE_QUANTITY, LINE_RATE, LINE_TIMING],
})
.help("The participants’ time is worked out and added for you. Travel, preparation, administration and evaluation belong here.");

/// The line that holds the programme price: the first of category delivery.
fn price_line(study: &Study) -> At {
    let row = study.costs.iter().position(|line| line.category == Category::Delivery).unwrap_or(study.costs.len());
    At { measure: 0, row }
}

const COST: Step = Step {
    id: "cost",
    caption: "People and cost",
    question: "What does it cost, with everyone’s time?",
    why: "We ask this because people are paid while they learn. A cost without their time is the first thing Finance would find.",
    link: Link::Cost,
    sections: &[
        Section::new("", &[PEOPLE, HOURS]),
        Section::new("", &[PRICE_OF_TRAINING]).at(price_line),
        Section::new("", &[HOUR_COST]),
        Section::new("", &[PAY, ON_COST, OF_TOTAL, PAID_HOURS, HOUR_RESULT]).fold("Work out the cost of one hour"),
        Section::new("", &[LINES]).fold("Travel, preparation and other costs"),
        Section::new("", &[COST_SO_FAR]),
    ],
};

/// The five question screens of quick mode, in the order of the chain.
pub const STEPS: &[Step] = &[PROBLEM, TRAINING, SHARES, WORTH, COST];

impl Section {
    const fn each_measure(mut self) -> Section {
        self.repeat = Repeat::EachMeasure;
        self
    }
}
