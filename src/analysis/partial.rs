//! A result before everything is known: the numbers that are still open, what is tried in their place, and what must be true
//! for the training to pay for itself (M17).
//!
//! What is tried lives for as long as somebody looks at it. It is in no file, no report and no total.

use rust_decimal::{Decimal, RoundingStrategy, dec};

use crate::amount::round_step;
use crate::analysis::levers::{bounds, label, numbers, with};
use crate::analysis::{Context, decimal};
use crate::engine::{AsEntered, Exact, Number, Sums, Totals, totals};
use crate::scenario::what_if;
use crate::steps::{At, Bounds, Field, NumberField, Unit, full, number_at, quick, words};
use crate::study::*;

/// What must be true for the training to pay for itself in its first year.
#[derive(Clone, Debug, PartialEq)]
pub enum Condition {
    /// It has to change `measure` by at least `by`, in the unit and the period of the measure. Where even all of it would not
    /// do, `most` is all there is to gain.
    Change { measure: usize, by: Decimal, each: Decimal, usable: Decimal, most: Option<Decimal> },
    /// One unit of `measure` has to be worth at least `each`.
    Worth { measure: usize, each: Decimal },
    /// All of the first year's cost has to be at most this.
    Cost { most: Decimal },
    /// It is true whatever the open numbers are.
    Always,
}

/// A number that the result waits for, with what is tried in its place.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenNumber {
    pub place: String,
    pub label: String,
    pub part: ChainPart,
    pub value: Decimal,
    /// The value with its unit.
    pub shown: String,
    /// The ends of its slider, and its step.
    pub least: Decimal,
    pub most: Decimal,
    pub step: Decimal,
}

/// Which link of the chain an open number stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChainPart {
    Change,
    Worth,
    Cost,
}

/// A study with something in the place of every number that its headline waits for.
#[derive(Clone, Debug, PartialEq)]
pub struct Trial {
    pub study: Study,
    /// In the order they are asked; none where everything is answered.
    pub open: Vec<OpenNumber>,
    pub condition: Condition,
    /// Net benefit of the first year with what is tried.
    pub net: Decimal,
}

impl Trial {
    /// The tried numbers that the condition rests on, in the order they are asked.
    pub fn rests_on(&self) -> impl Iterator<Item = &OpenNumber> {
        let wanted = match self.condition {
            Condition::Change { .. } => [ChainPart::Worth, ChainPart::Cost],
            Condition::Worth { .. } => [ChainPart::Change, ChainPart::Cost],
            Condition::Cost { .. } | Condition::Always => [ChainPart::Change, ChainPart::Worth],
        };
        self.open.iter().filter(move |one| wanted.contains(&one.part))
    }
}

/// `facts.study` with every open number tried, `moved` by somebody or else at its placeholder. None before the first number is
/// answered, and where more than numbers is missing.
pub fn trial(facts: Context, moved: &[Change]) -> Option<Trial> {
    if !has_begun(facts.study) {
        return None;
    }
    let mut work = facts.study.clone();
    let open = put_placeholders(&mut work);
    break_even(&mut work, &open);
    let is_open = |change: &&Change| open.iter().any(|(field, _, at)| field.place(*at) == change.place);
    let moved: Vec<Change> = moved.iter().filter(is_open).cloned().collect();
    let study = what_if::applied(&work, &moved);
    let totals = totals::<Exact>(&study, 12, &AsEntered);
    let net = decimal(totals.net).ok()?;
    let open: Vec<OpenNumber> = open
        .into_iter()
        .filter_map(|(field, number, at)| open_number(field, number, at, &work, &study, facts))
        .collect();
    let condition = condition(&study, &totals, &open)?;
    Some(Trial { study, open, condition, net })
}

/// Whether somebody has answered a number that a figure is made of.
fn has_begun(study: &Study) -> bool {
    all_numbers(study).iter().any(|(_, number, at)| {
        (number.lens.get)(study, *at).is_some_and(|one| one.value.is_some() && one.status != Status::Assumed)
    })
}

type Asked = (&'static Field, &'static NumberField, At);

/// The number questions of both modes that a figure can rest on, each place once.
fn all_numbers(study: &Study) -> Vec<Asked> {
    let mut found: Vec<Asked> = Vec::new();
    for (_, field, number, at) in [quick::STEPS, full::STEPS].into_iter().flat_map(|steps| numbers(steps, study)) {
        let is_part = ["measures", "costs", "programme"].contains(&number.lens.key.split('.').next().unwrap_or(""));
        if is_part && !found.iter().any(|(_, known, place)| known.lens.key == number.lens.key && *place == at) {
            found.push((field, number, at));
        }
    }
    found
}

