//! What holds for every study, however odd.
//!
//! Studies are made from bytes that proptest supplies: a shorter row of bytes is a smaller study, so a failure shrinks to
//! the fields that matter. `Bytes::any_study` follows the JSON Schema and knows no bounds; `Bytes::sound_study` stays
//! within what the questions accept.

use payoff::amount::Format;
use payoff::analysis::Context;
use payoff::analysis::goals::{FinancialGoal, needs};
use payoff::charts::dots::Dots;
use payoff::charts::figures;
use payoff::charts::slider::Slider;
use payoff::charts::tornado::tornado;
use payoff::engine::chance::simulate;
use payoff::engine::{AsEntered, Exact, Figure, LadderStep, Outcome, evaluate, figures, shown};
use payoff::scenario::what_if;
use payoff::steps::{self, check, full, quick};
use payoff::study::series;
use payoff::study::*;
use payoff::{analysis, charts, scenario, words};
use proptest::collection::vec;
use proptest::prelude::*;
use rust_decimal::{Decimal, dec};
use serde_json::{Map, Value};

// ------------------------------------------------------------------------------------------- studies from bytes

struct Bytes<'a>(std::slice::Iter<'a, u8>);

impl Bytes<'_> {
    /// The next byte; nothing is left once they are used up.
    fn byte(&mut self) -> u8 {
        self.0.next().copied().unwrap_or(0)
    }
    fn below(&mut self, limit: usize) -> usize {
        usize::from(self.byte()) % limit
    }
    fn yes(&mut self) -> bool {
        self.byte() % 2 == 1
    }
    fn of<T: Clone>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())].clone()
    }
    fn choice<C: Choice>(&mut self) -> C {
        self.of(C::ALL)
    }

    /// A decimal at, inside or beyond the bounds of every field.
    fn any_decimal(&mut self) -> Decimal {
        let edges = [
            Decimal::ZERO,
            Decimal::ONE,
            dec!(-1),
            dec!(0.5),
            dec!(12),
            dec!(50),
            dec!(99.999999),
            dec!(100),
            dec!(101),
            dec!(-100),
            dec!(1000000000000),
            dec!(-1000000000000),
            dec!(0.0000000000000000000000000001),
            dec!(-0.0000000000000000000000000001),
            dec!(1234567890123456.789012345678),
            Decimal::MAX,
            Decimal::MIN,
        ];
        match self.below(3) {
            0 => self.of(&edges),
            1 => Decimal::from(self.byte()) - dec!(50),
            _ => {
                let mantissa = (0..12).fold(0i128, |sum, _| sum << 8 | i128::from(self.byte()));
                let scale = u32::from(self.byte()) % 29;
                Decimal::from_i128_with_scale(if self.yes() { -mantissa } else { mantissa }, scale)
            }
        }
    }

    /// Any value that the schema allows at `node`.
    fn any_value(&mut self, root: &Value, node: &Value) -> Value {
        let mut node = node;
        while let Some(to) = node["$ref"].as_str() {
            node = root.pointer(to.trim_start_matches('#')).expect("the reference leads somewhere");
        }
        if let Some(all) = node["enum"].as_array() {
            return self.of(all);
        }
        match node["type"].as_str() {
            Some("string") if node.get("pattern").is_some() => self.any_decimal().to_string().into(),
            Some("string") => self.of(&["", "text", "a \"quoted\" word", "Ünïcodé 🙂\n", "1.234,5", "=1+1"]).into(),
            Some("boolean") => self.yes().into(),
            Some("integer") => self.of(&[0u32, 1, 7, u32::MAX]).into(),
            Some("array") => (0..self.below(4)).map(|_| self.any_value(root, &node["items"])).collect(),
            _ => {
                let mut map = Map::new();
                for (key, child) in node["properties"].as_object().expect("an object") {
                    if self.below(8) != 0 {
                        map.insert(key.clone(), self.any_value(root, child));
                    }
                }
                map.into()
            }
        }
    }

    fn any_study(&mut self) -> Study {
        let root: Value = serde_json::from_str(include_str!("../src/study/study.schema.json")).expect("JSON");
        let study = self.any_value(&root, &root["$defs"]["Study"]);
        serde_json::from_value(study).expect("what the schema allows is a study")
    }

    /// A number from `low` to `high` with two decimals.
    fn within(&mut self, low: i64, high: i64) -> Quantity {
        let (low, high) = (low * 100, high * 100);
        let bytes = i64::from(self.byte()) << 16 | i64::from(self.byte()) << 8 | i64::from(self.byte());
        Quantity::entered(Decimal::new(low + bytes % (high - low + 1), 2))
    }
    fn maybe(&mut self, low: i64, high: i64) -> Quantity {
        if self.yes() { self.within(low, high) } else { Quantity::default() }
    }

    fn series(&mut self, most: usize) -> Vec<Point> {
        let point =
            |bytes: &mut Self| Point { value: bytes.within(0, 500), driver: bytes.within(1, 90), ..Point::default() };
        (0..self.below(most)).map(|_| point(self)).collect()
    }

    fn sound_isolation(&mut self) -> Isolation {
        let mut isolation = Isolation::default();
        match self.below(5) {
            0 => {}
            1 => (isolation.share, isolation.confidence) = (self.maybe(0, 100), self.maybe(0, 100)),
            2 => {
                isolation.pooling = self.choice();
                for _ in 0..=self.below(3) {
                    isolation.estimators.push(Estimator {
                        role: self.choice(),
                        share: self.within(0, 100),
                        confidence: self.within(0, 100),
                        ..Estimator::default()
                    });
                }
            }
            3 => {
                for _ in 0..=self.below(3) {
                    isolation.factors.push(Factor {
                        name: "Other".into(),
                        share: self.within(0, 33),
                        ..Factor::default()
                    });
                }
                isolation.factors_confidence = self.within(0, 100);
            }
            _ => {
                for _ in 0..=self.below(4) {
                    isolation.respondents.push(Respondent {
                        people: self.maybe(1, 50),
                        change: self.within(-5, 20),
                        share: self.within(0, 100),
                        confidence: self.within(0, 100),
                        ..Respondent::default()
                    });
                }
            }
        }
        isolation
    }

    fn sound_worth(&mut self) -> Worth {
        let parts = (0..=self.below(3))
            .map(|_| Part { name: "Part".into(), amount: self.within(0, 300), ..Part::default() })
            .collect();
        Worth {
            class: self.choice(),
            valuation: self.choice(),
            value: self.within(0, 5000),
            price: self.within(0, 5000),
            margin: self.within(0, 100),
            parts,
            salary: self.within(10_000, 120_000),
            replacement: self.maybe(0, 200),
            hour: HourRate {
                value: self.maybe(0, 200),
                pay: self.within(10_000, 120_000),
                on_cost: self.maybe(0, 80),
                of_total: self.choice(),
                paid_hours: self.maybe(1000, 2200),
                ..HourRate::default()
            },
            direct: self.within(0, 50_000),
            indirect_ratio: self.maybe(0, 5),
            performance_sd: self.maybe(0, 40_000),
            performance_share: self.maybe(20, 70),
            variable_cost: self.maybe(-50, 20),
            tax: self.maybe(0, 60),
            used: self.choice(),
            usable: self.maybe(0, 100),
            ..Worth::default()
        }
    }

    fn sound_measure(&mut self) -> Measure {
        Measure {
            name: "Measure".into(),
            better: self.choice(),
            scale: self.choice(),
            period: self.choice(),
            periods: self.maybe(1, 250),
            base: self.within(1, 5000),
            months: self.within(1, 24),
            baseline: self.within(0, 500),
            after: self.within(0, 500),
            before_series: self.series(10),
            after_series: self.series(5),
            comparison: Comparison {
                before: self.maybe(0, 500),
                after: self.maybe(0, 500),
                trend: self.choice(),
                driver: self.of(&["", "Orders"]).into(),
                ..Comparison::default()
            },
            isolation: self.sound_isolation(),
            worth: self.sound_worth(),
            effect: Effect {
                lag: self.maybe(0, 6),
                ramp: self.maybe(0, 12),
                lasts: self.maybe(1, 60),
                half_life: self.maybe(1, 60),
                attrition: self.maybe(0, 90),
                ..Effect::default()
            },
            ..Measure::default()
        }
    }

    /// A study that could have been typed: every number within the bounds of its question.
    fn sound_study(&mut self) -> Study {
        let mut study = Study { state: State::Measured, horizon: self.maybe(1, 60), ..Study::default() };
        study.discount = self.maybe(0, 25);
        study.programme.people = self.within(1, 300);
        study.programme.hours = self.within(0, 80);
        study.programme.hour.value = self.within(1, 200);
        for _ in 0..=self.below(3) {
            let measure = self.sound_measure();
            study.measures.push(measure);
        }
        for _ in 0..=self.below(4) {
            study.costs.push(CostLine {
                category: self.choice(),
                quantity: self.maybe(0, 100),
                rate: self.within(0, 2000),
                share: self.maybe(0, 100),
                timing: self.choice(),
                ..CostLine::default()
            });
        }
        for _ in 0..self.below(4) {
            study.expectations.push(Expectation {
                baseline: self.within(0, 50),
                target: self.within(51, 100),
                actual: self.within(0, 120),
                weight: self.maybe(1, 5),
                judged: self.choice(),
                ..Expectation::default()
            });
        }
        study
    }
}

