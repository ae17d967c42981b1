//! What one unit is worth, which part of it counts, and how long it lasts.

use super::field::*;
use super::when::*;
use super::{Link, Section, Step};
use crate::study::*;

pub(super) const CLASS: Field =
    Field::pick("What kind of benefit is it?", pick!(Class, measure!(worth.class)), PickStyle::Cards, false)
        .help("Cash and margin convince Finance first. Risk is shown beside the ROI, never in it.");
const WHY_NOT: Field = Field::text("Why it is not in money", measure!(worth.why_not_money), TextSize::Line, 160)
    .help("For example: nobody would believe a price for it.")
    .when(not_in_money);
pub(super) const VALUATION: Field = Field::pick(
    "How do you know what {one_is_worth}?",
    pick!(Valuation, measure!(worth.valuation)),
    PickStyle::List,
    false,
)
.help("Best is a value that Finance uses. Otherwise we help you work it out.")
.when(in_money);
pub(super) const VALUE: Field = Field::number("Value of one {one}, in {currency}", measure!(worth.value))
    .hint("What one more or one less means in money")
    .help("A standard value, or what one costs in the books. Ask Finance.")
    .needed("Enter the value of one {one}, in {currency}")
    .example("138")
    .ranged()
    .when(by_value);
pub(super) const PRICE: Field = Field::number("Price of one {one}, in {currency}", measure!(worth.price))
    .hint("The average revenue of one")
    .help("What a customer pays for one, without tax.")
    .needed("Enter the price of one {one}, in {currency}")
    .example("1900")
    .ranged()
    .when(by_margin);
pub(super) const MARGIN: Field = Field::number("Contribution margin, in percent", measure!(worth.margin))
    .hint("What is left of each sale after its direct costs")
    .help("Ask Finance for the margin of this product.")
    .needed("Enter the margin, in percent. Revenue is not benefit")
    .example("32")
    .ranged()
    .when(by_margin);
pub(super) const PART_NAME: Field = Field::text("What it is", measure_row!(worth.parts => name), TextSize::Line, 80)
    .help("For example material, hours to fix it, a refund.");
pub(super) const PART_AMOUNT: Field =
    Field::number("Amount for one, in {currency}", measure_row!(worth.parts => amount))
        .help("What this part costs for one {one}.")
        .needed("Enter the amount for one, in {currency}")
        .example("14.50");
pub(super) const PARTS: Field = Field::rows(
    "What one {one} costs",
    measure_rows!("part", 20, worth.parts, Part::default(), &[PART_NAME, PART_AMOUNT]),
)
.help("Only what is really saved when one of them does not happen.")
.needed("Add at least one part of what one {one} costs")
.when(by_parts);
pub(super) const SALARY: Field = Field::number("Yearly pay of one person, in {currency}", measure!(worth.salary))
    .hint("The average of the people this is about")
    .help("Before tax, from payroll.")
    .needed("Enter the yearly pay of one person, in {currency}")
    .example("42000")
    .ranged()
    .unless(spread_known)
    .when(by_salary);
pub(super) const REPLACEMENT: Field =
    Field::number("Cost of replacing one person, in percent of yearly pay", measure!(worth.replacement))
        .help("Hiring, training and a slow start. Rules of 50% to 200% are rarely believed.")
        .example("21")
        .assumed(&defaults::REPLACEMENT)
        .ranged()
        .when(by_leaver);
pub(super) const HOUR_VALUE: Field =
    Field::number("Cost of one hour of this work, in {currency}", measure!(worth.hour.value))
        .hint("Leave it empty to work it out below")
        .help("Pay and on-costs. Finance has a standard rate.")
        .needed("Enter the cost of one hour, or the yearly pay below it")
        .example("38")
        .ranged()
        .unless(hour_pay_known)
        .when(by_hour);
pub(super) const HOUR_PAY: Field = Field::number("Yearly pay for this work, in {currency}", measure!(worth.hour.pay))
    .help("Before tax. We add on-costs and divide by the paid hours.")
    .example("42000")
    .unless(hour_known)
    .when(by_hour);
