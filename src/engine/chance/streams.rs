//! Where chance comes from: a stream for each cause, a function of the seed, of what the cause is, and of the draw (M13).
//!
//! What a cause is follows from the study's own names of its rows and never from their places, so that neither order nor rows
//! without a range change a draw. Judgements of one person, and one and the same pay, are one cause wherever they stand.

use crate::engine::normal::quantiles;
use crate::study::*;

/// The stream of a cause under a seed.
pub(super) fn stream(seed: u32, cause: &str) -> u64 {
    mix(mix(u64::from(seed)) ^ name(cause))
}

/// Fills `out` with `z` of the draws from `first` on.
pub(super) fn fill(stream: u64, first: u32, out: &mut [f64]) {
    for (draw, out) in (first..).zip(&mut *out) {
        *out = uniform(stream, draw);
    }
    quantiles(out);
}

/// A judgement: all shares and doubts of one person, by role and name, over all measures; nobody named counts as one (M13).
pub(super) fn judgement(role: Role, name: &str) -> String {
    ["judgement", role.id(), name.trim()].join("\n")
}

/// The chance in the records of one measure.
pub(super) fn records(study: &Study, measure: usize) -> String {
    ["measures", &own_name(&study.measures, measure, of_row::measure), "records"].join("\n")
}

/// The study with its rows in the order of their own names: sums are then made in one order, wherever the rows stand, and not
/// even the last bit of a draw depends on it.
pub(super) fn in_own_order(study: &Study) -> Study {
    let mut study = study.clone();
    put_in_order(&mut study.costs, of_row::cost);
    put_in_order(&mut study.programme.waves, of_row::wave);
    put_in_order(&mut study.measures, of_row::measure);
    // Of two records of one month the first counts: these stay as they are.
    for Measure { isolation, worth, .. } in &mut study.measures {
        put_in_order(&mut isolation.estimators, of_row::estimator);
        put_in_order(&mut isolation.factors, of_row::factor);
        put_in_order(&mut isolation.respondents, of_row::respondent);
        put_in_order(&mut worth.parts, of_row::part);
    }
    study
}

fn put_in_order<T: Clone>(rows: &mut Vec<T>, called: fn(&T) -> String) {
    let order = order_of(rows.iter().map(called).zip(0..).collect());
    *rows = order.into_iter().filter_map(|(_, at)| rows.get(at).cloned()).collect();
}

/// Rows of one name stay in the order they have.
fn order_of(mut names: Vec<(String, usize)>) -> Vec<(String, usize)> {
    names.sort_unstable();
    names
}

/// What a row is called in the study: its own id, which it keeps wherever it stands. In a file that has none, its name, and
/// which one of those with the same name it is.
fn own_name<T>(rows: &[T], at: usize, called: fn(&T) -> String) -> String {
    let Some(name) = rows.get(at).map(called) else { return String::new() };
    let before = rows.iter().take(at).filter(|row| called(row) == name).count();
    [name, before.to_string()].join("\n")
}

/// What rows are called.
mod of_row {
    use crate::study::*;

    fn named(id: &str, called: impl FnOnce() -> String) -> String {
        if id.is_empty() { called() } else { ["id", id].join("\n") }
    }

    pub(super) fn measure(row: &Measure) -> String {
        named(&row.id, || if row.name.is_empty() { row.kind.clone() } else { row.name.clone() })
    }
    pub(super) fn cost(row: &CostLine) -> String {
        named(&row.id, || [row.category.id(), &row.name].join("\n"))
    }
    pub(super) fn factor(row: &Factor) -> String {
        named(&row.id, || row.name.clone())
    }
    pub(super) fn respondent(row: &Respondent) -> String {
        named(&row.id, || row.name.clone())
    }
    pub(super) fn part(row: &Part) -> String {
        named(&row.id, || row.name.clone())
    }
    pub(super) fn estimator(row: &Estimator) -> String {
        named(&row.id, || [row.role.id(), &row.name].join("\n"))
    }
    pub(super) fn actual(row: &Actual) -> String {
        named(&row.id, || month(&row.month))
    }
    pub(super) fn wave(row: &Wave) -> String {
        named(&row.id, || month(&row.month))
    }
    fn month(number: &Quantity) -> String {
        number.value.map_or(String::new(), |month| month.normalize().to_string())
    }
}