impl Bytes<'_> {
    /// A sound study in which some numbers are at or beyond the bounds: it gets further than one that is odd throughout.
    fn strained_study(&mut self) -> Study {
        let rarely = 1 + self.below(40);
        let mut study = serde_json::to_value(self.sound_study()).expect("it is written");
        self.strain(&mut study, rarely);
        serde_json::from_value(study).expect("numbers stay numbers")
    }

    fn strain(&mut self, value: &mut Value, rarely: usize) {
        match value {
            Value::Array(rows) => rows.iter_mut().for_each(|row| self.strain(row, rarely)),
            Value::Object(map) => {
                for (key, child) in map {
                    match child {
                        Value::String(number) if key == "value" && self.below(rarely) == 0 => {
                            *number = self.any_decimal().to_string();
                        }
                        Value::String(_) => {}
                        child => self.strain(child, rarely),
                    }
                }
            }
            _ => {}
        }
    }
}

fn any_study() -> impl Strategy<Value = Study> {
    vec(any::<u8>(), 0..8000).prop_map(|bytes| Bytes(bytes.iter()).any_study())
}

fn strained_study() -> impl Strategy<Value = Study> {
    vec(any::<u8>(), 0..1500).prop_map(|bytes| Bytes(bytes.iter()).strained_study())
}