pub(super) const HOUR_ON_COST: Field =
    Field::number("On-costs of this work, in percent of pay", measure!(worth.hour.on_cost))
        .help("What the employer pays on top of pay: insurance, pension, leave.")
        .example("43")
        .assumed(&defaults::ON_COST)
        .rule(|study, at| {
            super::costs::ALL_ON_COST.filter(|_| of(study, at).is_some_and(|one| one.worth.hour.is_all_on_cost()))
        })
        .unless(hour_known)
        .when(by_hour);
const HOUR_OF_TOTAL: Field = Field::pick(
    "Are these on-costs a share of total compensation?",
    pick!(YesNo, measure!(worth.hour.of_total)),
    PickStyle::Line,
    true,
)
.hint("30% of compensation is 43% on top of pay")
.help("Say yes if the figure is a part of pay and benefits together.")
.when(by_hour);
pub(super) const HOUR_PAID: Field = Field::number("Paid hours of this work in a year", measure!(worth.hour.paid_hours))
    .help("Weeks of pay times hours a week, holidays included.")
    .example("2080")
    .assumed(&defaults::PAID_HOURS)
    .unless(hour_known)
    .when(by_hour);
pub(super) const UNIT_TIME: Field = Field::pick(
    "What is one {one}, in working time?",
    pick!(UnitTime, measure!(worth.unit_time)),
    PickStyle::List,
    true,
)
.hint("An hour of work is worth an hour; an error is not one")
.help("If one is no time itself, choose something else and say how many hours one takes.")
.needed("Select what one {one} is in working time")
.unless(unit_hours_known)
.when(by_hour);
pub(super) const UNIT_HOURS: Field =
    Field::number("Hours of work that one {one} takes", measure!(worth.hours_per_unit))
        .hint("For example 0.5 for half an hour")
        .help("From finding it to its being put right, of everybody together.")
        .needed("Enter how many hours of work one {one} takes")
        .example("1.5")
        .ranged()
        .when(by_hour_of_no_time);
pub(super) const DAY_HOURS: Field = Field::number("Hours of a working day", measure!(worth.hours_a_day))
    .help("From the working contract. A week has five of them.")
    .example("8")
    .assumed(&defaults::HOURS_A_DAY)
    .when(by_day);
pub(super) const DIRECT: Field = Field::number("Direct cost of one {one}, in {currency}", measure!(worth.direct))
    .hint("From your own claims, where you can")
    .help("Treatment, claims and repair, from your insurer or the books.")
    .needed("Enter the direct cost of one {one}, in {currency}")
    .example("12500")
    .ranged()
    .when(by_injury);
pub(super) const INDIRECT: Field =
    Field::number("Indirect cost for each 1 of direct cost", measure!(worth.indirect_ratio))
        .help("Lost time, replacement and paperwork on top.")
        .example("1.1")
        .assumed(&defaults::INDIRECT_RATIO)
        .when(by_injury);
const SD: Field =
    Field::number("One standard deviation of performance, in {currency} a year", measure!(worth.performance_sd))
        .hint("Leave it empty to take a share of the yearly pay")
        .help("The yearly value of a good performer less an average one (utility analysis).")
        .example("16000")
        .ranged()
        .when(by_performance);
const SD_SHARE: Field =
    Field::number("One standard deviation, in percent of yearly pay", measure!(worth.performance_share))
        .help("Research takes 40% to 70%. Take the low end.")
        .example("40")
        .assumed(&defaults::PERFORMANCE_SHARE)
        .unless(spread_known)
        .when(by_performance);
const VARIABLE: Field = Field::number("Costs that change with output, in percent", measure!(worth.variable_cost))
    .hint("A minus if costs rise with output, for example -10")
    .help("Boudreau’s adjustment. Leave it empty for none.")
    .example("-10")
    .when(by_performance);
const TAX: Field = Field::number("Tax on profit, in percent", measure!(worth.tax))
    .help("Leave it empty to stay before tax.")
    .example("30")
    .when(by_performance);
pub(super) const USED: Field =
    Field::pick("Is there a named use for the freed time?", pick!(YesNo, measure!(worth.used)), PickStyle::Line, true)
        .hint("No use named means no money counted")
        .help("Saved time is not cash. It counts when somebody can say what it is used for.")
        .needed("Select whether the freed time has a named use")
        .when(is_capacity);
