//! Published cases, worked out again by the same engine that works out a study: what the source prints, what comes out here, and
//! why where the two differ. All 35 cases of the collection are replayed by `tests/cases.rs`, which also holds this table to it.

use rust_decimal::{Decimal, dec};

use crate::amount::Format;
use crate::analysis::decimal;
use crate::engine::{Exact, Figure, Number, Outcome, evaluate};
use crate::study::*;

/// Which figure of the outcome is held against what was printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PublishedFigure {
    Roi,
    Ratio,
    Net,
    Benefit,
    Cost,
    PerHead,
    PaybackMonths,
    PaybackYears,
    /// Money in less money out after so many months.
    NetAfter(usize),
    CostAfter(usize),
    PresentValue,
}

/// One printed figure.
#[derive(Clone, Copy, Debug)]
pub struct Printed {
    pub name: &'static str,
    pub which: PublishedFigure,
    /// As the source prints it.
    pub value: Decimal,
    /// Its place in the collection.
    pub at: &'static str,
}

/// One published case.
pub struct Case {
    pub id: &'static str,
    pub title: &'static str,
    /// Where it can be read; empty where the source has no address.
    pub source: &'static str,
    /// Why what comes out here is another figure; empty where nothing differs.
    pub why: &'static str,
    pub study: fn() -> Study,
    pub printed: &'static [Printed],
}

/// A printed figure beside ours.
#[derive(Clone, Debug, PartialEq)]
pub struct PublishedRow {
    pub name: &'static str,
    pub printed: String,
    pub ours: String,
    /// Whether ours, rounded as the source rounds, is what it prints.
    pub agrees: bool,
}

/// The printed figures of `case` beside those of its study.
pub fn replay(case: &Case, format: &Format) -> Vec<PublishedRow> {
    let outcome = evaluate(&(case.study)());
    let row = |printed: &Printed| {
        let ours = figure(printed.which, &outcome);
        let places = printed.value.scale();
        let agrees = ours.is_ok_and(|ours| ours.round_dp_with_strategy(places, ROUNDING) == printed.value);
        let spell = |value: Decimal, places: u32| format.number(value, places);
        PublishedRow {
            name: printed.name,
            printed: spell(printed.value, places),
            ours: ours.map_or_else(|why| why.sentence().into(), |ours| spell(ours, places.max(2))),
            agrees,
        }
    };
    case.printed.iter().map(row).collect()
}

/// Half away from zero (M15).
const ROUNDING: rust_decimal::RoundingStrategy = rust_decimal::RoundingStrategy::MidpointAwayFromZero;

fn figure(which: PublishedFigure, outcome: &Outcome) -> Figure<Decimal> {
    let figures = &outcome.figures;
    let flow = &figures.flow;
    let after = |line: &[Exact], month: usize| line.get(month).copied().unwrap_or(Exact::zero());
    match which {
        PublishedFigure::Roi => decimal(figures.roi_percent),
        PublishedFigure::Ratio => decimal(figures.bcr),
        PublishedFigure::Net => decimal(figures.totals.net),
        PublishedFigure::Benefit => decimal(figures.totals.benefit),
        PublishedFigure::Cost => decimal(figures.totals.cost),
        PublishedFigure::PerHead => decimal(figures.cost_per_head),
        PublishedFigure::PaybackMonths => decimal(figures.payback_months),
        PublishedFigure::PaybackYears => decimal(figures.payback_months.map(|months| months / Number::int(12))),
        PublishedFigure::NetAfter(month) => decimal(Ok(after(&flow.benefit, month) - after(&flow.cost, month))),
        PublishedFigure::CostAfter(month) => decimal(Ok(after(&flow.cost, month))),
        PublishedFigure::PresentValue => decimal(figures.npv),
    }
}

fn q(value: Decimal) -> Quantity {
    Quantity::entered(value)
}

/// A yearly amount that is simply claimed: nothing isolated, nothing taken off.
fn amount(a_year: Decimal) -> Measure {
    Measure {
        name: "Benefit".into(),
        better: Better::Higher,
        period: Period::Year,
        baseline: q(Decimal::ZERO),
        after: q(a_year),
        worth: Worth { class: Class::Cash, value: q(Decimal::ONE), ..Worth::default() },
        ..Measure::default()
    }
}