fn sound_study() -> impl Strategy<Value = Study> {
    vec(any::<u8>(), 0..700).prop_map(|bytes| Bytes(bytes.iter()).sound_study())
}

// ------------------------------------------------------------------------------------------- what is compared

/// Every figure of an outcome by name; `None` is a figure that does not exist.
fn all_figures(outcome: &Outcome) -> Vec<(String, Option<Decimal>, Kind)> {
    let (figures, totals) = (&outcome.figures, &outcome.figures.totals);
    let mut all = vec![
        ("benefit".to_string(), totals.benefit, Kind::Money),
        ("cash benefit".into(), totals.cash_benefit, Kind::Money),
        ("cost".into(), totals.cost, Kind::Money),
        ("net".into(), totals.net, Kind::Money),
        ("risk".into(), Ok(figures.risk), Kind::Money),
        ("cost per head".into(), figures.cost_per_head, Kind::Money),
        ("cost per hour".into(), figures.cost_per_hour, Kind::Money),
        ("NPV".into(), figures.npv, Kind::Money),
        ("BCR".into(), figures.bcr, Kind::Ratio),
        ("ROI".into(), figures.roi_percent, Kind::Ratio),
        ("cash ROI".into(), figures.cash_roi_percent, Kind::Ratio),
        ("payback".into(), figures.payback_months, Kind::Ratio),
        ("break-even share".into(), figures.break_even_share, Kind::Ratio),
        ("IRR".into(), figures.irr_percent, Kind::Ratio),
        ("profitability".into(), figures.profitability, Kind::Ratio),
        ("discounted payback".into(), figures.discounted_payback_years, Kind::Ratio),
        ("ROE".into(), outcome.expected.roe_percent, Kind::Ratio),
    ];
    all.extend(figures.ladder.iter().map(|rung| (rung.step.id().to_string(), Ok(rung.amount), Kind::Money)));
    all.into_iter().map(|(name, figure, kind)| (name, figure.and_then(shown).ok(), kind)).collect()
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Money,
    Ratio,
}