/// The numbers that a finished study needs and nobody has answered; "I do not know yet" leaves one open.
fn open_numbers(study: &Study) -> Vec<Asked> {
    let mut found = all_numbers(study);
    found.retain(|(field, number, at)| {
        let is_there = (number.lens.get)(study, *at).is_some_and(|one| one.value.is_some());
        !is_there && number.assumption.is_none() && !field.missing.is_empty() && !(field.answered_elsewhere)(study, *at)
    });
    found
}

/// Puts a placeholder wherever a needed number is open. One answer may ask for the next, so it is looked again until nothing
/// new is asked.
fn put_placeholders(work: &mut Study) -> Vec<Asked> {
    let mut all: Vec<Asked> = Vec::new();
    for _ in 0..6 {
        // Freed time without a use is worth nothing; whether it has one is asked together with its worth.
        for measure in &mut work.measures {
            if measure.worth.class == Class::Capacity && measure.worth.used.index() == 0 {
                measure.worth.used = YesNo::Yes;
            }
        }
        let found = open_numbers(work);
        if found.is_empty() {
            break;
        }
        for (field, number, at) in found {
            let value = placeholder(number, work, at);
            if let Some(quantity) = (number.lens.edit)(work, at) {
                let tried = Quantity::assumed(value, "");
                *quantity = Quantity { low: quantity.low, high: quantity.high, ..tried };
            }
            all.push((field, number, at));
        }
    }
    all
}

/// The middle of the number's own range, else a round number of its kind.
fn placeholder(number: &NumberField, study: &Study, at: At) -> Decimal {
    let own = (number.lens.get)(study, at).and_then(|one| Some(one.low?.plus(one.high?) / Decimal::TWO));
    if let Some(middle) = own {
        return middle;
    }
    let measure = study.measures.get(at.measure);
    let money = |amount: i64| Decimal::from(amount).times(size_of(&study.currency));
    match number.lens.key {
        "measures.*.baseline" => other_end(measure, |one| one.after.value.or(one.target.value), true),
        "measures.*.after" | "measures.*.target" => other_end(measure, |one| one.baseline.value, false),
        "programme.people" => Decimal::TEN,
        "programme.hours" => dec!(8),
        "programme.hour.value" | "measures.*.worth.hour.value" => money(40),
        "costs.#.rate" => money(5_000),
        "measures.*.worth.price" => money(1_000),
        "measures.*.worth.salary" => money(40_000),
        "measures.*.worth.direct" => money(10_000),
        "measures.*.worth.margin" => dec!(30),
        "measures.*.months" => dec!(12),
        _ => match number.unit {
            Unit::Money => money(100),
            Unit::Percent => dec!(80),
            Unit::Months => dec!(12),
            Unit::Hours => dec!(8),
            _ => Decimal::ONE_HUNDRED,
        },
    }
}

/// A fifth away from the other number of the measure, on the side that `is_before` wants.
fn other_end(measure: Option<&Measure>, other: fn(&Measure) -> Option<Decimal>, is_before: bool) -> Decimal {
    let Some(measure) = measure else { return Decimal::ONE_HUNDRED };
    let usual = if measure.scale == Scale::Percent { dec!(20) } else { Decimal::ONE_HUNDRED };
    let Some(value) = other(measure) else { return usual };
    let is_larger = (measure.better == Better::Lower) == is_before;
    let away = value.times(if is_larger { dec!(1.25) } else { dec!(0.8) });
    if measure.scale == Scale::Percent { away.min(Decimal::ONE_HUNDRED) } else { away }
}

/// How many units of a currency come to about one of the dollar, in powers of ten: round numbers are round in every currency.
fn size_of(currency: &str) -> Decimal {
    match currency {
        "JPY" | "KRW" | "HUF" | "ISK" | "CLP" | "KZT" => Decimal::ONE_HUNDRED,
        "IDR" | "VND" | "COP" => dec!(10_000),
        "INR" | "CZK" | "SEK" | "NOK" | "DKK" | "PHP" | "THB" | "TWD" | "ZAR" | "MXN" | "TRY" | "UAH" | "EGP" => {
            Decimal::TEN
        }
        _ => Decimal::ONE,
    }
}

/// The numbers that are looked for to break even, the first open one that can.
const LEADS: [&str; 9] = [
    "measures.*.after",
    "measures.*.target",
    "measures.*.isolation.estimators.#.share",
    "measures.*.worth.value",
    "measures.*.worth.price",
    "measures.*.worth.salary",
    "measures.*.worth.direct",
    "measures.*.worth.hour.value",
    "costs.#.rate",
];