fn sure(percent: Decimal) -> Isolation {
    estimate(Decimal::ONE_HUNDRED, percent)
}
fn estimate(share: Decimal, confidence: Decimal) -> Isolation {
    let estimator =
        Estimator { role: Role::Manager, share: q(share), confidence: q(confidence), ..Estimator::default() };
    Isolation { estimators: vec![estimator], ..Isolation::default() }
}

fn line(timing: Timing, rate: Decimal) -> CostLine {
    CostLine { rate: q(rate), timing, ..CostLine::default() }
}

fn study(measures: Vec<Measure>, costs: &[Decimal]) -> Study {
    let costs = costs.iter().map(|cost| line(Timing::Once, *cost)).collect();
    Study { state: State::Measured, measures, costs, ..Study::default() }
}

/// The study, with an effect that goes on for `months` and a view as long.
fn over(months: i64, mut study: Study) -> Study {
    study.horizon = q(months.into());
    study.measures.iter_mut().for_each(|measure| measure.effect.lasts = q(months.into()));
    study
}

/// Time and quality, both with a share of 40 %.
fn b1() -> Study {
    let time = Measure {
        scale: Scale::Percent,
        period: Period::Year,
        base: q(dec!(200)),
        baseline: q(dec!(100)),
        after: q(dec!(70)),
        isolation: estimate(dec!(40), dec!(100)),
        worth: Worth {
            class: Class::Capacity,
            value: q(dec!(35000)),
            used: YesNo::Yes,
            usable: q(dec!(100)),
            ..Worth::default()
        },
        ..Measure::default()
    };
    let quality = Measure {
        better: Better::Lower,
        baseline: q(dec!(400000)),
        after: q(dec!(320000)),
        isolation: estimate(dec!(40), dec!(100)),
        ..amount(Decimal::ZERO)
    };
    study(vec![time, quality], &[dec!(300000)])
}

/// A ramp in steps: a quarter of the full year from month 7 on, another quarter from month 10 on.
fn b7() -> Study {
    let layer = |lag: i64| {
        let mut layer = amount(dec!(168750) * dec!(0.25));
        layer.effect.lag = q(lag.into());
        layer
    };
    study(vec![layer(6), layer(9)], &[])
}

fn b9() -> Study {
    let mut three = study(vec![], &[dec!(150000), dec!(15000), dec!(30000), dec!(22500)]);
    three.costs.push(line(Timing::Yearly, dec!(7500)));
    over(36, three)
}

fn d4() -> Study {
    let point = |value: i64| Point { value: q(value.into()), ..Point::default() };
    let mut sales = Measure {
        period: Period::Month,
        before_series: vec![point(10000)],
        after_series: [20000, 30000, 38000, 43000, 47000, 50000].map(point).to_vec(),
        ..amount(Decimal::ZERO)
    };
    sales.effect.lasts = q(dec!(6));
    study(vec![sales], &[])
}

fn e2() -> Study {
    let mut five = over(60, study(vec![amount(dec!(18000))], &[dec!(12500)]));
    five.costs.push(CostLine { share: q(dec!(100) / dec!(12)), ..line(Timing::Monthly, dec!(2500)) });
    five
}

fn npv(horizon: i64, gain: Decimal, cost: Decimal, rate: Decimal) -> Study {
    Study { discount: q(rate), ..over(horizon, study(vec![amount(gain)], &[cost])) }
}

/// People whose performance rises by an effect size.
fn utility(people: Decimal, deviation: Decimal, effect: Decimal, cost: Decimal) -> Study {
    let worth = Worth {
        class: Class::Cash,
        valuation: Valuation::Performance,
        performance_sd: q(deviation),
        ..Worth::default()
    };
    study(vec![Measure { scale: Scale::Each, base: q(people), worth, ..amount(effect) }], &[cost])
}