/// Equal but for the last of 28 digits: a mean of thirds depends on the order in which they are added.
fn near(one: Decimal, other: Decimal) -> bool {
    let (gap, size) = ((one - other).abs(), one.abs().max(other.abs()));
    gap <= dec!(0.000000001) || gap / size <= dec!(0.000000001)
}

fn amount(figure: Figure<Exact>) -> Option<Decimal> {
    figure.and_then(shown).ok()
}

/// Whether the figures are equal but for rounding. The rate of return is bisected in steps, so a bound may tip over.
fn same(one: &Outcome, other: &Outcome, factor: Decimal) -> Result<(), TestCaseError> {
    let (one, other) = (all_figures(one), all_figures(other));
    prop_assert_eq!(one.len(), other.len());
    for ((name, one, kind), (_, other, _)) in one.into_iter().zip(other) {
        let factor = if kind == Kind::Money { factor } else { Decimal::ONE };
        match (one, other) {
            (Some(one), Some(other)) => prop_assert!(near(one * factor, other), "{}: {} and {}", name, one, other),
            (one, other) => prop_assert_eq!(one.is_some(), other.is_some(), "{}", name),
        }
    }
    Ok(())
}

/// Calls `change` on every amount of money in the study.
fn each_money(study: &mut Study, change: impl Fn(&mut Quantity)) {
    let hours = std::iter::once(&mut study.programme.hour);
    hours.for_each(|hour| [&mut hour.value, &mut hour.pay].into_iter().for_each(&change));
    for measure in &mut study.measures {
        let worth = &mut measure.worth;
        let hour = &mut worth.hour;
        for money in [
            &mut worth.value,
            &mut worth.price,
            &mut worth.salary,
            &mut worth.direct,
            &mut worth.performance_sd,
            &mut worth.pool,
            &mut hour.value,
            &mut hour.pay,
        ] {
            change(money);
        }
        worth.parts.iter_mut().for_each(|part| change(&mut part.amount));
    }
    study.costs.iter_mut().for_each(|line| change(&mut line.rate));
    change(&mut study.challenge.cost_now);
}

/// Calls `change` on every confidence of the study.
fn each_confidence(study: &mut Study, change: impl Fn(&mut Quantity)) {
    for isolation in study.measures.iter_mut().map(|measure| &mut measure.isolation) {
        change(&mut isolation.confidence);
        change(&mut isolation.factors_confidence);
        isolation.estimators.iter_mut().for_each(|row| change(&mut row.confidence));
        isolation.respondents.iter_mut().for_each(|row| change(&mut row.confidence));
    }
}

fn scaled(by: Decimal) -> impl Fn(&mut Quantity) {
    move |quantity| quantity.value = quantity.value.map(|value| value * by)
}