/// Moves one placeholder to a round number that breaks even.
fn break_even(work: &mut Study, open: &[Asked]) {
    for key in LEADS {
        let leads = open.iter().filter(|(_, number, _)| number.lens.key == key);
        for (_, number, at) in leads {
            let Some(value) = breaks_even(work, number, *at) else { continue };
            if let Some(quantity) = (number.lens.edit)(work, *at) {
                quantity.value = Some(value);
            }
            return;
        }
    }
}

/// A round value of the number with which the study just makes money; none inside its bounds, or where the result does not
/// follow it in a line.
fn breaks_even(work: &mut Study, number: &'static NumberField, at: At) -> Option<Decimal> {
    let now = (number.lens.get)(work, at)?.value?;
    let mut net_at =
        |value: Decimal| with(work, number, at, value, |study| totals::<Exact>(study, 12, &AsEntered).net.ok())?;
    // A little less is still a change for the better: doubt makes no loss smaller, so beyond zero the line has another slope.
    let other = if now.is_zero() { Decimal::ONE } else { now.times(dec!(0.95)) };
    let (a, b) = (net_at(now)?, net_at(other)?);
    let slope = (b - a) / (Exact::of(other) - Exact::of(now));
    let exact = (Exact::of(now) - a / slope).decimal()?;
    let upward = slope > Exact::zero();
    let value = round_number(exact, upward);
    let (least, most) = bounds(number, exact);
    let whole = matches!(number.bounds, Bounds::Whole(..));
    let value = if whole { value.round() } else { value };
    let stays = net_at(value)?.decimal()? >= Decimal::ZERO;
    (value >= least && value <= most && stays).then_some(value)
}

/// `value` with two digits, up or down.
fn round_number(value: Decimal, upward: bool) -> Decimal {
    let side = if upward { RoundingStrategy::ToPositiveInfinity } else { RoundingStrategy::ToNegativeInfinity };
    value.round_sf_with_strategy(2, side).unwrap_or(value).normalize()
}

fn open_number(
    field: &'static Field,
    number: &'static NumberField,
    at: At,
    placed: &Study,
    study: &Study,
    facts: Context,
) -> Option<OpenNumber> {
    let base = (number.lens.get)(placed, at)?.value?;
    let value = (number.lens.get)(study, at)?.value?;
    let (least, most) = ends(number, base, placed, at);
    let mut step = round_step(most.less(least) / Decimal::ONE_HUNDRED);
    if matches!(number.bounds, Bounds::Whole(..)) {
        step = step.max(Decimal::ONE);
    }
    let key = number.lens.key;
    let part = match () {
        _ if !key.starts_with("measures") => ChainPart::Cost,
        _ if key.contains(".worth.") => ChainPart::Worth,
        _ => ChainPart::Change,
    };
    Some(OpenNumber {
        place: field.place(at),
        label: label(field, study, at),
        part,
        value,
        shown: words::value(value, number.unit, study, at, facts.format),
        least,
        most,
        step,
    })
}

/// How far an open number may be moved: all of a percentage, from nothing to three times what is tried, or for the number that
/// should change all that there is to change.
pub fn ends(number: &NumberField, base: Decimal, study: &Study, at: At) -> (Decimal, Decimal) {
    let (floor, ceiling) = bounds(number, base);
    let before = study.measures.get(at.measure).and_then(|one| Some((one, one.baseline.value?)));
    let (least, most) = match (number.lens.key, before) {
        ("measures.*.after" | "measures.*.target", Some((measure, before))) => match measure.better {
            Better::Lower => (Decimal::ZERO, before),
            Better::Higher if measure.scale == Scale::Percent => (before, Decimal::ONE_HUNDRED),
            Better::Higher => (before, before.times(Decimal::TWO).max(base)),
        },
        _ if number.unit == Unit::Percent && ceiling <= Decimal::ONE_HUNDRED => (Decimal::ZERO, Decimal::ONE_HUNDRED),
        _ => (Decimal::ZERO, base.times(dec!(3)).max(Decimal::ONE)),
    };
    let whole = matches!(number.bounds, Bounds::Whole(..) | Bounds::Positive);
    let least = if whole { least.max(Decimal::ONE) } else { least };
    let most = round_number(most, true);
    (least.max(floor), most.min(ceiling).max(least.max(floor)))
}