fn h8() -> Study {
    let worth = Worth {
        class: Class::Margin,
        valuation: Valuation::Margin,
        price: q(Decimal::ONE),
        margin: q(dec!(30)),
        ..Worth::default()
    };
    study(vec![Measure { baseline: q(dec!(5000)), after: q(dec!(5500)), worth, ..amount(Decimal::ZERO) }], &[dec!(125)])
}

const fn printed(name: &'static str, which: PublishedFigure, value: Decimal, at: &'static str) -> Printed {
    Printed { name, which, value, at }
}

/// The cases that can be run here, in the order of the collection.
pub const CASES: &[Case] = &[
    Case {
        id: "A1",
        title: "Phillips and Elkeles: the ROI formula",
        source: "https://ebrary.net/1303/education/roi_calculation",
        why: "",
        study: || study(vec![amount(dec!(350000))], &[dec!(200000)]),
        printed: &[printed("Benefit–cost ratio", PublishedFigure::Ratio, dec!(1.75), "published.bcr")],
    },
    Case {
        id: "A3",
        title: "Phillips and Phillips, ROI Basics, as cited",
        source: "https://vdocuments.site/1-overview-calculating-benefit-cost-analysis-bcr-return-on-investment-roi.html",
        why: "",
        study: || study(vec![amount(dec!(60000))], &[dec!(20000)]),
        printed: &[
            printed("Benefit–cost ratio", PublishedFigure::Ratio, dec!(3), "published.bcr"),
            printed("ROI, in percent", PublishedFigure::Roi, dec!(200), "published.roi_pct"),
        ],
    },
    Case {
        id: "A5",
        title: "A white paper on e-learning, 2011",
        source: "https://silo.tips/download/calculating-the-return-on-investment-roi-of-corporate-elearning-white-paper-2011",
        why: "Its own net benefit of 360,000 divided by its own cost of 40,000 is 9, which is 900%.",
        study: || study(vec![amount(dec!(400000))], &[dec!(40000)]),
        printed: &[
            printed("Net benefit", PublishedFigure::Net, dec!(360000), "published.net"),
            printed("ROI, in percent", PublishedFigure::Roi, dec!(800), "published.roi_pct"),
        ],
    },
    Case {
        id: "A7",
        title: "Training ROI and benefit analysis, a worked block",
        source: "",
        why: "",
        study: || {
            let mut one = study(vec![amount(dec!(200000))], &[dec!(80000)]);
            one.programme.people = q(dec!(40));
            one
        },
        printed: &[
            printed("Cost for each learner", PublishedFigure::PerHead, dec!(2000), "published.cost_per_learner"),
            printed("Net benefit", PublishedFigure::Net, dec!(120000), "published.net"),
            printed("ROI, in percent", PublishedFigure::Roi, dec!(150), "published.roi_pct"),
        ],
    },
    Case {
        id: "B1",
        title: "A programme on AI literacy: time and quality, with a share of 40%",
        source: "",
        why: "",
        study: b1,
        printed: &[
            printed("Benefit", PublishedFigure::Benefit, dec!(872000), "published.total"),
            printed("ROI, in percent", PublishedFigure::Roi, dec!(191), "published.roi_pct"),
        ],
    },
    Case {
        id: "B3",
        title: "Training in an IT firm, in lakh rupees",
        source: "",
        why: "Its parts add up to 235 and not to 220, and its 440% is the benefit–cost ratio times 100.",
        study: || {
            let parts = [dec!(150), dec!(35), dec!(25), dec!(10), dec!(15)];
            study(parts.map(amount).to_vec(), &[dec!(10), dec!(15), dec!(8), dec!(12), dec!(5)])
        },
        printed: &[
            printed("Full cost", PublishedFigure::Cost, dec!(50), "published.total_cost"),
            printed("Benefit", PublishedFigure::Benefit, dec!(220), "published.total_benefit"),
            printed("ROI, in percent", PublishedFigure::Roi, dec!(440), "published.roi_pct"),
            printed("Payback, in months", PublishedFigure::PaybackMonths, dec!(2.7), "published.payback_months"),
        ],
    },
    Case {
        id: "B7",
        title: "Fewer errors, growing over four quarters",
        source: "",
        why: "The printed first year is exactly twice what its own ramp gives.",
        study: b7,
        printed: &[printed("Benefit of the first year", PublishedFigure::Benefit, dec!(63282), "published.year1")],
    },
    Case {
        id: "B9",
        title: "The cost of three years",
        source: "",
        why: "",
        study: b9,
        printed: &[printed("Full cost", PublishedFigure::CostAfter(36), dec!(240000), "published.total")],
    },
    Case {
        id: "C1",
        title: "A benefit of which people are 70% sure",
        source: "https://expertsmind.com/questions/compute-the-total-benefits-301119256.aspx",
        why: "",
        study: || study(vec![Measure { isolation: sure(dec!(70)), ..amount(dec!(336000)) }], &[]),
        printed: &[printed("Benefit", PublishedFigure::Benefit, dec!(235200), "published.adjusted")],
    },
    Case {
        id: "C5",
        title: "A calculator that takes confidence off the ROI",
        source: "",
        why: "Confidence belongs to the benefit. Taken off the ROI it would make a loss smaller.",
        study: || study(vec![Measure { isolation: sure(dec!(85)), ..amount(dec!(2800)) }], &[dec!(1000)]),
        printed: &[printed("ROI, in percent", PublishedFigure::Roi, dec!(153), "published.roi_adjusted")],
    },
    Case {
        id: "D4",
        title: "Sales of six months against one month before",
        source: "https://www.citehr.com/amp.php?t=405121",
        why: "",
        study: d4,
        printed: &[printed("Gain of six months", PublishedFigure::Benefit, dec!(168000), "published.total")],
    },
    Case {
        id: "E2-12500",
        title: "An investment that pays back within the year",
        source: "https://www.mfgcalcs.com/calculators/workforce-labor-standards-skills-planning/training-roi/examples/low-upfront-training-program-investment",
        why: "",
        study: e2,
        printed: &[
            printed("Payback, in years", PublishedFigure::PaybackYears, dec!(0.81), "published.payback_years"),
            printed("Net after five years", PublishedFigure::NetAfter(60), dec!(65000), "published.five_year_net"),
        ],
    },
    Case {
        id: "E3",
        title: "A present value of five years",
        source: "https://justaaa.com/economics/570715-as-the-owner-of-a-small-business-you-are",
        why: "The source multiplies by a factor from a table of three places.",
        study: || npv(60, dec!(10000), dec!(35000), dec!(10)),
        printed: &[printed("Net present value", PublishedFigure::PresentValue, dec!(2910), "published.npv")],
    },
    Case {
        id: "E6",
        title: "The present value of one year",
        source: "https://www.cveoy.top/t/topic/qzxq",
        why: "The source takes the cost off twice.",
        study: || npv(12, dec!(12500), dec!(10000), dec!(8)),
        printed: &[printed("Net present value", PublishedFigure::PresentValue, dec!(-7685.19), "published.npv")],
    },
    Case {
        id: "G5",
        title: "The worth of better performance, five people",
        source: "https://jeopardylabs.com/play/2f71eca11d",
        why: "",
        study: || utility(dec!(5), dec!(20000), dec!(0.15), dec!(800)),
        printed: &[printed("Net benefit", PublishedFigure::Net, dec!(14200), "published.case1")],
    },
    Case {
        id: "G5",
        title: "The same, eight people: a loss",
        source: "https://jeopardylabs.com/play/2f71eca11d",
        why: "",
        study: || utility(dec!(8), dec!(25000), dec!(0.12), dec!(30000)),
        printed: &[printed("Net benefit", PublishedFigure::Net, dec!(-6000), "published.case2")],
    },
    Case {
        id: "H8",
        title: "Sales of 500 more for a cost of 125",
        source: "https://solutioninn.com/study-help/questions/given-cost-per-employee-for-the-training-program-125-14008356",
        why: "The source takes revenue for benefit. At a margin of 30% the ROI is 20%.",
        study: h8,
        printed: &[printed("ROI, in percent", PublishedFigure::Roi, dec!(300), "published.roi_pct")],
    },
];