pub(super) const USABLE: Field =
    Field::number("Share of the freed time that is used, in percent", measure!(worth.usable))
        .help("What really goes into other work (realisation).")
        .example("50")
        .assumed(&defaults::USABLE)
        .ranged()
        .when(is_used);
pub(super) const USE_NAMED: Field =
    Field::text("What the time is used for", measure!(worth.use_named), TextSize::Line, 160)
        .help("For example: two more client visits a week.")
        .when(is_used);
pub(super) const UNIT_VALUE: Field =
    Field::custom("What one {one} comes to", Custom::UnitValue).help("Worked out from your answers.").when(in_money);

const POOL: Field = Field::number("Yearly revenue or cost it is part of, in {currency}", measure!(worth.pool))
    .help("Nobody saves more than the whole. From the books of the unit.")
    .example("790000")
    .when(in_money);
const AGREED_BY: Field = Field::text("Who in Finance agreed", measure!(worth.agreed_by), TextSize::Line, 80)
    .help("A value that Finance agreed to is hard to argue with.")
    .when(in_money);
const AGREED_ON: Field = Field::text("Date they agreed", measure!(worth.agreed_on), TextSize::Date, 10)
    .help("Best before the result was known.")
    .when(in_money);

pub(super) const LASTS: Field = Field::number("Months the benefit lasts", measure!(effect.lasts))
    .help("Only the first twelve months enter the headline.")
    .example("12")
    .by_rule(&defaults::LASTS)
    .ranged()
    .doubt(|study, at| {
        (of(study, at)?.effect.lasts.value? > rust_decimal::dec!(36))
            .then_some("A benefit of more than 3 years is hard to defend")
    });
pub(super) const LAG: Field = Field::number("Months until it starts", measure!(effect.lag))
    .help("Counted from the end of the training.")
    .example("1")
    .by_rule(&defaults::NONE)
    .rule(ends_before_it_starts);
/// A benefit that starts after its last month is none.
fn ends_before_it_starts(study: &Study, at: At) -> Option<&'static str> {
    let effect = &of(study, at)?.effect;
    (effect.lag.value? >= effect.lasts.or(defaults::LASTS.value))
        .then_some("Months until it starts must be less than the months the benefit lasts")
}
pub(super) const RAMP: Field = Field::number("Months until it is in full effect", measure!(effect.ramp))
    .help("From its first sign to the full effect.")
    .example("3")
    .by_rule(&defaults::NONE);
const HALF_LIFE: Field = Field::number("Months until half of it has faded (half-life)", measure!(effect.half_life))
    .hint("Leave it empty if it does not fade")
    .help("Studies of use on the job come to about 14 months.")
    .example("14");
const ATTRITION: Field = Field::number("Trained people who leave in a year, in percent", measure!(effect.attrition))
    .help("Their part of the benefit leaves with them.")
    .example("12");
const CURVE: Field =
    Field::custom("The benefit month by month", Custom::Curve).help("How it starts, grows, fades and ends.");

pub(super) const STEP: Step = Step {
    id: "money",
    caption: "Worth",
    question: "What is the change worth in money?",
    why: "We ask this because leaders fund what is shown in money.",
    link: Link::Worth,
    sections: &[
        Section::new(
            "",
            &[
                CLASS,
                WHY_NOT,
                VALUATION,
                VALUE,
                PRICE,
                MARGIN,
                PARTS,
                SD,
                SALARY,
                SD_SHARE,
                VARIABLE,
                TAX,
                REPLACEMENT,
                UNIT_TIME,
                UNIT_HOURS,
                HOUR_VALUE,
                HOUR_PAY,
                HOUR_ON_COST,
                HOUR_OF_TOTAL,
                HOUR_PAID,
                DAY_HOURS,
                DIRECT,
                INDIRECT,
                USED,
                USE_NAMED,
                USABLE,
                UNIT_VALUE,
            ],
        )
        .each_measure(),
        Section::new("", &[POOL, AGREED_BY, AGREED_ON]).each_measure().fold("Who agreed, and is it likely?"),
        Section::new("", &[LAG, RAMP, LASTS, HALF_LIFE, ATTRITION, CURVE])
            .each_measure()
            .fold("When it starts, fades and ends"),
    ],
};
