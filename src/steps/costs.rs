//! The programme and its full cost.

use super::field::*;
use super::{Link, Section, Step};
use crate::study::*;

const PROGRAMME: Field = Field::text("Name of the programme", study!(programme.name), TextSize::Line, 80)
    .help("As the participants know it.");
const AUDIENCE: Field = Field::text("Who takes part", study!(programme.audience), TextSize::Line, 160)
    .help("For example: 24 team leads at four sites.");
const WHAT: Field = Field::text("What it is", study!(programme.what), TextSize::Lines, 300)
    .help("Content and form in one or two sentences.");
const STARTS: Field = Field::text("First day of the training", study!(programme.starts), TextSize::Date, 10)
    .help("Before and after are divided by it.");
const ENDS: Field = Field::text("Last day of the training", study!(programme.ends), TextSize::Date, 10)
    .help("The effect is counted from here.")
    .rule(|study, _| {
        let (starts, ends) = (&study.programme.starts, &study.programme.ends);
        // Written as 2026-03-31, dates sort as text.
        (!starts.is_empty() && !ends.is_empty() && ends < starts)
            .then_some("Last day of the training must be the same as or after the first day")
    });

pub(super) const PEOPLE: Field = Field::number("Number of people", study!(programme.people))
    .hint("Everyone who takes part in the training")
    .help("Those who drop out, too: their time is spent.")
    .needed("Enter how many people take part")
    .example("24");
pub(super) const HOURS: Field = Field::number("Training hours for each person", study!(programme.hours))
    .hint("In the course, before it and for practice")
    .help("All paid time, travel in working hours included.")
    .needed("Enter the training hours for each person")
    .example("24")
    .doubt(|study, _| study.programme.hours.value?.is_zero().then_some(NO_TIME));
const NO_TIME: &str = "You did not count the time of the people who take part";
pub(super) const PRICE_OF_TRAINING: Field = Field::number("Programme price, in {currency}", row!(costs => rate))
    .hint("All you pay for design, trainers and licences, without VAT")
    .help("From the offer or the invoice. For your own trainers, their time.")
    .needed("Enter the programme price, in {currency}. Enter 0 if there is none")
    .example("38000")
    .ranged()
    .unless(priced_otherwise)
    .rule(nothing_costs);
/// Without any cost there is no return on it.
fn nothing_costs(study: &Study, _: At) -> Option<&'static str> {
    let Programme { people, hours, hour, .. } = &study.programme;
    let no_time = [people, hours, &hour.value].iter().any(|number| number.value.is_some_and(|value| value.is_zero()));
    let free = |line: &CostLine| line.rate.value.is_some_and(|rate| rate.is_zero());
    (no_time && !study.costs.is_empty() && study.costs.iter().all(free)).then_some("Enter at least one cost")
}
/// A programme of one's own may have no price, only other lines.
fn priced_otherwise(study: &Study, at: At) -> bool {
    study.costs.get(at.row).is_none() && study.costs.iter().any(|line| line.rate.value.is_some())
}
fn pay_known(study: &Study, _: At) -> bool {
    study.programme.hour.pay.value.is_some()
}
fn hour_known(study: &Study, _: At) -> bool {
    study.programme.hour.value.value.is_some()
}
pub(super) const HOUR_COST: Field =
    Field::number("Cost of one working hour, in {currency}", study!(programme.hour.value))
        .hint("Leave it empty to work it out below")
        .help("Finance has a standard rate for one hour.")
        .needed("Enter the cost of one working hour, or work it out below")
        .example("46.75")
        .ranged()
        .doubt(|study, _| study.programme.hour.value.value?.is_zero().then_some(NO_TIME))
        .unless(pay_known);
pub(super) const PAY: Field = Field::number("Yearly pay of one participant, in {currency}", study!(programme.hour.pay))
    .help("Before tax. We add on-costs and divide by the paid hours.")
    .example("68000")
    .unless(hour_known);
pub(super) const ON_COST: Field = Field::number("On-costs, in percent of pay", study!(programme.hour.on_cost))
    .help("What the employer pays on top of pay: insurance, pension, leave.")
    .example("43")
    .assumed(&defaults::ON_COST)
    .rule(|study, _| ALL_ON_COST.filter(|_| study.programme.hour.is_all_on_cost()))
    .unless(hour_known);
/// Of pay and benefits together, pay is a part.
pub(super) const ALL_ON_COST: Option<&str> =
    Some("On-costs as a share of pay and benefits together must be less than 100%");
pub(super) const OF_TOTAL: Field = Field::pick(
    "Is that a share of total compensation?",
    pick!(YesNo, study!(programme.hour.of_total)),
    PickStyle::Line,
    true,
)
.hint("30% of compensation is 43% on top of pay")
.help("Say yes if the figure is a part of pay and benefits together.");
pub(super) const PAID_HOURS: Field = Field::number("Paid hours in a year", study!(programme.hour.paid_hours))
    .help("52 weeks of the contract’s hours, paid holidays included.")
    .example("2080")
    .assumed(&defaults::PAID_HOURS)
    .unless(hour_known);