proptest! {
    // Each case looks for goals through hundreds of evaluations.
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// So are the sliders, the goals, the tornado and the draws, which move numbers to the ends of what they may be.
    #[test]
    fn no_study_makes_a_what_if_fail(study in prop_oneof![any_study(), strained_study()]) {
        let (outcome, format) = (evaluate(&study), Format::named(&study.locale, &study.currency));
        let facts = Context { study: &study, outcome: &outcome, format: &format };
        let both = [quick::STEPS, full::STEPS];
        let levers = analysis::levers::levers(&both, facts, analysis::levers::Order::Swing, 6);
        for lever in &levers {
            let (_, number, at) = steps::number_at(&lever.place).expect("a lever is a number");
            let slider = Slider::of(lever, number, &study, at);
            prop_assert!(slider.least <= slider.most && slider.step > Decimal::ZERO);
            for up in [true, false] {
                let next = slider.stepped(lever.value, up, number);
                let changes = what_if::changed(&study, &[], &lever.place, next);
                let _ = words::what_if::chips(facts, &changes);
            }
        }
        let _ = (words::tornado::tornado_title(&levers, dec!(1)), tornado(&levers, dec!(1)));
        for goal in [FinancialGoal::BreakEven, FinancialGoal::Roi(dec!(25)), FinancialGoal::Net(dec!(-1)), FinancialGoal::Payback(dec!(12))] {
            let _ = needs(&both, facts, goal);
        }
        if let Some(chances) = simulate(&study, 50, steps::ranged) {
            prop_assert!(chances.dots.iter().all(|dot| dot.is_finite()));
            let _ = Dots::of(&chances, None, &format);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_study_makes_the_engine_fail(study in prop_oneof![any_study(), strained_study()]) {
        let outcome = evaluate(&study);
        let format = Format::named(&study.locale, &study.currency);
        prop_assert_eq!(outcome.figures.totals.measures.len(), study.measures.len());
        for finding in &outcome.findings {
            prop_assert!(!words::check_words(finding, &study, &format).message.is_empty() && !finding.path.is_empty());
        }
        // Nothing is NaN or infinite in the other arithmetic either.
        let floating = figures::<f64>(&study, &AsEntered);
        for figure in [floating.totals.benefit, floating.totals.cost, floating.roi_percent, floating.npv] {
            prop_assert!(figure.map_or(true, f64::is_finite));
        }
    }

    /// Whatever a file holds, opening it leaves no number out of its bounds, and nothing is put aside twice.
    #[test]
    fn an_opened_study_settles_once(study in prop_oneof![any_study(), strained_study()]) {
        let format = Format::named(&study.locale, &study.currency);
        let mut settled = study.clone();
        check::quarantine(&mut settled, &format);
        let mut again = settled.clone();
        prop_assert_eq!(check::quarantine(&mut again, &format), Vec::<String>::new());
        prop_assert_eq!(again, settled);
    }

    /// Sentences, ladders, pictures, checks and the ledger are made of any study too: the page shows what a file holds.
    #[test]
    fn no_study_makes_the_words_and_pictures_fail(study in prop_oneof![any_study(), strained_study()]) {
        let (outcome, format) = (evaluate(&study), Format::named(&study.locale, &study.currency));
        let facts = Context { study: &study, outcome: &outcome, format: &format };
        let _ = (words::chain(facts), words::ladder(facts), words::so_far(facts), words::verdict(facts, words::Odds::NotYet).sentence());
        let _ = (words::break_even_sentences(facts), words::story(facts, words::Odds::NotYet), words::impact(facts, words::Odds::NotYet), analysis::gate(&study));
        let _ = (words::challenge_sentence(facts), analysis::instead(&study), words::promise::promise_rows(facts));
        let _ = (scenario::promise::freeze(&study, ""), scenario::promise::next_round(&study, "n"), figures::cash(facts));
        for fact in words::facts(facts, None) {
            let _ = words::explain(fact.id, facts);
        }
        for at in 0..study.measures.len() {
            let _ = (figures::with_and_without(facts, at), figures::series(facts, at), figures::curve(facts, at));
            let _ = series::spread(&study.measures[at].before_series);
        }
        for step in full::STEPS.iter().chain(quick::STEPS) {
            let _ = (steps::problems(step, &study, &format), step.progress(&study, &format));
        }
        let _ = words::ledger::csv(&words::ledger::ledger(full::STEPS, facts));
        let _ = (words::needs::half_the_share(facts), words::needs::margin_of_safety(facts), charts::figures::share_of(&study, 0, facts));
    }

    #[test]
    fn any_study_comes_back_equal_from_its_file(mut study in any_study()) {
        // A forecast that promises nothing is no forecast: nothing was said, so nothing is written.
        study.forecast = study.forecast.filter(|promise| *promise != Promise::default());
        // Whatever is opened has names for its rows.
        study.name_rows();
        let text = envelope::write(&[&study], "study", "2026-11-21T12:00:00Z");
        let opened = envelope::open(text.as_bytes());
        prop_assume!(text.len() <= envelope::LARGEST_FILE);
        let opened = opened.map_err(|cannot| TestCaseError::fail(cannot.sentence()))?;
        prop_assert_eq!(&opened.unknown, &Vec::<String>::new());
        prop_assert_eq!(opened.envelope.studies, vec![study]);
    }

    #[test]
    fn parts_equal_totals_to_the_last_digit(study in sound_study()) {
        let outcome = evaluate(&study);
        let totals = &outcome.figures.totals;
        let sum = |amounts: Vec<Decimal>| amounts.into_iter().sum::<Decimal>();
        if let Some(benefit) = amount(totals.benefit) {
            let counted = totals.measures.iter().filter(|one| one.counts());
            prop_assert_eq!(sum(counted.filter_map(|one| amount(one.first_year)).collect()), benefit);
        }
        if let Some(cost) = amount(totals.cost) {
            let lines = study.costs.iter().zip(&totals.lines).filter_map(|(line, one)| {
                let times = if line.timing == Timing::Monthly { dec!(12) } else { Decimal::ONE };
                Some(amount(one.amount)? * times)
            });
            prop_assert_eq!(sum(lines.chain(amount(totals.time)).collect()), cost);
        }
        let mut stands = Decimal::ZERO;
        for rung in &outcome.figures.ladder {
            let step = amount(Ok(rung.amount)).unwrap_or_default();
            match rung.step {
                LadderStep::Benefit => prop_assert_eq!(Some(stands), amount(totals.benefit)),
                LadderStep::Net => prop_assert_eq!(Some(stands), amount(totals.net)),
                _ => stands += step,
            }
            prop_assert_eq!(Some(stands), amount(Ok(rung.stands)), "{}", rung.step.id());
        }
    }

    #[test]
    fn the_order_of_rows_is_irrelevant(study in sound_study()) {
        let mut other = study.clone();
        other.measures.reverse();
        other.costs.reverse();
        other.expectations.reverse();
        for measure in &mut other.measures {
            measure.isolation.estimators.reverse();
            measure.isolation.factors.reverse();
            measure.isolation.respondents.reverse();
            measure.worth.parts.reverse();
        }
        let (one, other) = (evaluate(&study), evaluate(&other));
        same(&one, &other, Decimal::ONE)?;
        prop_assert_eq!(one.grade, other.grade);
    }

    #[test]
    fn money_scaled_by_k_scales_money_and_leaves_ratios(study in sound_study(), k in 2u32..1000) {
        let k = Decimal::from(k);
        let mut other = study.clone();
        each_money(&mut other, scaled(k));
        let (one, other) = (evaluate(&study), evaluate(&other));
        same(&one, &other, k)?;
        prop_assert_eq!(one.grade, other.grade);
    }

    #[test]
    fn a_worse_number_never_raises_the_roi(study in sound_study(), by in 0i64..20_000) {
        let by = Decimal::new(by, 2);
        let mut worse = study.clone();
        for measure in &mut worse.measures {
            let by = if measure.better == Better::Higher { -by } else { by };
            let most = if measure.scale == Scale::Percent { dec!(100) } else { Decimal::MAX };
            // What would have happened anyway stays in the bounds of the measure as long as every record does (M2): one that
            // left them for the first time would take them away, which is no worse number but another kind of measure.
            let worse = |value: Decimal| match (Decimal::ZERO..=most).contains(&value) {
                true => (value + by).clamp(Decimal::ZERO, most),
                false => value + by,
            };
            let after = std::iter::once(&mut measure.after);
            for number in after.chain(measure.after_series.iter_mut().map(|point| &mut point.value)) {
                number.value = number.value.map(worse);
            }
        }
        let (one, other) = (evaluate(&study).figures, evaluate(&worse).figures);
        let (before, after) = (amount(one.roi_percent), amount(other.roi_percent));
        prop_assert_eq!(before.is_some(), after.is_some());
        if let (Some(before), Some(after)) = (before, after) {
            prop_assert!(after <= before || near(before, after), "{} became {}", before, after);
        }
    }

    #[test]
    fn more_doubt_never_raises_the_roi(study in sound_study(), part in 0u32..100) {
        let mut doubted = study.clone();
        each_confidence(&mut doubted, scaled(Decimal::from(part) / dec!(100)));
        let (one, other) = (evaluate(&study).figures, evaluate(&doubted).figures);
        let (before, after) = (amount(one.roi_percent), amount(other.roi_percent));
        if let (Some(before), Some(after)) = (before, after) {
            prop_assert!(after <= before || near(before, after), "{} became {}", before, after);
        }
    }

    /// Twice the confidence is twice the benefit. The ROI then rises by the benefit–cost ratio; multiplied itself it
    /// would make a loss larger.
    #[test]
    fn confidence_multiplies_the_benefit_and_never_the_roi(
        share in 1u32..=100, sure in 1u32..=50, gain in 1u32..500, cost in 1u32..100_000,
    ) {
        let with = |sure: u32| {
            let estimator = Estimator {
                role: Role::Manager,
                share: Quantity::entered(share.into()),
                confidence: Quantity::entered(sure.into()),
                ..Estimator::default()
            };
            let measure = Measure {
                better: Better::Higher,
                period: Period::Year,
                baseline: Quantity::entered(Decimal::ZERO),
                after: Quantity::entered(gain.into()),
                isolation: Isolation { estimators: vec![estimator], ..Isolation::default() },
                worth: Worth { value: Quantity::entered(dec!(100)), ..Worth::default() },
                ..Measure::default()
            };
            let line = CostLine { rate: Quantity::entered(cost.into()), ..CostLine::default() };
            let study =
                Study { state: State::Measured, measures: vec![measure], costs: vec![line], ..Study::default() };
            evaluate(&study).figures
        };
        let (once, twice) = (with(sure), with(2 * sure));
        let value = |figure| amount(figure).unwrap_or_default();
        prop_assert_eq!(value(once.totals.benefit) * dec!(2), value(twice.totals.benefit));
        let (roi, doubled) = (value(once.roi_percent), value(twice.roi_percent));
        prop_assert!(near(doubled - roi, value(once.bcr) * dec!(100)), "{} became {}", roi, doubled);
        prop_assert!(roi.is_zero() || doubled != roi * dec!(2));
    }

    #[test]
    fn the_break_even_value_of_a_unit_leaves_a_net_of_nothing(study in sound_study()) {
        let outcome = evaluate(&study);
        let cost = amount(outcome.figures.totals.cost).unwrap_or_default();
        for one in &outcome.break_even {
            let (Some(value), Some(factor)) = (amount(one.value), amount(one.factor)) else { continue };
            // Where the others carry the cost already, no value is too low.
            if factor.is_zero() {
                continue;
            }
            let mut even = study.clone();
            let worth = &mut even.measures[one.measure].worth;
            (worth.valuation, worth.value) = (Valuation::Agreed, Quantity::entered(value));
            let net = amount(evaluate(&even).figures.totals.net).unwrap_or(Decimal::MAX);
            prop_assert!(net.abs() <= dec!(0.000001) * (cost + Decimal::ONE), "a net of {} at {}", net, value);
            // The same factor holds for the improvement, and for the share where it stays a share.
            prop_assert_eq!(amount(one.improvement), amount(Ok(one.improvement_now)).map(|now| now * factor));
            if let Some(share) = amount(one.share) {
                prop_assert!(share <= Decimal::ONE);
            }
        }
    }

    #[test]
    fn both_kinds_of_number_run_the_same_formulas(study in sound_study()) {
        let (exact, floating) = (evaluate(&study).figures, figures::<f64>(&study, &AsEntered));
        let pairs = [
            ("benefit", exact.totals.benefit, floating.totals.benefit),
            ("cost", exact.totals.cost, floating.totals.cost),
            ("net", exact.totals.net, floating.totals.net),
            ("ROI", exact.roi_percent, floating.roi_percent),
            ("NPV", exact.npv, floating.npv),
        ];
        // What a sum loses in binary is a part of its largest term.
        let size = exact.ladder.iter().filter_map(|rung| amount(Ok(rung.stands))).map(|at| at.abs()).max();
        let size: f64 = size.unwrap_or_default().to_string().parse().unwrap_or_default();
        for (name, one, other) in pairs {
            prop_assert_eq!(one.is_ok(), other.is_ok(), "{}", name);
            let (Some(one), Ok(other)) = (amount(one), other) else { continue };
            let one: f64 = one.to_string().parse().unwrap_or(f64::NAN);
            let scale = if name == "ROI" { one.abs() + 100.0 } else { one.abs().max(size) };
            prop_assert!((one - other).abs() <= 1e-9 * scale.max(1.0), "{}: {} and {}", name, one, other);
        }
    }
}
