//! Which numbers move the result, how far, and how well each is known (M14).

use std::collections::HashSet;

use rust_decimal::{Decimal, RoundingStrategy, dec};

use crate::analysis::Context;
use crate::engine::Sums;
use crate::engine::{
    AsEntered, Exact, Number as _, Parts, Reader, Reported, StudyPart, reported, shown, standard_error, totals,
};
use crate::steps::{At, Bounds, Field, Kind, NumberField, Step, full, questions, words};
use crate::study::*;

/// A number that can be moved, and what the result does when it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Lever {
    pub place: String,
    pub label: String,
    /// The step that asks for it.
    pub step: &'static str,
    pub value: Decimal,
    pub low: Decimal,
    pub high: Decimal,
    /// Whether low and high are those of the range (M13): the user's own, what doubt leaves of a share, or chance in the
    /// records. Otherwise they are 10% either way.
    pub own_range: bool,
    /// Whether they are as far apart as chance in the records goes.
    pub by_chance: bool,
    /// Whether somebody decides it; otherwise it is judged.
    pub decided: bool,
    /// Net benefit with the number at its low and at its high end, the rest as it is.
    pub at_low: Decimal,
    pub at_high: Decimal,
    /// How weak the evidence is: 0 agreed … 3 assumed.
    pub weakness: u8,
    /// Where the value comes from, in words.
    pub source: String,
    pub shown: String,
}

impl Lever {
    pub fn swing(&self) -> Decimal {
        (self.at_high.less(self.at_low)).abs()
    }
    /// The next best measurement has the largest swing × weakness (M14).
    pub fn urgency(&self) -> Decimal {
        self.swing().times(Decimal::from(self.weakness))
    }
}

/// Every number question with a value, entered or assumed, in `steps`; each place once.
pub fn numbers(
    steps: &'static [Step],
    study: &Study,
) -> Vec<(&'static Step, &'static Field, &'static NumberField, At)> {
    let mut seen = HashSet::new();
    let questions =
        steps.iter().flat_map(|step| questions(step, study).into_iter().map(move |(field, at)| (step, field, at)));
    questions
        .filter_map(|(step, field, at)| match &field.kind {
            Kind::Number(number) => seen.insert((number.lens.key, at)).then_some((step, field, number, at)),
            _ => None,
        })
        .collect()
}

/// Which levers come first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// Those that move the result most.
    Swing,
    /// Those that would gain most from a better source: the next best measurement.
    Urgency,
    /// Every assumed number that moves the result, the widest first. Those of the past are among them: an assumption is named
    /// whatever it is about.
    Assumed,
}