/// What must be true: of the change where something of it is open, else of the worth, else of the cost. Where all is known,
/// of the change.
fn condition(study: &Study, totals: &Totals<Exact>, open: &[OpenNumber]) -> Option<Condition> {
    let is_open = |part: ChainPart| open.iter().any(|one| one.part == part);
    let belongs = |at: usize| {
        let start = format!("measures.{at}.");
        move |one: &&OpenNumber| one.place.starts_with(&start)
    };
    if !open.is_empty() && !is_open(ChainPart::Change) && !is_open(ChainPart::Worth) {
        return Some(Condition::Cost { most: round_down(decimal(totals.benefit).ok()?) });
    }
    let counted: Vec<usize> = (0..totals.measures.len()).filter(|at| totals.measures[*at].counts()).collect();
    let at =
        counted.iter().copied().find(|at| open.iter().any(|one| belongs(*at)(&one))).or(counted.first().copied())?;
    // What the other measures bring counts as far as it is answered.
    let answered = counted.iter().filter(|other| **other != at && !open.iter().any(|one| belongs(**other)(&one)));
    let others = Exact::sum(answered.filter_map(|other| totals.measures[*other].first_year.ok()));
    let needed = totals.cost.ok()? - others;
    if needed <= Exact::zero() {
        return Some(Condition::Always);
    }
    let one = &totals.measures[at];
    let way = one.change.way().ok()?;
    let (volume, value) = (way.volume.ok()?, one.value.value.ok()?);
    let months = Exact::sum(one.shape.iter().take(12).copied()) / Exact::int(12);
    if is_open(ChainPart::Change) || !is_open(ChainPart::Worth) {
        let by = round_up((needed / (volume * value * one.value.usable * months)).decimal()?);
        let most = all_there_is(study, totals, at, open).filter(|most| by > *most);
        let usable = one.value.usable.decimal()?.times(Decimal::ONE_HUNDRED);
        return Some(Condition::Change { measure: at, by, each: value.decimal()?, usable, most });
    }
    let each = (needed / (way.adjusted * volume * one.value.usable * months)).decimal()?;
    (each > Decimal::ZERO).then(|| Condition::Worth { measure: at, each: round_up(each) })
}

/// The largest change there can be: all of what should fall, or what is missing to the whole; none where nobody knows.
fn all_there_is(study: &Study, totals: &Totals<Exact>, at: usize, open: &[OpenNumber]) -> Option<Decimal> {
    let measure = study.measures.get(at)?;
    let baseline = format!("measures.{at}.baseline");
    if open.iter().any(|one| one.place == baseline) {
        return None;
    }
    let before = decimal(totals.measures[at].change.before).ok()?;
    match (measure.better, measure.scale) {
        (Better::Lower, _) => Some(before),
        (Better::Higher, Scale::Percent) => Some(Decimal::ONE_HUNDRED.less(before)),
        _ => None,
    }
}

/// Never less than what is needed: whole from ten on, else with one or two places.
fn round_up(value: Decimal) -> Decimal {
    let places = match value {
        value if value >= Decimal::TEN => 0,
        value if value >= Decimal::ONE => 1,
        _ => 2,
    };
    value.round_dp_with_strategy(places, RoundingStrategy::ToPositiveInfinity).normalize()
}

fn round_down(value: Decimal) -> Decimal {
    value.round_dp_with_strategy(0, RoundingStrategy::ToNegativeInfinity).normalize()
}

