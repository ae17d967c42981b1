//! Any figure opened to its formula, with the user's own values in it.

use rust_decimal::{Decimal, RoundingStrategy};

use crate::analysis::{Context, decimal};
use crate::engine::Sums;
use crate::engine::{self, Exact, Number};
use crate::steps::words;
use crate::study::*;
use crate::words::workings::{bracketed, costs, measures, of_measure};
use crate::words::{KeyFigureId, say};

/// How a figure comes about.
#[derive(Clone, Debug, PartialEq)]
pub struct Explanation {
    /// The formula in words.
    pub formula: &'static str,
    /// The same with values, one line for each step.
    pub lines: Vec<(String, String)>,
    /// The rule of the method it follows.
    pub rule: &'static str,
}

/// The formula of `id` with the values of `facts`.
pub fn explain(id: KeyFigureId, facts: Context) -> Explanation {
    let Context { outcome, format, .. } = facts;
    let figures = &outcome.figures;
    let totals = &figures.totals;
    let money = |figure| say(figure, |value| format.money_exact(value));
    let percent = |figure| say(figure, |value| format.percent_of(value, 2));
    let benefit = line("Benefit, first year", money(totals.benefit));
    let cost = line("Full cost, first year", money(totals.cost));
    let (formula, mut lines, rule) = match id {
        KeyFigureId::Net => {
            ("Net benefit = benefit − full cost", vec![benefit, cost, line("Net benefit", money(totals.net))], "M8")
        }
        KeyFigureId::Roi => (
            "ROI = (benefit − full cost) ÷ full cost × 100",
            vec![benefit, cost, line("ROI", percent(figures.roi_percent))],
            "M8",
        ),
        KeyFigureId::CashRoi => (
            "The ROI formula, with cash and margin alone",
            vec![
                line("Benefit in cash and margin", money(totals.cash_benefit)),
                cost,
                line("Cash ROI", percent(figures.cash_roi_percent)),
            ],
            "M8",
        ),
        KeyFigureId::Ratio => (
            "Benefit–cost ratio = benefit ÷ full cost",
            vec![benefit, cost, line("Ratio", say(figures.bcr, |ratio| format.fixed(ratio, 4)))],
            "M8",
        ),
        KeyFigureId::Payback => {
            ("The month from which all benefit so far covers all cost so far", payback(facts), "M8")
        }
        KeyFigureId::BreakEven => (
            "Break-even share = full cost ÷ benefit",
            vec![
                cost,
                benefit,
                line(
                    "Share that must be true",
                    percent(figures.break_even_share.map(|share| share * crate::engine::Number::int(100))),
                ),
            ],
            "M8",
        ),
        KeyFigureId::Roe => {
            ("Σ (weight × how far it is reached) ÷ Σ weight, over what is due", expectations(facts), "M10")
        }
        KeyFigureId::Benefit => {
            let lines = [measures(facts, |_| true), vec![benefit]].concat();
            ("The benefit of months 1 to 12, added over all measures", lines, "M1–M6")
        }
        KeyFigureId::Cost => {
            ("Every line of the full cost in the first year", [costs(facts), vec![cost]].concat(), "M7")
        }
        KeyFigureId::Npv | KeyFigureId::Irr | KeyFigureId::DiscountedPayback | KeyFigureId::Profitability => {
            longer(facts)
        }
        KeyFigureId::PerHead | KeyFigureId::PerHour | KeyFigureId::PerUnit => per_one(id, cost, facts),
        KeyFigureId::DoingNothing => doing_nothing(facts),
    };
    lines.extend(rests_on(id, facts));
    Explanation { formula, lines, rule }
}

type Lines = Vec<(String, String)>;

fn line(name: &str, value: String) -> (String, String) {
    (name.to_string(), value)
}