/// The levers to try out, at most `most`: those that move the result most, among them as many decisions as leave half of the
/// places to what is judged. Decisions come first (M14).
pub fn to_try(steps: &[&'static [Step]], facts: Context, most: usize) -> Vec<Lever> {
    let all = levers(steps, facts, Order::Swing, usize::MAX);
    let (decisions, judged): (Vec<Lever>, Vec<Lever>) = all.into_iter().partition(|lever| lever.decided);
    let half = most / 2;
    let count = decisions.len().min(half.max(most.saturating_sub(judged.len())));
    decisions.into_iter().take(count).chain(judged.into_iter().take(most - count)).collect()
}

/// The first `most` levers of a study with a result, over the questions of `steps`.
///
/// They are put in order by binary fractions, which is ten times as fast; what is shown of them is exact.
///
/// # Examples
/// ```
/// use payoff::amount::Format;
/// use payoff::analysis::Context;
/// use payoff::analysis::levers::{Order, levers};
/// use payoff::engine::evaluate;
/// use payoff::steps::{full, quick};
/// use payoff::study::examples;
///
/// let study = &examples::all()[4];
/// let (outcome, format) = (evaluate(study), Format::named("en-US", "USD"));
/// let context = Context { study, outcome: &outcome, format: &format };
/// let found = levers(&[quick::STEPS, full::STEPS], context, Order::Swing, 3);
/// assert!(found.len() == 3 && found[0].swing() >= found[2].swing());
/// ```
pub fn levers(steps: &[&'static [Step]], facts: Context, order: Order, most: usize) -> Vec<Lever> {
    let study = facts.study;
    let mut work = study.clone();
    let mut parts = Parts::<f64>::of(study);
    Parts::<f64>::all(study).for_each(|part| parts.work_out(part, study, &AsEntered));
    let answers: Vec<Reported<f64>> =
        study.measures.iter().map(|measure| reported(&measure.isolation.respondents, &AsEntered)).collect();
    // A number that is no answer of a participant leaves their sum as it is.
    let rest = |parts: &mut Parts<f64>, part, tried: &Study| match part {
        StudyPart::Measure(at) => parts.work_out(part, tried, &Replaced(answers[at])),
        _ => parts.work_out(part, tried, &AsEntered),
    };
    let mut found: Vec<(f64, usize, Number)> = Vec::new();
    let mut moved: Vec<Moved> = Vec::new();
    let mut seen = HashSet::new();
    for (step, field, number, at) in steps.iter().flat_map(|steps| numbers(steps, study)) {
        // A number moves the one part it stands in; one that stands in none does not move the first year.
        let key = number.lens.key;
        let part = match key.split('.').next() {
            Some("measures") if at.measure < study.measures.len() => StudyPart::Measure(at.measure),
            Some("costs") if at.row < study.costs.len() => StudyPart::CostLine(at.row),
            Some("programme") => StudyPart::Time,
            _ => continue,
        };
        if !seen.insert((key, at)) || (order != Order::Assumed && is_past(number, study, at)) {
            continue;
        }
        // One of it, all of it charged: a factor that nobody gave moves a cost line just as its amount does.
        let given = (number.lens.get)(study, at).is_some_and(|one| one.value.is_some());
        if matches!(part, StudyPart::CostLine(_)) && number.by_rule && !given {
            continue;
        }
        let Some(one) = Number::of(step, field, number, at, facts) else { continue };
        let place_in_order = seen.len();
        if let Some(all) = answers.get(at.measure).filter(|_| key.starts_with("measures.*.isolation.respondents.#")) {
            let mut sum = |value| with(&mut work, number, at, value, |tried| replaced(*all, study, tried, at));
            if let (Some(low), Some(high)) = (sum(one.ends.low), sum(one.ends.high)) {
                moved.push(Moved { low, high, order: place_in_order, one });
            }
            continue;
        }
        let mut net_at = |value| {
            with(&mut work, number, at, value, |study| {
                rest(&mut parts, part, study);
                parts.benefit_and_cost().map(|(benefit, cost)| benefit - cost)
            })
        };
        let ends = (net_at(one.ends.low), net_at(one.ends.high));
        rest(&mut parts, part, study);
        let (Some(Ok(at_low)), Some(Ok(at_high))) = ends else { continue };
        found.push(((at_high - at_low).abs(), place_in_order, one));
    }
    for (at, all) in answers.iter().enumerate() {
        let (own, others) = moved.into_iter().partition(|one: &Moved| one.one.at.measure == at);
        moved = others;
        let net_of = |sum: Reported<f64>| {
            parts.work_out(StudyPart::Measure(at), study, &Replaced(sum));
            parts.benefit_and_cost().map(|(benefit, cost)| benefit - cost).ok()
        };
        found.extend(of_answers(*all, own, net_of));
        rest(&mut parts, StudyPart::Measure(at), study);
    }
    for (weight, _, one) in &mut found {
        *weight = match order {
            Order::Swing => *weight,
            // A record is firm: nobody has to measure it again, as long as chance is no part of it.
            Order::Urgency if one.weakness < 2 && !one.ends.by_chance => 0.0,
            Order::Urgency => *weight * f64::from(one.weakness.max(if one.ends.by_chance { 2 } else { 0 })),
            Order::Assumed if one.weakness < 3 => 0.0,
            Order::Assumed => *weight,
        };
    }
    found.retain(|(weight, ..)| *weight > 0.0);
    // What differs in the last bits alone stays in the order of the questions.
    let rank = |weight: f64| weight as f32;
    found.sort_by(|one, other| rank(other.0).total_cmp(&rank(one.0)).then(one.1.cmp(&other.1)));
    let mut exact = |(_, _, one): (f64, usize, Number)| {
        let mut lever = one.lever(facts);
        lever.at_low = with(&mut work, one.number, one.at, lever.low, net)??;
        lever.at_high = with(&mut work, one.number, one.at, lever.high, net)??;
        (lever.at_low != lever.at_high).then_some(lever)
    };
    found.into_iter().take(most).filter_map(&mut exact).collect()
}

/// A participant's number, and what all answers come to with it at its low and at its high end.
struct Moved {
    low: Reported<f64>,
    high: Reported<f64>,
    order: usize,
    one: Number,
}

/// How far each answer moves the net benefit. The answers move it through what they come to after doubt, and through nothing
/// else: where the net benefit is a straight line over all of their ends, one look at it is enough for thousands.
fn of_answers(
    all: Reported<f64>,
    moved: Vec<Moved>,
    mut net_of: impl FnMut(Reported<f64>) -> Option<f64>,
) -> Vec<(f64, usize, Number)> {
    let ends = || moved.iter().flat_map(|one| [one.low, one.high]);
    let by_sum = |one: &Reported<f64>, other: &Reported<f64>| one.sure.total_cmp(&other.sure);
    let (Some(least), Some(most)) = (ends().min_by(by_sum), ends().max_by(by_sum)) else { return Vec::new() };
    let slope = match (net_of(least), net_of(all), net_of(most)) {
        (Some(low), Some(now), Some(high)) => {
            let slope = (high - low) / (most.sure - least.sure);
            let bend = now - (low + slope * (all.sure - least.sure));
            (bend.abs() <= (high - low).abs() * 1e-9).then_some(slope)
        }
        _ => None,
    };
    let mut swing = |one: &Moved| match slope {
        Some(slope) => Some((slope * (one.high.sure - one.low.sure)).abs()),
        None => net_of(one.low).zip(net_of(one.high)).map(|(low, high)| (high - low).abs()),
    };
    let swings: Vec<Option<f64>> = moved.iter().map(&mut swing).collect();
    moved.into_iter().zip(swings).filter_map(|(one, swing)| Some((swing?, one.order, one.one))).collect()
}

/// The sum `all` of `study`, with the answer at `at` as it stands in `tried`.
fn replaced(all: Reported<f64>, study: &Study, tried: &Study, at: At) -> Reported<f64> {
    let row = |study: &Study| {
        let rows = study.measures.get(at.measure).map_or(&[][..], |measure| &measure.isolation.respondents);
        reported::<f64>(rows.get(at.row).map_or(&[], std::slice::from_ref), &AsEntered)
    };
    let (was, is) = (row(study), row(tried));
    Reported {
        change: all.change - was.change + is.change,
        shared: all.shared - was.shared + is.shared,
        sure: all.sure - was.sure + is.sure,
        ..all
    }
}

/// The study's own values, with the sum over the participants known.
struct Replaced(Reported<f64>);

impl Reader<f64> for Replaced {
    fn value(&self, quantity: &Quantity) -> Option<f64> {
        AsEntered.value(quantity)
    }

    fn reported(&self, _rows: &[Respondent]) -> Option<Reported<f64>> {
        Some(self.0)
    }
}

/// What `look` sees of the study when one of its numbers is `value`; the study is left as it was.
pub(crate) fn with<T>(
    study: &mut Study,
    number: &NumberField,
    at: At,
    value: Decimal,
    look: impl FnOnce(&Study) -> T,
) -> Option<T> {
    if let Some(kept) = number.series(study, at).map(<[Point]>::to_vec) {
        number.move_series(study, at, value)?;
        let seen = look(study);
        study.measures.get_mut(at.measure)?.after_series = kept;
        return Some(seen);
    }
    let kept = (number.lens.edit)(study, at)?.value.replace(value);
    let seen = look(study);
    (number.lens.edit)(study, at)?.value = kept;
    Some(seen)
}

/// A number that may be a lever: where it stands, and how far it is moved.
struct Number {
    step: &'static Step,
    field: &'static Field,
    number: &'static NumberField,
    at: At,
    value: Decimal,
    ends: Ends,
    assumed: bool,
    weakness: u8,
}

/// How far a lever is moved.
struct Ends {
    low: Decimal,
    high: Decimal,
    /// Whether a range says so; otherwise it is 10%.
    known: bool,
    by_chance: bool,
}

impl Number {
    /// None where there is no value to move.
    fn of(
        step: &'static Step,
        field: &'static Field,
        number: &'static NumberField,
        at: At,
        facts: Context,
    ) -> Option<Number> {
        let quantity = &*number.read(facts.study, at)?;
        let (value, assumed) = number.counted(quantity)?;
        let ends = ends_of(number, quantity, value, at, facts);
        let weakness = match (assumed, quantity.status, quantity.source) {
            (true, ..) => 3,
            (_, Status::Agreed, _) | (_, _, Source::Finance) => 0,
            (_, _, Source::Record) => 1,
            // A rule of the method needs no record: nobody has to firm it up.
            _ if number.by_rule && quantity.value.is_none() => 0,
            _ => 2,
        };
        Some(Number { step, field, number, at, value, ends, assumed, weakness })
    }

    /// The lever with its words; its effect is not worked out yet.
    fn lever(&self, facts: Context) -> Lever {
        let Context { study, format, .. } = facts;
        let Number { field, number, at, value, .. } = *self;
        let source = match number.read(study, at) {
            Some(quantity) if !quantity.from.is_empty() => quantity.from.clone(),
            _ if self.assumed => number.assumption.map_or(String::new(), |assumption| assumption.source.into()),
            Some(quantity) => quantity.source.label().into(),
            None => String::new(),
        };
        Lever {
            place: field.place(at),
            label: label(field, study, at),
            step: self.step.id,
            value,
            low: self.ends.low,
            high: self.ends.high,
            own_range: self.ends.known,
            by_chance: self.ends.by_chance,
            decided: is_decided(number.lens.key, study),
            at_low: Decimal::ZERO,
            at_high: Decimal::ZERO,
            weakness: self.weakness,
            source,
            shown: words::value(value, number.unit, study, at, format),
        }
    }
}

/// Numbers of the past are no levers: nobody decides or judges them, and their chance is the improvement's (M14). In a
/// measured study that is also what was spent and who took part, where a record says so and nobody gave it a range.
fn is_past(number: &NumberField, study: &Study, at: At) -> bool {
    let key = number.lens.key;
    match key.strip_prefix("measures.*.") {
        Some("baseline" | "months" | "periods" | "covered") => true,
        Some("base") => !study.state.is_forecast(),
        Some(rest) => rest.starts_with("comparison.") || rest.starts_with("actuals."),
        None if study.state != State::Measured => false,
        None => {
            let spent = key.starts_with("costs.") || matches!(key, "programme.people" | "programme.hours");
            let recorded = |one: &Quantity| {
                matches!(one.source, Source::Record | Source::System | Source::Finance) && !one.has_range()
            };
            spent && (number.lens.get)(study, at).is_some_and(recorded)
        }
    }
}

/// What somebody decides: the target, the programme, its costs and its start as long as they lie ahead, and what is done with
/// time that gets free.
fn is_decided(key: &str, study: &Study) -> bool {
    let ahead = study.state != State::Measured;
    match key.strip_prefix("measures.*.") {
        Some("worth.usable") => true,
        Some("target" | "effect.lag" | "effect.ramp") => ahead,
        Some(_) => false,
        None => ahead && (key.starts_with("costs.") || matches!(key, "programme.people" | "programme.hours")),
    }
}

/// Low and high of a number (M13, M14): its own range, what doubt leaves of a share, chance in the records, or 10% of itself. A
/// number that is whole moves in whole numbers.
fn ends_of(number: &NumberField, quantity: &Quantity, value: Decimal, at: At, facts: Context) -> Ends {
    let key = number.lens.key;
    let ranged = |low, high| Ends { low, high, known: true, by_chance: false };
    let own = quantity.has_range();
    let doubted = key.ends_with("confidence") && !share_has_range(key, facts.study, at) && value < Decimal::ONE_HUNDRED;
    let improvement = if key == "measures.*.after" && !own { of_improvement(value, at, facts) } else { None };
    let mut ends = match improvement {
        _ if own => ranged(quantity.low.unwrap_or(value).min(value), quantity.high.unwrap_or(value).max(value)),
        // The estimate at face value is the high end, and as much below as doubt takes from it: a·k², a·k, a.
        _ if doubted => ranged(value.times(value) / Decimal::ONE_HUNDRED, Decimal::ONE_HUNDRED),
        Some(ends) => ends,
        None => {
            let tenth = value.times(dec!(0.1)).abs();
            Ends { low: value.less(tenth), high: value.plus(tenth), known: false, by_chance: false }
        }
    };
    if matches!(number.bounds, Bounds::Whole(..)) {
        // Where nothing says how far, it moves by one at least.
        let least = if ends.known { Decimal::ZERO } else { Decimal::ONE };
        let whole = |end: Decimal| end.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero);
        ends.low = whole(ends.low).min(value.less(least));
        ends.high = whole(ends.high).max(value.plus(least));
    }
    if !own {
        let (least, most) = bounds(number, value);
        (ends.low, ends.high) = (ends.low.max(least), ends.high.min(most));
    }
    ends
}

/// Whether the share that a doubt is about has a range of its own, so that the doubt does not widen it.
fn share_has_range(key: &str, study: &Study, at: At) -> bool {
    let Some(isolation) = study.measures.get(at.measure).map(|measure| &measure.isolation) else { return false };
    match key.strip_prefix("measures.*.isolation.") {
        Some("confidence") => isolation.share.has_range(),
        Some("factors_confidence") => isolation.factors.iter().any(|factor| factor.share.has_range()),
        Some(row) if row.starts_with("estimators.") => {
            isolation.estimators.get(at.row).is_some_and(|one| one.share.has_range())
        }
        Some(row) if row.starts_with("respondents.") => {
            isolation.respondents.get(at.row).is_some_and(|one| one.share.has_range())
        }
        _ => true,
    }
}

/// The number after, moved so far that the improvement moves as far as chance in the records goes; where that is not known by
/// 10% of it. Chance takes no more than everything that changed, and makes no training worse than none (M13).
fn of_improvement(after: Decimal, at: At, facts: Context) -> Option<Ends> {
    let measure = facts.study.measures.get(at.measure)?;
    let change = &facts.outcome.figures.totals.measures.get(at.measure)?.change;
    let way = change.way().ok()?;
    let improvement = shown(way.improvement).ok()?;
    let error = standard_error(measure, facts.study.state, way.method).filter(|error| error.size > 0.0);
    let reach = error.and_then(|error| error.tenth().decimal()).map(|reach| reach.round_dp(12));
    let by = reach.unwrap_or(improvement.times(dec!(0.1)).abs());
    let (mut worse, mut better) = (improvement.less(by), improvement.plus(by));
    if reach.is_some() {
        worse = worse.max(improvement.min(Decimal::ZERO));
        if let Ok(gross) = change.gross.and_then(shown) {
            better = better.min(gross.max(improvement).max(Decimal::ZERO));
        }
    }
    let moved = |to: Decimal| match measure.better {
        Better::Higher => after.plus(to.less(improvement)),
        Better::Lower => after.less(to.less(improvement)),
    };
    let (one, other) = (moved(worse), moved(better));
    let known = reach.is_some();
    Some(Ends { low: one.min(other), high: one.max(other), known, by_chance: known })
}

/// What a number is called in a list: with the name of its cost line or of its measure, where there are several.
pub fn label(field: &Field, study: &Study, at: At) -> String {
    let plain = of_measure(field, study, at);
    match owner(field.key(), study, at) {
        Some(of) => format!("{of}: {}", words::inside(&plain)),
        None => plain,
    }
}

/// The name of a number, with its cost line, or with its measure where there are several.
fn of_measure(field: &Field, study: &Study, at: At) -> String {
    let name = words::name(field.label, study, at);
    let key = field.key();
    // Beside the other questions of its step "their number" is clear; in a list it is not.
    let name = match key {
        "measures.*.comparison.before" => "Comparison group before".to_string(),
        "measures.*.comparison.after" => "Comparison group after".to_string(),
        _ => name,
    };
    if key.starts_with("costs.#") {
        let line =
            study.costs.get(at.row).map(|line| if line.name.is_empty() { line.category.label() } else { &line.name });
        return line.map_or(name.clone(), |line| format!("{line}: {}", words::inside(&name)));
    }
    match study.measures.get(at.measure) {
        Some(measure) if key.contains('*') && study.measures.len() > 1 => {
            format!("{} ({})", name, words::name_inside(measure))
        }
        _ => name,
    }
}

/// The level or row that the number at `key` belongs to, by the name it has; its place in the list where it has none.
/// Cost lines and measures are named already.
fn owner(key: &str, study: &Study, at: At) -> Option<String> {
    let (path, _) = key.rsplit_once('.')?;
    let isolation = || study.measures.get(at.measure).map(|one| &one.isolation);
    let (name, one): (Option<&String>, &str) = match path {
        "levels.reaction" => return Some("Level 1, reaction".into()),
        "levels.learning" => return Some("Level 2, learning".into()),
        "levels.application" => return Some("Level 3, application".into()),
        "levels.impact" => return Some("Level 4, impact".into()),
        "expectations.#" => {
            let one = study.expectations.get(at.row);
            (one.map(|one| if one.what.trim().is_empty() { &one.who } else { &one.what }), "Expectation")
        }
        "intangibles.#" => (study.intangibles.get(at.row).map(|one| &one.name), "Gain"),
        "cause.causes.#" => (study.cause.causes.get(at.row).map(|one| &one.name), "Cause"),
        "goal.indicators.#" => (study.goal.indicators.get(at.row).map(|one| &one.what), "Early sign"),
        "measures.*.worth.parts.#" => {
            (study.measures.get(at.measure)?.worth.parts.get(at.row).map(|one| &one.name), "Part")
        }
        "measures.*.isolation.estimators.#" => (isolation()?.estimators.get(at.row).map(|one| &one.name), "Estimate"),
        "measures.*.isolation.factors.#" => (isolation()?.factors.get(at.row).map(|one| &one.name), "Factor"),
        "measures.*.isolation.respondents.#" => (isolation()?.respondents.get(at.row).map(|one| &one.name), "Answer"),
        _ => return None,
    };
    let name = name.map(|name| words::shorten(name, 60)).filter(|name| !name.is_empty());
    // Where one alone estimates, the share is the share.
    let is_alone = path.ends_with("estimators.#") && isolation().is_some_and(|one| one.estimators.len() == 1);
    if is_alone {
        return None;
    }
    Some(name.unwrap_or_else(|| format!("{one} {}", at.row + 1)))
}

/// The least and the most a number may be that stands at `near`. A level goes below 0 where it is there already. Bounds of money
/// grow with the currency (`Format::money_scale`): one that the number has passed is none.
pub fn bounds(number: &NumberField, near: Decimal) -> (Decimal, Decimal) {
    use crate::steps::Unit;
    match number.bounds {
        Bounds::Any => (Decimal::MIN, Decimal::MAX),
        Bounds::Level if near.is_sign_negative() => (Decimal::MIN, Decimal::MAX),
        Bounds::Level => (Decimal::ZERO, Decimal::MAX),
        Bounds::Between(least, most) if number.unit == Unit::Money && near > Decimal::from(most) => {
            (Decimal::from(least), Decimal::MAX)
        }
        Bounds::NotNegative | Bounds::Positive => (Decimal::ZERO, Decimal::MAX),
        Bounds::Between(least, most) | Bounds::Whole(least, most) => (Decimal::from(least), Decimal::from(most)),
    }
}

/// Every number that has a range of its own at its worse end, and at its better end: the careful and the hopeful numbers.
/// Empty where no number has a range that matters.
pub fn ends(study: &Study) -> (Vec<Change>, Vec<Change>) {
    let (mut worse, mut better) = (Vec::new(), Vec::new());
    let Some(base) = net(study) else { return (worse, better) };
    let mut work = study.clone();
    for (_, field, number, at) in numbers(full::STEPS, study) {
        let Some(quantity) = (number.lens.get)(study, at).filter(|quantity| quantity.value.is_some()) else { continue };
        for value in [quantity.low, quantity.high].into_iter().flatten() {
            let change = Change { place: field.place(at), value, ..Change::default() };
            match with(&mut work, number, at, value, net).flatten() {
                Some(net) if net < base => worse.push(change),
                Some(net) if net > base => better.push(change),
                _ => {}
            }
        }
    }
    (worse, better)
}

/// Net benefit of `study`, where there is one.
pub fn net(study: &Study) -> Option<Decimal> {
    totals::<Exact>(study, 12, &AsEntered).net.and_then(shown).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::amount::Format;
    use crate::engine::evaluate;
    use crate::steps::quick;

    /// The published low and high cases of the examples: every range at its worse or better end.
    #[test]
    fn all_numbers_at_their_ends_are_the_published_low_and_high_case_of_an_example() {
        for (example, low, high) in [(4, dec!(-20.51), dec!(60.6)), (6, dec!(-45.39), dec!(3.64))] {
            let study = &examples::all()[example];
            let (worse, better) = ends(study);
            let roi = |changes: &[Change]| {
                let study = crate::scenario::what_if::applied(study, changes);
                evaluate(&study).figures.roi_percent.and_then(shown).expect("an ROI")
            };
            let found = (roi(&worse), roi(&better));
            assert_eq!((found.0.round_dp(2), found.1.round_dp(2)), (low, high), "example {example}");
        }
    }

    fn found(study: &Study) -> Vec<Lever> {
        let (outcome, format) = (evaluate(study), Format::named("en-US", "USD"));
        let facts = Context { study, outcome: &outcome, format: &format };
        levers(&[quick::STEPS, full::STEPS], facts, Order::Swing, usize::MAX)
    }

    fn ends_of(study: &Study, place: &str) -> Option<(Decimal, Decimal)> {
        let lever = found(study).into_iter().find(|lever| lever.place == place)?;
        Some((lever.low.round_dp(4).normalize(), lever.high.round_dp(4).normalize()))
    }

    /// 20% of 400 leads became 12%, and 20% of 400 others stayed; one lead is worth 1,000.
    fn compared() -> Study {
        let record = |value| Quantity { source: Source::Record, ..Quantity::entered(value) };
        let mut measure = Measure {
            better: Better::Lower,
            scale: Scale::Percent,
            period: Period::Year,
            base: record(dec!(400)),
            baseline: record(dec!(20)),
            after: record(dec!(12)),
            worth: Worth { value: record(dec!(1000)), ..Worth::default() },
            ..Measure::default()
        };
        measure.comparison.before = record(dec!(20));
        measure.comparison.after = record(dec!(20));
        measure.comparison.base = record(dec!(400));
        let mut study = Study { state: State::Measured, measures: vec![measure], ..Study::default() };
        study.costs = vec![CostLine { rate: record(dec!(9000)), ..CostLine::default() }];
        study
    }

    #[test]
    fn numbers_of_the_past_are_no_levers() {
        let past = ["baseline", "comparison", "covered", "periods", "months", "actuals"];
        for study in examples::all().iter().chain([&compared()]) {
            let found = found(study);
            assert!(!found.is_empty(), "{}", study.title);
            for lever in found {
                assert!(lever.place.split('.').all(|name| !past.contains(&name)), "{}: {}", study.title, lever.place);
            }
        }
        // What a record says was spent is of the past, and a guess at it is not; a plan is neither.
        let place = "costs.0.rate";
        let mut study = compared();
        assert_eq!(ends_of(&study, place), None);
        study.costs[0].rate.source = Source::Guess;
        assert_eq!(ends_of(&study, place), Some((dec!(8100), dec!(9900))));
        study.costs[0].rate.source = Source::Record;
        study.state = State::Pilot;
        assert_eq!(ends_of(&study, place), Some((dec!(8100), dec!(9900))));
    }

    /// Error of the four shares: √(3·0.2·0.8/400 + 0.12·0.88/400) = 3.8262 points, so 4.9035 with one chance in ten; no more
    /// than all 8 points that changed.
    #[test]
    fn the_improvement_moves_by_moving_the_number_after() {
        let place = "measures.0.after";
        assert_eq!(ends_of(&compared(), place), Some((dec!(12), dec!(16.9035))));
        let lever = found(&compared()).into_iter().find(|lever| lever.place == place).expect("the improvement");
        assert!(lever.own_range && lever.by_chance);
        // Nobody can say how far chance goes where a number each is no count: 10% of the 8 it improved by.
        let mut study = compared();
        let measure = &mut study.measures[0];
        (measure.scale, measure.comparison) = (Scale::Each, Comparison::default());
        measure.worth.value = Quantity::entered(dec!(10));
        assert_eq!(ends_of(&study, place), Some((dec!(11.2), dec!(12.8))));
        assert!(found(&study).iter().all(|lever| !lever.by_chance));
    }

    /// A series stands for its mean (M1): 12 and 10 stand at 11, where the level would have been. It is moved as a whole, and by
    /// what the level would move: 10% of the 9 it improved by.
    #[test]
    fn an_improvement_that_is_read_from_a_series_is_a_lever_like_any_other() {
        let place = "measures.0.after";
        let mut study = compared();
        let measure = &mut study.measures[0];
        (measure.scale, measure.comparison, measure.after) = (Scale::Each, Comparison::default(), Quantity::default());
        measure.worth.value = Quantity::entered(dec!(10));
        let points = |values: [i64; 2]| -> Vec<Point> {
            let value = |value: i64| Quantity { source: Source::System, ..Quantity::entered(value.into()) };
            values.map(|one| Point { value: value(one), ..Point::default() }).to_vec()
        };
        measure.after_series = points([12, 10]);
        let lever = found(&study).into_iter().find(|lever| lever.place == place).expect("the improvement");
        assert_eq!((lever.value, lever.low, lever.high), (dec!(11), dec!(10.1), dec!(11.9)));
        // (20 − 10.1) × 400 × 10 − 9,000, and (20 − 11.9).
        assert_eq!((lever.at_low, lever.at_high), (dec!(30600), dec!(23400)));
        assert_eq!(lever.source, Source::System.label());
        // Tried at 9 each month is 2 lower; the study stays as it is.
        let change = Change { place: place.into(), value: dec!(9), ..Change::default() };
        let tried = crate::scenario::what_if::applied(&study, &[change]);
        let values = |study: &Study| -> Vec<Option<Decimal>> {
            study.measures[0].after_series.iter().map(|point| point.value.value).collect()
        };
        assert_eq!(values(&tried), [Some(dec!(10)), Some(dec!(8))]);
        assert_eq!((net(&tried), values(&study)[0]), (Some(dec!(35000)), Some(dec!(12))));
        // A value as it is in the study is no change.
        assert_eq!(crate::scenario::what_if::changed(&study, &[], place, dec!(11)), []);
        // With numbers before as a series too, chance in the records says how far.
        study.measures[0].before_series = points([20, 22]);
        let lever = found(&study).into_iter().find(|lever| lever.place == place).expect("the improvement");
        assert!(lever.by_chance && lever.value == dec!(11), "{lever:?}");
        // A plan is moved by its target, and what was seen so far moves nothing.
        (study.state, study.measures[0].target) = (State::Forecast, Quantity::entered(dec!(12)));
        let places: Vec<String> = found(&study).into_iter().map(|lever| lever.place).collect();
        assert!(places.contains(&"measures.0.target".into()) && !places.contains(&place.into()), "{places:?}");
    }

    #[test]
    fn doubt_moves_a_share_to_its_face_value_and_as_far_below() {
        let mut study = compared();
        study.measures[0].comparison = Comparison::default();
        let (share, confidence) = (Quantity::entered(dec!(50)), Quantity::entered(dec!(80)));
        study.measures[0].isolation.estimators = vec![Estimator { share, confidence, ..Estimator::default() }];
        let place = "measures.0.isolation.estimators.0.confidence";
        assert_eq!(ends_of(&study, place), Some((dec!(64), dec!(100))));
        // A share with a range of its own is doubted by that range.
        study.measures[0].isolation.estimators[0].share.low = Some(dec!(40));
        assert_eq!(ends_of(&study, place), Some((dec!(72), dec!(88))));
    }

    #[test]
    fn what_its_field_takes_in_whole_numbers_moves_in_whole_numbers() {
        let mut study = compared();
        let place = "measures.0.effect.lasts";
        study.measures[0].effect.lasts = Quantity::entered(dec!(12));
        // More than twelve months is no more in the first year, so the swing is that of the low end.
        assert_eq!(ends_of(&study, place), Some((dec!(11), dec!(13))));
        study.measures[0].effect.lasts = Quantity { low: Some(dec!(7.4)), ..Quantity::entered(dec!(9)) };
        assert_eq!(ends_of(&study, place), Some((dec!(7), dec!(9))));
    }

    #[test]
    fn decisions_come_before_what_is_judged_and_leave_it_half_of_the_places() {
        let mut study = compared();
        study.state = State::Forecast;
        study.measures[0].target = Quantity::entered(dec!(12));
        study.costs.extend((1..6).map(|_| study.costs[0].clone()).collect::<Vec<_>>());
        let (outcome, format) = (evaluate(&study), Format::named("en-US", "USD"));
        let facts = Context { study: &study, outcome: &outcome, format: &format };
        let steps = [quick::STEPS, full::STEPS];
        let all = to_try(&steps, facts, 6);
        let decided: Vec<bool> = all.iter().map(|lever| lever.decided).collect();
        assert!(all.len() == 6 && decided[..3] == [true; 3], "{decided:?}");
        assert!(decided.is_sorted_by(|one, other| one >= other), "{decided:?}");
        assert_eq!(all[0].place, "measures.0.target");
        // Nobody decides any more what was done and measured.
        study.state = State::Measured;
        assert!(found(&study).iter().all(|lever| !lever.decided));
    }

    #[test]
    fn a_factor_that_nobody_gave_is_no_lever() {
        let format = Format::named("en-US", "USD");
        let mut study = examples::all()[0].clone();
        let line = study.costs.iter().position(|line| line.rate.value.is_some()).expect("a cost line");
        (study.costs[line].quantity, study.costs[line].share) = Default::default();
        study.costs[line].rate.source = Source::Open;
        let places = |study: &Study| -> Vec<String> {
            let facts = Context { study, outcome: &evaluate(study), format: &format };
            levers(&[full::STEPS], facts, Order::Swing, 99).into_iter().map(|lever| lever.place).collect()
        };
        let place = |number: &str| ["costs.", &line.to_string(), ".", number].concat();
        assert!(places(&study).contains(&place("rate")));
        assert!(!places(&study).iter().any(|one| *one == place("quantity") || *one == place("share")));
        study.costs[line].quantity = Quantity::entered(dec!(2));
        assert!(places(&study).contains(&place("quantity")), "a factor that was given is one");
    }
}