/// What the number at `place` is: its path, with the names of rows instead of their places. `measures.0.worth.parts.1.amount`
/// becomes the amount of a part with its own name in a measure with its own name.
pub(super) fn cause(study: &Study, place: &str) -> String {
    let path: Vec<&str> = place.split('.').collect();
    let row = |step: &str| step.parse::<usize>().unwrap_or(usize::MAX);
    match path.as_slice() {
        ["measures", at, rest @ ..] => match study.measures.get(row(at)) {
            Some(measure) => {
                let measure_name = own_name(&study.measures, row(at), of_row::measure);
                of_measure(measure, rest).unwrap_or_else(|path| ["measures", &measure_name, &path].join("\n"))
            }
            None => place.into(),
        },
        ["costs", at, field] => ["costs", &own_name(&study.costs, row(at), of_row::cost), field].join("\n"),
        ["programme", "waves", at, field] => {
            ["waves", &own_name(&study.programme.waves, row(at), of_row::wave), field].join("\n")
        }
        path => common(path).unwrap_or_else(|| place.into()),
    }
}

/// The cause that a number of one measure shares with others, or else its path in the measure.
fn of_measure(measure: &Measure, path: &[&str]) -> Result<String, String> {
    let isolation = &measure.isolation;
    let row = |step: &str| step.parse::<usize>().unwrap_or(usize::MAX);
    let within = |row: String, path: [&str; 2]| Err([path[0], &row, path[1]].join("\n"));
    match *path {
        ["isolation", "share" | "confidence" | "factors_confidence"] => Ok(judgement(Role::Open, "")),
        ["isolation", "estimators", at, _] => {
            let who = isolation.estimators.get(row(at));
            Ok(who.map_or_else(|| judgement(Role::Open, ""), |who| judgement(who.role, &who.name)))
        }
        ["isolation", "respondents", at, "share" | "confidence"] => {
            let who = isolation.respondents.get(row(at)).map_or("", |who| who.name.as_str());
            Ok(judgement(Role::Participant, who))
        }
        ["isolation", "respondents", at, field] => {
            within(own_name(&isolation.respondents, row(at), of_row::respondent), ["respondents", field])
        }
        ["isolation", "factors", at, field] => {
            within(own_name(&isolation.factors, row(at), of_row::factor), ["factors", field])
        }
        ["actuals", at, field] => within(own_name(&measure.actuals, row(at), of_row::actual), ["actuals", field]),
        ["worth", "parts", at, field] => {
            within(own_name(&measure.worth.parts, row(at), of_row::part), ["parts", field])
        }
        _ => common(path).ok_or_else(|| path.join("\n")),
    }
}

/// Pay, on-cost and the cost of an hour are one number each, wherever they are used.
fn common(path: &[&str]) -> Option<String> {
    match *path {
        [.., "hour", "pay"] | ["worth", "salary"] => Some("pay".into()),
        [.., "hour", field @ ("on_cost" | "value" | "paid_hours")] => Some(["hour", field].join("\n")),
        _ => None,
    }
}