/// The cost of one person, hour or unit, with `cost` as its first line.
fn per_one(id: KeyFigureId, cost: (String, String), facts: Context) -> (&'static str, Lines, &'static str) {
    let Context { study, outcome, format } = facts;
    let figures = &outcome.figures;
    let money = |figure| say(figure, |value| format.money_exact(value));
    let people = || line("People", quantity(&study.programme.people, facts));
    let (formula, more) = match id {
        KeyFigureId::PerHead => {
            ("Full cost ÷ people", vec![people(), line("For each person", money(figures.cost_per_head))])
        }
        KeyFigureId::PerHour => (
            "Full cost ÷ (people × hours)",
            vec![
                people(),
                line("Hours each", quantity(&study.programme.hours, facts)),
                line("For each hour", money(figures.cost_per_hour)),
            ],
        ),
        _ => {
            let one = figures.cost_per_unit.first().map_or_else(String::new, |cost| money(*cost));
            let gained = line("Improvement × share × how sure", gained(facts));
            ("Full cost ÷ (improvement × share × how sure)", vec![gained, line("For one unit gained", one)])
        }
    };
    (formula, [vec![cost], more].concat(), "M8")
}

fn doing_nothing(facts: Context) -> (&'static str, Lines, &'static str) {
    let Context { study, outcome, format } = facts;
    let entered = study.challenge.cost_now.value.is_some();
    let formula = if entered {
        "As entered: what the whole problem costs, of which training can remove a part"
    } else {
        "From where it stands to none of the problem, × how many × value of one; never less than what was gained"
    };
    let total = outcome.doing_nothing.map_or_else(|why| why.sentence().into(), |cost| format.money_exact(cost));
    let gaps = if entered { Vec::new() } else { gaps(facts) };
    (formula, [gaps, vec![line("In a year", total)]].concat(), "M16")
}

/// The workings of what a figure rests on: measures and cost lines.
fn rests_on(id: KeyFigureId, facts: Context) -> Lines {
    match id {
        KeyFigureId::Net | KeyFigureId::Roi | KeyFigureId::Ratio | KeyFigureId::BreakEven | KeyFigureId::Payback => {
            let counted = |class: Class| matches!(class, Class::Cash | Class::Margin | Class::Capacity);
            [measures(facts, counted), costs(facts)].concat()
        }
        KeyFigureId::CashRoi => {
            [measures(facts, |class| matches!(class, Class::Cash | Class::Margin)), costs(facts)].concat()
        }
        KeyFigureId::PerUnit => {
            let first = facts.study.measures.first().zip(facts.outcome.figures.totals.measures.first());
            first.map(|(measure, one)| of_measure(facts, measure, one)).unwrap_or_default()
        }
        _ => Vec::new(),
    }
}

fn quantity(quantity: &Quantity, facts: Context) -> String {
    quantity.value.map_or_else(|| "Not known".into(), |value| facts.format.number(value, 4))
}

/// What is left of the improvement of the first measure, whose unit the cost is divided by.
fn gained(facts: Context) -> String {
    let Context { study, outcome, format } = facts;
    let first = study.measures.first().zip(outcome.figures.totals.measures.first());
    let Some((measure, Ok(way))) = first.map(|(measure, one)| (measure, one.change.way())) else {
        return String::new();
    };
    let number = |value| words::difference_in_full(decimal(Ok(value)).unwrap_or_default(), measure, format);
    let share = |value| say(Ok(value * Exact::int(100)), |value| format.percent_of(value, 10));
    if way.summed {
        return number(way.adjusted);
    }
    let (share, sure) = (share(way.share), share(way.confidence));
    format!("{} × {share} × {sure} = {}", number(way.improvement), number(way.adjusted))
}