pub(super) const HOUR_RESULT: Field =
    Field::custom("What one hour comes to", Custom::HourCost).help("Pay and on-costs, divided by the paid hours.");

pub(super) const LINE_CATEGORY: Field =
    Field::pick("Category", pick!(Category, row!(costs => category)), PickStyle::List, false)
        .help("A category without a line is unknown, not 0.");
pub(super) const LINE_NAME: Field =
    Field::text("What it is", row!(costs => name), TextSize::Line, 120).help("For example venue, travel, evaluation.");
pub(super) const LINE_QUANTITY: Field = Field::number("How many", row!(costs => quantity))
    .help("Days, people or licences. One if you leave it empty.")
    .example("1")
    .by_rule(&defaults::ONE);
pub(super) const LINE_RATE: Field = Field::number("Amount for each, in {currency}", row!(costs => rate))
    .help("What one of them costs. 0 if it costs nothing.")
    .example("1200")
    .ranged();
const LINE_SHARE: Field = Field::number("Share charged to this study, in percent", row!(costs => share))
    .help("Less if others use it, too: 1 of 4 courses carries 25% of the design.")
    .example("100")
    .by_rule(&defaults::ALL_OF_IT);
pub(super) const LINE_TIMING: Field =
    Field::pick("How often", pick!(Timing, row!(costs => timing)), PickStyle::List, false)
        .help("A yearly cost counts once in the first year.");
const LINE_MONTH: Field = Field::number("Month in which it falls", row!(costs => month))
    .hint("0 for before the benefit begins")
    .help("A later month counts when it is due, so it may pay back sooner.")
    .example("0")
    .by_rule(&defaults::NONE)
    .when(|study, at| study.costs.get(at.row).is_some_and(|line| line.timing == Timing::Once));
const WAVE_MONTH: Field = Field::number("Months after the first group", row!(programme.waves => month))
    .hint("0 for the first group")
    .help("Their benefit begins that much later.")
    .needed("Enter how many months after the first group they start")
    .example("3");
const WAVE_SHARE: Field = Field::number("Share of all people, in percent", row!(programme.waves => share))
    .help("All groups together are 100%.")
    .needed("Enter the share of all people, in percent")
    .example("50")
    .doubt(|study, _| {
        let shares: Vec<_> = study.programme.waves.iter().filter_map(|wave| wave.share.value).collect();
        let total: rust_decimal::Decimal = shares.iter().copied().sum();
        (shares.len() == study.programme.waves.len() && total != rust_decimal::Decimal::ONE_HUNDRED)
            .then_some("The groups do not add up to 100% yet")
    });
const WAVES: Field = Field::rows(
    "Groups that start one after another",
    rows!("group", 24, programme.waves, Wave::default(), &[WAVE_MONTH, WAVE_SHARE]),
)
.help("Leave it empty if all start at once.");
const LINE_ZERO: Field = Field::text("Why it costs nothing", row!(costs => why_zero), TextSize::Line, 160)
    .help("For example: it took place in our own hall.")
    .when(|study, at| study.costs.get(at.row).is_some_and(|line| line.rate.value.is_some_and(|rate| rate.is_zero())));
/// The cost lines, with as much detail as a mode shows.
pub(super) const fn lines(fields: &'static [Field]) -> Field {
    Field::rows(
        "All cost lines",
        rows!("cost line", 60, costs, CostLine { category: Category::Other, ..CostLine::default() }, fields),
    )
    .help("Travel, preparation, administration, evaluation. The participants’ time is added for you.")
}
pub(super) const COST_SO_FAR: Field = Field::custom("Full cost so far", Custom::CostSoFar)
    .help("All lines and everyone’s time, in total and for each person.");

pub(super) const STEP: Step = Step {
    id: "costs",
    caption: "Costs",
    question: "What does it really cost?",
    why: "We ask this because people are paid while they learn. Finance would find what is left out.",
    link: Link::Cost,
    sections: &[
        Section::new("The programme", &[PROGRAMME, AUDIENCE, WHAT, STARTS, ENDS]),
        Section::new("Everyone’s time", &[PEOPLE, HOURS, HOUR_COST]),
        Section::new("", &[PAY, ON_COST, OF_TOTAL, PAID_HOURS, HOUR_RESULT]).fold("Work out the cost of one hour"),
        Section::new("", &[WAVES]).fold("Not everybody starts at once"),
        Section::new(
            "All other costs",
            &[
                lines(&[
                    LINE_CATEGORY,
                    LINE_TIMING,
                    LINE_MONTH,
                    LINE_NAME,
                    LINE_QUANTITY,
                    LINE_RATE.needed("Enter the amount for each, in {currency}"),
                    LINE_SHARE,
                    LINE_ZERO,
                ]),
                COST_SO_FAR,
            ],
        ),
    ],
};