/// The question behind a place of [`OpenNumber`].
pub fn question(place: &str) -> Option<(&'static Field, &'static NumberField, At)> {
    number_at(place)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::amount::Format;
    use crate::engine::evaluate;

    fn tried(study: &Study, moved: &[Change]) -> Option<Trial> {
        let (outcome, format) = (evaluate(study), Format::named("en-GB", "GBP"));
        trial(Context { study, outcome: &outcome, format: &format }, moved)
    }

    /// A forecast of errors a month; 12 people for 8 hours at 25 an hour are 2,400, and a price of 3,360: 5,760 in all.
    fn four_numbers() -> Study {
        let mut study = catalogue::start(Situation::Quality, "a", "en-GB", "GBP");
        study.state = State::Forecast;
        study.measures[0].baseline = Quantity::entered(dec!(40));
        study.measures[0].worth.value = Quantity::entered(dec!(60));
        study.programme.people = Quantity::entered(dec!(12));
        study.programme.hours = Quantity::entered(dec!(8));
        study.programme.hour.value = Quantity::entered(dec!(25));
        study.costs[0].rate = Quantity::entered(dec!(3360));
        study
    }

    fn places(trial: &Trial) -> Vec<&str> {
        trial.open.iter().map(|one| one.place.as_str()).collect()
    }

    /// 5,760 ÷ 12 months ÷ 60 are 8 errors a month.
    #[test]
    fn what_must_be_true_of_the_change_is_the_cost_over_months_and_worth() {
        let trial = tried(&four_numbers(), &[]).expect("a trial");
        let wanted = Condition::Change { measure: 0, by: dec!(8), each: dec!(60), usable: dec!(100), most: None };
        assert_eq!(trial.condition, wanted);
        assert!(places(&trial).contains(&"measures.0.target"), "{:?}", places(&trial));
        assert!(trial.net >= Decimal::ZERO, "the placeholder breaks even");
    }

    #[test]
    fn before_the_first_answer_nothing_is_tried() {
        let study = catalogue::start(Situation::Quality, "a", "en-GB", "GBP");
        assert_eq!(tried(&study, &[]), None);
        let mut study = study;
        study.measures[0].baseline = Quantity::entered(dec!(40));
        assert!(tried(&study, &[]).is_some(), "and from the first one on something is");
    }

    #[test]
    fn an_answer_takes_its_placeholder_away() {
        let mut study = four_numbers();
        let before = tried(&study, &[]).expect("a trial").open.len();
        study.measures[0].target = Quantity::entered(dec!(30));
        assert_eq!(tried(&study, &[]).expect("a trial").open.len() + 1, before);
    }

    /// 10 errors fewer a month, half of them the training's and sure of it, are 60 a year: 5,760 ÷ 60 = 96 each.
    #[test]
    fn where_only_the_worth_is_open_it_says_what_one_must_be_worth() {
        let mut study = four_numbers();
        study.measures[0].target = Quantity::entered(dec!(30));
        study.measures[0].isolation.estimators[0].share = Quantity::entered(dec!(50));
        study.measures[0].isolation.estimators[0].confidence = Quantity::entered(dec!(100));
        study.measures[0].worth.value = Quantity::default();
        let trial = tried(&study, &[]).expect("a trial");
        assert_eq!(trial.condition, Condition::Worth { measure: 0, each: dec!(96) });
        assert_eq!((places(&trial), trial.net), (vec!["measures.0.worth.value"], Decimal::ZERO));
    }

    /// 60 errors a year at 60 are 3,600: that is what it may cost.
    #[test]
    fn where_only_the_cost_is_open_it_says_what_it_may_cost() {
        let mut study = four_numbers();
        study.measures[0].target = Quantity::entered(dec!(30));
        study.measures[0].isolation.estimators[0].share = Quantity::entered(dec!(50));
        study.measures[0].isolation.estimators[0].confidence = Quantity::entered(dec!(100));
        study.costs[0].rate = Quantity::default();
        let trial = tried(&study, &[]).expect("a trial");
        assert_eq!(trial.condition, Condition::Cost { most: dec!(3600) });
    }

    /// Nobody can avoid 8 errors a month where there are 5.
    #[test]
    fn more_than_there_is_to_change_is_said_to_be_more() {
        let mut study = four_numbers();
        study.measures[0].baseline = Quantity::entered(dec!(5));
        let trial = tried(&study, &[]).expect("a trial");
        assert!(matches!(trial.condition, Condition::Change { most: Some(most), .. } if most == dec!(5)), "{trial:?}");
    }

    #[test]
    fn the_middle_of_a_range_stands_in_for_its_number() {
        let mut study = four_numbers();
        study.measures[0].isolation.estimators[0].confidence =
            Quantity { low: Some(dec!(20)), high: Some(dec!(60)), ..Quantity::default() };
        let trial = tried(&study, &[]).expect("a trial");
        let sure = trial.open.iter().find(|one| one.place.ends_with("confidence")).expect("the doubt");
        assert_eq!(sure.value, dec!(40));
    }

    #[test]
    fn moving_an_open_number_moves_the_result_and_the_study_stays() {
        let study = four_numbers();
        let moved = [Change { place: "measures.0.target".into(), value: dec!(0), ..Change::default() }];
        let (still, far) = (tried(&study, &[]).expect("a trial"), tried(&study, &moved).expect("a trial"));
        assert!(far.net > still.net);
        assert_eq!(study, four_numbers());
        // What is answered cannot be moved by it.
        let answered = [Change { place: "measures.0.baseline".into(), value: dec!(0), ..Change::default() }];
        assert_eq!(tried(&study, &answered), Some(still));
    }
}