/// What is still open after the month before it pays back, and what is left over after it.
fn payback(facts: Context) -> Vec<(String, String)> {
    let Context { outcome, format, .. } = facts;
    let figures = &outcome.figures;
    let flow = &figures.flow;
    // To the coin: the shown differences are those of the shown amounts.
    let coin = |value: Exact| {
        decimal(Ok(value)).unwrap_or_default().round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero)
    };
    let exact = |value: Decimal| format.money_exact(value);
    let start = ("Falls at the start".to_string(), exact(coin(flow.cost[0])));
    let name = "Pays back after".to_string();
    let months = match decimal(figures.payback_months) {
        Ok(months) => months,
        Err(why) => return vec![start, (name, why.sentence().into())],
    };
    let spelled = format!("{} months", format.fixed(months, 2));
    let first = (1..flow.benefit.len()).find(|month| Decimal::from(*month) >= months);
    let Some(first) = first.filter(|_| months > Decimal::ZERO) else { return vec![start, (name, spelled)] };
    let at = |month: usize| (coin(flow.cost[month]), coin(flow.benefit[month]));
    let ((cost, benefit), (later_cost, later_benefit)) = (at(first - 1), at(first));
    let (open, over) = (cost.less(benefit), later_benefit.less(later_cost));
    let months_word = |count: usize| if count == 1 { "month" } else { "months" };
    vec![
        start,
        (
            format!("After {} {}", first - 1, months_word(first - 1)),
            format!("{} cost − {} benefit = {} to go", exact(cost), exact(benefit), exact(open)),
        ),
        (
            format!("After {first} {}", months_word(first)),
            format!("{} benefit − {} cost = {} over", exact(later_benefit), exact(later_cost), exact(over)),
        ),
        (name, format!("{} + {} ÷ ({} + {}) = {spelled}", first - 1, exact(open), exact(open), exact(over))),
    ]
}

/// What each measure costs in a year while nothing is done: the way to none of the problem, in money.
fn gaps(facts: Context) -> Vec<(String, String)> {
    let Context { study, outcome, format } = facts;
    let mut lines = Vec::new();
    for (measure, one) in study.measures.iter().zip(&outcome.figures.totals.measures) {
        let Some((cost, _)) = engine::gap(measure, one) else { continue };
        let (Ok(before), Ok(value), Ok(way)) = (one.change.before, one.value.value, one.change.way()) else { continue };
        let (Some((aim, _)), Ok(volume)) = (engine::solved(measure, one), way.volume) else { continue };
        let number = |value| say(Ok(value), |value| format.number(value, 10));
        let (more, less) = if measure.better == Better::Higher { (aim, before) } else { (before, aim) };
        // A target that was met before leaves no gap.
        let gap = (more - less).max(Exact::zero());
        let usable = say(Ok(one.value.usable * Exact::int(100)), |share| format.percent_of(share, 10));
        let used = if one.class == Class::Capacity { format!(" × {usable} used") } else { String::new() };
        let (many, of_one) = (number(volume), say(Ok(value), |value| format.money_full(value)));
        let total = say(Ok(cost.quantize()), |total| format.money_exact(total));
        let name = words::name_of(measure);
        let gap = words::difference_in_full(decimal(Ok(gap)).unwrap_or_default(), measure, format);
        let from = format!("{} − {} = {gap}", number(more), bracketed(number(less)));
        if more >= less && less != Exact::zero() {
            lines.push((format!("{name}: gap"), from));
        }
        lines.push((name.to_string(), format!("{gap} × {many} a year for each × {of_one}{used} = {total}")));
    }
    lines
}