/// FNV-1a, 64 bits.
fn name(cause: &str) -> u64 {
    cause.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// The finaliser of SplitMix64 (Steele, Lea and Flood 2014).
fn mix(mut bits: u64) -> u64 {
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    bits ^ (bits >> 31)
}

/// A number strictly between 0 and 1: draw `number` of `stream`, a function of the two alone.
fn uniform(stream: u64, number: u32) -> f64 {
    let bits = mix(stream.wrapping_add((u64::from(number) + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15)));
    ((bits >> 11) as f64 + 0.5) / 9_007_199_254_740_992.0
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The first numbers that SplitMix64 gives from the seed 1234567, as they are published with the generator.
    const PUBLISHED: [u64; 5] = [
        6_457_827_717_110_365_317,
        3_203_168_211_198_807_973,
        9_817_491_932_198_370_423,
        4_593_380_528_125_082_431,
        16_408_922_859_458_223_821,
    ];

    #[test]
    fn a_draw_is_a_number_of_the_published_generator_between_zero_and_one() {
        for (number, bits) in (0..).zip(PUBLISHED) {
            assert_eq!(uniform(1_234_567, number), ((bits >> 11) as f64 + 0.5) / 2f64.powi(53), "{number}");
        }
    }

    /// Test vectors of Fowler, Noll and Vo.
    #[test]
    fn the_name_of_a_stream_is_its_published_hash() {
        for (text, hash) in
            [("", 0xcbf2_9ce4_8422_2325), ("a", 0xaf63_dc4c_8601_ec8c), ("foobar", 0x8594_4171_f739_67e8)]
        {
            assert_eq!(name(text), hash, "{text}");
        }
    }

    fn study() -> Study {
        let estimator = |role, name: &str| Estimator { role, name: name.into(), ..Estimator::default() };
        let measure = |name: &str, who: Estimator| Measure {
            name: name.into(),
            isolation: Isolation { estimators: vec![who], ..Isolation::default() },
            worth: Worth { parts: vec![Part { name: "p".into(), ..Part::default() }], ..Worth::default() },
            ..Measure::default()
        };
        let measures =
            vec![measure("a", estimator(Role::Manager, "Ann")), measure("b", estimator(Role::Manager, "Ann "))];
        let costs = vec![CostLine { name: "x".into(), ..CostLine::default() }];
        Study { measures, costs, ..Study::default() }
    }

    #[test]
    fn a_cause_is_named_by_its_row_and_not_by_its_place() {
        let mut study = study();
        let before = cause(&study, "measures.0.worth.parts.0.amount");
        assert_ne!(before, cause(&study, "measures.1.worth.parts.0.amount"));
        study.measures.swap(0, 1);
        assert_eq!(before, cause(&study, "measures.1.worth.parts.0.amount"));
        let cost = cause(&study, "costs.0.rate");
        study.costs.insert(0, CostLine { name: "y".into(), ..CostLine::default() });
        assert_eq!(cost, cause(&study, "costs.1.rate"));
        assert_ne!(cost, cause(&study, "costs.1.quantity"));
    }

    /// A cost line that gets another name, and one of the same name before it, are other words for the same number.
    #[test]
    fn a_row_with_an_id_is_the_same_cause_under_every_name() {
        let mut study = study();
        study.costs[0].id = "r1".into();
        let before = cause(&study, "costs.0.rate");
        study.costs[0].name = "Room".into();
        study.costs.insert(0, CostLine { id: "r2".into(), name: "Room".into(), ..CostLine::default() });
        assert_eq!(before, cause(&study, "costs.1.rate"));
        assert_ne!(before, cause(&study, "costs.0.rate"));
    }

    #[test]
    fn one_person_and_one_pay_are_one_cause_wherever_they_stand() {
        let mut study = study();
        let of = |study: &Study, place: &str| cause(study, place);
        let share = "isolation.estimators.0.share";
        let (one, other) = (["measures.0.", share].concat(), ["measures.1.", share].concat());
        assert_eq!(of(&study, &one), of(&study, &other));
        study.measures[1].isolation.estimators[0].name = "Bea".into();
        assert_ne!(of(&study, &one), of(&study, &other));
        assert_eq!(of(&study, "programme.hour.pay"), of(&study, "measures.0.worth.salary"));
        assert_eq!(of(&study, "programme.hour.on_cost"), of(&study, "measures.1.worth.hour.on_cost"));
        assert_ne!(of(&study, "programme.hour.on_cost"), of(&study, "programme.hour.pay"));
    }
}