fn expectations(facts: Context) -> Vec<(String, String)> {
    let Context { study, outcome, format } = facts;
    let plain = |value: Decimal| format.number(value, 10);
    let percent = |share: Exact| say(Ok(share * Exact::int(100)), |share| format.percent_of(share, 1));
    let (mut lines, mut due) = (Vec::new(), Vec::new());
    for (expectation, one) in study.expectations.iter().zip(&outcome.expected.each) {
        let name = if expectation.what.is_empty() { &expectation.who } else { &expectation.what };
        let Expectation { baseline, target, actual, .. } = expectation;
        let reached = say(one.reached, |reached| format.percent_of(reached.times(Decimal::ONE_HUNDRED), 1));
        let numbers = baseline.value.zip(target.value).zip(actual.value);
        let working = match (numbers, one.reached) {
            (Some(((from, to), now)), Ok(counts)) if from != to => {
                let way = (Exact::of(now) - Exact::of(from)) / (Exact::of(to) - Exact::of(from));
                let start = bracketed(plain(from));
                let left = format!("({} − {start}) ÷ ({} − {start})", plain(now), plain(to));
                let held = if way == counts { String::new() } else { format!(", counts as {reached}") };
                format!("{left} = {}{held}", percent(way))
            }
            (_, Ok(_)) => format!("{}: {reached}", expectation.judged.label()),
            (_, Err(_)) => reached.clone(),
        };
        if let Ok(reached) = one.reached {
            due.push((one.weight, reached));
        }
        lines.push((name.clone(), working));
    }
    let roe = say(outcome.expected.roe_percent, |roe| format.percent_of(roe, 1));
    let number = |value: Exact| say(Ok(value), plain);
    let weighed: Vec<String> =
        due.iter().map(|(weight, reached)| format!("{} × {}", number(*weight), percent(*reached))).collect();
    let weights: Vec<String> = due.iter().map(|(weight, _)| number(*weight)).collect();
    let working = match outcome.expected.roe_percent {
        Err(_) => roe,
        Ok(_) => format!("({}) ÷ ({}) = {roe}", weighed.join(" + "), weights.join(" + ")),
    };
    lines.push(("ROE".into(), working));
    lines
}

fn longer(facts: Context) -> (&'static str, Vec<(String, String)>, &'static str) {
    let Context { study, outcome, format } = facts;
    let figures = &outcome.figures;
    let exact = |value: Exact| say(Ok(value), |value| format.money_full(value));
    let (benefit, cost) = (&figures.flow.benefit, &figures.flow.cost);
    let mut lines: Vec<(String, String)> = figures
        .years
        .iter()
        .enumerate()
        .map(|(year, flow)| {
            let last = benefit.len().saturating_sub(1);
            let (from, to) = (((year.max(1) - 1) * 12).min(last), (year * 12).min(last));
            if year == 0 || from == to {
                return ("At the start".to_string(), exact(*flow));
            }
            let (came, went) = (exact(benefit[to] - benefit[from]), exact(cost[to] - cost[from]));
            (format!("Year {year}"), format!("{came} benefit − {went} cost = {}", exact(*flow)))
        })
        .collect();
    lines.push(("Discount rate".into(), format.percent_of(study.discount.or(defaults::DISCOUNT.value), 2)));
    lines.push(("Net present value (NPV)".into(), say(figures.npv, |npv| format.money_exact(npv))));
    lines.push(("Internal rate of return (IRR)".into(), say(figures.irr_percent, |irr| format.percent_of(irr, 2))));
    lines.push(("Profitability index".into(), say(figures.profitability, |index| format.fixed(index, 2))));
    lines.push((
        "Discounted payback".into(),
        say(figures.discounted_payback_years, |years| format!("{} years", format.fixed(years, 1))),
    ));
    ("Σ money of year t ÷ (1 + rate)^t, each year at its end", lines, "M9")
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::amount::Format;
    use crate::engine::evaluate;
    use rust_decimal::dec;

    const ALL: [KeyFigureId; 16] = [
        KeyFigureId::Net,
        KeyFigureId::Roi,
        KeyFigureId::CashRoi,
        KeyFigureId::Ratio,
        KeyFigureId::Payback,
        KeyFigureId::BreakEven,
        KeyFigureId::Roe,
        KeyFigureId::Benefit,
        KeyFigureId::Cost,
        KeyFigureId::Npv,
        KeyFigureId::Irr,
        KeyFigureId::DiscountedPayback,
        KeyFigureId::PerHead,
        KeyFigureId::PerHour,
        KeyFigureId::PerUnit,
        KeyFigureId::DoingNothing,
    ];

    fn of(study: &Study, id: KeyFigureId) -> Vec<(String, String)> {
        let (outcome, format) = (evaluate(study), Format::named("en-US", "USD"));
        explain(id, Context { study, outcome: &outcome, format: &format }).lines
    }

    fn line(study: &Study, id: KeyFigureId, name: &str) -> String {
        let lines = of(study, id);
        let found = lines.iter().find(|(of, _)| of == name);
        found.unwrap_or_else(|| panic!("{name} is missing among {lines:?}")).1.clone()
    }

    // ── a reader with a calculator ────────────────────────────────────────────────────────────────────────────────

    /// A working is read as somebody types it into a calculator: words between the numbers are left out.
    struct Calculator<'a> {
        rest: &'a str,
    }

    impl Calculator<'_> {
        fn next(&mut self) -> Option<char> {
            self.rest = self.rest.trim_start_matches(|c: char| c.is_alphabetic() || " $’,:".contains(c));
            self.rest.chars().next()
        }
        fn take(&mut self) {
            self.rest = &self.rest[self.rest.chars().next().map_or(0, char::len_utf8)..];
        }
        fn sum(&mut self) -> Decimal {
            let mut total = self.product();
            while let Some(sign @ ('+' | '−')) = self.next() {
                self.take();
                let next = self.product();
                total = if sign == '+' { total + next } else { total - next };
            }
            total
        }
        fn product(&mut self) -> Decimal {
            let mut total = self.number();
            while let Some(sign @ ('×' | '÷')) = self.next() {
                self.take();
                let next = self.number();
                total = if sign == '×' { total * next } else { total / next };
            }
            total
        }
        fn number(&mut self) -> Decimal {
            match self.next() {
                Some('(') => {
                    self.take();
                    let inner = self.sum();
                    assert_eq!(self.next(), Some(')'), "{}", self.rest);
                    self.take();
                    inner
                }
                Some('−') => {
                    self.take();
                    -self.number()
                }
                _ => {
                    let end = self.rest.find(|c: char| !(c.is_ascii_digit() || ".,".contains(c)));
                    let (digits, rest) = self.rest.split_at(end.unwrap_or(self.rest.len()));
                    let value: Decimal = digits
                        .trim_end_matches(',')
                        .replace(',', "")
                        .parse()
                        .unwrap_or_else(|_| panic!("no number in {}", self.rest));
                    self.rest = rest;
                    match rest.strip_prefix('%') {
                        Some(rest) => {
                            self.rest = rest;
                            value / Decimal::ONE_HUNDRED
                        }
                        None => value,
                    }
                }
            }
        }
    }

    /// What a working comes to, typed into a calculator.
    pub(in crate::words) fn worked_out(text: &str) -> Decimal {
        Calculator { rest: text }.sum()
    }

    /// Half of the last digit that is shown.
    fn rounding(shown: &str) -> Decimal {
        let digits: String = shown.chars().skip_while(|c| !c.is_ascii_digit()).collect();
        let end = digits.find(|c: char| !(c.is_ascii_digit() || ".,".contains(c))).unwrap_or(digits.len());
        let places = digits[..end].trim_end_matches(',').split_once('.').map_or(0, |(_, places)| places.len() as u32);
        let percent = if digits[end..].starts_with('%') { 2 } else { 0 };
        Decimal::new(5, places + 1 + percent)
    }

    fn can_be_done_again(study: &Study) {
        let mut checked = 0;
        for id in ALL {
            for (name, working) in of(study, id) {
                let Some((left, right)) = working.split_once(" = ") else { continue };
                if left.starts_with("Mean of ") {
                    continue;
                }
                let right = right.split(", counts as").next().unwrap_or(right);
                let (left, shown) = (worked_out(left), worked_out(right));
                // What is rounded for display may be off by half of its last digit, and so may the parts, which have five digits or more.
                let slack = rounding(right) * dec!(1.5) + shown.abs() * dec!(0.0001);
                let apart = (left - shown).abs();
                assert!(apart <= slack, "{}, {name}: {working} comes to {left}", study.title);
                checked += 1;
            }
        }
        assert!(checked > 0 || evaluate(study).figures.totals.net.is_err(), "{} has no working", study.title);
    }

    #[test]
    fn the_calculator_calculates() {
        assert_eq!(worked_out("$68,000.00 yearly pay × (1 + 43%) ÷ 2,080"), dec!(46.75));
        assert_eq!(worked_out("(22.5 − 28) ÷ (23 − 28)"), dec!(1.1));
        assert_eq!(worked_out("100% − 25% − 20%"), dec!(0.55));
        assert_eq!((rounding("$46.75"), rounding("92%"), rounding("4 points")), (dec!(0.005), dec!(0.005), dec!(0.5)));
    }

    #[test]
    fn every_working_of_every_example_comes_to_what_it_says() {
        examples::all().iter().for_each(can_be_done_again);
    }

    #[test]
    fn every_working_of_every_fixture_comes_to_what_it_says() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/studies");
        for file in std::fs::read_dir(folder).expect("the fixtures are there") {
            let bytes = std::fs::read(file.expect("a file").path()).expect("it can be read");
            let Ok(opened) = envelope::open(&bytes) else { continue };
            for study in &opened.envelope.studies {
                can_be_done_again(study);
            }
        }
    }

    #[test]
    fn the_participants_hours_say_who_brought_them() {
        // 102 people × 1.6 hours × 60% sure = 97.92 hours; × 44 weeks × 48.8125 × half of it used = 105,153.84.
        let study = &examples::all()[7];
        let answer = line(study, KeyFigureId::Net, "Hours saved on proposals: 68% of the 150, the active users");
        assert_eq!(answer, "102 people × 1.6 hours × 100% share × 60% sure = 97.92 hours");
        let hour = line(study, KeyFigureId::Net, "Hours saved on proposals: value of one");
        assert_eq!(hour, "$71,000.00 × (1 + 43%) ÷ 2,080 = $48.8125");
        let worth = line(study, KeyFigureId::Net, "Hours saved on proposals: worth in a full year");
        assert_eq!(worth, "97.92 hours × 44 a year for each × $48.8125 × 50% used = $105,153.84");
    }

    #[test]
    fn the_cost_of_an_hour_is_built_up_from_pay() {
        let study = &examples::all()[0];
        assert_eq!(line(study, KeyFigureId::Cost, "Cost of one hour"), "$68,000.00 × (1 + 43%) ÷ 2,080 = $46.75");
        assert_eq!(line(study, KeyFigureId::Cost, "Materials"), "48 × $120.00 = $5,760.00");
    }

    #[test]
    fn a_comparison_says_what_was_expected_without_the_training() {
        let study = &examples::all()[0];
        let expected = line(study, KeyFigureId::Net, "Voluntary turnover: expected without the training");
        assert_eq!(expected, "28 + 26.5 − 27.5 = 27");
        assert_eq!(line(study, KeyFigureId::Net, "Voluntary turnover: improvement"), "27 − 21 = 6 points");
        let many = line(study, KeyFigureId::Net, "Voluntary turnover: how many a year");
        assert_eq!(many, "960 people at the trained sites × 1 a year ÷ 100 = 9.6");
        assert_eq!(
            line(study, KeyFigureId::Net, "Voluntary turnover: value of one"),
            "$42,000.00 yearly pay × 21% = $8,820.00"
        );
    }

    #[test]
    fn avoided_risk_stays_out_of_the_workings_of_the_roi() {
        let mut study = examples::all().remove(0);
        study.measures[1].worth.class = Class::Risk;
        assert!(of(&study, KeyFigureId::Roi).iter().all(|(name, _)| !name.starts_with("Absence")));
        assert!(
            of(&study, KeyFigureId::Benefit)
                .iter()
                .any(|(name, _)| name == "Absence: worth in a full year, outside the ROI")
        );
    }
}
